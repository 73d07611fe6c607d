//! Keys pressed at random in windows of any size: whatever comes, the program draws a screen and goes on. It stands alone, since
//! such keys also export lists, and a process has one current folder for those to land in.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "support/screens.rs"]
mod screens;
mod support;

use proptest::prelude::*;
use screens::Bench;

fn any_key() -> impl Strategy<Value = String> {
    const NAMED: &[&str] = &[
        "Enter",
        "Esc",
        "Tab",
        "Shift-Tab",
        "Up",
        "Down",
        "Left",
        "Right",
        "Home",
        "End",
        "PgUp",
        "PgDn",
        "Backspace",
        "Del",
        "F1",
        "F5",
        "F6",
        "Ctrl-P",
        "Ctrl-d",
        "Ctrl-u",
        "Ctrl-o",
        "Ctrl-w",
    ];
    prop_oneof![
        3 => "[a-zA-Z0-9/?:.,+ \\-]",
        2 => prop::sample::select(NAMED).prop_map(|name| format!("<{name}>")),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn no_row_of_keys_makes_it_fall_over(
        keys in prop::collection::vec(any_key(), 1..60),
        columns in 1u16..200,
        rows in 1u16..60,
    ) {
        let mut bench = Bench::region();
        let folder = tempfile::tempdir().unwrap();
        std::env::set_current_dir(folder.path()).unwrap();
        for (at, key) in keys.iter().enumerate() {
            if at == keys.len() / 2 {
                bench.size(columns, rows);
            }
            bench.drive(key);
            bench.buffer();
        }
    }
}
