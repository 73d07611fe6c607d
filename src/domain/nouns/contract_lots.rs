//! A contract's part in a lot (contractperceel): role, municipalities, limits.

use crate::domain::contract::columns;
use crate::domain::field::{Code, Column, Date, Derived, Noun, Number, One, Several, Shape, field};
use crate::domain::kind::Kind;

/// Description of the noun.
pub const NOUN: Noun = Noun {
    kind: Kind::ContractLot,
    fields: &[
        field("contract", Shape::Link(Kind::Contract)).required().list(20).searched(),
        field("lot", Shape::Link(Kind::Lot)).required().list(20).searched(),
        field(
            "role",
            Shape::Choice(&[
                "sole",
                "main_contractor",
                "content_main_contractor",
                "consortium_lead",
                "consortium_member",
            ]),
        )
        .list(15)
        .asked(),
        field("valid_from", Shape::Day).list(10),
        field("valid_to", Shape::Day).list(10),
        field("municipalities", Shape::Links(Kind::Municipality)).list(20).everywhere(),
        field("value_cents", Shape::Money),
        field("lump_sum_cents", Shape::Money),
        field("bandwidth_percent", Shape::Percent),
        field("min_own_share_percent", Shape::Percent),
        field("max_depth", Shape::Whole),
        field("minimum_use_cents", Shape::Money),
        field("social_return_percent", Shape::Percent),
        field("transfer_clients", Shape::Whole),
        field("transferred_on", Shape::Day),
        field("note", Shape::Prose).searched(),
        field("archived_on", Shape::Day),
    ],
    derived: &[Derived { name: "provider", shape: Shape::Link(Kind::Provider), width: 0, of: columns::part_provider }],
    keys: &[&["contract", "lot", "valid_from"]],
    label: &["contract", "lot"],
    period: Some(("valid_from", "valid_to")),
};

/// Contract.
pub const CONTRACT: Column<One> = NOUN.link("contract");
/// Lot.
pub const LOT: Column<One> = NOUN.link("lot");
/// Part the contract party plays (R18, R25).
pub const ROLE: Column<Code> = NOUN.choice("role");
/// First day, within the contract.
pub const VALID_FROM: Column<Date> = NOUN.date("valid_from");
/// Last day, within the contract.
pub const VALID_TO: Column<Date> = NOUN.date("valid_to");
/// Municipalities it covers; empty is every municipality of the lot (R25).
pub const MUNICIPALITIES: Column<Several> = NOUN.links("municipalities");
/// Agreed or awarded value (BT-720); stands in for realised value (R22).
pub const VALUE_CENTS: Column<Number> = NOUN.number("value_cents");
/// Fixed sum a year under the task variant (R17).
pub const LUMP_SUM_CENTS: Column<Number> = NOUN.number("lump_sum_cents");
/// Permitted deviation of the lump sum (R17).
pub const BANDWIDTH_PERCENT: Column<Number> = NOUN.number("bandwidth_percent");
/// Share the main contractor must deliver itself (R19).
pub const MIN_OWN_SHARE_PERCENT: Column<Number> = NOUN.number("min_own_share_percent");
/// Levels of subcontractors below the main contractor; unknown is 1 (R18).
pub const MAX_DEPTH: Column<Number> = NOUN.number("max_depth");
/// Agreed least use within twelve months after the start (R33).
pub const MINIMUM_USE_CENTS: Column<Number> = NOUN.number("minimum_use_cents");
/// Share of the value for work placement (O28).
pub const SOCIAL_RETURN_PERCENT: Column<Number> = NOUN.number("social_return_percent");
/// Number of clients to hand over at the end (R26).
pub const TRANSFER_CLIENTS: Column<Number> = NOUN.number("transfer_clients");
/// Day the handover was completed (R26).
pub const TRANSFERRED_ON: Column<Date> = NOUN.date("transferred_on");
