//! What is still to be filled in (R32): fields that are asked and unknown, and what heavy lots require. What counts as a
//! gap is `check`'s.

use super::{Asked, Made, Question, Row, Source};
use crate::domain::check::incomplete;
use crate::domain::field::{Code, Column, Noun, One, Shape, Text, field};
use crate::domain::kind::{Kind, SINGULAR};
use crate::domain::record::{Record, Value};
use crate::text::Words;

/// Columns of the answer.
pub const NOUN: Noun = Noun {
    kind: Kind::Gap,
    fields: &[
        field("subject_kind", Shape::Choice(SINGULAR)).list(18),
        field("subject", Shape::LinkBy("subject_kind")).list(30).searched(),
        field("rule", Shape::Line).list(5).searched(),
        field("message", Shape::Line).list(50).searched(),
    ],
    derived: &[],
    keys: &[&["subject_kind", "subject", "message"]],
    label: &["subject", "message"],
    period: None,
};

/// Kind of record something is missing from.
pub const SUBJECT_KIND: Column<Code> = NOUN.choice("subject_kind");
/// The record.
pub const SUBJECT: Column<One> = NOUN.link("subject");
/// The rule that asks for it.
pub const RULE: Column<Text> = NOUN.text("rule");
/// What is missing.
pub const MESSAGE: Column<Text> = NOUN.text("message");

/// The question.
pub const QUESTION: Question = Question { kind: Kind::Gap, needs_figures: false, answer, sources };

fn answer(asked: &Asked<'_>) -> Vec<Row> {
    let kinds = Kind::ALL.iter().copied().filter(|kind| !kind.is_figures());
    let gaps = kinds.flat_map(|kind| incomplete(asked.register, kind));
    gaps.map(|gap| {
        let message = sentence(asked.words, &gap);
        let kind = Value::Choice(gap.record.kind.singular());
        vec![kind, gap.record.id.into(), gap.rule.into(), message.into()].into()
    })
    .collect()
}

fn sentence(words: Words, gap: &crate::domain::check::Gap) -> String {
    words.say(&gap.message)
}

fn sources(asked: &Asked<'_>, row: &Record) -> Vec<Source> {
    let kind = asked.register.target_kind(Kind::Gap, row, SUBJECT.index);
    let made = kind.zip(row.link(SUBJECT)).map(|(kind, id)| Made::Records(kind, vec![id]));
    made.map(|of| Source { column: "subject", of }).into_iter().collect()
}
