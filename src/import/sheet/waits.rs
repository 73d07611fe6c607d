//! Rows that tell different waits of one contract, lot and month, as lists with a row per offer do. The register has one
//! wait there, so which of them counts is asked; until then these rows wait.

use std::collections::BTreeMap;

use super::linking::Line;
use super::question::{Offered, Question};
use super::rehearse::Mapped;
use super::telling::wait;
use crate::domain::nouns::waiting_times::{CONTRACT, LOT, MONTH, WEEKS_INTAKE, WEEKS_START};
use crate::domain::record::Value;
use crate::text::{Message, Words};

/// The question, and its answers.
const SEVERAL: &str = "several:waiting_times";
const LONGEST: &str = "longest";
const SHORTEST: &str = "shortest";

/// Puts the longest or the shortest wait in all rows about the same, as the user answered; else asks.
pub(super) fn settle(mapped: &Mapped<'_>, lines: &mut [Line], questions: &mut Vec<Question>, words: Words) {
    let mut alike: BTreeMap<[Value; 3], Vec<usize>> = BTreeMap::new();
    for (at, line) in lines.iter().enumerate().filter(|(_, line)| line.draft.refusals.is_empty()) {
        let key = [CONTRACT.index, LOT.index, MONTH.index].map(|column| line.draft.values[column].clone());
        alike.entry(key).or_default().push(at);
    }
    for rows in alike.into_values() {
        let told = |column: usize| -> Vec<i64> {
            let values = rows.iter().map(|at| &lines[*at].draft.values[column]);
            values.filter_map(|value| if let Value::Number(weeks) = value { Some(*weeks) } else { None }).collect()
        };
        let columns = [WEEKS_INTAKE.index, WEEKS_START.index].map(|column| (column, told(column)));
        if columns.iter().all(|(_, told)| told.windows(2).all(|two| two[0] == two[1])) {
            continue;
        }
        let (note, longest) = match mapped.mapping.answered(SEVERAL) {
            Some(LONGEST) => ("rows-wait-longest", true),
            Some(SHORTEST) => ("rows-wait-shortest", false),
            _ => {
                ask(questions, mapped.index);
                for at in rows {
                    let waits = wait(questions, mapped.index, words, SEVERAL);
                    lines[at].draft.refusals.push(waits);
                }
                continue;
            }
        };
        for at in &rows {
            for (column, told) in &columns {
                let weeks = if longest { told.iter().max() } else { told.iter().min() };
                lines[*at].draft.values[*column] = weeks.copied().into();
            }
            lines[*at].draft.notes.push(Message::new(note).count("count", rows.len()));
        }
    }
}

fn ask(questions: &mut Vec<Question>, mapping: usize) {
    if questions.iter().any(|question| question.id == SEVERAL && question.mapping == mapping) {
        return;
    }
    let offer = |value: &str, says: &'static str| Offered { value: value.to_owned(), says: Message::new(says) };
    questions.push(Question {
        id: SEVERAL.to_owned(),
        mapping,
        asks: Message::new("rows-ask-waits"),
        offered: vec![offer(LONGEST, "rows-offer-longest"), offer(SHORTEST, "rows-offer-shortest")],
        free: false,
        rows: 0,
    });
}
