//! The made-up region: the same for the same seed, sound as a file, invented, and of the promised size.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::OnceLock;

use chrono::{NaiveDate, TimeDelta, TimeZone, Utc};
use perceel::demo::{self, Demo, Scale};
use perceel::domain::field::Shape;
use perceel::domain::kind::Kind;
use perceel::domain::record::{Id, Record, Value};
use perceel::domain::register::{Register, target_kind};
use perceel::domain::shape::fits;
use perceel::guard::FieldSense;
use perceel::store::journal::Sort;
use perceel::store::open::OpenOptions;
use perceel::store::saving::Store;

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 21).unwrap()
}

fn planted() -> &'static Demo {
    static MADE: OnceLock<Demo> = OnceLock::new();
    MADE.get_or_init(|| demo::build(Scale::Region, 1, today(), true))
}

/// The register after all steps, made by applying their changes.
fn register(demo: &Demo) -> Register {
    let mut register = Register::default();
    for step in &demo.steps {
        register.apply(&step.edit.changes);
    }
    register
}

/// Writes a region to a new file, as the command line does.
fn written(demo: &Demo) -> (tempfile::TempDir, std::path::PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("waterdal.perceel");
    let now = Utc.with_ymd_and_hms(2026, 11, 21, 9, 0, 0).unwrap();
    let mut options = OpenOptions::new(&path);
    options.allow_unsafe = true;
    let mut store = Store::create(&options, "demo", now).unwrap();
    for step in &demo.steps {
        store.save(&step.edit, Sort::Edit, now - TimeDelta::days(i64::from(step.days_ago)), &|| false).unwrap();
    }
    store.set_fact("demo", "1").unwrap();
    (folder, path)
}

fn counts(demo: &Demo) -> BTreeMap<&'static str, usize> {
    let register = register(demo);
    let mut counts: BTreeMap<_, _> = Kind::ALL.iter().map(|kind| (kind.name(), register.all(*kind).len())).collect();
    for figures in demo.steps.iter().flat_map(|step| &step.edit.figures) {
        *counts.get_mut(figures.kind.name()).unwrap() += figures.rows.len();
    }
    counts
}

#[test]
fn the_same_seed_makes_the_same_region() {
    let small = |seed| demo::build(Scale::Region, seed, today(), true);
    assert!(small(7) == small(7));
    assert!(small(7) != small(8));
}

#[test]
fn every_record_fits_its_description() {
    let mut ids = HashSet::new();
    for step in &planted().steps {
        for change in &step.edit.changes {
            let noun = change.kind.noun();
            let values = change.after.as_ref().unwrap();
            assert_eq!(values.len(), noun.fields.len());
            for (field, value) in noun.fields.iter().zip(values) {
                let told = format!("{} {} {value:?}", noun.name(), field.name);
                assert!(fits(field.shape, value), "{told}");
                assert!(!field.required || !value.is_unknown(), "{told}");
                if let (Value::Text(text), n @ 1..) = (value, usize::from(field.digits)) {
                    let text = text.strip_prefix("GM").unwrap_or(text);
                    assert!(text.len() == n && text.bytes().all(|byte| byte.is_ascii_digit()), "{told}");
                }
                if let (Shape::Month, Value::Day(day)) = (field.shape, value) {
                    assert!(day.to_string().ends_with("-01"), "{told}");
                }
            }
            assert!(change.before.is_some() || ids.insert(change.id), "{} is used twice", change.id.0);
        }
    }
    assert_eq!(ids.iter().min(), Some(&Id(1)));
}

#[test]
fn every_link_leads_to_a_record_and_every_key_to_one() {
    let register = register(planted());
    let there = |kind: Kind, id: Id| register.get(kind, id).is_some();
    for kind in Kind::ALL.iter().copied().filter(|kind| !kind.is_figures()) {
        let noun = kind.noun();
        for record in register.all(kind) {
            for (at, value) in record.values.iter().enumerate() {
                let target = target_kind(noun, &record.values, at);
                match value {
                    Value::Link(id) => assert!(there(target.unwrap(), *id), "{} {}", noun.name(), noun.fields[at].name),
                    Value::Links(ids) => assert!(ids.iter().all(|id| there(target.unwrap(), *id)), "{}", noun.name()),
                    _ => {}
                }
            }
        }
        for columns in noun.keys {
            let mut seen: HashMap<Vec<&Value>, Id> = HashMap::new();
            for record in register.all(kind) {
                let key: Vec<&Value> = columns.iter().map(|name| &record.values[noun.find(name).unwrap().0]).collect();
                // A thing without that key is found by another; a fact keeps its place for what is unknown.
                if noun.keys.len() > 1 && key.iter().any(|part| part.is_unknown()) {
                    continue;
                }
                let told = format!("{} {columns:?} {key:?}", noun.name());
                assert_eq!(seen.insert(key, record.id), None, "{told}");
            }
        }
    }
}

#[test]
fn the_file_holds_together() {
    let (_folder, path) = written(planted());
    let conn = rusqlite::Connection::open(&path).unwrap();
    let loose: i64 = conn.query_row("SELECT count(*) FROM pragma_foreign_key_check", [], |row| row.get(0)).unwrap();
    assert_eq!(loose, 0);
    for kind in Kind::ALL.iter().filter(|kind| kind.is_figures()) {
        for (column, target) in [("provider", "providers"), ("product", "products"), ("municipality", "municipalities")]
        {
            let sql = format!("SELECT count(*) FROM {} WHERE {column} NOT IN (SELECT id FROM {target})", kind.name());
            let strays: i64 = conn.query_row(&sql, [], |row| row.get(0)).unwrap();
            assert_eq!(strays, 0, "{} {column}", kind.name());
        }
    }
    let kept: i64 = conn.query_row("SELECT count(*) FROM obligations", [], |row| row.get(0)).unwrap();
    assert_eq!(usize::try_from(kept).unwrap(), counts(planted())["obligations"]);
}

