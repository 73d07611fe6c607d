//! What changed since an overview was frozen (N23): two registers beside each other, fact by fact, and the monthly figures
//! that were delivered anew. Pure; which registers those are is the caller's.

use super::column;
use super::freeze::Frozen;
use crate::domain::edit::Change;
use crate::domain::field::Shape;
use crate::domain::kind::Kind;
use crate::domain::monthly::Redelivered;
use crate::domain::questions::{Made, Source};
use crate::domain::record::{Record, Ref, Value};
use crate::domain::register::{Register, target_kind};
use crate::domain::shape::show_value;
use crate::domain::written::{show_moment, show_month};
use crate::paper::document::{Block, Cell, Document, House, Row, Section, Table};
use crate::text::{Message, Words};
use chrono::NaiveDate;

/// What is left out: frozen overviews say nothing about contracts, they are what is compared.
const NOT_A_FACT: &[Kind] = &[Kind::Report];

/// A fact that changed: a record that came or went, or one column of one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    /// The record.
    pub of: Ref,
    /// What people call it; as it is now, or was called when it is gone.
    pub label: String,
    /// What happened to it.
    pub what: What,
}

/// What happened to a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// It came.
    Added,
    /// It went.
    Removed,
    /// A column holds something else.
    Value {
        /// Position of the column.
        column: usize,
        /// What it held, as people read it; empty when unknown.
        was: String,
        /// What it holds now.
        is: String,
    },
}

/// The facts that changed from one register to another, in the order of nouns and records.
#[must_use]
pub fn compare(then: &Register, now: &Register, words: Words) -> Vec<Changed> {
    let mut found = Vec::new();
    for kind in Kind::ALL.iter().copied().filter(|kind| !kind.is_figures() && !NOT_A_FACT.contains(kind)) {
        for change in differences(then.all(kind), now.all(kind), kind) {
            let of = Ref { kind, id: change.id };
            match (&change.before, &change.after) {
                (None, _) => found.push(Changed { of, label: now.label(kind, change.id), what: What::Added }),
                (_, None) => found.push(Changed { of, label: then.label(kind, change.id), what: What::Removed }),
                (Some(before), Some(after)) => {
                    let label = now.label(kind, change.id);
                    let columns = before.iter().zip(after.iter()).enumerate().filter(|(_, (was, is))| was != is);
                    found.extend(columns.map(|(at, (was, is))| {
                        let was = shown(then, kind, at, before, was, words);
                        let is = shown(now, kind, at, after, is, words);
                        Changed { of, label: label.clone(), what: What::Value { column: at, was, is } }
                    }));
                }
            }
        }
    }
    found
}

/// Records of a noun that differ; both sides lie sorted by id.
fn differences(then: &[Record], now: &[Record], kind: Kind) -> Vec<Change> {
    let mut found = Vec::new();
    let (mut old, mut new) = (then.iter().peekable(), now.iter().peekable());
    loop {
        let (before, after) = match (old.peek(), new.peek()) {
            (None, None) => return found,
            (Some(was), Some(is)) if was.id == is.id => (old.next(), new.next()),
            (Some(was), Some(is)) if was.id < is.id => (old.next(), None),
            (Some(_), None) => (old.next(), None),
            _ => (None, new.next()),
        };
        let values = |record: Option<&Record>| record.map(|record| record.values.clone());
        if let Some(id) = before.or(after).map(|record| record.id)
            && before.map(|record| &record.values) != after.map(|record| &record.values)
        {
            found.push(Change { kind, id, before: values(before), after: values(after) });
        }
    }
}

fn shown(register: &Register, kind: Kind, at: usize, values: &[Value], value: &Value, words: Words) -> String {
    let field = &kind.noun().fields[at];
    let target = target_kind(kind.noun(), values, at);
    show_value(register, field.name, field.shape, target, value, words)
}

