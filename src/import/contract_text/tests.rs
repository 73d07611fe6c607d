//! Documents become articles: the same ones from Markdown, plain text and Word, and nothing from what is no contract.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use super::*;
use crate::domain::kind::Kind;
use crate::domain::record::Value;
use crate::domain::register::Register;
use crate::import::plan::Verdict;
use chrono::NaiveDate;
use std::io::Write;

const LINDEVEEN: &str = include_str!("../../../tests/data/contracts/raamovereenkomst-lindeveen.md");

fn numbers(text: &ContractText) -> Vec<(&str, &str)> {
    text.articles.iter().map(|article| (article.number.as_str(), article.title.as_str())).collect()
}

fn of<'a>(text: &'a ContractText, number: &str) -> &'a str {
    &text.articles.iter().find(|article| article.number == number).unwrap().body
}

#[test]
fn markdown_has_its_articles_with_their_paragraphs() {
    let text = read(LINDEVEEN.as_bytes(), "x.md").unwrap();
    assert_eq!((text.title.as_str(), text.version.as_deref()), ("Raamovereenkomst begeleiding Lindeveen", Some("1.0")));
    let wanted = [("Definities", ""), ("1", "Looptijd"), ("2", "Wachttijden"), ("3", "Verantwoording"), ("4", "Einde")];
    assert_eq!(numbers(&text)[1..], wanted, "{:?}", numbers(&text));
    assert!(of(&text, "1").starts_with("1.1 De overeenkomst duurt van"), "{}", of(&text, "1"));
    assert!(of(&text, "1").contains("\n1.2 Opdrachtgever laat uiterlijk"), "{}", of(&text, "1"));
    assert!(of(&text, "3").contains("\n- binnen 5 werkdagen bij een aanwijzing\n- direct bij een boete\n"));
    assert!(of(&text, "3").ends_with("Toelichting\nDit blijft bij artikel 3 horen."));
}

#[test]
fn plain_text_is_read_by_its_lines_and_a_list_of_contents_does_not_count_twice() {
    let plain = "OVEREENKOMST\n\nArtikel 1 Looptijd ........ 2\nArtikel 2 Prijs ........ 3\n\nArtikel 1 Looptijd\n\n1.1 De overeenkomst\nduurt een jaar.\n\nArtikel 2 Prijs\nDe prijs staat in de bijlage. Volgens\nArtikel 1 is niet anders afgesproken.\n";
    let text = read(plain.as_bytes(), "overeenkomst-v2.txt").unwrap();
    assert_eq!(numbers(&text), [("1", "Looptijd"), ("2", "Prijs")]);
    assert_eq!(of(&text, "1"), "1.1 De overeenkomst duurt een jaar.");
    assert_eq!(of(&text, "2"), "De prijs staat in de bijlage. Volgens Artikel 1 is niet anders afgesproken.");
    assert_eq!((text.title.as_str(), text.version.as_deref()), ("overeenkomst", Some("2")));
}

#[test]
fn numbers_alone_will_do() {
    let plain = "1.1 Looptijd\n\n1.1.1 De overeenkomst duurt een jaar.\n\n1.2 Prijs\n\nDe prijs staat vast.\n\n3.1 Meldingen\n\n3.1.1 Opdrachtnemer meldt fraude direct.\n";
    let text = read(plain.as_bytes(), "x.txt").unwrap();
    assert_eq!(numbers(&text), [("1.1", "Looptijd"), ("1.2", "Prijs"), ("3.1", "Meldingen")]);
    assert_eq!(of(&text, "3.1"), "3.1.1 Opdrachtnemer meldt fraude direct.");
}

