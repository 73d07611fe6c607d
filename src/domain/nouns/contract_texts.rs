//! The text of a contract or of a model contract (contracttekst), as it was read in. Its articles are `articles`.

use crate::domain::field::{Column, Date, Noun, One, Shape, Text, field};
use crate::domain::kind::Kind;

/// Description of the noun.
pub const NOUN: Noun = Noun {
    kind: Kind::ContractText,
    fields: &[
        field("title", Shape::Line).required().list(28).searched(),
        field("contract", Shape::Link(Kind::Contract)).list(12).searched(),
        field("framework", Shape::Link(Kind::Framework)).list(15).searched(),
        field("version_label", Shape::Line).list(8).searched(),
        field("source_name", Shape::Line).list(20).searched(),
        field("sha256", Shape::Line),
        field("read_on", Shape::Day).list(10),
        field("note", Shape::Prose).searched(),
        field("archived_on", Shape::Day),
    ],
    derived: &[],
    keys: &[&["title"]],
    label: &["title", "version_label"],
    period: None,
};

/// Unique in the file; the same in every version.
pub const TITLE: Column<Text> = NOUN.text("title");
/// Contract it is the text of.
pub const CONTRACT: Column<One> = NOUN.link("contract");
/// Frame whose contracts follow it as their model.
pub const FRAMEWORK: Column<One> = NOUN.link("framework");
/// Version as the document calls itself.
pub const VERSION_LABEL: Column<Text> = NOUN.text("version_label");
/// Name of the file it was read from.
pub const SOURCE_NAME: Column<Text> = NOUN.text("source_name");
/// Fingerprint of that file, 64 hexadecimal digits.
pub const SHA256: Column<Text> = NOUN.text("sha256");
/// Day it was read in.
pub const READ_ON: Column<Date> = NOUN.date("read_on");
