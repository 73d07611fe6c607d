//! The caps that stand before every parser (FAULTS §3), and the door of zip packages: counting what comes out while
//! it comes out, believing no size that the file states. Reading the parts is left to `xlsx` and `ods`.

use std::io::{Cursor, Read};

use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use crate::error::{Error, ErrorKind, Result};
use crate::text::Message;

/// Largest file, in bytes.
pub const FILE_CAP: usize = 256 << 20;
/// Most bytes that may come out of a package.
pub const INFLATED_CAP: u64 = 512 << 20;
/// Most times a package may grow; counted above [`RATIO_FLOOR`], for tiny files repeat themselves honestly.
pub const RATIO_CAP: u64 = 100;
/// Inflated size below which the ratio is not looked at.
pub const RATIO_FLOOR: u64 = 4 << 20;
/// Most parts in a package.
pub const PARTS_CAP: usize = 1_000;
/// Most rows in a sheet: a million and their heading.
pub const MAX_ROWS: usize = 1_000_001;
/// Most filled cells in a workbook or JSON file.
pub const MAX_CELLS: usize = 5_000_000;
/// Most columns in a sheet.
pub const MAX_COLUMNS: usize = 500;
/// Longest field, in bytes.
pub const FIELD_CAP: usize = 1 << 20;
/// Most shared strings in a workbook.
pub const MAX_STRINGS: usize = 1_000_000;
/// Deepest nesting of XML.
pub const XML_DEPTH: usize = 64;
/// Most attributes of one XML element.
pub const XML_ATTRIBUTES: usize = 256;
/// Most merged ranges, and most cell styles.
const MAX_MERGES: usize = 20_000;
const MAX_STYLES: usize = 65_536;
/// Most bytes between two angle brackets: one text or one tag, which a parser holds in memory whole.
const MAX_TOKEN: usize = 2 << 20;

/// A refusal of what is imported.
pub(super) fn refuse(what: Message) -> Error {
    Error::new(ErrorKind::Refused, what).hint(Message::new("import-sheet-hint-nothing-imported"))
}

fn too_big(id: &'static str, max: u64) -> Error {
    refuse(Message::new(id).with("max", max.to_string()))
}

/// An opened package that keeps the caps.
pub type Package<'a> = ZipArchive<Cursor<&'a [u8]>>;

/// Opens a zip package after inflating every part once without keeping it.
///
/// # Errors
/// Refused: no zip, encrypted, too many parts, two parts of one name, overlapping parts, too many bytes or too large
/// a growth, a text or tag over 2 MiB.
pub fn open_package(bytes: &[u8]) -> Result<Package<'_>> {
    let broken = |error: zip::result::ZipError| refuse(Message::new("import-sheet-package-broken")).cause(error);
    if bytes.len() > FILE_CAP {
        return Err(refuse(Message::new("import-sheet-file-too-large").count("mib", FILE_CAP >> 20)));
    }
    let mut package = ZipArchive::new(Cursor::new(bytes)).map_err(broken)?;
    if package.len() > PARTS_CAP {
        return Err(too_big("import-sheet-too-many-parts", PARTS_CAP as u64));
    }
    if package.has_duplicate_names() || package.has_overlapping_files().map_err(broken)? {
        return Err(refuse(Message::new("import-sheet-package-lies")));
    }
    let mut total = 0u64;
    for index in 0..package.len() {
        let mut part = package.by_index(index).map_err(broken)?;
        if part.encrypted() {
            return Err(refuse(Message::new("import-sheet-encrypted")));
        }
        let xml = part.name().is_ok_and(|name| is_xml(&name));
        let (mut token, mut buffer) = (0usize, [0u8; 1 << 14]);
        loop {
            let count =
                part.read(&mut buffer).map_err(|e| refuse(Message::new("import-sheet-package-broken")).cause(e))?;
            let Some(read) = buffer.get(..count).filter(|read| !read.is_empty()) else { break };
            total += count as u64;
            if total > INFLATED_CAP || (total > RATIO_FLOOR && total / RATIO_CAP > bytes.len() as u64) {
                return Err(too_big("import-sheet-bomb", INFLATED_CAP >> 20));
            }
            token = match memchr::memrchr(b'<', read) {
                Some(last) => read.len() - last,
                None => token + read.len(),
            };
            if token > MAX_TOKEN && xml {
                return Err(refuse(Message::new("import-sheet-part-field-too-long")));
            }
        }
    }
    Ok(package)
}

fn is_xml(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    [".xml", ".rels"].iter().any(|end| name.ends_with(end))
}

