//! The built program in a pseudo-terminal of its own: its keys, its bytes, its screen, its end. Everything waits for what
//! it is to see, so that a slow machine only takes longer.
#![allow(dead_code, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use rustix::process::{Pid, Signal, kill_process};
use std::cell::RefCell;
use std::io::{Read, Write};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

/// How long anything may take before a test gives up on it.
pub const PATIENCE: Duration = Duration::from_secs(30);

/// What the program wrote, and a bell for whoever waits for more.
#[derive(Default)]
struct Written {
    bytes: Mutex<Vec<u8>>,
    more: Condvar,
}

/// The terminal, and how many bytes it has taken.
struct Terminal {
    parser: vt100::Parser,
    taken: usize,
    /// Whether the program has it, by what was taken.
    lent: bool,
}

impl Terminal {
    /// Takes what was written: while the program has the terminal only whole frames, as an eye sees them.
    fn take(&mut self, bytes: &[u8]) {
        let new = &bytes[self.taken..];
        let (on, off) = (find_last(new, b"\x1b[?1049h"), find_last(new, b"\x1b[?1049l"));
        self.lent = if on.is_some() || off.is_some() { on > off } else { self.lent };
        let end = if self.lent { end_of_frames(new) } else { new.len() };
        self.parser.process(&new[..end]);
        self.taken += end;
    }
}

fn find_last(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).rposition(|part| part == wanted)
}

/// How many of these bytes are whole frames. A frame ends by hiding the cursor or by showing it and putting it in its
/// place, also one that changes nothing.
fn end_of_frames(bytes: &[u8]) -> usize {
    let is_end = |part: &[u8]| part == b"\x1b[?25l" || part == b"\x1b[?25h";
    let mut upto = bytes.len();
    while let Some(at) = bytes[..upto].windows(6).rposition(is_end) {
        if bytes[at + 5] == b'l' {
            return at + 6;
        }
        let placed = bytes[at + 6..].strip_prefix(b"\x1b[").and_then(|rest| rest.iter().position(|c| *c == b'H'));
        if let Some(length) = placed {
            return at + 6 + 2 + length + 1;
        }
        upto = at;
    }
    0
}

/// The program, running.
pub struct Session {
    pub child: Box<dyn Child + Send + Sync>,
    pub master: Box<dyn MasterPty + Send>,
    keys: Box<dyn Write + Send>,
    written: Arc<Written>,
    terminal: RefCell<Terminal>,
    reading: Option<JoinHandle<()>>,
    stop: Arc<AtomicBool>,
    pub size: (u16, u16),
    /// How much it had written when the last keys were typed.
    asked: usize,
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

/// The built program.
pub const PROGRAM: &str = env!("CARGO_BIN_EXE_perceel");

/// A command of the program on `test.perceel` in that folder, to be run without a terminal.
pub fn command(folder: &Path, arguments: &[&str]) -> std::process::Command {
    let mut command = std::process::Command::new(PROGRAM);
    for name in ABSENT {
        command.env_remove(name);
    }
    command.envs(surroundings(folder)).args(["--allow-unsafe-place", "--color", "never", "--db"]);
    command.arg(folder.join("test.perceel")).args(arguments).stdin(std::process::Stdio::null());
    command
}

/// Runs such a command: exit code, standard output, standard error.
pub fn run(folder: &Path, arguments: &[&str]) -> (i32, String, String) {
    let done = command(folder, arguments).output().unwrap();
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("it writes UTF-8");
    (done.status.code().unwrap_or(-1), text(&done.stdout), text(&done.stderr))
}

/// A new, empty register in that folder.
pub fn new_file(folder: &Path) {
    let (code, _, err) = run(folder, &["new", "--region", "Waterdal"]);
    assert_eq!(code, 0, "{err}");
}

impl Session {
    /// Starts it on `test.perceel` in that folder.
    pub fn start(folder: &Path, size: (u16, u16), extra: &[(&str, &str)]) -> Self {
        let mut command = CommandBuilder::new(PROGRAM);
        command.args(["--allow-unsafe-place", "--db"]);
        command.arg(folder.join("test.perceel"));
        Self::start_other(folder, command, size, extra)
    }

