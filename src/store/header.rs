//! Whose file it is, read from its first hundred bytes before SQLite sees it, so that a refused file stays untouched.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use crate::error::{Error, ErrorKind, Result};
use crate::store::{failure, place, schema};
use crate::text::Message;

/// Length of the header of every SQLite file, in bytes.
const HEADER: usize = 100;
/// The first bytes of every SQLite file.
const MAGIC: &[u8; 16] = b"SQLite format 3\0";

/// What the header says about a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// A register of this program's schema version.
    Ours(i32),
    /// A register of an older schema version, which can be upgraded.
    Older(i32),
    /// A register of a version that this program does not know.
    Newer(i32),
    /// A SQLite file of another program.
    NotPerceel,
    /// Not a SQLite file.
    NotADatabase,
    /// A file of 0 bytes.
    Empty,
}

/// The part of the header that matters before opening.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Header {
    /// Whose file it is.
    pub verdict: Verdict,
    /// Whether another program switched the file to a write-ahead log.
    pub wal: bool,
}

/// Reads the header, for a program that knows schema versions up to `known`; the file is closed again before this
/// returns. Not for a file that this process has open: closing it would end SQLite's locks there.
///
/// # Errors
/// Missing (66), not a plain file (66), not permitted (77), unreadable (74).
pub fn read(path: &Path, known: i32) -> Result<Header> {
    let file = place::open_plain(path)?;
    let mut bytes = Vec::with_capacity(HEADER);
    read_start(&file, &mut bytes).map_err(|error| failure::reading(&error, path))?;
    Ok(judge(&bytes, known))
}

fn read_start(file: &File, bytes: &mut Vec<u8>) -> std::io::Result<usize> {
    file.take(HEADER as u64).read_to_end(bytes)
}

/// Judges the first bytes of a file.
#[must_use]
pub fn judge(bytes: &[u8], known: i32) -> Header {
    let verdict = if bytes.is_empty() {
        Verdict::Empty
    } else if bytes.len() < HEADER || !bytes.starts_with(MAGIC) {
        Verdict::NotADatabase
    } else {
        judge_ids(number(bytes, 68), number(bytes, 60), known)
    };
    Header { verdict, wal: bytes.get(18) == Some(&2) || bytes.get(19) == Some(&2) }
}

/// Judges an application id and a schema version, in the header or as SQLite reports them.
#[must_use]
pub fn judge_ids(application: i32, version: i32, known: i32) -> Verdict {
    if application != schema::APPLICATION_ID {
        Verdict::NotPerceel
    } else if version == known {
        Verdict::Ours(version)
    } else if version > 0 && version < known {
        Verdict::Older(version)
    } else {
        Verdict::Newer(version)
    }
}

/// Refuses what cannot be opened, naming the version that is needed.
///
/// # Errors
/// Not ours (76) for every verdict but `Ours` and `Older`.
pub fn accept(verdict: Verdict, path: &Path) -> Result<()> {
    let (what, hint) = match verdict {
        Verdict::Ours(_) | Verdict::Older(_) => return Ok(()),
        Verdict::Newer(version) => {
            let what = failure::named("file-newer", path)
                .with("version", version.to_string())
                .with("known", schema::VERSION.to_string());
            return Err(Error::new(ErrorKind::NotOurs, what).hint(Message::new("file-newer-hint")));
        }
        Verdict::NotPerceel => ("file-not-perceel", "file-not-perceel-hint"),
        Verdict::NotADatabase => ("file-not-database", "file-not-perceel-hint"),
        Verdict::Empty => ("file-empty", "file-empty-hint"),
    };
    Err(Error::new(ErrorKind::NotOurs, failure::named(what, path)).hint(Message::new(hint)))
}

fn number(bytes: &[u8], at: usize) -> i32 {
    bytes.get(at..at + 4).and_then(|four| four.try_into().ok()).map_or(0, i32::from_be_bytes)
}
