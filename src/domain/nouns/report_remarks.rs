//! A sentence that somebody wrote for an overview (toelichting): why a figure deviates (N22), or words of introduction.

use crate::domain::field::{Column, Noun, Shape, Text, field};
use crate::domain::kind::Kind;

/// Description of the noun.
pub const NOUN: Noun = Noun {
    kind: Kind::ReportRemark,
    fields: &[
        field("kind", Shape::Line).required().list(10).searched(),
        field("period", Shape::Line).required().list(10).searched(),
        field("scope", Shape::Line).list(14).searched(),
        field("line", Shape::Line).required().list(22).searched(),
        field("text", Shape::Prose).required().list(24).searched(),
        field("note", Shape::Prose).searched(),
        field("archived_on", Shape::Day),
    ],
    derived: &[],
    keys: &[&["kind", "period", "scope", "line"]],
    label: &["kind", "period", "scope", "line"],
    period: None,
};

/// Which overview, by its name on the command line.
pub const KIND: Column<Text> = NOUN.text("kind");
/// Period it covers, as in `reports`.
pub const PERIOD: Column<Text> = NOUN.text("period");
/// For whom or about whom, as in `reports`; empty is the region.
pub const SCOPE: Column<Text> = NOUN.text("scope");
/// The line it explains, by its name that never changes: `finance_per_municipality/GM0505`.
pub const LINE: Column<Text> = NOUN.text("line");
/// The sentence.
pub const TEXT: Column<Text> = NOUN.text("text");
