//! Tables on pages: columns as wide as they need, headings repeated, long rows going on, and for wide tables headings
//! that climb, a lying page, and at last several tables that each begin with the column that names the row.

use super::flow::Flow;
use super::sheet::{BLACK, Branch, FAINT, GREY, Item, Node, SIDE, TOP, Text};
use crate::paper::document::{Column, Mark, Table};
use crate::paper::fonts::{Face, printable, widest_word, width, wrap};
use krilla::tagging::{TableHeaderScope, Tag};

/// Size of its letters in points.
const SIZE: f64 = 8.4;
/// Room left and right of a text.
const PAD: f64 = 3.6;

/// A table, or some of its columns, ready to be put down.
struct Grid {
    caption: String,
    size: f64,
    lead: f64,
    climb: bool,
    widths: Vec<f64>,
    right: Vec<bool>,
    heads: Vec<String>,
    rows: Vec<Line>,
    top: f64,
}

/// A row: its texts in lines, how they are written, and whether it sums up.
struct Line {
    cells: Vec<Vec<String>>,
    marks: Vec<Option<Mark>>,
    total: bool,
}

/// Texts of a table before it is known how wide its columns are.
struct Plain {
    lead: f64,
    right: Vec<bool>,
    heads: Vec<String>,
    rows: Vec<(Vec<String>, Vec<Option<Mark>>, bool)>,
}

impl Plain {
    fn of(flow: &Flow<'_>, table: &Table) -> Self {
        let right = table.columns.iter().map(Column::is_number).collect();
        let heads = table.columns.iter().map(|column| printable(&column.label)).collect();
        let rows = table.rows.iter().map(|row| {
            let shown = row
                .cells
                .iter()
                .zip(&table.columns)
                .map(|(cell, column)| joined(printable(&cell.show(column, flow.words))));
            (shown.collect(), row.cells.iter().map(|cell| cell.mark).collect(), row.total)
        });
        Self { lead: flow.lead(), right, heads, rows: rows.collect() }
    }

    /// Least and natural width of a column. What holds figures is not broken.
    fn widths(&self, column: usize, size: f64, climb: bool) -> (f64, f64) {
        let (mut least, mut natural) = (size, size);
        let number = self.right.get(column).copied().unwrap_or_default();
        for (cells, marks, total) in &self.rows {
            let text = cells.get(column).map(String::as_str).unwrap_or_default();
            let face = face(column, *total, marks.get(column).copied().flatten());
            let whole = width(text, face, size);
            natural = natural.max(whole);
            let short = !climb && (number || text.chars().count() <= 12);
            least = least.max(if short { whole } else { widest_word(text, face, size).min(size * 14.0) });
        }
        if column == 0 {
            least = least.max(natural.min(size * if climb { 15.0 } else { 9.0 }));
        }
        let head = self.heads.get(column).map(String::as_str).unwrap_or_default();
        let head = if climb && column > 0 { size * 1.34 } else { widest_word(head, Face::Bold, size) };
        (least.max(head) + 2.0 * PAD, natural.max(head) + 2.0 * PAD)
    }

    /// The widths of those columns within that room, when they fit.
    fn fit(&self, columns: &[usize], size: f64, climb: bool, room: f64) -> Option<Vec<f64>> {
        let both: Vec<(f64, f64)> = columns.iter().map(|column| self.widths(*column, size, climb)).collect();
        let least: f64 = both.iter().map(|(least, _)| least).sum();
        let natural: f64 = both.iter().map(|(_, natural)| natural).sum();
        if least > room {
            return None;
        }
        if natural <= room {
            let stretch = if natural > room * 0.62 { room / natural } else { 1.12 };
            return Some(both.iter().map(|(_, natural)| natural * stretch).collect());
        }
        let share = (room - least) / (natural - least).max(0.01);
        Some(both.iter().map(|(least, natural)| least + (natural - least) * share).collect())
    }

