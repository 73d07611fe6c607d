//! Notices as proposals for the register: real ones against an independent count, by hand, twice, saved and undone.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stderr)]

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::path::PathBuf;

use chrono::{DateTime, NaiveDate, TimeZone, Utc};
use perceel::domain::field::Shape;
use perceel::domain::kind::Kind;
use perceel::domain::nouns::{
    amendments, contract_lots, contracts, lots, municipalities, providers, subcontract_links, tenders,
};
use perceel::domain::record::{Id, Record, Value};
use perceel::domain::register::{Register, target_kind};
use perceel::domain::shape::fits;
use perceel::import::award::plan_notice;
use perceel::import::notice::read;
use perceel::import::plan::{Plan, Verdict};
use perceel::import::recognise::{Format, recognise};
use perceel::store::Store;
use perceel::store::journal::Sort;
use perceel::store::open::OpenOptions;
use perceel::text::{Lang, Words};
use proptest::prelude::*;

#[path = "support/published.rs"]
mod published;
use published::{real, real_files};

fn day(text: &str) -> NaiveDate {
    NaiveDate::parse_from_str(text, "%Y-%m-%d").unwrap()
}

fn plan(bytes: &[u8], register: &Register, name: &str) -> Plan {
    let notice = read(bytes).unwrap();
    let words = Words::load(Lang::Nl);
    plan_notice(&notice, register, words, day("2026-11-21"), name).unwrap_or_else(|error| panic!("{name}: {error:?}"))
}

fn apply(register: &Register, plan: &Plan) -> Register {
    let mut register = register.clone();
    register.apply(&plan.edit.changes);
    register
}

