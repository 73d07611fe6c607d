//! A part of the region with its own programme director (subregio). Which municipalities belong to it: `memberships`.

use crate::domain::field::{Column, Noun, One, Shape, Text, field};
use crate::domain::kind::Kind;

/// Description of the noun.
pub const NOUN: Noun = Noun {
    kind: Kind::SubRegion,
    fields: &[
        field("name", Shape::Line).required().list(24).searched(),
        field("region", Shape::Link(Kind::Region)).list(14),
        field("programme_director", Shape::Line).list(17).searched().personal(),
        field("note", Shape::Prose).searched(),
        field("archived_on", Shape::Day),
    ],
    derived: &[],
    keys: &[&["name"]],
    label: &["name"],
    period: None,
};

/// Name of the sub-region.
pub const NAME: Column<Text> = NOUN.text("name");
/// Region it is part of.
pub const REGION: Column<One> = NOUN.link("region");
/// Contact person, rather a function than a name (programmaregisseur).
pub const PROGRAMME_DIRECTOR: Column<Text> = NOUN.text("programme_director");
