//! A long random walk over screens and commands, the file closed and opened on the way: everything undone gives the
//! tables of before, everything redone those of after, and the journal is whole. `PERCEEL_WALK_SEED` takes another walk.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "support/screens.rs"]
mod screens;
mod support;

use perceel::domain::kind::Kind;
use perceel::text::Lang;
use perceel::ui::screen::Screen;
use rusqlite::Connection;
use screens::Bench;
use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Command, Stdio};

/// How many actions one walk takes.
const ACTIONS: usize = 1000;

/// SplitMix64: small, and the same everywhere.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((z ^ (z >> 31)) % sides as u64).unwrap()
    }

    fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.roll(from.len())]
    }
}

/// Every row of every table of data, as the database itself tells it: table and row to what stands there.
fn contents(path: &Path) -> BTreeMap<String, Vec<String>> {
    let conn = Connection::open(path).unwrap();
    let mut tables = conn.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").unwrap();
    let names: Vec<String> = tables.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    let own = ["drafts", "arrangements", "file_facts"];
    let data = names.into_iter().filter(|name| !name.starts_with("journal") && !name.starts_with("sqlite"));
    data.filter(|name| !own.contains(&name.as_str()))
        .map(|name| {
            let figures = Kind::named(&name).is_some_and(Kind::is_figures);
            let live = if figures { " WHERE replaced_in IS NULL" } else { "" };
            let mut rows = conn.prepare(&format!("SELECT * FROM \"{name}\"{live}")).unwrap();
            let columns: Vec<String> = rows.column_names().map(str::to_owned).collect();
            // A monthly figure is known by what it is about: number and steps are how the file keeps its versions.
            let kept: &[&str] = if figures { &["id", "recorded_in", "origin", "replaced_in"] } else { &[] };
            let wanted: Vec<usize> = (0..columns.len()).filter(|at| !kept.contains(&columns[*at].as_str())).collect();
            let line = |row: &rusqlite::Row<'_>| {
                let cells = wanted.iter().map(|at| format!("{}={:?}", columns[*at], row.get_ref(*at).unwrap()));
                Ok(cells.collect::<Vec<_>>().join(" "))
            };
            let mut rows: Vec<String> = rows.query_map([], line).unwrap().map(Result::unwrap).collect();
            rows.sort_unstable();
            (name, rows)
        })
        .collect()
}

#[track_caller]
fn assert_same(now: &BTreeMap<String, Vec<String>>, then: &BTreeMap<String, Vec<String>>, when: &str) {
    for (table, rows) in then {
        let other = &now[table];
        let gone: Vec<_> = rows.iter().filter(|row| !other.contains(row)).take(3).collect();
        let came: Vec<_> = other.iter().filter(|row| !rows.contains(row)).take(3).collect();
        assert!(rows == other, "{when}, {table}: missing {gone:#?}, instead {came:#?}");
    }
}

/// How many steps can be taken back and put back, by the journal as SQL tells it.
fn stacks(path: &Path) -> (usize, usize) {
    let conn = Connection::open(path).unwrap();
    let mut steps = conn.prepare("SELECT sort FROM journal_steps ORDER BY seq").unwrap();
    let sorts: Vec<String> = steps.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    sorts.iter().fold((0, 0), |(back, forth), sort| match sort.as_str() {
        "undo" => (back - 1, forth + 1),
        "redo" => (back + 1, forth - 1),
        _ => (back + 1, 0),
    })
}

fn steps(path: &Path) -> i64 {
    Connection::open(path).unwrap().query_row("SELECT count(*) FROM journal_steps", [], |row| row.get(0)).unwrap()
}

/// The walk: dice, what was done how often and how often it led to a step.
struct Walk {
    dice: Dice,
    number: usize,
    tally: BTreeMap<&'static str, (usize, usize)>,
}

const KINDS: &[Kind] = &[Kind::Provider, Kind::Contract, Kind::Lot, Kind::Obligation, Kind::ContactPerson];

