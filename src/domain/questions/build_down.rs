//! The build-down staircase per lot (R27, N15): what old and new care make together at each step against the minimum.

use super::{Asked, Made, Question, Row, Source};
use crate::domain::build_down::STATES;
use crate::domain::check::money::step_of;
use crate::domain::contract::in_use;
use crate::domain::field::{Code, Column, Date, Noun, Number, One, Shape, Text, field};
use crate::domain::kind::Kind;
use crate::domain::nouns::build_down_steps as steps;
use crate::domain::record::{Record, Value};

/// Columns of the answer.
pub const NOUN: Noun = Noun {
    kind: Kind::BuildDown,
    fields: &[
        field("lot", Shape::Link(Kind::Lot)).list(26).searched(),
        field("date", Shape::Day).list(10),
        field("capacity_old", Shape::Quantity).list(10),
        field("capacity_new", Shape::Quantity).list(10),
        field("total", Shape::Quantity).list(10),
        field("minimum", Shape::Quantity).list(10),
        field("slack", Shape::Quantity).list(10),
        field("unit", Shape::Line).list(10),
        field("state", Shape::Choice(STATES)).list(14),
        field("step", Shape::Link(Kind::BuildDownStep)),
    ],
    derived: &[],
    keys: &[&["step"]],
    label: &["lot", "date"],
    period: None,
};

/// Lot being built down.
pub const LOT: Column<One> = NOUN.link("lot");
/// Day of the step.
pub const DATE: Column<Date> = NOUN.date("date");
/// What is left of the old care.
pub const CAPACITY_OLD: Column<Number> = NOUN.number("capacity_old");
/// What the replacement offers.
pub const CAPACITY_NEW: Column<Number> = NOUN.number("capacity_new");
/// Old and new together.
pub const TOTAL: Column<Number> = NOUN.number("total");
/// Least they must make.
pub const MINIMUM: Column<Number> = NOUN.number("minimum");
/// What there is above the minimum; negative when it falls short.
pub const SLACK: Column<Number> = NOUN.number("slack");
/// What is counted.
pub const UNIT: Column<Text> = NOUN.text("unit");
/// One of `build_down::STATES`.
pub const STATE: Column<Code> = NOUN.choice("state");
/// The step itself.
pub const STEP: Column<One> = NOUN.link("step");

/// The question.
pub const QUESTION: Question =
    Question { kind: Kind::BuildDown, needs_figures: &[], needs_duties: false, answer, sources };

fn answer(asked: &Asked<'_>) -> Vec<Row> {
    let kind = Kind::BuildDownStep;
    let mut records: Vec<&Record> =
        asked.register.all(kind).iter().filter(|record| in_use(kind, record, asked.when.day)).collect();
    records.sort_by_key(|record| (record.link(steps::LOT), record.date(steps::DATE)));
    records.into_iter().filter_map(row_of).collect()
}

fn row_of(record: &Record) -> Option<Row> {
    let step = step_of(record)?;
    let unit = record.text(steps::UNIT);
    Some(
        vec![
            record.link(steps::LOT).into(),
            step.date.into(),
            step.old.into(),
            step.new.into(),
            step.total().into(),
            step.minimum.into(),
            step.slack().into(),
            unit.map_or(Value::Unknown, Value::from),
            Value::Choice(step.state()),
            record.id.into(),
        ]
        .into(),
    )
}

fn sources(_: &Asked<'_>, row: &Record) -> Vec<Source> {
    let step = row.link(STEP).into_iter().collect();
    vec![Source { column: "slack", of: Made::Records(Kind::BuildDownStep, step) }]
}
