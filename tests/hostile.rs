//! Hostile text in every field of every noun, a hostile sheet, and signals: the program itself in a pseudo-terminal.
//! No control character of the data reaches the terminal, no column moves, and what was typed is there again (FAULTS D, E).
#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "support/pty.rs"]
mod pty;

use perceel::domain::edit::Edit;
use perceel::domain::field::Shape;
use perceel::domain::kind::Kind;
use perceel::domain::record::{Id, Record, Value};
use perceel::domain::register::target_kind;
use perceel::store::Store;
use perceel::store::journal::Sort;
use perceel::store::open::OpenOptions;
use perceel::text::Message;
use pty::Session;
use rustix::process::Signal;
use std::path::Path;
use std::time::{Duration, Instant};

/// Texts by class: E1, E2, E3, E4, E6.
fn texts() -> Vec<String> {
    let marks: String = std::iter::once('e').chain(std::iter::repeat_n('\u{301}', 500)).collect();
    let tags: String = ('\u{E0001}'..='\u{E007F}').collect();
    vec![
        "E1 \x1b]0;raak\x07 \x1b]52;c;cmFhaw==\x07 \x1b[6n \x1bP$q m\x1b\\ \u{9b}6n \u{90}x\u{9c} \x07\r\x08\x7f\u{85}\x1b[2J".into(),
        format!("E2 \u{202e}txet\u{202c} \u{2066}a\u{2069} \u{200e}\u{200f}\u{61c}\u{200b}\u{200c}\u{200d}\u{2060}\u{feff} {tags}"),
        format!("E3 漢字カナ 👨‍👩‍👧‍👦 🇳🇱🏳️‍🌈 {marks} ｶﾞ\tﾞ ﷽ นี้ क्षि \u{1160}"),
        "E4 Pаypal Straße ĳsberg I\u{307}stanbul Zoë Zoe\u{308} ﬁnancieel ΑΒ".into(),
        "E6 \"*NEAR(a OR %_'; DROP TABLE contracts;-- (a+)+$ \\ [x] {y} |z".into(),
    ]
}

fn moment() -> chrono::DateTime<chrono::Utc> {
    "2026-11-21T11:00:00Z".parse().unwrap()
}

fn options(folder: &Path) -> OpenOptions {
    OpenOptions { allow_unsafe: true, ..OpenOptions::new(folder.join("test.perceel")) }
}

/// A file in which every text field of every noun holds each of these texts in turn.
fn hostile_file(folder: &Path) {
    let mut store = Store::create(&options(folder), "tester", moment()).unwrap();
    let mut edit = Edit::new(Message::new("edit-region").with("name", texts().concat()));
    let mut made: Vec<(Kind, Id)> = Vec::new();
    let mut last = 0;
    let kinds = Kind::ALL.iter().copied().filter(|kind| !matches!(kind, Kind::Actual | Kind::Reservation));
    for kind in kinds {
        for (at, text) in texts().iter().enumerate() {
            last += 1;
            let mut record = Record::blank(kind, Id(last));
            let nth =
                |kind: Kind, at: usize| made.iter().filter(|(other, _)| *other == kind).nth(at).map(|(_, id)| *id);
            let first = |kind: Kind| nth(kind, at);
            for (position, field) in kind.noun().fields.iter().enumerate() {
                let value = match field.shape {
                    Shape::Line if field.name == "cbs_code" => Value::text(&format!("GM{:04}", 10 + at)),
                    Shape::Line if field.digits > 0 => {
                        Value::text(&format!("{:0>1$}", 10 + at, usize::from(field.digits)))
                    }
                    Shape::Line if field.name == "sha256" => Value::text(&format!("{at:064x}")),
                    Shape::Line | Shape::Prose | Shape::Lines => Value::text(text),
                    Shape::Whole if field.name == "number" => Value::Number(1 + i64::try_from(at).unwrap()),
                    Shape::Whole => Value::Number(1),
                    Shape::Quantity => Value::Number(3000),
                    Shape::Money | Shape::MoneyOrNone => Value::Number(123_456),
                    Shape::Percent => Value::Number(100_000),
                    Shape::Day
                        if ["archived", "valid_to", "declined"].iter().any(|name| field.name.starts_with(name)) =>
                    {
                        Value::Unknown
                    }
                    Shape::Day => Value::Day("2026-03-01".parse().unwrap()),
                    Shape::Month => Value::Day("2026-03-01".parse().unwrap()),
                    Shape::Flag => Value::Flag(true),
                    Shape::Choice(codes) => Value::Choice(codes[0]),
                    Shape::Link(to) if to == kind => Value::Unknown,
                    Shape::Link(to) if field.name == "child" => {
                        nth(to, (at + 1) % 5).map_or(Value::Unknown, Value::Link)
                    }
                    Shape::Link(to) => first(to).map_or(Value::Unknown, Value::Link),
                    Shape::Links(to) => first(to).map_or(Value::Unknown, |id| Value::Links([id].into())),
                    Shape::LinkBy(_) => {
                        let to = target_kind(kind.noun(), &record.values, position);
                        to.and_then(first).map_or(Value::Unknown, Value::Link)
                    }
                };
                record.set(position, value);
            }
            made.push((kind, record.id));
            edit.add(kind, record);
        }
    }
    store.save(&edit, Sort::Edit, moment(), &|| false).expect("any text can be kept");
}

