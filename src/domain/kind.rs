//! The closed list of nouns. Adding one: its file in `nouns`, its table in `schema.sql`, a row here, its words in `text`.
//! Questions stand behind the stored nouns: their records are worked out, so they have a file in `questions` and no table.

use super::field::{Noun, Times};
use super::nouns;
use super::questions;

/// Which noun. The order is the order of exports and of saving: a noun stands after those its required links point to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
pub enum Kind {
    /// Regio.
    Region,
    /// Subregio.
    SubRegion,
    /// Gemeente.
    Municipality,
    /// Deelname van een gemeente.
    Membership,
    /// Opdrachtgever.
    Authority,
    /// Concern.
    ProviderGroup,
    /// Aanbieder.
    Provider,
    /// Vestiging.
    Establishment,
    /// AGB-code.
    AgbCode,
    /// Contactpersoon.
    ContactPerson,
    /// Inkoopkader.
    Framework,
    /// Aanbesteding.
    Tender,
    /// Perceel.
    Lot,
    /// Deelname aan een perceel.
    LotMunicipality,
    /// Product.
    Product,
    /// Product in perceel.
    LotProduct,
    /// Noodzakelijke voorziening.
    NecessaryProvision,
    /// Contract.
    Contract,
    /// Contractperceel.
    ContractLot,
    /// Combinant.
    ConsortiumMember,
    /// Verlengingsoptie.
    ExtensionOption,
    /// Addendum.
    Amendment,
    /// Tarief.
    Tariff,
    /// Indexatieronde.
    IndexationRound,
    /// Onderaanneming.
    SubcontractLink,
    /// Capaciteitsafspraak.
    CapacityAgreement,
    /// Realisatie.
    Actual,
    /// Reservering.
    Reservation,
    /// Budgetplafond.
    BudgetCeiling,
    /// Gemeentelijke begroting.
    MunicipalBudget,
    /// Cliëntenstop.
    IntakeStop,
    /// Wachttijd.
    WaitingTime,
    /// Contracttekst.
    ContractText,
    /// Artikel.
    Article,
    /// Modelverplichting.
    ObligationTemplate,
    /// Verplichting.
    Obligation,
    /// Verplichtingsmoment.
    ObligationInstance,
    /// Bewijsstuk.
    Evidence,
    /// Voortgangsmoment.
    Review,
    /// Voortgangsgesprek.
    Meeting,
    /// Actiepunt.
    ActionItem,
    /// Bestuursorgaan.
    GoverningBody,
    /// Vergadering.
    BodyMeeting,
    /// Risicosignaal.
    RiskSignal,
    /// Afbouwstap.
    BuildDownStep,
    /// Hoofddoelstelling.
    Objective,
    /// Indicator.
    Indicator,
    /// Indicatorwaarde.
    IndicatorValue,
    /// Uitgesteld signaal.
    Snooze,
    /// Verantwoording.
    Report,
    /// Toelichting.
    ReportRemark,
    /// Dekking (R25).
    Coverage,
    /// Concentratie (R22).
    Concentration,
    /// Uitval (R24).
    Dropout,
    /// Aandeel als hoofdaannemer en als uitvoerder (N6).
    Exposure,
    /// Geparkeerde cijfers (N14).
    Parked,
    /// Gestrande afspraken (R31).
    Stranded,
    /// Signalen (N32).
    Signal,
    /// Gebruik per gemeente, toenmalig en huidig (N20).
    MunicipalUse,
    /// Herkomst van percelen (N4).
    LotLineage,
    /// Noodzakelijk aanbod (N3).
    Need,
    /// Wat ontbreekt (R32).
    Gap,
    /// Keten (R18–R20).
    Chain,
    /// Wat niet klopt in de ketens (R18–R21).
    Breach,
    /// Marge in de ketens.
    Margin,
    /// Uitvoerders voor wie niemand instaat.
    Unattached,
    /// Termijn (R1–R7).
    Deadline,
    /// Bezetting (R11).
    Utilisation,
    /// Prognose van een budgetplafond (R15).
    Ceiling,
    /// Taakbudget (R17).
    TaskBudget,
    /// Indexatie van een jaar (R8).
    Indexation,
    /// Groei door addenda (R29).
    AmendmentGrowth,
    /// Afbouwtrap (R27).
    BuildDown,
    /// Wachttijd tegen de norm (O21).
    Wait,
    /// Onvoldoende gebruik (R33).
    InsufficientUse,
    /// Voorgestelde verplichting.
    Proposal,
    /// What accounting costs a provider (lastenmeter).
    Burden,
    /// The same proof asked twice.
    DuplicateProof,
    /// A clause that departs from the standard (eigen bepaling).
    OwnClause,
}

