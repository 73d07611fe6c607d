//! One component of one year's indexation (indexatieronde): labour or prices, with its weight (R8).

use crate::domain::field::{Column, Date, Noun, Number, Shape, Text, field};
use crate::domain::kind::Kind;

/// Description of the noun.
pub const NOUN: Noun = Noun {
    kind: Kind::IndexationRound,
    fields: &[
        field("year", Shape::Whole).required().list(6),
        field("component", Shape::Line).required().list(16).searched(),
        field("weight_percent", Shape::Percent).list(10).asked(),
        field("forecast_percent", Shape::Percent).list(10).asked(),
        field("final_previous_percent", Shape::Percent).list(10).asked(),
        field("forecast_previous_percent", Shape::Percent).list(10),
        field("published_on", Shape::Day).list(10),
        field("decision_ref", Shape::Line).searched(),
        field("note", Shape::Prose).searched(),
        field("archived_on", Shape::Day),
    ],
    derived: &[],
    keys: &[&["year", "component"]],
    label: &["year", "component"],
    period: None,
};

/// Year the new tariffs hold.
pub const YEAR: Column<Number> = NOUN.number("year");
/// Name of the component, `OVA` or `PPC`.
pub const COMPONENT: Column<Text> = NOUN.text("component");
/// Weight; a year's components make 100 (R8).
pub const WEIGHT_PERCENT: Column<Number> = NOUN.number("weight_percent");
/// Forecast for the year (R8).
pub const FORECAST_PERCENT: Column<Number> = NOUN.number("forecast_percent");
/// Final figure of the year before (R8).
pub const FINAL_PREVIOUS_PERCENT: Column<Number> = NOUN.number("final_previous_percent");
/// Forecast made for the year before (R8).
pub const FORECAST_PREVIOUS_PERCENT: Column<Number> = NOUN.number("forecast_previous_percent");
/// Day the figures were published.
pub const PUBLISHED_ON: Column<Date> = NOUN.date("published_on");
/// Decision that adopted them.
pub const DECISION_REF: Column<Text> = NOUN.text("decision_ref");
