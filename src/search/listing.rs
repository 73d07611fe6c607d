//! A list: which records of a noun answer to a query, in which order. Keys to sort by are worked out once per row; ties
//! are settled by the columns of the label and then by id, so that the order never jumps.

use super::column::ColumnSpec;
use super::matching::Matcher;
use super::query::Query;
use crate::domain::field::Shape;
use crate::domain::kind::Kind;
use crate::domain::record::{Id, Record, Value};
use crate::domain::register::{Register, When};
use crate::shown::fold;
use chrono::{Datelike, NaiveDate};
use std::cell::LazyCell;
use std::cmp::Ordering;

/// A column to sort by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sort {
    /// The column.
    pub column: ColumnSpec,
    /// From high to low; unknown stays last.
    pub descending: bool,
}

/// Lists of records.
pub struct Listing;

impl Listing {
    /// The records that answer to a query, sorted. Without a sort the label decides.
    #[must_use]
    pub fn build(register: &Register, kind: Kind, query: &Query, sorts: &[Sort], when: When) -> Vec<Id> {
        let places = places(register, kind);
        if sorts.iter().all(|sort| sort.column.kind != kind) {
            return Self::build_in(register, kind, query, when, places);
        }
        let matcher = Matcher::new(query, register, when);
        let all = register.all(kind);
        let found = (0..).zip(all).filter(|(at, record)| matcher.matches(*at, record));
        let (rows, ties): (Vec<&Record>, Vec<u32>) = found.map(|(at, record)| (record, places[at])).unzip();
        sort(register, &rows, sorts.iter().filter(|sort| sort.column.kind == kind).cloned(), when, &ties)
            .into_iter()
            .map(|row| rows[row as usize].id)
            .collect()
    }

    /// The records that answer to a query, in an order that is known: the place of each record of the noun.
    #[must_use]
    pub fn build_in(register: &Register, kind: Kind, query: &Query, when: When, places: &[u32]) -> Vec<Id> {
        let matcher = Matcher::new(query, register, when);
        // Every record has a place of its own, so there is nothing to compare.
        let mut placed: Vec<Option<Id>> = vec![None; places.len()];
        for ((at, record), place) in register.all(kind).iter().enumerate().zip(places) {
            if matcher.matches(at, record) {
                placed[*place as usize] = Some(record.id);
            }
        }
        placed.into_iter().flatten().collect()
    }

    /// The place of each record of a noun, in the order of `Register::all`, when the list is sorted so.
    #[must_use]
    pub fn places(register: &Register, kind: Kind, sorts: &[Sort], when: When) -> Vec<u32> {
        let ties = places(register, kind);
        let rows: Vec<&Record> = register.all(kind).iter().collect();
        let sorts = sorts.iter().filter(|sort| sort.column.kind == kind).cloned();
        placed(&sort(register, &rows, sorts, when, ties))
    }

    /// Works out the order of a noun ahead of the first list of it.
    pub fn warm(register: &Register, kind: Kind) {
        let _ = places(register, kind);
    }
}

/// The place of each record of a noun in the order of its label columns, then of its id. They are stored columns, so
/// that no day changes it.
fn places(register: &Register, kind: Kind) -> &[u32] {
    register.places(kind, || {
        let rows: Vec<&Record> = register.all(kind).iter().collect();
        let label = kind.noun().label.iter().filter_map(|name| ColumnSpec::named(kind, name));
        let label = label.map(|column| Sort { column, descending: false });
        let order = sort(register, &rows, label, When::today(NaiveDate::MIN), &[]);
        placed(&order)
    })
}

/// The place of each row, from the rows in their order.
fn placed(order: &[u32]) -> Vec<u32> {
    let mut places = vec![0; order.len()];
    (0..).zip(order).for_each(|(place, row)| places[*row as usize] = place);
    places
}

/// The rows in their order. Ties are settled by the places given, else by the position.
fn sort(
    register: &Register,
    rows: &[&Record],
    sorts: impl Iterator<Item = Sort>,
    when: When,
    ties: &[u32],
) -> Vec<u32> {
    // Only the first column is worked out for sure; the next ones when rows turn out to be equal.
    let orders: Vec<Waiting<'_>> =
        sorts.map(|sort| Waiting::new(Box::new(move || Order::new(register, rows, &sort, when)))).collect();
    let tie = |row: u32| ties.get(row as usize).copied().unwrap_or(row);
    let mut at: Vec<(u128, u32, u32)> = match orders.first() {
        Some(order) => order.keys.iter().zip(0..).map(|(key, row)| (*key, tie(row), row)).collect(),
        None => (0..).take(rows.len()).map(|row| (0, tie(row), row)).collect(),
    };
    at.sort_unstable_by(|a, b| {
        let by_key = a.0.cmp(&b.0).then_with(|| settle(&orders, a.2 as usize, b.2 as usize));
        by_key.then_with(|| a.1.cmp(&b.1))
    });
    at.into_iter().map(|(_, _, row)| row).collect()
}

