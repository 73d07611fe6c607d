//! Lines under headings with a cursor: what overview, record page, journal and its steps are made of. A line may lead
//! somewhere. What the lines say is made by those screens, once per change; only lines in sight are drawn.

pub mod narrow;
mod opening;

use super::action::{Action, Move};
use super::cursor::Cursor;
use super::world::World;
use crate::domain::kind::Kind;
use crate::domain::questions::Summed;
use crate::domain::record::{Id, Ref};
use crate::shown::{self, Mark, measure};
use crate::store::journal::Step as JournalStep;
use crate::theme::Role;
use ratatui::Frame;
use ratatui::layout::Rect;
use std::sync::Arc;

/// Where a line leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// To a record.
    Record(Ref),
    /// To the list of these records, under this name.
    Records {
        /// Their noun.
        kind: Kind,
        /// Which.
        ids: Arc<[Id]>,
        /// What they have in common.
        title: String,
    },
    /// To the list of the monthly figures that were summed, under this name.
    Figures {
        /// Which figures.
        summed: Box<Summed>,
        /// What they are.
        title: String,
    },
    /// To what the cells of a row on paper were made from, and to what deviates in it.
    Cells(Box<crate::ui::reports::Opens>),
    /// To a step of the journal.
    Step(Box<JournalStep>),
    /// To something the program can do.
    Action(Action),
    /// To the field at that position of the page's record.
    Field(usize),
    /// To a question of an import.
    Question(usize),
    /// To the noun that a sheet of an import becomes.
    Noun(usize),
    /// To a column of a sheet of an import.
    Column(usize, usize),
}

/// What a line shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// A heading, and how many there are under it.
    Heading(String, Option<String>),
    /// What stands above the cells of the rows that follow.
    Heads(Vec<Cell>),
    /// A label and a value.
    Field {
        /// What it is called.
        label: String,
        /// What it says.
        value: String,
        /// Its status, shown as a sign before the value.
        mark: Option<Mark>,
    },
    /// Cells beside each other, each with its width; the last takes what is left. Amounts are on the right.
    Row(Vec<Cell>),
    /// A sentence.
    Text(String),
    /// Nothing.
    Blank,
}

/// A piece of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// What it says.
    pub text: String,
    /// Its width in cells of the screen; 0 takes what is left.
    pub width: usize,
    /// Whether it stands on the right.
    pub right: bool,
    /// Its look.
    pub role: Role,
}

impl Cell {
    /// A piece of this width.
    #[must_use]
    pub fn new(text: impl Into<String>, width: usize) -> Self {
        Self { text: text.into(), width, right: false, role: Role::Text }
    }

    /// The same piece, on the right of its width.
    #[must_use]
    pub fn right(mut self) -> Self {
        self.right = true;
        self
    }

    /// The same piece in another look.
    #[must_use]
    pub fn role(mut self, role: Role) -> Self {
        self.role = role;
        self
    }
}

/// One line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// What it shows.
    pub content: Content,
    /// Where it leads.
    pub target: Option<Target>,
}

impl Line {
    /// A line that leads nowhere.
    #[must_use]
    pub fn new(content: Content) -> Self {
        Self { content, target: None }
    }

    /// A line that leads there.
    #[must_use]
    pub fn to(content: Content, target: Target) -> Self {
        Self { content, target: Some(target) }
    }

    fn can_be_chosen(&self) -> bool {
        self.target.is_some() || !matches!(self.content, Content::Heading(..) | Content::Heads(_) | Content::Blank)
    }
}

/// The lines and which of them is chosen.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// Every line.
    all: Arc<Vec<Line>>,
    /// Those that the filter leaves.
    lines: Arc<Vec<Line>>,
    cursor: Cursor,
    narrow: narrow::Narrow,
}

impl Page {
    /// Puts other lines in place; the cursor stays on the line that leads to the same, else where it was.
    pub fn fill(&mut self, lines: Vec<Line>, height: usize) {
        let first = self.all.is_empty().then(|| lines.iter().take(height).position(|line| line.target.is_some()));
        self.all = Arc::new(lines);
        if let Some(row) = first.flatten() {
            self.cursor.row = row;
        }
        self.narrow_to(height);
    }

    /// Whether there is anything on it, filtered away or not.
    #[must_use]
    pub fn has_lines(&self) -> bool {
        !self.all.is_empty()
    }

    /// The lines in their order, as far as the filter leaves them.
    #[must_use]
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// Puts the cursor on the line that leads there, if there is one.
    pub fn choose(&mut self, target: &Target, height: usize) {
        if let Some(row) = self.lines.iter().position(|line| line.target.as_ref() == Some(target)) {
            self.cursor.row = row;
            self.cursor.show(self.lines.len(), height);
        }
    }

