//! The ink of drawings: lines, boxes, hatching and text as SVG. Hatching is drawn as lines of its own, so that a drawing
//! needs no definitions and no names.

use super::Drawing;
use crate::paper::document::Mark;
use crate::paper::fonts::{Face, printable, width};
use crate::paper::markup::escape;
use std::fmt::Write as _;

/// Colour of text and outlines.
pub const BLACK: &str = "#1a1a1a";
/// Colour of lesser text: 9.7 : 1 on white.
pub const GREY: &str = "#404040";
/// Colour of help lines behind a drawing.
pub const FAINT: &str = "#cfcfcf";
/// Size of text, in points.
pub const TEXT: f64 = 8.5;
/// Size of lesser text, in points.
pub const SMALL: f64 = 7.5;
/// Height of a line of text.
pub const LINE: f64 = 11.0;

/// Where a text stands against its point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// Begins there.
    Start,
    /// Has its middle there.
    Middle,
    /// Ends there.
    End,
}

/// How an area is filled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fill {
    /// With the colour of the house.
    Solid,
    /// White with lines that climb.
    Hatched,
    /// White with lines both ways.
    Crossed,
    /// White with a broken outline.
    Empty,
}

impl Fill {
    /// How a bar with that mark is filled.
    pub fn of(mark: Option<Mark>) -> Self {
        match mark {
            None | Some(Mark::Good) => Self::Solid,
            Some(Mark::Soon) => Self::Hatched,
            Some(Mark::Late) => Self::Crossed,
            Some(Mark::Unknown) => Self::Empty,
        }
    }
}

/// A box: left, top, width, height.
pub type Area = (f64, f64, f64, f64);

/// A drawing that is being made.
pub struct Ink {
    out: String,
    accent: String,
    /// Height so far, in points.
    pub height: f64,
}

impl Ink {
    /// Nothing drawn yet.
    pub fn new((red, green, blue): (u8, u8, u8)) -> Self {
        Self { out: String::new(), accent: format!("#{red:02x}{green:02x}{blue:02x}"), height: 0.0 }
    }

    /// The colour of the house.
    pub fn accent(&self) -> String {
        self.accent.clone()
    }

    /// A line; `dash` is empty for a whole one.
    pub fn line(&mut self, from: (f64, f64), to: (f64, f64), colour: &str, thick: f64, dash: &str) {
        let _ = write!(
            self.out,
            r#"<path d="M{} {}L{} {}" stroke="{colour}" stroke-width="{}" fill="none"{}/>"#,
            n(from.0),
            n(from.1),
            n(to.0),
            n(to.1),
            n(thick),
            dashed(dash)
        );
    }

    /// A line through points.
    pub fn through(&mut self, points: &[(f64, f64)], colour: &str, thick: f64, dash: &str) {
        let mut path = String::new();
        for (place, (x, y)) in points.iter().enumerate() {
            let _ = write!(path, "{}{} {}", if place == 0 { 'M' } else { 'L' }, n(*x), n(*y));
        }
        let dash = dashed(dash);
        let thick = n(thick);
        let _ = write!(
            self.out,
            r#"<path d="{path}" stroke="{colour}" stroke-width="{thick}" stroke-linejoin="round" fill="none"{dash}/>"#
        );
    }

