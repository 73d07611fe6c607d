//! The first screen stands before a large file is read whole: it tells the same counts as later, what is asked meanwhile
//! waits, and nothing is saved on half a register.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "support/screens.rs"]
mod screens;
mod support;

use perceel::domain::edit::Edit;
use perceel::domain::kind::Kind;
use perceel::domain::record::Id;
use perceel::domain::register::Register;
use perceel::store::Store;
use perceel::store::journal::Sort;
use perceel::store::open::OpenOptions;
use perceel::text::{Lang, Message};
use perceel::ui::action::{Effect, Job, Outcome};
use screens::{Bench, moment};
use support::{add, day, today, typed};

/// More ids than a small file has, so that it is read in two steps.
const MANY: i64 = 50_000;

/// The region with records that lack something, are over, still to begin or put away.
fn large() -> Register {
    let mut r = support::region();
    r.reserve_ids(Id(MANY));
    let tariff = ["contract=JH-24-013", "product=45A04", "lot=J1L"];
    add(&mut r, Kind::Product, &["code=45A04", "title=Begeleiding"]);
    let mut put = |more: &[&str]| add(&mut r, Kind::Tariff, &[&tariff[..], more].concat());
    put(&["valid_from=2024-01-01", "valid_to=2024-12-31", "amount_cents=6100"]);
    put(&["valid_from=2025-01-01", "valid_to=2026-11-20", "amount_cents=6400"]);
    put(&["valid_from=2026-11-21", "valid_to=2026-11-21"]);
    put(&["valid_from=2026-11-22"]);
    put(&["valid_to=2026-12-31", "amount_cents=1"]);
    put(&["valid_from=2026-01-01", "archived_on=2026-02-01"]);
    r
}

fn saved(register: &Register) -> (tempfile::TempDir, OpenOptions) {
    let folder = tempfile::tempdir().unwrap();
    let options = OpenOptions { allow_unsafe: true, ..OpenOptions::new(folder.path().join("test.perceel")) };
    let mut store = Store::create(&options, "tester", moment()).unwrap();
    let mut edit = Edit::new(Message::new("edit-region").with("name", "Waterdal"));
    for kind in Kind::ALL.iter().copied() {
        register.all(kind).iter().for_each(|record| edit.add(kind, record.clone()));
    }
    store.save(&edit, Sort::Edit, moment(), &|| false).unwrap();
    (folder, options)
}

fn same(one: &Register, other: &Register) {
    for kind in Kind::ALL.iter().copied() {
        assert_eq!(one.all(kind), other.all(kind), "{}", kind.name());
    }
}

#[test]
fn the_file_counts_as_the_records_do() {
    let register = large();
    let (_folder, options) = saved(&register);
    let store = Store::open(&options, "tester", moment()).unwrap();
    for day in [today(), day("2024-06-01"), day("2031-01-01")] {
        let first = store.load_first(&[], day).unwrap();
        assert!(!first.is_whole());
        for kind in Kind::ALL.iter().copied().filter(|kind| !kind.is_figures()) {
            assert!(first.all(kind).is_empty());
            let (counted, read) = (first.tally(kind, day), register.tally(kind, day));
            assert_eq!(counted.live, read.live, "{}", kind.name());
            assert_eq!(counted.now, read.now, "{}", kind.name());
            assert_eq!(counted.missing, read.missing, "{}", kind.name());
        }
    }
    // Counted by hand: one of six is put away; the third and the fifth hold; the third and the fourth lack an amount.
    let tariffs = store.load_first(&[], today()).unwrap().tally(Kind::Tariff, today());
    let (amount, _) = Kind::Tariff.noun().find("amount_cents").unwrap();
    assert_eq!((tariffs.live, tariffs.now, tariffs.missing[amount]), (5, Some(2), 2));
    // For another day than it counted for, it does not say.
    let other = store.load_first(&[], today()).unwrap().tally(Kind::Tariff, day("2024-06-01"));
    assert_eq!((other.live, other.now), (5, None));
}

#[test]
fn the_rest_makes_it_whole_also_when_the_file_changed_meanwhile() {
    let register = large();
    let (_folder, options) = saved(&register);
    let reader = OpenOptions { read_only: true, ..options.clone() };
    let store = Store::open(&reader, "tester", moment()).unwrap();
    let version = store.data_version().unwrap();
    let first = store.load_first(&[Kind::Contract], today()).unwrap();
    assert!(first.is_read(Kind::Contract) && !first.is_read(Kind::Lot));
    assert_eq!(first.all(Kind::Contract), register.all(Kind::Contract));
    assert_eq!(first.last_id(), register.last_id());
    let whole = store.load_rest(&first, version).unwrap();
    assert!(whole.is_whole());
    same(&whole, &register);

    let mut elsewhere = Store::open(&options, "another", moment()).unwrap();
    let mut edit = Edit::new(Message::new("edit-region").with("name", "Waterdal"));
    edit.add(Kind::Contract, typed(&register, Kind::Contract, &["number=JH-30-001", "provider=De Linde"]));
    let saved = elsewhere.save(&edit, Sort::Edit, moment(), &|| false).unwrap();
    let whole = store.load_rest(&first, version).unwrap();
    assert!(whole.is_whole() && whole.get(Kind::Contract, saved.changes[0].id).is_some());
    same(&whole, &elsewhere.load().unwrap());
}

