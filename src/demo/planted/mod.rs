//! Trouble, planted on purpose: of every kind the rules and wanted results can find, each on a contract of its own so
//! that no two of them mix, and each in the list of answers.

pub mod care;
pub mod chains;
pub mod figures;
pub mod money;
pub mod promises;
pub mod terms;

use super::Answer;
use super::book::Book;
use super::deals::{Deal, Limit};
use super::world::World;
use crate::domain::record::Id;
use chrono::NaiveDate;
use std::collections::HashSet;

/// Where care is lacking: nobody for foster care in the fourth municipality, one provider for intensive day care in the
/// seventh, one for household help in the ninth.
pub const LIMITS: [Limit; 3] = [("J6Z", 3, 0), ("W3Z", 6, 1), ("W2L", 8, 1)];

/// Keeps which contracts carry trouble, and writes the answers.
#[derive(Default)]
pub struct Planter {
    used: HashSet<usize>,
    pub answers: Vec<Answer>,
}

/// One answer in the making.
pub struct Found<'a> {
    pub rule: &'static str,
    pub n: &'static str,
    pub subject: Id,
    pub lot: Option<usize>,
    pub town: Option<usize>,
    pub date: Option<NaiveDate>,
    pub why: &'a str,
}

/// An answer about a subject, with nothing else said yet.
pub fn about<'a>(rule: &'static str, n: &'static str, subject: Id, why: &'a str) -> Found<'a> {
    Found { rule, n, subject, lot: None, town: None, date: None, why }
}

impl Found<'_> {
    pub fn lot(mut self, lot: usize) -> Self {
        self.lot = Some(lot);
        self
    }

    pub fn town(mut self, town: Option<usize>) -> Self {
        self.town = town;
        self
    }

    pub fn on(mut self, date: NaiveDate) -> Self {
        self.date = Some(date);
        self
    }
}

impl Planter {
    /// The first running contract without trouble that fits; from now on it has some.
    pub fn host(&mut self, world: &World, fits: impl Fn(usize, &Deal) -> bool) -> Option<usize> {
        let free = |(at, deal): &(usize, &Deal)| !deal.ended && !self.used.contains(at) && fits(*at, deal);
        let (at, _) = world.deals.iter().enumerate().find(free)?;
        self.used.insert(at);
        Some(at)
    }

    /// A running contract without trouble and the place of one of its lots that fits.
    pub fn host_lot(&mut self, world: &World, fits: impl Fn(&Deal, usize) -> bool) -> Option<(usize, usize)> {
        let at = self.host(world, |_, deal| deal.lots.iter().any(|part| fits(deal, part.lot)))?;
        let deal = &world.deals[at];
        deal.lots.iter().position(|part| fits(deal, part.lot)).map(|place| (at, place))
    }

    /// Keeps a contract from carrying other trouble.
    pub fn reserve(&mut self, deal: usize) -> bool {
        self.used.insert(deal)
    }

    /// Writes an answer.
    pub fn say(&mut self, book: &Book, world: &World, found: Found<'_>) {
        self.answers.push(Answer {
            rule: found.rule,
            n: found.n,
            kind: book.noun(found.subject),
            subject: book.key(found.subject),
            lot: found.lot.map_or_else(String::new, |lot| world.market.lots[lot].code.clone()),
            municipality: found.town.map_or_else(String::new, |town| world.area.towns[town].cbs.clone()),
            date: found.date,
            explanation: found.why.to_string(),
        });
    }
}

/// Whether a contract has light lots only.
pub fn light(world: &World, deal: &Deal) -> bool {
    !deal.heavy(&world.market) && deal.lots.iter().all(|part| !world.market.lots[part.lot].task)
}
