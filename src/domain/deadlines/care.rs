//! Dates of the care itself: intake stops (R14), steps of a build-down (R27), clients to hand over (R26), least use in the
//! first year (R33).

use super::ground::{Ground, Standing};
use super::{Basket, Draft, What, Why, by, in_use};
use crate::domain::calendar::add_days;
use crate::domain::kind::Kind;
use crate::domain::nouns::{build_down_steps, contract_lots, contracts, intake_stops};
use crate::domain::record::Record;
use crate::domain::register::Holds;
use crate::domain::term::term_end;
use chrono::NaiveDate;

/// All of them.
pub fn collect(ground: &Ground<'_>, basket: &mut Basket<'_>) {
    let span = ground.span;
    for stop in in_use(span.register, Kind::IntakeStop, span.day) {
        if span.register.holds(Kind::IntakeStop, stop, span.day) != Holds::Past {
            intake_stop(stop, basket);
        }
    }
    for step in in_use(span.register, Kind::BuildDownStep, span.day) {
        if let Some(date) = step.date(build_down_steps::DATE) {
            let why = Why::new("why-build-down");
            basket.put_ahead(Draft::new(What::BuildDown, date, Kind::BuildDownStep, step.id).why(why));
        }
    }
    for standing in &ground.contracts {
        for part in &standing.parts {
            part_dates(standing, part, basket);
        }
    }
}

/// R14: a contractor asks fourteen days ahead and waits for consent; a client imposes one at once.
fn intake_stop(stop: &Record, basket: &mut Basket<'_>) {
    let day = basket.span.day;
    let Some(from) = stop.date(intake_stops::VALID_FROM) else { return };
    let draft = |what, date| Draft::new(what, date, Kind::IntakeStop, stop.id);
    let imposed = stop.choice(intake_stops::IMPOSED_BY) == Some("client");
    if !imposed {
        let lead = basket.span.register.norms().intake_stop_days;
        let ask_by = add_days(from, -i32::try_from(lead).unwrap_or(0));
        let asked = by(stop.date(intake_stops::REQUESTED_ON), day);
        let why = Why::new("why-stop-request").day(from).number(lead);
        basket.put_open(draft(What::StopRequest, ask_by).why(why).handled(asked));
        let consented = by(stop.date(intake_stops::CONSENT_ON), day);
        let why = Why::new("why-stop-consent").day(from);
        basket.put_open(draft(What::StopConsent, add_days(from, -1)).why(why).handled(consented));
    }
    if let Some(to) = stop.date(intake_stops::VALID_TO) {
        basket.put_ahead(draft(What::StopEnd, to).why(Why::new("why-stop-end").day(from)));
    }
}

fn part_dates(standing: &Standing<'_>, part: &Record, basket: &mut Basket<'_>) {
    let day = basket.span.day;
    let draft = |what, date| Draft::new(what, date, Kind::ContractLot, part.id);
    let last = earliest(part.date(contract_lots::VALID_TO), standing.end);
    let to_transfer = part.number(contract_lots::TRANSFER_CLIENTS).filter(|clients| *clients > 0);
    if let (Some(clients), Some(last)) = (to_transfer, last) {
        let done = by(part.date(contract_lots::TRANSFERRED_ON), day);
        let why = Why::new("why-transfer").number(clients);
        basket.put_open(draft(What::Transfer, last).why(why).handled(done));
    }
    let begins = part.date(contract_lots::VALID_FROM).or_else(|| standing.contract.date(contracts::START));
    if let (Some(_), Some(begins)) = (part.number(contract_lots::MINIMUM_USE_CENTS), begins) {
        let year = term_end(begins, 12);
        basket.put_ahead(draft(What::MinimumUse, year).why(Why::new("why-minimum-use").day(begins)));
    }
}

fn earliest(one: Option<NaiveDate>, other: Option<NaiveDate>) -> Option<NaiveDate> {
    one.into_iter().chain(other).min()
}
