//! Trouble with money: ceilings, tariffs, amendments, variants, use that stays out.

use super::{Planter, about, light};
use crate::demo::area::year;
use crate::demo::book::{Book, code, row};
use crate::demo::world::World;
use crate::domain::calendar::{add_days, addm};
use crate::domain::kind::Kind;
use crate::domain::record::{Id, Value};
use chrono::Datelike;

/// Before figures are written: amounts follow from the tariffs.
pub fn early(book: &mut Book, world: &mut World, planter: &mut Planter) {
    unindexed(book, world, planter);
    unused(book, world, planter);
}

/// The last indexation was left out.
fn unindexed(book: &mut Book, world: &mut World, planter: &mut Planter) {
    let Some(at) = planter.host(world, |_, deal| deal.jw && light(world, deal)) else { return };
    let part = &world.deals[at].lots[0];
    let (product, lot) = (part.pairs[0].product, part.lot);
    if let Some((tariff, cents)) = world.prices.reprice(at, product, |before| before) {
        book.set(tariff, "amount_cents", cents);
        let why = "Het tarief is niet geïndexeerd.";
        planter.say(book, world, about("R8", "N13", tariff, why).lot(lot));
    }
}

/// A lot under which nothing has been delivered since the contract began, more than a year ago.
fn unused(book: &mut Book, world: &mut World, planter: &mut Planter) {
    let long = addm(book.today, -12);
    let host = planter.host(world, |_, deal| light(world, deal) && deal.start <= long && deal.lots.len() > 1);
    let Some(at) = host else { return };
    let part = &mut world.deals[at].lots[1];
    part.pairs.clear();
    let (id, lot) = (part.id, part.lot);
    let why = "Twaalf maanden niets geleverd of gedeclareerd.";
    planter.say(book, world, about("R33", "", id, why).lot(lot));
}

/// Trouble that figures do not depend on.
pub fn late(book: &mut Book, world: &World, planter: &mut Planter) {
    ceilings(book, world, planter);
    tariffs(book, world, planter);
    amendments(book, world, planter);
    let long = addm(book.today, -12);
    let host = planter.host_lot(world, |deal, lot| deal.start <= long && world.market.lots[lot].heavy);
    if let Some((at, place)) = host {
        let part = &world.deals[at].lots[place];
        book.set(part.id, "minimum_use_cents", part.annual * 3);
        let why = "Minder gebruikt dan het afgesproken minimum.";
        planter.say(book, world, about("R33", "", part.id, why).lot(part.lot));
    }
    if let Some(deal) = world.deals.iter().rev().find(|deal| deal.ended) {
        let part = &deal.lots[0];
        book.set(part.id, "transfer_clients", 14_i64);
        let why = "Het contract is voorbij, de overdracht van cliënten is niet afgerond.";
        planter.say(book, world, about("R26", "", part.id, why).lot(part.lot).on(deal.end));
    }
}

/// The ceiling of a contract for this year.
fn ceiling_of(book: &Book, contract: Id) -> Option<Id> {
    let this = Value::Number(i64::from(book.today.year()));
    let all = book.with(Kind::BudgetCeiling, "contract", &Value::Link(contract));
    all.into_iter().find(|id| *book.value(*id, "year") == this)
}

