//! The chain of responsibility (R18–R21, N5, N6, N8, N9): the worked example of R19 with its digits, a chain four deep,
//! and each rule with a case worked out by hand.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use perceel::domain::chain::standing::{Unanswered, Within, has_access, has_double_role, of_provider, unanswered};
use perceel::domain::chain::{self, Chain, Consent, Place, WHOLE, breaches, ending, exposure, margins};
use perceel::domain::check::{Severity, check_record};
use perceel::domain::edit::Change;
use perceel::domain::kind::Kind;
use perceel::domain::record::{Id, Record, Ref, Value};
use perceel::domain::register::Register;
use proptest::prelude::*;
use support::{add, day, find, region, set, today, typed};

fn contract_chains<'a>(r: &'a Register, number: &str, on: &str) -> Vec<Chain<'a>> {
    chain::of_contract(r, r.get(Kind::Contract, find(r, Kind::Contract, number)).unwrap(), day(on))
}

/// The chain of a contract in a lot.
#[track_caller]
fn in_lot<'a>(r: &'a Register, number: &str, lot: &str, on: &str) -> Chain<'a> {
    let lot = find(r, Kind::Lot, lot);
    contract_chains(r, number, on).into_iter().find(|chain| chain.lot == Some(lot)).expect("a chain in that lot")
}

fn name(r: &Register, id: Id) -> String {
    r.label(Kind::Provider, id)
}

fn percent(ppm: Option<i64>) -> String {
    ppm.map_or_else(|| "?".into(), |ppm| format!("{}", ppm as f64 / 10_000.0))
}

/// `rank name share effective net` of everybody, percents.
fn lines(r: &Register, chain: &Chain<'_>) -> Vec<String> {
    let line = |node: &chain::Node<'_>| {
        let figures = [node.share, node.effective, node.net].map(percent).join(" ");
        format!("{} {} {figures}", node.rank, name(r, node.provider))
    };
    chain.nodes.iter().map(line).collect()
}

fn link(r: &mut Register, columns: &[&str]) -> Id {
    add(r, Kind::SubcontractLink, columns)
}

/// A contract of Aa with four firms below each other: each passes on half of what it has, with consent for each level.
fn four_deep() -> Register {
    let mut r = Register::default();
    for municipality in ["GM9901", "GM9902"] {
        add(&mut r, Kind::Municipality, &[&format!("cbs_code={municipality}"), &format!("name=M{municipality}")]);
    }
    add(&mut r, Kind::ProviderGroup, &["name=Concern Bee"]);
    for firm in ["Aa", "Bee", "Cee", "Dee", "Ee", "Vee", "Zee"] {
        add(&mut r, Kind::Provider, &[&format!("name={firm}")]);
    }
    add(&mut r, Kind::Lot, &["code=L1", "title=Een", "category=heavy", "scale=regional"]);
    add(&mut r, Kind::Lot, &["code=L2", "title=Twee", "category=light", "scale=regional"]);
    for (lot, municipality) in [("L1", "GM9901"), ("L1", "GM9902"), ("L2", "GM9901")] {
        let columns = [format!("lot={lot}"), format!("municipality={municipality}"), "valid_from=2020-01-01".into()];
        add(&mut r, Kind::LotMunicipality, &columns.each_ref().map(String::as_str));
    }
    for (number, party) in [("C1", "Aa"), ("C2", "Vee")] {
        let columns = [format!("number={number}"), format!("provider={party}")];
        let dates = ["start=2026-01-01", "end=2027-12-31", "status=active"];
        let columns: Vec<&str> = columns.iter().map(String::as_str).chain(dates).collect();
        add(&mut r, Kind::Contract, &columns);
    }
    let part = ["role=main_contractor", "valid_from=2026-01-01", "valid_to=2027-12-31", "max_depth=4"];
    add(&mut r, Kind::ContractLot, &[&["contract=C1", "lot=L1", "value_cents=30000000"], &part[..]].concat());
    add(&mut r, Kind::ContractLot, &[&["contract=C2", "lot=L1", "value_cents=10000000"], &part[..]].concat());
    for pair in [["Aa", "Bee"], ["Bee", "Cee"], ["Cee", "Dee"], ["Dee", "Ee"]] {
        let columns = [format!("parent={}", pair[0]), format!("child={}", pair[1])];
        let rest = ["contract=C1", "lot=L1", "share_percent=50", "valid_from=2026-02-01", "valid_to=2027-06-30"];
        let dates = ["notified_on=2025-11-01", "consent_on=2025-12-01", "deployed_on=2026-02-01"];
        let columns: Vec<&str> = columns.iter().map(String::as_str).chain(rest).chain(dates).collect();
        link(&mut r, &columns);
    }
    r
}

