//! What was agreed to be available: capacity agreements for heavy lots, ceilings, intake stops, waiting times, and the
//! build-down of two lots.

use super::area::{Area, year};
use super::book::{Book, code, row};
use super::deals::{Deal, DealLot};
use super::dice::Dice;
use super::round::Market;
use crate::domain::calendar::{add_days, addm, month_start, year_end};
use crate::domain::kind::Kind;
use crate::domain::record::{Id, Value};
use crate::domain::term::mid_term;
use chrono::{Datelike, NaiveDate};

/// An agreement, for those who add reviews or trouble to it.
pub struct Agreement {
    pub id: Id,
    pub deal: usize,
    pub lot: usize,
    pub product: usize,
    pub town: Option<usize>,
    pub start: NaiveDate,
}

/// Use is four fifths of what was agreed: neither under-used nor nearly full (R12).
fn agreed(usual_a_month: i64) -> i64 {
    (usual_a_month * 12 * 10 / 8 + 999) / 1000 * 1000
}

/// Writes the agreements of heavy lots, a row per calendar year up to the next.
pub fn agreements(book: &mut Book, area: &Area, market: &Market, deals: &[Deal]) -> Vec<Agreement> {
    let mut made = Vec::new();
    let mut turn = 0;
    for (number, deal) in deals.iter().enumerate().filter(|(_, deal)| !deal.ended) {
        for part in deal.lots.iter().filter(|part| market.lots[part.lot].heavy) {
            turn += 1;
            let mut start = deal.start;
            while start <= year(book.today, 1) && start <= deal.end {
                let end = year_end(start).min(deal.end);
                for (product, town, usual) in shares(part, turn % 3 > 0) {
                    let kind = match turn % 9 {
                        1 | 4 => "guaranteed",
                        8 => "indicative",
                        _ => "maximum",
                    };
                    let place = town.map(|town| area.towns[town].id);
                    let bought = &market.products[product];
                    let id = book.add(
                        Kind::CapacityAgreement,
                        row![
                            "contract" => deal.id, "lot" => market.lots[part.lot].id, "product" => bought.id,
                            "municipality" => place, "start" => start, "end" => end, "quantity" => agreed(usual),
                            "unit" => code(bought.unit), "kind" => code(kind),
                        ],
                    );
                    made.push(Agreement { id, deal: number, lot: part.lot, product, town, start });
                }
                start = add_days(year_end(start), 1);
            }
        }
    }
    made
}

/// Usual use per product and municipality, or per product in a pool for all.
fn shares(part: &DealLot, by_town: bool) -> Vec<(usize, Option<usize>, i64)> {
    let mut shares: Vec<(usize, Option<usize>, i64)> = Vec::new();
    for pair in &part.pairs {
        let town = by_town.then_some(pair.town);
        match shares.iter_mut().find(|(product, at, _)| *product == pair.product && *at == town) {
            Some(share) => share.2 += pair.usual,
            None => shares.push((pair.product, town, pair.usual)),
        }
    }
    shares
}

/// Writes ceilings for this year and, once the autumn has come, for the next (R15).
pub fn ceilings(book: &mut Book, market: &Market, deals: &[Deal]) {
    let this = book.today.year();
    for (number, deal) in deals.iter().enumerate().filter(|(_, deal)| !deal.ended) {
        let annual: i64 = deal.lots.iter().filter(|part| !market.lots[part.lot].task).map(|part| part.annual).sum();
        let ceiling = annual * 16 / 10 / 1_000_000 * 1_000_000;
        if (!number.is_multiple_of(3) && number % 10 != 5) || annual == 0 {
            continue;
        }
        for offset in [0, 1] {
            let first = year(book.today, offset);
            let (announced, decided, plan) =
                (add_days(addm(first, -7), 19), add_days(addm(first, -4), 17), add_days(addm(first, -3), 21));
            if plan > book.today {
                continue;
            }
            let amount = if number % 10 == 5 { Value::Nothing } else { Value::from(ceiling) };
            book.add(
                Kind::BudgetCeiling,
                row![
                    "contract" => deal.id, "year" => i64::from(this + offset), "amount_cents" => amount,
                    "warn_percent" => 700_000_i64, "announced_on" => announced, "decided_on" => decided,
                    "plan_on" => plan,
                ],
            );
        }
    }
}

/// Writes stops that are over, and waiting times within the norm.
pub fn access(book: &mut Book, market: &Market, deals: &[Deal], dice: &mut Dice) {
    for (number, deal) in deals.iter().enumerate().filter(|(_, deal)| !deal.ended) {
        for part in &deal.lots {
            let lot = &market.lots[part.lot];
            if lot.task {
                continue;
            }
            if number % 37 == 11 && !lot.crisis {
                stop(book, deal, lot.id);
            }
            let months = if lot.heavy { 12 } else { 3 };
            for back in 1..=months {
                let month = addm(month_start(book.today), -back);
                if month < deal.start {
                    continue;
                }
                let norm = lot.norm_weeks * 1000;
                let start = norm / 10 * dice.between(5, 8);
                let waiting = dice.between(0, 40);
                book.add_since(
                    add_days(addm(month, 1), 9),
                    Kind::WaitingTime,
                    row![
                        "contract" => deal.id, "lot" => lot.id, "month" => month, "weeks_intake" => start / 2,
                        "weeks_start" => start, "waiting_clients" => waiting,
                    ],
                );
            }
        }
    }
}

fn stop(book: &mut Book, deal: &Deal, lot: Id) {
    let to = add_days(book.today, -100);
    let from = add_days(to, -45).max(deal.start);
    if from > to {
        return;
    }
    book.add(
        Kind::IntakeStop,
        row![
            "contract" => deal.id, "lot" => lot, "valid_from" => from, "valid_to" => to,
            "imposed_by" => code("contractor"), "requested_on" => add_days(from, -21),
            "consent_on" => add_days(from, -7), "reason" => "Te weinig gekwalificeerd personeel.",
            "alternatives" => "Nieuwe cliënten gaan tijdelijk naar de andere aanbieders van het perceel.",
        ],
    );
}

/// Writes the build-down of two lots: the staircase of R27 with enough room on the last step.
pub fn build_down(book: &mut Book, market: &Market) -> Vec<Id> {
    let mut last = Vec::new();
    for lot in market.lots.iter().filter(|lot| matches!(lot.code.as_str(), "J1Z" | "J3Z")) {
        let steps = [(12, 24, 0, 22), (18, 18, 4, 20), (24, 12, 8, 18), (30, 6, 12, 16)];
        for (months, old, new, least) in steps {
            let date = addm(year(book.today, 0), months);
            let id = book.add(
                Kind::BuildDownStep,
                row![
                    "lot" => lot.id, "date" => date, "capacity_old" => old * 1000_i64,
                    "capacity_new" => new * 1000_i64, "minimum" => least * 1000_i64, "unit" => "plaatsen",
                ],
            );
            if months == 30 {
                last.push(id);
            }
        }
    }
    last
}

/// The day halfway a deal.
pub fn halfway(deal: &Deal) -> NaiveDate {
    mid_term(deal.start, deal.first_end)
}
