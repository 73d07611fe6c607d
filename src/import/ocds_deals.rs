//! The agreements of an OCDS process: which supplier has which contract for which lots, and what hangs on it. An award
//! that no contract follows counts as one. Planning them is left to `ocds`.

use super::ocds_parties::Parties;
use super::ocds_read::{Object, Process, at, day, fraction, id, line, object, objects, text, texts};
use super::plan::Draft;
use crate::domain::field::Shape;
use crate::domain::kind::Kind;
use crate::domain::nouns::reviews;
use crate::domain::record::{Id, Value};
use crate::text::Message;
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// Records by their id in the file.
pub(super) type Known = BTreeMap<String, Id>;

/// A process with what was planned of it.
pub(super) struct Frame<'f> {
    pub process: &'f Process,
    pub framework: Option<Id>,
    pub tender: Option<Id>,
    pub lots: &'f Known,
    pub parties: &'f Parties,
    pub firms: &'f Known,
}

/// An agreement with one supplier: a contract of the file, or an award without a contract.
pub(super) struct Deal<'f> {
    /// Number for the register.
    pub number: String,
    pub place: String,
    pub award: Option<&'f Object>,
    pub contract: Option<&'f Object>,
    pub supplier: Option<String>,
    /// How many suppliers share what the file says once.
    pub shared: usize,
    pub lots: Vec<String>,
    pub notes: Vec<Message>,
}

/// The contracts of a process: each contract per supplier, and each award that no contract follows, per supplier.
pub(super) fn deals<'f>(frame: &Frame<'f>) -> Vec<Deal<'f>> {
    let release = &frame.process.release;
    let awards = objects(release, "awards");
    let contracts = objects(release, "contracts");
    let mut deals = Vec::new();
    let mut followed: Vec<Option<String>> = Vec::new();
    for (number, contract) in contracts.iter().enumerate() {
        let said = id(contract, "awardID");
        let of_id = |award: &&&Object| said.is_some() && id(award, "id") == said;
        let mut award = awards.iter().find(of_id).copied();
        let mut notes = Vec::new();
        if award.is_none() {
            notes.push(Message::new("import-ocds-no-award"));
            award = if awards.len() == 1 { awards.first().copied() } else { None };
        }
        followed.push(award.and_then(|award| id(award, "id")));
        let own = id(contract, "id").unwrap_or_else(|| (number + 1).to_string());
        let named = objects(contract, "identifiers").into_iter().find_map(|one| id(one, "id"));
        let number = named.filter(|number| !is_local(number)).unwrap_or_else(|| own.clone());
        let place = format!("{} contract {own}", frame.process.ocid);
        deals.extend(split(frame, &number, &place, award, Some(contract), &notes));
    }
    for (number, award) in awards.iter().enumerate() {
        let own = id(award, "id").unwrap_or_else(|| (number + 1).to_string());
        let dropped = matches!(text(award, "status"), Some("cancelled" | "unsuccessful"));
        if dropped || followed.contains(&Some(own.clone())) {
            continue;
        }
        let place = format!("{} award {own}", frame.process.ocid);
        deals.extend(split(frame, &own, &place, Some(award), None, &[Message::new("import-ocds-award-only")]));
    }
    deals
}

/// One deal per supplier. Several suppliers of one contract may be a consortium or a frame: the file does not say, so
/// each gets a contract and the user is told.
fn split<'f>(
    frame: &Frame<'f>,
    number: &str,
    place: &str,
    award: Option<&'f Object>,
    contract: Option<&'f Object>,
    notes: &[Message],
) -> Vec<Deal<'f>> {
    let ocid = &frame.process.ocid;
    let number = if is_local(number) { format!("{ocid}/{number}") } else { number.to_owned() };
    let suppliers = suppliers(frame, award, contract);
    let lots = related_lots(frame, award, contract);
    let one = |number: String, supplier: Option<String>, shared: usize| {
        let mut notes = notes.to_vec();
        if shared > 1 {
            notes.push(Message::new("import-ocds-shared").count("count", shared));
        }
        Deal { number, place: place.to_owned(), award, contract, supplier, shared, lots: lots.clone(), notes }
    };
    match suppliers.as_slice() {
        [] => vec![one(number, None, 1)],
        [single] => vec![one(number, Some(single.clone()), 1)],
        many => {
            let count = many.len();
            (1..).zip(many).map(|(n, supplier)| one(format!("{number}-{n}"), Some(supplier.clone()), count)).collect()
        }
    }
}

