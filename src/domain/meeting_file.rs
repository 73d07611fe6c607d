//! The meeting file of a provider (gespreksdossier, N29): what belongs on the table in the next talk, of this provider and no
//! other (§5.4). Answers to questions are taken from the register that carries them; which those are says `QUESTIONS`.

use super::calendar::{add_days, addm};
use super::contract::in_use;
use super::deadlines::What;
use super::field::{Column, One};
use super::kind::Kind;
use super::nouns::{action_items, contracts, meetings, obligation_instances, subcontract_links};
use super::questions::{ceilings, deadlines, signals, utilisation, waits};
use super::record::{Id, Record};
use super::register::Register;
use chrono::NaiveDate;
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// The questions whose answers it takes from the register.
pub const QUESTIONS: [Kind; 5] = [Kind::Deadline, Kind::Utilisation, Kind::Ceiling, Kind::Signal, Kind::Wait];

/// Days ahead of which dates are told.
pub const AHEAD_DAYS: i32 = 90;
/// Months that changes are told of when there was no talk before.
const WITHOUT_MEETING_MONTHS: i32 = 12;

/// What belongs on the table. Records of stored nouns and rows of questions, each in the order to go through them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MeetingFile {
    /// The last talk on or before the day.
    pub last: Option<Id>,
    /// First day of what is told as changed: the day after that talk, else a year ago.
    pub since: NaiveDate,
    /// Actions that are open, by day; those without a day last.
    pub actions: Vec<Id>,
    /// Moments of duties that are late: its own and those charged to it, the oldest first.
    pub duties: Vec<Id>,
    /// Proof that has lost its force without a newer one.
    pub proof: Vec<Id>,
    /// Rows of `Kind::Utilisation`: the fullest first.
    pub used: Vec<Id>,
    /// Rows of `Kind::Ceiling`: the fullest first.
    pub ceilings: Vec<Id>,
    /// Rows of `Kind::Signal`, what asks for an answer first.
    pub signals: Vec<Id>,
    /// Links of its chains that began or ended since the last talk.
    pub chain: Vec<Id>,
    /// Rows of `Kind::Deadline`: other late ones and those of the coming days, by day.
    pub dates: Vec<Id>,
    /// Rows of `Kind::Wait`.
    pub waits: Vec<Id>,
}

/// Gathers the meeting file of a provider on a day.
#[must_use]
pub fn meeting_file(register: &Register, provider: Id, day: NaiveDate) -> MeetingFile {
    let last = last_meeting(register, provider, day);
    let held = last.and_then(|id| register.get(Kind::Meeting, id)).and_then(|meeting| meeting.date(meetings::DATE));
    let since = held.map_or_else(|| addm(day, -WITHOUT_MEETING_MONTHS), |held| add_days(held, 1));
    let (proof, dates) = days(register, provider, day);
    MeetingFile {
        last,
        since,
        actions: actions(register, provider, day),
        duties: duties(register, provider, day),
        proof,
        used: sorted(register, Kind::Utilisation, utilisation::PROVIDER, provider, |row| {
            Reverse(row.number(utilisation::UTILISATION_PERCENT))
        }),
        ceilings: sorted(register, Kind::Ceiling, ceilings::PROVIDER, provider, |row| {
            Reverse(row.number(ceilings::USED_PERCENT))
        }),
        signals: sorted(register, Kind::Signal, signals::PROVIDER, provider, |row| {
            let rank =
                row.choice(signals::STATE).and_then(|state| signals::STATES.iter().position(|one| *one == state));
            (rank, row.date(signals::FOLLOW_UP_BY))
        }),
        chain: chain(register, provider, (since, day)),
        dates,
        waits: sorted(register, Kind::Wait, waits::PROVIDER, provider, |row| Reverse(row.number(waits::WEEKS_OVER))),
    }
}

/// The last talk with a provider on or before a day.
#[must_use]
pub fn last_meeting(register: &Register, provider: Id, day: NaiveDate) -> Option<Id> {
    let ids = register.referring(Kind::Meeting, meetings::PROVIDER.index, provider).iter();
    let held = ids.filter_map(|id| register.get(Kind::Meeting, *id)).filter(|one| in_use(Kind::Meeting, one, day));
    let held = held.filter_map(|one| one.date(meetings::DATE).map(|date| (date, one.id)));
    held.filter(|(date, _)| *date <= day).max().map(|(_, id)| id)
}

