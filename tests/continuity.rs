//! Coverage, concentration, drop-out, exposure, gaps, parked figures and stranded commitments (N1–N4, N6, N14, N20, N30,
//! N32) on the made-up region: against plain SQL over the written file, and against what was planted.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "support/made_up.rs"]
mod made_up;

use chrono::NaiveDate;
use made_up::{MadeUp, made_up};
use perceel::demo::Answer;
use perceel::domain::edit::Change;
use perceel::domain::kind::Kind;
use perceel::domain::monthly::Monthly;
use perceel::domain::nouns::{contracts, lots, providers};
use perceel::domain::questions::{self, Asked, concentration, coverage, dropout, exposure, parked, signals, stranded};
use perceel::domain::record::{Id, Record, Value};
use perceel::domain::register::{Register, When};
use perceel::text::{Lang, Words};
use rusqlite::Connection;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

fn day(text: &str) -> NaiveDate {
    NaiveDate::parse_from_str(text, "%Y-%m-%d").unwrap()
}

fn today() -> NaiveDate {
    day("2026-11-21")
}

/// A made-up region in a file, as the program reads it.
struct Region {
    folder: tempfile::TempDir,
    register: Register,
    monthly: Monthly,
    answers: Vec<Answer>,
}

static PLANTED: LazyLock<Region> = LazyLock::new(|| region_of(true));
static QUIET: LazyLock<Region> = LazyLock::new(|| region_of(false));

fn region(planted: bool) -> &'static Region {
    if planted { &PLANTED } else { &QUIET }
}

fn region_of(planted: bool) -> Region {
    let MadeUp { folder, store, answers, .. } = made_up(planted);
    let register = store.load().unwrap();
    let monthly = store.monthly(questions::window(&register, today()), None).unwrap();
    Region { folder, register, monthly, answers }
}

fn ask(register: &Register, monthly: &Monthly, kind: Kind, on: NaiveDate) -> Vec<Record> {
    let (when, words) = (When::on(on), Words::load(Lang::Nl));
    questions::answer(&Asked { register, monthly, when, words }, kind)
}

impl Region {
    fn conn(&self) -> Connection {
        Connection::open(self.folder.path().join("waterdal.perceel")).unwrap()
    }

    fn ask(&self, kind: Kind) -> Vec<Record> {
        ask(&self.register, &self.monthly, kind, today())
    }

    fn lot(&self, id: Option<Id>) -> String {
        self.register.key(Kind::Lot, id.unwrap())
    }

    fn planted(&self, rule: &str, part: &str) -> BTreeSet<String> {
        let fits = |answer: &&Answer| answer.rule == rule && answer.explanation.contains(part);
        self.answers.iter().filter(fits).map(|answer| answer.subject.clone()).collect()
    }
}

/// Lot, municipality and providers, by R25 in plain SQL: contracts by their dates (R1, R3), stops (R14), nothing agreed.
const CELLS: &str = r#"
WITH terms AS (SELECT c.id, c.provider, c.start, date(c."end", '+1 day', '+' || coalesce((SELECT sum(o.months)
        FROM extension_options o WHERE o.contract = c.id AND o.exercised_on <= ?1), 0) || ' months', '-1 day') AS present_end
    FROM contracts c WHERE c.status <> 'draft'),
taking AS (SELECT lot, municipality FROM lot_municipalities
    WHERE coalesce(valid_from, '') <= ?1 AND ?1 <= coalesce(valid_to, '9999')),
open AS (SELECT p.lot, t.municipality, c.provider FROM contract_lots p JOIN terms c ON c.id = p.contract
    JOIN taking t ON t.lot = p.lot
    WHERE c.start <= ?1 AND ?1 <= c.present_end AND coalesce(p.valid_from, '') <= ?1 AND ?1 <= coalesce(p.valid_to, '9999')
    AND (NOT EXISTS (SELECT 1 FROM contract_lots_municipalities x WHERE x.owner = p.id)
        OR EXISTS (SELECT 1 FROM contract_lots_municipalities x WHERE x.owner = p.id AND x.target = t.municipality))
    AND NOT EXISTS (SELECT 1 FROM intake_stops i WHERE i.contract = p.contract AND (i.lot IS NULL OR i.lot = p.lot)
        AND (i.municipality IS NULL OR i.municipality = t.municipality)
        AND i.valid_from <= ?1 AND ?1 <= coalesce(i.valid_to, '9999'))
    AND NOT (EXISTS (SELECT 1 FROM capacity_agreements a WHERE a.contract = p.contract AND a.lot = p.lot
            AND (a.municipality IS NULL OR a.municipality = t.municipality) AND a.start <= ?1 AND ?1 <= a."end")
        AND NOT EXISTS (SELECT 1 FROM capacity_agreements a WHERE a.contract = p.contract AND a.lot = p.lot
            AND (a.municipality IS NULL OR a.municipality = t.municipality) AND a.start <= ?1 AND ?1 <= a."end"
            AND a.quantity > 0)))
