//! Questions, warm, on a made-up region with all its monthly figures: how long each takes to answer, and the engine of dates
//! by itself. With `growth` the same from region to x10: how each grows beside n log n of the records and figures it has.
//! `cargo bench --bench questions [region|large|x10|growth] [QUESTION …]`
// Printing: figures are what this is for.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout)]

use chrono::{DateTime, TimeDelta, Utc};
use perceel::demo::{self, Scale};
use perceel::domain::deadlines::{Span, deadlines};
use perceel::domain::kind::Kind;
use perceel::domain::monthly::Monthly;
use perceel::domain::questions::{self, Asked, Question};
use perceel::domain::record::Ref;
use perceel::domain::register::{Register, When};
use perceel::store::Store;
use perceel::store::journal::Sort;
use perceel::store::open::OpenOptions;
use perceel::text::{Lang, Words};
use std::time::Instant;
use tempfile::TempDir;

/// The bound on a warm answer, in milliseconds.
const BOUND_MS: f64 = 100.0;
/// The bound on all deadlines.
const DEADLINES_MS: f64 = 50.0;
/// How often each is asked.
const TIMES: usize = 5;
/// How often each is asked for its growth; the quickest counts, as a machine does other things meanwhile.
const TIMES_FOR_GROWTH: usize = 15;

/// A region of that size as a program has it in memory.
struct Region {
    register: Register,
    monthly: Monthly,
    when: When,
    /// Milliseconds that reading the figures of the window took.
    reading: f64,
}

impl Region {
    fn made(scale: Scale) -> Self {
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
        Self { register, monthly, when, reading: millis(started) }
    }

    fn asked(&self) -> Asked<'_> {
        let Self { register, monthly, when, .. } = self;
        Asked { register, monthly, when: *when, words: Words::load(Lang::Nl) }
    }

    /// Records and figures: what grows from one size to the next.
    fn size(&self) -> usize {
        self.register.len() + self.monthly.actuals.all().len() + self.monthly.reservations.all().len()
    }

    /// Per question and for the engine of dates: its rows and how long each time took.
    fn answers(&self, times: usize) -> Vec<Answered> {
        let asked = self.asked();
        let only: Vec<String> = std::env::args().filter(|word| Kind::named(word).is_some()).collect();
        let wanted = |question: &&Question| only.is_empty() || only.iter().any(|name| name == question.kind.name());
        let mut found: Vec<_> = questions::QUESTIONS
            .iter()
            .filter(wanted)
            .map(|question| timed(times, question.kind.name(), || questions::answer(&asked, question.kind).len()))
            .collect();
        found.push(timed(times, "engine of dates", || deadlines(Span::usual(&self.register, self.when.day)).len()));
        found
    }
}

fn millis(since: Instant) -> f64 {
    since.elapsed().as_secs_f64() * 1000.0
}

/// One question as it was answered.
struct Answered {
    name: &'static str,
    rows: usize,
    /// Milliseconds of each time, the quickest first.
    times: Vec<f64>,
    /// Of the first time.
    first: f64,
}

fn timed(often: usize, name: &'static str, ask: impl Fn() -> usize) -> Answered {
    let mut rows = 0;
    let mut times: Vec<f64> = Vec::new();
    for _ in 0..often {
        let started = Instant::now();
        rows = ask();
        times.push(millis(started));
    }
    let first = times[0];
    times.sort_by(f64::total_cmp);
    Answered { name, rows, times, first }
}

fn show(scale: Scale) {
    let region = Region::made(scale);
    let figures = region.monthly.actuals.all().len();
    println!("{scale:?}: {figures} figures of the window read in {:.0} ms", region.reading);
    for Answered { name, rows, times, first } in region.answers(TIMES) {
        let middle = times[TIMES / 2];
        let bound = if matches!(name, "deadlines" | "engine of dates") { DEADLINES_MS } else { BOUND_MS };
        let over = if middle > bound { "  over the bound" } else { "" };
        println!("  {name:<18} {rows:>8} rows  {middle:>7.1} ms  first {first:>7.1} ms{over}");
    }
}

/// Milliseconds that a known n log n takes here: all records in an order by chance, sorted by what they hold. A machine
/// itself grows by more than the formula, since ten times as much no longer fits its caches.
fn sorting(register: &Register) -> f64 {
    let mut chance = 1_u64;
    let mut all: Vec<(u64, Ref)> = Vec::new();
    for kind in Kind::ALL {
        for record in register.all(*kind) {
            chance = chance.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            all.push((chance, Ref { kind: *kind, id: record.id }));
        }
    }
    all.sort_unstable();
    let values = |of: Ref| register.at(of).map(|record| &record.values);
    let sorted = timed(TIMES_FOR_GROWTH, "sorting", || {
        let mut all: Vec<Ref> = all.iter().map(|(_, of)| *of).collect();
        all.sort_by(|one, other| values(*one).cmp(&values(*other)));
        all.len()
    });
    sorted.times[0]
}

/// How much more time each takes on ten times as much, as a part of what n log n would take: by the formula, and by a sort of
/// the same records on this machine.
fn growth() {
    let (small, great) = (Region::made(Scale::Region), Region::made(Scale::X10));
    let weight = |region: &Region| {
        #[allow(clippy::cast_precision_loss)] // a few million
        let size = region.size() as f64;
        size * size.ln()
    };
    let formula = weight(&great) / weight(&small);
    let (before, after) = (sorting(&small.register), sorting(&great.register));
    let machine = after / before;
    println!("{} to {} records and figures: n log n grows {formula:.1} times", small.size(), great.size());
    println!("  sorting all records grows {machine:.1} times: {before:.1} ms to {after:.1} ms");
    println!("  {:<18} {:>8.1} ms  {:>8.1} ms", "reading figures", small.reading, great.reading);
    for (small, great) in small.answers(TIMES_FOR_GROWTH).into_iter().zip(great.answers(TIMES_FOR_GROWTH)) {
        let (name, before, after) = (small.name, small.times[0], great.times[0]);
        // Below a fifth of a millisecond a measurement says nothing of growth.
        let grown = after / before.max(0.2);
        let over = if grown > machine.max(formula) && after > 1.0 { "  more than n log n" } else { "" };
        let (by_formula, by_machine) = (grown / formula, grown / machine);
        println!(
            "  {name:<18} {before:>8.1} ms  {after:>8.1} ms  {by_formula:>5.2} of n log n  {by_machine:>5.2} of a sort{over}"
        );
    }
}

fn main() {
    match std::env::args().find(|word| matches!(word.as_str(), "region" | "large" | "x10" | "growth")).as_deref() {
        Some("region") => show(Scale::Region),
        Some("x10") => show(Scale::X10),
        Some("growth") => growth(),
        _ => show(Scale::Large),
    }
}
