//! The monthly figures of a window of months as one value, for the questions that sum them.

use super::super::failure::database as storage;
use crate::domain::field::Shape;
use crate::domain::kind::Kind;
use crate::domain::monthly::{Figure, Figures, Month, Monthly};
use crate::domain::nouns::actuals;
use crate::domain::record::Id;
use crate::error::Result;
use rusqlite::types::ValueRef;
use rusqlite::{Connection, Row};

/// Reads the figures of these months, as recorded up to and including a journal step; nothing means now.
///
/// # Errors
/// When the file cannot be read.
pub fn read(conn: &Connection, window: (Month, Month), known: Option<i64>) -> Result<Monthly> {
    Ok(Monthly {
        window: Some(window),
        actuals: Figures::new(rows(conn, Kind::Actual, window, known)?),
        reservations: Figures::new(rows(conn, Kind::Reservation, window, known)?),
    })
}

fn rows(conn: &Connection, kind: Kind, (from, to): (Month, Month), known: Option<i64>) -> Result<Vec<Figure>> {
    let own = if kind == Kind::Actual { ", amount_cents, clients" } else { "" };
    let present = match known {
        None => "replaced_in IS NULL",
        Some(_) => "recorded_in <= ?3 AND (replaced_in IS NULL OR replaced_in > ?3)",
    };
    let sql = format!(
        "SELECT id, provider, product, municipality, month, quantity, unit, completeness_percent{own} FROM {} \
         WHERE month BETWEEN ?1 AND ?2 AND {present}",
        kind.name()
    );
    let month = |month: Month| month.first().format("%Y-%m").to_string();
    let mut statement = conn.prepare_cached(&sql).map_err(storage)?;
    let (from, to) = (month(from), month(to));
    let mut found = match known {
        None => statement.query((from, to)),
        Some(step) => statement.query((from, to, step)),
    }
    .map_err(storage)?;
    let mut rows = Vec::new();
    while let Some(row) = found.next().map_err(storage)? {
        rows.extend(figure(row, kind).map_err(storage)?);
    }
    Ok(rows)
}

fn figure(row: &Row<'_>, kind: Kind) -> rusqlite::Result<Option<Figure>> {
    let Some(month) = month(row.get_ref(4)?) else { return Ok(None) };
    let figure = Figure::new(Id(row.get(0)?), Id(row.get(1)?), Id(row.get(2)?), Id(row.get(3)?), month)
        .with_quantity(scaled(row.get_ref(5)?, 1000.0), unit(row.get_ref(6)?))
        .with_completeness(scaled(row.get_ref(7)?, 10_000.0));
    if kind != Kind::Actual {
        return Ok(Some(figure));
    }
    Ok(Some(figure.with_amount(row.get(8)?).with_clients(row.get(9)?)))
}

/// `2026-03` as a month.
fn month(raw: ValueRef<'_>) -> Option<Month> {
    let text = raw.as_str().ok()?;
    let (year, month) = (text.get(..4)?.parse().ok()?, text.get(5..7)?.parse().ok()?);
    chrono::NaiveDate::from_ymd_opt(year, month, 1).map(Month::of)
}

#[allow(clippy::cast_possible_truncation)] // the file's own checks keep figures far below the limit
fn scaled(raw: ValueRef<'_>, by: f64) -> Option<i64> {
    match raw {
        ValueRef::Real(number) => Some((number * by).round() as i64),
        #[allow(clippy::cast_precision_loss)] // small whole numbers
        ValueRef::Integer(number) => Some((number as f64 * by).round() as i64),
        _ => None,
    }
}

fn unit(raw: ValueRef<'_>) -> Option<&'static str> {
    let Shape::Choice(codes) = actuals::NOUN.fields[actuals::UNIT.index].shape else { return None };
    let code = raw.as_str().ok()?;
    codes.iter().copied().find(|known| *known == code)
}
