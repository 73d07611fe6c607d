//! Municipalities that change (R31): which code stood for what on a day, who went on for whom after a merger, and whether a
//! municipality took part in the region. Figures keep the code of their month; here is what it is called now.

use super::contract::in_use;
use super::kind::Kind;
use super::nouns::{memberships, municipalities};
use super::record::{Id, Record};
use super::register::Register;
use chrono::NaiveDate;

/// Under which municipality something is told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Cut {
    /// As it was in the month itself (toenmalig).
    #[default]
    Then,
    /// As it is on the reference date: predecessors under who went on for them (huidig).
    Now,
}

/// R31: what a municipality is on a day: itself while it exists, else the one that goes on for it, along as many mergers as
/// there were. One that went without a known successor stays itself, so that nothing gets lost.
#[must_use]
pub fn present(register: &Register, municipality: Id, day: NaiveDate) -> Id {
    let mut seen = vec![municipality];
    let mut at = municipality;
    while let Some(record) = register.get(Kind::Municipality, at) {
        let gone = record.date(municipalities::VALID_TO).is_some_and(|to| to < day);
        match record.link(municipalities::SUCCESSOR).filter(|next| gone && !seen.contains(next)) {
            Some(next) => {
                seen.push(next);
                at = next;
            }
            None => break,
        }
    }
    at
}

/// R31: the municipality a figure is told under.
#[must_use]
pub fn told_under(register: &Register, municipality: Id, cut: Cut, day: NaiveDate) -> Id {
    match cut {
        Cut::Then => municipality,
        Cut::Now => present(register, municipality, day),
    }
}

/// A municipality and all that went into it, itself first: what "as now" sums.
#[must_use]
pub fn with_predecessors(register: &Register, municipality: Id, day: NaiveDate) -> Vec<Id> {
    let all = register.all(Kind::Municipality).iter().map(|record| record.id);
    let mut found = vec![municipality];
    found.extend(all.filter(|id| *id != municipality && present(register, *id, day) == municipality));
    found
}

/// The times a municipality took part in the region, in order.
pub fn memberships_of(register: &Register, municipality: Id) -> Vec<&Record> {
    let ids = register.referring(Kind::Membership, memberships::MUNICIPALITY.index, municipality);
    let mut all: Vec<&Record> = ids.iter().filter_map(|id| register.get(Kind::Membership, *id)).collect();
    all.sort_by_key(|fact| fact.date(memberships::VALID_FROM));
    all
}

/// The last day of a municipality, if it ended. No membership outlives it, also where nobody closed that.
fn last_day(register: &Register, municipality: Id) -> Option<NaiveDate> {
    register.get(Kind::Municipality, municipality).and_then(|record| record.date(municipalities::VALID_TO))
}

/// Whether a municipality took part in the region on some day of a period.
#[must_use]
pub fn took_part(register: &Register, municipality: Id, from: NaiveDate, to: NaiveDate) -> bool {
    last_day(register, municipality).is_none_or(|last| from <= last)
        && memberships_of(register, municipality).into_iter().any(|fact| {
            in_use(Kind::Membership, fact, to)
                && fact.date(memberships::VALID_FROM).is_none_or(|first| first <= to)
                && fact.date(memberships::VALID_TO).is_none_or(|last| from <= last)
        })
}

/// The last day a municipality took part in the region, when it has left by `day` and nobody in the region goes on for it.
#[must_use]
pub fn left_on(register: &Register, municipality: Id, day: NaiveDate) -> Option<NaiveDate> {
    if took_part(register, municipality, day, day) {
        return None;
    }
    let heir = present(register, municipality, day);
    if heir != municipality && took_part(register, heir, day, day) {
        return None;
    }
    let gone = last_day(register, municipality);
    let last = |fact: &Record| fact.date(memberships::VALID_TO).into_iter().chain(gone).min();
    let ends = memberships_of(register, municipality).into_iter().filter_map(last);
    ends.filter(|end| *end < day).max()
}
