//! Sheets as people make them: real files, every dialect, and files built to hurt.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
#![allow(clippy::print_stdout)] // a skipped test says so

use std::io::Write;
use std::path::PathBuf;

use chrono::NaiveDate;
use perceel::error::{ErrorKind, Result};
use perceel::guard::{FieldSense, Scope, Severity};
use perceel::import::csv::read_csv;
use perceel::import::door::scan_workbook;
use perceel::import::headings::{SkipReason, find_headings};
use perceel::import::json_rows::read_json_rows;
use perceel::import::spreadsheet::read_spreadsheet;
use perceel::import::table::{Cell, Encoding, Format, LineEnd, Sheet, Workbook};
use proptest::prelude::*;

/// A real file from the folder of real data, or None with a word about it when that folder is not there.
fn real(name: &str) -> Option<Vec<u8>> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let found = ["../shared/data/real", "../../shared/data/real"]
        .iter()
        .find_map(|folder| std::fs::read(root.join(folder).join(name)).ok());
    if found.is_none() {
        println!("skipped: no real data file {name}");
    }
    found
}

fn fixture(name: &str) -> Vec<u8> {
    std::fs::read(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/data/sheets").join(name)).unwrap()
}

fn refused(result: Result<Workbook>, id: &str) {
    let error = result.expect_err(id);
    assert_eq!((error.kind, error.what.id), (ErrorKind::Refused, id), "{error:?}");
    assert!(error.hint.is_some());
}

fn nothing_known(_: &str) -> bool {
    false
}

fn texts(sheet: &Sheet, row: usize) -> Vec<String> {
    sheet.rows[row].iter().map(Cell::shown).collect()
}

fn filled(sheet: &Sheet) -> usize {
    sheet.rows.iter().flatten().filter(|cell| !cell.is_empty()).count()
}

// ---- real files; the figures come from Python's csv and json, and from reading the XML of the workbooks directly

#[test]
fn the_workbook_with_titles_above_its_headings() {
    let Some(bytes) = real("corv-instanties/StUF-Kv-Jeugdzorg-Referentielijsten-20260703.xlsx") else { return };
    let book = read_spreadsheet(&bytes).unwrap();
    let names: Vec<&str> = book.sheets.iter().map(|sheet| sheet.name.as_str()).collect();
    assert_eq!(names, ["LEGENDA", "Versiehistorie", "INS Augustus 2026", "INS Juli 2026", "JZR"]);
    // Filled cells, counted as <c> elements whose value is not the empty text.
    let cells: Vec<usize> = book.sheets.iter().map(filled).collect();
    let blank_only = 3; // cells that hold blanks alone at most
    for (found, counted) in cells.iter().zip([10usize, 267, 1740, 1740, 332]) {
        assert!(*found <= counted && counted - found <= blank_only, "{cells:?}");
    }
    for sheet in &book.sheets[2..4] {
        let headings = find_headings(sheet, &nothing_known).unwrap();
        assert_eq!((sheet.row_number(headings.row), headings.height), (2, 1), "{}", sheet.name);
        assert_eq!(headings.columns.len(), 28);
        assert_eq!(headings.columns[0].text, "IDINST");
        assert_eq!(headings.records.len(), 85);
        assert_eq!(headings.skipped, []);
    }
    let roles = find_headings(&book.sheets[4], &nothing_known).unwrap();
    assert_eq!((roles.row, roles.records.len()), (1, 58));
    // E3 holds 42332: 42332 days after 30-12-1899.
    assert_eq!(book.sheets[4].cell(2, 4), &Cell::Day(NaiveDate::from_ymd_opt(2015, 11, 24).unwrap()));
}

#[test]
fn the_contract_lists_of_councils() {
    for (name, rows) in [("blackpool", 153), ("lancashire_cc", 91)] {
        let Some(bytes) = real(&format!("uk-council-contracts/{name}.csv")) else { return };
        let book = read_csv(&bytes, name).unwrap();
        let headings = find_headings(&book.sheets[0], &nothing_known).unwrap();
        assert_eq!((headings.row, headings.columns.len(), headings.records.len()), (0, 20, rows), "{name}");
        assert_eq!(book.warnings, []);
        let dialect = book.dialect.unwrap();
        assert_eq!((dialect.encoding, dialect.delimiter, dialect.line_end), (Encoding::Utf8, ',', LineEnd::CrLf));
        let json = read_json_rows(&real(&format!("uk-council-contracts/{name}.json")).unwrap(), name).unwrap().unwrap();
        assert_eq!((json.sheets.len(), json.sheets[0].name.as_str()), (1, "contracts"));
        let headings = find_headings(&json.sheets[0], &nothing_known).unwrap();
        assert_eq!((headings.row, headings.columns.len(), headings.records.len()), (0, 20, rows), "{name}");
        for (row, place) in [(1, 1), (rows, 1), (rows / 2, 0)] {
            assert_eq!(book.sheets[0].cell(row, place).shown(), json.sheets[0].cell(row, place).shown());
        }
    }
}

#[test]
fn waiting_times_and_municipalities() {
    if let Some(bytes) = real("wachttijden-twente/wachtlijsten_data.json") {
        let book = read_json_rows(&bytes, "x").unwrap().unwrap();
        assert_eq!((book.format, book.sheets.len(), book.sheets[0].name.as_str()), (Format::Json, 1, "rows"));
        let headings = find_headings(&book.sheets[0], &nothing_known).unwrap();
        assert_eq!((headings.columns.len(), headings.records.len()), (21, 151));
        assert_eq!(book.sheets[0].cell(1, 7), &Cell::Number { value: 39.105, shown: Some("39.105".into()) });
        assert_eq!(book.sheets[0].cell(1, 8), &Cell::Empty);
        assert_eq!(book.sheets[0].cell(1, 2), &Cell::Text("Behandeling".into()));
    }
    if let Some(bytes) = real("gemeenten-2026/gemeenten-2026.csv") {
        let book = read_csv(&bytes, "x").unwrap();
        let headings = find_headings(&book.sheets[0], &|text| text == "gemeentecode").unwrap();
        assert_eq!((headings.row, headings.columns.len(), headings.records.len()), (0, 4, 342));
    }
}

#[test]
fn the_flattened_releases() {
    let Some(bytes) = real("ocds-samples/ocds-213czf-000-00001-06-implementation.xlsx") else { return };
    let book = read_spreadsheet(&bytes).unwrap();
    let sheet = |name: &str| book.sheets.iter().find(|sheet| sheet.name == name).unwrap();
    assert_eq!(filled(sheet("Parties")), 37);
    assert_eq!(filled(sheet("Implementation - Transactions")), 39);
    let headings = find_headings(sheet("Implementation - Transactions"), &nothing_known).unwrap();
    assert_eq!((headings.row, headings.records.len()), (0, 2));
    assert!(book.warnings.is_empty(), "{:?}", book.warnings);
    let releases = real("ocds-samples/ocds-213czf-000-00001-05-contract.json").unwrap();
    assert_eq!(read_json_rows(&releases, "x").unwrap(), None);
}

// ---- dialects

#[test]
fn windows_1252_is_told() {
    let book = read_csv(&fixture("windows-1252.csv"), "x").unwrap();
    assert_eq!(texts(&book.sheets[0], 1), ["Zorghuis Fivelstein", "Súdwest-Fryslân", "€ 1.234,56"]);
    assert_eq!(texts(&book.sheets[0], 2), ["Café Meerzicht", "’s-Gravenmoer", "12,50"]);
    assert_eq!(book.dialect.unwrap().encoding, Encoding::Windows1252);
    assert_eq!(book.warnings[0].id, "import-sheet-dialect-assumed");
}

#[test]
fn utf_16_with_tabs_sep_lines_and_lone_carriage_returns() {
    let book = read_csv(&fixture("utf16-tab.txt"), "x").unwrap();
    assert_eq!((book.dialect.unwrap().encoding, book.dialect.unwrap().delimiter), (Encoding::Utf16Le, '\t'));
    assert_eq!(texts(&book.sheets[0], 2), ["", "Heeg", "-12,50"]);

    let book = read_csv(&fixture("sep-line.csv"), "x").unwrap();
    let sheet = &book.sheets[0];
    assert_eq!((book.dialect.unwrap().delimiter, book.dialect.unwrap().sep_line, sheet.first_row), ('|', true, 2));
    assert_eq!(sheet.cell(1, 1).shown(), "Eerste regel\r\ntweede regel; met teken");
    assert!(sheet.rows[2].is_empty());
    assert_eq!((sheet.row_number(3), texts(sheet, 3)), (5, vec!["C-002".into(), "Kort".into(), "1-1-27".into()]));

    let book = read_csv(&fixture("cr-only.csv"), "x").unwrap();
    assert_eq!((book.dialect.unwrap().line_end, book.sheets[0].rows.len()), (LineEnd::Cr, 3));
}

#[test]
fn titles_groups_totals_and_repeated_headings() {
    let book = read_csv(&fixture("titles-and-totals.csv"), "x").unwrap();
    let sheet = &book.sheets[0];
    let headings = find_headings(sheet, &|text| ["Contractnummer", "Aanbieder"].contains(&text)).unwrap();
    assert_eq!(sheet.row_number(headings.row), 5);
    let numbers = |rows: &[usize]| rows.iter().map(|&row| sheet.row_number(row)).collect::<Vec<_>>();
    assert_eq!(numbers(&headings.records), [6, 7, 11]);
    let skipped: Vec<_> = headings.skipped.iter().map(|(row, why)| (sheet.row_number(*row), *why)).collect();
    assert_eq!(
        skipped,
        [(8, SkipReason::Totals), (9, SkipReason::Empty), (10, SkipReason::RepeatedHeadings), (12, SkipReason::Totals)]
    );
    assert_eq!(find_headings(sheet, &nothing_known).unwrap().row, headings.row);
}

#[test]
fn hostile_text_is_refused_with_its_line() {
    refused(read_csv(b"a;b\n1;\"open\n2;3\n", "x"), "import-sheet-unclosed-quote");
    let error = read_csv(b"a;b\n1;\"open\n2;3\n", "x").unwrap_err();
    assert_eq!(error.what.args, [("line", perceel::text::Arg::Text("2".into()))]);
    refused(read_csv(b"a;b\n1;\0\n", "x"), "import-sheet-nul");
    refused(read_csv(b"\xef\xbb\xbfa;\xe9\n", "x"), "import-sheet-encoding");
    refused(read_csv(&[b"a;".as_slice(), &[b'x'; (1 << 20) + 1]].concat(), "x"), "import-sheet-field-too-long");
    refused(read_csv(vec!["k"; 501].join(";").as_bytes(), "x"), "import-sheet-too-many-columns");
    let ragged = read_csv(b"a;b;c\n1;2;3\n1;2\n4;5;6\n", "x").unwrap();
    assert_eq!((ragged.sheets[0].rows.len(), ragged.warnings[0].id), (4, "import-sheet-ragged"));
}

#[test]
fn json_rows_are_strict() {
    let read = |text: &str| read_json_rows(text.as_bytes(), "x");
    assert_eq!(read("[{\"a\":1,\"a\":2}]").unwrap_err().what.id, "import-sheet-json-key-twice");
    assert_eq!(read(&format!("{}1{}", "[".repeat(65), "]".repeat(65))).unwrap_err().what.id, "import-sheet-json-deep");
    assert_eq!(read("[{\"a\":1e999}]").unwrap_err().what.id, "import-sheet-json-broken");
    assert_eq!(read("{\"schema\":1,\"kind\":\"lot\",\"rows\":[{\"a\":1}]}").unwrap(), None);
    assert_eq!(read("[{\"ocid\":\"ocds-1\"}]").unwrap(), None);
    assert_eq!(read("[1,2]").unwrap(), None);
    let lines =
        read("\u{feff}{\"a\":1,\"b\":{\"c\":\"x\"}}\n\n{\"b\":{\"c\":null},\"d\":[\"p\",\"q\"]}\n").unwrap().unwrap();
    assert_eq!(lines.format, Format::JsonLines);
    assert_eq!(texts(&lines.sheets[0], 0), ["a", "b.c", "d"]);
    assert_eq!(texts(&lines.sheets[0], 2), ["", "", "p; q"]);
}

// ---- workbooks made here

fn xlsx(build: impl FnOnce(&mut rust_xlsxwriter::Workbook)) -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    build(&mut book);
    book.save_to_buffer().unwrap()
}