fn package(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(content.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

const W: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

/// A document as Word makes it: headings by style, numbers by a list that the text itself does not hold.
fn word(paragraphs: &str) -> Vec<u8> {
    let styles = format!(
        "<w:styles {W}><w:style w:type=\"paragraph\" w:styleId=\"Kop1\"><w:name w:val=\"heading 1\"/></w:style>\
         <w:style w:type=\"paragraph\" w:styleId=\"Artikelkop\"><w:name w:val=\"Artikelkop\"/><w:basedOn w:val=\"Kop1\"/>\
         <w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"7\"/></w:numPr></w:pPr></w:style>\
         <w:style w:type=\"paragraph\" w:styleId=\"Inhopg1\"><w:name w:val=\"toc 1\"/></w:style></w:styles>"
    );
    let level = |depth: usize, format: &str, text: &str| {
        format!(
            "<w:lvl w:ilvl=\"{depth}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/><w:lvlText w:val=\"{text}\"/></w:lvl>"
        )
    };
    let numbering = format!(
        "<w:numbering {W}><w:abstractNum w:abstractNumId=\"3\">{}{}{}</w:abstractNum>\
         <w:num w:numId=\"7\"><w:abstractNumId w:val=\"3\"/></w:num></w:numbering>",
        level(0, "decimal", "Artikel %1"),
        level(1, "decimal", "%1.%2"),
        level(2, "lowerLetter", "%3)")
    );
    let document = format!("<w:document {W}><w:body>{paragraphs}</w:body></w:document>");
    package(&[("word/document.xml", &document), ("word/styles.xml", &styles), ("word/numbering.xml", &numbering)])
}

fn paragraph(style: &str, depth: Option<usize>, text: &str) -> String {
    let list = depth
        .map_or(String::new(), |depth| format!("<w:numPr><w:ilvl w:val=\"{depth}\"/><w:numId w:val=\"7\"/></w:numPr>"));
    format!(
        "<w:p><w:pPr><w:pStyle w:val=\"{style}\"/>{list}</w:pPr><w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>"
    )
}

#[test]
fn word_counts_its_numbers_and_so_do_we() {
    let body = [
        paragraph("Inhopg1", None, "Artikel 1 Looptijd 2"),
        paragraph("Artikelkop", None, "Looptijd"),
        paragraph("Normal", Some(1), "De overeenkomst duurt een jaar, zie Zorg &amp; Zo."),
        paragraph("Normal", Some(1), "Verlengen kan bij:"),
        paragraph("Normal", Some(2), "tevredenheid"),
        paragraph("Normal", Some(2), "budget"),
        paragraph("Artikelkop", None, "Prijs"),
        paragraph("Normal", Some(1), "De prijs staat vast.<w:br/>Altijd."),
        "<w:p><w:del><w:r><w:delText>weg</w:delText></w:r></w:del><w:r><w:t>Slot</w:t></w:r></w:p>".into(),
    ];
    // A break is an element of its own beside the text.
    let body = body.concat().replace("<w:br/>Altijd.</w:t>", "</w:t><w:br/><w:t>Altijd.</w:t>");
    let text = read(&word(&body), "Raamovereenkomst jeugd v1.3.docx").unwrap();
    assert_eq!((text.title.as_str(), text.version.as_deref()), ("Raamovereenkomst jeugd", Some("1.3")));
    assert_eq!(numbers(&text), [("1", "Looptijd"), ("2", "Prijs")]);
    assert_eq!(
        of(&text, "1"),
        "1.1 De overeenkomst duurt een jaar, zie Zorg & Zo.\n1.2 Verlengen kan bij:\na) tevredenheid\nb) budget"
    );
    assert_eq!(of(&text, "2"), "2.1 De prijs staat vast. Altijd.\nSlot");
}

#[test]
fn hostile_documents_cost_an_error() {
    let refused = |bytes: &[u8]| read(bytes, "x.docx").unwrap_err().what.id;
    let body = paragraph("Artikelkop", None, "Looptijd");
    let good = format!("<w:document {W}><w:body>{body}</w:body></w:document>");
    let entity = format!("<!DOCTYPE x [<!ENTITY a \"b\">]>{good}");
    assert_eq!(refused(&package(&[("word/document.xml", &entity)])), "contract-text-broken");
    let deep = format!("<w:document {W}>{}{}</w:document>", "<w:sdt>".repeat(10_000), "</w:sdt>".repeat(10_000));
    assert_eq!(refused(&package(&[("word/document.xml", &deep)])), "contract-text-broken");
    let macros = package(&[("word/document.xml", &good), ("word/vbaProject.bin", "x")]);
    assert_eq!(refused(&macros), "contract-text-macros");
    assert_eq!(refused(&package(&[("word/document.xml", "<w:document")])), "contract-text-broken");
    assert_eq!(refused(&package(&[("word/document.xml", &good)])), "contract-text-no-articles");
    let bomb = " ".repeat(64 << 20);
    assert_eq!(refused(&package(&[("word/document.xml", &bomb)])), "import-sheet-part-field-too-long");
    for end in (0..macros.len()).step_by(7) {
        assert!(read(&macros[..end], "x.docx").is_err());
    }
    assert_eq!(read(b"gewoon een brief", "x.txt").unwrap_err().what.id, "contract-text-no-articles");
}

fn day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, day).unwrap()
}

fn rehearse(source: &str, register: &Register, on: NaiveDate) -> crate::import::plan::Plan {
    let text = read(source.as_bytes(), "raamovereenkomst.md").unwrap();
    plan(&text, register, on, "raamovereenkomst.md", &|_| false).unwrap()
}

#[test]
fn the_same_text_twice_changes_nothing_and_a_newer_one_tells_its_changes() {
    let mut register = Register::default();
    let first = rehearse(LINDEVEEN, &register, day(20));
    assert!(first.rows.iter().all(|row| row.verdict == Verdict::New), "{:?}", first.rows);
    register.apply(&first.edit.changes);
    let again = rehearse(LINDEVEEN, &register, day(21));
    assert!(again.edit.is_empty(), "{:?}", again.edit);
    assert!(again.rows.iter().all(|row| row.verdict == Verdict::Same));

    let newer = LINDEVEEN.replace("versie 1.0", "versie 1.1").replace("vijftien dagen", "tien dagen");
    let newer = newer.split("## Artikel 4").next().unwrap().to_owned();
    let plan = rehearse(&newer, &register, day(21));
    let told: Vec<_> =
        plan.rows.iter().filter(|row| row.verdict == Verdict::Changed).map(|row| row.place.as_str()).collect();
    assert_eq!(told, ["Raamovereenkomst begeleiding Lindeveen", "2", "4"]);
    register.apply(&plan.edit.changes);
    let text = &register.all(Kind::ContractText)[0];
    assert_eq!(text.text(crate::domain::nouns::contract_texts::VERSION_LABEL), Some("1.1"));
    let gone: Vec<_> =
        register.all(Kind::Article).iter().filter(|article| article.values.last() != Some(&Value::Unknown)).collect();
    assert_eq!(gone.len(), 1);
    assert!(rehearse(&newer, &register, day(22)).edit.is_empty());
}