/// What must never reach a terminal as text (E1, E2); the joiner between emoji may.
fn is_forbidden(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200c}' | '\u{200e}' | '\u{200f}'
            | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// Reads what was written as a terminal would: only the sequences the program's own drawing uses, and clean text.
#[track_caller]
fn check_bytes(bytes: &[u8]) {
    let text = std::str::from_utf8(bytes).expect("what is written is UTF-8");
    let mut rest = text.chars();
    let near = |rest: &std::str::Chars<'_>| {
        let at = text.len() - rest.as_str().len();
        let from = text.char_indices().map(|(at, _)| at).take_while(|from| *from + 80 < at).last().unwrap_or(0);
        text[from..at].escape_debug().to_string()
    };
    while let Some(c) = rest.next() {
        if c != '\x1b' {
            let line_end = matches!(c, '\r' | '\n');
            assert!(line_end || !is_forbidden(c), "{c:?} is written: {}", near(&rest));
            continue;
        }
        match rest.next() {
            Some('[') => {
                let end = rest.find(|c| ('\x40'..='\x7e').contains(c));
                assert!(end.is_some_and(|end| "HmJKhltABCDG".contains(end)), "{end:?}: {}", near(&rest));
            }
            Some(']') => {
                let title: String = rest.by_ref().take_while(|c| *c != '\x07').collect();
                let title = title.strip_prefix("0;").unwrap_or_else(|| panic!("not a title: {title:?}"));
                assert!(title.starts_with("perceel") && !title.chars().any(is_forbidden), "{title:?}");
            }
            other => panic!("escape {other:?}: {}", near(&rest)),
        }
    }
}

/// The columns at which something begins in a line of the screen.
fn columns_of(line: &[String], what: impl Fn(&[String]) -> bool) -> Vec<usize> {
    (0..line.len()).filter(|at| what(&line[*at..])).collect()
}

/// Every box on the screen is closed and straight, and dates stand under each other (E3).
#[track_caller]
fn check_columns(session: &Session, list: bool) {
    let parser = session.parsed();
    let screen = parser.screen();
    let (columns, rows) = session.size;
    let cell =
        |row: u16, column: u16| screen.cell(row, column).map_or(String::new(), |cell| cell.contents().to_owned());
    let lines: Vec<Vec<String>> = (0..rows).map(|row| (0..columns).map(|column| cell(row, column)).collect()).collect();
    for (y, line) in lines.iter().enumerate() {
        for x in columns_of(line, |rest| rest[0] == "┌" || rest[0] == "┐") {
            let side = lines[y + 1..]
                .iter()
                .map(|line| line[x].as_str())
                .take_while(|side| !"└┘".contains(*side) || side.is_empty());
            for (under, side) in side.enumerate() {
                assert!(
                    "│├┤".contains(side) && !side.is_empty(),
                    "column {x}, {} under {y}: {side:?}\n{}",
                    under + 1,
                    screen.contents()
                );
            }
        }
    }
    if list {
        let is_date = |rest: &[String]| rest.len() >= 10 && rest[..10].concat() == "01-03-2026";
        // Beside the list stands the pane.
        let pane = lines[4].iter().position(|side| side == "│").unwrap_or(usize::from(columns));
        let found: Vec<Vec<usize>> =
            lines.iter().skip(4).map(|line| columns_of(&line[..pane], is_date)).filter(|at| !at.is_empty()).collect();
        assert!(found.windows(2).all(|pair| pair[0] == pair[1]), "dates stand askew: {found:?}\n{}", screen.contents());
    }
}