#[test]
fn the_usual_region_is_as_big_as_expected() {
    let counts = counts(planted());
    for (noun, least, most) in [
        ("municipalities", 10, 24),
        ("sub_regions", 1, 5),
        ("providers", 100, 400),
        ("provider_groups", 20, 60),
        ("subcontract_links", 100, 1_000),
        ("lots", 10, 40),
        ("products", 50, 300),
        ("contracts", 150, 600),
        ("contract_lots", 300, 2_000),
        ("tariffs", 3_000, 15_000),
        ("obligations", 5_500, 7_000),
        ("obligation_instances", 14_500, 40_000),
        ("actuals", 216_000, 360_000),
        ("capacity_agreements", 2_000, 10_000),
        ("reservations", 50_000, 200_000),
        ("evidence", 6_000, 15_000),
        ("obligation_templates", 34, 34),
    ] {
        assert!((least..=most).contains(&counts[noun]), "{noun}: {} not in {least}..={most}", counts[noun]);
    }
    let empty: Vec<_> = counts.iter().filter(|(_, count)| **count == 0).collect();
    assert_eq!(empty, Vec::<(&&str, &usize)>::new());
}

#[test]
fn no_text_looks_like_a_personal_number() {
    let passes = |digits: &str| {
        let sum: i64 = digits.bytes().zip([9, 8, 7, 6, 5, 4, 3, 2, -1]).map(|(d, w)| i64::from(d - b'0') * w).sum();
        sum % 11 == 0
    };
    assert!(passes("111222333"), "the test itself");
    for step in &planted().steps {
        for values in step.edit.changes.iter().flat_map(|change| [&change.before, &change.after]).flatten() {
            for text in values.iter().filter_map(|value| match value {
                Value::Text(text) => Some(text),
                _ => None,
            }) {
                for row in text.split(|c: char| !c.is_ascii_digit()).filter(|row| row.len() == 9) {
                    assert!(!passes(row), "{text}");
                }
                assert_eq!(perceel::guard::scan_text("demo", text, FieldSense::FreeText), [], "{text}");
            }
        }
    }
}

#[test]
fn no_municipality_exists() {
    let here = std::path::PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let file = |up: &str| here.join(up).join("shared/data/real/gemeenten-2026/gemeenten-2026.csv");
    let Some(list) = ["..", "../.."].iter().find_map(|up| std::fs::read_to_string(file(up)).ok()) else {
        return;
    };
    let real: HashSet<&str> = list.lines().skip(1).flat_map(|line| line.split(',').take(2)).collect();
    assert!(real.contains("Dordrecht") && real.contains("GM0505"), "the list itself");
    for record in register(planted()).all(Kind::Municipality) {
        for value in &record.values {
            if let Value::Text(text) = value {
                assert!(!real.contains(&**text), "{text}");
            }
        }
    }
}

fn column(record: &Record, kind: Kind, name: &str) -> Value {
    record.values[kind.noun().find(name).unwrap().0].clone()
}

/// By hand for a tariff of € 92,40 of the year before the published case: 9240 × 1,04957 = 9698,0268 → 9698 (R8);
/// the year after: i = 0,9 × 3,52 + 0,1 × 2,10 + 0,9 × 0,27 + 0,1 × 0,13 = 3,634 %; 9698 × 1,03634 = 10050,42 → 10050.
#[test]
fn tariffs_follow_the_index_to_the_cent() {
    let register = register(&demo::build(Scale::Region, 1, today(), false));
    let rounds = register.all(Kind::IndexationRound);
    let of = |year: i64, name: &str| {
        let row = rounds.iter().find(|row| {
            column(row, Kind::IndexationRound, "year") == Value::Number(year)
                && column(row, Kind::IndexationRound, "component") == Value::from("OVA")
        });
        column(row.unwrap(), Kind::IndexationRound, name)
    };
    assert_eq!(of(2025, "forecast_percent"), Value::Number(41_800));
    assert_eq!(of(2025, "final_previous_percent"), Value::Number(60_000));
    let mut chains: BTreeMap<(Id, Id), Vec<(NaiveDate, i64)>> = BTreeMap::new();
    for row in register.all(Kind::Tariff) {
        let get = |name| column(row, Kind::Tariff, name);
        if let (Value::Link(contract), Value::Link(product), Value::Day(from), Value::Number(cents)) =
            (get("contract"), get("product"), get("valid_from"), get("amount_cents"))
        {
            chains.entry((contract, product)).or_default().push((from, cents));
        }
    }
    let mut checked = 0;
    for chain in chains.values() {
        for pair in chain.windows(2) {
            let (from, before, after) = (pair[1].0.to_string(), pair[0].1 as f64, pair[1].1);
            let percent = match &from[..4] {
                "2025" => 4.957,
                "2026" => 3.634,
                _ => continue,
            };
            assert_eq!(after, (before * (1.0 + percent / 100.0) + 0.5).floor() as i64, "{from} {before}");
            checked += 1;
        }
    }
    assert!(checked > 500, "{checked}");
}
