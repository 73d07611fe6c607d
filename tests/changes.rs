//! What changes on the way: municipalities that merge or leave (R31, N20), lots that split or merge (N4), use of strangers
//! (N14). Registers by hand; every total is counted on paper.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
// Amounts are written as euros_cents.
#![allow(clippy::inconsistent_digit_grouping)]

use chrono::NaiveDate;
use perceel::domain::kind::Kind;
use perceel::domain::monthly::{Figure, Figures, Month, Monthly};
use perceel::domain::municipal::{left_on, present, took_part, with_predecessors};
use perceel::domain::questions::{
    self, Asked, concentration, lot_lineage, municipal_use, parked, stranded, utilisation,
};
use perceel::domain::record::{Id, Record, Value};
use perceel::domain::register::{Register, When};
use perceel::text::{Lang, Words};
use std::collections::BTreeMap;

fn day(text: &str) -> NaiveDate {
    NaiveDate::parse_from_str(text, "%Y-%m-%d").unwrap()
}

fn record(kind: Kind, id: i64, values: &[(&str, Value)]) -> Record {
    let blank = Record::blank(kind, Id(id));
    values.iter().fold(blank, |record, (name, value)| record.with(kind, name, value.clone()))
}

fn on(text: &str) -> Value {
    Value::Day(day(text))
}

fn to(id: i64) -> Value {
    Value::Link(Id(id))
}

/// 1 and 2 merged into 3 on 1-1-2019 (R31: Giessenlanden, Molenwaard → Molenlanden); 4 left at the end of 2024.
fn municipalities() -> Register {
    let mut register = Register::default();
    let gone = |id, name: &str| {
        let to_3 = to(3);
        record(Kind::Municipality, id, &[("name", name.into()), ("valid_to", on("2018-12-31")), ("successor", to_3)])
    };
    register.fill(
        Kind::Municipality,
        vec![
            gone(1, "Giessenlanden"),
            gone(2, "Molenwaard"),
            record(Kind::Municipality, 3, &[("name", "Molenlanden".into()), ("valid_from", on("2019-01-01"))]),
            record(Kind::Municipality, 4, &[("name", "Zandewijk".into())]),
        ],
    );
    let member = |id, town, from: &str, until: Option<&str>| {
        let until = until.map_or(Value::Unknown, on);
        record(Kind::Membership, id, &[("municipality", to(town)), ("valid_from", on(from)), ("valid_to", until)])
    };
    register.fill(
        Kind::Membership,
        vec![
            member(11, 1, "2014-01-01", Some("2018-12-31")),
            member(12, 2, "2014-01-01", Some("2018-12-31")),
            member(13, 3, "2019-01-01", None),
            member(14, 4, "2014-01-01", Some("2024-12-31")),
        ],
    );
    register
}

fn monthly(figures: &[(i64, i64, i64, &str, i64)]) -> Monthly {
    let rows = figures.iter().zip(1000..).map(|((provider, product, town, month, cents), id)| {
        let month = Month::of(day(&format!("{month}-01")));
        Figure::new(Id(id), Id(*provider), Id(*product), Id(*town), month).with_amount(Some(*cents))
    });
    let actuals = Figures::new(rows.collect());
    let months = actuals.all().iter().map(|figure| figure.month);
    let window = months.clone().min().zip(months.max());
    Monthly { window, actuals, ..Monthly::default() }
}

fn ask(register: &Register, monthly: &Monthly, kind: Kind, on: &str) -> Vec<Record> {
    let when = When::on(day(on));
    questions::answer(&Asked { register, monthly, when, words: Words::load(Lang::Nl) }, kind)
}

