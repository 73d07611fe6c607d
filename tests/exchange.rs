//! What goes out comes back: every noun and every shape through JSON, XLSX, ODS and CSV, and text built to hurt.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
#![allow(clippy::print_stdout)] // a skipped test says so

use chrono::NaiveDate;
use perceel::domain::deadlines::{Span, deadlines};
use perceel::domain::edit::Figure;
use perceel::domain::field::Shape;
use perceel::domain::kind::Kind;
use perceel::domain::record::{Id, Record, Value};
use perceel::domain::register::Register;
use perceel::error::{ErrorKind, Result};
use perceel::export::calendar::Memory;
use perceel::export::table::{Purpose, Stamp, Table};
use perceel::export::{calendar, csv, json, markdown, ods, table, xlsx};
use perceel::import::own;
use perceel::import::plan::{Plan, Verdict};
use perceel::import::spreadsheet::read_spreadsheet;
use perceel::import::table::{Cell, Workbook};
use perceel::shown::formula::{guarded, unguarded};
use perceel::text::{Lang, Words};
use proptest::prelude::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn words() -> Words {
    Words::load(Lang::Nl)
}

fn stamp() -> Stamp {
    Stamp { as_of: day("2026-11-21"), known_on: None }
}

/// Texts that hurt: formulas, quotes, separators, line ends, emoji, right-to-left, blanks that are none.
const HURTFUL: &[&str] = &[
    "=1+1",
    "'=1+1",
    "+31 6",
    "-5",
    "@cmd",
    "＝1",
    "{=1}",
    "a;b,\"c\"|d",
    "twee\nregels",
    "é𝄞\u{202E}x",
    "naam #2",
    "none",
    "007",
    "1e5",
    "_x0041_",
    "<b>&amp;</b>",
    "a\u{A0}b",
    "tab\tin",
];

/// One value of a shape; `n` makes it differ from record to record.
fn sample(register: &Register, kind: Kind, position: usize, n: usize, values: &[Value]) -> Value {
    let field = &kind.noun().fields[position];
    let whole = i64::try_from(n).unwrap();
    let pick = |kind: Kind| register.all(kind).get(n % register.all(kind).len().max(1)).map(|record| record.id);
    match field.shape {
        _ if field.name == "cbs_code" => Value::text(&format!("GM{:04}", 500 + n)),
        Shape::Line if field.digits > 0 => Value::text(&format!("{n:0>width$}", width = usize::from(field.digits))),
        Shape::Line if field.name == "name" || field.name == "code" || field.name == "number" => {
            // Two by two they share their name, so that ranks are needed.
            Value::text(HURTFUL[n / 2 % HURTFUL.len()])
        }
        Shape::Line => Value::text(&HURTFUL[(n + position) % HURTFUL.len()].replace(['\n', '\t'], " ")),
        Shape::Due => Value::text("after_period(month,+15 d)"),
        Shape::Prose => Value::text(HURTFUL[(n + position) % HURTFUL.len()]),
        Shape::Lines => Value::text("45000000|45000001"),
        Shape::Whole => Value::Number(whole * 7 - 3),
        Shape::Money => {
            Value::Number(if n.is_multiple_of(3) { 9_007_199_254_740_991 - whole } else { whole * 101 - 150 })
        }
        Shape::MoneyOrNone => [Value::Nothing, Value::Number(0), Value::Unknown, Value::Number(-1)][n % 4].clone(),
        Shape::Percent => Value::Number([0, 1, 125_000, 123_450, 1_000_000, -49_570][n % 6]),
        Shape::Quantity => Value::Number([0, 1, 1_234_000, 1_234, -12_500, 999_999_999][n % 6]),
        Shape::Day => Value::Day(day(["2024-02-29", "1900-03-01", "1899-12-31", "9999-12-31"][n % 4])),
        Shape::Month => Value::Day(day(["2026-03-01", "2024-12-01"][n % 2])),
        Shape::Flag => Value::Flag(n.is_multiple_of(2)),
        Shape::Choice(codes) => Value::Choice(codes[n % codes.len()]),
        Shape::Link(to) => pick(to).map_or(Value::Unknown, Value::Link),
        Shape::Links(to) => {
            let ids: Vec<Id> = register.all(to).iter().map(|record| record.id).take(n % 3).collect();
            if ids.is_empty() { Value::Unknown } else { Value::Links(ids.into()) }
        }
        Shape::LinkBy(_) => match perceel::domain::register::target_kind(kind.noun(), values, position) {
            Some(to) => pick(to).map_or(Value::Unknown, Value::Link),
            None => Value::Unknown,
        },
    }
}