/// A column that is worked out when it is first needed.
type Waiting<'a> = LazyCell<Order, Box<dyn FnOnce() -> Order + 'a>>;

/// Compares two rows of which the first keys are equal.
fn settle(orders: &[Waiting<'_>], a: usize, b: usize) -> Ordering {
    for (rank, order) in orders.iter().enumerate() {
        let by_key = if rank == 0 { Ordering::Equal } else { order.keys[a].cmp(&order.keys[b]) };
        match by_key.then_with(|| order.compare_texts(a, b)) {
            Ordering::Equal => {}
            decided => return decided,
        }
    }
    Ordering::Equal
}

/// The keys of all rows for one column. Known values lie below `UNKNOWN`, so that unknown is last either way round.
struct Order {
    keys: Vec<u128>,
    /// Only where the key may be cut off: the folded texts.
    texts: Vec<Box<str>>,
    descending: bool,
}

const UNKNOWN: u128 = u128::MAX;

impl Order {
    fn new(register: &Register, rows: &[&Record], sort: &Sort, when: When) -> Self {
        let column = &sort.column;
        let linked = match column.shape() {
            Shape::Link(target) | Shape::Links(target) => Some(target),
            _ => None,
        };
        let rank_of = |id: &Id| register.label_rank(linked?, *id).map(u128::from);
        let codes: &[&str] = match column.shape() {
            Shape::Choice(codes) => codes,
            _ => &[],
        };
        let known = |value: &Value, record: &Record| match value {
            Value::Unknown => None,
            Value::Nothing => Some(0),
            Value::Number(number) => Some(u128::from(number.cast_unsigned() ^ (1 << 63)) + 1),
            Value::Day(day) => Some(u128::from(day.num_days_from_ce().cast_unsigned())),
            Value::Flag(flag) => Some(u128::from(*flag)),
            Value::Choice(code) => codes.iter().position(|known| known == code).map(|at| at as u128),
            Value::Link(id) => match column.target(register, record) {
                Some(target) if linked.is_none() => Some(text_key(&register.folded_label(target, *id))),
                _ => rank_of(id),
            },
            Value::Links(ids) => ids.iter().filter_map(rank_of).min(),
            Value::Text(text) => Some(text_key(text)),
        };
        let mut keys = Vec::with_capacity(rows.len());
        let mut texts = Vec::new();
        for (at, record) in rows.iter().enumerate() {
            let value = column.value(register, record, when);
            let key = known(&value, record).map(|key| key.min(UNKNOWN - 1));
            keys.push(key.map_or(UNKNOWN, |key| if sort.descending { UNKNOWN - 1 - key } else { key }));
            if let Value::Text(text) = &*value
                && (text.len() > KEY_BYTES || !text.is_ascii())
                && let folded = fold(text)
                && folded.len() > KEY_BYTES
            {
                texts.resize(at, Box::default());
                texts.push(folded.into());
            }
        }
        Self { keys, texts, descending: sort.descending }
    }

    /// Texts whose beginnings are equal, compared in full; a text that is not longer than its key stands as empty.
    fn compare_texts(&self, a: usize, b: usize) -> Ordering {
        let of = |row: usize| self.texts.get(row).map_or("", |text| text);
        let order = of(a).cmp(of(b));
        if self.descending { order.reverse() } else { order }
    }
}

/// Bytes of a text that fit in its key.
const KEY_BYTES: usize = 16;

/// The first sixteen bytes of the folded text as a number.
fn text_key(text: &str) -> u128 {
    let mut key = [0; KEY_BYTES];
    if text.is_ascii() {
        key.iter_mut().zip(text.bytes()).for_each(|(to, from)| *to = from.to_ascii_lowercase());
    } else {
        key.iter_mut().zip(fold(text).bytes()).for_each(|(to, from)| *to = from);
    }
    u128::from_be_bytes(key)
}
