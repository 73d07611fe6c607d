//! Laws of the store over random records and random walks: what is saved is read back equal; undoing everything and
//! putting everything back meets the same table contents, whenever the file was closed in between.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Days, NaiveDate, TimeZone, Utc};
use perceel::domain::edit::{Edit, Figure, Figures};
use perceel::domain::field::{Field, Shape};
use perceel::domain::kind::Kind;
use perceel::domain::record::{Id, Record, Ref, Value};
use perceel::domain::register::Register;
use perceel::store::Store;
use perceel::store::journal::Sort;
use perceel::store::open::OpenOptions;
use perceel::text::Message;
use proptest::prelude::*;
use rusqlite::Connection;
use sha2::{Digest, Sha256};
use tempfile::TempDir;

fn now() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 11, 21, 9, 30, 0).unwrap()
}

/// Random numbers from a seed, the same on every machine.
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, bound: usize) -> usize {
        usize::try_from(self.next() % bound.max(1) as u64).unwrap()
    }

    fn one_in(&mut self, chance: usize) -> bool {
        self.below(chance) == 0
    }

    fn number(&mut self, from: i64, to: i64) -> i64 {
        from + i64::try_from(self.next() % u64::try_from(to - from + 1).unwrap()).unwrap()
    }

    fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())]
    }
}

const TEXTS: &[&str] = &[
    "Zorghuis De Linde",
    "none",
    "O'Brien \"Zorg\" \\ 100%",
    "regel een\nregel twee\ttab",
    "Ünïcødé ﷽ 👩\u{200d}👩\u{200d}👧 \u{202e}achteruit",
    "a|b|c",
    "0",
    "{\"p\": 1, \"h\": \"x\"}",
    "\u{1}\u{7f}",
    "-",
];

/// A value the field takes, sometimes an awkward one. `unique` makes keys differ.
fn value(dice: &mut Dice, register: &Register, field: &Field, values: &[Value], kind: Kind, unique: i64) -> Value {
    if !field.required && dice.one_in(3) {
        return Value::Unknown;
    }
    let day = |dice: &mut Dice| NaiveDate::from_ymd_opt(1990, 1, 1).unwrap() + Days::new(dice.next() % 25_000);
    match field.shape {
        Shape::Line if field.name == "cbs_code" => format!("GM{:04}", unique % 10_000).as_str().into(),
        Shape::Line if field.digits > 0 => {
            let width = usize::from(field.digits);
            let digits = format!("{unique:0width$}");
            digits[digits.len() - width..].into()
        }
        Shape::Line if field.name == "sha256" => format!("{unique:064x}").as_str().into(),
        Shape::Due => Value::text("after_period(month,+15 d)"),
        Shape::Line | Shape::Prose | Shape::Lines => Value::text(&format!("{} {unique}", dice.pick(TEXTS))),
        Shape::Whole if field.name == "weight" => dice.number(1, 3).into(),
        Shape::Whole if ["number", "year", "seq"].contains(&field.name) => unique.into(),
        Shape::MoneyOrNone if dice.one_in(4) => Value::Nothing,
        Shape::Whole | Shape::Money | Shape::MoneyOrNone => {
            let edges = [0, -1, i64::MAX, i64::MIN, 99_999_999];
            if dice.one_in(3) { dice.pick(&edges).into() } else { dice.number(-5_000, 5_000_000).into() }
        }
        Shape::Percent => dice.number(0, 1_000_000).into(),
        Shape::Quantity => dice.number(-1_000_000_000_000, 1_000_000_000_000).into(),
        Shape::Day => day(dice).into(),
        Shape::Month => {
            let day = day(dice);
            NaiveDate::from_ymd_opt(chrono::Datelike::year(&day), chrono::Datelike::month(&day), 1).unwrap().into()
        }
        Shape::Flag => dice.one_in(2).into(),
        Shape::Choice(codes) => Value::Choice(dice.pick(codes)),
        Shape::Link(to) => link(dice, register, Some(to)),
        Shape::LinkBy(_) => {
            let (at, _) = kind.noun().find(field.name).unwrap();
            let target = perceel::domain::register::target_kind(kind.noun(), values, at);
            link(dice, register, target)
        }
        Shape::Links(to) => {
            let mut ids: Vec<Id> = (0..dice.below(4)).filter_map(|_| one(dice, register, to)).collect();
            ids.sort_unstable();
            ids.dedup();
            if ids.is_empty() { Value::Unknown } else { Value::Links(ids.into()) }
        }
    }
}

