//! One cell into the value of a field, once its column is settled. What has one reading goes through `shape::Reader`,
//! the same road as the form; what has none is refused with the reason, what has two waits for its question.

use super::settle::Column;
use crate::domain::field::Shape;
use crate::domain::kind::Kind;
use crate::domain::record::Value;
use crate::domain::shape::Reader;
use crate::import::code::{Restored, is_scientific, restore_zeros};
use crate::import::number::{Exact, Reading, read_bool, read_money_cell, read_number, read_whole_cell};
use crate::import::period::{read_day_cell, read_month_cell};
use crate::import::table::Cell;
use crate::shown::fold;
use crate::shown::formula::unguarded;
use crate::text::{Lang, Message, Words};

/// Why a cell gave no value.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Stop {
    /// It cannot be; the sentence says why.
    Refused(Message),
    /// It waits for the question of that name.
    Waits(String),
}

/// A value and what the user should know about it.
pub(super) type Read = Result<(Value, Option<Message>), Stop>;

/// Reads a cell for any field but a link. `values` are those of the row read so far.
pub(super) fn read_cell(
    reader: &Reader<'_>,
    kind: Kind,
    values: &[Value],
    column: &Column,
    cell: &Cell,
    dates_1904: bool,
) -> Read {
    if cell.is_empty() {
        return Ok((Value::Unknown, None));
    }
    if let Cell::Error(error) = cell {
        return Err(Stop::Refused(Message::new("rows-cell-error").with("value", error.clone())));
    }
    if is_counted(column.field.shape) && says_unknown(&cell.shown()) {
        let note = Message::new("rows-cell-unknown").with("typed", cell.shown().trim());
        return Ok((Value::Unknown, Some(note)));
    }
    let plain = |value: Value| Ok((value, None));
    let typed = |text: &str| {
        reader
            .read(kind, values, column.position, text)
            .map(|value| (value, None))
            .map_err(|p| Stop::Refused(p.message))
    };
    let waits = |about: &str| Stop::Waits(format!("{about}:{}", column.heading));
    match column.field.shape {
        Shape::Line if column.field.digits > 0 => official(reader, kind, values, column, cell),
        Shape::Line if column.field.name == "sha256" && !is_checksum(&cell.shown()) => {
            let field = column.field.name;
            Err(Stop::Refused(Message::new("value-does-not-fit").with("typed", cell.shown()).with("field", field)))
        }
        Shape::Line => {
            code_as_it_stands(column, cell)?;
            typed(&meant(column, cell))
        }
        Shape::Prose | Shape::Lines | Shape::Due => typed(&meant(column, cell)),
        Shape::Whole => {
            let cell = without_unit(cell);
            plain(Value::Number(one(read_whole_cell(&cell, column.decimal), || waits("decimal"))?))
        }
        Shape::MoneyOrNone if says_none(&cell.shown()) => plain(Value::Nothing),
        Shape::Money | Shape::MoneyOrNone if column.cents => plain(Value::Number(cents(cell)?)),
        Shape::Money | Shape::MoneyOrNone => {
            plain(Value::Number(one(read_money_cell(cell, column.decimal), || waits("decimal"))?))
        }
        Shape::Percent => percent(column, cell).map(|(ppm, note)| (Value::Number(ppm), note)),
        Shape::Quantity => {
            let number = one(exact(&without_unit(cell), column), || waits("decimal"))?;
            scaled(number, 3, cell).map(|(milli, note)| (Value::Number(milli), note))
        }
        Shape::Day => {
            let day = one(read_day_cell(cell, column.days, dates_1904), || waits("days"))?;
            typed(&day.format("%Y-%m-%d").to_string())
        }
        Shape::Month => {
            let month = one(read_month_cell(cell, column.days, dates_1904), || waits("days"))?;
            typed(&format!("{:04}-{:02}", month.year, month.month))
        }
        Shape::Flag => plain(Value::Flag(one(read_bool(cell), || waits("flag"))?)),
        Shape::Choice(_) => in_both_languages(reader, |reader| {
            reader.read(kind, values, column.position, &cell.shown()).map_err(|problem| Stop::Refused(problem.message))
        })
        .map(|value| (value, None)),
        Shape::Link(_) | Shape::Links(_) | Shape::LinkBy(_) => plain(Value::Unknown),
    }
}

