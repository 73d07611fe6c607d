//! What nobody else can take over when a provider stops (R24): per lot, provider and unit, where volumes were agreed. Only
//! what would be left uncovered is listed.

use super::{Asked, Made, Question, Row, Source, Summed};
use crate::domain::continuity::{part_of, uncovered};
use crate::domain::coverage::lots_on_map;
use crate::domain::field::{Code, Column, Noun, Number, One, Several, Shape, field};
use crate::domain::kind::Kind;
use crate::domain::nouns::products;
use crate::domain::record::{Id, Record, Value};
use crate::domain::supply::{last_known, supplies};

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
pub const QUESTION: Question = Question { kind: Kind::Dropout, needs_figures: true, answer, sources };

fn answer(asked: &Asked<'_>) -> Vec<Row> {
    let Some(last) = last_known(asked.monthly, asked.when.day) else { return Vec::new() };
    let mut rows = Vec::new();
    for lot in lots_on_map(asked.register, asked.when.day) {
        for supply in supplies(asked.register, asked.monthly, lot.id, asked.when.day, last) {
            let all: Vec<_> = supply.providers.iter().map(|(_, supply)| *supply).collect();
            let room: i64 = all.iter().map(|supply| supply.room()).sum();
            let with_room = supply.providers.iter().filter(|(_, supply)| supply.room() > 0).map(|(id, _)| *id);
            let with_room: Vec<Id> = with_room.collect();
            for ((provider, own), left) in supply.providers.iter().zip(uncovered(&all)).filter(|(_, left)| *left > 0) {
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

fn others(with_room: &[Id], provider: Id) -> Value {
    let others: Box<[Id]> = with_room.iter().copied().filter(|other| *other != provider).collect();
    if others.is_empty() { Value::Unknown } else { Value::Links(others) }
}

fn sources(asked: &Asked<'_>, row: &Record) -> Vec<Source> {
    use crate::domain::nouns::capacity_agreements as agreement;
    let last = last_known(asked.monthly, asked.when.day);
    let (Some(lot), Some(provider), Some(last)) = (row.link(LOT), row.link(PROVIDER), last) else { return Vec::new() };
    let all = supplies(asked.register, asked.monthly, lot, asked.when.day, last);
    let Some(supply) = all.into_iter().find(|supply| Some(supply.unit) == row.choice(UNIT)) else {
        return Vec::new();
    };
    let (from, to) = supply.months;
    let delivered = Summed {
        kind: Kind::Actual,
        providers: Some(vec![provider]),
        products: Some(supply.products.clone()),
        municipalities: None,
        from,
        to,
    };
    let others: Vec<_> = supply.providers.iter().map(|(other, _)| *other).filter(|other| *other != provider).collect();
    let parts = crate::domain::coverage::parts(asked.register, lot, asked.when.day);
    let agreements = parts.iter().filter(|part| others.contains(&part.provider)).flat_map(|part| {
        crate::domain::contract::current(
            asked.register,
            Kind::CapacityAgreement,
            agreement::CONTRACT,
            part.contract,
            to.last(),
        )
    });
    let agreements = agreements.filter(|one| one.link(agreement::LOT).is_none_or(|own| own == lot));
    let agreements = agreements.filter(|one| {
        let product = one.link(agreement::PRODUCT).and_then(|id| asked.register.get(Kind::Product, id));
        one.choice(agreement::UNIT).or(product.and_then(|product| product.choice(products::UNIT))).is_some()
    });
    let agreements = agreements.map(|one| one.id).collect();
    vec![
        Source { column: "delivered", of: Made::Figures(delivered) },
        Source { column: "room_elsewhere", of: Made::Records(Kind::CapacityAgreement, agreements) },
    ]
}
