//! Who owes what on which day: the occurrences of an obligation, for the contract party and for the subcontractors it passes
//! down to, worked out from its rule and set beside what was recorded. Writing the missing ones down is one edit that
//! does nothing the second time. When a rule is due is `due`'s.

pub mod told;

use super::calendar::{add_days, addm};
use super::contract::{in_use, present_end};
use super::due::Due;
use super::edit::Edit;
use super::kind::Kind;
use super::nouns::{
    contract_lots, contracts, evidence, frameworks, lots, obligation_instances, obligation_templates, obligations,
    subcontract_links,
};
use super::record::{Id, Record, Ref, Value};
use super::register::Register;
use super::written::show_day_iso;
use crate::text::Message;
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// Months ahead that occurrences are written down when nothing else is asked.
pub const USUAL_MONTHS: i32 = 3;

/// The day until which occurrences are written down when nothing else is asked.
#[must_use]
pub fn usual_horizon(today: NaiveDate) -> NaiveDate {
    addm(today, USUAL_MONTHS)
}

/// One time that somebody owes something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Occurrence {
    /// The day, which never moves.
    pub due: NaiveDate,
    /// The duty.
    pub obligation: Id,
    /// Who owes it.
    pub provider: Id,
    /// The main contractor that answers for it when a subcontractor owes it.
    pub charged_to: Option<Id>,
    /// Its record, once it was written down.
    pub instance: Option<Id>,
}

/// Whether an occurrence asks for nothing more: accepted or waived.
#[must_use]
pub fn is_settled(instance: &Record) -> bool {
    matches!(instance.choice(obligation_instances::STATE), Some("accepted" | "waived"))
}

/// The occurrences of an obligation from one day up to and including another, as its rule says; those of subcontractors
/// only while their link holds. Nothing for obligations without days of their own.
#[must_use]
pub fn occurrences(register: &Register, obligation: &Record, (from, to): (NaiveDate, NaiveDate)) -> Vec<Occurrence> {
    let known = recorded(register, obligation.id);
    let mut found = Vec::new();
    let Some((contract, party)) = party(register, obligation) else { return found };
    let mut owe = |due: NaiveDate, provider: Id, charged_to: Option<Id>| {
        let instance = known.get(&(provider, due)).copied();
        found.push(Occurrence { due, obligation: obligation.id, provider, charged_to, instance });
    };
    let links = if obligation.flag(obligations::PASSES_DOWN) == Some(true) {
        performers(register, contract.id, obligation.link(obligations::LOT))
    } else {
        Vec::new()
    };
    for due in due_days(register, obligation, contract, (from, to)) {
        owe(due, party, None);
        let below: BTreeSet<Id> = links
            .iter()
            .filter(|link| {
                let after = link.date(subcontract_links::VALID_FROM).is_none_or(|from| from <= due);
                let before = link.date(subcontract_links::VALID_TO).is_none_or(|to| due <= to);
                after && before && in_use(Kind::SubcontractLink, link, due)
            })
            .filter_map(|link| link.link(subcontract_links::CHILD))
            .filter(|child| *child != party)
            .collect();
        for child in below {
            owe(due, child, Some(party));
        }
    }
    found
}

/// The contract of an obligation and who owes it by that contract; nothing when the client itself is obliged.
fn party<'a>(register: &'a Register, obligation: &Record) -> Option<(&'a Record, Id)> {
    if obligation.choice(obligations::OBLIGED) == Some("client") {
        return None;
    }
    let contract = register.get(Kind::Contract, obligation.link(obligations::CONTRACT)?)?;
    Some((contract, contract.link(contracts::PROVIDER)?))
}

