//! What copying models and planning would do, in sentences: told on screen and command line before anything is saved.

use super::counts;
use crate::domain::due::Due;
use crate::domain::edit::Edit;
use crate::domain::kind::Kind;
use crate::domain::nouns::{obligation_templates, obligations};
use crate::domain::record::Record;
use crate::domain::register::Register;
use crate::domain::written::show_day;
use crate::text::{Message, Words};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// What copying models adds: how many obligations to how many contracts, then a line for each model, at most so many.
#[must_use]
pub fn copied(register: &Register, edit: &Edit, words: Words, most: usize) -> Vec<String> {
    let added = edit.changes.iter().filter_map(|change| Some((change.id, change.after.clone()?)));
    let new: Vec<Record> = added.map(|(id, values)| Record { id, values }).collect();
    let contracts: BTreeSet<_> = new.iter().filter_map(|record| record.link(obligations::CONTRACT)).collect();
    let sum = Message::new("duties-copy-sum").count("count", new.len()).count("contracts", contracts.len());
    let mut lines = vec![words.say(&sum)];
    let mut models: BTreeMap<String, String> = BTreeMap::new();
    for record in &new {
        let code = record
            .link(obligations::TEMPLATE)
            .and_then(|model| register.get(Kind::ObligationTemplate, model)?.text(obligation_templates::CODE))
            .unwrap_or_default();
        models.entry(code.to_owned()).or_insert_with(|| line(record, code, words));
    }
    let left = models.len().saturating_sub(most);
    lines.extend(models.into_values().take(most));
    if left > 0 {
        lines.push(words.say(&Message::new("duties-copy-more").count("count", left)));
    }
    lines
}

/// `O05 Wachttijden opleveren: binnen 15 dagen na elke maand`.
fn line(record: &Record, code: &str, words: Words) -> String {
    let rule = record.text(obligations::RECURRENCE).and_then(|rule| Due::parse(rule).ok());
    let title = record.text(obligations::TITLE).unwrap_or_default();
    match rule {
        Some(rule) => format!("{code} {title}: {}", rule.sentence(words)),
        None => format!("{code} {title}"),
    }
}

/// What planning until a day writes down and takes away, in one sentence each.
#[must_use]
pub fn planned(edit: &Edit, to: NaiveDate, words: Words) -> Vec<String> {
    let (added, gone) = counts(edit);
    let until = show_day(to, words.lang());
    if edit.is_empty() {
        return vec![words.say(&Message::new("duties-plan-nothing").with("day", until))];
    }
    let mut lines = vec![words.say(&Message::new("duties-plan-added").with("day", until).count("count", added))];
    if gone > 0 {
        lines.push(words.say(&Message::new("duties-plan-gone").count("count", gone)));
    }
    lines
}
