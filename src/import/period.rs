//! Text and cells into days and months, with the three outcomes of `number`. Nothing is guessed: `12-03-04` waits for
//! the column or the user.

use chrono::{DateTime, Datelike, NaiveDate};

use super::number::{Reading, unreadable};
use super::table::Cell;

/// The order in which a column writes its dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DayOrder {
    /// `31-12-2026`, `31-12-26`: the Dutch way.
    DayMonthYear,
    /// `12/31/2026`: the American way.
    MonthDayYear,
    /// `2026-12-31`, `26-12-31`.
    YearMonthDay,
}

/// A calendar month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month {
    /// The year, four digits.
    pub year: i32,
    /// The month, 1 to 12.
    pub month: u32,
}

impl Month {
    /// The month, when it exists and lies in a year that is read (1900 to 9999).
    #[must_use]
    pub fn new(year: i32, month: u32) -> Option<Self> {
        (YEARS.contains(&year) && (1..=12).contains(&month)).then_some(Self { year, month })
    }

    /// The month a day lies in.
    #[must_use]
    pub fn of(day: NaiveDate) -> Self {
        Self { year: day.year(), month: day.month() }
    }
}

/// Years that are read; anything else is a typing error.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=9999;
/// Last day number of a spreadsheet, 31-12-9999.
const LAST_SERIAL: f64 = 2_958_465.0;
/// Days between the two ways of counting.
const DIFFERENCE_1904: i64 = 1462;

/// Dutch and English beginnings of month names, longest form first where they differ.
const MONTHS: [(&str, u32); 29] = [
    ("januari", 1),
    ("january", 1),
    ("jan", 1),
    ("februari", 2),
    ("february", 2),
    ("feb", 2),
    ("maart", 3),
    ("mrt", 3),
    ("march", 3),
    ("mar", 3),
    ("april", 4),
    ("apr", 4),
    ("mei", 5),
    ("may", 5),
    ("juni", 6),
    ("june", 6),
    ("jun", 6),
    ("juli", 7),
    ("july", 7),
    ("jul", 7),
    ("augustus", 8),
    ("august", 8),
    ("aug", 8),
    ("september", 9),
    ("sept", 9),
    ("sep", 9),
    ("okt", 10),
    ("nov", 11),
    ("dec", 12),
];

/// The number of a month name, written out or cut short.
fn month_by_name(name: &str) -> Option<u32> {
    let name = name.trim_end_matches('.').to_lowercase();
    let long = [("oktober", 10), ("october", 10), ("oct", 10), ("november", 11), ("december", 12)];
    MONTHS.iter().chain(&long).find(|(known, _)| *known == name).map(|(_, month)| *month)
}

/// The full year of a year of two digits: 00–68 is this century, 69–99 the last.
fn full_year(text: &str) -> Option<i32> {
    let year: i32 = text.parse().ok()?;
    match text.len() {
        4 => Some(year),
        2 if year <= 68 => Some(2000 + year),
        2 => Some(1900 + year),
        _ => None,
    }
}

/// Why three numbers are no day.
enum NoDay {
    /// They do not have the shape of a date in this order.
    Shape,
    /// The shape is right but the calendar has no such day.
    NotThere,
}

fn day_of(parts: [&str; 3], order: DayOrder) -> Result<NaiveDate, NoDay> {
    let [first, second, third] = parts;
    let (year, month, day) = match order {
        DayOrder::DayMonthYear => (third, second, first),
        DayOrder::MonthDayYear => (third, first, second),
        DayOrder::YearMonthDay => (first, second, third),
    };
    if day.len() > 2 || month.len() > 2 {
        return Err(NoDay::Shape);
    }
    let (Some(year), Ok(month), Ok(day)) = (full_year(year), month.parse::<u32>(), day.parse::<u32>()) else {
        return Err(NoDay::Shape);
    };
    if !YEARS.contains(&year) {
        return Err(NoDay::NotThere);
    }
    NaiveDate::from_ymd_opt(year, month, day).ok_or(NoDay::NotThere)
}

/// The orders in which a date of three numbers may be meant.
fn orders(parts: [&str; 3], sign: char) -> &'static [DayOrder] {
    use DayOrder::{DayMonthYear, MonthDayYear, YearMonthDay};
    let [first, _, third] = parts;
    match (first.len(), third.len(), sign) {
        (4, _, _) => &[YearMonthDay],
        (_, 4, '/') => &[DayMonthYear, MonthDayYear],
        (_, 4, _) => &[DayMonthYear],
        (2, 2, '/') => &[DayMonthYear, MonthDayYear, YearMonthDay],
        (2, 2, _) => &[DayMonthYear, YearMonthDay],
        (_, 2, '/') => &[DayMonthYear, MonthDayYear],
        (_, 2, _) => &[DayMonthYear],
        (2, 1, _) => &[YearMonthDay],
        _ => &[],
    }
}

