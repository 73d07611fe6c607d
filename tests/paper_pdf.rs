//! PDF: the same bytes twice, structure for who listens, nothing of the machine in it, and a page where a page will do.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod paper_sample;

use perceel::paper::Format;
use perceel::paper::document::{Block, Document, Section, Table};
use perceel::paper::pdf;

fn written(document: &Document) -> Vec<u8> {
    let bytes = Format::Pdf.write(document).unwrap();
    if let Ok(folder) = std::env::var("PAPER_TO") {
        std::fs::write(format!("{folder}/{}.pdf", document.name), &bytes).unwrap();
    }
    bytes
}

fn holds(bytes: &[u8], text: &str) -> bool {
    bytes.windows(text.len()).any(|window| window == text.as_bytes())
}

fn only(name: &str, block: Block) -> Document {
    let sections = vec![Section { id: "one", heading: "Eén".into(), blocks: vec![block] }];
    Document { name: name.into(), sections, ..paper_sample::document() }
}

#[test]
fn every_block_and_plot_is_written_the_same_twice_with_structure() {
    let document = paper_sample::document();
    let bytes = written(&document);
    assert_eq!(bytes, written(&document));
    for text in
        ["/Lang", "nl-NL", "/MarkInfo", "/StructTreeRoot", "/Outlines", "/DisplayDocTitle true", "pdfuaid", "pdfaid"]
    {
        assert!(holds(&bytes, text), "{text}");
    }
    assert!(holds(&bytes, "20261121"), "the day in the file is that of the overview");
}

#[test]
fn a_map_wider_than_two_lying_pages_loses_no_column() {
    // Thirty columns: written as several tables, each with the column that names the row.
    let document = only("breed", Block::Table(paper_sample::wide(60, 12)));
    assert!(pdf::pages(&document) >= 2);
    written(&document);
}

#[test]
fn a_row_longer_than_a_page_goes_on() {
    let mut table = paper_sample::finance(2);
    let long = "Dit is een lange verklaring die maar doorgaat. ".repeat(400);
    table.rows[0].cells[5] = perceel::paper::document::Cell::text(long);
    let document = only("lang", Block::Table(table));
    assert!(pdf::pages(&document) >= 2);
    written(&document);
}

#[test]
fn what_is_a_little_longer_than_a_page_is_set_smaller() {
    let page = |rows| only("maand", Block::Table(Table { note: String::new(), ..paper_sample::finance(rows) }));
    let counts: Vec<usize> = (10..80).map(|rows| pdf::pages(&page(rows))).collect();
    assert!(counts.windows(2).all(|pair| pair[0] <= pair[1]), "{counts:?}");
    assert!(counts.contains(&1) && counts.contains(&2), "{counts:?}");
}

#[test]
fn an_empty_document_and_strange_letters_are_written() {
    let document =
        Document { name: "leeg".into(), title: "\u{1f600} \u{0627}\u{200f} \u{7}".into(), ..Document::default() };
    written(&document);
}
