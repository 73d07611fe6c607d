//! Words in, records of all nouns out, best first: `perceel search` and the records of the palette. Every word must occur;
//! when nothing does, names that come near are offered. The query language of lists is in `query`.

use super::matching::{Probe, named_through};
use crate::domain::contract::in_use;
use crate::domain::kind::Kind;
use crate::domain::record::{Record, Ref, Value};
use crate::domain::register::Register;
use crate::shown::fold;
use chrono::NaiveDate;
use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;
use memchr::memmem::Finder;

/// Why a record was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The words are its key.
    Key,
    /// The words stand in its label.
    Label,
    /// A word stands in the field at this position.
    Field(usize),
    /// Nothing was found literally; its label comes near.
    Near,
}

/// A record that was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Which one.
    pub reference: Ref,
    /// How well it fits; higher is better.
    pub score: i64,
    /// Why.
    pub reason: Reason,
}

/// How much a noun matters when several records fit as well: what people look for goes before facts about it.
fn weight(kind: Kind) -> i64 {
    match kind {
        Kind::Provider => 60,
        Kind::Contract => 55,
        Kind::Lot => 50,
        Kind::Obligation => 40,
        Kind::Municipality | Kind::ProviderGroup => 35,
        Kind::Framework | Kind::Tender | Kind::Product => 30,
        Kind::ContactPerson | Kind::Authority | Kind::SubRegion | Kind::Region => 25,
        Kind::Establishment | Kind::AgbCode | Kind::Meeting | Kind::ActionItem | Kind::Amendment => 20,
        _ => 0,
    }
}

/// Records of which the labels are looked at, per hit that is asked for.
const LOOKED_AT: usize = 8;

/// Most records of a noun among which a near name is sought: names are typed from memory, facts are not.
const NEAR_AMONG: usize = 5000;

/// Finds records in these nouns, best first, at most `limit`. What was put away by `today` is left out.
#[must_use]
pub fn search(register: &Register, words: &str, kinds: &[Kind], today: NaiveDate, limit: usize) -> Vec<Hit> {
    let whole = fold(words.trim());
    let parts: Vec<&str> = whole.split_whitespace().collect();
    if parts.is_empty() || limit == 0 {
        return Vec::new();
    }
    let kinds = || kinds.iter().copied().filter(|kind| !kind.is_figures());
    let finders: Vec<Finder<'_>> = parts.iter().map(|part| Finder::new(part.as_bytes())).collect();
    let mut rough: Vec<(i64, Ref)> = Vec::new();
    for kind in kinds() {
        let through: Vec<_> = parts.iter().map(|part| named_through(register, kind, part)).collect();
        for (text, record) in register.folded(kind).iter().zip(register.all(kind)) {
            if let Some(score) = literal(record, text.as_bytes(), &finders, &through)
                && in_use(kind, record, today)
            {
                rough.push((score + weight(kind), Ref { kind, id: record.id }));
            }
        }
        // Keys that are not searched as text, such as a date: the whole of what was typed.
        for id in register.with_key(kind, &whole) {
            let reference = Ref { kind, id };
            if !rough.iter().any(|(_, found)| *found == reference)
                && register.at(reference).is_some_and(|record| in_use(kind, record, today))
            {
                rough.push((weight(kind), reference));
            }
        }
    }
    let mut hits: Vec<Hit> = if rough.is_empty() {
        let small = kinds().filter(|kind| register.all(*kind).len() <= NEAR_AMONG);
        small.flat_map(|kind| near(register, &whole, kind, today)).collect()
    } else {
        // An exact key must not fall off the end of a long rough list.
        let exact = |found: &Ref| register.with_key(found.kind, &whole).contains(&found.id);
        rough.sort_unstable_by_key(|(score, found)| (std::cmp::Reverse(*score), *found));
        let (first, rest) = rough.split_at(rough.len().min(limit.saturating_mul(LOOKED_AT)));
        let keyed = rest.iter().filter(|(_, found)| exact(found));
        first.iter().chain(keyed).map(|(score, found)| judge(register, *found, *score, &whole, &parts)).collect()
    };
    hits.sort_unstable_by_key(|hit| (std::cmp::Reverse(hit.score), hit.reference));
    hits.truncate(limit);
    hits
}

