//! The command line as a user or a script meets it: the built program on files in folders of its own.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value as Json;

/// A folder with a register, a home of its own and the clock on 21 November 2026.
struct Desk {
    home: tempfile::TempDir,
}

/// What a command left behind.
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
        assert_eq!(self.out, "", "data on stdout of a failure: {self:?}");
        self
    }
}

impl Desk {
    fn empty() -> Self {
        Self { home: tempfile::tempdir().unwrap() }
    }

    /// With a region, a provider and a contract in the register.
    fn new() -> Self {
        let desk = Self::empty();
        desk.run(&["new", desk.db().to_str().unwrap(), "--region", "Regio Veenstroom"]).well();
        desk.run(&["add", "providers", "name=Stichting De Linde", "kvk=12345678"]).well();
        desk.run(&[
            "add",
            "contracts",
            "number=C-1",
            "provider=12345678",
            "start=2026-01-01",
            "end=2027-12-31",
            "original_value_cents=125000000",
        ])
        .well();
        desk
    }

    fn db(&self) -> PathBuf {
        self.home.path().join("regio.perceel")
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_perceel"));
        command.args(arguments).env_clear().stdin(Stdio::null()).current_dir(self.home.path());
        for (name, value) in [
            ("HOME", self.home.path().to_str().unwrap()),
            ("PERCEEL_DB", self.db().to_str().unwrap()),
            ("PERCEEL_TODAY", "2026-11-21"),
            ("LANG", "nl_NL.UTF-8"),
            ("TERM", "xterm-256color"),
            ("USER", "beheer"),
        ] {
            command.env(name, value);
        }
        command
    }

    fn run(&self, arguments: &[&str]) -> Ran {
        ran(self.command(arguments))
    }

    fn on(&self, day: &str, arguments: &[&str]) -> Ran {
        let mut command = self.command(arguments);
        command.env("PERCEEL_TODAY", day);
        ran(command)
    }

    fn rows(&self, arguments: &[&str]) -> Vec<Json> {
        let out = self.run(arguments).well();
        let json: Json = serde_json::from_str(&out).unwrap_or_else(|error| panic!("{error}: {out}"));
        json["rows"].as_array().unwrap().clone()
    }

    fn bytes(&self) -> Vec<u8> {
        std::fs::read(self.db()).unwrap()
    }
}

fn ran(mut command: Command) -> Ran {
    let output = command.output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    Ran { code: output.status.code().unwrap_or(-1), out: text(output.stdout), err: text(output.stderr) }
}

const COMMANDS: &[&str] = &[
    "demo",
    "new",
    "import",
    "list",
    "show",
    "search",
    "chain",
    "add",
    "set",
    "archive",
    "remove",
    "undo",
    "index",
    "redo",
    "history",
    "check",
    "export",
    "backup",
    "restore",
    "doctor",
    "paths",
    "keys",
    "completions",
    "man",
    "template",
];

#[test]
fn help_is_wholly_in_the_users_language_and_starts_with_examples() {
    let desk = Desk::empty();
    for (lang, examples, usage) in [("nl", "Voorbeelden", "Gebruik"), ("en", "Examples", "Usage")] {
        let mut lines = vec![vec!["--help"]];
        lines.extend(COMMANDS.iter().map(|command| vec![*command, "-h"]));
        for line in lines {
            let arguments: Vec<&str> = ["--lang", lang].into_iter().chain(line.iter().copied()).collect();
            let help = desk.run(&arguments).well();
            let (first, second) = (help.find(examples), help.find(usage));
            assert!(first.is_some() && first < second, "{arguments:?}: {help}");
            assert!(!help.contains('⟦') && !help.contains("{ $"), "{arguments:?}: a sentence is missing: {help}");
            if lang == "nl" {
                for english in ["Usage", "Options", "Print help", "Arguments", "Commands", "default", "possible"] {
                    assert!(!help.contains(english), "{arguments:?} says {english}: {help}");
                }
            }
        }
    }
}

#[test]
fn every_exit_code_is_in_help_and_manual() {
    let desk = Desk::empty();
    let help = desk.run(&["--help"]).well();
    let manual = desk.run(&["man"]).well();
    for code in ["0", "1", "2", "65", "66", "70", "73", "74", "75", "76", "77", "78", "130"] {
        assert!(help.lines().any(|line| line.trim_start().split(' ').next() == Some(code)), "{code}: {help}");
        assert!(manual.contains(&format!("\\fB{code}\\fR")), "{code}");
    }
}

#[test]
fn a_typing_error_gets_a_suggestion_in_both_languages() {
    let desk = Desk::empty();
    desk.run(&["lisst"]).fails(2, "Bedoelt u").fails(2, "list");
    desk.run(&["geschiedenes"]).fails(2, "geschiedenis");
    desk.run(&["--lang", "en", "expotr"]).fails(2, "Did you mean").fails(2, "export");
    desk.run(&["list", "contracts", "--fromat", "json"]).fails(2, "--format");
    desk.run(&["list", "contracts", "--format", "xml"]).fails(2, "ndjson");
    desk.run(&["list", "contrcts"]).fails(2, "contracts");
    desk.run(&["show"]).fails(2, "SOORT");
    desk.run(&["--lang", "fr", "list", "contracts"]).fails(2, "nl, en");
}

#[test]
fn commands_and_kinds_have_dutch_names() {
    let desk = Desk::new();
    let english = desk.run(&["list", "contracts"]).well();
    assert!(english.contains("Stichting De Linde"));
    for kind in ["contracten", "contract", "Contracten"] {
        assert_eq!(desk.run(&["lijst", kind]).well(), english);
    }
    assert!(
        desk.run(&["toon", "aanbieder", "de linde"]).code == 66
            || desk.run(&["toon", "aanbieder", "12345678"]).code == 0
    );
    for (alias, arguments) in [
        ("geschiedenis", vec![]),
        ("controleer", vec![]),
        ("zoek", vec!["linde"]),
        ("dokter", vec![]),
        ("paden", vec![]),
        ("ongedaan", vec![]),
        ("opnieuw", vec![]),
    ] {
        let line: Vec<&str> = std::iter::once(alias).chain(arguments).collect();
        desk.run(&line).well();
    }
}

