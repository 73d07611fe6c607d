//! Width in terminal cells, cutting, padding and wrapping. Counts as the screen buffer does: by grapheme, each
//! at the width of `unicode-width`, half-width Japanese sound marks one cell more.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::{Charset, Shown, is_simple};

/// Cells a text takes on one line of the screen.
#[must_use]
pub fn width(text: &str) -> usize {
    if text.is_ascii() {
        return text.bytes().filter(|byte| !byte.is_ascii_control()).count();
    }
    if text.chars().all(is_simple) {
        return text.chars().count();
    }
    text.graphemes(true).map(cells).sum()
}

/// Cells of one grapheme; none for a control.
pub(super) fn cells(grapheme: &str) -> usize {
    if grapheme.contains(char::is_control) {
        return 0;
    }
    grapheme.width() + grapheme.chars().filter(|c| matches!(c, '\u{FF9E}' | '\u{FF9F}')).count()
}

/// Cleaned for one line and cut to at most `cells`; see `Shown::cut`.
#[must_use]
pub fn cut(text: &str, cells: usize) -> Shown {
    Shown::line(text).cut(cells)
}

/// Cleaned for one line; what is too long loses its middle, so that both ends can be told from others.
#[must_use]
pub fn cut_middle(text: &str, cells: usize) -> Shown {
    let line = Shown::line(text);
    let ellipsis = Charset::Unicode.ellipsis(cells);
    if line.width() <= cells || cells < 5 {
        return line.cut(cells);
    }
    let room = cells - width(ellipsis);
    let front = head(&line, room / 2).to_owned();
    let mut start = line.0.len();
    let mut used = width(&front);
    for (at, grapheme) in line.0.grapheme_indices(true).rev() {
        used += self::cells(grapheme);
        if used > room {
            break;
        }
        start = at;
    }
    Shown(format!("{front}{ellipsis}{}", &line.0[start..]))
}

/// Cleaned for one line, cut or filled on the right to exactly `cells`.
#[must_use]
pub fn pad_right(text: &str, cells: usize) -> Shown {
    Shown::line(text).pad_right(cells)
}

/// Cleaned for one line, cut or filled on the left to exactly `cells`.
#[must_use]
pub fn pad_left(text: &str, cells: usize) -> Shown {
    Shown::line(text).pad_left(cells)
}

/// Cleaned as a block and broken into lines of at most `cells`; see `Shown::wrap`.
#[must_use]
pub fn wrap(text: &str, cells: usize) -> Vec<Shown> {
    Shown::block(text).wrap(cells)
}

impl Shown {
    /// Cells this text takes on one line.
    #[must_use]
    pub fn width(&self) -> usize {
        width(self)
    }

    /// At most `cells` wide; what is cut off ends in `…`. Never splits a grapheme.
    #[must_use]
    pub fn cut(self, cells: usize) -> Self {
        self.cut_in(cells, Charset::Unicode)
    }

    /// As `cut`, with the ellipsis of a character set.
    #[must_use]
    pub fn cut_in(self, cells: usize, charset: Charset) -> Self {
        if self.width() <= cells {
            return self;
        }
        let ellipsis = charset.ellipsis(cells);
        let mut kept = head(&self, cells - width(ellipsis)).to_owned();
        kept.push_str(ellipsis);
        Self(kept)
    }

    /// Exactly `cells` wide: cut, or filled with spaces on the right.
    #[must_use]
    pub fn pad_right(self, cells: usize) -> Self {
        let mut text = self.cut(cells);
        let missing = cells - text.width();
        text.0.extend(std::iter::repeat_n(' ', missing));
        text
    }

    /// Exactly `cells` wide: cut, or filled with spaces on the left.
    #[must_use]
    pub fn pad_left(self, cells: usize) -> Self {
        let text = self.cut(cells);
        let mut padded = " ".repeat(cells - text.width());
        padded.push_str(&text);
        Self(padded)
    }

    /// Lines of at most `cells`, broken at spaces, else after `-` or `/`, else anywhere between graphemes.
    /// A grapheme wider than `cells` becomes `…`. No lines when `cells` is 0.
    #[must_use]
    pub fn wrap(&self, cells: usize) -> Vec<Self> {
        if cells == 0 {
            return Vec::new();
        }
        let mut lines = Vec::new();
        for paragraph in self.0.split('\n') {
            wrap_paragraph(paragraph, cells, &mut lines);
        }
        lines.into_iter().map(Self).collect()
    }
}

/// The longest start of `text` that fits in `cells`, whole graphemes.
fn head(text: &str, cells: usize) -> &str {
    let (mut used, mut end) = (0, 0);
    for (at, grapheme) in text.grapheme_indices(true) {
        used += self::cells(grapheme);
        if used > cells {
            break;
        }
        end = at + grapheme.len();
    }
    &text[..end]
}

/// Words, and whether a space stands after each. A space that carries a mark, or is carried, is no place to break.
fn pieces(paragraph: &str) -> impl Iterator<Item = (&str, bool)> {
    let mut spaces = paragraph.grapheme_indices(true).filter(|(_, grapheme)| *grapheme == " ").map(|(at, _)| at);
    let mut rest = Some(0);
    std::iter::from_fn(move || {
        let start = rest?;
        let space = spaces.next();
        rest = space.map(|at| at + 1);
        Some((&paragraph[start..space.unwrap_or(paragraph.len())], space.is_some()))
    })
}

/// Without the spaces at the end, but with one that belongs to another character. Read from the start: read from the end,
/// a space after a sign that is written before its letter would stand by itself.
fn trim(line: &str) -> &str {
    let ends = line.grapheme_indices(true).filter(|(_, grapheme)| *grapheme != " ");
    &line[..ends.fold(0, |_, (at, grapheme)| at + grapheme.len())]
}

fn wrap_paragraph(paragraph: &str, cells: usize, lines: &mut Vec<String>) {
    let (mut line, mut used) = (String::new(), 0);
    for (word, spaced) in pieces(paragraph) {
        let mut wide = width(word);
        let mut rest = word;
        if used > 0 && used + wide > cells {
            lines.push(trim(&line).to_owned());
            line.clear();
            used = 0;
        }
        while used + wide > cells {
            let part = breakable(rest, cells - used);
            if part.is_empty() {
                // One grapheme wider than the whole line.
                lines.push("…".to_owned());
                rest = rest.graphemes(true).next().map_or("", |first| &rest[first.len()..]);
            } else {
                line.push_str(part);
                lines.push(std::mem::take(&mut line));
                rest = &rest[part.len()..];
            }
            used = 0;
            wide = width(rest);
        }
        line.push_str(rest);
        used += wide;
        if spaced {
            if used < cells {
                line.push(' ');
            }
            used += 1;
        }
    }
    lines.push(trim(&line).to_owned());
}

/// As much of a too long word as fits, up to and including the last `-` or `/` if there is one.
fn breakable(word: &str, cells: usize) -> &str {
    let fits = head(word, cells);
    match fits.rfind(['-', '/']) {
        Some(at) if at > 0 && word.is_char_boundary(at + 1) && head(word, width(&word[..=at])).len() == at + 1 => {
            &word[..=at]
        }
        _ => fits,
    }
}
