//! Sheets into a register: every noun, every dialect, what is asked instead of guessed, and the same file twice.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
#![allow(clippy::print_stdout)] // a skipped test says so

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use perceel::demo::{self, Scale};
use perceel::domain::kind::Kind;
use perceel::domain::nouns::{contracts, waiting_times};
use perceel::domain::record::Value;
use perceel::domain::register::Register;
use perceel::domain::register::target_kind;
use perceel::domain::shape::to_cell;
use perceel::import::csv::{open, read_csv};
use perceel::import::json_rows::read_json_rows;
use perceel::import::plan::Verdict;
use perceel::import::sheet::{
    Mapping, Progress, Rehearsal, from_toml, plan, plan_figures, propose, sample, template, to_toml,
};
use perceel::import::table::{Cell, Format, Sheet, Workbook};
use perceel::text::{Lang, Words};
use support::{dutch, region, today};

/// A real file from the folder of real data, or None with a word about it when that folder is not there.
fn real(name: &str) -> Option<Vec<u8>> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let found = ["../shared/data/real", "../../shared/data/real"]
        .iter()
        .find_map(|folder| std::fs::read(root.join(folder).join(name)).ok());
    if found.is_none() {
        println!("skipped: no real data file {name}");
    }
    found
}

/// The mappings that are proposed for a workbook.
fn proposed(book: &Workbook, register: &Register, hint: Option<Kind>) -> Vec<Mapping> {
    propose(book, register, dutch(), hint).into_iter().map(|proposal| proposal.mapping).collect()
}

fn rehearse(book: &Workbook, mappings: &[Mapping], register: &Register) -> Rehearsal {
    plan(book, mappings, register, dutch(), today(), "bestand").unwrap()
}

/// Reads text with separators as it is proposed.
fn read(text: &str, name: &str, register: &Register) -> Rehearsal {
    let book = read_csv(text.as_bytes(), name).unwrap();
    rehearse(&book, &proposed(&book, register, None), register)
}

fn told(rehearsal: &Rehearsal) -> String {
    let mut out = String::new();
    for row in &rehearsal.plan.rows {
        let notes: Vec<String> = row.notes.iter().map(|note| dutch().say(note)).collect();
        out.push_str(&format!("{} {} {:?} {}\n", row.kind.name(), row.place, row.verdict, notes.join(" ")));
    }
    for question in &rehearsal.questions {
        out.push_str(&format!("? {} ({}) {}\n", question.id, question.rows, dutch().say(&question.asks)));
    }
    for warning in &rehearsal.plan.warnings {
        out.push_str(&format!("! {}\n", dutch().say(warning)));
    }
    out
}

/// Takes a rehearsal over that has neither questions nor refusals.
fn take(register: &mut Register, rehearsal: &Rehearsal) {
    assert!(rehearsal.questions.is_empty() && rehearsal.refused() == 0, "{}", told(rehearsal));
    register.apply(&rehearsal.plan.edit.changes);
}

/// Every record as its cells of exchange, sorted: what two registers hold, whatever their ids.
fn content(register: &Register, kind: Kind) -> Vec<Vec<String>> {
    let noun = kind.noun();
    let mut rows: Vec<Vec<String>> = register
        .all(kind)
        .iter()
        .map(|record| {
            let cell = |at: usize| {
                let target = target_kind(noun, &record.values, at);
                to_cell(register, noun.fields[at].shape, target, &record.values[at])
            };
            (0..noun.fields.len()).map(cell).collect()
        })
        .collect();
    rows.sort();
    rows
}

fn sheet(name: &str, rows: Vec<Vec<String>>) -> Sheet {
    let rows = rows.into_iter().map(|row| row.into_iter().map(Cell::text).collect()).collect();
    Sheet { name: name.to_owned(), hidden: false, rows, first_row: 1 }
}

fn book(sheets: Vec<Sheet>) -> Workbook {
    Workbook { format: Format::Xlsx, dialect: None, dates_1904: false, sheets, warnings: Vec::new() }
}

#[test]
fn a_word_for_nothing_known_among_numbers_is_told_and_not_refused() {
    let register = two_providers();
    let text = "contractnummer;aanbieder;contractwaarde;einddatum\nC-1;Stichting De Meidoorn;n.v.t.;onbekend\n\
                C-2;Stichting De Meidoorn;€ -;31-12-2027\nC-3;Stichting De Meidoorn;veel;31-12-2027\n";
    let rehearsal = read(text, "lijst", &register);
    let verdicts: Vec<Verdict> = rehearsal.plan.rows.iter().map(|row| row.verdict).collect();
    assert_eq!(verdicts, [Verdict::New, Verdict::New, Verdict::Refused], "{}", told(&rehearsal));
    let said = told(&rehearsal);
    for note in ["“n.v.t.” is gelezen als niet bekend", "“onbekend” is gelezen als niet bekend", "“€ -” is gelezen"]
    {
        assert!(said.contains(note), "{said}");
    }
}

// ---- templates

