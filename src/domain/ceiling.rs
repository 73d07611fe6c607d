//! Ceilings on what may be claimed in a year (bestedingsruimte, R15): when they have to be announced and decided, when they
//! run out at the pace so far, and what follows. Which claims count is the question's.

use super::calendar::{add_days, year_end};
use super::rounding::{floored, percent, rounded};
use super::term::last_notice;
use chrono::{Datelike, NaiveDate};

/// The last days to announce, decide and plan a ceiling for a calendar year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Milestones {
    /// Last day to announce the intention, six months ahead: 30 June.
    pub announce: NaiveDate,
    /// Last day to decide, three months ahead: 30 September.
    pub decide: NaiveDate,
    /// Last day for the joint plan, two months ahead: 31 October.
    pub plan: NaiveDate,
}

/// R15: the last days for a ceiling of a calendar year; nothing for a year outside the calendar.
#[must_use]
pub fn milestones(year: i32) -> Option<Milestones> {
    let before = NaiveDate::from_ymd_opt(year.checked_sub(1)?, 12, 31)?;
    Some(Milestones { announce: last_notice(before, 6), decide: last_notice(before, 3), plan: last_notice(before, 2) })
}

/// R15: the part of a yearly ceiling for a contract that starts in the course of the year, by days.
#[must_use]
pub fn pro_rata(cents: i64, start: NaiveDate) -> i64 {
    let days = i128::from(year_end(start).ordinal());
    let left = days - i128::from(start.ordinal()) + 1;
    rounded(i128::from(cents) * left, days).unwrap_or(cents)
}

/// How a ceiling stands on a day, at the pace so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Forecast {
    /// Part used so far in parts per million; nothing when the ceiling is zero.
    pub used: Option<i64>,
    /// Day on which the warning share is or was used; nothing when not within the period.
    pub warn: Option<NaiveDate>,
    /// Day by which the parties confer: two weeks after the warning.
    pub confer: Option<NaiveDate>,
    /// Day by which the client decides: two weeks after that.
    pub decide: Option<NaiveDate>,
    /// Day on which nothing is left; nothing when not within the period.
    pub exhausted: Option<NaiveDate>,
    /// What will have been claimed at the end of the period, in cents.
    pub year_end: i64,
    /// How much of that is above the ceiling, in cents; 0 when it fits.
    pub excess: i64,
    /// The same as part of the ceiling, in parts per million; nothing when the ceiling is zero.
    pub excess_part: Option<i64>,
}

/// The days a ceiling is about and the day up to which claims are known; all inclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// First day: 1 January, or the start of the contract when that is later.
    pub from: NaiveDate,
    /// Last day: 31 December, or the end of the contract when that is earlier.
    pub to: NaiveDate,
    /// Last day of the claims that were counted.
    pub upto: NaiveDate,
}

impl Span {
    fn days(&self) -> i128 {
        i128::from((self.to - self.from).num_days() + 1)
    }

    fn elapsed(&self) -> i128 {
        i128::from((self.upto.min(self.to) - self.from).num_days() + 1)
    }

    /// R15: the day on which so many cents have been claimed at the pace so far, `floor(cents ÷ (realised ÷ days))`.
    #[must_use]
    pub fn day_of(&self, cents: i64, realised: i64) -> Option<NaiveDate> {
        if realised <= 0 || self.elapsed() <= 0 {
            return None;
        }
        let day = floored(i128::from(cents) * self.elapsed(), i128::from(realised))?;
        // What is used up before the first day is over, is used up on the first day.
        let day = add_days(self.from, i32::try_from(day.max(1) - 1).ok()?);
        (day <= self.to).then_some(day)
    }
}

/// R15: when a ceiling is used up at the pace so far. `realised` is what was claimed from the first day up to and including
/// `span.upto`, in cents; `warn` the share at which the client writes, in parts per million. Nothing when no day has passed.
#[must_use]
pub fn forecast(ceiling: i64, realised: i64, span: Span, warn: i64) -> Option<Forecast> {
    if span.elapsed() <= 0 || span.to < span.from {
        return None;
    }
    let share = rounded(i128::from(ceiling) * i128::from(warn), 1_000_000)?;
    let warned = span.day_of(share, realised);
    let year_end = rounded(i128::from(realised) * span.days(), span.elapsed())?;
    let excess = year_end.saturating_sub(ceiling).max(0);
    Some(Forecast {
        used: percent(i128::from(realised), i128::from(ceiling)),
        warn: warned,
        confer: warned.map(|day| add_days(day, 14)),
        decide: warned.map(|day| add_days(day, 28)),
        exhausted: span.day_of(ceiling, realised),
        year_end,
        excess,
        excess_part: percent(i128::from(excess), i128::from(ceiling)),
    })
}

/// Codes of how a ceiling stands.
pub const STATES: &[&str] = &["over", "warn", "threatens", "within", "no_ceiling", "unknown", "refused"];

/// How a ceiling stands: used up, above the warning share, used up before the end at this pace, or within.
#[must_use]
pub fn state(ceiling: i64, realised: i64, forecast: Option<&Forecast>, warn: i64) -> &'static str {
    let warned = i128::from(realised) * 1_000_000 >= i128::from(ceiling) * i128::from(warn);
    match forecast {
        _ if realised > ceiling => "over",
        _ if realised > 0 && warned => "warn",
        Some(forecast) if forecast.excess > 0 => "threatens",
        _ => "within",
    }
}
