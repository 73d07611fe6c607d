//! Values as people write them, each with the reading worked out by hand.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use chrono::NaiveDate;
use proptest::prelude::*;

use super::code::*;
use super::number::*;
use super::period::*;
use super::table::Cell;

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

fn reason<T: std::fmt::Debug>(reading: Reading<T>) -> &'static str {
    match reading {
        Reading::Unreadable(why) => why.id,
        other => panic!("read as {other:?}"),
    }
}

#[test]
fn money_in_every_dress() {
    for (text, cents) in [
        ("€ 1.234,56", 123_456),
        ("1,234.56", 123_456),
        ("-12,50", -1_250),
        ("12,50-", -1_250),
        ("(12,50)", -1_250),
        ("\u{2212}12,50", -1_250),
        ("€ -12,50", -1_250),
        ("-€ 12,50", -1_250),
        ("EUR 1\u{a0}234\u{a0}567,8", 123_456_780),
        ("1 234", 123_400),
        ("1.234.567", 123_456_700),
        ("1,234,567", 123_456_700),
        ("12,-", 1_200),
        ("1234", 123_400),
        ("1234.5", 123_450),
        ("+7", 700),
        ("0", 0),
    ] {
        assert_eq!(read_money(text, None), Reading::Read(cents), "{text}");
    }
    assert_eq!(reason(read_money("0,125", None)), "import-value-cents");
}

#[test]
fn what_is_ambiguous_waits_for_the_column() {
    assert_eq!(read_money("1.234", None), Reading::Ambiguous(123_400, 123));
    assert_eq!(read_money("1.234", Some(Decimal::Comma)), Reading::Read(123_400));
    assert_eq!(reason(read_money("1.234", Some(Decimal::Point))), "import-value-cents");
    assert_eq!(read_number("1,234", Some(Decimal::Comma)).value().unwrap().to_f64(), 1.234);
    let settle = |values: &[&str]| settle_column(values.iter().copied());
    assert_eq!(settle(&["1.234", "5"]).decimal, None);
    assert!(settle(&["1.234", "5"]).must_ask());
    assert_eq!(settle(&["1.234", "12,50", ""]).decimal, Some(Decimal::Comma));
    assert_eq!(settle(&["1.234", "0.5"]).decimal, Some(Decimal::Point));
    assert_eq!(settle(&["1.234", "1.234.567"]).decimal, Some(Decimal::Comma));
    let mixed = settle(&["1.234", "0.5", "0,5", "n.v.t."]);
    assert_eq!((mixed.decimal, mixed.comma, mixed.point, mixed.ambiguous, mixed.unreadable), (None, 1, 1, 1, 1));
}

#[test]
fn what_is_no_number_says_why() {
    for (text, id) in [
        ("1,23457E+11", "import-value-scientific"),
        ("1e3", "import-value-scientific"),
        ("45E04", "import-value-scientific"),
        ("n.v.t.", "import-value-not-a-number"),
        ("", "import-value-not-a-number"),
        ("--5", "import-value-not-a-number"),
        ("1.23.4", "import-value-grouping"),
        ("1,2,3", "import-value-grouping"),
        ("12,", "import-value-grouping"),
        ("1234567890123456789", "import-value-too-long"),
    ] {
        assert_eq!(reason(read_number(text, None)), id, "{text}");
    }
}

#[test]
fn cells_of_numbers() {
    let number = |value| Cell::Number { value, shown: None };
    assert_eq!(read_money_cell(&number(12.3 + 2e-15), None), Reading::Read(1_230));
    assert_eq!(reason(read_money_cell(&number(12.345), None)), "import-value-cents");
    assert_eq!(reason(read_money_cell(&number(f64::NAN), None)), "import-value-too-long");
    assert_eq!(read_whole_cell(&number(3.0), None), Reading::Read(3));
    assert_eq!(reason(read_whole_cell(&number(3.5), None)), "import-value-not-whole");
    assert_eq!(reason(read_whole_cell(&Cell::Text("3,5".into()), None)), "import-value-not-whole");
    let share = |text: &str| read_share_cell(&Cell::Text(text.into()), None);
    assert_eq!(share("21%"), Reading::Read(0.21));
    assert_eq!(share("21"), Reading::Read(0.21));
    assert_eq!(share("0,5"), Reading::Ambiguous(0.5, 0.005));
    assert_eq!(read_share_cell(&Cell::Number { value: 0.21, shown: Some("21%".into()) }, None), Reading::Read(0.21));
}

