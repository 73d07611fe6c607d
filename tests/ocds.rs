//! OCDS in and out: real files against an independent count, files built to hurt, and our own package read back.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
#![allow(clippy::print_stdout)] // a skipped test says so

use std::path::PathBuf;

use chrono::NaiveDate;
use perceel::domain::kind::Kind;
use perceel::domain::record::{Id, Record, Value};
use perceel::domain::register::Register;
use perceel::error::ErrorKind;
use perceel::export::ocds as outgoing;
use perceel::import::ocds;
use perceel::import::plan::{Plan, Verdict};
use perceel::text::{Lang, Words};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A real file from the folder of real data, or None with a word about it when that folder is not there.
fn real(name: &str) -> Option<Vec<u8>> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let found = ["../shared/data/real", "../../shared/data/real"]
        .iter()
        .flat_map(|folder| ["", "doffin-eforms"].map(|inner| root.join(folder).join(inner).join(name)))
        .find_map(|path| std::fs::read(path).ok());
    if found.is_none() {
        println!("skipped: no real data file {name}");
    }
    found
}

fn plan(bytes: &[u8], register: &Register) -> Plan {
    ocds::plan(bytes, "release.json", register, Words::load(Lang::Nl), &|_| false).unwrap()
}

fn after(plan: &Plan, register: &Register) -> Register {
    let mut register = register.clone();
    register.apply(&plan.edit.changes);
    register
}

/// The count is made by `tests/data/count-ocds.py`, which shares nothing with perceel.
#[test]
fn real_files_hold_what_an_independent_script_counts() {
    let table = include_str!("data/ocds-counts.csv");
    for line in table.lines().skip(1) {
        let mut cells = line.split(';');
        let name = cells.next().unwrap();
        let wanted: Vec<usize> = cells.map(|cell| cell.parse().unwrap()).collect();
        let Some(bytes) = real(name) else { continue };
        let plan = plan(&bytes, &Register::default());
        let register = after(&plan, &Register::default());
        let count = |kind: Kind| register.all(kind).len();
        let got = [
            count(Kind::Authority),
            count(Kind::Provider),
            count(Kind::Lot),
            count(Kind::Contract),
            plan.count_of(Kind::Contract, Verdict::Refused),
            count(Kind::ContractLot),
            count(Kind::Amendment),
        ];
        assert_eq!(got.as_slice(), wanted, "{name}: {:#?}", plan.rows);
        // The same file again changes nothing.
        let again = self::plan(&bytes, &register);
        assert!(again.edit.is_empty(), "{name}: {:#?}", again.edit.changes.first());
    }
}

#[test]
fn what_a_real_award_tells() {
    let Some(bytes) = real("ocds-uk/Release171.json") else { return };
    let plan = plan(&bytes, &Register::default());
    let register = after(&plan, &Register::default());
    let contract = &register.all(Kind::Contract)[0];
    let value = |name: &str| contract.values[Kind::Contract.noun().find(name).unwrap().0].clone();
    // 2030-01-01T23:59:59Z: the date part, no shift.
    assert_eq!((value("start"), value("end")), (Value::Day(day("2024-12-02")), Value::Day(day("2030-01-01"))));
    assert!(
        plan.warnings.iter().any(|message| message.id == "import-ocds-to-complete") || !plan.to_complete.is_empty()
    );
    let Some(bytes) = real("ocds-uk/SRel38.json") else { return };
    let plan = self::plan(&bytes, &Register::default());
    assert!(plan.warnings.iter().any(|message| message.id == "import-ocds-no-id"));
    // No person who is named in the file is kept.
    let names = plan.edit.changes.iter().filter(|change| change.kind == Kind::ContactPerson).count();
    assert_eq!(names, 0);
}

#[test]
fn lots_of_two_procedures_with_the_same_codes_stay_apart() {
    let one = RELEASE.replace('\n', " ");
    let other = one.replace("ocds-a1b2c3-9", "ocds-a1b2c3-10").replace("C-77", "C-78");
    // One release a line, with a mark before the first and an empty line.
    let text = format!("\u{FEFF}{one}\r\n\r\n{other}\n");
    let plan = plan(text.as_bytes(), &Register::default());
    let register = after(&plan, &Register::default());
    let count = |kind: Kind| register.all(kind).len();
    assert_eq!([count(Kind::Tender), count(Kind::Lot), count(Kind::Contract), count(Kind::Provider)], [2, 4, 2, 2]);
}

