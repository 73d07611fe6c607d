//! Drawing a list: header, the rows in sight, the pane beside or below, the empty list that explains itself. Only what
//! is seen is formatted.

use super::List;
use crate::domain::field::Shape;
use crate::domain::record::{Record, Value};
use crate::domain::register::Holds;
use crate::search::{ColumnSpec, Part};
use crate::shown::{Folded, Mark, Shown, measure};
use crate::text::Message;
use crate::theme::Role;
use crate::ui::table::{Fitted, fit};
use crate::ui::world::World;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use unicode_segmentation::UnicodeSegmentation;

/// From this width on the chosen record stands beside the list.
const BESIDE: u16 = 120;
/// From this height of the window on it stands below the list.
const BELOW: u16 = 30;
/// Cells before the first column: cursor, mark, and how a fact stands to the reference date.
const GUTTER: u16 = 3;

/// Where the parts of a list stand.
struct Areas {
    /// Header and rows.
    rows: Rect,
    /// The chosen record, if there is room.
    pane: Option<Rect>,
}

fn areas(list: &List, world: &World, area: Rect) -> Areas {
    let (columns, lines) = world.size;
    if !list.pane || list.counts().0 == 0 {
        return Areas { rows: area, pane: None };
    }
    if columns >= BESIDE {
        let pane = (area.width * 2 / 5).min(64);
        let rows = Rect { width: area.width.saturating_sub(pane + 1), ..area };
        return Areas { rows, pane: Some(Rect { x: rows.right() + 1, width: pane, ..area }) };
    }
    if lines >= BELOW {
        let pane = (area.height * 2 / 5).max(8);
        let rows = Rect { height: area.height.saturating_sub(pane + 1), ..area };
        return Areas { rows, pane: Some(Rect { y: rows.bottom() + 1, height: pane, ..area }) };
    }
    Areas { rows: area, pane: None }
}

fn body(world: &World) -> Rect {
    crate::ui::view::areas(Rect::new(0, 0, world.size.0, world.size.1)).body
}

/// How many rows are in sight.
pub(super) fn height(list: &List, world: &World) -> usize {
    usize::from(areas(list, world, body(world)).rows.height.saturating_sub(1))
}

/// The row of the list on that row and column of the body.
pub(super) fn row_at(list: &List, world: &World, row: u16, column: u16) -> Option<usize> {
    let rows = areas(list, world, body(world)).rows;
    let at = list.cursor.top + usize::from(row.checked_sub(1)?);
    (row < rows.height && column < rows.width && at < list.counts().0).then_some(at)
}

impl List {
    /// Draws the body.
    pub fn draw(&self, world: &World, frame: &mut Frame<'_>, area: Rect) {
        let areas = areas(self, world, area);
        let (count, _) = self.counts();
        if count == 0 {
            self.draw_empty(world, frame, areas.rows);
            return;
        }
        let heading = |column: &ColumnSpec| self.heading(world, column);
        let columns = fit(&self.columns, &self.widest, areas.rows.width.saturating_sub(GUTTER), heading);
        self.draw_header(world, frame, areas.rows, &columns);
        let height = usize::from(areas.rows.height.saturating_sub(1));
        let top = self.cursor.seen_from(height);
        let window = top..count.min(top + height);
        for (offset, row) in (1..).zip(window) {
            let line = Rect { y: areas.rows.y + offset, height: 1, ..areas.rows };
            match self.record(world, row) {
                Some(record) => self.draw_row(world, frame, line, row, record, &columns),
                None => {
                    frame.buffer_mut().set_stringn(line.x + GUTTER, line.y, "…", 1, world.style(Role::Dim));
                }
            }
        }
        if let Some(pane) = areas.pane {
            self.draw_pane(world, frame, areas.rows, pane);
        }
    }

    /// What stands above a column, with the sign of the order when the list is sorted by it.
    fn heading(&self, world: &World, column: &ColumnSpec) -> String {
        let sorted = self.sorts.first().filter(|sort| sort.column == *column);
        let sign = sorted.map_or("", |sort| if sort.descending { " ▼" } else { " ▲" });
        format!("{}{sign}", column.heading(world.words))
    }

