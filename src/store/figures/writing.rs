//! Monthly figures put in place, taken back and put back; what is replaced stays, closed by the step that did it.

use super::super::failure::database as storage;
use super::super::journal::chain::hex;
use super::super::{refusal, rows};
use crate::domain::edit::{Change, Figure, Figures};
use crate::domain::kind::Kind;
use crate::domain::record::Id;
use crate::error::{Error, ErrorKind, Result};
use crate::text::Message;
use chrono::{Datelike, NaiveDate};
use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{Connection, OptionalExtension, Row, Statement, params};
use sha2::{Digest, Sha256};
use std::collections::HashSet;

/// How often the one who waits is told of the progress, in rows.
const TOLD_EVERY: usize = 4096;
/// From this number of rows on, a delivery gets memory of its own for pages.
const MANY: usize = 20_000;
/// How much that is, in KiB: the index of two million figures.
const CACHE_KIB: i64 = 128 * 1024;
/// The condition under which a present row `p` has the key of a row `o`.
const SAME_KEY: &str = "p.provider = o.provider AND p.product = o.product AND p.municipality = o.municipality
    AND p.month = o.month AND coalesce(p.source, '') = coalesce(o.source, '') AND p.replaced_in IS NULL";

/// What a delivery of figures would do, in rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rehearsal {
    /// Under a key that has no figure yet.
    pub new: usize,
    /// In place of another figure.
    pub changed: usize,
    /// As they are there already.
    pub same: usize,
}

/// The columns a figure fills, in the order of its noun. The day of archiving belongs to records.
fn columns(kind: Kind) -> impl Iterator<Item = &'static str> {
    kind.noun().fields.iter().map(|field| field.name).filter(|name| *name != "archived_on")
}

fn column_list(kind: Kind) -> String {
    columns(kind).map(|name| format!(", {name}")).collect()
}

/// What a figure holds in a column, as the file keeps it.
#[expect(clippy::cast_precision_loss, reason = "volumes and percentages stay below 2^53, see `require_exact`")]
fn cell<'a>(figure: &'a Figure, month: &'a str, column: &str) -> ValueRef<'a> {
    let whole = |number: Option<i64>| number.map_or(ValueRef::Null, ValueRef::Integer);
    let part =
        |number: Option<i64>, of: f64| number.map_or(ValueRef::Null, |number| ValueRef::Real(number as f64 / of));
    let text = |text: Option<&'a str>| text.map_or(ValueRef::Null, |text| ValueRef::Text(text.as_bytes()));
    match column {
        "provider" => ValueRef::Integer(figure.provider.0),
        "product" => ValueRef::Integer(figure.product.0),
        "municipality" => ValueRef::Integer(figure.municipality.0),
        "month" => ValueRef::Text(month.as_bytes()),
        "quantity" => part(figure.quantity, 1000.0),
        "unit" => text(figure.unit),
        "amount_cents" => whole(figure.amount_cents),
        "clients" => whole(figure.clients),
        "source" => text(figure.source.as_deref()),
        "completeness_percent" => part(figure.completeness, 10_000.0),
        "note" => text(figure.note.as_deref()),
        _ => ValueRef::Null,
    }
}

/// The text of a month, kept from row to row since neighbours mostly share it.
#[derive(Default)]
struct MonthText(Option<(NaiveDate, String)>);

impl MonthText {
    fn of(&mut self, month: NaiveDate) -> &str {
        if self.0.as_ref().is_none_or(|(held, _)| *held != month) {
            self.0 = Some((month, format!("{:04}-{:02}", month.year(), month.month())));
        }
        self.0.as_ref().map_or("", |(_, text)| text)
    }
}

/// What one step does to the figures of a noun, told to the journal as a number of rows and a digest.
struct Tally {
    opened: Sha256,
    closed: Vec<i64>,
    rows: i64,
    row: Vec<u8>,
}

impl Tally {
    fn new() -> Self {
        Self { opened: Sha256::new(), closed: Vec::new(), rows: 0, row: Vec::with_capacity(256) }
    }

    fn open<'a>(&mut self, cells: impl Iterator<Item = ValueRef<'a>>) {
        self.row.clear();
        for cell in cells {
            match cell {
                ValueRef::Null => self.row.push(0),
                ValueRef::Integer(number) => {
                    self.row.push(1);
                    self.row.extend(number.to_le_bytes());
                }
                ValueRef::Real(number) => {
                    self.row.push(2);
                    self.row.extend(number.to_le_bytes());
                }
                ValueRef::Text(bytes) | ValueRef::Blob(bytes) => {
                    self.row.push(3);
                    self.row.extend((bytes.len() as u64).to_le_bytes());
                    self.row.extend(bytes);
                }
            }
        }
        self.opened.update(&self.row);
        self.rows += 1;
    }

    fn close(&mut self, id: i64) {
        self.closed.push(id);
        self.rows += 1;
    }

    fn digest(mut self) -> String {
        if self.rows == 0 {
            return String::new();
        }
        self.closed.sort_unstable();
        self.opened.update([4]);
        for id in self.closed {
            self.opened.update(id.to_le_bytes());
        }
        hex(&self.opened.finalize())
    }
}

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
    // What is replaced lies all over the index of the present: in memory, as far as it fits, instead of on disk.
    let held: i64 = conn.pragma_query_value(None, "cache_size", |row| row.get(0)).map_err(storage)?;
    conn.pragma_update(None, "cache_size", -CACHE_KIB).map_err(storage)?;
    let told = write_all(conn, deliveries, seq, go_on);
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
        let mut tally = Tally::new();
        for figures in deliveries.iter().filter(|figures| figures.kind == kind) {
            deliver(conn, figures, seq, &mut tally, &mut done, go_on)?;
        }
        told.0 += tally.rows;
        told.1.push_str(&tally.digest());
    }
    Ok(told)
}

