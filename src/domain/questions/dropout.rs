//! What nobody else can take over when a provider stops (R24): per lot, provider and unit, where volumes were agreed. Only
//! what would be left uncovered is listed.

use super::{Asked, Made, Question, Row, Source, Summed};
use crate::domain::continuity::{part_of, uncovered};
use crate::domain::coverage::{lots_on_map, parts};
use crate::domain::field::{Code, Column, Noun, Number, One, Several, Shape, field};
use crate::domain::kind::Kind;
use crate::domain::market::performers;
use crate::domain::monthly::Month;
use crate::domain::record::{Id, Record, Value};
use crate::domain::supply::{counted, delivering_for, last_known, supplies};
use std::collections::BTreeSet;

/// Units of volumes.
const UNITS: &[&str] = &["minute", "hour", "day_part", "day_night", "piece", "euro"];

/// Columns of the answer.
pub const NOUN: Noun = Noun {
    kind: Kind::Dropout,
    fields: &[
        field("lot", Shape::Link(Kind::Lot)).list(26).searched(),
        field("provider", Shape::Link(Kind::Provider)).list(28).searched(),
        field("uncovered", Shape::Quantity).list(12),
        field("uncovered_percent", Shape::Percent).list(10),
        field("unit", Shape::Choice(UNITS)).list(10),
        field("delivered", Shape::Quantity).list(12),
        field("room_elsewhere", Shape::Quantity).list(12),
        field("agreed", Shape::Quantity),
        field("room_at", Shape::Links(Kind::Provider)).searched(),
    ],
    derived: &[],
    keys: &[&["lot", "provider", "unit"]],
    label: &["lot", "provider"],
    period: None,
};

/// Lot.
pub const LOT: Column<One> = NOUN.link("lot");
/// Who stops.
pub const PROVIDER: Column<One> = NOUN.link("provider");
/// What nobody else can take over, in thousandths of the unit.
pub const UNCOVERED: Column<Number> = NOUN.number("uncovered");
/// The same as a part of what the provider delivered.
pub const UNCOVERED_PERCENT: Column<Number> = NOUN.number("uncovered_percent");
/// Unit of the volumes (R10).
pub const UNIT: Column<Code> = NOUN.choice("unit");
/// What the provider delivered (V).
pub const DELIVERED: Column<Number> = NOUN.number("delivered");
/// What all others together can take on, Σ max(0, A − V).
pub const ROOM_ELSEWHERE: Column<Number> = NOUN.number("room_elsewhere");
/// What the provider agreed up to then (A).
pub const AGREED: Column<Number> = NOUN.number("agreed");

/// The others who can take on some of it (N31).
pub const ROOM_AT: Column<Several> = NOUN.links("room_at");

/// The question.
pub const QUESTION: Question =
    Question { kind: Kind::Dropout, needs_figures: &[Kind::Actual], needs_duties: false, answer, sources };

fn answer(asked: &Asked<'_>) -> Vec<Row> {
    let Some(last) = last_known(asked.monthly, asked.when.day) else { return Vec::new() };
    let mut rows = Vec::new();
    for lot in lots_on_map(asked.register, asked.when.day) {
        let placed = placed(asked, lot.id);
        for supply in supplies(asked.register, asked.monthly, lot.id, asked.when.day, last) {
            let all: Vec<_> = supply.providers.iter().map(|(_, supply)| *supply).collect();
            let room: i64 = all.iter().map(|supply| supply.room()).sum();
            let with_room = supply.providers.iter().filter(|(_, supply)| supply.room() > 0).map(|(id, _)| *id);
            let with_room: Vec<Id> = with_room.collect();
            let at_risk = supply.providers.iter().zip(uncovered(&all)).filter(|(_, left)| *left > 0);
            for ((provider, own), left) in at_risk.filter(|((provider, _), _)| placed.contains(provider)) {
                rows.push(
                    vec![
                        lot.id.into(),
                        (*provider).into(),
                        left.into(),
                        part_of(left, own.delivered).into(),
                        Value::Choice(supply.unit),
                        own.delivered.into(),
                        (room - own.room()).into(),
                        own.agreed.into(),
                        others(&with_room, *provider),
                    ]
                    .into(),
                );
            }
        }
    }
    rows
}

/// Who has a place in a lot on the day: the parties of its contracts and those who perform below them. Who has left it cannot
/// drop out of it any more.
fn placed(asked: &Asked<'_>, lot: Id) -> BTreeSet<Id> {
    let (register, day) = (asked.register, asked.when.day);
    let mut placed: BTreeSet<Id> = parts(register, lot, day).into_iter().map(|part| part.provider).collect();
    placed.extend(performers(register, lot, day).into_iter().map(|(_, performer)| performer));
    placed
}

fn others(with_room: &[Id], provider: Id) -> Value {
    let others: Box<[Id]> = with_room.iter().copied().filter(|other| *other != provider).collect();
    if others.is_empty() { Value::Unknown } else { Value::Links(others) }
}

fn sources(asked: &Asked<'_>, row: &Record) -> Vec<Source> {
    let last = last_known(asked.monthly, asked.when.day);
    let (Some(lot), Some(provider), Some(last)) = (row.link(LOT), row.link(PROVIDER), last) else { return Vec::new() };
    let all = supplies(asked.register, asked.monthly, lot, asked.when.day, last);
    let Some(supply) = all.into_iter().find(|supply| Some(supply.unit) == row.choice(UNIT)) else {
        return Vec::new();
    };
    let (first, to) = supply.months;
    let from = supply.since.get(&provider).copied().unwrap_or(first);
    let summed = |providers: Vec<Id>, from: Month| {
        let products = Some(supply.products.clone());
        Made::Figures(Summed {
            kind: Kind::Actual,
            providers: Some(providers),
            products,
            municipalities: None,
            from,
            to,
        })
    };
    let others: Vec<Id> = supply.providers.iter().map(|(other, _)| *other).filter(|other| *other != provider).collect();
    let deliverers = |of: &[Id]| delivering_for(asked.register, lot, of, asked.when.day);
    let agreed = |of: &[Id]| Made::Records(Kind::CapacityAgreement, agreements_of(asked, lot, of, (to, supply.unit)));
    vec![
        Source { column: "delivered", of: summed(deliverers(&[provider]), from) },
        Source { column: "agreed", of: agreed(&[provider]) },
        Source { column: "room_elsewhere", of: agreed(&others) },
        Source { column: "room_elsewhere", of: summed(deliverers(&others), first) },
    ]
}

/// The agreements of some providers in a lot that are compared in a unit: those that `supply` counted.
fn agreements_of(asked: &Asked<'_>, lot: Id, of: &[Id], (to, unit): (Month, &str)) -> Vec<Id> {
    let parts = parts(asked.register, lot, asked.when.day);
    let contracts: BTreeSet<Id> =
        parts.iter().filter(|part| of.contains(&part.provider)).map(|part| part.contract).collect();
    let all = contracts.iter().flat_map(|contract| counted(asked.register, *contract, lot, to));
    all.filter(|(_, own)| *own == unit).map(|(one, _)| one.id).collect()
}
