//! Figures that count for nobody here (N14): of a municipality that took no part in the region that month, under a code that
//! was no longer in use, or where the provider's contracts did not cover it. They are kept apart, never dropped.

use super::contract;
use super::kind::Kind;
use super::monthly::{Figure, Month};
use super::municipal::took_part;
use super::nouns::{contract_lots, contracts, lot_municipalities, municipalities, products};
use super::record::{Id, Record};
use super::register::Register;
use chrono::NaiveDate;
use std::collections::HashMap;

/// Codes of why a figure is parked.
pub const REASONS: &[&str] = &["code_ended", "outside_region", "outside_contract"];

/// First and last day; nothing is open.
type Days = (Option<NaiveDate>, Option<NaiveDate>);

fn meets(days: Days, month: Month) -> bool {
    days.0.is_none_or(|from| from <= month.last()) && days.1.is_none_or(|to| month.first() <= to)
}

/// A part of a contract as figures need it: when it held and for whom.
struct Cover {
    days: Days,
    /// Its own municipalities; empty is all of the lot.
    own: Vec<Id>,
}

/// Says of any figure whether it counts, and remembers what it looked up.
pub struct Parking<'a> {
    register: &'a Register,
    /// Whether it is known at all which municipalities take part in the region.
    has_members: bool,
    covers: HashMap<(Id, Id), Vec<Cover>>,
    lots: HashMap<Id, HashMap<Id, Vec<Days>>>,
}

impl<'a> Parking<'a> {
    /// For the figures of a register.
    #[must_use]
    pub fn new(register: &'a Register) -> Self {
        let has_members = !register.all(Kind::Membership).is_empty();
        Self { register, has_members, covers: HashMap::new(), lots: HashMap::new() }
    }

    /// Why a figure is parked, one of `REASONS`; nothing when it counts.
    pub fn reason(&mut self, figure: &Figure) -> Option<&'static str> {
        let (month, place) = (figure.month, figure.municipality);
        let ended = self.register.get(Kind::Municipality, place).and_then(|town| town.date(municipalities::VALID_TO));
        if ended.is_some_and(|to| to < month.first()) {
            return Some("code_ended");
        }
        if self.has_members && !took_part(self.register, place, month.first(), month.last()) {
            return Some("outside_region");
        }
        let lot = self.register.get(Kind::Product, figure.product).and_then(|product| product.link(products::LOT));
        let lot = lot?;
        let register = self.register;
        let taking = self.lots.entry(lot).or_insert_with(|| taking_part(register, lot));
        let covers =
            self.covers.entry((figure.provider, lot)).or_insert_with(|| covers(register, figure.provider, lot));
        let covered = covers.iter().filter(|cover| meets(cover.days, month)).any(|cover| match cover.own.as_slice() {
            [] => taking.is_empty() || taking.get(&place).is_some_and(|all| all.iter().any(|days| meets(*days, month))),
            own => own.contains(&place),
        });
        (!covered).then_some("outside_contract")
    }
}

fn taking_part(register: &Register, lot: Id) -> HashMap<Id, Vec<Days>> {
    let ids = register.referring(Kind::LotMunicipality, lot_municipalities::LOT.index, lot);
    let mut taking: HashMap<Id, Vec<Days>> = HashMap::new();
    for fact in ids.iter().filter_map(|id| register.get(Kind::LotMunicipality, *id)) {
        if let Some(place) = fact.link(lot_municipalities::MUNICIPALITY) {
            let days = (fact.date(lot_municipalities::VALID_FROM), fact.date(lot_municipalities::VALID_TO));
            taking.entry(place).or_default().push(days);
        }
    }
    taking
}

/// The parts a provider ever had in a lot.
fn covers(register: &Register, provider: Id, lot: Id) -> Vec<Cover> {
    let contracts = register.referring(Kind::Contract, contracts::PROVIDER.index, provider);
    let contracts = contracts.iter().filter_map(|id| register.get(Kind::Contract, *id));
    contracts.flat_map(|contract| covers_of(register, contract, lot)).collect()
}

fn covers_of(register: &Register, contract: &Record, lot: Id) -> Vec<Cover> {
    let start = contract.date(contracts::START);
    // With every option that was exercised, whenever that was.
    let end = NaiveDate::from_ymd_opt(9999, 12, 31).and_then(|far| contract::present_end(register, contract, far));
    let ids = register.referring(Kind::ContractLot, contract_lots::CONTRACT.index, contract.id);
    let parts = ids.iter().filter_map(|id| register.get(Kind::ContractLot, *id));
    let ours = parts.filter(|part| part.link(contract_lots::LOT) == Some(lot));
    ours.map(|part| {
        let from = part.date(contract_lots::VALID_FROM).max(start);
        let to = [part.date(contract_lots::VALID_TO), end].into_iter().flatten().min();
        Cover { days: (from, to), own: part.links(contract_lots::MUNICIPALITIES).to_vec() }
    })
    .collect()
}
