//! What accounting costs each provider in the coming year (R28, N27): requests, hours, proofs asked twice, figures that can
//! be had elsewhere. The arithmetic is `domain::burden`'s.

use super::{Asked, Made, Question, Row, Source};
use crate::domain::burden::loads;
use crate::domain::field::{Column, Noun, Number, One, Shape, field};
use crate::domain::kind::Kind;
use crate::domain::record::{Id, Record};
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// Columns of the answer.
pub const NOUN: Noun = Noun {
    kind: Kind::Burden,
    fields: &[
        field("provider", Shape::Link(Kind::Provider)).list(28).searched(),
        field("requests_per_year", Shape::Whole).list(10),
        field("hours", Shape::Quantity).list(10),
        field("duplicates", Shape::Whole).list(10),
        field("available_elsewhere", Shape::Whole).list(10),
    ],
    derived: &[],
    keys: &[&["provider"]],
    label: &["provider"],
    period: None,
};

/// Of whom it is asked.
pub const PROVIDER: Column<One> = NOUN.link("provider");
/// How often something is asked in the twelve months after the reference date.
pub const REQUESTS: Column<Number> = NOUN.number("requests_per_year");
/// Hours that takes, of what has an estimate.
pub const HOURS: Column<Number> = NOUN.number("hours");
/// Duties that ask a proof another duty asks already.
pub const DUPLICATES: Column<Number> = NOUN.number("duplicates");
/// Duties that ask what the client has or can get elsewhere.
pub const ELSEWHERE: Column<Number> = NOUN.number("available_elsewhere");

/// The question.
pub const QUESTION: Question = Question { kind: Kind::Burden, needs_figures: &[], needs_duties: true, answer, sources };

fn answer(asked: &Asked<'_>) -> Vec<Row> {
    let count = |of: &BTreeSet<Id>| i64::try_from(of.len()).unwrap_or(i64::MAX);
    let mut loads: Vec<_> = loads(asked.register, asked.when.day).into_iter().collect();
    loads.sort_by_key(|(provider, load)| (Reverse(load.milli_hours), Reverse(load.requests), *provider));
    let row = |(provider, load): &(Id, crate::domain::burden::Load)| -> Row {
        [
            (*provider).into(),
            load.requests.into(),
            load.milli_hours.into(),
            count(&load.twice).into(),
            count(&load.elsewhere).into(),
        ]
        .into()
    };
    loads.iter().map(row).collect()
}

/// The duties behind each figure.
fn sources(asked: &Asked<'_>, row: &Record) -> Vec<Source> {
    let Some(provider) = row.link(PROVIDER) else { return Vec::new() };
    let Some(load) = loads(asked.register, asked.when.day).remove(&provider) else { return Vec::new() };
    let made = |of: BTreeSet<Id>| Made::Records(Kind::Obligation, of.into_iter().collect());
    vec![
        Source { column: "requests_per_year", of: made(load.duties) },
        Source { column: "duplicates", of: made(load.twice) },
        Source { column: "available_elsewhere", of: made(load.elsewhere) },
    ]
}
