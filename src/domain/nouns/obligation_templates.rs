//! A model of a duty to copy into contracts (modelverplichting), `O01` and on.

use crate::domain::field::{Code, Column, Noun, Number, Shape, Text, YesNo, field};
use crate::domain::kind::Kind;

/// Description of the noun.
pub const NOUN: Noun = Noun {
    kind: Kind::ObligationTemplate,
    fields: &[
        field("code", Shape::Line).required().list(8).searched(),
        field("title", Shape::Line).list(25).searched(),
        field("recurrence", Shape::Due).list(22),
        field("recurrence_heavy", Shape::Due),
        field("category", Shape::Choice(&["light", "heavy", "both"])).list(8),
        field("evidence_kind", Shape::Line).list(18).searched(),
        field("passes_down", Shape::Flag),
        field("law_ref", Shape::Line).searched(),
        field("domain", Shape::Choice(&["wmo", "jw", "both"])),
        field("weight", Shape::Whole),
        field("estimate_hours", Shape::Quantity),
        field("already_available_from", Shape::Line).searched(),
        field("text", Shape::Prose).searched(),
        field("note", Shape::Prose).searched(),
        field("archived_on", Shape::Day),
    ],
    derived: &[],
    keys: &[&["code"]],
    label: &["code", "title"],
    period: None,
};

/// Code, `O01`.
pub const CODE: Column<Text> = NOUN.text("code");
/// What must be done.
pub const TITLE: Column<Text> = NOUN.text("title");
/// When it is due: `yearly_before 06-01`, `after_period(month,+15 d)`, `event(+7 d)`, `continuous`.
pub const RECURRENCE: Column<Text> = NOUN.text("recurrence");
/// When it is due in a heavy lot (R32); empty is the same.
pub const RECURRENCE_HEAVY: Column<Text> = NOUN.text("recurrence_heavy");
/// Lots it is meant for (R32).
pub const CATEGORY: Column<Code> = NOUN.choice("category");
/// What proves it.
pub const EVIDENCE_KIND: Column<Text> = NOUN.text("evidence_kind");
/// Whether active subcontractors owe it too.
pub const PASSES_DOWN: Column<YesNo> = NOUN.flag("passes_down");
/// Law or contract clause it rests on.
pub const LAW_REF: Column<Text> = NOUN.text("law_ref");
/// Law it is about.
pub const DOMAIN: Column<Code> = NOUN.choice("domain");
/// How heavy it counts, 1 to 3.
pub const WEIGHT: Column<Number> = NOUN.number("weight");
/// Hours one occurrence costs a provider (R28).
pub const ESTIMATE_HOURS: Column<Number> = NOUN.number("estimate_hours");
/// Where the client could get the figure itself (R28).
pub const ALREADY_AVAILABLE_FROM: Column<Text> = NOUN.text("already_available_from");
/// What it says, for the contract to take over.
pub const TEXT: Column<Text> = NOUN.text("text");
