//! What providers agreed and delivered of a lot over the same days, per unit (R11, R24): the walk over agreements and
//! figures. What is left uncovered when one of them stops is `continuity`'s.

use super::calendar::add_days;
use super::consortium::deliverers;
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
    /// The first month that counts of those whose first agreement began later; before it nothing was agreed to compare with.
    pub since: BTreeMap<Id, Month>,
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

/// Who signed along in a lot, under the party whose agreements they deliver on.
fn signed_along(register: &Register, lot: Id, day: NaiveDate) -> BTreeMap<Id, Id> {
    let parts = current(register, Kind::ContractLot, contract_lots::LOT, lot, day);
    let contracts = parts.filter_map(|part| register.get(Kind::Contract, part.link(contract_lots::CONTRACT)?));
    let all = contracts.filter(|contract| counts(register, contract, day)).flat_map(|contract| {
        let party = contract.link(contracts::PROVIDER);
        let others = deliverers(register, contract, day).into_iter();
        others.filter_map(move |other| party.filter(|party| *party != other).map(|party| (other, party)))
    });
    all.collect()
}

/// The providers whose deliveries count for these: themselves and those who signed along with one of them.
#[must_use]
pub fn delivering_for(register: &Register, lot: Id, providers: &[Id], day: NaiveDate) -> Vec<Id> {
    let along = signed_along(register, lot, day).into_iter();
    let along = along.filter(|(_, party)| providers.contains(party)).map(|(member, _)| member);
    providers.iter().copied().chain(along).collect()
}

/// An agreement of a provider that held at the end of the last known month.
struct Agreed {
    provider: Id,
    unit: (&'static str, i64, i64),
    quantity: i64,
    period: (NaiveDate, NaiveDate),
}

/// What was agreed and delivered of a lot up to the end of a month, from the first agreement in its year on, a row per unit;
/// nothing for a lot without volumes, as light lots are. Parties of contracts that count on the day, and who delivered in
/// the lot.
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
        let all = held(register, contract.id, lot, last);
        agreed.extend(all.into_iter().filter_map(|one| read(register, provider, one)));
    }
    agreed
}

/// The agreements of a contract for a lot that held at the end of a month, without those that lie within another.
fn held(register: &Register, contract: Id, lot: Id, last: Month) -> Vec<&Record> {
    let all = current(register, Kind::CapacityAgreement, capacity_agreements::CONTRACT, contract, last.last());
    let ours: Vec<&Record> =
        all.filter(|one| one.link(capacity_agreements::LOT).is_none_or(|own| own == lot)).collect();
    ours.iter().copied().filter(|one| !ours.iter().any(|other| lies_within(one, other))).collect()
}

/// The agreements of a contract that are compared in a lot up to a month, with the unit they are told in.
#[must_use]
pub fn counted(register: &Register, contract: Id, lot: Id, last: Month) -> Vec<(&Record, &'static str)> {
    let all = held(register, contract, lot, last).into_iter();
    all.filter_map(|one| Some((one, read(register, Id(0), one)?.unit.0))).collect()
}

/// R13: what a municipality agreed is a part of what the region agreed of the same product, and adds nothing to it.
fn lies_within(one: &Record, other: &Record) -> bool {
    let of = |record: &Record| (record.link(capacity_agreements::LOT), record.link(capacity_agreements::PRODUCT));
    one.link(capacity_agreements::MUNICIPALITY).is_some()
        && other.link(capacity_agreements::MUNICIPALITY).is_none()
        && of(one) == of(other)
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
    // Room of one year against deliveries of several would compare what cannot be compared.
    let oldest = agreed.iter().map(|one| Month::of(one.period.0)).min().unwrap_or(last);
    let first = oldest.max(Month::new(last.year(), 1).unwrap_or(last));
    let mut since: BTreeMap<Id, Month> = BTreeMap::new();
    let mut supplies: BTreeMap<Id, Supply> = BTreeMap::new();
    for one in &agreed {
        let begun = Month::of(one.period.0).max(first);
        let _ = since.entry(one.provider).and_modify(|month| *month = begun.min(*month)).or_insert(begun);
        let upto = |day| agreed_so_far(told(one.quantity, one.unit), one.period.0, one.period.1, day);
        let so_far = upto(last.last()) - upto(add_days(first.first(), -1));
        let supply = supplies.entry(one.provider).or_insert(Supply { agreed: Some(0), delivered: 0 });
        supply.agreed = supply.agreed.map(|sum| sum.saturating_add(so_far));
    }
    let along = signed_along(register, lot, day);
    let mut ours = Vec::new();
    for product in products_on(register, lot, day) {
        let bought = register.get(Kind::Product, product).and_then(|record| record.choice(products::UNIT));
        if bought.is_some_and(|bought| told_in(bought).0 == unit) {
            ours.push(product);
        }
        for provider in monthly.actuals.providers(product) {
            let party = along.get(provider).unwrap_or(provider);
            let first = since.get(party).copied().unwrap_or(first);
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
                let supply = supplies.entry(*party).or_insert(Supply { agreed: None, delivered: 0 });
                supply.delivered = supply.delivered.saturating_add(delivered);
            }
        }
    }
    LotSupply { unit, months: (first, last), since, providers: supplies.into_iter().collect(), products: ours }
}
