//! Small numbers of clients in tables with totals: whatever is kept back, a reader who knows the limit and every printed
//! number can think of at least two tables that fit, for each count kept back (N33). Readings are tried out one by one.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use perceel::report::counts::{Shown, Sum, mask};
use proptest::prelude::*;

const BELOW: i64 = 3;

/// A table with totals of rows and columns and of all: places of its cells.
struct Grid {
    rows: usize,
    columns: usize,
}

impl Grid {
    fn inner(&self, row: usize, column: usize) -> usize {
        row * self.columns + column
    }

    fn row_total(&self, row: usize) -> usize {
        self.rows * self.columns + row
    }

    fn column_total(&self, column: usize) -> usize {
        self.rows * self.columns + self.rows + column
    }

    fn total(&self) -> usize {
        self.rows * self.columns + self.rows + self.columns
    }

    fn sums(&self) -> Vec<Sum> {
        let rows = (0..self.rows).map(|row| Sum {
            total: self.row_total(row),
            parts: (0..self.columns).map(|column| self.inner(row, column)).collect(),
        });
        let columns = (0..self.columns).map(|column| Sum {
            total: self.column_total(column),
            parts: (0..self.rows).map(|row| self.inner(row, column)).collect(),
        });
        let all = [
            Sum { total: self.total(), parts: (0..self.rows).map(|row| self.row_total(row)).collect() },
            Sum { total: self.total(), parts: (0..self.columns).map(|column| self.column_total(column)).collect() },
        ];
        rows.chain(columns).chain(all).collect()
    }

    /// All counts of a table with these inside.
    fn filled(&self, inner: &[i64]) -> Vec<i64> {
        let mut all = inner.to_vec();
        all.extend(
            (0..self.rows).map(|row| (0..self.columns).map(|column| inner[self.inner(row, column)]).sum::<i64>()),
        );
        all.extend(
            (0..self.columns).map(|column| (0..self.rows).map(|row| inner[self.inner(row, column)]).sum::<i64>()),
        );
        all.push(inner.iter().sum());
        all
    }

    /// Whether a table is one that a reader of the printed one may think of.
    fn fits(&self, inner: &[i64], shown: &[Shown]) -> bool {
        self.filled(inner).iter().zip(shown).all(|(count, shown)| match shown {
            Shown::Count(printed) => count == printed,
            Shown::Few => (0..BELOW).contains(count),
            Shown::Hidden => *count >= BELOW,
            Shown::Unknown => false,
        })
    }

    /// Whether a reader can think of a table with another count at a place. Two tables that fit differ by rounds through
    /// rows and columns, and one round changes every count by one at most: it is enough to look that far.
    fn another(&self, real: &[i64], shown: &[Shown], at: usize) -> bool {
        let open: Vec<usize> =
            (0..self.rows * self.columns).filter(|cell| !matches!(shown[*cell], Shown::Count(_))).collect();
        self.search(&mut real[..self.rows * self.columns].to_vec(), &open, &|inner: &[i64]| {
            self.filled(inner)[at] != real[at] && self.fits(inner, shown)
        })
    }

    fn search(&self, inner: &mut Vec<i64>, open: &[usize], found: &dyn Fn(&[i64]) -> bool) -> bool {
        let Some((first, rest)) = open.split_first() else { return found(inner) };
        let real = inner[*first];
        for count in real - 1..=real + 1 {
            inner[*first] = count;
            if self.search(inner, rest, found) {
                return true;
            }
        }
        inner[*first] = real;
        false
    }
}

fn masked(grid: &Grid, inner: &[i64]) -> (Vec<i64>, Vec<Shown>) {
    let real = grid.filled(inner);
    let counts: Vec<Option<i64>> = real.iter().copied().map(Some).collect();
    let shown = mask(&counts, &grid.sums(), BELOW);
    (real, shown)
}

#[test]
fn a_total_does_not_betray_its_only_small_part() {
    // 25, 4 and 12 make 41: with 4 alone kept back it is 41 − 37; the next smallest goes with it.
    let counts = [Some(25), Some(4), Some(12), Some(41)];
    let sums = [Sum { total: 3, parts: vec![0, 1, 2] }];
    let shown = mask(&counts, &sums, 10);
    assert_eq!(shown, [Shown::Count(25), Shown::Few, Shown::Hidden, Shown::Count(41)]);
    // 9 and 9 of 43: both can only be 9, so a third goes with them.
    let counts = [Some(25), Some(9), Some(9), Some(43)];
    assert_eq!(mask(&counts, &sums, 10), [Shown::Hidden, Shown::Few, Shown::Few, Shown::Count(43)]);
    // What nobody counted is not a number to hide behind.
    let counts = [Some(25), Some(4), None, Some(29)];
    assert_eq!(mask(&counts, &sums, 10), [Shown::Hidden, Shown::Few, Shown::Unknown, Shown::Count(29)]);
    // Nothing small, nothing kept back.
    let counts = [Some(25), Some(14), Some(12), Some(51)];
    assert!(mask(&counts, &sums, 10).iter().all(|shown| matches!(shown, Shown::Count(_))));
}

fn keeps_its_secrets(grid: &Grid, inner: &[i64]) -> Result<(), TestCaseError> {
    let (real, shown) = masked(grid, inner);
    for (at, count) in real.iter().enumerate() {
        match shown[at] {
            Shown::Count(printed) => prop_assert!(printed == *count && *count >= BELOW),
            Shown::Few => prop_assert!(*count < BELOW),
            Shown::Hidden => prop_assert!(*count >= BELOW),
            Shown::Unknown => prop_assert!(false),
        }
        if matches!(shown[at], Shown::Few | Shown::Hidden) {
            prop_assert!(grid.another(&real, &shown, at), "{real:?} {shown:?} betrays {at}");
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn nothing_kept_back_can_be_worked_out_from_rows_and_columns(inner in prop::collection::vec(0i64..9, 6)) {
        keeps_its_secrets(&Grid { rows: 2, columns: 3 }, &inner)?;
        keeps_its_secrets(&Grid { rows: 3, columns: 2 }, &inner)?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn nor_from_a_larger_table(inner in prop::collection::vec(0i64..12, 9)) {
        keeps_its_secrets(&Grid { rows: 3, columns: 3 }, &inner)?;
    }
}
