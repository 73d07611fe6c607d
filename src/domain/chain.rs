//! The chain of responsibility (keten, R18–R21): per contract and lot the tree under its main contractor on a day, with
//! shares that add up to the whole. What can be asked of it stands in `chain/`; what may be saved in `check`.

pub mod breaches;
pub mod ending;
pub mod exposure;
pub mod loss;
pub mod margins;
pub mod standing;
pub mod told;

use super::apportion::apportion;
use super::contract::{counts, current, in_use, parts, served};
use super::field::{Column, One};
use super::kind::Kind;
use super::nouns::{consortium_members, contract_lots, contracts, subcontract_links as link};
use super::record::{Id, Record};
use super::register::Register;
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// The whole, in parts per million.
pub const WHOLE: i64 = 1_000_000;

/// The place of somebody in a chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// The party of the contract: sole, main or content main contractor, lead of a consortium.
    Party,
    /// Signed together with the party; jointly and severally liable, no subcontractor (R18).
    Member,
    /// Performs for somebody who stands under the party.
    Sub,
    /// Stands in links that lead up to nobody who signed the contract.
    Loose,
}

/// Whether the client's consent for somebody's work is there (R20).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Consent {
    /// The client consented by the day.
    Given,
    /// Not needed: self-employed without staff, or no subcontracting at all.
    Exempt,
    /// Needed and not there.
    Missing,
}

impl Consent {
    /// The code of it in answers.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Given => "given",
            Self::Exempt => "exempt",
            Self::Missing => "missing",
        }
    }
}

/// Somebody in a chain, at one place.
#[derive(Clone, Debug)]
pub struct Node<'a> {
    /// Who.
    pub provider: Id,
    /// The links that put it here, under the same parent; none for who stands at the top.
    pub links: Vec<&'a Record>,
    /// Who stands above, as a position in `Chain::nodes`.
    pub parent: Option<usize>,
    /// Levels below the party: 0 for it and for members of the consortium.
    pub rank: usize,
    /// Which place it is.
    pub place: Place,
    /// Part of the work of the parent, in parts per million; nothing when it was not recorded.
    pub share: Option<i64>,
    /// Part of the whole that runs through it (R19).
    pub effective: Option<i64>,
    /// Part of the whole that it performs itself (R19). Of the party of a consortium: all members together, since nobody
    /// records how they divide it. Below zero when more was passed on than there was.
    pub net: Option<i64>,
    /// Whether it stands higher up or elsewhere in the chain as well, against R18; what is below it is shown there.
    pub repeated: bool,
}

impl Node<'_> {
    /// Since when it stands here; nothing when that was not recorded.
    #[must_use]
    pub fn from(&self) -> Option<NaiveDate> {
        let days: Option<Vec<NaiveDate>> = self.links.iter().map(|one| one.date(link::VALID_FROM)).collect();
        days.and_then(|days| days.into_iter().min())
    }

    /// Until when it stands here; nothing when that is open or was not recorded.
    #[must_use]
    pub fn to(&self) -> Option<NaiveDate> {
        let days: Option<Vec<NaiveDate>> = self.links.iter().map(|one| one.date(link::VALID_TO)).collect();
        days.and_then(|days| days.into_iter().max())
    }
}

/// The chain of one contract in one lot on a day.
#[derive(Clone, Debug)]
pub struct Chain<'a> {
    /// Its contract.
    pub contract: &'a Record,
    /// Its lot; nothing when the lots of the contract are not known.
    pub lot: Option<Id>,
    /// The contract's part in the lot on the day; nothing when it has none, so that nobody answers.
    pub part: Option<&'a Record>,
    /// Whether the contract counts on the day, in this lot.
    pub stands: bool,
    /// Everybody, each before those below: first the party and what is below it, then members, then who hangs loose.
    pub nodes: Vec<Node<'a>>,
}

impl<'a> Chain<'a> {
    /// Whether its party leads a care profile and answers for the content only (inhoudelijk hoofdaannemer): the others
    /// are no subcontractors of it, and each answers for itself by a contract of its own.
    #[must_use]
    pub fn is_content(&self) -> bool {
        self.part.and_then(|part| part.choice(contract_lots::ROLE)) == Some("content_main_contractor")
    }

