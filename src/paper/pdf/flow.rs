//! Lays a document out: from top to bottom, headings with what follows them, drawings whole, nothing cut off.

use super::sheet::{BLACK, BOTTOM, Branch, Colour, FAINT, GREY, Item, Node, Page, SIDE, Sheets, TOP, Text};
use crate::paper::chart;
use crate::paper::document::{Block, Chart, Document, Tile};
use crate::paper::fonts::{Face, printable, width, wrap};
use crate::paper::picture::{png_size, read};
use crate::text::{Message, Words};
use krilla::geom::Rect;
use krilla::tagging::{BBox, ListNumbering, Tag};
use std::num::NonZeroU16;

/// Size of running text in points.
const BODY: f64 = 9.6;

/// A document on its way to pages.
pub struct Flow<'a> {
    /// What there is so far.
    pub sheets: Sheets,
    /// How far down the page.
    pub y: f64,
    /// Part of the normal size.
    pub scale: f64,
    /// Colour of the house, dark enough to read.
    pub accent: Colour,
    /// The language.
    pub words: Words,
    /// A heading that waits for what follows it: level and text.
    waiting: Vec<(u16, String)>,
    document: &'a Document,
}

/// Lays a document out at that part of the normal size.
pub fn lay(document: &Document, scale: f64) -> Sheets {
    let mut flow = Flow {
        sheets: Sheets::default(),
        y: TOP,
        scale,
        accent: chart::legible(document.house.accent),
        words: document.words(),
        waiting: Vec::new(),
        document,
    };
    flow.sheets.pages.push(Page::default());
    flow.letterhead();
    for section in &document.sections {
        flow.waiting.push((2, printable(&section.heading)));
        for block in &section.blocks {
            flow.block(block);
        }
        flow.room(0.0);
    }
    flow.sheets
}

