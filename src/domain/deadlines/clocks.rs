//! N18: the third clock of a decision: the last meetings of the governing bodies that have a say in a contract, and the
//! day their papers have to be in.

use super::ground::Standing;
use super::in_use;
use crate::domain::contract::current;
use crate::domain::kind::Kind;
use crate::domain::nouns::{body_meetings, contract_lots, governing_bodies, lot_municipalities};
use crate::domain::record::{Id, Record};
use crate::domain::register::Register;
use chrono::NaiveDate;
use std::collections::HashMap;

/// Days before a decision that the last meeting on record still counts for it when no later one is known: a body meets
/// at least every quarter, so an older one is not the last before a decision years ahead but the end of the agenda.
const CALENDAR_REACH: i64 = 92;

/// A meeting and the day its papers are due.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Sitting {
    date: NaiveDate,
    papers: NaiveDate,
    meeting: Id,
}

/// When governing bodies meet.
#[derive(Default)]
pub struct Meetings<'a> {
    /// Per body its meetings in order, and for which municipality it decides; nothing is for the whole region.
    bodies: Vec<(&'a Record, Option<Id>, Vec<Sitting>)>,
    /// The municipalities that take part in each lot, in order.
    towns: HashMap<Id, Vec<Id>>,
}

/// The last meeting of a body that is in time for a decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LastMeeting {
    /// The body.
    pub body: Id,
    /// The meeting.
    pub meeting: Id,
    /// Its day.
    pub date: NaiveDate,
    /// Last day for its papers; the day of the meeting when that is unknown.
    pub papers: NaiveDate,
}

impl<'a> Meetings<'a> {
    /// The meetings of all bodies in use.
    #[must_use]
    pub fn of(register: &'a Register, day: NaiveDate) -> Self {
        let mut by_body: HashMap<Id, Vec<Sitting>> = HashMap::new();
        for meeting in in_use(register, Kind::BodyMeeting, day) {
            let (Some(body), Some(date)) = (meeting.link(body_meetings::BODY), meeting.date(body_meetings::DATE))
            else {
                continue;
            };
            let papers = meeting.date(body_meetings::PAPERS_DUE).unwrap_or(date);
            by_body.entry(body).or_default().push(Sitting { date, papers, meeting: meeting.id });
        }
        let bodies = in_use(register, Kind::GoverningBody, day).filter_map(|body| {
            let mut sittings = by_body.remove(&body.id)?;
            sittings.sort_unstable();
            Some((body, body.link(governing_bodies::MUNICIPALITY), sittings))
        });
        let bodies: Vec<_> = bodies.collect();
        let towns = if bodies.is_empty() { HashMap::new() } else { towns(register, day) };
        Self { bodies, towns }
    }

    /// Per body with a say in the contract its last meeting that is in time: the bodies of its municipalities, and those
    /// of the region.
    #[must_use]
    pub fn last_before(&self, standing: &Standing<'_>, date: NaiveDate) -> Vec<LastMeeting> {
        let concerned =
            |town: &Option<Id>| town.is_none_or(|town| standing.parts.iter().any(|part| self.serves(part, town)));
        let bodies = self.bodies.iter().filter(|(_, town, _)| concerned(town));
        bodies.filter_map(|(body, _, sittings)| last_of(body.id, sittings, date)).collect()
    }

    /// As `contract::served` has it, for one municipality.
    fn serves(&self, part: &Record, town: Id) -> bool {
        match (part.links(contract_lots::MUNICIPALITIES), part.link(contract_lots::LOT)) {
            ([], Some(lot)) => self.towns.get(&lot).is_some_and(|towns| towns.binary_search(&town).is_ok()),
            (own, _) => own.contains(&town),
        }
    }

    /// N18: the first day on which papers are due, over the last meetings of all bodies with a say: every one of them has
    /// to have decided before the date.
    #[must_use]
    pub fn papers_before(&self, standing: &Standing<'_>, date: NaiveDate) -> Option<NaiveDate> {
        self.last_before(standing, date).iter().map(|last| last.papers).min()
    }
}

/// The municipalities that take part in each lot on a day.
fn towns(register: &Register, day: NaiveDate) -> HashMap<Id, Vec<Id>> {
    let of_lot = |lot: &Record| {
        let facts = current(register, Kind::LotMunicipality, lot_municipalities::LOT, lot.id, day);
        let mut towns: Vec<Id> = facts.filter_map(|fact| fact.link(lot_municipalities::MUNICIPALITY)).collect();
        towns.sort_unstable();
        (lot.id, towns)
    };
    register.all(Kind::Lot).iter().map(of_lot).collect()
}

fn last_of(body: Id, sittings: &[Sitting], date: NaiveDate) -> Option<LastMeeting> {
    let after = sittings.partition_point(|sitting| sitting.date <= date);
    let last = sittings[..after].last()?;
    let known = after < sittings.len() || date.signed_duration_since(last.date).num_days() <= CALENDAR_REACH;
    known.then_some(LastMeeting { body, meeting: last.meeting, date: last.date, papers: last.papers })
}
