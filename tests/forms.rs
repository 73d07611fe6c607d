//! The form as people fill it in: before, keys, after. Every noun has the same one.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "support/screens.rs"]
mod screens;
mod support;

use perceel::domain::kind::Kind;
use perceel::domain::register::{Found, Register};
use perceel::domain::shape::to_cell;
use perceel::text::Lang;
use perceel::ui::app::Timer;
use perceel::ui::form::suggest;
use perceel::ui::screen::Screen;
use screens::Bench;

/// What stands in a column of the record with that key, as exchange writes it.
#[track_caller]
fn stands(bench: &Bench, kind: Kind, key: &str, column: &str) -> String {
    let register = bench.register();
    let record = register.get(kind, support::find(&register, kind, key)).unwrap();
    let (at, field) = kind.noun().find(column).unwrap();
    let target = register.target_kind(kind, record, at);
    to_cell(&register, field.shape, target, &record.values[at])
}

fn count(bench: &Bench, kind: Kind) -> usize {
    bench.register().all(kind).len()
}

fn is_form(bench: &Bench) -> bool {
    matches!(bench.app.top(), Screen::Form(_))
}

fn tall() -> Bench {
    let mut bench = Bench::region();
    bench.size(100, 60);
    bench
}

/// The form of one record, found by its key.
fn change(bench: &mut Bench, tab: &str, key: &str) {
    bench.drive(tab).drive("/").drive(key).drive("<Enter>e");
    assert!(is_form(bench), "{}", bench.screen());
}

#[test]
fn a_provider_is_added_and_shown() {
    let mut bench = tall();
    let mut at = 0;
    bench.drive("4n").sees("Nieuw: aanbieder".to_lowercase().as_str());
    bench.fill(Kind::Provider, &mut at, "kvk", "90000059").fill(Kind::Provider, &mut at, "name", "Hoeve Kievit");
    bench.fill(Kind::Provider, &mut at, "legal_form", "sti").sees("stichting").drive("<F2>").sees("toegevoegd");
    assert!(matches!(bench.app.top(), Screen::Detail(_)));
    bench.sees("Hoeve Kievit");
    assert_eq!(stands(&bench, Kind::Provider, "Hoeve Kievit", "legal_form"), "foundation");
    bench.drive("u");
    assert!(matches!(bench.register().find(Kind::Provider, "90000059"), Found::Near(_)));
}

#[test]
fn a_contract_with_a_provider_picked_from_the_list() {
    let mut bench = tall();
    let mut at = 0;
    bench.drive("2n").fill(Kind::Contract, &mut at, "number", "JH-26-077");
    // Part of a name, down into the list, Enter takes it and goes on.
    bench
        .fill(Kind::Contract, &mut at, "provider", "prak")
        .sees("Praktijk Wilg")
        .drive("<Down>")
        .sees("▸ Praktijk Wilg");
    bench.drive("<Enter>");
    at += 1;
    for (column, typed, echo) in [
        ("signed_on", "vandaag", "(vandaag)"),
        ("start", "1-1-2027", "vr 1 jan 2027 (over 41 d)"),
        ("end", "31-12-2028", "zo 31 dec 2028 (over 771 d)"),
    ] {
        bench.fill(Kind::Contract, &mut at, column, typed).sees(echo);
    }
    bench.fill(Kind::Contract, &mut at, "original_value_cents", "1.250.000,50").sees("€ 1.250.000,50");
    bench.fill(Kind::Contract, &mut at, "status", "actief").drive("<F2>").sees("toegevoegd");
    for (column, value) in [
        ("provider", "90000034"),
        ("signed_on", "2026-11-21"),
        ("start", "2027-01-01"),
        ("end", "2028-12-31"),
        ("original_value_cents", "125000050"),
        ("status", "active"),
    ] {
        assert_eq!(stands(&bench, Kind::Contract, "JH-26-077", column), value, "{column}");
    }
}

