//! The records of the made-up region while it is being written: ids, later corrections, and in which step each record
//! becomes known. Turns into edits at the end.

use super::Step;
use crate::domain::calendar::add_days;
use crate::domain::edit::{Change, Edit, Figure, Figures};
use crate::domain::kind::Kind;
use crate::domain::record::{Id, Record, Value};
use crate::text::Message;
use chrono::NaiveDate;

/// How many days before today the steps are dated. What happened later than a step is recorded in a later one.
pub const STEP_DAYS: [u32; 5] = [92, 61, 33, 6, 1];

/// Fields by name, for `Book::add`.
macro_rules! row {
    ($($name:literal => $value:expr),* $(,)?) => {
        [$(($name, crate::domain::record::Value::from($value))),*]
    };
}
pub(super) use row;

/// A code of a closed list.
pub fn code(code: &'static str) -> Value {
    Value::Choice(code)
}

/// Several records; unknown when there are none.
pub fn links(ids: &[Id]) -> Value {
    if ids.is_empty() { Value::Unknown } else { Value::Links(ids.into()) }
}

struct Entry {
    kind: Kind,
    record: Record,
    step: usize,
    gone: bool,
}

struct Correction {
    id: Id,
    position: usize,
    wrong: Value,
    step: usize,
}

/// Everything written so far.
pub struct Book {
    /// The day everything is dated from.
    pub today: NaiveDate,
    entries: Vec<Entry>,
    /// Places in `entries`, by noun.
    of_kind: Vec<Vec<usize>>,
    corrections: Vec<Correction>,
    figures: Vec<(usize, Figures)>,
}

impl Book {
    pub fn new(today: NaiveDate) -> Self {
        let of_kind = Kind::ALL.iter().map(|_| Vec::new()).collect();
        Self { today, entries: Vec::new(), of_kind, corrections: Vec::new(), figures: Vec::new() }
    }

    /// Writes a record that was known from the first step.
    pub fn add<const N: usize>(&mut self, kind: Kind, fields: [(&str, Value); N]) -> Id {
        self.add_in(0, kind, fields)
    }

    /// Writes a record that became known on that day or soon after.
    pub fn add_since<const N: usize>(&mut self, day: NaiveDate, kind: Kind, fields: [(&str, Value); N]) -> Id {
        let step = self.step_of(day);
        self.add_in(step, kind, fields)
    }

    /// Writes a record in a step of its own choice.
    pub fn add_in<const N: usize>(&mut self, step: usize, kind: Kind, fields: [(&str, Value); N]) -> Id {
        let id = Id(i64::try_from(self.entries.len()).unwrap_or(i64::MAX) + 1);
        let mut record = Record::blank(kind, id);
        for (name, value) in fields {
            let found = kind.noun().find(name);
            debug_assert!(found.is_some(), "{} has no {name}", kind.name());
            if let Some((position, _)) = found {
                record.values[position] = value;
            }
        }
        self.of_kind[kind as usize].push(self.entries.len());
        self.entries.push(Entry { kind, record, step, gone: false });
        id
    }

    /// The first step that is not before that day.
    pub fn step_of(&self, day: NaiveDate) -> usize {
        let age = self.today.signed_duration_since(day).num_days();
        STEP_DAYS.iter().position(|days| i64::from(*days) <= age).unwrap_or(STEP_DAYS.len() - 1)
    }

    /// The day of a step.
    pub fn day_of(&self, step: usize) -> NaiveDate {
        add_days(self.today, -i32::try_from(STEP_DAYS[step]).unwrap_or(0))
    }

    fn entry(&mut self, id: Id) -> Option<&mut Entry> {
        usize::try_from(id.0 - 1).ok().and_then(|at| self.entries.get_mut(at))
    }

    /// Puts another value in a record, as if it had always been so.
    pub fn set(&mut self, id: Id, name: &str, value: impl Into<Value>) {
        if let Some(entry) = self.entry(id) {
            let found = entry.kind.noun().find(name);
            debug_assert!(found.is_some(), "{} has no {name}", entry.kind.name());
            if let Some((position, _)) = found {
                entry.record.values[position] = value.into();
            }
        }
    }

    /// The value of a field.
    pub fn value(&self, id: Id, name: &str) -> &Value {
        const UNKNOWN: &Value = &Value::Unknown;
        let entry = usize::try_from(id.0 - 1).ok().and_then(|at| self.entries.get(at));
        let found = entry.and_then(|entry| entry.kind.noun().find(name).map(|(at, _)| &entry.record.values[at]));
        found.unwrap_or(UNKNOWN)
    }

    /// Records of a noun whose field holds that value, in the order of writing.
    pub fn with(&self, kind: Kind, name: &str, value: &Value) -> Vec<Id> {
        let Some((position, _)) = kind.noun().find(name) else { return Vec::new() };
        let held = self.of_kind[kind as usize].iter().map(|at| &self.entries[*at]).filter(|entry| !entry.gone);
        held.filter(|entry| entry.record.values[position] == *value).map(|entry| entry.record.id).collect()
    }

