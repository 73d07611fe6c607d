//! A care organisation: contract party or subcontractor (aanbieder). Takeovers keep their history through `successor`.

use crate::domain::contract::columns;
use crate::domain::field::{Code, Column, Date, Derived, Noun, One, Shape, Text, field};
use crate::domain::kind::Kind;

/// Description of the noun.
pub const NOUN: Noun = Noun {
    kind: Kind::Provider,
    fields: &[
        field("kvk", Shape::Line).list(8).searched().asked().digits(8),
        field("official_number", Shape::Line).searched().official(),
        field("name", Shape::Line).required().list(30).searched(),
        field(
            "legal_form",
            Shape::Choice(&[
                "foundation",
                "private_company",
                "public_company",
                "association",
                "general_partnership",
                "professional_partnership",
                "cooperative",
                "sole_trader",
                "government",
                "other",
            ]),
        ),
        field("group", Shape::Link(Kind::ProviderGroup)).list(16).searched(),
        field("size_class", Shape::Choice(&["micro", "other"])),
        field("status", Shape::Choice(&["prospect", "active", "ending", "ended"])).list(12).asked(),
        field("country", Shape::Line),
        field("city", Shape::Line).list(16).searched(),
        field("domains", Shape::Choice(&["wmo", "jw", "both"])).list(8),
        field("successor", Shape::Link(Kind::Provider)),
        field("exclusion", Shape::Choice(&["excluded", "dissolved", "bibob_refusal"])),
        field("excluded_from", Shape::Day),
        field("excluded_to", Shape::Day),
        field("note", Shape::Prose).searched(),
        field("archived_on", Shape::Day),
    ],
    derived: &[
        Derived { name: "contract_count", shape: Shape::Whole, width: 9, of: columns::provider_contracts },
        Derived { name: "role", shape: Shape::Choice(&["main", "sub", "both"]), width: 13, of: columns::provider_role },
        Derived { name: "lots", shape: Shape::Links(Kind::Lot), width: 0, of: columns::provider_lots },
        Derived {
            name: "municipalities",
            shape: Shape::Links(Kind::Municipality),
            width: 0,
            of: columns::provider_municipalities,
        },
        Derived { name: "chain_count", shape: Shape::Whole, width: 0, of: columns::provider_chains },
    ],
    keys: &[&["kvk"], &["official_number"], &["name"]],
    label: &["name"],
    period: None,
};

/// Number in the trade register: eight digits, leading zeros kept.
pub const KVK: Column<Text> = NOUN.text("kvk");
/// Number as published, when it is no KvK number. Nine-digit RSINs are never kept.
pub const OFFICIAL_NUMBER: Column<Text> = NOUN.text("official_number");
/// Name in the trade register.
pub const NAME: Column<Text> = NOUN.text("name");
/// Legal form.
pub const LEGAL_FORM: Column<Code> = NOUN.choice("legal_form");
/// Group it belongs to (R22–R24).
pub const GROUP: Column<One> = NOUN.link("group");
/// Size: a micro-enterprise has lower liability caps (O26).
pub const SIZE_CLASS: Column<Code> = NOUN.choice("size_class");
/// Where the relation stands.
pub const STATUS: Column<Code> = NOUN.choice("status");
/// Country code as published, `NLD`.
pub const COUNTRY: Column<Text> = NOUN.text("country");
/// Place of business.
pub const CITY: Column<Text> = NOUN.text("city");
/// Laws it works under.
pub const DOMAINS: Column<Code> = NOUN.choice("domains");
/// Provider that took over (new KvK number, merger).
pub const SUCCESSOR: Column<One> = NOUN.link("successor");
/// Why it may not appear in an active link (R21).
pub const EXCLUSION: Column<Code> = NOUN.choice("exclusion");
/// First day of the exclusion (R21).
pub const EXCLUDED_FROM: Column<Date> = NOUN.date("excluded_from");
/// Last day of the exclusion (R21).
pub const EXCLUDED_TO: Column<Date> = NOUN.date("excluded_to");
