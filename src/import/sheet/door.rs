//! Client data at the door of sheets: a workbook at once, a stream row by row. What the user stated of a column or a
//! cell is taken into account; recognising is the guard's.

use std::collections::HashSet;
use std::hash::{BuildHasher, RandomState};

use super::mapping::{EXCEPTION, Mapping};
use super::propose::base;
use super::question::{Offered, Question};
use super::vocabulary::vocabulary;
use crate::domain::kind::Kind;
use crate::error::Result;
use crate::guard::{FieldSense, Finding, Scope, Severity, refusal, scan_headings, scan_under_heading};
use crate::import::door::scan_workbook;
use crate::import::headings::{Headings, find_headings};
use crate::import::table::{Sheet, Workbook, column_letters};
use crate::text::Message;

/// Most different texts the guard remembers having seen in a stream.
const REMEMBERED: usize = 200_000;

/// What the guard finds in a workbook, whatever is mapped of it; monthly figures may say nothing of one person.
#[must_use]
pub fn findings(workbook: &Workbook, mappings: &[Mapping]) -> Vec<Finding> {
    let volume = mappings.iter().any(|mapping| mapping.kind.is_some_and(Kind::is_figures));
    let scope = if volume { Scope::Volume } else { Scope::Any };
    let headings = |sheet: &Sheet| {
        let own = mappings.iter().find(|mapping| mapping.sheet == sheet.name).and_then(|own| own.headings(sheet));
        own.or_else(|| find_headings(sheet, &|heading| vocabulary().knows(heading)))
    };
    let sense =
        |heading: &str| mappings.iter().find_map(|mapping| sense_of(mapping, heading)).unwrap_or(FieldSense::FreeText);
    let mut stated: Vec<String> = Vec::new();
    for mapping in mappings {
        let located = mapping.locate(workbook);
        let sheet = located.as_ref().map_or("", |(sheet, _)| sheet.name.as_str());
        stated.extend(stated_places(mapping, sheet, located.as_ref().map(|(_, headings)| headings)));
    }
    let mut found = scan_workbook(workbook, scope, &headings, &sense);
    found.retain(|finding| !is_stated(finding, &stated));
    found
}

/// A question for each number that may be a person's, when that is all that holds the workbook back (I6). What is surely
/// client data is not asked about: then there are none, and [`super::plan`] refuses.
#[must_use]
pub fn numbers_to_explain(workbook: &Workbook, mappings: &[Mapping]) -> Vec<Question> {
    let stops: Vec<Finding> =
        findings(workbook, mappings).into_iter().filter(|finding| finding.severity >= Severity::Ask).collect();
    if stops.iter().any(|finding| finding.severity > Severity::Ask) {
        return Vec::new();
    }
    let question = |finding: Finding| {
        let sheet = finding.place.split('!').next().unwrap_or_default();
        let offered = |value: &str, id| Offered { value: value.to_owned(), says: Message::new(id) };
        Question {
            id: format!("{EXCEPTION}{}", finding.place),
            mapping: mappings.iter().position(|mapping| mapping.sheet == sheet).unwrap_or(0),
            asks: Message::new("guard-ask").with("place", &finding.place).with("value", &finding.masked),
            offered: vec![offered("invoice", "guard-is-invoice"), offered("reference", "guard-is-reference")],
            free: false,
            rows: 1,
        }
    };
    stops.into_iter().map(question).collect()
}

/// The cells (`Blad1!C7`) and columns (`Blad1!C`) of which it is known what their numbers are: the user said so, the
/// column holds whole cents under perceel's own name for it, or checksums, which are refused when they are none.
fn stated_places(mapping: &Mapping, sheet: &str, headings: Option<&Headings>) -> Vec<String> {
    let said = mapping.answers.keys().filter_map(|id| id.strip_prefix(EXCEPTION)).map(str::to_owned);
    let known = mapping.columns.iter().filter(|column| {
        let heading = column.heading.trim();
        (heading.ends_with("_cents") || heading == "sha256") && column.field.as_deref() == Some(heading)
    });
    let places = known.filter_map(|column| {
        let index = mapping.index_of(column, headings?)?;
        Some(format!("{sheet}!{}", column_letters(index)))
    });
    said.chain(places).collect()
}

