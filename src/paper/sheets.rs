//! How a document lies on the sheets of a workbook: which line stands in which row, how wide a column is, what a cell
//! holds. The writers of spreadsheets draw it, so that they all hold the same.

use super::document::{Block, Cell, Chart, Column, Document, Figure, Mark, Plot, Row, Section, Table, Tile};
use super::plain;
use crate::domain::field::Shape;
use crate::shown::width;
use crate::text::Words;
use chrono::{Datelike, NaiveDate};

/// Largest whole number that a cell of a spreadsheet holds exactly.
const EXACT: u64 = 1 << 53;
/// Widest column, in characters; longer text is wrapped.
const WIDEST: usize = 40;
/// Characters of running text on a row; the sheet is at least as wide.
pub const LINE: usize = 96;
/// Rows a chart covers.
pub const CHART_ROWS: u32 = 17;
/// Most characters in the name of a sheet, by Excel's own limit, in UTF-16 units.
const NAME: usize = 31;

/// A sheet.
pub struct Leaf<'a> {
    /// Its name, unique in the workbook and valid in Excel and OpenDocument.
    pub name: String,
    /// A line per row, from the first row on.
    pub lines: Vec<Line<'a>>,
    /// Width per column, in characters.
    pub widths: Vec<usize>,
    /// Where its tables stand.
    pub tables: Vec<Placed<'a>>,
    /// Where its charts stand.
    pub charts: Vec<Anchor<'a>>,
}

/// What stands in a row.
pub enum Line<'a> {
    /// Nothing.
    Blank,
    /// Title of the document.
    Title(String),
    /// Heading of a section.
    Heading(String),
    /// Caption of a table.
    Caption(String),
    /// Running text.
    Text(String),
    /// A note.
    Note(String),
    /// Label and text.
    Pair(String, String),
    /// A figure that stands out, with its label and detail.
    Tile(&'a Tile),
    /// The column headings of a table.
    Heads(&'a Table),
    /// A row of a table.
    Row(&'a Table, &'a Row),
    /// A line to write on.
    Room,
}

/// A table on a sheet; rows count from 0.
pub struct Placed<'a> {
    /// The table.
    pub table: &'a Table,
    /// The row of its headings.
    pub heads: u32,
    /// The last row before its closing totals; equal to `heads` when there is none.
    pub last: u32,
}

/// A chart on a sheet.
pub struct Anchor<'a> {
    /// The chart.
    pub chart: &'a Chart,
    /// First row it covers.
    pub row: u32,
    /// First column it covers.
    pub column: u16,
}

impl Leaf<'_> {
    /// The row of headings that stays in view and is repeated on each printed page: that of a table that is alone.
    #[must_use]
    pub fn frozen(&self) -> Option<u32> {
        match self.tables.as_slice() {
            [only] if only.heads < 14 => Some(only.heads),
            _ => None,
        }
    }

    /// How many lines of text the fullest cell of a row takes; nothing for one. Not every program grows rows by itself.
    #[must_use]
    pub fn lines_of(&self, row: &Row) -> Option<usize> {
        let taken = row.cells.iter().zip(&self.widths).map(|(cell, room)| match &cell.figure {
            Figure::Text(text) => width(text).div_ceil((*room).max(1)),
            _ => 1,
        });
        taken.max().filter(|lines| *lines > 1)
    }

    /// Whether it is printed lying.
    #[must_use]
    pub fn lies(&self) -> bool {
        self.widths.iter().sum::<usize>() > 92 || self.charts.iter().any(|anchor| anchor.column > 0)
    }
}

/// The sheets of a document: the first with title, facts and tiles, then one per section that holds anything else.
/// `charts` says whether room is kept for charts.
#[must_use]
pub fn lay(document: &Document, charts: bool) -> Vec<Leaf<'_>> {
    let words = document.words();
    let mut names = Vec::new();
    let mut leaves = vec![first(document, words, &mut names)];
    for section in &document.sections {
        if section.blocks.iter().any(|block| !matches!(block, Block::Tiles(_))) {
            leaves.push(leaf(section, words, charts, &mut names));
        }
    }
    leaves
}

