//! Proof that loses its force: certificates, insurance policies, statements (O12, O13, O26), as long as no newer proof of
//! the same duty and provider reaches further.

use super::ground::Ground;
use super::{Basket, Draft, What, Why, in_use};
use crate::domain::calendar::{add_days, last_working_day_on_or_before};
use crate::domain::kind::Kind;
use crate::domain::nouns::{evidence, obligations};
use crate::domain::record::{Id, Record};
use chrono::NaiveDate;
use std::collections::HashMap;

/// O13: days before the expiry that the next proof is asked for.
const ASK_AHEAD_DAYS: i32 = 60;

/// The expiry of the proof that reaches furthest, per duty and provider.
pub fn collect(ground: &Ground<'_>, basket: &mut Basket<'_>) {
    let span = ground.span;
    let mut furthest: HashMap<(Id, Option<Id>), (NaiveDate, Id)> = HashMap::new();
    for proof in in_use(span.register, Kind::Evidence, span.day) {
        recheck(ground, proof, basket);
        let (Some(duty), Some(until)) = (proof.link(evidence::OBLIGATION), proof.date(evidence::VALID_UNTIL)) else {
            continue;
        };
        let best = furthest.entry((duty, proof.link(evidence::PROVIDER))).or_insert((until, proof.id));
        *best = (*best).max((until, proof.id));
    }
    for ((duty, _), (until, proof)) in furthest {
        let contract = span.register.get(Kind::Obligation, duty).and_then(|duty| duty.link(obligations::CONTRACT));
        let needed = contract.and_then(|contract| ground.standing(contract)).is_some_and(|standing| {
            // What expires after the contract, or after it is over, needs no next proof.
            standing.end.is_none_or(|end| end >= span.day && until < end)
        });
        if needed {
            let ask = last_working_day_on_or_before(add_days(until, -ASK_AHEAD_DAYS));
            let why = Why::new("why-evidence-expiry").number(i64::from(ASK_AHEAD_DAYS));
            basket.put_open(Draft::new(What::EvidenceExpiry, until, Kind::Evidence, proof).why(why).action(ask));
        }
    }
}

/// O12: the day proof has to be looked at again, until it was compared on or after that day.
fn recheck(ground: &Ground<'_>, proof: &Record, basket: &mut Basket<'_>) {
    let Some(on) = proof.date(evidence::RECHECK_ON) else { return };
    let checked = proof.date(evidence::CHECKED_ON).is_some_and(|checked| on <= checked && checked <= ground.span.day);
    let why = Why::new("why-evidence-recheck");
    basket.put_open(Draft::new(What::EvidenceRecheck, on, Kind::Evidence, proof.id).why(why).handled(checked));
}
