//! Reviews (R7): recorded cycles counted from their anchor, missed ones taken together, and what R7 and R32 propose where
//! nothing was recorded: yearly for light and quarterly for heavy, mid-term, final evaluation.

use super::ground::{Ground, Standing};
use super::{Basket, Draft, What, Why, in_use};
use crate::domain::calendar::{add_days, addm};
use crate::domain::kind::Kind;
use crate::domain::nouns::{contracts, frameworks, reviews};
use crate::domain::record::{Record, Ref};
use crate::domain::register::{Holds, Register};
use crate::domain::term::{final_evaluation, mid_term, retender_start, review_due};
use chrono::NaiveDate;
use std::collections::HashSet;

/// Occurrences of a cycle that are walked at most, so that a slip of the keyboard in an anchor costs nothing.
const MOST: u32 = 2400;

/// Days before its due day that a review already counts for it.
const EARLY_DAYS: i32 = 31;

/// All reviews.
pub fn collect(ground: &Ground<'_>, basket: &mut Basket<'_>) {
    let register = ground.span.register;
    let mut reviewed: HashSet<(Ref, &'static str)> = HashSet::new();
    for review in in_use(register, Kind::Review, ground.span.day) {
        let Some(subject) = subject(register, review) else { continue };
        reviewed.insert((subject, purpose(review.choice(reviews::KIND))));
        if goes_on(ground, subject) {
            recorded(review, basket);
        }
    }
    for standing in ground.contracts.iter().filter(|standing| !standing.is_over(ground.span.day)) {
        let contract = Ref { kind: Kind::Contract, id: standing.contract.id };
        let mut subjects = vec![contract];
        subjects.extend(standing.lots.iter().map(|lot| Ref { kind: Kind::Lot, id: lot.id }));
        if subjects.iter().all(|subject| !reviewed.contains(&(*subject, "cycle"))) {
            by_category(ground, standing, basket);
        }
        if standing.contract.link(contracts::FRAMEWORK).is_none() {
            let (lead, implementation) = standing.lead(register);
            let term = (standing.contract.date(contracts::START), standing.max_end);
            evaluations(contract, term, (lead, implementation), &reviewed, basket);
        }
    }
    for frame in in_use(register, Kind::Framework, ground.span.day) {
        let subject = Ref { kind: Kind::Framework, id: frame.id };
        let term = (frame.date(frameworks::START), frame.date(frameworks::END));
        let norms = register.norms();
        let lead = (norms.tender_lead_months, norms.implementation_months);
        evaluations(subject, term, lead, &reviewed, basket);
    }
}

/// What a review is about.
#[must_use]
pub fn subject(register: &Register, review: &Record) -> Option<Ref> {
    let kind = register.target_kind(Kind::Review, review, reviews::SUBJECT.index)?;
    Some(Ref { kind, id: review.link(reviews::SUBJECT)? })
}

/// Which of the three things R7 asks for a kind of review answers.
fn purpose(kind: Option<&str>) -> &'static str {
    match kind {
        Some("mid_term") => "mid_term",
        Some("final") => "final",
        _ => "cycle",
    }
}

/// Whether there is still something to review: a contract that has ended needs none.
fn goes_on(ground: &Ground<'_>, subject: Ref) -> bool {
    let day = ground.span.day;
    match subject.kind {
        Kind::Contract => ground.standing(subject.id).is_some_and(|standing| !standing.is_over(day)),
        kind => ground.span.register.at(subject).is_some_and(|record| {
            let over = kind == Kind::Framework && record.date(frameworks::END).is_some_and(|end| end < day);
            !over && !super::put_away(record, day) && ground.span.register.holds(kind, record, day) != Holds::Past
        }),
    }
}

/// R7: the last day for which a review held on a day counts: it may come up to a month before the due day, but not more
/// than a third of its interval.
#[must_use]
pub fn answers_until(held: NaiveDate, interval_months: u32) -> NaiveDate {
    let third = i32::try_from(interval_months.saturating_mul(10)).unwrap_or(i32::MAX);
    add_days(held, third.min(EARLY_DAYS))
}

