//! Monthly figures: stored by the million, answered as pages and sums, never read into the register. A figure is
//! never overwritten: its row is closed by the journal step that replaces it, so every knowledge date can be asked.

use super::failure::database as storage;
use super::rows::{from_sql, to_sql};
use crate::domain::edit::{Figure, Figures};
use crate::domain::field::Shape;
use crate::domain::kind::Kind;
use crate::domain::record::{Id, Record, Value};
use crate::error::Result;
use chrono::NaiveDate;
use rusqlite::types::Value as Sql;
use rusqlite::{Connection, OptionalExtension, params, params_from_iter};
use sha2::{Digest, Sha256};

/// Which figures are asked, and in what order. Empty lists and nothing mean: no limit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// Only these providers.
    pub providers: Option<Vec<Id>>,
    /// Only these products.
    pub products: Option<Vec<Id>>,
    /// Only these municipalities.
    pub municipalities: Option<Vec<Id>>,
    /// From this month on.
    pub from: Option<NaiveDate>,
    /// Up to and including this month.
    pub to: Option<NaiveDate>,
    /// As recorded up to and including this journal step; nothing means now.
    pub known: Option<i64>,
    /// Newest month first, or oldest first.
    pub newest_first: bool,
    /// How many rows to pass over.
    pub offset: usize,
    /// How many rows at most.
    pub limit: Option<usize>,
}

/// The columns of the noun that figures keep, in the order of its description without what figures lack.
fn columns(kind: Kind) -> impl Iterator<Item = (usize, &'static crate::domain::field::Field)> {
    kind.noun().fields.iter().enumerate()
}

/// Reads the asked figures as records of their noun.
///
/// # Errors
/// When the file cannot be read.
pub fn page(conn: &Connection, kind: Kind, asked: &Asked) -> Result<Vec<Record>> {
    let mut records = Vec::new();
    each(conn, kind, asked, &mut |record| {
        records.push(record);
        Ok(())
    })?;
    Ok(records)
}

/// Hands the asked figures over one by one, so that millions need no memory.
///
/// # Errors
/// When the file cannot be read, or whatever `take` answers.
pub fn each(conn: &Connection, kind: Kind, asked: &Asked, take: &mut dyn FnMut(Record) -> Result<()>) -> Result<()> {
    let names: String = columns(kind).map(|(_, field)| format!(", \"{}\"", field.name)).collect();
    let (condition, mut values) = condition(asked);
    let direction = if asked.newest_first { "DESC" } else { "ASC" };
    let mut sql = format!("SELECT id{names} FROM {} WHERE {condition} ORDER BY ", kind.name());
    // Without a wish the order of saving serves exports best: it needs no sorting and imports back in the same order.
    sql.push_str(&if asked.limit.is_some() { format!("month {direction}, id {direction}") } else { "id".into() });
    if let Some(limit) = asked.limit {
        sql.push_str(" LIMIT ? OFFSET ?");
        values.push(Sql::Integer(i64::try_from(limit).unwrap_or(i64::MAX)));
        values.push(Sql::Integer(i64::try_from(asked.offset).unwrap_or(i64::MAX)));
    }
    let mut statement = conn.prepare_cached(&sql).map_err(storage)?;
    let mut rows = statement.query(params_from_iter(values)).map_err(storage)?;
    while let Some(row) = rows.next().map_err(storage)? {
        let mut record = Record::blank(kind, Id(row.get(0).map_err(storage)?));
        for (position, field) in columns(kind) {
            let raw = row.get_ref(position + 1).map_err(storage)?;
            record.values[position] = from_sql(field, raw).unwrap_or_default();
        }
        take(record)?;
    }
    Ok(())
}

/// How many figures answer to it.
///
/// # Errors
/// When the file cannot be read.
pub fn count(conn: &Connection, kind: Kind, asked: &Asked) -> Result<usize> {
    let (condition, values) = condition(asked);
    let sql = format!("SELECT count(*) FROM {} WHERE {condition}", kind.name());
    let count: i64 = conn
        .prepare_cached(&sql)
        .and_then(|mut statement| statement.query_row(params_from_iter(values), |row| row.get(0)))
        .map_err(storage)?;
    Ok(usize::try_from(count).unwrap_or(0))
}

