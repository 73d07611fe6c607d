//! An indexation round applied to the tariffs it is about (R8): one edit with a new dated row per tariff; what was agreed
//! before is closed and never altered in amount.

use super::calendar::add_days;
use super::contract::{counts, in_use, present_end};
use super::edit::{Change, Edit};
use super::indexation::{Component, Incomplete, Index, index};
use super::kind::Kind;
use super::nouns::{indexation_rounds as rounds, tariffs};
use super::record::{Id, Record};
use super::register::Register;
use crate::text::Message;
use chrono::NaiveDate;

/// The component a record of a round describes.
#[must_use]
pub fn component(record: &Record) -> Component {
    Component {
        weight: record.number(rounds::WEIGHT_PERCENT),
        forecast: record.number(rounds::FORECAST_PERCENT),
        final_previous: record.number(rounds::FINAL_PREVIOUS_PERCENT),
        forecast_previous: record.number(rounds::FORECAST_PREVIOUS_PERCENT),
    }
}

/// The components of a year that are in use on a day, by id.
#[must_use]
pub fn components(register: &Register, year: i64, day: NaiveDate) -> Vec<&Record> {
    let kind = Kind::IndexationRound;
    let all = register.all(kind).iter();
    all.filter(|record| record.number(rounds::YEAR) == Some(year) && in_use(kind, record, day)).collect()
}

/// R8: the index of a year from its components.
///
/// # Errors
/// What the round lacks.
pub fn index_of(register: &Register, year: i64, day: NaiveDate) -> Result<Index, Incomplete> {
    let components: Vec<Component> = components(register, year, day).into_iter().map(component).collect();
    index(&components)
}

/// One tariff before and after a round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Raise {
    /// The row that is closed.
    pub tariff: Id,
    /// Its price in cents.
    pub before: i64,
    /// The price from the first day on, in cents.
    pub after: i64,
}

/// What applying a round would do.
#[derive(Clone, Debug)]
pub struct Plan {
    /// Its index.
    pub index: Index,
    /// First day of the new tariffs.
    pub from: NaiveDate,
    /// Tariffs that get a new row, in order of their records.
    pub raises: Vec<Raise>,
    /// Tariffs that have a later row already: the round was applied, or somebody agreed otherwise.
    pub passed: Vec<Id>,
    /// Tariffs without a known price.
    pub unknown: Vec<Id>,
    /// All of it as one action.
    pub edit: Edit,
}

/// R8: plans the new tariffs of a year. A tariff takes part when it holds on the day before the year, its contract goes on
/// into the year, and no later tariff of the same product under the same contract and lot is recorded yet. The new row
/// names the first component of the round. `day` is today: what was put away by then does not take part.
///
/// # Errors
/// What the round lacks.
pub fn plan(register: &Register, year: i64, day: NaiveDate) -> Result<Plan, Incomplete> {
    let index = index_of(register, year, day)?;
    let round = components(register, year, day).first().map(|record| record.id);
    let from =
        i32::try_from(year).ok().and_then(|year| NaiveDate::from_ymd_opt(year, 1, 1)).ok_or(Incomplete::Empty)?;
    let eve = add_days(from, -1);
    let edit = Edit::new(Message::new("edit-indexed").with("year", year.to_string()));
    let mut plan = Plan { index, from, raises: Vec::new(), passed: Vec::new(), unknown: Vec::new(), edit };
    let mut next = register.last_id().0;
    for tariff in register.all(Kind::Tariff).iter().filter(|tariff| takes_part(register, tariff, eve, from, day)) {
        let Some(before) = tariff.number(tariffs::AMOUNT_CENTS) else {
            plan.unknown.push(tariff.id);
            continue;
        };
        if has_later(register, tariff, from, day) {
            plan.passed.push(tariff.id);
            continue;
        }
        let Some(after) = index.apply(before) else { continue };
        next += 1;
        let mut closed = tariff.clone();
        closed.set(tariffs::VALID_TO.index, eve);
        let mut raised = tariff.clone();
        raised.id = Id(next);
        raised.set(tariffs::VALID_FROM.index, from);
        raised.set(tariffs::AMOUNT_CENTS.index, after);
        raised.set(tariffs::INDEX_ROUND.index, round);
        let (was, becomes, added) = (tariff.values.clone(), closed.values, raised.values);
        let kind = Kind::Tariff;
        if was != becomes {
            plan.edit.changes.push(Change { kind, id: tariff.id, before: Some(was), after: Some(becomes) });
        }
        plan.edit.changes.push(Change { kind, id: raised.id, before: None, after: Some(added) });
        plan.raises.push(Raise { tariff: tariff.id, before, after });
    }
    Ok(plan)
}

/// Whether a tariff holds on the eve of the year, and its contract in the year.
fn takes_part(register: &Register, tariff: &Record, eve: NaiveDate, from: NaiveDate, day: NaiveDate) -> bool {
    let starts = tariff.date(tariffs::VALID_FROM).is_none_or(|start| start <= eve);
    let lasts = tariff.date(tariffs::VALID_TO).is_none_or(|end| end >= eve);
    let contract = tariff.link(tariffs::CONTRACT).and_then(|id| register.get(Kind::Contract, id));
    let goes_on = contract.is_some_and(|contract| {
        counts(register, contract, day) && present_end(register, contract, day).is_none_or(|end| end >= from)
    });
    starts && lasts && goes_on && in_use(Kind::Tariff, tariff, day)
}

/// Whether a tariff of the same product, contract and lot begins in the year or later.
fn has_later(register: &Register, tariff: &Record, from: NaiveDate, day: NaiveDate) -> bool {
    let place = |record: &Record| (record.link(tariffs::LOT), record.link(tariffs::PRODUCT));
    let Some(contract) = tariff.link(tariffs::CONTRACT) else { return true };
    let mut others = register.linked(Kind::Tariff, "contract", contract);
    others.any(|other| {
        other.id != tariff.id
            && place(other) == place(tariff)
            && in_use(Kind::Tariff, other, day)
            && other.date(tariffs::VALID_FROM).is_some_and(|start| start >= from)
    })
}
