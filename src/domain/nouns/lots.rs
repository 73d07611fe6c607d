//! A lot: the unit of award (perceel). Category and scale set the defaults for its contracts (R32).

use crate::domain::contract::columns;
use crate::domain::field::{Code, Column, Date, Derived, Noun, Number, One, Shape, Text, YesNo, field};
use crate::domain::kind::Kind;

/// Description of the noun.
pub const NOUN: Noun = Noun {
    kind: Kind::Lot,
    fields: &[
        field("framework", Shape::Link(Kind::Framework)),
        field("tender", Shape::Link(Kind::Tender)),
        field("code", Shape::Line).required().list(10).searched(),
        field("title", Shape::Line).list(28).searched(),
        field("sector", Shape::Line).searched(),
        field("category", Shape::Choice(&["light", "heavy"])).list(8).asked(),
        field("scale", Shape::Choice(&["local", "regional", "supra_regional", "national"])).list(14).asked(),
        field("funding_variant", Shape::Choice(&["effort", "output", "task"])).list(16).asked(),
        field("lead_months", Shape::Whole),
        field("implementation_months", Shape::Whole),
        field("predecessor", Shape::Link(Kind::Lot)),
        field("successor", Shape::Link(Kind::Lot)),
        field("cpv_main", Shape::Line).searched().official(),
        field("cpv_extra", Shape::Lines).searched().official(),
        field("lot_no_eforms", Shape::Line).searched(),
        field("lot_group", Shape::Line).searched(),
        field("estimated_value_cents", Shape::Money),
        field("max_value_cents", Shape::Money),
        field("start", Shape::Day),
        field("end", Shape::Day),
        field("result", Shape::Choice(&["awarded", "open", "not_awarded"])),
        field("fallback", Shape::Prose).searched(),
        field("wait_norm_weeks", Shape::Quantity),
        field("intake_norm_weeks", Shape::Quantity),
        field("crisis", Shape::Flag),
        field("need", Shape::Prose),
        field("valid_from", Shape::Day),
        field("valid_to", Shape::Day),
        field("note", Shape::Prose).searched(),
        field("archived_on", Shape::Day),
    ],
    derived: &[
        Derived { name: "provider_count", shape: Shape::Whole, width: 10, of: columns::lot_provider_count },
        Derived { name: "contract_count", shape: Shape::Whole, width: 0, of: columns::lot_contracts },
        Derived { name: "municipality_count", shape: Shape::Whole, width: 10, of: columns::lot_municipality_count },
        Derived { name: "providers", shape: Shape::Links(Kind::Provider), width: 0, of: columns::lot_providers },
    ],
    keys: &[&["code"], &["framework", "code"]],
    label: &["code", "title"],
    period: None,
};

/// Frame it belongs to.
pub const FRAMEWORK: Column<One> = NOUN.link("framework");
/// Procedure it was awarded in.
pub const TENDER: Column<One> = NOUN.link("tender");
/// Code, unique in the frame.
pub const CODE: Column<Text> = NOUN.text("code");
/// Title.
pub const TITLE: Column<Text> = NOUN.text("title");
/// Old field of care.
pub const SECTOR: Column<Text> = NOUN.text("sector");
/// Light is left to the market, heavy is not (R32).
pub const CATEGORY: Column<Code> = NOUN.choice("category");
/// Level at which the care is organised (R25).
pub const SCALE: Column<Code> = NOUN.choice("scale");
/// How it is paid (R15, R17).
pub const FUNDING_VARIANT: Column<Code> = NOUN.choice("funding_variant");
/// Months a new tender takes (R4); unknown: the setting.
pub const LEAD_MONTHS: Column<Number> = NOUN.number("lead_months");
/// Months between award and start (R4).
pub const IMPLEMENTATION_MONTHS: Column<Number> = NOUN.number("implementation_months");
/// Lot it continues, after a split or a merge.
pub const PREDECESSOR: Column<One> = NOUN.link("predecessor");
/// Main procurement code (BT-262).
pub const CPV_MAIN: Column<Text> = NOUN.text("cpv_main");
/// Additional procurement codes (BT-263).
pub const CPV_EXTRA: Column<Text> = NOUN.text("cpv_extra");
/// Number in the notice (BT-137), `LOT-0001`.
pub const LOT_NO_EFORMS: Column<Text> = NOUN.text("lot_no_eforms");
/// Group in the notice it was awarded with, `GLO-0001`.
pub const LOT_GROUP: Column<Text> = NOUN.text("lot_group");
/// Estimate (BT-27).
pub const ESTIMATED_VALUE_CENTS: Column<Number> = NOUN.number("estimated_value_cents");
/// Maximum of the framework for this lot (BT-271, BT-709).
pub const MAX_VALUE_CENTS: Column<Number> = NOUN.number("max_value_cents");
/// First day as published (BT-536).
pub const START: Column<Date> = NOUN.date("start");
/// Last day as published (BT-537).
pub const END: Column<Date> = NOUN.date("end");
/// Whether there was a winner (BT-142).
pub const RESULT: Column<Code> = NOUN.choice("result");
/// Who takes over when the only provider stops (R23).
pub const FALLBACK: Column<Text> = NOUN.text("fallback");
/// Longest acceptable wait until care starts, in weeks (O21).
pub const WAIT_NORM_WEEKS: Column<Number> = NOUN.number("wait_norm_weeks");
/// Crisis care: never stops, is paid above the ceiling (R14, R15).
pub const CRISIS: Column<YesNo> = NOUN.flag("crisis");
/// Provision the region holds necessary.
pub const NEED: Column<Text> = NOUN.text("need");
/// First day the lot exists in this cut.
pub const VALID_FROM: Column<Date> = NOUN.date("valid_from");
/// Last day the lot exists in this cut.
pub const VALID_TO: Column<Date> = NOUN.date("valid_to");
/// Lot it went into, when several were merged.
pub const SUCCESSOR: Column<One> = NOUN.link("successor");
/// Longest acceptable wait until the intake, in weeks (O21).
pub const INTAKE_NORM_WEEKS: Column<Number> = NOUN.number("intake_norm_weeks");
