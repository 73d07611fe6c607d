//! What was known differently at first, so that the knowledge date has something to show: a tariff, a provisional
//! index, a month delivered again, a subcontractor registered late. No trouble: all of it has been put right.

use super::book::Book;
use super::world::World;
use crate::domain::edit::Figure;
use crate::domain::kind::Kind;
use crate::domain::record::Value;
use chrono::Datelike;

/// Writes the corrections.
pub fn write(book: &mut Book, world: &World) {
    let Some((at, deal)) = world.deals.iter().enumerate().rev().find(|(_, deal)| !deal.ended && deal.jw) else {
        return;
    };
    if let Some(pair) = deal.lots[0].pairs.first()
        && let Some(tariff) = world.prices.records(at, pair.product).last()
    {
        let right = book.number(*tariff, "amount_cents");
        book.was(*tariff, "amount_cents", right + 900, 2);
    }
    let year = Value::Number(i64::from(book.today.year()));
    if let Some(round) = book.with(Kind::IndexationRound, "year", &year).first() {
        book.was(*round, "final_previous_percent", 42_000_i64, 1);
    }
    if let Some(link) = world.links.iter().rev().find(|link| link.deal != at) {
        book.postpone(link.id, 3);
    }
    again(book, world, at);
}

/// The newest month of the first step was a factor ten too high for one provider, and came again in the second.
fn again(book: &mut Book, world: &World, at: usize) {
    let firm = world.firms[world.deals[at].firm].id;
    let newest = book.figures_mut(Kind::Actual).filter(|(step, _)| *step == 0).map(|(_, figure)| figure.month).max();
    let Some(month) = newest else { return };
    let mut right: Vec<Figure> = Vec::new();
    for (_, figure) in book.figures_mut(Kind::Actual) {
        if figure.provider == firm && figure.month == month {
            right.push(figure.clone());
            figure.quantity = figure.quantity.map(|quantity| quantity * 10);
            figure.amount_cents = figure.amount_cents.map(|cents| cents * 10);
        }
    }
    book.deliver(1, Kind::Actual, right);
}
