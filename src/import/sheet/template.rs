//! An example sheet per noun: headings and a row that reads in as it stands, once the examples of the nouns it links to
//! are there. All names are made up.

use crate::domain::field::Shape;
use crate::domain::kind::Kind;
use crate::domain::written::show_yes_no;
use crate::text::{Lang, Words};

/// Headings and example rows of one noun.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template {
    /// One heading per column: column names in English, labels in Dutch.
    pub headings: Vec<String>,
    /// Example rows, as wide as the headings; a cell without an example is empty.
    pub examples: Vec<Vec<String>>,
}

/// The example sheet of a noun in the language of the words: all its columns but the day of archiving.
#[must_use]
pub fn template(kind: Kind, words: Words) -> Template {
    let fields = kind.noun().fields.iter().filter(|field| field.name != "archived_on");
    let english = words.lang() == Lang::En;
    let heading = |name: &str, plain: &str| if english { plain.to_owned() } else { words.field(kind.name(), name) };
    let headings = fields.clone().map(|field| heading(field.name, field.plain_name())).collect();
    let row = |values: &&[(&str, &str)]| {
        let cell = |field: &crate::domain::field::Field| {
            let value = values.iter().find(|(name, _)| *name == field.plain_name()).map_or("", |(_, value)| *value);
            match field.shape {
                Shape::Choice(_) if !english && !value.is_empty() => words.choice(field.name, value),
                Shape::Flag if !value.is_empty() => show_yes_no(value == "true", words.lang()).to_owned(),
                _ => value.to_owned(),
            }
        };
        fields.clone().map(cell).collect()
    };
    Template { headings, examples: examples(kind).iter().map(row).collect() }
}

/// One example row: plain column names and values.
type Example = &'static [(&'static str, &'static str)];

const PROVIDER: &str = "90000019";
const CONTRACT: &str = "LV-2027-001";
const LOT: &str = "LV-01";
const PRODUCT: &str = "LV100";
const TOWN: &str = "GM9901";
const FRAME: &str = "Jeugdhulp Lindeveen 2027";

