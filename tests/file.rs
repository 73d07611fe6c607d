//! The register file as a careful user treats it and as a hostile one does; the numbers are those of the catalogue.
// Printing: the other process of a test speaks to it over its error output.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stderr)]

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader};
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use chrono::{DateTime, Days, NaiveDate, TimeDelta, TimeZone, Utc};
use perceel::error::{Error, ErrorKind};
use perceel::store::backup::{self, list_backups, superseded};
use perceel::store::open::{Mode, OpenOptions, Opened, ReadOnlyReason, create, create_as, open, open_as, reopen};
use perceel::store::output::write_new;
use perceel::store::restore::restore;
use perceel::store::schema::Target;
use perceel::store::upgrade::Step;
use perceel::store::{check, connect, lock, place};
use proptest::prelude::*;
use sha2::{Digest, Sha256};
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
        ("user_version", "Integer(3)"),
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

/// A table of the tests' own, so that they do not depend on what the register keeps.
const NOTES: &str = "CREATE TABLE notes (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT;
    CREATE TABLE links (note INTEGER NOT NULL REFERENCES notes (id)) STRICT;";
const V1: Target<'static> = Target { version: 1, schema: NOTES, steps: &[] };

fn fill(conn: &rusqlite::Connection, rows: usize) {
    conn.execute_batch("BEGIN IMMEDIATE").unwrap();
    for number in 0..rows {
        conn.execute("INSERT INTO notes (text) VALUES (?1)", [format!("regel {number} {}", "x".repeat(200))]).unwrap();
    }
    conn.execute_batch("COMMIT").unwrap();
}

fn count(conn: &rusqlite::Connection) -> i64 {
    conn.query_row("SELECT count(*) FROM notes", [], |row| row.get(0)).unwrap()
}

/// Every name in the folder with size, moment of change, rights and contents.
fn contents(folder: &Path) -> BTreeMap<String, (u64, i64, i64, u32, Vec<u8>)> {
    fs::read_dir(folder)
        .unwrap()
        .map(|entry| {
            let entry = entry.unwrap();
            let about = entry.metadata().unwrap();
            let hash = if about.is_file() { Sha256::digest(fs::read(entry.path()).unwrap()).to_vec() } else { vec![] };
            let name = entry.file_name().to_string_lossy().into_owned();
            (name, (about.len(), about.mtime(), about.mtime_nsec(), about.mode(), hash))
        })
        .collect()
}

fn refused(options: &OpenOptions) -> Error {
    open(options, now()).map(|_| ()).unwrap_err()
}

/// C1, C3: refused, and nothing in the folder is different afterwards, not even a journal or a lock.
#[test]
fn files_of_others_and_newer_ones_stay_untouched() {
    let (folder, file) = folder();
    let bare = |application: i32, version: i32| {
        let _ = fs::remove_file(&file);
        let conn = rusqlite::Connection::open(&file).unwrap();
        conn.pragma_update(None, "application_id", application).unwrap();
        conn.pragma_update(None, "user_version", version).unwrap();
        conn.execute_batch("CREATE TABLE t (x)").unwrap();
    };
    let refuse = |id: &str| {
        let before = contents(folder.path());
        for read_only in [false, true] {
            let error = refused(&OpenOptions { path: file.clone(), read_only, allow_unsafe: false });
            assert_eq!((error.kind, error.what.id), (ErrorKind::NotOurs, id));
        }
        assert_eq!(contents(folder.path()), before, "{id}");
    };
    for version in [4, 1001, -1, 0] {
        bare(0x5052_4C31, version);
        refuse("file-newer");
    }
    bare(0, 1);
    refuse("file-not-perceel");
    fs::write(&file, "gewoon tekst").unwrap();
    refuse("file-not-database");
    fs::write(&file, (0..4096_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 24) as u8).collect::<Vec<_>>()).unwrap();
    refuse("file-not-database");
    fs::write(&file, "").unwrap();
    refuse("file-empty");
}

/// C5: a damaged file is refused or reads without a panic.
#[test]
fn damaged_files_are_refused_or_read() {
    let (folder, file) = folder();
    let opened = create_as(&OpenOptions::new(&file), V1, now()).unwrap();
    fill(&opened.conn, 400);
    drop(opened);
    let sound = fs::read(&file).unwrap();
    let (mut state, mut refusals) = (0x2545_F491_4F6C_DD1D_u64, 0);
    let mut random = |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state % below as u64).unwrap()
    };
    for round in 0..300 {
        let mut bytes = sound.clone();
        match round % 3 {
            0 => bytes.truncate(random(sound.len())),
            1 => bytes[random(sound.len())] ^= 1 << random(8),
            // The first page holds the header and the schema, where damage does most.
            _ => bytes[random(4096)] ^= 1 << random(8),
        }
        fs::write(&file, &bytes).unwrap();
        match open_as(&OpenOptions::new(&file), V1, now()) {
            Err(error) => {
                refusals += 1;
                assert!(matches!(error.kind, ErrorKind::Storage | ErrorKind::NotOurs), "round {round}: {error:?}");
            }
            Ok(opened) => {
                let mut statement = opened.conn.prepare("SELECT text FROM notes").unwrap();
                let read: Vec<_> = statement.query_map([], |row| row.get::<_, String>(0)).unwrap().collect();
                assert!(read.len() <= 400 || read.iter().any(Result::is_err), "round {round}");
            }
        }
    }
    assert!(refusals >= 100, "every truncation is seen: {refusals}");
    drop(folder);
}