SELECT l.code, m.cbs_code, (SELECT count(DISTINCT o.provider) FROM open o WHERE o.lot = l.id
    AND (l.scale IN ('supra_regional', 'national') OR o.municipality = m.id))
FROM lots l JOIN taking t ON t.lot = l.id JOIN municipalities m ON m.id = t.municipality
WHERE coalesce(l.valid_from, '') <= ?1 AND ?1 <= coalesce(l.valid_to, '9999') AND l.start <= ?1
"#;

type Cells = BTreeMap<(String, String), i64>;

fn by_sql(conn: &Connection, on: NaiveDate) -> Cells {
    let mut statement = conn.prepare(CELLS).unwrap();
    let on = on.format("%Y-%m-%d").to_string();
    let rows = statement.query_map([on], |row| Ok(((row.get(0)?, row.get(1)?), row.get(2)?))).unwrap();
    rows.map(Result::unwrap).collect()
}

fn by_question(register: &Register, on: NaiveDate) -> Cells {
    let rows = ask(register, &Monthly::default(), Kind::Coverage, on);
    let key = |row: &Record| {
        let town = register.key(Kind::Municipality, row.link(coverage::MUNICIPALITY).unwrap());
        (register.key(Kind::Lot, row.link(coverage::LOT).unwrap()), town)
    };
    rows.iter().map(|row| (key(row), row.number(coverage::PROVIDERS).unwrap())).collect()
}

/// N1: all cells equal SQL for 5 dates.
#[test]
fn n1_every_cell_is_what_sql_counts_on_five_dates() {
    let region = region(true);
    let conn = region.conn();
    let mut seen = 0;
    for on in ["2022-06-15", "2024-12-31", "2026-01-01", "2026-11-21", "2027-12-31"].map(day) {
        let (sql, question) = (by_sql(&conn, on), by_question(&region.register, on));
        let differs: Vec<_> = sql.iter().filter(|(key, count)| question.get(*key) != Some(count)).take(5).collect();
        assert!(differs.is_empty(), "{on}: {differs:?}");
        assert_eq!(question.len(), sql.len(), "{on}");
        seen += sql.len();
    }
    assert!(seen > 500, "{seen}");
}

