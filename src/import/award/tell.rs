//! What the user should know about a planned notice as a whole, what is left to complete, and the guard at its door.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::super::notice::{Kind as NoticeKind, Place, Source};
use super::super::plan::{Plan, Verdict};
use super::Work;
use super::procedure::kind_sentence;
use crate::domain::kind::Kind;
use crate::domain::record::{Id, Value};
use crate::domain::written::show_day;
use crate::error::Result;
use crate::guard::{FieldSense, mask, refusal, scan_text};
use crate::text::{Message, Words};

/// Adds what the file is, the warnings and what is to complete.
pub(super) fn tell(work: &mut Work<'_>) {
    let source = sources(work);
    let warnings = warnings(work);
    let to_complete = to_complete(work);
    let plan = work.planner.plan_mut();
    plan.source = source;
    plan.warnings.extend(warnings);
    plan.to_complete = to_complete;
}

fn sources(work: &Work<'_>) -> Vec<Message> {
    let notice = work.notice;
    let format = match notice.source {
        Source::Eforms => "award-source-eforms",
        Source::Ted => "award-source-ted",
    };
    let kind = work.say(&Message::new(kind_sentence(notice.kind)));
    let mut source = vec![
        Message::new(format).with("kind", kind).with("file", mask(work.file_name)),
        Message::new("award-source-title").with("title", mask(&work.title())),
    ];
    if let Some(number) = work.publication() {
        let day = notice.published_on.or(notice.sent_on).map(|day| show_day(day, work.words.lang()));
        let id = if day.is_some() { "award-source-number-day" } else { "award-source-number" };
        let mut message = Message::new(id).with("number", mask(&number));
        if let Some(day) = day {
            message = message.with("day", day);
        }
        source.push(message);
    }
    source
}

fn warnings(work: &Work<'_>) -> Vec<Message> {
    let notice = work.notice;
    let mut out = Vec::new();
    if notice.kind == NoticeKind::Intention {
        out.push(Message::new("award-intention"));
    }
    for doubt in &notice.doubts {
        let place = match &doubt.place {
            Place::File => String::new(),
            Place::Line(line) => line.to_string(),
            Place::Element(path) => path.clone(),
        };
        let what = mask(&work.say(&doubt.message));
        out.push(Message::new("award-doubt").with("place", mask(&place)).with("what", what));
    }
    if notice.more_doubts > 0 {
        out.push(Message::new("award-more-doubts").count("count", notice.more_doubts));
    }
    let mut withheld: BTreeMap<String, usize> = BTreeMap::new();
    for field in &notice.withheld {
        let day = field.public_from.map(|day| show_day(day, work.words.lang())).unwrap_or_default();
        *withheld.entry(day).or_default() += 1;
    }
    for (day, count) in withheld {
        let id = if day.is_empty() { "award-withheld" } else { "award-withheld-until" };
        let message = Message::new(id).count("count", count);
        out.push(if day.is_empty() { message } else { message.with("day", day) });
    }
    for (currency, count) in &work.foreign {
        let currency = if currency.is_empty() { "?" } else { currency };
        out.push(Message::new("award-currency").with("currency", currency).count("count", *count));
    }
    if work.placeholders > 0 {
        out.push(Message::new("award-placeholders").count("count", work.placeholders));
    }
    let lists = notice.parties.iter().filter(|party| !party.joint && party.members.len() > 1);
    for party in lists {
        out.push(Message::new("award-list").with("party", party.id.as_str()).count("count", party.members.len()));
    }
    out
}

/// Per noun and field the number of records of this notice in which the register misses something.
fn to_complete(work: &mut Work<'_>) -> Vec<Message> {
    let rows = &work.planner.plan_mut().rows;
    let touched: BTreeSet<(Kind, Id)> =
        rows.iter().filter(|row| row.verdict != Verdict::Refused).filter_map(|row| Some((row.kind, row.id?))).collect();
    let mut missing: BTreeMap<(Kind, usize), usize> = BTreeMap::new();
    for (kind, id) in touched {
        let Some(record) = work.planner.register().get(kind, id) else { continue };
        for (at, field) in kind.noun().fields.iter().enumerate() {
            if field.asked && record.values[at].is_unknown() {
                *missing.entry((kind, at)).or_default() += 1;
            }
        }
    }
    let mut out = Vec::new();
    for ((kind, at), count) in missing {
        let field = work.words.field(kind.name(), kind.noun().fields[at].name);
        let message = Message::new("award-to-complete").count("count", count);
        let message = message.with("noun", kind.name()).with("nouns", kind.name()).with("column", field);
        out.push(message);
    }
    out
}

/// Scans every text the plan would write. One that must not come in refuses the whole file.
pub(super) fn guard(plan: &Plan, words: Words, file_name: &str) -> Result<()> {
    let places: HashMap<(Kind, Id), &str> =
        plan.rows.iter().filter_map(|row| Some(((row.kind, row.id?), row.place.as_str()))).collect();
    let mut findings = scan_text(file_name, file_name, FieldSense::FileName);
    for change in &plan.edit.changes {
        let Some(after) = &change.after else { continue };
        for (at, (field, value)) in change.kind.noun().fields.iter().zip(after).enumerate() {
            let Value::Text(text) = value else { continue };
            if change.before.as_ref().is_some_and(|before| before[at] == *value) {
                continue;
            }
            let place = places.get(&(change.kind, change.id)).copied().unwrap_or_default();
            let column = words.field(change.kind.name(), field.name);
            findings.extend(scan_text(
                format!("{place} · {column}").trim_start_matches([' ', '·']),
                text,
                field.sense(),
            ));
        }
    }
    refusal(&findings).map_or(Ok(()), Err)
}
