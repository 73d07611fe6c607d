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
    /// A line of what the form is about.
    Told(String),
    /// The field at that position.
    Field(usize),
    /// What is told under a field.
    Under(String, Role),
    /// Something to pick: which, what, beside it, whether it is chosen.
    Pick(usize, String, String, bool),
}

/// What was clicked.
pub(super) enum Clicked {
    /// The field at that position.
    Field(usize),
    /// What can be picked, by its row.
    Pick(usize),
}

impl Form {
    /// What is shown from top to bottom, before the window is cut out of it.
    fn rows(&self, world: &World) -> Vec<Row> {
        let mut rows = Vec::new();
        if let Some(about) = &self.about {
            let width = usize::from(world.size.0.saturating_sub(2)).max(10);
            let about = measure::wrap(&world.words.say(about), width);
            rows.extend(about.iter().map(|line| Row::Told(line.as_str().to_owned())));
            rows.push(Row::Told(String::new()));
        }
        if self.is_from_draft() {
            rows.push(Row::Note(Message::new("form-from-draft"), Role::Soon));
        }
        if let Subject::Many(ids) = &self.subject {
            rows.push(Row::Note(Message::new("form-many").count("count", ids.len()), Role::Dim));
        }
        for (position, line) in self.lines.iter().enumerate() {
            rows.push(Row::Field(position));
            if let Some(problem) = &line.problem {
                rows.extend(under(world, Mark::Late, &world.words.say(problem), Role::Late));
            }
            if let Some(warning) = &line.warning {
                rows.extend(under(world, Mark::Soon, &world.words.say(warning), Role::Soon));
            }
            if position == self.at {
                if let Some(echo) = self.echo(world) {
                    rows.push(Row::Under(format!("{} {echo}", Mark::Good.sign()), Role::Dim));
                }
                for (at, (text, beside)) in self.suggestions.iter().flat_map(|list| list.rows.iter()).enumerate() {
                    let chosen = self.suggestions.as_ref().and_then(|list| list.at) == Some(at);
                    rows.push(Row::Pick(at, text.clone(), beside.clone(), chosen));
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
        // What it is about stays in sight as long as the field does.
        if self.about.is_some() && last < height {
            return 0;
        }
        (last + 1).saturating_sub(height).max(field.saturating_sub(height / 2)).min(field)
    }

    /// The rows in sight in so many rows of the body, the first of them, and how many fields stand below.
    fn window(&self, rows: &[Row], height: usize) -> (usize, usize, usize) {
        let below = |end: usize| rows.iter().skip(end).filter(|row| matches!(row, Row::Field(_))).count();
        let first = self.first_row(rows, height);
        if below(first + height) == 0 || height < 3 {
            return (first, height, 0);
        }
        let first = self.first_row(rows, height - 1);
        (first, height - 1, below(first + height - 1))
    }

    /// What stands on that row of the body.
    pub(super) fn clicked(&self, world: &World, row: u16) -> Option<Clicked> {
        let rows = self.rows(world);
        let (first, shown, _) = self.window(&rows, usize::from(world.body_height()));
        let row = usize::from(row);
        if row >= shown {
            return None;
        }
        match rows.get(first + row)? {
            Row::Field(position) => Some(Clicked::Field(*position)),
            Row::Pick(at, ..) => Some(Clicked::Pick(*at)),
            Row::Note(..) | Row::Told(_) | Row::Under(..) => None,
        }
    }

    /// Draws the form.
    pub fn draw(&self, world: &World, frame: &mut Frame<'_>, area: Rect) {
        let rows = self.rows(world);
        let (first, shown, below) = self.window(&rows, usize::from(area.height));
        let label = LABEL.min(area.width / 3);
        for (row, y) in rows.iter().skip(first).take(shown).zip(area.y..area.bottom()) {
            let line = Rect::new(area.x, y, area.width, 1);
            match row {
                Row::Note(message, role) => sentence(world, frame, line, 1, &world.words.say(message), *role),
                Row::Told(text) => sentence(world, frame, line, 1, text, Role::Text),
                Row::Under(text, role) => sentence(world, frame, line, label + 4, text, *role),
                Row::Pick(_, text, beside, chosen) => pick(world, frame, line, label + 4, (text, beside), *chosen),
                Row::Field(position) => self.draw_field(world, frame, line, label, *position),
            }
        }
        if below > 0 {
            let last = Rect::new(area.x, area.bottom().saturating_sub(1), area.width, 1);
            let more = world.words.say(&Message::new("form-more").count("count", below));
            sentence(world, frame, last, 1, &format!("⋮ {more}"), Role::Dim);
        }
    }

    fn draw_field(&self, world: &World, frame: &mut Frame<'_>, area: Rect, label: u16, position: usize) {
        let field = &self.kind.noun().fields[position];
        let line = &self.lines[position];
        let focused = position == self.at;
        let name = &self.names[position];
        let sign = if field.required { "*" } else { " " };
        let pointer = if focused { "▸" } else { " " };
        let role = if focused { Role::Focus } else { Role::Dim };
        let text = format!("{pointer}{}{sign}", measure::pad_right(name, usize::from(label)));
        let changed = line.input.text() != line.original;
        let cells = usize::from(area.width.saturating_sub(label + 5));
        let (seen, cursor) = if focused { line.input.seen(cells) } else { (measure::cut(line.input.text(), cells), 0) };
        let style = match (focused, changed) {
            (true, _) => world.style(Role::Input),
            (false, true) => world.style(Role::Marked),
            (false, false) => world.style(Role::Text),
        };
        let padded = if focused { seen.pad_right(cells) } else { seen };
        let spans = vec![
            Span::styled(shown::line(&text).into_owned(), world.style(role)),
            // Apart from what was typed: a plus against it would be read with it.
            Span::styled(if changed { "+ " } else { "  " }, world.style(Role::Marked)),
            Span::styled(padded.to_string(), style),
        ];
        frame.render_widget(Drawn::from(spans), area);
        if focused {
            let x = area.x + label + 4 + u16::try_from(cursor).unwrap_or(0);
            frame.set_cursor_position(Position::new(x.min(area.right().saturating_sub(1)), area.y));
        }
    }
}

/// A sentence under a field, in as many rows as it needs: what is wrong is said whole.
fn under(world: &World, mark: Mark, text: &str, role: Role) -> Vec<Row> {
    let (width, _) = world.size;
    let label = LABEL.min(width / 3);
    let lines = measure::wrap(text, usize::from(width.saturating_sub(label + 4 + 2)).max(10));
    let sign = |at: usize| if at == 0 { mark.sign() } else { " " };
    lines.iter().enumerate().map(|(at, line)| Row::Under(format!("{} {}", sign(at), line.as_str()), role)).collect()
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
