//! What can be done about a deadline where it is seen: exercise an option, record a notice, hold a review, settle an
//! action, judge proof, put it off. Each is one ordinary edit that can be undone; asking and saving are left to others.

use super::{Deadline, State, What, Why, ceilings, retender};
use crate::domain::calendar::last_working_day_on_or_before;
use crate::domain::edit::Edit;
use crate::domain::kind::Kind;
use crate::domain::nouns::{budget_ceilings, obligation_instances, snoozes};
use crate::domain::record::{Id, Record, Ref, Value};
use crate::domain::register::Register;
use crate::text::Message;
use chrono::NaiveDate;

/// What a way of handling asks besides its day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asks {
    /// Nothing more.
    Nothing,
    /// A few words, which may stay out.
    Words,
    /// A reason, which may not.
    Reason,
}

/// One way to handle a deadline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Way {
    /// Its name; `handle-NAME` is what it is called.
    pub name: &'static str,
    /// What it asks.
    pub asks: Asks,
    done: Done,
}

/// What is recorded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Done {
    /// The day in a column of the record; a code in another one; the words in a third.
    Fields { day: Option<&'static str>, code: Option<(&'static str, &'static str)>, words: Option<&'static str> },
    /// A review held: of the record, or as a new record of this kind for its subject.
    Held(&'static str),
    /// The same column of every ceiling of the contract in the year.
    Ceilings,
    /// Put off.
    Snooze,
}

const fn fields(
    name: &'static str,
    asks: Asks,
    day: Option<&'static str>,
    code: Option<(&'static str, &'static str)>,
    words: Option<&'static str>,
) -> Way {
    Way { name, asks, done: Done::Fields { day, code, words } }
}

const fn on(name: &'static str, column: &'static str) -> Way {
    fields(name, Asks::Nothing, Some(column), None, None)
}

/// Every deadline can be put off, with a reason.
pub const SNOOZE: Way = Way { name: "snooze", asks: Asks::Reason, done: Done::Snooze };

const NOTICE: Option<(&str, &str)> = Some(("status", "notice_given"));

/// The ways to handle a deadline, the most usual first.
#[must_use]
pub fn ways(deadline: &Deadline) -> Vec<Way> {
    let mut ways = match deadline.what {
        What::OptionDecision => vec![on("exercise", "exercised_on"), on("decline", "declined_on")],
        What::LastNotice => vec![fields("notice-given", Asks::Nothing, Some("notice_on"), NOTICE, None)],
        What::LastNoticeContractor => {
            vec![fields("notice-received", Asks::Nothing, Some("notice_on"), NOTICE, None)]
        }
        What::End if deadline.state == State::Late => {
            vec![fields("ended", Asks::Nothing, None, Some(("status", "ended")), None)]
        }
        What::Justification => {
            vec![fields("justify", Asks::Reason, None, None, Some("duration_justification"))]
        }
        What::Review => vec![Way { name: "hold", asks: Asks::Words, done: Done::Held("meeting") }],
        What::MidTerm => vec![Way { name: "hold", asks: Asks::Words, done: Done::Held("mid_term") }],
        What::FinalEvaluation => vec![Way { name: "hold", asks: Asks::Words, done: Done::Held("final") }],
        What::Action => vec![
            fields("done", Asks::Nothing, Some("done_on"), Some(("state", "done")), None),
            fields("drop", Asks::Nothing, None, Some(("state", "dropped")), None),
        ],
        What::Obligation if deadline.subject.kind == Kind::ObligationInstance => vec![
            fields("receive", Asks::Nothing, Some("received_on"), Some(("state", "received")), None),
            fields("accept", Asks::Nothing, Some("judged_on"), Some(("state", "accepted")), None),
            fields("ask", Asks::Nothing, Some("asked_on"), Some(("state", "asked")), None),
            fields("waive", Asks::Reason, Some("judged_on"), Some(("state", "waived")), Some("reason")),
        ],
        What::Judgement => vec![
            fields("accept", Asks::Nothing, Some("judged_on"), Some(("state", "accepted")), None),
            fields("reject", Asks::Reason, Some("judged_on"), Some(("state", "rejected")), Some("reason")),
        ],
        What::Consent | What::StopConsent => vec![on("consent", "consent_on")],
        What::Notification => vec![on("notified", "notified_on")],
        What::RegisterCheck => vec![on("checked", "register_checked_on")],
        What::StopRequest => vec![on("requested", "requested_on")],
        What::Transfer => vec![on("transferred", "transferred_on")],
        What::EvidenceRecheck => vec![on("checked", "checked_on")],
        What::Signature | What::StandardAdoption => vec![on("signed", "signed_on")],
        What::Ceiling if deadline.subject.kind == Kind::Contract => {
            vec![Way { name: "done", asks: Asks::Nothing, done: Done::Ceilings }]
        }
        What::Ceiling if matches!(deadline.nth, 1 | 4) => vec![on("conferred", "conferred_on")],
        What::Ceiling if deadline.nth == 3 => vec![on("reported", "reported_on")],
        What::Ceiling => vec![on("decided", "excess_decided_on")],
        _ if deadline.subject.kind == Kind::Tender => {
            retender::column_of(deadline.what).map(|column| on("step-done", column)).into_iter().collect()
        }
        _ => Vec::new(),
    };
    if deadline.state != State::Handled {
        ways.push(SNOOZE);
    }
    ways
}

