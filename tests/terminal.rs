//! The program itself in a pseudo-terminal: it starts, draws, is silent when idle, keeps what was typed and gives the
//! terminal back on every way out (FAULTS A9, A11, D; A46–A49, A58).
#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "support/pty.rs"]
mod pty;

use perceel::store::Store;
use perceel::store::open::OpenOptions;
use portable_pty::CommandBuilder;
use pty::{Session, check_bytes, new_file, run, wait_for_end};
use rustix::process::Signal;
use std::path::Path;
use std::time::{Duration, Instant};

const PLAIN: (u16, u16) = (100, 30);

/// The drafts in the file.
fn drafts(folder: &Path) -> String {
    let options = OpenOptions { allow_unsafe: true, read_only: true, path: folder.join("test.perceel") };
    let store = Store::open(&options, "tester", "2026-11-21T11:00:00Z".parse().unwrap()).unwrap();
    store.drafts().unwrap().into_iter().map(|(name, content)| format!("{name} {content}\n")).collect()
}

/// The file is whole, and another may write it at once.
#[track_caller]
fn check_free_and_whole(folder: &Path) {
    let (code, out, err) = run(folder, &["add", "providers", "name=Zorghuis De Brink"]);
    assert_eq!(code, 0, "{out}{err}");
    let (code, out, err) = run(folder, &["check"]);
    assert!(code <= 1, "{out}{err}");
    let file = rusqlite::Connection::open(folder.join("test.perceel")).unwrap();
    let verdict: String = file.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
    assert_eq!(verdict, "ok");
}

/// Opens a form for a new contract and types.
fn type_in_a_form(session: &mut Session, text: &str) {
    session.wait_for("? hulp");
    session.press("2");
    session.wait_for("[2 Contracten]");
    session.press("n");
    session.wait_for("F2 ");
    session.press(text);
    session.wait_for(text);
}

#[test]
fn it_starts_draws_and_ends_by_each_key() {
    let folder = tempfile::tempdir().unwrap();
    new_file(folder.path());
    for keys in ["q", "\x11", "\x03"] {
        let mut session = Session::start(folder.path(), (80, 24), &[]);
        session.wait_for("[1 Overzicht]");
        session.wait_for("Waterdal");
        session.press("2");
        session.wait_for("[2 Contracten]");
        session.press(keys);
        assert_eq!(session.end(Duration::from_secs(10)), (0, None));
        session.check_given_back();
    }
}