/// C7: whatever the name looks like, it is the name of a file.
#[test]
fn names_are_plain_paths() {
    let (folder, _) = folder();
    let folder = folder.path().canonicalize().unwrap();
    for name in ["file:x?mode=memory", ":memory:", "-x", "é", "a\nb", "a b", "%41", "x?immutable=1", "'; DROP"] {
        let path = folder.join(name);
        let opened = create(&OpenOptions::new(&path), now()).unwrap();
        assert!(backup::back_up(&opened.conn, &opened.path, now()).is_ok(), "{name}");
        drop(opened);
        assert!(path.is_file(), "{name}");
        assert!(open(&OpenOptions::new(&path), now()).is_ok(), "{name}");
    }
    for name in ["", "..", "a\0b"] {
        assert_eq!(refused(&OpenOptions::new(name)).kind, ErrorKind::Missing, "{name:?}");
    }
    let long = folder.join("n".repeat(255));
    assert_eq!(create(&OpenOptions::new(&long), now()).map(|_| ()).unwrap_err().kind, ErrorKind::Missing);
    assert_eq!(refused(&OpenOptions::new(folder.join("absent.db"))).kind, ErrorKind::Missing);
    assert!(!folder.join("absent.db").exists(), "opening makes nothing");
    let relative = place::resolve(Path::new(":memory:")).unwrap();
    assert!(relative.is_absolute());
}

/// B8, C8: links, folders, pipes and devices are named and refused at once.
#[test]
fn things_that_are_no_file_are_refused_at_once() {
    let (folder, file) = folder();
    drop(made(&file));
    let pipe = folder.path().join("pipe");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let link = folder.path().join("link");
    symlink(&file, &link).unwrap();
    for (path, id) in [
        (pipe.as_path(), "file-is-pipe"),
        (link.as_path(), "file-is-link"),
        (folder.path(), "file-is-folder"),
        (Path::new("/dev/null"), "file-is-device"),
    ] {
        let error = refused(&OpenOptions::new(path));
        assert_eq!((error.kind, error.what.id), (ErrorKind::Missing, id));
    }
}

/// C10: the second reads and knows who writes; when the first is gone the second takes over.
#[test]
fn the_second_instance_reads_only() {
    let (_folder, file) = folder();
    let first = made(&file);
    let second = open(&OpenOptions::new(&file), now()).unwrap();
    let Mode::ReadOnly(ReadOnlyReason::InUse(Some(holder))) = &second.mode else { panic!("{:?}", second.mode) };
    assert_eq!((holder.pid, holder.since), (std::process::id(), now()));
    assert_eq!(lock::holder(&file).as_ref(), Some(holder));
    let Mode::ReadOnly(reason) = &second.mode else { unreachable!() };
    assert_eq!(reason.refusal().kind, ErrorKind::Busy);
    let write = second.conn.execute("INSERT INTO file_facts (name, value) VALUES ('a', 'b')", []);
    assert_eq!(perceel::store::failure::database(write.unwrap_err()).kind, ErrorKind::NotPermitted);
    drop(second);
    drop(first);
    assert_eq!(lock::holder(&file), None);
    assert!(matches!(open(&OpenOptions::new(&file), now()).unwrap().mode, Mode::Writer(_)));
}

/// The other process of a test: does what the environment says.
#[test]
#[ignore = "the other process of the tests below"]
fn other_process() {
    let file = PathBuf::from(std::env::var_os("PERCEEL_TEST_FILE").unwrap());
    let options = OpenOptions::new(&file);
    match std::env::var("PERCEEL_TEST_ROLE").unwrap().as_str() {
        "hold" => {
            let opened = open(&options, now()).unwrap();
            assert!(matches!(opened.mode, Mode::Writer(_)));
            eprintln!("held");
            std::thread::sleep(std::time::Duration::from_secs(60));
        }
        "create" => match create(&options, now()) {
            Ok(_) => eprintln!("made"),
            Err(error) => assert!(matches!(error.kind, ErrorKind::Busy | ErrorKind::NotCreated), "{error:?}"),
        },
        "leave half a save" => {
            let opened = open_as(&options, V1, now()).unwrap();
            opened.conn.execute_batch("PRAGMA cache_size = 5; BEGIN IMMEDIATE").unwrap();
            opened.conn.execute("UPDATE notes SET text = 'half ' || text", []).unwrap();
            eprintln!("held");
            std::thread::sleep(std::time::Duration::from_secs(60));
        }
        "save" => {
            let opened = open_as(&options, V1, now()).unwrap();
            eprintln!("opened");
            opened.conn.execute_batch("BEGIN IMMEDIATE; UPDATE notes SET text = 'new'; COMMIT").unwrap();
            eprintln!("saved");
        }
        "open" => {
            let error = refused(&options);
            eprintln!("refused {}", error.kind.exit_code());
        }
        other => panic!("{other}"),
    }
}

