//! Performers nobody answers for on a day (N5): those whose links lead up to no main contractor or to a contract that does
//! not hold, those in a care profile without a contract of their own, and those of whom there are only figures.

use super::{Asked, Made, Question, Row, Source, Summed};
use crate::domain::chain::standing::{had_place, unanswered};
use crate::domain::chain::{self, Chain, Place};
use crate::domain::field::{Code, Column, Noun, One, Shape, field};
use crate::domain::kind::Kind;
use crate::domain::monthly::{Figure, Month};
use crate::domain::nouns::subcontract_links as link;
use crate::domain::record::{Id, Record, Value};
use std::collections::{BTreeMap, BTreeSet};

/// Codes of why nobody answers.
pub const REASONS: &[&str] = &["no_main", "no_contract", "content_only", "figures_only"];

/// Columns of the answer.
pub const NOUN: Noun = Noun {
    kind: Kind::Unattached,
    fields: &[
        field("performer", Shape::Link(Kind::Provider)).list(24).searched(),
        field("reason", Shape::Choice(REASONS)).list(28),
        field("parent", Shape::Link(Kind::Provider)).list(20).searched(),
        field("lot", Shape::Link(Kind::Lot)).list(12).searched(),
        field("contract", Shape::Link(Kind::Contract)).list(12).searched(),
        field("last_month", Shape::Month).list(9),
        field("amount_cents", Shape::Money).list(14),
    ],
    derived: &[],
    keys: &[&["performer", "reason", "contract", "lot", "parent"]],
    label: &["performer", "reason"],
    period: None,
};

/// Who performs.
pub const PERFORMER: Column<One> = NOUN.link("performer");
/// One of `REASONS`.
pub const REASON: Column<Code> = NOUN.choice("reason");
/// For whom it works.
pub const PARENT: Column<One> = NOUN.link("parent");
/// Lot.
pub const LOT: Column<One> = NOUN.link("lot");
/// Contract in whose chain it stands.
pub const CONTRACT: Column<One> = NOUN.link("contract");

/// The question.
pub const QUESTION: Question =
    Question { kind: Kind::Unattached, needs_figures: &[Kind::Actual], needs_duties: false, answer, sources };

fn answer(asked: &Asked<'_>) -> Vec<Row> {
    let mut rows = Vec::new();
    for chain in chain::all(asked.register, asked.when.day) {
        rows.extend((0..chain.nodes.len()).filter_map(|at| loose(asked, &chain, at)));
    }
    for (provider, months) in without_access(asked) {
        let figures = of_provider(asked, provider).into_iter().filter(|figure| months.contains(&figure.month));
        let amounts: Vec<i64> = figures.filter_map(|figure| figure.amount()).collect();
        let amount = if amounts.is_empty() { Value::Unknown } else { amounts.iter().sum::<i64>().into() };
        let last = months.last().map(|month| month.first());
        let row = [
            provider.into(),
            Value::Choice("figures_only"),
            Value::Unknown,
            Value::Unknown,
            Value::Unknown,
            last.into(),
            amount,
        ];
        rows.push(row.into());
    }
    rows
}

/// A place in a chain for which nobody answers. Who stands at the top of links that hang loose performs nothing there.
fn loose(asked: &Asked<'_>, chain: &Chain<'_>, at: usize) -> Option<Row> {
    let node = &chain.nodes[at];
    if node.links.is_empty() && node.place == Place::Loose {
        return None;
    }
    let why = unanswered(asked.register, chain, at, asked.when.day)?;
    if node.links.is_empty() {
        return None;
    }
    let parent = node.parent.map(|parent| chain.nodes[parent].provider);
    let row = [
        node.provider.into(),
        Value::Choice(why.code()),
        parent.into(),
        chain.lot.into(),
        chain.contract.id.into(),
        Value::Unknown,
        Value::Unknown,
    ];
    Some(row.into())
}

/// Realised figures of a provider in the twelve whole months before the day and the month of the day.
fn of_provider(asked: &Asked<'_>, provider: Id) -> Vec<Figure> {
    let figures = &asked.monthly.actuals;
    let (first, last) = (Month::of(asked.when.day).plus(-12), Month::of(asked.when.day));
    let of = figures.products(provider).iter().flat_map(|product| figures.of(provider, *product).iter());
    of.filter(|figure| (first..=last).contains(&figure.month)).collect()
}

/// Providers with figures in months in which they had no place in the region on any day.
fn without_access(asked: &Asked<'_>) -> BTreeMap<Id, BTreeSet<Month>> {
    let mut found = BTreeMap::new();
    for provider in asked.monthly.actuals.with_figures() {
        let months: BTreeSet<Month> = of_provider(asked, provider).iter().map(|figure| figure.month).collect();
        let outside = |month: &Month| !had_place(asked.register, provider, month.first(), month.last());
        let months: BTreeSet<Month> = months.into_iter().filter(outside).collect();
        if !months.is_empty() {
            found.insert(provider, months);
        }
    }
    found
}

/// The links, or the figures.
fn sources(asked: &Asked<'_>, row: &Record) -> Vec<Source> {
    let Some(performer) = row.link(PERFORMER) else { return Vec::new() };
    if row.choice(REASON) == Some("figures_only") {
        let months = without_access(asked).remove(&performer).unwrap_or_default();
        return runs(&months).into_iter().map(|months| of_months(performer, months)).collect();
    }
    let Some(contract) = row.link(CONTRACT) else { return Vec::new() };
    let found = super::chains::find(asked.register, contract, row.link(LOT), asked.when.day);
    let Some(chain) = found else { return Vec::new() };
    let mine = chain.nodes.iter().filter(|node| node.provider == performer).flat_map(|node| &node.links);
    let links: Vec<Id> = mine.filter(|one| one.link(link::PARENT) == row.link(PARENT)).map(|one| one.id).collect();
    vec![Source { column: "reason", of: Made::Records(Kind::SubcontractLink, links) }]
}

/// The figures of a provider in a run of months.
fn of_months(performer: Id, (from, to): (Month, Month)) -> Source {
    let providers = Some(vec![performer]);
    let summed = Summed { kind: Kind::Actual, providers, products: None, municipalities: None, from, to };
    Source { column: "amount_cents", of: Made::Figures(summed) }
}

/// Months that follow each other, first and last: what lies between two runs was under a contract.
fn runs(months: &BTreeSet<Month>) -> Vec<(Month, Month)> {
    let mut runs: Vec<(Month, Month)> = Vec::new();
    for month in months {
        match runs.last_mut() {
            Some((_, last)) if last.plus(1) == *month => *last = *month,
            _ => runs.push((*month, *month)),
        }
    }
    runs
}
