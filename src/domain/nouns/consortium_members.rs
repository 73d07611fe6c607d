//! A provider that signed together with others (combinant). Jointly liable; not a subcontractor.

use crate::domain::field::{Column, Date, Noun, One, Shape, YesNo, field};
use crate::domain::kind::Kind;

/// Description of the noun.
pub const NOUN: Noun = Noun {
    kind: Kind::ConsortiumMember,
    fields: &[
        field("contract", Shape::Link(Kind::Contract)).required().list(18).searched(),
        field("provider", Shape::Link(Kind::Provider)).required().list(30).searched(),
        field("lead", Shape::Flag).list(6),
        field("valid_from", Shape::Day).list(10),
        field("valid_to", Shape::Day).list(10),
        field("note", Shape::Prose).searched(),
        field("archived_on", Shape::Day),
    ],
    derived: &[],
    keys: &[&["contract", "provider", "valid_from"]],
    label: &["contract", "provider"],
    period: Some(("valid_from", "valid_to")),
};

/// Contract signed together.
pub const CONTRACT: Column<One> = NOUN.link("contract");
/// Member.
pub const PROVIDER: Column<One> = NOUN.link("provider");
/// Whether it leads the consortium (penvoerder).
pub const LEAD: Column<YesNo> = NOUN.flag("lead");
/// First day of membership.
pub const VALID_FROM: Column<Date> = NOUN.date("valid_from");
/// Last day of membership.
pub const VALID_TO: Column<Date> = NOUN.date("valid_to");
