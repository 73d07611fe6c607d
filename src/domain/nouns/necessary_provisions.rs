//! A provision that the region holds necessary (noodzakelijke voorziening): what supply is measured against (N3).

use crate::domain::field::{Code, Column, Date, Noun, One, Shape, Text, field};
use crate::domain::kind::Kind;

/// Description of the noun.
pub const NOUN: Noun = Noun {
    kind: Kind::NecessaryProvision,
    fields: &[
        field("name", Shape::Line).required().list(28).searched(),
        field("municipality", Shape::Link(Kind::Municipality)).list(16).searched(),
        field("product", Shape::Link(Kind::Product)).list(11).searched(),
        field("category_code", Shape::Line).digits(2),
        field("domain", Shape::Choice(&["wmo", "jw", "both"])),
        field("source", Shape::Line).list(18).searched(),
        field("valid_from", Shape::Day).list(10),
        field("valid_to", Shape::Day).list(10),
        field("note", Shape::Prose).searched(),
        field("archived_on", Shape::Day),
    ],
    derived: &[],
    keys: &[&["name", "municipality"]],
    label: &["name", "municipality"],
    period: Some(("valid_from", "valid_to")),
};

/// What must be there; a lot names it in `need`.
pub const NAME: Column<Text> = NOUN.text("name");
/// Municipality that needs it; empty is the whole region.
pub const MUNICIPALITY: Column<One> = NOUN.link("municipality");
/// Product that provides it.
pub const PRODUCT: Column<One> = NOUN.link("product");
/// Category of products that provide it: two digits of the national code list.
pub const CATEGORY_CODE: Column<Text> = NOUN.text("category_code");
/// Law it is given under.
pub const DOMAIN: Column<Code> = NOUN.choice("domain");
/// Where the need was laid down.
pub const SOURCE: Column<Text> = NOUN.text("source");
/// First day it is needed.
pub const VALID_FROM: Column<Date> = NOUN.date("valid_from");
/// Last day it is needed.
pub const VALID_TO: Column<Date> = NOUN.date("valid_to");
