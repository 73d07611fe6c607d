//! Phased build-down (gefaseerd af- en ombouwen, R27): at each step old and new care together must reach the minimum.

use chrono::NaiveDate;

/// Codes of how a step stands.
pub const STATES: &[&str] = &["short", "no_slack", "enough", "unknown"];

/// One step; volumes in thousandths of what is counted, unknown stays unknown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// Day of the step.
    pub date: NaiveDate,
    /// What is left of the old care.
    pub old: Option<i64>,
    /// What the replacement offers.
    pub new: Option<i64>,
    /// Least that both must make together.
    pub minimum: Option<i64>,
}

impl Step {
    /// What old and new make together.
    #[must_use]
    pub fn total(&self) -> Option<i64> {
        self.old?.checked_add(self.new?)
    }

    /// What there is above the minimum; negative when it falls short.
    #[must_use]
    pub fn slack(&self) -> Option<i64> {
        self.total()?.checked_sub(self.minimum?)
    }

    /// R27: one of `STATES`.
    #[must_use]
    pub fn state(&self) -> &'static str {
        match self.slack() {
            None => "unknown",
            Some(slack) if slack < 0 => "short",
            Some(0) => "no_slack",
            Some(_) => "enough",
        }
    }
}
