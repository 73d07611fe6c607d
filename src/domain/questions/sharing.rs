//! Whose use it is when figures could belong to more than one agreement: they name a provider, a product, a municipality and
//! a month, and no contract. Where the contracts serve different municipalities, each has its own; where they serve the
//! same, use is divided by what each agreement makes for the days of the month; else nobody can tell.

use super::deliveries::Deliveries;
use crate::domain::apportion::apportion;
use crate::domain::consortium::deliverers;
use crate::domain::contract::{counts, in_use, lots_of, parts, present_end, served};
use crate::domain::kind::Kind;
use crate::domain::monthly::Month;
use crate::domain::municipal::with_predecessors;
use crate::domain::nouns::{capacity_agreements as agreement, contract_lots, contracts};
use crate::domain::record::{Id, Record};
use crate::domain::register::{Holds, Register};
use crate::domain::units::{fit, size};
use crate::text::{Message, Words};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Weights are told in this part of a volume, so that a month's part of a small agreement is not rounded away.
const FINE: i128 = 1_000;

/// An agreement that could claim use, with who delivers under it.
struct Claimant<'a> {
    record: &'a Record,
    contract: &'a Record,
    providers: Vec<Id>,
    first: NaiveDate,
    last: NaiveDate,
}

/// The other running contracts of the same providers in the same lots, whose claims stand in the same figures.
#[derive(Clone, Debug, Default)]
pub(super) struct Beside {
    /// Only these municipalities are the contract's own, since another contract has others; nothing is all.
    pub places: Option<Vec<Id>>,
    /// Contracts that serve the same municipalities: their claims cannot be told apart.
    pub contracts: Vec<Id>,
}

impl Beside {
    /// In a sentence, when claims cannot be told apart.
    pub fn told(&self, register: &Register, words: Words) -> Option<String> {
        let names: Vec<String> = self.contracts.iter().map(|id| register.label(Kind::Contract, *id)).collect();
        (!names.is_empty()).then(|| words.say(&Message::new("ceiling-beside").with("names", names.join(", "))))
    }
}

/// What stands beside a contract in these lots on a day.
pub(super) fn beside(register: &Register, contract: &Record, lots: &[Id], providers: &[Id], day: NaiveDate) -> Beside {
    let places = |contract: &Record| places(register, contract.id, day, &|lot| lots.contains(&lot));
    let here = places(contract);
    let shares_a_lot = |other: &Record| lots_of(register, other.id, day).any(|lot| lots.contains(&lot));
    let ids = providers.iter().flat_map(|id| register.referring(Kind::Contract, contracts::PROVIDER.index, *id));
    let others: BTreeSet<Id> = ids.copied().filter(|id| *id != contract.id).collect();
    let others = others.into_iter().filter_map(|id| register.get(Kind::Contract, id));
    let mut found = Beside::default();
    for other in others.filter(|other| counts(register, other, day) && shares_a_lot(other)) {
        if are_apart(&here, &places(other)) {
            found.places = Some(with_all_predecessors(register, &here, day));
        } else {
            found.contracts.push(other.id);
        }
    }
    found
}

/// The municipalities a contract serves on a day in those of its lots.
fn places(register: &Register, contract: Id, day: NaiveDate, wanted: &dyn Fn(Id) -> bool) -> BTreeSet<Id> {
    let parts = parts(register, contract, day);
    let ours = parts.filter(|part| part.link(contract_lots::LOT).is_some_and(wanted));
    ours.flat_map(|part| served(register, part, day)).collect()
}

/// Whether it is known that two contracts serve different municipalities.
fn are_apart(here: &BTreeSet<Id>, there: &BTreeSet<Id>) -> bool {
    !here.is_empty() && !there.is_empty() && here.is_disjoint(there)
}

fn with_all_predecessors(register: &Register, places: &BTreeSet<Id>, day: NaiveDate) -> Vec<Id> {
    let all: BTreeSet<Id> = places.iter().flat_map(|id| with_predecessors(register, *id, day)).collect();
    all.into_iter().collect()
}