#[test]
fn r31_a_merged_municipality_is_what_goes_on_for_it_from_the_day_of_the_merger() {
    let register = municipalities();
    assert_eq!(present(&register, Id(1), day("2018-12-31")), Id(1));
    assert_eq!(present(&register, Id(1), day("2019-01-01")), Id(3));
    assert_eq!(with_predecessors(&register, Id(3), day("2026-11-21")), [Id(3), Id(1), Id(2)]);
    assert_eq!(with_predecessors(&register, Id(3), day("2018-01-01")), [Id(3)]);
    // Who merged did not leave; who left did.
    assert_eq!(left_on(&register, Id(1), day("2026-11-21")), None);
    assert_eq!(left_on(&register, Id(4), day("2024-12-31")), None);
    assert_eq!(left_on(&register, Id(4), day("2025-01-01")), Some(day("2024-12-31")));
}

/// R31's own case, Zuid-Holland Zuid: 17 municipalities from 2014, and 17 − 5 + 1 − 2 + 1 − 2 = 10 from 1-1-2019, with their
/// codes. Use under the old codes is told under the new ones; Vijfheerenlanden belongs to another region.
#[test]
fn r31_seventeen_municipalities_become_ten() {
    let mut register = Register::default();
    let stay = ["0482", "0505", "0512", "0523", "0531", "0590", "0610", "0642"];
    let into = [(1963, 5), (1978, 2), (1961, 2)];
    let mut towns: Vec<Record> = Vec::new();
    let mut members: Vec<Record> = Vec::new();
    let mut next = 1;
    let mut town = |code: &str, until: Option<&str>, heir: Option<i64>| {
        next += 1;
        let until = until.map_or(Value::Unknown, on);
        let values = [
            ("cbs_code", format!("GM{code}").as_str().into()),
            ("valid_to", until),
            ("successor", heir.map_or(Value::Unknown, to)),
        ];
        towns.push(record(Kind::Municipality, next, &values));
        next
    };
    let mut join = |id: i64, from: &str, until: Option<&str>| {
        let until = until.map_or(Value::Unknown, on);
        let values = [("municipality", to(id)), ("valid_from", on(from)), ("valid_to", until)];
        members.push(record(Kind::Membership, 500 + id, &values));
    };
    for code in stay {
        join(town(code, None, None), "2014-01-01", None);
    }
    let mut figures: Vec<(i64, i64, i64, &str, i64)> = Vec::new();
    for (code, count) in into {
        let heir = town(&code.to_string(), None, None);
        if code != 1961 {
            join(heir, "2019-01-01", None);
        }
        for number in 0..count {
            // Their old codes do not matter to the rule: they only have to differ.
            let gone = town(&format!("{:04}", 9000 + code - 1900 + number), Some("2018-12-31"), Some(heir));
            join(gone, "2014-01-01", Some("2018-12-31"));
            figures.push((21, 31, gone, "2018-12", 10_00 + number));
        }
    }
    register.fill(Kind::Municipality, towns);
    register.fill(Kind::Membership, members);
    let taking_part = |on: &str| -> Vec<String> {
        let all = register.all(Kind::Municipality).iter();
        let mut codes: Vec<String> = all
            .filter(|town| took_part(&register, town.id, day(on), day(on)))
            .map(|town| register.key(Kind::Municipality, town.id))
            .collect();
        codes.sort();
        codes
    };
    assert_eq!(taking_part("2014-01-01").len(), 17);
    assert_eq!(taking_part("2018-12-31").len(), 17);
    let ten: Vec<String> = stay.iter().chain(&["1963", "1978"]).map(|code| format!("GM{code}")).collect();
    assert_eq!(taking_part("2019-01-01"), ten);
    assert_eq!(taking_part("2026-11-21"), ten);
    let rows = ask(&register, &monthly(&figures), Kind::MunicipalUse, "2026-11-21");
    let now: BTreeMap<String, i64> = rows
        .iter()
        .filter_map(|row| {
            let key = register.key(Kind::Municipality, row.link(municipal_use::MUNICIPALITY).unwrap());
            Some((key, row.number(municipal_use::USED_NOW_CENTS)?))
        })
        .collect();
    // Five times € 10 and 0 + 1 + 2 + 3 + 4 cents; two times € 10 and 1 cent.
    let wanted = [("GM1961", 20_01), ("GM1963", 50_10), ("GM1978", 20_01)];
    assert_eq!(now, wanted.map(|(code, cents)| (code.to_owned(), cents)).into());
}

