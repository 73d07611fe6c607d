//! Hostile text in every field of every noun, hostile keys and sizes: the program itself in a pseudo-terminal. No control
//! character of the data reaches the terminal and no column moves (FAULTS D7, D9, E).
#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "support/hostile.rs"]
mod hostile;
#[path = "support/pty.rs"]
mod pty;

use hostile::{make_file, tame_texts, texts};
use perceel::domain::kind::Kind;
use perceel::text::{Lang, Words};
use pty::{Session, check_bytes, is_forbidden};
use std::path::Path;
use std::time::{Duration, Instant};

/// The cells of the screen, by row; the second half of a wide sign is an empty text.
fn cells(session: &Session) -> Vec<Vec<String>> {
    let (columns, rows) = session.size;
    session.see(|screen| {
        let cell = |row, column| {
            let cell = screen.cell(row, column).unwrap();
            match cell.contents() {
                "" if !cell.is_wide_continuation() => " ".to_owned(),
                text => text.to_owned(),
            }
        };
        (0..rows).map(|row| (0..columns).map(|column| cell(row, column)).collect()).collect()
    })
}

/// Nothing has come through that is not the program's own, and every box on the screen is closed and straight.
#[track_caller]
fn check_screen(session: &Session) {
    let lines = cells(session);
    let height = lines.len();
    for (y, line) in lines.iter().enumerate() {
        for (x, corner) in line.iter().enumerate().filter(|(_, cell)| matches!(cell.as_str(), "┌" | "┐")) {
            let end = if corner == "┌" { "└" } else { "┘" };
            let sides: Vec<&str> = lines[y + 1..].iter().map(|line| line[x].as_str()).collect();
            let closed = sides.iter().position(|side| *side == end);
            let straight = closed.is_some_and(|at| sides[..at].iter().all(|side| matches!(*side, "│" | "├" | "┤")));
            assert!(straight, "the side in column {x} under row {y} of {height} is broken\n{}", session.screen());
        }
    }
    // The pane beside a list is set apart from top to bottom.
    if session.size.0 >= 120
        && let Some(x) = lines[3].iter().position(|cell| cell == "│")
    {
        let broken = (3..height - 2).find(|y| !matches!(lines[*y][x].as_str(), "│" | "┌" | "└" | "─" | "┐" | "┘"));
        let boxed = lines.iter().any(|line| line.iter().any(|cell| cell == "┌"));
        assert!(boxed || broken.is_none(), "the pane is open in row {broken:?}\n{}", session.screen());
    }
}

/// Waits for the answer and looks at it.
#[track_caller]
fn press(session: &mut Session, keys: &str) {
    session.type_and_settle(keys);
    check_screen(session);
}

/// Goes to the list of a noun by the palette.
#[track_caller]
fn go_to(session: &mut Session, name: &str) {
    press(session, ":");
    session.wait_for("┌");
    press(session, name);
    let lower = name.to_lowercase();
    let chosen = |line: &str| line.contains('▸') && line.to_lowercase().contains(&lower);
    session.wait_until(name, |screen| screen.lines().any(chosen));
    press(session, "\r");
    let crumb = format!(" {name}");
    session.wait_until(&crumb, |screen| {
        !screen.contains('┌') && screen.lines().nth(2).is_some_and(|line| line.starts_with(&crumb))
    });
    session.wait_until("rows", |screen| screen.contains("7 ") || screen.contains(" 7"));
    check_screen(session);
}

/// The part of the screen in which a list stands: below the head, left of the pane, above the foot or the pane below.
fn list_part(session: &Session) -> Vec<Vec<String>> {
    let lines = cells(session);
    let pane = (session.size.0 >= 120).then(|| lines[3].iter().position(|cell| cell == "│")).flatten();
    let width = pane.unwrap_or(lines[3].len());
    let rows = lines[3..lines.len() - 2].iter().take_while(|line| line[0] != "─");
    rows.map(|line| line[..width].to_vec()).collect()
}

/// Every column of the list stands where it stands with tame texts: the same heading, and between two columns nothing.
#[track_caller]
fn check_columns(session: &Session, tame: &[Vec<String>]) {
    let list = list_part(session);
    assert_eq!(list.len(), tame.len(), "as many rows\n{}", session.screen());
    assert_eq!(list[0], tame[0], "the heading");
    let is_gap = |x: &usize| tame.iter().all(|line| line[*x] == " ");
    for x in (0..tame[0].len()).filter(is_gap) {
        for (y, line) in list.iter().enumerate() {
            assert_eq!(line[x], " ", "row {y} runs into the gap in column {x}\n{}", session.screen());
        }
    }
}