impl Walk {
    fn word(&mut self) -> String {
        self.number += 1;
        let words = ["Beuk", "Merel", "Reünie", "Zwaluw, Noord", "d'Oude Brug", "Ĳsvogel", "\"Samen\"", "=Som(A1)"];
        format!("{} {}", self.dice.pick(&words), self.number)
    }

    fn day(&mut self) -> String {
        format!("{}-{}-{}", 1 + self.dice.roll(28), 1 + self.dice.roll(12), 2023 + self.dice.roll(6))
    }

    fn kvk(&mut self) -> String {
        format!("{}", 91_000_000 + self.dice.roll(400))
    }

    fn key(&mut self, bench: &Bench, kind: Kind) -> Option<String> {
        let register = bench.register();
        let all = register.all(kind);
        (!all.is_empty()).then(|| register.key(kind, self.dice.pick(all).id))
    }

    fn note(&mut self, what: &'static str, saved: bool) {
        let (tried, done) = self.tally.entry(what).or_default();
        *tried += 1;
        *done += usize::from(saved);
    }

    /// To the list of a noun by the palette, and to some row of it. False when the list is empty.
    fn list_of(&mut self, bench: &mut Bench, kind: Kind) -> bool {
        bench.drive("<Esc><Esc><Esc><Esc>");
        match kind {
            Kind::Contract => bench.drive("2"),
            Kind::Lot => bench.drive("3"),
            Kind::Provider => bench.drive("4"),
            _ => {
                let name = bench.app.world.words.kind(kind.name());
                bench.drive(":").drive(&name).drive("<Enter>")
            }
        };
        assert!(matches!(bench.app.top(), Screen::List(list) if list.kind == kind), "no list of {}", kind.name());
        bench.drive("<Home>");
        let rows = bench.register().all(kind).len();
        if rows > 0 {
            bench.drive(&"j".repeat(self.dice.roll(rows.min(12))));
        }
        !bench.app.chosen().is_empty()
    }

    /// One action on the screens.
    fn on_screen(&mut self, bench: &mut Bench) {
        let before = steps(bench.store().path());
        let what = match self.dice.roll(20) {
            0..=3 => self.new_by_form(bench),
            4..=7 => self.change_by_form(bench),
            8 => self.many_by_form(bench),
            9 | 10 => {
                let kind = *self.dice.pick(KINDS);
                if self.list_of(bench, kind) {
                    bench.drive("d");
                }
                "screen archive"
            }
            11 => self.remove_by_dialog(bench),
            12 => self.import_by_screen(bench),
            13..=16 => {
                if stacks(bench.store().path()).0 > 1 {
                    bench.drive("<Esc><Esc><Esc>u");
                }
                "screen undo"
            }
            _ => {
                bench.drive("<Esc><Esc><Esc>U");
                "screen redo"
            }
        };
        let saved = steps(bench.store().path()) > before;
        self.note(what, saved);
        // What could not be saved is given up: its draft would be the next form's beginning.
        if matches!(bench.app.top(), Screen::Form(_)) {
            bench.drive("<F8><Esc>");
        }
        if matches!(bench.app.top(), Screen::Import(_)) {
            bench.drive("<Esc>");
        }
        assert!(bench.app.popups().is_empty(), "after {what}: {}", bench.screen());
    }

