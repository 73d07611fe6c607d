//! Notices in TED schema R2.0.9 (`TED_EXPORT`), used until October 2023: head, buyers, lots. Awards stand in
//! `ted_award`. Namespaces differ by year and one is not even absolute, so only local names are matched.

use std::collections::BTreeMap;

use roxmltree::Node;

use super::model::{Framework, Kind, Lot, Notice, Organisation, Source};
use super::xml::{all, attribute, child, children, down, line, line_at_path, prose};
use super::{Refusal, eforms, ted_award, value, view};
use crate::text::Message;

/// Forms that have the structure read here: classic sector, utilities, social services, concessions, ex ante.
const FORMS: [&str; 13] = ["F01", "F02", "F03", "F04", "F05", "F06", "F15", "F20", "F21", "F22", "F23", "F24", "F25"];

/// Organisations found so far: one firm over several awards is one organisation, by number, else by name.
#[derive(Default)]
pub struct Firms {
    by_key: BTreeMap<String, String>,
}

/// Reads a notice from its root element.
///
/// # Errors
/// Refused when the schema version or the form is not one we know.
pub fn read(root: Node<'_, '_>) -> Result<Notice, Refusal> {
    let namespace = root.tag_name().namespace().unwrap_or_default();
    let version = attribute(root, "VERSION").unwrap_or_default();
    if !version.starts_with("R2.0.9") && !namespace.contains("R2.0.9") {
        let shown = if version.is_empty() { namespace } else { version };
        return Err(Refusal::file(Message::new("import-notice-ted-version").with("version", value::shorten(shown))));
    }
    let Some(form) = child(root, "FORM_SECTION").and_then(pick_form) else {
        return Err(Refusal::file(Message::new("import-notice-no-form")));
    };
    let name = form_name(form);
    if !FORMS.contains(&name.as_str()) {
        return Err(Refusal::file(Message::new("import-notice-form").with("form", value::shorten(&name))));
    }
    let mut notice = Notice { source: Source::Ted, form: Some(name), ..Notice::default() };
    read_head(&mut notice, root, form);
    let mut firms = Firms::default();
    read_buyers(&mut notice, &mut firms, form);
    if let Some(object) = child(form, "OBJECT_CONTRACT") {
        read_object(&mut notice, object);
    }
    if let Some(procedure) = child(form, "PROCEDURE") {
        read_procedure(&mut notice, procedure);
    }
    ted_award::read(&mut notice, &mut firms, form);
    view::finish(&mut notice);
    Ok(notice)
}

/// One of the language versions of the form: Dutch, else English, else the original, else the first.
fn pick_form<'a, 'i>(section: Node<'a, 'i>) -> Option<Node<'a, 'i>> {
    section
        .children()
        .filter(Node::is_element)
        .enumerate()
        .min_by_key(|(order, form)| {
            let rank = match attribute(*form, "LG") {
                Some("NL") => 0,
                Some("EN") => 1,
                _ if attribute(*form, "CATEGORY") == Some("ORIGINAL") => 2,
                _ => 3,
            };
            (rank, *order)
        })
        .map(|(_, form)| form)
}

/// `F21` from the attribute, or from the element name `F21_2014`.
fn form_name(form: Node<'_, '_>) -> String {
    let named = form.tag_name().name().split('_').next().unwrap_or_default();
    attribute(form, "FORM").unwrap_or(named).to_owned()
}

