//! One record of a noun: an id and a value per field, in the order of the noun's description.
//! Reading by typed column is here; parsing and showing is in `shape`.

use super::field::{Code, Column, Date, Number, One, Several, Text, YesNo};
use super::kind::Kind;
use chrono::NaiveDate;
use std::sync::Arc;

/// Identifies a record; unique over all nouns of a file and never used twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Id(pub i64);

/// A record by noun and id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Ref {
    /// Its noun.
    pub kind: Kind,
    /// Its id.
    pub id: Id,
}

/// What a field holds. Unknown, none and a value are three different things; 0 is a value.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Value {
    /// Not known.
    #[default]
    Unknown,
    /// Known to be absent (`none`).
    Nothing,
    /// A number in the unit of its shape: cents, parts per million, thousandths or whole.
    Number(i64),
    /// A day, or the first day of a month.
    Day(NaiveDate),
    /// Yes or no.
    Flag(bool),
    /// A code of a closed list.
    Choice(&'static str),
    /// Another record.
    Link(Id),
    /// Several other records.
    Links(Box<[Id]>),
    /// Text; never empty (empty text is unknown). What many records say alike is held once.
    Text(Arc<str>),
}

impl Value {
    /// Text, or unknown when there is nothing but blanks.
    #[must_use]
    pub fn text(text: &str) -> Self {
        let trimmed = text.trim();
        if trimmed.is_empty() { Self::Unknown } else { Self::Text(trimmed.into()) }
    }

    /// Whether nothing is known.
    #[must_use]
    pub fn is_unknown(&self) -> bool {
        matches!(self, Self::Unknown)
    }
}

impl<T: Into<Value>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Unknown, Into::into)
    }
}

impl From<NaiveDate> for Value {
    fn from(day: NaiveDate) -> Self {
        Self::Day(day)
    }
}

impl From<i64> for Value {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

impl From<bool> for Value {
    fn from(flag: bool) -> Self {
        Self::Flag(flag)
    }
}

impl From<Id> for Value {
    fn from(id: Id) -> Self {
        Self::Link(id)
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::text(text)
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::text(&text)
    }
}

/// One record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// Which one.
    pub id: Id,
    /// A value per field of its noun.
    pub values: Box<[Value]>,
}

impl Record {
    /// A record of that noun with nothing known.
    #[must_use]
    pub fn blank(kind: Kind, id: Id) -> Self {
        Self { id, values: vec![Value::Unknown; kind.noun().fields.len()].into() }
    }

    /// The text in that column.
    #[must_use]
    pub fn text(&self, column: Column<Text>) -> Option<&str> {
        match &self.values[column.index] {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The number in that column, in the unit of its shape.
    #[must_use]
    pub fn number(&self, column: Column<Number>) -> Option<i64> {
        match self.values[column.index] {
            Value::Number(number) => Some(number),
            _ => None,
        }
    }

    /// The day in that column.
    #[must_use]
    pub fn date(&self, column: Column<Date>) -> Option<NaiveDate> {
        match self.values[column.index] {
            Value::Day(day) => Some(day),
            _ => None,
        }
    }

    /// Yes or no in that column.
    #[must_use]
    pub fn flag(&self, column: Column<YesNo>) -> Option<bool> {
        match self.values[column.index] {
            Value::Flag(flag) => Some(flag),
            _ => None,
        }
    }

    /// The code in that column.
    #[must_use]
    pub fn choice(&self, column: Column<Code>) -> Option<&'static str> {
        match self.values[column.index] {
            Value::Choice(code) => Some(code),
            _ => None,
        }
    }

    /// The record that column points to.
    #[must_use]
    pub fn link(&self, column: Column<One>) -> Option<Id> {
        match self.values[column.index] {
            Value::Link(id) => Some(id),
            _ => None,
        }
    }

    /// The records that column points to; empty when unknown.
    #[must_use]
    pub fn links(&self, column: Column<Several>) -> &[Id] {
        match &self.values[column.index] {
            Value::Links(ids) => ids,
            _ => &[],
        }
    }

    /// Puts a value of any shape in the column at that position; the shape gate is `shape::fits`.
    pub fn set(&mut self, index: usize, value: impl Into<Value>) {
        self.values[index] = value.into();
    }

    /// The same record with a value in the named column; panics in no case: an unknown name changes nothing.
    #[must_use]
    pub fn with(mut self, kind: Kind, name: &str, value: impl Into<Value>) -> Self {
        if let Some((index, _)) = kind.noun().find(name) {
            self.values[index] = value.into();
        }
        self
    }
}
