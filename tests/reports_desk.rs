//! Overviews from the command line as a user or a script meets them: packs, letterhead and introductions, freezing, and
//! making a frozen overview again to the byte after the register went on (N22, N23, N24).
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use perceel::report::REPORTS;
use perceel::report::scope::Reach;

/// A folder with a register, a home and settings of its own.
struct Desk {
    home: tempfile::TempDir,
}

#[derive(Debug)]
struct Ran {
    code: i32,
    out: String,
    err: String,
}

impl Ran {
    #[track_caller]
    fn well(self) -> String {
        assert_eq!(self.code, 0, "{self:?}");
        self.out
    }

    #[track_caller]
    fn fails(self, code: i32, says: &str) -> Self {
        assert_eq!(self.code, code, "{self:?}");
        assert!(self.err.contains(says), "{self:?}");
        self
    }
}

impl Desk {
    /// A small region typed by hand: two municipalities, a sub-region, a lot, a provider with a contract.
    fn small() -> Self {
        let desk = Self { home: tempfile::tempdir().unwrap() };
        desk.run(&["new", desk.path("regio.perceel").to_str().unwrap(), "--region", "Regio Veenstroom"]).well();
        for record in [
            vec!["sub_regions", "name=Veen-Oost"],
            vec!["municipalities", "cbs_code=GM9001", "name=Veenmeer"],
            vec!["municipalities", "cbs_code=GM9002", "name=Oosterlaan"],
            vec!["municipalities", "cbs_code=GM9003", "name=Westwold"],
            vec!["memberships", "municipality=GM9001", "sub_region=Veen-Oost", "valid_from=2020-01-01"],
            vec!["memberships", "municipality=GM9002", "sub_region=Veen-Oost", "valid_from=2020-01-01"],
            // Left the region before the period.
            vec![
                "memberships",
                "municipality=GM9003",
                "sub_region=Veen-Oost",
                "valid_from=2020-01-01",
                "valid_to=2024-12-31",
            ],
            vec!["providers", "name=Stichting De Linde", "kvk=12345678"],
        ] {
            let mut line = vec!["add"];
            line.extend(record);
            desk.run(&line).well();
        }
        desk
    }

    /// The made-up region.
    fn demo() -> Self {
        let desk = Self { home: tempfile::tempdir().unwrap() };
        desk.run(&["demo", "--no-open", "--to", desk.path("regio.perceel").to_str().unwrap()]).well();
        desk
    }

    fn path(&self, name: &str) -> PathBuf {
        self.home.path().join(name)
    }

    /// A folder for what comes out.
    fn folder(&self, name: &str) -> PathBuf {
        let folder = self.path(name);
        std::fs::create_dir(&folder).unwrap();
        folder
    }

    fn settings(&self, text: &str) {
        std::fs::write(self.path("settings.toml"), text).unwrap();
    }

    fn run(&self, arguments: &[&str]) -> Ran {
        self.run_on("2026-11-21", arguments)
    }

    fn run_on(&self, today: &str, arguments: &[&str]) -> Ran {
        let mut command = Command::new(env!("CARGO_BIN_EXE_perceel"));
        command.args(arguments).env_clear().stdin(Stdio::null()).current_dir(self.home.path());
        for (name, value) in [
            ("HOME", self.home.path().to_str().unwrap()),
            ("PERCEEL_DB", self.path("regio.perceel").to_str().unwrap()),
            ("PERCEEL_CONFIG", self.path("settings.toml").to_str().unwrap()),
            ("PERCEEL_TODAY", today),
            ("PERCEEL_LANG", "nl"),
        ] {
            command.env(name, value);
        }
        let done = command.output().unwrap();
        Ran {
            code: done.status.code().unwrap_or(-1),
            out: String::from_utf8(done.stdout).unwrap(),
            err: String::from_utf8(done.stderr).unwrap(),
        }
    }
}

fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entry = |entry: std::io::Result<std::fs::DirEntry>| {
        let path = entry.unwrap().path();
        (path.file_name().unwrap().to_string_lossy().into_owned(), std::fs::read(&path).unwrap())
    };
    std::fs::read_dir(folder).unwrap().map(entry).collect()
}

fn names(folder: &Path) -> Vec<String> {
    files(folder).into_keys().collect()
}

#[test]
fn a_pack_is_the_region_and_who_took_part_and_nothing_is_overwritten() {
    let desk = Desk::small();
    let out = desk.folder("uit");
    let to = out.to_str().unwrap();
    let pack =
        ["report", "coverage", "--period", "2026-10", "--each-municipality", "--each-subregion", "--format", "md"];
    let with = |more: &[&str]| desk.run(&[&pack[..], &["--to", to], more].concat());
    let said = with(&[]);
    assert!(said.err.contains("4 van 4"), "{said:?}");
    said.well();
    let expected = [
        "dekkingskaart-2026-10-gm9001.md",
        "dekkingskaart-2026-10-gm9002.md",
        "dekkingskaart-2026-10-veen-oost.md",
        "dekkingskaart-2026-10.md",
    ];
    assert_eq!(names(&out), expected);
    std::fs::remove_file(out.join("dekkingskaart-2026-10.md")).unwrap();
    let before = files(&out);
    with(&[]).fails(73, "3 van deze bestanden bestaan al");
    assert_eq!(files(&out), before, "nothing is written when one is in the way");
    with(&["--yes"]).well();
    assert_eq!(names(&out), expected);
}

#[test]
fn what_is_asked_wrongly_is_told_with_what_there_is() {
    let desk = Desk::small();
    let out = desk.folder("uit");
    let run = |more: &[&str]| desk.run(&[&["report"], more, &["--to", out.to_str().unwrap()]].concat());
    run(&["dekking"]).fails(2, "coverage");
    run(&["coverage", "--period", "2026-13"]).fails(2, "2026-10, 2026-Q3, 2026");
    run(&["coverage", "--format", "wps"]).fails(2, "md");
    run(&["coverage", "--municipality", "GM1"]).fails(2, "GM1");
    run(&["coverage", "--provider", "12345678"]).fails(2, "--municipality");
    run(&["coverage", "--municipality", "GM9001", "--each-municipality"]).fails(2, "");
    desk.run(&["report", "coverage", "--to", "nergens"]).fails(73, "nergens");
    assert_eq!(names(&out), Vec::<String>::new());
}

#[test]
fn the_letterhead_of_the_settings_is_judged_with_its_line() {
    let desk = Desk::small();
    let out = desk.folder("uit");
    let run = || {
        desk.run(&[
            "report",
            "coverage",
            "--period",
            "2026-10",
            "--to",
            out.to_str().unwrap(),
            "--format",
            "md",
            "--yes",
        ])
    };
    for (settings, says) in [
        ("[report]\norganisation = \"Veenstroom\"\naccent = \"#8899aa\"\n", "Regel 3"),
        ("[report]\naccent = \"#8899aa\"\n", "2,92 : 1"),
        ("[report]\ndeviation_percent = 0\n", "Regel 2"),
        ("[report]\nkleur = \"#000000\"\n", "Regel 2"),
        ("[report]\nlogo = \"weg.png\"\n", "weg.png"),
        ("[report.texts]\n# de eerste\nmaand = \"x\"\n", "Regel 3"),
        ("[report.texts]\ncoverage = \"\"\"\nBeste raad,\n\nover {kwartaal}\n\"\"\"\n", "Regel 5"),
    ] {
        desk.settings(settings);
        let code = if says == "weg.png" { 66 } else { 2 };
        run().fails(code, says);
    }
    assert_eq!(names(&out), Vec::<String>::new());
    desk.settings("[report]\nlanguage = \"en\"\norganisation = \"Veenstroom\"\naccent = \"#1f3a5f\"\n");
    run().well();
    assert_eq!(names(&out), ["coverage-map-2026-10.md"], "reports have a language of their own");
}

