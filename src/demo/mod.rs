//! A made-up region: municipalities, providers and contracts that do not exist, the same for the same seed, dated
//! around the day that is given. Pure: bytes and values out; writing it to a file is `store`'s, asking for it `cli`'s.

#![allow(dead_code, reason = "what trouble is planted on is kept before the trouble itself is written")]

mod area;
mod book;
mod capacity;
mod chain;
mod deals;
mod dice;
mod duties;
mod models;
mod names;
mod parties;
mod prices;
mod round;
mod size;
mod volumes;
mod watching;

pub use size::Scale;

use crate::domain::edit::Edit;
use book::Book;
use chrono::NaiveDate;
use dice::Dice;

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
    let _ = planted;
    let size = scale.size();
    let mut book = Book::new(today);
    let dice = |subject| Dice::new(seed, subject);
    let area = area::write(&mut book, &size);
    let firms = parties::write(&mut book, &size, &area, &mut dice(1));
    let market = round::write(&mut book, &size, &area, &mut dice(2));
    let mut deals = deals::write(&mut book, &size, &area, &firms, &market, &mut dice(3));
    let indexes = prices::indexations(&mut book);
    let prices = prices::tariffs(&mut book, &market, &deals, &indexes);
    deals::values(&mut book, &market, &mut deals, &prices);
    let links = chain::write(&mut book, &size, &firms, &market, &deals, &mut dice(4));
    let agreements = capacity::agreements(&mut book, &area, &market, &deals);
    capacity::ceilings(&mut book, &market, &deals);
    capacity::access(&mut book, &market, &deals, &mut dice(5));
    capacity::build_down(&mut book, &market);
    volumes::write(&mut book, &size, &area, &firms, &market, &deals, &prices, &mut dice(6));
    duties::write(&mut book, &size, &firms, &market, &deals, &links, &mut dice(7));
    watching::write(&mut book, &firms, &market, &deals, &agreements, &mut dice(8));
    Demo { steps: book.into_steps(), answers: Vec::new() }
}
