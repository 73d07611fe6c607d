//! What is delivered and counted (product). A unit never adds up with another kind of unit (R10).

use crate::domain::field::{Code, Column, Date, Noun, One, Shape, Text, field};
use crate::domain::kind::Kind;

/// Description of the noun.
pub const NOUN: Noun = Noun {
    kind: Kind::Product,
    fields: &[
        field("code", Shape::Line).required().list(8).searched(),
        field("title", Shape::Line).list(32).searched(),
        field("domain", Shape::Choice(&["wmo", "jw", "both"])).list(6),
        field("unit", Shape::Choice(&["minute", "hour", "day_part", "day_night", "piece", "euro"])).list(10).asked(),
        field("lot", Shape::Link(Kind::Lot)).list(20).searched().asked(),
        field("category_code", Shape::Line).list(9).searched().digits(2),
        field("frequency", Shape::Choice(&["per_day", "per_week", "per_month", "in_total"])),
        field("task_field", Shape::Line),
        field("valid_from", Shape::Day),
        field("valid_to", Shape::Day),
        field("note", Shape::Prose).searched(),
        field("archived_on", Shape::Day),
    ],
    derived: &[],
    keys: &[&["code"], &["domain", "code"]],
    label: &["code", "title"],
    period: None,
};

/// One to five characters; the standard form is `45A04`.
pub const CODE: Column<Text> = NOUN.text("code");
/// Description.
pub const TITLE: Column<Text> = NOUN.text("title");
/// Law it is given under.
pub const DOMAIN: Column<Code> = NOUN.choice("domain");
/// What a quantity of it counts (R9, R10).
pub const UNIT: Column<Code> = NOUN.choice("unit");
/// Lot it is bought in.
pub const LOT: Column<One> = NOUN.link("lot");
/// Two digits of the national code list.
pub const CATEGORY_CODE: Column<Text> = NOUN.text("category_code");
/// How often the quantity of an allotment holds.
pub const FREQUENCY: Column<Code> = NOUN.choice("frequency");
/// Municipal task field, `6.751`.
pub const TASK_FIELD: Column<Text> = NOUN.text("task_field");
/// First day the code may be used.
pub const VALID_FROM: Column<Date> = NOUN.date("valid_from");
/// Last day the code may be used.
pub const VALID_TO: Column<Date> = NOUN.date("valid_to");
