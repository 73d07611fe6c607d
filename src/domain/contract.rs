//! How contracts stand on a day: lots and municipalities, present and last possible end, notice, options, state (R1–R3),
//! and what follows for providers, lots, frameworks and obligations. The arithmetic of dates is `term`.

use super::field::{Column, One};
use super::kind::Kind;
use super::nouns::{
    capacity_agreements, contract_lots, contracts, extension_options, lot_municipalities, lots, memberships,
    obligation_instances, obligations, subcontract_links, tenders,
};
use super::record::{Id, Record, Value};
use super::register::{Holds, Register, When};
use super::term::{self, ExtensionOption};
use chrono::NaiveDate;

/// Codes of how a contract stands on a day, in the order of a list: what runs or may run, what is to come, what is over.
pub const STATES: &[&str] = &["running", "unknown", "not_started", "ended"];

/// Whether a record is in use on a day: not put away by then.
#[must_use]
pub fn in_use(kind: Kind, record: &Record, day: NaiveDate) -> bool {
    let put_away = kind.times().put_away.map(|at| &record.values[at]);
    !matches!(put_away, Some(Value::Day(on)) if *on <= day)
}

/// The records that point to `target` by that column, hold on the day and are in use.
pub fn current<'a>(
    register: &'a Register,
    kind: Kind,
    column: Column<One>,
    target: Id,
    day: NaiveDate,
) -> impl Iterator<Item = &'a Record> + 'a {
    let ids = register.referring(kind, column.index, target);
    ids.iter()
        .filter_map(move |id| register.get(kind, *id))
        .filter(move |record| in_use(kind, record, day) && register.holds(kind, record, day) == Holds::Now)
}

fn links(ids: impl Iterator<Item = Id>) -> Value {
    let mut ids: Vec<Id> = ids.collect();
    ids.sort_unstable();
    ids.dedup();
    if ids.is_empty() { Value::Unknown } else { Value::Links(ids.into()) }
}

fn distinct(ids: impl Iterator<Item = Id>) -> Value {
    match links(ids) {
        Value::Links(ids) => number(ids.len()),
        _ => Value::Number(0),
    }
}

fn number(count: usize) -> Value {
    Value::Number(i64::try_from(count).unwrap_or(i64::MAX))
}

fn months(number: Option<i64>) -> Option<u32> {
    number.and_then(|months| u32::try_from(months).ok())
}

/// The parts a contract has in lots on a day.
pub fn parts(register: &Register, contract: Id, day: NaiveDate) -> impl Iterator<Item = &Record> {
    current(register, Kind::ContractLot, contract_lots::CONTRACT, contract, day)
}

/// The options of a contract in order of their number, with the record of each.
#[must_use]
pub fn options(register: &Register, contract: Id, day: NaiveDate) -> (Vec<&Record>, Vec<ExtensionOption>) {
    let mut records: Vec<&Record> =
        current(register, Kind::ExtensionOption, extension_options::CONTRACT, contract, day).collect();
    records.sort_by_key(|record| (record.number(extension_options::SEQ), record.id));
    let options = records.iter().map(|record| ExtensionOption {
        months: months(record.number(extension_options::MONTHS)),
        notify_months: months(record.number(extension_options::NOTIFY_MONTHS)),
        exercised: record.date(extension_options::EXERCISED_ON),
        declined: record.date(extension_options::DECLINED_ON),
    });
    let options = options.collect();
    (records, options)
}

/// R2: the last day by a notice or dissolution that was received by that day.
fn early_end(contract: &Record, day: NaiveDate) -> Option<NaiveDate> {
    let known = contract.date(contracts::NOTICE_ON).is_none_or(|on| on <= day);
    contract.date(contracts::ENDS_ON).filter(|_| known)
}

/// R2, R3: the end as it stands on the day.
#[must_use]
pub fn present_end(register: &Register, contract: &Record, day: NaiveDate) -> Option<NaiveDate> {
    let (_, options) = options(register, contract.id, day);
    let term = term::present_end(contract.date(contracts::END), &options, day);
    term.into_iter().chain(early_end(contract, day)).min()
}

/// R3, R5: the end when every option that can still follow is used.
#[must_use]
pub fn max_end(register: &Register, contract: &Record, day: NaiveDate) -> Option<NaiveDate> {
    let (_, options) = options(register, contract.id, day);
    let term = term::max_end(contract.date(contracts::END), &options, day);
    term.into_iter().chain(early_end(contract, day)).min()
}

