//! How many records of a noun there are, and how many lack what is asked of them: counted from the records, or counted by
//! the file for a noun whose records are not read yet.

use super::kind::Kind;
use super::record::Record;
use super::register::{Holds, Register};
use chrono::NaiveDate;

/// Counts of a noun. Records that were put away are not in them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// How many there are.
    pub live: usize,
    /// How many hold on the day; unknown when the file counted for another day.
    pub now: Option<usize>,
    /// For each field of the noun how many do not know it; 0 for a field that is not asked.
    pub missing: Box<[usize]>,
}

impl Tally {
    /// Counts records of a noun.
    #[must_use]
    pub fn of(register: &Register, kind: Kind, records: &[Record], day: NaiveDate) -> Self {
        let fields = kind.noun().fields;
        let (mut live, mut now, mut missing) = (0, 0, vec![0; fields.len()]);
        for record in records.iter().filter(|record| !is_archived(kind, record)) {
            live += 1;
            now += usize::from(register.holds(kind, record, day) == Holds::Now);
            for (at, _) in fields.iter().enumerate().filter(|(_, field)| field.asked) {
                missing[at] += usize::from(record.values[at].is_unknown());
            }
        }
        Self { live, now: Some(now), missing: missing.into() }
    }

    /// The counts of two parts of a noun together.
    #[must_use]
    pub fn and(self, other: &Self) -> Self {
        if self.missing.is_empty() {
            return other.clone();
        }
        let missing = self.missing.iter().zip(&other.missing).map(|(one, other)| one + other);
        Self {
            live: self.live + other.live,
            now: self.now.zip(other.now).map(|(one, other)| one + other),
            missing: missing.collect(),
        }
    }
}

/// Whether a record was put away.
#[must_use]
pub fn is_archived(kind: Kind, record: &Record) -> bool {
    kind.noun().find("archived_on").is_some_and(|(at, _)| !record.values[at].is_unknown())
}

/// What the file counted of a noun whose records are not read yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counted {
    /// The day for which `now` of the tally holds.
    pub day: NaiveDate,
    /// The counts.
    pub tally: Tally,
}
