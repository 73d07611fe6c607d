//! Files taken in on the screen: the preview, the answers, the columns, one step in and one step back.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "support/screens.rs"]
mod screens;
mod support;

use perceel::domain::kind::Kind;
use perceel::domain::register::Found;
use perceel::ui::action::{Job, Outcome, Rehearse};
use perceel::ui::screen::Screen;
use screens::Bench;
use std::path::PathBuf;

fn bench_with(name: &str, content: impl AsRef<[u8]>) -> (Bench, PathBuf) {
    let mut bench = Bench::region();
    bench.size(100, 60);
    let path = bench.beside(name);
    std::fs::write(&path, content).unwrap();
    (bench, path)
}

fn open(bench: &mut Bench, path: &std::path::Path) {
    bench.drive("i").drive(path.to_str().unwrap()).drive("<Enter>");
}

fn is_import(bench: &Bench) -> bool {
    matches!(bench.app.top(), Screen::Import(_))
}

fn providers(bench: &Bench) -> usize {
    bench.register().all(Kind::Provider).len()
}

const SHEET: &str = "KvK-nummer;Naam;Plaats;Rechtsvorm\n90000018;De Linde;Lindehove;stichting\n\
                     90000067;Huize Kwartel;Waterdam;stichting\n90000075;Zorg De Meerkoet;Oosterbroek;bv\n";

#[test]
fn a_sheet_is_previewed_taken_over_and_taken_back() {
    let (mut bench, path) = bench_with("aanbieders.csv", SHEET);
    let before = providers(&bench);
    open(&mut bench, &path);
    bench.sees("2 nieuw, 1 gewijzigd, 0 gelijk, 0 geweigerd").sees("Huize Kwartel").sees("Kolommen");
    assert_eq!(providers(&bench), before, "a preview writes nothing");
    bench.drive("<F2>").sees("aanbieders.csv");
    assert!(!is_import(&bench));
    assert_eq!(providers(&bench), before + 2);
    open(&mut bench, &path);
    bench.sees("0 nieuw, 0 gewijzigd, 3 gelijk").drive("<F2>").sees("er is niets over te nemen").drive("<Esc>u");
    assert_eq!(providers(&bench), before);
    let register = bench.register();
    let linde = register.get(Kind::Provider, support::find(&register, Kind::Provider, "90000018")).unwrap();
    let (city, _) = Kind::Provider.noun().find("city").unwrap();
    assert_eq!(perceel::domain::shape::show(&register, Kind::Provider, linde, city, support::dutch()), "Waterdam");
}

#[test]
fn keys_typed_while_a_file_is_read_do_nothing_to_the_screen_below() {
    let (mut bench, path) = bench_with("aanbieders.csv", SHEET);
    bench.drive("i").drive(path.to_str().unwrap());
    let press = |bench: &mut Bench, key: &str| bench.app.press(perceel::ui::key::read_row(key)[0]);
    let reading = press(&mut bench, "<Enter>");
    for key in ["<Enter>", "n", "3", "D", "i"] {
        assert!(press(&mut bench, key).is_empty(), "{key}");
    }
    assert!(bench.app.popups().is_empty() && bench.app.path().len() == 1);
    bench.sees("Esc");
    bench.perform(reading);
    assert!(is_import(&bench));
    bench.drive("<F2>").sees("aanbieders.csv");
    assert!(!is_import(&bench));
}

#[test]
fn what_was_undone_meanwhile_is_compared_anew() {
    let (mut bench, path) = bench_with("aanbieders.csv", SHEET);
    open(&mut bench, &path);
    bench.drive("<F2>");
    let after = providers(&bench);
    open(&mut bench, &path);
    bench.sees("3 gelijk").drive("u").sees("2 nieuw, 1 gewijzigd").drive("<F2>");
    assert_eq!(providers(&bench), after);
}

#[test]
fn a_question_is_answered_and_the_answer_remembered() {
    let (mut bench, path) = bench_with("lijst.csv", "KvK-nummer;Naam;Plaats\n90000067;Huize Kwartel;Waterdam\n");
    let before = providers(&bench);
    open(&mut bench, &path);
    // The cursor stands on the question; its answers are a list.
    bench.sees("Eerst beantwoorden").drive("<Enter>").sees("Aanbieders").drive("<Enter>").sees("1 nieuw").drive("<F2>");
    assert_eq!(providers(&bench), before + 1);
    bench.drive("u");
    open(&mut bench, &path);
    bench.sees_no("Eerst beantwoorden").sees("1 nieuw");
    let mut bench = bench.restarted();
    bench.size(100, 60);
    open(&mut bench, &path);
    bench.sees_no("Eerst beantwoorden").sees("1 nieuw");
}

