//! A municipality by its CBS code (gemeente). Codes have validity: mergers end one and point to the next (R31).

use crate::domain::contract::columns;
use crate::domain::field::{Column, Date, Derived, Noun, One, Shape, Text, field};
use crate::domain::kind::Kind;

/// Description of the noun.
pub const NOUN: Noun = Noun {
    kind: Kind::Municipality,
    fields: &[
        field("cbs_code", Shape::Line).list(8).searched().asked().digits(4),
        field("name", Shape::Line).required().list(30).searched(),
        field("valid_from", Shape::Day).list(10),
        field("valid_to", Shape::Day).list(10),
        field("successor", Shape::Link(Kind::Municipality)).list(24),
        field("note", Shape::Prose).searched(),
        field("archived_on", Shape::Day),
    ],
    derived: &[
        Derived {
            name: "sub_region",
            shape: Shape::Link(Kind::SubRegion),
            width: 16,
            of: columns::municipality_sub_region,
        },
        Derived { name: "lot_count", shape: Shape::Whole, width: 0, of: columns::municipality_lots },
    ],
    keys: &[&["cbs_code"], &["name"]],
    label: &["name"],
    period: Some(("valid_from", "valid_to")),
};

/// `GM` and four digits; leading zeros count.
pub const CBS_CODE: Column<Text> = NOUN.text("cbs_code");
/// Name at that time.
pub const NAME: Column<Text> = NOUN.text("name");
/// First day the municipality exists (R31).
pub const VALID_FROM: Column<Date> = NOUN.date("valid_from");
/// Last day the municipality exists (R31).
pub const VALID_TO: Column<Date> = NOUN.date("valid_to");
/// Municipality it merged into (R31); sums "as now" go there.
pub const SUCCESSOR: Column<One> = NOUN.link("successor");
