//! What the file itself does not take, as a sentence: a number that exists already, a value out of bounds, a link to nothing.

use super::failure;
use crate::domain::field::Noun;
use crate::domain::kind::Kind;
use crate::error::{Error, ErrorKind, Result};
use crate::text::Message;
use rusqlite::{Connection, ErrorCode, ffi};

/// The failure of a write to the table of a noun. A broken rule is refused (65) and names noun and field; anything
/// else is as `failure::database`.
#[must_use]
pub fn of(error: rusqlite::Error, noun: &Noun) -> Error {
    let rusqlite::Error::SqliteFailure(code, Some(text)) = &error else { return failure::database(error) };
    let id = match code.extended_code {
        ffi::SQLITE_CONSTRAINT_PRIMARYKEY | ffi::SQLITE_CONSTRAINT_ROWID => "file-added-elsewhere",
        ffi::SQLITE_CONSTRAINT_UNIQUE => "file-refused-double",
        ffi::SQLITE_CONSTRAINT_CHECK => "file-refused-bounds",
        ffi::SQLITE_CONSTRAINT_NOTNULL => "file-refused-missing",
        _ => return failure::database(error),
    };
    let what = Message::new(id).with("noun", noun.name()).with("field", field_in(noun, text));
    Error::new(ErrorKind::Refused, what).hint(Message::new("file-value-refused-hint")).cause(error)
}

/// The field that SQLite's text about a broken rule is about: `providers.kvk`, an index by its name, or the rule.
fn field_in(noun: &Noun, text: &str) -> &'static str {
    let rule = text.split_once(": ").map_or(text, |(_, rule)| rule);
    let named = |word: &str| noun.fields.iter().find(|field| field.name == word);
    let words = rule.split(|c: char| !c.is_ascii_alphanumeric() && c != '_');
    let mut words = words.filter(|word| *word != noun.name());
    if let Some(index) = rule.strip_prefix("index '") {
        let index = index.trim_end_matches('\'');
        let fields = noun.fields.iter().filter(|field| index.ends_with(&format!("_{}", field.name)));
        return fields.max_by_key(|field| field.name.len()).map_or(noun.fields[0].name, |field| field.name);
    }
    words.find_map(named).map_or(noun.fields[0].name, |field| field.name)
}

/// The failure of a commit. A link to a record that is not there is refused and names both nouns.
pub(super) fn of_commit(conn: &Connection, error: rusqlite::Error) -> Error {
    if error.sqlite_error_code() != Some(ErrorCode::ConstraintViolation) {
        return failure::database(error);
    }
    let records = Kind::ALL.iter().filter(|kind| !kind.is_figures());
    let loose = records.into_iter().find_map(|kind| loose_link(conn, *kind).ok().flatten());
    let Some((from, to)) = loose else { return failure::database(error) };
    loose_between(from, &to).cause(error)
}

/// The refusal of a link from a record to one that would not exist.
#[must_use]
pub fn loose(from: Kind, to: Kind) -> Error {
    loose_between(from.name(), to.name())
}

fn loose_between(from: &str, to: &str) -> Error {
    let what = Message::new("file-refused-loose").with("noun", from).with("nouns", to);
    Error::new(ErrorKind::Refused, what).hint(Message::new("file-refused-loose-hint"))
}

/// The nouns at both ends of the first link of a table that leads nowhere.
fn loose_link(conn: &Connection, kind: Kind) -> Result<Option<(&'static str, String)>> {
    let sides = kind.noun().fields.iter().filter(|field| matches!(field.shape, crate::domain::field::Shape::Links(_)));
    let tables = sides.map(|field| format!("{}_{}", kind.name(), field.name));
    for table in std::iter::once(kind.name().to_owned()).chain(tables) {
        let mut statement = conn.prepare(&format!("PRAGMA foreign_key_check({table})")).map_err(failure::database)?;
        let mut rows = statement.query([]).map_err(failure::database)?;
        if let Some(row) = rows.next().map_err(failure::database)? {
            return Ok(Some((kind.name(), row.get(2).map_err(failure::database)?)));
        }
    }
    Ok(None)
}
