//! Articles in the paragraphs of a document, in the style of Dutch contracts: `Artikel 3.5 – Titel`, `3.5 Titel`, and
//! within them paragraphs with numbers of their own, `3.5.1`, and lists.

use super::Block;
use super::marked::is_item;
use std::collections::HashMap;

/// One article, or one part of the text that has a heading and no number.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Article {
    /// `3.5`; for a part without a number its heading.
    pub number: String,
    /// Heading; empty when the number is the heading, or when there is none.
    pub title: String,
    /// Paragraphs, one a line.
    pub body: String,
    /// Whether it has a number.
    pub numbered: bool,
}

/// Longest heading, in characters: what is longer is a sentence.
const HEADING: usize = 160;

/// How headings are written in this document.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Style {
    /// Real headings that say `Artikel`.
    Marked,
    /// Lines that say `Artikel`.
    Lines,
    /// Headings or lines with a number of two parts.
    Numbers,
}

/// The articles. A number that occurs twice (a table of contents, a clause with variants) is one article.
pub(super) fn find(blocks: &[Block]) -> Vec<Article> {
    let style = style_of(blocks);
    let mut found: Vec<Article> = Vec::new();
    let mut open: Option<Article> = None;
    // Depth of the heading that is open; deeper ones stay within it.
    let mut depth = u8::MAX;
    for block in blocks {
        let heading = heading_of(block, style);
        let is_part = block.level.is_some_and(|level| level <= depth || open.is_none());
        if heading.is_none() && !is_part {
            if let Some(article) = &mut open {
                add(article, &block.text);
            }
            continue;
        }
        found.extend(open.take());
        depth = block.level.unwrap_or(u8::MAX);
        open = Some(match heading {
            Some((number, title)) => Article { number, title, body: String::new(), numbered: true },
            // The title of the document loses its version, so that the next version has the same part.
            None if found.is_empty() => part(&super::split_version(&block.text).0),
            None => part(&block.text),
        });
    }
    found.extend(open);
    merge(found)
}

/// How many paragraphs are the heading of an article.
pub(super) fn count_headings(blocks: &[Block]) -> usize {
    let style = style_of(blocks);
    let count = blocks.iter().filter(|block| heading_of(block, style).is_some()).count();
    // Numbers alone are also what sheets and lists are made of: more of them are needed.
    if style == Style::Numbers && count < 5 { 0 } else { count }
}

/// Whether a paragraph is the heading of an article in any style.
pub(super) fn is_heading(block: &Block) -> bool {
    article_line(&block.text).is_some() || (block.level.is_some() && numbered_line(&block.text).is_some())
}

fn style_of(blocks: &[Block]) -> Style {
    let says = |marked: bool| {
        let fits = |block: &&Block| (!marked || block.level.is_some()) && article_line(&block.text).is_some();
        blocks.iter().filter(fits).take(2).count() == 2
    };
    match (says(true), says(false)) {
        (true, _) => Style::Marked,
        (_, true) => Style::Lines,
        _ => Style::Numbers,
    }
}

fn heading_of(block: &Block, style: Style) -> Option<(String, String)> {
    match style {
        Style::Marked => block.level.and_then(|_| article_line(&block.text)),
        Style::Lines => article_line(&block.text),
        Style::Numbers => {
            numbered_line(&block.text).filter(|(number, _)| block.level.is_some() || number.matches('.').count() == 1)
        }
    }
}

/// Whether a line of text is the heading of an article by the word itself.
pub(super) fn is_article_line(text: &str) -> bool {
    article_line(text).is_some()
}