#[test]
fn every_template_reads_in_and_the_second_time_changes_nothing() {
    for lang in Lang::ALL {
        let words = Words::load(lang);
        let mut register = Register::default();
        for kind in Kind::ALL {
            // Tariffs name an indexation round, which stands after them.
            let order = if *kind == Kind::Tariff { Kind::IndexationRound } else { *kind };
            for kind in [order, *kind] {
                let template = template(kind, words);
                let mut rows = vec![template.headings.clone()];
                rows.extend(template.examples.clone());
                let book = book(vec![sheet("Blad1", rows)]);
                let mappings = proposed(&book, &register, Some(kind));
                let left: Vec<_> = mappings[0].columns.iter().filter(|column| column.field.is_none()).collect();
                assert!(left.is_empty(), "{lang:?} {kind:?}: {left:?}");
                let first = rehearse(&book, &mappings, &register);
                assert!(first.questions.is_empty() && first.refused() == 0, "{lang:?} {}", told(&first));
                if kind.is_figures() {
                    assert_eq!(first.plan.edit.figures[0].rows.len(), template.examples.len());
                    continue;
                }
                register.apply(&first.plan.edit.changes);
                assert_eq!(register.all(kind).len(), template.examples.len(), "{kind:?}");
                // Every cell with an example became a value.
                for (record, example) in register.all(kind).iter().zip(&template.examples) {
                    let known = record.values.iter().filter(|value| !value.is_unknown()).count();
                    assert_eq!(known, example.iter().filter(|cell| !cell.is_empty()).count(), "{kind:?}");
                }
                let second = rehearse(&book, &proposed(&book, &register, Some(kind)), &register);
                assert!(second.plan.edit.is_empty(), "{lang:?} {}", told(&second));
            }
        }
    }
}

/// A region without sub-regions: its memberships have a key that can be typed, and the same sheet again changes nothing.
#[test]
fn memberships_without_a_sub_region_are_read_once() {
    let mut register = region();
    support::add(&mut register, Kind::Municipality, &["cbs_code=GM9977", "name=Losdorp"]);
    let text = "gemeente;van;tot\nGM9977;2019-01-01;2022-12-31\nGM9977;2025-01-01;\n";
    let held = read_csv(text.as_bytes(), "leden").unwrap();
    let read = |register: &Register| rehearse(&held, &proposed(&held, register, Some(Kind::Membership)), register);
    let before = register.all(Kind::Membership).len();
    let first = read(&register);
    take(&mut register, &first);
    assert_eq!(register.all(Kind::Membership).len(), before + 2);
    assert!(read(&register).plan.edit.is_empty(), "{}", told(&read(&register)));
    let keys = ["GM9977/2019-01-01", "GM9977/2025-01-01"];
    let found: Vec<_> = keys.iter().map(|key| support::find(&register, Kind::Membership, key)).collect();
    assert_eq!(found.iter().map(|id| register.key(Kind::Membership, *id)).collect::<Vec<_>>(), keys);
}

#[test]
fn the_noun_of_a_template_is_recognised_without_being_told() {
    let mut wrong = Vec::new();
    for lang in Lang::ALL {
        for kind in Kind::ALL {
            let template = template(*kind, Words::load(lang));
            let mut rows = vec![template.headings];
            rows.extend(template.examples);
            let book = book(vec![sheet("Blad1", rows)]);
            let found = propose(&book, &Register::default(), dutch(), None);
            let found = found.first().and_then(|proposal| proposal.mapping.kind);
            if found != Some(*kind) {
                wrong.push(format!("{lang:?} {kind:?}: {found:?}"));
            }
        }
    }
    // A name alone fits many nouns, and what is reserved looks like what was delivered: asked, never guessed.
    let asked = [Kind::Region, Kind::ProviderGroup, Kind::LotProduct, Kind::Reservation];
    let expected: Vec<String> = Lang::ALL
        .iter()
        .flat_map(|lang| asked.map(|kind| format!("{lang:?} {kind:?}: None")))
        .filter(|line| wrong.contains(line))
        .collect();
    assert_eq!(wrong, expected);
}

#[test]
fn the_monthly_list_of_a_municipality_needs_one_answer() {
    let mut register = region();
    support::add(&mut register, Kind::Product, &["code=45E04", "title=Begeleiding", "unit=hour"]);
    let providers: Vec<String> =
        register.all(Kind::Provider).iter().take(2).map(|p| register.label(Kind::Provider, p.id)).collect();
    let code = "45E04";
    let row = |cells: &[&str]| cells.iter().map(|cell| (*cell).to_owned()).collect::<Vec<_>>();
    let book = book(vec![sheet(
        "Blad1",
        vec![
            row(&["Gemeente Waterdam, maandrapportage zorg in natura"]),
            row(&["Gemaakt op 12-11-2026"]),
            row(&[]),
            row(&[
                "Zorgaanbieder",
                "Productcode",
                "Productomschrijving",
                "Periode",
                "Aantal",
                "Eenheid",
                "Unieke cliënten",
                "Bedrag (€)",
                "Opmerking",
            ]),
            row(&[&providers[0], code, "Begeleiding", "oktober 2026", "12,5", "uren", "<5", "1.500,00", ""]),
            row(&[&providers[1], code, "Begeleiding", "oktober 2026", "40", "Uur", "17", "4.800,00", "nieuw"]),
            row(&["Totaal", "", "", "", "", "", "", "6.300,00", ""]),
        ],
    )]);
    let mut mappings = proposed(&book, &register, None);
    assert_eq!(mappings[0].kind, Some(Kind::Actual), "not a list of products");
    let open = rehearse(&book, &mappings, &register);
    let questions: Vec<&str> = open.questions.iter().map(|question| question.id.as_str()).collect();
    assert_eq!(questions, ["field:municipality"], "{}", told(&open));
    // The title above the headings names it, so it is the first answer; the others can be chosen as well.
    let offered: Vec<String> = open.questions[0].offered.iter().map(|offered| dutch().say(&offered.says)).collect();
    assert_eq!(offered[0], "Voor alle regels: Waterdam");
    assert!(offered.contains(&"Voor alle regels: Oosterbroek".to_owned()), "{offered:?}");
    let value = open.questions[0].offered[0].value.clone();
    mappings[0].answer("field:municipality", &value).unwrap();
    let done = rehearse(&book, &mappings, &register);
    assert!(done.questions.is_empty() && done.refused() == 0, "{}", told(&done));
    assert!(told(&done).contains("“<5” is gelezen als niet bekend."), "{}", told(&done));
    let figures = &done.plan.edit.figures[0].rows;
    let read: Vec<_> = figures.iter().map(|f| (f.quantity, f.amount_cents, f.clients)).collect();
    assert_eq!(read, [(Some(12_500), Some(150_000), None), (Some(40_000), Some(480_000), Some(17))]);
    assert!(figures.iter().all(|f| f.municipality == support::find(&register, Kind::Municipality, "GM9901")));
    // The next list with these headings may be another municipality's.
    assert!(mappings[0].without_exceptions().fixed.is_empty());
}

