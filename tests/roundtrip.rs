//! Everything of the made-up region goes out as JSON and as a workbook, comes back into a new file and goes out again
//! the same; taken once more it changes nothing. Most monthly figures are left out: they differ in number only.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use chrono::{DateTime, NaiveDate, TimeDelta, TimeZone, Utc};
use perceel::demo::{self, Scale};
use perceel::domain::edit::{Change, Edit};
use perceel::domain::kind::Kind;
use perceel::domain::record::{Id, Record, Value};
use perceel::domain::register::Register;
use perceel::export::table::{Purpose, Stamp, Table};
use perceel::export::xlsx::About;
use perceel::export::{json, table, xlsx};
use perceel::import::incoming::{Incoming, Known, Wishes};
use perceel::import::plan::Verdict;
use perceel::import::sheet::Progress;
use perceel::import::spreadsheet::read_spreadsheet;
use perceel::store::figures::Asked;
use perceel::store::journal::Sort;
use perceel::store::open::OpenOptions;
use perceel::store::saving::Store;
use perceel::text::{Lang, Message, Words};
use std::sync::OnceLock;

/// Figures that are kept of every step and noun.
const KEPT: usize = 60;

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 21).unwrap()
}

fn now() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 11, 21, 9, 0, 0).unwrap()
}

fn words() -> Words {
    Words::load(Lang::Nl)
}

fn empty_file(folder: &tempfile::TempDir, name: &str) -> Store {
    let mut options = OpenOptions::new(folder.path().join(name));
    options.allow_unsafe = true;
    Store::create(&options, "test", now()).unwrap()
}

/// What only comes back when ranks and later rows are understood: two tenders that nothing names with a lot each, two
/// providers of one name of which the second has a site, a municipality that merged into a later one.
fn hard_to_name(last: Id) -> Edit {
    let at = |n: i64| Id(last.0 + n);
    let text = |text: &str| Value::text(text);
    let tender = |n: i64, note: &str| Record::blank(Kind::Tender, at(n)).with(Kind::Tender, "note", text(note));
    let lot = |n: i64, code: &str, tender: i64| {
        let lot = Record::blank(Kind::Lot, at(n)).with(Kind::Lot, "code", text(code));
        lot.with(Kind::Lot, "title", text("'=Proef")).with(Kind::Lot, "tender", Value::Link(at(tender)))
    };
    let provider = |n: i64| Record::blank(Kind::Provider, at(n)).with(Kind::Provider, "name", text("De Dubbele Eik"));
    let municipality = |n: i64, code: &str, name: &str| {
        let record = Record::blank(Kind::Municipality, at(n)).with(Kind::Municipality, "cbs_code", text(code));
        record.with(Kind::Municipality, "name", text(name))
    };
    let site = Record::blank(Kind::Establishment, at(9)).with(Kind::Establishment, "provider", Value::Link(at(6)));
    let records = [
        (Kind::Tender, tender(1, "eerste zonder naam")),
        (Kind::Tender, tender(2, "tweede zonder naam")),
        (Kind::Lot, lot(3, "Z1", 2)),
        (Kind::Lot, lot(4, "Z2", 1)),
        (Kind::Provider, provider(5)),
        (Kind::Provider, provider(6)),
        (
            Kind::Municipality,
            municipality(7, "GM9891", "Oudewending").with(Kind::Municipality, "successor", Value::Link(at(8))),
        ),
        (Kind::Municipality, municipality(8, "GM9892", "Nieuwewending")),
        (Kind::Establishment, site.with(Kind::Establishment, "name", text("Locatie Eik"))),
    ];
    let mut edit = Edit::new(Message::new("edit-imported"));
    edit.changes = records
        .into_iter()
        .map(|(kind, record)| Change { kind, id: record.id, before: None, after: Some(record.values) })
        .collect();
    edit
}

