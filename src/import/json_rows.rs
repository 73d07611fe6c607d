//! JSON files that are a table: an array of objects, an object with such an array in it, or one object a line.
//! Releases of OCDS and perceel's own JSON are left to their own readers.

use std::collections::HashMap;

use serde::de::{DeserializeSeed, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};

use super::package::{FIELD_CAP, FILE_CAP, MAX_CELLS, MAX_COLUMNS, MAX_ROWS, refuse};
use super::table::{Cell, Format, Sheet, Workbook};
use crate::error::{Error, Result};
use crate::text::Message;

/// Deepest nesting that is read.
const DEPTH_CAP: usize = 64;
/// What serde's message holds when a key stands twice.
const TWICE: &str = "perceel:key-twice:";
/// What serde's message holds when the nesting is too deep.
const DEEP: &str = "perceel:too-deep";

/// Whether a parsed file is a table that this reader takes.
fn claims(root: &Value) -> bool {
    let own = |map: &Map<String, Value>| {
        map.contains_key("ocid")
            || map.contains_key("releases")
            || map.contains_key("records")
            || (map.contains_key("schema") && (map.contains_key("kind") || map.contains_key("kinds")))
    };
    match root {
        Value::Array(items) => is_table(items) && !items.iter().any(|item| item.as_object().is_some_and(own)),
        Value::Object(map) => {
            !own(map)
                && map.values().any(|value| {
                    value.as_array().is_some_and(|items| {
                        is_table(items) && !items.iter().any(|item| item.as_object().is_some_and(own))
                    })
                })
        }
        _ => false,
    }
}

fn is_table(items: &[Value]) -> bool {
    !items.is_empty() && items.iter().all(Value::is_object)
}

/// Reads a JSON table. None when the file is JSON of another kind, which other readers may claim.
/// The largest array of objects is the first sheet; other arrays of objects at the top follow as sheets of their own.
///
/// # Errors
/// Refused: malformed JSON, a key that stands twice, nesting over 64, the caps on rows, columns and fields.
pub fn read_json_rows(bytes: &[u8], name: &str) -> Result<Option<Workbook>> {
    if bytes.len() > FILE_CAP {
        return Err(refuse(Message::new("import-sheet-file-too-large").count("mib", FILE_CAP >> 20)));
    }
    let bytes = bytes.strip_prefix(&[0xEF, 0xBB, 0xBF]).unwrap_or(bytes);
    if let Some(lines) = read_lines(bytes)? {
        if !claims(&Value::Array(lines.clone())) {
            return Ok(None);
        }
        let mut warnings = Vec::new();
        let sheet = to_sheet(name, &lines, &mut warnings)?;
        return Ok(Some(workbook(Format::JsonLines, vec![sheet], warnings)));
    }
    let root = parse(bytes)?;
    if !claims(&root) {
        return Ok(None);
    }
    let mut warnings = Vec::new();
    let sheets = match root {
        Value::Array(items) => vec![to_sheet(name, &items, &mut warnings)?],
        Value::Object(map) => {
            let mut tables: Vec<(&String, &Vec<Value>)> = map
                .iter()
                .filter_map(|(key, value)| value.as_array().filter(|items| is_table(items)).map(|items| (key, items)))
                .collect();
            tables.sort_by_key(|(_, items)| std::cmp::Reverse(items.len()));
            let left: Vec<&str> =
                map.keys().filter(|key| !tables.iter().any(|(table, _)| table == key)).map(String::as_str).collect();
            if !left.is_empty() {
                warnings.push(Message::new("import-sheet-json-left").with("keys", left.join(", ")));
            }
            tables.into_iter().map(|(key, items)| to_sheet(key, items, &mut warnings)).collect::<Result<_>>()?
        }
        _ => return Ok(None),
    };
    Ok(Some(workbook(Format::Json, sheets, warnings)))
}

fn workbook(format: Format, sheets: Vec<Sheet>, warnings: Vec<Message>) -> Workbook {
    Workbook { format, dialect: None, dates_1904: false, sheets, warnings }
}

/// One object a line: the first filled line is a whole object and there is a second filled line that is one too.
fn read_lines(bytes: &[u8]) -> Result<Option<Vec<Value>>> {
    let lines =
        || bytes.split(|&b| b == b'\n').map(<[u8]>::trim_ascii).enumerate().filter(|(_, line)| !line.is_empty());
    let whole = |line: &[u8]| line.starts_with(b"{") && parse(line).is_ok();
    if !lines().next().is_some_and(|(_, line)| whole(line)) || lines().nth(1).is_none() {
        return Ok(None);
    }
    let mut out = Vec::new();
    for (at, line) in lines() {
        if out.len() >= MAX_ROWS {
            return Err(too_many_rows());
        }
        let value = parse(line).map_err(|mut error| {
            error.what = Message::new("import-sheet-json-line").with("line", (at + 1).to_string());
            error
        })?;
        out.push(value);
    }
    Ok(Some(out))
}

fn too_many_rows() -> Error {
    refuse(Message::new("import-sheet-too-many-rows").count("max", MAX_ROWS))
}

/// Parses strictly: a key twice, nesting over 64 and numbers out of range are refused.
pub(super) fn parse(bytes: &[u8]) -> Result<Value> {
    let mut reader = serde_json::Deserializer::from_slice(bytes);
    let value = Strict { depth: 0 }.deserialize(&mut reader).and_then(|value| reader.end().map(|()| value));
    value.map_err(|error| {
        let text = error.to_string();
        let place = error.line().to_string();
        if let Some((_, rest)) = text.split_once(TWICE) {
            let key = rest.split_once('\u{0}').map_or("", |(key, _)| key);
            return refuse(
                Message::new("import-sheet-json-key-twice").with("key", crate::guard::mask(key)).with("line", place),
            );
        }
        if text.contains(DEEP) || text.contains("recursion limit") {
            return refuse(Message::new("import-sheet-json-deep").count("max", DEPTH_CAP).with("line", place));
        }
        refuse(Message::new("import-sheet-json-broken").with("line", place))
    })
}

