//! Agreed, promised and used (R10–R13, R16): a row per capacity agreement that holds on the day, in the agreement's own
//! unit, with the day it runs out. The arithmetic is `capacity`'s.

use super::deliveries::{Deliveries, Part, variant};
use super::sharing::{Claimants, Sharing};
use super::{Asked, Made, Question, Row, Source};
use crate::domain::capacity::{ALARMS, BANDS, Delivered, Use, alarm, corrected, remainder};
use crate::domain::check::money::municipal;
use crate::domain::consortium::deliverers;
use crate::domain::contract::{in_use, state};
use crate::domain::field::{Code, Column, Date, Noun, Number, One, Several, Shape, Text, YesNo, field};
use crate::domain::funding::Variant;
use crate::domain::kind::Kind;
use crate::domain::monthly::{Figure, Month, Monthly};
use crate::domain::municipal::present;
use crate::domain::nouns::{capacity_agreements, contracts, products};
use crate::domain::record::{Id, Record, Value};
use crate::domain::register::{Holds, Register};
use crate::domain::rounding::rounded;
use crate::domain::units::{Volume, fit, size};
use chrono::NaiveDate;
use std::collections::BTreeMap;

const UNITS: &[&str] = &["minute", "hour", "day_part", "day_night", "piece", "euro"];

/// Columns of the answer.
pub const NOUN: Noun = Noun {
    kind: Kind::Utilisation,
    fields: &[
        field("contract", Shape::Link(Kind::Contract)).list(12).searched(),
        field("lot", Shape::Link(Kind::Lot)).list(9).searched(),
        field("provider", Shape::Link(Kind::Provider)).list(16).searched(),
        field("product", Shape::Link(Kind::Product)).list(16).searched(),
        field("municipality", Shape::Link(Kind::Municipality)).list(14).searched(),
        field("unit", Shape::Choice(UNITS)).list(8),
        field("agreed", Shape::Quantity).list(10),
        field("reserved", Shape::Quantity).list(10),
        field("used", Shape::Quantity).list(10),
        field("utilisation_percent", Shape::Percent).list(15),
        field("commitment_percent", Shape::Percent).list(9),
        field("run_out", Shape::Day).list(10),
        field("run_out_recent", Shape::Day),
        field("band", Shape::Choice(BANDS)).list(12),
        field("alarm", Shape::Choice(ALARMS)).list(19),
        field("kind", Shape::Choice(&["guaranteed", "maximum", "indicative"])),
        field("start", Shape::Day),
        field("end", Shape::Day),
        field("agreed_so_far", Shape::Quantity),
        field("used_corrected", Shape::Quantity),
        field("corrected", Shape::Flag),
        field("over_committed", Shape::Quantity),
        field("pool", Shape::Quantity),
        field("stand", Shape::Day),
        field("agreement", Shape::Link(Kind::CapacityAgreement)),
        field("municipality_now", Shape::Link(Kind::Municipality)).searched(),
        field("sharing", Shape::Prose).searched(),
        field("shared_with", Shape::Links(Kind::CapacityAgreement)),
        field("own_municipalities", Shape::Links(Kind::Municipality)),
    ],
    derived: &[],
    keys: &[&["agreement"]],
    label: &["contract", "product", "municipality"],
    period: None,
};