/// The days an obligation is due in a window, by its rule and the term of its contract.
fn due_days(
    register: &Register,
    obligation: &Record,
    contract: &Record,
    (from, to): (NaiveDate, NaiveDate),
) -> Vec<NaiveDate> {
    let rule = obligation.text(obligations::RECURRENCE).and_then(|rule| Due::parse(rule).ok());
    let (Some(rule), Some(start)) = (rule, contract.date(contracts::START)) else { return Vec::new() };
    if matches!(contract.choice(contracts::STATUS), Some("draft")) || !in_use(Kind::Obligation, obligation, to) {
        return Vec::new();
    }
    let end = present_end(register, contract, to);
    let last = obligation.date(obligations::LAST_DUE);
    let to = last.map_or(to, |last| last.min(to));
    // What was agreed to go on after the end goes on.
    let end = match (end, last) {
        (Some(end), Some(last)) => Some(end.max(last)),
        (end, _) => end,
    };
    rule.days((start, end), obligation.date(obligations::FIRST_DUE), (from, to))
}

/// The links of the chain under a contract, in one lot or in all.
fn performers(register: &Register, contract: Id, lot: Option<Id>) -> Vec<&Record> {
    register
        .referring(Kind::SubcontractLink, subcontract_links::CONTRACT.index, contract)
        .iter()
        .filter_map(|id| register.get(Kind::SubcontractLink, *id))
        .filter(|link| lot.is_none() || link.link(subcontract_links::LOT).is_none_or(|of| Some(of) == lot))
        .collect()
}

/// What was written down of an obligation, by who owes it and when.
fn recorded(register: &Register, obligation: Id) -> BTreeMap<(Id, NaiveDate), Id> {
    let ids = register.referring(Kind::ObligationInstance, obligation_instances::OBLIGATION.index, obligation);
    let records = ids.iter().filter_map(|id| register.get(Kind::ObligationInstance, *id));
    records
        .filter_map(|record| {
            let key = (record.link(obligation_instances::PROVIDER)?, record.date(obligation_instances::DUE)?);
            Some((key, record.id))
        })
        .collect()
}

/// One edit that writes down every occurrence from a day up to and including another that is not there yet, and takes
/// away untouched ones to come that nobody owes any more because a link or contract ended. The second time it is empty.
#[must_use]
pub fn plan(register: &Register, only: Option<&[Id]>, (from, to): (NaiveDate, NaiveDate)) -> Edit {
    planned(register, only, to, |_| from)
}

/// As `plan`, from today on; a duty whose newest occurrence lies before today goes on from there, so that nothing that
/// fell due meanwhile is missed.
#[must_use]
pub fn catch_up(register: &Register, only: Option<&[Id]>, today: NaiveDate, to: NaiveDate) -> Edit {
    planned(register, only, to, |obligation| {
        let ids = register.referring(Kind::ObligationInstance, obligation_instances::OBLIGATION.index, obligation);
        let records = ids.iter().filter_map(|id| register.get(Kind::ObligationInstance, *id));
        let newest = records.filter_map(|record| record.date(obligation_instances::DUE)).max();
        newest.map_or(today, |newest| add_days(newest, 1).min(today))
    })
}

fn planned(register: &Register, only: Option<&[Id]>, to: NaiveDate, since: impl Fn(Id) -> NaiveDate) -> Edit {
    let mut edit = Edit::new(Message::new("edit-obligations-planned").with("to", show_day_iso(to)));
    let wanted = |id: &Id| only.is_none_or(|only| only.contains(id));
    for obligation in register.all(Kind::Obligation).iter().filter(|obligation| wanted(&obligation.id)) {
        plan_one(register, obligation, (since(obligation.id), to), &mut edit);
    }
    edit
}

fn plan_one(register: &Register, obligation: &Record, (from, to): (NaiveDate, NaiveDate), edit: &mut Edit) {
    let kind = Kind::ObligationInstance;
    let owed = occurrences(register, obligation, (from, to));
    for occurrence in owed.iter().filter(|occurrence| occurrence.instance.is_none()) {
        let added = i64::try_from(edit.changes.len()).unwrap_or(i64::MAX - 1);
        let record = Record::blank(kind, Id(register.last_id().0 + 1 + added))
            .with(kind, "obligation", occurrence.obligation)
            .with(kind, "provider", occurrence.provider)
            .with(kind, "due", occurrence.due)
            .with(kind, "state", Value::Choice("planned"))
            .with(kind, "charged_to", occurrence.charged_to);
        edit.add(kind, record);
    }
    let rule = obligation.text(obligations::RECURRENCE).and_then(|rule| Due::parse(rule).ok());
    if !rule.is_some_and(Due::has_days) {
        return;
    }
    let still: BTreeSet<Id> = owed.iter().filter_map(|occurrence| occurrence.instance).collect();
    for ((_, due), id) in recorded(register, obligation.id) {
        let record = register.get(kind, id).filter(|record| is_untouched(register, record));
        if let Some(record) = record.filter(|_| (from..=to).contains(&due) && !still.contains(&id)) {
            edit.remove(kind, record);
        }
    }
}

