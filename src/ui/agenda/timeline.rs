//! The timeline: a bar per frame and contract from its start to its last possible end, with options, notice, re-tender and
//! reviews on it. It fits 60 columns and zooms from one year to eight.

use crate::domain::calendar::{addm, month_start};
use crate::domain::contract::{max_end, present_end};
use crate::domain::kind::Kind;
use crate::domain::nouns::{contracts, frameworks};
use crate::domain::questions::deadlines::{CONTRACT, DATE, KIND, STATE, SUBJECT};
use crate::domain::record::{Id, Ref};
use crate::domain::register::Register;
use crate::theme::Role;
use crate::ui::action::{AgendaAct, Move};
use crate::ui::cursor::Cursor;
use crate::ui::frame::{draw_text, grouped};
use crate::ui::world::World;
use chrono::{Datelike, NaiveDate};
use ratatui::Frame;
use ratatui::layout::Rect;
use std::collections::BTreeMap;

/// Rows that are not bars: years, quarters, the usual legend.
pub const FRAME: usize = 4;
/// Months that fit, per step of the zoom.
const ZOOMS: [i32; 4] = [12, 24, 48, 96];

/// One bar.
#[derive(Clone, Debug)]
struct Bar {
    of: Ref,
    name: String,
    start: Option<NaiveDate>,
    end: Option<NaiveDate>,
    most: Option<NaiveDate>,
    /// Days with a sign: of option, notice, re-tender, review; and whether it is late.
    signs: Vec<(NaiveDate, char, bool)>,
}

/// The bars, the chosen one, and the window of time.
#[derive(Clone, Debug)]
pub struct Timeline {
    bars: Vec<Bar>,
    cursor: Cursor,
    from: NaiveDate,
    zoom: usize,
}

/// The sign of a kind of deadline on a bar.
fn sign(kind: &str) -> Option<char> {
    Some(match kind {
        "option_decision" => '?',
        "last_notice" => '▼',
        "retender_start" => '▲',
        "review" | "mid_term" | "final_evaluation" => '◆',
        _ => return None,
    })
}

impl Timeline {
    /// From the quarter of that day on.
    #[must_use]
    pub fn from(day: NaiveDate) -> Self {
        let from = addm(month_start(day), -6);
        Self { bars: Vec::new(), cursor: Cursor::default(), from, zoom: 2 }
    }

    /// The record of the chosen bar.
    #[must_use]
    pub fn chosen(&self) -> Option<Ref> {
        self.bars.get(self.cursor.row).map(|bar| bar.of)
    }

    /// Makes the bars of the filtered rows: frames first, then contracts by their end.
    pub fn fill(&mut self, world: &World, rows: &[Id]) {
        let register = &world.register;
        let mut signs: BTreeMap<Ref, Vec<(NaiveDate, char, bool)>> = BTreeMap::new();
        for row in rows.iter().filter_map(|id| register.get(Kind::Deadline, *id)) {
            let subject = register.target_kind(Kind::Deadline, row, SUBJECT.index).zip(row.link(SUBJECT));
            let contract = row.link(CONTRACT).map(|id| Ref { kind: Kind::Contract, id });
            let frame = subject.filter(|(kind, _)| *kind == Kind::Framework).map(|(kind, id)| Ref { kind, id });
            let Some(of) = contract.or(frame) else { continue };
            let found = signs.entry(of).or_default();
            if let (Some(date), Some(sign)) = (row.date(DATE), row.choice(KIND).and_then(sign)) {
                found.push((date, sign, row.choice(STATE) == Some("late")));
            }
        }
        let mut bars: Vec<Bar> = signs.into_iter().filter_map(|(of, signs)| bar(register, of, signs, world)).collect();
        bars.sort_by(|a, b| (a.of.kind, a.end, &a.name).cmp(&(b.of.kind, b.end, &b.name)));
        self.bars = bars;
        self.cursor.row = self.cursor.row.min(self.bars.len().saturating_sub(1));
    }

    /// Moves the window or zooms.
    pub fn shift(&mut self, act: AgendaAct) {
        let step = ZOOMS[self.zoom] / 4;
        match act {
            AgendaAct::Earlier => self.from = addm(self.from, -step),
            AgendaAct::Later => self.from = addm(self.from, step),
            AgendaAct::ZoomIn => self.zoom = self.zoom.saturating_sub(1),
            AgendaAct::ZoomOut => self.zoom = (self.zoom + 1).min(ZOOMS.len() - 1),
            _ => {}
        }
    }

    /// Moves the cursor.
    pub fn go(&mut self, how: Move, height: usize) {
        self.cursor.go(how, self.bars.len(), height);
    }

    /// A click on a row chooses it.
    pub fn click(&mut self, row: u16) -> bool {
        let at = usize::from(row).checked_sub(2).map(|row| row + self.cursor.top);
        match at.filter(|at| *at < self.bars.len()) {
            Some(at) => {
                let again = self.cursor.row == at;
                self.cursor.row = at;
                again
            }
            None => false,
        }
    }

    /// The column of a day, counted from the left of the track; outside it when it does not fit.
    fn column(&self, day: NaiveDate, cells: u16) -> i64 {
        let whole = addm(self.from, ZOOMS[self.zoom]).signed_duration_since(self.from).num_days().max(1);
        day.signed_duration_since(self.from).num_days().saturating_mul(i64::from(cells)).div_euclid(whole)
    }