#[test]
fn r19_the_worked_example() {
    let r = region();
    let chain = in_lot(&r, "JH-24-013", "J2Z", "2026-11-21");
    // A: B 30 %, C 10 %; B passes 40 % to D → A 60, B 18, C 10, D 12.
    assert_eq!(
        lines(&r, &chain),
        [
            "0 De Linde ? 100 60",
            "1 Praktijk Wilg 30 30 18",
            "2 Stichting Reünie 40 12 12",
            "1 Zorggroep Merel 10 10 10"
        ]
    );
    assert_eq!(chain.unknown(), 0);
    assert_eq!(chain.nodes.iter().filter_map(|node| node.net).sum::<i64>(), WHOLE);
}

#[test]
fn n5_up_and_down_through_four_levels() {
    let r = four_deep();
    let chain = in_lot(&r, "C1", "L1", "2026-11-21");
    assert_eq!(
        lines(&r, &chain),
        ["0 Aa ? 100 50", "1 Bee 50 50 25", "2 Cee 50 25 12.5", "3 Dee 50 12.5 6.25", "4 Ee 50 6.25 6.25"]
    );
    let ee = find(&r, Kind::Provider, "Ee");
    let placed = of_provider(&r, ee, today(), Within::default());
    assert_eq!(placed.len(), 1);
    let (chain, places) = &placed[0];
    let path: Vec<String> = chain.path(places[0]).iter().map(|at| name(&r, chain.nodes[*at].provider)).collect();
    assert_eq!(path, ["Ee", "Dee", "Cee", "Bee", "Aa"]);
    assert!(chain.is_answered(places[0]));
    assert_eq!(r.key(Kind::Contract, chain.contract.id), "C1");
    assert_eq!(chain.municipalities(&r, today()).len(), 2);
    let node = &chain.nodes[places[0]];
    assert_eq!((node.rank, node.from(), node.to()), (4, Some(day("2026-02-01")), Some(day("2027-06-30"))));
}

#[test]
fn n5_by_lot_municipality_and_date() {
    let r = four_deep();
    let ee = find(&r, Kind::Provider, "Ee");
    let places = |on: &str, within: Within| of_provider(&r, ee, day(on), within).len();
    let lot = |code: &str| Within { lot: Some(find(&r, Kind::Lot, code)), ..Within::default() };
    let municipality =
        |code: &str| Within { municipality: Some(find(&r, Kind::Municipality, code)), ..Within::default() };
    assert_eq!(places("2026-02-01", lot("L1")), 1);
    assert_eq!(places("2026-02-01", lot("L2")), 0);
    assert_eq!(places("2026-02-01", municipality("GM9902")), 1);
    // The day before the links begin, and the day after they end.
    assert_eq!(places("2026-01-31", Within::default()), 0);
    assert_eq!(places("2027-06-30", Within::default()), 1);
    assert_eq!(places("2027-07-01", Within::default()), 0);
    // A part for one municipality only.
    let mut one = four_deep();
    set(&mut one, Kind::ContractLot, "C1/L1/2026-01-01", &["municipalities=GM9901"]);
    let asked = Within { municipality: Some(find(&one, Kind::Municipality, "GM9902")), ..Within::default() };
    assert!(of_provider(&one, ee, today(), asked).is_empty());
}

