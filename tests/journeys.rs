//! Whole user stories without a terminal: before, keys, after.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "support/screens.rs"]
mod screens;
mod support;

use perceel::domain::kind::Kind;
use perceel::domain::register::Register;
use perceel::text::Lang;
use perceel::ui::screen::Screen;
use screens::Bench;

fn crumbs(bench: &Bench) -> Vec<String> {
    bench.app.path().iter().map(|screen| screen.title(&bench.app.world)).collect()
}

/// The key of the record under the cursor.
fn chosen(bench: &Bench) -> String {
    let chosen = bench.app.chosen();
    let of = chosen.first().expect("a chosen record");
    bench.app.world.register.key(of.kind, of.id)
}

fn count(bench: &Bench, kind: Kind) -> usize {
    bench.register().all(kind).len()
}

#[test]
fn arrows_and_letters_move_the_same() {
    let mut bench = Bench::region();
    let contracts = count(&bench, Kind::Contract);
    bench.drive("2");
    let first = chosen(&bench);
    let second = chosen(bench.drive("j"));
    assert_ne!(first, second);
    for (keys, row) in
        [("<Down>", 2), ("k", 1), ("<Home>", 0), ("G", contracts - 1), ("gg", 0), ("<End>", contracts - 1)]
    {
        bench.drive(keys);
        let Screen::List(list) = bench.app.top() else { panic!("no list") };
        let at = list.rows().iter().position(|id| *id == bench.app.chosen()[0].id);
        assert_eq!(at, Some(row), "{keys}");
    }
}

#[test]
fn the_filter_is_live_stays_and_is_cleared() {
    let mut bench = Bench::region();
    let total = count(&bench, Kind::Provider);
    bench.drive("4/REUNIE").sees(&format!("1 van {total}"));
    let upper = bench.screen();
    bench.drive("<Esc>/reünie");
    let strip = |text: &str| text.lines().filter(|line| !line.contains('/')).map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(strip(&upper), strip(&bench.screen()));
    bench.drive("<Enter>").sees(&format!("Filter: reünie (1 van {total}), Esc wist"));
    // A filter belongs to a visit (A15).
    bench.drive("24").sees_no("Filter:");
    bench.drive("/zzzz<Enter>").sees("Niets gevonden voor “zzzz”");
    bench.drive("<Esc>").sees_no("Filter:");
}

#[test]
fn a_date_that_cannot_be_read_is_told_and_the_rest_still_filters() {
    let mut bench = Bench::region();
    bench.drive("2/einde:<90x").sees("onbekende eenheid");
    // Anything may be typed (A18).
    for text in ["\"", "*", "d'Oude", "AND", "PCL-2026-01", "()", ":"] {
        bench.drive("<Esc>/").drive(text).drive("<Enter>");
    }
}

/// A16: the query language by choosing: a column, and then its code or the rest by typing.
#[test]
fn a_condition_is_put_together_by_choosing() {
    let mut bench = Bench::region();
    let register = bench.register();
    let heavy = register
        .all(Kind::Lot)
        .iter()
        .filter(|lot| lot.choice(perceel::domain::nouns::lots::CATEGORY) == Some("heavy"));
    let (heavy, total) = (heavy.count(), count(&bench, Kind::Lot));
    bench.drive("3<F4>").sees("Voorwaarde op").drive("<Down><Down><Down><Down><Enter>").sees("zwaar").drive("z");
    bench.sees(&format!("Filter: categorie:zwaar ({heavy} van {total})"));
    bench.drive("<F4>t").sees("categorie:zwaar titel:");
}

#[test]
fn opening_again_goes_back_to_it_and_history_keeps_the_row() {
    let mut bench = Bench::region();
    bench.drive("2jj");
    let third = chosen(&bench);
    bench.drive("<Enter>");
    assert_eq!(crumbs(&bench), ["Contracten".to_owned(), third.clone()]);
    // The provider of the contract stands first on the page; from there the contract again.
    bench.drive("<Enter>");
    assert_eq!(crumbs(&bench).len(), 3);
    bench.drive("HH");
    assert_eq!((crumbs(&bench).len(), chosen(&bench)), (1, third.clone()));
    bench.drive("L");
    assert_eq!(crumbs(&bench), ["Contracten".to_owned(), third]);
    bench.drive("<Esc><Esc><Esc><Esc><Esc><Esc>").sees("om te stoppen");
    assert!(bench.left.is_empty());
    bench.drive("q");
    assert_eq!(bench.left, ["quit"]);
}

