//! How far amendments have carried a contract from its original value (R29, N16): a meter, never a verdict.

use super::norms::Norms;
use super::rounding::percent;

/// Codes of what asks for attention, the weightiest first.
pub const STATES: &[&str] = &["single", "threshold", "growth", "within", "unknown"];

/// What the amendments of a contract make together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Growth {
    /// All changes of the value together, in cents.
    pub delta: i64,
    /// The same as part of the original value, in parts per million; nothing when that is zero.
    pub part: Option<i64>,
    /// Whether it reaches the share that asks for attention.
    pub grows: bool,
    /// Whether the value goes over the threshold for social services by it.
    pub crosses: bool,
    /// Whether one change alone reaches the share that asks for attention.
    pub single: bool,
}

/// R29: `cumulative = Σ delta ÷ original value`. € 4.000.000 with +150, +180 and +120 thousand has grown 11,25 %.
#[must_use]
pub fn growth(original: i64, deltas: &[i64], norms: &Norms) -> Growth {
    let delta: i64 = deltas.iter().fold(0, |sum, delta| sum.saturating_add(*delta));
    let reaches = |delta: i64, of: i64| delta > 0 && i128::from(delta) * 100 >= i128::from(original) * i128::from(of);
    let value = original.saturating_add(delta);
    Growth {
        delta,
        part: percent(i128::from(delta), i128::from(original)),
        grows: reaches(delta, norms.amendment_percent),
        crosses: original < norms.amendment_cents && value >= norms.amendment_cents,
        single: deltas.iter().any(|delta| reaches(*delta, norms.amendment_single_percent)),
    }
}

impl Growth {
    /// The weightiest of what asks for attention, one of `STATES`.
    #[must_use]
    pub fn state(&self) -> &'static str {
        match (self.single, self.crosses, self.grows) {
            (true, ..) => "single",
            (_, true, _) => "threshold",
            (.., true) => "growth",
            _ => "within",
        }
    }
}
