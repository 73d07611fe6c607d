//! Whether the file is sound: SQLite's own checks, and every reference. What the rows mean is left to the domain.

use std::path::Path;
use std::sync::mpsc::{Sender, channel};
use std::sync::{Mutex, OnceLock};
use std::thread::JoinHandle;

use rusqlite::Connection;

use crate::error::{Error, ErrorKind, Result};
use crate::store::connect;
use crate::store::failure::{self, named};
use crate::text::Message;

/// Files smaller than this are checked before anything is shown, in bytes; larger ones in the background, since the
/// check reads every page: about 1 ms for each 1.5 MB.
pub const CHECKED_AT_ONCE: u64 = 8 * 1024 * 1024;

/// Checks the structure of every table and index, without comparing index contents.
///
/// # Errors
/// Damage is storage (74); otherwise as `failure::database`.
pub fn quick(conn: &Connection, path: &Path) -> Result<()> {
    first_finding(conn, "PRAGMA quick_check(1)", path)
}

/// Checks structure, indexes and constraints.
///
/// # Errors
/// Damage is storage (74); otherwise as `failure::database`.
pub fn thorough(conn: &Connection, path: &Path) -> Result<()> {
    first_finding(conn, "PRAGMA integrity_check(1)", path)
}

fn first_finding(conn: &Connection, pragma: &str, path: &Path) -> Result<()> {
    // Names in a damaged file need not be readable text.
    let found = conn
        .query_row(pragma, [], |row| {
            Ok(row.get_ref(0)?.as_bytes_or_null()?.map(|bytes| String::from_utf8_lossy(bytes).into_owned()))
        })
        .map_err(failure::database)?
        .unwrap_or_default();
    if found == "ok" { Ok(()) } else { Err(damaged(path).cause(found)) }
}

/// Checks that every reference leads to a row.
///
/// # Errors
/// A loose reference is damage, storage (74); otherwise as `failure::database`.
pub fn foreign_keys(conn: &Connection, path: &Path) -> Result<()> {
    let mut statement = conn.prepare("PRAGMA foreign_key_check").map_err(failure::database)?;
    let mut rows = statement.query([]).map_err(failure::database)?;
    match rows.next().map_err(failure::database)? {
        None => Ok(()),
        Some(row) => {
            let table: String = row.get(0).unwrap_or_default();
            let parent: String = row.get(2).unwrap_or_default();
            Err(damaged(path).cause(format!("foreign key: {table} -> {parent}")))
        }
    }
}

/// All checks on a connection of its own: for files too large to check before the first screen, and for `check`.
///
/// # Errors
/// Damage is storage (74); otherwise as `failure::database`.
pub fn verify_in_background(path: &Path) -> Result<()> {
    let conn = connect::reader(path)?;
    quick(&conn, path)?;
    foreign_keys(&conn, path)
}

/// The check of a file that was too large to check at opening, on a thread of its own.
#[derive(Debug, Default)]
pub struct Checking {
    thread: Mutex<Option<JoinHandle<Result<()>>>>,
    found: OnceLock<Result<()>>,
    gate: Mutex<Option<Sender<()>>>,
}

impl Checking {
    /// Starts the check of the structure. References are checked with every copy and by `verify_in_background`: that
    /// may take seconds, in which nothing could be saved. It begins when its outcome is asked for or the gate goes.
    #[must_use]
    pub fn start(path: &Path) -> Self {
        let path = path.to_path_buf();
        let (gate, opened) = channel();
        let thread = std::thread::spawn(move || {
            // Nothing is ever sent: the gate opens by going.
            let _ = opened.recv();
            quick(&connect::reader(&path)?, &path)
        });
        Self { thread: Mutex::new(Some(thread)), found: OnceLock::new(), gate: Mutex::new(Some(gate)) }
    }

    /// What holds the check back until it is dropped, for one who has something more urgent to do first.
    #[must_use]
    pub fn take_gate(&self) -> Option<Sender<()>> {
        self.gate.lock().ok().and_then(|mut gate| gate.take())
    }

    /// Waits for the check and answers what it found; at once when there is none or it is done.
    ///
    /// # Errors
    /// Damage is storage (74); otherwise as `failure::database`.
    pub fn wait(&self) -> Result<()> {
        drop(self.take_gate());
        let joined = || {
            let thread = self.thread.lock().ok().and_then(|mut thread| thread.take());
            let broken = || Err(Error::new(ErrorKind::Bug, Message::new("file-unexpected")));
            thread.map_or(Ok(()), |thread| thread.join().unwrap_or_else(|_| broken()))
        };
        self.found.get_or_init(joined).clone()
    }

    /// What the check found, if it is done.
    #[must_use]
    pub fn outcome(&self) -> Option<Result<()>> {
        drop(self.take_gate());
        let running = self.thread.lock().ok().is_some_and(|thread| thread.as_ref().is_some_and(|t| !t.is_finished()));
        (!running).then(|| self.wait())
    }
}

/// The failure of a damaged file.
#[must_use]
pub fn damaged(path: &Path) -> Error {
    Error::new(ErrorKind::Storage, named("file-not-sound", path)).hint(Message::new("file-damaged-hint"))
}
