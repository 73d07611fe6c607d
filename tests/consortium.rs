//! Those who signed a contract together (combinatie): no subcontractors of each other, liable for all of it, and each
//! delivers under its own name. Their figures belong to the contract of all, count once, and make nobody's double role.
//! And the drop-out test over the same days. All expected values by hand.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use perceel::domain::fallout::fallout;
use perceel::domain::kind::Kind;
use perceel::domain::monthly::{Figure, Figures, Month, Monthly};
use perceel::domain::questions::{self, Asked, Made, chains, dropout, exposure, parked, utilisation};
use perceel::domain::record::{Id, Record, Ref};
use perceel::domain::register::{Register, When};
use perceel::text::{Lang, Words};
use support::{add, day, find, set};

/// Aa leads a consortium with Bee in lot L1; 1 000 hours were agreed for 2026 with all of them.
fn consortium() -> Register {
    let mut r = Register::default();
    add(&mut r, Kind::Municipality, &["cbs_code=GM9901", "name=Testdorp"]);
    for firm in ["Aa", "Bee", "Cee"] {
        add(&mut r, Kind::Provider, &[&format!("name={firm}")]);
    }
    for lot in ["L1", "L2"] {
        add(&mut r, Kind::Lot, &[&format!("code={lot}"), "title=Een", "category=heavy", "scale=regional"]);
        let lot = format!("lot={lot}");
        add(&mut r, Kind::LotMunicipality, &[lot.as_str(), "municipality=GM9901", "valid_from=2020-01-01"]);
    }
    add(&mut r, Kind::Product, &["code=45A04", "title=Begeleiding", "unit=hour", "lot=L1"]);
    contract(&mut r, "C1", "Aa", "L1", "consortium_lead");
    add(&mut r, Kind::ConsortiumMember, &["contract=C1", "provider=Aa", "lead=yes", "valid_from=2026-01-01"]);
    add(&mut r, Kind::ConsortiumMember, &["contract=C1", "provider=Bee", "lead=no", "valid_from=2026-03-01"]);
    agreed(&mut r, "C1", "2026-01-01", "2026-12-31", "1000", "");
    r
}

fn contract(r: &mut Register, number: &str, party: &str, lot: &str, role: &str) {
    let (name, party) = (format!("number={number}"), format!("provider={party}"));
    let days = ["start=2024-01-01", "end=2027-12-31", "status=active"];
    add(r, Kind::Contract, &[&[name.as_str(), party.as_str()], &days[..]].concat());
    let part = [format!("contract={number}"), format!("lot={lot}"), format!("role={role}")];
    let part: Vec<&str> = part.iter().map(String::as_str).chain(["valid_from=2024-01-01"]).collect();
    add(r, Kind::ContractLot, &part);
}

fn agreed(r: &mut Register, contract: &str, start: &str, end: &str, hours: &str, place: &str) {
    let columns = [
        format!("contract={contract}"),
        format!("start={start}"),
        format!("end={end}"),
        format!("quantity={hours}"),
        format!("municipality={place}"),
    ];
    let rest = ["lot=L1", "product=45A04", "unit=hour", "kind=maximum"];
    add(r, Kind::CapacityAgreement, &columns.iter().map(String::as_str).chain(rest).collect::<Vec<_>>());
}

/// Hours per provider and month, € 10 each.
fn used(r: &Register, rows: &[(&str, &str, i64)]) -> Monthly {
    let (product, place) = (find(r, Kind::Product, "45A04"), find(r, Kind::Municipality, "GM9901"));
    let figure = |(at, (provider, month, hours)): (i64, &(&str, &str, i64))| {
        let month = Month::of(day(&format!("{month}-01")));
        Figure::new(Id(9000 + at), find(r, Kind::Provider, provider), product, place, month)
            .with_quantity(Some(hours * 1000), Some("hour"))
            .with_amount(Some(hours * 10_00))
    };
    let actuals = Figures::new((0..).zip(rows).map(figure).collect());
    let window = Some((Month::of(day("2024-01-01")), Month::of(day("2026-12-01"))));
    Monthly { window, actuals, ..Monthly::default() }
}

fn ask(r: &Register, monthly: &Monthly, kind: Kind) -> Vec<Record> {
    let (when, words) = (When::on(day("2026-11-21")), Words::load(Lang::Nl));
    questions::answer(&Asked { register: r, monthly, when, words }, kind)
}

fn uses(r: &Register, monthly: &Monthly) -> Vec<Option<i64>> {
    ask(r, monthly, Kind::Utilisation).iter().map(|row| row.number(utilisation::USED)).collect()
}

