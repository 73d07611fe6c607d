//! Whether records answer to a query. What does not depend on the record is worked out once: which records a link may
//! lead to, where a computed column passes. A row then costs a few comparisons and no allocation.

use super::column::{ColumnSpec, Part};
use super::names::Path;
use super::query::{Archived, Query, Test};
use super::reading::Check;
use crate::domain::field::Shape;
use crate::domain::kind::Kind;
use crate::domain::record::{Id, Record, Value};
use crate::domain::register::{Holds, Register, When};
use crate::domain::texts::Texts;
use crate::shown::fold;
use memchr::memmem::Finder;

/// Above this many records a link is looked up by the text that is searched anyway before labels are put together.
const MANY: usize = 2000;

/// A query made ready for one register and day.
pub struct Matcher<'a> {
    register: &'a Register,
    kind: Kind,
    when: When,
    archived: Archived,
    side: Option<Holds>,
    groups: Vec<Vec<(bool, Probe<'a>)>>,
    folded: &'a Texts,
    archived_on: Option<usize>,
}

/// A test made ready.
pub(super) enum Probe<'a> {
    /// The folded text holds this, or one of these passes.
    Text(Box<Finder<'a>>, Vec<Probe<'a>>),
    /// The stored value passes.
    Value(usize, &'a Check),
    /// The stored choice is one of these.
    Codes(usize, &'a [&'static str]),
    /// The stored link, or one of them, is among these; sorted.
    Among(usize, Vec<Id>),
    /// The record itself is among these; sorted.
    Rows(Vec<Id>),
    /// One of these passes.
    Any(Vec<Probe<'a>>),
}

impl<'a> Matcher<'a> {
    /// Makes a query ready.
    #[must_use]
    pub fn new(query: &'a Query, register: &'a Register, when: When) -> Self {
        let kind = query.kind();
        let groups = query.groups.iter().map(|group| {
            group.iter().map(|term| (term.not, Probe::of_test(&term.test, register, kind, when))).collect()
        });
        let state = query.when.flatten().and_then(|side| state_probe(register, kind, side, when));
        let groups = groups.chain(state.map(|probe| vec![(false, probe)]));
        let asks_text = query.groups.iter().flatten().any(|term| matches!(term.test, Test::Words { .. }));
        Self {
            register,
            kind,
            when,
            archived: query.archived(),
            side: query.when.unwrap_or_else(|| when.asked.then_some(Holds::Now)),
            groups: groups.collect(),
            folded: if asks_text { register.folded(kind) } else { Texts::NONE },
            archived_on: kind.noun().find("archived_on").map(|(position, _)| position),
        }
    }

    /// Whether the record at that position of `Register::all` answers.
    #[must_use]
    pub fn matches(&self, position: usize, record: &Record) -> bool {
        self.shows(record) && {
            let folded = self.folded.at(position);
            self.groups
                .iter()
                .all(|group| group.iter().any(|(not, probe)| probe.passes(record, folded.as_bytes()) != *not))
        }
    }

    /// The records that answer, by id.
    #[must_use]
    pub fn rows(&self) -> Vec<&'a Record> {
        self.first_rows(usize::MAX)
    }

    /// The first records that answer, by id; further ones are not looked at.
    #[must_use]
    pub fn first_rows(&self, limit: usize) -> Vec<&'a Record> {
        let all = self.register.all(self.kind).iter().enumerate();
        let found = all.filter(|(position, record)| self.matches(*position, record));
        found.map(|(_, record)| record).take(limit).collect()
    }

    /// Whether archive and reference date leave the record in sight.
    fn shows(&self, record: &Record) -> bool {
        let put_away = match self.archived_on.map(|at| &record.values[at]) {
            Some(Value::Day(day)) => *day <= self.when.day,
            _ => false,
        };
        let kept = match self.archived {
            Archived::No => !put_away,
            Archived::Yes => put_away,
            Archived::All => true,
        };
        let side = self.side.filter(|_| self.kind.noun().period.is_some());
        kept && side.is_none_or(|side| self.register.holds(self.kind, record, self.when.day) == side)
    }
}

impl Query {
    /// Whether one record answers. For many records make a `Matcher` once.
    #[must_use]
    pub fn matches(&self, register: &Register, kind: Kind, record: &Record, when: When) -> bool {
        let position = register.all(kind).binary_search_by_key(&record.id, |row| row.id);
        kind == self.kind() && position.is_ok_and(|at| Matcher::new(self, register, when).matches(at, record))
    }
}

