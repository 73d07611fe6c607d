//! Where there is care (R25): per lot and municipality the providers that take clients on the day, and whether that is a
//! choice. How a cell is judged is `domain::coverage`.

use super::{Asked, Made, Question, Row, Source};
use crate::domain::calendar::addm;
use crate::domain::concentration::{FLAGS, single_source_flag};
use crate::domain::continuity::STATES;
use crate::domain::coverage::{Cell, cells, cells_of};
use crate::domain::field::{Code, Column, Noun, Number, One, Shape, YesNo, field};
use crate::domain::kind::Kind;
use crate::domain::nouns::lots;
use crate::domain::record::{Record, Value};
use std::collections::HashMap;

/// Columns of the answer.
pub const NOUN: Noun = Noun {
    kind: Kind::Coverage,
    fields: &[
        field("lot", Shape::Link(Kind::Lot)).list(24).searched(),
        field("category", Shape::Choice(&["light", "heavy"])).list(9),
        field("municipality", Shape::Link(Kind::Municipality)).list(24).searched(),
        field("providers", Shape::Whole).list(10),
        field("state", Shape::Choice(STATES)).list(10),
        field("parties", Shape::Whole),
        field("stopped", Shape::Whole),
        field("regional", Shape::Flag),
        field("flag", Shape::Choice(FLAGS)).list(8),
        field("month_before", Shape::Whole),
    ],
    derived: &[],
    keys: &[&["lot", "municipality"]],
    label: &["lot", "municipality"],
    period: None,
};

/// Lot.
pub const LOT: Column<One> = NOUN.link("lot");
/// Light or heavy (R32).
pub const CATEGORY: Column<Code> = NOUN.choice("category");
/// Municipality; empty where no municipality of the lot is known.
pub const MUNICIPALITY: Column<One> = NOUN.link("municipality");
/// Providers that take clients on the day.
pub const PROVIDERS: Column<Number> = NOUN.number("providers");
/// How the cell stands, one of `STATES`.
pub const STATE: Column<Code> = NOUN.choice("state");
/// The same providers after groups (R23).
pub const PARTIES: Column<Number> = NOUN.number("parties");
/// Parts of contracts with an intake stop (R14).
pub const STOPPED: Column<Number> = NOUN.number("stopped");
/// Whether the lot is judged for the region as a whole.
pub const REGIONAL: Column<YesNo> = NOUN.flag("regional");
/// How much attention the cell asks for (R23, R25); empty when none.
pub const FLAG: Column<Code> = NOUN.choice("flag");

/// Providers a calendar month earlier; empty when the cell was not on the map then.
pub const MONTH_BEFORE: Column<Number> = NOUN.number("month_before");

/// The question.
pub const QUESTION: Question =
    Question { kind: Kind::Coverage, needs_figures: &[], needs_duties: false, answer, sources };

fn answer(asked: &Asked<'_>) -> Vec<Row> {
    let earlier = cells(asked.register, addm(asked.when.day, -1));
    let earlier: HashMap<_, _> = earlier.iter().map(|cell| ((cell.lot, cell.municipality), cell.providers)).collect();
    let row = |cell: Cell| row(asked, &cell, earlier.get(&(cell.lot, cell.municipality)).copied());
    cells(asked.register, asked.when.day).into_iter().map(row).collect()
}

fn count(number: usize) -> Value {
    Value::Number(i64::try_from(number).unwrap_or(i64::MAX))
}

fn row(asked: &Asked<'_>, cell: &Cell, earlier: Option<usize>) -> Row {
    let lot = asked.register.get(Kind::Lot, cell.lot);
    let category = lot.and_then(|lot| lot.choice(lots::CATEGORY));
    let fallback = lot.is_some_and(|lot| lot.text(lots::FALLBACK).is_some());
    let flag = match cell.providers {
        0 => Some("red"),
        _ => single_source_flag(cell.parties, category, fallback),
    };
    vec![
        cell.lot.into(),
        category.map_or(Value::Unknown, Value::Choice),
        cell.municipality.into(),
        count(cell.providers),
        Value::Choice(cell.state),
        count(cell.parties),
        count(cell.stopped.len()),
        cell.regional.into(),
        flag.map_or(Value::Unknown, Value::Choice),
        earlier.map_or(Value::Unknown, count),
    ]
    .into()
}

fn sources(asked: &Asked<'_>, row: &Record) -> Vec<Source> {
    let lot = row.link(LOT).and_then(|id| asked.register.get(Kind::Lot, id));
    let on = |day| {
        let cells = lot.map(|lot| cells_of(asked.register, lot, day)).unwrap_or_default();
        cells.into_iter().find(|cell| cell.municipality == row.link(MUNICIPALITY))
    };
    let of = |column, records| Source { column, of: Made::Records(Kind::ContractLot, records) };
    let now = on(asked.when.day).map(|cell| [of("providers", cell.open), of("stopped", cell.stopped)]);
    let earlier = on(addm(asked.when.day, -1)).map(|cell| of("month_before", cell.open));
    now.into_iter().flatten().chain(earlier).collect()
}