#[test]
fn a_column_is_mapped_by_hand_and_remembered() {
    let sheet = "KvK-nummer;Naam;Rechtsvorm;Qwx\n90000067;Huize Kwartel;stichting;Waterdam\n";
    let (mut bench, path) = bench_with("kolommen.csv", sheet);
    open(&mut bench, &path);
    bench.sees("niet overnemen");
    let row = |bench: &mut Bench| {
        let screen = bench.screen();
        screen.lines().position(|line| line.contains("Qwx") && line.contains("niet overnemen")).expect("the column")
    };
    let first = bench.screen().lines().position(|line| line.contains("Bestand")).unwrap();
    let at = row(&mut bench) - first;
    bench.app.click_body(u16::try_from(at).unwrap(), 5);
    bench.drive("<Enter>").sees("Waar hoort “Qwx” bij?");
    let screen = bench.screen();
    let rows: Vec<&str> = screen.lines().skip_while(|line| !line.contains("Waar hoort")).skip(1).collect();
    let to = rows.iter().position(|line| line.contains("Vestigingsplaats")).expect("the field");
    let from = rows.iter().position(|line| line.contains("niet overnemen")).expect("leaving out");
    bench.drive(&"<Down>".repeat(to - from)).drive("<Enter>").sees_no("Qwx                 niet");
    bench.drive("<F2>");
    let city = |bench: &Bench| {
        let register = bench.register();
        let id = support::find(&register, Kind::Provider, "90000067");
        let (at, _) = Kind::Provider.noun().find("city").unwrap();
        let record = register.get(Kind::Provider, id).unwrap();
        perceel::domain::shape::show(&register, Kind::Provider, record, at, support::dutch())
    };
    assert_eq!(city(&bench), "Waterdam");
    bench.drive("u");
    open(&mut bench, &path);
    bench.drive("<F2>");
    assert_eq!(city(&bench), "Waterdam", "the column is remembered");
}

#[test]
fn refused_rows_hold_up_until_they_are_left_out() {
    let sheet = format!("{SHEET}90000083;;Waterdam;stichting\n");
    let (mut bench, path) = bench_with("fout.csv", sheet);
    let before = providers(&bench);
    open(&mut bench, &path);
    bench.sees("1 geweigerd").drive("<F2>").sees("weg met w");
    assert_eq!(providers(&bench), before);
    bench.drive("w").sees("Geweigerde regels worden weggelaten").drive("<F2>");
    assert_eq!(providers(&bench), before + 2);
}

#[test]
fn a_wrong_path_or_file_is_told_and_changes_nothing() {
    let (mut bench, path) = bench_with("offerte.pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n");
    let head = bench.store().head().unwrap();
    open(&mut bench, &path);
    assert!(!is_import(&bench));
    let said = |bench: &Bench| bench.app.said().last().map(|notice| notice.tone);
    assert_eq!(said(&bench), Some(perceel::ui::action::Tone::Late));
    bench.sees("offerte.pdf is een pdf");
    open(&mut bench, &path.with_file_name("er-is-geen.csv"));
    bench.sees("er-is-geen.csv");
    assert!(!is_import(&bench));
    open(&mut bench, path.parent().unwrap());
    assert!(!is_import(&bench));
    assert_eq!(bench.store().head().unwrap(), head);
}

#[test]
fn client_data_in_a_file_is_refused_and_masked() {
    let sheet = "KvK-nummer;Naam;Rechtsvorm;Opmerking\n90000067;Huize Kwartel;stichting;BSN 111222333\n";
    let (mut bench, path) = bench_with("client.csv", sheet);
    let head = bench.store().head().unwrap();
    open(&mut bench, &path);
    assert!(!is_import(&bench), "{}", bench.screen());
    bench.sees("BSN").sees_no("111222333").drive("<Esc>");
    assert!(bench.app.said().iter().all(|notice| !bench.app.world.words.say(&notice.message).contains("111222333")));
    assert_eq!(bench.store().head().unwrap(), head);
}

