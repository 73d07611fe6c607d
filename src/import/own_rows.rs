//! Reads perceel's own JSON row by row, without holding the file twice: the envelope of one noun and that of all.
//! What the rows mean is left to `own`.

use super::package::refuse;
use crate::domain::kind::Kind;
use crate::error::{Error, Result};
use crate::text::Message;
use serde::de::{DeserializeSeed, Deserializer, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::Value as Json;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::result::Result as StdResult;

/// The version of the envelope that is read.
const SCHEMA: u64 = 1;

/// What stands around the rows.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Head {
    schema: Option<u64>,
    /// The noun, or `all`.
    pub kind: Option<String>,
    /// Reference date as written.
    pub as_of: Option<String>,
    /// Knowledge date as written.
    pub known_on: Option<String>,
    has_rows: bool,
    has_kinds: bool,
    /// Keys that mean nothing here.
    pub unknown: BTreeSet<String>,
}

/// What was passed over while reading rows.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Passed {
    /// Names under `kinds` that are no noun.
    pub kinds: BTreeSet<String>,
    /// Columns that the noun does not have, per noun.
    pub columns: BTreeMap<Kind, BTreeSet<String>>,
}

/// What takes a row: its noun, its number from 1, a value per field of the noun (`null` where it does not say).
pub(super) type Take<'t> = dyn FnMut(Kind, usize, Vec<Json>) -> Result<()> + 't;

/// Reads the envelope and passes over the rows.
///
/// # Errors
/// Refused: broken JSON, a key twice, another version of the envelope, no rows at all.
pub(super) fn read_head(bytes: &[u8]) -> Result<Head> {
    let mut head = Head::default();
    run(bytes, |reader| reader.deserialize_map(HeadVisitor { head: &mut head })).map_err(|error| explain(&error))?;
    let complete = head.has_kinds || (head.has_rows && head.kind.as_deref().and_then(Kind::named).is_some());
    match head.schema {
        Some(SCHEMA) if complete => Ok(head),
        Some(SCHEMA) => {
            let kind = crate::guard::mask(head.kind.as_deref().unwrap_or("?"));
            Err(refuse(Message::new("import-own-no-rows").with("kind", kind)))
        }
        Some(other) => Err(refuse(Message::new("import-own-version").with("version", other.to_string()))),
        None => Err(refuse(Message::new("import-own-version").with("version", "?"))),
    }
}

/// Hands over the rows of the nouns that are wanted, in the order of the file.
///
/// # Errors
/// Refused: broken JSON, a key twice, a value that is no scalar or list of texts; or whatever `take` answers.
pub(super) fn read_rows(
    bytes: &[u8],
    head: &Head,
    wants: &dyn Fn(Kind) -> bool,
    passed: &mut Passed,
    take: &mut Take<'_>,
) -> Result<()> {
    let single = head.kind.as_deref().and_then(Kind::named);
    let mut failed = None;
    let mut pass = Pass { single, wants, passed, take, failed: &mut failed };
    let outcome = run(bytes, |reader| reader.deserialize_map(Top { pass: &mut pass }));
    outcome.map_err(|error| failed.take().unwrap_or_else(|| explain(&error)))
}

const TWICE: &str = "perceel:key-twice:";
const NESTED: &str = "perceel:nested";

type Reader<'de> = serde_json::Deserializer<serde_json::de::SliceRead<'de>>;

fn run<'de>(
    bytes: &'de [u8],
    read: impl FnOnce(&mut Reader<'de>) -> StdResult<(), serde_json::Error>,
) -> StdResult<(), serde_json::Error> {
    let bytes = bytes.strip_prefix(&[0xEF, 0xBB, 0xBF]).unwrap_or(bytes);
    let mut reader = serde_json::Deserializer::from_slice(bytes);
    read(&mut reader)?;
    reader.end()
}

