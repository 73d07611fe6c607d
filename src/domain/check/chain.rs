//! Rules of the subcontracting chain (R18–R21): per contract and lot a tree under the main contractor, shares that add up.

use super::Severity::{Refuse, Warn};
use super::{Fault, Period, Subject, on, overlap, period};
use crate::domain::kind::Kind;
use crate::domain::nouns::{consortium_members, contract_lots, contracts, providers, subcontract_links as link};
use crate::domain::record::{Id, Record};
use crate::text::Message;
use chrono::NaiveDate;

const KIND: Kind = Kind::SubcontractLink;

/// Other links of the same contract and lot that hold at some time together with this one. A link without a lot is for
/// every lot of the contract.
fn chain<'a>(subject: &'a Subject<'_>) -> Vec<&'a Record> {
    let mine = period(KIND, subject.record);
    let same = |other: &&Record| match (other.link(link::LOT), subject.record.link(link::LOT)) {
        (Some(other), Some(lot)) => other == lot,
        _ => true,
    };
    subject.fellows("contract").filter(same).filter(|other| overlap(mine, period(KIND, other))).collect()
}

fn named(subject: &Subject<'_>, provider: Id) -> String {
    subject.register.label(Kind::Provider, provider)
}

pub(super) fn not_to_itself(subject: &Subject<'_>, faults: &mut Vec<Fault>) {
    if let (Some(parent), Some(child)) = (subject.link("parent"), subject.link("child"))
        && parent == child
    {
        let message = Message::new("check-chain-itself").with("provider", named(subject, child));
        faults.push(subject.fault("child", Refuse, message));
    }
}

/// Going down from the child may not lead to the parent.
pub(super) fn no_cycle(subject: &Subject<'_>, faults: &mut Vec<Fault>) {
    let (Some(parent), Some(child)) = (subject.link("parent"), subject.link("child")) else { return };
    let links = chain(subject);
    let mut reached = vec![child];
    let mut at = 0;
    while let Some(from) = reached.get(at).copied() {
        for below in links.iter().filter(|other| other.link(link::PARENT) == Some(from)) {
            if let Some(next) = below.link(link::CHILD).filter(|next| !reached.contains(next)) {
                reached.push(next);
            }
        }
        at += 1;
    }
    if parent != child && reached.contains(&parent) {
        let message = Message::new("check-chain-cycle")
            .with("parent", named(subject, parent))
            .with("child", named(subject, child));
        faults.push(subject.fault("parent", Refuse, message));
    }
}

pub(super) fn one_parent(subject: &Subject<'_>, faults: &mut Vec<Fault>) {
    let child = subject.link("child");
    let links = chain(subject);
    let other = links.iter().find(|other| {
        child.is_some() && other.link(link::CHILD) == child && other.link(link::PARENT) != subject.link("parent")
    });
    if let Some((parent, child)) = other.and_then(|other| other.link(link::PARENT)).zip(child) {
        let message = Message::new("check-chain-two-parents")
            .with("child", named(subject, child))
            .with("parent", named(subject, parent));
        faults.push(subject.fault("child", Refuse, message));
    }
}

/// The parent is the contract party, a member of the consortium, or performs under one of them itself.
pub(super) fn under_a_main_contractor(subject: &Subject<'_>, faults: &mut Vec<Fault>) {
    let (Some(parent), Some(contract)) = (subject.link("parent"), subject.link("contract")) else { return };
    let register = subject.register;
    let party = register.get(Kind::Contract, contract).and_then(|record| record.link(contracts::PROVIDER));
    let members = register.referring(Kind::ConsortiumMember, consortium_members::CONTRACT.index, contract);
    let mut members = members.iter().filter_map(|id| register.get(Kind::ConsortiumMember, *id));
    let stands = party == Some(parent)
        || members.any(|member| member.link(consortium_members::PROVIDER) == Some(parent))
        || chain(subject).iter().any(|other| other.link(link::CHILD) == Some(parent));
    if !stands {
        let message = Message::new("check-chain-no-main").with("parent", named(subject, parent));
        faults.push(subject.fault("parent", Warn, message));
    }
}

