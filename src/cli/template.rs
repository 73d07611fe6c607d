//! `template`: a sheet with the headings of a kind and one example, for filling in and importing.

use std::path::{Path, PathBuf};

use super::kinds;
use super::session::{Ended, Session};
use crate::domain::field::{Field, Shape};
use crate::domain::kind::Kind;
use crate::error::{Error, ErrorKind, Result};
use crate::export::table::{Cell, Column, Purpose, Table};
use crate::export::{csv, ods, xlsx};
use crate::store::output::write_with;
use crate::text::{Message, Words};

/// `template KIND [--to FILE]`: XLSX, ODS or CSV by the ending; otherwise `KIND.xlsx` here.
///
/// # Errors
/// Usage (2) for another ending; not created (73) when the file exists.
pub fn template(session: &mut Session, kind: &str, to: Option<&Path>) -> Result<Ended> {
    let kind = kinds::read(kind)?;
    let path = to.map_or_else(|| PathBuf::from(format!("{}.xlsx", kind.name())), Path::to_path_buf);
    let words = session.words;
    let mut tables = [sheet(kind, words, session.today())];
    if path == Path::new("-") {
        session.out.require_open()?;
        let [table] = &mut tables;
        let written = csv::write(&mut session.out, table, Purpose::People);
        session.out.wrote(written)?;
        return Ok(Ended::Well);
    }
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
    if !["xlsx", "ods", "csv"].contains(&ending.as_str()) {
        return Err(Error::new(ErrorKind::Usage, Message::new("cli-export-no-format").with("typed", ending))
            .hint(Message::new("cli-usage-known").with("names", "xlsx, ods, csv")));
    }
    write_with(&path, false, |out| {
        let written = match ending.as_str() {
            "csv" => tables.iter_mut().try_for_each(|table| csv::write(out, table, Purpose::People).map(|_| ())),
            "ods" => ods::write(out, &mut tables, None, Purpose::People, words).map(|_| ()),
            _ => xlsx::write(out, &mut tables, None, Purpose::People, words).map(|_| ()),
        };
        written.map(|_| ())
    })?;
    session.out.line(&path.display().to_string())?;
    Ok(Ended::Well)
}

/// Every column a person fills in, and a row that shows how; a link shows what its key looks like.
fn sheet(kind: Kind, words: Words, today: chrono::NaiveDate) -> Table<'static> {
    let fields: Vec<&Field> = kind.noun().fields.iter().filter(|field| field.name != "archived_on").collect();
    let column = |field: &&Field| Column {
        name: field.name.into(),
        label: words.field(kind.name(), field.name),
        shape: field.shape,
    };
    let columns = fields.iter().map(column).collect();
    let needs_others =
        fields.iter().any(|field| field.required && matches!(field.shape, Shape::Link(_) | Shape::LinkBy(_)));
    // A row that names records which are not there would be refused: such a kind gets its headings only.
    let rows = if needs_others { Vec::new() } else { vec![fields.iter().map(|field| example(field, today)).collect()] };
    Table::of_rows(kind.name(), &words.kind(kind.name()), columns, rows)
}

fn example(field: &Field, today: chrono::NaiveDate) -> Cell {
    match field.shape {
        _ if field.name == "cbs_code" => Cell::Text("GM9999".into()),
        Shape::Line if field.digits > 0 => Cell::Text("1234567890"[..usize::from(field.digits).min(10)].into()),
        Shape::Line if field.required => Cell::Text("voorbeeld".into()),
        Shape::Day if field.required => Cell::Day(today),
        Shape::Month if field.required => Cell::Month(today),
        Shape::Whole if field.required => Cell::Whole(1),
        Shape::Money | Shape::MoneyOrNone if field.required => Cell::Cents(10_000),
        Shape::Percent if field.required => Cell::Percent(10_000),
        Shape::Quantity if field.required => Cell::Quantity(1000),
        Shape::Flag if field.required => Cell::Flag(true),
        Shape::Choice(codes) if field.required => {
            codes.first().map_or(Cell::Unknown, |code| Cell::Text((*code).into()))
        }
        _ => Cell::Unknown,
    }
}
