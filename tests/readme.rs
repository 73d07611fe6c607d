//! What README says of keys, commands, exit codes and settings is what the program does.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use assert_cmd::Command;
use perceel::config::Config;
use perceel::error::ErrorKind;
use perceel::import::sheet;
use perceel::text::{Lang, Words};
use perceel::ui::keys::Keymap;
use std::collections::BTreeSet;
use std::path::Path;

const README: &str = include_str!("../README.md");

/// What stands between `<!-- name -->` and `<!-- /name -->`.
fn part(name: &str) -> &'static str {
    let (_, rest) = README.split_once(&format!("<!-- {name} -->\n")).expect("an opening mark");
    rest.split_once(&format!("<!-- /{name} -->")).expect("a closing mark").0.trim()
}

/// The first block of this language in a text.
fn block<'t>(text: &'t str, language: &str) -> &'t str {
    let (_, rest) = text.split_once(&format!("```{language}\n")).expect("a block");
    rest.split_once("```").expect("its end").0
}

/// The words that begin the lines under a heading of the help.
fn under(help: &str, heading: &str) -> Vec<String> {
    let (_, rest) = help.split_once(&format!("\n{heading}\n")).expect("the heading");
    let lines = rest.lines().take_while(|line| !line.is_empty());
    let first = lines.filter(|line| line.starts_with("  ") && !line.starts_with("   "));
    first.filter_map(|line| line.split_whitespace().next()).map(str::to_owned).collect()
}

fn help() -> String {
    let done = Command::cargo_bin("perceel").unwrap().args(["--lang", "en", "--help"]).output().unwrap();
    String::from_utf8(done.stdout).unwrap()
}

#[test]
fn the_key_table_is_the_one_of_the_program() {
    let made = Keymap::default().markdown(Words::load(Lang::En));
    assert_eq!(part("keys"), made.trim(), "put the output of `perceel --lang en keys --markdown` between the marks");
}

#[test]
fn every_command_is_shown_by_example() {
    let (_, section) = README.split_once("\n## The command line\n").unwrap();
    let shown = block(section, "sh");
    let commands = under(&help(), "Commands");
    assert!(commands.len() >= 20, "{commands:?}");
    for command in commands {
        assert!(shown.lines().any(|line| line.split_whitespace().nth(1) == Some(command.as_str())), "{command}");
    }
}

#[test]
fn the_exit_codes_are_those_of_the_program() {
    use ErrorKind as K;
    let kinds = [
        K::Findings,
        K::Usage,
        K::Refused,
        K::Missing,
        K::Bug,
        K::NotCreated,
        K::Storage,
        K::Busy,
        K::NotOurs,
        K::NotPermitted,
        K::UnsafePlace,
        K::Stopped,
    ];
    let mut codes: BTreeSet<u8> = kinds.iter().map(|kind| kind.exit_code()).collect();
    codes.insert(0);
    let rows = part("codes").lines().skip(2);
    let told: BTreeSet<u8> = rows.map(|row| row.split('|').nth(1).unwrap().trim().parse().unwrap()).collect();
    assert_eq!(told, codes);
    let helped: BTreeSet<u8> = under(&help(), "Exit codes").iter().map(|code| code.parse().unwrap()).collect();
    assert_eq!(helped, codes);
}

#[test]
fn the_settings_of_the_example_are_read() {
    let config = Config::parse(Path::new("settings.toml"), block(part("settings"), "toml")).unwrap();
    assert_eq!(config.lang, Some(Lang::Nl));
    assert_eq!(config.region.as_deref(), Some("Regio Veenstroom"));
    let own: Vec<_> = config.keys.iter().map(|key| (key.view.clone(), key.action.clone(), key.keys.clone())).collect();
    assert_eq!(own.len(), 2);
    let keys = Keymap::with(&own).unwrap_or_else(|clash| panic!("{clash:?}"));
    assert_eq!(keys.named("sort").unwrap().key(), "S");
}

#[test]
fn the_map_of_the_example_is_read() {
    let (_, section) = README.split_once("A map for `import`").unwrap();
    let maps = sheet::from_toml(block(section, "toml")).unwrap();
    assert_eq!(maps.len(), 1);
    assert_eq!(maps[0].columns.len(), 3);
    assert_eq!(maps[0].answers["new:providers"], "+");
}