fn first<'a>(document: &'a Document, words: Words, names: &mut Vec<String>) -> Leaf<'a> {
    let mut lines = vec![Line::Title(plain(&document.title).into_owned())];
    for line in wrap(&document.subtitle) {
        lines.push(Line::Text(line));
    }
    if !document.house.name.is_empty() {
        lines.push(Line::Text(plain(&document.house.name).into_owned()));
    }
    lines.push(Line::Blank);
    for (label, value) in &document.facts {
        lines.push(Line::Pair(plain(label).into_owned(), plain(value).into_owned()));
    }
    for section in &document.sections {
        let tiles: Vec<&Tile> = section.blocks.iter().filter_map(tiles).flatten().collect();
        if !tiles.is_empty() {
            lines.extend([Line::Blank, Line::Heading(plain(&section.heading).into_owned())]);
            lines.extend(tiles.into_iter().map(Line::Tile));
        }
    }
    if marks(document) {
        lines.extend([Line::Blank, Line::Note(words.get("paper-marks"))]);
    }
    let widths = first_widths(&lines, words);
    let name = name(&words.get("paper-sheet-first"), names);
    Leaf { name, lines, widths, tables: Vec::new(), charts: Vec::new() }
}

fn tiles(block: &Block) -> Option<&Vec<Tile>> {
    match block {
        Block::Tiles(tiles) => Some(tiles),
        _ => None,
    }
}

/// Whether any figure of it has a mark, so that the signs need to be explained.
#[must_use]
pub fn marks(document: &Document) -> bool {
    let in_tables = document.tables().flat_map(|table| &table.rows).flat_map(|row| &row.cells);
    let blocks = document.sections.iter().flat_map(|section| &section.blocks);
    let in_tiles = blocks.filter_map(tiles).flatten().map(|tile| &tile.cell);
    in_tables.chain(in_tiles).any(|cell| cell.mark.is_some())
}

fn first_widths(lines: &[Line<'_>], words: Words) -> Vec<usize> {
    let mut widths = vec![16, 16, 30];
    let mut widen = |column: usize, text: &str| {
        if let Some(known) = widths.get_mut(column) {
            *known = (*known).max(width(text) + 2).min(WIDEST + 20);
        }
    };
    for line in lines {
        match line {
            Line::Pair(label, value) => {
                widen(0, label);
                if value.len() < WIDEST {
                    widen(1, value);
                }
            }
            Line::Tile(tile) => {
                widen(0, &tile.label);
                widen(1, &tile.cell.alone(words));
                widen(2, &tile.detail);
            }
            _ => {}
        }
    }
    widths
}

fn leaf<'a>(section: &'a Section, words: Words, charts: bool, names: &mut Vec<String>) -> Leaf<'a> {
    let widths = widths(section, words);
    let mut leaf = Leaf {
        name: name(&section.heading, names),
        lines: vec![Line::Heading(plain(&section.heading).into_owned())],
        widths,
        tables: Vec::new(),
        charts: Vec::new(),
    };
    for block in &section.blocks {
        match block {
            Block::Tiles(_) => {}
            Block::Paragraph(text) => {
                leaf.lines.extend(wrap(text).into_iter().map(Line::Text));
                leaf.lines.push(Line::Blank);
            }
            Block::List(items) => {
                for item in items {
                    leaf.lines.extend(wrap(&format!("• {item}")).into_iter().map(Line::Text));
                }
                leaf.lines.push(Line::Blank);
            }
            Block::Table(table) => leaf.place(table),
            Block::Chart(chart) => leaf.place_chart(chart, charts),
            Block::Room(label) => {
                leaf.lines.push(Line::Caption(plain(label).into_owned()));
                leaf.lines.extend([Line::Room, Line::Room, Line::Room, Line::Blank]);
            }
        }
    }
    while matches!(leaf.lines.last(), Some(Line::Blank)) {
        leaf.lines.pop();
    }
    leaf
}

impl<'a> Leaf<'a> {
    fn at(&self) -> u32 {
        u32::try_from(self.lines.len()).unwrap_or(u32::MAX)
    }

    fn place(&mut self, table: &'a Table) {
        self.lines.extend(wrap(&table.caption).into_iter().map(Line::Caption));
        let heads = self.at();
        self.lines.push(Line::Heads(table));
        self.lines.extend(table.rows.iter().map(|row| Line::Row(table, row)));
        let closing = table.rows.iter().rev().take_while(|row| row.total).count();
        let last = heads + u32::try_from(table.rows.len() - closing).unwrap_or(0);
        self.tables.push(Placed { table, heads, last });
        self.lines.extend(wrap(&table.note).into_iter().map(Line::Note));
        self.lines.push(Line::Blank);
    }

