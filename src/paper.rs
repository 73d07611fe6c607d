//! Paper: one document model for every overview and one writer per format, so that each figure is the same everywhere.
//! What a document says is `report`'s; nothing here knows a rule or reads the register.

pub mod chart;
pub mod csv;
pub mod document;
pub mod docx;
pub mod fonts;
pub mod html;
pub mod markdown;
pub mod markup;
pub mod ods;
pub mod pdf;
pub mod picture;
pub mod sheets;
pub mod xlsx;
pub mod xlsx_chart;
pub mod zipped;

use crate::shown::Shown;
use crate::text::Message;
use document::Document;
use std::borrow::Cow;

/// The formats a document is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Format {
    /// PDF/A-2A that is PDF/UA-1 too.
    Pdf,
    /// DOCX.
    Docx,
    /// Excel workbook.
    Xlsx,
    /// OpenDocument spreadsheet.
    Ods,
    /// One web page.
    Html,
    /// Markdown.
    Markdown,
    /// The figures as one table.
    Csv,
}

impl Format {
    /// All of them, in the order they are offered.
    pub const ALL: &[Self] = &[Self::Pdf, Self::Docx, Self::Xlsx, Self::Ods, Self::Html, Self::Markdown, Self::Csv];

    /// The ending of its files, which is also its name on the command line.
    #[must_use]
    pub fn ending(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Docx => "docx",
            Self::Xlsx => "xlsx",
            Self::Ods => "ods",
            Self::Html => "html",
            Self::Markdown => "md",
            Self::Csv => "csv",
        }
    }

    /// The format of that name or ending.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|format| format.ending().eq_ignore_ascii_case(name))
    }

    /// Writes a document. The same document gives the same bytes, on every day and every machine.
    ///
    /// # Errors
    /// A sentence for people when the format cannot carry the document.
    pub fn write(self, document: &Document) -> Result<Vec<u8>, Message> {
        match self {
            Self::Pdf => pdf::write(document),
            Self::Docx => docx::write(document),
            Self::Xlsx => xlsx::write(document),
            Self::Ods => ods::write(document),
            Self::Html => Ok(html::write(document).into_bytes()),
            Self::Markdown => Ok(markdown::write(document).into_bytes()),
            Self::Csv => csv::write(document),
        }
    }
}

/// The text as every format writes it: what shows nothing, steers a terminal or turns text round is a visible placeholder.
pub(crate) fn plain(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|byte| (b' '..=b'~').contains(&byte)) { text.into() } else { Shown::block(text).into() }
}
