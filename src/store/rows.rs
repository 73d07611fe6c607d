//! Record to row and back, written once for all nouns from their descriptions. Transactions and the journal are `journal`.

use super::failure::database as storage;
use super::refusal;
use crate::domain::edit::Change;
use crate::domain::field::{Field, Noun, Shape};
use crate::domain::kind::Kind;
use crate::domain::record::{Id, Record, Value};
use crate::domain::shape::fits;
use crate::error::{Error, ErrorKind, Result};
use crate::text::Message;
use chrono::{Datelike, NaiveDate};
use rusqlite::types::{Value as Sql, ValueRef};
use rusqlite::{Connection, params_from_iter};
use std::collections::HashMap;
use std::hash::{DefaultHasher, Hasher};
use std::sync::Arc;

/// Places for texts that were read lately, less one.
const LATELY: u64 = 0xfff;

/// Reads the records of a noun with ids from the first up to and including the last, without what side tables hold.
///
/// # Errors
/// When the file cannot be read, or holds a value that its description does not allow.
pub fn load_part(conn: &Connection, kind: Kind, first: i64, last: i64) -> Result<Vec<Record>> {
    let noun = kind.noun();
    let sql = select(noun, " WHERE id BETWEEN ?1 AND ?2 ORDER BY id");
    let mut statement = conn.prepare_cached(&sql).map_err(storage)?;
    let mut rows = statement.query([first, last]).map_err(storage)?;
    let (mut records, mut alike) = (Vec::new(), Alike::default());
    while let Some(row) = rows.next().map_err(storage)? {
        records.push(read(noun, row, &mut alike)?);
    }
    Ok(records)
}

/// Puts what side tables hold into the records of a noun.
///
/// # Errors
/// As `load_part`.
pub fn attach(conn: &Connection, kind: Kind, records: &mut [Record]) -> Result<()> {
    let noun = kind.noun();
    side_tables(noun).try_for_each(|(position, field)| attach_links(conn, noun, position, field, records))
}

/// Reads one record as the file holds it now.
///
/// # Errors
/// As `load_part`.
pub fn load_one(conn: &Connection, kind: Kind, id: Id) -> Result<Option<Record>> {
    let noun = kind.noun();
    let mut statement = conn.prepare_cached(&select(noun, " WHERE id = ?1")).map_err(storage)?;
    let mut rows = statement.query([id.0]).map_err(storage)?;
    let Some(row) = rows.next().map_err(storage)? else { return Ok(None) };
    let mut record = read(noun, row, &mut Alike::default())?;
    for (position, field) in side_tables(noun) {
        record.values[position] = side_links(conn, noun, field, id)?;
    }
    Ok(Some(record))
}

/// Writes one change, if the row still is what it was before.
///
/// # Errors
/// `Refused` with both values when the row was changed elsewhere since it was read; storage errors otherwise.
pub fn write(conn: &Connection, change: &Change) -> Result<()> {
    let noun = change.kind.noun();
    if let Some(after) = &change.after {
        require_fit(noun, after)?;
    }
    if let Some(before) = &change.before {
        let now = load_one(conn, change.kind, change.id)?;
        if now.as_ref().map(|record| &record.values) != Some(before) {
            return Err(changed_elsewhere(change, now.as_ref()));
        }
    }
    match (&change.before, &change.after) {
        (None, Some(after)) => insert(conn, noun, change.id, after),
        (Some(before), Some(after)) => update(conn, noun, change.id, before, after),
        (Some(_), None) => delete(conn, noun, change.id),
        (None, None) => Ok(()),
    }
}

/// Refuses what the file would keep otherwise than it was given: such a record could never be changed again.
fn require_fit(noun: &Noun, values: &[Value]) -> Result<()> {
    let misfit = noun.fields.iter().zip(values).find(|(field, value)| !keeps(field.shape, value));
    if values.len() == noun.fields.len() && misfit.is_none() {
        return Ok(());
    }
    let field = misfit.map_or(noun.fields[0].name, |(field, _)| field.name);
    let what = Message::new("file-refused-bounds").with("noun", noun.name()).with("field", field);
    Err(Error::new(ErrorKind::Refused, what).hint(Message::new("file-value-refused-hint")))
}

