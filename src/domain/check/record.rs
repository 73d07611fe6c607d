//! Rules that look at one record and its nearest: required, shapes, keys, periods, official numbers, options.

use super::Severity::{Refuse, Warn};
use super::{Fault, Subject, is_link, on, overlap, period};
use crate::domain::contract::max_end;
use crate::domain::due::Due;
use crate::domain::field::Shape;
use crate::domain::kind::Kind;
use crate::domain::record::{Id, Record, Value};
use crate::domain::register::target_kind;
use crate::domain::shape::{self, called};
use crate::domain::written::show_day;
use crate::text::{Lang, Message, Words};
use chrono::NaiveDate;

pub(super) fn required(subject: &Subject<'_>, faults: &mut Vec<Fault>) {
    for field in subject.kind.noun().fields.iter().filter(|field| field.required) {
        if subject.value(field.name).is_unknown() {
            faults.push(subject.fault(field.name, Refuse, Message::new("check-required").with("field", field.name)));
        }
    }
}

pub(super) fn fits(subject: &Subject<'_>, faults: &mut Vec<Fault>) {
    for (field, value) in subject.kind.noun().fields.iter().zip(&subject.record.values) {
        if !shape::fits(field.shape, value) {
            faults.push(subject.fault(field.name, Refuse, Message::new("check-shape").with("field", field.name)));
        }
    }
}

pub(super) fn links_exist(subject: &Subject<'_>, faults: &mut Vec<Fault>) {
    let noun = subject.kind.noun();
    for (position, field) in noun.fields.iter().enumerate().filter(|(_, field)| is_link(field.shape)) {
        let ids = match &subject.record.values[position] {
            Value::Link(id) => std::slice::from_ref(id),
            Value::Links(ids) => ids,
            _ => continue,
        };
        let target = target_kind(noun, &subject.record.values, position);
        // A record that points to itself is judged by the rules on chains and successors.
        let gone =
            |id: &Id| *id != subject.record.id && target.is_none_or(|to| subject.register.get(to, *id).is_none());
        if ids.iter().any(gone) {
            faults.push(subject.fault(field.name, Refuse, Message::new("check-link-gone").with("field", field.name)));
        }
    }
}

/// The first key, with what narrows it down (a lot's code within its framework), is for one record only. Another key that
/// is the same, such as a name, only asks for a look.
pub(super) fn key_is_free(subject: &Subject<'_>, faults: &mut Vec<Fault>) {
    let noun = subject.kind.noun();
    let Some(first) = noun.keys.first() else { return };
    let narrows = |columns: &&&[&str]| first.iter().all(|name| columns.contains(name));
    let strict = noun.keys.iter().filter(narrows).max_by_key(|columns| columns.len()).unwrap_or(first);
    let known = |columns: &[&str]| columns.iter().all(|name| !subject.value(name).is_unknown());
    let strict = if known(strict) { strict } else { first };
    for columns in noun.keys {
        // The names of things are judged with those that merely look alike.
        if *columns == ["name"] && noun.keys.len() > 1 {
            continue;
        }
        let Some(key) = subject.register.key_by(noun, subject.record, columns) else { continue };
        let equals = subject.register.with_key(subject.kind, &key);
        let Some(other) = equals.iter().find(|id| **id != subject.record.id) else { continue };
        let severity = if columns == strict { Refuse } else { Warn };
        let message = Message::new("check-key-taken")
            .with("key", key)
            .with("noun", noun.name())
            .with("other", subject.register.label(subject.kind, *other));
        let field = columns.last().copied().unwrap_or_default();
        faults.push(subject.fault(field, severity, message));
    }
}

const PERIODS: &[(&str, &str)] = &[
    ("start", "end"),
    ("start", "ends_on"),
    ("notice_on", "ends_on"),
    ("valid_from", "valid_to"),
    ("excluded_from", "excluded_to"),
    ("first_due", "last_due"),
    ("requested_on", "consent_on"),
];

pub(super) fn end_after_start(subject: &Subject<'_>, faults: &mut Vec<Fault>) {
    for (from, to) in PERIODS {
        if let (Some(first), Some(last)) = (subject.day(from), subject.day(to))
            && last < first
        {
            let message = Message::new("check-end-before-start").written("start", on(first)).written("end", on(last));
            faults.push(subject.fault(to, Refuse, message));
        }
    }
}

