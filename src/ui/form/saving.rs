//! From what was typed to an edit: every field read, the guard and the checks asked, the records as they would be saved.

use super::{Form, Subject};
use crate::domain::chain::loss;
use crate::domain::check::{self, Severity};
use crate::domain::edit::Edit;
use crate::domain::field::Field;
use crate::domain::record::{Id, Record, Value};
use crate::domain::register::target_kind;
use crate::domain::shape::Reader;
use crate::guard;
use crate::text::Message;
use crate::ui::action::{Effect, Job, Notice, Step, Tone};
use crate::ui::confirm::Confirm;
use crate::ui::popup::Popup;
use crate::ui::world::World;

impl Form {
    /// What the checks say of the field under the cursor that is no reason to refuse.
    pub(super) fn warning(&self, world: &World) -> Option<Message> {
        let record = self.records(world, &self.values).into_iter().next()?;
        let mut found = check::check_record(&world.register, self.kind, &record).into_iter();
        found.find(|found| found.severity == Severity::Warn && found.field == Some(self.at)).map(|f| f.problem.message)
    }

    /// Every field's value as typed, in order, and what is wrong with it.
    pub(super) fn read_all(&self, world: &World) -> (Vec<Value>, Vec<Option<Message>>) {
        let mut values = vec![Value::Unknown; self.lines.len()];
        let mut problems = vec![None; self.lines.len()];
        for position in 0..self.lines.len() {
            match self.read_one(world, &values, position) {
                Ok(value) => values[position] = value,
                Err(problem) => problems[position] = Some(problem),
            }
        }
        (values, problems)
    }

    /// What one field means, given what those before it mean; or what is wrong with it.
    pub(super) fn read_one(&self, world: &World, values: &[Value], position: usize) -> Result<Value, Message> {
        let noun = self.kind.noun();
        let line = &self.lines[position];
        // What was not touched is what it was, even where its text alone would be ambiguous.
        if let (Subject::One(_), [record]) = (&self.subject, self.before.as_slice())
            && line.input.text() == line.original
            && target_kind(noun, values, position) == target_kind(noun, &record.values, position)
        {
            return Ok(record.values[position].clone());
        }
        if let Some(refused) = refusal(&noun.fields[position], &self.names[position], line.input.text()) {
            return Err(refused);
        }
        let reader = Reader { register: &world.register, words: world.words, today: world.today };
        reader.read(self.kind, values, position, line.input.text()).map_err(|problem| problem.message)
    }

    pub(super) fn save(&mut self, world: &World, asked: bool) -> Step {
        if let Some(reason) = world.not_writable() {
            return Step::Say(Notice::new(Tone::Soon, reason));
        }
        if self.saving {
            return Step::Stay;
        }
        let (values, problems) = self.read_all(world);
        for (line, problem) in self.lines.iter_mut().zip(problems) {
            line.problem = problem;
            line.warning = None;
        }
        self.values.clone_from(&values);
        let records = self.records(world, &values);
        self.check(world, &records);
        if let Some(first) = self.lines.iter().position(|line| line.problem.is_some()) {
            let wrong = self.lines.iter().filter(|line| line.problem.is_some()).count();
            self.at = first;
            self.suggestions = None;
            return Step::Say(Notice::new(Tone::Late, Message::new("form-wrong").count("count", wrong)));
        }
        let edit = self.edit_of(world, records);
        if edit.is_empty() {
            return Step::Say(Notice::new(Tone::Soon, Message::new("form-nothing-changed")));
        }
        if !asked && let Some(lines) = loss::told(&world.register, &edit, world.when.day, world.words) {
            let confirm = Confirm::ending(world, lines);
            return Step::Ask(Box::new(Popup::Confirm(Box::new(confirm))));
        }
        self.saving = true;
        Step::Do(Effect::Job(Job::Save(Box::new(edit))))
    }

    /// The records as they would be saved.
    fn records(&self, world: &World, values: &[Value]) -> Vec<Record> {
        match &self.subject {
            Subject::New => {
                let id = Id(world.register.last_id().0 + 1);
                vec![Record { id, values: values.into() }]
            }
            Subject::One(id) => vec![Record { id: *id, values: values.into() }],
            Subject::Many(_) => {
                let filled = |record: &Record| {
                    let mut after = record.clone();
                    for (position, _) in self.lines.iter().enumerate().filter(|(_, line)| !line.input.is_empty()) {
                        after.values[position] = values[position].clone();
                    }
                    after
                };
                self.before.iter().map(filled).collect()
            }
        }
    }

    fn check(&mut self, world: &World, records: &[Record]) {
        for record in records {
            for found in check::check_record(&world.register, self.kind, record) {
                let position = found.field.unwrap_or(self.at);
                let Some(line) = self.lines.get_mut(position) else { continue };
                match found.severity {
                    Severity::Refuse if line.problem.is_none() => line.problem = Some(found.problem.message),
                    Severity::Warn => line.warning = Some(found.problem.message),
                    Severity::Refuse => {}
                }
            }
        }
    }

    fn edit_of(&self, world: &World, records: Vec<Record>) -> Edit {
        let label = |record: &Record| {
            let name = self.kind.noun().label.first().and_then(|column| self.kind.noun().find(column));
            name.map_or_else(String::new, |(at, _)| {
                crate::domain::shape::show(&world.register, self.kind, record, at, world.words)
            })
        };
        let what = match (&self.subject, records.as_slice()) {
            (Subject::Many(_), many) => Message::new("edit-changed-many").count("count", many.len()),
            (Subject::New, [one]) => Message::new("edit-added").with("record", label(one)),
            (_, [one, ..]) => Message::new("edit-changed").with("record", label(one)),
            (_, []) => Message::new("edit-changed").with("record", ""),
        };
        let mut edit = Edit::new(what.with("noun", self.kind.name()));
        for record in records {
            match self.before.iter().find(|before| before.id == record.id) {
                Some(before) => edit.change(self.kind, before, record),
                None => edit.add(self.kind, record),
            }
        }
        edit
    }

    /// The save failed: the form stays with all that was typed.
    pub fn save_failed(&mut self) {
        self.saving = false;
    }

    /// Whether it waits for its save; then it closes when the save is done.
    #[must_use]
    pub fn is_saving(&self) -> bool {
        self.saving
    }
}

/// Why the guard does not take what was typed in a field.
pub(super) fn refusal(field: &Field, place: &str, typed: &str) -> Option<Message> {
    guard::refusal(&guard::scan_text(place, typed, field.sense())).map(|error| error.what)
}