/// How many occurrences up to and including a day are not written down yet: what `catch_up` would add. Duties planned
/// beyond that day cost no more than a look at their newest occurrence.
#[must_use]
pub fn unplanned(register: &Register, today: NaiveDate, to: NaiveDate) -> usize {
    let missing = |obligation: &Record| {
        let ids = register.referring(Kind::ObligationInstance, obligation_instances::OBLIGATION.index, obligation.id);
        let records = ids.iter().filter_map(|id| register.get(Kind::ObligationInstance, *id));
        let newest = records.filter_map(|record| record.date(obligation_instances::DUE)).max();
        let from = newest.map_or(today, |newest| add_days(newest, 1).min(today));
        if newest.is_some_and(|newest| newest >= to) {
            return 0;
        }
        occurrences(register, obligation, (from, to)).iter().filter(|one| one.instance.is_none()).count()
    };
    register.all(Kind::Obligation).iter().map(missing).sum()
}

/// How many occurrences a planning writes down and takes away.
#[must_use]
pub fn counts(edit: &Edit) -> (usize, usize) {
    let added = edit.changes.iter().filter(|change| change.after.is_some()).count();
    (added, edit.changes.len() - added)
}

/// Whether nothing was done with an occurrence yet: planned, nothing asked or received, no note and no proof.
fn is_untouched(register: &Register, instance: &Record) -> bool {
    let fields = Kind::ObligationInstance.noun().fields.iter().zip(&instance.values);
    let written = ["received_on", "judged_on", "asked_on", "reason", "note", "archived_on"];
    let blank = fields.filter(|(field, _)| written.contains(&field.name)).all(|(_, value)| value.is_unknown());
    let planned = matches!(instance.choice(obligation_instances::STATE), None | Some("planned"));
    let (provider, due) = (instance.link(obligation_instances::PROVIDER), instance.date(obligation_instances::DUE));
    let proofs = instance
        .link(obligation_instances::OBLIGATION)
        .map_or(&[][..], |obligation| register.referring(Kind::Evidence, evidence::OBLIGATION.index, obligation));
    let mut proofs = proofs.iter().filter_map(|id| register.get(Kind::Evidence, *id));
    blank
        && planned
        && !proofs.any(|proof| proof.link(evidence::PROVIDER) == provider && proof.date(evidence::DUE) == due)
}

/// One edit that copies models into contracts, each for the lots it is meant for (R32): a model for heavy lots only where
/// the contract has one, its heavy rhythm there. A contract that has an obligation of a model keeps it as it is.
#[must_use]
pub fn copy_models(register: &Register, models: &[Id], of: &[Id], day: NaiveDate) -> Edit {
    let mut edit = Edit::new(Message::new("edit-obligations-copied"));
    let mut next = register.last_id().0;
    for contract in of.iter().filter_map(|id| register.get(Kind::Contract, *id)) {
        let categories = categories(register, contract.id, day);
        let heavy = categories.contains("heavy");
        let laws = laws(register, contract.id, day);
        for model in models.iter().filter_map(|id| register.get(Kind::ObligationTemplate, *id)) {
            let meant = match model.choice(obligation_templates::CATEGORY) {
                Some("heavy") => heavy,
                Some("light") => categories.contains("light"),
                _ => true,
            };
            let law = model.choice(obligation_templates::DOMAIN).is_none_or(|law| applies(law, &laws));
            if !meant || !law || has_model(register, contract.id, model.id) {
                continue;
            }
            next += 1;
            edit.add(Kind::Obligation, copy(contract, model, heavy, Id(next)));
        }
    }
    edit
}

