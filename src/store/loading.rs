//! The register read from the file, a large one by two threads at once, and first only what the first screen looks at,
//! with counts of all else: what counts is how soon that screen stands. One record is `rows`'; the past is `journal`'s.

use super::failure::database as storage;
use super::open::Opened;
use super::{connect, counting, rows};
use crate::domain::kind::Kind;
use crate::domain::record::{Id, Record};
use crate::domain::register::Register;
use crate::domain::tally::{Counted, Tally};
use crate::error::Result;
use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, TransactionBehavior};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Up to this number of ids a thread of its own costs more than it brings.
pub(super) const SMALL: i64 = 20_000;
/// How many ids are read in one go.
const PART: i64 = 20_000;

/// In how many parts a noun is read at most.
const MOST_PARTS: i64 = 64;

/// What is read of a noun.
#[derive(Clone, Copy)]
enum Reading {
    /// Its records.
    Records,
    /// Their number, and how many hold on that day.
    Counts(NaiveDate),
}

/// Records of a noun from one id up to and including another.
#[derive(Clone, Copy)]
struct Part {
    kind: Kind,
    first: i64,
    last: i64,
    reading: Reading,
}

/// What a part came to.
enum Read {
    Records(Vec<Record>),
    Counts(Counted),
}

/// Reads the records of these nouns and counts those of all others, for that day; a small file is read whole.
///
/// # Errors
/// When the file cannot be read, or holds a value that its description does not allow.
pub fn load_first(opened: &Opened, kinds: &[Kind], day: NaiveDate) -> Result<Register> {
    let _held = hold(&opened.conn)?;
    if last_id(&opened.conn)? <= SMALL {
        return read_all(opened);
    }
    let mut register = Register::default();
    let reading = |kind| if kinds.contains(&kind) { Reading::Records } else { Reading::Counts(day) };
    read_into(opened, &mut register, &|kind| Some(reading(kind)))?;
    Ok(register)
}

/// Reads all records but those of these nouns, which stay unread and uncounted, and the monthly figures.
///
/// # Errors
/// As `load_first`.
pub fn load_but(opened: &Opened, left_out: &[Kind]) -> Result<Register> {
    let _held = hold(&opened.conn)?;
    let mut register = Register::default();
    read_into(opened, &mut register, &|kind| (!left_out.contains(&kind)).then_some(Reading::Records))?;
    let uncounted = Counted { day: NaiveDate::MIN, tally: Tally::default() };
    left_out.iter().for_each(|kind| register.leave_unread(*kind, uncounted.clone()));
    Ok(register)
}

/// Reads what a first reading left; everything anew when the file has changed since it stood at that version.
///
/// # Errors
/// As `load_first`.
pub fn load_rest(opened: &Opened, first: &Register, version: i64) -> Result<Register> {
    let _held = hold(&opened.conn)?;
    if data_version(&opened.conn)? != version {
        return read_all(opened);
    }
    let mut register = first.clone();
    read_into(opened, &mut register, &|kind| (!first.is_read(kind)).then_some(Reading::Records))?;
    Ok(register)
}

/// Grows with each change of the file by another connection.
///
/// # Errors
/// When the file cannot be read.
pub fn data_version(conn: &Connection) -> Result<i64> {
    conn.query_row("PRAGMA data_version", [], |row| row.get(0)).map_err(storage)
}

/// As long as this reads, nobody commits: both connections see the same file.
pub(super) fn hold(conn: &Connection) -> Result<Option<rusqlite::Transaction<'_>>> {
    match conn.is_autocommit() {
        true => Ok(Some(rusqlite::Transaction::new_unchecked(conn, TransactionBehavior::Deferred).map_err(storage)?)),
        false => Ok(None),
    }
}

fn read_all(opened: &Opened) -> Result<Register> {
    let mut register = Register::default();
    read_into(opened, &mut register, &|_| Some(Reading::Records))?;
    Ok(register)
}

