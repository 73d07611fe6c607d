//! Lots that change during the term (N4): in which lot a product was bought in a month, and in which it is bought now, after
//! lots were split or merged and products moved. Every figure falls in exactly one lot in either cut.

use super::calendar::add_days;
use super::kind::Kind;
use super::monthly::Month;
use super::nouns::{lot_products, lots, products};
use super::record::{Id, Record};
use super::register::Register;
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// A time in which a product was bought in a lot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spell {
    /// First day; nothing is since always.
    pub from: Option<NaiveDate>,
    /// Last day; nothing is open.
    pub to: Option<NaiveDate>,
    /// The lot.
    pub lot: Id,
}

impl Spell {
    /// Whether it holds on a day.
    #[must_use]
    pub fn holds(&self, day: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
    }
}

/// The times a product was in a lot by what was recorded of it; outside of them its present lot counts.
pub fn spells(register: &Register, product: Id) -> impl Iterator<Item = Spell> + '_ {
    let ids = register.referring(Kind::LotProduct, lot_products::PRODUCT.index, product).iter();
    ids.filter_map(|id| register.get(Kind::LotProduct, *id)).filter_map(|fact| {
        // What was put away holds no longer from that day.
        let put_away = fact.date(lot_products::ARCHIVED_ON).map(|on| add_days(on, -1));
        let to = fact.date(lot_products::VALID_TO).into_iter().chain(put_away).min();
        Some(Spell { from: fact.date(lot_products::VALID_FROM), to, lot: fact.link(lot_products::LOT)? })
    })
}

/// The lot a product was bought in on a day: by the fact that holds on it, else its present lot.
#[must_use]
pub fn lot_on(register: &Register, product: Id, day: NaiveDate) -> Option<Id> {
    let by_fact = spells(register, product).find(|spell| spell.holds(day));
    by_fact
        .map(|spell| spell.lot)
        .or_else(|| register.get(Kind::Product, product).and_then(|record| record.link(products::LOT)))
}

/// The old cut: the lot a product was bought in at the end of a month.
#[must_use]
pub fn lot_then(register: &Register, product: Id, month: Month) -> Option<Id> {
    lot_on(register, product, month.last())
}

/// The new cut: the lot a product is bought in on a day; where that lot has ended, the one that goes on for it.
#[must_use]
pub fn lot_now(register: &Register, product: Id, day: NaiveDate) -> Option<Id> {
    lot_on(register, product, day).map(|lot| present(register, lot, day))
}

/// The products bought in a lot on a day. Each is in one lot, to which all its use then belongs, also that of before it
/// came: what was bought in a lot that others go on for stays with that lot, since who goes on for it may buy less.
#[must_use]
pub fn products_on(register: &Register, lot: Id, day: NaiveDate) -> Vec<Id> {
    let facts = register.referring(Kind::LotProduct, lot_products::LOT.index, lot).iter();
    let facts = facts.filter_map(|id| register.get(Kind::LotProduct, *id));
    let mut found: BTreeSet<Id> = facts.filter_map(|fact| fact.link(lot_products::PRODUCT)).collect();
    found.extend(register.referring(Kind::Product, products::LOT.index, lot));
    found.into_iter().filter(|product| lot_on(register, *product, day) == Some(lot)).collect()
}

/// The lot that goes on for a lot on a day: itself while it lasts, else its successor, or the only lot that names it as its
/// predecessor. One that was split stays itself: which part a product went to is for the product to say.
#[must_use]
pub fn present(register: &Register, lot: Id, day: NaiveDate) -> Id {
    let mut seen = vec![lot];
    let mut at = lot;
    while let Some(next) = register.get(Kind::Lot, at).and_then(|record| next(register, record, day)) {
        if seen.contains(&next) {
            break;
        }
        seen.push(next);
        at = next;
    }
    at
}

fn next(register: &Register, lot: &Record, day: NaiveDate) -> Option<Id> {
    lot.date(lots::VALID_TO).filter(|to| *to < day)?;
    let named = lot.link(lots::SUCCESSOR);
    named.or_else(|| match register.referring(Kind::Lot, lots::PREDECESSOR.index, lot.id) {
        [only] => Some(*only),
        _ => None,
    })
}
