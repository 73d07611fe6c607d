//! What is agreed for a part of a term and ends before the contract does: prices and capacity without a next one (R8,
//! R11); amendments on their way (R29) and new standards to adopt (R30).

use super::ground::Ground;
use super::{Basket, Draft, What, Why, by, in_use, put_away};
use crate::domain::calendar::{add_days, addm};
use crate::domain::field::{Column, One};
use crate::domain::kind::Kind;
use crate::domain::nouns::{amendments, capacity_agreements, tariffs};
use crate::domain::record::{Id, Record};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// R30: months in which a new national standard is adopted.
const ADOPT_MONTHS: i32 = 6;

/// All of them.
pub fn collect(ground: &Ground<'_>, basket: &mut Basket<'_>) {
    let of_tariffs: Of = (Kind::Tariff, tariffs::CONTRACT, tariff);
    let of_agreements: Of = (Kind::CapacityAgreement, capacity_agreements::CONTRACT, agreement);
    ending(ground, basket, of_tariffs, What::TariffEnd, "why-tariff-end");
    ending(ground, basket, of_agreements, What::AgreementEnd, "why-agreement-end");
    let day = ground.span.day;
    for amendment in in_use(ground.span.register, Kind::Amendment, day) {
        change(amendment, basket);
    }
}

/// What follows on what in a contract: the same lot, product and municipality; and the last day of it.
type Line = ([Option<Id>; 3], Option<NaiveDate>);

/// The line of a record.
type Read = fn(&Record) -> Line;

fn tariff(record: &Record) -> Line {
    ([record.link(tariffs::LOT), record.link(tariffs::PRODUCT), None], record.date(tariffs::VALID_TO))
}

fn agreement(record: &Record) -> Line {
    use capacity_agreements::{END, LOT, MUNICIPALITY, PRODUCT};
    ([record.link(LOT), record.link(PRODUCT), record.link(MUNICIPALITY)], record.date(END))
}

/// Where a noun has its contract, and how its records are read.
type Of = (Kind, Column<One>, Read);

/// One deadline per contract and day on which lines end that nothing follows, while the contract goes on.
fn ending(ground: &Ground<'_>, basket: &mut Basket<'_>, (kind, column, read): Of, what: What, sentence: &'static str) {
    let span = ground.span;
    for standing in &ground.contracts {
        let Some(end) = standing.end.filter(|end| *end >= span.day) else { continue };
        let contract = standing.contract.id;
        let ids = span.register.referring(kind, column.index, contract).iter();
        let records = ids.filter_map(|id| span.register.get(kind, *id)).filter(|record| !put_away(record, span.day));
        // An open end follows everything.
        let mut lines: Vec<([Option<Id>; 3], NaiveDate)> =
            records.map(read).map(|(line, to)| (line, to.unwrap_or(NaiveDate::MAX))).collect();
        lines.sort_unstable();
        let mut ends: BTreeMap<NaiveDate, u32> = BTreeMap::new();
        for of_line in lines.chunk_by(|one, other| one.0 == other.0) {
            if let Some((_, to)) = of_line.last().filter(|(_, to)| *to < end) {
                *ends.entry(*to).or_default() += 1;
            }
        }
        for (nth, (to, count)) in (0_u32..).zip(ends) {
            let draft = Draft::new(what, to, Kind::Contract, contract).nth(nth).why(Why::new(sentence));
            basket.put_open(draft.count(count));
        }
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
