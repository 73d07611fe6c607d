//! Present figures name records that are there: the store checks it, since replaced figures may outlive what they name.

use super::super::failure::database as storage;
use super::super::refusal;
use super::turning::first_row;
use crate::domain::edit::Change;
use crate::domain::kind::Kind;
use crate::domain::record::Id;
use crate::error::Result;
use rusqlite::Connection;
use std::collections::HashSet;

/// The columns of a figure that name records, with the noun they name.
const PARTIES: [(&str, Kind); 3] =
    [("provider", Kind::Provider), ("product", Kind::Product), ("municipality", Kind::Municipality)];

/// Refuses a delivery that names a record which is not there.
///
/// # Errors
/// `Refused`; storage errors.
pub(super) fn require_there(conn: &Connection, kind: Kind, named: &[HashSet<Id>; 3]) -> Result<()> {
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
