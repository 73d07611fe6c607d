//! "What is on screen now" (`x`) as a document: the columns and rows of a list with its filter in words, both dates and how
//! many there are. Which rows and in what order is the caller's.

use super::records::{cell, described};
use super::{Style, slug};
use crate::domain::kind::Kind;
use crate::domain::record::Id;
use crate::domain::register::{Register, When};
use crate::domain::written::show_day;
use crate::paper::document::{Block, Document, Row, Section, Table};
use crate::search::column::ColumnSpec;
use crate::text::{Message, Words};

/// What a listing is called: its title, and its filter as people read it (empty: all of them).
#[derive(Clone, Copy, Debug, Default)]
pub struct Called<'a> {
    /// Title; empty for the name of the noun.
    pub title: &'a str,
    /// The filter in words.
    pub filter: &'a str,
    /// The knowledge date as people read it; nothing for all that is known.
    pub known_on: Option<&'a str>,
}

/// A listing as a document: those records of a noun, in that order, with those columns.
#[must_use]
pub fn document(
    register: &Register,
    (kind, columns, ids): (Kind, &[ColumnSpec], &[Id]),
    when: When,
    words: Words,
    style: &Style,
    called: Called<'_>,
) -> Document {
    let noun = words.kind(kind.name());
    let title = if called.title.is_empty() { capital(&noun) } else { called.title.to_owned() };
    let records = ids.iter().filter_map(|id| register.get(kind, *id));
    let rows: Vec<Row> = records
        .map(|record| Row {
            cells: columns.iter().map(|spec| cell(register, spec, record, when, words)).collect(),
            total: false,
        })
        .collect();
    let count = Message::new("report-listing-count").count("count", rows.len());
    let filter = match called.filter.is_empty() {
        true => words.get("report-listing-all"),
        false => words.say(&Message::new("report-listing-filter").with("filter", called.filter)),
    };
    let day = show_day(when.day, words.lang());
    let footer = Message::new("report-listing-footer").with("title", title.as_str()).with("day", day.as_str());
    let table = Table {
        id: "listing",
        caption: title.clone(),
        columns: columns.iter().map(|spec| described(spec, words)).collect(),
        rows,
        note: String::new(),
    };
    let blocks = match table.rows.is_empty() {
        true => vec![Block::Paragraph(words.get("report-listing-empty"))],
        false => vec![Block::Table(table)],
    };
    Document {
        name: format!("{}-{}", slug(&noun), when.day.format("%Y-%m-%d")),
        subtitle: filter,
        lang: words.lang(),
        as_of: when.day,
        facts: vec![
            (words.get("report-as-of"), day),
            (
                words.get("report-known-on"),
                called.known_on.map_or_else(|| words.get("report-known-all"), str::to_owned),
            ),
            (words.get("report-listing-rows"), words.say(&count)),
        ],
        house: style.house.clone(),
        footer: words.say(&footer),
        sections: vec![Section { id: "listing", heading: capital(&noun), blocks }],
        title,
    }
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
