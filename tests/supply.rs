//! What is held necessary against what there is (N3), and a provider that falls over (N31, R24). Registers by hand; every
//! expected figure is counted on paper.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use perceel::domain::fallout::{fallout, helpers};
use perceel::domain::kind::Kind;
use perceel::domain::monthly::{Figure, Figures, Month, Monthly};
use perceel::domain::questions::{self, Asked, Made, Summed, dropout, needs};
use perceel::domain::record::{Id, Record};
use perceel::domain::register::{Register, When};
use perceel::text::{Lang, Words};
use std::collections::{BTreeMap, BTreeSet};
use support::{add, day, find, keys, set};

fn asked<'a>(register: &'a Register, monthly: &'a Monthly, on: &str) -> Asked<'a> {
    Asked { register, monthly, when: When::on(day(on)), words: Words::load(Lang::Nl) }
}

/// Two municipalities, three providers with a contract each, and one that only performs for others.
fn ground() -> Register {
    let mut r = Register::default();
    let mut put = |kind, columns: &[&str]| add(&mut r, kind, columns);
    put(Kind::Region, &["name=Waterdal"]);
    put(Kind::SubRegion, &["name=Noord", "region=Waterdal"]);
    put(Kind::SubRegion, &["name=Zuid", "region=Waterdal"]);
    for (code, name, sub) in [("9901", "Waterdam", "Noord"), ("9902", "Oosterbroek", "Zuid")] {
        put(Kind::Municipality, &[&format!("cbs_code={code}"), &format!("name={name}")]);
        let (place, sub) = (format!("municipality={name}"), format!("sub_region={sub}"));
        put(Kind::Membership, &[&place, &sub, "valid_from=2015-01-01"]);
    }
    for (kvk, name) in [("90000018", "Abeel"), ("90000026", "Berk"), ("90000034", "Ceder"), ("90000042", "Doorn")] {
        put(Kind::Provider, &[&format!("kvk={kvk}"), &format!("name={name}"), "status=active"]);
    }
    for (number, provider) in [("C-A", "Abeel"), ("C-B", "Berk"), ("C-C", "Ceder")] {
        let (number, provider) = (format!("number={number}"), format!("provider={provider}"));
        put(Kind::Contract, &[&number, &provider, "start=2026-01-01", "end=2026-12-31", "status=active"]);
    }
    r
}

fn lot(r: &mut Register, code: &str, columns: &[&str]) {
    let code = format!("code={code}");
    add(r, Kind::Lot, &[&[code.as_str()], columns].concat());
    for name in ["Waterdam", "Oosterbroek"] {
        let lot = code.replace("code=", "lot=");
        add(r, Kind::LotMunicipality, &[&lot, &format!("municipality={name}"), "valid_from=2015-01-01"]);
    }
}

fn part(r: &mut Register, contract: &str, lot: &str, municipalities: &str) {
    let columns = [
        format!("contract={contract}"),
        format!("lot={lot}"),
        format!("municipalities={municipalities}"),
        "role=main_contractor".to_owned(),
        "valid_from=2026-01-01".to_owned(),
    ];
    add(r, Kind::ContractLot, &columns.iter().map(String::as_str).collect::<Vec<_>>());
}

