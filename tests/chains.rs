//! Chains as a whole: on screen, in the questions on the made-up region against plain SQL and against what was planted, and
//! before a contract is ended.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "support/screens.rs"]
mod screens;
mod support;

use perceel::demo::{Answer, Scale, build};
use perceel::domain::kind::Kind;
use perceel::domain::monthly::Monthly;
use perceel::domain::questions::{self, Asked, Made, breaches, chains, margins, unattached};
use perceel::domain::record::{Id, Record, Ref, Value};
use perceel::domain::register::{Register, When};
use perceel::text::{Lang, Words};
use perceel::ui::screen::Screen;
use rusqlite::Connection;
use screens::Bench;
use std::collections::{BTreeMap, BTreeSet};
use support::{add, day, region};

fn demo(trouble: bool) -> (Register, Vec<Answer>) {
    let made = build(Scale::Region, 1, support::today(), trouble);
    let mut register = Register::default();
    for step in &made.steps {
        register.apply(&step.edit.changes);
    }
    (register, made.answers)
}

/// The answer to a question without monthly figures.
fn answer(register: &Register, kind: Kind, on: &str) -> Vec<Record> {
    let monthly = Monthly::default();
    let asked = Asked { register, monthly: &monthly, when: When::on(day(on)), words: Words::load(Lang::Nl) };
    questions::answer(&asked, kind)
}

/// The register's contracts, parts and links as tables, dates as text.
fn tables(register: &Register) -> Connection {
    let conn = Connection::open_in_memory().unwrap();
    conn.execute_batch(
        "CREATE TABLE contracts (id, provider, start, end, status);
         CREATE TABLE options (contract, months, exercised_on);
         CREATE TABLE parts (contract, lot, valid_from, valid_to);
         CREATE TABLE links (contract, lot, parent, child, share REAL, valid_from, valid_to)",
    )
    .unwrap();
    let text = |value: &Value| match value {
        Value::Day(day) => Some(day.format("%Y-%m-%d").to_string()),
        Value::Choice(code) => Some((*code).to_owned()),
        Value::Link(Id(id)) | Value::Number(id) => Some(id.to_string()),
        _ => None,
    };
    for (kind, table, columns) in [
        (Kind::Contract, "contracts", &["", "provider", "start", "end", "status"][..]),
        (Kind::ExtensionOption, "options", &["contract", "months", "exercised_on"]),
        (Kind::ContractLot, "parts", &["contract", "lot", "valid_from", "valid_to"]),
        (
            Kind::SubcontractLink,
            "links",
            &["contract", "lot", "parent", "child", "share_percent", "valid_from", "valid_to"],
        ),
    ] {
        for record in register.all(kind) {
            let value = |column: &&str| match kind.noun().find(column) {
                Some((at, _)) => text(&record.values[at]),
                None => Some(record.id.0.to_string()),
            };
            let values: Vec<Option<String>> = columns.iter().map(value).collect();
            let marks = vec!["?"; columns.len()].join(",");
            conn.execute(&format!("INSERT INTO {table} VALUES ({marks})"), rusqlite::params_from_iter(values)).unwrap();
        }
    }
    conn
}

/// By contract, lot, parent and performer: the part of the whole and the part performed, in percents, by SQL alone. Used
/// options move the end, which is the last day of a month.
const SHARES: &str = "
WITH RECURSIVE held AS (SELECT * FROM links WHERE valid_from <= ?1 AND (valid_to IS NULL OR valid_to >= ?1)),
running AS (SELECT p.contract, p.lot, c.provider FROM parts p JOIN contracts c ON c.id = p.contract
    WHERE c.start <= ?1 AND date(c.end, '+1 day', '+' || coalesce((SELECT sum(o.months) FROM options o
        WHERE o.contract = c.id AND o.exercised_on <= ?1), 0) || ' months', '-1 day') >= ?1 AND c.status <> 'draft'
    AND p.valid_from <= ?1 AND (p.valid_to IS NULL OR p.valid_to >= ?1)),
tree AS (SELECT contract, lot, '' AS parent, provider, 100.0 AS whole FROM running
    UNION ALL SELECT t.contract, t.lot, h.parent, h.child, t.whole * h.share / 1000000.0
    FROM tree t JOIN held h ON h.contract = t.contract AND h.lot = t.lot AND h.parent = t.provider)
SELECT contract || '/' || lot || '/' || parent || '/' || provider, whole,
    whole - coalesce((SELECT sum(t.whole * h.share / 1000000.0) FROM held h
        WHERE h.contract = t.contract AND h.lot = t.lot AND h.parent = t.provider), 0) FROM tree t";

