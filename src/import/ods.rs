//! ODS, read as a stream of our own: calamine repeats cells and rows before it looks at their number, and a repeated
//! text would fill the memory. Values come from the typed attributes, text only from the cell's own paragraphs.

use std::collections::HashSet;
use std::io::BufReader;

use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};

use super::package::{FIELD_CAP, MAX_CELLS, MAX_COLUMNS, MAX_ROWS, Package, XML_ATTRIBUTES, XML_DEPTH, refuse};
use super::spreadsheet::hidden_warning;
use super::table::{Cell, Format, Sheet, Workbook};
use super::xlsx::{from_iso, place};
use crate::error::{Error, Result};
use crate::text::Message;

/// Reads every table of the package.
pub(super) fn read_ods(package: &mut Package<'_>) -> Result<Workbook> {
    let part = package.by_name("content.xml").map_err(|e| refuse(Message::new("import-sheet-no-workbook")).cause(e))?;
    let mut walk = Walk::default();
    let mut reader = Reader::from_reader(BufReader::new(part));
    let mut buffer = Vec::with_capacity(4096);
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer).map_err(broken)? {
            Event::Start(element) => {
                walk.depth += 1;
                if walk.depth > XML_DEPTH {
                    return Err(refuse(Message::new("import-sheet-too-deep").with("max", XML_DEPTH.to_string())));
                }
                walk.start(&element)?;
            }
            Event::Empty(element) => {
                walk.depth += 1;
                walk.start(&element)?;
                walk.end(element.local_name().as_ref())?;
            }
            Event::End(element) => walk.end(element.local_name().as_ref())?,
            Event::Text(text) => walk.text(&text.xml10_content())?,
            Event::CData(text) => walk.text(&text.xml10_content())?,
            Event::GeneralRef(reference) => {
                let text = resolve(&reference)?;
                walk.text(&text)?;
            }
            Event::DocType(_) => return Err(refuse(Message::new("import-sheet-doctype"))),
            Event::Eof => break,
            _ => {}
        }
    }
    if walk.depth != 0 {
        return Err(refuse(Message::new("import-sheet-package-broken")));
    }
    let mut workbook =
        Workbook { format: Format::Ods, dialect: None, dates_1904: false, sheets: walk.sheets, warnings: Vec::new() };
    workbook.warnings.extend(hidden_warning(&workbook));
    Ok(workbook)
}

fn broken(error: quick_xml::Error) -> Error {
    refuse(Message::new("import-sheet-package-broken")).cause(error)
}

fn resolve(reference: &BytesRef<'_>) -> Result<String> {
    if let Some(c) = reference.resolve_char_ref().map_err(broken)? {
        return Ok(c.to_string());
    }
    match reference.xml10_content().as_ref() {
        "amp" => Ok("&".to_owned()),
        "lt" => Ok("<".to_owned()),
        "gt" => Ok(">".to_owned()),
        "quot" => Ok("\"".to_owned()),
        "apos" => Ok("'".to_owned()),
        _ => Err(refuse(Message::new("import-sheet-package-broken"))),
    }
}

/// What is known while walking through the content.
#[derive(Default)]
struct Walk {
    sheets: Vec<Sheet>,
    hidden_styles: HashSet<String>,
    style: Option<String>,
    depth: usize,
    /// Depth of the table being read; tables inside cells are not read.
    table_at: Option<usize>,
    row: usize,
    row_repeat: usize,
    /// Filled cells of the row, as column, repetition and value.
    cells: Vec<(usize, usize, Cell)>,
    column: usize,
    cell: Option<OpenCell>,
    used: usize,
    /// Depth at which text is left out: notes beside a cell, headers for pages.
    mute_at: Option<usize>,
}

/// A cell whose end was not met yet.
struct OpenCell {
    depth: usize,
    repeat: usize,
    kind: String,
    value: Option<String>,
    text: String,
    paragraphs: usize,
    error: bool,
}

fn attribute(element: &BytesStart<'_>, name: &str) -> Result<Option<String>> {
    for (at, attribute) in element.attributes().with_checks(false).enumerate() {
        if at >= XML_ATTRIBUTES {
            return Err(refuse(
                Message::new("import-sheet-too-many-attributes").with("max", XML_ATTRIBUTES.to_string()),
            ));
        }
        let attribute = attribute.map_err(|error| refuse(Message::new("import-sheet-package-broken")).cause(error))?;
        if attribute.key.as_ref() == name {
            let value = attribute
                .normalized_value(quick_xml::XmlVersion::Implicit1_0)
                .map_err(|error| refuse(Message::new("import-sheet-package-broken")).cause(error))?;
            return Ok(Some(value.into_owned()));
        }
    }
    Ok(None)
}

/// A stated repetition; anything too large to be true counts as endless and meets a cap later.
fn repetition(element: &BytesStart<'_>, name: &str) -> Result<usize> {
    Ok(attribute(element, name)?.map_or(1, |text| text.trim().parse().unwrap_or(usize::MAX).max(1)))
}

