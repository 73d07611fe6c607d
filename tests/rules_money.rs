//! The worked examples of the rules of money (R8, R9, R15, R17, R29, N11, N12) with their digits, and the laws that shares
//! and indexation keep. All expected values are DOMAIN's or computed by hand.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use chrono::NaiveDate;
use perceel::domain::amending::growth;
use perceel::domain::amount::amount;
use perceel::domain::apportion::apportion;
use perceel::domain::ceiling::{Span, forecast, milestones, pro_rata, state};
use perceel::domain::funding::{Variant, Wish, budget, instalments};
use perceel::domain::indexation::{Component, Incomplete, index};
use perceel::domain::norms::Norms;
use perceel::domain::units::Misfit;
use proptest::prelude::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn component(weight: i64, forecast: i64, last: Option<i64>, before: i64) -> Component {
    Component { weight: Some(weight), forecast: Some(forecast), final_previous: last, forecast_previous: Some(before) }
}

/// The published case of 2025: 90 % OVA, 10 % PPC.
fn of_2025(known: bool) -> [Component; 2] {
    [
        component(900_000, 41_800, known.then_some(60_000), 49_400),
        component(100_000, 18_200, known.then_some(31_000), 25_100),
    ]
}

#[test]
fn r8_the_published_case_to_the_last_digit() {
    let index = index(&of_2025(true)).unwrap();
    assert_eq!(index.forecast_ppm(), 39_440);
    assert_eq!(index.correction_ppm(), Some(10_130));
    assert_eq!(index.ppm(), 49_570);
    assert!(index.is_definitive());
    // € 92,40 → 9698,03 cents → € 96,98; € 1.200.000 → € 1.259.484,00 and not € 1.259.520,00.
    assert_eq!(index.apply(9_240), Some(9_698));
    assert_eq!(index.apply(120_000_000), Some(125_948_400));
    // The wrong way, with the percentage that is shown: 4,96 %.
    let shown = component(1_000_000, 49_600, Some(0), 0);
    assert_eq!(perceel::domain::indexation::index(&[shown]).unwrap().apply(120_000_000), Some(125_952_000));
}

#[test]
fn r8_before_the_final_figures_the_index_is_provisional() {
    let index = index(&of_2025(false)).unwrap();
    assert!(!index.is_definitive());
    assert_eq!((index.ppm(), index.correction_ppm()), (39_440, None));
    // 9 240 × 1,03944 = 9 604,43.
    assert_eq!(index.apply(9_240), Some(9_604));
}

#[test]
fn r8_a_round_says_what_it_lacks() {
    assert_eq!(index(&[]), Err(Incomplete::Empty));
    let [labour, prices] = of_2025(true);
    assert_eq!(index(&[labour]), Err(Incomplete::Weights(900_000)));
    assert_eq!(index(&[labour, Component { weight: None, ..prices }]), Err(Incomplete::Weight));
    assert_eq!(index(&[labour, Component { forecast: None, ..prices }]), Err(Incomplete::Forecast));
}

#[test]
fn r8_halves_go_up() {
    // 0,5 % of 100 cents is half a cent.
    let half = index(&[component(1_000_000, 5_000, Some(0), 0)]).unwrap();
    assert_eq!(half.apply(100), Some(101));
    // A third of a percent with weights of a third is kept to the last digit: 333 333 × 10 000 + 666 667 × 10 000.
    let thirds = index(&[component(333_333, 10_000, Some(0), 0), component(666_667, 10_000, Some(0), 0)]).unwrap();
    assert_eq!(thirds.apply(1_000_000_000_000), Some(1_010_000_000_000));
}

#[test]
fn r9_amounts_are_rounded_once() {
    assert_eq!(amount(125_000, "minute", 9_500, "hour"), Ok(Some(19_792)));
    // The wrong way, with a price per minute that was rounded first: 125 × € 1,58 = € 197,50.
    assert_eq!(amount(125_000, "minute", 158, "minute"), Ok(Some(19_750)));
    assert_eq!(amount(-125_000, "minute", 9_500, "hour"), Ok(Some(-19_792)));
    assert_eq!(amount(2_000, "day_part", 9_500, "hour"), Ok(Some(76_000)));
    assert_eq!(amount(1_500, "day_night", 25_000, "day_night"), Ok(Some(37_500)));
    assert_eq!(amount(0, "piece", 25_000, "piece"), Ok(Some(0)));
    assert_eq!(amount(1_000, "piece", 9_500, "hour"), Err(Misfit { wanted: "hour", met: "piece" }));
}

