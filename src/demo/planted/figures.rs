//! Trouble in monthly figures: a foreign municipality, an old code, an amount that does not follow, a half month,
//! small numbers of clients.

use super::{Planter, about, light};
use crate::demo::book::Book;
use crate::demo::deals::{Deal, Pair};
use crate::demo::volumes::blank;
use crate::demo::world::World;
use crate::domain::calendar::{addm, month_start};
use crate::domain::edit::Figure;
use crate::domain::kind::Kind;
use chrono::NaiveDate;

struct Place {
    deal: usize,
    lot: usize,
    pair: usize,
}

impl Place {
    fn pair<'a>(&self, world: &'a World) -> &'a Pair {
        &world.deals[self.deal].lots[self.lot].pairs[self.pair]
    }
}

fn host(world: &World, planter: &mut Planter, month: NaiveDate, fits: impl Fn(&Deal) -> bool) -> Option<Place> {
    let deal = planter.host(world, |_, deal| light(world, deal) && deal.start <= month && fits(deal))?;
    Some(Place { deal, lot: 0, pair: 0 })
}

/// The first pair's figures of a host.
fn change(book: &mut Book, world: &World, place: &Place, month: Option<NaiveDate>, change: impl Fn(&mut Figure)) {
    let firm = world.firms[world.deals[place.deal].firm].id;
    let pair = place.pair(world);
    let (product, town) = (world.market.products[pair.product].id, world.area.towns[pair.town].id);
    let ours = |figure: &Figure| {
        figure.provider == firm
            && figure.product == product
            && figure.municipality == town
            && month.is_none_or(|month| figure.month == month)
    };
    book.figures_mut(Kind::Actual).map(|(_, figure)| figure).filter(|figure| ours(figure)).for_each(change);
}

/// Plants all of it, in the month before last unless said otherwise.
pub fn plant(book: &mut Book, world: &World, planter: &mut Planter) {
    let month = addm(month_start(book.today), -3);
    let whose = |place: &Place| {
        let deal = &world.deals[place.deal];
        (world.firms[deal.firm].id, deal.lots[place.lot].lot, place.pair(world).town)
    };
    if let Some(place) = host(world, planter, month, |_| true) {
        change(book, world, &place, Some(month), |figure| {
            figure.amount_cents = figure.amount_cents.map(|cents| cents + 100_000);
        });
        let (firm, lot, town) = whose(&place);
        let why = "Het bedrag is € 1.000 meer dan volume maal tarief.";
        planter.say(book, world, about("R9", "N10", firm, why).lot(lot).town(Some(town)).on(month));
    }
    if let Some(place) = host(world, planter, month, |_| true) {
        change(book, world, &place, Some(month), |figure| figure.completeness = Some(600_000));
        let (firm, lot, town) = whose(&place);
        let why = "Deze maand is drie maanden later nog maar voor 60 % aangeleverd.";
        planter.say(book, world, about("R16", "N21", firm, why).lot(lot).town(Some(town)).on(month));
    }
    if let Some(place) = host(world, planter, month, |_| true) {
        change(book, world, &place, None, |figure| figure.clients = Some(4));
        let (firm, lot, town) = whose(&place);
        let why = "Minder dan tien cliënten: het aantal mag nergens te zien of terug te rekenen zijn.";
        planter.say(book, world, about("", "N33", firm, why).lot(lot).town(Some(town)));
    }
    strangers(book, world, planter, month);
}

/// Use of municipalities that are no party to it: one that left, one that merged, and one the contract is not about.
fn strangers(book: &mut Book, world: &World, planter: &mut Planter, month: NaiveDate) {
    let gone = world.area.towns.len() - 1;
    let merged = world.area.towns.len() - 2;
    let listed = |book: &Book, deal: &Deal| !book.value(deal.lots[0].id, "municipalities").is_unknown();
    for (rule, n, town, why) in [
        ("R31", "N14", Some(gone), "Gebruik van een gemeente die geen deel meer is van de regio."),
        ("R31", "N14", Some(merged), "Gebruik onder de code van een gemeente die al was opgegaan in een andere."),
        ("R25", "N14", None, "Gebruik van een gemeente waarvoor dit contract niet geldt."),
    ] {
        let Some(place) = host(world, planter, month, |deal| town.is_some() || listed(book, deal)) else { continue };
        let part = &world.deals[place.deal].lots[place.lot];
        let pair = place.pair(world);
        let served = book.value(part.id, "municipalities").clone();
        let outside = || {
            let at_home = |town: &usize| match &served {
                crate::domain::record::Value::Links(ids) => ids.contains(&world.area.towns[*town].id),
                _ => true,
            };
            (0..world.area.now).find(|town| !at_home(town))
        };
        let Some(town) = town.or_else(outside) else { continue };
        let product = &world.market.products[pair.product];
        let Some(cents) = world.prices.on(place.deal, pair.product, month) else { continue };
        let mut figure = blank(month);
        figure.provider = world.firms[world.deals[place.deal].firm].id;
        figure.product = product.id;
        figure.municipality = world.area.towns[town].id;
        figure.unit = Some(product.unit);
        figure.quantity = Some(20_000);
        figure.amount_cents = Some(crate::demo::deals::amount(product.unit, 20_000, cents));
        figure.clients = Some(11);
        figure.source = Some(if world.deals[place.deal].jw { "iJw-declaraties" } else { "iWmo-declaraties" }.into());
        figure.completeness = Some(1_000_000);
        let (firm, lot) = (figure.provider, part.lot);
        book.deliver(2, Kind::Actual, vec![figure]);
        planter.say(book, world, about(rule, n, firm, why).lot(lot).town(Some(town)).on(month));
    }
}
