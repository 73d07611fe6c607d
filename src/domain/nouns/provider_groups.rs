//! A holding or concern of providers (concern); concentration is judged at this level (R22).

use crate::domain::field::{Column, Noun, Shape, Text, field};
use crate::domain::kind::Kind;

/// Description of the noun.
pub const NOUN: Noun = Noun {
    kind: Kind::ProviderGroup,
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

/// Name of the group.
pub const NAME: Column<Text> = NOUN.text("name");