/// Crisis care by product in K1: Abeel in Waterdam only, and from 1-7-2026 Berk in Oosterbroek, who passes all of it to
/// Doorn. Day care by category in K2, a lot of the whole region: Ceder, who passes on all of it from 1-7-2026. Living with
/// care is what lot K3 is for, which nobody has; work is bought nowhere.
fn necessary() -> Register {
    let mut r = ground();
    lot(&mut r, "K1", &["category=heavy", "scale=regional"]);
    lot(&mut r, "K2", &["category=heavy", "scale=supra_regional"]);
    lot(&mut r, "K3", &["category=heavy", "scale=local", "need=Wonen met zorg"]);
    part(&mut r, "C-A", "K1", "Waterdam");
    part(&mut r, "C-B", "K1", "Oosterbroek");
    set(&mut r, Kind::ContractLot, "C-B/K1/2026-01-01", &["valid_from=2026-07-01"]);
    part(&mut r, "C-C", "K2", "Waterdam");
    for (contract, lot, parent) in [("C-B", "K1", "Berk"), ("C-C", "K2", "Ceder")] {
        let (contract, lot) = (format!("contract={contract}"), format!("lot={lot}"));
        let (parent, from) = (format!("parent={parent}"), "valid_from=2026-07-01");
        add(&mut r, Kind::SubcontractLink, &[&contract, &lot, &parent, "child=Doorn", "share_percent=100", from]);
    }
    add(&mut r, Kind::Product, &["code=46A01", "title=Crisisopvang", "unit=day_night", "lot=K1"]);
    add(&mut r, Kind::Product, &["code=41A01", "title=Dagbehandeling", "unit=day_part", "lot=K2", "category_code=41"]);
    let mut need = |columns: &[&str]| add(&mut r, Kind::NecessaryProvision, columns);
    need(&["name=Crisisopvang", "product=46A01", "valid_from=2026-01-01"]);
    need(&["name=Dagbehandeling", "category_code=41", "valid_from=2026-01-01"]);
    need(&["name=Arbeidsmatige dagbesteding", "valid_from=2026-01-01", "valid_to=2026-06-30"]);
    need(&["name=Crisisopvang", "municipality=Oosterbroek", "product=46A01", "valid_from=2026-01-01"]);
    r
}

fn told(register: &Register, on: &str) -> BTreeMap<(String, String), (&'static str, i64)> {
    let monthly = Monthly::default();
    let rows = questions::answer(&asked(register, &monthly, on), Kind::Need);
    let count = rows.len();
    let row = |row: &Record| {
        let name = row.text(needs::PROVISION).unwrap().to_owned();
        let place = row.link(needs::MUNICIPALITY).map(|id| register.label(Kind::Municipality, id)).unwrap_or_default();
        ((name, place), (row.choice(needs::STATE).unwrap(), row.number(needs::PROVIDERS).unwrap()))
    };
    let told: BTreeMap<_, _> = rows.iter().map(row).collect();
    assert_eq!(told.len(), count, "two rows about one thing");
    told
}

