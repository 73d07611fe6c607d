//! Questions: nouns whose records are worked out from the register and the monthly figures on a day, and never stored.
//! A question describes its columns as a noun does, so lists, filters, exports and pages serve it as they serve any noun.
//! One file per question: its columns, its answer, and what each row was made from. The arithmetic is that of the rules.

pub mod amendment_growth;
pub mod breaches;
pub mod build_down;
pub mod burden;
pub mod ceilings;
pub mod chains;
pub mod concentration;
pub mod coverage;
pub mod deadlines;
pub mod dropout;
pub mod duplicate_proofs;
pub mod exposure;
pub mod gaps;
pub mod indexations;
pub mod insufficient_use;
pub mod lot_lineage;
pub mod margins;
pub mod municipal_use;
pub mod needs;
pub mod own_clauses;
pub mod parked;
pub mod proposals;
pub mod signals;
pub mod stranded;
pub mod task_budgets;
pub mod unattached;
pub mod utilisation;
pub mod waits;

mod deliveries;
mod sharing;

use super::kind::Kind;
use super::monthly::{Month, Monthly};
use super::nouns::capacity_agreements;
use super::record::{Id, Record, Ref, Value};
use super::register::{Holds, Register, When};
use crate::text::Words;
use chrono::{Datelike, NaiveDate};

/// What a question is asked about.
#[derive(Clone, Copy)]
pub struct Asked<'a> {
    /// Everything recorded.
    pub register: &'a Register,
    /// The monthly figures of the window, see `window`; empty for questions that need none.
    pub monthly: &'a Monthly,
    /// The reference date.
    pub when: When,
    /// The language of sentences in the answer.
    pub words: Words,
}

/// One row of an answer: a value per column of the question.
pub type Row = Box<[Value]>;

/// What a figure of an answer was made from: these records, or these monthly figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// The column of the question that was made from it.
    pub column: &'static str,
    /// The records.
    pub of: Made,
}

/// From what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Made {
    /// From records of one noun.
    Records(Kind, Vec<Id>),
    /// From monthly figures.
    Figures(Summed),
}

/// Which monthly figures were summed. Empty lists stand for none, nothing for all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summed {
    /// `Kind::Actual` or `Kind::Reservation`.
    pub kind: Kind,
    /// Of these providers.
    pub providers: Option<Vec<Id>>,
    /// Of these products.
    pub products: Option<Vec<Id>>,
    /// For these municipalities.
    pub municipalities: Option<Vec<Id>>,
    /// From this month on.
    pub from: Month,
    /// Up to and including this month.
    pub to: Month,
}

/// A question: how it is answered and what its answers were made from. Its columns are the noun of its kind.
pub struct Question {
    /// Which one.
    pub kind: Kind,
    /// Which monthly figures of the window it needs.
    pub needs_figures: &'static [Kind],
    /// Whether it looks at `DUTIES`.
    pub needs_duties: bool,
    /// The answer, in its natural order.
    pub answer: fn(&Asked<'_>) -> Vec<Row>,
    /// What the figures of a row were made from, the most telling first.
    pub sources: fn(&Asked<'_>, &Record) -> Vec<Source>,
}

/// What falls due and the proof of it: more than half of the records of a region. Who asks one question that does not look
/// at them need not read them.
pub const DUTIES: &[Kind] = &[Kind::ObligationInstance, Kind::Evidence];

/// All questions, in the order of `Kind::QUESTIONS`.
pub const QUESTIONS: &[Question] = &[
    coverage::QUESTION,
    concentration::QUESTION,
    dropout::QUESTION,
    exposure::QUESTION,
    parked::QUESTION,
    stranded::QUESTION,
    signals::QUESTION,
    municipal_use::QUESTION,
    lot_lineage::QUESTION,
    needs::QUESTION,
    gaps::QUESTION,
    chains::QUESTION,
    breaches::QUESTION,
    margins::QUESTION,
    unattached::QUESTION,
    deadlines::QUESTION,
    utilisation::QUESTION,
    ceilings::QUESTION,
    task_budgets::QUESTION,
    indexations::QUESTION,
    amendment_growth::QUESTION,
    build_down::QUESTION,
    waits::QUESTION,
    insufficient_use::QUESTION,
    proposals::QUESTION,
    burden::QUESTION,
    duplicate_proofs::QUESTION,
    own_clauses::QUESTION,
];

/// The question of that kind.
#[must_use]
pub fn question(kind: Kind) -> Option<&'static Question> {
    QUESTIONS.iter().find(|question| question.kind == kind)
}

/// Answers a question as records of its kind. A row keeps its id as long as its key stays the same, whatever the day.
#[must_use]
pub fn answer(asked: &Asked<'_>, kind: Kind) -> Vec<Record> {
    let Some(question) = question(kind) else { return Vec::new() };
    records(kind, (question.answer)(asked))
}

/// Rows of a question as records of its kind.
#[must_use]
pub fn records(kind: Kind, rows: Vec<Row>) -> Vec<Record> {
    rows.into_iter().map(|values| Record { id: id_of(kind, &values), values }).collect()
}

/// What a row of an answer was made from.
#[must_use]
pub fn sources(asked: &Asked<'_>, of: Ref) -> Vec<Source> {
    match (question(of.kind), asked.register.at(of)) {
        (Some(question), Some(record)) => (question.sources)(asked, record),
        _ => Vec::new(),
    }
}

/// The months of figures that questions need on a day: the last twelve whole ones and those of every capacity agreement
/// that holds on it, and the first year of parts with an agreed least use (R33); allotments until those agreements end.
#[must_use]
pub fn window(register: &Register, day: NaiveDate) -> (Month, Month) {
    let january = NaiveDate::from_ymd_opt(day.year(), 1, 1).unwrap_or(day);
    let december = NaiveDate::from_ymd_opt(day.year(), 12, 1).unwrap_or(day);
    let mut window = (Month::of(day).plus(-12).min(Month::of(january)), Month::of(december));
    let kind = Kind::CapacityAgreement;
    for agreement in register.all(kind).iter().filter(|agreement| register.holds(kind, agreement, day) == Holds::Now) {
        if let Some(start) = agreement.date(capacity_agreements::START) {
            window.0 = window.0.min(Month::of(start));
        }
        if let Some(end) = agreement.date(capacity_agreements::END) {
            window.1 = window.1.max(Month::of(end));
        }
    }
    window.0 = insufficient_use::first_month(register, day).map_or(window.0, |month| month.min(window.0));
    window
}

/// The months a question over all figures counts: those of the window up to the month of the day. What was delivered in a
/// later one was not there yet, whatever is known of it now.
fn counted(asked: &Asked<'_>) -> (Month, Month) {
    let day = Month::of(asked.when.day);
    asked.monthly.window.map_or((day, day), |(from, to)| (from.min(day), to.min(day)))
}

/// The same for rows with the same key, and below zero, where no stored record has its id.
fn id_of(kind: Kind, values: &[Value]) -> Id {
    use std::hash::{DefaultHasher, Hash, Hasher};
    let noun = kind.noun();
    let mut hasher = DefaultHasher::new();
    kind.name().hash(&mut hasher);
    for name in noun.keys.first().copied().unwrap_or_default() {
        if let Some((position, _)) = noun.find(name) {
            values[position].hash(&mut hasher);
        }
    }
    Id(-1 - (hasher.finish() >> 1).cast_signed())
}
