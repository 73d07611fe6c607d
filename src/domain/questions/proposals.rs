//! Obligations that the sentences of contract texts seem to hold (voorgestelde verplichtingen): who, what, when, from which
//! article, and whether an obligation was made of it. Reading the sentences is `obliging`'s.

use super::{Asked, Made, Question, Row, Source};
use crate::domain::contract::in_use;
use crate::domain::field::{Code, Column, Noun, One, Shape, Text, field};
use crate::domain::kind::Kind;
use crate::domain::nouns::{articles, obligations};
use crate::domain::obliging::{Proposal, propose};
use crate::domain::record::{Id, Record, Value};
use std::collections::BTreeSet;

/// Columns of the answer.
pub const NOUN: Noun = Noun {
    kind: Kind::Proposal,
    fields: &[
        field("contract_text", Shape::Link(Kind::ContractText)).list(20).searched(),
        field("article", Shape::Line).list(8).searched(),
        field("obliged", Shape::Choice(&["contractor", "client", "both"])).list(14),
        field("recurrence", Shape::Due).list(20),
        field("proposal_state", Shape::Choice(&["open", "taken"])).list(10),
        field("sentence", Shape::Line).list(28).searched(),
        field("assumed", Shape::Flag),
        field("article_ref", Shape::Link(Kind::Article)),
    ],
    derived: &[],
    keys: &[&["article_ref", "article", "recurrence", "sentence"]],
    label: &["article", "sentence"],
    period: None,
};

/// Text it stands in.
pub const CONTRACT_TEXT: Column<One> = NOUN.link("contract_text");
/// Paragraph, `3.5.2`.
pub const ARTICLE: Column<Text> = NOUN.text("article");
/// Who is obliged.
pub const OBLIGED: Column<Code> = NOUN.choice("obliged");
/// When it is due, as a due rule.
pub const RECURRENCE: Column<Text> = NOUN.text("recurrence");
/// The sentence.
pub const SENTENCE: Column<Text> = NOUN.text("sentence");
/// The article.
pub const ARTICLE_REF: Column<One> = NOUN.link("article_ref");

/// The question.
pub const QUESTION: Question =
    Question { kind: Kind::Proposal, needs_figures: &[], needs_duties: true, answer, sources };

fn answer(asked: &Asked<'_>) -> Vec<Row> {
    let (register, day) = (asked.register, asked.when.day);
    let mut held: Vec<&Record> =
        register.all(Kind::Article).iter().filter(|article| in_use(Kind::Article, article, day)).collect();
    held.sort_by_key(|article| (article.link(articles::CONTRACT_TEXT), article.number(articles::POSITION), article.id));
    let mut rows = Vec::new();
    for article in held {
        let number = article.text(articles::NUMBER).unwrap_or_default();
        // What goes before the articles explains and defines; it obliges to nothing.
        if !number.starts_with(|c: char| c.is_ascii_digit()) {
            continue;
        }
        let found = propose(number, article.text(articles::BODY).unwrap_or_default());
        let taken = taken(asked, article.id, &found);
        let mut seen = BTreeSet::new();
        for (proposal, taken) in found.iter().zip(taken) {
            if !seen.insert((&proposal.article, &proposal.recurrence, &proposal.sentence)) {
                continue;
            }
            rows.push(
                [
                    article.link(articles::CONTRACT_TEXT).into(),
                    proposal.article.as_str().into(),
                    Value::Choice(proposal.party.code()),
                    proposal.recurrence.as_str().into(),
                    Value::Choice(if taken { "taken" } else { "open" }),
                    proposal.sentence.as_str().into(),
                    proposal.assumed.into(),
                    article.id.into(),
                ]
                .into(),
            );
        }
    }
    rows
}

/// The obligations that point to an article.
fn made<'a>(asked: &Asked<'a>, article: Id) -> Vec<&'a Record> {
    let register = asked.register;
    let ids = register.referring(Kind::Obligation, obligations::ARTICLE_REF.index, article);
    let records = ids.iter().filter_map(|id| register.get(Kind::Obligation, *id));
    records.filter(|duty| in_use(Kind::Obligation, duty, asked.when.day)).collect()
}

/// Which proposals have become an obligation: by their sentence, else by paragraph and rule, each obligation once.
fn taken(asked: &Asked<'_>, article: Id, proposals: &[Proposal]) -> Vec<bool> {
    let mut left = made(asked, article);
    let mut taken = vec![false; proposals.len()];
    for exact in [true, false] {
        for (proposal, taken) in proposals.iter().zip(&mut taken).filter(|(_, taken)| !**taken) {
            let fits = |duty: &&Record| if exact { says(duty, proposal) } else { resembles(duty, proposal) };
            if let Some(at) = left.iter().position(fits) {
                left.swap_remove(at);
                *taken = true;
            }
        }
    }
    taken
}

fn says(duty: &Record, proposal: &Proposal) -> bool {
    duty.text(obligations::TEXT) == Some(proposal.sentence.as_str())
}

fn resembles(duty: &Record, proposal: &Proposal) -> bool {
    let article = duty.text(obligations::ARTICLE).unwrap_or_default();
    let article = article.trim_start_matches(|c: char| !c.is_ascii_digit());
    let within = proposal.article.strip_prefix(article).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'));
    !article.is_empty() && within && duty.text(obligations::RECURRENCE) == Some(proposal.recurrence.as_str())
}

/// The article, and the obligations made of it.
fn sources(asked: &Asked<'_>, row: &Record) -> Vec<Source> {
    let Some(article) = row.link(ARTICLE_REF) else { return Vec::new() };
    let made: Vec<Id> = made(asked, article).iter().map(|duty| duty.id).collect();
    vec![
        Source { column: "sentence", of: Made::Records(Kind::Article, vec![article]) },
        Source { column: "proposal_state", of: Made::Records(Kind::Obligation, made) },
    ]
}
