//! Overviews that are files: coverage map, provider sheet, provider that falls over, meeting file, handover file and a list
//! (N1, N29, N31, N34, §5.4), against plain SQL over the written file; and what imported notices give without more typing.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stderr)]

use chrono::{Days, Months, NaiveDate};
use perceel::domain::kind::Kind;
use perceel::domain::monthly::Monthly;
use perceel::domain::nouns::{municipalities, providers};
use perceel::domain::questions::{self, Asked};
use perceel::domain::record::Id;
use perceel::domain::register::{Register, When};
use perceel::import::award::plan_notice;
use perceel::import::notice::read;
use perceel::paper::Format;
use perceel::paper::document::{Block, Document, Figure, Table};
use perceel::report::period::Period;
use perceel::report::scope::Scope;
use perceel::report::{self, Ground, Made, Style, Wish, listing};
use perceel::search::column::default_columns;
use perceel::text::{Lang, Words};
use rusqlite::Connection;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

#[path = "support/made_up.rs"]
mod made_up;
#[path = "support/published.rs"]
mod published;
use made_up::{MadeUp, made_up};
use published::real_files;

fn day(text: &str) -> NaiveDate {
    NaiveDate::parse_from_str(text, "%Y-%m-%d").unwrap()
}

const TODAY: &str = "2026-11-21";

/// The made-up region with planted trouble, in a file, as the program reads it.
struct Region {
    folder: tempfile::TempDir,
    register: Register,
    monthly: Monthly,
}

static REGION: LazyLock<Region> = LazyLock::new(|| {
    let MadeUp { folder, store, .. } = made_up(true);
    let register = store.load().unwrap();
    let monthly = store.monthly(questions::window(&register, day(TODAY)), None).unwrap();
    drop(store);
    Region { folder, register, monthly }
});

impl Region {
    fn conn(&self) -> Connection {
        Connection::open(self.folder.path().join("waterdal.perceel")).unwrap()
    }

    fn make(&self, name: &str, scope: Scope, on: &str) -> Made {
        made(&self.register, &self.monthly, name, scope, day(on), Lang::Nl)
    }
}

/// An overview with the answers it asks for.
fn made(register: &Register, monthly: &Monthly, name: &str, scope: Scope, on: NaiveDate, lang: Lang) -> Made {
    let report = report::named(name).unwrap();
    let (mut register, words) = (register.clone(), Words::load(lang));
    for kind in report.questions {
        let asked = Asked { register: &register, monthly, when: When::on(on), words };
        let rows = questions::answer(&asked, *kind);
        register.answer(*kind, rows);
    }
    let style = Style::default();
    let ground = Ground { register: &register, monthly, day: on, known_on: None, words, style: &style };
    let period: Period = report::usual_period(report, on);
    report::make(&ground, &Wish { report, period, scope })
}

fn table<'d>(document: &'d Document, id: &str) -> &'d Table {
    document.tables().find(|table| table.id == id).unwrap_or_else(|| panic!("no table {id}"))
}

/// The cells of a table as people read them.
fn read_out(document: &Document, id: &str) -> Vec<Vec<String>> {
    let table = table(document, id);
    let shown = |row: &perceel::paper::document::Row| {
        row.cells.iter().zip(&table.columns).map(|(cell, column)| cell.show(column, document.words())).collect()
    };
    table.rows.iter().map(shown).collect()
}

/// Everything a reader of a document sees, in Markdown without its escapes.
fn text(document: &Document) -> String {
    let text = String::from_utf8(Format::Markdown.write(document).unwrap()).unwrap().replace('\\', "");
    assert!(!text.contains('⟦'), "a word is missing");
    text
}

/// Lot, municipality and providers, by R25 in plain SQL; `?2` is a provider that is left out, 0 for none.
const CELLS: &str = r#"
WITH terms AS (SELECT c.id, c.provider, c.start, date(c."end", '+1 day', '+' || coalesce((SELECT sum(o.months)
        FROM extension_options o WHERE o.contract = c.id AND o.exercised_on <= ?1), 0) || ' months', '-1 day') AS present_end
    FROM contracts c WHERE c.status <> 'draft' AND c.provider <> ?2),
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
SELECT l.code, m.name, (SELECT count(DISTINCT o.provider) FROM open o WHERE o.lot = l.id
    AND (l.scale IN ('supra_regional', 'national') OR o.municipality = m.id))
