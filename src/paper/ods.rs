//! A document as an OpenDocument spreadsheet: the same sheets as in `xlsx`, for who works with open standards. Written
//! here and not by `spreadsheet-ods`, which puts the clock and the order of a hash table into its files: the same document
//! has to give the same bytes.

use super::document::Document;
use super::plain;
use super::sheets::{self, Held, Kind, Leaf, Line, Look};
use super::zipped::Zipped;
use crate::text::{Lang, Message, Words};
use std::fmt::Write as _;

const MIME: &str = "application/vnd.oasis.opendocument.spreadsheet";
const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
/// The name spaces of all parts.
const SPACES: &str = concat!(
    " xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\"",
    " xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\"",
    " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"",
    " xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\"",
    " xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\"",
    " xmlns:svg=\"urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0\"",
    " xmlns:number=\"urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0\"",
    " xmlns:meta=\"urn:oasis:names:tc:opendocument:xmlns:meta:1.0\"",
    " xmlns:config=\"urn:oasis:names:tc:opendocument:xmlns:config:1.0\"",
    " xmlns:dc=\"http://purl.org/dc/elements/1.1/\"",
    " xmlns:of=\"urn:oasis:names:tc:opendocument:xmlns:of:1.2\" office:version=\"1.3\"",
);
/// Width of a character in millimetres.
const CHARACTER: f64 = 2.1;

/// Writes a document.
///
/// # Errors
/// A sentence when the parts cannot be put together.
pub fn write(document: &Document) -> Result<Vec<u8>, Message> {
    let leaves = sheets::lay(document, false);
    let mut zip = Zipped::new();
    zip.plain("mimetype", MIME.as_bytes())?;
    zip.packed("META-INF/manifest.xml", manifest().as_bytes())?;
    zip.packed("meta.xml", meta(document).as_bytes())?;
    zip.packed("settings.xml", settings(&leaves).as_bytes())?;
    zip.packed("styles.xml", styles(document).as_bytes())?;
    zip.packed("content.xml", content(document, &leaves).as_bytes())?;
    zip.finish()
}

fn manifest() -> String {
    let mut out = format!(
        "{DECLARATION}<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\" \
         manifest:version=\"1.3\"><manifest:file-entry manifest:full-path=\"/\" manifest:version=\"1.3\" \
         manifest:media-type=\"{MIME}\"/>"
    );
    for part in ["content.xml", "styles.xml", "meta.xml", "settings.xml"] {
        let _ = write!(out, "<manifest:file-entry manifest:full-path=\"{part}\" manifest:media-type=\"text/xml\"/>");
    }
    out + "</manifest:manifest>"
}

fn language(document: &Document) -> (&'static str, &'static str) {
    if document.lang == Lang::Nl { ("nl", "NL") } else { ("en", "GB") }
}

fn meta(document: &Document) -> String {
    let (language, country) = language(document);
    let day = document.as_of.format("%Y-%m-%d");
    format!(
        "{DECLARATION}<office:document-meta{SPACES}><office:meta><meta:generator>perceel</meta:generator>\
         <dc:title>{}</dc:title><dc:subject>{}</dc:subject><dc:language>{language}-{country}</dc:language>\
         <meta:creation-date>{day}T00:00:00</meta:creation-date><dc:date>{day}T00:00:00</dc:date>\
         </office:meta></office:document-meta>",
        escape(&plain(&document.title)),
        escape(&plain(&document.subtitle)),
    )
}

