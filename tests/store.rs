//! The store: what is saved is what is read back, can be taken back and put back, and is never half written.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::path::{Path, PathBuf};

use chrono::{DateTime, NaiveDate, TimeDelta, TimeZone, Utc};
use perceel::domain::edit::{Edit, Figure, Figures, Standing};
use perceel::domain::kind::Kind;
use perceel::domain::record::{Id, Record, Ref, Value};
use perceel::domain::register::Register;
use perceel::error::{Error, ErrorKind};
use perceel::store::figures::Asked;
use perceel::store::journal::Sort;
use perceel::store::open::OpenOptions;
use perceel::store::{Saved, Store};
use perceel::text::{Arg, Lang, Message, Words};
use rusqlite::Connection;
use tempfile::TempDir;

fn now() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 11, 21, 9, 30, 0).unwrap()
}

fn minute(minutes: i64) -> DateTime<Utc> {
    now() + TimeDelta::minutes(minutes)
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A file with the register that a screen would hold beside it.
struct Desk {
    folder: TempDir,
    store: Store,
    register: Register,
    last: i64,
}

impl Desk {
    fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let file = folder.path().canonicalize().unwrap().join("contracten.db");
        let store = Store::create(&OpenOptions::new(&file), "tester", now()).unwrap();
        let register = store.load().unwrap();
        Self { folder, store, register, last: 0 }
    }

    fn file(&self) -> PathBuf {
        self.folder.path().canonicalize().unwrap().join("contracten.db")
    }

    fn raw(&self) -> Connection {
        Connection::open(self.file()).unwrap()
    }

    fn id(&mut self) -> Id {
        self.last = self.last.max(self.register.last_id().0) + 1;
        Id(self.last)
    }

    fn reopen(self) -> Self {
        let Self { folder, store, register, last } = self;
        drop((store, register));
        let file = folder.path().canonicalize().unwrap().join("contracten.db");
        let store = Store::open(&OpenOptions::new(&file), "tester", now()).unwrap();
        let register = store.load().unwrap();
        Self { folder, store, register, last }
    }

    fn try_save(&mut self, edit: &Edit) -> Result<Saved, Error> {
        let saved = self.store.save(edit, Sort::Edit, now(), &|| false)?;
        self.register.apply(&saved.changes);
        Ok(saved)
    }

    fn save(&mut self, edit: &Edit) -> Saved {
        self.try_save(edit).unwrap()
    }

    fn save_at(&mut self, edit: &Edit, at: DateTime<Utc>) {
        let saved = self.store.save(edit, Sort::Edit, at, &|| false).unwrap();
        self.register.apply(&saved.changes);
    }

    fn undo(&mut self) -> Option<Saved> {
        let saved = self.store.undo(&self.register, now()).unwrap()?;
        self.register.apply(&saved.changes);
        Some(saved)
    }

    fn redo(&mut self) -> Option<Saved> {
        let saved = self.store.redo(&self.register, now()).unwrap()?;
        self.register.apply(&saved.changes);
        Some(saved)
    }

    fn add(&mut self, kind: Kind, values: &[(&str, Value)]) -> Id {
        let id = self.id();
        let mut edit = action("edit-added");
        edit.add(kind, record(kind, id, values));
        self.save(&edit);
        id
    }

    fn change(&self, kind: Kind, id: Id, values: &[(&str, Value)]) -> Edit {
        let before = self.register.get(kind, id).unwrap();
        let after = values.iter().fold(before.clone(), |record, (name, value)| record.with(kind, name, value.clone()));
        let mut edit = action("edit-changed");
        edit.change(kind, before, after);
        edit
    }

    fn provider(&mut self, name: &str) -> Id {
        self.add(Kind::Provider, &[("name", name.into())])
    }

    /// Provider, product and municipality for monthly figures.
    fn parties(&mut self) -> [Id; 3] {
        let provider = self.provider("Stichting De Proefhof");
        let product = self.add(Kind::Product, &[("code", "45A04".into())]);
        let municipality = self.add(Kind::Municipality, &[("name", "Waterhoven".into())]);
        [provider, product, municipality]
    }

    fn deliver(&mut self, rows: Vec<Figure>) -> Result<Saved, Error> {
        let mut edit = action("edit-imported");
        edit.figures.push(Figures { kind: Kind::Actual, rows, removed: vec![] });
        self.store.save(&edit, Sort::Import, now(), &|| false)
    }

    /// What each month says in euro cents now.
    fn amounts(&self, known: Option<i64>) -> Vec<(String, i64)> {
        let records = self.store.figures(Kind::Actual, &Asked { known, limit: Some(100), ..Asked::default() }).unwrap();
        let noun = Kind::Actual.noun();
        let (month, amount) = (noun.find("month").unwrap().0, noun.find("amount_cents").unwrap().0);
        let told = records.iter().map(|record| match (&record.values[month], &record.values[amount]) {
            (Value::Day(month), Value::Number(cents)) => (month.format("%Y-%m").to_string(), *cents),
            other => panic!("{other:?}"),
        });
        told.collect()
    }

    /// Everything but the journal, as an independent connection reads it.
    fn contents(&self) -> Vec<String> {
        contents(&self.file())
    }
}

fn contents(file: &Path) -> Vec<String> {
    let conn = Connection::open(file).unwrap();
    let mut told = Vec::new();
    for kind in Kind::ALL {
        let figures = kind.is_figures();
        let columns: Vec<String> = kind
            .noun()
            .fields
            .iter()
            .filter(|field| !matches!(field.shape, perceel::domain::field::Shape::Links(_)))
            .map(|field| format!("quote(\"{}\")", field.name))
            .collect();
        let (id, condition) = if figures { ("''", "WHERE replaced_in IS NULL") } else { ("id", "") };
        let sql = format!(
            "SELECT {id} || ' ' || {} FROM {} {condition} ORDER BY 1",
            columns.join(" || ' ' || "),
            kind.name()
        );
        let mut tables = vec![sql];
        for field in kind.noun().fields {
            if matches!(field.shape, perceel::domain::field::Shape::Links(_)) {
                tables.push(format!("SELECT owner || ' ' || target FROM {}_{} ORDER BY 1", kind.name(), field.name));
            }
        }
        for sql in tables {
            let mut query = conn.prepare(&sql).unwrap();
            let rows = query.query_map([], |row| row.get::<_, String>(0)).unwrap();
            told.extend(rows.map(|row| format!("{} {}", kind.name(), row.unwrap())));
        }
    }
    told
}

