//! A timeline: terms of contracts as bars, certain ones full and open ones hatched, with moments and the reference date.

use super::ink::{Anchor, BLACK, FAINT, Fill, GREY, Ink, LINE, SMALL, TEXT};
use super::{Frame, say, share};
use crate::domain::written::show_day;
use crate::paper::document::SpanRow;
use crate::paper::fonts::{Face, width, wrap};
use chrono::{Datelike, Months, NaiveDate};

/// First and last day, and where they lie.
#[derive(Clone, Copy)]
struct Scale {
    from: NaiveDate,
    to: NaiveDate,
    left: f64,
    right: f64,
}

impl Scale {
    /// Where a day begins.
    fn place(&self, day: NaiveDate) -> f64 {
        let days = |span: chrono::TimeDelta| f64::from(i32::try_from(span.num_days()).unwrap_or(i32::MAX));
        let part = days(day - self.from) / (days(self.to - self.from) + 1.0).max(1.0);
        self.left + part.clamp(0.0, 1.0) * (self.right - self.left)
    }
}

/// Draws it.
pub fn draw(frame: &Frame, (from, to): (NaiveDate, NaiveDate), today: NaiveDate, rows: &[SpanRow]) -> Vec<Ink> {
    let widest = rows.iter().map(|row| width(&row.label, Face::Wide, TEXT)).fold(0.0, f64::max);
    let label = widest.min(frame.width * 0.36);
    let labels: Vec<Vec<String>> = rows.iter().map(|row| wrap(&row.label, Face::Wide, TEXT, label + 0.1)).collect();
    let tall = |lines: &Vec<String>| f64::from(u32::try_from(lines.len()).unwrap_or(1)) * LINE + 6.0;
    let heights: Vec<f64> = labels.iter().map(|lines| tall(lines).max(18.0)).collect();
    let scale = Scale { from, to: to.max(from), left: label + 8.0, right: frame.width - 8.0 };
    let (top, foot) = (2.0 * LINE + 2.0, LINE + 6.0);
    let mut inks = Vec::new();
    for part in share(&heights, frame.height - top - foot) {
        let mut ink = Ink::new(frame.accent);
        let bottom = top + heights.get(part.clone()).unwrap_or_default().iter().sum::<f64>();
        draw_today(&mut ink, frame, scale, today, bottom);
        draw_years(&mut ink, scale, frame.width, (top, bottom));
        let mut y = top;
        for row in part {
            if let (Some(row), Some(lines), Some(height)) = (rows.get(row), labels.get(row), heights.get(row)) {
                draw_row(&mut ink, scale, row, lines, (y, *height));
                y += height;
            }
        }
        let entries = [
            (Fill::Solid, frame.words.get("paper-chart-certain")),
            (Fill::Hatched, frame.words.get("paper-chart-open")),
        ];
        let used = ink.legend((0.0, bottom + 5.0), frame.width, &entries);
        ink.height = bottom + 5.0 + used;
        inks.push(ink);
    }
    inks
}

/// A line at the start of each year, or of each quarter where there are few years.
fn draw_years(ink: &mut Ink, scale: Scale, wide: f64, (top, bottom): (f64, f64)) {
    let years = scale.to.year() - scale.from.year();
    let months: u32 = if years <= 1 { 3 } else { 12 };
    let mut day = NaiveDate::from_ymd_opt(scale.from.year(), 1, 1).unwrap_or(scale.from);
    let mut end = f64::NEG_INFINITY;
    while day <= scale.to {
        if day >= scale.from {
            let x = scale.place(day);
            ink.line((x, top - 3.0), (x, bottom), FAINT, 0.6, "");
            let text = if months == 12 || day.month() == 1 {
                day.year().to_string()
            } else {
                format!("{:02}-{}", day.month(), day.year())
            };
            let half = width(&text, Face::Wide, SMALL) / 2.0;
            let middle = x.clamp(half, wide - half);
            if middle - half > end + 5.0 {
                ink.over((middle, top - 5.0), &text, Anchor::Middle, SMALL, GREY);
                end = middle + half;
            }
        }
        match day.checked_add_months(Months::new(months)) {
            Some(next) => day = next,
            None => break,
        }
    }
}

fn draw_row(ink: &mut Ink, scale: Scale, row: &SpanRow, lines: &[String], (y, height): (f64, f64)) {
    let count = f64::from(u32::try_from(lines.len()).unwrap_or(1));
    let mut base = y + (height - count * LINE) / 2.0 + LINE - 2.8;
    for line in lines {
        ink.text((0.0, base), line, Anchor::Start, TEXT, BLACK);
        base += LINE;
    }
    let middle = y + height / 2.0;
    for (first, last, certain) in &row.spans {
        if *last < scale.from || *first > scale.to {
            continue;
        }
        let start = scale.place(*first);
        let end = last.succ_opt().map_or(scale.right, |after| scale.place(after));
        let fill = if *certain { Fill::Solid } else { Fill::Hatched };
        ink.fill((start, middle - 4.5, (end - start).max(1.5), 9.0), fill);
    }
    for (day, sign) in &row.points {
        if *day < scale.from || *day > scale.to {
            continue;
        }
        let x = scale.place(*day);
        let sign = sign.to_string();
        let half = (width(&sign, Face::WideBold, TEXT) / 2.0 + 2.0).max(4.5);
        ink.plane((x - half, middle - 6.0, 2.0 * half, 12.0), "#ffffff");
        ink.frame((x - half, middle - 6.0, 2.0 * half, 12.0), BLACK, 0.9, "");
        ink.bold((x, middle + 3.0), &sign, Anchor::Middle, TEXT, BLACK);
    }
}

fn draw_today(ink: &mut Ink, frame: &Frame, scale: Scale, today: NaiveDate, bottom: f64) {
    if today < scale.from || today > scale.to {
        return;
    }
    let x = scale.place(today);
    let text = say(frame.words, "paper-chart-today", "day", &show_day(today, frame.words.lang()));
    let half = width(&text, Face::Wide, SMALL) / 2.0;
    ink.line((x, LINE - 1.0), (x, bottom), BLACK, 1.1, "5 2");
    ink.over((x.clamp(half, frame.width - half), LINE - 3.0), &text, Anchor::Middle, SMALL, BLACK);
}