fn own(name: &str) -> Vec<u8> {
    std::fs::read(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/data/notices").join(name)).unwrap()
}

/// Every value fits its field, what is required is known, keys are single, links lead somewhere.
fn assert_sound(register: &Register, name: &str) {
    for kind in Kind::ALL {
        let noun = kind.noun();
        let mut keys = BTreeSet::new();
        for record in register.all(*kind) {
            for (field, value) in noun.fields.iter().zip(&record.values) {
                assert!(fits(field.shape, value), "{name}: {} {value:?}", field.name);
                assert!(!field.required || !value.is_unknown(), "{name}: {}.{} lacks", noun.name(), field.name);
                if let (Shape::Line, Value::Text(text)) = (field.shape, value) {
                    assert!(!text.contains(['\n', '\t']), "{name}: {} has lines: {text}", field.name);
                }
            }
            for (at, value) in record.values.iter().enumerate() {
                let ids: &[Id] = match value {
                    Value::Link(id) => std::slice::from_ref(id),
                    Value::Links(ids) => ids,
                    _ => &[],
                };
                for id in ids {
                    let to = target_kind(noun, &record.values, at).unwrap();
                    assert!(
                        register.get(to, *id).is_some(),
                        "{name}: {}.{} dangles",
                        noun.name(),
                        noun.fields[at].name
                    );
                }
            }
            let unique: &[&str] = match kind {
                Kind::Provider => &["kvk"],
                Kind::Contract => &["number"],
                Kind::Tender => &["ted_notice"],
                Kind::Lot => &["framework", "code"],
                Kind::ContractLot => &["contract", "lot"],
                _ => &[],
            };
            if let Some(key) = register.key_by(noun, record, unique).filter(|_| !unique.is_empty()) {
                assert!(keys.insert(key.clone()), "{name}: {} {key} twice", noun.name());
            }
        }
    }
}

fn count(register: &Register, kind: Kind) -> usize {
    register.all(kind).len()
}

#[test]
fn every_real_notice_makes_as_many_records_as_counted_in_its_xml() {
    let table = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/notice-counts.csv")).unwrap();
    let mut read_in = 0;
    for (name, bytes) in real_files() {
        assert_eq!(recognise(&bytes, &name), Format::Notice, "{name}");
        let row = table.lines().find(|l| l.split(',').next() == Some(name.as_str())).unwrap();
        let expected: Vec<usize> = row.split(',').skip(11).map(|v| v.parse().unwrap()).collect();
        let notice = read(&bytes).unwrap();
        let register = Register::default();
        let planned = plan_notice(&notice, &register, Words::load(Lang::Nl), day("2026-11-21"), &name);
        if name.contains("INVALID") {
            assert_eq!(planned.unwrap_err().what.id, "award-blank");
            continue;
        }
        let plan = planned.unwrap_or_else(|error| panic!("{name}: {error:?}"));
        let made = apply(&register, &plan);
        let kinds = [Kind::Tender, Kind::Lot, Kind::Provider, Kind::Contract, Kind::ContractLot, Kind::SubcontractLink];
        assert_eq!(kinds.map(|kind| count(&made, kind)).to_vec(), expected, "{name}");
        assert_eq!(count(&made, Kind::Amendment), notice.modifications.len(), "{name}");
        assert_eq!(plan.count(Verdict::Refused), 0, "{name}");
        assert_sound(&made, &name);
        read_in += 1;

        let again = self::plan(&bytes, &made, &name);
        assert!(again.edit.is_empty(), "{name}: {:?}", again.edit.changes.first());
        assert_eq!(again.count(Verdict::Same), again.rows.len(), "{name}");
        assert_eq!(again.rows.len(), plan.rows.len(), "{name}");
    }
    if real().is_some() {
        assert_eq!(read_in, table.lines().count() - 2);
    }
}

#[test]
fn all_real_notices_fit_into_one_register() {
    let mut register = Register::default();
    for (name, bytes) in real_files().into_iter().filter(|(name, _)| !name.contains("INVALID")) {
        let plan = plan(&bytes, &register, &name);
        assert_eq!(plan.count(Verdict::Refused), 0, "{name}: {:?}", plan.rows.iter().find(|r| r.id.is_none()));
        register = apply(&register, &plan);
        assert_sound(&register, &name);
    }
    for (name, bytes) in real_files().into_iter().filter(|(name, _)| !name.contains("INVALID")) {
        let plan = plan(&bytes, &register, &name);
        assert!(plan.edit.is_empty(), "{name} again: {:?}", plan.edit.changes.first());
    }
}

#[test]
fn the_award_of_three_municipalities_by_hand_and_its_twin() {
    let Some(base) = real() else { return eprintln!("skipped: the published notices are not here") };
    let load = |folder: &str| std::fs::read(base.join(folder).join("007936-2021.xml")).unwrap();
    let (old, new) = (load("ted-nl-social/r209"), load("ted-nl-social/eforms-converted"));
    for (first, second) in [(&old, &new), (&new, &old)] {
        let made = apply(&Register::default(), &plan(first, &Register::default(), "a.xml"));
        assert_eq!(count(&made, Kind::Provider), 35);
        assert_eq!(count(&made, Kind::Municipality), 3);
        assert_eq!(count(&made, Kind::LotMunicipality), 9);
        let mut per_lot = BTreeMap::new();
        for part in made.all(Kind::ContractLot) {
            let lot = made.get(Kind::Lot, part.link(contract_lots::LOT).unwrap()).unwrap();
            *per_lot.entry(lot.text(lots::CODE).unwrap()).or_insert(0) += 1;
            assert_eq!(part.choice(contract_lots::ROLE), Some("sole"));
        }
        assert_eq!(per_lot, BTreeMap::from([("1", 29), ("2", 10), ("3", 15)]));
        let names: BTreeSet<_> =
            made.all(Kind::Municipality).iter().map(|m| m.text(municipalities::NAME).unwrap()).collect();
        assert_eq!(names, BTreeSet::from(["Brielle", "Hellevoetsluis", "Westvoorne"]));
        let tender = &made.all(Kind::Tender)[0];
        assert_eq!(tender.text(tenders::TED_NOTICE), Some("7936-2021"));
        assert_eq!(tender.date(tenders::PUBLISHED_ON), Some(day("2021-01-08")));
        assert_eq!((tender.choice(tenders::STAGE), tender.links(tenders::BUYERS).len()), (Some("awarded"), 3));
        assert_eq!(tender.number(tenders::TOTAL_VALUE_CENTS), None, "1 euro is no value");
        for contract in made.all(Kind::Contract) {
            // The notice has no DURATION and no value but 1 euro; each award was concluded on 28 December.
            assert_eq!(contract.date(contracts::SIGNED_ON), Some(day("2020-12-28")));
            assert_eq!((contract.date(contracts::START), contract.date(contracts::END)), (None, None));
            assert_eq!(contract.number(contracts::ORIGINAL_VALUE_CENTS), None);
        }
        let kvks = made.all(Kind::Provider).iter().filter_map(|p| p.text(providers::KVK)).collect::<HashSet<_>>();
        assert!(kvks.len() >= 34 && kvks.iter().all(|kvk| kvk.len() == 8));

        let twin = plan(second, &made, "b.xml");
        assert_eq!(twin.count(Verdict::New), 0, "{:?}", twin.rows.iter().find(|r| r.verdict == Verdict::New));
        assert_eq!(twin.count(Verdict::Refused), 0);
        for change in &twin.edit.changes {
            let pairs = change.before.as_ref().unwrap().iter().zip(change.after.as_ref().unwrap());
            let fields = change.kind.noun().fields;
            for (field, (before, after)) in fields.iter().zip(pairs) {
                let filled = before.is_unknown() || before == after;
                assert!(filled, "the twin changes {}.{}: {before:?} {after:?}", change.kind.name(), field.name);
            }
        }
    }
}

fn one(register: &Register, kind: Kind) -> &Record {
    let [record] = register.all(kind) else { panic!("{} {}", count(register, kind), kind.name()) };
    record
}

fn own_award() -> Register {
    apply(&Register::default(), &plan(&own("gunning-eforms.xml"), &Register::default(), "gunning.xml"))
}

#[test]
fn a_consortium_with_a_subcontractor_becomes_records() {
    let made = own_award();
    assert_sound(&made, "own");
    let contract = one(&made, Kind::Contract);
    assert_eq!(contract.text(contracts::NUMBER), Some("2026-017"));
    assert_eq!(contract.text(contracts::TITLE), Some("Begeleiding & dagbesteding"));
    // R1: 24 months from 01-01-2026.
    assert_eq!(contract.date(contracts::START), Some(day("2026-01-01")));
    assert_eq!(contract.date(contracts::END), Some(day("2027-12-31")));
    assert_eq!(contract.number(contracts::ORIGINAL_VALUE_CENTS), Some(125_000_050));
    let leader = made.get(Kind::Provider, contract.link(contracts::PROVIDER).unwrap()).unwrap();
    assert_eq!(leader.text(providers::KVK), Some("81234568"));
    assert_eq!(count(&made, Kind::ConsortiumMember), 2);
    let part = one(&made, Kind::ContractLot);
    assert_eq!(part.choice(contract_lots::ROLE), Some("consortium_lead"));
    assert_eq!(part.number(contract_lots::VALUE_CENTS), Some(125_000_050));
    assert_eq!(part.date(contract_lots::VALID_TO), Some(day("2027-12-31")));

    let link = one(&made, Kind::SubcontractLink);
    assert_eq!(link.link(subcontract_links::PARENT), Some(leader.id));
    // The terms of the tender name one subcontractor, but two members may pass work on.
    assert_eq!(link.number(subcontract_links::SHARE_PERCENT), None);
    let child = made.get(Kind::Provider, link.link(subcontract_links::CHILD).unwrap()).unwrap();
    assert_eq!((child.text(providers::NAME), child.text(providers::KVK)), (Some("Boerderij Quellinkamp"), None));
    assert_eq!(count(&made, Kind::Provider), 3, "the tender that lost brings nobody");
    assert_eq!(count(&made, Kind::ExtensionOption), 2);
    let codes: Vec<_> = made.all(Kind::Lot).iter().map(|lot| lot.text(lots::CODE).unwrap()).collect();
    assert_eq!(codes, ["P1", "2"]);
    let results: Vec<_> = made.all(Kind::Lot).iter().map(|lot| lot.choice(lots::RESULT)).collect();
    assert_eq!(results, [Some("awarded"), Some("not_awarded")]);
    assert_eq!(made.all(Kind::Lot)[0].number(lots::MAX_VALUE_CENTS), Some(150_000_000), "as awarded, not as announced");
    assert_eq!(made.all(Kind::Lot)[0].choice(lots::CATEGORY), None);
    let tender = one(&made, Kind::Tender);
    assert_eq!(
        (tender.text(tenders::TED_NOTICE), tender.choice(tenders::PROCEDURE)),
        (Some("900001-2026"), Some("sas"))
    );
    assert_eq!(count(&made, Kind::LotMunicipality), 4);
}

#[test]
fn what_is_doubtful_is_told_and_what_is_missing_is_listed() {
    let plan = plan(&own("gunning-eforms.xml"), &Register::default(), "gunning.xml");
    let words = Words::load(Lang::Nl);
    let said = |messages: &[perceel::text::Message]| messages.iter().map(|m| words.say(m)).collect::<Vec<_>>();
    let to_complete = said(&plan.to_complete);
    assert!(to_complete.iter().any(|m| m == "2 Percelen: Categorie"), "{to_complete:?}");
    assert!(to_complete.iter().any(|m| m.starts_with("1 contract: ")), "{to_complete:?}");
    let short = plan.rows.iter().find(|r| r.kind == Kind::Provider && r.place == "ORG-0006").unwrap();
    assert!(said(&short.notes)[0].contains("490"), "{short:?}");
    let warned = said(&plan.warnings);
    assert!(warned.iter().any(|m| m.contains("31-12-2027")), "{warned:?}");
    assert!(warned.iter().any(|m| m.contains("TEN-0002/TermPercent")), "{warned:?}");
    for message in plan.source.iter().chain(&plan.warnings).chain(&plan.to_complete) {
        assert!(!words.say(message).contains(['⟦', '{']), "{message:?}");
    }
}

#[test]
fn a_change_finds_the_contract_of_the_earlier_notice() {
    let made = own_award();
    let change = own("wijziging-eforms.xml");
    let plan = plan(&change, &made, "wijziging.xml");
    assert_eq!((plan.count(Verdict::Refused), plan.count_of(Kind::Amendment, Verdict::New)), (0, 1));
    let changed = apply(&made, &plan);
    let amendment = one(&changed, Kind::Amendment);
    assert_eq!(amendment.link(amendments::CONTRACT), Some(one(&changed, Kind::Contract).id));
    assert_eq!(amendment.text(amendments::DESCRIPTION), Some("Twaalf maanden erbij"));
    assert!(amendment.text(amendments::LEGAL_GROUND).unwrap().contains("2.163c"));
    assert_eq!(amendment.choice(amendments::KIND), None, "a review clause does not say what changes");
    assert_eq!(count(&changed, Kind::Tender), 1);
    assert_eq!(one(&changed, Kind::Contract), one(&made, Kind::Contract));
    assert!(self::plan(&change, &changed, "wijziging.xml").edit.is_empty());

    let alone = self::plan(&change, &Register::default(), "wijziging.xml");
    assert_eq!(alone.count_of(Kind::Amendment, Verdict::Refused), 1);
}

fn replaced(from: &str, to: &str) -> Vec<u8> {
    let text = String::from_utf8(own("gunning-eforms.xml")).unwrap();
    assert!(text.contains(from), "{from}");
    text.replace(from, to).into_bytes()
}

#[test]
fn a_number_of_a_person_refuses_the_file_and_is_masked() {
    let bytes = replaced("Begeleiding licht", "Begeleiding BSN 111222333");
    let notice = read(&bytes).unwrap();
    let error =
        plan_notice(&notice, &Register::default(), Words::load(Lang::Nl), day("2026-11-21"), "a.xml").unwrap_err();
    let said = Words::load(Lang::Nl).say(&error.what);
    assert!(said.contains("LOT-0001") && said.contains("*****2333") && !said.contains("111222333"), "{said}");
    // As the number of an organisation it may be an RSIN: it is not kept, the notice is.
    let bytes = replaced("<cbc:CompanyID>490<", "<cbc:CompanyID>111222333<");
    let plan = plan(&bytes, &Register::default(), "a.xml");
    let made = apply(&Register::default(), &plan);
    assert!(!format!("{plan:?}").contains("111222333"));
    assert_eq!(count(&made, Kind::Provider), 3);
    assert!(plan.rows.iter().flat_map(|row| &row.notes).any(|m| m.id == "award-number-stopped"));
}

#[test]
fn firms_are_told_apart_by_number_and_joined_by_it() {
    // The subcontractor gets the name of a member: the same name under another number is another firm.
    let bytes = replaced("Boerderij Quellinkamp", "Zorg &amp; Zo");
    let bytes =
        String::from_utf8(bytes).unwrap().replace("<cbc:CompanyID>490<", "<cbc:CompanyID>81239999<").into_bytes();
    let plan = plan(&bytes, &Register::default(), "a.xml");
    let made = apply(&Register::default(), &plan);
    assert_eq!(count(&made, Kind::Provider), 3);
    assert_eq!(plan.rows.iter().flat_map(|row| &row.notes).filter(|m| m.id == "award-same-name").count(), 2);
    // A firm the register knows by number keeps its name there.
    let mut known = Register::default();
    let record = Record::blank(Kind::Provider, Id(7)).with(Kind::Provider, "kvk", "81234568").with(
        Kind::Provider,
        "name",
        "Quellinborg Groep",
    );
    known.fill(Kind::Provider, vec![record]);
    let plan = self::plan(&own("gunning-eforms.xml"), &known, "a.xml");
    let made = apply(&known, &plan);
    assert_eq!(made.get(Kind::Provider, Id(7)).unwrap().text(providers::NAME), Some("Quellinborg Groep"));
    assert_eq!(one(&made, Kind::Contract).link(contracts::PROVIDER), Some(Id(7)));
}

#[test]
fn municipalities_are_found_under_their_official_names() {
    for (buyer, official) in [
        ("Gemeente Den Haag", "'s-Gravenhage"),
        ("Gemeente Bergen (NH)", "Bergen (NH.)"),
        ("gemeente Sudwest-Fryslan, afdeling Inkoop", "Súdwest-Fryslân"),
        ("GEMEENTE ’s-Hertogenbosch", "'s-Hertogenbosch"),
    ] {
        let bytes = replaced("Gemeente Esdoornveen", buyer);
        let mut known = Register::default();
        let town = |id, code: &str, name: &str| {
            Record::blank(Kind::Municipality, Id(id)).with(Kind::Municipality, "cbs_code", code).with(
                Kind::Municipality,
                "name",
                name,
            )
        };
        known.fill(Kind::Municipality, vec![town(1, "GM9901", official), town(2, "GM9902", "Bergen (L.)")]);
        let made = apply(&known, &plan(&bytes, &known, "a.xml"));
        assert_eq!(count(&made, Kind::Municipality), 3, "{buyer}: only Lindeborg is new");
        let with = made.linked(Kind::LotMunicipality, "municipality", Id(1)).count();
        assert_eq!(with, 2, "{buyer}");
    }
}

#[test]
fn another_notice_with_the_same_short_numbers_takes_over_nothing() {
    let made = own_award();
    let text = String::from_utf8(own("gunning-eforms.xml")).unwrap();
    let other = text
        .replace("00900001-2026", "00900777-2026")
        .replace("000000000001", "000000000777")
        .replace("81234568", "81234777");
    let other = other.replace("Stichting Quellinborg <Thuis> & Co", "Stichting Waterhof");
    let other = plan(&other.replace("8123 4568", "8123 4777").into_bytes(), &made, "ander.xml");
    let both = apply(&made, &other);
    assert_sound(&both, "two notices");
    assert_eq!([Kind::Tender, Kind::Framework, Kind::Lot, Kind::Contract].map(|kind| count(&both, kind)), [2, 2, 4, 2]);
    let changed: Vec<_> = other.rows.iter().filter(|row| row.verdict == Verdict::Changed).collect();
    assert_eq!(changed, Vec::<&perceel::import::plan::Row>::new());
}

fn now() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 11, 21, 9, 30, 0).unwrap()
}