/// R2: the last day on which a notice of the client must have been received; nothing when nobody may give notice.
#[must_use]
pub fn last_notice(register: &Register, contract: &Record, day: NaiveDate) -> Option<NaiveDate> {
    if contract.choice(contracts::TERMINATION_MODE) == Some("none") {
        return None;
    }
    let notice = months(contract.number(contracts::NOTICE_MONTHS_CLIENT))?;
    present_end(register, contract, day).map(|end| term::last_notice(end, notice))
}

/// R3: the last day to announce the option that waits for a decision, also when it has passed; nothing once the
/// contract has ended.
#[must_use]
pub fn next_option(register: &Register, contract: &Record, day: NaiveDate) -> Option<NaiveDate> {
    let (_, options) = options(register, contract.id, day);
    let base = contract.date(contracts::END);
    // Who gave notice does not prolong.
    if early_end(contract, day).is_some() || term::present_end(base, &options, day).is_some_and(|end| end < day) {
        return None;
    }
    term::pending_option(base, &options, day)?.deadline
}

/// How the contract stands on the day, one of `STATES`. A draft has not begun; otherwise the dates decide, so that a day in
/// the past shows what ran then. Where the end is not known, what was recorded as ended has ended and an active contract
/// runs; a dissolved one has ended unless the day is known.
#[must_use]
pub fn state(register: &Register, contract: &Record, day: NaiveDate) -> &'static str {
    let status = contract.choice(contracts::STATUS);
    // Where the first day is not known, nothing runs before it was signed.
    let start = contract.date(contracts::START);
    let begins = start.or(contract.date(contracts::SIGNED_ON));
    let end = present_end(register, contract, day);
    match status {
        Some("ended") if end.is_none() => "ended",
        Some("dissolved") if contract.date(contracts::ENDS_ON).is_none() => "ended",
        Some("draft") => "not_started",
        _ if end.is_some_and(|end| end < day) => "ended",
        _ if begins.is_some_and(|begins| day < begins) => "not_started",
        _ if start.is_some() && end.is_some() => "running",
        Some("active" | "notice_given") => "running",
        _ => "unknown",
    }
}

/// Whether the contract counts on the day: not ended, no draft.
#[must_use]
pub fn counts(register: &Register, contract: &Record, day: NaiveDate) -> bool {
    in_use(Kind::Contract, contract, day)
        && contract.choice(contracts::STATUS) != Some("draft")
        && matches!(state(register, contract, day), "running" | "unknown")
}

/// The municipalities a part of a contract serves on a day: its own, or all of the lot.
#[must_use]
pub fn served(register: &Register, part: &Record, day: NaiveDate) -> Vec<Id> {
    match (part.links(contract_lots::MUNICIPALITIES), part.link(contract_lots::LOT)) {
        ([], Some(lot)) => current(register, Kind::LotMunicipality, lot_municipalities::LOT, lot, day)
            .filter_map(|fact| fact.link(lot_municipalities::MUNICIPALITY))
            .collect(),
        (own, _) => own.to_vec(),
    }
}

/// `light`, `heavy` or `both`, of several lots; nothing when none is known.
fn category_of(register: &Register, found: impl Iterator<Item = Id>) -> Value {
    let (mut light, mut heavy) = (false, false);
    for lot in found.filter_map(|id| register.get(Kind::Lot, id)) {
        light |= lot.choice(lots::CATEGORY) == Some("light");
        heavy |= lot.choice(lots::CATEGORY) == Some("heavy");
    }
    match (light, heavy) {
        (true, true) => Value::Choice("both"),
        (true, false) => Value::Choice("light"),
        (false, true) => Value::Choice("heavy"),
        (false, false) => Value::Unknown,
    }
}

/// The lots in which a contract has a part on a day.
pub fn lots_of(register: &Register, contract: Id, day: NaiveDate) -> impl Iterator<Item = Id> {
    parts(register, contract, day).filter_map(|part| part.link(contract_lots::LOT))
}

fn contracts_of(register: &Register, provider: Id, day: NaiveDate) -> impl Iterator<Item = &Record> {
    let all = current(register, Kind::Contract, contracts::PROVIDER, provider, day);
    all.filter(move |contract| counts(register, contract, day))
}

