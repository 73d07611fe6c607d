//! A figure as it is kept: thirty-six bytes instead of eighty, since a region has a million of them. Numbers that need more
//! than four bytes, which are few, lie beside the rows. What the numbers mean is `monthly`'s.

use super::super::calendar::Month;
use super::super::field::Shape;
use super::super::nouns::actuals;
use super::super::record::Id;
use super::Figure;

/// Places of the numbers of a row.
const ID: usize = 0;
const PROVIDER: usize = 1;
const PRODUCT: usize = 2;
const MUNICIPALITY: usize = 3;
const QUANTITY: usize = 4;
const AMOUNT: usize = 5;
const CLIENTS: usize = 6;
const COMPLETENESS: usize = 7;
const NUMBERS: usize = 8;

/// Stands for an unknown number.
const UNKNOWN: i32 = i32::MIN;
/// From the one after unknown up to here a number says where the real one lies beside the rows.
const LAST_WIDE: i32 = UNKNOWN + (1 << 30);

/// One figure.
#[derive(Clone, Copy, Debug)]
struct Row {
    numbers: [i32; NUMBERS],
    /// The month, and in the lowest eight bits the unit: its place among the codes, from one; none is unknown.
    when: i32,
}

/// Figures, packed.
#[derive(Clone, Debug, Default)]
pub struct Packed {
    rows: Vec<Row>,
    wide: Vec<i64>,
}

impl Packed {
    /// Adds a figure.
    pub fn push(&mut self, figure: &Figure) {
        let mut numbers = [UNKNOWN; NUMBERS];
        for (at, id) in [
            (ID, figure.id),
            (PROVIDER, figure.provider),
            (PRODUCT, figure.product),
            (MUNICIPALITY, figure.municipality),
        ] {
            numbers[at] = self.pack(Some(id.0));
        }
        for (at, number) in [
            (QUANTITY, figure.quantity),
            (AMOUNT, figure.amount),
            (CLIENTS, figure.clients),
            (COMPLETENESS, figure.completeness),
        ] {
            numbers[at] = self.pack(number);
        }
        let unit = figure.unit.and_then(|unit| UNITS.iter().position(|code| *code == unit));
        let unit = unit.and_then(|at| u8::try_from(at + 1).ok()).unwrap_or(0);
        // No calendar has so many months that eight bits less are too few.
        self.rows.push(Row { numbers, when: figure.month.since(Month::ZERO) << 8 | i32::from(unit) });
    }

    /// Adds the figures of another, behind these.
    pub fn append(&mut self, mut other: Self) {
        let before = i32::try_from(self.wide.len()).unwrap_or(i32::MAX);
        if !other.wide.is_empty() && before > 0 {
            let numbers = other.rows.iter_mut().flat_map(|row| &mut row.numbers);
            numbers.filter(|number| (UNKNOWN + 1..=LAST_WIDE).contains(*number)).for_each(|number| *number += before);
        }
        self.wide.append(&mut other.wide);
        self.rows.append(&mut other.rows);
    }

    /// Makes room for so many more.
    pub fn reserve(&mut self, more: usize) {
        self.rows.reserve_exact(more);
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Those between two places.
    #[must_use]
    pub fn part(&self, from: usize, to: usize) -> Rows<'_> {
        Rows { rows: self.rows.get(from..to).unwrap_or_default(), wide: &self.wide }
    }

    /// Puts them in the order of provider, product, municipality, month and id. They come mostly in order, delivery by
    /// delivery, and a stable sort takes runs as they are.
    pub fn sort(&mut self) {
        self.rows.shrink_to_fit();
        let numbers = Rows { rows: &[], wide: &self.wide };
        self.rows.sort_by_key(|row| {
            let id = |at| numbers.number(row, at);
            (id(PROVIDER), id(PRODUCT), id(MUNICIPALITY), row.when >> 8, id(ID))
        });
    }

    fn pack(&mut self, number: Option<i64>) -> i32 {
        let Some(number) = number else { return UNKNOWN };
        match i32::try_from(number) {
            Ok(small) if small > LAST_WIDE => small,
            _ => {
                self.wide.push(number);
                i32::try_from(self.wide.len()).map_or(LAST_WIDE, |place| UNKNOWN.saturating_add(place).min(LAST_WIDE))
            }
        }
    }
}

/// Figures that lie next to each other, in their order.
#[derive(Clone, Copy, Debug, Default)]
pub struct Rows<'a> {
    rows: &'a [Row],
    wide: &'a [i64],
}

impl<'a> Rows<'a> {
    /// How many there are.
    #[must_use]
    pub fn len(self) -> usize {
        self.rows.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.rows.is_empty()
    }