fn deliver(
    conn: &Connection,
    figures: &Figures,
    seq: i64,
    tally: &mut Tally,
    done: &mut usize,
    go_on: &dyn Fn(usize) -> bool,
) -> Result<()> {
    let kind = figures.kind;
    let names: Vec<_> = columns(kind).collect();
    let marks = ", ?".repeat(names.len());
    let sql = format!("INSERT INTO {} (recorded_in, origin{}) VALUES (?, ?{marks})", kind.name(), column_list(kind));
    let mut insert = conn.prepare_cached(&sql).map_err(storage)?;
    let sql = format!("UPDATE {} SET replaced_in = ?1 WHERE id = ?2 AND replaced_in IS NULL", kind.name());
    let mut close = conn.prepare_cached(&sql).map_err(storage)?;
    // Before anything is put in place, so that a row given both as removed and anew is not closed twice.
    for id in &figures.removed {
        if close.execute([seq, id.0]).map_err(storage)? == 0 {
            let what = Message::new("file-removed-elsewhere").with("noun", kind.name());
            return Err(Error::new(ErrorKind::Refused, what).hint(Message::new("file-changed-elsewhere-hint")));
        }
        tally.close(id.0);
    }
    let months = months(conn, kind)?;
    let mut present = Present::prepare(conn, kind)?;
    let mut parties: [HashSet<Id>; 3] = Default::default();
    let mut month = MonthText::default();
    for number in order_of(&figures.rows) {
        let figure = &figures.rows[number];
        if done.is_multiple_of(TOLD_EVERY) && !go_on(*done) {
            return Err(Error::new(ErrorKind::Stopped, Message::new("file-stopped")));
        }
        *done += 1;
        require_exact(kind, figure)?;
        for (named, id) in parties.iter_mut().zip([figure.provider, figure.product, figure.municipality]) {
            named.insert(id);
        }
        let month = month.of(figure.month);
        if months.contains(&figure.month)
            && let Some(found) = present.find(figure, month)?
        {
            if found.step == seq {
                return Err(twice(kind, number, None));
            }
            if found.same {
                continue;
            }
            close.execute([seq, found.id]).map_err(storage)?;
            tally.close(found.id);
        }
        let steps = [ValueRef::Integer(seq), ValueRef::Integer(seq)];
        let cells = || names.iter().map(|name| cell(figure, month, name));
        tally.open(cells());
        bind(&mut insert, steps.into_iter().chain(cells()))?;
        insert.raw_execute().map_err(|error| match refusal::of(error, kind.noun()) {
            double if double.what.id == "file-refused-double" => twice(kind, number, double.cause),
            other => other,
        })?;
    }
    require_there(conn, kind, &parties)
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

/// The columns of a figure that name records, with the noun they name.
const PARTIES: [(&str, Kind); 3] =
    [("provider", Kind::Provider), ("product", Kind::Product), ("municipality", Kind::Municipality)];

fn require_there(conn: &Connection, kind: Kind, named: &[HashSet<Id>; 3]) -> Result<()> {
    for ((_, party), ids) in PARTIES.iter().zip(named) {
        let sql = format!("SELECT EXISTS (SELECT 1 FROM {} WHERE id = ?1)", party.name());
        let mut there = conn.prepare_cached(&sql).map_err(storage)?;
        for id in ids {
            if !there.query_row([id.0], |row| row.get::<_, bool>(0)).map_err(storage)? {
                return Err(refusal::loose(kind, *party));
            }
        }
    }
    Ok(())
}

/// Refuses changes that take away a record which present figures name. Replaced figures outlive what they name, so
/// the file has no foreign keys for this.
///
/// # Errors
/// `Refused`; storage errors.
pub fn require_named_there(conn: &Connection, changes: &[Change]) -> Result<()> {
    for (column, party) in PARTIES {
        let gone = changes.iter().filter(|change| change.kind == party && change.after.is_none());
        let gone: Vec<String> = gone.map(|change| change.id.0.to_string()).collect();
        for some in gone.chunks(1000) {
            for kind in Kind::ALL.iter().copied().filter(|kind| kind.is_figures()) {
                let (table, ids) = (kind.name(), some.join(","));
                let sql = format!(
                    "SELECT EXISTS (SELECT 1 FROM {table} f WHERE {column} IN ({ids}) AND replaced_in IS NULL
                     AND NOT EXISTS (SELECT 1 FROM {} p WHERE p.id = f.{column}))",
                    party.name()
                );
                if conn.query_row(&sql, [], |row| row.get::<_, bool>(0)).map_err(storage)? {
                    return Err(refusal::loose(kind, party));
                }
            }
        }
    }
    Ok(())
}

