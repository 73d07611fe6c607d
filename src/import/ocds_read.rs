//! Finds the contracting processes in an OCDS file: a release, a package of releases or records, or one of these a
//! line. Releases of one process are merged as the standard says. What they mean for the register is left to `ocds`.

use super::json_rows::parse;
use super::package::{FILE_CAP, refuse};
use crate::error::Result;
use crate::text::Message;
use chrono::NaiveDate;
use serde_json::{Map, Value as Json};
use std::collections::BTreeMap;

/// An object of the file.
pub(super) type Object = Map<String, Json>;

/// One contracting process, its releases merged.
pub(super) struct Process {
    /// Its identifier; made from its place when the file does not say.
    pub ocid: String,
    /// What is known of it.
    pub release: Object,
}

/// What the file holds.
pub(super) struct File {
    /// Processes in the order in which they first appear.
    pub processes: Vec<Process>,
    /// What the user should know about the file as a whole.
    pub warnings: Vec<Message>,
}

/// Reads an OCDS file.
///
/// # Errors
/// Refused: broken JSON, a key twice, a number out of range, nesting over 64, no release at all.
pub(super) fn read(bytes: &[u8]) -> Result<File> {
    if bytes.len() > FILE_CAP {
        return Err(refuse(Message::new("import-sheet-file-too-large").count("mib", FILE_CAP >> 20)));
    }
    let bytes = bytes.strip_prefix(&[0xEF, 0xBB, 0xBF]).unwrap_or(bytes);
    let mut releases = Vec::new();
    let mut warnings = Vec::new();
    for root in roots(bytes)? {
        gather(root, &mut releases, &mut warnings);
    }
    if releases.is_empty() {
        return Err(refuse(Message::new("import-ocds-none")));
    }
    let without = releases.iter().filter(|release| text(release, "id").is_none()).count();
    if without > 0 {
        warnings.push(Message::new("import-ocds-no-id").count("count", without));
    }
    let mut order: Vec<String> = Vec::new();
    let mut by_process: BTreeMap<String, Vec<Object>> = BTreeMap::new();
    for (number, release) in releases.into_iter().enumerate() {
        let ocid = text(&release, "ocid").map_or_else(|| format!("release-{}", number + 1), line);
        if !by_process.contains_key(&ocid) {
            order.push(ocid.clone());
        }
        by_process.entry(ocid).or_default().push(release);
    }
    let process = |ocid: String| {
        let releases = by_process.remove(&ocid).unwrap_or_default();
        Process { release: compile(releases), ocid }
    };
    Ok(File { processes: order.into_iter().map(process).collect(), warnings })
}

/// The values at the top: one, or one a line.
fn roots(bytes: &[u8]) -> Result<Vec<Json>> {
    let lines = || bytes.split(|&b| b == b'\n').map(<[u8]>::trim_ascii).filter(|line| !line.is_empty());
    let first_is_whole = lines().nth(1).is_some()
        && lines().next().is_some_and(|line| line.starts_with(b"{") && line.ends_with(b"}") && parse(line).is_ok());
    if first_is_whole { lines().map(parse).collect() } else { Ok(vec![parse(bytes)?]) }
}

/// Takes the releases out of packages and records.
fn gather(root: Json, releases: &mut Vec<Object>, warnings: &mut Vec<Message>) {
    match root {
        Json::Array(items) => items.into_iter().for_each(|item| gather(item, releases, warnings)),
        Json::Object(mut map) => {
            let compiled = map.remove("compiledRelease").filter(Json::is_object);
            if let Some(compiled) = compiled {
                gather(compiled, releases, warnings);
            } else if let Some(Json::Array(inside)) = map.remove("releases") {
                let linked = inside.iter().filter(|one| one.get("url").is_some() && one.get("ocid").is_none()).count();
                if linked > 0 {
                    warnings.push(Message::new("import-ocds-linked").count("count", linked));
                }
                let held = inside.into_iter().filter(|one| one.get("url").is_none() || one.get("ocid").is_some());
                held.for_each(|item| gather(item, releases, warnings));
            } else if let Some(Json::Array(records)) = map.remove("records") {
                records.into_iter().for_each(|item| gather(item, releases, warnings));
            } else if ["ocid", "tender", "awards", "contracts"].iter().any(|key| map.contains_key(*key)) {
                releases.push(map);
            }
        }
        _ => {}
    }
}

/// Merges the releases of a process, the oldest first: later values replace earlier ones, lists go by `id`.
fn compile(mut releases: Vec<Object>) -> Object {
    releases.sort_by(|one, other| text(one, "date").cmp(&text(other, "date")));
    let mut releases = releases.into_iter();
    let mut merged = releases.next().unwrap_or_default();
    for release in releases {
        merge(&mut merged, release);
    }
    merged
}