/// Every agreement that could claim use, by provider.
pub(super) struct Claimants<'a> {
    register: &'a Register,
    day: NaiveDate,
    by_provider: HashMap<Id, Vec<Claimant<'a>>>,
}

/// An agreement in a division.
#[derive(Clone, Debug)]
struct Claim {
    agreement: Id,
    /// Who delivers under it.
    providers: Vec<Id>,
    /// Volume in the smallest unit.
    quantity: i128,
    start: NaiveDate,
    end: NaiveDate,
    last: NaiveDate,
}

/// How the use of an agreement is shared.
#[derive(Clone, Debug, Default)]
pub(super) struct Sharing {
    /// Only these municipalities are its own; nothing is all.
    pub places: Option<Vec<Id>>,
    /// Contracts that have the other municipalities.
    pub elsewhere: Vec<Id>,
    /// The agreements that use is divided with.
    pub with: Vec<Id>,
    /// Agreements that claim the same use and cannot be set beside it: the parts are unknown.
    pub unclear: Vec<Id>,
    claims: Vec<Claim>,
}

/// A contract that is no draft, with its end and who delivers under it.
struct Signed<'a> {
    contract: &'a Record,
    end: Option<NaiveDate>,
    providers: Vec<Id>,
}

impl<'a> Signed<'a> {
    fn of(register: &'a Register, contract: Id, day: NaiveDate) -> Option<Self> {
        let contract = register.get(Kind::Contract, contract)?;
        if contract.choice(contracts::STATUS) == Some("draft") || !in_use(Kind::Contract, contract, day) {
            return None;
        }
        let end = present_end(register, contract, day);
        let providers = deliverers(register, contract, end.map_or(day, |end| end.min(day)));
        Some(Self { contract, end, providers })
    }
}

impl<'a> Claimants<'a> {
    /// All of a register on a day.
    pub fn new(register: &'a Register, day: NaiveDate) -> Self {
        let kind = Kind::CapacityAgreement;
        let all = || register.all(kind).iter().filter(|record| in_use(kind, record, day));
        // What ended before any that holds on the day began shares no month with one.
        let running = all().filter(|record| register.holds(kind, record, day) == Holds::Now);
        let oldest = running.filter_map(|record| record.date(agreement::START)).min().map(Month::of);
        let mut by_provider: HashMap<Id, Vec<Claimant<'a>>> = HashMap::new();
        let mut signed: HashMap<Id, Option<Signed<'a>>> = HashMap::new();
        for record in all() {
            let period = record.date(agreement::START).zip(record.date(agreement::END));
            let (Some(contract), Some((first, end)), Some(oldest)) = (record.link(agreement::CONTRACT), period, oldest)
            else {
                continue;
            };
            if Month::of(end) < oldest {
                continue;
            }
            let signed = signed.entry(contract).or_insert_with(|| Signed::of(register, contract, day));
            let Some(signed) = signed else { continue };
            let last = signed.end.map_or(end, |contract| contract.min(end));
            for provider in &signed.providers {
                let (contract, providers) = (signed.contract, signed.providers.clone());
                by_provider.entry(*provider).or_default().push(Claimant { record, contract, providers, first, last });
            }
        }
        Self { register, day, by_provider }
    }

