//! The same proof asked twice of a provider (N27), which one delivery could settle. Finding them is `domain::burden`'s.

use super::{Asked, Made, Question, Row, Source};
use crate::domain::burden::asked_twice;
use crate::domain::field::{Column, Noun, Number, One, Several, Shape, Text, field};
use crate::domain::kind::Kind;
use crate::domain::nouns::obligations;
use crate::domain::record::{Id, Record, Value};

/// Columns of the answer.
pub const NOUN: Noun = Noun {
    kind: Kind::DuplicateProof,
    fields: &[
        field("provider", Shape::Link(Kind::Provider)).list(26).searched(),
        field("evidence_kind", Shape::Line).list(24).searched(),
        field("times", Shape::Whole).list(6),
        field("obligations", Shape::Links(Kind::Obligation)),
        field("contracts", Shape::Links(Kind::Contract)).list(22),
    ],
    derived: &[],
    keys: &[&["provider", "evidence_kind", "obligations"]],
    label: &["provider", "evidence_kind"],
    period: None,
};

/// Of whom it is asked.
pub const PROVIDER: Column<One> = NOUN.link("provider");
/// Which proof.
pub const EVIDENCE_KIND: Column<Text> = NOUN.text("evidence_kind");
/// By how many duties.
pub const TIMES: Column<Number> = NOUN.number("times");
/// The duties that ask it.
pub const OBLIGATIONS: Column<Several> = NOUN.links("obligations");

/// The question.
pub const QUESTION: Question =
    Question { kind: Kind::DuplicateProof, needs_figures: &[], needs_duties: true, answer, sources };

fn answer(asked: &Asked<'_>) -> Vec<Row> {
    let mut found = asked_twice(asked.register, asked.when.day);
    found.sort_by_key(|twice| std::cmp::Reverse(twice.duties.len()));
    let row = |twice: crate::domain::burden::Twice| -> Row {
        let contract = |id: &Id| asked.register.get(Kind::Obligation, *id)?.link(obligations::CONTRACT);
        let mut contracts: Vec<Id> = twice.duties.iter().filter_map(contract).collect();
        contracts.sort_unstable();
        contracts.dedup();
        let mut duties = twice.duties.clone();
        duties.sort_unstable();
        [
            twice.provider.into(),
            twice.proof.into(),
            i64::try_from(twice.duties.len()).unwrap_or(i64::MAX).into(),
            Value::Links(duties.into()),
            Value::Links(contracts.into()),
        ]
        .into()
    };
    found.into_iter().map(row).collect()
}

/// The duties that ask it.
fn sources(_: &Asked<'_>, row: &Record) -> Vec<Source> {
    let duties = match &row.values[OBLIGATIONS.index] {
        Value::Links(ids) => ids.to_vec(),
        _ => Vec::new(),
    };
    vec![Source { column: "times", of: Made::Records(Kind::Obligation, duties) }]
}
