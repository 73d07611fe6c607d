//! A small named region, made up, for tests: three municipalities, four providers, three lots light and heavy, four
//! contracts with options, a chain of responsibility. Records are typed as a user types them.
#![allow(dead_code, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use chrono::NaiveDate;
use perceel::domain::edit::Change;
use perceel::domain::kind::Kind;
use perceel::domain::record::{Id, Record};
use perceel::domain::register::{Found, Register, When};
use perceel::domain::shape::Reader;
use perceel::text::{Lang, Words};

/// A day written as `2026-11-21`.
pub fn day(iso: &str) -> NaiveDate {
    iso.parse().expect("a day")
}

/// The day on which the tests play.
pub fn today() -> NaiveDate {
    day("2026-11-21")
}

/// That day, not asked for.
pub fn now() -> When {
    When::today(today())
}

/// English words, for values as typed below.
pub fn english() -> Words {
    Words::load(Lang::En)
}

/// Dutch words.
pub fn dutch() -> Words {
    Words::load(Lang::Nl)
}

/// A record of that noun from `column=value` as typed, without putting it in the register.
pub fn typed(register: &Register, kind: Kind, columns: &[&str]) -> Record {
    let id = Id(register.last_id().0 + 1);
    let mut record = Record::blank(kind, id);
    let reader = Reader { register, words: english(), today: today() };
    for column in columns {
        let (name, text) = column.split_once('=').expect("column=value");
        let (position, value) = reader
            .read_named(kind, &record.values, name, text)
            .unwrap_or_else(|problem| panic!("{} {column}: {}", kind.name(), english().say(&problem.message)));
        record.set(position, value);
    }
    record
}

/// Puts a record in the register, from `column=value` as typed.
pub fn add(register: &mut Register, kind: Kind, columns: &[&str]) -> Id {
    let record = typed(register, kind, columns);
    let id = record.id;
    register.apply(&[Change { kind, id, before: None, after: Some(record.values) }]);
    id
}

/// Changes columns of a record, as typed; an empty value makes it unknown.
pub fn set(register: &mut Register, kind: Kind, key: &str, columns: &[&str]) {
    let id = find(register, kind, key);
    let before = register.get(kind, id).expect("the record").clone();
    let mut after = before.clone();
    let reader = Reader { register, words: english(), today: today() };
    for column in columns {
        let (name, text) = column.split_once('=').expect("column=value");
        let (position, value) = reader.read_named(kind, &after.values, name, text).expect("a value that can be read");
        after.set(position, value);
    }
    register.apply(&[Change { kind, id, before: Some(before.values), after: Some(after.values) }]);
}

/// The record with that key.
pub fn find(register: &Register, kind: Kind, key: &str) -> Id {
    match register.find(kind, key) {
        Found::One(id) => id,
        other => panic!("{} {key}: {other:?}", kind.name()),
    }
}

/// The keys of these records.
pub fn keys(register: &Register, kind: Kind, ids: &[Id]) -> Vec<String> {
    ids.iter().map(|id| register.key(kind, *id)).collect()
}

/// The region Waterdal.
pub fn region() -> Register {
    let mut r = Register::default();
    let mut put = |kind, columns: &[&str]| add(&mut r, kind, columns);
    put(Kind::Region, &["name=Waterdal"]);
    put(Kind::SubRegion, &["name=Noord", "region=Waterdal"]);
    for (code, name) in [("9901", "Waterdam"), ("9902", "Oosterbroek"), ("9903", "Lindehove")] {
        put(Kind::Municipality, &[&format!("cbs_code={code}"), &format!("name={name}"), "valid_from=2015-01-01"]);
        put(Kind::Membership, &[&format!("municipality={name}"), "sub_region=Noord", "valid_from=2015-01-01"]);
    }
    put(Kind::ProviderGroup, &["name=Groep Ooievaar"]);
    put(Kind::Provider, &["kvk=90000018", "name=De Linde", "legal_form=foundation", "status=active", "city=Waterdam"]);
    put(Kind::Provider, &["kvk=90000026", "name=Zorggroep Merel", "group=Groep Ooievaar", "status=active"]);
    put(Kind::Provider, &["kvk=90000034", "name=Praktijk Wilg", "status=active", "city=Oosterbroek"]);
    put(Kind::Provider, &["kvk=90000042", "name=Stichting Reünie", "status=active"]);
    put(Kind::Framework, &["name=Inkoopkader jeugd", "domain=jw", "start=2024-01-01", "end=2027-12-31"]);
    let frame = "framework=Inkoopkader jeugd";
    put(Kind::Lot, &[frame, "code=J1L", "title=Ambulante jeugdhulp", "category=light", "scale=local"]);
    put(Kind::Lot, &[frame, "code=J2Z", "title=Jeugd-ggz", "category=heavy", "scale=regional"]);
    put(Kind::Lot, &["code=W5Z", "title=Beschermd wonen", "category=heavy", "scale=regional"]);
    for (lot, municipality) in
        [("J1L", "Waterdam"), ("J1L", "Oosterbroek"), ("J2Z", "Waterdam"), ("J2Z", "Lindehove"), ("W5Z", "Waterdam")]
    {
        put(
            Kind::LotMunicipality,
            &[&format!("lot={lot}"), &format!("municipality={municipality}"), "valid_from=2020-01-01"],
        );
    }
    contracts(&mut r);
    chain(&mut r);
    r
}