#[test]
fn n5_what_is_no_chain_is_refused_with_the_reason() {
    let r = four_deep();
    let refused = |columns: &[&str]| {
        let record = typed(&r, Kind::SubcontractLink, &[&["contract=C1", "valid_from=2026-03-01"], columns].concat());
        let problems = check_record(&r, Kind::SubcontractLink, &record);
        let refusals = problems.iter().filter(|problem| problem.severity == Severity::Refuse);
        refusals.map(|problem| format!("{} {}", problem.rule, problem.problem.message.id)).collect::<Vec<_>>()
    };
    let l1 = |parent: &'static str, child: &'static str| {
        refused(&["lot=L1", "valid_to=2026-12-31", &format!("parent={parent}"), &format!("child={child}")])
    };
    assert_eq!(l1("Aa", "Zee"), Vec::<String>::new());
    assert_eq!(l1("Zee", "Zee"), ["R18 check-chain-itself"]);
    assert_eq!(l1("Ee", "Aa"), ["R18 check-chain-cycle"]);
    assert_eq!(l1("Aa", "Ee"), ["R18 check-chain-two-parents"]);
    // A link for every lot meets those of one lot.
    assert_eq!(refused(&["valid_to=2026-12-31", "parent=Ee", "child=Aa"]), ["R18 check-chain-cycle"]);
    assert_eq!(refused(&["lot=L2", "valid_to=2026-12-31", "parent=Aa", "child=Zee"]), ["R21 check-chain-other-lot"]);
    assert_eq!(refused(&["lot=L1", "valid_to=2028-01-01", "parent=Aa", "child=Zee"]), ["R21 check-after-contract"]);
    let early = typed(
        &r,
        Kind::SubcontractLink,
        &["contract=C1", "lot=L1", "parent=Aa", "child=Zee", "valid_from=2025-12-31", "valid_to=2026-12-31"],
    );
    let problems = check_record(&r, Kind::SubcontractLink, &early);
    assert!(problems.iter().any(|problem| problem.problem.message.id == "check-before-contract"));
}

#[test]
fn n5_performers_without_a_main_contractor_are_found() {
    let mut r = four_deep();
    link(&mut r, &["contract=C1", "lot=L1", "parent=Zee", "child=Vee", "share_percent=10", "valid_from=2026-03-01"]);
    let vee = find(&r, Kind::Provider, "Vee");
    let chain = in_lot(&r, "C1", "L1", "2026-11-21");
    let at = chain.places(vee).next().unwrap();
    assert_eq!(chain.nodes[at].place, Place::Loose);
    assert_eq!((chain.nodes[at].effective, chain.nodes[at].net), (None, None));
    assert_eq!(unanswered(&r, &chain, at, today()), Some(Unanswered::NoMain));
    // It takes nothing from those who do stand in the chain.
    assert_eq!(chain.unknown(), 0);
    // Links in a lot the contract has no part in.
    link(&mut r, &["contract=C1", "lot=L2", "parent=Aa", "child=Zee", "valid_from=2026-03-01"]);
    let stray = in_lot(&r, "C1", "L2", "2026-11-21");
    let at = stray.places(find(&r, Kind::Provider, "Zee")).next().unwrap();
    assert_eq!(unanswered(&r, &stray, at, today()), Some(Unanswered::NoContract));
    // After the contract its chain answers to nobody.
    set(&mut r, Kind::Contract, "C1", &["status=dissolved"]);
    let over = in_lot(&r, "C1", "L1", "2026-11-21");
    let at = over.places(find(&r, Kind::Provider, "Bee")).next().unwrap();
    assert_eq!(unanswered(&r, &over, at, today()), Some(Unanswered::NoContract));
    assert!(!has_access(&r, find(&r, Kind::Provider, "Bee"), today()));
}

#[test]
fn a_content_main_contractor_answers_for_the_content_only() {
    let mut r = four_deep();
    set(&mut r, Kind::ContractLot, "C2/L1/2026-01-01", &["role=content_main_contractor"]);
    for child in ["Aa", "Zee"] {
        let child = format!("child={child}");
        link(&mut r, &["contract=C2", "lot=L1", "parent=Vee", &child, "share_percent=20", "valid_from=2026-03-01"]);
    }
    let chain = in_lot(&r, "C2", "L1", "2026-11-21");
    assert!(chain.is_content());
    let place = |firm: &str| chain.places(find(&r, Kind::Provider, firm)).next().unwrap();
    // Aa has a contract of its own in the lot and answers for itself; Zee has none.
    assert_eq!(unanswered(&r, &chain, place("Aa"), today()), None);
    assert_eq!(unanswered(&r, &chain, place("Zee"), today()), Some(Unanswered::ContentOnly));
    assert_eq!(unanswered(&r, &chain, place("Vee"), today()), None);
    assert!(!chain.is_answered(place("Zee")));
    // No subcontracting, so no consent is asked.
    assert_eq!(chain.consent(place("Zee"), today()), Consent::Exempt);
    assert_eq!(breaches::of_chain(&r, &chain, today(), 30), []);
}

