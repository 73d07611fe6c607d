//! The numbers that Word shows before paragraphs and does not store in them: lists, their levels, and counting.

use super::docx::{attribute, value};
use crate::import::notice::xml;
use roxmltree::Document;
use std::collections::HashMap;

/// Most levels of a list in Word.
const LEVELS: usize = 9;

/// How one level of a list is written.
#[derive(Clone, Debug)]
struct Level {
    start: u32,
    format: String,
    /// `%1.%2` with the numbers of the levels above.
    text: String,
}

/// The lists of a document.
#[derive(Clone, Debug, Default)]
pub(super) struct Numbering {
    /// The definition of a list as paragraphs name it.
    lists: HashMap<String, String>,
    definitions: HashMap<String, Vec<Level>>,
}

impl Numbering {
    /// Reads `word/numbering.xml`.
    pub(super) fn read(document: &Document<'_>) -> Self {
        let mut numbering = Self::default();
        let root = document.root_element();
        for node in xml::children(root, "abstractNum") {
            let Some(id) = attribute(node, "abstractNumId") else { continue };
            let levels = xml::children(node, "lvl").take(LEVELS).map(|level| Level {
                start: value(level, "start").and_then(|start| start.parse().ok()).unwrap_or(1),
                format: value(level, "numFmt").unwrap_or("decimal").to_owned(),
                text: value(level, "lvlText").unwrap_or_default().to_owned(),
            });
            numbering.definitions.insert(id.to_owned(), levels.collect());
        }
        for node in xml::children(root, "num") {
            if let (Some(id), Some(definition)) = (attribute(node, "numId"), value(node, "abstractNumId")) {
                numbering.lists.insert(id.to_owned(), definition.to_owned());
            }
        }
        numbering
    }
}

/// Where each list stands while the document is read.
pub(super) struct Counter<'a> {
    numbering: &'a Numbering,
    at: HashMap<&'a str, [Option<u32>; LEVELS]>,
}

impl<'a> Counter<'a> {
    /// At the beginning of a document.
    pub(super) fn new(numbering: &'a Numbering) -> Self {
        Self { numbering, at: HashMap::new() }
    }

    /// The mark of the next paragraph of a list at that depth; nothing when the list is not known.
    pub(super) fn next(&mut self, list: &str, depth: usize) -> Option<String> {
        let definition = self.numbering.lists.get(list)?;
        let levels = self.numbering.definitions.get(definition)?;
        let level = levels.get(depth)?;
        let counts = self.at.entry(definition.as_str()).or_default();
        let count = counts.get_mut(depth)?;
        *count = Some(count.map_or(level.start, |count| count.saturating_add(1)));
        for deeper in counts.iter_mut().skip(depth + 1) {
            *deeper = None;
        }
        if level.format == "bullet" {
            return Some("-".into());
        }
        if level.format == "none" {
            return None;
        }
        let mut mark = level.text.clone();
        for (number, above) in levels.iter().enumerate().take(depth + 1) {
            let count = counts.get(number).copied().flatten().unwrap_or(above.start);
            mark = mark.replace(&format!("%{}", number + 1), &written(count, &above.format));
        }
        Some(mark.trim().to_owned())
    }
}

/// A count as its level writes it.
fn written(count: u32, format: &str) -> String {
    let letter = |first: u8| {
        let place = u8::try_from(count.saturating_sub(1) % 26).unwrap_or(0);
        char::from(first + place)
            .to_string()
            .repeat(usize::try_from(count.saturating_sub(1) / 26 + 1).unwrap_or(1).min(9))
    };
    match format {
        "lowerLetter" => letter(b'a'),
        "upperLetter" => letter(b'A'),
        "lowerRoman" => roman(count),
        "upperRoman" => roman(count).to_uppercase(),
        "decimalZero" => format!("{count:02}"),
        _ => count.to_string(),
    }
}

fn roman(count: u32) -> String {
    const SIGNS: [(u32, &str); 9] =
        [(100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")];
    let mut left = count.min(399);
    let mut out = String::new();
    for (worth, sign) in SIGNS {
        while left >= worth {
            out.push_str(sign);
            left -= worth;
        }
    }
    out
}