fn three(text: &str) -> Option<([&str; 3], char)> {
    let sign = text.chars().find(|c| matches!(c, '-' | '/' | '.'))?;
    let mut parts = text.split(sign).map(str::trim);
    let out = [parts.next()?, parts.next()?, parts.next()?];
    let digits = out.iter().all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit()));
    (parts.next().is_none() && digits).then_some((out, sign))
}

/// Reads a day: dd-mm-jjjj, d-m-jj, ISO with or without a time, 20230228, `3 maart 2026`. `order` is what the column
/// decided and settles only what is ambiguous. A time in another zone is first brought to Dutch time.
#[must_use]
pub fn read_day(text: &str, order: Option<DayOrder>) -> Reading<NaiveDate> {
    let body = text.trim();
    if let Some(day) = with_time(body) {
        return if YEARS.contains(&day.year()) {
            Reading::Read(day)
        } else {
            unreadable("import-value-no-such-day", text)
        };
    }
    let date = match body.split_once(['T', ' ']) {
        Some((date, time)) if is_time(time) => date,
        _ => body,
    };
    if date.len() == 8 && date.bytes().all(|b| b.is_ascii_digit()) {
        let parts = [date.get(..4), date.get(4..6), date.get(6..)].map(Option::unwrap_or_default);
        return match day_of(parts, DayOrder::YearMonthDay) {
            Ok(day) => Reading::Read(day),
            Err(_) => unreadable("import-value-no-such-day", text),
        };
    }
    if let Some(reading) = with_month_name(date, text) {
        return reading;
    }
    match three(date) {
        Some((parts, sign)) => choose(parts, sign, order, text),
        None => unreadable("import-value-not-a-day", text),
    }
}

fn choose(parts: [&str; 3], sign: char, order: Option<DayOrder>, text: &str) -> Reading<NaiveDate> {
    let possible = orders(parts, sign);
    if let Some(order) = order
        && possible.contains(&order)
        && possible.len() > 1
    {
        return match day_of(parts, order) {
            Ok(day) => Reading::Read(day),
            Err(_) => unreadable("import-value-no-such-day", text),
        };
    }
    let mut days: Vec<NaiveDate> = Vec::new();
    for &order in possible {
        if let Ok(day) = day_of(parts, order)
            && !days.contains(&day)
        {
            days.push(day);
        }
    }
    match days.as_slice() {
        [] if possible.is_empty() => unreadable("import-value-not-a-day", text),
        [] => unreadable("import-value-no-such-day", text),
        [day] => Reading::Read(*day),
        [one, other, ..] => Reading::Ambiguous(*one, *other),
    }
}

/// The order of a column, when its unambiguous values show exactly one that explains every value.
#[must_use]
pub fn settle_days<'a>(values: impl IntoIterator<Item = &'a str>) -> Option<DayOrder> {
    let mut left = vec![DayOrder::DayMonthYear, DayOrder::MonthDayYear, DayOrder::YearMonthDay];
    let mut proof = false;
    for value in values {
        let Some((parts, sign)) = three(value.trim()) else { continue };
        let possible = orders(parts, sign);
        let valid: Vec<DayOrder> = possible.iter().copied().filter(|&order| day_of(parts, order).is_ok()).collect();
        if valid.is_empty() {
            continue;
        }
        proof |= valid.len() < possible.len() || possible.len() == 1;
        left.retain(|order| valid.contains(order));
    }
    match left.as_slice() {
        [one] if proof => Some(*one),
        _ => None,
    }
}

fn is_time(text: &str) -> bool {
    let text = text.trim().trim_end_matches('Z');
    let mut parts = text.split(':');
    let two =
        |part: Option<&str>| part.is_some_and(|p| (1..=2).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_digit()));
    two(parts.next()) && two(parts.next())
}

/// The Dutch day of a moment with a zone.
fn with_time(text: &str) -> Option<NaiveDate> {
    let moment = DateTime::parse_from_rfc3339(text).ok()?;
    Some(moment.with_timezone(&chrono_tz::Europe::Amsterdam).date_naive())
}

