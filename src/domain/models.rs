//! The model obligations O01–O34 that the program brings along (DOMAIN §4): their rules here, their words in
//! `text/models`. They become `obligation_templates` once; copying those into contracts is `duties`'.

use super::due::{Due, Interval, Period, Unit};
use super::edit::Edit;
use super::kind::Kind;
use super::record::{Id, Record, Value};
use super::register::Register;
use crate::text::{Message, Words};

/// A model obligation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Model {
    /// Its code, `O01`; its words are `model-O01`.
    pub code: &'static str,
    /// When it is due.
    pub due: Due,
    /// When it is due in a heavy lot, where that differs (R32).
    pub heavy: Option<Due>,
    /// Lots it is meant for: `light`, `heavy` or `both`.
    pub category: &'static str,
    /// Law it is about: `wmo`, `jw` or `both`.
    pub domain: &'static str,
    /// How heavy it counts, 1 to 3.
    pub weight: i64,
    /// Hours that one time costs a provider, an estimate to be set right (R28).
    pub hours: i64,
    /// Whether active subcontractors owe it too.
    pub passes_down: bool,
}

impl Model {
    /// Its words: the title, or one of `evidence`, `law`, `text`, `available`.
    #[must_use]
    pub fn says(&self, words: Words, part: &str) -> Option<&'static str> {
        match part {
            "title" => words.plain(&format!("model-{}", self.code)),
            _ => words.plain(&format!("model-{}.{part}", self.code)),
        }
    }

    const fn heavy_only(mut self) -> Self {
        self.category = "heavy";
        self
    }

    const fn in_heavy(mut self, due: Due) -> Self {
        self.heavy = Some(due);
        self
    }

    const fn youth(mut self) -> Self {
        self.domain = "jw";
        self
    }

    const fn down(mut self) -> Self {
        self.passes_down = true;
        self
    }
}

const fn model(code: &'static str, due: Due, weight: i64, hours: i64) -> Model {
    Model { code, due, heavy: None, category: "both", domain: "both", weight, hours, passes_down: false }
}

const fn days(count: i32) -> Interval {
    Interval { count, unit: Unit::Days }
}

const fn after(period: Period, count: i32) -> Due {
    Due::AfterPeriod(period, days(count))
}

const AT_ONCE: Due = Due::Event(days(0));
const WHEN_ASKED: Due = Due::OnRequest(Some(days(14)));
const MONTHLY: Due = after(Period::Month, 15);

/// The models, in order of their codes.
pub const MODELS: [Model; 34] = [
    model("O01", Due::YearlyBefore(4, 1), 3, 16),
    model("O02", Due::YearlyBefore(4, 1), 3, 8),
    model("O03", Due::YearlyBefore(6, 1), 2, 12).youth(),
    model("O04", Due::YearlyBefore(6, 1), 2, 10).youth(),
    model("O05", MONTHLY, 3, 2),
    model("O06", MONTHLY, 2, 2).heavy_only(),
    model("O07", Due::Event(days(-14)), 3, 1),
    model("O08", AT_ONCE, 3, 1),
    model("O09", Due::Event(days(7)), 3, 1),
    model("O10", AT_ONCE, 3, 1),
    model("O11", Due::Event(Interval { count: 24, unit: Unit::Hours }), 3, 1),
    model("O12", Due::Every(36), 3, 3).down(),
    model("O13", Due::Event(days(-60)), 2, 1).down(),
    model("O14", Due::Yearly(2, 15), 2, 2).heavy_only().youth(),
    model("O15", Due::Yearly(1, 31), 2, 1).down(),
    model("O16", Due::Yearly(7, 1), 2, 6),
    model("O17", after(Period::Half, 45), 2, 5),
    model("O18", after(Period::Half, 21), 2, 4).youth(),
    model("O19", Due::Continuous, 2, 0),
    model("O20", after(Period::Quarter, 15), 3, 1),
    model("O21", Due::Continuous, 3, 0),
    model("O22", after(Period::Year, 30), 3, 1).in_heavy(after(Period::Quarter, 30)),
    model("O23", AT_ONCE, 3, 1),
    model("O24", WHEN_ASKED, 2, 3).in_heavy(Due::Yearly(6, 30)).heavy_only().down(),
    model("O25", AT_ONCE, 2, 1),
    model("O26", Due::Yearly(1, 31), 2, 1),
    model("O27", WHEN_ASKED, 2, 1),
    model("O28", Due::Yearly(1, 31), 1, 4),
    model("O29", Due::Every(12), 2, 3).in_heavy(Due::Every(3)),
    model("O30", after(Period::Quarter, 30), 2, 4).heavy_only().youth(),
    model("O31", Due::Yearly(10, 1), 2, 12).heavy_only(),
    model("O32", after(Period::Half, 30), 2, 2).youth(),
    model("O33", Due::BeforeEnd(6), 3, 8),
    model("O34", Due::OnRequest(None), 1, 2),
];

/// One edit that writes down the models the register does not have yet, by their code, in the language of `words`. The
/// second time it is empty; what somebody changed in a model stays.
#[must_use]
pub fn add(register: &Register, words: Words) -> Edit {
    let kind = Kind::ObligationTemplate;
    let absent = MODELS.iter().filter(|model| register.with_key(kind, model.code).is_empty());
    let mut edit = Edit::new(Message::new("edit-models"));
    for (next, model) in (register.last_id().0 + 1..).zip(absent) {
        edit.add(kind, record(model, Id(next), words));
    }
    edit.what = edit.what.count("count", edit.changes.len());
    edit
}

/// A model as a record of a register.
#[must_use]
pub fn record(model: &Model, id: Id, words: Words) -> Record {
    let kind = Kind::ObligationTemplate;
    Record::blank(kind, id)
        .with(kind, "code", model.code)
        .with(kind, "title", model.says(words, "title"))
        .with(kind, "recurrence", model.due.to_string())
        .with(kind, "recurrence_heavy", model.heavy.map(|due| due.to_string()))
        .with(kind, "category", Value::Choice(model.category))
        .with(kind, "evidence_kind", model.says(words, "evidence"))
        .with(kind, "passes_down", model.passes_down)
        .with(kind, "law_ref", model.says(words, "law"))
        .with(kind, "domain", Value::Choice(model.domain))
        .with(kind, "weight", model.weight)
        .with(kind, "estimate_hours", model.hours * 1000)
        .with(kind, "already_available_from", model.says(words, "available"))
        .with(kind, "text", model.says(words, "text"))
}
