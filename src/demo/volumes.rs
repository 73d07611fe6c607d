//! Monthly figures: four years of what was delivered, and what has been allotted for the months ahead.

use super::book::{Book, STEP_DAYS};
use super::deals::{Pair, amount};
use super::dice::Dice;
use super::round::{Lot, Market};
use super::size::Size;
use super::world::World;
use crate::domain::calendar::{add_days, addm, month_end, month_start};
use crate::domain::edit::Figure;
use crate::domain::kind::Kind;
use crate::domain::record::Id;
use chrono::{Datelike, NaiveDate};

/// Months of history.
pub const MONTHS_BACK: i32 = 48;

/// How busy a calendar month is, in thousandths: holidays in summer, a rise in autumn.
const SEASON: [i64; 12] = [1_020, 990, 1_030, 1_000, 980, 1_000, 910, 890, 1_030, 1_050, 1_040, 980];

/// How complete the newest months are: claims may come in until the end of the next month (R16).
fn completeness(back: i32) -> i64 {
    match back {
        1 => 900_000,
        2 => 980_000,
        _ => 1_000_000,
    }
}

/// Whether the municipality took part in the lot that month.
fn takes_part(lot: &Lot, town: usize, month: NaiveDate) -> bool {
    lot.towns.iter().any(|(at, from, to)| *at == town && *from <= month && month <= *to)
}

/// Writes actuals and reservations of all deals.
pub fn write(book: &mut Book, size: &Size, world: &World, dice: &mut Dice) {
    let World { area, firms, market, deals, prices, .. } = world;
    let now = month_start(book.today);
    let mut delivered: Vec<Vec<Figure>> = STEP_DAYS.iter().map(|_| Vec::new()).collect();
    let mut reserved = Vec::new();
    let step_of: Vec<usize> =
        (0..=MONTHS_BACK).map(|back| book.step_of(add_days(month_end(addm(now, -back)), 10))).collect();
    let months: Vec<NaiveDate> = (0..=MONTHS_BACK).map(|back| addm(now, -back)).collect();
    for (number, deal) in deals.iter().enumerate() {
        let source: &str = if deal.jw { "iJw-declaraties" } else { "iWmo-declaraties" };
        for part in &deal.lots {
            let lot = &market.lots[part.lot];
            for pair in &part.pairs {
                let ids = (firms[deal.firm].id, market.products[pair.product].id, area.towns[pair.town].id);
                for back in (1..=MONTHS_BACK).rev() {
                    let month = months[back as usize];
                    if month < deal.start || month > deal.end || !takes_part(lot, pair.town, month) {
                        continue;
                    }
                    let cents = prices.on(number, pair.product, month);
                    let mut figure = actual(market, lot, pair, month, completeness(back), cents, dice);
                    (figure.provider, figure.product, figure.municipality) = ids;
                    figure.source = Some(source.into());
                    delivered[step_of[back as usize]].push(figure);
                }
                if !deal.ended && !lot.task {
                    for ahead in 0..size.months_ahead {
                        let month = addm(now, ahead);
                        if month <= deal.end {
                            let mut figure = reservation(market, pair, month, ahead);
                            (figure.provider, figure.product, figure.municipality) = ids;
                            reserved.push(figure);
                        }
                    }
                }
            }
        }
    }
    for (step, rows) in delivered.into_iter().enumerate() {
        book.deliver(step, Kind::Actual, rows);
    }
    book.deliver(STEP_DAYS.len() - 2, Kind::Reservation, reserved);
}

/// Volume of a calendar month before chance.
fn seasonal(usual: i64, month: NaiveDate) -> i64 {
    usual * SEASON[month.month0() as usize] / 1000
}

fn actual(
    market: &Market,
    lot: &Lot,
    pair: &Pair,
    month: NaiveDate,
    complete: i64,
    cents: Option<i64>,
    dice: &mut Dice,
) -> Figure {
    let unit = market.products[pair.product].unit;
    let mut figure = blank(month);
    figure.completeness = Some(complete);
    figure.unit = Some(unit);
    figure.clients = Some(pair.clients + dice.between(-3, 3));
    if lot.task {
        figure.amount_cents = Some(pair.usual);
        figure.completeness = Some(1_000_000);
        return figure;
    }
    let volume = seasonal(pair.usual, month) * dice.between(960, 1_040) / 1000 * complete / 1_000_000;
    let volume = if unit == "hour" { volume / 250 * 250 } else { (volume + 500) / 1000 * 1000 };
    figure.quantity = Some(volume);
    figure.amount_cents = cents.map(|cents| amount(unit, volume, cents));
    figure
}

fn reservation(market: &Market, pair: &Pair, month: NaiveDate, ahead: i32) -> Figure {
    let mut figure = blank(month);
    // Allotments thin out the further ahead one looks.
    let left = 1000 - i64::from(ahead) * 35;
    figure.quantity = Some((seasonal(pair.usual, month) * left / 1000 + 500) / 1000 * 1000);
    figure.unit = Some(market.products[pair.product].unit);
    figure.source = Some("toewijzingen".into());
    figure
}

/// A figure of a month about which nothing else is known yet; the caller fills in whose it is.
pub fn blank(month: NaiveDate) -> Figure {
    Figure {
        provider: Id(0),
        product: Id(0),
        municipality: Id(0),
        month,
        quantity: None,
        unit: None,
        amount_cents: None,
        clients: None,
        source: None,
        completeness: None,
        note: None,
    }
}
