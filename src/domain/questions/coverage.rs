//! Where there is care (R25): per lot and municipality the providers that deliver on the day, and whether that is a choice.
//! Lots of a supra-regional or national scale are judged for the region as a whole.

use super::{Asked, Made, Question, Row, Source};
use crate::domain::contract::{counts, current, in_use, served};
use crate::domain::field::{Code, Column, Noun, Number, One, Shape, field};
use crate::domain::kind::Kind;
use crate::domain::nouns::{capacity_agreements, contract_lots, contracts, intake_stops, lot_municipalities, lots};
use crate::domain::record::{Id, Record, Value};
use crate::domain::register::Register;
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// Codes of how a cell stands.
pub const STATES: &[&str] = &["gap", "single", "choice", "stopped"];

/// Columns of the answer.
pub const NOUN: Noun = Noun {
    kind: Kind::Coverage,
    fields: &[
        field("lot", Shape::Link(Kind::Lot)).list(24).searched(),
        field("category", Shape::Choice(&["light", "heavy"])).list(9),
        field("municipality", Shape::Link(Kind::Municipality)).list(24).searched(),
        field("providers", Shape::Whole).list(10),
        field("state", Shape::Choice(STATES)).list(10),
    ],
    derived: &[],
    keys: &[&["lot", "municipality"]],
    label: &["lot", "municipality"],
    period: None,
};

/// Lot.
pub const LOT: Column<One> = NOUN.link("lot");
/// Light or heavy (R32).
pub const CATEGORY: Column<Code> = NOUN.choice("category");
/// Municipality; empty is the region as a whole.
pub const MUNICIPALITY: Column<One> = NOUN.link("municipality");
/// Providers that take clients on the day.
pub const PROVIDERS: Column<Number> = NOUN.number("providers");
/// One of `STATES`.
pub const STATE: Column<Code> = NOUN.choice("state");

/// The question.
pub const QUESTION: Question = Question { kind: Kind::Coverage, needs_figures: false, answer, sources };

/// A part of a contract that counts for a lot on a day, with who delivers.
struct Part<'a> {
    record: &'a Record,
    provider: Id,
    served: Vec<Id>,
}

fn answer(asked: &Asked<'_>) -> Vec<Row> {
    let (register, day) = (asked.register, asked.when.day);
    let mut rows = Vec::new();
    for lot in register.all(Kind::Lot).iter().filter(|lot| in_use(Kind::Lot, lot, day)) {
        let parts = parts(register, lot.id, day);
        for municipality in cells(register, lot, day) {
            let (open, stopped) = delivering(register, &parts, municipality, day);
            let state = match (open.len(), stopped) {
                (0, false) => "gap",
                (0, true) => "stopped",
                (1, _) => "single",
                _ => "choice",
            };
            let count = i64::try_from(open.len()).unwrap_or(i64::MAX);
            rows.push(
                vec![
                    lot.id.into(),
                    lot.choice(lots::CATEGORY).map_or(Value::Unknown, Value::Choice),
                    municipality.into(),
                    count.into(),
                    Value::Choice(state),
                ]
                .into(),
            );
        }
    }
    rows
}

/// The municipalities a lot is judged for; nothing stands for the whole region.
fn cells(register: &Register, lot: &Record, day: NaiveDate) -> Vec<Option<Id>> {
    let members: BTreeSet<Id> = current(register, Kind::LotMunicipality, lot_municipalities::LOT, lot.id, day)
        .filter_map(|fact| fact.link(lot_municipalities::MUNICIPALITY))
        .collect();
    match lot.choice(lots::SCALE) {
        Some("supra_regional" | "national") => vec![None],
        _ => members.into_iter().map(Some).collect(),
    }
}

fn parts(register: &Register, lot: Id, day: NaiveDate) -> Vec<Part<'_>> {
    let parts = current(register, Kind::ContractLot, contract_lots::LOT, lot, day);
    parts
        .filter_map(|record| {
            let contract = register.get(Kind::Contract, record.link(contract_lots::CONTRACT)?)?;
            let provider = contract.link(contracts::PROVIDER)?;
            counts(register, contract, day).then(|| Part { record, provider, served: served(register, record, day) })
        })
        .collect()
}

/// The providers that take clients in a cell, and whether somebody is left out because of an intake stop (R14).
fn delivering(
    register: &Register,
    parts: &[Part<'_>],
    municipality: Option<Id>,
    day: NaiveDate,
) -> (BTreeMap<Id, Vec<Id>>, bool) {
    let mut open: BTreeMap<Id, Vec<Id>> = BTreeMap::new();
    let mut stopped = false;
    for part in parts.iter().filter(|part| municipality.is_none_or(|id| part.served.contains(&id))) {
        if has_stopped(register, part.record, municipality, day) {
            stopped = true;
        } else if has_room(register, part.record, municipality, day) {
            open.entry(part.provider).or_default().push(part.record.id);
        }
    }
    (open, stopped)
}

/// R14: whether a part of a contract takes no clients of a municipality on the day.
fn has_stopped(register: &Register, part: &Record, municipality: Option<Id>, day: NaiveDate) -> bool {
    let Some(contract) = part.link(contract_lots::CONTRACT) else { return false };
    let mut stops = current(register, Kind::IntakeStop, intake_stops::CONTRACT, contract, day);
    stops.any(|stop| {
        let same_lot = stop.link(intake_stops::LOT).is_none_or(|lot| Some(lot) == part.link(contract_lots::LOT));
        let here = stop.link(intake_stops::MUNICIPALITY).is_none_or(|id| Some(id) == municipality);
        same_lot && here
    })
}

/// R25: whether more than nothing was agreed for a municipality, where anything was agreed.
fn has_room(register: &Register, part: &Record, municipality: Option<Id>, day: NaiveDate) -> bool {
    let Some(contract) = part.link(contract_lots::CONTRACT) else { return true };
    let agreed = current(register, Kind::CapacityAgreement, capacity_agreements::CONTRACT, contract, day);
    let mut here = agreed.filter(|agreement| {
        let same_lot =
            agreement.link(capacity_agreements::LOT).is_none_or(|lot| Some(lot) == part.link(contract_lots::LOT));
        let place = agreement.link(capacity_agreements::MUNICIPALITY);
        same_lot && (place.is_none() || municipality.is_none() || place == municipality)
    });
    let Some(first) = here.next() else { return true };
    std::iter::once(first).chain(here).any(|one| one.number(capacity_agreements::QUANTITY) != Some(0))
}

fn sources(asked: &Asked<'_>, row: &Record) -> Vec<Source> {
    let Some(lot) = row.link(LOT) else { return Vec::new() };
    let parts = parts(asked.register, lot, asked.when.day);
    let (open, _) = delivering(asked.register, &parts, row.link(MUNICIPALITY), asked.when.day);
    let records = open.into_values().flatten().collect();
    vec![Source { column: "providers", of: Made::Records(Kind::ContractLot, records) }]
}