FROM lots l JOIN taking t ON t.lot = l.id JOIN municipalities m ON m.id = t.municipality
WHERE coalesce(l.valid_from, '') <= ?1 AND ?1 <= coalesce(l.valid_to, '9999') AND l.start <= ?1
"#;

type Cells = BTreeMap<(String, String), i64>;

fn by_sql(conn: &Connection, on: &str, without: i64) -> Cells {
    let mut statement = conn.prepare(CELLS).unwrap();
    let rows = statement.query_map(rusqlite::params![on, without], |row| Ok(((row.get(0)?, row.get(1)?), row.get(2)?)));
    rows.unwrap().map(Result::unwrap).collect()
}

/// The cells of the map on paper: `● 4`, `◐ één`, `○ geen`, `! stop`; a dash is no cell.
fn on_paper(document: &Document) -> Cells {
    let table = table(document, "coverage_map");
    let towns: Vec<&str> = table.columns.iter().skip(1).map(|column| column.label.as_str()).collect();
    let mut cells = Cells::new();
    for row in read_out(document, "coverage_map") {
        let lot = row[0].split(" · ").next().unwrap().to_owned();
        for (town, cell) in towns.iter().zip(&row[1..]) {
            let count = match cell.trim_end_matches(" !") {
                "–" => continue,
                "○ geen" | "! stop" => 0,
                "◐ één" => 1,
                other => {
                    let number = other.trim_start_matches(['●', '◐', ' ']).split(',').next().unwrap();
                    number.parse().unwrap_or_else(|_| panic!("{cell}"))
                }
            };
            cells.insert((lot.clone(), (*town).to_owned()), count);
        }
    }
    cells
}

/// N1: every cell on paper is what SQL counts, for several dates.
#[test]
fn n1_the_map_on_paper_is_what_sql_counts() {
    let conn = REGION.conn();
    for on in ["2022-06-15", "2026-01-01", TODAY, "2027-12-31"] {
        let document = REGION.make("coverage", Scope::Region, on).document;
        let (paper, sql) = (on_paper(&document), by_sql(&conn, on, 0));
        assert!(sql.len() > 100, "{on}");
        assert_eq!(paper, sql, "{on}");
        // The chart draws the same cells as its table.
        let chart = document.sections.iter().flat_map(|section| &section.blocks).find_map(|block| match block {
            Block::Chart(chart) => Some(chart),
            _ => None,
        });
        let perceel::paper::document::Plot::Heat { rows, .. } = &chart.unwrap().plot else { panic!("no map") };
        let drawn: Vec<Vec<String>> =
            rows.iter().map(|row| row.cells.iter().map(|(text, _)| text.clone()).collect()).collect();
        let told: Vec<Vec<String>> =
            read_out(&document, "coverage_map").into_iter().map(|row| row[1..].to_vec()).collect();
        assert_eq!(drawn, told);
    }
}

/// N24: the map of a municipality has its own column and no other.
#[test]
fn a_municipality_sees_no_other_on_its_map() {
    let register = &REGION.register;
    let sql = by_sql(&REGION.conn(), TODAY, 0);
    let all: BTreeSet<&String> = sql.keys().map(|(_, town)| town).collect();
    let town = register.all(Kind::Municipality).iter().find(|one| one.text(municipalities::NAME) == Some("Veenrade"));
    let town = town.unwrap();
    let document = REGION.make("coverage", Scope::Municipality(town.id), TODAY).document;
    let own: Cells = sql.iter().filter(|((_, at), _)| at == "Veenrade").map(|(k, v)| (k.clone(), *v)).collect();
    assert_eq!(on_paper(&document), own);
    let text = text(&document);
    for other in all.iter().filter(|name| name.as_str() != "Veenrade") {
        assert!(!text.contains(other.as_str()), "{other}");
    }
    // The sub-regions together are the region.
    let mut together = Cells::new();
    for sub in register.all(Kind::SubRegion) {
        let cells = on_paper(&REGION.make("coverage", Scope::SubRegion(sub.id), TODAY).document);
        let sum = together.len() + cells.len();
        together.extend(cells);
        assert_eq!(together.len(), sum, "a cell stands in two sub-regions");
    }
    assert_eq!(together, sql);
}

/// A provider by what SQL picks.
fn picked(sql: &str) -> (Id, String) {
    let conn = REGION.conn();
    conn.query_row(sql, [], |row| Ok((Id(row.get(0)?), row.get(1)?))).unwrap()
}