fn merge(into: &mut Object, from: Object) {
    for (name, value) in from {
        match (into.get_mut(&name), value) {
            (Some(Json::Object(held)), Json::Object(new)) => merge(held, new),
            (Some(Json::Array(held)), Json::Array(new)) if new.iter().all(|item| item.get("id").is_some()) => {
                for item in new {
                    let same = held.iter_mut().find(|known| known.get("id") == item.get("id"));
                    match (same, item) {
                        (Some(Json::Object(known)), Json::Object(item)) => merge(known, item),
                        (_, item) => held.push(item),
                    }
                }
            }
            (_, Json::Null) => drop(into.remove(&name)),
            (_, value) => drop(into.insert(name, value)),
        }
    }
}

/// The text (or number) at a path such as `identifier.id`; nothing for blanks.
pub(super) fn text<'j>(object: &'j Object, path: &str) -> Option<&'j str> {
    at(object, path)?.as_str().filter(|text| !text.trim().is_empty())
}

/// An identifier at a path, which may be text or a number; `11111111.0` of a spreadsheet is `11111111`.
pub(super) fn id(object: &Object, path: &str) -> Option<String> {
    let text = match at(object, path)? {
        Json::String(text) => line(text),
        Json::Number(number) => number.to_string(),
        _ => return None,
    };
    let bare = text.strip_suffix(".0").filter(|bare| bare.bytes().all(|b| b.is_ascii_digit()));
    let text = bare.map_or_else(|| text.clone(), str::to_owned);
    (!text.is_empty()).then_some(text)
}

/// The value at a path.
pub(super) fn at<'j>(object: &'j Object, path: &str) -> Option<&'j Json> {
    let mut names = path.split('.');
    let mut value = object.get(names.next()?)?;
    for name in names {
        value = value.get(name)?;
    }
    Some(value)
}

/// The object at a path.
pub(super) fn object<'j>(from: &'j Object, path: &str) -> Option<&'j Object> {
    at(from, path)?.as_object()
}

/// The objects in the list at a path; none when there is no list.
pub(super) fn objects<'j>(from: &'j Object, path: &str) -> Vec<&'j Object> {
    at(from, path)
        .and_then(Json::as_array)
        .map_or_else(Vec::new, |items| items.iter().filter_map(Json::as_object).collect())
}

/// The texts in the list at a path.
pub(super) fn texts<'j>(from: &'j Object, path: &str) -> Vec<&'j str> {
    at(from, path)
        .and_then(Json::as_array)
        .map_or_else(Vec::new, |items| items.iter().filter_map(Json::as_str).collect())
}

/// The civil date at a path: the date part as written, whatever the hour and the offset.
pub(super) fn day(from: &Object, path: &str) -> Option<NaiveDate> {
    text(from, path)?.get(..10)?.parse().ok()
}

/// An amount of money: cents in euros, or words for another currency. An amount of at most one unit stands for: not
/// said.
pub(super) enum Money {
    /// Cents.
    Euros(i64),
    /// Another currency, as written.
    Foreign(String),
}

/// The amount of the value at a path; numbers in text are taken too.
pub(super) fn money(from: &Object, path: &str) -> Option<Money> {
    let value = object(from, path)?;
    let literal = match value.get("amount")? {
        Json::Number(number) => number.to_string(),
        Json::String(text) => text.trim().to_owned(),
        _ => return None,
    };
    let cents = match super::number::read_money(&literal, Some(super::number::Decimal::Point)).value() {
        Some(cents) => cents,
        // More than two decimals, or an exponent: to the nearest cent.
        None => nearest_cent(literal.parse().ok()?)?,
    };
    if cents.abs() <= 100 {
        return None;
    }
    match text(value, "currency") {
        Some("EUR") | None => Some(Money::Euros(cents)),
        Some(currency) => Some(Money::Foreign(format!("{} {literal}", line(currency)))),
    }
}

#[expect(clippy::cast_possible_truncation, reason = "checked to lie below 2^53 first")]
fn nearest_cent(amount: f64) -> Option<i64> {
    let cents = (amount * 100.0).round();
    (cents.is_finite() && cents.abs() < 9.0e15).then_some(cents as i64)
}

/// A share written as a fraction from 0 to 1, in parts per million.
#[expect(clippy::cast_possible_truncation, reason = "a fraction from 0 to 1 is at most a million")]
pub(super) fn fraction(from: &Object, path: &str) -> Option<i64> {
    let share = at(from, path)?.as_f64()?;
    (0.0..=1.0).contains(&share).then(|| (share * 1_000_000.0).round() as i64)
}

/// A text on one line.
pub(super) fn line(text: &str) -> String {
    text.split(|c: char| c.is_whitespace() || c.is_control())
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}
