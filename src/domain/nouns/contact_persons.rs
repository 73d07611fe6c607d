//! A person to call at a provider (contactpersoon). Personal data: as little as possible, erasable.

use crate::domain::field::{Column, Date, Noun, One, Shape, Text, field};
use crate::domain::kind::Kind;

/// Description of the noun.
pub const NOUN: Noun = Noun {
    kind: Kind::ContactPerson,
    fields: &[
        field("provider", Shape::Link(Kind::Provider)).required().list(20).searched(),
        field("name", Shape::Line).required().list(20).searched().personal(),
        field("function", Shape::Line).list(15).searched().personal(),
        field("email", Shape::Line).list(28).personal(),
        field("phone", Shape::Line).personal().official(),
        field("until", Shape::Day).personal(),
        field("note", Shape::Prose).searched(),
        field("archived_on", Shape::Day),
    ],
    derived: &[],
    keys: &[&["provider", "name"]],
    label: &["name", "provider"],
    period: None,
};

/// Where the person works.
pub const PROVIDER: Column<One> = NOUN.link("provider");
/// Name.
pub const NAME: Column<Text> = NOUN.text("name");
/// Function; reports name only this.
pub const FUNCTION: Column<Text> = NOUN.text("function");
/// Mail address.
pub const EMAIL: Column<Text> = NOUN.text("email");
/// Telephone number.
pub const PHONE: Column<Text> = NOUN.text("phone");
/// Last day in this function.
pub const UNTIL: Column<Date> = NOUN.date("until");
