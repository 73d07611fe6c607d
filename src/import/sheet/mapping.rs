//! What a user decided about one sheet: the noun, the field of each column, how numbers and dates are written, and the
//! answers to questions. Kept as TOML in a file or as JSON in the register; deciding it is `propose`.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::vocabulary::{compact, vocabulary};
use crate::domain::kind::Kind;
use crate::domain::written::Problem;
use crate::error::{Error, ErrorKind, Result};
use crate::import::headings::{Headings, find_headings, fold_heading};
use crate::import::number::Decimal;
use crate::import::period::DayOrder;
use crate::import::table::{Sheet, Workbook};
use crate::text::Message;

/// How the question begins about a number that the guard stopped; the place of the number follows.
pub(super) const EXCEPTION: &str = "guard:";

/// What one column is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ColumnMap {
    /// The heading as shown; empty for a column without one.
    pub heading: String,
    /// Which of the columns with this heading, from 1.
    #[serde(default = "one", skip_serializing_if = "is_one")]
    pub nth: usize,
    /// The field: a column name (`provider`, `value_cents` in cents, `value` in euros), or a property of the record a
    /// link leads to (`provider.kvk`). None leaves the column out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
    /// The decimal sign, when decided.
    #[serde(default, with = "decimal_name", skip_serializing_if = "Option::is_none")]
    pub decimal: Option<Decimal>,
    /// The order of dates, when decided.
    #[serde(default, with = "order_name", skip_serializing_if = "Option::is_none")]
    pub days: Option<DayOrder>,
    /// Whether shares are fractions (0.21) and not percents (21), when decided.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fraction: Option<bool>,
}

/// How one sheet is read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mapping {
    /// Name of the sheet; empty means the first one that has these headings.
    #[serde(default)]
    pub sheet: String,
    /// Row number of the last heading row as the user sees it; 0 looks for it.
    #[serde(default)]
    pub heading_row: usize,
    /// The noun; None is a question.
    #[serde(default, with = "kind_name", skip_serializing_if = "Option::is_none")]
    pub kind: Option<Kind>,
    /// Whether the sheet is perceel's own export: codes, ISO dates, points, each record once.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub exchange: bool,
    /// Fields that have the same value in every row, as typed.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub fixed: BTreeMap<String, String>,
    /// Answers to questions, by the name of the question.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub answers: BTreeMap<String, String>,
    /// The columns.
    #[serde(default)]
    pub columns: Vec<ColumnMap>,
}

/// A file of mappings: one per sheet.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Book {
    sheets: Vec<Mapping>,
}

