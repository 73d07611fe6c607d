//! How a noun describes itself: its fields, their shapes, its keys. Everything generic (list, detail, form, search,
//! SQL, sheets, journal) reads these tables; none of it knows a noun by name. Values live in `record`, words in `text`.

use super::kind::Kind;
use super::record::{Record, Value};
use super::register::{Register, When};
use crate::guard::FieldSense;

/// What kind of value a field holds and how it is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// One line of text. SQL `TEXT`.
    Line,
    /// Several lines of text. SQL `TEXT`.
    Prose,
    /// A list of short texts, written with `|` between them. SQL `TEXT`.
    Lines,
    /// When something is due, in the notation of `domain::due`; shown in words. SQL `TEXT`.
    Due,
    /// A whole number. SQL `INTEGER`.
    Whole,
    /// Money in cents; the column ends in `_cents`. SQL `INTEGER`.
    Money,
    /// Money in cents where `none` (known to be absent) differs from unknown and from 0. SQL `ANY`.
    MoneyOrNone,
    /// A percentage with up to four decimals, held as parts per million (1 % = 10 000). SQL `REAL`, in percents.
    Percent,
    /// A volume with up to three decimals, held as thousandths. SQL `REAL`, in whole units.
    Quantity,
    /// A civil date. SQL `TEXT`, ISO.
    Day,
    /// A calendar month, held as its first day. SQL `TEXT`, `2026-03`.
    Month,
    /// Yes or no. SQL `INTEGER`, 0 or 1.
    Flag,
    /// One of a closed list of English codes. SQL `TEXT` with a check.
    Choice(&'static [&'static str]),
    /// A record of that noun. SQL `INTEGER` with a foreign key.
    Link(Kind),
    /// Several records of that noun. A table of its own, `{noun}_{field}` with `owner` and `target`.
    Links(Kind),
    /// A record of the noun that a choice field of the same record names (in the singular). SQL `INTEGER`.
    LinkBy(&'static str),
}

impl Shape {
    /// Whether it holds numbers, which stand right in a column.
    #[must_use]
    pub const fn is_number(self) -> bool {
        matches!(self, Self::Whole | Self::Money | Self::MoneyOrNone | Self::Percent | Self::Quantity)
    }
}

/// One row of a noun's description.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    /// Column name in `schema.sql`, JSON, CSV, `--where` and `set`.
    pub name: &'static str,
    /// What it holds.
    pub shape: Shape,
    /// Whether a record cannot be saved without it.
    pub required: bool,
    /// Width in cells in a list; 0 keeps it out of the list until the user picks it.
    pub width: u16,
    /// Whether free words search in it.
    pub searched: bool,
    /// Whether an unknown value is listed as "to complete".
    pub asked: bool,
    /// Whether it holds personal data: erasable, also from the journal (DOMAIN §2.4).
    pub personal: bool,
    /// Number of digits when it is an official number whose leading zeros a sheet may have lost; 0 otherwise.
    pub digits: u8,
    /// Whether it is a number or code that others gave, with or without a number of digits of its own.
    pub official: bool,
    /// Whether it is a key the program makes itself, of names, numbers and days.
    pub key: bool,
    /// Whether it holds for all municipalities when it names none.
    pub everywhere: bool,
}

/// A field of this name and shape; optional, not in the list, not searched.
#[must_use]
pub const fn field(name: &'static str, shape: Shape) -> Field {
    Field {
        name,
        shape,
        required: false,
        width: 0,
        searched: false,
        asked: false,
        personal: false,
        digits: 0,
        official: false,
        key: false,
        everywhere: false,
    }
}

impl Field {
    /// The same field, which a record cannot do without.
    #[must_use]
    pub const fn required(mut self) -> Self {
        self.required = true;
        self
    }

    /// The same field, shown in lists by default with this width in cells.
    #[must_use]
    pub const fn list(mut self, width: u16) -> Self {
        self.width = width;
        self
    }

    /// The same field, a key the program makes itself.
    #[must_use]
    pub const fn made(mut self) -> Self {
        self.key = true;
        self
    }

    /// The same field, found by free words.
    #[must_use]
    pub const fn searched(mut self) -> Self {
        self.searched = true;
        self
    }

    /// The same field, listed as "to complete" while unknown.
    #[must_use]
    pub const fn asked(mut self) -> Self {
        self.asked = true;
        self
    }

    /// The same field, which holds for all municipalities when it names none.
    #[must_use]
    pub const fn everywhere(mut self) -> Self {
        self.everywhere = true;
        self
    }

    /// The same field, holding personal data.
    #[must_use]
    pub const fn personal(mut self) -> Self {
        self.personal = true;
        self
    }

    /// The same field, an official number of so many digits.
    #[must_use]
    pub const fn digits(mut self, digits: u8) -> Self {
        self.digits = digits;
        self.official = true;
        self
    }

    /// The same field, a number or code that others gave.
    #[must_use]
    pub const fn official(mut self) -> Self {
        self.official = true;
        self
    }

    /// What the guard at any door may take for granted of what stands in it.
    #[must_use]
    pub fn sense(&self) -> FieldSense {
        match self.name {
            "kvk" => FieldSense::Kvk,
            _ if self.key => FieldSense::Key,
            _ if self.official => FieldSense::OfficialNumber,
            _ if self.shape.is_number() => FieldSense::Number,
            _ => FieldSense::FreeText,
        }
    }

    /// The column name as a sheet for people may carry it: money without `_cents`.
    #[must_use]
    pub fn plain_name(&self) -> &'static str {
        self.name.strip_suffix("_cents").unwrap_or(self.name)
    }
}