/// Whether a number only means something inside its own file: `1`, `CON-0001`, `award-2`.
fn is_local(number: &str) -> bool {
    const WORDS: [&str; 8] = ["", "con", "res", "ten", "lot", "org", "award", "contract"];
    let digits = number.trim_start_matches(|c: char| c.is_ascii_alphabetic() || matches!(c, '-' | '_' | ' '));
    let word = number.strip_suffix(digits).unwrap_or_default().trim_end_matches(['-', '_', ' ']).to_lowercase();
    WORDS.contains(&word.as_str()) && digits.len() <= 4 && digits.bytes().all(|digit| digit.is_ascii_digit())
}

/// The bids a contract came from.
fn bids<'f>(frame: &Frame<'f>, contract: Option<&'f Object>) -> Vec<&'f Object> {
    let related = contract.map_or_else(Vec::new, |contract| texts(contract, "relatedBids"));
    let all = objects(&frame.process.release, "bids.details").into_iter();
    all.filter(|bid| text(bid, "id").is_some_and(|id| related.contains(&id))).collect()
}

/// Ids of the suppliers of a contract: its own, those of its bids, else those of the award.
fn suppliers<'f>(frame: &Frame<'f>, award: Option<&'f Object>, contract: Option<&'f Object>) -> Vec<String> {
    let of = |from: &Object, path: &str| -> Vec<String> {
        objects(from, path).into_iter().filter_map(|party| frame.parties.id_of(party)).collect()
    };
    let mut found = contract.map_or_else(Vec::new, |contract| of(contract, "suppliers"));
    if found.is_empty() {
        found = bids(frame, contract).into_iter().flat_map(|bid| of(bid, "tenderers")).collect();
    }
    if found.is_empty() {
        found = award.map_or_else(Vec::new, |award| of(award, "suppliers"));
    }
    // A firm that stands twice under two ids is one firm.
    let firm = |id: &String| frame.firms.get(id);
    let mut unique: Vec<String> = Vec::new();
    for id in found {
        if !unique.iter().any(|known| *known == id || (firm(known).is_some() && firm(known) == firm(&id))) {
            unique.push(id);
        }
    }
    unique
}

