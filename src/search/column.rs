//! A column of a list: a stored field, a computed one, whether the fact holds, or a column of the record a link leads
//! to. Its name, label, value and text; which rows and in what order is for `listing`.

use crate::domain::field::{Derived, Shape};
use crate::domain::kind::Kind;
use crate::domain::record::{Id, Record, Value};
use crate::domain::register::{Holds, Register, When, target_kind};
use crate::domain::shape;
use crate::text::Words;
use serde_json::Value as Json;
use std::borrow::Cow;

/// Name of the column that says how a fact stands to the reference date.
pub const HOLDS: &str = "holds";
/// Codes of that column.
pub const HOLDS_CODES: &[&str] = &["now", "past", "future"];
/// Shape of that column.
const HOLDS_SHAPE: Shape = Shape::Choice(HOLDS_CODES);

/// A column of the records of a noun.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ColumnSpec {
    /// The noun whose records it belongs to.
    pub kind: Kind,
    /// Where its value comes from.
    pub part: Part,
}

/// Where the value of a column comes from.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// The field at that position.
    Stored(usize),
    /// The computed column at that position of `Noun::derived`.
    Derived(usize),
    /// How the record stands to the reference date: `now`, `past` or `future`. Only nouns with a period have it.
    Holds,
    /// The record itself, as a link.
    Itself,
    /// A column of the record that the link field at that position leads to.
    Through(usize, Box<ColumnSpec>),
}

impl ColumnSpec {
    /// The column of that English name, as in `schema.sql`: stored, computed, `holds`, money with or without `_cents`,
    /// or a path such as `provider.name`.
    #[must_use]
    pub fn named(kind: Kind, name: &str) -> Option<Self> {
        let noun = kind.noun();
        let of = |part| Some(Self { kind, part });
        if let Some((link, rest)) = name.split_once('.') {
            let (position, field) = noun.find(link)?;
            let Shape::Link(target) = field.shape else { return None };
            return of(Part::Through(position, Box::new(Self::named(target, rest)?)));
        }
        if let Some((position, _, _)) = shape::find_field(kind, name) {
            return of(Part::Stored(position));
        }
        if let Some(position) = noun.derived.iter().position(|derived| derived.name == name) {
            return of(Part::Derived(position));
        }
        (name == HOLDS && noun.period.is_some()).then_some(Self { kind, part: Part::Holds })
    }

    fn derived(&self) -> Option<&'static Derived> {
        match self.part {
            Part::Derived(position) => self.kind.noun().derived.get(position),
            _ => None,
        }
    }

    /// Its English name, as `named` reads it back; the record itself is called by the noun.
    #[must_use]
    pub fn name(&self) -> String {
        match &self.part {
            Part::Stored(position) => self.kind.noun().fields[*position].name.into(),
            Part::Derived(_) => self.derived().map_or("", |derived| derived.name).into(),
            Part::Holds => HOLDS.into(),
            Part::Itself => self.kind.name().into(),
            Part::Through(link, column) => {
                format!("{}.{}", self.kind.noun().fields[*link].name, column.name())
            }
        }
    }

    /// What it is called above a list.
    #[must_use]
    pub fn label(&self, words: Words) -> String {
        match &self.part {
            Part::Itself => words.kind_one(self.kind.name()),
            Part::Through(link, column) => {
                let link = words.field(self.kind.name(), self.kind.noun().fields[*link].name);
                format!("{link} › {}", column.label(words))
            }
            _ => words.field(self.kind.name(), &self.name()),
        }
    }

    /// What stands above it in a table: the label, or a shorter word that says the same (`.short`).
    #[must_use]
    pub fn heading(&self, words: Words) -> String {
        match &self.part {
            Part::Itself | Part::Through(..) => self.label(words),
            _ => words.field_short(self.kind.name(), &self.name()),
        }
    }

    /// What it yields.
    #[must_use]
    pub fn shape(&self) -> Shape {
        match &self.part {
            Part::Stored(position) => self.kind.noun().fields[*position].shape,
            Part::Derived(_) => self.derived().map_or(Shape::Line, |derived| derived.shape),
            Part::Holds => HOLDS_SHAPE,
            Part::Itself => Shape::Link(self.kind),
            Part::Through(_, column) => column.shape(),
        }
    }

    /// Its width in cells: as described, or what its shape usually needs when it is not in the list by itself.
    #[must_use]
    pub fn width(&self) -> u16 {
        let described = match &self.part {
            Part::Stored(position) => self.kind.noun().fields[*position].width,
            Part::Derived(_) => self.derived().map_or(0, |derived| derived.width),
            Part::Holds | Part::Itself => 0,
            Part::Through(_, column) => return column.width(),
        };
        if described > 0 && self.shape() != Shape::Day {
            return described;
        }
        match self.shape() {
            // `31 Dec 2026`, whole in either language.
            Shape::Day => 11,
            Shape::Flag => 10,
            Shape::Month | Shape::Whole => 8,
            Shape::Money | Shape::MoneyOrNone => 16,
            Shape::Percent | Shape::Quantity | Shape::Choice(_) => 12,
            Shape::Line | Shape::Due | Shape::Link(_) | Shape::LinkBy(_) | Shape::Links(_) => 20,
            Shape::Prose | Shape::Lines => 30,
        }
    }

    /// The value of this column in a record of its noun, on a day.
    #[must_use]
    pub fn value<'r>(&self, register: &'r Register, record: &'r Record, when: When) -> Cow<'r, Value> {
        match &self.part {
            Part::Stored(position) => Cow::Borrowed(&record.values[*position]),
            Part::Derived(_) => {
                Cow::Owned(self.derived().map_or(Value::Unknown, |derived| (derived.of)(register, record, when)))
            }
            Part::Holds => Cow::Owned(Value::Choice(match register.holds(self.kind, record, when.day) {
                Holds::Now => "now",
                Holds::Past => "past",
                Holds::Later => "future",
            })),
            Part::Itself => Cow::Owned(Value::Link(record.id)),
            Part::Through(link, column) => match record.values[*link] {
                Value::Link(id) => match register.get(column.kind, id) {
                    Some(target) => column.value(register, target, when),
                    None => Cow::Owned(Value::Unknown),
                },
                _ => Cow::Owned(Value::Unknown),
            },
        }
    }

    /// The noun that the links in this column lead to.
    #[must_use]
    pub fn target(&self, register: &Register, record: &Record) -> Option<Kind> {
        match (&self.part, self.shape()) {
            (Part::Stored(position), _) => target_kind(self.kind.noun(), &record.values, *position),
            (Part::Through(link, column), Shape::LinkBy(_)) => match record.values[*link] {
                Value::Link(id) => column.target(register, register.get(column.kind, id)?),
                _ => None,
            },
            (_, Shape::Link(kind) | Shape::Links(kind)) => Some(kind),
            _ => None,
        }
    }
}

