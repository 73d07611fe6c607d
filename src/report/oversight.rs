//! How the providers of a scope do: waits, who came and went, chains and signals as counts, obligations kept, what
//! accounting costs, what was promised in meetings. Counts only, but for the promises: those name who has to act.

use super::care::Care;
use super::scope::Scope;
use super::{Ground, Wish, column};
use crate::domain::contract::{in_use, present_end, served, state};
use crate::domain::field::Shape;
use crate::domain::kind::Kind;
use crate::domain::nouns::{
    action_items, contract_lots, contracts, lots, obligation_instances as moments, obligations, subcontract_links,
};
use crate::domain::proofs::standing;
use crate::domain::questions::{Made, Source, burden, concentration, signals, waits};
use crate::domain::record::{Id, Record};
use crate::domain::register::Holds;
use crate::domain::rounding::{percent, rounded};
use crate::paper::document::{Block, Cell, Mark, Row, Table};
use crate::text::Message;
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// Promises that are listed at most.
const PROMISES: usize = 20;

/// The providers of a scope.
pub struct Oversight<'o, 'f, 'a> {
    ground: &'o Ground<'a>,
    wish: &'o Wish,
    care: &'o Care<'f, 'a>,
    contracts: BTreeSet<Id>,
    providers: BTreeSet<Id>,
}

fn whole(count: usize) -> Option<i64> {
    i64::try_from(count).ok()
}

fn of(column: &'static str, kind: Kind, ids: impl IntoIterator<Item = Id>) -> Vec<Source> {
    vec![Source { column, of: Made::Records(kind, ids.into_iter().collect()) }]
}

impl<'o, 'f, 'a> Oversight<'o, 'f, 'a> {
    /// For the care of a document.
    #[must_use]
    pub fn new(ground: &'o Ground<'a>, wish: &'o Wish, care: &'o Care<'f, 'a>) -> Self {
        let contracts = care.serving().iter().map(|(contract, _)| *contract).collect();
        Self { ground, wish, care, contracts, providers: care.providers() }
    }

    fn is_region(&self) -> bool {
        self.wish.scope == Scope::Region
    }

    fn days(&self) -> (NaiveDate, NaiveDate) {
        (self.wish.period.first.first(), self.wish.period.last().last())
    }

    /// Waits per lot against the norm.
    #[must_use]
    pub fn waits(&self) -> Vec<Block> {
        let words = self.ground.words;
        let measured = |lot: Id, over: bool| {
            let rows = self.ground.register.all(Kind::Wait).iter().filter(move |row| {
                row.link(waits::LOT).is_none_or(|own| own == lot)
                    && row.link(waits::CONTRACT).is_some_and(|contract| self.serves(contract, lot))
                    && (!over || row.choice(waits::STATE) == Some("too_long"))
            });
            rows.map(|row| row.id).collect::<Vec<Id>>()
        };
        let row = |lot: &super::care::Lot| {
            let (all, over) = (measured(lot.id, false), measured(lot.id, true));
            let record = self.ground.register.get(Kind::Lot, lot.id);
            let norm = record.and_then(|lot| lot.number(lots::WAIT_NORM_WEEKS));
            Row {
                cells: vec![
                    Cell::text(lot.label.clone()),
                    self.care.wait_cell(lot),
                    Cell::quantity(norm).made_from(of("wait_norm_weeks", Kind::Lot, [lot.id])),
                    Cell::whole(whole(all.len())).made_from(of("weeks_start", Kind::Wait, all)),
                    Cell::whole(whole(over.len())).made_from(of("state", Kind::Wait, over)),
                ],
                total: false,
            }
        };
        let table = Table {
            id: "waits",
            caption: words.get("report-table-waits"),
            columns: vec![
                column(words, "lot", Shape::Line),
                column(words, "wait_weeks", Shape::Quantity),
                column(words, "norm_weeks", Shape::Quantity),
                column(words, "measured", Shape::Whole),
                column(words, "above_norm", Shape::Whole),
            ],
            rows: self.care.lots.iter().map(row).collect(),
            note: words.get("report-waits-note"),
        };
        vec![Block::Table(table)]
    }

    fn serves(&self, contract: Id, lot: Id) -> bool {
        self.care.serving().contains(&(contract, lot))
    }

