//! The signs of the screens and their twins in ASCII (A40, A41): status marks, gauges, ellipsis and boxes.
//! No Braille, no emoji, nothing of ambiguous shape; colour is left to `theme`.

/// Which signs the screens and tables may use.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Charset {
    /// Boxes, blocks and arrows.
    #[default]
    Unicode,
    /// `--ascii`, the console of Linux, a locale that is not UTF-8: nothing above `~` but the user's own text.
    Ascii,
}

/// A status said by shape, beside its word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Mark {
    /// Too late or broken: `!`.
    Late,
    /// Soon, or to be watched: `~`.
    Soon,
    /// In order: `=`.
    Good,
    /// Not known: `?`.
    Unknown,
}

impl Mark {
    /// The sign, one cell, the same in both character sets.
    #[must_use]
    pub fn sign(self) -> &'static str {
        match self {
            Self::Late => "!",
            Self::Soon => "~",
            Self::Good => "=",
            Self::Unknown => "?",
        }
    }
}

/// Each sign of the screens with its twin, one cell for one cell.
const TWINS: &[(char, char)] = &[
    ('…', '.'),
    ('⋮', ':'),
    ('█', '#'),
    ('▌', '#'),
    ('░', '-'),
    ('▲', '^'),
    ('▼', 'v'),
    ('▸', '>'),
    ('●', 'O'),
    ('○', 'o'),
    ('◆', '*'),
    ('◂', '<'),
    ('▾', 'v'),
    ('›', '>'),
    ('»', '>'),
    ('‹', '<'),
    ('→', '>'),
    ('←', '<'),
    ('↑', '^'),
    ('↓', 'v'),
    ('↵', '/'),
    ('·', '.'),
    ('•', '*'),
    ('×', 'x'),
    ('✓', '+'),
    ('–', '-'),
    ('—', '-'),
    ('‘', '\''),
    ('’', '\''),
    ('“', '"'),
    ('”', '"'),
    ('⟨', '<'),
    ('⟩', '>'),
    ('⟦', '['),
    ('⟧', ']'),
    ('◌', '_'),
];

/// The twin in ASCII of a sign, if it has one: box lines as `+ - |`, pictures of controls as `?`.
#[must_use]
pub fn twin(sign: char) -> Option<char> {
    match sign {
        '─' | '━' | '═' | '╌' | '┄' | '┈' => Some('-'),
        '│' | '┃' | '║' | '╎' | '┆' | '┊' => Some('|'),
        '\u{2500}'..='\u{257F}' => Some('+'),
        '\u{2580}'..='\u{2590}' => Some('#'),
        '\u{2400}'..='\u{2426}' => Some('?'),
        _ => TWINS.iter().find(|(from, _)| *from == sign).map(|(_, to)| *to),
    }
}

impl Charset {
    /// The set to use: what was asked for, else ASCII on a Linux console, a dumb terminal or outside UTF-8.
    /// `locale` is the first that is set of LC_ALL, LC_CTYPE and LANG; none says nothing about the terminal.
    #[must_use]
    pub fn choose(ascii: bool, term: Option<&str>, locale: Option<&str>) -> Self {
        let utf8 = |name: &str| {
            let name = name.to_ascii_lowercase();
            name.contains("utf-8") || name.contains("utf8")
        };
        let plain =
            matches!(term, Some("linux" | "dumb")) || locale.is_some_and(|name| !name.is_empty() && !utf8(name));
        if ascii || plain { Self::Ascii } else { Self::Unicode }
    }

    /// What stands for cut-off text that has `cells` to be in.
    #[must_use]
    pub fn ellipsis(self, cells: usize) -> &'static str {
        match (self, cells) {
            (_, 0) => "",
            (Self::Unicode, _) => "…",
            (Self::Ascii, 1..=5) => ".",
            (Self::Ascii, _) => "...",
        }
    }

    /// The text with every sign of ours in this set; as wide as it was.
    #[must_use]
    pub fn write(self, text: &str) -> String {
        match self {
            Self::Unicode => text.to_owned(),
            Self::Ascii => text.chars().map(|c| twin(c).unwrap_or(c)).collect(),
        }
    }

    /// A line of one bar per value, one cell each, the highest value being full: `▁▃█`. What is not known is a dot, and
    /// what is nothing or less the lowest bar.
    #[must_use]
    pub fn spark(self, values: &[Option<i64>]) -> String {
        let bars = match self {
            Self::Unicode => ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'],
            Self::Ascii => ['_', '.', ':', '-', '=', '+', '*', '#'],
        };
        let most = i128::from(values.iter().flatten().copied().max().unwrap_or(0).max(1));
        let bar = |value: i64| {
            let level = (i128::from(value.max(0)) * 7 + most / 2) / most;
            bars[usize::try_from(level).unwrap_or(0).min(7)]
        };
        let unknown = if self == Self::Unicode { '·' } else { ' ' };
        values.iter().map(|value| value.map_or(unknown, bar)).collect()
    }

    /// A gauge of exactly `cells`: `part` of `whole` filled, rounded to half cells (whole ones in ASCII).
    /// More than the whole is full, nothing of something is empty; any part that is not nothing shows.
    #[must_use]
    pub fn gauge(self, part: u64, whole: u64, cells: usize) -> String {
        let halves = u128::from(part.min(whole)) * (cells as u128 * 2);
        let whole = u128::from(whole.max(1));
        let mut halves = usize::try_from((halves + whole / 2) / whole).unwrap_or(cells * 2).min(cells * 2);
        if part > 0 && halves == 0 && cells > 0 {
            halves = 1;
        }
        let (full, half, empty) = match self {
            Self::Unicode => ("█", "▌", "░"),
            Self::Ascii => ("#", "#", "-"),
        };
        let mut bar = full.repeat(halves / 2);
        if halves % 2 == 1 {
            bar.push_str(half);
        }
        bar.push_str(&empty.repeat(cells - halves.div_ceil(2)));
        bar
    }
}
