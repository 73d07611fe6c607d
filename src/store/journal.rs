//! The journal: each user action is one step with the old and the new values of what it touched, chained by hash.
//! Undo, redo, history and the knowledge date (kennisdatum) are readings of it; it only grows.

use super::failure::database as storage;
use crate::domain::edit::Change;
use crate::domain::field::Noun;
use crate::domain::kind::Kind;
use crate::domain::record::{Id, Record, Ref, Value};
use crate::domain::register::Register;
use crate::error::{Error, ErrorKind, Result};
use crate::text::{Arg, Message};
use chrono::{DateTime, SecondsFormat, Utc};
use rusqlite::types::Value as Sql;
use rusqlite::{Connection, OptionalExtension, params};
use serde_json::{Map, Value as Json};
use sha2::{Digest, Sha256};

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
}

impl Sort {
    const ALL: [(Self, &'static str); 4] =
        [(Self::Edit, "edit"), (Self::Import, "import"), (Self::Undo, "undo"), (Self::Redo, "redo")];

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
pub fn append(conn: &Connection, heading: &Heading<'_>, changes: &[Change]) -> Result<i64> {
    let seq = next_seq(conn)?;
    let previous = head(conn)?;
    let at = heading.at.to_rfc3339_opts(SecondsFormat::Millis, true);
    let what = message_to_json(heading.what).to_string();
    let mut hasher = Sha256::new();
    let of = heading.of.map_or_else(String::new, |of| of.to_string());
    for part in [&previous, &seq.to_string(), &at, heading.who, heading.sort.code(), &of, &what, &heading.figures.1] {
        hasher.update(part.as_bytes());
        hasher.update([0]);
    }
    let mut insert = conn
        .prepare_cached(
            "INSERT INTO journal_changes (step, position, kind, record, before, after) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )
        .map_err(storage)?;
    let lines: Vec<_> = changes.iter().map(|change| (change, encode(change))).collect();
    for (change, (before, after)) in &lines {
        hash_line(&mut hasher, change.kind.name(), change.id.0, before.as_deref(), after.as_deref());
    }
    let hash = format!("{:x}", Hex(&hasher.finalize()));
    conn.prepare_cached(
        "INSERT INTO journal_steps (seq, at, who, sort, of, what, records, figures, figures_digest, previous, hash)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
    )
    .map_err(storage)?
    .execute(params![
        seq,
        at,
        heading.who,
        heading.sort.code(),
        heading.of,
        what,
        i64::try_from(changes.len()).unwrap_or(i64::MAX),
        heading.figures.0,
        heading.figures.1,
        previous,
        hash
    ])
    .map_err(storage)?;
    for (position, (change, (before, after))) in lines.iter().enumerate() {
        let position = i64::try_from(position).unwrap_or(i64::MAX);
        insert.execute(params![seq, position, change.kind.name(), change.id.0, before, after]).map_err(storage)?;
    }
    Ok(seq)
}

/// Hash of the newest step: the whole history in one figure, printed on reports and backups.
///
/// # Errors
/// When the file cannot be read.
pub fn head(conn: &Connection) -> Result<String> {
    let newest = conn
        .query_row("SELECT hash FROM journal_steps ORDER BY seq DESC LIMIT 1", [], |row| row.get(0))
        .optional()
        .map_err(storage)?;
    Ok(newest.unwrap_or_default())
}

/// Follows the chain from its first step and names the first step whose hash is not what its content says.
///
/// # Errors
/// When the file cannot be read.
pub fn first_broken(conn: &Connection) -> Result<Option<i64>> {
    let mut steps = conn
        .prepare("SELECT seq, at, who, sort, of, what, figures_digest, previous, hash FROM journal_steps ORDER BY seq")
        .map_err(storage)?;
    let mut lines = conn
        .prepare("SELECT kind, record, before, after FROM journal_changes WHERE step = ?1 ORDER BY position")
        .map_err(storage)?;
    let mut expected = String::new();
    let mut rows = steps.query([]).map_err(storage)?;
    while let Some(row) = rows.next().map_err(storage)? {
        let text = |at: usize| row.get::<_, String>(at).map_err(storage);
        let seq: i64 = row.get(0).map_err(storage)?;
        let of: Option<i64> = row.get(4).map_err(storage)?;
        let of = of.map_or_else(String::new, |of| of.to_string());
        let previous = text(7)?;
        let mut hasher = Sha256::new();
        for part in [&previous, &seq.to_string(), &text(1)?, &text(2)?, &text(3)?, &of, &text(5)?, &text(6)?] {
            hasher.update(part.as_bytes());
            hasher.update([0]);
        }
        let mut changes = lines.query([seq]).map_err(storage)?;
        while let Some(line) = changes.next().map_err(storage)? {
            let kind: String = line.get(0).map_err(storage)?;
            let before: Option<String> = line.get(2).map_err(storage)?;
            let after: Option<String> = line.get(3).map_err(storage)?;
            let record = line.get(1).map_err(storage)?;
            hash_line(&mut hasher, &kind, record, before.as_deref(), after.as_deref());
        }
        let hash = text(8)?;
        if previous != expected || hash != format!("{:x}", Hex(&hasher.finalize())) {
            return Ok(Some(seq));
        }
        expected = hash;
    }
    Ok(None)
}

/// What undo would take back and redo put back, read from the journal: each entry is the step and the journal number
/// under which it was last applied or taken back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stacks {
    undo: Vec<(i64, i64)>,
    redo: Vec<(i64, i64)>,
}

impl Stacks {
    /// Reads them from the whole journal.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn read(conn: &Connection) -> Result<Self> {
        let mut statement = conn.prepare("SELECT seq, sort, of FROM journal_steps ORDER BY seq").map_err(storage)?;
        let mut rows = statement.query([]).map_err(storage)?;
        let mut stacks = Self::default();
        while let Some(row) = rows.next().map_err(storage)? {
            let sort: String = row.get(1).map_err(storage)?;
            stacks.note(Sort::from_code(&sort), row.get(0).map_err(storage)?, row.get(2).map_err(storage)?);
        }
        Ok(stacks)
    }

    /// Takes note of a step that was saved.
    pub fn note(&mut self, sort: Sort, seq: i64, of: Option<i64>) {
        match (sort, of) {
            (Sort::Undo, Some(of)) => {
                self.undo.pop();
                self.redo.push((of, seq));
            }
            (Sort::Redo, Some(of)) => {
                self.redo.pop();
                self.undo.push((of, seq));
            }
            _ => {
                self.undo.push((seq, seq));
                self.redo.clear();
            }
        }
    }

    /// The step that undo takes back or redo puts back next, and where it was last applied or taken back.
    #[must_use]
    pub fn next(&self, sort: Sort) -> Option<(i64, i64)> {
        match sort {
            Sort::Redo => self.redo.last().copied(),
            _ => self.undo.last().copied(),
        }
    }
}

/// The changes of a step against the register as it is now, turned round when it is to be taken back.
///
/// # Errors
/// `Refused` when a record it touched was changed outside the journal; storage errors otherwise.
pub fn replay(conn: &Connection, register: &Register, seq: i64, backwards: bool) -> Result<Vec<Change>> {
    let order = if backwards { "DESC" } else { "ASC" };
    let sql =
        format!("SELECT kind, record, before, after FROM journal_changes WHERE step = ?1 ORDER BY position {order}");
    let mut statement = conn.prepare_cached(&sql).map_err(storage)?;
    let mut rows = statement.query([seq]).map_err(storage)?;
    let mut changes: Vec<Change> = Vec::new();
    while let Some(row) = rows.next().map_err(storage)? {
        let kind: String = row.get(0).map_err(storage)?;
        let kind = Kind::named(&kind).ok_or_else(unreadable)?;
        let id = Id(row.get(1).map_err(storage)?);
        let (mut old, mut new): (Option<String>, Option<String>) =
            (row.get(2).map_err(storage)?, row.get(3).map_err(storage)?);
        if backwards {
            std::mem::swap(&mut old, &mut new);
        }
        let earlier = changes.iter().rev().find(|change| change.kind == kind && change.id == id);
        let now =
            earlier.map_or_else(|| register.get(kind, id).map(|record| record.values.clone()), |c| c.after.clone());
        changes.push(Change { kind, id, after: step_values(kind, now.as_deref(), new.as_deref())?, before: now });
        let last = changes.last().ok_or_else(unreadable)?;
        check_before(kind, last, old.as_deref())?;
    }
    Ok(changes)
}

/// Takes the register back to what had been recorded up to and including that step.
///
/// # Errors
/// When the file cannot be read.
pub fn rewind(conn: &Connection, register: &mut Register, to: i64) -> Result<()> {
    let mut statement = conn
        .prepare("SELECT kind, record, before FROM journal_changes WHERE step > ?1 ORDER BY step DESC, position DESC")
        .map_err(storage)?;
    let mut rows = statement.query([to]).map_err(storage)?;
    let mut records: std::collections::HashMap<Ref, Option<Box<[Value]>>> = std::collections::HashMap::new();
    while let Some(row) = rows.next().map_err(storage)? {
        let kind: String = row.get(0).map_err(storage)?;
        let kind = Kind::named(&kind).ok_or_else(unreadable)?;
        let reference = Ref { kind, id: Id(row.get(1).map_err(storage)?) };
        let before: Option<String> = row.get(2).map_err(storage)?;
        let now =
            records.entry(reference).or_insert_with(|| register.at(reference).map(|record| record.values.clone()));
        *now = step_values(kind, now.as_deref(), before.as_deref())?;
    }
    let changes: Vec<Change> =
        records.into_iter().map(|(at, after)| Change { kind: at.kind, id: at.id, before: None, after }).collect();
    register.apply(&changes);
    Ok(())
}

/// What a step says the user did.
///
/// # Errors
/// When the file cannot be read.
pub fn what(conn: &Connection, seq: i64) -> Result<Message> {
    let text: String =
        conn.query_row("SELECT what FROM journal_steps WHERE seq = ?1", [seq], |row| row.get(0)).map_err(storage)?;
    Ok(message_from_json(&text))
}

/// The last step saved at or before that moment; 0 when there was none.
///
/// # Errors
/// When the file cannot be read.
pub fn last_at(conn: &Connection, at: DateTime<Utc>) -> Result<i64> {
    let at = at.to_rfc3339_opts(SecondsFormat::Millis, true);
    conn.query_row("SELECT coalesce(max(seq), 0) FROM journal_steps WHERE at <= ?1", [at], |row| row.get(0))
        .map_err(storage)
}

/// Steps, newest first, below `before` when given; of one record when given.
///
/// # Errors
/// When the file cannot be read.
pub fn steps(conn: &Connection, of: Option<Ref>, before: Option<i64>, limit: usize) -> Result<Vec<Step>> {
    let mut sql =
        String::from("SELECT seq, at, who, sort, of, what, records, figures, hash FROM journal_steps WHERE 1");
    let mut values: Vec<Sql> = Vec::new();
    if let Some(record) = of {
        sql.push_str(" AND seq IN (SELECT step FROM journal_changes WHERE kind = ? AND record = ?)");
        values.extend([Sql::Text(record.kind.name().into()), Sql::Integer(record.id.0)]);
    }
    if let Some(before) = before {
        sql.push_str(" AND seq < ?");
        values.push(Sql::Integer(before));
    }
    sql.push_str(" ORDER BY seq DESC LIMIT ?");
    values.push(Sql::Integer(i64::try_from(limit).unwrap_or(i64::MAX)));
    let mut statement = conn.prepare_cached(&sql).map_err(storage)?;
    let rows = statement.query_map(rusqlite::params_from_iter(values), step_from_row).map_err(storage)?;
    rows.collect::<std::result::Result<Vec<_>, _>>().map_err(storage)
}

/// The changed values of a step, at most `limit` records; of one record when given.
///
/// # Errors
/// When the file cannot be read.
pub fn lines(conn: &Connection, seq: i64, of: Option<Ref>, limit: usize) -> Result<Vec<Line>> {
    let mut statement = conn
        .prepare_cached(
            "SELECT kind, record, before, after FROM journal_changes
             WHERE step = ?1 AND (?2 IS NULL OR (kind = ?2 AND record = ?3)) ORDER BY position LIMIT ?4",
        )
        .map_err(storage)?;
    let (kind, id) = (of.map(|record| record.kind.name()), of.map(|record| record.id.0));
    let mut rows =
        statement.query(params![seq, kind, id, i64::try_from(limit).unwrap_or(i64::MAX)]).map_err(storage)?;
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
        let old = step_values(kind, None, before.as_deref())?;
        let new = step_values(kind, None, after.as_deref())?;
        let side = |values: &Option<Box<[Value]>>, at: usize| values.as_ref().map_or(Value::Unknown, |v| v[at].clone());
        let values = kind.noun().fields.iter().enumerate();
        let values = values.map(|(at, field)| (field.name, side(&old, at), side(&new, at)));
        let values = values.filter(|(_, old, new)| old != new).collect();
        lines.push(Line { seq, record: Ref { kind, id: Id(row.get(1).map_err(storage)?) }, values, came });
    }
    Ok(lines)
}

fn step_from_row(row: &rusqlite::Row<'_>) -> rusqlite::Result<Step> {
    let at: String = row.get(1)?;
    let what: String = row.get(5)?;
    Ok(Step {
        seq: row.get(0)?,
        at: DateTime::parse_from_rfc3339(&at).map_or_else(|_| DateTime::<Utc>::MIN_UTC, |at| at.to_utc()),
        who: row.get(2)?,
        sort: Sort::from_code(&row.get::<_, String>(3)?),
        of: row.get(4)?,
        what: message_from_json(&what),
        records: row.get(6)?,
        figures: row.get(7)?,
        hash: row.get(8)?,
    })
}

fn unreadable() -> Error {
    Error::new(ErrorKind::Storage, Message::new("file-journal-unreadable")).hint(Message::new("file-damaged-hint"))
}

struct Hex<'a>(&'a [u8]);

