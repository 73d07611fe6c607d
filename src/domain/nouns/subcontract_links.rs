//! A subcontractor working for a main contractor or for another subcontractor (onderaanneming), R18–R21.

use crate::domain::field::{Code, Column, Date, Noun, Number, One, Shape, YesNo, field};
use crate::domain::kind::Kind;

/// Description of the noun.
pub const NOUN: Noun = Noun {
    kind: Kind::SubcontractLink,
    fields: &[
        field("contract", Shape::Link(Kind::Contract)).required().list(14).searched(),
        field("lot", Shape::Link(Kind::Lot)).list(12).searched(),
        field("parent", Shape::Link(Kind::Provider)).required().list(22).searched(),
        field("child", Shape::Link(Kind::Provider)).required().list(22).searched(),
        field("share_percent", Shape::Percent).list(9).asked(),
        field("valid_from", Shape::Day),
        field("valid_to", Shape::Day),
        field("consent_on", Shape::Day).list(10).asked(),
        field("notified_on", Shape::Day),
        field("deployed_on", Shape::Day),
        field("sole_trader", Shape::Flag),
        field("tariff_cents", Shape::Money),
        field("amount_cents", Shape::Money),
        field("register_checked_on", Shape::Day),
        field("exclusion_ground", Shape::Choice(&["none", "criminal", "administrative", "fraud"])),
        field("sub_consent_on", Shape::Day),
        field("note", Shape::Prose).searched(),
        field("archived_on", Shape::Day),
    ],
    derived: &[],
    keys: &[&["contract", "lot", "parent", "child", "valid_from"]],
    label: &["parent", "child"],
    period: Some(("valid_from", "valid_to")),
};

/// Contract whose chain it is.
pub const CONTRACT: Column<One> = NOUN.link("contract");
/// Lot; empty is every lot of the contract.
pub const LOT: Column<One> = NOUN.link("lot");
/// Who passes the work on (R18).
pub const PARENT: Column<One> = NOUN.link("parent");
/// Who performs it (R18); never the parent itself.
pub const CHILD: Column<One> = NOUN.link("child");
/// Share of the parent's work (R19), 0 to 100.
pub const SHARE_PERCENT: Column<Number> = NOUN.number("share_percent");
/// First day, within the contract lot (R21).
pub const VALID_FROM: Column<Date> = NOUN.date("valid_from");
/// Last day, within the contract lot (R21).
pub const VALID_TO: Column<Date> = NOUN.date("valid_to");
/// Day the client consented in writing (R20).
pub const CONSENT_ON: Column<Date> = NOUN.date("consent_on");
/// Day it was reported to the client (R20).
pub const NOTIFIED_ON: Column<Date> = NOUN.date("notified_on");
/// Day the subcontractor began (R20).
pub const DEPLOYED_ON: Column<Date> = NOUN.date("deployed_on");
/// Self-employed without staff: needs no consent (R20).
pub const SOLE_TRADER: Column<YesNo> = NOUN.flag("sole_trader");
/// Price the subcontractor gets per unit.
pub const TARIFF_CENTS: Column<Number> = NOUN.number("tariff_cents");
/// Amount passed on, when no share is known (R19).
pub const AMOUNT_CENTS: Column<Number> = NOUN.number("amount_cents");
/// Day the trade register was checked (R20).
pub const REGISTER_CHECKED_ON: Column<Date> = NOUN.date("register_checked_on");
/// Running case found by the check (R20); `none` is checked and clean.
pub const EXCLUSION_GROUND: Column<Code> = NOUN.choice("exclusion_ground");
/// Day the client allowed this one to subcontract further (R18).
pub const SUB_CONSENT_ON: Column<Date> = NOUN.date("sub_consent_on");
