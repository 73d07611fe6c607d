//! What both ways of reading rows, as records and as figures, tell the user: where it is, what waits, what is left out.

use super::mapping::Mapping;
use super::question::{MAKE_NEW, Offered, Question};
use super::settle::Column;
use crate::domain::kind::Kind;
use crate::text::{Message, Words};

/// A sentence about one cell, with the heading of its column.
pub(super) fn at_column(words: Words, column: &Column, message: &Message) -> Message {
    Message::new("rows-at-column").with("heading", column.heading.clone()).with("says", words.say(message))
}

/// Which columns are not taken over; nothing when all are.
pub(super) fn columns_left(mapping: &Mapping) -> Option<Message> {
    let free = mapping.columns.iter().filter(|column| column.field.is_none() && !column.heading.is_empty());
    let left: Vec<&str> = free.map(|column| column.heading.as_str()).collect();
    let told = || Message::new("rows-columns-left").count("count", left.len()).with("names", left.join(", "));
    (!left.is_empty()).then(told)
}

/// Counts a row at the question it waits for, and says so. Codes that may have lost something are asked about only here.
pub(super) fn wait(questions: &mut Vec<Question>, mapping: usize, words: Words, id: &str) -> Message {
    let asked = |question: &Question| question.id == id && question.mapping == mapping;
    if let Some(heading) = id.strip_prefix("code:")
        && !questions.iter().any(asked)
    {
        questions.push(Question {
            id: id.to_owned(),
            mapping,
            asks: Message::new("rows-ask-code").with("heading", heading),
            offered: vec![Offered { value: "keep".to_owned(), says: Message::new("rows-code-keep") }],
            free: false,
            rows: 0,
        });
    }
    match questions.iter_mut().find(|question| asked(question)) {
        Some(question) => {
            question.rows += 1;
            Message::new("rows-waits").with("question", words.say(&question.asks))
        }
        None => Message::new("rows-waits").with("question", id),
    }
}

/// Puts the question on which most rows wait first.
pub(super) fn order(questions: &mut Vec<Question>, words: Words) {
    gather_missing(questions, words);
    questions.sort_by_key(|question| std::cmp::Reverse(question.rows));
}

/// One question for all missing records of a noun that come near to none, before the questions one by one.
fn gather_missing(questions: &mut Vec<Question>, words: Words) {
    for kind in Kind::ALL {
        let prefix = format!("link:{}:", kind.name());
        let only_new = |question: &&Question| {
            question.id.starts_with(&prefix) && question.offered.len() == 1 && question.offered[0].value == MAKE_NEW
        };
        let mut mappings: Vec<usize> = questions.iter().filter(only_new).map(|question| question.mapping).collect();
        mappings.dedup();
        for mapping in mappings {
            let those: Vec<&Question> =
                questions.iter().filter(only_new).filter(|question| question.mapping == mapping).collect();
            if those.len() < 2 {
                continue;
            }
            let noun = words.kind(kind.name());
            let gathered = Question {
                id: format!("new:{}", kind.name()),
                mapping,
                asks: Message::new("rows-ask-all-new").count("count", those.len()).with("noun", noun.clone()),
                offered: vec![Offered {
                    value: MAKE_NEW.to_owned(),
                    says: Message::new("rows-offer-all-new").count("count", those.len()).with("noun", noun),
                }],
                free: false,
                rows: those.iter().map(|question| question.rows).sum(),
            };
            questions.push(gathered);
        }
    }
}
