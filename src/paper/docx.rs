//! A document as DOCX, for who still edits it: real heading styles, repeated headings of tables, pictures with
//! alternative text, language, page numbers. Written as its own XML, because the dates, names and numbers that a library
//! puts into a file of its own accord would differ by machine and day.

mod parts;
mod tables;

use super::chart;
use super::document::{Block, Chart, Document, Logo, Tile};
use super::fonts::printable;
use super::markup::escape;
use super::picture;
use super::zipped::Zipped;
use crate::text::{Message, Words};
use std::fmt::Write as _;

/// Width between the margins of a standing page, in points.
const WIDE: f64 = 481.0;
/// Most height of a picture, in points.
const HIGH: f64 = 600.0;
/// Dots per inch of pictures.
const DOTS: f64 = 150.0;

/// Writes a document.
///
/// # Errors
/// A sentence when it cannot be packed.
pub fn write(document: &Document) -> Result<Vec<u8>, Message> {
    let mut body = Body { out: String::new(), pictures: Vec::new(), words: document.words(), lying: false };
    body.document(document);
    let pictures = std::mem::take(&mut body.pictures);
    let text = parts::wrapped(&body.out);
    pack(document, &text, &pictures)
}

/// The text on its way, with the pictures in it.
pub(in crate::paper::docx) struct Body {
    /// The XML so far.
    pub out: String,
    /// PNG files, in order.
    pub pictures: Vec<Vec<u8>>,
    /// The language.
    pub words: Words,
    /// Whether the page that is being filled lies.
    pub lying: bool,
}

impl Body {
    fn document(&mut self, document: &Document) {
        if let Some(logo) = &document.house.logo {
            self.logo(logo);
        } else {
            self.paragraph("", &document.house.name);
        }
        self.paragraph("Title", &document.title);
        self.paragraph("Subtitle", &document.subtitle);
        for (label, value) in &document.facts {
            self.paragraph("Facts", &format!("{label}: {value}"));
        }
        for section in &document.sections {
            self.lie(false);
            self.paragraph("Heading1", &section.heading);
            for block in &section.blocks {
                self.block(block, document);
            }
        }
        let lying = self.lying;
        self.out.push_str(&parts::page(lying));
    }

    fn block(&mut self, block: &Block, document: &Document) {
        match block {
            Block::Paragraph(text) => self.paragraph("", text),
            Block::List(items) => {
                for item in items {
                    self.paragraph("ListBullet", item);
                }
            }
            Block::Tiles(tiles) => self.tiles(tiles),
            Block::Table(table) => self.table(table),
            Block::Chart(chart) => self.chart(chart, document.house.accent),
            Block::Room(label) => {
                self.paragraph("Heading2", label);
                for _ in 0..4 {
                    self.out.push_str(r#"<w:p><w:pPr><w:pStyle w:val="WriteHere"/></w:pPr></w:p>"#);
                }
            }
        }
    }

    /// Turns the page where it stands otherwise: ends the section before.
    pub fn lie(&mut self, lying: bool) {
        if self.lying != lying {
            let _ = write!(self.out, "<w:p><w:pPr>{}</w:pPr></w:p>", parts::page(self.lying));
            self.lying = lying;
        }
    }

    /// A paragraph in a style; the plain one is empty.
    pub fn paragraph(&mut self, style: &str, text: &str) {
        let text = clean(text);
        if text.is_empty() {
            return;
        }
        let style =
            if style.is_empty() { String::new() } else { format!(r#"<w:pPr><w:pStyle w:val="{style}"/></w:pPr>"#) };
        let _ = write!(self.out, "<w:p>{style}{}</w:p>", run(&text, false));
    }

    /// Figures that stand out: label, the figure in bold, a few words.
    fn tiles(&mut self, tiles: &[Tile]) {
        for tile in tiles {
            let figure = clean(&tile.cell.alone(self.words));
            let detail = if tile.detail.is_empty() { String::new() } else { format!(" ({})", clean(&tile.detail)) };
            let label = run(&format!("{}: ", clean(&tile.label)), false);
            let _ = write!(
                self.out,
                r#"<w:p><w:pPr><w:pStyle w:val="KeyFigure"/></w:pPr>{label}{}{}</w:p>"#,
                run(&figure, true),
                run(&detail, false)
            );
        }
    }

    fn chart(&mut self, chart: &Chart, accent: (u8, u8, u8)) {
        self.lie(false);
        self.paragraph("Heading2", &chart.title);
        for drawing in chart::pages(chart, WIDE, HIGH, accent, self.words) {
            if let Some(bytes) = picture::png(drawing.svg.as_bytes(), DOTS) {
                self.picture(bytes, (drawing.width, drawing.height), &chart.alt);
            }
        }
        self.table(&chart.table);
    }

    fn logo(&mut self, logo: &Logo) {
        let size = if logo.svg {
            picture::read(&logo.bytes).map(|tree| (f64::from(tree.size().width()), f64::from(tree.size().height())))
        } else {
            picture::png_size(&logo.bytes).map(|(wide, high)| (f64::from(wide), f64::from(high)))
        };
        let Some((wide, high)) = size.filter(|(wide, high)| *wide > 0.0 && *high > 0.0) else { return };
        let scale = (190.0 / wide).min(45.0 / high);
        let bytes = if logo.svg { picture::png(&logo.bytes, 2.0 * DOTS * scale) } else { Some(logo.bytes.clone()) };
        if let Some(bytes) = bytes {
            self.picture(bytes, (wide * scale, high * scale), &logo.alt);
        }
    }

    /// A picture in a paragraph of its own, with its size in points.
    fn picture(&mut self, bytes: Vec<u8>, (wide, high): (f64, f64), alt: &str) {
        self.pictures.push(bytes);
        let number = self.pictures.len();
        self.out.push_str(&parts::picture(number, (wide, high), &clean(alt)));
    }
}

/// Text that XML and the fonts can carry, escaped.
pub(in crate::paper::docx) fn clean(text: &str) -> String {
    escape(&printable(text)).into_owned()
}

/// A run of text that is clean already.
pub(in crate::paper::docx) fn run(text: &str, bold: bool) -> String {
    if text.is_empty() {
        return String::new();
    }
    let bold = if bold { "<w:rPr><w:b/></w:rPr>" } else { "" };
    format!(r#"<w:r>{bold}<w:t xml:space="preserve">{text}</w:t></w:r>"#)
}

/// All files in one, with the same moment and order every time.
fn pack(document: &Document, text: &str, pictures: &[Vec<u8>]) -> Result<Vec<u8>, Message> {
    let mut zip = Zipped::new();
    let fixed = [
        ("[Content_Types].xml", parts::CONTENT_TYPES.to_owned()),
        ("_rels/.rels", parts::ROOT.to_owned()),
        ("docProps/core.xml", parts::core(document)),
        ("docProps/app.xml", parts::APP.to_owned()),
        ("word/document.xml", text.to_owned()),
        ("word/_rels/document.xml.rels", parts::relations(pictures.len())),
        ("word/styles.xml", parts::styles(document)),
        ("word/settings.xml", parts::settings(document)),
        ("word/numbering.xml", parts::NUMBERING.to_owned()),
        ("word/header1.xml", parts::header(document)),
        ("word/footer1.xml", parts::footer(document)),
    ];
    for (name, content) in fixed {
        zip.packed(name, content.as_bytes())?;
    }
    for (at, bytes) in pictures.iter().enumerate() {
        zip.plain(&format!("word/media/image{}.png", at + 1), bytes)?;
    }
    zip.finish()
}
