//! The user's own editor for long text (A29): the text goes to a file only they can read, and comes back when the
//! editor ends well. The terminal is lent to it by `run`.

use std::fs;
use std::io::Write;
use std::process::Command;

/// Lets the user write a text; nothing when the editor could not be started or ended with an error.
#[must_use]
pub fn write(text: &str) -> Option<String> {
    let editor = ["VISUAL", "EDITOR"].into_iter().find_map(|name| std::env::var(name).ok().filter(|v| !v.is_empty()));
    let editor = editor.unwrap_or_else(|| "vi".into());
    let mut parts = editor.split_whitespace();
    let program = parts.next()?;
    let mut file = tempfile::Builder::new().prefix("perceel-").suffix(".txt").tempfile().ok()?;
    file.write_all(text.as_bytes()).ok()?;
    file.flush().ok()?;
    let ended = Command::new(program).args(parts).arg(file.path()).status().ok()?;
    if !ended.success() {
        return None;
    }
    // An editor may have put another file in its place, so it is read by name.
    fs::read_to_string(file.path()).ok()
}