fn action(id: &'static str) -> Edit {
    Edit::new(Message::new(id).with("noun", "providers").with("record", "proef"))
}

fn record(kind: Kind, id: Id, values: &[(&str, Value)]) -> Record {
    values.iter().fold(Record::blank(kind, id), |record, (name, value)| record.with(kind, name, value.clone()))
}

fn figure([provider, product, municipality]: [Id; 3], month: &str, cents: i64) -> Figure {
    Figure {
        provider,
        product,
        municipality,
        month: day(&format!("{month}-01")),
        quantity: Some(1500),
        unit: Some("hour"),
        amount_cents: Some(cents),
        clients: None,
        source: None,
        completeness: None,
        note: None,
    }
}

fn said(error: &Error) -> String {
    format!("{} {}", Words::load(Lang::Nl).say(&error.what), Words::load(Lang::En).say(&error.what))
}

fn assert_sentence(error: &Error, id: &str) {
    assert_eq!((error.kind, error.what.id), (ErrorKind::Refused, id), "{error:?}");
    let said = said(error);
    for word in ["constraint", "UNIQUE", "CHECK", "SQL", "⟦", "{"] {
        assert!(!said.contains(word), "{said}");
    }
}

#[test]
fn undo_and_redo_go_any_number_of_steps_also_after_reopening() {
    let mut desk = Desk::new();
    let mut states = vec![desk.contents()];
    let id = desk.provider("Zorghuis De Linde");
    states.push(desk.contents());
    for name in ["Zorghuis De Beuk", "Zorghuis De Es", "Zorghuis De Iep"] {
        let edit = desk.change(Kind::Provider, id, &[("name", name.into())]);
        desk.save(&edit);
        states.push(desk.contents());
    }
    for at in (0..4).rev() {
        desk.undo().unwrap();
        assert_eq!(desk.contents(), states[at]);
        if at == 2 {
            desk = desk.reopen();
        }
    }
    assert!(desk.undo().is_none());
    for (at, state) in states.iter().enumerate().skip(1) {
        desk.redo().unwrap();
        assert_eq!(desk.contents(), *state);
        if at == 1 {
            desk = desk.reopen();
        }
    }
    assert!(desk.redo().is_none());
    assert_eq!(desk.store.first_broken_step().unwrap(), None);
    let register = desk.store.load().unwrap();
    assert_eq!(register.all(Kind::Provider), desk.register.all(Kind::Provider));
}

#[test]
fn undo_after_a_restart_names_what_it_takes_back() {
    let mut desk = Desk::new();
    let id = desk.id();
    let what = Message::new("edit-added").with("noun", "providers").with("record", "Zorghuis De Linde");
    let mut edit = Edit::new(what.clone());
    edit.add(Kind::Provider, record(Kind::Provider, id, &[("name", "Zorghuis De Linde".into())]));
    desk.save(&edit);
    let mut desk = desk.reopen();
    let undone = desk.undo().unwrap();
    assert_eq!(undone.what, what);
    let newest = &desk.store.steps(None, None, 1).unwrap()[0];
    assert_eq!((newest.sort, newest.of, &newest.what), (Sort::Undo, Some(1), &what));
    assert_eq!(desk.reopen().redo().unwrap().what, what);
}

#[test]
fn a_new_action_ends_what_could_be_put_back() {
    let mut desk = Desk::new();
    desk.provider("Eerste");
    desk.undo().unwrap();
    desk.provider("Tweede");
    assert!(desk.redo().is_none());
    let mut desk = desk.reopen();
    assert!(desk.redo().is_none());
    desk.undo().unwrap();
    assert!(desk.undo().is_none());
}

#[test]
fn a_row_changed_elsewhere_is_refused_with_both_values() {
    let mut desk = Desk::new();
    let id = desk.provider("Zorghuis De Linde");
    desk.raw().execute("UPDATE providers SET name = 'Elders Gewijzigd' WHERE id = ?1", [id.0]).unwrap();
    let before = desk.contents();
    let edit = desk.change(Kind::Provider, id, &[("name", "Hier Gewijzigd".into())]);
    let error = desk.try_save(&edit).unwrap_err();
    assert_sentence(&error, "file-changed-elsewhere");
    assert!(said(&error).contains("Elders Gewijzigd") && said(&error).contains("Hier Gewijzigd"), "{error:?}");
    assert_eq!(desk.contents(), before);
    assert_eq!(desk.store.steps(None, None, 9).unwrap().len(), 1);
}

#[test]
fn undo_of_a_row_changed_elsewhere_is_refused_with_both_values() {
    let mut desk = Desk::new();
    let id = desk.provider("Zorghuis De Linde");
    let edit = desk.change(Kind::Provider, id, &[("name", "Zorghuis De Beuk".into())]);
    desk.save(&edit);
    desk.raw().execute("UPDATE providers SET name = 'Elders Gewijzigd' WHERE id = ?1", [id.0]).unwrap();
    let before = desk.contents();
    // As the register was read before the change elsewhere, and as it is read after it.
    for id in ["file-changed-elsewhere", "file-undo-changed-elsewhere"] {
        let error = desk.store.undo(&desk.register, now()).unwrap_err();
        assert_sentence(&error, id);
        assert!(said(&error).contains("Elders Gewijzigd"), "{error:?}");
        assert!(said(&error).contains("De Linde") || said(&error).contains("De Beuk"), "{error:?}");
        assert_eq!(desk.contents(), before);
        desk = desk.reopen();
    }
    desk.raw().execute("UPDATE providers SET name = 'Zorghuis De Beuk'", []).unwrap();
    let mut desk = desk.reopen();
    desk.raw().execute("DELETE FROM providers", []).unwrap();
    assert_sentence(&desk.store.undo(&desk.register, now()).unwrap_err(), "file-removed-elsewhere");
    let mut desk = desk.reopen();
    assert_sentence(&desk.store.undo(&desk.register, now()).unwrap_err(), "file-undo-gone-elsewhere");
}

#[test]
fn an_id_is_never_used_again() {
    let mut desk = Desk::new();
    for number in 0..12 {
        desk.provider(&format!("Zorghuis {number}"));
    }
    let highest = desk.register.last_id();
    assert_eq!(highest, Id(12));
    for _ in 0..5 {
        desk.undo().unwrap();
    }
    assert_eq!(desk.register.last_id(), highest);
    let mut desk = desk.reopen();
    assert_eq!(desk.register.last_id(), highest);
    // A change of an old record does not lower it.
    let edit = desk.change(Kind::Provider, Id(3), &[("note", "nagekeken".into())]);
    desk.save(&edit);
    assert_eq!(desk.reopen().register.last_id(), highest);
}