impl<'a> Probe<'a> {
    pub(super) fn of_test(test: &'a Test, register: &Register, kind: Kind, when: When) -> Self {
        match test {
            Test::Words { text, choices } => {
                let links = named_through(register, kind, text);
                let choices = choices.iter().map(|(column, codes)| match column.part {
                    Part::Stored(position) => Self::Codes(position, codes),
                    _ => Self::Rows(rows_where(
                        register,
                        column,
                        when,
                        |value| matches!(value, Value::Choice(code) if codes.contains(code)),
                    )),
                });
                Self::Text(Box::new(Finder::new(text.as_bytes())), choices.chain(links).collect())
            }
            Test::Columns(paths) => {
                let mut any: Vec<Self> =
                    paths.iter().map(|(path, check)| Self::of_path(path, check, register, kind, when)).collect();
                if any.len() == 1 { any.remove(0) } else { Self::Any(any) }
            }
        }
    }

    fn of_path(path: &Path, check: &'a Check, register: &Register, kind: Kind, when: When) -> Self {
        match path {
            Path::Column(column) => Self::of_column(column, check, register, kind, when),
            Path::Back { fact, back, column } => {
                let probe = Self::of_column(column, check, register, *fact, when);
                let rows = register.all(*fact).iter();
                let rows = rows.filter(|row| register.holds(*fact, row, when.day) == Holds::Now);
                let found = rows.filter(|row| probe.passes(row, b"")).filter_map(|row| match row.values[*back] {
                    Value::Link(id) => Some(id),
                    _ => None,
                });
                Self::Rows(sorted(found.collect()))
            }
        }
    }

    fn of_column(column: &ColumnSpec, check: &'a Check, register: &Register, kind: Kind, when: When) -> Self {
        match (&column.part, check) {
            (Part::Stored(position), Check::Record(wanted)) => {
                let targets = match kind.noun().fields[*position].shape {
                    Shape::Link(target) | Shape::Links(target) => called(register, target, wanted),
                    Shape::LinkBy(by) => {
                        let codes = kind.noun().find(by).map(|(_, field)| field.shape);
                        let Some(Shape::Choice(codes)) = codes else { return Self::Rows(Vec::new()) };
                        let kinds = codes.iter().filter_map(|code| Kind::named(&format!("{code}s")));
                        sorted(kinds.flat_map(|target| called(register, target, wanted)).collect())
                    }
                    _ => Vec::new(),
                };
                Self::Among(*position, targets)
            }
            (Part::Stored(position), _) => Self::Value(*position, check),
            (Part::Itself, Check::Record(wanted)) => Self::Rows(called(register, kind, wanted)),
            (Part::Through(link, inner), _) => {
                let probe = Self::of_column(inner, check, register, inner.kind, when);
                let targets = register.all(inner.kind).iter();
                // Nothing there is unknown there as well.
                let mut any =
                    vec![Self::Among(*link, targets.filter(|row| probe.passes(row, b"")).map(|row| row.id).collect())];
                if *check == Check::Unknown {
                    any.push(Self::Value(*link, check));
                }
                Self::Any(any)
            }
            (_, Check::Record(wanted)) => {
                let targets = match column.shape() {
                    Shape::Link(target) | Shape::Links(target) => called(register, target, wanted),
                    _ => Vec::new(),
                };
                Self::Rows(rows_where(register, column, when, |value| links_among(value, &targets)))
            }
            _ => Self::Rows(rows_where(register, column, when, |value| check.passes(value))),
        }
    }

    /// Whether a record of the noun passes; `folded` is its text.
    pub(super) fn passes(&self, record: &Record, folded: &[u8]) -> bool {
        match self {
            Self::Text(finder, choices) => {
                finder.find(folded).is_some() || choices.iter().any(|choice| choice.passes(record, folded))
            }
            Self::Value(position, check) => check.passes(&record.values[*position]),
            Self::Codes(position, codes) => {
                matches!(record.values[*position], Value::Choice(code) if codes.contains(&code))
            }
            Self::Among(position, ids) => links_among(&record.values[*position], ids),
            Self::Rows(ids) => ids.binary_search(&record.id).is_ok(),
            Self::Any(probes) => probes.iter().any(|probe| probe.passes(record, folded)),
        }
    }
}

