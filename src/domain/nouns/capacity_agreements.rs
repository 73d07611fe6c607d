//! What was agreed to be available (capaciteitsafspraak), R11–R13.

use crate::domain::contract::columns;
use crate::domain::field::{Code, Column, Date, Derived, Noun, Number, One, Shape, field};
use crate::domain::kind::Kind;

/// Description of the noun.
pub const NOUN: Noun = Noun {
    kind: Kind::CapacityAgreement,
    fields: &[
        field("contract", Shape::Link(Kind::Contract)).required().list(16).searched(),
        field("lot", Shape::Link(Kind::Lot)).list(12).searched(),
        field("product", Shape::Link(Kind::Product)).list(20).searched(),
        field("municipality", Shape::Link(Kind::Municipality)).list(16).searched(),
        field("start", Shape::Day).asked(),
        field("end", Shape::Day).asked(),
        field("quantity", Shape::Quantity).list(12).asked(),
        field("unit", Shape::Choice(&["minute", "hour", "day_part", "day_night", "piece", "euro"])).list(10).asked(),
        field("kind", Shape::Choice(&["guaranteed", "maximum", "indicative"])).list(12).asked(),
        field("note", Shape::Prose).searched(),
        field("archived_on", Shape::Day),
    ],
    derived: &[Derived {
        name: "provider",
        shape: Shape::Link(Kind::Provider),
        width: 0,
        of: columns::agreement_provider,
    }],
    keys: &[&["contract", "lot", "product", "municipality", "start", "kind"]],
    label: &["contract", "product"],
    period: Some(("start", "end")),
};

/// Contract.
pub const CONTRACT: Column<One> = NOUN.link("contract");
/// Lot; empty is every lot of the contract.
pub const LOT: Column<One> = NOUN.link("lot");
/// Product; empty is every product of the lot.
pub const PRODUCT: Column<One> = NOUN.link("product");
/// Municipality; empty is the pool of all (R13).
pub const MUNICIPALITY: Column<One> = NOUN.link("municipality");
/// First day of the agreement (R11).
pub const START: Column<Date> = NOUN.date("start");
/// Last day of the agreement (R11).
pub const END: Column<Date> = NOUN.date("end");
/// How much, over the whole period (R11).
pub const QUANTITY: Column<Number> = NOUN.number("quantity");
/// Unit of the quantity (R10).
pub const UNIT: Column<Code> = NOUN.choice("unit");
/// Whether it binds, caps or only indicates (R12).
pub const KIND: Column<Code> = NOUN.choice("kind");
