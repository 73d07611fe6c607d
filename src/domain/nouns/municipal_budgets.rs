//! What a municipality set aside for a year (gemeentelijke begroting), which overviews set beside what was spent (§5.2). It
//! binds no provider; what a provider may claim is a ceiling (`budget_ceilings`).

use crate::domain::field::{Column, Noun, Number, One, Shape, field};
use crate::domain::kind::Kind;

/// Description of the noun.
pub const NOUN: Noun = Noun {
    kind: Kind::MunicipalBudget,
    fields: &[
        field("municipality", Shape::Link(Kind::Municipality)).required().list(22).searched(),
        field("year", Shape::Whole).required().list(6),
        field("lot", Shape::Link(Kind::Lot)).list(14).searched(),
        field("amount_cents", Shape::Money).list(16).asked(),
        field("note", Shape::Prose).searched(),
        field("archived_on", Shape::Day),
    ],
    derived: &[],
    keys: &[&["municipality", "year", "lot"]],
    label: &["municipality", "year", "lot"],
    period: None,
};

/// Whose money.
pub const MUNICIPALITY: Column<One> = NOUN.link("municipality");
/// Calendar year.
pub const YEAR: Column<Number> = NOUN.number("year");
/// Lot it is for; empty is all of them together.
pub const LOT: Column<One> = NOUN.link("lot");
/// Amount for the year in cents.
pub const AMOUNT_CENTS: Column<Number> = NOUN.number("amount_cents");