/// The ways to handle occurrences of duties, whatever their state: to judge many at once.
#[must_use]
pub fn moment_ways() -> Vec<Way> {
    vec![
        fields("accept", Asks::Nothing, Some("judged_on"), Some(("state", "accepted")), None),
        fields("receive", Asks::Nothing, Some("received_on"), Some(("state", "received")), None),
        fields("reject", Asks::Reason, Some("judged_on"), Some(("state", "rejected")), Some("reason")),
        fields("ask", Asks::Nothing, Some("asked_on"), Some(("state", "asked")), None),
        fields("waive", Asks::Reason, Some("judged_on"), Some(("state", "waived")), Some("reason")),
    ]
}

/// An occurrence of a duty as the deadline it is, whether or not it still asks for anything.
#[must_use]
pub fn of_moment(register: &Register, id: Id, day: NaiveDate) -> Option<Deadline> {
    let moment = register.get(Kind::ObligationInstance, id)?;
    let due = moment.date(obligation_instances::DUE)?;
    Some(Deadline {
        what: What::Obligation,
        date: due,
        action: last_working_day_on_or_before(due),
        papers: None,
        subject: Ref { kind: Kind::ObligationInstance, id },
        nth: 0,
        count: 1,
        why: Why::new("why-obligation"),
        state: if due < day { State::Late } else { State::Planned },
    })
}

/// The edit that handles a deadline.
///
/// # Errors
/// Why it cannot be done so: the record is gone, there is no reason, there is nothing to record it on, or it would settle
/// nothing.
pub fn edit(register: &Register, deadline: &Deadline, way: Way, day: NaiveDate, words: &str) -> Result<Edit, Message> {
    let words = words.trim();
    if way.asks == Asks::Reason && words.is_empty() {
        return Err(Message::new("handle-no-reason"));
    }
    let record = register.at(deadline.subject).ok_or_else(|| Message::new("handle-gone"))?;
    let mut edit =
        Edit::new(Message::new("edit-deadline").with("name", register.label(deadline.subject.kind, record.id)));
    match way.done {
        Done::Fields { day: column, code, words: into } => {
            let kind = deadline.subject.kind;
            let mut after = record.clone();
            if let Some(column) = column {
                after = after.with(kind, column, day);
            }
            if let Some((column, code)) = code {
                after = after.with(kind, column, Value::Choice(code));
            }
            if let Some(column) = into {
                after = after.with(kind, column, words);
            }
            match deadline.what {
                What::LastNotice => after = after.with(kind, "notice_by", Value::Choice("client")),
                What::LastNoticeContractor => after = after.with(kind, "notice_by", Value::Choice("contractor")),
                _ => {}
            }
            edit.change(kind, record, after);
        }
        Done::Held(kind) => held(register, deadline, record, (kind, day, words), &mut edit)?,
        Done::Ceilings => ceiling_moments(register, deadline, day, &mut edit)?,
        Done::Snooze => snooze(register, deadline, day, words, &mut edit),
    }
    Ok(edit)
}

