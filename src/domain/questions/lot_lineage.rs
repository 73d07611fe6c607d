//! What was used in each lot as it was cut then and as it is cut now (N4): after a split, a merger or a product that moved,
//! both columns make the same total. Which lot a figure falls in is `domain::lot_cut`'s.

use super::{Asked, Made, Question, Row, Source, Summed, counted};
use crate::domain::field::{Column, Date, Noun, Number, One, Shape, field};
use crate::domain::kind::Kind;
use crate::domain::lot_cut::{lot_now, lot_then};
use crate::domain::monthly::Month;
use crate::domain::nouns::lots;
use crate::domain::record::{Id, Record, Value};
use std::collections::{BTreeMap, HashMap};

/// Columns of the answer.
pub const NOUN: Noun = Noun {
    kind: Kind::LotLineage,
    fields: &[
        field("lot", Shape::Link(Kind::Lot)).list(28).searched(),
        field("predecessor", Shape::Link(Kind::Lot)).list(14).searched(),
        field("successor", Shape::Link(Kind::Lot)).list(14).searched(),
        field("valid_from", Shape::Day).list(10),
        field("valid_to", Shape::Day).list(10),
        field("used_then_cents", Shape::Money).list(16),
        field("used_now_cents", Shape::Money).list(16),
        field("first_month", Shape::Month),
        field("last_month", Shape::Month),
    ],
    derived: &[],
    keys: &[&["lot"]],
    label: &["lot"],
    period: None,
};

/// Lot.
pub const LOT: Column<One> = NOUN.link("lot");
/// Lot it continues.
pub const PREDECESSOR: Column<One> = NOUN.link("predecessor");
/// First day in this cut.
pub const VALID_FROM: Column<Date> = NOUN.date("valid_from");
/// Value used in it, by the lot each product was in that month, in cents.
pub const USED_THEN_CENTS: Column<Number> = NOUN.number("used_then_cents");
/// Value of the same figures by the lot each product is in now, in cents.
pub const USED_NOW_CENTS: Column<Number> = NOUN.number("used_now_cents");

/// First month that is counted.
pub const FIRST_MONTH: Column<Date> = NOUN.date("first_month");
/// Last month that is counted: that of the day, since what came later was not there yet.
pub const LAST_MONTH: Column<Date> = NOUN.date("last_month");

/// The question.
pub const QUESTION: Question =
    Question { kind: Kind::LotLineage, needs_figures: &[Kind::Actual], needs_duties: false, answer, sources };

/// In which lots a product was bought, as places among all lots: in each month of the window, and now.
struct Cut {
    then: Vec<Option<usize>>,
    now: Option<usize>,
}

fn answer(asked: &Asked<'_>) -> Vec<Row> {
    let (register, day) = (asked.register, asked.when.day);
    let lots = register.all(Kind::Lot);
    let place = |lot: Id| lots.binary_search_by_key(&lot, |lot| lot.id).ok();
    let (from, to) = counted(asked);
    let cut = |product: Id| {
        let month = |at: i32| lot_then(register, product, from.plus(at)).and_then(place);
        Cut { then: (0..=to.since(from)).map(month).collect(), now: lot_now(register, product, day).and_then(place) }
    };
    let mut cuts: HashMap<Id, Cut> = HashMap::new();
    let mut sums: Vec<(Option<i64>, Option<i64>)> = vec![(None, None); lots.len()];
    let add = |sum: &mut Option<i64>, cents: i64| *sum = Some(sum.unwrap_or(0).saturating_add(cents));
    for run in asked.monthly.actuals.all().runs() {
        let Some(product) = run.iter().next().map(|figure| figure.product) else { continue };
        let cut = cuts.entry(product).or_insert_with(|| cut(product));
        for figure in run.iter().filter(|figure| figure.month <= to) {
            let Some(cents) = figure.amount() else { continue };
            let month = usize::try_from(figure.month.since(from)).ok();
            if let Some(lot) = month.and_then(|at| cut.then.get(at).copied().flatten()) {
                add(&mut sums[lot].0, cents);
            }
            if let Some(lot) = cut.now {
                add(&mut sums[lot].1, cents);
            }
        }
    }
    let row = |(lot, (used_then, used_now)): (&Record, (Option<i64>, Option<i64>))| -> Row {
        vec![
            lot.id.into(),
            lot.link(lots::PREDECESSOR).into(),
            lot.link(lots::SUCCESSOR).into(),
            lot.date(lots::VALID_FROM).into(),
            lot.date(lots::VALID_TO).into(),
            used_then.map_or(Value::Unknown, Value::from),
            used_now.map_or(Value::Unknown, Value::from),
            from.first().into(),
            to.first().into(),
        ]
        .into()
    };
    lots.iter().zip(sums).map(row).collect()
}

fn sources(asked: &Asked<'_>, row: &Record) -> Vec<Source> {
    let Some(lot) = row.link(LOT) else { return Vec::new() };
    let (from, to) = counted(asked);
    let (register, day) = (asked.register, asked.when.day);
    let products = register.all(Kind::Product).iter().map(|product| product.id);
    let products: Vec<Id> = products.filter(|product| lot_now(register, *product, day) == Some(lot)).collect();
    let summed = |column, products: Vec<Id>, (from, to): (Month, Month)| {
        let products = Some(products);
        Source {
            column,
            of: Made::Figures(Summed { kind: Kind::Actual, providers: None, products, municipalities: None, from, to }),
        }
    };
    let mut sources: Vec<Source> = spells_in(asked, lot, (from, to))
        .into_iter()
        .map(|(months, products)| summed("used_then_cents", products, months))
        .collect();
    if row.number(USED_NOW_CENTS).is_some() {
        sources.push(summed("used_now_cents", products, (from, to)));
    }
    sources
}

/// Which products were in a lot in which months of a window, each run of months with all that have the same.
fn spells_in(asked: &Asked<'_>, lot: Id, (from, to): (Month, Month)) -> BTreeMap<(Month, Month), Vec<Id>> {
    let mut found: BTreeMap<(Month, Month), Vec<Id>> = BTreeMap::new();
    for product in asked.register.all(Kind::Product) {
        let mut run: Option<(Month, Month)> = None;
        for at in 0..=to.since(from).max(-1) + 1 {
            let month = from.plus(at);
            let inside = month <= to && lot_then(asked.register, product.id, month) == Some(lot);
            match (inside, run) {
                (true, None) => run = Some((month, month)),
                (true, Some((first, _))) => run = Some((first, month)),
                (false, Some(months)) => {
                    found.entry(months).or_default().push(product.id);
                    run = None;
                }
                (false, None) => {}
            }
        }
    }
    found
}
