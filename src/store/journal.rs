//! The journal: each user action is one step with the old and the new values of what it touched, chained by hash.
//! Undo, redo, history and the knowledge date (kennisdatum) are readings of it; it only grows.

pub mod chain;
mod columns;
pub mod turning;

pub use chain::{first_broken, head};
pub use turning::{Stacks, replay, rewind};

use super::failure::database as storage;
use super::personal;
use crate::domain::edit::Change;
use crate::domain::kind::Kind;
use crate::domain::record::{Id, Ref, Value};
use crate::error::{Error, ErrorKind, Result};
use crate::text::{Arg, Message};
use chrono::{DateTime, SecondsFormat, Utc};
use rusqlite::{Connection, params};
use serde_json::{Map, Value as Json};
use sha2::Digest;

/// What sort of step it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// An edit by hand or on the command line.
    Edit,
    /// An import.
    Import,
    /// The taking back of an earlier step.
    Undo,
    /// The putting back of a step that was taken back.
    Redo,
    /// The erasing of personal data, which nothing takes back.
    Erase,
}

impl Sort {
    const ALL: [(Self, &'static str); 5] = [
        (Self::Edit, "edit"),
        (Self::Import, "import"),
        (Self::Undo, "undo"),
        (Self::Redo, "redo"),
        (Self::Erase, "erase"),
    ];

    /// The code as the file holds it.
    #[must_use]
    pub fn code(self) -> &'static str {
        Self::ALL.iter().find(|(sort, _)| *sort == self).map_or("edit", |(_, code)| code)
    }

    fn from_code(code: &str) -> Self {
        Self::ALL.iter().find(|(_, name)| *name == code).map_or(Self::Edit, |(sort, _)| *sort)
    }
}

/// One step of the journal without its changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Its number; steps are ordered by it, whatever the clock did.
    pub seq: i64,
    /// When it was saved.
    pub at: DateTime<Utc>,
    /// Who saved it: the name of the user's account.
    pub who: String,
    /// What sort of step.
    pub sort: Sort,
    /// For undo and redo: the step that was taken back or put back.
    pub of: Option<i64>,
    /// What the user did.
    pub what: Message,
    /// How many records it touched.
    pub records: i64,
    /// How many monthly figures it put in place or took away.
    pub figures: i64,
    /// Hash of this step and all before it, in hexadecimal.
    pub hash: String,
}

/// One changed value in a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The step.
    pub seq: i64,
    /// The record.
    pub record: Ref,
    /// Column, old value, new value; only columns that changed.
    pub values: Vec<(&'static str, Value, Value)>,
    /// Whether the record came to be (`Some(true)`) or went (`Some(false)`).
    pub came: Option<bool>,
}

/// What a new step says of itself.
pub struct Heading<'a> {
    /// When.
    pub at: DateTime<Utc>,
    /// Who.
    pub who: &'a str,
    /// What sort.
    pub sort: Sort,
    /// Which step it takes back or puts back.
    pub of: Option<i64>,
    /// What the user did.
    pub what: &'a Message,
    /// Number and digest of the monthly figures it touched.
    pub figures: (i64, String),
}

/// The number the next step will have. Call within the transaction that writes it.
///
/// # Errors
/// When the file cannot be read.
pub fn next_seq(conn: &Connection) -> Result<i64> {
    conn.query_row("SELECT coalesce(max(seq), 0) + 1 FROM journal_steps", [], |row| row.get(0)).map_err(storage)
}