    fn new_by_form(&mut self, bench: &mut Bench) -> &'static str {
        let kind = *self.dice.pick(KINDS);
        let (word, day, kvk) = (self.word(), self.day(), self.kvk());
        let (provider, contract) = (self.key(bench, Kind::Provider), self.key(bench, Kind::Contract));
        self.list_of(bench, kind);
        bench.drive("n");
        let mut at = 0;
        let code = format!("S-{}", self.number);
        match (kind, provider, contract) {
            (Kind::Provider, _, _) => {
                bench.fill(kind, &mut at, "kvk", &kvk).fill(kind, &mut at, "name", &word);
                bench.fill(kind, &mut at, "status", "actief").fill(kind, &mut at, "note", &word);
            }
            (Kind::Contract, Some(provider), _) => {
                bench.fill(kind, &mut at, "number", &code).fill(kind, &mut at, "provider", &provider);
                bench.fill(kind, &mut at, "start", &day).fill(kind, &mut at, "end", "31-12-2029");
            }
            (Kind::Lot, _, _) => {
                bench.fill(kind, &mut at, "code", &code).fill(kind, &mut at, "title", &word);
                bench.fill(kind, &mut at, "max_value_cents", "1.250.000");
            }
            (Kind::Obligation, _, Some(contract)) => {
                bench.fill(kind, &mut at, "code", &code).fill(kind, &mut at, "contract", &contract);
                bench.fill(kind, &mut at, "first_due", &day);
            }
            (Kind::ContactPerson, Some(provider), _) => {
                bench.fill(kind, &mut at, "provider", &provider).fill(kind, &mut at, "name", &word);
                bench.fill(kind, &mut at, "email", "info@merel.example");
            }
            _ => {}
        }
        bench.drive("<F2>");
        "screen new"
    }

    fn change_by_form(&mut self, bench: &mut Bench) -> &'static str {
        let kind = *self.dice.pick(KINDS);
        if !self.list_of(bench, kind) {
            return "screen change";
        }
        let (word, day) = (self.word(), self.day());
        bench.drive("e");
        let mut at = 0;
        match (kind, self.dice.roll(3)) {
            (Kind::Provider, 0) => bench.fill(kind, &mut at, "city", &word),
            (Kind::Contract, 0) => bench.fill(kind, &mut at, "title", &word),
            (Kind::Contract, 1) => bench.fill(kind, &mut at, "end", &day),
            (Kind::Lot, 0) => bench.fill(kind, &mut at, "estimated_value_cents", "1250,50"),
            (Kind::Obligation, 0) => bench.fill(kind, &mut at, "first_due", &day),
            (Kind::ContactPerson, 0) => bench.fill(kind, &mut at, "function", &word),
            (Kind::ContactPerson, 1) => bench.fill(kind, &mut at, "until", &day),
            _ => bench.fill(kind, &mut at, "note", &word),
        };
        bench.drive("<F2>");
        "screen change"
    }

    fn many_by_form(&mut self, bench: &mut Bench) -> &'static str {
        let kind = *self.dice.pick(&[Kind::Provider, Kind::Contract, Kind::Lot]);
        let word = self.word();
        if self.list_of(bench, kind) {
            bench.drive("<Home>   e");
            let mut at = 0;
            bench.fill(kind, &mut at, "note", &word).drive("<F2>");
        }
        "screen bulk"
    }

    fn remove_by_dialog(&mut self, bench: &mut Bench) -> &'static str {
        let kind = *self.dice.pick(KINDS);
        if self.list_of(bench, kind) {
            let of = bench.app.chosen()[0];
            let key = bench.app.world.register.key(of.kind, of.id);
            bench.drive("D");
            bench.drive(&key).drive("<Enter>");
            if !bench.app.popups().is_empty() {
                bench.drive("<Esc>");
            }
        }
        "screen remove"
    }

    fn import_by_screen(&mut self, bench: &mut Bench) -> &'static str {
        let path = bench.beside("blad.csv");
        std::fs::write(&path, self.sheet()).unwrap();
        bench.drive("<Esc><Esc><Esc>i").drive(path.to_str().unwrap()).drive("<Enter>w<F2>");
        "screen import"
    }

    /// A sheet of providers, partly known already.
    fn sheet(&mut self) -> String {
        let mut sheet = String::from("KvK-nummer;Naam;Plaats;Rechtsvorm\n");
        for _ in 0..=self.dice.roll(6) {
            let (kvk, name) = (self.kvk(), self.word().replace(['"', '='], ""));
            sheet += &format!("{kvk};{name};Waterdam;stichting\n");
        }
        sheet
    }

    /// One action on the command line.
    fn on_line(&mut self, path: &Path, known: &Known) {
        let before = steps(path);
        let (word, day, kvk) = (self.word(), self.day(), self.kvk());
        let code = format!("C-{}", self.number);
        let kind = *self.dice.pick(KINDS);
        let key = |dice: &mut Dice, kind: Kind| dice.pick(&known.keys[&kind]).clone();
        let (back, forth) = stacks(path);
        let (what, arguments): (&'static str, Vec<String>) = match self.dice.roll(20) {
            0 | 1 => {
                let provider = format!("provider={}", key(&mut self.dice, Kind::Provider));
                ("add", words(&["add", "contracts", &format!("number={code}"), &provider, &format!("start={day}")]))
            }
            2 | 3 => ("add", words(&["add", "providers", &format!("name={word}"), &format!("kvk={kvk}")])),
            4 => {
                let quantity = format!("quantity={}", self.dice.roll(500));
                let month = format!("month=2026-{:02}", 1 + self.dice.roll(10));
                let provider = format!("provider={}", key(&mut self.dice, Kind::Provider));
                (
                    "figure",
                    words(&["add", "actuals", &provider, "product=45A04", "municipality=Waterdam", &month, &quantity]),
                )
            }
            5..=7 => {
                let key = key(&mut self.dice, kind);
                ("set", words(&["set", kind.name(), &key, &format!("note={word}")]))
            }
            8 => ("archive", words(&["archive", kind.name(), &key(&mut self.dice, kind)])),
            9 => ("archive", words(&["archive", kind.name(), &key(&mut self.dice, kind), "--back"])),
            10 | 11 => ("remove", words(&["remove", kind.name(), &key(&mut self.dice, kind), "--yes"])),
            12 => {
                let sheet = path.with_file_name("blad.csv");
                std::fs::write(&sheet, self.sheet()).unwrap();
                ("import sheet", words(&["import", sheet.to_str().unwrap(), "--yes"]))
            }
            13 => {
                let notice = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/notices/gunning-eforms.xml");
                ("import notice", words(&["import", notice, "--yes"]))
            }
            14 => {
                let json = path.with_file_name("eerder.json");
                ("import json", words(&["import", json.to_str().unwrap(), "--yes"]))
            }
            15..=17 => {
                let count = (1 + self.dice.roll(4)).min(back - 1);
                if count == 0 {
                    return;
                }
                ("undo", words(&["undo", &count.to_string()]))
            }
            _ => ("redo", words(&["redo", &(1 + self.dice.roll(4)).min(forth.max(1)).to_string()])),
        };
        let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
        let code = run(path, &arguments);
        assert!([0, 65, 66].contains(&code), "{code}: {arguments:?}");
        let saved = steps(path) > before;
        assert!(code == 0 || !saved || what == "undo" || what == "redo", "{code} but saved: {arguments:?}");
        self.note(what, saved);
    }
}

