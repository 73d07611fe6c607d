//! A college, council or board that decides or is told (bestuursorgaan).

use crate::domain::field::{Code, Column, Noun, One, Shape, Text, field};
use crate::domain::kind::Kind;

/// Description of the noun.
pub const NOUN: Noun = Noun {
    kind: Kind::GoverningBody,
    fields: &[
        field("name", Shape::Line).required().list(23).searched(),
        field("municipality", Shape::Link(Kind::Municipality)).list(16).searched(),
        field("authority", Shape::Link(Kind::Authority)).list(16),
        field("kind", Shape::Choice(&["college", "council", "general_board", "executive_board", "committee"])).list(16),
        field("note", Shape::Prose).searched(),
        field("archived_on", Shape::Day),
    ],
    derived: &[],
    keys: &[&["name"]],
    label: &["name"],
    period: None,
};

/// Name of the body.
pub const NAME: Column<Text> = NOUN.text("name");
/// Municipality it governs.
pub const MUNICIPALITY: Column<One> = NOUN.link("municipality");
/// Joint body it governs, when it is a board of one.
pub const AUTHORITY: Column<One> = NOUN.link("authority");
/// Kind of body.
pub const KIND: Column<Code> = NOUN.choice("kind");
