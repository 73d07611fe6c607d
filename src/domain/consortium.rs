//! Who delivers under a contract: its party and those who signed along (combinatie). They are no subcontractors and claim
//! under their own name, so their figures belong to the contract of all of them.

use super::chain::signed_with;
use super::contract::{counts, current, lots_of};
use super::kind::Kind;
use super::nouns::contracts;
use super::record::{Id, Record};
use super::register::Register;
use chrono::NaiveDate;

/// The providers whose figures belong to a contract on a day: its party first, then who signed along, by id. A member with
/// a running contract of its own in one of the same lots delivers under that one: figures do not name a contract, and may
/// not count twice.
#[must_use]
pub fn deliverers(register: &Register, contract: &Record, day: NaiveDate) -> Vec<Id> {
    let party = contract.link(contracts::PROVIDER);
    let mut members = signed_with(register, contract, day);
    if !members.is_empty() {
        let lots: Vec<Id> = lots_of(register, contract.id, day).collect();
        members.retain(|member| !delivers_alone(register, *member, &lots, day));
    }
    party.into_iter().chain(members).collect()
}

/// Whether a provider is the party of a running contract in one of these lots.
fn delivers_alone(register: &Register, provider: Id, lots: &[Id], day: NaiveDate) -> bool {
    let mut own = current(register, Kind::Contract, contracts::PROVIDER, provider, day);
    own.any(|contract| {
        counts(register, contract, day) && lots_of(register, contract.id, day).any(|lot| lots.contains(&lot))
    })
}
