//! The program itself in a pseudo-terminal: it starts, draws, is silent when idle, and gives the terminal back on every
//! way out.
#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use rustix::process::{Pid, Signal, kill_process};
use std::io::{Read, Write};
use std::path::Path;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

struct Session {
    child: Box<dyn Child + Send + Sync>,
    master: Box<dyn MasterPty + Send>,
    keys: Box<dyn Write + Send>,
    seen: Arc<Mutex<Vec<u8>>>,
    size: (u16, u16),
}

fn command(folder: &Path) -> CommandBuilder {
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_perceel"));
    for (name, value) in [("TERM", "xterm-256color"), ("LANG", "nl_NL.UTF-8"), ("PERCEEL_TODAY", "2026-11-21")] {
        command.env(name, value);
    }
    for name in ["NO_COLOR", "LC_ALL", "LC_MESSAGES", "PERCEEL_DB", "PERCEEL_LANG"] {
        command.env_remove(name);
    }
    command.env("HOME", folder);
    command.env("XDG_DATA_HOME", folder);
    command.env("XDG_STATE_HOME", folder);
    command.env("XDG_CONFIG_HOME", folder);
    command.args(["--allow-unsafe-place", "--db"]);
    command.arg(folder.join("test.perceel"));
    command
}

fn new_file(folder: &Path) {
    let made = assert_cmd::Command::new(env!("CARGO_BIN_EXE_perceel"))
        .env("HOME", folder)
        .env("XDG_DATA_HOME", folder)
        .env("XDG_STATE_HOME", folder)
        .env("XDG_CONFIG_HOME", folder)
        .args(["--allow-unsafe-place", "--db"])
        .arg(folder.join("test.perceel"))
        .args(["new", "--region", "Waterdal"])
        .ok();
    made.expect("a new file");
}

impl Session {
    fn start(folder: &Path) -> Self {
        let size = (80, 24);
        let pair = native_pty_system()
            .openpty(PtySize { rows: size.1, cols: size.0, pixel_width: 0, pixel_height: 0 })
            .unwrap();
        let child = pair.slave.spawn_command(command(folder)).unwrap();
        drop(pair.slave);
        let mut reader = pair.master.try_clone_reader().unwrap();
        let keys = pair.master.take_writer().unwrap();
        let seen = Arc::new(Mutex::new(Vec::new()));
        let sink = Arc::clone(&seen);
        std::thread::spawn(move || {
            let mut bytes = [0; 65536];
            while let Ok(count @ 1..) = reader.read(&mut bytes) {
                sink.lock().unwrap().extend_from_slice(&bytes[..count]);
            }
        });
        Self { child, master: pair.master, keys, seen, size }
    }

    fn bytes(&self) -> Vec<u8> {
        self.seen.lock().unwrap().clone()
    }

    fn screen(&self) -> String {
        let mut parser = vt100::Parser::new(self.size.1.try_into().unwrap(), self.size.0.try_into().unwrap(), 0);
        parser.process(&self.bytes());
        parser.screen().contents()
    }

