//! The civil calendar of the Netherlands: adding months, working days and holidays, week and quarter,
//! and the names of days and months. Terms and deadlines are built on it in `term`; reading what people type is `written`.

use crate::text::Lang;
use chrono::{Datelike, Days, Months, NaiveDate, Weekday};
use std::fmt;

/// Adds `n` calendar months and clamps to the last day of the month reached (DOMAIN §3); `n` may be negative.
/// A result outside the calendar of `NaiveDate` becomes its first or last day.
#[must_use]
pub fn addm(day: NaiveDate, n: i32) -> NaiveDate {
    let months = Months::new(n.unsigned_abs());
    if n < 0 {
        day.checked_sub_months(months).unwrap_or(NaiveDate::MIN)
    } else {
        day.checked_add_months(months).unwrap_or(NaiveDate::MAX)
    }
}

/// Adds `n` days; `n` may be negative. Saturates at the ends of the calendar.
#[must_use]
pub fn add_days(day: NaiveDate, n: i32) -> NaiveDate {
    let days = Days::new(u64::from(n.unsigned_abs()));
    if n < 0 {
        day.checked_sub_days(days).unwrap_or(NaiveDate::MIN)
    } else {
        day.checked_add_days(days).unwrap_or(NaiveDate::MAX)
    }
}

/// Easter Sunday (eerste paasdag) of a year in the Gregorian calendar, by the church's own reckoning:
/// golden number, epact with solar and lunar correction, then the Sunday after that full moon.
/// `None` only for a year outside the calendar.
#[must_use]
pub fn easter(year: i32) -> Option<NaiveDate> {
    let century = year.div_euclid(100);
    let golden = year.rem_euclid(19);
    let skipped_leap_days = century - century.div_euclid(4);
    let lunar_correction = (8 * century + 13).div_euclid(25);
    // Age of the moon on which the paschal full moon (days after 21 March) depends.
    let moon = (19 * golden + skipped_leap_days - lunar_correction + 15).rem_euclid(30);
    // The two late full moons that the tables pull forward by a day.
    let late = moon == 29 || (moon == 28 && golden > 10);
    let full_moon = NaiveDate::from_ymd_opt(year, 3, 21)?
        .checked_add_days(Days::new(u64::from((moon - i32::from(late)).unsigned_abs())))?;
    let to_sunday = 7 - full_moon.weekday().num_days_from_sunday();
    full_moon.checked_add_days(Days::new(u64::from(to_sunday)))
}

/// The days of a year on which no office works, besides weekends (DOMAIN §3.1): 1 January, Good Friday, Easter Monday,
/// King's Day (27 April, 26 if that is a Sunday), 5 May, Ascension Day, Whit Monday, 25 and 26 December; in order.
#[must_use]
pub fn holidays(year: i32) -> Vec<NaiveDate> {
    let fixed = |month, day| NaiveDate::from_ymd_opt(year, month, day);
    let movable = |offset| easter(year).map(|sunday| add_days(sunday, offset));
    let kings_day = fixed(4, 27).map(|day| if day.weekday() == Weekday::Sun { add_days(day, -1) } else { day });
    let mut days: Vec<NaiveDate> = [
        fixed(1, 1),
        movable(-2),
        movable(1),
        kings_day,
        fixed(5, 5),
        movable(39),
        movable(50),
        fixed(12, 25),
        fixed(12, 26),
    ]
    .into_iter()
    .flatten()
    .collect();
    days.sort_unstable();
    days
}

/// Whether a day is a working day (werkdag): not a Saturday, a Sunday or one of the `holidays`.
#[must_use]
pub fn is_working_day(day: NaiveDate) -> bool {
    if matches!(day.weekday(), Weekday::Sat | Weekday::Sun) {
        return false;
    }
    match (day.month(), day.day()) {
        (1, 1) | (4, 27) | (5, 5) | (12, 25 | 26) => false,
        (4, 26) if add_days(day, 1).weekday() == Weekday::Sun => false,
        (3..=6, _) => easter(day.year())
            .is_none_or(|sunday| !matches!(day.signed_duration_since(sunday).num_days(), -2 | 1 | 39 | 50)),
        _ => true,
    }
}

/// The day itself when it is a working day, otherwise the last working day before it.
#[must_use]
pub fn last_working_day_on_or_before(day: NaiveDate) -> NaiveDate {
    let mut day = day;
    while !is_working_day(day) {
        match day.pred_opt() {
            Some(before) => day = before,
            None => break,
        }
    }
    day
}

/// The `n`-th working day after a day, or before it when `n` is negative; the day itself does not count.
/// Zero leaves the day as it is, also in a weekend.
#[must_use]
pub fn add_working_days(day: NaiveDate, n: i32) -> NaiveDate {
    let mut day = day;
    let mut left = n.unsigned_abs();
    while left > 0 {
        let next = if n < 0 { day.pred_opt() } else { day.succ_opt() };
        let Some(next) = next else { break };
        day = next;
        if is_working_day(day) {
            left -= 1;
        }
    }
    day
}

/// ISO 8601 week: the year the week belongs to and its number, 1 to 53.
#[must_use]
pub fn iso_week(day: NaiveDate) -> (i32, u32) {
    let week = day.iso_week();
    (week.year(), week.week())
}

/// Quarter (kwartaal) of a day, 1 to 4.
#[must_use]
pub fn quarter(day: NaiveDate) -> u32 {
    day.month0() / 3 + 1
}

/// First day of the month.
#[must_use]
pub fn month_start(day: NaiveDate) -> NaiveDate {
    day.with_day(1).unwrap_or(day)
}

/// Last day of the month.
#[must_use]
pub fn month_end(day: NaiveDate) -> NaiveDate {
    add_days(addm(month_start(day), 1), -1)
}

