//! Guarded XML: bytes to text, one streaming pass that refuses what is dangerous or broken, and only then the tree.
//! Elements are matched by local name, because published notices carry namespaces that differ by year.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use roxmltree::{Document, Node, ParsingOptions};

use super::{Place, Refusal};
use crate::text::Message;

/// Largest file in bytes: 256 MiB.
pub const MAX_BYTES: usize = 256 << 20;
/// Deepest nesting of elements.
pub const MAX_DEPTH: usize = 64;
/// Most attributes of one element, and most namespaces in force at one place.
pub const MAX_ATTRIBUTES: usize = 256;
/// Longest text of one element, or of one tag, in bytes: 1 MiB.
pub const MAX_FIELD: usize = 1 << 20;
/// Most elements and attributes together: a notice of 100 lots has some 30 000.
pub const MAX_PARTS: usize = 2_000_000;
/// Bound on the work of copying namespaces from element to element while the tree is built.
const MAX_NAMESPACE_WORK: usize = 4_000_000;

/// Bytes to text: UTF-8, UTF-16 with or without byte order mark, or the encoding the file declares.
///
/// # Errors
/// Refused when too large, empty, or not valid in its encoding.
pub fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, Refusal> {
    if bytes.len() > MAX_BYTES {
        return Err(Refusal::file(Message::new("import-notice-too-large").count("limit", MAX_BYTES >> 20)));
    }
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return decode_as(encoding, bytes.get(mark..).unwrap_or_default());
    }
    match bytes {
        [b'<', 0, _, 0, ..] => decode_as(UTF_16LE, bytes),
        [0, b'<', 0, _, ..] => decode_as(UTF_16BE, bytes),
        _ => match std::str::from_utf8(bytes) {
            Ok(text) if text.trim_start().starts_with('<') => Ok(Cow::Borrowed(text)),
            Ok(_) => Err(Refusal::file(Message::new("import-notice-not-xml"))),
            Err(fault) => match declared(bytes).filter(|e| *e != UTF_8 && *e != UTF_16LE && *e != UTF_16BE) {
                Some(encoding) => decode_as(encoding, bytes),
                None => Err(Refusal::line(
                    Message::new("import-notice-encoding").with("encoding", "UTF-8"),
                    line_of(bytes, fault.valid_up_to()),
                )),
            },
        },
    }
}

fn decode_as<'a>(encoding: &'static Encoding, bytes: &'a [u8]) -> Result<Cow<'a, str>, Refusal> {
    match encoding.decode_without_bom_handling_and_without_replacement(bytes) {
        Some(text) if text.trim_start().starts_with('<') => Ok(text),
        Some(_) => Err(Refusal::file(Message::new("import-notice-not-xml"))),
        None => Err(Refusal::file(Message::new("import-notice-encoding").with("encoding", encoding.name()))),
    }
}

/// The encoding named in the XML declaration.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..bytes.len().min(200))?;
    let head = String::from_utf8_lossy(head);
    let declaration = head.trim_start().strip_prefix("<?xml")?.split("?>").next()?.to_owned();
    let after = declaration.split("encoding").nth(1)?.trim_start().strip_prefix('=')?.trim_start().to_owned();
    let quote = after.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    Encoding::for_label(after.split(quote).nth(1)?.as_bytes())
}

