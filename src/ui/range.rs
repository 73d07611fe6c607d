//! The box with a from and an up-to for a column of dates, numbers or money: it makes the condition `field:from..to` for
//! the filter. What is typed is read by `search`, so both say the same.

use super::frame;
use super::input::Input;
use super::key::{Code, Key};
use super::popup::{Answer, Choice};
use super::world::World;
use crate::domain::field::Shape;
use crate::search::{ColumnSpec, name_to_type, value_problem};
use crate::shown::measure;
use crate::text::{Message, Words};
use crate::theme::Role;
use chrono::NaiveDate;
use ratatui::Frame;
use ratatui::layout::Rect;

/// A range being typed.
#[derive(Clone, Debug)]
pub struct Range {
    column: ColumnSpec,
    title: String,
    name: String,
    example: &'static str,
    inputs: [Input; 2],
    /// Whether the second box has the keys.
    second: bool,
}

impl Range {
    /// The range of a column; nothing for columns whose values have no order.
    #[must_use]
    pub fn new(world: &World, column: &ColumnSpec) -> Option<Self> {
        let example = match column.shape() {
            Shape::Day | Shape::Month => "ui-range-days",
            Shape::Money | Shape::MoneyOrNone => "ui-range-money",
            Shape::Whole | Shape::Percent | Shape::Quantity => "ui-range-numbers",
            _ => return None,
        };
        let name = name_to_type(column, world.words);
        let title = column.label(world.words);
        let column = column.clone();
        Some(Self { column, title, name, example, inputs: [Input::default(), Input::default()], second: false })
    }

    /// Enter goes to the second box and then takes the range; Tab and arrows go between them.
    pub fn press(&mut self, world: &World, key: Key) -> Answer {
        match key.code {
            Code::Esc => return Answer::Close,
            Code::Tab | Code::BackTab | Code::Up | Code::Down => self.second = !self.second,
            Code::Enter if !self.second => self.second = true,
            Code::Enter => {
                let whole = self.problem(world.words, world.today).is_none();
                return match self.term().filter(|_| whole) {
                    Some(term) => Answer::Choose(Choice::Term(term)),
                    None => Answer::Stay,
                };
            }
            _ => {
                self.inputs[usize::from(self.second)].press(key);
            }
        }
        Answer::Stay
    }

    /// Takes pasted text.
    pub fn paste(&mut self, text: &str) -> bool {
        self.inputs[usize::from(self.second)].paste(text);
        true
    }

    /// The condition that was typed; nothing while both boxes are empty.
    fn term(&self) -> Option<String> {
        let [from, to] = [0, 1].map(|at| self.inputs[at].text().trim().replace('"', ""));
        if from.is_empty() && to.is_empty() {
            return None;
        }
        if from == "?" || to == "?" {
            return Some(format!("{}:?", self.name));
        }
        let range = format!("{from}..{to}");
        let quote = if range.contains(char::is_whitespace) { "\"" } else { "" };
        Some(format!("{}:{quote}{range}{quote}", self.name))
    }

    /// What of it cannot be read.
    fn problem(&self, words: Words, today: NaiveDate) -> Option<String> {
        let typed = self.inputs.iter().map(|input| input.text().trim()).filter(|typed| !typed.is_empty());
        let mut problems = typed.filter_map(|typed| value_problem(&self.column, typed, words, today));
        problems.next().map(|problem| words.say(&problem.message))
    }

    /// Draws it with an example, or with what is wrong.
    pub fn draw(&self, world: &World, frame: &mut Frame<'_>, area: Rect) {
        let words = world.words;
        let inner = frame::open(world, frame, area, &self.title, 66, 5);
        let row = |at: u16| Rect {
            y: inner.y + at.min(inner.height),
            height: inner.height.saturating_sub(at).min(1),
            ..inner
        };
        let labels = [words.get("ui-range-from"), words.get("ui-range-to")];
        let cells = labels.iter().map(|label| label.chars().count()).max().unwrap_or(0) + 2;
        let before = u16::try_from(cells).unwrap_or(0).min(inner.width);
        // The cursor of the terminal stays in the box that was drawn last.
        for at in [usize::from(!self.second), usize::from(self.second)] {
            let line = row(u16::try_from(at).unwrap_or(0));
            let label = measure::pad_right(&labels[at], cells);
            frame::draw_text(world, frame, Rect { width: before, ..line }, label.as_str(), Role::Dim);
            let input = Rect { x: line.x + before, width: line.width - before, ..line };
            frame::draw_input(world, frame, input, &self.inputs[at]);
        }
        let lines = match self.problem(words, world.today) {
            Some(problem) => (problem, Role::Error),
            None => (words.get(self.example), Role::Dim),
        };
        for (at, line) in measure::wrap(&lines.0, usize::from(inner.width)).iter().take(2).enumerate() {
            frame::draw_text(world, frame, row(2 + u16::try_from(at).unwrap_or(0)), line.as_str(), lines.1);
        }
        frame::draw_text(world, frame, row(4), &words.say(&Message::new("ui-range-keys")), Role::Dim);
    }
}
