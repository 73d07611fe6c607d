//! How long clients wait, per month (wachttijd), O05.

use crate::domain::field::{Column, Date, Noun, Number, One, Shape, field};
use crate::domain::kind::Kind;

/// Description of the noun.
pub const NOUN: Noun = Noun {
    kind: Kind::WaitingTime,
    fields: &[
        field("contract", Shape::Link(Kind::Contract)).required().list(20).searched(),
        field("lot", Shape::Link(Kind::Lot)).list(16).searched(),
        field("month", Shape::Month).required().list(8),
        field("weeks_intake", Shape::Quantity).list(12),
        field("weeks_start", Shape::Quantity).list(12),
        field("waiting_clients", Shape::Whole).list(12),
        field("note", Shape::Prose).searched(),
        field("archived_on", Shape::Day),
    ],
    derived: &[],
    keys: &[&["contract", "lot", "month"]],
    label: &["contract", "lot", "month"],
    period: None,
};

/// Contract.
pub const CONTRACT: Column<One> = NOUN.link("contract");
/// Lot; empty is every lot of the contract.
pub const LOT: Column<One> = NOUN.link("lot");
/// Month of the measurement.
pub const MONTH: Column<Date> = NOUN.date("month");
/// Weeks from registration to intake (O21).
pub const WEEKS_INTAKE: Column<Number> = NOUN.number("weeks_intake");
/// Weeks from registration to the start of care (O21).
pub const WEEKS_START: Column<Number> = NOUN.number("weeks_start");
/// Number of people waiting.
pub const WAITING_CLIENTS: Column<Number> = NOUN.number("waiting_clients");