fn other(role: &str, file: &Path) -> Command {
    let mut command = Command::new(std::env::current_exe().unwrap());
    in_role(&mut command, role, file);
    command
}

fn in_role<'a>(command: &'a mut Command, role: &str, file: &Path) -> &'a mut Command {
    command
        .args(["--exact", "other_process", "--ignored", "--nocapture"])
        .env("PERCEEL_TEST_ROLE", role)
        .env("PERCEEL_TEST_FILE", file)
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
}

/// Starts the other process, waits until it says `held`, and kills it.
fn kill_while(role: &str, file: &Path, meanwhile: impl FnOnce()) {
    let mut child = other(role, file).spawn().unwrap();
    let mut lines = BufReader::new(child.stderr.take().unwrap()).lines();
    assert!(lines.any(|line| line.unwrap() == "held"));
    meanwhile();
    child.kill().unwrap();
    child.wait().unwrap();
}

/// C11: a killed holder leaves no lock behind.
#[test]
fn a_killed_holder_leaves_no_lock() {
    let (_folder, file) = folder();
    drop(made(&file));
    kill_while("hold", &file, || {
        let second = open(&OpenOptions::new(&file), now()).unwrap();
        let Mode::ReadOnly(ReadOnlyReason::InUse(Some(holder))) = second.mode else { panic!() };
        assert_ne!(holder.pid, std::process::id());
    });
    assert!(matches!(open(&OpenOptions::new(&file), now()).unwrap().mode, Mode::Writer(_)));
}

/// A1: a save cut short is undone, also for somebody who only reads.
#[test]
fn a_save_cut_short_is_undone_for_readers_too() {
    for read_only in [false, true] {
        let (_folder, file) = folder();
        let opened = create_as(&OpenOptions::new(&file), V1, now()).unwrap();
        fill(&opened.conn, 400);
        drop(opened);
        kill_while("leave half a save", &file, || {});
        assert!(fs::metadata(place::beside(&file, "-journal")).unwrap().len() > 0, "the case is what it says");
        let options = OpenOptions { path: file, read_only, allow_unsafe: false };
        let opened = open_as(&options, V1, now()).unwrap();
        let half: i64 =
            opened.conn.query_row("SELECT count(*) FROM notes WHERE text LIKE 'half%'", [], |row| row.get(0)).unwrap();
        assert_eq!((half, count(&opened.conn)), (0, 400));
    }
}

/// C12: ten threads and ten processes at once; exactly one makes the file.
#[test]
fn exactly_one_of_many_makes_the_file() {
    let (_folder, file) = folder();
    let made: usize = std::thread::scope(|scope| {
        let all: Vec<_> = (0..10).map(|_| scope.spawn(|| create(&OpenOptions::new(&file), now()))).collect();
        let kinds = all.into_iter().map(|one| one.join().unwrap().map_err(|error| error.kind));
        kinds
            .filter(|outcome| match outcome {
                Ok(_) => true,
                Err(kind) => {
                    assert!(matches!(kind, ErrorKind::Busy | ErrorKind::NotCreated), "{kind:?}");
                    false
                }
            })
            .count()
    });
    assert_eq!(made, 1);
    let (second, file) = folder();
    let all: Vec<_> = (0..10).map(|_| other("create", &file).spawn().unwrap()).collect();
    let outputs: Vec<_> = all.into_iter().map(|child| child.wait_with_output().unwrap()).collect();
    assert!(outputs.iter().all(|output| output.status.success()));
    let made = outputs.iter().filter(|output| String::from_utf8_lossy(&output.stderr).contains("made")).count();
    assert_eq!(made, 1);
    let names: Vec<_> = contents(second.path()).into_keys().collect();
    assert_eq!(names, ["contracten.db", "contracten.db.lock"]);
}

/// B6: a protected file or folder opens for reading and says why.
#[test]
fn protected_files_and_folders_are_read_only() {
    let (folder, file) = folder();
    drop(made(&file));
    fs::set_permissions(&file, fs::Permissions::from_mode(0o400)).unwrap();
    let opened = open(&OpenOptions::new(&file), now()).unwrap();
    assert!(matches!(opened.mode, Mode::ReadOnly(ReadOnlyReason::FileProtected)));
    assert_eq!(ReadOnlyReason::FileProtected.refusal().kind, ErrorKind::NotPermitted);
    drop(opened);
    fs::set_permissions(&file, fs::Permissions::from_mode(0o600)).unwrap();
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o555)).unwrap();
    let opened = open(&OpenOptions::new(&file), now());
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o700)).unwrap();
    assert!(matches!(opened.unwrap().mode, Mode::ReadOnly(ReadOnlyReason::FolderProtected)));
}

