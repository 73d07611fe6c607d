//! What a volume costs (R9): volume times the unrounded tariff, rounded once.

use super::rounding::rounded;
use super::units::{Misfit, fit, size};

/// R9: cents for thousandths of a unit at a tariff in cents per tariff unit. 125 minutes at € 95,00 an hour is € 197,92.
/// A negative volume takes back what the same positive one cost. Nothing when the amount is beyond what can be counted.
///
/// # Errors
/// The two units, when they are of different kinds (R10).
pub fn amount(milli: i64, unit: &'static str, cents: i64, per: &'static str) -> Result<Option<i64>, Misfit> {
    if !fit(unit, per) {
        return Err(Misfit { wanted: per, met: unit });
    }
    Ok(rounded(i128::from(milli) * size(unit) * i128::from(cents), 1000 * size(per)))
}