#[test]
fn a_saved_notice_is_one_action_that_can_be_taken_back() {
    let folder = tempfile::TempDir::new().unwrap();
    let file = folder.path().canonicalize().unwrap().join("contracten.db");
    let mut store = Store::create(&OpenOptions::new(&file), "Test", now()).unwrap();
    let mut register = store.load().unwrap();
    let mut bytes = vec![("gunning.xml".to_owned(), own("gunning-eforms.xml"))];
    bytes.extend(
        real_files().into_iter().filter(|(name, _)| name.contains("r209/007936") || name.contains("can_24_maximal")),
    );
    for (name, bytes) in &bytes {
        let plan = plan(bytes, &register, name);
        let saved = store.save(&plan.edit, Sort::Import, now(), &|| false).unwrap();
        register.apply(&saved.changes);
    }
    store.check_structure().unwrap();
    let full = store.load().unwrap();
    for kind in Kind::ALL {
        assert_eq!(full.all(*kind), register.all(*kind), "{}", kind.name());
    }
    for _ in &bytes {
        let undone = store.undo(&register, now()).unwrap().unwrap();
        register.apply(&undone.changes);
    }
    assert!(store.load().unwrap().is_empty());
    for _ in &bytes {
        let redone = store.redo(&register, now()).unwrap().unwrap();
        register.apply(&redone.changes);
    }
    let back = store.load().unwrap();
    for kind in Kind::ALL {
        assert_eq!(back.all(*kind), full.all(*kind), "{}", kind.name());
    }
    store.check_structure().unwrap();
}