fn explain(error: &serde_json::Error) -> Error {
    let (text, line) = (error.to_string(), error.line().to_string());
    if let Some((_, rest)) = text.split_once(TWICE) {
        let key = rest.split_once('\u{0}').map_or("", |(key, _)| key);
        let message = Message::new("import-sheet-json-key-twice").with("key", crate::guard::mask(key));
        return refuse(message.with("line", line));
    }
    if text.contains(NESTED) || text.contains("recursion limit") {
        return refuse(Message::new("import-own-nested").with("line", line));
    }
    refuse(Message::new("import-sheet-json-broken").with("line", line))
}

fn twice<E: serde::de::Error>(key: &str) -> E {
    E::custom(format!("{TWICE}{key}\u{0}"))
}

struct HeadVisitor<'h> {
    head: &'h mut Head,
}

impl<'de> Visitor<'de> for HeadVisitor<'_> {
    type Value = ();

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> StdResult<(), A::Error> {
        let mut seen = BTreeSet::new();
        while let Some(key) = entries.next_key::<String>()? {
            match key.as_str() {
                "schema" => self.head.schema = entries.next_value::<Json>()?.as_u64(),
                "kind" => self.head.kind = entries.next_value::<Json>()?.as_str().map(str::to_owned),
                "as_of" => self.head.as_of = entries.next_value::<Json>()?.as_str().map(str::to_owned),
                "known_on" => self.head.known_on = entries.next_value::<Json>()?.as_str().map(str::to_owned),
                "rows" => {
                    self.head.has_rows = true;
                    entries.next_value::<IgnoredAny>()?;
                }
                "kinds" => {
                    self.head.has_kinds = true;
                    entries.next_value::<IgnoredAny>()?;
                }
                _ => {
                    self.head.unknown.insert(key.clone());
                    entries.next_value::<IgnoredAny>()?;
                }
            }
            if seen.contains(&key) {
                return Err(twice(&key));
            }
            seen.insert(key);
        }
        Ok(())
    }
}

struct Pass<'p, 't> {
    single: Option<Kind>,
    wants: &'p dyn Fn(Kind) -> bool,
    passed: &'p mut Passed,
    take: &'p mut Take<'t>,
    failed: &'p mut Option<Error>,
}

struct Top<'r, 'p, 't> {
    pass: &'r mut Pass<'p, 't>,
}

impl<'de> Visitor<'de> for Top<'_, '_, '_> {
    type Value = ();

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> StdResult<(), A::Error> {
        while let Some(key) = entries.next_key::<String>()? {
            match (key.as_str(), self.pass.single) {
                ("rows", Some(kind)) if (self.pass.wants)(kind) => {
                    entries.next_value_seed(Rows { pass: self.pass, kind })?;
                }
                ("kinds", None) => entries.next_value_seed(Kinds { pass: self.pass })?,
                _ => drop(entries.next_value::<IgnoredAny>()?),
            }
        }
        Ok(())
    }
}

struct Kinds<'r, 'p, 't> {
    pass: &'r mut Pass<'p, 't>,
}

impl<'de> DeserializeSeed<'de> for Kinds<'_, '_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, reader: D) -> StdResult<(), D::Error> {
        reader.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Kinds<'_, '_, '_> {
    type Value = ();

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("an object of nouns")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> StdResult<(), A::Error> {
        let mut seen = BTreeSet::new();
        while let Some(key) = entries.next_key::<String>()? {
            match Kind::named(&key) {
                Some(kind) if (self.pass.wants)(kind) => entries.next_value_seed(Rows { pass: self.pass, kind })?,
                Some(_) => drop(entries.next_value::<IgnoredAny>()?),
                None => {
                    self.pass.passed.kinds.insert(key.clone());
                    entries.next_value::<IgnoredAny>()?;
                }
            }
            if !seen.insert(key.clone()) {
                return Err(twice(&key));
            }
        }
        Ok(())
    }
}

struct Rows<'r, 'p, 't> {
    pass: &'r mut Pass<'p, 't>,
    kind: Kind,
}

