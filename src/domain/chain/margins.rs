//! What stays behind between the price the main contractor gets and the price a subcontractor gets (N9). Unknown stays
//! unknown, and prices of different units are never set against each other (R10).

use super::Chain;
use crate::domain::contract::current;
use crate::domain::kind::Kind;
use crate::domain::nouns::{subcontract_links as link, tariffs};
use crate::domain::record::{Id, Record};
use crate::domain::register::Register;
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// The price of a link set against one of the main contractor's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Margin {
    /// The link.
    pub link: Id,
    /// The tariff of the main contractor on the day; nothing when none is recorded.
    pub tariff: Option<Id>,
    /// What the main contractor gets per unit, in cents.
    pub main_cents: Option<i64>,
    /// What the subcontractor gets per unit, in cents.
    pub link_cents: Option<i64>,
    /// What stays behind, in cents; below zero when the subcontractor gets more. Nothing when a price is unknown, or when
    /// the main contractor has prices in several units: a link does not say which of them its own is for.
    pub margin_cents: Option<i64>,
    /// The margin as a part of the main contractor's price, in parts per million.
    pub margin_ppm: Option<i64>,
}

/// The main contractor's tariffs that hold in a chain on a day.
fn tariffs_of<'a>(register: &'a Register, chain: &Chain<'_>, day: NaiveDate) -> Vec<&'a Record> {
    let tariffs = current(register, Kind::Tariff, tariffs::CONTRACT, chain.contract.id, day);
    tariffs.filter(|tariff| tariff.link(tariffs::LOT).is_none_or(|lot| chain.lot == Some(lot))).collect()
}

/// The margins of a node's links: one per tariff of the main contractor, or one without when it has none.
#[must_use]
pub fn of_node(register: &Register, chain: &Chain<'_>, at: usize, day: NaiveDate) -> Vec<Margin> {
    let tariffs = tariffs_of(register, chain, day);
    let units: BTreeSet<Option<&str>> = tariffs.iter().map(|tariff| tariff.choice(tariffs::UNIT)).collect();
    let comparable = units.len() == 1;
    let mut margins = Vec::new();
    for one in &chain.nodes[at].links {
        let link_cents = one.number(link::TARIFF_CENTS);
        let margin = |tariff: Option<&Record>| {
            let main_cents = tariff.and_then(|tariff| tariff.number(tariffs::AMOUNT_CENTS));
            let margin_cents = main_cents.zip(link_cents).filter(|_| comparable).map(|(main, own)| main - own);
            let margin_ppm = margin_cents.zip(main_cents).and_then(|(margin, main)| ppm(margin, main));
            Margin { link: one.id, tariff: tariff.map(|one| one.id), main_cents, link_cents, margin_cents, margin_ppm }
        };
        if tariffs.is_empty() {
            margins.push(margin(None));
        }
        margins.extend(tariffs.iter().map(|tariff| margin(Some(tariff))));
    }
    margins
}

/// A part of a whole in parts per million, rounded half up; nothing of no whole.
fn ppm(part: i64, whole: i64) -> Option<i64> {
    let (part, whole) = (i128::from(part), i128::from(whole));
    (whole > 0).then(|| i64::try_from((2_000_000 * part + whole).div_euclid(2 * whole)).ok()).flatten()
}