#[test]
fn shares_equal_plain_sql_and_add_up_on_five_days() {
    let (register, _) = demo(false);
    let conn = tables(&register);
    for on in ["2025-02-10", "2025-07-01", "2026-01-01", "2026-11-21", "2028-12-31"] {
        let mut statement = conn.prepare(SHARES).unwrap();
        let rows = statement.query_map([on], |row| Ok((row.get::<_, String>(0)?, (row.get(1)?, row.get(2)?)))).unwrap();
        let expected: BTreeMap<String, (f64, f64)> = rows.collect::<Result<_, _>>().unwrap();
        assert!(expected.len() > 100, "{on}: {}", expected.len());
        let mut found: BTreeMap<String, (f64, f64)> = BTreeMap::new();
        let mut whole: BTreeMap<(Option<Id>, Option<Id>), i64> = BTreeMap::new();
        for row in answer(&register, Kind::Chain, on) {
            let parent = row.link(chains::PARENT).map_or(String::new(), |id| id.0.to_string());
            let ids = [chains::CONTRACT, chains::LOT].map(|column| row.link(column).unwrap().0.to_string());
            let key = format!("{}/{}/{parent}/{}", ids[0], ids[1], row.link(chains::PERFORMER).unwrap().0);
            let Some(net) = row.number(chains::NET_PERCENT) else {
                // Members of a consortium: what they do together stands with the lead.
                assert_eq!(row.choice(chains::ROLE), Some("consortium_member"), "{on} {key}");
                continue;
            };
            *whole.entry((row.link(chains::CONTRACT), row.link(chains::LOT))).or_default() += net;
            let effective = row.number(chains::EFFECTIVE_PERCENT).unwrap();
            found.insert(key, (effective as f64 / 10_000.0, net as f64 / 10_000.0));
        }
        assert_eq!(found.keys().collect::<Vec<_>>(), expected.keys().collect::<Vec<_>>(), "{on}");
        for (key, (effective, net)) in &expected {
            let (own_effective, own_net) = found[key];
            assert!((effective - own_effective).abs() < 0.0002, "{on} {key}: {effective} {own_effective}");
            assert!((net - own_net).abs() < 0.0005, "{on} {key}: {net} {own_net}");
        }
        assert!(whole.values().all(|sum| *sum == 1_000_000), "{on}");
    }
}

#[test]
fn what_was_planted_in_chains_is_found_and_nothing_else() {
    let (register, answers) = demo(true);
    let planted: Vec<&Answer> = answers.iter().filter(|answer| matches!(answer.n, "N5" | "N6" | "N8" | "N9")).collect();
    assert!(planted.len() >= 10);
    let on = "2026-11-21";
    let monthly = Monthly::default();
    let asked = Asked { register: &register, monthly: &monthly, when: When::on(day(on)), words: Words::load(Lang::Nl) };
    let mut found: BTreeSet<String> = BTreeSet::new();
    let mut places: BTreeSet<(String, String)> = BTreeSet::new();
    let mut tell = |kind: Kind, rows: Vec<Record>, contract: usize, lot: usize| {
        let mut known = register.clone();
        known.answer(kind, rows.clone());
        let asked = Asked { register: &known, ..asked };
        for row in rows {
            for source in questions::sources(&asked, Ref { kind, id: row.id }) {
                if let Made::Records(of, ids) = source.of {
                    found.extend(ids.iter().map(|id| register.key(of, *id)));
                }
            }
            if let (Value::Link(contract), Value::Link(lot)) = (&row.values[contract], &row.values[lot]) {
                places.insert((register.key(Kind::Contract, *contract), register.label(Kind::Lot, *lot)));
            }
        }
    };
    tell(Kind::Breach, answer(&register, Kind::Breach, on), breaches::CONTRACT.index, breaches::LOT.index);
    let (position, _) = Kind::Margin.noun().find("margin_cents").unwrap();
    let mut negative = answer(&register, Kind::Margin, on);
    negative.retain(|row| matches!(row.values[position], Value::Number(cents) if cents < 0));
    tell(Kind::Margin, negative, margins::CONTRACT.index, margins::LOT.index);
    tell(Kind::Unattached, answer(&register, Kind::Unattached, on), unattached::CONTRACT.index, unattached::LOT.index);
    for answer in planted.iter().filter(|answer| answer.kind == "subcontract_links") {
        assert!(found.contains(&answer.subject), "{} {}", answer.subject, answer.explanation);
    }
    // Nothing besides: each place stands in the answers.
    for (contract, lot) in &places {
        let told = |answer: &&&Answer| answer.subject.starts_with(contract) && lot.starts_with(&answer.lot);
        assert!(planted.iter().any(|answer| told(&answer)), "{contract} {lot}");
    }
    // The one with both roles, and nobody besides: the same as in `exposure`, see continuity.
    let double = planted.iter().find(|answer| answer.kind == "providers").expect("a double role was planted");
    assert_eq!(doubles(&register, on), BTreeSet::from([(double.lot.to_string(), double.subject.to_string())]));
}