    /// Whether a contract ever served a municipality of the scope, by the parts it had on a day.
    fn served_here(&self, contract: &Record, day: NaiveDate) -> bool {
        let parts = self.ground.register.linked(Kind::ContractLot, "contract", contract.id);
        let mut parts = parts.filter(|part| {
            part.link(contract_lots::LOT).is_some()
                && self.ground.register.holds(Kind::ContractLot, part, day) == Holds::Now
        });
        self.is_region()
            || parts.any(|part| {
                served(self.ground.register, part, day).iter().any(|place| self.care.places().contains(place))
            })
    }

    /// Providers whose first contract began, or whose last one ended, within the period.
    fn moved(&self) -> (BTreeSet<Id>, BTreeSet<Id>) {
        let (first, last) = self.days();
        let mut spans: BTreeMap<Id, (NaiveDate, NaiveDate)> = BTreeMap::new();
        for contract in self.ground.register.all(Kind::Contract) {
            let draft = contract.choice(contracts::STATUS) == Some("draft");
            let (Some(provider), Some(start)) = (contract.link(contracts::PROVIDER), contract.date(contracts::START))
            else {
                continue;
            };
            let end = present_end(self.ground.register, contract, self.ground.day).unwrap_or(NaiveDate::MAX);
            if draft || !in_use(Kind::Contract, contract, self.ground.day) || !self.served_here(contract, start) {
                continue;
            }
            let span = spans.entry(provider).or_insert((start, end));
            *span = (span.0.min(start), span.1.max(end));
        }
        let within = |day: NaiveDate| (first..=last).contains(&day);
        let came = spans.iter().filter(|(_, span)| within(span.0)).map(|(id, _)| *id).collect();
        let left = spans.iter().filter(|(_, span)| within(span.1)).map(|(id, _)| *id).collect();
        (came, left)
    }

    /// Who came and went, chains, concentration and signals, as counts.
    #[must_use]
    pub fn providers(&self) -> Vec<Block> {
        let (register, words, day) = (self.ground.register, self.ground.words, self.ground.day);
        let (came, left) = self.moved();
        let links: Vec<&Record> = register
            .all(Kind::SubcontractLink)
            .iter()
            .filter(|link| register.holds(Kind::SubcontractLink, link, day) == Holds::Now)
            .filter(|link| in_use(Kind::SubcontractLink, link, day))
            .filter(|link| link.link(subcontract_links::CONTRACT).is_some_and(|id| self.contracts.contains(&id)))
            .collect();
        let below: BTreeSet<Id> = links.iter().filter_map(|link| link.link(subcontract_links::CHILD)).collect();
        let own: BTreeSet<Id> = self.care.lots.iter().map(|lot| lot.id).collect();
        let leaning: BTreeSet<Id> = register
            .all(Kind::Concentration)
            .iter()
            .filter(|row| row.choice(concentration::BASIS) == Some("contract"))
            .filter(|row| row.choice(concentration::FLAG).is_some())
            .filter_map(|row| row.link(concentration::LOT))
            .filter(|lot| own.contains(lot))
            .collect();
        let open: Vec<&Record> = register
            .all(Kind::Signal)
            .iter()
            .filter(|row| row.link(signals::PROVIDER).is_some_and(|id| self.providers.contains(&id)))
            .collect();
        let late = open.iter().filter(|row| row.choice(signals::STATE) == Some("overdue")).map(|row| row.id);
        let line = |id: &str, kind: Kind, ids: Vec<Id>| Row {
            cells: vec![Cell::text(words.get(id)), Cell::whole(whole(ids.len())).made_from(of("count", kind, ids))],
            total: false,
        };
        let of_links = links.iter().map(|link| link.id).collect();
        let rows = vec![
            line("report-providers-now", Kind::Provider, self.providers.iter().copied().collect()),
            line("report-providers-came", Kind::Provider, came.into_iter().collect()),
            line("report-providers-left", Kind::Provider, left.into_iter().collect()),
            line("report-providers-links", Kind::SubcontractLink, of_links),
            line("report-providers-below", Kind::Provider, below.into_iter().collect()),
            line("report-providers-leaning", Kind::Lot, leaning.into_iter().collect()),
            line("report-providers-signals", Kind::Signal, open.iter().map(|row| row.id).collect()),
            line("report-providers-signals-late", Kind::Signal, late.collect()),
        ];
        let table = Table {
            id: "providers",
            caption: words.get("report-table-providers"),
            columns: vec![column(words, "what", Shape::Line), column(words, "count", Shape::Whole)],
            rows,
            note: words.get("report-providers-note"),
        };
        vec![Block::Table(table)]
    }