/// The region in a file, with few figures and some records that are hard to name; as JSON and as a workbook.
fn exported() -> &'static (Vec<u8>, Vec<u8>) {
    static MADE: OnceLock<(Vec<u8>, Vec<u8>)> = OnceLock::new();
    MADE.get_or_init(|| {
        let folder = tempfile::tempdir().unwrap();
        let mut store = empty_file(&folder, "eerst.perceel");
        for mut step in demo::build(Scale::Region, 1, today(), true).steps {
            step.edit.figures.iter_mut().for_each(|figures| figures.rows.truncate(KEPT));
            let at = now() - TimeDelta::days(i64::from(step.days_ago));
            store.save(&step.edit, Sort::Import, at, &|| false).unwrap();
        }
        let last = store.load().unwrap().last_id();
        store.save(&hard_to_name(last), Sort::Edit, now(), &|| false).unwrap();
        (as_json(&store), as_workbook(&store))
    })
}

fn tables<'a>(store: &'a Store, register: &'a Register) -> Vec<Table<'a>> {
    let count = |kind: Kind| store.count_figures(kind, &Asked::default()).unwrap();
    table::all(register, words(), count, move |kind, take| store.each_figure(kind, &Asked::default(), take))
}

fn as_json(store: &Store) -> Vec<u8> {
    let (mut out, register) = (Vec::new(), store.load().unwrap());
    json::write_all(&mut out, &mut tables(store, &register), &Stamp { as_of: today(), known_on: None }).unwrap();
    out
}

fn as_workbook(store: &Store) -> Vec<u8> {
    let (mut out, register) = (Vec::new(), store.load().unwrap());
    let about = About { region: None, stamp: Stamp { as_of: today(), known_on: None } };
    xlsx::write(&mut out, &mut tables(store, &register), Some(&about), Purpose::Exchange, words()).unwrap();
    out
}

fn rehearsed(store: &Store, bytes: &[u8], name: &str) -> Incoming {
    let register = store.load().unwrap();
    let known = Known { register: &register, words: words(), today: today() };
    let mut progress = Progress { tell: &mut |_, _| {}, stop: &|| false };
    Incoming::read(bytes.to_vec(), name, known, &Wishes::default(), &mut progress).unwrap()
}

/// Takes a file into a new one, which it fits whole, and once more, which changes nothing.
fn taken_twice(folder: &tempfile::TempDir, bytes: &[u8], name: &str) -> Store {
    let mut store = empty_file(folder, "daarna.perceel");
    let first = rehearsed(&store, bytes, name);
    assert!(first.questions.is_empty(), "{:?}", first.questions.first());
    let refused = first.plan.rows.iter().find(|row| row.verdict == Verdict::Refused);
    assert_eq!((refused, first.refused()), (None, 0));
    store.save(&first.plan.edit, Sort::Import, now(), &|| false).unwrap();

    let second = rehearsed(&store, bytes, name);
    let other = second.plan.rows.iter().find(|row| row.verdict != Verdict::Same);
    assert_eq!((other, second.plan.edit.changes.len()), (None, 0));
    for figures in &second.plan.edit.figures {
        let found = store.rehearse_figures(figures).unwrap();
        assert_eq!((found.new, found.changed, found.same), (0, 0, figures.rows.len()), "{}", figures.kind.name());
    }
    store
}

#[test]
fn json_comes_back_byte_for_byte() {
    let (json, _) = exported();
    let folder = tempfile::tempdir().unwrap();
    let store = taken_twice(&folder, json, "alles.json");
    assert!(as_json(&store) == *json, "the second export differs from the first");
}

#[test]
fn a_workbook_comes_back_cell_for_cell() {
    let (json, workbook) = exported();
    let folder = tempfile::tempdir().unwrap();
    let store = taken_twice(&folder, workbook, "alles.xlsx");
    let (before, after) = (read_spreadsheet(workbook).unwrap(), read_spreadsheet(&as_workbook(&store)).unwrap());
    assert!(before.sheets.len() > 40 && before.sheets.len() == after.sheets.len());
    for (one, other) in before.sheets.iter().zip(&after.sheets) {
        assert_eq!(one.name, other.name);
        let differs = one.rows.iter().zip(&other.rows).position(|(one, other)| one != other);
        assert_eq!((differs, one.rows.len()), (None, other.rows.len()), "{}", one.name);
    }
    assert!(as_json(&store) == *json, "the workbook holds less than the JSON");
}