    /// The columns in groups of about equal number that fit, each with the first one before it.
    fn groups(&self, size: f64, room: f64) -> Vec<Vec<usize>> {
        let others: Vec<usize> = (1..self.heads.len()).collect();
        let with_first = |group: &[usize]| [0].into_iter().chain(group.iter().copied()).collect::<Vec<usize>>();
        let fits = |group: &[usize]| {
            let columns = with_first(group);
            columns.iter().map(|column| self.widths(*column, size, true).0).sum::<f64>() <= room
        };
        for parts in 1..others.len().max(1) {
            let each = others.len().div_ceil(parts);
            if others.chunks(each).all(fits) {
                return others.chunks(each).map(with_first).collect();
            }
        }
        others.iter().map(|column| with_first(&[*column])).collect()
    }

    fn grid(&self, columns: &[usize], widths: Vec<f64>, size: f64, climb: bool, caption: String) -> Grid {
        let mut lines = Vec::new();
        for (cells, marks, total) in &self.rows {
            let mut wrapped = Vec::new();
            for (place, column) in columns.iter().enumerate() {
                let text = cells.get(*column).map(String::as_str).unwrap_or_default();
                let mark = marks.get(*column).copied().flatten();
                let room = widths.get(place).copied().unwrap_or_default() - 2.0 * PAD + 0.05;
                wrapped.push(wrap(text, face(place, *total, mark), size, room));
            }
            let marks = columns.iter().map(|column| marks.get(*column).copied().flatten()).collect();
            lines.push(Line { cells: wrapped, marks, total: *total });
        }
        let pick = |column: &usize| self.heads.get(*column).cloned().unwrap_or_default();
        let heads: Vec<String> = columns.iter().map(pick).collect();
        let right = columns.iter().map(|column| self.right.get(*column).copied().unwrap_or_default()).collect();
        let mut grid = Grid { caption, size, lead: self.lead, climb, widths, right, heads, rows: lines, top: 0.0 };
        grid.top = grid.head_height();
        grid
    }
}

impl Grid {
    fn head_lines(&self, place: usize) -> Vec<String> {
        let head = self.heads.get(place).map(String::as_str).unwrap_or_default();
        let room = self.widths.get(place).copied().unwrap_or_default() - 2.0 * PAD + 0.05;
        wrap(head, Face::Bold, self.size, room)
    }

    fn climbs(&self, place: usize) -> bool {
        self.climb && place > 0
    }

    fn head_height(&self) -> f64 {
        let tall = |place: usize| {
            if self.climbs(place) {
                let head = self.heads.get(place).map(String::as_str).unwrap_or_default();
                width(head, Face::Bold, self.size)
            } else {
                count(self.head_lines(place).len()) * self.size * self.lead
            }
        };
        (0..self.heads.len()).map(tall).fold(0.0, f64::max) + 6.0
    }

    fn row_height(&self, row: &Line) -> f64 {
        let lines = row.cells.iter().map(Vec::len).max().unwrap_or(1);
        count(lines) * self.size * self.lead + 3.4
    }
}

fn count(number: usize) -> f64 {
    f64::from(u32::try_from(number).unwrap_or(u32::MAX))
}

/// A short text with blanks that are not broken at, so that a sign stays with its figure.
fn joined(text: String) -> String {
    if text.chars().count() <= 8 { text.replace(' ', "\u{a0}") } else { text }
}

fn face(place: usize, total: bool, mark: Option<Mark>) -> Face {
    if place == 0 || total || mark == Some(Mark::Late) { Face::Bold } else { Face::Text }
}

