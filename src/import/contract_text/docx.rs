//! Word documents as paragraphs: text as it is read, headings by their style, numbers as Word would count them. Macros
//! are refused, links and pictures are not looked at, deleted text does not count.

use super::Block;
use super::numbering::{Counter, Numbering};
use crate::error::{Error, Result};
use crate::import::notice::xml;
use crate::import::package::{Package, open_package, part, refuse};
use crate::text::Message;
use roxmltree::{Document, Node};
use std::collections::HashMap;

/// Deepest chain of styles that rest on one another.
const STYLES_DEEP: usize = 20;

/// What a style says about its paragraphs.
#[derive(Clone, Debug, Default)]
struct Style {
    name: String,
    based_on: Option<String>,
    outline: Option<u8>,
    number: Option<(String, usize)>,
}

/// The paragraphs of a document.
///
/// # Errors
/// Refused: a package that breaks a cap, macros, XML that is broken or hostile, no text.
pub(super) fn read(bytes: &[u8]) -> Result<Vec<Block>> {
    let mut package = open_package(bytes)?;
    let has_macros = package
        .file_names()
        .any(|name| name.as_ref().is_ok_and(|name| name.to_ascii_lowercase().ends_with("vbaproject.bin")));
    if has_macros {
        return Err(refuse(Message::new("contract-text-macros")));
    }
    let styles = match text_of(&mut package, "word/styles.xml")? {
        Some(text) => styles(&document(&text)?),
        None => HashMap::new(),
    };
    let numbering = match text_of(&mut package, "word/numbering.xml")? {
        Some(text) => Numbering::read(&document(&text)?),
        None => Numbering::default(),
    };
    let Some(text) = text_of(&mut package, "word/document.xml")? else { return Err(broken()) };
    let document = document(&text)?;
    let mut reading = Reading { styles, counter: Counter::new(&numbering), blocks: Vec::new() };
    reading.walk(document.root_element());
    Ok(reading.blocks)
}

fn broken() -> Error {
    refuse(Message::new("contract-text-broken"))
}

/// A part as text, guarded; nothing when there is none.
fn text_of(package: &mut Package<'_>, name: &str) -> Result<Option<String>> {
    let Some(bytes) = part(package, name) else { return Ok(None) };
    let text = xml::decode(&bytes).map_err(|_| broken())?.into_owned();
    xml::guard(&text).map_err(|_| broken())?;
    Ok(Some(text))
}

fn document(text: &str) -> Result<Document<'_>> {
    xml::parse(text).map_err(|_| broken())
}

/// The value of an attribute by its local name: Word puts them in its own namespace.
pub(super) fn attribute<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    node.attributes().find(|attribute| attribute.name() == name).map(|attribute| attribute.value())
}

/// The `val` of the child with that name.
pub(super) fn value<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    xml::child(node, name).and_then(|child| attribute(child, "val"))
}

fn styles(document: &Document<'_>) -> HashMap<String, Style> {
    let mut styles = HashMap::new();
    for node in xml::children(document.root_element(), "style") {
        let Some(id) = attribute(node, "styleId") else { continue };
        let about = xml::child(node, "pPr");
        let style = Style {
            name: value(node, "name").unwrap_or_default().to_lowercase(),
            based_on: value(node, "basedOn").map(str::to_owned),
            outline: about.and_then(|about| value(about, "outlineLvl")).and_then(|level| level.parse().ok()),
            number: about.and_then(number),
        };
        styles.insert(id.to_owned(), style);
    }
    styles
}

/// List and depth that a paragraph or a style names.
fn number(about: Node<'_, '_>) -> Option<(String, usize)> {
    let node = xml::child(about, "numPr")?;
    let depth = value(node, "ilvl").and_then(|depth| depth.parse().ok()).unwrap_or(0);
    value(node, "numId").map(|list| (list.to_owned(), depth))
}

struct Reading<'a> {
    styles: HashMap<String, Style>,
    counter: Counter<'a>,
    blocks: Vec<Block>,
}

impl Reading<'_> {
    fn walk(&mut self, node: Node<'_, '_>) {
        for child in node.children().filter(Node::is_element) {
            match child.tag_name().name() {
                "p" => self.paragraph(child),
                // A drawing stands there twice, for new and for old programs; what was moved away is elsewhere.
                "Fallback" | "moveFrom" | "del" => {}
                _ => self.walk(child),
            }
        }
    }

    fn paragraph(&mut self, node: Node<'_, '_>) {
        let about = xml::child(node, "pPr");
        let style = about.and_then(|about| value(about, "pStyle")).unwrap_or_default();
        let chain = self.chain(style);
        let name = chain.first().map_or("", |style| style.name.as_str());
        if name.starts_with("toc ") || name.starts_with("inhopg") || style.to_lowercase().starts_with("toc") {
            return;
        }
        let own = about.and_then(number);
        let list = own.or_else(|| chain.iter().find_map(|style| style.number.clone()));
        let level = about
            .and_then(|about| value(about, "outlineLvl"))
            .and_then(|level| level.parse::<u8>().ok())
            .or_else(|| {
                chain.iter().find_map(|style| style.outline.or_else(|| heading_level(&style.name).map(|l| l - 1)))
            })
            .filter(|level| *level < 9)
            .map(|level| level + 1);
        let mut text = String::new();
        collect(node, &mut text);
        let lines: Vec<String> =
            text.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
        let text = lines.iter().filter(|line| !line.is_empty()).cloned().collect::<Vec<_>>().join(" ");
        if text.is_empty() {
            return;
        }
        let mark = list.and_then(|(list, depth)| self.counter.next(&list, depth));
        let text = match mark {
            Some(mark) if !mark.is_empty() => format!("{mark} {text}"),
            _ => text,
        };
        self.blocks.push(Block { level, text });
    }

    /// A style and those it rests on, nearest first.
    fn chain(&self, id: &str) -> Vec<Style> {
        let mut chain = Vec::new();
        let mut at = self.styles.get(id);
        while let Some(style) = at.filter(|_| chain.len() < STYLES_DEEP) {
            chain.push(style.clone());
            at = style.based_on.as_ref().and_then(|id| self.styles.get(id));
        }
        chain
    }
}

/// `heading 2`, also as Dutch Word calls its own style.
fn heading_level(name: &str) -> Option<u8> {
    let digit = name.strip_prefix("heading ").or_else(|| name.strip_prefix("kop "))?;
    digit.parse().ok().filter(|level| (1..=9).contains(level))
}

/// The text of a paragraph, without what was deleted and without the codes of fields.
fn collect(node: Node<'_, '_>, out: &mut String) {
    for child in node.children().filter(Node::is_element) {
        match child.tag_name().name() {
            "t" => out.extend(child.children().filter_map(|text| text.text())),
            "tab" => out.push(' '),
            "br" | "cr" => out.push('\n'),
            "noBreakHyphen" => out.push('-'),
            "del" | "moveFrom" | "instrText" | "pPr" | "rPr" | "Fallback" | "p" => {}
            _ => collect(child, out),
        }
    }
}