/// The columns a list shows by itself: those with a width, what a record is called by first, stored before computed.
#[must_use]
pub fn default_columns(kind: Kind) -> Vec<ColumnSpec> {
    let noun = kind.noun();
    let stored = noun.fields.iter().enumerate().filter(|(_, field)| field.width > 0).map(|(at, _)| Part::Stored(at));
    let derived = noun.derived.iter().enumerate().filter(|(_, column)| column.width > 0);
    let mut parts: Vec<Part> = stored.chain(derived.map(|(at, _)| Part::Derived(at))).collect();
    let name = noun.label.first().and_then(|name| noun.find(name)).filter(|(_, field)| field.shape == Shape::Line);
    if let Some(at) = name.and_then(|(at, _)| parts.iter().position(|part| *part == Part::Stored(at))) {
        parts[..=at].rotate_right(1);
    }
    parts.into_iter().map(|part| ColumnSpec { kind, part }).collect()
}

/// Every column a list of this noun can show, but for paths through links: stored, computed, `holds`.
#[must_use]
pub fn all_columns(kind: Kind) -> Vec<ColumnSpec> {
    let noun = kind.noun();
    let stored = (0..noun.fields.len()).map(Part::Stored);
    let derived = (0..noun.derived.len()).map(Part::Derived);
    let holds = noun.period.map(|_| Part::Holds);
    stored.chain(derived).chain(holds).map(|part| ColumnSpec { kind, part }).collect()
}

/// The text of a column in a record, for people; several records go by the first part of their label, so that lots are
/// `J1L, J2Z` in a narrow column.
#[must_use]
pub fn cell(register: &Register, record: &Record, column: &ColumnSpec, when: When, words: Words) -> String {
    if let Part::Stored(position) = column.part
        && shape::is_everywhere(&column.kind.noun().fields[position], &record.values[position])
    {
        return words.get("value-all-municipalities");
    }
    let value = column.value(register, record, when);
    let target = column.target(register, record);
    if let (Value::Links(ids), Some(target)) = (&*value, target) {
        return ids.iter().map(|id| short_label(register, target, *id, words)).collect::<Vec<_>>().join(", ");
    }
    let value = shape::readable(column.kind, column.shape(), &value);
    shape::show_value(register, &leaf_name(column), column.shape(), target, &value, words)
}

/// The value of a column in a record for exchange: dates ISO, cents, keys, unknown null.
#[must_use]
pub fn cell_json(register: &Register, record: &Record, column: &ColumnSpec, when: When) -> Json {
    let value = column.value(register, record, when);
    shape::to_json(register, column.shape(), column.target(register, record), &value)
}

fn leaf_name(column: &ColumnSpec) -> String {
    match &column.part {
        Part::Through(_, inner) => leaf_name(inner),
        _ => column.name(),
    }
}

fn short_label(register: &Register, kind: Kind, id: Id, words: Words) -> String {
    let first = kind.noun().label.first().and_then(|name| kind.noun().find(name));
    match (register.get(kind, id), first) {
        (Some(record), Some((position, _))) => match &record.values[position] {
            Value::Text(text) => text.to_string(),
            _ => shape::called(register, kind, id, words),
        },
        _ => shape::called(register, kind, id, words),
    }
}
