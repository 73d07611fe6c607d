//! `undo`, `redo` and `history`: the journal, walked and read.

use serde_json::{Map, Value as Json, json};

use super::args;
use super::kinds;
use super::rows::{Heading, Row, Rows};
use super::session::{Ended, Loaded, Session};
use crate::domain::field::Field;
use crate::domain::kind::Kind;
use crate::domain::record::{Ref, Value};
use crate::domain::register::{Register, target_kind};
use crate::domain::shape;
use crate::error::{Error, ErrorKind, Result};
use crate::store::journal::{Line, Step};
use crate::text::{Arg, Message, Words};

/// Most changed values of one step that a history shows.
const MOST_LINES: usize = 1000;

/// `undo [N]`: prints what was taken back.
///
/// # Errors
/// Refused (65) when what a step touched was changed elsewhere; the steps before that one are taken back.
pub fn undo(session: &mut Session, args: &args::Turn) -> Result<Ended> {
    turn(session, args.steps, true)
}

/// `redo [N]`: prints what was put back.
///
/// # Errors
/// As `undo`.
pub fn redo(session: &mut Session, args: &args::Turn) -> Result<Ended> {
    turn(session, args.steps, false)
}

fn turn(session: &mut Session, steps: usize, back: bool) -> Result<Ended> {
    let Loaded { mut store, mut register, .. } = session.write()?;
    let now = session.now();
    let mut done = 0;
    while done < steps {
        let saved = if back { store.undo(&register, now) } else { store.redo(&register, now) }?;
        let Some(saved) = saved else { break };
        register.apply(&saved.changes);
        done += 1;
        let what = session.words.say(&in_words(&saved.what, session.words));
        let id = if back { "cli-undone" } else { "cli-redone" };
        let said = session.words.say(&Message::new(id).with("what", what));
        session.out.line(&said)?;
    }
    if done == 0 {
        let nothing = if back { "cli-nothing-to-undo" } else { "cli-nothing-to-redo" };
        session.talk(&Message::new(nothing));
    } else {
        session.back_up_if_due(&store);
    }
    Ok(Ended::Well)
}

/// The sentence of a step with the noun in words.
#[must_use]
pub fn in_words(what: &Message, words: Words) -> Message {
    let mut said = what.clone();
    for (name, arg) in &mut said.args {
        if let ("noun", Arg::Text(kind)) = (*name, &*arg) {
            *arg = Arg::Text(words.kind_one(kind));
        }
    }
    said
}

/// `history [KIND KEY]`: steps, newest first; of one record with old and new values.
///
/// # Errors
/// As reading; missing (66) when there is no such record.
pub fn history(session: &mut Session, args: &args::History) -> Result<Ended> {
    let loaded = session.read()?;
    let of = match (&args.kind, &args.key) {
        (Some(kind), Some(key)) => {
            let kind = kinds::read(kind)?;
            if kind.is_figures() {
                return Err(Error::new(ErrorKind::Usage, Message::new("cli-figures-no-history")));
            }
            Some(Ref { kind, id: kinds::find(&loaded.register, kind, key, session.words)? })
        }
        _ => None,
    };
    let before = loaded.known.map(|known| known + 1);
    let steps = loaded.store.steps(of, before, args.limit)?;
    let mut headings = headings(session.words);
    if of.is_some() {
        headings.push(Heading::text("changes", session.words.get("cli-column-changes"), 60));
    }
    let mut rows = Rows::begin(session, "history", headings, args.format, args.json)?;
    for step in &steps {
        let mut row = step_row(session.words, step);
        if of.is_some() {
            let lines = loaded.store.lines(step.seq, of, MOST_LINES)?;
            row.cells.push(lines.iter().map(|line| line_text(&loaded.register, line, session.words)).collect());
            row.json.push(Json::Array(lines.iter().flat_map(|line| line_json(&loaded.register, line)).collect()));
        }
        rows.row(session, row)?;
    }
    rows.end(session)?;
    Ok(Ended::Well)
}

fn headings(words: Words) -> Vec<Heading> {
    let text = |name: &str, width| Heading::text(name, words.get(&format!("cli-column-{name}")), width);
    let number = |name: &str, width| Heading { right: true, ..text(name, width) };
    vec![
        number("seq", 6),
        text("at", 16),
        text("who", 12),
        text("sort", 8),
        number("of", 6),
        text("what", 40),
        number("records", 7),
        number("figures", 7),
        text("hash", 12),
    ]
}

fn step_row(words: Words, step: &Step) -> Row {
    let what = words.say(&in_words(&step.what, words));
    let at = step.at.with_timezone(&chrono_tz::Europe::Amsterdam);
    let sort = words.get(&format!("cli-sort-{}", step.sort.code()));
    Row {
        cells: vec![
            step.seq.to_string(),
            at.format("%d-%m-%Y %H:%M").to_string(),
            step.who.clone(),
            sort,
            step.of.map_or_else(String::new, |of| of.to_string()),
            what.clone(),
            step.records.to_string(),
            step.figures.to_string(),
            step.hash.chars().take(12).collect(),
        ],
        json: vec![
            json!(step.seq),
            json!(step.at.to_rfc3339_opts(chrono::SecondsFormat::Millis, true)),
            json!(step.who),
            json!(step.sort.code()),
            json!(step.of),
            json!(what),
            json!(step.records),
            json!(step.figures),
            json!(step.hash),
        ],
    }
}

fn line_text(register: &Register, line: &Line, words: Words) -> String {
    let kind = line.record.kind;
    let parts = line.values.iter().map(|(column, old, new)| {
        let show = |value: &Value| {
            let text = column_of(kind, column).map_or_else(String::new, |(at, field)| {
                let target = target_of(register, line.record, at);
                shape::show_value(register, field.name, field.shape, target, value, words)
            });
            if text.is_empty() { "–".to_owned() } else { text }
        };
        let label = words.field(kind.name(), column);
        if line.came.is_some() {
            format!("{label}: {}", show(if line.came == Some(true) { new } else { old }))
        } else {
            format!("{label}: {} → {}", show(old), show(new))
        }
    });
    parts.collect::<Vec<_>>().join("; ")
}

fn line_json(register: &Register, line: &Line) -> Vec<Json> {
    let kind = line.record.kind;
    let values = line.values.iter().map(|(column, old, new)| {
        let value = |value: &Value| {
            column_of(kind, column).map_or(Json::Null, |(at, field)| {
                shape::to_json(register, field.shape, target_of(register, line.record, at), value)
            })
        };
        let mut map = Map::new();
        map.insert("column".into(), json!(column));
        map.insert("old".into(), value(old));
        map.insert("new".into(), value(new));
        Json::Object(map)
    });
    values.collect()
}

fn column_of(kind: Kind, column: &str) -> Option<(usize, &'static Field)> {
    kind.noun().find(column)
}

fn target_of(register: &Register, record: Ref, at: usize) -> Option<Kind> {
    match register.at(record) {
        Some(found) => target_kind(record.kind.noun(), &found.values, at),
        None => target_kind(record.kind.noun(), &vec![Value::Unknown; record.kind.noun().fields.len()], at),
    }
}
