//! Everything `perceel check` reports of the register on a day: what could not be saved now, what heavy lots lack, and
//! what the rules of time and chain say. A rule is one function and one row of the table.

use super::gaps::incomplete;
use super::{Severity, check_record, on};
use crate::domain::contract::{counts, in_use, last_notice, max_end, options, state};
use crate::domain::kind::Kind;
use crate::domain::nouns::{contracts, lot_municipalities, memberships, providers, subcontract_links};
use crate::domain::record::{Record, Ref};
use crate::domain::register::{Holds, Register, When};
use crate::domain::term;
use crate::text::Message;
use chrono::NaiveDate;

/// Something `check` found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// How bad: `Refuse` could not be saved as it stands.
    pub severity: Severity,
    /// The rule of DOMAIN or FAULTS it comes from.
    pub rule: &'static str,
    /// The record it is about.
    pub subject: Ref,
    /// What is wrong, in a sentence.
    pub message: Message,
}

/// A rule over records of one noun on a day.
pub(super) struct Dated {
    pub(super) name: &'static str,
    pub(super) kind: Kind,
    pub(super) check: fn(&Register, &Record, NaiveDate) -> Option<Message>,
}

const RULES: &[Dated] = &[
    Dated { name: "R1", kind: Kind::Contract, check: over_but_active },
    Dated { name: "R1", kind: Kind::Contract, check: ended_but_runs_on },
    Dated { name: "R2", kind: Kind::Contract, check: notice_before_start },
    Dated { name: "R3", kind: Kind::Contract, check: option_not_decided },
    Dated { name: "R5", kind: Kind::Contract, check: longer_than_four_years },
    Dated { name: "R20", kind: Kind::SubcontractLink, check: without_consent },
    Dated { name: "R21", kind: Kind::SubcontractLink, check: outlives_contract },
    Dated { name: "R21", kind: Kind::Contract, check: party_excluded },
    Dated { name: "R31", kind: Kind::Membership, check: member_that_is_gone },
    Dated { name: "R31", kind: Kind::LotMunicipality, check: takes_part_but_gone },
];

/// What is wrong in the register on a day, by noun and record.
#[must_use]
pub fn findings(register: &Register, when: When) -> Vec<Finding> {
    let mut found = Vec::new();
    for kind in Kind::ALL.iter().copied().filter(|kind| !kind.is_figures()) {
        for record in register.all(kind).iter().filter(|record| in_use(kind, record, when.day)) {
            let subject = Ref { kind, id: record.id };
            for problem in check_record(register, kind, record) {
                let (severity, rule) = (problem.severity, problem.rule);
                found.push(Finding { severity, rule, subject, message: problem.problem.message });
            }
            for rule in RULES.iter().chain(super::money::RULES).filter(|rule| rule.kind == kind) {
                if let Some(message) = (rule.check)(register, record, when.day) {
                    found.push(Finding { severity: Severity::Warn, rule: rule.name, subject, message });
                }
            }
        }
    }
    let heavy = incomplete(register, Kind::Contract, when.day).into_iter().filter(|gap| gap.rule == "R32");
    found.extend(heavy.map(|gap| Finding {
        severity: Severity::Warn,
        rule: gap.rule,
        subject: gap.record,
        message: gap.message,
    }));
    found.sort_by_key(|finding| (finding.subject, finding.severity));
    found
}

/// R1: the end has passed while the contract is recorded as active.
fn over_but_active(register: &Register, contract: &Record, day: NaiveDate) -> Option<Message> {
    let active = matches!(contract.choice(contracts::STATUS), Some("active" | "signed" | "notice_given"));
    let end = crate::domain::contract::present_end(register, contract, day)?;
    (active && end < day).then(|| Message::new("check-over-but-active").written("end", on(end)))
}

/// R1: recorded as ended while its dates still run and no day of its end is known. The dates decide, so it still counts.
fn ended_but_runs_on(register: &Register, contract: &Record, day: NaiveDate) -> Option<Message> {
    let ended = contract.choice(contracts::STATUS) == Some("ended") && contract.date(contracts::ENDS_ON).is_none();
    let end = crate::domain::contract::present_end(register, contract, day)?;
    (ended && day <= end).then(|| Message::new("check-ended-but-runs-on").written("end", on(end)))
}

