//! The worked examples of the rules of capacity (R10–R14, R16, R27, R33, O21) with their digits, and what N10 asks of
//! unknown, none, zero, leap years and corrections. All expected values are DOMAIN's or computed by hand.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use chrono::NaiveDate;
use perceel::domain::access::{Stop, StopFault, stop_fault, wait};
use perceel::domain::build_down::Step;
use perceel::domain::capacity::{Delivered, Use, alarm, corrected, remainder, stand};
use perceel::domain::insufficient_use::{Facts, judged_on, state};
use perceel::domain::norms::Norms;
use perceel::domain::units::{Misfit, Volume};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Equal parts over whole months from the first; what does not divide goes to the last.
fn months(first: &str, count: usize, total: i128) -> Vec<Delivered> {
    let share = total / i128::try_from(count).unwrap();
    (0..count)
        .map(|at| Delivered {
            month: day(first) + chrono::Months::new(u32::try_from(at).unwrap()),
            volume: if at + 1 == count { total - share * (i128::try_from(count).unwrap() - 1) } else { share },
        })
        .collect()
}

fn using<'a>(agreed: i128, period: (&str, &str), upto: &str, delivered: &'a [Delivered], reserved: i128) -> Use<'a> {
    Use { agreed, start: day(period.0), end: day(period.1), upto: day(upto), delivered, reserved }
}

const YEAR: (&str, &str) = ("2026-01-01", "2026-12-31");

#[test]
fn r10_time_adds_up_and_nothing_else_does() {
    let mut hours = Volume::new(1_000, "hour");
    hours.add(60_000, "minute").unwrap();
    assert_eq!(hours.milli(), 2_000);
    hours.add(1_000, "day_part").unwrap();
    assert_eq!(hours.milli(), 6_000);
    // 100 minutes are 1,667 hours, rounded once: three times 100 minutes are 5 hours, not 5,001.
    let mut many = Volume::none("hour");
    (0..3).for_each(|_| many.add(100_000, "minute").unwrap());
    assert_eq!(many.milli(), 5_000);
    for (one, other) in [("hour", "day_night"), ("day_night", "day_part"), ("piece", "euro"), ("hour", "piece")] {
        let mut sum = Volume::new(3_000, one);
        assert_eq!(sum.add(1_000, other), Err(Misfit { wanted: one, met: other }));
        assert_eq!(sum.milli(), 3_000, "a refusal leaves the sum as it was");
    }
}

#[test]
fn r11_ten_places_in_2026() {
    let delivered = months("2026-01-01", 6, 1_720);
    let places = using(3_650, YEAR, "2026-06-30", &delivered, 2_030);
    assert_eq!(places.agreed_so_far(), Some(1_810));
    assert_eq!(places.utilisation(), Some(950_300));
    assert_eq!(places.commitment(), Some(1_027_400));
    assert_eq!(places.over_committed(), 100);
    assert_eq!(places.band(&Norms::default()), "nearly_full");
    assert_eq!(alarm(&places, Some("maximum"), &Norms::default()), "over_committed");
    assert_eq!(alarm(&places, Some("indicative"), &Norms::default()), "none");
}

#[test]
fn r11_a_leap_year_has_a_day_more() {
    // Ten places in 2028 are 3 660 etmalen; to 29 February 60 days, so 600. 540 of them is 90 %.
    let delivered = months("2028-01-01", 2, 540);
    let places = using(3_660, ("2028-01-01", "2028-12-31"), "2028-02-29", &delivered, 0);
    assert_eq!(places.agreed_so_far(), Some(600));
    assert_eq!(places.utilisation(), Some(900_000));
    assert_eq!(places.band(&Norms::default()), "nearly_full");
    // 9 a day: 3 660 / 9 = 406,7 days, beyond the year.
    assert_eq!(places.run_out(), None);
    // 12 a day: day 305 of 2028 is 31 October (day 306 is 1 November: 31+29+31+30+31+30+31+31+30+31 = 305).
    let fast = months("2028-01-01", 2, 720);
    let places = using(3_660, ("2028-01-01", "2028-12-31"), "2028-02-29", &fast, 0);
    assert_eq!(places.run_out(), Some(day("2028-10-31")));
}

#[test]
fn r12_bands_begin_where_the_domain_says() {
    let norms = Norms::default();
    let band = |used: i128| {
        let delivered = months("2026-01-01", 12, used);
        using(10_000, YEAR, "2026-12-31", &delivered, 0).band(&norms)
    };
    assert_eq!((band(6_999), band(7_000)), ("under", "normal"));
    assert_eq!((band(8_999), band(9_000)), ("normal", "nearly_full"));
    assert_eq!((band(10_000), band(10_001)), ("nearly_full", "over"));
}

