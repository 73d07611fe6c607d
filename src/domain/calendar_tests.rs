//! Tests of the civil calendar; dates of Easter come from an independent computation, holidays from DOMAIN §3.1.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use super::*;
use proptest::prelude::*;

fn day(text: &str) -> NaiveDate {
    NaiveDate::parse_from_str(text, "%d-%m-%Y").unwrap()
}

/// Adds months by counting them out, as a person would.
fn counted_months(from: NaiveDate, n: i32) -> NaiveDate {
    let months = from.year() * 12 + from.month0().cast_signed() + n;
    let (year, month) = (months.div_euclid(12), months.rem_euclid(12).cast_unsigned() + 1);
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let last = match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    NaiveDate::from_ymd_opt(year, month, from.day().min(last)).unwrap()
}

fn any_day() -> impl Strategy<Value = NaiveDate> {
    // 1900 to 2200, as days from 01-01-1900.
    (0_i32..109_938).prop_map(|days| add_days(day("01-01-1900"), days))
}

#[test]
fn months_are_added_with_the_last_day_as_limit() {
    for (from, n, to) in [
        ("29-02-2028", 12, "28-02-2029"),
        ("31-01-2026", 1, "28-02-2026"),
        ("31-01-2028", 1, "29-02-2028"),
        ("30-06-2026", 1, "30-07-2026"),
        ("31-03-2027", -1, "28-02-2027"),
        ("01-01-2026", 48, "01-01-2030"),
        ("15-01-2026", -1, "15-12-2025"),
        ("15-01-2026", 0, "15-01-2026"),
    ] {
        assert_eq!(addm(day(from), n), day(to), "{from} {n:+}");
    }
    assert_eq!(addm(day("01-01-2026"), i32::MAX), NaiveDate::MAX);
    assert_eq!(addm(day("01-01-2026"), i32::MIN), NaiveDate::MIN);
    assert_eq!(add_days(day("01-01-2026"), i32::MIN), NaiveDate::MIN);
}

#[test]
fn easter_falls_on_the_known_sundays() {
    for known in [
        "31-03-2024",
        "20-04-2025",
        "05-04-2026",
        "28-03-2027",
        "16-04-2028",
        "01-04-2029",
        "21-04-2030",
        "13-04-2031",
        "28-03-2032",
        "17-04-2033",
        "09-04-2034",
        "25-03-2035",
        // The exceptions of the reckoning, and the earliest and latest possible days.
        "18-04-1954",
        "19-04-1981",
        "18-04-2049",
        "19-04-2076",
        "22-03-1818",
        "25-04-1943",
        "25-04-2038",
    ] {
        let known = day(known);
        assert_eq!(easter(known.year()), Some(known));
    }
    // Sum over 1900–2200 of the days after 22 March, from the same independent computation.
    let sum: i64 = (1900..=2200)
        .map(|year| {
            let from = NaiveDate::from_ymd_opt(year, 3, 22).unwrap();
            easter(year).unwrap().signed_duration_since(from).num_days()
        })
        .sum();
    assert_eq!(sum, 5377);
}

#[test]
fn holidays_of_2026_and_2027_are_those_of_the_reference() {
    let list = |days: [&str; 9]| days.map(day).to_vec();
    assert_eq!(
        holidays(2026),
        list([
            "01-01-2026",
            "03-04-2026",
            "06-04-2026",
            "27-04-2026",
            "05-05-2026",
            "14-05-2026",
            "25-05-2026",
            "25-12-2026",
            "26-12-2026",
        ])
    );
    assert_eq!(
        holidays(2027),
        list([
            "01-01-2027",
            "26-03-2027",
            "29-03-2027",
            "27-04-2027",
            "05-05-2027",
            "06-05-2027",
            "17-05-2027",
            "25-12-2027",
            "26-12-2027",
        ])
    );
}

#[test]
fn kings_day_moves_to_saturday_when_it_is_a_sunday() {
    assert!(holidays(2025).contains(&day("26-04-2025")));
    assert!(!holidays(2025).contains(&day("27-04-2025")));
    assert!(!holidays(2026).contains(&day("26-04-2026")));
}