/// Whether a column of that shape gives the value back as it is.
fn keeps(shape: Shape, value: &Value) -> bool {
    fits(shape, value)
        && match value {
            Value::Number(number) => {
                !matches!(shape, Shape::Percent | Shape::Quantity) || number.abs() < LARGEST_SCALED
            }
            Value::Day(day) => (0..=9999).contains(&day.year()) && (shape != Shape::Month || day.day() == 1),
            Value::Links(ids) => !ids.is_empty() && ids.is_sorted_by(|one, other| one < other),
            _ => true,
        }
}

fn changed_elsewhere(change: &Change, now: Option<&Record>) -> Error {
    let noun = change.kind.noun();
    let mut message = Message::new("file-changed-elsewhere").with("noun", noun.name());
    let differing = change.before.as_ref().zip(now).and_then(|(before, now)| {
        (0..noun.fields.len()).find(|at| before[*at] != now.values[*at]).map(|at| {
            let told = |values: &[Value]| plain(&values[at]);
            let mine = change.after.as_ref().map_or_else(String::new, |after| told(after));
            (noun.fields[at].name, told(&now.values), mine)
        })
    });
    match differing {
        Some((field, theirs, mine)) => {
            message = message.with("field", field).with("theirs", theirs).with("mine", mine);
        }
        None => message = Message::new("file-removed-elsewhere").with("noun", noun.name()),
    }
    Error::new(ErrorKind::Refused, message).hint(Message::new("file-changed-elsewhere-hint"))
}

/// A value as short plain text for messages about clashes; no formatting per language.
pub(super) fn plain(value: &Value) -> String {
    match value {
        Value::Unknown => "?".into(),
        Value::Nothing => "none".into(),
        Value::Number(number) => number.to_string(),
        Value::Day(day) => day.to_string(),
        Value::Flag(flag) => flag.to_string(),
        Value::Choice(code) => (*code).into(),
        Value::Link(id) => format!("#{}", id.0),
        Value::Links(ids) => format!("{} ×", ids.len()),
        Value::Text(text) => text.to_string(),
    }
}

/// The fields that are columns of the noun's own table, with their positions.
pub(super) fn own_columns(noun: &Noun) -> impl Iterator<Item = (usize, &'static Field)> {
    noun.fields.iter().enumerate().filter(|(_, field)| !matches!(field.shape, Shape::Links(_)))
}

fn side_tables(noun: &Noun) -> impl Iterator<Item = (usize, &'static Field)> {
    noun.fields.iter().enumerate().filter(|(_, field)| matches!(field.shape, Shape::Links(_)))
}

fn select(noun: &Noun, rest: &str) -> String {
    let columns: String = own_columns(noun).map(|(_, field)| format!(", \"{}\"", field.name)).collect();
    format!("SELECT id{columns} FROM {}{rest}", noun.name())
}

fn read(noun: &Noun, row: &rusqlite::Row<'_>, alike: &mut Alike) -> Result<Record> {
    let mut values = Vec::with_capacity(noun.fields.len());
    let mut column = 0;
    for field in noun.fields {
        if matches!(field.shape, Shape::Links(_)) {
            values.push(Value::Unknown);
            continue;
        }
        column += 1;
        let raw = row.get_ref(column).map_err(storage)?;
        let value = match (is_text(field.shape), raw) {
            (true, ValueRef::Text(text)) => std::str::from_utf8(text).ok().map(|text| Value::Text(alike.share(text))),
            _ => from_sql(field, raw),
        };
        values.push(value.ok_or_else(|| unreadable(noun, field))?);
    }
    Ok(Record { id: Id(row.get(0).map_err(storage)?), values: values.into() })
}

/// Texts that were read lately: copies of one model say much alike, and that is held once.
#[derive(Default)]
struct Alike {
    lately: HashMap<u16, Arc<str>>,
}

impl Alike {
    fn share(&mut self, text: &str) -> Arc<str> {
        let mut hasher = DefaultHasher::new();
        hasher.write(text.as_bytes());
        // A place is given to whoever came last, so that what never comes back takes no room.
        let place = u16::try_from(hasher.finish() & LATELY).unwrap_or(0);
        match self.lately.get(&place) {
            Some(known) if **known == *text => Arc::clone(known),
            _ => {
                let new: Arc<str> = text.into();
                self.lately.insert(place, Arc::clone(&new));
                new
            }
        }
    }
}

fn is_text(shape: Shape) -> bool {
    matches!(shape, Shape::Line | Shape::Prose | Shape::Lines | Shape::Due)
}