#[test]
fn tab_takes_the_chosen_suggestion_and_esc_closes_the_list_first() {
    let mut bench = tall();
    let mut at = 0;
    bench.drive("2n").fill(Kind::Contract, &mut at, "provider", "e").drive("<Down><Down><Tab>");
    bench.sees("+ Zorggroep Merel").drive("<Shift-Tab><Esc>");
    assert!(!is_form(&bench), "without a list Esc leaves");
    let mut bench = tall();
    let mut at = 0;
    bench.drive("2n").fill(Kind::Contract, &mut at, "provider", "zo").sees("Zorggroep Merel").drive("<Esc>");
    assert!(is_form(&bench), "the list goes first");
    bench.sees_no("Zorggroep Merel").drive("r").sees("Zorggroep Merel");
    // The only one that fits is meant by Tab; what merely comes near is not.
    bench.drive("<Tab>").sees("Zorggroep Merel");
    let mut at = Kind::Contract.noun().find("framework").unwrap().0;
    bench.fill(Kind::Contract, &mut at, "provider", "zgmrl").sees("Zorggroep Merel").drive("<Tab>").sees("zgmrl");
    bench.sees("Er is geen aanbieder “zgmrl”");
}

#[test]
fn several_municipalities_in_one_field() {
    let mut bench = tall();
    bench.drive(":contractpercelen<Enter><Enter>e");
    let mut at = 0;
    bench.fill(Kind::ContractLot, &mut at, "municipalities", "water").sees("Waterdam").drive("<Down><Enter>");
    at += 1;
    bench
        .fill(Kind::ContractLot, &mut at, "municipalities", "Waterdam | lind")
        .sees("Lindehove")
        .drive("<Down><Enter><F2>");
    assert!(!is_form(&bench), "{}", bench.screen());
    let register = bench.register();
    let record = register.get(Kind::ContractLot, bench.app.chosen()[0].id).unwrap();
    let (column, field) = Kind::ContractLot.noun().find("municipalities").unwrap();
    let cell = to_cell(&register, field.shape, Some(Kind::Municipality), &record.values[column]);
    assert_eq!(cell, "GM9901|GM9903");
}

#[test]
fn what_is_wrong_stands_under_its_field_and_the_text_stays() {
    let mut bench = tall();
    let before = count(&bench, Kind::Contract);
    let mut at = 0;
    bench
        .drive("2n")
        .fill(Kind::Contract, &mut at, "end", "31-02-2026")
        .drive("<Tab>")
        .sees("31 februari bestaat niet");
    bench.sees("31-02-2026").drive("<F2>");
    bench.sees("Vul “Nummer” in").sees("Nog niet opgeslagen");
    assert_eq!(count(&bench, Kind::Contract), before);
    // The first wrong field has the cursor: typing goes there.
    bench.drive("JH-24-013<F2>").sees("is al in gebruik");
    bench.drive("<End><Ctrl-u>JH-29-001");
    let mut at = 0;
    bench.fill(Kind::Contract, &mut at, "provider", "De Linde").fill(Kind::Contract, &mut at, "end", "31-12-2029");
    bench.drive("<F2>").sees("toegevoegd");
    assert_eq!(stands(&bench, Kind::Contract, "JH-29-001", "end"), "2029-12-31");
}

#[test]
fn a_warning_does_not_hold_up() {
    let mut bench = tall();
    let mut at = 0;
    // Another firm of that name: worth a look, no reason to refuse.
    bench.drive("4n").fill(Kind::Provider, &mut at, "name", "zorggroep merel").drive("<Tab>");
    let shown = bench.screen();
    assert!(shown.lines().any(|line| line.trim_start().starts_with('~')), "{shown}");
    bench.drive("<F2>").sees("toegevoegd");
}

#[test]
fn a_draft_survives_esc_restart_and_kill() {
    let mut bench = tall();
    let mut at = 0;
    bench.drive("4n").fill(Kind::Provider, &mut at, "name", "Hoeve Kievit").drive("<Esc>").sees("Concept bewaard");
    bench.drive("n").sees("Concept van eerder").sees("Hoeve Kievit");
    // Killed: only what the timer handed over is there, and that is a second old.
    let mut at = 0;
    bench.fill(Kind::Provider, &mut at, "city", "Waterdam");
    let effects = bench.app.ring(Timer::Draft);
    bench.perform(effects);
    let mut bench = bench.restarted();
    bench.size(100, 60).drive("4n").sees("Concept van eerder").sees("Hoeve Kievit").sees("Waterdam");
    // Left through the palette, then quit.
    let mut at = 0;
    bench.fill(Kind::Provider, &mut at, "note", "belt terug").drive("<Ctrl-P>percelen<Enter>q");
    let mut bench = bench.restarted();
    bench.size(100, 60).drive("4n").sees("belt terug");
    bench.drive("<F8>").sees_no("Hoeve Kievit").drive("<Esc>n").sees_no("Concept van eerder");
    // A draft of a change belongs to its record, and goes when it is saved.
    bench.drive("<Esc>");
    change(&mut bench, "4", "90000018");
    let mut at = 0;
    bench.fill(Kind::Provider, &mut at, "city", "Lindehove").drive("<Esc>e").sees("Lindehove").drive("<F2>");
    assert_eq!(stands(&bench, Kind::Provider, "90000018", "city"), "Lindehove");
    bench.drive("e").sees_no("Concept van eerder");
    assert_eq!(bench.store().drafts().unwrap(), []);
}

