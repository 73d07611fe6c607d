//! Folding for search (A17, E4): case, accents and typographic variants fall together, with a way back to the
//! graphemes on the screen. Finding is left to `search`.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation;

/// Folded text and, for each of its characters, the grapheme of the original it comes from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folded {
    /// The folded text.
    pub text: String,
    /// For each character of `text` the index (from 0) of the grapheme in the original; never decreasing.
    pub map: Vec<usize>,
}

impl Folded {
    /// Folds a text and remembers where each character comes from. `text` is what `fold` gives.
    #[must_use]
    pub fn new(original: &str) -> Self {
        if original.is_ascii() && !original.contains('\r') {
            return Self { text: fold(original), map: (0..original.len()).collect() };
        }
        let mut folded = Self::default();
        for (index, grapheme) in original.graphemes(true).enumerate() {
            let before = folded.text.len();
            fold_into(grapheme, &mut folded.text);
            let added = folded.text[before..].chars().count();
            folded.map.extend(std::iter::repeat_n(index, added));
        }
        folded
    }

    /// The graphemes of the original that a byte range of `text` covers; empty when the range is.
    #[must_use]
    pub fn graphemes(&self, bytes: std::ops::Range<usize>) -> std::ops::Range<usize> {
        let chars = self.text.get(..bytes.start).map_or(0, |before| before.chars().count());
        let inside = self.text.get(bytes).map_or(0, |found| found.chars().count());
        match (self.map.get(chars), inside.checked_sub(1).and_then(|last| self.map.get(chars + last))) {
            (Some(&first), Some(&last)) => first..last + 1,
            _ => 0..0,
        }
    }
}

/// Text as it is compared in search: compatibility decomposition, marks and invisible characters dropped, lower
/// case, `ĳ` as `ij`, `ß` as `ss`, every kind of space, dash and quotation mark as the plain one.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    if text.is_ascii() {
        out.extend(text.chars().map(fold_plain));
    } else {
        fold_mixed(text, &mut out);
    }
    out
}

/// Folds text that is mostly ASCII: runs of it go straight across, but for a last character that a mark may follow.
fn fold_mixed(text: &str, out: &mut String) {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let run = bytes[at..].iter().take_while(|byte| byte.is_ascii()).count();
        let plain = if at + run == bytes.len() { run } else { run.saturating_sub(1) };
        out.extend(text[at..at + plain].chars().map(fold_plain));
        at += plain;
        let rest = &bytes[at..];
        let other = rest.iter().skip(1).take_while(|byte| !byte.is_ascii()).count();
        let end = (at + 1 + other).min(bytes.len());
        fold_into(&text[at..end], out);
        at = end;
    }
}

/// An ASCII character as `fold_into` would fold it.
fn fold_plain(c: char) -> char {
    match c {
        '`' => '\'',
        c if c.is_ascii_control() => ' ',
        c => c.to_ascii_lowercase(),
    }
}

fn fold_into(grapheme: &str, out: &mut String) {
    for c in grapheme.nfkd() {
        if is_combining_mark(c) || super::is_hidden(c) {
            continue;
        }
        for lower in c.to_lowercase().flat_map(|lower| std::iter::once(lower).nfkd()) {
            match lower {
                'ß' => out.push_str("ss"),
                'æ' => out.push_str("ae"),
                'œ' => out.push_str("oe"),
                'ø' => out.push('o'),
                'ł' => out.push('l'),
                'đ' | 'ð' => out.push('d'),
                'ı' => out.push('i'),
                'ς' => out.push('σ'),
                '‘' | '’' | '‚' | '‛' | '`' | '´' | '′' => out.push('\''),
                '“' | '”' | '„' | '‟' | '″' | '«' | '»' => out.push('"'),
                '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' => out.push('-'),
                _ if lower.is_whitespace() || lower.is_control() => out.push(' '),
                _ if is_combining_mark(lower) || super::is_hidden(lower) => {}
                _ => out.push(lower),
            }
        }
    }
}
