//! R28: what accounting costs providers. How often a year something is asked of whom and how many hours that takes, the
//! same proof asked twice, and effort set against turnover. Who owes what on which day is `duties`'.

use super::calendar::{add_days, addm};
use super::contract::{in_use, present_end};
use super::due::Due;
use super::duties::occurrences;
use super::kind::Kind;
use super::nouns::{contracts, obligations};
use super::record::{Id, Record};
use super::register::Register;
use crate::shown::fold;
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// What is asked of one provider in the year after a day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Load {
    /// How often something is asked.
    pub requests: i64,
    /// Hours that takes, in thousandths, of what has an estimate.
    pub milli_hours: i64,
    /// The duties it comes from.
    pub duties: BTreeSet<Id>,
    /// Duties that ask a proof another duty asks already.
    pub twice: BTreeSet<Id>,
    /// Duties that ask what can be had elsewhere.
    pub elsewhere: BTreeSet<Id>,
}

/// A proof that several duties ask of one provider.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Twice {
    /// Of whom.
    pub provider: Id,
    /// Which proof, as the first duty calls it.
    pub proof: String,
    /// The duties, two or more, oldest first.
    pub duties: Vec<Id>,
}

/// The duties of a day: in use, of a contract that is no draft and has not ended.
pub fn standing(register: &Register, day: NaiveDate) -> impl Iterator<Item = (&Record, &Record)> {
    // A contract has many duties, and whether it is open is the costly part.
    let mut open: HashMap<Id, bool> = HashMap::new();
    register.all(Kind::Obligation).iter().filter(move |duty| in_use(Kind::Obligation, duty, day)).filter_map(
        move |duty| {
            let contract = register.get(Kind::Contract, duty.link(obligations::CONTRACT)?)?;
            let is_open = open.entry(contract.id).or_insert_with(|| is_open(register, contract, day));
            is_open.then_some((duty, contract))
        },
    )
}

/// The contract of a duty that has to be kept on a day.
#[must_use]
pub fn kept_under<'a>(register: &'a Register, duty: &Record, day: NaiveDate) -> Option<&'a Record> {
    let contract = register.get(Kind::Contract, duty.link(obligations::CONTRACT)?)?;
    (in_use(Kind::Obligation, duty, day) && is_open(register, contract, day)).then_some(contract)
}

fn is_open(register: &Register, contract: &Record, day: NaiveDate) -> bool {
    !matches!(contract.choice(contracts::STATUS), Some("draft" | "ended" | "dissolved"))
        && present_end(register, contract, day).is_none_or(|end| day <= end)
        && in_use(Kind::Contract, contract, day)
}

/// What is asked of each provider in the twelve months after a day, by the days its duties fall due; subcontractors carry
/// what passes down to them. Duties without days of their own (events, requests) count for nothing.
#[must_use]
pub fn loads(register: &Register, day: NaiveDate) -> BTreeMap<Id, Load> {
    let window = (add_days(day, 1), addm(day, 12));
    let mut loads: BTreeMap<Id, Load> = BTreeMap::new();
    for (duty, contract) in standing(register, day) {
        let hours = duty.number(obligations::ESTIMATE_HOURS).unwrap_or(0);
        for time in occurrences(register, duty, window) {
            let load = loads.entry(time.provider).or_default();
            load.requests += 1;
            load.milli_hours += hours;
            load.duties.insert(duty.id);
        }
        if duty.text(obligations::ALREADY_AVAILABLE_FROM).is_some()
            && let Some(provider) = contract.link(contracts::PROVIDER)
        {
            loads.entry(provider).or_default().elsewhere.insert(duty.id);
        }
    }
    for twice in asked_twice(register, day) {
        loads.entry(twice.provider).or_default().twice.extend(twice.duties.iter().skip(1));
    }
    loads
}

/// The proofs that two or more duties with days of their own ask of the same provider, for the same lot or all of them.
#[must_use]
pub fn asked_twice(register: &Register, day: NaiveDate) -> Vec<Twice> {
    let mut asked: BTreeMap<(Id, String, Option<Id>), Vec<&Record>> = BTreeMap::new();
    for (duty, contract) in standing(register, day) {
        let rule = duty.text(obligations::RECURRENCE).and_then(|rule| Due::parse(rule).ok());
        let client = duty.choice(obligations::OBLIGED) == Some("client");
        if let (Some(provider), Some(proof)) =
            (contract.link(contracts::PROVIDER), duty.text(obligations::EVIDENCE_KIND))
            && rule.is_some_and(Due::has_days)
            && !client
        {
            asked.entry((provider, fold(proof.trim()), duty.link(obligations::LOT))).or_default().push(duty);
        }
    }
    let several = asked.into_iter().filter(|(_, duties)| duties.len() > 1);
    several
        .map(|((provider, ..), duties)| Twice {
            provider,
            proof: duties[0].text(obligations::EVIDENCE_KIND).unwrap_or_default().to_owned(),
            duties: duties.iter().map(|duty| duty.id).collect(),
        })
        .collect()
}

/// Effort per euro of turnover, in thousandths: the share of all accounting effort over the share of all turnover, both
/// in parts per million (R28: 80 % of the effort for 20 % of the turnover is 4.000). Nothing without turnover.
#[must_use]
pub fn per_euro(effort_ppm: i64, turnover_ppm: i64) -> Option<i64> {
    super::rounding::rounded(i128::from(effort_ppm) * 1000, i128::from(turnover_ppm)).filter(|_| turnover_ppm > 0)
}