#[test]
fn archiving_is_undone_and_redone_also_after_a_restart() {
    let mut bench = Bench::region();
    bench.drive("2");
    let key = chosen(&bench);
    let archived = |bench: &Bench| {
        let register = bench.register();
        let record = register.get(Kind::Contract, support::find(&register, Kind::Contract, &key)).unwrap().clone();
        let (at, _) = Kind::Contract.noun().find("archived_on").unwrap();
        !record.values[at].is_unknown()
    };
    bench.drive("d").sees("naar het archief");
    assert!(archived(&bench));
    assert_ne!(chosen(&bench), key);
    let mut bench = bench.restarted();
    bench.drive("u").sees("Ongedaan gemaakt");
    assert!(!archived(&bench));
    bench.drive("U");
    assert!(archived(&bench));
}

#[test]
fn removing_wants_the_key_typed() {
    let mut bench = Bench::region();
    bench.drive("2");
    let key = chosen(&bench);
    let before = count(&bench, Kind::Contract);
    bench.drive("DD<Enter><Esc>");
    assert_eq!(count(&bench, Kind::Contract), before, "an accident removes nothing");
    bench.drive("D<Enter>");
    assert_eq!(count(&bench, Kind::Contract), before, "Enter alone is Cancel");
    bench.drive("D").sees("Voorgoed verwijderen").sees(&key);
    bench.drive(&key).drive("<Enter>").sees("verwijderd");
    assert_eq!(count(&bench, Kind::Contract), before - 1);
    bench.drive("u");
    assert_eq!(count(&bench, Kind::Contract), before);
}

#[test]
fn marks_are_one_step_and_hidden_rows_are_left_alone() {
    let mut bench = Bench::region();
    let all = count(&bench, Kind::Contract);
    bench.drive("2a").sees(&format!("{all} gemarkeerd"));
    let first = chosen(&bench);
    bench.drive("/").drive(&first).drive("<Enter>");
    assert_eq!(bench.app.chosen().len(), 1, "marks outside the filter do not count");
    bench.drive("<Esc><Esc>v j<Esc>");
    bench.drive("<Esc><Home>  ");
    assert_eq!(bench.app.chosen().len(), 2);
    bench.drive("d<Esc>");
    let Screen::List(list) = bench.app.top() else { panic!("no list") };
    assert_eq!(list.rows().len(), all - 2);
    bench.drive("u");
    let Screen::List(list) = bench.app.top() else { panic!("no list") };
    assert_eq!(list.rows().len(), all);
}

#[test]
fn sorting_and_columns_are_kept_after_a_restart() {
    let mut bench = Bench::region();
    bench.drive("2s<Down><Enter>").sees("Aanbieder ▲");
    bench.drive("s<Down><Enter>").sees("Aanbieder ▼");
    bench.drive("c<Down><Down> <Enter>");
    let mut bench = bench.restarted();
    bench.drive("2").sees("Aanbieder ▼").sees_no("Percelen  ");
}

#[test]
fn a_saved_view_brings_filter_and_order_back() {
    let mut bench = Bench::region();
    bench.drive("2/2024<Enter>").drive("WMijn lijst<Enter>").sees("Mijn lijst");
    let mut bench = bench.restarted();
    bench.drive("2w<Enter>").sees("Filter: 2024");
}

