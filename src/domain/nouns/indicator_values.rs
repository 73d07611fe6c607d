//! A measured value of an indicator (indicatorwaarde).

use crate::domain::field::{Column, Noun, Number, One, Shape, Text, field};
use crate::domain::kind::Kind;

/// Description of the noun.
pub const NOUN: Noun = Noun {
    kind: Kind::IndicatorValue,
    fields: &[
        field("indicator", Shape::Link(Kind::Indicator)).required().list(32).searched(),
        field("period", Shape::Line).required().list(10),
        field("value", Shape::Quantity).list(12),
        field("source", Shape::Line).list(20).searched(),
        field("note", Shape::Prose).searched(),
        field("archived_on", Shape::Day),
    ],
    derived: &[],
    keys: &[&["indicator", "period"]],
    label: &["indicator", "period"],
    period: None,
};

/// What was measured.
pub const INDICATOR: Column<One> = NOUN.link("indicator");
/// Period, `2026`, `2026-Q3` or `2026-10`.
pub const PERIOD: Column<Text> = NOUN.text("period");
/// Value; unknown is not measured.
pub const VALUE: Column<Number> = NOUN.number("value");
/// Where it came from.
pub const SOURCE: Column<Text> = NOUN.text("source");
