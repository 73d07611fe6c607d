//! What is still to be filled in: fields that are asked and unknown, and what a heavy lot requires of its contracts (R32).
//! Light lots are left to the market and never nagged about.

use super::is_archived;
use crate::domain::contract::state;
use crate::domain::kind::Kind;
use crate::domain::nouns::{
    capacity_agreements, contract_lots, contracts, lots, obligation_templates, obligations, reviews, subcontract_links,
};
use crate::domain::record::{Id, Record, Ref, Value};
use crate::domain::register::Register;
use crate::text::Message;
use chrono::NaiveDate;

/// Something to complete.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    /// The record that is not complete.
    pub record: Ref,
    /// The field that is unknown, when it is one field.
    pub field: Option<usize>,
    /// The rule that asks for it.
    pub rule: &'static str,
    /// What is missing.
    pub message: Message,
}

/// What is missing on a day in the records of a noun that are in use.
#[must_use]
pub fn incomplete(register: &Register, kind: Kind, day: NaiveDate) -> Vec<Gap> {
    let mut gaps = Vec::new();
    for record in register.all(kind).iter().filter(|record| !is_archived(kind, record)) {
        if !is_light(register, kind, record) {
            asked(kind, record, &mut gaps);
        }
        match kind {
            Kind::Contract => heavy(register, record, day, &mut gaps),
            Kind::Lot => fallback(record, day, &mut gaps),
            _ => {}
        }
    }
    gaps
}

/// Whether it is a light lot or a fact about one.
fn is_light(register: &Register, kind: Kind, record: &Record) -> bool {
    let light = |lot: &Record| lot.choice(lots::CATEGORY) == Some("light");
    if kind == Kind::Lot {
        return light(record);
    }
    let lot = kind.noun().find("lot").map(|(position, _)| &record.values[position]);
    matches!(lot, Some(Value::Link(id)) if register.get(Kind::Lot, *id).is_some_and(light))
}

fn asked(kind: Kind, record: &Record, gaps: &mut Vec<Gap>) {
    for (position, field) in kind.noun().fields.iter().enumerate().filter(|(_, field)| field.asked) {
        // R20: a self-employed person without staff needs no consent.
        let exempt = kind == Kind::SubcontractLink
            && field.name == "consent_on"
            && record.flag(subcontract_links::SOLE_TRADER) == Some(true);
        if record.values[position].is_unknown() && !exempt {
            gaps.push(Gap {
                record: Ref { kind, id: record.id },
                field: Some(position),
                rule: rule_of(kind, field.name),
                message: Message::new("check-asked").with("field", field.name),
            });
        }
    }
}

/// The rule that cannot be worked out without the field.
fn rule_of(kind: Kind, field: &str) -> &'static str {
    match (kind, field) {
        (Kind::Contract, "notice_months_client") => "R2",
        (Kind::ExtensionOption, _) => "R3",
        (_, "start" | "end") => "R1",
        (Kind::SubcontractLink, "share_percent") => "R19",
        (Kind::SubcontractLink, "consent_on") => "R20",
        (Kind::ContractLot, "role") => "R18",
        (Kind::Amendment, "legal_ground") => "R29",
        (Kind::BudgetCeiling, _) => "R15",
        (Kind::CapacityAgreement, _) => "R11",
        (Kind::IndexationRound, _) => "R8",
        (Kind::BuildDownStep, _) => "R27",
        (Kind::Municipality | Kind::Membership, _) => "R31",
        (Kind::Lot, "category") => "R32",
        _ => "2.1",
    }
}

