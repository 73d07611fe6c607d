//! What stands where on the pages of a PDF, and what each piece is to a reader: text and drawings belong to a place in
//! the structure, lines and grounds are decoration.

use crate::paper::fonts::Face;
use krilla::tagging::TagKind;

/// Short side of A4 in points.
pub const SHORT: f64 = 595.28;
/// Long side of A4 in points.
pub const LONG: f64 = 841.89;
/// Left and right margin.
pub const SIDE: f64 = 46.0;
/// Where content begins below the head.
pub const TOP: f64 = 58.0;
/// Room below content for the foot.
pub const BOTTOM: f64 = 54.0;

/// A colour as red, green, blue.
pub type Colour = (u8, u8, u8);
/// Colour of text.
pub const BLACK: Colour = (26, 26, 26);
/// Colour of lesser text: 9.7 : 1 on white.
pub const GREY: Colour = (64, 64, 64);
/// Colour of lines between rows.
pub const FAINT: Colour = (190, 190, 190);

/// The number of a place in the structure.
pub type Node = usize;

/// A piece of a page.
pub enum Item {
    /// A line of text on its baseline; it belongs to a place in the structure, otherwise to the head or foot.
    Text(Text),
    /// A filled box.
    Plane {
        /// Left, top, width, height.
        area: (f64, f64, f64, f64),
        /// Its colour.
        colour: Colour,
    },
    /// A line.
    Rule {
        /// Where it begins.
        from: (f64, f64),
        /// Where it ends.
        to: (f64, f64),
        /// Its colour.
        colour: Colour,
        /// How thick.
        thick: f64,
    },
    /// A drawing in SVG or a picture in PNG.
    Picture {
        /// Left, top, width, height.
        area: (f64, f64, f64, f64),
        /// Whether the bytes are SVG.
        svg: bool,
        /// Whether its text stays text.
        text: bool,
        /// The bytes.
        bytes: Vec<u8>,
        /// Its place in the structure.
        node: Node,
    },
}

/// A line of text.
pub struct Text {
    /// Left end of its baseline.
    pub at: (f64, f64),
    /// The text.
    pub text: String,
    /// Its letters.
    pub face: Face,
    /// Their size.
    pub size: f64,
    /// Their colour.
    pub colour: Colour,
    /// Whether it climbs.
    pub climbs: bool,
    /// Its place in the structure; nothing for what is repeated.
    pub node: Option<Node>,
}

/// A page.
#[derive(Default)]
pub struct Page {
    /// Whether its long side lies.
    pub lying: bool,
    /// What stands on it.
    pub items: Vec<Item>,
}

impl Page {
    /// Its width in points.
    pub fn width(&self) -> f64 {
        if self.lying { LONG } else { SHORT }
    }

    /// Its height in points.
    pub fn height(&self) -> f64 {
        if self.lying { SHORT } else { LONG }
    }
}

/// A part of the structure.
pub struct Branch {
    /// What it is.
    pub tag: TagKind,
    /// The place that its own text belongs to.
    pub node: Option<Node>,
    /// What it holds.
    pub parts: Vec<Branch>,
}

impl Branch {
    /// One that holds text.
    pub fn leaf(tag: impl Into<TagKind>, node: Node) -> Self {
        Self { tag: tag.into(), node: Some(node), parts: Vec::new() }
    }

    /// One that holds others.
    pub fn group(tag: impl Into<TagKind>, parts: Vec<Self>) -> Self {
        Self { tag: tag.into(), node: None, parts }
    }
}

/// All pages and what they mean.
#[derive(Default)]
pub struct Sheets {
    /// The pages.
    pub pages: Vec<Page>,
    /// The structure in reading order.
    pub tree: Vec<Branch>,
    /// Places in the structure given out.
    pub nodes: Node,
    /// Bookmarks: title, page, height on it.
    pub marks: Vec<(String, usize, f64)>,
}