/// N1: ending one contract changes exactly its cells from end + 1 day.
#[test]
fn n1_ending_a_contract_changes_its_cells_from_the_day_after() {
    let region = region(false);
    let conn = region.conn();
    let end = day("2026-11-30");
    let contract = region.register.all(Kind::Contract).iter().find(|contract| {
        contract.date(contracts::END) >= Some(day("2027-12-31")) && contract.choice(contracts::STATUS) == Some("active")
    });
    let contract = contract.unwrap();
    let changed = contract.clone().with(Kind::Contract, "end", end);
    let mut register = region.register.clone();
    register.apply(&[Change {
        kind: Kind::Contract,
        id: contract.id,
        before: Some(contract.values.clone()),
        after: Some(changed.values),
    }]);
    assert_eq!(by_question(&register, end), by_question(&region.register, end));
    let (before, after) = (by_question(&region.register, day("2026-12-01")), by_question(&register, day("2026-12-01")));
    let fewer: BTreeSet<&(String, String)> =
        before.iter().filter(|(key, count)| after[*key] != **count).map(|(key, _)| key).collect();
    assert!(before.iter().all(|(key, count)| after[key] == *count || after[key] == count - 1));
    let mut statement = conn.prepare(
            "SELECT l.code, m.cbs_code FROM contract_lots p JOIN lots l ON l.id = p.lot JOIN lot_municipalities t
             ON t.lot = l.id AND coalesce(t.valid_to, '9999') > '2026-12-01' JOIN municipalities m ON m.id = t.municipality
             WHERE p.contract = ?1 AND (l.scale IN ('supra_regional', 'national')
             OR NOT EXISTS (SELECT 1 FROM contract_lots_municipalities x WHERE x.owner = p.id)
             OR EXISTS (SELECT 1 FROM contract_lots_municipalities x WHERE x.owner = p.id AND x.target = m.id))",
        )
        .unwrap();
    let rows = statement.query_map([contract.id.0], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
    let its: BTreeSet<(String, String)> = rows.map(Result::unwrap).collect();
    assert_eq!(fewer, its.iter().collect());
}

/// What asks for attention in each question, as the answers file names its subjects.
fn found(region: &Region) -> BTreeMap<&'static str, BTreeSet<String>> {
    let register = &region.register;
    let of = |kind: Kind| region.ask(kind);
    let mut found: BTreeMap<&'static str, BTreeSet<String>> = BTreeMap::new();
    for row in of(Kind::Coverage) {
        let place = register.key(Kind::Municipality, row.link(coverage::MUNICIPALITY).unwrap());
        let at = format!("{} {place}", region.lot(row.link(coverage::LOT)));
        match row.choice(coverage::STATE).unwrap() {
            "gap" | "stopped" => found.entry("R25").or_default().insert(at),
            "single" => found.entry("R23").or_default().insert(at),
            _ => false,
        };
    }
    for row in of(Kind::Concentration).iter().filter(|row| row.choice(concentration::BASIS) == Some("contract")) {
        if row.choice(concentration::FLAG).is_some() {
            let kind = register.target_kind(Kind::Concentration, row, concentration::PARTY.index).unwrap();
            found.entry("R22").or_default().insert(register.key(kind, row.link(concentration::PARTY).unwrap()));
        }
        if row.number(concentration::HHI) > Some(2500) {
            found.entry("R22 lot").or_default().insert(region.lot(row.link(concentration::LOT)));
        }
    }
    for row in of(Kind::Dropout) {
        found.entry("R24").or_default().insert(register.key(Kind::Provider, row.link(dropout::PROVIDER).unwrap()));
    }
    for row in of(Kind::Exposure).iter().filter(|row| row.flag(exposure::DOUBLE_ROLE) == Some(true)) {
        let kind = register.target_kind(Kind::Exposure, row, exposure::PARTY.index).unwrap();
        let party = register.key(kind, row.link(exposure::PARTY).unwrap());
        found.entry("R18").or_default().insert(format!("{} {party}", region.lot(row.link(exposure::LOT))));
    }
    for row in of(Kind::Stranded) {
        let kind = register.target_kind(Kind::Stranded, &row, stranded::SUBJECT.index).unwrap();
        found.entry("R31").or_default().insert(register.key(kind, row.link(stranded::SUBJECT).unwrap()));
    }
    for row in of(Kind::Parked) {
        found.entry("N14").or_default().insert(register.key(Kind::Provider, row.link(parked::PROVIDER).unwrap()));
    }
    for row in of(Kind::Signal).iter().filter(|row| row.choice(signals::STATE) != Some("followed")) {
        found.entry("N32").or_default().insert(register.key(Kind::RiskSignal, row.link(signals::SIGNAL).unwrap()));
    }
    for row in of(Kind::Gap).iter().filter(|row| matches!(row.text(questions::gaps::RULE), Some("R32" | "R25"))) {
        let kind = register.target_kind(Kind::Gap, row, questions::gaps::SUBJECT.index).unwrap();
        found.entry("N2").or_default().insert(register.key(kind, row.link(questions::gaps::SUBJECT).unwrap()));
    }
    found
}

/// All planted trouble is found, and nothing else.
#[test]
fn planted_trouble_is_found_and_nothing_else() {
    let region = region(true);
    let found = found(region);
    let of = |key: &str| found.get(key).cloned().unwrap_or_default();
    assert_eq!(of("R22"), region.planted("R22", "60 %"));
    assert_eq!(of("R22 lot"), region.planted("R22", "HHI"));
    assert_eq!(of("R24"), region.planted("R24", ""));
    let cells = |rule: &str, part: &str| -> BTreeSet<String> {
        let fits = |answer: &&Answer| answer.rule == rule && answer.explanation.contains(part);
        region.answers.iter().filter(fits).map(|one| format!("{} {}", one.lot, one.municipality)).collect()
    };
    assert_eq!(of("R25"), cells("R25", "Geen enkele"));
    assert_eq!(of("R23"), cells("R23", ""));
    let double = region.answers.iter().find(|answer| answer.explanation.contains("Dubbelrol")).unwrap();
    let provider =
        region.register.all(Kind::Provider).iter().find(|one| one.text(providers::KVK) == Some(&*double.subject));
    let group = provider.unwrap().link(providers::GROUP).map(|group| region.register.key(Kind::ProviderGroup, group));
    let party = group.unwrap_or_else(|| double.subject.to_string());
    assert_eq!(of("R18"), BTreeSet::from([format!("{} {party}", double.lot)]));
    assert_eq!(of("R31"), region.planted("R31", "verlaten"));
    let foreign: BTreeSet<String> =
        [region.planted("R31", "Gebruik"), region.planted("R25", "waarvoor dit contract")].concat_sets();
    assert_eq!(of("N14"), foreign);
    assert_eq!(of("N32"), region.planted("O23", ""));
    // A contract lot of the answers is told of its contract; the lot without a provider is a gap of the heavy lot.
    let regimes: BTreeSet<String> = [
        region.planted("R32", "").iter().map(|key| key.split('/').next().unwrap().to_owned()).collect(),
        region.planted("R25", "terugvaloptie"),
        region.planted("R25", "Geen enkele"),
    ]
    .concat_sets();
    assert_eq!(of("N2"), regimes);
}

