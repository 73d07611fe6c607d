//! One document in every format: the same bytes each time, the same figures when other programs take them out again, and
//! nothing in it that runs. Files are opened by readers that know nothing of our writers.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "support/document.rs"]
mod sample;

use calamine::{Data, Ods, Reader as _, Xlsx};
use chrono::NaiveDate;
use perceel::paper::Format;
use perceel::paper::document::Document;
use perceel::text::Lang;
use std::collections::BTreeSet;
use std::io::{Cursor, Read as _};

/// A figure as any format gives it back: millionths, or a day.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Found {
    Number(i64),
    Day(NaiveDate),
}

fn number(value: f64) -> Found {
    Found::Number((value * 1_000_000.0).round() as i64)
}

fn written(format: Format) -> Vec<u8> {
    format.write(&sample::document()).unwrap()
}

fn text(format: Format) -> String {
    String::from_utf8(written(format)).unwrap()
}

fn expected() -> BTreeSet<Found> {
    let days = sample::DAYS.iter().map(|(year, month, day)| Found::Day(sample::day(*year, *month, *day)));
    sample::NUMBERS.iter().map(|value| number(*value)).chain(days).collect()
}

/// Reads a figure as a Dutch person does; nothing when it is text. A sign behind it is its mark.
fn dutch(shown: &str) -> Option<Found> {
    let shown = shown.trim().trim_end_matches(['=', '~', '!', '?']).trim().replace(['\u{A0}', '\u{202F}'], " ");
    let parts: Vec<&str> = shown.split('-').collect();
    if let [day, month, year] = parts.as_slice()
        && let (Ok(day), Ok(month), Ok(year)) = (day.parse(), month.parse(), year.parse())
    {
        return NaiveDate::from_ymd_opt(year, month, day).map(Found::Day);
    }
    const MONTHS: [&str; 12] = ["jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"];
    if let Some((month, year)) = shown.split_once(' ')
        && let Some(month) = MONTHS.iter().position(|name| *name == month)
    {
        return Some(Found::Day(sample::day(year.parse().unwrap(), month as u32 + 1, 1)));
    }
    let (digits, parts) = match shown.strip_suffix('%') {
        Some(digits) => (digits.trim(), 100.0),
        None => (shown.strip_prefix("€ ").unwrap_or(&shown), 1.0),
    };
    let plain = digits.replace('.', "").replace(',', ".");
    let leading_zero = plain.len() > 1 && plain.starts_with('0') && !plain.starts_with("0.");
    let numeric = plain.chars().all(|c| c.is_ascii_digit() || c == '-' || c == '.');
    if leading_zero || !numeric {
        return None;
    }
    plain.parse::<f64>().ok().map(|value| number(value / parts))
}

/// The day of a number in Excel's calendar.
fn serial(number: f64) -> NaiveDate {
    sample::day(1899, 12, 30) + chrono::Days::new(number as u64)
}

/// Typed cells of all sheets but the figures behind charts; texts are left, and no cell holds a formula or an error.
fn of_cells<R: calamine::Reader<Cursor<Vec<u8>>>>(mut book: R) -> (BTreeSet<Found>, Vec<String>)
where
    R::Error: std::fmt::Debug,
{
    let (mut found, mut texts) = (BTreeSet::new(), Vec::new());
    for name in book.sheet_names() {
        let formulas = book.worksheet_formula(&name).unwrap();
        assert!(formulas.used_cells().all(|(_, _, formula)| formula.is_empty()), "{name} has a formula");
        if name == "Cijfers bij grafieken" {
            continue;
        }
        let range = book.worksheet_range(&name).unwrap();
        for (_, _, cell) in range.used_cells() {
            match cell {
                Data::Float(value) => drop(found.insert(number(*value))),
                Data::Int(value) => drop(found.insert(number(*value as f64))),
                Data::DateTime(moment) => drop(found.insert(Found::Day(serial(moment.as_f64())))),
                Data::DateTimeIso(day) => drop(found.insert(Found::Day(day[..10].parse().unwrap()))),
                Data::String(text) => texts.push(text.clone()),
                other => panic!("{name} holds {other:?}"),
            }
        }
    }
    (found, texts)
}

fn xlsx() -> Xlsx<Cursor<Vec<u8>>> {
    Xlsx::new(Cursor::new(written(Format::Xlsx))).unwrap()
}

fn ods() -> Ods<Cursor<Vec<u8>>> {
    Ods::new(Cursor::new(written(Format::Ods))).unwrap()
}

