//! Tests of typed and shown values: the forms of each kind, the problems in words, and parse after show in both languages.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use super::*;
use crate::domain::calendar::{Month, add_days};
use crate::text::Words;
use chrono::NaiveDate;
use proptest::prelude::*;

const BOTH: [Lang; 2] = Lang::ALL;

fn day(text: &str) -> NaiveDate {
    NaiveDate::parse_from_str(text, "%d-%m-%Y").unwrap()
}

fn today() -> NaiveDate {
    day("21-11-2026")
}

/// The id of the problem, or the value that was read after all.
fn fault<T: std::fmt::Debug>(read: Result<T, Problem>) -> String {
    read.map_or_else(|problem| problem.message.id.to_owned(), |value| format!("read as {value:?}"))
}

fn said<T: std::fmt::Debug>(read: Result<T, Problem>, lang: Lang) -> String {
    Words::load(lang).say(&read.unwrap_err().message)
}

#[test]
fn money_is_shown_with_the_marks_of_the_language() {
    for (cents, nl, en) in [
        (123_456_789, "€ 1.234.567,89", "€ 1,234,567.89"),
        (0, "€ 0,00", "€ 0.00"),
        (5, "€ 0,05", "€ 0.05"),
        (-1250, "€ -12,50", "€ -12.50"),
        (100_000, "€ 1.000,00", "€ 1,000.00"),
        (99_999, "€ 999,99", "€ 999.99"),
        (i64::MIN, "€ -92.233.720.368.547.758,08", "€ -92,233,720,368,547,758.08"),
    ] {
        assert_eq!([show_money(cents, Lang::Nl), show_money(cents, Lang::En)], [nl, en]);
    }
}

#[test]
fn money_is_read_however_it_is_typed() {
    for lang in BOTH {
        for (typed, cents) in [
            ("1.234,56", 123_456),
            ("€ 1.234,56", 123_456),
            ("€1.234,56", 123_456),
            ("1,234.56", 123_456),
            ("1234.56", 123_456),
            ("1234,56", 123_456),
            ("1234", 123_400),
            ("12,5", 1250),
            ("1.234.567", 123_456_700),
            ("1,234,567", 123_456_700),
            ("1 234,56", 123_456),
            ("1\u{a0}234,56", 123_456),
            ("1'234.56", 123_456),
            ("-12,50", -1250),
            ("\u{2212}12,50", -1250),
            ("12,50-", -1250),
            ("(12,50)", -1250),
            ("(€ 12,50)", -1250),
            ("€ -12,50", -1250),
            ("-€ 12,50", -1250),
            ("+12,50", 1250),
            ("EUR 12", 1200),
            ("12 euro", 1200),
            ("€ 12,-", 1200),
            ("12,--", 1200),
            (",50", 50),
            ("  0 ", 0),
            ("1234,500", 123_450),
            ("92.233.720.368.547.758,07", i64::MAX),
        ] {
            assert_eq!(parse_money(typed, lang), Ok(cents), "{typed} in {lang:?}");
        }
    }
}

#[test]
fn three_digits_after_one_mark_are_thousands_only_in_their_language() {
    assert_eq!(parse_money("1.234", Lang::Nl), Ok(123_400));
    assert_eq!(parse_money("1,234", Lang::En), Ok(123_400));
    assert_eq!(fault(parse_money("1,234", Lang::Nl)), "value-ambiguous");
    assert_eq!(fault(parse_money("1.234", Lang::En)), "value-ambiguous");
    assert_eq!(parse_quantity("1,234", Lang::Nl), Ok(1_234));
    assert_eq!(parse_quantity("1.234", Lang::Nl), Ok(1_234_000));
    assert_eq!(parse_quantity("0.125", Lang::Nl), Ok(125));
    assert_eq!(parse_whole("1.234", Lang::Nl), Ok(1_234));
    assert_eq!(fault(parse_whole("1,234", Lang::Nl)), "value-ambiguous");
}

