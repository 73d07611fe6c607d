//! Drawings as trees that PDF draws and as pictures that word processors show. Only the fonts in the program are used.

use super::fonts::of_drawings;
use resvg::tiny_skia::{Color, Pixmap, Transform};
use resvg::usvg::{ImageHrefResolver, Options, Tree};

/// Points per inch.
const INCH: f64 = 72.0;

/// Reads a drawing. Pictures in it must be in the text itself: nothing is read from disk or the network.
#[must_use]
pub fn read(svg: &[u8]) -> Option<Tree> {
    let options = Options {
        font_family: "DejaVu Sans".to_owned(),
        fontdb: of_drawings(),
        image_href_resolver: ImageHrefResolver {
            resolve_string: Box::new(|_, _| None),
            ..ImageHrefResolver::default()
        },
        ..Options::default()
    };
    Tree::from_data(svg, &options).ok()
}

/// A drawing as PNG with that many dots per inch on white. Larger than 6 000 dots on a side is made coarser.
#[must_use]
pub fn png(svg: &[u8], dots: f64) -> Option<Vec<u8>> {
    let tree = read(svg)?;
    let size = tree.size();
    let longest = f64::from(size.width().max(size.height()));
    let scale = (dots / INCH).min(6_000.0 / longest.max(1.0));
    #[expect(clippy::cast_possible_truncation, reason = "a scale between 0 and 100")]
    let scale = scale as f32;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "1 to 6 000 dots")]
    let side = |length: f32| (length * scale).ceil().clamp(1.0, 6_000.0) as u32;
    let mut pixels = Pixmap::new(side(size.width()), side(size.height()))?;
    pixels.fill(Color::WHITE);
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixels.as_mut());
    pixels.encode_png().ok()
}

/// Width and height of a PNG in dots, from its first bytes.
#[must_use]
pub fn png_size(bytes: &[u8]) -> Option<(u32, u32)> {
    let signed = bytes.starts_with(b"\x89PNG\r\n\x1a\n") && bytes.get(12..16) == Some(b"IHDR".as_slice());
    let number = |range| bytes.get::<std::ops::Range<usize>>(range)?.try_into().ok().map(u32::from_be_bytes);
    if signed { number(16..20).zip(number(20..24)) } else { None }
}
