//! The next purchase: the day it must start with and without options, whether extending is still a choice (R4), and the
//! steps planned back from the day the new contracts begin (R6).

use super::ground::{Ground, Standing};
use super::{Basket, Draft, What, Why, by, put_away};
use crate::domain::calendar::{add_days, addm};
use crate::domain::field::{Column, Date};
use crate::domain::kind::Kind;
use crate::domain::nouns::{contracts, lots, tenders};
use crate::domain::record::{Id, Record, Ref};
use crate::domain::term::{DEFAULT_RETENDER_LEAD, decision_gap, is_extension_locked_in, last_notice, retender_start};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// A step of the plan: its kind, months before the new start at the usual lead, and the day it is recorded in.
struct Step {
    what: What,
    months: u32,
    done: Column<Date>,
    /// Stage that says it was reached.
    stage: &'static str,
}

/// R6, for eighteen months.
const STEPS: &[Step] = &[
    Step { what: What::Vision, months: 18, done: tenders::VISION_ON, stage: "vision" },
    Step { what: What::Consultation, months: 13, done: tenders::CONSULTATION_ON, stage: "consultation" },
    Step { what: What::Documents, months: 10, done: tenders::DOCUMENTS_ON, stage: "documents" },
    Step { what: What::Publication, months: 7, done: tenders::PUBLISHED_ON, stage: "published" },
    Step { what: What::Evaluation, months: 4, done: tenders::EVALUATION_ON, stage: "evaluation" },
    Step { what: What::Standstill, months: 3, done: tenders::STANDSTILL_ON, stage: "standstill" },
    Step { what: What::Implementation, months: 2, done: tenders::IMPLEMENTATION_ON, stage: "implementation" },
];

/// Stages of a tender in order, as far as they say that a step was reached.
const STAGES: &[&str] =
    &["vision", "consultation", "documents", "published", "evaluation", "standstill", "awarded", "implementation"];

/// R6: the steps planned back from the first day of the new contracts. Another lead than eighteen months keeps the
/// proportions; extra months of implementation come between signing and start.
#[must_use]
pub fn plan(new_start: NaiveDate, lead: u32, implementation: u32) -> Vec<(What, NaiveDate)> {
    let usual = DEFAULT_RETENDER_LEAD;
    let scaled = |months: u32| (months * lead + usual / 2) / usual;
    let back = |months: u32| addm(new_start, -i32::try_from(months).unwrap_or(i32::MAX));
    STEPS.iter().map(|step| (step.what, back(scaled(step.months) + implementation))).collect()
}

/// The column of a tender that records a step.
#[must_use]
pub fn column_of(what: What) -> Option<&'static str> {
    let step = STEPS.iter().find(|step| step.what == what)?;
    Kind::Tender.noun().fields.get(step.done.index).map(|field| field.name)
}

/// The start of the next purchase of every contract, and the steps of every purchase and of every tender under way.
pub fn collect(ground: &Ground<'_>, basket: &mut Basket<'_>) {
    let mut purchases: BTreeMap<Ref, (NaiveDate, u32, u32)> = BTreeMap::new();
    for standing in ground.contracts.iter().filter(|standing| !standing.is_over(ground.span.day)) {
        let started = tender_started(ground, standing);
        starts(ground, standing, started, basket);
        if !started && let Some((new_start, lead, implementation)) = next_purchase(ground, standing) {
            let purchase = purchases.entry(bought_as(standing)).or_insert((new_start, lead, implementation));
            *purchase = (*purchase).min((new_start, lead, implementation));
        }
    }
    for (subject, (new_start, lead, implementation)) in purchases {
        for (what, date) in plan(new_start, lead, implementation) {
            let why = Why::new("why-tender-step").day(new_start);
            basket.put_ahead(Draft::new(what, date, subject.kind, subject.id).why(why));
        }
    }
    for tender in super::in_use(ground.span.register, Kind::Tender, ground.span.day) {
        under_way(ground, tender, basket);
    }
}

/// What is bought together: the frame of the contract, else the procedure it came from, else the contract itself.
fn bought_as(standing: &Standing<'_>) -> Ref {
    let frame = standing.contract.link(contracts::FRAMEWORK).map(|id| Ref { kind: Kind::Framework, id });
    let tender = || standing.contract.link(contracts::TENDER).map(|id| Ref { kind: Kind::Tender, id });
    frame.or_else(tender).unwrap_or(Ref { kind: Kind::Contract, id: standing.contract.id })
}

/// R4: the start with the end as it stands, and with all options. What decides whether extending is still a choice is
/// the last day of the open option, else of notice.
fn starts(ground: &Ground<'_>, standing: &Standing<'_>, started: bool, basket: &mut Basket<'_>) {
    let day = ground.span.day;
    let (lead, implementation) = standing.lead(ground.span.register);
    let Some(end) = standing.end else { return };
    let decision = standing.open.first().and_then(|option| option.deadline).or_else(|| {
        let months = standing.contract.number(contracts::NOTICE_MONTHS_CLIENT)?;
        Some(last_notice(end, u32::try_from(months).ok()?))
    });
    let mut put = |nth: u32, end: NaiveDate, id: &'static str| {
        let start = retender_start(end, lead, implementation);
        if started && start < day {
            return;
        }
        let mut why = Why::new(id).day(end).months(lead.saturating_add(implementation));
        if let Some(decision) = decision.filter(|_| nth == 0)
            && let Some(gap) = decision_gap(start, decision)
        {
            let locked = is_extension_locked_in(start, decision, started, day) && !standing.open.is_empty();
            why.id = if locked { "why-retender-locked-in" } else { "why-retender-gap" };
            why = why.other(decision).number(gap);
        }
        let draft = Draft::new(What::RetenderStart, start, Kind::Contract, standing.contract.id);
        basket.put(draft.nth(nth).why(why).handled(started));
    };
    put(0, end, "why-retender");
    if let Some(most) = standing.max_end.filter(|most| *most != end) {
        put(1, most, "why-retender-options");
    }
}