#[test]
fn money_that_is_none_is_refused() {
    for lang in BOTH {
        for typed in [
            "abc",
            "€",
            "-",
            "--5",
            "(5",
            "5)",
            "-(5)",
            "-5-",
            "1.23.456",
            "1,2,3",
            "1.234.56,7.8",
            "1234.567.890",
            "12 34",
            "1.234 567",
            "5,",
            "5.",
            "€ € 5",
            "1eur234",
            "1€5",
            "1e5",
            "٣",
            "0.123.456",
            "12,5%",
            "1_000",
        ] {
            assert_eq!(fault(parse_money(typed, lang)), "value-money", "{typed} in {lang:?}");
        }
        for typed in ["1.234,567", "1,234.567", "0,125", "1234,567", "12,3456"] {
            assert_eq!(fault(parse_money(typed, lang)), "value-decimals", "{typed} in {lang:?}");
        }
        for typed in ["92233720368547758,08", "999999999999999999999999999999999999999999999"] {
            assert_eq!(fault(parse_money(typed, lang)), "value-too-large", "{typed} in {lang:?}");
        }
        assert_eq!(parse_money("-92233720368547758,08", lang), Ok(i64::MIN));
        assert_eq!(fault(parse_money(" ", lang)), "value-empty");
    }
}

#[test]
fn percentages_quantities_and_whole_numbers() {
    assert_eq!(show_percent(125_000, Lang::Nl), "12,5 %");
    assert_eq!(show_percent(125_000, Lang::En), "12.5%");
    assert_eq!(show_percent(49_570, Lang::Nl), "4,957 %");
    assert_eq!(show_percent(1_000_000, Lang::Nl), "100 %");
    assert_eq!(show_percent(-1, Lang::Nl), "-0,0001 %");
    assert_eq!(parse_percent("12,5 %", Lang::Nl), Ok(125_000));
    assert_eq!(parse_percent("12.5", Lang::Nl), Ok(125_000));
    assert_eq!(parse_percent("4,957%", Lang::Nl), Ok(49_570));
    assert_eq!(parse_percent("70", Lang::Nl), Ok(700_000));
    assert_eq!(fault(parse_percent("1,23456", Lang::Nl)), "value-decimals");
    assert_eq!(fault(parse_percent("%", Lang::Nl)), "value-percent");
    assert_eq!(fault(parse_percent("5%%", Lang::Nl)), "value-percent");
    assert_eq!(show_quantity(1_234_500, Lang::Nl), "1.234,5");
    assert_eq!(show_quantity(1_234_500, Lang::En), "1,234.5");
    assert_eq!(show_quantity(2_000, Lang::Nl), "2");
    assert_eq!(parse_quantity("1.234,5", Lang::Nl), Ok(1_234_500));
    assert_eq!(fault(parse_quantity("0,1234", Lang::Nl)), "value-decimals");
    assert_eq!(fault(parse_quantity("veel", Lang::Nl)), "value-quantity");
    assert_eq!(show_whole(1_234_567, Lang::Nl), "1.234.567");
    assert_eq!(show_whole(-1_000, Lang::En), "-1,000");
    assert_eq!(parse_whole("1 234 567", Lang::Nl), Ok(1_234_567));
    assert_eq!(fault(parse_whole("1,5", Lang::Nl)), "value-decimals");
    assert_eq!(fault(parse_whole("een", Lang::Nl)), "value-whole");
}

#[test]
fn yes_and_no() {
    for typed in ["ja", "J", "yes", "Y", "true", "WAAR"] {
        assert_eq!(parse_yes_no(typed), Ok(true), "{typed}");
    }
    for typed in ["nee", "N", "no", "False", "ONWAAR"] {
        assert_eq!(parse_yes_no(typed), Ok(false), "{typed}");
    }
    assert_eq!(fault(parse_yes_no("misschien")), "value-yes-no");
    assert_eq!(fault(parse_yes_no("")), "value-empty");
}

#[test]
fn days_are_shown_short_long_and_iso() {
    let last = day("31-12-2026");
    assert_eq!(show_day(last, Lang::Nl), "31-12-2026");
    assert_eq!(show_day(last, Lang::En), "31 Dec 2026");
    assert_eq!(show_day(day("01-03-2026"), Lang::Nl), "01-03-2026");
    assert_eq!(show_day_iso(day("01-03-2026")), "2026-03-01");
    let moment = "2026-12-31T23:05:59Z".parse().unwrap_or_default();
    assert_eq!(show_moment(moment, Lang::Nl), "01-01-2027 00:05");
    assert_eq!(show_moment(moment, Lang::En), "1 Jan 2027 00:05");
    assert_eq!(show_day_long(last, today(), Lang::Nl), "do 31 dec 2026 (over 40 d)");
    assert_eq!(show_day_long(last, today(), Lang::En), "Thu 31 Dec 2026 (in 40 d)");
    assert_eq!(show_day_long(today(), today(), Lang::Nl), "za 21 nov 2026 (vandaag)");
    assert_eq!(show_day_long(day("20-11-2026"), today(), Lang::Nl), "vr 20 nov 2026 (1 d geleden)");
    assert_eq!(show_day_long(day("20-11-2026"), today(), Lang::En), "Fri 20 Nov 2026 (1 d ago)");
    assert_eq!(show_iso_week(last), "2026-W53");
    assert_eq!(show_iso_week(day("01-01-2027")), "2026-W53");
}