/// Six records of every noun with every field filled, half of the optional ones left unknown in every second record.
fn full_register() -> Register {
    let mut register = Register::default();
    let mut id = 0;
    for kind in Kind::ALL.iter().copied().filter(|kind| !kind.is_figures()) {
        let mut records = Vec::new();
        for n in 0..6 {
            id += 3;
            let mut record = Record::blank(kind, Id(id));
            for (position, field) in kind.noun().fields.iter().enumerate() {
                let skipped = !field.required && n % 2 == 1 && (position + n) % 2 == 0;
                if !skipped {
                    record.values[position] = sample(&register, kind, position, n, &record.values);
                }
            }
            if kind == Kind::Tender && n >= 4 {
                // Nothing names these two.
                for name in ["ted_notice", "notice_id", "title"] {
                    record = record.with(kind, name, Value::Unknown);
                }
            }
            records.push(record);
        }
        register.fill(kind, records.clone());
        // Links within the noun and to later nouns can only be made now.
        for record in &mut records {
            for (position, field) in kind.noun().fields.iter().enumerate() {
                if matches!(field.shape, Shape::Link(to) if to == kind) {
                    record.values[position] =
                        sample(&register, kind, position, usize::try_from(record.id.0).unwrap(), &[]);
                }
            }
        }
        register.fill(kind, records);
    }
    register
}

fn full_figures(register: &Register, kind: Kind) -> Vec<Record> {
    let mut records: Vec<Record> = Vec::new();
    for n in 0..40 {
        let mut record = Record::blank(kind, Id(1000 + i64::try_from(n).unwrap()));
        for position in 0..kind.noun().fields.len() {
            record.values[position] = sample(register, kind, position, n, &record.values);
        }
        if let Some((at, _)) = kind.noun().find("archived_on") {
            record.values[at] = Value::Unknown;
        }
        records.push(record);
    }
    records
}

fn record_of(kind: Kind, number: usize, figure: &Figure) -> Record {
    let text = |text: &Option<std::sync::Arc<str>>| Value::from(text.as_deref());
    Record::blank(kind, Id(i64::try_from(number).unwrap()))
        .with(kind, "provider", figure.provider)
        .with(kind, "product", figure.product)
        .with(kind, "municipality", figure.municipality)
        .with(kind, "month", figure.month)
        .with(kind, "quantity", figure.quantity)
        .with(kind, "unit", figure.unit.map_or(Value::Unknown, Value::Choice))
        .with(kind, "amount_cents", figure.amount_cents)
        .with(kind, "clients", figure.clients)
        .with(kind, "source", text(&figure.source))
        .with(kind, "completeness_percent", figure.completeness)
        .with(kind, "note", text(&figure.note))
}

type Figures = Vec<(Kind, Vec<Record>)>;

fn figures_of(figures: &Figures, kind: Kind) -> &[Record] {
    figures.iter().find(|(held, _)| *held == kind).map_or(&[], |(_, records)| records)
}

fn tables<'a>(register: &'a Register, figures: &'a Figures) -> Vec<Table<'a>> {
    let feed = move |kind: Kind, take: &mut dyn FnMut(Record) -> Result<()>| {
        figures_of(figures, kind).iter().cloned().try_for_each(take)
    };
    table::all(register, words(), |kind| figures_of(figures, kind).len(), feed)
}

fn export(register: &Register, figures: &Figures) -> Vec<u8> {
    let mut bytes = Vec::new();
    json::write_all(&mut bytes, &mut tables(register, figures), &stamp()).unwrap();
    bytes
}

fn import(bytes: &[u8], register: &Register) -> Plan {
    own::plan(bytes, "uitvoer.json", register, words(), day("2026-11-21"), &|_| false).unwrap()
}

fn after(plan: &Plan, register: &Register) -> (Register, Figures) {
    let mut register = register.clone();
    register.apply(&plan.edit.changes);
    let records = |figures: &perceel::domain::edit::Figures| {
        figures.rows.iter().enumerate().map(|(n, figure)| record_of(figures.kind, n + 5000, figure)).collect()
    };
    (register, plan.edit.figures.iter().map(|figures| (figures.kind, records(figures))).collect())
}

