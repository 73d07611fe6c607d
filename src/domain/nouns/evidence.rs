//! Proof of an occurrence, by reference (bewijsstuk). The file itself stays where it is.

use crate::domain::field::{Column, Date, Noun, One, Shape, Text, field};
use crate::domain::kind::Kind;

/// Description of the noun.
pub const NOUN: Noun = Noun {
    kind: Kind::Evidence,
    fields: &[
        field("obligation", Shape::Link(Kind::Obligation)).required().list(20).searched(),
        field("provider", Shape::Link(Kind::Provider)).list(22).searched(),
        field("due", Shape::Day).list(10),
        field("reference", Shape::Line).required().list(24).searched(),
        field("sha256", Shape::Line),
        field("received_on", Shape::Day).list(10),
        field("valid_until", Shape::Day).list(10),
        field("recheck_on", Shape::Day),
        field("checked_on", Shape::Day),
        field("changed_on", Shape::Day),
        field("note", Shape::Prose).searched(),
        field("archived_on", Shape::Day),
    ],
    derived: &[],
    keys: &[&["obligation", "provider", "due", "reference"]],
    label: &["reference"],
    period: None,
};

/// Duty it proves.
pub const OBLIGATION: Column<One> = NOUN.link("obligation");
/// Who handed it in.
pub const PROVIDER: Column<One> = NOUN.link("provider");
/// Due date of the occurrence it proves.
pub const DUE: Column<Date> = NOUN.date("due");
/// File number or path.
pub const REFERENCE: Column<Text> = NOUN.text("reference");
/// Fingerprint of the file, 64 hexadecimal digits.
pub const SHA256: Column<Text> = NOUN.text("sha256");
/// Day of receipt.
pub const RECEIVED_ON: Column<Date> = NOUN.date("received_on");
/// Last day it proves anything (certificate, policy).
pub const VALID_UNTIL: Column<Date> = NOUN.date("valid_until");
/// Day it must be looked at again (O12).
pub const RECHECK_ON: Column<Date> = NOUN.date("recheck_on");
/// Day the file was last compared with its fingerprint.
pub const CHECKED_ON: Column<Date> = NOUN.date("checked_on");
/// Day the file was found to differ from the one that was judged.
pub const CHANGED_ON: Column<Date> = NOUN.date("changed_on");