#[test]
fn days_are_read_however_they_are_typed() {
    // Today is Saturday 21 November 2026.
    for (typed, expected) in [
        ("31-12-2026", "31-12-2026"),
        ("31/12/2026", "31-12-2026"),
        ("31.12.2026", "31-12-2026"),
        ("31 - 12 - 2026", "31-12-2026"),
        ("2026-12-31", "31-12-2026"),
        ("31-12-26", "31-12-2026"),
        ("1-2-70", "01-02-1970"),
        ("1-2-69", "01-02-2069"),
        ("31 dec 2026", "31-12-2026"),
        ("31 december 2026", "31-12-2026"),
        ("31-dec-26", "31-12-2026"),
        ("1 mrt 2027", "01-03-2027"),
        ("1 March 2027", "01-03-2027"),
        ("Dec 31, 2026", "31-12-2026"),
        ("do 31 dec 2026", "31-12-2026"),
        ("Thu 31 Dec 2026", "31-12-2026"),
        ("31-12", "31-12-2026"),
        ("21-11", "21-11-2026"),
        ("20-11", "20-11-2027"),
        ("1 mei", "01-05-2027"),
        ("29-2", "29-02-2028"),
        ("vandaag", "21-11-2026"),
        ("TODAY", "21-11-2026"),
        ("morgen", "22-11-2026"),
        ("tomorrow", "22-11-2026"),
        ("gisteren", "20-11-2026"),
        ("yesterday", "20-11-2026"),
        ("vr", "27-11-2026"),
        ("fri", "27-11-2026"),
        ("za", "28-11-2026"),
        ("zondag", "22-11-2026"),
        ("+2w", "05-12-2026"),
        ("+3m", "21-02-2027"),
        ("-1j", "21-11-2025"),
        ("-1y", "21-11-2025"),
        ("+10d", "01-12-2026"),
        ("+5wd", "27-11-2026"),
        ("-1wd", "20-11-2026"),
        ("+ 2 w", "05-12-2026"),
        ("eom", "30-11-2026"),
        ("eok", "31-12-2026"),
        ("eoq", "31-12-2026"),
        ("eoj", "31-12-2026"),
        ("eoy", "31-12-2026"),
        ("01-01-1900", "01-01-1900"),
        ("31-12-2200", "31-12-2200"),
        ("29-02-2028", "29-02-2028"),
    ] {
        for lang in BOTH {
            assert_eq!(parse_day(typed, today(), lang), Ok(day(expected)), "{typed} in {lang:?}");
        }
    }
    // 2100 is no leap year, so from 2096 the next 29 February is eight years on.
    assert_eq!(parse_day("29-02", day("01-03-2096"), Lang::Nl), Ok(day("29-02-2104")));
}

#[test]
fn days_that_are_none_are_refused() {
    for (typed, id) in [
        ("31-02-2026", "value-day-absent"),
        ("31-04", "value-day-absent"),
        ("29-02-2027", "value-day-absent"),
        ("0-1-2026", "value-day-absent"),
        ("32-1-2026", "value-day-absent"),
        ("12/31/2026", "value-day-month"),
        ("1-0-2026", "value-day-month"),
        ("01-01-1899", "value-day-year"),
        ("01-01-0000", "value-day-year"),
        ("0000-01-01", "value-day-year"),
        ("9999-12-31", "value-day-year"),
        ("01-01-2201", "value-day-year"),
        ("01-01-126", "value-day-year"),
        ("01-01-20266", "value-day-year"),
        ("+300j", "value-day-year"),
        // In the year 1753.
        ("-99999d", "value-day-year"),
        ("wo 31 dec 2026", "value-day-weekday"),
        ("", "value-empty"),
        ("31", "value-day"),
        ("2026-12", "value-day"),
        ("31--12-2026", "value-day"),
        ("31-12-", "value-day"),
        ("dec 2026", "value-day"),
        ("vr za", "value-day"),
        ("ooit", "value-day"),
        ("2026-12-31T10:00", "value-day"),
        ("123-1-2026", "value-day"),
        ("1-2-3-4", "value-day"),
        ("+2x", "value-unit"),
        ("+2", "value-unit-missing"),
        ("+", "value-span"),
        ("+999999999999d", "value-too-large"),
    ] {
        assert_eq!(fault(parse_day(typed, today(), Lang::Nl)), id, "{typed}");
    }
}