// ---- dialects (DOMAIN §6.4)

/// The contracts of the next tests, as a Dutch spreadsheet program writes them.
const CONTRACTS: &str = "Contractnummer;Zorgaanbieder;KvK-nummer;Ingangsdatum;Looptijd t/m;Contractwaarde;Opzegtermijn\r\n\
    C-1;Stichting De Meidoorn;1234567;01-01-2026;31-12-2027;€ 1.234,56;6 maanden\r\n\
    C-2;Zorggroep Ånslo B.V.;90000035;1-2-26;31-12-2027;1.234.567,-;12\r\n";

fn two_providers() -> Register {
    let mut register = Register::default();
    support::add(&mut register, Kind::Provider, &["kvk=01234567", "name=Stichting De Meidoorn"]);
    support::add(&mut register, Kind::Provider, &["kvk=90000035", "name=Zorggroep Ånslo B.V."]);
    register
}

fn contract_cells(register: &Register) -> Vec<Vec<String>> {
    let columns = ["number", "provider", "start", "end", "original_value_cents", "notice_months_client"];
    let at: Vec<usize> = columns.iter().map(|name| Kind::Contract.noun().find(name).unwrap().0).collect();
    content(register, Kind::Contract).into_iter().map(|row| at.iter().map(|at| row[*at].clone()).collect()).collect()
}

