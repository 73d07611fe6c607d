//! A frozen report (verantwoording): a sent report never changes, this is its fingerprint.

use crate::domain::field::{Code, Column, Date, Noun, Shape, Text, field};
use crate::domain::kind::Kind;
use crate::text::Words;

/// Description of the noun.
pub const NOUN: Noun = Noun {
    kind: Kind::Report,
    fields: &[
        field("kind", Shape::Line).required().list(16).searched(),
        field("period", Shape::Line).required().list(10).searched(),
        field("scope", Shape::Line).list(24).searched(),
        field("as_of", Shape::Day).list(10),
        field("known_on", Shape::Line).list(18),
        field("frozen_on", Shape::Day).list(10),
        field("sha256", Shape::Line),
        field("lang", Shape::Choice(&["nl", "en"])),
        field("program", Shape::Line),
        field("wording", Shape::Prose),
        field("note", Shape::Prose).searched(),
        field("archived_on", Shape::Day),
    ],
    derived: &[],
    keys: &[&["kind", "period", "scope"]],
    label: &["kind", "period", "scope"],
    period: None,
};

/// The overviews there are, by the code that stands in `kind`.
pub const KINDS: &[&str] = &["month", "quarter", "council", "coverage", "provider", "falls", "meeting", "handover"];

/// What people call the overview of that code: `report-month`.
#[must_use]
pub fn kind_name(code: &str, words: Words) -> Option<String> {
    words.find(&format!("report-{}", code.replace('_', "-")))
}

/// Which report.
pub const KIND: Column<Text> = NOUN.text("kind");
/// Period it covers, `2026-10`, `2026-Q3` or `2026`.
pub const PERIOD: Column<Text> = NOUN.text("period");
/// For whom or about whom; empty is the region.
pub const SCOPE: Column<Text> = NOUN.text("scope");
/// Reference date it was made for.
pub const AS_OF: Column<Date> = NOUN.date("as_of");
/// Moment up to which the file's knowledge was used.
pub const KNOWN_ON: Column<Text> = NOUN.text("known_on");
/// Day it was frozen.
pub const FROZEN_ON: Column<Date> = NOUN.date("frozen_on");
/// Fingerprint of its content, 64 hexadecimal digits.
pub const SHA256: Column<Text> = NOUN.text("sha256");
/// Language it was written in.
pub const LANG: Column<Code> = NOUN.choice("lang");
/// Version of the program that made it; another version may write it otherwise, and says so.
pub const PROGRAM: Column<Text> = NOUN.text("program");
/// Letterhead, wording and norms it was made with, as JSON, so that later settings do not change it (N23).
pub const WORDING: Column<Text> = NOUN.text("wording");
/// Day it was put away; it does not count from then on.
pub const ARCHIVED_ON: Column<Date> = NOUN.date("archived_on");
