//! Written lengths of time: `90d`, `3w`, `6m`, `2j`. Used by the query language and for days relative to today.

use super::{Problem, plain};
use crate::domain::calendar::{add_days, add_working_days, addm};
use crate::text::{Lang, Message};
use chrono::NaiveDate;

/// A length of time in the calendar; negative reaches back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Span {
    /// Days; a week is seven.
    Days(i32),
    /// Calendar months; a year is twelve. Clamped to the end of the month.
    Months(i32),
    /// Working days (werkdagen).
    WorkingDays(i32),
}

impl Span {
    /// The day this much later than `day`, or earlier when negative.
    #[must_use]
    pub fn add_to(self, day: NaiveDate) -> NaiveDate {
        match self {
            Self::Days(n) => add_days(day, n),
            Self::Months(n) => addm(day, n),
            Self::WorkingDays(n) => add_working_days(day, n),
        }
    }
}

/// Most units a span may count: enough for two and a half centuries in days.
const MOST: i32 = 100_000;

/// Reads a number and a unit: `d` days, `w` weeks, `m` months, `j` or `y` years, `wd` working days; `+` or `-` may stand before.
///
/// # Errors
/// `value-empty`, `value-span`, `value-unit-missing`, `value-unit` (names the unknown unit), `value-too-large`.
pub fn parse_span(typed: &str) -> Result<Span, Problem> {
    let text = plain(typed);
    if text.is_empty() {
        return Err(Problem::new(Message::new("value-empty")));
    }
    let (sign, rest) = match text.strip_prefix('-') {
        Some(rest) => (-1, rest),
        None => (1, text.strip_prefix('+').unwrap_or(&text)),
    };
    let rest = rest.trim_start();
    let after = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
    let (digits, unit) = (&rest[..after], rest[after..].trim_start());
    if digits.is_empty() {
        return Err(Problem::quoting("value-span", typed));
    }
    let count = digits.parse::<i32>().ok().filter(|n| *n <= MOST);
    let Some(count) = count else { return Err(Problem::quoting("value-too-large", typed)) };
    let count = sign * count;
    match unit {
        "d" => Ok(Span::Days(count)),
        "w" => Ok(Span::Days(count * 7)),
        "m" => Ok(Span::Months(count)),
        "j" | "y" => Ok(Span::Months(count * 12)),
        "wd" => Ok(Span::WorkingDays(count)),
        "" => Err(Problem::quoting("value-unit-missing", typed)),
        unknown => Err(Problem::new(
            Message::new("value-unit").with("typed", super::quoted(typed)).with("unit", super::quoted(unknown)),
        )),
    }
}

/// Writes a span in its largest whole unit of months or years: `90d`, `6m`, `2j` (`2y` in English), `5wd`.
#[must_use]
pub fn show_span(span: Span, lang: Lang) -> String {
    let year = if lang == Lang::Nl { 'j' } else { 'y' };
    match span {
        Span::Days(n) => format!("{n}d"),
        Span::Months(n) if n != 0 && n % 12 == 0 => format!("{}{year}", n / 12),
        Span::Months(n) => format!("{n}m"),
        Span::WorkingDays(n) => format!("{n}wd"),
    }
}
