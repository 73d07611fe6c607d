//! Where there is care on a day (R25): the parts of contracts that count per lot, the municipalities they serve, who is
//! stopped (R14) or was agreed nothing, and what that makes of each cell lot × municipality. States are `continuity`'s.

use super::chain::exposure::concern;
use super::continuity;
use super::contract::{counts, current, in_use, served, state};
use super::kind::Kind;
use super::nouns::{capacity_agreements, contract_lots, contracts, intake_stops, lot_municipalities, lots, tenders};
use super::record::{Id, Record, Ref};
use super::register::Register;
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// A part of a contract that counts for a lot on a day.
#[derive(Clone, Debug)]
pub struct Part {
    /// The contract lot.
    pub id: Id,
    /// Its contract.
    pub contract: Id,
    /// Who answers for it.
    pub provider: Id,
    /// Who that counts as (R23): its group, or itself.
    party: Ref,
    /// The municipalities it serves, by id.
    pub served: Vec<Id>,
    stopped_everywhere: bool,
    stopped: Vec<Id>,
    /// Whether more than nothing was agreed: for the pool of all, and per municipality.
    pool: Option<bool>,
    /// By id.
    agreed: Vec<(Id, bool)>,
}

/// How a part stands in a municipality.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taking {
    /// It takes clients.
    Open,
    /// An intake stop keeps it from taking any (R14).
    Stopped,
    /// Nothing was agreed here: A = 0.
    Full,
    /// It does not serve the municipality.
    Absent,
}

impl Part {
    /// How it stands in a municipality, or in the region as a whole: there it takes clients as long as it does somewhere.
    #[must_use]
    pub fn taking(&self, municipality: Option<Id>) -> Taking {
        match municipality {
            Some(here) if self.served.binary_search(&here).is_err() => Taking::Absent,
            Some(here) => self.takes_in(here),
            None if self.served.is_empty() => match (self.stopped_everywhere, self.pool) {
                (true, _) => Taking::Stopped,
                (false, Some(false)) => Taking::Full,
                _ => Taking::Open,
            },
            None => {
                let mut all = self.served.iter().map(|here| self.takes_in(*here));
                let first = all.next().unwrap_or(Taking::Absent);
                all.fold(first, |best, taking| if taking.rank() < best.rank() { taking } else { best })
            }
        }
    }

    fn takes_in(&self, here: Id) -> Taking {
        if self.stopped_everywhere || self.stopped.contains(&here) {
            return Taking::Stopped;
        }
        let agreed = || self.agreed.binary_search_by_key(&here, |(place, _)| *place).ok().map(|at| self.agreed[at].1);
        match (self.pool, agreed()) {
            (None, None) | (Some(true), _) | (_, Some(true)) => Taking::Open,
            _ => Taking::Full,
        }
    }
}

impl Taking {
    fn rank(self) -> u8 {
        match self {
            Self::Open => 0,
            Self::Stopped => 1,
            Self::Full => 2,
            Self::Absent => 3,
        }
    }
}

/// One cell of the coverage map.
#[derive(Clone, Debug)]
pub struct Cell {
    /// The lot.
    pub lot: Id,
    /// The municipality; nothing for a lot of which no municipalities are known.
    pub municipality: Option<Id>,
    /// Whether it is judged for the region as a whole: lots of a supra-regional or national scale.
    pub regional: bool,
    /// Parts that take clients.
    pub open: Vec<Id>,
    /// Parts that an intake stop keeps from it.
    pub stopped: Vec<Id>,
    /// Providers that take clients.
    pub providers: usize,
    /// The same after groups (R23).
    pub parties: usize,
    /// One of `continuity::STATES`.
    pub state: &'static str,
}