/// B9: everything is for the user only; an older file is tightened with a word.
#[test]
fn files_are_private() {
    let (folder, file) = folder();
    drop(made(&file));
    fs::set_permissions(&file, fs::Permissions::from_mode(0o644)).unwrap();
    let opened = open(&OpenOptions { read_only: true, ..OpenOptions::new(&file) }, now()).unwrap();
    assert_eq!(opened.notices, [], "a reader changes nothing");
    drop(opened);
    let opened = open(&OpenOptions::new(&file), now()).unwrap();
    assert_eq!(opened.notices.iter().map(|notice| notice.id).collect::<Vec<_>>(), ["file-tightened"]);
    let copy = backup::back_up(&opened.conn, &file, now()).unwrap();
    write_new(&folder.path().join("export.csv"), b"a;b", false).unwrap();
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    for path in [&file, &copy.path, &place::beside(&file, ".lock"), &folder.path().join("export.csv")] {
        assert_eq!(mode(path), 0o600, "{}", path.display());
    }
    assert_eq!(mode(&backup::folder(&file)), 0o700);
}

/// C16, C17: places and neighbours.
#[test]
fn unsafe_places_are_told_and_refused() {
    let (folder, _) = folder();
    let root = folder.path().canonicalize().unwrap();
    for name in ["OneDrive - Gemeente", "Dropbox", "Nextcloud", "Google Drive", "iCloud Drive"] {
        fs::create_dir(root.join(name)).unwrap();
        let path = root.join(name).join("contracten.db");
        let error = create(&OpenOptions::new(&path), now()).map(|_| ()).unwrap_err();
        assert_eq!(error.kind, ErrorKind::UnsafePlace, "{name}");
        let agreed = OpenOptions { allow_unsafe: true, ..OpenOptions::new(&path) };
        let opened = create(&agreed, now()).unwrap();
        assert_eq!(opened.notices.first().unwrap().id, "file-unsafe-allowed");
        drop(opened);
        assert_eq!(refused(&OpenOptions::new(&path)).kind, ErrorKind::UnsafePlace);
        let reader = OpenOptions { read_only: true, ..OpenOptions::new(&path) };
        assert!(matches!(open(&reader, now()).unwrap().mode, Mode::ReadOnly(ReadOnlyReason::Asked)));
    }
    for name in ["Dropboxen", "nextcloudbeheer", "drive", "icloudy"] {
        assert_eq!(place::sync_folder_in(&Path::new("/home").join(name)), None, "{name}");
    }
    for (magic, kind) in [(0x6969, Some("NFS")), (0xFE53_4D42, Some("SMB2")), (0xEF53, None), (0x0102_1994, None)] {
        assert_eq!(place::share_kind(magic), kind);
    }
}

/// C16: copies that a conflict left are named, other neighbours are not.
#[test]
fn conflict_copies_are_named() {
    let (folder, file) = folder();
    for name in [
        "contracten-LAPTOP12.db",
        "contracten (1).db",
        "contracten (conflicted copy 2026-11-20 101112).db",
        "contracten.sync-conflict-20261120-101112-ABCDEFG.db",
        "contracten-2025.db",
        "contracten2.db",
        "contracten-oud.db",
        "contracten-LAPTOP12.txt",
    ] {
        fs::write(folder.path().join(name), "").unwrap();
    }
    let opened = made(&file);
    assert_eq!(opened.notices.first().unwrap().id, "file-conflict-copies");
    let named = place::conflict_copies(&file);
    assert_eq!(named.len(), 4, "{named:?}");
    assert!(!named.iter().any(|name| name.contains("2025") || name.contains("oud") || name.contains("txt")));
}

/// C17 with a system that says it is a share: needs strace, and is left out without it.
#[test]
fn shares_are_recognised_by_the_system() {
    let (_folder, file) = folder();
    drop(made(&file));
    for magic in ["6969000000000000", "424d53fe00000000", "424d53ff00000000", "4655736500000000", "9719020100000000"] {
        let mut command = Command::new("strace");
        command.args(["-f", "-o", "/dev/null", "-e", "trace=statfs"]);
        command.arg("-e").arg(format!("inject=statfs:poke_exit=@arg2={magic}"));
        command.arg(std::env::current_exe().unwrap());
        let Ok(output) = in_role(&mut command, "open", &file).output() else { return };
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        if said.contains("ptrace") {
            return;
        }
        assert!(said.contains("refused 78"), "{magic}: {said}");
    }
}