#[test]
fn client_data_is_refused_and_kept_nowhere() {
    let mut bench = tall();
    change(&mut bench, "4", "90000018");
    let mut at = 0;
    // A made-up number that passes the check of eleven.
    bench.fill(Kind::Provider, &mut at, "note", "BSN 111222333").drive("<Tab>").sees("lijkt erop").drive("<F2>");
    assert!(is_form(&bench));
    bench.drive("<Esc><Esc>");
    assert!(!bench.store().drafts().unwrap().iter().any(|(_, content)| content.contains("111222333")));
    assert_eq!(stands(&bench, Kind::Provider, "90000018", "note"), "");
    let path = bench.store().path().to_owned();
    let bench = bench.restarted();
    for file in [path.clone(), path.with_file_name("test.perceel-wal")] {
        let bytes = std::fs::read(file).unwrap_or_default();
        assert!(!bytes.windows(9).any(|part| part == b"111222333"));
    }
    drop(bench);
}

#[test]
fn nothing_typed_is_lost_when_the_record_was_changed_elsewhere() {
    let mut bench = tall();
    change(&mut bench, "4", "90000018");
    let mut at = 0;
    bench.fill(Kind::Provider, &mut at, "city", "Lindehove");
    let other = rusqlite::Connection::open(bench.store().path()).unwrap();
    other.execute("UPDATE providers SET city = 'Oosterbroek', note = 'elders' WHERE kvk = '90000018'", []).unwrap();
    bench.drive("<F2>").sees("intussen elders gewijzigd").sees("Lindehove");
    assert!(is_form(&bench));
    let effects = bench.app.ring(Timer::Watch);
    bench.perform(effects);
    bench.sees("Lindehove").sees("Oosterbroek").sees("elders").drive("<F2>");
    assert!(!is_form(&bench), "{}", bench.screen());
    assert_eq!(stands(&bench, Kind::Provider, "90000018", "city"), "Lindehove");
    assert_eq!(stands(&bench, Kind::Provider, "90000018", "note"), "elders");
}

#[test]
fn marked_rows_change_together_and_back_in_one_step() {
    let mut bench = tall();
    bench.drive("4<Home>   e").sees("3 ×").sees("krijgen alle 3");
    let mut at = 0;
    bench.fill(Kind::Provider, &mut at, "city", "Lindehove").drive("<F2>").sees("gewijzigd");
    let there = |bench: &Bench| {
        let register = bench.register();
        let keys = ["90000018", "90000026", "90000034", "90000042"];
        assert_eq!(keys.len(), register.all(Kind::Provider).len());
        keys.iter().filter(|key| stands(bench, Kind::Provider, key, "city") == "Lindehove").count()
    };
    assert_eq!(there(&bench), 3);
    bench.drive("u");
    assert_eq!(there(&bench), 0);
}

#[test]
fn new_on_a_page_offers_what_hangs_on_it_with_the_link_filled_in() {
    let mut bench = tall();
    bench.drive("2/JH-26-001<Enter><Enter>n").sees("Wat wilt u toevoegen?").sees("verlengingsoptie");
    let before = count(&bench, Kind::ExtensionOption);
    let screen = bench.screen();
    let mut rows = screen.lines().skip_while(|line| !line.contains("Wat wilt u")).skip(1);
    let at = rows.position(|line| line.contains("verlengingsoptie")).expect("the noun");
    bench.drive(&"<Down>".repeat(at)).drive("<Enter>").sees("JH-26-001");
    let mut at = 1;
    bench.fill(Kind::ExtensionOption, &mut at, "seq", "3").fill(Kind::ExtensionOption, &mut at, "months", "12");
    bench.drive("<F2>");
    assert_eq!(count(&bench, Kind::ExtensionOption), before + 1, "{}", bench.screen());
    let register = bench.register();
    let contract = support::find(&register, Kind::Contract, "JH-26-001");
    assert_eq!(register.linked(Kind::ExtensionOption, "contract", contract).count(), 3);
}

