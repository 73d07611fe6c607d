//! The yearly indexation (R8): the round that makes the prices of 1 January, decided before the year begins.

use super::ground::Ground;
use super::{Basket, Draft, What, Why, by, in_use};
use crate::domain::calendar::add_days;
use crate::domain::kind::Kind;
use crate::domain::nouns::indexation_rounds;
use chrono::{Datelike, NaiveDate};

/// One moment a year for the region, as long as contracts run; and the day on which a round's figures are published, when
/// that lies ahead.
pub fn collect(ground: &Ground<'_>, basket: &mut Basket<'_>) {
    let register = ground.span.register;
    let day = ground.span.day;
    for round in in_use(register, Kind::IndexationRound, day) {
        if let Some(published) = round.date(indexation_rounds::PUBLISHED_ON).filter(|on| *on > day) {
            let why = Why::new("why-indexation-published");
            basket.put_ahead(Draft::new(What::Indexation, published, Kind::IndexationRound, round.id).why(why));
        }
    }
    let Some(region) = register.all(Kind::Region).first() else { return };
    let last_end = ground.contracts.iter().filter_map(|standing| standing.end).max();
    for year in day.year() + 1..=basket.span.until.year() + 1 {
        let Some(first) = NaiveDate::from_ymd_opt(year, 1, 1) else { continue };
        if last_end.is_none_or(|end| end < first) {
            break;
        }
        let of_year =
            |round: &&crate::domain::record::Record| round.number(indexation_rounds::YEAR) == Some(i64::from(year));
        let mut rounds = in_use(register, Kind::IndexationRound, day).filter(of_year).peekable();
        let decided = rounds.peek().is_some()
            && rounds.all(|round| {
                let settled = round.text(indexation_rounds::DECISION_REF).is_some();
                settled && round.date(indexation_rounds::PUBLISHED_ON).is_none_or(|on| by(Some(on), day))
            });
        let why = Why::new("why-indexation").number(i64::from(year)).day(first);
        let draft = Draft::new(What::Indexation, add_days(first, -1), Kind::Region, region.id);
        basket.put_open(draft.nth(year.unsigned_abs()).why(why).handled(decided));
    }
}
