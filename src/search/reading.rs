//! What stands after the colon: read by the shape of the column into a test on values. Operators, ranges, lengths of time
//! from today, half dates (a year, a month, a quarter), `?` for unknown and `none`.

use super::column::{ColumnSpec, Part};
use crate::domain::calendar::{Month, month_end, quarter_end, year_end};
use crate::domain::field::Shape;
use crate::domain::kind::Kind;
use crate::domain::nouns::reports::{KINDS, kind_name};
use crate::domain::record::Value;
use crate::domain::written::{self, Problem};
use crate::shown::fold;
use crate::text::{Lang, Message, Words};
use chrono::NaiveDate;

/// A test on one value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Check {
    /// Nothing is known.
    Unknown,
    /// Known to be absent.
    Nothing,
    /// A day in this range, both ends included.
    Days(Option<NaiveDate>, Option<NaiveDate>),
    /// A number in this range, in the unit of the shape, both ends included.
    Numbers(Option<i64>, Option<i64>),
    /// Yes or no.
    Flag(bool),
    /// One of these codes.
    Codes(Vec<&'static str>),
    /// Text that holds this, folded.
    Contains(String),
    /// Text that is this, folded.
    Equals(String),
    /// A record whose key is this, or whose label holds it, folded.
    Record(String),
}

impl Check {
    /// Whether a value passes; links are for `matching`, which knows the records.
    pub(super) fn passes(&self, value: &Value) -> bool {
        match (self, value) {
            (Self::Unknown, value) => value.is_unknown(),
            (Self::Nothing, Value::Nothing) => true,
            (Self::Days(from, to), Value::Day(day)) => within(day, from.as_ref(), to.as_ref()),
            (Self::Numbers(from, to), Value::Number(number)) => within(number, from.as_ref(), to.as_ref()),
            (Self::Flag(wanted), Value::Flag(flag)) => wanted == flag,
            (Self::Codes(codes), Value::Choice(code)) => codes.contains(code),
            (Self::Codes(codes), Value::Text(text)) => codes.contains(&&**text),
            (Self::Contains(part), Value::Text(text)) => holds_folded(text, part),
            (Self::Equals(whole), Value::Text(text)) => fold(text) == *whole,
            _ => false,
        }
    }
}

/// Whether a column holds which overview it is.
pub(super) fn is_report(column: &ColumnSpec) -> bool {
    matches!(column.kind, Kind::Report | Kind::ReportRemark) && column.name() == "kind"
}

/// The overviews whose name in either language begins so, or whose code this is.
fn overviews_called(typed: &str) -> Vec<&'static str> {
    let (_, typed) = sign(typed);
    let typed = fold(typed);
    let named = |code: &&str| {
        Lang::ALL
            .iter()
            .any(|lang| kind_name(code, Words::load(*lang)).is_some_and(|name| fold(&name).starts_with(&typed)))
    };
    KINDS.iter().copied().filter(|code| !typed.is_empty() && (*code == typed || named(code))).collect()
}

fn within<T: Ord>(value: &T, from: Option<&T>, to: Option<&T>) -> bool {
    from.is_none_or(|from| from <= value) && to.is_none_or(|to| value <= to)
}

