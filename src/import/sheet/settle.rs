//! What a column as a whole says about its values: the decimal sign, the order of dates, fractions or percents. What the
//! column cannot prove becomes a question. Reading one cell is `cells`.

use super::mapping::{ColumnMap, Mapping};
use super::question::{Offered, Question};
use crate::domain::field::{Field, Shape};
use crate::domain::kind::Kind;
use crate::domain::shape::find_field;
use crate::domain::written::show_day_iso;
use crate::import::headings::Headings;
use crate::import::number::{ColumnReading, Decimal, Reading, read_number, settle_column};
use crate::import::period::{DayOrder, read_day, settle_days};
use crate::import::table::{Cell, Sheet};
use crate::text::Message;

/// A mapped column, ready to be read.
#[derive(Clone, Debug)]
pub(super) struct Column {
    /// Index in the rows of the sheet.
    pub index: usize,
    /// The heading, for sentences.
    pub heading: String,
    /// Position of the field in the noun.
    pub position: usize,
    /// The field.
    pub field: &'static Field,
    /// Property of the record a link leads to, when the column gives that.
    pub property: Option<&'static str>,
    /// Whether the column is in whole cents.
    pub cents: bool,
    /// Whether the text was typed as text: a workbook keeps `45E04`, a text file may have lost it.
    pub kept_as_text: bool,
    /// Whether perceel wrote it.
    pub exchange: bool,
    /// The decimal sign.
    pub decimal: Option<Decimal>,
    /// The order of dates.
    pub days: Option<DayOrder>,
    /// Whether shares are fractions.
    pub fraction: Option<bool>,
}

/// What was seen of a column of numbers or dates, row by row, so that a file can be read as a stream.
#[derive(Default)]
pub(super) struct Evidence {
    numbers: ColumnReading,
    number_example: Option<String>,
    days: Vec<String>,
    shares: usize,
    above_one: bool,
    share_example: Option<String>,
}

/// Most different dates kept to prove the order of a column.
const DAYS_KEPT: usize = 5000;

impl Column {
    /// The mapped columns of a sheet that it has.
    pub(super) fn all(kind: Kind, mapping: &Mapping, headings: &Headings, text_is_kept: bool) -> Vec<Self> {
        let index = |column: &ColumnMap| mapping.index_of(column, headings);
        let found = mapping.columns.iter().filter_map(|column| {
            let path = column.field.as_deref()?;
            let (name, property) = path.split_once('.').map_or((path, None), |(link, own)| (link, Some(own)));
            let (position, field, cents) = find_field(kind, name)?;
            let property = match (property, field.shape) {
                (None, _) => None,
                (Some(own), Shape::Link(target)) => Some(target.noun().find(own)?.1.name),
                _ => return None,
            };
            Some(Self {
                index: index(column)?,
                heading: column.heading.clone(),
                position,
                field,
                property,
                cents: cents && matches!(field.shape, Shape::Money | Shape::MoneyOrNone),
                kept_as_text: text_is_kept,
                exchange: mapping.exchange,
                decimal: column.decimal,
                days: column.days,
                fraction: column.fraction,
            })
        });
        found.collect()
    }

    /// Takes one cell into account.
    pub(super) fn see(&self, cell: &Cell, evidence: &mut Evidence) {
        match self.field.shape {
            _ if self.property.is_some() => {}
            Shape::Whole | Shape::Money | Shape::MoneyOrNone | Shape::Quantity if !self.cents => {
                if self.decimal.is_none()
                    && let Cell::Text(text) = cell
                {
                    evidence.see_number(text);
                }
            }
            Shape::Percent => {
                if let Cell::Text(text) = cell {
                    evidence.see_number(text.trim().trim_end_matches('%'));
                }
                if self.fraction.is_none() {
                    evidence.see_share(cell);
                }
            }
            Shape::Day | Shape::Month => {
                if self.days.is_none()
                    && let Cell::Text(text) = cell
                    && evidence.days.len() < DAYS_KEPT
                    && !evidence.days.contains(text)
                {
                    evidence.days.push(text.clone());
                }
            }
            _ => {}
        }
    }

