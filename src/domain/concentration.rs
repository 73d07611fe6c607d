//! How much hangs on few parties: the concentration index, what a share or an index asks for (R22), single source (R23).
//! Pure arithmetic; who counts as one party is `chain::exposure`'s, shares that add up are `apportion`'s.

use super::norms::Norms;

/// Codes of how much attention a share asks for (R22).
pub const FLAGS: &[&str] = &["amber", "red"];

/// R22: the concentration index (HHI), the sum of the squared shares in percent, rounded: 10 000 is one party for all.
#[must_use]
pub fn hhi(values: &[i64]) -> Option<i64> {
    let parts: Vec<i128> = values.iter().map(|value| i128::from(*value).max(0)).collect();
    let sum: i128 = parts.iter().sum();
    if sum == 0 {
        return None;
    }
    // Sums of a lot stay far below 10^15 cents, so their squares times 10^4 fit.
    let squares: i128 = parts.iter().map(|part| part * part).sum();
    i64::try_from((squares * 10_000 + sum * sum / 2) / (sum * sum)).ok()
}

/// R22: how much attention the share of one party asks for, one of `FLAGS`; nothing when it is quiet.
#[must_use]
pub fn share_flag(share_ppm: i64, norms: &Norms) -> Option<&'static str> {
    match share_ppm {
        share if share >= norms.share_red_percent * 10_000 => Some("red"),
        share if share >= norms.share_amber_percent * 10_000 => Some("amber"),
        _ => None,
    }
}

/// R22: the same for the concentration index of a lot.
#[must_use]
pub fn hhi_flag(hhi: i64, norms: &Norms) -> Option<&'static str> {
    (hhi > norms.hhi_amber).then_some("amber")
}

/// R23: how much attention a cell asks for that hangs on so many parties (after groups): one party is red for a light
/// lot, whose clients must have a choice, and for a heavy lot without fallback; with a fallback it is amber.
#[must_use]
pub fn single_source_flag(parties: usize, category: Option<&str>, has_fallback: bool) -> Option<&'static str> {
    match (parties, category) {
        (1, Some("heavy")) if has_fallback => Some("amber"),
        (1, _) => Some("red"),
        _ => None,
    }
}