fn recorded(review: &Record, basket: &mut Basket<'_>) {
    let day = basket.span.day;
    let Some(anchor) = review.date(reviews::ANCHOR) else { return };
    let held = review.date(reviews::HELD_ON).filter(|held| *held <= day);
    let kind = match purpose(review.choice(reviews::KIND)) {
        "mid_term" => What::MidTerm,
        "final" => What::FinalEvaluation,
        _ => What::Review,
    };
    let draft = |date| Draft::new(kind, date, Kind::Review, review.id);
    let interval = review.number(reviews::INTERVAL_MONTHS).and_then(|months| u32::try_from(months).ok());
    let Some(interval) = interval.filter(|months| *months > 0) else {
        basket.put_open(draft(anchor).why(Why::new("why-review-once")).handled(held.is_some()));
        return;
    };
    let answered = held.map(|held| answers_until(held, interval));
    let mut missed: Option<(u32, NaiveDate, u32)> = None;
    for k in 0..MOST {
        let due = review_due(anchor, interval, k);
        if due > basket.span.until {
            break;
        }
        if answered.is_some_and(|answered| due <= answered) {
            continue;
        }
        let why = Why::new("why-review").day(anchor).months(interval);
        if due < day {
            let (first, date, count) = missed.unwrap_or((k, due, 0));
            missed = Some((first, date, count + 1));
        } else {
            basket.put(draft(due).nth(k).why(why));
        }
    }
    if let Some((nth, date, count)) = missed {
        let why = Why::new("why-review").day(anchor).months(interval);
        basket.put(draft(date).nth(nth).count(count).why(why));
    }
}

/// R7, R32: without a recorded cycle the next ones by category, counted from the start of the contract. Earlier ones are
/// not called missed, for nothing says they were not held.
fn by_category(ground: &Ground<'_>, standing: &Standing<'_>, basket: &mut Basket<'_>) {
    let (Some(heavy), Some(start)) = (standing.is_heavy(), standing.contract.date(contracts::START)) else { return };
    let norms = ground.span.register.norms();
    let interval = if heavy { norms.review_months_heavy } else { norms.review_months_light };
    if interval == 0 {
        return;
    }
    let end = standing.end.unwrap_or(basket.span.until).min(basket.span.until);
    for k in 1..MOST {
        let due = review_due(start, interval, k);
        if due > end {
            break;
        }
        let id = if heavy { "why-review-heavy" } else { "why-review-light" };
        let why = Why::new(id).day(start).months(interval);
        basket.put_ahead(Draft::new(What::Review, due, Kind::Contract, standing.contract.id).nth(k).why(why));
    }
}

/// R7: mid-term at half the term, and a final evaluation early enough to steer the next purchase.
fn evaluations(
    subject: Ref,
    (start, end): (Option<NaiveDate>, Option<NaiveDate>),
    (lead, implementation): (u32, u32),
    reviewed: &HashSet<(Ref, &'static str)>,
    basket: &mut Basket<'_>,
) {
    let (Some(start), Some(end)) = (start, end) else { return };
    let draft = |what, date| Draft::new(what, date, subject.kind, subject.id);
    if !reviewed.contains(&(subject, "mid_term")) {
        let why = Why::new("why-mid-term").day(start).other(end);
        basket.put_ahead(draft(What::MidTerm, mid_term(start, end)).why(why));
    }
    if !reviewed.contains(&(subject, "final")) {
        let retender = retender_start(end, lead, implementation);
        let why = Why::new("why-final-evaluation").day(retender);
        basket.put_ahead(draft(What::FinalEvaluation, final_evaluation(retender)).why(why));
    }
}

/// The first day after which a held review would count for an occurrence; before it, holding one settles nothing.
#[must_use]
pub fn counts_from(due: NaiveDate, interval_months: u32) -> NaiveDate {
    let third = i32::try_from(interval_months.saturating_mul(10)).unwrap_or(i32::MAX);
    add_days(due, -third.min(EARLY_DAYS)).max(addm(due, -i32::try_from(interval_months).unwrap_or(i32::MAX)))
}