/// The screens and the command line share one shape: a view saved here is listed there with its filter, columns, order.
#[test]
fn a_saved_view_is_listed_by_the_command() {
    let mut bench = Bench::region();
    bench.drive("2/!wilg<Enter>s<Down><Enter>s<Down><Enter>").drive("WMijn lijst<Enter>");
    let Screen::List(list) = bench.app.top() else { panic!("no list") };
    let number = |id| bench.app.world.register.key(Kind::Contract, id);
    let here: Vec<String> = list.rows().iter().map(|id| number(*id)).collect();
    assert!(here.len() > 1 && here.len() < count(&bench, Kind::Contract), "{here:?}");
    let ran = std::process::Command::new(env!("CARGO_BIN_EXE_perceel"))
        .args(["list", "contracts", "--view", "mijn lijst", "--format", "csv"])
        .env_clear()
        .env("HOME", bench.file().parent().unwrap())
        .env("PERCEEL_DB", bench.file())
        .env("PERCEEL_TODAY", "2026-11-21")
        .output()
        .unwrap();
    let out = String::from_utf8(ran.stdout).unwrap();
    let there: Vec<&str> = out.lines().skip(1).collect();
    assert_eq!(there.len(), here.len(), "{out} {}", String::from_utf8_lossy(&ran.stderr));
    for (line, number) in there.iter().zip(&here) {
        assert!(line.contains(number.as_str()), "{line} is not {number}");
    }
}

/// C10: the second one reads only; `R` helps when the first has left, and not before.
#[test]
fn taking_over_waits_until_the_other_has_left() {
    let first = Bench::region();
    let mut second = first.second();
    second.drive("2").sees("ALLEEN LEZEN").drive("n").sees("Alleen lezen");
    second.drive("R").sees("Alleen lezen");
    assert!(second.app.world.file.read_only.is_some());
    let folder = first.leave();
    second.drive("R").sees("U kunt weer wijzigen").sees_no("ALLEEN LEZEN");
    second.drive("d").drive("R").sees("al van u");
    let archived =
        |record: &perceel::domain::record::Record| perceel::domain::tally::is_archived(Kind::Contract, record);
    assert_eq!(second.register().all(Kind::Contract).iter().filter(|record| archived(record)).count(), 1);
    drop(folder);
}

/// A50: long work tells how far it is; stopped, it leaves nothing behind.
#[test]
fn stopped_work_leaves_nothing_behind() {
    use perceel::domain::edit::Edit;
    use perceel::domain::record::{Id, Record, Value};
    let bench = Bench::with(&Register::default(), Lang::Nl);
    let path = bench.file();
    let folder = bench.leave();
    let options =
        perceel::store::open::OpenOptions { allow_unsafe: true, ..perceel::store::open::OpenOptions::new(path) };
    let mut store = perceel::store::Store::open(&options, "tester", screens::moment()).unwrap();
    let mut edit = Edit::new(perceel::text::Message::new("edit-region").with("name", "Waterdal"));
    let (name, _) = Kind::Provider.noun().find("name").unwrap();
    for number in 1..=1000 {
        let mut record = Record::blank(Kind::Provider, Id(number));
        record.values[name] = Value::text(&format!("Aanbieder {number}"));
        edit.add(Kind::Provider, record);
    }
    let told = std::cell::Cell::new(0);
    let go_on = |done| {
        told.set(done);
        done < 500
    };
    let sort = perceel::store::journal::Sort::Import;
    let stopped = store.save_telling(&edit, sort, screens::moment(), &go_on);
    assert_eq!(stopped.err().map(|error| error.kind), Some(perceel::error::ErrorKind::Stopped));
    assert!((500..1000).contains(&told.get()), "{}", told.get());
    assert_eq!(store.load().unwrap().all(Kind::Provider).len(), 0);
    store.save_telling(&edit, sort, screens::moment(), &|_| true).unwrap();
    assert_eq!(store.load().unwrap().all(Kind::Provider).len(), 1000);
    drop(folder);
}

/// A50: the line says how far it is and how to stop.
#[test]
fn long_work_shows_how_far_it_is() {
    let mut bench = Bench::region();
    let jobs = bench.app.ring(perceel::ui::app::Timer::Watch);
    bench.app.ring(perceel::ui::app::Timer::Busy);
    bench.app.progressed(12_500, Some(50_000));
    bench.sees("12.500 van 50.000").sees("Esc stopt").sees("█████░");
    bench.perform(jobs);
    bench.sees_no("Esc stopt");
}

