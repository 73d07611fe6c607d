//! One user action as a value: what each touched record was and becomes. Saving it is the store's, undoing it is its inverse.

use super::kind::Kind;
use super::record::{Id, Record, Value};
use super::register::Register;
use crate::text::Message;
use chrono::NaiveDate;
use std::collections::BTreeSet;
use std::sync::Arc;

/// What one record was and what it becomes; nothing before means new, nothing after means removed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Its noun.
    pub kind: Kind,
    /// Its id.
    pub id: Id,
    /// Its values until now.
    pub before: Option<Box<[Value]>>,
    /// Its values from now on.
    pub after: Option<Box<[Value]>>,
}

/// One monthly figure: a row of `actuals` or `reservations`. What they mean: R9–R16.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// Who delivered or will deliver.
    pub provider: Id,
    /// What.
    pub product: Id,
    /// For which municipality.
    pub municipality: Id,
    /// First day of the month.
    pub month: NaiveDate,
    /// Volume in thousandths of the unit; negative in a correction month.
    pub quantity: Option<i64>,
    /// Code of the unit (DOMAIN §2.3).
    pub unit: Option<&'static str>,
    /// Money in cents; actuals only.
    pub amount_cents: Option<i64>,
    /// Number of clients; actuals only.
    pub clients: Option<i64>,
    /// Where the figure came from; part of its key. Shared: a delivery says the same for all its rows.
    pub source: Option<Arc<str>>,
    /// How complete the month is, in parts per million (R16).
    pub completeness: Option<i64>,
    /// Free note.
    pub note: Option<Arc<str>>,
}

impl Figure {
    /// The figure the values of a record of its noun describe; nothing when a required part is missing.
    #[must_use]
    pub fn from_values(kind: Kind, values: &[Value]) -> Option<Self> {
        let value = |name: &str| kind.noun().find(name).map(|(at, _)| &values[at]);
        let link = |name: &str| match value(name) {
            Some(Value::Link(id)) => Some(*id),
            _ => None,
        };
        let number = |name: &str| match value(name) {
            Some(Value::Number(number)) => Some(*number),
            _ => None,
        };
        let text = |name: &str| match value(name) {
            Some(Value::Text(text)) => Some(Arc::from(&**text)),
            _ => None,
        };
        Some(Self {
            provider: link("provider")?,
            product: link("product")?,
            municipality: link("municipality")?,
            month: match value("month") {
                Some(Value::Day(month)) => *month,
                _ => return None,
            },
            quantity: number("quantity"),
            unit: match value("unit") {
                Some(Value::Choice(code)) => Some(*code),
                _ => None,
            },
            amount_cents: number("amount_cents"),
            clients: number("clients"),
            source: text("source"),
            completeness: number("completeness_percent"),
            note: text("note"),
        })
    }
}

/// Figures that an action puts in place of whatever stood under the same keys (provider, product, municipality,
/// month, source), or takes away.
#[derive(Clone, Debug, PartialEq)]
pub struct Figures {
    /// `Kind::Actual` or `Kind::Reservation`.
    pub kind: Kind,
    /// The new figures.
    pub rows: Vec<Figure>,
    /// Ids of rows that are taken away without a successor.
    pub removed: Vec<Id>,
}

/// How a delivery of figures stands to what is there, in rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// Under a key that has no figure yet.
    pub new: usize,
    /// In place of another figure.
    pub changed: usize,
    /// As they are there already.
    pub same: usize,
    /// There from the same provider, source and month, and not in the delivery.
    pub left: usize,
    /// Of the new ones: beside a figure of the same provider, product, municipality and month from another source. Both
    /// will count.
    pub doubled: usize,
    /// The sources of those other figures; a figure without a source has an empty one.
    pub sources: BTreeSet<Arc<str>>,
}

/// One user action.
#[derive(Clone, Debug, PartialEq)]
pub struct Edit {
    /// What the user did, as the journal will tell it.
    pub what: Message,
    /// The touched records.
    pub changes: Vec<Change>,
    /// The touched monthly figures.
    pub figures: Vec<Figures>,
}

