//! Drawing the coverage map: head, cells in sight, figures beside them as far as there is room, and what the chosen cell
//! says in words. Marks carry the meaning; colour comes on top.

use super::{Column, CoverageMap, Row, Spot, month_before};
use crate::domain::kind::Kind;
use crate::domain::written::{show_day, show_whole};
use crate::shown::measure;
use crate::text::Message;
use crate::theme::Role;
use crate::ui::frame::draw_text;
use crate::ui::world::World;
use ratatui::Frame;
use ratatui::layout::Rect;

/// Figures beside the cells, the last one going first where there is little room.
const STATS: [Column; 3] = [Column::Share, Column::Hhi, Column::Dropout];
/// States in the order they are counted in.
pub(super) const TALLIED: [&str; 4] = ["choice", "single", "gap", "stopped"];
/// Most cells a title takes, and the fewest that say anything.
const TITLE: (u16, u16) = (30, 8);
/// Rows above the lots: the tally and the heads.
const HEAD: u16 = 2;
/// Rows below them: what the chosen cell says, and the legend.
const FOOT: u16 = 3;

/// How many lots are in sight.
pub(super) fn height(world: &World) -> usize {
    usize::from(world.body_height().saturating_sub(HEAD + FOOT)).max(1)
}

/// Where the parts of a row stand: names, then columns from `left` on.
struct Layout {
    code: u16,
    title: u16,
    /// Cells of one municipality.
    town: u16,
    /// Columns of municipalities in sight.
    towns: usize,
    /// Columns beside them that keep their place.
    pinned: Vec<Column>,
}

impl Layout {
    fn width_of(&self, column: Column) -> u16 {
        match column {
            Column::Town(_) => self.town,
            Column::Share => 9,
            Column::Hhi => 9,
            Column::Dropout => 8,
        }
    }

    /// Where the columns begin: after the cursor, the code, the category and the title.
    fn begin(&self) -> u16 {
        4 + self.code + if self.title > 0 { self.title + 1 } else { 0 }
    }
}

fn layout(map: &CoverageMap, world: &World) -> Layout {
    let width = world.size.0;
    let longest = map.map.rows.iter().map(|row| measure::width(&row.code)).max().unwrap_or(3);
    let code = u16::try_from(longest).unwrap_or(10).clamp(3, 10);
    let widest = map.map.spots.values().map(|spot| measure::width(&said(*spot).0)).max().unwrap_or(3);
    let town = u16::try_from(widest).unwrap_or(4).max(3) + 1;
    let towns = map.map.columns.len().saturating_sub(STATS.len());
    let mut layout = Layout { code, title: 0, town, towns, pinned: STATS.to_vec() };
    let room = |layout: &Layout| {
        let taken: u16 = layout.pinned.iter().map(|column| layout.width_of(*column)).sum();
        width.saturating_sub(layout.begin() + taken)
    };
    // Figures beside the cells go from the right as long as fewer than six municipalities would be left.
    while !layout.pinned.is_empty() && usize::from(room(&layout) / town) < towns.min(6) {
        layout.pinned.pop();
    }
    layout.towns = usize::from(room(&layout) / town).clamp(1, towns.max(1));
    // A title takes what all municipalities leave; where it says nothing, or not all of them fit, the codes do.
    let left = room(&layout).saturating_sub(u16::try_from(layout.towns).unwrap_or(0) * town + 1);
    layout.title = if left >= TITLE.1 { left.min(TITLE.0) } else { 0 };
    layout
}

/// The first municipality in sight.
pub(super) fn left(map: &CoverageMap, world: &World) -> usize {
    let layout = layout(map, world);
    let towns = map.map.columns.len().saturating_sub(3);
    let chosen = map.column.min(towns.saturating_sub(1));
    let left = map.left.min(chosen);
    let left = if chosen >= left + layout.towns { chosen + 1 - layout.towns } else { left };
    left.min(towns.saturating_sub(layout.towns))
}

