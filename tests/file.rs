//! The register file as a careful user treats it and as a hostile one does; the numbers are those of the catalogue.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use chrono::{DateTime, TimeZone, Utc};
use perceel::error::ErrorKind;
use perceel::store::open::{Mode, OpenOptions, Opened, create, open};
use tempfile::TempDir;

fn now() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 11, 21, 9, 30, 0).unwrap()
}

fn folder() -> (TempDir, PathBuf) {
    let folder = TempDir::new().unwrap();
    let file = folder.path().canonicalize().unwrap().join("contracten.db");
    (folder, file)
}

fn made(file: &Path) -> Opened {
    create(&OpenOptions::new(file), now()).unwrap()
}

fn pragma(opened: &Opened, name: &str) -> String {
    let value: rusqlite::types::Value = opened.conn.pragma_query_value(None, name, |row| row.get(0)).unwrap();
    format!("{value:?}")
}

#[test]
fn a_new_file_has_every_setting() {
    let (_folder, file) = folder();
    let opened = made(&file);
    assert!(matches!(opened.mode, Mode::Writer(_)));
    assert!(opened.checked);
    assert_eq!(opened.notices, []);
    for (name, value) in [
        ("journal_mode", "Text(\"delete\")"),
        ("synchronous", "Integer(3)"),
        ("foreign_keys", "Integer(1)"),
        ("recursive_triggers", "Integer(1)"),
        ("busy_timeout", "Integer(5000)"),
        ("trusted_schema", "Integer(0)"),
        ("cell_size_check", "Integer(1)"),
        ("mmap_size", "Integer(0)"),
        ("temp_store", "Integer(2)"),
        ("secure_delete", "Integer(1)"),
        ("locking_mode", "Text(\"normal\")"),
        ("application_id", "Integer(1347570737)"),
        ("user_version", "Integer(1)"),
    ] {
        assert_eq!(pragma(&opened, name), value, "{name}");
    }
    assert!(opened.conn.execute_batch("ATTACH 'elsewhere.db' AS other").is_err());
    assert!(opened.conn.execute_batch("PRAGMA writable_schema = ON; DELETE FROM sqlite_schema").is_err());
    assert!(opened.conn.execute_batch("SELECT \"no such column\"").is_err());
    assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
}

#[test]
fn the_bundled_library_is_compiled_hardened() {
    let (_folder, file) = folder();
    let opened = made(&file);
    let options: Vec<String> = {
        let mut statement = opened.conn.prepare("PRAGMA compile_options").unwrap();
        statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
    };
    assert!(options.iter().any(|option| option == "DQS=0"), "{options:?}");
    assert!(!options.iter().any(|option| option.starts_with("USE_URI")), "{options:?}");
    // SQLite does not list this one; a connection without any setting of ours shows it.
    let bare = rusqlite::Connection::open_in_memory().unwrap();
    let trusted: i64 = bare.pragma_query_value(None, "trusted_schema", |row| row.get(0)).unwrap();
    assert_eq!(trusted, 0);
}

#[test]
fn what_was_made_opens_again() {
    let (_folder, file) = folder();
    drop(made(&file));
    let opened = open(&OpenOptions::new(&file), now()).unwrap();
    assert!(matches!(opened.mode, Mode::Writer(_)));
    drop(opened);
    let kind = create(&OpenOptions::new(&file), now()).unwrap_err().kind;
    assert_eq!(kind, ErrorKind::NotCreated);
}