impl Flow<'_> {
    /// Puts a table down with its caption and note.
    pub fn table(&mut self, table: &Table) {
        if table.columns.is_empty() {
            return;
        }
        let plain = Plain::of(self, table);
        let caption = printable(&table.caption);
        for grid in self.grids(&plain, &caption) {
            self.grid(&grid);
        }
        self.paragraph(&table.note, Face::Slanted, 8.4, GREY);
        self.y += self.size(3.0);
    }

    /// The first way in which all columns fit, from the plainest on.
    fn grids(&mut self, plain: &Plain, caption: &str) -> Vec<Grid> {
        let all: Vec<usize> = (0..plain.heads.len()).collect();
        let (standing, lying) = (super::sheet::SHORT - 2.0 * SIDE, super::sheet::LONG - 2.0 * SIDE);
        let (normal, small) = (self.size(SIZE), self.size(SIZE).min(7.4));
        let ways = [
            (standing, normal, false),
            (standing, small, false),
            (standing, small.min(6.7), false),
            (standing, normal, true),
            (standing, small, true),
            (lying, normal, false),
            (lying, small, false),
            (lying, small, true),
        ];
        for (room, size, climb) in ways {
            if climb && all.len() < 8 {
                continue;
            }
            if let Some(widths) = plain.fit(&all, size, climb, room) {
                self.lie(room > standing);
                return vec![plain.grid(&all, widths, size, climb, caption.to_owned())];
            }
        }
        self.lie(true);
        let groups = plain.groups(small, lying);
        let parts = groups.len();
        let grids = groups.iter().enumerate().map(|(at, group)| {
            let least = || group.iter().map(|column| plain.widths(*column, small, true).0).collect();
            let widths = plain.fit(group, small, true, lying).unwrap_or_else(least);
            let caption = if parts > 1 { self.part(caption, at, parts) } else { caption.to_owned() };
            plain.grid(group, widths, small, true, caption)
        });
        grids.collect()
    }

    fn grid(&mut self, grid: &Grid) {
        let line = grid.size * grid.lead;
        let first: f64 = grid.rows.iter().take(2).map(|row| grid.row_height(row)).sum();
        let need = line * 1.6 + grid.top + first;
        self.room(need.min(self.most()));
        let caption = self.node();
        let wide = self.wide();
        for text in wrap(&grid.caption, Face::Bold, grid.size + 0.6, wide) {
            let at = (SIDE, self.y + grid.size + 0.6);
            self.line(at, text, Face::Bold, grid.size + 0.6, BLACK, Some(caption));
            self.y += (grid.size + 0.6) * grid.lead;
        }
        self.y += 1.5;
        let nodes: Vec<Node> = grid.heads.iter().map(|_| self.node()).collect();
        self.heads(grid, Some(&nodes));
        let mut rows = Vec::new();
        for row in &grid.rows {
            rows.push(self.row(grid, row));
        }
        self.y += self.size(6.0);
        let heads = nodes.into_iter().map(|node| Branch::leaf(Tag::TH(TableHeaderScope::Column), node)).collect();
        let head = Branch::group(Tag::THead, vec![Branch::group(Tag::TR, heads)]);
        let mut parts = vec![Branch::leaf(Tag::Caption, caption), head];
        if !rows.is_empty() {
            parts.push(Branch::group(Tag::TBody, rows));
        }
        self.sheets.tree.push(Branch::group(Tag::Table.with_summary(Some(grid.caption.clone())), parts));
    }

    /// The row of headings; where it is repeated it has no places of its own.
    fn heads(&mut self, grid: &Grid, nodes: Option<&[Node]>) {
        let (top, accent) = (self.y, self.accent);
        let wide: f64 = grid.widths.iter().sum();
        self.put(Item::Plane { area: (SIDE, top, wide, grid.top), colour: (236, 236, 236) });
        let mut x = SIDE;
        for (place, width_here) in grid.widths.iter().enumerate() {
            let node = nodes.and_then(|nodes| nodes.get(place).copied());
            if grid.climbs(place) {
                let at = (x + width_here / 2.0 + grid.size * 0.35, top + grid.top - 3.0);
                let text = grid.heads.get(place).cloned().unwrap_or_default();
                let text = Text { at, text, face: Face::Bold, size: grid.size, colour: BLACK, climbs: true, node };
                self.put(Item::Text(text));
            } else {
                let lines = grid.head_lines(place);
                let mut y = top + grid.top - 3.0 - count(lines.len()) * grid.size * grid.lead;
                for text in lines {
                    let at = (place_of(grid, place, x, &text, Face::Bold), y + grid.size);
                    self.line(at, text, Face::Bold, grid.size, BLACK, node);
                    y += grid.size * grid.lead;
                }
            }
            x += width_here;
        }
        self.y = top + grid.top;
        let y = self.y;
        self.put(Item::Rule { from: (SIDE, y), to: (SIDE + wide, y), colour: accent, thick: 1.0 });
    }

    /// One row, on the next page where it does not fit, in pieces where it fits on none.
    fn row(&mut self, grid: &Grid, row: &Line) -> Branch {
        let line = grid.size * grid.lead;
        let nodes: Vec<Node> = row.cells.iter().map(|_| self.node()).collect();
        let lines = row.cells.iter().map(Vec::len).max().unwrap_or(1).max(1);
        let (mut from, height) = (0, grid.row_height(row));
        if self.y + height > self.bottom() && height < self.bottom() - TOP - grid.top {
            self.onward(grid);
        }
        while from < lines {
            if self.y + line + 3.4 > self.bottom() {
                self.onward(grid);
            }
            let mut to = from;
            let mut y = self.y + 1.7;
            while to < lines && (y + line <= self.bottom() || to == from) {
                y += line;
                to += 1;
            }
            self.piece(grid, row, (from, to), &nodes);
            from = to;
        }
        let cells = nodes.into_iter().enumerate().map(|(place, node)| {
            if place == 0 { Branch::leaf(Tag::TH(TableHeaderScope::Row), node) } else { Branch::leaf(Tag::TD, node) }
        });
        Branch::group(Tag::TR, cells.collect())
    }

    /// The next page with the headings again.
    fn onward(&mut self, grid: &Grid) {
        let lying = self.sheets.pages.last().is_some_and(|page| page.lying);
        self.turn(lying);
        self.heads(grid, None);
    }

    fn piece(&mut self, grid: &Grid, row: &Line, (from, to): (usize, usize), nodes: &[Node]) {
        let line = grid.size * grid.lead;
        let (top, height) = (self.y, count(to - from) * line + 3.4);
        let wide: f64 = grid.widths.iter().sum();
        if row.total {
            self.put(Item::Plane { area: (SIDE, top, wide, height), colour: (244, 244, 244) });
            self.put(Item::Rule { from: (SIDE, top), to: (SIDE + wide, top), colour: BLACK, thick: 0.9 });
        }
        let mut x = SIDE;
        for (place, width_here) in grid.widths.iter().enumerate() {
            let mark = row.marks.get(place).copied().flatten();
            let face = face(place, row.total, mark);
            if mark == Some(Mark::Late) {
                self.put(Item::Plane {
                    area: (x + 0.8, top + 0.8, width_here - 1.6, height - 1.6),
                    colour: (228, 228, 228),
                });
            }
            let texts = row.cells.get(place).and_then(|lines| lines.get(from..to.min(lines.len()))).unwrap_or_default();
            let mut y = top + 1.7;
            for text in texts {
                let at = (place_of(grid, place, x, text, face), y + grid.size * 1.02);
                self.line(at, text.clone(), face, grid.size, BLACK, nodes.get(place).copied());
                y += line;
            }
            x += width_here;
        }
        self.y = top + height;
        let y = self.y;
        self.put(Item::Rule { from: (SIDE, y), to: (SIDE + wide, y), colour: FAINT, thick: 0.5 });
    }
}

/// Where a text of a column begins: figures end at its right, and stand in the middle below a heading that climbs.
fn place_of(grid: &Grid, place: usize, x: f64, text: &str, face: Face) -> f64 {
    let wide = || grid.widths.get(place).copied().unwrap_or_default();
    if grid.climbs(place) {
        x + (wide() - width(text, face, grid.size)) / 2.0
    } else if grid.right.get(place).copied().unwrap_or_default() {
        x + wide() - PAD - width(text, face, grid.size)
    } else {
        x + PAD
    }
}
