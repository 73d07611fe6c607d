//! Signals about providers that are open on the day (N32): what, since when, from which source and what was done. A signal
//! that nobody follows up in time is told apart; what has been closed is quiet.

use super::{Asked, Made, Question, Row, Source};
use crate::domain::calendar::add_days;
use crate::domain::chain::exposure::concern;
use crate::domain::contract::in_use;
use crate::domain::field::{Code, Column, Date, Noun, One, Shape, Text, field};
use crate::domain::kind::Kind;
use crate::domain::norms::Norms;
use crate::domain::nouns::risk_signals;
use crate::domain::record::{Record, Value};
use chrono::NaiveDate;

/// Codes of what a signal asks for.
pub const STATES: &[&str] = &["overdue", "unanswered", "no_source", "followed"];

/// Columns of the answer.
pub const NOUN: Noun = Noun {
    kind: Kind::Signal,
    fields: &[
        field("provider", Shape::Link(Kind::Provider)).list(28).searched(),
        field("signal", Shape::Link(Kind::RiskSignal)).list(24),
        field("date", Shape::Day).list(10),
        field("severity", Shape::Choice(&["low", "medium", "high"])).list(10),
        field("state", Shape::Choice(STATES)).list(14),
        field("follow_up_by", Shape::Day).list(12),
        field("source", Shape::Line).list(18).searched(),
        field("follow_up", Shape::Line).searched(),
        field("group", Shape::Link(Kind::ProviderGroup)),
    ],
    derived: &[],
    keys: &[&["signal"]],
    label: &["signal"],
    period: None,
};

/// About whom.
pub const PROVIDER: Column<One> = NOUN.link("provider");
/// The signal.
pub const SIGNAL: Column<One> = NOUN.link("signal");
/// Day of the signal.
pub const DATE: Column<Date> = NOUN.date("date");
/// How serious.
pub const SEVERITY: Column<Code> = NOUN.choice("severity");
/// One of `STATES`.
pub const STATE: Column<Code> = NOUN.choice("state");
/// Last day to follow it up.
pub const FOLLOW_UP_BY: Column<Date> = NOUN.date("follow_up_by");
/// Where it comes from.
pub const SOURCE: Column<Text> = NOUN.text("source");
/// What was done.
pub const FOLLOW_UP: Column<Text> = NOUN.text("follow_up");

/// The question.
pub const QUESTION: Question =
    Question { kind: Kind::Signal, needs_figures: &[], needs_duties: false, answer, sources };

/// What an open signal asks for: an answer within its time, and a source that can be looked up.
#[must_use]
pub fn state(has_follow_up: bool, has_source: bool, by: NaiveDate, day: NaiveDate) -> &'static str {
    match (has_follow_up, has_source) {
        (false, _) if by < day => "overdue",
        (false, _) => "unanswered",
        (true, false) => "no_source",
        (true, true) => "followed",
    }
}

/// The last day to follow up a signal; an unknown severity is taken as a serious one.
#[must_use]
pub fn follow_up_by(severity: Option<&str>, on: NaiveDate, norms: &Norms) -> NaiveDate {
    let days = match severity {
        Some("low") => norms.signal_days_low,
        Some("medium") => norms.signal_days_medium,
        _ => norms.signal_days_high,
    };
    add_days(on, i32::try_from(days).unwrap_or(i32::MAX))
}

fn answer(asked: &Asked<'_>) -> Vec<Row> {
    let day = asked.when.day;
    let all = asked.register.all(Kind::RiskSignal).iter();
    let open = all.filter(|signal| in_use(Kind::RiskSignal, signal, day)).filter(|signal| {
        signal.date(risk_signals::DATE).is_none_or(|on| on <= day)
            && signal.date(risk_signals::CLOSED_ON).is_none_or(|closed| day < closed)
    });
    let mut rows: Vec<(u8, NaiveDate, Row)> = open.map(|signal| row(asked, signal)).collect();
    rows.sort_by_key(|(rank, by, _)| (*rank, *by));
    rows.into_iter().map(|(_, _, row)| row).collect()
}

fn row(asked: &Asked<'_>, signal: &Record) -> (u8, NaiveDate, Row) {
    let day = asked.when.day;
    let on = signal.date(risk_signals::DATE).unwrap_or(day);
    let severity = signal.choice(risk_signals::SEVERITY);
    let by = follow_up_by(severity, on, asked.register.norms());
    let (follow_up, source) = (signal.text(risk_signals::FOLLOW_UP), signal.text(risk_signals::SOURCE));
    let state = state(follow_up.is_some(), source.is_some(), by, day);
    let provider = signal.link(risk_signals::PROVIDER);
    let group = provider.map(|provider| concern(asked.register, provider)).filter(|party| party.kind != Kind::Provider);
    let rank = STATES.iter().position(|code| *code == state).and_then(|at| u8::try_from(at).ok()).unwrap_or(u8::MAX);
    let row = vec![
        provider.into(),
        signal.id.into(),
        on.into(),
        severity.map_or(Value::Unknown, Value::Choice),
        Value::Choice(state),
        by.into(),
        source.map_or(Value::Unknown, Value::from),
        follow_up.and_then(|text| text.lines().next()).map_or(Value::Unknown, Value::from),
        group.map(|party| party.id).into(),
    ];
    (rank, by, row.into())
}

fn sources(_: &Asked<'_>, row: &Record) -> Vec<Source> {
    let of = |column, kind, id: Option<_>| id.map(|id| Source { column, of: Made::Records(kind, vec![id]) });
    let found = [of("signal", Kind::RiskSignal, row.link(SIGNAL)), of("provider", Kind::Provider, row.link(PROVIDER))];
    found.into_iter().flatten().collect()
}