#[test]
fn months_are_read_and_shown() {
    let march = Month::new(2026, 3).unwrap();
    for typed in ["2026-03", "2026/3", "202603", "03-2026", "3/2026", "mrt 2026", "mrt-26", "Maart 2026", "mar 2026"] {
        assert_eq!(parse_month(typed), Ok(march), "{typed}");
    }
    assert_eq!(show_month(march, Lang::Nl), "mrt 2026");
    assert_eq!(show_month(march, Lang::En), "Mar 2026");
    for (typed, id) in [
        ("2026-13", "value-day-month"),
        ("209913", "value-day-month"),
        ("1899-12", "value-day-year"),
        ("03-26", "value-month"),
        ("maart", "value-month"),
        ("2026", "value-month"),
        ("1-3-2026", "value-month"),
        ("", "value-empty"),
    ] {
        assert_eq!(fault(parse_month(typed)), id, "{typed}");
    }
}

#[test]
fn spans_are_read_and_added() {
    for (typed, span) in [
        ("90d", Span::Days(90)),
        ("3w", Span::Days(21)),
        ("6m", Span::Months(6)),
        ("2j", Span::Months(24)),
        ("2Y", Span::Months(24)),
        ("-5wd", Span::WorkingDays(-5)),
        ("0d", Span::Days(0)),
    ] {
        assert_eq!(parse_span(typed), Ok(span), "{typed}");
    }
    assert_eq!(Span::Months(3).add_to(day("30-11-2026")), day("28-02-2027"));
    assert_eq!(Span::Days(90).add_to(today()), day("19-02-2027"));
    assert_eq!([show_span(Span::Months(24), Lang::Nl), show_span(Span::Months(24), Lang::En)], ["2j", "2y"]);
    assert_eq!(fault(parse_span("d")), "value-span");
    assert_eq!(fault(parse_span("90")), "value-unit-missing");
    assert_eq!(fault(parse_span("100001d")), "value-too-large");
}

#[test]
fn problems_say_what_is_wrong_in_both_languages() {
    let today = today();
    assert_eq!(
        said(parse_day("31-02-2026", today, Lang::Nl), Lang::Nl),
        "31 februari bestaat niet. Typ een andere dag."
    );
    assert_eq!(
        said(parse_day("29-02-2027", today, Lang::En), Lang::En),
        "29 February 2027 does not exist. Type another day."
    );
    assert!(said(parse_span("90x"), Lang::Nl).starts_with("“x” is een onbekende eenheid."));
    assert!(said(parse_span("90x"), Lang::En).starts_with("“x” is an unknown unit."));
    assert!(said(parse_day("1-1-1899", today, Lang::Nl), Lang::Nl).contains("1899 kan niet"));
    assert!(said(parse_day("1-1-1899", today, Lang::Nl), Lang::Nl).contains("van 1900 tot en met 2200"));
    assert!(said(parse_day("wo 31-12-2026", today, Lang::Nl), Lang::Nl).contains("is een donderdag"));
    assert!(said(parse_whole("1,5", Lang::Nl), Lang::Nl).contains("heel getal"));
    assert!(said(parse_money("0,125", Lang::Nl), Lang::Nl).contains("hoogstens 2"));
    let long = format!("\u{1b}[2J{}", "x".repeat(500));
    let told = said(parse_money(&long, Lang::Nl), Lang::Nl);
    assert!(!told.contains('\u{1b}') && told.chars().count() < 120, "{told}");
}

#[test]
fn every_problem_has_its_sentence_and_its_arguments() {
    let today = today();
    let problems = [
        parse_yes_no("").unwrap_err(),
        parse_yes_no("x").unwrap_err(),
        parse_money("x", Lang::Nl).unwrap_err(),
        parse_percent("x", Lang::Nl).unwrap_err(),
        parse_quantity("x", Lang::Nl).unwrap_err(),
        parse_whole("x", Lang::Nl).unwrap_err(),
        parse_money("1,234", Lang::Nl).unwrap_err(),
        parse_money("0,123", Lang::Nl).unwrap_err(),
        parse_whole("9".repeat(30).as_str(), Lang::Nl).unwrap_err(),
        parse_day("x", today, Lang::Nl).unwrap_err(),
        parse_day("31-2", today, Lang::Nl).unwrap_err(),
        parse_day("1-13", today, Lang::Nl).unwrap_err(),
        parse_day("1-1-1", today, Lang::Nl).unwrap_err(),
        parse_day("ma 21-11-2026", today, Lang::Nl).unwrap_err(),
        parse_month("x").unwrap_err(),
        parse_span("x").unwrap_err(),
        parse_span("1x").unwrap_err(),
        parse_span("1").unwrap_err(),
    ];
    let mut ids: Vec<_> = problems.iter().map(|problem| problem.message.id).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), 18);
    for lang in BOTH {
        for problem in &problems {
            let told = Words::load(lang).say(&problem.message);
            assert!(problem.message.id.starts_with("value-"));
            assert!(!told.contains(['⟦', '{']), "{told}");
        }
    }
}