/// A thing without a period that has a state, such as a contract, is asked by that: `when:past` has ended.
fn state_probe<'a>(register: &Register, kind: Kind, side: Holds, when: When) -> Option<Probe<'a>> {
    if kind.noun().period.is_some() || kind.noun().find_derived("state").is_none() {
        return None;
    }
    let column = ColumnSpec::named(kind, "state")?;
    let wanted = match side {
        Holds::Now => "running",
        Holds::Past => "ended",
        Holds::Later => "not_started",
    };
    Some(Probe::Rows(rows_where(register, &column, when, |value| *value == Value::Choice(wanted))))
}

/// Words also find what a linked record is itself named by: an obligation by the provider of its contract. Which records
/// those are is worked out once.
pub(super) fn named_through<'a>(register: &Register, kind: Kind, text: &str) -> Vec<Probe<'a>> {
    let finder = Finder::new(text.as_bytes());
    let mut probes = Vec::new();
    for (position, target) in searched_links(kind) {
        let mut found = Vec::new();
        for (second, last) in searched_links(target).filter(|(_, last)| register.all(*last).len() <= MANY) {
            let rows = register.all(last).iter().zip(register.folded_labels(last).iter());
            let named = rows.filter(|(_, label)| finder.find(label.as_bytes()).is_some());
            let ids: Vec<Id> = named.map(|(row, _)| row.id).collect();
            if !ids.is_empty() {
                let rows = register.all(target).iter().filter(|row| links_among(&row.values[second], &ids));
                found.extend(rows.map(|row| row.id));
            }
        }
        if !found.is_empty() {
            probes.push(Probe::Among(position, sorted(found)));
        }
    }
    probes
}

fn searched_links(kind: Kind) -> impl Iterator<Item = (usize, Kind)> {
    kind.noun().fields.iter().enumerate().filter_map(|(position, field)| match field.shape {
        Shape::Link(target) if field.searched => Some((position, target)),
        _ => None,
    })
}

fn links_among(value: &Value, ids: &[Id]) -> bool {
    match value {
        Value::Link(id) => ids.binary_search(id).is_ok(),
        Value::Links(several) => several.iter().any(|id| ids.binary_search(id).is_ok()),
        _ => false,
    }
}

fn rows_where(register: &Register, column: &ColumnSpec, when: When, passes: impl Fn(&Value) -> bool) -> Vec<Id> {
    let rows = register.all(column.kind).iter();
    rows.filter(|row| passes(&column.value(register, row, when))).map(|row| row.id).collect()
}

fn sorted(mut ids: Vec<Id>) -> Vec<Id> {
    ids.sort_unstable();
    ids.dedup();
    ids
}

/// The records that a typed name means: those with exactly that key, else those whose label holds it or whose key
/// begins with it. Sorted by id.
fn called(register: &Register, kind: Kind, wanted: &str) -> Vec<Id> {
    let exact = register.with_key(kind, wanted);
    if !exact.is_empty() {
        return sorted(exact);
    }
    if kind == Kind::Municipality && wanted.bytes().all(|digit| digit.is_ascii_digit()) {
        let exact = register.with_key(kind, &format!("gm{wanted}"));
        if !exact.is_empty() {
            return sorted(exact);
        }
    }
    let noun = kind.noun();
    let rows = register.all(kind);
    let searched = |name: &&str| noun.find(name).is_some_and(|(_, field)| field.searched);
    let by_text = rows.len() > MANY && noun.label.iter().all(searched) && noun.keys.concat().iter().all(searched);
    let texts = by_text.then(|| register.folded(kind));
    let finder = Finder::new(wanted.as_bytes());
    let mut found = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        if texts.is_some_and(|texts| finder.find(texts.at(at).as_bytes()).is_none()) {
            continue;
        }
        let by_key = || noun.keys.iter().any(|columns| begins_with(register, kind, row, columns, wanted));
        if finder.find(register.folded_label(kind, row.id).as_bytes()).is_some() || by_key() {
            found.push(row.id);
        }
    }
    found
}

fn begins_with(register: &Register, kind: Kind, row: &Record, columns: &[&str], wanted: &str) -> bool {
    register.key_by(kind.noun(), row, columns).is_some_and(|key| fold(&key).starts_with(wanted))
}
