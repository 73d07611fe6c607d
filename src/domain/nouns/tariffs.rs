//! A price per unit from a date (tarief). Old rows never change: an indexation adds a row (R8).

use crate::domain::field::{Code, Column, Date, Noun, Number, One, Shape, field};
use crate::domain::kind::Kind;

/// Description of the noun.
pub const NOUN: Noun = Noun {
    kind: Kind::Tariff,
    fields: &[
        field("contract", Shape::Link(Kind::Contract)).required().list(16).searched(),
        field("lot", Shape::Link(Kind::Lot)).list(12).searched(),
        field("product", Shape::Link(Kind::Product)).required().list(20).searched(),
        field("unit", Shape::Choice(&["minute", "hour", "day_part", "day_night", "piece", "euro"])).list(8),
        field("amount_cents", Shape::Money).list(12).asked(),
        field("valid_from", Shape::Day).list(10),
        field("valid_to", Shape::Day).list(10),
        field("index_round", Shape::Link(Kind::IndexationRound)),
        field("vat", Shape::Choice(&["exempt", "low_9", "high_21"])),
        field("note", Shape::Prose).searched(),
        field("archived_on", Shape::Day),
    ],
    derived: &[],
    keys: &[&["contract", "lot", "product", "valid_from"]],
    label: &["contract", "product"],
    period: Some(("valid_from", "valid_to")),
};

/// Contract.
pub const CONTRACT: Column<One> = NOUN.link("contract");
/// Lot; empty is every lot of the contract.
pub const LOT: Column<One> = NOUN.link("lot");
/// Product.
pub const PRODUCT: Column<One> = NOUN.link("product");
/// Unit the price is for (R9).
pub const UNIT: Column<Code> = NOUN.choice("unit");
/// Price of one unit (R8, R9).
pub const AMOUNT_CENTS: Column<Number> = NOUN.number("amount_cents");
/// First day of the price.
pub const VALID_FROM: Column<Date> = NOUN.date("valid_from");
/// Last day of the price; no gap and no overlap within the contract.
pub const VALID_TO: Column<Date> = NOUN.date("valid_to");
/// Indexation it came from (R8).
pub const INDEX_ROUND: Column<One> = NOUN.link("index_round");
/// VAT: totals say "excl. btw" or "vrijgesteld".
pub const VAT: Column<Code> = NOUN.choice("vat");