/// Contract.
pub const CONTRACT: Column<One> = NOUN.link("contract");
/// Lot.
pub const LOT: Column<One> = NOUN.link("lot");
/// Party of the contract.
pub const PROVIDER: Column<One> = NOUN.link("provider");
/// Product; empty is every product of the lot.
pub const PRODUCT: Column<One> = NOUN.link("product");
/// Municipality; empty is the pool of all (R13).
pub const MUNICIPALITY: Column<One> = NOUN.link("municipality");
/// Unit of the agreement (R10).
pub const UNIT: Column<Code> = NOUN.choice("unit");
/// Agreed over the whole period.
pub const AGREED: Column<Number> = NOUN.number("agreed");
/// Promised for the months after `STAND`.
pub const RESERVED: Column<Number> = NOUN.number("reserved");
/// Used up to and including `STAND`, as reported: the sum of the figures.
pub const USED: Column<Number> = NOUN.number("used");
/// `V / A(period so far)`, young months corrected (R11, R16).
pub const UTILISATION_PERCENT: Column<Number> = NOUN.number("utilisation_percent");
/// `(V + R) / A(whole period)` (R11).
pub const COMMITMENT_PERCENT: Column<Number> = NOUN.number("commitment_percent");
/// Day on which it is used up at the pace so far; unknown when not within its period.
pub const RUN_OUT: Column<Date> = NOUN.date("run_out");
/// The same at the pace of the last three months.
pub const RUN_OUT_RECENT: Column<Date> = NOUN.date("run_out_recent");
/// R12.
pub const BAND: Column<Code> = NOUN.choice("band");
/// What asks for attention; `none` when nothing does.
pub const ALARM: Column<Code> = NOUN.choice("alarm");
/// Whether it binds, caps or only indicates (R12).
pub const KIND: Column<Code> = NOUN.choice("kind");
/// First day.
pub const START: Column<Date> = NOUN.date("start");
/// Last day.
pub const END: Column<Date> = NOUN.date("end");
/// What the agreement makes for the period so far (R11).
pub const AGREED_SO_FAR: Column<Number> = NOUN.number("agreed_so_far");
/// Use with young months corrected (R16), and of use that other agreements could claim as well only its own part.
pub const USED_CORRECTED: Column<Number> = NOUN.number("used_corrected");
/// Whether that differs from what was reported.
pub const CORRECTED: Column<YesNo> = NOUN.flag("corrected");
/// How much more was used and promised than agreed.
pub const OVER_COMMITTED: Column<Number> = NOUN.number("over_committed");
/// What a regional agreement leaves when its municipalities have their part (R13).
pub const POOL: Column<Number> = NOUN.number("pool");
/// Day up to which use counts (R16).
pub const STAND: Column<Date> = NOUN.date("stand");
/// The agreement.
pub const AGREEMENT: Column<One> = NOUN.link("agreement");
/// What the municipality is on the day (huidig): itself, or the one that goes on for it (R31).
pub const MUNICIPALITY_NOW: Column<One> = NOUN.link("municipality_now");

/// In a sentence how use is told apart that could be of several agreements; empty when it can only be of this one.
pub const SHARING: Column<Text> = NOUN.text("sharing");
/// The agreements that could claim the same use.
pub const SHARED_WITH: Column<Several> = NOUN.links("shared_with");
/// The only municipalities whose use is counted; empty is all.
pub const OWN_MUNICIPALITIES: Column<Several> = NOUN.links("own_municipalities");

/// The question.
pub const QUESTION: Question = Question {
    kind: Kind::Utilisation,
    needs_figures: &[Kind::Actual, Kind::Reservation],
    needs_duties: false,
    answer,
    sources,
};

fn answer(asked: &Asked<'_>) -> Vec<Row> {
    let (register, day, kind) = (asked.register, asked.when.day, Kind::CapacityAgreement);
    let (deliveries, claimants) = (Deliveries::new(asked), Claimants::new(register, day));
    let mut rows = Vec::new();
    for agreement in register.all(kind) {
        if register.holds(kind, agreement, day) == Holds::Now
            && in_use(kind, agreement, day)
            && let Some(case) = Case::of(register, (&deliveries, &claimants), agreement, day)
        {
            rows.push(case.row(asked, &deliveries));
        }
    }
    rows
}

/// An agreement with what is needed to judge it.
struct Case<'a> {
    agreement: &'a Record,
    contract: &'a Record,
    providers: Vec<Id>,
    products: Vec<Id>,
    lots: Vec<Id>,
    unit: Option<&'static str>,
    sharing: Sharing,
    /// Months of the agreement up to the stand, and the stand itself.
    months: Option<(Month, Month)>,
}

/// Use of an agreement as its figures tell it.
struct Told {
    /// What is its own of it, per month.
    months: Vec<Delivered>,
    reported: Volume,
    corrected: bool,
}

/// What was promised after the stand: in all, and what is the agreement's own of it, in the smallest unit.
#[derive(Clone, Copy)]
struct Promised {
    all: Volume,
    own: i128,
}

