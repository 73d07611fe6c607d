//! What happens when a provider falls over (R24, N31): the contracts, parts and clients that fall, the chain below it, the
//! cells that become a gap or hang on one provider, who has room, and who must be called. One day, one provider.

use super::chain::standing::{Within, of_provider, own_contracts};
use super::chain::{Chain, Place, signed_with};
use super::continuity::{Supply, part_of, uncovered};
use super::contract::{current, in_use, lots_of};
use super::coverage::{Cell, Part, cells_of, cells_without, is_on_map, parts};
use super::kind::Kind;
use super::lot_cut::lot_on;
use super::monthly::{Figure, Monthly};
use super::nouns::{contact_persons, contracts, memberships};
use super::questions::Summed;
use super::record::{Id, Record};
use super::register::Register;
use super::supply::{last_known, supplies};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// A cell that gets worse.
#[derive(Clone, Debug)]
pub struct Lost {
    /// The cell as it will be.
    pub after: Cell,
    /// Its state before.
    pub before: &'static str,
}

/// Who can take over in a lot, and what is left.
#[derive(Clone, Debug)]
pub struct Room {
    /// The lot.
    pub lot: Id,
    /// The unit of the volumes; nothing where no volumes were agreed.
    pub unit: Option<&'static str>,
    /// What the provider delivered so far.
    pub delivered: i64,
    /// What nobody can take over (R24).
    pub uncovered: i64,
    /// The same as a part of what it delivered, in parts per million.
    pub uncovered_ppm: Option<i64>,
    /// Other providers with room, the most first.
    pub others: Vec<(Id, i64)>,
}

/// All of it.
#[derive(Clone, Debug, Default)]
pub struct Fallout {
    /// Contracts that fall: those it is the party of.
    pub contracts: Vec<Id>,
    /// Contracts it signed along with others. They go on: who signed with it answers for the whole.
    pub joint: Vec<Id>,
    /// Those who signed a contract together with it and answer for all of it, also for its part.
    pub liable: Vec<Id>,
    /// Their parts in lots.
    pub parts: Vec<Id>,
    /// Lots it answers for.
    pub lots: Vec<Id>,
    /// Municipalities it serves; of one without a contract of its own, those of the chains in which it performs.
    pub municipalities: BTreeSet<Id>,
    /// Clients in the last month of which there are figures; nothing when unknown.
    pub clients: Option<i64>,
    /// The figures these are in.
    pub clients_of: Option<Summed>,
    /// Those who perform for it, and whether they lose all access to the region (R21).
    pub below: Vec<(Id, bool)>,
    /// Those for whom it performs.
    pub above: Vec<Id>,
    /// Cells that become a gap or hang on one provider.
    pub lost: Vec<Lost>,
    /// Per lot, and per unit where volumes were agreed, who has room.
    pub room: Vec<Room>,
    /// People of the provider, and of those with room, to call.
    pub contacts: Vec<Id>,
    /// Sub-regions whose programme directors have to know.
    pub sub_regions: BTreeSet<Id>,
}

/// What falls when a provider stops on a day.
#[must_use]
pub fn fallout(register: &Register, monthly: &Monthly, provider: Id, day: NaiveDate) -> Fallout {
    let mut found = Fallout::default();
    let signed = own_contracts(register, provider, None, day);
    let party = |contract: &&Record| contract.link(contracts::PROVIDER) == Some(provider);
    let (own, joint): (Vec<&Record>, Vec<&Record>) = signed.iter().copied().partition(party);
    found.contracts = own.iter().map(|contract| contract.id).collect();
    found.joint = joint.iter().map(|contract| contract.id).collect();
    found.liable = liable(register, &signed, provider, day);
    let lots = register.all(Kind::Lot).iter().filter(|lot| is_on_map(register, lot, day));
    for lot in lots {
        let all = parts(register, lot.id, day);
        let own: Vec<&Part> = all.iter().filter(|part| part.provider == provider).collect();
        if own.is_empty() {
            continue;
        }
        found.lots.push(lot.id);
        found.parts.extend(own.iter().map(|part| part.id));
        found.municipalities.extend(own.iter().flat_map(|part| part.served.iter().copied()));
        found.lost.extend(lost(register, lot, day, provider));
        found.room.extend(room(register, monthly, lot, &all, provider, day));
    }
    found.room.sort_by_key(|room| std::cmp::Reverse(room.uncovered_ppm.unwrap_or(0)));
    let joint = joint.iter().flat_map(|contract| lots_of(register, contract.id, day));
    let lots: Vec<Id> = found.lots.iter().copied().chain(joint).collect();
    (found.clients, found.clients_of) = clients(register, monthly, provider, &lots, day);
    chains(register, provider, day, &mut found);
    calls(register, provider, day, &mut found);
    found
}