/// One with much in a heavy lot.
const WEIGHTY: &str = "SELECT f.id, f.name FROM providers f JOIN contracts c ON c.provider = f.id
    JOIN contract_lots p ON p.contract = c.id JOIN lots l ON l.id = p.lot WHERE l.code = 'W5Z' AND c.status = 'active'
    GROUP BY f.id ORDER BY (SELECT sum(a.quantity) FROM capacity_agreements a JOIN contracts d ON d.id = a.contract
        WHERE d.provider = f.id) DESC LIMIT 1";

fn running(conn: &Connection, provider: i64) -> BTreeSet<String> {
    let sql = r#"SELECT number FROM contracts c WHERE provider = ?1 AND status <> 'draft' AND start <= ?2
        AND ?2 <= min(coalesce(ends_on, '9999'), date(c."end", '+1 day', '+' || coalesce((SELECT sum(o.months)
        FROM extension_options o WHERE o.contract = c.id AND o.exercised_on <= ?2), 0) || ' months', '-1 day'))"#;
    let mut statement = conn.prepare(sql).unwrap();
    let rows = statement.query_map(rusqlite::params![provider, TODAY], |row| row.get(0)).unwrap();
    rows.map(Result::unwrap).collect()
}

/// N31: which contracts fall and which places get worse, by SQL; and nobody is named or numbered.
#[test]
fn n31_what_falls_is_what_sql_says() {
    let conn = REGION.conn();
    let mut worse = 0;
    let single = "SELECT f.id, f.name FROM providers f WHERE f.name = 'Zorgboerderij Roerdompnest VOF'";
    for (provider, name) in [picked(WEIGHTY), picked(single)] {
        let document = REGION.make("falls", Scope::Provider(provider), TODAY).document;
        let text = text(&document);
        let contracts = running(&conn, provider.0);
        assert!(!contracts.is_empty() && text.contains(&name));
        let told = document.sections[0].blocks.iter().find_map(|block| match block {
            Block::Tiles(tiles) => Some(tiles),
            _ => None,
        });
        assert_eq!(told.unwrap()[0].cell.figure, Figure::Whole(i64::try_from(contracts.len()).unwrap()));
        assert!(contracts.iter().all(|number| text.contains(number.as_str())));
        let (before, after) = (by_sql(&conn, TODAY, 0), by_sql(&conn, TODAY, provider.0));
        let mut expected: BTreeMap<(String, bool), BTreeSet<String>> = BTreeMap::new();
        for ((lot, town), left) in after.iter().filter(|(key, left)| **left < 2 && before[*key] > **left) {
            expected.entry((lot.clone(), *left == 0)).or_default().insert(town.clone());
        }
        worse += expected.len();
        let mut found: BTreeMap<(String, bool), BTreeSet<String>> = BTreeMap::new();
        if document.tables().any(|table| table.id == "cells") {
            for row in read_out(&document, "cells") {
                let lot = row[0].split(" · ").next().unwrap().to_owned();
                let gap = row[1].starts_with("Geen aanbieder") || row[1].starts_with("Cliëntenstop");
                found.insert((lot, gap), row[2].split(", ").map(str::to_owned).collect());
            }
        }
        assert_eq!(found, expected, "{name}");
        let people = "SELECT name, coalesce(email, ''), coalesce(phone, '') FROM contact_persons";
        let mut statement = conn.prepare(people).unwrap();
        let rows = statement.query_map([], |row| Ok([row.get(0)?, row.get(1)?, row.get(2)?])).unwrap();
        for personal in rows.map(Result::unwrap).flat_map(|row: [String; 3]| row) {
            assert!(personal.is_empty() || !text.contains(&personal), "{personal}");
        }
    }
    assert!(worse > 0, "no fall made any place worse");
}