/// N3: covered directly, only through a chain, or not; per municipality and for the region, on two dates.
#[test]
fn n3_need_against_supply_on_two_dates() {
    let r = necessary();
    let expected = |rows: &[(&str, &str, &'static str, i64)]| -> BTreeMap<(String, String), (&'static str, i64)> {
        rows.iter().map(|(name, place, state, count)| (((*name).into(), (*place).into()), (*state, *count))).collect()
    };
    assert_eq!(
        told(&r, "2026-06-30"),
        expected(&[
            ("Crisisopvang", "Waterdam", "direct", 1),
            ("Crisisopvang", "Oosterbroek", "none", 0),
            // Judged for the region: Ceder serves Waterdam, and so there is day care for both.
            ("Dagbehandeling", "Waterdam", "direct", 1),
            ("Dagbehandeling", "Oosterbroek", "direct", 1),
            ("Wonen met zorg", "Waterdam", "none", 0),
            ("Wonen met zorg", "Oosterbroek", "none", 0),
            // In no lot, so nowhere in the region; held necessary until this day.
            ("Arbeidsmatige dagbesteding", "", "none", 0),
        ])
    );
    assert_eq!(
        told(&r, "2026-07-01"),
        expected(&[
            ("Crisisopvang", "Waterdam", "direct", 1),
            ("Crisisopvang", "Oosterbroek", "chain", 1),
            ("Dagbehandeling", "Waterdam", "chain", 1),
            ("Dagbehandeling", "Oosterbroek", "chain", 1),
            ("Wonen met zorg", "Waterdam", "none", 0),
            ("Wonen met zorg", "Oosterbroek", "none", 0),
        ])
    );
    // All contracts end with the year.
    assert!(told(&r, "2027-01-01").values().all(|(state, count)| (*state, *count) == ("none", 0)));
}

/// N3: a figure opens the parts of contracts and the links of chains that it was made from.
#[test]
fn n3_a_figure_opens_what_it_was_made_from() {
    let mut r = necessary();
    let monthly = Monthly::default();
    let on = "2026-07-01";
    let rows = questions::answer(&asked(&r, &monthly, on), Kind::Need);
    let find_row = |name: &str, place: &str| {
        let town = find(&r, Kind::Municipality, place);
        let fits =
            |row: &&Record| row.text(needs::PROVISION) == Some(name) && row.link(needs::MUNICIPALITY) == Some(town);
        rows.iter().find(fits).unwrap().id
    };
    let (chain, direct, none) = (
        find_row("Crisisopvang", "Oosterbroek"),
        find_row("Crisisopvang", "Waterdam"),
        find_row("Wonen met zorg", "Waterdam"),
    );
    r.answer(Kind::Need, rows);
    let opened = |id: Id| -> BTreeMap<&'static str, Vec<String>> {
        let of = perceel::domain::record::Ref { kind: Kind::Need, id };
        let sources = questions::sources(&asked(&r, &monthly, on), of).into_iter();
        sources
            .map(|source| match source.of {
                Made::Records(kind, ids) if source.column == "providers" => (kind.name(), keys(&r, kind, &ids)),
                Made::Records(..) => panic!("the number of providers is what opens"),
                Made::Figures(_) => panic!("no figures here"),
            })
            .collect()
    };
    let is = |parts: &[&str], links: &[&str]| {
        let all = |keys: &[&str]| keys.iter().map(|key| (*key).to_owned()).collect::<Vec<_>>();
        BTreeMap::from([("contract_lots", all(parts)), ("subcontract_links", all(links))])
    };
    assert_eq!(opened(direct), is(&["C-A/K1/2026-01-01"], &[]));
    assert_eq!(opened(chain), is(&["C-B/K1/2026-07-01"], &["C-B/K1/90000026/90000042/2026-07-01"]));
    assert_eq!(opened(none), is(&[], &[]));
}

/// R24's worked example on a lot: A 500/450, B 300/250, C 250/200 hours up to and including October 2026. Abeel serves both
/// municipalities, the others Waterdam; in the light lot L2 stand Abeel and Berk. Doorn performs for Abeel alone.
fn drill() -> (Register, Monthly) {
    let mut r = ground();
    lot(&mut r, "Z1", &["category=heavy", "scale=regional"]);
    lot(&mut r, "L2", &["category=light", "scale=local"]);
    part(&mut r, "C-A", "Z1", "");
    part(&mut r, "C-B", "Z1", "Waterdam");
    part(&mut r, "C-C", "Z1", "Waterdam");
    part(&mut r, "C-A", "L2", "Waterdam");
    part(&mut r, "C-B", "L2", "Waterdam");
    let product = add(&mut r, Kind::Product, &["code=45A04", "unit=hour", "lot=Z1"]);
    for (contract, hours) in [("C-A", "500"), ("C-B", "300"), ("C-C", "250")] {
        let (contract, hours) = (format!("contract={contract}"), format!("quantity={hours}"));
        let period = ["start=2026-01-01", "end=2026-10-31", "unit=hour", "lot=Z1", "product=45A04"];
        add(&mut r, Kind::CapacityAgreement, &[&[contract.as_str(), hours.as_str()], &period[..]].concat());
    }
    let link = ["contract=C-A", "lot=Z1", "parent=Abeel", "child=Doorn", "share_percent=20", "valid_from=2026-01-01"];
    add(&mut r, Kind::SubcontractLink, &link);
    add(&mut r, Kind::ContactPerson, &["provider=Abeel", "name=Rayan Testman", "function=Directeur"]);
    let town = |name: &str| find(&r, Kind::Municipality, name);
    let figure = |id: i64, provider: &str, place: &str, month: &str, hours: i64, clients: i64| {
        let month = Month::of(day(month));
        Figure::new(Id(id), find(&r, Kind::Provider, provider), product, town(place), month)
            .with_quantity(Some(hours * 1000), Some("hour"))
            .with_clients(Some(clients))
    };
    let figures = vec![
        figure(9001, "Abeel", "Waterdam", "2026-03-01", 250, 40),
        figure(9002, "Abeel", "Waterdam", "2026-10-01", 150, 30),
        figure(9003, "Abeel", "Oosterbroek", "2026-10-01", 50, 12),
        figure(9004, "Berk", "Waterdam", "2026-10-01", 250, 21),
        figure(9005, "Ceder", "Waterdam", "2026-09-01", 200, 18),
    ];
    let window = Some((Month::of(day("2026-01-01")), Month::of(day("2026-12-01"))));
    let monthly = Monthly { window, actuals: Figures::new(figures), ..Monthly::default() };
    (r, monthly)
}

