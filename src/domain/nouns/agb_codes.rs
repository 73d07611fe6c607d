//! A code in the register of care organisations (AGB-code); a provider may have several.

use crate::domain::field::{Column, Date, Noun, One, Shape, Text, field};
use crate::domain::kind::Kind;

/// Description of the noun.
pub const NOUN: Noun = Noun {
    kind: Kind::AgbCode,
    fields: &[
        field("provider", Shape::Link(Kind::Provider)).required().list(26).searched(),
        field("establishment", Shape::Link(Kind::Establishment)).list(18),
        field("code", Shape::Line).required().list(9).searched().digits(8),
        field("valid_from", Shape::Day).list(10),
        field("valid_to", Shape::Day).list(10),
        field("note", Shape::Prose).searched(),
        field("archived_on", Shape::Day),
    ],
    derived: &[],
    keys: &[&["provider", "code", "valid_from"]],
    label: &["code"],
    period: Some(("valid_from", "valid_to")),
};

/// Whose code it is.
pub const PROVIDER: Column<One> = NOUN.link("provider");
/// Establishment it was given to, when not to the whole provider.
pub const ESTABLISHMENT: Column<One> = NOUN.link("establishment");
/// Eight digits; the first two say the kind of care.
pub const CODE: Column<Text> = NOUN.text("code");
/// First day of validity.
pub const VALID_FROM: Column<Date> = NOUN.date("valid_from");
/// Last day of validity.
pub const VALID_TO: Column<Date> = NOUN.date("valid_to");