/// Adds a step with its changes to the chain. The caller wrote the changes in the same transaction.
///
/// # Errors
/// When the file cannot be written.
pub fn append(conn: &Connection, seq: i64, heading: &Heading<'_>, changes: &[Change]) -> Result<()> {
    let at = heading.at.to_rfc3339_opts(SecondsFormat::Millis, true);
    let what = message_to_json(conn, seq, heading.what, changes)?.to_string();
    let previous = head(conn)?;
    let covered = chain::Covered {
        previous: &previous,
        seq,
        at: &at,
        who: heading.who,
        sort: heading.sort.code(),
        of: heading.of,
        what: &what,
        figures_digest: &heading.figures.1,
    };
    let mut hasher = covered.hasher();
    let mut insert = conn
        .prepare_cached(
            "INSERT INTO journal_changes (step, position, kind, record, before, after) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )
        .map_err(storage)?;
    for (position, change) in (0_i64..).zip(changes) {
        let (before, after) = columns::encode(conn, seq, change)?;
        chain::add_line(&mut hasher, change.kind.name(), change.id.0, before.as_deref(), after.as_deref());
        insert.execute(params![seq, position, change.kind.name(), change.id.0, before, after]).map_err(storage)?;
    }
    let records = i64::try_from(changes.len()).unwrap_or(i64::MAX);
    let (figures, digest) = &heading.figures;
    let hash = chain::hex(&hasher.finalize());
    conn.prepare_cached(
        "INSERT INTO journal_steps (seq, at, who, sort, of, what, records, figures, figures_digest, previous, hash)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
    )
    .and_then(|mut statement| {
        let sort = heading.sort.code();
        statement.execute(params![
            seq,
            at,
            heading.who,
            sort,
            heading.of,
            what,
            records,
            figures,
            digest,
            previous,
            hash
        ])
    })
    .map(|_| ())
    .map_err(storage)
}

/// What a step says the user did, and how many monthly figures it touched.
///
/// # Errors
/// When the file cannot be read.
pub fn told(conn: &Connection, seq: i64) -> Result<(Message, i64)> {
    let (what, figures): (String, i64) = conn
        .prepare_cached("SELECT what, figures FROM journal_steps WHERE seq = ?1")
        .and_then(|mut statement| statement.query_row([seq], |row| Ok((row.get(0)?, row.get(1)?))))
        .map_err(storage)?;
    Ok((message_from_json(conn, &what)?, figures))
}

/// The last step saved at or before that moment; 0 when there was none.
///
/// # Errors
/// When the file cannot be read.
pub fn last_at(conn: &Connection, at: DateTime<Utc>) -> Result<i64> {
    let at = at.to_rfc3339_opts(SecondsFormat::Millis, true);
    conn.prepare_cached(LAST_AT).and_then(|mut statement| statement.query_row([at], |row| row.get(0))).map_err(storage)
}

/// The newest steps below one.
const NEWEST: &str = "SELECT seq, at, who, sort, of, what, records, figures, hash FROM journal_steps
    WHERE seq < ?1 ORDER BY seq DESC LIMIT ?2";
/// The newest steps that touched a record, below one.
const NEWEST_OF_RECORD: &str = "SELECT seq, at, who, sort, of, what, records, figures, hash FROM journal_steps
    WHERE seq IN (SELECT step FROM journal_changes WHERE record = ?3 AND kind = ?4 AND step < ?1)
    ORDER BY seq DESC LIMIT ?2";
/// The changes of a step, in its order.
const LINES: &str = "SELECT kind, record, before, after FROM journal_changes
    WHERE step = ?1 ORDER BY position LIMIT ?2";
/// The changes of one record in a step, which may hold many others.
const LINES_OF_RECORD: &str = "SELECT kind, record, before, after FROM journal_changes
    WHERE record = ?3 AND kind = ?4 AND step = ?1 ORDER BY position LIMIT ?2";
/// The last step up to a moment; the clock may have gone back in between. The index is named, since SQLite would
/// rather walk back through the steps themselves, which is slow for moments long ago.
const LAST_AT: &str = "SELECT coalesce(max(seq), 0) FROM journal_steps INDEXED BY journal_steps_by_time WHERE at <= ?1";
/// The readings that must stay fast however long the journal gets: none of them may walk through a table.
pub const QUERIES: &[&str] = &[NEWEST, NEWEST_OF_RECORD, LINES, LINES_OF_RECORD, LAST_AT];

/// Steps, newest first, below `before` when given; of one record when given.
///
/// # Errors
/// When the file cannot be read.
pub fn steps(conn: &Connection, of: Option<Ref>, before: Option<i64>, limit: usize) -> Result<Vec<Step>> {
    let (before, limit) = (before.unwrap_or(i64::MAX), i64::try_from(limit).unwrap_or(i64::MAX));
    let mut statement = conn.prepare_cached(if of.is_some() { NEWEST_OF_RECORD } else { NEWEST }).map_err(storage)?;
    let mut rows = match of {
        Some(record) => statement.query(params![before, limit, record.id.0, record.kind.name()]),
        None => statement.query([before, limit]),
    }
    .map_err(storage)?;
    let mut steps = Vec::new();
    while let Some(row) = rows.next().map_err(storage)? {
        steps.push(
            step_from_row(row)
                .map_err(storage)
                .and_then(|(step, what)| Ok(Step { what: message_from_json(conn, &what)?, ..step }))?,
        );
    }
    Ok(steps)
}

/// The changed values of a step, at most `limit` records; of one record when given.
///
/// # Errors
/// When the file cannot be read.
pub fn lines(conn: &Connection, seq: i64, of: Option<Ref>, limit: usize) -> Result<Vec<Line>> {
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    let mut statement = conn.prepare_cached(if of.is_some() { LINES_OF_RECORD } else { LINES }).map_err(storage)?;
    let mut rows = match of {
        Some(record) => statement.query(params![seq, limit, record.id.0, record.kind.name()]),
        None => statement.query([seq, limit]),
    }
    .map_err(storage)?;
    let mut lines = Vec::new();
    while let Some(row) = rows.next().map_err(storage)? {
        let name: String = row.get(0).map_err(storage)?;
        let kind = Kind::named(&name).ok_or_else(unreadable)?;
        let before: Option<String> = row.get(2).map_err(storage)?;
        let after: Option<String> = row.get(3).map_err(storage)?;
        let came = match (&before, &after) {
            (None, _) => Some(true),
            (_, None) => Some(false),
            _ => None,
        };
        let old = columns::decode(conn, kind, None, before.as_deref())?;
        let new = columns::decode(conn, kind, None, after.as_deref())?;
        let side = |values: &Option<Box<[Value]>>, at: usize| values.as_ref().map_or(Value::Unknown, |v| v[at].clone());
        let values = kind.noun().fields.iter().enumerate();
        let values = values.map(|(at, field)| (field.name, side(&old, at), side(&new, at)));
        let values = values.filter(|(_, old, new)| old != new).collect();
        lines.push(Line { seq, record: Ref { kind, id: Id(row.get(1).map_err(storage)?) }, values, came });
    }
    Ok(lines)
}

fn step_from_row(row: &rusqlite::Row<'_>) -> rusqlite::Result<(Step, String)> {
    let at: String = row.get(1)?;
    let step = Step {
        seq: row.get(0)?,
        at: DateTime::parse_from_rfc3339(&at).map_or_else(|_| DateTime::<Utc>::MIN_UTC, |at| at.to_utc()),
        who: row.get(2)?,
        sort: Sort::from_code(&row.get::<_, String>(3)?),
        of: row.get(4)?,
        what: Message::new("edit-other"),
        records: row.get(6)?,
        figures: row.get(7)?,
        hash: row.get(8)?,
    };
    Ok((step, row.get(5)?))
}

fn unreadable() -> Error {
    Error::new(ErrorKind::Storage, Message::new("file-journal-unreadable")).hint(Message::new("file-damaged-hint"))
}

/// A sentence as the journal keeps it. What tells personal data of a touched record is kept by reference.
fn message_to_json(conn: &Connection, seq: i64, message: &Message, changes: &[Change]) -> Result<Json> {
    let mut args = Map::new();
    for (name, arg) in &message.args {
        let json = match arg {
            Arg::Text(text) => match personal::told_about(changes, text) {
                Some(of) => personal::keep(conn, seq, of, &Json::from(text.as_str()))?,
                None => Json::from(text.as_str()),
            },
            Arg::Count(count) => Json::from(*count),
            // No action is called by such a value; if one were, its Dutch would be kept.
            Arg::Each([dutch, _]) => Json::from(dutch.as_str()),
        };
        args.insert((*name).into(), json);
    }
    Ok(serde_json::json!({ "id": message.id, "args": args }))
}

/// The sentence as it was saved. Ids and argument names become static again through the closed list of what edits
/// are called; a name from a newer version is told as it stands.
fn message_from_json(conn: &Connection, text: &str) -> Result<Message> {
    let json: Json = serde_json::from_str(text).unwrap_or_default();
    let id = json["id"].as_str().unwrap_or_default();
    let Some(id) = EDITS.iter().copied().find(|known| *known == id) else {
        return Ok(Message::new("edit-other").with("name", id));
    };
    let mut message = Message::new(id);
    for name in EDIT_ARGS {
        let arg = &json["args"][*name];
        let arg = match personal::behind(conn, arg)? {
            Some(personal::Kept::Whole(text)) => text,
            Some(_) => Json::from(personal::ERASED),
            None => arg.clone(),
        };
        match arg {
            Json::String(text) => message.args.push((name, Arg::Text(text))),
            Json::Number(count) => message.args.push((name, Arg::Count(count.as_i64().unwrap_or(0)))),
            _ => {}
        }
    }
    Ok(message)
}

/// What an action can be called in the journal. The argument `noun` is the name of a kind and is said as its word.
pub const EDITS: &[&str] = &[
    "edit-added",
    "edit-frozen",
    "edit-frozen-many",
    "edit-changed",
    "edit-changed-many",
    "edit-removed",
    "edit-removed-many",
    "edit-archived",
    "edit-deadline",
    "edit-deadlines",
    "edit-restored",
    "edit-imported",
    "edit-demo",
    "demo-step-first",
    "demo-step-later",
    "demo-step-correction",
    "edit-region",
    "edit-undone",
    "edit-redone",
    "edit-erased",
    "edit-other",
];

/// The arguments those sentences take.
pub const EDIT_ARGS: &[&str] = &["noun", "record", "field", "file", "count", "name"];
