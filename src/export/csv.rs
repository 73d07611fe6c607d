//! CSV that Dutch Excel opens well (DOMAIN §6.4): UTF-8 with its mark, `;`, decimal comma, CRLF. Text that a spreadsheet
//! would run as a formula gets one `'` before it, which our own import takes off again (`shown::formula`).

use super::table::{Cell, Column, Purpose, Table, decimal, each};
use crate::shown::formula::guarded;
use crate::text::Message;
use std::borrow::Cow;
use std::io::{self, Write};

/// Writes a table. Dates are ISO, months `2026-03`, percentages `12,5%`, money with two decimals under its plain name
/// (or whole cents under its own), codes English, lists with `|`; unknown is empty.
///
/// # Errors
/// When `out` cannot be written or the rows fail.
pub fn write(out: &mut dyn Write, table: &mut Table<'_>, purpose: Purpose) -> io::Result<Vec<Message>> {
    out.write_all("\u{FEFF}".as_bytes())?;
    let mut writer = ::csv::WriterBuilder::new().delimiter(b';').terminator(::csv::Terminator::CRLF).from_writer(out);
    let failed = |error: ::csv::Error| io::Error::other(error);
    let headings: Vec<&str> = table.columns.iter().map(|column| column.heading(purpose)).collect();
    writer.write_record(&headings).map_err(failed)?;
    let Table { columns, rows, .. } = table;
    each(rows, |row| {
        for (cell, column) in row.iter().zip(columns.iter()) {
            writer.write_field(field(cell, column, purpose).as_bytes()).map_err(failed)?;
        }
        writer.write_record(None::<&[u8]>).map_err(failed)
    })?;
    writer.flush()?;
    Ok(Vec::new())
}

fn field<'a>(cell: &'a Cell, column: &Column, purpose: Purpose) -> Cow<'a, str> {
    match cell {
        Cell::Unknown => "".into(),
        Cell::Nothing => "none".into(),
        Cell::Cents(cents) if purpose == Purpose::People && column.is_money() => decimal(*cents, 2, 2, ',').into(),
        Cell::Whole(number) | Cell::Cents(number) => number.to_string().into(),
        Cell::Percent(ppm) => format!("{}%", unambiguous(*ppm, 4)).into(),
        Cell::Quantity(milli) => unambiguous(*milli, 3).into(),
        Cell::Day(day) => day.format("%Y-%m-%d").to_string().into(),
        Cell::Month(day) => day.format("%Y-%m").to_string().into(),
        Cell::Flag(flag) => flag.to_string().into(),
        Cell::Text(text) => guarded(text),
        Cell::List(parts) => guarded(&parts.join("|")).into_owned().into(),
    }
}

/// A decimal that nobody takes for thousands: three decimals would look like `1.234`, so they become four.
fn unambiguous(number: i64, places: usize) -> String {
    let text = decimal(number, places, 0, ',');
    match text.split_once(',') {
        Some((_, rest)) if rest.len() == 3 => text + "0",
        _ => text,
    }
}
