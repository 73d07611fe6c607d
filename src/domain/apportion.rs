//! Whole numbers divided so that the parts add up to the whole (N12): the method of the largest remainder.

/// Divides `total` by weights so that the parts are whole and add up to exactly `total`: each gets its share rounded
/// down, and what is left goes, one by one, to the largest remainders; of equal ones to the first. Negative weights count
/// as nothing. Without any weight nobody gets anything, and the parts are all 0.
#[must_use]
pub fn apportion(total: i64, weights: &[i64]) -> Vec<i64> {
    let weight = |at: usize| i128::from(weights[at].max(0));
    let sum: i128 = (0..weights.len()).map(weight).sum();
    if sum == 0 {
        return vec![0; weights.len()];
    }
    let whole = i128::from(total);
    let mut parts: Vec<i128> = (0..weights.len()).map(|at| (whole * weight(at)).div_euclid(sum)).collect();
    let mut order: Vec<usize> = (0..weights.len()).collect();
    order.sort_by_key(|at| (std::cmp::Reverse((whole * weight(*at)).rem_euclid(sum)), *at));
    let left = whole - parts.iter().sum::<i128>();
    for at in order.into_iter().take(usize::try_from(left).unwrap_or(0)) {
        parts[at] += 1;
    }
    // No part lies further from zero than the whole, so each fits.
    parts.into_iter().map(|part| i64::try_from(part).unwrap_or(0)).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

    use super::apportion;
    use proptest::prelude::*;

    #[test]
    fn one_twelve_and_seventeen_members_share_a_whole() {
        assert_eq!(apportion(1_000_000, &[5]), [1_000_000]);
        // 100 over 12 equal members: 8 each, the 4 that are left go to the first four.
        assert_eq!(apportion(100, &[1; 12]), [9, 9, 9, 9, 8, 8, 8, 8, 8, 8, 8, 8]);
        // 1.000.000 over 17: 58.823 each leaves 9.
        let parts = apportion(1_000_000, &[1; 17]);
        assert_eq!(parts[..9], [58_824; 9]);
        assert_eq!(parts[9..], [58_823; 8]);
    }

    #[test]
    fn after_one_leaves_the_rest_still_adds_up() {
        let before = apportion(10_001, &[400, 300, 200, 100]);
        assert_eq!(before, [4_001, 3_000, 2_000, 1_000]);
        // 10.001 over 3 : 2 : 1 is 5000,5 · 3333,67 · 1666,83.
        assert_eq!(apportion(10_001, &[300, 200, 100]), [5_000, 3_334, 1_667]);
    }

    #[test]
    fn nothing_to_go_by_gives_nothing() {
        assert_eq!(apportion(100, &[]), Vec::<i64>::new());
        assert_eq!(apportion(100, &[0, 0]), [0, 0]);
        assert_eq!(apportion(0, &[1, 2]), [0, 0]);
    }

    #[test]
    fn a_negative_whole_adds_up_as_well() {
        // −10 over three: −3,33 each; rounded down −4, two of them one up.
        assert_eq!(apportion(-10, &[1, 1, 1]), [-3, -3, -4]);
    }

    proptest! {
        #[test]
        fn parts_add_up_and_lie_within_one_of_their_share(
            total in -1_000_000_000_000_i64..1_000_000_000_000,
            weights in prop::collection::vec(0_i64..1_000_000, 1..40),
        ) {
            let parts = apportion(total, &weights);
            let sum: i64 = weights.iter().sum();
            if sum == 0 {
                prop_assert!(parts.iter().all(|part| *part == 0));
                return Ok(());
            }
            prop_assert_eq!(parts.iter().sum::<i64>(), total);
            for (part, weight) in parts.iter().zip(&weights) {
                let exact = i128::from(total) * i128::from(*weight);
                let off = i128::from(*part) * i128::from(sum) - exact;
                prop_assert!(off.abs() < i128::from(sum));
            }
        }
    }
}
