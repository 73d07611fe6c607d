//! A file of version 1 becomes one of today's: the same shape as a new one, with all it held, or it stays as it was.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::fs;
use std::path::{Path, PathBuf};

use chrono::{DateTime, TimeZone, Utc};
use perceel::error::ErrorKind;
use perceel::store::open::{Mode, OpenOptions, create, create_as, open, open_as};
use perceel::store::schema::{SCHEMA, Target, VERSION};
use perceel::store::upgrade::{STEPS, Step};
use perceel::store::{Store, place};
use rusqlite::Connection;

const SCHEMA_1: &str = include_str!("data/schema-1.sql");

fn now() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 11, 21, 9, 30, 0).unwrap()
}

/// A value that a column of version 1 takes, as SQL; links lead to rows of number 1.
fn value(file: &Connection, table: &str, column: &str, sort: &str) -> String {
    let sql: String =
        file.query_row("SELECT sql FROM sqlite_schema WHERE name = ?1", [table], |row| row.get(0)).unwrap();
    let named = |line: &&str| line.split_whitespace().next().is_some_and(|word| word.trim_matches('"') == column);
    let line = sql.lines().find(named).unwrap();
    let checked = |sign: &str| line.contains(sign);
    if let Some((_, codes)) = line.split_once(" IN (") {
        return codes.split([',', ')']).next().unwrap().to_owned();
    }
    match (column, sort) {
        ("child", _) => "2".into(),
        ("month", _) => "'2026-03'".into(),
        ("cbs_code", _) => "'GM0505'".into(),
        ("amount_cents", "ANY") => "'none'".into(),
        ("declined_on" | "replaced_in" | "archived_on", _) => "NULL".into(),
        _ if checked("[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]") => "'2026-03-01'".into(),
        _ if checked("length(") => {
            let length = line.split_once(") = ").unwrap().1.split(' ').next().unwrap().parse().unwrap();
            format!("'{}'", "1".repeat(length))
        }
        (_, "TEXT") => format!("'{column} van {table}'"),
        (_, "REAL") => "12.5".into(),
        _ => "1".into(),
    }
}

fn tables(file: &Connection) -> Vec<String> {
    let mut query = file.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").unwrap();
    query.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
}

/// Name and type of each column.
fn columns(file: &Connection, table: &str) -> Vec<(String, String)> {
    let mut query = file.prepare(&format!("PRAGMA table_xinfo({table})")).unwrap();
    query.query_map([], |row| Ok((row.get(1)?, row.get(2)?))).unwrap().map(Result::unwrap).collect()
}

/// A row in every table, with a value in every column.
fn fill(file: &Connection) {
    file.execute_batch("PRAGMA foreign_keys = OFF; BEGIN").unwrap();
    file.execute_batch("INSERT INTO providers (id, name) VALUES (2, 'Onderaannemer De Proefhof')").unwrap();
    for table in tables(file) {
        let (names, values): (Vec<String>, Vec<String>) = columns(file, &table)
            .into_iter()
            .map(|(name, sort)| (format!("\"{name}\""), value(file, &table, &name, &sort)))
            .unzip();
        let sql = format!("INSERT INTO {table} ({}) VALUES ({})", names.join(", "), values.join(", "));
        file.execute_batch(&sql).unwrap_or_else(|error| panic!("{sql}: {error}"));
    }
    file.execute_batch("COMMIT; PRAGMA foreign_keys = ON").unwrap();
}

/// Everything in the columns of version 1, as text by table.
fn contents(file: &Connection, of: &Connection) -> Vec<String> {
    let mut all = Vec::new();
    for table in tables(of) {
        let names: Vec<String> =
            columns(of, &table).into_iter().map(|(name, _)| format!("quote(\"{name}\")")).collect();
        let sql = format!("SELECT {} FROM {table} ORDER BY 1", names.join(" || '|' || "));
        let mut query = file.prepare(&sql).unwrap();
        let rows: Vec<String> = query.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
        assert!(!rows.is_empty(), "{table} was left empty");
        all.extend(rows.into_iter().map(|row| format!("{table}: {row}")));
    }
    all
}