#[test]
fn members_of_a_consortium_stand_beside_the_lead() {
    let mut r = four_deep();
    add(&mut r, Kind::ConsortiumMember, &["contract=C2", "provider=Vee", "lead=yes", "valid_from=2026-01-01"]);
    add(&mut r, Kind::ConsortiumMember, &["contract=C2", "provider=Zee", "lead=no", "valid_from=2026-01-01"]);
    link(&mut r, &["contract=C2", "lot=L1", "parent=Vee", "child=Cee", "share_percent=25", "valid_from=2026-02-01"]);
    let chain = in_lot(&r, "C2", "L1", "2026-11-21");
    let places: Vec<(String, Place)> = chain.nodes.iter().map(|node| (name(&r, node.provider), node.place)).collect();
    assert_eq!(places, [("Vee".into(), Place::Party), ("Cee".into(), Place::Sub), ("Zee".into(), Place::Member)]);
    // 75 % stays with lead and members together; how they divide it nobody recorded.
    assert_eq!(lines(&r, &chain), ["0 Vee ? 100 75", "1 Cee 25 25 25", "0 Zee ? ? ?"]);
    // A member passes work on: nobody knows how much of the whole that is.
    link(&mut r, &["contract=C2", "lot=L1", "parent=Zee", "child=Dee", "share_percent=50", "valid_from=2026-02-01"]);
    let chain = in_lot(&r, "C2", "L1", "2026-11-21");
    assert_eq!(lines(&r, &chain), ["0 Vee ? 100 ?", "1 Cee 25 25 25", "0 Zee ? ? ?", "1 Dee 50 ? ?"]);
    assert_eq!(chain.unknown(), 750_000);
}

#[test]
fn unknown_shares_stay_unknown() {
    let mut r = four_deep();
    link(&mut r, &["contract=C1", "lot=L1", "parent=Bee", "child=Zee", "valid_from=2026-02-01"]);
    let chain = in_lot(&r, "C1", "L1", "2026-11-21");
    // Bee has 50 %, passes on half of it to Cee and something to Zee: 25 % is with Bee and Zee together.
    assert_eq!(
        lines(&r, &chain),
        [
            "0 Aa ? 100 50",
            "1 Bee 50 50 ?",
            "2 Cee 50 25 12.5",
            "3 Dee 50 12.5 6.25",
            "4 Ee 50 6.25 6.25",
            "2 Zee ? ? ?"
        ]
    );
    assert_eq!(chain.unknown(), 250_000);
    // With an amount it is known: € 37.500 of a part of € 300.000 is 12,5 % of the whole, a quarter of what Bee has.
    let zee = r.all(Kind::SubcontractLink).last().unwrap().clone();
    let after = zee.clone().with(Kind::SubcontractLink, "amount_cents", 3_750_000_i64);
    let (kind, id) = (Kind::SubcontractLink, zee.id);
    r.apply(&[Change { kind, id, before: Some(zee.values), after: Some(after.values) }]);
    let chain = in_lot(&r, "C1", "L1", "2026-11-21");
    assert_eq!(lines(&r, &chain)[1], "1 Bee 50 50 12.5");
    assert_eq!(lines(&r, &chain)[5], "2 Zee 25 12.5 12.5");
    assert_eq!(chain.unknown(), 0);
}

#[test]
fn rounding_never_passes_on_more_than_there_is() {
    let mut r = four_deep();
    // Ee has 6,25 % = 62.500 ppm. Three thirds of it: 99,9999 % passed on in all is 62.499,9 → 62.500 ppm, of which
    // 20.833 each with one left for the first.
    for firm in ["Vee", "Zee"] {
        let child = format!("child={firm}");
        link(&mut r, &["contract=C1", "lot=L1", "parent=Ee", &child, "share_percent=33.3333", "valid_from=2026-02-01"]);
    }
    add(&mut r, Kind::Provider, &["name=Gee"]);
    link(
        &mut r,
        &["contract=C1", "lot=L1", "parent=Ee", "child=Gee", "share_percent=33.3333", "valid_from=2026-02-01"],
    );
    let chain = in_lot(&r, "C1", "L1", "2026-11-21");
    let below: Vec<Option<i64>> = chain.nodes[5..].iter().map(|node| node.net).collect();
    assert_eq!(below, [Some(20_834), Some(20_833), Some(20_833)]);
    assert_eq!(chain.nodes[4].net, Some(0));
    assert_eq!(chain.nodes.iter().filter_map(|node| node.net).sum::<i64>(), WHOLE);
}

