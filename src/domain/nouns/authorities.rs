//! A buyer: a municipality or a joint body (opdrachtgever, gemeenschappelijke regeling). Never a client.

use crate::domain::field::{Column, Noun, One, Shape, Text, YesNo, field};
use crate::domain::kind::Kind;

/// Description of the noun.
pub const NOUN: Noun = Noun {
    kind: Kind::Authority,
    fields: &[
        field("name", Shape::Line).required().list(28).searched(),
        field("official_number", Shape::Line).list(14).searched().official(),
        field("country", Shape::Line),
        field("city", Shape::Line).list(13).searched(),
        field("municipality", Shape::Link(Kind::Municipality)).list(20),
        field("lead", Shape::Flag).list(5),
        field("note", Shape::Prose).searched(),
        field("archived_on", Shape::Day),
    ],
    derived: &[],
    keys: &[&["official_number"], &["name"]],
    label: &["name"],
    period: None,
};

/// Official name.
pub const NAME: Column<Text> = NOUN.text("name");
/// Registration number as published.
pub const OFFICIAL_NUMBER: Column<Text> = NOUN.text("official_number");
/// Country code as published, `NLD`.
pub const COUNTRY: Column<Text> = NOUN.text("country");
/// Place of business.
pub const CITY: Column<Text> = NOUN.text("city");
/// Municipality it is, when it is one.
pub const MUNICIPALITY: Column<One> = NOUN.link("municipality");
/// Whether it buys on behalf of the others.
pub const LEAD: Column<YesNo> = NOUN.flag("lead");