#[test]
fn signals_keep_what_was_typed_and_end_it() {
    let folder = tempfile::tempdir().unwrap();
    new_file(folder.path());
    for (at, signal) in [Signal::TERM, Signal::INT, Signal::QUIT, Signal::HUP].into_iter().enumerate() {
        let mut session = Session::start(folder.path(), PLAIN, &[]);
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
    check_free_and_whole(folder.path());
}

#[test]
fn a_terminal_that_is_gone_takes_it_along_and_keeps_what_was_typed() {
    let folder = tempfile::tempdir().unwrap();
    new_file(folder.path());
    let mut session = Session::start(folder.path(), PLAIN, &[]);
    type_in_a_form(&mut session, "VERBROKEN");
    let mut child = session.hang_up();
    let ended = wait_for_end(&mut child, Duration::from_secs(3)).expect("it does not outlive its terminal");
    // By the signal, or by the first frame that cannot be written.
    assert!(ended.1.is_some() || ended.0 == 74, "{ended:?}");
    assert!(drafts(folder.path()).contains("VERBROKEN"), "{}", drafts(folder.path()));
    check_free_and_whole(folder.path());
}

/// D2: where whoever started it ignores the signal, it notices by itself.
#[test]
fn a_terminal_that_is_gone_without_a_signal_is_noticed() {
    let folder = tempfile::tempdir().unwrap();
    new_file(folder.path());
    let mut shell = CommandBuilder::new("/bin/sh");
    shell.args(["-c", "trap '' HUP; \"$0\" --allow-unsafe-place --db test.perceel; exit 3", pty::PROGRAM]);
    let mut session = Session::start_other(folder.path(), shell, PLAIN, &[]);
    type_in_a_form(&mut session, "STIL WEG");
    let mut child = session.hang_up();
    let ended = wait_for_end(&mut child, Duration::from_secs(3));
    assert!(ended.is_some(), "the program ended, and so the shell that waits for it");
    assert!(drafts(folder.path()).contains("STIL WEG"), "{}", drafts(folder.path()));
    check_free_and_whole(folder.path());
}

#[test]
fn killed_while_typing_loses_two_seconds_at_most() {
    let folder = tempfile::tempdir().unwrap();
    new_file(folder.path());
    let mut session = Session::start(folder.path(), PLAIN, &[]);
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
    let mut session = Session::start(folder.path(), PLAIN, &[]);
    session.wait_for("? hulp");
    session.press("2");
    session.wait_for("[2 Contracten]");
    session.press("n");
    session.wait_for("BEGINabcde");
    session.wait_for("Concept van eerder");
    session.press("\x11");
    assert_eq!(session.end(Duration::from_secs(5)), (0, None));
    check_free_and_whole(folder.path());
}

/// A11: the shell is usable, the message stands on it and says what is kept, the draft is there.
#[test]
fn a_fault_gives_the_terminal_back_and_says_what_was_kept() {
    let folder = tempfile::tempdir().unwrap();
    new_file(folder.path());
    let mut session = Session::start(folder.path(), PLAIN, &[("PERCEEL_TEST_FAULT_KEY", "1")]);
    let before = format!("{:?}", session.master.get_termios());
    type_in_a_form(&mut session, "VOORDEFOUT");
    session.press("\x1b[24~");
    assert_eq!(session.end(Duration::from_secs(3)), (70, None));
    session.check_given_back();
    assert_eq!(before, format!("{:?}", session.master.get_termios()), "the terminal is as it was");
    let bytes = session.bytes();
    check_bytes(&bytes);
    let text = String::from_utf8(bytes).unwrap();
    let (_, after) = text.rsplit_once("\x1b[?1049l").unwrap();
    assert!(after.contains("in het programma zelf"), "{after}");
    assert!(after.contains("als concept bewaard"), "{after}");
    assert!(!after.contains("VOORDEFOUT"), "no word of the data: {after}");
    let path = after.split_whitespace().find(|word| word.contains("/crash-")).expect("the note is named");
    let note = std::fs::read_to_string(path.trim_end_matches('.')).unwrap();
    assert!(!note.contains("VOORDEFOUT"), "{note}");
    assert!(drafts(folder.path()).contains("VOORDEFOUT"));
    check_free_and_whole(folder.path());
}

/// Time of the processor that a process took, in ticks of a hundredth of a second.
fn ticks(pid: i32) -> u64 {
    let stat = std::fs::read_to_string(format!("/proc/{pid}/stat")).unwrap();
    let fields: Vec<&str> = stat.rsplit_once(") ").unwrap().1.split(' ').collect();
    fields[11].parse::<u64>().unwrap() + fields[12].parse::<u64>().unwrap()
}

/// A46, on a list and in a form.
#[test]
fn ten_idle_seconds_write_nothing_and_cost_nothing() {
    let folder = tempfile::tempdir().unwrap();
    new_file(folder.path());
    let (other, size) = (tempfile::tempdir().unwrap(), PLAIN);
    new_file(other.path());
    let mut list = Session::start(folder.path(), size, &[]);
    list.wait_for("? hulp");
    list.press("2");
    list.wait_for("[2 Contracten]");
    let mut form = Session::start(other.path(), size, &[]);
    type_in_a_form(&mut form, "RUST");
    // What was begun is finished: the daily copy, the draft, a notice that goes away after four seconds.
    let end = Instant::now() + pty::PATIENCE;
    let mut calm = (Instant::now(), 0);
    while calm.0.elapsed() < Duration::from_secs(5) {
        assert!(Instant::now() < end, "it never falls silent");
        let count = list.count() + form.count();
        if count != calm.1 {
            calm = (Instant::now(), count);
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    let before = [&list, &form].map(|session| (session.count(), ticks(session.pid())));
    std::thread::sleep(Duration::from_secs(10));
    for (session, (count, spent)) in [&list, &form].iter().zip(before) {
        assert_eq!(session.count(), count, "nothing is written while nothing happens\n{}", session.screen());
        assert!(ticks(session.pid()) - spent <= 1, "ten idle seconds cost {} ticks", ticks(session.pid()) - spent);
    }
    for mut session in [list, form] {
        session.press("\x11");
        session.end(Duration::from_secs(10));
    }
}

#[test]
fn another_size_is_drawn() {
    let folder = tempfile::tempdir().unwrap();
    new_file(folder.path());
    let mut session = Session::start(folder.path(), (80, 24), &[]);
    session.wait_for("? hulp");
    session.resize(40, 10);
    session.wait_for("Venster te klein");
    session.resize(120, 40);
    session.wait_for("[1 Overzicht]");
    session.press("q");
    assert_eq!(session.end(Duration::from_secs(10)).0, 0);
}

#[test]
fn pasted_keys_are_not_pressed() {
    let folder = tempfile::tempdir().unwrap();
    new_file(folder.path());
    let mut session = Session::start(folder.path(), (80, 24), &[]);
    session.wait_for("? hulp");
    session.press("\x1b[200~qqq\nDD\x1b[201~");
    session.wait_for("Geplakte tekst genegeerd");
    session.press("q");
    assert_eq!(session.end(Duration::from_secs(10)), (0, None));
}

fn is_at_shell(screen: &str) -> bool {
    !screen.contains("? hulp") && screen.trim_end().ends_with("klaar>")
}

/// D3, A49: the shell is usable, the size may change meanwhile, and all is drawn again.
#[test]
fn it_stops_for_the_shell_and_comes_back() {
    let folder = tempfile::tempdir().unwrap();
    new_file(folder.path());
    let mut shell = CommandBuilder::new("/bin/sh");
    shell.arg("-i");
    let mut session = Session::start_other(folder.path(), shell, PLAIN, &[("PS1", "klaar> "), ("ENV", "")]);
    session.wait_for("klaar> ");
    session.press(&format!("{} --allow-unsafe-place --db test.perceel\r", pty::PROGRAM));
    session.wait_for("? hulp");
    session.press("2");
    session.wait_for("[2 Contracten]");
    session.press("\x1a");
    session.wait_until("the shell", is_at_shell);
    session.check_given_back();
    // The shell reads whole lines again, and another program can write the file of one that does nothing.
    session.press("echo 'een'twee\r");
    session.wait_for("eentwee");
    session.resize(70, 20);
    session.press("fg\r");
    session.wait_until("the list again, in the new size", |screen| {
        screen.contains("[2 Contracten]") && screen.lines().nth(19).is_some_and(|line| line.contains("? hulp"))
    });
    session.press("4");
    session.wait_for("[4 Aanbieders]");
    session.press("q");
    session.wait_until("the shell", is_at_shell);
    session.check_given_back();
    session.press("exit\r");
    assert_eq!(session.end(Duration::from_secs(10)), (0, None));
}

/// C10, C11, A58: the second one reads, says who writes, sees what is saved, and takes over.
#[test]
fn the_second_one_reads_and_says_who_holds_the_file() {
    let folder = tempfile::tempdir().unwrap();
    new_file(folder.path());
    let (code, _, err) = run(folder.path(), &["add", "providers", "name=Zorghuis Oud"]);
    assert_eq!(code, 0, "{err}");
    let mut first = Session::start(folder.path(), (140, 30), &[]);
    first.wait_for("? hulp");
    let mut second = Session::start(folder.path(), (140, 30), &[]);
    second.wait_for("ALLEEN LEZEN");
    let pid = first.pid().to_string();
    second.wait_for(&pid);
    second.press("4");
    second.wait_for("Zorghuis Oud");
    second.press("e");
    second
        .wait_until("why it cannot be changed", |screen| screen.contains("[4 Aanbieders]") && !screen.contains("F2 "));
    let (code, _, err) = run(folder.path(), &["add", "providers", "name=Zorghuis Derde"]);
    assert_eq!(code, 75, "{err}");
    assert!(err.contains(&pid), "{err}");
    // What the first saves, the second shows at its next sign of life.
    first.press("4");
    first.wait_for("Zorghuis Oud");
    first.press("e");
    first.wait_for("F2 ");
    first.press("\t\t\x15Zorghuis Nieuw");
    first.wait_for("Zorghuis Nieuw");
    first.press("\x1bOQ");
    first.wait_until("saved", |screen| !screen.contains("F2 ") && screen.contains("Zorghuis Nieuw"));
    std::thread::sleep(Duration::from_millis(1100));
    second.press("\x1b[I");
    second.wait_for("Zorghuis Nieuw");
    first.press("q");
    assert_eq!(first.end(Duration::from_secs(10)), (0, None));
    second.press("R");
    second.wait_until("the file", |screen| !screen.contains("ALLEEN LEZEN"));
    second.press("e");
    second.wait_for("F2 ");
    second.press("\x1b");
    second.wait_until("the list", |screen| !screen.contains("F2 "));
    second.press("q");
    assert_eq!(second.end(Duration::from_secs(10)), (0, None));
    check_free_and_whole(folder.path());
}

/// C14: what another program wrote into the record being edited is not overwritten; both values are shown.
#[test]
fn a_record_changed_elsewhere_is_not_overwritten() {
    let folder = tempfile::tempdir().unwrap();
    new_file(folder.path());
    let (code, _, err) = run(folder.path(), &["add", "providers", "name=Zorghuis Oud"]);
    assert_eq!(code, 0, "{err}");
    let mut session = Session::start(folder.path(), (140, 40), &[]);
    session.wait_for("? hulp");
    session.press("4");
    session.wait_for("Zorghuis Oud");
    session.press("e");
    session.wait_for("F2 ");
    session.press("\t\t\x15Zorghuis Hier");
    session.wait_for("Zorghuis Hier");
    let file = rusqlite::Connection::open(folder.path().join("test.perceel")).unwrap();
    assert_eq!(file.execute("UPDATE providers SET name = 'Zorghuis Daar'", []).unwrap(), 1);
    session.press("\x1bOQ");
    session.wait_until("both values", |screen| screen.contains("Zorghuis Hier") && screen.contains("Zorghuis Daar"));
    let name = |file: &rusqlite::Connection| -> String {
        file.query_row("SELECT name FROM providers", [], |row| row.get(0)).unwrap()
    };
    assert_eq!(name(&file), "Zorghuis Daar", "nothing is overwritten");
    session.press("\x11");
    session.end(Duration::from_secs(10));
    assert_eq!(name(&file), "Zorghuis Daar", "nor on the way out");
}
