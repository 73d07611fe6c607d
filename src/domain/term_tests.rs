//! Tests of terms, notice, options, re-tender and reviews: the worked examples of R1–R4 and R7, and their invariants.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use super::*;
use proptest::prelude::*;

fn day(text: &str) -> NaiveDate {
    NaiveDate::parse_from_str(text, "%d-%m-%Y").unwrap()
}

/// An option of a year, to be announced six months ahead.
fn year_option() -> ExtensionOption {
    ExtensionOption { months: Some(12), notify_months: Some(6), exercised: None, declined: None }
}

#[test]
fn r1_a_term_runs_up_to_and_including_its_end() {
    for (start, months, end) in [
        ("01-01-2026", 48, "31-12-2029"),
        ("01-01-2026", 24, "31-12-2027"),
        ("15-03-2026", 12, "14-03-2027"),
        ("31-01-2026", 1, "27-02-2026"),
        ("29-02-2028", 12, "27-02-2029"),
    ] {
        assert_eq!(term_end(day(start), months), day(end), "{start} + {months}");
        assert_eq!(term_months(day(start), day(end)), Some(months), "{start} – {end}");
    }
    assert_eq!(term_months(day("01-01-2026"), day("30-12-2029")), None);
    assert_eq!(term_months(day("01-01-2026"), day("01-01-2020")), None);
}

#[test]
fn r2_the_last_notice_leaves_a_whole_period() {
    for (end, months, last) in [
        ("31-12-2029", 6, "30-06-2029"),
        ("31-08-2027", 6, "28-02-2027"),
        ("30-03-2027", 1, "27-02-2027"),
        ("29-02-2028", 3, "30-11-2027"),
    ] {
        assert_eq!(last_notice(day(end), months), day(last), "{end} / {months}");
    }
}

#[test]
fn r2_action_is_due_on_a_working_day_before_the_lead() {
    assert_eq!(action_date(day("28-02-2027"), 0), day("26-02-2027"));
    // Six weeks without a holiday before Friday 26 February.
    assert_eq!(action_date(day("28-02-2027"), DEFAULT_DECISION_LEAD), day("15-01-2027"));
    assert_eq!(action_date(day("31-12-2026"), 5), day("23-12-2026"));
}

#[test]
fn r3_two_options_of_a_year_after_two_years() {
    let base = Some(term_end(day("01-01-2026"), 24));
    assert_eq!(base, Some(day("31-12-2027")));
    let mut options = [year_option(), year_option()];
    let before = day("21-11-2026");
    assert_eq!(present_end(base, &options, before), base);
    assert_eq!(max_end(base, &options, before), Some(day("31-12-2029")));
    let first = PendingOption { index: 0, deadline: Some(day("30-06-2027")), new_end: Some(day("31-12-2028")) };
    assert_eq!(open_option(base, &options, before), Some(first));
    assert_eq!(open_option(base, &options, day("30-06-2027")), Some(first));
    assert_eq!(open_option(base, &options, day("01-07-2027")), None);
    assert_eq!(pending_option(base, &options, day("01-07-2027")), Some(first));

    options[0].exercised = Some(day("01-06-2027"));
    assert_eq!(present_end(base, &options, day("31-05-2027")), Some(day("31-12-2027")));
    assert_eq!(present_end(base, &options, day("01-06-2027")), Some(day("31-12-2028")));
    let second = PendingOption { index: 1, deadline: Some(day("30-06-2028")), new_end: Some(day("31-12-2029")) };
    assert_eq!(open_option(base, &options, day("01-06-2027")), Some(second));

    options[1].exercised = Some(day("30-06-2028"));
    assert_eq!(present_end(base, &options, day("01-01-2029")), Some(day("31-12-2029")));
    assert_eq!(max_end(base, &options, day("01-01-2029")), Some(day("31-12-2029")));
    assert_eq!(pending_option(base, &options, day("01-01-2029")), None);
}

#[test]
fn r3_a_declined_option_ends_the_row_from_that_day_on() {
    let base = Some(day("31-12-2027"));
    let mut options = [year_option(), year_option()];
    options[0].declined = Some(day("01-06-2027"));
    assert_eq!(max_end(base, &options, day("31-05-2027")), Some(day("31-12-2029")));
    assert_eq!(max_end(base, &options, day("01-06-2027")), base);
    assert!(open_option(base, &options, day("31-05-2027")).is_some());
    assert_eq!(open_option(base, &options, day("01-06-2027")), None);
}

#[test]
fn r3_what_is_unknown_stays_unknown() {
    let today = day("21-11-2026");
    let known = year_option();
    let no_length = ExtensionOption { months: None, ..known };
    let no_notice = ExtensionOption { notify_months: None, ..known };
    let base = Some(day("31-12-2027"));
    assert_eq!(present_end(None, &[known], today), None);
    assert_eq!(max_end(base, &[known, no_length], today), None);
    assert_eq!(present_end(base, &[no_length], today), base);
    let exercised = ExtensionOption { exercised: Some(today), ..no_length };
    assert_eq!(present_end(base, &[exercised], today), None);
    let open = open_option(base, &[no_notice], day("31-12-2030")).unwrap();
    assert_eq!((open.deadline, open.new_end), (None, Some(day("31-12-2028"))));
    let open = open_option(None, &[known], today).unwrap();
    assert_eq!((open.deadline, open.new_end), (None, None));
}

#[test]
fn r4_the_retender_starts_its_lead_before_the_day_after_the_end() {
    assert_eq!(retender_start(day("31-12-2021"), DEFAULT_RETENDER_LEAD, 0), day("01-07-2020"));
    assert_eq!(retender_start(day("31-12-2029"), 18, 0), day("01-07-2028"));
    assert_eq!(retender_start(day("31-12-2029"), 18, 6), day("01-01-2028"));
}