/// Lot and performer of the chains in which somebody has a double role.
fn doubles(register: &Register, on: &str) -> BTreeSet<(String, String)> {
    let rows = answer(register, Kind::Chain, on);
    let double = rows.iter().filter(|row| row.flag(chains::DOUBLE_ROLE) == Some(true));
    let key = |kind: Kind, id: Option<Id>| id.map(|id| register.key(kind, id)).unwrap_or_default();
    double
        .map(|row| (key(Kind::Lot, row.link(chains::LOT)), key(Kind::Provider, row.link(chains::PERFORMER))))
        .collect()
}

#[test]
fn a_region_without_trouble_has_none() {
    let (register, _) = demo(false);
    for on in ["2026-11-21", "2027-06-01"] {
        assert_eq!(answer(&register, Kind::Breach, on), []);
        assert_eq!(answer(&register, Kind::Unattached, on), []);
        let (position, _) = Kind::Margin.noun().find("margin_cents").unwrap();
        let negative = |row: &Record| matches!(row.values[position], Value::Number(cents) if cents < 0);
        assert!(!answer(&register, Kind::Margin, on).iter().any(negative));
        assert_eq!(doubles(&register, on), BTreeSet::new());
    }
}

#[test]
fn the_tree_opens_from_provider_contract_part_and_link() {
    let mut bench = Bench::region();
    bench.drive("4/reünie<Enter>K");
    assert!(matches!(bench.app.top(), Screen::Chain(_)));
    for text in [
        "Stichting Reünie werkt voor een ander in 1 keten",
        "De Linde staat in voor alles hieronder.",
        "40 % v. 30 %",
        "12 %",
    ] {
        bench.sees(text);
    }
    // The cursor begins on its own place; Enter opens the link.
    bench.drive("<Enter>");
    let Screen::Detail(page) = bench.app.top() else { panic!("no page") };
    assert_eq!(page.of.kind, Kind::SubcontractLink);
    // The same tree from the link, the contract and its part in the lot.
    bench.drive("gk").sees("40 % v. 30 %");
    bench.drive("2/013<Enter>gk").sees("J1L").drive("<End>").sees("40 % v. 30 %");
    let Screen::Chain(tree) = bench.app.top() else { panic!("no tree") };
    assert_eq!(tree.of.kind, Kind::Contract);
}

#[test]
fn the_tree_follows_the_date_and_says_what_is_wrong() {
    let mut register = region();
    add(
        &mut register,
        Kind::SubcontractLink,
        &[
            "contract=JH-24-013",
            "lot=J1L",
            "parent=De Linde",
            "child=Praktijk Wilg",
            "share_percent=20",
            "valid_from=2026-11-01",
        ],
    );
    let mut bench = Bench::with(&register, Lang::Nl);
    bench.drive("4/wilg<Enter>K").sees("Toestemming voor Praktijk Wilg ontbreekt sinds 01-11-2026: 20 dagen.");
    bench.drive("t2019-06-01<Enter>").sees("staat op 01-06-2019 in geen keten met een lopend contract");
}

#[test]
fn the_tree_fits_every_window_in_both_languages() {
    for lang in [Lang::Nl, Lang::En] {
        for (columns, rows) in [(60, 16), (80, 24), (120, 30), (160, 50)] {
            let mut bench = Bench::with(&region(), lang);
            bench.app.resize(columns, rows);
            bench.drive("4/linde<Enter>K").sees("De Linde");
            bench.drive("G").sees("Zorggroep Merel").sees("Praktijk Wilg").sees("18");
        }
    }
}

#[test]
fn ending_a_contract_tells_first_and_is_one_step() {
    let mut bench = Bench::region();
    let end = |bench: &Bench| {
        let contract = support::find(&bench.register(), Kind::Contract, "JH-24-013");
        let (at, _) = Kind::Contract.noun().find("end").unwrap();
        bench.register().get(Kind::Contract, contract).unwrap().values[at].clone()
    };
    let before = end(&bench);
    // Its one option was used, so the first term ends a year before it does.
    bench.drive("2/013<Enter><Enter>e<Tab><Tab><Tab><Tab><Tab><Tab><Tab><Ctrl-u>28-02-2025<F2>");
    bench.sees("JH-24-013 geldt niet meer").sees("3 onderaannemers").sees("Hierna zonder werk in de regio (3)");
    // Cancel has the focus: nothing is saved, the form stays.
    bench.drive("<Enter>");
    assert!(matches!(bench.app.top(), Screen::Form(_)));
    assert_eq!(end(&bench), before);
    bench.drive("<F2><Tab><Enter>");
    assert_eq!(end(&bench), Value::Day(day("2025-02-28")));
    bench.drive("u");
    assert_eq!(end(&bench), before);
}
