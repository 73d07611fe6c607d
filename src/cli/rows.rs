//! Rows on standard output in every format that streams: a table cut to the terminal, JSON, NDJSON, CSV, Markdown.
//! What the rows are is the commands'; numbers and dates arrive written.

use serde_json::{Map, Value as Json};

use super::args::Format;
use super::out::Out;
use super::session::Session;
use crate::error::Result;
use crate::shown::{self, Shown};

/// How many rows decide the widths of a table.
const MEASURED: usize = 500;
/// Cells between two columns.
const GAP: usize = 2;
/// Widest a column gets on a terminal while others still need room.
const WIDEST: usize = 60;

/// A column.
#[derive(Clone, Debug)]
pub struct Heading {
    /// Name in JSON, CSV and Markdown.
    pub name: String,
    /// Name above a table.
    pub label: String,
    /// Least cells it is cut to on a terminal.
    pub width: usize,
    /// Whether it stands to the right, as numbers do.
    pub right: bool,
}

impl Heading {
    /// A column of text.
    #[must_use]
    pub fn text(name: &str, label: String, width: usize) -> Self {
        Self { name: name.into(), label, width, right: false }
    }
}

/// A row: its cells for people and its values for programs; the one that the format does not need may be empty.
#[derive(Clone, Debug, Default)]
pub struct Row {
    /// For table and Markdown; one per heading.
    pub cells: Vec<String>,
    /// For JSON and NDJSON; one per heading.
    pub json: Vec<Json>,
}

/// Rows being written.
pub struct Rows {
    headings: Vec<Heading>,
    format: Format,
    kind: String,
    envelope: (Json, Json),
    held: Vec<Vec<String>>,
    widths: Option<Vec<usize>>,
    count: usize,
}

impl Rows {
    /// Begins: the envelope or the headings are written when the first row comes, or at the end.
    ///
    /// # Errors
    /// As `Out::line`.
    pub fn begin(
        session: &mut Session,
        kind: &str,
        headings: Vec<Heading>,
        format: Format,
        json: bool,
    ) -> Result<Self> {
        let format = if json { Format::Json } else { format };
        let as_of = Json::from(session.when.day.format("%Y-%m-%d").to_string());
        let known_on = session.known_on.map(|at| at.to_rfc3339_opts(chrono::SecondsFormat::AutoSi, true));
        let mut rows = Self {
            headings,
            format,
            kind: kind.into(),
            envelope: (as_of, known_on.map_or(Json::Null, Json::from)),
            held: Vec::new(),
            widths: None,
            count: 0,
        };
        rows.open(&mut session.out)?;
        Ok(rows)
    }

    /// Whether rows need their cells for people.
    #[must_use]
    pub fn wants_cells(&self) -> bool {
        !self.wants_json()
    }

    /// Whether rows need their values for programs.
    #[must_use]
    pub fn wants_json(&self) -> bool {
        matches!(self.format, Format::Json | Format::Ndjson)
    }

    fn open(&mut self, out: &mut Out) -> Result<()> {
        match self.format {
            Format::Table | Format::Ndjson => Ok(()),
            Format::Json => {
                let (as_of, known_on) = &self.envelope;
                let kind = Json::from(self.kind.as_str());
                out.bytes(
                    format!("{{\"schema\":1,\"kind\":{kind},\"as_of\":{as_of},\"known_on\":{known_on},\"rows\":[")
                        .as_bytes(),
                )
            }
            Format::Csv => {
                let names: Vec<String> = self.headings.iter().map(|heading| csv_cell(&heading.name, false)).collect();
                out.bytes(format!("\u{feff}{}\r\n", names.join(";")).as_bytes())
            }
            Format::Md => {
                let labels: Vec<String> = self.headings.iter().map(|heading| markdown_cell(&heading.label)).collect();
                let lines: Vec<&str> =
                    self.headings.iter().map(|heading| if heading.right { "---:" } else { "---" }).collect();
                out.bytes(format!("| {} |\n| {} |\n", labels.join(" | "), lines.join(" | ")).as_bytes())
            }
        }
    }

    /// Writes a row.
    ///
    /// # Errors
    /// As `Out::line`.
    pub fn row(&mut self, session: &mut Session, row: Row) -> Result<()> {
        self.count += 1;
        match self.format {
            Format::Json => {
                let comma = if self.count > 1 { "," } else { "" };
                let object = self.object(row.json);
                session.out.bytes(format!("{comma}\n{object}").as_bytes())
            }
            Format::Ndjson => {
                let object = self.object(row.json);
                session.out.bytes(format!("{object}\n").as_bytes())
            }
            Format::Csv => {
                let cells = row.cells.iter().zip(&self.headings).map(|(cell, heading)| csv_cell(cell, heading.right));
                let line = cells.collect::<Vec<_>>().join(";");
                session.out.bytes(format!("{line}\r\n").as_bytes())
            }
            Format::Md => {
                let cells: Vec<String> = row.cells.iter().map(|cell| markdown_cell(cell)).collect();
                session.out.bytes(format!("| {} |\n", cells.join(" | ")).as_bytes())
            }
            Format::Table => {
                self.held.push(row.cells);
                if self.widths.is_some() || self.held.len() >= MEASURED { self.pour(session) } else { Ok(()) }
            }
        }
    }

