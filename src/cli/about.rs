//! `doctor`, `paths` and `keys`: the circumstances of this installation.

use std::io::IsTerminal;
use std::path::PathBuf;

use serde_json::{Map, Value as Json, json};

use super::args;
use super::session::{Ended, Session};
use crate::config::variable;
use crate::error::{ErrorKind, Result};
use crate::store::open::OpenOptions;
use crate::store::{Store, backup, lock, place};
use crate::text::{Message, Words};

/// One thing `doctor` looked at.
struct Point {
    name: &'static str,
    value: String,
    well: bool,
}

impl Point {
    fn plain(name: &'static str, value: impl Into<String>) -> Self {
        Self { name, value: value.into(), well: true }
    }
}

/// `doctor [--json]`: terminal, locale, file, place, lock, copies.
///
/// # Errors
/// Only when the output cannot be written: what is wrong is told, not failed on; then the exit code is 1.
pub fn doctor(session: &mut Session, args: &args::Doctor) -> Result<Ended> {
    let mut points = about_terminal(session);
    points.extend(about_file(session));
    let well = points.iter().all(|point| point.well);
    if args.json {
        let entries = points.iter().map(|point| json!({ "name": point.name, "value": point.value, "ok": point.well }));
        write_json(session, "doctor", entries.collect())?;
    } else {
        for point in &points {
            let label = session.words.get(&format!("cli-doctor-{}", point.name));
            let mark = if point.well { "=" } else { "!" };
            session.out.line(&format!("{mark} {}{}", padded(&label, 24), point.value))?;
        }
    }
    Ok(if well { Ended::Well } else { Ended::WithFindings })
}

fn padded(label: &str, width: usize) -> String {
    crate::shown::measure::pad_right(label, width).into_string()
}

fn write_json(session: &mut Session, kind: &str, rows: Vec<Json>) -> Result<()> {
    let mut map = Map::new();
    map.insert("schema".into(), json!(1));
    map.insert("kind".into(), json!(kind));
    map.insert("rows".into(), Json::Array(rows));
    session.out.bytes(format!("{}\n", Json::Object(map)).as_bytes())
}

fn about_terminal(session: &Session) -> Vec<Point> {
    let text = |name: &str| variable(name).map_or_else(|| "–".into(), |value| value.to_string_lossy().into_owned());
    let both = std::io::stdin().is_terminal() && session.out.is_terminal();
    let words = session.words;
    let yes_no = |yes: bool| crate::domain::written::show_yes_no(yes, words.lang()).to_owned();
    let mut points = vec![
        Point::plain("version", env!("CARGO_PKG_VERSION")),
        Point::plain("terminal", yes_no(both)),
        Point::plain("term", text("TERM")),
        Point::plain("colour", text("COLORTERM")),
        Point::plain("width", session.out.width().map_or_else(|| "–".into(), |width| width.to_string())),
        Point::plain(
            "locale",
            format!("LC_ALL={} LC_CTYPE={} LANG={}", text("LC_ALL"), text("LC_CTYPE"), text("LANG")),
        ),
        Point::plain("lang", words.lang().code()),
        Point::plain("signs", format!("{:?}", session.charset)),
        Point::plain("today", session.today().format("%Y-%m-%d").to_string()),
    ];
    if session.clock.is_fixed() {
        points.push(Point::plain("clock", "PERCEEL_TODAY"));
    }
    points
}

fn about_file(session: &Session) -> Vec<Point> {
    let words = session.words;
    let path = session.register_path();
    let mut points = vec![Point::plain("file", path.display().to_string())];
    let failed =
        |name: &'static str, error: &crate::error::Error| Point { name, value: words.say(&error.what), well: false };
    let resolved = match place::resolve(&path) {
        Ok(resolved) if resolved.exists() => resolved,
        Ok(_) => {
            let missing = Message::new("file-missing").with("path", path.display().to_string());
            points.push(Point { name: "integrity", value: words.say(&missing), well: false });
            return points;
        }
        Err(error) => {
            points.push(failed("integrity", &error));
            return points;
        }
    };
    points.push(match place::danger(&resolved) {
        Ok(None) => Point::plain("place", words.get("cli-doctor-well")),
        Ok(Some(danger)) => Point { name: "place", value: danger.name().to_owned(), well: false },
        Err(error) => failed("place", &error),
    });
    points.push(about_lock(session, &resolved));
    let options = OpenOptions { path: resolved.clone(), read_only: true, allow_unsafe: true };
    let checked = Store::open(&options, "", session.now()).and_then(|store| {
        store.check_structure()?;
        crate::store::check::verify_in_background(store.path())?;
        Ok((store.first_broken_step()?, store.head()?))
    });
    match checked {
        Ok((broken, head)) => {
            points.push(Point::plain("integrity", words.get("cli-doctor-well")));
            points.push(match broken {
                None => Point::plain("chain", words.get("cli-doctor-well")),
                Some(step) => Point {
                    name: "chain",
                    value: words.say(&Message::new("cli-check-chain").with("step", step.to_string())),
                    well: false,
                },
            });
            points.push(Point::plain("head", head));
        }
        Err(error) => points.push(failed("integrity", &error)),
    }
    let copies = backup::list_backups(&resolved).unwrap_or_default();
    let newest = copies.first().map_or_else(|| "–".into(), |copy| copy.path.display().to_string());
    points.push(Point::plain("backups", copies.len().to_string()));
    points.push(Point::plain("newest", newest));
    points
}

/// Who writes now; the lock is asked only when its file is there, so that looking leaves no trace.
fn about_lock(session: &Session, path: &std::path::Path) -> Point {
    let words = session.words;
    if !place::beside(path, ".lock").exists() {
        return Point::plain("lock", words.get("cli-doctor-nobody"));
    }
    match lock::try_lock(path, session.now()) {
        Ok(lock::Attempt::Held(_)) => Point::plain("lock", words.get("cli-doctor-nobody")),
        Ok(lock::Attempt::Taken(holder)) => {
            let reason = crate::store::open::ReadOnlyReason::InUse(holder);
            Point::plain("lock", words.say(&reason.message()))
        }
        Err(error) if error.kind == ErrorKind::NotPermitted => Point::plain("lock", words.say(&error.what)),
        Err(error) => Point { name: "lock", value: words.say(&error.what), well: false },
    }
}

/// `paths [--json]`: every place, one a line: name, tab, path.
///
/// # Errors
/// When the output cannot be written.
pub fn paths(session: &mut Session, args: &args::Paths) -> Result<Ended> {
    let file = session.register_path();
    let places = &session.places;
    let all: Vec<(&str, PathBuf)> = vec![
        ("file", file.clone()),
        ("backups", backup::folder(&file)),
        ("demo", places.demo()),
        ("config", places.config.clone()),
        ("themes", places.themes.clone()),
        ("data", places.data.clone()),
        ("state", places.state.clone()),
        ("log", places.log()),
    ];
    if args.json {
        let rows = all.iter().map(|(name, path)| json!({ "name": name, "path": path.display().to_string() }));
        write_json(session, "paths", rows.collect())?;
    } else {
        for (name, path) in &all {
            let label = path_label(session.words, name);
            session.out.line(&format!("{}{}", padded(&label, 18), path.display()))?;
        }
    }
    Ok(Ended::Well)
}

fn path_label(words: Words, name: &str) -> String {
    words.get(&format!("cli-path-{name}"))
}