#[test]
fn links_to_several_records_are_kept_in_their_own_table() {
    let mut desk = Desk::new();
    let ids: Vec<Id> = ["Waterhoven", "Oosterdam", "Veldzicht"]
        .iter()
        .map(|name| desk.add(Kind::Authority, &[("name", (*name).into())]))
        .collect();
    let links = |ids: &[Id]| Value::Links(ids.into());
    let tender = desk.add(Kind::Tender, &[("title", "Jeugdhulp".into()), ("buyers", links(&ids))]);
    let edit = desk.change(Kind::Tender, tender, &[("buyers", links(&ids[1..]))]);
    desk.save(&edit);
    let targets = |desk: &Desk| -> Vec<i64> {
        let conn = desk.raw();
        let mut query = conn.prepare("SELECT target FROM tenders_buyers WHERE owner = ?1 ORDER BY 1").unwrap();
        query.query_map([tender.0], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
    };
    assert_eq!(targets(&desk), [ids[1].0, ids[2].0]);
    desk.undo().unwrap();
    assert_eq!(targets(&desk), [ids[0].0, ids[1].0, ids[2].0]);
    let mut desk = desk.reopen();
    assert_eq!(
        desk.register.get(Kind::Tender, tender).unwrap().values[..],
        {
            let described = Record::blank(Kind::Tender, tender);
            described.with(Kind::Tender, "title", "Jeugdhulp").with(Kind::Tender, "buyers", links(&ids)).values
        }[..]
    );
    // Out of order the file would give back something else than it was given.
    let edit = desk.change(Kind::Tender, tender, &[("buyers", links(&[ids[2], ids[0]]))]);
    assert_sentence(&desk.try_save(&edit).unwrap_err(), "file-refused-bounds");
}

#[test]
fn what_goes_with_its_dependants_comes_back_with_them() {
    let mut desk = Desk::new();
    let provider = desk.provider("Zorghuis De Linde");
    let contract = desk.add(Kind::Contract, &[("number", "C-1".into()), ("provider", provider.into())]);
    desk.add(Kind::ExtensionOption, &[("contract", contract.into()), ("seq", 1.into())]);
    let meeting = desk.add(
        Kind::Meeting,
        &[("provider", provider.into()), ("date", day("2026-03-01").into()), ("contract", contract.into())],
    );
    let subject = [("subject_kind", Value::Choice("contract")), ("subject", contract.into())];
    desk.add(Kind::Review, &subject);
    let before = desk.contents();
    let mut edit = action("edit-removed-many");
    edit.remove_with_dependants(&desk.register, Kind::Contract, contract);
    desk.save(&edit);
    assert!(desk.register.all(Kind::Contract).is_empty() && desk.register.all(Kind::ExtensionOption).is_empty());
    assert!(desk.register.all(Kind::Review).is_empty());
    let (at, _) = Kind::Meeting.noun().find("contract").unwrap();
    assert_eq!(desk.register.get(Kind::Meeting, meeting).unwrap().values[at], Value::Unknown);
    let after = desk.contents();
    desk.undo().unwrap();
    assert_eq!(desk.contents(), before);
    let mut desk = desk.reopen();
    desk.redo().unwrap();
    assert_eq!(desk.contents(), after);
}

#[test]
fn unknown_none_and_zero_are_three_values() {
    let mut desk = Desk::new();
    let provider = desk.provider("Zorghuis De Linde");
    let contract = desk.add(Kind::Contract, &[("number", "C-1".into()), ("provider", provider.into())]);
    for (year, value) in [(2024, Value::Unknown), (2025, Value::Nothing), (2026, Value::Number(0))] {
        let values = [("contract", contract.into()), ("year", year.into()), ("amount_cents", value)];
        desk.add(Kind::BudgetCeiling, &values);
    }
    let desk = desk.reopen();
    let (at, _) = Kind::BudgetCeiling.noun().find("amount_cents").unwrap();
    let held: Vec<Value> =
        desk.register.all(Kind::BudgetCeiling).iter().map(|record| record.values[at].clone()).collect();
    assert_eq!(held, [Value::Unknown, Value::Nothing, Value::Number(0)]);
    // The journal too: undone and put back they are the same.
    let mut desk = desk;
    let whole = desk.contents();
    for _ in 0..3 {
        desk.undo().unwrap();
    }
    for _ in 0..3 {
        desk.redo().unwrap();
    }
    assert_eq!(desk.contents(), whole);
}

#[test]
fn a_wrong_value_corrected_later_shows_as_it_was_known() {
    let mut desk = Desk::new();
    let parties = desk.parties();
    let [provider, ..] = parties;
    let contract = desk.id();
    let mut edit = action("edit-added");
    let values = [("number", "C-1".into()), ("provider", provider.into()), ("original_value_cents", 10_000.into())];
    edit.add(Kind::Contract, record(Kind::Contract, contract, &values));
    edit.figures.push(Figures { kind: Kind::Actual, rows: vec![figure(parties, "2026-01", 700)], removed: vec![] });
    desk.save_at(&edit, minute(10));
    let mut edit = desk.change(Kind::Contract, contract, &[("original_value_cents", 25_000.into())]);
    edit.figures.push(Figures { kind: Kind::Actual, rows: vec![figure(parties, "2026-01", 900)], removed: vec![] });
    desk.save_at(&edit, minute(20));
    let column = Kind::Contract.noun().number("original_value_cents");
    for (at, value, amount) in [(9, None, None), (15, Some(10_000), Some(700)), (20, Some(25_000), Some(900))] {
        let (register, step) = desk.store.load_known_on(minute(at)).unwrap();
        let held = register.get(Kind::Contract, contract).and_then(|record| record.number(column));
        assert_eq!(held, value, "after {at} minutes");
        assert_eq!(desk.amounts(Some(step)).first().map(|(_, cents)| *cents), amount, "after {at} minutes");
    }
    assert_eq!(desk.amounts(None), [("2026-01".to_owned(), 900)]);
}

#[test]
fn the_known_date_knows_undo_as_well() {
    let mut desk = Desk::new();
    let parties = desk.parties();
    let first = desk.deliver(vec![figure(parties, "2026-01", 700)]).unwrap().seq;
    let second = desk.deliver(vec![figure(parties, "2026-01", 900)]).unwrap().seq;
    let third = desk.undo().unwrap().seq;
    for (step, cents) in [(first, 700), (second, 900), (third, 700)] {
        assert_eq!(desk.amounts(Some(step)), [("2026-01".to_owned(), cents)], "step {step}");
    }
}

#[test]
fn figures_delivered_again_are_taken_back_and_put_back_in_turn() {
    let mut desk = Desk::new();
    let parties = desk.parties();
    let start = desk.store.steps(None, None, 99).unwrap().len();
    let mut states = vec![desk.amounts(None)];
    for cents in [[Some(100), None, Some(300)], [Some(110), Some(200), None], [None, Some(220), Some(330)]] {
        let months = ["2026-01", "2026-02", "2026-03"].iter().zip(cents);
        let rows = months.filter_map(|(month, cents)| cents.map(|cents| figure(parties, month, cents))).collect();
        desk.deliver(rows).unwrap();
        states.push(desk.amounts(None));
    }
    for _ in 0..2 {
        for at in (0..3).rev() {
            desk.undo().unwrap();
            assert_eq!(desk.amounts(None), states[at]);
        }
        desk = desk.reopen();
        for state in &states[1..] {
            desk.redo().unwrap();
            assert_eq!(desk.amounts(None), *state);
        }
    }
    // Partly back and forth, and then something new.
    desk.undo().unwrap();
    desk.undo().unwrap();
    desk.redo().unwrap();
    assert_eq!(desk.amounts(None), states[2]);
    desk.deliver(vec![figure(parties, "2026-02", 999)]).unwrap();
    desk.undo().unwrap();
    assert_eq!(desk.amounts(None), states[2]);
    assert_eq!(desk.store.first_broken_step().unwrap(), None);
    assert!(desk.store.steps(None, None, 99).unwrap().len() > start);
}

#[test]
fn the_same_delivery_twice_changes_nothing() {
    let mut desk = Desk::new();
    let parties = desk.parties();
    let rows = || vec![figure(parties, "2026-01", 700), figure(parties, "2026-02", 800)];
    assert_eq!(desk.deliver(rows()).unwrap().figures, 2);
    assert_eq!(desk.deliver(rows()).unwrap().figures, 0);
    let count: i64 = desk.raw().query_row("SELECT count(*) FROM actuals", [], |row| row.get(0)).unwrap();
    assert_eq!(count, 2);
}

/// New, changed, the same, and left out; none beside another source.
fn standing(new: usize, changed: usize, same: usize, left: usize) -> Standing {
    Standing { new, changed, same, left, ..Standing::default() }
}

#[test]
fn a_rehearsal_counts_and_writes_nothing() {
    let mut desk = Desk::new();
    let parties = desk.parties();
    desk.deliver(vec![figure(parties, "2026-01", 700), figure(parties, "2026-02", 800)]).unwrap();
    let before = (desk.contents(), desk.store.head().unwrap());
    let rows = vec![figure(parties, "2026-01", 700), figure(parties, "2026-02", 801), figure(parties, "2026-03", 1)];
    let asked = Figures { kind: Kind::Actual, rows, removed: vec![] };
    assert_eq!(desk.store.rehearse_figures(&asked).unwrap(), standing(1, 1, 1, 0));
    assert_eq!((desk.contents(), desk.store.head().unwrap()), before);
}

/// The month delivered again without one of its figures: that one is told, and can be taken back with the delivery.
#[test]
fn earlier_figures_that_a_delivery_lacks_are_told_and_found() {
    let mut desk = Desk::new();
    let parties = desk.parties();
    let of =
        |source: &str, month: &str, cents: i64| Figure { source: Some(source.into()), ..figure(parties, month, cents) };
    let other = desk.add(Kind::Product, &[("code", "45A05".into())]);
    let without = |row: Figure| Figure { product: other, ..row };
    desk.deliver(vec![of("iJw", "2026-01", 700), of("iJw", "2026-02", 800), of("opgave", "2026-01", 5)]).unwrap();
    // January of that source comes again for another product; February and the other source are not in it.
    let asked = Figures { kind: Kind::Actual, rows: vec![without(of("iJw", "2026-01", 650))], removed: vec![] };
    assert_eq!(desk.store.rehearse_figures(&asked).unwrap(), standing(1, 0, 0, 1));
    let left = desk.store.figures_left(&asked).unwrap();
    let held = desk.store.figures(Kind::Actual, &Asked::default()).unwrap();
    assert_eq!(left.len(), 1);
    let of_left = held.iter().find(|record| record.id == left[0]).unwrap();
    assert_eq!(of_left.number(perceel::domain::nouns::actuals::AMOUNT_CENTS), Some(700));
    // The same delivery again lacks nothing.
    let same = Figures { kind: Kind::Actual, rows: vec![of("iJw", "2026-02", 800)], removed: vec![] };
    assert_eq!(desk.store.rehearse_figures(&same).unwrap(), standing(0, 0, 1, 0));
}

#[test]
fn figures_beside_those_of_another_source_are_told() {
    let mut desk = Desk::new();
    let parties = desk.parties();
    let of =
        |source: &str, month: &str, cents: i64| Figure { source: Some(source.into()), ..figure(parties, month, cents) };
    desk.deliver(vec![of("iJw", "2026-01", 700), figure(parties, "2026-01", 5), of("iJw", "2026-02", 800)]).unwrap();
    // January stands there from two other sources, February from one; March from none; what is there already is no news.
    let rows = vec![of("opgave", "2026-01", 1), of("opgave", "2026-02", 2), of("opgave", "2026-03", 3)];
    let asked = Figures { kind: Kind::Actual, rows, removed: vec![] };
    let found = desk.store.rehearse_figures(&asked).unwrap();
    assert_eq!((found.new, found.doubled), (3, 2));
    assert_eq!(found.sources.iter().map(|source| &**source).collect::<Vec<_>>(), ["", "iJw"]);
    desk.deliver(asked.rows.clone()).unwrap();
    assert_eq!(desk.store.rehearse_figures(&asked).unwrap(), standing(0, 0, 3, 0));
}

#[test]
fn figures_are_told_and_stopped_on_the_way_and_then_nothing_is_kept() {
    let mut desk = Desk::new();
    let parties = desk.parties();
    let before = desk.contents();
    let rows = (0..9000)
        .map(|number| Figure { source: Some(format!("bron {number}").into()), ..figure(parties, "2026-01", number) });
    let mut edit = action("edit-imported");
    edit.figures.push(Figures { kind: Kind::Actual, rows: rows.collect(), removed: vec![] });
    let told = std::cell::RefCell::new(Vec::new());
    let go_on = |done: usize| {
        told.borrow_mut().push(done);
        done < 8000
    };
    let error = desk.store.save_telling(&edit, Sort::Import, now(), &go_on).unwrap_err();
    assert_eq!(error.kind, ErrorKind::Stopped);
    assert_eq!(told.take(), [0, 4096, 8192]);
    assert_eq!(desk.contents(), before);
    assert_eq!(desk.store.save(&edit, Sort::Import, now(), &|| false).unwrap().figures, 9000);
}

/// A large delivery takes other ways for speed (no checks by SQLite, the index by month made anew): the rules of the file
/// hold all the same, and the file looks as if they had not been taken.
#[test]
fn a_large_delivery_keeps_every_rule_of_the_file() {
    let mut desk = Desk::new();
    let parties = desk.parties();
    let many = || -> Vec<Figure> {
        let row = |number: i64| Figure {
            source: Some(format!("bron {number}").into()),
            ..figure(parties, "2026-01", number)
        };
        (0..20_001).map(row).collect()
    };
    let schema = |desk: &Desk| -> Vec<String> {
        let raw = desk.raw();
        let mut statement = raw.prepare("SELECT coalesce(sql, name) FROM sqlite_schema ORDER BY type, name").unwrap();
        statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
    };
    let (before, as_made) = (desk.contents(), schema(&desk));
    let spoil: [fn(&mut Figure); 4] = [
        |figure| figure.completeness = Some(1_000_001),
        |figure| figure.completeness = Some(-1),
        |figure| figure.unit = Some("dozen"),
        |figure| figure.month = NaiveDate::from_ymd_opt(12026, 1, 1).unwrap(),
    ];
    for spoil in spoil {
        let mut rows = many();
        spoil(rows.last_mut().unwrap());
        assert_sentence(&desk.deliver(rows).unwrap_err(), "file-refused-bounds");
        assert_eq!(desk.contents(), before);
    }
    let mut rows = many();
    rows.push(rows[7].clone());
    assert_sentence(&desk.deliver(rows).unwrap_err(), "file-figures-double");
    assert_eq!(desk.deliver(many()).unwrap().figures, 20_001);
    assert_eq!(desk.deliver(many()).unwrap().figures, 0);
    assert_eq!(schema(&desk), as_made);
    assert_eq!(desk.raw().query_row("PRAGMA integrity_check", [], |row| row.get::<_, String>(0)).unwrap(), "ok");
}

#[test]
fn a_key_twice_in_one_delivery_is_refused_by_row() {
    let mut desk = Desk::new();
    let parties = desk.parties();
    for _ in 0..2 {
        let rows = vec![figure(parties, "2026-01", 1), figure(parties, "2026-02", 2), figure(parties, "2026-01", 3)];
        let error = desk.deliver(rows).unwrap_err();
        assert_sentence(&error, "file-figures-double");
        assert!(said(&error).contains(" 3 "), "{}", said(&error));
        // The second time the month is there already, which is another road.
        desk.deliver(vec![figure(parties, "2026-01", 9)]).unwrap();
    }
}

#[test]
fn a_large_delivery_in_any_order_is_whole_and_a_key_twice_in_it_is_still_told_by_its_row() {
    let mut desk = Desk::new();
    let parties = desk.parties();
    // Twenty thousand sources in a scattered order: 7919 and 20,000 have no divisor in common.
    let source = |number: i64| Some(format!("bron {:05}", number * 7919 % 20_000).into());
    let row = |number: i64| Figure { source: source(number), ..figure(parties, "2026-01", number) };
    let mut rows: Vec<Figure> = (0..20_000).map(row).collect();
    rows.push(figure(parties, "2026-02", 1));
    rows.push(Figure { amount_cents: Some(2), ..row(11) });
    let error = desk.deliver(rows.clone()).unwrap_err();
    assert_sentence(&error, "file-figures-double");
    assert!(said(&error).contains(" 20002 "), "{}", said(&error));
    rows.pop();
    desk.deliver(rows.clone()).unwrap();
    let amount = Kind::Actual.noun().find("amount_cents").unwrap().0;
    let held = desk.store.figures(Kind::Actual, &Asked::default()).unwrap();
    let cents = held.iter().filter_map(|record| match record.values[amount] {
        Value::Number(cents) => Some(cents),
        _ => None,
    });
    let mut held: Vec<i64> = cents.collect();
    held.sort_unstable();
    let mut given: Vec<i64> = rows.iter().filter_map(|row| row.amount_cents).collect();
    given.sort_unstable();
    assert_eq!(held, given);
    assert_eq!(desk.store.first_broken_step().unwrap(), None);
    desk.undo().unwrap();
    assert_eq!(desk.amounts(None), []);
}

#[test]
fn a_figure_taken_away_can_come_back_and_one_that_is_gone_is_refused() {
    let mut desk = Desk::new();
    let parties = desk.parties();
    desk.deliver(vec![figure(parties, "2026-01", 700)]).unwrap();
    let id = desk.store.figures(Kind::Actual, &Asked::default()).unwrap()[0].id;
    let mut edit = action("edit-removed");
    edit.figures.push(Figures { kind: Kind::Actual, rows: vec![], removed: vec![id] });
    desk.save(&edit);
    assert_eq!(desk.amounts(None), []);
    assert_sentence(&desk.try_save(&edit).unwrap_err(), "file-removed-elsewhere");
    desk.undo().unwrap();
    assert_eq!(desk.amounts(None), [("2026-01".to_owned(), 700)]);
    desk.redo().unwrap();
    assert_eq!(desk.amounts(None), []);
}

#[test]
fn a_record_that_figures_name_stays_and_one_that_only_had_them_may_go() {
    let mut desk = Desk::new();
    let parties = desk.parties();
    desk.deliver(vec![figure(parties, "2026-01", 700)]).unwrap();
    assert_eq!(desk.store.figures_naming(parties[0]).unwrap(), 1);
    for (kind, id) in [Kind::Provider, Kind::Product, Kind::Municipality].into_iter().zip(parties) {
        let mut edit = action("edit-removed");
        edit.remove(kind, desk.register.get(kind, id).unwrap());
        assert_sentence(&desk.try_save(&edit).unwrap_err(), "file-refused-loose");
        let strange = [Id(991), Id(992), Id(993)];
        let mut named = parties;
        let at = parties.iter().position(|other| *other == id).unwrap();
        named[at] = strange[at];
        assert_sentence(&desk.deliver(vec![figure(named, "2026-02", 1)]).unwrap_err(), "file-refused-loose");
    }
    desk.store.check_structure().unwrap();
    // The delivery and the adding of the records can all be taken back.
    while desk.undo().is_some() {}
    assert_eq!(desk.contents(), Vec::<String>::new());
    desk.store.check_structure().unwrap();
    while desk.redo().is_some() {}
    assert_eq!(desk.amounts(None), [("2026-01".to_owned(), 700)]);
}

#[test]
fn figures_closed_outside_the_journal_stop_their_undo() {
    let mut desk = Desk::new();
    let parties = desk.parties();
    desk.deliver(vec![figure(parties, "2026-01", 700)]).unwrap();
    desk.raw().execute("UPDATE actuals SET replaced_in = 99", []).unwrap();
    let error = desk.store.undo(&desk.register, now()).unwrap_err();
    assert_sentence(&error, "file-undo-figures-elsewhere");
}

/// Changes the file behind the journal's back.
fn tamper(file: &Path, sql: &str) {
    let conn = Connection::open(file).unwrap();
    let mut query = conn.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").unwrap();
    let triggers: Vec<(String, String)> =
        query.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap().map(Result::unwrap).collect();
    drop(query);
    for (name, _) in &triggers {
        conn.execute_batch(&format!("DROP TRIGGER {name}")).unwrap();
    }
    assert_eq!(conn.execute(sql, []).unwrap(), 1, "{sql}");
    for (_, text) in &triggers {
        conn.execute_batch(text).unwrap();
    }
}

#[test]
fn a_changed_journal_is_found() {
    for sql in [
        "UPDATE journal_changes SET after = replace(after, 'Beuk', 'Berk') WHERE step = 5",
        "UPDATE journal_steps SET at = '2020-01-01T00:00:00.000Z' WHERE seq = 5",
        "UPDATE journal_steps SET what = replace(what, 'proef', 'anders') WHERE seq = 5",
        "UPDATE journal_personal SET value = replace(value, 'Beuk', 'Berk') WHERE step = 6 AND value LIKE '%Beuk%'",
        "UPDATE journal_personal SET salt = NULL WHERE step = 6",
        "DELETE FROM journal_personal WHERE step = 6",
        "UPDATE actuals SET amount_cents = 1 WHERE recorded_in = 4 AND month = '2026-01'",
        "UPDATE actuals SET replaced_in = NULL WHERE replaced_in = 7",
    ] {
        let mut desk = Desk::new();
        let parties = desk.parties();
        desk.deliver(vec![figure(parties, "2026-01", 700), figure(parties, "2026-02", 700)]).unwrap();
        let edit = desk.change(Kind::Provider, parties[0], &[("name", "Zorghuis De Beuk".into())]);
        desk.save(&edit);
        desk.add(Kind::ContactPerson, &[("provider", parties[0].into()), ("name", "Beuk, medewerker".into())]);
        let id = desk.store.figures(Kind::Actual, &Asked::default()).unwrap()[1].id;
        let mut edit = action("edit-removed");
        edit.figures.push(Figures { kind: Kind::Actual, rows: vec![], removed: vec![id] });
        desk.save(&edit);
        assert_eq!(desk.store.first_broken_step().unwrap(), None);
        tamper(&desk.file(), sql);
        let desk = desk.reopen();
        let step = desk.store.first_broken_step().unwrap();
        assert!(matches!(step, Some(4..=7)), "{sql}: {step:?}");
    }
}

#[test]
fn the_journal_only_grows() {
    let mut desk = Desk::new();
    let provider = desk.provider("Zorghuis De Linde");
    desk.add(Kind::ContactPerson, &[("provider", provider.into()), ("name", "Contact".into())]);
    let file = desk.file();
    drop(desk.store);
    let conn = Connection::open(file).unwrap();
    for sql in [
        "UPDATE journal_steps SET who = 'ander'",
        "DELETE FROM journal_steps",
        "UPDATE journal_changes SET after = '{}'",
        "DELETE FROM journal_changes",
        "INSERT OR REPLACE INTO journal_changes SELECT * FROM journal_changes",
        "DELETE FROM journal_personal",
        "UPDATE journal_personal SET value = '\"Ander\"'",
        "UPDATE journal_personal SET record = 99",
    ] {
        conn.execute_batch("PRAGMA recursive_triggers = ON").unwrap();
        assert!(conn.execute_batch(sql).is_err(), "{sql}");
    }
}

#[test]
fn what_the_file_does_not_take_is_refused_in_a_sentence_and_nothing_is_kept() {
    let mut desk = Desk::new();
    let provider = desk.add(Kind::Provider, &[("name", "Zorghuis De Linde".into()), ("kvk", "01234567".into())]);
    desk.add(Kind::Contract, &[("number", "C-1".into()), ("provider", provider.into())]);
    let framework = desk.add(Kind::Framework, &[("name", "Jeugd".into())]);
    desk.add(Kind::Lot, &[("framework", framework.into()), ("code", "J1".into())]);
    let before = desk.contents();
    let (name, number) = (("name", Value::from("Nieuw")), ("number", Value::from("C-2")));
    let contract: &[(&str, Value)] = &[number.clone(), ("provider", provider.into())];
    let with = |extra: &[(&'static str, Value)]| [contract, extra].concat();
    let cases = [
        (Kind::Provider, vec![name.clone(), ("kvk", "01234567".into())], "file-refused-double", "kvk"),
        (Kind::Lot, vec![("framework", framework.into()), ("code", "J1".into())], "file-refused-double", "code"),
        (Kind::Provider, vec![name.clone(), ("kvk", "12".into())], "file-refused-bounds", "kvk"),
        (
            Kind::Contract,
            with(&[("start", day("2026-02-01").into()), ("end", day("2026-01-01").into())]),
            "file-refused-bounds",
            "end",
        ),
        (Kind::Contract, vec![number.clone()], "file-refused-missing", "provider"),
        (Kind::Provider, vec![name.clone(), ("kvk", 12.into())], "file-refused-bounds", "kvk"),
        (Kind::Provider, vec![name.clone(), ("status", Value::Choice("nonsense"))], "file-refused-bounds", "status"),
        (
            Kind::Lot,
            vec![("code", "J2".into()), ("wait_norm_weeks", i64::MAX.into())],
            "file-refused-bounds",
            "wait_norm_weeks",
        ),
        (Kind::Contract, vec![number, ("provider", Id(999).into())], "file-refused-loose", ""),
    ];
    for (kind, values, id, field) in cases {
        let new = desk.id();
        let mut edit = action("edit-added");
        // Something good goes before it, which must not stay either.
        let good = desk.id();
        edit.add(Kind::Region, record(Kind::Region, good, &[("name", "Blijft Niet".into())]));
        edit.add(kind, record(kind, new, &values));
        let error = desk.try_save(&edit).unwrap_err();
        assert_sentence(&error, id);
        let told = error.what.args.iter().find(|(name, _)| *name == "field");
        if !field.is_empty() {
            assert_eq!(told.map(|(_, arg)| arg.clone()), Some(Arg::Text(field.into())), "{error:?}");
        }
        assert!(error.what.args.contains(&("noun", Arg::Text(kind.name().into()))), "{error:?}");
        assert_eq!(desk.contents(), before);
    }
    let mut edit = action("edit-removed");
    edit.remove(Kind::Provider, desk.register.get(Kind::Provider, provider).unwrap());
    let error = desk.try_save(&edit).unwrap_err();
    assert_sentence(&error, "file-refused-loose");
    assert!(error.what.args.contains(&("noun", Arg::Text("contracts".into()))), "{error:?}");
    let mut edit = action("edit-added");
    edit.add(Kind::Provider, record(Kind::Provider, provider, &[("name", "Zelfde Nummer".into())]));
    assert_sentence(&desk.try_save(&edit).unwrap_err(), "file-added-elsewhere");
    assert_eq!(desk.contents(), before);
    // And it still works.
    desk.provider("Zorghuis De Beuk");
    assert_eq!(desk.store.first_broken_step().unwrap(), None);
}

#[test]
fn a_save_that_is_cut_off_leaves_the_old_state() {
    let mut desk = Desk::new();
    desk.provider("Zorghuis De Linde");
    let before = desk.contents();
    let conn = desk.raw();
    let transaction = rusqlite::Transaction::new_unchecked(&conn, rusqlite::TransactionBehavior::Immediate).unwrap();
    transaction.execute("UPDATE providers SET name = 'Half'", []).unwrap();
    // While another program holds the file, saving is refused; that is no damage.
    let edit = desk.change(Kind::Provider, Id(1), &[("name", "Zorghuis De Beuk".into())]);
    assert_eq!(desk.try_save(&edit).unwrap_err().kind, ErrorKind::Busy);
    drop(transaction);
    assert_eq!(desk.contents(), before);
    desk.save(&edit);
}

#[test]
fn drafts_arrangements_and_facts_outlive_the_session_without_a_journal_step() {
    let desk = Desk::new();
    desk.store.keep_draft("contracts/new", Some("{\"number\":\"C-\"}"), now()).unwrap();
    desk.store.keep_draft("contracts/12", Some("{}"), now()).unwrap();
    desk.store.keep_draft("contracts/12", None, now()).unwrap();
    desk.store.keep_arrangement("view", "aflopend", Some("{\"where\":\"end<+1y\"}")).unwrap();
    desk.store.keep_arrangement("star", "contracts/12", Some("{}")).unwrap();
    desk.store.keep_arrangement("star", "contracts/12", None).unwrap();
    desk.store.set_fact("demo", "region").unwrap();
    let desk = desk.reopen();
    assert_eq!(desk.store.drafts().unwrap(), [("contracts/new".into(), "{\"number\":\"C-\"}".into())]);
    assert_eq!(desk.store.arrangements("view").unwrap(), [("aflopend".into(), "{\"where\":\"end<+1y\"}".into())]);
    assert_eq!(desk.store.arrangements("star").unwrap(), []);
    assert_eq!(desk.store.fact("demo").unwrap().as_deref(), Some("region"));
    assert_eq!(desk.store.steps(None, None, 9).unwrap(), []);
}

#[test]
fn the_journal_tells_what_was_and_what_became() {
    let mut desk = Desk::new();
    let id = desk.provider("Zorghuis De Linde");
    let other = desk.provider("Zorghuis De Es");
    let edit = desk.change(Kind::Provider, id, &[("name", "Zorghuis De Beuk".into()), ("kvk", "01234567".into())]);
    let seq = desk.save(&edit).seq;
    let reference = Ref { kind: Kind::Provider, id };
    let lines = desk.store.lines(seq, Some(reference), 9).unwrap();
    assert_eq!(lines, desk.store.lines(seq, None, 9).unwrap());
    assert_eq!(lines[0].came, None);
    assert_eq!(
        lines[0].values,
        [("kvk", Value::Unknown, "01234567".into()), ("name", "Zorghuis De Linde".into(), "Zorghuis De Beuk".into()),]
    );
    let steps: Vec<i64> = desk.store.steps(Some(reference), None, 9).unwrap().iter().map(|step| step.seq).collect();
    assert_eq!(steps, [3, 1]);
    assert_eq!(desk.store.steps(Some(reference), Some(3), 9).unwrap()[0].seq, 1);
    assert_eq!(desk.store.lines(seq, Some(Ref { kind: Kind::Provider, id: other }), 9).unwrap(), []);
    assert_eq!(desk.store.lines(1, None, 9).unwrap()[0].came, Some(true));
}

/// How SQLite means to find the rows.
fn plan(conn: &Connection, sql: &str) -> String {
    let mut query = conn.prepare(&format!("EXPLAIN QUERY PLAN {sql}")).unwrap();
    let values = vec![1; query.parameter_count()];
    let rows = query.query_map(rusqlite::params_from_iter(values), |row| row.get::<_, String>(3)).unwrap();
    rows.map(Result::unwrap).collect::<Vec<_>>().join("; ")
}

#[test]
fn the_journal_is_read_by_index() {
    let desk = Desk::new();
    let conn = desk.raw();
    for query in perceel::store::journal::QUERIES {
        let plan = plan(&conn, query);
        for scan in ["SCAN", "TEMP B-TREE"] {
            assert!(!plan.contains(scan), "{query}\n{plan}");
        }
        assert!(plan.contains("USING"), "{query}\n{plan}");
    }
}

#[test]
fn personal_data_is_erased_from_file_and_journal() {
    const SECRETS: [&str; 4] = ["Doorzichtig", "06-00000000", "doorzichtig@voorbeeld.invalid", "Vroegernaam"];
    let mut desk = Desk::new();
    let provider = desk.provider("Zorghuis De Linde");
    let person = desk.id();
    let what = Message::new("edit-added").with("noun", "contact_persons").with("record", "A. Vroegernaam");
    let mut edit = Edit::new(what);
    let values = [("provider", provider.into()), ("name", "A. Vroegernaam".into()), ("phone", "06-00000000".into())];
    edit.add(Kind::ContactPerson, record(Kind::ContactPerson, person, &values));
    desk.save(&edit);
    let values = [("name", "A. Doorzichtig".into()), ("email", "doorzichtig@voorbeeld.invalid".into())];
    let edit = desk.change(Kind::ContactPerson, person, &values);
    desk.save(&edit);
    desk.store
        .keep_draft(&format!("contact_persons/{}", person.0), Some("{\"name\":\"B. Doorzichtig\"}"), now())
        .unwrap();
    let early = desk.store.back_up(None, now() - TimeDelta::days(3)).unwrap();
    let holds = |path: &Path| {
        let bytes = std::fs::read(path).unwrap();
        let found = |secret: &&str| bytes.windows(secret.len()).any(|window| window == secret.as_bytes());
        SECRETS.iter().copied().filter(|secret| found(secret)).collect::<Vec<_>>()
    };
    assert_eq!(holds(&desk.file()), SECRETS);
    let reference = Ref { kind: Kind::ContactPerson, id: person };
    let erased = desk.store.erase(reference, now()).unwrap();
    desk.register.apply(&erased.saved.changes);
    assert_eq!(erased.copies, std::slice::from_ref(&early));
    assert_eq!(holds(&desk.file()), [""; 0]);
    assert_eq!(holds(&early), SECRETS);
    assert_eq!(desk.store.first_broken_step().unwrap(), None);
    // A copy of now does not hold it; only the old one is told.
    desk.store.back_up(None, now()).unwrap();
    assert_eq!(desk.store.erase(reference, now()).unwrap().copies, [early]);
    // Undo and redo go on around it, and the known date shows a dash.
    let name = Kind::ContactPerson.noun().text("name");
    let shown =
        |register: &Register| register.get(Kind::ContactPerson, person).and_then(|r| r.text(name)).map(str::to_owned);
    assert_eq!(shown(&desk.store.load_after(2).unwrap()), Some("—".into()));
    desk = desk.reopen();
    desk.undo().unwrap();
    desk.undo().unwrap();
    assert_eq!(shown(&desk.register), None);
    desk.redo().unwrap();
    assert_eq!(shown(&desk.register), Some("—".into()));
    desk.redo().unwrap();
    assert!(desk.redo().is_none());
    let told = desk.store.steps(Some(reference), None, 99).unwrap();
    assert!(told.iter().all(|step| !format!("{:?}", step.what).contains("naam")), "{told:?}");
    assert_eq!(holds(&desk.file()), [""; 0]);
    assert_eq!(desk.store.first_broken_step().unwrap(), None);
}

#[test]
fn personal_data_of_a_record_that_is_gone_is_erased_as_well() {
    let mut desk = Desk::new();
    let provider = desk.provider("Zorghuis De Linde");
    let values = [("provider", provider.into()), ("name", "A. Doorzichtig".into())];
    let person = desk.add(Kind::ContactPerson, &values);
    let mut edit = action("edit-removed");
    edit.remove_with_dependants(&desk.register, Kind::Provider, provider);
    desk.save(&edit);
    let erased = desk.store.erase(Ref { kind: Kind::ContactPerson, id: person }, now()).unwrap();
    assert_eq!((erased.saved.changes.len(), erased.values), (0, 2));
    let bytes = std::fs::read(desk.file()).unwrap();
    assert!(!bytes.windows(11).any(|window| window == b"Doorzichtig"));
    desk.undo().unwrap();
    assert_eq!(desk.register.all(Kind::ContactPerson).len(), 1);
    assert_eq!(desk.store.first_broken_step().unwrap(), None);
}

#[test]
fn the_fingerprint_known_ahead_is_that_of_the_schema() {
    use sha2::{Digest, Sha256};
    let digest = Sha256::digest(perceel::store::schema::SCHEMA);
    let text: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
    let built = perceel::store::schema::built(perceel::store::schema::SCHEMA).unwrap();
    assert_eq!(perceel::store::schema::KNOWN, [text.as_str(), built.as_str()], "put the right ones in schema.rs");
}

#[test]
fn a_large_file_is_checked_beside_the_work_and_damage_stops_the_first_save() {
    use std::os::unix::fs::FileExt;
    let mut desk = Desk::new();
    let provider = desk.provider("Zorghuis De Linde");
    {
        let conn = desk.raw();
        conn.execute_batch("BEGIN").unwrap();
        for number in 0..10_000 {
            let row = [format!("{number}"), "x".repeat(1000)];
            conn.execute("INSERT INTO arrangements (sort, name, content) VALUES ('view', ?1, ?2)", row).unwrap();
        }
        conn.execute_batch("COMMIT").unwrap();
    }
    let mut desk = desk.reopen();
    assert!(std::fs::metadata(desk.file()).unwrap().len() > perceel::store::check::CHECKED_AT_ONCE);
    let edit = desk.change(Kind::Provider, provider, &[("note", "kan".into())]);
    desk.save(&edit);
    assert!(desk.store.is_checked());
    let file = desk.file();
    let Desk { folder, store, register, last } = desk;
    drop(store);
    let bytes = std::fs::OpenOptions::new().write(true).open(&file).unwrap();
    bytes.write_all_at(&[0xFF; 4096], 4096 * 1500).unwrap();
    let store = Store::open(&OpenOptions::new(&file), "tester", now()).unwrap();
    let mut desk = Desk { folder, store, register, last };
    assert_eq!(desk.store.load().unwrap().all(Kind::Provider).len(), 1);
    let edit = desk.change(Kind::Provider, provider, &[("note", "kan niet".into())]);
    for _ in 0..2 {
        assert_eq!(desk.try_save(&edit).unwrap_err().kind, ErrorKind::Storage);
    }
    assert!(matches!(desk.store.checked(), Some(Err(_))));
}
