//! Neutral tables: what every sheet format is turned into before anybody asks what a column means.
//! Reading the cells as numbers or dates is `number`; finding the heading row is `headings`.

use chrono::{NaiveDate, NaiveDateTime};

use crate::text::Message;

/// One cell as the file holds it, not yet judged.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Nothing, or text of nothing but blanks.
    Empty,
    /// Text exactly as it stands, blanks around it included.
    Text(String),
    /// A number stored as a number.
    Number {
        /// The stored value; a percentage is its fraction (21 % is 0.21).
        value: f64,
        /// The text the user saw, where the file tells (`01234567`, `21%`, the literal of JSON).
        shown: Option<String>,
    },
    /// A date without a time.
    Day(NaiveDate),
    /// A date with a time, without a zone.
    DayTime(NaiveDateTime),
    /// Yes or no.
    Bool(bool),
    /// An error value of the spreadsheet, as it shows (`#N/A`).
    Error(String),
}

impl Cell {
    /// A text cell, or [`Cell::Empty`] when there is nothing but blanks.
    #[must_use]
    pub fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.trim().is_empty() { Self::Empty } else { Self::Text(text) }
    }

    /// Whether there is nothing in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        matches!(self, Self::Empty)
    }

    /// The cell as one line of text: what the user saw where known, dates as ISO, numbers with a point.
    #[must_use]
    pub fn shown(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) | Self::Error(text) => text.clone(),
            Self::Number { shown: Some(shown), .. } => shown.clone(),
            Self::Number { value, shown: None } => plain_number(*value),
            Self::Day(day) => day.format("%Y-%m-%d").to_string(),
            Self::DayTime(time) => time.format("%Y-%m-%dT%H:%M:%S").to_string(),
            Self::Bool(true) => "true".to_owned(),
            Self::Bool(false) => "false".to_owned(),
        }
    }
}

/// A number without exponent and without `.0`.
#[must_use]
pub fn plain_number(value: f64) -> String {
    format!("{value}")
}

/// One sheet: a name and rows of cells. Rows may differ in length; a missing cell is an empty cell.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    /// Name of the tab, or of the file's table; user data.
    pub name: String,
    /// Hidden in the workbook. It is read like any other, because client data hides there.
    pub hidden: bool,
    /// The rows, from [`Sheet::first_row`] on.
    pub rows: Vec<Vec<Cell>>,
    /// Row number, counted from 1 as the user sees it, of the first row held.
    pub first_row: usize,
}

impl Sheet {
    /// The row number the user sees for the row held at `index`.
    #[must_use]
    pub fn row_number(&self, index: usize) -> usize {
        self.first_row.saturating_add(index)
    }

    /// The cell at a place, [`Cell::Empty`] where the row is shorter or absent.
    #[must_use]
    pub fn cell(&self, row: usize, column: usize) -> &Cell {
        self.rows.get(row).and_then(|cells| cells.get(column)).unwrap_or(&Cell::Empty)
    }

    /// The number of columns of the widest row.
    #[must_use]
    pub fn width(&self) -> usize {
        self.rows.iter().map(Vec::len).max().unwrap_or(0)
    }
}

/// The letters of a column as spreadsheets show them: 0 is `A`, 26 is `AA`.
#[must_use]
pub fn column_letters(mut column: usize) -> String {
    let mut letters = Vec::new();
    loop {
        letters.push(char::from(b'A' + u8::try_from(column % 26).unwrap_or(0)));
        if column < 26 {
            break;
        }
        column = column / 26 - 1;
    }
    letters.iter().rev().collect()
}

/// The kind of file the tables came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// Text with separators.
    Csv,
    /// Office Open XML workbook.
    Xlsx,
    /// OpenDocument spreadsheet.
    Ods,
    /// JSON, an array of objects.
    Json,
    /// JSON, one object a line.
    JsonLines,
}

/// How the bytes of a text file were written; shown in the preview.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Encoding {
    /// UTF-8 without a mark.
    Utf8,
    /// UTF-8 with a byte order mark.
    Utf8Bom,
    /// UTF-16, little end first, with its mark.
    Utf16Le,
    /// UTF-16, big end first, with its mark.
    Utf16Be,
    /// Windows-1252: assumed because the bytes are no valid UTF-8.
    Windows1252,
}

impl Encoding {
    /// The name as it is shown.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Utf8Bom => "UTF-8 (BOM)",
            Self::Utf16Le => "UTF-16LE",
            Self::Utf16Be => "UTF-16BE",
            Self::Windows1252 => "Windows-1252",
        }
    }
}

/// How the lines of a text file end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LineEnd {
    /// Carriage return and line feed.
    CrLf,
    /// Line feed.
    Lf,
    /// Carriage return alone (old Macintosh).
    Cr,
}

impl LineEnd {
    /// The name as it is shown.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::CrLf => "CRLF",
            Self::Lf => "LF",
            Self::Cr => "CR",
        }
    }
}

/// How a text file was read (DOMAIN §6.4): nothing of this is certain, so the preview shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Dialect {
    /// How characters are written.
    pub encoding: Encoding,
    /// The sign between two fields: `;`, `,`, TAB or `|`.
    pub delimiter: char,
    /// How lines end.
    pub line_end: LineEnd,
    /// Whether the first line said the delimiter (`sep=;`); that line is no row.
    pub sep_line: bool,
}

impl Dialect {
    /// One sentence that says how the file was read.
    #[must_use]
    pub fn message(&self) -> Message {
        let delimiter = if self.delimiter == '\t' { "TAB".to_owned() } else { self.delimiter.to_string() };
        let id = match self.encoding {
            Encoding::Windows1252 => "import-sheet-dialect-assumed",
            _ => "import-sheet-dialect",
        };
        Message::new(id)
            .with("encoding", self.encoding.name())
            .with("delimiter", delimiter)
            .with("lineend", self.line_end.name())
    }
}

/// Everything read from one file.
#[derive(Clone, Debug, PartialEq)]
pub struct Workbook {
    /// The kind of file.
    pub format: Format,
    /// How the text was read; only for [`Format::Csv`].
    pub dialect: Option<Dialect>,
    /// Whether day numbers count from 1904 instead of 1900.
    pub dates_1904: bool,
    /// The sheets in the order of the file, hidden ones included.
    pub sheets: Vec<Sheet>,
    /// What the user must know before going on.
    pub warnings: Vec<Message>,
}