    /// Starts another program that starts it.
    pub fn start_other(folder: &Path, mut command: CommandBuilder, size: (u16, u16), extra: &[(&str, &str)]) -> Self {
        ABSENT.iter().for_each(|name| command.env_remove(name));
        surroundings(folder).iter().for_each(|(name, value)| command.env(name, value));
        extra.iter().for_each(|(name, value)| command.env(name, value));
        command.cwd(folder);
        let (cols, rows) = size;
        let pair = native_pty_system().openpty(PtySize { rows, cols, pixel_width: 0, pixel_height: 0 }).unwrap();
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let mut reader = pair.master.try_clone_reader().unwrap();
        let keys = pair.master.take_writer().unwrap();
        let (written, stop) = (Arc::new(Written::default()), Arc::new(AtomicBool::new(false)));
        let (sink, stopped) = (Arc::clone(&written), Arc::clone(&stop));
        let reading = std::thread::spawn(move || {
            let mut bytes = [0; 65536];
            while let Ok(count @ 1..) = reader.read(&mut bytes) {
                sink.bytes.lock().unwrap().extend_from_slice(&bytes[..count]);
                sink.more.notify_all();
                if stopped.load(Ordering::SeqCst) {
                    break;
                }
            }
        });
        let parser = vt100::Parser::new(rows.try_into().unwrap(), cols.try_into().unwrap(), 0);
        let terminal = RefCell::new(Terminal { parser, taken: 0, lent: false });
        Self { child, master: pair.master, keys, written, terminal, reading: Some(reading), stop, size, asked: 0 }
    }

    /// Everything it wrote so far.
    pub fn bytes(&self) -> Vec<u8> {
        self.written.bytes.lock().unwrap().clone()
    }

    /// How much it wrote so far.
    pub fn count(&self) -> usize {
        self.written.bytes.lock().unwrap().len()
    }

    /// Looks at the terminal as it stands.
    pub fn see<T>(&self, look: impl FnOnce(&vt100::Screen) -> T) -> T {
        let mut terminal = self.terminal.borrow_mut();
        terminal.take(&self.written.bytes.lock().unwrap());
        look(terminal.parser.screen())
    }

    /// The lines of the screen.
    pub fn screen(&self) -> String {
        self.see(vt100::Screen::contents)
    }

    /// Waits until the screen is as wanted.
    #[track_caller]
    pub fn wait_until(&self, what: &str, is_so: impl Fn(&str) -> bool) {
        let end = Instant::now() + PATIENCE;
        loop {
            let seen = self.count();
            let screen = self.screen();
            if is_so(&screen) {
                return;
            }
            if Instant::now() >= end {
                panic!("never on the screen: {what}\n{screen}\n{}", crash_note(&screen));
            }
            self.wait_for_more(seen, Duration::from_millis(200));
        }
    }

    /// Waits until this is on the screen.
    #[track_caller]
    pub fn wait_for(&self, text: &str) {
        self.wait_until(text, |screen| screen.contains(text));
    }

    /// Waits until it wrote more than that, for so long at most; whether it did.
    fn wait_for_more(&self, than: usize, at_most: Duration) -> bool {
        let bytes = self.written.bytes.lock().unwrap();
        let waited = self.written.more.wait_timeout_while(bytes, at_most, |bytes| bytes.len() <= than).unwrap();
        !waited.1.timed_out()
    }

    /// Waits until it has answered the last keys with a whole frame and says nothing more for a moment.
    pub fn settle(&self) {
        let end = Instant::now() + PATIENCE;
        while Instant::now() < end {
            let (count, whole) = {
                let bytes = self.written.bytes.lock().unwrap();
                (bytes.len(), ends_whole(&bytes))
            };
            if count <= self.asked || !whole {
                self.wait_for_more(count, Duration::from_millis(200));
            } else if !self.wait_for_more(count, Duration::from_millis(3)) {
                return;
            }
        }
    }