#[test]
fn cells_of_a_workbook_keep_their_kind() {
    use rust_xlsxwriter::{Format, Formula};
    let bytes = xlsx(|book| {
        let sheet = book.add_worksheet();
        let day = Format::new().set_num_format("dd-mm-yyyy");
        sheet.write(0, 0, "Naam").unwrap();
        sheet.write_with_format(1, 0, 45292, &day).unwrap(); // DOMAIN §6.4: 01-01-2024
        sheet.write_with_format(1, 1, 45292.5, &day).unwrap();
        sheet.write_with_format(1, 2, 0.21, &Format::new().set_num_format("0%")).unwrap();
        sheet.write_with_format(1, 3, 1_234_567, &Format::new().set_num_format("00000000")).unwrap();
        sheet.write(1, 4, true).unwrap();
        sheet.write_formula(1, 5, Formula::new("=1+1").set_result("2")).unwrap();
        sheet.write_with_format(1, 6, 60, &day).unwrap();
        let hidden = book.add_worksheet();
        hidden.set_name("Verborgen").unwrap().set_hidden(true);
        hidden.write(0, 0, 123_456_782).unwrap();
    });
    let book = read_spreadsheet(&bytes).unwrap();
    let at = |column| book.sheets[0].cell(1, column).clone();
    let day = NaiveDate::from_ymd_opt(2024, 1, 1).unwrap();
    assert_eq!(at(0), Cell::Day(day));
    assert_eq!(at(1), Cell::DayTime(day.and_hms_opt(12, 0, 0).unwrap()));
    assert_eq!(at(2), Cell::Number { value: 0.21, shown: Some("21%".into()) });
    assert_eq!(at(3).shown(), "01234567");
    assert_eq!(at(4), Cell::Bool(true));
    assert_eq!(at(5), Cell::Number { value: 2.0, shown: None });
    assert_eq!(at(6), Cell::Empty);
    let ids: Vec<&str> = book.warnings.iter().map(|warning| warning.id).collect();
    assert_eq!(ids, ["import-sheet-day-60", "import-sheet-hidden"]);
    assert!(book.sheets[1].hidden);
    let findings =
        scan_workbook(&book, Scope::Any, &|sheet| find_headings(sheet, &nothing_known), &|_| FieldSense::FreeText);
    assert_eq!(findings.len(), 1);
    assert_eq!((findings[0].place.as_str(), findings[0].masked.as_str()), ("Verborgen!A1", "*****6782"));
}