/// R31: merged twice, and one that left and came back.
#[test]
fn r31_merged_twice_and_back_again() {
    let mut register = Register::default();
    let town = |id: i64, until: Option<&str>, heir: Option<i64>| {
        let values = [("valid_to", until.map_or(Value::Unknown, on)), ("successor", heir.map_or(Value::Unknown, to))];
        record(Kind::Municipality, id, &values)
    };
    let towns = vec![
        town(1, Some("2020-12-31"), Some(2)),
        town(2, Some("2024-12-31"), Some(3)),
        town(3, None, None),
        town(4, None, None),
    ];
    register.fill(Kind::Municipality, towns);
    let member = |id, town, from: &str, until: Option<&str>| {
        let until = until.map_or(Value::Unknown, on);
        record(Kind::Membership, id, &[("municipality", to(town)), ("valid_from", on(from)), ("valid_to", until)])
    };
    let members = vec![
        member(11, 1, "2014-01-01", Some("2020-12-31")),
        member(12, 2, "2014-01-01", Some("2024-12-31")),
        member(13, 3, "2014-01-01", None),
        member(14, 4, "2014-01-01", Some("2022-12-31")),
        member(15, 4, "2025-01-01", None),
    ];
    register.fill(Kind::Membership, members);
    for (on, heir) in [("2020-12-31", 1), ("2021-01-01", 2), ("2024-12-31", 2), ("2025-01-01", 3)] {
        assert_eq!(present(&register, Id(1), day(on)), Id(heir), "{on}");
    }
    assert_eq!(with_predecessors(&register, Id(3), day("2026-11-21")), [Id(3), Id(1), Id(2)]);
    for (on, left) in [("2022-12-31", None), ("2023-01-01", Some("2022-12-31")), ("2025-01-01", None)] {
        assert_eq!(left_on(&register, Id(4), day(on)), left.map(day), "{on}");
    }
    // A municipality that goes into one of another region leaves, also when nobody closed its membership.
    let mut open = register.clone();
    let towns = vec![town(3, Some("2025-12-31"), Some(9)), town(9, None, None)];
    open.fill(Kind::Municipality, towns);
    open.fill(Kind::Membership, vec![member(13, 3, "2014-01-01", None)]);
    assert_eq!(left_on(&open, Id(3), day("2025-12-31")), None);
    assert_eq!(left_on(&open, Id(3), day("2026-01-01")), Some(day("2025-12-31")));
    // What it used while it was no member is parked, and only that.
    register.fill(Kind::Provider, vec![record(Kind::Provider, 21, &[("name", "De Wilg".into())])]);
    register.fill(Kind::Product, vec![record(Kind::Product, 31, &[("code", "45A04".into())])]);
    let monthly = monthly(&[
        (21, 31, 4, "2022-12", 1_00),
        (21, 31, 4, "2023-01", 2_00),
        (21, 31, 4, "2024-12", 4_00),
        (21, 31, 4, "2025-01", 8_00),
        (21, 31, 1, "2021-01", 16_00),
    ]);
    let rows = ask(&register, &monthly, Kind::Parked, "2026-11-21");
    let told = |row: &Record| (row.choice(parked::REASON).unwrap(), row.number(parked::AMOUNT_CENTS).unwrap());
    assert_eq!(rows.iter().map(told).collect::<Vec<_>>(), [("code_ended", 16_00), ("outside_region", 6_00)]);
}