impl<'a> Case<'a> {
    fn of(
        register: &'a Register,
        (deliveries, claimants): (&Deliveries<'_>, &Claimants<'_>),
        agreement: &'a Record,
        day: NaiveDate,
    ) -> Option<Self> {
        let contract = register.get(Kind::Contract, agreement.link(capacity_agreements::CONTRACT)?)?;
        // What has ended or was never signed has no use to judge.
        if contract.choice(contracts::STATUS) == Some("draft") || state(register, contract, day) == "ended" {
            return None;
        }
        let providers = deliverers(register, contract, day);
        let lots = match agreement.link(capacity_agreements::LOT) {
            Some(lot) => vec![lot],
            None => register
                .linked(Kind::ContractLot, "contract", contract.id)
                .filter_map(|part| part.link(crate::domain::nouns::contract_lots::LOT))
                .collect(),
        };
        let products: Vec<Id> = match agreement.link(capacity_agreements::PRODUCT) {
            Some(product) => vec![product],
            None => lots.iter().flat_map(|lot| deliveries.of_lot(*lot)).copied().collect(),
        };
        let counted = products.first().and_then(|id| register.get(Kind::Product, *id));
        let counted = counted.and_then(|product| product.choice(products::UNIT));
        let start = agreement.date(capacity_agreements::START);
        let months = start.zip(deliveries.stand(&providers)).map(|(start, stand)| (Month::of(start), stand));
        let unit = agreement.choice(capacity_agreements::UNIT).or(counted);
        let sharing = claimants.sharing(deliveries, agreement, &providers, unit);
        Some(Self { agreement, contract, unit, sharing, providers, products, lots, months })
    }

    fn part(&self, from: Month, to: Month) -> Part {
        Part {
            providers: self.providers.clone(),
            products: self.products.clone(),
            municipalities: match self.agreement.link(capacity_agreements::MUNICIPALITY) {
                Some(municipality) => Some(vec![municipality]),
                None => self.sharing.places.clone(),
            },
            from,
            to,
        }
    }

    /// What is its own of volumes per month and provider, by month.
    fn own(&self, volumes: BTreeMap<(Month, Id), i128>) -> BTreeMap<Month, i128> {
        let mut own: BTreeMap<Month, i128> = BTreeMap::new();
        for ((month, provider), volume) in volumes {
            *own.entry(month).or_default() += self.sharing.part(self.agreement.id, provider, month, volume);
        }
        own
    }

    /// Whether every product is counted in a unit that adds up with that of the agreement (R10).
    fn units_fit(&self, register: &Register) -> bool {
        let Some(unit) = self.unit else { return true };
        let counted = self.products.iter().filter_map(|id| register.get(Kind::Product, *id));
        counted.filter_map(|product| product.choice(products::UNIT)).all(|counted| fit(unit, counted))
    }

    /// Use per month; nothing when it is not known, `Err` when its units do not add up.
    fn used(&self, deliveries: &Deliveries<'_>) -> Result<Option<Told>, ()> {
        let (Some(unit), Some((from, to))) = (self.unit, self.months) else { return Ok(None) };
        if from > to {
            return Ok(Some(Told { months: Vec::new(), reported: Volume::none(unit), corrected: false }));
        }
        if !deliveries.reports(&self.providers, from, to) {
            return Ok(None);
        }
        let mut by_month: BTreeMap<(Month, Id), i128> = BTreeMap::new();
        let mut told = Told { months: Vec::new(), reported: Volume::none(unit), corrected: false };
        let mut fits = true;
        deliveries.each(Kind::Actual, &self.part(from, to), &mut |figure: &Figure| {
            let Some(quantity) = figure.quantity() else { return };
            let counted = figure.unit.unwrap_or(unit);
            if told.reported.add(quantity, counted).is_err() {
                fits = false;
                return;
            }
            let small = i128::from(quantity) * size(counted);
            let full = corrected(small, figure.completeness());
            told.corrected |= full != small;
            *by_month.entry((figure.month, figure.provider)).or_default() += full;
        });
        told.months =
            self.own(by_month).into_iter().map(|(month, volume)| Delivered { month: month.first(), volume }).collect();
        if fits { Ok(Some(told)) } else { Err(()) }
    }

    /// Promised after the stand until the end; nothing when nothing was ever allotted to the providers.
    fn reserved(&self, deliveries: &Deliveries<'_>) -> Result<Option<Promised>, ()> {
        let end = self.agreement.date(capacity_agreements::END);
        let (Some(unit), Some((from, stand)), Some(end)) = (self.unit, self.months, end) else { return Ok(None) };
        if !deliveries.allots(&self.providers) {
            return Ok(None);
        }
        let mut all = Volume::none(unit);
        let mut fits = true;
        let mut by_month: BTreeMap<(Month, Id), i128> = BTreeMap::new();
        let part = self.part(from.max(stand.plus(1)), Month::of(end));
        deliveries.each(Kind::Reservation, &part, &mut |figure: &Figure| {
            if let Some(quantity) = figure.quantity() {
                let counted = figure.unit.unwrap_or(unit);
                fits &= all.add(quantity, counted).is_ok();
                *by_month.entry((figure.month, figure.provider)).or_default() += i128::from(quantity) * size(counted);
            }
        });
        let own = self.own(by_month).into_values().sum();
        if fits { Ok(Some(Promised { all, own })) } else { Err(()) }
    }