trait ConcatSets {
    fn concat_sets(self) -> BTreeSet<String>;
}

impl<const N: usize> ConcatSets for [BTreeSet<String>; N] {
    fn concat_sets(self) -> BTreeSet<String> {
        self.into_iter().flatten().collect()
    }
}

#[test]
fn a_region_without_trouble_is_quiet() {
    assert_eq!(found(region(false)), BTreeMap::new());
}

fn set(register: &mut Register, kind: Kind, id: Id, name: &str, value: impl Into<Value>) {
    let record = register.get(kind, id).unwrap().clone();
    let after = record.clone().with(kind, name, value);
    register.apply(&[Change { kind, id, before: Some(record.values), after: Some(after.values) }]);
}

/// N2: moving a lot to heavy adds its gaps, moving it back removes them.
#[test]
fn n2_a_lot_moved_to_heavy_adds_its_gaps_and_back_removes_them() {
    let region = region(false);
    let conn = region.conn();
    let mut register = region.register.clone();
    let lot = register.all(Kind::Lot).iter().find(|lot| lot.text(lots::CODE) == Some("J4L")).unwrap().id;
    let gaps = |register: &Register| -> BTreeSet<(i64, String)> {
        let rows = ask(register, &Monthly::default(), Kind::Gap, today());
        let key = |row: &Record| {
            (row.link(questions::gaps::SUBJECT).unwrap().0, row.text(questions::gaps::MESSAGE).unwrap().to_owned())
        };
        rows.iter().map(key).collect()
    };
    let before = gaps(&register);
    set(&mut register, Kind::Lot, lot, "category", Value::Choice("heavy"));
    let heavy = gaps(&register);
    assert!(before.is_subset(&heavy));
    // Every running contract of the lot lacks a capacity agreement there; the lot lacks a fallback.
    let contracts: i64 = conn.query_row(
            "SELECT count(DISTINCT p.contract) FROM contract_lots p JOIN lots l ON l.id = p.lot JOIN contracts c
             ON c.id = p.contract WHERE l.code = 'J4L' AND c.status = 'active'
             AND NOT EXISTS (SELECT 1 FROM capacity_agreements a WHERE a.contract = c.id AND (a.lot = l.id OR a.lot IS NULL))",
            [],
            |row| row.get(0),
        )
        .unwrap();
    let added: Vec<_> = heavy.difference(&before).collect();
    let capacity = added.iter().filter(|(_, message)| message.contains("capaciteitsafspraak")).count();
    assert_eq!(i64::try_from(capacity).unwrap(), contracts);
    assert_eq!(added.iter().filter(|(id, _)| *id == lot.0).count(), 1);
    set(&mut register, Kind::Lot, lot, "category", Value::Choice("light"));
    assert_eq!(gaps(&register), before);
}

/// N6, N30: both views are 100 % of each lot; shares at contract level are those of SQL.
#[test]
fn n6_both_views_make_the_whole_of_every_lot() {
    let region = region(true);
    let conn = region.conn();
    let mut sums: BTreeMap<Id, (i64, i64)> = BTreeMap::new();
    for row in region.ask(Kind::Exposure) {
        let sum = sums.entry(row.link(exposure::LOT).unwrap()).or_default();
        sum.0 += row.number(exposure::AS_MAIN_PERCENT).unwrap();
        sum.1 += row.number(exposure::AS_PERFORMER_PERCENT).unwrap();
    }
    assert_eq!(sums.len(), 17);
    assert!(sums.values().all(|sum| *sum == (1_000_000, 1_000_000)), "{sums:?}");
    let sql =
        "SELECT l.code || ' ' || coalesce((SELECT g.name FROM provider_groups g WHERE g.id = f.\"group\"), f.kvk),
        sum(v.amount_cents) FROM actuals v JOIN products p ON p.id = v.product JOIN lots l ON l.id = p.lot
        JOIN providers f ON f.id = v.provider WHERE v.replaced_in IS NULL AND v.month BETWEEN '2025-11' AND '2026-10'
        AND l.valid_to IS NULL GROUP BY 1 HAVING sum(v.amount_cents) > 0";
    let mut statement = conn.prepare(sql).unwrap();
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
    let sql: BTreeMap<String, i64> = rows.map(Result::unwrap).collect();
    let register = &region.register;
    let mut counted = BTreeMap::new();
    for row in region.ask(Kind::Concentration) {
        let value = row.number(concentration::VALUE_CENTS).unwrap();
        if row.choice(concentration::BASIS) == Some("contract") && value > 0 {
            let kind = register.target_kind(Kind::Concentration, &row, concentration::PARTY.index).unwrap();
            let party = register.key(kind, row.link(concentration::PARTY).unwrap());
            counted.insert(format!("{} {party}", region.lot(row.link(concentration::LOT))), value);
        }
    }
    assert_eq!(counted, sql);
}

