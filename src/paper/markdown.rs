//! A document in Markdown: headings, lists and tables with their captions. Nothing in user data can become markup, and
//! the usual linters have nothing to say.

use super::document::{Block, Cell, Chart, Document, Row, Table, Tile};
use super::{plain, sheets};
use crate::export::markdown::escape;
use crate::export::table::Column;
use crate::text::Words;
use std::fmt::Write as _;

/// Writes a document.
#[must_use]
pub fn write(document: &Document) -> String {
    let mut out = String::new();
    let words = document.words();
    line(&mut out, &format!("# {}", flat(&document.title)));
    lines(&mut out, &document.subtitle);
    lines(&mut out, &document.house.name);
    list(&mut out, document.facts.iter().map(|(label, value)| format!("{}: {}", flat(label), flat(value))));
    for section in &document.sections {
        line(&mut out, &format!("## {}", flat(&section.heading)));
        for block in &section.blocks {
            write_block(&mut out, block, words);
        }
    }
    if sheets::marks(document) {
        lines(&mut out, &words.get("paper-marks"));
    }
    lines(&mut out, &document.footer);
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}

/// The text on one line, without markup.
fn flat(text: &str) -> String {
    let lines: Vec<String> =
        plain(text).lines().map(str::trim).filter(|line| !line.is_empty()).map(marks_off).collect();
    lines.join(" / ")
}

/// A line without markup and without blanks in a row, which say nothing in Markdown.
fn marks_off(line: &str) -> String {
    let words: Vec<&str> = line.split(' ').filter(|word| !word.is_empty()).collect();
    let escaped = escape(&words.join(" ")).into_owned();
    // A number with a point would begin a list.
    let digits = escaped.len() - escaped.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    match escaped.get(digits..) {
        Some(rest) if digits > 0 && (rest.starts_with(". ") || rest.starts_with(") ")) => {
            let (number, rest) = escaped.split_at(digits);
            format!("{number}\\{rest}")
        }
        _ => escaped,
    }
}

/// A paragraph per line of the text.
fn lines(out: &mut String, text: &str) {
    for part in plain(text).lines() {
        line(out, &marks_off(part.trim()));
    }
}

fn line(out: &mut String, text: &str) {
    if !text.is_empty() {
        let _ = writeln!(out, "{text}\n");
    }
}

/// A list; nothing without items.
fn list(out: &mut String, items: impl Iterator<Item = String>) {
    let before = out.len();
    for item in items.filter(|item| !item.is_empty()) {
        let _ = writeln!(out, "- {item}");
    }
    if out.len() > before {
        out.push('\n');
    }
}

fn write_block(out: &mut String, block: &Block, words: Words) {
    match block {
        Block::Paragraph(text) => lines(out, text),
        Block::List(items) => list(out, items.iter().map(|item| flat(item))),
        Block::Tiles(tiles) => list(out, tiles.iter().map(|tile| tile_line(tile, words))),
        Block::Table(table) => write_table(out, table, words),
        Block::Chart(Chart { alt, table, .. }) => {
            lines(out, alt);
            write_table(out, table, words);
        }
        Block::Room(label) => line(out, &format!("{}: {}", flat(label), "…".repeat(20))),
    }
}

fn tile_line(tile: &Tile, words: Words) -> String {
    let detail = if tile.detail.is_empty() { String::new() } else { format!(" ({})", flat(&tile.detail)) };
    format!("{}: **{}**{detail}", flat(&tile.label), flat(&tile.cell.alone(words)))
}

fn write_table(out: &mut String, table: &Table, words: Words) {
    let caption = flat(&table.caption);
    if !caption.is_empty() {
        // The colon within: an emphasised line without an end would be a heading in disguise.
        line(out, &format!("**{}:**", caption.trim_end_matches(':')));
    }
    write_row(out, table.columns.iter().map(|column| flat(&column.label)));
    let rule = |column: &Column| if column.is_number() { "---:" } else { "---" };
    write_row(out, table.columns.iter().map(|column| rule(column).to_owned()));
    for Row { cells, total } in &table.rows {
        let shown = cells.iter().zip(&table.columns).map(|(cell, column)| shown(cell, column, *total, words));
        write_row(out, shown);
    }
    out.push('\n');
    lines(out, &table.note);
}

fn shown(cell: &Cell, column: &Column, total: bool, words: Words) -> String {
    let text = flat(&cell.show(column, words));
    if total && !text.is_empty() { format!("**{text}**") } else { text }
}

fn write_row(out: &mut String, cells: impl Iterator<Item = String>) {
    out.push('|');
    for cell in cells {
        let _ = write!(out, " {cell} |");
    }
    out.push('\n');
}