#[test]
fn a_record_is_added_changed_shown_archived_and_removed() {
    let desk = Desk::new();
    assert_eq!(desk.run(&["add", "providers", "naam=Zorggroep Vlierbeek", "kvk=87654321"]).well(), "87654321\n");
    desk.run(&["set", "contracten", "C-1", "Einde=31-12-2028", "original_value=1.300.000,50"]).well();
    let rows = desk.rows(&["list", "contracts", "--json"]);
    assert_eq!(rows[0]["end"], "2028-12-31");
    assert_eq!(rows[0]["original_value_cents"], 130_000_050);
    assert_eq!(rows[0]["provider"], "12345678");
    assert_eq!(rows[0]["title"], Json::Null);
    let page = desk.run(&["show", "contracts", "C-1"]).well();
    assert!(page.contains("31-12-2028") && page.contains("€ 1.300.000,50"), "{page}");
    assert!(desk.run(&["show", "providers", "12345678"]).well().contains("C-1"), "what refers to it is shown");

    desk.run(&["archive", "contracts", "C-1"]).well();
    assert!(desk.rows(&["list", "contracts", "--json"]).is_empty());
    assert_eq!(desk.rows(&["list", "contracts", "--archived", "--json"]).len(), 1);
    desk.run(&["archive", "contracts", "C-1", "--back"]).well();
    assert_eq!(desk.rows(&["list", "contracts", "--json"]).len(), 1);

    let before = desk.bytes();
    let refused = desk.run(&["remove", "providers", "12345678"]).fails(2, "--yes");
    assert!(refused.err.contains("Contracten"), "what goes along is named: {refused:?}");
    let tried = desk.run(&["remove", "providers", "12345678", "--dry-run"]);
    assert_eq!((tried.code, tried.out.as_str()), (0, ""));
    assert_eq!(desk.bytes(), before, "neither changed the file");
    desk.run(&["remove", "providers", "12345678", "--yes"]).well();
    assert!(desk.rows(&["list", "contracts", "--json"]).is_empty(), "its contract went along");
    desk.run(&["undo"]).well();
    assert_eq!(desk.rows(&["list", "contracts", "--json"]).len(), 1);
}

#[test]
fn bad_values_are_refused_and_nothing_is_saved() {
    let desk = Desk::new();
    let before = desk.bytes();
    for (arguments, code, says) in [
        (vec!["set", "contracts", "C-1", "end=31-02-2026"], 65, "31 februari"),
        (vec!["set", "contracts", "C-1", "original_value_cents=1,5"], 65, "waarde"),
        (vec!["set", "contracts", "C-1", "original_value=duur"], 65, "Oorspronkelijke waarde: "),
        (vec!["set", "contracts", "C-1", "provider=99999999"], 65, "99999999"),
        (vec!["set", "contracts", "C-1", "ende=2026-01-01"], 2, "ende"),
        (vec!["set", "contracts", "C-1", "zonder teken"], 2, "veld=waarde"),
        (vec!["set", "contracts", "C-9", "note=x"], 66, "C-9"),
        (vec!["add", "contracts", "number=C-2"], 65, "provider"),
        (vec!["add", "contracts", "number=C-1", "provider=12345678"], 65, "C-1"),
        (vec!["set", "contracts", "C-1", "status=bezig"], 65, "bezig"),
    ] {
        desk.run(&arguments).fails(code, says);
        assert_eq!(desk.bytes(), before, "{arguments:?}");
    }
}

#[test]
fn client_data_is_refused_and_leaves_no_trace() {
    let desk = Desk::new();
    // 111222333 passes the eleven-test (9·1+8·1+7·1+6·2+5·2+4·2+3·3+2·3−3 = 66 = 6·11).
    for arguments in [
        vec!["set", "contracts", "C-1", "note=bsn 111222333"],
        vec!["set", "contracts", "C-1", "note=111.222.333"],
        vec!["add", "providers", "name=Jan 111222333"],
        vec!["add", "providers", "111222333"],
        vec!["export", "contracts", "--to", "111222333.csv"],
        vec!["new", "111222333.perceel"],
        vec!["new", "ander.perceel", "--region", "111222333"],
    ] {
        let refused = desk.run(&arguments).fails(65, "2333");
        assert!(!refused.err.contains("111222333"), "{refused:?}");
        assert!(!refused.err.contains("111.222.333"), "{refused:?}");
    }
    // A key that is typed is not stored, but the message must not repeat it.
    assert!(!desk.run(&["show", "providers", "111222333"]).err.contains("111222333"));
    assert!(!desk.run(&["list", "111222333"]).err.contains("111222333"));
    assert!(!desk.run(&["111222333"]).err.contains("111222333"));
    for entry in walk(desk.home.path()) {
        assert!(!entry.to_string_lossy().contains("111222333"), "{entry:?}");
        let bytes = std::fs::read(&entry).unwrap();
        assert!(!contains(&bytes, b"111222333") && !contains(&bytes, b"111.222.333"), "{entry:?}");
    }
}

fn walk(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { found.extend(walk(&path)) } else { found.push(path) }
    }
    found
}

fn contains(bytes: &[u8], wanted: &[u8]) -> bool {
    bytes.windows(wanted.len()).any(|part| part == wanted)
}

#[test]
fn a_wrong_figure_corrected_later_is_known_as_it_was() {
    let desk = Desk::empty();
    desk.on("2026-01-10", &["new", "regio.perceel"]).well();
    desk.on("2026-01-10", &["add", "providers", "name=Zorggroep Vlierbeek", "kvk=87654321"]).well();
    let add = ["add", "contracts", "number=C-1", "provider=87654321", "start=2026-01-01", "original_value_cents=100"];
    desk.on("2026-02-01", &add).well();
    desk.on("2026-03-01", &["set", "contracts", "C-1", "original_value_cents=200"]).well();
    let value = |known_on: &str| {
        let rows = desk.rows(&["list", "contracts", "--json", "--known-on", known_on]);
        rows.first().map(|row| row["original_value_cents"].clone())
    };
    assert_eq!(value("2026-01-31"), None, "not yet recorded");
    assert_eq!(value("2026-02-01"), Some(100.into()), "a day counts up to its end");
    assert_eq!(value("2026-02-01T11:59"), None, "recorded at noon in Amsterdam");
    assert_eq!(value("2026-02-01T12:00"), Some(100.into()));
    assert_eq!(value("2026-02-01T11:00:00Z"), Some(100.into()));
    assert_eq!(value("28-02-2026"), Some(100.into()));
    assert_eq!(value("2026-03-01"), Some(200.into()));
    assert_eq!(desk.rows(&["list", "contracts", "--json"])[0]["original_value_cents"], 200);
    desk.run(&["set", "contracts", "C-1", "note=x", "--known-on", "2026-02-01"]).fails(2, "verleden");
    desk.run(&["list", "contracts", "--known-on", "ooit"]).fails(2, "--known-on");
    let json: Json =
        serde_json::from_str(&desk.run(&["list", "contracts", "--json", "--known-on", "2026-02-01"]).well()).unwrap();
    assert_eq!(json["known_on"], "2026-02-01T22:59:59.999Z");
    let steps = desk.rows(&["history", "--json", "--known-on", "2026-02-15"]);
    assert_eq!(steps.len(), 2, "{steps:?}");
}

