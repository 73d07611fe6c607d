//! Excel workbooks: a sheet per table with typed cells, real dates, text for identifiers, a frozen heading row and a
//! named table; no merged cells, no formulas, no links. Rows go to the workbook one by one and are not kept.

use super::table::{Cell, Column, Purpose, Stamp, Table, each};
use crate::domain::field::Shape;
use crate::text::{Message, Words};
use chrono::{Datelike, NaiveDate};
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, Table as Named, TableColumn, TableStyle, Workbook, Worksheet, XlsxError,
};
use std::io::{self, Write};

/// Most rows of records on one sheet; further ones go to a sheet `name (2)`. Below Excel's own 1 048 575, so that our
/// import, which takes a million rows a sheet with their heading, reads it back.
pub const ROWS_PER_SHEET: u32 = 999_999;
/// Most characters in a cell, in UTF-16 units, by Excel's own limit.
const CELL_LIMIT: usize = 32_767;
/// Largest whole number that a cell holds exactly.
const EXACT: u64 = 1 << 53;
/// The sheet that explains the workbook; our import passes it over by this name.
pub const ABOUT_SHEET: &str = "perceel";

/// What the first sheet of a workbook tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct About {
    /// Name of the region, when known.
    pub region: Option<String>,
    /// Dates of the export.
    pub stamp: Stamp,
}

/// Writes a workbook with a sheet per table, after a sheet that explains it where `about` is given. Answers what the
/// user must know: texts cut at Excel's limit, rows that went to a second sheet.
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
    let made = std::panic::AssertUnwindSafe(|| workbook(tables, about, purpose, words));
    let (bytes, told) = match std::panic::catch_unwind(made) {
        Ok(made) => made?,
        Err(fault) => match refused_disk(fault.as_ref()) {
            Some(why) => return Err(io::Error::other(why)),
            None => std::panic::resume_unwind(fault),
        },
    };
    out.write_all(&bytes)?;
    Ok(told)
}

/// How the library begins to say that its spool file could not be written. It panics there instead of answering.
const SPOOL: &str = "Couldn't write to xml file";

/// Why the disk refused, when a panic is no more than that.
#[must_use]
pub fn refused_disk(fault: &(dyn std::any::Any + Send)) -> Option<String> {
    let said = fault.downcast_ref::<String>().map(String::as_str).or_else(|| fault.downcast_ref::<&str>().copied())?;
    let why = said.strip_prefix(SPOOL)?;
    Some(why.trim_start_matches([':', ' ']).to_owned())
}