impl Kind {
    /// All nouns, in order.
    pub const ALL: &'static [Self] = &[
        Self::Region,
        Self::SubRegion,
        Self::Municipality,
        Self::Membership,
        Self::Authority,
        Self::ProviderGroup,
        Self::Provider,
        Self::Establishment,
        Self::AgbCode,
        Self::ContactPerson,
        Self::Framework,
        Self::Tender,
        Self::Lot,
        Self::LotMunicipality,
        Self::Product,
        Self::LotProduct,
        Self::NecessaryProvision,
        Self::Contract,
        Self::ContractLot,
        Self::ConsortiumMember,
        Self::ExtensionOption,
        Self::Amendment,
        Self::Tariff,
        Self::IndexationRound,
        Self::SubcontractLink,
        Self::CapacityAgreement,
        Self::Actual,
        Self::Reservation,
        Self::BudgetCeiling,
        Self::MunicipalBudget,
        Self::IntakeStop,
        Self::WaitingTime,
        Self::ContractText,
        Self::Article,
        Self::ObligationTemplate,
        Self::Obligation,
        Self::ObligationInstance,
        Self::Evidence,
        Self::Review,
        Self::Meeting,
        Self::ActionItem,
        Self::GoverningBody,
        Self::BodyMeeting,
        Self::RiskSignal,
        Self::BuildDownStep,
        Self::Objective,
        Self::Indicator,
        Self::IndicatorValue,
        Self::Snooze,
        Self::Report,
        Self::ReportRemark,
    ];

    /// All questions: nouns whose records are worked out from the register, see `questions`. They follow the stored ones.
    pub const QUESTIONS: &'static [Self] = &[
        Self::Coverage,
        Self::Concentration,
        Self::Dropout,
        Self::Exposure,
        Self::Parked,
        Self::Stranded,
        Self::Signal,
        Self::MunicipalUse,
        Self::LotLineage,
        Self::Need,
        Self::Gap,
        Self::Chain,
        Self::Breach,
        Self::Margin,
        Self::Unattached,
        Self::Deadline,
        Self::Utilisation,
        Self::Ceiling,
        Self::TaskBudget,
        Self::Indexation,
        Self::AmendmentGrowth,
        Self::BuildDown,
        Self::Wait,
        Self::InsufficientUse,
        Self::Proposal,
        Self::Burden,
        Self::DuplicateProof,
        Self::OwnClause,
    ];

    /// Where the days stand by which its records hold.
    #[must_use]
    pub fn times(self) -> Times {
        TIMES[self as usize]
    }

    /// The description of the noun.
    #[must_use]
    pub const fn noun(self) -> &'static Noun {
        match self {
            Self::Region => &nouns::regions::NOUN,
            Self::SubRegion => &nouns::sub_regions::NOUN,
            Self::Municipality => &nouns::municipalities::NOUN,
            Self::Membership => &nouns::memberships::NOUN,
            Self::Authority => &nouns::authorities::NOUN,
            Self::ProviderGroup => &nouns::provider_groups::NOUN,
            Self::Provider => &nouns::providers::NOUN,
            Self::Establishment => &nouns::establishments::NOUN,
            Self::AgbCode => &nouns::agb_codes::NOUN,
            Self::ContactPerson => &nouns::contact_persons::NOUN,
            Self::Framework => &nouns::frameworks::NOUN,
            Self::Tender => &nouns::tenders::NOUN,
            Self::Lot => &nouns::lots::NOUN,
            Self::LotMunicipality => &nouns::lot_municipalities::NOUN,
            Self::Product => &nouns::products::NOUN,
            Self::LotProduct => &nouns::lot_products::NOUN,
            Self::NecessaryProvision => &nouns::necessary_provisions::NOUN,
            Self::Contract => &nouns::contracts::NOUN,
            Self::ContractLot => &nouns::contract_lots::NOUN,
            Self::ConsortiumMember => &nouns::consortium_members::NOUN,
            Self::ExtensionOption => &nouns::extension_options::NOUN,
            Self::Amendment => &nouns::amendments::NOUN,
            Self::Tariff => &nouns::tariffs::NOUN,
            Self::IndexationRound => &nouns::indexation_rounds::NOUN,
            Self::SubcontractLink => &nouns::subcontract_links::NOUN,
            Self::CapacityAgreement => &nouns::capacity_agreements::NOUN,
            Self::Actual => &nouns::actuals::NOUN,
            Self::Reservation => &nouns::reservations::NOUN,
            Self::BudgetCeiling => &nouns::budget_ceilings::NOUN,
            Self::MunicipalBudget => &nouns::municipal_budgets::NOUN,
            Self::IntakeStop => &nouns::intake_stops::NOUN,
            Self::WaitingTime => &nouns::waiting_times::NOUN,
            Self::ContractText => &nouns::contract_texts::NOUN,
            Self::Article => &nouns::articles::NOUN,
            Self::ObligationTemplate => &nouns::obligation_templates::NOUN,
            Self::Obligation => &nouns::obligations::NOUN,
            Self::ObligationInstance => &nouns::obligation_instances::NOUN,
            Self::Evidence => &nouns::evidence::NOUN,
            Self::Review => &nouns::reviews::NOUN,
            Self::Meeting => &nouns::meetings::NOUN,
            Self::ActionItem => &nouns::action_items::NOUN,
            Self::GoverningBody => &nouns::governing_bodies::NOUN,
            Self::BodyMeeting => &nouns::body_meetings::NOUN,
            Self::RiskSignal => &nouns::risk_signals::NOUN,
            Self::BuildDownStep => &nouns::build_down_steps::NOUN,
            Self::Objective => &nouns::objectives::NOUN,
            Self::Indicator => &nouns::indicators::NOUN,
            Self::IndicatorValue => &nouns::indicator_values::NOUN,
            Self::Snooze => &nouns::snoozes::NOUN,
            Self::Report => &nouns::reports::NOUN,
            Self::ReportRemark => &nouns::report_remarks::NOUN,
            Self::Coverage => &questions::coverage::NOUN,
            Self::Concentration => &questions::concentration::NOUN,
            Self::Dropout => &questions::dropout::NOUN,
            Self::Exposure => &questions::exposure::NOUN,
            Self::Parked => &questions::parked::NOUN,
            Self::Stranded => &questions::stranded::NOUN,
            Self::Signal => &questions::signals::NOUN,
            Self::MunicipalUse => &questions::municipal_use::NOUN,
            Self::LotLineage => &questions::lot_lineage::NOUN,
            Self::Need => &questions::needs::NOUN,
            Self::Gap => &questions::gaps::NOUN,
            Self::Chain => &questions::chains::NOUN,
            Self::Breach => &questions::breaches::NOUN,
            Self::Margin => &questions::margins::NOUN,
            Self::Unattached => &questions::unattached::NOUN,
            Self::Deadline => &questions::deadlines::NOUN,
            Self::Utilisation => &questions::utilisation::NOUN,
            Self::Ceiling => &questions::ceilings::NOUN,
            Self::TaskBudget => &questions::task_budgets::NOUN,
            Self::Indexation => &questions::indexations::NOUN,
            Self::AmendmentGrowth => &questions::amendment_growth::NOUN,
            Self::BuildDown => &questions::build_down::NOUN,
            Self::Wait => &questions::waits::NOUN,
            Self::InsufficientUse => &questions::insufficient_use::NOUN,
            Self::Proposal => &questions::proposals::NOUN,
            Self::Burden => &questions::burden::NOUN,
            Self::DuplicateProof => &questions::duplicate_proofs::NOUN,
            Self::OwnClause => &questions::own_clauses::NOUN,
        }
    }

    /// The name in the plural: table, file name, KIND on the command line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Region => "regions",
            Self::SubRegion => "sub_regions",
            Self::Municipality => "municipalities",
            Self::Membership => "memberships",
            Self::Authority => "authorities",
            Self::ProviderGroup => "provider_groups",
            Self::Provider => "providers",
            Self::Establishment => "establishments",
            Self::AgbCode => "agb_codes",
            Self::ContactPerson => "contact_persons",
            Self::Framework => "frameworks",
            Self::Tender => "tenders",
            Self::Lot => "lots",
            Self::LotMunicipality => "lot_municipalities",
            Self::Product => "products",
            Self::LotProduct => "lot_products",
            Self::NecessaryProvision => "necessary_provisions",
            Self::Contract => "contracts",
            Self::ContractLot => "contract_lots",
            Self::ConsortiumMember => "consortium_members",
            Self::ExtensionOption => "extension_options",
            Self::Amendment => "amendments",
            Self::Tariff => "tariffs",
            Self::IndexationRound => "indexation_rounds",
            Self::SubcontractLink => "subcontract_links",
            Self::CapacityAgreement => "capacity_agreements",
            Self::Actual => "actuals",
            Self::Reservation => "reservations",
            Self::BudgetCeiling => "budget_ceilings",
            Self::MunicipalBudget => "municipal_budgets",
            Self::IntakeStop => "intake_stops",
            Self::WaitingTime => "waiting_times",
            Self::ContractText => "contract_texts",
            Self::Article => "articles",
            Self::ObligationTemplate => "obligation_templates",
            Self::Obligation => "obligations",
            Self::ObligationInstance => "obligation_instances",
            Self::Evidence => "evidence",
            Self::Review => "reviews",
            Self::Meeting => "meetings",
            Self::ActionItem => "action_items",
            Self::GoverningBody => "governing_bodies",
            Self::BodyMeeting => "body_meetings",
            Self::RiskSignal => "risk_signals",
            Self::BuildDownStep => "build_down_steps",
            Self::Objective => "objectives",
            Self::Indicator => "indicators",
            Self::IndicatorValue => "indicator_values",
            Self::Snooze => "snoozes",
            Self::Report => "reports",
            Self::ReportRemark => "report_remarks",
            Self::Coverage => "coverage",
            Self::Concentration => "concentration",
            Self::Dropout => "dropout",
            Self::Exposure => "exposure",
            Self::Parked => "parked",
            Self::Stranded => "stranded",
            Self::Signal => "signals",
            Self::MunicipalUse => "municipal_use",
            Self::LotLineage => "lot_lineage",
            Self::Need => "needs",
            Self::Gap => "gaps",
            Self::Chain => "chains",
            Self::Breach => "breaches",
            Self::Margin => "margins",
            Self::Unattached => "unattached",
            Self::Deadline => "deadlines",
            Self::Utilisation => "utilisation",
            Self::Ceiling => "ceilings",
            Self::TaskBudget => "task_budgets",
            Self::Indexation => "indexations",
            Self::AmendmentGrowth => "amendment_growth",
            Self::BuildDown => "build_down",
            Self::Wait => "waits",
            Self::InsufficientUse => "insufficient_use",
            Self::Proposal => "proposals",
            Self::Burden => "burden",
            Self::DuplicateProof => "duplicate_proofs",
            Self::OwnClause => "own_clauses",
        }
    }

    /// The name of one of them, as choice fields that lead a link write it (`contract`, `municipality`, `evidence`).
    #[must_use]
    pub fn singular(self) -> &'static str {
        SINGULAR.get(self as usize).copied().unwrap_or_else(|| self.name())
    }

    /// The noun or question of that plural name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().chain(Self::QUESTIONS).copied().find(|kind| kind.name() == name)
    }

    /// Whether its records are worked out from those of others and never stored: a question.
    #[must_use]
    pub fn is_question(self) -> bool {
        self as usize >= Self::ALL.len()
    }

    /// Whether its records are monthly figures: kept by the million in the file, never read into the register.
    #[must_use]
    pub const fn is_figures(self) -> bool {
        matches!(self, Self::Actual | Self::Reservation)
    }
}

