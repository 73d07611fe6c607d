//! A talk with a provider (voortgangsgesprek).

use crate::domain::field::{Column, Date, Noun, One, Shape, Text, field};
use crate::domain::kind::Kind;

/// Description of the noun.
pub const NOUN: Noun = Noun {
    kind: Kind::Meeting,
    fields: &[
        field("provider", Shape::Link(Kind::Provider)).required().list(20).searched(),
        field("date", Shape::Day).required().list(10),
        field("notes", Shape::Prose).list(25).searched(),
        field("contract", Shape::Link(Kind::Contract)).searched(),
        field("attendees", Shape::Prose).personal(),
        field("agenda", Shape::Prose).searched(),
        field("note", Shape::Prose).searched(),
        field("archived_on", Shape::Day),
    ],
    derived: &[],
    keys: &[&["provider", "date"]],
    label: &["provider", "date"],
    period: None,
};

/// With whom.
pub const PROVIDER: Column<One> = NOUN.link("provider");
/// Day of the talk.
pub const DATE: Column<Date> = NOUN.date("date");
/// What was said and agreed.
pub const NOTES: Column<Text> = NOUN.text("notes");
/// Contract it was about.
pub const CONTRACT: Column<One> = NOUN.link("contract");
/// Who were there, by function.
pub const ATTENDEES: Column<Text> = NOUN.text("attendees");
/// What was to be discussed.
pub const AGENDA: Column<Text> = NOUN.text("agenda");
