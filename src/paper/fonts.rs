//! The letters of paper: DejaVu, free and embedded, the same on every machine. Parsed once; measures and breaks text.
//! Fonts of the system are never read, so that the same document gives the same bytes everywhere.

use dejavu::{sans, sans_condensed};
use resvg::usvg::fontdb::Database;
use std::sync::{Arc, OnceLock};
use textris_pdf::fonts::{FaceSource, Fonts, Style};

/// What stands for a letter that the fonts do not have.
const STRANGE: char = '□';

/// Which letters a text is set in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Face {
    /// Narrow, for running text and tables.
    Text,
    /// Narrow and bold.
    Bold,
    /// Narrow and slanted.
    Slanted,
    /// Of full width, for charts.
    Wide,
    /// Of full width and bold.
    WideBold,
}

impl Face {
    /// Its place in `shapes`.
    #[must_use]
    pub fn style(self) -> Style {
        match self {
            Self::Text => Style::Regular,
            Self::Bold => Style::Bold,
            Self::Slanted => Style::Mono,
            Self::Wide => Style::Italic,
            Self::WideBold => Style::BoldItalic,
        }
    }
}

/// The shapes of all faces; nothing only if the fonts in the program were broken.
#[must_use]
pub fn shapes() -> Option<&'static Fonts> {
    static SHAPES: OnceLock<Option<Fonts>> = OnceLock::new();
    let load = || {
        let [text, bold, wide, wide_bold] =
            [sans_condensed::regular(), sans_condensed::bold(), sans::regular(), sans::bold()].map(FaceSource::new);
        Fonts::from_faces(text, bold, wide, wide_bold, FaceSource::new(sans_condensed::oblique()))
    };
    SHAPES.get_or_init(load).as_ref()
}

/// The faces that drawings are set in, and no others.
#[must_use]
pub fn of_drawings() -> Arc<Database> {
    static DRAWINGS: OnceLock<Arc<Database>> = OnceLock::new();
    let load = || {
        let mut fonts = Database::new();
        fonts.load_font_data(sans::regular().to_vec());
        fonts.load_font_data(sans::bold().to_vec());
        fonts.set_sans_serif_family("DejaVu Sans");
        Arc::new(fonts)
    };
    Arc::clone(DRAWINGS.get_or_init(load))
}

/// How wide a text is at that size, in the unit of the size.
#[must_use]
pub fn width(text: &str, face: Face, size: f64) -> f64 {
    shapes().map_or(0.0, |shapes| f64::from(shapes.shape(face.style(), text).advance) * size)
}

/// The text with letters only that the fonts have: others become a box, line ends and tabs blanks, and what is not
/// seen goes.
#[must_use]
pub fn printable(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in super::plain(text).chars() {
        match letter {
            ' '..='~' | '\u{a1}'..='\u{ac}' | '\u{ae}'..='\u{17f}' | '€' | '–' | '’' => out.push(letter),
            '\n' | '\t' | '\r' | '\u{2028}' | '\u{2029}' => out.push(' '),
            '\u{a0}' | '\u{2007}' | '\u{202f}' => out.push('\u{a0}'),
            '\u{ad}' | '\u{feff}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' => {}
            _ if letter.is_control() => {}
            _ if has(letter) => out.push(letter),
            _ => out.push(STRANGE),
        }
    }
    out
}

/// Whether every face has a shape for that letter.
fn has(letter: char) -> bool {
    let text = letter.to_string();
    let faces = [Face::Text, Face::Bold, Face::Slanted, Face::Wide, Face::WideBold];
    shapes().is_some_and(|shapes| {
        faces.iter().all(|face| {
            let shaped = shapes.shape(face.style(), &text);
            !shaped.glyphs.is_empty() && shaped.glyphs.iter().all(|glyph| glyph.glyph_id.to_u32() != 0)
        })
    })
}

/// Breaks a text into lines of at most that width: at blanks, within a word after hyphens and slashes, and anywhere in a
/// word that is wider than a line. Never empty.
#[must_use]
pub fn wrap(text: &str, face: Face, size: f64, room: f64) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let joined = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
        if width(&joined, face, size) <= room {
            line = joined;
            continue;
        }
        if !line.is_empty() {
            lines.push(std::mem::take(&mut line));
        }
        line = word.to_owned();
        while width(&line, face, size) > room {
            let cut = cut(&line, face, size, room);
            if cut >= line.len() {
                break;
            }
            let rest = line.split_off(cut);
            lines.push(std::mem::replace(&mut line, rest));
        }
    }
    if !line.is_empty() || lines.is_empty() {
        lines.push(line);
    }
    lines
}

/// Where to cut a word that is too wide: behind the last mark that people break at, otherwise behind the last letter
/// that fits; at least one letter.
fn cut(word: &str, face: Face, size: f64, room: f64) -> usize {
    let mut fits = 0;
    let mut mark = 0;
    for (start, letter) in word.char_indices() {
        let end = start + letter.len_utf8();
        if start > 0 && width(word.get(..end).unwrap_or_default(), face, size) > room {
            break;
        }
        fits = end;
        if matches!(letter, '-' | '/' | '_' | '.' | '@' | ',') && start > 0 {
            mark = end;
        }
    }
    if mark > 0 { mark } else { fits }
}

/// How wide the widest piece of a text is that is not broken without need.
#[must_use]
pub fn widest_word(text: &str, face: Face, size: f64) -> f64 {
    let pieces = text.split(' ').flat_map(|word| word.split_inclusive(['-', '/', '_', '@']));
    pieces.map(|piece| width(piece, face, size)).fold(0.0, f64::max)
}