/// A column that is computed from the register for a reference date; never stored, never typed.
#[derive(Clone, Copy)]
pub struct Derived {
    /// Name, in the same space as the columns of the noun.
    pub name: &'static str,
    /// What it yields.
    pub shape: Shape,
    /// Width in cells in a list; 0 keeps it out until picked.
    pub width: u16,
    /// How it is computed.
    pub of: fn(&Register, &Record, When) -> Value,
}

/// A noun: one kind of record, described once.
#[derive(Clone, Copy)]
pub struct Noun {
    /// Which noun it is.
    pub kind: Kind,
    /// Its columns, in the order of the form and of exports. Each list ends with `note` and `archived_on`.
    pub fields: &'static [Field],
    /// Computed columns.
    pub derived: &'static [Derived],
    /// What names a record, strongest first: the first list whose columns are all known matches imports and typed keys.
    pub keys: &'static [&'static [&'static str]],
    /// The columns that name a record to a person; falls back on the key.
    pub label: &'static [&'static str],
    /// The columns that say from and until when the record holds (both inclusive); facts have it, things do not.
    pub period: Option<(&'static str, &'static str)>,
}

/// Where the days stand by which a record of a noun holds, as positions in its fields.
#[derive(Clone, Copy, Debug)]
pub struct Times {
    /// First day it holds.
    pub from: Option<usize>,
    /// Last day it holds.
    pub to: Option<usize>,
    /// Day from which it is put away.
    pub put_away: Option<usize>,
}

/// Where a value of type `T` stands in the records of a noun; made at compile time from the column's name.
#[derive(Debug)]
pub struct Column<T> {
    /// Position in `Noun::fields`.
    pub index: usize,
    held: std::marker::PhantomData<fn() -> T>,
}

impl<T> Clone for Column<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Column<T> {}

/// Marks a column of text (`Line`, `Prose` or `Lines`).
#[derive(Debug)]
pub enum Text {}
/// Marks a column of numbers (whole, money, percent, quantity).
#[derive(Debug)]
pub enum Number {}
/// Marks a column of days or months.
#[derive(Debug)]
pub enum Date {}
/// Marks a column of yes or no.
#[derive(Debug)]
pub enum YesNo {}
/// Marks a column of codes.
#[derive(Debug)]
pub enum Code {}
/// Marks a column that links to one record.
#[derive(Debug)]
pub enum One {}
/// Marks a column that links to several records.
#[derive(Debug)]
pub enum Several {}

const fn same(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    if a.len() != b.len() {
        return false;
    }
    let mut i = 0;
    while i < a.len() {
        if a[i] != b[i] {
            return false;
        }
        i += 1;
    }
    true
}

impl Noun {
    /// The name in the plural: the table, the KIND of the command line.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.kind.name()
    }

    const fn position(&self, name: &str) -> usize {
        let mut i = 0;
        while i < self.fields.len() {
            if same(self.fields[i].name, name) {
                return i;
            }
            i += 1;
        }
        usize::MAX
    }

    const fn place(&self, name: &str) -> Option<usize> {
        match self.position(name) {
            usize::MAX => None,
            position => Some(position),
        }
    }

    /// Where its days stand; asked of every record, so it is worked out when the program is compiled (`Kind::times`).
    #[must_use]
    pub const fn times(&self) -> Times {
        let (from, to) = match self.period {
            Some((from, to)) => (self.place(from), self.place(to)),
            None => (None, None),
        };
        Times { from, to, put_away: self.place("archived_on") }
    }

    const fn at<T>(&self, name: &str, fits: bool) -> Column<T> {
        assert!(fits, "this column has another shape");
        Column { index: self.position(name), held: std::marker::PhantomData }
    }

    const fn shape(&self, name: &str) -> Shape {
        let index = self.position(name);
        assert!(index < usize::MAX, "this noun has no such column");
        self.fields[index].shape
    }

    /// The text column of that name; does not compile when there is none.
    #[must_use]
    pub const fn text(&self, name: &str) -> Column<Text> {
        self.at(name, matches!(self.shape(name), Shape::Line | Shape::Prose | Shape::Lines | Shape::Due))
    }

    /// The number column of that name.
    #[must_use]
    pub const fn number(&self, name: &str) -> Column<Number> {
        self.at(name, self.shape(name).is_number())
    }

    /// The day or month column of that name.
    #[must_use]
    pub const fn date(&self, name: &str) -> Column<Date> {
        self.at(name, matches!(self.shape(name), Shape::Day | Shape::Month))
    }

    /// The yes/no column of that name.
    #[must_use]
    pub const fn flag(&self, name: &str) -> Column<YesNo> {
        self.at(name, matches!(self.shape(name), Shape::Flag))
    }

    /// The code column of that name.
    #[must_use]
    pub const fn choice(&self, name: &str) -> Column<Code> {
        self.at(name, matches!(self.shape(name), Shape::Choice(_)))
    }

    /// The link column of that name.
    #[must_use]
    pub const fn link(&self, name: &str) -> Column<One> {
        self.at(name, matches!(self.shape(name), Shape::Link(_) | Shape::LinkBy(_)))
    }

    /// The column of several links of that name.
    #[must_use]
    pub const fn links(&self, name: &str) -> Column<Several> {
        self.at(name, matches!(self.shape(name), Shape::Links(_)))
    }

    /// The field of that name and its position, for names that come from outside.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<(usize, &'static Field)> {
        self.fields.iter().enumerate().find(|(_, field)| field.name == name)
    }

    /// The computed column of that name.
    #[must_use]
    pub fn find_derived(&self, name: &str) -> Option<&'static Derived> {
        self.derived.iter().find(|derived| derived.name == name)
    }
}