/// Whether a finding that may be asked about stands where it was stated what the numbers are.
fn is_stated(finding: &Finding, stated: &[String]) -> bool {
    let column = finding.place.trim_end_matches(|c: char| c.is_ascii_digit());
    finding.severity == Severity::Ask && stated.iter().any(|place| *place == finding.place || place == column)
}

/// What is known of a column by its field.
fn sense_of(mapping: &Mapping, heading: &str) -> Option<FieldSense> {
    let column = mapping.columns.iter().find(|column| column.heading == heading)?;
    let path = column.field.as_deref()?;
    let property = path.rsplit_once('.').map_or(path, |(_, property)| property);
    if property == "kvk" {
        return Some(FieldSense::Kvk);
    }
    let kind = mapping.kind?;
    let name = base(kind, path)?;
    let (_, field) = kind.noun().find(name)?;
    // Through a link the record is meant that bears the number.
    let through = matches!(property, "official_number" | "cbs_code");
    Some(if through { FieldSense::OfficialNumber } else { field.sense() })
}

/// Whether a text can hold neither the number of a person nor a word about one: at most seven digits and no letter.
fn is_harmless(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii() && !b.is_ascii_alphabetic())
        && (text.len() < 8 || text.bytes().filter(u8::is_ascii_digit).count() < 8)
}

/// The guard over a stream: every heading and field, each different text once.
pub(super) struct Door<'a> {
    name: &'a str,
    stated: Vec<String>,
    columns: Vec<(String, FieldSense)>,
    seen: HashSet<u64>,
    hasher: RandomState,
    /// The last text of each column that had to be looked at: neighbouring rows mostly say the same.
    last: Vec<String>,
}

impl<'a> Door<'a> {
    /// The door for a file of that name, read by that mapping.
    pub(super) fn new(mapping: &Mapping, headings: &Headings, name: &'a str) -> Self {
        let stated = stated_places(mapping, name, Some(headings));
        let width = headings.columns.iter().map(|column| column.index + 1).max().unwrap_or(0);
        let mut columns = vec![(String::new(), FieldSense::FreeText); width];
        for column in &headings.columns {
            let sense = sense_of(mapping, &column.text).unwrap_or(FieldSense::FreeText);
            columns[column.index] = (column.text.clone(), sense);
        }
        Self { name, stated, columns, seen: HashSet::new(), hasher: RandomState::new(), last: Vec::new() }
    }

    /// The headings, before any row.
    pub(super) fn headings(&self, headings: &Headings) -> Result<()> {
        let texts: Vec<&str> = headings.columns.iter().map(|column| column.text.as_str()).collect();
        self.judge(&scan_headings(self.name, &texts, Scope::Volume))
    }

    /// The texts of one row, in the order of its columns.
    pub(super) fn row<'t>(&mut self, number: usize, texts: impl Iterator<Item = &'t str>) -> Result<()> {
        for (index, text) in texts.enumerate() {
            if self.last.get(index).is_some_and(|last| last == text) || is_harmless(text) {
                continue;
            }
            if self.last.len() <= index {
                self.last.resize_with(index + 1, String::new);
            }
            self.last[index].clear();
            self.last[index].push_str(text);
            let hash = self.hasher.hash_one((index, text));
            if self.seen.contains(&hash) {
                continue;
            }
            if self.seen.len() < REMEMBERED {
                self.seen.insert(hash);
            }
            let (heading, sense) = self
                .columns
                .get(index)
                .map_or(("", FieldSense::FreeText), |(heading, sense)| (heading.as_str(), *sense));
            let place = format!("{}!{}{number}", self.name, column_letters(index));
            self.judge(&scan_under_heading(&place, heading, text, sense))?;
        }
        Ok(())
    }

    fn judge(&self, findings: &[Finding]) -> Result<()> {
        let left: Vec<Finding> = findings.iter().filter(|finding| !is_stated(finding, &self.stated)).cloned().collect();
        refusal(&left).map_or(Ok(()), Err)
    }
}
