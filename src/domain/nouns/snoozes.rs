//! A date that was put off on purpose (uitgesteld signaal). It moves no date, it only keeps quiet until a day.

use crate::domain::field::{Column, Date, Noun, Shape, Text, field};
use crate::domain::kind::Kind;

/// Description of the noun.
pub const NOUN: Noun = Noun {
    kind: Kind::Snooze,
    fields: &[
        field("subject", Shape::Line).required().list(28).searched().made(),
        field("until", Shape::Day).required().list(10),
        field("reason", Shape::Prose).required().list(17).searched(),
        field("note", Shape::Prose).searched(),
        field("archived_on", Shape::Day),
    ],
    derived: &[],
    keys: &[&["subject"]],
    label: &["subject"],
    period: None,
};

/// Which date, by its key in the list of deadlines.
pub const SUBJECT: Column<Text> = NOUN.text("subject");
/// Last day it stays quiet.
pub const UNTIL: Column<Date> = NOUN.date("until");
/// Why it can wait.
pub const REASON: Column<Text> = NOUN.text("reason");