/// Reads any JSON value, refusing keys that stand twice and nesting over the cap.
#[derive(Clone, Copy)]
struct Strict {
    depth: usize,
}

impl Strict {
    fn deeper<E: serde::de::Error>(self) -> std::result::Result<Self, E> {
        if self.depth >= DEPTH_CAP { Err(E::custom(DEEP)) } else { Ok(Self { depth: self.depth + 1 }) }
    }
}

impl<'de> DeserializeSeed<'de> for Strict {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, reader: D) -> std::result::Result<Value, D::Error> {
        reader.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Strict {
    type Value = Value;

    fn expecting(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("a JSON value")
    }

    fn visit_bool<E>(self, value: bool) -> std::result::Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> std::result::Result<Value, E> {
        Ok(Value::from(value))
    }

    fn visit_u64<E>(self, value: u64) -> std::result::Result<Value, E> {
        Ok(Value::from(value))
    }

    fn visit_f64<E>(self, value: f64) -> std::result::Result<Value, E> {
        Ok(Value::from(value))
    }

    fn visit_str<E>(self, value: &str) -> std::result::Result<Value, E> {
        Ok(Value::from(value))
    }

    fn visit_string<E>(self, value: String) -> std::result::Result<Value, E> {
        Ok(Value::String(value))
    }

    fn visit_unit<E>(self) -> std::result::Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> std::result::Result<Value, A::Error> {
        let inner = self.deeper()?;
        let mut out = Vec::new();
        while let Some(item) = items.next_element_seed(inner)? {
            out.push(item);
        }
        Ok(Value::Array(out))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> std::result::Result<Value, A::Error> {
        let inner = self.deeper()?;
        let mut out = Map::new();
        while let Some(key) = entries.next_key::<String>()? {
            if out.contains_key(&key) {
                return Err(A::Error::custom(format!("{TWICE}{key}\u{0}")));
            }
            let value = entries.next_value_seed(inner)?;
            out.insert(key, value);
        }
        Ok(Value::Object(out))
    }
}

/// Objects into rows: keys are headings in the order they first appear, objects inside become `key.inner`.
fn to_sheet(name: &str, items: &[Value], warnings: &mut Vec<Message>) -> Result<Sheet> {
    if items.len() >= MAX_ROWS {
        return Err(too_many_rows());
    }
    let mut place: HashMap<String, usize> = HashMap::new();
    let mut headings: Vec<Cell> = Vec::new();
    let mut rows: Vec<Vec<Cell>> = vec![Vec::new()];
    let mut nested: Vec<String> = Vec::new();
    let mut cells = 0usize;
    for item in items {
        let mut flat: Vec<(String, Cell)> = Vec::new();
        if let Value::Object(map) = item {
            flatten("", map, &mut flat, &mut nested)?;
        }
        let mut row: Vec<Cell> = Vec::new();
        for (key, cell) in flat {
            let at = *place.entry(key).or_insert_with_key(|key| {
                headings.push(Cell::text(key.clone()));
                headings.len() - 1
            });
            if headings.len() > MAX_COLUMNS {
                return Err(refuse(Message::new("import-sheet-too-many-columns").count("max", MAX_COLUMNS)));
            }
            if row.len() <= at {
                row.resize(at + 1, Cell::Empty);
            }
            if let Some(slot) = row.get_mut(at) {
                *slot = cell;
            }
        }
        cells += row.len();
        if cells > MAX_CELLS {
            return Err(refuse(Message::new("import-sheet-too-many-cells").count("max", MAX_CELLS)));
        }
        rows.push(row);
    }
    if let Some(first) = rows.first_mut() {
        *first = headings;
    }
    nested.sort_unstable();
    nested.dedup();
    if !nested.is_empty() {
        warnings.push(Message::new("import-sheet-json-nested").with("keys", nested.join(", ")));
    }
    Ok(Sheet { name: name.to_owned(), hidden: false, rows, first_row: 1 })
}

fn flatten(
    before: &str,
    map: &Map<String, Value>,
    out: &mut Vec<(String, Cell)>,
    nested: &mut Vec<String>,
) -> Result<()> {
    for (key, value) in map {
        let name = if before.is_empty() { key.clone() } else { format!("{before}.{key}") };
        let cell = match value {
            Value::Object(inner) => {
                flatten(&name, inner, out, nested)?;
                continue;
            }
            Value::Null => Cell::Empty,
            Value::Bool(value) => Cell::Bool(*value),
            Value::Number(number) => match number.as_f64() {
                Some(value) => Cell::Number { value, shown: Some(number.to_string()) },
                None => Cell::text(number.to_string()),
            },
            Value::String(text) => Cell::text(text.clone()),
            Value::Array(items) if items.iter().all(|item| !item.is_object() && !item.is_array()) => {
                let parts: Vec<String> = items.iter().filter(|item| !item.is_null()).map(plain).collect();
                Cell::text(parts.join("; "))
            }
            Value::Array(_) => {
                nested.push(name.clone());
                Cell::text(value.to_string())
            }
        };
        if matches!(&cell, Cell::Text(text) if text.len() > FIELD_CAP) {
            return Err(refuse(Message::new("import-sheet-json-field").with("key", crate::guard::mask(&name))));
        }
        out.push((name, cell));
    }
    Ok(())
}

fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}
