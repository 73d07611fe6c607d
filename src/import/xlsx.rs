//! XLSX through calamine's stream of cells, after `package` has looked at every part. A grid is never reserved from
//! what the file states about its size. Formulas count by the value that was stored with them.

use std::io::Cursor;

use calamine::{DataRef, ExcelDateTime, Reader, SheetType, SheetVisible, Style, Xlsx, XlsxError};
use chrono::{NaiveDateTime, NaiveTime, TimeDelta};

use super::package::{FIELD_CAP, MAX_CELLS, MAX_COLUMNS, MAX_ROWS, refuse};
use super::period::day_of_serial;
use super::spreadsheet::hidden_warning;
use super::table::{Cell, Format, Sheet, Workbook, column_letters, plain_number};
use crate::error::{Error, Result};
use crate::text::Message;

/// Reads every worksheet. The bytes must have passed `package`.
pub(super) fn read_xlsx(bytes: &[u8]) -> Result<Workbook> {
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(|error| broken(&error))?;
    let dates_1904 = book.has_1904_epoch();
    let listed: Vec<(String, bool)> = book
        .sheets_metadata()
        .iter()
        .filter(|sheet| sheet.typ == SheetType::WorkSheet)
        .map(|sheet| (sheet.name.clone(), sheet.visible != SheetVisible::Visible))
        .collect();
    let mut warnings = Vec::new();
    let mut sheets = Vec::new();
    let mut left = MAX_CELLS;
    for (name, hidden) in listed {
        match read_sheet(&mut book, &name, hidden, dates_1904, &mut left, &mut warnings) {
            Ok(Some(sheet)) => sheets.push(sheet),
            Ok(None) => {}
            Err(error) => return Err(error),
        }
    }
    let mut workbook = Workbook { format: Format::Xlsx, dialect: None, dates_1904, sheets, warnings };
    workbook.warnings.extend(hidden_warning(&workbook));
    Ok(workbook)
}

fn broken(error: &XlsxError) -> Error {
    let id = match error {
        XlsxError::Password => "import-sheet-encrypted",
        _ => "import-sheet-package-broken",
    };
    refuse(Message::new(id)).cause(error)
}

type Book<'a> = Xlsx<Cursor<&'a [u8]>>;

fn read_sheet(
    book: &mut Book<'_>,
    name: &str,
    hidden: bool,
    dates_1904: bool,
    left: &mut usize,
    warnings: &mut Vec<Message>,
) -> Result<Option<Sheet>> {
    let mut reader = match book.worksheet_cells_reader(name) {
        Ok(reader) => reader,
        // A chart, or a sheet that is listed but has no part of its own.
        Err(XlsxError::NotAWorksheet(_) | XlsxError::WorksheetNotFound(_)) => return Ok(None),
        Err(error) => return Err(broken(&error)),
    };
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    let mut never: Vec<String> = Vec::new();
    loop {
        let next = reader.next_cell_with_style_id().map_err(|error| broken(&error))?;
        let Some((cell, style_id)) = next else { break };
        let (row, column) = cell.get_position();
        let (row, column) = (row as usize, column as usize);
        let style = reader.styles().get(style_id);
        let Some(value) = to_cell(cell.get_value(), style, dates_1904) else {
            never.push(format!("{}{}", column_letters(column), row + 1));
            continue;
        };
        if value.is_empty() {
            continue;
        }
        if matches!(&value, Cell::Text(text) if text.len() > FIELD_CAP) {
            return Err(refuse(Message::new("import-sheet-part-field-too-long")));
        }
        place(&mut rows, row, column, value, left)?;
    }
    if !never.is_empty() {
        warnings.push(Message::new("import-sheet-day-60").with("sheet", name).with("cell", never.join(", ")));
    }
    Ok(Some(Sheet { name: name.to_owned(), hidden, rows, first_row: 1 }))
}

