//! A document on its way to paper: title, letterhead, the dates it rests on, and sections of text, tiles, tables and charts.
//! Figures are typed cells, written for people by `Cell::show` and kept as numbers by spreadsheets. How it looks is the
//! writers'.

use crate::domain::field::Shape;
use crate::domain::questions::Source;
use crate::export::table::show;
use crate::text::{Lang, Words};
use chrono::NaiveDate;
use serde::Serialize;

pub use crate::export::table::{Cell as Figure, Column};

/// One overview, ready to be written in any format.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Document {
    /// Start of its files' names: ASCII, lower case, no blanks (`maandrapportage-2026-10-gm9001`).
    pub name: String,
    /// Title (heading level 1), also that of the file's properties.
    pub title: String,
    /// Whom and which period it is about, one line under the title.
    pub subtitle: String,
    /// Language of all its words.
    #[serde(serialize_with = "code")]
    pub lang: Lang,
    /// Reference date; also the date in the file's properties, so that no clock is read.
    pub as_of: NaiveDate,
    /// What it rests on, as label and value: stand per, known on, completeness, draft or final.
    pub facts: Vec<(String, String)>,
    /// Whose paper it is.
    pub house: House,
    /// The line at the foot of each page, beside the page number.
    pub footer: String,
    /// Its sections, in the order to read them.
    pub sections: Vec<Section>,
}

fn code<S: serde::Serializer>(lang: &Lang, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(lang.code())
}

/// The letterhead (briefhoofd) of the region.
#[derive(Clone, Debug, Default, Serialize)]
pub struct House {
    /// Name of the organisation; empty without.
    pub name: String,
    /// Picture, when the region has one.
    pub logo: Option<Logo>,
    /// Colour of headings and lines as red, green, blue; at least 4.5 : 1 against white.
    pub accent: (u8, u8, u8),
}

/// A logo.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Logo {
    /// Whether the bytes are SVG; otherwise they are PNG.
    pub svg: bool,
    /// The file.
    pub bytes: Vec<u8>,
    /// What a reader who does not see it is told.
    pub alt: String,
}

/// A section with a heading of level 2.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Section {
    /// Name that never changes and is the same in both languages: `finance`. Unique within the document.
    pub id: &'static str,
    /// Heading.
    pub heading: String,
    /// What it holds.
    pub blocks: Vec<Block>,
}

/// A piece of a section.
#[derive(Clone, Debug, Serialize)]
pub enum Block {
    /// Running text.
    Paragraph(String),
    /// A list of short texts.
    List(Vec<String>),
    /// Figures that stand out.
    Tiles(Vec<Tile>),
    /// A table.
    Table(Table),
    /// A chart with its data table right behind it.
    Chart(Chart),
    /// Lines to write on, under a label.
    Room(String),
}

/// A figure that stands out.
#[derive(Clone, Debug, Serialize)]
pub struct Tile {
    /// What it is.
    pub label: String,
    /// The figure.
    pub cell: Cell,
    /// A few words under it; may be empty.
    pub detail: String,
}

/// A table with a caption.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Table {
    /// Name that never changes, ASCII, unique within the document: `finance_per_municipality`.
    pub id: &'static str,
    /// Caption.
    pub caption: String,
    /// Its columns. The first one names the row: its cells are row headings.
    #[serde(serialize_with = "labels")]
    pub columns: Vec<Column>,
    /// Its rows.
    pub rows: Vec<Row>,
    /// A note under it; may be empty.
    pub note: String,
}

fn labels<S: serde::Serializer>(columns: &[Column], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(columns.iter().map(|column| (&column.name, &column.label)))
}

/// A row of a table.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Row {
    /// A cell per column.
    pub cells: Vec<Cell>,
    /// Whether it sums the rows before it.
    pub total: bool,
}

/// A figure or text with a mark and what it was made from.
#[derive(Clone, Debug, Serialize)]
pub struct Cell {
    /// What stands in it.
    #[serde(serialize_with = "figure")]
    pub figure: Figure,
    /// How it stands; nothing where that is no question.
    pub mark: Option<Mark>,
    /// What it was made from, for the preview; not written on paper.
    #[serde(skip)]
    pub made: Vec<Source>,
}

fn figure<S: serde::Serializer>(figure: &Figure, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(&format_args!("{figure:?}"))
}

/// How a figure stands: a sign and a word, for colour alone says nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum Mark {
    /// In order (`=`).
    Good,
    /// Asks for attention (`~`).
    Soon,
    /// Alarms (`!`).
    Late,
    /// Not known (`?`).
    Unknown,
}

impl Mark {
    /// Its sign.
    #[must_use]
    pub fn sign(self) -> &'static str {
        match self {
            Self::Good => "=",
            Self::Soon => "~",
            Self::Late => "!",
            Self::Unknown => "?",
        }
    }
}

impl Cell {
    /// A cell with a figure and nothing else.
    #[must_use]
    pub fn new(figure: Figure) -> Self {
        Self { figure, mark: None, made: Vec::new() }
    }

    /// A cell with text; empty text is an unknown value.
    #[must_use]
    pub fn text(text: impl Into<String>) -> Self {
        let text: String = text.into();
        Self::new(if text.trim().is_empty() { Figure::Unknown } else { Figure::Text(text.into()) })
    }

    /// Money in cents.
    #[must_use]
    pub fn cents(cents: Option<i64>) -> Self {
        Self::new(cents.map_or(Figure::Unknown, Figure::Cents))
    }