    /// The role of the party in the lot, as recorded.
    #[must_use]
    pub fn role(&self) -> Option<&'static str> {
        self.part.and_then(|part| part.choice(contract_lots::ROLE))
    }

    /// Those directly below a node, in order.
    pub fn children(&self, at: usize) -> impl Iterator<Item = usize> + '_ {
        (0..self.nodes.len()).filter(move |other| self.nodes[*other].parent == Some(at))
    }

    /// From a node up to the top: itself first.
    #[must_use]
    pub fn path(&self, at: usize) -> Vec<usize> {
        let mut path = vec![at];
        // A parent always stands before its children, so this ends.
        while let Some(above) = path.last().and_then(|last| self.nodes[*last].parent) {
            path.push(above);
        }
        path
    }

    /// Whether somebody who signed the contract answers for a node, by law and on the day.
    #[must_use]
    pub fn is_answered(&self, at: usize) -> bool {
        self.stands && !self.is_content() && self.nodes[at].place != Place::Loose
    }

    /// The places of a provider in the chain.
    pub fn places(&self, provider: Id) -> impl Iterator<Item = usize> + '_ {
        (0..self.nodes.len()).filter(move |at| self.nodes[*at].provider == provider)
    }

    /// The part of the whole of which nobody recorded who performs it; with the net parts it makes the whole.
    #[must_use]
    pub fn unknown(&self) -> i64 {
        WHOLE - self.nodes.iter().filter(|node| node.place != Place::Loose).filter_map(|node| node.net).sum::<i64>()
    }

    /// The municipalities it serves on the day.
    #[must_use]
    pub fn municipalities(&self, register: &Register, day: NaiveDate) -> Vec<Id> {
        self.part.map_or_else(Vec::new, |part| served(register, part, day))
    }

    /// Whether the client consented to a node (R20); the party and members need none.
    #[must_use]
    pub fn consent(&self, at: usize, day: NaiveDate) -> Consent {
        if self.is_content() {
            return Consent::Exempt;
        }
        let of = |one: &&Record| link_consent(one, day);
        let all: Vec<Consent> = self.nodes[at].links.iter().map(of).collect();
        if all.contains(&Consent::Missing) {
            Consent::Missing
        } else if all.contains(&Consent::Given) {
            Consent::Given
        } else {
            Consent::Exempt
        }
    }
}

/// R20: whether the client consented to a link by the day.
#[must_use]
pub fn link_consent(one: &Record, day: NaiveDate) -> Consent {
    if one.date(link::CONSENT_ON).is_some_and(|consent| consent <= day) {
        Consent::Given
    } else if one.flag(link::SOLE_TRADER) == Some(true) {
        Consent::Exempt
    } else {
        Consent::Missing
    }
}

/// The chains of a contract on a day: one per part it has in a lot, and one per lot that only its links name.
#[must_use]
pub fn of_contract<'a>(register: &'a Register, contract: &'a Record, day: NaiveDate) -> Vec<Chain<'a>> {
    let running = counts(register, contract, day);
    let parts: Vec<&Record> = parts(register, contract.id, day).collect();
    let links: Vec<&Record> = current(register, Kind::SubcontractLink, link::CONTRACT, contract.id, day).collect();
    let members: Vec<Id> = signed_with(register, contract, day);
    let mut lots: Vec<(Option<Id>, Option<&Record>)> =
        parts.iter().map(|part| (part.link(contract_lots::LOT), Some(*part))).collect();
    let named: BTreeSet<Option<Id>> = links.iter().map(|one| one.link(link::LOT)).collect();
    let known = |lot: &Option<Id>| lots.iter().any(|(other, _)| other == lot);
    let others: Vec<Option<Id>> =
        named.into_iter().filter(|lot| !known(lot) && (lot.is_some() || parts.is_empty())).collect();
    lots.extend(others.into_iter().map(|lot| (lot, None)));
    // Lots that were never recorded are unknown; those whose time is over, or has not begun, are none.
    let mut recorded = register.linked(Kind::ContractLot, "contract", contract.id);
    let had_parts = recorded.any(|part| in_use(Kind::ContractLot, part, day));
    if lots.is_empty() {
        lots.push((None, None));
    }
    let chains = lots.into_iter().map(|(lot, part)| {
        let stands = running && (part.is_some() || (lot.is_none() && parts.is_empty() && !had_parts));
        let mut chain = Chain { contract, lot, part, stands, nodes: Vec::new() };
        grow(&mut chain, &in_lot(&links, lot), &members);
        settle(&mut chain);
        chain
    });
    chains.filter(|chain| chain.stands || chain.nodes.iter().any(|node| !node.links.is_empty())).collect()
}