    fn place_chart(&mut self, chart: &'a Chart, drawn: bool) {
        self.lines.extend(wrap(&chart.alt).into_iter().map(Line::Text));
        let top = self.at() + u32::try_from(wrap(&chart.table.caption).len()).unwrap_or(1);
        self.place(&chart.table);
        if !drawn || matches!(chart.plot, Plot::Heat { .. }) {
            return;
        }
        let columns = chart.table.columns.len();
        let wide = self.widths.iter().take(columns).sum::<usize>();
        let beside = wide <= 78;
        let row = if beside { top } else { self.at() };
        let column = if beside { u16::try_from(columns + 1).unwrap_or(0) } else { 0 };
        self.charts.push(Anchor { chart, row, column });
        while self.at() <= row + CHART_ROWS {
            self.lines.push(Line::Blank);
        }
    }
}

/// Width per column over all tables of a section: the longest figure, or the longest word of a heading.
fn widths(section: &Section, words: Words) -> Vec<usize> {
    let mut widths: Vec<usize> = Vec::new();
    let tables = section.blocks.iter().filter_map(|block| match block {
        Block::Table(table) => Some(table),
        Block::Chart(chart) => Some(&chart.table),
        _ => None,
    });
    for table in tables {
        for (at, column) in table.columns.iter().enumerate() {
            let label = plain(&column.label);
            let word = label.split(' ').map(width).max().unwrap_or(0).max(width(&label) / 3);
            let cells = table.rows.iter().filter_map(|row| row.cells.get(at));
            let longest = cells.map(|cell| width(&cell.show(column, words))).max().unwrap_or(0);
            let wanted = (word + 4).max(longest + 2).clamp(8, WIDEST);
            match widths.get_mut(at) {
                Some(known) => *known = (*known).max(wanted),
                None => widths.push(wanted),
            }
        }
    }
    widths
}

/// The text in rows of at most `LINE` characters, broken between words, for a sheet has no running text.
fn wrap(text: &str) -> Vec<String> {
    let mut rows: Vec<String> = Vec::new();
    for line in plain(text).lines() {
        let mut row = String::new();
        for word in line.split(' ') {
            if !row.is_empty() && width(&row) + 1 + width(word) > LINE {
                rows.push(std::mem::take(&mut row));
            }
            if !row.is_empty() {
                row.push(' ');
            }
            row.push_str(word);
        }
        if !row.trim().is_empty() {
            rows.push(row);
        }
    }
    rows
}

/// A name for a sheet that is valid and not taken yet.
pub(super) fn name(wanted: &str, taken: &mut Vec<String>) -> String {
    let shown = plain(wanted);
    let barred = |c: char| matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\' | '\'') || c.is_control();
    let cleaned: String = shown.chars().map(|c| if barred(c) { ' ' } else { c }).collect();
    let cleaned = cleaned.split_whitespace().collect::<Vec<_>>().join(" ");
    let base = if cleaned.is_empty() { "-".to_owned() } else { cleaned };
    let mut number = 1;
    loop {
        let ending = if number == 1 { String::new() } else { format!(" ({number})") };
        let candidate = format!("{}{ending}", first_units(&base, NAME - ending.len()).trim_end());
        if !taken.contains(&candidate.to_lowercase()) {
            taken.push(candidate.to_lowercase());
            return candidate;
        }
        number += 1;
    }
}

/// The beginning of the text that fits in so many UTF-16 units.
pub(super) fn first_units(text: &str, most: usize) -> &str {
    let mut units = 0;
    for (at, c) in text.char_indices() {
        units += c.len_utf16();
        if units > most {
            return text.get(..at).unwrap_or_default();
        }
    }
    text
}

/// What a cell of a spreadsheet holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Held {
    /// A number: euros, a fraction of one, a whole number, a quantity.
    Number(f64),
    /// A day, or the first day of a month.
    Day(NaiveDate),
    /// Text.
    Text(String),
}

/// What kind of figure a cell shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Text.
    Text,
    /// A number without thousands: a year.
    Year,
    /// A number.
    Number,
    /// Euros.
    Money,
    /// A fraction shown as a percentage.
    Percent,
    /// A day.
    Day,
    /// A month.
    Month,
}

/// How a cell looks; cells of the same look share a format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Look {
    /// Kind of figure.
    pub kind: Kind,
    /// Decimals shown.
    pub decimals: usize,
    /// Sign of its mark, empty without.
    pub sign: &'static str,
    /// Whether it sums.
    pub total: bool,
    /// Whether it stands right, as all in a column of numbers does.
    pub right: bool,
}