/// R24 by hand, for the one who delivers most in a lot: what it delivered this year less the room of all others.
#[test]
fn n31_the_uncovered_part_is_that_of_sql() {
    let (provider, _) = picked(
        "SELECT f.id, f.name FROM providers f JOIN actuals v ON v.provider = f.id JOIN products q ON q.id = v.product
         JOIN lots l ON l.id = q.lot WHERE l.code = 'W5Z' AND v.unit = 'day_night' AND v.month BETWEEN '2026-01' AND '2026-10'
         GROUP BY f.id ORDER BY sum(v.quantity) DESC LIMIT 1",
    );
    let document = REGION.make("falls", Scope::Provider(provider), TODAY).document;
    let conn = REGION.conn();
    // In etmalen of W5Z: delivered from January up to and including October, and agreed of the year by days up to then.
    let sql = r#"WITH v AS (SELECT v.provider, sum(v.quantity) AS v FROM actuals v JOIN products q ON q.id = v.product
            JOIN lots l ON l.id = q.lot WHERE l.code = 'W5Z' AND v.replaced_in IS NULL AND v.unit = 'day_night'
            AND v.month BETWEEN '2026-01' AND '2026-10' GROUP BY 1),
        a AS (SELECT c.provider, sum(a.quantity * (julianday('2026-11-01') - julianday(a.start))
                / (julianday(a."end") + 1 - julianday(a.start))) AS a
            FROM capacity_agreements a JOIN contracts c ON c.id = a.contract JOIN lots l ON l.id = a.lot
            WHERE l.code = 'W5Z' AND a.unit = 'day_night' AND a.start = '2026-01-01' AND a."end" = '2026-12-31' GROUP BY 1)
        SELECT a.provider, a.a, coalesce(v.v, 0.0) FROM a LEFT JOIN v ON v.provider = a.provider"#;
    let mut statement = conn.prepare(sql).unwrap();
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))).unwrap();
    let rows: Vec<(i64, f64, f64)> = rows.map(Result::unwrap).collect();
    let delivered = rows.iter().find(|row| row.0 == provider.0).unwrap().2;
    let elsewhere: f64 = rows.iter().filter(|row| row.0 != provider.0).map(|row| (row.1 - row.2).max(0.0)).sum();
    let uncovered = (delivered - elsewhere).max(0.0);
    let told = read_out(&document, "room");
    let told = told.iter().find(|row| row[0].starts_with("W5Z") && row[1] == "etmaal").unwrap();
    let number = |text: &str| text.replace('.', "").replace(',', ".").parse::<f64>().unwrap();
    assert!(rows.len() > 5 && uncovered > 0.0, "{uncovered} of {delivered}");
    assert!((number(&told[2]) - delivered).abs() < 0.01, "{told:?}, {delivered}");
    // Days are rounded down per agreement: less than a thousandth each.
    assert!((number(&told[3]) - uncovered).abs() < 1.0, "{told:?}, {uncovered}");
    let part = uncovered / delivered * 100.0;
    assert!((number(told[4].split(' ').next().unwrap()) - part).abs() < 0.1, "{told:?}, {part}");
}

