//! What was delivered in a month (realisatie), as claimed and added up by others. Figures: kept in the file, not in memory.

use crate::domain::field::{Code, Column, Date, Noun, Number, One, Shape, Text, field};
use crate::domain::kind::Kind;

/// Description of the noun.
pub const NOUN: Noun = Noun {
    kind: Kind::Actual,
    fields: &[
        field("provider", Shape::Link(Kind::Provider)).required().list(24).searched(),
        field("product", Shape::Link(Kind::Product)).required().list(18).searched(),
        field("municipality", Shape::Link(Kind::Municipality)).required().list(12).searched(),
        field("month", Shape::Month).required().list(8),
        field("quantity", Shape::Quantity).list(12),
        field("unit", Shape::Choice(&["minute", "hour", "day_part", "day_night", "piece", "euro"])).list(10),
        field("amount_cents", Shape::Money).list(14),
        field("clients", Shape::Whole),
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

/// Who delivered.
pub const PROVIDER: Column<One> = NOUN.link("provider");
/// What was delivered.
pub const PRODUCT: Column<One> = NOUN.link("product");
/// Municipality that paid, with the code of that month (R31).
pub const MUNICIPALITY: Column<One> = NOUN.link("municipality");
/// Month of delivery.
pub const MONTH: Column<Date> = NOUN.date("month");
/// How much (R11); negative only for a correction.
pub const QUANTITY: Column<Number> = NOUN.number("quantity");
/// Unit of the quantity (R10).
pub const UNIT: Column<Code> = NOUN.choice("unit");
/// Money claimed.
pub const AMOUNT_CENTS: Column<Number> = NOUN.number("amount_cents");
/// Number of clients; below 10 is never printed.
pub const CLIENTS: Column<Number> = NOUN.number("clients");
/// Where the figure came from.
pub const SOURCE: Column<Text> = NOUN.text("source");
/// How much of the month had been reported (R16).
pub const COMPLETENESS_PERCENT: Column<Number> = NOUN.number("completeness_percent");