#[test]
fn what_members_deliver_is_use_of_what_all_agreed() {
    let mut r = consortium();
    let monthly = used(&r, &[("Aa", "2026-10", 100), ("Bee", "2026-10", 50), ("Cee", "2026-10", 7)]);
    assert_eq!(uses(&r, &monthly), [Some(150_000)]);
    let row = ask(&r, &monthly, Kind::Utilisation).remove(0);
    let october = Month::of(day("2026-10-01"));
    let by_month = utilisation::months(&r, &monthly, &row);
    assert_eq!(by_month.last(), Some(&(october, Some(150_000))));
    // Cee signed nothing: only its use is parked.
    let stray = |r: &Register, monthly: &Monthly| -> Vec<(Id, i64)> {
        let rows = ask(r, monthly, Kind::Parked);
        rows.iter()
            .map(|row| (row.link(parked::PROVIDER).unwrap(), row.number(parked::AMOUNT_CENTS).unwrap()))
            .collect()
    };
    assert_eq!(stray(&r, &monthly), [(find(&r, Kind::Provider, "Cee"), 70_00)]);
    // Before it joined, on 1 March, Bee had no part in it.
    let early = used(&r, &[("Bee", "2026-02", 5), ("Bee", "2026-03", 6)]);
    assert_eq!(stray(&r, &early), [(find(&r, Kind::Provider, "Bee"), 50_00)]);
    // With a contract of its own in the lot its figures are those of that one: nothing counts twice.
    contract(&mut r, "C2", "Bee", "L1", "sole");
    agreed(&mut r, "C2", "2026-01-01", "2026-12-31", "200", "");
    assert_eq!(uses(&r, &monthly), [Some(100_000), Some(50_000)]);
}

#[test]
fn who_signed_along_has_no_double_role() {
    let mut r = consortium();
    contract(&mut r, "C2", "Bee", "L2", "sole");
    let monthly = used(&r, &[("Aa", "2026-10", 100), ("Bee", "2026-10", 50)]);
    let doubles = |r: &Register| -> Vec<Id> {
        let rows = ask(r, &monthly, Kind::Exposure);
        let double = rows.iter().filter(|row| row.flag(exposure::DOUBLE_ROLE) == Some(true));
        double.filter_map(|row| row.link(exposure::PARTY)).collect()
    };
    assert_eq!(doubles(&r), []);
    // Bee performs for Aa under another contract in the lot where it answers as well: that is one.
    contract(&mut r, "C3", "Cee", "L1", "main_contractor");
    add(&mut r, Kind::SubcontractLink, &["contract=C3", "lot=L1", "parent=Cee", "child=Bee", "valid_from=2026-01-01"]);
    let bee = find(&r, Kind::Provider, "Bee");
    assert_eq!(doubles(&r), [bee]);
    // Having signed along is enough for it: Bee answers for all of C1, also without a contract of its own.
    set(&mut r, Kind::Contract, "C2", &["status=dissolved"]);
    assert_eq!(doubles(&r), [bee]);
    // The chains tell the same one, once.
    let rows = ask(&r, &monthly, Kind::Chain);
    let double = rows.iter().filter(|row| row.flag(chains::DOUBLE_ROLE) == Some(true));
    assert_eq!(double.map(|row| row.link(chains::PERFORMER).unwrap()).collect::<Vec<_>>(), [bee]);
    // As one concern with Cee it performs for nobody else.
    add(&mut r, Kind::ProviderGroup, &["name=Samen"]);
    set(&mut r, Kind::Provider, "Bee", &["group=Samen"]);
    assert_eq!(doubles(&r), [find(&r, Kind::ProviderGroup, "Samen")]);
    set(&mut r, Kind::Provider, "Cee", &["group=Samen"]);
    assert_eq!(doubles(&r), []);
    let rows = ask(&r, &monthly, Kind::Chain);
    assert!(!rows.iter().any(|row| row.flag(chains::DOUBLE_ROLE) == Some(true)));
}