/// Its actions: those that name it and those promised in a talk with it.
fn actions(register: &Register, provider: Id, day: NaiveDate) -> Vec<Id> {
    let mut ids: BTreeSet<Id> =
        register.referring(Kind::ActionItem, action_items::PROVIDER.index, provider).iter().copied().collect();
    for talk in register.referring(Kind::Meeting, meetings::PROVIDER.index, provider) {
        let promised = register.referring(Kind::ActionItem, action_items::MEETING.index, *talk).iter();
        // An action about somebody else stays in that one's file (§5.4).
        ids.extend(promised.filter(|id| {
            let about = register.get(Kind::ActionItem, **id).and_then(|action| action.link(action_items::PROVIDER));
            about.is_none_or(|about| about == provider)
        }));
    }
    let mut open: Vec<(bool, Option<NaiveDate>, Id)> = ids
        .into_iter()
        .filter_map(|id| register.get(Kind::ActionItem, id))
        .filter(|action| in_use(Kind::ActionItem, action, day))
        .filter(|action| {
            !matches!(action.choice(action_items::STATE), Some("done" | "dropped"))
                && action.date(action_items::DONE_ON).is_none_or(|done| done > day)
        })
        .map(|action| (action.date(action_items::DUE).is_none(), action.date(action_items::DUE), action.id))
        .collect();
    open.sort_unstable();
    open.into_iter().map(|(_, _, id)| id).collect()
}

/// What it owes and is late: moments without proof that was received, accepted or waived.
fn duties(register: &Register, provider: Id, day: NaiveDate) -> Vec<Id> {
    let kind = Kind::ObligationInstance;
    let of = |column: Column<One>| register.referring(kind, column.index, provider).iter().copied();
    let ids: BTreeSet<Id> = of(obligation_instances::PROVIDER).chain(of(obligation_instances::CHARGED_TO)).collect();
    let mut late: Vec<(NaiveDate, Id)> = ids
        .into_iter()
        .filter_map(|id| register.get(kind, id))
        .filter(|moment| in_use(kind, moment, day))
        .filter(|moment| {
            !matches!(moment.choice(obligation_instances::STATE), Some("received" | "accepted" | "waived"))
        })
        .filter_map(|moment| Some((moment.date(obligation_instances::DUE)?, moment.id)))
        .filter(|(due, _)| *due < day)
        .collect();
    late.sort_unstable();
    late.into_iter().map(|(_, id)| id).collect()
}

/// Rows of a question that are about a provider.
fn rows(register: &Register, question: Kind, column: Column<One>, provider: Id) -> impl Iterator<Item = &Record> {
    register.all(question).iter().filter(move |row| row.link(column) == Some(provider))
}

fn sorted<K: Ord>(
    register: &Register,
    question: Kind,
    column: Column<One>,
    provider: Id,
    key: fn(&Record) -> K,
) -> Vec<Id> {
    let mut found: Vec<&Record> = rows(register, question, column, provider).collect();
    found.sort_by_key(|row| key(row));
    found.into_iter().map(|row| row.id).collect()
}

/// Proof that expired, and the other days: late ones and those of the coming days. Actions, duties and signals have their
/// own place as long as they are late.
fn days(register: &Register, provider: Id, day: NaiveDate) -> (Vec<Id>, Vec<Id>) {
    let until = add_days(day, AHEAD_DAYS);
    let mut by_day: Vec<(NaiveDate, &Record)> = rows(register, Kind::Deadline, deadlines::PROVIDER, provider)
        .filter(|row| !matches!(row.choice(deadlines::STATE), Some("handled" | "snoozed")))
        .filter_map(|row| Some((row.date(deadlines::DATE)?, row)))
        .collect();
    by_day.sort_by_key(|(date, row)| (*date, row.id));
    let (mut proof, mut dates) = (Vec::new(), Vec::new());
    for (date, row) in by_day {
        let what = row.choice(deadlines::KIND).and_then(What::named);
        let act = row.date(deadlines::DECIDE_BY).unwrap_or(date);
        match what {
            Some(What::EvidenceExpiry) if date < day => proof.extend(row.link(deadlines::SUBJECT)),
            Some(What::Obligation | What::Action | What::Signal) if date < day => {}
            _ if act <= until => dates.push(row.id),
            _ => {}
        }
    }
    (proof, dates)
}

/// Links of the chains it stands in, as main contractor or below, that began or ended in a span.
fn chain(register: &Register, provider: Id, (since, day): (NaiveDate, NaiveDate)) -> Vec<Id> {
    let kind = Kind::SubcontractLink;
    let of = |column: Column<One>| register.referring(kind, column.index, provider).iter().copied();
    let mut ids: BTreeSet<Id> = of(subcontract_links::PARENT).chain(of(subcontract_links::CHILD)).collect();
    for contract in register.referring(Kind::Contract, contracts::PROVIDER.index, provider) {
        ids.extend(register.referring(kind, subcontract_links::CONTRACT.index, *contract));
    }
    let within = |date: Option<NaiveDate>| date.filter(|date| (since..=day).contains(date));
    let mut changed: Vec<(NaiveDate, Id)> = ids
        .into_iter()
        .filter_map(|id| register.get(kind, id))
        .filter(|link| in_use(kind, link, day))
        .filter_map(|link| {
            // A link that ends on a day is there until the end of it.
            let ended = link.date(subcontract_links::VALID_TO).map(|last| add_days(last, 1));
            let when = within(ended).or(within(link.date(subcontract_links::VALID_FROM)))?;
            Some((when, link.id))
        })
        .collect();
    changed.sort_unstable();
    changed.into_iter().map(|(_, id)| id).collect()
}