#[test]
fn a_bsn_column_is_refused_even_without_its_zeros() {
    let bytes = xlsx(|book| {
        let sheet = book.add_worksheet();
        sheet.write_row(0, 0, ["Aanbieder", "BSN"]).unwrap();
        sheet.write(1, 0, "De Lindenhof").unwrap();
        sheet.write(1, 1, 12_345_672).unwrap();
    });
    let book = read_spreadsheet(&bytes).unwrap();
    let findings =
        scan_workbook(&book, Scope::Any, &|sheet| find_headings(sheet, &nothing_known), &|_| FieldSense::FreeText);
    let found: Vec<(&str, Severity)> = findings.iter().map(|f| (f.place.as_str(), f.severity)).collect();
    assert_eq!(found, [("Sheet1!B1", Severity::Refuse), ("Sheet1!B2", Severity::Refuse)]);
}

fn ods_content(rows: &str) -> Vec<u8> {
    let content = format!(
        "<?xml version=\"1.0\"?><office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
         xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\">\
         <office:body><office:spreadsheet><table:table table:name=\"Blad1\">{rows}</table:table></office:spreadsheet></office:body>\
         </office:document-content>"
    );
    package(&[("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", content.as_bytes())])
}

fn package(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn an_ods_sheet_reads_like_the_same_sheet_in_xlsx() {
    use spreadsheet_ods::{Sheet as OdsSheet, WorkBook, write_ods_buf};
    let mut book = WorkBook::new_empty();
    let mut sheet = OdsSheet::new("Blad1");
    sheet.set_value(0, 0, "Aanbieder");
    sheet.set_value(0, 1, "Bedrag");
    sheet.set_value(0, 2, "Ingang");
    sheet.set_value(3, 0, "Zorg & Zo");
    sheet.set_value(3, 1, 1234.5);
    sheet.set_value(3, 2, NaiveDate::from_ymd_opt(2026, 2, 28).unwrap());
    book.push_sheet(sheet);
    let book = read_spreadsheet(&write_ods_buf(&mut book, Vec::new()).unwrap()).unwrap();
    assert_eq!((book.format, book.sheets[0].rows.len()), (Format::Ods, 4));
    assert_eq!(texts(&book.sheets[0], 3), ["Zorg & Zo", "1234.5", "2026-02-28"]);
    assert_eq!(texts(&book.sheets[0], 0), ["Aanbieder", "Bedrag", "Ingang"]);
}

#[test]
fn repeated_rows_and_cells_of_ods() {
    let cell = "<table:table-cell office:value-type=\"string\" table:number-columns-repeated=\"2\"><text:p>a<text:s text:c=\"2\"/>b</text:p></table:table-cell>";
    let book = read_spreadsheet(&ods_content(&format!(
        "<table:table-row table:number-rows-repeated=\"2\">{cell}</table:table-row>\
         <table:table-row table:number-rows-repeated=\"1048570\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>"
    )))
    .unwrap();
    assert_eq!(book.sheets[0].rows, vec![vec![Cell::Text("a  b".into()); 2]; 2]);
    let flood = |rows: &str, columns: &str| {
        let cell = cell.replace("repeated=\"2\"", &format!("repeated=\"{columns}\""));
        read_spreadsheet(&ods_content(&format!(
            "<table:table-row table:number-rows-repeated=\"{rows}\">{cell}</table:table-row>"
        )))
    };
    refused(flood("1000002", "1"), "import-sheet-too-many-rows");
    refused(flood("99999999999999999999999", "1"), "import-sheet-too-many-rows");
    refused(flood("1", "501"), "import-sheet-too-many-columns");
    refused(flood("900000", "500"), "import-sheet-too-many-cells");
}

// ---- files built to hurt

#[test]
fn old_locked_and_foreign_files_ask_to_be_saved_again() {
    let ole = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    refused(read_spreadsheet(&ole), "import-sheet-old-format");
    let locked: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    refused(read_spreadsheet(&[&ole[..], &locked].concat()), "import-sheet-encrypted");
    refused(read_spreadsheet(&package(&[("word/document.xml", b"<a/>")])), "import-sheet-no-workbook");
    refused(read_spreadsheet(b"PK\x03\x04 and nothing"), "import-sheet-package-broken");
}

#[test]
fn a_zip_bomb_stops_while_it_inflates() {
    let bomb = package(&[("content.xml", &vec![b'<'; 64 << 20])]);
    assert!(bomb.len() < 200_000);
    refused(read_spreadsheet(&bomb), "import-sheet-bomb");
    let parts: Vec<String> = (0..1001).map(|n| format!("p{n}")).collect();
    let parts: Vec<(&str, &[u8])> = parts.iter().map(|name| (name.as_str(), b"x".as_slice())).collect();
    refused(read_spreadsheet(&package(&parts)), "import-sheet-too-many-parts");
}

/// A workbook with another worksheet part put in.
fn with_sheet_xml(xml: &str) -> Vec<u8> {
    let bytes = xlsx(|book| {
        book.add_worksheet().write(0, 0, "a").unwrap();
    });
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut parts: Vec<(String, Vec<u8>)> = Vec::new();
    for index in 0..zip.len() {
        let mut part = zip.by_index(index).unwrap();
        let mut content = Vec::new();
        std::io::Read::read_to_end(&mut part, &mut content).unwrap();
        let name = part.name().unwrap().into_owned();
        if name.ends_with("sheet1.xml") {
            content = format!("<?xml version=\"1.0\"?><worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">{xml}</worksheet>").into_bytes();
        }
        parts.push((name, content));
    }
    let parts: Vec<(&str, &[u8])> = parts.iter().map(|(name, content)| (name.as_str(), content.as_slice())).collect();
    package(&parts)
}

#[test]
fn stated_sizes_are_not_believed() {
    let data = "<sheetData><row r=\"1\"><c r=\"A1\"><v>7</v></c></row></sheetData>";
    let book = read_spreadsheet(&with_sheet_xml(&format!("<dimension ref=\"A1:XFD1048576\"/>{data}"))).unwrap();
    assert_eq!(book.sheets[0].rows, [[Cell::Number { value: 7.0, shown: None }]]);
    refused(
        read_spreadsheet(&with_sheet_xml(&format!("<dimension ref=\"A1:ZZZZZZZZ99999999999\"/>{data}"))),
        "import-sheet-reference",
    );
    let far =
        |at: &str| with_sheet_xml(&format!("<sheetData><row r=\"1\"><c r=\"{at}\"><v>7</v></c></row></sheetData>"));
    refused(read_spreadsheet(&far("ZZZZZZZZ1")), "import-sheet-reference");
    refused(read_spreadsheet(&far("XFD1")), "import-sheet-too-many-columns");
    refused(read_spreadsheet(&far("SG1")), "import-sheet-too-many-columns"); // column 501
    assert!(read_spreadsheet(&far("SF1")).is_ok()); // column 500
    refused(read_spreadsheet(&far("A1048576")), "import-sheet-too-many-rows");
    refused(read_spreadsheet(&with_sheet_xml(&"<a>".repeat(80))), "import-sheet-too-deep");
    let corners: String =
        (1..=20_000).step_by(2).map(|row| format!("<row r=\"{row}\"><c r=\"SF{row}\"><v>1</v></c></row>")).collect();
    assert!(
        read_spreadsheet(&with_sheet_xml(&format!("<sheetData>{corners}</sheetData>")))
            .is_ok_and(|book| filled(&book.sheets[0]) == 10_000)
    );
    let corners: String =
        (1..=10_001).map(|row| format!("<row r=\"{row}\"><c r=\"SF{row}\"><v>1</v></c></row>")).collect();
    refused(
        read_spreadsheet(&with_sheet_xml(&format!("<sheetData>{corners}</sheetData>"))),
        "import-sheet-too-many-cells",
    );
}

proptest! {
    #[test]
    fn arbitrary_bytes_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let _ = read_csv(&bytes, "x");
        let _ = read_json_rows(&bytes, "x");
        let _ = read_spreadsheet(&bytes);
        let _ = read_spreadsheet(&[b"PK\x03\x04", bytes.as_slice()].concat());
    }

    /// Whatever stands in quotes comes back as it was written.
    #[test]
    fn csv_gives_back_what_was_written(rows in proptest::collection::vec(proptest::collection::vec("[a-z;,\"\r\n\t |]{0,6}", 3), 2..8)) {
        let quoted = |text: &String| format!("\"{}\"", text.replace('"', "\"\""));
        let text: String = rows.iter().map(|row| row.iter().map(quoted).collect::<Vec<_>>().join(";") + "\r\n").collect();
        let book = read_csv(format!("sep=;\r\n{text}").as_bytes(), "x").unwrap();
        for (row, cells) in rows.iter().enumerate() {
            for (column, cell) in cells.iter().enumerate() {
                prop_assert_eq!(book.sheets[0].cell(row, column), &Cell::text(cell.clone()));
            }
        }
    }

    /// Worksheet XML with damage in it: refused or read, never a panic.
    #[test]
    fn damaged_worksheets_never_panic(at in 0usize..160, byte in any::<u8>(), cut in 0usize..160) {
        let mut xml = "<dimension ref=\"A1:C9\"/><sheetData><row r=\"2\"><c r=\"B2\" s=\"1\" t=\"s\"><v>0</v></c><c t=\"b\"><v>1</v></c><c t=\"d\"><v>2026-01-01</v></c></row></sheetData>".to_owned();
        let limit = xml.len();
        if xml.is_char_boundary(at.min(limit - 1)) && byte.is_ascii() {
            xml.replace_range(at.min(limit - 1)..=at.min(limit - 1), &char::from(byte).to_string());
        }
        let _ = read_spreadsheet(&with_sheet_xml(&xml));
        let _ = read_spreadsheet(&with_sheet_xml(&xml[..cut.min(xml.len())]));
    }
}