fn one(dice: &mut Dice, register: &Register, kind: Kind) -> Option<Id> {
    let all = register.all(kind);
    (!all.is_empty()).then(|| all[dice.below(all.len())].id)
}

fn link(dice: &mut Dice, register: &Register, kind: Option<Kind>) -> Value {
    kind.and_then(|kind| one(dice, register, kind)).map_or(Value::Unknown, Value::Link)
}

/// A record that keeps the rules of the file; nothing when something it requires is not there.
fn record(dice: &mut Dice, register: &Register, kind: Kind, id: Id) -> Option<Record> {
    let mut record = Record::blank(kind, id);
    for (at, field) in kind.noun().fields.iter().enumerate() {
        record.values[at] = value(dice, register, field, &record.values, kind, id.0);
        if field.required && record.values[at].is_unknown() {
            return None;
        }
    }
    for (first, second) in [("exercised_on", "declined_on"), ("parent", "child")] {
        let (Some((first, _)), Some((second, field))) = (kind.noun().find(first), kind.noun().find(second)) else {
            continue;
        };
        if first_excludes(&record.values[first], &record.values[second]) {
            if field.required {
                return None;
            }
            record.values[second] = Value::Unknown;
        }
    }
    let mut periods = vec![("valid_from", "valid_to"), ("start", "end"), ("excluded_from", "excluded_to")];
    periods.extend([("from_day", "to_day"), ("from", "to")]);
    periods.extend(kind.noun().period);
    for (from, to) in periods {
        let (Some((from, _)), Some((to, _))) = (kind.noun().find(from), kind.noun().find(to)) else { continue };
        if let (Value::Day(first), Value::Day(last)) = (&record.values[from], &record.values[to])
            && first > last
        {
            record.values.swap(from, to);
        }
    }
    Some(record)
}

/// An option is taken or declined, not both; nobody is its own subcontractor.
fn first_excludes(first: &Value, second: &Value) -> bool {
    matches!((first, second), (Value::Day(_), Value::Day(_))) || (matches!(first, Value::Link(_)) && first == second)
}

fn records() -> Vec<Kind> {
    Kind::ALL.iter().copied().filter(|kind| !kind.is_figures()).collect()
}

