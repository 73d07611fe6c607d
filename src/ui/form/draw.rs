//! Drawing the form: labels on the left, fields on the right, and under the field that is being filled in what it
//! means, what can be picked, or what is wrong.

use super::{Form, Subject};
use crate::shown::{self, Mark, measure};
use crate::text::Message;
use crate::theme::Role;
use crate::ui::world::World;
use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line as Drawn, Span};

/// Cells for the label; fewer on a narrow screen.
const LABEL: u16 = 24;

/// A row of the screen.
enum Row {
    /// A sentence above the fields.
    Note(Message, Role),
    /// The field at that position.
    Field(usize),
    /// What is told under a field.
    Under(String, Role),
    /// Something to pick: what, beside it, whether it is chosen.
    Pick(String, String, bool),
}

impl Form {
    /// What is shown from top to bottom, before the window is cut out of it.
    fn rows(&self, world: &World) -> Vec<Row> {
        let mut rows = Vec::new();
        if self.is_from_draft() {
            rows.push(Row::Note(Message::new("form-from-draft"), Role::Soon));
        }
        if let Subject::Many(ids) = &self.subject {
            rows.push(Row::Note(Message::new("form-many").count("count", ids.len()), Role::Dim));
        }
        for (position, line) in self.lines.iter().enumerate() {
            rows.push(Row::Field(position));
            if let Some(problem) = &line.problem {
                rows.push(Row::Under(format!("{} {}", Mark::Late.sign(), world.words.say(problem)), Role::Late));
            }
            if let Some(warning) = &line.warning {
                rows.push(Row::Under(format!("{} {}", Mark::Soon.sign(), world.words.say(warning)), Role::Soon));
            }
            if position == self.at {
                if let Some(echo) = self.echo(world) {
                    rows.push(Row::Under(format!("{} {echo}", Mark::Good.sign()), Role::Dim));
                }
                for (at, (text, beside)) in self.suggestions.iter().flat_map(|list| list.rows.iter()).enumerate() {
                    let chosen = self.suggestions.as_ref().and_then(|list| list.at) == Some(at);
                    rows.push(Row::Pick(text.clone(), beside.clone(), chosen));
                }
            }
        }
        rows
    }

    /// The first row of the window, so that the field being filled in and what stands under it are seen.
    fn first_row(&self, rows: &[Row], height: usize) -> usize {
        let field = rows.iter().position(|row| matches!(row, Row::Field(at) if *at == self.at)).unwrap_or(0);
        let under = rows[field + 1..].iter().take_while(|row| !matches!(row, Row::Field(_))).count();
        let last = (field + under).min(field + height.saturating_sub(1));
        (last + 1).saturating_sub(height).max(field.saturating_sub(height / 2)).min(field)
    }

    /// The field on that row of the body.
    pub(super) fn position_at(&self, row: u16) -> Option<usize> {
        let at = usize::from(row) + self.top;
        // Only rows of fields before the focused one are without anything under them, which is what a click needs most.
        (at < self.lines.len()).then_some(at)
    }

    /// Draws the form.
    pub fn draw(&self, world: &World, frame: &mut Frame<'_>, area: Rect) {
        let rows = self.rows(world);
        let first = self.first_row(&rows, usize::from(area.height));
        let label = LABEL.min(area.width / 3);
        for (row, y) in rows.iter().skip(first).zip(area.y..area.bottom()) {
            let line = Rect::new(area.x, y, area.width, 1);
            match row {
                Row::Note(message, role) => sentence(world, frame, line, 1, &world.words.say(message), *role),
                Row::Under(text, role) => sentence(world, frame, line, label + 3, text, *role),
                Row::Pick(text, beside, chosen) => pick(world, frame, line, label + 3, (text, beside), *chosen),
                Row::Field(position) => self.draw_field(world, frame, line, label, *position),
            }
        }
    }

    fn draw_field(&self, world: &World, frame: &mut Frame<'_>, area: Rect, label: u16, position: usize) {
        let field = &self.kind.noun().fields[position];
        let line = &self.lines[position];
        let focused = position == self.at;
        let name = world.words.field(self.kind.name(), field.name);
        let sign = if field.required { "*" } else { " " };
        let pointer = if focused { "▸" } else { " " };
        let role = if focused { Role::Focus } else { Role::Dim };
        let text = format!("{pointer}{}{sign}", measure::pad_right(&name, usize::from(label)));
        let changed = line.input.text() != line.original;
        let cells = usize::from(area.width.saturating_sub(label + 4));
        let (seen, cursor) = if focused { line.input.seen(cells) } else { (measure::cut(line.input.text(), cells), 0) };
        let style = match (focused, changed) {
            (true, _) => world.style(Role::Input),
            (false, true) => world.style(Role::Marked),
            (false, false) => world.style(Role::Text),
        };
        let padded = if focused { seen.pad_right(cells) } else { seen };
        let spans = vec![
            Span::styled(shown::line(&text).into_owned(), world.style(role)),
            Span::styled(if changed { "+" } else { " " }, world.style(Role::Marked)),
            Span::styled(padded.to_string(), style),
        ];
        frame.render_widget(Drawn::from(spans), area);
        if focused {
            let x = area.x + label + 3 + u16::try_from(cursor).unwrap_or(0);
            frame.set_cursor_position(Position::new(x.min(area.right().saturating_sub(1)), area.y));
        }
    }
}

fn sentence(world: &World, frame: &mut Frame<'_>, area: Rect, indent: u16, text: &str, role: Role) {
    let indent = indent.min(area.width);
    let inner = Rect::new(area.x + indent, area.y, area.width - indent, 1);
    let cut = measure::cut(text, usize::from(inner.width));
    frame.render_widget(Span::styled(cut.to_string(), world.style(role)), inner);
}

fn pick(world: &World, frame: &mut Frame<'_>, area: Rect, indent: u16, (text, beside): (&str, &str), chosen: bool) {
    let indent = indent.min(area.width);
    let inner = Rect::new(area.x + indent, area.y, area.width - indent, 1);
    let pointer = if chosen { "▸ " } else { "  " };
    let told = if beside.is_empty() { text.to_owned() } else { format!("{text}  {beside}") };
    let cut = measure::cut(&format!("{pointer}{told}"), usize::from(inner.width));
    let role = if chosen { Role::Selected } else { Role::Dim };
    frame.render_widget(Span::styled(cut.to_string(), world.style(role)), inner);
}
