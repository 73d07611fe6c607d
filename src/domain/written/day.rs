//! Written days and months: the forms people type on a form or the command line, and how they are shown.
//! Today is an argument; only years from 1900 to 2200 are taken.

use super::{Problem, parse_span, plain, quoted};
use crate::domain::calendar::{
    Month, NameLength, add_days, iso_week, month_end, month_name, month_named, quarter_end, weekday_name,
    weekday_named, year_end,
};
use crate::text::{Lang, Message};
use chrono::{DateTime, Datelike, NaiveDate, Utc, Weekday};

/// First year a typed date may lie in.
pub const FIRST_YEAR: i32 = 1900;
/// Last year a typed date may lie in.
pub const LAST_YEAR: i32 = 2200;

/// `31-12-2026` in Dutch, `31 Dec 2026` in English.
#[must_use]
pub fn show_day(day: NaiveDate, lang: Lang) -> String {
    match lang {
        Lang::Nl => format!("{:02}-{:02}-{:04}", day.day(), day.month(), day.year()),
        Lang::En => show_day_named(day, lang),
    }
}

/// A moment on the clocks of Amsterdam, to the minute: `31-12-2026 14:05`.
#[must_use]
pub fn show_moment(moment: DateTime<Utc>, lang: Lang) -> String {
    let local = moment.with_timezone(&chrono_tz::Europe::Amsterdam);
    format!("{} {}", show_day(local.date_naive(), lang), local.format("%H:%M"))
}

/// `2026-12-31`, as in JSON and on the command line.
#[must_use]
pub fn show_day_iso(day: NaiveDate) -> String {
    format!("{:04}-{:02}-{:02}", day.year(), day.month(), day.day())
}

/// A day with its weekday and distance, as an echo beside a field: `do 31 dec 2026 (over 40 d)`, `Thu 31 Dec 2026 (in 40 d)`.
#[must_use]
pub fn show_day_long(day: NaiveDate, today: NaiveDate, lang: Lang) -> String {
    let distance = day.signed_duration_since(today).num_days();
    let away = match (lang, distance) {
        (Lang::Nl, 0) => "vandaag".to_owned(),
        (Lang::En, 0) => "today".to_owned(),
        (Lang::Nl, 1..) => format!("over {distance} d"),
        (Lang::En, 1..) => format!("in {distance} d"),
        (Lang::Nl, _) => format!("{} d geleden", -distance),
        (Lang::En, _) => format!("{} d ago", -distance),
    };
    let weekday = weekday_name(day.weekday(), lang, NameLength::Short);
    format!("{weekday} {} ({away})", show_day_named(day, lang))
}

fn show_day_named(day: NaiveDate, lang: Lang) -> String {
    format!("{} {} {:04}", day.day(), month_name(day.month(), lang, NameLength::Short), day.year())
}

/// ISO week of a day: `2026-W47`.
#[must_use]
pub fn show_iso_week(day: NaiveDate) -> String {
    let (year, week) = iso_week(day);
    format!("{year:04}-W{week:02}")
}

/// `mrt 2026`, `Mar 2026`.
#[must_use]
pub fn show_month(month: Month, lang: Lang) -> String {
    format!("{} {:04}", month_name(month.number(), lang, NameLength::Short), month.year())
}