#[test]
fn r12_a_guarantee_that_is_not_used_is_a_payment_risk() {
    let delivered = months("2026-01-01", 6, 900);
    let places = using(3_650, YEAR, "2026-06-30", &delivered, 0);
    let norms = Norms::default();
    assert_eq!(places.band(&norms), "under");
    assert_eq!(alarm(&places, Some("guaranteed"), &norms), "payment_risk");
    assert_eq!(alarm(&places, Some("maximum"), &norms), "none");
    assert_eq!(alarm(&places, None, &norms), "none");
}

#[test]
fn r13_the_rest_of_the_regional_agreement_is_the_pool() {
    assert_eq!(remainder(1_000, [400, 350]), 250);
    assert_eq!(remainder(1_000, [600, 500]), -100);
    assert_eq!(remainder(1_000, []), 1_000);
}

#[test]
fn run_out_linear_and_over_three_months() {
    // 181 days to 30 June; the last three have 91. First quarter 90 days at 5 a day, second at 10 a day: 450 + 910.
    let mut delivered = vec![
        Delivered { month: day("2026-01-01"), volume: 155 },
        Delivered { month: day("2026-02-01"), volume: 140 },
        Delivered { month: day("2026-03-01"), volume: 155 },
    ];
    for (month, volume) in [("2026-04-01", 300), ("2026-05-01", 310), ("2026-06-01", 300)] {
        delivered.push(Delivered { month: day(month), volume });
    }
    let places = using(2_000, YEAR, "2026-06-30", &delivered, 0);
    assert_eq!(places.used(), 1_360);
    // 2 000 × 181 / 1 360 = 266,2: day 266 of 2026 is 23 September.
    assert_eq!(places.run_out(), Some(day("2026-09-23")));
    // 640 left at 10 a day: 64 days after 30 June is 2 September.
    assert_eq!(places.run_out_recent(), Some(day("2026-09-02")));
    // Already used up: 1 000 was reached in May, after 450 + 300 = 750 by 250 of 310 over 31 days: day 25.
    let small = using(1_000, YEAR, "2026-06-30", &delivered, 0);
    assert_eq!(small.run_out_recent(), Some(day("2026-05-25")));
}

#[test]
fn zero_use_never_runs_out_and_a_correction_month_counts() {
    let none = months("2026-01-01", 6, 0);
    let places = using(3_650, YEAR, "2026-06-30", &none, 0);
    assert_eq!((places.utilisation(), places.run_out(), places.run_out_recent()), (Some(0), None, None));
    assert_eq!(places.band(&Norms::default()), "under");
    // 1 810 booked in five months, 181 taken back in June: 1 629 of 1 810 is 90 %.
    let mut taken_back = months("2026-01-01", 5, 1_810);
    taken_back.push(Delivered { month: day("2026-06-01"), volume: -181 });
    let places = using(3_650, YEAR, "2026-06-30", &taken_back, 0);
    assert_eq!(places.utilisation(), Some(900_000));
    // More taken back than booked: nothing runs out.
    let negative = [Delivered { month: day("2026-01-01"), volume: -40 }];
    let places = using(3_650, YEAR, "2026-01-31", &negative, 0);
    assert_eq!(places.run_out(), None);
    assert_eq!(places.utilisation(), Some(-129_000));
}

#[test]
fn agreed_to_be_nothing_is_not_unknown() {
    let some = months("2026-01-01", 6, 12);
    let nothing = using(0, YEAR, "2026-06-30", &some, 0);
    assert_eq!((nothing.utilisation(), nothing.commitment()), (None, None));
    assert_eq!(nothing.band(&Norms::default()), "over");
    assert_eq!(nothing.over_committed(), 12);
    // Before its first day there is nothing to compare with.
    let later = using(3_650, ("2027-01-01", "2027-12-31"), "2026-10-31", &[], 0);
    assert_eq!((later.utilisation(), later.agreed_so_far(), later.run_out()), (None, None, None));
    assert_eq!(later.band(&Norms::default()), "unknown");
}

#[test]
fn r16_young_months_are_corrected() {
    assert_eq!(corrected(10_200_000, Some(850_000)), 12_000_000);
    assert_eq!(corrected(10_200_000, Some(1_000_000)), 10_200_000);
    assert_eq!(corrected(10_200_000, None), 10_200_000);
    assert_eq!(corrected(0, Some(0)), 0);
}

