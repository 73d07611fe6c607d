//! A table on its way out: named columns and rows of neutral cells, handed over one by one so that figures by the
//! million need no memory. Made from a noun, from a listing or from finished rows; the formats are left to the writers.

use crate::domain::calendar::Month;
use crate::domain::field::Shape;
use crate::domain::kind::Kind;
use crate::domain::record::{Id, Record, Value};
use crate::domain::register::{Register, When};
use crate::domain::written;
use crate::error::{Error, ErrorKind, Result};
use crate::search::column::{ColumnSpec, Part};
use crate::text::{Message, Words};
use chrono::NaiveDate;
use std::collections::HashMap;
use std::io;

/// One cell, in the units of the register; links are keys already.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Not known: empty, or `null`.
    Unknown,
    /// Known to be absent: `none`.
    Nothing,
    /// A whole number.
    Whole(i64),
    /// Money in cents.
    Cents(i64),
    /// A percentage in parts per million.
    Percent(i64),
    /// A volume in thousandths.
    Quantity(i64),
    /// A civil date.
    Day(NaiveDate),
    /// A month, as its first day.
    Month(NaiveDate),
    /// Yes or no.
    Flag(bool),
    /// Text, a code, or the key of a record.
    Text(Box<str>),
    /// Keys of several records, or several short texts where JSON must show them as a list.
    List(Box<[Box<str>]>),
}

/// One column of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Name as in `schema.sql`; money ends in `_cents`.
    pub name: String,
    /// What people call it, in their language.
    pub label: String,
    /// What it holds.
    pub shape: Shape,
}

impl Column {
    /// The heading in a file for that purpose: money in euros goes without `_cents`.
    #[must_use]
    pub fn heading(&self, purpose: Purpose) -> &str {
        let plain = self.name.strip_suffix("_cents");
        plain.filter(|_| purpose == Purpose::People && self.is_money()).unwrap_or(&self.name)
    }

    /// Whether it holds numbers, which stand right.
    #[must_use]
    pub fn is_number(&self) -> bool {
        self.shape.is_number()
    }

    /// Whether it holds money.
    #[must_use]
    pub fn is_money(&self) -> bool {
        matches!(self.shape, Shape::Money | Shape::MoneyOrNone)
    }
}

/// What a sheet is for. It decides one thing: how money stands in it. Both read back exactly.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Whole cents under the column's own name, for programs and for reading back.
    Exchange,
    /// Euros with two decimals under the plain name (`value` for `value_cents`), for people.
    People,
}

/// The dates under which something was exported, as the caller writes them: nothing here reads a clock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// Reference date (peildatum).
    pub as_of: NaiveDate,
    /// Knowledge date (kennisdatum), ISO; nothing means as known at the time of export.
    pub known_on: Option<String>,
}

/// What takes a row.
pub type Take<'t> = dyn FnMut(&[Cell]) -> Result<()> + 't;
/// What hands over all rows, one by one, to whatever takes them; it is called once.
pub type Rows<'a> = Box<dyn FnMut(&mut Take<'_>) -> Result<()> + 'a>;

/// A table on its way out.
pub struct Table<'a> {
    /// The noun in the plural, or the name of a question; ASCII.
    pub name: String,
    /// What people call it.
    pub label: String,
    /// Its columns.
    pub columns: Vec<Column>,
    /// How many rows there will be, where known: a named table of a workbook needs its size first.
    pub count: Option<usize>,
    /// Its rows.
    pub rows: Rows<'a>,
}

impl<'a> Table<'a> {
    /// Every record of a noun with every field, in order, archived ones too: what `export` of a noun writes.
    #[must_use]
    pub fn of_noun(register: &'a Register, kind: Kind, words: Words) -> Self {
        let columns = fields(kind);
        let ids = register.all(kind).iter().map(|record| record.id).collect();
        // No column depends on the day: derived ones are not among the fields.
        Self::of_listing(register, kind, &columns, ids, When::today(NaiveDate::default()), words)
    }

