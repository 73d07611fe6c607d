//! A document as one HTML file that needs nothing else: landmarks, heading order, captions and header cells for who hears
//! it, charts drawn in it, and rules for printing on A4. No scripts, nothing fetched.

use super::chart;
use super::document::{Block, Cell, Chart, Column, Document, Figure, Logo, Mark, Row, Section, Table, Tile};
use super::markup::escape;
use super::{plain, sheets};
use crate::text::{Lang, Words};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use std::fmt::Write as _;

/// How it looks; `{{accent}}` is the colour of the house, `{{page}}` and `{{foot}}` stand at the foot of printed pages.
const STYLE: &str = include_str!("html.css");
/// Columns from which a table is printed on a lying page.
const WIDE: usize = 9;
/// Columns from which a table is printed in smaller type.
const MIDDLE: usize = 6;
/// Width of a chart, in points.
const CHART: f64 = 640.0;
/// Sections from which a list of contents helps.
const CONTENTS: usize = 3;

/// Writes a document.
#[must_use]
pub fn write(document: &Document) -> String {
    let words = document.words();
    let lang = if document.lang == Lang::Nl { "nl" } else { "en" };
    let mut page = Page { words, accent: document.house.accent, out: String::new() };
    let out = &mut page.out;
    let _ = write!(
        out,
        "<!DOCTYPE html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n<title>{}</title>\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"generator\" content=\"perceel\">\n<style>\n{}</style>\n</head>\n<body>\n",
        said(&title(document)).replace("<br>\n", " "),
        style(document)
    );
    let _ = writeln!(out, "<a class=\"skip\" href=\"#main\">{}</a>", said(&words.get("paper-skip")));
    page.head(document);
    page.out.push_str("<main id=\"main\">\n");
    for section in &document.sections {
        page.section(section);
    }
    page.out.push_str("</main>\n<footer>\n");
    if sheets::marks(document) {
        let _ = writeln!(page.out, "<p>{}</p>", said(&words.get("paper-marks")));
    }
    page.paragraph("", &document.footer);
    page.out.push_str("</footer>\n</body>\n</html>\n");
    page.out
}

/// The title of the window: what it is and about what.
fn title(document: &Document) -> String {
    let parts = [document.title.as_str(), document.subtitle.as_str()];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" – ")
}

/// The rules of the page, in the colour of the house, with the foot of each printed page.
fn style(document: &Document) -> String {
    let (red, green, blue) = chart::legible(document.house.accent);
    let footer: String = plain(&document.footer)
        .chars()
        .map(|c| match c {
            c if c.is_alphanumeric() || c == ' ' => c.to_string(),
            c => format!("\\{:x} ", u32::from(c)),
        })
        .collect();
    let page = document.words().get("paper-page");
    STYLE
        .replace("{{accent}}", &format!("#{red:02x}{green:02x}{blue:02x}"))
        .replace("{{page}}", &page)
        .replace("{{foot}}", &footer)
}

fn said(text: &str) -> String {
    escape(&plain(text)).replace('\n', "<br>\n")
}

struct Page {
    words: Words,
    accent: (u8, u8, u8),
    out: String,
}

impl Page {
    fn head(&mut self, document: &Document) {
        self.out.push_str("<header>\n");
        if let Some(logo) = &document.house.logo {
            self.logo(logo);
        }
        self.paragraph(" class=\"house\"", &document.house.name);
        let _ = writeln!(self.out, "<h1>{}</h1>", said(&document.title));
        self.paragraph(" class=\"subtitle\"", &document.subtitle);
        if !document.facts.is_empty() {
            self.out.push_str("<dl class=\"facts\">\n");
            for (label, value) in &document.facts {
                let _ = writeln!(self.out, "<div><dt>{}</dt><dd>{}</dd></div>", said(label), said(value));
            }
            self.out.push_str("</dl>\n");
        }
        if document.sections.len() > CONTENTS {
            let name = said(&self.words.get("paper-contents"));
            let _ = writeln!(self.out, "<nav aria-label=\"{name}\">\n<ul>");
            for section in &document.sections {
                let _ = writeln!(self.out, "<li><a href=\"#{}\">{}</a></li>", section.id, said(&section.heading));
            }
            self.out.push_str("</ul>\n</nav>\n");
        }
        self.out.push_str("</header>\n");
    }

    fn logo(&mut self, logo: &Logo) {
        let kind = if logo.svg { "svg+xml" } else { "png" };
        let (bytes, alt) = (BASE64.encode(&logo.bytes), said(&logo.alt).replace("<br>\n", " "));
        let _ = writeln!(self.out, "<img class=\"logo\" alt=\"{alt}\" src=\"data:image/{kind};base64,{bytes}\">");
    }

    /// A paragraph, when there is anything to say.
    fn paragraph(&mut self, attributes: &str, text: &str) {
        if !text.trim().is_empty() {
            let _ = writeln!(self.out, "<p{attributes}>{}</p>", said(text));
        }
    }

