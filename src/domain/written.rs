//! Values as people type and read them, in Dutch and English: for every kind a `parse_…` and a `show_…` side by side.
//! What `show_…` writes, `parse_…` reads back in the same language. An empty field is for the caller: here it is a problem.

mod day;
mod number;
mod span;

pub use day::{
    FIRST_YEAR, LAST_YEAR, parse_day, parse_month, show_day, show_day_iso, show_day_long, show_iso_week, show_moment,
    show_month,
};
pub use number::{
    parse_money, parse_percent, parse_quantity, parse_whole, show_money, show_percent, show_quantity, show_whole,
};
pub use span::{Span, parse_span, show_span};

use crate::text::{Lang, Message};

/// Why a typed value was not taken; shown beside the field, where what was typed stays.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The sentence; its id starts with `value-`.
    pub message: Message,
}

impl Problem {
    /// A problem told by a sentence.
    #[must_use]
    pub fn new(message: Message) -> Self {
        Self { message }
    }

    /// A problem that quotes what was typed, as argument `typed`.
    fn quoting(id: &'static str, typed: &str) -> Self {
        Self::new(Message::new(id).with("typed", quoted(typed)))
    }
}

/// Longest quotation of typed text in a problem, in characters.
const QUOTED: usize = 40;

/// Typed text fit to be quoted: no control characters, cut when long.
fn quoted(typed: &str) -> String {
    let mut shown: String = typed.trim().chars().filter(|c| !c.is_control()).take(QUOTED).collect();
    if typed.trim().chars().count() > QUOTED {
        shown.push('…');
    }
    shown
}

/// Typed text made ready to read: outer blanks off, lower case, every kind of blank a space, every kind of dash a hyphen.
fn plain(typed: &str) -> String {
    let same = typed.chars().map(|c| match c {
        c if c.is_whitespace() => ' ',
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        c => c,
    });
    same.collect::<String>().trim().to_lowercase()
}

/// `ja`/`nee`, `yes`/`no`.
#[must_use]
pub fn show_yes_no(value: bool, lang: Lang) -> &'static str {
    match (lang, value) {
        (Lang::Nl, true) => "ja",
        (Lang::Nl, false) => "nee",
        (Lang::En, true) => "yes",
        (Lang::En, false) => "no",
    }
}

/// Reads `ja nee j n yes no y true false waar onwaar`, in any case, in either language.
///
/// # Errors
/// `value-empty`, `value-yes-no`.
pub fn parse_yes_no(typed: &str) -> Result<bool, Problem> {
    match plain(typed).as_str() {
        "" => Err(Problem::new(Message::new("value-empty"))),
        "ja" | "j" | "yes" | "y" | "true" | "waar" => Ok(true),
        "nee" | "n" | "no" | "false" | "onwaar" => Ok(false),
        _ => Err(Problem::quoting("value-yes-no", typed)),
    }
}

#[cfg(test)]
#[path = "written_tests.rs"]
mod tests;
