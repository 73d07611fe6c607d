//! What each provider has of a lot (R22): the value it realised over the last twelve whole months, else the value that was
//! agreed; as the one who answers for it, and as the one who performs it after the chain (R19). The walk over register and
//! figures; shares and flags are `concentration`'s.

use super::apportion::apportion;
use super::chain::exposure::concern;
use super::chain::{Chain, Place, of_contract};
use super::contract::{counts, current};
use super::kind::Kind;
use super::lot_cut::products_on;
use super::monthly::{Month, Monthly};
use super::nouns::{contract_lots, contracts};
use super::record::{Id, Record, Ref};
use super::register::Register;
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// Codes of what a share was measured by.
pub const MEASURES: &[&str] = &["realised", "agreed"];

/// The value each provider has of a lot, in cents.
#[derive(Clone, Debug, Default)]
pub struct Market {
    /// One of `MEASURES`; nothing when neither is known for all.
    pub measure: Option<&'static str>,
    /// By who answers for it. Everybody who has a part in the lot or realised value in it, also where no value is known.
    pub contract: BTreeMap<Id, Option<i64>>,
    /// By who performs it (R19); nothing without a measure. Under no name: what nobody is known to perform.
    pub net: Option<BTreeMap<Option<Id>, i64>>,
}

/// The last twelve whole months before a day.
#[must_use]
pub fn last_year(day: NaiveDate) -> (Month, Month) {
    (Month::of(day).plus(-12), Month::of(day).plus(-1))
}

/// The parts of contracts that count for a lot on a day.
fn parts(register: &Register, lot: Id, day: NaiveDate) -> impl Iterator<Item = (&Record, Id, Id)> {
    current(register, Kind::ContractLot, contract_lots::LOT, lot, day).filter_map(move |part| {
        let contract = register.get(Kind::Contract, part.link(contract_lots::CONTRACT)?)?;
        let provider = contract.link(contracts::PROVIDER)?;
        counts(register, contract, day).then_some((part, contract.id, provider))
    })
}

/// What each provider has of a lot on a day.
#[must_use]
pub fn market(register: &Register, monthly: &Monthly, lot: Id, day: NaiveDate) -> Market {
    let mut values = realised(register, monthly, lot, day);
    let is_realised = values.values().any(|value| value.is_some_and(|cents| cents > 0));
    if !is_realised {
        values = BTreeMap::new();
    }
    // What is realised by providers of whom an amount is known stands; all others have none.
    for (part, _, provider) in parts(register, lot, day) {
        let agreed = part.number(contract_lots::VALUE_CENTS);
        if is_realised {
            values.entry(provider).or_insert(Some(0));
        } else {
            let sum = values.entry(provider).or_insert(Some(0));
            *sum = sum.zip(agreed).map(|(sum, agreed)| sum.saturating_add(agreed));
        }
    }
    let known: Option<BTreeMap<Id, i64>> =
        values.iter().map(|(provider, value)| value.map(|value| (*provider, value))).collect();
    let measure = known
        .as_ref()
        .filter(|known| known.values().any(|value| *value > 0))
        .map(|_| MEASURES[usize::from(!is_realised)]);
    let net = known.filter(|_| measure.is_some()).map(|known| net(register, lot, &known, day));
    Market { measure, contract: values, net }
}

/// Cents per provider over the last twelve months, of the products that are in the lot on the day (N4); unknown for a provider of whom no amount is known.
fn realised(register: &Register, monthly: &Monthly, lot: Id, day: NaiveDate) -> BTreeMap<Id, Option<i64>> {
    let (from, to) = last_year(day);
    let mut values: BTreeMap<Id, Option<i64>> = BTreeMap::new();
    for product in products_on(register, lot, day) {
        for provider in monthly.actuals.providers(product) {
            let figures = monthly.actuals.of(*provider, product).iter();
            let mut amounts = figures.filter(|figure| from <= figure.month && figure.month <= to).peekable();
            if amounts.peek().is_none() {
                continue;
            }
            let sum = amounts.filter_map(|figure| figure.amount()).reduce(i64::saturating_add);
            let value = values.entry(*provider).or_insert(None);
            *value = match (*value, sum) {
                (Some(one), Some(other)) => Some(one.saturating_add(other)),
                (one, other) => one.or(other),
            };
        }
    }
    values
}