#[test]
fn working_days_skip_weekends_and_holidays_both_ways() {
    for (from, n, to) in [
        ("21-11-2026", 5, "27-11-2026"),
        ("02-04-2026", 1, "07-04-2026"),
        ("07-04-2026", -1, "02-04-2026"),
        ("24-12-2026", 1, "28-12-2026"),
        ("31-12-2026", -5, "23-12-2026"),
        ("31-12-2026", 1, "04-01-2027"),
        ("21-11-2026", 0, "21-11-2026"),
        ("04-05-2027", 1, "07-05-2027"),
    ] {
        assert_eq!(add_working_days(day(from), n), day(to), "{from} {n:+}");
    }
    assert_eq!(last_working_day_on_or_before(day("28-02-2027")), day("26-02-2027"));
    assert_eq!(last_working_day_on_or_before(day("26-02-2027")), day("26-02-2027"));
    assert_eq!(last_working_day_on_or_before(day("29-03-2027")), day("25-03-2027"));
}

#[test]
fn weeks_quarters_and_ends() {
    assert_eq!(iso_week(day("21-11-2026")), (2026, 47));
    assert_eq!(iso_week(day("31-12-2026")), (2026, 53));
    assert_eq!(iso_week(day("01-01-2027")), (2026, 53));
    assert_eq!(iso_week(day("30-12-2024")), (2025, 1));
    let today = day("21-11-2026");
    assert_eq!(quarter(today), 4);
    assert_eq!(
        [month_start(today), month_end(today), quarter_start(today), quarter_end(today)],
        [day("01-11-2026"), day("30-11-2026"), day("01-10-2026"), day("31-12-2026")]
    );
    assert_eq!([year_start(today), year_end(today)], [day("01-01-2026"), day("31-12-2026")]);
    assert_eq!(month_end(day("01-02-2028")), day("29-02-2028"));
    assert_eq!([quarter(day("31-03-2026")), quarter(day("01-04-2026"))], [1, 2]);
    assert_eq!(quarter_end(day("31-05-2026")), day("30-06-2026"));
}

#[test]
fn months_count_on_and_write_themselves() {
    let month = Month::new(2026, 11).unwrap();
    assert_eq!(month.plus(2).to_string(), "2027-01");
    assert_eq!(month.plus(-11).to_string(), "2025-12");
    assert_eq!([month.first(), month.last()], [day("01-11-2026"), day("30-11-2026")]);
    assert_eq!([Month::new(2026, 0), Month::new(2026, 13)], [None, None]);
}

#[test]
fn names_are_found_in_both_languages() {
    assert_eq!(weekday_name(Weekday::Thu, Lang::Nl, NameLength::Short), "do");
    assert_eq!(weekday_name(Weekday::Thu, Lang::En, NameLength::Full), "Thursday");
    assert_eq!(month_name(3, Lang::Nl, NameLength::Short), "mrt");
    assert_eq!(month_name(10, Lang::En, NameLength::Short), "Oct");
    assert_eq!([month_name(0, Lang::Nl, NameLength::Short), month_name(13, Lang::Nl, NameLength::Full)], ["", ""]);
    assert_eq!([weekday_named("VR"), weekday_named("fri"), weekday_named("vrijdag")], [Some(Weekday::Fri); 3]);
    assert_eq!([weekday_named("v"), weekday_named("fr"), weekday_named("vrx")], [None; 3]);
    assert_eq!([month_named("mrt"), month_named("maart"), month_named("MAR"), month_named("marc")], [Some(3); 4]);
    assert_eq!([month_named("ma"), month_named("j"), month_named("")], [None; 3]);
}

proptest! {
    #[test]
    fn adding_months_agrees_with_counting(from in any_day(), n in -600_i32..600) {
        prop_assert_eq!(addm(from, n), counted_months(from, n));
    }

    #[test]
    fn a_working_day_is_no_weekend_and_not_in_the_list(at in any_day()) {
        let weekend = at.weekday().num_days_from_monday() >= 5;
        prop_assert_eq!(is_working_day(at), !weekend && !holidays(at.year()).contains(&at));
    }

    #[test]
    fn n_working_days_lie_between(from in any_day(), n in 1_i32..60) {
        for sign in [1, -1] {
            let to = add_working_days(from, sign * n);
            prop_assert!(is_working_day(to));
            let between = (1..).map(|step| add_days(from, sign * step)).take_while(|at| *at != to);
            let passed = between.filter(|at| is_working_day(*at)).count();
            prop_assert_eq!(passed + 1, usize::try_from(n).unwrap());
        }
    }
}
