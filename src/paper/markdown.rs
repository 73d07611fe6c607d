//! A document in Markdown: headings, lists and tables with their captions. Nothing in user data can become markup.

use super::document::{Block, Cell, Chart, Document, Row, Table, Tile};
use crate::domain::field::Shape;
use crate::export::markdown::escape;
use crate::export::table::Column;
use crate::text::Words;
use std::fmt::Write as _;

/// Writes a document.
#[must_use]
pub fn write(document: &Document) -> String {
    let mut out = String::new();
    let words = document.words();
    line(&mut out, &format!("# {}", escape(&document.title)));
    line(&mut out, &escape(&document.subtitle));
    if !document.facts.is_empty() {
        for (label, value) in &document.facts {
            let _ = writeln!(out, "- {}: {}", escape(label), escape(value));
        }
        out.push('\n');
    }
    for section in &document.sections {
        line(&mut out, &format!("## {}", escape(&section.heading)));
        for block in &section.blocks {
            write_block(&mut out, block, words);
        }
    }
    line(&mut out, &escape(&document.footer));
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}

fn line(out: &mut String, text: &str) {
    if !text.is_empty() {
        let _ = writeln!(out, "{text}\n");
    }
}

fn write_block(out: &mut String, block: &Block, words: Words) {
    match block {
        Block::Paragraph(text) => line(out, &escape(text)),
        Block::List(items) => {
            for item in items {
                let _ = writeln!(out, "- {}", escape(item));
            }
            out.push('\n');
        }
        Block::Tiles(tiles) => write_tiles(out, tiles, words),
        Block::Table(table) => write_table(out, table, words),
        Block::Chart(Chart { alt, table, .. }) => {
            line(out, &escape(alt));
            write_table(out, table, words);
        }
        Block::Room(label) => line(out, &format!("{}:", escape(label))),
    }
}

fn write_tiles(out: &mut String, tiles: &[Tile], words: Words) {
    for tile in tiles {
        let detail = if tile.detail.is_empty() { String::new() } else { format!(" ({})", escape(&tile.detail)) };
        let figure = tile.cell.alone(words);
        let _ = writeln!(out, "- {}: **{}**{detail}", escape(&tile.label), escape(&figure));
    }
    out.push('\n');
}

fn write_table(out: &mut String, table: &Table, words: Words) {
    line(out, &format!("**{}**", escape(&table.caption)));
    let heads = table.columns.iter().map(|column| escape(&column.label).into_owned());
    write_row(out, heads);
    let rule = |column: &Column| if is_number(column) { "---:" } else { "---" };
    write_row(out, table.columns.iter().map(|column| rule(column).to_owned()));
    for Row { cells, total } in &table.rows {
        let shown = cells.iter().zip(&table.columns).map(|(cell, column)| shown(cell, column, *total, words));
        write_row(out, shown);
    }
    out.push('\n');
    line(out, &escape(&table.note));
}

fn shown(cell: &Cell, column: &Column, total: bool, words: Words) -> String {
    let text = cell.show(column, words);
    if total { format!("**{}**", escape(&text)) } else { escape(&text).into_owned() }
}

fn write_row(out: &mut String, cells: impl Iterator<Item = String>) {
    out.push('|');
    for cell in cells {
        let _ = write!(out, " {cell} |");
    }
    out.push('\n');
}

fn is_number(column: &Column) -> bool {
    column.is_money() || matches!(column.shape, Shape::Whole | Shape::Percent | Shape::Quantity)
}