fn any_lang() -> impl Strategy<Value = Lang> {
    prop_oneof![Just(Lang::Nl), Just(Lang::En)]
}

/// Any number, with small ones and the limits often among them.
fn any_number() -> impl Strategy<Value = i64> {
    prop_oneof![any::<i64>(), -2_000_000_i64..2_000_000, Just(i64::MIN), Just(i64::MAX)]
}

/// Days of 1900 to 2200.
fn any_day() -> impl Strategy<Value = NaiveDate> {
    (0_i32..109_938).prop_map(|days| add_days(day("01-01-1900"), days))
}

/// Text close to what people type, and any text at all.
fn any_text() -> impl Strategy<Value = String> {
    prop_oneof!["[-+0-9.,€% ()a-z/']{0,14}", any::<String>()]
}

proptest! {
    #[test]
    fn numbers_are_read_back_as_shown(n in any_number(), lang in any_lang()) {
        prop_assert_eq!(parse_money(&show_money(n, lang), lang), Ok(n));
        prop_assert_eq!(parse_percent(&show_percent(n, lang), lang), Ok(n));
        prop_assert_eq!(parse_quantity(&show_quantity(n, lang), lang), Ok(n));
        prop_assert_eq!(parse_whole(&show_whole(n, lang), lang), Ok(n));
    }

    #[test]
    fn money_never_means_another_amount_in_the_other_language(n in any_number(), lang in any_lang()) {
        for other in BOTH {
            prop_assert_eq!(parse_money(&show_money(n, lang), other), Ok(n));
        }
    }

    #[test]
    fn days_and_months_are_read_back_as_shown(at in any_day(), now in any_day(), lang in any_lang()) {
        prop_assert_eq!(parse_day(&show_day(at, lang), now, lang), Ok(at));
        prop_assert_eq!(parse_day(&show_day_iso(at), now, lang), Ok(at));
        let long = show_day_long(at, now, lang);
        let (long, _) = long.split_once(" (").unwrap();
        prop_assert_eq!(parse_day(long, now, lang), Ok(at));
        let month = Month::of(at);
        prop_assert_eq!(parse_month(&show_month(month, lang)), Ok(month));
        prop_assert_eq!(parse_month(&month.to_string()), Ok(month));
    }

    #[test]
    fn spans_and_answers_are_read_back_as_shown(n in -8_000_i32..8_000, yes in any::<bool>(), lang in any_lang()) {
        for span in [Span::Days(n), Span::Months(n), Span::WorkingDays(n)] {
            prop_assert_eq!(parse_span(&show_span(span, lang)), Ok(span));
        }
        prop_assert_eq!(parse_yes_no(show_yes_no(yes, lang)), Ok(yes));
    }

    #[test]
    fn a_day_without_a_year_is_the_next_one(at in any_day(), now in 0_i32..70_000) {
        let now = add_days(day("01-01-1970"), now);
        let typed = format!("{}-{}", chrono::Datelike::day(&at), chrono::Datelike::month(&at));
        let next = parse_day(&typed, now, Lang::Nl).unwrap();
        let walked = (0..).map(|n| add_days(now, n)).find(|d| d.format("%d-%m").to_string() == at.format("%d-%m").to_string());
        prop_assert_eq!(Some(next), walked);
    }

    #[test]
    fn any_text_is_read_or_refused(text in any_text(), now in any_day(), lang in any_lang()) {
        if let Ok(n) = parse_money(&text, lang) {
            prop_assert_eq!(parse_money(&show_money(n, lang), lang), Ok(n));
        }
        if let Ok(read) = parse_day(&text, now, lang) {
            prop_assert_eq!(parse_day(&show_day(read, lang), now, lang), Ok(read));
        }
        if let Ok(read) = parse_month(&text) {
            prop_assert_eq!(parse_month(&show_month(read, lang)), Ok(read));
        }
        let _read = (parse_percent(&text, lang), parse_quantity(&text, lang), parse_whole(&text, lang));
        let _read = (parse_span(&text), parse_yes_no(&text));
    }
}
