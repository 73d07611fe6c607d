//! Screen 8 as journeys by key: overviews, walking through periods, what a figure opens, sentences for deviations, freezing,
//! what changed since, writing files, and the letterhead.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "support/screens.rs"]
mod screens;
mod support;

use perceel::text::Lang;
use screens::Bench;

#[test]
fn the_overviews_are_listed_with_period_and_what_was_frozen() {
    let mut bench = Bench::region();
    bench.size(100, 30).drive("8").sees("Verantwoording").sees("Overzichten").sees("Dekkingskaart");
    bench.sees("oktober 2026").sees("nog niet").sees("Er is nog niets vastgesteld.");
    bench.drive("gc").sees("Contracten").drive("gr").sees("Overzichten");
    bench.drive(":dekkingskaart<Esc>").drive("8").sees("Moet de deur uit");
}

/// Opens the coverage map, wherever it stands among the overviews.
fn open_map(bench: &mut Bench) {
    bench.drive("8/dekkingskaart<Enter><Enter>").sees("Dekkingskaart");
}

#[test]
fn periods_walk_with_left_and_right_and_change_length() {
    let mut bench = Bench::region();
    bench.size(100, 30);
    open_map(&mut bench);
    bench.sees("Dekkingskaart november 2026").sees("Onderdelen").sees("Concept.");
    bench.drive("<Left>").sees("oktober 2026").drive("<Right><Right>").sees("december 2026");
    bench.drive("p").sees("4e kwartaal 2026").drive("<Left>").sees("3e kwartaal 2026").drive("p").sees("2026");
    bench.drive("<Esc>").sees("Overzichten");
}

#[test]
fn it_is_made_for_a_municipality_and_opens_what_it_was_made_from() {
    let mut bench = Bench::region();
    bench.size(100, 40);
    open_map(&mut bench);
    bench.drive("s").sees("Voor wie?").sees("Waterdam").drive("<Esc>");
    bench.drive("s").drive("<Down><Down><Down>").drive("<Enter>").sees_no("Voor wie?");
}

#[test]
fn freezing_keeps_it_and_says_what_changed_since() {
    let mut bench = Bench::region();
    bench.size(100, 40);
    open_map(&mut bench);
    bench.drive("v").sees("Dit overzicht is nog niet vastgesteld.");
    bench.drive("<F2>").sees("vastgesteld").sees("Vastgesteld op 21-11-2026.");
    bench.drive("<F2>").sees("Dit overzicht is al vastgesteld.");
    bench.drive("v").sees("Er is geen gegeven toegevoegd, verwijderd of gewijzigd.");
    bench.drive("<Esc>").sees("Vastgesteld op").drive("u").sees("Concept.");
}

/// Compares the screen with its picture.
fn looks(name: &str, bench: &mut Bench) {
    screens::pictures().bind(|| insta::assert_snapshot!(name, bench.screen()));
}

#[test]
fn every_size_and_language_shows_it() {
    for (lang, map, back) in [(Lang::Nl, "dekkingskaart", "Verantw"), (Lang::En, "coverage map", "Reports")] {
        let mut bench = Bench::with(&support::region(), lang);
        for (columns, rows) in [(60, 16), (80, 24), (160, 50)] {
            bench.size(columns, rows).drive("8").sees(back);
            looks(&format!("reports-{}-{columns}x{rows}", lang.code()), &mut bench);
            bench.drive(&format!("/{map}<Enter><Enter>"));
            looks(&format!("preview-{}-{columns}x{rows}", lang.code()), &mut bench);
            bench.drive("<Esc><Esc>1");
        }
    }
}

#[test]
fn it_is_written_in_ticked_formats_to_a_folder() {
    let mut bench = Bench::region();
    let folder = tempfile::tempdir().unwrap();
    bench.size(100, 40);
    open_map(&mut bench);
    bench.drive("x").sees("Overzicht schrijven").sees("[x]").sees("ook voor elke gemeente");
    bench.paste(folder.path().to_str().unwrap()).drive("<Enter>").sees("1 bestand staat in");
    let names: Vec<_> = std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(names.len(), 1, "{names:?}");
    bench.drive("x").paste(folder.path().to_str().unwrap()).drive("<Enter>").sees("bestaat al");
}

#[test]
fn the_letterhead_is_judged_while_it_is_typed_and_saved_with_comments_kept() {
    let folder = tempfile::tempdir().unwrap();
    let settings = folder.path().join("settings.toml");
    std::fs::write(&settings, "# van mij\nlang = \"nl\"\n").unwrap();
    let mut bench = Bench::region();
    bench.paper(&settings);
    bench.size(100, 30).drive("8").drive("<End><Enter>").sees("Briefhoofd en teksten").sees("Organisatie");
    bench.drive("Regio Waterdam<Down>#8899aa").sees("2,92 : 1").drive("<F2>").sees("nodig is ten minste 4,50");
    assert_eq!(std::fs::read_to_string(&settings).unwrap(), "# van mij\nlang = \"nl\"\n", "nothing unsound is saved");
    bench
        .drive("<Backspace><Backspace><Backspace><Backspace><Backspace><Backspace>1f3a5f")
        .sees("Contrast tegen wit: 11,")
        .drive("<F2>")
        .sees("zijn bewaard");
    let text = std::fs::read_to_string(&settings).unwrap();
    assert!(text.starts_with("# van mij\nlang = \"nl\"\n"), "{text}");
    assert!(text.contains("organisation = \"Regio Waterdam\"") && text.contains("accent = \"#1f3a5f\""), "{text}");
}

#[test]
fn a_list_is_written_as_it_stands_on_the_screen() {
    let mut bench = Bench::region();
    let folder = tempfile::tempdir().unwrap();
    bench.size(100, 40).drive("4/linde<Enter>").drive("x").sees("Lijst schrijven");
    let markdown = perceel::paper::Format::ALL.iter().position(|format| format.ending() == "md").unwrap();
    if markdown > 0 {
        bench.drive(" ").drive(&"<Down>".repeat(markdown)).drive(" ");
    }
    bench.paste(folder.path().to_str().unwrap()).drive("<Enter>").sees("1 bestand staat in");
    let file = std::fs::read_dir(folder.path()).unwrap().next().unwrap().unwrap().path();
    let text = std::fs::read_to_string(&file).unwrap();
    assert!(text.contains("De Linde") && !text.contains("Merel"), "only what the filter leaves: {text}");
}
