//! Steps read back: what undo and redo would do next, a step turned round, and the register as it was earlier.

use super::super::failure::database as storage;
use super::super::rows;
use super::{Sort, columns, unreadable};
use crate::domain::edit::Change;
use crate::domain::kind::Kind;
use crate::domain::record::{Id, Ref, Value};
use crate::domain::register::Register;
use crate::error::{Error, ErrorKind, Result};
use crate::text::Message;
use rusqlite::Connection;
use std::collections::HashMap;

/// What undo would take back and redo put back, read from the journal: the steps that stand and those taken back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stacks {
    undo: Vec<i64>,
    redo: Vec<i64>,
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
                self.redo.push(of);
            }
            (Sort::Redo, Some(of)) => {
                self.redo.pop();
                self.undo.push(of);
            }
            // What was erased stays erased, whatever is taken back around it.
            (Sort::Erase, _) => {}
            _ => {
                self.undo.push(seq);
                self.redo.clear();
            }
        }
    }

    /// The step that undo takes back or redo puts back next.
    #[must_use]
    pub fn next(&self, sort: Sort) -> Option<i64> {
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
    let mut latest: HashMap<Ref, usize> = HashMap::new();
    while let Some(row) = rows.next().map_err(storage)? {
        let kind: String = row.get(0).map_err(storage)?;
        let kind = Kind::named(&kind).ok_or_else(unreadable)?;
        let id = Id(row.get(1).map_err(storage)?);
        let (mut old, mut new): (Option<String>, Option<String>) =
            (row.get(2).map_err(storage)?, row.get(3).map_err(storage)?);
        if backwards {
            std::mem::swap(&mut old, &mut new);
        }
        let reference = Ref { kind, id };
        let before = match latest.insert(reference, changes.len()) {
            Some(earlier) => changes[earlier].after.clone(),
            None => register.get(kind, id).map(|record| record.values.clone()),
        };
        let after = columns::decode(conn, kind, before.as_deref(), new.as_deref())?;
        let change = Change { kind, id, before, after };
        check_before(conn, kind, &change, old.as_deref())?;
        changes.push(change);
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
    let mut records: HashMap<Ref, Option<Box<[Value]>>> = HashMap::new();
    while let Some(row) = rows.next().map_err(storage)? {
        let kind: String = row.get(0).map_err(storage)?;
        let kind = Kind::named(&kind).ok_or_else(unreadable)?;
        let reference = Ref { kind, id: Id(row.get(1).map_err(storage)?) };
        let before: Option<String> = row.get(2).map_err(storage)?;
        let now =
            records.entry(reference).or_insert_with(|| register.at(reference).map(|record| record.values.clone()));
        *now = columns::decode(conn, kind, now.as_deref(), before.as_deref())?;
    }
    let changes: Vec<Change> =
        records.into_iter().map(|(at, after)| Change { kind: at.kind, id: at.id, before: None, after }).collect();
    register.apply(&changes);
    Ok(())
}

/// Whether the record stands as the journal left it, in the columns of this line; both values are told if not.
fn check_before(conn: &Connection, kind: Kind, change: &Change, old: Option<&str>) -> Result<()> {
    let expected = columns::decode(conn, kind, change.before.as_deref(), old)?;
    if expected == change.before {
        return Ok(());
    }
    let noun = kind.noun();
    let name = noun.find(noun.label.first().copied().unwrap_or("note")).map_or(0, |(at, _)| at);
    let shown = match change.before.as_ref().and_then(|values| values.get(name)) {
        Some(Value::Text(text)) => text.to_string(),
        _ => format!("#{}", change.id.0),
    };
    let differing = expected.as_ref().zip(change.before.as_ref()).and_then(|(expected, now)| {
        let at = (0..noun.fields.len()).find(|at| expected[*at] != now[*at])?;
        Some((noun.fields[at].name, rows::plain(&now[at]), rows::plain(&expected[at])))
    });
    let what = match differing {
        Some((field, theirs, mine)) => {
            Message::new("file-undo-changed-elsewhere").with("field", field).with("theirs", theirs).with("mine", mine)
        }
        None => Message::new("file-undo-gone-elsewhere"),
    };
    let what = what.with("noun", kind.name()).with("record", shown);
    Err(Error::new(ErrorKind::Refused, what).hint(Message::new("file-changed-elsewhere-hint")))
}
