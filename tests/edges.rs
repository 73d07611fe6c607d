//! The landscape on the edges of its days: what begins today, what ends today, and what of it is left tomorrow. A small region
//! typed by hand; every expected value by hand.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use perceel::domain::kind::Kind;
use perceel::domain::monthly::{Figure, Figures, Month, Monthly};
use perceel::domain::questions::{self, Asked, Made, chains, coverage, dropout, gaps, unattached};
use perceel::domain::record::{Id, Record, Ref, Value};
use perceel::domain::register::{Register, When};
use perceel::text::{Lang, Words};
use std::collections::BTreeSet;
use support::{add, day, find, set};

const YESTERDAY: &str = "2026-11-20";
const TODAY: &str = "2026-11-21";
const TOMORROW: &str = "2026-11-22";

/// Adds a record with these columns.
fn put(r: &mut Register, kind: Kind, columns: &[(&str, &str)]) {
    let columns: Vec<String> = columns.iter().map(|(name, value)| format!("{name}={value}")).collect();
    add(r, kind, &columns.iter().map(String::as_str).collect::<Vec<_>>());
}

/// Heavy lot P1 and light lot P2 in Noord, Midden and Zuid. K1 (Aa) begins today and serves Noord. K2 (Bo, of one concern with
/// Aa) ends today, serves all, and has a stop in Midden that ends today. K3 (Ce) agreed nothing in P1. In P2 stand K3 (Ce) with a
/// stop from tomorrow and K4 (Di), whose part ends today. Zuid takes part in P2 until today.
fn region() -> Register {
    let mut r = Register::default();
    add(&mut r, Kind::ProviderGroup, &["name=Hazelwijk"]);
    for (firm, group) in [("Aa", "Hazelwijk"), ("Bo", "Hazelwijk"), ("Ce", ""), ("Di", ""), ("Fa", "")] {
        add(&mut r, Kind::Provider, &[&format!("name={firm}"), &format!("group={group}")]);
    }
    for (code, category) in [("P1", "heavy"), ("P2", "light")] {
        let what = [("code", code), ("category", category), ("title", "Een"), ("scale", "regional")];
        put(&mut r, Kind::Lot, &[&what[..], &[("fallback", "Reserve")]].concat());
    }
    for (code, name) in [("GM9801", "Noord"), ("GM9802", "Midden"), ("GM9803", "Zuid")] {
        add(&mut r, Kind::Municipality, &[&format!("cbs_code={code}"), &format!("name={name}")]);
        for lot in ["P1", "P2"] {
            let until = if (lot, name) == ("P2", "Zuid") { TODAY } else { "" };
            let columns = [("lot", lot), ("municipality", code), ("valid_from", "2024-01-01"), ("valid_to", until)];
            put(&mut r, Kind::LotMunicipality, &columns);
        }
    }
    add(&mut r, Kind::Product, &["code=45X01", "title=Begeleiding", "unit=hour", "lot=P1"]);
    let terms = [
        ("K1", "Aa", TODAY, "2027-12-31"),
        ("K2", "Bo", "2024-01-01", TODAY),
        ("K3", "Ce", "2024-01-01", "2027-12-31"),
        ("K4", "Di", "2024-01-01", "2027-12-31"),
    ];
    for (number, party, start, end) in terms {
        put(
            &mut r,
            Kind::Contract,
            &[
                ("number", number),
                ("provider", party),
                ("start", start),
                ("end", end),
                ("status", "active"),
                ("accountable", "hoofd zorg"),
            ],
        );
    }
    for (number, lot, from, to, places) in [
        ("K1", "P1", TODAY, "", "GM9801"),
        ("K2", "P1", "2024-01-01", TODAY, ""),
        ("K3", "P1", "2024-01-01", "", "GM9803"),
        ("K3", "P2", "2024-01-01", "", ""),
        ("K4", "P2", "2024-01-01", TODAY, ""),
    ] {
        put(
            &mut r,
            Kind::ContractLot,
            &[
                ("contract", number),
                ("lot", lot),
                ("valid_from", from),
                ("valid_to", to),
                ("municipalities", places),
                ("role", "sole"),
            ],
        );
    }
    for (number, quantity, start, end, place) in [
        ("K1", "400", TODAY, "2027-12-31", "GM9801"),
        ("K2", "1000", "2026-01-01", TODAY, ""),
        ("K3", "0", "2026-01-01", "2026-12-31", "GM9803"),
    ] {
        let what = [("lot", "P1"), ("product", "45X01"), ("unit", "hour"), ("kind", "maximum"), ("contract", number)];
        let when = [("quantity", quantity), ("start", start), ("end", end), ("municipality", place)];
        put(&mut r, Kind::CapacityAgreement, &[&what[..], &when].concat());
    }
    let stop = ["contract=K2", "lot=P1", "municipality=GM9802", "valid_from=2026-11-01", "imposed_by=client"];
    add(&mut r, Kind::IntakeStop, &[&stop[..], &["valid_to=2026-11-21"]].concat());
    add(&mut r, Kind::IntakeStop, &["contract=K3", "lot=P2", "valid_from=2026-11-22", "imposed_by=client"]);
    let link = ["contract=K2", "lot=P1", "parent=Bo", "child=Fa", "share_percent=30", "valid_from=2024-01-01"];
    add(&mut r, Kind::SubcontractLink, &[&link[..], &["valid_to=2026-11-21"]].concat());
    r
}

