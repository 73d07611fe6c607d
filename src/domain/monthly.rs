//! The monthly figures of a window of months as one value, for the rules that sum them. They come from the file by the
//! hundred thousand, so they are packed and lie sorted: a sum is a walk over neighbours. Reading them is the store's.

mod packed;

pub use super::calendar::Month;
use super::kind::Kind;
use super::record::Id;
pub use packed::{Packed, Rows};
use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

/// One monthly figure: what a provider delivered or was allotted, of a product, for a municipality, in a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Figure {
    /// Its record, which a screen can open.
    pub id: Id,
    /// Who delivered.
    pub provider: Id,
    /// What.
    pub product: Id,
    /// For which municipality, with the code of that month (R31).
    pub municipality: Id,
    /// When.
    pub month: Month,
    /// Unit of the quantity (R10); nothing when it was not said.
    pub unit: Option<&'static str>,
    quantity: Option<i64>,
    amount: Option<i64>,
    clients: Option<i64>,
    completeness: Option<i64>,
}

impl Figure {
    /// A figure of which no number is known yet.
    #[must_use]
    pub fn new(id: Id, provider: Id, product: Id, municipality: Id, month: Month) -> Self {
        let (quantity, amount, clients, completeness) = (None, None, None, None);
        Self { id, provider, product, municipality, month, unit: None, quantity, amount, clients, completeness }
    }

    /// The same figure with a quantity, in thousandths of a unit.
    #[must_use]
    pub fn with_quantity(mut self, quantity: Option<i64>, unit: Option<&'static str>) -> Self {
        (self.quantity, self.unit) = (quantity, unit);
        self
    }

    /// The same figure with an amount, in cents.
    #[must_use]
    pub fn with_amount(mut self, cents: Option<i64>) -> Self {
        self.amount = cents;
        self
    }

    /// The same figure with a number of clients.
    #[must_use]
    pub fn with_clients(mut self, clients: Option<i64>) -> Self {
        self.clients = clients;
        self
    }

    /// The same figure with how much of the month had been reported, in parts per million (R16).
    #[must_use]
    pub fn with_completeness(mut self, ppm: Option<i64>) -> Self {
        self.completeness = ppm;
        self
    }

    /// How much, in thousandths of its unit.
    #[must_use]
    pub fn quantity(&self) -> Option<i64> {
        self.quantity
    }

    /// For how much, in cents.
    #[must_use]
    pub fn amount(&self) -> Option<i64> {
        self.amount
    }

    /// For how many clients.
    #[must_use]
    pub fn clients(&self) -> Option<i64> {
        self.clients
    }

    /// How much of the month had been reported, in parts per million (R16); nothing means all of it.
    #[must_use]
    pub fn completeness(&self) -> Option<i64> {
        self.completeness
    }
}

/// Figures of one noun (realised or allotted) over a window of months, sorted by provider, product, municipality, month.
#[derive(Clone, Debug, Default)]
pub struct Figures {
    rows: Packed,
    /// Where the figures of a provider and product lie.
    blocks: HashMap<(Id, Id), Range<u32>>,
    providers: HashMap<Id, Vec<Id>>,
    products: HashMap<Id, Vec<Id>>,
    /// Oldest and newest month of a provider.
    months: BTreeMap<Id, (Month, Month)>,
}

impl Figures {
    /// Puts figures in order.
    #[must_use]
    pub fn new(rows: Vec<Figure>) -> Self {
        let mut packed = Packed::default();
        packed.reserve(rows.len());
        rows.iter().for_each(|row| packed.push(row));
        Self::of_parts(vec![packed])
    }

    /// Puts figures in order that were packed part by part.
    #[must_use]
    pub fn of_parts(parts: Vec<Packed>) -> Self {
        let (count, mut parts) = (parts.iter().map(Packed::len).sum::<usize>(), parts.into_iter());
        let mut rows = parts.next().unwrap_or_default();
        rows.reserve(count - rows.len());
        parts.for_each(|part| rows.append(part));
        rows.sort();
        let mut figures = Self::default();
        let mut start = 0;
        for run in rows.part(0, count).runs() {
            // Of one provider, product and municipality, the months go up.
            let Some((first, last)) = run.iter().next().zip(run.iter().next_back()) else { continue };
            let end = start + u32::try_from(run.len()).unwrap_or(u32::MAX);
            let (provider, product) = (first.provider, first.product);
            let block = figures.blocks.entry((provider, product)).or_insert_with(|| {
                figures.providers.entry(product).or_default().push(provider);
                figures.products.entry(provider).or_default().push(product);
                start..start
            });
            block.end = end;
            let (oldest, newest) = figures.months.entry(provider).or_insert((first.month, first.month));
            (*oldest, *newest) = ((*oldest).min(first.month), (*newest).max(last.month));
            start = end;
        }
        figures.rows = rows;
        figures
    }