#[test]
fn lost_zeros_come_back() {
    assert_eq!(restore_zeros("1234567", 8), Restored::Padded("01234567".into()));
    assert_eq!(restore_zeros("01234567", 8), Restored::Same("01234567".into()));
    assert_eq!(restore_zeros("14.0", 4), Restored::Padded("0014".into()));
    for (text, id) in [
        ("123456789", "import-value-too-many-digits"),
        ("1,23457E+11", "import-value-scientific"),
        ("GM14", "import-value-not-digits"),
        ("", "import-value-not-digits"),
    ] {
        let Restored::Unreadable(why) = restore_zeros(text, 8) else { panic!("{text} was restored") };
        assert_eq!(why.id, id, "{text}");
    }
}

#[test]
fn yes_and_no() {
    let read = |text: &str| read_bool(&Cell::Text(text.into()));
    for text in ["ja", "J", "WAAR", "true", "x", " X "] {
        assert_eq!(read(text), Reading::Read(true), "{text}");
    }
    for text in ["nee", "N", "ONWAAR", "False"] {
        assert_eq!(read(text), Reading::Read(false), "{text}");
    }
    assert_eq!(reason(read("misschien")), "import-value-not-yes-no");
}

#[test]
fn days_as_people_write_them() {
    for (text, expected) in [
        ("28-02-2023", day(2023, 2, 28)),
        ("1-3-26", day(2026, 3, 1)),
        ("31.12.2026", day(2026, 12, 31)),
        ("31/12/2026", day(2026, 12, 31)),
        ("2026-12-31", day(2026, 12, 31)),
        ("2026-12-31T10:00:00", day(2026, 12, 31)),
        ("31-12-2026 10:00", day(2026, 12, 31)),
        ("2026-07-01T22:30:00Z", day(2026, 7, 2)), // half past midnight in Amsterdam
        ("2026-12-31T22:30:00Z", day(2026, 12, 31)),
        ("20230228", day(2023, 2, 28)),
        ("3 maart 2026", day(2026, 3, 3)),
        ("3-mrt-26", day(2026, 3, 3)),
        ("1 Oktober 2026", day(2026, 10, 1)),
        ("29-02-2028", day(2028, 2, 29)),
        ("31-12-9999", day(9999, 12, 31)),
        ("12-03-70", day(1970, 3, 12)), // as jj-mm-dd the day would be the 70th
    ] {
        assert_eq!(read_day(text, None), Reading::Read(expected), "{text}");
    }
    for (text, id) in [
        ("31-02-2026", "import-value-no-such-day"),
        ("29-02-2026", "import-value-no-such-day"),
        ("20230231", "import-value-no-such-day"),
        ("31 februari 2026", "import-value-no-such-day"),
        ("01-01-0000", "import-value-no-such-day"),
        ("01-01-1899", "import-value-no-such-day"),
        ("morgen", "import-value-not-a-day"),
        ("2026", "import-value-not-a-day"),
        ("", "import-value-not-a-day"),
    ] {
        assert_eq!(reason(read_day(text, None)), id, "{text}");
    }
}

#[test]
fn ambiguous_days_wait_for_the_column() {
    assert_eq!(read_day("12-03-04", None), Reading::Ambiguous(day(2004, 3, 12), day(2012, 3, 4)));
    assert_eq!(read_day("12-03-04", Some(DayOrder::DayMonthYear)), Reading::Read(day(2004, 3, 12)));
    assert_eq!(read_day("12-03-04", Some(DayOrder::YearMonthDay)), Reading::Read(day(2012, 3, 4)));
    assert_eq!(read_day("03/04/2026", None), Reading::Ambiguous(day(2026, 4, 3), day(2026, 3, 4)));
    assert_eq!(read_day("2026-12-31", Some(DayOrder::DayMonthYear)), Reading::Read(day(2026, 12, 31)));
    let settle = |values: &[&str]| settle_days(values.iter().copied());
    assert_eq!(settle(&["03/04/2026", "31/12/2026"]), Some(DayOrder::DayMonthYear));
    assert_eq!(settle(&["03/04/2026", "12/31/2026"]), Some(DayOrder::MonthDayYear));
    assert_eq!(settle(&["12-03-04", "31-12-69"]), Some(DayOrder::DayMonthYear));
    assert_eq!(settle(&["12-03-04", "01-02-03"]), None);
}

