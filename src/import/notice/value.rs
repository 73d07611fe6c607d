//! Single values as notices publish them: dates with an offset, amounts, units, register numbers, languages.
//! What cannot be read is left out and noted as a doubt.

use chrono::{Datelike, NaiveDate};
use roxmltree::Node;

use super::model::{Amount, DurationUnit, IdDoubt, Notice};
use super::{Doubt, MAX_DOUBTS, xml};
use crate::text::Message;

/// Notes a value that is left out.
pub fn doubt(notice: &mut Notice, id: &'static str, node: Node<'_, '_>) {
    if notice.doubts.len() >= MAX_DOUBTS {
        notice.more_doubts += 1;
        return;
    }
    let value = shorten(&xml::line(node).unwrap_or_default());
    notice.doubts.push(Doubt { message: Message::new(id).with("value", value), place: xml::place(node) });
}

/// A published word cut to a length that fits in a sentence.
pub fn shorten(text: &str) -> String {
    if text.chars().count() <= 60 {
        return text.to_owned();
    }
    text.chars().take(59).chain(['…']).collect()
}

/// The day a date element names. Time and offset are dropped, never counted in: `2026-01-01+02:00` is 1 January.
/// The placeholders 01-01-2000 and 01-01-1970 (withheld) are no date.
pub fn date(notice: &mut Notice, node: Option<Node<'_, '_>>) -> Option<NaiveDate> {
    let node = node?;
    let text = xml::line(node)?;
    let Some(day) = parse_date(&text) else {
        doubt(notice, "import-notice-doubt-date", node);
        return None;
    };
    Some(day).filter(|d| !(d.ordinal() == 1 && matches!(d.year(), 1970 | 2000)))
}

/// `2021-01-08`, with anything after it that can follow a day (`Z`, `+01:00`, `T…`), or `20210108`.
pub fn parse_date(text: &str) -> Option<NaiveDate> {
    if text.len() == 8 {
        return NaiveDate::parse_from_str(text, "%Y%m%d").ok();
    }
    let (day, rest) = text.split_at_checked(10)?;
    let follows = rest.is_empty() || rest.starts_with(['Z', 'z', '+', '-', 'T', ' ']);
    NaiveDate::parse_from_str(day, "%Y-%m-%d").ok().filter(|_| follows)
}

/// An amount element with its currency (`currencyID`, in R2.0.9 `CURRENCY`). Minus one means withheld.
pub fn amount(notice: &mut Notice, node: Option<Node<'_, '_>>) -> Option<Amount> {
    let node = node?;
    let text = xml::line(node)?;
    if text.starts_with('-') {
        return None;
    }
    let Some(cents) = parse_hundredths(&text) else {
        doubt(notice, "import-notice-doubt-amount", node);
        return None;
    };
    let currency = xml::attribute(node, "currencyID").or_else(|| xml::attribute(node, "CURRENCY"));
    Some(Amount { cents, currency: currency.unwrap_or_default().to_owned() })
}

/// A number that is not negative, with a decimal point, in hundredths, rounded half up. No exponents.
pub fn parse_hundredths(text: &str) -> Option<i64> {
    let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
    let digits = |t: &str| t.bytes().all(|b| b.is_ascii_digit());
    if whole.is_empty() || !digits(whole) || !digits(decimals) {
        return None;
    }
    let digit = |at: usize| decimals.as_bytes().get(at).map_or(0, |b| i64::from(b - b'0'));
    let cents = digit(0) * 10 + digit(1) + i64::from(digit(2) >= 5);
    whole.parse::<i64>().ok()?.checked_mul(100)?.checked_add(cents)
}

/// A share of 0 to 100 per cent, in parts per million.
pub fn share(notice: &mut Notice, node: Option<Node<'_, '_>>) -> Option<i64> {
    let node = node?;
    let text = xml::line(node)?;
    match parse_hundredths(&text).filter(|h| *h <= 10_000) {
        Some(hundredths) => Some(hundredths * 100),
        None => {
            doubt(notice, "import-notice-doubt-share", node);
            None
        }
    }
}

/// A whole number; `3.0` is 3.
pub fn number(notice: &mut Notice, node: Option<Node<'_, '_>>) -> Option<u32> {
    let node = node?;
    let text = xml::line(node)?;
    if text.starts_with('-') {
        return None;
    }
    let whole = parse_hundredths(&text).filter(|h| h % 100 == 0).and_then(|h| u32::try_from(h / 100).ok());
    if whole.is_none() {
        doubt(notice, "import-notice-doubt-number", node);
    }
    whole
}

/// `true` or `false`.
pub fn flag(node: Option<Node<'_, '_>>) -> Option<bool> {
    match xml::line(node?)?.as_str() {
        "true" | "1" => Some(true),
        "false" | "0" => Some(false),
        _ => None,
    }
}

/// A unit of time, in the spellings that are really published.
pub fn unit(code: &str) -> Option<DurationUnit> {
    match code.trim().to_ascii_uppercase().as_str() {
        "DAY" | "DAYS" | "CALENDAR_DAY" | "CALENDAR_DAYS" => Some(DurationUnit::Day),
        "WEEK" | "WEEKS" | "WEE" => Some(DurationUnit::Week),
        "MONTH" | "MONTHS" | "MON" => Some(DurationUnit::Month),
        "YEAR" | "YEARS" | "ANN" => Some(DurationUnit::Year),
        _ => None,
    }
}

/// The trade register number in a published number, or why it is none. Spaces and dots between digits do not count.
pub fn register_number(published: &str, country: Option<&str>) -> (Option<String>, Option<IdDoubt>) {
    if country.is_some_and(|c| !is_dutch(c)) {
        return (None, Some(IdDoubt::Foreign));
    }
    let digits: String = published.chars().filter(|c| !c.is_whitespace() && *c != '.').collect();
    if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return (None, Some(IdDoubt::NotDigits));
    }
    let first = digits.as_bytes().first();
    match digits.len() {
        8 if digits.as_bytes().iter().all(|b| Some(b) == first) => (None, Some(IdDoubt::Placeholder)),
        8 => (Some(digits), None),
        9 => (None, Some(IdDoubt::NineDigits)),
        12 => (None, Some(IdDoubt::BranchNumber)),
        length => (None, Some(IdDoubt::WrongLength(length))),
    }
}

/// Whether a published country code is the Netherlands.
pub fn is_dutch(country: &str) -> bool {
    matches!(country, "NLD" | "NL")
}

/// Picks one of several elements that say the same in several languages: Dutch, else English, else the language of
/// the notice (also meant where no language is named), else the first.
pub fn preferred<'a, 'i>(nodes: Vec<Node<'a, 'i>>, notice_language: Option<&str>) -> Option<Node<'a, 'i>> {
    let language = |n: &Node<'a, 'i>| {
        let own = xml::attribute(*n, "languageID").or_else(|| xml::attribute(*n, "LG"));
        own.or(notice_language).unwrap_or_default().to_ascii_uppercase()
    };
    nodes
        .into_iter()
        .enumerate()
        .filter(|(_, n)| xml::line(*n).is_some())
        .min_by_key(|(order, n)| {
            let spoken = language(n);
            let rank = match spoken.as_str() {
                "NLD" | "NL" => 0,
                "ENG" | "EN" => 1,
                _ if notice_language.is_some_and(|l| l.eq_ignore_ascii_case(&spoken)) => 2,
                _ => 3,
            };
            (rank, *order)
        })
        .map(|(_, n)| n)
}
