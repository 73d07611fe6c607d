//! Organisations of a notice as authorities, municipalities and providers: which of them are one firm, and which
//! published numbers can be kept.

use std::collections::{BTreeMap, BTreeSet};

use super::super::notice::{IdDoubt, Organisation};
use super::super::plan::{Doubles, Draft};
use super::changes::wins;
use super::{Known, Work, bare, line, note_of, period, publication};
use crate::domain::kind::Kind;
use crate::domain::nouns::{authorities, municipalities, providers};
use crate::domain::record::{Id, Value};
use crate::domain::register::{Holds, Register};
use crate::guard::{FieldSense, Severity, mask, scan_text};
use crate::text::Message;
use chrono::NaiveDate;

/// Fewest digits of a number that can name an organisation.
const SOLID_DIGITS: usize = 5;

/// One organisation, however often it stands in the notice.
struct Firm<'a> {
    organisations: Vec<&'a Organisation>,
    kvk: Option<String>,
    /// Published number that is kept as text.
    number: Option<String>,
    name: String,
    /// What to tell about it.
    notes: Vec<Message>,
    /// Lines of the record's own note.
    lines: Vec<String>,
}

/// The buyers as records.
pub(super) struct Buyers {
    /// The authorities.
    pub authorities: Vec<Id>,
    /// The municipalities among them.
    pub municipalities: Vec<Id>,
}

/// Plans the buyers, and the municipalities they are.
pub(super) fn plan_buyers(work: &mut Work<'_>) -> Buyers {
    let ids = work.notice.buyers.iter().map(String::as_str);
    let firms = firms(work, ids, false);
    let municipalities = plan_municipalities(work, &firms);
    let mut drafts = Vec::new();
    for (at, firm) in firms.iter().enumerate() {
        let mut draft = organisation_draft(Kind::Authority, firm);
        draft.fill(Kind::Authority, "municipality", municipalities.get(&at).copied());
        drafts.push(draft);
    }
    let ids = work.planner.put(Kind::Authority, drafts, Doubles::Merge);
    tell_other_names(work, Kind::Authority, &ids, &firms);
    let mut authorities: Vec<Id> = ids.into_iter().flatten().collect();
    authorities.sort_unstable();
    authorities.dedup();
    let known: BTreeSet<Id> = municipalities.into_values().collect();
    Buyers { authorities, municipalities: known.into_iter().collect() }
}

/// Plans every provider: whoever has an agreement, and the subcontractors. Answers by organisation id.
pub(super) fn plan_providers<'a>(work: &mut Work<'a>) -> Known<'a> {
    let notice = work.notice;
    let mut ids: Vec<&'a str> = work.agreements.iter().flat_map(|agreement| agreement.providers.clone()).collect();
    ids.extend(
        notice
            .subcontractors
            .iter()
            .filter(|sub| wins(&work.agreements, &sub.party))
            .map(|sub| notice.first_of(&sub.organisation)),
    );
    let firms = firms(work, ids.into_iter(), true);
    let drafts = firms.iter().map(|firm| organisation_draft(Kind::Provider, firm)).collect();
    let planned = work.planner.put(Kind::Provider, drafts, Doubles::Merge);
    tell_other_names(work, Kind::Provider, &planned, &firms);
    let mut known = Known::new();
    for (firm, id) in firms.iter().zip(planned) {
        if let Some(id) = id {
            known.extend(firm.organisations.iter().map(|organisation| (organisation.id.as_str(), id)));
        }
    }
    known
}

/// Plans that every municipality among the buyers takes part in every lot.
pub(super) fn plan_lot_municipalities(work: &mut Work<'_>, municipalities: &[Id], lots: &Known<'_>) {
    let kind = Kind::LotMunicipality;
    let mut drafts = Vec::new();
    for lot in &work.notice.lots {
        let Some(id) = lots.get(lot.id.as_str()) else { continue };
        for municipality in municipalities {
            let mut draft = Draft::new(kind, &lot.id);
            draft.set(kind, "lot", *id);
            draft.set(kind, "municipality", *municipality);
            work.keep_first_day(&mut draft, kind, ["lot", "municipality"], [*id, *municipality], period(lot).0);
            drafts.push(draft);
        }
    }
    work.planner.put(kind, drafts, Doubles::Merge);
}

fn organisation_draft(kind: Kind, firm: &Firm<'_>) -> Draft {
    let place = firm.organisations.first().map_or("", |organisation| organisation.id.as_str());
    let mut draft = Draft::new(kind, place);
    let first =
        |of: fn(&Organisation) -> Option<&String>| firm.organisations.iter().find_map(|o| of(o)).map(|text| line(text));
    draft.fill(kind, "name", firm.name.as_str());
    draft.fill(kind, "official_number", firm.number.as_deref());
    draft.fill(kind, "country", first(|o| o.country.as_ref()));
    draft.fill(kind, "city", first(|o| o.city.as_ref()));
    draft.fill(kind, "note", note_of(&firm.lines));
    if kind == Kind::Provider {
        draft.set(kind, "kvk", firm.kvk.as_deref());
        let size = first(|o| o.size.as_ref()).and_then(|size| match size.as_str() {
            "micro" => Some(Value::Choice("micro")),
            "small" | "medium" | "sme" | "large" => Some(Value::Choice("other")),
            _ => None,
        });
        draft.fill(kind, "size_class", size);
    }
    draft.notes.clone_from(&firm.notes);
    draft
}

