//! A sign that a provider may falter (risicosignaal), always with its source.

use crate::domain::field::{Code, Column, Date, Noun, One, Shape, Text, field};
use crate::domain::kind::Kind;

/// Description of the noun.
pub const NOUN: Noun = Noun {
    kind: Kind::RiskSignal,
    fields: &[
        field("provider", Shape::Link(Kind::Provider)).required().list(26).searched(),
        field(
            "kind",
            Shape::Choice(&[
                "three_years_loss",
                "liquidity",
                "board_unrest",
                "supervisor_measure",
                "disciplinary_or_criminal",
                "intake_stop",
                "late_evidence",
                "concentration",
            ]),
        )
        .required()
        .list(18),
        field("date", Shape::Day).required().list(10),
        field("severity", Shape::Choice(&["low", "medium", "high"])).list(10).asked(),
        field("source", Shape::Line).list(20).searched(),
        field("follow_up", Shape::Prose).searched().asked(),
        field("closed_on", Shape::Day).list(10),
        field("note", Shape::Prose).searched(),
        field("archived_on", Shape::Day),
    ],
    derived: &[],
    keys: &[&["provider", "kind", "date"]],
    label: &["provider", "kind"],
    period: None,
};

/// About whom.
pub const PROVIDER: Column<One> = NOUN.link("provider");
/// Kind of sign; the first five must always be reported.
pub const KIND: Column<Code> = NOUN.choice("kind");
/// Day of the sign.
pub const DATE: Column<Date> = NOUN.date("date");
/// How serious.
pub const SEVERITY: Column<Code> = NOUN.choice("severity");
/// Where it came from.
pub const SOURCE: Column<Text> = NOUN.text("source");
/// What was done with it.
pub const FOLLOW_UP: Column<Text> = NOUN.text("follow_up");
/// Day it was settled.
pub const CLOSED_ON: Column<Date> = NOUN.date("closed_on");