/// N20: "as then" does not move, "as now" sums predecessors exactly.
#[test]
fn n20_as_then_stays_and_as_now_sums_predecessors() {
    let register = municipalities();
    let monthly = monthly(&[
        (21, 31, 1, "2018-11", 100_01),
        (21, 31, 1, "2018-12", 50_00),
        (21, 31, 2, "2018-12", 25_02),
        (21, 31, 3, "2019-01", 300_00),
        (21, 31, 4, "2019-01", 7_00),
    ]);
    let told = |on: &str| -> BTreeMap<i64, (Option<i64>, Option<i64>)> {
        let rows = ask(&register, &monthly, Kind::MunicipalUse, on);
        let row = |row: &Record| {
            let sums = (row.number(municipal_use::USED_THEN_CENTS), row.number(municipal_use::USED_NOW_CENTS));
            (row.link(municipal_use::MUNICIPALITY).unwrap().0, sums)
        };
        rows.iter().map(row).collect()
    };
    let before = told("2018-12-31");
    let after = told("2026-11-21");
    assert_eq!(before[&1], (Some(150_01), Some(150_01)));
    assert_eq!(after[&1], (Some(150_01), None));
    assert_eq!(after[&3], (Some(300_00), Some(475_03)));
    assert_eq!(after[&4], (Some(7_00), Some(7_00)));
    // What came after the day was not there yet: of 2018 there are 100,01 + 50 + 25,02, of all months 482,03.
    for (told, all) in [(&before, 175_03), (&after, 482_03)] {
        let then: i64 = told.values().filter_map(|sums| sums.0).sum();
        let now: i64 = told.values().filter_map(|sums| sums.1).sum();
        assert_eq!((then, now), (all, all));
    }
}

/// N20: leaving shows what was agreed beyond the leaving.
#[test]
fn n20_leaving_shows_stranded_commitments() {
    let mut register = municipalities();
    register.fill(Kind::Provider, vec![record(Kind::Provider, 21, &[("name", "De Wilg".into())])]);
    let contract = [
        ("number", "JH-1".into()),
        ("provider", to(21)),
        ("start", on("2024-01-01")),
        ("end", on("2027-12-31")),
        ("status", Value::Choice("active")),
    ];
    register.fill(Kind::Contract, vec![record(Kind::Contract, 41, &contract)]);
    let agreed = |id, town: i64, until: &str| {
        record(
            Kind::CapacityAgreement,
            id,
            &[
                ("contract", to(41)),
                ("municipality", to(town)),
                ("start", on("2024-01-01")),
                ("end", on(until)),
                ("quantity", Value::Number(240_000)),
            ],
        )
    };
    let all = vec![
        agreed(51, 4, "2026-12-31"),
        agreed(52, 4, "2024-12-31"),
        agreed(53, 3, "2026-12-31"),
        agreed(54, 1, "2026-12-31"),
    ];
    register.fill(Kind::CapacityAgreement, all);
    let found = |on: &str| -> Vec<(i64, Option<NaiveDate>)> {
        let rows = ask(&register, &Monthly::default(), Kind::Stranded, on);
        rows.iter().map(|row| (row.link(stranded::SUBJECT).unwrap().0, row.date(stranded::LEFT_ON))).collect()
    };
    assert_eq!(found("2024-06-01"), []);
    assert_eq!(found("2026-11-21"), [(51, Some(day("2024-12-31")))]);
    assert_eq!(found("2027-01-01"), []);
}