#[test]
fn the_same_contracts_in_every_dialect() {
    let expected = vec![
        vec!["C-1", "01234567", "2026-01-01", "2027-12-31", "123456", "6"],
        vec!["C-2", "90000035", "2026-02-01", "2027-12-31", "123456700", "12"],
    ];
    let tabs = CONTRACTS.replace(';', "\t");
    let utf16: Vec<u8> = [0xFF, 0xFE].into_iter().chain(tabs.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let windows: Vec<u8> = CONTRACTS
        .chars()
        .map(|c| match c {
            '€' => 0x80,
            c => u8::try_from(u32::from(c)).unwrap(),
        })
        .collect();
    let with_bom = format!("\u{FEFF}{CONTRACTS}");
    let with_sep = format!("sep=;\r\n{CONTRACTS}");
    let titled =
        format!("Contracten regio Lindeveen;;;;;;\r\nStand 2026;;;;;;\r\n{CONTRACTS}Totaal;;;;;1.235.801,56;\r\n");
    let dialects: [(&str, Vec<u8>); 7] = [
        ("UTF-8", CONTRACTS.into()),
        ("UTF-8 with mark", with_bom.into()),
        ("sep line", with_sep.into()),
        ("LF", CONTRACTS.replace("\r\n", "\n").into()),
        ("UTF-16 tabs", utf16),
        ("Windows-1252", windows),
        ("titles and totals", titled.into()),
    ];
    for (name, bytes) in dialects {
        let mut register = two_providers();
        let book = read_csv(&bytes, "lijst").unwrap();
        let first = rehearse(&book, &proposed(&book, &register, None), &register);
        take(&mut register, &first);
        assert_eq!(contract_cells(&register), expected, "{name}");
        // The lost zero of the number is told, on the row it was lost.
        let told: Vec<&str> =
            first.plan.rows.iter().filter(|row| !row.notes.is_empty()).map(|row| row.notes[0].id).collect();
        assert_eq!(told, ["rows-zeros-restored"], "{name}");
        let again = rehearse(&book, &proposed(&book, &register, None), &register);
        assert!(again.plan.edit.is_empty(), "{name}");
        assert_eq!(again.plan.count(Verdict::Same), 2, "{name}");
    }
}

#[test]
fn another_order_and_other_headings_give_the_same_register() {
    let other = "einddatum,startdatum,contract nr,kamer van koophandel,naam aanbieder,opzegtermijn (mnd),waarde\n\
        2027-12-31,2026-01-01,C-1,01234567,Stichting De Meidoorn,6,1234.56\n\
        2027-12-31,2026-02-01,C-2,90000035,Zorggroep Ånslo B.V.,12,1234567.00\n";
    let (mut one, mut two) = (two_providers(), two_providers());
    let first = read(CONTRACTS, "lijst", &one);
    take(&mut one, &first);
    let second = read(other, "lijst", &two);
    take(&mut two, &second);
    assert_eq!(content(&one, Kind::Contract), content(&two, Kind::Contract));
}

// ---- asked, not guessed

#[test]
fn an_ambiguous_number_is_asked_and_the_answer_settles_it() {
    let mut register = two_providers();
    let text =
        "contractnummer;aanbieder;contractwaarde\nC-1;Stichting De Meidoorn;1.234\nC-2;Zorggroep Ånslo B.V.;500\n";
    let book = read_csv(text.as_bytes(), "lijst").unwrap();
    let mut mappings = proposed(&book, &register, None);
    let open = rehearse(&book, &mappings, &register);
    assert_eq!(open.questions.len(), 1, "{}", told(&open));
    let question = &open.questions[0];
    assert_eq!((question.id.as_str(), question.rows), ("decimal:contractwaarde", 1));
    assert_eq!((open.plan.count(Verdict::New), open.refused()), (1, 1));
    mappings[question.mapping].answer(&question.id, &question.offered[0].value).unwrap();
    let settled = rehearse(&book, &mappings, &register);
    take(&mut register, &settled);
    // A decimal comma: the point groups thousands, so 1.234 euros.
    let value = Kind::Contract.noun().find("original_value_cents").unwrap().0;
    let c1 = support::find(&register, Kind::Contract, "C-1");
    assert_eq!(register.get(Kind::Contract, c1).unwrap().values[value], Value::Number(123_400));
    assert!(mappings[0].answer(&question.id, "perhaps").is_err());
}

#[test]
fn an_ambiguous_date_is_asked() {
    let register = two_providers();
    let text = "contractnummer;aanbieder;begindatum\nC-1;Stichting De Meidoorn;12-03-04\n";
    let book = read_csv(text.as_bytes(), "lijst").unwrap();
    let mut mappings = proposed(&book, &register, None);
    let open = rehearse(&book, &mappings, &register);
    assert_eq!(open.questions[0].id, "days:begindatum");
    mappings[0].answer("days:begindatum", "dmy").unwrap();
    let settled = rehearse(&book, &mappings, &register);
    let start = Kind::Contract.noun().find("start").unwrap().0;
    let after = settled.plan.edit.changes[0].after.as_ref().unwrap();
    assert_eq!(after[start], Value::Day(support::day("2004-03-12")));
}

#[test]
fn a_record_that_is_not_there_is_refused_offered_or_made() {
    let mut register = two_providers();
    let text = "contractnummer;aanbieder\nC-1;Stichting Meidoorn\nC-2;Praktijk Zonnehof\nC-3;Huis ten Oever\n";
    let book = read_csv(text.as_bytes(), "lijst").unwrap();
    let mut mappings = proposed(&book, &register, None);
    let open = rehearse(&book, &mappings, &register);
    assert_eq!(open.refused(), 3);
    assert!(open.plan.edit.is_empty());
    let near = open.questions.iter().find(|question| question.id == "link:providers:stichting meidoorn").unwrap();
    assert_eq!(near.offered[0].value, "01234567");
    mappings[0].answer(&near.id, "01234567").unwrap();
    mappings[0].answer("new:providers", "+").unwrap();
    let settled = rehearse(&book, &mappings, &register);
    take(&mut register, &settled);
    assert_eq!(register.all(Kind::Provider).len(), 4);
    assert_eq!(content(&register, Kind::Contract).len(), 3);
    let again = rehearse(&book, &mappings, &register);
    assert!(again.plan.edit.is_empty(), "{}", told(&again));
}

#[test]
fn the_number_goes_before_the_name() {
    let mut register = two_providers();
    support::add(&mut register, Kind::Provider, &["kvk=90000043", "name=Stichting De Meidoorn"]);
    let text = "contractnummer;aanbieder;kvk\nC-1;Stichting De Meidoorn;90000043\n";
    let found = read(text, "lijst", &register);
    take(&mut register, &found);
    assert_eq!(contract_cells(&register)[0][1], "90000043");
    // The name alone fits two: asked.
    let open = read("contractnummer;aanbieder\nC-2;Stichting De Meidoorn\n", "lijst", &register);
    assert_eq!((open.questions.len(), open.questions[0].offered.len(), open.refused()), (1, 2, 1));
    // A number that nobody has is not overruled by the name of another.
    let open = read("contractnummer;aanbieder;kvk\nC-3;Stichting De Meidoorn;90000051\n", "lijst", &register);
    assert_eq!(open.refused(), 1, "{}", told(&open));
}

#[test]
fn digits_that_are_gone_refuse_the_row_and_codes_are_asked() {
    let register = two_providers();
    let text = "kvk;naam aanbieder;rechtsvorm\n1,23457E+11;Stichting Zes;stichting\n12345;Stichting Zeven;foundation\n";
    let found = read(text, "aanbieders", &register);
    assert_eq!((found.plan.count(Verdict::New), found.refused()), (1, 1), "{}", told(&found));
    assert!(told(&found).contains("cijfers"), "{}", told(&found));
    let text = "productcode;productnaam\n45E04;Verblijf\n45A04;Begeleiding\n";
    let book = read_csv(text.as_bytes(), "producten").unwrap();
    let mut mappings = proposed(&book, &register, None);
    let open = rehearse(&book, &mappings, &register);
    assert_eq!((open.plan.count(Verdict::New), open.refused()), (1, 1), "{}", told(&open));
    mappings[0].answer(&open.questions[0].id, "keep").unwrap();
    assert_eq!(rehearse(&book, &mappings, &register).plan.count(Verdict::New), 2);
}

#[test]
fn an_unknown_noun_and_a_missing_column_are_asked() {
    let register = two_providers();
    let book = read_csv(b"naam;plaats\nHuis ten Oever;Lindeveen\nZonnehof;Oosterdal\n", "lijst").unwrap();
    let mut mappings = proposed(&book, &register, None);
    assert_eq!(mappings[0].kind, None);
    let open = rehearse(&book, &mappings, &register);
    assert_eq!((open.questions[0].id.as_str(), open.plan.rows.len()), ("kind", 0));
    mappings[0].answer("kind", "establishments").unwrap();
    let open = rehearse(&book, &mappings, &register);
    assert_eq!(open.questions[0].id, "field:provider", "{}", told(&open));
    mappings[0].answer("field:provider", "=01234567").unwrap();
    assert_eq!(rehearse(&book, &mappings, &register).plan.count(Verdict::New), 2);
}

#[test]
fn a_mapping_comes_back_from_toml_and_json() {
    let register = two_providers();
    let book = read_csv(CONTRACTS.as_bytes(), "lijst").unwrap();
    let mut mappings = proposed(&book, &register, None);
    mappings[0].answer("decimal:Contractwaarde", "comma").unwrap();
    mappings[0].answer("days:Ingangsdatum", "dmy").unwrap();
    mappings[0].answer("field:title", "=Zonder titel").unwrap();
    mappings[0].answer("new:providers", "+").unwrap();
    let toml = to_toml(&mappings).unwrap();
    assert_eq!(from_toml(&toml).unwrap(), mappings, "{toml}");
    let kept = Mapping::from_json(&mappings[0].to_json()).unwrap();
    assert_eq!(rehearse(&book, &[kept], &register).plan.edit, rehearse(&book, &mappings, &register).plan.edit);
    assert!(from_toml(&toml.replace("field = \"number\"", "field = \"nummer\"")).is_err());
    let headings = |text: &str| {
        let book = read_csv(text.as_bytes(), "x").unwrap();
        Mapping::signature(&mappings[0].headings(&book.sheets[0]).unwrap())
    };
    let turned = CONTRACTS.replace("Contractnummer;Zorgaanbieder", "Zorgaanbieder;contractnummer");
    assert_eq!(headings(CONTRACTS), headings(&turned));
}

#[test]
fn client_data_refuses_the_whole_file() {
    let register = two_providers();
    let text = "contractnummer;aanbieder;BSN\nC-1;Stichting De Meidoorn;1\n";
    let book = read_csv(text.as_bytes(), "lijst").unwrap();
    let error = plan(&book, &proposed(&book, &register, None), &register, dutch(), today(), "x").unwrap_err();
    assert_eq!(error.what.id, "guard-heading");
}

// ---- whole registers

/// A register as the sheets of its nouns under their column names, as cells of exchange.
fn export(register: &Register) -> Workbook {
    let sheets = Kind::ALL.iter().filter(|kind| !register.all(**kind).is_empty()).map(|kind| {
        let noun = kind.noun();
        let mut rows = vec![noun.fields.iter().map(|field| field.name.to_owned()).collect()];
        rows.extend(register.all(*kind).iter().map(|record| {
            let cell = |at: usize| {
                let target = target_kind(noun, &record.values, at);
                to_cell(register, noun.fields[at].shape, target, &record.values[at])
            };
            (0..noun.fields.len()).map(cell).collect()
        }));
        sheet(kind.name(), rows)
    });
    book(sheets.collect())
}

fn same_after_a_round(register: &Register, stated: &[(Kind, &str)]) {
    let book = export(register);
    let mut copy = Register::default();
    let mut mappings = proposed(&book, &copy, None);
    for (kind, column) in stated {
        let mapping = mappings.iter_mut().find(|mapping| mapping.kind == Some(*kind)).unwrap();
        mapping.answer(&format!("guard:{column}"), "kenmerk").unwrap();
    }
    assert_eq!(mappings.len(), book.sheets.len());
    let first = rehearse(&book, &mappings, &copy);
    take(&mut copy, &first);
    for kind in Kind::ALL {
        assert_eq!(content(&copy, *kind), content(register, *kind), "{kind:?}");
    }
    let again = rehearse(&book, &mappings, &copy);
    assert!(again.plan.edit.is_empty(), "{}", told(&again));
}

#[test]
fn a_workbook_with_a_sheet_per_noun_gives_the_register_it_came_from() {
    same_after_a_round(&region(), &[]);
}

#[test]
fn the_made_up_region_comes_back() {
    let mut register = Register::default();
    for step in &demo::build(Scale::Region, 1, today(), true).steps {
        register.apply(&step.edit.changes);
    }
    // File numbers of nine digits: one in eleven looks like the number of a person until somebody says what they are.
    same_after_a_round(&register, &[(Kind::Evidence, "evidence!D")]);
}

// ---- columns that people do not have

#[test]
fn obligations_without_codes_keep_the_code_they_got() {
    let mut register = region();
    let contract = register.key(Kind::Contract, register.all(Kind::Contract)[0].id);
    let text = format!(
        "contract;title;article;recurrence;first_due\n{contract};Jaarrekening;12.1;;2027-07-01\n\
         {contract};Kwartaalcijfers;12.2;;2027-04-15\n"
    );
    let before = register.all(Kind::Obligation).len();
    let first = read(&text, "obligations", &register);
    take(&mut register, &first);
    assert_eq!(register.all(Kind::Obligation).len(), before + 2);
    let turned = format!("contract;title;article\n{contract};Kwartaalcijfers;12.2\n{contract};Jaarrekening;12.1\n");
    let again = read(&turned, "obligations", &register);
    assert!(again.plan.edit.is_empty(), "{}", told(&again));
    let code = Kind::Obligation.noun().find("code").unwrap().0;
    let made = register.all(Kind::Obligation).last().unwrap();
    let Value::Text(code) = &made.values[code] else { panic!("no code") };
    let moments = format!("obligation;due;state\n{code};2027-04-15;gepland\n");
    let found = read(&moments, "obligation_instances", &register);
    assert_eq!(found.plan.count(Verdict::New), 1, "{}", told(&found));
}

#[test]
fn none_unknown_and_zero_stay_three_things() {
    let mut register = region();
    let contract = register.key(Kind::Contract, register.all(Kind::Contract)[0].id);
    let text = format!("contract;jaar;plafond\n{contract};2031;geen\n{contract};2032;\n{contract};2033;0\n");
    let found = read(&text, "budget_ceilings", &register);
    take(&mut register, &found);
    let amount = Kind::BudgetCeiling.noun().find("amount_cents").unwrap().0;
    let year = Kind::BudgetCeiling.noun().find("year").unwrap().0;
    let of = |y: i64| {
        let record = register.all(Kind::BudgetCeiling).iter().find(|record| record.values[year] == Value::Number(y));
        record.unwrap().values[amount].clone()
    };
    assert_eq!((of(2031), of(2032), of(2033)), (Value::Nothing, Value::Unknown, Value::Number(0)));
}

// ---- real files; the counts were taken with Python's csv and json

#[test]
fn the_municipalities_of_2026() {
    let Some(bytes) = real("gemeenten-2026/gemeenten-2026.csv") else { return };
    let mut register = Register::default();
    let book = read_csv(&bytes, "gemeenten-2026").unwrap();
    let proposals = propose(&book, &register, dutch(), None);
    assert_eq!(proposals[0].mapping.kind, Some(Kind::Municipality));
    assert_eq!(proposals[0].unrecognised, ["provincie", "jeugdzorgregio"]);
    let mut mappings = vec![proposals[0].mapping.clone()];
    let first = rehearse(&book, &mappings, &register);
    assert_eq!(first.plan.count(Verdict::New), 342, "{}", told(&first).chars().take(800).collect::<String>());
    take(&mut register, &first);
    assert!(rehearse(&book, &mappings, &register).plan.edit.is_empty());
    // Asked for, the same sheet also gives the memberships, with 42 regions that do not exist yet.
    mappings.extend(proposed(&book, &register, Some(Kind::Membership)));
    let open = rehearse(&book, &mappings, &register);
    assert_eq!(open.refused(), 342);
    mappings[1].answer("new:sub_regions", "+").unwrap();
    let all = rehearse(&book, &mappings, &register);
    assert_eq!(all.plan.count_of(Kind::SubRegion, Verdict::New), 42, "{:?}", all.questions);
    assert_eq!(all.plan.count_of(Kind::Membership, Verdict::New), 342);
}

#[test]
fn the_youth_regions_of_2025() {
    let Some(bytes) = real("gemeenten-2026/jeugdregio-2025.csv") else { return };
    let book = read_csv(&bytes, "jeugdregio-2025").unwrap();
    let register = Register::default();
    let proposals = propose(&book, &register, dutch(), None);
    assert_eq!(proposals[0].mapping.kind, Some(Kind::SubRegion), "{:?}", proposals[0]);
    assert_eq!(proposals[0].unrecognised, ["statcode"]);
    assert_eq!(rehearse(&book, &[proposals[0].mapping.clone()], &register).plan.count(Verdict::New), 42);
}

#[test]
fn the_waiting_times_of_a_region() {
    let Some(bytes) = real("wachttijden-twente/wachtlijsten_data.json") else { return };
    let book = read_json_rows(&bytes, "wachtlijsten").unwrap().unwrap();
    let register = Register::default();
    // The keys are single letters: nobody recognises them, so the mapping says what they are.
    let providers = "[[sheets]]\nsheet = \"rows\"\nkind = \"providers\"\n\
        [[sheets.columns]]\nheading = \"p\"\nfield = \"name\"\n";
    let found = rehearse(&book, &from_toml(providers).unwrap(), &register);
    assert_eq!(found.plan.count(Verdict::New), 73, "{}", told(&found).chars().take(800).collect::<String>());
    assert_eq!(found.plan.rows.len(), 151);
}

/// The waits of a list with a row per offer, as a mapping reads them; the answer says which wait of several counts.
fn waits_mapping(
    sheet: &str,
    (party, month, intake, start): (&str, &str, &str, &str),
    path: &str,
    answer: Option<&str>,
) -> Mapping {
    let answers = answer
        .map_or_else(String::new, |answer| format!("[sheets.answers]\n\"several:waiting_times\" = \"{answer}\"\n"));
    let column =
        |heading: &str, field: &str| format!("[[sheets.columns]]\nheading = \"{heading}\"\nfield = \"{field}\"\n");
    let map = format!("[[sheets]]\nsheet = \"{sheet}\"\nkind = \"waiting_times\"\n{answers}")
        + &column(party, path)
        + &column(month, "month")
        + &column(intake, "weeks_intake")
        + &column(start, "weeks_start");
    from_toml(&map).unwrap().remove(0)
}

#[test]
fn waits_per_provider_and_offer_become_one_wait_per_contract_and_month() {
    let mut register = Register::default();
    for name in ["De Wulp", "De Grutto", "De Kievit", "De Tureluur"] {
        support::add(&mut register, Kind::Provider, &[&format!("name={name}")]);
    }
    let contract = |register: &mut Register, number: &str, party: &str, from: &str, to: &str| {
        let typed =
            [format!("number={number}"), format!("provider={party}"), format!("start={from}"), format!("end={to}")];
        let typed: Vec<&str> = typed.iter().map(String::as_str).chain(["status=active"]).collect();
        support::add(register, Kind::Contract, &typed)
    };
    contract(&mut register, "JH-1", "De Wulp", "2025-01-01", "2028-12-31");
    contract(&mut register, "JH-2", "De Grutto", "2020-01-01", "2023-12-31");
    contract(&mut register, "JH-3", "De Grutto", "2024-01-01", "2028-12-31");
    contract(&mut register, "JH-4", "De Kievit", "2024-01-01", "2028-12-31");
    contract(&mut register, "JH-5", "De Kievit", "2024-01-01", "2028-12-31");
    let text = "aanbieder;maand;intake;start\n\
        De Wulp;2026-08;4,5;9\n\
        De Wulp;2026-08;12;7\n\
        De Wulp;2026-07;3;\n\
        De Grutto;2026-08;6;8\n\
        De Kievit;2026-08;5;5\n\
        De Tureluur;2026-08;2;2\n";
    let book = read_csv(text.as_bytes(), "wachttijden").unwrap();
    let columns = ("aanbieder", "maand", "intake", "start");
    // Which wait counts is asked, and so is which contract of two that run; a provider without one waits for an answer.
    let open = rehearse(&book, &[waits_mapping("", columns, "contract", None)], &register);
    let asked: Vec<(&str, usize)> = open.questions.iter().map(|one| (one.id.as_str(), one.rows)).collect();
    assert_eq!(
        asked,
        [("several:waiting_times", 2), ("link:contracts:de kievit", 1), ("link:contracts:de tureluur", 1)],
        "{}",
        told(&open)
    );
    assert_eq!((open.plan.count(Verdict::New), open.refused()), (2, 4));
    // The column may also be told to hold the provider of the contract.
    for (path, answer, weeks) in [
        ("contract", "longest", (12_000, 9_000)),
        ("contract", "shortest", (4_500, 7_000)),
        ("contract.provider", "longest", (12_000, 9_000)),
    ] {
        let found = rehearse(&book, &[waits_mapping("", columns, path, Some(answer))], &register);
        let mut after = register.clone();
        after.apply(&found.plan.edit.changes);
        let mut waits: Vec<(String, i64, Option<i64>)> = after
            .all(Kind::WaitingTime)
            .iter()
            .map(|wait| {
                let key = after.key(Kind::WaitingTime, wait.id);
                (key, wait.number(waiting_times::WEEKS_INTAKE).unwrap(), wait.number(waiting_times::WEEKS_START))
            })
            .collect();
        waits.sort();
        let told: Vec<(&str, i64, Option<i64>)> =
            waits.iter().map(|(key, one, two)| (key.as_str(), *one, *two)).collect();
        assert_eq!(
            told,
            [
                ("JH-1/-/2026-07", 3_000, None),
                ("JH-1/-/2026-08", weeks.0, Some(weeks.1)),
                ("JH-3/-/2026-08", 6_000, Some(8_000)),
            ]
        );
        assert_eq!(
            rehearse(&book, &[waits_mapping("", columns, path, Some(answer))], &after).plan.edit.changes.len(),
            0
        );
    }
}

#[test]
fn the_waiting_times_of_a_region_come_in_through_a_mapping() {
    let Some(bytes) = real("wachttijden-twente/wachtlijsten_data.json") else { return };
    let book = read_json_rows(&bytes, "wachtlijsten").unwrap().unwrap();
    let file: serde_json::Value = serde_json::from_slice(&bytes).unwrap();
    let rows = file["rows"].as_array().unwrap();
    // A region whose providers each have one contract.
    let mut register = Register::default();
    let names: BTreeSet<&str> = rows.iter().map(|row| row["p"].as_str().unwrap().trim()).collect();
    for (number, name) in names.iter().enumerate() {
        let party = support::add(&mut register, Kind::Provider, &[&format!("name={name}")]);
        let party = register.key(Kind::Provider, party);
        let number = format!("number=JH-{number}");
        support::add(&mut register, Kind::Contract, &[&number, &format!("provider={party}"), "status=active"]);
    }
    // By hand from the file: the longest wait per provider and month.
    let mut longest: BTreeMap<(&str, &str), f64> = BTreeMap::new();
    let mut measured = BTreeSet::new();
    for row in rows {
        let key = (row["p"].as_str().unwrap().trim(), &row["date"].as_str().unwrap()[..7]);
        measured.insert(key);
        if let Some(weeks) = row["i"].as_f64() {
            let held = longest.entry(key).or_insert(weeks);
            *held = held.max(weeks);
        }
    }
    let found =
        rehearse(&book, &[waits_mapping("rows", ("p", "date", "i", "b"), "contract", Some("longest"))], &register);
    assert_eq!((found.questions.len(), found.refused()), (0, 0), "{}", told(&found));
    assert_eq!(found.plan.count(Verdict::New), measured.len());
    register.apply(&found.plan.edit.changes);
    let mut seen = 0;
    for wait in register.all(Kind::WaitingTime) {
        let contract = register.get(Kind::Contract, wait.link(waiting_times::CONTRACT).unwrap()).unwrap();
        let party = register.label(Kind::Provider, contract.link(contracts::PROVIDER).unwrap());
        let month = wait.date(waiting_times::MONTH).unwrap().format("%Y-%m").to_string();
        let weeks = wait.number(waiting_times::WEEKS_INTAKE);
        #[allow(clippy::cast_possible_truncation)] // some hundred weeks
        let wanted = longest.get(&(party.as_str(), month.as_str())).map(|weeks| (weeks * 1000.0).round() as i64);
        assert_eq!(weeks, wanted, "{party} {month}");
        seen += 1;
    }
    assert_eq!(seen, measured.len());
}

#[test]
fn council_contracts_with_several_suppliers_in_a_cell() {
    let Some(bytes) = real("uk-council-contracts/lancashire_cc.csv") else { return };
    let book = read_csv(&bytes, "lancashire_cc").unwrap();
    let register = Register::default();
    let map = "[[sheets]]\nsheet = \"\"\nkind = \"contracts\"\n[sheets.answers]\n\"new:providers\" = \"+\"\n\
        \"guard:lancashire_cc!K\" = \"bedrag\"\n\"guard:lancashire_cc!L\" = \"bedrag\"\n\
        [[sheets.columns]]\nheading = \"id\"\nfield = \"number\"\n\
        [[sheets.columns]]\nheading = \"title\"\nfield = \"title\"\n\
        [[sheets.columns]]\nheading = \"awarded_supplier\"\nfield = \"provider\"\n\
        [[sheets.columns]]\nheading = \"awarded_date\"\nfield = \"signed_on\"\n\
        [[sheets.columns]]\nheading = \"awarded_value\"\nfield = \"original_value\"\n";
    let found = rehearse(&book, &from_toml(map).unwrap(), &register);
    // Counted by hand: 16 cells with a comma or a line end, of which three are the name of one firm.
    let several =
        found.plan.rows.iter().filter(|row| row.notes.iter().any(|note| note.id == "rows-several-names")).count();
    assert_eq!(several, 13);
    assert_eq!(found.plan.rows.iter().filter(|row| row.kind == Kind::Contract).count(), 91);
}

// ---- figures

/// Figures of three municipalities as a text file, in a register that knows them.
fn figures_file(rows: usize) -> (Register, String) {
    let mut register = region();
    let provider = register.key(Kind::Provider, register.all(Kind::Provider)[0].id);
    let lot = register.key(Kind::Lot, register.all(Kind::Lot)[0].id);
    support::add(&mut register, Kind::Product, &["code=P-100", &format!("lot={lot}"), "unit=hour"]);
    let towns: Vec<String> =
        register.all(Kind::Municipality).iter().take(3).map(|town| register.key(Kind::Municipality, town.id)).collect();
    let mut text = "aanbieder;productcode;gemeente;maand;aantal;eenheid;bedrag;bron\n".to_owned();
    for at in 0..rows {
        let month = at / 3;
        let (year, month) = (1990 + month / 12, month % 12 + 1);
        text += &format!("{provider};P-100;{};{year}-{month:02};{}.5;uur;{},25;iJw\n", towns[at % 3], at, at * 10);
    }
    (register, text)
}

fn stream(text: &str, register: &Register) -> Rehearsal {
    let file = open(text.as_bytes()).unwrap();
    let head = sample(&file, "cijfers").unwrap();
    let mapping = proposed(&head, register, Some(Kind::Actual)).remove(0);
    let mut told = Vec::new();
    let mut tell = |rows: usize, of: Option<usize>| told.push((rows, of));
    let mut progress = Progress { tell: &mut tell, stop: &|| false };
    plan_figures(&file, &mapping, register, dutch(), today(), "cijfers", &mut progress).unwrap()
}

#[test]
fn figures_stream_and_sheets_read_alike() {
    let (register, text) = figures_file(60);
    let streamed = stream(&text, &register);
    assert!(streamed.questions.is_empty() && streamed.refused() == 0, "{}", told(&streamed));
    let figures = &streamed.plan.edit.figures[0].rows;
    assert_eq!(figures.len(), 60);
    assert_eq!((figures[7].quantity, figures[7].amount_cents), (Some(7500), Some(7025)));
    assert_eq!(figures[7].month, support::day("1990-03-01"));
    let book = read_csv(text.as_bytes(), "cijfers").unwrap();
    let held = rehearse(&book, &proposed(&book, &register, Some(Kind::Actual)), &register);
    assert_eq!(held.plan.edit.figures, streamed.plan.edit.figures);
}

#[test]
fn figures_that_repeat_contradict_or_are_negative() {
    let (register, text) = figures_file(3);
    let lines: Vec<&str> = text.lines().collect();
    let other = lines[1].replace(";0.5;", ";-9,75;");
    let stop = format!(
        "{}\nTotaal;;;;123;;456;\n{}\n{}\nStichting Onbekend;P-100;x;2026-13;1;uur;1;iJw\n",
        text.trim_end(),
        lines[2],
        other
    );
    let found = stream(&stop, &register);
    let rows: Vec<(&str, &str)> = found.plan.rows.iter().map(|row| (row.place.as_str(), row.notes[0].id)).collect();
    assert_eq!(found.plan.edit.figures[0].rows.len(), 3);
    assert!(rows.contains(&("7", "rows-figure-contradicts")), "{}", told(&found));
    assert_eq!(found.refused(), 2, "{}", told(&found));
    assert!(found.plan.warnings.iter().any(|warning| warning.id == "rows-figures-double"));
    let correction = text.replace(";0.5;", ";-9,75;");
    assert_eq!(stream(&correction, &register).plan.edit.figures[0].rows[0].quantity, Some(-9750));
}

/// R10: minutes add up with hours and come in; nights do not, and are refused with the reason.
#[test]
fn figures_in_a_unit_that_does_not_fit_their_product_are_refused() {
    let (register, text) = figures_file(3);
    let minutes = text.replacen(";uur;", ";minuut;", 1);
    assert_eq!(stream(&minutes, &register).refused(), 0);
    let nights = text.replacen(";uur;", ";etmaal;", 1);
    let found = stream(&nights, &register);
    assert_eq!((found.refused(), found.plan.edit.figures[0].rows.len()), (1, 2));
    let said = dutch().say(&found.plan.rows[0].notes[0]);
    assert!(said.contains("“etmaal”") && said.contains("“uur”"), "{said}");
    // In memory the same sheet is refused alike.
    let book = read_csv(nights.as_bytes(), "cijfers").unwrap();
    let held = rehearse(&book, &proposed(&book, &register, Some(Kind::Actual)), &register);
    assert_eq!(held.refused(), 1);
}

#[test]
fn a_number_of_a_person_among_figures_stops_the_file() {
    let (register, text) = figures_file(3000);
    // 111222333 passes the eleven-test (DOMAIN §2.4).
    let bad = text.replacen(";2999.5;", ";111222333;", 1);
    let file = open(bad.as_bytes()).unwrap();
    let head = sample(&file, "cijfers").unwrap();
    let mapping = proposed(&head, &register, Some(Kind::Actual)).remove(0);
    let mut tell = |_: usize, _: Option<usize>| {};
    let mut progress = Progress { tell: &mut tell, stop: &|| false };
    let error = plan_figures(&file, &mapping, &register, dutch(), today(), "cijfers", &mut progress).unwrap_err();
    assert!(error.what.id.starts_with("guard-"), "{error:?}");
    let said = dutch().say(&error.what);
    assert!(said.contains("E3001") && !said.contains("111222333"), "{said}");
    let mut progress = Progress { tell: &mut tell, stop: &|| true };
    let (register, text) = figures_file(20_000);
    let file = open(text.as_bytes()).unwrap();
    let error = plan_figures(&file, &mapping, &register, dutch(), today(), "x", &mut progress).unwrap_err();
    assert_eq!(error.what.id, "rows-stopped");
}
