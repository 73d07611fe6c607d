//! Monthly figures in a list: they are in the file by the million, so a window of them is asked for at a time. The filter
//! understands names of providers, products and municipalities, years and months.

use crate::domain::kind::Kind;
use crate::domain::questions::Summed;
use crate::domain::record::{Id, Record};
use crate::domain::written::parse_month;
use crate::shown::fold;
use crate::store::figures::Asked;
use crate::ui::action::{Job, Outcome};
use crate::ui::world::World;
use chrono::NaiveDate;
use std::sync::Arc;

/// How many figures are asked at a time.
const PAGE: usize = 500;

/// The figures that were asked and the window of them that is here.
#[derive(Clone, Debug, Default)]
pub struct Figures {
    /// What is asked before the filter: everything, or the figures of one sum.
    within: Asked,
    asked: Asked,
    waiting: Option<Asked>,
    rows: Arc<Vec<Record>>,
    offset: usize,
    total: Option<usize>,
    all: usize,
}

impl Figures {
    /// The figures of one sum.
    #[must_use]
    pub fn summed(summed: &Summed) -> Self {
        let within = Asked {
            providers: summed.providers.clone(),
            products: summed.products.clone(),
            municipalities: summed.municipalities.clone(),
            from: Some(summed.from.first()),
            to: Some(summed.to.first()),
            ..Asked::default()
        };
        Self { within, ..Self::default() }
    }

    /// Asks for what the filter says.
    pub fn ask(&mut self, world: &World, filter: &str) {
        let known = world.known_step();
        let within = std::mem::take(&mut self.within);
        let asked = Asked { known, newest_first: true, limit: Some(PAGE), ..read(world, filter, within.clone()) };
        *self = Self { within, asked, all: self.all, ..Self::default() };
    }

    /// How many there are.
    #[must_use]
    pub fn total(&self) -> usize {
        self.total.unwrap_or(0)
    }

    /// How many there are without a filter.
    #[must_use]
    pub fn all(&self) -> usize {
        self.all
    }

    /// Whether the file has not answered yet.
    #[must_use]
    pub fn is_waiting(&self) -> bool {
        self.total.is_none()
    }

    /// The figure on a row, if it is in the window.
    #[must_use]
    pub fn at(&self, row: usize) -> Option<&Record> {
        self.rows.get(row.checked_sub(self.offset)?)
    }

    /// Asks for the window around a row when it is not here.
    pub fn wants(&mut self, kind: Kind, row: usize) -> Option<Job> {
        let here = self.total.is_some_and(|total| total == 0 || self.at(row.min(total - 1)).is_some());
        if here {
            return None;
        }
        let offset = row.saturating_sub(PAGE / 2);
        let asked = Asked { offset, ..self.asked.clone() };
        if self.waiting.as_ref() == Some(&asked) {
            return None;
        }
        self.waiting = Some(asked.clone());
        Some(Job::Figures { kind, asked })
    }

    /// Takes a window, if it is the one that was last asked for.
    pub fn take(&mut self, of: Kind, outcome: &Outcome) {
        if let Outcome::Figures { kind, asked, rows, total } = outcome
            && *kind == of
            && self.waiting.as_ref() == Some(asked)
        {
            self.rows = Arc::new(rows.clone());
            self.offset = asked.offset;
            self.total = Some(*total);
            self.waiting = None;
            let unfiltered = Asked {
                known: asked.known,
                newest_first: asked.newest_first,
                offset: asked.offset,
                limit: asked.limit,
                ..self.within.clone()
            };
            if *asked == unfiltered {
                self.all = *total;
            }
        }
    }
}

/// What the words of a filter ask of figures: a year, a month, or the nouns that bear the word.
fn read(world: &World, filter: &str, within: Asked) -> Asked {
    let mut asked = within;
    for word in filter.split_whitespace() {
        if let Some((from, to)) = period(word) {
            asked.from = Some(asked.from.map_or(from, |before| before.max(from)));
            asked.to = Some(asked.to.map_or(to, |before| before.min(to)));
            continue;
        }
        let found = [Kind::Provider, Kind::Municipality, Kind::Product].map(|kind| (kind, named(world, kind, word)));
        let best = found.iter().find(|(_, ids)| !ids.is_empty()).unwrap_or(&found[0]);
        let slot = match best.0 {
            Kind::Municipality => &mut asked.municipalities,
            Kind::Product => &mut asked.products,
            _ => &mut asked.providers,
        };
        let ids = best.1.iter().copied();
        *slot = Some(match slot.take() {
            Some(before) => ids.filter(|id| before.contains(id)).collect(),
            None => ids.collect(),
        });
    }
    asked
}

fn period(word: &str) -> Option<(NaiveDate, NaiveDate)> {
    if word.len() == 4
        && let Ok(year) = word.parse::<i32>()
    {
        return Some((NaiveDate::from_ymd_opt(year, 1, 1)?, NaiveDate::from_ymd_opt(year, 12, 1)?));
    }
    let month = parse_month(word).ok()?.first();
    Some((month, month))
}

fn named(world: &World, kind: Kind, word: &str) -> Vec<Id> {
    let word = fold(word);
    let texts = world.register.all(kind).iter().zip(world.register.folded(kind));
    texts.filter(|(_, text)| text.contains(&word)).map(|(record, _)| record.id).collect()
}
