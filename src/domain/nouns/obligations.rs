//! A duty in a contract (verplichting). Its occurrences are `obligation_instances`.

use crate::domain::contract::columns;
use crate::domain::field::{Code, Column, Date, Derived, Noun, Number, One, Shape, Text, YesNo, field};
use crate::domain::kind::Kind;

/// Description of the noun.
pub const NOUN: Noun = Noun {
    kind: Kind::Obligation,
    fields: &[
        field("code", Shape::Line).required().list(10).searched(),
        field("contract", Shape::Link(Kind::Contract)).required().list(16).searched(),
        field("lot", Shape::Link(Kind::Lot)).list(10).searched(),
        field("template", Shape::Link(Kind::ObligationTemplate)),
        field("title", Shape::Line).list(28).searched(),
        field("article", Shape::Line).searched(),
        field("article_ref", Shape::Link(Kind::Article)),
        field("text", Shape::Prose).searched(),
        field("recurrence", Shape::Due).list(20).asked(),
        field("first_due", Shape::Day).list(10),
        field("last_due", Shape::Day),
        field("weight", Shape::Whole),
        field("passes_down", Shape::Flag).asked(),
        field("responsible", Shape::Line).searched(),
        field("obliged", Shape::Choice(&["contractor", "client", "both"])),
        field("clause", Shape::Choice(&["standard", "own"])),
        field("own_reason", Shape::Prose).searched(),
        field("evidence_kind", Shape::Line).searched(),
        field("estimate_hours", Shape::Quantity),
        field("already_available_from", Shape::Line).searched(),
        field("note", Shape::Prose).searched(),
        field("archived_on", Shape::Day),
    ],
    derived: &[
        Derived { name: "provider", shape: Shape::Link(Kind::Provider), width: 0, of: columns::obligation_provider },
        Derived {
            name: "category",
            shape: Shape::Choice(&["light", "heavy", "both"]),
            width: 0,
            of: columns::obligation_category,
        },
        Derived { name: "next_due", shape: Shape::Day, width: 10, of: columns::obligation_next_due },
    ],
    keys: &[&["code"]],
    label: &["code", "title"],
    period: None,
};

/// Code, unique in the file.
pub const CODE: Column<Text> = NOUN.text("code");
/// Contract it stands in; gives the provider that owes it.
pub const CONTRACT: Column<One> = NOUN.link("contract");
/// Lot; empty is every lot of the contract.
pub const LOT: Column<One> = NOUN.link("lot");
/// Model it was copied from.
pub const TEMPLATE: Column<One> = NOUN.link("template");
/// What must be done.
pub const TITLE: Column<Text> = NOUN.text("title");
/// Article of the contract.
pub const ARTICLE: Column<Text> = NOUN.text("article");
/// Literal text of the duty.
pub const TEXT: Column<Text> = NOUN.text("text");
/// When it is due, written as in `obligation_templates`.
pub const RECURRENCE: Column<Text> = NOUN.text("recurrence");
/// First due date.
pub const FIRST_DUE: Column<Date> = NOUN.date("first_due");
/// No occurrences after this day; unknown: the end of the contract.
pub const LAST_DUE: Column<Date> = NOUN.date("last_due");
/// How heavy it counts, 1 to 3.
pub const WEIGHT: Column<Number> = NOUN.number("weight");
/// Whether active subcontractors owe it too.
pub const PASSES_DOWN: Column<YesNo> = NOUN.flag("passes_down");
/// Function that watches it on the client's side.
pub const RESPONSIBLE: Column<Text> = NOUN.text("responsible");
/// Standard or own clause.
pub const CLAUSE: Column<Code> = NOUN.choice("clause");
/// What proves it.
pub const EVIDENCE_KIND: Column<Text> = NOUN.text("evidence_kind");
/// Hours one occurrence costs a provider (R28).
pub const ESTIMATE_HOURS: Column<Number> = NOUN.number("estimate_hours");
/// Where the client could get the figure itself (R28).
pub const ALREADY_AVAILABLE_FROM: Column<Text> = NOUN.text("already_available_from");
/// That article as it was read in.
pub const ARTICLE_REF: Column<One> = NOUN.link("article_ref");
/// Who owes it; unknown is the contractor.
pub const OBLIGED: Column<Code> = NOUN.choice("obliged");
/// Why the clause is not the standard one.
pub const OWN_REASON: Column<Text> = NOUN.text("own_reason");
