//! A key as the program knows it, free of the terminal library: typed, written in settings and shown in help.
//! Which key does what is `keys`.

use crate::text::Words;
use std::fmt;

/// Which key, without Ctrl or Alt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Code {
    /// A character, upper case when typed so.
    Char(char),
    /// F1 to F12.
    F(u8),
    /// Enter.
    Enter,
    /// Esc.
    Esc,
    /// Tab.
    Tab,
    /// Shift-Tab.
    BackTab,
    /// Backspace.
    Backspace,
    /// Delete.
    Delete,
    /// Arrow left.
    Left,
    /// Arrow right.
    Right,
    /// Arrow up.
    Up,
    /// Arrow down.
    Down,
    /// Home.
    Home,
    /// End.
    End,
    /// Page up.
    PageUp,
    /// Page down.
    PageDown,
}

/// The keys that have a name, as settings and help write them.
const NAMED: &[(&str, Code)] = &[
    ("Enter", Code::Enter),
    ("Esc", Code::Esc),
    ("Tab", Code::Tab),
    ("Shift-Tab", Code::BackTab),
    ("Backspace", Code::Backspace),
    ("Del", Code::Delete),
    ("Left", Code::Left),
    ("Right", Code::Right),
    ("Up", Code::Up),
    ("Down", Code::Down),
    ("Home", Code::Home),
    ("End", Code::End),
    ("PgUp", Code::PageUp),
    ("PgDn", Code::PageDown),
    ("Space", Code::Char(' ')),
];

/// One key press.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Key {
    /// Which key.
    pub code: Code,
    /// With Ctrl.
    pub ctrl: bool,
    /// With Alt.
    pub alt: bool,
}

impl Key {
    /// A plain key.
    #[must_use]
    pub const fn plain(code: Code) -> Self {
        Self { code, ctrl: false, alt: false }
    }

    /// The text this key types, if it types any. A character with Ctrl and Alt together is AltGr, so text (A08).
    #[must_use]
    pub fn types(self) -> Option<char> {
        match self.code {
            Code::Char(c) if self.ctrl == self.alt => Some(c),
            _ => None,
        }
    }

    /// Reads one key as settings write it: `n`, `F1`, `Ctrl-P`, `Shift-Tab`, `Space`.
    #[must_use]
    pub fn parse(written: &str) -> Option<Self> {
        if let Some((_, code)) = NAMED.iter().find(|(name, _)| name.eq_ignore_ascii_case(written)) {
            return Some(Self::plain(*code));
        }
        let mut chars = written.chars();
        if let (Some(only), None) = (chars.next(), chars.next()) {
            return (!only.is_control() && only != ' ').then_some(Self::plain(Code::Char(only)));
        }
        let lower = written.to_ascii_lowercase();
        if let Some(rest) = lower.strip_prefix("ctrl-") {
            return Self::parse(rest).map(|key| Self { ctrl: true, ..key });
        }
        if let Some(rest) = lower.strip_prefix("alt-") {
            return Self::parse(rest).map(|key| Self { alt: true, ..key });
        }
        let number = lower.strip_prefix('f')?.parse::<u8>().ok()?;
        (1..=12).contains(&number).then_some(Self::plain(Code::F(number)))
    }

    /// The key as hints and help say it: the space bar has another name in each language.
    #[must_use]
    pub fn said(self, words: Words) -> String {
        match self.code {
            Code::Char(' ') => self.to_string().replace("Space", &words.get("key-space")),
            _ => self.to_string(),
        }
    }

    /// Whether it only reaches the program on some keyboards and terminals, so nothing may hang on it alone (A09).
    #[must_use]
    pub fn is_often_eaten(self) -> bool {
        self.ctrl || self.alt || matches!(self.code, Code::F(11 | 12))
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.ctrl {
            f.write_str("Ctrl-")?;
        }
        if self.alt {
            f.write_str("Alt-")?;
        }
        match self.code {
            Code::F(number) => write!(f, "F{number}"),
            Code::Char(c) if c != ' ' && self.ctrl => write!(f, "{}", c.to_uppercase()),
            Code::Char(c) if c != ' ' => write!(f, "{c}"),
            code => {
                let name = NAMED.iter().find(|(_, named)| *named == code).map_or("", |(name, _)| name);
                let arrow = match name {
                    "Left" => "←",
                    "Right" => "→",
                    "Up" => "↑",
                    "Down" => "↓",
                    other => other,
                };
                f.write_str(arrow)
            }
        }
    }
}

/// Keys pressed one after the other: one, or a prefix such as `g` and a second.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Chord(pub Vec<Key>);

impl Chord {
    /// Reads keys separated by a space: `g c`.
    #[must_use]
    pub fn parse(written: &str) -> Option<Self> {
        let keys: Option<Vec<Key>> = written.split(' ').filter(|part| !part.is_empty()).map(Key::parse).collect();
        keys.filter(|keys| !keys.is_empty()).map(Self)
    }
}

impl Chord {
    /// The keys as hints and help say them, in the reader's language; settings know them by their `Display`.
    #[must_use]
    pub fn said(&self, words: Words) -> String {
        self.0.iter().map(|key| key.said(words)).collect::<Vec<_>>().join(" ")
    }
}

impl fmt::Display for Chord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, key) in self.0.iter().enumerate() {
            if at > 0 {
                f.write_str(" ")?;
            }
            write!(f, "{key}")?;
        }
        Ok(())
    }
}

/// Reads a row of keys as tests and macros write it: characters as they are, named keys between `<` and `>`.
#[must_use]
pub fn read_row(written: &str) -> Vec<Key> {
    let mut keys = Vec::new();
    let mut rest = written;
    while let Some(c) = rest.chars().next() {
        if c == '<'
            && let Some((name, after)) = rest[1..].split_once('>')
            && let Some(key) = Key::parse(name)
        {
            keys.push(key);
            rest = after;
            continue;
        }
        keys.push(Key::plain(Code::Char(c)));
        rest = &rest[c.len_utf8()..];
    }
    keys
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_read_as_they_are_shown() {
        for written in ["n", "N", "F1", "Ctrl-P", "Enter", "Shift-Tab", "Space", "Alt-x", "?", "€", "PgDn"] {
            let key = Key::parse(written);
            assert_eq!(key.map(|key| key.to_string().to_lowercase()), Some(written.to_lowercase()));
        }
        for wrong in ["", "F13", "Ctrl-", "nn", "Hyper-x"] {
            assert_eq!(Key::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn altgr_types_text_and_ctrl_does_not() {
        let euro = Key { code: Code::Char('€'), ctrl: true, alt: true };
        assert_eq!(euro.types(), Some('€'));
        assert_eq!(Key { alt: false, ..euro }.types(), None);
    }

    #[test]
    fn a_row_of_keys_mixes_text_and_names() {
        let keys = read_row("g<Enter>a<b");
        let shown: Vec<_> = keys.iter().map(Key::to_string).collect();
        assert_eq!(shown, ["g", "Enter", "a", "<", "b"]);
    }
}