#[test]
fn r15_the_ceiling_of_the_domain() {
    let span = Span { from: day("2026-01-01"), to: day("2026-12-31"), upto: day("2026-04-30") };
    let seen = forecast(120_000_000, 48_000_000, span, 700_000).unwrap();
    assert_eq!(seen.used, Some(400_000));
    assert_eq!(seen.warn, Some(day("2026-07-29")));
    assert_eq!(seen.confer, Some(day("2026-08-12")));
    assert_eq!(seen.decide, Some(day("2026-08-26")));
    assert_eq!(seen.exhausted, Some(day("2026-10-27")));
    assert_eq!(seen.year_end, 146_000_000);
    assert_eq!(seen.excess, 26_000_000);
    assert_eq!(seen.excess_part, Some(216_700));
    assert_eq!(state(120_000_000, 48_000_000, Some(&seen), 700_000), "threatens");
}

#[test]
fn r15_dates_of_a_ceiling_and_a_late_start() {
    let dates = milestones(2027).unwrap();
    assert_eq!((dates.announce, dates.decide, dates.plan), (day("2026-06-30"), day("2026-09-30"), day("2026-10-31")));
    // From 1 July 184 of 365 days are left: € 365.000 becomes € 184.000.
    assert_eq!(pro_rata(36_500_000, day("2026-07-01")), 18_400_000);
    assert_eq!(pro_rata(36_600_000, day("2028-01-01")), 36_600_000);
    // A contract from 1 July runs out by its own days: 31 days at € 1.000, € 62.000 is gone after 62 days.
    let span = Span { from: day("2026-07-01"), to: day("2026-12-31"), upto: day("2026-07-31") };
    let seen = forecast(6_200_000, 3_100_000, span, 700_000).unwrap();
    assert_eq!(seen.exhausted, Some(day("2026-08-31")));
    assert_eq!(seen.year_end, 18_400_000);
}

#[test]
fn r15_zero_use_zero_ceiling_and_used_up() {
    let span = Span { from: day("2026-01-01"), to: day("2026-12-31"), upto: day("2026-04-30") };
    let unused = forecast(120_000_000, 0, span, 700_000).unwrap();
    assert_eq!((unused.warn, unused.exhausted, unused.year_end, unused.excess), (None, None, 0, 0));
    assert_eq!(state(120_000_000, 0, Some(&unused), 700_000), "within");
    // Nothing may be claimed: nothing claimed fits, one cent does not.
    let zero = forecast(0, 0, span, 700_000).unwrap();
    assert_eq!((zero.used, state(0, 0, Some(&zero), 700_000)), (None, "within"));
    let one = forecast(0, 1, span, 700_000).unwrap();
    assert_eq!((one.used, one.excess_part, state(0, 1, Some(&one), 700_000)), (None, None, "over"));
    let warned = forecast(100, 70, Span { upto: day("2026-12-31"), ..span }, 700_000).unwrap();
    assert_eq!(state(100, 70, Some(&warned), 700_000), "warn");
    assert_eq!(state(100, 101, None, 700_000), "over");
    assert_eq!(forecast(100, 70, Span { upto: day("2025-12-31"), ..span }, 700_000), None);
}

#[test]
fn r17_n11_the_variant_decides_which_figures_exist() {
    use Variant::{Effort, Output, Task};
    assert_eq!(Task.refuses(Wish::Tariff), Some("funding-task-tariff"));
    assert_eq!(Task.refuses(Wish::Capacity), Some("funding-task-capacity"));
    assert_eq!(Task.refuses(Wish::Ceiling), Some("funding-task-ceiling"));
    assert_eq!(Task.refuses(Wish::LumpSum), None);
    assert!(!Task.has_volumes());
    for variant in [Effort, Output] {
        assert!(variant.refuses(Wish::LumpSum).is_some());
        for wish in [Wish::Tariff, Wish::Capacity, Wish::Ceiling, Wish::Unit("piece")] {
            assert_eq!(variant.refuses(wish), None);
        }
    }
    for unit in ["minute", "hour", "day_part", "day_night"] {
        assert_eq!(Effort.refuses(Wish::Unit(unit)), None);
        assert!(Output.refuses(Wish::Unit(unit)).is_some());
    }
    assert_eq!(Output.refuses(Wish::Unit("euro")), None);
    assert!(Effort.refuses(Wish::Unit("euro")).is_some());
}

