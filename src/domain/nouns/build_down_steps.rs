//! One step of building down with replacement (gefaseerd af- en ombouwen), R27.

use crate::domain::field::{Column, Date, Noun, Number, One, Shape, Text, field};
use crate::domain::kind::Kind;

/// Description of the noun.
pub const NOUN: Noun = Noun {
    kind: Kind::BuildDownStep,
    fields: &[
        field("lot", Shape::Link(Kind::Lot)).required().list(24).searched(),
        field("date", Shape::Day).required().list(10),
        field("capacity_old", Shape::Quantity).list(12).asked(),
        field("capacity_new", Shape::Quantity).list(12).asked(),
        field("minimum", Shape::Quantity).list(12).asked(),
        field("unit", Shape::Line).list(10),
        field("note", Shape::Prose).searched(),
        field("archived_on", Shape::Day),
    ],
    derived: &[],
    keys: &[&["lot", "date"]],
    label: &["lot", "date"],
    period: None,
};

/// Lot being built down.
pub const LOT: Column<One> = NOUN.link("lot");
/// Day of the step.
pub const DATE: Column<Date> = NOUN.date("date");
/// What is left of the old care (R27).
pub const CAPACITY_OLD: Column<Number> = NOUN.number("capacity_old");
/// What the replacement offers (R27).
pub const CAPACITY_NEW: Column<Number> = NOUN.number("capacity_new");
/// Least that old and new must make together (R27).
pub const MINIMUM: Column<Number> = NOUN.number("minimum");
/// What is counted, `plaatsen`.
pub const UNIT: Column<Text> = NOUN.text("unit");