#[test]
fn facts_are_seen_as_of_a_day() {
    let desk = Desk::empty();
    desk.run(&["new", "regio.perceel", "--region", "Regio Veenstroom"]).well();
    desk.run(&["add", "municipalities", "cbs_code=GM9991", "name=Lindewolde"]).well();
    desk.run(&["add", "sub_regions", "name=Noord"]).well();
    let fact = [
        "add",
        "memberships",
        "municipality=GM9991",
        "sub_region=Noord",
        "valid_from=2024-01-01",
        "valid_to=2025-12-31",
    ];
    let added = desk.run(&fact);
    assert_eq!(added.code, 0, "{added:?}");
    let on = |day: &str| desk.rows(&["list", "memberships", "--json", "--as-of", day]).len();
    assert_eq!((on("2023-12-31"), on("2024-01-01"), on("2025-12-31"), on("2026-01-01")), (0, 1, 1, 0));
    assert_eq!(desk.rows(&["list", "memberships", "--json"]).len(), 1, "without a date all facts are shown");
}

#[test]
fn undo_and_redo_work_across_processes() {
    let desk = Desk::new();
    let state = || desk.run(&["export", "all", "--to", "-"]).well();
    let mut states = vec![state()];
    for end in ["2028-12-31", "2029-12-31", "2030-12-31"] {
        desk.run(&["set", "contracts", "C-1", &format!("end={end}")]).well();
        states.push(state());
    }
    assert!(desk.run(&["undo"]).well().contains("C-1"));
    assert_eq!(state(), states[2]);
    assert_eq!(desk.run(&["undo", "2"]).well().lines().count(), 2);
    assert_eq!(state(), states[0]);
    assert_eq!(desk.run(&["redo", "3"]).well().lines().count(), 3);
    assert_eq!(state(), states[3]);
    let nothing = desk.run(&["redo"]);
    assert_eq!((nothing.code, nothing.out.as_str()), (0, ""));
    let lines = desk.run(&["undo", "100"]).well().lines().count();
    assert_eq!(lines, 6, "three edits, contract, provider, region");
    assert!(desk.rows(&["list", "regions", "--json"]).is_empty());
    let history = desk.rows(&["history", "--json"]);
    assert_eq!(history.len(), 6 + 3 + 3 + 6, "undoing is recorded too");
    assert_eq!(desk.run(&["check"]).well(), "");
}

#[test]
fn history_of_a_record_tells_old_and_new() {
    let desk = Desk::new();
    desk.run(&["set", "contracts", "C-1", "end=2028-12-31"]).well();
    let steps = desk.rows(&["history", "contracts", "C-1", "--json"]);
    assert_eq!(steps.len(), 2);
    assert_eq!(steps[0]["who"], "beheer");
    assert_eq!(steps[0]["changes"], serde_json::json!([{"column":"end","old":"2027-12-31","new":"2028-12-31"}]));
    assert!(desk.run(&["history", "contracts", "C-1"]).well().contains("31-12-2027 → 31-12-2028"));
    assert!(desk.run(&["--lang", "en", "history"]).well().contains("edited"));
}