    /// How the use of an agreement is shared, from its first month to the stand or its end.
    pub fn sharing(
        &self,
        deliveries: &Deliveries<'_>,
        own: &Record,
        providers: &[Id],
        unit: Option<&'static str>,
    ) -> Sharing {
        let Some(me) = self.find(own, providers) else { return Sharing::default() };
        let mut rivals: BTreeMap<Id, Vec<&Claimant<'a>>> = BTreeMap::new();
        let mut seen = BTreeSet::from([own.id]);
        for other in providers.iter().filter_map(|id| self.by_provider.get(id)).flatten() {
            let meets = Month::of(other.first) <= Month::of(me.last) && Month::of(me.first) <= Month::of(other.last);
            if meets && overlaps(deliveries, own, other.record) && seen.insert(other.record.id) {
                rivals.entry(other.contract.id).or_default().push(other);
            }
        }
        let mut sharing = Sharing::default();
        for (contract, others) in &rivals {
            if *contract == me.contract.id {
                // Another kind of agreement over the same days is another view of the same room; only what went before
                // or comes after is another's.
                let apart = |other: &&&Claimant<'_>| other.last < me.first || me.last < other.first;
                let kind = own.choice(agreement::KIND);
                let same = |other: &&&Claimant<'_>| other.record.choice(agreement::KIND) == kind;
                let others = others.iter().filter(apart).filter(same).filter(|other| is_alike(own, other.record));
                others.for_each(|other| sharing.divide(other, unit));
            } else {
                self.against(me, others, unit, &mut sharing);
            }
        }
        if !sharing.claims.is_empty() {
            sharing.divide(me, unit);
            sharing.with.retain(|other| *other != own.id);
            sharing.claims.sort_by_key(|claim| claim.agreement);
        }
        sharing
    }

    fn find(&self, own: &Record, providers: &[Id]) -> Option<&Claimant<'a>> {
        let mut all = providers.iter().filter_map(|id| self.by_provider.get(id)).flatten();
        all.find(|one| one.record.id == own.id)
    }

    /// Sets an agreement against those of another contract.
    fn against(&self, me: &Claimant<'_>, others: &[&Claimant<'_>], unit: Option<&'static str>, sharing: &mut Sharing) {
        let Some(other) = others.first() else { return };
        let (mine, theirs) = (self.places(me), self.places(other));
        let town = me.record.link(agreement::MUNICIPALITY);
        let is_elsewhere = match town {
            // Of a municipality only whether each of the contracts serves it matters.
            Some(town) => mine.contains(&town) && !theirs.is_empty() && !theirs.contains(&town),
            None => are_apart(&mine, &theirs),
        };
        if is_elsewhere {
            sharing.elsewhere.push(other.contract.id);
            if town.is_none() {
                sharing.places = Some(with_all_predecessors(self.register, &mine, self.day));
            }
            return;
        }
        let alike: Vec<&&Claimant<'_>> = others.iter().filter(|other| is_alike(me.record, other.record)).collect();
        let kind = me.record.choice(agreement::KIND);
        let kinds: BTreeSet<Option<&str>> = alike.iter().map(|one| one.record.choice(agreement::KIND)).collect();
        let kind = if kinds.contains(&kind) { kind } else { kinds.first().copied().flatten() };
        let alike: Vec<_> = alike.into_iter().filter(|one| one.record.choice(agreement::KIND) == kind).collect();
        if alike.is_empty() || (town.is_none() && mine != theirs) {
            sharing.unclear.extend(others.iter().map(|other| other.record.id));
        } else {
            alike.into_iter().for_each(|other| sharing.divide(other, unit));
        }
    }

    /// The municipalities a contract serves in the lot of an agreement, while it lasts.
    fn places(&self, one: &Claimant<'_>) -> BTreeSet<Id> {
        let day = self.day.clamp(one.first.min(one.last), one.last);
        let lot = one.record.link(agreement::LOT);
        places(self.register, one.contract.id, day, &|own| lot.is_none_or(|lot| lot == own))
    }
}

/// Whether two agreements are about the same products and municipality, so that their volumes can stand beside each other.
fn is_alike(one: &Record, other: &Record) -> bool {
    let of = |record: &Record| {
        let product = record.link(agreement::PRODUCT);
        // Of a product the lot says nothing more.
        let lot = record.link(agreement::LOT).filter(|_| product.is_none());
        (product, lot, record.link(agreement::MUNICIPALITY))
    };
    of(one) == of(other)
}

