//! Proof of occurrences (N26): what an accepted occurrence is worth on a day, for proof expires and files change after they
//! were judged; and what comparing the files again has to record. Reading files is left to others.

use super::contract::in_use;
use super::edit::Edit;
use super::kind::Kind;
use super::nouns::{evidence, obligation_instances as moments};
use super::record::{Id, Record, Value};
use super::register::{Register, When};
use crate::text::Message;
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// How an occurrence stands: the states that are kept, and `changed` when the file is no longer the one that was judged.
pub const STANDINGS: &[&str] =
    &["planned", "asked", "received", "accepted", "changed", "rejected", "expired", "waived"];

/// What became of the file of a proof.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finding {
    /// Its fingerprint is the one on record.
    Same,
    /// It has this fingerprint now.
    Changed(String),
    /// There is no such file, or it cannot be read.
    Gone,
}

/// The proofs of an occurrence that are in use on a day: of its duty, its provider and its due day; proof without a due day
/// counts for every occurrence of the duty.
fn proofs_of<'a>(register: &'a Register, moment: &'a Record, day: NaiveDate) -> impl Iterator<Item = &'a Record> {
    let duty = moment.link(moments::OBLIGATION);
    let ids = duty.map_or(&[][..], |duty| register.referring(Kind::Evidence, evidence::OBLIGATION.index, duty));
    let proofs = ids.iter().filter_map(|id| register.get(Kind::Evidence, *id));
    proofs.filter(move |proof| {
        let provider = proof.link(evidence::PROVIDER).is_none_or(|of| Some(of) == moment.link(moments::PROVIDER));
        let due = proof.date(evidence::DUE).is_none_or(|due| Some(due) == moment.date(moments::DUE));
        provider && due && in_use(Kind::Evidence, proof, day)
    })
}

/// How an occurrence stands on a day: its state, unless it was accepted on a proof that has expired since without a later
/// one, or whose file changed after the judgement.
#[must_use]
pub fn standing(register: &Register, moment: &Record, day: NaiveDate) -> &'static str {
    let state = moment.choice(moments::STATE).unwrap_or("planned");
    if state != "accepted" {
        return state;
    }
    let judged = moment.date(moments::JUDGED_ON);
    let changed = |proof: &Record| {
        proof.date(evidence::CHANGED_ON).is_some_and(|on| on <= day && judged.is_none_or(|judged| judged < on))
    };
    if proofs_of(register, moment, day).any(changed) {
        return "changed";
    }
    let until = proofs_of(register, moment, day).filter_map(|proof| proof.date(evidence::VALID_UNTIL)).max();
    match until {
        Some(until) if until < day && !reached_further(register, moment, day) => "expired",
        _ => "accepted",
    }
}

/// Whether other proof of the same duty and provider holds on the day.
fn reached_further(register: &Register, moment: &Record, day: NaiveDate) -> bool {
    let duty = moment.link(moments::OBLIGATION);
    let ids = duty.map_or(&[][..], |duty| register.referring(Kind::Evidence, evidence::OBLIGATION.index, duty));
    ids.iter().filter_map(|id| register.get(Kind::Evidence, *id)).any(|proof| {
        proof.link(evidence::PROVIDER) == moment.link(moments::PROVIDER)
            && proof.date(evidence::VALID_UNTIL).is_some_and(|until| until >= day)
            && in_use(Kind::Evidence, proof, day)
    })
}

/// Column of an occurrence: how it stands on the reference date.
pub fn moment_standing(register: &Register, record: &Record, when: When) -> Value {
    Value::Choice(standing(register, record, when.day))
}

/// The accepted occurrences whose file changed after they were judged, with the day that was found.
#[must_use]
pub fn changed(register: &Register, day: NaiveDate) -> Vec<(Id, NaiveDate)> {
    let mut found: BTreeMap<Id, NaiveDate> = BTreeMap::new();
    for proof in register.all(Kind::Evidence) {
        let (Some(on), Some(duty)) = (proof.date(evidence::CHANGED_ON), proof.link(evidence::OBLIGATION)) else {
            continue;
        };
        let ids = register.referring(Kind::ObligationInstance, moments::OBLIGATION.index, duty);
        for moment in ids.iter().filter_map(|id| register.get(Kind::ObligationInstance, *id)) {
            let due = proof.date(evidence::DUE).is_none_or(|due| Some(due) == moment.date(moments::DUE));
            if due && standing(register, moment, day) == "changed" {
                let known = found.entry(moment.id).or_insert(on);
                *known = (*known).max(on);
            }
        }
    }
    found.into_iter().collect()
}

/// How many files were compared, have changed, and were not found.
#[must_use]
pub fn counts(found: &[(Id, Finding)]) -> (usize, usize, usize) {
    let count = |wanted: fn(&Finding) -> bool| found.iter().filter(|(_, finding)| wanted(finding)).count();
    let gone = count(|finding| *finding == Finding::Gone);
    (found.len() - gone, count(|finding| matches!(finding, Finding::Changed(_))), gone)
}

/// One edit that records a comparison: the day, and for a changed file its fingerprint and that its occurrences are to be
/// judged again. The second time on a day it is empty.
#[must_use]
pub fn compared(register: &Register, found: &[(Id, Finding)], day: NaiveDate) -> Edit {
    let (same, changed, gone) = counts(found);
    let what = Message::new("edit-proofs-compared").count("count", same).count("changed", changed);
    let mut edit = Edit::new(what.count("gone", gone));
    let kind = Kind::Evidence;
    for (id, finding) in found {
        let Some(proof) = register.get(kind, *id) else { continue };
        match finding {
            Finding::Gone => {}
            Finding::Same => edit.change(kind, proof, proof.clone().with(kind, "checked_on", day)),
            Finding::Changed(print) => {
                let after = proof.clone().with(kind, "checked_on", day).with(kind, "changed_on", day);
                edit.change(kind, proof, after.with(kind, "sha256", print.as_str()));
                judge_again(register, proof, &mut edit);
            }
        }
    }
    edit
}

fn judge_again(register: &Register, proof: &Record, edit: &mut Edit) {
    let kind = Kind::ObligationInstance;
    let Some(duty) = proof.link(evidence::OBLIGATION) else { return };
    let ids = register.referring(kind, moments::OBLIGATION.index, duty);
    for moment in ids.iter().filter_map(|id| register.get(kind, *id)) {
        let provider = proof.link(evidence::PROVIDER).is_none_or(|of| Some(of) == moment.link(moments::PROVIDER));
        let due = proof.date(evidence::DUE).is_none_or(|due| Some(due) == moment.date(moments::DUE));
        let accepted = moment.choice(moments::STATE) == Some("accepted");
        let known = edit.changes.iter().any(|change| change.kind == kind && change.id == moment.id);
        if provider && due && accepted && !known {
            let after = moment.clone().with(kind, "state", Value::Choice("received"));
            edit.change(kind, moment, after.with(kind, "judged_on", Value::Unknown));
        }
    }
}