impl Look {
    /// The pattern of numbers as Excel writes it, with the sign behind the number, which stays a number. Empty for text.
    #[must_use]
    pub fn pattern(self, dutch: bool) -> String {
        let decimals = if self.decimals == 0 { String::new() } else { format!(".{}", "0".repeat(self.decimals)) };
        let sign = if self.sign.is_empty() { String::new() } else { format!("\" {}\"", self.sign) };
        let locale = if dutch { "[$-413]" } else { "[$-809]" };
        match self.kind {
            Kind::Text => String::new(),
            Kind::Year => format!("0{sign}"),
            Kind::Number => format!("#,##0{decimals}{sign}"),
            Kind::Money => format!("\"€ \"#,##0.00{sign};\"€ \"-#,##0.00{sign}"),
            Kind::Percent => format!("0{decimals}%{sign}"),
            Kind::Day if dutch => format!("dd\\-mm\\-yyyy{sign}"),
            Kind::Day => format!("{locale}d mmm yyyy{sign}"),
            Kind::Month => format!("{locale}mmm yyyy{sign}"),
        }
    }

    /// Red, green and blue behind it, for who sees colours; the sign says the same.
    #[must_use]
    pub fn tint(self) -> Option<u32> {
        match self.sign {
            "!" => Some(0x00FA_DBD8),
            "~" => Some(0x00FD_F0CC),
            "?" => Some(0x00EE_EEEE),
            _ => None,
        }
    }
}

/// What a cell holds and how it looks. `decimals` are those of its column.
#[must_use]
pub fn hold(cell: &Cell, column: &Column, decimals: usize, total: bool, words: Words) -> (Held, Look) {
    let (held, kind) = match cell.figure {
        Figure::Cents(cents) => (number(cents, 100.0), Kind::Money),
        Figure::Percent(ppm) => (number(ppm, 1_000_000.0), Kind::Percent),
        Figure::Quantity(milli) => (number(milli, 1000.0), Kind::Number),
        Figure::Whole(whole) if column.name == "year" => (number(whole, 1.0), Kind::Year),
        Figure::Whole(whole) => (number(whole, 1.0), Kind::Number),
        Figure::Day(day) => (countable(day), Kind::Day),
        Figure::Month(day) => (countable(day), Kind::Month),
        _ => (None, Kind::Text),
    };
    let (sign, right) = (cell.mark.map_or("", Mark::sign), column.is_number());
    match held {
        Some(held) => {
            let right = right || !matches!(kind, Kind::Day | Kind::Month);
            (held, Look { kind, decimals: if kind == Kind::Money { 2 } else { decimals }, sign, total, right })
        }
        None => {
            let text = plain(&cell.show(column, words)).into_owned();
            (Held::Text(text), Look { kind: Kind::Text, decimals: 0, sign, total, right })
        }
    }
}

#[expect(clippy::cast_precision_loss, reason = "numbers that would lose anything are text")]
fn number(number: i64, parts: f64) -> Option<Held> {
    (number.unsigned_abs() <= EXACT).then(|| Held::Number(number as f64 / parts))
}

/// Days before March 1900 are text: Excel counts a day that never was.
fn countable(day: NaiveDate) -> Option<Held> {
    let from = NaiveDate::from_ymd_opt(1900, 3, 1)?;
    (day >= from && day.year() <= 9999).then_some(Held::Day(day))
}

/// Decimals of a column: as many as its most precise figure has.
#[must_use]
pub fn decimals(table: &Table, column: usize) -> usize {
    table.rows.iter().filter_map(|row| row.cells.get(column)).map(decimals_of).max().unwrap_or(0)
}

/// Decimals of one figure.
#[must_use]
pub fn decimals_of(cell: &Cell) -> usize {
    let (number, places) = match cell.figure {
        Figure::Percent(ppm) => (ppm, 4),
        Figure::Quantity(milli) => (milli, 3),
        _ => return 0,
    };
    let mut left = number.unsigned_abs();
    let mut places = places;
    while places > 0 && left.is_multiple_of(10) {
        left /= 10;
        places -= 1;
    }
    places
}

/// The column of a figure outside a table.
#[must_use]
pub fn alone() -> Column {
    Column { name: String::new(), label: String::new(), shape: Shape::Line }
}
