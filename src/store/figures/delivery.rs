//! A delivery of monthly figures put in place; what is replaced stays, closed by the step that did it.

use super::super::failure::database as storage;
use super::super::{refusal, rows};
use super::cells::{MonthText, Part, cell, name_list, parts, require_fit, same, units};
use super::parties::require_there;
use super::tally::Tally;
use crate::domain::edit::{Figure, Figures};
use crate::domain::kind::Kind;
use crate::domain::record::Id;
use crate::error::{Error, ErrorKind, Result};
use crate::text::Message;
use chrono::NaiveDate;
use rusqlite::types::ToSqlOutput;
use rusqlite::{Connection, OptionalExtension, Row, params};
use std::collections::HashSet;

/// How often the one who waits is told of the progress, in rows.
const TOLD_EVERY: usize = 4096;
/// From this number of rows on, a delivery is written in the order of its keys and gets memory of its own for pages.
const MANY: usize = 20_000;
/// How much that is, in KiB: rows in the order of their keys come back to few pages.
const CACHE_KIB: i64 = 32 * 1024;

/// Puts the figures of an action in place under a journal step; what stood under the same keys is closed by it. A
/// figure equal to the present one is left alone. `go_on` is told the rows done so far and answers whether to go on.
/// Answers how many rows were opened or closed, and the digest of it.
///
/// # Errors
/// `Refused` when a key occurs twice or a row to take away is gone; `Stopped`; storage errors.
pub fn write(
    conn: &Connection,
    deliveries: &[Figures],
    seq: i64,
    go_on: &dyn Fn(usize) -> bool,
) -> Result<(i64, String)> {
    if deliveries.iter().map(|figures| figures.rows.len()).sum::<usize>() < MANY {
        return write_all(conn, deliveries, seq, go_on);
    }
    let held: i64 = conn.pragma_query_value(None, "cache_size", |row| row.get(0)).map_err(storage)?;
    conn.pragma_update(None, "cache_size", -CACHE_KIB).map_err(storage)?;
    // The checks of the table were made by `require_fit` already; SQLite would take a third of the time for them,
    // since it lays out the list of units anew for every row.
    let told = conn
        .pragma_update(None, "ignore_check_constraints", true)
        .map_err(storage)
        .and_then(|()| write_all(conn, deliveries, seq, go_on));
    conn.pragma_update(None, "ignore_check_constraints", false).map_err(storage)?;
    conn.pragma_update(None, "cache_size", held).map_err(storage)?;
    told
}

fn write_all(
    conn: &Connection,
    deliveries: &[Figures],
    seq: i64,
    go_on: &dyn Fn(usize) -> bool,
) -> Result<(i64, String)> {
    let mut told = (0, String::new());
    let mut done = 0;
    for kind in Kind::ALL.iter().copied().filter(|kind| kind.is_figures()) {
        let of_kind: Vec<&Figures> = deliveries.iter().filter(|figures| figures.kind == kind).collect();
        if of_kind.is_empty() {
            continue;
        }
        let months = months(conn, kind)?;
        let index = drop_month_index(conn, kind, of_kind.iter().map(|figures| figures.rows.len()).sum())?;
        let mut delivery = Delivery {
            conn,
            kind,
            seq,
            months,
            several: of_kind.len() > 1,
            tally: Tally::new(),
            done: &mut done,
            go_on,
        };
        of_kind.into_iter().try_for_each(|figures| delivery.put(figures))?;
        let tally = delivery.tally;
        if let Some(index) = index {
            conn.execute_batch(&index).map_err(storage)?;
        }
        told.0 += tally.rows;
        told.1.push_str(&tally.digest());
    }
    Ok(told)
}

/// Takes the index by month away while a delivery at least as large as what is there comes in, and answers how to make
/// it again: sorting it once costs a third of keeping it in order row by row. All within the transaction.
fn drop_month_index(conn: &Connection, kind: Kind, rows: usize) -> Result<Option<String>> {
    let table = kind.name();
    let there: i64 =
        conn.query_row(&format!("SELECT coalesce(max(id), 0) FROM {table}"), [], |row| row.get(0)).map_err(storage)?;
    if rows < MANY || i64::try_from(rows).is_ok_and(|rows| rows < there) {
        return Ok(None);
    }
    let index = format!("{table}_by_month");
    let sql = "SELECT sql FROM sqlite_schema WHERE type = 'index' AND name = ?1";
    let made: Option<String> = conn.query_row(sql, [&index], |row| row.get(0)).optional().map_err(storage)?;
    if made.is_some() {
        conn.execute_batch(&format!("DROP INDEX {index}")).map_err(storage)?;
    }
    Ok(made)
}

