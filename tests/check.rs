//! The rules between records: each with a case that is right and one that is not, in the small region.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use perceel::domain::check::{Severity, check_record, findings, incomplete};
use perceel::domain::kind::Kind;
use perceel::domain::record::{Record, Value};
use perceel::domain::register::{Register, When};
use support::{add, day, dutch, english, find, now, region, set, typed};

/// The ids of the messages, with a mark in front of those that refuse.
fn told(register: &Register, kind: Kind, record: &Record) -> Vec<String> {
    let problems = check_record(register, kind, record);
    for problem in &problems {
        for words in [dutch(), english()] {
            let said = words.say(&problem.problem.message);
            assert!(!said.contains('⟦') && !said.contains("{$"), "{said}");
        }
    }
    problems
        .iter()
        .map(|problem| {
            let mark = if problem.severity == Severity::Refuse { "!" } else { "" };
            format!("{mark}{}", problem.problem.message.id)
        })
        .collect()
}

#[track_caller]
fn check(kind: Kind, columns: &[&str], expected: &[&str]) {
    let r = region();
    assert_eq!(told(&r, kind, &typed(&r, kind, columns)), expected, "{columns:?}");
}

#[test]
fn the_region_itself_can_be_saved() {
    let r = region();
    for kind in Kind::ALL {
        for record in r.all(*kind) {
            assert_eq!(told(&r, *kind, record), Vec::<String>::new(), "{} {}", kind.name(), r.key(*kind, record.id));
        }
    }
}

#[test]
fn required_shape_and_links() {
    check(Kind::Contract, &["number=X1", "provider=De Linde"], &[]);
    check(Kind::Contract, &["number=X1"], &["!check-required"]);
    let r = region();
    let mut record = typed(&r, Kind::Contract, &["number=X1", "provider=De Linde"]);
    record.set(6, Value::Flag(true));
    assert_eq!(told(&r, Kind::Contract, &record), ["!check-shape"]);
    record.set(6, Value::Unknown);
    record.set(2, Value::Link(perceel::domain::record::Id(999)));
    assert_eq!(told(&r, Kind::Contract, &record), ["!check-link-gone"]);
}

#[test]
fn keys_are_for_one_record() {
    check(Kind::Contract, &["number=jh-24-013", "provider=De Linde"], &["!check-key-taken"]);
    check(Kind::Provider, &["kvk=90000018", "name=Anders"], &["!check-key-taken"]);
    // A lot's code is unique in its framework; the same code elsewhere asks for a look.
    check(Kind::Lot, &["code=J1L", "framework=Inkoopkader jeugd"], &["check-key-taken", "!check-key-taken"]);
    let mut r = region();
    add(&mut r, Kind::Framework, &["name=Inkoopkader volwassenen"]);
    let lot = typed(&r, Kind::Lot, &["code=J1L", "framework=Inkoopkader volwassenen"]);
    assert_eq!(told(&r, Kind::Lot, &lot), ["check-key-taken"]);
    // Its own key does not stand in its way.
    let own = r.get(Kind::Contract, find(&r, Kind::Contract, "JH-24-013")).unwrap();
    assert_eq!(told(&r, Kind::Contract, own), Vec::<String>::new());
}

#[test]
fn periods_run_forwards_and_inside_the_contract() {
    let contract =
        |end: &str| ["number=X1".to_owned(), "provider=De Linde".into(), "start=2026-01-01".into(), end.into()];
    let r = region();
    let of = |end: &str| {
        let columns = contract(end);
        told(&r, Kind::Contract, &typed(&r, Kind::Contract, &columns.each_ref().map(String::as_str)))
    };
    assert_eq!(of("end=2026-01-01"), Vec::<String>::new());
    assert_eq!(of("end=2025-12-31"), ["!check-end-before-start"]);
    // JH-26-001 runs from 2026 to 2027, with its options to 2029.
    let part = ["contract=JH-26-001", "lot=J1L", "role=sole"];
    let with = |from: &'static str, to: &'static str| [&part[..], &[from, to]].concat();
    check(Kind::ContractLot, &with("valid_from=2026-01-01", "valid_to=2029-12-31"), &[]);
    check(Kind::ContractLot, &with("valid_from=2025-12-31", "valid_to=2029-12-31"), &["check-before-contract"]);
    check(Kind::ContractLot, &with("valid_from=2026-01-01", "valid_to=2030-01-01"), &["check-after-contract"]);
}

