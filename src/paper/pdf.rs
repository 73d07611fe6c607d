//! A document as PDF: archivable (PDF/A-2A) and accessible (PDF/UA-1), with structure, bookmarks, headings of columns and
//! rows, and charts as drawings with their text. No clock, user, host or path goes into it.

mod flow;
mod sheet;
mod table;

use super::document::Document;
use super::fonts::{Face, printable, shapes, width};
use super::picture;
use crate::text::{Lang, Message, Words};
use chrono::Datelike;
use krilla::color::rgb;
use krilla::configure::{Accessibility, Archival, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::geom::{PathBuilder, Point, Rect, Size, Transform};
use krilla::image::Image;
use krilla::metadata::{DateTime, Metadata};
use krilla::num::NormalizedF32;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::{Fill, Stroke};
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, Identifier, Node, SpanTag, TagGroup, TagTree};
use krilla::{Document as Pdf, SerializeSettings};
use krilla_svg::{SurfaceExt as _, SvgSettings};
use sheet::{BOTTOM, Branch, Colour, FAINT, GREY, Item, Page, SIDE, Sheets, Text};

/// Parts of the normal size that are tried for what is only just longer than one page.
const SMALLER: [f64; 5] = [0.93, 0.87, 0.81, 0.77, 0.74];

/// Writes a document. What takes a little more than one page at the normal size is set smaller to fit on one.
///
/// # Errors
/// A sentence when the fonts or the document cannot be made into an archivable file.
pub fn write(document: &Document) -> Result<Vec<u8>, Message> {
    let mut sheets = flow::lay(document, 1.0);
    if (2..=3).contains(&sheets.pages.len()) {
        let fitting = SMALLER.iter().map(|scale| flow::lay(document, *scale)).find(|other| other.pages.len() == 1);
        sheets = fitting.unwrap_or(sheets);
    }
    let refuse = || Message::new("paper-not-archivable");
    paint(document, sheets).ok_or_else(refuse)
}

/// How many pages a document takes.
#[must_use]
pub fn pages(document: &Document) -> usize {
    let normal = flow::lay(document, 1.0).pages.len();
    let fits = |scale: &f64| flow::lay(document, *scale).pages.len() == 1;
    if (2..=3).contains(&normal) && SMALLER.iter().any(fits) { 1 } else { normal }
}

/// A length as krilla takes it.
#[expect(clippy::cast_possible_truncation, reason = "places on paper need seven digits at most")]
fn short(number: f64) -> f32 {
    number as f32
}

fn paint(document: &Document, sheets: Sheets) -> Option<Vec<u8>> {
    let configuration = ConfigurationBuilder::new()
        .with_archival_validator(Archival::A2_A)
        .with_accessibility_validator(Accessibility::UA1)
        .finish()
        .ok()?;
    let mut pdf = Pdf::new_with(SerializeSettings { configuration, ..SerializeSettings::default() });
    let mut places: Vec<Vec<Identifier>> = vec![Vec::new(); sheets.nodes];
    let total = sheets.pages.len();
    for (at, page) in sheets.pages.iter().enumerate() {
        let settings = PageSettings::from_wh(short(page.width()), short(page.height()))?;
        let mut sheet = pdf.start_page_with(settings);
        let mut surface = sheet.surface();
        if at > 0 {
            head(&mut surface, document, page);
        }
        for item in &page.items {
            draw(&mut surface, item, &mut places)?;
        }
        foot(&mut surface, document, page, (at + 1, total));
        surface.finish();
        sheet.finish();
    }
    let mut tree = TagTree::new();
    for branch in sheets.tree {
        tree.push(grow(branch, &mut places));
    }
    pdf.set_tag_tree(tree);
    pdf.set_outline(outline(document, &sheets.marks));
    pdf.set_metadata(metadata(document));
    pdf.finish().ok()
}

fn grow(branch: Branch, places: &mut [Vec<Identifier>]) -> Node {
    let own = branch.node.and_then(|node| places.get_mut(node)).map(std::mem::take).unwrap_or_default();
    let mut parts: Vec<Node> = own.into_iter().map(Node::Leaf).collect();
    parts.extend(branch.parts.into_iter().map(|part| grow(part, places)));
    Node::Group(TagGroup::with_children(branch.tag, parts))
}

/// Bookmarks: the title and below it every section.
fn outline(document: &Document, marks: &[(String, usize, f64)]) -> Outline {
    let place = |page: usize, y: f64| XyzDestination::new(page, Point::from_xy(0.0, short(y.max(0.0))));
    let mut title = OutlineNode::new(printable(&document.title), place(0, 0.0));
    for (text, page, y) in marks {
        title.push_child(OutlineNode::new(text.clone(), place(*page, *y)));
    }
    let mut outline = Outline::new();
    outline.push_child(title);
    outline
}

fn metadata(document: &Document) -> Metadata {
    let day = document.as_of;
    let byte = |number: u32| u8::try_from(number).unwrap_or(1);
    let date = DateTime::new(u16::try_from(day.year()).unwrap_or(0)).month(byte(day.month())).day(byte(day.day()));
    let metadata = Metadata::new()
        .title(printable(&document.title))
        .description(printable(&document.subtitle))
        .language(tongue(document.lang).to_owned())
        .creator("perceel".to_owned())
        .creation_date(date.hour(0).minute(0).second(0).utc_offset_hour(0).utc_offset_minute(0));
    if document.house.name.is_empty() { metadata } else { metadata.authors(vec![printable(&document.house.name)]) }
}

