//! What was used per municipality as then (toenmalig) and as now (huidig) (N20, R31): figures keep the code of their month;
//! as now, predecessors are summed under who went on for them. Both columns make the same total.

use super::{Asked, Made, Question, Row, Source, Summed, counted};
use crate::domain::field::{Column, Date, Noun, Number, One, Several, Shape, field};
use crate::domain::kind::Kind;
use crate::domain::municipal::{Cut, told_under, with_predecessors};
use crate::domain::record::{Id, Record, Value};
use std::collections::{BTreeMap, HashMap};

/// Columns of the answer.
pub const NOUN: Noun = Noun {
    kind: Kind::MunicipalUse,
    fields: &[
        field("municipality", Shape::Link(Kind::Municipality)).list(22).searched(),
        field("used_then_cents", Shape::Money).list(16),
        field("used_now_cents", Shape::Money).list(16),
        field("predecessors", Shape::Links(Kind::Municipality)).list(24).searched(),
        field("first_month", Shape::Month),
        field("last_month", Shape::Month),
    ],
    derived: &[],
    keys: &[&["municipality"]],
    label: &["municipality"],
    period: None,
};

/// Municipality.
pub const MUNICIPALITY: Column<One> = NOUN.link("municipality");
/// Value under its own code, in cents.
pub const USED_THEN_CENTS: Column<Number> = NOUN.number("used_then_cents");
/// Value under its code and those that went into it, in cents; nothing under a code that ended.
pub const USED_NOW_CENTS: Column<Number> = NOUN.number("used_now_cents");
/// Municipalities that went into it.
pub const PREDECESSORS: Column<Several> = NOUN.links("predecessors");

/// First month that is counted.
pub const FIRST_MONTH: Column<Date> = NOUN.date("first_month");
/// Last month that is counted: that of the day, since what came later was not there yet.
pub const LAST_MONTH: Column<Date> = NOUN.date("last_month");

/// The question.
pub const QUESTION: Question =
    Question { kind: Kind::MunicipalUse, needs_figures: &[Kind::Actual], needs_duties: false, answer, sources };

fn answer(asked: &Asked<'_>) -> Vec<Row> {
    let (register, day) = (asked.register, asked.when.day);
    let mut sums: BTreeMap<Id, (Option<i64>, Option<i64>)> = BTreeMap::new();
    let mut now: HashMap<Id, Id> = HashMap::new();
    let add = |sum: &mut Option<i64>, cents: i64| *sum = Some(sum.unwrap_or(0).saturating_add(cents));
    let months = counted(asked);
    for figure in asked.monthly.actuals.all().iter().filter(|figure| figure.month <= months.1) {
        let Some(cents) = figure.amount() else { continue };
        add(&mut sums.entry(figure.municipality).or_default().0, cents);
        let told =
            *now.entry(figure.municipality).or_insert_with(|| told_under(register, figure.municipality, Cut::Now, day));
        add(&mut sums.entry(told).or_default().1, cents);
    }
    let row = |(municipality, (used_then, used_now)): (Id, (Option<i64>, Option<i64>))| -> Row {
        let before: Vec<Id> =
            with_predecessors(register, municipality, day).into_iter().filter(|id| *id != municipality).collect();
        vec![
            municipality.into(),
            used_then.into(),
            used_now.into(),
            if before.is_empty() { Value::Unknown } else { Value::Links(before.into()) },
            months.0.first().into(),
            months.1.first().into(),
        ]
        .into()
    };
    sums.into_iter().map(row).collect()
}

fn sources(asked: &Asked<'_>, row: &Record) -> Vec<Source> {
    let Some(municipality) = row.link(MUNICIPALITY) else { return Vec::new() };
    let (from, to) = counted(asked);
    let of = |column, municipalities| {
        let municipalities = Some(municipalities);
        let summed = Summed { kind: Kind::Actual, providers: None, products: None, municipalities, from, to };
        Source { column, of: Made::Figures(summed) }
    };
    let all = with_predecessors(asked.register, municipality, asked.when.day);
    let mut sources = vec![of("used_then_cents", vec![municipality])];
    if row.number(USED_NOW_CENTS).is_some() {
        sources.push(of("used_now_cents", all));
    }
    sources
}