/// N31: without Abeel 350 of 450 hours are left (77,8 %), Berk and Ceder have room for 50 each; what falls and who is called.
#[test]
fn n31_the_drill_tells_what_falls_who_has_room_and_who_is_called() {
    let (r, monthly) = drill();
    let id = |name: &str| find(&r, Kind::Provider, name);
    let found = fallout(&r, &monthly, id("Abeel"), day("2026-11-21"));
    assert_eq!(keys(&r, Kind::Contract, &found.contracts), ["C-A"]);
    assert_eq!(keys(&r, Kind::ContractLot, &found.parts), ["C-A/Z1/2026-01-01", "C-A/L2/2026-01-01"]);
    assert_eq!(keys(&r, Kind::Lot, &found.lots), ["Z1", "L2"]);
    assert_eq!(
        found.municipalities,
        BTreeSet::from(["Waterdam", "Oosterbroek"].map(|name| find(&r, Kind::Municipality, name)))
    );
    // 30 in Waterdam and 12 in Oosterbroek in October; March is over.
    assert_eq!(found.clients, Some(42));
    assert_eq!(found.below, [(id("Doorn"), true)]);
    assert!(found.above.is_empty());
    let cells: BTreeSet<(String, String, &str, &str)> = found
        .lost
        .iter()
        .map(|lost| {
            let town = r.label(Kind::Municipality, lost.after.municipality.unwrap());
            (r.key(Kind::Lot, lost.after.lot), town, lost.before, lost.after.state)
        })
        .collect();
    let cell = |lot: &str, town: &str, before, after| (lot.to_owned(), town.to_owned(), before, after);
    let expected = [cell("Z1", "Oosterbroek", "single", "gap"), cell("L2", "Waterdam", "choice", "single")];
    assert_eq!(cells, BTreeSet::from(expected));
    let volumes = found.room.iter().find(|room| room.unit == Some("hour")).unwrap();
    assert_eq!(r.key(Kind::Lot, volumes.lot), "Z1");
    assert_eq!((volumes.delivered, volumes.uncovered, volumes.uncovered_ppm), (450_000, 350_000, Some(777_778)));
    assert_eq!(volumes.others, [(id("Berk"), 50_000), (id("Ceder"), 50_000)]);
    // In the lot without volumes only who else is there can be told.
    let light = found.room.iter().find(|room| room.unit.is_none()).unwrap();
    assert_eq!((r.key(Kind::Lot, light.lot).as_str(), light.others.as_slice()), ("L2", &[(id("Berk"), 0)][..]));
    assert_eq!(helpers(&found), [(id("Berk"), 1), (id("Ceder"), 1)]);
    assert_eq!(found.contacts.len(), 1);
    assert_eq!(keys(&r, Kind::SubRegion, &found.sub_regions.into_iter().collect::<Vec<_>>()), ["Noord", "Zuid"]);
    // Berk falls: nobody hangs below, the lots stay with Abeel alone or with two.
    let other = fallout(&r, &monthly, id("Berk"), day("2026-11-21"));
    assert!(other.below.is_empty());
    assert_eq!(other.room.iter().map(|room| room.uncovered).max(), Some(150_000));
    // Doorn has no contract: nothing of its own falls, but Abeel has to be called, and who directs where Abeel works.
    let sub = fallout(&r, &monthly, id("Doorn"), day("2026-11-21"));
    assert!(sub.contracts.is_empty() && sub.lots.is_empty() && sub.room.is_empty() && sub.lost.is_empty());
    assert_eq!(sub.above, [id("Abeel")]);
    assert_eq!(keys(&r, Kind::SubRegion, &sub.sub_regions.into_iter().collect::<Vec<_>>()), ["Noord", "Zuid"]);
}

