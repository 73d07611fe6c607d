//! A place where a provider works (vestiging).

use crate::domain::field::{Column, Noun, One, Shape, Text, field};
use crate::domain::kind::Kind;

/// Description of the noun.
pub const NOUN: Noun = Noun {
    kind: Kind::Establishment,
    fields: &[
        field("provider", Shape::Link(Kind::Provider)).required().list(26).searched(),
        field("branch_no", Shape::Line).list(12).searched().digits(12),
        field("name", Shape::Line).list(16).searched(),
        field("place", Shape::Line).list(18).searched(),
        field("municipality", Shape::Link(Kind::Municipality)).list(16),
        field("note", Shape::Prose).searched(),
        field("archived_on", Shape::Day),
    ],
    derived: &[],
    keys: &[&["branch_no"], &["provider", "place"]],
    label: &["provider", "place"],
    period: None,
};

/// Whose establishment it is.
pub const PROVIDER: Column<One> = NOUN.link("provider");
/// Branch number in the trade register: twelve digits.
pub const BRANCH_NO: Column<Text> = NOUN.text("branch_no");
/// Name of the branch.
pub const NAME: Column<Text> = NOUN.text("name");
/// Town.
pub const PLACE: Column<Text> = NOUN.text("place");
/// Municipality it stands in.
pub const MUNICIPALITY: Column<One> = NOUN.link("municipality");
