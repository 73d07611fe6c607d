//! Written numbers: money in cents, percentages in millionths, quantities in thousandths, whole numbers.
//! One reader serves them all; only the number of decimals and the marks around the digits differ.
//!
//! A single mark followed by three digits can be thousands or decimals. Then the language decides: Dutch reads `1.234` as
//! 1234, English `1,234`. The other mark is decimals where the kind has three of them, and is refused as ambiguous where it
//! has not: `1,234` is no Dutch amount of money.

use super::{Problem, plain, quoted};
use crate::text::{Lang, Message};

/// The marks of a language: thousands, decimals.
fn marks(lang: Lang) -> (char, char) {
    match lang {
        Lang::Nl => ('.', ','),
        Lang::En => (',', '.'),
    }
}

/// Digits of the thousandths, hundredths … a kind of number is held in, and its least number of decimals when shown.
#[derive(Clone, Copy)]
struct Kind {
    decimals: usize,
    shown: usize,
    unreadable: &'static str,
}

const MONEY: Kind = Kind { decimals: 2, shown: 2, unreadable: "value-money" };
const PERCENT: Kind = Kind { decimals: 4, shown: 0, unreadable: "value-percent" };
const QUANTITY: Kind = Kind { decimals: 3, shown: 0, unreadable: "value-quantity" };
const WHOLE: Kind = Kind { decimals: 0, shown: 0, unreadable: "value-whole" };

/// Writes cents as an amount: `€ 1.234.567,89` in Dutch, `€ 1,234,567.89` in English, `€ -12,50` below zero.
#[must_use]
pub fn show_money(cents: i64, lang: Lang) -> String {
    format!("€ {}", show(cents, MONEY, lang))
}

/// Reads an amount of money into cents: `1.234,56`, `€ 1.234,56`, `1234.56`, `EUR 12`, `12,-`; below zero `-12,50`, `12,50-`
/// or `(12,50)`. In Dutch `1.234` is 1234 euros and `1,234` is refused; in English the other way round.
///
/// # Errors
/// `value-empty`, `value-money`, `value-ambiguous`, `value-decimals`, `value-too-large`.
pub fn parse_money(typed: &str, lang: Lang) -> Result<i64, Problem> {
    let text = plain(typed);
    let text = without_currency(&text);
    let text = text.trim();
    let text = [",--", ".--", ",-", ".-"]
        .into_iter()
        .find_map(|dash| text.strip_suffix(dash).filter(|rest| rest.ends_with(|c: char| c.is_ascii_digit())))
        .unwrap_or(text);
    parse(typed, text, MONEY, lang)
}

/// Takes the currency off where it stands before or after the digits, not among them.
fn without_currency(text: &str) -> String {
    for currency in ["€", "euro", "eur"] {
        if let Some((before, after)) = text.split_once(currency) {
            let among = [before, after].iter().all(|side| side.contains(|c: char| c.is_ascii_digit()));
            return if among { text.to_owned() } else { format!("{before}{after}") };
        }
    }
    text.to_owned()
}

/// Writes a percentage held in millionths (1 % = 10 000 ppm) with as many decimals as it has: `12,5 %`, `12.5%`.
#[must_use]
pub fn show_percent(ppm: i64, lang: Lang) -> String {
    let space = if lang == Lang::Nl { " " } else { "" };
    format!("{}{space}%", show(ppm, PERCENT, lang))
}

/// Reads a percentage, with or without `%`, into millionths: `12,5 %` is 125 000, up to four decimals.
///
/// # Errors
/// `value-empty`, `value-percent`, `value-decimals`, `value-too-large`.
pub fn parse_percent(typed: &str, lang: Lang) -> Result<i64, Problem> {
    let text = plain(typed);
    let text = text.strip_suffix('%').unwrap_or(&text).trim_end();
    parse(typed, text, PERCENT, lang)
}

/// Writes a quantity held in thousandths with as many decimals as it has: `1.234,5`, `1,234.5`.
#[must_use]
pub fn show_quantity(milli: i64, lang: Lang) -> String {
    show(milli, QUANTITY, lang)
}

/// Reads a quantity (hoeveelheid) into thousandths, up to three decimals: `12,5` is 12 500.
///
/// # Errors
/// `value-empty`, `value-quantity`, `value-decimals`, `value-too-large`.
pub fn parse_quantity(typed: &str, lang: Lang) -> Result<i64, Problem> {
    parse(typed, &plain(typed), QUANTITY, lang)
}

/// Writes a whole number with thousands marks: `1.234.567`, `1,234,567`.
#[must_use]
pub fn show_whole(number: i64, lang: Lang) -> String {
    show(number, WHOLE, lang)
}

/// Reads a whole number, with or without thousands marks.
///
/// # Errors
/// `value-empty`, `value-whole`, `value-ambiguous`, `value-decimals`, `value-too-large`.
pub fn parse_whole(typed: &str, lang: Lang) -> Result<i64, Problem> {
    parse(typed, &plain(typed), WHOLE, lang)
}

