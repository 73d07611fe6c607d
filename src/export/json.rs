//! JSON of perceel's own: the envelope, its form for everything at once, and one object a line. Dates ISO, money in
//! cents, records by key, unknown `null`. One row a line, so that two exports compare well.

use super::table::{Cell, Column, Stamp, Table, decimal, each};
use crate::shown::is_hidden;
use crate::text::Message;
use serde_json::Value as Json;
use std::io::{self, Write};

/// Version of the envelope.
pub const SCHEMA: u32 = 1;

/// Writes `{"schema":1,"kind":…,"as_of":…,"known_on":…,"rows":[…]}`.
///
/// # Errors
/// When `out` cannot be written or the rows fail.
pub fn write(out: &mut dyn Write, table: &mut Table<'_>, stamp: &Stamp) -> io::Result<Vec<Message>> {
    head(out, &table.name, stamp)?;
    out.write_all(b",\"rows\":[")?;
    rows(out, table)?;
    out.write_all(b"]}\n")?;
    Ok(Vec::new())
}

/// Writes `{"schema":1,"kind":"all","as_of":…,"known_on":…,"kinds":{"regions":[…],…}}`.
///
/// # Errors
/// When `out` cannot be written or the rows fail.
pub fn write_all(out: &mut dyn Write, tables: &mut [Table<'_>], stamp: &Stamp) -> io::Result<Vec<Message>> {
    head(out, "all", stamp)?;
    out.write_all(b",\"kinds\":{")?;
    for (number, table) in tables.iter_mut().enumerate() {
        write!(out, "{}\n{}:[", if number == 0 { "" } else { "," }, Json::from(table.name.as_str()))?;
        rows(out, table)?;
        out.write_all(b"]")?;
    }
    out.write_all(b"\n}}\n")?;
    Ok(Vec::new())
}

/// Writes one object a line, without an envelope.
///
/// # Errors
/// When `out` cannot be written or the rows fail.
pub fn write_lines(out: &mut dyn Write, table: &mut Table<'_>) -> io::Result<Vec<Message>> {
    let Table { columns, rows, .. } = table;
    let names = names(columns);
    each(rows, |cells| {
        object(out, &names, cells)?;
        out.write_all(b"\n")
    })?;
    Ok(Vec::new())
}

fn head(out: &mut dyn Write, kind: &str, stamp: &Stamp) -> io::Result<()> {
    let known_on = stamp.known_on.as_deref().map_or(Json::Null, Json::from);
    let as_of = stamp.as_of.format("%Y-%m-%d");
    write!(out, "{{\"schema\":{SCHEMA},\"kind\":{},\"as_of\":\"{as_of}\",\"known_on\":{known_on}", Json::from(kind))
}

fn names(columns: &[Column]) -> Vec<String> {
    columns.iter().map(|column| format!("{}:", Json::from(column.name.as_str()))).collect()
}

fn rows(out: &mut dyn Write, table: &mut Table<'_>) -> io::Result<()> {
    let Table { columns, rows, .. } = table;
    let names = names(columns);
    let mut first = true;
    each(rows, |cells| {
        out.write_all(if first { b"\n" } else { b",\n" })?;
        first = false;
        object(out, &names, cells)
    })?;
    if first { Ok(()) } else { out.write_all(b"\n") }
}

fn object(out: &mut dyn Write, names: &[String], cells: &[Cell]) -> io::Result<()> {
    for (number, (name, cell)) in names.iter().zip(cells).enumerate() {
        out.write_all(if number == 0 { b"{" } else { b"," })?;
        out.write_all(name.as_bytes())?;
        value(out, cell)?;
    }
    out.write_all(if names.is_empty() { b"{}" } else { b"}" })
}

fn value(out: &mut dyn Write, cell: &Cell) -> io::Result<()> {
    match cell {
        Cell::Unknown => out.write_all(b"null"),
        Cell::Nothing => out.write_all(b"\"none\""),
        Cell::Whole(number) | Cell::Cents(number) => write!(out, "{number}"),
        Cell::Percent(ppm) => out.write_all(decimal(*ppm, 4, 0, '.').as_bytes()),
        Cell::Quantity(milli) => out.write_all(decimal(*milli, 3, 0, '.').as_bytes()),
        Cell::Day(day) => write!(out, "\"{}\"", day.format("%Y-%m-%d")),
        Cell::Month(day) => write!(out, "\"{}\"", day.format("%Y-%m")),
        Cell::Flag(flag) => write!(out, "{flag}"),
        Cell::Text(text) => string(out, text),
        Cell::List(parts) => {
            out.write_all(b"[")?;
            for (number, part) in parts.iter().enumerate() {
                out.write_all(if number == 0 { b"" } else { b"," })?;
                string(out, part)?;
            }
            out.write_all(b"]")
        }
    }
}

/// A text, exact: what a terminal would obey or not show stands escaped, also where JSON does not ask for it.
fn string(out: &mut dyn Write, text: &str) -> io::Result<()> {
    let quoted = serde_json::to_string(text)?;
    if quoted.is_ascii() && !quoted.contains('\x7f') {
        return out.write_all(quoted.as_bytes());
    }
    let mut escaped = String::with_capacity(quoted.len());
    for c in quoted.chars() {
        if c.is_control() || is_hidden(c) {
            let mut units = [0; 2];
            c.encode_utf16(&mut units).iter().for_each(|unit| escaped.push_str(&format!("\\u{unit:04x}")));
        } else {
            escaped.push(c);
        }
    }
    out.write_all(escaped.as_bytes())
}
