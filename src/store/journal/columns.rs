//! The values of a record as a journal line keeps them: JSON by column, personal data by reference only.

use super::super::personal::{self, Kept};
use super::unreadable;
use crate::domain::edit::Change;
use crate::domain::field::{Field, Shape};
use crate::domain::kind::Kind;
use crate::domain::record::{Id, Ref, Value};
use crate::error::Result;
use rusqlite::Connection;
use serde_json::{Map, Value as Json};

/// Old and new values of a change as the journal keeps them: all that is known of a record that came or went, and
/// only the changed columns of one that stayed.
pub(super) fn encode(conn: &Connection, step: i64, change: &Change) -> Result<(Option<String>, Option<String>)> {
    let side = |values: &[Value], wanted: &dyn Fn(usize) -> bool| encode_side(conn, step, change, values, wanted);
    match (&change.before, &change.after) {
        (Some(before), Some(after)) => {
            let differs = |at: usize| before[at] != after[at];
            Ok((Some(side(before, &differs)?), Some(side(after, &differs)?)))
        }
        (before, after) => {
            let known = |values: &[Value]| side(values, &|at| !values[at].is_unknown());
            Ok((before.as_deref().map(known).transpose()?, after.as_deref().map(known).transpose()?))
        }
    }
}

fn encode_side(
    conn: &Connection,
    step: i64,
    change: &Change,
    values: &[Value],
    wanted: &dyn Fn(usize) -> bool,
) -> Result<String> {
    let mut map = Map::new();
    for (at, field) in change.kind.noun().fields.iter().enumerate().filter(|(at, _)| wanted(*at)) {
        let mut json = to_json(&values[at]);
        if field.personal && !json.is_null() {
            json = personal::keep(conn, step, Ref { kind: change.kind, id: change.id }, &json)?;
        }
        map.insert(field.name.into(), json);
    }
    Ok(Json::Object(map).to_string())
}

fn to_json(value: &Value) -> Json {
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
///
/// # Errors
/// When the line cannot be read.
pub(super) fn decode(
    conn: &Connection,
    kind: Kind,
    now: Option<&[Value]>,
    columns: Option<&str>,
) -> Result<Option<Box<[Value]>>> {
    let Some(columns) = columns else { return Ok(None) };
    let noun = kind.noun();
    let map: Map<String, Json> = serde_json::from_str(columns).map_err(|_| unreadable())?;
    let mut values: Box<[Value]> = match now {
        Some(now) => now.into(),
        None => vec![Value::Unknown; noun.fields.len()].into(),
    };
    for (name, json) in &map {
        // A column that a later version dropped is passed over.
        let Some((at, field)) = noun.find(name) else { continue };
        values[at] = match personal::behind(conn, json)? {
            None => from_json(field, json).ok_or_else(unreadable)?,
            Some(Kept::Whole(json)) => from_json(field, &json).ok_or_else(unreadable)?,
            Some(Kept::Erased) => personal::erased(field),
            Some(Kept::Broken) => return Err(unreadable()),
        };
    }
    Ok(Some(values))
}

fn from_json(field: &Field, json: &Json) -> Option<Value> {
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
        (Shape::Line | Shape::Prose | Shape::Lines | Shape::Due, Json::String(text)) => {
            Value::Text(text.as_str().into())
        }
        _ => return None,
    })
}
