//! Whom and what a deadline concerns: contract, provider, lots and municipality of the record behind it.

use super::Deadline;
use crate::domain::kind::Kind;
use crate::domain::nouns::{
    action_items, body_meetings, contract_lots, contracts, evidence, governing_bodies, obligation_instances,
    obligations,
};
use crate::domain::record::{Id, Ref, Value};
use crate::domain::register::Register;
use std::sync::LazyLock;

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
    let columns = OWN.get(from.kind as usize).copied().unwrap_or_default();
    let own = |column: Option<usize>| match column.map(|at| &record.values[at]) {
        Some(Value::Link(id)) => Some(*id),
        _ => None,
    };
    about.contract = about.contract.or_else(|| own(columns.contract));
    about.provider = about.provider.or_else(|| own(columns.provider).or_else(|| own(columns.child)));
    about.lot = about.lot.or_else(|| own(columns.lot));
    about.municipality = about.municipality.or_else(|| own(columns.municipality));
    if depth > 2 {
        return;
    }
    let next = match from.kind {
        Kind::Review => super::reviews::subject(register, record),
        Kind::ObligationInstance => {
            record.link(obligation_instances::OBLIGATION).map(|id| Ref { kind: Kind::Obligation, id })
        }
        Kind::Evidence => record.link(evidence::OBLIGATION).map(|id| Ref { kind: Kind::Obligation, id }),
        Kind::Obligation => record.link(obligations::CONTRACT).map(|id| Ref { kind: Kind::Contract, id }),
        Kind::ActionItem => record.link(action_items::MEETING).map(|id| Ref { kind: Kind::Meeting, id }),
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

/// Where a noun has the links that are asked of it.
#[derive(Clone, Copy, Default)]
struct Columns {
    contract: Option<usize>,
    provider: Option<usize>,
    child: Option<usize>,
    lot: Option<usize>,
    municipality: Option<usize>,
}

/// Those of every noun.
static OWN: LazyLock<Vec<Columns>> = LazyLock::new(|| {
    let of = |kind: &Kind| {
        let column = |name| kind.noun().find(name).map(|(at, _)| at);
        Columns {
            contract: column("contract"),
            provider: column("provider"),
            child: column("child"),
            lot: column("lot"),
            municipality: column("municipality"),
        }
    };
    Kind::ALL.iter().map(of).collect()
});

fn lots_of(register: &Register, contract: Id) -> Vec<Id> {
    let parts = register.referring(Kind::ContractLot, contract_lots::CONTRACT.index, contract);
    let mut lots: Vec<Id> =
        parts.iter().filter_map(|id| register.get(Kind::ContractLot, *id)?.link(contract_lots::LOT)).collect();
    lots.sort_unstable();
    lots.dedup();
    lots
}
