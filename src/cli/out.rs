//! What goes out: data on stdout through one locked writer, talk on stderr. A reader that stops reading ends the
//! program quietly (B08); every other failed write is an error (P21).

use std::io::{self, BufWriter, IsTerminal, StdoutLock, Write};

use crate::error::{Error, ErrorKind, Result};
use crate::shown::{self, Charset, Shown};
use crate::text::{Message, Words};

/// Cells per line when nothing says how wide a terminal is.
pub const USUAL_WIDTH: usize = 80;

/// Standard output.
pub struct Out {
    inner: BufWriter<StdoutLock<'static>>,
    closed: bool,
    terminal: bool,
}

impl Out {
    /// Locks standard output for the rest of the process.
    #[must_use]
    pub fn lock() -> Self {
        let stdout = io::stdout();
        let terminal = stdout.is_terminal();
        Self { inner: BufWriter::with_capacity(64 * 1024, stdout.lock()), closed: false, terminal }
    }

    /// Whether it is a terminal.
    #[must_use]
    pub fn is_terminal(&self) -> bool {
        self.terminal
    }

    /// Cells per line if it is a terminal.
    #[must_use]
    pub fn width(&self) -> Option<usize> {
        if !self.terminal {
            return None;
        }
        let asked = rustix::termios::tcgetwinsize(io::stdout()).ok().map(|size| usize::from(size.ws_col));
        Some(asked.filter(|width| *width > 0).unwrap_or(USUAL_WIDTH))
    }

    /// Whether the reader went away; then nothing more has to be said.
    #[must_use]
    pub fn is_closed(&self) -> bool {
        self.closed
    }

    /// One line of text, made safe to show. With the charset everything of ours is ASCII if need be.
    ///
    /// # Errors
    /// Not created (73), also when the reader went away.
    pub fn line(&mut self, text: &str) -> Result<()> {
        let clean = shown::line(text).into_owned();
        self.bytes(clean.as_bytes())?;
        self.bytes(b"\n")
    }

    /// Bytes as they are: only for formats whose writer keeps control characters out.
    ///
    /// # Errors
    /// As `line`.
    pub fn bytes(&mut self, bytes: &[u8]) -> Result<()> {
        let written = self.inner.write_all(bytes);
        self.judge(written)
    }

    /// Everything written so far, out.
    ///
    /// # Errors
    /// As `line`.
    pub fn flush(&mut self) -> Result<()> {
        let flushed = self.inner.flush();
        self.judge(flushed)
    }

    /// What a writer of exports answered about this output. A failure of the rows comes back as it was.
    ///
    /// # Errors
    /// As `line`, or the failure of the rows.
    pub fn wrote<T>(&mut self, outcome: io::Result<T>) -> Result<T> {
        self.judge(outcome)
    }

    /// Refuses a standard output that was closed before the program began, which the system then replaces by
    /// `/dev/null` opened for reading as well: an export must not vanish there with exit code 0 (B4).
    ///
    /// # Errors
    /// Not created (73).
    pub fn require_open(&self) -> Result<()> {
        let flags = rustix::fs::fcntl_getfl(io::stdout());
        let both_ways = flags.is_ok_and(|flags| flags.contains(rustix::fs::OFlags::RDWR));
        let device = |about: rustix::io::Result<rustix::fs::Stat>| about.ok().map(|about| about.st_rdev);
        let null = device(rustix::fs::stat("/dev/null"));
        if both_ways && null.is_some() && device(rustix::fs::fstat(io::stdout())) == null {
            return Err(Error::new(ErrorKind::NotCreated, Message::new("cli-output-failed"))
                .hint(Message::new("cli-output-closed-hint")));
        }
        Ok(())
    }

    fn judge<T>(&mut self, outcome: io::Result<T>) -> Result<T> {
        outcome.map_err(|error| {
            let error = match error.downcast::<Error>() {
                Ok(failed) => return failed,
                Err(error) => error,
            };
            self.closed |= error.kind() == io::ErrorKind::BrokenPipe;
            let hint = match error.kind() {
                io::ErrorKind::StorageFull => "file-disk-full-hint",
                _ => "cli-output-failed-hint",
            };
            Error::new(ErrorKind::NotCreated, Message::new("cli-output-failed")).hint(Message::new(hint)).cause(error)
        })
    }
}

impl Write for Out {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        // Writers of exports keep data as it is; on a terminal it must not act (P11).
        let written = match self.terminal {
            true => {
                self.inner.write_all(Shown::block(&String::from_utf8_lossy(bytes)).as_bytes()).map(|()| bytes.len())
            }
            false => self.inner.write(bytes),
        };
        if let Err(error) = &written {
            self.closed |= error.kind() == io::ErrorKind::BrokenPipe;
        }
        written
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}

/// Says something on stderr. Talk that nobody can read any more is no reason to fail.
pub fn talk(text: &str) {
    let mut stderr = io::stderr().lock();
    let width = stderr_width();
    for line in text.lines() {
        let clean = shown::line(line);
        let indent = line.len() - line.trim_start().len();
        match width {
            // A word is not broken where the terminal ends; what goes on stands under its beginning.
            Some(width) if shown::width(&clean) > width && width > indent + 20 => {
                for part in shown::measure::wrap(line.trim_start(), width - indent) {
                    let _ = writeln!(stderr, "{:indent$}{part}", "");
                }
            }
            _ => {
                let _ = writeln!(stderr, "{clean}");
            }
        }
    }
}

/// Cells per line of the terminal that talk goes to; nothing when it goes elsewhere.
fn stderr_width() -> Option<usize> {
    let stderr = io::stderr();
    if !stderr.is_terminal() {
        return None;
    }
    let size = rustix::termios::tcgetwinsize(stderr).ok()?;
    Some(usize::from(size.ws_col)).filter(|width| *width > 0)
}

/// Puts a question on stderr, the cursor behind it.
pub fn ask(question: &str) {
    let mut stderr = io::stderr().lock();
    let _ = write!(stderr, "{} ", shown::line(question));
    let _ = stderr.flush();
}

/// Tells a failure on stderr: what happened and what was kept, what to do, and last the cause.
pub fn tell(error: &Error, words: Words, charset: Charset) {
    let mut text = words.say(&Message::new("cli-error").with("what", words.say(&error.what)));
    let parts = [error.hint.as_ref().map(|hint| words.say(hint)), error.cause.as_ref().map(|c| cause(c, words))];
    for part in parts.iter().flatten() {
        text.push('\n');
        text.push_str(part);
    }
    talk(&charset.write(&text));
}

fn cause(cause: &str, words: Words) -> String {
    words.say(&Message::new("cli-cause").with("cause", cause.trim()))
}
