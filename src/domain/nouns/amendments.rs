//! A signed change of a contract (addendum). Values add up against the original value (R29).

use crate::domain::field::{Code, Column, Date, Noun, Number, One, Shape, Text, field};
use crate::domain::kind::Kind;

/// Description of the noun.
pub const NOUN: Noun = Noun {
    kind: Kind::Amendment,
    fields: &[
        field("contract", Shape::Link(Kind::Contract)).required().list(18).searched(),
        field("number", Shape::Line).required().list(8).searched(),
        field("signed_on", Shape::Day).list(10),
        field("effective", Shape::Day).list(10),
        field("kind", Shape::Choice(&["extension", "price", "scope", "ceiling", "party", "standard", "law"]))
            .list(12)
            .asked(),
        field("value_delta_cents", Shape::Money).list(14),
        field("legal_ground", Shape::Line).list(20).searched().asked(),
        field("description", Shape::Prose).searched(),
        field("note", Shape::Prose).searched(),
        field("archived_on", Shape::Day),
    ],
    derived: &[],
    keys: &[&["contract", "number"]],
    label: &["contract", "number"],
    period: None,
};

/// Contract it changes.
pub const CONTRACT: Column<One> = NOUN.link("contract");
/// Number within the contract.
pub const NUMBER: Column<Text> = NOUN.text("number");
/// Day of signature.
pub const SIGNED_ON: Column<Date> = NOUN.date("signed_on");
/// First day the change holds (R30).
pub const EFFECTIVE: Column<Date> = NOUN.date("effective");
/// What it changes (R29, R30).
pub const KIND: Column<Code> = NOUN.choice("kind");
/// Change of the value, negative when it falls (R29).
pub const VALUE_DELTA_CENTS: Column<Number> = NOUN.number("value_delta_cents");
/// Ground in procurement law, or the revision clause (R29).
pub const LEGAL_GROUND: Column<Text> = NOUN.text("legal_ground");
/// What was agreed.
pub const DESCRIPTION: Column<Text> = NOUN.text("description");
