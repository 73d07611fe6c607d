//! The box in which the reference date or the knowledge date is typed, with an echo of the day it means.

use super::action::Known;
use super::app::App;
use super::frame;
use super::input::Input;
use super::key::{Code, Key};
use super::moment::day_of;
use super::popup::Answer;
use super::world::World;
use crate::config::end_of_day;
use crate::domain::calendar::{add_days, addm};
use crate::domain::register::When;
use crate::domain::written::{Problem, parse_day, show_day, show_day_long};
use crate::shown::measure;
use crate::theme::Role;
use chrono::NaiveDate;
use ratatui::Frame;
use ratatui::layout::Rect;

/// Which of the two dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Which {
    Reference,
    Knowledge,
}

/// A date being typed.
#[derive(Clone, Debug)]
pub struct DateBox {
    which: Which,
    input: Input,
    day: NaiveDate,
}

impl DateBox {
    /// The reference date.
    #[must_use]
    pub fn reference(world: &World) -> Self {
        Self::new(world, Which::Reference, world.when.day)
    }

    /// The knowledge date.
    #[must_use]
    pub fn knowledge(world: &World) -> Self {
        Self::new(world, Which::Knowledge, world.known.map_or(world.today, |known| day_of(known.moment())))
    }

    fn new(world: &World, which: Which, day: NaiveDate) -> Self {
        Self { which, input: Input::suggested(&show_day(day, world.words.lang())), day }
    }

    fn read(&self, world: &World) -> Result<Option<NaiveDate>, Problem> {
        if self.input.text().trim().is_empty() {
            return Ok(None);
        }
        parse_day(self.input.text(), world.today, world.words.lang()).map(Some)
    }

    fn put(&mut self, world: &World, day: NaiveDate) {
        self.day = day;
        self.input = Input::suggested(&show_day(day, world.words.lang()));
    }

    /// Up and down go by day, page keys by month; empty is today, or what is known now.
    pub fn press(&mut self, app: &App, key: Key) -> Answer {
        let world = &app.world;
        if let Ok(Some(day)) = self.read(world) {
            self.day = day;
        }
        match key.code {
            Code::Esc => return Answer::Close,
            Code::Enter => {
                return match (self.read(world), self.which) {
                    (Err(_), _) => Answer::Stay,
                    (Ok(None), Which::Reference) => Answer::When(When::today(world.today)),
                    (Ok(Some(day)), Which::Reference) if day == world.today && !world.when.asked => Answer::Close,
                    (Ok(Some(day)), Which::Reference) => Answer::When(When::on(day)),
                    (Ok(None), Which::Knowledge) => Answer::Known(None),
                    (Ok(Some(day)), Which::Knowledge) if day >= world.today => Answer::Known(None),
                    (Ok(Some(day)), Which::Knowledge) => Answer::Known(end_of_day(day).map(Known::At)),
                };
            }
            Code::Up => self.put(world, add_days(self.day, 1)),
            Code::Down => self.put(world, add_days(self.day, -1)),
            Code::PageUp => self.put(world, addm(self.day, 1)),
            Code::PageDown => self.put(world, addm(self.day, -1)),
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

    /// Draws it with the day it means, or what is wrong.
    pub fn draw(&self, world: &World, frame: &mut Frame<'_>, area: Rect) {
        let words = world.words;
        let (title, empty, hint) = match self.which {
            Which::Reference => ("ui-date-reference", "ui-date-today", "ui-date-reference-hint"),
            Which::Knowledge => ("ui-date-knowledge", "ui-date-now", "ui-date-knowledge-hint"),
        };
        let cells = usize::from(area.width.saturating_sub(4).min(74));
        let hints = [words.get(hint), words.get("ui-date-keys")];
        let hints: Vec<String> = hints
            .iter()
            .flat_map(|hint| frame::grouped(hint, cells))
            .flat_map(|hint| measure::wrap(&hint, cells))
            .map(crate::shown::Shown::into_string)
            .collect();
        let rows = u16::try_from(hints.len() + 2).unwrap_or(4);
        let inner = frame::open(world, frame, area, &words.get(title), 74, rows);
        let row = |at: u16| Rect {
            y: inner.y + at.min(inner.height),
            height: inner.height.saturating_sub(at).min(1),
            ..inner
        };
        let (text, role) = match self.read(world) {
            Ok(Some(day)) => (show_day_long(day, world.today, words.lang()), Role::Good),
            Ok(None) => (words.get(empty), Role::Good),
            Err(problem) => (words.say(&problem.message), Role::Error),
        };
        frame::draw_text(world, frame, row(1), &text, role);
        for (at, hint) in (2..rows).zip(&hints) {
            frame::draw_text(world, frame, row(at), hint.as_str(), Role::Dim);
        }
        frame::draw_input(world, frame, row(0), &self.input);
    }
}
