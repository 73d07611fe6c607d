//! The rules of the house (src/ARCHITECTURE.md), read off the `use` lines: who may know whom, and which room alone
//! knows SQLite, the terminal or the clock.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::path::{Path, PathBuf};

/// A room and the rooms of this crate it may name. `main.rs` may name everything.
const MAY_KNOW: &[(&str, &[&str])] = &[
    ("text", &["text"]),
    ("shown", &["shown", "text"]),
    ("error", &["error", "text"]),
    ("guard", &["guard", "error", "shown", "text"]),
    ("theme", &["theme", "error", "shown", "text"]),
    ("domain", &["domain", "error", "guard", "shown", "text"]),
    ("search", &["search", "domain", "error", "shown", "text"]),
    ("import", &["import", "domain", "error", "guard", "shown", "text"]),
    ("export", &["export", "domain", "search", "error", "shown", "text"]),
    ("paper", &["paper", "domain", "export", "error", "shown", "text"]),
    ("report", &["report", "paper", "domain", "search", "export", "error", "shown", "text"]),
    ("demo", &["demo", "domain", "error", "text"]),
    ("store", &["store", "domain", "error", "shown", "text"]),
    ("config", &["config", "error", "shown", "text", "theme"]),
    (
        "ui",
        &[
            "ui", "config", "domain", "search", "import", "export", "paper", "report", "store", "error", "guard",
            "shown", "text", "theme",
        ],
    ),
    (
        "cli",
        &[
            "cli", "config", "demo", "domain", "search", "import", "export", "paper", "report", "store", "error",
            "guard", "shown", "text", "theme", "ui",
        ],
    ),
];

/// What only these rooms may name.
const ONLY_IN: &[(&str, &[&str])] = &[
    ("rusqlite", &["store"]),
    ("ratatui", &["ui", "theme"]),
    ("crossterm", &["ui"]),
    ("Utc::now", &["cli", "ui/run"]),
    ("Local::now", &[]),
    ("SystemTime::now", &[]),
    ("std::net", &[]),
];

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// Every source file with its path below `src` and its code without comments and without tests.
fn code() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    sources(&root, &mut files);
    let read = |path: PathBuf| {
        let name = path.strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/");
        let text = std::fs::read_to_string(&path).unwrap();
        let code = text.split("#[cfg(test)]").next().unwrap();
        let lines = code.lines().filter(|line| !line.trim_start().starts_with("//"));
        (name, lines.collect::<Vec<_>>().join("\n"))
    };
    files.into_iter().map(read).filter(|(name, _)| !name.ends_with("tests.rs")).collect()
}

fn room(name: &str) -> &str {
    name.split('/').next().unwrap().trim_end_matches(".rs")
}

#[test]
fn no_room_knows_one_above_or_beside_it() {
    let mut broken = Vec::new();
    for (name, code) in code() {
        let Some((_, allowed)) = MAY_KNOW.iter().find(|(owner, _)| *owner == room(&name)) else {
            assert!(["main", "lib"].contains(&room(&name)), "{name} is in a room without a rule");
            continue;
        };
        for (at, _) in code.match_indices("crate::") {
            let rest = &code[at + "crate::".len()..];
            let target: String = rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            if !target.is_empty() && !allowed.contains(&target.as_str()) {
                broken.push(format!("{name} names crate::{target}"));
            }
        }
        assert!(!code.contains("use crate::{"), "{name}: one line per room, so that this test can read it");
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn sqlite_terminal_and_clock_stay_in_their_rooms() {
    let mut broken = Vec::new();
    for (name, code) in code() {
        for (word, rooms) in ONLY_IN {
            let allowed = rooms.iter().any(|room| name.starts_with(room)) || name == "main.rs";
            if code.contains(word) && !allowed {
                broken.push(format!("{name} names {word}"));
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn no_drawer_for_odds_and_ends() {
    for (name, _) in code() {
        for drawer in ["utils", "util", "helpers", "helper", "common", "misc"] {
            assert!(!name.split('/').any(|part| part.trim_end_matches(".rs") == drawer), "{name}");
        }
    }
}

#[test]
fn every_file_says_what_it_is() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    sources(&root.join("src"), &mut files);
    sources(&root.join("tests"), &mut files);
    for path in files {
        let text = std::fs::read_to_string(&path).unwrap();
        assert!(text.starts_with("//!") || text.starts_with("#![doc"), "{} does not say what it is", path.display());
    }
}