    /// Obligations that were due in the period, per sort: kept in time, later, not yet.
    #[must_use]
    pub fn obligations(&self) -> Vec<Block> {
        let (register, words, day) = (self.ground.register, self.ground.words, self.ground.day);
        let (first, last) = self.days();
        let mut by_sort: BTreeMap<String, [Vec<Id>; 3]> = BTreeMap::new();
        for moment in register.all(Kind::ObligationInstance) {
            let Some(due) = moment.date(moments::DUE).filter(|due| (first..=last).contains(due)) else { continue };
            let duty = moment.link(moments::OBLIGATION).and_then(|id| register.get(Kind::Obligation, id));
            let ours = duty.is_some_and(|duty| {
                let contract = duty.link(obligations::CONTRACT);
                // For the region what a contract that has ended since owed counts as well.
                self.is_region() || contract.is_some_and(|contract| self.contracts.contains(&contract))
            });
            let how = standing(register, moment, day);
            if !ours || how == "waived" || !in_use(Kind::ObligationInstance, moment, day) {
                continue;
            }
            let kept = matches!(how, "accepted" | "expired" | "changed");
            let on = moment.date(moments::RECEIVED_ON).or(moment.date(moments::JUDGED_ON));
            let place = match (kept, on) {
                (true, Some(on)) if on > due => 1,
                (true, _) => 0,
                (false, _) => 2,
            };
            let model = duty.and_then(|duty| duty.link(obligations::TEMPLATE));
            let sort = model.map(|id| register.label(Kind::ObligationTemplate, id));
            let sort = sort.or_else(|| duty?.text(obligations::TITLE).map(str::to_owned));
            let sort = sort.unwrap_or_else(|| words.get("report-obligations-other"));
            by_sort.entry(sort).or_default()[place].push(moment.id);
        }
        if by_sort.is_empty() {
            return vec![Block::Paragraph(words.get("report-obligations-none"))];
        }
        let row = |label: &str, found: &[Vec<Id>; 3], total: bool| {
            let all: usize = found.iter().map(Vec::len).sum();
            let share = percent(found[0].len() as i128, all as i128);
            let cell = |ids: Vec<Id>| Cell::whole(whole(ids.len())).made_from(of("due", Kind::ObligationInstance, ids));
            let mut cells = vec![Cell::text(label), cell(found.concat())];
            cells.extend(found.iter().cloned().map(cell));
            cells.push(Cell::percent(share).made_from(of("due", Kind::ObligationInstance, found[0].clone())));
            Row { cells, total }
        };
        let mut sum: [Vec<Id>; 3] = Default::default();
        by_sort.values().for_each(|found| (0..3).for_each(|at| sum[at].extend(&found[at])));
        let mut rows: Vec<Row> = by_sort.iter().map(|(sort, found)| row(sort, found, false)).collect();
        rows.push(row(&words.get("report-total"), &sum, true));
        let counted = |name| column(words, name, Shape::Whole);
        let table = Table {
            id: "obligations",
            caption: words.get("report-table-obligations"),
            columns: vec![
                column(words, "obligation", Shape::Line),
                counted("due_count"),
                counted("in_time"),
                counted("later"),
                counted("not_yet"),
                column(words, "kept_percent", Shape::Percent),
            ],
            rows,
            note: words.get("report-obligations-note"),
        };
        vec![Block::Table(table)]
    }

