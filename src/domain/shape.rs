//! Values of a field, read and shown by its shape: for people (their language, names of records) and for exchange
//! (ISO dates, cents, keys). Both roads meet here, so that screen, command line, sheets and JSON agree.

use super::calendar::Month;
use super::due::Due;
use super::field::{Field, Shape};
use super::kind::Kind;
use super::nouns::reports::kind_name;
use super::record::{Id, Record, Value};
use super::register::{Found, Register, target_kind};
use super::written::{self, Problem};
use crate::shown::fold;
use crate::text::{Message, Words};
use chrono::{DateTime, NaiveDate};
use serde_json::Value as Json;
use std::borrow::Cow;

/// Reads what people type, against a register and a day.
#[derive(Clone, Copy)]
pub struct Reader<'a> {
    /// Where links lead to.
    pub register: &'a Register,
    /// The language typed in.
    pub words: Words,
    /// Today, for dates such as `+2w`.
    pub today: NaiveDate,
}

impl Reader<'_> {
    /// Reads typed text for the field at that position of a record; blank text is unknown.
    ///
    /// # Errors
    /// A sentence for beside the field.
    pub fn read(&self, kind: Kind, values: &[Value], position: usize, typed: &str) -> Result<Value, Problem> {
        let field = &kind.noun().fields[position];
        let typed = typed.trim();
        if typed.is_empty() {
            return Ok(Value::Unknown);
        }
        let lang = self.words.lang();
        Ok(match field.shape {
            Shape::Line => {
                if field.digits > 0 {
                    return official(field, typed);
                }
                Value::text(&typed.replace(['\n', '\r', '\t'], " "))
            }
            Shape::Prose => Value::text(typed),
            Shape::Lines => lines(typed),
            Shape::Due => Value::text(&Due::parse(typed)?.to_string()),
            Shape::Whole => Value::Number(written::parse_whole(typed, lang)?),
            Shape::MoneyOrNone if self.says_none(typed) => Value::Nothing,
            Shape::Money | Shape::MoneyOrNone => Value::Number(written::parse_money(typed, lang)?),
            Shape::Percent => Value::Number(written::parse_percent(typed, lang)?),
            Shape::Quantity => Value::Number(written::parse_quantity(typed, lang)?),
            Shape::Day => Value::Day(written::parse_day(typed, self.today, lang)?),
            Shape::Month => Value::Day(written::parse_month(typed)?.first()),
            Shape::Flag => Value::Flag(written::parse_yes_no(typed)?),
            Shape::Choice(codes) => Value::Choice(self.code(field, codes, typed)?),
            Shape::Link(_) | Shape::LinkBy(_) => Value::Link(self.record(kind, values, position, typed)?),
            Shape::Links(_) => {
                let parts = typed.split('|').map(str::trim).filter(|part| !part.is_empty());
                let ids = parts.map(|part| self.record(kind, values, position, part));
                let mut ids = ids.collect::<Result<Vec<Id>, Problem>>()?;
                ids.sort_unstable();
                ids.dedup();
                if ids.is_empty() { Value::Unknown } else { Value::Links(ids.into()) }
            }
        })
    }

    /// Reads `name=text` of the command line and of mappings: a money column by its full name takes whole cents, by
    /// its plain name what people write.
    ///
    /// # Errors
    /// As `read`, and for a column that the noun does not have.
    pub fn read_named(&self, kind: Kind, values: &[Value], name: &str, typed: &str) -> Result<(usize, Value), Problem> {
        let Some((position, field, cents)) = find_field(kind, name) else {
            let columns: Vec<_> = kind.noun().fields.iter().map(|field| field.name).collect();
            let message = Message::new("value-no-such-field").with("typed", name).with("fields", columns.join(", "));
            return Err(Problem::new(message));
        };
        if cents && !typed.trim().is_empty() && !(field.shape == Shape::MoneyOrNone && self.says_none(typed)) {
            let cents = typed.trim().parse::<i64>();
            let cents = cents.map_err(|_| Problem::new(Message::new("value-not-cents").with("typed", typed)))?;
            return Ok((position, Value::Number(cents)));
        }
        Ok((position, self.read(kind, values, position, typed)?))
    }

    fn says_none(&self, typed: &str) -> bool {
        let typed = fold(typed.trim());
        typed == "none" || typed == fold(&self.words.get("value-none"))
    }

    fn code(&self, field: &Field, codes: &[&'static str], typed: &str) -> Result<&'static str, Problem> {
        let wanted = fold(typed);
        let named = |code: &&&'static str| {
            fold(code) == wanted
                || fold(&self.words.choice(field.name, code)) == wanted
                || self.words.choice_also(field.name, code).iter().any(|also| fold(also) == wanted)
        };
        let begins = |code: &&&'static str| fold(&self.words.choice(field.name, code)).starts_with(&wanted);
        if let Some(code) = codes.iter().find(named) {
            return Ok(code);
        }
        let mut beginning = codes.iter().filter(begins);
        match (beginning.next(), beginning.next()) {
            (Some(code), None) => Ok(code),
            _ => {
                let names: Vec<_> = codes.iter().map(|code| self.words.choice(field.name, code)).collect();
                let message =
                    Message::new("value-no-such-choice").with("typed", typed).with("choices", names.join(", "));
                Err(Problem::new(message))
            }
        }
    }

    fn record(&self, kind: Kind, values: &[Value], position: usize, typed: &str) -> Result<Id, Problem> {
        let Some(target) = target_kind(kind.noun(), values, position) else {
            return Err(Problem::new(Message::new("value-choose-kind-first")));
        };
        match self.register.find(target, typed) {
            Found::One(id) => Ok(id),
            Found::Many(ids) => {
                let keys: Vec<_> = ids.iter().take(5).map(|id| self.register.key(target, *id)).collect();
                let message =
                    Message::new("value-record-ambiguous").with("typed", typed).with("records", keys.join("; "));
                Err(Problem::new(message))
            }
            Found::Near(near) => {
                let noun = self.words.kind_one(target.name());
                let message = if near.is_empty() {
                    Message::new("value-no-such-record").with("typed", typed).with("noun", noun)
                } else {
                    let near: Vec<_> = near.iter().take(3).map(|id| self.register.label(target, *id)).collect();
                    Message::new("value-no-such-record-near")
                        .with("typed", typed)
                        .with("noun", noun)
                        .with("records", near.join("; "))
                };
                Err(Problem::new(message))
            }
        }
    }
}

