//! Letterhead and wording of overviews: organisation, colour with its contrast, the deviation that asks for a sentence, and
//! an introduction per overview. Saving writes the settings file and keeps everything else in it.

use super::action::{Action, Effect, FormAct, Job, Outcome, Step};
use super::cursor::Cursor;
use super::frame;
use super::input::Input;
use super::keeper::{LetterheadFields, LetterheadJob};
use super::key::{Code, Key};
use super::world::World;
use crate::report::style::{contrast, read_accent, show_ratio};
use crate::report::{REPORTS, placeholders};
use crate::text::Message;
use crate::theme::Role;
use ratatui::Frame;
use ratatui::layout::Rect;

/// Position of the colour among the fields.
const ACCENT: usize = 1;
/// Fields before the introductions.
const OWN: usize = 3;

/// The screen.
#[derive(Clone, Debug, Default)]
pub struct Letterhead {
    fields: Vec<Input>,
    cursor: Cursor,
    /// What is wrong with the settings as they are in the file.
    problem: Option<Message>,
    path: String,
    asked: bool,
}

impl Letterhead {
    /// What stands in the settings is to be read.
    pub fn wants(&mut self) -> Option<Job> {
        let first = !self.asked;
        self.asked = true;
        first.then_some(Job::Letterhead(LetterheadJob::Read))
    }

    /// Takes it.
    pub fn take(&mut self, outcome: &Outcome) {
        let Outcome::Letterhead(now) = outcome else { return };
        let texts = REPORTS.iter().map(|report| now.fields.text(report.name));
        let own = [&now.fields.organisation, &now.fields.accent, &now.fields.deviation].map(String::as_str);
        self.fields = own.into_iter().chain(texts).map(Input::new).collect();
        self.problem.clone_from(&now.problem);
        self.path.clone_from(&now.path);
        self.cursor.show(self.fields.len(), self.fields.len());
    }

    /// Takes a key for the field; up and down choose another one.
    pub fn typed(&mut self, key: Key) -> bool {
        match key.code {
            Code::Up => self.go(false),
            Code::Down | Code::Enter => self.go(true),
            _ => return self.fields.get_mut(self.cursor.row).is_some_and(|field| field.press(key)),
        }
        true
    }

    /// Takes pasted text.
    pub fn paste(&mut self, text: &str) -> bool {
        self.fields.get_mut(self.cursor.row).is_some_and(|field| field.paste(text))
    }

    /// Saves, or goes to another field.
    pub fn update(&mut self, _: &World, action: Action) -> Step {
        match action {
            Action::Form(FormAct::Next) => self.go(true),
            Action::Form(FormAct::Previous) => self.go(false),
            Action::Form(FormAct::Restart) => self.asked = false,
            Action::Form(FormAct::Save) if !self.fields.is_empty() => {
                let job = Job::Letterhead(LetterheadJob::Save(Box::new(self.typed_fields())));
                return Step::Do(Effect::Job(job));
            }
            _ => {}
        }
        Step::Stay
    }

    fn go(&mut self, forwards: bool) {
        let last = self.fields.len().saturating_sub(1);
        let row = self.cursor.row;
        self.cursor.row = if forwards { (row + 1).min(last) } else { row.saturating_sub(1) };
    }

    fn typed_fields(&self) -> LetterheadFields {
        let field = |at: usize| self.fields.get(at).map(|field| field.text().trim().to_owned()).unwrap_or_default();
        LetterheadFields {
            organisation: field(0),
            accent: field(ACCENT),
            deviation: field(2),
            texts: REPORTS.iter().enumerate().map(|(at, report)| (report.name.to_owned(), field(OWN + at))).collect(),
        }
    }

    /// A click chooses a field.
    pub fn click(&mut self, row: u16) -> bool {
        let at = self.cursor.top + usize::from(row);
        if at < self.fields.len() {
            self.cursor.row = at;
        }
        false
    }