/// Tries the language of the user, then the other; answers the first outcome when both fail.
fn in_both_languages<T>(reader: &Reader<'_>, read: impl Fn(&Reader<'_>) -> Result<T, Stop>) -> Result<T, Stop> {
    read(reader).or_else(|first| {
        let other = if reader.words.lang() == Lang::Nl { Lang::En } else { Lang::Nl };
        read(&Reader { words: Words::load(other), ..*reader }).map_err(|_| first)
    })
}

fn one<T>(reading: Reading<T>, waits: impl Fn() -> Stop) -> Result<T, Stop> {
    match reading {
        Reading::Read(value) => Ok(value),
        Reading::Ambiguous(..) => Err(waits()),
        Reading::Unreadable(why) => Err(Stop::Refused(why)),
    }
}

/// Whether a text is a SHA-256 in hexadecimal.
fn is_checksum(text: &str) -> bool {
    let text = text.trim();
    text.len() == 64 && text.bytes().all(|b| b.is_ascii_hexdigit())
}

/// Whether a text says that there is none, in either language.
fn says_none(text: &str) -> bool {
    matches!(fold(text.trim()).as_str(), "none" | "geen" | "geen plafond" | "no ceiling")
}

/// Whether values of that shape are money, numbers, days or months: among those a word can only say that there is no value.
fn is_counted(shape: Shape) -> bool {
    match shape {
        Shape::Whole
        | Shape::Money
        | Shape::MoneyOrNone
        | Shape::Percent
        | Shape::Quantity
        | Shape::Day
        | Shape::Month => true,
        Shape::Line | Shape::Prose | Shape::Lines | Shape::Flag | Shape::Choice(_) | Shape::Due => false,
        Shape::Link(_) | Shape::Links(_) | Shape::LinkBy(_) => false,
    }
}

/// Whether a text says that nothing is known or that it does not apply: `n.v.t.`, `-`, `onbekend`; or that the number is
/// kept back because it is small, `<5`.
fn says_unknown(text: &str) -> bool {
    let text = fold(text.trim().trim_start_matches('€').trim());
    let letters: String = text.chars().filter(|c| !matches!(c, '.' | '/' | ' ')).collect();
    let dashes = !text.is_empty() && text.chars().all(|c| matches!(c, '-' | '–' | '—' | '?'));
    let kept_back = text.strip_prefix('<').is_some_and(|few| few.trim().parse::<u8>().is_ok());
    dashes || kept_back || matches!(letters.as_str(), "nvt" | "nb" | "na" | "onbekend" | "unknown" | "ntb" | "tbd")
}

/// The text of a cell as it was meant: text files carry a mark before what a spreadsheet program would run.
pub(super) fn meant(column: &Column, cell: &Cell) -> String {
    let shown = cell.shown();
    if column.kept_as_text { shown } else { unguarded(&shown).to_owned() }
}

/// An official number: lost zeros come back with a word about it.
fn official(reader: &Reader<'_>, kind: Kind, values: &[Value], column: &Column, cell: &Cell) -> Read {
    let (text, note) = restored(&cell.shown(), column.field.name, column.field.digits)?;
    let value = reader.read(kind, values, column.position, &text).map_err(|problem| Stop::Refused(problem.message))?;
    Ok((value, note))
}

/// An official number with the zeros it may have lost.
pub(super) fn restored(text: &str, name: &str, digits: u8) -> Result<(String, Option<Message>), Stop> {
    let upper = text.trim().to_uppercase();
    let bare = if name == "cbs_code" { upper.strip_prefix("GM").unwrap_or(&upper) } else { &upper };
    let bare: String = bare.chars().filter(|c| *c != '.' || bare.ends_with(".0")).collect();
    match restore_zeros(&bare, usize::from(digits)) {
        Restored::Same(number) => Ok((number, None)),
        Restored::Padded(number) => {
            let note = Message::new("rows-zeros-restored").with("typed", text.trim()).with("number", number.clone());
            Ok((number, Some(note)))
        }
        Restored::Unreadable(why) => Err(Stop::Refused(why)),
    }
}

