//! Clauses of our own (N28): duties that depart from the standard, with the model they depart from and the reason, so that
//! those without one are seen.

use super::{Asked, Made, Question, Row, Source};
use crate::domain::burden::kept_under;
use crate::domain::field::{Column, Noun, One, Shape, Text, YesNo, field};
use crate::domain::kind::Kind;
use crate::domain::nouns::{contracts, obligation_templates, obligations};
use crate::domain::record::Record;

/// Columns of the answer.
pub const NOUN: Noun = Noun {
    kind: Kind::OwnClause,
    fields: &[
        field("obligation", Shape::Link(Kind::Obligation)).list(26).searched(),
        field("contract", Shape::Link(Kind::Contract)).list(12).searched(),
        field("provider", Shape::Link(Kind::Provider)).list(22).searched(),
        field("own_reason", Shape::Prose).list(24).searched(),
        field("template", Shape::Link(Kind::ObligationTemplate)).list(10),
        field("other_rhythm", Shape::Flag).list(9),
        field("text", Shape::Prose).searched(),
    ],
    derived: &[],
    keys: &[&["obligation"]],
    label: &["obligation"],
    period: None,
};

/// The duty.
pub const OBLIGATION: Column<One> = NOUN.link("obligation");
/// Why it is not the standard one; unknown is what has to be asked.
pub const OWN_REASON: Column<Text> = NOUN.text("own_reason");
/// Model it departs from.
pub const TEMPLATE: Column<One> = NOUN.link("template");
/// Whether it is due at other times than the model, in light or heavy lots.
pub const OTHER_RHYTHM: Column<YesNo> = NOUN.flag("other_rhythm");

/// The question.
pub const QUESTION: Question =
    Question { kind: Kind::OwnClause, needs_figures: &[], needs_duties: true, answer, sources };

fn answer(asked: &Asked<'_>) -> Vec<Row> {
    let all = asked.register.all(Kind::Obligation).iter();
    // Few are, and that is seen in the duty alone.
    let own = all.filter(|duty| duty.choice(obligations::CLAUSE) == Some("own"));
    let kept = own.filter_map(|duty| Some((duty, kept_under(asked.register, duty, asked.when.day)?)));
    kept.map(|(duty, contract)| {
        let model = duty.link(obligations::TEMPLATE);
        let model = model.and_then(|id| asked.register.get(Kind::ObligationTemplate, id));
        let rule = duty.text(obligations::RECURRENCE);
        let other = model.map(|model| {
            let usual = model.text(obligation_templates::RECURRENCE);
            let heavy = model.text(obligation_templates::RECURRENCE_HEAVY);
            rule != usual && (heavy.is_none() || rule != heavy)
        });
        [
            duty.id.into(),
            contract.id.into(),
            contract.link(contracts::PROVIDER).into(),
            duty.text(obligations::OWN_REASON).into(),
            duty.link(obligations::TEMPLATE).into(),
            other.into(),
            duty.text(obligations::TEXT).into(),
        ]
        .into()
    })
    .collect()
}

/// The duty, and the model it departs from.
fn sources(_: &Asked<'_>, row: &Record) -> Vec<Source> {
    vec![
        Source {
            column: "own_reason",
            of: Made::Records(Kind::Obligation, row.link(OBLIGATION).into_iter().collect()),
        },
        Source {
            column: "other_rhythm",
            of: Made::Records(Kind::ObligationTemplate, row.link(TEMPLATE).into_iter().collect()),
        },
    ]
}
