//! What the model contracts of the made-up region do with the model obligations (`domain::models`): in which article each
//! stands, which are asked of a provider once, and which rhythm the region chose of its own.

use crate::domain::due::{Due, Interval, Period, Unit};
use crate::domain::models::{self, MODELS};
use crate::text::{Lang, Words};
use std::sync::OnceLock;

/// A model obligation as the region took it over.
#[derive(Clone, Copy)]
pub struct Model {
    /// What the program brings along.
    pub of: &'static models::Model,
    /// When it is due in this region.
    pub due: Due,
    /// When it is due in heavy lots.
    pub heavy: Option<Due>,
    /// Article of the region's model contract.
    pub article: &'static str,
    /// Whether it is asked of a provider once, not per law.
    pub once: bool,
    /// Whether its proof holds until a day of its own.
    pub lasts: bool,
    /// Whether large regions lay it down per lot.
    pub per_lot: bool,
}

impl Model {
    /// The code, `O01`.
    pub fn code(&self) -> &'static str {
        self.of.code
    }

    /// The words of the region, which is Dutch.
    pub fn says(&self, part: &str) -> &'static str {
        self.of.says(Words::load(Lang::Nl), part).unwrap_or_default()
    }

    /// The rule for a contract with or without heavy lots.
    pub fn for_lots(&self, heavy: bool) -> Due {
        self.heavy.filter(|_| heavy).unwrap_or(self.due)
    }
}

/// How a model is asked.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Asked {
    /// Per contract.
    Contract,
    /// Per lot where the region is large.
    Lot,
    /// Once of a provider.
    Once,
    /// Once of a provider, with a proof that holds for a while.
    Lasting,
}
use Asked::{Contract, Lasting, Lot, Once};

/// Code, article and how it is asked, in order of the codes.
#[rustfmt::skip]
const PLACES: [(&str, Asked); 34] = [
    ("6.1", Contract), ("6.2", Once), ("6.3", Once), ("4.2", Once), ("3.5", Lot), ("3.6", Lot), ("3.8", Contract),
    ("4.5", Contract), ("4.6", Contract), ("4.7", Once), ("10.3", Contract), ("4.3", Once), ("4.1", Lasting),
    ("4.4", Once), ("4.8", Once), ("5.1", Contract), ("5.2", Lot), ("5.3", Contract), ("8.1", Contract),
    ("3.2", Contract), ("3.4", Lot), ("2.6", Contract), ("7.1", Once), ("7.2", Once), ("2.8", Once),
    ("2.9", Lasting), ("2.10", Once), ("9.4", Contract), ("9.1", Contract), ("5.5", Lot), ("7.5", Contract),
    ("5.6", Contract), ("11.2", Contract), ("6.8", Contract),
];

/// Duties with a rhythm of the region's own.
fn own_rhythm(code: &str) -> Option<Due> {
    let after = |period, count| Due::AfterPeriod(period, Interval { count, unit: Unit::Days });
    match code {
        "O12" => Some(Due::Yearly(3, 15)),
        "O13" => Some(Due::Yearly(9, 30)),
        "O20" => Some(after(Period::Quarter, 15)),
        "O22" => Some(after(Period::Quarter, 30)),
        "O24" => Some(Due::Yearly(6, 30)),
        _ => None,
    }
}

static ALL: OnceLock<Vec<Model>> = OnceLock::new();

/// The models, in order of their codes.
pub fn all() -> &'static [Model] {
    ALL.get_or_init(taken_over)
}

fn taken_over() -> Vec<Model> {
    let taken = MODELS.iter().zip(PLACES);
    taken
        .map(|(of, (article, asked))| Model {
            of,
            due: own_rhythm(of.code).unwrap_or(of.due),
            heavy: of.heavy.filter(|_| own_rhythm(of.code).is_none()),
            article,
            once: matches!(asked, Once | Lasting),
            lasts: asked == Lasting,
            per_lot: asked == Lot,
        })
        .collect()
}
