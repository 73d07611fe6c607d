//! Occurrences of duties: what a provider owes by a day, and what came in and waits for a judgement. Duties whose
//! occurrences were not written down give their first date.

use super::ground::Ground;
use super::{Basket, Draft, What, Why, in_use};
use crate::domain::calendar::add_days;
use crate::domain::duties::is_settled;
use crate::domain::kind::Kind;
use crate::domain::nouns::{obligation_instances, obligations};
use crate::domain::proofs;
use crate::domain::record::Record;

/// Days in which what came in is judged; a norm of practice, not of law.
const JUDGE_DAYS: i32 = 14;

/// All open occurrences in the span, and those settled ahead of their day.
pub fn collect(ground: &Ground<'_>, basket: &mut Basket<'_>) {
    let span = ground.span;
    for moment in span.register.all(Kind::ObligationInstance) {
        let Some(due) = moment.date(obligation_instances::DUE) else { continue };
        if due > span.until {
            continue;
        }
        let state = moment.choice(obligation_instances::STATE);
        if (is_settled(moment) && due < span.day) || super::put_away(moment, span.day) {
            continue;
        }
        occurrence(moment, state, due, basket);
    }
    // Accepted, but the file is no longer the one that was judged (N26).
    for (moment, on) in proofs::changed(span.register, span.day) {
        let why = Why::new("why-judgement-changed").day(on);
        let judge_by = add_days(on, JUDGE_DAYS);
        basket.put_open(Draft::new(What::Judgement, judge_by, Kind::ObligationInstance, moment).why(why));
    }
    for duty in in_use(span.register, Kind::Obligation, span.day) {
        let column = obligation_instances::OBLIGATION.index;
        if let Some(first) = duty.date(obligations::FIRST_DUE)
            && span.ahead(first)
            && duty.date(obligations::LAST_DUE).is_none_or(|last| first <= last)
            && span.register.referring(Kind::ObligationInstance, column, duty.id).is_empty()
        {
            let why = Why::new("why-obligation-first");
            basket.put_ahead(Draft::new(What::Obligation, first, Kind::Obligation, duty.id).why(why));
        }
    }
}

fn occurrence(moment: &Record, state: Option<&str>, due: chrono::NaiveDate, basket: &mut Basket<'_>) {
    let draft = |what, date| Draft::new(what, date, Kind::ObligationInstance, moment.id);
    match state {
        // The provider has done its part: the judgement is what waits.
        Some("received") => {
            let received = moment.date(obligation_instances::RECEIVED_ON).filter(|on| *on <= basket.span.day);
            let why = Why::new("why-judgement").day(received.unwrap_or(due));
            let judge_by = add_days(received.unwrap_or(due), JUDGE_DAYS);
            basket.put_open(draft(What::Judgement, judge_by).why(why));
        }
        Some("accepted" | "waived") => {
            basket.put_ahead(draft(What::Obligation, due).why(Why::new("why-obligation")).handled(true));
        }
        Some("rejected") => basket.put_open(draft(What::Obligation, due).why(Why::new("why-obligation-rejected"))),
        Some("expired") => basket.put_open(draft(What::Obligation, due).why(Why::new("why-obligation-expired"))),
        _ => basket.put_open(draft(What::Obligation, due).why(Why::new("why-obligation"))),
    }
}
