//! Markdown and plain text as paragraphs: headings, list items, wrapped lines joined. What the marks mean to a browser
//! is dropped, what they mean to a reader is kept; links lead nowhere.

use super::Block;
use super::articles::{is_article_line, lid_number};

/// The paragraphs of a text.
pub(super) fn read(text: &str) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut open = false;
    for line in text.lines() {
        let line = line.trim_start_matches('\u{FEFF}').trim();
        let line = line.trim_start_matches("> ").trim_start_matches('>').trim();
        let is_rule = line.chars().all(|c| matches!(c, '-' | '=' | '*' | '_' | '|' | ' ' | ':'));
        if line.is_empty() || is_rule {
            open = false;
            continue;
        }
        let hashes = line.len() - line.trim_start_matches('#').len();
        let rest = line.trim_start_matches('#');
        if (1..=6).contains(&hashes) && (rest.is_empty() || rest.starts_with(' ')) {
            let text = plain(rest.trim().trim_end_matches('#'));
            if !text.is_empty() {
                blocks.push(Block { level: u8::try_from(hashes).ok(), text });
            }
            open = false;
            continue;
        }
        let text = plain(line);
        let begins = is_item(&text) || lid_number(&text).is_some() || is_article_line(&text);
        match blocks.last_mut().filter(|_| open && !begins) {
            Some(block) => {
                block.text.push(' ');
                block.text.push_str(&text);
            }
            None => blocks.push(Block { level: None, text: text.clone() }),
        }
        // The heading of an article in plain text stands alone on its line.
        open = !is_article_line(&text);
    }
    blocks
}

/// Whether a paragraph is an item of a list: `- `, `• `, `a) `, `1. `, `i) `.
pub(super) fn is_item(text: &str) -> bool {
    let Some((mark, rest)) = text.split_once(char::is_whitespace) else { return false };
    if rest.trim().is_empty() {
        return false;
    }
    if matches!(mark, "-" | "–" | "—" | "•" | "*" | "+" | "·" | "o") {
        return true;
    }
    let Some(body) = mark.strip_suffix([')', '.']) else { return false };
    let body = body.trim_start_matches('(');
    let is_letter = body.len() == 1 && body.bytes().all(|b| b.is_ascii_lowercase());
    let is_roman = !body.is_empty() && body.bytes().all(|b| matches!(b, b'i' | b'v' | b'x'));
    let is_number = !body.is_empty() && body.len() <= 2 && body.bytes().all(|b| b.is_ascii_digit());
    is_letter || is_roman || is_number
}

/// A line without emphasis, links and escapes.
fn plain(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let chars: Vec<char> = line.chars().collect();
    let mut at = 0;
    while let Some(&c) = chars.get(at) {
        match c {
            '\\' if chars.get(at + 1).is_some_and(char::is_ascii_punctuation) => {
                out.extend(chars.get(at + 1));
                at += 1;
            }
            // `](address)` closes a link: the words were written, the address goes.
            ']' if chars.get(at + 1) == Some(&'(') => {
                let close = chars.iter().skip(at).position(|c| *c == ')');
                match close {
                    Some(length) => {
                        if let Some(open) = out.rfind('[') {
                            out.remove(open);
                        }
                        at += length;
                    }
                    None => out.push(c),
                }
            }
            '*' if at > 0 || chars.get(at + 1).is_some_and(|next| !next.is_whitespace()) => {}
            '`' => {}
            _ => out.push(c),
        }
        at += 1;
    }
    let text = out.trim().trim_matches('|').trim();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