/// First day of the quarter.
#[must_use]
pub fn quarter_start(day: NaiveDate) -> NaiveDate {
    let into_quarter = day.month0() % 3;
    addm(month_start(day), -into_quarter.cast_signed())
}

/// Last day of the quarter.
#[must_use]
pub fn quarter_end(day: NaiveDate) -> NaiveDate {
    add_days(addm(quarter_start(day), 3), -1)
}

/// 1 January of the year.
#[must_use]
pub fn year_start(day: NaiveDate) -> NaiveDate {
    day.with_ordinal(1).unwrap_or(day)
}

/// 31 December of the year.
#[must_use]
pub fn year_end(day: NaiveDate) -> NaiveDate {
    add_days(addm(year_start(day), 12), -1)
}

/// A calendar month of a year, as a number that can be counted on; written in ISO form (`2026-03`) by `Display`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month(i32);

impl Month {
    /// January of the year 0.
    pub const ZERO: Self = Self(0);

    /// A month by year and number 1 to 12; `None` for any other number or a year outside the calendar.
    #[must_use]
    pub fn new(year: i32, number: u32) -> Option<Self> {
        NaiveDate::from_ymd_opt(year, number, 1).map(Self::of)
    }

    /// The month a day lies in.
    #[must_use]
    pub fn of(day: NaiveDate) -> Self {
        Self(day.year() * 12 + day.month0().cast_signed())
    }

    /// The year.
    #[must_use]
    pub fn year(self) -> i32 {
        self.0.div_euclid(12)
    }

    /// The number of the month, 1 to 12.
    #[must_use]
    pub fn number(self) -> u32 {
        self.0.rem_euclid(12).cast_unsigned() + 1
    }

    /// The first day.
    #[must_use]
    pub fn first(self) -> NaiveDate {
        NaiveDate::from_ymd_opt(self.year(), self.number(), 1).unwrap_or_default()
    }

    /// The last day.
    #[must_use]
    pub fn last(self) -> NaiveDate {
        month_end(self.first())
    }

    /// The month `n` months later, or earlier when `n` is negative.
    #[must_use]
    pub fn plus(self, n: i32) -> Self {
        Self(self.0 + n)
    }

    /// Months from the other to this one; negative when this one is earlier.
    #[must_use]
    pub fn since(self, other: Self) -> i32 {
        self.0 - other.0
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year(), self.number())
    }
}

/// Names of the days from Monday on: Dutch short and full, English short and full.
const DAYS: [[&str; 4]; 7] = [
    ["ma", "maandag", "Mon", "Monday"],
    ["di", "dinsdag", "Tue", "Tuesday"],
    ["wo", "woensdag", "Wed", "Wednesday"],
    ["do", "donderdag", "Thu", "Thursday"],
    ["vr", "vrijdag", "Fri", "Friday"],
    ["za", "zaterdag", "Sat", "Saturday"],
    ["zo", "zondag", "Sun", "Sunday"],
];

/// Names of the months: Dutch short and full, English short and full.
const MONTHS: [[&str; 4]; 12] = [
    ["jan", "januari", "Jan", "January"],
    ["feb", "februari", "Feb", "February"],
    ["mrt", "maart", "Mar", "March"],
    ["apr", "april", "Apr", "April"],
    ["mei", "mei", "May", "May"],
    ["jun", "juni", "Jun", "June"],
    ["jul", "juli", "Jul", "July"],
    ["aug", "augustus", "Aug", "August"],
    ["sep", "september", "Sep", "September"],
    ["okt", "oktober", "Oct", "October"],
    ["nov", "november", "Nov", "November"],
    ["dec", "december", "Dec", "December"],
];

/// How long a name of a day or month is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameLength {
    /// `do`, `Thu`, `mrt`, `Mar`.
    Short,
    /// `donderdag`, `Thursday`, `maart`, `March`.
    Full,
}

fn column(lang: Lang, length: NameLength) -> usize {
    let language = match lang {
        Lang::Nl => 0,
        Lang::En => 2,
    };
    language + usize::from(length == NameLength::Full)
}

/// Name of a day of the week; Dutch in lower case, English with a capital.
#[must_use]
pub fn weekday_name(weekday: Weekday, lang: Lang, length: NameLength) -> &'static str {
    DAYS[weekday.num_days_from_monday() as usize][column(lang, length)]
}

/// Name of a month by its number 1 to 12; any other number gives an empty name.
#[must_use]
pub fn month_name(number: u32, lang: Lang, length: NameLength) -> &'static str {
    number.checked_sub(1).and_then(|at| MONTHS.get(at as usize)).map_or("", |names| names[column(lang, length)])
}

/// Finds a day of the week by its Dutch or English name: the short form, or at least three letters of the full one.
/// Capitals do not matter.
#[must_use]
pub fn weekday_named(name: &str) -> Option<Weekday> {
    let at = DAYS.iter().position(|names| is_name(names, name))?;
    Weekday::try_from(u8::try_from(at).ok()?).ok()
}

/// Finds the number (1 to 12) of a month by its Dutch or English name: the short form, or at least three letters of the full one.
/// Capitals do not matter.
#[must_use]
pub fn month_named(name: &str) -> Option<u32> {
    let at = MONTHS.iter().position(|names| is_name(names, name))?;
    u32::try_from(at + 1).ok()
}

fn is_name(names: &[&str; 4], name: &str) -> bool {
    let name = name.to_lowercase();
    names.iter().any(|known| {
        let known = known.to_lowercase();
        known == name || (name.len() >= 3 && known.starts_with(&name))
    })
}

#[cfg(test)]
#[path = "calendar_tests.rs"]
mod tests;