/// The field a column name means, its position, and whether the name asks for cents. `value` means `value_cents`.
#[must_use]
pub fn find_field(kind: Kind, name: &str) -> Option<(usize, &'static Field, bool)> {
    let noun = kind.noun();
    if let Some((position, field)) = noun.find(name) {
        return Some((position, field, name.ends_with("_cents")));
    }
    let (position, field) = noun.fields.iter().enumerate().find(|(_, field)| field.plain_name() == name)?;
    Some((position, field, false))
}

fn lines(typed: &str) -> Value {
    let parts: Vec<&str> = typed.split('|').map(str::trim).filter(|part| !part.is_empty()).collect();
    Value::text(&parts.join("|"))
}

/// An official number: digits only, of the right length. What is not is refused, never padded in silence.
fn official(field: &Field, typed: &str) -> Result<Value, Problem> {
    let digits: String = typed.chars().filter(|c| !c.is_whitespace() && *c != '.').collect();
    let digits = if field.name == "cbs_code" { digits.to_uppercase().replace("GM", "") } else { digits };
    let length = usize::from(field.digits);
    if digits.len() == length && digits.bytes().all(|digit| digit.is_ascii_digit()) {
        let prefix = if field.name == "cbs_code" { "GM" } else { "" };
        return Ok(Value::text(&format!("{prefix}{digits}")));
    }
    let message = Message::new("value-not-so-many-digits").with("typed", typed).count("digits", length);
    Err(Problem::new(message))
}

