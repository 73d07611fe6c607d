//! eForms notices: head, organisations, buyers, lots and modifications. Results stand in `eforms_result`.
//! Paths are those of the eForms SDK field list (`BT-…`).

use roxmltree::Node;

use super::model::{
    Duration, Framework, Kind, Lot, LotGroup, Modification, Notice, OpenEnded, Organisation, Source, Withheld,
};
use super::xml::{all, attribute, child, children, down, line, line_at_path, prose};
use super::{Refusal, eforms_result, value, view};
use crate::text::Message;

/// The path from a UBL element to its European extension.
const EXTENSION: [&str; 4] = ["UBLExtensions", "UBLExtension", "ExtensionContent", "EformsExtension"];

/// Reads a notice from its root element.
///
/// # Errors
/// Refused when the namespace is not the UBL one, or the SDK version is not 0.x or 1.x.
pub fn read(root: Node<'_, '_>) -> Result<Notice, Refusal> {
    let name = root.tag_name().name();
    let expected = format!("urn:oasis:names:specification:ubl:schema:xsd:{name}-2");
    let published = root.tag_name().namespace().unwrap_or_default();
    if published != expected {
        return Err(Refusal::file(
            Message::new("import-notice-namespace").with("namespace", value::shorten(published)),
        ));
    }
    check_version(root)?;
    let mut notice = Notice { source: Source::Eforms, ..Notice::default() };
    let european = extension(root);
    read_head(&mut notice, root, european);
    if let Some(list) = european.and_then(|e| child(e, "Organizations")) {
        for organisation in children(list, "Organization") {
            read_organisation(&mut notice, organisation);
        }
    }
    view::link_same_organisations(&mut notice);
    read_buyers(&mut notice, root);
    for lot in children(root, "ProcurementProjectLot") {
        read_lot(&mut notice, lot);
    }
    read_groups(&mut notice, root);
    if let Some(result) = european.and_then(|e| child(e, "NoticeResult")) {
        eforms_result::read(&mut notice, result);
    }
    for change in european.into_iter().flat_map(|e| children(e, "ContractModification")) {
        read_modification(&mut notice, change);
    }
    notice.withheld = root
        .descendants()
        .filter(|n| n.is_element() && n.tag_name().name() == "FieldsPrivacy")
        .map(|n| read_withheld(&mut notice, n))
        .collect();
    view::finish(&mut notice);
    Ok(notice)
}

/// `eforms-sdk-1.10`, possibly with a national extension behind it. A notice without any version is read.
fn check_version(root: Node<'_, '_>) -> Result<(), Refusal> {
    let Some(customization) = line_at_path(root, &["CustomizationID"]) else { return Ok(()) };
    let known = customization.strip_prefix("eforms-sdk-").is_some_and(|v| v.starts_with("1.") || v.starts_with("0."));
    if known {
        return Ok(());
    }
    Err(Refusal::file(Message::new("import-notice-sdk").with("version", value::shorten(&customization))))
}

/// The European extension of an element.
pub fn extension<'a, 'i>(node: Node<'a, 'i>) -> Option<Node<'a, 'i>> {
    all(node, &EXTENSION).into_iter().next()
}

fn read_head(notice: &mut Notice, root: Node<'_, '_>, european: Option<Node<'_, '_>>) {
    notice.language = line_at_path(root, &["NoticeLanguageCode"]);
    notice.id = line_at_path(root, &["ID"]);
    notice.version = line_at_path(root, &["VersionID"]);
    notice.procedure_id = line_at_path(root, &["ContractFolderID"]);
    notice.sent_on = value::date(notice, child(root, "IssueDate"));
    if let Some(european) = european {
        notice.form = line_at_path(european, &["NoticeSubType", "SubTypeCode"]);
        notice.publication_number = line_at_path(european, &["Publication", "NoticePublicationID"]);
        notice.published_on = value::date(notice, down(european, &["Publication", "PublicationDate"]));
    }
    notice.kind = kind(root, notice.form.as_deref());
    notice.procedure_type = line_at_path(root, &["TenderingProcess", "ProcedureCode"]);
    notice.earlier_notices =
        all(root, &["TenderingProcess", "NoticeDocumentReference", "ID"]).into_iter().filter_map(line).collect();
    let Some(project) = child(root, "ProcurementProject") else { return };
    notice.title = text(notice, project, "Name");
    notice.description = words(notice, project, "Description");
    notice.reference = line_at_path(project, &["ID"]);
    notice.nature = nature(project);
    notice.cpv = main_cpv(project);
    if let Some(totals) = child(project, "RequestedTenderTotal") {
        notice.estimated_value = value::amount(notice, child(totals, "EstimatedOverallContractAmount"));
        notice.framework_maximum =
            value::amount(notice, extension(totals).and_then(|e| child(e, "FrameworkMaximumAmount")));
    }
}