impl std::fmt::LowerHex for Hex<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

fn hash_line(hasher: &mut Sha256, kind: &str, id: i64, before: Option<&str>, after: Option<&str>) {
    for part in [kind, &id.to_string(), before.unwrap_or("-"), after.unwrap_or("-")] {
        hasher.update(part.as_bytes());
        hasher.update([0]);
    }
}

/// Old and new values of a change as the journal keeps them: all that is known of a record that came or went, and
/// only the changed columns of one that stayed.
fn encode(change: &Change) -> (Option<String>, Option<String>) {
    let noun = change.kind.noun();
    match (&change.before, &change.after) {
        (Some(before), Some(after)) => {
            let differs = |at: usize| before[at] != after[at];
            (Some(to_json(noun, before, differs)), Some(to_json(noun, after, differs)))
        }
        (before, after) => {
            let known = |values: &[Value]| to_json(noun, values, |at| !values[at].is_unknown());
            (before.as_deref().map(known), after.as_deref().map(known))
        }
    }
}

fn to_json(noun: &Noun, values: &[Value], wanted: impl Fn(usize) -> bool) -> String {
    let mut map = Map::new();
    for (at, field) in noun.fields.iter().enumerate().filter(|(at, _)| wanted(*at)) {
        map.insert(field.name.into(), value_to_json(&values[at]));
    }
    Json::Object(map).to_string()
}

