//! Logboek: every action, who and when; one step with its old and new values. Taking back to a step and looking at what
//! was known then begin here.

use super::action::{Action, Effect, Job, JournalAct, Known, Move, Outcome, Step};
use super::page::{Cell, Content, Line, Page, Target, field_lines};
use super::popup::Popup;
use super::world::World;
use crate::domain::field::Shape;
use crate::domain::kind::Kind;
use crate::domain::record::{Ref, Value};
use crate::domain::shape::show_value;
use crate::domain::written::show_moment;
use crate::store::journal::{Line as JournalLine, Sort, Step as JournalStep};
use crate::text::Message;
use crate::theme::Role;
use chrono::{DateTime, Utc};
use std::sync::Arc;

/// How many steps are asked at a time.
const PAGE: usize = 200;

/// The journal.
#[derive(Clone, Debug, Default)]
pub struct Journal {
    pub(in crate::ui) page: Page,
    steps: Arc<Vec<JournalStep>>,
    more: bool,
    asked: Option<Option<i64>>,
    stamp: Option<(u64, u16)>,
    here: bool,
}

/// A moment as it is shown: day and time in Amsterdam.
#[must_use]
pub fn moment(world: &World, at: DateTime<Utc>) -> String {
    show_moment(at, world.words.lang())
}

/// A step as a line: when, who, what.
#[must_use]
pub fn step_line(world: &World, step: &JournalStep) -> Line {
    let mut what = world.words.say(&step.what);
    match step.sort {
        Sort::Undo => what = world.words.say(&Message::new("edit-undone").with("name", what)),
        Sort::Redo => what = world.words.say(&Message::new("edit-redone").with("name", what)),
        Sort::Edit | Sort::Import | Sort::Erase => {}
    }
    let mut cells = vec![Cell::new(moment(world, step.at), 18).role(Role::Dim)];
    if world.size.0 >= 80 {
        cells.push(Cell::new(&step.who, 10).role(Role::Dim));
    }
    cells.push(Cell::new(what, 0));
    Line::to(Content::Row(cells), Target::Step(Box::new(step.clone())))
}

impl Journal {
    /// The journal, to be read.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    fn chosen(&self) -> Option<&JournalStep> {
        match self.page.target() {
            Some(Target::Step(step)) => Some(step),
            _ => None,
        }
    }

    /// Moves, opens, takes back, looks back.
    pub fn update(&mut self, world: &World, action: Action) -> Step {
        match action {
            Action::Move(_) => {
                let step = self.page.update(world, action);
                if self.more && self.page.row() + PAGE / 4 >= self.steps.len() {
                    self.here = false;
                }
                step
            }
            Action::Journal(JournalAct::UndoTo) => match self.chosen() {
                Some(step) => Step::Ask(Box::new(Popup::undo_to(world, step))),
                None => Step::Stay,
            },
            Action::Journal(JournalAct::KnownHere) => match self.chosen() {
                Some(step) => Step::Do(Effect::Job(Job::Known(Some(Known::After(step.seq, step.at))))),
                None => Step::Stay,
            },
            _ => self.page.update(world, action),
        }
    }

    /// Follows the register: a new step may have come.
    pub fn refresh(&mut self, world: &World) {
        let stamp = (world.facts, world.size.0);
        if self.stamp == Some(stamp) {
            return;
        }
        if self.stamp.is_none_or(|(seen, _)| seen != world.facts) {
            self.asked = None;
            self.here = false;
        }
        self.stamp = Some(stamp);
        self.fill(world);
    }

    fn fill(&mut self, world: &World) {
        let mut lines: Vec<Line> = self.steps.iter().map(|step| step_line(world, step)).collect();
        if lines.is_empty() && self.here {
            lines.push(Line::new(Content::Text(world.words.get("ui-journal-empty"))));
        }
        self.page.fill(lines, usize::from(world.body_height()));
    }

    /// The newest steps, or older ones once the cursor comes near the end.
    pub fn wants(&mut self) -> Option<Job> {
        // A filter looks at the whole journal, so all of it comes.
        if self.here && self.more && !self.page.filter().is_empty() {
            self.here = false;
        }
        if self.here {
            return None;
        }
        let before = self.asked.and(self.steps.last()).map(|step| step.seq);
        if self.asked == Some(before) {
            return None;
        }
        self.asked = Some(before);
        Some(Job::Steps { of: None, before, limit: PAGE })
    }

    /// Takes them.
    pub fn take(&mut self, world: &World, outcome: &Outcome) {
        if let Outcome::Steps { of: None, before, steps, more } = outcome
            && self.asked == Some(*before)
            && !self.here
        {
            match before {
                None => self.steps = Arc::new(steps.clone()),
                Some(_) => Arc::make_mut(&mut self.steps).extend(steps.iter().cloned()),
            }
            self.more = *more;
            self.here = true;
            self.fill(world);
        }
    }
}

/// How many changed records of a step are shown.
const LINES: usize = 2000;

/// One step: which records it touched, with old and new values.
#[derive(Clone, Debug)]
pub struct StepPage {
    step: JournalStep,
    pub(in crate::ui) page: Page,
    lines: Option<Arc<Vec<JournalLine>>>,
    asked: bool,
    stamp: Option<(u64, u16)>,
}

