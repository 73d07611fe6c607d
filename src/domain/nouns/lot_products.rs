//! In which lot a product was bought in a period (product in perceel); `products.lot` is the present one (N4).

use crate::domain::field::{Column, Date, Noun, One, Shape, field};
use crate::domain::kind::Kind;

/// Description of the noun.
pub const NOUN: Noun = Noun {
    kind: Kind::LotProduct,
    fields: &[
        field("product", Shape::Link(Kind::Product)).required().list(26).searched(),
        field("lot", Shape::Link(Kind::Lot)).required().list(18).searched(),
        field("valid_from", Shape::Day).list(10),
        field("valid_to", Shape::Day).list(10),
        field("note", Shape::Prose).searched(),
        field("archived_on", Shape::Day),
    ],
    derived: &[],
    keys: &[&["product", "lot", "valid_from"]],
    label: &["product", "lot"],
    period: Some(("valid_from", "valid_to")),
};

/// What is bought.
pub const PRODUCT: Column<One> = NOUN.link("product");
/// Lot it is bought in.
pub const LOT: Column<One> = NOUN.link("lot");
/// First day in that lot.
pub const VALID_FROM: Column<Date> = NOUN.date("valid_from");
/// Last day in that lot.
pub const VALID_TO: Column<Date> = NOUN.date("valid_to");
/// First day it counts no longer: put away.
pub const ARCHIVED_ON: Column<Date> = NOUN.date("archived_on");