/// A value as people read it in a list or on a page; unknown is empty.
#[must_use]
pub fn show(register: &Register, kind: Kind, record: &Record, position: usize, words: Words) -> String {
    let field = &kind.noun().fields[position];
    if is_everywhere(field, &record.values[position]) {
        return words.get("value-all-municipalities");
    }
    let target = target_kind(kind.noun(), &record.values, position);
    let value = readable(kind, field.shape, &record.values[position]);
    show_value(register, field.name, field.shape, target, &value, words)
}

/// Whether a field says, by naming none, that it holds for all municipalities.
#[must_use]
pub fn is_everywhere(field: &Field, value: &Value) -> bool {
    field.everywhere && value.is_unknown()
}

/// What was worked out, as exact as people read it: shares and volumes to one decimal, very small ones to two. What was
/// recorded stays as it is, and so do indexes, which are published to four decimals.
#[must_use]
pub fn readable(kind: Kind, shape: Shape, value: &Value) -> Cow<'_, Value> {
    let (one, two) = match shape {
        Shape::Percent => (1_000, 100),
        Shape::Quantity => (100, 10),
        _ => return Cow::Borrowed(value),
    };
    match value {
        Value::Number(number) if kind.is_question() && kind != Kind::Indexation => {
            let step = if number.abs() < one { two } else { one };
            let round = |step: i64| (number + step / 2).div_euclid(step) * step;
            // What is very small is not nothing.
            let rounded = Some(round(step)).filter(|rounded| *rounded != 0).unwrap_or(*number);
            Cow::Owned(Value::Number(rounded))
        }
        _ => Cow::Borrowed(value),
    }
}

/// What people call a record in their own language: its label, with codes in words and days as they write them.
#[must_use]
pub fn called(register: &Register, kind: Kind, id: Id, words: Words) -> String {
    let noun = kind.noun();
    let Some(record) = register.get(kind, id) else { return register.label(kind, id) };
    let parts = noun.label.iter().filter_map(|name| noun.find(name));
    let parts = parts.filter(|(position, _)| !matches!(record.values[*position], Value::Nothing));
    let parts = parts.map(|(position, _)| show(register, kind, record, position, words));
    let parts: Vec<String> = parts.filter(|part| !part.is_empty()).collect();
    if parts.is_empty() { register.label(kind, id) } else { parts.join(" · ") }
}

/// A value of any column, stored or computed, as people read it.
#[must_use]
pub fn show_value(
    register: &Register,
    column: &str,
    shape: Shape,
    target: Option<Kind>,
    value: &Value,
    words: Words,
) -> String {
    let lang = words.lang();
    match (value, shape) {
        (Value::Unknown, _) => String::new(),
        (Value::Nothing, _) => words.get("value-none"),
        (Value::Number(cents), Shape::Money | Shape::MoneyOrNone) => written::show_money(*cents, lang),
        (Value::Number(ppm), Shape::Percent) => written::show_percent(*ppm, lang),
        (Value::Number(milli), Shape::Quantity) => written::show_quantity(*milli, lang),
        // A year is a name, not an amount: no thousands separator.
        (Value::Number(number), _) if column == "year" => number.to_string(),
        (Value::Number(number), _) => written::show_whole(*number, lang),
        (Value::Day(day), Shape::Month) => written::show_month(Month::of(*day), lang),
        (Value::Day(day), _) => written::show_day(*day, lang),
        (Value::Flag(flag), _) => written::show_yes_no(*flag, lang).into(),
        (Value::Choice(code), _) => words.choice(column, code),
        (Value::Link(id), _) => target.map_or_else(String::new, |kind| called(register, kind, *id, words)),
        (Value::Links(ids), _) => target.map_or_else(String::new, |kind| {
            ids.iter().map(|id| called(register, kind, *id, words)).collect::<Vec<_>>().join(", ")
        }),
        (Value::Text(text), Shape::Lines) => text.replace('|', ", "),
        (Value::Text(text), Shape::Due) => {
            Due::parse(text).map_or_else(|_| text.to_string(), |due| due.sentence(words))
        }
        (Value::Text(text), Shape::Prose) if column == "wording" => {
            told(column, text, words).unwrap_or_else(|| text.to_string())
        }
        (Value::Text(text), Shape::Line) => told(column, text, words).unwrap_or_else(|| text.to_string()),
        (Value::Text(text), _) => text.to_string(),
    }
}