/// A code that a spreadsheet program may have shortened. `45E04` in a text file can be a code: that is asked.
fn code_as_it_stands(column: &Column, cell: &Cell) -> Result<(), Stop> {
    if !matches!(column.field.name, "code" | "number" | "official_number") || column.exchange {
        return Ok(());
    }
    match cell {
        Cell::Text(text) if is_scientific(text) => {
            let code_like = text.trim().bytes().all(|b| b.is_ascii_alphanumeric());
            if code_like && column.kept_as_text {
                Ok(())
            } else if code_like {
                Err(Stop::Waits(format!("code:{}", column.heading)))
            } else {
                Err(Stop::Refused(Message::new("import-value-scientific").with("value", text.trim())))
            }
        }
        Cell::Number { shown: Some(shown), .. } if is_scientific(shown) => {
            Err(Stop::Refused(Message::new("import-value-scientific").with("value", shown.clone())))
        }
        _ => Ok(()),
    }
}

/// `6 maanden` under a heading that says months is 6.
fn without_unit(cell: &Cell) -> Cell {
    const UNITS: [&str; 10] = ["maanden", "maand", "mnd.", "mnd", "months", "month", "weken", "weeks", "week", "jaar"];
    let Cell::Text(text) = cell else { return cell.clone() };
    let lower = text.trim().to_lowercase();
    let bare = UNITS[..9].iter().find_map(|unit| lower.strip_suffix(unit)).unwrap_or(&lower);
    Cell::text(bare.trim())
}

fn cents(cell: &Cell) -> Result<i64, Stop> {
    let refused = || Stop::Refused(Message::new("value-not-cents").with("typed", cell.shown()));
    match cell {
        #[allow(clippy::cast_possible_truncation)] // a whole number within ±9e15
        Cell::Number { value, .. } if value.fract() == 0.0 && value.abs() < 9.0e15 => Ok(*value as i64),
        Cell::Text(text) => text.trim().parse().map_err(|_| refused()),
        _ => Err(refused()),
    }
}

/// A number of a cell, exactly: a number cell by its shortest decimal writing.
fn exact(cell: &Cell, column: &Column) -> Reading<Exact> {
    match cell {
        Cell::Number { value, .. } => {
            read_number(&crate::import::table::plain_number(*value), Some(crate::import::number::Decimal::Point))
        }
        other => read_number(&other.shown(), column.decimal),
    }
}

/// A number in units of ten to the power `-places`; more decimals are rounded, half away from zero, and told.
pub(super) fn scaled(number: Exact, places: u32, cell: &Cell) -> Result<(i64, Option<Message>), Stop> {
    let too_long = || Stop::Refused(Message::new("import-value-too-long").with("value", cell.shown()));
    let unit = 10i128.pow(places);
    let base = 10i128.checked_pow(number.scale).ok_or_else(too_long)?;
    let product = number.mantissa.checked_mul(unit).ok_or_else(too_long)?;
    let (whole, rest) = (product / base, product % base);
    let up = if rest.abs() * 2 >= base { rest.signum() } else { 0 };
    let note =
        (rest != 0).then(|| Message::new("rows-rounded").with("typed", cell.shown()).count("places", places as usize));
    Ok((i64::try_from(whole + up).map_err(|_| too_long())?, note))
}

/// A share in parts per million of a percent scale (1 % = 10 000).
fn percent(column: &Column, cell: &Cell) -> Result<(i64, Option<Message>), Stop> {
    let shown = cell.shown();
    let signed = shown.contains('%');
    let waits = |about: &str| Stop::Waits(format!("{about}:{}", column.heading));
    let (number, fraction) = match cell {
        // A number cell that shows a percent sign stores the fraction.
        Cell::Number { .. } if signed => (exact(cell, column), true),
        Cell::Number { .. } => (exact(cell, column), false),
        _ => (read_number(shown.trim().trim_end_matches('%').trim(), column.decimal), false),
    };
    let number = one(number, || waits("decimal"))?;
    let fraction = match (signed, column.fraction) {
        (true, _) => fraction,
        (false, Some(decided)) => decided,
        (false, None) if number.mantissa == 0 => false,
        (false, None) => return Err(waits("share")),
    };
    scaled(number, if fraction { 6 } else { 4 }, cell)
}