#[track_caller]
fn is_sound(folder: &Path) {
    let file = rusqlite::Connection::open(folder.join("test.perceel")).unwrap();
    let verdict: String = file.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
    assert_eq!(verdict, "ok");
}

/// Runs a command and gives exit code, standard output and error.
fn command(folder: &Path, arguments: &[&str]) -> (i32, Vec<u8>, Vec<u8>) {
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_perceel"));
    for name in pty::ABSENT {
        command.env_remove(name);
    }
    let done = command
        .envs(pty::surroundings(folder))
        .args(["--allow-unsafe-place", "--color", "never", "--db"])
        .arg(folder.join("test.perceel"))
        .args(arguments)
        .output()
        .unwrap();
    (done.status.code().unwrap_or(-1), done.stdout, done.stderr)
}

#[test]
fn a_hostile_sheet_is_previewed_and_refused_clean() {
    let folder = tempfile::tempdir().unwrap();
    hostile_file(folder.path());
    let name = "blad \x1b]0;raak\x07 \u{202e}vsc.csv";
    let quoted: Vec<String> = texts().iter().map(|text| format!("\"{}\"", text.replace('"', "\"\""))).collect();
    let rows: String = quoted.iter().map(|text| format!("{text};{text}\r\n")).collect();
    std::fs::write(folder.path().join(name), format!("\u{feff}Naam;Plaats\r\n{rows}")).unwrap();
    std::fs::write(folder.path().join("x.csv"), format!("\u{feff}Naam;Plaats\r\n{rows}")).unwrap();
    let mut session = Session::start(folder.path(), (100, 30), &[]);
    session.wait_for("? hulp");
    session.press("i");
    session.settle();
    let path = folder.path().join("x.csv").display().to_string();
    session.press(&format!("\x1b[200~{path}\x1b[201~\r"));
    for keys in ["", "j", "\r", "w", "G", "\x1b", "\x1b"] {
        session.press(keys);
        session.settle();
        check_bytes(&session.bytes());
        check_columns(&session, false);
    }
    session.press("\x1b");
    session.settle();
    session.press("\x1bq");
    session.settle();
    session.press("\x11");
    session.end(Duration::from_secs(10));
    check_bytes(&session.bytes());
    let path = folder.path().join(name).display().to_string();
    for arguments in [
        vec!["import", "--dry-run", &path],
        vec!["import", "--dry-run", "--as", "providers", &path],
        vec!["import", "/bestaat/\x1b[6n\u{202e}niet"],
    ] {
        let (_, out, err) = command(folder.path(), &arguments);
        check_plain(&arguments, &out);
        check_plain(&arguments, &err);
        assert!(!out.is_empty() || !err.is_empty());
    }
}

/// What a command writes holds no escape at all.
#[track_caller]
fn check_plain(arguments: &[&str], bytes: &[u8]) {
    let text = std::str::from_utf8(bytes).expect("UTF-8");
    let found = text.chars().find(|c| *c != '\n' && is_forbidden(*c));
    assert_eq!(found, None, "{arguments:?}");
}

