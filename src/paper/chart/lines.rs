//! Lines over periods: spending with forecast, an indicator. Each line ends at its name; lines differ by dashes and by
//! the shape of their points.

use super::Frame;
use super::axis::{Scale, mark};
use super::ink::{Anchor, BLACK, FAINT, GREY, Ink, LINE, SMALL, TEXT};
use crate::paper::document::{Series, Unit};
use crate::paper::fonts::{Face, width, wrap};

/// The box that the lines are drawn in: left, top, right, bottom.
type Field = (f64, f64, f64, f64);
const TOP: f64 = 6.0;
const HEIGHT: f64 = 150.0;

/// Draws them; one drawing, for it is never high.
pub fn draw(frame: &Frame, unit: Unit, periods: &[String], series: &[Series]) -> Vec<Ink> {
    let scale = Scale::of(series.iter().flat_map(|line| line.values.iter().flatten().copied()), 5, unit);
    let mut ink = Ink::new(frame.accent);
    let marks: Vec<(i64, String)> =
        scale.marks().into_iter().map(|value| (value, mark(value, &scale, unit, frame.words))).collect();
    let beside = marks.iter().map(|(_, text)| width(text, Face::Wide, SMALL)).fold(0.0, f64::max);
    let name = series.iter().map(|line| width(&line.name, Face::Wide, TEXT)).fold(0.0, f64::max);
    let name = name.min(frame.width * 0.26);
    let names: Vec<Vec<String>> = series.iter().map(|line| wrap(&line.name, Face::Wide, TEXT, name + 0.1)).collect();
    let lines: usize = names.iter().map(Vec::len).sum();
    let height = HEIGHT.max(f64::from(u32::try_from(lines).unwrap_or(0)) * LINE + 10.0).min(frame.height - 30.0);
    let field = (beside + 6.0, TOP, frame.width - name - 12.0, TOP + height);
    for (value, text) in &marks {
        let y = level(&scale, *value, field);
        ink.line((field.0, y), (field.2, y), if *value == 0 { BLACK } else { FAINT }, 0.6, "");
        ink.text((field.0 - 4.0, y + 2.7), text, Anchor::End, SMALL, GREY);
    }
    draw_periods(&mut ink, periods, field);
    for (place, line) in series.iter().enumerate() {
        draw_line(&mut ink, &scale, line, place, periods.len(), field);
    }
    draw_names(&mut ink, &scale, series, &names, periods.len(), field);
    ink.height = field.3 + LINE + 6.0;
    vec![ink]
}

fn level(scale: &Scale, value: i64, (_, top, _, bottom): Field) -> f64 {
    bottom - scale.place(value) * (bottom - top)
}

fn across(period: usize, count: usize, (left, _, right, _): Field) -> f64 {
    let (period, count) = (u32::try_from(period).unwrap_or(0), u32::try_from(count).unwrap_or(1));
    let pad = 8.0;
    if count < 2 {
        return f64::midpoint(left, right);
    }
    left + pad + (right - left - 2.0 * pad) * f64::from(period) / f64::from(count - 1)
}

/// Labels below the axis: as many as stand beside each other without touching.
fn draw_periods(ink: &mut Ink, periods: &[String], field: Field) {
    let widest = periods.iter().map(|period| width(period, Face::Wide, SMALL)).fold(0.0, f64::max) + 6.0;
    let mut end = f64::NEG_INFINITY;
    for (place, period) in periods.iter().enumerate() {
        let x = across(place, periods.len(), field);
        ink.line((x, field.3), (x, field.3 + 3.0), GREY, 0.6, "");
        if x - widest / 2.0 >= end {
            ink.text((x, field.3 + 11.5), period, Anchor::Middle, SMALL, GREY);
            end = x + widest / 2.0;
        }
    }
}

/// The colour of the line in that place: the house's first, then greys; what tells lines apart is their points.
fn colour(ink: &Ink, place: usize) -> String {
    match place % 3 {
        0 => ink.accent(),
        1 => BLACK.to_owned(),
        _ => "#5a5a5a".to_owned(),
    }
}

fn draw_line(ink: &mut Ink, scale: &Scale, line: &Series, place: usize, count: usize, field: Field) {
    let colour = colour(ink, place);
    let dash = match (line.dashed, place % 2) {
        (false, _) => "",
        (true, 0) => "5 3",
        (true, _) => "2 2.5",
    };
    let mut run: Vec<(f64, f64)> = Vec::new();
    let mut points = Vec::new();
    for period in 0..=count {
        match line.values.get(period).copied().flatten().filter(|_| period < count) {
            Some(value) => {
                let point = (across(period, count, field), level(scale, value, field));
                run.push(point);
                points.push(point);
            }
            None => {
                if run.len() > 1 {
                    ink.through(&run, &colour, 1.6, dash);
                }
                run.clear();
            }
        }
    }
    for point in points {
        draw_point(ink, point, place, &colour, line.dashed);
    }
}

/// A square, a diamond or a triangle; hollow on a dashed line.
fn draw_point(ink: &mut Ink, (x, y): (f64, f64), place: usize, colour: &str, hollow: bool) {
    let shape: &[(f64, f64)] = match place % 3 {
        0 => &[(-2.0, -2.0), (2.0, -2.0), (2.0, 2.0), (-2.0, 2.0), (-2.0, -2.0)],
        1 => &[(0.0, -2.9), (2.9, 0.0), (0.0, 2.9), (-2.9, 0.0), (0.0, -2.9)],
        _ => &[(0.0, -2.7), (2.7, 2.1), (-2.7, 2.1), (0.0, -2.7)],
    };
    let points: Vec<(f64, f64)> = shape.iter().map(|(dx, dy)| (x + dx, y + dy)).collect();
    ink.shape(&points, if hollow { "#ffffff" } else { colour }, colour);
}

/// Names at the ends of their lines, pushed apart where they would touch.
fn draw_names(ink: &mut Ink, scale: &Scale, series: &[Series], names: &[Vec<String>], count: usize, field: Field) {
    let mut ends: Vec<(f64, f64, usize)> = Vec::new();
    for (place, line) in series.iter().enumerate() {
        let last = line.values.iter().take(count).enumerate().rev().find_map(|(at, value)| value.map(|v| (at, v)));
        let (x, y) =
            last.map_or((field.2, field.3), |(at, value)| (across(at, count, field), level(scale, value, field)));
        ends.push((y, x, place));
    }
    ends.sort_by(|one, other| one.0.total_cmp(&other.0).then(one.2.cmp(&other.2)));
    let tall = |place: usize| f64::from(u32::try_from(names.get(place).map_or(1, Vec::len)).unwrap_or(1)) * LINE;
    let mut tops: Vec<f64> = Vec::new();
    let mut free = 0.0_f64;
    for (y, _, place) in &ends {
        let top = (y - tall(*place) / 2.0).max(free);
        tops.push(top);
        free = top + tall(*place);
    }
    let mut limit = field.3 + 6.0;
    for (top, (.., place)) in tops.iter_mut().zip(&ends).rev() {
        *top = top.min(limit - tall(*place));
        limit = *top;
    }
    for (top, (y, x, place)) in tops.iter().zip(&ends) {
        let middle = top + tall(*place) / 2.0;
        ink.line((x + 4.0, *y), (field.2 + 6.0, middle), FAINT, 0.6, "");
        for (at, text) in names.get(*place).into_iter().flatten().enumerate() {
            let base = top + LINE * (f64::from(u32::try_from(at).unwrap_or(0)) + 1.0) - 2.8;
            ink.text((field.2 + 9.0, base), text, Anchor::Start, TEXT, BLACK);
        }
    }
}