fn ceilings(book: &mut Book, world: &World, planter: &mut Planter) {
    let fits = |book: &Book, contract| {
        ceiling_of(book, contract).is_some_and(|id| matches!(book.value(id, "amount_cents"), Value::Number(_)))
    };
    let annual = |at: usize| -> i64 {
        let deal: &crate::demo::deals::Deal = &world.deals[at];
        deal.lots.iter().filter(|part| !world.market.lots[part.lot].task).map(|part| part.annual).sum()
    };
    // Amounts as a percentage of a year's use; nothing is unknown.
    for (percent, why) in [
        (Some(105), "Meer dan 70 % is besteed, en dat is niet gemeld."),
        (Some(60), "Het plafond is bereikt voordat het jaar om is."),
        (Some(0), "Er mag niets gedeclareerd worden, maar er is gedeclareerd."),
        (None, "De hoogte van het plafond is niet bekend."),
    ] {
        let Some(at) = planter.host(world, |_, deal| light(world, deal) && fits(book, deal.id)) else { return };
        let Some(id) = ceiling_of(book, world.deals[at].id) else { return };
        book.set(id, "amount_cents", percent.map(|percent| annual(at) / 100 * percent));
        planter.say(book, world, about("R15", "N10", id, why));
    }
    if let Some(at) = planter.host(world, |_, deal| light(world, deal) && fits(book, deal.id))
        && let Some(id) = ceiling_of(book, world.deals[at].id)
    {
        let late = add_days(year(book.today, 0), -20);
        book.set(id, "decided_on", late);
        let why = "Het plafond is minder dan drie maanden tevoren vastgesteld.";
        planter.say(book, world, about("R15", "", id, why).on(late));
    }
    // A fixed sum has no ceiling.
    let task = planter.host_lot(world, |deal, lot| world.market.lots[lot].task && !deal.heavy(&world.market));
    if let Some((at, place)) = task {
        let (deal, part) = (&world.deals[at], &world.deals[at].lots[place]);
        let id = book.add(
            Kind::BudgetCeiling,
            row![
                "contract" => deal.id, "lot" => world.market.lots[part.lot].id,
                "year" => i64::from(book.today.year()), "amount_cents" => part.annual * 2,
            ],
        );
        let why = "Een taakgericht perceel heeft een vaste som; een plafond hoort daar niet bij.";
        planter.say(book, world, about("R17", "N11", id, why).lot(part.lot));
    }
}

fn tariffs(book: &mut Book, world: &World, planter: &mut Planter) {
    for (days, why) in [(-31, "Een maand zonder tarief."), (30, "Twee tarieven tegelijk.")] {
        let rows = |at: usize| {
            let product = world.deals[at].lots[0].pairs.first().map(|pair| pair.product);
            product.map_or_else(Vec::new, |product| world.prices.records(at, product))
        };
        let Some(at) = planter.host(world, |at, deal| light(world, deal) && rows(at).len() > 1) else { return };
        let first = rows(at)[0];
        let to = book.day(first, "valid_to").map(|day| add_days(day, days));
        book.set(first, "valid_to", to);
        let found = about("R8", "N13", first, why).lot(world.deals[at].lots[0].lot);
        planter.say(book, world, found.on(to.unwrap_or(book.today)));
    }
}

fn amend(book: &mut Book, world: &World, at: usize, number: i64, delta: i64, ground: Option<&str>) -> Id {
    let deal = &world.deals[at];
    let signed = add_days(deal.start, 60 * i32::try_from(number).unwrap_or(1)).min(add_days(book.today, -20));
    book.add(
        Kind::Amendment,
        row![
            "contract" => deal.id, "number" => number.to_string(), "signed_on" => signed,
            "effective" => add_days(signed, 30), "kind" => code("scope"), "value_delta_cents" => delta,
            "legal_ground" => ground, "description" => "Uitbreiding van de inzet.",
        ],
    )
}

fn amendments(book: &mut Book, world: &World, planter: &mut Planter) {
    const GROUND: Option<&str> = Some("artikel 2.163b Aanbestedingswet");
    let plain = |book: &Book, contract: Id| book.with(Kind::Amendment, "contract", &Value::Link(contract)).is_empty();
    if let Some(at) = planter.host(world, |_, deal| light(world, deal) && plain(book, deal.id)) {
        let percent = world.deals[at].value / 100;
        for (number, share) in [(1, 4), (2, 5), (3, 3)] {
            amend(book, world, at, number, percent * share, GROUND);
        }
        let contract = world.deals[at].id;
        planter.say(
            book,
            world,
            about("R29", "N16", contract, "Addenda samen meer dan 10 % van de oorspronkelijke waarde."),
        );
    }
    if let Some(at) = planter.host(world, |_, deal| light(world, deal) && plain(book, deal.id)) {
        let contract = world.deals[at].id;
        book.set(contract, "original_value_cents", 72_000_000_i64);
        amend(book, world, at, 1, 4_000_000, GROUND);
        planter.say(book, world, about("R29", "N16", contract, "Met het addendum gaat de waarde over € 750.000."));
    }
    if let Some(at) = planter.host(world, |_, deal| light(world, deal) && plain(book, deal.id)) {
        let delta = world.deals[at].value / 100;
        let id = amend(book, world, at, 1, delta, None);
        planter.say(book, world, about("R29", "N16", id, "Addendum zonder juridische grond."));
    }
}
