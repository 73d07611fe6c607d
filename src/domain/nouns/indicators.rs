//! A measure of an objective (indicator).

use crate::domain::field::{Code, Column, Noun, Number, One, Shape, Text, field};
use crate::domain::kind::Kind;

/// Description of the noun.
pub const NOUN: Noun = Noun {
    kind: Kind::Indicator,
    fields: &[
        field("objective", Shape::Link(Kind::Objective)).required().list(18).searched(),
        field("name", Shape::Line).required().list(27).searched(),
        field("unit", Shape::Line).list(10),
        field("target", Shape::Quantity).list(10).asked(),
        field("direction", Shape::Choice(&["higher", "lower"])).list(10).asked(),
        field("definition", Shape::Prose).searched(),
        field("note", Shape::Prose).searched(),
        field("archived_on", Shape::Day),
    ],
    derived: &[],
    keys: &[&["objective", "name"]],
    label: &["name"],
    period: None,
};

/// Objective it measures.
pub const OBJECTIVE: Column<One> = NOUN.link("objective");
/// Name.
pub const NAME: Column<Text> = NOUN.text("name");
/// Unit, `%` or `weken`.
pub const UNIT: Column<Text> = NOUN.text("unit");
/// Value aimed for.
pub const TARGET: Column<Number> = NOUN.number("target");
/// Which way is better.
pub const DIRECTION: Column<Code> = NOUN.choice("direction");
/// How it is counted.
pub const DEFINITION: Column<Text> = NOUN.text("definition");