/// The figure with that id, if it is present now.
///
/// # Errors
/// When the file cannot be read.
pub fn one(conn: &Connection, kind: Kind, id: Id) -> Result<Option<Record>> {
    let names: String = columns(kind).map(|(_, field)| format!(", \"{}\"", field.name)).collect();
    let sql = format!("SELECT id{names} FROM {} WHERE id = ?1 AND replaced_in IS NULL", kind.name());
    let mut statement = conn.prepare_cached(&sql).map_err(storage)?;
    let mut rows = statement.query([id.0]).map_err(storage)?;
    let Some(row) = rows.next().map_err(storage)? else { return Ok(None) };
    let mut record = Record::blank(kind, id);
    for (position, field) in columns(kind) {
        record.values[position] = from_sql(field, row.get_ref(position + 1).map_err(storage)?).unwrap_or_default();
    }
    Ok(Some(record))
}

fn condition(asked: &Asked) -> (String, Vec<Sql>) {
    let mut values = Vec::new();
    let mut sql = match asked.known {
        None => String::from("replaced_in IS NULL"),
        Some(step) => {
            values.extend([Sql::Integer(step), Sql::Integer(step)]);
            String::from("recorded_in <= ? AND (replaced_in IS NULL OR replaced_in > ?)")
        }
    };
    for (column, ids) in
        [("provider", &asked.providers), ("product", &asked.products), ("municipality", &asked.municipalities)]
    {
        if let Some(ids) = ids {
            let list: Vec<String> = ids.iter().map(|id| id.0.to_string()).collect();
            sql.push_str(&format!(" AND {column} IN ({})", list.join(",")));
        }
    }
    for (sign, month) in [(">=", asked.from), ("<=", asked.to)] {
        if let Some(month) = month {
            sql.push_str(&format!(" AND month {sign} ?"));
            values.push(Sql::Text(month.format("%Y-%m").to_string()));
        }
    }
    (sql, values)
}

fn value_of(figure: &Figure, column: &str) -> Value {
    match column {
        "provider" => Value::Link(figure.provider),
        "product" => Value::Link(figure.product),
        "municipality" => Value::Link(figure.municipality),
        "month" => Value::Day(figure.month),
        "quantity" => figure.quantity.into(),
        "unit" => figure.unit.map_or(Value::Unknown, Value::Choice),
        "amount_cents" => figure.amount_cents.into(),
        "clients" => figure.clients.into(),
        "source" => figure.source.as_deref().map_or(Value::Unknown, |text| Value::Text(text.into())),
        "completeness_percent" => figure.completeness.into(),
        "note" => figure.note.as_deref().map_or(Value::Unknown, |text| Value::Text(text.into())),
        _ => Value::Unknown,
    }
}

/// Puts figures in place under a journal step; what stood under the same keys is closed by it. A figure equal to the
/// present one is left alone. Answers how many rows were opened or closed, and the digest of the new ones.
///
/// # Errors
/// When the file cannot be written, or `stop` says so.
pub fn write(conn: &Connection, figures: &Figures, seq: i64, stop: &dyn Fn() -> bool) -> Result<(i64, String)> {
    let kind = figures.kind;
    let fields: Vec<_> = columns(kind).collect();
    let names: String = fields.iter().map(|(_, field)| format!(", \"{}\"", field.name)).collect();
    let marks = ", ?".repeat(fields.len());
    let mut insert = conn
        .prepare_cached(&format!("INSERT INTO {} (recorded_in, origin{names}) VALUES (?, ?{marks})", kind.name()))
        .map_err(storage)?;
    let mut close = conn
        .prepare_cached(&format!("UPDATE {} SET replaced_in = ?1 WHERE id = ?2 AND replaced_in IS NULL", kind.name()))
        .map_err(storage)?;
    let mut hasher = Sha256::new();
    let mut touched = 0;
    let months = present_months(conn, kind)?;
    for (number, figure) in figures.rows.iter().enumerate() {
        if number % 4096 == 0 && stop() {
            return Err(crate::error::Error::new(
                crate::error::ErrorKind::Stopped,
                crate::text::Message::new("file-stopped"),
            ));
        }
        if months.contains(&figure.month) {
            if let Some((id, same)) = present(conn, kind, figure)? {
                if same {
                    continue;
                }
                touched += close.execute([seq, id]).map_err(storage)?;
            }
        }
        let values: Vec<Sql> = fields.iter().map(|(_, field)| to_sql(field, &value_of(figure, field.name))).collect();
        for value in &values {
            digest(&mut hasher, value);
        }
        let step = [Sql::Integer(seq), Sql::Integer(seq)];
        touched += insert.execute(params_from_iter(step.iter().chain(&values))).map_err(storage)?;
    }
    for id in &figures.removed {
        touched += close.execute([seq, id.0]).map_err(storage)?;
    }
    let hex: String = hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
    Ok((i64::try_from(touched).unwrap_or(i64::MAX), hex))
}