#[test]
fn r17_instalments_and_bandwidth() {
    assert_eq!(instalments(120_000_000), [10_000_000; 12]);
    // 1 000 cents over twelve: 83 each, and four more for the first four.
    let uneven = instalments(1_000);
    assert_eq!(uneven, [84, 84, 84, 84, 83, 83, 83, 83, 83, 83, 83, 83]);
    let within = budget(120_000_000, 6, 63_000_000, 50_000);
    assert_eq!(
        (within.due, within.difference, within.part, within.within),
        (60_000_000, 3_000_000, Some(50_000), true)
    );
    assert!(!budget(120_000_000, 6, 63_000_001, 50_000).within);
    assert!(!budget(120_000_000, 6, 56_999_999, 50_000).within);
}

#[test]
fn r29_amendments_add_up() {
    let norms = Norms::default();
    let grown = growth(400_000_000, &[15_000_000, 18_000_000, 12_000_000], &norms);
    assert_eq!((grown.delta, grown.part), (45_000_000, Some(112_500)));
    assert_eq!((grown.grows, grown.crosses, grown.single, grown.state()), (true, false, false, "growth"));
    // Just under and exactly 10 %.
    assert_eq!(growth(100_000, &[9_999], &norms).state(), "within");
    assert_eq!(growth(100_000, &[10_000], &norms).state(), "growth");
    // From € 720.000 to € 760.000 goes over € 750.000; what was above it before does not go over it again.
    assert_eq!(growth(72_000_000, &[4_000_000], &norms).state(), "threshold");
    assert_eq!(growth(76_000_000, &[4_000_000], &norms).state(), "within");
    assert_eq!(growth(100_000, &[50_000, -30_000], &norms).state(), "single");
    assert_eq!(growth(400_000_000, &[], &norms).part, Some(0));
    assert_eq!(growth(0, &[5], &norms).part, None);
    // What goes down does not ask for attention.
    assert_eq!(growth(400_000_000, &[-90_000_000], &norms).state(), "within");
}

#[test]
fn n12_shares_add_up_for_1_12_and_17_members_and_after_one_leaves() {
    assert_eq!(apportion(1_000_001, &[7]), [1_000_001]);
    let weights: Vec<i64> = (1..=17).map(|at| at * 1_037).collect();
    for count in [1, 12, 16, 17] {
        for whole in [0, 1, 99, 100_000_003, -100_000_003] {
            let shares = apportion(whole, &weights[..count]);
            assert_eq!(shares.iter().sum::<i64>(), whole, "{count} members, {whole}");
        }
    }
    // 100 over 1, 1 and 1: 34, 33, 33. 100 over 50, 30, 20 and then without the last: 62,5 and 37,5.
    assert_eq!(apportion(100, &[1, 1, 1]), [34, 33, 33]);
    assert_eq!(apportion(100, &[50, 30, 20]), [50, 30, 20]);
    assert_eq!(apportion(100, &[50, 30]), [63, 37]);
}

proptest! {
    #[test]
    fn indexation_is_independent_of_order(cents in proptest::collection::vec(0_i64..1_000_000_000, 0..20), forecast in -50_000_i64..100_000, last in -50_000_i64..100_000) {
        let round = [component(900_000, forecast, Some(last), 20_000), component(100_000, 18_200, Some(31_000), 25_100)];
        let turned = [round[1], round[0]];
        let (one, other) = (index(&round).unwrap(), index(&turned).unwrap());
        for amount in &cents {
            prop_assert_eq!(one.apply(*amount), other.apply(*amount));
        }
        let together: Vec<_> = cents.iter().map(|amount| one.apply(*amount)).collect();
        let mut backwards: Vec<_> = cents.iter().rev().map(|amount| one.apply(*amount)).collect();
        backwards.reverse();
        prop_assert_eq!(together, backwards);
    }

    #[test]
    fn a_correction_takes_back_what_was_claimed(milli in 0_i64..100_000_000, cents in 0_i64..1_000_000) {
        let there = amount(milli, "minute", cents, "hour").unwrap().unwrap();
        let back = amount(-milli, "minute", cents, "hour").unwrap().unwrap();
        prop_assert_eq!(there + back, 0);
    }

    #[test]
    fn instalments_make_the_sum(sum in 0_i64..100_000_000_000) {
        prop_assert_eq!(instalments(sum).iter().sum::<i64>(), sum);
    }
}