    fn row(&self, asked: &Asked<'_>, deliveries: &Deliveries<'_>) -> Row {
        let (register, agreement) = (asked.register, self.agreement);
        let mut row = Record::blank(Kind::Utilisation, Id(0));
        row.set(CONTRACT.index, self.contract.id);
        row.set(LOT.index, agreement.link(capacity_agreements::LOT));
        row.set(PROVIDER.index, self.contract.link(contracts::PROVIDER));
        row.set(PRODUCT.index, agreement.link(capacity_agreements::PRODUCT));
        row.set(MUNICIPALITY.index, agreement.link(capacity_agreements::MUNICIPALITY));
        row.set(UNIT.index, self.unit.map_or(Value::Unknown, Value::Choice));
        row.set(AGREED.index, agreement.number(capacity_agreements::QUANTITY));
        row.set(KIND.index, agreement.choice(capacity_agreements::KIND).map_or(Value::Unknown, Value::Choice));
        row.set(START.index, agreement.date(capacity_agreements::START));
        row.set(END.index, agreement.date(capacity_agreements::END));
        row.set(AGREEMENT.index, agreement.id);
        let then = agreement.link(capacity_agreements::MUNICIPALITY);
        row.set(MUNICIPALITY_NOW.index, then.map(|then| present(register, then, asked.when.day)));
        row.set(STAND.index, self.months.map(|(_, stand)| stand.last()));
        let links = |ids: Vec<Id>| if ids.is_empty() { Value::Unknown } else { Value::Links(ids.into()) };
        row.set(SHARING.index, self.sharing.told(register, asked.words));
        row.set(SHARED_WITH.index, links(self.sharing.others()));
        row.set(OWN_MUNICIPALITIES.index, links(self.sharing.places.clone().unwrap_or_default()));
        row.set(BAND.index, Value::Choice("unknown"));
        row.set(ALARM.index, Value::Choice("none"));
        let pool = self.pool(register, asked.when.day);
        row.set(POOL.index, pool);
        if self.lots.iter().any(|lot| variant(register, *lot) == Some(Variant::Task)) {
            row.set(ALARM.index, Value::Choice("no_volumes"));
            return row.values;
        }
        let (used, reserved) = (self.used(deliveries), self.reserved(deliveries));
        match (used, reserved) {
            (Ok(used), Ok(reserved)) if self.units_fit(register) => self.judge(asked, &mut row, used, reserved),
            _ => row.set(ALARM.index, Value::Choice("unit_mismatch")),
        }
        if pool.is_some_and(|pool| pool < 0) {
            row.set(ALARM.index, Value::Choice("above_region"));
        }
        row.values
    }

    fn judge(&self, asked: &Asked<'_>, row: &mut Record, used: Option<Told>, reserved: Option<Promised>) {
        let Some(unit) = self.unit else { return };
        let milli = |small: i128| rounded(small, size(unit));
        row.set(RESERVED.index, reserved.map(|promised| promised.all.milli()));
        let Some(told) = used else { return };
        row.set(USED.index, told.reported.milli());
        row.set(CORRECTED.index, told.corrected);
        if self.sharing.is_unclear() {
            return;
        }
        let dates = row.date(START).zip(row.date(END)).zip(row.date(STAND));
        let (Some(agreed), Some(((start, end), upto))) = (row.number(AGREED), dates) else { return };
        let use_ = Use {
            agreed: i128::from(agreed) * size(unit),
            start,
            end,
            upto: upto.min(end),
            delivered: &told.months,
            reserved: reserved.map_or(0, |promised| promised.own),
        };
        row.set(USED_CORRECTED.index, milli(use_.used()));
        row.set(AGREED_SO_FAR.index, use_.agreed_so_far().and_then(|small| milli(small.into())));
        row.set(UTILISATION_PERCENT.index, use_.utilisation());
        if reserved.is_some() {
            row.set(COMMITMENT_PERCENT.index, use_.commitment());
            row.set(OVER_COMMITTED.index, milli(use_.over_committed()));
        }
        row.set(RUN_OUT.index, use_.run_out());
        row.set(RUN_OUT_RECENT.index, use_.run_out_recent());
        let norms = asked.register.norms();
        row.set(BAND.index, Value::Choice(use_.band(norms)));
        row.set(ALARM.index, Value::Choice(alarm(&use_, row.choice(KIND), norms)));
    }

