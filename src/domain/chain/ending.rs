//! What falls with a contract (R21): its chain, those that lose all access to the region, and the lots and municipalities
//! that lose cover. Compares the register as it stands with the register as it would.

use super::standing::has_access;
use super::{Chain, Place, of_contract};
use crate::domain::contract::{counts, present_end};
use crate::domain::kind::Kind;
use crate::domain::record::{Id, Record};
use crate::domain::register::Register;
use chrono::{Days, NaiveDate};

/// What falls.
#[derive(Clone, Debug)]
pub struct Falls<'a> {
    /// The first day without the contract.
    pub day: NaiveDate,
    /// The chains that would have stood on that day.
    pub chains: Vec<Chain<'a>>,
    /// Those in the chains that have no place in the region left on that day, the party included, in order of the chains.
    pub without_access: Vec<Id>,
}

/// The first day on which a contract no longer counts in `after` and still does in `before`, seen from today; nothing when
/// it does not end earlier than it would.
#[must_use]
pub fn first_day_without(before: &Register, after: &Register, contract: Id, today: NaiveDate) -> Option<NaiveDate> {
    let was = before.get(Kind::Contract, contract)?;
    let falls = |day: NaiveDate| {
        let counted = counts(before, was, day);
        let counts_still = after.get(Kind::Contract, contract).is_some_and(|now| counts(after, now, day));
        counted && !counts_still
    };
    let after_end = |record: &Record| present_end(after, record, today)?.checked_add_days(Days::new(1));
    let next = after.get(Kind::Contract, contract).and_then(after_end);
    next.into_iter().chain([today]).filter(|day| falls(*day)).min()
}

/// What falls with a contract that counts on the day in `before` and not in `after`.
#[must_use]
pub fn falls<'a>(before: &'a Register, after: &Register, contract: Id, day: NaiveDate) -> Falls<'a> {
    let record = before.get(Kind::Contract, contract);
    let chains = record.map_or_else(Vec::new, |record| of_contract(before, record, day));
    let mut without_access: Vec<Id> = Vec::new();
    for node in chains.iter().flat_map(|chain| &chain.nodes).filter(|node| node.place != Place::Loose) {
        if !without_access.contains(&node.provider) && !has_access(after, node.provider, day) {
            without_access.push(node.provider);
        }
    }
    Falls { day, chains, without_access }
}