/// Every list, a page and a form of each noun, and all other screens and boxes.
fn walk(size: (u16, u16)) {
    let (tame_folder, folder) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    make_file(tame_folder.path(), &tame_texts());
    make_file(folder.path(), &texts());
    let words = Words::load(Lang::Nl);
    let mut tame = Session::start(tame_folder.path(), size, &[]);
    let mut session = Session::start(folder.path(), size, &[]);
    tame.wait_for("? hulp");
    session.wait_for("? hulp");
    check_screen(&session);
    for (at, kind) in Kind::ALL.iter().enumerate() {
        let name = words.kind(kind.name());
        go_to(&mut tame, &name);
        go_to(&mut session, &name);
        if kind.is_figures() {
            // They come from the file a page at a time.
            tame.wait_for("Maand");
            session.wait_for("Maand");
        }
        check_columns(&session, &list_part(&tame));
        press(&mut session, "G");
        press(&mut tame, "G");
        check_columns(&session, &list_part(&tame));
        if kind.is_figures() {
            continue;
        }
        // Other texts on other nouns and in other sizes, so that each noun shows nearly all of them.
        let first = at + usize::from(size.1);
        visit(&mut session, first % texts().len(), true);
        visit(&mut session, (first + 1) % texts().len(), false);
    }
    other_screens(&mut session, folder.path());
    session.press("q");
    assert_eq!(session.end(Duration::from_secs(20)), (0, None));
    check_bytes(&session.bytes());
    session.check_given_back();
    is_sound(folder.path());
    tame.press("q");
    assert_eq!(tame.end(Duration::from_secs(20)), (0, None));
}

/// The page of a record of the list, to its end, and its form.
#[track_caller]
fn visit(session: &mut Session, row: usize, form: bool) {
    // A page has headings with a rule behind them; where there is room for a pane beside the list that has them too.
    let narrow = session.size.0 < 120;
    let heading = |line: &str| line.starts_with(' ') && line.contains(" ────");
    let is_page = move |screen: &str| match narrow {
        true => screen.lines().skip(3).any(heading),
        false => screen.contains("Tab volgend deel"),
    };
    press(session, "gg");
    if row > 0 {
        press(session, &"j".repeat(row));
    }
    press(session, "\r");
    session.wait_until("a page", is_page);
    check_screen(session);
    press(session, "G");
    if form {
        press(session, "e");
        session.wait_for("F2 ");
        press(session, "\t\t\t");
        press(session, "\x1b");
        session.wait_until("the page again", |screen| !screen.contains("F2 "));
    }
    press(session, "\x1b");
    session.wait_until("the list again", |screen| !is_page(screen));
}

/// Overview, journal and a step of it, import, help, dates, messages, stars, filter, palette, removal.
fn other_screens(session: &mut Session, folder: &Path) {
    for text in texts() {
        let typed: String = text.chars().filter(|c| !c.is_control()).take(400).collect();
        press(session, "2");
        press(session, "/");
        press(session, &format!("\x1b[200~{typed}\x1b[201~"));
        press(session, "\x1b");
        press(session, ":");
        press(session, &format!("\x1b[200~{text}\x1b[201~"));
        press(session, "\x1b");
    }
    let escape = "\x1b";
    for keys in
        ["2", "b", "a", ".", escape, "s", escape, "c", escape, "w", escape, "D", escape, escape, "4", "D", escape]
    {
        press(session, keys);
    }
    for keys in
        ["gb", "1", "G", "9", "\r", "G", escape, "?", escape, "t", escape, "T", escape, ":meldingen", "\r", escape]
    {
        press(session, keys);
    }
    let rows: String = texts().iter().map(|text| format!("\"{0}\";\"{0}\"\r\n", text.replace('"', "\"\""))).collect();
    std::fs::write(folder.join("x.csv"), format!("\u{feff}Naam;Plaats\r\n{rows}")).unwrap();
    press(session, "i");
    press(session, &format!("\x1b[200~{}\x1b[201~", folder.join("x.csv").display()));
    press(session, "\r");
    session.wait_for("x.csv");
    for keys in ["j", "G", "\r", escape, escape, escape] {
        press(session, keys);
    }
    press(session, "1");
}

#[track_caller]
fn is_sound(folder: &Path) {
    let file = rusqlite::Connection::open(folder.join("test.perceel")).unwrap();
    let verdict: String = file.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
    assert_eq!(verdict, "ok");
}

#[test]
fn no_text_of_the_data_steers_a_small_terminal() {
    walk((60, 16));
}

#[test]
fn no_text_of_the_data_steers_a_plain_terminal() {
    walk((80, 24));
}

#[test]
fn no_text_of_the_data_steers_a_large_terminal() {
    walk((160, 50));
}

