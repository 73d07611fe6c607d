//! A map of rows and columns whose cells hold text, a sign and a shade: the coverage map. Columns that do not fit beside
//! each other go on below, so that nothing is cut off.

use super::ink::{Anchor, BLACK, GREY, Ink, LINE, SMALL, TEXT};
use super::{Frame, legend, share};
use crate::paper::document::{HeatRow, Mark};
use crate::paper::fonts::{Face, width, wrap};
use std::ops::Range;

const GAP: f64 = 12.0;

/// Draws it.
pub fn draw(frame: &Frame, columns: &[String], rows: &[HeatRow]) -> Vec<Ink> {
    let widest = rows.iter().map(|row| width(&row.label, Face::Wide, TEXT)).fold(0.0, f64::max);
    let label = widest.min(frame.width * 0.3);
    let texts = rows.iter().flat_map(|row| row.cells.iter().map(|(text, mark)| shown(text, *mark)));
    let cell = texts.map(|text| width(&text, Face::WideBold, 1.0)).fold(1.4, f64::max);
    let left = label + 6.0;
    let fits = |size: f64| (((frame.width - left) / (cell * size + 3.5)).floor()).max(1.0);
    let enough = f64::from(u32::try_from(columns.len()).unwrap_or(u32::MAX));
    let size = if fits(TEXT) >= enough { TEXT } else { 7.0 };
    let bands = bands(columns.len(), fits(size));
    let labels: Vec<Vec<String>> = rows.iter().map(|row| wrap(&row.label, Face::Wide, TEXT, label + 0.1)).collect();
    let heights: Vec<f64> = labels.iter().map(|lines| lines_height(lines.len()) + 5.0).collect();
    let marks = rows.iter().flat_map(|row| row.cells.iter().filter_map(|(_, mark)| *mark));
    let entries = legend(marks, frame.words);
    let mut inks = Vec::new();
    let foot = LINE + 8.0;
    for band in bands {
        let count = f64::from(u32::try_from(band.len()).unwrap_or(1)).max(1.0);
        let wide = ((frame.width - left) / count).min(74.0);
        let heads = columns.get(band.clone()).unwrap_or_default();
        let head = head_height(heads, wide);
        for part in share(&heights, frame.height - head - foot) {
            let mut ink = Ink::new(frame.accent);
            draw_heads(&mut ink, heads, (left, head), wide);
            let mut y = head;
            for row in part {
                if let (Some(row), Some(lines), Some(height)) = (rows.get(row), labels.get(row), heights.get(row)) {
                    draw_label(&mut ink, lines, (y, *height));
                    draw_row(
                        &mut ink,
                        row.cells.get(band.clone()).unwrap_or_default(),
                        (left, y),
                        (wide, *height),
                        size,
                    );
                    y += height;
                }
            }
            draw_legend(&mut ink, &entries, y + 5.0);
            ink.height = y + foot;
            inks.push(ink);
        }
    }
    if frame.height.is_finite() { inks } else { stacked(frame, inks) }
}

/// Columns in bands of about equal width.
fn bands(count: usize, fits: f64) -> Vec<Range<usize>> {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a small whole number of columns")]
    let fits = fits as usize;
    let number = count.div_ceil(fits.max(1)).max(1);
    let each = count.div_ceil(number).max(1);
    (0..number).map(|band| (band * each).min(count)..((band + 1) * each).min(count)).collect()
}

/// One drawing with all of them below each other.
fn stacked(frame: &Frame, inks: Vec<Ink>) -> Vec<Ink> {
    let mut all = Ink::new(frame.accent);
    for ink in inks {
        if all.height > 0.0 {
            all.height += GAP;
        }
        all.append(ink);
    }
    vec![all]
}

fn lines_height(lines: usize) -> f64 {
    f64::from(u32::try_from(lines).unwrap_or(1)) * LINE
}

fn shown(text: &str, mark: Option<Mark>) -> String {
    match mark {
        Some(mark) if text.is_empty() => mark.sign().to_owned(),
        Some(mark) => format!("{text} {}", mark.sign()),
        None => text.to_owned(),
    }
}

fn head_height(heads: &[String], wide: f64) -> f64 {
    let widest = heads.iter().map(|head| width(head, Face::Wide, SMALL)).fold(0.0, f64::max);
    if widest + 4.0 <= wide { LINE + 3.0 } else { widest + 7.0 }
}

/// Headings lie where all of them fit and climb otherwise.
fn draw_heads(ink: &mut Ink, heads: &[String], (left, height): (f64, f64), wide: f64) {
    let climb = height > LINE + 3.5;
    let mut x = left;
    for head in heads {
        if climb {
            ink.climbing((x + wide / 2.0 + 2.7, height - 4.0), head, SMALL);
        } else {
            ink.text((x + wide / 2.0, height - 4.0), head, Anchor::Middle, SMALL, BLACK);
        }
        x += wide;
    }
}

fn draw_label(ink: &mut Ink, lines: &[String], (y, height): (f64, f64)) {
    let mut base = y + (height - lines_height(lines.len())) / 2.0 + LINE - 2.8;
    for line in lines {
        ink.text((0.0, base), line, Anchor::Start, TEXT, BLACK);
        base += LINE;
    }
}

fn draw_row(
    ink: &mut Ink,
    cells: &[(String, Option<Mark>)],
    (left, y): (f64, f64),
    (wide, height): (f64, f64),
    size: f64,
) {
    let mut x = left;
    for (text, mark) in cells {
        let colour = shade(ink, (x + 0.6, y + 0.6, wide - 1.2, height - 1.2), *mark);
        let at = (x + wide / 2.0, y + height / 2.0 + 3.0);
        let text = shown(text, *mark);
        if *mark == Some(Mark::Late) {
            ink.bold(at, &text, Anchor::Middle, size, colour);
        } else {
            ink.text(at, &text, Anchor::Middle, size, colour);
        }
        x += wide;
    }
}

/// The ground of a cell, and the colour of text on it: dark for what alarms, grey with a heavy foot for what asks
/// attention, a broken outline for what is not known.
fn shade(ink: &mut Ink, area: (f64, f64, f64, f64), mark: Option<Mark>) -> &'static str {
    let (x, y, w, h) = area;
    match mark {
        Some(Mark::Late) => {
            let accent = ink.accent();
            ink.plane(area, &accent);
            "#ffffff"
        }
        Some(Mark::Soon) => {
            ink.plane(area, "#dedede");
            ink.plane((x, y + h - 1.8, w, 1.8), GREY);
            BLACK
        }
        Some(Mark::Unknown) => {
            ink.frame(area, GREY, 0.8, "2 2");
            BLACK
        }
        Some(Mark::Good) | None => {
            ink.frame(area, "#b5b5b5", 0.6, "");
            BLACK
        }
    }
}

fn draw_legend(ink: &mut Ink, entries: &[(Mark, String)], y: f64) {
    let mut x = 0.0;
    for (mark, text) in entries {
        shade(ink, (x, y + 1.0, 14.0, 9.0), Some(*mark));
        ink.text((x + 18.0, y + 8.5), text, Anchor::Start, SMALL, GREY);
        x += 30.0 + width(text, Face::Wide, SMALL);
    }
}