/// Puts a filled cell at its place, keeping the caps; what lies between stays empty.
pub(super) fn place(rows: &mut Vec<Vec<Cell>>, row: usize, column: usize, cell: Cell, left: &mut usize) -> Result<()> {
    if column >= MAX_COLUMNS {
        return Err(refuse(Message::new("import-sheet-too-many-columns").count("max", MAX_COLUMNS)));
    }
    if row >= MAX_ROWS {
        return Err(refuse(Message::new("import-sheet-too-many-rows").count("max", MAX_ROWS)));
    }
    if rows.len() <= row {
        rows.resize_with(row + 1, Vec::new);
    }
    let Some(cells) = rows.get_mut(row) else { return Ok(()) };
    if cells.len() <= column {
        // Empty cells between filled ones take room too, so they count.
        let grown = column + 1 - cells.len();
        *left = left
            .checked_sub(grown)
            .ok_or_else(|| refuse(Message::new("import-sheet-too-many-cells").count("max", MAX_CELLS)))?;
        cells.resize(column + 1, Cell::Empty);
    }
    if let Some(slot) = cells.get_mut(column) {
        *slot = cell;
    }
    Ok(())
}

/// The neutral cell; None for the day 29-02-1900, which never was.
fn to_cell(value: &DataRef<'_>, style: Option<&Style>, dates_1904: bool) -> Option<Cell> {
    Some(match value {
        DataRef::Empty => Cell::Empty,
        DataRef::String(text) => Cell::text(text.clone()),
        DataRef::SharedString(text) => Cell::text(*text),
        DataRef::Int(value) => {
            #[allow(clippy::cast_precision_loss)] // spreadsheets hold floating point numbers
            let value = *value as f64;
            Cell::Number { value, shown: shown_as(value, style) }
        }
        DataRef::Float(value) => Cell::Number { value: *value, shown: shown_as(*value, style) },
        DataRef::Bool(value) => Cell::Bool(*value),
        DataRef::DateTime(moment) => return from_serial(*moment, dates_1904),
        DataRef::DateTimeIso(text) => from_iso(text),
        DataRef::DurationIso(text) => Cell::text(text.clone()),
        DataRef::Error(error) => Cell::Error(error.to_string()),
    })
}

fn from_serial(moment: ExcelDateTime, dates_1904: bool) -> Option<Cell> {
    let serial = moment.as_f64();
    // A duration or a time of day is no date; it stays the number it is.
    if moment.is_duration() || (0.0..1.0).contains(&serial) || serial < 0.0 {
        return Some(Cell::Number { value: serial, shown: None });
    }
    if !dates_1904 && serial.floor() == 60.0 {
        return None;
    }
    let Some(day) = day_of_serial(serial, dates_1904) else {
        return Some(Cell::Number { value: serial, shown: None });
    };
    #[allow(clippy::cast_possible_truncation)] // below 86,401
    let seconds = ((serial - serial.floor()) * 86_400.0).round() as i64;
    if seconds == 0 {
        return Some(Cell::Day(day));
    }
    let time = NaiveDateTime::new(day, NaiveTime::MIN);
    Some(match TimeDelta::try_seconds(seconds).and_then(|delta| time.checked_add_signed(delta)) {
        Some(time) => Cell::DayTime(time),
        None => Cell::Day(day),
    })
}

/// A date or date with time as ISO writes it; text when it is something else.
pub(super) fn from_iso(text: &str) -> Cell {
    let body = text.trim().trim_end_matches('Z');
    if let Ok(day) = body.parse() {
        return Cell::Day(day);
    }
    match body.parse::<NaiveDateTime>() {
        Ok(time) if time.time() == NaiveTime::MIN => Cell::Day(time.date()),
        Ok(time) => Cell::DayTime(time),
        Err(_) => Cell::text(text),
    }
}

/// What the user saw, for the formats where it matters: percentages, and codes with leading zeros.
fn shown_as(value: f64, style: Option<&Style>) -> Option<String> {
    let code = style?.number_format.as_ref()?.format_code.as_str();
    let code = code.split(';').next().unwrap_or_default();
    if code.contains('%') {
        // Fourteen decimals hide that 0.07 * 100 is 7.000000000000001.
        let percent = format!("{:.10}", value * 100.0);
        let percent = percent.trim_end_matches('0').trim_end_matches('.');
        return Some(format!("{percent}%"));
    }
    let zeros = code.len() >= 2 && code.bytes().all(|b| b == b'0');
    if zeros && value >= 0.0 && value.fract() == 0.0 {
        return Some(format!("{:0>width$}", plain_number(value), width = code.len()));
    }
    None
}
