//! Counts of a noun made by SQLite, for a noun whose records are read later. They have to be those of `domain::tally`.

use super::failure::database as storage;
use crate::domain::field::{Field, Noun, Shape};
use crate::domain::kind::Kind;
use crate::domain::tally::Tally;
use crate::error::Result;
use chrono::NaiveDate;
use rusqlite::Connection;

/// Counts the records of a noun with ids from the first up to and including the last.
///
/// # Errors
/// When the file cannot be read.
pub fn count_part(conn: &Connection, kind: Kind, day: NaiveDate, first: i64, last: i64) -> Result<Tally> {
    let noun = kind.noun();
    let asked: Vec<(usize, &Field)> = noun.fields.iter().enumerate().filter(|(_, field)| field.asked).collect();
    let mut statement = conn.prepare_cached(&counts(noun, &asked)).map_err(storage)?;
    let day = day.format("%Y-%m-%d").to_string();
    let whole = |count: i64| usize::try_from(count).unwrap_or(0);
    let tally = statement.query_row((first, last, day), |row| {
        let mut missing = vec![0; noun.fields.len()];
        for (column, (at, _)) in asked.iter().enumerate() {
            missing[*at] = whole(row.get(column + 2)?);
        }
        Ok(Tally { live: whole(row.get(0)?), now: Some(whole(row.get(1)?)), missing: missing.into() })
    });
    tally.map_err(storage)
}

/// The statement: how many there are, how many hold on day ?3, and per asked field how many lack it.
fn counts(noun: &Noun, asked: &[(usize, &Field)]) -> String {
    let table = noun.name();
    let now = noun.period.map_or_else(
        || "count(*)".into(),
        |(from, to)| {
            format!("count(CASE WHEN coalesce(\"{from}\" <= ?3, 1) AND coalesce(\"{to}\" >= ?3, 1) THEN 1 END)")
        },
    );
    let lacks = asked.iter().map(|(_, field)| match field.shape {
        Shape::Links(_) => {
            let links = format!("{table}_{}", field.name);
            format!(", count(CASE WHEN NOT EXISTS (SELECT 1 FROM {links} WHERE owner = {table}.id) THEN 1 END)")
        }
        _ => format!(", count(*) - count(\"{}\")", field.name),
    });
    let lacks: String = lacks.collect();
    let put_away = if noun.find("archived_on").is_some() { " AND archived_on IS NULL" } else { "" };
    // A day that no column needs still has its place.
    format!("SELECT count(*), {now}{lacks} FROM {table} WHERE id BETWEEN ?1 AND ?2{put_away} AND ?3 IS NOT NULL")
}