/// What one parent passes on is at most the whole, and leaves the own share that was agreed.
pub(super) fn shares_fit(subject: &Subject<'_>, faults: &mut Vec<Fault>) {
    let (Some(share), Some(parent)) = (subject.number("share_percent"), subject.link("parent")) else { return };
    let mine = period(KIND, subject.record);
    let links = chain(subject);
    let siblings: Vec<(Period, i64)> = links
        .iter()
        .filter(|other| other.link(link::PARENT) == Some(parent))
        .filter_map(|other| Some((period(KIND, other), other.number(link::SHARE_PERCENT)?)))
        .collect();
    // The sum is highest on a day on which one of them begins.
    let begins = siblings.iter().filter_map(|((from, _), _)| *from).chain(mine.0).chain([NaiveDate::MIN]);
    let holds =
        |(from, to): Period, day: NaiveDate| from.is_none_or(|from| from <= day) && to.is_none_or(|to| day <= to);
    let sum_on =
        |day| share + siblings.iter().filter(|(period, _)| holds(*period, day)).map(|(_, share)| share).sum::<i64>();
    let most = begins.filter(|day| holds(mine, *day)).map(sum_on).max().unwrap_or(share);
    if most > 1_000_000 {
        let message = Message::new("check-chain-shares").with("parent", named(subject, parent));
        faults.push(subject.fault("share_percent", Refuse, message.count("sum", whole_percent(most))));
        return;
    }
    let own = part(subject).and_then(|part| part.number(contract_lots::MIN_OWN_SHARE_PERCENT));
    let party = subject.link("contract").and_then(|id| subject.register.get(Kind::Contract, id));
    let is_main = party.is_some_and(|contract| contract.link(contracts::PROVIDER) == Some(parent));
    if let Some(own) = own.filter(|own| is_main && most > 1_000_000 - own) {
        let message = Message::new("check-chain-own-share").with("parent", named(subject, parent));
        faults.push(subject.fault(
            "share_percent",
            Warn,
            message.count("sum", whole_percent(most)).count("own", whole_percent(own)),
        ));
    }
}

/// Whole percents, rounded up: 100,4 % is more than 100 %.
fn whole_percent(ppm: i64) -> usize {
    usize::try_from(ppm.max(0).saturating_add(9_999) / 10_000).unwrap_or(usize::MAX)
}

/// The contract's part in the lot of the link that holds together with it, else any part in that lot.
fn part<'a>(subject: &Subject<'a>) -> Option<&'a Record> {
    let (contract, lot) = (subject.link("contract")?, subject.link("lot")?);
    let parts = subject.register.referring(Kind::ContractLot, contract_lots::CONTRACT.index, contract);
    let parts = parts.iter().filter_map(|id| subject.register.get(Kind::ContractLot, *id));
    let parts: Vec<&Record> = parts.filter(|part| part.link(contract_lots::LOT) == Some(lot)).collect();
    let mine = period(KIND, subject.record);
    let together = parts.iter().find(|part| overlap(mine, period(Kind::ContractLot, part)));
    together.or(parts.first()).copied()
}

/// The lot is one of the contract, and the link holds within the contract's part in it.
pub(super) fn within_contract_lot(subject: &Subject<'_>, faults: &mut Vec<Fault>) {
    let (Some(contract), Some(lot)) = (subject.link("contract"), subject.link("lot")) else { return };
    let register = subject.register;
    let Some(part) = part(subject) else {
        let message = Message::new("check-chain-other-lot")
            .with("lot", register.label(Kind::Lot, lot))
            .with("contract", register.label(Kind::Contract, contract));
        faults.push(subject.fault("lot", Refuse, message));
        return;
    };
    let ((from, to), (first, last)) = (period(KIND, subject.record), period(Kind::ContractLot, part));
    if let (Some(from), Some(first)) = (from, first)
        && from < first
    {
        let message = Message::new("check-before-contract").written("day", on(from)).written("start", on(first));
        faults.push(subject.fault("valid_from", Refuse, message));
    }
    if let (Some(to), Some(last)) = (to, last)
        && to > last
    {
        let message = Message::new("check-after-contract").written("day", on(to)).written("end", on(last));
        faults.push(subject.fault("valid_to", Refuse, message));
    }
}

/// A provider that is excluded, dissolved or under a Bibob refusal performs in no link of that time.
pub(super) fn not_excluded(subject: &Subject<'_>, faults: &mut Vec<Fault>) {
    for name in ["parent", "child"] {
        let Some(record) = subject.link(name).and_then(|id| subject.register.get(Kind::Provider, id)) else { continue };
        let excluded = (record.date(providers::EXCLUDED_FROM), record.date(providers::EXCLUDED_TO));
        if record.choice(providers::EXCLUSION).is_some() && overlap(period(KIND, subject.record), excluded) {
            let message = Message::new("check-chain-excluded").with("provider", named(subject, record.id));
            faults.push(subject.fault(name, Refuse, message));
        }
    }
}