fn kind(root: Node<'_, '_>, subtype: Option<&str>) -> Kind {
    let list = child(root, "NoticeTypeCode").and_then(|n| attribute(n, "listName")).unwrap_or_default();
    match (root.tag_name().name(), list, subtype) {
        ("PriorInformationNotice", _, _) => Kind::Prior,
        ("ContractNotice", _, _) => Kind::Competition,
        (_, "cont-modif", _) | (_, _, Some("38" | "39" | "40")) => Kind::Modification,
        (_, "dir-awa-pre", _) | (_, _, Some("25" | "26" | "27" | "28")) => Kind::Intention,
        _ => Kind::Award,
    }
}

/// One line in the preferred language.
pub fn text(notice: &Notice, node: Node<'_, '_>, name: &str) -> Option<String> {
    value::preferred(all(node, &[name]), notice.language.as_deref()).and_then(line)
}

/// Running text in the preferred language.
pub fn words(notice: &Notice, node: Node<'_, '_>, name: &str) -> Option<String> {
    value::preferred(all(node, &[name]), notice.language.as_deref()).and_then(prose)
}

fn nature(project: Node<'_, '_>) -> Option<String> {
    let listed = |n: &Node<'_, '_>| attribute(*n, "listName").is_none_or(|l| l == "contract-nature");
    all(project, &["ProcurementTypeCode"]).into_iter().find(listed).and_then(line)
}

fn main_cpv(project: Node<'_, '_>) -> Option<String> {
    line_at_path(project, &["MainCommodityClassification", "ItemClassificationCode"])
}

fn read_organisation(notice: &mut Notice, node: Node<'_, '_>) {
    let Some(company) = child(node, "Company") else { return };
    let country = line_at_path(company, &["PostalAddress", "Country", "IdentificationCode"]);
    let national_id = all(company, &["PartyLegalEntity", "CompanyID"]).into_iter().find_map(line);
    let (kvk, id_doubt) =
        national_id.as_deref().map_or((None, None), |id| value::register_number(id, country.as_deref()));
    let names = all(company, &["PartyName", "Name"]);
    let organisation = Organisation {
        id: line_at_path(company, &["PartyIdentification", "ID"]).unwrap_or_default(),
        name: value::preferred(names, notice.language.as_deref()).and_then(line),
        national_id,
        kvk,
        id_doubt,
        country,
        city: line_at_path(company, &["PostalAddress", "CityName"]),
        size: line_at_path(company, &["CompanySizeCode"]),
        same_as: None,
    };
    notice.organisations.push(organisation);
}

fn read_buyers(notice: &mut Notice, root: Node<'_, '_>) {
    for id in all(root, &["ContractingParty", "Party"]) {
        let Some(id) = line_at_path(id, &["PartyIdentification", "ID"]) else { continue };
        if !notice.buyers.contains(&id) {
            notice.buyers.push(id);
        }
    }
}

fn read_lot(notice: &mut Notice, node: Node<'_, '_>) {
    let id_node = child(node, "ID");
    let id = id_node.and_then(line).unwrap_or_default();
    let scheme = id_node.and_then(|n| attribute(n, "schemeName")).unwrap_or_default().to_ascii_lowercase();
    if scheme == "lotsgroup" || id.starts_with("GLO-") {
        notice.lot_groups.push(LotGroup { id, lots: Vec::new() });
        return;
    }
    let mut lot = Lot { part: scheme == "part" || id.starts_with("PAR-"), id, ..Lot::default() };
    if let Some(project) = child(node, "ProcurementProject") {
        read_project(notice, &mut lot, project);
    }
    if let Some(process) = child(node, "TenderingProcess") {
        read_framework(notice, &mut lot, process);
    }
    notice.lots.push(lot);
}