/// N14: parked figures and counted ones make all of them, to the cent; each says why.
#[test]
fn n14_strangers_are_parked_with_the_reason() {
    let mut register = municipalities();
    register.fill(Kind::Provider, vec![record(Kind::Provider, 21, &[("name", "De Wilg".into())])]);
    register.fill(Kind::Lot, vec![record(Kind::Lot, 61, &[("code", "J1".into())])]);
    register.fill(Kind::Product, vec![record(Kind::Product, 31, &[("code", "45A04".into()), ("lot", to(61))])]);
    let contract =
        [("number", "JH-1".into()), ("provider", to(21)), ("start", on("2018-01-01")), ("end", on("2027-12-31"))];
    register.fill(Kind::Contract, vec![record(Kind::Contract, 41, &contract)]);
    let places = Value::Links([Id(1), Id(3), Id(4)].into());
    let part = [("contract", to(41)), ("lot", to(61)), ("municipalities", places)];
    register.fill(Kind::ContractLot, vec![record(Kind::ContractLot, 71, &part)]);
    let monthly = monthly(&[
        (21, 31, 1, "2018-12", 100_00),
        (21, 31, 1, "2019-01", 20_01),
        (21, 31, 2, "2018-12", 3_50),
        (21, 31, 3, "2026-08", 999_99),
        (21, 31, 4, "2024-12", 11_00),
        (21, 31, 4, "2025-01", 12_34),
        (21, 31, 4, "2025-02", 66),
    ]);
    let rows = ask(&register, &monthly, Kind::Parked, "2026-11-21");
    let told = |row: &Record| {
        let town = row.link(parked::MUNICIPALITY).unwrap().0;
        (town, row.choice(parked::REASON).unwrap(), row.number(parked::AMOUNT_CENTS).unwrap())
    };
    let parked: Vec<_> = rows.iter().map(told).collect();
    assert_eq!(parked, [(1, "code_ended", 20_01), (2, "outside_contract", 3_50), (4, "outside_region", 13_00)]);
    let counted = 100_00 + 999_99 + 11_00;
    let all: i64 = monthly.actuals.all().iter().filter_map(|figure| figure.amount()).sum();
    assert_eq!(counted + parked.iter().map(|row| row.2).sum::<i64>(), all);
}

/// N4: lot 61 was split into 62 and 63, 64 and 65 were merged into 66, on 1-1-2026; two years of use total the same.
#[test]
fn n4_two_years_of_use_total_the_same_under_both_cuts() {
    let mut register = Register::default();
    let old = |id: i64, code: &str, next: Option<i64>| {
        let next = next.map_or(Value::Unknown, to);
        record(Kind::Lot, id, &[("code", code.into()), ("valid_to", on("2025-12-31")), ("successor", next)])
    };
    let new = |id: i64, code: &str, before: i64| {
        record(Kind::Lot, id, &[("code", code.into()), ("valid_from", on("2026-01-01")), ("predecessor", to(before))])
    };
    let lots = vec![
        old(61, "A", None),
        new(62, "A1", 61),
        new(63, "A2", 61),
        old(64, "B", Some(66)),
        old(65, "C", Some(66)),
        new(66, "BC", 64),
    ];
    register.fill(Kind::Lot, lots);
    let product = |id: i64, code: &str, lot: i64| record(Kind::Product, id, &[("code", code.into()), ("lot", to(lot))]);
    // 31 and 32 moved with the split; 33 and 34 stand in the lots that were merged.
    register.fill(
        Kind::Product,
        vec![product(31, "p1", 62), product(32, "p2", 63), product(33, "p3", 64), product(34, "p4", 65)],
    );
    let was = |id: i64, product: i64, lot: i64| {
        record(Kind::LotProduct, id, &[("product", to(product)), ("lot", to(lot)), ("valid_to", on("2025-12-31"))])
    };
    register.fill(Kind::LotProduct, vec![was(81, 31, 61), was(82, 32, 61)]);
    let mut figures = Vec::new();
    let months: Vec<String> =
        (2025..=2026).flat_map(|year| (1..=12).map(move |month| format!("{year}-{month:02}"))).collect();
    for month in &months {
        for (product, cents) in [(31, 10_01), (32, 20_00), (33, 5_00), (34, 1_00)] {
            figures.push((21, product, 3, month.as_str(), cents));
        }
    }
    let rows = ask(&register, &monthly(&figures), Kind::LotLineage, "2026-12-31");
    let sums: BTreeMap<i64, (Option<i64>, Option<i64>)> = rows
        .iter()
        .map(|row| {
            let sums = (row.number(lot_lineage::USED_THEN_CENTS), row.number(lot_lineage::USED_NOW_CENTS));
            (row.link(lot_lineage::LOT).unwrap().0, sums)
        })
        .collect();
    assert_eq!(sums[&61], (Some(12 * 30_01), None));
    assert_eq!(sums[&62], (Some(12 * 10_01), Some(24 * 10_01)));
    assert_eq!(sums[&63], (Some(12 * 20_00), Some(24 * 20_00)));
    assert_eq!(sums[&66], (None, Some(24 * 6_00)));
    let then: i64 = sums.values().filter_map(|sums| sums.0).sum();
    let now: i64 = sums.values().filter_map(|sums| sums.1).sum();
    assert_eq!((then, now), (24 * 36_01, 24 * 36_01));
    // On a day of the past only what was used by then: on 15 February 2026 thirteen months and that of the day, so two of
    // the new cut.
    let rows = ask(&register, &monthly(&figures), Kind::LotLineage, "2026-02-15");
    let row = |lot: i64| rows.iter().find(|row| row.link(lot_lineage::LOT) == Some(Id(lot))).unwrap();
    let sums = |lot: i64| (row(lot).number(lot_lineage::USED_THEN_CENTS), row(lot).number(lot_lineage::USED_NOW_CENTS));
    assert_eq!(sums(61), (Some(12 * 30_01), None));
    assert_eq!(sums(62), (Some(2 * 10_01), Some(14 * 10_01)));
    assert_eq!(sums(63), (Some(2 * 20_00), Some(14 * 20_00)));
    assert_eq!(row(61).date(lot_lineage::LAST_MONTH), Some(day("2026-02-01")));
}

