//! Tests of the guard: what it must refuse, ask and let pass.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use proptest::prelude::*;

use super::*;

const SENSES: [FieldSense; 6] = [
    FieldSense::OfficialNumber,
    FieldSense::Kvk,
    FieldSense::FreeText,
    FieldSense::Heading,
    FieldSense::FileName,
    FieldSense::Number,
];

fn numbers(text: &str, field: FieldSense) -> Vec<(String, Severity)> {
    scan_text("Blad1!A1", text, field)
        .into_iter()
        .filter(|finding| finding.rule != Rule::ClientWords)
        .map(|finding| (finding.masked, finding.severity))
        .collect()
}

/// The eleven-test from its definition, on the value of the number instead of on weights in a table.
fn oracle(number: u32) -> bool {
    let mut sum: i64 = 0;
    for place in 0..9u32 {
        let digit = i64::from(number / 10u32.pow(place) % 10);
        sum += if place == 0 { -digit } else { digit * i64::from(place + 1) };
    }
    number > 0 && sum % 11 == 0
}

#[test]
fn the_eleven_test_agrees_with_its_definition() {
    assert!(oracle(111_222_333) && oracle(123_456_782) && !oracle(123_456_789));
    for number in (0..1_000_000_000u32).step_by(9_973) {
        let digits: Vec<u8> = format!("{number:09}").bytes().map(|b| b - b'0').collect();
        assert_eq!(passes_eleven_test(&digits), oracle(number), "{number}");
    }
    assert!(!passes_eleven_test(&[0; 9]));
    assert!(!passes_eleven_test(&[1; 8]));
}

#[test]
fn every_disguise_is_seen_and_masked() {
    for disguise in [
        "123456782",
        "123.456.782",
        "1234 56 782",
        "123-456-782",
        "1234\u{a0}56\u{a0}782",
        "123\u{200b}456\u{200b}782",
        "１２３４５６７８２",
        "123\u{2060}456782",
        "\u{661}\u{662}\u{663}\u{664}\u{665}\u{666}\u{667}\u{668}\u{662}",
        "nr:123456782.",
        "(123456782)",
        "2024 123456782",
        "beschikking_20260101_123456782.pdf",
        "x 123  456  782 y",
    ] {
        for field in SENSES {
            assert_eq!(numbers(disguise, field), [("*****6782".to_owned(), Severity::Ask)], "{disguise} {field:?}");
        }
    }
}

#[test]
fn beside_the_word_there_is_no_exception() {
    for text in [
        "BSN 123456782",
        "b.s.n.: 123.456.782",
        "123456782 (burgerservicenummer)",
        "sofinr 111222333",
        "bsn_123456782.xlsx",
    ] {
        assert_eq!(numbers(text, FieldSense::FreeText).first().map(|hit| hit.1), Some(Severity::Refuse), "{text}");
    }
    // 012345672: 0+8+14+18+20+20+18+14-2 = 110 = 10 × 11, so it passes; its zero is lost.
    assert_eq!(numbers("bsn 12345672", FieldSense::FreeText), [("*****5672".to_owned(), Severity::Refuse)]);
    assert_eq!(scan_under_heading("A2", "BSN", "12345672", FieldSense::Number).len(), 1);
    assert_eq!(scan_under_heading("A2", "Telefoon", "12345672", FieldSense::Number).len(), 0);
}

#[test]
fn kvk_numbers_and_plain_text_are_never_padded() {
    for field in SENSES {
        assert_eq!(numbers("12345672", field), [], "{field:?}");
    }
    assert_eq!(numbers("bsn 12345672", FieldSense::Kvk), []);
}

#[test]
fn numbers_that_are_plainly_something_else_pass() {
    // Each of these passes the eleven-test once its signs are taken out, so without its rule it would be a hit.
    let digits = |text: &str| text.bytes().filter(u8::is_ascii_digit).map(|b| b - b'0').collect::<Vec<u8>>();
    let cpv = (0..100_000u32)
        .map(|n| format!("85{n:05}0"))
        .map(|code| {
            let sum: u32 = digits(&code).iter().zip([3u32, 7, 1, 3, 7, 1, 3, 7]).map(|(&d, w)| u32::from(d) * w).sum();
            format!("{code}-{}", sum % 10)
        })
        .find(|code| passes_eleven_test(&digits(code)))
        .unwrap();
    let notice = (10_000..99_999u32).map(|n| format!("{n}-2026")).find(|n| passes_eleven_test(&digits(n))).unwrap();
    for text in [cpv.as_str(), notice.as_str(), "€ 123.456.782", "123.456.782,00", "EUR 123 456 782"] {
        assert_eq!(numbers(text, FieldSense::FreeText), [], "{text}");
    }
    // Nine digits of a UUID and of an OCDS identifier; the same digits by themselves are asked about.
    for (id, bare) in
        [("0a1b2c3d-1119-4223-8a3a-0123456789ab", "1119-4223-8"), ("ocds-213czf-000-00001-2", "000-00001-2")]
    {
        assert_eq!(numbers(id, FieldSense::FreeText), [], "{id}");
        assert_eq!(numbers(bare, FieldSense::FreeText).len(), 1, "{bare}");
        assert!(!numbers(&format!("bsn 111222333 {id}"), FieldSense::FreeText).is_empty());
    }
    for text in ["1112223330", "0111222333", "1.112.223.330", "+31612345678", "01-04-2026 31-12-2029", "0.111222333"] {
        assert_eq!(numbers(text, FieldSense::Number), [], "{text}");
    }
    assert_eq!(numbers("111222333,50", FieldSense::Number), []);
    assert_eq!(numbers("111222333", FieldSense::Number).len(), 1);
    // 111231000 passes the eleven-test, and stands in a column of amounts.
    assert_eq!(numbers("111231000", FieldSense::Number), []);
    assert_eq!(numbers("111231000", FieldSense::FreeText).len(), 1);
    assert_eq!(numbers("123456789", FieldSense::FreeText), []);
}