fn action(id: &'static str, dice: &mut Dice) -> Edit {
    Edit::new(
        Message::new(id).with("noun", "providers").with("record", dice.pick(TEXTS)).count("count", dice.below(99)),
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    #[test]
    fn every_noun_is_read_back_as_it_was_saved(seed: u64) {
        let folder = TempDir::new().unwrap();
        let options = OpenOptions::new(folder.path().canonicalize().unwrap().join("contracten.db"));
        let mut store = Store::create(&options, "tester", now()).unwrap();
        let mut dice = Dice(seed);
        let mut register = Register::default();
        let mut last = 0;
        let mut edit = action("edit-demo", &mut dice);
        // Twice, so that links to later nouns and to the same noun occur.
        for kind in [records(), records()].concat() {
            for _ in 0..2 {
                last += 1;
                if let Some(record) = record(&mut dice, &register, kind, Id(last)) {
                    let mut one = Edit::new(Message::new("edit-added"));
                    one.add(kind, record.clone());
                    register.apply(&one.changes);
                    edit.add(kind, record);
                }
            }
        }
        store.save(&edit, Sort::Edit, now(), &|| false).unwrap();
        drop(store);
        let mut store = Store::open(&options, "tester", now()).unwrap();
        let read = store.load().unwrap();
        for kind in records() {
            prop_assert!(!read.all(kind).is_empty() || kind == Kind::SubcontractLink, "{kind:?}");
            prop_assert_eq!(read.all(kind), register.all(kind));
        }
        // Through the journal as well: gone, and back as they were.
        let gone = store.undo(&read, now()).unwrap().unwrap();
        let mut empty = read.clone();
        empty.apply(&gone.changes);
        prop_assert!(store.load().unwrap().is_empty() && empty.is_empty());
        store.redo(&empty, now()).unwrap().unwrap();
        let back = store.load().unwrap();
        for kind in records() {
            prop_assert_eq!(back.all(kind), register.all(kind));
        }
        prop_assert_eq!(store.first_broken_step().unwrap(), None);
    }
}

/// Hash of every table of the register as an independent connection reads it: records by id, figures by key.
fn hashes(file: &Path) -> BTreeMap<String, String> {
    let conn = Connection::open(file).unwrap();
    let mut hashes = BTreeMap::new();
    for kind in Kind::ALL {
        let sides = kind.noun().fields.iter().filter(|field| matches!(field.shape, Shape::Links(_)));
        let mut tables: Vec<(String, String)> = sides
            .map(|field| format!("{}_{}", kind.name(), field.name))
            .map(|table| (table.clone(), format!("SELECT * FROM {table} ORDER BY owner, target")))
            .collect();
        let columns: Vec<String> = kind
            .noun()
            .fields
            .iter()
            .filter(|field| !matches!(field.shape, Shape::Links(_)))
            .map(|field| format!("\"{}\"", field.name))
            .collect();
        let (id, rest) = if kind.is_figures() {
            ("", "WHERE replaced_in IS NULL ORDER BY provider, product, municipality, month, source")
        } else {
            ("id, ", "ORDER BY id")
        };
        tables.push((kind.name().into(), format!("SELECT {id}{} FROM {} {rest}", columns.join(", "), kind.name())));
        for (table, sql) in tables {
            let mut query = conn.prepare(&sql).unwrap();
            let width = query.column_count();
            let mut rows = query.query([]).unwrap();
            let mut hasher = Sha256::new();
            let mut count = 0;
            while let Some(row) = rows.next().unwrap() {
                count += 1;
                for at in 0..width {
                    hasher.update(format!("{:?}|", row.get_ref(at).unwrap()));
                }
            }
            hashes.insert(table, format!("{count} {:?}", hasher.finalize()));
        }
    }
    hashes
}

struct Walk {
    folder: TempDir,
    store: Store,
    register: Register,
    dice: Dice,
    last: i64,
    /// How many actions stand, how many were taken back.
    depth: (usize, usize),
    told: BTreeMap<&'static str, usize>,
}

impl Walk {
    fn new(seed: u64) -> Self {
        let folder = TempDir::new().unwrap();
        let file = file_in(&folder);
        let store = Store::create(&OpenOptions::new(file), "tester", now()).unwrap();
        let register = store.load().unwrap();
        Self { folder, store, register, dice: Dice(seed), last: 0, depth: (0, 0), told: BTreeMap::new() }
    }

    fn hashes(&self) -> BTreeMap<String, String> {
        hashes(&file_in(&self.folder))
    }

    fn reopen(self) -> Self {
        let Self { folder, store, register, dice, last, depth, mut told } = self;
        drop(store);
        let store = Store::open(&OpenOptions::new(file_in(&folder)), "tester", now()).unwrap();
        let read = store.load().unwrap();
        for kind in records() {
            assert_eq!(read.all(kind), register.all(kind), "{kind:?}");
        }
        assert!(read.last_id() >= register.last_id());
        *told.entry("reopened").or_default() += 1;
        Self { folder, store, register: read, dice, last, depth, told }
    }

    fn id(&mut self) -> Id {
        self.last = self.last.max(self.register.last_id().0) + 1;
        Id(self.last)
    }

    /// Saves an action; what the file refuses (a key that exists) must leave everything as it was.
    fn save(&mut self, name: &'static str, edit: &Edit, sort: Sort) {
        match self.store.save(edit, sort, now(), &|| false) {
            Ok(saved) => {
                self.register.apply(&saved.changes);
                self.depth = (self.depth.0 + 1, 0);
                *self.told.entry(name).or_default() += 1;
            }
            Err(error) => {
                assert_eq!(error.kind, perceel::error::ErrorKind::Refused, "{error:?}");
                *self.told.entry("refused").or_default() += 1;
            }
        }
    }

    fn turn(&mut self, backwards: bool) -> bool {
        let turned =
            if backwards { self.store.undo(&self.register, now()) } else { self.store.redo(&self.register, now()) };
        let Some(saved) = turned.unwrap() else {
            assert_eq!(if backwards { self.depth.0 } else { self.depth.1 }, 0);
            return false;
        };
        self.register.apply(&saved.changes);
        let (stand, gone) = self.depth;
        self.depth = if backwards { (stand - 1, gone + 1) } else { (stand + 1, gone - 1) };
        *self.told.entry(if backwards { "undone" } else { "redone" }).or_default() += 1;
        true
    }

    fn some_record(&mut self) -> Option<(Kind, Record)> {
        let kinds: Vec<Kind> = records().into_iter().filter(|kind| !self.register.all(*kind).is_empty()).collect();
        let kind = (!kinds.is_empty()).then(|| self.dice.pick(&kinds))?;
        let id = one(&mut self.dice, &self.register, kind)?;
        Some((kind, self.register.get(kind, id)?.clone()))
    }

    fn new_record(&mut self, kind: Kind) -> Option<Record> {
        let id = self.id();
        record(&mut self.dice, &self.register, kind, id)
    }

    /// The record with some of its values anew.
    fn changed(&mut self, kind: Kind, before: &Record) -> Option<Record> {
        let fresh = record(&mut self.dice, &self.register, kind, before.id)?;
        let mut after = fresh;
        for at in 0..after.values.len() {
            let dated = matches!(kind.noun().fields[at].shape, Shape::Day | Shape::Choice(_) | Shape::LinkBy(_));
            if !dated && self.dice.one_in(2) {
                after.values[at] = before.values[at].clone();
            }
        }
        Some(after)
    }

    fn figures(&mut self) -> Option<Figures> {
        let kind = self.dice.pick(&[Kind::Actual, Kind::Actual, Kind::Reservation]);
        let mut rows: BTreeMap<_, Figure> = BTreeMap::new();
        for _ in 0..=self.dice.below(12) {
            let provider = one(&mut self.dice, &self.register, Kind::Provider)?;
            let product = one(&mut self.dice, &self.register, Kind::Product)?;
            let municipality = one(&mut self.dice, &self.register, Kind::Municipality)?;
            let month = NaiveDate::from_ymd_opt(2026, 1 + u32::try_from(self.dice.below(4)).unwrap(), 1).unwrap();
            let source = self.dice.one_in(4).then(|| std::sync::Arc::from("opgave"));
            let actual = kind == Kind::Actual;
            let figure = Figure {
                provider,
                product,
                municipality,
                month,
                quantity: (!self.dice.one_in(5)).then(|| self.dice.number(0, 3) * 500),
                unit: Some("hour"),
                amount_cents: actual.then(|| self.dice.number(0, 3)),
                clients: None,
                source: source.clone(),
                completeness: self.dice.one_in(2).then_some(1_000_000),
                note: None,
            };
            rows.insert((provider, product, municipality, month, source), figure);
        }
        let mut removed = Vec::new();
        let present = self.store.figures(kind, &perceel::store::figures::Asked::default()).unwrap();
        if !present.is_empty() && self.dice.one_in(3) {
            let gone = &present[self.dice.below(present.len())];
            let key = Figure::from_values(kind, &gone.values).unwrap();
            let key = (key.provider, key.product, key.municipality, key.month, key.source);
            if !rows.contains_key(&key) {
                removed.push(gone.id);
            }
        }
        Some(Figures { kind, rows: rows.into_values().collect(), removed })
    }

    fn act(&mut self) {
        match self.dice.below(20) {
            0..=5 => {
                let kind = self.dice.pick(&records());
                // What much hangs on comes more often, or little could ever be added.
                let kind =
                    self.dice.pick(&[kind, kind, Kind::Provider, Kind::Contract, Kind::Product, Kind::Municipality]);
                let Some(record) = self.new_record(kind) else { return };
                let mut edit = action("edit-added", &mut self.dice);
                edit.add(kind, record);
                self.save("added", &edit, Sort::Edit);
            }
            6..=8 => {
                let Some((kind, before)) = self.some_record() else { return };
                let Some(after) = self.changed(kind, &before) else { return };
                let mut edit = action("edit-changed", &mut self.dice);
                edit.change(kind, &before, after);
                self.save("changed", &edit, Sort::Edit);
            }
            9 => {
                let Some((kind, record)) = self.some_record() else { return };
                let mut edit = action("edit-removed-many", &mut self.dice);
                edit.remove_with_dependants(&self.register, kind, record.id);
                self.save("removed", &edit, Sort::Edit);
            }
            10 => {
                let Some((kind, before)) = self.some_record() else { return };
                let mut edit = action("edit-archived", &mut self.dice);
                let after = before.clone().with(kind, "archived_on", now().date_naive());
                edit.change(kind, &before, after);
                self.save("archived", &edit, Sort::Edit);
            }
            11 => {
                let Some((kind, _)) = self.some_record() else { return };
                let mut edit = action("edit-changed-many", &mut self.dice);
                let note = self.dice.pick(TEXTS);
                for before in self.register.all(kind).iter().take(20) {
                    edit.change(kind, before, before.clone().with(kind, "note", note));
                }
                self.save("changed many", &edit, Sort::Edit);
            }
            12..=13 => {
                // An import: new and changed records of several nouns and figures, in one action.
                let mut edit = action("edit-imported", &mut self.dice);
                for _ in 0..self.dice.below(6) {
                    let kind = self.dice.pick(&records());
                    if let Some(record) = self.new_record(kind) {
                        edit.add(kind, record);
                    }
                }
                if let Some((kind, before)) = self.some_record()
                    && let Some(after) = self.changed(kind, &before)
                {
                    edit.change(kind, &before, after);
                }
                edit.figures.extend(self.figures());
                self.save("imported", &edit, Sort::Import);
            }
            14 => {
                let Some(figures) = self.figures() else { return };
                let mut edit = action("edit-imported", &mut self.dice);
                edit.figures.push(figures);
                self.save("delivered", &edit, Sort::Import);
            }
            15..=17 => {
                for _ in 0..=self.dice.below(4) {
                    self.turn(true);
                }
            }
            _ => {
                for _ in 0..=self.dice.below(4) {
                    self.turn(false);
                }
            }
        }
    }
}

fn file_in(folder: &TempDir) -> PathBuf {
    folder.path().canonicalize().unwrap().join("contracten.db")
}

#[test]
fn a_thousand_actions_can_be_taken_back_and_put_back() {
    let mut walk = Walk::new(20_261_121);
    // Parties first, so that figures and contracts come early.
    for kind in [Kind::Region, Kind::Municipality, Kind::Provider, Kind::Product, Kind::Framework] {
        let record = walk.new_record(kind).unwrap();
        let mut edit = action("edit-added", &mut walk.dice);
        edit.add(kind, record);
        walk.save("added", &edit, Sort::Edit);
    }
    for number in 0..1000 {
        walk.act();
        if walk.dice.one_in(60) {
            walk = walk.reopen();
        }
        if number % 250 == 0 {
            assert_eq!(walk.store.first_broken_step().unwrap(), None);
        }
    }
    while walk.turn(false) {}
    // Every state on the way back is met again on the way forth.
    let mut states = vec![walk.hashes()];
    while walk.turn(true) {
        if walk.dice.one_in(60) {
            walk = walk.reopen();
        }
        states.push(walk.hashes());
    }
    let empty = Walk::new(1);
    assert_eq!(walk.hashes(), empty.hashes());
    assert_eq!(walk.hashes(), states.pop().unwrap());
    while walk.turn(false) {
        if walk.dice.one_in(60) {
            walk = walk.reopen();
        }
        assert_eq!(walk.hashes(), states.pop().unwrap());
    }
    assert_eq!(states, []);
    assert_eq!(walk.store.first_broken_step().unwrap(), None);
    for name in [
        "added",
        "changed",
        "removed",
        "archived",
        "changed many",
        "imported",
        "delivered",
        "undone",
        "redone",
        "reopened",
    ] {
        assert!(walk.told.get(name).is_some_and(|times| *times >= 5), "{name}: {:?}", walk.told);
    }
    let touched = walk.store.steps(Some(Ref { kind: Kind::Provider, id: Id(3) }), None, 9).unwrap();
    assert!(!touched.is_empty());
}