/// Tables, indexes and triggers without white space and quotes.
fn shape(file: &Connection) -> Vec<String> {
    let mut query =
        file.prepare("SELECT type || ' ' || name || ' ' || coalesce(sql, '') FROM sqlite_schema ORDER BY 1").unwrap();
    let rows = query.query_map([], |row| row.get::<_, String>(0)).unwrap();
    let mut shape: Vec<String> =
        rows.map(|row| row.unwrap().replace('"', "").split_whitespace().collect::<Vec<_>>().join(" ")).collect();
    shape.sort();
    shape
}

fn version_1(folder: &Path) -> PathBuf {
    let file = folder.join("regio.perceel");
    let target = Target { version: 1, schema: SCHEMA_1, steps: &[] };
    let opened = create_as(&OpenOptions::new(&file), target, now()).unwrap();
    fill(&opened.conn);
    drop(opened);
    file
}

fn empty_1() -> Connection {
    let file = Connection::open_in_memory().unwrap();
    file.execute_batch(SCHEMA_1).unwrap();
    file
}

#[test]
fn a_file_of_version_1_becomes_one_of_today_and_keeps_everything() {
    let folder = tempfile::tempdir().unwrap();
    let file = version_1(folder.path());
    let model = empty_1();
    let before = contents(&Connection::open(&file).unwrap(), &model);

    let opened = open(&OpenOptions::new(&file), now()).unwrap();
    assert!(matches!(opened.mode, Mode::Writer(_)));
    assert_eq!(opened.notices.iter().map(|notice| notice.id).collect::<Vec<_>>(), ["file-upgraded"]);
    assert_eq!(contents(&opened.conn, &model), before);
    let fresh = folder.path().join("nieuw.perceel");
    let fresh = create(&OpenOptions::new(&fresh), now()).unwrap();
    assert_eq!(shape(&opened.conn), shape(&fresh.conn));
    let version: i32 = opened.conn.pragma_query_value(None, "user_version", |row| row.get(0)).unwrap();
    assert_eq!((version, VERSION), (3, 3));
    let broken: Vec<String> = opened
        .conn
        .prepare("SELECT \"table\" FROM pragma_foreign_key_check")
        .unwrap()
        .query_map([], |row| row.get(0))
        .unwrap()
        .map(Result::unwrap)
        .collect();
    assert_eq!(broken, [""; 0]);
    // The new columns start unknown.
    let new: i64 = opened
        .conn
        .query_row(
            "SELECT count(coalesce(o.article_ref, o.obliged, o.own_reason, c.notice_on, c.notice_by, c.ends_on))
             FROM obligations o, contracts c",
            [],
            |row| row.get(0),
        )
        .unwrap();
    assert_eq!(new, 0);
    drop(opened);

    let copy = place::beside(&file, ".v1-20261121T093000.bak");
    assert_eq!(contents(&Connection::open(copy).unwrap(), &model), before);
    let again = open(&OpenOptions::new(&file), now()).unwrap();
    assert_eq!(again.notices, [], "the second time nothing is left to do");
}

#[test]
fn a_real_register_of_version_1_loads_as_before() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("regio.perceel");
    let target = Target { version: 1, schema: SCHEMA_1, steps: &[] };
    let opened = create_as(&OpenOptions::new(&file), target, now()).unwrap();
    opened
        .conn
        .execute_batch(
            "INSERT INTO providers (id, name, kvk) VALUES (1, 'Zorghuis De Proefhof', '00123456');
             INSERT INTO contracts (id, number, provider, start, \"end\") VALUES (2, 'C-1', 1, '2026-01-01', '2029-12-31');
             INSERT INTO obligations (id, code, contract, article, clause) VALUES (3, 'V-1', 2, '3.5', 'own');
             INSERT OR REPLACE INTO file_facts VALUES ('last_id', '3')",
        )
        .unwrap();
    drop(opened);
    let store = Store::open(&OpenOptions::new(&file), "tester", now()).unwrap();
    let register = store.load().unwrap();
    let obligation = register.all(perceel::domain::kind::Kind::Obligation).first().unwrap();
    use perceel::domain::nouns::obligations;
    assert_eq!(obligation.text(obligations::ARTICLE), Some("3.5"));
    assert_eq!(obligation.choice(obligations::CLAUSE), Some("own"));
    assert_eq!(obligation.link(obligations::ARTICLE_REF), None);
    assert_eq!(obligation.choice(obligations::OBLIGED), None);
}

