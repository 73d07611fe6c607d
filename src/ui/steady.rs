//! Keeps every cell in its column whatever a terminal makes of a sign. Terminals differ in how wide they draw emoji that
//! are joined, letters that flow into each other and signs of ambiguous width; a difference of one cell would push the
//! rest of the line aside and leave remains behind (E3, A24).

use crate::shown::measure;
use ratatui::backend::{Backend, ClearType, WindowSize};
use ratatui::buffer::{Buffer, Cell, CellDiffOption};
use ratatui::layout::{Position, Size};
use unicode_width::UnicodeWidthChar;

/// A terminal whose cursor is put in its place again after every sign that some terminals draw in another width.
#[derive(Debug)]
pub struct Steady<B>(pub B);

/// Signs that take one cell everywhere: Latin, Greek and Cyrillic letters, punctuation, arrows, boxes and placeholders.
fn is_sure(symbol: &str) -> bool {
    let mut chars = symbol.chars();
    let (Some(c), None) = (chars.next(), chars.next()) else { return false };
    matches!(c,
        ' '..='~' | '\u{A0}'..='\u{AC}' | '\u{AE}'..='\u{2FF}' | '\u{370}'..='\u{377}' | '\u{37A}'..='\u{37F}'
        | '\u{384}'..='\u{482}' | '\u{48A}'..='\u{52F}' | '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205E}'
        | '€' | '\u{2190}'..='\u{21FF}' | '\u{2400}'..='\u{2426}' | '\u{2500}'..='\u{25CF}' | '✓' | '⟦'..='⟫')
}

/// Most cells a terminal may take for a sign: two for each character that is seen, when it is made of several.
fn most(symbol: &str) -> usize {
    let seen = symbol.chars().filter_map(UnicodeWidthChar::width).filter(|cells| *cells > 0);
    match seen.clone().count() {
        0 | 1 => seen.sum(),
        count => 2 * count,
    }
}

/// Has the rows written whole that hold such signs, or held them in the frame before: what one of them left beside its
/// cells is overwritten. `before` remembers which rows those are. A wide sign half under a box gives way to the box. One
/// that would reach beyond the last column on some terminals, and so onto the next row, is reduced to its first character.
pub fn write_whole(buffer: &mut Buffer, before: &mut Vec<bool>) {
    let columns = usize::from(buffer.area.width.max(1));
    before.resize(usize::from(buffer.area.height), false);
    for (cells, held) in buffer.content.chunks_mut(columns).zip(before) {
        let mut holds = false;
        for x in 0..cells.len() {
            let wide = if is_sure(cells[x].symbol()) { 1 } else { measure::width(cells[x].symbol()) };
            if cells[x + 1..].iter().take(wide.saturating_sub(1)).any(|under| under.symbol() != " ") {
                cells[x].set_symbol(" ");
            }
        }
        for (x, cell) in cells.iter_mut().enumerate().filter(|(_, cell)| !is_sure(cell.symbol())) {
            holds = true;
            let first = cell.symbol().chars().next();
            if x + most(cell.symbol()) > columns
                && let Some(first) = first.filter(|first| first.width().is_some_and(|wide| x + wide <= columns))
            {
                cell.set_char(first);
            }
        }
        if holds || *held {
            cells.iter_mut().for_each(|cell| cell.diff_option = CellDiffOption::AlwaysUpdate);
        }
        *held = holds;
    }
}

impl<B: Backend> Backend for Steady<B> {
    type Error = B::Error;