/// What changed, as a document: facts first, monthly figures after them.
#[must_use]
pub fn document(
    frozen: &Frozen,
    made: &Document,
    changed: &[Changed],
    figures: &[Redelivered],
    day: NaiveDate,
) -> Document {
    let words = made.words();
    let moment = show_moment(frozen.knowledge.at, words.lang());
    let subtitle = Message::new("report-changes-since").with("what", format!("{}, {}", made.title, made.subtitle));
    let subtitle = words.say(&subtitle.with("moment", moment.as_str()));
    Document {
        name: format!("{}-{}", words.get("report-changes-file"), made.name),
        title: words.get("report-changes"),
        footer: subtitle.clone(),
        subtitle,
        lang: words.lang(),
        as_of: day,
        facts: vec![(words.get("report-changes-frozen"), moment)],
        house: House { name: made.house.name.clone(), logo: made.house.logo.clone(), accent: made.house.accent },
        sections: vec![facts(changed, words), redelivered(figures, words)],
    }
}

fn facts(changed: &[Changed], words: Words) -> Section {
    let heading = words.get("report-changes-facts");
    if changed.is_empty() {
        let nothing = Block::Paragraph(words.get("report-changes-no-facts"));
        return Section { id: "facts", heading, blocks: vec![nothing] };
    }
    let columns = ["changed_record", "changed_noun", "changed_field", "changed_from", "changed_to"];
    let rows = changed.iter().map(|changed| {
        let noun = words.kind_one(changed.of.kind.name());
        let (field, was, is) = match &changed.what {
            What::Added => (words.get("report-changes-added"), String::new(), String::new()),
            What::Removed => (words.get("report-changes-removed"), String::new(), String::new()),
            What::Value { column, was, is } => {
                let name = changed.of.kind.noun().fields[*column].name;
                (words.field(changed.of.kind.name(), name), was.clone(), is.clone())
            }
        };
        let made = Source { column: "", of: Made::Records(changed.of.kind, vec![changed.of.id]) };
        let label = Cell::text(changed.label.as_str()).made_from(vec![made]);
        let value = |text: String| {
            if matches!(changed.what, What::Value { .. }) { Cell::text(text) } else { Cell::text("–") }
        };
        Row { cells: vec![label, Cell::text(noun), Cell::text(field), value(was), value(is)], total: false }
    });
    let table = Table {
        id: "changed_facts",
        caption: words.say(&Message::new("report-changes-count").count("count", changed.len())),
        columns: columns.map(|name| column(words, name, Shape::Line)).into(),
        rows: rows.collect(),
        note: String::new(),
    };
    Section { id: "facts", heading, blocks: vec![Block::Table(table)] }
}

fn redelivered(figures: &[Redelivered], words: Words) -> Section {
    let heading = words.get("report-changes-figures");
    if figures.is_empty() {
        let nothing = Block::Paragraph(words.get("report-changes-no-figures"));
        return Section { id: "figures", heading, blocks: vec![nothing] };
    }
    let columns = [
        ("changed_month", Shape::Line),
        ("changed_noun", Shape::Line),
        ("changed_rows_from", Shape::Whole),
        ("changed_rows_to", Shape::Whole),
        ("changed_sum_from", Shape::Money),
        ("changed_sum_to", Shape::Money),
    ];
    let rows = figures.iter().map(|figures| {
        let money = |cents| if figures.kind == Kind::Actual { Cell::cents(cents) } else { Cell::text("–") };
        let cells = vec![
            Cell::text(show_month(figures.month, words.lang())),
            Cell::text(words.kind(figures.kind.name())),
            Cell::whole(Some(figures.rows.0)),
            Cell::whole(Some(figures.rows.1)),
            money(figures.cents.0),
            money(figures.cents.1),
        ];
        Row { cells, total: false }
    });
    let table = Table {
        id: "changed_figures",
        caption: words.get("report-changes-figures-caption"),
        columns: columns.map(|(name, shape)| column(words, name, shape)).into(),
        rows: rows.collect(),
        note: words.get("report-changes-figures-note"),
    };
    Section { id: "figures", heading, blocks: vec![Block::Table(table)] }
}
