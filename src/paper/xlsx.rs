//! A document as an Excel workbook: a sheet per section with typed cells, named tables, bars in columns of percentages and
//! native charts; ready to print. Signs stand in the pattern of a number, so that it stays a number. What stands where
//! is `sheets`'.

use super::document::{Column, Document, Figure, Table, Tile};
use super::plain;
use super::sheets::{self, Held, Leaf, Line, Look, Placed};
use super::xlsx_chart::Charts;
use crate::text::{Lang, Message, Words};
use chrono::{Datelike, NaiveDate};
use rust_xlsxwriter::{
    ConditionalFormatDataBar, ConditionalFormatType, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder,
    Table as Named, TableColumn, TableStyle, Workbook, Worksheet, XlsxError,
};
use std::collections::HashMap;

/// Most characters in a cell, in UTF-16 units, by Excel's own limit.
const CELL: usize = 32_767;
/// Most characters in a header or footer, by Excel's own limit, with room for its codes.
const FOOT: usize = 200;
/// Height of a line of text, in points.
const LINE_HEIGHT: f64 = 15.0;
/// Excel's number for A4.
const A4: u8 = 9;
/// What lines on paper are drawn in.
const RULE: u32 = 0x00B0_B0B0;

/// Writes a document.
///
/// # Errors
/// A sentence when the workbook cannot be made: more rows or columns than Excel has.
pub fn write(document: &Document) -> Result<Vec<u8>, Message> {
    book(document).map_err(|error| Message::new("paper-not-written").with("why", error.to_string()))
}

fn book(document: &Document) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    book.set_properties(&properties(document));
    let mut pen = Pen::new(document);
    let leaves = sheets::lay(document, true);
    let mut charts = Charts::new(document, &leaves);
    for leaf in &leaves {
        let sheet = book.add_worksheet();
        sheet.set_name(&leaf.name)?;
        pen.draw(sheet, leaf)?;
        for anchor in &leaf.charts {
            charts.draw(sheet, anchor)?;
        }
        set_up(sheet, document, leaf)?;
    }
    if let Some(mut sheet) = charts.figures()? {
        sheet.set_paper_size(A4).set_print_fit_to_pages(1, 0);
        book.push_worksheet(sheet);
    }
    book.save_to_buffer()
}

fn properties(document: &Document) -> DocProperties {
    let language = if document.lang == Lang::Nl { "nl-NL" } else { "en-GB" };
    let mut properties = DocProperties::new()
        .set_title(plain(&document.title))
        .set_subject(plain(&document.subtitle))
        .set_company(plain(&document.house.name))
        .set_custom_property("Language", language);
    if let Some(created) = excel_day(document.as_of) {
        properties = properties.set_creation_datetime(&created);
    }
    properties
}

/// How a sheet is shown and printed.
fn set_up(sheet: &mut Worksheet, document: &Document, leaf: &Leaf<'_>) -> Result<(), XlsxError> {
    let page = document.words().get("paper-page");
    let house = foot(&document.house.name);
    sheet.set_paper_size(A4).set_print_fit_to_pages(1, 0).set_screen_gridlines(false);
    sheet.set_header(format!("&L{}&R{house}", foot(&document.title)));
    sheet.set_footer(format!("&L{}&R{} &P / &N", foot(&document.footer), foot(&page)));
    if leaf.lies() {
        sheet.set_landscape();
    }
    if let Some(heads) = leaf.frozen() {
        sheet.set_freeze_panes(heads + 1, 1)?;
        sheet.set_repeat_rows(heads, heads)?;
    }
    Ok(())
}

/// Text in a header or footer, where `&` begins a code.
fn foot(text: &str) -> String {
    let line = plain(text).replace('\n', " ");
    sheets::first_units(&line, FOOT / 2).replace('&', "&&")
}

/// Draws lines; remembers the formats it made.
struct Pen {
    words: Words,
    accent: u32,
    formats: HashMap<Look, Format>,
    /// Names of tables given out, and how often: Excel takes a name once.
    named: HashMap<&'static str, u32>,
}

impl Pen {
    fn new(document: &Document) -> Self {
        let (red, green, blue) = document.house.accent;
        let accent = (u32::from(red) << 16) | (u32::from(green) << 8) | u32::from(blue);
        Self { words: document.words(), accent, formats: HashMap::new(), named: HashMap::new() }
    }

