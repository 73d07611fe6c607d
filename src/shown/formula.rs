//! Text that a spreadsheet would run as a formula: given one `'` where CSV is written, and relieved of it where CSV is read.

use std::borrow::Cow;

/// Whether a spreadsheet, or our own import of such text, might take this for something else than text: it begins
/// with a sign that starts a formula, as it stands, full-width, in braces, or behind quotes and blanks.
#[must_use]
pub fn needs_guard(text: &str) -> bool {
    let inner = text.trim_start_matches(['\'', '{', ' ', '\u{A0}']);
    let dangerous =
        |c: char| matches!(c, '=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '\0' | '＝' | '＋' | '－' | '＠');
    inner.starts_with(dangerous)
}

/// The text with one `'` before it where needed.
#[must_use]
pub fn guarded(text: &str) -> Cow<'_, str> {
    if needs_guard(text) { format!("'{text}").into() } else { text.into() }
}

/// The text without the one `'` that `guarded` put before it; any other text as it is.
#[must_use]
pub fn unguarded(text: &str) -> &str {
    text.strip_prefix('\'').filter(|rest| needs_guard(rest)).unwrap_or(text)
}
