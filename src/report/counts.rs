//! Small numbers of clients (DOMAIN §2.4, N33): what is below the norm is not printed, and as many others are left out as it
//! takes that nobody can work it out from what is printed. Pure arithmetic on counts and the sums they stand in.

use crate::export::table::Cell;
use crate::text::{Message, Words};

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

/// A sum that is printed, or that a reader can make from several papers: places in the list of counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sum {
    /// The total.
    pub total: usize,
    /// What it is the total of.
    pub parts: Vec<usize>,
}

/// A large prime: whether equations decide a count is worked out modulo it.
const PRIME: i128 = (1 << 61) - 1;

/// Which counts are printed, and how. `below` is the number under which a count is small. An unknown count stands for
/// nothing in a sum, and everybody knows that.
#[must_use]
pub fn mask(counts: &[Option<i64>], sums: &[Sum], below: i64) -> Vec<Shown> {
    let mut shown: Vec<Shown> = counts
        .iter()
        .map(|count| match count {
            None => Shown::Unknown,
            Some(count) if *count < below => Shown::Few,
            Some(count) => Shown::Count(*count),
        })
        .collect();
    while let Some(told) = told(counts, sums, &shown, below) {
        let Some(next) = next(counts, sums, &shown, told) else { break };
        shown[next] = Shown::Hidden;
    }
    shown
}

fn is_kept(shown: Shown) -> bool {
    matches!(shown, Shown::Few | Shown::Hidden)
}

/// The smallest count that stands in a sum with one that can be worked out; of that sum which keeps fewest. Without any, the
/// smallest that is printed at all.
fn next(counts: &[Option<i64>], sums: &[Sum], shown: &[Shown], told: usize) -> Option<usize> {
    let mut best: Option<(usize, i64, usize)> = None;
    for sum in sums.iter().filter(|sum| sum.total == told || sum.parts.contains(&told)) {
        let all = || sum.parts.iter().copied().chain([sum.total]);
        let kept = all().filter(|at| is_kept(shown[*at])).count();
        let smallest = all().filter(|at| matches!(shown[*at], Shown::Count(_)));
        let smallest = smallest.filter_map(|at| Some((kept, counts[at]?, at))).min();
        best = best.into_iter().chain(smallest).min();
    }
    // Where all around it is kept back already, something further away gives it away.
    let anywhere = || {
        let all = sums.iter().flat_map(|sum| sum.parts.iter().copied().chain([sum.total]));
        let printed = all.filter(|at| matches!(shown[*at], Shown::Count(_)));
        printed.filter_map(|at| Some((counts[at]?, at))).min().map(|(_, at)| at)
    };
    best.map(|(_, _, at)| at).or_else(anywhere)
}

/// A count that is kept back but can be worked out.
fn told(counts: &[Option<i64>], sums: &[Sum], shown: &[Shown], below: i64) -> Option<usize> {
    let alone = sums.iter().find_map(|sum| {
        let mut kept = sum.parts.iter().copied().chain([sum.total]).filter(|at| is_kept(shown[*at]));
        kept.next().filter(|_| kept.next().is_none())
    });
    alone.or_else(|| told_by_bounds(counts, sums, shown, below)).or_else(|| told_by_equations(sums, shown))
}

/// Bounds that a reader knows of each count, made narrower by each sum until nothing changes.
fn told_by_bounds(counts: &[Option<i64>], sums: &[Sum], shown: &[Shown], below: i64) -> Option<usize> {
    const FAR: i64 = i64::MAX / 4;
    let mut bounds: Vec<(i64, i64)> = shown
        .iter()
        .zip(counts)
        .map(|(shown, count)| match shown {
            Shown::Few => (0, below - 1),
            Shown::Hidden => (below, FAR),
            Shown::Unknown | Shown::Count(_) => (count.unwrap_or(0), count.unwrap_or(0)),
        })
        .collect();
    let narrow = |bounds: &mut Vec<(i64, i64)>, at: usize, low: i64, high: i64| {
        let (low, high) = (bounds[at].0.max(low), bounds[at].1.min(high));
        let changed = (low, high) != bounds[at];
        bounds[at] = (low, high);
        changed
    };
    // Each round narrows something; a handful is enough for what people would find by hand.
    for _ in 0..64 {
        let mut changed = false;
        for sum in sums {
            let low: i64 = sum.parts.iter().map(|at| bounds[*at].0).sum();
            let high = sum.parts.iter().fold(0, |high: i64, at| high.saturating_add(bounds[*at].1).min(FAR));
            changed |= narrow(&mut bounds, sum.total, low, high);
            let total = bounds[sum.total];
            for at in &sum.parts {
                let others = (low - bounds[*at].0, sum.parts.iter().filter(|other| *other != at));
                let most = others.1.fold(0, |high: i64, other| high.saturating_add(bounds[*other].1).min(FAR));
                let least = if most == FAR { 0 } else { total.0 - most };
                let upper = if total.1 == FAR { FAR } else { total.1 - others.0 };
                changed |= narrow(&mut bounds, *at, least, upper);
            }
        }
        if !changed {
            break;
        }
    }
    (0..shown.len()).find(|at| is_kept(shown[*at]) && bounds[*at].0 >= bounds[*at].1)
}

/// Whether the sums as equations decide a count: it then stands alone in a row of their reduced form.
fn told_by_equations(sums: &[Sum], shown: &[Shown]) -> Option<usize> {
    let columns: Vec<usize> = (0..shown.len()).filter(|at| is_kept(shown[*at])).collect();
    let place = |at: usize| columns.binary_search(&at).ok();
    let mut rows: Vec<Vec<i128>> = Vec::new();
    for sum in sums {
        let mut row = vec![0i128; columns.len()];
        for at in sum.parts.iter().filter_map(|at| place(*at)) {
            row[at] += 1;
        }
        if let Some(total) = place(sum.total) {
            row[total] = (row[total] - 1).rem_euclid(PRIME);
        }
        rows.push(row);
    }
    let mut done = 0;
    for column in 0..columns.len() {
        let Some(pivot) = (done..rows.len()).find(|row| rows[*row][column] != 0) else { continue };
        rows.swap(done, pivot);
        let turn = inverse(rows[done][column]);
        rows[done].iter_mut().for_each(|value| *value = *value * turn % PRIME);
        let own = rows[done].clone();
        for (at, row) in rows.iter_mut().enumerate() {
            let times = row[column];
            if at != done && times != 0 {
                row.iter_mut().zip(&own).for_each(|(value, own)| *value = (*value - times * own).rem_euclid(PRIME));
            }
        }
        done += 1;
    }
    rows.iter().find_map(|row| {
        let mut filled = row.iter().enumerate().filter(|(_, value)| **value != 0);
        filled.next().filter(|_| filled.next().is_none()).map(|(at, _)| columns[at])
    })
}

/// What a number has to be multiplied with to make one, modulo the prime.
fn inverse(value: i128) -> i128 {
    let (mut result, mut base, mut power) = (1, value.rem_euclid(PRIME), PRIME - 2);
    while power > 0 {
        if power & 1 == 1 {
            result = result * base % PRIME;
        }
        base = base * base % PRIME;
        power >>= 1;
    }
    result
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