    fn section(&mut self, section: &Section) {
        let id = section.id;
        let wide = section.blocks.iter().any(|block| match block {
            Block::Table(table) | Block::Chart(Chart { table, .. }) => is_wide(table),
            _ => false,
        });
        let lying = if wide { " class=\"lying\"" } else { "" };
        let _ = writeln!(self.out, "<section id=\"{id}\"{lying} aria-labelledby=\"h-{id}\">");
        let _ = writeln!(self.out, "<h2 id=\"h-{id}\">{}</h2>", said(&section.heading));
        for block in &section.blocks {
            match block {
                Block::Paragraph(text) => self.paragraph("", text),
                Block::List(items) if items.is_empty() => {}
                Block::List(items) => {
                    self.out.push_str("<ul>\n");
                    for item in items {
                        let _ = writeln!(self.out, "<li>{}</li>", said(item));
                    }
                    self.out.push_str("</ul>\n");
                }
                Block::Tiles(tiles) if tiles.is_empty() => {}
                Block::Tiles(tiles) => self.tiles(tiles),
                Block::Table(table) => self.table(table),
                Block::Chart(chart) => self.chart(chart),
                Block::Room(label) => {
                    let _ = writeln!(self.out, "<p class=\"room\">{}</p>", said(label));
                }
            }
        }
        self.out.push_str("</section>\n");
    }

    fn tiles(&mut self, tiles: &[Tile]) {
        self.out.push_str("<dl class=\"tiles\">\n");
        for tile in tiles {
            let (_, class) = stand(tile.cell.mark);
            let figure = self.figure(&tile.cell, &sheets::alone());
            let _ = write!(self.out, "<div{class}><dt>{}</dt><dd>{figure}</dd>", said(&tile.label));
            if !tile.detail.trim().is_empty() {
                let _ = write!(self.out, "<dd class=\"detail\">{}</dd>", said(&tile.detail));
            }
            self.out.push_str("</div>\n");
        }
        self.out.push_str("</dl>\n");
    }

    fn chart(&mut self, wanted: &Chart) {
        let drawing = chart::svg(wanted, CHART, self.accent, self.words);
        let _ = writeln!(
            self.out,
            "<figure>\n<figcaption>{}</figcaption>\n{}\n</figure>",
            said(&wanted.title),
            drawing.svg
        );
        self.table(&wanted.table);
    }

    fn table(&mut self, table: &Table) {
        let id = table.id;
        let wide = match table.columns.len() {
            WIDE.. => " wide",
            MIDDLE.. => " middle",
            _ => "",
        };
        // Who has no mouse scrolls a wide table with the keys, so it can be reached and is named by its caption.
        let _ = writeln!(
            self.out,
            "<div class=\"scroll{wide}\" role=\"group\" aria-labelledby=\"c-{id}\" tabindex=\"0\">\n<table id=\"t-{id}\">\n\
             <caption id=\"c-{id}\">{}</caption>",
            said(&table.caption)
        );
        self.out.push_str("<thead>\n<tr>");
        for column in &table.columns {
            let class = if column.is_number() { " class=\"n\"" } else { "" };
            let _ = write!(self.out, "<th scope=\"col\"{class}>{}</th>", said(&column.label));
        }
        self.out.push_str("</tr>\n</thead>\n<tbody>\n");
        for row in &table.rows {
            self.row(table, row);
        }
        self.out.push_str("</tbody>\n</table>\n");
        self.paragraph(" class=\"note\"", &table.note);
        self.out.push_str("</div>\n");
    }

    fn row(&mut self, table: &Table, row: &Row) {
        self.out.push_str(if row.total { "<tr class=\"total\">" } else { "<tr>" });
        for (at, (cell, column)) in row.cells.iter().zip(&table.columns).enumerate() {
            let (name, _) = stand(cell.mark);
            let classes = [if column.is_number() || numeric(cell) { "n" } else { "" }, name];
            let classes = classes.into_iter().filter(|class| !class.is_empty()).collect::<Vec<_>>().join(" ");
            let class = if classes.is_empty() { String::new() } else { format!(" class=\"{classes}\"") };
            let figure = self.figure(cell, column);
            let _ = if at == 0 {
                write!(self.out, "<th scope=\"row\"{class}>{figure}</th>")
            } else {
                write!(self.out, "<td{class}>{figure}</td>")
            };
        }
        self.out.push_str("</tr>\n");
    }

    /// A figure with the sign of its mark, which is read aloud as a word.
    fn figure(&self, cell: &Cell, column: &Column) -> String {
        let bare = Cell { mark: None, made: Vec::new(), figure: cell.figure.clone() };
        let text = said(&bare.show(column, self.words));
        let text = match cell.figure {
            Figure::Day(day) => format!("<time datetime=\"{}\">{text}</time>", day.format("%Y-%m-%d")),
            Figure::Month(day) => format!("<time datetime=\"{}\">{text}</time>", day.format("%Y-%m")),
            _ => text,
        };
        let Some(mark) = cell.mark else { return text };
        let word = said(&chart::word(mark, self.words));
        format!(
            "{text} <span class=\"sign\" aria-hidden=\"true\">{}</span><span class=\"aloud\">({word})</span>",
            mark.sign()
        )
    }
}

/// The class of a mark, and the same as an attribute.
fn stand(mark: Option<Mark>) -> (&'static str, &'static str) {
    match mark {
        Some(Mark::Late) => ("late", " class=\"late\""),
        Some(Mark::Soon) => ("soon", " class=\"soon\""),
        Some(Mark::Unknown) => ("unknown", " class=\"unknown\""),
        Some(Mark::Good) | None => ("", ""),
    }
}

fn is_wide(table: &Table) -> bool {
    table.columns.len() >= WIDE
}

fn numeric(cell: &Cell) -> bool {
    matches!(cell.figure, Figure::Whole(_) | Figure::Cents(_) | Figure::Percent(_) | Figure::Quantity(_))
}
