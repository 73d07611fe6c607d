//! Small numbers of clients beside their totals: whatever is kept back, a reader who knows the limit and every printed number
//! can think of at least two readings that fit, for each count kept back (N33). Readings are tried out one by one.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use perceel::report::counts::{Shown, mask};
use proptest::prelude::*;

const BELOW: i64 = 3;

/// Municipalities with the sub-region that each is in, if any; sub-regions and the rest make the region.
#[derive(Clone, Debug)]
struct Region {
    counts: Vec<Option<i64>>,
    sub_region: Vec<Option<usize>>,
    sub_regions: usize,
}

impl Region {
    fn place(&self, sub_region: usize) -> usize {
        self.counts.len() + sub_region
    }

    fn part_of(&self) -> Vec<Option<usize>> {
        let whole = self.place(self.sub_regions);
        let towns = self.sub_region.iter().map(|of| Some(of.map_or(whole, |of| self.place(of))));
        towns.chain((0..self.sub_regions).map(|_| Some(whole))).chain([None]).collect()
    }

    /// These municipalities with the totals that go with them.
    fn filled(&self, towns: &[Option<i64>]) -> Vec<Option<i64>> {
        let sum = |of: &dyn Fn(usize) -> bool| {
            let known: Vec<i64> = (0..towns.len()).filter(|at| of(*at)).filter_map(|at| towns[at]).collect();
            (!known.is_empty()).then(|| known.iter().sum::<i64>())
        };
        let mut all = towns.to_vec();
        all.extend((0..self.sub_regions).map(|one| sum(&|at| self.sub_region[at] == Some(one))));
        all.push(sum(&|_| true));
        all
    }

    /// Whether a reader can think of municipalities with another number at a place. Two readings that fit differ by steps
    /// that each change every number by one at most: it is enough to look that far.
    fn another(&self, real: &[Option<i64>], shown: &[Shown], at: usize) -> bool {
        let open: Vec<usize> =
            (0..self.counts.len()).filter(|town| matches!(shown[*town], Shown::Few | Shown::Hidden)).collect();
        let mut towns = self.counts.clone();
        (0..3usize.pow(u32::try_from(open.len()).unwrap())).any(|mut turn| {
            for town in &open {
                towns[*town] = self.counts[*town].map(|count| count - 1 + i64::try_from(turn % 3).unwrap());
                turn /= 3;
            }
            let all = self.filled(&towns);
            all[at] != real[at] && fits(&all, shown)
        })
    }
}

/// Whether these numbers are ones that a reader of what is printed may think of.
fn fits(all: &[Option<i64>], shown: &[Shown]) -> bool {
    all.iter().zip(shown).all(|(count, shown)| match (shown, count) {
        (Shown::Count(printed), Some(count)) => count == printed,
        (Shown::Few, Some(count)) => (0..BELOW).contains(count),
        (Shown::Hidden, Some(count)) => *count >= BELOW,
        (Shown::Unknown, None) => true,
        _ => false,
    })
}

#[test]
fn a_total_does_not_betray_its_only_small_part() {
    // 25, 4 and 12 make 41: with 4 alone kept back it is 41 − 37; the next smallest goes with it.
    let counts = [Some(25), Some(4), Some(12), Some(41)];
    let part_of = [Some(3), Some(3), Some(3), None];
    let shown = mask(&counts, &part_of, 10);
    assert_eq!(shown, [Shown::Count(25), Shown::Few, Shown::Hidden, Shown::Count(41)]);
    // 9 and 9 of 43: both can only be 9, so a third goes with them.
    let counts = [Some(25), Some(9), Some(9), Some(43)];
    assert_eq!(mask(&counts, &part_of, 10), [Shown::Hidden, Shown::Few, Shown::Few, Shown::Count(43)]);
    // What nobody counted is not a number to hide behind.
    let counts = [Some(25), Some(4), None, Some(29)];
    assert_eq!(mask(&counts, &part_of, 10), [Shown::Hidden, Shown::Few, Shown::Unknown, Shown::Count(29)]);
    // Nothing small, nothing kept back.
    let counts = [Some(25), Some(14), Some(12), Some(51)];
    assert!(mask(&counts, &part_of, 10).iter().all(|shown| matches!(shown, Shown::Count(_))));
    // Where only none is small, "fewer than one" says it all: there is nothing to keep back.
    let counts = [Some(25), Some(0), Some(12), Some(37)];
    assert!(mask(&counts, &part_of, 1).iter().all(|shown| matches!(shown, Shown::Count(_))));
}

#[test]
fn what_a_sub_region_keeps_back_is_kept_back_in_the_region_too() {
    // Sub-region 4 + 12 = 16 beside one of 30: with the 4 its neighbour goes, and 16 may stand, since it tells no part.
    let counts = [Some(4), Some(12), Some(30), Some(16), Some(30), Some(46)];
    let part_of = [Some(3), Some(3), Some(4), Some(5), Some(5), None];
    let shown = mask(&counts, &part_of, 10);
    assert_eq!(shown[..2], [Shown::Few, Shown::Hidden]);
    assert!(shown[2..].iter().all(|shown| matches!(shown, Shown::Count(_))));
    // A sub-region of one small municipality: its total is as small, and the region would tell it.
    let counts = [Some(4), Some(14), Some(16), Some(4), Some(30), Some(34)];
    let part_of = [Some(3), Some(4), Some(4), Some(5), Some(5), None];
    let shown = mask(&counts, &part_of, 10);
    assert_eq!((shown[0], shown[3]), (Shown::Few, Shown::Few));
    assert_eq!(shown[4], Shown::Hidden);
    assert!(matches!((shown[1], shown[2]), (Shown::Hidden, Shown::Count(16))));
}

fn region() -> impl Strategy<Value = Region> {
    (1usize..=3).prop_flat_map(|sub_regions| {
        let town = (prop::option::weighted(0.9, 0i64..9), prop::option::weighted(0.8, 0..sub_regions));
        prop::collection::vec(town, 1..=7).prop_map(move |towns| {
            let (counts, sub_region) = towns.into_iter().unzip();
            Region { counts, sub_region, sub_regions }
        })
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, ..ProptestConfig::default() })]

    #[test]
    fn nothing_kept_back_can_be_worked_out_from_the_totals(region in region()) {
        let real = region.filled(&region.counts);
        let shown = mask(&real, &region.part_of(), BELOW);
        prop_assert!(fits(&real, &shown), "{real:?} {shown:?}");
        for at in 0..real.len() {
            if let Some(count) = real[at] {
                prop_assert!(count >= BELOW || shown[at] == Shown::Few);
            }
            if matches!(shown[at], Shown::Few | Shown::Hidden) {
                prop_assert!(region.another(&real, &shown, at), "{real:?} {shown:?} betrays {at}");
            }
        }
    }
}