impl Walk {
    fn start(&mut self, element: &BytesStart<'_>) -> Result<()> {
        if self.mute_at.is_some() {
            return Ok(());
        }
        match element.local_name().as_ref() {
            "style" => self.style = attribute(element, "style:name")?,
            "table-properties" => {
                if attribute(element, "table:display")?.as_deref() == Some("false")
                    && let Some(style) = self.style.clone()
                {
                    self.hidden_styles.insert(style);
                }
            }
            "table" if self.table_at.is_none() => {
                let style = attribute(element, "table:style-name")?.unwrap_or_default();
                self.table_at = Some(self.depth);
                self.row = 0;
                self.sheets.push(Sheet {
                    name: attribute(element, "table:name")?.unwrap_or_default(),
                    hidden: self.hidden_styles.contains(&style),
                    rows: Vec::new(),
                    first_row: 1,
                });
            }
            "table" | "annotation" | "shapes" | "forms" => self.mute_at = Some(self.depth),
            "table-row" if self.table_at.is_some() => {
                self.row_repeat = repetition(element, "table:number-rows-repeated")?;
                self.column = 0;
                self.cells.clear();
            }
            "table-cell" | "covered-table-cell" if self.table_at.is_some() => self.open_cell(element)?,
            "p" | "h" => {
                if let Some(cell) = &mut self.cell {
                    cell.paragraphs += 1;
                    if cell.paragraphs > 1 {
                        cell.text.push('\n');
                    }
                }
            }
            "s" => {
                let count = repetition(element, "text:c")?.min(FIELD_CAP + 1);
                self.text(&" ".repeat(count))?;
            }
            "tab" => self.text("\t")?,
            "line-break" => self.text("\n")?,
            _ => {}
        }
        Ok(())
    }

    fn open_cell(&mut self, element: &BytesStart<'_>) -> Result<()> {
        let kind = attribute(element, "office:value-type")?.unwrap_or_default();
        let value = match kind.as_str() {
            "float" | "percentage" | "currency" => attribute(element, "office:value")?,
            "date" => attribute(element, "office:date-value")?,
            "time" => attribute(element, "office:time-value")?,
            "boolean" => attribute(element, "office:boolean-value")?,
            "string" => attribute(element, "office:string-value")?,
            _ => None,
        };
        self.cell = Some(OpenCell {
            depth: self.depth,
            repeat: repetition(element, "table:number-columns-repeated")?,
            kind,
            value,
            text: String::new(),
            paragraphs: 0,
            error: attribute(element, "calcext:value-type")?.as_deref() == Some("error"),
        });
        Ok(())
    }

    fn text(&mut self, text: &str) -> Result<()> {
        if self.mute_at.is_some() {
            return Ok(());
        }
        if let Some(cell) = &mut self.cell
            && cell.paragraphs > 0
        {
            if cell.text.len() + text.len() > FIELD_CAP {
                return Err(refuse(Message::new("import-sheet-part-field-too-long")));
            }
            cell.text.push_str(text);
        }
        Ok(())
    }

    fn end(&mut self, name: &str) -> Result<()> {
        let depth = self.depth;
        self.depth = depth.saturating_sub(1);
        if let Some(muted) = self.mute_at {
            if muted == depth {
                self.mute_at = None;
            }
            return Ok(());
        }
        match name {
            "style" => self.style = None,
            "table" if self.table_at == Some(depth) => self.table_at = None,
            "table-cell" | "covered-table-cell" if self.cell.as_ref().is_some_and(|cell| cell.depth == depth) => {
                if let Some(cell) = self.cell.take() {
                    let (repeat, value) = (cell.repeat, cell.finish());
                    if !value.is_empty() {
                        self.cells.push((self.column, repeat, value));
                    }
                    self.column = self.column.saturating_add(repeat);
                }
            }
            "table-row" if self.table_at.is_some() => self.close_row()?,
            _ => {}
        }
        Ok(())
    }

    /// Repeats the row as often as it says, counting before repeating. Empty rows take no room until a filled one.
    fn close_row(&mut self) -> Result<()> {
        let first = self.row;
        self.row = first.saturating_add(self.row_repeat);
        if self.cells.is_empty() {
            return Ok(());
        }
        if self.row > MAX_ROWS {
            return Err(refuse(Message::new("import-sheet-too-many-rows").count("max", MAX_ROWS)));
        }
        let Some((column, repeat, _)) = self.cells.last() else { return Ok(()) };
        let width = column.saturating_add(*repeat);
        if width > MAX_COLUMNS {
            return Err(refuse(Message::new("import-sheet-too-many-columns").count("max", MAX_COLUMNS)));
        }
        self.used = self.used.saturating_add(width.saturating_mul(self.row_repeat));
        let mut left = MAX_CELLS
            .checked_sub(self.used)
            .map(|_| MAX_CELLS)
            .ok_or_else(|| refuse(Message::new("import-sheet-too-many-cells").count("max", MAX_CELLS)))?;
        let Some(sheet) = self.sheets.last_mut() else { return Ok(()) };
        for row in first..self.row {
            for (column, repeat, value) in &self.cells {
                for at in *column..column + repeat {
                    place(&mut sheet.rows, row, at, value.clone(), &mut left)?;
                }
            }
        }
        Ok(())
    }
}

impl OpenCell {
    fn finish(self) -> Cell {
        if self.error {
            return Cell::Error(self.text);
        }
        let number = |shown: Option<String>| match self.value.as_deref().map(str::trim).map(str::parse::<f64>) {
            Some(Ok(value)) if value.is_finite() => Some(Cell::Number { value, shown }),
            _ => None,
        };
        let text = self.text.trim();
        let digits = text.len() >= 2 && text.starts_with('0') && text.bytes().all(|b| b.is_ascii_digit());
        let cell = match self.kind.as_str() {
            "percentage" => number((!text.is_empty()).then(|| text.to_owned())),
            "float" | "currency" => number(digits.then(|| text.to_owned())),
            "date" => self.value.as_deref().map(from_iso),
            "boolean" => self.value.as_deref().map(|value| Cell::Bool(value.trim().eq_ignore_ascii_case("true"))),
            "string" => self.value.as_deref().map(Cell::text),
            _ => None,
        };
        cell.unwrap_or_else(|| Cell::text(self.text.clone()))
    }
}