/// R2: the notice period is longer than the term, so that notice can never be given in time.
fn notice_before_start(register: &Register, contract: &Record, day: NaiveDate) -> Option<Message> {
    let last = last_notice(register, contract, day)?;
    let start = contract.date(contracts::START)?;
    (last < start)
        .then(|| Message::new("check-notice-before-start").written("day", on(last)).written("start", on(start)))
}

/// R3: the deadline of an option has passed without a decision.
fn option_not_decided(register: &Register, contract: &Record, day: NaiveDate) -> Option<Message> {
    if !counts(register, contract, day) {
        return None;
    }
    let (records, options) = options(register, contract.id, day);
    let pending = term::pending_option(contract.date(contracts::END), &options, day)?;
    let deadline = pending.deadline.filter(|deadline| *deadline < day)?;
    let number = records.get(pending.index)?.number(crate::domain::nouns::extension_options::SEQ)?;
    Some(Message::new("check-option-not-decided").with("number", number.to_string()).written("day", on(deadline)))
}

/// R5: more than 48 months with its options, and no reason recorded.
fn longer_than_four_years(register: &Register, contract: &Record, day: NaiveDate) -> Option<Message> {
    if contract.text(contracts::DURATION_JUSTIFICATION).is_some() {
        return None;
    }
    let end = max_end(register, contract, day)?;
    let most = term::term_end(contract.date(contracts::START)?, 48);
    (end > most).then(|| Message::new("check-four-years").written("end", on(end)).written("most", on(most)))
}

fn holds(register: &Register, kind: Kind, record: &Record, day: NaiveDate) -> bool {
    register.holds(kind, record, day) == Holds::Now
}

/// R20: somebody performs without consent; a self-employed person without staff needs none.
fn without_consent(register: &Register, link: &Record, day: NaiveDate) -> Option<Message> {
    let consented = link.date(subcontract_links::CONSENT_ON).is_some_and(|consent| consent <= day);
    let sole = link.flag(subcontract_links::SOLE_TRADER) == Some(true);
    let missing = holds(register, Kind::SubcontractLink, link, day) && !consented && !sole;
    let child = register.label(Kind::Provider, link.link(subcontract_links::CHILD)?);
    missing.then(|| Message::new("check-no-consent").with("child", child))
}

/// R21: the contract has ended, its chain has not.
fn outlives_contract(register: &Register, link: &Record, day: NaiveDate) -> Option<Message> {
    let contract = register.get(Kind::Contract, link.link(subcontract_links::CONTRACT)?)?;
    let outlives = holds(register, Kind::SubcontractLink, link, day) && state(register, contract, day) == "ended";
    let child = register.label(Kind::Provider, link.link(subcontract_links::CHILD)?);
    outlives.then(|| Message::new("check-chain-outlives").with("child", child))
}

/// R21: the party of a contract that runs is excluded on the day.
fn party_excluded(register: &Register, contract: &Record, day: NaiveDate) -> Option<Message> {
    let provider = register.get(Kind::Provider, contract.link(contracts::PROVIDER)?)?;
    let from = provider.date(providers::EXCLUDED_FROM).is_none_or(|from| from <= day);
    let to = provider.date(providers::EXCLUDED_TO).is_none_or(|to| day <= to);
    let excluded = provider.choice(providers::EXCLUSION).is_some() && from && to;
    let label = register.label(Kind::Provider, provider.id);
    (excluded && counts(register, contract, day)).then(|| Message::new("check-party-excluded").with("provider", label))
}

/// R31: the membership holds, the municipality does not exist any more or not yet.
fn member_that_is_gone(register: &Register, fact: &Record, day: NaiveDate) -> Option<Message> {
    let municipality = register.get(Kind::Municipality, fact.link(memberships::MUNICIPALITY)?)?;
    gone(register, Kind::Membership, fact, municipality, day)
}

/// R31: the same for taking part in a lot.
fn takes_part_but_gone(register: &Register, fact: &Record, day: NaiveDate) -> Option<Message> {
    let municipality = register.get(Kind::Municipality, fact.link(lot_municipalities::MUNICIPALITY)?)?;
    gone(register, Kind::LotMunicipality, fact, municipality, day)
}

fn gone(register: &Register, kind: Kind, fact: &Record, municipality: &Record, day: NaiveDate) -> Option<Message> {
    let gone = holds(register, kind, fact, day) && !holds(register, Kind::Municipality, municipality, day);
    let name = register.label(Kind::Municipality, municipality.id);
    gone.then(|| Message::new("check-municipality-gone").with("municipality", name).written("day", on(day)))
}