fn workbook(
    tables: &mut [Table<'_>],
    about: Option<&About>,
    purpose: Purpose,
    words: Words,
) -> io::Result<(Vec<u8>, Vec<Message>)> {
    let mut book = Workbook::new();
    let day = about.map_or_else(|| NaiveDate::from_ymd_opt(2000, 1, 1).unwrap_or_default(), |about| about.stamp.as_of);
    let mut properties = DocProperties::new();
    if let Some(created) = excel_day(day) {
        properties = properties.set_creation_datetime(&created);
    }
    book.set_properties(&properties);
    let formats = Formats::new();
    if let Some(about) = about {
        let sheet = book.add_worksheet();
        explain(sheet, tables, about, words, &formats).map_err(failed)?;
    }
    let mut told = Vec::new();
    for table in tables {
        write_table(&mut book, table, purpose, &formats, &mut told)?;
    }
    let bytes = book.save_to_buffer().map_err(failed)?;
    Ok((bytes, told))
}

fn failed(error: XlsxError) -> io::Error {
    io::Error::other(error)
}

struct Formats {
    heading: Format,
    day: Format,
    money: Format,
    percent: Format,
    plain: Format,
    text: Format,
}

impl Formats {
    fn new() -> Self {
        Self {
            heading: Format::new().set_bold(),
            day: Format::new().set_num_format("yyyy-mm-dd"),
            money: Format::new().set_num_format("#,##0.00"),
            percent: Format::new().set_num_format("0.####%"),
            plain: Format::new().set_num_format("General"),
            text: Format::new().set_num_format("@"),
        }
    }
}

/// The lines of the sheet that explains: what stands left, what stands right.
pub(super) fn about_lines(tables: &[Table<'_>], about: &About, words: Words) -> Vec<(String, String)> {
    let known_on = about.stamp.known_on.clone().unwrap_or_else(|| words.get("export-about-known-now"));
    let mut lines = vec![
        (words.get("export-about-title"), String::new()),
        (words.get("export-about-region"), about.region.clone().unwrap_or_default()),
        (words.get("export-about-as-of"), about.stamp.as_of.format("%Y-%m-%d").to_string()),
        (words.get("export-about-known-on"), known_on),
        (words.get("export-about-money"), words.get("export-about-money-how")),
        (words.get("export-about-lists"), words.get("export-about-lists-how")),
        (String::new(), String::new()),
    ];
    lines.extend(tables.iter().map(|table| (table.name.clone(), table.label.clone())));
    lines
}

fn explain(
    sheet: &mut Worksheet,
    tables: &[Table<'_>],
    about: &About,
    words: Words,
    formats: &Formats,
) -> Result<(), XlsxError> {
    sheet.set_name(ABOUT_SHEET)?;
    sheet.set_column_width(0, 34)?;
    sheet.set_column_width(1, 60)?;
    for (row, (label, text)) in (0u32..).zip(about_lines(tables, about, words)) {
        let format = if row == 0 { &formats.heading } else { &formats.text };
        sheet.write_string_with_format(row, 0, cut(&label).0, format)?;
        sheet.write_string_with_format(row, 1, cut(&text).0, &formats.text)?;
    }
    Ok(())
}

fn write_table(
    book: &mut Workbook,
    table: &mut Table<'_>,
    purpose: Purpose,
    formats: &Formats,
    told: &mut Vec<Message>,
) -> io::Result<()> {
    let Table { name, columns, count, rows, .. } = table;
    let mut number = 1;
    let mut sheet = begin(book, name, columns, *count, number, purpose, formats).map_err(failed)?;
    let (mut at, mut cut_cells) = (0, 0);
    each(rows, |cells| {
        if at == ROWS_PER_SHEET {
            let full = std::mem::replace(&mut sheet, Worksheet::new());
            book.push_worksheet(full);
            number += 1;
            sheet = begin(book, name, columns, *count, number, purpose, formats).map_err(failed)?;
            at = 0;
        }
        at += 1;
        for (column, cell) in (0u16..).zip(cells) {
            let whole = write_cell(&mut sheet, at, column, cell, purpose, formats).map_err(failed)?;
            cut_cells += usize::from(!whole);
        }
        Ok(())
    })?;
    book.push_worksheet(sheet);
    if number > 1 {
        told.push(Message::new("export-split").with("kind", name.clone()).count("sheets", number));
    }
    if cut_cells > 0 {
        told.push(Message::new("export-cut").with("kind", name.clone()).count("cells", cut_cells));
    }
    Ok(())
}

/// A sheet with its heading row, and its named table where the number of rows is known.
fn begin(
    book: &mut Workbook,
    name: &str,
    columns: &[Column],
    count: Option<usize>,
    number: usize,
    purpose: Purpose,
    formats: &Formats,
) -> Result<Worksheet, XlsxError> {
    let mut sheet = book.new_worksheet_with_low_memory()?;
    sheet.set_name(if number == 1 { name.to_owned() } else { format!("{name} ({number})") })?;
    sheet.set_freeze_panes(1, 0)?;
    for (at, column) in (0u16..).zip(columns) {
        sheet.set_column_width(at, width(column))?;
    }
    let per_sheet = ROWS_PER_SHEET as usize;
    let left = count.unwrap_or(0).saturating_sub((number - 1) * per_sheet).min(per_sheet);
    let last = u32::try_from(left).unwrap_or(0);
    let last_column = u16::try_from(columns.len().saturating_sub(1)).unwrap_or(u16::MAX);
    if last == 0 || columns.is_empty() {
        for (at, column) in (0u16..).zip(columns) {
            sheet.write_string_with_format(0, at, column.heading(purpose), &formats.heading)?;
        }
        return Ok(sheet);
    }
    let heads: Vec<TableColumn> = columns
        .iter()
        .map(|column| TableColumn::new().set_header(column.heading(purpose)).set_header_format(formats.heading.clone()))
        .collect();
    let label = if number == 1 { format!("t_{name}") } else { format!("t_{name}_{number}") };
    let named = Named::new().set_name(label).set_columns(&heads).set_style(TableStyle::Light1);
    sheet.add_table(0, 0, last, last_column, &named)?;
    Ok(sheet)
}

fn width(column: &Column) -> f64 {
    match column.shape {
        Shape::Day | Shape::Month => 11.0,
        Shape::Flag | Shape::Whole | Shape::Percent => 10.0,
        Shape::Prose => 40.0,
        _ => 18.0,
    }
}

/// Writes a cell; answers whether all of it fitted.
fn write_cell(
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    cell: &Cell,
    purpose: Purpose,
    formats: &Formats,
) -> Result<bool, XlsxError> {
    let text = match cell {
        Cell::Unknown => return Ok(true),
        Cell::Whole(number) | Cell::Cents(number) if number.unsigned_abs() > EXACT => number.to_string(),
        Cell::Percent(number) | Cell::Quantity(number) if number.unsigned_abs() > EXACT => number.to_string(),
        Cell::Cents(cents) if purpose == Purpose::People => {
            sheet.write_number_with_format(row, column, float(*cents) / 100.0, &formats.money)?;
            return Ok(true);
        }
        Cell::Whole(number) | Cell::Cents(number) => {
            sheet.write_number_with_format(row, column, float(*number), &formats.plain)?;
            return Ok(true);
        }
        Cell::Percent(ppm) => {
            sheet.write_number_with_format(row, column, float(*ppm) / 1_000_000.0, &formats.percent)?;
            return Ok(true);
        }
        Cell::Quantity(milli) => {
            sheet.write_number_with_format(row, column, float(*milli) / 1000.0, &formats.plain)?;
            return Ok(true);
        }
        Cell::Flag(flag) => {
            sheet.write_boolean(row, column, *flag)?;
            return Ok(true);
        }
        Cell::Day(day) => match excel_day(*day) {
            Some(date) => {
                sheet.write_datetime_with_format(row, column, &date, &formats.day)?;
                return Ok(true);
            }
            None => day.format("%Y-%m-%d").to_string(),
        },
        Cell::Nothing => "none".into(),
        Cell::Month(day) => day.format("%Y-%m").to_string(),
        Cell::Text(text) => text.to_string(),
        Cell::List(parts) => parts.join("|"),
    };
    let (text, whole) = cut(&text);
    sheet.write_string_with_format(row, column, text, &formats.text)?;
    Ok(whole)
}

#[expect(clippy::cast_precision_loss, reason = "callers keep numbers below 2^53, where nothing is lost")]
fn float(number: i64) -> f64 {
    number as f64
}

/// The day as a workbook holds it; none before March 1900, where Excel counts a day that never was, or after 9999.
fn excel_day(day: NaiveDate) -> Option<ExcelDateTime> {
    let first = NaiveDate::from_ymd_opt(1900, 3, 1)?;
    let year = u16::try_from(day.year()).ok().filter(|year| *year <= 9999 && day >= first)?;
    ExcelDateTime::from_ymd(year, u8::try_from(day.month()).ok()?, u8::try_from(day.day()).ok()?).ok()
}

/// The text up to Excel's limit, and whether that is all of it.
fn cut(text: &str) -> (&str, bool) {
    let mut units = 0;
    for (at, c) in text.char_indices() {
        units += c.len_utf16();
        if units > CELL_LIMIT {
            return (text.get(..at).unwrap_or_default(), false);
        }
    }
    (text, true)
}