fn full_figures_of(register: &Register) -> Figures {
    [Kind::Actual, Kind::Reservation].map(|kind| (kind, full_figures(register, kind))).into()
}

/// Nouns whose records lie in the register; monthly figures are apart.
fn stored() -> usize {
    Kind::ALL.iter().filter(|kind| !kind.is_figures()).count()
}

#[test]
fn everything_survives_json_to_the_byte() {
    let register = full_register();
    let figures = full_figures_of(&register);
    let bytes = export(&register, &figures);
    let plan = import(&bytes, &Register::default());
    let refused: Vec<_> = plan.rows.iter().filter(|row| row.verdict == Verdict::Refused).collect();
    assert!(refused.is_empty(), "{refused:#?}");
    assert!(plan.rows.iter().all(|row| row.notes.is_empty()), "{:#?}", plan.rows.iter().find(|r| !r.notes.is_empty()));
    assert_eq!(plan.count(Verdict::New), stored() * 6);
    assert_eq!(plan.edit.figures.iter().map(|figures| figures.rows.len()).sum::<usize>(), 80);
    let (copy, copied) = after(&plan, &Register::default());
    assert_eq!(copy.len(), register.len());
    let again = export(&copy, &copied);
    for (one, other) in String::from_utf8_lossy(&bytes).lines().zip(String::from_utf8_lossy(&again).lines()) {
        assert_eq!(one, other);
    }
    assert!(bytes == again);
    // The envelope is what others rely on.
    let whole: serde_json::Value = serde_json::from_slice(&bytes).unwrap();
    let keys: Vec<&str> = whole.as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(keys, ["schema", "kind", "as_of", "known_on", "kinds"]);
    assert_eq!((&whole["schema"], &whole["kind"]), (&1.into(), &"all".into()));
    let kinds: Vec<&str> = whole["kinds"].as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(kinds, Kind::ALL.iter().map(|kind| kind.name()).collect::<Vec<_>>());
}

#[test]
fn the_same_file_twice_changes_nothing() {
    let register = full_register();
    let bytes = export(&register, &Figures::new());
    for known in [&register, &after(&import(&bytes, &Register::default()), &Register::default()).0] {
        let plan = import(&bytes, known);
        let other: Vec<_> = plan.rows.iter().filter(|row| row.verdict != Verdict::Same).take(3).collect();
        assert!(plan.edit.is_empty(), "{other:#?}");
        assert_eq!(plan.count(Verdict::Same), stored() * 6);
    }
}

#[test]
fn one_changed_value_is_one_changed_record() {
    let register = full_register();
    let mut other = register.clone();
    let contract = register.all(Kind::Contract)[2].clone();
    let changed = contract.clone().with(Kind::Contract, "original_value_cents", 4_242);
    other.fill(
        Kind::Contract,
        register
            .all(Kind::Contract)
            .iter()
            .map(|r| if r.id == contract.id { changed.clone() } else { r.clone() })
            .collect(),
    );
    let plan = import(&export(&other, &Figures::new()), &register);
    assert_eq!(plan.edit.changes.len(), 1);
    assert_eq!((plan.count(Verdict::Changed), plan.count(Verdict::New)), (1, 0));
    assert_eq!(plan.edit.changes[0].id, contract.id);
}

fn own_refused(text: &str, id: &str) {
    let error = own::plan(text.as_bytes(), "x.json", &Register::default(), words(), day("2026-11-21"), &|_| false)
        .expect_err(text);
    assert_eq!((error.kind, error.what.id), (ErrorKind::Refused, id), "{error:?}");
}