/// A2 for one save: killed at every write, sync and unlink, the file holds the old or the new state. Needs strace.
#[test]
fn a_save_killed_anywhere_is_whole() {
    let (folder, file) = folder();
    let opened = create_as(&OpenOptions::new(&file), V1, now()).unwrap();
    fill(&opened.conn, 40);
    drop(opened);
    let sound = fs::read(&file).unwrap();
    let states = |said: &str, conn: &rusqlite::Connection, at: &str| {
        let new: i64 = conn.query_row("SELECT count(*) FROM notes WHERE text = 'new'", [], |row| row.get(0)).unwrap();
        assert!(new == 0 || new == 40, "{at}: {new} of 40");
        assert!(!said.contains("saved") || new == 40, "{at}: acknowledged and lost");
    };
    let mut killed = 0;
    for call in ["pwrite64", "fdatasync", "unlink", "ftruncate"] {
        for number in 1..40 {
            for leftover in ["-journal", ".lock"] {
                let _ = fs::remove_file(place::beside(&file, leftover));
            }
            fs::write(&file, &sound).unwrap();
            let mut command = Command::new("strace");
            command.args(["-f", "-o", "/dev/null", "-e"]).arg(format!("trace={call}"));
            command.arg("-e").arg(format!("inject={call}:signal=KILL:when={number}"));
            command.arg(std::env::current_exe().unwrap());
            let Ok(output) = in_role(&mut command, "save", &file).output() else { return };
            let said = String::from_utf8_lossy(&output.stderr).into_owned();
            if said.contains("ptrace") {
                return;
            }
            let at = format!("{call} {number}");
            let opened = open_as(&OpenOptions::new(&file), V1, now()).unwrap_or_else(|error| panic!("{at}: {error:?}"));
            check::thorough(&opened.conn, &file).unwrap();
            states(&said, &opened.conn, &at);
            if output.status.success() {
                assert!(said.contains("saved"), "{said}");
                break;
            }
            killed += 1;
        }
    }
    assert!(killed >= 10, "a save is at least so many calls: {killed}");
    drop(folder);
}

/// The reason for a rollback journal: a file replaced by another program is noticed at the next save.
#[test]
fn a_replaced_file_takes_no_more_saves() {
    let (_folder, file) = folder();
    let opened = made(&file);
    let other = place::beside(&file, ".other");
    fs::copy(&file, &other).unwrap();
    fs::rename(&other, &file).unwrap();
    let write = opened.conn.execute("INSERT INTO file_facts (name, value) VALUES ('a', 'b')", []);
    let error = perceel::store::failure::database(write.unwrap_err());
    assert_eq!((error.kind, error.what.id), (ErrorKind::Storage, "file-replaced"));
    let opened = reopen(opened, now()).unwrap();
    assert!(matches!(opened.mode, Mode::Writer(_)));
    opened.conn.execute("INSERT INTO file_facts (name, value) VALUES ('a', 'b')", []).unwrap();
}

/// C13: a lock held by another program is 75, with nothing lost.
#[test]
fn a_lock_of_another_program_is_busy() {
    let (_folder, file) = folder();
    let opened = made(&file);
    opened.conn.busy_timeout(std::time::Duration::from_millis(50)).unwrap();
    let other = rusqlite::Connection::open(&file).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let write = opened.conn.execute("INSERT INTO file_facts (name, value) VALUES ('a', 'b')", []);
    assert_eq!(perceel::store::failure::database(write.unwrap_err()).kind, ErrorKind::Busy);
    other.execute_batch("ROLLBACK").unwrap();
    opened.conn.execute("INSERT INTO file_facts (name, value) VALUES ('a', 'b')", []).unwrap();
}

/// A write-ahead log from another program is ended after a copy.
#[test]
fn a_write_ahead_log_is_ended_after_a_copy() {
    let (_folder, file) = folder();
    drop(made(&file));
    let other = rusqlite::Connection::open(&file).unwrap();
    let mode: String = other.query_row("PRAGMA journal_mode = WAL", [], |row| row.get(0)).unwrap();
    assert_eq!(mode, "wal");
    other.execute("INSERT INTO file_facts (name, value) VALUES ('a', 'b')", []).unwrap();
    drop(other);
    let opened = open(&OpenOptions::new(&file), now()).unwrap();
    assert_eq!(pragma(&opened, "journal_mode"), "Text(\"delete\")");
    assert_eq!(opened.notices.iter().map(|notice| notice.id).collect::<Vec<_>>(), ["file-converted"]);
    assert!(place::beside(&file, ".wal-20261121T093000.bak").is_file());
    let kept: String =
        opened.conn.query_row("SELECT value FROM file_facts WHERE name = 'a'", [], |row| row.get(0)).unwrap();
    assert_eq!(kept, "b");
}

/// A trigger slipped into a mailed file never runs.
#[test]
fn a_changed_schema_is_refused() {
    let (_folder, file) = folder();
    drop(made(&file));
    let other = rusqlite::Connection::open(&file).unwrap();
    other.execute_batch("CREATE TRIGGER t AFTER INSERT ON file_facts BEGIN DELETE FROM file_facts; END").unwrap();
    drop(other);
    let error = refused(&OpenOptions::new(&file));
    assert_eq!((error.kind, error.what.id), (ErrorKind::NotOurs, "file-schema-differs"));
}