#[test]
fn successors_do_not_lead_back() {
    let mut r = region();
    set(&mut r, Kind::Provider, "De Linde", &["successor=Praktijk Wilg"]);
    set(&mut r, Kind::Provider, "Praktijk Wilg", &["successor=Zorggroep Merel"]);
    let of =
        |r: &Register, key: &str| told(r, Kind::Provider, r.get(Kind::Provider, find(r, Kind::Provider, key)).unwrap());
    assert_eq!(of(&r, "De Linde"), Vec::<String>::new());
    set(&mut r, Kind::Provider, "Zorggroep Merel", &["successor=De Linde"]);
    assert_eq!(of(&r, "De Linde"), ["!check-leads-back"]);
}

#[test]
fn official_numbers_and_codes() {
    let r = region();
    let mut provider = typed(&r, Kind::Provider, &["name=Nieuw"]);
    provider.set(0, "1234567");
    assert_eq!(told(&r, Kind::Provider, &provider), ["!check-digits"]);
    provider.set(0, "01234567");
    assert_eq!(told(&r, Kind::Provider, &provider), Vec::<String>::new());
    // DOMAIN 2.2: 85311300 weighs 75, so 5.
    check(Kind::Lot, &["code=N1", "cpv_main=85311300-5"], &[]);
    check(Kind::Lot, &["code=N1", "cpv_main=85311300"], &[]);
    check(Kind::Lot, &["code=N1", "cpv_main=85311300-4"], &["check-cpv"]);
    check(Kind::Lot, &["code=N1", "cpv_main=85000000-9", "cpv_extra=85312000-9|8531"], &["check-cpv"]);
    check(Kind::Product, &["code=45A04", "category_code=45"], &[]);
    check(Kind::Product, &["code=45A04", "category_code=54"], &["check-product-category"]);
    check(Kind::Product, &["code=EIGEN", "category_code=54"], &[]);
}

#[test]
fn months_and_shares_are_sane() {
    let contract = ["number=X1", "provider=De Linde"];
    check(Kind::Contract, &[&contract[..], &["notice_months_client=6"]].concat(), &[]);
    check(Kind::Contract, &[&contract[..], &["notice_months_client=-1"]].concat(), &["!check-months-low"]);
    check(Kind::Contract, &[&contract[..], &["notice_months_client=61"]].concat(), &["check-months-high"]);
    check(Kind::ExtensionOption, &["contract=JH-26-001", "seq=3", "months=0"], &["!check-months-low"]);
    check(Kind::ExtensionOption, &["contract=JH-26-001", "seq=3", "months=12"], &[]);
    check(Kind::ExtensionOption, &["contract=JH-26-001", "seq=4", "months=12"], &["check-option-gap"]);
    check(Kind::ExtensionOption, &["contract=JH-26-001", "seq=2"], &["!check-key-taken"]);
    check(Kind::ExtensionOption, &["contract=JH-20-002", "seq=0"], &["!check-option-number"]);
    let both = ["contract=JH-26-001", "seq=3", "exercised_on=2026-01-01", "declined_on=2026-02-01"];
    check(Kind::ExtensionOption, &both, &["check-option-both"]);
    let part = ["contract=JH-26-001", "lot=J1L", "min_own_share_percent=101"];
    check(Kind::ContractLot, &part, &["!check-percent"]);
}