/// Whether text, once folded, holds a folded part; plain text is compared where it stands.
pub(super) fn holds_folded(text: &str, part: &str) -> bool {
    if !text.is_ascii() {
        return fold(text).contains(part);
    }
    if !part.is_ascii() || part.len() > text.len() {
        return false;
    }
    if part.is_empty() {
        return true;
    }
    let (first, part) = (part.as_bytes()[0], part.as_bytes());
    let upper = first.to_ascii_uppercase();
    memchr::memchr2_iter(first, upper, text.as_bytes())
        .any(|at| text.as_bytes().get(at..at + part.len()).is_some_and(|found| found.eq_ignore_ascii_case(part)))
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Sign {
    Is,
    Exactly,
    Below,
    AtMost,
    Above,
    AtLeast,
}

fn sign(typed: &str) -> (Sign, &str) {
    const SIGNS: &[(&str, Sign)] = &[
        (">=", Sign::AtLeast),
        ("≥", Sign::AtLeast),
        ("<=", Sign::AtMost),
        ("≤", Sign::AtMost),
        (">", Sign::Above),
        ("<", Sign::Below),
        ("=", Sign::Exactly),
    ];
    let found = SIGNS.iter().find_map(|(mark, sign)| typed.strip_prefix(mark).map(|rest| (*sign, rest.trim_start())));
    found.unwrap_or((Sign::Is, typed))
}

/// What values are read with.
#[derive(Clone, Copy)]
pub(super) struct Values {
    pub words: Words,
    pub today: NaiveDate,
}

impl Values {
    /// Reads what stands after the colon for a column.
    ///
    /// # Errors
    /// A sentence that says what is wrong with the value.
    pub(super) fn read(self, column: &ColumnSpec, cents: bool, typed: &str) -> Result<Check, Problem> {
        let typed = typed.trim();
        let shape = column.shape();
        if typed == "?" {
            return Ok(Check::Unknown);
        }
        let says_none = matches!(fold(typed).as_str(), "none" | "geen");
        match shape {
            Shape::Line if is_report(column) && !overviews_called(typed).is_empty() => {
                Ok(Check::Codes(overviews_called(typed)))
            }
            Shape::Line | Shape::Prose | Shape::Lines | Shape::Due => Ok(match sign(typed) {
                (Sign::Exactly, rest) if !rest.is_empty() => Check::Equals(fold(rest)),
                _ => Check::Contains(fold(typed)),
            }),
            Shape::Choice(codes) => self
                .codes(column, codes, typed)
                .or_else(|problem| if says_none { Ok(Check::Unknown) } else { Err(problem) }),
            Shape::MoneyOrNone if says_none => Ok(Check::Nothing),
            _ if says_none => Ok(Check::Unknown),
            Shape::Link(_) | Shape::Links(_) | Shape::LinkBy(_) => {
                let (_, rest) = sign(typed);
                Ok(Check::Record(fold(rest.trim())))
            }
            Shape::Flag => Ok(Check::Flag(written::parse_yes_no(typed)?)),
            Shape::Day | Shape::Month => self.days(typed),
            Shape::Whole | Shape::Money | Shape::MoneyOrNone | Shape::Percent | Shape::Quantity => {
                self.numbers(shape, cents, typed)
            }
        }
    }

    /// Codes by name in either language: the one that is meant, else all that begin so. In a computed column `both`
    /// answers to each of the codes it stands for.
    fn codes(self, column: &ColumnSpec, codes: &'static [&'static str], typed: &str) -> Result<Check, Problem> {
        let (_, typed) = sign(typed);
        let mut found = codes_called(column, codes, typed, 1);
        if found.is_empty() {
            let name = column.name();
            let leaf = name.rsplit('.').next().unwrap_or_default();
            let names: Vec<_> = codes.iter().map(|code| self.words.choice(leaf, code)).collect();
            let message = Message::new("value-no-such-choice").with("typed", typed).with("choices", names.join(", "));
            return Err(Problem::new(message));
        }
        if is_computed(column) && codes.contains(&"both") && !found.contains(&"both") {
            found.push("both");
        }
        Ok(Check::Codes(found))
    }

    fn days(self, typed: &str) -> Result<Check, Problem> {
        if let Some((from, to)) = typed.split_once("..") {
            let from = if from.trim().is_empty() { None } else { Some(self.moment(from)?.first) };
            let to = if to.trim().is_empty() { None } else { Some(self.moment(to)?.last) };
            return Ok(Check::Days(from, to));
        }
        let (sign, rest) = sign(typed);
        let moment = self.moment(rest)?;
        let before = |day: NaiveDate| day.pred_opt();
        let after = |day: NaiveDate| day.succ_opt();
        // A length of time without a sign looks ahead: what lies before today is not "within 90 days".
        let floor = moment.ahead.then_some(self.today);
        Ok(match sign {
            Sign::Is | Sign::Exactly => Check::Days(floor.or(Some(moment.first)), Some(moment.last)),
            Sign::Below => Check::Days(floor, before(moment.first)),
            Sign::AtMost => Check::Days(floor, Some(moment.last)),
            Sign::Above => Check::Days(after(moment.last), None),
            Sign::AtLeast => Check::Days(Some(moment.first), None),
        })
    }

    /// A day, or the days of a month, quarter or year, or the day so far ahead.
    fn moment(self, typed: &str) -> Result<Moment, Problem> {
        let typed = typed.trim();
        let one = |day| Moment { first: day, last: day, ahead: false };
        if let Some((first, last)) = half_date(typed) {
            return Ok(Moment { first, last, ahead: false });
        }
        match written::parse_day(typed, self.today, self.words.lang()) {
            Ok(day) => Ok(one(day)),
            Err(problem) if begins_like_span(typed) => match written::parse_span(typed) {
                Ok(span) => Ok(Moment { ahead: true, ..one(span.add_to(self.today)) }),
                Err(_) if typed.contains(['-', '/', '.', ' ']) => Err(problem),
                Err(problem) => Err(problem),
            },
            Err(problem) => Err(problem),
        }
    }

    fn numbers(self, shape: Shape, cents: bool, typed: &str) -> Result<Check, Problem> {
        if let Some((from, to)) = typed.split_once("..") {
            let side = |side: &str| match side.trim() {
                "" => Ok(None),
                side => self.number(shape, cents, side).map(Some),
            };
            return Ok(Check::Numbers(side(from)?, side(to)?));
        }
        let (sign, rest) = sign(typed);
        let number = self.number(shape, cents, rest)?;
        Ok(match sign {
            Sign::Is | Sign::Exactly => Check::Numbers(Some(number), Some(number)),
            Sign::Below => Check::Numbers(None, Some(number.saturating_sub(1))),
            Sign::AtMost => Check::Numbers(None, Some(number)),
            Sign::Above => Check::Numbers(Some(number.saturating_add(1)), None),
            Sign::AtLeast => Check::Numbers(Some(number), None),
        })
    }

    fn number(self, shape: Shape, cents: bool, typed: &str) -> Result<i64, Problem> {
        let lang = self.words.lang();
        match shape {
            Shape::Money | Shape::MoneyOrNone if cents => {
                typed.trim().parse().map_err(|_| Problem::new(Message::new("value-not-cents").with("typed", typed)))
            }
            Shape::Money | Shape::MoneyOrNone => written::parse_money(typed, lang),
            Shape::Percent => written::parse_percent(typed, lang),
            Shape::Quantity => written::parse_quantity(typed, lang),
            _ => written::parse_whole(typed, lang),
        }
    }
}