#[test]
fn a_star_survives_a_restart() {
    let mut bench = Bench::region();
    bench.drive("4b");
    let name = bench.app.world.register.label(Kind::Provider, bench.app.chosen()[0].id);
    let mut bench = bench.restarted();
    bench.drive("gb").sees(&name);
    bench.drive("<Enter>");
    assert_eq!(crumbs(&bench), ["Sterren".to_owned(), name]);
}

#[test]
fn the_reference_date_moves_with_keys_and_goes_back() {
    let mut bench = Bench::region();
    bench.drive("t31-02-2026").sees("bestaat niet");
    bench.drive("<Esc>t1-1-2024<Enter>").sees("peildatum ma 01-01-2024");
    bench.drive("t<Up><Up><Enter>").sees("peildatum wo 03-01-2024");
    bench.drive("t<Ctrl-u><Enter>").sees("peildatum za 21-11-2026");
}

#[test]
fn looking_back_shows_what_was_known_and_changes_nothing() {
    let mut bench = Bench::region();
    let all = count(&bench, Kind::Contract);
    bench.drive("2d9").sees("naar het archief");
    // The step before the newest is the making of the region.
    bench.drive("jm").sees("Wijzigen kan pas weer");
    bench.drive("2").sees("kennis 21-11-2026");
    let Screen::List(list) = bench.app.top() else { panic!("no list") };
    assert_eq!(list.rows().len(), all);
    bench.drive("d").sees("U kijkt naar wat");
    bench.drive(":vandaag<Enter>").sees("kennis nu");
    let Screen::List(list) = bench.app.top() else { panic!("no list") };
    assert_eq!(list.rows().len(), all - 1);
}

#[test]
fn the_journal_takes_back_to_a_step() {
    let mut bench = Bench::region();
    let archived = |bench: &Bench| {
        let (at, _) = Kind::Contract.noun().find("archived_on").unwrap();
        bench.register().all(Kind::Contract).iter().filter(|record| !record.values[at].is_unknown()).count()
    };
    bench.drive("2ddd");
    assert_eq!(archived(&bench), 3);
    bench.drive("9jo").sees("Terug tot hier");
    bench.drive("<Enter>");
    assert_eq!(archived(&bench), 3, "Cancel has the focus");
    bench.drive("o<Tab><Enter>").sees("2 stappen ongedaan gemaakt");
    assert_eq!(archived(&bench), 1);
    bench.drive("<Home><Enter>").sees("Opgeborgen op");
}

#[test]
fn palette_and_help_run_what_they_show() {
    let mut bench = Bench::region();
    bench.drive("2:wis").sees("verwijderen");
    bench.drive("<Esc>:verlengingsopt<Enter>");
    assert_eq!(crumbs(&bench), ["Verlengingsopties"]);
    bench.drive("<Ctrl-P>reunie<Enter>");
    assert_eq!(crumbs(&bench).last().map(String::as_str), Some("Stichting Reünie"));
    bench.drive("2?kolom").sees("kolommen").sees_no("omhoog");
    bench.drive("<Enter>").sees("Spatie aan of uit");
}

#[test]
fn pasted_text_is_data() {
    let mut bench = Bench::region();
    let before = count(&bench, Kind::Contract);
    bench.drive("2");
    let effects = bench.app.paste("ddq\nDD\n");
    assert!(effects.is_empty());
    bench.sees("Geplakte tekst genegeerd");
    assert_eq!(count(&bench, Kind::Contract), before);
    bench.drive("/");
    bench.app.paste("JH\n24");
    let Screen::List(list) = bench.app.top() else { panic!("no list") };
    assert_eq!(list.filter().text(), "JH 24");
}

#[test]
fn an_empty_register_teaches() {
    let mut bench = Bench::with(&Register::default(), Lang::Nl);
    bench.sees("Waar te beginnen");
    for tab in ["2", "3", "4"] {
        bench.drive(tab).sees("Nog niets onder");
    }
    bench.drive("9").sees("Er is nog niets gedaan");
    bench.drive("2d").sees("geen regel gekozen");
}