impl Flow<'_> {
    /// Height of a line as part of its size: tighter where a page must hold much.
    pub fn lead(&self) -> f64 {
        if self.scale < 0.85 { 1.2 } else { 1.34 }
    }

    /// A size of letters at this scale.
    pub fn size(&self, size: f64) -> f64 {
        size * self.scale
    }

    /// The page that is being filled.
    pub fn page(&self) -> usize {
        self.sheets.pages.len().saturating_sub(1)
    }

    /// Width between the margins.
    pub fn wide(&self) -> f64 {
        self.sheets.pages.last().map_or(0.0, Page::width) - 2.0 * SIDE
    }

    /// Where content ends on this page.
    pub fn bottom(&self) -> f64 {
        self.sheets.pages.last().map_or(0.0, Page::height) - BOTTOM
    }

    /// Most height of what stands whole on one page below a heading.
    pub fn most(&self) -> f64 {
        self.bottom() - TOP - self.waiting_height()
    }

    fn waiting_height(&self) -> f64 {
        self.waiting.iter().map(|(level, _)| self.size(if *level == 2 { 38.0 } else { 26.0 })).sum()
    }

    /// Puts a piece on the page.
    pub fn put(&mut self, item: Item) {
        if let Some(page) = self.sheets.pages.last_mut() {
            page.items.push(item);
        }
    }

    /// A new place in the structure.
    pub fn node(&mut self) -> Node {
        self.sheets.nodes += 1;
        self.sheets.nodes - 1
    }

    /// Begins a page, standing or lying.
    pub fn turn(&mut self, lying: bool) {
        self.sheets.pages.push(Page { lying, items: Vec::new() });
        self.y = TOP;
    }

    /// Sees to it that the page has its long side so, and gives the width.
    pub fn lie(&mut self, lying: bool) {
        let now = self.sheets.pages.last().is_some_and(|page| page.lying);
        if now == lying {
            return;
        }
        match self.sheets.pages.last_mut() {
            Some(page) if page.items.is_empty() => page.lying = lying,
            _ => self.turn(lying),
        }
    }

    /// Sees to it that so much fits below here, with the headings that wait for it, and writes those.
    pub fn room(&mut self, height: f64) {
        let need = self.waiting_height() + height;
        if self.y + need > self.bottom() && self.y > TOP {
            let lying = self.sheets.pages.last().is_some_and(|page| page.lying);
            self.turn(lying);
        }
        for (level, text) in std::mem::take(&mut self.waiting) {
            self.heading(level, &text);
        }
    }

    fn heading(&mut self, level: u16, text: &str) {
        let (size, above) = match level {
            1 => (self.size(20.0), 0.0),
            2 => (self.size(13.0), 12.0),
            _ => (self.size(10.4), 7.0),
        };
        if self.y > TOP {
            self.y += self.size(above);
        }
        if level == 2 {
            self.sheets.marks.push((text.to_owned(), self.page(), self.y - 4.0));
        }
        let node = self.node();
        let colour = if level < 3 { self.accent } else { BLACK };
        self.lines(text, Face::Bold, size, colour, (SIDE, self.wide()), node);
        if level == 2 {
            let (accent, right) = (self.accent, SIDE + self.wide());
            self.put(Item::Rule { from: (SIDE, self.y), to: (right, self.y), colour: accent, thick: 0.8 });
            self.y += self.size(5.0);
        } else {
            self.y += self.size(3.0);
        }
        let level = NonZeroU16::new(level).unwrap_or(NonZeroU16::MIN);
        self.sheets.tree.push(Branch::leaf(Tag::Hn(level, Some(text.to_owned())), node));
    }

    /// Writes a text in lines within those margins and goes below it; it may go on on the next page.
    fn lines(&mut self, text: &str, face: Face, size: f64, colour: Colour, (left, wide): (f64, f64), node: Node) {
        for line in wrap(text, face, size, wide) {
            if self.y + size * self.lead() > self.bottom() && self.y > TOP {
                let lying = self.sheets.pages.last().is_some_and(|page| page.lying);
                self.turn(lying);
            }
            self.line((left, self.y + size), line, face, size, colour, Some(node));
            self.y += size * self.lead();
        }
    }

    /// Puts one line of text on its baseline.
    pub fn line(&mut self, at: (f64, f64), text: String, face: Face, size: f64, colour: Colour, node: Option<Node>) {
        self.put(Item::Text(Text { at, text, face, size, colour, climbs: false, node }));
    }

    /// A paragraph by itself.
    pub fn paragraph(&mut self, text: &str, face: Face, size: f64, colour: Colour) {
        let text = printable(text);
        if text.trim().is_empty() {
            return;
        }
        let size = self.size(size);
        self.room(size * self.lead() * 2.0);
        let node = self.node();
        let wide = self.wide();
        self.lines(&text, face, size, colour, (SIDE, wide), node);
        self.y += size * 0.45;
        self.sheets.tree.push(Branch::leaf(Tag::P, node));
    }

    /// Logo or name, title, subtitle and what it rests on.
    fn letterhead(&mut self) {
        self.y = 34.0;
        let house = &self.document.house;
        let shown = house.logo.as_ref().is_some_and(|logo| {
            let size = if logo.svg {
                read(&logo.bytes).map(|tree| (f64::from(tree.size().width()), f64::from(tree.size().height())))
            } else {
                png_size(&logo.bytes).map(|(w, h)| (f64::from(w), f64::from(h)))
            };
            let Some((w, h)) = size.filter(|(w, h)| *w > 0.0 && *h > 0.0) else { return false };
            let scale = (190.0 / w).min(42.0 / h);
            let area = (SIDE, self.y, w * scale, h * scale);
            self.figure(area, logo.svg, false, logo.bytes.clone(), &logo.alt);
            self.y += h * scale + 8.0;
            true
        });
        if !shown && !house.name.is_empty() {
            self.paragraph(&house.name, Face::Bold, 10.5, GREY);
            self.y += 4.0;
        }
        let document = self.document;
        self.heading(1, &printable(&document.title));
        self.paragraph(&document.subtitle, Face::Text, 11.0, BLACK);
        let facts: Vec<String> = document.facts.iter().map(|(label, value)| format!("{label}: {value}")).collect();
        self.paragraph(&facts.join("  ·  "), Face::Text, 8.6, GREY);
        self.y += self.size(4.0);
    }

    /// A picture with its alternative text.
    fn figure(&mut self, area: (f64, f64, f64, f64), svg: bool, text: bool, bytes: Vec<u8>, alt: &str) {
        let node = self.node();
        let page = self.page();
        let [x, y, w, h] = [area.0, area.1, area.2, area.3].map(super::short);
        let bounds = Rect::from_xywh(x, y, w, h).map(|rect| BBox::new(page, rect));
        let alt = printable(alt);
        self.put(Item::Picture { area, svg, text, bytes, node });
        self.sheets.tree.push(Branch::leaf(Tag::Figure(Some(alt)).with_bbox(bounds), node));
    }

    fn block(&mut self, block: &Block) {
        if !matches!(block, Block::Table(_) | Block::Chart(_)) {
            self.lie(false);
        }
        match block {
            Block::Paragraph(text) => self.paragraph(text, Face::Text, BODY, BLACK),
            Block::List(items) => self.list(items),
            Block::Tiles(tiles) => self.tiles(tiles),
            Block::Table(table) => self.table(table),
            Block::Chart(chart) => self.chart(chart),
            Block::Room(label) => self.write_here(label),
        }
    }

    fn list(&mut self, items: &[String]) {
        let size = self.size(BODY);
        let mut parts = Vec::new();
        for item in items {
            let text = printable(item);
            self.room(size * self.lead());
            let (dot, body) = (self.node(), self.node());
            if self.y + size * self.lead() > self.bottom() {
                self.turn(false);
            }
            self.line((SIDE + 3.0, self.y + size), "•".to_owned(), Face::Text, size, BLACK, Some(dot));
            let wide = self.wide() - 13.0;
            self.lines(&text, Face::Text, size, BLACK, (SIDE + 13.0, wide), body);
            self.y += size * 0.2;
            parts.push(Branch::group(Tag::LI, vec![Branch::leaf(Tag::Lbl, dot), Branch::leaf(Tag::LBody, body)]));
        }
        if !parts.is_empty() {
            self.y += size * 0.35;
            self.sheets.tree.push(Branch::group(Tag::L(ListNumbering::Disc), parts));
        }
    }

    /// Figures that stand out: four or five boxes beside each other.
    fn tiles(&mut self, tiles: &[Tile]) {
        let (small, large) = (self.size(8.0), self.size(14.0));
        let gap = 8.0;
        let mut items = Vec::new();
        let across = if tiles.len() == 5 { 5 } else { 4 };
        for row in tiles.chunks(across) {
            let count = f64::from(u32::try_from(row.len().max(tiles.len().min(across))).unwrap_or(4));
            let wide = (self.wide() - gap * (count - 1.0)) / count;
            let inner = wide - 14.0;
            let texts: Vec<[(Vec<String>, Face, f64); 3]> = row
                .iter()
                .map(|tile| {
                    let figure = printable(&tile.cell.alone(self.words));
                    let fit = inner / width(&figure, Face::Bold, 1.0).max(0.01);
                    let large = large.min(fit.max(small + 1.0));
                    [
                        (wrap(&printable(&tile.label), Face::Text, small, inner), Face::Text, small),
                        (wrap(&figure, Face::Bold, large, inner), Face::Bold, large),
                        (wrap(&printable(&tile.detail), Face::Text, small, inner), Face::Text, small),
                    ]
                })
                .collect();
            let lead = self.lead();
            let lines = |lines: &Vec<String>, size: f64| {
                f64::from(u32::try_from(lines.iter().filter(|line| !line.is_empty()).count()).unwrap_or(0))
                    * size
                    * lead
            };
            let tall =
                |parts: &[(Vec<String>, Face, f64); 3]| parts.iter().map(|(text, _, size)| lines(text, *size)).sum();
            let height = texts.iter().map(tall).fold(0.0, f64::max) + self.size(9.0);
            self.room(height + 6.0);
            let (top, accent) = (self.y, self.accent);
            let mut x = SIDE;
            for parts in texts {
                self.put(Item::Plane { area: (x, top, wide, height), colour: (244, 244, 244) });
                self.put(Item::Plane { area: (x, top, 2.5, height), colour: accent });
                let node = self.node();
                let mut y = top + self.size(3.0);
                for (text, face, size) in parts {
                    for line in text.into_iter().filter(|line| !line.is_empty()) {
                        self.line((x + 9.0, y + size), line, face, size, BLACK, Some(node));
                        y += size * self.lead();
                    }
                }
                items.push(Branch::group(Tag::LI, vec![Branch::leaf(Tag::LBody, node)]));
                x += wide + gap;
            }
            self.y = top + height + self.size(7.0);
        }
        if !items.is_empty() {
            self.sheets.tree.push(Branch::group(Tag::L(ListNumbering::None), items));
        }
    }

    fn chart(&mut self, chart: &Chart) {
        self.lie(false);
        self.waiting.push((3, printable(&chart.title)));
        let wide = self.wide();
        let room = ((self.most() - 6.0) / self.scale).max(120.0);
        let drawings = chart::pages(chart, wide / self.scale, room, self.accent, self.words);
        let parts = drawings.len();
        for (at, drawing) in drawings.into_iter().enumerate() {
            let height = drawing.height * self.scale;
            self.room(height + 4.0);
            let alt = if parts > 1 { self.part(&chart.alt, at, parts) } else { chart.alt.clone() };
            let area = (SIDE, self.y, drawing.width * self.scale, height);
            self.figure(area, true, true, drawing.svg.into_bytes(), &alt);
            self.y += height + self.size(8.0);
        }
        self.table(&chart.table);
    }

    /// A title of one of several parts.
    pub fn part(&self, title: &str, at: usize, parts: usize) -> String {
        let message = Message::new("paper-part").with("title", title).with("part", (at + 1).to_string());
        self.words.say(&message.with("parts", parts.to_string()))
    }

    /// A label and lines to write on.
    fn write_here(&mut self, label: &str) {
        let gap = self.size(21.0);
        self.room(gap * 4.5);
        self.paragraph(label, Face::Bold, BODY, BLACK);
        for _ in 0..4 {
            self.y += gap;
            let (y, right) = (self.y, SIDE + self.wide());
            self.put(Item::Rule { from: (SIDE, y), to: (right, y), colour: FAINT, thick: 0.7 });
        }
        self.y += self.size(10.0);
    }
}
