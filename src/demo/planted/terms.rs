//! Trouble with terms and lots: undecided options, notice and re-tender dates, four years, missing basics, reviews,
//! coverage and concentration.

use super::{LIMITS, Planter, about, light};
use crate::demo::book::{Book, code, links, row};
use crate::demo::world::World;
use crate::domain::calendar::{add_days, addm, month_end};
use crate::domain::kind::Kind;
use crate::domain::record::Value;
use crate::domain::term::{last_notice, retender_start};
use chrono::NaiveDate;

/// Moves the end of contracts, before anything is counted from it.
pub fn early(book: &mut Book, world: &mut World, planter: &mut Planter) {
    let today = book.today;
    // The option had to be announced a month ago.
    let end = month_end(addm(today, 5));
    if let Some(at) =
        planter.host(world, |_, deal| light(world, deal) && !deal.jw && book_options(book, deal.id) == [Some(12)])
    {
        shorten(book, world, at, end);
        let option = options(book, world.deals[at].id)[0];
        let why = "De verlengingsoptie had al aangekondigd moeten zijn; er is niet besloten.";
        planter.say(book, world, about("R3", "N18", option, why).on(last_notice(end, 6)));
        retender(book, world, planter, at);
    }
    // Notice must be received within two months.
    let end = month_end(addm(today, 7));
    if let Some(at) = planter.host(world, |_, deal| light(world, deal) && deal.jw && no_options(book, deal.id)) {
        shorten(book, world, at, end);
        let contract = world.deals[at].id;
        planter.say(
            book,
            world,
            about("R2", "N18", contract, "De laatste dag om op te zeggen is dichtbij.").on(last_notice(end, 6)),
        );
        retender(book, world, planter, at);
    }
    // A new purchase should have begun two months ago.
    let end = month_end(addm(today, 16));
    if let Some(at) = planter.host(world, |_, deal| light(world, deal) && deal.jw && no_options(book, deal.id)) {
        shorten(book, world, at, end);
        retender(book, world, planter, at);
    }
    concentrate(book, world, planter);
    coverage(book, world, planter);
}

fn options(book: &Book, contract: crate::domain::record::Id) -> Vec<crate::domain::record::Id> {
    book.with(Kind::ExtensionOption, "contract", &Value::Link(contract))
}

fn no_options(book: &Book, contract: crate::domain::record::Id) -> bool {
    options(book, contract).is_empty()
}

/// Months of the options of a contract that are still open.
fn book_options(book: &Book, contract: crate::domain::record::Id) -> Vec<Option<i64>> {
    let open = |id: &crate::domain::record::Id| {
        book.value(*id, "exercised_on").is_unknown() && book.value(*id, "declined_on").is_unknown()
    };
    let all = options(book, contract);
    if all.iter().all(open) { all.iter().map(|id| Some(book.number(*id, "months"))).collect() } else { Vec::new() }
}

fn shorten(book: &mut Book, world: &mut World, at: usize, end: NaiveDate) {
    let deal = &mut world.deals[at];
    deal.first_end = end;
    deal.end = end;
    book.set(deal.id, "end", end);
    for part in &deal.lots {
        book.set(part.id, "valid_to", end);
    }
}

fn retender(book: &mut Book, world: &World, planter: &mut Planter, at: usize) {
    let deal = &world.deals[at];
    let start = retender_start(deal.end, 18, 0);
    let why = "Een nieuwe inkoop had al moeten beginnen; verlengen is feitelijk nodig.";
    planter.say(book, world, about("R4", "N17", deal.id, why).on(start));
}

/// One provider gets two thirds of sheltered housing.
fn concentrate(book: &mut Book, world: &mut World, planter: &mut Planter) {
    let Some(lot) = world.market.lots.iter().position(|lot| lot.code == "W5Z") else { return };
    let use_of = |world: &World, at: usize| -> i64 {
        let parts = world.deals[at].lots.iter().filter(|part| part.lot == lot);
        let worth = |pair: &crate::demo::deals::Pair| pair.usual / 1000 * world.market.products[pair.product].tariff;
        parts.flat_map(|part| &part.pairs).map(worth).sum()
    };
    let here: Vec<usize> =
        (0..world.deals.len()).filter(|at| use_of(world, *at) > 0 && !world.deals[*at].ended).collect();
    let alone =
        |at: &&usize| world.deals[**at].lots.iter().filter(|part| world.market.lots[part.lot].heavy).count() == 1;
    let Some(big) = here.iter().find(alone).copied().or(here.first().copied()) else { return };
    planter.reserve(big);
    let total: i64 = here.iter().map(|at| use_of(world, *at)).sum();
    let own = use_of(world, big).max(1);
    let factor = (total - own) * 2 / own + 1;
    for pair in world.deals[big].lots.iter_mut().filter(|part| part.lot == lot).flat_map(|part| &mut part.pairs) {
        pair.usual *= factor;
        pair.clients *= factor.min(9);
    }
    let firm = &world.firms[world.deals[big].firm];
    let (provider, group, place) = (firm.id, firm.group.unwrap_or(firm.id), world.market.lots[lot].id);
    for (rule, n, subject, why) in [
        ("R22", "N30", group, "Deze aanbieder of groep heeft meer dan 60 % van het perceel."),
        ("R22", "N30", place, "De concentratie in het perceel is hoog: de HHI is meer dan 2.500."),
        ("R24", "N31", provider, "Valt deze aanbieder weg, dan kunnen de andere het gebruik niet opvangen."),
    ] {
        planter.say(book, world, about(rule, n, subject, why).lot(lot));
    }
}

