//! Everything that has to happen by a day: what is late, and what comes within two years; dates of a contract's own term
//! whatever their day. How they come about is `domain::deadlines`.

use super::{Asked, Made, Question, Row, Source};
use super::{ceilings, utilisation};
use crate::domain::deadlines::about::{About, about};
use crate::domain::deadlines::ground::Ground;
use crate::domain::deadlines::why::Sentences;
use crate::domain::deadlines::{Deadline, Draft, Span, State, What, Why, kinds, with_figures};
use crate::domain::field::{Code, Column, Date, Noun, Number, One, Several, Shape, Text, field};
use crate::domain::kind::{Kind, SINGULAR};
use crate::domain::nouns::budget_ceilings;
use crate::domain::record::{Id, Record, Value};

/// Columns of the answer.
pub const NOUN: Noun = Noun {
    kind: Kind::Deadline,
    fields: &[
        field("date", Shape::Day),
        field("state", Shape::Choice(State::CODES)).list(12),
        field("kind", Shape::Choice(kinds::CODES)),
        field("contract", Shape::Link(Kind::Contract)).list(12).searched(),
        field("provider", Shape::Link(Kind::Provider)).list(20).searched(),
        field("lot", Shape::Link(Kind::Lot)).searched(),
        field("why", Shape::Line).list(44).searched(),
        field("action_date", Shape::Day).list(10),
        field("decide_by", Shape::Day),
        field("papers_by", Shape::Day),
        field("municipality", Shape::Link(Kind::Municipality)).searched(),
        field("rule", Shape::Line),
        field("count", Shape::Whole),
        field("subject_kind", Shape::Choice(SINGULAR)),
        field("subject", Shape::LinkBy("subject_kind")).searched(),
        field("lots", Shape::Links(Kind::Lot)),
        field("key", Shape::Line),
    ],
    derived: &[],
    keys: &[&["key"]],
    label: &["why"],
    period: None,
};

/// The day itself.
pub const DATE: Column<Date> = NOUN.date("date");
/// How it stands, one of `State::CODES`.
pub const STATE: Column<Code> = NOUN.choice("state");
/// What has to happen, one of `kinds::CODES`.
pub const KIND: Column<Code> = NOUN.choice("kind");
/// Contract.
pub const CONTRACT: Column<One> = NOUN.link("contract");
/// Provider.
pub const PROVIDER: Column<One> = NOUN.link("provider");
/// Lot; of a contract with one lot that one.
pub const LOT: Column<One> = NOUN.link("lot");
/// The sentence that explains it.
pub const WHY: Column<Text> = NOUN.text("why");
/// R2: the last working day on or before it, less the decision lead where something is decided.
pub const ACTION_DATE: Column<Date> = NOUN.date("action_date");
/// N18: the earliest of the clocks.
pub const DECIDE_BY: Column<Date> = NOUN.date("decide_by");
/// N18: when papers have to be in for the last meetings before it.
pub const PAPERS_BY: Column<Date> = NOUN.date("papers_by");
/// Municipality.
pub const MUNICIPALITY: Column<One> = NOUN.link("municipality");
/// Rule of DOMAIN.
pub const RULE: Column<Text> = NOUN.text("rule");
/// How many occurrences it stands for (R7).
pub const COUNT: Column<Number> = NOUN.number("count");
/// Kind of record it comes from.
pub const SUBJECT_KIND: Column<Code> = NOUN.choice("subject_kind");
/// The record.
pub const SUBJECT: Column<One> = NOUN.link("subject");
/// All lots of the contract.
pub const LOTS: Column<Several> = NOUN.links("lots");
/// What names it through the years.
pub const KEY: Column<Text> = NOUN.text("key");

/// The question.
pub const QUESTION: Question = Question {
    kind: Kind::Deadline,
    needs_figures: &[Kind::Actual, Kind::Reservation],
    needs_duties: true,
    answer,
    sources,
};