#[allow(clippy::too_many_lines)] // a table: one example per noun
fn examples(kind: Kind) -> &'static [Example] {
    match kind {
        Kind::Region => &[&[("name", "Regio Lindeveen")]],
        Kind::SubRegion => &[&[("name", "Lindeveen-Noord"), ("region", "Regio Lindeveen")]],
        Kind::Municipality => &[&[("cbs_code", TOWN), ("name", "Lindeveen"), ("valid_from", "2015-01-01")]],
        Kind::Membership => {
            &[&[("municipality", TOWN), ("sub_region", "Lindeveen-Noord"), ("valid_from", "2026-01-01")]]
        }
        Kind::Authority => &[&[
            ("name", "Inkooporganisatie Lindeveen"),
            ("country", "NLD"),
            ("city", "Lindeveen"),
            ("municipality", TOWN),
            ("lead", "true"),
        ]],
        Kind::ProviderGroup => &[&[("name", "Wilgenhorst Groep")]],
        Kind::Provider => &[
            &[
                ("kvk", PROVIDER),
                ("name", "Stichting Wilgenhorst"),
                ("legal_form", "foundation"),
                ("group", "Wilgenhorst Groep"),
                ("size_class", "other"),
                ("status", "active"),
                ("city", "Lindeveen"),
                ("domains", "jw"),
            ],
            &[("kvk", "90000027"), ("name", "Zorgbureau De Hazelaar B.V."), ("legal_form", "private_company")],
        ],
        Kind::Establishment => &[&[
            ("provider", PROVIDER),
            ("branch_no", "000090000019"),
            ("name", "Wilgenhorst Noord"),
            ("place", "Lindeveen"),
            ("municipality", TOWN),
        ]],
        Kind::AgbCode => &[&[("provider", PROVIDER), ("code", "98000019"), ("valid_from", "2027-01-01")]],
        Kind::ContactPerson => &[&[("provider", PROVIDER), ("name", "Contractbeheer"), ("function", "Accountbeheer")]],
        Kind::Framework => &[&[("name", FRAME), ("domain", "jw"), ("start", "2027-01-01"), ("end", "2030-12-31")]],
        Kind::Tender => &[&[
            ("framework", FRAME),
            ("title", "Inkoop jeugdhulp Lindeveen"),
            ("procedure", "sas"),
            ("ted_notice", "123456-2026"),
            ("stage", "published"),
            ("buyers", "Inkooporganisatie Lindeveen"),
            ("published_on", "2026-03-02"),
        ]],
        Kind::Lot => &[&[
            ("framework", FRAME),
            ("code", LOT),
            ("title", "Ambulante begeleiding"),
            ("category", "light"),
            ("scale", "regional"),
            ("funding_variant", "effort"),
            ("lead_months", "18"),
            ("estimated_value", "1250000,00"),
        ]],
        Kind::LotMunicipality => &[&[("lot", LOT), ("municipality", TOWN), ("valid_from", "2027-01-01")]],
        Kind::Product => &[&[
            ("code", PRODUCT),
            ("title", "Begeleiding individueel"),
            ("domain", "jw"),
            ("unit", "hour"),
            ("lot", LOT),
            ("category_code", "45"),
        ]],
        Kind::LotProduct => &[&[("product", PRODUCT), ("lot", LOT), ("valid_from", "2027-01-01")]],
        Kind::NecessaryProvision => &[&[
            ("name", "Crisisopvang jeugd"),
            ("municipality", TOWN),
            ("category_code", "46"),
            ("domain", "jw"),
            ("source", "Regiovisie 2027"),
        ]],
        Kind::Contract => &[&[
            ("number", CONTRACT),
            ("title", "Ambulante begeleiding Wilgenhorst"),
            ("provider", PROVIDER),
            ("framework", FRAME),
            ("signed_on", "2026-10-01"),
            ("start", "2027-01-01"),
            ("end", "2028-12-31"),
            ("notice_months_client", "6"),
            ("notice_months_contractor", "6"),
            ("termination_mode", "both"),
            ("status", "signed"),
            ("original_value", "250000,00"),
        ]],
        Kind::ContractLot => &[&[
            ("contract", CONTRACT),
            ("lot", LOT),
            ("role", "sole"),
            ("valid_from", "2027-01-01"),
            ("valid_to", "2028-12-31"),
            ("municipalities", TOWN),
        ]],
        Kind::ConsortiumMember => &[&[("contract", CONTRACT), ("provider", PROVIDER), ("lead", "true")]],
        Kind::ExtensionOption => &[&[("contract", CONTRACT), ("seq", "1"), ("months", "12"), ("notify_months", "6")]],
        Kind::Amendment => &[&[
            ("contract", CONTRACT),
            ("number", "A1"),
            ("signed_on", "2027-02-01"),
            ("effective", "2027-03-01"),
            ("kind", "price"),
            ("value_delta", "12500,00"),
        ]],
        Kind::Tariff => &[&[
            ("contract", CONTRACT),
            ("lot", LOT),
            ("product", PRODUCT),
            ("unit", "hour"),
            ("amount", "72,35"),
            ("valid_from", "2027-01-01"),
            ("valid_to", "2027-12-31"),
            ("index_round", "2027/cao"),
            ("vat", "exempt"),
        ]],
        Kind::IndexationRound => &[&[
            ("year", "2027"),
            ("component", "cao"),
            ("weight_percent", "90%"),
            ("forecast_percent", "4,2%"),
            ("final_previous_percent", "4,1%"),
        ]],
        Kind::SubcontractLink => &[&[
            ("contract", CONTRACT),
            ("lot", LOT),
            ("parent", PROVIDER),
            ("child", "90000027"),
            ("share_percent", "20%"),
            ("valid_from", "2027-01-01"),
            ("valid_to", "2028-12-31"),
            ("consent_on", "2026-12-01"),
        ]],
        Kind::CapacityAgreement => &[&[
            ("contract", CONTRACT),
            ("lot", LOT),
            ("product", PRODUCT),
            ("municipality", TOWN),
            ("start", "2027-01-01"),
            ("end", "2027-12-31"),
            ("quantity", "2400"),
            ("unit", "hour"),
            ("kind", "maximum"),
        ]],
        Kind::Actual => &[&[
            ("provider", PROVIDER),
            ("product", PRODUCT),
            ("municipality", TOWN),
            ("month", "2027-01"),
            ("quantity", "182,5"),
            ("unit", "hour"),
            ("amount", "13203,88"),
            ("clients", "34"),
            ("source", "iJw303"),
            ("completeness_percent", "95%"),
        ]],
        Kind::Reservation => &[&[
            ("provider", PROVIDER),
            ("product", PRODUCT),
            ("municipality", TOWN),
            ("month", "2027-02"),
            ("quantity", "190"),
            ("unit", "hour"),
            ("source", "iJw301"),
        ]],
        Kind::BudgetCeiling => {
            &[&[("contract", CONTRACT), ("year", "2027"), ("amount", "125000,00"), ("warn_percent", "80%")]]
        }
        Kind::IntakeStop => &[&[
            ("contract", CONTRACT),
            ("lot", LOT),
            ("municipality", TOWN),
            ("valid_from", "2027-03-01"),
            ("valid_to", "2027-04-30"),
            ("imposed_by", "contractor"),
        ]],
        Kind::WaitingTime => &[&[
            ("contract", CONTRACT),
            ("lot", LOT),
            ("month", "2027-01"),
            ("weeks_intake", "4,5"),
            ("weeks_start", "9"),
            ("waiting_clients", "12"),
        ]],
        Kind::ContractText => &[&[
            ("title", "Raamovereenkomst begeleiding"),
            ("contract", CONTRACT),
            ("version_label", "1.1"),
            ("source_name", "raamovereenkomst.docx"),
        ]],
        Kind::Article => &[&[
            ("contract_text", "Raamovereenkomst begeleiding"),
            ("number", "3.5"),
            ("title", "Wachttijden"),
            ("body", "3.5.1 Opdrachtnemer meldt een dreigende wachttijd binnen vijf werkdagen."),
            ("position", "12"),
        ]],
        Kind::ObligationTemplate => &[&[
            ("code", "O01"),
            ("title", "Jaarrekening"),
            ("category", "both"),
            ("evidence_kind", "document"),
            ("passes_down", "false"),
            ("domain", "both"),
        ]],
        Kind::Obligation => &[&[
            ("code", "LV-2027-001-O01"),
            ("contract", CONTRACT),
            ("template", "O01"),
            ("title", "Jaarrekening inleveren"),
            ("article", "12.3"),
            ("first_due", "2027-07-01"),
            ("passes_down", "false"),
            ("clause", "standard"),
        ]],
        Kind::ObligationInstance => {
            &[&[("obligation", "LV-2027-001-O01"), ("provider", PROVIDER), ("due", "2027-07-01"), ("state", "planned")]]
        }
        Kind::Evidence => &[&[
            ("obligation", "LV-2027-001-O01"),
            ("provider", PROVIDER),
            ("due", "2027-07-01"),
            ("reference", "jaarrekening-2026.pdf"),
        ]],
        Kind::Review => &[&[
            ("subject_kind", "contract"),
            ("subject", CONTRACT),
            ("kind", "annual"),
            ("anchor", "2027-01-01"),
            ("interval_months", "12"),
        ]],
        Kind::Meeting => &[&[("provider", PROVIDER), ("date", "2027-02-10"), ("notes", "Wachttijd loopt terug.")]],
        Kind::ActionItem => &[&[
            ("meeting", "90000019/2027-02-10"),
            ("provider", PROVIDER),
            ("owner", "Contractbeheer"),
            ("text", "Wachttijd per perceel aanleveren"),
            ("due", "2027-03-01"),
            ("state", "open"),
        ]],
        Kind::GoverningBody => &[&[("name", "College van Lindeveen"), ("municipality", TOWN), ("kind", "college")]],
        Kind::BodyMeeting => {
            &[&[("body", "College van Lindeveen"), ("date", "2027-03-09"), ("papers_due", "2027-02-23")]]
        }
        Kind::RiskSignal => &[&[
            ("provider", PROVIDER),
            ("kind", "liquidity"),
            ("date", "2027-02-01"),
            ("severity", "medium"),
            ("source", "Jaarrekening 2026"),
        ]],
        Kind::BuildDownStep => &[&[
            ("lot", LOT),
            ("date", "2027-07-01"),
            ("capacity_old", "40"),
            ("capacity_new", "25"),
            ("minimum", "60"),
            ("unit", "plaatsen"),
        ]],
        Kind::Objective => &[&[("number", "1"), ("title", "Passende zorg op tijd")]],
        Kind::Indicator => &[&[
            ("objective", "1"),
            ("name", "Wachttijd in weken"),
            ("unit", "weken"),
            ("target", "6"),
            ("direction", "lower"),
        ]],
        Kind::IndicatorValue => &[&[
            ("indicator", "1/Wachttijd in weken"),
            ("period", "2027-Q1"),
            ("value", "7,5"),
            ("source", "Aanbieders"),
        ]],
        Kind::Snooze => &[&[
            ("subject", "review/LV-2027-001/2027-12-01"),
            ("until", "2027-05-15"),
            ("reason", "Overleg staat op 15 mei gepland"),
        ]],
        Kind::Report => &[&[("kind", "monthly"), ("period", "2027-01"), ("scope", "Regio Lindeveen")]],
        _ => &[], // a question is worked out, never brought in; a noun without an example fails its test
    }
}