/// All chains of a day, by contract.
#[must_use]
pub fn all(register: &Register, day: NaiveDate) -> Vec<Chain<'_>> {
    register.all(Kind::Contract).iter().flat_map(|contract| of_contract(register, contract, day)).collect()
}

/// Those who signed a contract together with its party, by id.
#[must_use]
pub fn signed_with(register: &Register, contract: &Record, day: NaiveDate) -> Vec<Id> {
    let kind = Kind::ConsortiumMember;
    let members = current(register, kind, consortium_members::CONTRACT, contract.id, day);
    let members = members.filter_map(|member| member.link(consortium_members::PROVIDER));
    let mut members: Vec<Id> = members.filter(|id| Some(*id) != contract.link(contracts::PROVIDER)).collect();
    members.sort_unstable();
    members.dedup();
    members
}

/// The links of a contract that count in a lot. One without a lot is for every lot, unless the same two have one for this.
fn in_lot<'a>(links: &[&'a Record], lot: Option<Id>) -> Vec<&'a Record> {
    let pair = |one: &Record| (one.link(link::PARENT), one.link(link::CHILD));
    let own: Vec<&Record> = links.iter().copied().filter(|one| one.link(link::LOT) == lot).collect();
    let general = links.iter().copied().filter(|one| lot.is_some() && one.link(link::LOT).is_none());
    let general: Vec<&Record> = general.filter(|one| own.iter().all(|other| pair(other) != pair(one))).collect();
    own.into_iter().chain(general).collect()
}

/// Puts everybody at their place: from the party down, then from each member, then whatever was not reached. Nobody is
/// followed twice, so links that lead round in a circle end where they began.
fn grow<'a>(chain: &mut Chain<'a>, links: &[&'a Record], members: &[Id]) {
    let mut below: BTreeMap<Id, BTreeMap<Id, Vec<&'a Record>>> = BTreeMap::new();
    for one in links {
        if let (Some(parent), Some(child)) = (one.link(link::PARENT), one.link(link::CHILD)) {
            below.entry(parent).or_default().entry(child).or_default().push(one);
        }
    }
    let mut followed = BTreeSet::new();
    if let Some(party) = chain.contract.link(contracts::PROVIDER) {
        follow(chain, &below, &mut followed, party, Place::Party);
    }
    for member in members {
        follow(chain, &below, &mut followed, *member, Place::Member);
    }
    let has_parent: BTreeSet<Id> = below.values().flat_map(BTreeMap::keys).copied().collect();
    let (under, tops): (Vec<Id>, Vec<Id>) = below.keys().copied().partition(|id| has_parent.contains(id));
    // After the tops only circles are left; any of those in one can stand first.
    for top in tops.into_iter().chain(under) {
        if !followed.contains(&top) {
            follow(chain, &below, &mut followed, top, Place::Loose);
        }
    }
}

