//! Questions on continuity, warm, on a made-up region with all its monthly figures: how long each takes to answer.
//! `cargo bench --bench questions [region|large|x10]`
// Printing: figures are what this is for.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout)]

use chrono::{DateTime, TimeDelta, Utc};
use perceel::demo::{self, Scale};
use perceel::domain::questions::{self, Asked};
use perceel::domain::register::When;
use perceel::store::Store;
use perceel::store::journal::Sort;
use perceel::store::open::OpenOptions;
use perceel::text::{Lang, Words};
use std::time::Instant;
use tempfile::TempDir;

/// The bound on a warm answer, in milliseconds.
const BOUND_MS: f64 = 100.0;

fn main() {
    let scale = match std::env::args().find(|word| matches!(word.as_str(), "region" | "large" | "x10")).as_deref() {
        Some("region") => Scale::Region,
        Some("x10") => Scale::X10,
        _ => Scale::Large,
    };
    let now: DateTime<Utc> = "2026-11-21T09:30:00Z".parse().unwrap();
    let folder = TempDir::new().unwrap();
    let options = OpenOptions { allow_unsafe: true, ..OpenOptions::new(folder.path().join("contracten.db")) };
    let mut store = Store::create(&options, "bench", now).unwrap();
    for step in demo::build(scale, 1, now.date_naive(), true).steps {
        store.save(&step.edit, Sort::Edit, now - TimeDelta::days(i64::from(step.days_ago)), &|| false).unwrap();
    }
    let register = store.load().unwrap();
    let when = When::today(now.date_naive());
    let started = Instant::now();
    let monthly = store.monthly(questions::window(&register, when.day), None).unwrap();
    println!("{scale:?}: {} figures of the window read in {:.1?}", monthly.actuals.all().len(), started.elapsed());
    let asked = Asked { register: &register, monthly: &monthly, when, words: Words::load(Lang::Nl) };
    for question in questions::QUESTIONS {
        let mut times = Vec::new();
        let mut rows = 0;
        let mut cold = None;
        for _ in 0..5 {
            let started = Instant::now();
            rows = questions::answer(&asked, question.kind).len();
            let took = started.elapsed().as_secs_f64() * 1000.0;
            cold.get_or_insert(took);
            times.push(took);
        }
        times.sort_by(f64::total_cmp);
        let over = if times[2] > BOUND_MS { "  over the bound" } else { "" };
        println!(
            "  {:<18} {rows:>8} rows  {:>7.1} ms  first {:>7.1} ms{over}",
            question.kind.name(),
            times[2],
            cold.unwrap()
        );
    }
}