#[test]
fn facts_of_which_one_holds_do_not_overlap() {
    let member = ["municipality=Waterdam", "sub_region=Noord"];
    check(Kind::Membership, &[&member[..], &["valid_from=2020-01-01"]].concat(), &["!check-overlap"]);
    check(Kind::Membership, &[&member[..], &["valid_from=2010-01-01", "valid_to=2014-12-31"]].concat(), &[]);
    check(Kind::Membership, &["municipality=Waterdam", "region=Waterdal", "valid_from=2020-01-01"], &[]);
    let mut r = region();
    add(&mut r, Kind::Product, &["code=45A04", "unit=minute", "lot=J1L"]);
    let tariff = ["contract=JH-24-013", "lot=J1L", "product=45A04", "amount_cents=125"];
    add(&mut r, Kind::Tariff, &[&tariff[..], &["valid_from=2025-01-01", "valid_to=2025-12-31"]].concat());
    let next = |from| told(&r, Kind::Tariff, &typed(&r, Kind::Tariff, &[&tariff[..], &[from]].concat()));
    assert_eq!(next("valid_from=2026-01-01"), Vec::<String>::new());
    assert_eq!(next("valid_from=2025-12-31"), ["!check-overlap"]);
}

#[test]
fn a_chain_is_a_tree_under_the_main_contractor() {
    let link = |parent: &str, child: &str, more: &[&str]| {
        let r = region();
        let (parent, child) = (format!("parent={parent}"), format!("child={child}"));
        let columns = [&["contract=JH-24-013", "lot=J2Z", &parent, &child, "valid_from=2025-01-01"], more].concat();
        told(&r, Kind::SubcontractLink, &typed(&r, Kind::SubcontractLink, &columns))
    };
    assert_eq!(link("De Linde", "De Linde", &[]), ["!check-chain-itself"]);
    // De Linde → Wilg → Reünie: the other way round closes a ring.
    assert_eq!(link("Stichting Reünie", "De Linde", &[]), ["!check-chain-cycle"]);
    assert_eq!(link("Zorggroep Merel", "Praktijk Wilg", &[]), ["!check-chain-two-parents"]);
    let mut r = region();
    add(&mut r, Kind::Provider, &["kvk=90000050", "name=Huize Esdoorn"]);
    let of = |r: &Register, columns: &[&str]| {
        let columns = [&["contract=JH-24-013", "lot=J2Z"], columns].concat();
        told(r, Kind::SubcontractLink, &typed(r, Kind::SubcontractLink, &columns))
    };
    let under = ["parent=De Linde", "child=Huize Esdoorn", "valid_from=2025-01-01"];
    // 30 + 10 are passed on already.
    assert_eq!(of(&r, &[&under[..], &["share_percent=60"]].concat()), Vec::<String>::new());
    assert_eq!(of(&r, &[&under[..], &["share_percent=60.1"]].concat()), ["!check-chain-shares"]);
    set(&mut r, Kind::ContractLot, "JH-24-013/J2Z/2024-01-01", &["min_own_share_percent=40"]);
    assert_eq!(of(&r, &[&under[..], &["share_percent=20"]].concat()), Vec::<String>::new());
    assert_eq!(of(&r, &[&under[..], &["share_percent=21"]].concat()), ["check-chain-own-share"]);
    assert_eq!(of(&r, &["parent=Huize Esdoorn", "child=De Linde", "valid_from=2025-01-01"]), ["check-chain-no-main"]);
    let before = ["parent=De Linde", "child=Huize Esdoorn", "valid_from=2023-12-31"];
    assert_eq!(of(&r, &before), ["!check-before-contract"]);
    set(&mut r, Kind::Provider, "Huize Esdoorn", &["exclusion=excluded", "excluded_from=2026-01-01"]);
    assert_eq!(of(&r, &under), ["!check-chain-excluded"]);
    assert_eq!(of(&r, &[&under[..], &["valid_to=2025-12-31"]].concat()), Vec::<String>::new());
    let other = typed(
        &r,
        Kind::SubcontractLink,
        &["contract=JH-26-001", "lot=J1L", "parent=Zorggroep Merel", "child=De Linde"],
    );
    assert_eq!(told(&r, Kind::SubcontractLink, &other), ["!check-chain-other-lot"]);
}