/// Links to the same noun (opvolger, voorganger) may not lead back to where they began.
pub(super) fn not_its_own_successor(subject: &Subject<'_>, faults: &mut Vec<Fault>) {
    let fields = subject.kind.noun().fields.iter().enumerate();
    for (position, field) in fields.filter(|(_, field)| field.shape == Shape::Link(subject.kind)) {
        let mut at = subject.link(field.name);
        let mut steps = 0;
        while let Some(id) = at.filter(|_| steps <= subject.register.all(subject.kind).len()) {
            if id == subject.record.id {
                let message = Message::new("check-leads-back").with("field", field.name);
                faults.push(subject.fault(field.name, Refuse, message));
                break;
            }
            at = match subject.register.get(subject.kind, id).map(|record| &record.values[position]) {
                Some(Value::Link(next)) => Some(*next),
                _ => None,
            };
            steps += 1;
        }
    }
}

pub(super) fn digits(subject: &Subject<'_>, faults: &mut Vec<Fault>) {
    for field in subject.kind.noun().fields.iter().filter(|field| field.digits > 0) {
        let Value::Text(text) = subject.value(field.name) else { continue };
        let text = if field.name == "cbs_code" { text.strip_prefix("GM").unwrap_or(text) } else { text };
        if text.len() != usize::from(field.digits) || !text.bytes().all(|digit| digit.is_ascii_digit()) {
            let message = Message::new("check-digits").with("field", field.name).with("typed", text);
            faults.push(subject.fault(field.name, Refuse, message.count("digits", field.digits.into())));
        }
    }
}

/// Weights 3 7 1, sum modulo ten; found by fitting, with a known exception, so never a reason to refuse.
pub(super) fn cpv(subject: &Subject<'_>, faults: &mut Vec<Fault>) {
    for name in ["cpv_main", "cpv_extra"] {
        let Value::Text(text) = subject.value(name) else { continue };
        for code in text.split('|').map(str::trim).filter(|code| !is_cpv(code)) {
            faults.push(subject.fault(name, Warn, Message::new("check-cpv").with("typed", code)));
        }
    }
}

fn is_cpv(code: &str) -> bool {
    let (digits, check) = code.split_once('-').map_or((code, None), |(digits, check)| (digits, Some(check)));
    if digits.len() != 8 || !digits.bytes().all(|digit| digit.is_ascii_digit()) {
        return false;
    }
    let weighed =
        digits.bytes().zip([3, 7, 1].into_iter().cycle()).map(|(digit, weight)| u32::from(digit - b'0') * weight);
    let expected = weighed.sum::<u32>() % 10;
    check.is_none_or(|check| check.parse() == Ok(expected))
}

pub(super) fn product_category(subject: &Subject<'_>, faults: &mut Vec<Fault>) {
    let (Value::Text(code), Value::Text(category)) = (subject.value("code"), subject.value("category_code")) else {
        return;
    };
    let standard = matches!(code.as_bytes(), [a, b, c, d, e]
        if [a, b, d, e].iter().all(|c| c.is_ascii_digit()) && c.is_ascii_uppercase());
    if standard && !code.starts_with(&**category) {
        let message = Message::new("check-product-category").with("code", &**code).with("category", &**category);
        faults.push(subject.fault("category_code", Warn, message));
    }
}

/// Most months that pass without a question: a notice period of five years, an option of ten.
const MOST_MONTHS: &[(&str, i64)] =
    &[("notice_months_client", 60), ("notice_months_contractor", 60), ("notify_months", 60), ("months", 120)];

/// Months are no negative number, an option lasts at least one, and a notice period fits in the term (R2).
pub(super) fn months(subject: &Subject<'_>, faults: &mut Vec<Fault>) {
    for field in subject.kind.noun().fields.iter().filter(|field| field.name.contains("months")) {
        let Some(months) = subject.number(field.name) else { continue };
        let least = if field.name == "months" || field.name == "interval_months" { 1 } else { 0 };
        let most = MOST_MONTHS.iter().find(|(name, _)| *name == field.name).map_or(600, |(_, most)| *most);
        if months < least {
            let message = Message::new("check-months-low").with("field", field.name).with("least", least.to_string());
            faults.push(subject.fault(field.name, Refuse, message));
        } else if months > most {
            let message =
                Message::new("check-months-high").with("field", field.name).with("months", months.to_string());
            faults.push(subject.fault(field.name, Warn, message));
        }
    }
}

const PARTS: &[&str] = &["share_percent", "min_own_share_percent", "completeness_percent"];

