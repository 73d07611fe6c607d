//! A fault in the program itself (70): a note for whoever mends it, without a word of the user's data.

use std::backtrace::Backtrace;
use std::io::Write;
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::PathBuf;
use std::sync::Mutex;

use chrono::Utc;

use crate::error::{Error, ErrorKind};
use crate::text::Message;

/// Where the last note went.
static NOTE: Mutex<Option<PathBuf>> = Mutex::new(None);

/// From now on a fault leaves a note in that folder. The fault's own words stay out of it: they may quote data.
pub fn leave_notes_in(folder: PathBuf) {
    std::panic::set_hook(Box::new(move |fault| {
        // A full disk that a library tells in this way is told by who asked.
        if crate::export::xlsx::refused_disk(fault.payload()).is_some() {
            return;
        }
        let place = fault.location().map_or_else(String::new, |at| format!("{}:{}", at.file(), at.line()));
        let thread = std::thread::current().name().unwrap_or("?").to_owned();
        let text = format!(
            "perceel {} ({} {})\n{}\n{place}\n{thread}\n{}\n",
            env!("CARGO_PKG_VERSION"),
            std::env::consts::OS,
            std::env::consts::ARCH,
            Utc::now().to_rfc3339(),
            Backtrace::force_capture()
        );
        if let (Some(path), Ok(mut note)) = (write(&folder, &text), NOTE.lock()) {
            *note = Some(path);
        }
    }));
}

fn write(folder: &PathBuf, text: &str) -> Option<PathBuf> {
    std::fs::DirBuilder::new().recursive(true).mode(0o700).create(folder).ok()?;
    let stamp = Utc::now().format("%Y%m%dT%H%M%S%3f");
    let path = folder.join(format!("crash-{stamp}-{}.txt", std::process::id()));
    let mut file = std::fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(&path).ok()?;
    file.write_all(text.as_bytes()).ok()?;
    Some(path)
}

/// The failure to tell after a fault: that nothing half was saved, and where the note is.
#[must_use]
pub fn failure() -> Error {
    noted(Error::new(ErrorKind::Bug, Message::new("cli-crash")))
}

/// The failure with the place of the note, if it tells of a fault.
#[must_use]
pub fn noted(error: Error) -> Error {
    if error.kind != ErrorKind::Bug || error.hint.is_some() {
        return error;
    }
    match NOTE.lock().ok().and_then(|note| note.clone()) {
        Some(path) => error.hint(Message::new("cli-crash-note").with("path", path.display().to_string())),
        None => error.hint(Message::new("cli-crash-hint")),
    }
}
