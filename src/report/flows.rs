//! Flows: what was claimed, in which volume and for how many clients, per municipality, lot and month. One walk over the
//! monthly figures serves a whole document; every overview sums the same cells, so that months add up to their quarter
//! (N21) and municipalities to their region (N24). Municipalities are those of the month itself (R31, as then).

use super::period::{Length, Period};
use super::scope::Scope;
use super::{Ground, Wish};
use crate::domain::capacity::corrected;
use crate::domain::contract::in_use;
use crate::domain::kind::Kind;
use crate::domain::lot_cut::{Spell, spells};
use crate::domain::monthly::{Figure, Month};
use crate::domain::municipal::memberships_of;
use crate::domain::nouns::{memberships, municipalities, products};
use crate::domain::questions::{Made, Source, Summed};
use crate::domain::record::Id;
use crate::domain::register::Register;
use crate::domain::units::{fit, size};
use chrono::NaiveDate;
use std::collections::{BTreeMap, HashMap};

/// The units volumes are told in (R10): hours for all that is time, and what stays apart.
pub const UNITS: [&str; 4] = ["hour", "day_night", "piece", "euro"];

/// Months of a year.
const YEAR: usize = 12;

/// What some figures come to. What was not known does not count as zero: each sum says whether anything was known.
#[derive(Clone, Copy, Debug, Default)]
pub struct Flow {
    cents: i64,
    corrected: i64,
    /// Figures with an amount.
    pub priced: u32,
    /// Figures without one.
    pub unpriced: u32,
    clients: i64,
    counted: u32,
    /// In thousandths of the smallest unit of each kind of `UNITS`.
    volumes: [i128; 4],
    measured: [u32; 4],
}

impl Flow {
    /// Claimed, in cents, as it was reported: the sum of the figures.
    #[must_use]
    pub fn cents(&self) -> Option<i64> {
        (self.priced > 0).then_some(self.cents)
    }

    /// R16: what that comes to when young months are whole, in cents.
    #[must_use]
    pub fn corrected(&self) -> Option<i64> {
        (self.priced > 0).then_some(self.corrected)
    }

    /// Clients, added up over providers and products.
    #[must_use]
    pub fn clients(&self) -> Option<i64> {
        (self.counted > 0).then_some(self.clients)
    }

    /// Volume in the unit at that place of `UNITS`, in thousandths.
    #[must_use]
    pub fn volume(&self, unit: usize) -> Option<i64> {
        let small = self.volumes[unit];
        if self.measured[unit] == 0 { None } else { crate::domain::rounding::rounded(small, size(UNITS[unit])) }
    }

    /// Whether there was any figure.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.priced + self.unpriced == 0
    }

    fn take(&mut self, figure: &Figure) {
        match figure.amount() {
            Some(cents) => {
                let full = corrected(i128::from(cents), figure.completeness());
                self.cents = self.cents.saturating_add(cents);
                self.corrected = self.corrected.saturating_add(i64::try_from(full).unwrap_or(cents));
                self.priced += 1;
            }
            None => self.unpriced += 1,
        }
        if let Some(clients) = figure.clients() {
            self.clients += clients;
            self.counted += 1;
        }
        let told = figure.quantity().zip(figure.unit);
        if let Some((quantity, unit)) = told
            && let Some(at) = UNITS.iter().position(|own| fit(own, unit))
        {
            self.volumes[at] += i128::from(quantity) * size(unit);
            self.measured[at] += 1;
        }
    }

    /// Both together.
    pub fn add(&mut self, other: &Self) {
        self.cents = self.cents.saturating_add(other.cents);
        self.corrected = self.corrected.saturating_add(other.corrected);
        self.priced += other.priced;
        self.unpriced += other.unpriced;
        self.clients += other.clients;
        self.counted += other.counted;
        for unit in 0..UNITS.len() {
            self.volumes[unit] += other.volumes[unit];
            self.measured[unit] += other.measured[unit];
        }
    }
}

/// Whose figures: everything in the scope, one municipality, or what was claimed for no municipality of the region.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Everything in the scope of the document; for the region also what is of no municipality of it.
    Scope,
    /// A municipality, in the months it was in the scope.
    One(Id),
    /// Under a code that had ended, or of a municipality that took no part in the region in that month.
    Foreign,
}

