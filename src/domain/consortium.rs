//! Who delivers under a contract: its party and those who signed along (combinatie). They are no subcontractors and claim
//! under their own name, so their figures belong to the contract of all of them.

use super::contract::{counts, current, parts};
use super::kind::Kind;
use super::nouns::{consortium_members, contract_lots, contracts};
use super::record::{Id, Record};
use super::register::Register;
use chrono::NaiveDate;

/// The providers whose figures belong to a contract on a day: its party first, then who signed along, by id. A member with
/// a running contract of its own in one of the same lots delivers under that one: figures do not name a contract, and may
/// not count twice.
#[must_use]
pub fn deliverers(register: &Register, contract: &Record, day: NaiveDate) -> Vec<Id> {
    let party = contract.link(contracts::PROVIDER);
    let members = current(register, Kind::ConsortiumMember, consortium_members::CONTRACT, contract.id, day);
    let members = members.filter_map(|member| member.link(consortium_members::PROVIDER));
    let mut members: Vec<Id> = members.filter(|member| Some(*member) != party).collect();
    members.sort_unstable();
    members.dedup();
    if !members.is_empty() {
        let lots: Vec<Id> = lots_of(register, contract.id, day).collect();
        members.retain(|member| !delivers_alone(register, *member, &lots, day));
    }
    party.into_iter().chain(members).collect()
}

fn lots_of(register: &Register, contract: Id, day: NaiveDate) -> impl Iterator<Item = Id> + '_ {
    parts(register, contract, day).filter_map(|part| part.link(contract_lots::LOT))
}

/// Whether a provider is the party of a running contract in one of these lots.
fn delivers_alone(register: &Register, provider: Id, lots: &[Id], day: NaiveDate) -> bool {
    let mut own = current(register, Kind::Contract, contracts::PROVIDER, provider, day);
    own.any(|contract| {
        counts(register, contract, day) && lots_of(register, contract.id, day).any(|lot| lots.contains(&lot))
    })
}
