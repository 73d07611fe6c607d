//! The one gate for text that reaches a terminal (P11): `Shown` can only be made by cleaning, and what it
//! takes out stays visible as a placeholder. `measure` counts cells, `fold` prepares search, `glyphs` has the signs.

pub mod fold;
pub mod formula;
pub mod glyphs;
pub mod measure;

use std::borrow::Cow;
use std::fmt;

use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation;

pub use fold::{Folded, fold};
pub use glyphs::{Charset, Mark};
pub use measure::width;

/// Most combining marks kept on one base character (E3).
const MARKS: usize = 4;
/// Most characters kept in one grapheme.
const GRAPHEME: usize = 32;
/// Most joiners kept in one emoji.
const JOINERS: usize = 4;

/// Text that is safe to write to a terminal. No character of general category Cc or Cf is in it, except the
/// joiner between two emoji and, in a block, the line feed. Cleaning it again changes nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Shown(String);

impl Shown {
    /// Text for one line: a tab becomes a space, a line end `↵`, anything else that cannot be shown a placeholder.
    #[must_use]
    pub fn line(text: &str) -> Self {
        Self(clean(text, Lines::Marked).into_owned())
    }

    /// Text of several lines: line ends stay, a tab becomes four spaces.
    #[must_use]
    pub fn block(text: &str) -> Self {
        Self(clean(text, Lines::Kept).into_owned())
    }

    /// The clean text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The clean text, to own.
    #[must_use]
    pub fn into_string(self) -> String {
        self.0
    }
}

impl From<&str> for Shown {
    fn from(text: &str) -> Self {
        Self::line(text)
    }
}

impl From<Shown> for String {
    fn from(shown: Shown) -> Self {
        shown.0
    }
}

impl From<Shown> for Cow<'_, str> {
    fn from(shown: Shown) -> Self {
        Cow::Owned(shown.0)
    }
}

impl AsRef<str> for Shown {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl std::ops::Deref for Shown {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

/// What cleaning does with line ends.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Lines {
    Marked,
    Kept,
}

/// Text for one line, borrowed when there is nothing to clean: for places that write at once and keep nothing.
#[must_use]
pub fn line(text: &str) -> Cow<'_, str> {
    clean(text, Lines::Marked)
}

fn clean(text: &str, lines: Lines) -> Cow<'_, str> {
    if text.bytes().all(|byte| (b' '..=b'~').contains(&byte)) || text.chars().all(is_simple) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(settle(&replace(text, lines)))
}

/// One cell wide, never joins with a neighbour, always visible or a space: what Dutch text consists of.
fn is_simple(c: char) -> bool {
    matches!(c, ' '..='~' | '\u{A0}'..='\u{AC}' | '\u{AE}'..='\u{17F}' | '–' | '—' | '‘' | '’' | '“' | '”' | '…' | '€')
}

/// First pass, by character: what cannot be shown becomes a placeholder.
fn replace(text: &str, lines: Lines) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    let mut chars = text.chars().peekable();
    let mut emoji = Emoji::default();
    while let Some(c) = chars.next() {
        let joins = emoji.accepts(c, chars.peek().copied());
        match c {
            '\r' if chars.peek() == Some(&'\n') => {}
            '\n' | '\u{2028}' | '\u{2029}' => out.push(if lines == Lines::Kept { '\n' } else { '↵' }),
            '\t' => out.push_str(if lines == Lines::Kept { "    " } else { " " }),
            '\0'..='\x1f' => out.push(char::from_u32(0x2400 + u32::from(c)).unwrap_or('␀')),
            '\x7f' => out.push('␡'),
            _ if joins => out.push(c),
            _ if is_hidden(c) => placeholder(&mut out, c),
            _ => out.push(c),
        }
    }
    out
}

/// Second pass, by grapheme: marks without a base get one, too many are counted, nothing is zero cells wide.
fn settle(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for grapheme in text.graphemes(true) {
        if grapheme == "\n" {
            out.push('\n');
            continue;
        }
        if measure::cells(grapheme) == 0 || grapheme.chars().next().is_some_and(is_combining_mark) {
            let based = format!("◌{grapheme}");
            if based.graphemes(true).count() == 1 {
                limit(&mut out, &based);
            } else {
                grapheme.chars().for_each(|c| placeholder(&mut out, c));
            }
        } else {
            limit(&mut out, grapheme);
        }
    }
    out
}