fn unreadable(noun: &Noun, field: &Field) -> Error {
    let what = Message::new("file-value-unreadable").with("noun", noun.name()).with("field", field.name);
    Error::new(ErrorKind::Storage, what).hint(Message::new("file-damaged-hint"))
}

/// Reads one SQL value by the shape of its field; nothing when it does not fit.
#[must_use]
pub(super) fn from_sql(field: &Field, raw: ValueRef<'_>) -> Option<Value> {
    Some(match (field.shape, raw) {
        (_, ValueRef::Null) => Value::Unknown,
        (Shape::MoneyOrNone, ValueRef::Text(b"none")) => Value::Nothing,
        (Shape::Whole | Shape::Money | Shape::MoneyOrNone, ValueRef::Integer(number)) => Value::Number(number),
        (Shape::Percent, ValueRef::Real(percent)) => Value::Number(scaled(percent, 10_000.0)?),
        (Shape::Percent, ValueRef::Integer(percent)) => Value::Number(percent.checked_mul(10_000)?),
        (Shape::Quantity, ValueRef::Real(quantity)) => Value::Number(scaled(quantity, 1000.0)?),
        (Shape::Quantity, ValueRef::Integer(quantity)) => Value::Number(quantity.checked_mul(1000)?),
        (Shape::Flag, ValueRef::Integer(flag)) => Value::Flag(flag != 0),
        (Shape::Link(_) | Shape::LinkBy(_), ValueRef::Integer(id)) => Value::Link(Id(id)),
        (Shape::Day, ValueRef::Text(text)) => Value::Day(day(text)?),
        (Shape::Month, ValueRef::Text(text)) => Value::Day(month(text)?),
        (Shape::Choice(codes), ValueRef::Text(text)) => {
            Value::Choice(codes.iter().copied().find(|code| code.as_bytes() == text)?)
        }
        (shape, ValueRef::Text(text)) if is_text(shape) => Value::Text(std::str::from_utf8(text).ok()?.into()),
        _ => return None,
    })
}

/// Percentages and volumes are kept as floating point, which is exact up to here (below 2^53).
pub(super) const LARGEST_SCALED: i64 = 9_000_000_000_000_000;

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    reason = "the bound is exact, the product within it"
)]
fn scaled(number: f64, scale: f64) -> Option<i64> {
    let product = (number * scale).round();
    (product.abs() < LARGEST_SCALED as f64).then_some(product as i64)
}

fn number(text: &[u8]) -> Option<i32> {
    text.iter().try_fold(0, |sum, digit| digit.is_ascii_digit().then(|| sum * 10 + i32::from(digit - b'0')))
}

/// A day from ISO text without building strings: start-up reads hundreds of thousands of them.
fn day(text: &[u8]) -> Option<NaiveDate> {
    if text.len() != 10 {
        return None;
    }
    let part = |from: usize, to: usize| number(&text[from..to]);
    NaiveDate::from_ymd_opt(part(0, 4)?, part(5, 7)?.try_into().ok()?, part(8, 10)?.try_into().ok()?)
}

pub(super) fn month(text: &[u8]) -> Option<NaiveDate> {
    if text.len() != 7 {
        return None;
    }
    NaiveDate::from_ymd_opt(number(&text[..4])?, number(&text[5..])?.try_into().ok()?, 1)
}

/// Puts one value into SQL by the shape of its field.
#[must_use]
#[expect(clippy::cast_precision_loss, reason = "percentages and volumes stay far below 2^53")]
fn to_sql(field: &Field, value: &Value) -> Sql {
    match (value, field.shape) {
        (Value::Unknown | Value::Links(_), _) => Sql::Null,
        (Value::Nothing, _) => Sql::Text("none".into()),
        (Value::Number(ppm), Shape::Percent) => Sql::Real(*ppm as f64 / 10_000.0),
        (Value::Number(milli), Shape::Quantity) => Sql::Real(*milli as f64 / 1000.0),
        (Value::Number(number), _) => Sql::Integer(*number),
        (Value::Day(day), Shape::Month) => Sql::Text(format!("{:04}-{:02}", day.year(), day.month())),
        (Value::Day(day), _) => Sql::Text(day.format("%Y-%m-%d").to_string()),
        (Value::Flag(flag), _) => Sql::Integer(i64::from(*flag)),
        (Value::Choice(code), _) => Sql::Text((*code).into()),
        (Value::Link(id), _) => Sql::Integer(id.0),
        (Value::Text(text), _) => Sql::Text(text.to_string()),
    }
}

