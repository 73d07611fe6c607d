//! Tables of records for overviews: chosen columns of a noun, links by the name of what they lead to; a document that is
//! filled section by section and remembers what had nothing to say; and what is still to be filled in, in sentences.

use super::{Ground, Made, Wish, begin};
use crate::domain::field::Shape;
use crate::domain::kind::Kind;
use crate::domain::questions::{self, Source, gaps};
use crate::domain::record::{Id, Record, Value};
use crate::domain::register::{Register, When};
use crate::domain::shape::{called, show_value};
use crate::export::table::Column;
use crate::paper::document::{Block, Cell, Document, Figure, Row, Section, Table};
use crate::search::column::{ColumnSpec, Part};
use crate::text::{Message, Words};
use std::collections::BTreeMap;

/// Most records named in a sentence.
pub(super) const NAMED: usize = 6;

/// A table of records to make: its name, its caption as a sentence, the noun, its columns by name, and the sentence for a
/// column that is empty for a known reason (no municipality is the whole region).
#[derive(Clone, Copy)]
pub(super) struct Listed {
    pub id: &'static str,
    pub caption: &'static str,
    pub kind: Kind,
    pub names: &'static [&'static str],
    pub absent: &'static [(&'static str, &'static str)],
}

/// A document on its way, section by section.
pub(super) struct Filling<'g> {
    pub ground: &'g Ground<'g>,
    pub document: Document,
    /// Headings under which there was nothing to tell.
    pub quiet: Vec<String>,
}

impl<'g> Filling<'g> {
    pub fn new(ground: &'g Ground<'g>, wish: &Wish) -> Self {
        Self { ground, document: begin(ground, wish), quiet: Vec::new() }
    }

    /// Adds a section; one without blocks is remembered as quiet.
    pub fn section(&mut self, id: &'static str, heading: &str, blocks: Vec<Block>) {
        let heading = self.ground.words.get(heading);
        match blocks.is_empty() {
            true => self.quiet.push(heading),
            false => self.document.sections.push(Section { id, heading, blocks }),
        }
    }

    /// Adds a section with one table of records.
    pub fn listed(&mut self, id: &'static str, heading: &str, listed: &Listed, ids: &[Id]) {
        let blocks = self.table(listed, ids).into_iter().collect();
        self.section(id, heading, blocks);
    }

    /// A table of records; nothing without any.
    pub fn table(&self, listed: &Listed, ids: &[Id]) -> Option<Block> {
        (!ids.is_empty()).then(|| Block::Table(table(self.ground, listed, ids)))
    }

    /// What had nothing to tell, and what is unknown, as the last section; `quiet` is the sentence before the first.
    pub fn finish(mut self, quiet: &'static str, unknown: Vec<String>) -> Made {
        let words = self.ground.words;
        let mut lines = Vec::new();
        if !self.quiet.is_empty() {
            lines.push(words.say(&Message::new(quiet).with("what", self.quiet.join(", ").to_lowercase())));
        }
        lines.extend(unknown);
        if lines.is_empty() {
            lines.push(words.get("report-nothing-unknown"));
        }
        self.section("unknown", "report-unknown", vec![Block::List(lines)]);
        Made { document: self.document, ..Made::default() }
    }
}

/// A column of a table that is called what a field of that noun is called.
#[must_use]
pub(super) fn named(words: Words, kind: Kind, name: &'static str) -> Column {
    let spec = ColumnSpec::named(kind, name);
    let shape = spec.as_ref().map_or(Shape::Line, ColumnSpec::shape);
    let label = spec.map_or_else(|| words.field(kind.name(), name), |spec| spec.label(words));
    Column { name: name.into(), label, shape }
}

/// The first names, and how many more there are.
#[must_use]
pub(super) fn some(words: Words, names: &[String], most: usize) -> String {
    if names.len() <= most {
        return names.join(", ");
    }
    let message = Message::new("report-and-more").with("names", names[..most].join(", "));
    words.say(&message.count("count", names.len() - most))
}

/// Those records as what a figure was made from; nothing without any.
#[must_use]
pub(super) fn from(column: &'static str, kind: Kind, ids: Vec<Id>) -> Vec<Source> {
    if ids.is_empty() { Vec::new() } else { vec![Source { column, of: questions::Made::Records(kind, ids) }] }
}

/// A count of records, made from them.
#[must_use]
pub(super) fn counted(kind: Kind, ids: Vec<Id>) -> Cell {
    Cell::whole(i64::try_from(ids.len()).ok()).made_from(from("count", kind, ids))
}

/// A number of clients: below the norm it is not printed (§2.4).
#[must_use]
pub(super) fn masked(register: &Register, count: Option<i64>) -> Cell {
    let small = register.norms().small_count;
    match count {
        Some(count) if count < small => Cell::text(format!("<{small}")),
        _ => Cell::whole(count),
    }
}

