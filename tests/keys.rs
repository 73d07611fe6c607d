//! The table of keys: nothing twice, everything reachable on a Dutch keyboard, labels that fit, settings that clash refused.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use perceel::shown::width;
use perceel::text::{Lang, Words};
use perceel::ui::key::{Chord, Code, Key};
use perceel::ui::keys::{KEYS, Keymap, Meaning, Scope};
use std::collections::BTreeSet;

#[test]
fn every_key_of_the_table_can_be_read() {
    for row in KEYS {
        for written in row.keys {
            assert!(Chord::parse(written).is_some(), "{}: {written}", row.name);
        }
    }
}

#[test]
fn no_key_stands_twice_where_scopes_meet() {
    let clash = Keymap::default().first_clash();
    assert!(clash.is_none(), "{:?}", clash.map(|(one, other, key)| (one.name, other.name, key)));
}

#[test]
fn names_are_unique() {
    let names: BTreeSet<&str> = KEYS.iter().map(|row| row.name).collect();
    assert_eq!(names.len(), KEYS.len());
}

#[test]
fn nothing_hangs_on_a_key_that_is_often_eaten() {
    // Without a plain key an action stands in the palette, which offers every row of the table (A09).
    for row in KEYS.iter().filter(|row| !row.keys.is_empty() && row.name != "suspend") {
        let plain = |written: &&str| Chord::parse(written).unwrap().0.iter().all(|key| !key.is_often_eaten());
        let in_moves = row.scope == Scope::Cursor;
        assert!(row.keys.iter().any(plain) || in_moves, "{} has no plain key", row.name);
    }
}

#[test]
fn defaults_are_on_dutch_keyboards() {
    for row in KEYS {
        for key in row.keys.iter().flat_map(|written| Chord::parse(written).unwrap().0) {
            assert!(!(key.ctrl && key.alt), "{}: Ctrl with Alt is text", row.name);
            if let Code::Char(c) = key.code {
                assert!(c.is_ascii_alphanumeric() || "/?:,.+- ".contains(c), "{}: {c}", row.name);
            }
            if let Code::F(number) = key.code {
                assert!((1..=10).contains(&number), "{}: F{number}", row.name);
            }
        }
    }
}

#[test]
fn labels_exist_and_fit_in_both_languages() {
    for lang in Lang::ALL {
        let words = Words::load(lang);
        for row in KEYS {
            let label = words.action(row.name);
            assert!(!label.contains('⟦'), "{}", row.name);
            assert!(width(&label) <= 34, "{label}");
            if row.rank > 0 {
                assert!(width(&label) <= 22, "in the hint bar: {label}");
            }
        }
        for scope in Scope::ALL {
            assert!(words.find(&format!("keys-scope-{}", scope.name())).is_some());
        }
    }
}

#[test]
fn the_table_in_markdown_names_every_action() {
    let text = Keymap::default().markdown(Words::load(Lang::En));
    for row in KEYS {
        assert!(text.contains(&format!("`{}`", row.name)), "{}", row.name);
    }
}

fn remap(view: &str, name: &str, keys: &[&str]) -> Result<Keymap, String> {
    let keys = keys.iter().map(|key| (*key).to_owned()).collect();
    Keymap::with(&[(view.into(), name.into(), keys)]).map_err(|clash| Words::load(Lang::Nl).say(&clash.message))
}

#[test]
fn settings_move_keys_and_clashes_name_both_actions() {
    let map = remap("list", "sort", &["o"]).unwrap();
    let find = |key: &str| match map.find(&[Scope::List, Scope::Program], &[Key::parse(key).unwrap()]) {
        Meaning::Action(bound) => bound.row.name,
        Meaning::Prefix(_) | Meaning::Nothing => "",
    };
    assert_eq!((find("o"), find("s")), ("sort", ""));
    for (view, name, keys, said) in [
        ("list", "sort", vec!["c"], "columns"),
        ("list", "sort", vec!["g"], "g"),
        ("list", "fly", vec!["y"], "fly"),
        ("nowhere", "sort", vec!["y"], "nowhere"),
        ("list", "sort", vec!["Hyper-x"], "Hyper-x"),
    ] {
        let refused = remap(view, name, &keys).err().unwrap_or_default();
        assert!(refused.contains(said), "{view} {name} {keys:?}: {refused}");
    }
}