fn insert(conn: &Connection, noun: &Noun, id: Id, after: &[Value]) -> Result<()> {
    let columns: Vec<_> = own_columns(noun).collect();
    let names: String = columns.iter().map(|(_, field)| format!(", \"{}\"", field.name)).collect();
    let marks = ", ?".repeat(columns.len());
    let sql = format!("INSERT INTO {} (id{names}) VALUES (?{marks})", noun.name());
    let values =
        std::iter::once(Sql::Integer(id.0)).chain(columns.iter().map(|(at, field)| to_sql(field, &after[*at])));
    conn.prepare_cached(&sql)
        .and_then(|mut statement| statement.execute(params_from_iter(values)))
        .map_err(|error| refusal::of(error, noun))?;
    for (position, field) in side_tables(noun) {
        write_links(conn, noun, field, id, &after[position])?;
    }
    Ok(())
}

fn update(conn: &Connection, noun: &Noun, id: Id, before: &[Value], after: &[Value]) -> Result<()> {
    let changed: Vec<_> = own_columns(noun).filter(|(at, _)| before[*at] != after[*at]).collect();
    if !changed.is_empty() {
        let sets: Vec<String> = changed.iter().map(|(_, field)| format!("\"{}\" = ?", field.name)).collect();
        let sql = format!("UPDATE {} SET {} WHERE id = ?", noun.name(), sets.join(", "));
        let values = changed.iter().map(|(at, field)| to_sql(field, &after[*at])).chain([Sql::Integer(id.0)]);
        conn.prepare_cached(&sql)
            .and_then(|mut statement| statement.execute(params_from_iter(values)))
            .map_err(|error| refusal::of(error, noun))?;
    }
    for (position, field) in side_tables(noun).filter(|(at, _)| before[*at] != after[*at]) {
        write_links(conn, noun, field, id, &after[position])?;
    }
    Ok(())
}

fn delete(conn: &Connection, noun: &Noun, id: Id) -> Result<()> {
    for (_, field) in side_tables(noun) {
        write_links(conn, noun, field, id, &Value::Unknown)?;
    }
    let sql = format!("DELETE FROM {} WHERE id = ?1", noun.name());
    conn.prepare_cached(&sql).map_err(storage)?.execute([id.0]).map_err(storage)?;
    Ok(())
}

fn write_links(conn: &Connection, noun: &Noun, field: &Field, owner: Id, value: &Value) -> Result<()> {
    let table = format!("{}_{}", noun.name(), field.name);
    let sql = format!("DELETE FROM {table} WHERE owner = ?1");
    conn.prepare_cached(&sql).map_err(storage)?.execute([owner.0]).map_err(storage)?;
    if let Value::Links(targets) = value {
        let sql = format!("INSERT INTO {table} (owner, target) VALUES (?1, ?2)");
        let mut statement = conn.prepare_cached(&sql).map_err(storage)?;
        for target in targets {
            statement.execute([owner.0, target.0]).map_err(|error| refusal::of(error, noun))?;
        }
    }
    Ok(())
}

fn side_links(conn: &Connection, noun: &Noun, field: &Field, owner: Id) -> Result<Value> {
    let sql = format!("SELECT target FROM {}_{} WHERE owner = ?1 ORDER BY target", noun.name(), field.name);
    let mut statement = conn.prepare_cached(&sql).map_err(storage)?;
    let ids = statement.query_map([owner.0], |row| row.get(0).map(Id)).map_err(storage)?;
    let ids = ids.collect::<std::result::Result<Vec<Id>, _>>().map_err(storage)?;
    Ok(if ids.is_empty() { Value::Unknown } else { Value::Links(ids.into()) })
}

fn attach_links(conn: &Connection, noun: &Noun, at: usize, field: &Field, records: &mut [Record]) -> Result<()> {
    let sql = format!("SELECT owner, target FROM {}_{} ORDER BY owner, target", noun.name(), field.name);
    let mut statement = conn.prepare_cached(&sql).map_err(storage)?;
    let mut rows = statement.query([]).map_err(storage)?;
    let mut links: HashMap<Id, Vec<Id>> = HashMap::new();
    while let Some(row) = rows.next().map_err(storage)? {
        links.entry(Id(row.get(0).map_err(storage)?)).or_default().push(Id(row.get(1).map_err(storage)?));
    }
    for record in records {
        if let Some(ids) = links.remove(&record.id) {
            record.values[at] = Value::Links(ids.into());
        }
    }
    Ok(())
}