/// Adds somebody at the top and everything below, depth first, largest share first.
fn follow<'a>(
    chain: &mut Chain<'a>,
    below: &BTreeMap<Id, BTreeMap<Id, Vec<&'a Record>>>,
    followed: &mut BTreeSet<Id>,
    top: Id,
    place: Place,
) {
    let mut waiting = vec![(top, None, Vec::new())];
    while let Some((provider, parent, links)) = waiting.pop() {
        let repeated = !followed.insert(provider);
        let rank = parent.map_or(0, |above: usize| chain.nodes[above].rank + 1);
        let place = if parent.is_some() && place != Place::Loose { Place::Sub } else { place };
        let at = chain.nodes.len();
        let share = recorded_share(&links);
        let (effective, net) = (None, None);
        chain.nodes.push(Node { provider, links, parent, rank, place, share, effective, net, repeated });
        if repeated {
            continue;
        }
        let mut children: Vec<(Id, &Vec<&'a Record>)> =
            below.get(&provider).into_iter().flatten().map(|(child, links)| (*child, links)).collect();
        // The last one pushed comes first.
        children.sort_by_key(|(child, links)| (recorded_share(links), std::cmp::Reverse(*child)));
        waiting.extend(children.into_iter().map(|(child, links)| (child, Some(at), links.clone())));
    }
}

/// The share that links between the same two make together; unknown as soon as one of them is.
fn recorded_share(links: &[&Record]) -> Option<i64> {
    if links.is_empty() {
        return None;
    }
    links.iter().map(|one| one.number(link::SHARE_PERCENT)).sum()
}

/// R19: the party has the whole; a child its share of what its parent has; net is what is not passed on. Where parts per
/// million do not come out whole, what a parent passes on in total is rounded once, half up, and divided among its
/// children by the largest remainder: so no parent passes on more than it has because of rounding, and the net parts
/// always add up to the whole. An amount stands in for an unknown share where the value of the part in the lot is known.
fn settle(chain: &mut Chain<'_>) {
    let value = chain.part.and_then(|part| part.number(contract_lots::VALUE_CENTS)).filter(|value| *value > 0);
    let mut vague = false;
    for at in 0..chain.nodes.len() {
        if chain.nodes[at].place == Place::Party {
            chain.nodes[at].effective = Some(WHOLE);
        }
        let children: Vec<usize> = if chain.nodes[at].repeated { Vec::new() } else { chain.children(at).collect() };
        vague |= chain.nodes[at].place == Place::Member && !children.is_empty();
        let Some(effective) = chain.nodes[at].effective else { continue };
        for child in &children {
            if chain.nodes[*child].share.is_none() {
                chain.nodes[*child].share = share_by_amount(&chain.nodes[*child].links, value, effective);
            }
        }
        let (known, unknown): (Vec<usize>, Vec<usize>) =
            children.into_iter().partition(|child| chain.nodes[*child].share.is_some());
        let shares: Vec<i64> = known.iter().filter_map(|child| chain.nodes[*child].share).collect();
        let passed = part_of(effective, shares.iter().sum());
        for (child, part) in known.into_iter().zip(apportion(passed, &shares)) {
            chain.nodes[child].effective = Some(part);
        }
        chain.nodes[at].net = unknown.is_empty().then_some(effective - passed);
    }
    // What a member passes on comes off what the members do together, and nobody knows how much it is.
    if vague && let Some(party) = chain.nodes.first_mut() {
        party.net = None;
    }
}

/// So many parts per million of a number, rounded half up.
fn part_of(number: i64, share: i64) -> i64 {
    let (number, share, whole) = (i128::from(number), i128::from(share), i128::from(WHOLE));
    i64::try_from((2 * number * share + whole).div_euclid(2 * whole)).unwrap_or(i64::MAX)
}

/// The share of a parent's work that amounts make, when the value of all work is known.
fn share_by_amount(links: &[&Record], value: Option<i64>, effective: i64) -> Option<i64> {
    let amounts: Option<i64> = links.iter().map(|one| one.number(link::AMOUNT_CENTS)).sum();
    let (amount, value) = (i128::from(amounts?), i128::from(value?));
    let (whole, mine) = (i128::from(WHOLE), value * i128::from(effective));
    (mine > 0).then(|| i64::try_from((2 * amount * whole * whole + mine).div_euclid(2 * mine)).ok()).flatten()
}

/// The contracts in which a provider may stand: its own, those it signed along with, and those of its links.
fn contracts_around(register: &Register, provider: Id, day: NaiveDate) -> Vec<&Record> {
    let mut ids: BTreeSet<Id> =
        register.referring(Kind::Contract, contracts::PROVIDER.index, provider).iter().copied().collect();
    let mut add = |kind: Kind, column: Column<One>, contract: Column<One>| {
        ids.extend(current(register, kind, column, provider, day).filter_map(|fact| fact.link(contract)));
    };
    add(Kind::ConsortiumMember, consortium_members::PROVIDER, consortium_members::CONTRACT);
    add(Kind::SubcontractLink, link::PARENT, link::CONTRACT);
    add(Kind::SubcontractLink, link::CHILD, link::CONTRACT);
    ids.into_iter().filter_map(|id| register.get(Kind::Contract, id)).collect()
}