#[test]
fn a_notice_without_number_or_id_is_known_again() {
    let text = String::from_utf8(own("gunning-eforms.xml")).unwrap();
    let nameless = text.replace("00900001-2026", "").replace("0f0e0d0c-0000-4000-8000-000000000001", "");
    assert_ne!(nameless, text);
    let notice = read(nameless.as_bytes()).unwrap();
    let words = Words::load(Lang::En);
    let first = plan_notice(&notice, &Register::default(), words, day("2026-11-21"), "a.xml").unwrap();
    let made = apply(&Register::default(), &first);
    assert_eq!((made.all(Kind::Tender).len(), made.all(Kind::Framework).len()), (1, 1));
    let again = plan_notice(&notice, &made, words, day("2026-11-21"), "a.xml").unwrap();
    assert!(again.edit.is_empty(), "{:?}", again.edit.changes.first());
    // The same with its number completes it.
    let named = read(text.as_bytes()).unwrap();
    let whole = apply(&made, &plan_notice(&named, &made, words, day("2026-11-21"), "b.xml").unwrap());
    for kind in [Kind::Tender, Kind::Framework, Kind::Lot] {
        assert_eq!(whole.all(kind).len(), made.all(kind).len(), "{}", kind.name());
    }
    assert_eq!(whole.all(Kind::Tender)[0].text(tenders::TED_NOTICE), Some("900001-2026"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]
    #[test]
    fn a_damaged_notice_makes_a_sound_register_or_none(
        which in 0..4_usize,
        swaps in proptest::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>()), 1..8),
    ) {
        let names = ["gunning-eforms.xml", "gunning-ted-openhouse.xml", "gunning-ted-combinatie.xml", "opdracht-eforms.xml"];
        let text = String::from_utf8(own(names[which])).unwrap();
        // Values change places: ids that lead nowhere, names that are dates, numbers that are words.
        let mut parts: Vec<String> = text.split_inclusive(['<', '>']).map(str::to_owned).collect();
        let values: Vec<usize> =
            (1..parts.len()).filter(|at| parts[at - 1].ends_with('>') && parts[*at].len() > 1).collect();
        for (a, b) in swaps {
            let (a, b) = (values[a.index(values.len())], values[b.index(values.len())]);
            parts.swap(a, b);
        }
        let Ok(notice) = read(parts.concat().as_bytes()) else { return Ok(()) };
        let words = Words::load(Lang::En);
        let Ok(plan) = plan_notice(&notice, &Register::default(), words, day("2026-11-21"), "a.xml") else { return Ok(()) };
        let made = apply(&Register::default(), &plan);
        assert_sound(&made, names[which]);
        let again = plan_notice(&notice, &made, words, day("2026-11-21"), "a.xml").unwrap();
        prop_assert!(again.edit.is_empty(), "{:?}", again.edit.changes.first());
    }
}
