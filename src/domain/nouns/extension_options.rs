//! A right of the client to prolong a contract (verlengingsoptie), to be announced in time (R3).

use crate::domain::field::{Column, Date, Noun, Number, One, Several, Shape, field};
use crate::domain::kind::Kind;

/// Description of the noun.
pub const NOUN: Noun = Noun {
    kind: Kind::ExtensionOption,
    fields: &[
        field("contract", Shape::Link(Kind::Contract)).required().list(18).searched(),
        field("seq", Shape::Whole).required().list(5),
        field("months", Shape::Whole).list(8).asked(),
        field("notify_months", Shape::Whole).list(10).asked(),
        field("exercised_on", Shape::Day).list(10),
        field("declined_on", Shape::Day).list(10),
        field("partial_lots", Shape::Links(Kind::Lot)),
        field("note", Shape::Prose).searched(),
        field("archived_on", Shape::Day),
    ],
    derived: &[],
    keys: &[&["contract", "seq"]],
    label: &["contract", "seq"],
    period: None,
};

/// Contract it prolongs.
pub const CONTRACT: Column<One> = NOUN.link("contract");
/// Order: 1 is the first option (R3).
pub const SEQ: Column<Number> = NOUN.number("seq");
/// Months it adds (R3).
pub const MONTHS: Column<Number> = NOUN.number("months");
/// Months before the end it must be announced (R3).
pub const NOTIFY_MONTHS: Column<Number> = NOUN.number("notify_months");
/// Day it was used (R3); the end has moved.
pub const EXERCISED_ON: Column<Date> = NOUN.date("exercised_on");
/// Day it was given up (R3).
pub const DECLINED_ON: Column<Date> = NOUN.date("declined_on");
/// Lots it was used for; empty is all of them (R3).
pub const PARTIAL_LOTS: Column<Several> = NOUN.links("partial_lots");
