//! Text into numbers, money and yes/no, with three outcomes: read, ambiguous, unreadable. Nothing is guessed:
//! `1.234` waits for the column. Days and months are
//! `period`, identifiers are `code`.

use super::code::is_scientific;
use super::table::Cell;
use crate::text::Message;

/// What came of reading a value.
#[derive(Clone, Debug, PartialEq)]
pub enum Reading<T> {
    /// One reading.
    Read(T),
    /// Two readings that both make sense; the column or the user decides.
    Ambiguous(T, T),
    /// No reading; the sentence says why.
    Unreadable(Message),
}

impl<T> Reading<T> {
    /// The value when there is exactly one reading.
    pub fn value(self) -> Option<T> {
        match self {
            Self::Read(value) => Some(value),
            _ => None,
        }
    }

    /// The same outcome with another kind of value.
    pub fn map<U>(self, mut change: impl FnMut(T) -> U) -> Reading<U> {
        match self {
            Self::Read(value) => Reading::Read(change(value)),
            Self::Ambiguous(one, other) => Reading::Ambiguous(change(one), change(other)),
            Self::Unreadable(why) => Reading::Unreadable(why),
        }
    }
}

/// The decimal sign of a column; the other sign groups thousands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Decimal {
    /// `1.234,56`, the Dutch way.
    Comma,
    /// `1,234.56`, the English way.
    Point,
}

/// An exact decimal number: `mantissa` divided by ten to the power `scale`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Exact {
    /// The digits with their sign.
    pub mantissa: i128,
    /// The number of decimals, at most 18.
    pub scale: u32,
}

impl Exact {
    /// The nearest floating point number.
    #[must_use]
    #[allow(clippy::cast_precision_loss)] // nearest is what is asked for
    pub fn to_f64(self) -> f64 {
        self.mantissa as f64 / 10f64.powi(i32::try_from(self.scale).unwrap_or(0))
    }

    /// The whole number, when there are no decimals other than zeros and it fits.
    #[must_use]
    pub fn to_whole(self) -> Option<i64> {
        let unit = 10i128.checked_pow(self.scale)?;
        (self.mantissa % unit == 0).then(|| i64::try_from(self.mantissa / unit).ok())?
    }

    /// Money in cents, when there are at most two decimals and it fits.
    #[must_use]
    pub fn to_cents(self) -> Option<i64> {
        Self { mantissa: self.mantissa.checked_mul(100)?, scale: self.scale }.to_whole()
    }
}

/// Most digits a number may have.
const MAX_DIGITS: usize = 18;

/// A reason that names the value, cut to a length that fits a line. The value is masked by the guard.
pub(super) fn unreadable<T>(id: &'static str, text: &str) -> Reading<T> {
    let cut: String = text.trim().chars().take(60).collect();
    Reading::Unreadable(Message::new(id).with("value", crate::guard::mask(&cut)))
}

/// Reads a number as people write it. `decimal` is what the column decided; it settles `1.234` and nothing else, for
/// a value that can be read in one way is read so. A currency sign, a minus on either side and brackets are taken.
#[must_use]
pub fn read_number(text: &str, decimal: Option<Decimal>) -> Reading<Exact> {
    let Some((negative, body)) = strip_signs(text) else { return unreadable("import-value-not-a-number", text) };
    if body.is_empty() {
        return unreadable("import-value-not-a-number", text);
    }
    if is_scientific(&body) {
        return unreadable("import-value-scientific", text);
    }
    if !body.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | ' ' | '\'')) {
        return unreadable("import-value-not-a-number", text);
    }
    if body.bytes().filter(u8::is_ascii_digit).count() > MAX_DIGITS {
        return unreadable("import-value-too-long", text);
    }
    let build = |at: Option<usize>| exact(&body, at, negative);
    let reading = match shape(&body) {
        Shape::Whole => build(None).map(Reading::Read),
        Shape::Decimal(at) => build(Some(at)).map(Reading::Read),
        Shape::Either(at) => match decimal {
            Some(side) if (side == Decimal::Comma) == (body.as_bytes().get(at) == Some(&b',')) => {
                build(Some(at)).map(Reading::Read)
            }
            Some(_) => build(None).map(Reading::Read),
            None => build(None).zip(build(Some(at))).map(|(whole, broken)| Reading::Ambiguous(whole, broken)),
        },
        Shape::Bad => None,
    };
    reading.unwrap_or_else(|| unreadable("import-value-grouping", text))
}

