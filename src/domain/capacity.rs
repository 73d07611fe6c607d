//! Capacity agreements against use (R11–R13, R16): how much of what was agreed has been used and promised, when it runs out,
//! and in which band that falls. Volumes are sums in the smallest unit of their kind (`units`); which figures belong to an
//! agreement is the question's.

use super::calendar::{add_days, addm, month_end, month_start};
use super::norms::Norms;
use super::rounding::{floored, percent, rounded};
use chrono::NaiveDate;

/// Codes of the bands (R12), the fullest first.
pub const BANDS: &[&str] = &["over", "nearly_full", "normal", "under", "unknown"];

/// Months of use that the recent pace is taken from.
const RECENT: i32 = 3;

/// R16: what a young month will come to, `reported ÷ completeness`; completeness in parts per million. A month without a
/// known completeness, or one of which nothing was reported yet, is taken as it is.
#[must_use]
pub fn corrected(reported: i128, completeness: Option<i64>) -> i128 {
    match completeness {
        Some(ppm) if ppm > 0 && ppm != 1_000_000 => {
            rounded(reported * 1_000_000, i128::from(ppm)).map_or(reported, i128::from)
        }
        _ => reported,
    }
}

/// R16: the day up to which figures count on a reference date. Claims over a month may come in until the end of the next
/// one, so a month counts once that time is over, or as soon as the provider delivered it; never a month that is not over,
/// and never one of which nobody delivered anything yet. `own` and `all` are days in the newest month that the provider
/// and that anyone delivered.
#[must_use]
pub fn stand(day: NaiveDate, own: Option<NaiveDate>, all: Option<NaiveDate>) -> Option<NaiveDate> {
    let whole = addm(month_start(add_days(day, 1)), -1);
    let due = addm(month_start(day), -2);
    let month = own.map_or(due, |own| month_start(own).min(whole).max(due)).min(month_start(all?));
    Some(month_end(month))
}

/// R13: what a regional agreement leaves for the pool; negative when the municipalities agreed more than the region.
#[must_use]
pub fn remainder(regional: i128, municipal: impl IntoIterator<Item = i128>) -> i128 {
    regional - municipal.into_iter().sum::<i128>()
}

/// What was delivered in a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Delivered {
    /// First day of the month.
    pub month: NaiveDate,
    /// Volume; negative in a month of corrections.
    pub volume: i128,
}

/// An agreement and its use up to a day. All volumes in one unit; days inclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Use<'a> {
    /// Agreed over the whole period.
    pub agreed: i128,
    /// First day of the agreement.
    pub start: NaiveDate,
    /// Last day of the agreement.
    pub end: NaiveDate,
    /// Day up to which use is known.
    pub upto: NaiveDate,
    /// Use per month up to that day, oldest first.
    pub delivered: &'a [Delivered],
    /// Promised for the months after it.
    pub reserved: i128,
}

