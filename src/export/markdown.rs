//! Tables in Markdown, for pasting into a document. Nothing in a cell is markup: every sign that could be is escaped,
//! and links to schemes that run code cannot come about because no link can.

use super::table::{Table, each, show};
use crate::shown::Shown;
use crate::text::{Message, Words};
use std::borrow::Cow;
use std::io::{self, Write};

/// Writes a table with the labels of its columns as headings and values as people read them.
///
/// # Errors
/// When `out` cannot be written or the rows fail.
pub fn write(out: &mut dyn Write, table: &mut Table<'_>, words: Words) -> io::Result<Vec<Message>> {
    let Table { columns, rows, .. } = table;
    line(out, columns.iter().map(|column| escape(&column.label)))?;
    line(out, columns.iter().map(|column| Cow::Borrowed(if column.is_number() { "---:" } else { "---" })))?;
    each(rows, |row| {
        let shown = row.iter().zip(columns.iter()).map(|(cell, column)| show(cell, column, words));
        line(out, shown.map(|text| Cow::Owned(escape(&text).into_owned())))
    })?;
    Ok(Vec::new())
}

fn line<'a>(out: &mut dyn Write, cells: impl Iterator<Item = Cow<'a, str>>) -> io::Result<()> {
    out.write_all(b"|")?;
    for cell in cells {
        write!(out, " {cell} |")?;
    }
    out.write_all(b"\n")
}

/// The text with every sign of Markdown and HTML escaped, on one line; what shows nothing or turns text round is
/// replaced by a visible placeholder (E2), since Markdown is also read on a terminal.
#[must_use]
pub fn escape(text: &str) -> Cow<'_, str> {
    if text.is_ascii() { escape_marks(text) } else { escape_marks(&Shown::block(text)).into_owned().into() }
}

fn escape_marks(text: &str) -> Cow<'_, str> {
    let special = |c: char| c.is_control() || (c.is_ascii_punctuation() && !matches!(c, ',' | ';' | '%' | '/' | '?'));
    if !text.contains(special) {
        return text.into();
    }
    let mut out = String::with_capacity(text.len() + 8);
    let mut characters = text.chars().peekable();
    while let Some(c) = characters.next() {
        match c {
            '\r' if characters.peek() == Some(&'\n') => {}
            '\n' | '\r' => out.push_str("<br>"),
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '|' | '~' | '$' | '^' | '!' | '#' => {
                out.push('\\');
                out.push(c);
            }
            // Only at the beginning would these be a list, a rule or a heading; a number with a point too.
            '-' | '+' | '=' if out.is_empty() => {
                out.push('\\');
                out.push(c);
            }
            // A bare address would become a link of itself.
            ':' if characters.peek() == Some(&'/') => out.push_str("\\:"),
            '@' => out.push_str("\\@"),
            c if c.is_control() => out.push('\u{FFFD}'),
            c => out.push(c),
        }
    }
    out.into()
}