/// Reads a day. Words and names of both languages are understood whatever the language; `lang` is for the problem.
///
/// - `31-12-2026`, `31/12/2026`, `31.12.2026`, `2026-12-31`, `31 dec 2026`, `31 december`, `Dec 31, 2026`, `do 31 dec 2026`;
/// - two digits of a year mean 2000–2069 and 1970–1999;
/// - without a year (`31-12`) the next such day, today included;
/// - `vandaag today`, `morgen tomorrow`, `gisteren yesterday`; a weekday (`vr`, `fri`) is the next one after today;
/// - `+2w`, `-1j`, `+5wd`: a span from today; `eom`, `eok`/`eoq`, `eoj`/`eoy`: end of this month, quarter, year.
///
/// # Errors
/// `value-empty`, `value-day`, `value-day-absent` (31 februari bestaat niet), `value-day-month`, `value-day-year`,
/// `value-day-weekday`, and those of `parse_span`.
pub fn parse_day(typed: &str, today: NaiveDate, lang: Lang) -> Result<NaiveDate, Problem> {
    let text = plain(typed);
    if text.is_empty() {
        return Err(Problem::new(Message::new("value-empty")));
    }
    if let Some(day) = relative_day(&text, today) {
        return within_years(day);
    }
    if text.starts_with(['+', '-']) {
        return within_years(parse_span(typed)?.add_to(today));
    }
    let unreadable = || Problem::quoting("value-day", typed);
    let parts = parts(&text).ok_or_else(unreadable)?;
    let (weekday, parts) = match parts.as_slice() {
        [first, rest @ ..] if rest.len() >= 2 => match weekday_named(first) {
            Some(weekday) => (Some(weekday), rest),
            None => (None, parts.as_slice()),
        },
        all => (None, all),
    };
    let (year, month, number) = in_order(parts).ok_or_else(unreadable)?;
    let number = short_number(number).ok_or_else(unreadable)?;
    let month = month_of(month).ok_or_else(unreadable)??;
    let day = match year {
        Some(year) => exact(year_of(year).ok_or_else(unreadable)??, month, number, lang)?,
        None => next_such(month, number, today, lang)?,
    };
    fits_weekday(day, weekday, lang)
}

/// Reads a month: `2026-03`, `202603`, `03-2026`, `3/2026`, `mrt 2026`, `mrt-26`, `march 2026`.
///
/// # Errors
/// `value-empty`, `value-month`, `value-day-month`, `value-day-year`.
pub fn parse_month(typed: &str) -> Result<Month, Problem> {
    let text = plain(typed);
    if text.is_empty() {
        return Err(Problem::new(Message::new("value-empty")));
    }
    let unreadable = || Problem::quoting("value-month", typed);
    let parts = parts(&text).ok_or_else(unreadable)?;
    let (year, month) = match parts.as_slice() {
        [run] if run.len() == 6 && is_digits(run) => run.split_at(4),
        [year, month] if year.len() == 4 && is_digits(year) => (*year, *month),
        [month, year] if is_digits(year) && (year.len() == 4 || month_named(month).is_some()) => (*year, *month),
        _ => return Err(unreadable()),
    };
    let month = month_of(month).ok_or_else(unreadable)??;
    let year = year_of(year).ok_or_else(unreadable)??;
    Month::new(year, month).ok_or_else(unreadable)
}

fn relative_day(text: &str, today: NaiveDate) -> Option<NaiveDate> {
    match text {
        "vandaag" | "today" => Some(today),
        "morgen" | "tomorrow" => Some(add_days(today, 1)),
        "gisteren" | "yesterday" => Some(add_days(today, -1)),
        "eom" => Some(month_end(today)),
        "eok" | "eoq" => Some(quarter_end(today)),
        "eoj" | "eoy" => Some(year_end(today)),
        _ => {
            let ahead = weekday_named(text)?.days_since(today.weekday());
            Some(add_days(today, if ahead == 0 { 7 } else { ahead.cast_signed() }))
        }
    }
}

/// Splits at blanks, hyphens, slashes, dots and commas. `None` when marks are doubled where no blank explains them.
fn parts(text: &str) -> Option<Vec<&str>> {
    let parts: Vec<&str> = text.split([' ', '-', '/', '.', ',']).collect();
    let spaced = text.contains([' ', ',']);
    if !spaced && parts.contains(&"") {
        return None;
    }
    Some(parts.into_iter().filter(|part| !part.is_empty()).collect())
}

fn is_digits(part: &str) -> bool {
    !part.is_empty() && part.bytes().all(|c| c.is_ascii_digit())
}