/// The first day of the next contracts: after the end as it stands, or after the options when it is too late for that.
fn next_purchase(ground: &Ground<'_>, standing: &Standing<'_>) -> Option<(NaiveDate, u32, u32)> {
    let (lead, implementation) = standing.lead(ground.span.register);
    let end = standing.end?;
    let in_time = |end: NaiveDate| retender_start(end, lead, implementation) >= ground.span.day;
    let chosen = if in_time(end) { end } else { standing.max_end.filter(|most| in_time(*most)).unwrap_or(end) };
    Some((add_days(chosen, 1), lead, implementation))
}

/// R4: whether a tender for what comes after this contract has been started: one for the same frame, or for a lot that
/// continues one of its lots; not the one the contract came from.
fn tender_started(ground: &Ground<'_>, standing: &Standing<'_>) -> bool {
    let register = ground.span.register;
    let own = standing.contract.link(contracts::TENDER);
    let begun = |id: Id| {
        let tender = register.get(Kind::Tender, id).filter(|tender| Some(tender.id) != own);
        tender.is_some_and(|tender| is_next(standing, tender) && has_begun(tender, ground.span.day))
    };
    let frame = standing.contract.link(contracts::FRAMEWORK);
    let column = tenders::FRAMEWORK.index;
    let for_frame =
        frame.is_some_and(|frame| register.referring(Kind::Tender, column, frame).iter().any(|id| begun(*id)));
    let mut next_lots =
        standing.lots.iter().flat_map(|lot| register.referring(Kind::Lot, lots::PREDECESSOR.index, lot.id));
    for_frame
        || next_lots.any(|id| register.get(Kind::Lot, *id).and_then(|lot| lot.link(lots::TENDER)).is_some_and(begun))
}

/// Whether a tender delivers contracts after this one, by what is known of its days.
fn is_next(standing: &Standing<'_>, tender: &Record) -> bool {
    let Some(start) = standing.contract.date(contracts::START) else { return true };
    let later = |day: Option<NaiveDate>| day.is_none_or(|day| day > start);
    later(tender.date(tenders::NEW_START)) && later(tender.date(tenders::AWARDED_ON))
}

/// Whether a tender is under way or done on a day: its vision or a later step, and not called off.
fn has_begun(tender: &Record, day: NaiveDate) -> bool {
    let stage = tender.choice(tenders::STAGE);
    let called_off = stage == Some("cancelled") || by(tender.date(tenders::CANCELLED_ON), day);
    let reached = stage.is_some_and(|stage| STAGES.contains(&stage));
    let dated = STEPS.iter().any(|step| by(tender.date(step.done), day)) || by(tender.date(tenders::AWARDED_ON), day);
    !called_off && !put_away(tender, day) && (reached || dated)
}

/// The steps of a tender that is being prepared: on the day recorded for them when that lies ahead, else planned back
/// from its new start. A step counts as done when it, or a later one, was.
fn under_way(ground: &Ground<'_>, tender: &Record, basket: &mut Basket<'_>) {
    let day = ground.span.day;
    let stage = tender.choice(tenders::STAGE);
    let called_off = stage == Some("cancelled") || by(tender.date(tenders::CANCELLED_ON), day);
    let over = stage == Some("awarded") || by(tender.date(tenders::AWARDED_ON), day);
    let new_start = tender.date(tenders::NEW_START);
    if called_off || (over && new_start.is_none_or(|start| start <= day)) {
        return;
    }
    let register = ground.span.register;
    let norms = register.norms();
    let planned = new_start.map(|start| plan(start, norms.tender_lead_months, norms.implementation_months));
    let reached = stage.and_then(|stage| STAGES.iter().position(|known| *known == stage));
    let last = STEPS.iter().rposition(|step| by(tender.date(step.done), day));
    for (at, step) in STEPS.iter().enumerate() {
        let by_stage = reached.is_some_and(|reached| {
            STAGES.iter().position(|known| *known == step.stage).is_some_and(|place| place <= reached)
        });
        let done = by_stage || last.is_some_and(|last| at <= last);
        let own = tender.date(step.done);
        let from_plan = planned.as_ref().and_then(|plan| plan.get(at)).map(|(_, date)| *date);
        let Some(date) = own.or(from_plan) else { continue };
        let why = match (own, new_start) {
            (None, Some(start)) => Why::new("why-tender-step").day(start),
            _ => Why::new("why-tender-dated"),
        };
        if new_start.is_some() || !done {
            basket.put_open(Draft::new(step.what, date, Kind::Tender, tender.id).why(why).handled(done));
        }
    }
}
