//! The whole register read from the file, a large one by two threads at once: what counts is how soon the first screen
//! stands. One record is `rows`'; the past is `journal`'s.

use super::failure::database as storage;
use super::open::Opened;
use super::{connect, rows};
use crate::domain::kind::Kind;
use crate::domain::record::{Id, Record};
use crate::domain::register::Register;
use crate::error::Result;
use rusqlite::{Connection, OptionalExtension, TransactionBehavior};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Up to this number of ids a thread of its own costs more than it brings.
const SMALL: i64 = 20_000;
/// How many ids are read in one go.
const PART: i64 = 20_000;

/// In how many parts a noun is read at most.
const MOST_PARTS: i64 = 64;

/// Records of a noun from one id up to and including another.
#[derive(Clone, Copy)]
struct Part {
    kind: Kind,
    first: i64,
    last: i64,
}

/// Reads all records of all nouns but the monthly figures.
///
/// # Errors
/// When the file cannot be read, or holds a value that its description does not allow.
pub fn load(opened: &Opened) -> Result<Register> {
    // As long as this reads, nobody commits: both connections see the same file.
    let held = match opened.conn.is_autocommit() {
        true => {
            Some(rusqlite::Transaction::new_unchecked(&opened.conn, TransactionBehavior::Deferred).map_err(storage)?)
        }
        false => None,
    };
    let conn = &opened.conn;
    let last = last_id(conn)?;
    let mut register = Register::default();
    register.reserve_ids(Id(last));
    let parts = parts(conn)?;
    let second = match held.is_some() && last > SMALL {
        true => connect::reader(&opened.path).ok(),
        false => None,
    };
    let mut read = read_parts(conn, second, &parts)?;
    for kind in Kind::ALL.iter().copied().filter(|kind| !kind.is_figures()) {
        let of_kind = parts.iter().zip(&mut read).filter(|(part, _)| part.kind == kind);
        let mut records: Vec<Record> = Vec::new();
        for (_, some) in of_kind {
            if records.is_empty() {
                records = std::mem::take(some);
            } else {
                records.append(some);
            }
        }
        rows::attach(conn, kind, &mut records)?;
        register.fill(kind, records);
    }
    Ok(register)
}

fn last_id(conn: &Connection) -> Result<i64> {
    let last: Option<String> = conn
        .query_row("SELECT value FROM file_facts WHERE name = 'last_id'", [], |row| row.get(0))
        .optional()
        .map_err(storage)?;
    Ok(last.and_then(|last| last.parse().ok()).unwrap_or(0))
}

/// What there is to read, in order of noun and id.
fn parts(conn: &Connection) -> Result<Vec<Part>> {
    let mut parts = Vec::new();
    for kind in Kind::ALL.iter().copied().filter(|kind| !kind.is_figures()) {
        let table = kind.name();
        let sql = format!("SELECT (SELECT min(id) FROM {table}), (SELECT max(id) FROM {table})");
        let ends = conn.query_row(&sql, [], |row| Ok(row.get::<_, Option<i64>>(0)?.zip(row.get::<_, Option<i64>>(1)?)));
        let Some((mut first, end)) = ends.map_err(storage)? else { continue };
        // Ids can lie far apart: no more parts than are of use.
        let step = PART.max(end.saturating_sub(first) / MOST_PARTS);
        while end.saturating_sub(first) >= step {
            parts.push(Part { kind, first, last: first + step - 1 });
            first += step;
        }
        parts.push(Part { kind, first, last: end });
    }
    Ok(parts)
}

/// The records of each part. Two connections take the next part whenever they are done with one.
fn read_parts(conn: &Connection, second: Option<Connection>, parts: &[Part]) -> Result<Vec<Vec<Record>>> {
    let next = AtomicUsize::new(0);
    let read: Vec<Mutex<Vec<Record>>> = parts.iter().map(|_| Mutex::default()).collect();
    let take = |conn: &Connection| {
        while let Some((part, place)) = {
            let at = next.fetch_add(1, Ordering::Relaxed);
            parts.get(at).zip(read.get(at))
        } {
            let records = rows::load_part(conn, part.kind, part.first, part.last)?;
            *place.lock().unwrap_or_else(std::sync::PoisonError::into_inner) = records;
        }
        Ok(())
    };
    std::thread::scope(|scope| {
        let beside = second.map(|second| scope.spawn(move || take(&second)));
        let here = take(conn);
        match beside.map(std::thread::ScopedJoinHandle::join) {
            Some(Ok(there)) => here.and(there),
            Some(Err(panic)) => std::panic::resume_unwind(panic),
            None => here,
        }
    })?;
    Ok(read.into_iter().map(|part| part.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner)).collect())
}
