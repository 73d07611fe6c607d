//! Figures that count for nobody here (N14): of a municipality that took no part in the region that month, under a code that
//! was no longer in use, or where the provider's contracts did not cover it. They are kept apart, never dropped.

use super::calendar::add_days;
use super::contract::{self, in_use};
use super::kind::Kind;
use super::lot_cut::spells;
use super::monthly::{Figure, Month};
use super::municipal::memberships_of;
use super::nouns::{
    consortium_members, contract_lots, contracts, lot_municipalities, memberships, municipalities, products,
};
use super::record::{Id, Record};
use super::register::Register;
use chrono::NaiveDate;
use std::collections::HashMap;

/// Codes of why a figure is parked.
pub const REASONS: &[&str] = &["code_ended", "outside_region", "outside_contract"];

/// First and last day; nothing is open.
type Days = (Option<NaiveDate>, Option<NaiveDate>);

/// First and last month that lie in a time, wholly or in part. Months are compared a million times, days once.
#[derive(Clone, Copy)]
struct Months {
    from: Option<Month>,
    to: Option<Month>,
}

impl Months {
    const ALWAYS: Self = Self { from: None, to: None };

    /// The months that a time touches.
    fn touched((from, to): Days) -> Self {
        Self { from: from.map(Month::of), to: to.map(Month::of) }
    }

    /// The months whose last day lies in a time.
    fn ended_in((from, to): Days) -> Self {
        Self { from: from.map(Month::of), to: to.map(|to| Month::of(add_days(to, 1)).plus(-1)) }
    }

    fn hold(self, month: Month) -> bool {
        self.from.is_none_or(|from| from <= month) && self.to.is_none_or(|to| month <= to)
    }
}

/// When a contract covered a municipality, and when the lot did.
type Covered = (Months, Months);

/// A part of a contract as figures need it: when it held and for whom.
struct Cover {
    months: Months,
    /// Its own municipalities; empty is all of the lot.
    own: Vec<Id>,
}

/// What decides over all figures of a provider, product and municipality.
struct Block {
    of: (Id, Id, Id),
    /// Last month the municipality's code was in use.
    ended: Option<Month>,
    /// When the municipality took part in the region; nothing when it is not known who does.
    member: Option<Vec<Months>>,
    /// Times the product was in another lot than its present one, with when that covered it (N4).
    moved: Vec<(Months, Vec<Covered>)>,
    /// When its present lot covered it; nothing when the product is in no lot.
    covered: Option<Vec<Covered>>,
}

/// Says of any figure whether it counts. Figures lie by provider, product and municipality, so what decides over them is
/// looked up once for each run of them.
pub struct Parking<'a> {
    register: &'a Register,
    covers: HashMap<(Id, Id), Vec<Cover>>,
    lots: HashMap<Id, HashMap<Id, Vec<Months>>>,
    block: Option<Block>,
}

impl<'a> Parking<'a> {
    /// For the figures of a register.
    #[must_use]
    pub fn new(register: &'a Register) -> Self {
        Self { register, covers: HashMap::new(), lots: HashMap::new(), block: None }
    }

    /// Why a figure is parked, one of `REASONS`; nothing when it counts.
    pub fn reason(&mut self, figure: &Figure) -> Option<&'static str> {
        let of = (figure.provider, figure.product, figure.municipality);
        if let Some(block) = self.block.as_ref().filter(|block| block.of == of) {
            return block.reason(figure.month);
        }
        let block = self.look_up(of);
        self.block.insert(block).reason(figure.month)
    }

    fn look_up(&mut self, of: (Id, Id, Id)) -> Block {
        let (register, (provider, product, place)) = (self.register, of);
        let town = register.get(Kind::Municipality, place);
        let member = (!register.all(Kind::Membership).is_empty()).then(|| {
            let facts = memberships_of(register, place).into_iter();
            let facts = facts.filter(|fact| in_use(Kind::Membership, fact, NaiveDate::MAX));
            facts
                .map(|fact| Months::touched((fact.date(memberships::VALID_FROM), fact.date(memberships::VALID_TO))))
                .collect()
        });
        let lot = register.get(Kind::Product, product).and_then(|product| product.link(products::LOT));
        let covered = lot.map(|lot| self.covered(provider, lot, place));
        // The lot of the month is the one of its last day, as in `lot_cut::lot_then`.
        let moved = spells(register, product)
            .map(|spell| (Months::ended_in((spell.from, spell.to)), self.covered(provider, spell.lot, place)));
        let moved = moved.collect();
        let ended = town.and_then(|town| town.date(municipalities::VALID_TO)).map(Month::of);
        Block { of, ended, member, moved, covered }
    }

    /// When a provider's contracts covered a municipality in a lot.
    fn covered(&mut self, provider: Id, lot: Id, place: Id) -> Vec<Covered> {
        let register = self.register;
        let taking = self.lots.entry(lot).or_insert_with(|| taking_part(register, lot));
        let covers = self.covers.entry((provider, lot)).or_insert_with(|| covers(register, provider, lot));
        let all = covers.iter().flat_map(|cover| match cover.own.as_slice() {
            [] if taking.is_empty() => vec![(cover.months, Months::ALWAYS)],
            [] => taking.get(&place).into_iter().flatten().map(|months| (cover.months, *months)).collect(),
            own if own.contains(&place) => vec![(cover.months, Months::ALWAYS)],
            _ => Vec::new(),
        });
        all.collect()
    }
}

