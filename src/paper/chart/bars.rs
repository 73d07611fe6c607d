//! Lying bars with norm lines: use of capacity, spending against budget. The pattern of a bar and the sign behind its
//! figure say how it stands.

use super::axis::{Scale, mark, whole};
use super::ink::{Anchor, BLACK, FAINT, Fill, GREY, Ink, LINE, SMALL, TEXT, legend_height};
use super::{Frame, legend, share};
use crate::paper::document::{Bar, Unit};
use crate::paper::fonts::{Face, width, wrap};

/// What all parts of the drawing share.
struct Plan {
    scale: Scale,
    unit: Unit,
    /// Where the bars begin.
    left: f64,
    /// How long the longest can be.
    room: f64,
    /// Labels in lines and figures of the bars.
    rows: Vec<(Vec<String>, String)>,
    /// Norm lines: value, label, where its label has its middle, and on which level it stands.
    norms: Vec<(i64, String, f64, usize)>,
}

/// Draws them.
pub fn draw(frame: &Frame, unit: Unit, bars: &[Bar], lines: &[(i64, String)]) -> Vec<Ink> {
    let plan = plan(frame, unit, bars, lines);
    let heights: Vec<f64> = plan.rows.iter().map(|(label, _)| row_height(label.len())).collect();
    let marks = bars.iter().filter_map(|bar| bar.mark);
    let entries: Vec<(Fill, String)> =
        legend(marks, frame.words).into_iter().map(|(mark, text)| (Fill::of(Some(mark)), text)).collect();
    let levels = plan.norms.iter().map(|(.., level)| level + 1).max().unwrap_or(0);
    let top = if levels == 0 { 4.0 } else { level_y(levels) + 2.0 };
    let foot = LINE + 6.0 + legend_height(frame.width, &entries);
    let mut inks = Vec::new();
    for part in share(&heights, frame.height - top - foot) {
        let mut ink = Ink::new(frame.accent);
        let bottom = top + heights.get(part.clone()).unwrap_or_default().iter().sum::<f64>();
        draw_grid(&mut ink, frame, &plan, (top, bottom));
        let mut y = top;
        for row in part {
            if let (Some(bar), Some(texts), Some(height)) = (bars.get(row), plan.rows.get(row), heights.get(row)) {
                draw_bar(&mut ink, &plan, bar, texts, (y, *height));
                y += height;
            }
        }
        let used = ink.legend((0.0, bottom + LINE + 6.0), frame.width, &entries);
        ink.height = bottom + LINE + 6.0 + used;
        inks.push(ink);
    }
    inks
}

fn row_height(lines: usize) -> f64 {
    (f64::from(u32::try_from(lines).unwrap_or(1)) * LINE + 5.0).max(17.0)
}

fn level_y(level: usize) -> f64 {
    f64::from(u32::try_from(level).unwrap_or(0)) * (LINE - 1.0)
}

fn plan(frame: &Frame, unit: Unit, bars: &[Bar], lines: &[(i64, String)]) -> Plan {
    let values = bars.iter().filter_map(|bar| bar.value).chain(lines.iter().map(|(value, _)| *value));
    let scale = Scale::of(values, 5, unit);
    let widest = bars.iter().map(|bar| width(&bar.label, Face::Wide, TEXT)).fold(0.0, f64::max);
    let label = widest.min(frame.width * 0.36);
    let figure = |bar: &Bar| {
        let sign = bar.mark.map(|mark| format!(" {}", mark.sign())).unwrap_or_default();
        let text = bar.value.map_or_else(|| frame.words.get("paper-unknown"), |value| whole(value, unit, frame.words));
        format!("{text}{sign}")
    };
    let rows: Vec<(Vec<String>, String)> =
        bars.iter().map(|bar| (wrap(&bar.label, Face::Wide, TEXT, label), figure(bar))).collect();
    let longest = rows.iter().map(|(_, figure)| width(figure, Face::Wide, TEXT)).fold(0.0, f64::max);
    let left = label + 7.0;
    let room = (frame.width - left - longest - 9.0).max(40.0);
    let norms = place_norms(frame, &scale, (left, room), lines);
    Plan { scale, unit, left, room, rows, norms }
}

/// Labels of norm lines stand above their line; those that would touch stand on different levels.
fn place_norms(
    frame: &Frame,
    scale: &Scale,
    (left, room): (f64, f64),
    lines: &[(i64, String)],
) -> Vec<(i64, String, f64, usize)> {
    let mut sorted: Vec<&(i64, String)> = lines.iter().collect();
    sorted.sort();
    let mut taken: Vec<f64> = Vec::new();
    let mut norms = Vec::new();
    for (value, label) in sorted {
        let half = width(label, Face::Wide, SMALL) / 2.0;
        let middle = (left + scale.place(*value) * room).clamp(half, (frame.width - half).max(half));
        let level = taken.iter().position(|end| *end + 5.0 <= middle - half).unwrap_or(taken.len());
        match taken.get_mut(level) {
            Some(end) => *end = middle + half,
            None => taken.push(middle + half),
        }
        norms.push((*value, label.clone(), middle, level));
    }
    norms
}

fn draw_grid(ink: &mut Ink, frame: &Frame, plan: &Plan, (top, bottom): (f64, f64)) {
    let mut end = f64::NEG_INFINITY;
    for value in plan.scale.marks() {
        let x = plan.left + plan.scale.place(value) * plan.room;
        ink.line((x, top), (x, bottom), FAINT, 0.6, "");
        let text = mark(value, &plan.scale, plan.unit, frame.words);
        let half = width(&text, Face::Wide, SMALL) / 2.0;
        let middle = x.clamp(half, (frame.width - half).max(half));
        if middle - half > end + 4.0 {
            ink.text((middle, bottom + 9.5), &text, Anchor::Middle, SMALL, GREY);
            end = middle + half;
        }
    }
    let zero = plan.left + plan.scale.place(0) * plan.room;
    ink.line((zero, top), (zero, bottom), BLACK, 0.9, "");
    let levels = plan.norms.iter().map(|(.., level)| level + 1).max().unwrap_or(0);
    for (value, _, _, level) in &plan.norms {
        let x = plan.left + plan.scale.place(*value) * plan.room;
        let base = level_y(levels - level) - 2.0;
        ink.line((x, base + 1.5), (x, bottom), BLACK, 1.0, "4 2.5");
    }
    for (_, label, middle, level) in &plan.norms {
        ink.over((*middle, level_y(levels - level) - 2.0), label, Anchor::Middle, SMALL, BLACK);
    }
}

fn draw_bar(ink: &mut Ink, plan: &Plan, bar: &Bar, (label, figure): &(Vec<String>, String), (y, height): (f64, f64)) {
    let lines = f64::from(u32::try_from(label.len()).unwrap_or(1));
    let mut base = y + (height - lines * LINE) / 2.0 + LINE - 2.8;
    for line in label {
        ink.text((0.0, base), line, Anchor::Start, TEXT, BLACK);
        base += LINE;
    }
    let zero = plan.left + plan.scale.place(0) * plan.room;
    let end = bar.value.map_or(zero, |value| plan.left + plan.scale.place(value) * plan.room);
    let (from, to) = (zero.min(end), zero.max(end));
    if bar.value.is_some() && to > from {
        ink.fill((from, y + height / 2.0 - 5.5, to - from, 11.0), Fill::of(bar.mark));
    }
    ink.over((to + 4.0, y + height / 2.0 + 3.1), figure, Anchor::Start, TEXT, BLACK);
}
