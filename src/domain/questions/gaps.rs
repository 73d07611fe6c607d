//! What is still to be filled in (R32): fields that are asked and unknown, and what heavy lots require; with the
//! municipalities where nobody delivers a heavy lot (R25). What has to be filled in is `check`'s.

use super::{Asked, Made, Question, Row, Source};
use crate::domain::check::incomplete;
use crate::domain::coverage::{Cell, cells_of, lots_on_map};
use crate::domain::field::{Code, Column, Noun, One, Shape, Text, field};
use crate::domain::kind::{Kind, SINGULAR};
use crate::domain::nouns::lots;
use crate::domain::record::{Record, Ref, Value};
use crate::text::Message;

/// Columns of the answer.
pub const NOUN: Noun = Noun {
    kind: Kind::Gap,
    fields: &[
        field("subject_kind", Shape::Choice(SINGULAR)).list(18),
        field("subject", Shape::LinkBy("subject_kind")).list(30).searched(),
        field("rule", Shape::Line).searched(),
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
pub const QUESTION: Question = Question { kind: Kind::Gap, needs_figures: &[], needs_duties: true, answer, sources };

fn answer(asked: &Asked<'_>) -> Vec<Row> {
    let kinds = Kind::ALL.iter().copied().filter(|kind| !kind.is_figures());
    let gaps = kinds.flat_map(|kind| incomplete(asked.register, kind, asked.when.day));
    let mut rows: Vec<Row> = gaps.map(|gap| row(asked, gap.record, gap.rule, &gap.message)).collect();
    rows.extend(uncovered(asked));
    rows
}

fn row(asked: &Asked<'_>, of: Ref, rule: &str, message: &Message) -> Row {
    vec![Value::Choice(of.kind.singular()), of.id.into(), rule.into(), asked.words.say(message).into()].into()
}

/// R25: heavy lots in which nobody takes clients, per municipality; one of a larger scale once for the region. A provider
/// with an intake stop counts as none, and then it is said that there is a stop (R14).
fn uncovered(asked: &Asked<'_>) -> Vec<Row> {
    let (register, day) = (asked.register, asked.when.day);
    let mut rows = Vec::new();
    for lot in lots_on_map(register, day).filter(|lot| lot.choice(lots::CATEGORY) == Some("heavy")) {
        let mut gaps: Vec<Cell> = cells_of(register, lot, day).into_iter().filter(|cell| cell.providers == 0).collect();
        if gaps.iter().any(|cell| cell.regional) {
            gaps.truncate(1);
        }
        for cell in gaps {
            let stopped = cell.state == "stopped";
            let message = match cell.municipality.filter(|_| !cell.regional) {
                Some(id) => {
                    let message = Message::new(if stopped { "check-heavy-stopped" } else { "check-heavy-gap" });
                    message.with("municipality", register.label(Kind::Municipality, id))
                }
                None => Message::new(if stopped { "check-heavy-stopped-region" } else { "check-heavy-gap-region" }),
            };
            rows.push(row(asked, Ref { kind: Kind::Lot, id: lot.id }, "R25", &message));
        }
    }
    rows
}

fn sources(asked: &Asked<'_>, row: &Record) -> Vec<Source> {
    let kind = asked.register.target_kind(Kind::Gap, row, SUBJECT.index);
    let made = kind.zip(row.link(SUBJECT)).map(|(kind, id)| Made::Records(kind, vec![id]));
    made.map(|of| Source { column: "subject", of }).into_iter().collect()
}
