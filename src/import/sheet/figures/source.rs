//! The rows of a delivery of figures, one after the other, whether they are streamed from a text file or held as a sheet.

use crate::error::Result;
use crate::import::csv::CsvFile;
use crate::import::headings::{Headings, is_totals};
use crate::import::table::{Cell, Sheet};

/// Where rows come from.
pub(super) enum Source<'a> {
    File { file: &'a CsvFile<'a>, below: usize },
    Sheet { sheet: &'a Sheet, headings: &'a Headings },
}

/// One row, in whichever form it is held.
pub(super) enum Fields<'r> {
    Text(&'r csv::StringRecord),
    Cells(&'r [Cell]),
}

impl Fields<'_> {
    /// All fields of a record of a text file.
    pub(super) fn texts(&self) -> impl Iterator<Item = &str> {
        match self {
            Self::Text(record) => Some(record.iter()),
            Self::Cells(_) => None,
        }
        .into_iter()
        .flatten()
    }

    /// The text of a field when it is text; nothing for a number or a date of a workbook.
    pub(super) fn text(&self, index: usize) -> Option<&str> {
        match self {
            Self::Text(record) => Some(record.get(index).unwrap_or_default()),
            Self::Cells(cells) => match cells.get(index) {
                Some(Cell::Text(text)) => Some(text),
                None | Some(Cell::Empty) => Some(""),
                _ => None,
            },
        }
    }

    /// The field as a cell.
    pub(super) fn cell(&self, index: usize) -> Cell {
        match self {
            Self::Text(record) => Cell::text(record.get(index).unwrap_or_default()),
            Self::Cells(cells) => cells.get(index).cloned().unwrap_or(Cell::Empty),
        }
    }
}

impl Source<'_> {
    /// Whether the guard has still to see the rows: a workbook passed it before.
    pub(super) fn is_stream(&self) -> bool {
        matches!(self, Self::File { .. })
    }

    /// Calls `each` with every record row and its number; blank rows, totals and what stands above are left out.
    pub(super) fn for_each(&self, mut each: impl FnMut(usize, Fields<'_>) -> Result<()>) -> Result<()> {
        match self {
            Self::Sheet { sheet, headings } => headings
                .records
                .iter()
                .try_for_each(|row| each(sheet.row_number(*row), Fields::Cells(&sheet.rows[*row]))),
            Self::File { file, below } => file.for_each_record(|number, record| {
                if number <= *below || record.iter().all(|field| field.trim().is_empty()) || is_total(record) {
                    return Ok(());
                }
                each(number, Fields::Text(record))
            }),
        }
    }
}

/// Whether a record is a sum of others; its first filled fields tell at a glance that most are not.
fn is_total(record: &csv::StringRecord) -> bool {
    let mut filled = record.iter().map(str::trim).filter(|field| !field.is_empty()).take(2);
    let has_word = |field: &str| field.as_bytes().windows(4).any(|word| word.eq_ignore_ascii_case(b"tota"));
    filled.any(|field| field.len() < 40 && field.is_ascii() && has_word(field))
        && is_totals(&record.iter().map(Cell::text).collect::<Vec<_>>())
}