fn ask(r: &Register, monthly: &Monthly, kind: Kind, on: &str) -> Vec<Record> {
    let (when, words) = (When::on(day(on)), Words::load(Lang::Nl));
    questions::answer(&Asked { register: r, monthly, when, words }, kind)
}

fn cells(r: &Register, on: &str) -> Vec<String> {
    let rows = ask(r, &Monthly::default(), Kind::Coverage, on);
    let cell = |row: &Record| {
        let lot = r.key(Kind::Lot, row.link(coverage::LOT).unwrap());
        let place = r.label(Kind::Municipality, row.link(coverage::MUNICIPALITY).unwrap());
        let before = row.number(coverage::MONTH_BEFORE);
        let before = before.map_or_else(|| "-".to_owned(), |number| number.to_string());
        let state = row.choice(coverage::STATE).unwrap();
        format!(
            "{lot} {} {state} {} {before}",
            place.split(' ').next().unwrap(),
            row.number(coverage::PROVIDERS).unwrap()
        )
    };
    rows.iter().map(cell).collect()
}

/// R14, R25: a last day still counts, a first day counts already. The last number is that of a month earlier.
#[test]
fn coverage_on_the_first_and_the_last_day() {
    let r = region();
    let light = ["P2 Noord choice 2 2", "P2 Midden choice 2 2", "P2 Zuid choice 2 2"];
    let heavy = ["P1 Noord single 1 1", "P1 Midden stopped 0 1", "P1 Zuid single 1 1"];
    assert_eq!(cells(&r, YESTERDAY), [&heavy[..], &light].concat());
    let heavy = ["P1 Noord choice 2 1", "P1 Midden stopped 0 1", "P1 Zuid single 1 1"];
    assert_eq!(cells(&r, TODAY), [&heavy[..], &light].concat());
    let tomorrow = [
        "P1 Noord single 1 1",
        "P1 Midden gap 0 1",
        "P1 Zuid gap 0 1",
        "P2 Noord stopped 0 2",
        "P2 Midden stopped 0 2",
    ];
    assert_eq!(cells(&r, TOMORROW), tomorrow);
}

/// R25: a provider with a stop counts as none, so a heavy lot with nobody but stopped ones is told; light lots never are.
#[test]
fn gaps_tell_where_nobody_takes_clients_and_nothing_of_what_is_over() {
    let r = region();
    let told = |on: &str| -> BTreeSet<(String, String)> {
        let rows = ask(&r, &Monthly::default(), Kind::Gap, on);
        let rows = rows.iter().filter(|row| matches!(row.text(gaps::RULE), Some("R25" | "R32")));
        let subject = |row: &Record| {
            let kind = r.target_kind(Kind::Gap, row, gaps::SUBJECT.index).unwrap();
            r.key(kind, row.link(gaps::SUBJECT).unwrap())
        };
        rows.map(|row| (subject(row), row.text(gaps::MESSAGE).unwrap().to_owned())).collect()
    };
    let about = |on: &str, subject: &str| -> Vec<String> {
        told(on).into_iter().filter(|(of, _)| of == subject).map(|(_, message)| message).collect()
    };
    let stopped = "Zwaar perceel: niemand neemt cliënten aan in Midden; er geldt een cliëntenstop.";
    assert_eq!(about(TODAY, "P1"), [stopped]);
    let none = ["Midden", "Zuid"].map(|place| format!("Zwaar perceel: geen enkele aanbieder in {place}."));
    assert_eq!(about(TOMORROW, "P1"), none);
    assert_eq!(about(TOMORROW, "P2"), Vec::<String>::new());
    // K2 needs reviews and an exit paragraph while it runs, today included; tomorrow nothing any more.
    assert_eq!(about(TODAY, "K2").len(), 2);
    assert_eq!(about(TOMORROW, "K2"), Vec::<String>::new());
    // K1 agreed for 2027 as well; K3 for 2026 only, and nothing for later.
    assert_eq!(about("2027-01-01", "K1").len(), 2);
    let third: Vec<String> = about("2027-01-01", "K3");
    assert!(about("2026-12-31", "K3").len() == 2 && third.len() == 3, "{third:?}");
    assert!(third.iter().any(|message| message.contains("capaciteitsafspraak")));
}