    fn draw<'a, I>(&mut self, content: I) -> Result<(), Self::Error>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        let content: Vec<(u16, u16, &Cell)> = content.collect();
        let mut rest = &content[..];
        while !rest.is_empty() {
            let sure = rest.iter().take_while(|(_, _, cell)| is_sure(cell.symbol())).count();
            let (now, later) = rest.split_at(sure);
            if !now.is_empty() {
                self.0.draw(now.iter().copied())?;
            }
            let Some(&(x, y, cell)) = later.first() else { break };
            let cells = u16::try_from(measure::width(cell.symbol())).unwrap_or(1).max(1);
            // Where it is drawn narrower than it is, nothing old may show beside it.
            let mut blank = cell.clone();
            blank.set_symbol(" ");
            self.0.draw((x..x.saturating_add(cells)).map(|x| (x, y, &blank)))?;
            self.0.draw(std::iter::once((x, y, cell)))?;
            let covered = |(other, row, _): &&(u16, u16, &Cell)| *row == y && *other < x.saturating_add(cells);
            rest = &later[later.iter().take_while(covered).count()..];
        }
        Ok(())
    }

    fn append_lines(&mut self, count: u16) -> Result<(), Self::Error> {
        self.0.append_lines(count)
    }

    fn hide_cursor(&mut self) -> Result<(), Self::Error> {
        self.0.hide_cursor()
    }

    fn show_cursor(&mut self) -> Result<(), Self::Error> {
        self.0.show_cursor()
    }

    /// The terminal is never asked: its answer would come among the keys, late, or not at all. Nobody needs it, for each
    /// frame puts the cursor in its place or hides it.
    fn get_cursor_position(&mut self) -> Result<Position, Self::Error> {
        Ok(Position::ORIGIN)
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> Result<(), Self::Error> {
        self.0.set_cursor_position(position)
    }

    fn clear(&mut self) -> Result<(), Self::Error> {
        self.0.clear()
    }

    fn clear_region(&mut self, part: ClearType) -> Result<(), Self::Error> {
        self.0.clear_region(part)
    }

    fn size(&self) -> Result<Size, Self::Error> {
        self.0.size()
    }

    fn window_size(&mut self) -> Result<WindowSize, Self::Error> {
        self.0.window_size()
    }

    fn flush(&mut self) -> Result<(), Self::Error> {
        self.0.flush()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use ratatui::backend::CrosstermBackend;
    use ratatui::layout::Rect;
    use ratatui::style::Style;

    /// The lines of a terminal that draws each character on its own, after these frames.
    fn drawn(frames: &[[&str; 2]]) -> Vec<String> {
        let area = Rect::new(0, 0, 12, 2);
        let (mut before, mut held) = (Buffer::empty(area), Vec::new());
        let mut bytes = Vec::new();
        for lines in frames {
            let mut next = Buffer::empty(area);
            for (y, line) in (0..).zip(lines) {
                next.set_stringn(0, y, *line, 12, Style::default());
            }
            next.set_string(11, 0, "│", Style::default());
            write_whole(&mut next, &mut held);
            Steady(CrosstermBackend::new(&mut bytes)).draw(before.diff(&next).into_iter()).unwrap();
            before = next;
        }
        let mut terminal = vt100::Parser::new(2.try_into().unwrap(), 12.try_into().unwrap(), 0);
        terminal.process(&bytes);
        terminal.screen().rows(0, 12).map(|row| row.replace('\u{200d}', "").trim_end().to_owned()).collect()
    }

    #[test]
    fn what_follows_stands_in_its_column_and_nothing_is_left_behind() {
        let family = "a 👨‍👩‍👧‍👦 b";
        assert_eq!(drawn(&[[family, ""]])[0], "a 👨 b     │");
        assert_eq!(drawn(&[["क्षि b", ""], ["", ""]])[0], "           │");
        assert_eq!(drawn(&[["xxxxxxxxxx", ""], [family, ""]])[0], "a 👨 b     │");
        assert_eq!(drawn(&[["", "xxxxxxxxxx👨‍👩‍👧‍👦"], [family, "y"]]), ["a 👨 b     │", "y"]);
        assert_eq!(drawn(&[["漢漢漢漢漢漢", ""]])[0], "漢漢漢漢漢 │", "half under the box");
        assert_eq!(drawn(&[["", "0123456789👨‍👩‍👧‍👦"]]), ["           │", "0123456789👨"]);
    }
}
