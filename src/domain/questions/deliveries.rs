//! Which monthly figures belong to a contract, and up to which day they count (R11, R16): its providers, the products of
//! its lots, what was delivered per month. Shared by the questions about capacity and money.

use super::{Asked, Made, Summed};
use crate::domain::capacity::{corrected, stand};
use crate::domain::contract::in_use;
use crate::domain::funding::Variant;
use crate::domain::kind::Kind;
use crate::domain::lot_cut::lot_on;
use crate::domain::monthly::{Figure, Figures, Month, Rows};
use crate::domain::nouns::{contract_lots, lots};
use crate::domain::record::Id;
use crate::domain::register::Register;
use chrono::NaiveDate;
use std::collections::HashMap;

/// The figures of a window, with the months each provider delivered.
pub(super) struct Deliveries<'a> {
    register: &'a Register,
    day: NaiveDate,
    pub actuals: &'a Figures,
    pub reservations: &'a Figures,
    newest: Option<Month>,
    products: HashMap<Id, Vec<Id>>,
}

/// Whose figures of what, for which municipalities (nothing: all), in which months.
#[derive(Clone, Debug)]
pub(super) struct Part {
    pub providers: Vec<Id>,
    pub products: Vec<Id>,
    pub municipalities: Option<Vec<Id>>,
    pub from: Month,
    pub to: Month,
}

impl Part {
    /// Its figures of a noun, to be opened.
    pub fn summed(self, kind: Kind) -> Made {
        let Self { providers, products, municipalities, from, to } = self;
        let (providers, products) = (Some(providers), Some(products));
        Made::Figures(Summed { kind, providers, products, municipalities, from, to })
    }
}

impl<'a> Deliveries<'a> {
    pub fn new(asked: &Asked<'a>) -> Self {
        let (actuals, reservations) = (&asked.monthly.actuals, &asked.monthly.reservations);
        let mut products: HashMap<Id, Vec<Id>> = HashMap::new();
        for product in asked.register.all(Kind::Product) {
            if let Some(lot) = lot_on(asked.register, product.id, asked.when.day) {
                products.entry(lot).or_default().push(product.id);
            }
        }
        Self {
            register: asked.register,
            day: asked.when.day,
            actuals,
            reservations,
            newest: actuals.newest(),
            products,
        }
    }

    /// The products bought in a lot on the day.
    pub fn of_lot(&self, lot: Id) -> &[Id] {
        self.products.get(&lot).map_or(&[], Vec::as_slice)
    }

    /// R16: the last month whose figures count for these providers on the day.
    pub fn stand(&self, providers: &[Id]) -> Option<Month> {
        let own = providers.iter().filter_map(|id| self.actuals.months(*id)).map(|(_, newest)| newest.first()).max();
        stand(self.day, own, self.newest.map(Month::first)).map(Month::of)
    }

    /// Whether any of the providers delivered anything in these months: only then is no figure of a product zero.
    pub fn reports(&self, providers: &[Id], from: Month, to: Month) -> bool {
        let mut months = providers.iter().filter_map(|id| self.actuals.months(*id));
        months.any(|(oldest, newest)| oldest <= to && newest >= from)
    }

    /// Whether any of the providers has allotments at all.
    pub fn allots(&self, providers: &[Id]) -> bool {
        providers.iter().any(|id| self.reservations.months(*id).is_some())
    }

    /// Walks over the figures of a part.
    pub fn each(&self, kind: Kind, part: &Part, take: &mut dyn FnMut(&Figure)) {
        let figures = if kind == Kind::Reservation { self.reservations } else { self.actuals };
        for (provider, product) in part.providers.iter().flat_map(|id| part.products.iter().map(move |p| (*id, *p))) {
            let rows = figures.of(provider, product);
            let mut within = |rows: Rows<'_>| {
                rows.iter().filter(|row| (part.from..=part.to).contains(&row.month)).for_each(|row| take(&row));
            };
            match &part.municipalities {
                Some(places) => places.iter().for_each(|place| within(rows.of_municipality(*place))),
                None => within(rows),
            }
        }
    }

    /// What a part was claimed for: as reported and as young months will come to (R16), in cents, and whether these differ.
    /// Nothing when the providers delivered nothing at all in those months.
    pub fn claimed(&self, part: &Part) -> Option<Claimed> {
        if !self.reports(&part.providers, part.from, part.to) {
            return None;
        }
        let mut claimed = Claimed::default();
        self.each(Kind::Actual, part, &mut |figure| {
            if let Some(cents) = figure.amount() {
                let full = corrected(i128::from(cents), figure.completeness());
                claimed.reported = claimed.reported.saturating_add(cents);
                claimed.corrected = claimed.corrected.saturating_add(i64::try_from(full).unwrap_or(cents));
                claimed.rows += 1;
                claimed.newest = claimed.newest.max(Some(figure.month));
            }
        });
        Some(claimed)
    }

    /// The lots of a contract, or the one that is named, that are not paid by task (R17).
    pub fn lots(&self, contract: Id, named: Option<Id>) -> Vec<Id> {
        let parts = self.register.linked(Kind::ContractLot, "contract", contract);
        let mut lots: Vec<Id> = match named {
            Some(lot) => vec![lot],
            None => parts
                .filter(|part| in_use(Kind::ContractLot, part, self.day))
                .filter_map(|part| part.link(contract_lots::LOT))
                .collect(),
        };
        lots.sort_unstable();
        lots.dedup();
        lots.retain(|lot| variant(self.register, *lot) != Some(Variant::Task));
        lots
    }
}

/// Cents of a part.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Claimed {
    pub reported: i64,
    pub corrected: i64,
    pub rows: usize,
    pub newest: Option<Month>,
}

/// How a lot is paid.
pub(super) fn variant(register: &Register, lot: Id) -> Option<Variant> {
    Variant::of(register.get(Kind::Lot, lot)?.choice(lots::FUNDING_VARIANT)?)
}
