//! The contract with one provider (contract). Its lots, options and amendments are nouns of their own.

use crate::domain::contract::{STATES, columns};
use crate::domain::field::{Code, Column, Date, Derived, Noun, Number, One, Shape, Text, field};
use crate::domain::kind::Kind;

/// Description of the noun.
pub const NOUN: Noun = Noun {
    kind: Kind::Contract,
    fields: &[
        field("number", Shape::Line).required().list(12).searched(),
        field("title", Shape::Line).searched(),
        field("provider", Shape::Link(Kind::Provider)).required().list(22).searched(),
        field("framework", Shape::Link(Kind::Framework)),
        field("tender", Shape::Link(Kind::Tender)),
        field("signed_on", Shape::Day),
        field("start", Shape::Day).asked(),
        field("end", Shape::Day).asked(),
        field("notice_months_client", Shape::Whole).asked(),
        field("notice_months_contractor", Shape::Whole),
        field("termination_mode", Shape::Choice(&["none", "client", "both"])),
        field("status", Shape::Choice(&["draft", "signed", "active", "notice_given", "ended", "dissolved"])),
        field("original_value_cents", Shape::Money),
        field("duration_justification", Shape::Prose),
        field("accountable", Shape::Line).searched(),
        field("notice_on", Shape::Day),
        field("notice_by", Shape::Choice(&["client", "contractor"])),
        field("ends_on", Shape::Day),
        field("note", Shape::Prose).searched(),
        field("archived_on", Shape::Day),
    ],
    derived: &[
        Derived { name: "present_end", shape: Shape::Day, width: 10, of: columns::present_end },
        Derived { name: "last_notice", shape: Shape::Day, width: 10, of: columns::last_notice },
        Derived { name: "state", shape: Shape::Choice(STATES), width: 13, of: columns::state },
        Derived { name: "lots", shape: Shape::Links(Kind::Lot), width: 10, of: columns::lots },
        Derived {
            name: "categories",
            shape: Shape::Choice(&["light", "heavy", "both"]),
            width: 11,
            of: columns::categories,
        },
        Derived { name: "max_end", shape: Shape::Day, width: 0, of: columns::max_end },
        Derived { name: "next_option", shape: Shape::Day, width: 0, of: columns::next_option },
        Derived {
            name: "municipalities",
            shape: Shape::Links(Kind::Municipality),
            width: 0,
            of: columns::contract_municipalities,
        },
    ],
    keys: &[&["number"]],
    label: &["number"],
    period: None,
};

/// Unique in the file.
pub const NUMBER: Column<Text> = NOUN.text("number");
/// What it is about.
pub const TITLE: Column<Text> = NOUN.text("title");
/// Who signed as contractor; the lead in a consortium.
pub const PROVIDER: Column<One> = NOUN.link("provider");
/// Frame it was concluded under.
pub const FRAMEWORK: Column<One> = NOUN.link("framework");
/// Procedure it came from.
pub const TENDER: Column<One> = NOUN.link("tender");
/// Day of signature (BT-145).
pub const SIGNED_ON: Column<Date> = NOUN.date("signed_on");
/// First day of the term (R1).
pub const START: Column<Date> = NOUN.date("start");
/// Last day of the first term (R1); exercised options move it (R3).
pub const END: Column<Date> = NOUN.date("end");
/// Months of notice the client must give (R2).
pub const NOTICE_MONTHS_CLIENT: Column<Number> = NOUN.number("notice_months_client");
/// Months of notice the contractor must give (R2).
pub const NOTICE_MONTHS_CONTRACTOR: Column<Number> = NOUN.number("notice_months_contractor");
/// Who may end it by notice (R2).
pub const TERMINATION_MODE: Column<Code> = NOUN.choice("termination_mode");
/// Where the contract stands in its life, as recorded.
pub const STATUS: Column<Code> = NOUN.choice("status");
/// Value at signature; amendments are measured against it (R29).
pub const ORIGINAL_VALUE_CENTS: Column<Number> = NOUN.number("original_value_cents");
/// Why it lasts longer than four years (R5).
pub const DURATION_JUSTIFICATION: Column<Text> = NOUN.text("duration_justification");
/// Function that answers for it.
pub const ACCOUNTABLE: Column<Text> = NOUN.text("accountable");
/// Day the notice was received (R2).
pub const NOTICE_ON: Column<Date> = NOUN.date("notice_on");
/// Who gave notice (R2).
pub const NOTICE_BY: Column<Code> = NOUN.choice("notice_by");
/// Last day after notice or dissolution, when earlier than the term (R2).
pub const ENDS_ON: Column<Date> = NOUN.date("ends_on");
