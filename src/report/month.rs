//! The month page (maandrapportage, §5.2): one A4 with five figures, a table per municipality and per lot, at most three
//! signals in words and what the words mean.

use super::care::Care;
use super::finance::{Finance, Line};
use super::flows::Flows;
use super::headline::Headline;
use super::period::Length;
use super::scope::Reach;
use super::{Ground, Made, Report, Wish, begin, column};
use crate::domain::field::Shape;
use crate::domain::kind::Kind;
use crate::paper::document::{Block, Cell, Row, Section, Table};
use crate::text::Message;

/// The overview.
pub const REPORT: Report = Report {
    name: "month",
    lengths: &[Length::Month],
    reaches: &[Reach::Region, Reach::SubRegion, Reach::Municipality],
    questions: &[Kind::Utilisation, Kind::Wait, Kind::Deadline],
    make,
};

fn make(ground: &Ground<'_>, wish: &Wish) -> Made {
    let mut made = Made { document: begin(ground, wish), ..Made::default() };
    let words = ground.words;
    let flows = Flows::of(ground, wish);
    let finance = Finance::new(ground, wish, &flows);
    let care = Care::of(ground, wish, &flows);
    let headline = Headline { ground, wish, flows: &flows, finance: &finance, care: &care };
    let lines = finance.municipalities();
    made.document.facts.push(headline.completeness());
    let figures = vec![Block::Tiles(headline.tiles(&lines))];
    let money = money(ground, &finance, &lines, &mut made);
    let signals = match headline.signals(&lines) {
        none if none.is_empty() => vec![Block::Paragraph(words.get("report-signals-none"))],
        signals => vec![Block::List(signals)],
    };
    let definitions = words.say(&Message::new("report-month-definitions").with("year", finance.year().to_string()));
    let section = |id, blocks| Section { id, heading: words.get(&format!("report-heading-{id}")), blocks };
    made.document.sections = vec![
        section("figures", figures),
        section("finance", money),
        section("lots", vec![Block::Table(lots(ground, wish, &care))]),
        section("signals", signals),
        section("definitions", vec![Block::Paragraph(definitions)]),
    ];
    made
}

fn money(ground: &Ground<'_>, finance: &Finance<'_, '_>, lines: &[Line], made: &mut Made) -> Vec<Block> {
    let table = Table {
        id: "finance_per_municipality",
        caption: ground.words.get("report-table-finance-per-municipality"),
        columns: finance.columns("municipality", "in_month_cents", true),
        rows: lines.iter().map(|line| finance.row(line, true)).collect(),
        note: String::new(),
    };
    finance.explained(table, lines, made)
}

/// The table per lot.
pub(super) fn lots(ground: &Ground<'_>, wish: &Wish, care: &Care<'_, '_>) -> Table {
    let words = ground.words;
    let row = |lot: &super::care::Lot| Row {
        cells: vec![
            Cell::text(lot.label.clone()),
            care.clients_cell(lot),
            care.volume_cell(lot, (wish.period.first, wish.period.last())),
            care.used_cell(lot),
            care.wait_cell(lot),
            care.providers_cell(lot),
            care.flag_cell(lot),
        ],
        total: false,
    };
    Table {
        id: "lots",
        caption: words.get("report-table-lots"),
        columns: vec![
            column(words, "lot", Shape::Line),
            column(words, "clients", Shape::Whole),
            column(words, "volume", Shape::Line),
            column(words, "utilisation_percent", Shape::Percent),
            column(words, "wait_weeks", Shape::Quantity),
            column(words, "providers", Shape::Whole),
            column(words, "flag", Shape::Line),
        ],
        rows: care.lots.iter().map(row).collect(),
        note: String::new(),
    }
}
