//! Terms of contracts: end dates, notice, extension options, the start of a re-tender and review cycles (R1–R4, R7).
//! Pure date arithmetic; which contract has which dates, and showing them, is left to others. Unknown stays unknown.

use super::calendar::{add_days, add_working_days, addm, last_working_day_on_or_before};
use chrono::{Datelike, NaiveDate};

/// Decision lead in working days when no setting says otherwise (R2).
pub const DEFAULT_DECISION_LEAD: u32 = 30;
/// Months a purchase takes on average, from vision to start (R4).
pub const DEFAULT_RETENDER_LEAD: u32 = 18;
/// Days before the re-tender start at which a contract stops being quiet (R4).
pub const RETENDER_AMBER_DAYS: i64 = 180;

fn signed(months: u32) -> i32 {
    i32::try_from(months).unwrap_or(i32::MAX)
}

/// R1: the last day (tot en met) of a term of whole months, `addm(start, n) − 1 d`.
#[must_use]
pub fn term_end(start: NaiveDate, months: u32) -> NaiveDate {
    add_days(addm(start, signed(months)), -1)
}

/// The length of a term in whole months, when it is one: the `n` for which `term_end(start, n)` is the end.
#[must_use]
pub fn term_months(start: NaiveDate, end: NaiveDate) -> Option<u32> {
    let after = add_days(end, 1);
    let months = (after.year() - start.year()) * 12 + after.month().cast_signed() - start.month().cast_signed();
    // A clamped start (31-08) may reach its end a month "later" by number only.
    (months.saturating_sub(1)..=months).filter_map(|n| u32::try_from(n).ok()).find(|n| term_end(start, *n) == end)
}

/// R2: the last day (uiterste opzegdatum) on which a notice of whole months must have been received,
/// `L = addm(end + 1 d, −n) − 1 d`. The notice period is counted from the first day without a contract, so that it is whole:
/// for 30-03-2027 and one month this is 27-02, a day before what subtracting from the end itself would give.
/// Never shifted to a working day.
#[must_use]
pub fn last_notice(end: NaiveDate, months: u32) -> NaiveDate {
    add_days(addm(add_days(end, 1), -signed(months)), -1)
}

/// R2: the day by which the file must be on its way: the last working day on or before `last_day`, less the decision lead
/// in working days. With lead 0 it is the last practical day itself.
#[must_use]
pub fn action_date(last_day: NaiveDate, lead_working_days: u32) -> NaiveDate {
    add_working_days(last_working_day_on_or_before(last_day), -signed(lead_working_days))
}

/// One right to extend a contract (verlengingsoptie, R3). Options of a contract stand in order of their number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ExtensionOption {
    /// Calendar months the option adds; `None` when not known.
    pub months: Option<u32>,
    /// Months before the end at which it must have been announced; `None` when not known.
    pub notify_months: Option<u32>,
    /// Day on which it was exercised (verlengd).
    pub exercised: Option<NaiveDate>,
    /// Day on which it was declined (niet verlengd). An option with both days counts as exercised.
    pub declined: Option<NaiveDate>,
}

impl ExtensionOption {
    /// Whether it had been exercised on the reference date.
    #[must_use]
    pub fn is_exercised(&self, as_of: NaiveDate) -> bool {
        self.exercised.is_some_and(|day| day <= as_of)
    }

    /// Whether it had been declined, and not exercised, on the reference date.
    #[must_use]
    pub fn is_declined(&self, as_of: NaiveDate) -> bool {
        !self.is_exercised(as_of) && self.declined.is_some_and(|day| day <= as_of)
    }
}

/// R3: an end after an extension, `addm(end + 1 d, months) − 1 d`.
#[must_use]
pub fn extended_end(end: NaiveDate, months: u32) -> NaiveDate {
    term_end(add_days(end, 1), months)
}

fn extend(end: Option<NaiveDate>, months: Option<u32>) -> Option<NaiveDate> {
    Some(extended_end(end?, months?))
}

/// R3: the end as it stands on the reference date: only options exercised on or before it have moved the end.
/// Unknown when the base end, or the length of an exercised option, is unknown.
#[must_use]
pub fn present_end(base_end: Option<NaiveDate>, options: &[ExtensionOption], as_of: NaiveDate) -> Option<NaiveDate> {
    options.iter().filter(|option| option.is_exercised(as_of)).fold(base_end, |end, option| extend(end, option.months))
}

/// R3, R5: the end when every option that can still follow is used as well. An option declined by the reference date
/// cuts off the options after it, unless those were exercised nevertheless. Whether a deadline has passed is not weighed:
/// parties may still agree late. Unknown when a length that counts is unknown.
#[must_use]
pub fn max_end(base_end: Option<NaiveDate>, options: &[ExtensionOption], as_of: NaiveDate) -> Option<NaiveDate> {
    let mut cut_off = false;
    let mut end = base_end;
    for option in options {
        cut_off |= option.is_declined(as_of);
        if option.is_exercised(as_of) || !cut_off {
            end = extend(end, option.months);
        }
    }
    end
}

