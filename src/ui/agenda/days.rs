//! A month with a number per day, and a year with a sign per day; under both the deadlines of the chosen day. Busy days
//! are told by a digit and, where something is late or near, by its mark: never by colour alone.

use super::days_of;
use crate::domain::calendar::{
    NameLength, add_days, addm, iso_week, month_end, month_name, month_start, weekday_name, year_start,
};
use crate::domain::kind::Kind;
use crate::domain::questions::deadlines::{CONTRACT, DATE, PROVIDER, STATE, WHY};
use crate::domain::record::{Id, Ref};
use crate::shown::glyphs::Mark;
use crate::theme::Role;
use crate::ui::action::{AgendaAct, Move};
use crate::ui::frame::{draw_text, grouped};
use crate::ui::world::World;
use chrono::{Datelike, NaiveDate, Weekday};
use ratatui::Frame;
use ratatui::layout::Rect;
use std::collections::BTreeMap;

/// What falls on one day.
#[derive(Clone, Debug, Default)]
struct Day {
    rows: Vec<Id>,
    late: usize,
    near: usize,
}

impl Day {
    fn look(&self) -> (Option<Mark>, Role) {
        match (self.late, self.near) {
            (0, 0) => (None, Role::Chart),
            (0, _) => (Some(Mark::Soon), Role::Soon),
            _ => (Some(Mark::Late), Role::Late),
        }
    }

    /// How many, in one sign; what is late or near has the sign of that, since there is room for one only.
    fn sign(&self) -> char {
        match self.rows.len() {
            0 => '·',
            _ if self.late > 0 => '!',
            _ if self.near > 0 => '~',
            count @ 1..=9 => char::from_digit(u32::try_from(count).unwrap_or(0), 10).unwrap_or('9'),
            _ => '#',
        }
    }
}

/// What the signs mean, from that row on; answers the row after it. A low window has no room for it.
fn draw_legend(world: &World, frame: &mut Frame<'_>, area: Rect, from: u16, id: &str) -> u16 {
    let lines = grouped(&world.words.get(id), usize::from(area.width.saturating_sub(1)));
    let after = from + u16::try_from(lines.len()).unwrap_or(1);
    if after + 2 > area.height {
        return from + 1;
    }
    for (row, text) in (from..).zip(&lines) {
        let line = Rect { y: area.y + row, height: 1, ..area };
        draw_text(world, frame, line, text, Role::Dim);
    }
    after + 1
}

/// The deadlines by day, and the chosen day.
#[derive(Clone, Debug)]
pub struct Days {
    day: NaiveDate,
    days: BTreeMap<NaiveDate, Day>,
}

impl Days {
    /// On that day.
    #[must_use]
    pub fn at(day: NaiveDate) -> Self {
        Self { day, days: BTreeMap::new() }
    }

    /// The chosen day.
    #[must_use]
    pub fn day(&self) -> NaiveDate {
        self.day
    }

    /// How many deadlines the chosen day has.
    #[must_use]
    pub fn count(&self) -> usize {
        self.days.get(&self.day).map_or(0, |day| day.rows.len())
    }

    /// The deadline of the chosen day, when it has only one.
    #[must_use]
    pub fn chosen(&self) -> Option<Ref> {
        match self.days.get(&self.day).map(|day| day.rows.as_slice()) {
            Some([only]) => Some(Ref { kind: Kind::Deadline, id: *only }),
            _ => None,
        }
    }

    /// Takes the filtered rows.
    pub fn fill(&mut self, world: &World, rows: &[Id]) {
        self.days.clear();
        for id in rows {
            let Some(row) = world.register.get(Kind::Deadline, *id) else { continue };
            let Some(date) = row.date(DATE) else { continue };
            let day = self.days.entry(date).or_default();
            day.rows.push(*id);
            match row.choice(STATE) {
                Some("late") => day.late += 1,
                Some("this_week" | "soon") => day.near += 1,
                _ => {}
            }
        }
    }

    /// By day with the keys of the period, by month with zoom keys.
    pub fn shift(&mut self, act: AgendaAct) {
        self.day = match act {
            AgendaAct::Earlier => add_days(self.day, -1),
            AgendaAct::Later => add_days(self.day, 1),
            AgendaAct::ZoomIn => addm(self.day, 1),
            AgendaAct::ZoomOut => addm(self.day, -1),
            _ => self.day,
        };
    }

    /// Up and down by week (in a year by day of the week), pages by month, first and last within the month.
    pub fn go(&mut self, how: Move, year: bool) {
        let by_month = if year { 3 } else { 1 };
        self.day = match how {
            Move::PageUp | Move::HalfUp => addm(self.day, -by_month),
            Move::PageDown | Move::HalfDown => addm(self.day, by_month),
            Move::First => month_start(self.day),
            Move::Last => month_end(self.day),
            // In a year the days of a week stand under one another.
            Move::Up if year => add_days(self.day, -1),
            Move::Down if year => add_days(self.day, 1),
            _ => add_days(self.day, days_of(how).unwrap_or(0)),
        };
    }

    fn role(&self, world: &World, day: NaiveDate, role: Role) -> Role {
        if day == self.day {
            Role::Selected
        } else if day == world.when.day {
            Role::Focus
        } else {
            role
        }
    }