#[test]
fn prose_keeps_its_lines_and_a_line_stays_one() {
    let mut bench = tall();
    change(&mut bench, "4", "90000018");
    let mut at = 0;
    bench.fill(Kind::Provider, &mut at, "note", "eerste<Enter>tweede ");
    bench.app.paste("derde\r\nvierde");
    bench.fill(Kind::Provider, &mut at, "city", "");
    bench.app.paste("Water\ndam\tNoord\n");
    bench.drive("<F2>");
    assert!(!is_form(&bench), "{}", bench.screen());
    assert_eq!(stands(&bench, Kind::Provider, "90000018", "note"), "eerste\ntweede derde\nvierde");
    assert_eq!(stands(&bench, Kind::Provider, "90000018", "city"), "Water dam Noord");
}

#[test]
fn ten_thousand_characters_and_not_one_more() {
    let mut bench = tall();
    change(&mut bench, "4", "90000018");
    let mut at = 0;
    bench.fill(Kind::Provider, &mut at, "note", "");
    bench.app.paste(&"ë".repeat(10_001));
    bench.sees("Ingekort").drive("<F2>");
    assert_eq!(stands(&bench, Kind::Provider, "90000018", "note").chars().count(), 10_000);
}

#[test]
fn looking_back_refuses_with_the_reason() {
    let mut bench = tall();
    bench.drive("2d9jm2n").sees("U kijkt naar wat");
    assert!(!is_form(&bench));
    bench.drive("e").sees("U kijkt naar wat");
    assert!(!is_form(&bench));
}

#[test]
fn a_click_goes_to_what_is_under_it_and_the_rest_is_counted() {
    let mut bench = Bench::region();
    bench.size(80, 16).drive("2n").sees("⋮ nog ");
    bench.size(100, 60).sees_no("⋮ nog ");
    let mut at = 0;
    bench.fill(Kind::Contract, &mut at, "provider", "merel");
    let screen = bench.screen();
    let row_of = |text: &str| {
        let row = screen.lines().position(|line| line.contains(text)).unwrap();
        u16::try_from(row).unwrap()
    };
    let (body, number) = (bench.app.world.body_height(), row_of("Nummer"));
    assert!(body > number);
    // Rows of the body count from the first field; the suggestion under the provider is picked by a click.
    bench.app.click_body(row_of("▸") + 1 - number, 30);
    bench.sees("Zorggroep Merel");
    // And rows under an open list are still the fields that stand there.
    bench.app.click_body(row_of("Aanbieder  ") - number, 30);
    bench.drive("<End><Ctrl-u>merel");
    let end = bench.screen().lines().position(|line| line.contains("Einde") || line.contains("Einddatum")).unwrap();
    bench.app.click_body(u16::try_from(end).unwrap() - number, 30);
    bench.drive("31-12-2030").sees("di 31 dec 2030");
}

#[test]
fn suggestions_from_a_large_register_are_few() {
    let mut register = Register::default();
    let rows = (1..=50_000).map(|n: i64| {
        let record = perceel::domain::record::Record::blank(Kind::Provider, perceel::domain::record::Id(n));
        let record = record.with(Kind::Provider, "name", format!("Zorghuis Beukenlaan {n}").as_str());
        record.with(Kind::Provider, "kvk", format!("{}", 90_000_000 + n).as_str())
    });
    register.fill(Kind::Provider, rows.collect());
    register.warm(Kind::Provider);
    let _ = register.folded(Kind::Provider);
    let bench = Bench::with(&Register::default(), Lang::Nl);
    let mut world = bench.app.world.clone();
    world.register = std::sync::Arc::new(register);
    let (at, _) = Kind::Contract.noun().find("provider").unwrap();
    let values = vec![perceel::domain::record::Value::Unknown; Kind::Contract.noun().fields.len()];
    let _ = world.register.find_exactly(Kind::Provider, "warm");
    for typed in ["b", "beuk 49", "zzzz", "zrghs bkn"] {
        let found = suggest::for_field(&world, Kind::Contract, &values, at, typed);
        assert!(found.is_none_or(|found| found.rows.len() <= suggest::MOST));
    }
}
