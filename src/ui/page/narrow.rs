//! The filter of a page (A14): while words are typed only the lines that hold them all stay, under their headings.

use super::{Content, Line, Page};
use crate::shown::fold;
use crate::ui::input::Input;
use crate::ui::key::{Code, Key};
use std::sync::Arc;

/// What is filtered on, and whether it is being typed.
#[derive(Clone, Debug, Default)]
pub struct Narrow {
    input: Input,
    typing: bool,
}

impl Page {
    /// What is filtered on.
    #[must_use]
    pub fn filter(&self) -> &Input {
        &self.narrow.input
    }

    /// Whether the filter has the keys.
    #[must_use]
    pub fn is_typing(&self) -> bool {
        self.narrow.typing
    }

    /// How many lines that say something are left, and of how many.
    #[must_use]
    pub fn counts(&self) -> (usize, usize) {
        let count = |lines: &[Line]| lines.iter().filter(|line| line.can_be_chosen()).count();
        (count(&self.lines), count(&self.all))
    }

    /// The filter is to be typed.
    pub fn begin_filter(&mut self) {
        self.narrow.typing = true;
    }

    /// Takes a key while the filter is typed. False when the key is not for it.
    pub fn typed(&mut self, key: Key, height: usize) -> bool {
        match key.code {
            Code::Enter | Code::Down | Code::Tab => self.narrow.typing = false,
            Code::Esc => {
                self.narrow = Narrow::default();
                self.narrow_to(height);
            }
            _ => {
                let before = self.narrow.input.text().to_owned();
                if !self.narrow.input.press(key) {
                    return false;
                }
                if self.narrow.input.text() != before {
                    self.narrow_to(height);
                }
            }
        }
        true
    }

    /// Takes pasted text while the filter is typed.
    pub fn paste(&mut self, text: &str, height: usize) -> bool {
        if self.narrow.typing {
            self.narrow.input.paste(text);
            self.narrow_to(height);
        }
        self.narrow.typing
    }

    /// Clears the filter. False when there was none.
    pub fn clear_filter(&mut self, height: usize) -> bool {
        let filtered = !self.narrow.input.is_empty();
        if filtered {
            self.narrow = Narrow::default();
            self.narrow_to(height);
        }
        filtered
    }

    /// Puts the lines in place that the filter leaves; the cursor stays on what it was on.
    pub(super) fn narrow_to(&mut self, height: usize) {
        let target = self.target().cloned();
        self.lines = if self.narrow.input.is_empty() {
            Arc::clone(&self.all)
        } else {
            Arc::new(left(&self.all, self.narrow.input.text()))
        };
        let same = target.and_then(|target| self.lines.iter().position(|line| line.target.as_ref() == Some(&target)));
        self.cursor.row = same.unwrap_or(self.cursor.row);
        self.cursor.show(self.lines.len(), height);
        self.settle(true);
        self.cursor.show(self.lines.len(), height);
    }
}

/// The lines that hold all words, each under the headings that stand above it.
fn left(all: &[Line], typed: &str) -> Vec<Line> {
    let typed = fold(typed);
    let words: Vec<&str> = typed.split_whitespace().collect();
    let mut headings: Vec<Line> = Vec::new();
    let mut kept = Vec::new();
    let mut under = false;
    for line in all {
        match &line.content {
            // A heading that leads somewhere is a line too: it stays with what stands under it when it holds the words.
            Content::Heading(..) => {
                headings.clear();
                headings.push(line.clone());
                under = line.target.is_some() && holds(line, &words);
                if under {
                    kept.append(&mut headings);
                }
            }
            Content::Heads(_) => headings.push(line.clone()),
            Content::Blank => {}
            Content::Field { .. } | Content::Row(_) | Content::Text(_) => {
                if under || holds(line, &words) {
                    kept.append(&mut headings);
                    kept.push(line.clone());
                }
            }
        }
    }
    kept
}

fn holds(line: &Line, words: &[&str]) -> bool {
    let text = match &line.content {
        Content::Heading(text, count) => format!("{text} {}", count.as_deref().unwrap_or_default()),
        Content::Field { label, value, .. } => format!("{label} {value}"),
        Content::Row(cells) | Content::Heads(cells) => {
            cells.iter().map(|cell| cell.text.as_str()).collect::<Vec<_>>().join(" ")
        }
        Content::Text(text) => text.clone(),
        Content::Blank => return false,
    };
    let text = fold(&text);
    words.iter().all(|word| text.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::page::Cell;

    #[test]
    fn lines_stay_under_their_headings_and_esc_gives_all_back() {
        let heading = |text: &str| Line::new(Content::Heading(text.into(), None));
        let row = |text: &str| Line::new(Content::Row(vec![Cell::new(text, 0)]));
        let lines = vec![heading("Percelen"), row("Reünie"), row("Wonen"), heading("Tarieven"), row("Uur")];
        let mut page = Page::default();
        page.fill(lines.clone(), 10);
        page.begin_filter();
        for c in "reunie".chars() {
            assert!(page.typed(Key::plain(Code::Char(c)), 10));
        }
        assert_eq!(page.lines(), [heading("Percelen"), row("Reünie")]);
        assert_eq!(page.counts(), (1, 3));
        // What comes from the file meanwhile is filtered too.
        page.fill(lines.iter().cloned().chain([row("Tweede reünie")]).collect(), 10);
        assert_eq!(page.lines().len(), 4);
        assert!(page.typed(Key::plain(Code::Esc), 10));
        assert_eq!((page.lines().len(), page.is_typing()), (6, false));
    }
}
