//! The area whose municipalities buy together (regio).

use crate::domain::field::{Column, Noun, Shape, Text, field};
use crate::domain::kind::Kind;

/// Description of the noun.
pub const NOUN: Noun = Noun {
    kind: Kind::Region,
    fields: &[
        field("name", Shape::Line).required().list(40).searched(),
        field("note", Shape::Prose).searched(),
        field("archived_on", Shape::Day),
    ],
    derived: &[],
    keys: &[&["name"]],
    label: &["name"],
    period: None,
};

/// Name of the region.
pub const NAME: Column<Text> = NOUN.text("name");
