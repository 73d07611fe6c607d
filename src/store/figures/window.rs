//! The monthly figures of a window of months as one value, for the questions that sum them. Rows lie in the file as they
//! came, a delivery in the order of its keys: walking over where the months lie is far quicker than looking each row up by
//! its month, as long as a good part of what is walked over is wanted. Two threads walk, each over the next part.

use super::super::connect;
use super::super::failure::database as storage;
use super::super::loading::{SMALL, by_two, hold};
use super::super::open::Opened;
use super::super::rows;
use super::cells::{month_text, units};
use crate::domain::kind::Kind;
use crate::domain::monthly::{Figure, Figures, Month, Monthly, Packed};
use crate::domain::record::Id;
use crate::error::Result;
use rusqlite::types::ValueRef;
use rusqlite::{Connection, Row};

/// How many ids are walked over in one go.
const PART: i64 = 100_000;
/// Figures are walked over where at least about one in so many is of the window.
const WALK: i64 = 4;

/// Reads the figures of these nouns and months, as recorded up to and including a journal step; nothing means now.
///
/// # Errors
/// When the file cannot be read.
pub fn read(opened: &Opened, kinds: &[Kind], window: (Month, Month), known: Option<i64>) -> Result<Monthly> {
    let held = hold(&opened.conn)?;
    // In the midst of a change another connection does not see what this one does.
    let beside = held.is_some();
    let figures = |kind| match kinds.contains(&kind) {
        true => parts(opened, Wanted { kind, window, known }, beside).map(Figures::of_parts),
        false => Ok(Figures::default()),
    };
    Ok(Monthly { window: Some(window), actuals: figures(Kind::Actual)?, reservations: figures(Kind::Reservation)? })
}

/// What is read: which noun, which months, as known at which journal step.
#[derive(Clone, Copy)]
struct Wanted {
    kind: Kind,
    window: (Month, Month),
    known: Option<i64>,
}

fn parts(opened: &Opened, wanted: Wanted, beside: bool) -> Result<Vec<Packed>> {
    let (conn, table, window) = (&opened.conn, wanted.kind.name(), wanted.window);
    let sql = format!(
        "SELECT (SELECT min(id) FROM {table}), (SELECT max(id) FROM {table}), \
         (SELECT min(month) FROM {table}), (SELECT max(month) FROM {table})"
    );
    let reach = conn.query_row(&sql, [], |row| {
        let ids = row.get::<_, Option<i64>>(0)?.zip(row.get::<_, Option<i64>>(1)?);
        Ok(ids.zip(month(row.get_ref(2)?).zip(month(row.get_ref(3)?))))
    });
    let Some((ids, (oldest, newest))) = reach.map_err(storage)? else { return Ok(Vec::new()) };
    let (from, to) = (window.0.max(oldest), window.1.min(newest));
    let stretches = stretches(conn, table, (from, to))?;
    let long = |(first, last): &(i64, i64)| last.saturating_sub(*first).saturating_add(1);
    let walked = stretches.iter().map(long).fold(0, i64::saturating_add);
    let (asked, months) = (i64::from(to.since(from)) + 1, i64::from(newest.since(oldest)) + 1);
    if long(&ids) / months.max(1) * asked < walked / WALK {
        return Ok(vec![part(conn, wanted, None)?]);
    }
    let mut parts = Vec::new();
    for (mut first, last) in stretches {
        while last.saturating_sub(first) >= PART {
            parts.push((first, first + PART - 1));
            first += PART;
        }
        parts.push((first, last));
    }
    let second = if beside && walked > SMALL { connect::reader(&opened.path).ok() } else { None };
    by_two(conn, second, &parts, &|conn, ids| part(conn, wanted, Some(*ids)))
}

/// Between which ids these months lie: stretches that do not overlap, in order.
fn stretches(conn: &Connection, table: &str, (from, to): (Month, Month)) -> Result<Vec<(i64, i64)>> {
    let end = |order| format!("(SELECT id FROM {table} WHERE month = ?1 ORDER BY id {order} LIMIT 1)");
    let mut ends = conn.prepare(&format!("SELECT {}, {}", end("ASC"), end("DESC"))).map_err(storage)?;
    let mut found: Vec<(i64, i64)> = Vec::new();
    for at in 0..=to.since(from) {
        let ids = ends.query_row([month_text(from.plus(at).first())], |row| Ok((row.get(0)?, row.get(1)?)));
        if let (Some(first), Some(last)) = ids.map_err(storage)? {
            found.push((first, last));
        }
    }
    found.sort_unstable();
    let mut stretches: Vec<(i64, i64)> = Vec::new();
    for (first, last) in found {
        match stretches.last_mut() {
            Some(before) if first <= before.1.saturating_add(1) => before.1 = before.1.max(last),
            _ => stretches.push((first, last)),
        }
    }
    Ok(stretches)
}

/// The figures of some ids, or of all by the index on months.
fn part(conn: &Connection, wanted: Wanted, ids: Option<(i64, i64)>) -> Result<Packed> {
    let Wanted { kind, window: (from, to), known } = wanted;
    let own = if kind == Kind::Actual { ", amount_cents, clients" } else { "" };
    let present = match known {
        None => "replaced_in IS NULL AND ?3 IS NULL",
        Some(_) => "recorded_in <= ?3 AND (replaced_in IS NULL OR replaced_in > ?3)",
    };
    let (how, range) = match ids {
        Some(_) => ("NOT INDEXED", "id BETWEEN ?4 AND ?5"),
        None => ("", "?4 IS NULL AND ?5 IS NULL"),
    };
    let sql = format!(
        "SELECT id, provider, product, municipality, month, quantity, unit, completeness_percent{own} FROM {} {how} \
         WHERE month BETWEEN ?1 AND ?2 AND {present} AND {range}",
        kind.name()
    );
    let mut statement = conn.prepare_cached(&sql).map_err(storage)?;
    let (first, last) = ids.unzip();
    let months = [from, to].map(|month| month_text(month.first()));
    let mut found = statement.query((&months[0], &months[1], known, first, last)).map_err(storage)?;
    let units = units(kind);
    let mut rows = Packed::default();
    while let Some(row) = found.next().map_err(storage)? {
        if let Some(figure) = figure(row, kind, units).map_err(storage)? {
            rows.push(&figure);
        }
    }
    Ok(rows)
}

fn figure(row: &Row<'_>, kind: Kind, units: &[&'static str]) -> rusqlite::Result<Option<Figure>> {
    let Some(month) = month(row.get_ref(4)?) else { return Ok(None) };
    let figure = Figure::new(Id(row.get(0)?), Id(row.get(1)?), Id(row.get(2)?), Id(row.get(3)?), month)
        .with_quantity(scaled(row.get_ref(5)?, 1000.0), unit(row.get_ref(6)?, units))
        .with_completeness(scaled(row.get_ref(7)?, 10_000.0));
    if kind != Kind::Actual {
        return Ok(Some(figure));
    }
    Ok(Some(figure.with_amount(row.get(8)?).with_clients(row.get(9)?)))
}

/// `2026-03` as a month.
fn month(raw: ValueRef<'_>) -> Option<Month> {
    rows::month(raw.as_bytes().ok()?).map(Month::of)
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

fn unit(raw: ValueRef<'_>, codes: &[&'static str]) -> Option<&'static str> {
    let code = raw.as_bytes().ok()?;
    codes.iter().copied().find(|known| known.as_bytes() == code)
}