fn coverage(book: &mut Book, world: &World, planter: &mut Planter) {
    for (code, town, left) in LIMITS {
        let Some(lot) = world.market.lots.iter().position(|lot| lot.code == code) else { continue };
        let place = world.market.lots[lot].id;
        let (rule, why) = match (left, world.market.lots[lot].heavy) {
            (0, _) => ("R25", "Geen enkele aanbieder levert dit perceel in deze gemeente."),
            (_, true) => ("R23", "Eén aanbieder levert dit zware perceel in deze gemeente."),
            (_, false) => ("R23", "In dit lichte perceel is in deze gemeente niets te kiezen."),
        };
        planter.say(book, world, about(rule, "N1", place, why).lot(lot).town(Some(town)).on(book.today));
    }
}

/// Basics that are missing or contradict each other, and reviews that were forgotten.
pub fn late(book: &mut Book, world: &World, planter: &mut Planter) {
    let today = book.today;
    if let Some(at) = planter.host(world, |_, deal| !book.value(deal.id, "duration_justification").is_unknown()) {
        let contract = world.deals[at].id;
        book.set(contract, "duration_justification", Value::Unknown);
        let why = "Met de optie duurt het contract langer dan vier jaar, zonder onderbouwing.";
        planter.say(book, world, about("R5", "N17", contract, why));
    }
    if let Some(at) = planter.host(world, |_, deal| deal.heavy(&world.market)) {
        book.set(world.deals[at].id, "accountable", Value::Unknown);
        let why = "Zwaar perceel zonder aangewezen verantwoordelijke.";
        planter.say(book, world, about("R32", "N2", world.deals[at].id, why));
    }
    if let Some(at) = planter.host(world, |_, deal| deal.heavy(&world.market)) {
        if let Some(review) = world.watched.rhythm[at] {
            book.forget(review);
        }
        let why = "Zwaar perceel zonder vast voortgangsmoment.";
        planter.say(book, world, about("R32", "N2", world.deals[at].id, why));
    }
    if let Some(at) = planter.host(world, |_, deal| light(world, deal)) {
        let contract = world.deals[at].id;
        book.set(contract, "notice_months_client", Value::Unknown);
        planter.say(book, world, about("R2", "", contract, "De opzegtermijn van de opdrachtgever is niet bekend."));
    }
    if let Some(lot) = world.market.lots.iter().position(|lot| lot.code == "J7Z") {
        let place = world.market.lots[lot].id;
        book.set(place, "fallback", Value::Unknown);
        planter.say(book, world, about("R25", "N2", place, "Zwaar perceel zonder terugvaloptie.").lot(lot));
    }
    // Monthly checks from eight months and five days ago; the last one held was the third: six are missing.
    if let Some(at) = planter.host(world, |_, deal| light(world, deal))
        && let Some(review) = world.watched.rhythm[at]
    {
        let anchor = add_days(addm(today, -8), -5);
        book.set(review, "kind", code("signal"));
        book.set(review, "anchor", anchor);
        book.set(review, "interval_months", 1_i64);
        book.set(review, "held_on", addm(anchor, 2));
        let why = "Zes voortgangsmomenten op rij niet gehouden.";
        planter.say(book, world, about("R7", "N19", review, why).on(addm(anchor, 3)));
    }
    if let Some(deal) = world.deals.iter().find(|deal| deal.ended) {
        book.set(deal.id, "status", code("active"));
        let why = "Het contract is voorbij, maar staat nog als lopend.";
        planter.say(book, world, about("R1", "", deal.id, why).on(deal.end));
    }
    slow_tender(book, world, planter);
}

/// Needed in ten months, and still at the vision.
fn slow_tender(book: &mut Book, world: &World, planter: &mut Planter) {
    let start = addm(crate::domain::calendar::month_start(book.today), 10);
    let tender = book.add(
        Kind::Tender,
        row![
            "title" => "Inkoop hulpmiddelen", "procedure" => code("open"), "stage" => code("vision"),
            "buyers" => links(&[world.area.joint_body]), "vision_on" => addm(start, -18), "new_start" => start,
        ],
    );
    let why = "De marktconsultatie had volgens de terugplanning al moeten beginnen.";
    planter.say(book, world, about("R6", "N17", tender, why).on(addm(start, -13)));
}
