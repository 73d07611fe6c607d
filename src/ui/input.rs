//! The one-line editor behind filter, palette, dates and forms: text, a cursor between graphemes, and what is seen of
//! it in so many cells. It knows nothing of what the text means.

use super::key::{Code, Key};
use crate::shown::{self, Shown, width};
use unicode_segmentation::UnicodeSegmentation;

/// Most characters a field takes (D7).
pub const LONGEST: usize = 10_000;

/// A line being typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Input {
    text: String,
    /// Byte position of the cursor, always between graphemes.
    cursor: usize,
    /// Whether the text is a suggestion that nobody touched yet: what is typed or pasted comes in its place.
    suggested: bool,
}

impl Input {
    /// A field that holds this text, the cursor behind it.
    #[must_use]
    pub fn new(text: &str) -> Self {
        Self { text: text.to_owned(), cursor: text.len(), suggested: false }
    }

    /// A field in which this text stands to be kept or replaced: the first letter typed replaces it.
    #[must_use]
    pub fn suggested(text: &str) -> Self {
        Self { suggested: true, ..Self::new(text) }
    }

    /// What was typed.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether nothing was typed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Puts this text in its place, the cursor behind it.
    pub fn set(&mut self, text: &str) {
        *self = Self::new(text);
    }

    /// Takes a key. True when it was for the editor, even if nothing changed.
    pub fn press(&mut self, key: Key) -> bool {
        let suggested = std::mem::take(&mut self.suggested);
        if let Some(c) = key.types() {
            if suggested {
                self.set("");
            }
            self.insert(c.encode_utf8(&mut [0; 4]));
            return true;
        }
        match (key.code, key.ctrl) {
            (Code::Backspace, false) => self.remove(self.left()..self.cursor),
            (Code::Delete, false) => self.remove(self.cursor..self.right()),
            (Code::Left, false) => self.cursor = self.left(),
            (Code::Right, false) => self.cursor = self.right(),
            (Code::Left, true) => self.cursor = self.word_left(),
            (Code::Right, true) => self.cursor = self.word_right(),
            (Code::Home, _) | (Code::Char('a'), true) => self.cursor = 0,
            (Code::End, _) => self.cursor = self.text.len(),
            (Code::Char('w'), true) | (Code::Backspace, true) => self.remove(self.word_left()..self.cursor),
            (Code::Char('u'), true) => self.remove(0..self.cursor),
            (Code::Char('k'), true) => self.remove(self.cursor..self.text.len()),
            _ => return false,
        }
        true
    }

    /// Inserts pasted text as one line: line ends and tabs become spaces. True when not all of it fitted.
    pub fn paste(&mut self, text: &str) -> bool {
        if self.suggested {
            self.set("");
        }
        let line = text.trim_matches(['\r', '\n']).replace("\r\n", " ").replace(['\r', '\n', '\t'], " ");
        !self.insert(&line)
    }

    /// Inserts pasted text as it is, in fields that take several lines. True when not all of it fitted.
    pub fn paste_lines(&mut self, text: &str) -> bool {
        let lines = text.replace("\r\n", "\n").replace('\r', "\n").replace('\t', " ");
        !self.insert(&lines)
    }

    /// Begins a new line, in fields that take several.
    pub fn newline(&mut self) {
        self.insert("\n");
    }

    fn insert(&mut self, piece: &str) -> bool {
        let room = LONGEST.saturating_sub(self.text.chars().count());
        let fitting: String = piece.chars().take(room).collect();
        self.text.insert_str(self.cursor, &fitting);
        self.cursor += fitting.len();
        // What was typed may have joined what stands behind it into one grapheme.
        self.cursor = self.next_boundary();
        fitting.len() == piece.len()
    }

    fn remove(&mut self, range: std::ops::Range<usize>) {
        self.cursor = range.start;
        self.text.replace_range(range, "");
        self.cursor = self.next_boundary();
    }

    fn boundaries(&self) -> impl Iterator<Item = usize> {
        self.text.grapheme_indices(true).map(|(at, _)| at).chain(std::iter::once(self.text.len()))
    }

    fn next_boundary(&self) -> usize {
        self.boundaries().find(|at| *at >= self.cursor).unwrap_or(self.text.len())
    }

    fn left(&self) -> usize {
        self.boundaries().take_while(|at| *at < self.cursor).last().unwrap_or(0)
    }

    fn right(&self) -> usize {
        self.boundaries().find(|at| *at > self.cursor).unwrap_or(self.text.len())
    }

    fn word_left(&self) -> usize {
        let before = self.text[..self.cursor].trim_end();
        before.rfind(char::is_whitespace).map_or(0, |at| at + before[at..].chars().next().map_or(1, char::len_utf8))
    }

    fn word_right(&self) -> usize {
        let after = &self.text[self.cursor..];
        let gap = after.len() - after.trim_start().len();
        let word = after[gap..].find(char::is_whitespace).unwrap_or(after.len() - gap);
        self.cursor + gap + word
    }

    /// What is seen of the line in so many cells, and in which of them the cursor stands.
    #[must_use]
    pub fn seen(&self, cells: usize) -> (Shown, usize) {
        if cells == 0 {
            return (Shown::default(), 0);
        }
        let before = Shown::line(&self.text[..self.cursor]);
        let column = before.width();
        if column < cells {
            return (shown::measure::cut(&self.text, cells), column);
        }
        // Long text: what stands left of the cursor is kept in sight.
        let mut start = self.cursor;
        let mut used = 1;
        for (at, grapheme) in self.text[..self.cursor].grapheme_indices(true).rev() {
            let wide = width(&Shown::line(grapheme));
            if used + wide > cells {
                break;
            }
            used += wide;
            start = at;
        }
        let tail = Shown::line(&self.text[start..]).cut(cells);
        (tail, width(&Shown::line(&self.text[start..self.cursor])).min(cells - 1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::key::read_row;

    fn typed(keys: &str) -> Input {
        let mut input = Input::default();
        read_row(keys).into_iter().for_each(|key| {
            input.press(key);
        });
        input
    }

    #[test]
    fn editing_goes_by_grapheme_and_by_word() {
        for (keys, text) in [
            ("abc<Left><Backspace>", "ac"),
            ("abc<Home>x", "xabc"),
            ("een twee<Ctrl-w>", "een "),
            ("een twee<Ctrl-u>x", "x"),
            ("e\u{301}<Backspace>", ""),
            ("ab<Left><Del>", "a"),
        ] {
            assert_eq!(typed(keys).text(), text, "{keys}");
        }
    }

    #[test]
    fn pasted_lines_become_one_and_the_field_has_an_end() {
        let mut input = Input::default();
        assert!(!input.paste("ddq\nregel\ttwee\r\n"));
        assert_eq!(input.text(), "ddq regel twee");
        assert!(input.paste(&"x".repeat(LONGEST)));
        assert_eq!(input.text().chars().count(), LONGEST);
    }

    #[test]
    fn the_cursor_is_always_in_sight() {
        let input = typed("0123456789");
        let (text, at) = input.seen(5);
        assert_eq!((text.as_str(), at), ("6789", 4));
        let (text, at) = typed("0123456789<Home>").seen(5);
        assert_eq!((text.as_str(), at), ("0123…", 0));
    }
}