    /// Draws heading, bars and legend.
    pub fn draw(&self, world: &World, frame: &mut Frame<'_>, area: Rect) {
        let names = (area.width / 4).clamp(14, 30);
        let track = Rect { x: area.x + names + 1, width: area.width.saturating_sub(names + 1), ..area };
        let line = |row: u16| Rect {
            y: area.y + row.min(area.height),
            height: area.height.saturating_sub(row).min(1),
            ..area
        };
        if self.bars.is_empty() {
            let answered = world.was_answered(Kind::Deadline);
            let text = world.words.get(if answered { "ui-agenda-no-bars" } else { "ui-overview-counting" });
            return draw_text(world, frame, line(0), &text, Role::Dim);
        }
        self.draw_heading(world, frame, track);
        let legend = grouped(&world.words.get("ui-agenda-legend"), usize::from(area.width.saturating_sub(2)));
        let below = u16::try_from(legend.len()).unwrap_or(1);
        let height = area.height.saturating_sub(2 + below);
        let today = self.column(world.when.day, track.width);
        let mut cursor = self.cursor;
        cursor.show(self.bars.len(), usize::from(height));
        for (row, (at, bar)) in (0..height).zip(self.bars.iter().enumerate().skip(cursor.top)) {
            let here = line(row + 2);
            let chosen = at == cursor.row;
            let name = Rect { width: names, ..here };
            let mark = if chosen { "▸" } else { " " };
            let role = if chosen { Role::Selected } else { Role::Text };
            draw_text(world, frame, name, &format!("{mark}{}", bar.name), role);
            self.draw_bar(world, frame, Rect { y: here.y, height: here.height, ..track }, bar, today);
        }
        for (row, text) in (area.height.saturating_sub(below)..).zip(&legend) {
            draw_text(world, frame, line(row), &format!(" {text}"), Role::Dim);
        }
    }

    fn draw_heading(&self, world: &World, frame: &mut Frame<'_>, track: Rect) {
        let months = ZOOMS[self.zoom];
        for at in 0..=months {
            let first = addm(self.from, at);
            let column = self.column(first, track.width);
            let Ok(column) = u16::try_from(column) else { continue };
            if column >= track.width {
                continue;
            }
            let place = |row: u16, width: u16| Rect {
                x: track.x + column,
                y: track.y + row.min(track.height),
                width: width.min(track.width - column),
                height: track.height.saturating_sub(row).min(1),
            };
            if first.month() == 1 || at == 0 {
                draw_text(world, frame, place(0, 5), &format!("{}", first.year()), Role::Title);
            }
            // Quarters need three cells to be read.
            let quarter = track.width / u16::try_from(months / 3).unwrap_or(1).max(1);
            if first.month0().is_multiple_of(3) && quarter >= 3 {
                let letter = world.words.get("ui-agenda-quarter");
                draw_text(world, frame, place(1, 2), &format!("{letter}{}", first.month0() / 3 + 1), Role::Dim);
            }
        }
    }

    fn draw_bar(&self, world: &World, frame: &mut Frame<'_>, track: Rect, bar: &Bar, today: i64) {
        let column = |day: NaiveDate| self.column(day, track.width);
        let start = bar.start.map_or(i64::MIN, column);
        let end = bar.end.map_or(i64::MAX, column);
        let most = bar.most.map_or(end, column);
        for cell in 0..track.width {
            let at = i64::from(cell);
            let place = Rect { x: track.x + cell, width: 1, ..track };
            let (sign, role) = if at == end {
                ('●', Role::Text)
            } else if at == most {
                ('○', Role::Text)
            } else if at >= start && at < end {
                ('━', Role::Chart)
            } else if at > end && at < most {
                ('┄', Role::Chart)
            } else if at == today {
                ('│', Role::Dim)
            } else {
                continue;
            };
            draw_text(world, frame, place, &sign.to_string(), role);
        }
        // Where several fall in one cell, what is late shows before what must be decided, and that before a review.
        let mut signs = bar.signs.clone();
        signs.sort_by_key(|(_, sign, late)| (*late, *sign != '◆', *sign == '?'));
        for (day, sign, late) in &signs {
            let Ok(cell) = u16::try_from(column(*day)) else { continue };
            if cell < track.width {
                let place = Rect { x: track.x + cell, width: 1, ..track };
                let (sign, role) = if *late { ('!', Role::Late) } else { (*sign, Role::Soon) };
                draw_text(world, frame, place, &sign.to_string(), role);
            }
        }
    }
}

fn bar(register: &Register, of: Ref, signs: Vec<(NaiveDate, char, bool)>, world: &World) -> Option<Bar> {
    let record = register.at(of)?;
    let day = world.when.day;
    let (name, start, end, most) = match of.kind {
        Kind::Framework => {
            let end = record.date(frameworks::END);
            (register.label(of.kind, of.id), record.date(frameworks::START), end, end)
        }
        _ => {
            let party = record.link(contracts::PROVIDER).map(|id| register.label(Kind::Provider, id));
            let name = format!("{} {}", register.label(of.kind, of.id), party.unwrap_or_default());
            let end = present_end(register, record, day);
            (name, record.date(contracts::START), end, max_end(register, record, day))
        }
    };
    // A bar without any day says nothing.
    (start.is_some() || end.is_some() || !signs.is_empty()).then_some(Bar { of, name, start, end, most, signs })
}
