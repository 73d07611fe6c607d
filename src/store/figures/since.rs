//! Monthly figures that were delivered anew, delivered for the first time or taken away after a journal step, summed per month.

use super::super::failure::database as storage;
use crate::domain::kind::Kind;
use crate::domain::monthly::{Month, Redelivered};
use crate::error::Result;
use rusqlite::Connection;

/// Per noun and month how many figures that changed after the step there were then and are there now, and their sums.
///
/// # Errors
/// When the file cannot be read.
pub fn read(conn: &Connection, step: i64) -> Result<Vec<Redelivered>> {
    let mut found = Vec::new();
    for kind in [Kind::Actual, Kind::Reservation] {
        let amount = if kind == Kind::Actual { "amount_cents" } else { "NULL" };
        let sql = format!(
            "SELECT month, count(*) FILTER (WHERE recorded_in <= ?1), count(*) FILTER (WHERE recorded_in > ?1),
                    sum({amount}) FILTER (WHERE recorded_in <= ?1), sum({amount}) FILTER (WHERE recorded_in > ?1)
             FROM {} WHERE (recorded_in > ?1 AND replaced_in IS NULL) OR (recorded_in <= ?1 AND replaced_in > ?1)
             GROUP BY month ORDER BY month",
            kind.name()
        );
        let mut statement = conn.prepare_cached(&sql).map_err(storage)?;
        let mut rows = statement.query([step]).map_err(storage)?;
        while let Some(row) = rows.next().map_err(storage)? {
            let written: String = row.get(0).map_err(storage)?;
            let month =
                written.split_once('-').and_then(|(year, month)| Month::new(year.parse().ok()?, month.parse().ok()?));
            let Some(month) = month else { continue };
            let number = |at: usize| row.get(at).map_err(storage);
            let sum = |at: usize| row.get(at).map_err(storage);
            found.push(Redelivered { kind, month, rows: (number(1)?, number(2)?), cents: (sum(3)?, sum(4)?) });
        }
    }
    Ok(found)
}
