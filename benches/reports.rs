//! Overviews on paper of a made-up region: one page, and the whole set with all packs in all formats, from an open file to
//! files on the disk, with the memory it took.
//! `cargo bench --bench reports [region|large|x10]`
// Printing: figures are what this is for.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout)]

use chrono::{DateTime, TimeDelta, Utc};
use perceel::demo::{self, Scale};
use perceel::domain::register::When;
use perceel::paper::Format;
use perceel::report::packs::{self, Spread, Work};
use perceel::report::period::{Length, Period};
use perceel::report::scope::{Reach, Scope};
use perceel::report::{self, Ground, Made, REPORTS, Report, Style, Wish};
use perceel::store::Store;
use perceel::store::journal::Sort;
use perceel::store::open::OpenOptions;
use perceel::store::output::write_new;
use perceel::text::{Lang, Words};
use std::path::Path;
use std::process::Command;
use std::sync::OnceLock;
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// What the whole set of a quarter may take at the size of a region.
const SET: Duration = Duration::from_secs(5);
/// What one month page may take, in all formats.
const PAGE: Duration = Duration::from_millis(300);
/// The memory it may take, in MiB.
const MEMORY: u64 = 200;

/// In the process that measures: the file to write from.
const FILE: &str = "PERCEEL_BENCH_FILE";

fn main() {
    let now: DateTime<Utc> = "2026-11-21T09:30:00Z".parse().unwrap();
    if let Some(path) = std::env::var_os(FILE) {
        return measure(Path::new(&path), now);
    }
    let scale = match std::env::args().find(|word| matches!(word.as_str(), "region" | "large" | "x10")).as_deref() {
        Some("large") => Scale::Large,
        Some("x10") => Scale::X10,
        _ => Scale::Region,
    };
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("regio.perceel");
    let options = OpenOptions { allow_unsafe: true, ..OpenOptions::new(&path) };
    let mut store = Store::create(&options, "bench", now).unwrap();
    for step in demo::build(scale, 1, now.date_naive(), true).steps {
        store.save(&step.edit, Sort::Edit, now - TimeDelta::days(i64::from(step.days_ago)), &|| false).unwrap();
    }
    drop(store);
    println!("{scale:?}, {} formats", Format::ALL.len());
    // Making the region takes memory of its own: overviews are written by a process that begins with the file.
    let ended = Command::new(std::env::current_exe().unwrap()).env(FILE, &path).status().unwrap();
    assert!(ended.success());
}

fn measure(path: &Path, now: DateTime<Utc>) {
    let folder = path.parent().unwrap();
    let options = OpenOptions { allow_unsafe: true, read_only: true, ..OpenOptions::new(path) };
    let store = Store::open(&options, "bench", now).unwrap();
    for report in REPORTS {
        let period = report::usual_period(report, now.date_naive());
        let (took, files) = write(&store, report, period, Spread::default(), folder, now);
        let over = if report.name == "month" && took > PAGE { "  over the bound" } else { "" };
        println!("  {:<12} {:>4} files {:>8.0} ms{over}", report.name, files, took.as_secs_f64() * 1000.0);
    }
    let quarter = REPORTS.iter().find(|report| report.name == "quarter").or(REPORTS.first()).unwrap();
    let period = Period::last_over(Length::Quarter, now.date_naive());
    let spread = Spread { sub_regions: true, municipalities: true };
    let (took, files) = write(&store, quarter, period, spread, folder, now);
    let over = if took > SET { "  over the bound" } else { "" };
    println!("  whole set of {}: {files} files in {:.2} s{over}", quarter.name, took.as_secs_f64());
    let peak = resident();
    let over = if peak > MEMORY { "  over the bound" } else { "" };
    println!("  memory: {peak} MiB at most{over}");
}

/// Writes an overview in every format and tells how long that took, reading included.
fn write(
    store: &Store,
    report: &'static Report,
    period: Period,
    spread: Spread,
    folder: &Path,
    now: DateTime<Utc>,
) -> (Duration, usize) {
    let started = Instant::now();
    let (words, style, day) = (Words::load(Lang::Nl), Style::usual(), now.date_naive());
    let mut register = store.load().unwrap();
    let scope = match report.reaches.first() {
        Some(Reach::Provider) => Scope::Provider(register.all(perceel::domain::kind::Kind::Provider)[0].id),
        _ => Scope::Region,
    };
    let wish = Wish { report, period, scope };
    let monthly = store.monthly(packs::months(&register, &wish, day), None).unwrap();
    packs::answer(&mut register, &monthly, When::on(day), words, report);
    let ground = Ground { register: &register, monthly: &monthly, day, known_on: None, words, style: &style };
    let wishes = match spread == Spread::default() {
        true => vec![wish],
        false => packs::wishes(&register, wish, spread),
    };
    let made: Vec<OnceLock<Made>> = wishes.iter().map(|_| OnceLock::new()).collect();
    let document = |at: usize| &made[at].get_or_init(|| report::make(&ground, &wishes[at])).document;
    let work =
        Work { tell: &|_, _, _| {}, stop: &|| false, put: &|name, bytes| write_new(&folder.join(name), bytes, true) };
    let files = packs::write(Format::ALL, &work, wishes.len(), &document).unwrap();
    (started.elapsed(), files)
}

/// The most memory this process held so far, in MiB.
fn resident() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.split_whitespace().next()?.parse::<u64>().ok()).unwrap_or(0) / 1024
}