/// N6: merging two firms into a group moves shares by what the two had.
#[test]
fn n6_a_group_has_what_its_firms_had() {
    let region = region(false);
    let rows = region.ask(Kind::Concentration);
    let contract = |row: &&Record| row.choice(concentration::BASIS) == Some("contract");
    let lone: Vec<&Record> = rows
        .iter()
        .filter(contract)
        .filter(|row| row.choice(concentration::PARTY_KIND) == Some("provider"))
        .filter(|row| region.lot(row.link(concentration::LOT)) == "J1L")
        .collect();
    let (one, other) = (lone[0], lone[1]);
    let value = |row: &Record| row.number(concentration::VALUE_CENTS).unwrap();
    let mut register = region.register.clone();
    let group = register.all(Kind::ProviderGroup)[0].id;
    let had: i64 = rows
        .iter()
        .filter(contract)
        .filter(|row| row.link(concentration::LOT) == one.link(concentration::LOT))
        .filter(|row| row.link(concentration::PARTY) == Some(group))
        .map(value)
        .sum();
    for row in [one, other] {
        set(&mut register, Kind::Provider, row.link(concentration::PARTY).unwrap(), "group", group);
    }
    assert!(
        register.get(Kind::Provider, one.link(concentration::PARTY).unwrap()).unwrap().link(providers::GROUP).is_some()
    );
    let merged = ask(&register, &region.monthly, Kind::Concentration, today());
    let now = merged
        .iter()
        .filter(contract)
        .find(|row| {
            row.link(concentration::LOT) == one.link(concentration::LOT)
                && row.link(concentration::PARTY) == Some(group)
        })
        .unwrap();
    assert_eq!(value(now), had + value(one) + value(other));
}

/// N14: what is parked and what counts are together all figures, to the cent.
#[test]
fn n14_parked_and_counted_make_all_figures() {
    let region = region(true);
    let conn = region.conn();
    let parked = region.ask(Kind::Parked);
    let sum: i64 = parked.iter().filter_map(|row| row.number(parked::AMOUNT_CENTS)).sum();
    let (sql, all): (i64, i64) = conn.query_row(
            "WITH v AS (SELECT v.*, NOT EXISTS (SELECT 1 FROM memberships m WHERE m.municipality = v.municipality
                AND v.month || '-01' BETWEEN m.valid_from AND coalesce(m.valid_to, '9999'))
             OR NOT EXISTS (SELECT 1 FROM contract_lots p JOIN contracts c ON c.id = p.contract JOIN products q
                ON q.id = v.product WHERE c.provider = v.provider AND p.lot = q.lot
                AND v.month || '-01' BETWEEN p.valid_from AND p.valid_to
                AND (NOT EXISTS (SELECT 1 FROM contract_lots_municipalities x WHERE x.owner = p.id)
                 OR EXISTS (SELECT 1 FROM contract_lots_municipalities x WHERE x.owner = p.id AND x.target = v.municipality)))
             AS foreign_use FROM actuals v WHERE v.replaced_in IS NULL AND v.month >= ?1)
             SELECT sum(amount_cents) FILTER (WHERE foreign_use), sum(amount_cents) FROM v",
            [questions::window(&region.register, today()).0.first().format("%Y-%m").to_string()],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )
        .unwrap();
    assert_eq!(sum, sql);
    let known: i64 = region.monthly.actuals.all().iter().filter_map(|figure| figure.amount()).sum();
    assert_eq!(known, all);
    // Without any membership nobody is a stranger, and without a contract everything is parked.
    assert_eq!(parked.iter().map(|row| row.number(parked::FIGURES).unwrap()).sum::<i64>(), 3);
}
