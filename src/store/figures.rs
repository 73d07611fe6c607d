//! Monthly figures: stored by the million, answered as pages and sums, never read into the register. A figure is
//! never overwritten: its row is closed by the journal step that replaces it, so every knowledge date can be asked.

mod cells;
pub mod delivery;
pub mod parties;
pub mod rehearsal;
pub mod since;
mod tally;
pub mod turning;
pub mod window;

pub use rehearsal::{left, rehearse};
pub use turning::digest_of;

use super::failure::database as storage;
use super::rows::from_sql;
use crate::domain::kind::Kind;
use crate::domain::record::{Id, Record};
use crate::error::Result;
use chrono::NaiveDate;
use rusqlite::types::Value as Sql;
use rusqlite::{Connection, params_from_iter};

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
