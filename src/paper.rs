//! Paper: one document model for every overview and one writer per format, so that each figure is the same everywhere.
//! What a document says is `report`'s; nothing here knows a rule or reads the register.

pub mod chart;
pub mod document;
pub mod fonts;
pub mod markdown;
pub mod picture;

use crate::text::Message;
use document::Document;

/// The formats a document is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Format {
    /// Markdown.
    Markdown,
}

impl Format {
    /// All of them, in the order they are offered.
    pub const ALL: &[Self] = &[Self::Markdown];

    /// The ending of its files, which is also its name on the command line.
    #[must_use]
    pub fn ending(self) -> &'static str {
        match self {
            Self::Markdown => "md",
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
            Self::Markdown => Ok(markdown::write(document).into_bytes()),
        }
    }
}
