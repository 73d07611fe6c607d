//! What a column becomes in a figure, and the numbers that can be read without asking what the column is like.

use chrono::NaiveDate;

use crate::domain::edit::Figure;
use crate::domain::record::{Id, Value};

/// What a column becomes in a figure.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Slot {
    Provider,
    Product,
    Municipality,
    Month,
    Quantity,
    Unit,
    Amount,
    Clients,
    Origin,
    Completeness,
    Note,
    Nothing,
}

impl Slot {
    /// Whether the texts of the column together say how each of them is to be read.
    pub(super) fn proves_something(self) -> bool {
        !matches!(self, Self::Provider | Self::Product | Self::Municipality | Self::Unit | Self::Note | Self::Origin)
    }
}

/// What the column of that name becomes.
pub(super) fn slot_of(name: &str) -> Slot {
    match name {
        "provider" => Slot::Provider,
        "product" => Slot::Product,
        "municipality" => Slot::Municipality,
        "month" => Slot::Month,
        "quantity" => Slot::Quantity,
        "unit" => Slot::Unit,
        "amount_cents" => Slot::Amount,
        "clients" => Slot::Clients,
        "source" => Slot::Origin,
        "completeness_percent" => Slot::Completeness,
        "note" => Slot::Note,
        _ => Slot::Nothing,
    }
}

/// A figure that says nothing yet.
pub(super) fn blank() -> Figure {
    Figure {
        provider: Id(0),
        product: Id(0),
        municipality: Id(0),
        month: NaiveDate::MIN,
        quantity: None,
        unit: None,
        amount_cents: None,
        clients: None,
        source: None,
        completeness: None,
        note: None,
    }
}

/// Puts a value in its place in a figure.
pub(super) fn put(out: &mut Figure, slot: Slot, value: &Value) {
    match (slot, value) {
        (Slot::Month, Value::Day(day)) => out.month = *day,
        (Slot::Quantity, Value::Number(number)) => out.quantity = Some(*number),
        (Slot::Amount, Value::Number(number)) => out.amount_cents = Some(*number),
        (Slot::Clients, Value::Number(number)) => out.clients = Some(*number),
        (Slot::Completeness, Value::Number(number)) => out.completeness = Some(*number),
        (Slot::Unit, Value::Choice(code)) => out.unit = Some(code),
        (Slot::Origin, Value::Text(text)) => out.source = Some(text.as_ref().into()),
        (Slot::Note, Value::Text(text)) => out.note = Some(text.as_ref().into()),
        _ => {}
    }
}

/// Whether there are only digits, so that no reading of the column is needed.
pub(super) fn is_plain_digits(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_digit())
}

/// A number that has one reading whatever the column says, in units of ten to the power `-places`: digits with at most
/// one sign among them that cannot stand for thousands. None for all else, which takes the slow road.
pub(super) fn plain_number(text: &str, places: usize) -> Option<i64> {
    let (negative, body) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
    let bytes = body.as_bytes();
    if bytes.is_empty() || bytes.len() > 15 {
        return None;
    }
    let mut value: i64 = 0;
    let mut sign = None;
    for (at, byte) in bytes.iter().enumerate() {
        match byte {
            b'0'..=b'9' => value = value * 10 + i64::from(byte - b'0'),
            b'.' | b',' if sign.is_none() && at > 0 => sign = Some(at),
            _ => return None,
        }
    }
    let decimals = sign.map_or(0, |at| bytes.len() - at - 1);
    if (sign.is_some() && decimals == 0) || decimals > places {
        return None;
    }
    // `1.234` may be a thousand: the column decides, on the slow road.
    if decimals == 3 && sign.is_some_and(|at| at <= 3) && !bytes.starts_with(b"0") {
        return None;
    }
    let scaled = value.checked_mul(10i64.pow(u32::try_from(places - decimals).ok()?))?;
    Some(if negative { -scaled } else { scaled })
}