    /// The number of the chosen line.
    #[must_use]
    pub fn row(&self) -> usize {
        self.cursor.row
    }

    /// Whether the chosen line leads somewhere.
    #[must_use]
    pub fn opens(&self) -> bool {
        self.target().is_some()
    }

    /// Where the chosen line leads.
    #[must_use]
    pub fn target(&self) -> Option<&Target> {
        self.lines.get(self.cursor.row).and_then(|line| line.target.as_ref())
    }

    /// Puts the cursor on the nearest line that can be chosen, forwards first or backwards first.
    fn settle(&mut self, forwards: bool) {
        let can = |row: &usize| self.lines.get(*row).is_some_and(Line::can_be_chosen);
        let after = || (self.cursor.row..self.lines.len()).find(can);
        let before = || (0..self.cursor.row).rev().find(can);
        let found = if forwards {
            after().or_else(before)
        } else {
            Some(self.cursor.row).filter(can).or_else(before).or_else(after)
        };
        self.cursor.row = found.unwrap_or(0);
    }

    /// Moves. False when there was nothing further that way.
    pub fn go(&mut self, how: Move, height: usize) -> bool {
        let before = self.cursor;
        match how {
            Move::NextSection | Move::PreviousSection => self.go_section(how == Move::NextSection),
            _ => self.cursor.go(how, self.lines.len(), height),
        }
        let forwards = matches!(how, Move::Down | Move::PageDown | Move::HalfDown | Move::First | Move::NextSection);
        self.settle(forwards || how == Move::PreviousSection);
        // A step that ended on the same line because only headings followed: stay, but let them be seen.
        self.cursor.show(self.lines.len(), height);
        if matches!(how, Move::Up | Move::PageUp | Move::HalfUp | Move::First | Move::PreviousSection) {
            self.show_heading();
        }
        before.row != self.cursor.row
    }

    /// Keeps the heading above the first line of a section in sight.
    fn show_heading(&mut self) {
        let above = self.lines[..self.cursor.row.min(self.lines.len())].iter().rev();
        let headings = above.take_while(|line| !line.can_be_chosen()).count();
        self.cursor.top = self.cursor.top.min(self.cursor.row - headings);
    }

    fn go_section(&mut self, forwards: bool) {
        let heading = |row: &usize| matches!(self.lines[*row].content, Content::Heading(..));
        let starts: Vec<usize> = (0..self.lines.len()).filter(heading).collect();
        let here = starts.iter().rposition(|start| *start <= self.cursor.row);
        let to = match (here, forwards) {
            (None, true) => starts.first(),
            (Some(at), true) => starts.get(at + 1).or(starts.first()),
            (Some(0) | None, false) => starts.last(),
            (Some(at), false) => starts.get(at - 1),
        };
        if let Some(to) = to {
            self.cursor.row = *to;
        }
    }

    /// A click on that row of the area; true when it leads somewhere.
    pub fn click(&mut self, row: u16) -> bool {
        let at = self.cursor.top + usize::from(row);
        if self.lines.get(at).is_some_and(Line::can_be_chosen) {
            let again = self.cursor.row == at;
            self.cursor.row = at;
            return again && self.opens();
        }
        false
    }

    /// Draws the lines in sight.
    pub fn draw(&self, world: &World, frame: &mut Frame<'_>, area: Rect, focused: bool) {
        if area.width == 0 {
            return;
        }
        let top = self.cursor.seen_from(usize::from(area.height));
        for (offset, row) in (0..area.height).zip(top..self.lines.len()) {
            let line = &self.lines[row];
            let chosen = focused && row == self.cursor.row && line.can_be_chosen();
            let area = Rect { y: area.y + offset, height: 1, ..area };
            draw_line(world, frame, area, line, chosen);
        }
    }
}

/// Cells for the label of a field: the longest labels are whole wherever a page may be.
fn label_width(width: u16) -> usize {
    usize::from(width * 2 / 5).clamp(8, 26)
}

/// Cells for the value of a field on a page of that width.
#[must_use]
pub fn value_width(width: u16) -> usize {
    usize::from(width).saturating_sub(label_width(width) + 3).max(10)
}

/// A label and a value as lines of a page of that width: the value takes as many as it needs. All lead to the same.
pub fn field_lines(label: &str, value: &str, target: Option<&Target>, width: u16) -> Vec<Line> {
    let parts = measure::wrap(value, value_width(width)).into_iter().enumerate();
    let line = |(at, part): (usize, shown::Shown)| Line {
        content: Content::Field {
            label: if at == 0 { label.to_owned() } else { String::new() },
            value: part.into_string(),
            mark: None,
        },
        target: target.cloned(),
    };
    parts.map(line).collect()
}

