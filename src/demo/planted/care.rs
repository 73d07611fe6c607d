//! Trouble with capacity and access: agreements that are missing, over- or under-used or in another unit, stops, waiting
//! times, build-down.

use super::{Planter, about, light};
use crate::demo::area::year;
use crate::demo::book::{Book, code, row};
use crate::demo::capacity::Agreement;
use crate::demo::world::World;
use crate::domain::calendar::{add_days, addm, month_start, year_end};
use crate::domain::kind::Kind;
use crate::domain::record::Value;

/// Before figures are written: they follow from use, not from what was agreed.
pub fn plant(book: &mut Book, world: &mut World, planter: &mut Planter) {
    missing(book, world, planter);
    committed(book, world, planter);
    units(book, world, planter);
    more_than_the_region(book, world, planter);
    stranded(book, world, planter);
    stops(book, world, planter);
    if let Some(step) = world.last_steps.first() {
        book.set(*step, "capacity_new", 8_000_i64);
        let found = about("R27", "N15", *step, "Oud en nieuw samen zijn twee plaatsen te weinig.");
        let date = book.day(*step, "date").unwrap_or(book.today);
        planter.say(book, world, found.on(date));
    }
}

/// The agreements of a contract for this year; those from the start of its calendar year.
fn this_year<'a>(book: &Book, world: &'a World, at: usize) -> Vec<&'a Agreement> {
    let first = year(book.today, 0);
    world.agreements.iter().filter(|agreement| agreement.deal == at && agreement.start == first).collect()
}

fn missing(book: &mut Book, world: &mut World, planter: &mut Planter) {
    let single = |at: usize| world.deals[at].lots.iter().filter(|part| world.market.lots[part.lot].heavy).count() == 1;
    let host = planter.host(world, |at, deal| deal.heavy(&world.market) && single(at));
    let Some(at) = host else { return };
    world.agreements.iter().filter(|agreement| agreement.deal == at).for_each(|agreement| book.forget(agreement.id));
    world.agreements.retain(|agreement| agreement.deal != at);
    if let Some(part) = world.deals[at].lots.iter().find(|part| world.market.lots[part.lot].heavy) {
        let why = "Zwaar perceel zonder capaciteitsafspraak.";
        planter.say(book, world, about("R32", "N2", part.id, why).lot(part.lot));
    }
}