/// Columns in sight: which, and where they begin.
fn in_sight(map: &CoverageMap, world: &World) -> (Layout, Vec<(usize, u16)>) {
    let layout = layout(map, world);
    let mut x = layout.begin();
    let mut seen = Vec::new();
    let towns = map.map.columns.len().saturating_sub(3);
    for at in map.left..(map.left + layout.towns).min(towns) {
        seen.push((at, x));
        x += layout.town;
    }
    for (place, column) in map.map.columns.iter().enumerate().skip(towns) {
        if layout.pinned.contains(column) {
            seen.push((place, x));
            x += layout.width_of(*column);
        }
    }
    (layout, seen)
}

/// The lot and column on that row and column of the body.
pub(super) fn hit(map: &CoverageMap, world: &World, row: u16, column: u16) -> Option<(usize, usize)> {
    let line = row.checked_sub(HEAD).filter(|line| usize::from(*line) < height(world))?;
    let lot = map.cursor.top + usize::from(line);
    let (layout, seen) = in_sight(map, world);
    let end = |at: usize, x: u16| x + layout.width_of(map.map.columns[at]);
    let (at, _) = seen.into_iter().find(|(at, x)| (*x..end(*at, *x)).contains(&column))?;
    (lot < map.map.rows.len()).then_some((lot, at))
}

/// A cell by mark, and its look: `[0]` gap, `·1·` one party, `[s]` stopped; a stop beside others is `2s`.
fn said(spot: Spot) -> (String, Role) {
    let stop = if spot.stopped > 0 { "s" } else { "" };
    match spot.state {
        "gap" => ("[0]".into(), Role::Late),
        "stopped" => ("[s]".into(), Role::Late),
        _ if spot.parties == 1 => (format!("·{}{stop}·", spot.providers), Role::Soon),
        _ => (format!("{}{stop}", spot.providers), Role::Text),
    }
}

impl CoverageMap {
    /// Draws the body.
    pub fn draw(&self, world: &World, frame: &mut Frame<'_>, area: Rect) {
        let line =
            |at: u16| Rect { y: area.y + at.min(area.height), height: area.height.saturating_sub(at).min(1), ..area };
        if self.map.rows.is_empty() {
            let id = if self.answered { "ui-map-empty" } else { "ui-map-counting" };
            let text = world.words.get(id);
            let wrapped = measure::wrap(&text, usize::from(area.width.saturating_sub(2)));
            for (at, part) in (0..area.height).zip(wrapped) {
                draw_text(world, frame, line(at), &format!(" {}", part.as_str()), Role::Text);
            }
            return;
        }
        self.draw_tally(world, frame, line(0));
        let (layout, seen) = in_sight(self, world);
        self.draw_heads(world, frame, line(1), &layout, &seen);
        let rows = self.cursor.top..self.map.rows.len().min(self.cursor.top + height(world));
        for (offset, at) in (HEAD..).zip(rows) {
            self.draw_row(world, frame, line(offset), at, &layout, &seen);
        }
        let foot = area.height.saturating_sub(FOOT);
        self.draw_foot(world, frame, [line(foot), line(foot + 1), line(foot + 2)]);
    }

    /// How many cells stand how, light and heavy.
    fn draw_tally(&self, world: &World, frame: &mut Frame<'_>, area: Rect) {
        let words = world.words;
        let mut x = area.x + 1;
        let mut put = |text: &str, role: Role| {
            let left = usize::from(area.right().saturating_sub(x));
            (x, _) =
                frame.buffer_mut().set_stringn(x, area.y, measure::cut(text, left).as_str(), left, world.style(role));
            x += 1;
        };
        for (category, tally) in ["light", "heavy"].iter().zip(self.map.tally) {
            if tally.iter().sum::<usize>() == 0 {
                continue;
            }
            put(&format!("{}:", words.choice("category", category)), Role::Title);
            // What asks for attention first: a narrow window cuts the end.
            for ((state, count), (sign, role)) in TALLIED
                .iter()
                .zip(tally)
                .zip([("=", Role::Good), ("~", Role::Soon), ("!", Role::Late), ("!", Role::Late)])
                .map(|(counted, (sign, role))| match (*category, *counted.0) {
                    // In a light lot one provider leaves no choice.
                    ("light", "single") => (counted, ("!", Role::Late)),
                    _ => (counted, (sign, role)),
                })
                .rev()
                .filter(|((state, count), _)| *count > 0 || **state == "gap")
                // In a narrow window both kinds of lots say what asks for attention; the rest can be seen.
                .filter(|((state, _), _)| area.width >= 70 || **state != "choice")
            {
                let role = if count == 0 { Role::Dim } else { role };
                put(&format!("{sign} {count} {}", words.choice("state", state)), role);
            }
            put("", Role::Text);
        }
    }

