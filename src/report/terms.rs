//! The calendar of contracts for the next 24 months (§5.3): until when they run, when an option or a new purchase has to be
//! decided, when they are reviewed. Contracts with the same days stand on one line.

use super::care::Care;
use super::{Ground, column};
use crate::domain::calendar::addm;
use crate::domain::contract::{max_end, present_end};
use crate::domain::deadlines::What;
use crate::domain::field::Shape;
use crate::domain::kind::Kind;
use crate::domain::nouns::lots;
use crate::domain::questions::{Made, Source, deadlines};
use crate::domain::record::Id;
use crate::domain::written::show_day;
use crate::paper::document::{Block, Cell, Chart, Plot, Row, SpanRow, Table};
use crate::text::Message;
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// Months looked ahead.
const AHEAD: i32 = 24;

/// The days of contracts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Days {
    end: Option<NaiveDate>,
    max_end: Option<NaiveDate>,
    option: Option<NaiveDate>,
    retender: Option<NaiveDate>,
}

/// Contracts on one line.
#[derive(Default)]
struct Line {
    contracts: Vec<Id>,
    lots: BTreeSet<String>,
    review: Option<NaiveDate>,
}

/// Lines by their first day to decide on, and all their days.
type Lines = BTreeMap<(Option<NaiveDate>, Days), Line>;

/// The first day of each sort that still comes, per contract.
fn ahead(ground: &Ground<'_>) -> BTreeMap<Id, (Days, Option<NaiveDate>)> {
    let mut found: BTreeMap<Id, (Days, Option<NaiveDate>)> = BTreeMap::new();
    let until = addm(ground.day, AHEAD);
    for row in ground.register.all(Kind::Deadline) {
        let (Some(contract), Some(day)) = (row.link(deadlines::CONTRACT), row.date(deadlines::DATE)) else { continue };
        // What is late still has to be decided; what was handled has not.
        let past = day < ground.day;
        if day > until || past && row.choice(deadlines::STATE) != Some("late") {
            continue;
        }
        let (days, review) = found.entry(contract).or_default();
        let first = |known: &mut Option<NaiveDate>| *known = Some(known.map_or(day, |known| known.min(day)));
        match row.choice(deadlines::KIND).and_then(What::named) {
            Some(What::OptionDecision) => first(&mut days.option),
            Some(What::RetenderStart) => first(&mut days.retender),
            Some(What::Review | What::MidTerm | What::FinalEvaluation) if !past => first(review),
            _ => {}
        }
    }
    found
}

/// The section of the calendar.
#[must_use]
pub fn blocks(ground: &Ground<'_>, care: &Care<'_, '_>) -> Vec<Block> {
    let (register, words, until) = (ground.register, ground.words, addm(ground.day, AHEAD));
    let mut lots_of: BTreeMap<Id, BTreeSet<Id>> = BTreeMap::new();
    for (contract, lot) in care.serving() {
        lots_of.entry(*contract).or_default().insert(*lot);
    }
    let ahead = ahead(ground);
    let mut lines: Lines = BTreeMap::new();
    for (contract, own) in lots_of {
        let Some(record) = register.get(Kind::Contract, contract) else { continue };
        let (mut days, review) = ahead.get(&contract).copied().unwrap_or_default();
        days.end = present_end(register, record, ground.day);
        days.max_end = max_end(register, record, ground.day);
        let near = days.end.is_some_and(|end| end <= until);
        if !near && days.option.is_none() && days.retender.is_none() {
            continue;
        }
        let codes = own.iter().filter_map(|lot| register.get(Kind::Lot, *lot)?.text(lots::CODE));
        let first = [days.end, days.option, days.retender].into_iter().flatten().min();
        let line = lines.entry((first, days)).or_default();
        line.lots.extend(codes.map(str::to_owned));
        line.contracts.push(contract);
        line.review = line.review.into_iter().chain(review).min();
    }
    if lines.is_empty() {
        return vec![Block::Paragraph(words.get("report-terms-none"))];
    }
    let span = |(_, days): &(Option<NaiveDate>, Days), line: &Line| {
        let end = days.end.unwrap_or(until).min(until);
        let option = days.max_end.filter(|last| *last > end && end < until).map(|last| (end, last.min(until), false));
        let points = [(days.option, 'O'), (days.retender, 'T'), (line.review, 'E'), (days.end, '|')];
        let points = points.into_iter().filter_map(|(day, sign)| Some((day.filter(|day| *day <= until)?, sign)));
        SpanRow {
            label: words.say(
                &Message::new("report-terms-line").count("count", line.contracts.len()).with(
                    "end",
                    days.end.map_or_else(|| words.get("paper-unknown"), |end| show_day(end, words.lang())),
                ),
            ),
            spans: std::iter::once((ground.day, end, true)).chain(option).collect(),
            points: points.collect(),
        }
    };
    let alt = Message::new("report-terms-alt").count("lines", lines.len());
    let ending = lines.iter().filter(|((_, days), _)| days.end.is_some_and(|end| end <= until));
    let ending = ending.map(|(_, line)| line.contracts.len()).sum();
    vec![Block::Chart(Chart {
        title: words.get("report-terms-chart"),
        alt: words.say(&alt.count("ending", ending)),
        plot: Plot::Spans {
            from: ground.day,
            to: until,
            today: ground.day,
            rows: lines.iter().map(|(key, line)| span(key, line)).collect(),
        },
        table: table(ground, &lines),
    })]
}

fn table(ground: &Ground<'_>, lines: &Lines) -> Table {
    let words = ground.words;
    let row = |((_, days), line): (&(Option<NaiveDate>, Days), &Line)| {
        let made = || vec![Source { column: "end", of: Made::Records(Kind::Contract, line.contracts.clone()) }];
        let day = |day: Option<NaiveDate>| match day {
            Some(day) => Cell::day(Some(day)).made_from(made()),
            None => Cell::new(crate::paper::document::Figure::Nothing),
        };
        Row {
            cells: vec![
                Cell::text(line.lots.iter().cloned().collect::<Vec<_>>().join(", ")),
                Cell::whole(i64::try_from(line.contracts.len()).ok()).made_from(made()),
                Cell::day(days.end).made_from(made()),
                day(days.option),
                day(days.retender),
                day(line.review),
                Cell::day(days.max_end).made_from(made()),
            ],
            total: false,
        }
    };
    Table {
        id: "contract_terms",
        caption: words.get("report-table-terms"),
        columns: vec![
            column(words, "lots", Shape::Line),
            column(words, "contracts", Shape::Whole),
            column(words, "ends_on", Shape::Day),
            column(words, "option_by", Shape::Day),
            column(words, "retender_by", Shape::Day),
            column(words, "review_on", Shape::Day),
            column(words, "last_end", Shape::Day),
        ],
        rows: lines.iter().map(row).collect(),
        note: words.get("report-terms-note"),
    }
}
