//! Adding the model obligations, copying them into contracts, writing down when they are due: what would happen is told
//! first, and each is one step that can be undone. The rules are `domain::duties`'.

use super::action::{DutyAct, Effect, Job, Notice, Step, Tone};
use super::confirm::Confirm;
use super::frame;
use super::input::Input;
use super::key::{Code, Key};
use super::popup::{Answer, Popup};
use super::world::World;
use crate::domain::calendar::add_days;
use crate::domain::deadlines::SOON_DAYS;
use crate::domain::duties::{self, catch_up, contracts_meant, copy_models, models_in_use, told, usual_horizon};
use crate::domain::edit::Edit;
use crate::domain::models;
use crate::domain::record::Ref;
use crate::domain::written::{parse_day, show_day};
use crate::shown::measure;
use crate::text::Message;
use crate::theme::Role;
use chrono::NaiveDate;
use ratatui::Frame;
use ratatui::layout::Rect;

/// Models that are told by name before they are copied.
const TOLD: usize = 6;

/// How many moments of the coming month are not written down yet; none while the register is still being read, or when
/// nothing can be written.
#[must_use]
pub fn unplanned(world: &World) -> usize {
    if !world.register.is_whole() || world.not_writable().is_some() {
        return 0;
    }
    duties::unplanned(&world.register, world.today, add_days(world.today, SOON_DAYS))
}

/// That many moments are not planned, with the key that plans them.
#[must_use]
pub fn unplanned_said(world: &World, id: &'static str, count: usize) -> String {
    let key = world.keys.named("plan-duties").map(|bound| bound.said(world.words)).unwrap_or_default();
    world.words.say(&Message::new(id).count("count", count).with("key", key))
}

fn say(id: &'static str) -> Step {
    Step::Say(Notice::new(Tone::Soon, Message::new(id)))
}

/// Does what was asked about duties, or asks first.
#[must_use]
pub fn ask(world: &World, act: DutyAct, chosen: &[Ref]) -> Step {
    match act {
        DutyAct::Models => add_models(world),
        DutyAct::Copy => copy(world, chosen),
        DutyAct::Compare => Step::Do(Effect::Job(Job::Compare)),
        DutyAct::Plan => Step::Ask(Box::new(Popup::Planning(Box::new(Planning::new(world))))),
    }
}

fn add_models(world: &World) -> Step {
    let edit = models::add(&world.register, world.words);
    if edit.is_empty() {
        return say("duties-models-nothing");
    }
    let what = Message::new("duties-models-what").count("count", edit.changes.len());
    let lines = vec![world.words.say(&what), world.words.get("duties-models-kept")];
    confirm(world, "duties-models", lines, edit)
}

fn copy(world: &World, chosen: &[Ref]) -> Step {
    let (register, day) = (&world.register, world.when.day);
    let contracts = contracts_meant(register, chosen, day);
    if contracts.is_empty() {
        return say("duties-copy-no-contracts");
    }
    let models = models_in_use(register, day);
    if models.is_empty() {
        return say("duties-copy-no-models");
    }
    let edit = copy_models(register, &models, &contracts, day);
    if edit.is_empty() {
        return say("duties-copy-nothing");
    }
    let mut lines = told::copied(register, &edit, world.words, TOLD);
    lines.push(world.words.get("duties-copy-kept"));
    confirm(world, "duties-copy", lines, edit)
}

fn confirm(world: &World, about: &str, lines: Vec<String>, edit: Edit) -> Step {
    let words = world.words;
    let (title, yes) = (words.get(&format!("{about}-title")), words.get(&format!("{about}-yes")));
    Step::Ask(Box::new(Popup::Confirm(Box::new(Confirm::step(world, title, lines, yes, edit)))))
}

/// The box in which the horizon is typed, with what planning until then would do.
#[derive(Debug)]
pub struct Planning {
    input: Input,
    /// What was worked out, and until when.
    worked: (NaiveDate, Edit),
}

impl Planning {
    fn new(world: &World) -> Self {
        let to = usual_horizon(world.today);
        let edit = catch_up(&world.register, None, world.today, to);
        Self { input: Input::suggested(&show_day(to, world.words.lang())), worked: (to, edit) }
    }

    fn day(&self, world: &World) -> Result<NaiveDate, Message> {
        let day = parse_day(self.input.text(), world.today, world.words.lang()).map_err(|problem| problem.message)?;
        if day > world.today { Ok(day) } else { Err(Message::new("duties-plan-early")) }
    }

    /// Enter saves what is shown; with another day it works that out first.
    pub fn press(&mut self, world: &World, key: Key) -> Answer {
        match key.code {
            Code::Esc => return Answer::Close,
            Code::Enter => {
                let Ok(to) = self.day(world) else { return Answer::Stay };
                if to != self.worked.0 {
                    self.worked = (to, catch_up(&world.register, None, world.today, to));
                    return Answer::Stay;
                }
                let edit = std::mem::replace(&mut self.worked.1, Edit::new(Message::new("edit-changed")));
                if edit.is_empty() {
                    return Answer::Close;
                }
                return Answer::Step(Box::new(Step::Do(Effect::Job(Job::Save(Box::new(edit))))));
            }
            _ => {
                self.input.press(key);
            }
        }
        Answer::Stay
    }

    /// Takes pasted text.
    pub fn paste(&mut self, text: &str) -> bool {
        self.input.paste(text);
        true
    }

    /// Draws it.
    pub fn draw(&self, world: &World, frame: &mut Frame<'_>, area: Rect) {
        let words = world.words;
        let width = area.width.saturating_sub(6).clamp(10, 66);
        let (lines, role, keys) = match self.day(world) {
            Err(problem) => (vec![words.say(&problem)], Role::Error, "duties-plan-again"),
            Ok(day) if day != self.worked.0 => (Vec::new(), Role::Text, "duties-plan-again"),
            Ok(day) => (told::planned(&self.worked.1, day, words), Role::Text, "duties-plan-keys"),
        };
        let lines: Vec<_> = lines.iter().flat_map(|line| measure::wrap(line, usize::from(width))).collect();
        let inner = frame::open(world, frame, area, &words.get("duties-plan-title"), width, 6);
        let row = |at: u16| Rect {
            y: inner.y + at.min(inner.height),
            height: inner.height.saturating_sub(at).min(1),
            ..inner
        };
        let label = words.get("duties-plan-until");
        let skip = u16::try_from(crate::shown::width(&label) + 2).unwrap_or(12).min(inner.width);
        frame::draw_text(world, frame, row(0), &label, Role::Dim);
        for (at, line) in (2..5).zip(&lines) {
            frame::draw_text(world, frame, row(at), line, role);
        }
        frame::draw_text(world, frame, row(5), &words.get(keys), Role::Dim);
        let field = Rect { x: inner.x + skip, width: inner.width - skip, ..row(0) };
        frame::draw_input(world, frame, field, &self.input);
    }
}
