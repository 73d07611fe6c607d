//! Monthly figures in a list: they are in the file by the million, so a window of them is asked for at a time. What of the
//! filter can be asked of them, `search::figures` says.

use crate::domain::kind::Kind;
use crate::domain::questions::Summed;
use crate::domain::record::{Id, Record};
use crate::domain::written::Problem;
use crate::search::FigureQuery;
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

    /// Asks for what the filter says, and answers what of it cannot be asked.
    pub fn ask(&mut self, world: &World, kind: Kind, filter: &str) -> Vec<Problem> {
        let known = world.known_step();
        let within = std::mem::take(&mut self.within);
        let (query, problems) = FigureQuery::parse(filter, kind, &world.register, world.when, world.words, world.today);
        let asked = Asked { known, newest_first: true, limit: Some(PAGE), ..narrowed(within.clone(), query) };
        *self = Self { within, asked, all: self.all, ..Self::default() };
        problems
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

/// What was asked, and of it what the filter asks.
fn narrowed(within: Asked, query: FigureQuery) -> Asked {
    let both = |one: Option<Vec<Id>>, other: Option<Vec<Id>>| match (one, other) {
        (Some(one), Some(other)) => Some(one.into_iter().filter(|id| other.contains(id)).collect()),
        (one, other) => one.or(other),
    };
    let last = |one: Option<NaiveDate>, other: Option<NaiveDate>| match (one, other) {
        (Some(one), Some(other)) => Some(one.min(other)),
        (one, other) => one.or(other),
    };
    Asked {
        providers: both(within.providers, query.providers),
        products: both(within.products, query.products),
        municipalities: both(within.municipalities, query.municipalities),
        from: within.from.max(query.from),
        to: last(within.to, query.to),
        ..Asked::default()
    }
}
