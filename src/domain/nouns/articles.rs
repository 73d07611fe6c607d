//! One article of a contract text (artikel), with its paragraphs.

use crate::domain::field::{Column, Noun, Number, One, Shape, Text, field};
use crate::domain::kind::Kind;

/// Description of the noun.
pub const NOUN: Noun = Noun {
    kind: Kind::Article,
    fields: &[
        field("contract_text", Shape::Link(Kind::ContractText)).required().list(16).searched(),
        field("number", Shape::Line).required().list(9).searched(),
        field("title", Shape::Line).list(28).searched(),
        field("body", Shape::Prose).list(40).searched(),
        field("position", Shape::Whole),
        field("note", Shape::Prose).searched(),
        field("archived_on", Shape::Day),
    ],
    derived: &[],
    keys: &[&["contract_text", "number"]],
    label: &["number", "title"],
    period: None,
};

/// Text it stands in.
pub const CONTRACT_TEXT: Column<One> = NOUN.link("contract_text");
/// Number, `3.5`; a part without a number goes by its heading.
pub const NUMBER: Column<Text> = NOUN.text("number");
/// Heading.
pub const TITLE: Column<Text> = NOUN.text("title");
/// What it says; numbered paragraphs begin with their number.
pub const BODY: Column<Text> = NOUN.text("body");
/// Place in the text, from 1.
pub const POSITION: Column<Number> = NOUN.number("position");