/// Agreed quantities in hundredths of a year's usual use, with what that leads to.
type Tight = (i64, Option<&'static str>, &'static [(&'static str, &'static str, &'static str)]);

const TIGHT: [Tight; 3] = [
    (
        82,
        Some("maximum"),
        &[
            ("R11", "N10", "Toegezegd en gebruikt samen zijn meer dan afgesproken."),
            ("R12", "N10", "Gebruik boven de afspraak."),
        ],
    ),
    (
        94,
        Some("maximum"),
        &[
            ("R11", "N10", "De afgesproken capaciteit is op voordat het jaar om is."),
            ("R12", "N10", "Gebruik boven de afspraak."),
        ],
    ),
    (260, Some("guaranteed"), &[("R12", "N10", "Gegarandeerde capaciteit wordt te weinig gebruikt.")]),
];

fn committed(book: &mut Book, world: &World, planter: &mut Planter) {
    for (percent, kind, answers) in TIGHT {
        let Some(at) = planter.host(world, |at, _| !this_year(book, world, at).is_empty()) else { return };
        let Some(agreement) = this_year(book, world, at).first().copied() else { return };
        // What was agreed is a quarter more than usual use.
        let quantity = book.number(agreement.id, "quantity") * 8 / 10 * percent / 100 / 1000 * 1000;
        book.set(agreement.id, "quantity", quantity);
        book.set(agreement.id, "kind", kind.map_or(Value::Unknown, code));
        for (rule, n, why) in answers {
            let found = about(rule, n, agreement.id, why).lot(agreement.lot).town(agreement.town);
            planter.say(book, world, found.on(year_end(agreement.start)));
        }
    }
}

fn units(book: &mut Book, world: &World, planter: &mut Planter) {
    let hours = |agreement: &&&Agreement| world.market.products[agreement.product].unit == "hour";
    let host = planter.host(world, |at, _| this_year(book, world, at).iter().any(|agreement| hours(&agreement)));
    let Some(at) = host else { return };
    let Some(agreement) = this_year(book, world, at).into_iter().find(|agreement| hours(&agreement)) else { return };
    book.set(agreement.id, "unit", code("piece"));
    book.set(agreement.id, "kind", code("maximum"));
    let why = "Afgesproken in stuks, geleverd in uren: niet op te tellen.";
    planter.say(book, world, about("R10", "N10", agreement.id, why).lot(agreement.lot).town(agreement.town));
}

/// Municipal agreements that together are more than the regional one.
fn more_than_the_region(book: &mut Book, world: &World, planter: &mut Planter) {
    let by_town = |at: usize| this_year(book, world, at).iter().any(|agreement| agreement.town.is_some());
    let Some(at) = planter.host(world, |at, _| by_town(at)) else { return };
    let all = this_year(book, world, at);
    let Some(first) = all.first().copied() else { return };
    let same = |agreement: &&&Agreement| agreement.product == first.product && agreement.lot == first.lot;
    let sum: i64 = all.iter().filter(same).map(|agreement| book.number(agreement.id, "quantity")).sum();
    let product = &world.market.products[first.product];
    let id = book.add(
        Kind::CapacityAgreement,
        row![
            "contract" => world.deals[at].id, "lot" => world.market.lots[first.lot].id, "product" => product.id,
            "start" => first.start, "end" => year_end(first.start), "quantity" => sum * 9 / 10 / 1000 * 1000,
            "unit" => code(product.unit), "kind" => code("maximum"),
        ],
    );
    let why = "De gemeenten spraken samen meer af dan de regio.";
    planter.say(book, world, about("R13", "N10", id, why).lot(first.lot));
}

/// A municipality that left still has an agreement.
fn stranded(book: &mut Book, world: &World, planter: &mut Planter) {
    let Some(at) = planter.host(world, |at, _| !this_year(book, world, at).is_empty()) else { return };
    let Some(first) = this_year(book, world, at).first().copied() else { return };
    let town = world.area.towns.len() - 1;
    let product = &world.market.products[first.product];
    let id = book.add(
        Kind::CapacityAgreement,
        row![
            "contract" => world.deals[at].id, "lot" => world.market.lots[first.lot].id, "product" => product.id,
            "municipality" => world.area.towns[town].id, "start" => first.start, "end" => year_end(first.start),
            "quantity" => 240_000_i64, "unit" => code(product.unit), "kind" => code("indicative"),
        ],
    );
    let why = "Afspraak voor een gemeente die de regio heeft verlaten.";
    planter.say(book, world, about("R31", "N20", id, why).lot(first.lot).town(Some(town)));
}

fn stops(book: &mut Book, world: &World, planter: &mut Planter) {
    let today = book.today;
    for (requested, consent, crisis, why) in [
        (-40, None, false, "Cliëntenstop zonder schriftelijke toestemming."),
        (-22, Some(-21), false, "Cliëntenstop minder dan veertien dagen tevoren aangevraagd."),
        (-40, Some(-30), true, "Crisishulp mag niet stoppen."),
    ] {
        let fits = |deal: &crate::demo::deals::Deal, lot: usize| {
            let lot = &world.market.lots[lot];
            lot.crisis == crisis
                && (crisis || light(world, deal) && !super::LIMITS.iter().any(|limit| limit.0 == lot.code))
        };
        let Some((at, place)) = planter.host_lot(world, fits) else { continue };
        let (deal, part) = (&world.deals[at], &world.deals[at].lots[place]);
        let from = add_days(today, -20);
        let id = book.add(
            Kind::IntakeStop,
            row![
                "contract" => deal.id, "lot" => world.market.lots[part.lot].id, "valid_from" => from,
                "imposed_by" => code("contractor"), "requested_on" => add_days(today, requested),
                "consent_on" => consent.map(|days| add_days(today, days)), "reason" => "Te weinig personeel.",
                "alternatives" => "Nieuwe cliënten gaan naar de andere aanbieders van het perceel.",
            ],
        );
        planter.say(book, world, about("R14", "N1", id, why).lot(part.lot).on(from));
    }
}

/// Waiting longer than the norm, last month.
pub fn waits(book: &mut Book, world: &World, planter: &mut Planter) {
    let month = addm(month_start(book.today), -1);
    let heavy = |deal: &crate::demo::deals::Deal, lot: usize| deal.start <= month && world.market.lots[lot].heavy;
    let Some((at, place)) = planter.host_lot(world, heavy) else { return };
    let (deal, part) = (&world.deals[at], &world.deals[at].lots[place]);
    let lot = &world.market.lots[part.lot];
    let rows = book.with(Kind::WaitingTime, "contract", &Value::Link(deal.id));
    let row = rows
        .into_iter()
        .find(|row| *book.value(*row, "lot") == Value::Link(lot.id) && *book.value(*row, "month") == Value::Day(month));
    if let Some(row) = row {
        book.set(row, "weeks_start", lot.norm_weeks * 1500);
        let why = "De wachttijd is langer dan de norm van het perceel.";
        planter.say(book, world, about("O21", "N10", row, why).lot(part.lot).on(month));
    }
}