fn show(value: i64, kind: Kind, lang: Lang) -> String {
    let (thousands, decimal) = marks(lang);
    let digits = format!("{:0>width$}", value.unsigned_abs(), width = kind.decimals + 1);
    let (units, fraction) = digits.split_at(digits.len() - kind.decimals);
    let mut text = String::new();
    if value < 0 {
        text.push('-');
    }
    for (at, digit) in units.chars().enumerate() {
        if at > 0 && (units.len() - at).is_multiple_of(3) {
            text.push(thousands);
        }
        text.push(digit);
    }
    let needed = fraction.trim_end_matches('0').len().max(kind.shown);
    if needed > 0 {
        text.push(decimal);
        text.push_str(&fraction[..needed]);
    }
    text
}

/// Why digits and marks are not a number of the kind asked for.
enum Fault {
    Unreadable,
    Ambiguous,
    TooManyDecimals,
    TooLarge,
}

fn parse(typed: &str, text: &str, kind: Kind, lang: Lang) -> Result<i64, Problem> {
    if typed.trim().is_empty() {
        return Err(Problem::new(Message::new("value-empty")));
    }
    let read = match without_sign(text) {
        Some((negative, digits)) => magnitude(digits, kind.decimals, lang).and_then(|size| {
            let value = if negative { -size } else { size };
            i64::try_from(value).map_err(|_| Fault::TooLarge)
        }),
        None => Err(Fault::Unreadable),
    };
    read.map_err(|fault| match fault {
        Fault::Unreadable => Problem::quoting(kind.unreadable, typed),
        Fault::TooLarge => Problem::quoting("value-too-large", typed),
        Fault::Ambiguous => Problem::quoting("value-ambiguous", typed),
        Fault::TooManyDecimals => {
            Problem::new(Message::new("value-decimals").with("typed", quoted(typed)).count("most", kind.decimals))
        }
    })
}

/// Takes one sign off: a minus before or after, brackets around, or a plus before. `None` when there is more than one.
fn without_sign(text: &str) -> Option<(bool, &str)> {
    let text = text.trim();
    let (negative, rest) = if let Some(inside) = text.strip_prefix('(') {
        (true, inside.strip_suffix(')')?)
    } else if let Some(rest) = text.strip_prefix('-').or_else(|| text.strip_suffix('-')) {
        (true, rest)
    } else {
        (false, text.strip_prefix('+').unwrap_or(text))
    };
    let rest = rest.trim();
    (!rest.contains(['-', '+', '(', ')'])).then_some((negative, rest))
}

/// Reads digits with marks into units of the last decimal.
fn magnitude(text: &str, decimals: usize, lang: Lang) -> Result<i128, Fault> {
    let (units, fraction) = match decimal_mark(text, decimals, lang)? {
        Some(at) => (&text[..at], Some(&text[at + 1..])),
        None => (text, None),
    };
    let units = ungrouped(units, fraction.is_some())?;
    let fraction = fraction.unwrap_or("0");
    if fraction.is_empty() || !fraction.bytes().all(|c| c.is_ascii_digit()) {
        return Err(Fault::Unreadable);
    }
    // Zeros at the end say nothing, so they are never too many.
    let fraction = fraction.trim_end_matches('0');
    if fraction.len() > decimals {
        return Err(Fault::TooManyDecimals);
    }
    let digits = format!("{units}{fraction:0<decimals$}");
    let digits = digits.trim_start_matches('0');
    if digits.len() > 20 {
        return Err(Fault::TooLarge);
    }
    if digits.is_empty() { Ok(0) } else { digits.parse().map_err(|_| Fault::TooLarge) }
}

/// Where the decimal mark stands, if there is one: the last mark when both occur; a single mark unless it can be, and in
/// this language is, a thousands mark.
fn decimal_mark(text: &str, decimals: usize, lang: Lang) -> Result<Option<usize>, Fault> {
    let dots = text.matches('.').count();
    let commas = text.matches(',').count();
    let Some(last) = text.rfind(['.', ',']) else { return Ok(None) };
    if dots + commas == 1 {
        let (before, after) = (&text[..last], &text[last + 1..]);
        let groups = after.len() == 3 && (1..=3).contains(&before.len()) && !before.starts_with('0');
        let (thousands, _) = marks(lang);
        return match groups {
            true if text[last..].starts_with(thousands) => Ok(None),
            true if decimals < 3 => Err(Fault::Ambiguous),
            _ => Ok(Some(last)),
        };
    }
    if dots == 0 || commas == 0 {
        return Ok(None);
    }
    let repeated = if text[last..].starts_with('.') { dots } else { commas };
    if repeated == 1 { Ok(Some(last)) } else { Err(Fault::Unreadable) }
}

/// Digits before the decimals without their thousands marks, which must be all the same and stand at every third digit.
fn ungrouped(units: &str, has_fraction: bool) -> Result<String, Fault> {
    let mut found = units.chars().filter(|c| !c.is_ascii_digit());
    let Some(mark) = found.next() else {
        return if units.is_empty() && !has_fraction { Err(Fault::Unreadable) } else { Ok(units.to_owned()) };
    };
    if !matches!(mark, '.' | ',' | ' ' | '\'' | '’') || found.any(|c| c != mark) {
        return Err(Fault::Unreadable);
    }
    let mut groups = units.split(mark);
    let first = groups.next().unwrap_or_default();
    let whole = (1..=3).contains(&first.len()) && !first.starts_with('0') && groups.all(|group| group.len() == 3);
    if whole { Ok(units.replace(mark, "")) } else { Err(Fault::Unreadable) }
}
