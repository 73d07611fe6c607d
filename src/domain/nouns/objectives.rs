//! One of the region's main objectives (hoofddoelstelling), at most ten.

use crate::domain::field::{Column, Noun, Number, Shape, Text, field};
use crate::domain::kind::Kind;

/// Description of the noun.
pub const NOUN: Noun = Noun {
    kind: Kind::Objective,
    fields: &[
        field("number", Shape::Whole).required().list(6),
        field("title", Shape::Line).list(46).searched(),
        field("note", Shape::Prose).searched(),
        field("archived_on", Shape::Day),
    ],
    derived: &[],
    keys: &[&["number"]],
    label: &["number", "title"],
    period: None,
};

/// Number in the list.
pub const NUMBER: Column<Number> = NOUN.number("number");
/// What is aimed for.
pub const TITLE: Column<Text> = NOUN.text("title");