/// Two providers with parts in lots 61 and 62. Product 31 moved from 61 to 62 on 1-7-2026, product 32 stays in 61. Willow has
/// 61 until the move and 62 from then on, Elm has 62 all year.
fn moved(with_the_move: bool) -> Register {
    let mut register = Register::default();
    let provider = |id: i64, name: &str| record(Kind::Provider, id, &[("name", name.into())]);
    register.fill(Kind::Provider, vec![provider(21, "De Wilg"), provider(22, "De Iep")]);
    let lot = |id: i64, code: &str| record(Kind::Lot, id, &[("code", code.into())]);
    register.fill(Kind::Lot, vec![lot(61, "A"), lot(62, "B")]);
    let product = |id: i64, code: &str, lot: i64| record(Kind::Product, id, &[("code", code.into()), ("lot", to(lot))]);
    register.fill(Kind::Product, vec![product(31, "p1", 62), product(32, "p2", 61)]);
    if with_the_move {
        let was = [("product", to(31)), ("lot", to(61)), ("valid_to", on("2026-06-30"))];
        register.fill(Kind::LotProduct, vec![record(Kind::LotProduct, 81, &was)]);
    }
    let contract = |id: i64, provider: i64| {
        let days = [("start", on("2025-01-01")), ("end", on("2027-12-31"))];
        record(
            Kind::Contract,
            id,
            &[&days[..], &[("provider", to(provider)), ("status", Value::Choice("active"))]].concat(),
        )
    };
    register.fill(Kind::Contract, vec![contract(41, 21), contract(42, 22)]);
    let part = |id: i64, contract: i64, lot: i64, from: &str, until: &str| {
        let days = [("valid_from", on(from)), ("valid_to", on(until))];
        let places = Value::Links([Id(3)].into());
        let what = [("contract", to(contract)), ("lot", to(lot)), ("municipalities", places)];
        record(Kind::ContractLot, id, &[&what[..], &days[..]].concat())
    };
    register.fill(
        Kind::ContractLot,
        vec![
            part(71, 41, 61, "2025-01-01", "2026-06-30"),
            part(72, 41, 62, "2026-07-01", "2027-12-31"),
            part(73, 42, 62, "2025-01-01", "2027-12-31"),
            part(74, 42, 61, "2026-07-01", "2027-12-31"),
        ],
    );
    register.fill(Kind::Municipality, vec![record(Kind::Municipality, 3, &[("name", "Molenlanden".into())])]);
    register
}