/// Freezes an overview, writing the sentences it asks for.
fn freeze(desk: &Desk, asked: &[&str], to: &str) {
    let line = [&["report"], asked, &["--freeze", "--to", to, "--yes"]].concat();
    let first = desk.run(&line);
    if first.code == 0 {
        return;
    }
    assert_eq!(first.code, 65, "{first:?}");
    assert!(names(Path::new(to)).is_empty(), "an overview that is not frozen is not written either");
    let period = asked.iter().position(|word| *word == "--period").map(|at| asked[at + 1]).unwrap();
    for line in first.err.lines().filter_map(|line| line.split("(regel ").nth(1)?.strip_suffix(").")) {
        let (kind, period, line) = (format!("kind={}", asked[0]), format!("period={period}"), format!("line={line}"));
        let mut add = vec!["add", "report_remarks", &kind, &period, &line, "text=Meer zware zorg dan was voorzien."];
        let scope = asked.iter().position(|word| *word == "--provider").map(|at| format!("scope={}", asked[at + 1]));
        add.extend(scope.as_deref());
        desk.run(&add).well();
    }
    desk.run(&line).well();
}

#[test]
fn a_frozen_overview_comes_out_the_same_to_the_byte_whatever_was_edited() {
    let desk = Desk::demo();
    desk.settings("[report]\norganisation = \"Regio Waterdal\"\n[report.texts]\ncoverage = \"Over {periode}, per {peildatum}.\"\n");
    let provider = desk.run(&["list", "providers", "--limit", "1", "--columns", "kvk", "--format", "csv"]).well();
    let provider: String = provider.lines().last().unwrap().chars().filter(char::is_ascii_digit).collect();
    let mut kept = Vec::new();
    for report in REPORTS {
        let period = match report.lengths[0] {
            perceel::report::period::Length::Month => "2026-10",
            // The demo says that the quarters before were frozen already.
            perceel::report::period::Length::Quarter => "2026-Q4",
            perceel::report::period::Length::Year => "2026",
        };
        let mut asked = vec![report.name, "--period", period];
        if !report.reaches.contains(&Reach::Region) {
            asked.extend(["--provider", &provider]);
        }
        let out = desk.folder(report.name);
        freeze(&desk, &asked, out.to_str().unwrap());
        let asked: Vec<String> = asked.into_iter().map(str::to_owned).collect();
        kept.push((asked, files(&out)));
    }
    assert!(kept.iter().all(|(_, files)| files.len() == perceel::paper::Format::ALL.len()));
    let register = twenty_edits(&desk);
    assert!(register >= 20, "{register} edits");
    desk.settings(
        "[report]\nlanguage = \"en\"\norganisation = \"Andere naam\"\naccent = \"#7a1f1f\"\ndeviation_percent = 3\n\
         [report.texts]\ncoverage = \"Heel iets anders.\"\n[norms]\nlight_choice = 5\nsmall_count = 25\n",
    );
    for (at, (asked, before)) in kept.iter().enumerate() {
        let again = desk.folder(&format!("opnieuw-{at}"));
        let mut line: Vec<&str> = vec!["report"];
        line.extend(asked.iter().map(String::as_str));
        line.extend(["--frozen", "--to", again.to_str().unwrap()]);
        desk.run_on("2027-03-02", &line).well();
        let after = files(&again);
        assert_eq!(before.keys().collect::<Vec<_>>(), after.keys().collect::<Vec<_>>());
        for (name, bytes) in before {
            assert!(after[name] == *bytes, "{name} differs");
        }
        // What is asked anew is another document: the edits can be seen.
        let now = desk.folder(&format!("nu-{at}"));
        line.retain(|word| *word != "--frozen");
        let last = line.len() - 1;
        line[last] = now.to_str().unwrap();
        desk.run_on("2027-03-02", &line).well();
        assert_ne!(files(&now), after);
    }
}

