//! What was agreed for a municipality that has left the region or a lot (N20, R31) and still runs: capacity, ceilings, parts
//! of contracts, allotments. A municipality that merged is no leaver: its successor goes on for it.

use super::{Asked, Made, Question, Row, Source};
use crate::domain::contract::{counts, in_use};
use crate::domain::field::{Code, Column, Date, Noun, Number, One, Shape, field};
use crate::domain::kind::Kind;
use crate::domain::municipal::left_on;
use crate::domain::nouns::{
    budget_ceilings, capacity_agreements, contract_lots, contracts, intake_stops, lot_municipalities,
};
use crate::domain::record::{Id, Record, Value};
use chrono::NaiveDate;
use std::collections::HashMap;

/// Nouns a commitment can be of.
const SUBJECTS: &[&str] = &["capacity_agreement", "budget_ceiling", "contract_lot", "intake_stop", "lot_municipality"];
/// Units of volumes.
const UNITS: &[&str] = &["minute", "hour", "day_part", "day_night", "piece", "euro"];

/// Columns of the answer.
pub const NOUN: Noun = Noun {
    kind: Kind::Stranded,
    fields: &[
        field("municipality", Shape::Link(Kind::Municipality)).list(20).searched(),
        field("left_on", Shape::Day).list(10),
        field("subject_kind", Shape::Choice(SUBJECTS)).list(20),
        field("subject", Shape::LinkBy("subject_kind")).list(30).searched(),
        field("contract", Shape::Link(Kind::Contract)).list(14).searched(),
        field("lot", Shape::Link(Kind::Lot)).list(14).searched(),
        field("until", Shape::Day).list(10),
        field("quantity", Shape::Quantity).list(12),
        field("unit", Shape::Choice(UNITS)).list(10),
        field("amount_cents", Shape::MoneyOrNone).list(14),
    ],
    derived: &[],
    keys: &[&["municipality", "subject_kind", "subject"]],
    label: &["municipality", "subject"],
    period: None,
};

/// Who left.
pub const MUNICIPALITY: Column<One> = NOUN.link("municipality");
/// Last day it took part in the region, or in the lot.
pub const LEFT_ON: Column<Date> = NOUN.date("left_on");
/// Kind of commitment.
pub const SUBJECT_KIND: Column<Code> = NOUN.choice("subject_kind");
/// The commitment.
pub const SUBJECT: Column<One> = NOUN.link("subject");
/// Last day of the commitment; empty is open.
pub const UNTIL: Column<Date> = NOUN.date("until");
/// Volume agreed, in thousandths of the unit.
pub const QUANTITY: Column<Number> = NOUN.number("quantity");

/// The question.
pub const QUESTION: Question =
    Question { kind: Kind::Stranded, needs_figures: &[], needs_duties: false, answer, sources };

/// A commitment that runs on or after the day.
struct Running<'a> {
    kind: Kind,
    record: &'a Record,
    municipality: Id,
    contract: Option<Id>,
    lot: Option<Id>,
    until: Option<NaiveDate>,
    quantity: Value,
    unit: Value,
    amount: Value,
}

fn answer(asked: &Asked<'_>) -> Vec<Row> {
    let left = Left::of(asked);
    let mut rows = Vec::new();
    for one in running(asked) {
        let Some(left) = left.on(&one) else { continue };
        let row = vec![
            one.municipality.into(),
            left.into(),
            Value::Choice(one.kind.singular()),
            one.record.id.into(),
            one.contract.into(),
            one.lot.into(),
            one.until.into(),
            one.quantity,
            one.unit,
            one.amount,
        ];
        rows.push(row.into());
    }
    rows
}

/// Who has left by the day, and since when.
struct Left {
    /// The last day in the region.
    region: HashMap<Id, NaiveDate>,
    /// The last day in a lot, of lots and municipalities; nothing while it takes part or its end is open.
    lots: HashMap<(Id, Id), Option<NaiveDate>>,
}

