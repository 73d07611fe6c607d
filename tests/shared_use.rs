//! Use that could be that of more than one agreement: figures name a provider, a product, a municipality and a month, and no
//! contract. What is each one's own, and what the row says of it. All expected values by hand.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use perceel::domain::kind::Kind;
use perceel::domain::monthly::{Figure, Figures, Month, Monthly};
use perceel::domain::questions::{self, Asked, Made, ceilings, concentration, insufficient_use, utilisation};
use perceel::domain::record::{Id, Record, Ref};
use perceel::domain::register::{Register, When};
use perceel::text::{Lang, Words};
use support::{add, day, find, set};

/// Municipalities North and South, lot L1 with product 45A04 in hours, provider Aa.
fn region() -> Register {
    let mut r = Register::default();
    add(&mut r, Kind::Provider, &["name=Aa"]);
    add(&mut r, Kind::Lot, &["code=L1", "title=Een", "category=heavy", "scale=regional"]);
    for (code, name) in [("GM9901", "Noord"), ("GM9902", "Zuid")] {
        add(&mut r, Kind::Municipality, &[&format!("cbs_code={code}"), &format!("name={name}")]);
        let place = format!("municipality={code}");
        add(&mut r, Kind::LotMunicipality, &["lot=L1", place.as_str(), "valid_from=2020-01-01"]);
    }
    add(&mut r, Kind::Product, &["code=45A04", "title=Begeleiding", "unit=hour", "lot=L1"]);
    r
}

fn contract(r: &mut Register, number: &str, start: &str, end: &str, places: &str) {
    let columns = [format!("number={number}"), format!("start={start}"), format!("end={end}")];
    let rest = ["provider=Aa", "status=active"];
    add(r, Kind::Contract, &columns.iter().map(String::as_str).chain(rest).collect::<Vec<_>>());
    let part = [format!("contract={number}"), format!("valid_from={start}"), format!("municipalities={places}")];
    let rest = ["lot=L1", "role=sole"];
    add(r, Kind::ContractLot, &part.iter().map(String::as_str).chain(rest).collect::<Vec<_>>());
}

fn agreed(r: &mut Register, contract: &str, start: &str, end: &str, hours: &str, rest: &[&str]) {
    let columns =
        [format!("contract={contract}"), format!("start={start}"), format!("end={end}"), format!("quantity={hours}")];
    let usual = ["lot=L1", "product=45A04", "unit=hour", "kind=maximum"];
    let usual = usual.into_iter().filter(|one| {
        let name = one.split('=').next().unwrap();
        !rest.iter().any(|own| own.starts_with(name))
    });
    let all: Vec<&str> = columns.iter().map(String::as_str).chain(usual).chain(rest.iter().copied()).collect();
    add(r, Kind::CapacityAgreement, &all);
}

/// Hours per municipality and month, € 100 each.
fn used(r: &Register, rows: &[(&str, &str, i64)]) -> Monthly {
    let figure = |(at, (place, month, hours)): (i64, &(&str, &str, i64))| {
        let month = Month::of(day(&format!("{month}-01")));
        let product = find(r, Kind::Product, "45A04");
        Figure::new(Id(9000 + at), find(r, Kind::Provider, "Aa"), product, find(r, Kind::Municipality, place), month)
            .with_quantity(Some(hours * 1000), Some("hour"))
            .with_amount(Some(hours * 10_000))
    };
    let window = Some((Month::of(day("2024-01-01")), Month::of(day("2027-12-01"))));
    Monthly { window, actuals: Figures::new((0..).zip(rows).map(figure).collect()), ..Monthly::default() }
}

fn rows(r: &Register, monthly: &Monthly, on: &str) -> Vec<Record> {
    let (when, words) = (When::on(day(on)), Words::load(Lang::Nl));
    questions::answer(&Asked { register: r, monthly, when, words }, Kind::Utilisation)
}

