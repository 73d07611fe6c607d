//! What is wrong in a chain on a day (R18–R21, N8): work before it was reported or consented to, consent that is missing,
//! passed on too deep or too much, links that outlive their contract, providers that may not work. With the days it lasts.

use super::{Chain, Consent, Node, Place, WHOLE};
use crate::domain::contract::present_end;
use crate::domain::kind::Kind;
use crate::domain::nouns::{contract_lots, providers, subcontract_links as link};
use crate::domain::record::{Id, Record};
use crate::domain::register::Register;
use chrono::NaiveDate;

/// Codes of what can be wrong, in the order of weight.
pub const KINDS: &[&str] = &[
    "excluded",
    "running_case",
    "no_consent",
    "before_consent",
    "before_notice",
    "not_notified",
    "short_notice",
    "outlives",
    "too_deep",
    "shares",
];

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Breach {
    /// One of `KINDS`.
    pub kind: &'static str,
    /// The rule of DOMAIN.
    pub rule: &'static str,
    /// The link it is about; nothing when it is about what a parent passes on in all.
    pub link: Option<Id>,
    /// Whom it is about: the performer, or the parent that passes on too much.
    pub provider: Id,
    /// The day from which it was wrong.
    pub since: Option<NaiveDate>,
    /// Days it lasted, or lasts until today: too early, too late or without. Of a share: nothing.
    pub days: Option<i64>,
}

/// Everything wrong in a chain on a day. `notify_days` is how long before deployment somebody must be reported (O22).
/// Under a content main contractor nobody is a subcontractor, so only exclusion counts there.
#[must_use]
pub fn of_chain(register: &Register, chain: &Chain<'_>, day: NaiveDate, notify_days: i64) -> Vec<Breach> {
    let mut found = Vec::new();
    for at in 0..chain.nodes.len() {
        let node = &chain.nodes[at];
        for one in &node.links {
            let subject = Subject { register, chain, node, link: one, day };
            found.extend(subject.excluded());
            if !chain.is_content() {
                found.extend(subject.running_case());
                found.extend(subject.consent());
                found.extend(subject.notice(notify_days));
                found.extend(subject.outlives());
                found.extend(subject.too_deep());
            }
        }
        found.extend(too_much(chain, at));
    }
    found
}

struct Subject<'a> {
    register: &'a Register,
    chain: &'a Chain<'a>,
    node: &'a Node<'a>,
    link: &'a Record,
    day: NaiveDate,
}