impl Left {
    fn of(asked: &Asked<'_>) -> Self {
        let (register, day) = (asked.register, asked.when.day);
        let municipalities = register.all(Kind::Municipality).iter();
        let region = municipalities.filter_map(|one| Some((one.id, left_on(register, one.id, day)?))).collect();
        let mut lots: HashMap<(Id, Id), Option<NaiveDate>> = HashMap::new();
        for fact in register.all(Kind::LotMunicipality) {
            let place = fact.link(lot_municipalities::LOT).zip(fact.link(lot_municipalities::MUNICIPALITY));
            let Some(place) = place else { continue };
            let ended = fact.date(lot_municipalities::VALID_TO).filter(|last| *last < day);
            lots.entry(place)
                .and_modify(|last| *last = (*last).zip(ended).map(|(one, other)| one.max(other)))
                .or_insert(ended);
        }
        Self { region, lots }
    }

    /// The last day the municipality took part in the region or, for a commitment in one lot, in that lot.
    fn on(&self, one: &Running<'_>) -> Option<NaiveDate> {
        let from_lot = || {
            let lot = one.lot.filter(|_| one.kind != Kind::LotMunicipality)?;
            self.lots.get(&(lot, one.municipality)).copied().flatten()
        };
        self.region.get(&one.municipality).copied().or_else(from_lot)
    }
}

fn running<'a>(asked: &Asked<'a>) -> Vec<Running<'a>> {
    let day = asked.when.day;
    let mut found = Vec::new();
    for (kind, column, to) in [
        (Kind::CapacityAgreement, capacity_agreements::MUNICIPALITY, Some(capacity_agreements::END)),
        (Kind::IntakeStop, intake_stops::MUNICIPALITY, Some(intake_stops::VALID_TO)),
        (Kind::LotMunicipality, lot_municipalities::MUNICIPALITY, Some(lot_municipalities::VALID_TO)),
        (Kind::BudgetCeiling, budget_ceilings::MUNICIPALITY, None),
    ] {
        for record in asked.register.all(kind).iter().filter(|record| in_use(kind, record, day)) {
            let Some(municipality) = record.link(column) else { continue };
            let until = match to {
                Some(to) => record.date(to),
                None => record
                    .number(budget_ceilings::YEAR)
                    .and_then(|year| NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, 12, 31)),
            };
            if until.is_none_or(|until| day <= until) {
                found.push(read(kind, record, municipality, until));
            }
        }
    }
    found.extend(parts(asked));
    found.retain(|one| one.contract.is_none_or(|contract| runs(asked, contract)));
    found
}

fn read<'a>(kind: Kind, record: &'a Record, municipality: Id, until: Option<NaiveDate>) -> Running<'a> {
    let value = |name: &str| kind.noun().find(name).map_or(Value::Unknown, |(at, _)| record.values[at].clone());
    let link = |name: &str| match value(name) {
        Value::Link(id) => Some(id),
        _ => None,
    };
    Running {
        kind,
        record,
        municipality,
        contract: link("contract"),
        lot: link("lot"),
        until,
        quantity: value("quantity"),
        unit: value("unit"),
        amount: value("amount_cents"),
    }
}

/// Parts of contracts that name the municipality themselves.
fn parts<'a>(asked: &Asked<'a>) -> Vec<Running<'a>> {
    let day = asked.when.day;
    let kind = Kind::ContractLot;
    let mut found = Vec::new();
    for record in asked.register.all(kind).iter().filter(|record| in_use(kind, record, day)) {
        let until = record.date(contract_lots::VALID_TO);
        if until.is_some_and(|until| until < day) {
            continue;
        }
        for place in record.links(contract_lots::MUNICIPALITIES) {
            found.push(read(kind, record, *place, until));
        }
    }
    found
}

fn runs(asked: &Asked<'_>, contract: Id) -> bool {
    let day = asked.when.day;
    asked.register.get(Kind::Contract, contract).is_some_and(|contract| {
        counts(asked.register, contract, day) || contract.date(contracts::START).is_some_and(|start| day < start)
    })
}

fn sources(asked: &Asked<'_>, row: &Record) -> Vec<Source> {
    let kind = asked.register.target_kind(Kind::Stranded, row, SUBJECT.index);
    let made = kind.zip(row.link(SUBJECT)).map(|(kind, id)| Made::Records(kind, vec![id]));
    made.map(|of| Source { column: "subject", of }).into_iter().collect()
}
