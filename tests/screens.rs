//! Each screen as it is drawn, at three sizes, in both languages; no size makes it fall over.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "support/screens.rs"]
mod screens;
mod support;

use perceel::shown::Charset;
use perceel::text::Lang;
use perceel::theme::{Depth, Theme};
use ratatui::style::{Color, Modifier};
use screens::Bench;

/// Name and keys of each screen and box.
const SCREENS: &[(&str, &str)] = &[
    ("overview", "1"),
    ("contracts", "2j"),
    ("contracts-filter", "2/jh<Enter>"),
    ("lots", "3"),
    ("providers", "4"),
    ("contract", "2/JH-24-013<Enter><Enter>"),
    ("journal", "2d9"),
    ("step", "2d9<Enter>"),
    ("stars", "4bgb"),
    ("palette", "2:ver"),
    ("help", "2?"),
    ("sort", "2s"),
    ("columns", "2c"),
    ("remove", "2D"),
    ("bulk", "2  ."),
    ("reference-date", "2t"),
    ("empty-list", ":signaal<Enter>"),
    ("form", "2n"),
    ("lot", "3<Enter>"),
    ("coverage-map", "gd"),
    ("provider", "4/linde<Enter><Enter>"),
    ("chain", "4/linde<Enter>K"),
    ("falls-over", "4/linde<Enter>f"),
    ("meeting", "4/linde<Enter>M"),
    ("duties", "5"),
    ("search", "<F3>linde"),
    ("capacity", "6"),
    ("agenda", "7"),
    ("agenda-month", "7<Tab>"),
    ("agenda-year", "7<Tab><Tab>"),
    ("agenda-timeline", "7<Tab><Tab><Tab>"),
    ("handling", "7a"),
    ("planning", "P"),
    ("filtering", "2/jh"),
    ("condition", "2<F4>"),
    ("import-file", "i"),
];

#[test]
fn screens_look_as_they_did() {
    screens::pictures().bind(|| {
        for lang in Lang::ALL {
            for (columns, rows) in [(60, 16), (80, 24), (160, 50)] {
                let mut bench = Bench::with(&support::region(), lang);
                bench.size(columns, rows);
                for (name, keys) in SCREENS {
                    let keys = if lang == Lang::En { keys.replace("signaal", "signal") } else { (*keys).to_owned() };
                    bench.drive(&keys);
                    let screen = bench.screen();
                    insta::assert_snapshot!(format!("{name}-{}-{columns}x{rows}", lang.code()), screen);
                    bench.drive("<Esc><Esc><Esc>");
                    if name.contains("journal") || *name == "step" {
                        bench.drive("u");
                    }
                }
            }
        }
    });
}

#[test]
fn without_colour_the_chosen_row_is_reversed_and_nothing_has_a_colour() {
    let mut bench = Bench::region();
    bench.app.world.theme = Theme::builtin("dark").unwrap().reduced(Depth::Mono);
    for (_, keys) in SCREENS {
        bench.drive(keys);
        let buffer = bench.buffer();
        for cell in &buffer.content {
            assert!(matches!(cell.fg, Color::Reset) && matches!(cell.bg, Color::Reset), "{keys}: {cell:?}");
        }
        bench.drive("<Esc><Esc><Esc>");
    }
    let buffer = bench.drive("2").buffer();
    let row = buffer.content.chunks(80).find(|row| row[0].symbol() == "▸").expect("a chosen row");
    assert!(row.iter().all(|cell| cell.modifier.contains(Modifier::REVERSED)));
}

#[test]
fn ascii_screens_hold_ascii_but_for_the_users_own_text() {
    let mut bench = Bench::region();
    bench.app.world.charset = Charset::Ascii;
    for (_, keys) in SCREENS {
        let screen = bench.drive(keys).screen();
        let foreign: String = screen.chars().filter(|c| !c.is_ascii() && !c.is_alphabetic() && *c != '€').collect();
        assert_eq!(foreign, "", "{keys}\n{screen}");
        bench.drive("<Esc><Esc><Esc>");
    }
}

#[test]
fn every_size_can_be_drawn_and_help_is_always_in_sight() {
    let mut bench = Bench::region();
    for (name, keys) in SCREENS {
        bench.size(80, 24).drive(keys);
        for columns in (1..=200).step_by(7) {
            for rows in (1..=60).step_by(5) {
                let screen = bench.size(columns, rows).screen();
                let wide_enough = columns >= 60 && rows >= 16;
                if wide_enough {
                    assert!(
                        screen.lines().last().unwrap().trim_end().ends_with("hulp"),
                        "{name} {columns}×{rows}\n{screen}"
                    );
                } else if columns >= 50 && rows >= 2 {
                    assert!(screen.contains("Venster te klein"), "{name} {columns}×{rows}\n{screen}");
                }
            }
        }
        bench.size(80, 24).drive("<Esc><Esc><Esc>");
    }
}

#[test]
fn hostile_text_leaves_no_control_character_and_no_broken_column() {
    use perceel::domain::kind::Kind;
    let mut register = support::region();
    let names = [
        "a\u{1b}]0;x\u{7}b",
        "re\u{301}u\u{308}nie",
        "護\u{200d}理 中文",
        "👩\u{200d}⚕\u{fe0f} zorg",
        "x\u{202e}y\u{2066}z",
    ];
    for name in names {
        let id = register.last_id().0 + 1;
        let record = perceel::domain::record::Record::blank(Kind::Provider, perceel::domain::record::Id(id));
        let record = record.with(Kind::Provider, "name", name);
        let after = Some(record.values);
        let change = perceel::domain::edit::Change { kind: Kind::Provider, id: record.id, before: None, after };
        register.apply(&[change]);
    }
    let mut bench = Bench::with(&register, Lang::Nl);
    for keys in ["4", "<Enter>", "9<Enter>", ":zorg", "4?"] {
        bench.size(140, 40).drive(keys);
        for cell in &bench.buffer().content {
            assert!(
                !cell
                    .symbol()
                    .chars()
                    .any(|c| c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'))
            );
        }
        bench.drive("<Esc><Esc>");
    }
    // The border beside the list is in one column whatever stands before it.
    let buffer = bench.drive("4").buffer();
    let borders: Vec<usize> = buffer
        .content
        .chunks(140)
        .skip(3)
        .take(10)
        .filter_map(|row| row.iter().position(|cell| cell.symbol() == "│"))
        .collect();
    assert_eq!(borders.len(), 10);
    assert!(borders.iter().all(|at| *at == borders[0]), "{borders:?}");
}