    fn wait_for(&self, text: &str) {
        let end = Instant::now() + Duration::from_secs(20);
        while Instant::now() < end {
            if self.screen().contains(text) {
                return;
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        panic!("never on the screen: {text}\n{}", self.screen());
    }

    fn press(&mut self, keys: &str) {
        self.keys.write_all(keys.as_bytes()).unwrap();
        self.keys.flush().unwrap();
    }

    fn signal(&self, signal: Signal) {
        let pid = i32::try_from(self.child.process_id().unwrap()).unwrap();
        kill_process(Pid::from_raw(pid).unwrap(), signal).unwrap();
    }

    /// How it ended: exit code, or the name of the signal.
    fn end(&mut self, within: Duration) -> (u32, Option<String>) {
        let end = Instant::now() + within;
        while Instant::now() < end {
            if let Some(status) = self.child.try_wait().unwrap() {
                std::thread::sleep(Duration::from_millis(50));
                return (status.exit_code(), status.signal().map(str::to_owned));
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        let _ = self.child.kill();
        panic!("still running\n{}", self.screen());
    }

    /// Everything that was taken of the terminal was given back, the same number of times.
    fn check_given_back(&self) {
        let text = String::from_utf8_lossy(&self.bytes()).into_owned();
        for (on, off) in [
            ("\x1b[?1049h", "\x1b[?1049l"),
            ("\x1b[?2004h", "\x1b[?2004l"),
            ("\x1b[?1000h", "\x1b[?1000l"),
            ("\x1b[22;2t", "\x1b[23;2t"),
        ] {
            assert_eq!(text.matches(on).count(), text.matches(off).count(), "{on:?}");
        }
        assert!(
            text.rfind("\x1b[?25h").is_some_and(|shown| text.rfind("\x1b[?25l").is_none_or(|hidden| hidden < shown))
        );
    }
}

#[test]
fn it_starts_draws_and_ends_by_each_key() {
    let folder = tempfile::tempdir().unwrap();
    new_file(folder.path());
    for keys in ["q", "\x11", "\x03"] {
        let mut session = Session::start(folder.path());
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
fn signals_end_it_by_themselves_and_give_the_terminal_back() {
    let folder = tempfile::tempdir().unwrap();
    new_file(folder.path());
    for signal in [Signal::TERM, Signal::INT, Signal::QUIT] {
        let mut session = Session::start(folder.path());
        session.wait_for("? hulp");
        session.signal(signal);
        let (_, by) = session.end(Duration::from_secs(3));
        assert!(by.is_some(), "{signal:?} is how it ended");
        session.check_given_back();
    }
}

#[test]
fn a_terminal_that_goes_takes_it_along() {
    let folder = tempfile::tempdir().unwrap();
    new_file(folder.path());
    let mut session = Session::start(folder.path());
    session.wait_for("? hulp");
    session.signal(Signal::HUP);
    session.end(Duration::from_secs(3));
    // The other side of the pseudo-terminal is closed, without any signal of ours.
    let pair = native_pty_system().openpty(PtySize { rows: 24, cols: 80, pixel_width: 0, pixel_height: 0 }).unwrap();
    let mut child = pair.slave.spawn_command(command(folder.path())).unwrap();
    drop(pair.slave);
    let mut reader = pair.master.try_clone_reader().unwrap();
    let (mut seen, mut bytes) = (Vec::new(), [0; 4096]);
    while !String::from_utf8_lossy(&seen).contains("hulp") {
        let count = reader.read(&mut bytes).unwrap();
        seen.extend_from_slice(&bytes[..count]);
    }
    drop(reader);
    drop(pair.master);
    let end = Instant::now() + Duration::from_secs(3);
    while child.try_wait().unwrap().is_none() {
        assert!(Instant::now() < end, "it outlives its terminal");
        std::thread::sleep(Duration::from_millis(20));
    }
}

#[test]
fn idle_is_silent_and_another_size_is_drawn() {
    let folder = tempfile::tempdir().unwrap();
    new_file(folder.path());
    let mut session = Session::start(folder.path());
    session.wait_for("? hulp");
    std::thread::sleep(Duration::from_millis(1500));
    let before = session.bytes().len();
    std::thread::sleep(Duration::from_secs(3));
    assert_eq!(session.bytes().len(), before, "nothing is written while nothing happens");
    session.size = (40, 10);
    session.master.resize(PtySize { rows: 10, cols: 40, pixel_width: 0, pixel_height: 0 }).unwrap();
    session.wait_for("Venster te klein");
    session.press("q");
    assert_eq!(session.end(Duration::from_secs(10)).0, 0);
}

#[test]
fn pasted_keys_are_not_pressed() {
    let folder = tempfile::tempdir().unwrap();
    new_file(folder.path());
    let mut session = Session::start(folder.path());
    session.wait_for("? hulp");
    session.press("\x1b[200~qqq\nDD\x1b[201~");
    session.wait_for("Geplakte tekst genegeerd");
    session.press("q");
    assert_eq!(session.end(Duration::from_secs(10)), (0, None));
}
