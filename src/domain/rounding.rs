//! Rounding of exact fractions: once, at the end. Sums of cents and volumes go through here as whole numbers over whole
//! numbers, never as floating point.

/// A fraction rounded to a whole number, halves away from zero: a correction takes back exactly what was counted.
/// Nothing when the whole is zero.
#[must_use]
pub fn rounded(part: i128, whole: i128) -> Option<i64> {
    if whole == 0 {
        return None;
    }
    let (part, whole) = if whole < 0 { (-part, -whole) } else { (part, whole) };
    let size = part.abs().checked_mul(2)?.checked_add(whole)?.checked_div(whole.checked_mul(2)?)?;
    i64::try_from(size * part.signum()).ok()
}

/// A fraction rounded down to a whole number; nothing when the whole is zero.
#[must_use]
pub fn floored(part: i128, whole: i128) -> Option<i64> {
    if whole == 0 {
        return None;
    }
    let (part, whole) = if whole < 0 { (-part, -whole) } else { (part, whole) };
    i64::try_from(part.div_euclid(whole)).ok()
}

/// A share in parts per million, rounded to hundredths of a percent, as people read it: 1720 of 1810 is 950 300 (95,03 %).
#[must_use]
pub fn percent(part: i128, whole: i128) -> Option<i64> {
    rounded(part.checked_mul(10_000)?, whole)?.checked_mul(100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves_go_away_from_zero_and_nothing_is_divided_by_zero() {
        assert_eq!(rounded(5, 2), Some(3));
        assert_eq!(rounded(-5, 2), Some(-3));
        assert_eq!(rounded(7, 3), Some(2));
        assert_eq!(rounded(1, 0), None);
        assert_eq!(floored(-5, 2), Some(-3));
        assert_eq!(percent(1, 3), Some(333_300));
        assert_eq!(percent(1720, 1810), Some(950_300));
    }
}
