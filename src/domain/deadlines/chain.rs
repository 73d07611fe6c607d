//! Dates of the chain of responsibility (R20, O22): consent before a subcontractor begins, notification ahead of it, and
//! the check of trade register and exclusion grounds.

use super::ground::Ground;
use super::{Basket, Draft, What, Why, by, in_use};
use crate::domain::calendar::add_days;
use crate::domain::kind::Kind;
use crate::domain::nouns::subcontract_links;
use crate::domain::record::Record;
use crate::domain::register::Holds;
use chrono::NaiveDate;

/// The dates of every link that has not ended, in contracts that go on.
pub fn collect(ground: &Ground<'_>, basket: &mut Basket<'_>) {
    let span = ground.span;
    for link in in_use(span.register, Kind::SubcontractLink, span.day) {
        let standing = link.link(subcontract_links::CONTRACT).and_then(|contract| ground.standing(contract));
        let goes_on = standing.is_some_and(|standing| !standing.is_over(span.day));
        if goes_on && span.register.holds(Kind::SubcontractLink, link, span.day) != Holds::Past {
            consent(link, basket);
            check(link, basket);
        }
    }
}

/// The day the work begins: as deployed, else as agreed.
fn begins(link: &Record) -> Option<NaiveDate> {
    let deployed = link.date(subcontract_links::DEPLOYED_ON);
    deployed.into_iter().chain(link.date(subcontract_links::VALID_FROM)).min()
}

/// R20, O22: consent by the day before the work begins, notification a month ahead.
fn consent(link: &Record, basket: &mut Basket<'_>) {
    let day = basket.span.day;
    let Some(begins) = begins(link) else { return };
    let draft = |what, date| Draft::new(what, date, Kind::SubcontractLink, link.id);
    if link.flag(subcontract_links::SOLE_TRADER) != Some(true) {
        let consented = link.date(subcontract_links::CONSENT_ON);
        let why = Why::new("why-consent").day(begins);
        basket.put_open(draft(What::Consent, add_days(begins, -1)).why(why).handled(by(consented, day)));
    }
    let lead = i32::try_from(basket.span.register.norms().notify_days).unwrap_or(0);
    let notified = link.date(subcontract_links::NOTIFIED_ON);
    let agreed = by(link.date(subcontract_links::CONSENT_ON), day);
    // What was consented to was known: only work that is still to begin has to be notified.
    if begins > day || (notified.is_none() && !agreed) {
        let why = Why::new("why-notification").day(begins).number(i64::from(lead));
        let done = by(notified, day) || agreed;
        basket.put_open(draft(What::Notification, add_days(begins, -lead)).why(why).handled(done));
    }
}

/// R20: trade register and exclusion grounds are checked before the work begins. A check done is a record of the past.
fn check(link: &Record, basket: &mut Basket<'_>) {
    let day = basket.span.day;
    let Some(begins) = begins(link).filter(|begins| *begins > day) else { return };
    let checked = by(link.date(subcontract_links::REGISTER_CHECKED_ON), day);
    let why = Why::new("why-register-check").day(begins);
    let draft = Draft::new(What::RegisterCheck, add_days(begins, -1), Kind::SubcontractLink, link.id);
    basket.put_open(draft.why(why).handled(checked));
}
