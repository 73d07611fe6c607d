//! The engine of dates against a naive calendar that walks day by day: random contracts with options exercised or not, ends
//! of months, leap years, and the holidays of 2023–2038 from a table of Easter Sundays: the last of three options of two years
//! after the longest term may end in 2037.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use chrono::{Datelike, Days, NaiveDate, Weekday};
use perceel::domain::deadlines::{Span, What, deadlines};
use perceel::domain::kind::Kind;
use perceel::domain::record::{Id, Record, Value};
use perceel::domain::register::Register;
use proptest::prelude::*;
use std::collections::BTreeSet;

fn date(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

fn next(day: NaiveDate) -> NaiveDate {
    day.succ_opt().unwrap()
}

fn before(day: NaiveDate) -> NaiveDate {
    day.pred_opt().unwrap()
}

/// So many calendar months on, found by walking: the same day of the month, or the last of a shorter one.
fn months_on(from: NaiveDate, months: u32) -> NaiveDate {
    let (mut day, mut passed) = (from, 0);
    while passed < months {
        day = next(day);
        if day.day() == 1 {
            passed += 1;
        }
    }
    while day.day() < from.day() && next(day).day() != 1 {
        day = next(day);
    }
    if months == 0 { from } else { day }
}

/// The same backwards.
fn months_back(from: NaiveDate, months: u32) -> NaiveDate {
    let (mut day, mut passed) = (from, 0);
    while passed < months {
        if day.day() == 1 {
            passed += 1;
        }
        day = before(day);
    }
    // Now in the month, on its last day.
    while months > 0 && day.day() > from.day() {
        day = before(day);
    }
    day
}

/// Easter Sundays as the churches' tables give them.
const EASTER: &[(i32, u32, u32)] = &[
    (2023, 4, 9),
    (2024, 3, 31),
    (2025, 4, 20),
    (2026, 4, 5),
    (2027, 3, 28),
    (2028, 4, 16),
    (2029, 4, 1),
    (2030, 4, 21),
    (2031, 4, 13),
    (2032, 3, 28),
    (2033, 4, 17),
    (2034, 4, 9),
    (2035, 3, 25),
    (2036, 4, 13),
    (2037, 4, 5),
    (2038, 4, 25),
];

fn holidays() -> BTreeSet<NaiveDate> {
    let mut days = BTreeSet::new();
    for (year, month, day) in EASTER {
        let easter = date(*year, *month, *day);
        days.extend([before(before(easter)), next(easter)]);
        days.extend([39, 50].map(|after| easter.checked_add_days(Days::new(after)).unwrap()));
        let king = date(*year, 4, 27);
        days.insert(if king.weekday() == Weekday::Sun { before(king) } else { king });
        days.extend([(1, 1), (5, 5), (12, 25), (12, 26)].map(|(month, day)| date(*year, month, day)));
    }
    days
}

/// The last working day on or before a day, and then so many working days earlier.
fn act_by(day: NaiveDate, lead: u32, holidays: &BTreeSet<NaiveDate>) -> NaiveDate {
    let works = |day: NaiveDate| !matches!(day.weekday(), Weekday::Sat | Weekday::Sun) && !holidays.contains(&day);
    let mut day = day;
    while !works(day) {
        day = before(day);
    }
    let mut left = lead;
    while left > 0 {
        day = before(day);
        if works(day) {
            left -= 1;
        }
    }
    day
}

#[derive(Clone, Debug)]
struct Option_ {
    months: u32,
    notify: u32,
    exercised: Option<NaiveDate>,
}

#[derive(Clone, Debug)]
struct Contract {
    start: NaiveDate,
    end: NaiveDate,
    notice: Option<u32>,
    options: Vec<Option_>,
}

fn register(contract: &Contract) -> Register {
    let mut register = Register::default();
    let months = |months: u32| Value::from(i64::from(months));
    let record = Record::blank(Kind::Contract, Id(1))
        .with(Kind::Contract, "number", "W-1")
        .with(Kind::Contract, "start", contract.start)
        .with(Kind::Contract, "end", contract.end)
        .with(Kind::Contract, "status", Value::Choice("active"))
        .with(Kind::Contract, "duration_justification", "ja")
        .with(Kind::Contract, "notice_months_client", contract.notice.map_or(Value::Unknown, months));
    register.fill(Kind::Contract, vec![record]);
    let options = contract.options.iter().zip(2_i64..).map(|(option, id)| {
        Record::blank(Kind::ExtensionOption, Id(id))
            .with(Kind::ExtensionOption, "contract", Id(1))
            .with(Kind::ExtensionOption, "seq", id - 1)
            .with(Kind::ExtensionOption, "months", months(option.months))
            .with(Kind::ExtensionOption, "notify_months", months(option.notify))
            .with(Kind::ExtensionOption, "exercised_on", option.exercised)
    });
    register.fill(Kind::ExtensionOption, options.collect());
    register
}

/// What the oracle expects: kind, day and action date of every deadline of the term.
fn expected(contract: &Contract, today: NaiveDate) -> BTreeSet<(What, NaiveDate, NaiveDate)> {
    let holidays = holidays();
    let exercised = |option: &&Option_| option.exercised.is_some_and(|on| on <= today);
    let extended = |end: NaiveDate, option: &Option_| before(months_on(next(end), option.months));
    let end = contract.options.iter().filter(exercised).fold(contract.end, extended);
    let mut found = BTreeSet::new();
    let mut put = |what: What, day: NaiveDate, lead: u32| found.insert((what, day, act_by(day, lead, &holidays)));
    if contract.start > today {
        put(What::Start, contract.start, 0);
    }
    put(What::End, end, 0);
    if end < today {
        return found;
    }
    let notice = |end: NaiveDate, months: u32| before(months_back(next(end), months));
    if let Some(last) = contract.notice.map(|months| notice(end, months)).filter(|last| *last >= today) {
        put(What::LastNotice, last, 30);
    }
    let mut reached = end;
    for option in contract.options.iter().filter(|option| !exercised(option)) {
        put(What::OptionDecision, notice(reached, option.notify), 30);
        reached = extended(reached, option);
    }
    if reached != end {
        put(What::MaxEnd, reached, 0);
        put(What::RetenderStart, months_back(next(reached), 18), 0);
    }
    put(What::RetenderStart, months_back(next(end), 18), 0);
    found
}

/// A day between 2024 and 2029, with ends of months more often than chance would give.
fn any_day(from: i32, to: i32) -> impl Strategy<Value = NaiveDate> {
    (from..=to, 1_u32..=12, 1_u32..=31, any::<bool>()).prop_map(|(year, month, day, last)| {
        let first = date(year, month, 1);
        let end = before(months_on(first, 1));
        if last { end } else { date(year, month, day.min(end.day())) }
    })
}

fn any_contract() -> impl Strategy<Value = (Contract, NaiveDate)> {
    let option = (1_u32..=24, 1_u32..=12, proptest::option::of(any_day(2024, 2029)))
        .prop_map(|(months, notify, exercised)| Option_ { months, notify, exercised });
    let options = proptest::collection::vec(option, 0..4);
    (any_day(2024, 2026), 6_u32..=48, 0_i64..3, proptest::option::of(1_u32..=12), options, any_day(2024, 2028))
        .prop_map(|(start, months, odd, notice, mut options, today)| {
            // Options are exercised in their order: after the first open one, none.
            let mut open = false;
            for option in &mut options {
                open |= option.exercised.is_none_or(|on| on > today);
                if open {
                    option.exercised = None;
                }
            }
            let end = before(months_on(start, months));
            let end = end.checked_add_days(Days::new(u64::try_from(odd).unwrap())).unwrap();
            (Contract { start, end, notice, options }, today)
        })
}

const TERM: &[What] =
    &[What::Start, What::End, What::MaxEnd, What::LastNotice, What::OptionDecision, What::RetenderStart];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn the_engine_agrees_with_a_calendar_that_is_walked((contract, today) in any_contract()) {
        let register = register(&contract);
        let found: BTreeSet<_> = deadlines(Span::usual(&register, today))
            .iter()
            .filter(|deadline| TERM.contains(&deadline.what))
            .map(|deadline| (deadline.what, deadline.date, deadline.action))
            .collect();
        prop_assert_eq!(found, expected(&contract, today));
    }

    #[test]
    fn exercising_an_option_moves_no_date_of_the_end_earlier((contract, today) in any_contract()) {
        let end_of = |contract: &Contract| {
            let register = register(contract);
            let found = deadlines(Span::usual(&register, today));
            found.iter().find(|deadline| deadline.what == What::End).map(|deadline| deadline.date)
        };
        let mut more = contract.clone();
        if let Some(open) = more.options.iter_mut().find(|option| option.exercised.is_none()) {
            open.exercised = Some(today);
        }
        prop_assert!(end_of(&more) >= end_of(&contract));
    }

    #[test]
    fn a_key_names_one_deadline_and_reads_back((contract, today) in any_contract()) {
        let register = register(&contract);
        let found = deadlines(Span::usual(&register, today));
        let keys: BTreeSet<String> = found.iter().map(|deadline| deadline.key()).collect();
        prop_assert_eq!(keys.len(), found.len());
        for deadline in &found {
            let read = perceel::domain::deadlines::read_key(&deadline.key());
            prop_assert_eq!(read, Some((deadline.subject, deadline.what, deadline.nth)));
        }
    }
}

#[test]
fn the_walked_calendar_knows_the_worked_examples() {
    assert_eq!(before(months_on(date(2026, 1, 1), 48)), date(2029, 12, 31));
    assert_eq!(before(months_back(next(date(2027, 8, 31)), 6)), date(2027, 2, 28));
    assert_eq!(before(months_back(next(date(2027, 3, 30)), 1)), date(2027, 2, 27));
    assert_eq!(before(months_back(next(date(2028, 2, 29)), 3)), date(2027, 11, 30));
}