/// Number and title of `Artikel 3.5 – Titel`, `[Optioneel:] Artikel 1.4: Titel`, `ARTIKEL 12`.
fn article_line(text: &str) -> Option<(String, String)> {
    let mut rest = text.trim();
    // A mark of the model before it: which variant, whether optional.
    while rest.starts_with('[') {
        rest = rest.split_once(']')?.1.trim_start();
    }
    let word = rest.split_whitespace().next()?;
    if !matches!(word.to_lowercase().as_str(), "artikel" | "article" | "art.") || text.chars().count() > HEADING {
        return None;
    }
    let rest = rest.get(word.len()..)?.trim_start();
    let end = rest.find(|c: char| c.is_whitespace() || matches!(c, ':' | '–' | '—')).unwrap_or(rest.len());
    let number = rest.get(..end)?.trim_end_matches(['.', ')', '-']);
    let is_number = number.chars().next().is_some_and(|c| c.is_ascii_digit())
        && number.chars().all(|c| c.is_ascii_alphanumeric() || c == '.')
        && number.len() <= 12;
    if !is_number {
        return None;
    }
    let after = rest.get(end..)?;
    let title = after.trim_start_matches([' ', ':', '–', '—', '-', '.']).trim();
    // `Artikel 3.5 is niet van toepassing.` is a sentence, `Artikel 3.5, tweede lid` a reference.
    let begins_low =
        title.chars().next().is_some_and(char::is_lowercase) && !after.trim_start().starts_with([':', '–', '—', '-']);
    if begins_low && !title.starts_with("iWmo") && !title.starts_with("iJw")
        || title.starts_with([',', ';'])
        || title.ends_with(['.', ';', ','])
    {
        return None;
    }
    Some((number.to_owned(), without_page(title)))
}

/// Number and title of `3.5 Titel` or `3.5.1 Titel`: short, and no sentence.
fn numbered_line(text: &str) -> Option<(String, String)> {
    let (number, title) = lid_number(text)?;
    let is_title = title.chars().next().is_some_and(char::is_uppercase)
        && title.chars().count() <= 90
        && !title.ends_with(['.', ';', ':', ',']);
    is_title.then(|| (number.to_owned(), without_page(title)))
}

/// A title in a table of contents ends with dots and a page.
fn without_page(title: &str) -> String {
    let cut = title.trim_end_matches(|c: char| c.is_ascii_digit());
    if cut.len() < title.len() && cut.trim_end().ends_with("..") {
        return cut.trim_end_matches(['.', ' ', '…']).to_owned();
    }
    title.to_owned()
}

/// The number at the beginning of a paragraph, of two parts or more, and what follows: `3.5.1 Opdrachtnemer …`.
pub(super) fn lid_number(text: &str) -> Option<(&str, &str)> {
    let end = text.find(|c: char| !(c.is_ascii_digit() || c == '.')).unwrap_or(text.len());
    let (number, rest) = text.split_at_checked(end)?;
    let number = number.trim_end_matches('.');
    let parts: Vec<&str> = number.split('.').collect();
    let is_number = parts.len() >= 2 && parts.iter().all(|part| (1..=3).contains(&part.len()));
    let is_apart = rest.is_empty() || rest.starts_with(char::is_whitespace);
    (is_number && is_apart).then(|| (number, rest.trim()))
}

/// A part with a heading and no number: `Definities`, `Deel 1: Bepalingen …`.
fn part(heading: &str) -> Article {
    let (number, title) = match heading.split_once([':', '–']) {
        Some((number, title)) if number.chars().count() <= 40 => (number.trim(), title.trim()),
        _ => (heading, ""),
    };
    let number: String = number.chars().take(60).collect();
    Article { number, title: title.to_owned(), body: String::new(), numbered: false }
}

fn add(article: &mut Article, text: &str) {
    // A number on a line of its own belongs to the paragraph below it.
    let waits = article.body.rsplit('\n').next().and_then(lid_number).is_some_and(|(_, rest)| rest.is_empty());
    let joins = waits && lid_number(text).is_none() && !is_item(text);
    if !article.body.is_empty() {
        article.body.push(if joins { ' ' } else { '\n' });
    }
    article.body.push_str(text);
}

/// One article per number, in the order of their text; headings with nothing below them go.
fn merge(found: Vec<Article>) -> Vec<Article> {
    let mut articles: Vec<Article> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    for article in found.into_iter().filter(|article| !article.body.is_empty() || article.numbered) {
        match places.get(&article.number).and_then(|at| articles.get_mut(*at)) {
            None => {
                places.insert(article.number.clone(), articles.len());
                articles.push(article);
            }
            Some(earlier) => {
                if earlier.title.is_empty() || earlier.body.is_empty() {
                    earlier.title = article.title;
                }
                if !earlier.body.is_empty() && !article.body.is_empty() {
                    earlier.body.push('\n');
                }
                earlier.body.push_str(&article.body);
            }
        }
    }
    let is_contents = |article: &Article| {
        let name = article.number.to_lowercase();
        !article.numbered && ["inhoud", "contents", "table of contents"].iter().any(|word| name.starts_with(word))
    };
    articles.retain(|article| !article.body.is_empty() && !is_contents(article));
    articles
}