    /// R13: what a regional agreement leaves; nothing for a municipal one, or when there are none beside it.
    fn pool(&self, register: &Register, day: NaiveDate) -> Option<i64> {
        let unit = self.unit?;
        if self.agreement.link(capacity_agreements::MUNICIPALITY).is_some() {
            return None;
        }
        let parts: Vec<(i64, &'static str)> = municipal(register, self.agreement, day)
            .filter_map(|part| {
                let quantity = part.number(capacity_agreements::QUANTITY)?;
                Some((quantity, part.choice(capacity_agreements::UNIT).unwrap_or(unit)))
            })
            .collect();
        if parts.is_empty() || parts.iter().any(|(_, other)| !fit(unit, other)) {
            return None;
        }
        let regional = Volume::new(self.agreement.number(capacity_agreements::QUANTITY)?, unit);
        let parts = parts.into_iter().map(|(quantity, unit)| Volume::new(quantity, unit).small());
        rounded(remainder(regional.small(), parts), size(unit))
    }
}

/// Use per month as it was reported, in thousandths of the agreement's unit, from its first month to the stand; a month
/// without any figure is unknown. For a screen that shows one row; the figures are those the answer was made from.
#[must_use]
pub fn months(register: &Register, monthly: &Monthly, row: &Record) -> Vec<(Month, Option<i64>)> {
    let dates = row.date(START).zip(row.date(STAND));
    let contract = row.link(CONTRACT).and_then(|id| register.get(Kind::Contract, id));
    let (Some((start, stand)), Some(unit), Some(contract)) = (dates, row.choice(UNIT), contract) else {
        return Vec::new();
    };
    let providers = deliverers(register, contract, stand);
    let products: Vec<Id> = match (row.link(PRODUCT), row.link(LOT)) {
        (Some(product), _) => vec![product],
        (None, Some(lot)) => register.linked(Kind::Product, "lot", lot).map(|product| product.id).collect(),
        (None, None) => Vec::new(),
    };
    let (from, to) = (Month::of(start), Month::of(stand));
    let mut months: BTreeMap<Month, Volume> = BTreeMap::new();
    let pairs = products.iter().flat_map(|product| providers.iter().map(move |provider| (*provider, *product)));
    let own = row.links(OWN_MUNICIPALITIES);
    for figure in pairs.flat_map(|(provider, product)| monthly.actuals.of(provider, product).iter()) {
        let here = row.link(MUNICIPALITY).is_none_or(|municipality| municipality == figure.municipality)
            && (own.is_empty() || own.contains(&figure.municipality));
        if let (true, true, Some(quantity)) = (here, (from..=to).contains(&figure.month), figure.quantity()) {
            let sum = months.entry(figure.month).or_insert(Volume::none(unit));
            if sum.add(quantity, figure.unit.unwrap_or(unit)).is_err() {
                return Vec::new();
            }
        }
    }
    let last = to.since(from).max(-1);
    (0..=last).map(|at| from.plus(at)).map(|month| (month, months.get(&month).map(|sum| sum.milli()))).collect()
}

fn sources(asked: &Asked<'_>, row: &Record) -> Vec<Source> {
    let (register, day, kind) = (asked.register, asked.when.day, Kind::CapacityAgreement);
    let Some(agreement) = row.link(AGREEMENT).and_then(|id| register.get(kind, id)) else { return Vec::new() };
    let (deliveries, claimants) = (Deliveries::new(asked), Claimants::new(register, day));
    let mut sources = vec![Source { column: "agreed", of: Made::Records(kind, vec![agreement.id]) }];
    let Some(case) = Case::of(register, (&deliveries, &claimants), agreement, day) else { return sources };
    if let Some((from, stand)) = case.months {
        sources.push(Source { column: "used", of: case.part(from, stand).summed(Kind::Actual) });
        if let Some(end) = agreement.date(capacity_agreements::END) {
            let of = case.part(from.max(stand.plus(1)), Month::of(end)).summed(Kind::Reservation);
            sources.push(Source { column: "reserved", of });
        }
    }
    let parts: Vec<Id> = match agreement.link(capacity_agreements::MUNICIPALITY) {
        None => municipal(register, agreement, day).map(|part| part.id).collect(),
        Some(_) => Vec::new(),
    };
    sources.push(Source { column: "pool", of: Made::Records(kind, parts) });
    sources
}
