//! Colours: their names, how many a terminal gets (A36, A38, B10) and the nearest one among fewer.

use ratatui::style::{Color, Style};

/// What `--color` asks for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ColourFlag {
    /// Decide by environment and terminal.
    #[default]
    Auto,
    /// Colour, also into a pipe.
    Always,
    /// No colour.
    Never,
}

/// How many colours may be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Depth {
    /// None: only bold, underline and reverse.
    Mono,
    /// The sixteen named ones.
    Ansi16,
    /// The palette of 256.
    Ansi256,
    /// Any.
    True,
}

/// What is known of the terminal: the variables as they are set, and whether output goes to one.
#[derive(Clone, Copy, Debug, Default)]
pub struct Terminal<'a> {
    /// `NO_COLOR`; counts when not empty.
    pub no_color: Option<&'a str>,
    /// `CLICOLOR_FORCE`; counts when neither empty nor `0`.
    pub clicolor_force: Option<&'a str>,
    /// Whether output goes to a terminal.
    pub is_terminal: bool,
    /// `TERM`.
    pub term: Option<&'a str>,
    /// `COLORTERM`.
    pub colorterm: Option<&'a str>,
}

/// How many colours to use: the flag goes before `NO_COLOR`, that before `CLICOLOR_FORCE`, that before the terminal.
#[must_use]
pub fn colour_mode(flag: ColourFlag, terminal: &Terminal<'_>) -> Depth {
    let no_color = terminal.no_color.is_some_and(|value| !value.is_empty());
    let forced = terminal.clicolor_force.is_some_and(|value| !value.is_empty() && value != "0");
    let term = terminal.term.unwrap_or_default();
    let wanted = match flag {
        ColourFlag::Never => false,
        ColourFlag::Always => true,
        ColourFlag::Auto => !no_color && (forced || terminal.is_terminal && term != "dumb"),
    };
    if !wanted {
        Depth::Mono
    } else if matches!(terminal.colorterm, Some("truecolor" | "24bit")) || term.ends_with("-direct") {
        Depth::True
    } else if term.contains("256color") {
        Depth::Ansi256
    } else {
        Depth::Ansi16
    }
}

/// The named colours in the order of their numbers, with the values terminals commonly give them.
const NAMED: [(&str, Color, [u8; 3]); 16] = [
    ("black", Color::Black, [0, 0, 0]),
    ("red", Color::Red, [205, 0, 0]),
    ("green", Color::Green, [0, 205, 0]),
    ("yellow", Color::Yellow, [205, 205, 0]),
    ("blue", Color::Blue, [0, 0, 238]),
    ("magenta", Color::Magenta, [205, 0, 205]),
    ("cyan", Color::Cyan, [0, 205, 205]),
    ("white", Color::Gray, [229, 229, 229]),
    ("bright-black", Color::DarkGray, [127, 127, 127]),
    ("bright-red", Color::LightRed, [255, 0, 0]),
    ("bright-green", Color::LightGreen, [0, 255, 0]),
    ("bright-yellow", Color::LightYellow, [255, 255, 0]),
    ("bright-blue", Color::LightBlue, [92, 92, 255]),
    ("bright-magenta", Color::LightMagenta, [255, 0, 255]),
    ("bright-cyan", Color::LightCyan, [0, 255, 255]),
    ("bright-white", Color::White, [255, 255, 255]),
];

/// A colour as written in a theme: `#rrggbb`, a name, a number from 0 to 255, or `default`.
#[must_use]
pub fn parse(written: &str) -> Option<Color> {
    if written == "default" {
        return Some(Color::Reset);
    }
    if let Some(hex) = written.strip_prefix('#') {
        let valid = hex.len() == 6 && hex.bytes().all(|byte| byte.is_ascii_hexdigit());
        let number = u32::from_str_radix(hex, 16).ok().filter(|_| valid)?;
        return Some(Color::from_u32(number));
    }
    if let Some((_, colour, _)) = NAMED.iter().find(|(name, ..)| *name == written) {
        return Some(*colour);
    }
    let digits = !written.is_empty() && written.bytes().all(|byte| byte.is_ascii_digit());
    written.parse().ok().filter(|_| digits).map(Color::Indexed)
}

/// Red, green and blue of a colour; nothing for the default of the terminal.
fn rgb(colour: Color) -> Option<[u8; 3]> {
    match colour {
        Color::Rgb(red, green, blue) => Some([red, green, blue]),
        Color::Indexed(number @ 0..=15) => Some(NAMED[usize::from(number)].2),
        Color::Indexed(number) => Some(palette(number)),
        _ => NAMED.iter().find(|(_, named, _)| *named == colour).map(|(.., value)| *value),
    }
}

/// Value of an entry from 16 up: a cube of six steps a side, then 24 greys.
fn palette(number: u8) -> [u8; 3] {
    match number.checked_sub(232) {
        Some(grey) => [8 + 10 * grey; 3],
        None => {
            let cube = number.saturating_sub(16);
            [cube / 36, cube / 6 % 6, cube % 6].map(|step| if step == 0 { 0 } else { 55 + 40 * step })
        }
    }
}

fn distance(a: [u8; 3], b: [u8; 3]) -> u32 {
    // The eye sees green best and blue least.
    let part = |at: usize, weight: u32| weight * u32::from(a[at].abs_diff(b[at])).pow(2);
    part(0, 3) + part(1, 6) + part(2, 1)
}

/// A style in fewer colours.
pub(super) fn reduce(style: Style, depth: Depth) -> Style {
    let nearest = |colour: Color| match (colour, depth) {
        (Color::Rgb(red, green, blue), Depth::Ansi256) => {
            let number = (16..=255).min_by_key(|number| distance(palette(*number), [red, green, blue]));
            number.map_or(colour, Color::Indexed)
        }
        (Color::Rgb(..) | Color::Indexed(_), Depth::Ansi16) => {
            let value = rgb(colour).unwrap_or_default();
            let named = NAMED.iter().min_by_key(|(.., known)| distance(*known, value));
            named.map_or(colour, |(_, named, _)| *named)
        }
        _ => colour,
    };
    Style { fg: style.fg.map(nearest), bg: style.bg.map(nearest), ..style }
}

/// A text colour that can be read on all these backgrounds: itself if it can, else black or bright white.
pub(super) fn readable(fg: Color, backgrounds: &[Option<Color>]) -> Color {
    let grounds: Vec<f64> = backgrounds.iter().flatten().filter_map(|ground| rgb(*ground)).map(luminance).collect();
    let worst = |colour: Color| {
        let own = luminance(rgb(colour).unwrap_or_default());
        grounds.iter().map(|ground| (own.max(*ground) + 0.05) / (own.min(*ground) + 0.05)).fold(f64::MAX, f64::min)
    };
    if grounds.is_empty() || rgb(fg).is_none() || worst(fg) >= 4.5 {
        fg
    } else if worst(Color::Black) > worst(Color::White) {
        Color::Black
    } else {
        Color::White
    }
}

/// Relative luminance after WCAG 2.2, from 0 to 1.
fn luminance(value: [u8; 3]) -> f64 {
    let [red, green, blue] = value.map(|part| {
        let part = f64::from(part) / 255.0;
        if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    });
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}
