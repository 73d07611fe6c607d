//! How each contract that still counts stands on the reference date, worked out once for all families.

use super::clocks::Meetings;
use super::{Span, by, put_away};
use crate::domain::contract::{max_end, options, present_end};
use crate::domain::kind::Kind;
use crate::domain::nouns::{contract_lots, contracts, lots};
use crate::domain::record::{Id, Record};
use crate::domain::register::{Holds, Register};
use crate::domain::term::{ExtensionOption, PendingOption, extended_end, option_deadline};
use chrono::NaiveDate;

/// A contract on the reference date.
pub struct Standing<'a> {
    /// The contract.
    pub contract: &'a Record,
    /// R3: its end as it stands.
    pub end: Option<NaiveDate>,
    /// R3: its end with all options.
    pub max_end: Option<NaiveDate>,
    /// Its options with their records, in order.
    pub options: Vec<(&'a Record, ExtensionOption)>,
    /// The options that can still be exercised, each as if those before it were.
    pub open: Vec<PendingOption>,
    /// Its parts that have not ended.
    pub parts: Vec<&'a Record>,
    /// The lots of those parts.
    pub lots: Vec<&'a Record>,
    /// Whether notice was given.
    pub noticed: bool,
}

impl Standing<'_> {
    /// Whether it had ended by the day, by its dates.
    #[must_use]
    pub fn is_over(&self, day: NaiveDate) -> bool {
        self.end.is_some_and(|end| end < day)
    }

    /// R4: months of tender and of implementation: the longest of its lots, or the norm.
    #[must_use]
    pub fn lead(&self, register: &Register) -> (u32, u32) {
        let norms = register.norms();
        let longest = |column, norm: u32| {
            let own = self.lots.iter().filter_map(|lot| lot.number(column)).max();
            own.and_then(|months| u32::try_from(months).ok()).unwrap_or(norm)
        };
        (
            longest(lots::LEAD_MONTHS, norms.tender_lead_months),
            longest(lots::IMPLEMENTATION_MONTHS, norms.implementation_months),
        )
    }

    /// Whether one of its lots is heavy; nothing when no category is known.
    #[must_use]
    pub fn is_heavy(&self) -> Option<bool> {
        let mut known = self.lots.iter().filter_map(|lot| lot.choice(lots::CATEGORY)).peekable();
        known.peek()?;
        Some(known.any(|category| category == "heavy"))
    }
}

/// What the families stand on.
pub struct Ground<'a> {
    /// What was asked.
    pub span: Span<'a>,
    /// Every contract that is no draft, was not put away and was not recorded as ended.
    pub contracts: Vec<Standing<'a>>,
    /// N18: when governing bodies meet.
    pub meetings: Meetings<'a>,
}

impl<'a> Ground<'a> {
    /// Works it out.
    #[must_use]
    pub fn new(span: Span<'a>) -> Self {
        let live = |contract: &&Record| {
            let over = matches!(contract.choice(contracts::STATUS), Some("ended" | "dissolved" | "draft"));
            !over && !put_away(contract, span.day)
        };
        let all = span.register.all(Kind::Contract).iter().filter(live);
        let contracts = all.map(|contract| standing(span, contract)).collect();
        Self { span, contracts, meetings: Meetings::of(span.register, span.day) }
    }

    /// How that contract stands; nothing when it does not count any more.
    #[must_use]
    pub fn standing(&self, contract: Id) -> Option<&Standing<'a>> {
        let at = self.contracts.binary_search_by_key(&contract, |standing| standing.contract.id).ok()?;
        self.contracts.get(at)
    }
}

fn standing<'a>(span: Span<'a>, contract: &'a Record) -> Standing<'a> {
    let Span { register, day, .. } = span;
    let (records, choices) = options(register, contract.id, day);
    let end = present_end(register, contract, day);
    let noticed = notice_given(contract, day);
    let open = if noticed { Vec::new() } else { open_options(end, &choices, day) };
    let column = contract_lots::CONTRACT.index;
    let ids = register.referring(Kind::ContractLot, column, contract.id).iter();
    let parts = ids
        .filter_map(|id| register.get(Kind::ContractLot, *id))
        .filter(|part| !put_away(part, day) && register.holds(Kind::ContractLot, part, day) != Holds::Past);
    let parts: Vec<&Record> = parts.collect();
    let lots = parts.iter().filter_map(|part| register.get(Kind::Lot, part.link(contract_lots::LOT)?)).collect();
    Standing {
        contract,
        end,
        max_end: if noticed { end } else { max_end(register, contract, day) },
        options: records.into_iter().zip(choices).collect(),
        open,
        parts,
        lots,
        noticed,
    }
}

/// R2: whether notice had been given by the day, or the contract was ended early.
fn notice_given(contract: &Record, day: NaiveDate) -> bool {
    match contract.date(contracts::NOTICE_ON) {
        Some(on) => on <= day,
        None => {
            contract.choice(contracts::STATUS) == Some("notice_given") || contract.date(contracts::ENDS_ON).is_some()
        }
    }
}

/// R3: the options not exercised by the day, each counted from the end that those before it would give; a declined one
/// ends the row.
fn open_options(end: Option<NaiveDate>, options: &[ExtensionOption], day: NaiveDate) -> Vec<PendingOption> {
    let mut end = end;
    let mut open = Vec::new();
    for (index, option) in options.iter().enumerate() {
        if by(option.exercised, day) {
            continue;
        }
        if option.is_declined(day) {
            break;
        }
        let deadline = end.zip(option.notify_months).map(|(end, notify)| option_deadline(end, notify));
        end = end.zip(option.months).map(|(end, months)| extended_end(end, months));
        open.push(PendingOption { index, deadline, new_end: end });
    }
    open
}