/// N31: a member that falls over takes no contract with it: Aa signed as well and answers for the whole. Only who works
/// below the member loses work; Dee works below Aa, Ee below Bee and Vee below Ee.
#[test]
fn n31_a_member_that_falls_over_leaves_the_contract_standing() {
    let mut r = consortium();
    for firm in ["Dee", "Ee", "Vee"] {
        add(&mut r, Kind::Provider, &[&format!("name={firm}")]);
    }
    for (parent, child) in [("Aa", "Dee"), ("Bee", "Ee"), ("Ee", "Vee")] {
        let (parent, child) = (format!("parent={parent}"), format!("child={child}"));
        let link = ["contract=C1", "lot=L1", parent.as_str(), child.as_str(), "valid_from=2026-03-01"];
        add(&mut r, Kind::SubcontractLink, &link);
    }
    let monthly = used(&r, &[("Aa", "2026-10", 100), ("Bee", "2026-10", 50)]);
    let id = |name: &str| find(&r, Kind::Provider, name);
    let falls = |name: &str| fallout(&r, &monthly, id(name), day("2026-11-21"));
    let contract = find(&r, Kind::Contract, "C1");
    let bee = falls("Bee");
    assert_eq!((bee.contracts.as_slice(), bee.joint.as_slice()), (&[][..], &[contract][..]));
    assert_eq!(bee.liable, [id("Aa")]);
    assert_eq!(bee.below, [(id("Ee"), true), (id("Vee"), true)]);
    assert!(bee.lost.is_empty() && bee.lots.is_empty() && bee.above.is_empty());
    assert_eq!(bee.municipalities.iter().collect::<Vec<_>>(), [&find(&r, Kind::Municipality, "GM9901")]);
    // The party: its contract falls, with who works below it; Bee stays bound, and so has those below Bee.
    let aa = falls("Aa");
    assert_eq!((aa.contracts.as_slice(), aa.joint.as_slice()), (&[contract][..], &[][..]));
    assert_eq!((aa.liable, aa.below), (vec![id("Bee")], vec![(id("Dee"), true)]));
    // A subcontractor that passes work on takes who works below it along.
    let ee = falls("Ee");
    assert_eq!((ee.above, ee.below), (vec![id("Aa")], vec![(id("Vee"), true)]));
    // Before it joined, Bee was nobody here.
    let before = fallout(&r, &monthly, id("Bee"), day("2026-02-28"));
    assert!(before.joint.is_empty() && before.below.is_empty());
}

fn drops(r: &Register, monthly: &Monthly) -> Vec<(Id, i64, i64, i64)> {
    let row = |row: &Record| {
        let number = |column| row.number(column).unwrap();
        let provider = row.link(dropout::PROVIDER).unwrap();
        (provider, number(dropout::DELIVERED), number(dropout::AGREED), number(dropout::UNCOVERED))
    };
    ask(r, monthly, Kind::Dropout).iter().map(row).collect()
}

/// R24 over the same days. 365 hours a year is 304 to 31 October. Cee, 200 delivered this year, agreed 730 for two years,
/// so 304 of this one: room 104. Aa and Bee delivered 100 and 150 of the 304 of their consortium: room 54. So of the 250 of
/// the consortium 146 are uncovered, and of the 200 of Cee 146. What Cee delivered in 2025 does not count against it.
#[test]
fn r24_compares_the_same_days_and_a_consortium_as_one() {
    let mut r = consortium();
    set(&mut r, Kind::CapacityAgreement, "C1/L1/45A04/-/2026-01-01/maximum", &["quantity=365"]);
    contract(&mut r, "C2", "Cee", "L1", "sole");
    agreed(&mut r, "C2", "2025-01-01", "2026-12-31", "730", "");
    let monthly =
        used(&r, &[("Aa", "2026-10", 100), ("Bee", "2026-10", 150), ("Cee", "2025-06", 9000), ("Cee", "2026-10", 200)]);
    let (aa, cee) = (find(&r, Kind::Provider, "Aa"), find(&r, Kind::Provider, "Cee"));
    let wanted = [(aa, 250_000, 304_000, 146_000), (cee, 200_000, 304_000, 146_000)];
    assert_eq!(drops(&r, &monthly), wanted);
    // R13: what a municipality agreed lies within what the region agreed, and gives no room of its own.
    agreed(&mut r, "C2", "2025-01-01", "2026-12-31", "400", "GM9901");
    assert_eq!(drops(&r, &monthly), wanted);
    // What was delivered opens the figures of both members.
    let rows = ask(&r, &monthly, Kind::Dropout);
    let of = Ref { kind: Kind::Dropout, id: rows[0].id };
    let mut known = r.clone();
    known.answer(Kind::Dropout, rows);
    let (when, words) = (When::on(day("2026-11-21")), Words::load(Lang::Nl));
    let sources = questions::sources(&Asked { register: &known, monthly: &monthly, when, words }, of);
    let delivered = sources.iter().find(|source| source.column == "delivered").unwrap();
    let Made::Figures(summed) = &delivered.of else { panic!("no figures") };
    assert_eq!(summed.providers, Some(vec![aa, find(&r, Kind::Provider, "Bee")]));
}
