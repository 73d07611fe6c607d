//! A made-up region: municipalities, providers and contracts that do not exist, the same for the same seed, dated
//! around the day that is given. Pure: bytes and values out; writing it to a file is `store`'s, asking for it `cli`'s.

mod area;
mod book;
mod budgets;
mod capacity;
mod chain;
mod deals;
mod dice;
mod duties;
mod later;
mod models;
mod names;
mod parties;
mod planted;
mod prices;
mod round;
mod size;
mod texts;
mod volumes;
mod watching;
mod world;

pub use size::Scale;

use crate::domain::edit::Edit;
use book::Book;
use chrono::NaiveDate;
use dice::Dice;
use planted::Planter;
use size::Size;
use world::World;

/// One step of the making of the region: what was recorded, and how long ago.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// What was recorded.
    pub edit: Edit,
    /// How many days before today.
    pub days_ago: u32,
}

/// A made-up region.
#[derive(Clone, Debug, PartialEq)]
pub struct Demo {
    /// What to save, oldest first.
    pub steps: Vec<Step>,
    /// What was planted, for those who want to know whether it is found.
    pub answers: Vec<Answer>,
}

/// One planted trouble, with the rule or wanted result that should find it.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Answer {
    /// Rule of the domain, `R15`.
    pub rule: &'static str,
    /// Wanted result, `N10`; empty when none asks for it.
    pub n: &'static str,
    /// Noun of the subject in the plural.
    pub kind: &'static str,
    /// What a person types to find the subject.
    pub subject: String,
    /// Code of the lot; empty when it is about no single lot.
    pub lot: String,
    /// CBS code of the municipality; empty when it is about no single one.
    pub municipality: String,
    /// Day it is about.
    pub date: Option<NaiveDate>,
    /// What is wrong, in Dutch.
    pub explanation: String,
}

/// Makes the region. The same scale, seed and day give the same region on every machine and in every later version.
/// With `planted` it holds trouble of every kind, listed in the answers; without, it is the same region with none.
#[must_use]
pub fn build(scale: Scale, seed: u64, today: NaiveDate, planted: bool) -> Demo {
    let size = scale.size();
    let mut book = Book::new(today);
    let dice = |subject| Dice::new(seed, subject);
    let mut planter = planted.then(Planter::default);
    let area = area::write(&mut book, &size);
    let firms = parties::write(&mut book, &size, &area, &mut dice(1));
    let market = round::write(&mut book, &size, &area, &mut dice(2));
    let limits: &[deals::Limit] = if planted { &planted::LIMITS } else { &[] };
    let deals = deals::write(&mut book, (&size, seed), &area, &firms, &market, limits);
    let mut world = World {
        area,
        firms,
        market,
        deals,
        prices: prices::Prices::default(),
        links: Vec::new(),
        agreements: Vec::new(),
        last_steps: Vec::new(),
        duties: Vec::new(),
        watched: watching::Watched::default(),
    };
    if let Some(planter) = &mut planter {
        planted::terms::early(&mut book, &mut world, planter);
    }
    care_and_money(&mut book, &size, &mut world, &dice);
    if let Some(planter) = &mut planter {
        planted::money::early(&mut book, &mut world, planter);
        planted::care::plant(&mut book, &mut world, planter);
        planted::chains::plant(&mut book, &world, planter);
    }
    volumes::write(&mut book, &size, &world, &mut dice(6));
    world.duties = duties::write(&mut book, &size, &world, &mut dice(7));
    world.watched = watching::write(&mut book, &world, &mut dice(8));
    if let Some(planter) = &mut planter {
        planted::terms::late(&mut book, &world, planter);
        planted::care::waits(&mut book, &world, planter);
        planted::money::late(&mut book, &world, planter);
        planted::promises::plant(&mut book, &world, planter);
        planted::figures::plant(&mut book, &world, planter);
        planted::promises::last(&mut book, &world, planter);
    }
    texts::write(&mut book, &world);
    budgets::write(&mut book, &world);
    later::write(&mut book, &world);
    Demo { steps: book.into_steps(), answers: planter.map_or_else(Vec::new, |planter| planter.answers) }
}

fn care_and_money(book: &mut Book, size: &Size, world: &mut World, dice: &dyn Fn(u64) -> Dice) {
    let indexes = prices::indexations(book);
    world.prices = prices::tariffs(book, &world.market, &world.deals, &indexes);
    deals::values(book, &world.market, &mut world.deals, &world.prices);
    world.links = chain::write(book, size, &world.firms, &world.market, &world.deals, &mut dice(4));
    world.agreements = capacity::agreements(book, &world.area, &world.market, &world.deals);
    capacity::ceilings(book, &world.market, &world.deals);
    capacity::access(book, &world.market, &world.deals, &mut dice(5));
    world.last_steps = capacity::build_down(book, &world.market);
}

impl Demo {
    /// The answers as JSON: an object with the columns and the rows. Columns: `rule` (R-number of the domain, or the
    /// obligation), `n` (wanted result), `kind` (noun in the plural), `subject` (its key), `lot`, `municipality` (CBS
    /// code), `date`, `explanation` (Dutch).
    ///
    /// # Errors
    /// None in practice: the answers hold nothing that JSON cannot say.
    pub fn answers_json(&self) -> serde_json::Result<String> {
        let columns = ["rule", "n", "kind", "subject", "lot", "municipality", "date", "explanation"];
        serde_json::to_string_pretty(&serde_json::json!({ "columns": columns, "answers": self.answers }))
    }
}
