//! How long the store takes: opening and reading at each size of the made-up region, saving one edit, and a delivery of
//! a million monthly figures against `sqlite3 .import` of the same rows. `cargo bench --bench store [region|large|x10|import]`
// Printing: figures are what this is for.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout)]

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use chrono::{DateTime, Datelike, Months, NaiveDate, TimeDelta, TimeZone, Utc};
use perceel::demo::{self, Scale};
use perceel::domain::edit::{Edit, Figure, Figures};
use perceel::domain::kind::Kind;
use perceel::domain::record::{Id, Record};
use perceel::store::Store;
use perceel::store::journal::Sort;
use perceel::store::open::OpenOptions;
use perceel::text::Message;
use tempfile::TempDir;

fn now() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 11, 21, 9, 30, 0).unwrap()
}

/// Middle and highest of the times.
fn told(mut times: Vec<Duration>) -> String {
    times.sort_unstable();
    format!("{:.1?} (highest {:.1?})", times[times.len() / 2], times.last().unwrap())
}

fn timed<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let start = Instant::now();
    let made = work();
    (made, start.elapsed())
}

fn region(scale: Scale) {
    let folder = TempDir::new().unwrap();
    let options = OpenOptions::new(folder.path().canonicalize().unwrap().join("contracten.db"));
    let mut store = Store::create(&options, "bench", now()).unwrap();
    let (_, writing) = timed(|| {
        for step in demo::build(scale, 1, now().date_naive(), true).steps {
            let at = now() - TimeDelta::days(i64::from(step.days_ago));
            store.save(&step.edit, Sort::Edit, at, &|| false).unwrap();
        }
    });
    store.back_up(None, now()).unwrap();
    drop(store);
    let bytes = std::fs::metadata(&options.path).unwrap().len();
    let records = Store::open(&options, "bench", now()).unwrap().load().unwrap().len();
    println!("{scale:?}: {records} records, {} MB, made and written in {writing:.1?}", bytes / 1_000_000);
    let (mut opening, mut loading, mut both) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..15 {
        let (store, open) = timed(|| Store::open(&options, "bench", now()).unwrap());
        let (_register, load) = timed(|| store.load().unwrap());
        opening.push(open);
        loading.push(load);
        both.push(open + load);
    }
    println!("  open {}, load {}, together {}", told(opening), told(loading), told(both));
    let mut store = Store::open(&options, "bench", now()).unwrap();
    let mut register = store.load().unwrap();
    let mut saving = Vec::new();
    for number in 0..15 {
        let before = register.all(Kind::Contract)[number].clone();
        let mut edit = Edit::new(Message::new("edit-changed").with("noun", "contracts").with("record", "x"));
        edit.change(Kind::Contract, &before, before.clone().with(Kind::Contract, "note", "nagekeken"));
        let (saved, took) = timed(|| store.save(&edit, Sort::Edit, now(), &|| false).unwrap());
        register.apply(&saved.changes);
        saving.push(took);
    }
    let (_, undo) = timed(|| store.undo(&register, now()).unwrap());
    println!("  save one edit {}, undo after opening {undo:.1?}", told(saving));
}

/// A million figures: 100 providers, 10 products, 20 municipalities, 50 months.
fn million() -> Vec<Figure> {
    let first = NaiveDate::from_ymd_opt(2022, 1, 1).unwrap();
    let mut rows = Vec::with_capacity(1_000_000);
    for month in 0..50 {
        for pair in 0..20_000_i64 {
            rows.push(Figure {
                provider: Id(1 + pair % 100),
                product: Id(101 + pair / 100 % 10),
                municipality: Id(111 + pair / 1000),
                month: first + Months::new(month),
                quantity: Some(1000 + pair * 7 % 90_000),
                unit: Some("hour"),
                amount_cents: Some(pair * 311 % 1_000_000),
                clients: Some(pair % 40),
                source: Some("opgave".into()),
                completeness: Some(1_000_000),
                note: None,
            });
        }
    }
    rows
}