    fn draw(&mut self, sheet: &mut Worksheet, leaf: &Leaf<'_>) -> Result<(), XlsxError> {
        for (at, wide) in (0u16..).zip(&leaf.widths) {
            sheet.set_column_width(at, float(*wide))?;
        }
        for placed in &leaf.tables {
            self.name(sheet, placed)?;
        }
        let bold = Format::new().set_bold();
        for (row, line) in (0u32..).zip(&leaf.lines) {
            match line {
                Line::Blank => {}
                Line::Title(text) => {
                    let format = bold.clone().set_font_size(16).set_font_color(self.accent);
                    put(sheet, row, 0, text, &format)?;
                }
                Line::Heading(text) => {
                    let format = bold.clone().set_font_size(13).set_font_color(self.accent);
                    put(sheet, row, 0, text, &format)?;
                }
                Line::Caption(text) => put(sheet, row, 0, text, &bold)?,
                Line::Text(text) => put(sheet, row, 0, text, &Format::new())?,
                Line::Note(text) => put(sheet, row, 0, text, &Format::new().set_italic())?,
                Line::Pair(label, value) => {
                    let top = Format::new().set_align(FormatAlign::Top);
                    put(sheet, row, 0, label, &top)?;
                    put(sheet, row, 1, value, &top)?;
                }
                Line::Tile(tile) => self.tile(sheet, row, tile)?,
                Line::Heads(table) => self.heads(sheet, row, table)?,
                Line::Row(table, cells) => {
                    for (at, (cell, column)) in (0u16..).zip(cells.cells.iter().zip(&table.columns)) {
                        let decimals = sheets::decimals(table, usize::from(at));
                        let (held, look) = sheets::hold(cell, column, decimals, cells.total, self.words);
                        self.cell(sheet, (row, at), &held, look)?;
                    }
                    if let Some(lines) = leaf.lines_of(cells) {
                        sheet.set_row_height(row, float(lines) * LINE_HEIGHT)?;
                    }
                }
                Line::Room => {
                    for at in 0..4 {
                        sheet.write_blank(row, at, &Format::new().set_border_bottom(FormatBorder::Thin))?;
                    }
                    sheet.set_row_height(row, 24)?;
                }
            }
        }
        Ok(())
    }

    fn tile(&mut self, sheet: &mut Worksheet, row: u32, tile: &Tile) -> Result<(), XlsxError> {
        put(sheet, row, 0, &plain(&tile.label), &Format::new())?;
        let decimals = sheets::decimals_of(&tile.cell);
        let (held, look) = sheets::hold(&tile.cell, &sheets::alone(), decimals, true, self.words);
        self.cell(sheet, (row, 1), &held, look)?;
        put(sheet, row, 2, &plain(&tile.detail), &Format::new())
    }

    /// Headings; those of a named table are written with it too, as Excel asks for.
    fn heads(&self, sheet: &mut Worksheet, row: u32, table: &Table) -> Result<(), XlsxError> {
        for (at, (label, column)) in (0u16..).zip(headings(table).iter().zip(&table.columns)) {
            put(sheet, row, at, label, &self.heading(column))?;
        }
        Ok(())
    }

    fn heading(&self, column: &Column) -> Format {
        let mut format = Format::new().set_bold().set_text_wrap().set_align(FormatAlign::Bottom);
        if column.is_number() {
            format = format.set_align(FormatAlign::Right).set_indent(1);
        }
        format.set_font_color(self.accent).set_border_bottom(FormatBorder::Medium).set_border_bottom_color(self.accent)
    }

    fn unique(&mut self, id: &'static str) -> String {
        let times = self.named.entry(id).or_default();
        *times += 1;
        if *times == 1 { format!("t_{id}") } else { format!("t_{id}_{times}") }
    }