/// R32: a capacity agreement, a rhythm of reviews, an exit paragraph and somebody who answers for it, per heavy lot. What has
/// ended, the contract or its part in the lot, needs nothing any more.
fn heavy(register: &Register, contract: &Record, day: NaiveDate, gaps: &mut Vec<Gap>) {
    let over = matches!(contract.choice(contracts::STATUS), Some("draft" | "ended" | "dissolved"));
    if over || state(register, contract, day) == "ended" {
        return;
    }
    let record = Ref { kind: Kind::Contract, id: contract.id };
    let mut add = |field: Option<usize>, id: &'static str, lot: &str| {
        gaps.push(Gap { record, field, rule: "R32", message: Message::new(id).with("lot", lot) });
    };
    let mut seen: Vec<Id> = Vec::new();
    for part in in_use(register, Kind::ContractLot, contract_lots::CONTRACT.index, contract.id) {
        if part.date(contract_lots::VALID_TO).is_some_and(|to| to < day) {
            continue;
        }
        let lot = part.link(contract_lots::LOT).and_then(|id| register.get(Kind::Lot, id));
        let Some(lot) = lot.filter(|lot| lot.choice(lots::CATEGORY) == Some("heavy") && !seen.contains(&lot.id)) else {
            continue;
        };
        seen.push(lot.id);
        let name = register.label(Kind::Lot, lot.id);
        if !has_capacity(register, contract.id, lot.id, day) {
            add(None, "check-heavy-capacity", &name);
        }
        if !has_reviews(register, contract.id) {
            add(None, "check-heavy-reviews", &name);
        }
        if !has_exit(register, contract.id, lot.id) {
            add(None, "check-heavy-exit", &name);
        }
        if contract.text(contracts::ACCOUNTABLE).is_none() && seen.len() == 1 {
            add(Some(contracts::ACCOUNTABLE.index), "check-heavy-accountable", &name);
        }
    }
}

/// R25, R32: a heavy lot says who takes over when a provider stops.
fn fallback(lot: &Record, day: NaiveDate, gaps: &mut Vec<Gap>) {
    let runs = lot.date(lots::VALID_TO).is_none_or(|to| day <= to) && lot.choice(lots::CATEGORY) == Some("heavy");
    if runs && lot.text(lots::FALLBACK).is_none() {
        let record = Ref { kind: Kind::Lot, id: lot.id };
        let message = Message::new("check-heavy-fallback");
        gaps.push(Gap { record, field: Some(lots::FALLBACK.index), rule: "R25", message });
    }
}

fn in_use(register: &Register, kind: Kind, field: usize, target: Id) -> impl Iterator<Item = &Record> {
    let ids = register.referring(kind, field, target).iter();
    ids.filter_map(move |id| register.get(kind, *id)).filter(move |record| !is_archived(kind, record))
}

/// One that is not over: what was agreed for last year says nothing of this one.
fn has_capacity(register: &Register, contract: Id, lot: Id, day: NaiveDate) -> bool {
    let agreements = in_use(register, Kind::CapacityAgreement, capacity_agreements::CONTRACT.index, contract);
    let mut lasting = agreements.filter(|one| one.date(capacity_agreements::END).is_none_or(|end| day <= end));
    lasting.any(|agreement| agreement.link(capacity_agreements::LOT).is_none_or(|own| own == lot))
}

fn has_reviews(register: &Register, contract: Id) -> bool {
    in_use(register, Kind::Review, reviews::SUBJECT.index, contract).any(|review| {
        review.choice(reviews::SUBJECT_KIND) == Some("contract")
            && review.number(reviews::INTERVAL_MONTHS).is_some_and(|months| months > 0)
    })
}

/// O33: transfer of clients at the end.
fn has_exit(register: &Register, contract: Id, lot: Id) -> bool {
    in_use(register, Kind::Obligation, obligations::CONTRACT.index, contract).any(|obligation| {
        let template = obligation.link(obligations::TEMPLATE);
        let template = template.and_then(|id| register.get(Kind::ObligationTemplate, id));
        template.and_then(|template| template.text(obligation_templates::CODE)) == Some("O33")
            && obligation.link(obligations::LOT).is_none_or(|own| own == lot)
    })
}