#[test]
fn esc_stops_a_long_import_and_nothing_of_it_is_left() {
    let mut sheet = String::from("KvK-nummer;Naam;Plaats;Rechtsvorm\n");
    (0..3000).for_each(|n| sheet += &format!("{};Huize Nummer {n};Waterdam;stichting\n", 91_000_000 + n));
    let (mut bench, path) = bench_with("lang.csv", sheet);
    let head = bench.store().head().unwrap();
    let before = providers(&bench);
    let stopped = bench.stopped(Job::Rehearse(Rehearse::File(path.display().to_string())));
    assert!(matches!(stopped, Outcome::Failed(_)), "reading stops");
    open(&mut bench, &path);
    // While it is saved the program says so after a while; Esc asks it to stop.
    let effects = bench.app.press(perceel::ui::key::Key::plain(perceel::ui::key::Code::F(2)));
    bench.app.ring(perceel::ui::app::Timer::Busy);
    bench.sees("Esc");
    let asked = bench.app.press(perceel::ui::key::Key::plain(perceel::ui::key::Code::Esc));
    assert!(matches!(asked.as_slice(), [perceel::ui::action::Effect::Stop]));
    bench.perform_stopped(effects);
    assert!(is_import(&bench), "the preview stays");
    assert_eq!((bench.store().head().unwrap(), providers(&bench)), (head, before));
    assert!(matches!(bench.register().find(Kind::Provider, "91000000"), Found::Near(_)));
    bench.drive("<F2>");
    assert_eq!(providers(&bench), before + 3000);
}

#[test]
fn a_number_that_may_be_a_persons_is_explained_before_anything_is_read() {
    // 111222333 passes the eleven-test; 90000067 is no nine digits.
    let sheet = "KvK-nummer;Naam;Notitie;Plaats;Rechtsvorm\n90000067;Huize Kwartel;factuur 111222333;Waterdam;stichting\n\
                 90000075;De Meerkoet;111222333;Waterdam;stichting\n";
    let (mut bench, path) = bench_with("aanbieders.csv", sheet);
    let before = providers(&bench);
    open(&mut bench, &path);
    bench.sees("C2: *****2333 kan een BSN zijn").sees("C3").sees_no("111222333").sees_no("Huize Kwartel");
    bench.drive("w<F2>");
    assert_eq!(providers(&bench), before, "leaving out is no way round it");
    bench.drive("w<Enter>").sees("Het is een factuurnummer").drive("<Enter>").sees_no("C2:").sees("C3:");
    bench.drive("<Enter><Enter>").sees("2 nieuw").drive("<F2>");
    assert_eq!(providers(&bench), before + 2);
    // What was said of these numbers says nothing of the next file with the same headings.
    std::fs::write(
        &path,
        "KvK-nummer;Naam;Notitie;Plaats;Rechtsvorm\n90000083;Zorg Aalscholver;123456782;Waterdam;bv\n",
    )
    .unwrap();
    open(&mut bench, &path);
    bench.sees("C2: *****6782 kan een BSN zijn");
}

#[test]
fn beside_the_word_no_explanation_helps() {
    let sheet = "KvK-nummer;Naam;Notitie\n90000067;Huize Kwartel;bsn 111222333\n";
    let (mut bench, path) = bench_with("aanbieders.csv", sheet);
    open(&mut bench, &path);
    assert!(!is_import(&bench));
    bench.sees("C2").sees_no("111222333");
}

#[test]
fn a_row_that_was_put_right_in_the_file_is_read_again_with_the_answers_given() {
    let sheet = |name: &str, end: &str| {
        format!("Overzicht;;;\nNr;Zorgaanbieder;Ingangsdatum;Einddatum\nV-1;{name};01-01-2026;{end}\n")
    };
    let (mut bench, path) = bench_with("contracten_veenstroom.csv", sheet("Zorg Aalscholver", "31-02-2027"));
    let contracts = |bench: &Bench| bench.register().all(Kind::Contract).len();
    let before = contracts(&bench);
    open(&mut bench, &path);
    // The name of the file says what the rows are; the new provider is asked about.
    bench.sees("wordt Contracten").drive("<Enter><Enter>").sees("31-02-2027").sees("rij 3");
    std::fs::write(&path, sheet("Zorg Aalscholver", "28-02-2027")).unwrap();
    bench.drive("r").sees_no("31-02-2027").sees_no("Eerst beantwoorden").drive("<F2>");
    assert_eq!(contracts(&bench), before + 1);
}