    /// A whole number.
    #[must_use]
    pub fn whole(number: Option<i64>) -> Self {
        Self::new(number.map_or(Figure::Unknown, Figure::Whole))
    }

    /// A percentage in parts per million.
    #[must_use]
    pub fn percent(ppm: Option<i64>) -> Self {
        Self::new(ppm.map_or(Figure::Unknown, Figure::Percent))
    }

    /// A volume in thousandths.
    #[must_use]
    pub fn quantity(milli: Option<i64>) -> Self {
        Self::new(milli.map_or(Figure::Unknown, Figure::Quantity))
    }

    /// A day.
    #[must_use]
    pub fn day(day: Option<NaiveDate>) -> Self {
        Self::new(day.map_or(Figure::Unknown, Figure::Day))
    }

    /// The same with a mark.
    #[must_use]
    pub fn marked(mut self, mark: Option<Mark>) -> Self {
        self.mark = mark;
        self
    }

    /// The same with what it was made from.
    #[must_use]
    pub fn made_from(mut self, made: Vec<Source>) -> Self {
        self.made = made;
        self
    }

    /// What people read of a figure outside a table.
    #[must_use]
    pub fn alone(&self, words: Words) -> String {
        self.show(&Column { name: String::new(), label: String::new(), shape: Shape::Line }, words)
    }

    /// What people read, with the sign of its mark behind it. Unknown is a word on paper, never an empty place.
    #[must_use]
    pub fn show(&self, column: &Column, words: Words) -> String {
        let text = match self.figure {
            Figure::Unknown => words.get("paper-unknown"),
            _ => show(&self.figure, column, words),
        };
        match self.mark {
            Some(mark) => format!("{text} {}", mark.sign()),
            None => text,
        }
    }
}

/// A chart: what is drawn, the sentence for who does not see it, and the table it draws.
#[derive(Clone, Debug, Serialize)]
pub struct Chart {
    /// Title.
    pub title: String,
    /// What the chart shows, in one sentence with its main figures: the alternative text.
    pub alt: String,
    /// What is drawn.
    pub plot: Plot,
    /// Its data table, which follows it.
    pub table: Table,
}

/// What a chart draws. Numbers are in the unit of their shape, as in cells; nothing is a gap.
#[derive(Clone, Debug, Serialize)]
pub enum Plot {
    /// Lying bars, one per row, with lines at norms: use of capacity, spending against budget.
    Bars {
        /// The unit.
        unit: Unit,
        /// A bar each.
        bars: Vec<Bar>,
        /// Norm lines: value and label.
        lines: Vec<(i64, String)>,
    },
    /// Lines over periods: spending with forecast, an indicator.
    Lines {
        /// The unit.
        unit: Unit,
        /// Labels of the periods.
        periods: Vec<String>,
        /// A line each.
        series: Vec<Series>,
    },
    /// Cells of rows and columns with a sign: the coverage map.
    Heat {
        /// Headings of the columns.
        columns: Vec<String>,
        /// A row each.
        rows: Vec<HeatRow>,
    },
    /// Bars over days: terms of contracts, with options and moments.
    Spans {
        /// First day drawn.
        from: NaiveDate,
        /// Last day drawn.
        to: NaiveDate,
        /// The reference date, drawn as a line.
        today: NaiveDate,
        /// A line each.
        rows: Vec<SpanRow>,
    },
}

/// What the numbers of a plot are, as their axis says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Unit {
    /// Cents.
    Cents,
    /// Parts per million of one.
    Percent,
    /// Thousandths.
    Quantity,
    /// Whole numbers.
    Whole,
}

/// A lying bar.
#[derive(Clone, Debug, Serialize)]
pub struct Bar {
    /// What it is.
    pub label: String,
    /// How long; nothing when unknown.
    pub value: Option<i64>,
    /// How it stands.
    pub mark: Option<Mark>,
}

/// A row of a map.
#[derive(Clone, Debug, Serialize)]
pub struct HeatRow {
    /// What it is.
    pub label: String,
    /// Text and mark per column.
    pub cells: Vec<(String, Option<Mark>)>,
}

/// A line over periods.
#[derive(Clone, Debug, Serialize)]
pub struct Series {
    /// Its name.
    pub name: String,
    /// A value per period.
    pub values: Vec<Option<i64>>,
    /// Whether it is dashed: a forecast or a target.
    pub dashed: bool,
}

/// The term of one thing on a timeline.
#[derive(Clone, Debug, Serialize)]
pub struct SpanRow {
    /// What it is.
    pub label: String,
    /// First and last day, and whether it is certain; options that are open are not.
    pub spans: Vec<(NaiveDate, NaiveDate, bool)>,
    /// Moments: day and sign.
    pub points: Vec<(NaiveDate, char)>,
}

impl Document {
    /// How its words are said.
    #[must_use]
    pub fn words(&self) -> Words {
        Words::load(self.lang)
    }

    /// All its tables in reading order, those of charts too.
    pub fn tables(&self) -> impl Iterator<Item = &Table> {
        self.sections.iter().flat_map(|section| &section.blocks).filter_map(|block| match block {
            Block::Table(table) => Some(table),
            Block::Chart(chart) => Some(&chart.table),
            Block::Paragraph(_) | Block::List(_) | Block::Tiles(_) | Block::Room(_) => None,
        })
    }
}