    fn draw_heads(&self, world: &World, frame: &mut Frame<'_>, area: Rect, layout: &Layout, seen: &[(usize, u16)]) {
        for (at, x) in seen {
            let column = self.map.columns[*at];
            let text = match column {
                Column::Town(_) => self.map.short.get(*at).cloned().unwrap_or_default(),
                Column::Share => world.words.get("ui-map-share"),
                Column::Hhi => "HHI  ".into(),
                Column::Dropout => world.words.get("ui-map-dropout"),
            };
            let cells = usize::from(layout.width_of(column)) - 1;
            let text = measure::pad_left(&text, cells);
            let role = if *at == self.column { Role::Focus } else { Role::Title };
            let left = usize::from(area.right().saturating_sub(area.x + x));
            frame.buffer_mut().set_stringn(area.x + x, area.y, text.as_str(), left, world.style(role));
        }
        let (towns, first) = (self.map.columns.len().saturating_sub(3), self.left);
        let last = seen.iter().filter(|(at, _)| *at < towns).map(|(at, _)| at + 1).max().unwrap_or(0);
        if first > 0 || last < towns {
            let width = layout.begin().saturating_sub(2).min(area.width);
            draw_text(world, frame, Rect { x: area.x + 1, width, ..area }, &format!("{last}/{towns}"), Role::Dim);
        }
    }

    fn draw_row(
        &self,
        world: &World,
        frame: &mut Frame<'_>,
        area: Rect,
        at: usize,
        layout: &Layout,
        seen: &[(usize, u16)],
    ) {
        let row = &self.map.rows[at];
        let chosen = at == self.cursor.row;
        let buffer = frame.buffer_mut();
        let mut put = |x: u16, text: &str, role: Role, here: bool| {
            let style = if here { world.theme.on_selected(role) } else { world.style(role) };
            let left = usize::from(area.width.saturating_sub(x));
            buffer.set_stringn(area.x + x, area.y, text, left, style);
        };
        put(0, if chosen { "▸" } else { " " }, Role::Focus, false);
        put(1, measure::pad_right(&row.code, usize::from(layout.code)).as_str(), Role::Text, false);
        let letter = match row.category {
            Some(category) => world.words.get(&format!("ui-map-{category}")),
            None => "?".into(),
        };
        put(2 + layout.code, &letter, Role::Dim, false);
        if layout.title > 0 {
            let title = measure::cut(&row.title, usize::from(layout.title));
            put(4 + layout.code, title.as_str(), Role::Dim, false);
        }
        for (at, x) in seen {
            let column = self.map.columns[*at];
            let (text, role) = self.cell(world, row, column);
            let cells = usize::from(layout.width_of(column)) - 1;
            let text = measure::pad_left(&text, cells);
            let here = chosen && *at == self.column;
            put(*x, text.as_str(), role, here);
            if here {
                // Also without colour it is plain where the cursor is.
                put(*x + layout.width_of(column) - 1, "◂", Role::Focus, false);
            }
        }
    }

