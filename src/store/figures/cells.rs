//! What a figure holds in each column of its table, and what the file cannot hold exactly.

use super::super::rows;
use crate::domain::edit::Figure;
use crate::domain::field::Shape;
use crate::domain::kind::Kind;
use crate::error::{Error, ErrorKind, Result};
use crate::text::Message;
use chrono::{Datelike, NaiveDate};
use rusqlite::types::ValueRef;

/// A column of a figure.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Provider,
    Product,
    Municipality,
    Month,
    Quantity,
    Unit,
    Amount,
    Clients,
    Source,
    Completeness,
    Note,
}

/// The columns a figure fills, in the order of its noun. The day of archiving belongs to records.
pub(super) fn names(kind: Kind) -> impl Iterator<Item = &'static str> {
    kind.noun().fields.iter().map(|field| field.name).filter(|name| *name != "archived_on")
}

/// The same columns as SQL, each after a comma.
pub(super) fn name_list(kind: Kind) -> String {
    names(kind).map(|name| format!(", {name}")).collect()
}

/// The same columns, looked up once for all figures; nothing for a column that figures do not have.
pub(super) fn parts(kind: Kind) -> Vec<Option<Part>> {
    let part = |name| {
        Some(match name {
            "provider" => Part::Provider,
            "product" => Part::Product,
            "municipality" => Part::Municipality,
            "month" => Part::Month,
            "quantity" => Part::Quantity,
            "unit" => Part::Unit,
            "amount_cents" => Part::Amount,
            "clients" => Part::Clients,
            "source" => Part::Source,
            "completeness_percent" => Part::Completeness,
            "note" => Part::Note,
            _ => return None,
        })
    };
    names(kind).map(part).collect()
}

/// What a figure holds in a column, as the file keeps it.
#[expect(clippy::cast_precision_loss, reason = "volumes and percentages stay below 2^53, see `require_fit`")]
pub(super) fn cell<'a>(figure: &'a Figure, month: &'a str, part: Option<Part>) -> ValueRef<'a> {
    let whole = |number: Option<i64>| number.map_or(ValueRef::Null, ValueRef::Integer);
    let scaled =
        |number: Option<i64>, of: f64| number.map_or(ValueRef::Null, |number| ValueRef::Real(number as f64 / of));
    let text = |text: Option<&'a str>| text.map_or(ValueRef::Null, |text| ValueRef::Text(text.as_bytes()));
    let Some(part) = part else { return ValueRef::Null };
    match part {
        Part::Provider => ValueRef::Integer(figure.provider.0),
        Part::Product => ValueRef::Integer(figure.product.0),
        Part::Municipality => ValueRef::Integer(figure.municipality.0),
        Part::Month => ValueRef::Text(month.as_bytes()),
        Part::Quantity => scaled(figure.quantity, 1000.0),
        Part::Unit => text(figure.unit),
        Part::Amount => whole(figure.amount_cents),
        Part::Clients => whole(figure.clients),
        Part::Source => text(figure.source.as_deref()),
        Part::Completeness => scaled(figure.completeness, 10_000.0),
        Part::Note => text(figure.note.as_deref()),
    }
}

/// Whether two figures hold the same in a column.
pub(super) fn same(one: &Figure, other: &Figure, part: Option<Part>) -> bool {
    match part {
        Some(Part::Month) => one.month == other.month,
        Some(Part::Source) => one.source == other.source,
        _ => cell(one, "", part) == cell(other, "", part),
    }
}

/// The text of a month, kept from row to row since neighbours mostly share it.
#[derive(Default)]
pub(super) struct MonthText(Option<(NaiveDate, String)>);

impl MonthText {
    /// That month as the file writes it.
    pub(super) fn of(&mut self, month: NaiveDate) -> &str {
        if self.0.as_ref().is_none_or(|(held, _)| *held != month) {
            self.0 = Some((month, month_text(month)));
        }
        self.0.as_ref().map_or("", |(_, text)| text)
    }
}

/// A month as the file writes it.
pub(super) fn month_text(month: NaiveDate) -> String {
    format!("{:04}-{:02}", month.year(), month.month())
}

/// The codes of the units that figures of that noun come in.
pub(super) fn units(kind: Kind) -> &'static [&'static str] {
    match kind.noun().find("unit").map(|(_, field)| field.shape) {
        Some(Shape::Choice(codes)) => codes,
        _ => &[],
    }
}

/// Refuses a figure that the file would keep otherwise than it was given, or that breaks a check of its table.
///
/// # Errors
/// `Refused`.
pub(super) fn require_fit(kind: Kind, units: &[&str], figure: &Figure) -> Result<()> {
    let large = |number: Option<i64>| number.is_some_and(|number| number.abs() >= rows::LARGEST_SCALED);
    let field = match () {
        () if large(figure.quantity) => "quantity",
        () if figure.completeness.is_some_and(|ppm| !(0..=1_000_000).contains(&ppm)) => "completeness_percent",
        () if !(0..=9999).contains(&figure.month.year()) => "month",
        () if figure.unit.is_some_and(|unit| !units.contains(&unit)) => "unit",
        () => return Ok(()),
    };
    let what = Message::new("file-refused-bounds").with("noun", kind.name()).with("field", field);
    Err(Error::new(ErrorKind::Refused, what).hint(Message::new("file-value-refused-hint")))
}
