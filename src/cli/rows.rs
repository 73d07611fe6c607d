//! Rows on standard output in every format that streams: a table cut to the terminal, JSON, NDJSON, CSV, Markdown.
//! What the rows are is the commands'; numbers and dates arrive written.

use serde_json::{Map, Value as Json};

use super::args::Format;
use super::out::Out;
use super::session::Session;
use crate::domain::field::Shape;
use crate::error::Result;
use crate::export::csv;
use crate::export::markdown::escape;
use crate::export::table::{Cell, Column, Purpose, Table};
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
            Format::Csv => Ok(()),
            Format::Md => {
                let labels: Vec<_> = self.headings.iter().map(|heading| escape(&heading.label)).collect();
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
                self.held.push(row.cells);
                Ok(())
            }
            Format::Md => {
                let cells: Vec<_> = row.cells.iter().map(|cell| escape(cell)).collect();
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
            Format::Csv => self.write_csv(session)?,
            Format::Ndjson | Format::Md => {}
        }
        Ok(self.count)
    }

    /// As a sheet: by the writer of exports, so that every CSV of the program follows the same rules.
    fn write_csv(&mut self, session: &mut Session) -> Result<()> {
        let column = |heading: &Heading| Column {
            name: heading.name.clone(),
            label: heading.label.clone(),
            shape: if heading.right { Shape::Whole } else { Shape::Line },
        };
        let columns = self.headings.iter().map(column).collect();
        let cell = |text: String, heading: &Heading| match text.parse() {
            Ok(number) if heading.right => Cell::Whole(number),
            _ if text.is_empty() => Cell::Unknown,
            _ => Cell::Text(text.into()),
        };
        let held = std::mem::take(&mut self.held).into_iter();
        let rows =
            held.map(|row| row.into_iter().zip(&self.headings).map(|(text, heading)| cell(text, heading)).collect());
        let mut table = Table::of_rows(&self.kind, &self.kind, columns, rows.collect());
        let written = csv::write(&mut session.out, &mut table, Purpose::People);
        session.out.wrote(written).map(|_| ())
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