const RELEASE: &str = r#"{"ocid":"ocds-a1b2c3-9","id":"r1","date":"2026-02-01T10:00:00+01:00","tag":["award","contract"],
"initiationType":"tender","parties":[
 {"id":"b","name":"Gemeente Lindewoude","roles":["buyer"],"identifier":{"scheme":"NL-KVK","id":"50000003"}},
 {"id":"s","name":"Zorggroep Rietkraag","roles":["supplier"],"identifier":{"scheme":"NL-KVK","id":"50000011"}},
 {"id":"o","name":"Thuiszorg De Meander","roles":["subcontractor"],"identifier":{"scheme":"NL-KVK","id":"12"}}],
"buyer":{"id":"b","name":"Gemeente Lindewoude"},
"tender":{"id":"t","title":"Jeugdhulp met verblijf","status":"complete","lots":[
 {"id":"1","title":"Verblijf","value":{"amount":1250000.5,"currency":"EUR"}},{"id":"2","title":"Dagbehandeling"}]},
"awards":[{"id":"a","status":"active","suppliers":[{"id":"s"}],"relatedLots":["1"],"hasSubcontracting":true,
 "subcontracting":{"minimumPercentage":0.3,"maximumPercentage":0.3,"subcontracts":[{"id":"1","subcontractor":{"id":"o"}}]}}],
"contracts":[{"id":"C-77","awardID":"a","status":"active","dateSigned":"2026-01-15T00:00:00Z",
 "period":{"startDate":"2026-03-01T00:00:00+01:00","endDate":"2028-02-29T23:59:59Z","maxExtentDate":"2030-02-28T23:59:59Z"},
 "value":{"amount":0,"currency":"EUR"},
 "amendments":[{"id":"A1","date":"2026-06-01T00:00:00Z","rationale":"art. 2.163d","description":"Twee bedden erbij"}],
 "milestones":[{"id":"m1","type":"assessment","dueDate":"2026-12-01T00:00:00Z","status":"scheduled"},
  {"id":"m2","type":"delivery","dueDate":"2026-12-02T00:00:00Z"}]}]}"#;

#[test]
fn every_part_of_a_release_finds_its_place() {
    let plan = plan(RELEASE.as_bytes(), &Register::default());
    assert_eq!(plan.count(Verdict::Refused), 0, "{:#?}", plan.rows);
    let register = after(&plan, &Register::default());
    let value =
        |kind: Kind, at: usize, name: &str| register.all(kind)[at].values[kind.noun().find(name).unwrap().0].clone();
    assert_eq!(value(Kind::Provider, 0, "kvk"), Value::text("50000011"));
    // Two digits are no number of the chamber of commerce: kept as it stands, told, not padded.
    assert_eq!(value(Kind::Provider, 1, "kvk"), Value::Unknown);
    assert_eq!(value(Kind::Provider, 1, "official_number"), Value::text("NL-KVK-12"));
    assert!(plan.rows.iter().any(|row| row.notes.iter().any(|note| note.id == "import-ocds-no-kvk")));
    assert_eq!(value(Kind::Lot, 0, "estimated_value_cents"), Value::Number(125_000_050));
    assert_eq!(value(Kind::Lot, 1, "estimated_value_cents"), Value::Unknown);
    assert_eq!(value(Kind::Contract, 0, "number"), Value::text("C-77"));
    assert_eq!(value(Kind::Contract, 0, "end"), Value::Day(day("2028-02-29")));
    // An amount of nothing stands for: not said.
    assert_eq!(value(Kind::Contract, 0, "original_value_cents"), Value::Unknown);
    let Value::Text(note) = value(Kind::Contract, 0, "note") else { panic!("no note about the last possible end") };
    assert!(note.contains("28-02-2030"), "{note}");
    assert_eq!(value(Kind::Amendment, 0, "legal_ground"), Value::text("art. 2.163d"));
    assert_eq!(value(Kind::SubcontractLink, 0, "share_percent"), Value::Number(300_000));
    assert_eq!(register.all(Kind::ContractLot).len(), 1);
    assert_eq!(register.all(Kind::Review).len(), 1);
    assert_eq!(value(Kind::Review, 0, "anchor"), Value::Day(day("2026-12-01")));
}