/// R18, R21: chains of a day. A contract whose parts are over answers for nothing; one of which no lot was ever recorded is
/// still told.
#[test]
fn chains_begin_and_end_with_their_parts() {
    let mut r = region();
    let performers = |r: &Register, on: &str| -> Vec<String> {
        let rows = ask(r, &Monthly::default(), Kind::Chain, on);
        let name = |row: &Record| {
            let contract = r.key(Kind::Contract, row.link(chains::CONTRACT).unwrap());
            format!("{contract} {}", r.label(Kind::Provider, row.link(chains::PERFORMER).unwrap()))
        };
        rows.iter().map(name).collect()
    };
    assert_eq!(performers(&r, YESTERDAY), ["K2 Bo", "K2 Fa", "K3 Ce", "K3 Ce", "K4 Di"]);
    assert_eq!(performers(&r, TODAY), ["K1 Aa", "K2 Bo", "K2 Fa", "K3 Ce", "K3 Ce", "K4 Di"]);
    assert_eq!(performers(&r, TOMORROW), ["K1 Aa", "K3 Ce", "K3 Ce"]);
    add(&mut r, Kind::Contract, &["number=K5", "provider=Fa", "start=2024-01-01", "end=2027-12-31", "status=active"]);
    assert_eq!(performers(&r, TOMORROW), ["K1 Aa", "K3 Ce", "K3 Ce", "K5 Fa"]);
}

/// R24: who has left a lot cannot drop out of it. Bo delivered 1 000 hours and nobody has room; on its last day that is
/// uncovered, the day after it is no risk any more.
#[test]
fn who_left_the_lot_cannot_drop_out_of_it() {
    let mut r = region();
    let month = Month::of(day("2026-10-01"));
    let (product, place) = (find(&r, Kind::Product, "45X01"), find(&r, Kind::Municipality, "GM9801"));
    let figure = |id: i64, firm: &str, hours: i64| {
        Figure::new(Id(id), find(&r, Kind::Provider, firm), product, place, month)
            .with_quantity(Some(hours * 1000), Some("hour"))
    };
    let actuals = Figures::new(vec![figure(9001, "Bo", 1000), figure(9002, "Fa", 7)]);
    let monthly = Monthly { window: Some((month, month)), actuals, ..Monthly::default() };
    let drops = |r: &Register, on: &str| -> Vec<(String, i64)> {
        let rows = ask(r, &monthly, Kind::Dropout, on);
        let row = |row: &Record| {
            (r.label(Kind::Provider, row.link(dropout::PROVIDER).unwrap()), row.number(dropout::UNCOVERED).unwrap())
        };
        rows.iter().map(row).collect()
    };
    // Fa performs below Bo and claimed 7 hours under its own name.
    assert_eq!(drops(&r, TODAY), [("Bo".to_owned(), 1_000_000), ("Fa".to_owned(), 7_000)]);
    assert_eq!(drops(&r, TOMORROW), []);
    // Prolonged by a day, it still can.
    set(&mut r, Kind::Contract, "K2", &["end=2026-11-22"]);
    set(&mut r, Kind::ContractLot, "K2/P1/2024-01-01", &["valid_to=2026-11-22"]);
    assert_eq!(drops(&r, TOMORROW), [("Bo".to_owned(), 1_000_000)]);
}

/// Di had a contract in February only and claimed € 100 in each of January to April: € 300 are outside any contract, and what
/// they open is January, March and April, without February.
#[test]
fn figures_outside_any_contract_open_without_the_months_between() {
    let mut r = region();
    set(&mut r, Kind::Contract, "K4", &["start=2026-02-01", "end=2026-02-28"]);
    let (product, place) = (find(&r, Kind::Product, "45X01"), find(&r, Kind::Municipality, "GM9801"));
    let di = find(&r, Kind::Provider, "Di");
    let month = |number: u32| Month::of(day(&format!("2026-{number:02}-01")));
    let figure = |number: u32| {
        Figure::new(Id(9000 + i64::from(number)), di, product, place, month(number)).with_amount(Some(10_000))
    };
    let actuals = Figures::new((1..=4).map(figure).collect());
    let monthly = Monthly { window: Some((month(1), month(12))), actuals, ..Monthly::default() };
    let rows = ask(&r, &monthly, Kind::Unattached, TODAY);
    let at = rows.iter().position(|row| row.link(unattached::PERFORMER) == Some(di)).unwrap();
    let (column, _) = Kind::Unattached.noun().find("amount_cents").unwrap();
    assert_eq!(rows[at].values[column], Value::Number(30_000));
    let of = Ref { kind: Kind::Unattached, id: rows[at].id };
    let mut known = r.clone();
    known.answer(Kind::Unattached, rows);
    let (when, words) = (When::on(day(TODAY)), Words::load(Lang::Nl));
    let sources = questions::sources(&Asked { register: &known, monthly: &monthly, when, words }, of);
    let opened: Vec<(Month, Month)> = sources
        .iter()
        .map(|source| match &source.of {
            Made::Figures(summed) => (summed.from, summed.to),
            Made::Records(..) => panic!("records"),
        })
        .collect();
    assert_eq!(opened, [(month(1), month(1)), (month(3), month(4))]);
}