/// Tells year, month and day apart by their places: ISO when four digits come first, English when a month's name does.
fn in_order<'a>(parts: &[&'a str]) -> Option<(Option<&'a str>, &'a str, &'a str)> {
    match *parts {
        [year, month, day] if year.len() == 4 && is_digits(year) && is_digits(month) => Some((Some(year), month, day)),
        [month, day, year] if month_named(month).is_some() => Some((Some(year), month, day)),
        [month, day] if month_named(month).is_some() => Some((None, month, day)),
        [day, month, year] => Some((Some(year), month, day)),
        [day, month] => Some((None, month, day)),
        _ => None,
    }
}

fn short_number(part: &str) -> Option<u32> {
    if part.len() <= 2 && is_digits(part) { part.parse().ok() } else { None }
}

/// The number of a month by digits or name; the inner error is a number that no month has.
fn month_of(part: &str) -> Option<Result<u32, Problem>> {
    if let Some(number) = month_named(part) {
        return Some(Ok(number));
    }
    let number = short_number(part)?;
    let exists = (1..=12).contains(&number);
    Some(if exists { Ok(number) } else { Err(Problem::new(Message::new("value-day-month").with("month", part))) })
}

/// A year of four digits, or of two in the years 1970 to 2069; the inner error is a year outside the limits.
fn year_of(part: &str) -> Option<Result<i32, Problem>> {
    let part = part.strip_prefix(['\'', '’']).unwrap_or(part);
    if !is_digits(part) {
        return None;
    }
    let year = match part.parse::<i32>() {
        Ok(year @ ..70) if part.len() == 2 => 2000 + year,
        Ok(year) if part.len() == 2 => 1900 + year,
        Ok(year) if part.len() == 4 => year,
        _ => return Some(Err(outside_years(part))),
    };
    Some(if (FIRST_YEAR..=LAST_YEAR).contains(&year) { Ok(year) } else { Err(outside_years(part)) })
}

fn outside_years(year: &str) -> Problem {
    let limits = Message::new("value-day-year").with("year", quoted(year));
    Problem::new(limits.with("first", FIRST_YEAR.to_string()).with("last", LAST_YEAR.to_string()))
}

fn within_years(day: NaiveDate) -> Result<NaiveDate, Problem> {
    if (FIRST_YEAR..=LAST_YEAR).contains(&day.year()) { Ok(day) } else { Err(outside_years(&day.year().to_string())) }
}

/// A leap year, to tell a day that no year has from one that this year lacks.
const LEAP_YEAR: i32 = 2000;

fn exact(year: i32, month: u32, day: u32, lang: Lang) -> Result<NaiveDate, Problem> {
    NaiveDate::from_ymd_opt(year, month, day).ok_or_else(|| {
        let mut absent = format!("{day} {}", month_name(month, lang, NameLength::Full));
        if NaiveDate::from_ymd_opt(LEAP_YEAR, month, day).is_some() {
            absent.push_str(&format!(" {year}"));
        }
        Problem::new(Message::new("value-day-absent").with("day", absent))
    })
}

/// The first such day from today on; 29 February may be up to eight years ahead.
fn next_such(month: u32, day: u32, today: NaiveDate, lang: Lang) -> Result<NaiveDate, Problem> {
    exact(LEAP_YEAR, month, day, lang)?;
    (today.year()..=today.year().saturating_add(8))
        .filter_map(|year| NaiveDate::from_ymd_opt(year, month, day))
        .find(|found| *found >= today)
        .map_or_else(|| Err(outside_years(&today.year().to_string())), within_years)
}

fn fits_weekday(day: NaiveDate, typed: Option<Weekday>, lang: Lang) -> Result<NaiveDate, Problem> {
    if typed.is_none_or(|weekday| weekday == day.weekday()) {
        return Ok(day);
    }
    let is = weekday_name(day.weekday(), lang, NameLength::Full);
    Err(Problem::new(Message::new("value-day-weekday").with("day", show_day_named(day, lang)).with("weekday", is)))
}