/// Texts the program writes itself, for people: which overview, and the moment up to which was known.
fn told(column: &str, text: &str, words: Words) -> Option<String> {
    match column {
        "kind" => kind_name(text, words),
        "country" => country(text, words),
        "period" => period(text, words),
        // What an overview was made with is kept for the program, not for reading.
        "wording" => words.find("value-kept-wording"),
        "known_on" => {
            let moment = DateTime::parse_from_rfc3339(text).ok()?;
            Some(written::show_moment(moment.to_utc(), words.lang()))
        }
        _ => None,
    }
}

/// A country by its code of three letters, or of two as older notices have it; another text says itself.
fn country(code: &str, words: Words) -> Option<String> {
    words.find(&format!("value-country-{}", code.to_lowercase()))
}

/// A period in its notation, for people: a month, or a quarter in words; a year says itself.
fn period(text: &str, words: Words) -> Option<String> {
    let (year, rest) = text.split_once('-')?;
    if let Some(quarter) = rest.strip_prefix('Q') {
        return Some(words.say(&Message::new("value-quarter").with("number", quarter).with("year", year)));
    }
    let month = Month::new(year.parse().ok()?, rest.parse().ok()?)?;
    Some(written::show_month(month, words.lang()))
}

/// A value as text for a form: what `Reader::read` reads back as the same value.
#[must_use]
pub fn show_for_typing(register: &Register, kind: Kind, record: &Record, position: usize, words: Words) -> String {
    let field = &kind.noun().fields[position];
    let target = target_kind(kind.noun(), &record.values, position);
    match (&record.values[position], target) {
        (Value::Link(id), Some(target)) => register.name_to_type(target, *id),
        (Value::Links(ids), Some(target)) => {
            ids.iter().map(|id| register.key(target, *id)).collect::<Vec<_>>().join(" | ")
        }
        (Value::Text(text), _) => text.to_string(),
        (value, _) => show_value(register, field.name, field.shape, target, value, words),
    }
}

/// A value for exchange: dates ISO, money in cents, codes in English, records by key, unknown null.
#[must_use]
pub fn to_json(register: &Register, shape: Shape, target: Option<Kind>, value: &Value) -> Json {
    match (value, shape) {
        (Value::Unknown, _) => Json::Null,
        (Value::Nothing, _) => Json::from("none"),
        (Value::Number(ppm), Shape::Percent) => decimal(*ppm, 10_000),
        (Value::Number(milli), Shape::Quantity) => decimal(*milli, 1000),
        (Value::Number(number), _) => Json::from(*number),
        (Value::Day(day), Shape::Month) => Json::from(day.format("%Y-%m").to_string()),
        (Value::Day(day), _) => Json::from(day.format("%Y-%m-%d").to_string()),
        (Value::Flag(flag), _) => Json::from(*flag),
        (Value::Choice(code), _) => Json::from(*code),
        (Value::Link(id), _) => target.map_or(Json::Null, |kind| Json::from(register.key(kind, *id))),
        (Value::Links(ids), _) => {
            target.map_or(Json::Null, |kind| ids.iter().map(|id| register.key(kind, *id)).collect())
        }
        (Value::Text(text), _) => Json::from(&**text),
    }
}