/// R7: a review that was held; the next follows from the anchor. One that was only proposed is put on record with its
/// rhythm.
fn held(
    register: &Register,
    deadline: &Deadline,
    record: &Record,
    (kind, day, words): (&'static str, NaiveDate, &str),
    edit: &mut Edit,
) -> Result<(), Message> {
    let interval = deadline.why.months;
    if let Some(interval) = interval
        && day < super::reviews::counts_from(deadline.date, interval)
    {
        let from = crate::domain::written::show_day_iso(super::reviews::counts_from(deadline.date, interval));
        return Err(Message::new("handle-too-early").with("day", from));
    }
    if deadline.subject.kind == Kind::Review {
        let mut after = record.clone().with(Kind::Review, "held_on", day);
        if !words.is_empty() {
            after = after.with(Kind::Review, "outcome", words);
        }
        edit.change(Kind::Review, record, after);
        return Ok(());
    }
    // A cycle keeps the anchor it was counted from; an evaluation is of one day.
    let cycle = interval.is_some() && deadline.what == What::Review;
    let anchor = deadline.why.day.filter(|_| cycle).unwrap_or(deadline.date);
    let months = interval.filter(|_| cycle).map(i64::from);
    let new = Record::blank(Kind::Review, Id(register.last_id().0 + 1))
        .with(Kind::Review, "subject_kind", Value::Choice(deadline.subject.kind.singular()))
        .with(Kind::Review, "subject", deadline.subject.id)
        .with(Kind::Review, "kind", Value::Choice(kind))
        .with(Kind::Review, "anchor", anchor)
        .with(Kind::Review, "interval_months", months)
        .with(Kind::Review, "held_on", day)
        .with(Kind::Review, "outcome", words);
    edit.add(Kind::Review, new);
    Ok(())
}

/// R15: the moment is recorded on every ceiling of the contract in that year.
fn ceiling_moments(register: &Register, deadline: &Deadline, day: NaiveDate, edit: &mut Edit) -> Result<(), Message> {
    let (year, column) = ceilings::moment_of(deadline.nth);
    let all = register.referring(Kind::BudgetCeiling, budget_ceilings::CONTRACT.index, deadline.subject.id).iter();
    let records = all.filter_map(|id| register.get(Kind::BudgetCeiling, *id));
    for record in records.filter(|record| record.number(budget_ceilings::YEAR) == Some(i64::from(year))) {
        let mut after = record.clone();
        after.set(column.index, day);
        edit.change(Kind::BudgetCeiling, record, after);
    }
    if edit.changes.is_empty() {
        return Err(Message::new("handle-no-ceiling").with("year", year.to_string()));
    }
    Ok(())
}

/// One record per deadline: putting it off again moves its day.
fn snooze(register: &Register, deadline: &Deadline, until: NaiveDate, reason: &str, edit: &mut Edit) {
    let key = deadline.key();
    let same = |record: &&Record| record.text(snoozes::SUBJECT) == Some(key.as_str());
    let known = register.all(Kind::Snooze).iter().find(same);
    let blank = Record::blank(Kind::Snooze, Id(register.last_id().0 + 1));
    let filled = |record: Record| {
        record
            .with(Kind::Snooze, "subject", key.as_str())
            .with(Kind::Snooze, "until", until)
            .with(Kind::Snooze, "reason", reason)
            .with(Kind::Snooze, "archived_on", Value::Unknown)
    };
    match known {
        Some(known) => edit.change(Kind::Snooze, known, filled(known.clone())),
        None => edit.add(Kind::Snooze, filled(blank)),
    }
}

/// The deadline of that key as it stands on a day.
#[must_use]
pub fn find(register: &Register, day: NaiveDate, key: &str) -> Option<Deadline> {
    let (subject, what, nth): (Ref, What, u32) = super::read_key(key)?;
    let found = super::deadlines(super::Span::usual(register, day));
    found.into_iter().find(|one| (one.subject, one.what, one.nth) == (subject, what, nth))
}