pub(super) fn shares_are_parts(subject: &Subject<'_>, faults: &mut Vec<Fault>) {
    for name in PARTS {
        if subject.number(name).is_some_and(|ppm| !(0..=1_000_000).contains(&ppm)) {
            faults.push(subject.fault(name, Refuse, Message::new("check-percent").with("field", *name)));
        }
    }
}

/// A part of a contract holds within the contract, counted to its last possible end.
pub(super) fn within_contract(subject: &Subject<'_>, faults: &mut Vec<Fault>) {
    let contract = subject.link("contract").and_then(|id| subject.register.get(Kind::Contract, id));
    let Some(contract) = contract else { return };
    let start = contract.date(crate::domain::nouns::contracts::START);
    let end = max_end(subject.register, contract, NaiveDate::MAX);
    let (from, to) = period(subject.kind, subject.record);
    if let (Some(from), Some(start)) = (from, start)
        && from < start
    {
        let message = Message::new("check-before-contract").written("day", on(from)).written("start", on(start));
        faults.push(subject.fault("valid_from", Warn, message));
    }
    if let (Some(to), Some(end)) = (to, end)
        && to > end
    {
        let message = Message::new("check-after-contract").written("day", on(to)).written("end", on(end));
        faults.push(subject.fault("valid_to", Warn, message));
    }
}

/// Facts of which only one holds at a time, by the columns that must be the same.
fn same_place(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Membership => &["municipality"],
        Kind::Tariff => &["contract", "lot", "product"],
        Kind::ContractLot => &["contract", "lot"],
        Kind::LotMunicipality => &["lot", "municipality"],
        _ => &[],
    }
}

pub(super) fn no_overlap(subject: &Subject<'_>, faults: &mut Vec<Fault>) {
    let columns = same_place(subject.kind);
    let Some(first) = columns.first() else { return };
    let noun = subject.kind.noun();
    let of = |record: &Record, name: &str| noun.find(name).map(|(position, _)| record.values[position].clone());
    let same = |other: &&Record| {
        columns.iter().all(|name| of(other, name) == of(subject.record, name))
            // Belonging to the region and to a sub-region are two different memberships.
            && of(other, "sub_region").map(|value| value.is_unknown())
                == of(subject.record, "sub_region").map(|value| value.is_unknown())
    };
    let mine = period(subject.kind, subject.record);
    let mut clashing = subject.fellows(first).filter(same).filter(|other| overlap(mine, period(subject.kind, other)));
    if let Some(other) = clashing.next() {
        let from = period(subject.kind, other).0;
        let named = |lang: Lang| {
            let label = called(subject.register, subject.kind, other.id, Words::load(lang));
            from.map_or(label.clone(), |from| format!("{label} ({})", show_day(from, lang)))
        };
        let severity = if matches!(subject.kind, Kind::Membership | Kind::Tariff) { Refuse } else { Warn };
        faults.push(subject.fault("valid_from", severity, Message::new("check-overlap").written("other", named)));
    }
}

/// A rule for due days that nobody can work out yields no day, and so no warning (DOMAIN §4).
pub(super) fn due_is_understood(subject: &Subject<'_>, faults: &mut Vec<Fault>) {
    for field in subject.kind.noun().fields.iter().filter(|field| field.shape == Shape::Due) {
        if let Value::Text(rule) = subject.value(field.name)
            && let Err(problem) = Due::parse(rule)
        {
            faults.push(subject.fault(field.name, Refuse, problem.message));
        }
    }
}

pub(super) fn option_number(subject: &Subject<'_>, faults: &mut Vec<Fault>) {
    let Some(seq) = subject.number("seq") else { return };
    let numbers: Vec<i64> = subject
        .fellows("contract")
        .filter_map(|other| other.number(crate::domain::nouns::extension_options::SEQ))
        .collect();
    if seq < 1 {
        faults.push(subject.fault("seq", Refuse, Message::new("check-option-number")));
    } else if seq > 1 && !numbers.contains(&(seq - 1)) {
        let message = Message::new("check-option-gap").with("number", seq.to_string());
        faults.push(subject.fault("seq", Warn, message.with("before", (seq - 1).to_string())));
    }
}

pub(super) fn option_decided_once(subject: &Subject<'_>, faults: &mut Vec<Fault>) {
    if subject.day("exercised_on").is_some() && subject.day("declined_on").is_some() {
        faults.push(subject.fault("declined_on", Warn, Message::new("check-option-both")));
    }
}