/// The names of one record, in the order of `Kind::ALL`.
pub const SINGULAR: &[&str] = &[
    "region",
    "sub_region",
    "municipality",
    "membership",
    "authority",
    "provider_group",
    "provider",
    "establishment",
    "agb_code",
    "contact_person",
    "framework",
    "tender",
    "lot",
    "lot_municipality",
    "product",
    "lot_product",
    "necessary_provision",
    "contract",
    "contract_lot",
    "consortium_member",
    "extension_option",
    "amendment",
    "tariff",
    "indexation_round",
    "subcontract_link",
    "capacity_agreement",
    "actual",
    "reservation",
    "budget_ceiling",
    "municipal_budget",
    "intake_stop",
    "waiting_time",
    "contract_text",
    "article",
    "obligation_template",
    "obligation",
    "obligation_instance",
    "evidence",
    "review",
    "meeting",
    "action_item",
    "governing_body",
    "body_meeting",
    "risk_signal",
    "build_down_step",
    "objective",
    "indicator",
    "indicator_value",
    "snooze",
    "report",
    "report_remark",
];

const _: () = assert!(SINGULAR.len() == Kind::ALL.len(), "a name of one record per noun");

const NOUNS: usize = Kind::ALL.len() + Kind::QUESTIONS.len();

static TIMES: [Times; NOUNS] = {
    let mut times = [Kind::Region.noun().times(); NOUNS];
    let mut at = 0;
    while at < NOUNS {
        let kind = if at < Kind::ALL.len() { Kind::ALL[at] } else { Kind::QUESTIONS[at - Kind::ALL.len()] };
        times[kind as usize] = kind.noun().times();
        at += 1;
    }
    times
};
