//! What a file would do, before anything is written: each row new, changed, same or refused, and one edit that does it.
//! Matching rows to records is here, once for all formats; reading the formats is left to their own files.

use crate::domain::check::{Severity, check_row};
use crate::domain::edit::{Change, Edit, Figures};
use crate::domain::field::{Noun, Shape};
use crate::domain::kind::Kind;
use crate::domain::record::{Id, Record, Value};
use crate::domain::register::Register;
use crate::text::Message;
use std::collections::HashMap;

/// What becomes of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Verdict {
    /// A record that was not there.
    New,
    /// A record that is there and gets other values.
    Changed,
    /// A record that is there and stays as it is.
    Same,
    /// Not taken, with the reason.
    Refused,
}

/// One row of the rehearsal.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Noun of the record.
    pub kind: Kind,
    /// The record, when it is taken.
    pub id: Option<Id>,
    /// Where it stands in the file: a row number, a lot's id.
    pub place: String,
    /// What becomes of it.
    pub verdict: Verdict,
    /// What the user should know: a restored zero, a doubtful number; for refused rows the reasons come first.
    pub notes: Vec<Message>,
}

/// What a file would do.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// The file in a sentence: format, title, date.
    pub source: Vec<Message>,
    /// Every row, in the order of the file within each noun.
    pub rows: Vec<Row>,
    /// What the user should know about the file as a whole.
    pub warnings: Vec<Message>,
    /// What the file does not say and the register wants to know.
    pub to_complete: Vec<Message>,
    /// The one action that does it; refused rows are not in it.
    pub edit: Edit,
}

impl Plan {
    /// How many rows have that verdict.
    #[must_use]
    pub fn count(&self, verdict: Verdict) -> usize {
        self.rows.iter().filter(|row| row.verdict == verdict).count()
    }

    /// How many rows of a noun have that verdict.
    #[must_use]
    pub fn count_of(&self, kind: Kind, verdict: Verdict) -> usize {
        self.rows.iter().filter(|row| row.kind == kind && row.verdict == verdict).count()
    }
}

/// A record as a file tells it: what it does not say is unknown, and never overwrites what is known.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Draft {
    /// Where it stands in the file.
    pub place: String,
    /// A value per field of the noun.
    pub values: Vec<Value>,
    /// Why it cannot be taken; empty when it can.
    pub refusals: Vec<Message>,
    /// What the user should know about it.
    pub notes: Vec<Message>,
    /// The record it is already known to be, for a second pass over the same rows.
    pub id: Option<Id>,
    /// Columns that only fill what is unknown and leave alone what is known; see [`Draft::fill`].
    pub gives_way: Vec<usize>,
}

impl Draft {
    /// A draft of that noun with nothing known.
    #[must_use]
    pub fn new(kind: Kind, place: impl Into<String>) -> Self {
        let values = vec![Value::Unknown; kind.noun().fields.len()];
        Self { place: place.into(), values, ..Self::default() }
    }

    /// Puts a value in the column of that name; an unknown name changes nothing.
    pub fn set(&mut self, kind: Kind, name: &str, value: impl Into<Value>) {
        if let Some((position, _)) = kind.noun().find(name) {
            self.values[position] = value.into();
        }
    }

    /// Puts a value in the column of that name that does not overwrite a known one: what a file only mentions (the
    /// address of a provider, a note) is no reason to change what the user wrote.
    pub fn fill(&mut self, kind: Kind, name: &str, value: impl Into<Value>) {
        if let Some((position, _)) = kind.noun().find(name) {
            self.values[position] = value.into();
            self.gives_way.push(position);
        }
    }
}

/// What to do with two rows of one file that mean the same record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubles {
    /// They are the same record; a later row that says otherwise is refused.
    Merge,
    /// They are different records: our own export lists each record once.
    Distinct,
}

/// Builds a plan, noun by noun, on a copy of the register that already knows what was planned before.
pub struct Planner {
    register: Register,
    plan: Plan,
    planned: HashMap<(Kind, Id), usize>,
    next_id: i64,
}