#[test]
fn a_small_file_is_read_whole_at_once() {
    let (_folder, options) = saved(&support::region());
    let store = Store::open(&options, "tester", moment()).unwrap();
    assert!(store.load_first(&[], today()).unwrap().is_whole());
}

/// What the first screen says was recorded: what is to complete, and how much there is. Answers to questions, which
/// stand above it, are worked out on the whole register only.
fn looks(bench: &mut Bench) -> Vec<String> {
    let screen = bench.size(80, 200).screen();
    let complete = |line: &&str| line.contains("Nog aan te vullen") || line.contains("To complete");
    let told: Vec<String> = screen.lines().skip_while(|line| !complete(line)).map(str::to_owned).collect();
    assert!(told.len() > 5, "{screen}");
    told.into_iter().filter(|line| !line.contains('/') && !line.is_empty()).collect()
}

#[test]
fn the_first_screen_tells_the_same_before_and_after() {
    for lang in [Lang::Nl, Lang::En] {
        let (mut bench, effects) = Bench::beginning(&large(), lang);
        bench.perform(effects);
        assert!(!bench.app.world.register.is_whole());
        let before = looks(&mut bench);
        let rest = bench.app.read_rest();
        assert_eq!(rest.len(), 1);
        bench.perform(rest);
        assert!(bench.app.world.register.is_whole());
        assert_eq!(looks(&mut bench), before);
        // And that is what a program shows that read everything at once.
        let mut other = Bench::with(&large(), lang);
        assert_eq!(looks(&mut other), before);
        assert!(bench.app.read_rest().is_empty());
    }
}

#[test]
fn what_is_asked_meanwhile_waits_and_is_done_in_order() {
    let (mut bench, effects) = Bench::beginning(&large(), Lang::Nl);
    bench.perform(effects);
    let before = bench.screen();
    // To the contracts, filtered, opened, changed, saved: nothing of it may look at half a register.
    bench.drive("2/JH-24-013<Enter><Enter>e<Tab><End>x<F2>");
    assert_eq!(bench.screen(), before);
    assert!(bench.app.paste("geplakt").is_empty());
    assert!(bench.app.click_body(3, 3).is_empty());
    assert!(!bench.register().is_whole());
    assert_eq!(bench.store().steps(None, None, 9).unwrap().len(), 1, "nothing was saved");
    // A key that leaves waits too when others came before it, lest it be a letter of what is typed.
    assert!(!bench.drive("q").left.contains(&"quit"));
}

#[test]
fn keys_that_waited_save_on_the_whole_register() {
    let (mut bench, effects) = Bench::beginning(&large(), Lang::Nl);
    bench.perform(effects);
    bench.drive("2/JH-24-013<Enter><Enter>e<Tab><End>x<F2>");
    let rest = bench.app.read_rest();
    bench.perform(rest);
    let steps = bench.store().steps(None, None, 9).unwrap();
    assert_eq!(steps.len(), 2, "{}", bench.screen());
    let number = support::find(&bench.register(), Kind::Contract, "JH-24-013");
    let title = bench.register().get(Kind::Contract, number).unwrap().text(support_title()).map(str::to_owned);
    assert_eq!(title.as_deref(), Some("Jeugdhulp De Lindex"));
    assert_eq!(bench.register().len(), large().len());
}

fn support_title() -> perceel::domain::field::Column<perceel::domain::field::Text> {
    perceel::domain::nouns::contracts::NOUN.text("title")
}

#[test]
fn leaving_does_not_wait() {
    for key in ["q", "<Ctrl-q>", "<Ctrl-c>"] {
        let (mut bench, effects) = Bench::beginning(&large(), Lang::Nl);
        bench.perform(effects);
        assert_eq!(bench.drive(key).left, ["quit"], "{key}");
    }
    let (mut bench, effects) = Bench::beginning(&large(), Lang::Nl);
    bench.perform(effects);
    assert_eq!(bench.drive("2<Ctrl-c>").left, ["quit"]);
}

#[test]
fn a_job_that_needs_everything_reads_everything_first() {
    let register = large();
    let (mut bench, effects) = Bench::beginning(&register, Lang::Nl);
    bench.perform(effects);
    let mut edit = Edit::new(Message::new("edit-region").with("name", "Waterdal"));
    edit.add(Kind::Contract, typed(&register, Kind::Contract, &["number=JH-30-001", "provider=De Linde"]));
    bench.perform(vec![Effect::Job(Job::Save(Box::new(edit)))]);
    assert!(bench.register().is_whole());
    assert_eq!(bench.register().len(), register.len() + 1);
    let rest = bench.stopped(Job::Rest);
    assert!(matches!(rest, Outcome::Whole(whole) if whole.len() == register.len() + 1));
}
