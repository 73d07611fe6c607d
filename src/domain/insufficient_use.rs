//! Agreements that stay unused (R33): less than the agreed minimum in the first twelve months, or twelve months without
//! any delivery. Signals with their exceptions; giving notice is the user's decision.

use super::term::term_end;
use chrono::NaiveDate;

/// Codes of what was found.
pub const STATES: &[&str] = &["nothing", "below_minimum", "excepted", "too_early", "enough", "unknown"];

/// Months in which the minimum has to be reached, and without delivery that are a ground for dissolution.
pub const MONTHS: u32 = 12;
/// Satisfaction, in thousandths, from which a part that is used too little may stay.
pub const SATISFACTION: i64 = 8_500;

/// What is known about a part of a contract; unknown stays unknown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Facts {
    /// First day of the part.
    pub start: NaiveDate,
    /// Agreed least use in the first twelve months, in cents.
    pub minimum: Option<i64>,
    /// What was claimed in those months, in cents.
    pub used: Option<i64>,
    /// Whether anything was delivered or claimed in the last twelve whole months.
    pub delivered: Option<bool>,
    /// Whether there is a shortage of this care.
    pub shortage: Option<bool>,
    /// Whether nobody else offers it.
    pub unique: Option<bool>,
    /// Satisfaction of clients in thousandths, on a scale to ten.
    pub satisfaction: Option<i64>,
}

/// The last day of the months in which the minimum has to be reached.
#[must_use]
pub fn judged_on(start: NaiveDate) -> NaiveDate {
    term_end(start, MONTHS)
}

/// R33: how a part of a contract stands when claims are known up to and including `upto`. Twelve months without delivery go
/// first; use below the minimum is excepted by shortage, a unique offer or satisfaction of 8,5 or more.
#[must_use]
pub fn state(facts: &Facts, upto: NaiveDate) -> &'static str {
    if upto < judged_on(facts.start) {
        return "too_early";
    }
    if facts.delivered == Some(false) {
        return "nothing";
    }
    match (facts.minimum, facts.used) {
        (Some(minimum), Some(used)) if used < minimum => {
            let satisfied = facts.satisfaction.is_some_and(|score| score >= SATISFACTION);
            if facts.shortage == Some(true) || facts.unique == Some(true) || satisfied {
                "excepted"
            } else {
                "below_minimum"
            }
        }
        (Some(_), None) => "unknown",
        _ if facts.delivered.is_none() => "unknown",
        _ => "enough",
    }
}