    /// The month: a week per row, the chosen day's deadlines below.
    pub fn draw_month(&self, world: &World, frame: &mut Frame<'_>, area: Rect) {
        let lang = world.words.lang();
        let week = 4_u16;
        let cell = (area.width.saturating_sub(week) / 7).max(6);
        let name = month_name(self.day.month(), lang, NameLength::Full);
        let head = format!("{name} {}", self.day.year());
        draw_text(world, frame, Rect { height: area.height.min(1), ..area }, &head, Role::Title);
        let first = month_start(self.day);
        let monday = first.week(Weekday::Mon).first_day();
        let line = |row: u16| Rect {
            y: area.y + row.min(area.height),
            height: area.height.saturating_sub(row).min(1),
            ..area
        };
        for at in 0..7_u16 {
            let weekday = add_days(monday, i32::from(at)).weekday();
            let place = Rect { x: area.x + week + at * cell, width: cell, ..line(1) };
            draw_text(world, frame, place, weekday_name(weekday, lang, NameLength::Short), Role::Dim);
        }
        let mut row = 2;
        let mut start = monday;
        while start <= month_end(self.day) {
            draw_text(world, frame, line(row), &format!("{:>2}", iso_week(start).1), Role::Dim);
            for at in 0..7_u16 {
                let date = add_days(start, i32::from(at));
                let here = Rect { x: area.x + week + at * cell, width: cell.saturating_sub(1), ..line(row) };
                if date.month() != self.day.month() {
                    continue;
                }
                let (text, role) = match self.days.get(&date) {
                    None => (format!("{:>2}", date.day()), Role::Dim),
                    Some(day) => {
                        let (mark, role) = day.look();
                        let sign = mark.map_or("", Mark::sign);
                        (format!("{:>2} {sign}{}", date.day(), day.rows.len()), role)
                    }
                };
                draw_text(world, frame, here, &text, self.role(world, date, role));
            }
            row += 1;
            start = add_days(start, 7);
        }
        let from = draw_legend(world, frame, area, row, "ui-agenda-month-legend");
        self.draw_day(world, frame, area, from);
    }

    /// The year: a column per week, a sign per day.
    pub fn draw_year(&self, world: &World, frame: &mut Frame<'_>, area: Rect) {
        let lang = world.words.lang();
        let left = 5_u16;
        let monday = year_start(self.day).week(Weekday::Mon).first_day();
        let line = |row: u16| Rect {
            y: area.y + row.min(area.height),
            height: area.height.saturating_sub(row).min(1),
            ..area
        };
        draw_text(world, frame, line(0), &format!("{:<4}", self.day.year()), Role::Title);
        for month in 1..=12 {
            let Some(first) = NaiveDate::from_ymd_opt(self.day.year(), month, 1) else { continue };
            let weeks = u16::try_from(first.signed_duration_since(monday).num_days() / 7).unwrap_or(0);
            let x = area.x + left + weeks;
            if x + 3 <= area.right() {
                let place = Rect { x, width: 3, ..line(0) };
                draw_text(world, frame, place, month_name(month, lang, NameLength::Short), Role::Dim);
            }
        }
        for at in 0..7_u16 {
            let row = line(at + 1);
            let weekday = add_days(monday, i32::from(at)).weekday();
            draw_text(world, frame, row, weekday_name(weekday, lang, NameLength::Short), Role::Dim);
            for week in 0..54_u16 {
                let date = add_days(monday, i32::from(week) * 7 + i32::from(at));
                let x = area.x + left + week;
                if date.year() != self.day.year() || x >= area.right() || row.height == 0 {
                    continue;
                }
                let (sign, role) = match self.days.get(&date) {
                    None => ('·', Role::Dim),
                    Some(day) => (day.sign(), day.look().1),
                };
                let place = Rect { x, width: 1, ..row };
                draw_text(world, frame, place, &sign.to_string(), self.role(world, date, role));
            }
        }
        let from = draw_legend(world, frame, area, 8, "ui-agenda-year-legend");
        self.draw_day(world, frame, area, from);
    }

    /// What falls on the chosen day, as many as fit.
    fn draw_day(&self, world: &World, frame: &mut Frame<'_>, area: Rect, from: u16) {
        let line = |row: u16| Rect {
            y: area.y + row.min(area.height),
            height: area.height.saturating_sub(row).min(1),
            ..area
        };
        let none = Day::default();
        let day = self.days.get(&self.day).unwrap_or(&none);
        if day.rows.is_empty() {
            // While they are being worked out nothing can be said of a day.
            let answered = world.was_answered(Kind::Deadline);
            let text = world.words.get(if answered { "ui-agenda-nothing" } else { "ui-overview-counting" });
            return draw_text(world, frame, line(from), &text, Role::Dim);
        }
        for (at, id) in (0_u16..).zip(&day.rows) {
            let Some(row) = world.register.get(Kind::Deadline, *id) else { continue };
            let (mark, role) = match row.choice(STATE) {
                Some("late") => (Mark::Late.sign(), Role::Late),
                Some("this_week" | "soon") => (Mark::Soon.sign(), Role::Soon),
                _ => (" ", Role::Text),
            };
            let contract = row.link(CONTRACT).map(|id| world.register.label(Kind::Contract, id));
            let provider = row.link(PROVIDER).map(|id| world.register.label(Kind::Provider, id));
            let whom = contract.or(provider).map_or(String::new(), |whom| format!("{whom} · "));
            // The day stands above: only what and why are left to say.
            let why = row.text(WHY).unwrap_or_default();
            let why = why.split_once(": ").map_or(why, |(_, reason)| reason);
            draw_text(world, frame, line(from + at), &format!("{mark} {whom}{why}"), role);
        }
    }
}
