//! What providers agreed and delivered of a lot over the same days, per unit (R11, R24): the walk over agreements and
//! figures. What is left uncovered when one of them stops is `continuity`'s.

use super::continuity::{Supply, agreed_so_far};
use super::contract::{counts, current};
use super::kind::Kind;
use super::lot_cut::products_on;
use super::monthly::{Month, Monthly};
use super::nouns::{capacity_agreements, contract_lots, contracts, products};
use super::record::{Id, Record};
use super::register::Register;
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// Agreed and delivered volumes of a lot in one unit, in thousandths of it.
#[derive(Clone, Debug)]
pub struct LotSupply {
    /// The unit; minutes and day parts are told in hours (R10).
    pub unit: &'static str,
    /// First and last month of the figures.
    pub months: (Month, Month),
    /// Per provider.
    pub providers: Vec<(Id, Supply)>,
    /// The products of the lot in this unit.
    pub products: Vec<Id>,
}

/// The last whole month before a day of which there are figures; nothing without any.
#[must_use]
pub fn last_known(monthly: &Monthly, day: NaiveDate) -> Option<Month> {
    let last = Month::of(day).plus(-1);
    let newest = monthly.actuals.newest()?;
    if newest <= last {
        return Some(newest);
    }
    monthly.actuals.all().iter().map(|figure| figure.month).filter(|month| *month <= last).max()
}

/// R10: minutes, hours and day parts add up, in hours; other units stay apart. So many of the first make one of the last.
fn told_in(unit: &'static str) -> (&'static str, i64, i64) {
    match unit {
        "minute" => ("hour", 60, 1),
        "day_part" => ("hour", 1, 4),
        unit => (unit, 1, 1),
    }
}

fn told(quantity: i64, (_, per, times): (&'static str, i64, i64)) -> i64 {
    quantity.saturating_mul(times).div_euclid(per)
}

/// An agreement of a provider that held at the end of the last known month.
struct Agreed {
    provider: Id,
    unit: (&'static str, i64, i64),
    quantity: i64,
    period: (NaiveDate, NaiveDate),
}

/// What was agreed and delivered of a lot up to the end of a month, a row per unit; nothing for a lot without volumes, as
/// light lots are. Parties of contracts that count on the day, and who delivered in the lot.
#[must_use]
pub fn supplies(register: &Register, monthly: &Monthly, lot: Id, day: NaiveDate, last: Month) -> Vec<LotSupply> {
    let agreed = agreements(register, lot, day, last);
    let units: BTreeSet<&'static str> = agreed.iter().map(|one| one.unit.0).collect();
    units.into_iter().map(|unit| in_unit(register, monthly, (lot, day), &agreed, unit, last)).collect()
}

fn agreements(register: &Register, lot: Id, day: NaiveDate, last: Month) -> Vec<Agreed> {
    let mut agreed = Vec::new();
    let mut seen = BTreeSet::new();
    for part in current(register, Kind::ContractLot, contract_lots::LOT, lot, day) {
        let contract = part.link(contract_lots::CONTRACT).and_then(|id| register.get(Kind::Contract, id));
        let Some(contract) = contract.filter(|contract| counts(register, contract, day) && seen.insert(contract.id))
        else {
            continue;
        };
        let Some(provider) = contract.link(contracts::PROVIDER) else { continue };
        let column = capacity_agreements::CONTRACT;
        let all = current(register, Kind::CapacityAgreement, column, contract.id, last.last());
        let ours = all.filter(|one| one.link(capacity_agreements::LOT).is_none_or(|own| own == lot));
        agreed.extend(ours.filter_map(|one| read(register, provider, one)));
    }
    agreed
}

/// Nothing for an agreement that cannot be compared: without quantity, unit or period, or in another unit than its product.
fn read(register: &Register, provider: Id, one: &Record) -> Option<Agreed> {
    let product = one.link(capacity_agreements::PRODUCT).and_then(|id| register.get(Kind::Product, id));
    let bought = product.and_then(|product| product.choice(products::UNIT));
    let unit = told_in(one.choice(capacity_agreements::UNIT).or(bought)?);
    if bought.is_some_and(|bought| told_in(bought).0 != unit.0) {
        return None;
    }
    let period = (one.date(capacity_agreements::START)?, one.date(capacity_agreements::END)?);
    Some(Agreed { provider, unit, quantity: one.number(capacity_agreements::QUANTITY)?, period })
}

fn in_unit(
    register: &Register,
    monthly: &Monthly,
    (lot, day): (Id, NaiveDate),
    agreed: &[Agreed],
    unit: &'static str,
    last: Month,
) -> LotSupply {
    let agreed: Vec<&Agreed> = agreed.iter().filter(|one| one.unit.0 == unit).collect();
    let first = agreed.iter().map(|one| Month::of(one.period.0)).min().unwrap_or(last);
    let mut supplies: BTreeMap<Id, Supply> = BTreeMap::new();
    for one in &agreed {
        let so_far = agreed_so_far(told(one.quantity, one.unit), one.period.0, one.period.1, last.last());
        let supply = supplies.entry(one.provider).or_insert(Supply { agreed: Some(0), delivered: 0 });
        supply.agreed = supply.agreed.map(|sum| sum.saturating_add(so_far));
    }
    let mut ours = Vec::new();
    for product in products_on(register, lot, day) {
        let bought = register.get(Kind::Product, product).and_then(|record| record.choice(products::UNIT));
        if bought.is_some_and(|bought| told_in(bought).0 == unit) {
            ours.push(product);
        }
        for provider in monthly.actuals.providers(product) {
            let delivered = monthly
                .actuals
                .of(*provider, product)
                .iter()
                .filter(|figure| first <= figure.month && figure.month <= last)
                .filter_map(|figure| {
                    let own = told_in(figure.unit.or(bought)?);
                    figure.quantity().filter(|_| own.0 == unit).map(|quantity| told(quantity, own))
                })
                .reduce(i64::saturating_add);
            if let Some(delivered) = delivered {
                let supply = supplies.entry(*provider).or_insert(Supply { agreed: None, delivered: 0 });
                supply.delivered = supply.delivered.saturating_add(delivered);
            }
        }
    }
    LotSupply { unit, months: (first, last), providers: supplies.into_iter().collect(), products: ours }
}