    /// What a person types to mean a record: the parts of its first key that is whole, with `/` between them.
    pub fn key(&self, id: Id) -> String {
        let at = usize::try_from(id.0 - 1).ok().and_then(|at| self.entries.get(at));
        let Some(entry) = at else { return String::new() };
        let noun = entry.kind.noun();
        let part = |name: &&str| match self.value(id, name) {
            Value::Text(text) => text.to_string(),
            Value::Number(number) => number.to_string(),
            Value::Choice(code) => (*code).to_string(),
            Value::Link(target) => self.key(*target),
            Value::Day(day) if *name == "month" => day.format("%Y-%m").to_string(),
            Value::Day(day) => day.to_string(),
            _ => "-".into(),
        };
        let whole = |columns: &&&[&str]| columns.iter().all(|name| !self.value(id, name).is_unknown());
        let columns = noun.keys.iter().find(whole).or(noun.keys.last()).copied().unwrap_or(&[]);
        columns.iter().map(part).collect::<Vec<_>>().join("/")
    }

    /// The noun of a record in the plural.
    pub fn noun(&self, id: Id) -> &'static str {
        let at = usize::try_from(id.0 - 1).ok().and_then(|at| self.entries.get(at));
        at.map_or("", |entry| entry.kind.name())
    }

    /// The day in a field.
    pub fn day(&self, id: Id, name: &str) -> Option<NaiveDate> {
        match self.value(id, name) {
            Value::Day(day) => Some(*day),
            _ => None,
        }
    }

    /// The number in a field, 0 when unknown.
    pub fn number(&self, id: Id, name: &str) -> i64 {
        match self.value(id, name) {
            Value::Number(number) => *number,
            _ => 0,
        }
    }

    /// Takes a record out, as if it had never been written.
    pub fn forget(&mut self, id: Id) {
        if let Some(entry) = self.entry(id) {
            entry.gone = true;
        }
    }

    /// Moves a record to a later step: it was recorded late.
    pub fn postpone(&mut self, id: Id, step: usize) {
        if let Some(entry) = self.entry(id) {
            entry.step = step;
        }
    }

    /// Lets a field have been wrong until a step puts it right.
    pub fn was(&mut self, id: Id, name: &str, wrong: impl Into<Value>, step: usize) {
        let found = self.entry(id).and_then(|entry| entry.kind.noun().find(name));
        if let Some((position, _)) = found {
            self.corrections.push(Correction { id, position, wrong: wrong.into(), step });
        }
    }

    /// Monthly figures that a step delivers.
    pub fn deliver(&mut self, step: usize, kind: Kind, rows: Vec<Figure>) {
        if !rows.is_empty() {
            self.figures.push((step, Figures { kind, rows, removed: Vec::new() }));
        }
    }

    /// The monthly figures of a noun with the step that delivers them.
    pub fn figures_mut(&mut self, kind: Kind) -> impl Iterator<Item = (usize, &mut Figure)> {
        let held = self.figures.iter_mut().filter(move |(_, figures)| figures.kind == kind);
        held.flat_map(|(step, figures)| figures.rows.iter_mut().map(|figure| (*step, figure)))
    }

    /// The steps, oldest first. Records are added noun by noun, in the order of saving.
    pub fn into_steps(mut self) -> Vec<Step> {
        let mut steps: Vec<Step> = STEP_DAYS
            .iter()
            .enumerate()
            .map(|(number, days)| Step {
                edit: Edit::new(Message::new(if number == 0 { "demo-step-first" } else { "demo-step-later" })),
                days_ago: *days,
            })
            .collect();
        let mut first_values: Vec<(usize, Record, Kind)> = Vec::new();
        for correction in &self.corrections {
            let at = usize::try_from(correction.id.0 - 1).unwrap_or(usize::MAX);
            if let Some(entry) = self.entries.get_mut(at).filter(|entry| !entry.gone && entry.step < correction.step) {
                first_values.push((correction.step, entry.record.clone(), entry.kind));
                entry.record.values[correction.position] = correction.wrong.clone();
            }
        }
        let mut corrected: Vec<Step> = STEP_DAYS
            .iter()
            .map(|days| Step { edit: Edit::new(Message::new("demo-step-correction")), days_ago: *days })
            .collect();
        for (step, right, kind) in first_values {
            let at = usize::try_from(right.id.0 - 1).unwrap_or(usize::MAX);
            if let Some(entry) = self.entries.get(at) {
                corrected[step].edit.change(kind, &entry.record, right);
            }
        }
        self.entries.retain(|entry| !entry.gone);
        self.entries.sort_by_key(|entry| entry.kind);
        for entry in self.entries {
            let Record { id, values } = entry.record;
            steps[entry.step].edit.changes.push(Change { kind: entry.kind, id, before: None, after: Some(values) });
        }
        for (step, figures) in self.figures {
            steps[step].edit.figures.push(figures);
        }
        // A correction stands right after the data of its day.
        let mut all: Vec<Step> = steps.into_iter().zip(corrected).flat_map(|(step, fix)| [step, fix]).collect();
        all.retain(|step| !step.edit.is_empty());
        all
    }
}