#[test]
fn later_releases_of_a_process_go_before_earlier_ones() {
    let later = RELEASE.replace("2026-02-01T10", "2026-05-01T10").replace("Jeugdhulp met verblijf", "Verblijf jeugd");
    for order in [[RELEASE, &later], [&later, RELEASE]] {
        let package = format!("{{\"version\":\"1.1\",\"releases\":[{}]}}", order.join(","));
        let register = after(&plan(package.as_bytes(), &Register::default()), &Register::default());
        assert_eq!(register.all(Kind::Tender).len(), 1);
        assert_eq!(register.label(Kind::Tender, register.all(Kind::Tender)[0].id), "Verblijf jeugd");
        assert_eq!(register.all(Kind::Contract).len(), 1);
    }
}

fn refused(text: &str, id: &str) {
    let error =
        ocds::plan(text.as_bytes(), "x.json", &Register::default(), Words::load(Lang::Nl), &|_| false).expect_err(text);
    assert_eq!((error.kind, error.what.id), (ErrorKind::Refused, id), "{error:?}");
}

#[test]
fn hostile_files_are_refused_whole() {
    let deep = |depth: usize| format!("{{\"ocid\":\"x\",\"tender\":{}1{}}}", "[".repeat(depth), "]".repeat(depth));
    refused(&deep(200), "import-sheet-json-deep");
    refused(&deep(70), "import-sheet-json-deep");
    refused(r#"{"ocid":"x","tender":{"id":"1","value":{"amount":1e999}}}"#, "import-sheet-json-broken");
    refused(r#"{"ocid":"x","ocid":"y"}"#, "import-sheet-json-key-twice");
    refused(r#"{"ocid":"x","tender":{"id":"1","id":"2"}}"#, "import-sheet-json-key-twice");
    refused(r#"{"ocid":"x""#, "import-sheet-json-broken");
    refused(r#"{"releases":[]}"#, "import-ocds-none");
    refused(&RELEASE.replace("Verblijf\"", "BSN 123456782\""), "guard-number-beside-word");
}

/// A small region: a procedure with two lots, a contract with an option, a change, a review and a subcontractor.
fn region() -> Register {
    let mut register = Register::default();
    let record = |kind: Kind, id: i64, values: &[(&str, Value)]| {
        values.iter().fold(Record::blank(kind, Id(id)), |record, (name, value)| {
            assert!(kind.noun().find(name).is_some(), "{name}");
            record.with(kind, name, value.clone())
        })
    };
    let text = Value::text;
    let link = |id: i64| Value::Link(Id(id));
    let date = |text: &str| Value::Day(day(text));
    let mut fill = |kind: Kind, records: &[(i64, &[(&str, Value)])]| {
        register.fill(kind, records.iter().map(|(id, values)| record(kind, *id, values)).collect());
    };
    fill(Kind::Authority, &[(1, &[("name", text("Gemeente Lindewoude")), ("official_number", text("50000003"))])]);
    fill(
        Kind::Provider,
        &[
            (2, &[("name", text("Zorggroep Rietkraag")), ("kvk", text("50000011"))]),
            (3, &[("name", text("Thuiszorg De Meander"))]),
        ],
    );
    let buyers = Value::Links([Id(1)].into());
    fill(
        Kind::Tender,
        &[(
            4,
            &[
                ("title", text("Jeugdhulp")),
                ("notice_id", text("ocds-a1b2c3-J1")),
                ("buyers", buyers),
                ("stage", Value::Choice("awarded")),
            ],
        )],
    );
    fill(
        Kind::Lot,
        &[
            (5, &[("code", text("J1L")), ("title", text("Ambulant")), ("tender", link(4))]),
            (6, &[("code", text("J2Z")), ("tender", link(4)), ("estimated_value_cents", Value::Number(12_345_678))]),
        ],
    );
    fill(
        Kind::Contract,
        &[(
            7,
            &[
                ("number", text("C-2026-01")),
                ("provider", link(2)),
                ("tender", link(4)),
                ("start", date("2026-01-01")),
                ("end", date("2027-12-31")),
                ("status", Value::Choice("active")),
                ("original_value_cents", Value::Number(100_010)),
            ],
        )],
    );
    fill(Kind::ContractLot, &[(8, &[("contract", link(7)), ("lot", link(6))])]);
    let option =
        |id: i64, seq: i64| (id, [("contract", link(7)), ("seq", Value::Number(seq)), ("months", Value::Number(12))]);
    let options = [option(9, 1), option(10, 2)];
    fill(Kind::ExtensionOption, &options.iter().map(|(id, values)| (*id, values.as_slice())).collect::<Vec<_>>());
    fill(Kind::Amendment, &[(11, &[("contract", link(7)), ("number", text("A1")), ("signed_on", date("2026-06-01"))])]);
    fill(
        Kind::SubcontractLink,
        &[(
            12,
            &[
                ("contract", link(7)),
                ("lot", link(6)),
                ("parent", link(2)),
                ("child", link(3)),
                ("share_percent", Value::Number(125_000)),
            ],
        )],
    );
    fill(
        Kind::Review,
        &[(
            13,
            &[
                ("subject_kind", Value::Choice("contract")),
                ("subject", link(7)),
                ("kind", Value::Choice("annual")),
                ("anchor", date("2027-01-15")),
            ],
        )],
    );
    register
}

fn package(register: &Register) -> Vec<u8> {
    let asked = outgoing::Asked {
        prefix: "ocds-a1b2c3",
        publisher: "Regio Lindewoude",
        uri: "https://example.org/ocds.json",
        as_of: day("2026-11-21"),
    };
    let mut bytes = Vec::new();
    outgoing::write(&mut bytes, register, &asked).unwrap();
    bytes
}

#[test]
fn the_package_says_what_the_register_knows() {
    let bytes = package(&region());
    let package: serde_json::Value = serde_json::from_slice(&bytes).unwrap();
    let release = &package["releases"][0];
    assert_eq!(package["releases"].as_array().unwrap().len(), 1);
    assert!(package["extensions"][0].as_str().unwrap().contains("lots"));
    assert_eq!(release["parties"].as_array().unwrap().len(), 3);
    assert_eq!(release["buyer"]["id"], "NL-KVK-50000003");
    let contract = &release["contracts"][0];
    assert_eq!(contract["awardID"], release["awards"][0]["id"]);
    // R3: 31-12-2027 and two options of 12 months.
    assert_eq!(contract["period"]["endDate"], "2027-12-31T23:59:59Z");
    assert_eq!(contract["period"]["maxExtentDate"], "2029-12-31T23:59:59Z");
    assert_eq!(contract["value"]["amount"], 1000.1);
    assert_eq!(contract["amendments"][0]["id"], "A1");
    assert_eq!(contract["milestones"][0]["type"], "assessment");
    assert_eq!(contract["milestones"][0]["status"], "scheduled");
    assert_eq!(release["awards"][0]["relatedLots"][0], "J2Z");
    assert_eq!(release["awards"][0]["subcontracting"]["minimumPercentage"], 0.125);
}

#[test]
fn our_own_package_comes_back() {
    let original = region();
    let plan = plan(&package(&original), &Register::default());
    assert_eq!(plan.count(Verdict::Refused), 0, "{:#?}", plan.rows);
    let copy = after(&plan, &Register::default());
    for kind in [
        Kind::Authority,
        Kind::Provider,
        Kind::Tender,
        Kind::Lot,
        Kind::Contract,
        Kind::ContractLot,
        Kind::Amendment,
        Kind::SubcontractLink,
        Kind::Review,
    ] {
        assert_eq!(copy.all(kind).len(), original.all(kind).len(), "{}", kind.name());
    }
    let contract = &copy.all(Kind::Contract)[0];
    for name in ["number", "start", "end", "status", "original_value_cents"] {
        let (at, _) = Kind::Contract.noun().find(name).unwrap();
        assert_eq!(contract.values[at], original.all(Kind::Contract)[0].values[at], "{name}");
    }
}
