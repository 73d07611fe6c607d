//! What the funding variant of a lot and the units of its products do not allow (R10, R17, N11): refused with the reason,
//! both on the record that does not fit and on a lot that would change under what is recorded already.

use super::Severity::Refuse;
use super::{Fault, Subject, is_archived};
use crate::domain::funding::{Variant, Wish};
use crate::domain::kind::Kind;
use crate::domain::nouns::{contract_lots, lots, products};
use crate::domain::record::{Id, Record, Value};
use crate::domain::register::Register;
use crate::domain::units::fit;
use crate::text::Message;

fn variant(register: &Register, lot: Id) -> Option<Variant> {
    Variant::of(register.get(Kind::Lot, lot)?.choice(lots::FUNDING_VARIANT)?)
}

/// The lots a record of a contract is about: its own, or all of the contract.
fn lots_of(subject: &Subject<'_>) -> Vec<Id> {
    match (subject.link("lot"), subject.link("contract")) {
        (Some(lot), _) => vec![lot],
        (None, Some(contract)) => {
            let parts = subject.register.linked(Kind::ContractLot, "contract", contract);
            parts.filter_map(|part| part.link(contract_lots::LOT)).collect()
        }
        (None, None) => Vec::new(),
    }
}

/// Tariffs, volumes and ceilings exist under effort and output, a fixed sum under task.
pub(super) fn fits_variant(subject: &Subject<'_>, faults: &mut Vec<Fault>) {
    let (wish, field) = match subject.kind {
        Kind::Tariff => (Wish::Tariff, "lot"),
        Kind::CapacityAgreement => (Wish::Capacity, "lot"),
        Kind::BudgetCeiling => (Wish::Ceiling, "lot"),
        Kind::ContractLot if !subject.value("lump_sum_cents").is_unknown() => (Wish::LumpSum, "lump_sum_cents"),
        Kind::ContractLot if !subject.value("bandwidth_percent").is_unknown() => (Wish::LumpSum, "bandwidth_percent"),
        _ => return,
    };
    let reasons: Option<Vec<&'static str>> =
        lots_of(subject).into_iter().map(|lot| variant(subject.register, lot)?.refuses(wish)).collect();
    if let (Some(reason), Some(lot)) =
        (reasons.and_then(|reasons| reasons.first().copied()), lots_of(subject).first().copied())
    {
        let message = Message::new(reason).with("lot", subject.register.label(Kind::Lot, lot));
        faults.push(subject.fault(field, Refuse, message));
    }
}

/// What is counted in a product fits the variant of its lot.
pub(super) fn product_fits_variant(subject: &Subject<'_>, faults: &mut Vec<Fault>) {
    let (Some(lot), Value::Choice(unit)) = (subject.link("lot"), subject.value("unit")) else { return };
    let reason = variant(subject.register, lot).and_then(|variant| variant.refuses(Wish::Unit(unit)));
    if let Some(reason) = reason {
        let message = Message::new(reason).with("lot", subject.register.label(Kind::Lot, lot)).with("unit", *unit);
        faults.push(subject.fault("unit", Refuse, message));
    }
}

/// R10: an agreement or tariff counts in a unit that adds up with that of its product.
pub(super) fn unit_fits_product(subject: &Subject<'_>, faults: &mut Vec<Fault>) {
    let product = subject.link("product").and_then(|id| subject.register.get(Kind::Product, id));
    let Some(counted) = product.and_then(|product| product.choice(products::UNIT)) else { return };
    if let Value::Choice(unit) = subject.value("unit")
        && !fit(unit, counted)
    {
        let message = Message::new("check-unit-mismatch").with("unit", *unit).with("counted", counted);
        faults.push(subject.fault("unit", Refuse, message));
    }
}

/// A lot does not change to a variant under which what is recorded for it would not exist.
pub(super) fn lot_fits_records(subject: &Subject<'_>, faults: &mut Vec<Fault>) {
    let Value::Choice(code) = subject.value("funding_variant") else { return };
    let Some(variant) = Variant::of(code) else { return };
    let before = subject.register.get(Kind::Lot, subject.record.id);
    if before.is_none_or(|before| before.choice(lots::FUNDING_VARIANT) == Some(code)) {
        return;
    }
    let recorded = [
        (Kind::Tariff, Wish::Tariff),
        (Kind::CapacityAgreement, Wish::Capacity),
        (Kind::BudgetCeiling, Wish::Ceiling),
        (Kind::ContractLot, Wish::LumpSum),
    ];
    for (kind, _) in recorded.into_iter().filter(|(_, wish)| variant.refuses(*wish).is_some()) {
        let count =
            subject.register.linked(kind, "lot", subject.record.id).filter(|record| counts(kind, record)).count();
        if count > 0 {
            let message = Message::new("check-variant-records").with("nouns", kind.name()).count("count", count);
            faults.push(subject.fault("funding_variant", Refuse, message));
        }
    }
}

fn counts(kind: Kind, record: &Record) -> bool {
    let fixed = kind != Kind::ContractLot
        || record.number(contract_lots::LUMP_SUM_CENTS).is_some()
        || record.number(contract_lots::BANDWIDTH_PERCENT).is_some();
    fixed && !is_archived(kind, record)
}