/// Which rows and columns stay in view; no lines between cells.
fn settings(leaves: &[Leaf<'_>]) -> String {
    let item = |name: &str, kind: &str, value: &dyn std::fmt::Display| {
        format!("<config:config-item config:name=\"{name}\" config:type=\"{kind}\">{value}</config:config-item>")
    };
    let mut views = String::new();
    for leaf in leaves {
        let _ = write!(views, "<config:config-item-map-entry config:name=\"{}\">", escape(&leaf.name));
        if let Some(heads) = leaf.frozen() {
            let below = heads + 1;
            for (name, value) in [("HorizontalSplitMode", 2), ("VerticalSplitMode", 2), ("ActiveSplitRange", 3)] {
                views += &item(name, "short", &value);
            }
            let places = [("HorizontalSplitPosition", 1), ("VerticalSplitPosition", below)];
            for (name, value) in places.into_iter().chain([("PositionRight", 1), ("PositionBottom", below)]) {
                views += &item(name, "int", &value);
            }
        }
        views += &item("ShowGrid", "boolean", &false);
        views += "</config:config-item-map-entry>";
    }
    format!(
        "{DECLARATION}<office:document-settings{SPACES}><office:settings><config:config-item-set \
         config:name=\"ooo:view-settings\"><config:config-item-map-indexed config:name=\"Views\">\
         <config:config-item-map-entry>{}<config:config-item-map-named config:name=\"Tables\">{views}\
         </config:config-item-map-named></config:config-item-map-entry></config:config-item-map-indexed>\
         </config:config-item-set></office:settings></office:document-settings>",
        item("ViewId", "string", &"view1")
    )
}

/// Language, A4 standing and lying, and what stands at the head and foot of each page.
fn styles(document: &Document) -> String {
    let (language, country) = language(document);
    let page = escape(&document.words().get("paper-page")).into_owned();
    let mut layouts = String::new();
    let mut masters = String::new();
    for (name, wide, high, turn) in
        [("Standing", "210mm", "297mm", "portrait"), ("Lying", "297mm", "210mm", "landscape")]
    {
        let _ = write!(
            layouts,
            "<style:page-layout style:name=\"p{name}\"><style:page-layout-properties fo:page-width=\"{wide}\" \
             fo:page-height=\"{high}\" style:print-orientation=\"{turn}\" fo:margin=\"15mm\" style:scale-to-X=\"1\" \
             style:scale-to-Y=\"0\"/><style:header-style><style:header-footer-properties fo:min-height=\"8mm\" \
             fo:margin-left=\"0mm\" fo:margin-right=\"0mm\" fo:margin-bottom=\"4mm\"/></style:header-style><style:footer-style><style:header-footer-properties \
             fo:min-height=\"8mm\" fo:margin-left=\"0mm\" fo:margin-right=\"0mm\" fo:margin-top=\"4mm\"/></style:footer-style></style:page-layout>"
        );
        let _ = write!(
            masters,
            "<style:master-page style:name=\"{name}\" style:page-layout-name=\"p{name}\"><style:header>\
             <style:region-left>{}</style:region-left><style:region-right>{}</style:region-right></style:header>\
             <style:footer><style:region-left>{}</style:region-left><style:region-right><text:p>{page} \
             <text:page-number>1</text:page-number> / <text:page-count>1</text:page-count></text:p>\
             </style:region-right></style:footer></style:master-page>",
            paragraphs(&document.title),
            paragraphs(&document.house.name),
            paragraphs(&document.footer)
        );
    }
    format!(
        "{DECLARATION}<office:document-styles{SPACES}><office:styles><style:default-style \
         style:family=\"table-cell\"><style:text-properties style:font-name=\"Liberation Sans\" \
         fo:font-family=\"Liberation Sans\" fo:font-size=\"10pt\" fo:language=\"{language}\" \
         fo:country=\"{country}\"/></style:default-style><style:style style:name=\"Default\" \
         style:family=\"table-cell\"/></office:styles><office:automatic-styles>{layouts}</office:automatic-styles>\
         <office:master-styles>{masters}</office:master-styles></office:document-styles>"
    )
}

fn content(document: &Document, leaves: &[Leaf<'_>]) -> String {
    let mut pen = Pen { words: document.words(), looks: Vec::new(), out: String::new() };
    let mut ranges = String::new();
    for (number, leaf) in leaves.iter().enumerate() {
        pen.sheet(leaf, number);
        for placed in &leaf.tables {
            if let Some(last) = placed.table.columns.len().checked_sub(1).filter(|_| placed.last > placed.heads) {
                let sheet = escape(&leaf.name).into_owned();
                let _ = write!(
                    ranges,
                    "<table:database-range table:name=\"t_{}\" table:target-range-address=\"'{sheet}'.A{}:'{sheet}'.{}{}\" \
                     table:display-filter-buttons=\"true\"/>",
                    placed.table.id,
                    placed.heads + 1,
                    letters(last),
                    placed.last + 1
                );
            }
        }
    }
    if !ranges.is_empty() {
        ranges = format!("<table:database-ranges>{ranges}</table:database-ranges>");
    }
    let (automatic, body) = (pen.automatic(document, leaves), pen.out);
    format!(
        "{DECLARATION}<office:document-content{SPACES}><office:automatic-styles>{automatic}</office:automatic-styles>\
         <office:body><office:spreadsheet>{body}{ranges}</office:spreadsheet></office:body></office:document-content>"
    )
}

/// Writes rows; remembers the looks that need a style, in the order they came.
struct Pen {
    words: Words,
    looks: Vec<Look>,
    out: String,
}

impl Pen {
    fn sheet(&mut self, leaf: &Leaf<'_>, number: usize) {
        let master = if leaf.lies() { "taLying" } else { "taStanding" };
        let name = escape(&leaf.name).into_owned();
        // Text that is wider than the tables is printed only where the printed range says so.
        let area = format!("'{name}'.A1:'{name}'.{}{}", letters(leaf.widths.len()), leaf.lines.len().max(1));
        let _ = write!(
            self.out,
            "<table:table table:name=\"{name}\" table:style-name=\"{master}\" table:print-ranges=\"{area}\">"
        );
        for at in 0..=leaf.widths.len() {
            let _ = write!(self.out, "<table:table-column table:style-name=\"co{number}_{at}\"/>");
        }
        let heads = leaf.frozen().map(|row| row as usize);
        for (row, line) in leaf.lines.iter().enumerate() {
            let head = heads == Some(row);
            if head {
                self.out.push_str("<table:table-header-rows>");
            }
            self.line(line);
            if head {
                self.out.push_str("</table:table-header-rows>");
            }
        }
        self.out.push_str("</table:table>");
    }

    fn line(&mut self, line: &Line<'_>) {
        self.out.push_str("<table:table-row table:style-name=\"ro1\">");
        match line {
            Line::Blank => self.out.push_str("<table:table-cell/>"),
            Line::Title(text) => self.text("title", text),
            Line::Heading(text) => self.text("heading", text),
            Line::Caption(text) => self.text("caption", text),
            Line::Text(text) => self.text("running", text),
            Line::Note(text) => self.text("note", text),
            Line::Pair(label, value) => {
                self.text("running", label);
                self.text("running", value);
            }
            Line::Tile(tile) => {
                self.text("running", &tile.label);
                let decimals = sheets::decimals_of(&tile.cell);
                let (held, look) = sheets::hold(&tile.cell, &sheets::alone(), decimals, true, self.words);
                self.cell(&held, look, &tile.cell.alone(self.words));
                if !tile.detail.is_empty() {
                    self.text("running", &tile.detail);
                }
            }
            Line::Heads(table) => {
                for column in &table.columns {
                    self.text(if column.is_number() { "number" } else { "head" }, &column.label);
                }
            }
            Line::Row(table, row) => {
                for (at, (cell, column)) in row.cells.iter().zip(&table.columns).enumerate() {
                    let decimals = sheets::decimals(table, at);
                    let (held, look) = sheets::hold(cell, column, decimals, row.total, self.words);
                    self.cell(&held, look, &cell.show(column, self.words));
                }
            }
            Line::Room => (0..4).for_each(|_| self.out.push_str("<table:table-cell table:style-name=\"room\"/>")),
        }
        self.out.push_str("</table:table-row>");
    }

    fn text(&mut self, style: &str, text: &str) {
        let _ = write!(
            self.out,
            "<table:table-cell table:style-name=\"{style}\" office:value-type=\"string\">{}</table:table-cell>",
            paragraphs(text)
        );
    }

    fn cell(&mut self, held: &Held, look: Look, shown: &str) {
        let known = self.looks.iter().position(|known| *known == look);
        let style = known.unwrap_or_else(|| {
            self.looks.push(look);
            self.looks.len() - 1
        });
        let _ = write!(self.out, "<table:table-cell table:style-name=\"ce{style}\" ");
        let _ = match (held, look.kind) {
            (Held::Number(number), Kind::Money) => {
                write!(self.out, "office:value-type=\"currency\" office:currency=\"EUR\" office:value=\"{number}\">")
            }
            (Held::Number(number), Kind::Percent) => {
                write!(self.out, "office:value-type=\"percentage\" office:value=\"{number}\">")
            }
            (Held::Number(number), _) => write!(self.out, "office:value-type=\"float\" office:value=\"{number}\">"),
            (Held::Day(day), _) => {
                write!(self.out, "office:value-type=\"date\" office:date-value=\"{}\">", day.format("%Y-%m-%d"))
            }
            (Held::Text(_), _) => write!(self.out, "office:value-type=\"string\">"),
        };
        let _ = write!(self.out, "{}</table:table-cell>", paragraphs(shown));
    }

    /// All styles that the rows use.
    fn automatic(&self, document: &Document, leaves: &[Leaf<'_>]) -> String {
        let (red, green, blue) = document.house.accent;
        let mut out = fixed(&format!("#{red:02x}{green:02x}{blue:02x}"));
        for (number, leaf) in leaves.iter().enumerate() {
            let used: usize = leaf.widths.iter().sum();
            let rest = sheets::LINE.saturating_sub(used).max(1);
            for (at, wide) in leaf.widths.iter().chain([&rest]).enumerate() {
                #[expect(clippy::cast_precision_loss, reason = "a width in characters")]
                let wide = *wide as f64 * CHARACTER;
                let _ = write!(
                    out,
                    "<style:style style:name=\"co{number}_{at}\" style:family=\"table-column\">\
                     <style:table-column-properties style:column-width=\"{wide:.1}mm\"/></style:style>"
                );
            }
        }
        let (language, country) = language(document);
        for (number, look) in self.looks.iter().enumerate() {
            out += &pattern(number, *look, &format!("number:language=\"{language}\" number:country=\"{country}\""));
            out += &look_style(number, *look);
        }
        out
    }
}

/// Styles that every document has: pages, rows, headings and texts.
fn fixed(accent: &str) -> String {
    let mut out = String::new();
    for name in ["Standing", "Lying"] {
        let _ = write!(
            out,
            "<style:style style:name=\"ta{name}\" style:family=\"table\" style:master-page-name=\"{name}\">\
             <style:table-properties table:display=\"true\"/></style:style>"
        );
    }
    out += "<style:style style:name=\"ro1\" style:family=\"table-row\"><style:table-row-properties \
            style:use-optimal-row-height=\"true\"/></style:style>";
    let bold = "fo:font-weight=\"bold\"";
    let looks = [
        ("title", String::new(), format!("{bold} fo:font-size=\"16pt\" fo:color=\"{accent}\"")),
        ("heading", String::new(), format!("{bold} fo:font-size=\"13pt\" fo:color=\"{accent}\"")),
        ("caption", String::new(), bold.to_owned()),
        ("running", "style:vertical-align=\"top\"".to_owned(), String::new()),
        ("note", String::new(), "fo:font-style=\"italic\"".to_owned()),
        ("room", "fo:border-bottom=\"0.5pt solid #000000\"".to_owned(), "fo:font-size=\"18pt\"".to_owned()),
        (
            "head",
            format!(
                "fo:border-bottom=\"1.5pt solid {accent}\" fo:wrap-option=\"wrap\" style:vertical-align=\"bottom\""
            ),
            format!("{bold} fo:color=\"{accent}\""),
        ),
    ];
    let head = looks.last().cloned();
    for (name, cell, text) in looks.into_iter().chain(head.map(|(_, cell, text)| ("number", cell, text))) {
        let turn = if name == "number" { "<style:paragraph-properties fo:text-align=\"end\"/>" } else { "" };
        let _ = write!(
            out,
            "<style:style style:name=\"{name}\" style:family=\"table-cell\" style:parent-style-name=\"Default\">\
             <style:table-cell-properties fo:padding-right=\"1.5mm\" {cell}/>{turn}<style:text-properties {text}/>\
             </style:style>"
        );
    }
    out
}

/// How the numbers of a look are written; the sign stands behind the number, which stays a number.
fn pattern(number: usize, look: Look, locale: &str) -> String {
    let sign = if look.sign.is_empty() { String::new() } else { format!("<number:text> {}</number:text>", look.sign) };
    let digits = |grouped: bool| {
        format!(
            "<number:number number:decimal-places=\"{0}\" number:min-decimal-places=\"{0}\" \
             number:min-integer-digits=\"1\" number:grouping=\"{grouped}\"/>",
            look.decimals
        )
    };
    let (element, inner) = match look.kind {
        Kind::Text => return String::new(),
        Kind::Year => ("number-style", digits(false)),
        Kind::Number => ("number-style", digits(true)),
        Kind::Money => (
            "currency-style",
            format!("<number:currency-symbol>€</number:currency-symbol><number:text> </number:text>{}", digits(true)),
        ),
        Kind::Percent => ("percentage-style", format!("{}<number:text>%</number:text>", digits(false))),
        Kind::Day => (
            "date-style",
            "<number:day number:style=\"long\"/><number:text>-</number:text><number:month number:style=\"long\"/>\
             <number:text>-</number:text><number:year number:style=\"long\"/>"
                .to_owned(),
        ),
        Kind::Month => (
            "date-style",
            "<number:month number:textual=\"true\"/><number:text> </number:text><number:year number:style=\"long\"/>"
                .to_owned(),
        ),
    };
    format!("<number:{element} style:name=\"N{number}\" {locale}>{inner}{sign}</number:{element}>")
}

fn look_style(number: usize, look: Look) -> String {
    let tint = look.tint().map_or(String::new(), |tint| format!(" fo:background-color=\"#{tint:06x}\""));
    let top = if look.total { " fo:border-top=\"0.75pt solid #000000\"" } else { "" };
    let weight = if look.total { " fo:font-weight=\"bold\"" } else { "" };
    let data = if look.kind == Kind::Text { String::new() } else { format!(" style:data-style-name=\"N{number}\"") };
    format!(
        "<style:style style:name=\"ce{number}\" style:family=\"table-cell\" style:parent-style-name=\"Default\"{data}>\
         <style:table-cell-properties fo:wrap-option=\"wrap\" style:vertical-align=\"top\" fo:padding-right=\"1.5mm\" \
         fo:border-bottom=\"0.25pt solid #b0b0b0\"{top}{tint}/><style:paragraph-properties fo:text-align=\"{}\"/>\
         <style:text-properties{weight}/></style:style>",
        if look.right { "end" } else { "start" }
    )
}

/// The letters of a column: A, B … Z, AA.
fn letters(column: usize) -> String {
    let mut out = Vec::new();
    let mut left = column + 1;
    while left > 0 {
        left -= 1;
        out.push(char::from(b'A' + u8::try_from(left % 26).unwrap_or(0)));
        left /= 26;
    }
    out.iter().rev().collect()
}

/// The text as paragraphs, a line each; blanks in a row are kept.
fn paragraphs(text: &str) -> String {
    let mut out = String::new();
    for line in plain(text).split('\n') {
        out.push_str("<text:p>");
        let mut blanks = 0;
        for piece in escape(line).split_inclusive(' ') {
            if piece == " " {
                blanks += 1;
                continue;
            }
            if blanks > 0 {
                let _ = write!(out, "<text:s text:c=\"{blanks}\"/>");
                blanks = 0;
            }
            out.push_str(piece);
        }
        if blanks > 0 {
            let _ = write!(out, "<text:s text:c=\"{blanks}\"/>");
        }
        out.push_str("</text:p>");
    }
    out
}

fn escape(text: &str) -> std::borrow::Cow<'_, str> {
    super::markup::escape(text)
}