    /// One after the other.
    pub fn iter(self) -> impl ExactSizeIterator<Item = Figure> + DoubleEndedIterator + Clone + 'a {
        self.rows.iter().map(move |row| self.figure(row))
    }

    /// Of figures of one provider and product: those of a municipality.
    #[must_use]
    pub fn of_municipality(self, municipality: Id) -> Self {
        let place = |row: &Row| Id(self.number(row, MUNICIPALITY).unwrap_or_default());
        let from = self.rows.partition_point(|row| place(row) < municipality);
        let to = self.rows.partition_point(|row| place(row) <= municipality);
        Self { rows: self.rows.get(from..to).unwrap_or_default(), wide: self.wide }
    }

    /// The same in runs: neighbours of one provider, product and municipality.
    pub fn runs(self) -> impl Iterator<Item = Self> + 'a {
        // Equal numbers are packed alike, but for those beside the rows: that makes a run shorter and nothing else.
        let whose = |row: &Row| [row.numbers[PROVIDER], row.numbers[PRODUCT], row.numbers[MUNICIPALITY]];
        let runs = self.rows.chunk_by(move |one, other| whose(one) == whose(other));
        runs.map(move |rows| Self { rows, wide: self.wide })
    }

    // Inlined, so that a walk unpacks only the numbers it looks at.
    #[inline(always)]
    fn figure(self, row: &Row) -> Figure {
        let id = |at| Id(self.number(row, at).unwrap_or_default());
        let unit = usize::try_from(row.when & 0xff).unwrap_or(0);
        Figure {
            id: id(ID),
            provider: id(PROVIDER),
            product: id(PRODUCT),
            municipality: id(MUNICIPALITY),
            month: Month::ZERO.plus(row.when >> 8),
            unit: unit.checked_sub(1).and_then(|at| UNITS.get(at).copied()),
            quantity: self.number(row, QUANTITY),
            amount: self.number(row, AMOUNT),
            clients: self.number(row, CLIENTS),
            completeness: self.number(row, COMPLETENESS),
        }
    }

    #[inline(always)]
    fn number(self, row: &Row, at: usize) -> Option<i64> {
        match row.numbers[at] {
            UNKNOWN => None,
            number if number > LAST_WIDE => Some(i64::from(number)),
            place => self.beside(place),
        }
    }

    #[cold]
    fn beside(self, place: i32) -> Option<i64> {
        let place = usize::try_from(i64::from(place) - i64::from(UNKNOWN) - 1).ok()?;
        self.wide.get(place).copied()
    }
}

/// The units that a figure can be told in.
const UNITS: &[&str] = match actuals::NOUN.fields[actuals::UNIT.index].shape {
    Shape::Choice(codes) => codes,
    _ => &[],
};

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use proptest::prelude::*;

    /// Numbers of all sizes, with those at which packing changes.
    fn number() -> impl Strategy<Value = Option<i64>> {
        let edges = [i32::MIN, i32::MIN + 1, LAST_WIDE, LAST_WIDE + 1, -1, 0, i32::MAX].map(i64::from);
        let edge = prop::sample::select([&edges[..], &[i64::MIN, i64::MAX, 1 << 31]].concat());
        prop_oneof![Just(None), any::<i64>().prop_map(Some), edge.prop_map(Some), (0..5_i64).prop_map(Some)]
    }

    fn figure() -> impl Strategy<Value = Figure> {
        let id = || number().prop_map(|id| Id(id.unwrap_or(7)));
        let ids = (id(), id(), id(), id());
        let unit =
            prop::sample::select([None].into_iter().chain(UNITS.iter().map(|unit| Some(*unit))).collect::<Vec<_>>());
        (ids, -3_000_000..3_000_000, unit, (number(), number(), number(), number())).prop_map(
            |((id, provider, product, municipality), month, unit, numbers)| {
                Figure::new(id, provider, product, municipality, Month::ZERO.plus(month))
                    .with_quantity(numbers.0, unit)
                    .with_amount(numbers.1)
                    .with_clients(numbers.2)
                    .with_completeness(numbers.3)
            },
        )
    }

    proptest! {
        #[test]
        fn what_is_packed_comes_back_in_order(first in prop::collection::vec(figure(), 0..20), second in prop::collection::vec(figure(), 0..20)) {
            let (mut packed, mut other) = (Packed::default(), Packed::default());
            first.iter().for_each(|figure| packed.push(figure));
            second.iter().for_each(|figure| other.push(figure));
            packed.append(other);
            let mut all = [first, second].concat();
            prop_assert_eq!(&packed.part(0, packed.len()).iter().collect::<Vec<_>>(), &all);
            packed.sort();
            all.sort_by_key(|one| (one.provider, one.product, one.municipality, one.month, one.id));
            let sorted = packed.part(0, packed.len());
            prop_assert_eq!(sorted.iter().collect::<Vec<_>>(), all);
            prop_assert_eq!(sorted.runs().map(Rows::len).sum::<usize>(), sorted.len());
        }
    }
}
