//! A disk that refuses and a program that is killed, in the midst of writing: all or nothing, said plainly, and nothing
//! half left behind (FAULTS A6, A8, B2). A limit on the size of files stands for the full disk.
#![cfg(unix)]
#![allow(dead_code, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "support/pty.rs"]
mod pty;

use pty::{command, new_file, run};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// Rows of the sheet.
const ROWS: usize = 1500;

fn write_sheet(folder: &Path) {
    let rows: String = (0..ROWS).map(|row| format!("Zorghuis {row:04};Lindewolde\r\n")).collect();
    std::fs::write(folder.join("blad.csv"), format!("Naam;Vestigingsplaats\r\n{rows}")).unwrap();
}

const IMPORT: [&str; 5] = ["import", "blad.csv", "--as", "providers", "--yes"];

/// The command in that folder where no file can grow beyond so many blocks of 512 bytes.
fn limited(folder: &Path, blocks: u64, arguments: &[&str]) -> Command {
    let plain = command(folder, arguments);
    let mut shell = Command::new("/bin/sh");
    shell.arg("-c").arg("ulimit -f \"$0\"; exec \"$@\"").arg(blocks.to_string());
    shell.arg(plain.get_program()).args(plain.get_args()).current_dir(folder).stdin(Stdio::null());
    for (name, value) in plain.get_envs() {
        match value {
            Some(value) => shell.env(name, value),
            None => shell.env_remove(name),
        };
    }
    shell
}

/// How many providers the register holds, after making sure that it is whole and its journal unbroken.
#[track_caller]
fn count(folder: &Path, after: &str) -> usize {
    let (code, out, err) = run(folder, &["list", "providers", "--json"]);
    assert_eq!(code, 0, "{after}: {err}");
    let rows: serde_json::Value = serde_json::from_str(&out).unwrap();
    let (code, out, err) = run(folder, &["check"]);
    assert!(code <= 1, "{after}: {out}{err}");
    let file = rusqlite::Connection::open(folder.join("test.perceel")).unwrap();
    let verdict: String = file.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
    assert_eq!(verdict, "ok", "{after}");
    rows["rows"].as_array().map_or_else(|| panic!("{rows}"), Vec::len)
}

/// The names of all files below a folder.
fn names(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in std::fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            found.push(path.display().to_string());
            if path.is_dir() {
                folders.push(path);
            }
        }
    }
    found.sort();
    found
}

#[test]
fn an_import_that_does_not_fit_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    new_file(folder.path());
    write_sheet(folder.path());
    let blocks = std::fs::metadata(folder.path().join("test.perceel")).unwrap().len() / 512;
    // The journal of the file, a page of the file, its growth: each is the first that does not fit.
    for limit in [0, 1, 8, blocks / 4, blocks, blocks + 8, blocks + 200] {
        let done = limited(folder.path(), limit, &IMPORT).output().unwrap();
        let (said, err) = (String::from_utf8_lossy(&done.stdout), String::from_utf8_lossy(&done.stderr));
        assert!(matches!(done.status.code(), Some(73 | 74)), "{limit}: {:?} {said}{err}", done.status);
        assert!(err.contains("Fout: "), "{limit}: {err}");
        assert_eq!(count(folder.path(), &format!("limit {limit}")), 0);
        assert!(!folder.path().join("test.perceel-journal").exists(), "{limit}");
    }
    let done = limited(folder.path(), blocks + 100_000, &IMPORT).output().unwrap();
    assert_eq!(done.status.code(), Some(0), "{}", String::from_utf8_lossy(&done.stderr));
    assert_eq!(count(folder.path(), "room enough"), ROWS);
}

#[test]
fn copies_and_exports_that_do_not_fit_leave_nothing() {
    let folder = tempfile::tempdir().unwrap();
    new_file(folder.path());
    write_sheet(folder.path());
    let (code, _, err) = limited(folder.path(), 1 << 20, &IMPORT)
        .output()
        .map(|done| (done.status.code(), done.stdout, String::from_utf8_lossy(&done.stderr).into_owned()))
        .unwrap();
    assert_eq!(code, Some(0), "{err}");
    let before = names(folder.path());
    for arguments in [
        vec!["backup"],
        vec!["export", "all", "--to", "alles.json"],
        vec!["export", "providers", "--to", "lijst.csv"],
        // Workbooks are spooled to a file before they are packed.
        vec!["export", "providers", "--to", "lijst.xlsx"],
        vec!["export", "all", "--to", "alles.xlsx"],
        vec!["export", "all", "--to", "alles.ods"],
    ] {
        for limit in [0, 4, 24] {
            let done = limited(folder.path(), limit, &arguments).output().unwrap();
            let err = String::from_utf8_lossy(&done.stderr);
            assert!(matches!(done.status.code(), Some(73 | 74)), "{arguments:?} {limit}: {:?} {err}", done.status);
            assert!(err.contains("Fout: "), "{arguments:?} {limit}: {err}");
            let left: Vec<String> = names(folder.path()).into_iter().filter(|name| !before.contains(name)).collect();
            let left: Vec<&String> = left.iter().filter(|name| Path::new(name).is_file()).collect();
            assert!(left.is_empty(), "{arguments:?} {limit} left {left:?}");
        }
    }
    assert_eq!(count(folder.path(), "afterwards"), ROWS);
}

#[test]
fn an_import_killed_at_any_moment_is_all_or_nothing() {
    let folder = tempfile::tempdir().unwrap();
    new_file(folder.path());
    write_sheet(folder.path());
    let empty = std::fs::read(folder.path().join("test.perceel")).unwrap();
    let started = || {
        let mut import = command(folder.path(), &IMPORT);
        import.current_dir(folder.path()).stdout(Stdio::null()).stderr(Stdio::null());
        import.spawn().unwrap()
    };
    let begun = Instant::now();
    assert!(started().wait().unwrap().success());
    let whole = begun.elapsed();
    assert_eq!(count(folder.path(), "the whole import"), ROWS);
    for moment in 0..16_u32 {
        std::fs::write(folder.path().join("test.perceel"), &empty).unwrap();
        let mut import = started();
        // Most of the moments where it writes, near the end.
        let part = 1.0 - 0.9_f64.powi(i32::try_from(moment).unwrap() * 2);
        std::thread::sleep(Duration::from_secs_f64(whole.as_secs_f64() * part));
        let _ = import.kill();
        import.wait().unwrap();
        let found = count(folder.path(), &format!("moment {moment}"));
        assert!(found == 0 || found == ROWS, "moment {moment}: {found} of {ROWS}");
    }
}