fn answer(asked: &Asked<'_>) -> Vec<Row> {
    let span = Span::usual(asked.register, asked.when.day);
    let found = with_figures(span, || from_figures(asked));
    // Every row says why: two halves side by side.
    let (front, back) = found.split_at(found.len() / 2);
    let (mut rows, back) = std::thread::scope(|scope| {
        let back = scope.spawn(|| rows(asked, back));
        (rows(asked, front), back.join())
    });
    rows.extend(back.unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
    rows
}

fn rows(asked: &Asked<'_>, found: &[Deadline]) -> Vec<Row> {
    let mut sentences = Sentences::new(asked.register, asked.words);
    found.iter().map(|deadline| row(asked, deadline, sentences.say(deadline))).collect()
}

/// R11, R15: the days that follow from what was used: an agreement that runs out, a ceiling that comes near.
fn from_figures(asked: &Asked<'_>) -> Vec<Draft> {
    let mut drafts = Vec::new();
    for values in (utilisation::QUESTION.answer)(asked) {
        let row = Record { id: Id(0), values };
        let Some((day, id)) = row.date(utilisation::RUN_OUT).zip(row.link(utilisation::AGREEMENT)) else { continue };
        // What lasts until its end does not run out.
        if row.date(utilisation::END).is_none_or(|end| day < end) {
            let mut why = Why::new("why-run-out");
            if let Some(recent) = row.date(utilisation::RUN_OUT_RECENT) {
                why = Why::new("why-run-out-recent").other(recent);
            }
            drafts.push(Draft::new(What::RunOut, day, Kind::CapacityAgreement, id).why(why));
        }
    }
    for row in ceilings::days(asked) {
        let Some(id) = row.link(ceilings::CEILING) else { continue };
        let ceiling = asked.register.get(Kind::BudgetCeiling, id);
        if ceiling.is_none_or(|ceiling| ceiling.date(budget_ceilings::REPORTED_ON).is_some()) {
            // Once reported, the days count from the report.
            continue;
        }
        let draft =
            |what, day, nth, sentence| Draft::new(what, day, Kind::BudgetCeiling, id).nth(nth).why(Why::new(sentence));
        let days = [
            (row.date(ceilings::WARN_ON), What::Ceiling, 3, "why-ceiling-warn"),
            (row.date(ceilings::CONFER_BY), What::Ceiling, 4, "why-ceiling-confer-by"),
            (row.date(ceilings::DECIDE_BY), What::Ceiling, 5, "why-ceiling-decide-by"),
            (row.date(ceilings::EXHAUSTED_ON), What::RunOut, 0, "why-ceiling-exhausted"),
        ];
        drafts.extend(days.into_iter().filter_map(|(day, what, nth, why)| Some(draft(what, day?, nth, why))));
    }
    drafts
}

fn row(asked: &Asked<'_>, deadline: &Deadline, why: String) -> Row {
    let About { contract, provider, lot, lots, municipality } = about(asked.register, deadline);
    vec![
        deadline.date.into(),
        Value::Choice(deadline.state.code()),
        Value::Choice(deadline.what.code()),
        contract.into(),
        provider.into(),
        lot.into(),
        why.into(),
        deadline.action.into(),
        deadline.decide_by().into(),
        deadline.papers.into(),
        municipality.into(),
        deadline.what.rule().into(),
        i64::from(deadline.count).into(),
        Value::Choice(deadline.subject.kind.singular()),
        deadline.subject.id.into(),
        if lots.is_empty() { Value::Unknown } else { Value::Links(lots.into()) },
        deadline.key().into(),
    ]
    .into()
}

/// The record it comes from; of a decision also the last meetings of the bodies that have a say in it (N18).
fn sources(asked: &Asked<'_>, row: &Record) -> Vec<Source> {
    let subject = asked.register.target_kind(Kind::Deadline, row, SUBJECT.index).zip(row.link(SUBJECT));
    let from = subject.map(|(kind, id)| Source { column: "subject", of: Made::Records(kind, vec![id]) });
    let mut found: Vec<Source> = from.into_iter().collect();
    if let (Some(_), Some(date), Some(contract)) = (row.date(PAPERS_BY), row.date(DATE), row.link(CONTRACT)) {
        let ground = Ground::new(Span::usual(asked.register, asked.when.day));
        let standing = ground.standing(contract);
        let meetings = standing.map(|standing| ground.meetings.last_before(standing, date));
        let ids = meetings.unwrap_or_default().iter().map(|last| last.meeting).collect();
        found.push(Source { column: "papers_by", of: Made::Records(Kind::BodyMeeting, ids) });
    }
    found
}