#[test]
fn a_link_without_a_lot_is_for_every_lot_unless_one_has_its_own() {
    let mut r = four_deep();
    add(&mut r, Kind::ContractLot, &["contract=C1", "lot=L2", "role=sole", "valid_from=2026-01-01"]);
    link(&mut r, &["contract=C1", "parent=Aa", "child=Bee", "share_percent=10", "valid_from=2026-02-01"]);
    assert_eq!(lines(&r, &in_lot(&r, "C1", "L2", "2026-11-21")), ["0 Aa ? 100 90", "1 Bee 10 10 10"]);
    assert_eq!(lines(&r, &in_lot(&r, "C1", "L1", "2026-11-21"))[1], "1 Bee 50 50 25");
}

#[test]
fn n6_both_views_add_up_and_a_group_moves_its_shares() {
    let mut r = four_deep();
    // C1 weighs 3, C2 1. C2 passes 40 % on to Bee.
    link(&mut r, &["contract=C2", "lot=L1", "parent=Vee", "child=Bee", "share_percent=40", "valid_from=2026-02-01"]);
    let views = |r: &Register| {
        let chains = [in_lot(r, "C1", "L1", "2026-11-21"), in_lot(r, "C2", "L1", "2026-11-21")];
        let weighed = [(&chains[0], 30_000_000), (&chains[1], 10_000_000)];
        exposure::of_lot(&weighed, &|id| exposure::concern(r, id))
    };
    let of = |r: &Register, map: &std::collections::BTreeMap<Ref, i64>| {
        let mut list: Vec<(String, i64)> = map.iter().map(|(who, ppm)| (r.label(who.kind, who.id), *ppm)).collect();
        list.sort();
        list
    };
    let told = |list: &[(&str, i64)]| list.iter().map(|(who, ppm)| ((*who).to_owned(), *ppm)).collect::<Vec<_>>();
    let before = views(&r);
    assert_eq!(of(&r, &before.main), told(&[("Aa", 750_000), ("Vee", 250_000)]));
    // ¾ of 50 · 25 · 12,5 · 6,25 · 6,25 and ¼ of 60 · 40: Bee 18,75 + 10 = 28,75 %.
    let performers =
        [("Aa", 375_000), ("Bee", 287_500), ("Cee", 93_750), ("Dee", 46_875), ("Ee", 46_875), ("Vee", 150_000)];
    assert_eq!(of(&r, &before.performers), told(&performers));
    for view in [&before.main, &before.performers] {
        assert_eq!(view.values().sum::<i64>() + before.unknown, WHOLE);
    }
    // Bee and Vee become one concern: 25 % as party, 28,75 + 15 = 43,75 % as performer.
    for firm in ["Bee", "Vee"] {
        set(&mut r, Kind::Provider, firm, &["group=Concern Bee"]);
    }
    let after = views(&r);
    assert_eq!(of(&r, &after.main), told(&[("Aa", 750_000), ("Concern Bee", 250_000)]));
    let performers = [("Aa", 375_000), ("Cee", 93_750), ("Concern Bee", 437_500), ("Dee", 46_875), ("Ee", 46_875)];
    assert_eq!(of(&r, &after.performers), told(&performers));
    assert_eq!(after.performers.values().sum::<i64>(), WHOLE);
}

#[test]
fn n6_double_roles() {
    let mut r = four_deep();
    link(&mut r, &["contract=C1", "lot=L1", "parent=Aa", "child=Vee", "share_percent=5", "valid_from=2026-02-01"]);
    let chain = in_lot(&r, "C1", "L1", "2026-11-21");
    let double: Vec<String> = (0..chain.nodes.len())
        .filter(|at| has_double_role(&r, &chain, *at, today()))
        .map(|at| name(&r, chain.nodes[at].provider))
        .collect();
    assert_eq!(double, ["Vee"]);
    // Not before its own contract begins, not after it ended.
    set(&mut r, Kind::Contract, "C2", &["status=dissolved"]);
    let chain = in_lot(&r, "C1", "L1", "2026-11-21");
    assert!((0..chain.nodes.len()).all(|at| !has_double_role(&r, &chain, at, today())));
}

/// What is wrong with one more link under Aa, with these columns, as `kind days`.
fn wrong_with(columns: &[&str]) -> Vec<String> {
    let mut r = four_deep();
    let under = ["contract=C1", "lot=L1", "parent=Aa", "child=Zee", "share_percent=5"];
    link(&mut r, &[&under[..], columns].concat());
    let chain = in_lot(&r, "C1", "L1", "2026-11-21");
    let told = |breach: breaches::Breach| {
        format!("{} {}", breach.kind, breach.days.map_or_else(|| "-".into(), |days| days.to_string()))
    };
    breaches::of_chain(&r, &chain, today(), 30).into_iter().map(told).collect()
}

