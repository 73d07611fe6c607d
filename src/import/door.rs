//! The guard at the door of imports: every heading and every cell of every sheet, hidden ones too, before anything
//! else is done with them. The rules are `guard`'s.

use super::headings::Headings;
use super::table::{Cell, Sheet, Workbook, column_letters};
use crate::guard::{FieldSense, Finding, Scope, scan_headings, scan_text, scan_under_heading};

/// Most findings that are kept; one is enough to refuse.
const KEPT: usize = 200;

/// Scans the names of the sheets and every cell. `headings` finds the headings of a sheet, `sense` says what is known
/// of a column by its heading. Findings stand in the order of the file; after 200 the scan stops.
#[must_use]
pub fn scan_workbook(
    workbook: &Workbook,
    scope: Scope,
    headings: &dyn Fn(&Sheet) -> Option<Headings>,
    sense: &dyn Fn(&str) -> FieldSense,
) -> Vec<Finding> {
    let mut out = Vec::new();
    for sheet in &workbook.sheets {
        out.extend(scan_text(&sheet.name, &sheet.name, FieldSense::FileName));
        scan_sheet(sheet, scope, headings(sheet).as_ref(), sense, &mut out);
        if out.len() >= KEPT {
            break;
        }
    }
    out.truncate(KEPT);
    out
}

fn scan_sheet(
    sheet: &Sheet,
    scope: Scope,
    headings: Option<&Headings>,
    sense: &dyn Fn(&str) -> FieldSense,
    out: &mut Vec<Finding>,
) {
    let mut columns: Vec<(String, FieldSense)> = vec![(String::new(), FieldSense::FreeText); sheet.width()];
    let mut below = 0;
    if let Some(headings) = headings {
        below = headings.row + 1;
        for column in &headings.columns {
            if let Some(slot) = columns.get_mut(column.index) {
                *slot = (column.text.clone(), sense(&column.text));
            }
            let place = format!("{}!{}{}", sheet.name, column_letters(column.index), sheet.row_number(headings.row));
            out.extend(scan_headings(&place, &[&column.text], scope));
        }
    }
    for (row, cells) in sheet.rows.iter().enumerate() {
        for (index, cell) in cells.iter().enumerate() {
            let Some(text) = suspect(cell) else { continue };
            let place = || format!("{}!{}{}", sheet.name, column_letters(index), sheet.row_number(row));
            let Some((heading, sense)) = columns.get(index).filter(|_| row >= below) else {
                // Titles and headings above the records; words there are no client's.
                out.extend(scan_text(&place(), &text, FieldSense::Heading));
                continue;
            };
            out.extend(scan_under_heading(&place(), heading, &text, *sense));
        }
        if out.len() >= KEPT {
            return;
        }
    }
}

/// The text of a cell that can hold a number or a word the guard looks for.
fn suspect(cell: &Cell) -> Option<String> {
    match cell {
        Cell::Text(_) | Cell::Number { .. } | Cell::Error(_) => Some(cell.shown()),
        _ => None,
    }
}