    /// Ends; answers how many rows there were.
    ///
    /// # Errors
    /// As `Out::line`.
    pub fn end(mut self, session: &mut Session) -> Result<usize> {
        match self.format {
            Format::Json => session.out.bytes(if self.count > 0 { b"\n]}\n" } else { b"]}\n" })?,
            Format::Table => self.pour(session)?,
            _ => {}
        }
        Ok(self.count)
    }

    fn object(&self, values: Vec<Json>) -> Json {
        let names = self.headings.iter().map(|heading| heading.name.clone());
        Json::Object(names.zip(values).collect::<Map<String, Json>>())
    }

    fn pour(&mut self, session: &mut Session) -> Result<()> {
        let held = std::mem::take(&mut self.held);
        if self.widths.is_none() {
            let widths = self.measure(&held, session.out.width());
            let labels: Vec<String> = self.headings.iter().map(|heading| heading.label.clone()).collect();
            if self.count > 0 {
                let line = self.line(&labels, &widths, session);
                let line = if session.colours() { format!("\u{1b}[1m{line}\u{1b}[0m\n") } else { format!("{line}\n") };
                session.out.bytes(line.as_bytes())?;
            }
            self.widths = Some(widths);
        }
        let widths = self.widths.clone().unwrap_or_default();
        for cells in &held {
            let line = self.line(cells, &widths, session);
            session.out.bytes(format!("{line}\n").as_bytes())?;
        }
        Ok(())
    }

    /// Widths that fit the terminal: what the rows need, the widest columns giving in first.
    fn measure(&self, rows: &[Vec<String>], terminal: Option<usize>) -> Vec<usize> {
        let mut widths: Vec<usize> = self.headings.iter().map(|heading| shown::width(&heading.label)).collect();
        for cells in rows {
            for (width, cell) in widths.iter_mut().zip(cells) {
                *width = (*width).max(shown::width(&shown::line(cell)));
            }
        }
        let Some(terminal) = terminal else { return widths };
        widths.iter_mut().for_each(|width| *width = (*width).min(WIDEST));
        let gaps = GAP * widths.len().saturating_sub(1);
        while widths.iter().sum::<usize>() + gaps > terminal {
            let spare = |(at, width): &(usize, &usize)| width.saturating_sub(self.headings[*at].width.clamp(4, 16));
            let Some((at, _)) = widths.iter().enumerate().max_by_key(spare).filter(|widest| spare(widest) > 0) else {
                break;
            };
            widths[at] -= 1;
        }
        widths
    }

    fn line(&self, cells: &[String], widths: &[usize], session: &Session) -> String {
        let mut line = String::new();
        let terminal = session.out.width();
        let last = cells.len().saturating_sub(1);
        for (at, ((cell, width), heading)) in cells.iter().zip(widths).zip(&self.headings).enumerate() {
            let clean = Shown::line(&session.charset.write(&shown::line(cell)));
            let clean = if terminal.is_some() { clean.cut_in(*width, session.charset) } else { clean };
            let fill = " ".repeat(width.saturating_sub(clean.width()));
            if heading.right {
                line.push_str(&fill);
                line.push_str(&clean);
            } else {
                line.push_str(&clean);
                if at < last {
                    line.push_str(&fill);
                }
            }
            if at < last {
                line.push_str(&" ".repeat(GAP));
            }
        }
        let line = line.trim_end().to_owned();
        match terminal {
            Some(terminal) => Shown::line(&line).cut_in(terminal, session.charset).into_string(),
            None => line,
        }
    }
}

/// A cell of CSV for Dutch Excel: text that would be taken for a formula gets an apostrophe, and so does text that has
/// one already, so that importing takes off exactly one (G1). Numbers stay numbers.
fn csv_cell(cell: &str, number: bool) -> String {
    let formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\0', '＝', '＋', '－', '＠']);
    let guarded = cell.strip_prefix('\'').is_some_and(|rest| rest.starts_with(['=', '+', '-', '@', '\'']));
    let text = if !number && (formula || guarded) { format!("'{cell}") } else { cell.to_owned() };
    if text.contains([';', '"', '\r', '\n', '\t']) || text.starts_with(' ') || text.ends_with(' ') {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text
    }
}

/// A cell of a Markdown table: one line, nothing in it means anything to Markdown or HTML (G2).
fn markdown_cell(cell: &str) -> String {
    let mut text = String::new();
    for c in shown::line(cell).chars() {
        if matches!(c, '\\' | '|' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '!' | '&' | '~') {
            text.push('\\');
        }
        text.push(c);
    }
    text
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    #[test]
    fn csv_cells_are_inert() {
        for (cell, number, written) in [
            ("=1+1", false, "'=1+1"),
            ("-5", true, "-5"),
            ("-5", false, "'-5"),
            ("'=1", false, "''=1"),
            ("a;b", false, "\"a;b\""),
            ("zeg \"ja\"", false, "\"zeg \"\"ja\"\"\""),
            ("gewoon", false, "gewoon"),
            ("＝1", false, "'＝1"),
        ] {
            assert_eq!(csv_cell(cell, number), written);
        }
    }

    #[test]
    fn markdown_cells_are_inert() {
        assert_eq!(markdown_cell("a|b\n<x>"), "a\\|b↵\\<x\\>");
    }
}