fn read_head(notice: &mut Notice, root: Node<'_, '_>, form: Node<'_, '_>) {
    notice.language = attribute(form, "LG").map(str::to_owned);
    notice.id = attribute(root, "DOC_ID").map(str::to_owned);
    notice.publication_number = notice.id.clone();
    let coded = child(root, "CODED_DATA_SECTION");
    notice.published_on = value::date(notice, coded.and_then(|c| down(c, &["REF_OJS", "DATE_PUB"])));
    notice.sent_on = value::date(notice, down(form, &["COMPLEMENTARY_INFO", "DATE_DISPATCH_NOTICE"]));
    let announced = child(form, "NOTICE").and_then(|n| attribute(n, "TYPE")).unwrap_or_default();
    notice.kind = kind(notice.form.as_deref().unwrap_or_default(), announced);
    let references = coded.map(|c| all(c, &["NOTICE_DATA", "REF_NOTICE", "NO_DOC_OJS"])).unwrap_or_default();
    notice.earlier_notices = references.into_iter().filter_map(line).collect();
}

fn kind(form: &str, announced: &str) -> Kind {
    match (form, announced) {
        (_, "AWARD_CONTRACT" | "CONCESSION_AWARD_CONTRACT") => Kind::Award,
        (_, "PRI_ONLY" | "PRI_REDUCING_TIME_LIMITS" | "PER_ONLY" | "PER_REDUCING_TIME_LIMITS" | "PRI") => Kind::Prior,
        (_, "CONTRACT" | "PRI_CALL_COMPETITION" | "PER_CALL_COMPETITION" | "QSU_CALL_COMPETITION") => Kind::Competition,
        ("F03" | "F06" | "F25", _) => Kind::Award,
        ("F20", _) => Kind::Modification,
        ("F15", _) => Kind::Intention,
        ("F01" | "F04", _) => Kind::Prior,
        _ => Kind::Competition,
    }
}

/// Takes over an organisation, or finds the one already there; gives its id.
pub fn add_organisation(notice: &mut Notice, firms: &mut Firms, address: Node<'_, '_>, size: Option<String>) -> String {
    let name = line_at_path(address, &["OFFICIALNAME"]);
    let national_id = line_at_path(address, &["NATIONALID"]);
    let country = child(address, "COUNTRY").and_then(|c| attribute(c, "VALUE")).map(str::to_owned);
    let (kvk, id_doubt) =
        national_id.as_deref().map_or((None, None), |id| value::register_number(id, country.as_deref()));
    let by_name = || name.as_deref().map(|n| format!("name {}", n.to_lowercase()));
    let key = kvk.as_ref().map(|k| format!("kvk {k}")).or_else(by_name);
    if let Some(known) = key.as_ref().and_then(|k| firms.by_key.get(k)) {
        return known.clone();
    }
    let id = format!("ORG-{:04}", notice.organisations.len() + 1);
    if let Some(key) = key {
        firms.by_key.insert(key, id.clone());
    }
    let city = line_at_path(address, &["TOWN"]);
    notice.organisations.push(Organisation {
        id: id.clone(),
        name,
        national_id,
        kvk,
        id_doubt,
        country,
        city,
        size,
        same_as: None,
    });
    id
}

fn read_buyers(notice: &mut Notice, firms: &mut Firms, form: Node<'_, '_>) {
    let Some(body) = child(form, "CONTRACTING_BODY") else { return };
    let lead = children(body, "ADDRESS_CONTRACTING_BODY");
    for address in lead.chain(children(body, "ADDRESS_CONTRACTING_BODY_ADDITIONAL")) {
        let id = add_organisation(notice, firms, address, None);
        if !notice.buyers.contains(&id) {
            notice.buyers.push(id);
        }
    }
}

fn read_object(notice: &mut Notice, object: Node<'_, '_>) {
    notice.title = line_at_path(object, &["TITLE"]);
    notice.description = child(object, "SHORT_DESCR").and_then(prose);
    notice.reference = line_at_path(object, &["REFERENCE_NUMBER"]);
    notice.cpv = cpv(object, "CPV_MAIN").into_iter().next();
    notice.nature = child(object, "TYPE_CONTRACT").and_then(|t| attribute(t, "CTYPE")).map(str::to_ascii_lowercase);
    notice.estimated_value = value::amount(notice, child(object, "VAL_ESTIMATED_TOTAL"));
    notice.total = value::amount(notice, child(object, "VAL_TOTAL"));
    let divided = child(object, "LOT_DIVISION").is_some();
    for (place, node) in children(object, "OBJECT_DESCR").enumerate() {
        read_lot(notice, node, place + 1, divided);
    }
}