#[test]
fn r16_a_month_counts_when_it_is_in_or_its_time_is_over() {
    let on = day("2026-11-21");
    let stand = |own: Option<&str>, all: Option<&str>| stand(on, own.map(day), all.map(day));
    // October came in: it counts. It did not: September counts, whose time was over on 31 October.
    assert_eq!(stand(Some("2026-10-01"), Some("2026-10-01")), Some(day("2026-10-31")));
    assert_eq!(stand(Some("2026-06-01"), Some("2026-10-01")), Some(day("2026-09-30")));
    assert_eq!(stand(None, Some("2026-10-01")), Some(day("2026-09-30")));
    // November is not over, whatever came in.
    assert_eq!(stand(Some("2026-11-01"), Some("2026-11-01")), Some(day("2026-10-31")));
    // Nobody delivered after August: use of September is unknown, not zero.
    assert_eq!(stand(Some("2026-08-01"), Some("2026-08-01")), Some(day("2026-08-31")));
    assert_eq!(stand(None, None), None);
    // The last day of a month closes it.
    let closing = perceel::domain::capacity::stand(day("2026-06-30"), Some(day("2026-06-01")), Some(day("2026-06-01")));
    assert_eq!(closing, Some(day("2026-06-30")));
}

#[test]
fn r14_stops_are_asked_fourteen_days_ahead_and_wait_for_consent() {
    let asked = |requested: Option<&str>, consent: Option<&str>| Stop {
        from: day("2026-06-15"),
        imposed: false,
        requested: requested.map(day),
        consent: consent.map(day),
        crisis: false,
    };
    let on = |stop: &Stop, on: &str| stop_fault(stop, 14, day(on));
    let well = asked(Some("2026-06-01"), Some("2026-06-10"));
    assert_eq!(on(&well, "2026-06-20"), None);
    let late = asked(Some("2026-06-02"), Some("2026-06-10"));
    assert_eq!(on(&late, "2026-06-20"), Some(StopFault::TooLate(day("2026-06-01"))));
    let without = asked(Some("2026-05-01"), None);
    assert_eq!(on(&without, "2026-06-20"), Some(StopFault::NoConsent));
    assert_eq!(on(&without, "2026-06-14"), None, "there is still time");
    let after = asked(Some("2026-05-01"), Some("2026-06-16"));
    assert_eq!(on(&after, "2026-06-20"), Some(StopFault::NoConsent));
    // The client may impose one at once; crisis care never stops.
    assert_eq!(on(&Stop { imposed: true, ..asked(None, None) }, "2026-06-20"), None);
    assert_eq!(on(&Stop { crisis: true, imposed: true, ..well }, "2026-06-20"), Some(StopFault::Crisis));
}

#[test]
fn r27_the_staircase_of_the_domain() {
    let steps = [
        ("2027-01-01", 24, 0, 22, 2, "enough"),
        ("2027-07-01", 18, 4, 20, 2, "enough"),
        ("2028-01-01", 12, 6, 18, 0, "no_slack"),
        ("2028-07-01", 6, 8, 16, -2, "short"),
    ];
    for (date, old, new, minimum, slack, state) in steps {
        let step = Step { date: day(date), old: Some(old), new: Some(new), minimum: Some(minimum) };
        assert_eq!((step.slack(), step.state()), (Some(slack), state), "{date}");
        assert_eq!(Step { new: None, ..step }.state(), "unknown", "unknown is not zero");
    }
}

#[test]
fn r33_too_little_use_and_none_at_all() {
    let facts = Facts {
        start: day("2025-01-01"),
        minimum: Some(10_000_000),
        used: Some(9_999_999),
        delivered: Some(true),
        shortage: None,
        unique: None,
        satisfaction: None,
    };
    assert_eq!(judged_on(facts.start), day("2025-12-31"));
    let on = |facts: Facts| state(&facts, day("2026-10-31"));
    assert_eq!(state(&facts, day("2025-11-30")), "too_early");
    assert_eq!(state(&facts, day("2025-12-31")), "below_minimum");
    assert_eq!(on(Facts { used: Some(10_000_000), ..facts }), "enough");
    assert_eq!(on(Facts { shortage: Some(true), ..facts }), "excepted");
    assert_eq!(on(Facts { unique: Some(true), ..facts }), "excepted");
    assert_eq!(on(Facts { satisfaction: Some(8_500), ..facts }), "excepted");
    assert_eq!(on(Facts { satisfaction: Some(8_499), ..facts }), "below_minimum");
    assert_eq!(on(Facts { delivered: Some(false), ..facts }), "nothing");
    assert_eq!(on(Facts { minimum: None, used: None, ..facts }), "enough");
    assert_eq!(on(Facts { used: None, ..facts }), "unknown");
    assert_eq!(on(Facts { minimum: None, delivered: None, ..facts }), "unknown");
}

#[test]
fn o21_waits_are_judged_by_the_norm_of_the_lot() {
    assert_eq!(wait(Some(4_000), Some(4_000)), "within");
    assert_eq!(wait(Some(4_001), Some(4_000)), "too_long");
    assert_eq!(wait(Some(4_001), None), "no_norm");
    assert_eq!(wait(None, Some(4_000)), "unknown");
    assert_eq!(wait(Some(0), Some(4_000)), "within");
}