#[test]
fn commands_write_clean_text_and_exact_json() {
    let folder = tempfile::tempdir().unwrap();
    hostile_file(folder.path());
    let first = texts()[0].clone();
    let search = texts()[4].clone();
    for kind in Kind::ALL.iter().filter(|kind| !matches!(kind, Kind::Actual | Kind::Reservation)) {
        for format in ["table", "md"] {
            let arguments = ["list", kind.name(), "--format", format];
            let (code, out, err) = command(folder.path(), &arguments);
            assert_eq!(code, 0, "{arguments:?} {}", String::from_utf8_lossy(&err));
            check_plain(&arguments, &out);
        }
    }
    let mut words: Vec<Vec<&str>> =
        vec![vec!["history"], vec!["check"], vec!["search", "E1"], vec!["search", &search], vec!["search", &first]];
    words.push(vec!["show", "contracts", &first]);
    words.push(vec!["show", "contracts", &search]);
    words.push(vec!["show", "contracts", "\x1b[6n\u{202e}geen"]);
    words.push(vec!["list", "contracts", "--where", &search]);
    words.push(vec!["list", "contracts", "--where", &first]);
    words.push(vec!["list", "\x1b[2J\u{9b}6n"]);
    words.push(vec!["set", "contracts", &first, "start=\x1b[6n\u{202e}"]);
    words.push(vec!["remove", "contracts", &first, "--dry-run"]);
    words.push(vec!["--\x1b[6n\u{202e}"]);
    for arguments in &words {
        let (code, out, err) = command(folder.path(), arguments);
        assert!((0..100).contains(&code), "{arguments:?} ended with {code}");
        check_plain(arguments, &out);
        check_plain(arguments, &err);
    }
    let (code, out, _) = command(folder.path(), &["list", "contracts", "--json"]);
    assert_eq!(code, 0);
    assert!(
        !out.iter().any(|byte| (*byte < b' ' && *byte != b'\n') || *byte == 0x7f),
        "JSON escapes control characters"
    );
    let json: serde_json::Value = serde_json::from_slice(&out).unwrap();
    let kept = json.to_string();
    for text in texts() {
        let wanted = serde_json::Value::String(text.trim().to_owned()).to_string();
        assert!(kept.contains(&wanted), "JSON keeps {wanted}");
    }
}

fn region_file(folder: &Path) {
    hostile_file(folder);
}

/// The drafts in the file.
fn drafts(folder: &Path) -> String {
    let store = Store::open(&OpenOptions { read_only: true, ..options(folder) }, "tester", moment()).unwrap();
    store.drafts().unwrap().into_iter().map(|(name, content)| format!("{name} {content}\n")).collect()
}

/// Opens a form for a new contract and types without a pause.
fn type_in_a_form(session: &mut Session, text: &str) {
    session.wait_for("? hulp");
    session.press("2");
    session.settle();
    session.press("n");
    session.settle();
    session.press(text);
    session.wait_for(text);
}

#[test]
fn signals_keep_what_was_typed_and_end_it() {
    let folder = tempfile::tempdir().unwrap();
    region_file(folder.path());
    for (at, signal) in [Signal::TERM, Signal::INT, Signal::QUIT, Signal::HUP].into_iter().enumerate() {
        let mut session = Session::start(folder.path(), (100, 30), &[]);
        let before = format!("{:?}", session.master.get_termios());
        let text = format!("ONGEZEGD{at}");
        type_in_a_form(&mut session, &text);
        let begun = Instant::now();
        session.signal(signal);
        let (_, by) = session.end(Duration::from_secs(3));
        assert!(by.is_some(), "{signal:?} is how it ended");
        assert!(begun.elapsed() < Duration::from_millis(1500), "{signal:?} took {:?}", begun.elapsed());
        if signal != Signal::HUP {
            session.check_given_back();
            assert_eq!(before, format!("{:?}", session.master.get_termios()), "the terminal is as it was");
        }
        assert!(drafts(folder.path()).contains(&text), "{signal:?} keeps the draft: {}", drafts(folder.path()));
    }
    is_sound(folder.path());
}

#[test]
fn killed_while_typing_loses_two_seconds_at_most() {
    let folder = tempfile::tempdir().unwrap();
    region_file(folder.path());
    let mut session = Session::start(folder.path(), (100, 30), &[]);
    type_in_a_form(&mut session, "BEGIN");
    // Never a second without a key.
    for letter in "abcdefghijklmno".chars() {
        session.press(&letter.to_string());
        std::thread::sleep(Duration::from_millis(200));
    }
    session.signal(Signal::KILL);
    session.end(Duration::from_secs(3));
    let kept = drafts(folder.path());
    assert!(kept.contains("BEGINabcde"), "{kept}");
    let mut session = Session::start(folder.path(), (100, 30), &[]);
    session.wait_for("? hulp");
    session.press("2");
    session.settle();
    session.press("n");
    session.wait_for("BEGINabcde");
    session.wait_for("Concept van eerder");
    session.press("\x11");
    assert_eq!(session.end(Duration::from_secs(5)), (0, None));
    is_sound(folder.path());
}