    /// What accounting costs the providers of the scope in the coming year (R28).
    #[must_use]
    pub fn burden(&self) -> Vec<Block> {
        let words = self.ground.words;
        let rows: Vec<&Record> = self
            .ground
            .register
            .all(Kind::Burden)
            .iter()
            .filter(|row| row.link(burden::PROVIDER).is_some_and(|id| self.is_region() || self.providers.contains(&id)))
            .collect();
        let ids: Vec<Id> = rows.iter().map(|row| row.id).collect();
        let sum = |column| rows.iter().filter_map(|row| row.number(column)).reduce(i64::saturating_add);
        let each =
            |number: Option<i64>| number.and_then(|number| rounded(i128::from(number) * 1000, ids.len() as i128));
        let (requests, hours) = (sum(burden::REQUESTS), sum(burden::HOURS));
        let line = |id: &str, all: Cell, one: Option<i64>| Row {
            cells: vec![
                Cell::text(words.get(id)),
                all.made_from(of("hours", Kind::Burden, ids.clone())),
                // One decimal says enough.
                Cell::quantity(one.and_then(|milli| rounded(milli.into(), 100)).map(|tenths| tenths * 100)),
            ],
            total: false,
        };
        let milli = |count: Option<i64>| Cell::quantity(count.map(|count| count.saturating_mul(1000)));
        let table = Table {
            id: "burden",
            caption: words.get("report-table-burden"),
            columns: vec![
                column(words, "what", Shape::Line),
                column(words, "together", Shape::Quantity),
                column(words, "per_provider", Shape::Quantity),
            ],
            rows: vec![
                line("report-burden-requests", milli(requests), each(requests)),
                line("report-burden-hours", Cell::quantity(hours), each(hours).map(|milli| milli / 1000)),
                line("report-burden-twice", milli(sum(burden::DUPLICATES)), each(sum(burden::DUPLICATES))),
                line("report-burden-elsewhere", milli(sum(burden::ELSEWHERE)), each(sum(burden::ELSEWHERE))),
            ],
            note: words.say(&Message::new("report-burden-note").count("count", ids.len())),
        };
        vec![Block::Table(table)]
    }

    /// What was promised for the period: how many by state, and what is still open.
    #[must_use]
    pub fn actions(&self) -> Vec<Block> {
        let (register, words) = (self.ground.register, self.ground.words);
        let (first, last) = self.days();
        let mut due: Vec<&Record> = register
            .all(Kind::ActionItem)
            .iter()
            .filter(|action| action.date(action_items::DUE).is_some_and(|due| (first..=last).contains(&due)))
            .filter(|action| in_use(Kind::ActionItem, action, self.ground.day))
            .filter(|action| {
                let provider = action.link(action_items::PROVIDER);
                self.is_region() || provider.is_some_and(|provider| self.providers.contains(&provider))
            })
            .collect();
        if due.is_empty() {
            return vec![Block::Paragraph(words.get("report-actions-none"))];
        }
        let with =
            |wanted: &str| due.iter().filter(|action| action.choice(action_items::STATE) == Some(wanted)).count();
        let message = Message::new("report-actions").count("all", due.len()).count("done", with("done"));
        let told = words.say(&message.count("dropped", with("dropped")));
        due.retain(|action| !matches!(action.choice(action_items::STATE), Some("done" | "dropped")));
        due.sort_by_key(|action| (action.date(action_items::DUE), action.id));
        let mut blocks = vec![Block::Paragraph(told)];
        if due.is_empty() {
            return blocks;
        }
        let row = |action: &&Record| {
            let provider = action.link(action_items::PROVIDER).map(|id| register.label(Kind::Provider, id));
            let made = of("text", Kind::ActionItem, [action.id]);
            let late = action.date(action_items::DUE).is_some_and(|due| due < self.ground.day);
            Row {
                cells: vec![
                    Cell::text(action.text(action_items::TEXT).unwrap_or_default()).made_from(made.clone()),
                    Cell::text(provider.unwrap_or_default()),
                    Cell::text(action.text(action_items::OWNER).unwrap_or_default()),
                    Cell::day(action.date(action_items::DUE)).made_from(made).marked(late.then_some(Mark::Late)),
                ],
                total: false,
            }
        };
        let more = due.len().saturating_sub(PROMISES);
        let note = (more > 0).then(|| words.say(&Message::new("report-actions-more").count("count", more)));
        blocks.push(Block::Table(Table {
            id: "actions",
            caption: words.get("report-table-actions"),
            columns: vec![
                column(words, "action", Shape::Line),
                column(words, "provider", Shape::Line),
                column(words, "owner", Shape::Line),
                column(words, "due", Shape::Day),
            ],
            rows: due.iter().take(PROMISES).map(row).collect(),
            note: note.unwrap_or_default(),
        }));
        blocks
    }

    /// Contracts of the scope whose state on the day is not known.
    #[must_use]
    pub fn unclear(&self) -> usize {
        let known = self.contracts.iter().filter_map(|id| self.ground.register.get(Kind::Contract, *id));
        known.filter(|contract| state(self.ground.register, contract, self.ground.day) == "unknown").count()
    }
}