#[test]
fn day_numbers_of_spreadsheets() {
    // DOMAIN §6.4: 45292 is 01-01-2024. Number 1 is 01-01-1900; 59 and 61 stand around the day that never was.
    for (serial, expected) in [
        (45292.0, Some(day(2024, 1, 1))),
        (1.0, Some(day(1900, 1, 1))),
        (59.0, Some(day(1900, 2, 28))),
        (60.0, None),
        (61.0, Some(day(1900, 3, 1))),
        (0.0, None),
        (-1.0, None),
        (2_958_465.0, Some(day(9999, 12, 31))),
        (2_958_466.0, None),
        (f64::NAN, None),
    ] {
        assert_eq!(day_of_serial(serial, false), expected, "{serial}");
    }
    assert_eq!(day_of_serial(0.0, true), Some(day(1904, 1, 1)));
    assert_eq!(day_of_serial(43830.0, true), Some(day(2024, 1, 1)));
    let number = |value| Cell::Number { value, shown: None };
    assert_eq!(read_day_cell(&number(20_230_228.0), None, false), Reading::Read(day(2023, 2, 28)));
    assert_eq!(read_day_cell(&number(45292.0), None, false), Reading::Read(day(2024, 1, 1)));
    assert_eq!(reason(read_day_cell(&number(60.0), None, false)), "import-value-no-such-day");
}

#[test]
fn months_as_people_write_them() {
    for text in
        ["2026-03", "03-2026", "3/2026", "mrt-26", "202603", "maart 2026", "Mrt. '26", "01-03-2026", "2026 maart"]
    {
        let month = read_month_cell(&Cell::Text(text.into()), None, false);
        assert_eq!(month, Reading::Read(Month::new(2026, 3).unwrap()), "{text}");
    }
    assert_eq!(
        read_month_cell(&Cell::Number { value: 202_603.0, shown: None }, None, false),
        Reading::Read(Month::new(2026, 3).unwrap())
    );
    for text in ["2026-13", "202600", "P3", "voorjaar", ""] {
        assert_eq!(
            reason(read_month_cell(&Cell::Text(text.into()), None, false)),
            "import-value-not-a-month",
            "{text}"
        );
    }
}

proptest! {
    #[test]
    fn arbitrary_text_never_panics(text in "\\PC{0,24}", digits in "[0-9.,€ eE()+/:TZ-]{0,24}") {
        for value in [&text, &digits] {
            let cell = Cell::Text(value.clone());
            let _ = (read_money(value, None), read_whole_cell(&cell, Some(Decimal::Comma)), read_share_cell(&cell, None));
            let _ = (read_day(value, None), read_month_cell(&cell, None, false), restore_zeros(value, 8));
            let _ = (settle_column([value.as_str()]), settle_days([value.as_str()]));
        }
    }

    /// Money written in the Dutch and the English way comes back to the cent.
    #[test]
    fn money_comes_back(cents in -99_999_999_999i64..99_999_999_999) {
        let whole = (cents.abs() / 100).to_string();
        let mut grouped = String::new();
        for (at, digit) in whole.chars().enumerate() {
            if at > 0 && (whole.len() - at) % 3 == 0 {
                grouped.push('.');
            }
            grouped.push(digit);
        }
        let sign = if cents < 0 { "-" } else { "" };
        let dutch = format!("{sign}{grouped},{:02}", cents.abs() % 100);
        let english: String = dutch.chars().map(|c| match c { '.' => ',', ',' => '.', c => c }).collect();
        prop_assert_eq!(read_money(&dutch, None), Reading::Read(cents));
        prop_assert_eq!(read_money(&english, None), Reading::Read(cents));
    }
}