impl Planner {
    /// A plan that does nothing yet. Copying the register is cheap: its tables are shared until they change.
    #[must_use]
    pub fn new(register: &Register, what: Message) -> Self {
        let plan = Plan {
            source: Vec::new(),
            rows: Vec::new(),
            warnings: Vec::new(),
            to_complete: Vec::new(),
            edit: Edit::new(what),
        };
        Self { next_id: register.last_id().0 + 1, register: register.clone(), plan, planned: HashMap::new() }
    }

    /// The register as it would be with all that is planned so far.
    #[must_use]
    pub fn register(&self) -> &Register {
        &self.register
    }

    /// The plan so far, to add sentences about the file as a whole.
    pub fn plan_mut(&mut self) -> &mut Plan {
        &mut self.plan
    }

    /// Plans all drafts of one noun; answers the record of each, nothing for a refused one. Call it noun by noun, so
    /// that links to earlier ones resolve; a second call with `Draft::id` set adds links within the noun.
    pub fn put(&mut self, kind: Kind, drafts: Vec<Draft>, doubles: Doubles) -> Vec<Option<Id>> {
        let mut ids = Vec::with_capacity(drafts.len());
        let mut changes: Vec<Change> = Vec::new();
        let mut batch: HashMap<Id, usize> = HashMap::new();
        let mut by_key: HashMap<String, Vec<Id>> = HashMap::new();
        for draft in drafts {
            if !draft.refusals.is_empty() {
                ids.push(self.refuse(kind, draft));
                continue;
            }
            let found = match draft.id {
                Some(id) => Match::Record(id),
                None if doubles == Doubles::Distinct && self.is_nameless(kind, &draft) => {
                    self.find_equal(kind, &draft, &|id| batch.contains_key(&id))
                }
                None => self.find_match(kind, &draft, doubles, &by_key, &|id| {
                    batch.get(&id).and_then(|at| changes[*at].after.clone())
                }),
            };
            let id = match found {
                Match::Record(id) => id,
                Match::Nothing => {
                    self.next_id += 1;
                    Id(self.next_id - 1)
                }
                Match::Ambiguous(records) => {
                    let message = Message::new("import-row-ambiguous").with("records", records);
                    ids.push(self.refuse(kind, Draft { refusals: vec![message], ..draft }));
                    continue;
                }
            };
            for columns in kind.noun().keys {
                if let Some(key) = self.register.key_by(kind.noun(), &record_of(id, &draft), columns) {
                    let known = by_key.entry(crate::shown::fold(&key)).or_default();
                    if !known.contains(&id) {
                        known.push(id);
                    }
                }
            }
            ids.push(self.take(kind, id, draft, doubles, &mut changes, &mut batch));
        }
        self.register.apply(&changes);
        for change in changes {
            let at = *self.planned.entry((kind, change.id)).or_insert(self.plan.edit.changes.len());
            match self.plan.edit.changes.get_mut(at) {
                Some(earlier) => earlier.after = change.after,
                None => self.plan.edit.changes.push(change),
            }
        }
        ids
    }

    /// Plans monthly figures; which of them are new is known only to the file (`Store::rehearse_figures`).
    pub fn put_figures(&mut self, figures: Figures) {
        self.plan.edit.figures.push(figures);
    }

    /// Records a row that cannot be taken.
    pub fn refuse(&mut self, kind: Kind, draft: Draft) -> Option<Id> {
        let mut notes = draft.refusals;
        notes.extend(draft.notes);
        self.plan.rows.push(Row { kind, id: None, place: draft.place, verdict: Verdict::Refused, notes });
        None
    }

    /// The finished plan. Changes that come to nothing are left out of the edit.
    #[must_use]
    pub fn finish(mut self) -> Plan {
        self.plan.edit.changes.retain(|change| change.before != change.after);
        self.plan
    }

