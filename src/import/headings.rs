//! Finds the heading row of a sheet as people make it: titles above it, two heading rows, empty columns, totals below.
//! What a heading means is left to the mapping; this file only asks whether it is known.

use std::collections::HashMap;

use super::table::{Cell, Sheet};
use crate::text::Message;

/// How far down a heading row is looked for.
const SEARCH_ROWS: usize = 40;

/// One column under the headings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeadingColumn {
    /// Index in the rows of the sheet, from 0.
    pub index: usize,
    /// The heading as shown, blanks and line breaks folded; empty when the column has data but no heading.
    pub text: String,
    /// Index in [`Headings::columns`] of the first column with the same heading.
    pub repeats: Option<usize>,
}

/// Why a row below the headings is no record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SkipReason {
    /// Nothing in it.
    Empty,
    /// A sum of other rows (`Totaal`).
    Totals,
    /// The headings once more, as at the top of a printed page.
    RepeatedHeadings,
}

/// The headings of a sheet and which rows below them are records.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Headings {
    /// Index in the rows of the sheet of the last heading row.
    pub row: usize,
    /// Number of heading rows, 1 or 2.
    pub height: usize,
    /// The columns that have a heading or data, from left to right.
    pub columns: Vec<HeadingColumn>,
    /// Indexes of the rows that are records.
    pub records: Vec<usize>,
    /// Indexes of the rows that are not, with the reason.
    pub skipped: Vec<(usize, SkipReason)>,
}

impl Headings {
    /// What the user must know about the headings and the rows left out; empty rows are no news.
    #[must_use]
    pub fn warnings(&self, sheet: &Sheet) -> Vec<Message> {
        let mut out = Vec::new();
        for column in &self.columns {
            if let Some(first) = column.repeats.and_then(|first| self.columns.get(first)) {
                out.push(
                    Message::new("import-sheet-heading-twice")
                        .with("heading", column.text.clone())
                        .with("first", super::table::column_letters(first.index))
                        .with("second", super::table::column_letters(column.index)),
                );
            } else if column.text.is_empty() {
                out.push(
                    Message::new("import-sheet-heading-missing")
                        .with("column", super::table::column_letters(column.index)),
                );
            }
        }
        for (row, reason) in &self.skipped {
            let id = match reason {
                SkipReason::Empty => continue,
                SkipReason::Totals => "import-sheet-row-totals",
                SkipReason::RepeatedHeadings => "import-sheet-row-headings",
            };
            out.push(Message::new(id).with("row", sheet.row_number(*row).to_string()));
        }
        out
    }
}

/// Finds the heading row of a sheet. `known` says whether a heading means something to the caller; a row with
/// known headings wins, otherwise the first row that is wide, all words and without repetition. None when no row
/// can be a heading row (an empty sheet, or one of numbers only).
#[must_use]
pub fn find_headings(sheet: &Sheet, known: &dyn Fn(&str) -> bool) -> Option<Headings> {
    let row = heading_row(sheet, known)?;
    let (row, height, texts) = join_rows(sheet, row, known);
    let width = sheet.width();
    let mut first_of: HashMap<String, usize> = HashMap::new();
    let mut columns: Vec<HeadingColumn> = Vec::new();
    for index in 0..width {
        let text = texts.get(index).cloned().unwrap_or_default();
        if text.is_empty() && (row + 1..sheet.rows.len()).all(|below| sheet.cell(below, index).is_empty()) {
            continue;
        }
        let place = columns.len();
        let repeats = if text.is_empty() { None } else { first_of.get(&text.to_lowercase()).copied() };
        if repeats.is_none() && !text.is_empty() {
            first_of.insert(text.to_lowercase(), place);
        }
        columns.push(HeadingColumn { index, text, repeats });
    }
    let mut records = Vec::new();
    let mut skipped = Vec::new();
    for index in row + 1..sheet.rows.len() {
        match skip_reason(sheet, index, &texts) {
            Some(reason) => skipped.push((index, reason)),
            None => records.push(index),
        }
    }
    Some(Headings { row, height, columns, records, skipped })
}