fn value_to_json(value: &Value) -> Json {
    match value {
        Value::Unknown => Json::Null,
        Value::Nothing => Json::String("none".into()),
        Value::Number(number) => Json::from(*number),
        Value::Day(day) => Json::String(day.format("%Y-%m-%d").to_string()),
        Value::Flag(flag) => Json::Bool(*flag),
        Value::Choice(code) => Json::String((*code).into()),
        Value::Link(id) => Json::from(id.0),
        Value::Links(ids) => Json::Array(ids.iter().map(|id| Json::from(id.0)).collect()),
        Value::Text(text) => Json::String(text.to_string()),
    }
}

/// The values a record has once the named columns are what the journal says; nothing when the record is not there.
fn step_values(kind: Kind, now: Option<&[Value]>, columns: Option<&str>) -> Result<Option<Box<[Value]>>> {
    let Some(columns) = columns else { return Ok(None) };
    let noun = kind.noun();
    let map: Map<String, Json> = serde_json::from_str(columns).map_err(|_| unreadable())?;
    let mut values: Box<[Value]> = match now {
        Some(now) => now.into(),
        None => vec![Value::Unknown; noun.fields.len()].into(),
    };
    for (name, json) in &map {
        // A column that a later version dropped is passed over.
        if let Some((at, field)) = noun.find(name) {
            values[at] = value_from_json(field, json).ok_or_else(unreadable)?;
        }
    }
    Ok(Some(values))
}

