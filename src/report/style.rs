//! Letterhead and wording of the region from what its settings say: a colour people can read, a logo that is one, and
//! introductions whose placeholders there are. Reading files and naming lines is the caller's.

use super::placeholders;
use super::{REPORTS, Style};
use crate::paper::document::{House, Logo};
use crate::text::{Lang, Message, Words};

/// Most bytes of a logo: it goes into every document and into every frozen overview.
pub const LOGO_CAP: usize = 200 * 1024;
/// Contrast that text needs against its background (WCAG 2.1, 1.4.3), in hundredths.
const ENOUGH: u32 = 450;
/// Colour of headings and lines where the region sets none.
const USUAL_ACCENT: (u8, u8, u8) = (0x1f, 0x3a, 0x5f);
/// Deviation that needs a sentence where the region sets none, in percent.
const USUAL_DEVIATION: i64 = 10;

/// What the settings say, not judged yet.
#[derive(Clone, Debug, Default)]
pub struct Said {
    /// Name of the organisation.
    pub organisation: Option<String>,
    /// Colour, `#rrggbb`.
    pub accent: Option<String>,
    /// The bytes of the logo's file.
    pub logo: Option<Vec<u8>>,
    /// Deviation that needs a sentence, in percent.
    pub deviation_percent: Option<u32>,
    /// Introductions: overview and text.
    pub texts: Vec<(String, String)>,
}

/// What does not fit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misfit {
    /// The setting: `accent`, `logo`, `texts.month`.
    pub name: String,
    /// Which line of its text, from 0, when it is about one.
    pub below: Option<usize>,
    /// What is wrong with it.
    pub message: Message,
}

impl Misfit {
    fn new(name: impl Into<String>, message: Message) -> Self {
        Self { name: name.into(), below: None, message }
    }
}

impl Style {
    /// The style of a region that set nothing.
    #[must_use]
    pub fn usual() -> Self {
        let house = House { name: String::new(), logo: None, accent: USUAL_ACCENT };
        Self { house, intros: Vec::new(), deviation_percent: USUAL_DEVIATION }
    }

    /// The style that the settings say.
    ///
    /// # Errors
    /// The first setting that does not fit.
    pub fn read(said: &Said, words: Words) -> Result<Self, Misfit> {
        let mut style = Self::usual();
        if let Some(name) = &said.organisation {
            name.clone_into(&mut style.house.name);
        }
        if let Some(accent) = &said.accent {
            style.house.accent = read_accent(accent, words.lang()).map_err(|message| Misfit::new("accent", message))?;
        }
        if let Some(percent) = said.deviation_percent {
            style.deviation_percent = i64::from(percent);
        }
        if let Some(bytes) = &said.logo {
            let svg = read_logo(bytes).map_err(|message| Misfit::new("logo", message))?;
            let alt = words.say(&Message::new("report-logo").with("name", style.house.name.as_str()));
            style.house.logo = Some(Logo { svg, bytes: bytes.clone(), alt: alt.trim().to_owned() });
        }
        for (name, text) in &said.texts {
            let name_of = format!("texts.{name}");
            if !REPORTS.iter().any(|report| report.name == name) {
                let known = REPORTS.iter().map(|report| report.name).collect::<Vec<_>>().join(", ");
                return Err(Misfit::new(name_of, Message::new("report-style-no-overview").with("known", known)));
            }
            placeholders::check(text).map_err(|unknown| {
                let message = Message::new("report-style-placeholder").with("typed", unknown.name);
                let message = message.with("known", placeholders::names());
                Misfit { below: Some(unknown.line), ..Misfit::new(name_of, message) }
            })?;
            style.intros.push((name.clone(), text.clone()));
        }
        Ok(style)
    }
}

/// A colour that can be read on white.
///
/// # Errors
/// No colour, or too little contrast, with the ratio.
pub fn read_accent(typed: &str, lang: Lang) -> Result<(u8, u8, u8), Message> {
    let wrong = || Message::new("report-style-accent").with("typed", typed);
    let digits = typed.trim().strip_prefix('#').ok_or_else(wrong)?;
    if digits.len() != 6 || !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return Err(wrong());
    }
    let part = |at: usize| u8::from_str_radix(&digits[at..at + 2], 16).map_err(|_| wrong());
    let colour = (part(0)?, part(2)?, part(4)?);
    let ratio = contrast(colour);
    if ratio < ENOUGH {
        return Err(Message::new("report-style-contrast")
            .with("typed", typed.trim())
            .with("ratio", show_ratio(ratio, lang)));
    }
    Ok(colour)
}

