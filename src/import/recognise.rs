//! Recognises what a file is by its content, never by its name, and says why a file is nothing that can be read.
//! Reading it is left to the reader of each format, which has its own refusals for what is broken inside.

use serde::de::{Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::contract_text::{is_docx, looks_like_contract};
use super::spreadsheet::looks_like_spreadsheet;
use crate::text::Message;

/// How much of a text is looked at.
const PROBE: usize = 4096;

/// What a file is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Format {
    /// XML: a published notice (`notice::read`, `award::plan_notice`); other XML is refused by its reader.
    Notice,
    /// Text with separators (`csv`).
    Csv,
    /// XLSX or ODS (`spreadsheet`).
    Spreadsheet,
    /// JSON that is a table, or one object a line (`json_rows`).
    JsonRows,
    /// Releases, records or packages of OCDS, also one a line.
    OcdsJson,
    /// perceel's own JSON: an object with `schema` and `kind` or `kinds`.
    PerceelJson,
    /// The text of a contract: Markdown, plain text or DOCX (`contract_text`).
    ContractText,
    /// Nothing that can be imported, with the reason and what to do.
    Unknown(Message),
}

/// Recognises a file. `name` is only used in the reasons; a `.csv` that is a workbook inside is a workbook.
#[must_use]
pub fn recognise(bytes: &[u8], name: &str) -> Format {
    let unknown = |id: &'static str| Format::Unknown(Message::new(id).with("file", crate::guard::mask(name)));
    if is_docx(bytes) && memchr::memmem::find(bytes, b"xl/workbook").is_none() {
        return Format::ContractText;
    }
    if let Some(reason) = foreign(bytes) {
        return unknown(reason);
    }
    if looks_like_spreadsheet(bytes) {
        return Format::Spreadsheet;
    }
    let probe = probe(bytes);
    let start = probe.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}');
    if start.is_empty() && bytes.len() <= PROBE {
        return unknown("recognise-empty");
    }
    if start.starts_with('<') {
        return if is_html(start) { unknown("recognise-html") } else { Format::Notice };
    }
    if start.starts_with("{\\rtf") {
        return unknown("recognise-document");
    }
    if start.starts_with('{') || start.starts_with("[{") || start.starts_with('[') && is_json_list(start) {
        return json(bytes);
    }
    let strange = start.chars().filter(|c| c.is_control() && !matches!(c, '\t' | '\r' | '\n' | '\u{1a}')).count();
    if strange * 20 > start.chars().count() {
        return unknown("recognise-binary");
    }
    if looks_like_contract(bytes) { Format::ContractText } else { Format::Csv }
}

/// The reason for a file whose first bytes say that it is something else altogether.
fn foreign(bytes: &[u8]) -> Option<&'static str> {
    const OLE: &[u8] = &[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    const IMAGES: [&[u8]; 6] = [b"\x89PNG", b"\xFF\xD8\xFF", b"GIF8", b"II*\0", b"MM\0*", b"\0\0\x01\0"];
    const PACKED: [&[u8]; 4] = [b"\x1F\x8B", b"7z\xBC\xAF", b"Rar!", b"BZh"];
    let starts = |signs: &[&[u8]]| signs.iter().any(|sign| bytes.starts_with(sign));
    let holds = |needle: &[u8]| memchr::memmem::find(bytes, needle).is_some();
    let wide = |word: &str| word.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    if bytes.is_empty() {
        return Some("recognise-empty");
    }
    if bytes.get(..1024.min(bytes.len())).is_some_and(|head| memchr::memmem::find(head, b"%PDF-").is_some()) {
        return Some("recognise-pdf");
    }
    if starts(&IMAGES) || (bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP")) || is_photo(bytes) {
        return Some("recognise-image");
    }
    if bytes.starts_with(b"SQLite format 3\0") {
        return Some("recognise-register");
    }
    if starts(&PACKED) {
        return Some("recognise-packed");
    }
    if bytes.starts_with(OLE) {
        return Some(if holds(&wide("EncryptedPackage")) {
            "import-sheet-encrypted"
        } else if holds(&wide("WordDocument")) {
            "recognise-document"
        } else {
            "import-sheet-old-format"
        });
    }
    if bytes.starts_with(b"PK") && !holds(b"xl/workbook") {
        let document = holds(b"word/document.xml") || holds(b"ppt/presentation.xml");
        let open_document = holds(b"opendocument.text") || holds(b"opendocument.presentation");
        let workbook = holds(b"opendocument.spreadsheet") || holds(b"content.xml") || holds(b"xl/");
        return match (document || open_document, workbook) {
            (true, _) => Some("recognise-document"),
            (false, true) => None,
            (false, false) => Some("recognise-packed"),
        };
    }
    None
}