fn value_from_json(field: &crate::domain::field::Field, json: &Json) -> Option<Value> {
    use crate::domain::field::Shape;
    Some(match (field.shape, json) {
        (_, Json::Null) => Value::Unknown,
        (Shape::MoneyOrNone, Json::String(_)) => Value::Nothing,
        (Shape::Whole | Shape::Money | Shape::MoneyOrNone | Shape::Percent | Shape::Quantity, Json::Number(number)) => {
            Value::Number(number.as_i64()?)
        }
        (Shape::Day | Shape::Month, Json::String(text)) => Value::Day(text.parse().ok()?),
        (Shape::Flag, Json::Bool(flag)) => Value::Flag(*flag),
        (Shape::Choice(codes), Json::String(text)) => Value::Choice(codes.iter().copied().find(|code| code == text)?),
        (Shape::Link(_) | Shape::LinkBy(_), Json::Number(id)) => Value::Link(Id(id.as_i64()?)),
        (Shape::Links(_), Json::Array(ids)) => {
            Value::Links(ids.iter().map(|id| id.as_i64().map(Id)).collect::<Option<Vec<_>>>()?.into())
        }
        (Shape::Line | Shape::Prose | Shape::Lines, Json::String(text)) => Value::Text(text.as_str().into()),
        _ => return None,
    })
}