impl Use<'_> {
    /// What was used so far.
    #[must_use]
    pub fn used(&self) -> i128 {
        self.delivered.iter().map(|month| month.volume).sum()
    }

    fn days(&self) -> i128 {
        i128::from((self.end - self.start).num_days() + 1)
    }

    fn elapsed(&self) -> i128 {
        i128::from((self.upto.min(self.end) - self.start).num_days() + 1)
    }

    /// R11: what the agreement makes for the period so far, by days; nothing before its first day.
    #[must_use]
    pub fn agreed_so_far(&self) -> Option<i64> {
        if self.elapsed() <= 0 { None } else { rounded(self.agreed * self.elapsed(), self.days()) }
    }

    /// Use and what was agreed so far, both times the days of the period.
    fn parts(&self) -> Option<(i128, i128)> {
        let whole = self.agreed * self.elapsed();
        (self.elapsed() > 0 && whole > 0).then(|| (self.used() * self.days(), whole))
    }

    /// R11: `V / A(period so far)` in parts per million; nothing when nothing was agreed or no day has passed.
    #[must_use]
    pub fn utilisation(&self) -> Option<i64> {
        self.parts().and_then(|(part, whole)| percent(part, whole))
    }

    /// R11: `(V + R) / A(whole period)` in parts per million.
    #[must_use]
    pub fn commitment(&self) -> Option<i64> {
        if self.agreed <= 0 { None } else { percent(self.used() + self.reserved, self.agreed) }
    }

    /// How much more was used and promised than agreed; 0 when it fits.
    #[must_use]
    pub fn over_committed(&self) -> i128 {
        (self.used() + self.reserved - self.agreed).max(0)
    }

    /// R12: one of `BANDS`, by the utilisation. Use of what was agreed to be nothing is over.
    #[must_use]
    pub fn band(&self, norms: &Norms) -> &'static str {
        let Some((part, whole)) = self.parts() else {
            return if self.elapsed() > 0 && self.used() > self.agreed { "over" } else { "unknown" };
        };
        band(part, whole, norms)
    }

    /// The day on which the agreement is used up at the pace since its start; nothing when that is after its end.
    #[must_use]
    pub fn run_out(&self) -> Option<NaiveDate> {
        let used = self.used();
        if used <= 0 || self.elapsed() <= 0 {
            return None;
        }
        let day = floored(self.agreed * self.elapsed(), used)?;
        self.within(add_days(self.start, i32::try_from(day.max(1) - 1).ok()?))
    }

    /// The same at the pace of the last three months; what has been used up already was so on the day it happened.
    #[must_use]
    pub fn run_out_recent(&self) -> Option<NaiveDate> {
        let left = self.agreed - self.used();
        if left < 0 {
            return self.used_up();
        }
        let from = addm(month_start(self.upto), 1 - RECENT).max(self.start);
        let recent = self.delivered.iter().filter(|month| month.month >= month_start(from) && month.month <= self.upto);
        let pace: i128 = recent.map(|month| month.volume).sum();
        let days = i128::from((self.upto - from).num_days() + 1);
        if pace <= 0 || days <= 0 {
            return None;
        }
        let day = floored(left * days, pace)?;
        self.within(add_days(self.upto, i32::try_from(day).ok()?))
    }

    /// The day within the months that were delivered on which the total passed what was agreed.
    fn used_up(&self) -> Option<NaiveDate> {
        let (mut sum, mut found) = (0, None);
        for month in self.delivered {
            let before = sum;
            sum += month.volume;
            if before <= self.agreed && sum > self.agreed {
                let days = i128::from((month_end(month.month) - month.month).num_days() + 1);
                let day = floored((self.agreed - before) * days, month.volume)?.max(1);
                found = Some(add_days(month.month, i32::try_from(day - 1).ok()?));
            }
        }
        found
    }

    fn within(&self, day: NaiveDate) -> Option<NaiveDate> {
        (day <= self.end).then_some(day)
    }
}

/// Codes of what asks for attention in an agreement, the weightiest first.
pub const ALARMS: &[&str] =
    &["unit_mismatch", "no_volumes", "above_region", "over_used", "over_committed", "runs_out", "payment_risk", "none"];

/// R12: one of `BANDS`, of a part used of a whole above zero.
#[must_use]
pub fn band(part: i128, whole: i128, norms: &Norms) -> &'static str {
    match part * 100 {
        part if part > whole * 100 => "over",
        part if part >= whole * i128::from(norms.nearly_full_percent) => "nearly_full",
        part if part >= whole * i128::from(norms.under_used_percent) => "normal",
        _ => "under",
    }
}

/// R12: what asks for attention in an agreement of that kind (`guaranteed`, `maximum`, `indicative`), one of `ALARMS`.
/// An indicative agreement never alarms; a guaranteed one also when too little is used, for it is paid all the same.
#[must_use]
pub fn alarm(use_: &Use<'_>, kind: Option<&str>, norms: &Norms) -> &'static str {
    let band = use_.band(norms);
    if kind == Some("indicative") {
        "none"
    } else if band == "over" {
        "over_used"
    } else if use_.over_committed() > 0 {
        "over_committed"
    } else if use_.run_out().is_some_and(|day| day < use_.end)
        || use_.run_out_recent().is_some_and(|day| day < use_.end)
    {
        "runs_out"
    } else if kind == Some("guaranteed") && band == "under" {
        "payment_risk"
    } else {
        "none"
    }
}