/// A heading on one line: blanks, line breaks and NBSP folded to single spaces.
#[must_use]
pub fn fold_heading(cell: &Cell) -> String {
    match cell {
        Cell::Empty => String::new(),
        other => other.shown().split_whitespace().collect::<Vec<_>>().join(" "),
    }
}

/// Whether a cell can be part of a heading: words, or a bare year.
fn is_wordy(cell: &Cell) -> bool {
    match cell {
        Cell::Text(text) => text.chars().any(char::is_alphabetic) || is_year(text.trim()),
        Cell::Number { value, .. } => is_year(&super::table::plain_number(*value)),
        _ => false,
    }
}

fn is_year(text: &str) -> bool {
    text.len() == 4 && (text.starts_with("19") || text.starts_with("20")) && text.bytes().all(|b| b.is_ascii_digit())
}

fn heading_row(sheet: &Sheet, known: &dyn Fn(&str) -> bool) -> Option<usize> {
    let candidates: Vec<usize> = (0..sheet.rows.len().min(SEARCH_ROWS)).filter(|&row| filled(sheet, row) > 0).collect();
    let mut best: Option<(usize, usize)> = None;
    for &row in &candidates {
        let hits = sheet.rows.get(row).map_or(0, |cells| {
            cells.iter().filter(|cell| matches!(cell, Cell::Text(_)) && known(&fold_heading(cell))).count()
        });
        if hits > best.map_or(0, |(most, _)| most) {
            best = Some((hits, row));
        }
    }
    if let Some((hits, row)) = best
        && (hits >= 2 || hits * 2 >= filled(sheet, row))
    {
        return Some(row);
    }
    // Titles fill one or two cells; the table is as wide as most rows that are filled at all.
    let mut widths: Vec<usize> = candidates.iter().map(|&row| filled(sheet, row)).collect();
    widths.sort_unstable();
    let usual = widths.get(widths.len() / 2).copied().unwrap_or(0);
    let enough = if usual <= 1 { 1 } else { (usual * 3).div_ceil(5).max(2) };
    candidates.into_iter().find(|&row| {
        let Some(cells) = sheet.rows.get(row) else { return false };
        let texts: Vec<String> =
            cells.iter().filter(|cell| !cell.is_empty()).map(|cell| fold_heading(cell).to_lowercase()).collect();
        let mut distinct = texts.clone();
        distinct.sort_unstable();
        distinct.dedup();
        texts.len() >= enough
            && cells.iter().all(|cell| cell.is_empty() || is_wordy(cell))
            && cells.iter().any(|cell| matches!(cell, Cell::Text(text) if text.chars().any(char::is_alphabetic)))
            && distinct.len() * 2 > texts.len()
    })
}

fn filled(sheet: &Sheet, row: usize) -> usize {
    sheet.rows.get(row).map_or(0, |cells| cells.iter().filter(|cell| !cell.is_empty()).count())
}

/// Joins a group row with the row of headings under it. Returns the last heading row, how many there are, and the
/// heading per column.
fn join_rows(sheet: &Sheet, row: usize, known: &dyn Fn(&str) -> bool) -> (usize, usize, Vec<String>) {
    let width = sheet.width();
    let line = |row: usize| -> Vec<String> { (0..width).map(|column| fold_heading(sheet.cell(row, column))).collect() };
    let own = line(row);
    // The row found is the upper one: some of its headings span the columns that the row below divides.
    if row + 1 < sheet.rows.len() && is_lower_row(sheet, row, row + 1) {
        return (row + 1, 2, joined(&own, &line(row + 1), known));
    }
    // The row found is the lower one: the row above names groups or holds the headings of merged cells.
    if let Some(above) = row.checked_sub(1)
        && filled(sheet, above) >= 2
        && sheet.rows.get(above).is_some_and(|cells| cells.iter().all(|cell| cell.is_empty() || is_wordy(cell)))
        && is_lower_row(sheet, above, row)
    {
        return (row, 2, joined(&line(above), &own, known));
    }
    (row, 1, own)
}