/// R19: what performers have of the value of those who answer for them. Adds up to the same sum.
fn net(register: &Register, lot: Id, values: &BTreeMap<Id, i64>, day: NaiveDate) -> BTreeMap<Option<Id>, i64> {
    let mut contracts_of: BTreeMap<Id, Vec<(Id, Option<i64>)>> = BTreeMap::new();
    for (part, contract, provider) in parts(register, lot, day) {
        contracts_of.entry(provider).or_default().push((contract, part.number(contract_lots::VALUE_CENTS)));
    }
    let mut net: BTreeMap<Option<Id>, i64> = BTreeMap::new();
    for (provider, value) in values {
        let contracts = contracts_of.get(provider).map_or(&[][..], Vec::as_slice);
        if contracts.is_empty() {
            *net.entry(Some(*provider)).or_default() += value;
        }
        // Value is known per provider: who has two contracts in a lot has it in each by their agreed value, and where that
        // is not known of both, half of it in each.
        let agreed: Option<Vec<i64>> = contracts.iter().map(|(_, agreed)| *agreed).collect();
        let weights = agreed.filter(|agreed| agreed.iter().any(|cents| *cents > 0));
        let pieces = apportion(*value, &weights.unwrap_or_else(|| vec![1; contracts.len()]));
        for ((contract, _), piece) in contracts.iter().zip(pieces) {
            let performers = performers_of(register, *contract, lot, day);
            let weights: Vec<i64> = performers.iter().map(|(_, share)| *share).collect();
            for ((performer, _), part) in performers.iter().zip(apportion(piece, &weights)) {
                *net.entry(*performer).or_default() += part;
            }
        }
    }
    net.retain(|performer, part| performer.is_some() || *part > 0);
    net
}

/// Who performs a contract in a lot, with net parts (R19); under no name what nobody is known to perform.
fn performers_of(register: &Register, contract: Id, lot: Id, day: NaiveDate) -> Vec<(Option<Id>, i64)> {
    let Some(record) = register.get(Kind::Contract, contract) else { return Vec::new() };
    let chains = of_contract(register, record, day);
    let Some(chain) = chains.into_iter().find(|chain| chain.lot == Some(lot) && chain.part.is_some()) else {
        return vec![(record.link(contracts::PROVIDER), 1)];
    };
    let nodes = chain.nodes.iter().filter(|node| node.place != Place::Loose);
    let mut performers: Vec<_> = nodes.map(|node| (Some(node.provider), node.net.unwrap_or(0).max(0))).collect();
    performers.push((None, chain.unknown().max(0)));
    performers
}

/// Walks over everybody who performs for the party of a contract in a lot on a day: the chain, and the place in it. Who signed
/// along with the party performs for itself.
pub fn each_below(register: &Register, lot: Id, day: NaiveDate, take: &mut dyn FnMut(&Chain<'_>, usize)) {
    for (_, contract, provider) in parts(register, lot, day) {
        let Some(contract) = register.get(Kind::Contract, contract) else { continue };
        let chains = of_contract(register, contract, day);
        let Some(chain) = chains.iter().find(|chain| chain.lot == Some(lot) && chain.part.is_some()) else { continue };
        let below = |at: &usize| chain.nodes[*at].place == Place::Sub && chain.nodes[*at].provider != provider;
        (0..chain.nodes.len()).filter(below).for_each(|at| take(chain, at));
    }
}

/// Who performs for whom in a lot on a day: the party that answers and each performer in the chains below it.
#[must_use]
pub fn performers(register: &Register, lot: Id, day: NaiveDate) -> Vec<(Id, Id)> {
    let mut all = Vec::new();
    each_below(register, lot, day, &mut |chain, at| {
        all.extend(chain.contract.link(contracts::PROVIDER).map(|party| (party, chain.nodes[at].provider)));
    });
    all
}

/// Values by provider, put together by party (R22: at group level).
#[must_use]
pub fn by_party<K: Copy + Into<Option<Id>>>(
    register: &Register,
    values: &BTreeMap<K, i64>,
) -> BTreeMap<Option<Ref>, i64> {
    let mut sums: BTreeMap<Option<Ref>, i64> = BTreeMap::new();
    for (provider, value) in values {
        let provider: Option<Id> = (*provider).into();
        *sums.entry(provider.map(|provider| concern(register, provider))).or_default() += value;
    }
    sums
}