/// The texts of header cells of rows, data cells and tiles of a page, as shown.
fn of_page(page: &str) -> Vec<String> {
    use quick_xml::events::Event;
    let mut reader = quick_xml::Reader::from_str(page);
    reader.config_mut().check_end_names = false;
    let (mut open, mut aloud, mut texts) = (None::<String>, false, Vec::new());
    loop {
        match reader.read_event().unwrap() {
            Event::Eof => return texts,
            Event::Start(tag) => {
                let value = |name: &str| {
                    let attribute = tag.attributes().flatten().find(|a| a.key.as_ref() == name);
                    attribute.map(|a| a.value.to_string()).unwrap_or_default()
                };
                aloud |= value("class") == "aloud";
                let row = tag.name().as_ref() == "th" && value("scope") == "row";
                if row || matches!(tag.name().as_ref(), "td" | "dd") {
                    open = Some(String::new());
                }
            }
            Event::End(tag) => {
                if tag.name().as_ref() == "span" {
                    aloud = false;
                }
                if matches!(tag.name().as_ref(), "th" | "td" | "dd") {
                    texts.extend(open.take());
                }
            }
            Event::Text(text) if !aloud => {
                if let Some(open) = &mut open {
                    open.push_str(&text);
                }
            }
            Event::GeneralRef(name) => {
                let sign = match &*name {
                    "amp" => "&",
                    "lt" => "<",
                    "gt" => ">",
                    "quot" => "\"",
                    "#39" => "'",
                    other => panic!("{other}"),
                };
                if let Some(open) = &mut open {
                    open.push_str(sign);
                }
            }
            _ => {}
        }
    }
}

/// The cells of all tables and the bold figures of tiles.
fn of_markdown(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rows = 0;
    for line in text.lines() {
        if let Some(row) = line.strip_prefix("| ") {
            rows += 1;
            // Headings and the line under them.
            if rows > 2 {
                let row = row.replace("\\|", "\u{1}");
                found.extend(row.trim_end_matches('|').split('|').map(|cell| cell.trim().replace("**", "")));
            }
            continue;
        }
        rows = 0;
        if let Some((_, figure)) = line.strip_prefix("- ").and_then(|line| line.split_once(": **")) {
            found.push(figure.split("**").next().unwrap().to_owned());
        }
    }
    found.into_iter().map(|cell| cell.replace('\\', "")).collect()
}

/// The values of all lines with a table or a tile, and what names their rows.
fn of_csv(bytes: &[u8]) -> BTreeSet<Found> {
    let bytes = bytes.strip_prefix("\u{FEFF}".as_bytes()).expect("a mark of UTF-8");
    let mut reader = csv::ReaderBuilder::new().delimiter(b';').from_reader(bytes);
    assert_eq!(reader.headers().unwrap(), vec!["section", "table", "row", "column", "value", "unit", "mark"]);
    let mut found = BTreeSet::new();
    for line in reader.records() {
        let line = line.unwrap();
        let value = &line[4];
        match &line[5] {
            "date" => drop(found.insert(Found::Day(value.parse().unwrap()))),
            "month" => drop(found.insert(Found::Day(format!("{value}-01").parse().unwrap()))),
            "EUR" | "number" => drop(found.insert(number(value.replace(',', ".").parse().unwrap()))),
            "%" => drop(found.insert(number(value.replace(',', ".").parse::<f64>().unwrap() / 100.0))),
            "text" | "" => {}
            other => panic!("unit {other}"),
        }
        if !line[1].is_empty() {
            found.extend(dutch(&line[2]));
        }
    }
    found
}

fn figures(texts: &[String]) -> BTreeSet<Found> {
    texts.iter().filter_map(|text| dutch(text)).collect()
}

fn compare(found: &BTreeSet<Found>, format: &str) {
    let expected = expected();
    let lost: Vec<_> = expected.difference(found).collect();
    let added: Vec<_> = found.difference(&expected).collect();
    assert!(lost.is_empty() && added.is_empty(), "{format}: lost {lost:?}, added {added:?}");
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    for format in Format::ALL {
        assert_eq!(written(*format), written(*format), "{format:?}");
    }
}

#[test]
fn figures_are_the_same_in_every_format() {
    compare(&of_cells(xlsx()).0, "xlsx");
    compare(&of_cells(ods()).0, "ods");
    compare(&figures(&of_page(&text(Format::Html))), "html");
    compare(&figures(&of_markdown(&text(Format::Markdown))), "markdown");
    compare(&of_csv(&written(Format::Csv)), "csv");
}