/// One pass over the text before anything is built from it: no document type, bounded depth, attributes, namespaces,
/// fields and parts, and complete to the last end tag.
///
/// # Errors
/// The first of these that fails, with its line.
pub fn guard(text: &str) -> Result<(), Refusal> {
    let mut reader = Reader::from_str(text);
    let mut pass = Pass::default();
    loop {
        let event = match reader.read_event() {
            Ok(event) => event,
            Err(fault) => return Err(refuse_fault(&fault, text, reader.error_position())),
        };
        let outcome = match &event {
            Event::Eof => break,
            Event::DocType(_) => Err(Message::new("import-notice-doctype")),
            Event::Start(tag) => pass.open(tag, true),
            Event::Empty(tag) => pass.open(tag, false),
            Event::End(_) => {
                pass.close();
                Ok(())
            }
            Event::Text(t) => pass.field(t.len()),
            Event::CData(t) => pass.field(t.len()),
            Event::GeneralRef(t) => pass.field(t.len() + 2),
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) => Ok(()),
        };
        outcome.map_err(|message| Refusal::line(message, line_at(text, reader.buffer_position())))?;
    }
    if pass.parts == 0 {
        return Err(Refusal::file(Message::new("import-notice-not-xml")));
    }
    if !pass.open_namespaces.is_empty() {
        return Err(Refusal::line(Message::new("import-notice-truncated"), line_of(text.as_bytes(), text.len())));
    }
    Ok(())
}

/// What the guarding pass counts.
#[derive(Default)]
struct Pass {
    /// Namespaces declared by each open element; its length is the depth.
    open_namespaces: Vec<usize>,
    namespaces: usize,
    namespace_work: usize,
    parts: usize,
    field: usize,
}

impl Pass {
    fn open(&mut self, tag: &BytesStart<'_>, stays: bool) -> Result<(), Message> {
        self.field = 0;
        if self.open_namespaces.len() >= MAX_DEPTH {
            return Err(Message::new("import-notice-depth").count("limit", MAX_DEPTH));
        }
        let mut declared = 0;
        let mut attributes = 0;
        for attribute in tag.attributes().with_checks(false) {
            let attribute = attribute.map_err(|_| Message::new("import-notice-malformed"))?;
            attributes += 1;
            if attributes > MAX_ATTRIBUTES {
                return Err(Message::new("import-notice-attributes").count("limit", MAX_ATTRIBUTES));
            }
            declared += usize::from(attribute.key.as_namespace_binding().is_some());
        }
        if tag.len() > MAX_FIELD {
            return Err(Message::new("import-notice-field").count("limit", MAX_FIELD >> 10));
        }
        if declared > 0 {
            self.namespace_work += self.namespaces + declared;
        }
        if self.namespaces + declared > MAX_ATTRIBUTES || self.namespace_work > MAX_NAMESPACE_WORK {
            return Err(Message::new("import-notice-namespaces"));
        }
        self.parts += 1 + attributes;
        if self.parts > MAX_PARTS {
            return Err(Message::new("import-notice-parts").count("limit", MAX_PARTS));
        }
        if stays {
            self.open_namespaces.push(declared);
            self.namespaces += declared;
        }
        Ok(())
    }

    fn close(&mut self) {
        self.field = 0;
        self.namespaces -= self.open_namespaces.pop().unwrap_or(0);
    }

    fn field(&mut self, bytes: usize) -> Result<(), Message> {
        self.field += bytes;
        if self.field > MAX_FIELD {
            return Err(Message::new("import-notice-field").count("limit", MAX_FIELD >> 10));
        }
        Ok(())
    }
}

fn refuse_fault(fault: &quick_xml::Error, text: &str, position: u64) -> Refusal {
    let id = match fault {
        quick_xml::Error::Syntax(_) => "import-notice-truncated",
        _ => "import-notice-malformed",
    };
    Refusal::line(Message::new(id), line_at(text, position))
}

/// The tree; only after [`guard`].
///
/// # Errors
/// Refused when the XML is not well-formed.
pub fn parse(text: &str) -> Result<Document<'_>, Refusal> {
    let limit = u32::try_from(2 * MAX_PARTS).unwrap_or(u32::MAX);
    let options = ParsingOptions { allow_dtd: false, nodes_limit: limit, entity_resolver: None };
    Document::parse_with_options(text, options).map_err(|fault| {
        let message = match &fault {
            roxmltree::Error::DtdDetected => Message::new("import-notice-doctype"),
            roxmltree::Error::UnclosedRootNode => Message::new("import-notice-truncated"),
            roxmltree::Error::NodesLimitReached => Message::new("import-notice-parts").count("limit", MAX_PARTS),
            roxmltree::Error::UnknownEntityReference(name, _) => {
                Message::new("import-notice-entity").with("name", super::value::shorten(name))
            }
            _ => Message::new("import-notice-malformed"),
        };
        Refusal::line(message, usize::try_from(fault.pos().row).unwrap_or(1))
    })
}

