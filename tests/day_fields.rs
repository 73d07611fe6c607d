//! No date field exists that feeds no alert: every day field of every noun either changes a deadline when it changes, or
//! is named here as a record of the past with the reason.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use chrono::NaiveDate;
use perceel::demo::{Scale, build};
use perceel::domain::deadlines::{Deadline, Span, deadlines};
use perceel::domain::edit::Change;
use perceel::domain::field::Shape;
use perceel::domain::kind::Kind;
use perceel::domain::record::{Record, Value};
use perceel::domain::register::Register;

/// Day fields that only tell what happened; nothing has to be done by them.
const RECORDS_OF_THE_PAST: &[(&str, &str, &str)] = &[
    ("contracts", "signed_on", "the day of signature; the term counts from its start"),
    ("reports", "as_of", "the reference date a report was made for"),
    ("obligation_instances", "judged_on", "the judgement itself; what is not judged shows by its state"),
    ("obligation_instances", "asked_on", "the day of a reminder; the due day stays what it is"),
    ("evidence", "due", "names the occurrence it proves, whose own due day is watched"),
    ("evidence", "received_on", "the day of receipt; until when it holds is watched"),
    ("risk_signals", "date", "the day of the signal; open signals are a question of their own"),
    ("risk_signals", "closed_on", "the day it was settled"),
    ("subcontract_links", "sub_consent_on", "consent to go further down, given"),
    ("contract_texts", "read_on", "the day a text was read in"),
    ("tariffs", "valid_from", "a price that begins was agreed; that it ends without a next one is watched"),
    ("capacity_agreements", "start", "an agreement that begins was made; that it ends without a next one is watched"),
];

fn demo() -> Register {
    let mut register = Register::default();
    for step in &build(Scale::Region, 1, support::today(), true).steps {
        register.apply(&step.edit.changes);
    }
    register
}

fn fields() -> impl Iterator<Item = (Kind, usize, &'static str)> {
    Kind::ALL.iter().copied().filter(|kind| !kind.is_figures()).flat_map(|kind| {
        let fields = kind.noun().fields.iter().enumerate();
        fields
            .filter(|(_, field)| field.shape == Shape::Day && field.name != "archived_on")
            .map(move |(at, field)| (kind, at, field.name))
    })
}

fn of_the_past(kind: Kind, name: &str) -> Option<&'static str> {
    let found = RECORDS_OF_THE_PAST.iter().find(|(noun, field, _)| *noun == kind.name() && *field == name);
    found.map(|(_, _, reason)| *reason)
}

fn all(register: &Register) -> Vec<Deadline> {
    deadlines(Span::usual(register, support::today()))
}

/// Whether some record of the noun exists whose deadlines follow this field.
fn feeds(register: &Register, before: &[Deadline], kind: Kind, at: usize) -> bool {
    let days = [Value::Unknown].into_iter().chain([40, -3, 400].map(|days| Value::Day(day_from_today(days))));
    let days: Vec<Value> = days.collect();
    let rows = register.all(kind);
    // Records from both ends of the table: old ones and young ones.
    let some = rows.iter().rev().take(3).chain(rows.iter().take(3));
    let mut tried: Vec<Record> = some.cloned().collect();
    tried.push(in_context(before, fresh(register, kind), kind, kind.noun().fields[at].name));
    tried.iter().any(|record| {
        days.iter().filter(|day| record.values[at] != **day).any(|day| {
            let mut after = record.values.clone();
            after[at] = day.clone();
            let mut changed = register.clone();
            let known = register.get(kind, record.id).map(|record| record.values.clone());
            let first = Change { kind, id: record.id, before: known.clone(), after: Some(record.values.clone()) };
            let base = if known.is_none() {
                let mut base = register.clone();
                base.apply(std::slice::from_ref(&first));
                all(&base)
            } else {
                before.to_vec()
            };
            changed.apply(&[Change { kind, id: record.id, before: known, after: Some(after) }]);
            all(&changed) != base
        })
    })
}

/// A new record of the noun with its links to the first contract that runs, and its kind of state open.
fn fresh(register: &Register, kind: Kind) -> Record {
    let id = perceel::domain::record::Id(register.last_id().0 + 1);
    let mut record = Record::blank(kind, id);
    for field in kind.noun().fields {
        if let Shape::Link(to) = field.shape
            && !to.is_figures()
            && let Some(last) = register.all(to).iter().rev().find(|record| usable(to, record))
        {
            record = record.with(kind, field.name, last.id);
        }
    }
    record
}

/// A record that is in use; of contracts one that runs for years.
fn usable(kind: Kind, record: &Record) -> bool {
    use perceel::domain::nouns::contracts::{END, STATUS};
    let runs =
        || record.choice(STATUS) == Some("active") && record.date(END).is_some_and(|end| end > day_from_today(500));
    record.values.last() == Some(&Value::Unknown) && (kind != Kind::Contract || runs())
}

fn day_from_today(days: i64) -> NaiveDate {
    support::today().checked_add_signed(chrono::TimeDelta::days(days)).unwrap()
}

/// What has to be so before a field means anything: an excess was reported before parties confer about it, and so on.
fn in_context(before: &[Deadline], record: Record, kind: Kind, name: &str) -> Record {
    let day = |days: i64| Value::Day(day_from_today(days));
    let context: Vec<(&str, Value)> = match (kind, name) {
        (Kind::ContractLot, "transferred_on") => vec![("transfer_clients", Value::Number(3)), ("valid_to", day(60))],
        (Kind::SubcontractLink, "notified_on" | "register_checked_on") => vec![("valid_from", day(60))],
        (Kind::BudgetCeiling, "conferred_on" | "excess_decided_on") => {
            vec![("year", Value::Number(2026)), ("reported_on", day(-5))]
        }
        (Kind::ObligationInstance, "received_on") => vec![("due", day(-20)), ("state", Value::Choice("received"))],
        (Kind::Evidence, "checked_on") => vec![("recheck_on", day(-5))],
        (Kind::Snooze, "until") => {
            vec![("subject", before.iter().find(|one| one.date > day_from_today(3)).unwrap().key().into())]
        }
        _ => Vec::new(),
    };
    context.into_iter().fold(record, |record, (name, value)| record.with(kind, name, value))
}

#[test]
fn every_day_field_feeds_a_deadline_or_is_a_record_of_the_past() {
    let register = demo();
    let before = all(&register);
    let mut silent = Vec::new();
    let mut loud = Vec::new();
    for (kind, at, name) in fields() {
        let fed = of_the_past(kind, name).is_none() && feeds(&register, &before, kind, at);
        match (of_the_past(kind, name), fed) {
            (None, false) => silent.push(format!("{}.{name}", kind.name())),
            (Some(_), true) => loud.push(format!("{}.{name}", kind.name())),
            _ => {}
        }
    }
    assert!(silent.is_empty(), "these day fields feed no alert: {silent:?}");
    assert!(loud.is_empty(), "these are said to be records of the past: {loud:?}");
}

#[test]
fn the_list_of_records_of_the_past_names_fields_that_exist() {
    for (noun, name, reason) in RECORDS_OF_THE_PAST.iter() {
        assert!(fields().any(|(kind, _, field)| kind.name() == *noun && field == *name), "{noun}.{name}: {reason}");
    }
}
