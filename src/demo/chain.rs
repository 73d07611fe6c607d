//! Subcontracting: chains under heavy lots, up to three levels deep, consented and reported in time.

use super::book::{Book, code, row};
use super::deals::Deal;
use super::dice::Dice;
use super::parties::Firm;
use super::round::Market;
use super::size::Size;
use crate::domain::calendar::add_days;
use crate::domain::kind::Kind;
use crate::domain::record::Id;
use chrono::NaiveDate;

/// One link of a chain.
pub struct Link {
    pub id: Id,
    pub deal: usize,
    pub lot: usize,
    pub parent: usize,
    pub child: usize,
    pub from: NaiveDate,
    pub to: NaiveDate,
}

/// Writes the chains of all contracts with a main contractor.
pub fn write(
    book: &mut Book,
    size: &Size,
    firms: &[Firm],
    market: &Market,
    deals: &[Deal],
    dice: &mut Dice,
) -> Vec<Link> {
    let mut links = Vec::new();
    let mut turn = 0;
    for (number, deal) in deals.iter().enumerate() {
        for part in &deal.lots {
            if !market.lots[part.lot].heavy || !matches!(part.role, "main_contractor" | "consortium_lead") {
                continue;
            }
            let depth = if turn % 5 == 2 { 3 } else { 1 };
            if depth > 1 {
                book.set(part.id, "max_depth", i64::from(depth));
            }
            book.set(part.id, "min_own_share_percent", 350_000_i64);
            chain(book, size, (number, deal, part.lot), (firms, market), turn, depth, &mut links, dice);
            turn += 1;
        }
    }
    links
}

#[expect(clippy::too_many_arguments, reason = "one caller; a struct would only name the same eight things twice")]
fn chain(
    book: &mut Book,
    size: &Size,
    (number, deal, lot): (usize, &Deal, usize),
    (firms, market): (&[Firm], &Market),
    turn: usize,
    depth: i32,
    links: &mut Vec<Link>,
    dice: &mut Dice,
) {
    let width = 2 + turn % size.subs_per_chain.max(1);
    // Neighbours in the row of subcontractors, so that nobody stands twice in one chain.
    let first = turn * 3;
    let sub = |rank: usize| size.main_firms + (first + rank) % size.sub_firms;
    let share = 600_000 / i64::try_from(width).unwrap_or(1) / 10_000 * 10_000;
    let mut rank = 0;
    for place in 0..width {
        let from = add_days(deal.start, i32::try_from(place % 3).unwrap_or(0) * 31);
        let child = sub(rank);
        rank += 1;
        let deeper = depth > 1 && place == 0;
        let made = link(book, (deal, market.lots[lot].id), (firms, deal.firm, child), (share, from), deeper, dice);
        links.push(Link { id: made, deal: number, lot, parent: deal.firm, child, from, to: deal.end });
        let (mut parent, mut level) = (child, 1);
        while deeper && level < depth {
            let child = sub(rank);
            rank += 1;
            let (from, last) = (add_days(from, 61 * level), level + 1 == depth);
            let made = link(book, (deal, market.lots[lot].id), (firms, parent, child), (300_000, from), !last, dice);
            links.push(Link { id: made, deal: number, lot, parent, child, from, to: deal.end });
            (parent, level) = (child, level + 1);
        }
    }
}

fn link(
    book: &mut Book,
    (deal, lot): (&Deal, Id),
    (firms, parent, child): (&[Firm], usize, usize),
    (share, from): (i64, NaiveDate),
    may_pass_on: bool,
    dice: &mut Dice,
) -> Id {
    let sole = firms[child].sole;
    let asked = add_days(from, -50);
    // Everybody gets a consent day, people who work alone as well: not needed for them (R20), yet usual.
    let tariff = dice.chance(60).then(|| dice.between(25, 38) * 100);
    book.add(
        Kind::SubcontractLink,
        row![
            "contract" => deal.id, "lot" => lot, "parent" => firms[parent].id, "child" => firms[child].id,
            "share_percent" => share, "valid_from" => from, "valid_to" => deal.end,
            "consent_on" => add_days(asked, 14), "notified_on" => asked, "deployed_on" => from, "sole_trader" => sole,
            "tariff_cents" => tariff, "register_checked_on" => add_days(asked, 3), "exclusion_ground" => code("none"),
            "sub_consent_on" => may_pass_on.then(|| add_days(asked, 14)),
        ],
    )
}