    /// All of them.
    #[must_use]
    pub fn all(&self) -> Rows<'_> {
        self.rows.part(0, self.rows.len())
    }

    /// Those of a provider and product, by municipality and month.
    #[must_use]
    pub fn of(&self, provider: Id, product: Id) -> Rows<'_> {
        let range = self.blocks.get(&(provider, product)).cloned().unwrap_or_default();
        self.rows.part(range.start as usize, range.end as usize)
    }

    /// The providers that have figures of a product, by id.
    #[must_use]
    pub fn providers(&self, product: Id) -> &[Id] {
        self.providers.get(&product).map_or(&[], Vec::as_slice)
    }

    /// The oldest and the newest month of a provider; nothing when it has no figures.
    #[must_use]
    pub fn months(&self, provider: Id) -> Option<(Month, Month)> {
        self.months.get(&provider).copied()
    }

    /// Every provider that has figures, by id.
    pub fn with_figures(&self) -> impl Iterator<Item = Id> + '_ {
        self.months.keys().copied()
    }

    /// The newest month of all; nothing when there are no figures.
    #[must_use]
    pub fn newest(&self) -> Option<Month> {
        self.months.values().map(|(_, newest)| *newest).max()
    }

    /// The products of which a provider has figures, by id.
    #[must_use]
    pub fn products(&self, provider: Id) -> &[Id] {
        self.products.get(&provider).map_or(&[], Vec::as_slice)
    }
}

/// The monthly figures of a window: what was delivered and what was allotted.
#[derive(Clone, Debug, Default)]
pub struct Monthly {
    /// First and last month they cover; nothing when none were read.
    pub window: Option<(Month, Month)>,
    /// Delivered (realisaties).
    pub actuals: Figures,
    /// Allotted and not yet delivered (reserveringen).
    pub reservations: Figures,
}

/// Monthly figures of a month that were delivered anew, for the first time, or taken away since some journal step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Redelivered {
    /// `Kind::Actual` or `Kind::Reservation`.
    pub kind: Kind,
    /// The month.
    pub month: Month,
    /// How many of the figures that changed there were then, and are now.
    pub rows: (i64, i64),
    /// Their amounts together, in cents; nothing where no amount is known.
    pub cents: (Option<i64>, Option<i64>),
}

impl Monthly {
    /// Only the figures of these months; those of other months are left out.
    #[must_use]
    pub fn within(&self, (from, to): (Month, Month)) -> Self {
        let part = |figures: &Figures| {
            let mut packed = Packed::default();
            let within = figures.all().iter().filter(|row| from <= row.month && row.month <= to);
            within.for_each(|row| packed.push(&row));
            Figures::of_parts(vec![packed])
        };
        Self { window: Some((from, to)), actuals: part(&self.actuals), reservations: part(&self.reservations) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveDate;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default()
    }

    #[test]
    fn months_are_counted_over_years() {
        let december = Month::of(day(2025, 12, 31));
        assert_eq!(december.plus(2).first(), day(2026, 2, 1));
        assert_eq!(december.plus(2).last(), day(2026, 2, 28));
        assert_eq!(december.plus(-12).first(), day(2024, 12, 1));
        assert_eq!(Month::of(day(2026, 3, 5)).since(december), 3);
    }

    #[test]
    fn figures_are_found_by_provider_and_product_in_order() {
        let month = Month::of(day(2026, 1, 1));
        let figure = |id, provider, product, municipality, later| {
            Figure::new(Id(id), Id(provider), Id(product), Id(municipality), month.plus(later)).with_amount(Some(id))
        };
        let figures = Figures::new(vec![figure(1, 7, 2, 5, 1), figure(2, 7, 2, 5, 0), figure(3, 6, 2, 5, 0)]);
        let ids: Vec<i64> = figures.of(Id(7), Id(2)).iter().map(|row| row.id.0).collect();
        assert_eq!(ids, [2, 1]);
        assert_eq!(figures.providers(Id(2)), [Id(6), Id(7)]);
        assert_eq!(figures.products(Id(6)), [Id(2)]);
        assert!(figures.of(Id(6), Id(3)).is_empty());
    }

    #[test]
    fn unknown_is_not_zero() {
        let figure = Figure::new(Id(1), Id(2), Id(3), Id(4), Month::of(day(2026, 1, 1)));
        assert_eq!((figure.quantity(), figure.amount(), figure.clients()), (None, None, None));
        let zero = figure.with_quantity(Some(0), Some("hour")).with_amount(Some(0)).with_clients(Some(0));
        assert_eq!((zero.quantity(), zero.amount(), zero.clients()), (Some(0), Some(0), Some(0)));
    }
}