#[test]
fn r4_the_decision_falls_at_the_retender_start() {
    let end = day("31-12-2027");
    let start = retender_start(end, 18, 0);
    let option_date = option_deadline(end, 6);
    assert_eq!((start, option_date), (day("01-07-2026"), day("30-06-2027")));
    assert_eq!(decision_gap(start, option_date), Some(364));
    assert_eq!(decision_gap(option_date, option_date), None);
    assert_eq!(decision_gap(option_date, start), None);
    assert!(!is_extension_locked_in(start, option_date, false, day("01-07-2026")));
    assert!(is_extension_locked_in(start, option_date, false, day("02-07-2026")));
    assert!(!is_extension_locked_in(start, option_date, true, day("02-07-2026")));
    assert!(!is_extension_locked_in(option_date, start, false, day("31-12-2027")));
}

#[test]
fn r4_bands_change_at_180_days_and_at_the_day_itself() {
    let start = day("01-07-2028");
    // 03-01-2028 is 180 days before 01-07-2028: 28 + 29 + 31 + 30 + 31 + 30 + 1.
    assert_eq!(retender_band(start, false, day("02-01-2028")), RetenderBand::Quiet);
    assert_eq!(retender_band(start, false, day("03-01-2028")), RetenderBand::Amber);
    assert_eq!(retender_band(start, false, day("01-07-2028")), RetenderBand::Amber);
    assert_eq!(retender_band(start, false, day("02-07-2028")), RetenderBand::Red);
    assert_eq!(retender_band(start, true, day("02-07-2028")), RetenderBand::Quiet);
}

#[test]
fn r7_reviews_are_anchored_and_do_not_drift() {
    let due: Vec<_> = (0..=12).map(|k| review_due(day("31-01-2026"), 1, k)).collect();
    let expected = [
        "31-01-2026",
        "28-02-2026",
        "31-03-2026",
        "30-04-2026",
        "31-05-2026",
        "30-06-2026",
        "31-07-2026",
        "31-08-2026",
        "30-09-2026",
        "31-10-2026",
        "30-11-2026",
        "31-12-2026",
        "31-01-2027",
    ];
    assert_eq!(due, expected.map(day));
    assert_eq!(review_due(day("29-02-2028"), 12, 1), day("28-02-2029"));
    assert_eq!(review_due(day("29-02-2028"), 12, 4), day("29-02-2032"));
}

#[test]
fn r7_mid_term_and_final_evaluation() {
    assert_eq!(mid_term(day("01-01-2026"), day("31-12-2029")), day("01-01-2028"));
    assert_eq!(mid_term(day("01-01-2024"), day("31-12-2027")), day("01-01-2026"));
    // 365 days, an even number of months; and 100 days, no whole months.
    assert_eq!(mid_term(day("01-01-2026"), day("31-12-2026")), day("01-07-2026"));
    assert_eq!(mid_term(day("01-01-2026"), day("10-04-2026")), day("20-02-2026"));
    assert_eq!(final_evaluation(retender_start(day("31-12-2029"), 18, 0)), day("01-04-2028"));
}

fn any_day() -> impl Strategy<Value = NaiveDate> {
    (0_i32..36_525).prop_map(|days| add_days(day("01-01-2000"), days))
}

fn any_option() -> impl Strategy<Value = ExtensionOption> {
    let some_day = || proptest::option::of(any_day());
    (1_u32..60, 0_u32..24, some_day(), some_day()).prop_map(|(months, notify, exercised, declined)| ExtensionOption {
        months: Some(months),
        notify_months: Some(notify),
        exercised,
        declined,
    })
}

proptest! {
    #[test]
    fn the_last_notice_lies_before_the_end(end in any_day(), n in 1_u32..120) {
        prop_assert!(last_notice(end, n) < end);
    }

    #[test]
    fn a_notice_period_is_whole(end in any_day(), n in 1_u32..120) {
        // The months counted forward from the day after the notice end no later than the contract.
        prop_assert!(term_end(add_days(last_notice(end, n), 1), n) <= end);
    }

    #[test]
    fn a_term_is_not_over_before_it_starts(start in any_day(), n in 1_u32..600) {
        prop_assert!(term_end(start, n) >= start);
        prop_assert_eq!(term_months(start, term_end(start, n)).map(|m| term_end(start, m)), Some(term_end(start, n)));
    }

    #[test]
    fn exercising_never_moves_an_end_earlier(
        base in any_day(),
        options in proptest::collection::vec(any_option(), 1..5),
        at in any::<prop::sample::Index>(),
        on in any_day(),
        as_of in any_day(),
    ) {
        let base = Some(base);
        let at = at.index(options.len());
        prop_assume!(!options[at].is_exercised(as_of));
        let mut more = options.clone();
        more[at].exercised = Some(on);
        prop_assert!(present_end(base, &more, as_of) >= present_end(base, &options, as_of));
        prop_assert!(max_end(base, &more, as_of) >= max_end(base, &options, as_of));
        prop_assert!(present_end(base, &options, as_of) >= base);
        prop_assert!(max_end(base, &options, as_of) >= present_end(base, &options, as_of));
    }

    #[test]
    fn the_end_only_grows_with_the_reference_date(
        base in any_day(),
        options in proptest::collection::vec(any_option(), 0..5),
        one in any_day(),
        other in any_day(),
    ) {
        let (early, late) = (one.min(other), one.max(other));
        prop_assert!(present_end(Some(base), &options, early) <= present_end(Some(base), &options, late));
    }
}