/// Figures of one noun on their way in.
struct Delivery<'a> {
    conn: &'a Connection,
    kind: Kind,
    seq: i64,
    /// The months that have figures: one that is new needs no look-up per row.
    months: HashSet<NaiveDate>,
    several: bool,
    tally: Tally,
    done: &'a mut usize,
    go_on: &'a dyn Fn(usize) -> bool,
}

impl Delivery<'_> {
    /// Closes rows that are taken away without a successor.
    fn take_away(&mut self, ids: &[Id]) -> Result<()> {
        let mut close = self.conn.prepare_cached(&closing(self.kind)).map_err(storage)?;
        for id in ids {
            if close.execute([self.seq, id.0]).map_err(storage)? == 0 {
                let what = Message::new("file-removed-elsewhere").with("noun", self.kind.name());
                return Err(Error::new(ErrorKind::Refused, what).hint(Message::new("file-changed-elsewhere-hint")));
            }
            self.tally.close(id.0);
        }
        Ok(())
    }

    fn put(&mut self, figures: &Figures) -> Result<()> {
        // Before anything is put in place, so that a row given both as removed and anew is not closed twice.
        self.take_away(&figures.removed)?;
        let (conn, kind, seq) = (self.conn, self.kind, self.seq);
        let (parts, units) = (parts(kind), units(kind));
        let (table, names, marks) = (kind.name(), name_list(kind), ", ?".repeat(parts.len()));
        let sql = format!("INSERT INTO {table} (recorded_in, origin{names}) VALUES (?, ?{marks})");
        let mut insert = conn.prepare_cached(&sql).map_err(storage)?;
        let mut close = conn.prepare_cached(&closing(kind)).map_err(storage)?;
        let mut present = Present::prepare(conn, kind)?;
        let mut named: [HashSet<Id>; 3] = Default::default();
        let mut month = MonthText::default();
        (1..=2).try_for_each(|at| insert.raw_bind_parameter(at, seq)).map_err(storage)?;
        // A statement keeps what was bound for the row before: only what differs from it is handed over again.
        let mut bound: Option<&Figure> = None;
        for number in order_of(&figures.rows) {
            let figure = &figures.rows[number];
            if self.done.is_multiple_of(TOLD_EVERY) && !(self.go_on)(*self.done) {
                return Err(Error::new(ErrorKind::Stopped, Message::new("file-stopped")));
            }
            *self.done += 1;
            require_fit(kind, units, figure)?;
            for (at, ids) in named.iter_mut().enumerate() {
                let id = parties(figure)[at];
                if bound.is_none_or(|bound| parties(bound)[at] != id) {
                    ids.insert(id);
                }
            }
            let month = month.of(figure.month);
            if self.months.contains(&figure.month)
                && let Some(found) = present.find(figure, month)?
            {
                if found.step == seq {
                    return Err(twice(kind, number, None));
                }
                if found.same {
                    continue;
                }
                close.execute([seq, found.id]).map_err(storage)?;
                self.tally.close(found.id);
            }
            self.tally.open(parts.iter().map(|part| cell(figure, month, *part)));
            for (at, part) in (3..).zip(&parts) {
                if bound.is_none_or(|bound| !same(bound, figure, *part)) {
                    let value = ToSqlOutput::Borrowed(cell(figure, month, *part));
                    insert.raw_bind_parameter(at, value).map_err(storage)?;
                }
            }
            bound = Some(figure);
            insert.raw_execute().map_err(|error| match refusal::of(error, kind.noun()) {
                double if double.what.id == "file-refused-double" => twice(kind, number, double.cause),
                other => other,
            })?;
        }
        if self.several {
            self.months.extend(figures.rows.iter().map(|figure| figure.month));
        }
        require_there(conn, kind, &named)
    }
}

