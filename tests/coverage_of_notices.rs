//! Published awards give their coverage map, concentration and double roles without any further typing.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stderr)]

use chrono::NaiveDate;
use perceel::domain::kind::Kind;
use perceel::domain::monthly::Monthly;
use perceel::domain::questions::{self, Asked, concentration, coverage, exposure};
use perceel::domain::record::Record;
use perceel::domain::register::{Register, When};
use perceel::import::award::plan_notice;
use perceel::import::notice::read;
use perceel::text::{Lang, Words};
use std::collections::BTreeMap;

#[path = "support/published.rs"]
mod published;
use published::real_files;

fn imported(name: &str) -> Option<Register> {
    let (_, bytes) = real_files().into_iter().find(|(file, _)| file.ends_with(name))?;
    let today = NaiveDate::from_ymd_opt(2026, 11, 21).unwrap();
    let mut register = Register::default();
    let plan = plan_notice(&read(&bytes).unwrap(), &register, Words::load(Lang::Nl), today, name).unwrap();
    register.apply(&plan.edit.changes);
    Some(register)
}

fn ask(register: &Register, kind: Kind, year: i32) -> Vec<Record> {
    let when = When::on(NaiveDate::from_ymd_opt(year, 6, 1).unwrap());
    let monthly = Monthly::default();
    questions::answer(&Asked { register, monthly: &monthly, when, words: Words::load(Lang::Nl) }, kind)
}

/// Counted in the XML by another program: 29, 10 and 15 contractors in lots 1, 2 and 3.
#[test]
fn an_award_with_three_lots_is_a_map_of_its_contractors() {
    let Some(register) = imported("r209/007936-2021.xml") else { return };
    let rows = ask(&register, Kind::Coverage, 2021);
    let mut providers: Vec<i64> = rows.iter().map(|row| row.number(coverage::PROVIDERS).unwrap()).collect();
    providers.sort_unstable();
    providers.dedup();
    assert_eq!(providers, [10, 15, 29]);
    assert!(rows.iter().all(|row| row.choice(coverage::STATE) == Some("choice")));
    // The notice tells one euro for all of it and nothing per contractor: shares are unknown, and nobody alarms.
    let rows = ask(&register, Kind::Concentration, 2021);
    assert_eq!(rows.len(), 2 * 54);
    assert!(rows.iter().all(|row| row.number(concentration::SHARE_PERCENT).is_none()));
    assert!(rows.iter().all(|row| row.choice(concentration::FLAG).is_none()));
    // Nobody is told to work for another in it.
    let rows = ask(&register, Kind::Exposure, 2021);
    let mut lots: BTreeMap<_, usize> = BTreeMap::new();
    for row in &rows {
        assert_eq!(row.flag(exposure::DOUBLE_ROLE), Some(false));
        *lots.entry(row.link(exposure::LOT)).or_default() += 1;
    }
    let mut counts: Vec<usize> = lots.into_values().collect();
    counts.sort_unstable();
    assert_eq!(counts, [10, 15, 29]);
}

/// One contractor for € 586.000: all of the lot hangs on it.
#[test]
fn an_award_to_one_contractor_is_all_of_its_lot() {
    let Some(register) = imported("r209/172696-2017.xml") else { return };
    let rows = ask(&register, Kind::Coverage, 2017);
    assert!(!rows.is_empty() && rows.iter().all(|row| row.choice(coverage::STATE) == Some("single")));
    let rows = ask(&register, Kind::Concentration, 2017);
    let told = |row: &Record| {
        (row.number(concentration::SHARE_PERCENT), row.number(concentration::HHI), row.choice(concentration::FLAG))
    };
    assert_eq!(rows.iter().map(told).collect::<Vec<_>>(), [(Some(1_000_000), Some(10_000), Some("red")); 2]);
    assert_eq!(rows[0].number(concentration::VALUE_CENTS), Some(58_600_000));
}

/// The awards of Voorne were signed on 28 December 2020: before that day there is nothing to cover, and nobody answers.
#[test]
fn an_award_covers_nothing_before_it_was_signed() {
    let Some(register) = imported("r209/007936-2021.xml") else { return };
    for year in [2017, 2020] {
        for kind in [Kind::Coverage, Kind::Concentration, Kind::Exposure, Kind::Chain] {
            assert_eq!(ask(&register, kind, year), [], "{} {year}", kind.name());
        }
    }
    // Three lots in three municipalities.
    assert_eq!(ask(&register, Kind::Coverage, 2021).len(), 9);
}

/// What is still being bought is no gap: prior notices and a procedure that was only published.
#[test]
fn a_notice_of_what_is_still_to_be_bought_is_no_gap() {
    for name in ["133830-2022", "213707-2022", "332957-2017", "492718-2021"] {
        let Some(register) = imported(&format!("r209/{name}.xml")) else { return };
        assert!(!register.all(Kind::Lot).is_empty(), "{name}");
        for year in [2017, 2022, 2026] {
            assert_eq!(ask(&register, Kind::Coverage, year), [], "{name} {year}");
        }
    }
}
