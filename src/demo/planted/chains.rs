//! Trouble in chains: consent, deployment, shares, depth, double roles, exclusion, performers nobody answers for.

use super::{Planter, about};
use crate::demo::book::{Book, code, row};
use crate::demo::parties::Part;
use crate::demo::world::World;
use crate::domain::calendar::add_days;
use crate::domain::kind::Kind;
use crate::domain::record::{Id, Value};

/// The links of one host contract, directly under the main contractor, people who work alone left out.
fn host(world: &World, planter: &mut Planter) -> Option<Vec<usize>> {
    let direct = |at: usize| -> Vec<usize> {
        let deal = &world.deals[at];
        let fits = |link: &crate::demo::chain::Link| {
            link.deal == at && link.parent == deal.firm && !world.firms[link.child].sole
        };
        (0..world.links.len()).filter(|number| fits(&world.links[*number])).collect()
    };
    let at = planter.host(world, |at, _| direct(at).len() >= 2)?;
    Some(direct(at))
}

/// A change to one link, and what it is an answer to.
type Fault = (&'static str, &'static str, fn(&mut Book, Id), &'static str);

const FAULTS: [Fault; 5] = [
    ("R20", "N5", no_consent, "Onderaannemer werkt zonder schriftelijke toestemming."),
    ("R20", "N8", too_early, "Ingezet voordat het gemeld was."),
    ("R20", "N5", running_case, "Bij de controle bleek een lopende zaak."),
    ("R21", "N5", too_long, "De onderaanneming loopt door na het einde van het contractperceel."),
    ("", "N9", too_dear, "De onderaannemer krijgt meer per eenheid dan de hoofdaannemer."),
];

fn no_consent(book: &mut Book, link: Id) {
    book.set(link, "consent_on", Value::Unknown);
}

fn too_early(book: &mut Book, link: Id) {
    let deployed = book.day(link, "deployed_on").map(|day| add_days(day, 14));
    book.set(link, "notified_on", deployed);
}

fn running_case(book: &mut Book, link: Id) {
    book.set(link, "exclusion_ground", code("fraud"));
}

fn too_long(book: &mut Book, link: Id) {
    let to = book.day(link, "valid_to").map(|day| add_days(day, 60));
    book.set(link, "valid_to", to);
}

fn too_dear(book: &mut Book, link: Id) {
    book.set(link, "tariff_cents", 95_000_i64);
}

/// Plants all of it.
pub fn plant(book: &mut Book, world: &World, planter: &mut Planter) {
    for (rule, n, change, why) in FAULTS {
        if let Some(links) = host(world, planter) {
            let link = &world.links[links[0]];
            change(book, link.id);
            planter.say(book, world, about(rule, n, link.id, why).lot(link.lot));
        }
    }
    shares(book, world, planter);
    depth(book, world, planter);
    strangers(book, world, planter);
    excluded(book, world, planter);
}

fn shares(book: &mut Book, world: &World, planter: &mut Planter) {
    let Some(links) = host(world, planter) else { return };
    for link in &links[..2] {
        book.set(world.links[*link].id, "share_percent", 450_000_i64);
    }
    let first = &world.links[links[0]];
    let deal = &world.deals[first.deal];
    if let Some(part) = deal.lots.iter().find(|part| part.lot == first.lot) {
        let why = "De onderaannemers krijgen samen meer dan de hoofdaannemer mag doorgeven.";
        planter.say(book, world, about("R19", "N6", part.id, why).lot(first.lot));
    }
}

/// A chain three deep to which the client never agreed.
fn depth(book: &mut Book, world: &World, planter: &mut Planter) {
    let third = |link: &&crate::demo::chain::Link| {
        let up = |of: &crate::demo::chain::Link| {
            world.links.iter().find(|above| above.deal == of.deal && above.lot == of.lot && above.child == of.parent)
        };
        up(link).and_then(up).is_some() && planter_free(planter, link.deal)
    };
    let Some(link) = world.links.iter().find(third) else { return };
    planter.reserve(link.deal);
    let deal = &world.deals[link.deal];
    for other in world.links.iter().filter(|other| other.deal == link.deal && other.lot == link.lot) {
        book.set(other.id, "sub_consent_on", Value::Unknown);
    }
    if let Some(part) = deal.lots.iter().find(|part| part.lot == link.lot) {
        book.set(part.id, "max_depth", Value::Unknown);
    }
    let why = "Keten van drie lagen zonder toestemming om door te geven.";
    planter.say(book, world, about("R18", "N5", link.id, why).lot(link.lot));
}

fn planter_free(planter: &Planter, deal: usize) -> bool {
    !planter.used.contains(&deal)
}

/// A contract party that also works for another, and a performer under somebody who stands in no chain.
fn strangers(book: &mut Book, world: &World, planter: &mut Planter) {
    for orphan in [false, true] {
        let Some(links) = host(world, planter) else { return };
        let link = &world.links[links[0]];
        let deal = &world.deals[link.deal];
        let stands = |at: usize| {
            world.links.iter().any(|other| other.deal == link.deal && (other.child == at || other.parent == at))
        };
        let subs = |at: &usize| world.firms[*at].part == Part::Sub && !world.firms[*at].sole && !stands(*at);
        let mut free = (0..world.firms.len()).filter(subs);
        let other_main = world.deals.iter().rev().find(|other| {
            !other.ended && other.firm != deal.firm && other.jw == deal.jw && !other.heavy(&world.market)
        });
        let (parent, child) = if orphan {
            match (free.next(), free.next()) {
                (Some(parent), Some(child)) => (parent, child),
                _ => return,
            }
        } else {
            match other_main {
                Some(other) => (deal.firm, other.firm),
                None => return,
            }
        };
        let asked = add_days(link.from, -50);
        let id = book.add(
            Kind::SubcontractLink,
            row![
                "contract" => deal.id, "lot" => world.market.lots[link.lot].id, "parent" => world.firms[parent].id,
                "child" => world.firms[child].id, "share_percent" => 20_000_i64, "valid_from" => link.from,
                "valid_to" => link.to, "consent_on" => add_days(asked, 14), "notified_on" => asked,
                "deployed_on" => link.from, "sole_trader" => false, "register_checked_on" => add_days(asked, 3),
                "exclusion_ground" => code("none"),
            ],
        );
        let found = if orphan {
            about("R18", "N5", id, "Niemand staat voor deze uitvoerder in: de keten begint niet bij de hoofdaannemer.")
        } else {
            let firm = world.firms[child].id;
            about("R18", "N6", firm, "Dubbelrol: heeft zelf een contract en werkt ook als onderaannemer.")
        };
        planter.say(book, world, found.lot(link.lot));
    }
}

fn excluded(book: &mut Book, world: &World, planter: &mut Planter) {
    let chains =
        |child: usize| world.links.iter().filter(|other| other.child == child || other.parent == child).count();
    let fits = |link: &&crate::demo::chain::Link| !world.firms[link.child].sole && !planter.used.contains(&link.deal);
    let link = world.links.iter().filter(fits).min_by_key(|link| chains(link.child));
    let Some(link) = link else { return };
    planter.reserve(link.deal);
    let firm = world.firms[link.child].id;
    book.set(firm, "exclusion", code("bibob_refusal"));
    book.set(firm, "excluded_from", add_days(book.today, -30));
    for other in world.links.iter().filter(|other| other.child == link.child || other.parent == link.child) {
        let why = "Een geweigerde aanbieder staat in een lopende keten.";
        planter.say(book, world, about("R21", "N5", other.id, why).lot(other.lot).on(add_days(book.today, -30)));
    }
}