/// Signs stand behind numbers in their pattern, so that people see them and programs read a number.
#[test]
fn a_marked_number_stays_a_number() {
    let book = parts(&written(Format::Xlsx));
    let styles = book.iter().find(|(name, _)| name == "xl/styles.xml").unwrap();
    let styles = String::from_utf8(styles.1.clone()).unwrap();
    for pattern in ["0.00%&quot; ~&quot;", "0.00%&quot; !&quot;", "#,##0&quot; =&quot;"] {
        assert!(styles.contains(pattern), "{pattern}");
    }
}

#[test]
fn sheets_have_valid_names_and_tables_their_own() {
    let names = xlsx().sheet_names();
    assert_eq!(names, ods().sheet_names().into_iter().chain(["Cijfers bij grafieken".to_owned()]).collect::<Vec<_>>());
    let folded: BTreeSet<String> = names.iter().map(|name| name.to_lowercase()).collect();
    assert_eq!(folded.len(), names.len());
    for name in &names {
        assert!(name.encode_utf16().count() <= 31 && !name.contains([':', '/', '[', ']', '*', '?', '\\']), "{name}");
    }
    let mut book = xlsx();
    book.load_tables().unwrap();
    let tables: BTreeSet<String> = book.table_names().into_iter().cloned().collect();
    for name in ["t_finance_per_municipality", "t_use_per_lot", "t_spending", "t_coverage", "t_terms"] {
        assert!(tables.contains(name), "{name} of {tables:?}");
    }
}

/// All parts of a zipped file.
fn parts(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let read = |at: usize| {
        let mut part = zip.by_index(at).unwrap();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap();
        (part.name().unwrap().into_owned(), bytes)
    };
    (0..zip::ZipArchive::new(Cursor::new(bytes)).unwrap().len()).map(read).collect()
}

/// Charts are drawn by the program that opens the file, with their alternative text.
#[test]
fn a_workbook_draws_its_charts() {
    let parts = parts(&written(Format::Xlsx));
    let charts: Vec<String> = parts
        .iter()
        .filter(|(name, _)| name.starts_with("xl/charts/chart"))
        .map(|(_, bytes)| String::from_utf8(bytes.clone()).unwrap())
        .collect();
    assert_eq!(charts.len(), 3, "bars, lines and terms; the map is its table");
    assert!(
        charts.iter().any(|chart| chart.contains("barDir val=\"bar\"") && chart.contains("streef 85% · grens 100%"))
    );
    assert!(charts.iter().any(|chart| chart.contains("prstDash val=\"dash\"")));
    assert!(charts.iter().any(|chart| chart.contains("grouping val=\"stacked\"")));
    let drawings: String = parts
        .iter()
        .filter(|(name, _)| name.starts_with("xl/drawings/drawing"))
        .map(|(_, bytes)| String::from_utf8(bytes.clone()).unwrap())
        .collect();
    for alt in ["Staven per perceel; Perceel 2 zit met 104%", "Lijnen per maand", "Tijdlijn: het eerste contract"] {
        assert!(drawings.contains(alt), "{alt}");
    }
}

