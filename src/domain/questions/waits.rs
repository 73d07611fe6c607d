//! Waiting until care starts against the norm of the lot (O21): the last month known per contract and lot, with the month
//! before it.

use super::{Asked, Made, Question, Row, Source};
use crate::domain::access::{WAITS, wait};
use crate::domain::calendar::month_start;
use crate::domain::contract::{in_use, state};
use crate::domain::field::{Code, Column, Date, Noun, Number, One, Shape, field};
use crate::domain::kind::Kind;
use crate::domain::nouns::{contracts, lots, waiting_times};
use crate::domain::record::{Id, Record, Value};
use std::collections::BTreeMap;

/// Columns of the answer.
pub const NOUN: Noun = Noun {
    kind: Kind::Wait,
    fields: &[
        field("contract", Shape::Link(Kind::Contract)).list(14).searched(),
        field("lot", Shape::Link(Kind::Lot)).list(16).searched(),
        field("provider", Shape::Link(Kind::Provider)).list(26).searched(),
        field("month", Shape::Month).list(8),
        field("weeks_intake", Shape::Quantity).list(8),
        field("weeks_start", Shape::Quantity).list(8),
        field("norm", Shape::Quantity).list(8),
        field("weeks_over", Shape::Quantity).list(8),
        field("weeks_before", Shape::Quantity),
        field("state", Shape::Choice(WAITS)).list(14),
    ],
    derived: &[],
    keys: &[&["contract", "lot"]],
    label: &["contract", "lot"],
    period: None,
};

/// Contract.
pub const CONTRACT: Column<One> = NOUN.link("contract");
/// Lot; empty is every lot of the contract.
pub const LOT: Column<One> = NOUN.link("lot");
/// Party of the contract.
pub const PROVIDER: Column<One> = NOUN.link("provider");
/// Month of the last measurement by the day.
pub const MONTH: Column<Date> = NOUN.date("month");
/// Weeks from registration to intake.
pub const WEEKS_INTAKE: Column<Number> = NOUN.number("weeks_intake");
/// Weeks from registration to the start of care.
pub const WEEKS_START: Column<Number> = NOUN.number("weeks_start");
/// Norm of the lot, in weeks.
pub const NORM: Column<Number> = NOUN.number("norm");
/// Weeks above the norm; 0 within it.
pub const WEEKS_OVER: Column<Number> = NOUN.number("weeks_over");
/// Weeks to the start of care at the measurement before.
pub const WEEKS_BEFORE: Column<Number> = NOUN.number("weeks_before");
/// One of `access::WAITS`.
pub const STATE: Column<Code> = NOUN.choice("state");

/// The question.
pub const QUESTION: Question = Question { kind: Kind::Wait, needs_figures: &[], needs_duties: false, answer, sources };

/// The last measurement of a contract and lot, and the one before it.
type Measured<'a> = BTreeMap<(Id, Option<Id>), (&'a Record, Option<&'a Record>)>;

/// The last two measurements of each contract and lot by the day, the newest first.
fn newest<'a>(asked: &Asked<'a>) -> Measured<'a> {
    let (kind, until) = (Kind::WaitingTime, month_start(asked.when.day));
    let mut found = Measured::new();
    let month = |record: &Record| record.date(waiting_times::MONTH);
    for record in asked.register.all(kind).iter().filter(|record| in_use(kind, record, asked.when.day)) {
        let Some(contract) = record.link(waiting_times::CONTRACT) else { continue };
        if month(record).is_none_or(|month| month > until) {
            continue;
        }
        let place = (contract, record.link(waiting_times::LOT));
        match found.get_mut(&place) {
            None => {
                found.insert(place, (record, None));
            }
            Some((last, before)) if month(record) > month(last) => (*last, *before) = (record, Some(*last)),
            Some((_, before)) if before.is_none_or(|before| month(record) > month(before)) => *before = Some(record),
            Some(_) => {}
        }
    }
    found
}

fn answer(asked: &Asked<'_>) -> Vec<Row> {
    newest(asked).into_values().filter_map(|(last, before)| row_of(asked, last, before)).collect()
}

fn row_of(asked: &Asked<'_>, last: &Record, before: Option<&Record>) -> Option<Row> {
    let register = asked.register;
    let contract = register.get(Kind::Contract, last.link(waiting_times::CONTRACT)?)?;
    if state(register, contract, asked.when.day) == "ended" {
        return None;
    }
    let lot = last.link(waiting_times::LOT);
    let norm = lot.and_then(|lot| register.get(Kind::Lot, lot)).and_then(|lot| lot.number(lots::WAIT_NORM_WEEKS));
    let weeks = last.number(waiting_times::WEEKS_START);
    let over = weeks.zip(norm).map(|(weeks, norm)| (weeks - norm).max(0));
    Some(
        vec![
            contract.id.into(),
            lot.into(),
            contract.link(contracts::PROVIDER).into(),
            last.date(waiting_times::MONTH).into(),
            last.number(waiting_times::WEEKS_INTAKE).into(),
            weeks.into(),
            norm.into(),
            over.into(),
            before.and_then(|before| before.number(waiting_times::WEEKS_START)).into(),
            Value::Choice(wait(weeks, norm)),
        ]
        .into(),
    )
}

fn sources(asked: &Asked<'_>, row: &Record) -> Vec<Source> {
    let Some(contract) = row.link(CONTRACT) else { return Vec::new() };
    let measured = newest(asked).remove(&(contract, row.link(LOT)));
    let measured = measured
        .map_or_else(Vec::new, |(last, before)| std::iter::once(last).chain(before).map(|record| record.id).collect());
    let lot = row.link(LOT).into_iter().collect();
    vec![
        Source { column: "weeks_start", of: Made::Records(Kind::WaitingTime, measured) },
        Source { column: "norm", of: Made::Records(Kind::Lot, lot) },
    ]
}