/// How well all words occur in a record: at the start of a word is better than inside, early better than late, its own
/// text better than the name of a record that its link leads on to.
fn literal(record: &Record, text: &[u8], finders: &[Finder<'_>], through: &[Vec<Probe<'_>>]) -> Option<i64> {
    let mut score = 0;
    let mut own = false;
    for (finder, through) in finders.iter().zip(through) {
        let Some(first) = finder.find(text) else {
            through.iter().find(|probe| probe.passes(record, text))?;
            continue;
        };
        own = true;
        let starts = |at: usize| at == 0 || !is_letter(text[at - 1]);
        score += match () {
            () if first == 0 => 40,
            () if starts(first) || finder.find_iter(text).skip(1).any(starts) => 25,
            () => 5,
        };
    }
    own.then_some(score)
}

/// Letters and digits; every byte of a letter beyond ASCII counts.
fn is_letter(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte >= 0x80
}

fn judge(register: &Register, reference: Ref, rough: i64, whole: &str, parts: &[&str]) -> Hit {
    let Ref { kind, id } = reference;
    if register.with_key(kind, whole).contains(&id) {
        return Hit { reference, score: rough + 1000, reason: Reason::Key };
    }
    let label = fold(&register.label(kind, id));
    if parts.iter().all(|part| label.contains(part)) {
        let begins = if label.starts_with(whole) { 40 } else { 0 };
        let words: i64 = parts.iter().map(|part| word_rank(&label, part)).sum();
        return Hit { reference, score: rough + 100 + begins + words, reason: Reason::Label };
    }
    let field = register.at(reference).and_then(|record| field_with(register, kind, record, parts));
    Hit { reference, score: rough, reason: field.map_or(Reason::Label, Reason::Field) }
}

/// 80 for a whole word, 30 for the start of one.
fn word_rank(text: &str, part: &str) -> i64 {
    let bytes = text.as_bytes();
    let starts = text.match_indices(part).filter(|(at, _)| *at == 0 || !is_letter(bytes[at - 1]));
    starts
        .map(|(at, _)| if bytes.get(at + part.len()).is_some_and(|next| is_letter(*next)) { 30 } else { 80 })
        .max()
        .unwrap_or(0)
}

/// The searched field that holds a word the label does not, else any.
fn field_with(register: &Register, kind: Kind, record: &Record, parts: &[&str]) -> Option<usize> {
    let noun = kind.noun();
    let mut fields = noun.fields.iter().enumerate().filter(|(_, field)| field.searched);
    fields
        .find(|(position, field)| {
            let text = match &record.values[*position] {
                Value::Text(text) => fold(text),
                Value::Link(id) => register
                    .target_kind(kind, record, *position)
                    .map_or_else(String::new, |target| fold(&register.label(target, *id))),
                _ => return false,
            };
            !noun.label.contains(&field.name) && parts.iter().any(|part| text.contains(part))
        })
        .map(|(position, _)| position)
}

fn near(register: &Register, whole: &str, kind: Kind, today: NaiveDate) -> Vec<Hit> {
    // One seam around the crate: both sides are folded, so its own handling of case has nothing left to do.
    let matcher = SkimMatcherV2::default();
    let found = register.all(kind).iter().filter_map(|record| {
        let label = register.folded_label(kind, record.id);
        let score = matcher.fuzzy_match(&label, whole).or_else(|| shared(&label, whole))?;
        let reference = Ref { kind, id: record.id };
        in_use(kind, record, today).then_some(Hit { reference, score: score + weight(kind) / 10, reason: Reason::Near })
    });
    found.collect()
}

/// A typing error in the middle: a word of the label that begins and ends as the typed one does.
fn shared(label: &str, typed: &str) -> Option<i64> {
    let typed: Vec<char> = typed.chars().collect();
    label
        .split(|c: char| !c.is_alphanumeric())
        .filter_map(|word| {
            let word: Vec<char> = word.chars().collect();
            let longest = typed.len().max(word.len());
            let head = typed.iter().zip(&word).take_while(|(a, b)| a == b).count();
            let most = typed.len().min(word.len()) - head;
            let tail = typed.iter().rev().zip(word.iter().rev()).take(most).take_while(|(a, b)| a == b).count();
            (longest >= 4 && head + tail + 2 >= longest && head + tail >= 3)
                .then(|| i64::try_from(head + tail).unwrap_or(0) * 8)
        })
        .max()
}
