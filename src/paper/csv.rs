//! The figures of a document as one long table: section, table, row, column, value, unit and mark, a line per figure. A
//! person filters it, a program pivots it. Written as our other CSV (DOMAIN §6.4): UTF-8 with its mark, `;`, CRLF, decimal
//! comma in Dutch, and nothing that a spreadsheet would run. Running text stays in the other formats.

use super::chart::word;
use super::document::{Block, Cell, Chart, Column, Document, Figure, Mark, Section, Table, Tile};
use super::{plain, sheets};
use crate::export::table::decimal;
use crate::shown::formula::guarded;
use crate::text::{Lang, Message, Words};

/// The names of its columns, the same in every language.
pub const COLUMNS: [&str; 7] = ["section", "table", "row", "column", "value", "unit", "mark"];

/// Writes a document.
///
/// # Errors
/// A sentence when the lines cannot be put together.
pub fn write(document: &Document) -> Result<Vec<u8>, Message> {
    lines(document).map_err(|error| Message::new("paper-not-written").with("why", error.to_string()))
}

fn lines(document: &Document) -> Result<Vec<u8>, ::csv::Error> {
    let mut out = Vec::from("\u{FEFF}".as_bytes());
    let mut builder = ::csv::WriterBuilder::new();
    let writer = builder.delimiter(b';').terminator(::csv::Terminator::CRLF).from_writer(&mut out);
    let mut lines = Lines { writer, words: document.words() };
    lines.writer.write_record(COLUMNS)?;
    for (label, value) in &document.facts {
        lines.line([&document.title, "", label, "", value, "", ""])?;
    }
    for section in &document.sections {
        lines.section(section)?;
    }
    lines.writer.flush()?;
    drop(lines);
    Ok(out)
}

struct Lines<'o> {
    writer: ::csv::Writer<&'o mut Vec<u8>>,
    words: Words,
}

impl Lines<'_> {
    fn line(&mut self, fields: [&str; 7]) -> Result<(), ::csv::Error> {
        for field in fields {
            self.writer.write_field(guarded(&plain(field)).as_bytes())?;
        }
        self.writer.write_record(None::<&[u8]>)
    }

    fn section(&mut self, section: &Section) -> Result<(), ::csv::Error> {
        for block in &section.blocks {
            match block {
                Block::Tiles(tiles) => {
                    for tile in tiles {
                        self.tile(&section.heading, tile)?;
                    }
                }
                Block::Table(table) | Block::Chart(Chart { table, .. }) => self.table(&section.heading, table)?,
                Block::Paragraph(_) | Block::List(_) | Block::Room(_) => {}
            }
        }
        Ok(())
    }

    fn tile(&mut self, section: &str, tile: &Tile) -> Result<(), ::csv::Error> {
        self.figure([section, "", &tile.label, &tile.detail], &tile.cell, &sheets::alone())
    }

    /// A line per cell; the first cell of a row names it, unless it is all there is.
    fn table(&mut self, section: &str, table: &Table) -> Result<(), ::csv::Error> {
        for row in &table.rows {
            let mut cells = row.cells.iter().zip(&table.columns);
            let Some((first, name)) = cells.next() else { continue };
            let label = Cell { mark: None, ..first.clone() }.show(name, self.words);
            if row.cells.len() == 1 || first.mark.is_some() {
                self.figure([section, &table.caption, &label, &name.label], first, name)?;
            }
            for (cell, column) in cells {
                self.figure([section, &table.caption, &label, &column.label], cell, column)?;
            }
        }
        Ok(())
    }

    fn figure(&mut self, place: [&str; 4], cell: &Cell, column: &Column) -> Result<(), ::csv::Error> {
        let comma = if self.words.lang() == Lang::Nl { ',' } else { '.' };
        let (value, unit) = match &cell.figure {
            Figure::Unknown => (String::new(), ""),
            Figure::Cents(cents) => (decimal(*cents, 2, 2, comma), "EUR"),
            Figure::Percent(ppm) => (unambiguous(*ppm, 4, comma), "%"),
            Figure::Quantity(milli) => (unambiguous(*milli, 3, comma), "number"),
            Figure::Whole(number) => (number.to_string(), "number"),
            Figure::Day(day) => (day.format("%Y-%m-%d").to_string(), "date"),
            Figure::Month(day) => (day.format("%Y-%m").to_string(), "month"),
            Figure::Nothing | Figure::Flag(_) | Figure::Text(_) | Figure::List(_) => {
                let bare = Cell { mark: None, ..cell.clone() };
                (guarded(&plain(&bare.show(column, self.words))).into_owned(), "text")
            }
        };
        for field in place {
            self.writer.write_field(guarded(&plain(field)).as_bytes())?;
        }
        // A figure is no text: its minus is not taken for a formula.
        self.writer.write_field(value)?;
        self.writer.write_field(unit)?;
        let unknown = (cell.figure == Figure::Unknown).then_some(Mark::Unknown);
        let word = cell.mark.or(unknown).map_or(String::new(), |mark| word(mark, self.words));
        self.writer.write_field(word)?;
        self.writer.write_record(None::<&[u8]>)
    }
}

/// A decimal that nobody takes for thousands: three decimals would look like `1.234`, so they become four.
fn unambiguous(number: i64, places: usize, comma: char) -> String {
    let text = decimal(number, places, 0, comma);
    match text.split_once(comma) {
        Some((_, rest)) if rest.len() == 3 => text + "0",
        _ => text,
    }
}