#[test]
fn read_only_refuses_an_older_file_in_words_and_leaves_it() {
    let folder = tempfile::tempdir().unwrap();
    let file = version_1(folder.path());
    let bytes = fs::read(&file).unwrap();
    let reader = OpenOptions { read_only: true, ..OpenOptions::new(&file) };
    let error = open(&reader, now()).map(|_| ()).unwrap_err();
    assert_eq!((error.kind, error.what.id), (ErrorKind::NotPermitted, "file-older"));
    assert_eq!(fs::read(&file).unwrap(), bytes);
}

/// The real step, then a stop: as a power cut before the commit, or a fault in what follows it.
#[test]
fn a_command_that_only_reads_brings_an_older_file_up_to_date_first() {
    let folder = tempfile::tempdir().unwrap();
    let file = version_1(folder.path());
    let run = |options: &[&str]| {
        let mut command = assert_cmd::Command::cargo_bin("perceel").unwrap();
        command
            .env_clear()
            .env("HOME", folder.path())
            .env("PERCEEL_TODAY", "2026-11-21")
            .args(["--lang", "nl", "--db"]);
        command.arg(&file).args(options).args(["list", "municipalities"]).output().unwrap()
    };
    let said = |done: &std::process::Output| String::from_utf8_lossy(&done.stderr).into_owned();
    let left = run(&["--read-only"]);
    assert_eq!(left.status.code(), Some(77), "{}", said(&left));
    let done = run(&[]);
    assert_eq!(done.status.code(), Some(0), "{}", said(&done));
    assert!(said(&done).contains("bijgewerkt van versie 1 naar 3"), "{}", said(&done));
    assert_eq!(said(&run(&["--read-only"])), "");
}

#[test]
fn a_step_that_stops_half_way_leaves_version_1() {
    fn then_fails(conn: &Connection) -> rusqlite::Result<()> {
        (STEPS[0].apply)(conn)?;
        conn.execute_batch("INSERT INTO snoozes (subject, until, reason) VALUES ('x', 'geen dag', 'y')")
    }
    let folder = tempfile::tempdir().unwrap();
    let file = version_1(folder.path());
    let model = empty_1();
    let before = contents(&Connection::open(&file).unwrap(), &model);
    let steps = [Step { to: 2, apply: then_fails }];
    let target = Target { version: 2, schema: SCHEMA, steps: &steps };
    assert!(open_as(&OpenOptions::new(&file), target, now()).is_err());
    let left = Connection::open(&file).unwrap();
    let version: i32 = left.pragma_query_value(None, "user_version", |row| row.get(0)).unwrap();
    assert_eq!(version, 1);
    assert_eq!(shape(&left), shape(&model));
    assert_eq!(contents(&left, &model), before);
    drop(left);
    // Nothing stands in the way of the next try.
    let opened = open(&OpenOptions::new(&file), now()).unwrap();
    assert_eq!(contents(&opened.conn, &model), before);
}

/// The process is gone while the step runs: the pages it had written are rolled back by the next one that opens.
#[test]
fn a_process_that_dies_in_the_step_leaves_version_1() {
    let folder = tempfile::tempdir().unwrap();
    let file = version_1(folder.path());
    let model = empty_1();
    let before = contents(&Connection::open(&file).unwrap(), &model);
    // What is on disk in the midst of the transaction, journal included, is copied as a power cut would leave it.
    let cut = folder.path().join("na-stroomuitval.perceel");
    let running = Connection::open(&file).unwrap();
    running
        .execute_batch("PRAGMA journal_mode = DELETE; PRAGMA cache_size = 1; PRAGMA foreign_keys = OFF; BEGIN")
        .unwrap();
    (STEPS[0].apply)(&running).unwrap();
    running.execute_batch("PRAGMA user_version = 2").unwrap();
    assert!(fs::metadata(place::beside(&file, "-journal")).unwrap().len() > 0);
    fs::copy(&file, &cut).unwrap();
    fs::copy(place::beside(&file, "-journal"), place::beside(&cut, "-journal")).unwrap();
    drop(running);
    let opened = open(&OpenOptions::new(&cut), now()).unwrap();
    assert_eq!(opened.notices.iter().map(|notice| notice.id).collect::<Vec<_>>(), ["file-upgraded"]);
    assert_eq!(contents(&opened.conn, &model), before);
    let copy = Connection::open(place::beside(&cut, ".v1-20261121T093000.bak")).unwrap();
    assert_eq!(shape(&copy), shape(&model));
}