/// Groups organisations into firms: by trade register number (when asked for), else by a number that only one name
/// uses, else by name. A name without a number is the firm of that name when there is only one.
fn firms<'a>(work: &Work<'a>, ids: impl Iterator<Item = &'a str>, by_kvk: bool) -> Vec<Firm<'a>> {
    let notice = work.notice;
    let mut seen = BTreeSet::new();
    let organisations: Vec<&Organisation> =
        ids.filter(|id| seen.insert(*id)).filter_map(|id| notice.organisation(id)).collect();
    let name_of = |organisation: &Organisation| {
        let name = organisation.name.as_deref().map(line).filter(|name| !name.is_empty());
        name.unwrap_or_else(|| unnamed(work, organisation))
    };
    let mut names_of_number: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for organisation in &organisations {
        if let Some(number) = solid_number(organisation) {
            names_of_number.entry(number).or_default().insert(bare(&name_of(organisation)));
        }
    }
    let strong = |organisation: &Organisation| {
        if by_kvk && let Some(kvk) = &organisation.kvk {
            return Some(format!("kvk {kvk}"));
        }
        let number = solid_number(organisation)?;
        (names_of_number.get(&number)?.len() == 1).then(|| format!("number {number}"))
    };
    let mut keys_of_name: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for organisation in &organisations {
        if let Some(key) = strong(organisation) {
            keys_of_name.entry(bare(&name_of(organisation))).or_default().insert(key);
        }
    }
    let mut firms: Vec<Firm<'a>> = Vec::new();
    let mut place: BTreeMap<String, usize> = BTreeMap::new();
    for organisation in organisations {
        let name = name_of(organisation);
        let same_name = keys_of_name.get(&bare(&name));
        let key = strong(organisation).unwrap_or_else(|| match same_name.map(|keys| keys.iter().collect::<Vec<_>>()) {
            Some(keys) if keys.len() == 1 => keys[0].clone(),
            _ => format!("name {}", bare(&name)),
        });
        let at = *place.entry(key).or_insert(firms.len());
        if at == firms.len() {
            let kvk = organisation.kvk.clone().filter(|_| by_kvk);
            let mut notes = Vec::new();
            if same_name.is_some_and(|keys| keys.len() > 1) {
                notes.push(Message::new("award-same-name"));
            }
            firms.push(Firm { organisations: Vec::new(), kvk, number: None, name, notes, lines: Vec::new() });
        }
        if let Some(firm) = firms.get_mut(at) {
            firm.organisations.push(organisation);
            let shared =
                solid_number(organisation).is_some_and(|n| names_of_number.get(&n).is_some_and(|of| of.len() > 1));
            keep_number(work, firm, organisation, shared, by_kvk);
        }
    }
    firms
}

fn unnamed(work: &Work<'_>, organisation: &Organisation) -> String {
    let place = format!("{} {}", work.reference(), organisation.id);
    work.say(&Message::new("award-unnamed").with("place", place))
}

/// A published number that can name an organisation: enough digits, not all the same, and not stopped by the guard.
fn solid_number(organisation: &Organisation) -> Option<String> {
    let number = line(organisation.national_id.as_deref()?);
    let digits: Vec<char> = number.chars().filter(char::is_ascii_digit).collect();
    let varied = digits.iter().any(|digit| Some(digit) != digits.first());
    (digits.len() >= SOLID_DIGITS && varied && !is_stopped(&number)).then_some(number)
}

fn is_stopped(number: &str) -> bool {
    scan_text("", number, FieldSense::OfficialNumber).iter().any(|finding| finding.severity >= Severity::Ask)
}

/// Keeps the published number of an organisation as text where it can be, and says what is odd about it.
fn keep_number(work: &Work<'_>, firm: &mut Firm<'_>, organisation: &Organisation, shared: bool, by_kvk: bool) {
    if by_kvk && organisation.kvk.is_some() {
        return;
    }
    let Some(published) = organisation.national_id.as_deref().map(line).filter(|number| !number.is_empty()) else {
        return;
    };
    let told = |id: &'static str| Message::new(id).with("value", mask(&published));
    let mut note = |message: Message| {
        if !firm.notes.contains(&message) {
            firm.notes.push(message);
        }
    };
    if is_stopped(&published) {
        note(told("award-number-stopped"));
        return;
    }
    if by_kvk && let Some(doubt) = organisation.id_doubt {
        note(told(match doubt {
            IdDoubt::NineDigits => "award-number-nine",
            IdDoubt::BranchNumber => "award-number-branch",
            IdDoubt::WrongLength(_) => "award-number-length",
            IdDoubt::Placeholder => "award-number-placeholder",
            IdDoubt::NotDigits => "award-number-not-digits",
            IdDoubt::Foreign => "award-number-foreign",
        }));
    }
    if shared {
        note(told("award-number-shared"));
    }
    // A firm that has a trade register number needs no other; a second number stands in the note.
    let number = solid_number(organisation).filter(|_| !shared && firm.kvk.is_none());
    match (number, &firm.number) {
        (Some(number), None) => firm.number = Some(number),
        (Some(number), Some(held)) if number == *held => {}
        _ => {
            let said = work.say(&Message::new("award-number-line").with("value", published.as_str()));
            if !firm.lines.contains(&said) {
                firm.lines.push(said);
            }
        }
    }
}