fn lost(register: &Register, lot: &Record, day: NaiveDate, provider: Id) -> Vec<Lost> {
    let before = cells_of(register, lot, day).into_iter();
    let after = cells_without(register, lot, day, provider);
    let worse = before.zip(after).filter(|(before, after)| before.providers != after.providers);
    worse
        .filter(|(before, after)| after.providers < 2 && before.state != after.state)
        .map(|(before, after)| Lost { before: before.state, after })
        .collect()
}

/// R24 for a lot: with volumes, who has room and what is left; without, who else takes clients.
fn room(register: &Register, monthly: &Monthly, lot: &Record, all: &[Part], provider: Id, day: NaiveDate) -> Vec<Room> {
    let known = last_known(monthly, day).map(|last| supplies(register, monthly, lot.id, day, last));
    let known = known.unwrap_or_default();
    let with_volumes = known.into_iter().filter_map(|supply| {
        let (ids, volumes): (Vec<Id>, Vec<Supply>) = supply.providers.iter().copied().unzip();
        let at = ids.iter().position(|id| *id == provider)?;
        let left = uncovered(&volumes)[at];
        let mut others: Vec<(Id, i64)> = ids.iter().zip(&volumes).map(|(id, supply)| (*id, supply.room())).collect();
        others.retain(|(id, room)| *id != provider && *room > 0);
        others.sort_by_key(|(_, room)| std::cmp::Reverse(*room));
        let delivered = volumes[at].delivered;
        let uncovered_ppm = part_of(left, delivered);
        Some(Room { lot: lot.id, unit: Some(supply.unit), delivered, uncovered: left, uncovered_ppm, others })
    });
    let rooms: Vec<Room> = with_volumes.collect();
    if !rooms.is_empty() {
        return rooms;
    }
    let others: BTreeSet<Id> = all.iter().map(|part| part.provider).filter(|other| *other != provider).collect();
    let others = others.into_iter().map(|id| (id, 0)).collect();
    vec![Room { lot: lot.id, unit: None, delivered: 0, uncovered: 0, uncovered_ppm: None, others }]
}

/// Those who signed these contracts besides a provider: the party and its members are jointly and severally liable.
fn liable(register: &Register, signed: &[&Record], provider: Id, day: NaiveDate) -> Vec<Id> {
    let all = signed.iter().flat_map(|contract| {
        let members = signed_with(register, contract, day);
        // A party that signed alone has nobody beside it.
        let party = contract.link(contracts::PROVIDER).filter(|_| !members.is_empty());
        party.into_iter().chain(members)
    });
    let all: BTreeSet<Id> = all.filter(|other| *other != provider).collect();
    all.into_iter().collect()
}

/// Clients of the provider in those lots, in the last month of which it delivered figures, and the figures.
fn clients(
    register: &Register,
    monthly: &Monthly,
    provider: Id,
    lots: &[Id],
    day: NaiveDate,
) -> (Option<i64>, Option<Summed>) {
    let Some(last) = last_known(monthly, day) else { return (None, None) };
    let products = monthly.actuals.products(provider).iter().copied();
    let products: Vec<Id> =
        products.filter(|product| lot_on(register, *product, day).is_some_and(|lot| lots.contains(&lot))).collect();
    let all = products.iter().flat_map(|product| monthly.actuals.of(provider, *product).iter());
    let figures: Vec<Figure> = all.filter(|figure| figure.month <= last).collect();
    let Some(month) = figures.iter().map(|figure| figure.month).max() else { return (None, None) };
    let counted = figures.iter().filter(|figure| figure.month == month).filter_map(|figure| figure.clients());
    let summed = Summed {
        kind: Kind::Actual,
        providers: Some(vec![provider]),
        products: Some(products),
        municipalities: None,
        from: month,
        to: month,
    };
    let clients = counted.reduce(|a, b| a + b);
    (clients, clients.map(|_| summed))
}

