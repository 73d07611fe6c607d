//! The sentences of both languages are the same set, complete and used under names that exist.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use fluent_bundle::FluentResource;
use perceel::text::rooms::ROOMS;
use perceel::text::{Lang, Words, words};

/// The text of each message and attribute of one file, by `id` or `id.attribute`.
fn entries(source: &str) -> Vec<(String, String)> {
    let mut found: Vec<(String, String)> = Vec::new();
    let mut names = words::ids(source).into_iter().peekable();
    for line in source.lines() {
        let head = line.split_once('=').map(|(head, _)| head.trim());
        let next = names.peek().map(|name| name.rsplit_once('.').map_or(name.clone(), |(_, a)| format!(".{a}")));
        if head.is_some() && head == next.as_deref() && !line.starts_with('#') {
            let rest = line.split_once('=').unwrap().1;
            found.push((names.next().unwrap(), rest.trim().to_owned()));
        } else if line.starts_with(' ')
            && let Some(last) = found.last_mut()
        {
            last.1.push('\n');
            last.1.push_str(line.trim());
        }
    }
    assert_eq!(names.next(), None, "the scan lost an id");
    found
}

/// A Fluent text taken apart: what is shown as it stands (also inside the variants of a choice), and what
/// stands for something else: placeables and the selectors of choices.
fn parts(text: &str) -> (String, String) {
    let (mut prose, mut expressions) = (text.to_owned(), String::new());
    while let Some(close) = prose.find('}') {
        let open = prose[..close].rfind('{').expect("a brace that closes nothing");
        let inside = prose[open + 1..close].to_owned();
        let (expression, variants) = inside.split_once("->").unwrap_or((&inside, ""));
        expressions.push(' ');
        expressions.push_str(expression);
        prose.replace_range(open..=close, &format!(" {variants} "));
    }
    (prose, expressions)
}

/// Names after `$` where Fluent fills something in.
fn arguments(text: &str) -> BTreeSet<String> {
    let (_, expressions) = parts(text);
    let mut names = expressions.split('$');
    names.next();
    names
        .map(|rest| rest.split(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_').next().unwrap().to_owned())
        .collect()
}

fn all(lang: Lang) -> BTreeMap<String, String> {
    ROOMS.iter().flat_map(|room| entries(room.source(lang))).collect()
}

#[test]
fn every_file_is_sound_fluent() {
    for room in ROOMS {
        for lang in Lang::ALL {
            if let Err((_, errors)) = FluentResource::try_new(room.source(lang).to_owned()) {
                panic!("{}.{}.ftl: {errors:?}", room.name, lang.code());
            }
        }
    }
}

#[test]
fn no_id_is_used_twice() {
    for lang in Lang::ALL {
        let mut seen: BTreeMap<String, &str> = BTreeMap::new();
        for room in ROOMS {
            for id in words::ids(room.source(lang)) {
                if let Some(other) = seen.insert(id.clone(), room.name) {
                    panic!("{id} stands in {other} and in {} ({})", room.name, lang.code());
                }
            }
        }
    }
}

#[test]
fn both_languages_have_the_same_ids_and_arguments() {
    for room in ROOMS {
        let nl: BTreeMap<_, _> = entries(room.nl).into_iter().collect();
        let en: BTreeMap<_, _> = entries(room.en).into_iter().collect();
        let ids = |map: &BTreeMap<String, String>| map.keys().cloned().collect::<BTreeSet<_>>();
        let differing: Vec<_> = ids(&nl).symmetric_difference(&ids(&en)).cloned().collect();
        assert!(differing.is_empty(), "{}: in one language only: {differing:?}", room.name);
        for (id, text) in &nl {
            assert_eq!(arguments(text), arguments(&en[id]), "{}: arguments of {id}", room.name);
        }
    }
}

#[test]
fn no_sentence_is_empty_and_each_can_be_said() {
    for lang in Lang::ALL {
        let words = Words::load(lang);
        for (id, text) in all(lang) {
            assert!(!text.trim().is_empty(), "{id} is empty ({})", lang.code());
            let said = words.find(&id).unwrap_or_else(|| panic!("{id} cannot be said ({})", lang.code()));
            assert!(!said.trim().is_empty(), "{id} says nothing ({})", lang.code());
            if arguments(&text).is_empty() {
                assert!(words.plain(&id).is_some(), "{id} refers to something missing ({}): {said}", lang.code());
            }
        }
    }
}

/// Words no Dutch sentence has.
const ENGLISH: &[&str] = &[
    "the", "and", "with", "please", "cannot", "failed", "should", "your", "you", "which", "this", "that", "unknown",
    "missing", "from", "not", "than", "between", "there", "must", "could", "would",
];

#[test]
fn dutch_files_hold_no_english() {
    for (id, text) in all(Lang::Nl) {
        let (prose, _) = parts(&text);
        // Between backticks stands what is typed: options and commands bear English names.
        let prose: String = prose.split('`').step_by(2).collect::<Vec<_>>().join(" ");
        for word in prose.split(|c: char| !c.is_alphabetic() && c != '-' && c != '\'' && c != '/') {
            assert!(!ENGLISH.contains(&word.to_lowercase().as_str()), "{id} says “{word}”: {text}");
        }
    }
}

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

/// The string literals that directly follow `call` in Rust text, without those put together at run time.
fn mentioned<'a>(code: &'a str, call: &str) -> Vec<&'a str> {
    code.match_indices(call)
        .filter_map(|(at, _)| {
            let literal = code[at + call.len()..].trim_start().strip_prefix('"')?;
            literal.split_once('"').map(|(id, _)| id)
        })
        .collect()
}

#[test]
fn every_sentence_the_program_mentions_exists() {
    let known: BTreeSet<String> = ROOMS.iter().flat_map(|room| words::ids(room.nl)).collect();
    let mut files = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut files);
    assert!(files.len() > 3, "no source found");
    let mut lost = Vec::new();
    for path in files {
        let text = std::fs::read_to_string(&path).unwrap();
        let code = text.split("#[cfg(test)]\nmod ").next().unwrap();
        let calls = ["Message::new(", "words.get(", "words.find(", "words.plain(", "words().get(", "words().find("];
        for id in calls.iter().flat_map(|call| mentioned(code, call)) {
            if !known.contains(id) {
                lost.push(format!("{}: {id}", path.display()));
            }
        }
    }
    assert!(lost.is_empty(), "no such sentence:\n{}", lost.join("\n"));
}

#[test]
fn the_scans_see_what_they_look_for() {
    let code = "Message::new(\n    \"a-b\").with(\"x\", 1); words.get(\"c\"); words.get(id);";
    assert_eq!(mentioned(code, "Message::new("), ["a-b"]);
    assert_eq!(mentioned(code, "words.get("), ["c"]);
    let text = "{ $n ->\n[one] { $n } { $name }\n*[other] costs $5\n}";
    assert_eq!(arguments(text).into_iter().collect::<Vec<_>>(), ["n", "name"]);
    assert!(parts(text).0.contains("costs $5"));
    let found = entries("# c\na = x\n    y\n    .hint = z\nb =\n    { $n ->\n       *[other] q\n    }\n");
    assert_eq!(found[0], ("a".into(), "x\ny".into()));
    assert_eq!(found[1], ("a.hint".into(), "z".into()));
    assert_eq!(found[2].0, "b");
}
