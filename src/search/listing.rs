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
use chrono::Datelike;
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
        let rows = Matcher::new(query, register, when).rows();
        let label = kind.noun().label.iter().filter_map(|name| ColumnSpec::named(kind, name));
        let ties = label.map(|column| Sort { column, descending: false });
        // Only the first column is worked out for sure; the next ones when rows turn out to be equal.
        let orders: Vec<_> = sorts
            .iter()
            .filter(|sort| sort.column.kind == kind)
            .cloned()
            .chain(ties)
            .map(|sort| {
                let rows = &rows;
                Waiting::new(Box::new(move || Order::new(register, rows, &sort, when)))
            })
            .collect();
        let mut at: Vec<(u128, u32)> = match orders.first() {
            Some(order) => order.keys.iter().copied().zip(0..).collect(),
            None => (0..).take(rows.len()).map(|row| (0, row)).collect(),
        };
        at.sort_unstable_by(|a, b| a.0.cmp(&b.0).then_with(|| settle(&orders, a.1 as usize, b.1 as usize)));
        at.into_iter().map(|(_, row)| rows[row as usize].id).collect()
    }
}

/// A column that is worked out when it is first needed.
type Waiting<'a> = LazyCell<Order, Box<dyn FnOnce() -> Order + 'a>>;

/// Compares two rows of which the first keys are equal; rows stand in order of id, so the position settles the rest.
fn settle(orders: &[Waiting<'_>], a: usize, b: usize) -> Ordering {
    for (rank, order) in orders.iter().enumerate() {
        let by_key = if rank == 0 { Ordering::Equal } else { order.keys[a].cmp(&order.keys[b]) };
        match by_key.then_with(|| order.compare_texts(a, b)) {
            Ordering::Equal => {}
            decided => return decided,
        }
    }
    a.cmp(&b)
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
        let ranks = match column.shape() {
            Shape::Link(target) | Shape::Links(target) => Some(label_ranks(register, target)),
            _ => None,
        };
        let rank_of = |id: &Id| {
            let ranks = ranks.as_ref()?;
            ranks.binary_search_by_key(id, |(id, _)| *id).ok().map(|at| u128::from(ranks[at].1))
        };
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
                Some(target) if ranks.is_none() => Some(text_key(&register.label(target, *id))),
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

/// The place of every record of a noun in the order of its labels, by id.
fn label_ranks(register: &Register, kind: Kind) -> Vec<(Id, u32)> {
    let mut labels: Vec<(String, Id)> =
        register.all(kind).iter().map(|record| (fold(&register.label(kind, record.id)), record.id)).collect();
    labels.sort_unstable();
    let mut ranks = Vec::with_capacity(labels.len());
    let mut rank = 0;
    for (at, (label, id)) in labels.iter().enumerate() {
        if at > 0 && labels[at - 1].0 != *label {
            rank += 1;
        }
        ranks.push((*id, rank));
    }
    ranks.sort_unstable();
    ranks
}