/// The language as files say it (BCP 47).
fn tongue(lang: Lang) -> &'static str {
    match lang {
        Lang::Nl => "nl-NL",
        Lang::En => "en-GB",
    }
}

/// The head of every page but the first: whose it is and what it is.
fn head(surface: &mut Surface<'_>, document: &Document, page: &Page) {
    let right = page.width() - SIDE;
    surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Header)));
    write_line(surface, &loose((SIDE, 36.0), &document.house.name, 7.8));
    let title = printable(&document.title);
    write_line(surface, &loose((right - width(&title, Face::Text, 7.8), 36.0), &title, 7.8));
    rule(surface, (SIDE, 42.0), (right, 42.0), FAINT, 0.6);
    surface.end_tagged();
}

/// The foot of every page: what it is, and which page of how many.
fn foot(surface: &mut Surface<'_>, document: &Document, page: &Page, (at, total): (usize, usize)) {
    let (y, right) = (page.height() - BOTTOM + 26.0, page.width() - SIDE);
    surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Footer)));
    rule(surface, (SIDE, y - 11.0), (right, y - 11.0), FAINT, 0.6);
    let number = page_of(document.words(), at, total);
    let room = right - SIDE - width(&number, Face::Text, 7.8) - 20.0;
    let mut below = y;
    for line in super::fonts::wrap(&printable(&document.footer), Face::Text, 7.8, room).iter().take(2) {
        write_line(surface, &loose((SIDE, below), line, 7.8));
        below += 9.6;
    }
    write_line(surface, &loose((right - width(&number, Face::Text, 7.8), y), &number, 7.8));
    surface.end_tagged();
}

/// `pagina 2 van 5`.
fn page_of(words: Words, at: usize, total: usize) -> String {
    words.say(&Message::new("paper-page-of").with("page", at.to_string()).with("pages", total.to_string()))
}

fn loose(at: (f64, f64), text: &str, size: f64) -> Text {
    Text { at, text: printable(text), face: Face::Text, size, colour: GREY, climbs: false, node: None }
}

/// Draws a piece of a page; nothing where a picture cannot be read.
fn draw(surface: &mut Surface<'_>, item: &Item, places: &mut [Vec<Identifier>]) -> Option<()> {
    match item {
        Item::Text(text) => {
            let tag = match text.node {
                Some(_) => ContentTag::Span(SpanTag::empty()),
                None => ContentTag::Artifact(Artifact::with_kind(ArtifactType::PaginationOther)),
            };
            let id = surface.start_tagged(tag);
            write_line(surface, text);
            surface.end_tagged();
            if let Some(place) = text.node.and_then(|node| places.get_mut(node)) {
                place.push(id);
            }
        }
        Item::Plane { area, colour } => {
            surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout)));
            let mut path = PathBuilder::new();
            path.push_rect(Rect::from_xywh(short(area.0), short(area.1), short(area.2), short(area.3))?);
            surface.set_stroke(None);
            surface.set_fill(Some(fill(*colour)));
            surface.draw_path(&path.finish()?);
            surface.end_tagged();
        }
        Item::Rule { from, to, colour, thick } => {
            surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout)));
            rule(surface, *from, *to, *colour, *thick);
            surface.end_tagged();
        }
        Item::Picture { area, svg, text, bytes, node } => {
            let id = surface.start_tagged(ContentTag::Other);
            surface.push_transform(&Transform::from_translate(short(area.0), short(area.1)));
            let size = Size::from_wh(short(area.2), short(area.3))?;
            if *svg {
                let settings = SvgSettings { embed_text: *text, ..SvgSettings::default() };
                surface.draw_svg(&picture::read(bytes)?, size, settings)?;
            } else {
                surface.draw_image(Image::from_png(bytes.clone().into(), false).ok()?, size);
            }
            surface.pop();
            surface.end_tagged();
            places.get_mut(*node)?.push(id);
        }
    }
    Some(())
}

fn write_line(surface: &mut Surface<'_>, text: &Text) {
    let Some(shapes) = shapes().filter(|_| !text.text.trim().is_empty()) else { return };
    let shaped = shapes.shape(text.face.style(), &text.text);
    surface.set_stroke(None);
    surface.set_fill(Some(fill(text.colour)));
    let at = Point::from_xy(short(text.at.0), short(text.at.1));
    let (start, turned) = if text.climbs { (Point::from_xy(0.0, 0.0), true) } else { (at, false) };
    if turned {
        surface.push_transform(&Transform::from_translate(at.x, at.y));
        surface.push_transform(&Transform::from_row(0.0, -1.0, 1.0, 0.0, 0.0, 0.0));
    }
    let font = shapes.krilla_font(text.face.style());
    surface.draw_glyphs(start, &shaped.glyphs, font, &text.text, short(text.size), false);
    if turned {
        surface.pop();
        surface.pop();
    }
}

fn rule(surface: &mut Surface<'_>, from: (f64, f64), to: (f64, f64), colour: Colour, thick: f64) {
    let mut path = PathBuilder::new();
    path.move_to(short(from.0), short(from.1));
    path.line_to(short(to.0), short(to.1));
    if let Some(path) = path.finish() {
        surface.set_fill(None);
        surface.set_stroke(Some(Stroke { paint: rgb_of(colour).into(), width: short(thick), ..Stroke::default() }));
        surface.draw_path(&path);
    }
}

fn rgb_of((red, green, blue): Colour) -> rgb::Color {
    rgb::Color::new(red, green, blue)
}

fn fill(colour: Colour) -> Fill {
    Fill { paint: rgb_of(colour).into(), opacity: NormalizedF32::ONE, rule: krilla::paint::FillRule::default() }
}
