//! Lots that change during the term (N4): in which lot a product was bought in a month, and in which it is bought now, after
//! lots were split or merged and products moved. Every figure falls in exactly one lot in either cut.

use super::contract::in_use;
use super::kind::Kind;
use super::monthly::Month;
use super::nouns::{lot_products, lots, products};
use super::record::{Id, Record};
use super::register::{Holds, Register};
use chrono::NaiveDate;

/// The lot a product was bought in on a day: by the fact that holds on it, else its present lot.
#[must_use]
pub fn lot_on(register: &Register, product: Id, day: NaiveDate) -> Option<Id> {
    let kind = Kind::LotProduct;
    let ids = register.referring(kind, lot_products::PRODUCT.index, product).iter();
    let facts = ids.filter_map(|id| register.get(kind, *id)).filter(|fact| in_use(kind, fact, day));
    let mut held = facts.filter(|fact| register.holds(kind, fact, day) == Holds::Now);
    let by_fact = held.next().and_then(|fact| fact.link(lot_products::LOT));
    by_fact.or_else(|| register.get(Kind::Product, product).and_then(|record| record.link(products::LOT)))
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