#[test]
fn names_that_look_the_same_are_pointed_out() {
    let alike = ["check-looks-alike"];
    check(Kind::Provider, &["kvk=90000069", "name=De  Linde."], &alike);
    check(Kind::Provider, &["kvk=90000069", "name=de linde"], &alike);
    // Cyrillic е and і; decomposed ü; a digit for a letter.
    check(Kind::Provider, &["kvk=90000069", "name=Dе Lіnde"], &alike);
    check(Kind::Provider, &["kvk=90000069", "name=Stichting Reu\u{308}nie"], &alike);
    check(Kind::Provider, &["kvk=90000069", "name=De L1nde"], &alike);
    check(Kind::Provider, &["kvk=90000069", "name=De Linden"], &[]);
}

fn gaps(register: &Register, kind: Kind) -> Vec<(String, &'static str, &'static str)> {
    let of = |gap: perceel::domain::check::Gap| (register.key(kind, gap.record.id), gap.rule, gap.message.id);
    incomplete(register, kind, support::today()).into_iter().map(of).collect()
}

#[test]
fn heavy_lots_ask_light_lots_do_not() {
    let mut r = region();
    let heavy = |r: &Register| -> Vec<String> {
        gaps(r, Kind::Contract)
            .into_iter()
            .filter(|gap| gap.1 == "R32")
            .map(|gap| format!("{} {}", gap.0, gap.2))
            .collect()
    };
    let expected = |key: &str| heavy(&region()).into_iter().filter(|gap| gap.starts_with(key)).collect::<Vec<_>>();
    assert_eq!(
        expected("JH-24-013"),
        ["JH-24-013 check-heavy-capacity", "JH-24-013 check-heavy-reviews", "JH-24-013 check-heavy-exit"]
    );
    assert_eq!(expected("JH-26-001").len(), 4, "nobody answers for it either");
    let before = heavy(&r);
    set(&mut r, Kind::Lot, "J2Z", &["category=light"]);
    let lighter = heavy(&r);
    assert!(lighter.iter().all(|gap| gap.starts_with("JH-27-004") || gap.starts_with("JH-20-002")), "{lighter:?}");
    set(&mut r, Kind::Lot, "J2Z", &["category=heavy"]);
    assert_eq!(heavy(&r), before);
    add(&mut r, Kind::CapacityAgreement, &["contract=JH-24-013", "lot=J2Z", "kind=maximum"]);
    add(
        &mut r,
        Kind::Review,
        &["subject_kind=contract", "subject=JH-24-013", "kind=meeting", "interval_months=3", "anchor=2024-01-01"],
    );
    add(&mut r, Kind::ObligationTemplate, &["code=O33", "title=Overdracht bij einde"]);
    add(&mut r, Kind::Obligation, &["code=V-033", "contract=JH-24-013", "template=O33"]);
    assert!(heavy(&r).iter().all(|gap| !gap.starts_with("JH-24-013")));
    // The light lot lacks its funding variant and a fallback too; only the heavy ones are asked for them.
    let mut lots: Vec<_> = gaps(&r, Kind::Lot).into_iter().map(|gap| gap.0).collect();
    lots.dedup();
    assert_eq!(lots, ["J2Z", "W5Z"]);
}

#[test]
fn unknown_fields_are_listed_once_with_their_rule() {
    let mut r = region();
    assert!(gaps(&r, Kind::Contract).iter().all(|gap| gap.1 == "R32"));
    set(&mut r, Kind::Contract, "JH-26-001", &["notice_months_client=", "end="]);
    let mut asked: Vec<_> = gaps(&r, Kind::Contract).into_iter().filter(|gap| gap.1 != "R32").collect();
    asked.sort();
    assert_eq!(asked, [("JH-26-001".into(), "R1", "check-asked"), ("JH-26-001".into(), "R2", "check-asked")]);
    set(&mut r, Kind::Contract, "JH-26-001", &["archived_on=2026-11-01"]);
    assert!(gaps(&r, Kind::Contract).iter().all(|gap| gap.0 != "JH-26-001"));
}