/// Of which lot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OfLot {
    /// Of all of them together.
    All,
    /// Of one; nothing is what was bought in no lot.
    One(Option<Id>),
}

/// Months, both inclusive.
pub type Span = (Month, Month);

/// The figures of a year up to the end of a period.
pub struct Flows<'a> {
    register: &'a Register,
    /// January of the year.
    pub january: Month,
    /// The last month of the period.
    pub last: Month,
    /// The newest month up to then of which anyone delivered figures.
    pub newest: Option<Month>,
    places: Vec<Id>,
    at_place: HashMap<Id, usize>,
    /// Per place and month of the year: the sub-region it took part in; nothing when it took no part.
    member: Vec<[Option<Option<Id>>; YEAR]>,
    /// Per place and month: whether it is in the scope.
    within: Vec<[bool; YEAR]>,
    whole: bool,
    lots: Vec<Option<Id>>,
    products: HashMap<Id, Vec<(usize, Span)>>,
    /// By place (the last one is foreign), lot and month.
    cells: Vec<Flow>,
}

impl<'a> Flows<'a> {
    /// Walks over the figures of the year of a period, up to its last month.
    #[must_use]
    pub fn of(ground: &Ground<'a>, wish: &Wish) -> Self {
        let register = ground.register;
        let january = Period::of(Length::Year, wish.period.first).first;
        let places: Vec<Id> = register.all(Kind::Municipality).iter().map(|place| place.id).collect();
        let member: Vec<_> = places.iter().map(|place| membership(register, *place, january)).collect();
        let within = places.iter().zip(&member).map(|(place, member)| within(wish.scope, *place, member)).collect();
        let mut flows = Self {
            register,
            january,
            last: wish.period.last(),
            newest: None,
            at_place: places.iter().copied().zip(0..).collect(),
            places,
            member,
            within,
            whole: matches!(wish.scope, Scope::Region | Scope::Provider(_)),
            lots: std::iter::once(None).chain(register.all(Kind::Lot).iter().map(|lot| Some(lot.id))).collect(),
            products: HashMap::new(),
            cells: Vec::new(),
        };
        flows.walk(ground);
        flows
    }

    fn walk(&mut self, ground: &Ground<'_>) {
        let months = usize::try_from(self.last.since(self.january) + 1).unwrap_or(YEAR).min(YEAR);
        self.cells = vec![Flow::default(); (self.places.len() + 1) * self.lots.len() * YEAR];
        let lot_at: HashMap<Option<Id>, usize> = self.lots.iter().copied().zip(0..).collect();
        let rows = ground.monthly.actuals.all();
        for rows in rows.runs() {
            let Some(first) = rows.iter().next() else { continue };
            let lots = self.products.entry(first.product);
            let lots = lots.or_insert_with(|| lots_of(ground.register, first.product, self.january, &lot_at));
            let place = self.at_place.get(&first.municipality).copied();
            for figure in rows.iter() {
                let Some(month) = usize::try_from(figure.month.since(self.january)).ok().filter(|at| *at < months)
                else {
                    continue;
                };
                let place = place.filter(|place| self.member[*place][month].is_some()).unwrap_or(self.places.len());
                let lot = lots.iter().find(|(_, (from, to))| (*from..=*to).contains(&figure.month));
                let lot = lot.map_or(0, |(lot, _)| *lot);
                self.cells[(place * self.lots.len() + lot) * YEAR + month].take(&figure);
                self.newest = self.newest.max(Some(figure.month));
            }
        }
    }

    fn place_at(&self, place: Place, at: usize, month: usize) -> bool {
        let foreign = at == self.places.len();
        match place {
            Place::Foreign => foreign,
            Place::Scope if self.whole => true,
            Place::Scope => !foreign && self.within[at][month],
            Place::One(id) => !foreign && self.places[at] == id && self.within[at][month],
        }
    }

    /// The sum of some cells.
    #[must_use]
    pub fn sum(&self, place: Place, lot: OfLot, (from, to): Span) -> Flow {
        let mut sum = Flow::default();
        let months = |month: &usize| (from..=to).contains(&self.month(*month));
        for at in 0..=self.places.len() {
            for (lot_at, own) in self.lots.iter().enumerate() {
                if lot == OfLot::All || lot == OfLot::One(*own) {
                    for month in (0..YEAR).filter(months).filter(|month| self.place_at(place, at, *month)) {
                        sum.add(&self.cells[(at * self.lots.len() + lot_at) * YEAR + month]);
                    }
                }
            }
        }
        sum
    }

