//! Keystroke to result of the quick search: some two hundred questions typed letter by letter over a made-up region, told as
//! middle, 99th percentile and highest. Beside it the whole questions by `fzf --filter` and by `grep` over the same lines.
//! `cargo bench --bench search [region|large|x10]`
// Printing: figures are what this is for.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout)]

use std::fmt::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use chrono::{DateTime, TimeDelta, Utc};
use perceel::demo::{self, Scale};
use perceel::domain::kind::Kind;
use perceel::domain::nouns::{contracts, providers};
use perceel::domain::register::{Register, When};
use perceel::search::quick::{Asking, Quick};
use perceel::store::Store;
use perceel::store::journal::Sort;
use perceel::store::open::OpenOptions;
use perceel::text::{Lang, Words};
use tempfile::TempDir;

/// The bound on the 99th percentile, in milliseconds.
const BOUND_MS: f64 = 16.0;
/// Answers that a screen takes.
const SHOWN: usize = 500;
/// Questions in all.
const QUESTIONS: usize = 200;
/// Of so many questions the other programs are timed: each starts anew for each.
const BESIDE: usize = 40;
/// What contract managers asked, labelled by hand.
const LABELLED: &str = include_str!("../tests/data/questions_asked.tsv");
/// What is looked for at a provider.
const SUBJECTS: &[&str] =
    &["", "wachttijden", "vog", "jaarrekening", "verzekring", "calamiteit melden", "datalek", "clientenstop", "tarief"];

fn register(scale: Scale, folder: &Path, now: DateTime<Utc>) -> Register {
    let options = OpenOptions { allow_unsafe: true, ..OpenOptions::new(folder.join("contracten.db")) };
    let mut store = Store::create(&options, "bench", now).unwrap();
    for step in demo::build(scale, 1, now.date_naive(), true).steps {
        let mut edit = step.edit;
        // Monthly figures are not searched.
        edit.figures.clear();
        store.save(&edit, Sort::Edit, now - TimeDelta::days(i64::from(step.days_ago)), &|| false).unwrap();
    }
    store.load().unwrap()
}

/// The labelled questions, and what people type of providers and contracts in this region.
fn questions(register: &Register) -> Vec<String> {
    let labelled = LABELLED.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split('\t').next());
    let mut asked: Vec<String> = labelled.map(str::to_owned).collect();
    let names = register.all(Kind::Provider).iter().filter_map(|provider| provider.text(providers::NAME));
    let numbers = register.all(Kind::Contract).iter().filter_map(|contract| contract.text(contracts::NUMBER));
    let step = |len: usize| (len / (QUESTIONS / 2)).max(1);
    let names = names.step_by(step(register.all(Kind::Provider).len())).zip(SUBJECTS.iter().cycle());
    let mut of_providers = names.map(|(name, subject)| format!("{subject} {}", name.to_lowercase()).trim().to_owned());
    let mut of_contracts = numbers.step_by(step(register.all(Kind::Contract).len())).map(str::to_owned);
    while asked.len() < QUESTIONS {
        let more: Vec<String> = of_providers.next().into_iter().chain(of_contracts.next()).collect();
        if more.is_empty() {
            break;
        }
        asked.extend(more);
    }
    asked
}

fn told(name: &str, mut times: Vec<Duration>, bound: Option<f64>) {
    times.sort_unstable();
    let ms = |at: usize| times[at.min(times.len() - 1)].as_secs_f64() * 1000.0;
    let p99 = ms(times.len() * 99 / 100);
    let over = if bound.is_some_and(|bound| p99 > bound) { "  OVER" } else { "" };
    let (middle, highest, count) = (ms(times.len() / 2), ms(times.len() - 1), times.len());
    println!("  {name:<34} {middle:8.2} {p99:8.2} {highest:8.2}  ({count} times){over}");
}

/// Everything that can be found, a line each: what it is called and what is searched of it.
fn lines(register: &Register, quick: &Quick, asking: &Asking<'_>) -> String {
    let mut text = String::new();
    for found in quick.find(asking, "", &[], usize::MAX).found {
        let (kind, id) = (found.reference.kind, found.reference.id);
        let place = register.all(kind).binary_search_by_key(&id, |record| record.id).unwrap();
        let line = format!("{} {}", register.label(kind, id), register.folded(kind).at(place));
        writeln!(text, "{}", line.replace('\n', " ")).unwrap();
    }
    text
}

/// The time another program takes for each question; nothing when it is not installed.
fn beside(questions: &[String], program: &str, run: impl Fn(&str) -> Command) -> Option<Vec<Duration>> {
    Command::new(program).arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status().ok()?;
    let timed = |question: &String| {
        let started = Instant::now();
        run(question).stdout(Stdio::null()).stderr(Stdio::null()).status().unwrap();
        started.elapsed()
    };
    Some(questions.iter().step_by((questions.len() / BESIDE).max(1)).map(timed).collect())
}

fn measure(scale: Scale) {
    let now: DateTime<Utc> = "2026-11-21T09:30:00Z".parse().unwrap();
    let folder = TempDir::new().unwrap();
    let register = register(scale, folder.path(), now);
    let (when, words) = (When::today(now.date_naive()), Words::load(Lang::Nl));
    let started = Instant::now();
    let quick = Quick::gather(&register, when, words);
    let count = |kind| register.all(kind).len();
    println!(
        "{scale:?}: {} records to find, of {} duties with {} occurrences; made ready in {:.0?}",
        quick.len(),
        count(Kind::Obligation),
        count(Kind::ObligationInstance),
        started.elapsed()
    );
    let asking = Asking { register: &register, when, words, today: now.date_naive() };
    let questions = questions(&register);
    println!("  {:<34}   middle      p99  highest  in ms", format!("{} questions", questions.len()));
    let mut strokes = Vec::new();
    for question in &questions {
        for (at, letter) in question.char_indices() {
            let typed = &question[..at + letter.len_utf8()];
            let started = Instant::now();
            std::hint::black_box(quick.find(&asking, typed, &[], SHOWN));
            strokes.push(started.elapsed());
        }
    }
    told("keystroke to result", strokes, Some(BOUND_MS));
    let file = folder.path().join("lines.txt");
    std::fs::write(&file, lines(&register, &quick, &asking)).unwrap();
    let fzf = beside(&questions, "fzf", |question| {
        let mut command = Command::new("fzf");
        command.args(["--filter", question]).stdin(std::fs::File::open(&file).unwrap());
        command
    });
    // Grep takes one pattern: the first word, and no word is missed for it.
    let grep = beside(&questions, "grep", |question| {
        let mut command = Command::new("grep");
        command.args(["-i", "-F", "-e", question.split(' ').next().unwrap_or_default()]).arg(&file);
        command
    });
    for (name, times) in [("fzf --filter, whole question", fzf), ("grep -i, first word", grep)] {
        match times {
            Some(times) => told(name, times, None),
            None => println!("  {name:<34} is not installed here"),
        }
    }
}

fn main() {
    match std::env::args().find(|word| matches!(word.as_str(), "region" | "large" | "x10")).as_deref() {
        Some("region") => measure(Scale::Region),
        Some("x10") => measure(Scale::X10),
        _ => measure(Scale::Large),
    }
}
