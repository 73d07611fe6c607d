//! Whom and what a deadline concerns: contract, provider, lots and municipality of the record behind it.

use super::Deadline;
use crate::domain::kind::Kind;
use crate::domain::nouns::{body_meetings, contract_lots, contracts, evidence, governing_bodies, obligations};
use crate::domain::record::{Id, Record, Ref, Value};
use crate::domain::register::Register;

/// The links of a deadline.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct About {
    /// Contract.
    pub contract: Option<Id>,
    /// Provider that owes it or is party to the contract.
    pub provider: Option<Id>,
    /// The lot of the record; of a contract its only lot.
    pub lot: Option<Id>,
    /// All lots of the contract, when the record is about no lot of its own.
    pub lots: Vec<Id>,
    /// Municipality.
    pub municipality: Option<Id>,
}

/// What a deadline concerns.
#[must_use]
pub fn about(register: &Register, deadline: &Deadline) -> About {
    let mut about = About::default();
    follow(register, deadline.subject, &mut about, 0);
    if let Some(contract) = about.contract.and_then(|id| register.get(Kind::Contract, id)) {
        about.provider = about.provider.or(contract.link(contracts::PROVIDER));
        if about.lot.is_none() {
            about.lots = lots_of(register, contract.id);
            if let [only] = about.lots[..] {
                about.lot = Some(only);
            }
        }
    }
    about
}

/// Reads the links of a record; what it does not say itself, the record it belongs to does.
fn follow(register: &Register, from: Ref, about: &mut About, depth: usize) {
    let Some(record) = register.at(from) else { return };
    match from.kind {
        Kind::Contract => about.contract = about.contract.or(Some(from.id)),
        Kind::Provider => about.provider = about.provider.or(Some(from.id)),
        Kind::Lot => about.lot = about.lot.or(Some(from.id)),
        Kind::Municipality => about.municipality = about.municipality.or(Some(from.id)),
        _ => {}
    }
    let own = |name: &str| link(from.kind, record, name);
    about.contract = about.contract.or_else(|| own("contract"));
    about.provider = about.provider.or_else(|| own("provider").or_else(|| own("child")));
    about.lot = about.lot.or_else(|| own("lot"));
    about.municipality = about.municipality.or_else(|| own("municipality"));
    if depth > 2 {
        return;
    }
    let next = match from.kind {
        Kind::Review => super::reviews::subject(register, record),
        Kind::ObligationInstance => own("obligation").map(|id| Ref { kind: Kind::Obligation, id }),
        Kind::Evidence => record.link(evidence::OBLIGATION).map(|id| Ref { kind: Kind::Obligation, id }),
        Kind::Obligation => record.link(obligations::CONTRACT).map(|id| Ref { kind: Kind::Contract, id }),
        Kind::ActionItem => own("meeting").map(|id| Ref { kind: Kind::Meeting, id }),
        Kind::BodyMeeting => record.link(body_meetings::BODY).map(|id| Ref { kind: Kind::GoverningBody, id }),
        Kind::GoverningBody => {
            record.link(governing_bodies::MUNICIPALITY).map(|id| Ref { kind: Kind::Municipality, id })
        }
        _ => None,
    };
    if let Some(next) = next {
        follow(register, next, about, depth + 1);
    }
}

fn link(kind: Kind, record: &Record, name: &str) -> Option<Id> {
    let (position, _) = kind.noun().find(name)?;
    match record.values[position] {
        Value::Link(id) => Some(id),
        _ => None,
    }
}

fn lots_of(register: &Register, contract: Id) -> Vec<Id> {
    let parts = register.referring(Kind::ContractLot, contract_lots::CONTRACT.index, contract);
    let mut lots: Vec<Id> =
        parts.iter().filter_map(|id| register.get(Kind::ContractLot, *id)?.link(contract_lots::LOT)).collect();
    lots.sort_unstable();
    lots.dedup();
    lots
}
