//! Units of volumes (R10): which can be told in one another and which stay apart. Volumes are summed in the smallest unit
//! of their kind, so that nothing is rounded on the way.

use super::rounding::rounded;

/// Two units that do not add up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Misfit {
    /// The unit that was asked for.
    pub wanted: &'static str,
    /// The unit that was met.
    pub met: &'static str,
}

/// The smallest unit of the kind and how many of it make one: a minute for time, the unit itself for the others.
fn smallest(unit: &str) -> Option<(&'static str, i128)> {
    Some(match unit {
        "minute" => ("minute", 1),
        "hour" => ("minute", 60),
        // A dagdeel is four hours.
        "day_part" => ("minute", 240),
        "day_night" => ("day_night", 1),
        "piece" => ("piece", 1),
        "euro" => ("euro", 1),
        _ => return None,
    })
}

/// How many of the smallest unit of its kind make one of this unit.
#[must_use]
pub fn size(unit: &str) -> i128 {
    smallest(unit).map_or(1, |(_, size)| size)
}

/// Whether volumes in these units may be added up.
#[must_use]
pub fn fit(one: &str, other: &str) -> bool {
    one == other || smallest(one).zip(smallest(other)).is_some_and(|(one, other)| one.0 == other.0)
}

/// A sum of volumes in the unit it is asked in, in thousandths of the smallest unit of its kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Volume {
    unit: &'static str,
    small: i128,
}

impl Volume {
    /// Nothing, in that unit.
    #[must_use]
    pub fn none(unit: &'static str) -> Self {
        Self { unit, small: 0 }
    }

    /// So many thousandths of the unit.
    #[must_use]
    pub fn new(milli: i64, unit: &'static str) -> Self {
        Self { unit, small: i128::from(milli) * size(unit) }
    }

    /// Adds thousandths of a unit. Minutes, hours and day parts add up; other kinds do not (R10).
    ///
    /// # Errors
    /// The two units, when they are of different kinds; the sum stays what it was.
    pub fn add(&mut self, milli: i64, unit: &'static str) -> Result<(), Misfit> {
        self.add_small(i128::from(milli) * size(unit), unit)
    }

    /// The same for thousandths of the smallest unit of that unit's kind.
    ///
    /// # Errors
    /// As `add`.
    pub fn add_small(&mut self, small: i128, unit: &'static str) -> Result<(), Misfit> {
        if !fit(self.unit, unit) {
            return Err(Misfit { wanted: self.unit, met: unit });
        }
        self.small += small;
        Ok(())
    }

    /// Thousandths of the smallest unit of its kind, for exact comparison with volumes that fit.
    #[must_use]
    pub fn small(&self) -> i128 {
        self.small
    }

    /// Thousandths of its own unit, rounded once.
    #[must_use]
    pub fn milli(&self) -> i64 {
        rounded(self.small, size(self.unit)).unwrap_or(if self.small < 0 { i64::MIN } else { i64::MAX })
    }
}
