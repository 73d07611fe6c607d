//! What the rules of money and capacity say of records on a day: tariffs that leave a gap or were not indexed (R8), more
//! agreed by municipalities than by the region (R13), intake stops (R14), ceilings decided late (R15), build-down (R27) and
//! amendments (R29). What needs monthly figures is asked by the questions.

use super::findings::Dated;
use super::{on, overlap, period};
use crate::domain::access::{Stop, StopFault, stop_fault};
use crate::domain::amending::growth;
use crate::domain::build_down::Step;
use crate::domain::calendar::add_days;
use crate::domain::ceiling::milestones;
use crate::domain::contract::{counts, in_use, present_end};
use crate::domain::kind::Kind;
use crate::domain::nouns::{
    amendments, budget_ceilings, build_down_steps, capacity_agreements, contracts, indexation_rounds, intake_stops,
    lots, products, tariffs,
};
use crate::domain::record::{Id, Record};
use crate::domain::register::Register;
use crate::domain::round::index_of;
use crate::domain::units::Volume;
use crate::domain::written::{show_money, show_percent, show_quantity};
use crate::text::Message;
use chrono::NaiveDate;

pub(super) const RULES: &[Dated] = &[
    Dated { name: "R8", kind: Kind::Tariff, check: leaves_a_gap },
    Dated { name: "R8", kind: Kind::Tariff, check: not_indexed },
    Dated { name: "R13", kind: Kind::CapacityAgreement, check: more_than_the_region },
    Dated { name: "R14", kind: Kind::IntakeStop, check: stop },
    Dated { name: "R15", kind: Kind::BudgetCeiling, check: decided_late },
    Dated { name: "R27", kind: Kind::BuildDownStep, check: falls_short },
    Dated { name: "R29", kind: Kind::Contract, check: grown },
];

/// The tariffs of the same contract, lot and product that are in use, oldest first.
fn row_of<'a>(register: &'a Register, tariff: &Record, day: NaiveDate) -> Vec<&'a Record> {
    let Some(contract) = tariff.link(tariffs::CONTRACT) else { return Vec::new() };
    let place = |record: &Record| (record.link(tariffs::LOT), record.link(tariffs::PRODUCT));
    let all = register.linked(Kind::Tariff, "contract", contract);
    let mut row: Vec<&Record> =
        all.filter(|other| place(other) == place(tariff) && in_use(Kind::Tariff, other, day)).collect();
    row.sort_by_key(|record| (record.date(tariffs::VALID_FROM), record.id));
    row
}

/// The tariffs right before and right after one.
fn neighbours<'a>(register: &'a Register, tariff: &Record, day: NaiveDate) -> (Option<&'a Record>, Option<&'a Record>) {
    let row = row_of(register, tariff, day);
    let at = row.iter().position(|other| other.id == tariff.id);
    let before = at.and_then(|at| at.checked_sub(1)).and_then(|at| row.get(at).copied());
    (before, at.and_then(|at| row.get(at + 1).copied()))
}

/// R8: days without a price between two tariffs, or since the last one while contract and product go on.
fn leaves_a_gap(register: &Register, tariff: &Record, day: NaiveDate) -> Option<Message> {
    let from = add_days(tariff.date(tariffs::VALID_TO)?, 1);
    let (_, next) = neighbours(register, tariff, day);
    let until = match next {
        Some(next) => add_days(next.date(tariffs::VALID_FROM)?, -1),
        None => {
            let contract = register.get(Kind::Contract, tariff.link(tariffs::CONTRACT)?)?;
            let product = register.get(Kind::Product, tariff.link(tariffs::PRODUCT)?)?;
            let sold = product.date(products::VALID_TO).is_none_or(|to| to >= day);
            let ends = present_end(register, contract, day);
            if !sold || !counts(register, contract, day) || ends.is_some_and(|end| end < from) {
                return None;
            }
            day
        }
    };
    (from <= until).then(|| Message::new("check-tariff-gap").written("from", on(from)).written("to", on(until)))
}

/// R8: a tariff that names a round is the one before it raised by that round's index.
fn not_indexed(register: &Register, tariff: &Record, day: NaiveDate) -> Option<Message> {
    let round = register.get(Kind::IndexationRound, tariff.link(tariffs::INDEX_ROUND)?)?;
    let index = index_of(register, round.number(indexation_rounds::YEAR)?, day).ok()?;
    let (before, _) = neighbours(register, tariff, day);
    let wanted = index.apply(before?.number(tariffs::AMOUNT_CENTS)?)?;
    let is = tariff.number(tariffs::AMOUNT_CENTS)?;
    let euros = |cents: i64| move |lang| show_money(cents, lang);
    (is != wanted).then(|| Message::new("check-not-indexed").written("is", euros(is)).written("wanted", euros(wanted)))
}

