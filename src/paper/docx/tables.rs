//! Tables of a DOCX: a repeated row of headings, rows that stay whole, columns as wide as what they hold; wide ones on a
//! lying page with headings that climb.

use super::{Body, clean, run};
use crate::paper::document::{Mark, Row, Table};
use crate::paper::fonts::{Face, widest_word, width};
use std::fmt::Write as _;

/// Columns from which a table gets a lying page.
const MANY: usize = 9;
/// Width between the margins of a standing and of a lying page, in twentieths of a point.
const STANDING: f64 = 9638.0;
const LYING: f64 = 14570.0;
/// Size of letters, in points: the usual one, and that of tables that need it.
const USUAL: f64 = 8.5;
const SMALL: f64 = 7.0;

/// How a table is set.
#[derive(Clone, Copy)]
struct Look {
    /// On a lying page, with headings that climb.
    many: bool,
    /// In small letters.
    small: bool,
}

impl Body {
    /// A table with its caption and note.
    pub fn table(&mut self, table: &Table) {
        let many = table.columns.len() > MANY;
        self.lie(many);
        self.paragraph("Caption", &table.caption);
        let room = if many { LYING } else { STANDING };
        let (mut widths, fits) = self.widths(table, room, if many { SMALL } else { USUAL });
        let small = many || !fits;
        if small && !many {
            widths = self.widths(table, room, SMALL).0;
        }
        let caption = clean(&table.caption);
        let _ = write!(
            self.out,
            r#"<w:tbl><w:tblPr><w:tblStyle w:val="Figures"/><w:tblW w:w="5000" w:type="pct"/><w:tblLayout w:type="fixed"/><w:tblLook w:val="04A0" w:firstRow="1" w:lastRow="0" w:firstColumn="1" w:lastColumn="0" w:noHBand="0" w:noVBand="1"/><w:tblCaption w:val="{caption}"/></w:tblPr><w:tblGrid>"#
        );
        for width in &widths {
            let _ = write!(self.out, r#"<w:gridCol w:w="{width}"/>"#);
        }
        self.out.push_str("</w:tblGrid>");
        let look = Look { many, small };
        self.heads(table, &widths, look);
        for row in &table.rows {
            self.row(table, row, &widths, look);
        }
        self.out.push_str("</w:tbl>");
        if table.note.is_empty() {
            self.out.push_str(r#"<w:p><w:pPr><w:pStyle w:val="Note"/></w:pPr></w:p>"#);
        } else {
            self.paragraph("Note", &table.note);
        }
    }

    /// Widths that share the page by what the columns hold, none below its widest word; and whether that fits.
    fn widths(&self, table: &Table, room: f64, size: f64) -> (Vec<u32>, bool) {
        let many = table.columns.len() > MANY;
        let both = table.columns.iter().enumerate().map(|(place, column)| {
            let head = if many && place > 0 { size } else { widest_word(&column.label, Face::Bold, size) };
            let (mut least, mut natural) = (head, head);
            for row in &table.rows {
                let Some(cell) = row.cells.get(place) else { continue };
                let text = cell.show(column, self.words);
                let late = cell.mark == Some(Mark::Late);
                let face = if place == 0 || row.total || late { Face::WideBold } else { Face::Wide };
                let whole = width(&text, face, size);
                natural = natural.max(whole);
                let short = !many && (column.is_number() || text.chars().count() <= 12);
                let word = if short { whole } else { widest_word(&text, face, size) };
                least = least.max(word.min(size * 16.0));
            }
            if place == 0 {
                least = least.max(natural.min(size * 15.0));
            }
            (least + 10.0, natural + 10.0)
        });
        let both: Vec<(f64, f64)> = both.collect();
        let least: f64 = both.iter().map(|(least, _)| least).sum();
        let natural: f64 = both.iter().map(|(_, natural)| natural).sum();
        let points = room / 20.0;
        let share = ((points - least) / (natural - least).max(0.01)).max(0.0);
        let fitted = both.iter().map(|(least, natural)| least + (natural - least) * share.min(1.0));
        let fitted: Vec<f64> = fitted.collect();
        let scale = points / fitted.iter().sum::<f64>().max(1.0);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "at most the width of a page")]
        let twips = |points: &f64| (points * scale * 20.0) as u32;
        (fitted.iter().map(twips).collect(), least <= points)
    }

    fn heads(&mut self, table: &Table, widths: &[u32], Look { many, small }: Look) {
        self.out.push_str("<w:tr><w:trPr><w:cantSplit/>");
        if many {
            let longest = table.columns.iter().skip(1).map(|column| width(&column.label, Face::Bold, 7.0));
            let points = longest.fold(20.0, f64::max) + 10.0;
            let _ = write!(self.out, r#"<w:trHeight w:val="{:.0}" w:hRule="atLeast"/>"#, points * 20.0);
        }
        self.out.push_str("<w:tblHeader/></w:trPr>");
        for (place, column) in table.columns.iter().enumerate() {
            let climb = many && place > 0;
            let turn = if climb { r#"<w:textDirection w:val="btLr"/>"# } else { "" };
            let side = if column.is_number() && !climb { r#"<w:jc w:val="right"/>"# } else { "" };
            let width = widths.get(place).copied().unwrap_or_default();
            let _ = write!(
                self.out,
                r#"<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:shd w:val="clear" w:color="auto" w:fill="ECECEC"/>{turn}<w:vAlign w:val="bottom"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="{}"/><w:keepNext/>{side}</w:pPr>{}</w:p></w:tc>"#,
                style(small),
                run(&clean(&column.label), true)
            );
        }
        self.out.push_str("</w:tr>");
    }

    fn row(&mut self, table: &Table, row: &Row, widths: &[u32], Look { many, small }: Look) {
        self.out.push_str("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
        for (place, column) in table.columns.iter().enumerate() {
            let Some(cell) = row.cells.get(place) else { continue };
            let late = cell.mark == Some(Mark::Late);
            let ground = if row.total || late { "EDEDED" } else { "auto" };
            let side = match (many && place > 0, column.is_number()) {
                (true, _) => r#"<w:jc w:val="center"/>"#,
                (false, true) => r#"<w:jc w:val="right"/>"#,
                (false, false) => "",
            };
            let top = if row.total {
                r#"<w:tcBorders><w:top w:val="single" w:sz="8" w:color="1A1A1A"/></w:tcBorders>"#
            } else {
                ""
            };
            let width = widths.get(place).copied().unwrap_or_default();
            // A figure stays on one line with its sign and unit.
            let shown = cell.show(column, self.words);
            let text = if column.is_number() { shown.replace(' ', "\u{a0}") } else { shown };
            let _ = write!(
                self.out,
                r#"<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{top}<w:shd w:val="clear" w:color="auto" w:fill="{ground}"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="{}"/>{side}</w:pPr>{}</w:p></w:tc>"#,
                style(small),
                run(&clean(&text), place == 0 || row.total || late)
            );
        }
        self.out.push_str("</w:tr>");
    }
}

fn style(small: bool) -> &'static str {
    if small { "CellSmall" } else { "Cell" }
}