/// A reference that leads nowhere is damage; a copy is not made of it either (A8: nothing is left behind).
#[test]
fn loose_references_are_damage_and_a_failed_copy_leaves_nothing() {
    let (folder, file) = folder();
    let opened = create_as(&OpenOptions::new(&file), V1, now()).unwrap();
    opened.conn.execute_batch("PRAGMA foreign_keys = OFF; INSERT INTO links VALUES (7)").unwrap();
    let error = backup::back_up(&opened.conn, &file, now()).unwrap_err();
    assert_eq!(error.kind, ErrorKind::Storage);
    assert_eq!(fs::read_dir(backup::folder(&file)).unwrap().count(), 0);
    drop(opened);
    let error = open_as(&OpenOptions::new(&file), V1, now()).map(|_| ()).unwrap_err();
    assert_eq!(error.kind, ErrorKind::Storage);
    assert_eq!(check::verify_in_background(&file).unwrap_err().kind, ErrorKind::Storage);
    drop(folder);
}

fn add_column(conn: &rusqlite::Connection) -> rusqlite::Result<()> {
    // The table is rebuilt although rows refer to it.
    conn.execute_batch(
        "CREATE TABLE made_anew (id INTEGER PRIMARY KEY, text TEXT NOT NULL, seen INTEGER) STRICT;
         INSERT INTO made_anew (id, text) SELECT id, text FROM notes;
         DROP TABLE notes;
         ALTER TABLE made_anew RENAME TO notes;",
    )
}

fn add_table(conn: &rusqlite::Connection) -> rusqlite::Result<()> {
    conn.execute_batch("CREATE TABLE tags (name TEXT NOT NULL) STRICT;")
}

fn lose_rows(conn: &rusqlite::Connection) -> rusqlite::Result<()> {
    conn.execute_batch("DELETE FROM notes; CREATE TABLE tags (name TEXT NOT NULL) STRICT;")
}

const NOTES_V3: &str = "CREATE TABLE notes (id INTEGER PRIMARY KEY, text TEXT NOT NULL, seen INTEGER) STRICT;
    CREATE TABLE links (note INTEGER NOT NULL REFERENCES notes (id)) STRICT;
    CREATE TABLE tags (name TEXT NOT NULL) STRICT;";

fn version_of(file: &Path) -> i32 {
    i32::from_be_bytes(fs::read(file).unwrap()[60..64].try_into().unwrap())
}

/// C4, A7: a copy first, then every step, and a step that goes wrong changes nothing.
#[test]
fn an_older_file_is_upgraded_after_a_verified_copy() {
    let (_folder, file) = folder();
    let opened = create_as(&OpenOptions::new(&file), V1, now()).unwrap();
    fill(&opened.conn, 10);
    opened.conn.execute_batch("INSERT INTO links VALUES (3)").unwrap();
    drop(opened);
    let steps = |last| [Step { to: 2, apply: add_column }, Step { to: 3, apply: last }];

    let losing = steps(lose_rows);
    let wrong = Target { version: 3, schema: NOTES_V3, steps: &losing };
    let error = open_as(&OpenOptions::new(&file), wrong, now()).map(|_| ()).unwrap_err();
    assert_eq!((error.kind, version_of(&file)), (ErrorKind::Storage, 1));
    let missing = [Step { to: 3, apply: add_table }];
    let gap = Target { version: 3, schema: NOTES_V3, steps: &missing };
    let error = open_as(&OpenOptions::new(&file), gap, now()).map(|_| ()).unwrap_err();
    assert_eq!((error.kind, version_of(&file)), (ErrorKind::Bug, 1));

    let right = steps(add_table);
    let target = Target { version: 3, schema: NOTES_V3, steps: &right };
    let reader = OpenOptions { read_only: true, ..OpenOptions::new(&file) };
    let error = open_as(&reader, target, now()).map(|_| ()).unwrap_err();
    assert_eq!((error.kind, error.what.id), (ErrorKind::NotPermitted, "file-older"));

    let later = now() + TimeDelta::minutes(5);
    let opened = open_as(&OpenOptions::new(&file), target, later).unwrap();
    assert_eq!(opened.notices.iter().map(|notice| notice.id).collect::<Vec<_>>(), ["file-upgraded"]);
    assert_eq!((count(&opened.conn), pragma(&opened, "user_version").as_str()), (10, "Integer(3)"));
    assert_eq!(pragma(&opened, "foreign_keys"), "Integer(1)");
    let copy = place::beside(&file, ".v1-20261121T093500.bak");
    let copy = connect::reader(&copy).unwrap();
    assert_eq!(count(&copy), 10);
}