/// Contracts that count on the day with a part in the lot.
fn contracts_in(register: &Register, lot: Id, day: NaiveDate) -> impl Iterator<Item = &Record> {
    current(register, Kind::ContractLot, contract_lots::LOT, lot, day)
        .filter_map(|part| part.link(contract_lots::CONTRACT))
        .filter_map(|id| register.get(Kind::Contract, id))
        .filter(move |contract| counts(register, contract, day))
}

/// Computed columns of nouns around the contract, as `Noun::derived` takes them.
pub mod columns {
    use super::*;
    use crate::domain::duties::is_settled;

    /// Contract: its lots on the day.
    pub fn lots(register: &Register, record: &Record, when: When) -> Value {
        links(lots_of(register, record.id, when.day))
    }

    /// Contract: light, heavy or both, by its lots on the day.
    pub fn categories(register: &Register, record: &Record, when: When) -> Value {
        category_of(register, lots_of(register, record.id, when.day))
    }

    /// Contract: the end as it stands (R3).
    pub fn present_end(register: &Register, record: &Record, when: When) -> Value {
        super::present_end(register, record, when.day).into()
    }

    /// Contract: the last possible end (R3).
    pub fn max_end(register: &Register, record: &Record, when: When) -> Value {
        super::max_end(register, record, when.day).into()
    }

    /// Contract: the last notice date (R2).
    pub fn last_notice(register: &Register, record: &Record, when: When) -> Value {
        super::last_notice(register, record, when.day).into()
    }

    /// Contract: the deadline of the option that waits (R3).
    pub fn next_option(register: &Register, record: &Record, when: When) -> Value {
        super::next_option(register, record, when.day).into()
    }

    /// Contract: how it stands.
    pub fn state(register: &Register, record: &Record, when: When) -> Value {
        Value::Choice(super::state(register, record, when.day))
    }

    /// Contract: the municipalities it serves.
    pub fn contract_municipalities(register: &Register, record: &Record, when: When) -> Value {
        links(parts(register, record.id, when.day).flat_map(|part| served(register, part, when.day)))
    }

    /// Provider: number of contracts that count.
    pub fn provider_contracts(register: &Register, record: &Record, when: When) -> Value {
        number(contracts_of(register, record.id, when.day).count())
    }

    /// Provider: the lots of its contracts.
    pub fn provider_lots(register: &Register, record: &Record, when: When) -> Value {
        let day = when.day;
        links(contracts_of(register, record.id, day).flat_map(|contract| lots_of(register, contract.id, day)))
    }

    /// Provider: the municipalities of its contracts.
    pub fn provider_municipalities(register: &Register, record: &Record, when: When) -> Value {
        let day = when.day;
        let parts = contracts_of(register, record.id, day).flat_map(|contract| parts(register, contract.id, day));
        links(parts.flat_map(|part| served(register, part, day)))
    }

    /// Provider: number of links in chains in which it performs for another.
    pub fn provider_chains(register: &Register, record: &Record, when: When) -> Value {
        number(current(register, Kind::SubcontractLink, subcontract_links::CHILD, record.id, when.day).count())
    }

    /// Provider: `main`, `sub` or `both` (dubbelrol, R18) on the day.
    pub fn provider_role(register: &Register, record: &Record, when: When) -> Value {
        let main = contracts_of(register, record.id, when.day).next().is_some();
        let mut subs = current(register, Kind::SubcontractLink, subcontract_links::CHILD, record.id, when.day);
        match (main, subs.next().is_some()) {
            (true, true) => Value::Choice("both"),
            (true, false) => Value::Choice("main"),
            (false, true) => Value::Choice("sub"),
            (false, false) => Value::Unknown,
        }
    }

    /// Lot: number of contracts that count.
    pub fn lot_contracts(register: &Register, record: &Record, when: When) -> Value {
        distinct(contracts_in(register, record.id, when.day).map(|contract| contract.id))
    }

    /// Lot: its providers.
    pub fn lot_providers(register: &Register, record: &Record, when: When) -> Value {
        links(contracts_in(register, record.id, when.day).filter_map(|contract| contract.link(contracts::PROVIDER)))
    }

    /// Lot: number of providers.
    pub fn lot_provider_count(register: &Register, record: &Record, when: When) -> Value {
        distinct(contracts_in(register, record.id, when.day).filter_map(|contract| contract.link(contracts::PROVIDER)))
    }

    /// Lot: number of municipalities that take part.
    pub fn lot_municipality_count(register: &Register, record: &Record, when: When) -> Value {
        let facts = current(register, Kind::LotMunicipality, lot_municipalities::LOT, record.id, when.day);
        distinct(facts.filter_map(|fact| fact.link(lot_municipalities::MUNICIPALITY)))
    }