    /// Those records of a noun, in that order, with the columns of a listing. Ids that are not there are left out.
    #[must_use]
    pub fn of_listing(
        register: &'a Register,
        kind: Kind,
        columns: &[ColumnSpec],
        ids: Vec<Id>,
        when: When,
        words: Words,
    ) -> Self {
        let mut cells = Cells::new(register, columns.to_vec(), when);
        let count = ids.iter().filter(|id| register.get(kind, **id).is_some()).count();
        let rows: Rows<'a> = Box::new(move |take| {
            for record in ids.iter().filter_map(|id| register.get(kind, *id)) {
                take(cells.of(record))?;
            }
            Ok(())
        });
        Self { rows, ..Self::head(kind, columns, words, Some(count)) }
    }

    /// Monthly figures, handed over by `feed` (the store's `each`); `count` is how many it will hand over.
    #[must_use]
    pub fn of_figures(
        register: &'a Register,
        kind: Kind,
        columns: &[ColumnSpec],
        words: Words,
        count: usize,
        mut feed: impl FnMut(&mut dyn FnMut(Record) -> Result<()>) -> Result<()> + 'a,
    ) -> Self {
        let mut cells = Cells::new(register, columns.to_vec(), When::today(NaiveDate::default()));
        let rows: Rows<'a> = Box::new(move |take| feed(&mut |record| take(cells.of(&record))));
        Self { rows, ..Self::head(kind, columns, words, Some(count)) }
    }

    /// Finished rows, such as the answers to a question.
    #[must_use]
    pub fn of_rows(name: &str, label: &str, columns: Vec<Column>, cells: Vec<Vec<Cell>>) -> Self {
        let count = Some(cells.len());
        let rows: Rows<'a> = Box::new(move |take| cells.iter().try_for_each(|row| take(row)));
        Self { name: name.into(), label: label.into(), columns, count, rows }
    }

    fn head(kind: Kind, columns: &[ColumnSpec], words: Words, count: Option<usize>) -> Self {
        let columns = columns
            .iter()
            .map(|column| Column { name: column.name(), label: column.label(words), shape: column.shape() })
            .collect();
        let nothing: Rows<'a> = Box::new(|_| Ok(()));
        Self { name: kind.name().into(), label: words.kind(kind.name()), columns, count, rows: nothing }
    }
}

/// All nouns as tables, in the order of saving, for `export all`; monthly figures come from `feed` and `count`.
pub fn all<'a, F>(register: &'a Register, words: Words, count: impl Fn(Kind) -> usize, feed: F) -> Vec<Table<'a>>
where
    F: Fn(Kind, &mut dyn FnMut(Record) -> Result<()>) -> Result<()> + Copy + 'a,
{
    let table = |kind: &Kind| {
        if kind.is_figures() {
            let kind = *kind;
            Table::of_figures(register, kind, &fields(kind), words, count(kind), move |take| feed(kind, take))
        } else {
            Table::of_noun(register, *kind, words)
        }
    };
    Kind::ALL.iter().map(table).collect()
}

/// All fields of a noun, in order.
#[must_use]
pub fn fields(kind: Kind) -> Vec<ColumnSpec> {
    (0..kind.noun().fields.len()).map(|position| ColumnSpec { kind, part: Part::Stored(position) }).collect()
}

/// Turns records of one noun into rows of cells.
pub struct Cells<'a> {
    register: &'a Register,
    columns: Vec<ColumnSpec>,
    when: When,
    keys: Keys<'a>,
    row: Vec<Cell>,
}

impl<'a> Cells<'a> {
    /// For those columns; `when` is for computed ones.
    #[must_use]
    pub fn new(register: &'a Register, columns: Vec<ColumnSpec>, when: When) -> Self {
        Self { register, columns, when, keys: Keys::new(register), row: Vec::new() }
    }

    /// The cells of a record.
    pub fn of(&mut self, record: &Record) -> &[Cell] {
        self.row.clear();
        for column in &self.columns {
            let target = column.target(self.register, record);
            let value = column.value(self.register, record, self.when);
            self.row.push(self.keys.cell(column.shape(), target, &value));
        }
        &self.row
    }
}

/// The keys of records, each made once. A record that nothing names (a tender without number and title) is meant by
/// its rank among all records of its noun, `#3`, because ids differ between files.
struct Keys<'a> {
    register: &'a Register,
    known: HashMap<(Kind, Id), Box<str>>,
}

impl<'a> Keys<'a> {
    fn new(register: &'a Register) -> Self {
        Self { register, known: HashMap::new() }
    }

