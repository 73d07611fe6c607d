//! Delivered care that counts for nobody here (N14), with its sums: parked, never dropped. Why a figure is parked is
//! `domain::parking`'s. What is not listed here counts; both together are all figures of the window.

use super::{Asked, Made, Question, Row, Source, Summed, counted};
use crate::domain::field::{Code, Column, Date, Noun, Number, One, Shape, field};
use crate::domain::kind::Kind;
use crate::domain::lot_cut::lot_then;
use crate::domain::monthly::{Figure, Month};
use crate::domain::nouns::products;
use crate::domain::parking::{Parking, REASONS};
use crate::domain::record::{Record, Value};

/// Units of volumes.
const UNITS: &[&str] = &["minute", "hour", "day_part", "day_night", "piece", "euro"];

/// Columns of the answer.
pub const NOUN: Noun = Noun {
    kind: Kind::Parked,
    fields: &[
        field("provider", Shape::Link(Kind::Provider)).list(26).searched(),
        field("product", Shape::Link(Kind::Product)).list(22).searched(),
        field("municipality", Shape::Link(Kind::Municipality)).list(20).searched(),
        field("reason", Shape::Choice(REASONS)).list(16),
        field("amount_cents", Shape::Money).list(14),
        field("quantity", Shape::Quantity).list(12),
        field("unit", Shape::Choice(UNITS)).list(10),
        field("first_month", Shape::Month).list(8),
        field("last_month", Shape::Month).list(8),
        field("figures", Shape::Whole).list(8),
        field("lot", Shape::Link(Kind::Lot)).searched(),
    ],
    derived: &[],
    keys: &[&["provider", "product", "municipality", "reason", "first_month"]],
    label: &["provider", "product", "municipality"],
    period: None,
};

/// Who delivered.
pub const PROVIDER: Column<One> = NOUN.link("provider");
/// What.
pub const PRODUCT: Column<One> = NOUN.link("product");
/// For which municipality, with the code of that month.
pub const MUNICIPALITY: Column<One> = NOUN.link("municipality");
/// Why it is parked, one of `parking::REASONS`.
pub const REASON: Column<Code> = NOUN.choice("reason");
/// Money claimed, in cents.
pub const AMOUNT_CENTS: Column<Number> = NOUN.number("amount_cents");
/// Volume, in thousandths of the unit.
pub const QUANTITY: Column<Number> = NOUN.number("quantity");
/// First month of the row.
pub const FIRST_MONTH: Column<Date> = NOUN.date("first_month");
/// Last month of the row.
pub const LAST_MONTH: Column<Date> = NOUN.date("last_month");
/// Number of monthly figures.
pub const FIGURES: Column<Number> = NOUN.number("figures");
/// Lot the product was bought in at the first month (N4).
pub const LOT: Column<One> = NOUN.link("lot");

/// The question.
pub const QUESTION: Question =
    Question { kind: Kind::Parked, needs_figures: &[Kind::Actual], needs_duties: false, answer, sources };

fn answer(asked: &Asked<'_>) -> Vec<Row> {
    let mut parking = Parking::new(asked.register);
    let mut rows = Vec::new();
    // Figures lie by provider, product, municipality and month: what is parked for one reason follows on.
    let mut run: Vec<Figure> = Vec::new();
    let mut why: Option<&'static str> = None;
    let same = |one: &Figure, other: &Figure| {
        (one.provider, one.product, one.municipality) == (other.provider, other.product, other.municipality)
            && one.unit == other.unit
    };
    let (_, last) = counted(asked);
    for figure in asked.monthly.actuals.all().iter().filter(|figure| figure.month <= last) {
        let reason = parking.reason(&figure);
        if reason != why || run.last().is_some_and(|last| !same(last, &figure)) {
            rows.extend(why.and_then(|why| row(asked, &run, why)));
            run.clear();
            why = reason;
        }
        if reason.is_some() {
            run.push(figure);
        }
    }
    rows.extend(why.and_then(|why| row(asked, &run, why)));
    rows
}

fn row(asked: &Asked<'_>, run: &[Figure], why: &'static str) -> Option<Row> {
    let (first, last) = (run.first()?, run.last()?);
    let sum = |of: fn(&Figure) -> Option<i64>| run.iter().filter_map(of).reduce(i64::saturating_add);
    let product = asked.register.get(Kind::Product, first.product);
    let unit = first.unit.or(product.and_then(|product| product.choice(products::UNIT)));
    let row = vec![
        first.provider.into(),
        first.product.into(),
        first.municipality.into(),
        Value::Choice(why),
        sum(Figure::amount).into(),
        sum(Figure::quantity).into(),
        unit.map_or(Value::Unknown, Value::Choice),
        first.month.first().into(),
        last.month.first().into(),
        i64::try_from(run.len()).unwrap_or(i64::MAX).into(),
        lot_then(asked.register, first.product, first.month).into(),
    ];
    Some(row.into())
}

fn sources(_: &Asked<'_>, row: &Record) -> Vec<Source> {
    let months = row.date(FIRST_MONTH).zip(row.date(LAST_MONTH));
    let Some((first, last)) = months else { return Vec::new() };
    let one = |id: Option<_>| Some(id.into_iter().collect());
    let of = Summed {
        kind: Kind::Actual,
        providers: one(row.link(PROVIDER)),
        products: one(row.link(PRODUCT)),
        municipalities: one(row.link(MUNICIPALITY)),
        from: Month::of(first),
        to: Month::of(last),
    };
    vec![Source { column: "amount_cents", of: Made::Figures(of) }]
}
