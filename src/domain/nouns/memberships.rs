//! A municipality taking part in a sub-region from a date (deelname). No two at a time per municipality.

use crate::domain::field::{Column, Date, Noun, One, Shape, field};
use crate::domain::kind::Kind;

/// Description of the noun.
pub const NOUN: Noun = Noun {
    kind: Kind::Membership,
    fields: &[
        field("municipality", Shape::Link(Kind::Municipality)).required().list(24).searched(),
        field("sub_region", Shape::Link(Kind::SubRegion)).list(20).searched().asked(),
        field("valid_from", Shape::Day).list(10),
        field("valid_to", Shape::Day).list(10),
        field("region", Shape::Link(Kind::Region)).list(20),
        field("note", Shape::Prose).searched(),
        field("archived_on", Shape::Day),
    ],
    derived: &[],
    keys: &[
        &["municipality", "sub_region", "valid_from"],
        &["municipality", "region", "valid_from"],
        &["municipality", "valid_from"],
    ],
    label: &["municipality", "sub_region"],
    period: Some(("valid_from", "valid_to")),
};

/// Which municipality takes part.
pub const MUNICIPALITY: Column<One> = NOUN.link("municipality");
/// Sub-region it takes part in.
pub const SUB_REGION: Column<One> = NOUN.link("sub_region");
/// First day of taking part (R31).
pub const VALID_FROM: Column<Date> = NOUN.date("valid_from");
/// Last day of taking part (R31).
pub const VALID_TO: Column<Date> = NOUN.date("valid_to");
/// Region it takes part in, where there are no sub-regions.
pub const REGION: Column<One> = NOUN.link("region");