    fn month(&self, at: usize) -> Month {
        self.january.plus(i32::try_from(at).unwrap_or(0))
    }

    /// January up to the end of the period.
    #[must_use]
    pub fn year_to_date(&self) -> Span {
        (self.january, self.last)
    }

    /// The municipalities of the scope: in it in some month up to the end of the period, by name.
    #[must_use]
    pub fn municipalities(&self) -> Vec<Id> {
        let months = usize::try_from(self.last.since(self.january)).unwrap_or(0);
        let mut found: Vec<Id> = (0..self.places.len())
            .filter(|at| {
                let takes_part = |month: usize| self.member[*at][month].is_some() && self.within[*at][month];
                (0..=months.min(YEAR - 1)).any(takes_part)
            })
            .map(|at| self.places[at])
            .collect();
        found.sort_by_key(|id| (self.register.label_rank(Kind::Municipality, *id), *id));
        found
    }

    /// The municipalities that took part in the region in a month, with their sub-region.
    #[must_use]
    pub fn members(&self, month: Month) -> Vec<(Id, Option<Id>)> {
        let Some(at) = usize::try_from(month.since(self.january)).ok().filter(|at| *at < YEAR) else {
            return Vec::new();
        };
        self.places.iter().zip(&self.member).filter_map(|(id, member)| Some((*id, member[at]?))).collect()
    }

    /// What was claimed for a municipality in a lot in a month, whatever the scope; for masks that every pack shares.
    #[must_use]
    pub fn cell(&self, municipality: Id, lot: Option<Id>, month: Month) -> Flow {
        let place = self.at_place.get(&municipality);
        let lot = self.lots.iter().position(|own| *own == lot);
        let month = usize::try_from(month.since(self.january)).ok().filter(|at| *at < YEAR);
        match (place, lot, month) {
            (Some(place), Some(lot), Some(month)) => self.cells[(place * self.lots.len() + lot) * YEAR + month],
            _ => Flow::default(),
        }
    }

    /// The lots with any figure of the scope up to the end of the period, by their label; nothing is no lot.
    #[must_use]
    pub fn lots_used(&self) -> Vec<Option<Id>> {
        let used = |lot: &&Option<Id>| !self.sum(Place::Scope, OfLot::One(**lot), self.year_to_date()).is_empty();
        let mut found: Vec<Option<Id>> = self.lots.iter().filter(used).copied().collect();
        found.sort_by_key(|lot| (lot.is_none(), lot.and_then(|lot| self.register.label_rank(Kind::Lot, lot)), *lot));
        found
    }

    /// First and last day that a municipality was in the scope this year; nothing when it was not.
    #[must_use]
    pub fn days(&self, municipality: Id) -> Option<(NaiveDate, NaiveDate)> {
        let at = *self.at_place.get(&municipality)?;
        let mut months = (0..YEAR).filter(|month| self.within[at][*month] && self.member[at][*month].is_some());
        let first = months.next()?;
        let last = months.next_back().unwrap_or(first);
        Some((self.month(first).first(), self.month(last).last()))
    }

    /// What a sum was made from, as a reader can open it.
    #[must_use]
    pub fn sources(&self, column: &'static str, place: Place, lot: OfLot, span: Span) -> Vec<Source> {
        let mut found = Vec::new();
        for (places, of_places) in self.runs_of_places(place, span) {
            for (products, of_products) in self.runs_of_products(lot, span) {
                let (from, to) = (of_places.0.max(of_products.0), of_places.1.min(of_products.1));
                if from <= to {
                    let (municipalities, products) = (places.clone(), products.clone());
                    let summed = Summed { kind: Kind::Actual, providers: None, products, municipalities, from, to };
                    found.push(Source { column, of: Made::Figures(summed) });
                }
            }
        }
        found
    }

