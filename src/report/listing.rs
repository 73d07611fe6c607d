//! "What is on screen now" as a document, and tables of records for other overviews: chosen columns of a noun, links by the
//! name of what they lead to. Which rows and in what order is the caller's.

use crate::domain::kind::Kind;
use crate::domain::record::{Id, Record, Value};
use crate::domain::register::{Register, When};
use crate::domain::shape::show_value;
use crate::export::table::Column;
use crate::paper::document::{Cell, Figure, Row, Table};
use crate::search::column::ColumnSpec;
use crate::text::{Message, Words};

/// A column of a table that is called what a field of that noun is called.
#[must_use]
pub fn named(words: Words, kind: Kind, name: &'static str) -> Column {
    let spec = ColumnSpec::named(kind, name);
    let shape = spec.as_ref().map_or(crate::domain::field::Shape::Line, ColumnSpec::shape);
    let label = spec.map_or_else(|| words.field(kind.name(), name), |spec| spec.heading(words));
    Column { name: name.into(), label, shape }
}

/// The first names, and how many more there are.
#[must_use]
pub fn some(words: Words, names: &[String], most: usize) -> String {
    if names.len() <= most {
        return names.join(", ");
    }
    let message = Message::new("report-and-more").with("names", names[..most].join(", "));
    words.say(&message.count("count", names.len() - most))
}

/// A value of a column as a cell: links by label, everything else typed.
#[must_use]
pub fn cell(register: &Register, spec: &ColumnSpec, record: &Record, when: When, words: Words) -> Cell {
    use crate::domain::field::Shape;
    let value = spec.value(register, record, when);
    let shape = spec.shape();
    Cell::new(match (&*value, shape) {
        (Value::Unknown, _) => Figure::Unknown,
        (Value::Nothing, _) => Figure::Nothing,
        (Value::Number(number), Shape::Money | Shape::MoneyOrNone) => Figure::Cents(*number),
        (Value::Number(number), Shape::Percent) => Figure::Percent(*number),
        (Value::Number(number), Shape::Quantity) => Figure::Quantity(*number),
        (Value::Number(number), _) => Figure::Whole(*number),
        (Value::Day(day), Shape::Month) => Figure::Month(*day),
        (Value::Day(day), _) => Figure::Day(*day),
        (Value::Flag(flag), _) => Figure::Flag(*flag),
        (Value::Choice(code), _) => Figure::Text((*code).into()),
        (Value::Link(_) | Value::Links(_) | Value::Text(_), _) => {
            let target = spec.target(register, record);
            return Cell::text(show_value(register, &spec.name(), shape, target, &value, words));
        }
    })
}

/// A table of those records, in that order.
#[must_use]
pub fn table(
    register: &Register,
    specs: &[ColumnSpec],
    ids: &[Id],
    when: When,
    words: Words,
    (id, caption): (&'static str, String),
) -> Table {
    let columns = specs
        .iter()
        .map(|spec| Column { name: spec.name(), label: spec.heading(words), shape: spec.shape() })
        .collect();
    let kind = specs.first().map(|spec| spec.kind);
    let row = |record: &Record| Row {
        cells: specs.iter().map(|spec| cell(register, spec, record, when, words)).collect(),
        total: false,
    };
    let records = ids.iter().filter_map(|id| register.get(kind?, *id));
    Table { id, caption, columns, rows: records.map(row).collect(), note: String::new() }
}
