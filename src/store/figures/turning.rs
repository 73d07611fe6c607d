//! Steps over figures taken back and put back, and the digest of what a step did.

use super::super::failure::database as storage;
use super::super::refusal;
use super::cells::name_list;
use super::parties::first_loose;
use super::tally::Tally;
use crate::domain::kind::Kind;
use crate::error::{Error, ErrorKind, Result};
use crate::text::Message;
use rusqlite::types::ValueRef;
use rusqlite::{Connection, OptionalExtension};

/// The condition under which a present row `p` has the key of a row `o`.
const SAME_KEY: &str = "p.provider = o.provider AND p.product = o.product AND p.municipality = o.municipality
    AND p.month = o.month AND coalesce(p.source, '') = coalesce(o.source, '') AND p.replaced_in IS NULL";

/// Takes back or puts back under step `seq` what `step` did to figures: the keys it opened are closed and what it
/// closed comes back as new rows, or the other way round. Answers how many rows that touched, and the digest of it.
///
/// # Errors
/// `Refused` when those figures are not as the journal left them; storage errors.
pub fn turn(conn: &Connection, step: i64, backwards: bool, seq: i64) -> Result<(i64, String)> {
    let mut told = (0, String::new());
    for kind in Kind::ALL.iter().copied().filter(|kind| kind.is_figures()) {
        let table = kind.name();
        let opened =
            format!("o.id >= {} AND o.id < {}", first_row(conn, kind, step)?, first_row(conn, kind, step + 1)?);
        let closed = format!("o.replaced_in = {step}");
        let (gone, back) = if backwards { (opened, closed) } else { (closed, opened) };
        let count: i64 = conn
            .query_row(&format!("SELECT count(*) FROM {table} o WHERE {gone}"), [], |row| row.get(0))
            .map_err(storage)?;
        let changed = |rows: usize| i64::try_from(rows).unwrap_or(i64::MAX);
        // Undo and redo copy a row with its origin, so a row of another origin under the key is none of theirs.
        let ids = format!(
            "SELECT p.id FROM {table} o CROSS JOIN {table} p ON {SAME_KEY} AND p.origin = o.origin WHERE {gone}"
        );
        let sql = format!("UPDATE {table} SET replaced_in = ?1 WHERE id IN ({ids})");
        if changed(conn.execute(&sql, [seq]).map_err(storage)?) != count {
            let what = Message::new("file-undo-figures-elsewhere").with("noun", table);
            return Err(Error::new(ErrorKind::Refused, what).hint(Message::new("file-changed-elsewhere-hint")));
        }
        let names = name_list(kind);
        let sql = format!(
            "INSERT INTO {table} (recorded_in, origin{names}) SELECT ?1, origin{names} FROM {table} o WHERE {back} ORDER BY id"
        );
        let reopened = conn.execute(&sql, [seq]).map_err(|error| refusal::of(error, kind.noun()))?;
        told.0 += count + changed(reopened);
    }
    if let Some((kind, party)) = first_loose(conn, seq)? {
        return Err(refusal::loose(kind, party));
    }
    told.1 = digest_of(conn, seq)?;
    Ok(told)
}

/// The digest of what a step did to figures, as the file holds them now.
///
/// # Errors
/// When the file cannot be read.
pub fn digest_of(conn: &Connection, step: i64) -> Result<String> {
    let mut digest = String::new();
    for kind in Kind::ALL.iter().copied().filter(|kind| kind.is_figures()) {
        let mut tally = Tally::new();
        let (from, to) = (first_row(conn, kind, step)?, first_row(conn, kind, step + 1)?);
        let table = kind.name();
        let sql = format!("SELECT id{} FROM {table} WHERE id >= ?1 AND id < ?2 ORDER BY id", name_list(kind));
        let mut opened = conn.prepare_cached(&sql).map_err(storage)?;
        let width = opened.column_count();
        let mut rows = opened.query([from, to]).map_err(storage)?;
        while let Some(row) = rows.next().map_err(storage)? {
            tally.open((1..width).map(|at| row.get_ref(at).unwrap_or(ValueRef::Null)));
        }
        let sql = format!("SELECT id FROM {table} WHERE replaced_in = ?1");
        let mut closed = conn.prepare_cached(&sql).map_err(storage)?;
        let mut rows = closed.query([step]).map_err(storage)?;
        while let Some(row) = rows.next().map_err(storage)? {
            tally.close(row.get(0).map_err(storage)?);
        }
        digest.push_str(&tally.digest());
    }
    Ok(digest)
}

/// The first row that was recorded in that step or later. Rows are only ever added at the end, under steps that only
/// grow, so this is found by halving instead of by an index that every row would pay for.
pub(super) fn first_row(conn: &Connection, kind: Kind, step: i64) -> Result<i64> {
    let table = kind.name();
    let mut low: i64 = 1;
    let mut high: i64 = conn
        .prepare_cached(&format!("SELECT coalesce(max(id), 0) + 1 FROM {table}"))
        .and_then(|mut statement| statement.query_row([], |row| row.get(0)))
        .map_err(storage)?;
    let sql = format!("SELECT recorded_in FROM {table} WHERE id >= ?1 ORDER BY id LIMIT 1");
    let mut probe = conn.prepare_cached(&sql).map_err(storage)?;
    while low < high {
        let middle = low + (high - low) / 2;
        let recorded: Option<i64> = probe.query_row([middle], |row| row.get(0)).optional().map_err(storage)?;
        if recorded.is_some_and(|recorded| recorded < step) { low = middle + 1 } else { high = middle }
    }
    Ok(low)
}