/// Tells that the register calls an organisation otherwise; its name stays as the register has it.
fn tell_other_names(work: &mut Work<'_>, kind: Kind, ids: &[Option<Id>], firms: &[Firm<'_>]) {
    let column = if kind == Kind::Provider { providers::NAME } else { authorities::NAME };
    for (id, firm) in ids.iter().zip(firms) {
        let Some(id) = id else { continue };
        let held = work.planner.register().get(kind, *id).and_then(|record| record.text(column)).map(str::to_owned);
        if let Some(held) = held.filter(|held| bare(held) != bare(&firm.name)) {
            work.note(kind, *id, Message::new("award-other-name").with("name", held));
        }
    }
}

/// Plans the municipalities that buyers are, by the place of the buyer in the list.
fn plan_municipalities(work: &mut Work<'_>, firms: &[Firm<'_>]) -> BTreeMap<usize, Id> {
    let kind = Kind::Municipality;
    let day = work.notice.published_on.or(work.notice.sent_on).unwrap_or(work.today);
    let mut drafts: Vec<Draft> = Vec::new();
    let mut of_name: BTreeMap<String, usize> = BTreeMap::new();
    let mut of_buyer: BTreeMap<usize, usize> = BTreeMap::new();
    for (at, firm) in firms.iter().enumerate() {
        let Some(organisation) = firm.organisations.first() else { continue };
        let Some(name) = organisation.municipality().map(town) else { continue };
        if name.is_empty() || !(organisation.is_dutch() || organisation.country.is_none()) {
            continue;
        }
        let key = comparable(&name);
        if let Some(known) = of_name.get(&key) {
            of_buyer.insert(at, *known);
            continue;
        }
        let mut draft = Draft::new(kind, &organisation.id);
        match find_municipality(work.planner.register(), &name, day) {
            Town::One(id) => {
                if let Some(record) = work.planner.register().get(kind, id) {
                    draft.set(kind, "name", record.text(municipalities::NAME));
                    draft.set(kind, "cbs_code", record.text(municipalities::CBS_CODE));
                }
            }
            Town::New => draft.set(kind, "name", name.as_str()),
            Town::Several => {
                work.warn(Message::new("award-municipality-several").with("name", name));
                continue;
            }
        }
        of_name.insert(key, drafts.len());
        of_buyer.insert(at, drafts.len());
        drafts.push(draft);
    }
    let ids = work.planner.put(kind, drafts, Doubles::Merge);
    of_buyer.into_iter().filter_map(|(buyer, draft)| Some((buyer, (*ids.get(draft)?)?))).collect()
}

/// What a name of a municipality found in the register.
enum Town {
    One(Id),
    Several,
    New,
}

/// The town in what follows "Gemeente": departments and those it buys for are left out.
fn town(name: &str) -> String {
    let name = line(name);
    let low = name.to_lowercase();
    let end = [",", ";", " namens ", " - ", " / ", " mede "].iter().filter_map(|sign| low.find(sign)).min();
    let end = end.filter(|end| name.is_char_boundary(*end)).unwrap_or(name.len());
    name.get(..end).unwrap_or(&name).trim().to_owned()
}

/// Spellings of one municipality fall together: accents, blanks and dots, and two official names that nobody says.
fn comparable(name: &str) -> String {
    match bare(name).as_str() {
        "denhaag" => "sgravenhage".into(),
        "denbosch" => "shertogenbosch".into(),
        other => other.into(),
    }
}

fn find_municipality(register: &Register, name: &str, day: NaiveDate) -> Town {
    let whole = comparable(name);
    let without = |name: &str| comparable(name.split('(').next().unwrap_or(name));
    let held =
        |record: &&crate::domain::record::Record| record.text(municipalities::NAME).unwrap_or_default().to_owned();
    let all = || register.all(Kind::Municipality).iter();
    let mut found: Vec<_> = all().filter(|record| comparable(&held(record)) == whole).collect();
    if found.is_empty() {
        found = all().filter(|record| without(&held(record)) == without(name)).collect();
    }
    if found.len() > 1 {
        let now: Vec<_> =
            found.iter().copied().filter(|r| register.holds(Kind::Municipality, r, day) == Holds::Now).collect();
        if !now.is_empty() {
            found = now;
        }
    }
    match found.as_slice() {
        [] => Town::New,
        [one] => Town::One(one.id),
        _ => Town::Several,
    }
}

/// Whether two references mean the same published notice.
pub(super) fn is_same_publication(held: &str, said: &str) -> bool {
    publication(held) == publication(said)
}