/// A value of a column as a cell: links by label, everything else typed.
#[must_use]
pub(super) fn cell(register: &Register, spec: &ColumnSpec, record: &Record, when: When, words: Words) -> Cell {
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
        (Value::Links(_), _) => return Cell::text(crate::search::column::cell(register, record, spec, when, words)),
        (Value::Link(_) | Value::Text(_), _) => {
            let target = spec.target(register, record);
            return Cell::text(show_value(register, &spec.name(), shape, target, &value, words));
        }
    })
}

/// A table of those records, in that order. Every figure leads to its record.
#[must_use]
pub(super) fn table(ground: &Ground<'_>, listed: &Listed, ids: &[Id]) -> Table {
    let (register, words, when) = (ground.register, ground.words, When::on(ground.day));
    let specs: Vec<ColumnSpec> = listed.names.iter().filter_map(|name| ColumnSpec::named(listed.kind, name)).collect();
    let absent = |spec: &ColumnSpec| {
        let name = spec.name();
        listed.absent.iter().find(|(column, _)| *column == name).map(|(_, sentence)| words.get(sentence))
    };
    // Where a sentence may stand among codes, the codes are said here: the writers take such a column as text.
    let said = |spec: &ColumnSpec| matches!(spec.shape(), Shape::Choice(_)) && absent(spec).is_some();
    let columns = specs.iter().map(|spec| match said(spec) {
        true => Column { shape: Shape::Line, ..plainly(spec, words) },
        false => plainly(spec, words),
    });
    let columns = columns.collect();
    let one = |record: &Record, spec: &ColumnSpec| {
        let mut cell = cell(register, spec, record, when, words);
        if let (Figure::Text(code), true) = (&cell.figure, said(spec)) {
            cell = Cell::text(words.choice(&spec.name(), code));
        }
        let cell = match (&cell.figure, absent(spec)) {
            (Figure::Unknown, Some(said)) => Cell::text(said),
            _ => cell,
        };
        cell.made_from(from(column_name(spec), listed.kind, vec![record.id]))
    };
    let row = |record: &Record| Row { cells: specs.iter().map(|spec| one(record, spec)).collect(), total: false };
    let rows = ids.iter().filter_map(|id| register.get(listed.kind, *id)).map(row).collect();
    Table { id: listed.id, caption: words.get(listed.caption), columns, rows, note: String::new() }
}

/// A column of a list as a column of a table.
#[must_use]
pub(super) fn described(spec: &ColumnSpec, words: Words) -> Column {
    Column { name: spec.name(), label: spec.label(words), shape: spec.shape() }
}

/// The same, but a column behind a link is called by its own name alone.
fn plainly(spec: &ColumnSpec, words: Words) -> Column {
    let label = match &spec.part {
        Part::Through(_, behind) => behind.label(words),
        _ => spec.label(words),
    };
    Column { label, ..described(spec, words) }
}

fn column_name(spec: &ColumnSpec) -> &'static str {
    let noun = spec.kind.noun();
    match spec.part {
        Part::Stored(position) => noun.fields.get(position).map_or("", |field| field.name),
        Part::Derived(position) => noun.derived.get(position).map_or("", |derived| derived.name),
        Part::Holds | Part::Itself | Part::Through(..) => "",
    }
}

/// What is still to be filled in, a sentence per kind of gap, of the records that a test picks: the answers to `gaps`.
#[must_use]
pub(super) fn unknown(ground: &Ground<'_>, about: impl Fn(Kind, &Record) -> bool) -> Vec<String> {
    let (register, words) = (ground.register, ground.words);
    let mut lines: Vec<((&str, String), Vec<String>)> = Vec::new();
    let mut at: BTreeMap<(&str, String), usize> = BTreeMap::new();
    for row in register.all(Kind::Gap) {
        let Some((kind, record)) = subject(register, row) else { continue };
        if !about(kind, record) {
            continue;
        }
        let key = (kind.name(), row.text(gaps::MESSAGE).unwrap_or_default().to_owned());
        let line = *at.entry(key.clone()).or_insert_with(|| {
            lines.push((key, Vec::new()));
            lines.len() - 1
        });
        lines[line].1.push(called(register, kind, record.id, words));
    }
    lines.sort();
    let say = |((noun, message), names): &((&'static str, String), Vec<String>)| {
        let line = Message::new("report-unknown-line").with("noun", *noun).with("nouns", *noun);
        let line = line.with("message", message.as_str()).with("names", some(words, names, NAMED));
        words.say(&line.count("count", names.len()))
    };
    lines.iter().map(say).collect()
}

/// What a row of `gaps` is about.
pub(super) fn subject<'r>(register: &'r Register, row: &Record) -> Option<(Kind, &'r Record)> {
    let kind = register.target_kind(Kind::Gap, row, gaps::SUBJECT.index)?;
    register.get(kind, row.link(gaps::SUBJECT)?).map(|record| (kind, record))
}
