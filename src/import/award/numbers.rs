//! Which contract of the register an agreement of a notice is, and what a new one is called. Found again by number and
//! provider, or by procedure, provider and lots, so that a second reading makes no second contract.

use std::collections::{BTreeMap, BTreeSet};

use super::super::notice::Agreement;
use super::contracts::leader;
use super::procedure::{Procedure, lot_number};
use super::{Known, Work, line};
use crate::domain::kind::Kind;
use crate::domain::nouns::{contract_lots, contracts, providers};
use crate::domain::record::{Id, Record};
use crate::domain::register::Register;
use crate::shown::fold;

/// Longest published contract number that is taken over whole.
pub(super) const LONGEST_NUMBER: usize = 60;

/// The number of an agreement's contract.
pub(super) struct Numbered {
    /// The number.
    pub number: String,
    /// Whether it is a contract the register has.
    pub held: bool,
}

/// The number of every agreement: that of the contract the register has for it, else the published one when no other
/// agreement has it, else one made of it.
pub(super) fn numbers(
    work: &Work<'_>,
    procedure: &Procedure,
    agreements: &[Agreement<'_>],
    lots: &Known<'_>,
    firms: &Known<'_>,
) -> Vec<Numbered> {
    let register = work.planner.register();
    let mut times: BTreeMap<String, usize> = BTreeMap::new();
    for base in agreements.iter().filter_map(published_number) {
        *times.entry(fold(&base)).or_default() += 1;
    }
    let mut held: Vec<Option<Id>> = vec![None; agreements.len()];
    let mut used: BTreeSet<Id> = BTreeSet::new();
    let finder = Finder { work, procedure, register, lots, firms };
    for by_number in [true, false] {
        for (at, agreement) in agreements.iter().enumerate() {
            if held[at].is_none()
                && let Some(id) = finder.find(agreement, by_number, &used)
            {
                held[at] = Some(id);
                used.insert(id);
            }
        }
    }
    let mut taken: BTreeSet<String> = BTreeSet::new();
    let known =
        |id: Id| register.get(Kind::Contract, id).and_then(|record| record.text(contracts::NUMBER)).map(str::to_owned);
    taken.extend(held.iter().flatten().filter_map(|id| known(*id)).map(|number| fold(&number)));
    let mut numbers = Vec::new();
    for (agreement, held) in agreements.iter().zip(held) {
        if let Some(number) = held.and_then(known) {
            numbers.push(Numbered { number, held: true });
            continue;
        }
        let shared = published_number(agreement).is_some_and(|base| times.get(&fold(&base)) > Some(&1));
        let number = finder.make(agreement, shared, &taken);
        taken.insert(fold(&number));
        numbers.push(Numbered { number, held: false });
    }
    numbers
}

/// The number of a contract as published, when there is one.
fn published_number(agreement: &Agreement<'_>) -> Option<String> {
    let number = line(agreement.contract?.number.as_deref()?);
    (number.chars().any(char::is_alphanumeric) && number.chars().count() <= LONGEST_NUMBER).then_some(number)
}

/// What a published number says when it is one that many a notice has: `1`, `12`, or the technical id `CON-0001`.
fn generic(number: &str) -> Option<&str> {
    let id = number.strip_prefix("CON-").filter(|id| id.len() == 4 && id.bytes().all(|b| b.is_ascii_digit()));
    let id = id.map(|id| id.trim_start_matches('0')).map(|id| if id.is_empty() { "0" } else { id });
    id.or_else(|| (number.chars().count() <= 3).then_some(number))
}

struct Finder<'w, 'a> {
    work: &'w Work<'a>,
    procedure: &'w Procedure,
    register: &'w Register,
    lots: &'w Known<'a>,
    firms: &'w Known<'a>,
}

impl Finder<'_, '_> {
    /// The contract the register has for an agreement. By number: that number, or one made of it, with the same
    /// provider. By lots: the same provider and lots in this procedure, when this very notice made it or the number
    /// was made by perceel.
    fn find(&self, agreement: &Agreement<'_>, by_number: bool, used: &BTreeSet<Id>) -> Option<Id> {
        let leader = leader(agreement, self.firms)?;
        let base = published_number(agreement);
        let prefix = self.prefix(agreement).map(|prefix| fold(&prefix));
        let in_procedure = |record: &&Record| record.link(contracts::TENDER) == self.procedure.tender;
        let free = |record: &&Record| !used.contains(&record.id);
        let mut of_provider = self.register.linked(Kind::Contract, "provider", leader).filter(free);
        if by_number {
            let base = base?;
            let found = of_provider.find(|record| {
                let held = fold(record.text(contracts::NUMBER).unwrap_or_default());
                let exact = held == fold(&base) && (generic(&base).is_none() || in_procedure(record));
                exact || (in_procedure(record) && prefix.as_deref().is_some_and(|prefix| is_made_of(&held, prefix)))
            });
            return found.map(|record| record.id).or_else(|| self.find_changed(&base, used));
        }
        let wanted: BTreeSet<Id> = agreement.lots.iter().filter_map(|lot| self.lots.get(*lot)).copied().collect();
        let made = fold(&self.work.reference());
        let found = of_provider.filter(in_procedure).find(|record| {
            let number = fold(record.text(contracts::NUMBER).unwrap_or_default());
            let held: BTreeSet<Id> = self
                .register
                .linked(Kind::ContractLot, "contract", record.id)
                .filter_map(|part| part.link(contract_lots::LOT))
                .collect();
            held == wanted && (self.procedure.own || base.is_none() || number.starts_with(&made))
        });
        found.map(|record| record.id)
    }

    /// In a notice of a change the contractor may be another one: the contract of that number in the procedure.
    fn find_changed(&self, base: &str, used: &BTreeSet<Id>) -> Option<Id> {
        if !self.work.only_fills {
            return None;
        }
        let held = self.register.linked(Kind::Contract, "tender", self.procedure.tender?);
        let mut held = held.filter(|record| record.text(contracts::NUMBER).map(fold) == Some(fold(base)));
        let only = held.next().filter(|record| !used.contains(&record.id))?;
        held.next().is_none().then_some(only.id)
    }

    /// What numbers made for this agreement begin with, when it has a published number.
    fn prefix(&self, agreement: &Agreement<'_>) -> Option<String> {
        let base = published_number(agreement)?;
        Some(match generic(&base) {
            Some(bare) => format!("{}-c{bare}", self.work.reference()),
            None => base,
        })
    }

    /// A number nobody has. Letters stand between groups of digits, so that it never reads as nine digits.
    fn make(&self, agreement: &Agreement<'_>, shared: bool, taken: &BTreeSet<String>) -> String {
        let is_free =
            |number: &str| !taken.contains(&fold(number)) && self.register.with_key(Kind::Contract, number).is_empty();
        let prefix = self.prefix(agreement);
        if let Some(plain) = prefix.as_deref().filter(|plain| !shared && is_free(plain)) {
            return plain.to_owned();
        }
        let kvk = leader(agreement, self.firms)
            .and_then(|id| self.register.get(Kind::Provider, id))
            .and_then(|record| record.text(providers::KVK));
        if let (Some(prefix), Some(kvk)) = (prefix.as_deref(), kvk) {
            let number = format!("{prefix}-KvK{kvk}");
            if is_free(&number) {
                return number;
            }
        }
        let lot = agreement.lots.iter().next().map(|lot| lot_number(lot)).unwrap_or_default();
        let stem = match prefix {
            Some(prefix) => format!("{prefix}-n"),
            None => format!("{}-P{lot}-n", self.work.reference()),
        };
        (1_usize..).map(|n| format!("{stem}{n}")).find(|number| is_free(number)).unwrap_or(stem)
    }
}

/// Whether a number is this prefix, alone or with what perceel puts behind it.
fn is_made_of(number: &str, prefix: &str) -> bool {
    let Some(rest) = number.strip_prefix(prefix) else { return false };
    rest.is_empty() || rest.starts_with("-kvk") || rest.strip_prefix("-n").is_some_and(|n| n.parse::<u32>().is_ok())
}
