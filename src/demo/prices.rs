//! Indexation rounds and the tariffs they lead to, by R8: the percentage unrounded, each tariff rounded once, half up.

use super::area::year;
use super::book::{Book, code, row};
use super::deals::Deal;
use super::round::Market;
use crate::domain::calendar::{add_days, addm};
use crate::domain::kind::Kind;
use crate::domain::record::Id;
use chrono::{Datelike, NaiveDate};
use std::collections::HashMap;

/// Share of labour in the index, in parts per million (youth model contract).
const LABOUR: i64 = 900_000;

/// The figures of one year in parts per million: forecast, final figure of the year before, forecast made for it;
/// each for labour (OVA) and prices (PPC).
struct Figures {
    forecast: (i64, i64),
    final_before: (i64, i64),
    forecast_before: (i64, i64),
}

/// From four years ago to this year. The fourth is the published case of DOMAIN R8; each forecast returns as next
/// year's forecast of the year before.
const YEARS: [Figures; 5] = [
    Figures { forecast: (28_000, 18_000), final_before: (21_000, 15_000), forecast_before: (20_000, 14_000) },
    Figures { forecast: (36_000, 34_000), final_before: (29_000, 19_000), forecast_before: (28_000, 18_000) },
    Figures { forecast: (49_400, 25_100), final_before: (41_000, 33_000), forecast_before: (36_000, 34_000) },
    Figures { forecast: (41_800, 18_200), final_before: (60_000, 31_000), forecast_before: (49_400, 25_100) },
    Figures { forecast: (35_200, 21_000), final_before: (44_500, 19_500), forecast_before: (41_800, 18_200) },
];

impl Figures {
    /// The index of R8 in parts per million, unrounded: all figures are whole tens, so the weights divide exactly.
    fn index(&self) -> i64 {
        let weighed = |(labour, prices): (i64, i64)| (LABOUR * labour + (1_000_000 - LABOUR) * prices) / 1_000_000;
        weighed(self.forecast) + weighed(self.final_before) - weighed(self.forecast_before)
    }
}

/// The indexation of one year.
pub struct Index {
    /// Record of the labour component, to which tariffs refer.
    pub round: Id,
    /// Unrounded, in parts per million.
    pub ppm: i64,
}

/// One price: first day, cents, record.
type Row = (NaiveDate, i64, Id);

/// What a unit of a product costs under a deal: first days with prices, oldest first.
#[derive(Default)]
pub struct Prices {
    /// By deal and product: first day, cents, record; oldest first.
    rows: HashMap<(usize, usize), Vec<Row>>,
}

impl Prices {
    /// The price of a product under a deal on a day, in cents.
    pub fn on(&self, deal: usize, product: usize, day: NaiveDate) -> Option<i64> {
        let rows = self.rows.get(&(deal, product))?;
        rows.iter().rev().find(|(from, ..)| *from <= day).map(|(_, cents, _)| *cents)
    }

    /// The records of a product's prices under a deal, oldest first.
    pub fn records(&self, deal: usize, product: usize) -> Vec<Id> {
        self.rows.get(&(deal, product)).map_or_else(Vec::new, |rows| rows.iter().map(|(.., id)| *id).collect())
    }
}

impl Prices {
    /// Lets the last price of a product under a deal be another; answers its record.
    pub fn reprice(&mut self, deal: usize, product: usize, cents: impl Fn(i64) -> i64) -> Option<(Id, i64)> {
        let rows = self.rows.get_mut(&(deal, product))?;
        let before = rows.iter().rev().nth(1).map(|(_, cents, _)| *cents)?;
        let last = rows.last_mut()?;
        last.1 = cents(before);
        Some((last.2, last.1))
    }
}

/// A number of cents raised by parts per million, rounded half up.
pub fn raised(cents: i64, ppm: i64) -> i64 {
    (cents * (1_000_000 + ppm) + 500_000).div_euclid(1_000_000)
}

/// Writes the rounds; answers the index by calendar year.
pub fn indexations(book: &mut Book) -> HashMap<i32, Index> {
    let mut indexes = HashMap::new();
    for (place, figures) in YEARS.iter().enumerate() {
        let first = year(book.today, i32::try_from(place).unwrap_or(0) - 4);
        let published = add_days(addm(first, -3), 14);
        let mut rows = [("OVA", LABOUR, true), ("PPC", 1_000_000 - LABOUR, false)].map(|(name, weight, labour)| {
            let of = |(first, second): (i64, i64)| if labour { first } else { second };
            book.add(
                Kind::IndexationRound,
                row![
                    "year" => i64::from(first.year()), "component" => name, "weight_percent" => weight,
                    "forecast_percent" => of(figures.forecast), "final_previous_percent" => of(figures.final_before),
                    "forecast_previous_percent" => of(figures.forecast_before), "published_on" => published,
                    "decision_ref" => format!("DB-besluit {}-{:02}", published.year(), 31 + place),
                ],
            )
        });
        rows.sort();
        indexes.insert(first.year(), Index { round: rows[0], ppm: figures.index() });
    }
    indexes
}

/// Writes the tariffs of all deals: one row a year, the next by that year's index. The last stays open.
pub fn tariffs(book: &mut Book, market: &Market, deals: &[Deal], indexes: &HashMap<i32, Index>) -> Prices {
    let mut prices = Prices::default();
    for (number, deal) in deals.iter().enumerate() {
        for part in deal.lots.iter().filter(|part| !market.lots[part.lot].task) {
            let mut products: Vec<usize> = part.pairs.iter().map(|pair| pair.product).collect();
            products.sort_unstable();
            products.dedup();
            for product in products {
                let rows = chain(book, market, (deal, part.lot), product, indexes);
                prices.rows.insert((number, product), rows);
            }
        }
    }
    prices
}

fn chain(
    book: &mut Book,
    market: &Market,
    (deal, lot): (&Deal, usize),
    product: usize,
    indexes: &HashMap<i32, Index>,
) -> Vec<Row> {
    let bought = &market.products[product];
    let last_day = deal.end.min(book.today);
    let mut cents = bought.tariff;
    let mut from = deal.start;
    let mut round = None;
    let mut rows = Vec::new();
    while from <= last_day {
        let next = addm(from, 12);
        let to = if deal.ended {
            Some(deal.end.min(add_days(next, -1)))
        } else {
            (next <= last_day).then(|| add_days(next, -1))
        };
        let id = book.add(
            Kind::Tariff,
            row![
                "contract" => deal.id, "lot" => market.lots[lot].id, "product" => bought.id,
                "unit" => code(bought.priced), "amount_cents" => cents, "valid_from" => from, "valid_to" => to,
                "index_round" => round, "vat" => code("exempt"),
            ],
        );
        rows.push((from, cents, id));
        if let Some(index) = indexes.get(&next.year()) {
            cents = raised(cents, index.ppm);
            round = Some(index.round);
        }
        from = next;
    }
    rows
}