/// Whether a lot is on the map on a day: it exists in this cut, its term has begun and is not over; a term that was
/// published goes on as long as a contract does. A lot that is still being bought has no cover to lack.
#[must_use]
pub fn is_on_map(register: &Register, lot: &Record, day: NaiveDate) -> bool {
    let exists = in_use(Kind::Lot, lot, day)
        && lot.date(lots::VALID_FROM).is_none_or(|from| from <= day)
        && lot.date(lots::VALID_TO).is_none_or(|to| day <= to);
    let dated = lot.date(lots::START).or(lot.date(lots::VALID_FROM)).is_some();
    let begun = lot.date(lots::START).is_none_or(|start| start <= day) && (dated || is_bought(register, lot, day));
    let running = || {
        current(register, Kind::ContractLot, contract_lots::LOT, lot.id, day)
            .any(|part| part_counts(register, part, day))
    };
    exists && begun && (lot.date(lots::END).is_none_or(|end| day <= end) || running())
}

/// Whether a lot without dates that stands in a tender has been bought by a day: one of its contracts has begun. Where the
/// tender was closed and no contract came of it, nobody was found, which is a gap.
fn is_bought(register: &Register, lot: &Record, day: NaiveDate) -> bool {
    let Some(tender) = lot.link(lots::TENDER).and_then(|id| register.get(Kind::Tender, id)) else { return true };
    let parts = register.linked(Kind::ContractLot, "lot", lot.id).filter(|part| in_use(Kind::ContractLot, part, day));
    let contracts = parts.filter_map(|part| register.get(Kind::Contract, part.link(contract_lots::CONTRACT)?));
    let states: Vec<&str> = contracts.map(|contract| state(register, contract, day)).collect();
    if !states.is_empty() {
        return states.iter().any(|state| *state != "not_started");
    }
    let closed = tender.choice(tenders::STAGE).is_none_or(|stage| stage == "awarded");
    closed && tender.date(tenders::PUBLISHED_ON).is_none_or(|published| published <= day)
}

fn part_counts(register: &Register, part: &Record, day: NaiveDate) -> bool {
    let contract = part.link(contract_lots::CONTRACT).and_then(|id| register.get(Kind::Contract, id));
    contract.is_some_and(|contract| counts(register, contract, day))
}

/// The lots on the map on a day, by id.
pub fn lots_on_map(register: &Register, day: NaiveDate) -> impl Iterator<Item = &Record> {
    register.all(Kind::Lot).iter().filter(move |lot| is_on_map(register, lot, day))
}

/// Whether a lot is judged for the region as a whole (R25).
#[must_use]
pub fn is_regional(lot: &Record) -> bool {
    matches!(lot.choice(lots::SCALE), Some("supra_regional" | "national"))
}

/// The parts of contracts that count for a lot on a day, by id.
#[must_use]
pub fn parts(register: &Register, lot: Id, day: NaiveDate) -> Vec<Part> {
    let records = current(register, Kind::ContractLot, contract_lots::LOT, lot, day);
    records.filter_map(|record| part(register, lot, record, day)).collect()
}

fn part(register: &Register, lot: Id, record: &Record, day: NaiveDate) -> Option<Part> {
    let contract = register.get(Kind::Contract, record.link(contract_lots::CONTRACT)?)?;
    let provider = contract.link(contracts::PROVIDER).filter(|_| counts(register, contract, day))?;
    let mut served = served(register, record, day);
    served.sort_unstable();
    served.dedup();
    let (stopped_everywhere, stopped) = stops(register, contract.id, lot, day);
    let (pool, agreed) = agreed(register, contract.id, lot, day);
    let party = concern(register, provider);
    Some(Part {
        id: record.id,
        contract: contract.id,
        provider,
        party,
        served,
        stopped_everywhere,
        stopped,
        pool,
        agreed,
    })
}

/// R14: whether a contract takes nobody in a lot, or in which municipalities not.
fn stops(register: &Register, contract: Id, lot: Id, day: NaiveDate) -> (bool, Vec<Id>) {
    let stops = current(register, Kind::IntakeStop, intake_stops::CONTRACT, contract, day);
    let (mut everywhere, mut places) = (false, Vec::new());
    for stop in stops.filter(|stop| stop.link(intake_stops::LOT).is_none_or(|own| own == lot)) {
        match stop.link(intake_stops::MUNICIPALITY) {
            Some(place) => places.push(place),
            None => everywhere = true,
        }
    }
    (everywhere, places)
}