/// J7: a copy comes back, what stood there is kept; everything else is refused and changes nothing.
#[test]
fn copies_come_back_and_nothing_is_deleted() {
    let (folder, file) = folder();
    let opened = made(&file);
    let put = |value: &str| {
        opened.conn.execute("INSERT OR REPLACE INTO file_facts (name, value) VALUES ('a', ?1)", [value]).unwrap();
    };
    put("first");
    let copy = backup::back_up(&opened.conn, &file, now()).unwrap();
    put("second");
    let error = restore(&file, &copy.path, false, now()).unwrap_err();
    assert_eq!(error.kind, ErrorKind::Busy);
    drop(opened);
    let outside = rusqlite::Connection::open(&file).unwrap();
    outside.execute_batch("BEGIN IMMEDIATE").unwrap();
    assert_eq!(restore(&file, &copy.path, false, now()).unwrap_err().kind, ErrorKind::Busy);
    drop(outside);

    let before = fs::read(&file).unwrap();
    let newer = folder.path().join("newer");
    let mut bytes = fs::read(&copy.path).unwrap();
    bytes[63] = 9;
    fs::write(&newer, &bytes).unwrap();
    assert_eq!(restore(&file, &newer, false, now()).unwrap_err().kind, ErrorKind::NotOurs);
    let damaged = folder.path().join("damaged");
    fs::write(&damaged, &fs::read(&copy.path).unwrap()[..4096]).unwrap();
    assert_eq!(restore(&file, &damaged, false, now()).unwrap_err().kind, ErrorKind::Storage);
    assert_eq!(restore(&file, &folder.path().join("absent"), false, now()).unwrap_err().kind, ErrorKind::Missing);
    assert_eq!(fs::read(&file).unwrap(), before);

    let value = |path: &Path| -> String {
        let conn = rusqlite::Connection::open(path).unwrap();
        conn.query_row("SELECT value FROM file_facts WHERE name = 'a'", [], |row| row.get(0)).unwrap()
    };
    let restored = restore(&file, &copy.path, false, now()).unwrap();
    assert_eq!(restored.aside.as_deref(), Some(place::beside(&file, ".before-restore-20261121T093000.bak").as_path()));
    assert_eq!((value(&file), value(&restored.aside.unwrap())), ("first".to_owned(), "second".to_owned()));
    let again = restore(&file, &copy.path, false, now()).unwrap();
    assert_eq!(again.aside.unwrap(), place::beside(&file, ".before-restore-20261121T093000-2.bak"));
    assert!(matches!(open(&OpenOptions::new(&file), now()).unwrap().mode, Mode::Writer(_)));
    fs::remove_file(&file).unwrap();
    assert_eq!(restore(&file, &copy.path, false, now()).unwrap().aside, None);
    assert_eq!(value(&file), "first");
    let left: Vec<_> = contents(folder.path()).into_keys().filter(|name| name.contains(".part")).collect();
    assert!(left.is_empty(), "{left:?}");
}

/// A damaged register, even with half a save beside it, is kept whole and replaced.
#[test]
fn a_damaged_register_can_be_replaced() {
    let (_folder, file) = folder();
    let opened = made(&file);
    let copy = backup::back_up(&opened.conn, &file, now()).unwrap();
    drop(opened);
    fs::write(&file, "niets meer over").unwrap();
    fs::write(place::beside(&file, "-journal"), "ook dit niet").unwrap();
    let restored = restore(&file, &copy.path, false, now()).unwrap();
    let aside = restored.aside.unwrap();
    assert_eq!(fs::read_to_string(&aside).unwrap(), "niets meer over");
    assert_eq!(fs::read_to_string(place::beside(&aside, "-journal")).unwrap(), "ook dit niet");
    assert!(open(&OpenOptions::new(&file), now()).is_ok());
}

/// A copy is due when the register changed and the newest copy is a day old, and not otherwise.
#[test]
fn copies_are_made_when_due() {
    let (_folder, file) = folder();
    let opened = made(&file);
    let put = |value: i64| {
        // Moments of change are told apart by the system's clock, which this test does not set.
        std::thread::sleep(std::time::Duration::from_millis(20));
        opened
            .conn
            .execute("INSERT OR REPLACE INTO file_facts (name, value) VALUES ('a', ?1)", [value.to_string()])
            .unwrap();
    };
    let due = |at| backup::back_up_if_due(&opened.conn, &file, at).unwrap().is_some();
    assert!(due(now()), "the first");
    put(1);
    assert!(!due(now() + TimeDelta::hours(23)));
    assert!(due(now() + TimeDelta::hours(24)));
    assert!(!due(now() + TimeDelta::days(9)), "nothing changed");
    put(2);
    assert!(due(now() - TimeDelta::days(300)), "a clock set back must not stop copies");
    assert_eq!(list_backups(&file).unwrap().len(), 3);
}

fn noon(day: NaiveDate) -> DateTime<Utc> {
    day.and_hms_opt(12, 0, 0).unwrap().and_utc()
}

