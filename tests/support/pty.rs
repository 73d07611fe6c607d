//! The built program in a pseudo-terminal of its own: its keys, its bytes, its screen, its end.
#![allow(dead_code, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use rustix::process::{Pid, Signal, kill_process};
use std::io::{Read, Write};
use std::path::Path;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

/// The program, running.
pub struct Session {
    pub child: Box<dyn Child + Send + Sync>,
    pub master: Box<dyn MasterPty + Send>,
    keys: Box<dyn Write + Send>,
    seen: Arc<Mutex<Vec<u8>>>,
    pub size: (u16, u16),
    /// How much it had written when the last keys were typed.
    answered: usize,
}

/// Surroundings in which nothing of this machine is read or written: variables to set.
pub fn surroundings(folder: &Path) -> Vec<(&'static str, String)> {
    let folder = folder.display().to_string();
    let mut all = vec![("TERM", "xterm-256color".into()), ("LANG", "nl_NL.UTF-8".into())];
    all.push(("PERCEEL_TODAY", "2026-11-21".into()));
    for name in ["HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME"] {
        all.push((name, folder.clone()));
    }
    all
}

/// Variables that must not be there.
pub const ABSENT: [&str; 5] = ["NO_COLOR", "LC_ALL", "LC_MESSAGES", "PERCEEL_DB", "PERCEEL_LANG"];

impl Session {
    /// Starts it on `test.perceel` in that folder.
    pub fn start(folder: &Path, size: (u16, u16), extra: &[(&str, &str)]) -> Self {
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_perceel"));
        ABSENT.iter().for_each(|name| command.env_remove(name));
        surroundings(folder).iter().for_each(|(name, value)| command.env(name, value));
        extra.iter().for_each(|(name, value)| command.env(name, value));
        command.args(["--allow-unsafe-place", "--db"]);
        command.arg(folder.join("test.perceel"));
        let pair = native_pty_system()
            .openpty(PtySize { rows: size.1, cols: size.0, pixel_width: 0, pixel_height: 0 })
            .unwrap();
        let child = pair.slave.spawn_command(command).unwrap();
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
        Self { child, master: pair.master, keys, seen, size, answered: 0 }
    }

    /// Everything it wrote so far.
    pub fn bytes(&self) -> Vec<u8> {
        self.seen.lock().unwrap().clone()
    }

    /// The terminal as it stands, all output taken at the present size.
    pub fn parsed(&self) -> vt100::Parser {
        let mut parser = vt100::Parser::new(self.size.1.try_into().unwrap(), self.size.0.try_into().unwrap(), 0);
        parser.process(&self.bytes());
        parser
    }

    /// The lines of the screen.
    pub fn screen(&self) -> String {
        self.parsed().screen().contents()
    }

    /// Waits until this is on the screen.
    #[track_caller]
    pub fn wait_for(&self, text: &str) {
        let end = Instant::now() + Duration::from_secs(20);
        while Instant::now() < end {
            if self.screen().contains(text) {
                return;
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        let screen = self.screen();
        let note =
            screen.split_whitespace().find(|word| word.contains("/crash-")).map(|path| path.trim_end_matches('.'));
        let note = note.and_then(|path| std::fs::read_to_string(path).ok()).unwrap_or_default();
        panic!("never on the screen: {text}\n{screen}\n{note}");
    }

    /// Waits until it has answered the last keys and has nothing more to write.
    pub fn settle(&self) {
        let count = || self.seen.lock().unwrap().len();
        for _ in 0..50 {
            if count() != self.answered {
                break;
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        let (mut last, mut calm) = (usize::MAX, 0);
        for _ in 0..400 {
            let now = count();
            calm = if now == last { calm + 1 } else { 0 };
            last = now;
            if calm >= 6 {
                return;
            }
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    /// Types.
    pub fn press(&mut self, keys: &str) {
        self.raw(keys.as_bytes());
    }

    /// Sends bytes; a terminal that takes no more is no fault of theirs.
    pub fn raw(&mut self, bytes: &[u8]) {
        self.answered = self.seen.lock().unwrap().len();
        let _ = self.keys.write_all(bytes);
        let _ = self.keys.flush();
    }

    /// Gives the window another size.
    pub fn resize(&mut self, columns: u16, rows: u16) {
        self.size = (columns, rows);
        self.master.resize(PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 }).unwrap();
    }

    /// Sends a signal.
    pub fn signal(&self, signal: Signal) {
        let pid = i32::try_from(self.child.process_id().unwrap()).unwrap();
        kill_process(Pid::from_raw(pid).unwrap(), signal).unwrap();
    }

    /// How it ended: exit code, or the name of the signal.
    #[track_caller]
    pub fn end(&mut self, within: Duration) -> (u32, Option<String>) {
        let end = Instant::now() + within;
        while Instant::now() < end {
            if let Some(status) = self.child.try_wait().unwrap() {
                std::thread::sleep(Duration::from_millis(80));
                return (status.exit_code(), status.signal().map(str::to_owned));
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        let _ = self.child.kill();
        panic!("still running\n{}", self.screen());
    }

    /// Everything that was taken of the terminal was given back, the same number of times.
    #[track_caller]
    pub fn check_given_back(&self) {
        let text = String::from_utf8_lossy(&self.bytes()).into_owned();
        for (on, off) in [
            ("\x1b[?1049h", "\x1b[?1049l"),
            ("\x1b[?2004h", "\x1b[?2004l"),
            ("\x1b[?1000h", "\x1b[?1000l"),
            ("\x1b[?1004h", "\x1b[?1004l"),
            ("\x1b[22;2t", "\x1b[23;2t"),
        ] {
            // Mouse is switched off more often than on: also where it never was on.
            assert!(text.matches(on).count() <= text.matches(off).count(), "{on:?}");
            assert!(text.rfind(on) <= text.rfind(off), "{on:?}");
        }
        let (shown, hidden) = (text.rfind("\x1b[?25h"), text.rfind("\x1b[?25l"));
        assert!(shown >= hidden, "the cursor is back");
    }
}
