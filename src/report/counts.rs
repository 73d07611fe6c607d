//! Small numbers of clients (DOMAIN §2.4, N33): what is below the norm is not printed, and as many others are left out as it
//! takes that nobody can work it out from what is printed. Pure arithmetic on counts and the totals they are parts of.

use crate::export::table::Cell;
use crate::text::{Message, Words};
use std::collections::BTreeMap;

/// How a count is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// Nobody counted.
    Unknown,
    /// As it is.
    Count(i64),
    /// As `<10`: it is below the norm.
    Few,
    /// Not at all: with it a small one could be worked out.
    Hidden,
}

/// Which counts are printed, and how. `part_of` names for each count the total that it is a part of, if any: municipalities
/// of a sub-region, sub-regions of the region. No total is a part of itself, also not by way of others. `below` is the number
/// under which a count is small; at 1 or less there is nothing to keep back. An unknown count stands for nothing in its
/// total, and everybody knows that.
///
/// A count that is a part of two totals (rows and columns of one table) would need more than bounds to be kept: two sums
/// together can tell what neither tells alone. That is why it cannot be said here.
#[must_use]
pub fn mask(counts: &[Option<i64>], part_of: &[Option<usize>], below: i64) -> Vec<Shown> {
    let mut shown: Vec<Shown> = counts
        .iter()
        .map(|count| match count {
            None => Shown::Unknown,
            Some(count) if *count < below && below > 1 => Shown::Few,
            Some(count) => Shown::Count(*count),
        })
        .collect();
    let sums = sums(part_of);
    loop {
        let told = told(counts, &sums, &shown, below);
        let Some(next) = next(counts, &sums, &shown, &told) else { return shown };
        shown[next] = Shown::Hidden;
    }
}

/// A total with its parts, as places in the list of counts.
struct Sum {
    total: usize,
    parts: Vec<usize>,
}

impl Sum {
    /// The places of the parts and of the total.
    fn all(&self) -> impl Iterator<Item = usize> {
        self.parts.iter().copied().chain([self.total])
    }
}

fn sums(part_of: &[Option<usize>]) -> Vec<Sum> {
    let mut by_total: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (part, total) in part_of.iter().enumerate() {
        if let Some(total) = total {
            by_total.entry(*total).or_default().push(part);
        }
    }
    by_total.into_iter().map(|(total, parts)| Sum { total, parts }).collect()
}

fn is_kept(shown: Shown) -> bool {
    matches!(shown, Shown::Few | Shown::Hidden)
}

/// The smallest count that stands in a sum with one that can be worked out; of that sum which keeps fewest. Where all around
/// those is kept back already, the smallest that is printed at all. Nothing where nothing can be worked out.
fn next(counts: &[Option<i64>], sums: &[Sum], shown: &[Shown], told: &[usize]) -> Option<usize> {
    let printed = |at: &usize| matches!(shown[*at], Shown::Count(_));
    let around = sums.iter().filter(|sum| sum.all().any(|at| told.contains(&at))).filter_map(|sum| {
        let kept = sum.all().filter(|at| is_kept(shown[*at])).count();
        sum.all().filter(printed).filter_map(|at| Some((kept, counts[at]?, at))).min()
    });
    let anywhere = || sums.iter().flat_map(Sum::all).filter(printed).filter_map(|at| Some((counts[at]?, at))).min();
    let around = around.min().map(|(_, _, at)| at);
    if told.is_empty() { None } else { around.or_else(|| anywhere().map(|(_, at)| at)) }
}

/// The counts that are kept back but can be worked out: what a reader knows of them leaves one number. Bounds are made narrower
/// by each sum until nothing changes. Where no count has two totals that finds all that can be known: whichever number
/// between its bounds a count is given, the others can be chosen to go with it.
fn told(counts: &[Option<i64>], sums: &[Sum], shown: &[Shown], below: i64) -> Vec<usize> {
    let mut bounds: Vec<Bounds> = shown
        .iter()
        .zip(counts)
        .map(|(shown, count)| match shown {
            Shown::Few => Bounds { low: 0, high: below - 1 },
            Shown::Hidden => Bounds { low: below, high: FAR },
            Shown::Unknown | Shown::Count(_) => Bounds { low: count.unwrap_or(0), high: count.unwrap_or(0) },
        })
        .collect();
    while sums.iter().any(|sum| narrow(&mut bounds, sum)) {}
    (0..shown.len()).filter(|at| is_kept(shown[*at]) && bounds[*at].low >= bounds[*at].high).collect()
}

/// What a reader knows of a count: not less than, not more than. `FAR` is more than anybody can say.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Bounds {
    low: i64,
    high: i64,
}

const FAR: i64 = i64::MAX / 4;

/// What a sum tells of its total and of each of its parts. True where that is something new.
fn narrow(bounds: &mut [Bounds], sum: &Sum) -> bool {
    let before: Vec<Bounds> = sum.all().map(|at| bounds[at]).collect();
    let low = |bounds: &[Bounds], but: Option<usize>| -> i64 {
        sum.parts.iter().filter(|at| Some(**at) != but).map(|at| bounds[*at].low).sum()
    };
    let high = |bounds: &[Bounds], but: Option<usize>| -> i64 {
        let others = sum.parts.iter().filter(|at| Some(**at) != but);
        others.fold(0, |high: i64, at| high.saturating_add(bounds[*at].high).min(FAR))
    };
    let known = bounds[sum.total];
    bounds[sum.total] = Bounds { low: known.low.max(low(bounds, None)), high: known.high.min(high(bounds, None)) };
    let total = bounds[sum.total];
    for at in &sum.parts {
        let (least, most) = (low(bounds, Some(*at)), high(bounds, Some(*at)));
        let known = bounds[*at];
        bounds[*at] = Bounds {
            low: if most == FAR { known.low } else { known.low.max(total.low - most) },
            high: if total.high == FAR { known.high } else { known.high.min(total.high - least) },
        };
    }
    sum.all().zip(before).any(|(at, before)| bounds[at] != before)
}

impl Shown {
    /// The count as a figure of a table.
    #[must_use]
    pub fn figure(self, words: Words, below: i64) -> Cell {
        match self {
            Self::Unknown => Cell::Unknown,
            Self::Count(count) => Cell::Whole(count),
            Self::Few => {
                Cell::Text(words.say(&Message::new("report-count-few").with("below", below.to_string())).into())
            }
            Self::Hidden => Cell::Text(words.get("report-count-hidden").into()),
        }
    }
}