/// The first noun of figures, and the noun it names, of which a present figure names a record that is not there.
///
/// # Errors
/// When the file cannot be read.
pub fn first_loose(conn: &Connection, from_step: i64) -> Result<Option<(Kind, Kind)>> {
    for kind in Kind::ALL.iter().copied().filter(|kind| kind.is_figures()) {
        let first = first_row(conn, kind, from_step)?;
        for (column, party) in PARTIES {
            let sql = format!(
                "SELECT EXISTS (SELECT 1 FROM {} WHERE id >= ?1 AND replaced_in IS NULL
                 AND {column} NOT IN (SELECT id FROM {}))",
                kind.name(),
                party.name()
            );
            if conn.query_row(&sql, [first], |row| row.get::<_, bool>(0)).map_err(storage)? {
                return Ok(Some((kind, party)));
            }
        }
    }
    Ok(None)
}

fn bind<'a>(statement: &mut Statement<'_>, cells: impl Iterator<Item = ValueRef<'a>>) -> Result<()> {
    for (at, cell) in (1..).zip(cells) {
        statement.raw_bind_parameter(at, ToSqlOutput::Borrowed(cell)).map_err(storage)?;
    }
    Ok(())
}

fn twice(kind: Kind, number: usize, cause: Option<String>) -> Error {
    let what = Message::new("file-figures-double").with("noun", kind.name()).with("row", (number + 1).to_string());
    Error { cause, ..Error::new(ErrorKind::Refused, what) }
}

fn require_exact(kind: Kind, figure: &Figure) -> Result<()> {
    let large = |number: Option<i64>| number.is_some_and(|number| number.abs() >= rows::LARGEST_SCALED);
    let field = match () {
        () if large(figure.quantity) => "quantity",
        () if large(figure.completeness) => "completeness_percent",
        () if !(0..=9999).contains(&figure.month.year()) => "month",
        () => return Ok(()),
    };
    let what = Message::new("file-refused-bounds").with("noun", kind.name()).with("field", field);
    Err(Error::new(ErrorKind::Refused, what).hint(Message::new("file-value-refused-hint")))
}

/// The months that have figures: a month that is new needs no look-up per row. One look-up finds the next month.
fn months(conn: &Connection, kind: Kind) -> Result<HashSet<NaiveDate>> {
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
struct Present<'c> {
    statement: rusqlite::CachedStatement<'c>,
    names: Vec<&'static str>,
}

/// A figure that is there: its row, the step that put it there, and whether it says the same.
struct Found {
    id: i64,
    step: i64,
    same: bool,
}

impl<'c> Present<'c> {
    fn prepare(conn: &'c Connection, kind: Kind) -> Result<Self> {
        let sql = format!(
            "SELECT id, recorded_in{} FROM {} WHERE provider = ?1 AND product = ?2 AND municipality = ?3
             AND month = ?4 AND coalesce(source, '') = ?5 AND replaced_in IS NULL",
            column_list(kind),
            kind.name()
        );
        Ok(Self { statement: conn.prepare_cached(&sql).map_err(storage)?, names: columns(kind).collect() })
    }

    fn find(&mut self, figure: &Figure, month: &str) -> Result<Option<Found>> {
        let source = figure.source.as_deref().unwrap_or_default();
        let key = params![figure.provider.0, figure.product.0, figure.municipality.0, month, source];
        let same = |row: &Row<'_>| {
            let mut cells = self.names.iter().enumerate();
            cells.all(|(at, name)| row.get_ref(at + 2).is_ok_and(|held| held == cell(figure, month, name)))
        };
        let found = |row: &Row<'_>| Ok(Found { id: row.get(0)?, step: row.get(1)?, same: same(row) });
        self.statement.query_row(key, found).optional().map_err(storage)
    }
}

/// What a delivery would do, without writing anything.
///
/// # Errors
/// When the file cannot be read.
pub fn rehearse(conn: &Connection, figures: &Figures) -> Result<Rehearsal> {
    let months = months(conn, figures.kind)?;
    let mut present = Present::prepare(conn, figures.kind)?;
    let mut month = MonthText::default();
    let mut rehearsal = Rehearsal::default();
    for figure in &figures.rows {
        let known = months.contains(&figure.month);
        let found = if known { present.find(figure, month.of(figure.month))? } else { None };
        match found {
            None => rehearsal.new += 1,
            Some(found) if found.same => rehearsal.same += 1,
            Some(_) => rehearsal.changed += 1,
        }
    }
    Ok(rehearsal)
}

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
        let names = column_list(kind);
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
        let sql = format!("SELECT id{} FROM {table} WHERE id >= ?1 AND id < ?2 ORDER BY id", column_list(kind));
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
fn first_row(conn: &Connection, kind: Kind, step: i64) -> Result<i64> {
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