#[test]
fn n8_reported_consented_deployed() {
    let right = ["valid_from=2026-02-01", "notified_on=2025-11-01", "consent_on=2025-12-01", "deployed_on=2026-02-01"];
    assert_eq!(wrong_with(&right), Vec::<String>::new());
    // Reported on 3 February, deployed on 20 January: 14 days too early. Consent came on 1 March: 40 days too late.
    let early = ["valid_from=2026-01-20", "notified_on=2026-02-03", "consent_on=2026-03-01", "deployed_on=2026-01-20"];
    assert_eq!(wrong_with(&early), ["before_consent 40", "before_notice 14"]);
    // No consent since 1 November 2026: 20 days on 21 November.
    let without = ["valid_from=2026-11-01", "notified_on=2026-09-01", "deployed_on=2026-11-01"];
    assert_eq!(wrong_with(&without), ["no_consent 20"]);
    // Consent with a date that lies ahead is no consent yet.
    assert_eq!(wrong_with(&[&without[..], &["consent_on=2026-12-01"]].concat()), ["no_consent 20"]);
    // Somebody who works alone needs none.
    assert_eq!(wrong_with(&[&without[..], &["sole_trader=yes"]].concat()), Vec::<String>::new());
    // Never reported; and reported ten days ahead where thirty are asked.
    let silent = ["valid_from=2026-11-01", "consent_on=2026-10-01", "deployed_on=2026-11-01"];
    assert_eq!(wrong_with(&silent), ["not_notified 20"]);
    let short = ["valid_from=2026-11-01", "notified_on=2026-10-22", "consent_on=2026-10-25", "deployed_on=2026-11-01"];
    assert_eq!(wrong_with(&short), ["short_notice 20"]);
    // Not deployed yet: nothing to report late.
    assert_eq!(wrong_with(&["valid_from=2026-11-01", "consent_on=2026-10-01"]), Vec::<String>::new());
}

#[test]
fn r18_to_r21_in_a_chain() {
    let right = ["valid_from=2026-02-01", "consent_on=2025-12-01"];
    assert_eq!(wrong_with(&[&right[..], &["valid_to=2028-01-30"]].concat()), ["outlives 30"]);
    let case = ["exclusion_ground=fraud", "register_checked_on=2026-11-11"];
    assert_eq!(wrong_with(&[&right[..], &case].concat()), ["running_case 10"]);
    let told = |r: &Register, on: &str| {
        let chain = in_lot(r, "C1", "L1", on);
        let told = |breach: breaches::Breach| format!("{} {}", breach.kind, name(r, breach.provider));
        breaches::of_chain(r, &chain, day(on), 30).into_iter().map(told).collect::<Vec<_>>()
    };
    // R18: with one level agreed, whoever stands deeper needs consent of the client to the one above.
    let mut r = four_deep();
    set(&mut r, Kind::ContractLot, "C1/L1/2026-01-01", &["max_depth="]);
    assert_eq!(told(&r, "2026-11-21"), ["too_deep Cee", "too_deep Dee", "too_deep Ee"]);
    set(&mut r, Kind::SubcontractLink, "C1/L1/Aa/Bee/2026-02-01", &["sub_consent_on=2025-12-01"]);
    assert_eq!(told(&r, "2026-11-21"), ["too_deep Dee", "too_deep Ee"]);
    // Nothing may be passed on at all.
    set(&mut r, Kind::ContractLot, "C1/L1/2026-01-01", &["max_depth=0"]);
    assert_eq!(told(&r, "2026-11-21"), ["too_deep Bee", "too_deep Dee", "too_deep Ee"]);
    // R19: Aa may pass on 40 %, and does 50 %.
    let mut r = four_deep();
    set(&mut r, Kind::ContractLot, "C1/L1/2026-01-01", &["min_own_share_percent=60"]);
    assert_eq!(told(&r, "2026-11-21"), ["shares Aa"]);
    // R21: refused from 1 November on.
    let mut r = four_deep();
    set(&mut r, Kind::Provider, "Dee", &["exclusion=bibob_refusal", "excluded_from=2026-11-01"]);
    assert_eq!(told(&r, "2026-11-21"), ["excluded Dee"]);
    assert_eq!(told(&r, "2026-10-31"), Vec::<String>::new());
}