    fn draw_header(&self, world: &World, frame: &mut Frame<'_>, area: Rect, columns: &[Fitted<'_>]) {
        let mut x = area.x + GUTTER;
        for Fitted { column, heading, width } in columns {
            let cells = usize::from(*width);
            let text = if column.shape().is_number() {
                measure::pad_left(heading, cells)
            } else {
                measure::cut(heading, cells)
            };
            frame.buffer_mut().set_stringn(x, area.y, text.as_str(), cells, world.style(Role::Title));
            x += width + 1;
        }
    }

    fn draw_row(
        &self,
        world: &World,
        frame: &mut Frame<'_>,
        area: Rect,
        row: usize,
        record: &Record,
        columns: &[Fitted<'_>],
    ) {
        let chosen = row == self.cursor.row;
        let marked = self.marks.contains(&record.id);
        let holds = world.register.holds(self.kind, record, world.when.day);
        let style = |role: Role| if chosen { world.theme.on_selected(role) } else { world.style(role) };
        let plain = match (marked, holds) {
            (true, _) => style(Role::Marked),
            (_, Holds::Now) => style(Role::Text),
            _ => style(Role::Dim),
        };
        let buffer = frame.buffer_mut();
        if chosen {
            buffer.set_style(area, world.style(Role::Selected));
            buffer.set_stringn(area.x, area.y, "▸", 1, style(Role::Focus));
        }
        if marked {
            buffer.set_stringn(area.x + 1, area.y, "*", 1, style(Role::Marked));
        }
        let side = match holds {
            Holds::Now => " ",
            Holds::Past => "‹",
            Holds::Later => "›",
        };
        buffer.set_stringn(area.x + 2, area.y, side, 1, style(Role::Dim));
        let mut x = area.x + GUTTER;
        for (at, Fitted { column, width, .. }) in columns.iter().enumerate() {
            let cells = usize::from(*width);
            let asked = match column.part {
                Part::Stored(at) if record.values[at] == Value::Unknown => self.kind.noun().fields[at].asked,
                _ => false,
            };
            if asked {
                buffer.set_stringn(x, area.y, Mark::Unknown.sign(), cells, style(Role::Unknown));
            } else if let Some((text, role)) = crate::ui::capacity::look(world, record, column, cells) {
                let text = measure::cut(&text, cells);
                buffer.set_stringn(x, area.y, text.as_str(), cells, style(role));
            } else {
                let text = crate::ui::table::text(world, record, column, cells);
                let text = match column.shape() {
                    shape if shape.is_number() => measure::pad_left(&text, cells),
                    // Numbers that begin alike differ at their end.
                    Shape::Line if at == 0 && !text.contains(' ') => measure::cut_middle(&text, cells),
                    _ => measure::cut(&text, cells),
                };
                buffer.set_stringn(x, area.y, text.as_str(), cells, plain);
                if !self.query.words().is_empty() {
                    for (start, cells) in hits(&text, self.query.words()) {
                        let part = Rect { x: x + start, width: cells.min(width.saturating_sub(start)), ..area };
                        buffer.set_style(part, highlight(plain));
                    }
                }
            }
            x += width + 1;
        }
    }

    fn draw_pane(&self, world: &World, frame: &mut Frame<'_>, rows: Rect, pane: Rect) {
        let border = world.style(Role::Border);
        if pane.x > rows.x {
            for y in pane.y..pane.bottom() {
                frame.buffer_mut().set_string(pane.x - 1, y, "│", border);
            }
        } else {
            frame.buffer_mut().set_string(pane.x, pane.y - 1, "─".repeat(usize::from(pane.width)), border);
        }
        if let Some(record) = self.record(world, self.cursor.row) {
            crate::ui::detail::draw_summary(world, frame, pane, self.kind, record);
        }
    }

    fn draw_empty(&self, world: &World, frame: &mut Frame<'_>, area: Rect) {
        let words = world.words;
        let key = |name: &str| world.keys.named(name).map(crate::ui::keys::Bound::key).unwrap_or_default();
        let kind = words.kind(self.kind.name());
        let (_, total) = self.counts();
        let waiting = self.figures.as_ref().is_some_and(super::figures::Figures::is_waiting);
        let lines: Vec<String> = if waiting {
            vec![words.get("ui-list-reading")]
        } else if self.kind.is_question() && !world.is_answered(self.kind) {
            vec![words.get("ui-overview-counting")]
        } else if !self.filter.is_empty() {
            let message = Message::new("ui-list-no-hits").with("filter", self.filter.text()).count("total", total);
            vec![words.say(&message), words.get("ui-list-no-hits-hint")]
        } else {
            let question = self.kind.is_question();
            let empty = Message::new(if question { "ui-list-empty-question" } else { "ui-list-empty" });
            let mut lines = vec![words.say(&empty.with("kind", crate::ui::overview::within(&kind)))];
            let purpose = format!("ui-purpose-{}", self.kind.name().replace('_', "-"));
            lines.extend(words.find(&purpose));
            lines.push(String::new());
            for name in ["new", "import", "palette"] {
                // What is worked out is not typed in.
                if !key(name).is_empty() && (name != "new" || !question) {
                    lines.push(format!("{}  {}", key(name), words.action(name)));
                }
            }
            if world.when.asked {
                lines.push(String::new());
                lines.push(words.say(&Message::new("ui-list-empty-on").with("key", key("dates-today"))));
            }
            lines
        };
        let wrapped = lines.iter().flat_map(|line| measure::wrap(line, usize::from(area.width.saturating_sub(4))));
        for (offset, line) in (1..area.height).zip(wrapped) {
            frame.buffer_mut().set_stringn(
                area.x + 2,
                area.y + offset,
                line.as_str(),
                usize::from(area.width.saturating_sub(2)),
                world.style(Role::Text),
            );
        }
    }
}

/// The look of a hit: bold and underlined on what it had.
pub(in crate::ui) fn highlight(style: Style) -> Style {
    use ratatui::style::Modifier;
    style.add_modifier(Modifier::BOLD | Modifier::UNDERLINED)
}

/// Where folded words occur in a text that was cut for the screen: first cell and number of cells.
pub(in crate::ui) fn hits(text: &Shown, words: &[String]) -> Vec<(u16, u16)> {
    let folded = Folded::new(text);
    let mut found = Vec::new();
    for word in words.iter().filter(|word| !word.is_empty()) {
        for (at, _) in folded.text.match_indices(word.as_str()) {
            let graphemes = folded.graphemes(at..at + word.len());
            let width = |range: std::ops::Range<usize>| {
                let part: String = text.graphemes(true).skip(range.start).take(range.len()).collect();
                u16::try_from(measure::width(&part)).unwrap_or(u16::MAX)
            };
            found.push((width(0..graphemes.start), width(graphemes)));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hits_lie_on_the_right_cells() {
        for (text, word, expected) in [
            ("Reünie", "reunie", vec![(0, 6)]),
            ("護 Zorg", "zorg", vec![(3, 4)]),
            ("ĳs en ijs", "ijs", vec![(0, 2), (6, 3)]),
            ("e\u{301}e\u{301}n", "een", vec![(0, 3)]),
            ("Zorg", "wonen", vec![]),
        ] {
            assert_eq!(hits(&Shown::line(text), &[word.to_owned()]), expected, "{text}");
        }
    }
}