/// The part of this name, whole; None when there is none. Its size was counted by [`open_package`].
pub(super) fn part(package: &mut Package<'_>, name: &str) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    package.by_name(name).ok()?.read_to_end(&mut out).ok()?;
    Some(out)
}

/// What one pass over an XML part counted.
#[derive(Default)]
struct Counts {
    depth: usize,
    cells: usize,
    strings: usize,
    merges: usize,
    styles: usize,
}

/// Walks over every XML part of a workbook before a library sees it: no DOCTYPE, no depth, no flood of elements, no
/// stated count or reference that would make a library reserve memory or overflow.
///
/// # Errors
/// Refused with the cap that was met. Broken XML is left to the reader of the part.
pub fn check_workbook_parts(package: &mut Package<'_>) -> Result<()> {
    let mut counts = Counts::default();
    for index in 0..package.len() {
        let Ok(part) = package.by_index(index) else { continue };
        let mut reader = quick_xml::Reader::from_reader(std::io::BufReader::new(part));
        reader.config_mut().check_end_names = false;
        let mut buffer = Vec::with_capacity(1024);
        counts.depth = 0;
        counts.strings = 0;
        loop {
            buffer.clear();
            match reader.read_event_into(&mut buffer) {
                Ok(Event::Start(element)) => {
                    counts.depth += 1;
                    check_element(&element, &mut counts)?;
                }
                Ok(Event::Empty(element)) => check_element(&element, &mut counts)?,
                Ok(Event::End(_)) => counts.depth = counts.depth.saturating_sub(1),
                Ok(Event::DocType(_)) => return Err(refuse(Message::new("import-sheet-doctype"))),
                Ok(Event::Eof) | Err(_) => break,
                Ok(_) => {}
            }
        }
    }
    Ok(())
}

fn check_element(element: &BytesStart<'_>, counts: &mut Counts) -> Result<()> {
    if counts.depth > XML_DEPTH {
        return Err(too_big("import-sheet-too-deep", XML_DEPTH as u64));
    }
    if element.attributes().with_checks(false).take(XML_ATTRIBUTES + 1).count() > XML_ATTRIBUTES {
        return Err(too_big("import-sheet-too-many-attributes", XML_ATTRIBUTES as u64));
    }
    let count = |now: &mut usize, max: usize, id: &'static str| {
        *now += 1;
        if *now > max { Err(too_big(id, max as u64)) } else { Ok(()) }
    };
    match element.local_name().as_ref() {
        "c" => {
            count(&mut counts.cells, MAX_CELLS, "import-sheet-too-many-cells")?;
            check_attribute(element, "r", is_cell_reference)
        }
        "row" => check_attribute(element, "r", |text| text.len() <= 7 && is_digits(text)),
        "dimension" => check_attribute(element, "ref", is_range),
        "si" => count(&mut counts.strings, MAX_STRINGS, "import-sheet-too-many-strings"),
        "sst" => check_attribute(element, "uniqueCount", |text| text.parse().is_ok_and(|n: usize| n <= MAX_STRINGS)),
        "mergeCell" => count(&mut counts.merges, MAX_MERGES, "import-sheet-too-many-merges"),
        "xf" => count(&mut counts.styles, MAX_STYLES, "import-sheet-too-many-styles"),
        _ => Ok(()),
    }
}

fn check_attribute(element: &BytesStart<'_>, name: &str, good: impl Fn(&str) -> bool) -> Result<()> {
    for attribute in element.attributes().with_checks(false).flatten() {
        if attribute.key.local_name().as_ref() == name && !good(attribute.value.trim()) {
            return Err(refuse(Message::new("import-sheet-reference").with("element", element.local_name().as_ref())));
        }
    }
    Ok(())
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

/// `A1` to `XFD1048576`, with or without dollar signs left out.
fn is_cell_reference(text: &str) -> bool {
    let letters = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let digits = text.get(letters..).unwrap_or_default();
    (1..=3).contains(&letters) && digits.len() <= 7 && is_digits(digits)
}

/// One cell, or two of which the second lies neither above nor left of the first: libraries subtract them.
fn is_range(text: &str) -> bool {
    let (first, last) = text.split_once(':').unwrap_or((text, text));
    let corner = |cell: &str| {
        let letters = cell.bytes().take_while(u8::is_ascii_alphabetic).count();
        let (column, row) = cell.split_at_checked(letters).filter(|_| is_cell_reference(cell))?;
        Some(((letters, column.to_ascii_uppercase()), row.parse::<u32>().ok()?))
    };
    corner(first).zip(corner(last)).is_some_and(|(first, last)| first.0 <= last.0 && first.1 <= last.1)
}
