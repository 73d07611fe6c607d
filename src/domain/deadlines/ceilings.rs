//! The moments of a ceiling (bestedingsruimte, R15): intention, decision and joint plan before its year, and what follows
//! when a client reports that the limit comes near: confer within two weeks, decide within two weeks after.

use super::ground::Ground;
use super::{Basket, Draft, What, Why, by, in_use};
use crate::domain::calendar::{add_days, addm};
use crate::domain::field::{Column, Date};
use crate::domain::kind::Kind;
use crate::domain::nouns::budget_ceilings;
use crate::domain::record::{Id, Record};
use chrono::{Datelike, NaiveDate};
use std::collections::BTreeMap;

/// R15: days in which the parties confer after a report, and in which the client decides after that.
pub const TWO_WEEKS: i32 = 14;

/// Months before the year, the day it is recorded in, and the sentence.
const BEFORE: &[(i32, Column<Date>, &str)] = &[
    (6, budget_ceilings::ANNOUNCED_ON, "why-ceiling-intention"),
    (3, budget_ceilings::DECIDED_ON, "why-ceiling-decision"),
    (2, budget_ceilings::PLAN_ON, "why-ceiling-plan"),
];

/// R15: the last day at least so many months before a calendar year: 30-06 for six, 30-09 for three, 31-10 for two.
#[must_use]
pub fn before_year(year: i32, months: i32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, 1, 1).map(|first| add_days(addm(first, -months), -1))
}

/// The year and the column of a moment, by its number.
#[must_use]
pub fn moment_of(nth: u32) -> (i32, Column<Date>) {
    let year = i32::try_from(nth / 10).unwrap_or(0);
    let step = usize::try_from(nth % 10).unwrap_or(0).min(BEFORE.len() - 1);
    (year, BEFORE[step].1)
}

/// The ceilings of each contract by year.
type ByContract<'a> = BTreeMap<Id, BTreeMap<i32, Vec<&'a Record>>>;

/// The moments of next year's ceilings of every contract that has one now or then, and of every reported excess.
pub fn collect(ground: &Ground<'_>, basket: &mut Basket<'_>) {
    let mut ceilings: ByContract<'_> = BTreeMap::new();
    for ceiling in in_use(ground.span.register, Kind::BudgetCeiling, ground.span.day) {
        let year = ceiling.number(budget_ceilings::YEAR).and_then(|year| i32::try_from(year).ok());
        if let (Some(contract), Some(year)) = (ceiling.link(budget_ceilings::CONTRACT), year) {
            ceilings.entry(contract).or_default().entry(year).or_default().push(ceiling);
        }
        excess(ceiling, basket);
    }
    let this_year = ground.span.day.year();
    for (contract, years) in &ceilings {
        let Some(standing) = ground.standing(*contract) else { continue };
        for year in this_year + 1..=basket.span.until.year() + 1 {
            let first = NaiveDate::from_ymd_opt(year, 1, 1);
            let runs = standing.end.zip(first).is_none_or(|(end, first)| end >= first);
            let known = years.get(&year).map_or(&[][..], Vec::as_slice);
            let limited = |records: &[&Record]| {
                records.iter().any(|record| record.number(budget_ceilings::AMOUNT_CENTS).is_some())
            };
            // A year not on record follows the one before it that is.
            let expected = years.range(..year).next_back().is_some_and(|(_, records)| limited(records));
            if runs && (limited(known) || (known.is_empty() && expected)) {
                moments(*contract, year, known, basket);
            }
        }
    }
}

fn moments(contract: Id, year: i32, known: &[&Record], basket: &mut Basket<'_>) {
    let day = basket.span.day;
    for (step, (months, column, sentence)) in (0_u32..).zip(BEFORE) {
        let Some(date) = before_year(year, *months) else { continue };
        let done = !known.is_empty() && known.iter().all(|record| by(record.date(*column), day));
        let nth = year.unsigned_abs() * 10 + step;
        let why = Why::new(sentence).number(i64::from(year));
        basket.put_open(Draft::new(What::Ceiling, date, Kind::Contract, contract).nth(nth).why(why).handled(done));
    }
}

/// R15: after a report the parties confer within two weeks and the client decides within two weeks after that.
fn excess(ceiling: &Record, basket: &mut Basket<'_>) {
    let day = basket.span.day;
    let Some(reported) = ceiling.date(budget_ceilings::REPORTED_ON).filter(|on| *on <= day) else { return };
    let conferred = ceiling.date(budget_ceilings::CONFERRED_ON).filter(|on| *on <= day);
    let decided = by(ceiling.date(budget_ceilings::EXCESS_DECIDED_ON), day);
    let confer_by = add_days(reported, TWO_WEEKS);
    let decide_by = add_days(conferred.unwrap_or(confer_by), TWO_WEEKS);
    let draft = |date, nth| Draft::new(What::Ceiling, date, Kind::BudgetCeiling, ceiling.id).nth(nth);
    let confer = draft(confer_by, 1).why(Why::new("why-ceiling-confer").day(reported));
    basket.put_open(confer.handled(conferred.is_some() || decided));
    let from = conferred.unwrap_or(confer_by);
    basket.put_open(draft(decide_by, 2).why(Why::new("why-ceiling-decide").day(from)).handled(decided));
}