/// R25: where more than nothing was agreed, of what was agreed; an unknown quantity is not zero.
fn agreed(register: &Register, contract: Id, lot: Id, day: NaiveDate) -> (Option<bool>, Vec<(Id, bool)>) {
    let agreements = current(register, Kind::CapacityAgreement, capacity_agreements::CONTRACT, contract, day);
    let (mut pool, mut places): (Option<bool>, BTreeMap<Id, bool>) = (None, BTreeMap::new());
    for one in agreements.filter(|one| one.link(capacity_agreements::LOT).is_none_or(|own| own == lot)) {
        let some = one.number(capacity_agreements::QUANTITY) != Some(0);
        match one.link(capacity_agreements::MUNICIPALITY) {
            Some(place) => *places.entry(place).or_insert(false) |= some,
            None => pool = Some(pool.unwrap_or(false) || some),
        }
    }
    (pool, places.into_iter().collect())
}

/// The municipalities that take part in a lot on a day, by id.
#[must_use]
pub fn taking_part(register: &Register, lot: Id, day: NaiveDate) -> BTreeSet<Id> {
    let facts = current(register, Kind::LotMunicipality, lot_municipalities::LOT, lot, day);
    facts.filter_map(|fact| fact.link(lot_municipalities::MUNICIPALITY)).collect()
}

/// R25: the cells of a lot on a day, by municipality. A lot of a larger scale has the state of the region in each of them.
#[must_use]
pub fn cells_of(register: &Register, lot: &Record, day: NaiveDate) -> Vec<Cell> {
    judge(register, lot, day, &parts(register, lot.id, day))
}

/// R24, R25: the same cells when a provider has stopped.
#[must_use]
pub fn cells_without(register: &Register, lot: &Record, day: NaiveDate, provider: Id) -> Vec<Cell> {
    let left: Vec<Part> = parts(register, lot.id, day).into_iter().filter(|part| part.provider != provider).collect();
    judge(register, lot, day, &left)
}

fn judge(register: &Register, lot: &Record, day: NaiveDate, parts: &[Part]) -> Vec<Cell> {
    let regional = is_regional(lot);
    let mut places: Vec<Option<Id>> = taking_part(register, lot.id, day).into_iter().map(Some).collect();
    if places.is_empty() {
        places.push(None);
    }
    let whole = regional.then(|| judged(lot.id, parts, None));
    let cell = |place: Option<Id>| {
        let mut cell = match &whole {
            Some(whole) => whole.clone(),
            None => judged(lot.id, parts, place),
        };
        (cell.municipality, cell.regional) = (place, regional || place.is_none());
        cell
    };
    places.into_iter().map(cell).collect()
}

fn judged(lot: Id, parts: &[Part], place: Option<Id>) -> Cell {
    let (mut open, mut stopped): (Vec<&Part>, Vec<&Part>) = (Vec::new(), Vec::new());
    for part in parts {
        match part.taking(place) {
            Taking::Open => open.push(part),
            Taking::Stopped => stopped.push(part),
            Taking::Full | Taking::Absent => {}
        }
    }
    let providers = different(open.iter().map(|part| part.provider));
    let shut = different(stopped.iter().map(|part| part.provider));
    Cell {
        lot,
        municipality: place,
        regional: false,
        open: open.iter().map(|part| part.id).collect(),
        stopped: stopped.iter().map(|part| part.id).collect(),
        providers,
        parties: different(open.iter().map(|part| part.party)),
        state: continuity::state(providers, shut),
    }
}

fn different<T: Ord>(all: impl Iterator<Item = T>) -> usize {
    let mut all: Vec<T> = all.collect();
    all.sort_unstable();
    all.dedup();
    all.len()
}

/// R25: all cells of all lots on the map on a day.
#[must_use]
pub fn cells(register: &Register, day: NaiveDate) -> Vec<Cell> {
    lots_on_map(register, day).flat_map(|lot| cells_of(register, lot, day)).collect()
}
