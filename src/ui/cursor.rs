//! A cursor in rows of which a window is seen: moving, and keeping the row in sight.

use super::action::Move;

/// Which row is chosen, and which is the first in sight.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cursor {
    /// The chosen row.
    pub row: usize,
    /// The first row in sight.
    pub top: usize,
}

impl Cursor {
    /// Moves among `len` rows of which `height` are seen. Sections are the screen's own.
    pub fn go(&mut self, how: Move, len: usize, height: usize) {
        let last = len.saturating_sub(1);
        let page = height.max(2) - 1;
        self.row = match how {
            Move::Up => self.row.saturating_sub(1),
            Move::Down => self.row + 1,
            Move::PageUp => self.row.saturating_sub(page),
            Move::PageDown => self.row + page,
            Move::HalfUp => self.row.saturating_sub((height / 2).max(1)),
            Move::HalfDown => self.row + (height / 2).max(1),
            Move::First => 0,
            Move::Last => last,
            Move::NextSection | Move::PreviousSection => self.row,
        }
        .min(last);
        self.show(len, height);
    }

    /// The first row to draw when only `height` rows are free for a while: the chosen one stays in sight.
    #[must_use]
    pub fn seen_from(&self, height: usize) -> usize {
        self.top.max((self.row + 1).saturating_sub(height.max(1)))
    }

    /// Keeps the cursor within the rows and in sight.
    pub fn show(&mut self, len: usize, height: usize) {
        let height = height.max(1);
        self.row = self.row.min(len.saturating_sub(1));
        if self.row < self.top {
            self.top = self.row;
        }
        if self.row >= self.top + height {
            self.top = self.row + 1 - height;
        }
        self.top = self.top.min(len.saturating_sub(height));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cursor_stays_within_the_rows_and_in_sight() {
        let mut cursor = Cursor::default();
        for (how, row, top) in [
            (Move::Last, 99, 90),
            (Move::Up, 98, 90),
            (Move::PageUp, 89, 89),
            (Move::HalfDown, 94, 89),
            (Move::First, 0, 0),
            (Move::PageDown, 9, 0),
            (Move::Down, 10, 1),
        ] {
            cursor.go(how, 100, 10);
            assert_eq!((cursor.row, cursor.top), (row, top), "{how:?}");
        }
        cursor.show(0, 10);
        assert_eq!(cursor, Cursor::default());
    }
}