    /// One draft that is one record: fills in what it says, and tells what that does.
    fn take(
        &mut self,
        kind: Kind,
        id: Id,
        mut draft: Draft,
        doubles: Doubles,
        changes: &mut Vec<Change>,
        batch: &mut HashMap<Id, usize>,
    ) -> Option<Id> {
        let earlier = batch.get(&id).copied();
        let now = match earlier {
            Some(at) => changes[at].after.clone(),
            None => self.register.get(kind, id).map(|record| record.values.clone()),
        };
        if earlier.is_some()
            && let Some(now) = &now
            && let Some(field) = contradiction(kind.noun(), now, &draft)
        {
            let message = Message::new("import-row-contradicts").with("field", field).with("noun", kind.name());
            return self.refuse(kind, Draft { refusals: vec![message], ..draft });
        }
        let is_new = now.is_none();
        let mut after = now.clone().unwrap_or_else(|| vec![Value::Unknown; draft.values.len()].into());
        for (at, (held, said)) in after.iter_mut().zip(&draft.values).enumerate() {
            if !said.is_unknown() && (held.is_unknown() || !draft.gives_way.contains(&at)) {
                held.clone_from(said);
            }
        }
        if let Some(field) =
            kind.noun().fields.iter().zip(&after).find(|(field, value)| field.required && value.is_unknown())
        {
            let message = Message::new("import-row-lacks").with("field", field.0.name).with("noun", kind.name());
            return self.refuse(kind, Draft { refusals: vec![message], ..draft });
        }
        let verdict = match &now {
            None => Verdict::New,
            Some(now) if *now == after => Verdict::Same,
            Some(_) => Verdict::Changed,
        };
        // Our own export holds what a register held; it comes back as it was, and `check` tells what is wrong in it.
        if doubles == Doubles::Merge && verdict != Verdict::Same {
            let record = Record { id, values: after.clone() };
            let mut refusals = Vec::new();
            for found in check_row(&self.register, kind, &record) {
                match found.severity {
                    Severity::Refuse => refusals.push(found.problem.message),
                    Severity::Warn => draft.notes.push(found.problem.message),
                }
            }
            if !refusals.is_empty() {
                return self.refuse(kind, Draft { refusals, ..draft });
            }
        }
        // A second pass over rows that were told already only adds to them.
        if draft.id.is_none() {
            self.plan.rows.push(Row { kind, id: Some(id), place: draft.place, verdict, notes: draft.notes });
        }
        match earlier {
            Some(at) => changes[at].after = Some(after),
            None => {
                batch.insert(id, changes.len());
                let before = if is_new { None } else { now };
                changes.push(Change { kind, id, before, after: Some(after) });
            }
        }
        Some(id)
    }

    fn is_nameless(&self, kind: Kind, draft: &Draft) -> bool {
        let (noun, record) = (kind.noun(), record_of(Id(0), draft));
        noun.keys.iter().all(|columns| self.register.key_by(noun, &record, columns).is_none())
    }

    /// What nothing names is the first record, not yet `taken`, that says the same; links to its own noun and to later
    /// ones may be missing from the draft, since they are added in a second pass.
    fn find_equal(&self, kind: Kind, draft: &Draft, taken: &dyn Fn(Id) -> bool) -> Match {
        let says = |held: &[Value]| {
            (0..held.len())
                .all(|at| held[at] == draft.values[at] || (draft.values[at].is_unknown() && is_later(kind, at)))
        };
        let mut records = self.register.all(kind).iter().filter(|record| !taken(record.id));
        records.find(|record| says(&record.values)).map_or(Match::Nothing, |record| Match::Record(record.id))
    }

