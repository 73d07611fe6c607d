//! What is agreed for a part of a term and ends before the contract does: prices and capacity without a next one (R8,
//! R11); amendments on their way (R29) and new standards to adopt (R30).

use super::ground::Ground;
use super::{Basket, Draft, What, Why, by, in_use};
use crate::domain::calendar::{add_days, addm};
use crate::domain::field::{Column, Date};
use crate::domain::kind::Kind;
use crate::domain::nouns::{amendments, capacity_agreements, tariffs};
use crate::domain::record::{Id, Record};
use chrono::NaiveDate;
use std::collections::{BTreeMap, HashMap};

/// R30: months in which a new national standard is adopted.
const ADOPT_MONTHS: i32 = 6;

/// All of them.
pub fn collect(ground: &Ground<'_>, basket: &mut Basket<'_>) {
    ending(ground, basket, Kind::Tariff, What::TariffEnd, "why-tariff-end", tariff);
    ending(ground, basket, Kind::CapacityAgreement, What::AgreementEnd, "why-agreement-end", agreement);
    let day = ground.span.day;
    for amendment in in_use(ground.span.register, Kind::Amendment, day) {
        change(amendment, basket);
    }
}

/// What follows on what: the same contract, lot, product and municipality.
type Line = [Option<Id>; 4];

/// The line of a record and its period.
type Read = fn(&Record) -> (Line, Column<Date>, Column<Date>);

fn tariff(record: &Record) -> (Line, Column<Date>, Column<Date>) {
    let line = [record.link(tariffs::CONTRACT), record.link(tariffs::LOT), record.link(tariffs::PRODUCT), None];
    (line, tariffs::VALID_FROM, tariffs::VALID_TO)
}

fn agreement(record: &Record) -> (Line, Column<Date>, Column<Date>) {
    use capacity_agreements::{CONTRACT, END, LOT, MUNICIPALITY, PRODUCT, START};
    ([record.link(CONTRACT), record.link(LOT), record.link(PRODUCT), record.link(MUNICIPALITY)], START, END)
}

/// One deadline per contract and day on which lines end that nothing follows, while the contract goes on.
fn ending(ground: &Ground<'_>, basket: &mut Basket<'_>, kind: Kind, what: What, sentence: &'static str, read: Read) {
    let span = ground.span;
    let mut last: HashMap<Line, NaiveDate> = HashMap::new();
    for record in in_use(span.register, kind, span.day) {
        let (line, _, to) = read(record);
        // An open end follows everything.
        let to = record.date(to).unwrap_or(NaiveDate::MAX);
        let known = last.entry(line).or_insert(to);
        *known = (*known).max(to);
    }
    let mut ends: BTreeMap<(Id, NaiveDate), u32> = BTreeMap::new();
    for (line, to) in last {
        if let Some(contract) = line[0]
            && let Some(standing) = ground.standing(contract)
            && standing.end.is_some_and(|end| to < end && end >= span.day)
        {
            *ends.entry((contract, to)).or_default() += 1;
        }
    }
    let mut nth: HashMap<Id, u32> = HashMap::new();
    for ((contract, to), count) in ends {
        let place = nth.entry(contract).or_default();
        let draft = Draft::new(what, to, Kind::Contract, contract).nth(*place).why(Why::new(sentence));
        basket.put_open(draft.count(count));
        *place += 1;
    }
}

/// R29: signed before it takes effect; R30: a new standard is adopted within six months.
fn change(amendment: &Record, basket: &mut Basket<'_>) {
    let day = basket.span.day;
    let draft = |what, date| Draft::new(what, date, Kind::Amendment, amendment.id);
    let signed = by(amendment.date(amendments::SIGNED_ON), day);
    let Some(effective) = amendment.date(amendments::EFFECTIVE) else {
        if let Some(planned) = amendment.date(amendments::SIGNED_ON).filter(|on| *on > day) {
            basket.put_ahead(draft(What::Signature, planned).why(Why::new("why-signature-planned")));
        }
        return;
    };
    if !signed {
        let planned = amendment.date(amendments::SIGNED_ON).unwrap_or(add_days(effective, -1));
        basket.put_open(draft(What::Signature, planned).why(Why::new("why-signature").day(effective)));
    }
    if amendment.choice(amendments::KIND) == Some("standard") {
        let adopt = addm(effective, ADOPT_MONTHS);
        let why = Why::new("why-standard-adoption").day(effective);
        basket.put_open(draft(What::StandardAdoption, adopt).why(why).handled(signed));
    }
    basket.put_ahead(draft(What::Amendment, effective).why(Why::new("why-amendment")));
}