#[test]
fn hostile_json_is_refused_whole() {
    let rows =
        |rows: &str| format!(r#"{{"schema":1,"kind":"regions","as_of":"2026-11-21","known_on":null,"rows":{rows}}}"#);
    own_refused(&rows(r#"[{"name":"a","name":"b"}]"#), "import-sheet-json-key-twice");
    own_refused(&rows(r#"[{"x":1,"x":2}]"#), "import-sheet-json-key-twice");
    own_refused(r#"{"schema":1,"kind":"all","kinds":{"regions":[],"regions":[]}}"#, "import-sheet-json-key-twice");
    own_refused(r#"{"schema":1,"schema":1,"kind":"regions","rows":[]}"#, "import-sheet-json-key-twice");
    own_refused(&rows(r#"[{"name":[["a"]]}]"#), "import-own-nested");
    own_refused(&rows(r#"[{"name":{"a":1}}]"#), "import-own-nested");
    own_refused(&rows(&format!("[{{\"name\":{}1{}}}]", "[".repeat(200), "]".repeat(200))), "import-own-nested");
    own_refused(&rows(r#"[{"name":1e999}]"#), "import-sheet-json-broken");
    own_refused(&rows(r#"[{"name":"a"}"#), "import-sheet-json-broken");
    own_refused(r#"{"schema":2,"kind":"regions","rows":[]}"#, "import-own-version");
    own_refused(r#"{"schema":1,"kind":"unicorns","rows":[]}"#, "import-own-no-rows");
    own_refused(&rows(r#"[{"name":"BSN 123456782"}]"#), "guard-number-beside-word");
    own_refused(&rows(r#"[{"name":"a","bsn":"1"}]"#), "guard-heading");
}

#[test]
fn what_is_not_known_is_told() {
    let text = r#"{"schema":1,"kind":"all","as_of":"2026-11-21","known_on":null,"kinds":{
        "contracts":[{"number":"C1","provider":"Zorghuis De Vlier","kleur":"rood"},{"number":"C2","provider":"Onbekend"}],
        "providers":[{"name":"Zorghuis De Vlier"}],"unicorns":[{}]}}"#;
    let plan = import(text.as_bytes(), &Register::default());
    assert_eq!((plan.count(Verdict::New), plan.count(Verdict::Refused)), (2, 1));
    let told: Vec<&str> = plan.warnings.iter().map(|message| message.id).collect();
    assert_eq!(told, ["import-own-columns", "import-own-unknown"]);
    let refused = plan.rows.iter().find(|row| row.verdict == Verdict::Refused).unwrap();
    assert_eq!((refused.place.as_str(), refused.notes[0].id), ("contracts[2]", "value-no-such-record"));
}

fn workbook(register: &Register, figures: &Figures, purpose: Purpose, ending: &str) -> Workbook {
    let about = xlsx::About { region: Some("Regio De Linde".into()), stamp: stamp() };
    let mut bytes = Vec::new();
    let mut tables = tables(register, figures);
    let told = match ending {
        "xlsx" => xlsx::write(&mut bytes, &mut tables, Some(&about), purpose, words()).unwrap(),
        _ => ods::write(&mut bytes, &mut tables, Some(&about), purpose, words()).unwrap(),
    };
    assert!(told.is_empty(), "{told:?}");
    read_spreadsheet(&bytes).unwrap()
}

/// What a cell must read as, written down by shape, apart from the writers.
fn expected(register: &Register, kind: Kind, record: &Record, position: usize) -> Cell {
    #[allow(clippy::cast_precision_loss)] // all samples lie within 2^53
    let number = |number: i64, scale: f64| Cell::Number { value: number as f64 / scale, shown: None };
    let shape = kind.noun().fields[position].shape;
    let target = perceel::domain::register::target_kind(kind.noun(), &record.values, position);
    match (&record.values[position], shape) {
        (Value::Unknown, _) => Cell::Empty,
        (Value::Nothing, _) => Cell::Text("none".into()),
        (Value::Number(n), Shape::Percent) => number(*n, 1_000_000.0),
        (Value::Number(n), Shape::Quantity) => number(*n, 1000.0),
        (Value::Number(n), _) => number(*n, 1.0),
        (Value::Day(day), Shape::Month) => Cell::Text(day.format("%Y-%m").to_string()),
        (Value::Day(day), _) => Cell::Day(*day),
        (Value::Flag(flag), _) => Cell::Bool(*flag),
        (Value::Choice(code), _) => Cell::Text((*code).into()),
        (Value::Text(text), _) => Cell::Text(text.to_string()),
        (Value::Link(id), _) => Cell::Text(table::key(register, target.unwrap(), *id)),
        (Value::Links(ids), _) => {
            let keys: Vec<String> = ids.iter().map(|id| table::key(register, target.unwrap(), *id)).collect();
            Cell::Text(keys.join("|"))
        }
    }
}

#[test]
fn every_cell_of_a_workbook_reads_back_as_it_was() {
    let register = full_register();
    let figures = full_figures_of(&register);
    for ending in ["xlsx", "ods"] {
        let book = workbook(&register, &figures, Purpose::Exchange, ending);
        let names: Vec<&str> = book.sheets.iter().map(|sheet| sheet.name.as_str()).collect();
        assert_eq!(names[0], xlsx::ABOUT_SHEET);
        assert_eq!(names[1..], Kind::ALL.iter().map(|kind| kind.name()).collect::<Vec<_>>());
        for (kind, sheet) in Kind::ALL.iter().zip(&book.sheets[1..]) {
            let records = if kind.is_figures() { figures_of(&figures, *kind) } else { register.all(*kind) };
            assert_eq!(sheet.rows.len(), records.len() + 1, "{}", kind.name());
            for (position, field) in kind.noun().fields.iter().enumerate() {
                assert_eq!(sheet.cell(0, position), &Cell::Text(field.name.into()));
                for (row, record) in records.iter().enumerate() {
                    let mut wanted = expected(&register, *kind, record, position);
                    let mut read = sheet.cell(row + 1, position).clone();
                    // Excel has no day before March 1900: text. What a percentage shows is the reader's business.
                    if let Cell::Day(early) = wanted
                        && early < day("1900-03-01")
                        && ending == "xlsx"
                    {
                        wanted = Cell::Text(early.to_string());
                    }
                    if let Cell::Number { shown, .. } = &mut read {
                        *shown = None;
                    }
                    assert_eq!(read, wanted, "{ending} {} {} row {row}", kind.name(), field.name);
                }
            }
        }
    }
}

#[test]
fn people_see_euros() {
    let register = full_register();
    let mut bytes = Vec::new();
    let mut contracts = Table::of_noun(&register, Kind::Contract, words());
    xlsx::write(&mut bytes, std::slice::from_mut(&mut contracts), None, Purpose::People, words()).unwrap();
    let book = read_spreadsheet(&bytes).unwrap();
    let sheet = &book.sheets[0];
    let column = (0..sheet.width()).find(|at| sheet.cell(0, *at) == &Cell::Text("original_value".into())).unwrap();
    // The second record: 101 - 150 cents; the third: 52 cents.
    assert_eq!(sheet.cell(2 + 1, column).shown(), "0.52");
}

fn csv_of(cells: Vec<Vec<table::Cell>>, columns: &[(&str, Shape)], purpose: Purpose) -> Vec<u8> {
    let columns = columns
        .iter()
        .map(|(name, shape)| table::Column { name: (*name).into(), label: (*name).into(), shape: *shape })
        .collect();
    let mut bytes = Vec::new();
    csv::write(&mut bytes, &mut Table::of_rows("x", "x", columns, cells), purpose).unwrap();
    bytes
}

#[test]
fn csv_as_dutch_excel_wants_it() {
    use table::Cell as C;
    let columns = [("a", Shape::Line), ("b_cents", Shape::Money), ("c", Shape::Percent), ("d", Shape::Quantity)];
    let rows = vec![
        vec![C::Text("=1+1".into()), C::Cents(123_456), C::Percent(125_000), C::Quantity(1_234)],
        vec![C::Text("'=x".into()), C::Cents(-5), C::Percent(123_450), C::Quantity(-12_500)],
        vec![C::Text("a;\"b\"\nc".into()), C::Nothing, C::Unknown, C::Quantity(3_000)],
    ];
    let people = String::from_utf8(csv_of(rows.clone(), &columns, Purpose::People)).unwrap();
    assert_eq!(
        people,
        "\u{FEFF}a;b;c;d\r\n'=1+1;1234,56;12,5%;1,2340\r\n''=x;-0,05;12,3450%;-12,5\r\n\"a;\"\"b\"\"\nc\";none;;3\r\n"
    );
    let exact = String::from_utf8(csv_of(rows, &columns, Purpose::Exchange)).unwrap();
    assert!(exact.starts_with("\u{FEFF}a;b_cents;c;d\r\n'=1+1;123456;"));
}

#[test]
fn markdown_cells_are_no_markup() {
    let columns = vec![table::Column { name: "a".into(), label: "A|B".into(), shape: Shape::Line }];
    let hurtful = "[x](javascript:alert) <script>`code`</script> a|b\n# kop *vet* &lt;";
    let rows = vec![vec![table::Cell::Text(hurtful.into())], vec![table::Cell::Text("- lijst".into())]];
    let mut bytes = Vec::new();
    markdown::write(&mut bytes, &mut Table::of_rows("x", "x", columns, rows), words()).unwrap();
    let text = String::from_utf8(bytes).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines[0], "| A\\|B |");
    assert_eq!(
        lines[2],
        "| \\[x\\](javascript:alert) &lt;script&gt;\\`code\\`&lt;/script&gt; a\\|b<br>\\# kop \\*vet\\* &amp;lt; |"
    );
    assert_eq!(lines[3], "| \\- lijst |");
}

fn agenda_register(title: &str, status: &'static str) -> Register {
    let mut register = Register::default();
    let name = Record::blank(Kind::Provider, Id(1)).with(Kind::Provider, "name", title);
    register.fill(Kind::Provider, vec![name]);
    let contract = Record::blank(Kind::Contract, Id(2))
        .with(Kind::Contract, "number", "C-1; a,b\\c")
        .with(Kind::Contract, "provider", Id(1))
        .with(Kind::Contract, "start", day("2026-01-01"))
        .with(Kind::Contract, "end", day("2027-12-31"))
        .with(Kind::Contract, "notice_months_client", 6)
        .with(Kind::Contract, "status", Value::Choice(status));
    register.fill(Kind::Contract, vec![contract]);
    let option = |id: i64, seq: i64| {
        Record::blank(Kind::ExtensionOption, Id(id))
            .with(Kind::ExtensionOption, "contract", Id(2))
            .with(Kind::ExtensionOption, "seq", seq)
            .with(Kind::ExtensionOption, "months", 12)
            .with(Kind::ExtensionOption, "notify_months", 6)
    };
    register.fill(Kind::ExtensionOption, vec![option(3, 1), option(4, 2)]);
    let review = Record::blank(Kind::Review, Id(5))
        .with(Kind::Review, "subject_kind", Value::Choice("contract"))
        .with(Kind::Review, "subject", Id(2))
        .with(Kind::Review, "kind", Value::Choice("annual"))
        .with(Kind::Review, "anchor", day("2024-02-29"))
        .with(Kind::Review, "interval_months", 12);
    register.fill(Kind::Review, vec![review]);
    register
}

fn agenda_of(register: &Register, memory: &Memory, origin: &str) -> (Vec<calendar::Event>, Memory) {
    let as_of = day("2026-11-21");
    let found = deadlines(Span::usual(register, as_of));
    calendar::events(register, &calendar::Asked { origin, as_of, deadlines: &found, wanted: None, memory }, words())
}

fn agenda(register: &Register) -> String {
    let (events, _) = agenda_of(register, &Memory::default(), "f00d-1");
    let mut bytes = Vec::new();
    calendar::write(&mut bytes, &events, day("2026-11-21"), words()).unwrap();
    String::from_utf8(bytes).unwrap()
}

/// The worked example of R3: 24 months and two options of 12, to be announced 6 months ahead.
fn with_option_exercised(register: &Register) -> Register {
    let mut exercised = register.clone();
    let options = register.all(Kind::ExtensionOption).to_vec();
    let first = options[0].clone().with(Kind::ExtensionOption, "exercised_on", day("2026-11-01"));
    exercised.fill(Kind::ExtensionOption, vec![first, options[1].clone()]);
    exercised
}

#[test]
fn the_agenda_holds_the_dates_of_the_rules() {
    let register = agenda_register("Zorggroep Rietkraag", "active");
    let (events, _) = agenda_of(&register, &Memory::default(), "x");
    let found: Vec<(String, String)> = events.into_iter().map(|event| (event.day.to_string(), event.uid)).collect();
    for (day, uid) in [
        ("2027-02-28", "reviews-5-review-3@x.perceel"),
        ("2027-06-30", "contracts-2-last-notice@x.perceel"),
        ("2027-06-30", "extension-options-3-option-decision@x.perceel"),
        ("2028-06-30", "extension-options-4-option-decision@x.perceel"),
        ("2027-12-31", "contracts-2-end@x.perceel"),
        ("2029-12-31", "contracts-2-max-end@x.perceel"),
    ] {
        assert!(found.contains(&(day.to_owned(), uid.to_owned())), "{uid}: {found:?}");
    }
    // What has ended needs no agenda.
    assert!(agenda_of(&agenda_register("x", "ended"), &Memory::default(), "x").0.is_empty());
}

/// Sending again changes nothing; a moved date is the same event with one more change, a dropped one is called off once.
#[test]
fn the_agenda_follows_what_it_sent_before() {
    let register = agenda_register("Zorggroep Rietkraag", "active");
    let (first, sent) = agenda_of(&register, &Memory::default(), "x");
    assert!(first.iter().all(|event| event.sequence == 0 && !event.cancelled));
    let (again, same) = agenda_of(&register, &Memory::read(&sent.written()), "x");
    assert_eq!((&again, &same), (&first, &sent));

    let exercised = with_option_exercised(&register);
    let (moved, after) = agenda_of(&exercised, &sent, "x");
    let at = |events: &[calendar::Event], uid: &str| {
        let event = events.iter().find(|event| event.uid.starts_with(uid)).unwrap();
        (event.day.to_string(), event.sequence, event.cancelled)
    };
    assert_eq!(at(&moved, "contracts-2-end"), ("2028-12-31".into(), 1, false));
    assert_eq!(at(&moved, "contracts-2-last-notice@"), ("2028-06-30".into(), 1, false));
    assert_eq!(at(&moved, "extension-options-3-option-decision"), ("2027-06-30".into(), 1, true));
    assert_eq!(at(&moved, "extension-options-4-option-decision"), ("2028-06-30".into(), 0, false));
    // Once more: called off stays called off, without another change.
    assert_eq!(agenda_of(&exercised, &after, "x"), (moved, after.clone()));
    // The option was taken back: the event returns under its own name.
    let (back, _) = agenda_of(&register, &after, "x");
    assert_eq!(at(&back, "extension-options-3-option-decision"), ("2027-06-30".into(), 2, false));
}

#[test]
fn the_agenda_is_sound_whatever_the_names_hold() {
    let hurtful = format!("{}\r\nBEGIN:VEVENT\rX-EVIL:1\n;,\\ {}", "é𝄞".repeat(100), "z".repeat(80));
    let text = agenda(&agenda_register(&hurtful, "active"));
    assert!(text.ends_with("END:VCALENDAR\r\n"));
    assert!(!text.replace("\r\n", "").contains(['\r', '\n']));
    assert!(text.split("\r\n").all(|line| line.len() <= 75), "a line is longer than 75 octets");
    let unfolded = text.replace("\r\n ", "");
    let lines: Vec<&str> = unfolded.split("\r\n").collect();
    let count = |wanted: &str| lines.iter().filter(|line| **line == wanted).count();
    let events = count("BEGIN:VEVENT");
    assert!(events >= 6);
    assert_eq!([count("END:VEVENT"), count("BEGIN:VALARM")], [events, 2 * events]);
    assert_eq!([count("TRIGGER:-P30D"), count("TRIGGER:-P7D")], [events, events]);
    assert!(lines.iter().all(|line| !line.starts_with("X-EVIL")));
    assert_eq!(count("DTSTART;VALUE=DATE:20271231"), 1);
    assert_eq!(count("DTEND;VALUE=DATE:20280101"), 1);
    assert_eq!(count("SEQUENCE:0"), events);
    let summary = lines.iter().find(|line| line.starts_with("SUMMARY:contract e")).unwrap();
    assert!(summary.contains("C-1\\; a\\,b\\\\c"), "{summary}");
    assert!(summary.contains("\\nBEGIN:VEVENT\\nX-EVIL:1\\n\\;\\,\\\\ "), "{summary}");
}

/// Another program reads the agenda without complaint; skipped where Python's `icalendar` is not there.
#[test]
fn pythons_icalendar_reads_the_agenda() {
    let script = "import sys, icalendar\n\
        calendar = icalendar.Calendar.from_ical(sys.stdin.buffer.read())\n\
        events = calendar.walk('VEVENT')\n\
        assert events and not any(event.errors for event in events)\n\
        assert len({str(event['uid']) for event in events}) == len(events)\n\
        assert all((event['dtend'].dt - event['dtstart'].dt).days == 1 for event in events)\n\
        print(len(events))";
    let there = std::process::Command::new("python3").args(["-c", "import icalendar"]).output();
    if !there.is_ok_and(|output| output.status.success()) {
        return;
    }
    let text = agenda(&agenda_register("Zorggroep Rietkraag; de Poel, \u{201c}Oost\u{201d}", "active"));
    let mut child = std::process::Command::new("python3")
        .args(["-c", script])
        .stdin(std::process::Stdio::piped())
        .stdout(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    std::io::Write::write_all(&mut child.stdin.take().unwrap(), text.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success());
    let count: usize = String::from_utf8(output.stdout).unwrap().trim().parse().unwrap();
    assert_eq!(count, text.matches("BEGIN:VEVENT").count());
}

/// Not a test of time: run by hand (`--ignored --nocapture`) to see what a region's four years of figures cost.
#[test]
#[ignore = "measures, proves nothing"]
fn a_region_of_figures() {
    let register = full_register();
    let some = full_figures(&register, Kind::Actual);
    let figures: Figures = vec![(Kind::Actual, some.iter().cycle().take(720_000).cloned().collect())];
    let clock = std::time::Instant::now();
    let bytes = export(&register, &figures);
    println!("export JSON {:?}, {} MiB", clock.elapsed(), bytes.len() >> 20);
    let clock = std::time::Instant::now();
    let plan = import(&bytes, &Register::default());
    println!("import JSON {:?}", clock.elapsed());
    assert_eq!(plan.edit.figures[0].rows.len(), 720_000);
    let clock = std::time::Instant::now();
    let mut sheet = Vec::new();
    xlsx::write(&mut sheet, &mut tables(&register, &figures), None, Purpose::Exchange, words()).unwrap();
    println!("export XLSX {:?}, {} MiB", clock.elapsed(), sheet.len() >> 20);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn one_quote_is_put_on_and_taken_off(text in "['={ +@a\\-\t＝]{0,6}[a-z0-9]{0,3}") {
        let out = guarded(&text);
        prop_assert_eq!(unguarded(&out), &text);
        prop_assert!(!out.starts_with(['=', '+', '-', '@', '\t', '\r', '＝']));
    }

    #[test]
    fn any_text_survives_json_csv_and_workbooks(name in "\\PC{1,40}", note in "(\\PC|[\n\t\r;|\"'=\u{1}-\u{8}]){1,60}") {
        prop_assume!(!name.trim().is_empty() && !note.trim().is_empty());
        let region = Record::blank(Kind::Region, Id(1))
            .with(Kind::Region, "name", name.as_str())
            .with(Kind::Region, "note", note.as_str());
        let mut register = Register::default();
        register.fill(Kind::Region, vec![region.clone()]);
        let bytes = export(&register, &Figures::new());
        let Ok(plan) = own::plan(&bytes, "x", &Register::default(), words(), day("2026-11-21"), &|_| true) else {
            // Only the guard may keep it out.
            return Ok(());
        };
        prop_assert_eq!(&export(&after(&plan, &Register::default()).0, &Figures::new()), &bytes);

        let mut text = Vec::new();
        csv::write(&mut text, &mut Table::of_noun(&register, Kind::Region, words()), Purpose::People).unwrap();
        let body = String::from_utf8(text).unwrap();
        let mut reader = ::csv::ReaderBuilder::new().delimiter(b';').from_reader(body.trim_start_matches('\u{FEFF}').as_bytes());
        let row = reader.records().next().unwrap().unwrap();
        prop_assert_eq!(Value::text(unguarded(&row[0])), region.values[0].clone());
        prop_assert_eq!(Value::text(unguarded(&row[1])), region.values[1].clone());

        let mut sheet = Vec::new();
        let mut regions = Table::of_noun(&register, Kind::Region, words());
        xlsx::write(&mut sheet, std::slice::from_mut(&mut regions), None, Purpose::Exchange, words()).unwrap();
        let book = read_spreadsheet(&sheet).unwrap();
        prop_assert_eq!(Value::text(&book.sheets[0].cell(1, 0).shown()), region.values[0].clone());
        prop_assert_eq!(Value::text(&book.sheets[0].cell(1, 1).shown()), region.values[1].clone());
    }
}
