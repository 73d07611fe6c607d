//! Fixed sums under the task variant (R17, N11): the instalments due so far against what was paid, within the bandwidth. A
//! task budget knows a share of the budget, no hours.

use super::deliveries::{Deliveries, Part, variant};
use super::sharing::beside;
use super::{Asked, Made, Question, Row, Source};
use crate::domain::calendar::{year_end, year_start};
use crate::domain::consortium::deliverers;
use crate::domain::contract::{counts, in_use};
use crate::domain::field::{Code, Column, Date, Noun, Number, One, Shape, field};
use crate::domain::funding::{Variant, budget};
use crate::domain::kind::Kind;
use crate::domain::monthly::Month;
use crate::domain::nouns::{contract_lots, contracts};
use crate::domain::record::{Id, Record, Value};
use crate::domain::register::Holds;
use crate::domain::rounding::percent;

/// Codes of how a task budget stands.
pub const STATES: &[&str] = &["above", "below", "within", "unknown"];

/// Columns of the answer.
pub const NOUN: Noun = Noun {
    kind: Kind::TaskBudget,
    fields: &[
        field("contract", Shape::Link(Kind::Contract)).list(14).searched(),
        field("lot", Shape::Link(Kind::Lot)).list(16).searched(),
        field("provider", Shape::Link(Kind::Provider)).list(24).searched(),
        field("lump_sum_cents", Shape::Money).list(15),
        field("due_cents", Shape::Money).list(15),
        field("paid_cents", Shape::Money).list(15),
        field("paid_percent", Shape::Percent).list(9),
        field("difference_cents", Shape::Money),
        field("difference_percent", Shape::Percent).list(9),
        field("bandwidth_percent", Shape::Percent),
        field("state", Shape::Choice(STATES)).list(12),
        field("stand", Shape::Day),
        field("part", Shape::Link(Kind::ContractLot)),
    ],
    derived: &[],
    keys: &[&["part"]],
    label: &["contract", "lot"],
    period: None,
};

/// Contract.
pub const CONTRACT: Column<One> = NOUN.link("contract");
/// Lot.
pub const LOT: Column<One> = NOUN.link("lot");
/// Party of the contract.
pub const PROVIDER: Column<One> = NOUN.link("provider");
/// Fixed sum a year.
pub const LUMP_SUM_CENTS: Column<Number> = NOUN.number("lump_sum_cents");
/// Instalments due up to and including `STAND`.
pub const DUE_CENTS: Column<Number> = NOUN.number("due_cents");
/// What was paid up to then: the sum of the figures.
pub const PAID_CENTS: Column<Number> = NOUN.number("paid_cents");
/// The same as part of the fixed sum of the year.
pub const PAID_PERCENT: Column<Number> = NOUN.number("paid_percent");
/// Paid more than due; negative when less.
pub const DIFFERENCE_CENTS: Column<Number> = NOUN.number("difference_cents");
/// The same as part of what was due.
pub const DIFFERENCE_PERCENT: Column<Number> = NOUN.number("difference_percent");
/// Permitted deviation.
pub const BANDWIDTH_PERCENT: Column<Number> = NOUN.number("bandwidth_percent");
/// One of `STATES`.
pub const STATE: Column<Code> = NOUN.choice("state");
/// Day up to which payments count.
pub const STAND: Column<Date> = NOUN.date("stand");
/// The part of the contract.
pub const PART: Column<One> = NOUN.link("part");

/// The question.
pub const QUESTION: Question =
    Question { kind: Kind::TaskBudget, needs_figures: &[Kind::Actual], needs_duties: false, answer, sources };

fn answer(asked: &Asked<'_>) -> Vec<Row> {
    let (register, day) = (asked.register, asked.when.day);
    let deliveries = Deliveries::new(asked);
    let parts = register.all(Kind::ContractLot).iter().filter(|part| {
        register.holds(Kind::ContractLot, part, day) == Holds::Now && in_use(Kind::ContractLot, part, day)
    });
    parts.filter_map(|part| row_of(asked, &deliveries, part)).collect()
}

/// The payments of the year so far.
fn paid(asked: &Asked<'_>, deliveries: &Deliveries<'_>, part: &Record) -> Option<Part> {
    let (register, day) = (asked.register, asked.when.day);
    let contract = register.get(Kind::Contract, part.link(contract_lots::CONTRACT)?)?;
    let start = part.date(contract_lots::VALID_FROM).or_else(|| contract.date(contracts::START));
    let providers = deliverers(register, contract, day);
    let to = deliveries.stand(&providers)?.min(Month::of(year_end(day)));
    let from = Month::of(start.map_or(year_start(day), |start| start.max(year_start(day))));
    let lot = part.link(contract_lots::LOT)?;
    let products = deliveries.of_lot(lot).to_vec();
    let municipalities = beside(register, contract, &[lot], &providers, day).places;
    (from <= to).then_some(Part { providers, products, municipalities, from, to })
}

fn row_of(asked: &Asked<'_>, deliveries: &Deliveries<'_>, part: &Record) -> Option<Row> {
    let (register, day) = (asked.register, asked.when.day);
    let lot = part.link(contract_lots::LOT)?;
    let contract = register.get(Kind::Contract, part.link(contract_lots::CONTRACT)?)?;
    if variant(register, lot) != Some(Variant::Task) || !counts(register, contract, day) {
        return None;
    }
    let lump_sum = part.number(contract_lots::LUMP_SUM_CENTS);
    let own = part.number(contract_lots::BANDWIDTH_PERCENT);
    let bandwidth = own.unwrap_or(register.norms().task_bandwidth_percent * 10_000);
    let mut row = Record::blank(Kind::TaskBudget, Id(0));
    row.set(CONTRACT.index, contract.id);
    row.set(LOT.index, lot);
    row.set(PROVIDER.index, contract.link(contracts::PROVIDER));
    row.set(LUMP_SUM_CENTS.index, lump_sum);
    row.set(BANDWIDTH_PERCENT.index, bandwidth);
    row.set(STATE.index, Value::Choice("unknown"));
    row.set(PART.index, part.id);
    if let Some(part) = paid(asked, deliveries, part) {
        row.set(STAND.index, part.to.last());
        let months = usize::try_from(part.to.since(part.from) + 1).unwrap_or(0);
        let claimed = deliveries.claimed(&part).map(|claimed| claimed.reported);
        row.set(PAID_CENTS.index, claimed);
        if let (Some(lump_sum), Some(paid)) = (lump_sum, claimed) {
            let seen = budget(lump_sum, months, paid, bandwidth);
            row.set(DUE_CENTS.index, seen.due);
            row.set(PAID_PERCENT.index, percent(paid.into(), lump_sum.into()));
            row.set(DIFFERENCE_CENTS.index, seen.difference);
            row.set(DIFFERENCE_PERCENT.index, seen.part);
            let state = match seen.within {
                true => "within",
                false if seen.difference > 0 => "above",
                false => "below",
            };
            row.set(STATE.index, Value::Choice(state));
        }
    }
    Some(row.values)
}

fn sources(asked: &Asked<'_>, row: &Record) -> Vec<Source> {
    let kind = Kind::ContractLot;
    let Some(record) = row.link(PART).and_then(|id| asked.register.get(kind, id)) else { return Vec::new() };
    let mut sources = vec![Source { column: "lump_sum_cents", of: Made::Records(kind, vec![record.id]) }];
    if let Some(part) = paid(asked, &Deliveries::new(asked), record) {
        sources.push(Source { column: "paid_cents", of: part.summed(Kind::Actual) });
    }
    sources
}
