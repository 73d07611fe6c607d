//! Scales: from a value to a place, round steps, and how the numbers beside an axis are written.

use super::say;
use crate::domain::written::{show_money, show_percent, show_quantity, show_whole};
use crate::paper::document::Unit;
use crate::text::Words;

/// A scale from zero or below to a round number above everything it shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scale {
    /// Lowest value.
    pub low: i64,
    /// Highest value.
    pub high: i64,
    /// Between two marks.
    pub step: i64,
}

impl Scale {
    /// The scale that holds those values and zero, with about that many steps.
    pub fn of(values: impl Iterator<Item = i64>, steps: i64, unit: Unit) -> Self {
        let (mut low, mut high) = (0_i64, 0_i64);
        for value in values {
            low = low.min(value);
            high = high.max(value);
        }
        if low == high {
            high = least(unit).saturating_mul(10);
        }
        let span = high.saturating_sub(low);
        let step = round_step(span / steps.max(1) + 1, unit);
        let low = low.div_euclid(step).saturating_mul(step);
        let high = high.saturating_add(step - 1).div_euclid(step).saturating_mul(step);
        Self { low, high, step }
    }

    /// Where a value lies between lowest (0) and highest (1).
    #[expect(clippy::cast_precision_loss, reason = "a place on paper needs no more than 52 bits")]
    pub fn place(&self, value: i64) -> f64 {
        let span = self.high.saturating_sub(self.low).max(1) as f64;
        (value.saturating_sub(self.low) as f64 / span).clamp(0.0, 1.0)
    }

    /// The values with a mark, at most thirty.
    pub fn marks(&self) -> Vec<i64> {
        let mut marks = Vec::new();
        let mut value = self.low;
        while value <= self.high && marks.len() < 30 {
            marks.push(value);
            value = value.saturating_add(self.step);
        }
        marks
    }
}

/// The least step of a unit: one whole of what people count.
fn least(unit: Unit) -> i64 {
    match unit {
        Unit::Cents => 100,
        Unit::Percent => 10_000,
        Unit::Quantity => 1_000,
        Unit::Whole => 1,
    }
}

/// The first of 1, 2, 5, 10, 20, 50 … wholes that is not below.
fn round_step(least_step: i64, unit: Unit) -> i64 {
    let mut step = least(unit);
    loop {
        for factor in [1, 2, 5] {
            let candidate = step.saturating_mul(factor);
            if candidate >= least_step {
                return candidate;
            }
        }
        step = step.saturating_mul(10);
    }
}

/// A value beside an axis: as short as its step allows.
pub fn mark(value: i64, scale: &Scale, unit: Unit, words: Words) -> String {
    let lang = words.lang();
    match unit {
        Unit::Cents if scale.step >= 10_000_000 && value != 0 => {
            say(words, "paper-chart-million", "amount", &show_quantity(value / 100_000, lang))
        }
        Unit::Cents => format!("€ {}", show_whole(value / 100, lang)),
        _ => whole(value, unit, words),
    }
}

/// A value in full, as tables write it; percentages with one decimal and volumes with none where they are large.
pub fn whole(value: i64, unit: Unit, words: Words) -> String {
    let lang = words.lang();
    match unit {
        Unit::Cents => show_money(value, lang),
        Unit::Percent => show_percent(value, lang),
        Unit::Quantity => show_quantity(value, lang),
        Unit::Whole => show_whole(value, lang),
    }
}
