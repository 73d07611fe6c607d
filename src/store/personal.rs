//! Personal data in the journal: kept beside it, so that it can be erased while the chain of hashes stays whole.
//! The journal holds a number and a salted fingerprint; salt and value stand in `journal_personal` until erased.

use super::failure::database as storage;
use super::{backup, connect, journal, rows};
use crate::domain::edit::Change;
use crate::domain::field::{Field, Noun, Shape};
use crate::domain::record::{Ref, Value};
use crate::error::Result;
use crate::text::{Arg, Message};
use rusqlite::{Connection, OptionalExtension, params};
use serde_json::{Value as Json, json};
use sha2::{Digest, Sha256};
use std::path::{Path, PathBuf};

/// What stands where a record cannot do without a text that was erased.
pub const ERASED: &str = "—";

/// Keeps a value for the journal and answers what the journal says instead of it.
///
/// # Errors
/// When the file cannot be written.
pub fn keep(conn: &Connection, step: i64, of: Ref, value: &Json) -> Result<Json> {
    let text = value.to_string();
    let salt: String = conn.prepare_cached("SELECT lower(hex(randomblob(16)))").and_then(one_text).map_err(storage)?;
    conn.prepare_cached("INSERT INTO journal_personal (step, kind, record, salt, value) VALUES (?1, ?2, ?3, ?4, ?5)")
        .and_then(|mut statement| statement.execute(params![step, of.kind.name(), of.id.0, salt, text]))
        .map_err(storage)?;
    Ok(json!({ "p": conn.last_insert_rowid(), "h": fingerprint(&salt, &text) }))
}

fn one_text(mut statement: rusqlite::CachedStatement<'_>) -> rusqlite::Result<String> {
    statement.query_row([], |row| row.get(0))
}

/// What became of a value that the journal refers to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kept {
    /// It is there.
    Whole(Json),
    /// It was erased.
    Erased,
    /// It is not what the journal says, or gone in another way than by erasing.
    Broken,
}

/// The value behind a reference in the journal; nothing when this is no reference.
///
/// # Errors
/// When the file cannot be read.
pub fn behind(conn: &Connection, reference: &Json) -> Result<Option<Kept>> {
    let Some((number, said)) = reference["p"].as_i64().zip(reference["h"].as_str()) else { return Ok(None) };
    let found: Option<(Option<String>, Option<String>)> = conn
        .prepare_cached("SELECT salt, value FROM journal_personal WHERE id = ?1")
        .and_then(|mut statement| statement.query_row([number], |row| Ok((row.get(0)?, row.get(1)?))).optional())
        .map_err(storage)?;
    Ok(Some(match found {
        Some((Some(salt), Some(value))) if fingerprint(&salt, &value) == said => {
            serde_json::from_str(&value).map_or(Kept::Broken, Kept::Whole)
        }
        Some((None, None)) => Kept::Erased,
        _ => Kept::Broken,
    }))
}

fn fingerprint(salt: &str, value: &str) -> String {
    let digest = Sha256::new().chain_update(salt.as_bytes()).chain_update([0]).chain_update(value.as_bytes());
    journal::chain::hex(&digest.finalize())
}

/// What a field holds after its value was erased: unknown, or a dash where the record needs a text.
#[must_use]
pub fn erased(field: &Field) -> Value {
    match field.shape {
        Shape::Line | Shape::Prose | Shape::Lines if field.required => Value::Text(ERASED.into()),
        _ => Value::Unknown,
    }
}

/// The record whose personal data a text tells, if any of the changes brings or takes such data.
#[must_use]
pub fn told_about(changes: &[Change], text: &str) -> Option<Ref> {
    let tells = |noun: &Noun, values: &[Value]| {
        noun.fields.iter().zip(values).any(|(field, value)| match value {
            Value::Text(personal) if field.personal => text.contains(&**personal),
            _ => false,
        })
    };
    let touched = changes.iter().find(|change| {
        let noun = change.kind.noun();
        let sides = [&change.before, &change.after];
        sides.iter().any(|side| side.as_deref().is_some_and(|values| tells(noun, values)))
    });
    touched.map(|change| Ref { kind: change.kind, id: change.id })
}

/// The sentence without arguments that tell personal data: for the heading of the step that erases them.
#[must_use]
pub fn erasing(of: Ref) -> Message {
    let record = Arg::Text(format!("#{}", of.id.0));
    Message { id: "edit-erased", args: vec![("noun", Arg::Text(of.kind.name().into())), ("record", record)] }
}

/// Blanks every value the journal keeps of a record, and the draft of its form. Answers how many values went.
///
/// # Errors
/// When the file cannot be written.
pub fn blank(conn: &Connection, of: Ref) -> Result<usize> {
    conn.execute("DELETE FROM drafts WHERE form = ?1", [format!("{}/{}", of.kind.name(), of.id.0)]).map_err(storage)?;
    conn.execute(
        "UPDATE journal_personal SET salt = NULL, value = NULL WHERE kind = ?1 AND record = ?2 AND value IS NOT NULL",
        params![of.kind.name(), of.id.0],
    )
    .map_err(storage)
}

/// The change that empties the personal fields of a record as the file holds it; nothing when it is gone or empty.
///
/// # Errors
/// When the file cannot be read.
pub fn emptied(conn: &Connection, of: Ref) -> Result<Option<Change>> {
    let Some(record) = rows::load_one(conn, of.kind, of.id)? else { return Ok(None) };
    let mut after = record.values.clone();
    for (at, field) in of.kind.noun().fields.iter().enumerate().filter(|(_, field)| field.personal) {
        after[at] = erased(field);
    }
    if after == record.values {
        return Ok(None);
    }
    Ok(Some(Change { kind: of.kind, id: of.id, before: Some(record.values), after: Some(after) }))
}

/// The copies beside the file that still hold personal data of a record; one that cannot be read counts as holding.
///
/// # Errors
/// When the folder of copies cannot be read.
pub fn copies_holding(path: &Path, of: Ref) -> Result<Vec<PathBuf>> {
    let copies = backup::list_backups(path)?;
    let holding = copies.into_iter().filter(|copy| holds(&copy.path, of).unwrap_or(true));
    Ok(holding.map(|copy| copy.path).collect())
}

fn holds(copy: &Path, of: Ref) -> Result<bool> {
    let conn = connect::reader(copy)?;
    if emptied(&conn, of)?.is_some() {
        return Ok(true);
    }
    conn.query_row(
        "SELECT EXISTS (SELECT 1 FROM journal_personal WHERE kind = ?1 AND record = ?2 AND value IS NOT NULL)",
        params![of.kind.name(), of.id.0],
        |row| row.get(0),
    )
    .map_err(storage)
}
