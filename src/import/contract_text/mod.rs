//! The text of a contract: Markdown, plain text or DOCX becomes numbered articles, and these a plan. Reading documents
//! is `marked`'s and `docx`'s, finding articles in them `articles`'s; what a text obliges to is left to the domain.

mod articles;
mod docx;
mod marked;
mod numbering;
mod plan;

pub use articles::Article;
pub use plan::plan;

use super::csv;
use super::package::{self, FILE_CAP, refuse};
use crate::error::Result;
use crate::text::Message;
use sha2::{Digest, Sha256};

/// Most articles of one text; a long contract has some two hundred.
const MOST_ARTICLES: usize = 5_000;
/// How much of a text is looked at to recognise it.
const LOOKED_AT: usize = 1 << 18;

/// One paragraph of a document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Block {
    /// Depth as a heading, from 1; nothing for ordinary text.
    level: Option<u8>,
    /// The paragraph without its formatting; a list item begins with its mark.
    text: String,
}

/// A contract text as it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContractText {
    /// Title without the version, the same for every version of the document.
    pub title: String,
    /// Version as title or file name say it, `1.2`.
    pub version: Option<String>,
    /// Fingerprint of the file, 64 hexadecimal digits.
    pub sha256: String,
    /// Its articles, in order; no number occurs twice.
    pub articles: Vec<Article>,
}

/// Whether the bytes are a Word document.
#[must_use]
pub fn is_docx(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK") && memchr::memmem::find(bytes, b"word/document.xml").is_some()
}

/// Whether a text reads like a contract: articles at the beginning of lines, and no table with separators.
#[must_use]
pub fn looks_like_contract(bytes: &[u8]) -> bool {
    let head = String::from_utf8_lossy(bytes.get(..LOOKED_AT.min(bytes.len())).unwrap_or_default());
    let first = head.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    if first.contains([';', '\t']) {
        return false;
    }
    let blocks = marked::read(&head);
    articles::count_headings(&blocks) >= 2
}

/// Reads a document. `name` is the file's, for a text without a title of its own.
///
/// # Errors
/// Refused: too large, a broken or hostile package, macros, or nothing that is an article.
pub fn read(bytes: &[u8], name: &str) -> Result<ContractText> {
    if bytes.len() > FILE_CAP {
        return Err(refuse(Message::new("import-sheet-file-too-large").count("mib", FILE_CAP >> 20)));
    }
    let blocks = if is_docx(bytes) { docx::read(bytes)? } else { marked::read(&csv::decode(bytes)?.0) };
    if blocks.iter().any(|block| block.text.len() > package::FIELD_CAP) {
        return Err(refuse(Message::new("import-sheet-part-field-too-long")));
    }
    let articles = articles::find(&blocks);
    let told = crate::guard::mask(name);
    if articles.iter().filter(|article| article.numbered).count() < 2 {
        return Err(refuse(Message::new("contract-text-no-articles").with("file", told))
            .hint(Message::new("contract-text-no-articles-hint")));
    }
    if articles.len() > MOST_ARTICLES {
        return Err(refuse(Message::new("contract-text-too-many").with("file", told).count("max", MOST_ARTICLES)));
    }
    let (title, version) = name_of(&blocks, name);
    let sha256 = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    Ok(ContractText { title, version, sha256, articles })
}

/// Title and version: the first heading that is no article, else the name of the file.
fn name_of(blocks: &[Block], name: &str) -> (String, Option<String>) {
    let heading = blocks
        .iter()
        .take(20)
        .find(|block| block.level == Some(1))
        .filter(|block| !articles::is_heading(block))
        .map(|block| block.text.as_str());
    let stem = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let stem = stem.rsplit_once('.').map_or(stem, |(stem, _)| stem);
    let (title, version) = split_version(heading.unwrap_or(stem));
    let title = if title.is_empty() { stem.to_owned() } else { title };
    (title, version.or_else(|| split_version(stem).1))
}

/// `Raamovereenkomst-versie-1.2` is the title `Raamovereenkomst` and the version `1.2`.
fn split_version(text: &str) -> (String, Option<String>) {
    let low = text.to_lowercase();
    for word in ["versie", "version", "v"] {
        for (at, _) in low.match_indices(word) {
            let starts =
                low.get(..at).and_then(|before| before.chars().next_back()).is_none_or(|c| !c.is_alphanumeric());
            let rest = low.get(at + word.len()..).unwrap_or_default().trim_start_matches([' ', '-', '_', '.', ':']);
            let end = rest.find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | '-'))).unwrap_or(rest.len());
            let number = rest.get(..end).unwrap_or_default().trim_matches(['.', '-']).replace('-', ".");
            if !starts || number.is_empty() {
                continue;
            }
            let before = text.get(..at).unwrap_or_default().trim_end_matches([' ', '-', '_', ',', '(', '–']).trim();
            return (before.to_owned(), Some(number));
        }
    }
    (text.trim().to_owned(), None)
}

#[cfg(test)]
mod tests;