/// J8, worked out by hand with a calendar: 400 days of daily copies up to Saturday 21 November 2026.
#[test]
fn four_hundred_days_are_thinned_as_worked_out_by_hand() {
    let first = NaiveDate::from_ymd_opt(2025, 10, 18).unwrap();
    let mut kept: Vec<DateTime<Utc>> = Vec::new();
    for day in 0..400 {
        let today = noon(first + Days::new(day));
        kept.push(today);
        let gone = superseded(&kept, today);
        let mut index = 0;
        kept.retain(|_| {
            index += 1;
            !gone.contains(&(index - 1))
        });
    }
    let mut expected: Vec<(u32, u32)> = (10..=21).map(|day| (11, day)).collect();
    expected.extend([(11, 8), (11, 1), (10, 25), (10, 18), (10, 11), (10, 4), (9, 27), (9, 20)]);
    expected.extend([(10, 31), (9, 30), (8, 31), (7, 31), (6, 30), (5, 31), (4, 30), (3, 31)]);
    expected.sort_unstable();
    let days: Vec<(u32, u32)> = kept
        .iter()
        .map(|at| {
            let text = at.format("%m %d").to_string();
            (text[..2].parse().unwrap(), text[3..].parse().unwrap())
        })
        .collect();
    assert_eq!(days, expected);
    // A clock that is wrong for a day takes nothing away.
    let past = noon(NaiveDate::from_ymd_opt(1970, 1, 1).unwrap());
    let future = noon(NaiveDate::from_ymd_opt(2099, 1, 1).unwrap());
    assert_eq!(superseded(&[kept.clone(), vec![past]].concat(), past), Vec::<usize>::new());
    assert_eq!(superseded(&[kept.clone(), vec![future]].concat(), future), Vec::<usize>::new());
    assert_eq!(superseded(&[kept.clone(), vec![future]].concat(), *kept.last().unwrap()), Vec::<usize>::new());
}

proptest! {
    /// J8 for irregular use: the newest stays, the last 12 days with a copy stay, copies from the future stay.
    #[test]
    fn thinning_keeps_what_it_promises(
        gaps in prop::collection::vec(1_i64..60, 1..400), ahead in prop::collection::vec(1_i64..9000, 0..5),
    ) {
        let mut at = noon(NaiveDate::from_ymd_opt(2025, 1, 1).unwrap());
        let mut made = Vec::new();
        for gap in gaps {
            at += TimeDelta::hours(gap);
            made.push(at);
        }
        let today = at;
        let past = made.len();
        made.extend(ahead.iter().map(|days| today + TimeDelta::days(*days)));
        let gone = superseded(&made, today);
        prop_assert!(gone.iter().all(|index| *index < past), "the future stays");
        prop_assert!(!gone.contains(&(past - 1)), "the newest stays");
        let left: Vec<_> = (0..past).filter(|index| !gone.contains(index)).map(|index| made[index]).collect();
        prop_assert!(left.len() <= 12 + 10 + 9);
        let days = |moments: &[DateTime<Utc>]| {
            let mut days: Vec<_> = moments.iter().map(DateTime::date_naive).collect();
            days.dedup();
            days.into_iter().rev().take(12).collect::<Vec<_>>()
        };
        prop_assert_eq!(days(&left), days(&made[..past]));
        prop_assert_eq!(superseded(&left, today), Vec::<usize>::new(), "thinning twice takes no more");
    }
}

/// Real copies over two months: the folder is thinned and every copy that is left opens.
#[test]
fn every_copy_that_is_left_opens() {
    let (_folder, file) = folder();
    let opened = made(&file);
    for day in 0..60 {
        backup::back_up(&opened.conn, &file, now() + TimeDelta::days(day)).unwrap();
    }
    let backups = list_backups(&file).unwrap();
    assert_eq!(backups.first().unwrap().made_at, now() + TimeDelta::days(59));
    assert!((20..=31).contains(&backups.len()), "{}", backups.len());
    for backup in backups {
        let options = OpenOptions { read_only: true, ..OpenOptions::new(backup.path) };
        open(&options, now()).unwrap();
    }
}

/// B4 and the like: an output exists whole or not at all, and overwrites only when told.
#[test]
fn outputs_are_whole_or_absent() {
    let (folder, _) = folder();
    let path = folder.path().join("export.csv");
    write_new(&path, b"one", false).unwrap();
    assert_eq!(write_new(&path, b"two", false).unwrap_err().kind, ErrorKind::NotCreated);
    assert_eq!(fs::read(&path).unwrap(), b"one");
    write_new(&path, b"two", true).unwrap();
    assert_eq!(fs::read(&path).unwrap(), b"two");
    let failing = perceel::store::output::write_with(&path, true, |file| {
        file.write_all(b"half")?;
        Err(std::io::Error::from(std::io::ErrorKind::StorageFull))
    });
    let error = failing.unwrap_err();
    assert_eq!((error.kind, error.hint.unwrap().id), (ErrorKind::NotCreated, "file-disk-full-hint"));
    assert_eq!(fs::read(&path).unwrap(), b"two");
    for absent in [folder.path().join("no/such/place.csv"), PathBuf::from("/dev/full"), folder.path().to_path_buf()] {
        assert_eq!(write_new(&absent, b"x", true).unwrap_err().kind, ErrorKind::NotCreated, "{}", absent.display());
    }
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}
