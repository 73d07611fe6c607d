//! A delivery of a million monthly figures the whole way: read from its text file, rehearsed, saved; beside `sqlite3
//! .import` of the same file into a plain table of the same columns. With `shuffled` its rows come in no order.
//! `cargo bench --bench figures [shuffled]`
// Printing: figures are what this is for.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout)]

use std::fmt::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use chrono::{DateTime, Datelike, Months, NaiveDate, Utc};
use perceel::domain::edit::Edit;
use perceel::domain::kind::Kind;
use perceel::domain::record::{Id, Record};
use perceel::import::incoming::{Incoming, Known, Wishes};
use perceel::import::sheet::Progress;
use perceel::store::Store;
use perceel::store::journal::Sort;
use perceel::store::open::OpenOptions;
use perceel::text::{Lang, Message, Words};
use tempfile::TempDir;

const ROWS: usize = 1_000_000;
const COLUMNS: &str =
    "provider,product,municipality,month,quantity,unit,amount_cents,clients,source,completeness_percent";

fn now() -> DateTime<Utc> {
    "2026-11-21T09:30:00Z".parse().unwrap()
}

fn timed<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let start = Instant::now();
    let made = work();
    (made, start.elapsed())
}

/// 100 providers, 10 products, 20 municipalities, 50 months: by month as a region delivers them, or in no order at all.
fn sheet(shuffled: bool) -> String {
    let first = NaiveDate::from_ymd_opt(2022, 1, 1).unwrap();
    let mut text = format!("{COLUMNS}\n");
    for at in 0..ROWS {
        // A prime that does not divide the number of rows meets each of them once.
        let row = if shuffled { at * 999_983 % ROWS } else { at };
        let (month, pair) = (first + Months::new(u32::try_from(row / 20_000).unwrap()), row % 20_000);
        let (provider, product, town) = (1 + pair % 100, 101 + pair / 100 % 10, 111 + pair / 1000);
        let (year, month) = (month.year(), month.month());
        let (quantity, cents, clients) = (1 + pair * 7 % 900, pair * 311 % 1_000_000, 10 + pair % 40);
        writeln!(
            text,
            "X{provider},X{product},X{town},{year:04}-{month:02},{quantity},hour,{cents},{clients},opgave,100"
        )
        .unwrap();
    }
    text
}

/// `sqlite3 .import`, the middle of three; nothing when there is no `sqlite3`.
fn plain(folder: &Path) -> Option<Duration> {
    let table = "CREATE TABLE t (provider TEXT, product TEXT, municipality TEXT, month TEXT, quantity REAL, unit TEXT,
        amount_cents INTEGER, clients INTEGER, source TEXT, completeness_percent REAL);";
    let mut times = Vec::new();
    for _ in 0..3 {
        let file = folder.join("plain.db");
        let _ = std::fs::remove_file(&file);
        let import = format!(".import --csv --skip 1 {} t", folder.join("opgave.csv").display());
        let run = || Command::new("sqlite3").arg(&file).arg(table).arg(import).stderr(Stdio::null()).status();
        let (status, took) = timed(run);
        assert!(status.ok()?.success(), "sqlite3 could not import");
        times.push(took);
    }
    times.sort_unstable();
    Some(times[1])
}

fn store_with_parties(options: &OpenOptions) -> Store {
    let mut store = Store::create(options, "bench", now()).unwrap();
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
    store
}

fn main() {
    let folder = TempDir::new().unwrap();
    let folder_path = folder.path().canonicalize().unwrap();
    std::fs::write(folder_path.join("opgave.csv"), sheet(std::env::args().any(|word| word == "shuffled"))).unwrap();
    let options = OpenOptions { allow_unsafe: true, ..OpenOptions::new(folder_path.join("contracten.db")) };
    let mut store = store_with_parties(&options);
    let register = store.load().unwrap();
    let known = Known { register: &register, words: Words::load(Lang::Nl), today: now().date_naive() };
    let wishes = Wishes { kind: Some(Kind::Actual), ..Wishes::default() };
    let (mut tell, stop) = (|_: usize, _: Option<usize>| {}, || false);
    let mut progress = Progress { tell: &mut tell, stop: &stop };
    let (incoming, reading) = timed(|| {
        let bytes = std::fs::read(folder_path.join("opgave.csv")).unwrap();
        Incoming::read(bytes, "opgave.csv", known, &wishes, &mut progress).unwrap()
    });
    assert_eq!(incoming.plan.edit.figures.iter().map(|figures| figures.rows.len()).sum::<usize>(), ROWS);
    let edit = &incoming.plan.edit;
    let (saved, saving) = timed(|| store.save(edit, Sort::Import, now(), &|| false).unwrap());
    assert_eq!(usize::try_from(saved.figures).unwrap(), ROWS);
    let both = reading + saving;
    println!("a million figures: read and rehearsed {reading:.2?}, saved {saving:.2?}, together {both:.2?}");
    match plain(&folder_path) {
        Some(plain) => {
            println!("  sqlite3 .import {plain:.2?}: {:.1} × of it", both.as_secs_f64() / plain.as_secs_f64());
        }
        None => println!("  there is no sqlite3 here: nothing to compare with"),
    }
}