fn digest(hasher: &mut Sha256, value: &Sql) {
    match value {
        Sql::Null => hasher.update([0]),
        Sql::Integer(number) => hasher.update(number.to_le_bytes()),
        Sql::Real(number) => hasher.update(number.to_le_bytes()),
        Sql::Text(text) => hasher.update(text.as_bytes()),
        Sql::Blob(bytes) => hasher.update(bytes),
    }
    hasher.update([1]);
}

/// The months that have present figures: a month that is new needs no look-up per row.
fn present_months(conn: &Connection, kind: Kind) -> Result<std::collections::HashSet<NaiveDate>> {
    let (_, field) = kind.noun().find("month").unwrap_or((0, &kind.noun().fields[0]));
    let sql = format!("SELECT DISTINCT month FROM {}", kind.name());
    let mut statement = conn.prepare_cached(&sql).map_err(storage)?;
    let mut rows = statement.query([]).map_err(storage)?;
    let mut months = std::collections::HashSet::new();
    while let Some(row) = rows.next().map_err(storage)? {
        if let Some(Value::Day(month)) = from_sql(field, row.get_ref(0).map_err(storage)?) {
            months.insert(month);
        }
    }
    Ok(months)
}

/// The present row under the same key, and whether it says the same.
fn present(conn: &Connection, kind: Kind, figure: &Figure) -> Result<Option<(i64, bool)>> {
    let fields: Vec<_> = columns(kind).collect();
    let names: String = fields.iter().map(|(_, field)| format!(", \"{}\"", field.name)).collect();
    let sql = format!(
        "SELECT id{names} FROM {} WHERE provider = ?1 AND product = ?2 AND municipality = ?3 AND month = ?4
         AND coalesce(source, '') = ?5 AND replaced_in IS NULL",
        kind.name()
    );
    let month = figure.month.format("%Y-%m").to_string();
    let source = figure.source.as_deref().unwrap_or_default();
    conn.prepare_cached(&sql)
        .map_err(storage)?
        .query_row(params![figure.provider.0, figure.product.0, figure.municipality.0, month, source], |row| {
            let same = fields.iter().all(|(at, field)| {
                let held = row.get_ref(at + 1).ok().and_then(|raw| from_sql(field, raw)).unwrap_or_default();
                held == value_of(figure, field.name) || matches!(field.shape, Shape::Day)
            });
            Ok((row.get(0)?, same))
        })
        .optional()
        .map_err(storage)
}

/// Takes back or puts back what a step did to figures: rows opened under `opened` are closed, rows closed by `closed`
/// come back as new rows. Answers how many rows that touched.
///
/// # Errors
/// When the file cannot be written.
pub fn turn(conn: &Connection, kind: Kind, step: i64, last: i64, backwards: bool, seq: i64) -> Result<i64> {
    let names: String = columns(kind).map(|(_, field)| format!(", \"{}\"", field.name)).collect();
    let table = kind.name();
    // Taking back closes what the step brought, wherever it has been copied to since; putting back closes what the
    // taking back had restored.
    let opened = if backwards { format!("origin = {step}") } else { format!("recorded_in = {last}") };
    let closing = format!("UPDATE {table} SET replaced_in = ?1 WHERE {opened} AND replaced_in IS NULL");
    let reopening = format!(
        "INSERT INTO {table} (recorded_in, origin{names})
         SELECT ?1, origin{names} FROM {table} WHERE replaced_in = ?2 ORDER BY id"
    );
    let closed = conn.prepare_cached(&closing).and_then(|mut s| s.execute([seq])).map_err(storage)?;
    let reopened = conn.prepare_cached(&reopening).and_then(|mut s| s.execute([seq, last])).map_err(storage)?;
    Ok(i64::try_from(closed + reopened).unwrap_or(i64::MAX))
}

/// How often a record is named by present figures: a record that has figures is archived, not removed.
///
/// # Errors
/// When the file cannot be read.
pub fn naming(conn: &Connection, id: Id) -> Result<usize> {
    let mut total = 0;
    for kind in Kind::ALL.iter().copied().filter(|kind| kind.is_figures()) {
        let sql = format!(
            "SELECT count(*) FROM {} WHERE replaced_in IS NULL AND (provider = ?1 OR product = ?1 OR municipality = ?1)",
            kind.name()
        );
        let count: i64 = conn.query_row(&sql, [id.0], |row| row.get(0)).map_err(storage)?;
        total += usize::try_from(count).unwrap_or(0);
    }
    Ok(total)
}