impl Subject<'_> {
    fn breach(&self, kind: &'static str, rule: &'static str, since: Option<NaiveDate>, until: NaiveDate) -> Breach {
        let days = since.map(|since| (until - since).num_days());
        Breach { kind, rule, link: Some(self.link.id), provider: self.node.provider, since, days }
    }

    /// The first day of work: as recorded, else of the link.
    fn first_day(&self) -> Option<NaiveDate> {
        self.link.date(link::DEPLOYED_ON).or_else(|| self.link.date(link::VALID_FROM))
    }

    /// R21: excluded, dissolved or refused on the day.
    fn excluded(&self) -> Option<Breach> {
        let provider = self.register.get(Kind::Provider, self.node.provider)?;
        let from = provider.date(providers::EXCLUDED_FROM);
        let holds = provider.choice(providers::EXCLUSION).is_some()
            && from.is_none_or(|from| from <= self.day)
            && provider.date(providers::EXCLUDED_TO).is_none_or(|to| self.day <= to);
        let since = from.max(self.link.date(link::VALID_FROM));
        holds.then(|| self.breach("excluded", "R21", since, self.day))
    }

    /// R20: the check found a running case.
    fn running_case(&self) -> Option<Breach> {
        let ground = self.link.choice(link::EXCLUSION_GROUND).filter(|ground| *ground != "none");
        ground.map(|_| self.breach("running_case", "R20", self.link.date(link::REGISTER_CHECKED_ON), self.day))
    }

    /// R20: works without consent, or did until it came.
    fn consent(&self) -> Option<Breach> {
        let deployed = self.link.date(link::DEPLOYED_ON);
        match (super::link_consent(self.link, self.day), self.link.date(link::CONSENT_ON)) {
            (Consent::Missing, _) => {
                let begun = self.first_day().is_none_or(|first| first <= self.day);
                begun.then(|| self.breach("no_consent", "R20", self.first_day(), self.day))
            }
            (Consent::Given, Some(consent)) if self.link.flag(link::SOLE_TRADER) != Some(true) => {
                let early = deployed.filter(|deployed| *deployed < consent);
                early.map(|_| self.breach("before_consent", "R20", deployed, consent))
            }
            _ => None,
        }
    }

    /// N8: deployed before it was reported, without, or too soon after it.
    fn notice(&self, notify_days: i64) -> Option<Breach> {
        let deployed = self.link.date(link::DEPLOYED_ON).filter(|deployed| *deployed <= self.day)?;
        match self.link.date(link::NOTIFIED_ON).filter(|notified| *notified <= self.day) {
            None => Some(self.breach("not_notified", "R20", Some(deployed), self.day)),
            Some(notified) if deployed < notified => {
                Some(self.breach("before_notice", "R20", Some(deployed), notified))
            }
            Some(notified) => {
                let short = notify_days - (deployed - notified).num_days();
                let breach = self.breach("short_notice", "O22", Some(notified), self.day);
                (short > 0).then_some(Breach { days: Some(short), ..breach })
            }
        }
    }

    /// R21: goes on after the end of the contract or of its part in the lot, or is meant to.
    fn outlives(&self) -> Option<Breach> {
        let part = self.chain.part.and_then(|part| part.date(contract_lots::VALID_TO));
        let contract = present_end(self.register, self.chain.contract, self.day);
        let last = match (part, contract) {
            (Some(part), Some(contract)) => Some(part.min(contract)),
            (part, contract) => part.or(contract),
        };
        let ended = !self.chain.stands && last.is_none_or(|last| last < self.day);
        let to = self.link.date(link::VALID_TO);
        match (last, to) {
            (Some(last), Some(to)) if to > last => Some(self.breach("outlives", "R21", Some(last), to)),
            _ if ended => Some(self.breach("outlives", "R21", last, self.day)),
            _ => None,
        }
    }

    /// R18: deeper than was agreed, and the client did not allow the parent to pass work on.
    fn too_deep(&self) -> Option<Breach> {
        let parent = &self.chain.nodes[self.node.parent?];
        let agreed = self.chain.part.and_then(|part| part.number(contract_lots::MAX_DEPTH)).unwrap_or(1);
        let consented = |one: &Record| one.date(link::SUB_CONSENT_ON).is_some_and(|on| on <= self.day);
        let allowed = !parent.links.is_empty() && parent.links.iter().all(|one| consented(one));
        let deep = i64::try_from(self.node.rank).unwrap_or(i64::MAX) > agreed;
        let loose = self.node.place == Place::Loose;
        let breach = deep && !loose && !allowed;
        breach.then(|| self.breach("too_deep", "R18", self.first_day(), self.day))
    }
}

/// R19: passed on more than there was, or more than the party may.
fn too_much(chain: &Chain<'_>, at: usize) -> Option<Breach> {
    let node = &chain.nodes[at];
    let own = chain.part.and_then(|part| part.number(contract_lots::MIN_OWN_SHARE_PERCENT));
    let own = own.filter(|_| node.place == Place::Party).unwrap_or(0);
    let passed: i64 = chain.children(at).filter_map(|child| chain.nodes[child].share).sum();
    let breach = Breach { kind: "shares", rule: "R19", link: None, provider: node.provider, since: None, days: None };
    (passed > WHOLE - own).then_some(breach)
}