fn read_project(notice: &mut Notice, lot: &mut Lot, project: Node<'_, '_>) {
    lot.internal_code = line_at_path(project, &["ID"]);
    lot.title = text(notice, project, "Name");
    lot.description = words(notice, project, "Description");
    lot.nature = nature(project);
    lot.cpv = main_cpv(project);
    let extra = all(project, &["AdditionalCommodityClassification", "ItemClassificationCode"]);
    lot.cpv_extra = extra.into_iter().filter_map(line).collect();
    if let Some(period) = child(project, "PlannedPeriod") {
        read_period(notice, lot, period);
    }
    if let Some(renewal) = child(project, "ContractExtension") {
        lot.max_renewals = value::number(notice, child(renewal, "MaximumNumberNumeric"));
        lot.options_text = words(notice, renewal, "OptionsDescription");
        let texts = all(renewal, &["Renewal", "Period", "Description"]);
        lot.renewal_text = value::preferred(texts, notice.language.as_deref()).and_then(prose);
    }
    if let Some(totals) = child(project, "RequestedTenderTotal") {
        lot.estimated_value = value::amount(notice, child(totals, "EstimatedOverallContractAmount"));
        lot.framework_maximum =
            value::amount(notice, extension(totals).and_then(|e| child(e, "FrameworkMaximumAmount")));
    }
}

fn read_period(notice: &mut Notice, lot: &mut Lot, period: Node<'_, '_>) {
    lot.starts_on = value::date(notice, child(period, "StartDate"));
    lot.ends_on = value::date(notice, child(period, "EndDate"));
    lot.open_ended = match line_at_path(period, &["DescriptionCode"]).as_deref() {
        Some("UNLIMITED") => Some(OpenEnded::Unlimited),
        Some("UNKNOWN") => Some(OpenEnded::Unknown),
        _ => None,
    };
    let Some(measure) = child(period, "DurationMeasure") else { return };
    lot.duration = read_duration(notice, measure, attribute(measure, "unitCode"));
}

/// A number with its unit; either one missing or strange makes it unknown, and a doubt.
pub fn read_duration(notice: &mut Notice, measure: Node<'_, '_>, unit: Option<&str>) -> Option<Duration> {
    let number = value::number(notice, Some(measure))?;
    let unit = unit.and_then(value::unit);
    if unit.is_none() {
        value::doubt(notice, "import-notice-doubt-unit", measure);
    }
    Some(Duration { number, unit: unit? })
}

fn read_framework(notice: &mut Notice, lot: &mut Lot, process: Node<'_, '_>) {
    let codes = all(process, &["ContractingSystem", "ContractingSystemTypeCode"]);
    lot.framework = codes.into_iter().filter(|n| attribute(*n, "listName") != Some("dps-usage")).find_map(|n| {
        match line(n)?.as_str() {
            "none" => Some(Framework::None),
            "fa-wo-rc" => Some(Framework::WithoutReopening),
            "fa-w-rc" => Some(Framework::WithReopening),
            "fa-mix" => Some(Framework::Mixed),
            _ => None,
        }
    });
    let Some(agreement) = child(process, "FrameworkAgreement") else { return };
    lot.max_participants = value::number(notice, child(agreement, "MaximumOperatorQuantity"));
    lot.duration_reason = words(notice, agreement, "Justification");
}

/// Which lots a group holds stands in the terms of the procedure.
fn read_groups(notice: &mut Notice, root: Node<'_, '_>) {
    for node in all(root, &["TenderingTerms", "LotDistribution", "LotsGroup"]) {
        let Some(id) = line_at_path(node, &["LotsGroupID"]) else { continue };
        let lots = all(node, &["ProcurementProjectLotReference", "ID"]).into_iter().filter_map(line).collect();
        match notice.lot_groups.iter_mut().find(|g| g.id == id) {
            Some(group) => group.lots = lots,
            None => notice.lot_groups.push(LotGroup { id, lots }),
        }
    }
}

fn read_modification(notice: &mut Notice, node: Node<'_, '_>) {
    let reason = child(node, "ChangeReason");
    let change = child(node, "Change");
    let mut contracts: Vec<String> = children(node, "ModifiedContractIdentifier").filter_map(line).collect();
    if contracts.is_empty() {
        contracts =
            all(node, &["Change", "ChangedSection", "ChangedSectionIdentifier"]).into_iter().filter_map(line).collect();
    }
    notice.modifications.push(Modification {
        reason: reason.and_then(|r| line_at_path(r, &["ReasonCode"])),
        reason_text: reason.and_then(|r| words(notice, r, "ReasonDescription")),
        change_text: change.and_then(|c| words(notice, c, "ChangeDescription")),
        contracts,
        earlier_notice: line_at_path(node, &["ChangedNoticeIdentifier"]),
        value_before: None,
        value_after: None,
    });
}

fn read_withheld(notice: &mut Notice, node: Node<'_, '_>) -> Withheld {
    Withheld {
        field: line_at_path(node, &["FieldIdentifierCode"]),
        part: node.ancestors().skip(1).find_map(|a| line_at_path(a, &["ID"])),
        reason: line_at_path(node, &["ReasonCode"]),
        public_from: value::date(notice, child(node, "PublicationDate")),
    }
}