/// Twelve months of 2026: De Wilg € 10 a month of product 31, De Iep € 3 of it and from July € 1 of product 32.
fn use_of_2026() -> Monthly {
    let months: Vec<String> = (1..=12).map(|month| format!("2026-{month:02}")).collect();
    let mut figures = Vec::new();
    for (at, month) in months.iter().enumerate() {
        figures.push((21, 31, 3, month.as_str(), 10_00));
        figures.push((22, 31, 3, month.as_str(), 3_00));
        if at >= 6 {
            figures.push((22, 32, 3, month.as_str(), 1_00));
        }
    }
    monthly(&figures)
}

/// N4: a month is judged by the lot its product was in that month: who had no part in that lot then is parked.
#[test]
fn n4_use_before_a_product_moved_is_covered_by_the_lot_of_then() {
    let monthly = use_of_2026();
    let parked = |register: &Register| -> Vec<(i64, i64, i64)> {
        let rows = ask(register, &monthly, Kind::Parked, "2027-01-15");
        let row = |row: &Record| {
            let id = |column| row.link(column).unwrap().0;
            (id(parked::PROVIDER), id(parked::LOT), row.number(parked::AMOUNT_CENTS).unwrap())
        };
        rows.iter().map(row).collect()
    };
    // De Iep had no part in lot 61 in the six months that the product was bought there.
    assert_eq!(parked(&moved(true)), [(22, 61, 6 * 3_00)]);
    // Without the move the product was in 62 all along, where De Wilg came only in July.
    assert_eq!(parked(&moved(false)), [(21, 62, 6 * 10_00)]);
    // What is parked and what counts make € 162 either way: 12 × 13 and 6 × 1.
    let all: i64 = monthly.actuals.all().iter().filter_map(|figure| figure.amount()).sum();
    assert_eq!(all, 162_00);
}

/// N4, R22: the market of a lot is that of the products in it on the day; all lots together have all use in either cut.
#[test]
fn n4_a_moved_product_takes_its_value_to_the_lot_it_is_in() {
    let monthly = use_of_2026();
    let register = moved(true);
    let values = |register: &Register, day: &str| -> BTreeMap<(i64, i64), i64> {
        let rows = ask(register, &monthly, Kind::Concentration, day);
        let contract = rows.iter().filter(|row| row.choice(concentration::BASIS) == Some("contract"));
        let row = |row: &Record| {
            let id = |column| row.link(column).unwrap().0;
            ((id(concentration::LOT), id(concentration::PARTY)), row.number(concentration::VALUE_CENTS).unwrap_or(0))
        };
        contract.map(row).filter(|(_, cents)| *cents > 0).collect()
    };
    // On 30 June the five whole months of 2026 count, all in lot 61.
    assert_eq!(values(&register, "2026-06-30"), BTreeMap::from([((61, 21), 50_00), ((61, 22), 15_00)]));
    // The day after, six months, all in lot 62.
    assert_eq!(values(&register, "2026-07-01"), BTreeMap::from([((62, 21), 60_00), ((62, 22), 18_00)]));
    let after = BTreeMap::from([((62, 21), 120_00), ((62, 22), 36_00), ((61, 22), 6_00)]);
    assert_eq!(values(&register, "2027-01-15"), after);
    // Both cuts have the same total, and so has a register that knows of no move.
    assert_eq!(values(&moved(false), "2027-01-15"), after);
    let rows = ask(&register, &monthly, Kind::LotLineage, "2027-01-15");
    let cut = |lot: i64| {
        let row = rows.iter().find(|row| row.link(lot_lineage::LOT) == Some(Id(lot))).unwrap();
        (row.number(lot_lineage::USED_THEN_CENTS), row.number(lot_lineage::USED_NOW_CENTS))
    };
    assert_eq!(cut(61), (Some(6 * 13_00 + 6 * 1_00), Some(6_00)));
    assert_eq!(cut(62), (Some(6 * 13_00), Some(156_00)));
    assert_eq!(after.values().sum::<i64>(), 162_00);
}