    /// What a cell or figure says, and its look.
    fn cell(&self, world: &World, row: &Row, column: Column) -> (String, Role) {
        let percent = |ppm: i64| format!("{} %", (ppm + 5000) / 10_000);
        let flagged = |flag: Option<&str>| match flag {
            Some("red") => (" !", Role::Late),
            Some(_) => (" ~", Role::Soon),
            None => ("  ", Role::Text),
        };
        let unknown = (world.words.get("ui-map-unknown"), Role::Unknown);
        match column {
            Column::Town(place) => match self.map.spots.get(&(row.lot, place)) {
                Some(spot) => said(*spot),
                None => ("  ".into(), Role::Dim),
            },
            Column::Share => row.share.map_or(unknown, |(share, flag)| {
                let (sign, role) = flagged(flag);
                (format!("{}{sign}", percent(share)), role)
            }),
            Column::Hhi => row.hhi.map_or(unknown, |hhi| {
                let high = crate::domain::concentration::hhi_flag(hhi, world.register.norms());
                let (sign, role) = flagged(high);
                (format!("{}{sign}", show_whole(hhi, world.words.lang())), role)
            }),
            Column::Dropout => match row.dropout {
                None if row.category == Some("light") => ("–  ".into(), Role::Dim),
                None => unknown,
                Some(0) => ("0 %  ".into(), Role::Text),
                Some(part) => (format!("{} !", percent(part)), Role::Late),
            },
        }
    }

    fn draw_foot(&self, world: &World, frame: &mut Frame<'_>, lines: [Rect; 3]) {
        let words = world.words;
        let (mut text, role) = self.chosen_said(world);
        // Where it does not fit, the code of the lot says enough: it stands in its row.
        if let Some(row) = self.map.rows.get(self.cursor.row)
            && measure::width(&text) + 2 > usize::from(lines[0].width)
        {
            text = text.replacen(&world.register.label(Kind::Lot, row.lot), &row.code, 1);
        }
        draw_text(world, frame, lines[0], &format!(" {text}"), role);
        draw_text(world, frame, lines[1], &format!(" {}", words.get("ui-map-legend")), Role::Dim);
        let day = show_day(month_before(world.when.day), words.lang());
        let changed = Message::new("ui-map-changed").count("count", self.map.changed).with("day", day);
        let fresh = super::QUESTIONS.iter().all(|question| world.is_answered(*question));
        let text = if fresh { words.say(&changed) } else { words.get("ui-map-counting") };
        draw_text(world, frame, lines[2], &format!(" {text}"), Role::Text);
    }

    /// The chosen cell in words.
    fn chosen_said(&self, world: &World) -> (String, Role) {
        let words = world.words;
        let (Some(row), Some(column)) = (self.map.rows.get(self.cursor.row), self.map.columns.get(self.column)) else {
            return (String::new(), Role::Text);
        };
        let lot = world.register.label(Kind::Lot, row.lot);
        let Column::Town(place) = column else {
            let id = match column {
                Column::Share => "ui-map-about-share",
                Column::Hhi => "ui-map-about-hhi",
                _ => "ui-map-about-dropout",
            };
            let (value, role) = self.cell(world, row, *column);
            let value = value.trim().to_owned();
            return (words.say(&Message::new(id).with("lot", lot).with("value", value)), role);
        };
        let Some(spot) = self.map.spots.get(&(row.lot, *place)) else {
            return (words.say(&Message::new("ui-map-not-in-lot").with("lot", lot)), Role::Dim);
        };
        let place = match place {
            Some(id) if !spot.regional => world.register.label(Kind::Municipality, *id),
            _ => words.get("ui-map-whole-region"),
        };
        let message = Message::new("ui-map-cell")
            .with("lot", lot)
            .with("place", place)
            .with("state", words.choice("state", spot.state))
            .count("count", usize::try_from(spot.providers).unwrap_or(0));
        let mut text = words.say(&message);
        if spot.providers > 1 && spot.parties == 1 {
            text = format!("{text} {}", words.get("ui-map-one-group"));
        }
        if spot.stopped > 0 {
            let stopped = usize::try_from(spot.stopped).unwrap_or(0);
            text = format!("{text} {}", words.say(&Message::new("ui-map-stopped").count("count", stopped)));
        }
        (text, said(*spot).1)
    }
}