/// N31: the same on the command line: the rows of `dropout` of a provider, with who has room, open figures that make them.
#[test]
fn n31_dropout_tells_the_same_and_opens_its_figures() {
    let (mut r, monthly) = drill();
    let on = "2026-11-21";
    let rows = questions::answer(&asked(&r, &monthly, on), Kind::Dropout);
    let of = |name: &str| {
        rows.iter().find(|row| row.link(dropout::PROVIDER) == Some(find(&r, Kind::Provider, name))).unwrap()
    };
    let told = |name: &str| {
        let row = of(name);
        let number = |column| row.number(column).unwrap();
        (
            number(dropout::UNCOVERED),
            number(dropout::DELIVERED),
            number(dropout::UNCOVERED_PERCENT),
            number(dropout::ROOM_ELSEWHERE),
            keys(&r, Kind::Provider, row.links(dropout::ROOM_AT)),
        )
    };
    let names = |all: [&str; 2]| all.map(|name| r.key(Kind::Provider, find(&r, Kind::Provider, name))).to_vec();
    assert_eq!(told("Abeel"), (350_000, 450_000, 777_778, 100_000, names(["Berk", "Ceder"])));
    assert_eq!(told("Berk"), (150_000, 250_000, 600_000, 100_000, names(["Abeel", "Ceder"])));
    assert_eq!(told("Ceder"), (100_000, 200_000, 500_000, 100_000, names(["Abeel", "Berk"])));
    let id = of("Abeel").id;
    r.answer(Kind::Dropout, rows);
    let sources =
        questions::sources(&asked(&r, &monthly, on), perceel::domain::record::Ref { kind: Kind::Dropout, id });
    let delivered = sources.iter().find(|source| source.column == "delivered").unwrap();
    let Made::Figures(Summed { providers, products, from, to, .. }) = &delivered.of else { panic!("no figures") };
    let within = monthly.actuals.all().iter().filter(|one| {
        providers.as_ref().unwrap().contains(&one.provider)
            && products.as_ref().unwrap().contains(&one.product)
            && (*from..=*to).contains(&one.month)
    });
    assert_eq!(within.filter_map(|figure| figure.quantity()).sum::<i64>(), 450_000);
    let room = sources.iter().find(|source| source.column == "room_elsewhere").unwrap();
    let Made::Records(Kind::CapacityAgreement, agreements) = &room.of else { panic!("no agreements") };
    // 300 and 250 hours were agreed with the others.
    let agreed = agreements.iter().map(|id| {
        let one = r.get(Kind::CapacityAgreement, *id).unwrap();
        one.number(perceel::domain::nouns::capacity_agreements::QUANTITY).unwrap()
    });
    assert_eq!(agreed.sum::<i64>(), 550_000);
}
