//! How far amendments have carried each contract from its original value (R29, N16): a row per contract that was amended.

use super::{Asked, Made, Question, Row, Source};
use crate::domain::amending::{STATES, growth};
use crate::domain::check::money::amended;
use crate::domain::contract::in_use;
use crate::domain::field::{Code, Column, Noun, Number, One, Shape, field};
use crate::domain::kind::Kind;
use crate::domain::nouns::{amendments, contracts};
use crate::domain::record::{Id, Record, Value};

/// Columns of the answer.
pub const NOUN: Noun = Noun {
    kind: Kind::AmendmentGrowth,
    fields: &[
        field("contract", Shape::Link(Kind::Contract)).list(14).searched(),
        field("provider", Shape::Link(Kind::Provider)).list(26).searched(),
        field("original_value_cents", Shape::Money).list(16),
        field("amendments", Shape::Whole).list(8),
        field("delta_cents", Shape::Money).list(15),
        field("growth_percent", Shape::Percent).list(9),
        field("value_cents", Shape::Money),
        field("largest_percent", Shape::Percent),
        field("without_ground", Shape::Whole),
        field("state", Shape::Choice(STATES)).list(20),
    ],
    derived: &[],
    keys: &[&["contract"]],
    label: &["contract"],
    period: None,
};

/// Contract.
pub const CONTRACT: Column<One> = NOUN.link("contract");
/// Party of the contract.
pub const PROVIDER: Column<One> = NOUN.link("provider");
/// Value at signature.
pub const ORIGINAL_VALUE_CENTS: Column<Number> = NOUN.number("original_value_cents");
/// Number of amendments signed by the day.
pub const AMENDMENTS: Column<Number> = NOUN.number("amendments");
/// Their changes of the value together.
pub const DELTA_CENTS: Column<Number> = NOUN.number("delta_cents");
/// The same as part of the original value.
pub const GROWTH_PERCENT: Column<Number> = NOUN.number("growth_percent");
/// Value with them.
pub const VALUE_CENTS: Column<Number> = NOUN.number("value_cents");
/// The largest of them as part of the original value.
pub const LARGEST_PERCENT: Column<Number> = NOUN.number("largest_percent");
/// How many lack a legal ground.
pub const WITHOUT_GROUND: Column<Number> = NOUN.number("without_ground");
/// What asks for attention, one of `amending::STATES`.
pub const STATE: Column<Code> = NOUN.choice("state");

/// The question.
pub const QUESTION: Question =
    Question { kind: Kind::AmendmentGrowth, needs_figures: &[], needs_duties: false, answer, sources };

fn whole(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

fn answer(asked: &Asked<'_>) -> Vec<Row> {
    let (register, day) = (asked.register, asked.when.day);
    let contracts = register.all(Kind::Contract).iter().filter(|contract| in_use(Kind::Contract, contract, day));
    contracts.filter_map(|contract| row_of(asked, contract)).collect()
}

fn row_of(asked: &Asked<'_>, contract: &Record) -> Option<Row> {
    let amended: Vec<&Record> = amended(asked.register, contract.id, asked.when.day).collect();
    if amended.is_empty() {
        return None;
    }
    let deltas: Vec<i64> =
        amended.iter().filter_map(|amendment| amendment.number(amendments::VALUE_DELTA_CENTS)).collect();
    let original = contract.number(contracts::ORIGINAL_VALUE_CENTS);
    let mut row = Record::blank(Kind::AmendmentGrowth, Id(0));
    row.set(CONTRACT.index, contract.id);
    row.set(PROVIDER.index, contract.link(contracts::PROVIDER));
    row.set(ORIGINAL_VALUE_CENTS.index, original);
    row.set(AMENDMENTS.index, whole(amended.len()));
    let ground = |amendment: &&&Record| amendment.text(amendments::LEGAL_GROUND).is_none();
    row.set(WITHOUT_GROUND.index, whole(amended.iter().filter(ground).count()));
    row.set(STATE.index, Value::Choice("unknown"));
    let known = deltas.len() == amended.len();
    let total = growth(original.unwrap_or(0), &deltas, asked.register.norms());
    if known {
        row.set(DELTA_CENTS.index, total.delta);
    }
    if let (Some(original), true) = (original, known) {
        row.set(GROWTH_PERCENT.index, total.part);
        row.set(VALUE_CENTS.index, original.saturating_add(total.delta));
        let largest = deltas.iter().copied().max().unwrap_or(0);
        row.set(LARGEST_PERCENT.index, growth(original, &[largest], asked.register.norms()).part);
        row.set(STATE.index, Value::Choice(total.state()));
    }
    Some(row.values)
}

fn sources(asked: &Asked<'_>, row: &Record) -> Vec<Source> {
    let Some(contract) = row.link(CONTRACT) else { return Vec::new() };
    let amended = amended(asked.register, contract, asked.when.day).map(|amendment| amendment.id).collect();
    vec![
        Source { column: "original_value_cents", of: Made::Records(Kind::Contract, vec![contract]) },
        Source { column: "delta_cents", of: Made::Records(Kind::Amendment, amended) },
    ]
}