/// Every part of the zipped formats is XML that reads, and bears the date of the document, not of today.
#[test]
fn parts_read_and_know_no_clock() {
    for format in [Format::Xlsx, Format::Ods] {
        for (name, bytes) in parts(&written(format)) {
            if name == "mimetype" {
                assert_eq!(bytes, b"application/vnd.oasis.opendocument.spreadsheet");
                continue;
            }
            let text = String::from_utf8(bytes).unwrap();
            roxmltree::Document::parse(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
            if name.ends_with("meta.xml") || name.ends_with("core.xml") {
                assert!(text.contains("2026-10-31T00:00:00"), "{text}");
                assert!(!text.contains("creator>r") && !text.contains(env!("CARGO_MANIFEST_DIR")), "{text}");
            }
        }
        let bytes = written(format);
        let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        for at in 0..zip.len() {
            assert_eq!(zip.by_index(at).unwrap().last_modified().unwrap().year(), 1980);
        }
    }
}

/// What a user typed is text everywhere: no formula, no tag, no link, nothing that steers a terminal or turns text round.
#[test]
fn nothing_that_was_typed_runs() {
    let (_, cells) = of_cells(xlsx());
    assert!(cells.iter().any(|cell| cell.starts_with("=HYPERLINK(")), "text in a cell of its own type");
    for (format, page) in [("html", text(Format::Html)), ("md", text(Format::Markdown)), ("csv", text(Format::Csv))] {
        for sign in ['\u{1b}', '\u{7}', '\u{202E}', '\u{202C}'] {
            assert!(!page.contains(sign), "{format} holds {sign:?}");
        }
        assert!(page.contains("⟨U+202E⟩"), "{format}");
    }
    let page = text(Format::Html);
    assert!(!page.contains("<script") && page.matches("href=\"").count() == page.matches("href=\"#").count());
    assert!(page.contains("&lt;script&gt;"));
    let sources = page.match_indices("src=\"").map(|(at, _)| &page[at + 5..]);
    assert!(sources.clone().count() == 1 && sources.clone().all(|source| source.starts_with("data:image/")));
    let markdown = text(Format::Markdown);
    assert!(!markdown.contains("<script") && !markdown.contains("[link]("));
    let table = csv::ReaderBuilder::new().delimiter(b';').from_reader(&written(Format::Csv)[3..]).records().count();
    assert!(table > 40, "{table}");
    let mut reader =
        csv::ReaderBuilder::new().delimiter(b';').from_reader(Cursor::new(written(Format::Csv).split_off(3)));
    for line in reader.records().flatten() {
        for (at, field) in line.iter().enumerate() {
            let figure = at == 4 && matches!(&line[5], "EUR" | "number" | "%");
            assert!(figure || !field.starts_with(['=', '+', '-', '@', '\t', '\r']), "{line:?}");
        }
    }
}

/// A page that is heard: language, title, one main heading, landmarks, captions, header cells of columns and rows, and
/// charts with what they show.
#[test]
fn a_page_has_the_structure_that_is_heard() {
    let page = text(Format::Html);
    assert!(page.starts_with("<!DOCTYPE html>\n<html lang=\"nl\">"));
    assert!(page.contains("<title>Maandrapportage &amp; &lt;proef&gt; – Regio Waterrijk, oktober 2026</title>"));
    for (piece, times) in [
        ("<h1", 1),
        ("<h2", 4),
        ("<main", 1),
        ("<header>", 1),
        ("<footer>", 1),
        ("<caption", 5),
        ("<table", 5),
        ("scope=\"col\"", 10 + 2 + 3 + 3 + 4),
        ("scope=\"row\"", 4 + 4 + 3 + 2 + 2),
        ("<svg", 4),
        ("role=\"img\"", 4),
        ("href=\"#main\"", 1),
    ] {
        assert_eq!(page.matches(piece).count(), times, "{piece}");
    }
    assert!(page.contains("Kaart: Perceel 2 heeft in Polder geen aanbieder."));
    assert!(page.contains("(alarm)"), "a mark is read aloud as a word");
}

/// Unknown is a word on paper and never a nought or an empty place.
#[test]
fn unknown_is_said() {
    let texts = of_page(&text(Format::Html));
    assert!(texts.iter().filter(|text| text.starts_with("onbekend")).count() > 5);
    assert!(text(Format::Markdown).contains("| onbekend ? |") || text(Format::Markdown).contains("| onbekend ?"));
    let (_, cells) = of_cells(xlsx());
    assert!(cells.iter().any(|cell| cell == "onbekend ?"));
    let csv = text(Format::Csv);
    assert!(csv.contains(";;;onbekend\r\n") || csv.contains(";;onbekend\r\n"), "no value, but a mark");
}

/// English decimals in an English document.
#[test]
fn an_english_document_has_english_decimals() {
    let document = Document { lang: Lang::En, ..sample::document() };
    let csv = String::from_utf8(Format::Csv.write(&document).unwrap()).unwrap();
    assert!(csv.contains(";1000000.50;EUR;") && !csv.contains(";1000000,50;"));
    let page = String::from_utf8(Format::Html.write(&document).unwrap()).unwrap();
    assert!(page.contains("<html lang=\"en\">") && page.contains("31 Dec 2026"));
}

/// The letterhead's colour is darkened until it reads on white.
#[test]
fn a_pale_accent_becomes_legible() {
    let mut document = sample::document();
    document.house.accent = (255, 230, 120);
    let page = String::from_utf8(Format::Html.write(&document).unwrap()).unwrap();
    assert!(!page.contains("#ffe678"));
    assert!(page.contains("--accent: #"));
}

/// A document with a title and nothing else is a file that opens, in every format.
#[test]
fn an_empty_document_is_a_file() {
    let document = Document { title: "Leeg".into(), as_of: sample::day(2026, 1, 1), ..Document::default() };
    for format in Format::ALL {
        assert!(!format.write(&document).unwrap().is_empty(), "{format:?}");
    }
    let bytes = Format::Ods.write(&document).unwrap();
    assert_eq!(Ods::new(Cursor::new(bytes)).unwrap().sheet_names().len(), 1);
}
