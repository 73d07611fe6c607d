//! One due occurrence of a duty (verplichtingsmoment). Soon and overdue are derived, not kept.

use crate::domain::field::{Code, Column, Date, Derived, Noun, One, Shape, Text, field};
use crate::domain::kind::Kind;
use crate::domain::proofs::{STANDINGS, moment_standing};

/// Description of the noun.
pub const NOUN: Noun = Noun {
    kind: Kind::ObligationInstance,
    fields: &[
        field("obligation", Shape::Link(Kind::Obligation)).required().list(22).searched(),
        field("provider", Shape::Link(Kind::Provider)).required().list(22).searched(),
        field("due", Shape::Day).required().list(10),
        field("state", Shape::Choice(&["planned", "asked", "received", "accepted", "rejected", "expired", "waived"])),
        field("received_on", Shape::Day).list(10),
        field("judged_on", Shape::Day).list(10),
        field("reason", Shape::Prose).searched(),
        field("charged_to", Shape::Link(Kind::Provider)).searched(),
        field("asked_on", Shape::Day),
        field("note", Shape::Prose).searched(),
        field("archived_on", Shape::Day),
    ],
    derived: &[Derived { name: "standing", shape: Shape::Choice(STANDINGS), width: 12, of: moment_standing }],
    keys: &[&["obligation", "provider", "due"]],
    label: &["obligation", "provider", "due"],
    period: None,
};

/// Duty.
pub const OBLIGATION: Column<One> = NOUN.link("obligation");
/// Who owes it: the contract party or a subcontractor.
pub const PROVIDER: Column<One> = NOUN.link("provider");
/// Due date; never moves.
pub const DUE: Column<Date> = NOUN.date("due");
/// Where it stands.
pub const STATE: Column<Code> = NOUN.choice("state");
/// Day something came in.
pub const RECEIVED_ON: Column<Date> = NOUN.date("received_on");
/// Day it was accepted or rejected.
pub const JUDGED_ON: Column<Date> = NOUN.date("judged_on");
/// Why it was rejected or waived.
pub const REASON: Column<Text> = NOUN.text("reason");
/// Main contractor that answers for a subcontractor's duty.
pub const CHARGED_TO: Column<One> = NOUN.link("charged_to");
/// Day the client asked for it.
pub const ASKED_ON: Column<Date> = NOUN.date("asked_on");
