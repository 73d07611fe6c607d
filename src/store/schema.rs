//! The schema of the file: its version, its fingerprint, and the way from an older version to this one.

use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use rusqlite::types::ValueRef;
use rusqlite::{Connection, TransactionBehavior};
use sha2::{Digest, Sha256};

use crate::error::{Error, ErrorKind, Result};
use crate::store::failure::{self, named};
use crate::store::journal::chain::hex;
use crate::store::upgrade::{STEPS, Step};
use crate::store::{backup, check, connect};
use crate::text::Message;

/// Marks a file as ours: "PRL1" in ASCII.
pub const APPLICATION_ID: i32 = 0x5052_4C31;
/// The schema version that this program writes; 1 or more.
pub const VERSION: i32 = 3;
/// The schema of this version.
pub const SCHEMA: &str = include_str!("../../schema.sql");
/// Where an upgrade goes: the version, the schema it must end in, and the steps.
#[derive(Clone, Copy, Debug)]
pub struct Target<'a> {
    /// The version after the upgrade.
    pub version: i32,
    /// The schema of that version.
    pub schema: &'a str,
    /// The steps of all versions up to it.
    pub steps: &'a [Step],
}

impl Target<'static> {
    /// The version that this program writes.
    #[must_use]
    pub fn current() -> Self {
        Self { version: VERSION, schema: SCHEMA, steps: STEPS }
    }
}

/// Builds the schema in an empty database, in one transaction, and marks the file as ours.
///
/// # Errors
/// As `failure::database`.
pub fn build(conn: &mut Connection, sql: &str, version: i32) -> Result<()> {
    let transaction = conn.transaction_with_behavior(TransactionBehavior::Immediate).map_err(failure::database)?;
    transaction.execute_batch(sql).map_err(failure::database)?;
    transaction.pragma_update(None, "application_id", APPLICATION_ID).map_err(failure::database)?;
    transaction.pragma_update(None, "user_version", version).map_err(failure::database)?;
    transaction.commit().map_err(failure::database)
}

/// The application id and schema version as SQLite sees them, after any journal was played back.
///
/// # Errors
/// As `failure::database`.
pub fn ids(conn: &Connection) -> Result<(i32, i32)> {
    let read = |pragma| conn.pragma_query_value(None, pragma, |row| row.get(0)).map_err(failure::database);
    Ok((read("application_id")?, read("user_version")?))
}

/// A hash over every table, index, view and trigger of a file. Statistics of the planner do not count, nor do
/// white space and quoted names, which SQLite changes when a table is renamed.
///
/// # Errors
/// As `failure::database`.
pub fn fingerprint(conn: &Connection) -> Result<String> {
    fingerprint_of(conn).map_err(failure::database)
}

fn fingerprint_of(conn: &Connection) -> rusqlite::Result<String> {
    let mut statement = conn.prepare(
        "SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_schema
         WHERE name NOT LIKE 'sqlite\\_stat%' ESCAPE '\\' ORDER BY type, name",
    )?;
    let mut rows = statement.query([])?;
    let mut hash = Sha256::new();
    while let Some(row) = rows.next()? {
        for column in 0..4 {
            // A damaged file may hold anything here: that makes another fingerprint, not a failure.
            let text = match row.get_ref(column)? {
                ValueRef::Text(bytes) | ValueRef::Blob(bytes) => String::from_utf8_lossy(bytes).into_owned(),
                other => format!("{other:?}"),
            };
            for word in text.replace('"', "").split_whitespace() {
                hash.update(word.as_bytes());
                hash.update(b" ");
            }
            hash.update(b"\n");
        }
    }
    Ok(hex(&hash.finalize()))
}

/// SHA-256 of the text of `SCHEMA` and the fingerprint of a file made from it: known ahead, since building the schema
/// to find out takes half of opening. A schema of another text is built, so a stale entry costs time and nothing else.
pub const KNOWN: [&str; 2] = [
    "ced452c1a63754668b3d32a2bb65ab52fcab42529acebb313f10493088da8e44",
    "2845b080fe04e5deff2c551ab4f2007d0dbe064845e358ae5f834dcd86ac388b",
];

/// The fingerprint that a file with this schema has.
///
/// # Errors
/// As `failure::database`.
pub fn expected(sql: &str) -> Result<String> {
    let [text, fingerprint] = KNOWN;
    if hex(&Sha256::digest(sql.as_bytes())) == text { Ok(fingerprint.into()) } else { built(sql) }
}

/// The fingerprint of a file that is made with this schema now.
///
/// # Errors
/// As `failure::database`.
pub fn built(sql: &str) -> Result<String> {
    let mut conn = connect::in_memory()?;
    build(&mut conn, sql, VERSION)?;
    fingerprint(&conn)
}

/// Refuses a file whose tables or triggers are not the ones that this program made.
///
/// # Errors
/// Not ours (76).
pub fn require_fingerprint(conn: &Connection, sql: &str, path: &Path) -> Result<()> {
    if fingerprint(conn)? == expected(sql)? {
        return Ok(());
    }
    Err(Error::new(ErrorKind::NotOurs, named("file-schema-differs", path))
        .hint(Message::new("file-schema-differs-hint")))
}

/// Brings an older file to the target version: a verified copy first, then every step in one transaction that ends
/// with a check of the foreign keys and of the schema. Returns the copy.
///
/// # Errors
/// Storage (74) or busy (75), with the file as it was; a fault in the program (70) if the steps do not lead there.
pub fn upgrade(conn: &mut Connection, path: &Path, target: Target<'_>, now: DateTime<Utc>) -> Result<PathBuf> {
    let (_, from) = ids(conn)?;
    let copy = backup::copy_beside(conn, path, &format!(".v{from}"), now)?;
    // Rebuilding a table drops it, which would act on rows that refer to it; SQLite ignores this inside a transaction.
    conn.execute_batch("PRAGMA foreign_keys = OFF").map_err(failure::database)?;
    let outcome = take_steps(conn, path, target);
    conn.execute_batch("PRAGMA foreign_keys = ON").map_err(failure::database)?;
    connect::require(conn, "foreign_keys", 1, path)?;
    outcome.map(|()| copy)
}

fn take_steps(conn: &mut Connection, path: &Path, target: Target<'_>) -> Result<()> {
    let transaction = conn.transaction_with_behavior(TransactionBehavior::Immediate).map_err(failure::database)?;
    let (_, mut version) = ids(&transaction)?;
    for step in target.steps {
        if step.to <= version || step.to > target.version {
            continue;
        }
        if step.to != version + 1 {
            break;
        }
        (step.apply)(&transaction).map_err(failure::database)?;
        version = step.to;
    }
    if version != target.version {
        return Err(Error::new(ErrorKind::Bug, named("file-no-upgrade", path)));
    }
    check::foreign_keys(&transaction, path)?;
    require_fingerprint(&transaction, target.schema, path)?;
    transaction.pragma_update(None, "user_version", version).map_err(failure::database)?;
    transaction.commit().map_err(failure::database)
}
