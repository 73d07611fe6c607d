//! What a file is, by its first bytes, its root and its keys; the made-up name never decides.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use super::*;

fn reason(bytes: &[u8]) -> &'static str {
    match recognise(bytes, "bestand.csv") {
        Format::Unknown(message) => message.id,
        other => panic!("taken for {other:?}"),
    }
}

#[test]
fn every_format_is_known_by_its_content() {
    let wide: Vec<u8> = "\u{FEFF}<?xml version=\"1.0\"?><a/>".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let cases: [(&[u8], Format); 23] = [
        (b"<?xml version=\"1.0\"?><ContractNotice/>", Format::Notice),
        (b"\xEF\xBB\xBF\n  <TED_EXPORT/>", Format::Notice),
        (&wide, Format::Notice),
        (b"naam;kvk\nZorg;01234567\n", Format::Csv),
        (b"sep=;\nnaam;kvk\n", Format::Csv),
        (b"naam\nZorg caf\xE9\n", Format::Csv),
        (b"n\0a\0a\0m\0;\0k\0v\0k\0\n\0", Format::Csv),
        (b"[concept] percelen;code\nA;1\n", Format::Csv),
        (b"PK\x03\x04....xl/workbook.xml", Format::Spreadsheet),
        (b"PK\x03\x04....word/document.xml", Format::ContractText),
        (b"Raamovereenkomst\n\nArtikel 1 Looptijd\nTekst.\n\nArtikel 2 Prijs\nTekst.\n", Format::ContractText),
        (b"artikel;naam\nArtikel 1 Looptijd;x\nArtikel 2 Prijs;y\n", Format::Csv),
        (b"PK\x03\x04....mimetypeapplication/vnd.oasis.opendocument.spreadsheet", Format::Spreadsheet),
        (b"[{\"naam\":\"Zorg\"}]", Format::JsonRows),
        (b"{\"meta\":{},\"rows\":[{\"a\":1}]}", Format::JsonRows),
        (b"{\"naam\":\"Zorg\"}\n{\"naam\":\"Thuis\"}\n", Format::JsonRows),
        (b"{\"naam\":", Format::JsonRows),
        (b"{\"records\":[{\"naam\":\"Zorg\"}]}", Format::JsonRows),
        (b"\n{ \"ocid\": \"ocds-x\" }", Format::OcdsJson),
        (b"[{\"ocid\": \"ocds-x\"}, {}]", Format::OcdsJson),
        (b"{\"uri\":\"x\",\"releases\":[]}", Format::OcdsJson),
        (b"{\"ocid\":\"a\"}\n{\"ocid\":\"b\"}", Format::OcdsJson),
        (b"{\"schema\":1,\"kinds\":{}}", Format::PerceelJson),
    ];
    for (bytes, expected) in cases {
        assert_eq!(recognise(bytes, "bestand.pdf"), expected, "{}", String::from_utf8_lossy(bytes));
    }
}

#[test]
fn what_cannot_be_read_gets_its_own_reason() {
    let ole = |word: &str| {
        let mut bytes = vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
        bytes.extend(word.encode_utf16().flat_map(u16::to_le_bytes));
        bytes
    };
    assert_eq!(reason(b""), "recognise-empty");
    assert_eq!(reason(b" \r\n\t"), "recognise-empty");
    assert_eq!(reason(b"\xEF\xBB\xBF"), "recognise-empty");
    assert_eq!(reason(b"%PDF-1.7\n"), "recognise-pdf");
    assert_eq!(reason(b"\x89PNG\r\n\x1a\n"), "recognise-image");
    assert_eq!(reason(b"\xFF\xD8\xFF\xE0"), "recognise-image");
    assert_eq!(reason(b"\0\0\0\x18ftypheic"), "recognise-image");
    assert_eq!(reason(b"PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.text content.xml"), "recognise-document");
    assert_eq!(reason(b"{\\rtf1\\ansi"), "recognise-document");
    assert_eq!(reason(&ole("WordDocument")), "recognise-document");
    assert_eq!(reason(&ole("Workbook")), "import-sheet-old-format");
    assert_eq!(reason(&ole("EncryptedPackage")), "import-sheet-encrypted");
    assert_eq!(reason(b"PK\x03\x04....aankondiging.xml"), "recognise-packed");
    assert_eq!(reason(b"\x1F\x8B\x08"), "recognise-packed");
    assert_eq!(reason(b"SQLite format 3\0...."), "recognise-register");
    assert_eq!(reason(b"<!DOCTYPE html><html></html>"), "recognise-html");
    assert_eq!(reason(b"\n<HTML><body>"), "recognise-html");
    assert_eq!(reason(&[0x7F, 0x45, 0x4C, 0x46, 1, 2, 3, 4, 5, 6]), "recognise-binary");
}