/// R1: what was recorded as ended runs by its dates until it is known on which day it ended.
#[test]
fn r1_ended_without_a_day_and_an_end_ahead_is_told() {
    let mut r = region();
    let told = "R1 JH-26-001 ended-but-runs-on".to_owned();
    assert!(!found(&r, "2026-11-21").contains(&told));
    set(&mut r, Kind::Contract, "JH-26-001", &["status=ended"]);
    // Its end is 31-12-2027: a warning up to and including that day.
    assert!(found(&r, "2026-11-21").contains(&told));
    assert!(found(&r, "2027-12-31").contains(&told));
    assert!(!found(&r, "2028-01-01").contains(&told));
    for (words, end) in [(dutch(), "31-12-2027"), (english(), "31 Dec 2027")] {
        let all = findings(&r, now());
        let one = all.iter().find(|one| one.message.id == "check-ended-but-runs-on").expect("the warning");
        assert_eq!(one.severity, Severity::Warn);
        assert!(words.say(&one.message).contains(end));
    }
    set(&mut r, Kind::Contract, "JH-26-001", &["ends_on=2026-10-31"]);
    assert!(!found(&r, "2026-11-21").contains(&told));
}

/// Rule, key and message of what is found on a day, but for what heavy lots lack.
fn found(register: &Register, on: &str) -> Vec<String> {
    let found = findings(register, When::on(day(on)));
    let told = found.iter().filter(|finding| finding.rule != "R32").map(|finding| {
        format!(
            "{} {} {}",
            finding.rule,
            register.key(finding.subject.kind, finding.subject.id),
            finding.message.id.trim_start_matches("check-")
        )
    });
    told.collect()
}

#[test]
fn a_day_brings_its_findings() {
    let mut r = region();
    // The second option of JH-24-013 had to be announced by 30-06-2026; JH-20-002 ended in 2023.
    assert_eq!(found(&r, "2026-06-30"), ["R1 JH-20-002 over-but-active"]);
    let late = "R3 JH-24-013 option-not-decided";
    assert_eq!(found(&r, "2026-07-01"), [late, "R1 JH-20-002 over-but-active"]);
    set(&mut r, Kind::Contract, "JH-20-002", &["status=ended"]);
    assert_eq!(found(&r, "2026-11-21"), [late]);
    // 2024 plus four years is the whole of 2027; one option more is too long (R5).
    add(&mut r, Kind::ExtensionOption, &["contract=JH-24-013", "seq=3", "months=12", "notify_months=6"]);
    assert_eq!(found(&r, "2026-11-21"), [late, "R5 JH-24-013 four-years"]);
    set(&mut r, Kind::Contract, "JH-24-013", &["duration_justification=Continuïteit van zorg"]);
    set(&mut r, Kind::ExtensionOption, "JH-24-013/2", &["declined_on=2026-06-01"]);
    assert_eq!(found(&r, "2026-11-21"), Vec::<String>::new());
    // R20: consent taken away; a sole trader needs none.
    let link = "JH-24-013/J2Z/90000018/90000034/2024-01-01";
    set(&mut r, Kind::SubcontractLink, link, &["consent_on="]);
    assert_eq!(found(&r, "2026-11-21"), [format!("R20 {link} no-consent")]);
    set(&mut r, Kind::SubcontractLink, link, &["sole_trader=yes"]);
    assert_eq!(found(&r, "2026-11-21"), Vec::<String>::new());
    // R21: the chain of a contract that is over.
    assert_eq!(found(&r, "2027-01-01").iter().filter(|told| told.contains("chain-outlives")).count(), 3);
    // R31: a municipality that merged away is a member still.
    set(&mut r, Kind::Municipality, "Oosterbroek", &["valid_to=2025-12-31", "successor=Waterdam"]);
    assert_eq!(found(&r, "2025-12-31").iter().filter(|told| told.starts_with("R31")).count(), 0);
    assert_eq!(
        found(&r, "2026-11-21"),
        ["R31 GM9902/Noord/2015-01-01 municipality-gone", "R31 J1L/GM9902/2020-01-01 municipality-gone"]
    );
    assert!(findings(&r, now()).iter().any(|finding| finding.rule == "R32"));
}
