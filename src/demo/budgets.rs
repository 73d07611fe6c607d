//! What the municipalities set aside per year: about what care will cost them. One in six set aside too little, so that its
//! overview has a deviation to explain.

use super::area::year;
use super::book::Book;
use super::world::World;
use crate::domain::kind::Kind;
use crate::domain::record::{Id, Value};
use chrono::Datelike;
use std::collections::BTreeMap;

/// Budget as part of what the year will cost, per town in turn, in percent.
const PART: [i64; 6] = [102, 99, 101, 103, 88, 100];
/// Budgets are round: this many cents.
const ROUND: i64 = 1_000_000;

/// Writes the budgets of last year and this one.
pub fn write(book: &mut Book, world: &World) {
    let mut spent: BTreeMap<(Id, i32), (i64, u32)> = BTreeMap::new();
    for (_, figure) in book.figures_mut(Kind::Actual) {
        let (cents, months) = spent.entry((figure.municipality, figure.month.year())).or_default();
        *cents += figure.amount_cents.unwrap_or(0);
        *months = figure.month.month().max(*months);
    }
    for (town, part) in world.area.towns[..world.area.now].iter().zip(PART.iter().cycle()) {
        for offset in [-1, 0] {
            let first = year(book.today, offset);
            let (cents, months) = spent.get(&(town.id, first.year())).copied().unwrap_or((0, 1));
            let amount = cents / i64::from(months) * 12 / 100 * part / ROUND * ROUND;
            book.add_since(
                first,
                Kind::MunicipalBudget,
                [
                    ("municipality", town.id.into()),
                    ("year", Value::Number(i64::from(first.year()))),
                    ("amount_cents", if amount > 0 { Value::Number(amount) } else { Value::Unknown }),
                ],
            );
        }
    }
}