/// Whether the record stands as the journal left it, in the columns of this line.
fn check_before(kind: Kind, change: &Change, old: Option<&str>) -> Result<()> {
    let expected = step_values(kind, change.before.as_deref(), old)?;
    if expected == change.before {
        return Ok(());
    }
    let label = Record { id: change.id, values: change.before.clone().unwrap_or_default() };
    let name = change.kind.noun().find(kind.noun().label.first().copied().unwrap_or("note"));
    let shown = name.and_then(|(at, _)| match label.values.get(at) {
        Some(Value::Text(text)) => Some(text.to_string()),
        _ => None,
    });
    let what = Message::new("file-undo-changed-elsewhere")
        .with("noun", kind.name())
        .with("record", shown.unwrap_or_else(|| format!("#{}", change.id.0)));
    Err(Error::new(ErrorKind::Refused, what).hint(Message::new("file-changed-elsewhere-hint")))
}

fn message_to_json(message: &Message) -> Json {
    let mut args = Map::new();
    for (name, arg) in &message.args {
        let json = match arg {
            Arg::Text(text) => Json::String(text.clone()),
            Arg::Count(count) => Json::from(*count),
        };
        args.insert((*name).into(), json);
    }
    serde_json::json!({ "id": message.id, "args": args })
}

/// The sentence as it was saved. Ids and argument names become static again through the closed list of what edits
/// are called; a name from a newer version is told as it stands.
fn message_from_json(text: &str) -> Message {
    let json: Json = serde_json::from_str(text).unwrap_or_default();
    let id = json["id"].as_str().unwrap_or_default();
    let Some(id) = EDITS.iter().copied().find(|known| *known == id) else {
        return Message::new("edit-other").with("name", id);
    };
    let mut message = Message::new(id);
    if let Some(args) = json["args"].as_object() {
        for name in EDIT_ARGS {
            match args.get(*name) {
                Some(Json::String(text)) => message.args.push((name, Arg::Text(text.clone()))),
                Some(Json::Number(count)) => message.args.push((name, Arg::Count(count.as_i64().unwrap_or(0)))),
                _ => {}
            }
        }
    }
    message
}

/// What an action can be called in the journal. The argument `noun` is the name of a kind and is said as its word.
pub const EDITS: &[&str] = &[
    "edit-added",
    "edit-changed",
    "edit-changed-many",
    "edit-removed",
    "edit-removed-many",
    "edit-archived",
    "edit-restored",
    "edit-imported",
    "edit-demo",
    "edit-region",
    "edit-undone",
    "edit-redone",
    "edit-other",
];

/// The arguments those sentences take.
pub const EDIT_ARGS: &[&str] = &["noun", "record", "field", "file", "count", "name"];