/// What was there when the screens were closed.
struct Known {
    keys: BTreeMap<Kind, Vec<String>>,
}

impl Known {
    fn of(bench: &Bench) -> Self {
        let register = bench.register();
        let keys = |kind: Kind| {
            let mut keys: Vec<String> = register.all(kind).iter().map(|one| register.key(kind, one.id)).collect();
            keys.push("bestaat niet".into());
            keys
        };
        Self { keys: KINDS.iter().map(|kind| (*kind, keys(*kind))).collect() }
    }
}

fn words(arguments: &[&str]) -> Vec<String> {
    arguments.iter().map(|argument| (*argument).to_owned()).collect()
}

/// Runs the built program on the file.
fn run(path: &Path, arguments: &[&str]) -> i32 {
    let home = path.parent().unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_perceel"));
    command.args(arguments).env_clear().current_dir(home).stdin(Stdio::null()).stdout(Stdio::null());
    command.env("HOME", home).env("PERCEEL_DB", path).env("PERCEEL_TODAY", "2026-11-21").env("LANG", "nl_NL.UTF-8");
    command.stderr(Stdio::null()).arg("--allow-unsafe-place").status().unwrap().code().unwrap_or(-1)
}

/// A region with a product and some figures, and its own export beside it.
fn beginning() -> Bench {
    let mut register = support::region();
    support::add(&mut register, Kind::Product, &["code=45A04", "title=Jeugdhulp ambulant", "lot=J1L", "unit=minute"]);
    let person = ["provider=De Linde", "name=Contactpunt De Linde", "email=info@linde.example"];
    support::add(&mut register, Kind::ContactPerson, &person);
    Bench::with(&register, Lang::Nl).while_closed(|path| {
        let json = path.with_file_name("eerder.json");
        assert_eq!(run(path, &["export", "all", "--format", "json", "--to", json.to_str().unwrap()]), 0);
    })
}