/// N29: open actions and late duties of one provider, by SQL; nobody else's.
#[test]
fn n29_the_meeting_file_is_of_one_provider() {
    let conn = REGION.conn();
    let (provider, name) = picked(
        "SELECT f.id, f.name FROM providers f JOIN action_items a ON a.provider = f.id WHERE a.state = 'open'
         GROUP BY f.id ORDER BY count(*) DESC, f.id LIMIT 1",
    );
    let document = REGION.make("meeting", Scope::Provider(provider), TODAY).document;
    let sql = "SELECT a.text, a.due FROM action_items a LEFT JOIN meetings m ON m.id = a.meeting
        WHERE a.state NOT IN ('done', 'dropped') AND (a.provider = ?1 OR (a.provider IS NULL AND m.provider = ?1))";
    let mut statement = conn.prepare(sql).unwrap();
    let rows = statement.query_map([provider.0], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
    let mut expected: Vec<(String, String)> = rows.map(Result::unwrap).collect();
    let mut found: Vec<(String, String)> = read_out(&document, "actions")
        .into_iter()
        .map(|row| (row[0].clone(), NaiveDate::parse_from_str(&row[2], "%d-%m-%Y").unwrap().to_string()))
        .collect();
    expected.sort();
    found.sort();
    assert_eq!(found, expected, "{name}");
    let late: i64 = conn
        .query_row(
            "SELECT count(*) FROM obligation_instances WHERE (provider = ?1 OR charged_to = ?1) AND due < ?2
             AND state NOT IN ('received', 'accepted', 'waived')",
            rusqlite::params![provider.0, TODAY],
            |row| row.get(0),
        )
        .unwrap();
    let told = document.tables().find(|table| table.id == "duties").map_or(0, |table| table.rows.len());
    assert_eq!(i64::try_from(told).unwrap(), late);
    assert!(document.sections.last().unwrap().id == "unknown" && text(&document).contains("Afspraken"));
    let chain = ["chain", "dates"];
    others_are_not_in(&document, provider, &chain);
}

/// No number or key of another provider stands in a document, and no name of one outside those tables.
fn others_are_not_in(document: &Document, provider: Id, chain: &[&str]) {
    let register = &REGION.register;
    let mut alone = document.clone();
    for section in &mut alone.sections {
        section.blocks.retain(|block| !matches!(block, Block::Table(table) if chain.contains(&table.id)));
    }
    let (all, outside) = (text(document), text(&alone));
    let mut others = 0;
    for other in register.all(Kind::Provider).iter().filter(|other| other.id != provider) {
        others += 1;
        let name = other.text(providers::NAME).unwrap();
        assert!(!outside.contains(name), "{name}");
        assert!(other.text(providers::KVK).is_none_or(|kvk| !all.contains(kvk)), "{name}");
    }
    let conn = REGION.conn();
    let mut statement = conn.prepare("SELECT number FROM contracts WHERE provider <> ?1").unwrap();
    let numbers = statement.query_map([provider.0], |row| row.get(0)).unwrap();
    for number in numbers.map(Result::unwrap).collect::<Vec<String>>() {
        assert!(!all.contains(&number), "{number}");
    }
    assert!(others > 100);
}

/// §5.4: a sheet has its own duties and money, and no figure of another.
#[test]
fn a_provider_sheet_is_about_one_provider() {
    let conn = REGION.conn();
    let (provider, name) = picked(
        "SELECT f.id, f.name FROM providers f JOIN subcontract_links s ON s.parent = f.id
         GROUP BY f.id ORDER BY count(*) DESC, f.id LIMIT 1",
    );
    let document = REGION.make("provider", Scope::Provider(provider), TODAY).document;
    others_are_not_in(&document, provider, &["chain", "works_for", "breaches"]);
    let sum: i64 = conn
        .query_row(
            "SELECT sum(amount_cents) FROM actuals WHERE provider = ?1 AND replaced_in IS NULL
             AND month BETWEEN '2026-01' AND '2026-10'",
            [provider.0],
            |row| row.get(0),
        )
        .unwrap();
    let delivered = table(&document, "delivered");
    let total = delivered.rows.iter().find(|row| row.total).unwrap();
    assert_eq!(total.cells[1].figure, Figure::Cents(sum), "{name}");
    let parts = delivered.rows.iter().filter(|row| !row.total).map(|row| match row.cells[1].figure {
        Figure::Cents(cents) => cents,
        _ => panic!("no amount"),
    });
    assert_eq!(parts.sum::<i64>(), sum);
    // Small counts are not printed, and there is no total to work one out (§2.4).
    for row in &delivered.rows {
        assert!(!matches!(row.cells[2].figure, Figure::Whole(count) if count < 10));
    }
    let sql = "SELECT CASE WHEN state = 'waived' THEN 'waived' WHEN received_on > due THEN 'late'
            WHEN received_on IS NOT NULL THEN 'time' WHEN state IN ('received', 'accepted') THEN 'unknown' ELSE 'open' END,
            count(*) FROM obligation_instances WHERE (provider = ?1 OR charged_to = ?1)
            AND due > '2025-11-21' AND due < '2026-11-21' GROUP BY 1";
    let mut statement = conn.prepare(sql).unwrap();
    let rows = statement.query_map([provider.0], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
    let kept: BTreeMap<String, i64> = rows.map(Result::unwrap).collect();
    let history = table(&document, "duties_history");
    let told: Vec<Figure> = history.rows.iter().map(|row| row.cells[1].figure.clone()).collect();
    let of = |key: &str| Figure::Whole(kept.get(key).copied().unwrap_or(0));
    assert_eq!(told[..5], [of("time"), of("late"), of("open"), of("waived"), of("unknown")]);
    assert_eq!(told[5], Figure::Whole(kept.values().sum()));
    assert!(document.sections.iter().any(|section| section.blocks.iter().any(|b| matches!(b, Block::Room(_)))));
}

/// Months later, staying in the month (R1).
fn addm(day: NaiveDate, months: i64) -> NaiveDate {
    match u32::try_from(months) {
        Ok(months) => day.checked_add_months(Months::new(months)).unwrap(),
        Err(_) => day.checked_sub_months(Months::new(u32::try_from(-months).unwrap())).unwrap(),
    }
}

/// L(end, n) = addm(end + 1 d, −n) − 1 d (R2), by hand.
fn last_day(end: NaiveDate, months: i64) -> NaiveDate {
    addm(end + Days::new(1), -months) - Days::new(1)
}

/// N34: the ends, last days of notice and options of 24 months are those of SQL and hand computation.
#[test]
fn n34_the_dates_of_24_months_are_those_of_the_contracts() {
    let document = REGION.make("handover", Scope::Region, TODAY).document;
    let (from, to) = (day(TODAY), day("2028-11-21"));
    let conn = REGION.conn();
    let sql = r#"SELECT c.number, min(coalesce(c.ends_on, '9999'), date(c."end", '+1 day', '+' || coalesce((SELECT sum(o.months)
            FROM extension_options o WHERE o.contract = c.id AND o.exercised_on <= ?1), 0) || ' months', '-1 day')),
            c.notice_months_client, c.notice_on IS NOT NULL OR c.ends_on IS NOT NULL, coalesce(c.termination_mode, ''),
            (SELECT o.notify_months FROM extension_options o WHERE o.contract = c.id AND o.exercised_on IS NULL
                AND o.declined_on IS NULL ORDER BY o.seq LIMIT 1)
        FROM contracts c WHERE c.status NOT IN ('draft', 'ended', 'dissolved') AND c."end" IS NOT NULL"#;
    let mut statement = conn.prepare(sql).unwrap();
    let rows = statement.query_map([TODAY], |row| {
        let end: String = row.get(1)?;
        let (number, months, noticed): (String, Option<i64>, bool) = (row.get(0)?, row.get(2)?, row.get(3)?);
        let (mode, notify): (String, Option<i64>) = (row.get(4)?, row.get(5)?);
        Ok((number, day(&end), months, noticed, mode, notify))
    });
    let within = |date: NaiveDate| (from..=to).contains(&date);
    let (mut ends, mut notices, mut options) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
    for (number, end, months, noticed, mode, notify) in rows.unwrap().map(Result::unwrap) {
        if end < from {
            continue;
        }
        if within(end) {
            ends.insert(number.clone(), end);
        }
        let notice = months.filter(|_| !noticed && mode != "none").map(|months| last_day(end, months));
        notices.extend(notice.filter(|last| within(*last)).map(|last| (number.clone(), last)));
        let option = notify.filter(|_| !noticed).map(|months| last_day(end, months));
        options.extend(option.filter(|last| within(*last)).map(|last| (number.clone(), last)));
    }
    let counts = (ends.len(), notices.len(), options.len());
    assert!(counts.0 >= 3 && counts.1 > 20 && counts.2 > 20, "{counts:?}");
    let ahead = table(&document, "ahead");
    let at = |name: &str| ahead.columns.iter().position(|column| column.name == name).unwrap();
    for (name, expected) in [("end", ends), ("last_notice", notices), ("option_decision", options)] {
        let column = at(name);
        let told: BTreeMap<String, NaiveDate> = ahead
            .rows
            .iter()
            .filter_map(|row| match (&row.cells[0].figure, &row.cells[column].figure) {
                (Figure::Text(number), Figure::Day(date)) if within(*date) => Some((number.to_string(), *date)),
                _ => None,
            })
            .collect();
        let differ: Vec<_> = expected
            .iter()
            .filter(|(number, date)| told.get(*number) != Some(date))
            .chain(told.iter().filter(|(number, _)| !expected.contains_key(*number)))
            .take(6)
            .collect();
        assert!(differ.is_empty(), "{name}: {differ:?}");
    }
}