/// Of a contract: used as reported, its own of it, utilisation, band.
type Told = (String, Option<i64>, Option<i64>, Option<i64>, &'static str);

fn told(r: &Register, monthly: &Monthly, on: &str) -> Vec<Told> {
    let row = |row: &Record| {
        let number = |column| row.number(column);
        (
            r.key(Kind::Contract, row.link(utilisation::CONTRACT).unwrap()),
            number(utilisation::USED),
            number(utilisation::USED_CORRECTED),
            number(utilisation::UTILISATION_PERCENT),
            row.choice(utilisation::BAND).unwrap(),
        )
    };
    rows(r, monthly, on).iter().map(row).collect()
}

/// Aa has 365 hours in C1 and 730 in C2 for 2026, both for both municipalities. To 31 October, 304 of 365 days, 304 and 608
/// hours. It used 684: a third is of C1 (228 of 304, 75 %), two thirds are of C2 (456 of 608, 75 %).
#[test]
fn two_contracts_of_one_provider_do_not_count_use_twice() {
    let mut r = region();
    for (number, hours) in [("C1", "365"), ("C2", "730")] {
        contract(&mut r, number, "2025-01-01", "2027-12-31", "");
        agreed(&mut r, number, "2026-01-01", "2026-12-31", hours, &[]);
    }
    let monthly = used(&r, &[("Noord", "2026-03", 300), ("Zuid", "2026-10", 384)]);
    let both = |number: &str, own: i64| (number.to_owned(), Some(684_000), Some(own), Some(750_000), "normal");
    assert_eq!(told(&r, &monthly, "2026-11-21"), [both("C1", 228_000), both("C2", 456_000)]);
    let all = rows(&r, &monthly, "2026-11-21");
    let other = all[1].link(utilisation::AGREEMENT).unwrap();
    assert_eq!(all[0].links(utilisation::SHARED_WITH), [other]);
    assert!(all[0].text(utilisation::SHARING).unwrap().contains("verdeeld"));
    // What is shown as used opens the figures that make it.
    let mut known = r.clone();
    let of = Ref { kind: Kind::Utilisation, id: all[0].id };
    known.answer(Kind::Utilisation, all);
    let (when, words) = (When::on(day("2026-11-21")), Words::load(Lang::Nl));
    let sources = questions::sources(&Asked { register: &known, monthly: &monthly, when, words }, of);
    let opened = sources.iter().find(|source| source.column == "used").unwrap();
    let Made::Figures(summed) = &opened.of else { panic!("no figures") };
    assert_eq!((summed.from.first(), summed.to.first()), (day("2026-01-01"), day("2026-10-01")));
    // Once C2 has ended, all that comes is use of C1: what ended on 30 June has six months of it. Noord: March is divided,
    // 100 for C1; October is its own. 484 of 304 is 159,21 %.
    set(&mut r, Kind::Contract, "C2", &["end=2026-06-30"]);
    let c1 = ("C1".to_owned(), Some(684_000), Some(484_000), Some(1_592_100), "over");
    assert_eq!(told(&r, &monthly, "2026-11-21"), [c1]);
}

/// C1 serves Noord, C2 serves Zuid: each has the use of its own municipality, and nobody has to divide anything.
#[test]
fn contracts_of_different_municipalities_have_their_own_use() {
    let mut r = region();
    for (number, place) in [("C1", "GM9901"), ("C2", "GM9902")] {
        contract(&mut r, number, "2025-01-01", "2027-12-31", place);
        agreed(&mut r, number, "2026-01-01", "2026-12-31", "365", &[]);
    }
    let monthly = used(&r, &[("Noord", "2026-03", 76), ("Zuid", "2026-03", 152), ("Zuid", "2026-10", 152)]);
    // 76 of 304 is 25 %, 304 of 304 is 100 %.
    let wanted = [
        ("C1".to_owned(), Some(76_000), Some(76_000), Some(250_000), "under"),
        ("C2".to_owned(), Some(304_000), Some(304_000), Some(1_000_000), "nearly_full"),
    ];
    assert_eq!(told(&r, &monthly, "2026-11-21"), wanted);
    let all = rows(&r, &monthly, "2026-11-21");
    let north = find(&r, Kind::Municipality, "GM9901");
    assert_eq!(all[0].links(utilisation::OWN_MUNICIPALITIES), [north]);
    let by_month: i64 = utilisation::months(&r, &monthly, &all[1]).iter().filter_map(|(_, milli)| *milli).sum();
    assert_eq!(by_month, 304_000);
}

/// One agreed for the region and one for Noord only: what Noord used could be of either, and no division says which.
#[test]
fn agreements_that_cannot_stand_beside_each_other_are_not_judged() {
    let mut r = region();
    contract(&mut r, "C1", "2025-01-01", "2027-12-31", "");
    contract(&mut r, "C2", "2025-01-01", "2027-12-31", "");
    agreed(&mut r, "C1", "2026-01-01", "2026-12-31", "365", &[]);
    agreed(&mut r, "C2", "2026-01-01", "2026-12-31", "365", &["municipality=GM9901"]);
    let monthly = used(&r, &[("Noord", "2026-03", 76), ("Zuid", "2026-10", 152)]);
    let wanted = [
        ("C1".to_owned(), Some(228_000), None, None, "unknown"),
        ("C2".to_owned(), Some(76_000), None, None, "unknown"),
    ];
    assert_eq!(told(&r, &monthly, "2026-11-21"), wanted);
    let said = |row: &Record| row.text(utilisation::SHARING).unwrap().contains("niet te zeggen");
    assert!(rows(&r, &monthly, "2026-11-21").iter().all(said));
    // Within one contract the municipality has a part of what the region has (R13): no dispute.
    let mut one = region();
    contract(&mut one, "C1", "2025-01-01", "2027-12-31", "");
    agreed(&mut one, "C1", "2026-01-01", "2026-12-31", "365", &[]);
    agreed(&mut one, "C1", "2026-01-01", "2026-12-31", "365", &["municipality=GM9901"]);
    let monthly = used(&one, &[("Noord", "2026-03", 76), ("Zuid", "2026-10", 152)]);
    let wanted = [
        ("C1".to_owned(), Some(228_000), Some(228_000), Some(750_000), "normal"),
        ("C1".to_owned(), Some(76_000), Some(76_000), Some(250_000), "under"),
    ];
    assert_eq!(told(&one, &monthly, "2026-11-21"), wanted);
    assert!(rows(&one, &monthly, "2026-11-21").iter().all(|row| row.text(utilisation::SHARING).is_none()));
    // A guarantee and a maximum over the same days are two views of the same room as well.
    agreed(&mut one, "C1", "2026-01-01", "2026-12-31", "300", &["kind=guaranteed"]);
    assert!(rows(&one, &monthly, "2026-11-21").iter().all(|row| row.text(utilisation::SHARING).is_none()));
}

/// R11: an agreement that begins within a month. Up to 15 March 74 hours for 74 days, from 16 March 291 for 291: one a day.
/// March has 31 hours, 15 of the first and 16 of the second; with 30 in April the second has 46 of 46 days to 30 April.
#[test]
fn a_month_of_two_agreements_is_divided_by_their_days() {
    let mut r = region();
    contract(&mut r, "C1", "2025-01-01", "2027-12-31", "");
    agreed(&mut r, "C1", "2026-01-01", "2026-03-15", "74", &[]);
    agreed(&mut r, "C1", "2026-03-16", "2026-12-31", "291", &[]);
    let monthly = used(&r, &[("Noord", "2026-02", 28), ("Noord", "2026-03", 31), ("Zuid", "2026-04", 30)]);
    let second = ("C1".to_owned(), Some(61_000), Some(46_000), Some(1_000_000), "nearly_full");
    assert_eq!(told(&r, &monthly, "2026-05-02"), [second]);
    // Twice as much a day from 16 March on: 15 of 47 parts and 32 of 47. Of 47 hours 32, with 60 in April 92 of 92.
    set(&mut r, Kind::CapacityAgreement, "C1/L1/45A04/-/2026-03-16/maximum", &["quantity=582"]);
    let monthly = used(&r, &[("Noord", "2026-03", 47), ("Zuid", "2026-04", 60)]);
    let second = ("C1".to_owned(), Some(107_000), Some(92_000), Some(1_000_000), "nearly_full");
    assert_eq!(told(&r, &monthly, "2026-05-02"), [second]);
    // Nothing was agreed before: what March has was delivered under the agreement that began in it. 107 of 92 is 116,30 %.
    let mut alone = region();
    contract(&mut alone, "C1", "2026-03-16", "2027-12-31", "");
    agreed(&mut alone, "C1", "2026-03-16", "2026-12-31", "582", &[]);
    let monthly = used(&alone, &[("Noord", "2026-03", 47), ("Zuid", "2026-04", 60)]);
    let only = ("C1".to_owned(), Some(107_000), Some(107_000), Some(1_163_000), "over");
    assert_eq!(told(&alone, &monthly, "2026-05-02"), [only]);
}

fn ask(r: &Register, monthly: &Monthly, kind: Kind) -> Vec<Record> {
    let (when, words) = (When::on(day("2026-11-21")), Words::load(Lang::Nl));
    questions::answer(&Asked { register: r, monthly, when, words }, kind)
}

/// R15: each contract has the claims of its own municipalities; where both serve the same, all claims count for both, and
/// the sentence says so. 300 hours in Noord and 200 in Zuid at € 100.
#[test]
fn ceilings_of_two_contracts_tell_whose_claims_they_count() {
    let told = |places: [&str; 2]| -> Vec<(Option<i64>, bool)> {
        let mut r = region();
        for (number, place) in ["C1", "C2"].into_iter().zip(places) {
            contract(&mut r, number, "2025-01-01", "2027-12-31", place);
            let number = format!("contract={number}");
            add(&mut r, Kind::BudgetCeiling, &[number.as_str(), "year=2026", "amount=100000"]);
        }
        let monthly = used(&r, &[("Noord", "2026-03", 300), ("Zuid", "2026-10", 200)]);
        let rows = ask(&r, &monthly, Kind::Ceiling);
        let said = |row: &Record| row.text(ceilings::WHY).unwrap().contains("noemen geen contract");
        rows.iter().map(|row| (row.number(ceilings::USED_CENTS), said(row))).collect()
    };
    assert_eq!(told(["GM9901", "GM9902"]), [(Some(3_000_000), false), (Some(2_000_000), false)]);
    assert_eq!(told(["", ""]), [(Some(5_000_000), true), (Some(5_000_000), true)]);
    assert_eq!(told(["GM9901", ""]), [(Some(5_000_000), true), (Some(5_000_000), true)]);
}

/// R33: in its first year, 2025, C1 of Noord used € 4.000 of the € 10.000 that were agreed at least; the € 9.000 of Zuid were
/// claimed under C2.
#[test]
fn use_of_another_municipality_does_not_hide_too_little_use() {
    let mut r = region();
    for (number, place) in [("C1", "GM9901"), ("C2", "GM9902")] {
        contract(&mut r, number, "2025-01-01", "2027-12-31", place);
    }
    // Somebody else has a contract here as well: the offer of Aa is not unique.
    add(&mut r, Kind::Provider, &["name=Bee"]);
    contract(&mut r, "C3", "2025-01-01", "2027-12-31", "");
    set(&mut r, Kind::Contract, "C3", &["provider=Bee"]);
    set(&mut r, Kind::ContractLot, "C1/L1/2025-01-01", &["minimum_use=10000"]);
    let monthly =
        used(&r, &[("Noord", "2025-03", 40), ("Zuid", "2025-04", 90), ("Noord", "2026-10", 1), ("Zuid", "2026-10", 1)]);
    let rows = ask(&r, &monthly, Kind::InsufficientUse);
    let told = |row: &Record| {
        let contract = r.key(Kind::Contract, row.link(insufficient_use::CONTRACT).unwrap());
        (contract, row.number(insufficient_use::USED_CENTS), row.choice(insufficient_use::STATE).unwrap())
    };
    // Bee never claimed anything at all.
    let wanted = [("C1".to_owned(), Some(400_000), "below_minimum"), ("C3".to_owned(), None, "nothing")];
    assert_eq!(rows.iter().map(told).collect::<Vec<_>>(), wanted);
}

/// R15: the year as last year opens the claims of this year and of the months of last year that are ahead: 10 hours in each
/// month to October 2026, 3 in November and 5 in December 2025, 7 in October 2025: € 10.800.
#[test]
fn the_seasonal_forecast_opens_the_months_it_takes_from_last_year() {
    let mut r = region();
    contract(&mut r, "C1", "2024-01-01", "2027-12-31", "");
    add(&mut r, Kind::BudgetCeiling, &["contract=C1", "year=2026", "amount=20000"]);
    let months: Vec<String> = (1..=10).map(|month| format!("2026-{month:02}")).collect();
    let mut rows: Vec<(&str, &str, i64)> = months.iter().map(|month| ("Noord", month.as_str(), 10)).collect();
    rows.extend([("Noord", "2025-10", 7), ("Noord", "2025-11", 3), ("Zuid", "2025-12", 5)]);
    let monthly = used(&r, &rows);
    let rows = ask(&r, &monthly, Kind::Ceiling);
    assert_eq!(rows[0].number(ceilings::SEASONAL_CENTS), Some(1_080_000));
    let of = Ref { kind: Kind::Ceiling, id: rows[0].id };
    let mut known = r.clone();
    known.answer(Kind::Ceiling, rows);
    let (when, words) = (When::on(day("2026-11-21")), Words::load(Lang::Nl));
    let sources = questions::sources(&Asked { register: &known, monthly: &monthly, when, words }, of);
    let opened: i64 = sources
        .iter()
        .filter(|source| source.column == "seasonal_cents")
        .flat_map(|source| match &source.of {
            Made::Figures(summed) => monthly
                .actuals
                .all()
                .iter()
                .filter(|figure| (summed.from..=summed.to).contains(&figure.month))
                .collect::<Vec<_>>(),
            Made::Records(..) => panic!("records"),
        })
        .filter_map(|figure| figure.amount())
        .sum();
    assert_eq!(opened, 1_080_000);
}

/// R22: Aa has two contracts in the lot, agreed at € 300.000 and € 100.000, and realised € 40.000. Of the first, € 30.000, Bee
/// performs half: Bee has € 15.000 of 40.000 (37,5 %), Aa € 25.000 (62,5 %). Without agreed values it is half in each: Bee 25 %.
#[test]
fn value_of_two_contracts_is_divided_by_what_was_agreed() {
    let net = |values: [&str; 2]| -> Vec<(String, Option<i64>)> {
        let mut r = region();
        add(&mut r, Kind::Provider, &["name=Bee"]);
        for (number, value) in ["C1", "C2"].into_iter().zip(values) {
            contract(&mut r, number, "2025-01-01", "2027-12-31", "");
            set(&mut r, Kind::ContractLot, &format!("{number}/L1/2025-01-01"), &[&format!("value={value}")]);
        }
        let link = ["contract=C1", "lot=L1", "parent=Aa", "child=Bee", "share_percent=50", "valid_from=2025-01-01"];
        add(&mut r, Kind::SubcontractLink, &link);
        let monthly = used(&r, &[("Noord", "2026-03", 400)]);
        let rows = ask(&r, &monthly, Kind::Concentration);
        let net = rows.iter().filter(|row| row.choice(concentration::BASIS) == Some("net"));
        let name = |row: &Record| r.label(Kind::Provider, row.link(concentration::PARTY).unwrap());
        net.map(|row| (name(row), row.number(concentration::SHARE_PERCENT))).collect()
    };
    let two = |aa: i64, bee: i64| [("Aa".to_owned(), Some(aa)), ("Bee".to_owned(), Some(bee))];
    assert_eq!(net(["300000", "100000"]), two(625_000, 375_000));
    assert_eq!(net(["", ""]), two(750_000, 250_000));
}