impl Edit {
    /// An action that touches nothing yet.
    #[must_use]
    pub fn new(what: Message) -> Self {
        Self { what, changes: Vec::new(), figures: Vec::new() }
    }

    /// Whether it would change nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.changes.iter().all(|change| change.before == change.after)
            && self.figures.iter().all(|figures| figures.rows.is_empty() && figures.removed.is_empty())
    }

    /// Adds a new record.
    pub fn add(&mut self, kind: Kind, record: Record) {
        self.changes.push(Change { kind, id: record.id, before: None, after: Some(record.values) });
    }

    /// Changes a record from what it was to what it becomes; nothing when both are equal.
    pub fn change(&mut self, kind: Kind, before: &Record, after: Record) {
        if before.values != after.values {
            let before = Some(before.values.clone());
            self.changes.push(Change { kind, id: after.id, before, after: Some(after.values) });
        }
    }

    /// Removes a record.
    pub fn remove(&mut self, kind: Kind, record: &Record) {
        self.changes.push(Change { kind, id: record.id, before: Some(record.values.clone()), after: None });
    }

    /// Takes a record away with everything that cannot exist without it: records that require a link to it go too,
    /// optional links to it become unknown. The caller shows what goes before it is saved.
    pub fn remove_with_dependants(&mut self, register: &Register, kind: Kind, id: Id) {
        let mut doomed = vec![(kind, id)];
        let mut at = 0;
        while at < doomed.len() {
            let (_, gone) = doomed[at];
            for other in Kind::ALL.iter().copied().filter(|kind| !kind.is_figures()) {
                for (position, _) in other.noun().fields.iter().enumerate().filter(|(_, field)| field.required) {
                    for referrer in register.referring(other, position, gone) {
                        if !doomed.contains(&(other, *referrer)) {
                            doomed.push((other, *referrer));
                        }
                    }
                }
            }
            at += 1;
        }
        let gone = |id: &Id| doomed.iter().any(|(_, doomed)| doomed == id);
        let mut loosened: Vec<(Kind, Record)> = Vec::new();
        for (_, target) in &doomed {
            for other in Kind::ALL.iter().copied().filter(|kind| !kind.is_figures()) {
                for position in 0..other.noun().fields.len() {
                    for referrer in register.referring(other, position, *target).iter().filter(|id| !gone(id)) {
                        loosen(register, &mut loosened, other, *referrer, position, *target);
                    }
                }
            }
        }
        for (kind, after) in loosened {
            if let Some(before) = register.get(kind, after.id) {
                self.change(kind, before, after);
            }
        }
        for (kind, id) in doomed.iter().rev() {
            if let Some(record) = register.get(*kind, *id) {
                self.remove(*kind, record);
            }
        }
    }

    /// The changes that take this action back, last first. Figures are taken back by the store, which keeps both versions.
    #[must_use]
    pub fn inverse(&self) -> Vec<Change> {
        self.changes
            .iter()
            .rev()
            .map(|change| Change { before: change.after.clone(), after: change.before.clone(), ..change.clone() })
            .collect()
    }
}

fn loosen(register: &Register, loosened: &mut Vec<(Kind, Record)>, kind: Kind, id: Id, position: usize, target: Id) {
    let at = loosened.iter().position(|(k, record)| *k == kind && record.id == id).unwrap_or_else(|| {
        if let Some(record) = register.get(kind, id) {
            loosened.push((kind, record.clone()));
        }
        loosened.len().saturating_sub(1)
    });
    let Some((_, record)) = loosened.get_mut(at) else { return };
    record.values[position] = match &record.values[position] {
        Value::Links(ids) => {
            let left: Box<[Id]> = ids.iter().copied().filter(|id| *id != target).collect();
            if left.is_empty() { Value::Unknown } else { Value::Links(left) }
        }
        _ => Value::Unknown,
    };
}
