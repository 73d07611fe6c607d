//! Which municipality takes part in which lot, and when (deelname aan een perceel).

use crate::domain::field::{Column, Date, Noun, One, Shape, field};
use crate::domain::kind::Kind;

/// Description of the noun.
pub const NOUN: Noun = Noun {
    kind: Kind::LotMunicipality,
    fields: &[
        field("lot", Shape::Link(Kind::Lot)).required().list(24).searched(),
        field("municipality", Shape::Link(Kind::Municipality)).required().list(20).searched(),
        field("valid_from", Shape::Day).list(10),
        field("valid_to", Shape::Day).list(10),
        field("note", Shape::Prose).searched(),
        field("archived_on", Shape::Day),
    ],
    derived: &[],
    keys: &[&["lot", "municipality", "valid_from"]],
    label: &["lot", "municipality"],
    period: Some(("valid_from", "valid_to")),
};

/// Lot taken part in.
pub const LOT: Column<One> = NOUN.link("lot");
/// Municipality that takes part.
pub const MUNICIPALITY: Column<One> = NOUN.link("municipality");
/// First day of taking part (R25).
pub const VALID_FROM: Column<Date> = NOUN.date("valid_from");
/// Last day of taking part (R25).
pub const VALID_TO: Column<Date> = NOUN.date("valid_to");
