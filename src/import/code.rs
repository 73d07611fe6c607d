//! Identifiers that a spreadsheet took for numbers: lost leading zeros and digits shortened away.
//! Which identifier a column holds is left to the mapping.

use super::number::{Reading, unreadable};
use crate::text::Message;

/// Whether a text is a number that a spreadsheet shortened: `1,23457E+11`. Its digits are gone. A product code such
/// as `45E04` looks the same, which is why a code column must call this too.
#[must_use]
pub fn is_scientific(text: &str) -> bool {
    let text = text.trim();
    let Some(at) = text.find(['e', 'E']) else { return false };
    let (left, right) = (text.get(..at).unwrap_or_default(), text.get(at + 1..).unwrap_or_default());
    let power = right.strip_prefix(['+', '-']).unwrap_or(right);
    let left = left.strip_prefix('-').unwrap_or(left);
    left.starts_with(|c: char| c.is_ascii_digit())
        && left.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ','))
        && (1..=3).contains(&power.len())
        && power.bytes().all(|b| b.is_ascii_digit())
}

/// What came of restoring the leading zeros of an identifier.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Restored {
    /// It had its width already.
    Same(String),
    /// Zeros were put before it; the user is warned.
    Padded(String),
    /// It cannot be such an identifier; the sentence says why.
    Unreadable(Message),
}

/// Restores the leading zeros a spreadsheet took from an identifier of `width` digits (KvK 8, AGB 8, branch 12,
/// municipality 4, category 2). `.0` of a number cell and blanks are taken off.
#[must_use]
pub fn restore_zeros(text: &str, width: usize) -> Restored {
    let refuse = |id: &'static str| match unreadable::<()>(id, text) {
        Reading::Unreadable(why) => Restored::Unreadable(why.count("width", width)),
        _ => Restored::Unreadable(Message::new(id)),
    };
    if is_scientific(text) {
        return refuse("import-value-scientific");
    }
    let bare: String = text.chars().filter(|c| !c.is_whitespace() && *c != '\u{200B}').collect();
    let bare = bare.strip_suffix(".0").unwrap_or(&bare);
    if bare.is_empty() || !bare.bytes().all(|b| b.is_ascii_digit()) {
        return refuse("import-value-not-digits");
    }
    match bare.len().cmp(&width) {
        std::cmp::Ordering::Equal => Restored::Same(bare.to_owned()),
        std::cmp::Ordering::Less => Restored::Padded(format!("{bare:0>width$}")),
        std::cmp::Ordering::Greater => refuse("import-value-too-many-digits"),
    }
}