    fn of(&mut self, kind: Kind, id: Id) -> Box<str> {
        let register = self.register;
        self.known.entry((kind, id)).or_insert_with(|| key(register, kind, id).into()).clone()
    }

    fn cell(&mut self, shape: Shape, target: Option<Kind>, value: &Value) -> Cell {
        match (value, shape) {
            (Value::Unknown, _) => Cell::Unknown,
            (Value::Nothing, _) => Cell::Nothing,
            (Value::Number(number), Shape::Money | Shape::MoneyOrNone) => Cell::Cents(*number),
            (Value::Number(number), Shape::Percent) => Cell::Percent(*number),
            (Value::Number(number), Shape::Quantity) => Cell::Quantity(*number),
            (Value::Number(number), _) => Cell::Whole(*number),
            (Value::Day(day), Shape::Month) => Cell::Month(*day),
            (Value::Day(day), _) => Cell::Day(*day),
            (Value::Flag(flag), _) => Cell::Flag(*flag),
            (Value::Choice(code), _) => Cell::Text((*code).into()),
            (Value::Text(text), _) => Cell::Text((**text).into()),
            (Value::Link(id), _) => target.map_or(Cell::Unknown, |kind| Cell::Text(self.of(kind, *id))),
            (Value::Links(ids), _) => {
                target.map_or(Cell::Unknown, |kind| Cell::List(ids.iter().map(|id| self.of(kind, *id)).collect()))
            }
        }
    }
}

/// The key of a record in a file that leaves: `Register::key`, but a bare id becomes the rank among its noun.
#[must_use]
pub fn key(register: &Register, kind: Kind, id: Id) -> String {
    let key = register.key(kind, id);
    if key != format!("#{}", id.0) {
        return key;
    }
    let rank = register.all(kind).iter().position(|record| record.id == id);
    rank.map_or(key, |rank| format!("#{}", rank + 1))
}

/// A cell as people read it; unknown is empty.
#[must_use]
pub fn show(cell: &Cell, column: &Column, words: Words) -> String {
    let lang = words.lang();
    let leaf = column.name.rsplit('.').next().unwrap_or_default();
    match cell {
        Cell::Unknown => String::new(),
        Cell::Nothing => words.get("value-none"),
        Cell::Whole(number) if leaf == "year" => number.to_string(),
        Cell::Whole(number) => written::show_whole(*number, lang),
        Cell::Cents(cents) => written::show_money(*cents, lang),
        Cell::Percent(ppm) => written::show_percent(*ppm, lang),
        Cell::Quantity(milli) => written::show_quantity(*milli, lang),
        Cell::Day(day) => written::show_day(*day, lang),
        Cell::Month(day) => written::show_month(Month::of(*day), lang),
        Cell::Flag(flag) => written::show_yes_no(*flag, lang).into(),
        Cell::Text(text) if matches!(column.shape, Shape::Choice(_)) => words.choice(leaf, text),
        Cell::Text(text) => text.to_string(),
        Cell::List(parts) => parts.join(", "),
    }
}

/// Runs the rows of a table into a writer that fails as files fail. A failure of the rows comes back as it was, inside.
///
/// # Errors
/// Whatever writing answers, or the failure of the rows.
pub fn each(rows: &mut Rows<'_>, mut take: impl FnMut(&[Cell]) -> io::Result<()>) -> io::Result<()> {
    let mut broken = None;
    let fed = rows(&mut |row| {
        take(row).map_err(|error| {
            broken = Some(error);
            Error::new(ErrorKind::NotCreated, Message::new("export-not-written"))
        })
    });
    match broken {
        Some(error) => Err(error),
        None => fed.map_err(io::Error::other),
    }
}

/// A whole number of small units as a decimal: 12 345 thousandths with a comma are `12,345`. `least` decimals are
/// always written; further zeros are not.
#[must_use]
pub fn decimal(number: i64, places: usize, least: usize, sign: char) -> String {
    let digits = format!("{:0>width$}", number.unsigned_abs(), width = places + 1);
    let (whole, rest) = digits.split_at(digits.len() - places);
    let mut rest = rest.trim_end_matches('0').to_string();
    while rest.len() < least {
        rest.push('0');
    }
    let minus = if number < 0 { "-" } else { "" };
    if rest.is_empty() { format!("{minus}{whole}") } else { format!("{minus}{whole}{sign}{rest}") }
}