/// Reads money into cents. More than two decimals is unreadable, never rounded.
#[must_use]
pub fn read_money(text: &str, decimal: Option<Decimal>) -> Reading<i64> {
    match read_number(text, decimal) {
        Reading::Read(number) => match number.to_cents() {
            Some(cents) => Reading::Read(cents),
            None => unreadable("import-value-cents", text),
        },
        Reading::Ambiguous(whole, broken) => match (whole.to_cents(), broken.to_cents()) {
            (Some(one), Some(other)) => Reading::Ambiguous(one, other),
            // `1.234` as 1 euro and 23,4 cents is no amount of money, but a tariff may be meant: still ask.
            (Some(one), None) => Reading::Ambiguous(one, rounded_cents(broken)),
            _ => unreadable("import-value-cents", text),
        },
        Reading::Unreadable(why) => Reading::Unreadable(why),
    }
}

/// Cents of a number with more than two decimals, half away from zero; only to show what a reading would be.
fn rounded_cents(number: Exact) -> i64 {
    let unit = 10i128.checked_pow(number.scale.saturating_sub(2)).unwrap_or(1);
    let half = if number.mantissa < 0 { -unit / 2 } else { unit / 2 };
    i64::try_from((number.mantissa + half) / unit).unwrap_or(0)
}

/// Reads money from a cell. A number cell is money when it lies within a thousandth of a cent of whole cents, because
/// spreadsheets store `12,30` as 12.300000000000001.
#[must_use]
pub fn read_money_cell(cell: &Cell, decimal: Option<Decimal>) -> Reading<i64> {
    match cell {
        Cell::Number { value, .. } => {
            let cents = value * 100.0;
            if !cents.is_finite() || cents.abs() > 9.0e15 {
                unreadable("import-value-too-long", &cell.shown())
            } else if (cents - cents.round()).abs() > 0.001 {
                unreadable("import-value-cents", &cell.shown())
            } else {
                #[allow(clippy::cast_possible_truncation)] // within ±9e15, checked above
                Reading::Read(cents.round() as i64)
            }
        }
        Cell::Text(text) => read_money(text, decimal),
        other => unreadable("import-value-not-a-number", &other.shown()),
    }
}

/// Reads a whole number from a cell: a count of clients, a number of days.
#[must_use]
pub fn read_whole_cell(cell: &Cell, decimal: Option<Decimal>) -> Reading<i64> {
    match cell {
        Cell::Number { value, .. } if value.fract() == 0.0 && value.abs() < 9.0e15 => {
            #[allow(clippy::cast_possible_truncation)] // a whole number within ±9e15
            Reading::Read(*value as i64)
        }
        Cell::Number { .. } => unreadable("import-value-not-whole", &cell.shown()),
        Cell::Text(text) => match read_number(text, decimal) {
            Reading::Read(number) => match number.to_whole() {
                Some(whole) => Reading::Read(whole),
                None => unreadable("import-value-not-whole", text),
            },
            // Only one of the two readings is whole, yet it may be the wrong one: the caller asks.
            Reading::Ambiguous(whole, _) => match whole.to_whole() {
                Some(one) => Reading::Ambiguous(one, one / 1000),
                None => unreadable("import-value-not-whole", text),
            },
            Reading::Unreadable(why) => Reading::Unreadable(why),
        },
        other => unreadable("import-value-not-a-number", &other.shown()),
    }
}

