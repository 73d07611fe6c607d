//! The indexation ledger (R8, N13): per year the index as far as it is known, what of it is the correction of the year
//! before, what the year turned out to be, and how many tariffs it led to.

use super::{Asked, Made, Question, Row, Source};
use crate::domain::contract::in_use;
use crate::domain::field::{Code, Column, Date, Noun, Number, Shape, Text, field};
use crate::domain::indexation::index;
use crate::domain::kind::Kind;
use crate::domain::nouns::{indexation_rounds as rounds, tariffs};
use crate::domain::record::{Id, Record, Value};
use crate::domain::round::component;
use crate::domain::rounding::rounded;
use std::collections::{BTreeMap, HashMap};

/// Codes of how far an index is known.
pub const STATES: &[&str] = &["definitive", "provisional", "incomplete"];

/// Columns of the answer.
pub const NOUN: Noun = Noun {
    kind: Kind::Indexation,
    fields: &[
        field("year", Shape::Whole).list(6),
        field("index_percent", Shape::Percent).list(10),
        field("state", Shape::Choice(STATES)).list(14),
        field("forecast_percent", Shape::Percent).list(10),
        field("correction_percent", Shape::Percent).list(10),
        field("final_percent", Shape::Percent).list(10),
        field("carried_percent", Shape::Percent).list(10),
        field("published_on", Shape::Day).list(10),
        field("decision_ref", Shape::Line).list(18).searched(),
        field("tariffs", Shape::Whole).list(8),
    ],
    derived: &[],
    keys: &[&["year"]],
    label: &["year"],
    period: None,
};

/// Year the tariffs hold.
pub const YEAR: Column<Number> = NOUN.number("year");
/// Index of the year, unrounded.
pub const INDEX_PERCENT: Column<Number> = NOUN.number("index_percent");
/// Whether the correction of the year before is in it.
pub const STATE: Column<Code> = NOUN.choice("state");
/// Forecast for the year, weighed.
pub const FORECAST_PERCENT: Column<Number> = NOUN.number("forecast_percent");
/// What the year before turned out more than its forecast, weighed.
pub const CORRECTION_PERCENT: Column<Number> = NOUN.number("correction_percent");
/// What the year itself turned out to be, weighed; known once the next round is.
pub const FINAL_PERCENT: Column<Number> = NOUN.number("final_percent");
/// What is therefore carried over to the next round.
pub const CARRIED_PERCENT: Column<Number> = NOUN.number("carried_percent");
/// Day of publication, the latest of its components.
pub const PUBLISHED_ON: Column<Date> = NOUN.date("published_on");
/// Decision that adopted it.
pub const DECISION_REF: Column<Text> = NOUN.text("decision_ref");
/// Tariffs that came from it.
pub const TARIFFS: Column<Number> = NOUN.number("tariffs");

/// The question.
pub const QUESTION: Question =
    Question { kind: Kind::Indexation, needs_figures: &[], needs_duties: false, answer, sources };

/// The components of each year.
fn years<'a>(asked: &Asked<'a>) -> BTreeMap<i64, Vec<&'a Record>> {
    let kind = Kind::IndexationRound;
    let mut years: BTreeMap<i64, Vec<&'a Record>> = BTreeMap::new();
    for record in asked.register.all(kind).iter().filter(|record| in_use(kind, record, asked.when.day)) {
        if let Some(year) = record.number(rounds::YEAR) {
            years.entry(year).or_default().push(record);
        }
    }
    years
}

/// The final figures of a year, weighed by the round of the next.
fn final_of(next: &[&Record]) -> Option<i64> {
    let parts = next.iter().map(|record| {
        let (weight, last) = (record.number(rounds::WEIGHT_PERCENT)?, record.number(rounds::FINAL_PREVIOUS_PERCENT)?);
        Some(i128::from(weight) * i128::from(last))
    });
    parts.sum::<Option<i128>>().and_then(|sum| rounded(sum, 1_000_000))
}

fn answer(asked: &Asked<'_>) -> Vec<Row> {
    let years = years(asked);
    let mut counts: HashMap<Id, i64> = HashMap::new();
    let tariffs = asked.register.all(Kind::Tariff).iter();
    let rounds = tariffs.filter(|tariff| in_use(Kind::Tariff, tariff, asked.when.day));
    rounds
        .filter_map(|tariff| tariff.link(tariffs::INDEX_ROUND))
        .for_each(|round| *counts.entry(round).or_default() += 1);
    let rows = years.iter().map(|(year, records)| {
        let count: i64 = records.iter().filter_map(|record| counts.get(&record.id)).sum();
        row_of(*year, records, years.get(&(year + 1)).map(Vec::as_slice), count)
    });
    rows.rev().collect()
}

fn row_of(year: i64, records: &[&Record], next: Option<&[&Record]>, tariffs: i64) -> Row {
    let components: Vec<_> = records.iter().map(|record| component(record)).collect();
    let mut row = Record::blank(Kind::Indexation, Id(0));
    row.set(YEAR.index, year);
    row.set(STATE.index, Value::Choice("incomplete"));
    row.set(TARIFFS.index, tariffs);
    row.set(PUBLISHED_ON.index, records.iter().filter_map(|record| record.date(rounds::PUBLISHED_ON)).max());
    row.set(DECISION_REF.index, records.iter().find_map(|record| record.text(rounds::DECISION_REF)));
    if let Ok(index) = index(&components) {
        row.set(INDEX_PERCENT.index, index.ppm());
        row.set(STATE.index, Value::Choice(if index.is_definitive() { "definitive" } else { "provisional" }));
        row.set(FORECAST_PERCENT.index, index.forecast_ppm());
        row.set(CORRECTION_PERCENT.index, index.correction_ppm());
        let last = next.and_then(final_of);
        row.set(FINAL_PERCENT.index, last);
        row.set(CARRIED_PERCENT.index, next.and_then(carried));
    }
    row.values
}

/// What the next round carries over of this year.
fn carried(next: &[&Record]) -> Option<i64> {
    let components: Vec<_> = next.iter().map(|record| component(record)).collect();
    index(&components).ok()?.correction_ppm()
}

fn sources(asked: &Asked<'_>, row: &Record) -> Vec<Source> {
    let Some(year) = row.number(YEAR) else { return Vec::new() };
    let years = years(asked);
    let ids = |year: i64| -> Vec<Id> {
        years.get(&year).map_or_else(Vec::new, |records| records.iter().map(|record| record.id).collect())
    };
    let own = ids(year);
    let made = asked.register.all(Kind::Tariff).iter().filter(|tariff| {
        tariff.link(tariffs::INDEX_ROUND).is_some_and(|round| own.contains(&round))
            && in_use(Kind::Tariff, tariff, asked.when.day)
    });
    let made = made.map(|tariff| tariff.id).collect();
    vec![
        Source { column: "index_percent", of: Made::Records(Kind::IndexationRound, own) },
        Source { column: "final_percent", of: Made::Records(Kind::IndexationRound, ids(year + 1)) },
        Source { column: "tariffs", of: Made::Records(Kind::Tariff, made) },
    ]
}