/// A photo of a telephone (HEIC, AVIF).
fn is_photo(bytes: &[u8]) -> bool {
    bytes.get(4..8) == Some(b"ftyp")
        && bytes.get(8..12).is_some_and(|brand| [b"heic", b"heix", b"mif1", b"avif"].iter().any(|b| *b == brand))
}

/// The first characters of a text in whatever encoding; only good for recognising signs.
fn probe(bytes: &[u8]) -> String {
    let head = bytes.get(..PROBE.min(bytes.len())).unwrap_or_default();
    let little = head.starts_with(&[0xFF, 0xFE]) || (head.first() != Some(&0) && head.get(1) == Some(&0));
    let big = head.starts_with(&[0xFE, 0xFF]) || (head.first() == Some(&0) && head.get(1).is_some_and(|b| *b != 0));
    if !little && !big {
        return String::from_utf8_lossy(head).into_owned();
    }
    let (units, _) = head.as_chunks::<2>();
    let units: Vec<u16> =
        units.iter().map(|unit| if little { u16::from_le_bytes(*unit) } else { u16::from_be_bytes(*unit) }).collect();
    String::from_utf16_lossy(&units)
}

fn is_html(start: &str) -> bool {
    let low: String = start.chars().take(1024).collect::<String>().to_ascii_lowercase();
    low.starts_with("<!doctype html") || low.starts_with("<html") || low.contains("<html") && !low.starts_with("<?xml")
}

/// A `[` that opens a JSON list and not a line of text such as `[concept] percelen`.
fn is_json_list(start: &str) -> bool {
    let next = start.chars().skip(1).find(|c| !c.is_whitespace());
    next.is_none_or(|c| matches!(c, '{' | '[' | ']' | '"' | '-') || c.is_ascii_digit())
}

/// Which JSON it is, by the keys of its outermost object, or of the first object of a list. What is broken, or no
/// object at all, is left to the reader of tables, which says where.
fn json(bytes: &[u8]) -> Format {
    let bytes = bytes.strip_prefix(&[0xEF, 0xBB, 0xBF]).unwrap_or(bytes);
    // Without asking for the end, so that one object a line is judged by its first line.
    let keys = serde_json::Deserializer::from_slice(bytes).deserialize_any(Keys).unwrap_or_default();
    let has = |key: &str| keys.iter().any(|known| known == key);
    if has("schema") && (has("kind") || has("kinds")) {
        Format::PerceelJson
    } else if has("ocid") || has("releases") || has("records") && (has("version") || has("uri")) {
        Format::OcdsJson
    } else {
        Format::JsonRows
    }
}

/// Collects the keys of an object, or of the first element of a list.
struct Keys;

impl<'de> Visitor<'de> for Keys {
    type Value = Vec<String>;

    fn expecting(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("an object or a list")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut keys = Vec::new();
        while let Some(key) = map.next_key::<String>()? {
            keys.push(key);
            map.next_value::<IgnoredAny>()?;
        }
        Ok(keys)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
        let first: Option<serde_json::Map<String, serde_json::Value>> = list.next_element()?;
        while list.next_element::<IgnoredAny>()?.is_some() {}
        Ok(first.map(|object| object.into_iter().map(|(key, _)| key).collect()).unwrap_or_default())
    }
}

#[cfg(test)]
#[path = "recognise_tests.rs"]
mod tests;
