//! The most a provider may claim in a year (budgetplafond), R15.

use crate::domain::field::{Column, Date, Noun, Number, One, Shape, field};
use crate::domain::kind::Kind;

/// Description of the noun.
pub const NOUN: Noun = Noun {
    kind: Kind::BudgetCeiling,
    fields: &[
        field("contract", Shape::Link(Kind::Contract)).required().list(18).searched(),
        field("lot", Shape::Link(Kind::Lot)).list(14).searched(),
        field("municipality", Shape::Link(Kind::Municipality)).list(18).searched(),
        field("year", Shape::Whole).required().list(6),
        field("amount_cents", Shape::MoneyOrNone).list(16).asked(),
        field("warn_percent", Shape::Percent).list(8),
        field("announced_on", Shape::Day),
        field("decided_on", Shape::Day),
        field("plan_on", Shape::Day),
        field("reported_on", Shape::Day),
        field("conferred_on", Shape::Day),
        field("excess_decided_on", Shape::Day),
        field("note", Shape::Prose).searched(),
        field("archived_on", Shape::Day),
    ],
    derived: &[],
    keys: &[&["contract", "lot", "municipality", "year"]],
    label: &["contract", "year"],
    period: None,
};

/// Contract.
pub const CONTRACT: Column<One> = NOUN.link("contract");
/// Lot; empty is the contract as a whole.
pub const LOT: Column<One> = NOUN.link("lot");
/// Municipality; empty is all of them.
pub const MUNICIPALITY: Column<One> = NOUN.link("municipality");
/// Calendar year.
pub const YEAR: Column<Number> = NOUN.number("year");
/// Ceiling; unknown, `none` (no ceiling) and 0 (nothing may be claimed) differ (R15).
pub const AMOUNT_CENTS: Column<Number> = NOUN.number("amount_cents");
/// Share used at which the client writes (R15); unknown: the setting.
pub const WARN_PERCENT: Column<Number> = NOUN.number("warn_percent");
/// Day the intention was announced, six months ahead (R15).
pub const ANNOUNCED_ON: Column<Date> = NOUN.date("announced_on");
/// Day the ceiling was decided, three months ahead (R15).
pub const DECIDED_ON: Column<Date> = NOUN.date("decided_on");
/// Day of the joint plan, two months ahead (R15).
pub const PLAN_ON: Column<Date> = NOUN.date("plan_on");
/// Day the client reported the threatening excess (R15).
pub const REPORTED_ON: Column<Date> = NOUN.date("reported_on");
/// Day the parties conferred about it (R15).
pub const CONFERRED_ON: Column<Date> = NOUN.date("conferred_on");
/// Day the client decided about the excess (R15).
pub const EXCESS_DECIDED_ON: Column<Date> = NOUN.date("excess_decided_on");
