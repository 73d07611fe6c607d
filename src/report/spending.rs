//! Spending through the year as a chart: what was claimed month by month, what the year comes to and the budget beside it.

use super::finance::Line;
use super::flows::{Flows, OfLot, Place};
use super::{Ground, column};
use crate::domain::calendar::Month;
use crate::domain::field::Shape;
use crate::domain::rounding::rounded;
use crate::domain::written::{show_money, show_month};
use crate::paper::document::{Cell, Chart, Figure, Plot, Row, Series, Table, Unit};
use crate::text::Message;

/// Months of a year.
const YEAR: i32 = 12;

/// One month of the chart, all summed since January.
struct Point {
    month: Month,
    in_month: Option<i64>,
    so_far: Option<i64>,
    forecast: Option<i64>,
    budget: Option<i64>,
}

/// The points of a year for the total of a document. The forecast goes in a straight line from what was claimed, young
/// months made whole, to what the year comes to; the budget by twelfths.
fn points(flows: &Flows<'_>, total: &Line) -> Vec<Point> {
    let newest = flows.newest.unwrap_or(flows.january.plus(-1));
    let known = newest.since(flows.january) + 1;
    let whole = flows.sum(Place::Scope, OfLot::All, (flows.january, newest)).corrected();
    let budget = total.budget.as_ref().and_then(|budget| budget.cents);
    let mut sum: Option<i64> = None;
    (1..=YEAR)
        .map(|number| {
            let month = flows.january.plus(number - 1);
            let in_month = flows.sum(Place::Scope, OfLot::All, (month, month)).cents();
            sum = sum.into_iter().chain(in_month).reduce(i64::saturating_add);
            let ahead = total.forecast.zip(whole).filter(|_| number >= known).and_then(|(end, whole)| {
                let (passed, left) = (i128::from(number - known), i128::from(YEAR - known));
                if left == 0 {
                    return Some(end);
                }
                rounded(i128::from(whole) * left + i128::from(end - whole) * passed, left)
            });
            Point {
                month,
                in_month,
                so_far: sum.filter(|_| number <= known),
                forecast: ahead,
                budget: budget.and_then(|cents| rounded(i128::from(cents) * i128::from(number), i128::from(YEAR))),
            }
        })
        .collect()
}

/// The chart with its data table.
#[must_use]
pub fn chart(ground: &Ground<'_>, flows: &Flows<'_>, total: &Line) -> Chart {
    let words = ground.words;
    let points = points(flows, total);
    let series = |id: &str, of: fn(&Point) -> Option<i64>, dashed| Series {
        name: words.get(id),
        values: points.iter().map(of).collect(),
        dashed,
    };
    let money =
        |cents: Option<i64>| cents.map_or_else(|| words.get("paper-unknown"), |cents| show_money(cents, words.lang()));
    let budget = total.budget.as_ref().and_then(|budget| budget.cents);
    let alt = Message::new("report-spending-alt").with("spent", money(total.to_date));
    let alt = alt.with("forecast", money(total.forecast)).with("budget", money(budget));
    let row = |point: &Point| Row {
        cells: vec![
            Cell::text(show_month(point.month, words.lang())),
            known(point.in_month).made_from(flows.sources(
                "amount_cents",
                Place::Scope,
                OfLot::All,
                (point.month, point.month),
            )),
            known(point.so_far),
            known(point.forecast),
            Cell::cents(point.budget),
        ],
        total: false,
    };
    Chart {
        title: words.get("report-spending-chart"),
        alt: words.say(&alt),
        plot: Plot::Lines {
            unit: Unit::Cents,
            periods: points.iter().map(|point| show_month(point.month, words.lang())).collect(),
            series: vec![
                series("report-column-so-far-cents", |point| point.so_far, false),
                series("report-column-forecast-so-far-cents", |point| point.forecast, true),
                series("report-column-budget-so-far-cents", |point| point.budget, true),
            ],
        },
        table: Table {
            id: "spending_per_month",
            caption: words.get("report-table-spending"),
            columns: vec![
                column(words, "month", Shape::Line),
                column(words, "spent_cents", Shape::Money),
                column(words, "so_far_cents", Shape::Money),
                column(words, "forecast_so_far_cents", Shape::Money),
                column(words, "budget_so_far_cents", Shape::Money),
            ],
            rows: points.iter().map(row).collect(),
            note: String::new(),
        },
    }
}

/// Of a month ahead there is nothing, and of one behind no forecast: that is no gap in what is known.
fn known(cents: Option<i64>) -> Cell {
    cents.map_or_else(|| Cell::new(Figure::Nothing), |cents| Cell::cents(Some(cents)))
}
