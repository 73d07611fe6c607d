//! R22–R25 and R31 with the digits of DOMAIN: shares and concentration, single source, drop-out, coverage, chains.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use chrono::NaiveDate;
use perceel::domain::concentration::{hhi, hhi_flag, share_flag, single_source_flag};
use perceel::domain::continuity::{Supply, agreed_so_far, part_of, state, uncovered};
use perceel::domain::norms::Norms;
use perceel::domain::questions::signals::follow_up_by;

fn day(text: &str) -> NaiveDate {
    NaiveDate::parse_from_str(text, "%Y-%m-%d").unwrap()
}

/// R22: 45/25/20/10 → 3 150.
#[test]
fn r22_index_of_the_example() {
    assert_eq!(hhi(&[45, 25, 20, 10]), Some(3150));
    assert_eq!(hhi(&[4_500_000, 2_500_000, 2_000_000, 1_000_000]), Some(3150));
    assert_eq!(hhi(&[7]), Some(10_000));
    // Thirty equal ones: 30 × (100/30)² = 333,33.
    assert_eq!(hhi(&[1; 30]), Some(333));
    assert_eq!(hhi(&[]), None);
    assert_eq!(hhi(&[0, 0]), None);
}

/// R22: one group ≥ 40 % amber, ≥ 60 % red; HHI > 2 500 amber.
#[test]
fn r22_flags_at_their_limits() {
    let norms = Norms::default();
    assert_eq!(share_flag(399_999, &norms), None);
    assert_eq!(share_flag(400_000, &norms), Some("amber"));
    assert_eq!(share_flag(599_999, &norms), Some("amber"));
    assert_eq!(share_flag(600_000, &norms), Some("red"));
    assert_eq!(hhi_flag(2500, &norms), None);
    assert_eq!(hhi_flag(2501, &norms), Some("amber"));
}

#[test]
fn r23_one_party_is_red_in_light_and_in_heavy_without_fallback() {
    assert_eq!(single_source_flag(1, Some("light"), true), Some("red"));
    assert_eq!(single_source_flag(1, Some("heavy"), false), Some("red"));
    assert_eq!(single_source_flag(1, Some("heavy"), true), Some("amber"));
    assert_eq!(single_source_flag(2, Some("heavy"), false), None);
    assert_eq!(single_source_flag(0, Some("light"), false), None);
}

/// R24: A 500/450, B 300/250, C 250/200 → 350 of 450 (77,8 %), 150 of 250, 100 of 200.
#[test]
fn r24_drop_out_of_the_example() {
    let supplies =
        [(500, 450), (300, 250), (250, 200)].map(|(agreed, delivered)| Supply { agreed: Some(agreed), delivered });
    let left = uncovered(&supplies);
    assert_eq!(left, [350, 150, 100]);
    assert_eq!(part_of(left[0], 450), Some(777_778));
    assert_eq!(part_of(left[1], 250), Some(600_000));
    assert_eq!(part_of(left[2], 200), Some(500_000));
}

#[test]
fn r24_who_agreed_nothing_gives_no_room_and_who_is_over_takes_none() {
    let over = Supply { agreed: Some(100), delivered: 130 };
    let unknown = Supply { agreed: None, delivered: 40 };
    let free = Supply { agreed: Some(90), delivered: 30 };
    assert_eq!(uncovered(&[over, unknown, free]), [70, 0, 30]);
    assert_eq!(part_of(0, 0), None);
}

/// R11, the volume R24 compares with: 3 650 over 2026, to 30-06 is 181 of 365 days: 1 810.
#[test]
fn r24_goes_by_what_was_agreed_so_far() {
    assert_eq!(agreed_so_far(3650, day("2026-01-01"), day("2026-12-31"), day("2026-06-30")), 1810);
    assert_eq!(agreed_so_far(3650, day("2026-01-01"), day("2026-12-31"), day("2027-03-01")), 3650);
    assert_eq!(agreed_so_far(3650, day("2026-01-01"), day("2026-12-31"), day("2025-12-31")), 0);
    // A leap year: 60 of 366 days.
    assert_eq!(agreed_so_far(3660, day("2028-01-01"), day("2028-12-31"), day("2028-02-29")), 600);
}

/// R25: 0 = gap, 1 = single, ≥ 2 = choice; R14: a stopped provider counts as 0.
#[test]
fn r25_states() {
    assert_eq!(state(0, 0), "gap");
    assert_eq!(state(0, 2), "stopped");
    assert_eq!(state(1, 3), "single");
    assert_eq!(state(2, 0), "choice");
}

/// N32: a serious signal, or one of which nobody said how serious, within 7 days, a medium one within 14, a light one
/// within 30; a region may set other terms.
#[test]
fn n32_terms_of_a_signal_are_norms() {
    let on = day("2026-11-02");
    let mut norms = Norms::default();
    assert_eq!(follow_up_by(Some("high"), on, &norms), day("2026-11-09"));
    assert_eq!(follow_up_by(None, on, &norms), day("2026-11-09"));
    assert_eq!(follow_up_by(Some("medium"), on, &norms), day("2026-11-16"));
    assert_eq!(follow_up_by(Some("low"), on, &norms), day("2026-12-02"));
    assert!(
        norms.set("signal_days_high", 2) && norms.set("signal_days_medium", 10) && norms.set("signal_days_low", 60)
    );
    assert_eq!(follow_up_by(Some("high"), on, &norms), day("2026-11-04"));
    assert_eq!(follow_up_by(Some("medium"), on, &norms), day("2026-11-12"));
    assert_eq!(follow_up_by(Some("low"), on, &norms), day("2027-01-01"));
}
