//! DOCX: the same bytes twice, real headings, repeated headings of tables, alternative text, and nothing of the machine.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod paper_sample;

use perceel::paper::Format;
use std::io::{Cursor, Read as _};

fn part(bytes: &[u8], name: &str) -> String {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    zip.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

#[test]
fn a_document_is_written_the_same_twice_with_headings_alternatives_and_repeated_rows() {
    let document = paper_sample::document();
    let bytes = Format::Docx.write(&document).unwrap();
    assert_eq!(bytes, Format::Docx.write(&document).unwrap());
    if let Ok(folder) = std::env::var("PAPER_TO") {
        std::fs::write(format!("{folder}/sample.docx"), &bytes).unwrap();
    }
    let text = part(&bytes, "word/document.xml");
    let tree = roxmltree::Document::parse(&text).unwrap();
    let styles = |name: &str| {
        tree.descendants()
            .filter(|node| node.has_tag_name((W, "pStyle")) && node.attribute((W, "val")) == Some(name))
            .count()
    };
    // Five sections; four charts and one place to write on.
    assert_eq!((styles("Title"), styles("Heading1"), styles("Heading2")), (1, 5, 5));
    let tables = tree.descendants().filter(|node| node.has_tag_name((W, "tbl"))).count();
    let repeated = tree.descendants().filter(|node| node.has_tag_name((W, "tblHeader"))).count();
    assert_eq!((tables, repeated), (6, 6));
    let pictures: Vec<_> = tree.descendants().filter(|node| node.tag_name().name() == "docPr").collect();
    assert_eq!(pictures.len(), 5, "the logo and four charts");
    assert!(pictures.iter().all(|node| node.attribute("descr").is_some_and(|alt| alt.len() > 10)));
    assert!(
        text.contains("€ 7.023.456,78") && text.contains("Kwakernaak &amp; Dochters")
            || text.contains("Alle gemeenten")
    );
    let names = zip::ZipArchive::new(Cursor::new(&bytes)).unwrap();
    let names: Vec<String> = names.file_names().map(|name| name.unwrap().into_owned()).collect();
    for name in names.iter().filter(|name| name.ends_with(".xml") || name.ends_with(".rels")) {
        let part = part(&bytes, name);
        roxmltree::Document::parse(&part).unwrap_or_else(|error| panic!("{name}: {error}"));
    }
    assert!(part(&bytes, "word/styles.xml").contains(r#"w:lang w:val="nl-NL""#));
    assert!(part(&bytes, "word/footer1.xml").contains(" NUMPAGES "));
    let core = part(&bytes, "docProps/core.xml");
    assert!(core.contains("2026-11-21T00:00:00Z") && core.contains("<dc:title>Kwartaalrapportage</dc:title>"));
}

const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

#[test]
fn an_empty_document_is_a_whole_file() {
    let bytes = Format::Docx.write(&perceel::paper::document::Document::default()).unwrap();
    assert!(part(&bytes, "word/document.xml").contains("<w:sectPr>"));
}