/// R3: the last day on which an option may be announced, `L(current_end, notify)`.
#[must_use]
pub fn option_deadline(current_end: NaiveDate, notify_months: u32) -> NaiveDate {
    last_notice(current_end, notify_months)
}

/// An option waiting for a decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PendingOption {
    /// Place in the list of options, from 0.
    pub index: usize,
    /// Last day to announce it; `None` when the end or the announcement period is unknown.
    pub deadline: Option<NaiveDate>,
    /// The end if it is exercised; `None` when the end or its length is unknown.
    pub new_end: Option<NaiveDate>,
}

/// R3: the first option not yet exercised on the reference date, whether or not its deadline has passed.
/// `None` when all are exercised, or when it was declined: then the contract ends and later options lapse.
#[must_use]
pub fn pending_option(
    base_end: Option<NaiveDate>,
    options: &[ExtensionOption],
    as_of: NaiveDate,
) -> Option<PendingOption> {
    let (index, option) = options.iter().enumerate().find(|(_, option)| !option.is_exercised(as_of))?;
    if option.is_declined(as_of) {
        return None;
    }
    let end = present_end(base_end, options, as_of);
    let deadline = end.zip(option.notify_months).map(|(end, notify)| option_deadline(end, notify));
    Some(PendingOption { index, deadline, new_end: extend(end, option.months) })
}

/// R3: the pending option, if it may still be announced on the reference date; the deadline itself is in time.
/// An option whose deadline is unknown counts as open.
#[must_use]
pub fn open_option(
    base_end: Option<NaiveDate>,
    options: &[ExtensionOption],
    as_of: NaiveDate,
) -> Option<PendingOption> {
    pending_option(base_end, options, as_of).filter(|option| option.deadline.is_none_or(|deadline| as_of <= deadline))
}

/// R4: the day a new purchase must start, `T = addm(end + 1 d, −lead − implementation)`, both in months.
#[must_use]
pub fn retender_start(end: NaiveDate, lead_months: u32, implementation_months: u32) -> NaiveDate {
    let months = lead_months.saturating_add(implementation_months);
    addm(add_days(end, 1), -signed(months))
}

/// R4: the decision gap in days: how long the choice "tender again or extend" falls before the notice or option date.
/// `None` when the re-tender start does not lie before that date.
#[must_use]
pub fn decision_gap(retender_start: NaiveDate, last_notice: NaiveDate) -> Option<i64> {
    let days = last_notice.signed_duration_since(retender_start).num_days();
    (days > 0).then_some(days)
}

/// R4: whether extending is no longer a choice (verlenging feitelijk nodig): the decision gap was there,
/// the re-tender start has passed and no tender was started.
#[must_use]
pub fn is_extension_locked_in(
    retender_start: NaiveDate,
    last_notice: NaiveDate,
    tender_started: bool,
    as_of: NaiveDate,
) -> bool {
    !tender_started && as_of > retender_start && decision_gap(retender_start, last_notice).is_some()
}

/// R4: how near the re-tender start is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum RetenderBand {
    /// More than 180 days ahead, or the tender has been started.
    Quiet,
    /// 0 to 180 days ahead.
    Amber,
    /// Past without a started tender.
    Red,
}

/// R4: the band of a re-tender start on the reference date.
#[must_use]
pub fn retender_band(retender_start: NaiveDate, tender_started: bool, as_of: NaiveDate) -> RetenderBand {
    let days = retender_start.signed_duration_since(as_of).num_days();
    if tender_started || days > RETENDER_AMBER_DAYS {
        RetenderBand::Quiet
    } else if days >= 0 {
        RetenderBand::Amber
    } else {
        RetenderBand::Red
    }
}

/// R7: the `k`-th review (voortgangsmoment) of a cycle, always counted from the anchor so that it never drifts:
/// `addm(anchor, k × interval)`. `k = 0` is the anchor itself.
#[must_use]
pub fn review_due(anchor: NaiveDate, interval_months: u32, k: u32) -> NaiveDate {
    addm(anchor, signed(interval_months.saturating_mul(k)))
}

/// R7: the mid-term review (tussenevaluatie) at half the term: by whole months where the term has an even number of them,
/// otherwise by half its days, rounded down.
#[must_use]
pub fn mid_term(start: NaiveDate, end: NaiveDate) -> NaiveDate {
    match term_months(start, end) {
        Some(months) if months % 2 == 0 => addm(start, signed(months / 2)),
        _ => {
            let days = end.signed_duration_since(start).num_days() + 1;
            add_days(start, i32::try_from(days / 2).unwrap_or(i32::MAX))
        }
    }
}

/// R7: the final evaluation (eindevaluatie), three months before the re-tender start: a later one cannot steer the next tender.
#[must_use]
pub fn final_evaluation(retender_start: NaiveDate) -> NaiveDate {
    addm(retender_start, -3)
}

#[cfg(test)]
#[path = "term_tests.rs"]
mod tests;