/// Lots of a contract: its own, those of its bids, those of its award, else the only lot there is.
fn related_lots<'f>(frame: &Frame<'f>, award: Option<&'f Object>, contract: Option<&'f Object>) -> Vec<String> {
    let of = |from: &Object| texts(from, "relatedLots").into_iter().map(line).collect::<Vec<_>>();
    let mut found = contract.map_or_else(Vec::new, of);
    if found.is_empty() {
        found = bids(frame, contract).into_iter().flat_map(of).collect();
    }
    if found.is_empty() {
        found = award.map_or_else(Vec::new, of);
    }
    if found.is_empty() && frame.lots.len() == 1 {
        found = frame.lots.keys().cloned().collect();
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// First day, last day, and the last day with every extension, of the contract, its award or its procedure.
pub(super) fn period(frame: &Frame<'_>, deal: &Deal<'_>) -> (Option<NaiveDate>, Option<NaiveDate>, Option<NaiveDate>) {
    let contract = deal.contract.and_then(|contract| object(contract, "period"));
    let award = || deal.award.and_then(|award| object(award, "contractPeriod"));
    let tender = || object(&frame.process.release, "tender.contractPeriod");
    let Some(period) = contract.or_else(award).or_else(tender) else { return (None, None, None) };
    let start = day(period, "startDate");
    let after = |end: &NaiveDate| start.is_none_or(|start| *end >= start);
    (start, day(period, "endDate").filter(after), day(period, "maxExtentDate").filter(after))
}

pub(super) fn amendments(deal: &Deal<'_>, contract: Id) -> Vec<Draft> {
    let kind = Kind::Amendment;
    let draft = |(number, change): (usize, &Object)| {
        let own = id(change, "id").unwrap_or_else(|| number.to_string());
        let mut draft = Draft::new(kind, format!("{} amendment {own}", deal.place));
        draft.set(kind, "contract", contract);
        draft.set(kind, "number", own);
        draft.fill(kind, "signed_on", day(change, "date"));
        draft.fill(kind, "legal_ground", text(change, "rationale").map(line));
        draft.fill(kind, "description", text(change, "description"));
        draft
    };
    deal.contract.map_or_else(Vec::new, |held| (1..).zip(objects(held, "amendments")).map(draft).collect())
}

pub(super) fn subcontractors(frame: &Frame<'_>, deal: &Deal<'_>, contract: Id) -> Vec<Draft> {
    let kind = Kind::SubcontractLink;
    let Some(terms) = deal.award.and_then(|award| object(award, "subcontracting")) else { return Vec::new() };
    let subcontracts = objects(terms, "subcontracts");
    let (least, most) = (fraction(terms, "minimumPercentage"), fraction(terms, "maximumPercentage"));
    let exact = least.filter(|least| Some(*least) == most && subcontracts.len() == 1);
    let mut drafts = Vec::new();
    for subcontract in &subcontracts {
        let mains: Vec<String> =
            objects(subcontract, "mainContractors").into_iter().filter_map(|main| frame.parties.id_of(main)).collect();
        // Named main contractors decide whose subcontractor it is; without them it is everybody's.
        if !mains.is_empty() && deal.supplier.as_ref().is_some_and(|supplier| !mains.contains(supplier)) {
            continue;
        }
        let child = object(subcontract, "subcontractor").and_then(|child| frame.parties.id_of(child));
        let mut draft = Draft::new(kind, format!("{} subcontractor {}", deal.place, child.as_deref().unwrap_or("?")));
        draft.set(kind, "contract", contract);
        draft.set(kind, "parent", deal.supplier.as_ref().and_then(|id| frame.firms.get(id)).copied());
        draft.set(kind, "child", child.as_ref().and_then(|id| frame.firms.get(id)).copied());
        if let [lot] = deal.lots.as_slice() {
            draft.set(kind, "lot", frame.lots.get(lot).copied());
        }
        draft.fill(kind, "share_percent", exact);
        if exact.is_none() && at(terms, "minimumPercentage").is_some() {
            draft.notes.push(Message::new("import-ocds-share-unclear"));
        }
        drafts.push(draft);
    }
    drafts
}

pub(super) fn assessments(deal: &Deal<'_>, contract: Id) -> Vec<Draft> {
    let kind = Kind::Review;
    let Some(held) = deal.contract else { return Vec::new() };
    let mut milestones = objects(held, "milestones");
    milestones.extend(objects(held, "implementation.milestones"));
    let codes = match kind.noun().fields[reviews::KIND.index].shape {
        Shape::Choice(codes) => codes,
        _ => &[],
    };
    let draft = |milestone: &&Object| {
        let mut draft =
            Draft::new(kind, format!("{} milestone {}", deal.place, id(milestone, "id").unwrap_or_default()));
        draft.set(kind, "subject_kind", Value::Choice("contract"));
        draft.set(kind, "subject", contract);
        let code = text(milestone, "code").and_then(|code| codes.iter().find(|known| **known == code));
        draft.set(kind, "kind", code.map_or(Value::Unknown, |code| Value::Choice(code)));
        draft.set(kind, "anchor", day(milestone, "dueDate"));
        draft.fill(kind, "held_on", day(milestone, "dateMet"));
        draft.fill(kind, "note", text(milestone, "title").or(text(milestone, "description")));
        draft
    };
    milestones.iter().filter(|milestone| text(milestone, "type") == Some("assessment")).map(draft).collect()
}