#[test]
fn a_hostile_sheet_is_previewed_and_refused_clean() {
    let folder = tempfile::tempdir().unwrap();
    make_file(folder.path(), &texts());
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
    session.wait_for("x.csv");
    for keys in ["j", "\r", "w", "G", "\x1b", "\x1b", "\x1b", "1"] {
        press(&mut session, keys);
    }
    session.press("\x11");
    session.end(Duration::from_secs(10));
    check_bytes(&session.bytes());
    let path = folder.path().join(name).display().to_string();
    for arguments in [
        vec!["import", "--dry-run", &path],
        vec!["import", "--dry-run", "--as", "providers", &path],
        vec!["import", "/bestaat/\x1b[6n\u{202e}niet"],
    ] {
        let (_, out, err) = pty::run(folder.path(), &arguments);
        check_plain(&arguments, &out);
        check_plain(&arguments, &err);
        assert!(!out.is_empty() || !err.is_empty());
    }
}

/// What a command writes holds no escape at all.
#[track_caller]
fn check_plain(arguments: &[&str], text: &str) {
    let found = text.chars().find(|c| *c != '\n' && is_forbidden(*c));
    assert_eq!(found, None, "{arguments:?}");
}

#[test]
fn commands_write_clean_text_and_exact_json() {
    let folder = tempfile::tempdir().unwrap();
    make_file(folder.path(), &texts());
    let first = texts()[0].clone();
    let search = texts()[4].clone();
    for kind in Kind::ALL {
        for format in ["table", "md"] {
            let arguments = ["list", kind.name(), "--format", format];
            let (code, out, err) = pty::run(folder.path(), &arguments);
            assert_eq!(code, 0, "{arguments:?} {}", err);
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
        let (code, out, err) = pty::run(folder.path(), arguments);
        assert!((0..100).contains(&code), "{arguments:?} ended with {code}");
        check_plain(arguments, &out);
        check_plain(arguments, &err);
    }
    let (code, out, _) = pty::run(folder.path(), &["list", "contracts", "--json"]);
    assert_eq!(code, 0);
    assert!(!out.bytes().any(|byte| (byte < b' ' && byte != b'\n') || byte == 0x7f), "JSON escapes control characters");
    let json: serde_json::Value = serde_json::from_str(&out).unwrap();
    let kept = json.to_string();
    for text in texts() {
        let wanted = serde_json::Value::String(text.trim().to_owned()).to_string();
        assert!(kept.contains(&wanted), "JSON keeps {wanted}");
    }
}

#[test]
fn random_keys_and_sizes_never_break_it() {
    let folder = tempfile::tempdir().unwrap();
    make_file(folder.path(), &texts());
    let mut session = Session::start(folder.path(), (80, 24), &[("EDITOR", "true"), ("VISUAL", "true")]);
    session.wait_for("? hulp");
    let mut seed: u64 = 0x5eed;
    let mut next = |below: u64| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) % below
    };
    let halves: [&[u8]; 8] =
        [b"\x1b[", b"\x1b[<", b"\x1bO", b"\xff\xfe", b"\xe2\x82", b"\x1b[200~q", b"\x1b]0;", b"\x1b[1;"];
    for round in 0..150 {
        let mut bytes: Vec<u8> = (0..40).map(|_| u8::try_from(next(256)).unwrap()).collect();
        // Not the keys that leave or stop it: those are tested where they are meant.
        bytes.retain(|byte| !matches!(byte, b'q' | 0x03 | 0x11 | 0x1a));
        session.raw(&bytes);
        session.raw(halves[usize::try_from(next(8)).unwrap()]);
        session.raw(b"\x1b[201~\x1b");
        session.resize(u16::try_from(next(200) + 1).unwrap(), u16::try_from(next(60) + 1).unwrap());
        if round % 10 == 0 {
            session.settle();
        }
        assert!(session.child.try_wait().unwrap().is_none(), "it runs after round {round}\n{}", session.screen());
    }
    let paste = "qD\nplak \x1b[6n".repeat(80_000);
    session.raw(b"\x1b[200~");
    session.raw(paste.as_bytes());
    session.raw(b"\x1b[201~");
    session.raw(&b"jk/".repeat(100_000));
    session.resize(100, 30);
    let begun = Instant::now();
    session.settle();
    assert!(begun.elapsed() < Duration::from_secs(10), "the paste is over after {:?}", begun.elapsed());
    assert!(session.child.try_wait().unwrap().is_none(), "it runs\n{}", session.screen());
    let begun = Instant::now();
    while session.child.try_wait().unwrap().is_none() && begun.elapsed() < pty::PATIENCE {
        session.press("\x1b");
        std::thread::sleep(Duration::from_millis(100));
        session.press("\x11");
        std::thread::sleep(Duration::from_millis(200));
    }
    assert_eq!(session.end(Duration::from_secs(5)), (0, None));
    session.check_given_back();
    check_bytes(&session.bytes());
    is_sound(folder.path());
}