    /// Draws it.
    pub fn draw(&self, world: &World, frame: &mut Frame<'_>, area: Rect) {
        let words = world.words;
        if self.fields.is_empty() {
            frame::draw_text(world, frame, area, &words.get("ui-report-making"), Role::Dim);
            return;
        }
        let notes = self.notes(world, usize::from(area.width.saturating_sub(2)));
        let below = u16::try_from(notes.len() + 1).unwrap_or(u16::MAX).min(area.height / 2);
        let height = usize::from(area.height.saturating_sub(below));
        let mut cursor = self.cursor;
        cursor.show(self.fields.len(), height);
        let skip = (area.width * 2 / 5).clamp(14, 34);
        let row =
            |at: u16| Rect { y: area.y + at.min(area.height), height: area.height.saturating_sub(at).min(1), ..area };
        let seen = self.fields.iter().enumerate().skip(cursor.top).take(height);
        for (offset, (at, field)) in (0_u16..).zip(seen) {
            let here = at == self.cursor.row;
            let pointer = if here { "▸" } else { " " };
            let label = Rect { width: skip.saturating_sub(1), ..row(offset) };
            let role = if here { Role::Focus } else { Role::Dim };
            frame::draw_text(world, frame, label, &format!("{pointer}{}", label_of(world, at)), role);
            let value = Rect { x: area.x + skip, width: area.width.saturating_sub(skip + 1), ..row(offset) };
            if here {
                frame::draw_input(world, frame, value, field);
            } else {
                frame::draw_text(world, frame, value, field.text(), Role::Text);
            }
        }
        let top = u16::try_from(self.fields.len().min(height) + 1).unwrap_or(u16::MAX);
        for (offset, (text, role)) in (0_u16..).zip(&notes) {
            let line = Rect { x: area.x + 1, width: area.width.saturating_sub(1), ..row(top + offset) };
            frame::draw_text(world, frame, line, text, *role);
        }
    }

    /// What stands below the fields: the contrast of the colour, what is wrong, the placeholders, and where it is kept.
    fn notes(&self, world: &World, width: usize) -> Vec<(String, Role)> {
        let words = world.words;
        let accent = self.fields.get(ACCENT).map_or("", Input::text);
        let (text, role) = if accent.trim().is_empty() {
            (words.get("ui-letterhead-usual-colour"), Role::Dim)
        } else {
            match read_accent(accent, words.lang()) {
                Ok(colour) => {
                    let ratio = show_ratio(contrast(colour), words.lang());
                    (words.say(&Message::new("ui-letterhead-contrast").with("ratio", ratio)), Role::Good)
                }
                Err(problem) => (words.say(&problem), Role::Late),
            }
        };
        let mut notes = vec![(text, role)];
        notes.extend(self.problem.iter().map(|problem| (words.say(problem), Role::Late)));
        for field in self.fields.iter().skip(OWN) {
            if let Err(unknown) = placeholders::check(field.text()) {
                let message = Message::new("report-style-placeholder").with("typed", unknown.name);
                notes.push((words.say(&message.with("known", placeholders::names())), Role::Late));
            }
        }
        let places = Message::new("ui-letterhead-placeholders").with("names", placeholders::names());
        notes.push((words.say(&places), Role::Dim));
        notes.push((words.say(&Message::new("ui-letterhead-file").with("path", self.path.as_str())), Role::Dim));
        let wrapped = notes.into_iter().flat_map(|(text, role)| {
            let lines = crate::shown::measure::wrap(&text, width.max(10));
            lines.into_iter().map(move |line| (line.into_string(), role))
        });
        wrapped.collect()
    }
}

fn label_of(world: &World, at: usize) -> String {
    match at {
        0 => world.words.get("ui-letterhead-organisation"),
        ACCENT => world.words.get("ui-letterhead-accent"),
        2 => world.words.get("ui-letterhead-deviation"),
        _ => {
            let report = REPORTS.get(at - OWN).map(|report| super::reports::title(world, report));
            world.words.say(&Message::new("ui-letterhead-text").with("report", report.unwrap_or_default()))
        }
    }
}
