//! Where a provider stands on a day (N5, N6): every chain it is in, who answers for it there, whether it has a double role,
//! and who performs without anybody answering.

use super::exposure::{concern, firms};
use super::{Chain, Place, contracts_around, of_contract};
use crate::domain::contract::{counts, current, parts, present_end};
use crate::domain::kind::Kind;
use crate::domain::nouns::{consortium_members, contract_lots, contracts, subcontract_links as link};
use crate::domain::record::{Id, Record, Value};
use crate::domain::register::Register;
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// Which chains are meant; nothing is any.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Within {
    /// Those of this lot.
    pub lot: Option<Id>,
    /// Those that serve this municipality.
    pub municipality: Option<Id>,
}

impl Within {
    /// Whether a chain is meant. One whose lot or municipalities are not known is left out when they are asked for.
    #[must_use]
    pub fn takes(self, register: &Register, chain: &Chain<'_>, day: NaiveDate) -> bool {
        self.lot.is_none_or(|lot| chain.lot == Some(lot))
            && self.municipality.is_none_or(|wanted| chain.municipalities(register, day).contains(&wanted))
    }
}

/// The chains a provider stands in on a day, each with its places in it.
#[must_use]
pub fn of_provider(register: &Register, provider: Id, day: NaiveDate, within: Within) -> Vec<(Chain<'_>, Vec<usize>)> {
    let chains = contracts_around(register, provider, day).into_iter().flat_map(|one| of_contract(register, one, day));
    let chains = chains.filter(|chain| within.takes(register, chain, day));
    let placed = chains.map(|chain| {
        let places: Vec<usize> = chain.places(provider).collect();
        (chain, places)
    });
    placed.filter(|(_, places)| !places.is_empty()).collect()
}

/// The contracts that count on the day and that a provider signed, alone or with others; those with a part in the lot
/// when one is named.
#[must_use]
pub fn own_contracts(register: &Register, provider: Id, lot: Option<Id>, day: NaiveDate) -> Vec<&Record> {
    let mut ids: BTreeSet<Id> =
        current(register, Kind::Contract, contracts::PROVIDER, provider, day).map(|contract| contract.id).collect();
    let kind = Kind::ConsortiumMember;
    let joined = current(register, kind, consortium_members::PROVIDER, provider, day);
    ids.extend(joined.filter_map(|member| member.link(consortium_members::CONTRACT)));
    let counting = ids.into_iter().filter_map(|id| register.get(Kind::Contract, id)).filter(|contract| {
        let takes_part = |lot: Id| {
            let mut parts = parts(register, contract.id, day).peekable();
            parts.peek().is_none() || parts.any(|part| part.link(contract_lots::LOT) == Some(lot))
        };
        counts(register, contract, day) && lot.is_none_or(takes_part)
    });
    counting.collect()
}

/// Whether somebody performs for another here and signed another contract, alone or with others (dubbelrol, R18). Firms of
/// one group are not each other's other, and what one of them signed all of them did (R22).
#[must_use]
pub fn has_double_role(register: &Register, chain: &Chain<'_>, at: usize, day: NaiveDate) -> bool {
    let node = &chain.nodes[at];
    if node.place != Place::Sub {
        return false;
    }
    let performer = concern(register, node.provider);
    let main = chain.contract.link(contracts::PROVIDER).map(|main| concern(register, main));
    let signed = |provider: Id| {
        let mut own = own_contracts(register, provider, None, day).into_iter();
        own.any(|contract| contract.id != chain.contract.id)
    };
    main != Some(performer) && firms(register, performer).into_iter().any(signed)
}

/// Why nobody answers for somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unanswered {
    /// Its links lead up to nobody who signed the contract.
    NoMain,
    /// The contract has ended, or has not begun, or has no part in the lot on the day.
    NoContract,
    /// It works in a care profile of a content main contractor and has no contract of its own in the lot.
    ContentOnly,
}

impl Unanswered {
    /// The code of it in answers.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::NoMain => "no_main",
            Self::NoContract => "no_contract",
            Self::ContentOnly => "content_only",
        }
    }
}

/// Why nobody answers for a node on the day; nothing when somebody does.
#[must_use]
pub fn unanswered(register: &Register, chain: &Chain<'_>, at: usize, day: NaiveDate) -> Option<Unanswered> {
    let node = &chain.nodes[at];
    if chain.is_answered(at) {
        return None;
    }
    if node.place == Place::Loose {
        return Some(Unanswered::NoMain);
    }
    if !chain.stands {
        return Some(Unanswered::NoContract);
    }
    let alone = node.place == Place::Sub && own_contracts(register, node.provider, chain.lot, day).is_empty();
    alone.then_some(Unanswered::ContentOnly)
}

/// Whether a provider has a place in the region on a day: a contract that counts, or work for somebody who has one.
#[must_use]
pub fn has_access(register: &Register, provider: Id, day: NaiveDate) -> bool {
    let stands = |(chain, places): &(Chain<'_>, Vec<usize>)| {
        chain.stands && places.iter().any(|at| chain.nodes[*at].place != Place::Loose)
    };
    of_provider(register, provider, day, Within::default()).iter().any(stands)
}

/// Whether the dates of some contract give a provider a place on one of the days between: one it signed, alone or with
/// others, or one in whose chain it works. What is recorded now of a contract's status says nothing of then, but for drafts.
#[must_use]
pub fn had_place(register: &Register, provider: Id, first: NaiveDate, last: NaiveDate) -> bool {
    let begins = |day: Option<NaiveDate>| day.is_none_or(|day| day <= last);
    let lasts = |day: Option<NaiveDate>| day.is_none_or(|day| day >= first);
    let ran = |id: &Id| {
        register.get(Kind::Contract, *id).is_some_and(|contract| {
            contract.choice(contracts::STATUS) != Some("draft")
                && begins(contract.date(contracts::START))
                && lasts(present_end(register, contract, first))
        })
    };
    let facts = |kind: Kind, column: usize, contract: usize| {
        let noun = kind.noun();
        let day = move |record: &Record, name: &str| match noun.find(name).map(|(at, _)| &record.values[at]) {
            Some(Value::Day(day)) => Some(*day),
            _ => None,
        };
        let of = register.referring(kind, column, provider).iter().filter_map(move |id| register.get(kind, *id));
        let held = of.filter(move |fact| begins(day(fact, "valid_from")) && lasts(day(fact, "valid_to")));
        held.filter_map(move |fact| match fact.values[contract] {
            Value::Link(id) => Some(id),
            _ => None,
        })
    };
    let member = facts(Kind::ConsortiumMember, consortium_members::PROVIDER.index, consortium_members::CONTRACT.index);
    let performs = facts(Kind::SubcontractLink, link::CHILD.index, link::CONTRACT.index);
    register.referring(Kind::Contract, contracts::PROVIDER.index, provider).iter().any(ran)
        || member.chain(performs).any(|id| ran(&id))
}
