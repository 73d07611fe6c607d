//! What a funding variant (bekostigingsvariant) allows (R17, N11): which figures exist under effort, output and task, which
//! records are refused with the reason, and the instalments and bandwidth of a task budget.

use super::apportion::apportion;
use super::rounding::percent;

/// The three variants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Variant {
    /// Paid per hour, day part or day (inspanningsgericht).
    Effort,
    /// Paid per result (outputgericht).
    Output,
    /// A fixed sum for a population (taakgericht).
    Task,
}

/// What may or may not be recorded under a variant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wish {
    /// A price per unit.
    Tariff,
    /// An agreed volume.
    Capacity,
    /// A ceiling on what may be claimed.
    Ceiling,
    /// A fixed sum or its bandwidth.
    LumpSum,
    /// Counting in this unit.
    Unit(&'static str),
}

impl Variant {
    /// The variant of that code.
    #[must_use]
    pub fn of(code: &str) -> Option<Self> {
        match code {
            "effort" => Some(Self::Effort),
            "output" => Some(Self::Output),
            "task" => Some(Self::Task),
            _ => None,
        }
    }

    /// Why something does not exist under this variant, as the id of a sentence; nothing when it does.
    #[must_use]
    pub fn refuses(self, wish: Wish) -> Option<&'static str> {
        match (self, wish) {
            (Self::Task, Wish::Tariff) => Some("funding-task-tariff"),
            (Self::Task, Wish::Capacity) => Some("funding-task-capacity"),
            (Self::Task, Wish::Ceiling) => Some("funding-task-ceiling"),
            (Self::Effort | Self::Output, Wish::LumpSum) => Some("funding-lump-sum"),
            (Self::Effort, Wish::Unit("euro")) => Some("funding-effort-unit"),
            (Self::Output, Wish::Unit("minute" | "hour" | "day_part" | "day_night")) => Some("funding-output-unit"),
            _ => None,
        }
    }

    /// Whether volumes are counted under it; a task budget knows a share of the budget only.
    #[must_use]
    pub fn has_volumes(self) -> bool {
        self != Self::Task
    }
}

/// R17: the twelve monthly instalments of a fixed sum; together exactly the sum.
#[must_use]
pub fn instalments(lump_sum: i64) -> Vec<i64> {
    apportion(lump_sum, &[1; 12])
}

/// How a task budget stands after a number of months.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Budget {
    /// What those months' instalments make, in cents.
    pub due: i64,
    /// What was claimed more (or, negative, less) than that, in cents.
    pub difference: i64,
    /// The same as part of what was due, in parts per million.
    pub part: Option<i64>,
    /// Whether it stays within the bandwidth.
    pub within: bool,
}

/// R17: a task budget after its first `months` instalments against what was paid, with the bandwidth in parts per million.
#[must_use]
pub fn budget(lump_sum: i64, months: usize, paid: i64, bandwidth: i64) -> Budget {
    let due: i64 = instalments(lump_sum).into_iter().take(months).sum();
    let difference = paid.saturating_sub(due);
    let room = i128::from(due) * i128::from(bandwidth);
    let within = i128::from(difference).abs() * 1_000_000 <= room.abs();
    Budget { due, difference, part: percent(i128::from(difference), i128::from(due)), within }
}