fn with_month_name(date: &str, text: &str) -> Option<Reading<NaiveDate>> {
    let parts: Vec<&str> =
        date.split(|c: char| c.is_whitespace() || matches!(c, '-' | '/')).filter(|p| !p.is_empty()).collect();
    let [day, month, year] = parts.as_slice() else { return None };
    let month = month_by_name(month)?;
    let day = day.trim_end_matches('.');
    if !(1..=2).contains(&day.len()) || !day.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let found = day
        .parse()
        .ok()
        .zip(full_year(year))
        .filter(|(_, year)| YEARS.contains(year))
        .and_then(|(day, year)| NaiveDate::from_ymd_opt(year, month, day));
    Some(match found {
        Some(day) => Reading::Read(day),
        None => unreadable("import-value-no-such-day", text),
    })
}

/// The day of a spreadsheet's day number. Number 60 of the 1900 count is 29-02-1900, which never was: None.
#[must_use]
pub fn day_of_serial(serial: f64, dates_1904: bool) -> Option<NaiveDate> {
    if !(0.0..=LAST_SERIAL).contains(&serial) {
        return None;
    }
    #[allow(clippy::cast_possible_truncation)] // between 0 and 2,958,465
    let mut days = serial.floor() as i64;
    if dates_1904 {
        days += DIFFERENCE_1904;
    }
    let days = match days {
        60 if !dates_1904 => return None,
        0 if !dates_1904 => return None,
        1..=59 => days + 1,
        _ => days,
    };
    NaiveDate::from_ymd_opt(1899, 12, 30)?
        .checked_add_signed(chrono::TimeDelta::try_days(days)?)
        .filter(|day| YEARS.contains(&day.year()))
}

/// Reads a day from a cell of a date column: a number is 20230228 or a spreadsheet's day number.
#[must_use]
pub fn read_day_cell(cell: &Cell, order: Option<DayOrder>, dates_1904: bool) -> Reading<NaiveDate> {
    match cell {
        Cell::Day(day) => Reading::Read(*day),
        Cell::DayTime(time) => Reading::Read(time.date()),
        Cell::Number { value, .. } if *value >= 19_000_000.0 && value.fract() == 0.0 => {
            read_day(&super::table::plain_number(*value), order)
        }
        Cell::Number { value, .. } => match day_of_serial(*value, dates_1904) {
            Some(day) => Reading::Read(day),
            None => unreadable("import-value-no-such-day", &cell.shown()),
        },
        Cell::Text(text) => read_day(text, order),
        other => unreadable("import-value-not-a-day", &other.shown()),
    }
}

/// Reads a month from a cell: `2026-03`, `03-2026`, `mrt-26`, `202603`, `maart 2026`, or any day in it.
#[must_use]
pub fn read_month_cell(cell: &Cell, order: Option<DayOrder>, dates_1904: bool) -> Reading<Month> {
    let text = match cell {
        Cell::Text(text) => text.clone(),
        Cell::Number { value, .. } if value.fract() == 0.0 && (190_001.0..=999_912.0).contains(value) => cell.shown(),
        other => return read_day_cell(other, order, dates_1904).map(Month::of),
    };
    read_month(&text).unwrap_or_else(|| match read_day(&text, order) {
        Reading::Unreadable(_) => unreadable("import-value-not-a-month", &text),
        day => day.map(Month::of),
    })
}

/// A month as text, or None when the text has not the shape of one.
fn read_month(text: &str) -> Option<Reading<Month>> {
    let body = text.trim();
    let found = |year: i32, month: u32| match Month::new(year, month) {
        Some(month) => Reading::Read(month),
        None => unreadable("import-value-not-a-month", text),
    };
    if body.len() == 6 && body.bytes().all(|b| b.is_ascii_digit()) {
        return Some(found(body.get(..4)?.parse().ok()?, body.get(4..)?.parse().ok()?));
    }
    let parts: Vec<&str> = body
        .split(|c: char| c.is_whitespace() || matches!(c, '-' | '/' | '\''))
        .filter(|part| !part.is_empty())
        .collect();
    let [one, other] = parts.as_slice() else { return None };
    if let Some(month) = month_by_name(one) {
        return Some(found(full_year(other)?, month));
    }
    if let Some(month) = month_by_name(other) {
        return Some(found(full_year(one).filter(|_| one.len() == 4)?, month));
    }
    if !one.bytes().chain(other.bytes()).all(|b| b.is_ascii_digit()) {
        return None;
    }
    match (one.len(), other.len()) {
        (4, 1..=2) => Some(found(one.parse().ok()?, other.parse().ok()?)),
        (1..=2, 4) => Some(found(other.parse().ok()?, one.parse().ok()?)),
        _ => None,
    }
}