/// Edits of all sorts; gives how many there were.
fn twenty_edits(desk: &Desk) -> usize {
    let keys = |kind: &str, column: &str| -> Vec<String> {
        let listed = desk.run(&["list", kind, "--columns", column, "--format", "json", "--limit", "30"]).well();
        let listed: serde_json::Value = serde_json::from_str(&listed).unwrap();
        let rows = listed["rows"].as_array().unwrap();
        rows.iter().filter_map(|row| row[column].as_str().map(str::to_owned)).collect()
    };
    let (contracts, lots, providers) = (keys("contracts", "number"), keys("lots", "code"), keys("providers", "kvk"));
    let mut count = 0;
    let mut edit = |line: &[&str]| {
        let ran = desk.run_on("2027-01-15", line);
        assert_eq!(ran.code, 0, "{line:?}: {ran:?}");
        count += 1;
    };
    for contract in contracts.iter().take(6) {
        edit(&["set", "contracts", contract, "end=2026-10-01"]);
    }
    for lot in lots.iter().take(4) {
        edit(&["set", "lots", lot, "title=Anders genoemd"]);
    }
    for provider in providers.iter().take(4) {
        edit(&["set", "providers", provider, "note=Nieuw adres bekend"]);
    }
    edit(&["set", "lots", &lots[5], "category=heavy"]);
    edit(&["archive", "contracts", &contracts[7]]);
    edit(&["add", "municipalities", "cbs_code=GM9099", "name=Nieuwerkerk aan de Vliet"]);
    edit(&["remove", "municipalities", "GM9099", "--yes"]);
    edit(&["undo"]);
    edit(&["undo", "2"]);
    edit(&["redo"]);
    // A month delivered again: every amount of October twice as high.
    let october = desk.path("oktober.csv");
    let listed = desk
        .run(&["list", "actuals", "--where", "month:2026-09..2026-10", "--format", "json", "--limit", "100000"])
        .well();
    let listed: serde_json::Value = serde_json::from_str(&listed).unwrap();
    let mut sheet = String::from("provider;product;municipality;month;quantity;unit;amount_cents;clients;source\n");
    let rows = listed["rows"].as_array().unwrap();
    assert!(!rows.is_empty());
    for row in rows {
        let text = |name: &str| match &row[name] {
            serde_json::Value::String(text) => text.clone(),
            serde_json::Value::Null => String::new(),
            other => other.to_string(),
        };
        let doubled = row["amount_cents"].as_i64().map(|cents| (cents * 2).to_string()).unwrap_or_default();
        let cells = [
            text("provider"),
            text("product"),
            text("municipality"),
            text("month"),
            text("quantity").replace('.', ","),
            text("unit"),
            doubled,
            text("clients"),
            text("source"),
        ];
        sheet.push_str(&cells.join(";"));
        sheet.push('\n');
    }
    std::fs::write(&october, sheet).unwrap();
    edit(&["import", october.to_str().unwrap(), "--as", "actuals", "--yes"]);
    count
}