fn cpv(node: Node<'_, '_>, name: &str) -> Vec<String> {
    all(node, &[name, "CPV_CODE"]).into_iter().filter_map(|c| attribute(c, "CODE")).map(str::to_owned).collect()
}

/// A notice without division into lots has one description: it becomes the one lot, with the title of the whole.
fn read_lot(notice: &mut Notice, node: Node<'_, '_>, place: usize, divided: bool) {
    let title = line_at_path(node, &["TITLE"]);
    let id = line_at_path(node, &["LOT_NO"]);
    let id = id.or_else(|| attribute(node, "ITEM").map(str::to_owned)).unwrap_or_else(|| place.to_string());
    let mut lot = Lot {
        id,
        part: notice.kind == Kind::Prior,
        title: if divided { title } else { title.or_else(|| notice.title.clone()) },
        description: child(node, "SHORT_DESCR").and_then(prose),
        cpv: notice.cpv.clone(),
        cpv_extra: cpv(node, "CPV_ADDITIONAL"),
        nature: notice.nature.clone(),
        starts_on: value::date(notice, child(node, "DATE_START")),
        ends_on: value::date(notice, child(node, "DATE_END")),
        renewal_text: child(node, "RENEWAL_DESCR").and_then(prose),
        options_text: child(node, "OPTIONS_DESCR").and_then(prose),
        estimated_value: value::amount(notice, child(node, "VAL_OBJECT")),
        ..Lot::default()
    };
    if child(node, "NO_RENEWAL").is_some() {
        lot.max_renewals = Some(0);
    }
    if let Some(duration) = child(node, "DURATION") {
        lot.duration = eforms::read_duration(notice, duration, attribute(duration, "TYPE"));
    }
    notice.lots.push(lot);
}

/// The element that names the procedure, and the eForms code of the same.
const PROCEDURES: [(&str, &str); 12] = [
    ("PT_OPEN", "open"),
    ("PT_RESTRICTED", "restricted"),
    ("PT_COMPETITIVE_NEGOTIATION", "neg-w-call"),
    ("PT_NEGOTIATED_WITH_PRIOR_CALL", "neg-w-call"),
    ("PT_COMPETITIVE_DIALOGUE", "comp-dial"),
    ("PT_INNOVATION_PARTNERSHIP", "innovation"),
    ("PT_INVOLVING_NEGOTIATION", "oth-mult"),
    ("PT_AWARD_CONTRACT_WITHOUT_CALL", "neg-wo-call"),
    ("PT_AWARD_CONTRACT_WITHOUT_PUBLICATION", "neg-wo-call"),
    ("PT_NEGOTIATED_WITHOUT_PUBLICATION", "neg-wo-call"),
    ("PT_AWARD_CONTRACT_WITH_PRIOR_PUBLICATION", "oth-mult"),
    ("PT_AWARD_CONTRACT_WITHOUT_PRIOR_PUBLICATION", "neg-wo-call"),
];

fn read_procedure(notice: &mut Notice, procedure: Node<'_, '_>) {
    let found = PROCEDURES.iter().find(|(element, _)| child(procedure, element).is_some());
    notice.procedure_type = found.map(|(_, code)| (*code).to_owned());
    let Some(framework) = child(procedure, "FRAMEWORK") else { return };
    let participants = value::number(notice, child(framework, "NB_PARTICIPANTS"));
    let reason = child(framework, "JUSTIFICATION").and_then(prose);
    for lot in &mut notice.lots {
        lot.framework = Some(Framework::Unspecified);
        lot.max_participants = participants;
        lot.duration_reason.clone_from(&reason);
    }
}
