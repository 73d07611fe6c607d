//! Facts that hold from one day until another: parts of contracts, participation, membership, chains, codes. Their begin
//! and end give a deadline when they lie ahead, and the end does not simply follow from the contract's own.

use super::ground::Ground;
use super::{Basket, Draft, What, Why, in_use};
use crate::domain::kind::Kind;
use crate::domain::record::{Id, Record, Value};
use chrono::NaiveDate;

/// A noun with a period: its first and last day, and the column of the contract whose own end goes before its end.
struct Period {
    kind: Kind,
    from: Option<&'static str>,
    to: Option<&'static str>,
    contract: Option<&'static str>,
}

const fn period(kind: Kind, from: &'static str, to: &'static str, contract: Option<&'static str>) -> Period {
    Period { kind, from: Some(from), to: Some(to), contract }
}

/// Every noun whose days say from when until when it holds, but for those with a family of their own.
const PERIODS: &[Period] = &[
    period(Kind::Municipality, "valid_from", "valid_to", None),
    period(Kind::Membership, "valid_from", "valid_to", None),
    period(Kind::LotMunicipality, "valid_from", "valid_to", None),
    period(Kind::Lot, "valid_from", "valid_to", None),
    period(Kind::Lot, "start", "end", None),
    period(Kind::Framework, "start", "end", None),
    period(Kind::Product, "valid_from", "valid_to", None),
    period(Kind::LotProduct, "valid_from", "valid_to", None),
    period(Kind::NecessaryProvision, "valid_from", "valid_to", None),
    period(Kind::AgbCode, "valid_from", "valid_to", None),
    period(Kind::Provider, "excluded_from", "excluded_to", None),
    Period { kind: Kind::ContactPerson, from: None, to: Some("until"), contract: None },
    period(Kind::ContractLot, "valid_from", "valid_to", Some("contract")),
    period(Kind::ConsortiumMember, "valid_from", "valid_to", Some("contract")),
    period(Kind::SubcontractLink, "valid_from", "valid_to", Some("contract")),
    period(Kind::CapacityAgreement, "start", "end", Some("contract")),
    period(Kind::Tariff, "valid_from", "valid_to", Some("contract")),
    Period { kind: Kind::IntakeStop, from: Some("valid_from"), to: None, contract: Some("contract") },
];

/// Nouns whose ends are told by another family, together and only when nothing follows.
const ENDS_ELSEWHERE: &[Kind] = &[Kind::CapacityAgreement, Kind::Tariff];

/// The begins and ends that lie ahead.
pub fn collect(ground: &Ground<'_>, basket: &mut Basket<'_>) {
    for (place, period) in PERIODS.iter().enumerate() {
        // The second pair of days of a noun goes by another number.
        let pair = u32::from(PERIODS[..place].iter().any(|earlier| earlier.kind == period.kind));
        let noun = period.kind.noun();
        let position = |name: Option<&str>| name.and_then(|name| noun.find(name)).map(|(position, _)| position);
        let (from, to, contract) = (position(period.from), position(period.to), position(period.contract));
        for record in in_use(ground.span.register, period.kind, ground.span.day) {
            let (begin, end) = (day_at(record, from), day_at(record, to));
            let term = contract_term(ground, record, contract);
            let draft = |what, date| Draft::new(what, date, period.kind, record.id).nth(pair);
            if let Some(begin) =
                begin.filter(|begin| *begin > ground.span.day && term.is_none_or(|term| term.0 != *begin))
                && !matches!(period.kind, Kind::Tariff | Kind::CapacityAgreement)
            {
                basket.put_ahead(draft(What::Begin, begin).why(Why::new("why-begin")));
            }
            let own = end.filter(|end| term.is_none_or(|term| *end < term.1));
            if let Some(end) = own.filter(|_| !ENDS_ELSEWHERE.contains(&period.kind)) {
                basket.put_ahead(draft(What::Lapse, end).why(Why::new("why-lapse")));
            }
        }
    }
}

fn day_at(record: &Record, position: Option<usize>) -> Option<NaiveDate> {
    match record.values[position?] {
        Value::Day(day) => Some(day),
        _ => None,
    }
}

/// First and last day of the contract a fact belongs to; what has no contract, or one without dates, stands on its own.
fn contract_term(ground: &Ground<'_>, record: &Record, position: Option<usize>) -> Option<(NaiveDate, NaiveDate)> {
    let contract: Option<Id> = match record.values[position?] {
        Value::Link(id) => Some(id),
        _ => None,
    };
    let standing = ground.standing(contract?)?;
    let start = standing.contract.date(crate::domain::nouns::contracts::START).unwrap_or(NaiveDate::MIN);
    Some((start, standing.end.unwrap_or(NaiveDate::MAX)))
}