/// The records a figure names: provider, product, municipality.
fn parties(figure: &Figure) -> [Id; 3] {
    [figure.provider, figure.product, figure.municipality]
}

/// The statement that closes a present row.
fn closing(kind: Kind) -> String {
    format!("UPDATE {} SET replaced_in = ?1 WHERE id = ?2 AND replaced_in IS NULL", kind.name())
}

/// The order in which figures are written: as given, but many of them as the index of their keys stands. It then grows at
/// its end, where a delivery by month would write all over it for every month.
fn order_of(rows: &[Figure]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..rows.len()).collect();
    if rows.len() >= MANY {
        let key = |at: usize| {
            let row = &rows[at];
            (row.provider, row.product, row.municipality, row.month, row.source.as_deref().unwrap_or_default())
        };
        order.sort_by(|one, other| key(*one).cmp(&key(*other)));
    }
    order
}

fn twice(kind: Kind, number: usize, cause: Option<String>) -> Error {
    let what = Message::new("file-figures-double").with("noun", kind.name()).with("row", (number + 1).to_string());
    Error { cause, ..Error::new(ErrorKind::Refused, what) }
}

/// The months that have figures: a month that is new needs no look-up per row. One look-up finds the next month.
pub(super) fn months(conn: &Connection, kind: Kind) -> Result<HashSet<NaiveDate>> {
    let sql = format!("SELECT min(month) FROM {} WHERE month > ?1", kind.name());
    let mut next = conn.prepare_cached(&sql).map_err(storage)?;
    let mut months = HashSet::new();
    let mut last = String::new();
    while let Some(month) = next.query_row([&last], |row| row.get::<_, Option<String>>(0)).map_err(storage)? {
        months.extend(rows::month(month.as_bytes()));
        last = month;
    }
    Ok(months)
}

/// Looks up the present figure under a key.
pub(super) struct Present<'c> {
    statement: rusqlite::CachedStatement<'c>,
    others: rusqlite::CachedStatement<'c>,
    parts: Vec<Option<Part>>,
}

/// A figure that is there: its row, the step that put it there, and whether it says the same.
pub(super) struct Found {
    id: i64,
    step: i64,
    pub(super) same: bool,
}

impl<'c> Present<'c> {
    pub(super) fn prepare(conn: &'c Connection, kind: Kind) -> Result<Self> {
        let sql = |columns: &str, source: &str| {
            format!(
                "SELECT {columns} FROM {} WHERE provider = ?1 AND product = ?2 AND municipality = ?3
                 AND month = ?4 AND coalesce(source, '') {source} ?5 AND replaced_in IS NULL",
                kind.name()
            )
        };
        let statement =
            conn.prepare_cached(&sql(&format!("id, recorded_in{}", name_list(kind)), "=")).map_err(storage)?;
        let others = conn.prepare_cached(&sql("coalesce(source, '')", "<>")).map_err(storage)?;
        Ok(Self { statement, others, parts: parts(kind) })
    }

    /// The sources of other figures about the same.
    pub(super) fn other_sources(&mut self, figure: &Figure, month: &str) -> Result<Vec<String>> {
        let source = figure.source.as_deref().unwrap_or_default();
        let key = params![figure.provider.0, figure.product.0, figure.municipality.0, month, source];
        let found = self.others.query_map(key, |row| row.get(0)).map_err(storage)?;
        found.collect::<rusqlite::Result<_>>().map_err(storage)
    }

    pub(super) fn find(&mut self, figure: &Figure, month: &str) -> Result<Option<Found>> {
        let source = figure.source.as_deref().unwrap_or_default();
        let key = params![figure.provider.0, figure.product.0, figure.municipality.0, month, source];
        let same = |row: &Row<'_>| {
            let mut cells = self.parts.iter().enumerate();
            cells.all(|(at, part)| row.get_ref(at + 2).is_ok_and(|held| held == cell(figure, month, *part)))
        };
        let found = |row: &Row<'_>| Ok(Found { id: row.get(0)?, step: row.get(1)?, same: same(row) });
        self.statement.query_row(key, found).optional().map_err(storage)
    }
}