/// A sentence as lines of a page of that width: as many as it needs, in one look.
pub fn sentence(text: &str, width: usize, role: Role) -> impl Iterator<Item = Line> {
    let cells = width.saturating_sub(2).max(10);
    let lines = measure::wrap(text, cells);
    lines.into_iter().map(move |line| {
        Line::new(match role {
            Role::Text => Content::Text(line.into_string()),
            _ => Content::Row(vec![Cell::new(line.into_string(), 0).role(role)]),
        })
    })
}

fn draw_line(world: &World, frame: &mut Frame<'_>, area: Rect, line: &Line, chosen: bool) {
    let buffer = frame.buffer_mut();
    let style = |role: Role| if chosen { world.theme.on_selected(role) } else { world.style(role) };
    if chosen {
        buffer.set_style(area, world.style(Role::Selected));
    }
    let (x, end) = (area.x, area.right());
    let sign = if chosen { "▸" } else { " " };
    buffer.set_stringn(x, area.y, sign, usize::from(area.width), style(Role::Focus));
    let (mut x, width) = (x + 1, usize::from(area.width.saturating_sub(2)));
    match &line.content {
        Content::Blank => {}
        Content::Heading(text, count) => {
            let text = shown::measure::cut(text, width);
            (x, _) = buffer.set_stringn(x, area.y, text.as_str(), width, style(Role::Title));
            if let Some(count) = count {
                let room = usize::from(end.saturating_sub(x + 2));
                let count = shown::measure::cut(count, room);
                (x, _) = buffer.set_stringn(x + 1, area.y, count.as_str(), room, style(Role::Dim));
            }
            let left = usize::from(end.saturating_sub(x + 2));
            buffer.set_stringn(x + 1, area.y, "─".repeat(left), left, style(Role::Border));
        }
        Content::Text(text) => {
            let text = shown::measure::cut(text, width);
            buffer.set_stringn(x, area.y, text.as_str(), width, style(Role::Text));
        }
        Content::Field { label, value, mark } => {
            let cells = label_width(area.width).min(width);
            let label = measure::pad_right(label, cells);
            (x, _) = buffer.set_stringn(x, area.y, label.as_str(), cells, style(Role::Dim));
            x += 1;
            let role = match mark {
                None if matches!(line.target, Some(Target::Record(_) | Target::Records { .. })) => Role::Link,
                None => Role::Text,
                Some(Mark::Late) => Role::Late,
                Some(Mark::Soon) => Role::Soon,
                Some(Mark::Good) => Role::Good,
                Some(Mark::Unknown) => Role::Unknown,
            };
            if let Some(mark) = mark {
                (x, _) = buffer.set_stringn(x, area.y, mark.sign(), usize::from(end.saturating_sub(x)), style(role));
                x += 1;
            }
            let left = usize::from(end.saturating_sub(x));
            let value = shown::measure::cut(value, left);
            buffer.set_stringn(x, area.y, value.as_str(), left, style(role));
        }
        Content::Row(cells) | Content::Heads(cells) => {
            for cell in cells {
                let left = usize::from(end.saturating_sub(x));
                let cells = if cell.width == 0 { left } else { cell.width.min(left) };
                let text = if cell.right {
                    measure::pad_left(&cell.text, cells)
                } else {
                    measure::pad_right(&cell.text, cells)
                };
                (x, _) = buffer.set_stringn(x, area.y, text.as_str(), left, style(cell.role));
                x += 1;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(kinds: &str) -> Page {
        let line = |c: char| match c {
            'h' => Line::new(Content::Heading("h".into(), None)),
            't' => Line::new(Content::Text("t".into())),
            _ => Line::new(Content::Blank),
        };
        let mut page = Page::default();
        page.fill(kinds.chars().map(line).collect(), 4);
        page
    }

    #[test]
    fn the_cursor_passes_over_headings() {
        let mut page = page("htt htt");
        assert_eq!(page.row(), 1);
        for (how, row, moved) in [
            (Move::Down, 2, true),
            (Move::Down, 5, true),
            (Move::Up, 2, true),
            (Move::NextSection, 5, true),
            (Move::NextSection, 1, true),
            (Move::PreviousSection, 5, true),
            (Move::Last, 6, true),
            (Move::Down, 6, false),
            (Move::First, 1, true),
            (Move::Up, 1, false),
        ] {
            assert_eq!((page.go(how, 4), page.row()), (moved, row), "{how:?}");
        }
    }

    #[test]
    fn a_page_without_lines_stands_still() {
        let mut page = page("");
        assert!(!page.go(Move::Down, 4));
        assert!(!page.click(0));
        assert_eq!(page.target(), None);
    }
}