fn one() -> usize {
    1
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
fn is_one(nth: &usize) -> bool {
    *nth == 1
}

/// Writes mappings as TOML, for `import --map`.
///
/// # Errors
/// A fault of the program; no mapping is known that cannot be written.
pub fn to_toml(mappings: &[Mapping]) -> Result<String> {
    toml::to_string_pretty(&Book { sheets: mappings.to_vec() })
        .map_err(|error| Error::new(ErrorKind::Bug, Message::new("rows-map-unwritable")).cause(error))
}

/// Reads mappings from TOML.
///
/// # Errors
/// Refused, with the place, when it is no TOML or names a noun, a field or a setting that does not exist.
pub fn from_toml(text: &str) -> Result<Vec<Mapping>> {
    let refused = |cause: String| {
        Error::new(ErrorKind::Refused, Message::new("rows-map-unreadable"))
            .cause(cause)
            .hint(Message::new("rows-map-hint"))
    };
    let book: Book = toml::from_str(text).map_err(|error| refused(error.to_string()))?;
    for mapping in &book.sheets {
        let Some(kind) = mapping.kind else { continue };
        let named = mapping.columns.iter().filter_map(|column| column.field.as_deref());
        for field in named.chain(mapping.fixed.keys().map(String::as_str)) {
            if !super::vocabulary::is_path(kind, field) {
                return Err(refused(format!("{}: {field}", kind.name())));
            }
        }
    }
    Ok(book.sheets)
}

impl Mapping {
    /// What tells sheets with the same headings from others, whatever the order of their columns: the name under which
    /// a register remembers the mapping.
    #[must_use]
    pub fn signature(headings: &Headings) -> String {
        let mut words: Vec<String> = headings.columns.iter().map(|column| compact(&column.text)).collect();
        words.sort_unstable();
        let digest = Sha256::digest(words.join("\u{1f}").as_bytes());
        digest.iter().take(16).map(|byte| format!("{byte:02x}")).collect()
    }

    /// The mapping as JSON, to be remembered; what belongs to one file only (name of the sheet, row) is left out.
    #[must_use]
    pub fn to_json(&self) -> String {
        let kept = Self { sheet: String::new(), heading_row: 0, ..self.clone() };
        serde_json::to_string(&kept).unwrap_or_default()
    }

    /// A remembered mapping; None when the text is of another version.
    #[must_use]
    pub fn from_json(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }

    /// The sheet it means and the headings there; None when the workbook has no such sheet.
    #[must_use]
    pub fn locate<'a>(&self, workbook: &'a Workbook) -> Option<(&'a Sheet, Headings)> {
        let named = workbook.sheets.iter().find(|sheet| sheet.name == self.sheet);
        let by_headings = || {
            workbook.sheets.iter().find(|sheet| {
                self.headings(sheet).is_some_and(|headings| {
                    self.columns.iter().any(|column| self.index_of(column, &headings).is_some())
                })
            })
        };
        let sheet = match (named, workbook.sheets.as_slice()) {
            (Some(sheet), _) => sheet,
            (None, [only]) => only,
            _ => by_headings()?,
        };
        Some((sheet, self.headings(sheet)?))
    }

    /// The headings of a sheet as this mapping has them.
    #[must_use]
    pub fn headings(&self, sheet: &Sheet) -> Option<Headings> {
        let at = self.heading_row.checked_sub(sheet.first_row).and_then(|row| sheet.rows.get(row));
        let there: Vec<String> = at.map_or_else(Vec::new, |cells| cells.iter().map(fold_heading).collect());
        let own: Vec<String> = self.columns.iter().map(|column| compact(&column.heading)).collect();
        find_headings(sheet, &|heading| {
            if there.is_empty() { own.contains(&compact(heading)) } else { there.iter().any(|text| text == heading) }
        })
    }

    /// The index in the rows of the sheet of a mapped column; None when the sheet lacks it.
    #[must_use]
    pub fn index_of(&self, column: &ColumnMap, headings: &Headings) -> Option<usize> {
        let wanted = compact(&column.heading);
        let mut same = headings.columns.iter().filter(|there| compact(&there.text) == wanted);
        same.nth(column.nth.saturating_sub(1)).map(|there| there.index)
    }

    /// The answer to a question, when given.
    #[must_use]
    pub fn answered(&self, question: &str) -> Option<&str> {
        self.answers.get(question).map(String::as_str)
    }

    /// The same without what was said of this file only: single numbers that the guard asked about, and values that hold
    /// for every row. The next list with these headings may be another municipality's, or of another month.
    #[must_use]
    pub fn without_exceptions(&self) -> Self {
        let mut other = self.clone();
        other.fixed.clear();
        other.answers.retain(|question, _| !question.starts_with(EXCEPTION));
        other
    }

    /// Takes the answer to a question.
    ///
    /// # Errors
    /// `rows-answer-unknown` when the answer is none of those possible; nothing changes then.
    pub fn answer(&mut self, question: &str, value: &str) -> std::result::Result<(), Problem> {
        let wrong = || Problem::new(Message::new("rows-answer-unknown").with("typed", value));
        let (about, rest) = question.split_once(':').unwrap_or((question, ""));
        match about {
            "kind" => {
                let kind = Kind::named(value).ok_or_else(wrong)?;
                self.kind = Some(kind);
                vocabulary().assign(kind, &mut self.columns, true);
            }
            "decimal" => {
                let decimal = decimal_of(value).ok_or_else(wrong)?;
                self.columns_named(rest).for_each(|column| column.decimal = Some(decimal));
            }
            "days" => {
                let order = order_of(value).ok_or_else(wrong)?;
                self.columns_named(rest).for_each(|column| column.days = Some(order));
            }
            "share" => {
                let fraction = match value {
                    "fraction" => true,
                    "percent" => false,
                    _ => return Err(wrong()),
                };
                self.columns_named(rest).for_each(|column| column.fraction = Some(fraction));
            }
            "field" => match value.strip_prefix('=') {
                Some(fixed) => {
                    self.fixed.insert(rest.to_owned(), fixed.trim().to_owned());
                }
                None => {
                    let wanted = compact(value);
                    let column = self.columns.iter_mut().find(|column| compact(&column.heading) == wanted);
                    column.ok_or_else(wrong)?.field = Some(rest.to_owned());
                }
            },
            "link" | "new" | "code" | "guard" => {
                self.answers.insert(question.to_owned(), value.trim().to_owned());
            }
            _ => return Err(wrong()),
        }
        Ok(())
    }

    fn columns_named(&mut self, heading: &str) -> impl Iterator<Item = &mut ColumnMap> {
        let wanted = compact(heading);
        self.columns.iter_mut().filter(move |column| compact(&column.heading) == wanted)
    }
}

fn decimal_of(name: &str) -> Option<Decimal> {
    match name {
        "comma" => Some(Decimal::Comma),
        "point" => Some(Decimal::Point),
        _ => None,
    }
}

fn order_of(name: &str) -> Option<DayOrder> {
    match name {
        "dmy" => Some(DayOrder::DayMonthYear),
        "mdy" => Some(DayOrder::MonthDayYear),
        "ymd" => Some(DayOrder::YearMonthDay),
        _ => None,
    }
}

/// Defines how a value that has a name is kept by that name.
macro_rules! by_name {
    ($module:ident, $type:ty, $name:expr, $of:expr) => {
        mod $module {
            use super::*;

            #[expect(clippy::ref_option, reason = "serde asks for a reference")]
            pub(super) fn serialize<S: serde::Serializer>(
                value: &Option<$type>,
                out: S,
            ) -> std::result::Result<S::Ok, S::Error> {
                match value {
                    Some(value) => out.serialize_some($name(*value)),
                    None => out.serialize_none(),
                }
            }

            pub(super) fn deserialize<'de, D: serde::Deserializer<'de>>(
                from: D,
            ) -> std::result::Result<Option<$type>, D::Error> {
                let Some(name) = Option::<String>::deserialize(from)? else { return Ok(None) };
                let found: Option<$type> = $of(&name);
                found.map(Some).ok_or_else(|| serde::de::Error::custom(name))
            }
        }
    };
}

by_name!(kind_name, Kind, |kind: Kind| kind.name(), Kind::named);
by_name!(
    decimal_name,
    Decimal,
    |decimal: Decimal| match decimal {
        Decimal::Comma => "comma",
        Decimal::Point => "point",
    },
    decimal_of
);
by_name!(
    order_name,
    DayOrder,
    |order: DayOrder| match order {
        DayOrder::DayMonthYear => "dmy",
        DayOrder::MonthDayYear => "mdy",
        DayOrder::YearMonthDay => "ymd",
    },
    order_of
);