/// N20: what was agreed with a municipality that merged stays told under it, and under what it is now; nothing moves "as
/// then", and "as now" has the sum of the predecessors.
#[test]
fn n20_utilisation_tells_the_municipality_of_then_and_of_now() {
    let mut register = municipalities();
    register.fill(Kind::Provider, vec![record(Kind::Provider, 21, &[("name", "De Wilg".into())])]);
    register.fill(Kind::Lot, vec![record(Kind::Lot, 61, &[("code", "A".into())])]);
    let product = [("code", "45A04".into()), ("lot", to(61)), ("unit", Value::Choice("hour"))];
    register.fill(Kind::Product, vec![record(Kind::Product, 31, &product)]);
    let days = [("start", on("2018-01-01")), ("end", on("2020-12-31"))];
    let contract = [("provider", to(21)), ("status", Value::Choice("active"))];
    register.fill(Kind::Contract, vec![record(Kind::Contract, 41, &[&days[..], &contract[..]].concat())]);
    let agreed = |id: i64, town: i64| {
        let what = [("contract", to(41)), ("lot", to(61)), ("product", to(31)), ("municipality", to(town))];
        let volume = [("quantity", Value::Number(1_000_000)), ("unit", Value::Choice("hour"))];
        record(Kind::CapacityAgreement, id, &[&days[..], &what[..], &volume[..]].concat())
    };
    register.fill(Kind::CapacityAgreement, vec![agreed(51, 1), agreed(52, 2), agreed(53, 3), agreed(54, 4)]);
    // Hours: 100 and 20 under 1, 30 under 2, 7 under 3, 5 under 4.
    let rows = [(1, "2018-03", 100), (1, "2018-09", 20), (2, "2018-09", 30), (3, "2019-02", 7), (4, "2019-02", 5)];
    let figures = rows.iter().zip(1000..).map(|((town, month, hours), id)| {
        let month = Month::of(day(&format!("{month}-01")));
        Figure::new(Id(id), Id(21), Id(31), Id(*town), month).with_quantity(Some(hours * 1000), Some("hour"))
    });
    let actuals = Figures::new(figures.collect());
    let monthly = Monthly { window: None, actuals, ..Monthly::default() };
    let sums = |on: &str, column: perceel::domain::field::Column<perceel::domain::field::One>| {
        let mut sums: BTreeMap<i64, i64> = BTreeMap::new();
        for row in ask(&register, &monthly, Kind::Utilisation, on) {
            *sums.entry(row.link(column).unwrap().0).or_default() += row.number(utilisation::USED).unwrap_or(0);
        }
        sums
    };
    for later in ["2019-06-30", "2020-12-31"] {
        let then = BTreeMap::from([(1, 120_000), (2, 30_000), (3, 7_000), (4, 5_000)]);
        assert_eq!(sums(later, utilisation::MUNICIPALITY), then, "{later}");
        assert_eq!(sums(later, utilisation::MUNICIPALITY_NOW), BTreeMap::from([(3, 157_000), (4, 5_000)]), "{later}");
    }
    // Before the merger both are the same.
    let before = "2018-12-31";
    assert_eq!(sums(before, utilisation::MUNICIPALITY), sums(before, utilisation::MUNICIPALITY_NOW));
    assert_eq!(sums(before, utilisation::MUNICIPALITY_NOW)[&1], 120_000);
}