    /// Decides what the evidence decides; answers the question that is left.
    pub(super) fn decide(&mut self, evidence: Evidence, mapping: usize) -> Option<Question> {
        let question = |about: &str, asks: Message, offered: Vec<Offered>| Question {
            id: format!("{about}:{}", self.heading),
            mapping,
            asks: asks.with("heading", self.heading.clone()),
            offered,
            free: false,
            rows: 0,
        };
        let mut left = None;
        if self.decimal.is_none() {
            self.decimal = evidence.numbers.decimal;
            if self.decimal.is_none()
                && let Some(example) = evidence.number_example
            {
                let asks = Message::new("rows-ask-decimal").with("example", example.clone());
                left = Some(question("decimal", asks, decimal_offers(&example)));
            }
        }
        if self.days.is_none() && !evidence.days.is_empty() {
            self.days = settle_days(evidence.days.iter().map(String::as_str));
            let doubtful = |text: &&String| matches!(read_day(text, None), Reading::Ambiguous(..));
            if self.days.is_none()
                && let Some(example) = evidence.days.iter().find(doubtful)
            {
                let asks = Message::new("rows-ask-days").with("example", example.clone());
                left = Some(question("days", asks, day_offers(example)));
            }
        }
        if self.field.shape == Shape::Percent && self.fraction.is_none() {
            // A column under its own name is in percents; elsewhere only a value above 1 proves it.
            if evidence.above_one || evidence.shares == 0 || self.heading.trim() == self.field.name {
                self.fraction = Some(false);
            } else if let Some(example) = evidence.share_example {
                let asks = Message::new("rows-ask-share").with("example", example);
                let offered = ["fraction", "percent"].map(|value| Offered {
                    value: value.to_owned(),
                    says: Message::new(if value == "fraction" { "rows-share-fraction" } else { "rows-share-percent" }),
                });
                left = Some(question("share", asks, offered.to_vec()));
            }
        }
        left
    }
}

impl Evidence {
    fn see_number(&mut self, text: &str) {
        let text = text.trim();
        // Plain digits prove nothing; they are most of a large file.
        if text.is_empty() || text.bytes().all(|b| b.is_ascii_digit()) {
            return;
        }
        let seen = settle_column([text]);
        self.numbers.comma += seen.comma;
        self.numbers.point += seen.point;
        self.numbers.ambiguous += seen.ambiguous;
        if seen.ambiguous > 0 && self.number_example.is_none() {
            self.number_example = Some(text.to_owned());
        }
        self.numbers.decimal = match (self.numbers.comma, self.numbers.point) {
            (1.., 0) => Some(Decimal::Comma),
            (0, 1..) => Some(Decimal::Point),
            _ => None,
        };
    }

    fn see_share(&mut self, cell: &Cell) {
        let shown = cell.shown();
        let value = match cell {
            Cell::Number { value, .. } => *value,
            Cell::Text(text) => match read_number(text.trim().trim_end_matches('%').trim(), None) {
                Reading::Read(number) => number.to_f64(),
                _ => return,
            },
            _ => return,
        };
        if shown.contains('%') || value == 0.0 {
            return;
        }
        if value.abs() > 1.0 {
            self.above_one = true;
        } else {
            self.shares += 1;
            self.share_example.get_or_insert(shown);
        }
    }
}

/// Settles every column of a sheet that is held in memory.
pub(super) fn settle(columns: &mut [Column], sheet: &Sheet, headings: &Headings, mapping: usize) -> Vec<Question> {
    let mut questions = Vec::new();
    for column in columns {
        let mut evidence = Evidence::default();
        headings.records.iter().for_each(|row| column.see(sheet.cell(*row, column.index), &mut evidence));
        questions.extend(column.decide(evidence, mapping));
    }
    questions
}

fn decimal_offers(example: &str) -> Vec<Offered> {
    let offer = |value: &str, decimal: Decimal| {
        let read = read_number(example, Some(decimal)).value();
        let shown = read.map(|number| number.to_f64().to_string()).unwrap_or_default();
        let says = Message::new("rows-decimal-means").with("example", example).with("value", shown.replace('.', ","));
        Offered { value: value.to_owned(), says }
    };
    vec![offer("comma", Decimal::Comma), offer("point", Decimal::Point)]
}

fn day_offers(example: &str) -> Vec<Offered> {
    let orders = [("dmy", DayOrder::DayMonthYear), ("mdy", DayOrder::MonthDayYear), ("ymd", DayOrder::YearMonthDay)];
    let mut out: Vec<Offered> = Vec::new();
    for (value, order) in orders {
        let Some(day) = read_day(example, Some(order)).value() else { continue };
        let says = Message::new("rows-day-means").with("example", example).with("value", show_day_iso(day));
        out.push(Offered { value: value.to_owned(), says });
    }
    out
}