    /// A closed shape with an outline.
    pub fn shape(&mut self, points: &[(f64, f64)], fill: &str, outline: &str) {
        let mut path = String::new();
        for (place, (x, y)) in points.iter().enumerate() {
            let _ = write!(path, "{}{} {}", if place == 0 { 'M' } else { 'L' }, n(*x), n(*y));
        }
        let _ = write!(self.out, r#"<path d="{path}Z" fill="{fill}" stroke="{outline}" stroke-width="0.9"/>"#);
    }

    /// Another drawing below this one.
    pub fn append(&mut self, other: Self) {
        let _ = write!(self.out, r#"<g transform="translate(0 {})">{}</g>"#, n(self.height), other.out);
        self.height += other.height;
    }

    /// A filled box without outline.
    pub fn plane(&mut self, (x, y, w, h): Area, colour: &str) {
        let _ = write!(
            self.out,
            r#"<rect x="{}" y="{}" width="{}" height="{}" fill="{colour}"/>"#,
            n(x),
            n(y),
            n(w.max(0.0)),
            n(h.max(0.0))
        );
    }

    /// An outline of a box.
    pub fn frame(&mut self, (x, y, w, h): Area, colour: &str, thick: f64, dash: &str) {
        let corners = [(x, y), (x + w, y), (x + w, y + h), (x, y + h), (x, y)];
        self.through(&corners, colour, thick, dash);
    }

    /// A box filled in one of the ways that differ without colour.
    pub fn fill(&mut self, area: Area, fill: Fill) {
        let accent = self.accent();
        match fill {
            Fill::Solid => self.plane(area, &accent),
            Fill::Hatched => {
                self.plane(area, "#ffffff");
                self.hatch(area, true, 3.4);
                self.frame(area, &accent, 0.9, "");
            }
            Fill::Crossed => {
                self.plane(area, "#ffffff");
                self.hatch(area, true, 2.6);
                self.hatch(area, false, 2.6);
                self.frame(area, BLACK, 1.4, "");
            }
            Fill::Empty => {
                self.plane(area, "#ffffff");
                self.frame(area, GREY, 0.8, "2 2");
            }
        }
    }

    /// Slanted lines within a box, that far apart; they start at its corner, so that equal boxes look equal.
    fn hatch(&mut self, (x, y, w, h): Area, climbing: bool, gap: f64) {
        let mut path = String::new();
        let mut offset = gap;
        while offset < w + h {
            // The line u + v = offset within the box, from its lower to its upper end.
            let (u1, v1) = if offset <= h { (0.0, offset) } else { (offset - h, h) };
            let (u2, v2) = if offset <= w { (offset, 0.0) } else { (w, offset - w) };
            let flip = |v: f64| if climbing { v } else { h - v };
            let _ = write!(path, "M{} {}L{} {}", n(x + u1), n(y + flip(v1)), n(x + u2), n(y + flip(v2)));
            offset += gap;
        }
        if !path.is_empty() {
            let _ = write!(self.out, r#"<path d="{path}" stroke="{}" stroke-width="0.8" fill="none"/>"#, self.accent);
        }
    }

    /// A text on its baseline.
    pub fn text(&mut self, (x, y): (f64, f64), text: &str, anchor: Anchor, size: f64, colour: &str) {
        self.write((x, y), text, anchor, &format!(r#"font-size="{}" fill="{colour}""#, n(size)));
    }

    /// A bold text on its baseline.
    pub fn bold(&mut self, (x, y): (f64, f64), text: &str, anchor: Anchor, size: f64, colour: &str) {
        self.write((x, y), text, anchor, &format!(r#"font-size="{}" font-weight="700" fill="{colour}""#, n(size)));
    }

    /// A text that climbs from its point.
    pub fn climbing(&mut self, (x, y): (f64, f64), text: &str, size: f64) {
        let turn = format!(r#"font-size="{}" fill="{BLACK}" transform="rotate(-90 {} {})""#, n(size), n(x), n(y));
        self.write((x, y), text, Anchor::Start, &turn);
    }

    /// A text with white behind it, where lines may run below it.
    pub fn over(&mut self, at: (f64, f64), text: &str, anchor: Anchor, size: f64, colour: &str) {
        let wide = width(text, Face::Wide, size);
        let left = match anchor {
            Anchor::Start => at.0,
            Anchor::Middle => at.0 - wide / 2.0,
            Anchor::End => at.0 - wide,
        };
        self.plane((left - 1.0, at.1 - size * 0.86, wide + 2.0, size * 1.14), "#ffffff");
        self.text(at, text, anchor, size, colour);
    }

    fn write(&mut self, (x, y): (f64, f64), text: &str, anchor: Anchor, style: &str) {
        let anchor = match anchor {
            Anchor::Start => "",
            Anchor::Middle => r#" text-anchor="middle""#,
            Anchor::End => r#" text-anchor="end""#,
        };
        let text = printable(text);
        let text = escape(&text);
        let _ = write!(self.out, r#"<text x="{}" y="{}"{anchor} {style}>{text}</text>"#, n(x), n(y));
    }

    /// A legend: swatches with words, on as many lines as they need. Gives the height it took.
    pub fn legend(&mut self, at: (f64, f64), room: f64, entries: &[(Fill, String)]) -> f64 {
        let (mut x, mut y) = at;
        for (fill, text) in entries {
            let wide = 20.0 + width(text, Face::Wide, SMALL);
            if x > at.0 && x + wide > at.0 + room {
                (x, y) = (at.0, y + LINE + 1.0);
            }
            self.fill((x, y + 1.5, 14.0, 8.0), *fill);
            self.text((x + 18.0, y + 8.5), text, Anchor::Start, SMALL, GREY);
            x += wide + 12.0;
        }
        if entries.is_empty() { 0.0 } else { y - at.1 + LINE + 1.0 }
    }

    /// Ends the drawing: one element with its size, its text for who does not see it, and no more.
    pub fn finish(self, width: f64, alt: &str) -> Drawing {
        let (w, h) = (n(width), n(self.height));
        let alt = printable(alt);
        let alt = escape(&alt);
        let svg = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {w} {h}\" width=\"{w}\" height=\"{h}\" \
             role=\"img\" aria-label=\"{alt}\" font-family=\"'DejaVu Sans', Verdana, sans-serif\">{}</svg>",
            self.out
        );
        Drawing { svg, width, height: self.height }
    }
}

/// How high a legend gets.
pub fn legend_height(room: f64, entries: &[(Fill, String)]) -> f64 {
    Ink::new((0, 0, 0)).legend((0.0, 0.0), room, entries)
}

fn dashed(dash: &str) -> String {
    if dash.is_empty() { String::new() } else { format!(r#" stroke-dasharray="{dash}""#) }
}

/// A number with at most two decimals, written the same everywhere.
fn n(number: f64) -> String {
    let text = format!("{number:.2}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}