fn import() {
    let folder = TempDir::new().unwrap();
    let folder_path = folder.path().canonicalize().unwrap();
    let rows = million();
    let plain = plain_import(&folder_path, &rows);
    println!("sqlite3 .import of 1,000,000 rows into a plain table: {plain:.2?}");
    let options = OpenOptions::new(folder_path.join("contracten.db"));
    let mut store = Store::create(&options, "bench", now()).unwrap();
    let mut parties = Edit::new(Message::new("edit-demo").with("name", "x"));
    for id in 1..=130 {
        let (kind, key) = match id {
            ..=100 => (Kind::Provider, "name"),
            101..=110 => (Kind::Product, "code"),
            _ => (Kind::Municipality, "name"),
        };
        parties.add(kind, Record::blank(kind, Id(id)).with(kind, key, format!("X{id}")));
    }
    store.save(&parties, Sort::Edit, now(), &|| false).unwrap();
    let mut changed = rows.clone();
    for figure in &mut changed {
        figure.amount_cents = figure.amount_cents.map(|cents| cents + 1);
    }
    for (name, rows) in [("new", rows.clone()), ("the same again", rows), ("all changed", changed)] {
        let mut edit = Edit::new(Message::new("edit-imported").with("file", "x.csv").count("count", rows.len()));
        edit.figures.push(Figures { kind: Kind::Actual, rows, removed: vec![] });
        let (_, rehearsing) = timed(|| store.rehearse_figures(&edit.figures[0]).unwrap());
        let (saved, took) = timed(|| store.save(&edit, Sort::Import, now(), &|| false).unwrap());
        let times = took.as_secs_f64() / plain.as_secs_f64();
        println!("  {name}: {took:.2?} ({times:.1} ×, {} rows touched), rehearsed in {rehearsing:.2?}", saved.figures);
    }
    let register = store.load().unwrap();
    let (_, undo) = timed(|| store.undo(&register, now()).unwrap());
    let (broken, chain) = timed(|| store.first_broken_step().unwrap());
    println!("  undone in {undo:.2?}, chain checked in {chain:.2?} ({broken:?})");
}

fn plain_import(folder: &Path, rows: &[Figure]) -> Duration {
    let sheet: PathBuf = folder.join("rows.csv");
    let mut text = String::new();
    for row in rows {
        writeln!(
            text,
            "{},{},{},{:04}-{:02},{},{},{},{},{},{},",
            row.provider.0,
            row.product.0,
            row.municipality.0,
            row.month.year(),
            row.month.month(),
            row.quantity.unwrap() / 1000,
            row.unit.unwrap(),
            row.amount_cents.unwrap(),
            row.clients.unwrap(),
            row.source.as_deref().unwrap(),
            row.completeness.unwrap() / 10_000
        )
        .unwrap();
    }
    std::fs::write(&sheet, text).unwrap();
    let table = "CREATE TABLE t (provider INTEGER, product INTEGER, municipality INTEGER, month TEXT, quantity REAL,
        unit TEXT, amount_cents INTEGER, clients INTEGER, source TEXT, completeness_percent REAL, note TEXT);";
    let run = || {
        let file = folder.join("plain.db");
        let _ = std::fs::remove_file(&file);
        let import = format!(".import --csv {} t", sheet.display());
        let status = Command::new("sqlite3").arg(&file).arg(table).arg(import).stderr(Stdio::null()).status();
        assert!(status.expect("sqlite3 is needed for the comparison").success());
    };
    let mut times: Vec<Duration> = (0..3).map(|_| timed(run).1).collect();
    times.sort_unstable();
    times[1]
}

fn main() {
    let wanted: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with('-')).collect();
    let asked = |name: &str| wanted.is_empty() || wanted.iter().any(|word| word == name);
    if asked("import") {
        import();
    }
    for (name, scale) in [("region", Scale::Region), ("large", Scale::Large), ("x10", Scale::X10)] {
        if asked(name) {
            region(scale);
        }
    }
}