#[test]
fn nothing_keeps_a_number_whole() {
    let findings =
        scan_text("map/123456782.csv", "cliënt Veldhuis, BSN 123.456.782, factuur 111222333", FieldSense::FreeText);
    assert_eq!(findings.len(), 3);
    let said = format!("{findings:?}");
    for whole in ["123456782", "123.456.782", "111222333"] {
        assert!(!said.contains(whole), "{said}");
    }
    assert_eq!(mask("a 123.456.782 b 111222333"), "a *****6782 b *****2333");
    assert_eq!(findings.last().unwrap().severity, Severity::Warn);
}

#[test]
fn a_refusal_counts_what_else_was_found_and_warnings_refuse_nothing() {
    assert_eq!(refusal(&scan_text("Notitie", "cliënt Veldhuis belde", FieldSense::FreeText)), None);
    let error = refusal(&scan_headings("Blad1!A1", &["BSN", "Naam", "Geboortedatum"], Scope::Any)).unwrap();
    assert_eq!(error.kind, ErrorKind::Refused);
    assert_eq!(error.hint.unwrap().args, [("more", crate::text::Arg::Count(1))]);
}

proptest! {
    /// Any text of any kind: no panic, and masking leaves nothing to find.
    #[test]
    fn arbitrary_text_never_panics(text in "\\PC{0,60}", field in 0usize..6) {
        let _ = scan_text(&text, &text, SENSES[field]);
        prop_assert!(numbers(&mask(&text), FieldSense::FreeText).is_empty());
    }

    /// A passing number is found in any disguise; one that fails is not.
    #[test]
    fn the_scanner_agrees_with_the_oracle(
        number in 1u32..1_000_000_000,
        passing in any::<bool>(),
        cuts in proptest::collection::vec(any::<bool>(), 8),
        sign in prop::sample::select(vec![" ", ".", "-", "\u{a0}", "\u{200b}", "\u{2009}", "_", "/"]),
        wide in any::<bool>(),
        around in prop::sample::select(vec![("", ""), ("zie ", " hier"), ("(", ")"), ("nr:", ";"), ("a", "b")]),
    ) {
        let mut number = number;
        while passing && !oracle(number) {
            number = number % 999_999_999 + 1;
        }
        let mut text = around.0.to_owned();
        for (at, digit) in format!("{number:09}").chars().enumerate() {
            if at > 0 && cuts[at - 1] {
                text.push_str(sign);
            }
            text.push(if wide { char::from_u32(digit as u32 - 0x30 + 0xFF10).unwrap() } else { digit });
        }
        text.push_str(around.1);
        let found = numbers(&text, FieldSense::OfficialNumber);
        // Two shapes that are other numbers by rule: a CPV code and a notice number.
        let shape: Vec<usize> = text.split(|c: char| !c.is_numeric()).map(|p| p.chars().count()).filter(|&n| n > 0).collect();
        prop_assume!(!(sign == "-" && (shape == [8, 1] || shape == [5, 4])));
        if oracle(number) {
            prop_assert_eq!(found, [(format!("*****{:04}", number % 10_000), Severity::Ask)]);
        } else {
            prop_assert_eq!(found, []);
        }
    }
}

#[test]
fn amounts_in_any_published_currency_are_amounts() {
    // 105000000 passes the eleven-test: 9 + 0 + 7·5 = 44.
    for text in ["tot GBP 105 000 000.", "£ 105 000 000", "NOK 105.000.000", "€ 105.000.000"] {
        assert_eq!(scan_text("x", text, FieldSense::FreeText), [], "{text}");
    }
    assert_eq!(scan_text("x", "nummer 105 000 000", FieldSense::FreeText).len(), 1);
}

#[test]
fn a_key_of_the_program_is_not_one_number() {
    // Year, number and year of such a key are nine digits; one in eleven of them passes, so one that does is sought.
    let joined = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    let key = (1..=999)
        .map(|number| format!("retender_start/JH-25-{number:03}/2027"))
        .find(|key| passes_eleven_test(&joined(key).bytes().map(|byte| byte - b'0').collect::<Vec<u8>>()));
    let key = key.expect("one number in eleven passes");
    assert_eq!(scan_text("x", &key, FieldSense::FreeText).len(), 1, "{key}");
    assert_eq!(scan_text("x", &key, FieldSense::Key), [], "{key}");
    // Nine digits together, and a word beside them, say what they say anywhere.
    assert_eq!(numbers("contracts-123456782-end", FieldSense::Key), [("*****6782".into(), Severity::Ask)]);
    assert_eq!(numbers("bsn 123456782", FieldSense::Key), [("*****6782".into(), Severity::Refuse)]);
}