/// Whether some figure could belong to both.
fn overlaps(deliveries: &Deliveries<'_>, one: &Record, other: &Record) -> bool {
    let either = |one: Option<Id>, other: Option<Id>| one.is_none() || other.is_none() || one == other;
    let bought = |record: &Record, product: Id| {
        record.link(agreement::LOT).is_none_or(|lot| deliveries.of_lot(lot).contains(&product))
    };
    let products = match (one.link(agreement::PRODUCT), other.link(agreement::PRODUCT)) {
        (Some(mine), Some(theirs)) => mine == theirs,
        (Some(mine), None) => bought(other, mine),
        (None, Some(theirs)) => bought(one, theirs),
        (None, None) => either(one.link(agreement::LOT), other.link(agreement::LOT)),
    };
    products && either(one.link(agreement::MUNICIPALITY), other.link(agreement::MUNICIPALITY))
}

impl Sharing {
    /// In a sentence, when the use could be that of other agreements as well.
    pub fn told(&self, register: &Register, words: Words) -> Option<String> {
        let names = |kind: Kind, ids: &[Id]| {
            let names: BTreeSet<String> = ids.iter().map(|id| register.label(kind, *id)).collect();
            names.into_iter().collect::<Vec<_>>().join(", ")
        };
        let (id, names) = if self.is_unclear() {
            ("capacity-shared-unclear", names(Kind::CapacityAgreement, &self.unclear))
        } else if !self.with.is_empty() {
            ("capacity-shared-divided", names(Kind::CapacityAgreement, &self.with))
        } else if !self.elsewhere.is_empty() {
            ("capacity-shared-by-place", names(Kind::Contract, &self.elsewhere))
        } else {
            return None;
        };
        Some(words.say(&Message::new(id).with("names", names)))
    }

    /// The other agreements that could claim the same use.
    pub fn others(&self) -> Vec<Id> {
        let all: BTreeSet<Id> = self.with.iter().chain(&self.unclear).copied().collect();
        all.into_iter().collect()
    }

    /// Whether nobody can tell which part of the use is its own.
    pub fn is_unclear(&self) -> bool {
        !self.unclear.is_empty()
    }

    /// Takes an agreement into the division; one without a volume in the same kind of unit makes it unclear.
    fn divide(&mut self, one: &Claimant<'_>, unit: Option<&'static str>) {
        let own = one.record.choice(agreement::UNIT).or(unit);
        let volume =
            one.record.number(agreement::QUANTITY).zip(own.filter(|own| unit.is_some_and(|unit| fit(unit, own))));
        let period = one.record.date(agreement::START).zip(one.record.date(agreement::END));
        let (Some((quantity, own)), Some((start, end))) = (volume, period) else {
            self.unclear.push(one.record.id);
            return;
        };
        let quantity = i128::from(quantity) * size(own);
        self.with.push(one.record.id);
        let providers = one.providers.clone();
        self.claims.push(Claim { agreement: one.record.id, providers, quantity, start, end, last: one.last });
    }

    /// The part of a provider's volume of a month that is that of an agreement: by what each makes for its days of the month.
    /// A month in which it is alone is all its own, also where it does not last all of it: without an agreement nothing is
    /// delivered.
    pub fn part(&self, own: Id, provider: Id, month: Month, volume: i128) -> i128 {
        let claims: Vec<&Claim> = self.claims.iter().filter(|claim| claim.providers.contains(&provider)).collect();
        let weights: Vec<i64> = claims.iter().map(|claim| claim.weight(month)).collect();
        let at = claims.iter().position(|claim| claim.agreement == own);
        let (Some(at), Ok(whole)) = (at, i64::try_from(volume)) else { return volume };
        if weights.iter().all(|weight| *weight == 0) {
            return volume;
        }
        apportion(whole, &weights)[at].into()
    }
}

impl Claim {
    fn weight(&self, month: Month) -> i64 {
        let (first, last) = (self.start.max(month.first()), self.last.min(month.last()));
        let (days, all) = ((last - first).num_days() + 1, (self.end - self.start).num_days() + 1);
        if days <= 0 || all <= 0 {
            return 0;
        }
        i64::try_from(self.quantity * i128::from(days) * FINE / i128::from(all)).unwrap_or(i64::MAX / 1024)
    }
}