impl<'de> DeserializeSeed<'de> for Rows<'_, '_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, reader: D) -> StdResult<(), D::Error> {
        reader.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for Rows<'_, '_, '_> {
    type Value = ();

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a list of rows")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut rows: A) -> StdResult<(), A::Error> {
        let mut number = 0;
        while let Some(row) = rows.next_element_seed(Row { passed: self.pass.passed, kind: self.kind })? {
            number += 1;
            if let Err(error) = (self.pass.take)(self.kind, number, row) {
                *self.pass.failed = Some(error);
                return Err(A::Error::custom("stopped"));
            }
        }
        Ok(())
    }
}

struct Row<'r> {
    passed: &'r mut Passed,
    kind: Kind,
}

impl<'de> DeserializeSeed<'de> for Row<'_> {
    type Value = Vec<Json>;

    fn deserialize<D: Deserializer<'de>>(self, reader: D) -> StdResult<Vec<Json>, D::Error> {
        reader.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Row<'_> {
    type Value = Vec<Json>;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a row")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> StdResult<Vec<Json>, A::Error> {
        let noun = self.kind.noun();
        let mut values = vec![Json::Null; noun.fields.len()];
        let mut seen = vec![false; noun.fields.len()];
        let mut strangers: Vec<String> = Vec::new();
        let mut expected = 0;
        while let Some(key) = entries.next_key_seed(Name)? {
            // Our own rows keep the order of the fields, so the next one is nearly always the one expected.
            let held = match noun.fields.get(expected) {
                Some(field) if field.name == key => Some(expected),
                _ => noun.find(&key).map(|(position, _)| position),
            };
            let Some(position) = held else {
                if strangers.iter().any(|stranger| *stranger == key) {
                    return Err(twice(&key));
                }
                self.passed.columns.entry(self.kind).or_default().insert(key.to_string());
                strangers.push(key.into_owned());
                entries.next_value::<IgnoredAny>()?;
                continue;
            };
            if std::mem::replace(&mut seen[position], true) {
                return Err(twice(&key));
            }
            values[position] = entries.next_value_seed(Flat { list: true })?;
            expected = position + 1;
        }
        Ok(values)
    }
}

/// A key, without a copy where the file allows.
struct Name;

impl<'de> DeserializeSeed<'de> for Name {
    type Value = std::borrow::Cow<'de, str>;

    fn deserialize<D: Deserializer<'de>>(self, reader: D) -> StdResult<Self::Value, D::Error> {
        reader.deserialize_str(self)
    }
}

impl<'de> Visitor<'de> for Name {
    type Value = std::borrow::Cow<'de, str>;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a key")
    }

    fn visit_borrowed_str<E>(self, name: &'de str) -> StdResult<Self::Value, E> {
        Ok(name.into())
    }

    fn visit_str<E>(self, name: &str) -> StdResult<Self::Value, E> {
        Ok(name.to_owned().into())
    }
}

/// A scalar, or one list of scalars: deeper is refused, so no nesting can hurt.
struct Flat {
    list: bool,
}

impl<'de> DeserializeSeed<'de> for Flat {
    type Value = Json;

    fn deserialize<D: Deserializer<'de>>(self, reader: D) -> StdResult<Json, D::Error> {
        reader.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Flat {
    type Value = Json;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a value")
    }

    fn visit_bool<E>(self, value: bool) -> StdResult<Json, E> {
        Ok(Json::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> StdResult<Json, E> {
        Ok(Json::from(value))
    }

    fn visit_u64<E>(self, value: u64) -> StdResult<Json, E> {
        Ok(Json::from(value))
    }

    fn visit_f64<E>(self, value: f64) -> StdResult<Json, E> {
        Ok(Json::from(value))
    }

    fn visit_str<E>(self, value: &str) -> StdResult<Json, E> {
        Ok(Json::from(value))
    }

    fn visit_unit<E>(self) -> StdResult<Json, E> {
        Ok(Json::Null)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> StdResult<Json, A::Error> {
        if !self.list {
            return Err(A::Error::custom(NESTED));
        }
        let mut out = Vec::new();
        while let Some(item) = items.next_element_seed(Self { list: false })? {
            out.push(item);
        }
        Ok(Json::Array(out))
    }

    fn visit_map<A: MapAccess<'de>>(self, _: A) -> StdResult<Json, A::Error> {
        Err(A::Error::custom(NESTED))
    }
}