#[test]
fn json_has_its_envelope() {
    let desk = Desk::new();
    insta::assert_snapshot!(desk.run(&["list", "contracts", "--json", "--columns", "number,end,original_value_cents,provider,provider.name,key"]).well(), @r#"
    {"schema":1,"kind":"contracts","as_of":"2026-11-21","known_on":null,"rows":[
    {"number":"C-1","end":"2027-12-31","original_value_cents":125000000,"provider":"12345678","provider.name":"Stichting De Linde","key":"C-1"}
    ]}
    "#);
    insta::assert_snapshot!(desk.run(&["list", "lots", "--json"]).well(), @r#"{"schema":1,"kind":"lots","as_of":"2026-11-21","known_on":null,"rows":[]}"#);
    insta::assert_snapshot!(desk.run(&["list", "providers", "--format", "ndjson", "--columns", "kvk,name"]).well(), @r#"{"kvk":"12345678","name":"Stichting De Linde"}"#);
    let json: Json = serde_json::from_str(&desk.run(&["show", "contracts", "C-1", "--json"]).well()).unwrap();
    assert_eq!(json["rows"][0]["number"], "C-1");
    let columns: Vec<&String> = json["rows"][0].as_object().unwrap().keys().collect();
    for column in ["number", "title", "provider", "framework", "signed_on", "start", "end", "status"] {
        assert!(columns.iter().any(|known| *known == column), "{column} is no column");
    }
}

#[test]
fn lists_are_filtered_sorted_cut_and_formatted() {
    let desk = Desk::new();
    for (name, kvk, city) in [("Zorggroep Vlierbeek", "87654321", "Lindewolde"), ("Ænima Zorg", "11223344", "")] {
        desk.run(&["add", "providers", &format!("name={name}"), &format!("kvk={kvk}"), &format!("city={city}")]).well();
    }
    let names = |arguments: &[&str]| {
        let line: Vec<&str> = ["list", "providers", "--json"].iter().chain(arguments).copied().collect();
        desk.rows(&line).iter().map(|row| row["name"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(names(&["--sort", "-kvk"]), ["Zorggroep Vlierbeek", "Stichting De Linde", "Ænima Zorg"]);
    assert_eq!(names(&["--sort", "vestigingsplaats", "--limit", "1"]), ["Zorggroep Vlierbeek"], "unknown comes last");
    assert_eq!(names(&["--where", "vlierbeek"]), ["Zorggroep Vlierbeek"]);
    assert_eq!(names(&["--where", "city:linde"]), ["Zorggroep Vlierbeek"]);
    assert_eq!(names(&["--where", "!vlierbeek !linde"]), ["Ænima Zorg"]);
    desk.run(&["list", "contracts", "--where", "end:<90x"]).fails(2, "90x");
    desk.run(&["list", "contracts", "--columns", "numer"]).fails(2, "numer");
    for query in ["PCL-2026", "\"", "*", "d'Oude", "AND", "'; DROP", "a:b:c", "%", "(", "NEAR("] {
        desk.run(&["list", "providers", "--where", query]).well();
    }
    let csv =
        desk.run(&["list", "contracts", "--format", "csv", "--columns", "number,original_value_cents,end"]).well();
    assert_eq!(csv, "\u{feff}number;original_value;end\r\nC-1;1250000,00;2027-12-31\r\n");
    let md = desk.run(&["list", "contracts", "--format", "md", "--columns", "number,original_value_cents"]).well();
    assert!(md.contains("| C-1 |") && md.contains("€ 1.250.000,00"), "{md}");
    assert!(desk.run(&["--lang", "en", "list", "contracts"]).well().starts_with("Number"));
    assert!(desk.run(&["list", "contracts"]).well().starts_with("Nummer"));
    let nothing = desk.run(&["list", "lots"]);
    assert_eq!((nothing.code, nothing.out.as_str()), (0, ""));
    assert!(nothing.err.contains("Percelen"), "{nothing:?}");
    assert_eq!(desk.run(&["-q", "list", "lots"]).err, "", "quiet is quiet");
}

/// A month delivered again: corrected figures take the place of earlier ones, the same file changes nothing, and what the
/// new file lacks stays and is told, or goes when the file is the whole delivery. The old stays known.
#[test]
fn a_month_delivered_again_replaces_what_was_there() {
    let desk = Desk::new();
    desk.run(&["add", "products", "code=45A01", "title=Begeleiding", "unit=hour"]).well();
    for (code, name) in [("GM9991", "Lindewolde"), ("GM9992", "Oosterhage")] {
        desk.run(&["add", "municipalities", &format!("cbs_code={code}"), &format!("name={name}")]).well();
    }
    let sheet = |name: &str, rows: &[&str]| {
        let head = "aanbieder;product;gemeente;maand;aantal;eenheid;bedrag;bron\n";
        let rows: String = rows.iter().map(|row| format!("12345678;45A01;{row};iJw\n")).collect();
        std::fs::write(desk.home.path().join(name), format!("{head}{rows}")).unwrap();
    };
    sheet("okt.csv", &["GM9991;2026-10;10;uur;100,00", "GM9992;2026-10;20;uur;200,00", "GM9991;2026-09;7;uur;70,00"]);
    sheet("okt2.csv", &["GM9991;2026-10;11;uur;-110,00"]);
    let take = |day: &str, name: &str, more: &[&str]| {
        let line: Vec<&str> = ["import", name, "--as", "actuals", "--yes"].iter().chain(more).copied().collect();
        desk.on(day, &line)
    };
    let cents = |arguments: &[&str]| {
        let line: Vec<&str> =
            ["list", "actuals", "--json", "--sort", "amount_cents"].iter().chain(arguments).copied().collect();
        desk.rows(&line).iter().map(|row| row["amount_cents"].as_i64().unwrap()).collect::<Vec<_>>()
    };
    let said = take("2026-11-02", "okt.csv", &[]).well();
    assert!(said.contains("3 nieuw, 0 in plaats van"), "{said}");
    let before = desk.bytes();
    let again = take("2026-11-03", "okt.csv", &[]);
    assert!(again.err.contains("Er verandert niets") && again.out.contains("3 gelijk"), "{again:?}");
    assert_eq!(desk.bytes(), before, "the same file again changes nothing");
    let corrected = take("2026-11-10", "okt2.csv", &[]);
    assert!(corrected.out.contains("0 nieuw, 1 in plaats van"), "{corrected:?}");
    assert!(corrected.err.contains("1 eerder cijfer") && corrected.err.contains("--whole"), "{corrected:?}");
    assert_eq!(cents(&[]), [-11_000, 7_000, 20_000]);
    let whole = take("2026-11-11", "okt2.csv", &["--whole"]);
    assert!(whole.err.contains("teruggenomen") && !whole.err.contains("blijft staan"), "{whole:?}");
    assert_eq!(cents(&[]), [-11_000, 7_000]);
    assert_eq!(cents(&["--known-on", "2026-11-05"]), [7_000, 10_000, 20_000]);
    desk.run(&["undo"]).well();
    assert_eq!(cents(&[]), [-11_000, 7_000, 20_000]);
}

#[test]
fn monthly_figures_are_kept_listed_filtered_and_known() {
    let desk = Desk::new();
    let framework = desk.run(&["add", "frameworks", "name=Jeugdhulp 2026"]).well();
    desk.run(&["add", "lots", &format!("framework={}", framework.trim()), "code=P1", "title=Ambulant"]).well();
    desk.run(&["add", "municipalities", "cbs_code=GM9991", "name=Lindewolde"]).well();
    desk.run(&["add", "products", "code=45A01", "title=Begeleiding", "unit=hour"]).well();
    let put = |day: &str, month: &str, quantity: &str| {
        let month = format!("month={month}");
        let quantity = format!("quantity={quantity}");
        let line = ["add", "actuals", "provider=12345678", "product=45A01", "municipality=GM9991", &month, &quantity];
        desk.on(day, &line)
    };
    assert_eq!(put("2026-04-02", "2026-03", "10").well(), "12345678/45A01/GM9991/2026-03/-\n");
    put("2026-05-02", "2026-04", "12,5").well();
    let quantities = |arguments: &[&str]| {
        let line: Vec<&str> = ["list", "actuals", "--json"].iter().chain(arguments).copied().collect();
        desk.rows(&line).iter().map(|row| row["quantity"].clone()).collect::<Vec<_>>()
    };
    assert_eq!(quantities(&[]), [10.into(), Json::from(12.5)]);
    assert_eq!(quantities(&["--sort", "-month"]), [Json::from(12.5), 10.into()]);
    assert_eq!(quantities(&["--where", "month:2026-03"]), [Json::from(10)]);
    assert_eq!(quantities(&["--where", "provider:linde", "--limit", "1"]).len(), 1);
    desk.on("2026-06-01", &["set", "actuals", "12345678/45A01/GM9991/2026-03", "quantity=11"]).well();
    assert_eq!(quantities(&["--where", "month:2026-03"]), [Json::from(11)]);
    assert_eq!(quantities(&["--where", "month:2026-03", "--known-on", "2026-05-31"]), [Json::from(10)]);
    desk.run(&["remove", "providers", "12345678", "--yes"]).fails(65, "maandcijfers");
    desk.run(&["remove", "actuals", "12345678/45A01/GM9991/2026-04", "--yes"]).well();
    assert_eq!(quantities(&[]), [Json::from(11)]);
    desk.run(&["undo"]).well();
    assert_eq!(quantities(&[]).len(), 2);
    assert!(desk.run(&["show", "actuals", "12345678/45A01/GM9991/2026-03"]).well().contains("11"));
    let csv = desk.run(&["list", "actuals", "--format", "csv", "--columns", "key,quantity"]).well();
    assert_eq!(csv.lines().count(), 3, "{csv}");
}

#[test]
fn search_goes_over_all_kinds() {
    let desk = Desk::new();
    let hits = desk.rows(&["search", "--json", "linde"]);
    assert_eq!(hits[0]["kind"], "providers", "{hits:?}");
    assert_eq!(hits[0]["key"], "12345678");
    assert!(hits.iter().any(|hit| hit["kind"] == "contracts"), "a contract by the name of its provider: {hits:?}");
    assert!(
        desk.rows(&["search", "--json", "--kind", "contracts", "linde"]).iter().all(|hit| hit["kind"] == "contracts")
    );
    desk.run(&["search", "\"", "*", "NEAR("]).well();
}

#[test]
fn output_that_nobody_reads_any_more_ends_quietly() {
    let desk = Desk::new();
    for number in 0..40 {
        desk.run(&["set", "contracts", "C-1", &format!("note=regel {number} {}", "x".repeat(4000))]).well();
    }
    let mut child = desk
        .command(&["history", "contracts", "C-1", "--limit", "1000"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), output.stderr.as_slice()), (Some(0), &b""[..]));
    let shell = format!("'{}' history contracts C-1 | head -1; echo ${{PIPESTATUS[0]}}", env!("CARGO_BIN_EXE_perceel"));
    let mut command = desk.command(&[]);
    let envs: Vec<_> = command.get_envs().map(|(name, value)| (name.to_owned(), value.unwrap().to_owned())).collect();
    command = Command::new("bash");
    command.arg("-c").arg(shell).envs(envs).env("PATH", "/usr/bin:/bin").current_dir(desk.home.path());
    let piped = ran(command);
    assert!(piped.out.ends_with("\n0\n") && piped.err.is_empty(), "{piped:?}");
}

#[test]
fn output_that_cannot_be_written_is_an_error() {
    let desk = Desk::new();
    let full = || std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    for arguments in [vec!["list", "contracts"], vec!["export", "all", "--to", "-"], vec!["--help"], vec!["man"]] {
        let mut command = desk.command(&arguments);
        let output = command.stdout(full()).output().unwrap();
        assert_eq!(output.status.code(), Some(73), "{arguments:?}");
        assert!(!output.stderr.is_empty());
    }
    desk.run(&["export", "contracts", "--to", "/dev/full", "--format", "csv"]).fails(73, "/dev/full");
    desk.run(&["export", "contracts", "--to", "/bestaat/niet/x.csv"]).fails(73, "x.csv");
    let closed = format!("'{}' export all --to - >&-", env!("CARGO_BIN_EXE_perceel"));
    let envs: Vec<_> =
        desk.command(&[]).get_envs().map(|(name, value)| (name.to_owned(), value.unwrap().to_owned())).collect();
    let mut command = Command::new("bash");
    command.arg("-c").arg(closed).envs(envs).env("PATH", "/usr/bin:/bin").current_dir(desk.home.path());
    assert_eq!(ran(command).code, 73);
}

#[test]
fn exports_are_whole_private_and_never_overwrite() {
    use std::os::unix::fs::PermissionsExt;
    let desk = Desk::new();
    for name in ["c.csv", "c.xlsx", "c.ods", "c.json", "c.ndjson", "c.md"] {
        desk.run(&["export", "contracts", "--to", name]).well();
        let path = desk.home.path().join(name);
        let about = std::fs::metadata(&path).unwrap();
        assert!(about.len() > 20, "{name}");
        assert_eq!(about.permissions().mode() & 0o777, 0o600, "{name}");
    }
    let before = std::fs::read(desk.home.path().join("c.csv")).unwrap();
    desk.run(&["set", "contracts", "C-1", "note=nieuw"]).well();
    desk.run(&["export", "contracts", "--to", "c.csv"]).fails(73, "bestaat al");
    assert_eq!(std::fs::read(desk.home.path().join("c.csv")).unwrap(), before);
    desk.run(&["export", "contracts", "--to", "c.csv", "--yes"]).well();
    assert_ne!(std::fs::read(desk.home.path().join("c.csv")).unwrap(), before);
    desk.run(&["export", "all", "--to", "alles.csv"]).fails(2, "xlsx");
    desk.run(&["export", "contracts", "--to", "c.odp"]).fails(2, "odp");
    let all: Json = serde_json::from_str(&desk.run(&["export", "all", "--to", "-"]).well()).unwrap();
    assert_eq!(all["kinds"]["contracts"][0]["number"], "C-1");
    desk.run(&["export", "all", "--to", "alles.xlsx"]).well();
}

#[test]
fn a_second_writer_is_told_to_wait() {
    let desk = Desk::new();
    let lock = std::fs::OpenOptions::new()
        .read(true)
        .write(true)
        .create(true)
        .truncate(false)
        .open(desk.db().with_extension("perceel.lock"))
        .unwrap();
    lock.lock().unwrap();
    let before = desk.bytes();
    desk.run(&["set", "contracts", "C-1", "note=x"]).fails(75, "lezen");
    desk.run(&["undo"]).fails(75, "lezen");
    desk.run(&["list", "contracts"]).well();
    assert_eq!(desk.bytes(), before);
    drop(lock);
    desk.run(&["set", "contracts", "C-1", "note=x"]).well();
}

#[test]
fn reading_only_changes_nothing() {
    use std::os::unix::fs::PermissionsExt;
    let desk = Desk::new();
    let before = desk.bytes();
    desk.run(&["--read-only", "set", "contracts", "C-1", "note=x"]).fails(77, "lezen");
    desk.run(&["--read-only", "new", "ander.perceel"]).fails(77, "lezen");
    std::fs::set_permissions(desk.db(), std::fs::Permissions::from_mode(0o400)).unwrap();
    desk.run(&["set", "contracts", "C-1", "note=x"]).fails(77, "lezen");
    desk.run(&["list", "contracts"]).well();
    assert_eq!(desk.bytes(), before);
}

#[test]
fn what_is_not_a_register_is_not_touched() {
    let desk = Desk::empty();
    desk.run(&["list", "contracts"]).fails(66, "perceel new");
    std::fs::write(desk.db(), "geen register, maar een gewone tekst van genoeg lengte".repeat(40)).unwrap();
    let before = desk.bytes();
    desk.run(&["list", "contracts"]).fails(76, "regio.perceel");
    assert_eq!(desk.bytes(), before);
    std::fs::remove_file(desk.db()).unwrap();
    desk.run(&["new", "regio.perceel"]).well();
    desk.run(&["new", "regio.perceel"]).fails(73, "bestaat al");
}

#[test]
fn damage_is_told() {
    let desk = Desk::new();
    let mut bytes = desk.bytes();
    let half = bytes.len() / 2;
    bytes[4096..half].fill(0xAA);
    std::fs::write(desk.db(), bytes).unwrap();
    desk.run(&["check"]).fails(74, "beschadigd");
    desk.run(&["list", "contracts"]).fails(74, "beschadigd");
}

#[test]
fn an_unsafe_place_needs_consent() {
    let desk = Desk::new();
    let folder = desk.home.path().join("Dropbox");
    std::fs::create_dir(&folder).unwrap();
    std::fs::copy(desk.db(), folder.join("regio.perceel")).unwrap();
    let db = folder.join("regio.perceel");
    let db = db.to_str().unwrap();
    desk.run(&["--db", db, "set", "contracts", "C-1", "note=x"]).fails(78, "--allow-unsafe-place");
    desk.run(&["--db", db, "list", "contracts"]).well();
    desk.run(&["--db", db, "--allow-unsafe-place", "set", "contracts", "C-1", "note=x"]).well();
    desk.run(&["new", folder.join("nieuw.perceel").to_str().unwrap()]).fails(78, "Dropbox");
}

#[test]
fn a_fault_leaves_a_note_without_data() {
    use std::os::unix::fs::PermissionsExt;
    if !cfg!(debug_assertions) {
        return;
    }
    let desk = Desk::new();
    for command in COMMANDS.iter().filter(|name| {
        ![
            "add", "set", "show", "archive", "remove", "list", "search", "chain", "import", "export", "restore",
            "template", "index",
        ]
        .contains(name)
    }) {
        let mut faulty = desk.command(&[command]);
        faulty.env("PERCEEL_TEST_FAULT", "1");
        ran(faulty).fails(70, "crash-");
    }
    let notes: Vec<_> = walk(&desk.home.path().join(".local/state/perceel"));
    assert!(!notes.is_empty());
    for note in notes {
        assert_eq!(std::fs::metadata(&note).unwrap().permissions().mode() & 0o777, 0o600);
        let text = std::fs::read_to_string(&note).unwrap();
        assert!(text.contains("cli.rs") && !text.contains("fault asked for"), "{text}");
    }
    desk.run(&["check"]).well();
}

#[test]
fn check_finds_what_was_done_behind_its_back() {
    let desk = Desk::new();
    assert_eq!(desk.run(&["check"]).well(), "", "silent when all is well");
    let head = desk.rows(&["history", "--json"])[0]["hash"].as_str().unwrap().to_owned();
    desk.run(&["set", "contracts", "C-1", "note=x"]).well();
    desk.run(&["check", "--head", &head]).well();
    desk.run(&["check", "--head", &head[..12]]).well();
    let wrong = desk.run(&["check", "--head", &"0".repeat(64)]);
    assert_eq!(wrong.code, 1, "{wrong:?}");
    let conn = rusqlite::Connection::open(desk.db()).unwrap();
    conn.execute("UPDATE contracts SET note = 'bsn 111222333'", []).unwrap();
    drop(conn);
    let found = desk.run(&["check"]);
    assert_eq!(found.code, 1, "{found:?}");
    assert!(
        found.out.contains("*****2333") && found.out.contains("C-1") && !found.out.contains("111222333"),
        "{found:?}"
    );
}

#[test]
fn the_journal_cannot_be_rewritten_unseen() {
    let desk = Desk::new();
    let conn = rusqlite::Connection::open(desk.db()).unwrap();
    for trigger in ["journal_steps", "journal_changes"] {
        let names: Vec<String> = conn
            .prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = ?1")
            .unwrap()
            .query_map([trigger], |row| row.get(0))
            .unwrap()
            .map(Result::unwrap)
            .collect();
        let sqls: Vec<String> = names
            .iter()
            .map(|name| {
                conn.query_row("SELECT sql FROM sqlite_schema WHERE name = ?1", [name], |row| row.get(0)).unwrap()
            })
            .collect();
        for name in &names {
            conn.execute_batch(&format!("DROP TRIGGER {name}")).unwrap();
        }
        if trigger == "journal_steps" {
            conn.execute("UPDATE journal_steps SET who = 'iemand anders' WHERE seq = 2", []).unwrap();
        }
        for sql in &sqls {
            conn.execute_batch(sql).unwrap();
        }
    }
    drop(conn);
    let found = desk.run(&["check"]);
    assert_eq!(found.code, 1, "{found:?}");
    assert!(found.out.contains("stap 2"), "{found:?}");
}

#[test]
fn a_backup_can_be_put_back() {
    let desk = Desk::new();
    let state = || desk.run(&["export", "all", "--to", "-"]).well();
    let before = state();
    let copy = desk.run(&["backup", "kopie.perceel"]).well();
    assert!(copy.trim().ends_with("kopie.perceel"));
    desk.run(&["backup", "kopie.perceel"]).fails(73, "kopie.perceel");
    desk.run(&["set", "contracts", "C-1", "note=later"]).well();
    desk.run(&["restore", "kopie.perceel"]).fails(2, "--yes");
    assert_ne!(state(), before);
    desk.run(&["restore", "kopie.perceel", "--yes"]).well();
    assert_eq!(state(), before);
    let aside =
        walk(desk.home.path()).into_iter().filter(|path| path.to_string_lossy().contains("before-restore")).count();
    assert_eq!(aside, 1, "the file that stood there is kept");
    desk.run(&["restore", "bestaat-niet.perceel", "--yes"]).fails(66, "bestaat-niet");
}

#[test]
fn a_backup_is_made_once_a_day() {
    let desk = Desk::new();
    let copies = || walk(&desk.home.path().join("regio.perceel.backups")).len();
    assert_eq!(copies(), 1, "three saves of one day");
    desk.on("2026-11-22", &["set", "contracts", "C-1", "note=x"]).well();
    assert_eq!(copies(), 2);
    desk.on("2026-11-22", &["set", "contracts", "C-1", "note=y"]).well();
    assert_eq!(copies(), 2);
}

#[test]
fn screens_need_a_terminal() {
    let desk = Desk::new();
    desk.run(&[]).fails(2, "terminal");
    let mut dumb = desk.command(&[]);
    dumb.env("TERM", "dumb");
    ran(dumb).fails(2, "terminal");
}

#[test]
fn settings_that_are_wrong_are_told_with_their_line() {
    let desk = Desk::new();
    std::fs::create_dir_all(desk.home.path().join(".config/perceel")).unwrap();
    let path = desk.home.path().join(".config/perceel/settings.toml");
    std::fs::write(&path, "lang = \"en\"\nkleur = 3\n").unwrap();
    desk.run(&["list", "contracts"]).fails(2, "2");
    std::fs::write(&path, "lang = \"en\"\n").unwrap();
    assert!(desk.run(&["list", "contracts"]).well().starts_with("Number"), "the settings go before the locale");
    assert!(desk.run(&["--lang", "nl", "list", "contracts"]).well().starts_with("Nummer"));
    let own = desk.home.path().join("eigen.toml");
    std::fs::write(&own, "lang = \"nl\"\n").unwrap();
    let mut command = desk.command(&["list", "contracts"]);
    command.env("PERCEEL_CONFIG", &own);
    assert!(ran(command).well().starts_with("Nummer"));
    let mut command = desk.command(&["list", "contracts"]);
    command.env("PERCEEL_TODAY", "gisteren");
    ran(command).fails(2, "PERCEEL_TODAY");
}

#[test]
fn paths_and_doctor_tell_where_and_how() {
    let desk = Desk::new();
    let paths = desk.rows(&["paths", "--json"]);
    let path = |name: &str| paths.iter().find(|row| row["name"] == name).unwrap()["path"].as_str().unwrap().to_owned();
    assert_eq!(path("file"), desk.db().to_str().unwrap());
    assert!(path("config").ends_with(".config/perceel/settings.toml"));
    let mut xdg = desk.command(&["paths"]);
    xdg.env("XDG_STATE_HOME", "/staat").env("XDG_DATA_HOME", "/gegevens").env_remove("PERCEEL_DB");
    let out = ran(xdg).well();
    assert!(out.contains("/staat/perceel/perceel.log") && out.contains("/gegevens/perceel/register.perceel"), "{out}");
    let points = desk.rows(&["doctor", "--json"]);
    assert!(points.iter().all(|point| point["ok"] == true), "{points:?}");
    assert!(points.iter().any(|point| point["name"] == "integrity"));
    let mut missing = desk.command(&["doctor"]);
    missing.env("PERCEEL_DB", "/bestaat/niet");
    assert_eq!(ran(missing).code, 1);
}

#[test]
fn completions_are_sound_shell_and_know_the_keys() {
    let desk = Desk::new();
    for shell in ["bash", "zsh", "fish", "powershell"] {
        let script = desk.run(&["completions", shell]).well();
        assert!(script.contains("perceel") && (shell == "powershell" || script.contains("contract_lots")), "{shell}");
        assert!(!script.contains("Print help"), "{shell}");
    }
    let script = desk.home.path().join("perceel.bash");
    std::fs::write(&script, desk.run(&["completions", "bash"]).well()).unwrap();
    assert!(Command::new("bash").arg("-n").arg(&script).status().unwrap().success());
    // A hostile name must come out as data: nothing in it is run.
    desk.run(&["add", "providers", "name=Zorg $(touch geraakt) & Zo"]).well();
    assert_eq!(desk.run(&["completions", "--keys-of", "contracts"]).well(), "C-1\n");
    let bin = Path::new(env!("CARGO_BIN_EXE_perceel")).parent().unwrap();
    let ask = |words: &str, at: usize| {
        let envs: Vec<_> =
            desk.command(&[]).get_envs().map(|(name, value)| (name.to_owned(), value.unwrap().to_owned())).collect();
        let mut command = Command::new("bash");
        let code = format!(
            "source '{}'; COMP_WORDS=({words}); COMP_CWORD={at}; _perceel_with_keys perceel \"${{COMP_WORDS[{at}]}}\" x; printf '%s\\n' \"${{COMPREPLY[@]}}\"",
            script.display()
        );
        let path = format!("{}:/usr/bin:/bin", bin.display());
        command.arg("-c").arg(code).envs(envs).env("PATH", path).current_dir(desk.home.path());
        ran(command)
    };
    let keys = ask("perceel show contracts ''", 3);
    assert_eq!(keys.out, "C-1\n", "{keys:?}");
    let providers = ask("perceel show providers ''", 3);
    assert!(providers.out.contains("touch"), "{providers:?}");
    assert!(!desk.home.path().join("geraakt").exists());
    let kinds = ask("perceel list contr", 2);
    assert!(kinds.out.contains("contracts") && kinds.out.contains("contract_lots"), "{kinds:?}");
}

#[test]
fn the_manual_has_a_page_per_command() {
    let desk = Desk::empty();
    for lang in ["nl", "en"] {
        desk.run(&["--lang", lang, "man", lang]).well();
        for name in COMMANDS.iter().map(|command| format!("perceel-{command}.1")).chain(["perceel.1".to_owned()]) {
            let text = std::fs::read_to_string(desk.home.path().join(lang).join(&name)).unwrap();
            assert!(text.starts_with(".TH ") && !text.contains('⟦'), "{name}");
            for line in text.lines().filter(|line| line.starts_with('.')) {
                let request = line.split(' ').next().unwrap();
                assert!([".TH", ".SH", ".TP", ".PP", ".nf", ".fi"].contains(&request), "{name}: {line}");
            }
        }
    }
}

#[test]
fn text_in_a_record_cannot_drive_the_terminal() {
    let desk = Desk::new();
    let nasty = "name=Zorg \u{1b}]0;x\u{7} \u{202e}om\u{9b}31m\u{200b}";
    let added = desk.run(&["add", "providers", nasty, "kvk=11223344"]);
    assert_eq!(added.code, 0, "{added:?}");
    for arguments in [
        vec!["list", "providers"],
        vec!["show", "providers", "11223344"],
        vec!["search", "zorg"],
        vec!["history"],
        vec!["history", "providers", "11223344"],
        vec!["list", "providers", "--format", "md"],
        vec!["show", "providers", "\u{1b}[31mx"],
        vec!["list", "\u{1b}[31m"],
        vec!["\u{1b}[31m"],
        vec!["completions", "--keys-of", "providers"],
    ] {
        let said = desk.run(&arguments);
        for c in ['\u{1b}', '\u{7}', '\u{202e}', '\u{9b}', '\u{200b}'] {
            assert!(!said.out.contains(c) && !said.err.contains(c), "{arguments:?}: {said:?}");
        }
    }
}

#[test]
fn a_sheet_is_rehearsed_taken_whole_and_undone() {
    let desk = Desk::new();
    let sheet = "Naam;KvK-nummer;Vestigingsplaats\r\nZorggroep Vlierbeek;87654321;Lindewolde\r\nStichting De Linde;12345678;Veenstad\r\n";
    std::fs::write(desk.home.path().join("aanbieders.csv"), sheet).unwrap();
    let before = desk.bytes();
    let tried = desk.run(&["import", "aanbieders.csv", "--as", "aanbieders", "--dry-run"]).well();
    assert!(tried.contains("Aanbieders: 1 nieuw, 1 gewijzigd, 0 gelijk, 0 geweigerd"), "{tried}");
    assert_eq!(desk.bytes(), before, "a rehearsal changes nothing");
    let refused = desk.run(&["import", "aanbieders.csv", "--as", "providers"]);
    assert_eq!(refused.code, 2, "nobody can be asked: {refused:?}");
    assert_eq!(desk.bytes(), before);
    desk.run(&["import", "aanbieders.csv", "--as", "providers", "--yes"]).well();
    let cities = || {
        desk.rows(&["list", "providers", "--json", "--sort", "kvk"])
            .iter()
            .map(|row| row["city"].clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(cities(), ["Veenstad", "Lindewolde"]);
    let again = desk.run(&["import", "aanbieders.csv", "--as", "providers", "--yes"]);
    assert!(again.out.contains("0 nieuw, 0 gewijzigd, 2 gelijk"), "the same file twice changes nothing: {again:?}");
    assert_eq!(desk.rows(&["history", "--json"]).len(), 4);
    desk.run(&["undo"]).well();
    assert_eq!(cities(), [Json::Null], "one import is one undo");

    std::fs::write(
        desk.home.path().join("fout.csv"),
        "Naam;KvK-nummer\r\nZorggroep Vlierbeek;87654321\r\nZonder cijfers;x\r\n",
    )
    .unwrap();
    let bad = desk.run(&["import", "fout.csv", "--as", "providers", "--yes"]);
    assert_eq!(bad.code, 65, "{bad:?}");
    assert_eq!(desk.rows(&["list", "providers", "--json"]).len(), 1, "all rows or none");

    std::fs::write(desk.home.path().join("bsn.csv"), "Naam;BSN\r\nJan;111222333\r\n").unwrap();
    let refused = desk.run(&["import", "bsn.csv", "--as", "providers", "--yes"]);
    assert_eq!(refused.code, 65, "{refused:?}");
    assert!(!refused.err.contains("111222333") && !refused.out.contains("111222333"), "{refused:?}");
    desk.run(&["import", "bestaat-niet.csv"]).fails(66, "bestaat-niet.csv");
    desk.run(&["import", "."]).fails(66, "map");
    let mut piped = desk.command(&["import", "-", "--as", "providers", "--yes"]);
    std::fs::write(desk.home.path().join("in"), sheet).unwrap();
    piped.stdin(std::fs::File::open(desk.home.path().join("in")).unwrap());
    ran(piped).well();
    assert_eq!(desk.rows(&["list", "providers", "--json"]).len(), 2);
}

#[test]
fn an_empty_sheet_imports_cleanly() {
    let desk = Desk::new();
    for (kind, name) in
        [("providers", "p.xlsx"), ("regions", "r.ods"), ("municipalities", "g.csv"), ("contracts", "c.xlsx")]
    {
        assert_eq!(desk.run(&["template", kind, "--to", name]).well().trim(), name);
        desk.run(&["import", name, "--as", kind, "--dry-run"]).well();
    }
    desk.run(&["import", "--template", "lots", "--to", "l.xlsx"]).well();
    desk.run(&["template", "providers", "--to", "p.xlsx"]).fails(73, "bestaat al");
}

#[test]
fn the_demonstration_is_marked_and_made_twice_alike() {
    let desk = Desk::empty();
    let made = |name: &str| {
        let path = desk.home.path().join(name);
        desk.run(&["demo", "--to", path.to_str().unwrap(), "--no-open", "--seed", "3"]).well();
        let path = path.to_str().unwrap().to_owned();
        desk.run(&["--db", &path, "list", "contracts", "--json"]).well()
    };
    let one = made("een.perceel");
    assert!(one.lines().count() > 100, "{}", one.lines().count());
    assert_eq!(one, made("twee.perceel"));
    desk.run(&["demo", "--to", "een.perceel", "--no-open"]).fails(73, "bestaat al");
    desk.run(&["demo", "--scale", "reusachtig", "--no-open"]).fails(2, "x10");
    let history = desk.home.path().join("een.perceel");
    let ran = desk.run(&["--db", history.to_str().unwrap(), "list", "actuals", "--json", "--limit", "3"]).well();
    assert_eq!(serde_json::from_str::<Json>(&ran).unwrap()["rows"].as_array().unwrap().len(), 3);
}

#[test]
fn keys_are_listed_and_clashes_refused() {
    let desk = Desk::empty();
    assert!(desk.run(&["keys"]).well().lines().count() > 20);
    assert!(desk.run(&["keys", "--markdown"]).well().contains("|---|"));
    assert_eq!(desk.run(&["keys", "--check"]).well(), "");
    std::fs::create_dir_all(desk.home.path().join(".config/perceel")).unwrap();
    std::fs::write(desk.home.path().join(".config/perceel/settings.toml"), "[keys.list]\nno-such-action = \"n\"\n")
        .unwrap();
    let refused = desk.run(&["keys", "--check"]);
    assert_eq!(refused.code, 2, "{refused:?}");
    assert!(refused.err.contains("no-such-action") && refused.err.contains('2'), "{refused:?}");
}

#[test]
fn everything_goes_out_as_json_and_comes_back_the_same() {
    let desk = Desk::new();
    desk.run(&["export", "all", "--to", "alles.json"]).well();
    desk.run(&["new", "ander.perceel"]).well();
    let other = desk.home.path().join("ander.perceel");
    let other = other.to_str().unwrap();
    desk.run(&["--db", other, "import", "alles.json", "--yes"]).well();
    desk.run(&["--db", other, "export", "all", "--to", "terug.json"]).well();
    let read = |name: &str| std::fs::read_to_string(desk.home.path().join(name)).unwrap();
    assert_eq!(read("alles.json"), read("terug.json"));
}

#[test]
fn the_agenda_and_the_ocds_package_are_written() {
    let desk = Desk::new();
    let agenda = desk.run(&["export", "calendar", "--to", "-"]).well();
    assert!(agenda.starts_with("BEGIN:VCALENDAR\r\n") && agenda.contains("20271231"), "{agenda}");
    desk.run(&["export", "agenda", "--to", "datums.ics"]).well();
    let package: Json = serde_json::from_str(&desk.run(&["export", "ocds", "--to", "-"]).well()).unwrap();
    assert!(package["releases"].is_array(), "{package}");
    desk.run(&["export", "calendar", "--to", "datums.csv"]).fails(2, "ics");
}

#[test]
fn a_published_notice_comes_in_and_the_second_time_changes_nothing() {
    let desk = Desk::new();
    let notice = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/notices/gunning-eforms.xml");
    let notice = notice.to_str().unwrap();
    let before = desk.bytes();
    let tried = desk.run(&["import", notice, "--dry-run"]).well();
    assert!(tried.contains("Percelen:"), "{tried}");
    assert_eq!(desk.bytes(), before);
    desk.run(&["import", notice, "--yes"]).well();
    assert!(!desk.rows(&["list", "lots", "--json"]).is_empty());
    let all = desk.run(&["export", "all", "--to", "-"]).well();
    desk.run(&["import", notice, "--yes"]).well();
    assert_eq!(desk.run(&["export", "all", "--to", "-"]).well(), all);
    desk.run(&["undo"]).well();
    assert!(desk.rows(&["list", "lots", "--json"]).is_empty());
}