    /// Types.
    pub fn press(&mut self, keys: &str) {
        self.raw(keys.as_bytes());
    }

    /// Types, and waits for the answer.
    pub fn type_and_settle(&mut self, keys: &str) {
        self.press(keys);
        self.settle();
    }

    /// Sends bytes; a terminal that takes no more is no fault of theirs.
    pub fn raw(&mut self, bytes: &[u8]) {
        self.asked = self.count();
        let _ = self.keys.write_all(bytes);
        let _ = self.keys.flush();
    }

    /// Gives the window another size.
    pub fn resize(&mut self, columns: u16, rows: u16) {
        self.see(|_| ());
        self.asked = self.count();
        self.size = (columns, rows);
        self.terminal.borrow_mut().parser.screen_mut().set_size(rows.try_into().unwrap(), columns.try_into().unwrap());
        self.master.resize(PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 }).unwrap();
    }

    /// Takes the terminal away, as a window that is closed or a connection that is lost; gives back the program.
    pub fn hang_up(mut self) -> Box<dyn Child + Send + Sync> {
        // Whoever reads holds the terminal as well: the next thing it reads is the last.
        self.stop.store(true, Ordering::SeqCst);
        let (columns, rows) = self.size;
        self.resize(columns - 1, rows);
        self.reading.take().unwrap().join().unwrap();
        self.child
    }

    /// Sends a signal.
    pub fn signal(&self, signal: Signal) {
        kill_process(Pid::from_raw(self.pid()).unwrap(), signal).unwrap();
    }

    /// The number of the process.
    pub fn pid(&self) -> i32 {
        i32::try_from(self.child.process_id().unwrap()).unwrap()
    }

    /// How it ended: exit code, or the name of the signal.
    #[track_caller]
    pub fn end(&mut self, within: Duration) -> (u32, Option<String>) {
        let ended = wait_for_end(&mut self.child, within);
        let Some(status) = ended else {
            let _ = self.child.kill();
            panic!("still running\n{}", self.screen());
        };
        // The other side is closed: what was still on its way comes in, then the reader ends by itself.
        if let Some(reading) = self.reading.take() {
            reading.join().unwrap();
        }
        status
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
            ("\x1b[?7l", "\x1b[?7h"),
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

/// Whether the last frame is whole.
fn ends_whole(bytes: &[u8]) -> bool {
    let tail = &bytes[bytes.len().saturating_sub(32)..];
    end_of_frames(tail) == tail.len()
}

/// How a program ended: exit code, or the name of the signal; nothing when it did not in that time.
pub fn wait_for_end(child: &mut Box<dyn Child + Send + Sync>, within: Duration) -> Option<(u32, Option<String>)> {
    let end = Instant::now() + within;
    loop {
        if let Some(status) = child.try_wait().unwrap() {
            return Some((status.exit_code(), status.signal().map(str::to_owned)));
        }
        if Instant::now() >= end {
            return None;
        }
        std::thread::sleep(Duration::from_millis(5));
    }
}

/// The note of a fault that the screen names.
fn crash_note(screen: &str) -> String {
    let path = screen.split_whitespace().find(|word| word.contains("/crash-")).map(|path| path.trim_end_matches('.'));
    path.and_then(|path| std::fs::read_to_string(path).ok()).unwrap_or_default()
}

/// What must never reach a terminal as text (FAULTS E1, E2); the joiner between emoji may.
pub fn is_forbidden(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200c}' | '\u{200e}' | '\u{200f}'
            | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e007f}')
}

/// Reads what was written as a terminal would: only the sequences the program's own drawing uses, and clean text.
#[track_caller]
pub fn check_bytes(bytes: &[u8]) {
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