/// JH-24-013 extended once; JH-26-001 the worked example of R3; JH-20-002 over; JH-27-004 still to begin.
fn contracts(r: &mut Register) {
    let mut put = |kind, columns: &[&str]| add(r, kind, columns);
    let frame = "framework=Inkoopkader jeugd";
    put(
        Kind::Contract,
        &[
            "number=JH-24-013",
            "title=Jeugdhulp De Linde",
            "provider=De Linde",
            frame,
            "start=2024-01-01",
            "end=2025-12-31",
            "notice_months_client=6",
            "termination_mode=client",
            "status=active",
            "original_value_cents=400000000",
            "accountable=contractmanager jeugd",
        ],
    );
    put(
        Kind::Contract,
        &[
            "number=JH-26-001",
            "provider=Zorggroep Merel",
            frame,
            "start=2026-01-01",
            "end=2027-12-31",
            "notice_months_client=6",
            "status=signed",
            "original_value_cents=120000000",
        ],
    );
    put(
        Kind::Contract,
        &[
            "number=JH-20-002",
            "provider=Praktijk Wilg",
            "start=2020-01-01",
            "end=2023-12-31",
            "notice_months_client=3",
            "status=active",
        ],
    );
    put(
        Kind::Contract,
        &[
            "number=JH-27-004",
            "provider=Stichting Reünie",
            "start=2027-01-01",
            "end=2029-12-31",
            "notice_months_client=6",
            "status=signed",
        ],
    );
    let option = |contract: &str, seq: &str, more: &str| {
        let mut columns = vec![format!("contract={contract}"), format!("seq={seq}")];
        columns.extend(["months=12".into(), "notify_months=6".into()]);
        columns.extend((!more.is_empty()).then(|| more.to_owned()));
        columns
    };
    for columns in [
        option("JH-24-013", "1", "exercised_on=2025-05-01"),
        option("JH-24-013", "2", ""),
        option("JH-26-001", "1", ""),
        option("JH-26-001", "2", ""),
    ] {
        put(Kind::ExtensionOption, &columns.iter().map(String::as_str).collect::<Vec<_>>());
    }
    for (contract, lot, from, to, municipalities) in [
        ("JH-24-013", "J1L", "2024-01-01", "", ""),
        ("JH-24-013", "J2Z", "2024-01-01", "", "Lindehove"),
        ("JH-26-001", "J2Z", "2026-01-01", "", ""),
        ("JH-20-002", "W5Z", "2020-01-01", "2023-12-31", ""),
        ("JH-27-004", "W5Z", "2027-01-01", "", ""),
    ] {
        put(
            Kind::ContractLot,
            &[
                &format!("contract={contract}"),
                &format!("lot={lot}"),
                "role=main_contractor",
                &format!("valid_from={from}"),
                &format!("valid_to={to}"),
                &format!("municipalities={municipalities}"),
            ],
        );
    }
}

/// De Linde passes 30 % to Praktijk Wilg and 10 % to Merel; Wilg passes 40 % of its part to Reünie.
fn chain(r: &mut Register) {
    for (parent, child, share) in [
        ("De Linde", "Praktijk Wilg", "30"),
        ("De Linde", "Zorggroep Merel", "10"),
        ("Praktijk Wilg", "Stichting Reünie", "40"),
    ] {
        add(
            r,
            Kind::SubcontractLink,
            &[
                "contract=JH-24-013",
                "lot=J2Z",
                &format!("parent={parent}"),
                &format!("child={child}"),
                &format!("share_percent={share}"),
                "valid_from=2024-01-01",
                "consent_on=2023-12-01",
            ],
        );
    }
    add(
        r,
        Kind::Obligation,
        &[
            "code=V-001",
            "contract=JH-24-013",
            "lot=J2Z",
            "title=Wachttijden per maand opleveren",
            "article=3.5",
            "text=De hoofdaannemer en elk onderaannemerschap leveren wachttijden.",
            "recurrence=every(1 m)",
            "first_due=2026-11-15",
        ],
    );
    add(
        r,
        Kind::Obligation,
        &["code=V-002", "contract=JH-26-001", "title=Lijst van onderaanneming", "first_due=2026-12-31"],
    );
}