/// Reads a share as a fraction: `21%` is 0.21. Without a percent sign text is ambiguous between 0.21 and 21 %, unless
/// it is above 1; a number cell is the fraction it stores when it shows a percent sign.
#[must_use]
pub fn read_share_cell(cell: &Cell, decimal: Option<Decimal>) -> Reading<f64> {
    let (text, stored) = match cell {
        Cell::Number { value, shown: Some(shown) } if shown.contains('%') => return Reading::Read(*value),
        Cell::Number { value, .. } => (cell.shown(), Some(*value)),
        Cell::Text(text) => (text.clone(), None),
        other => return unreadable("import-value-not-a-number", &other.shown()),
    };
    let body = text.trim();
    let (body, percent) = match body.strip_suffix('%') {
        Some(rest) => (rest, true),
        None => (body, false),
    };
    let number = match stored {
        Some(value) => Reading::Read(value),
        None => read_number(body, decimal).map(Exact::to_f64),
    };
    match number {
        Reading::Read(value) if percent || value.abs() > 1.0 => Reading::Read(value / 100.0),
        Reading::Read(0.0) => Reading::Read(0.0),
        Reading::Read(value) => Reading::Ambiguous(value, value / 100.0),
        Reading::Ambiguous(one, other) => Reading::Ambiguous(one / 100.0, other / 100.0),
        Reading::Unreadable(why) => Reading::Unreadable(why),
    }
}

/// What a column of numbers says about its decimal sign.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ColumnReading {
    /// The decimal sign, when unambiguous values show one and no value shows the other.
    pub decimal: Option<Decimal>,
    /// Values that can only have a decimal comma.
    pub comma: usize,
    /// Values that can only have a decimal point.
    pub point: usize,
    /// Values that wait for the decision.
    pub ambiguous: usize,
    /// Values that are no number.
    pub unreadable: usize,
}

impl ColumnReading {
    /// Whether the user has to say which sign it is.
    #[must_use]
    pub fn must_ask(&self) -> bool {
        self.ambiguous > 0 && self.decimal.is_none()
    }
}

/// Decides the decimal sign of a column from its own unambiguous values. Blank values count for nothing.
#[must_use]
pub fn settle_column<'a>(values: impl IntoIterator<Item = &'a str>) -> ColumnReading {
    let mut out = ColumnReading::default();
    for value in values {
        if value.trim().is_empty() {
            continue;
        }
        match read_number(value, None) {
            Reading::Ambiguous(..) => out.ambiguous += 1,
            Reading::Unreadable(_) => out.unreadable += 1,
            Reading::Read(_) => match strip_signs(value).and_then(|(_, body)| evidence(&body)) {
                Some(Decimal::Comma) => out.comma += 1,
                Some(Decimal::Point) => out.point += 1,
                None => {}
            },
        }
    }
    out.decimal = match (out.comma, out.point) {
        (0, 0) => None,
        (_, 0) => Some(Decimal::Comma),
        (0, _) => Some(Decimal::Point),
        _ => None,
    };
    out
}

/// Which decimal sign a readable value proves.
fn evidence(body: &str) -> Option<Decimal> {
    let side = |sign: u8| if sign == b',' { Decimal::Comma } else { Decimal::Point };
    match shape(body) {
        Shape::Decimal(at) => body.as_bytes().get(at).map(|&sign| side(sign)),
        // Thousands grouped by a sign prove that the other sign is the decimal one.
        Shape::Whole => match (body.contains('.'), body.contains(',')) {
            (true, false) => Some(Decimal::Comma),
            (false, true) => Some(Decimal::Point),
            _ => None,
        },
        _ => None,
    }
}

/// How the signs in a number body are to be understood; places are byte offsets of the decimal sign.
enum Shape {
    Whole,
    Decimal(usize),
    Either(usize),
    Bad,
}

fn shape(body: &str) -> Shape {
    let signs: Vec<(usize, char)> = body.char_indices().filter(|(_, c)| matches!(c, '.' | ',')).collect();
    let blanks = body.contains([' ', '\'']);
    let kinds = (signs.iter().any(|(_, c)| *c == '.'), signs.iter().any(|(_, c)| *c == ','));
    match (signs.as_slice(), kinds) {
        ([], _) => {
            if groups_well(body) {
                Shape::Whole
            } else {
                Shape::Bad
            }
        }
        ([(at, _)], _) => {
            let (left, right) = (body.get(..*at).unwrap_or_default(), body.get(at + 1..).unwrap_or_default());
            if right.is_empty() || !right.bytes().all(|b| b.is_ascii_digit()) || !groups_well(left) {
                Shape::Bad
            } else if right.len() == 3 && !blanks && (1..=3).contains(&left.len()) && !left.starts_with('0') {
                Shape::Either(*at)
            } else {
                Shape::Decimal(*at)
            }
        }
        ([.., (at, last)], (true, true)) => {
            let left = body.get(..*at).unwrap_or_default();
            let right = body.get(at + 1..).unwrap_or_default();
            let good = !left.contains(*last)
                && groups_well(left)
                && !right.is_empty()
                && right.bytes().all(|b| b.is_ascii_digit());
            if good { Shape::Decimal(*at) } else { Shape::Bad }
        }
        _ => {
            if groups_well(body) {
                Shape::Whole
            } else {
                Shape::Bad
            }
        }
    }
}

