//! Access to care: intake stops as they must be asked for and allowed (cliëntenstop, R14), and waiting against the norm of
//! the lot (O21).

use super::calendar::add_days;
use chrono::NaiveDate;

/// An intake stop as it was asked for and allowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stop {
    /// First day.
    pub from: NaiveDate,
    /// Whether the client imposed it, which may be at once.
    pub imposed: bool,
    /// Day it was asked.
    pub requested: Option<NaiveDate>,
    /// Day the client consented in writing.
    pub consent: Option<NaiveDate>,
    /// Whether it is about crisis care.
    pub crisis: bool,
}

/// What is wrong with an intake stop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StopFault {
    /// Crisis care never stops.
    Crisis,
    /// Asked too late, or not known to be asked; the last day to ask it.
    TooLate(NaiveDate),
    /// It began without written consent.
    NoConsent,
}

/// R14: what is wrong with a stop on a day, the weightiest first. A stop of the contractor, or one that was agreed, is asked
/// so many days ahead and waits for consent; one that the client imposes does not. What begins later can still be put right.
#[must_use]
pub fn stop_fault(stop: &Stop, days_ahead: i64, day: NaiveDate) -> Option<StopFault> {
    let last = add_days(stop.from, -i32::try_from(days_ahead).unwrap_or(0));
    let begun = stop.from <= day;
    if stop.crisis {
        Some(StopFault::Crisis)
    } else if stop.imposed {
        None
    } else if stop.consent.is_none_or(|consent| consent > stop.from) && begun {
        Some(StopFault::NoConsent)
    } else if stop.requested.is_some_and(|asked| asked > last) || stop.requested.is_none() && begun {
        Some(StopFault::TooLate(last))
    } else {
        None
    }
}

/// Codes of how a wait stands.
pub const WAITS: &[&str] = &["too_long", "within", "no_norm", "unknown"];

/// O21: how a wait until care starts stands to the norm of the lot, both in thousandths of weeks.
#[must_use]
pub fn wait(weeks: Option<i64>, norm: Option<i64>) -> &'static str {
    match (weeks, norm) {
        (None, _) => "unknown",
        (Some(_), None) => "no_norm",
        (Some(weeks), Some(norm)) if weeks > norm => "too_long",
        _ => "within",
    }
}