impl Block {
    fn reason(&self, month: Month) -> Option<&'static str> {
        if self.ended.is_some_and(|last| last < month) {
            return Some("code_ended");
        }
        if self.member.as_ref().is_some_and(|member| !member.iter().any(|months| months.hold(month))) {
            return Some("outside_region");
        }
        let moved = self.moved.iter().find(|(spell, _)| spell.hold(month)).map(|(_, covered)| covered);
        let covered = |all: &Vec<Covered>| all.iter().any(|(own, lot)| own.hold(month) && lot.hold(month));
        moved.or(self.covered.as_ref()).filter(|all| !covered(all)).map(|_| "outside_contract")
    }
}

fn taking_part(register: &Register, lot: Id) -> HashMap<Id, Vec<Months>> {
    let ids = register.referring(Kind::LotMunicipality, lot_municipalities::LOT.index, lot);
    let mut taking: HashMap<Id, Vec<Months>> = HashMap::new();
    for fact in ids.iter().filter_map(|id| register.get(Kind::LotMunicipality, *id)) {
        if let Some(place) = fact.link(lot_municipalities::MUNICIPALITY) {
            let days = (fact.date(lot_municipalities::VALID_FROM), fact.date(lot_municipalities::VALID_TO));
            taking.entry(place).or_default().push(Months::touched(days));
        }
    }
    taking
}

/// The parts a provider ever had in a lot: by its own contracts, and by those it signed along with others.
fn covers(register: &Register, provider: Id, lot: Id) -> Vec<Cover> {
    let always: Days = (None, None);
    let own = register.referring(Kind::Contract, contracts::PROVIDER.index, provider).iter();
    let own = own.map(|contract| (*contract, always));
    let facts = register.referring(Kind::ConsortiumMember, consortium_members::PROVIDER.index, provider).iter();
    let facts = facts.filter_map(|id| register.get(Kind::ConsortiumMember, *id));
    let signed = facts.filter(|fact| in_use(Kind::ConsortiumMember, fact, NaiveDate::MAX)).filter_map(|fact| {
        let days = (fact.date(consortium_members::VALID_FROM), fact.date(consortium_members::VALID_TO));
        Some((fact.link(consortium_members::CONTRACT)?, days))
    });
    let all = own.chain(signed).filter_map(|(id, days)| Some((register.get(Kind::Contract, id)?, days)));
    all.flat_map(|(contract, days)| covers_of(register, contract, lot, days)).collect()
}

/// The parts of a contract in a lot, for somebody who stood in it from and until these days.
fn covers_of(register: &Register, contract: &Record, lot: Id, (joined, left): Days) -> Vec<Cover> {
    let start = contract.date(contracts::START);
    // With every option that was exercised, whenever that was.
    let end = NaiveDate::from_ymd_opt(9999, 12, 31).and_then(|far| contract::present_end(register, contract, far));
    let ids = register.referring(Kind::ContractLot, contract_lots::CONTRACT.index, contract.id);
    let parts = ids.iter().filter_map(|id| register.get(Kind::ContractLot, *id));
    let ours = parts.filter(|part| part.link(contract_lots::LOT) == Some(lot));
    ours.map(|part| {
        let from = part.date(contract_lots::VALID_FROM).max(start).max(joined);
        let to = [part.date(contract_lots::VALID_TO), end, left].into_iter().flatten().min();
        Cover { months: Months::touched((from, to)), own: part.links(contract_lots::MUNICIPALITIES).to_vec() }
    })
    .collect()
}
