//! A temporary stop on new clients (cliëntenstop), R14. A stopped provider does not cover (R25).

use crate::domain::field::{Code, Column, Date, Noun, One, Shape, Text, field};
use crate::domain::kind::Kind;

/// Description of the noun.
pub const NOUN: Noun = Noun {
    kind: Kind::IntakeStop,
    fields: &[
        field("contract", Shape::Link(Kind::Contract)).required().list(18).searched(),
        field("lot", Shape::Link(Kind::Lot)).list(14).searched(),
        field("municipality", Shape::Link(Kind::Municipality)).list(16).searched(),
        field("valid_from", Shape::Day).required().list(10),
        field("valid_to", Shape::Day).list(10),
        field("imposed_by", Shape::Choice(&["client", "contractor", "agreed"])).list(14).asked(),
        field("requested_on", Shape::Day),
        field("consent_on", Shape::Day).list(10),
        field("reason", Shape::Prose).searched(),
        field("alternatives", Shape::Prose).searched(),
        field("note", Shape::Prose).searched(),
        field("archived_on", Shape::Day),
    ],
    derived: &[],
    keys: &[&["contract", "lot", "municipality", "valid_from"]],
    label: &["contract", "lot"],
    period: Some(("valid_from", "valid_to")),
};

/// Contract.
pub const CONTRACT: Column<One> = NOUN.link("contract");
/// Lot; empty is every lot of the contract.
pub const LOT: Column<One> = NOUN.link("lot");
/// Municipality; empty is all of them.
pub const MUNICIPALITY: Column<One> = NOUN.link("municipality");
/// First day of the stop (R14).
pub const VALID_FROM: Column<Date> = NOUN.date("valid_from");
/// Last day of the stop (R14).
pub const VALID_TO: Column<Date> = NOUN.date("valid_to");
/// Who wanted it (R14).
pub const IMPOSED_BY: Column<Code> = NOUN.choice("imposed_by");
/// Day the contractor asked, fourteen days ahead (R14).
pub const REQUESTED_ON: Column<Date> = NOUN.date("requested_on");
/// Day the client consented in writing (R14).
pub const CONSENT_ON: Column<Date> = NOUN.date("consent_on");
/// Why.
pub const REASON: Column<Text> = NOUN.text("reason");
/// Where new clients can go meanwhile (R14).
pub const ALTERNATIVES: Column<Text> = NOUN.text("alternatives");