#[test]
fn the_page_of_a_record_opens_its_links() {
    let mut bench = Bench::region();
    bench.size(100, 90).drive("2/JH-24-013<Enter><Enter>");
    bench.sees("Contractpercelen").sees("Verlengingsopties").sees("Geschiedenis").sees("Aangemaakt");
    bench.drive("<Tab><Tab><Tab>").drive("<Enter>");
    assert_eq!(crumbs(&bench).len(), 3);
    bench.sees("Hoort bij");
}

#[test]
fn clicks_do_what_keys_do() {
    use perceel::ui::view::{Hit, hit};
    let mut bench = Bench::region();
    bench.drive("2");
    let screen = bench.screen();
    let column = |line: &str, text: &str| u16::try_from(line.split(text).next().unwrap().chars().count()).unwrap();
    let lines: Vec<&str> = screen.lines().collect();
    let Hit::Action(action) = hit(&bench.app, column(lines[1], "4"), 1) else { panic!("no tab") };
    let effects = bench.app.click(action);
    bench.perform(effects);
    assert_eq!(crumbs(&bench), ["Aanbieders"]);
    let first = chosen(&bench);
    bench.app.click_body(2, 10);
    assert_ne!(chosen(&bench), first);
    bench.app.click_body(2, 10);
    assert_eq!(crumbs(&bench).len(), 2, "a second click opens");
    let Hit::Action(_) = hit(&bench.app, 76, 23) else { panic!("no help hint") };
}

#[test]
fn personal_data_is_erased_for_good_after_its_name_was_typed() {
    let mut register = support::region();
    let linde = support::find(&register, Kind::Provider, "90000018");
    let id = perceel::domain::record::Id(register.last_id().0 + 1);
    let person = perceel::domain::record::Record::blank(Kind::ContactPerson, id)
        .with(Kind::ContactPerson, "provider", perceel::domain::record::Value::Link(linde))
        .with(Kind::ContactPerson, "name", "Fenna Ruitenburg")
        .with(Kind::ContactPerson, "email", "fenna@delinde.example");
    let change =
        perceel::domain::edit::Change { kind: Kind::ContactPerson, id, before: None, after: Some(person.values) };
    register.apply(&[change]);
    let mut bench = Bench::with(&register, Lang::Nl);
    bench.size(100, 40);
    let name = |bench: &Bench| bench.register().label(Kind::ContactPerson, id);
    // Nothing personal about a provider.
    bench.drive("4:persoonsgegevens<Enter>").sees("Kies één contactpersoon");
    bench.drive(":contactpersonen<Enter>:persoonsgegevens<Enter>");
    bench.sees("Dit kan niet ongedaan worden gemaakt").sees("naam, e-mail").drive("<Enter>");
    assert!(name(&bench).contains("Fenna"), "Enter without the name is no");
    bench.drive(":persoonsgegevens<Enter>Fenna Ruitenburg<Enter>").sees("gewist");
    assert!(!name(&bench).contains("Fenna"));
    bench.drive("u");
    assert!(!name(&bench).contains("Fenna"), "nothing brings it back");
    bench.drive(":meldingen<Enter>").sees_no("Fenna");
    let mut bench = bench.restarted();
    bench.drive("9").sees_no("Fenna").drive("<Enter>").sees_no("Fenna").sees_no("fenna");
}

#[test]
fn a_slash_filters_the_lines_of_every_page_and_esc_gives_them_back() {
    let mut bench = Bench::region();
    bench.size(80, 40);
    for (open, word, left, gone) in [
        ("1", "percelen", "3 percelen", "4 aanbieders"),
        ("2/JH-24-013<Enter><Enter>", "j2z", "J2Z", "Getekend op"),
        ("2d9", "archief", "naar het archief", "Nieuw bestand"),
        ("9<Enter>", "regels", "Regels", "Wanneer"),
    ] {
        bench.drive(open).sees(gone);
        // Letters are words now: `d` archives nothing, `q` does not leave.
        bench.drive("/dq<Esc>").sees(gone).drive("/").drive(word).sees(left).sees_no(gone);
        bench.drive("<Enter>").sees("Esc wist").drive("<Esc>").sees(gone);
        assert!(bench.left.is_empty());
        bench.drive("<Esc><Esc>");
    }
}