/// Who works below it and for whom it works, in every chain it has a place in.
fn chains(register: &Register, provider: Id, day: NaiveDate, found: &mut Fallout) {
    let (mut below, mut above) = (BTreeSet::new(), BTreeSet::new());
    let placed = of_provider(register, provider, day, Within::default());
    for (chain, places) in placed.iter().filter(|(chain, _)| chain.stands) {
        let under = |at: &usize| chain.nodes[*at].place == Place::Sub && hangs_on(chain, *at, provider);
        below.extend((0..chain.nodes.len()).filter(under).map(|at| chain.nodes[at].provider));
        let works_for_another = places.iter().any(|at| chain.nodes[*at].place == Place::Sub);
        if works_for_another {
            above.extend(chain.contract.link(contracts::PROVIDER));
        }
        let stands = places.iter().any(|at| chain.nodes[*at].place != Place::Loose);
        if stands && found.contracts.is_empty() {
            found.municipalities.extend(chain.municipalities(register, day));
        }
    }
    below.remove(&provider);
    above.remove(&provider);
    found.below = below.into_iter().map(|sub| (sub, !stays(register, sub, provider, day))).collect();
    found.above = above.into_iter().collect();
}

/// Whether somebody in a chain works below a provider: through it, at whatever level.
fn hangs_on(chain: &Chain<'_>, at: usize, provider: Id) -> bool {
    chain.path(at).iter().skip(1).any(|up| chain.nodes[*up].provider == provider)
}

/// Whether a subcontractor keeps some place in the region without a provider: a contract it signed, or work that does not
/// run through that provider.
fn stays(register: &Register, sub: Id, without: Id, day: NaiveDate) -> bool {
    let own = !own_contracts(register, sub, None, day).is_empty();
    own || of_provider(register, sub, day, Within::default())
        .iter()
        .any(|(chain, places)| places.iter().any(|at| chain.is_answered(*at) && !hangs_on(chain, *at, without)))
}

fn calls(register: &Register, provider: Id, day: NaiveDate, found: &mut Fallout) {
    let people = |of: Id| {
        let ids = register.referring(Kind::ContactPerson, contact_persons::PROVIDER.index, of).iter();
        let all = ids.filter_map(|id| register.get(Kind::ContactPerson, *id));
        all.filter(|person| {
            in_use(Kind::ContactPerson, person, day)
                && person.date(contact_persons::UNTIL).is_none_or(|until| day <= until)
        })
        .map(|person| person.id)
    };
    found.contacts = people(provider).collect();
    for place in &found.municipalities {
        let facts = current(register, Kind::Membership, memberships::MUNICIPALITY, *place, day);
        found.sub_regions.extend(facts.filter_map(|fact| fact.link(memberships::SUB_REGION)));
    }
    found.sub_regions.retain(|id| register.get(Kind::SubRegion, *id).is_some());
}

/// Room per provider over all lots, for those who must be called: how many of the lots each can help in.
#[must_use]
pub fn helpers(found: &Fallout) -> Vec<(Id, usize)> {
    let mut lots: BTreeMap<Id, BTreeSet<Id>> = BTreeMap::new();
    for room in found.room.iter().filter(|room| room.unit.is_some()) {
        for (other, _) in &room.others {
            lots.entry(*other).or_default().insert(room.lot);
        }
    }
    let mut helpers: Vec<(Id, usize)> = lots.into_iter().map(|(other, lots)| (other, lots.len())).collect();
    helpers.sort_by_key(|(other, lots)| (std::cmp::Reverse(*lots), *other));
    helpers
}