    /// Gives a table its name and filter, and bars behind its percentages.
    fn name(&mut self, sheet: &mut Worksheet, placed: &Placed<'_>) -> Result<(), XlsxError> {
        let Placed { table, heads, last } = *placed;
        let columns = u16::try_from(table.columns.len()).unwrap_or(u16::MAX);
        if last <= heads || columns == 0 {
            return Ok(());
        }
        let named: Vec<TableColumn> = headings(table)
            .into_iter()
            .zip(&table.columns)
            .map(|(label, column)| TableColumn::new().set_header(label).set_header_format(self.heading(column)))
            .collect();
        let (alt, name) = (plain(&table.caption), self.unique(table.id));
        let named = Named::new().set_name(name).set_columns(&named).set_alt_text(alt);
        sheet.add_table(heads, 0, last, columns - 1, &named.set_style(TableStyle::None).set_banded_rows(false))?;
        for at in 0..columns {
            if let Some(most) = whole_bar(table, usize::from(at)) {
                let bar = ConditionalFormatDataBar::new()
                    .set_minimum(ConditionalFormatType::Number, 0)
                    .set_maximum(ConditionalFormatType::Number, most)
                    .set_fill_color(0x00B7_D3EA)
                    .set_solid_fill(true)
                    .set_border_off(true);
                sheet.add_conditional_format(heads + 1, at, last, at, &bar)?;
            }
        }
        Ok(())
    }

    fn cell(&mut self, sheet: &mut Worksheet, at: (u32, u16), held: &Held, look: Look) -> Result<(), XlsxError> {
        let dutch = self.words.lang() == Lang::Nl;
        let format = self.formats.entry(look).or_insert_with(|| format(look, dutch));
        match held {
            Held::Number(number) => sheet.write_number_with_format(at.0, at.1, *number, format)?,
            Held::Day(day) => match excel_day(*day) {
                Some(day) => sheet.write_datetime_with_format(at.0, at.1, &day, format)?,
                None => sheet.write_string_with_format(at.0, at.1, day.to_string(), format)?,
            },
            Held::Text(text) => sheet.write_string_with_format(at.0, at.1, sheets::first_units(text, CELL), format)?,
        };
        Ok(())
    }
}

fn format(look: Look, dutch: bool) -> Format {
    let mut format = Format::new().set_align(FormatAlign::Top).set_border_bottom(FormatBorder::Hair);
    format = format.set_border_bottom_color(RULE);
    let pattern = look.pattern(dutch);
    format = if pattern.is_empty() { format.set_text_wrap() } else { format.set_num_format(pattern) };
    if look.right {
        format = format.set_align(FormatAlign::Right).set_indent(1);
    } else {
        format = format.set_align(FormatAlign::Left);
    }
    if let Some(tint) = look.tint() {
        format = format.set_background_color(tint);
    }
    if look.total { format.set_bold().set_border_top(FormatBorder::Thin) } else { format }
}

fn put(sheet: &mut Worksheet, row: u32, column: u16, text: &str, format: &Format) -> Result<(), XlsxError> {
    if !text.is_empty() {
        sheet.write_string_with_format(row, column, sheets::first_units(text, CELL), format)?;
    }
    Ok(())
}

/// The headings of a table, each of them once and none empty, as Excel asks of a named table.
fn headings(table: &Table) -> Vec<String> {
    let mut taken: Vec<String> = Vec::new();
    for Column { label, name, .. } in &table.columns {
        let label = plain(label).replace('\n', " ");
        let base = if label.trim().is_empty() { name.clone() } else { label };
        let base = sheets::first_units(&base, 240).to_owned();
        let mut heading = base.clone();
        let mut number = 2;
        while taken.iter().any(|known| known.to_lowercase() == heading.to_lowercase()) {
            heading = format!("{base} ({number})");
            number += 1;
        }
        taken.push(heading);
    }
    taken
}

/// The value that fills a bar behind the percentages of a column: one, or the largest of them. Nothing where bars would
/// mislead: below zero, or with fewer than two figures.
fn whole_bar(table: &Table, column: usize) -> Option<f64> {
    let cells = table.rows.iter().filter(|row| !row.total).filter_map(|row| row.cells.get(column));
    let mut largest = 1_000_000_i64;
    let mut count = 0;
    for cell in cells {
        match cell.figure {
            Figure::Percent(ppm) if ppm >= 0 => {
                largest = largest.max(ppm);
                count += 1;
            }
            Figure::Unknown => {}
            _ => return None,
        }
    }
    #[expect(clippy::cast_precision_loss, reason = "the length of a bar, not a figure")]
    (count > 1).then_some(largest as f64 / 1_000_000.0)
}

#[expect(clippy::cast_precision_loss, reason = "a width in characters")]
fn float(wide: usize) -> f64 {
    wide as f64
}

fn excel_day(day: NaiveDate) -> Option<ExcelDateTime> {
    let year = u16::try_from(day.year()).ok()?;
    ExcelDateTime::from_ymd(year, u8::try_from(day.month()).ok()?, u8::try_from(day.day()).ok()?).ok()
}