    /// Framework: number of lots.
    pub fn framework_lots(register: &Register, record: &Record, when: When) -> Value {
        number(current(register, Kind::Lot, super::lots::FRAMEWORK, record.id, when.day).count())
    }

    /// Framework: the last possible end of its contracts; unknown as long as one of them is.
    pub fn framework_max_end(register: &Register, record: &Record, when: When) -> Value {
        let contracts = current(register, Kind::Contract, contracts::FRAMEWORK, record.id, when.day);
        let ends: Option<Vec<NaiveDate>> =
            contracts.map(|contract| super::max_end(register, contract, when.day)).collect();
        ends.and_then(|ends| ends.into_iter().max()).into()
    }

    /// Tender: number of lots.
    pub fn tender_lots(register: &Register, record: &Record, when: When) -> Value {
        number(current(register, Kind::Lot, super::lots::TENDER, record.id, when.day).count())
    }

    /// Municipality: its sub-region on the day.
    pub fn municipality_sub_region(register: &Register, record: &Record, when: When) -> Value {
        let mut facts = current(register, Kind::Membership, memberships::MUNICIPALITY, record.id, when.day);
        facts.find_map(|fact| fact.link(memberships::SUB_REGION)).into()
    }

    /// Municipality: number of lots it takes part in.
    pub fn municipality_lots(register: &Register, record: &Record, when: When) -> Value {
        let facts = current(register, Kind::LotMunicipality, lot_municipalities::MUNICIPALITY, record.id, when.day);
        distinct(facts.filter_map(|fact| fact.link(lot_municipalities::LOT)))
    }

    /// Obligation: who owes it, the party of its contract.
    pub fn obligation_provider(register: &Register, record: &Record, _: When) -> Value {
        let contract = record.link(obligations::CONTRACT).and_then(|id| register.get(Kind::Contract, id));
        contract.and_then(|contract| contract.link(contracts::PROVIDER)).into()
    }

    /// Obligation: light, heavy or both, by its lot or else by the lots of its contract.
    pub fn obligation_category(register: &Register, record: &Record, when: When) -> Value {
        match (record.link(obligations::LOT), record.link(obligations::CONTRACT)) {
            (Some(lot), _) => category_of(register, std::iter::once(lot)),
            (None, Some(contract)) => category_of(register, lots_of(register, contract, when.day)),
            (None, None) => Value::Unknown,
        }
    }

    /// Obligation: the earliest moment that is not settled (accepted or waived), also when it has passed; without moments
    /// its first date.
    pub fn obligation_next_due(register: &Register, record: &Record, when: When) -> Value {
        let kind = Kind::ObligationInstance;
        let column = obligation_instances::OBLIGATION;
        let mut moments = current(register, kind, column, record.id, when.day).peekable();
        if moments.peek().is_none() {
            return record.date(obligations::FIRST_DUE).into();
        }
        moments
            .filter(|moment| !is_settled(moment))
            .filter_map(|moment| moment.date(obligation_instances::DUE))
            .min()
            .into()
    }

    /// Capacity agreement: who agreed to deliver.
    pub fn agreement_provider(register: &Register, record: &Record, _: When) -> Value {
        let contract = record.link(capacity_agreements::CONTRACT).and_then(|id| register.get(Kind::Contract, id));
        contract.and_then(|contract| contract.link(contracts::PROVIDER)).into()
    }

    /// Contract part: who holds it.
    pub fn part_provider(register: &Register, record: &Record, _: When) -> Value {
        let contract = record.link(contract_lots::CONTRACT).and_then(|id| register.get(Kind::Contract, id));
        contract.and_then(|contract| contract.link(contracts::PROVIDER)).into()
    }

    /// Tender: the latest stage with a date that has passed, as a day.
    pub fn tender_last_step(_: &Register, record: &Record, when: When) -> Value {
        let steps = [
            tenders::VISION_ON,
            tenders::CONSULTATION_ON,
            tenders::DOCUMENTS_ON,
            tenders::PUBLISHED_ON,
            tenders::EVALUATION_ON,
            tenders::STANDSTILL_ON,
            tenders::AWARDED_ON,
            tenders::IMPLEMENTATION_ON,
        ];
        steps.iter().filter_map(|step| record.date(*step)).filter(|day| *day <= when.day).max().into()
    }
}