/// What to type to ask a column of choices for a code: its word where that means this code and no other, between
/// quotation marks if it has several parts; else the code.
#[must_use]
pub fn choice_to_type(column: &ColumnSpec, code: &'static str, words: Words) -> String {
    let name = column.name();
    let word = words.choice(name.rsplit('.').next().unwrap_or_default(), code);
    let Shape::Choice(codes) = column.shape() else { return code.into() };
    let begins = word.starts_with(char::is_alphanumeric);
    match codes_called(column, codes, &word, 1).as_slice() {
        [only] if *only == code && begins && !word.contains('"') => {
            if word.contains(char::is_whitespace) {
                format!("\"{word}\"")
            } else {
                word
            }
        }
        _ => code.into(),
    }
}

/// The codes of a column that a word names in either language: the one it is in full, else those that begin with it
/// when it has at least `least` letters.
pub(super) fn codes_called(
    column: &ColumnSpec,
    codes: &'static [&'static str],
    typed: &str,
    least: usize,
) -> Vec<&'static str> {
    let wanted = fold(typed.trim());
    if wanted.is_empty() {
        return Vec::new();
    }
    let name = column.name();
    let leaf = name.rsplit('.').next().unwrap_or_default();
    let called = |test: &dyn Fn(&str) -> bool| -> Vec<&'static str> {
        let named = |code: &str| {
            test(&fold(code)) || Lang::ALL.into_iter().any(|lang| test(&fold(&Words::load(lang).choice(leaf, code))))
        };
        codes.iter().copied().filter(|code| named(code)).collect()
    };
    let exact = called(&|known| known == wanted);
    if !exact.is_empty() || wanted.chars().count() < least {
        return exact;
    }
    called(&|known| known.starts_with(&wanted))
}

fn is_computed(column: &ColumnSpec) -> bool {
    match &column.part {
        Part::Derived(_) => true,
        Part::Through(_, inner) => is_computed(inner),
        _ => false,
    }
}

/// Days that a typed moment covers.
#[derive(Clone, Copy)]
struct Moment {
    first: NaiveDate,
    last: NaiveDate,
    /// Counted from today without a sign.
    ahead: bool,
}

fn begins_like_span(typed: &str) -> bool {
    typed.starts_with(|c: char| c.is_ascii_digit()) && typed.ends_with(char::is_alphabetic)
}

/// `2026`, `2026-10`, `okt 2026`, `2026-K3`, `2026-Q3`: first and last day.
fn half_date(typed: &str) -> Option<(NaiveDate, NaiveDate)> {
    let folded = fold(typed);
    if folded.len() == 4 && folded.bytes().all(|c| c.is_ascii_digit()) {
        let first = NaiveDate::from_ymd_opt(folded.parse().ok()?, 1, 1)?;
        return (written::FIRST_YEAR..=written::LAST_YEAR)
            .contains(&chrono::Datelike::year(&first))
            .then(|| (first, year_end(first)));
    }
    if let Some((year, quarter)) = folded.split_once("-k").or_else(|| folded.split_once("-q")) {
        let quarter: u32 = quarter.parse().ok().filter(|quarter| (1..=4).contains(quarter))?;
        let year = year.parse().ok().filter(|year| (written::FIRST_YEAR..=written::LAST_YEAR).contains(year))?;
        let first = NaiveDate::from_ymd_opt(year, quarter * 3 - 2, 1)?;
        return Some((first, quarter_end(first)));
    }
    // Only with a year of four digits: `dec-26` may as well be a day.
    if !folded.split(|c: char| !c.is_ascii_digit()).any(|run| run.len() == 4) {
        return None;
    }
    let month: Month = written::parse_month(typed).ok()?;
    Some((month.first(), month_end(month.first())))
}