fn walk(seed: u64) {
    let mut bench = beginning();
    let mut walk = Walk { dice: Dice(seed), number: 0, tally: BTreeMap::new() };
    let path = bench.store().path().to_owned();
    let before = contents(&path);
    assert_eq!(stacks(&path), (1, 0), "only the making of the region");
    let mut done = 0;
    while done < ACTIONS {
        for _ in 0..5 + walk.dice.roll(25) {
            walk.on_screen(&mut bench);
            done += 1;
        }
        let known = Known::of(&bench);
        bench = bench.while_closed(|path| {
            for _ in 0..5 + walk.dice.roll(25) {
                walk.on_line(path, &known);
                done += 1;
            }
        });
    }
    for (what, (tried, saved)) in &walk.tally {
        assert!(*saved > 0, "{what} never led to a step in {tried} tries: {:?}", walk.tally);
    }
    assert_eq!(walk.tally.len(), 18, "{:?}", walk.tally);
    let saved: usize = walk.tally.values().map(|(_, saved)| saved).sum();
    assert!(saved > ACTIONS / 2, "{saved} steps: {:?}", walk.tally);
    // What can still be put back is put back, so that undo walks over all there is.
    let (_, forth) = stacks(&path);
    bench.drive("<Esc><Esc><Esc>").drive(&"U".repeat(forth));
    let (depth, _) = stacks(&path);
    let after = contents(&path);
    whole(&bench);

    // Back: by keys, by one command, by keys again.
    let third = (depth - 1) / 3;
    bench.drive(&"u".repeat(third));
    bench = bench.while_closed(|path| assert_eq!(run(path, &["undo", &third.to_string()]), 0));
    bench.drive("<Esc>").drive(&"u".repeat(depth - 1 - 2 * third));
    assert_eq!(stacks(&path), (1, depth - 1));
    assert_same(&contents(&path), &before, "everything undone");
    whole(&bench);

    // Forth: by one command, by keys.
    bench = bench.while_closed(|path| assert_eq!(run(path, &["redo", &third.to_string()]), 0));
    bench.drive(&"U".repeat(depth - 1 - third));
    assert_eq!(stacks(&path), (depth, 0));
    assert_same(&contents(&path), &after, "everything redone");
    bench = bench.restarted();
    assert_same(&contents(&path), &after, "after a restart");
    whole(&bench);
}

/// The journal chain is whole, and every link of the tables leads somewhere.
fn whole(bench: &Bench) {
    assert_eq!(bench.store().first_broken_step().unwrap(), None);
    let conn = Connection::open(bench.store().path()).unwrap();
    let loose = conn.prepare("PRAGMA foreign_key_check").unwrap().exists([]).unwrap();
    assert!(!loose, "a link that leads nowhere");
    // What the screens hold is what the file holds.
    let (held, read) = (bench.register(), bench.store().load().unwrap());
    for kind in Kind::ALL.iter().filter(|kind| !kind.is_figures()) {
        assert_eq!(held.all(*kind), read.all(*kind), "{}", kind.name());
    }
}

#[test]
fn a_long_walk_is_undone_and_redone() {
    let seed = std::env::var("PERCEEL_WALK_SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(2611);
    walk(seed);
}
