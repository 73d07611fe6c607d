//! The multi-year frame of one procurement round (inkoopkader).

use crate::domain::contract::columns;
use crate::domain::field::{Code, Column, Date, Derived, Noun, Shape, Text, field};
use crate::domain::kind::Kind;

/// Description of the noun.
pub const NOUN: Noun = Noun {
    kind: Kind::Framework,
    fields: &[
        field("name", Shape::Line).required().list(32).searched(),
        field("domain", Shape::Choice(&["wmo", "jw", "both"])).list(8),
        field("start", Shape::Day).list(10),
        field("end", Shape::Day).list(10),
        field("vision_ref", Shape::Line).list(24).searched(),
        field("note", Shape::Prose).searched(),
        field("archived_on", Shape::Day),
    ],
    derived: &[
        Derived { name: "lot_count", shape: Shape::Whole, width: 8, of: columns::framework_lots },
        Derived { name: "max_end", shape: Shape::Day, width: 10, of: columns::framework_max_end },
    ],
    keys: &[&["name"]],
    label: &["name"],
    period: None,
};

/// Name of the frame.
pub const NAME: Column<Text> = NOUN.text("name");
/// Law it is about.
pub const DOMAIN: Column<Code> = NOUN.choice("domain");
/// First day of the round; the anchor of reviews on frameworks (R7).
pub const START: Column<Date> = NOUN.date("start");
/// Last day of the round; the next tender counts back from it (R4, R6).
pub const END: Column<Date> = NOUN.date("end");
/// Where the vision it rests on was laid down.
pub const VISION_REF: Column<Text> = NOUN.text("vision_ref");