/// N34: open promises, reasons and functions by SQL; the terms are explained; nobody's name is in it.
#[test]
fn n34_promises_reasons_and_terms_are_in_it() {
    let conn = REGION.conn();
    let document = REGION.make("handover", Scope::Region, TODAY).document;
    let count = |sql: &str| -> usize {
        let count: i64 = conn.query_row(sql, [], |row| row.get(0)).unwrap();
        usize::try_from(count).unwrap()
    };
    let rows = |id: &str| document.tables().find(|table| table.id == id).map_or(0, |table| table.rows.len());
    let open = count("SELECT count(*) FROM action_items WHERE state NOT IN ('done', 'dropped')");
    assert_eq!(rows("actions"), open);
    assert_eq!(rows("fallbacks"), count("SELECT count(*) FROM lots WHERE fallback IS NOT NULL"));
    assert_eq!(
        rows("justifications"),
        count("SELECT count(*) FROM contracts WHERE duration_justification IS NOT NULL")
    );
    assert_eq!(rows("own_clauses"), count("SELECT count(*) FROM obligations WHERE clause = 'own'"));
    assert_eq!(rows("snoozes"), count("SELECT count(*) FROM snoozes"));
    assert!(rows("glossary") >= 30 && rows("responsible") > 3 && rows("changes") > 0);
    let text = text(&document);
    for word in ["raadsinformatiebrief", "bestedingsruimte", "contractmanager jeugd", "programmaregisseur"] {
        assert!(text.contains(word), "{word}");
    }
    let mut statement =
        conn.prepare("SELECT name FROM contact_persons UNION SELECT programme_director FROM sub_regions").unwrap();
    for name in statement.query_map([], |row| row.get::<_, Option<String>>(0)).unwrap().filter_map(Result::unwrap) {
        assert!(name == "programmaregisseur" || !text.contains(&name), "{name}");
    }
}