/// Contrast of a colour against white in hundredths (WCAG 2.1), from 100 to 2100, rounded down.
#[must_use]
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 100 and 2100")]
pub fn contrast((red, green, blue): (u8, u8, u8)) -> u32 {
    let linear = |part: u8| {
        let part = f64::from(part) / 255.0;
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    };
    let luminance = 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
    (105.0 / (luminance + 0.05)).floor() as u32
}

/// A ratio as people read it: `4,54 : 1`.
#[must_use]
pub fn show_ratio(hundredths: u32, lang: Lang) -> String {
    let mark = match lang {
        Lang::Nl => ',',
        Lang::En => '.',
    };
    format!("{}{mark}{:02} : 1", hundredths / 100, hundredths % 100)
}

/// Whether a logo is SVG, by what is in it; otherwise it is PNG.
///
/// # Errors
/// Too large, neither of both, or an SVG that runs or fetches something.
pub fn read_logo(bytes: &[u8]) -> Result<bool, Message> {
    if bytes.len() > LOGO_CAP {
        let cap = i64::try_from(LOGO_CAP / 1024).unwrap_or_default();
        return Err(Message::new("report-style-logo-large").with("cap", cap.to_string()));
    }
    if bytes.starts_with(b"\x89PNG\r\n\x1a\n") && bytes.get(12..16) == Some(b"IHDR") {
        return Ok(false);
    }
    let wrong = || Message::new("report-style-logo");
    let text = std::str::from_utf8(bytes).map_err(|_| wrong())?;
    let drawing = roxmltree::Document::parse(text.trim_start_matches('\u{feff}')).map_err(|_| wrong())?;
    if drawing.root_element().tag_name().name() != "svg" {
        return Err(wrong());
    }
    let acts = drawing.descendants().any(|node| {
        matches!(node.tag_name().name(), "script" | "foreignObject" | "iframe")
            || node.attributes().any(|attribute| {
                let fetches = attribute.name() == "href" && !attribute.value().trim_start().starts_with('#');
                attribute.name().to_ascii_lowercase().starts_with("on") || fetches
            })
    });
    if acts { Err(Message::new("report-style-logo-acts")) } else { Ok(true) }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    #[test]
    fn a_colour_is_judged_by_its_contrast_on_white() {
        // The first three are the textbook values of WCAG: 21 : 1, 1 : 1, and the lightest grey that passes.
        assert_eq!((contrast((0, 0, 0)), contrast((255, 255, 255))), (2100, 100));
        assert_eq!(contrast((0x76, 0x76, 0x76)), 454);
        assert_eq!(read_accent(" #767676 ", Lang::Nl), Ok((0x76, 0x76, 0x76)));
        let refused = read_accent("#777777", Lang::Nl).unwrap_err();
        assert_eq!(refused.id, "report-style-contrast");
        assert!(Words::load(Lang::Nl).say(&refused).contains("4,47 : 1"));
        for wrong in ["767676", "#7676", "#76767g", "rood", "#7676761"] {
            assert_eq!(read_accent(wrong, Lang::En).unwrap_err().id, "report-style-accent", "{wrong}");
        }
    }

    #[test]
    fn a_logo_is_known_by_what_is_in_it() {
        let png = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\0\x01";
        assert_eq!(read_logo(png), Ok(false));
        let svg = "<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"><path d=\"M0 0\"/></svg>";
        assert_eq!(read_logo(svg.as_bytes()), Ok(true));
        let id = |bytes: &[u8]| read_logo(bytes).unwrap_err().id;
        assert_eq!(id(b"GIF89a"), "report-style-logo");
        assert_eq!(id(b"<html/>"), "report-style-logo");
        assert_eq!(id(&vec![0; LOGO_CAP + 1]), "report-style-logo-large");
        for inside in ["<script/>", "<g onload=\"x\"/>", "<image href=\"http://x\"/>", "<a href=\"file:x\"/>"] {
            let svg = format!("<svg xmlns=\"http://www.w3.org/2000/svg\">{inside}</svg>");
            assert_eq!(id(svg.as_bytes()), "report-style-logo-acts", "{inside}");
        }
    }

    #[test]
    fn introductions_are_checked_by_name_and_placeholder() {
        let words = Words::load(Lang::Nl);
        let said = |name: &str, text: &str| Said { texts: vec![(name.into(), text.into())], ..Said::default() };
        assert!(Style::read(&said("coverage", "Over {periode}."), words).is_ok());
        let wrong = Style::read(&said("coverage", "Geachte raad,\nover {maand}"), words).unwrap_err();
        assert_eq!(
            (wrong.name.as_str(), wrong.below, wrong.message.id),
            ("texts.coverage", Some(1), "report-style-placeholder")
        );
        let wrong = Style::read(&said("kwartaal", "x"), words).unwrap_err();
        assert_eq!((wrong.name.as_str(), wrong.message.id), ("texts.kwartaal", "report-style-no-overview"));
    }
}