/// The models that are in use on a day, in order of their codes.
#[must_use]
pub fn models_in_use(register: &Register, day: NaiveDate) -> Vec<Id> {
    let all = register.all(Kind::ObligationTemplate).iter();
    let mut models: Vec<&Record> = all.filter(|model| in_use(Kind::ObligationTemplate, model, day)).collect();
    models.sort_by_key(|model| (model.text(obligation_templates::CODE).unwrap_or_default(), model.id));
    models.into_iter().map(|model| model.id).collect()
}

/// The contracts that copying is meant for when these records are chosen: contracts themselves, and those of a lot that
/// have not ended on the day.
#[must_use]
pub fn contracts_meant(register: &Register, chosen: &[Ref], day: NaiveDate) -> Vec<Id> {
    let mut contracts: Vec<Id> = Vec::new();
    for of in chosen {
        match of.kind {
            Kind::Contract => contracts.push(of.id),
            Kind::Lot => {
                let parts = super::contract::current(register, Kind::ContractLot, contract_lots::LOT, of.id, day);
                contracts.extend(parts.filter_map(|part| part.link(contract_lots::CONTRACT)).filter(|id| {
                    let contract = register.get(Kind::Contract, *id);
                    contract.is_some_and(|contract| {
                        let ended = matches!(contract.choice(contracts::STATUS), Some("ended" | "dissolved"));
                        !ended && in_use(Kind::Contract, contract, day)
                    })
                }));
            }
            _ => {}
        }
    }
    contracts.sort_unstable();
    contracts.dedup();
    contracts
}

fn categories(register: &Register, contract: Id, day: NaiveDate) -> BTreeSet<&'static str> {
    super::contract::parts(register, contract, day)
        .filter_map(|part| register.get(Kind::Lot, part.link(contract_lots::LOT)?))
        .filter_map(|lot| lot.choice(lots::CATEGORY))
        .collect()
}

/// The laws of the frameworks of a contract's lots.
fn laws(register: &Register, contract: Id, day: NaiveDate) -> BTreeSet<&'static str> {
    super::contract::parts(register, contract, day)
        .filter_map(|part| register.get(Kind::Lot, part.link(contract_lots::LOT)?))
        .filter_map(|lot| register.get(Kind::Framework, lot.link(lots::FRAMEWORK)?))
        .filter_map(|framework| framework.choice(frameworks::DOMAIN))
        .collect()
}

/// Whether a model of that law is meant for a contract with those laws; where the law is not known it may be.
fn applies(law: &str, laws: &BTreeSet<&'static str>) -> bool {
    law == "both" || laws.is_empty() || laws.contains("both") || laws.contains(law)
}

fn has_model(register: &Register, contract: Id, model: Id) -> bool {
    let ids = register.referring(Kind::Obligation, obligations::CONTRACT.index, contract);
    let mut present = ids.iter().filter_map(|id| register.get(Kind::Obligation, *id));
    present.any(|obligation| obligation.link(obligations::TEMPLATE) == Some(model))
}

/// The obligation that a model becomes in a contract.
fn copy(contract: &Record, model: &Record, heavy: bool, id: Id) -> Record {
    let kind = Kind::Obligation;
    let number = contract.text(contracts::NUMBER).unwrap_or_default();
    let code = model.text(obligation_templates::CODE).unwrap_or_default();
    let own = model.text(obligation_templates::RECURRENCE_HEAVY).filter(|_| heavy);
    let rule = own.or_else(|| model.text(obligation_templates::RECURRENCE));
    let mut record = Record::blank(kind, id)
        .with(kind, "code", format!("{number}-{code}"))
        .with(kind, "contract", contract.id)
        .with(kind, "template", model.id)
        .with(kind, "recurrence", rule)
        .with(kind, "clause", Value::Choice("standard"));
    for name in ["title", "weight", "passes_down", "evidence_kind", "estimate_hours", "already_available_from", "text"]
    {
        let from = Kind::ObligationTemplate.noun().find(name);
        if let (Some((from, _)), Some((to, _))) = (from, kind.noun().find(name)) {
            record.values[to] = model.values[from].clone();
        }
    }
    record
}