/// Reads of each noun what is asked of it; nothing leaves it as the register has it. The file is held already.
fn read_into(opened: &Opened, register: &mut Register, reading: &dyn Fn(Kind) -> Option<Reading>) -> Result<()> {
    let conn = &opened.conn;
    let last = last_id(conn)?;
    register.reserve_ids(Id(last));
    let parts = parts(conn, reading)?;
    let second = match last > SMALL {
        true => connect::reader(&opened.path).ok(),
        false => None,
    };
    let mut read = read_parts(conn, second, &parts)?;
    for kind in nouns().filter(|kind| reading(*kind).is_some()) {
        let of_kind = parts.iter().zip(&mut read).filter(|(part, _)| part.kind == kind);
        let (mut records, mut counts): (Vec<Record>, Option<Counted>) = Default::default();
        for (_, read) in of_kind {
            match read {
                Read::Records(some) if records.is_empty() => records = std::mem::take(some),
                Read::Records(some) => records.append(some),
                Read::Counts(some) => {
                    let before = counts.take().map(|before| before.tally).unwrap_or_default();
                    counts = Some(Counted { day: some.day, tally: before.and(&some.tally) });
                }
            }
        }
        match counts {
            Some(counts) => register.leave_unread(kind, counts),
            None => {
                rows::attach(conn, kind, &mut records)?;
                register.fill(kind, records);
            }
        }
    }
    Ok(())
}

fn nouns() -> impl Iterator<Item = Kind> {
    Kind::ALL.iter().copied().filter(|kind| !kind.is_figures())
}

fn last_id(conn: &Connection) -> Result<i64> {
    let last: Option<String> = conn
        .query_row("SELECT value FROM file_facts WHERE name = 'last_id'", [], |row| row.get(0))
        .optional()
        .map_err(storage)?;
    Ok(last.and_then(|last| last.parse().ok()).unwrap_or(0))
}

/// What there is to read, in order of noun and id.
fn parts(conn: &Connection, reading: &dyn Fn(Kind) -> Option<Reading>) -> Result<Vec<Part>> {
    let mut parts = Vec::new();
    for (kind, reading) in nouns().filter_map(|kind| Some((kind, reading(kind)?))) {
        let table = kind.name();
        let sql = format!("SELECT (SELECT min(id) FROM {table}), (SELECT max(id) FROM {table})");
        let ends = conn.query_row(&sql, [], |row| Ok(row.get::<_, Option<i64>>(0)?.zip(row.get::<_, Option<i64>>(1)?)));
        let Some((mut first, end)) = ends.map_err(storage)? else { continue };
        // Ids can lie far apart: no more parts than are of use.
        let step = PART.max(end.saturating_sub(first) / MOST_PARTS);
        while end.saturating_sub(first) >= step {
            parts.push(Part { kind, first, last: first + step - 1, reading });
            first += step;
        }
        parts.push(Part { kind, first, last: end, reading });
    }
    Ok(parts)
}

/// What each part comes to.
fn read_parts(conn: &Connection, second: Option<Connection>, parts: &[Part]) -> Result<Vec<Read>> {
    by_two(conn, second, parts, &|conn, part| {
        let Part { kind, first, last, reading } = *part;
        Ok(match reading {
            Reading::Records => Read::Records(rows::load_part(conn, kind, first, last)?),
            Reading::Counts(day) => {
                Read::Counts(Counted { day, tally: counting::count_part(conn, kind, day, first, last)? })
            }
        })
    })
}

/// What reading gives of each part, in their order. Two connections take the next part whenever they are done with one.
pub(super) fn by_two<P: Sync, T: Send>(
    conn: &Connection,
    second: Option<Connection>,
    parts: &[P],
    reading: &(dyn Fn(&Connection, &P) -> Result<T> + Sync),
) -> Result<Vec<T>> {
    let next = AtomicUsize::new(0);
    let read: Vec<Mutex<Option<T>>> = parts.iter().map(|_| Mutex::new(None)).collect();
    let take = |conn: &Connection| {
        while let Some((part, place)) = {
            let at = next.fetch_add(1, Ordering::Relaxed);
            parts.get(at).zip(read.get(at))
        } {
            let came = reading(conn, part)?;
            *place.lock().unwrap_or_else(std::sync::PoisonError::into_inner) = Some(came);
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
    let read = read.into_iter();
    Ok(read.filter_map(|part| part.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner)).collect())
}