/// R13: the agreements of municipalities within a regional one, at the same time for the same product.
pub(in crate::domain) fn municipal<'a>(
    register: &'a Register,
    regional: &'a Record,
    day: NaiveDate,
) -> impl Iterator<Item = &'a Record> + 'a {
    let kind = Kind::CapacityAgreement;
    let place = |record: &Record| (record.link(capacity_agreements::LOT), record.link(capacity_agreements::PRODUCT));
    let contract = regional.link(capacity_agreements::CONTRACT).unwrap_or(Id(0));
    register.linked(kind, "contract", contract).filter(move |other| {
        other.id != regional.id
            && other.link(capacity_agreements::MUNICIPALITY).is_some()
            && place(other) == place(regional)
            && in_use(kind, other, day)
            && overlap(period(kind, other), period(kind, regional))
    })
}

fn more_than_the_region(register: &Register, regional: &Record, day: NaiveDate) -> Option<Message> {
    if regional.link(capacity_agreements::MUNICIPALITY).is_some() {
        return None;
    }
    let volume =
        |record: &Record| record.number(capacity_agreements::QUANTITY).zip(record.choice(capacity_agreements::UNIT));
    let (quantity, unit) = volume(regional)?;
    let mut sum = Volume::none(unit);
    for (quantity, unit) in municipal(register, regional, day).filter_map(volume) {
        sum.add(quantity, unit).ok()?;
    }
    let whole = |milli: i64| move |lang| show_quantity(milli, lang);
    (sum.small() > Volume::new(quantity, unit).small()).then(|| {
        Message::new("check-above-region").written("sum", whole(sum.milli())).written("region", whole(quantity))
    })
}

fn stop(register: &Register, record: &Record, day: NaiveDate) -> Option<Message> {
    let crisis = |lot: Id| register.get(Kind::Lot, lot).and_then(|lot| lot.flag(lots::CRISIS)) == Some(true);
    let stop = Stop {
        from: record.date(intake_stops::VALID_FROM)?,
        imposed: record.choice(intake_stops::IMPOSED_BY) == Some("client"),
        requested: record.date(intake_stops::REQUESTED_ON),
        consent: record.date(intake_stops::CONSENT_ON),
        crisis: record.link(intake_stops::LOT).is_some_and(crisis),
    };
    Some(match stop_fault(&stop, register.norms().intake_stop_days, day)? {
        StopFault::Crisis => Message::new("check-stop-crisis"),
        StopFault::TooLate(last) => Message::new("check-stop-late").written("day", on(last)),
        StopFault::NoConsent => Message::new("check-stop-consent"),
    })
}

/// R15: a step towards a ceiling was taken after its last day.
fn decided_late(_: &Register, ceiling: &Record, _: NaiveDate) -> Option<Message> {
    let dates = milestones(i32::try_from(ceiling.number(budget_ceilings::YEAR)?).ok()?)?;
    let steps = [
        (budget_ceilings::ANNOUNCED_ON, dates.announce, "check-ceiling-announced"),
        (budget_ceilings::DECIDED_ON, dates.decide, "check-ceiling-decided"),
        (budget_ceilings::PLAN_ON, dates.plan, "check-ceiling-planned"),
    ];
    let (done, last, id) = steps
        .into_iter()
        .filter_map(|(column, last, id)| Some((ceiling.date(column)?, last, id)))
        .find(|(done, last, _)| done > last)?;
    Some(Message::new(id).written("day", on(done)).written("last", on(last)))
}

/// The step a record of a build-down plan describes (R27).
pub(in crate::domain) fn step_of(record: &Record) -> Option<Step> {
    Some(Step {
        date: record.date(build_down_steps::DATE)?,
        old: record.number(build_down_steps::CAPACITY_OLD),
        new: record.number(build_down_steps::CAPACITY_NEW),
        minimum: record.number(build_down_steps::MINIMUM),
    })
}

fn falls_short(_: &Register, record: &Record, _: NaiveDate) -> Option<Message> {
    let short = step_of(record)?.slack().filter(|slack| *slack < 0)?;
    Some(Message::new("check-build-down-short").written("short", |lang| show_quantity(-short, lang)))
}

/// The amendments of a contract that were signed by a day, or of which that is not known.
pub(in crate::domain) fn amended(register: &Register, contract: Id, day: NaiveDate) -> impl Iterator<Item = &Record> {
    let all = register.linked(Kind::Amendment, "contract", contract);
    all.filter(move |amendment| {
        let signed = amendment.date(amendments::SIGNED_ON).or_else(|| amendment.date(amendments::EFFECTIVE));
        in_use(Kind::Amendment, amendment, day) && signed.is_none_or(|signed| signed <= day)
    })
}

fn grown(register: &Register, contract: &Record, day: NaiveDate) -> Option<Message> {
    let original = contract.number(contracts::ORIGINAL_VALUE_CENTS)?;
    let amended = amended(register, contract.id, day);
    let deltas: Vec<i64> = amended.filter_map(|amendment| amendment.number(amendments::VALUE_DELTA_CENTS)).collect();
    let growth = growth(original, &deltas, register.norms());
    let id = match growth.state() {
        "single" => "check-grown-single",
        "threshold" => "check-grown-threshold",
        "growth" => "check-grown",
        _ => return None,
    };
    let percent = growth.part.unwrap_or(0);
    Some(Message::new(id).written("percent", |lang| show_percent(percent, lang)))
}