    fn runs_of_places(&self, place: Place, span: Span) -> Vec<(Option<Vec<Id>>, Span)> {
        if place == Place::Scope && self.whole {
            return vec![(None, span)];
        }
        let mut runs: BTreeMap<Span, Vec<Id>> = BTreeMap::new();
        for (at, id) in self.places.iter().enumerate() {
            let holds = |month: usize| match place {
                Place::Foreign => self.member[at][month].is_none(),
                _ => self.member[at][month].is_some() && self.place_at(place, at, month),
            };
            for run in self.runs(span, holds) {
                runs.entry(run).or_default().push(*id);
            }
        }
        runs.into_iter().map(|(run, ids)| (Some(ids), run)).collect()
    }

    fn runs_of_products(&self, lot: OfLot, span: Span) -> Vec<(Option<Vec<Id>>, Span)> {
        let OfLot::One(lot) = lot else { return vec![(None, span)] };
        let wanted = self.lots.iter().position(|own| *own == lot);
        let mut runs: BTreeMap<Span, Vec<Id>> = BTreeMap::new();
        for (product, lots) in &self.products {
            for (_, run) in lots.iter().filter(|(at, _)| Some(*at) == wanted) {
                let (from, to) = (run.0.max(span.0), run.1.min(span.1));
                if from <= to {
                    runs.entry((from, to)).or_default().push(*product);
                }
            }
        }
        runs.values_mut().for_each(|ids| ids.sort_unstable());
        runs.into_iter().map(|(run, ids)| (Some(ids), run)).collect()
    }

    /// The unbroken stretches of months within a span where something holds.
    fn runs(&self, (from, to): Span, holds: impl Fn(usize) -> bool) -> Vec<Span> {
        let mut runs: Vec<Span> = Vec::new();
        for at in 0..YEAR {
            let month = self.month(at);
            if !(from..=to).contains(&month) || !holds(at) {
                continue;
            }
            match runs.last_mut() {
                Some(run) if run.1.plus(1) == month => run.1 = month,
                _ => runs.push((month, month)),
            }
        }
        runs
    }
}

/// In which sub-region a municipality took part in each month of a year; as `parking` judges it.
fn membership(register: &Register, place: Id, january: Month) -> [Option<Option<Id>>; YEAR] {
    let ended = register.get(Kind::Municipality, place).and_then(|record| record.date(municipalities::VALID_TO));
    let none_known = register.all(Kind::Membership).is_empty();
    let facts: Vec<_> = memberships_of(register, place)
        .into_iter()
        .filter(|fact| in_use(Kind::Membership, fact, NaiveDate::MAX))
        .collect();
    std::array::from_fn(|at| {
        let month = january.plus(i32::try_from(at).unwrap_or(0));
        if ended.is_some_and(|to| to < month.first()) {
            return None;
        }
        let meets = facts.iter().rev().find(|fact| {
            fact.date(memberships::VALID_FROM).is_none_or(|from| from <= month.last())
                && fact.date(memberships::VALID_TO).is_none_or(|to| month.first() <= to)
        });
        match meets {
            Some(fact) => Some(fact.link(memberships::SUB_REGION)),
            None => none_known.then_some(None),
        }
    })
}

fn within(scope: Scope, place: Id, member: &[Option<Option<Id>>; YEAR]) -> [bool; YEAR] {
    std::array::from_fn(|at| match (scope, member[at]) {
        (_, None) => false,
        (Scope::Region | Scope::Provider(_), Some(_)) => true,
        (Scope::SubRegion(id), Some(own)) => own == Some(id),
        (Scope::Municipality(id), Some(_)) => id == place,
    })
}

/// In which lots a product was bought in the months of a year (N4): the lot of a month is that of its last day.
fn lots_of(register: &Register, product: Id, january: Month, at: &HashMap<Option<Id>, usize>) -> Vec<(usize, Span)> {
    let own = register.get(Kind::Product, product).and_then(|record| record.link(products::LOT));
    let moved: Vec<Spell> = spells(register, product).collect();
    let mut found: Vec<(usize, Span)> = Vec::new();
    for month in (0..YEAR).map(|month| january.plus(i32::try_from(month).unwrap_or(0))) {
        let lot = moved.iter().find(|spell| spell.holds(month.last())).map(|spell| spell.lot).or(own);
        let lot = at.get(&lot).copied().unwrap_or(0);
        match found.last_mut() {
            Some((last, run)) if *last == lot => run.1 = month,
            _ => found.push((lot, (month, month))),
        }
    }
    found
}
