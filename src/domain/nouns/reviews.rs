//! A periodic check or evaluation (voortgangsmoment), counted from a fixed anchor (R7).

use crate::domain::field::{Code, Column, Date, Noun, Number, One, Shape, Text, field};
use crate::domain::kind::Kind;

/// Description of the noun.
pub const NOUN: Noun = Noun {
    kind: Kind::Review,
    fields: &[
        field("subject_kind", Shape::Choice(&["contract", "lot", "framework", "capacity_agreement"]))
            .required()
            .list(14),
        field("subject", Shape::LinkBy("subject_kind")).required().list(20).searched(),
        field("kind", Shape::Choice(&["signal", "meeting", "annual", "mid_term", "recalibration", "final"]))
            .list(14)
            .asked(),
        field("anchor", Shape::Day).list(10).asked(),
        field("interval_months", Shape::Whole).list(10),
        field("held_on", Shape::Day).list(10),
        field("outcome", Shape::Prose).searched(),
        field("note", Shape::Prose).searched(),
        field("archived_on", Shape::Day),
    ],
    derived: &[],
    keys: &[&["subject_kind", "subject", "kind", "anchor"]],
    label: &["subject", "kind"],
    period: None,
};

/// Noun of the subject.
pub const SUBJECT_KIND: Column<Code> = NOUN.choice("subject_kind");
/// What is reviewed.
pub const SUBJECT: Column<One> = NOUN.link("subject");
/// Kind of review (R7).
pub const KIND: Column<Code> = NOUN.choice("kind");
/// Day every due date counts from (R7).
pub const ANCHOR: Column<Date> = NOUN.date("anchor");
/// Months between reviews (R7); unknown is once.
pub const INTERVAL_MONTHS: Column<Number> = NOUN.number("interval_months");
/// Day of the last one held.
pub const HELD_ON: Column<Date> = NOUN.date("held_on");
/// What came out.
pub const OUTCOME: Column<Text> = NOUN.text("outcome");
