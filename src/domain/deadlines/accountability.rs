//! The calendar of accountability (DOMAIN §5.1): key figures every month, a report every quarter, the fixed moments of
//! joint bodies and municipalities, elections. All of it for the region as a whole, as long as contracts run.

use super::ground::Ground;
use super::{Basket, Draft, What, Why, by, in_use};
use crate::domain::calendar::{add_days, addm, month_start, quarter, quarter_start};
use crate::domain::kind::Kind;
use crate::domain::nouns::reports;
use crate::domain::record::Id;
use chrono::{Datelike, NaiveDate, Weekday};

/// Months, or quarters, back that a missing report is still looked for.
const LOOK_BACK: i32 = 12;

/// A fixed day of the year and its sentence.
struct Fixed {
    month: u32,
    day: u32,
    sentence: &'static str,
}

/// "Before" a day is the day before it. The draft budget goes out twelve weeks before its adoption, which must be in time
/// to send it to the province before 15 September.
const YEARLY: &[Fixed] = &[
    Fixed { month: 4, day: 30, sentence: "why-cycle-frames" },
    Fixed { month: 6, day: 22, sentence: "why-cycle-draft-budget" },
    Fixed { month: 6, day: 30, sentence: "why-cycle-spring-note" },
    Fixed { month: 7, day: 14, sentence: "why-cycle-accounts" },
    Fixed { month: 9, day: 14, sentence: "why-cycle-budget-province" },
    Fixed { month: 11, day: 14, sentence: "why-cycle-municipal-budget" },
    Fixed { month: 12, day: 31, sentence: "why-cycle-code-list" },
];

/// The whole calendar.
pub fn collect(ground: &Ground<'_>, basket: &mut Basket<'_>) {
    let Some(region) = ground.span.register.all(Kind::Region).first() else { return };
    if ground.contracts.is_empty() {
        return;
    }
    let day = ground.span.day;
    monthly(ground, region.id, basket);
    quarterly(ground, region.id, basket);
    for year in day.year()..=basket.span.until.year() {
        for (place, fixed) in (0_u32..).zip(YEARLY) {
            if let Some(date) = NaiveDate::from_ymd_opt(year, fixed.month, fixed.day) {
                let why = Why::new(fixed.sentence).number(i64::from(year));
                let draft = Draft::new(What::Cycle, date, Kind::Region, region.id);
                basket.put_ahead(draft.nth(year.unsigned_abs() * 10 + place).why(why));
            }
        }
        if let Some(date) = elections(year) {
            let draft = Draft::new(What::Elections, date, Kind::Region, region.id);
            basket.put_ahead(draft.nth(year.unsigned_abs()).why(Why::new("why-elections").number(i64::from(year))));
        }
    }
}

/// The day of the council elections of a year: every four years, 2022, 2026, 2030, the third Wednesday of March.
#[must_use]
pub fn elections(year: i32) -> Option<NaiveDate> {
    if year.rem_euclid(4) != 2 {
        return None;
    }
    NaiveDate::from_weekday_of_month_opt(year, 3, Weekday::Wed, 3)
}

/// Periods of one kind of report: due day, name of the period, and a number for it.
type Periods = Vec<(NaiveDate, String, u32)>;

/// §5.1: the key figures of a month go out on a fixed day of the next.
fn monthly(ground: &Ground<'_>, region: Id, basket: &mut Basket<'_>) {
    let day = ground.span.day;
    let on = ground.span.register.norms().month_report_day.clamp(1, 28);
    let months = months_until(day, basket.span.until, 1);
    let periods = months.into_iter().filter_map(|month| {
        let due = addm(month, 1).with_day(on)?;
        Some((due, month.format("%Y-%m").to_string(), period_number(month)))
    });
    let sentence = "why-month-report";
    report(ground, region, (What::MonthReport, "month", sentence), periods.collect(), basket);
}

/// §5.1: the report of a quarter goes out some weeks after it.
fn quarterly(ground: &Ground<'_>, region: Id, basket: &mut Basket<'_>) {
    let day = ground.span.day;
    let weeks = i32::try_from(ground.span.register.norms().quarter_report_weeks).unwrap_or(0);
    let quarters = months_until(quarter_start(day), basket.span.until, 3);
    let periods = quarters.into_iter().map(|first| {
        let due = add_days(addm(first, 3), weeks * 7 - 1);
        (due, format!("{}-Q{}", first.year(), quarter(first)), period_number(first))
    });
    let sentence = "why-quarter-report";
    report(ground, region, (What::QuarterReport, "quarter", sentence), periods.collect(), basket);
}

fn months_until(day: NaiveDate, until: NaiveDate, step: i32) -> Vec<NaiveDate> {
    let first = addm(month_start(day), -LOOK_BACK * step);
    (0..).map(|k| addm(first, k * step)).take_while(|month| *month <= until).collect()
}

fn period_number(month: NaiveDate) -> u32 {
    month.year().unsigned_abs() * 100 + month.month()
}

/// Open periods after the last one reported, missed ones taken together. Where no report of the kind was ever made,
/// nothing says that one is missing: only those ahead are given.
fn report(
    ground: &Ground<'_>,
    region: Id,
    (what, kind, sentence): (What, &str, &'static str),
    periods: Periods,
    basket: &mut Basket<'_>,
) {
    let span = ground.span;
    let made: Vec<&str> = in_use(span.register, Kind::Report, span.day)
        .filter(|report| report.text(reports::KIND) == Some(kind) && by(report.date(reports::FROZEN_ON), span.day))
        // A pack of one municipality is not the report of the region.
        .filter(|report| report.text(reports::SCOPE).is_none())
        .filter_map(|report| report.text(reports::PERIOD))
        .collect();
    let last = periods.iter().rposition(|(_, period, _)| made.contains(&period.as_str()));
    let mut missed: Option<(NaiveDate, u32, u32)> = None;
    for (place, (due, period, number)) in periods.iter().enumerate() {
        let done = made.contains(&period.as_str());
        let draft = Draft::new(what, *due, Kind::Region, region).nth(*number);
        let why = Why::new(sentence).number(i64::from(*number));
        if *due >= span.day {
            basket.put_ahead(draft.why(why).handled(done));
        } else if last.is_some_and(|last| place > last) {
            let (date, nth, count) = missed.unwrap_or((*due, *number, 0));
            missed = Some((date, nth, count + 1));
        }
    }
    if let Some((date, nth, count)) = missed {
        let why = Why::new(sentence).number(i64::from(nth));
        basket.put(Draft::new(what, date, Kind::Region, region).nth(nth).count(count).why(why));
    }
}
