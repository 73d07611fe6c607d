//! A box over the screen: cleared, with a border and a title, never larger than the window. What stands in it is the
//! popups' own.

use super::cursor::Cursor;
use super::input::Input;
use super::world::World;
use crate::shown::measure;
use crate::theme::Role;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::widgets::{Block, BorderType, Clear};

/// Clears a box in the middle of the upper part of an area and answers the room inside.
pub fn open(world: &World, frame: &mut Frame<'_>, area: Rect, title: &str, columns: u16, rows: u16) -> Rect {
    let width = columns.saturating_add(4).min(area.width);
    let height = rows.saturating_add(2).min(area.height);
    let x = area.x + (area.width - width) / 2;
    let y = area.y + (area.height - height) / 3;
    let outer = Rect { x, y, width, height };
    frame.render_widget(Clear, outer);
    frame.buffer_mut().set_style(outer, world.style(Role::Text));
    let title = measure::cut(&format!(" {title} "), usize::from(width.saturating_sub(4)));
    let block = Block::bordered()
        .border_type(BorderType::Plain)
        .border_style(world.style(Role::Border))
        .title_style(world.style(Role::Title))
        .title(title.into_string());
    let inner = block.inner(outer);
    frame.render_widget(block, outer);
    Rect { x: inner.x + 1.min(inner.width), width: inner.width.saturating_sub(2), ..inner }
}

/// Draws an input on one row and puts the terminal's cursor in it.
pub fn draw_input(world: &World, frame: &mut Frame<'_>, area: Rect, input: &Input) {
    if area.width == 0 || area.height == 0 {
        return;
    }
    let area = Rect { height: 1, ..area };
    frame.buffer_mut().set_style(area, world.style(Role::Input));
    let (text, at) = input.seen(usize::from(area.width));
    frame.buffer_mut().set_stringn(area.x, area.y, text.as_str(), usize::from(area.width), world.style(Role::Input));
    let x = area.x + u16::try_from(at).unwrap_or(0).min(area.width - 1);
    frame.set_cursor_position((x, area.y));
}

/// Draws one line of text, cut to the room there is.
pub fn draw_text(world: &World, frame: &mut Frame<'_>, area: Rect, text: &str, role: Role) {
    let cells = usize::from(area.width);
    if area.height > 0 {
        frame.buffer_mut().set_stringn(area.x, area.y, measure::cut(text, cells).as_str(), cells, world.style(role));
    }
}

/// Hints and legends on as many lines as they need: groups that two spaces part stay whole.
#[must_use]
pub fn grouped(text: &str, cells: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for group in text.split("  ").map(str::trim).filter(|group| !group.is_empty()) {
        match lines.last_mut() {
            Some(line) if measure::width(line) + 2 + measure::width(group) <= cells => {
                line.push_str("  ");
                line.push_str(group);
            }
            _ => lines.push(group.to_owned()),
        }
    }
    lines
}

/// Rows of a choice: what stands left, what stands right, and the look of it.
pub struct Choice<'a> {
    /// A key before it.
    pub key: String,
    /// What it is.
    pub text: &'a str,
    /// What stands on the right.
    pub note: &'a str,
    /// Its look.
    pub role: Role,
}

/// Draws the choices in sight, the chosen one marked by sign and look; signs on the right tell that there are more.
pub fn draw_choices<'a>(
    world: &World,
    frame: &mut Frame<'_>,
    area: Rect,
    cursor: Cursor,
    keys: usize,
    choices: impl Iterator<Item = Choice<'a>>,
) {
    let mut cursor = cursor;
    let all: Vec<Choice<'a>> = choices.collect();
    cursor.show(all.len(), usize::from(area.height));
    let (above, below) = (cursor.top > 0, cursor.top + usize::from(area.height) < all.len());
    let ends = [(above, "▲", area.y), (below, "▼", area.bottom().saturating_sub(1))];
    for (_, sign, y) in ends.into_iter().filter(|(more, ..)| *more && area.height > 0) {
        frame.buffer_mut().set_stringn(area.right(), y, sign, 1, world.style(Role::Key));
    }
    for (offset, (row, choice)) in (0..area.height).zip(all.iter().enumerate().skip(cursor.top)) {
        let line = Rect { y: area.y + offset, height: 1, ..area };
        let chosen = row == cursor.row;
        let style = |role: Role| if chosen { world.theme.on_selected(role) } else { world.style(role) };
        let buffer = frame.buffer_mut();
        if chosen {
            buffer.set_style(line, world.style(Role::Selected));
            buffer.set_stringn(line.x, line.y, "▸", usize::from(line.width), style(Role::Focus));
        }
        let width = usize::from(line.width.saturating_sub(1));
        let note_width = measure::cut(choice.note, width / 2).width();
        let gap = usize::from(note_width > 0);
        let key = measure::pad_right(&choice.key, keys.min(width));
        let (x, _) = buffer.set_stringn(line.x + 1, line.y, key.as_str(), width, style(Role::Key));
        let left = usize::from(line.right().saturating_sub(x)).saturating_sub(note_width + gap);
        buffer.set_stringn(x, line.y, measure::cut(choice.text, left).as_str(), left, style(choice.role));
        let note = measure::cut(choice.note, note_width);
        let at = line.right().saturating_sub(u16::try_from(note_width).unwrap_or(0));
        buffer.set_stringn(at, line.y, note.as_str(), note_width, style(Role::Dim));
    }
}
