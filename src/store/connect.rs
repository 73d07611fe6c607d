//! One connection to SQLite with every setting that the promises rest on, each read back where SQLite might not obey.
//! Whose file it is and who may write are left to `open`.

use std::path::Path;
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::limits::Limit;
use rusqlite::{Connection, OpenFlags};

use crate::error::{Error, ErrorKind, Result};
use crate::store::failure::{self, named};
use crate::text::Message;

/// The oldest SQLite that may be used: 3.51.3.
pub const SQLITE_FLOOR: i32 = 3_051_003;
/// How long SQLite waits for another program's lock, in milliseconds.
pub const BUSY_MS: u64 = 5000;

/// Bounds on what a hostile file or a runaway query may ask of SQLite.
const LIMITS: &[(Limit, i32)] = &[
    (Limit::SQLITE_LIMIT_LENGTH, 16 * 1024 * 1024),
    (Limit::SQLITE_LIMIT_SQL_LENGTH, 1024 * 1024),
    (Limit::SQLITE_LIMIT_COLUMN, 500),
    (Limit::SQLITE_LIMIT_EXPR_DEPTH, 200),
    (Limit::SQLITE_LIMIT_COMPOUND_SELECT, 200),
    (Limit::SQLITE_LIMIT_VDBE_OP, 1_000_000),
    (Limit::SQLITE_LIMIT_FUNCTION_ARG, 100),
    (Limit::SQLITE_LIMIT_ATTACHED, 0),
    (Limit::SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 1000),
    (Limit::SQLITE_LIMIT_TRIGGER_DEPTH, 100),
    (Limit::SQLITE_LIMIT_WORKER_THREADS, 0),
];

/// Refuses a SQLite library with known faults (P17).
///
/// # Errors
/// A fault in the program (70): the build is wrong, not the file.
pub fn require_floor() -> Result<()> {
    if rusqlite::version_number() >= SQLITE_FLOOR {
        return Ok(());
    }
    Err(Error::new(ErrorKind::Bug, Message::new("file-sqlite-too-old").with("version", rusqlite::version())))
}

/// Opens an existing file for writing, with a rollback journal; a write-ahead log is ended here.
///
/// # Errors
/// As `failure::database`; storage (74) if SQLite does not take a setting.
pub fn writer(path: &Path) -> Result<Connection> {
    let conn = open(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    let mode: String =
        conn.query_row("PRAGMA journal_mode = DELETE", [], |row| row.get(0)).map_err(failure::database)?;
    if mode != "delete" {
        return Err(setting_refused("journal_mode", path));
    }
    conn.execute_batch("PRAGMA synchronous = EXTRA; PRAGMA fullfsync = ON; PRAGMA secure_delete = ON;")
        .map_err(failure::database)?;
    require(&conn, "synchronous", 3, path)?;
    require(&conn, "secure_delete", 1, path)?;
    Ok(conn)
}

/// Opens an existing file for reading only.
///
/// # Errors
/// As `failure::database`; storage (74) if SQLite does not take a setting.
pub fn reader(path: &Path) -> Result<Connection> {
    open(path, OpenFlags::SQLITE_OPEN_READ_ONLY)
}

fn open(path: &Path, access: OpenFlags) -> Result<Connection> {
    require_floor()?;
    // No URI and no CREATE: the path is a name and nothing else, and a missing file stays missing.
    let flags = access
        | OpenFlags::SQLITE_OPEN_NOFOLLOW
        | OpenFlags::SQLITE_OPEN_EXRESCODE
        | OpenFlags::SQLITE_OPEN_NO_MUTEX
        | OpenFlags::SQLITE_OPEN_PRIVATE_CACHE;
    let conn = Connection::open_with_flags(path, flags).map_err(failure::database)?;
    settle(&conn, path)?;
    Ok(conn)
}

/// An empty database in memory with the same settings, to build a schema for comparison.
///
/// # Errors
/// As `failure::database`.
pub fn in_memory() -> Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let conn = Connection::open_in_memory_with_flags(flags).map_err(failure::database)?;
    settle(&conn, Path::new(":memory:"))?;
    Ok(conn)
}

fn settle(conn: &Connection, path: &Path) -> Result<()> {
    conn.busy_timeout(Duration::from_millis(BUSY_MS)).map_err(failure::database)?;
    for (config, on) in [
        (DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true),
        (DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false),
        (DbConfig::SQLITE_DBCONFIG_DQS_DML, false),
        (DbConfig::SQLITE_DBCONFIG_DQS_DDL, false),
    ] {
        if conn.set_db_config(config, on).map_err(failure::database)? != on {
            return Err(setting_refused("db_config", path));
        }
    }
    for (limit, value) in LIMITS {
        conn.set_limit(*limit, *value).map_err(failure::database)?;
    }
    conn.execute_batch(
        "PRAGMA foreign_keys = ON; PRAGMA recursive_triggers = ON; PRAGMA cell_size_check = ON;
         PRAGMA mmap_size = 0; PRAGMA temp_store = MEMORY;",
    )
    .map_err(failure::database)?;
    for (pragma, value) in [("foreign_keys", 1), ("recursive_triggers", 1), ("cell_size_check", 1), ("temp_store", 2)] {
        require(conn, pragma, value, path)?;
    }
    Ok(())
}

/// Reads a setting back and requires its value.
///
/// # Errors
/// Storage (74) if SQLite holds another value.
pub fn require(conn: &Connection, pragma: &str, value: i64, path: &Path) -> Result<()> {
    match conn.pragma_query_value(None, pragma, |row| row.get::<_, i64>(0)) {
        Ok(found) if found == value => Ok(()),
        Ok(_) => Err(setting_refused(pragma, path)),
        Err(error) => Err(failure::database(error)),
    }
}

fn setting_refused(setting: &str, path: &Path) -> Error {
    Error::new(ErrorKind::Storage, named("file-setting-refused", path).with("setting", setting))
}