/// A value of exchange as one cell of text: as `to_json`, lists separated by `|`, unknown empty.
#[must_use]
pub fn to_cell(register: &Register, shape: Shape, target: Option<Kind>, value: &Value) -> String {
    match to_json(register, shape, target, value) {
        Json::Null => String::new(),
        Json::String(text) => text,
        Json::Array(parts) => parts.iter().filter_map(Json::as_str).collect::<Vec<_>>().join("|"),
        other => other.to_string(),
    }
}

#[expect(clippy::cast_precision_loss, reason = "percentages and volumes stay far below 2^53")]
fn decimal(number: i64, scale: i64) -> Json {
    if number % scale == 0 { Json::from(number / scale) } else { Json::from(number as f64 / scale as f64) }
}

/// Reads a value of exchange for the field at that position; the opposite of `to_json`. Texts are read as `to_cell`
/// writes them, so that one reader serves JSON and cells.
///
/// # Errors
/// A sentence that names what does not fit.
pub fn from_json(
    reader: &Reader<'_>,
    kind: Kind,
    values: &[Value],
    position: usize,
    json: &Json,
) -> Result<Value, Problem> {
    let field = &kind.noun().fields[position];
    let refused =
        || Problem::new(Message::new("value-does-not-fit").with("typed", json.to_string()).with("field", field.name));
    match (field.shape, json) {
        (_, Json::Null) => Ok(Value::Unknown),
        (Shape::Whole | Shape::Money | Shape::MoneyOrNone, Json::Number(number)) => {
            number.as_i64().map(Value::Number).ok_or_else(refused)
        }
        (Shape::Percent, Json::Number(number)) => scaled(number, 10_000).map(Value::Number).ok_or_else(refused),
        (Shape::Quantity, Json::Number(number)) => scaled(number, 1000).map(Value::Number).ok_or_else(refused),
        (Shape::Money, Json::String(text)) => text.parse().map(Value::Number).map_err(|_| refused()),
        (Shape::Flag, Json::Bool(flag)) => Ok(Value::Flag(*flag)),
        (Shape::Day, Json::String(text)) => text.parse().map(Value::Day).map_err(|_| refused()),
        (Shape::Prose | Shape::Line, Json::String(text)) if field.digits == 0 => {
            Ok(if text.is_empty() { Value::Unknown } else { Value::Text(text.as_str().into()) })
        }
        (Shape::Links(_), Json::Array(keys)) => {
            let keys: Option<Vec<&str>> = keys.iter().map(Json::as_str).collect();
            reader.read(kind, values, position, &keys.ok_or_else(refused)?.join("|"))
        }
        (_, Json::String(text)) => reader.read(kind, values, position, text),
        (Shape::Line, Json::Number(number)) => reader.read(kind, values, position, &number.to_string()),
        _ => Err(refused()),
    }
}

#[expect(clippy::cast_possible_truncation, reason = "the product is checked to lie within i64 first")]
fn scaled(number: &serde_json::Number, scale: i64) -> Option<i64> {
    if let Some(whole) = number.as_i64() {
        return whole.checked_mul(scale);
    }
    let product = (number.as_f64()? * f64::from(i32::try_from(scale).ok()?)).round();
    (product.abs() < 9.0e15).then_some(product as i64)
}

/// Whether a value may stand in a field of that shape: the one gate for values that no reader made.
#[must_use]
pub fn fits(shape: Shape, value: &Value) -> bool {
    match (value, shape) {
        (Value::Unknown, _)
        | (Value::Nothing, Shape::MoneyOrNone)
        | (Value::Number(_), Shape::Whole | Shape::Money | Shape::MoneyOrNone | Shape::Percent | Shape::Quantity)
        | (Value::Day(_), Shape::Day | Shape::Month)
        | (Value::Flag(_), Shape::Flag)
        | (Value::Link(_), Shape::Link(_) | Shape::LinkBy(_))
        | (Value::Links(_), Shape::Links(_)) => true,
        (Value::Text(text), Shape::Line | Shape::Prose | Shape::Lines | Shape::Due) => !text.is_empty(),
        (Value::Choice(code), Shape::Choice(codes)) => codes.contains(code),
        _ => false,
    }
}