#[test]
fn n9_margins() {
    let mut r = four_deep();
    add(&mut r, Kind::Product, &["code=45A04", "title=Ambulant", "unit=hour", "lot=L1"]);
    let bee = |r: &Register| {
        let chain = in_lot(r, "C1", "L1", "2026-11-21");
        let at = chain.places(find(r, Kind::Provider, "Bee")).next().unwrap();
        let margins = margins::of_node(r, &chain, at, today());
        margins
            .into_iter()
            .map(|margin| (margin.main_cents, margin.link_cents, margin.margin_cents, margin.margin_ppm))
            .collect::<Vec<_>>()
    };
    // No price on either side.
    assert_eq!(bee(&r), [(None, None, None, None)]);
    let tariff = ["contract=C1", "lot=L1", "product=45A04", "valid_from=2026-01-01", "valid_to=2026-12-31"];
    add(&mut r, Kind::Tariff, &[&tariff[..], &["unit=hour", "amount_cents=8000"]].concat());
    assert_eq!(bee(&r), [(Some(8_000), None, None, None)]);
    // € 80,00 against € 68,00: € 12,00 or 15 %.
    set(&mut r, Kind::SubcontractLink, "C1/L1/Aa/Bee/2026-02-01", &["tariff_cents=6800"]);
    assert_eq!(bee(&r), [(Some(8_000), Some(6_800), Some(1_200), Some(150_000))]);
    // 0 is a price.
    set(&mut r, Kind::SubcontractLink, "C1/L1/Aa/Bee/2026-02-01", &["tariff_cents=0"]);
    assert_eq!(bee(&r), [(Some(8_000), Some(0), Some(8_000), Some(1_000_000))]);
    // The subcontractor gets more.
    set(&mut r, Kind::SubcontractLink, "C1/L1/Aa/Bee/2026-02-01", &["tariff_cents=9000"]);
    assert_eq!(bee(&r), [(Some(8_000), Some(9_000), Some(-1_000), Some(-125_000))]);
    // A price per day beside the one per hour: nobody knows which of them the 90 euros are set against.
    add(&mut r, Kind::Product, &["code=41A01", "title=Dag", "unit=day_part", "lot=L1"]);
    let tariff = ["contract=C1", "lot=L1", "product=41A01", "valid_from=2026-01-01", "valid_to=2026-12-31"];
    add(&mut r, Kind::Tariff, &[&tariff[..], &["unit=day_part", "amount_cents=15000"]].concat());
    assert_eq!(bee(&r), [(Some(8_000), Some(9_000), None, None), (Some(15_000), Some(9_000), None, None)]);
}

#[test]
fn r21_ending_a_contract_ends_its_chain() {
    let mut r = four_deep();
    // Cee also works for Vee, so it keeps a place; Vee has nothing to do with C1.
    link(&mut r, &["contract=C2", "lot=L1", "parent=Vee", "child=Cee", "share_percent=40", "valid_from=2026-02-01"]);
    let contract = find(&r, Kind::Contract, "C1");
    let lose = |after: &Register| {
        let day = ending::first_day_without(&r, after, contract, today())?;
        let falls = ending::falls(&r, after, contract, day);
        let names = falls.without_access.iter().map(|id| name(&r, *id)).collect::<Vec<_>>().join(" ");
        Some(format!("{day}: {} chain(s), {names}", falls.chains.len()))
    };
    let mut shorter = r.clone();
    set(&mut shorter, Kind::Contract, "C1", &["end=2027-03-31"]);
    assert_eq!(lose(&shorter).as_deref(), Some("2027-04-01: 1 chain(s), Aa Bee Dee Ee"));
    let mut over = r.clone();
    set(&mut over, Kind::Contract, "C1", &["status=dissolved"]);
    assert_eq!(lose(&over).as_deref(), Some("2026-11-21: 1 chain(s), Aa Bee Dee Ee"));
    // A later end, or none of it: nothing falls.
    let mut longer = r.clone();
    set(&mut longer, Kind::Contract, "C1", &["end=2028-12-31"]);
    assert_eq!(lose(&longer), None);
    assert_eq!(lose(&r), None);
}

#[test]
fn r21_an_end_that_has_passed_counts_from_the_day_after() {
    let r = four_deep();
    let contract = find(&r, Kind::Contract, "C1");
    let mut after = r.clone();
    set(&mut after, Kind::Contract, "C1", &["end=2026-10-31"]);
    // From 1 November on the contract does not count.
    assert_eq!(ending::first_day_without(&r, &after, contract, today()), Some(day("2026-11-01")));
}

