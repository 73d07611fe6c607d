//! OpenDocument spreadsheets: the same sheets as `xlsx`, for who works with open standards. The library keeps the whole
//! workbook in memory, so figures by the million are better off in the other formats.

use super::table::{Cell, Column, Purpose, Table, each};
use super::xlsx::{About, about_lines};
use crate::text::{Message, Words};
use spreadsheet_ods::format::{create_date_iso_format, create_number_format, create_percentage_format};
use spreadsheet_ods::{CellStyle, CellStyleRef, OdsError, OdsWriteOptions, Sheet, Value, WorkBook};
use std::io::{self, Cursor, Write};

/// Most rows of records on one sheet; further ones go to a sheet `name (2)`.
pub const ROWS_PER_SHEET: u32 = super::xlsx::ROWS_PER_SHEET;
/// Largest whole number that a cell holds exactly.
const EXACT: u64 = 1 << 53;

/// Writes a workbook with a sheet per table, after a sheet that explains it where `about` is given. Answers what the
/// user must know.
///
/// # Errors
/// When `out` cannot be written or the rows fail.
pub fn write(
    out: &mut dyn Write,
    tables: &mut [Table<'_>],
    about: Option<&About>,
    purpose: Purpose,
    words: Words,
) -> io::Result<Vec<Message>> {
    let mut book = WorkBook::new_empty();
    let styles = Styles::new(&mut book);
    if let Some(about) = about {
        let mut sheet = Sheet::new(super::xlsx::ABOUT_SHEET);
        for (row, (label, text)) in (0u32..).zip(about_lines(tables, about, words)) {
            sheet.set_value(row, 0, visible(&label));
            sheet.set_value(row, 1, visible(&text));
        }
        book.push_sheet(sheet);
    }
    let mut told = Vec::new();
    for table in tables {
        write_table(&mut book, table, purpose, &styles, &mut told)?;
    }
    let mut bytes = Cursor::new(Vec::new());
    OdsWriteOptions::default().write_ods(&mut book, &mut bytes).map_err(|error: OdsError| io::Error::other(error))?;
    out.write_all(bytes.get_ref())?;
    Ok(told)
}

struct Styles {
    heading: CellStyleRef,
    day: CellStyleRef,
    money: CellStyleRef,
    percent: CellStyleRef,
}

impl Styles {
    fn new(book: &mut WorkBook) -> Self {
        let day = book.add_datetime_format(create_date_iso_format("day"));
        let money = book.add_number_format(create_number_format("money", 2, true));
        let percent = book.add_percentage_format(create_percentage_format("percent", 4));
        let mut heading = CellStyle::new_empty();
        heading.set_name("heading");
        heading.set_font_bold();
        Self {
            heading: book.add_cellstyle(heading),
            day: book.add_cellstyle(CellStyle::new("day-cell", &day)),
            money: book.add_cellstyle(CellStyle::new("money-cell", &money)),
            percent: book.add_cellstyle(CellStyle::new("percent-cell", &percent)),
        }
    }
}

fn write_table(
    book: &mut WorkBook,
    table: &mut Table<'_>,
    purpose: Purpose,
    styles: &Styles,
    told: &mut Vec<Message>,
) -> io::Result<()> {
    let Table { name, columns, rows, .. } = table;
    let mut sheet = begin(name, columns, purpose, styles);
    let (mut at, mut number) = (0, 1);
    each(rows, |cells| {
        if at == ROWS_PER_SHEET {
            number += 1;
            let next = begin(&format!("{name} ({number})"), columns, purpose, styles);
            book.push_sheet(std::mem::replace(&mut sheet, next));
            at = 0;
        }
        at += 1;
        for (column, cell) in (0u32..).zip(cells) {
            put(&mut sheet, at, column, cell, purpose, styles);
        }
        Ok(())
    })?;
    book.push_sheet(sheet);
    if number > 1 {
        told.push(Message::new("export-split").with("kind", name.clone()).count("sheets", number));
    }
    Ok(())
}

fn begin(name: &str, columns: &[Column], purpose: Purpose, styles: &Styles) -> Sheet {
    let mut sheet = Sheet::new(name);
    for (at, column) in (0u32..).zip(columns) {
        sheet.set_styled_value(0, at, column.heading(purpose), &styles.heading);
    }
    sheet.set_header_rows(0, 0);
    sheet.split_row_header(0);
    sheet
}

fn put(sheet: &mut Sheet, row: u32, column: u32, cell: &Cell, purpose: Purpose, styles: &Styles) {
    let text = match cell {
        Cell::Unknown => return,
        Cell::Whole(number) | Cell::Cents(number) | Cell::Percent(number) | Cell::Quantity(number)
            if number.unsigned_abs() > EXACT =>
        {
            number.to_string()
        }
        Cell::Cents(cents) if purpose == Purpose::People => {
            return sheet.set_styled_value(row, column, Value::Number(float(*cents) / 100.0), &styles.money);
        }
        Cell::Whole(number) | Cell::Cents(number) => {
            return sheet.set_value(row, column, Value::Number(float(*number)));
        }
        Cell::Percent(ppm) => {
            return sheet.set_styled_value(row, column, Value::Percentage(float(*ppm) / 1_000_000.0), &styles.percent);
        }
        Cell::Quantity(milli) => return sheet.set_value(row, column, Value::Number(float(*milli) / 1000.0)),
        Cell::Flag(flag) => return sheet.set_value(row, column, *flag),
        Cell::Day(day) => return sheet.set_styled_value(row, column, *day, &styles.day),
        Cell::Nothing => "none".into(),
        Cell::Month(day) => day.format("%Y-%m").to_string(),
        Cell::Text(text) => text.to_string(),
        Cell::List(parts) => parts.join("|"),
    };
    sheet.set_value(row, column, visible(&text));
}

#[expect(clippy::cast_precision_loss, reason = "callers keep numbers below 2^53, where nothing is lost")]
fn float(number: i64) -> f64 {
    number as f64
}

/// The text without signs that XML 1.0 cannot hold in any way; they become the mark of a lost sign.
fn visible(text: &str) -> String {
    let illegal =
        |c: char| (c.is_control() && !matches!(c, '\t' | '\n' | '\r')) || matches!(c, '\u{FFFE}' | '\u{FFFF}');
    text.replace("\r\n", "\n").replace('\r', "\n").replace(illegal, "\u{FFFD}")
}