/// Whether `lower` divides headings of `upper`: all words, nothing under a heading that stands alone, at least one
/// column that only the lower row names, and at least one that only the upper row names.
fn is_lower_row(sheet: &Sheet, upper: usize, lower: usize) -> bool {
    let width = sheet.width();
    let has = |row: usize, column: usize| !sheet.cell(row, column).is_empty();
    let wordy = (0..width).all(|column| !has(lower, column) || is_wordy(sheet.cell(lower, column)));
    if filled(sheet, lower) < 2 || !wordy || has(lower, 0) || !has(upper, 0) {
        return false;
    }
    let only_lower = (0..width).any(|column| has(lower, column) && !has(upper, column));
    let under_single =
        (0..width).any(|column| has(lower, column) && has(upper, column) && !spans(sheet, upper, column, width));
    only_lower && !under_single
}

/// Whether the heading at a place is followed by a cell without one, as the first cell of merged cells is.
fn spans(sheet: &Sheet, row: usize, column: usize, width: usize) -> bool {
    column + 1 < width && sheet.cell(row, column + 1).is_empty()
}

fn joined(upper: &[String], lower: &[String], known: &dyn Fn(&str) -> bool) -> Vec<String> {
    let mut group = String::new();
    upper
        .iter()
        .zip(lower)
        .map(|(above, below)| {
            if !above.is_empty() {
                group.clone_from(above);
            }
            if below.is_empty() {
                above.clone()
            } else if group.is_empty() || known(below) {
                below.clone()
            } else {
                format!("{group} {below}")
            }
        })
        .collect()
}

fn skip_reason(sheet: &Sheet, row: usize, headings: &[String]) -> Option<SkipReason> {
    let cells = sheet.rows.get(row)?;
    let mut texts = cells.iter().filter(|cell| !cell.is_empty());
    let Some(first) = texts.next() else { return Some(SkipReason::Empty) };
    let same = cells.iter().enumerate().all(|(column, cell)| {
        cell.is_empty() || headings.get(column).is_some_and(|heading| *heading == fold_heading(cell))
    });
    if same
        && matches!(first, Cell::Text(_))
        && filled(sheet, row) * 2 > headings.iter().filter(|h| !h.is_empty()).count()
    {
        return Some(SkipReason::RepeatedHeadings);
    }
    is_totals(cells).then_some(SkipReason::Totals)
}

/// A totals row: one of the first two filled cells is a totals word and nothing else in the row identifies anything.
pub(super) fn is_totals(cells: &[Cell]) -> bool {
    let filled: Vec<&Cell> = cells.iter().filter(|cell| !cell.is_empty()).collect();
    let Some(place) = filled.iter().take(2).position(|cell| is_totals_word(&fold_heading(cell))) else { return false };
    filled.iter().enumerate().all(|(at, cell)| at == place || is_amount(cell))
}

fn is_totals_word(text: &str) -> bool {
    const TOTALS: [&str; 7] = ["totaal", "totalen", "total", "totals", "subtotaal", "subtotal", "eindtotaal"];
    const BESIDE: [&str; 13] =
        ["generaal", "algemeen", "grand", "sub", "eind", "perceel", "lot", "jaar", "year", "q1", "q2", "q3", "q4"];
    let text = text.to_lowercase();
    let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    words.iter().any(|word| TOTALS.contains(word))
        && words
            .iter()
            .all(|word| TOTALS.contains(word) || BESIDE.contains(word) || word.bytes().all(|b| b.is_ascii_digit()))
}

/// A cell that can stand in a totals row beside the word: a number, a percentage, a dash.
fn is_amount(cell: &Cell) -> bool {
    match cell {
        Cell::Number { .. } | Cell::Error(_) => true,
        Cell::Text(text) => !text.chars().any(|c| c.is_alphabetic()) || text.trim().to_uppercase().starts_with("EUR"),
        _ => false,
    }
}
