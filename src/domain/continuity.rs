//! Whether care goes on: how a cell of the coverage stands (R25) and what is left uncovered when a provider stops (R24).
//! Pure arithmetic on counts and volumes of one unit; finding them in the register is for those who ask.

use super::calendar::add_days;
use chrono::NaiveDate;

/// Codes of how a cell of the coverage stands (R25).
pub const STATES: &[&str] = &["gap", "single", "choice", "stopped"];

/// R25: how a cell stands, one of `STATES`: nobody, one or more providers that take clients; when nobody does because of
/// intake stops (R14), that is told apart.
#[must_use]
pub fn state(open: usize, stopped: usize) -> &'static str {
    match (open, stopped) {
        (0, 0) => "gap",
        (0, _) => "stopped",
        (1, _) => "single",
        _ => "choice",
    }
}

/// What one provider agreed and delivered over the same days, in one unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Supply {
    /// Agreed (A); nothing when no volume was agreed.
    pub agreed: Option<i64>,
    /// Delivered (V).
    pub delivered: i64,
}

impl Supply {
    /// What the provider could still take on, max(0, A − V); none where no volume was agreed.
    #[must_use]
    pub fn room(self) -> i64 {
        self.agreed.map_or(0, |agreed| (agreed - self.delivered).max(0))
    }
}

/// R24: for each provider what nobody else can take over when it stops: max(0, V − the room of all others).
#[must_use]
pub fn uncovered(supplies: &[Supply]) -> Vec<i64> {
    let room: i64 = supplies.iter().map(|supply| supply.room()).sum();
    supplies.iter().map(|supply| (supply.delivered - (room - supply.room())).max(0)).collect()
}

/// The part of an agreed volume that falls on the days up to and including `to`, by days, rounded down (R11).
#[must_use]
pub fn agreed_so_far(quantity: i64, start: NaiveDate, end: NaiveDate, to: NaiveDate) -> i64 {
    let days = |last: NaiveDate| i128::from((add_days(last, 1) - start).num_days().max(0));
    let (passed, all) = (days(to.min(end)), days(end));
    if all == 0 {
        return 0;
    }
    i64::try_from(i128::from(quantity) * passed / all).unwrap_or(i64::MAX)
}

/// A volume as a share of another, in parts per million, rounded half up; nothing when there is no whole.
#[must_use]
pub fn part_of(part: i64, whole: i64) -> Option<i64> {
    if whole <= 0 {
        return None;
    }
    let (part, whole) = (i128::from(part), i128::from(whole));
    i64::try_from((part * 1_000_000 + whole / 2).div_euclid(whole)).ok()
}