/// `x`: a list as a document has its rows and columns, in that order, and says its filter, dates and number.
#[test]
fn a_list_is_a_document() {
    let (register, words) = (&REGION.register, Words::load(Lang::Nl));
    let columns = default_columns(Kind::Contract);
    let ids: Vec<Id> = register.all(Kind::Contract).iter().rev().take(25).map(|contract| contract.id).collect();
    let called = listing::Called { title: "Contracten zonder eind", filter: "stand is lopend", known_on: None };
    let style = Style::default();
    let listed = (Kind::Contract, columns.as_slice(), ids.as_slice());
    let document = listing::document(register, listed, When::on(day(TODAY)), words, &style, called);
    let rows = read_out(&document, "listing");
    let numbers: Vec<String> = ids.iter().map(|id| register.label(Kind::Contract, *id)).collect();
    assert_eq!(rows.iter().map(|row| row[0].clone()).collect::<Vec<_>>(), numbers);
    assert_eq!(rows[0].len(), columns.len());
    let text = text(&document);
    for said in ["# Contracten zonder eind", "stand is lopend", "21-11-2026", "25 regels"] {
        assert!(text.contains(said), "{said}");
    }
    assert!(document.name.is_ascii() && document.name.ends_with("-2026-11-21"));
}

/// From imported notices alone the coverage map and the provider sheet go out in every format and say what is unknown.
#[test]
fn notices_alone_give_a_map_and_a_sheet_that_say_what_is_unknown() {
    let files = real_files();
    let meant: Vec<_> = files.iter().filter(|(name, _)| name.contains("007936-2021")).collect();
    if meant.is_empty() {
        eprintln!("skipped: the published notices are not here");
        return;
    }
    let today = day(TODAY);
    for (name, bytes) in meant {
        let mut register = Register::default();
        let words = Words::load(Lang::Nl);
        let plan = plan_notice(&read(bytes).unwrap(), &register, words, today, name).unwrap();
        register.apply(&plan.edit.changes);
        let monthly = Monthly::default();
        let provider = register.all(Kind::Provider).iter().find(|one| one.text(providers::NAME).is_some()).unwrap().id;
        for lang in Lang::ALL {
            let on = day("2021-06-01");
            let map = made(&register, &monthly, "coverage", Scope::Region, on, lang).document;
            let sheet = made(&register, &monthly, "provider", Scope::Provider(provider), on, lang).document;
            for document in [&map, &sheet] {
                for format in Format::ALL {
                    let bytes = format.write(document).unwrap_or_else(|_| panic!("{name} {format:?}"));
                    assert!(bytes.len() > 200, "{name} {format:?}");
                }
                let unknown = document.sections.iter().find(|section| section.id == "unknown").unwrap();
                let Block::List(lines) = &unknown.blocks[0] else { panic!("{name}: nothing is unknown") };
                let word = if lang == Lang::Nl { "Onbekend" } else { "Unknown" };
                assert!(lines.iter().filter(|line| line.starts_with(word)).count() >= 2, "{name}: {lines:?}");
            }
            // The lots of the notice are rows, with the contractors that the XML names: 10, 15 and 29.
            let counts: BTreeSet<String> =
                read_out(&map, "coverage_map").into_iter().map(|row| row[1].clone()).collect();
            assert_eq!(counts, ["● 10", "● 15", "● 29"].map(str::to_owned).into(), "{name}");
        }
    }
}
