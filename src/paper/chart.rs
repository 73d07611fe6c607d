//! A chart as a drawing, made once and used in HTML as it is, in PDF as vectors and in DOCX as a picture. What it says is
//! said without colour: by length, pattern, sign and word. Each kind of plot is drawn in its own file.

mod axis;
mod bars;
mod heat;
mod ink;
mod lines;
mod spans;

use super::document::{Chart, Mark, Plot};
use crate::text::{Message, Words};
use std::ops::Range;

/// A drawing in SVG: one element with its own size, without scripts, links or names that could clash.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawing {
    /// The element. It stands by itself and in HTML alike.
    pub svg: String,
    /// Width in points.
    pub width: f64,
    /// Height in points.
    pub height: f64,
}

/// Where a plot is drawn.
#[derive(Clone, Copy)]
struct Frame {
    /// Width in points.
    width: f64,
    /// Most height of one drawing, in points.
    height: f64,
    /// Colour of bars and lines.
    accent: (u8, u8, u8),
    /// The language.
    words: Words,
}

/// Draws a chart that wide, in points, however high it gets. Letters are 7 to 9 points.
#[must_use]
pub fn svg(chart: &Chart, width: f64, accent: (u8, u8, u8), words: Words) -> Drawing {
    let mut drawings = pages(chart, width, f64::INFINITY, accent, words);
    if drawings.is_empty() { Drawing { svg: String::new(), width, height: 0.0 } } else { drawings.swap_remove(0) }
}

/// Draws a chart in as many drawings as it takes to keep each below that height, all on the same scale.
#[must_use]
pub fn pages(chart: &Chart, width: f64, height: f64, accent: (u8, u8, u8), words: Words) -> Vec<Drawing> {
    let frame = Frame { width, height, accent: legible(accent), words };
    let inks = match &chart.plot {
        Plot::Bars { unit, bars, lines } => bars::draw(&frame, *unit, bars, lines),
        Plot::Lines { unit, periods, series } => lines::draw(&frame, *unit, periods, series),
        Plot::Heat { columns, rows } => heat::draw(&frame, columns, rows),
        Plot::Spans { from, to, today, rows } => spans::draw(&frame, (*from, *to), *today, rows),
    };
    inks.into_iter().map(|ink| ink.finish(width, &chart.alt)).collect()
}

/// The colour, made darker until text in it reads on white: at least 4.5 : 1 (WCAG 1.4.3).
#[must_use]
pub fn legible(colour: (u8, u8, u8)) -> (u8, u8, u8) {
    let mut colour = colour;
    while contrast_with_white(colour) < 4.5 {
        let darker = |part: u8| u8::try_from(u16::from(part) * 15 / 16).unwrap_or(0);
        colour = (darker(colour.0), darker(colour.1), darker(colour.2));
    }
    colour
}

/// The contrast of a colour with white as WCAG 2.2 defines it, 1 to 21.
#[must_use]
pub fn contrast_with_white((red, green, blue): (u8, u8, u8)) -> f64 {
    let linear = |part: u8| {
        let part = f64::from(part) / 255.0;
        if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    };
    1.05 / (0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue) + 0.05)
}

/// The word of a mark, as legends and readers aloud say it.
pub(super) fn word(mark: Mark, words: Words) -> String {
    words.get(match mark {
        Mark::Good => "paper-mark-good",
        Mark::Soon => "paper-mark-soon",
        Mark::Late => "paper-mark-late",
        Mark::Unknown => "paper-mark-unknown",
    })
}

/// Sign and word of every mark that occurs: `= op orde`.
fn legend(used: impl Iterator<Item = Mark> + Clone, words: Words) -> Vec<(Mark, String)> {
    let all = [Mark::Good, Mark::Soon, Mark::Late, Mark::Unknown];
    let used = all.into_iter().filter(|mark| used.clone().any(|other| other == *mark));
    used.map(|mark| (mark, format!("{} {}", mark.sign(), word(mark, words)))).collect()
}

/// A sentence with one argument.
fn say(words: Words, id: &'static str, name: &'static str, value: &str) -> String {
    words.say(&Message::new(id).with(name, value))
}

/// Shares rows of those heights over drawings with that much room for them; a row that is higher stands alone.
fn share(heights: &[f64], room: f64) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let (mut first, mut used) = (0, 0.0);
    for (row, height) in heights.iter().enumerate() {
        if row > first && used + height > room {
            parts.push(first..row);
            (first, used) = (row, 0.0);
        }
        used += height;
    }
    parts.push(first..heights.len());
    parts
}