fn line_at(text: &str, position: u64) -> usize {
    line_of(text.as_bytes(), usize::try_from(position).unwrap_or(usize::MAX))
}

fn line_of(bytes: &[u8], end: usize) -> usize {
    let before = bytes.get(..end.min(bytes.len())).unwrap_or_default();
    memchr::memchr_iter(b'\n', before).count() + 1
}

/// The child elements with this local name.
pub fn children<'a, 'i>(node: Node<'a, 'i>, name: &'a str) -> impl Iterator<Item = Node<'a, 'i>> + use<'a, 'i> {
    node.children().filter(move |c| c.is_element() && c.tag_name().name() == name)
}

/// The first child element with this local name.
pub fn child<'a, 'i>(node: Node<'a, 'i>, name: &str) -> Option<Node<'a, 'i>> {
    node.children().find(|c| c.is_element() && c.tag_name().name() == name)
}

/// The first element down this path of local names, first child at each step.
pub fn down<'a, 'i>(node: Node<'a, 'i>, path: &[&str]) -> Option<Node<'a, 'i>> {
    path.iter().try_fold(node, |at, name| child(at, name))
}

/// All elements down this path of local names.
pub fn all<'a, 'i>(node: Node<'a, 'i>, path: &[&str]) -> Vec<Node<'a, 'i>> {
    path.iter().fold(vec![node], |at, name| {
        at.iter().flat_map(|n| n.children().filter(|c| c.is_element() && c.tag_name().name() == *name)).collect()
    })
}

/// The text of an element and all below it on one line; `None` when there is none.
pub fn line(node: Node<'_, '_>) -> Option<String> {
    collapse(&raw(node)).filter(|t| t != "unpublished")
}

/// The text of an element with its own line breaks, blank lines dropped; paragraphs (`P`) are lines.
pub fn prose(node: Node<'_, '_>) -> Option<String> {
    let paragraphs: Vec<String> = if child(node, "P").is_some() {
        children(node, "P").filter_map(|p| collapse(&raw(p))).collect()
    } else {
        raw(node).lines().filter_map(collapse).collect()
    };
    Some(paragraphs.join("\n")).filter(|t| !t.is_empty() && t != "unpublished")
}

/// The one-line text at the end of a path.
pub fn line_at_path(node: Node<'_, '_>, path: &[&str]) -> Option<String> {
    down(node, path).and_then(line)
}

/// An attribute by local name, trimmed and not empty.
pub fn attribute<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    node.attributes().find(|a| a.name() == name).map(|a| a.value().trim()).filter(|v| !v.is_empty())
}

fn raw(node: Node<'_, '_>) -> String {
    node.descendants().filter(|n| n.is_text()).filter_map(|n| n.text()).collect()
}

fn collapse(text: &str) -> Option<String> {
    let joined = text.split_whitespace().collect::<Vec<_>>().join(" ");
    Some(joined).filter(|t| !t.is_empty())
}

/// A short place: the nearest part with an id, and the element.
pub fn place(node: Node<'_, '_>) -> Place {
    let name = node.tag_name().name();
    let owner = node.ancestors().skip(1).filter(Node::is_element).find_map(|a| {
        let id = child(a, "ID").or_else(|| child(a, "LOT_NO")).and_then(line)?;
        Some(format!("{} {}", a.tag_name().name(), super::value::shorten(&id)))
    });
    Place::Element(owner.map_or_else(|| name.to_owned(), |o| format!("{o}/{name}")))
}