/// Whether digits are plain or grouped by threes with one sign.
fn groups_well(text: &str) -> bool {
    let Some(sign) = text.chars().find(|c| !c.is_ascii_digit()) else { return true };
    let mut groups = text.split(sign);
    let first = groups.next().unwrap_or_default();
    (1..=3).contains(&first.len())
        && first.bytes().all(|b| b.is_ascii_digit())
        && groups.all(|group| group.len() == 3 && group.bytes().all(|b| b.is_ascii_digit()))
}

fn exact(body: &str, decimal_at: Option<usize>, negative: bool) -> Option<Exact> {
    let mut mantissa: i128 = 0;
    for digit in body.bytes().filter(u8::is_ascii_digit) {
        mantissa = mantissa.checked_mul(10)?.checked_add(i128::from(digit - b'0'))?;
    }
    let scale = decimal_at.map_or(0, |at| body.len() - at - 1);
    Some(Exact { mantissa: if negative { -mantissa } else { mantissa }, scale: u32::try_from(scale).ok()? })
}

/// Takes off the sign, brackets, currency and blanks: whether it is negative, and what is left. None when they
/// contradict each other.
fn strip_signs(text: &str) -> Option<(bool, String)> {
    let plain: String = text
        .chars()
        .filter(|c| !matches!(c, '\u{200B}' | '\u{FEFF}' | '\u{200E}' | '\u{200F}'))
        .map(|c| match c {
            '\u{2212}' | '\u{2013}' => '-',
            '\u{2019}' => '\'',
            c if c.is_whitespace() => ' ',
            c => c,
        })
        .collect();
    let mut body = plain.trim();
    let mut minus = 0;
    let mut currency = 0;
    if let Some(inner) = body.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
        body = inner.trim();
        minus += 1;
    }
    loop {
        let before = body;
        for sign in ["€", "EUR", "eur", "Eur"] {
            let cut = body.strip_prefix(sign).or_else(|| body.strip_suffix(sign));
            if let Some(rest) = cut {
                currency += 1;
                body = rest.trim();
            }
        }
        // `12,-` and `12,--` are whole euros.
        if let Some(rest) =
            body.strip_suffix(",--").or_else(|| body.strip_suffix(",-")).or_else(|| body.strip_suffix(".-"))
        {
            body = rest;
        }
        if let Some(rest) = body.strip_prefix('-').or_else(|| body.strip_suffix('-')) {
            minus += 1;
            body = rest.trim();
        }
        if let Some(rest) = body.strip_prefix('+') {
            body = rest.trim();
        }
        if body == before {
            break;
        }
    }
    (minus <= 1 && currency <= 1).then(|| (minus == 1, body.to_owned()))
}

/// Reads yes or no: ja/nee, J/N, WAAR/ONWAAR, true/false, yes/no, 1/0, x. An empty cell is the caller's to judge.
#[must_use]
pub fn read_bool(cell: &Cell) -> Reading<bool> {
    let text = match cell {
        Cell::Bool(value) => return Reading::Read(*value),
        other => other.shown(),
    };
    match text.trim().to_lowercase().as_str() {
        "ja" | "j" | "waar" | "true" | "yes" | "y" | "1" | "x" | "✓" | "✔" => Reading::Read(true),
        "nee" | "n" | "onwaar" | "false" | "no" | "0" | "neen" => Reading::Read(false),
        _ => unreadable("import-value-not-yes-no", &text),
    }
}
