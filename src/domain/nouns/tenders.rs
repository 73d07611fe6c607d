//! A procurement procedure and how far it is (aanbesteding). The stage dates feed the backward plan (R6).

use crate::domain::contract::columns;
use crate::domain::field::{Code, Column, Date, Derived, Noun, Number, One, Several, Shape, Text, field};
use crate::domain::kind::Kind;

/// Description of the noun.
pub const NOUN: Noun = Noun {
    kind: Kind::Tender,
    fields: &[
        field("framework", Shape::Link(Kind::Framework)).list(15).searched(),
        field("title", Shape::Line).list(28).searched(),
        field(
            "procedure",
            Shape::Choice(&["sas", "admission", "open", "restricted", "negotiated", "subsidy", "other"]),
        ),
        field("ted_notice", Shape::Line).list(12).searched().official(),
        field("notice_id", Shape::Line).searched().official(),
        field("notice_version", Shape::Line),
        field("notice_kind", Shape::Line),
        field(
            "stage",
            Shape::Choice(&[
                "idea",
                "vision",
                "consultation",
                "documents",
                "published",
                "evaluation",
                "standstill",
                "awarded",
                "cancelled",
            ]),
        )
        .list(14)
        .asked(),
        field("buyers", Shape::Links(Kind::Authority)).searched(),
        field("vision_on", Shape::Day),
        field("consultation_on", Shape::Day),
        field("documents_on", Shape::Day),
        field("published_on", Shape::Day).list(10),
        field("evaluation_on", Shape::Day),
        field("standstill_on", Shape::Day),
        field("awarded_on", Shape::Day).list(10),
        field("implementation_on", Shape::Day),
        field("cancelled_on", Shape::Day),
        field("new_start", Shape::Day),
        field("estimated_value_cents", Shape::Money),
        field("max_value_cents", Shape::Money),
        field("total_value_cents", Shape::Money),
        field("note", Shape::Prose).searched(),
        field("archived_on", Shape::Day),
    ],
    derived: &[
        Derived { name: "lot_count", shape: Shape::Whole, width: 0, of: columns::tender_lots },
        Derived { name: "last_step", shape: Shape::Day, width: 0, of: columns::tender_last_step },
    ],
    keys: &[&["ted_notice"], &["notice_id"], &["title"]],
    label: &["title"],
    period: None,
};

/// Frame it buys for.
pub const FRAMEWORK: Column<One> = NOUN.link("framework");
/// Title of the procedure.
pub const TITLE: Column<Text> = NOUN.text("title");
/// Kind of procedure: light regime for social services (`sas`), open house (`admission`) and so on (R4).
pub const PROCEDURE: Column<Code> = NOUN.choice("procedure");
/// Publication number in TED, `12345-2026`.
pub const TED_NOTICE: Column<Text> = NOUN.text("ted_notice");
/// Notice id (BT-701), a UUID.
pub const NOTICE_ID: Column<Text> = NOUN.text("notice_id");
/// Version of the notice (BT-757), `01`.
pub const NOTICE_VERSION: Column<Text> = NOUN.text("notice_version");
/// Subtype of the notice (OPP-070), `33`.
pub const NOTICE_KIND: Column<Text> = NOUN.text("notice_kind");
/// How far the procedure is (R4, R6).
pub const STAGE: Column<Code> = NOUN.choice("stage");
/// Who buys.
pub const BUYERS: Column<Several> = NOUN.links("buyers");
/// Day the vision was settled (R6).
pub const VISION_ON: Column<Date> = NOUN.date("vision_on");
/// Day the market consultation began (R6).
pub const CONSULTATION_ON: Column<Date> = NOUN.date("consultation_on");
/// Day work on the documents began (R6).
pub const DOCUMENTS_ON: Column<Date> = NOUN.date("documents_on");
/// Day of publication (R4, R6).
pub const PUBLISHED_ON: Column<Date> = NOUN.date("published_on");
/// Day the evaluation began (R6).
pub const EVALUATION_ON: Column<Date> = NOUN.date("evaluation_on");
/// Day the standstill began (R6).
pub const STANDSTILL_ON: Column<Date> = NOUN.date("standstill_on");
/// Day of the award (R6).
pub const AWARDED_ON: Column<Date> = NOUN.date("awarded_on");
/// Day the implementation began (R6).
pub const IMPLEMENTATION_ON: Column<Date> = NOUN.date("implementation_on");
/// Day the procedure was called off.
pub const CANCELLED_ON: Column<Date> = NOUN.date("cancelled_on");
/// First day of the contracts it must deliver; the plan counts back from it (R6).
pub const NEW_START: Column<Date> = NOUN.date("new_start");
/// Estimate for all lots (BT-27).
pub const ESTIMATED_VALUE_CENTS: Column<Number> = NOUN.number("estimated_value_cents");
/// Maximum of the framework (BT-118).
pub const MAX_VALUE_CENTS: Column<Number> = NOUN.number("max_value_cents");
/// Value of the result (BT-161).
pub const TOTAL_VALUE_CENTS: Column<Number> = NOUN.number("total_value_cents");