    fn find_match(
        &self,
        kind: Kind,
        draft: &Draft,
        doubles: Doubles,
        batch: &HashMap<String, Vec<Id>>,
        planned_values: &dyn Fn(Id) -> Option<Box<[Value]>>,
    ) -> Match {
        let noun = kind.noun();
        let record = record_of(Id(0), draft);
        let mut ambiguous = None;
        for (strength, columns) in noun.keys.iter().enumerate() {
            let Some(key) = self.register.key_by(noun, &record, columns) else { continue };
            let planned = batch.get(&crate::shown::fold(&key)).map_or(&[][..], Vec::as_slice);
            let held = self.register.with_key(kind, &key);
            let fits = |id: &&Id| match planned_values(**id) {
                Some(values) => agrees(kind.noun(), &values, draft, strength),
                None => {
                    self.register.get(kind, **id).is_none_or(|held| agrees(kind.noun(), &held.values, draft, strength))
                }
            };
            let mut candidates: Vec<Id> = match doubles {
                Doubles::Merge => held.iter().chain(planned).filter(fits).copied().collect(),
                // The n-th row with this key is the n-th record with it.
                Doubles::Distinct => held.iter().filter(fits).filter(|id| !planned.contains(id)).copied().collect(),
            };
            candidates.sort_unstable();
            candidates.dedup();
            match (candidates.as_slice(), doubles) {
                ([], _) => {}
                ([one], _) | ([one, ..], Doubles::Distinct) => return Match::Record(*one),
                (many, Doubles::Merge) => {
                    let names: Vec<_> = many.iter().take(4).map(|id| self.register.key(kind, *id)).collect();
                    ambiguous = Some(names.join("; "));
                }
            }
        }
        if let Some(records) = ambiguous {
            return Match::Ambiguous(records);
        }
        if noun.keys.len() == 1 && doubles == Doubles::Merge {
            return self.find_undated(kind, draft);
        }
        Match::Nothing
    }

    /// A fact that is keyed by its first day, where the file or the register does not know that day: the one fact
    /// that agrees in all else.
    fn find_undated(&self, kind: Kind, draft: &Draft) -> Match {
        let noun = kind.noun();
        let columns: Vec<usize> = noun.keys[0].iter().filter_map(|name| noun.find(name).map(|(at, _)| at)).collect();
        let is_day = |at: &usize| noun.fields[*at].shape == Shape::Day;
        let Some(by) = columns.iter().find(|at| matches!(draft.values[**at], Value::Link(_))) else {
            return Match::Nothing;
        };
        if !columns.iter().any(is_day) {
            return Match::Nothing;
        }
        let Value::Link(target) = draft.values[*by] else { return Match::Nothing };
        let agrees = |record: &&Record| {
            columns.iter().all(|at| {
                let (held, said) = (&record.values[*at], &draft.values[*at]);
                held == said || (is_day(at) && (held.is_unknown() || said.is_unknown()))
            })
        };
        let mut found = self
            .register
            .referring(kind, *by, target)
            .iter()
            .filter_map(|id| self.register.get(kind, *id))
            .filter(agrees);
        match (found.next(), found.next()) {
            (Some(one), None) => Match::Record(one.id),
            _ => Match::Nothing,
        }
    }
}

enum Match {
    Record(Id),
    Nothing,
    Ambiguous(String),
}

/// Whether a link leads to its own noun or to a later one, which are not there yet when its row is planned.
pub(super) fn is_later(kind: Kind, position: usize) -> bool {
    match kind.noun().fields[position].shape {
        Shape::Link(to) | Shape::Links(to) => to >= kind && !kind.is_figures(),
        _ => false,
    }
}

/// Whether a record found by one key does not contradict the draft in a stronger or a wider one: the same name under
/// another official number is another provider, the same lot code in another framework another lot.
fn agrees(noun: &Noun, held: &[Value], draft: &Draft, strength: usize) -> bool {
    let matched = noun.keys[strength];
    let wider =
        |columns: &&&[&str]| columns.len() > matched.len() && matched.iter().all(|column| columns.contains(column));
    let others = noun.keys[..strength].iter().chain(noun.keys.iter().filter(wider));
    others.flat_map(|columns| columns.iter()).all(|column| match noun.find(column) {
        Some((at, _)) => {
            let (held, said) = (&held[at], &draft.values[at]);
            held.is_unknown() || said.is_unknown() || held == said
        }
        None => true,
    })
}

fn record_of(id: Id, draft: &Draft) -> Record {
    Record { id, values: draft.values.clone().into() }
}

/// The first column in which a row says something else than an earlier row about the same record.
fn contradiction(noun: &Noun, now: &[Value], draft: &Draft) -> Option<&'static str> {
    let said = &draft.values;
    let differs = |at: &usize| {
        !now[*at].is_unknown() && !said[*at].is_unknown() && now[*at] != said[*at] && !draft.gives_way.contains(at)
    };
    (0..noun.fields.len()).find(differs).map(|at| noun.fields[at].name)
}