#[test]
fn freezing_is_one_step_that_can_be_taken_back_and_is_done_once() {
    let desk = Desk::small();
    let out = desk.folder("uit");
    let to = out.to_str().unwrap();
    let line = ["report", "coverage", "--period", "2026-10", "--format", "md", "--to", to, "--yes"];
    let frozen = ["report", "coverage", "--period", "2026-10", "--format", "md", "--to", to, "--yes", "--frozen"];
    desk.run(&frozen).fails(66, "nog niet vastgesteld");
    desk.run(&[&line[..], &["--freeze", "--each-municipality"]].concat()).well();
    let rows: serde_json::Value =
        serde_json::from_str(&desk.run(&["list", "reports", "--format", "json"]).well()).unwrap();
    let kept: Vec<_> = rows["rows"].as_array().unwrap().iter().map(|row| row["scope"].as_str().unwrap_or("")).collect();
    assert_eq!(kept.len(), 3, "{kept:?}");
    assert!(kept.contains(&"GM9001") && kept.contains(&"GM9002") && kept.contains(&""));
    desk.run(&frozen).well();
    desk.run(&[&line[..], &["--freeze"]].concat()).fails(65, "al vastgesteld op 21-11-2026");
    desk.run(&["undo"]).well();
    let rows: serde_json::Value =
        serde_json::from_str(&desk.run(&["list", "reports", "--format", "json"]).well()).unwrap();
    assert_eq!(rows["rows"].as_array().unwrap().len(), 0, "the whole pack is one step");
    desk.run(&frozen).fails(66, "nog niet vastgesteld");
}

#[test]
fn what_another_version_would_make_otherwise_is_said_and_not_written() {
    let desk = Desk::small();
    let out = desk.folder("uit");
    let to = out.to_str().unwrap();
    desk.run(&["report", "coverage", "--period", "2026-10", "--format", "md", "--to", to, "--freeze"]).well();
    let path = desk.path("regio.perceel");
    let changed = rusqlite::Connection::open(&path).unwrap();
    changed.execute("UPDATE reports SET sha256 = ?1, program = '0.0.9'", ["0".repeat(64)]).unwrap();
    drop(changed);
    let again = desk.folder("opnieuw");
    let line =
        ["report", "coverage", "--period", "2026-10", "--format", "md", "--frozen", "--to", again.to_str().unwrap()];
    desk.run(&line).fails(65, "0.0.9");
    assert_eq!(names(&again), Vec::<String>::new());
    desk.run(&[&line[..], &["--allow-difference"]].concat()).well();
    assert_eq!(files(&again), files(&out));
}

#[test]
fn what_changed_since_lists_exactly_the_changed_facts() {
    let desk = Desk::small();
    let out = desk.folder("uit");
    let to = out.to_str().unwrap();
    let line = ["report", "coverage", "--period", "2026-10", "--format", "md", "--to", to];
    desk.run(&[&line[..], &["--freeze"]].concat()).well();
    let name = "wijzigingen-dekkingskaart-2026-10.md";
    let told = || {
        desk.run(&[&line[..], &["--changes", "--yes"]].concat()).well();
        String::from_utf8(std::fs::read(out.join(name)).unwrap()).unwrap()
    };
    assert!(told().contains("Er is geen gegeven toegevoegd, verwijderd of gewijzigd."));
    // Two columns of one record, one of another, one record that came, and one change that was taken back.
    desk.run(&["set", "providers", "12345678", "name=Stichting De Es", "note=Verhuisd"]).well();
    desk.run(&["set", "municipalities", "GM9002", "name=Oosterveen"]).well();
    desk.run(&["add", "municipalities", "cbs_code=GM9004", "name=Zuidland"]).well();
    desk.run(&["set", "municipalities", "GM9001", "name=Anders"]).well();
    desk.run(&["undo"]).well();
    let told = told();
    let rows: Vec<&str> = told.lines().filter(|line| line.starts_with('|')).skip(2).collect();
    assert_eq!(rows.len(), 4, "{told}");
    let row = |parts: &[&str]| rows.iter().filter(|row| parts.iter().all(|part| row.contains(part))).count();
    assert_eq!(row(&["Stichting De Es", "Naam", "Stichting De Linde"]), 1, "{told}");
    assert_eq!(row(&["Stichting De Es", "Verhuisd"]), 1, "{told}");
    assert_eq!(row(&["Oosterveen", "Oosterlaan"]), 1, "{told}");
    assert_eq!(row(&["Zuidland", "toegevoegd"]), 1, "{told}");
}
