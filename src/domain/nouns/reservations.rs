//! What was allotted but not yet delivered, per month ahead (reservering). Sums only.

use crate::domain::field::{Code, Column, Date, Noun, Number, One, Shape, Text, field};
use crate::domain::kind::Kind;

/// Description of the noun.
pub const NOUN: Noun = Noun {
    kind: Kind::Reservation,
    fields: &[
        field("provider", Shape::Link(Kind::Provider)).required().list(24).searched(),
        field("product", Shape::Link(Kind::Product)).required().list(18).searched(),
        field("municipality", Shape::Link(Kind::Municipality)).required().list(12).searched(),
        field("month", Shape::Month).required().list(8),
        field("quantity", Shape::Quantity).list(12),
        field("unit", Shape::Choice(&["minute", "hour", "day_part", "day_night", "piece", "euro"])).list(10),
        field("source", Shape::Line),
        field("completeness_percent", Shape::Percent),
        field("note", Shape::Prose).searched(),
        field("archived_on", Shape::Day),
    ],
    derived: &[],
    keys: &[&["provider", "product", "municipality", "month", "source"]],
    label: &["provider", "product", "month"],
    period: None,
};

/// Who will deliver.
pub const PROVIDER: Column<One> = NOUN.link("provider");
/// What will be delivered.
pub const PRODUCT: Column<One> = NOUN.link("product");
/// Municipality that allotted it.
pub const MUNICIPALITY: Column<One> = NOUN.link("municipality");
/// Month it is expected in.
pub const MONTH: Column<Date> = NOUN.date("month");
/// How much (R11).
pub const QUANTITY: Column<Number> = NOUN.number("quantity");
/// Unit of the quantity (R10).
pub const UNIT: Column<Code> = NOUN.choice("unit");
/// Where the figure came from.
pub const SOURCE: Column<Text> = NOUN.text("source");
/// How much of the month had been reported (R16).
pub const COMPLETENESS_PERCENT: Column<Number> = NOUN.number("completeness_percent");