/// Links among ten firms as they might come from a file that was never checked: circles, several parents, no parents.
fn wild(links: &[(usize, usize, Option<i64>)]) -> Register {
    let mut r = Register::default();
    for firm in 0..10 {
        add(&mut r, Kind::Provider, &[&format!("name=Firma {firm}")]);
    }
    add(&mut r, Kind::Lot, &["code=L1", "title=Een"]);
    add(&mut r, Kind::Contract, &["number=C1", "provider=Firma 0", "start=2026-01-01", "end=2027-12-31"]);
    add(&mut r, Kind::ContractLot, &["contract=C1", "lot=L1", "valid_from=2026-01-01"]);
    let (contract, lot) = (find(&r, Kind::Contract, "C1"), find(&r, Kind::Lot, "L1"));
    let firms: Vec<Id> = r.all(Kind::Provider).iter().map(|firm| firm.id).collect();
    let kind = Kind::SubcontractLink;
    let changes = links.iter().zip(r.last_id().0 + 1..).map(|((parent, child, share), id)| {
        let record = Record::blank(kind, Id(id))
            .with(kind, "contract", contract)
            .with(kind, "lot", lot)
            .with(kind, "parent", firms[*parent])
            .with(kind, "child", firms[*child])
            .with(kind, "share_percent", share.map_or(Value::Unknown, Value::Number));
        Change { kind, id: Id(id), before: None, after: Some(record.values) }
    });
    let changes: Vec<Change> = changes.collect();
    r.apply(&changes);
    r
}

proptest! {
    /// A tree as it may be saved: each firm under an earlier one, and nobody passes on more than it has.
    #[test]
    fn net_parts_make_the_whole(
        tree in prop::collection::vec((0_usize..9, prop::option::weighted(0.9, 0_i64..1_000_000)), 0..9)
    ) {
        let mut left = [1_000_000_i64; 10];
        let links: Vec<(usize, usize, Option<i64>)> = tree.iter().enumerate().map(|(at, (above, share))| {
            let (child, parent) = (at + 1, above % (at + 1));
            let share = share.map(|share| share.min(left[parent]));
            left[parent] -= share.unwrap_or(0);
            (parent, child, share)
        }).collect();
        let r = wild(&links);
        let chain = in_lot(&r, "C1", "L1", "2026-11-21");
        prop_assert_eq!(chain.nodes.len(), links.len() + 1);
        let known: i64 = chain.nodes.iter().filter_map(|node| node.net).sum();
        prop_assert_eq!(known + chain.unknown(), WHOLE);
        prop_assert!(chain.unknown() >= 0);
        if links.iter().all(|(_, _, share)| share.is_some()) {
            prop_assert_eq!(known, WHOLE);
        }
        for node in &chain.nodes {
            // Nobody performs less than nothing or more than it has, and what is unknown above is unknown below.
            prop_assert!(node.net.is_none_or(|net| net >= 0 && Some(net) <= node.effective));
            if let Some(parent) = node.parent {
                prop_assert!(node.effective.is_none() || chain.nodes[parent].effective.is_some());
            }
        }
    }

    /// Whatever the links are: it ends, everybody stands below somebody earlier, and no link is lost or told twice.
    #[test]
    fn stored_circles_cannot_loop(
        links in prop::collection::vec((0_usize..10, 0_usize..10, prop::option::of(0_i64..1_000_000)), 0..40)
    ) {
        let r = wild(&links);
        let chain = in_lot(&r, "C1", "L1", "2026-11-21");
        let mut seen: Vec<Id> = chain.nodes.iter().flat_map(|node| node.links.iter().map(|one| one.id)).collect();
        seen.sort_unstable();
        let stored: Vec<Id> = r.all(Kind::SubcontractLink).iter().map(|one| one.id).collect();
        prop_assert_eq!(seen, stored);
        for (at, node) in chain.nodes.iter().enumerate() {
            prop_assert!(node.parent.is_none_or(|parent| parent < at));
            let path = chain.path(at);
            let mut firms: Vec<Id> = path.iter().map(|at| chain.nodes[*at].provider).collect();
            firms.sort_unstable();
            firms.dedup();
            // Only the last of a path may stand higher up as well.
            prop_assert!(firms.len() + usize::from(node.repeated) >= path.len());
        }
        let known: i64 =
            chain.nodes.iter().filter(|node| node.place != Place::Loose).filter_map(|node| node.net).sum();
        prop_assert_eq!(known + chain.unknown(), WHOLE);
    }
}
