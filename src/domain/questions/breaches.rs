//! What is wrong in the chains on a day (N8, R18–R21): one row per fault, with the days it lasts. What counts as wrong is
//! `chain::breaches`'.

use super::{Asked, Made, Question, Row, Source};
use crate::domain::chain::told::Teller;
use crate::domain::chain::{self, breaches};
use crate::domain::field::{Column, Noun, One, Shape, field};
use crate::domain::kind::Kind;
use crate::domain::nouns::subcontract_links as link;
use crate::domain::record::{Id, Record, Value};

/// Columns of the answer.
pub const NOUN: Noun = Noun {
    kind: Kind::Breach,
    fields: &[
        field("breach", Shape::Choice(breaches::KINDS)).list(22),
        field("provider", Shape::Link(Kind::Provider)).list(22).searched(),
        field("lot", Shape::Link(Kind::Lot)).list(12).searched(),
        field("contract", Shape::Link(Kind::Contract)).list(12).searched(),
        field("parent", Shape::Link(Kind::Provider)).searched(),
        field("since", Shape::Day).list(10),
        field("days", Shape::Whole).list(6),
        field("rule", Shape::Line).searched(),
        field("message", Shape::Line).list(50).searched(),
    ],
    derived: &[],
    keys: &[&["contract", "lot", "parent", "provider", "breach", "since"]],
    label: &["provider", "breach"],
    period: None,
};

/// Contract whose chain it is.
pub const CONTRACT: Column<One> = NOUN.link("contract");
/// Lot.
pub const LOT: Column<One> = NOUN.link("lot");
/// For whom the provider works; nothing when it is about what a parent passes on in all.
pub const PARENT: Column<One> = NOUN.link("parent");
/// Whom it is about.
pub const PROVIDER: Column<One> = NOUN.link("provider");

/// The question.
pub const QUESTION: Question =
    Question { kind: Kind::Breach, needs_figures: &[], needs_duties: false, answer, sources };

fn answer(asked: &Asked<'_>) -> Vec<Row> {
    let (register, day) = (asked.register, asked.when.day);
    let notify_days = register.norms().notify_days;
    let teller = Teller { register, words: asked.words, day, notify_days };
    let mut rows = Vec::new();
    for chain in chain::all(register, day) {
        for breach in breaches::of_chain(register, &chain, day, notify_days) {
            let link = breach.link.and_then(|id| register.get(Kind::SubcontractLink, id));
            rows.push(
                [
                    Value::Choice(breach.kind),
                    breach.provider.into(),
                    chain.lot.into(),
                    chain.contract.id.into(),
                    link.and_then(|one| one.link(link::PARENT)).into(),
                    breach.since.into(),
                    breach.days.into(),
                    breach.rule.into(),
                    teller.breach(&breach).into(),
                ]
                .into(),
            );
        }
    }
    rows
}

/// The links of the provider, or what it passes on.
fn sources(asked: &Asked<'_>, row: &Record) -> Vec<Source> {
    let Some(contract) = row.link(CONTRACT) else { return Vec::new() };
    let found = super::chains::find(asked.register, contract, row.link(LOT), asked.when.day);
    let Some((chain, provider)) = found.zip(row.link(PROVIDER)) else { return Vec::new() };
    let wanted = |one: &&&Record| match row.link(PARENT) {
        Some(parent) => one.link(link::PARENT) == Some(parent) && one.link(link::CHILD) == Some(provider),
        None => one.link(link::PARENT) == Some(provider),
    };
    let links: Vec<Id> = chain.nodes.iter().flat_map(|node| &node.links).filter(wanted).map(|one| one.id).collect();
    vec![Source { column: "breach", of: Made::Records(Kind::SubcontractLink, links) }]
}