/// Writes a grapheme with at most `MARKS` marks per base and `GRAPHEME` characters; tells how many are not shown.
fn limit(out: &mut String, grapheme: &str) {
    let (start, mut marks, mut kept, mut lost) = (out.len(), 0, 0, 0);
    for c in grapheme.chars() {
        marks = if is_combining_mark(c) { marks + 1 } else { 0 };
        if marks > MARKS || kept >= GRAPHEME {
            lost += 1;
        } else {
            out.push(c);
            kept += 1;
        }
    }
    if lost > 0 && measure::cells(&out[start..]) == 0 {
        // What gave the grapheme its width was over the limit.
        let bare = out.split_off(start);
        bare.chars().for_each(|c| placeholder(out, c));
    }
    if lost > 0 {
        out.push_str(&format!("⟨+{lost}⟩"));
    }
}

fn placeholder(out: &mut String, c: char) {
    out.push_str(&format!("⟨U+{:04X}⟩", u32::from(c)));
}

/// Follows emoji sequences, to know which joiners and presentation selectors are in their place.
#[derive(Default)]
struct Emoji {
    /// The character before may take a selector: an emoji, or the base of a keycap.
    ready: bool,
    /// The character before, looking through a selector or a skin tone, is an emoji.
    emoji: bool,
    joined: usize,
}

impl Emoji {
    /// Takes the next character; true when it is an invisible one that belongs to the emoji.
    fn accepts(&mut self, c: char, next: Option<char>) -> bool {
        match c {
            '\u{200D}' => {
                let fits = self.emoji && self.joined < JOINERS && next.is_some_and(is_emoji);
                self.joined = if fits { self.joined + 1 } else { 0 };
                self.ready = false;
                self.emoji = false;
                fits
            }
            '\u{FE0E}' | '\u{FE0F}' => {
                let fits = self.ready;
                self.emoji &= fits;
                self.ready = false;
                fits
            }
            '\u{1F3FB}'..='\u{1F3FF}' if self.emoji => false,
            _ => {
                let joining = self.joined > 0 && !self.emoji;
                self.emoji = is_emoji(c);
                self.ready = self.emoji || matches!(c, '#' | '*' | '0'..='9');
                if !(joining && self.emoji) {
                    self.joined = 0;
                }
                false
            }
        }
    }
}

/// Whether a joiner may stand between this and another emoji: it does not extend a letter, but does join an emoji.
fn is_emoji(c: char) -> bool {
    if c < '\u{A9}' || is_simple(c) && !matches!(c, '\u{A9}' | '\u{AE}') {
        return false;
    }
    let one = |before: &str| format!("{before}{c}").graphemes(true).count() == 1;
    one("👩\u{200D}") && !one("a")
}

/// Characters that have no look of their own: controls, formats, fillers, selectors (E1, E2).
#[must_use]
pub fn is_hidden(c: char) -> bool {
    matches!(c,
        // Cc above ASCII and Cf.
        '\u{80}'..='\u{9F}' | '\u{AD}' | '\u{600}'..='\u{605}' | '\u{61C}' | '\u{6DD}' | '\u{70F}'
        | '\u{890}'..='\u{891}' | '\u{8E2}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF0}'..='\u{FFFB}' | '\u{110BD}' | '\u{110CD}'
        | '\u{13430}'..='\u{1343F}' | '\u{1BCA0}'..='\u{1BCA3}' | '\u{1D173}'..='\u{1D17A}'
        // Fillers, selectors and tags that show nothing.
        | '\u{34F}' | '\u{115F}'..='\u{1160}' | '\u{17B4}'..='\u{17B5}' | '\u{180B}'..='\u{180F}' | '\u{3164}'
        | '\u{FE00}'..='\u{FE0F}' | '\u{FFA0}' | '\u{E0000}'..='\u{E0FFF}')
}