impl StepPage {
    /// The page of a step.
    #[must_use]
    pub fn new(step: JournalStep) -> Self {
        Self { step, page: Page::default(), lines: None, asked: false, stamp: None }
    }

    /// Its number.
    #[must_use]
    pub fn seq(&self) -> i64 {
        self.step.seq
    }

    /// Its name in the breadcrumb.
    #[must_use]
    pub fn title(&self, world: &World) -> String {
        world.words.say(&Message::new("ui-step").with("number", self.step.seq.to_string()))
    }

    /// Moves and opens.
    pub fn update(&mut self, world: &World, action: Action) -> Step {
        let next = action == Action::Move(Move::NextSection);
        self.page.update(world, if next { Action::Move(Move::Down) } else { action })
    }

    /// Follows register and window.
    pub fn refresh(&mut self, world: &World) {
        let stamp = (world.facts, world.size.0);
        if self.stamp != Some(stamp) {
            self.stamp = Some(stamp);
            let lines = self.build(world);
            self.page.fill(lines, usize::from(world.body_height()));
        }
    }

    fn build(&self, world: &World) -> Vec<Line> {
        let words = world.words;
        let field = |id: &str, value: String| Line::new(Content::Field { label: words.get(id), value, mark: None });
        let mut lines = vec![
            Line::new(Content::Heading(words.say(&self.step.what), None)),
            field("ui-step-when", moment(world, self.step.at)),
            field("ui-step-who", self.step.who.clone()),
            field("ui-step-records", self.step.records.to_string()),
        ];
        if self.step.figures > 0 {
            lines.push(field("ui-step-figures", self.step.figures.to_string()));
        }
        lines.extend(field_lines(&words.get("ui-step-hash"), &self.step.hash, None, world.size.0));
        for line in self.lines.iter().flat_map(|lines| lines.iter()) {
            lines.extend(record_lines(world, line));
        }
        let shown = self.lines.as_ref().map_or(0, |lines| lines.len());
        let more = usize::try_from(self.step.records).unwrap_or(0).saturating_sub(shown);
        if self.lines.is_some() && more > 0 {
            lines.push(Line::new(Content::Text(words.say(&Message::new("ui-step-more").count("count", more)))));
        }
        lines
    }

    /// Its changes.
    pub fn wants(&mut self) -> Option<Job> {
        let seq = self.step.seq;
        (!std::mem::replace(&mut self.asked, true)).then_some(Job::Lines { seq, of: None })
    }

    /// Takes them.
    pub fn take(&mut self, world: &World, outcome: &Outcome) {
        if let Outcome::Lines { seq, lines } = outcome
            && *seq == self.step.seq
        {
            self.lines = Some(Arc::new(lines.clone()));
            self.stamp = None;
            self.refresh(world);
        }
    }
}

/// Most changes of a step that are asked for.
#[must_use]
pub const fn most_lines() -> usize {
    LINES
}

fn record_lines(world: &World, line: &JournalLine) -> Vec<Line> {
    let words = world.words;
    let Ref { kind, id } = line.record;
    let noun = words.kind_one(kind.name());
    let name = match world.register.at(line.record) {
        Some(_) => world.called(kind, id),
        None => gone_label(world, kind, line),
    };
    let came = match line.came {
        Some(true) => Some(words.get("ui-step-came")),
        Some(false) => Some(words.get("ui-step-went")),
        None => None,
    };
    let heading = Content::Heading(format!("{noun} {name}"), came);
    let mut lines = vec![Line::new(Content::Blank), Line::to(heading, Target::Record(line.record))];
    for (column, old, new) in &line.values {
        let Some((_, field)) = kind.noun().find(column) else { continue };
        let said = |value: &Value| {
            if value.is_unknown() {
                return words.get("ui-unknown");
            }
            let target = match field.shape {
                Shape::Link(to) | Shape::Links(to) => Some(to),
                Shape::LinkBy(_) => world
                    .register
                    .at(line.record)
                    .and_then(|record| world.register.target_kind(kind, record, kind.noun().find(column)?.0)),
                _ => None,
            };
            show_value(&world.register, column, field.shape, target, value, words)
        };
        let value = match line.came {
            Some(true) => said(new),
            Some(false) => said(old),
            None => format!("{} → {}", said(old), said(new)),
        };
        lines.push(Line::new(Content::Field { label: words.field(kind.name(), column), value, mark: None }));
    }
    lines
}

/// What a record was called that is no longer there: the values of its label in the step.
fn gone_label(world: &World, kind: Kind, line: &JournalLine) -> String {
    let value = |name: &&str| {
        let (_, old, new) = line.values.iter().find(|(column, _, _)| column == name)?;
        let value = if old.is_unknown() { new } else { old };
        let (_, field) = kind.noun().find(name)?;
        let target = match field.shape {
            Shape::Link(to) => Some(to),
            _ => None,
        };
        Some(show_value(&world.register, name, field.shape, target, value, world.words))
    };
    kind.noun().label.iter().filter_map(value).collect::<Vec<_>>().join(" · ")
}
