//! Help and manual pages, both written from the command line's own table (`args`) and its sentences, in the user's
//! language wholly: nothing of `clap`'s own texts is ever shown.

use clap::{Arg, Command};

use crate::domain::kind::Kind;
use crate::error::ErrorKind;
use crate::shown;
use crate::text::{Message, Words};

/// Kinds of failure in the order of their exit codes, for help, manual and tests.
pub const FAILURES: &[ErrorKind] = &[
    ErrorKind::Findings,
    ErrorKind::Usage,
    ErrorKind::Refused,
    ErrorKind::Missing,
    ErrorKind::Bug,
    ErrorKind::NotCreated,
    ErrorKind::Storage,
    ErrorKind::Busy,
    ErrorKind::NotOurs,
    ErrorKind::NotPermitted,
    ErrorKind::UnsafePlace,
    ErrorKind::Stopped,
];

/// What there is to say about the program or one command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// `perceel` or `perceel list`.
    pub name: String,
    /// What it does, one sentence.
    pub about: String,
    /// What can be typed.
    pub examples: Vec<String>,
    /// The form of the command line.
    pub usage: String,
    /// Headings, each with terms and their explanation.
    pub sections: Vec<(String, Vec<(String, String)>)>,
}

/// The page of the program.
#[must_use]
pub fn of_program(line: &Command, words: Words) -> Page {
    let mut sections = vec![(words.get("cli-heading-commands"), commands(line, words))];
    sections.push((words.get("cli-heading-options"), options(line, None, words)));
    sections.push((words.get("cli-heading-variables"), variables(words)));
    sections.push((words.get("cli-heading-exit"), exit_codes(words)));
    Page {
        name: line.get_name().into(),
        about: words.get("cli-about"),
        examples: examples("cli-about", words),
        usage: words.get("cli-usage-program"),
        sections,
    }
}

/// The page of a command.
#[must_use]
pub fn of_command(line: &Command, command: &Command, words: Words) -> Page {
    let name = command.get_name();
    let id = format!("cli-cmd-{name}");
    let full = format!("{} {name}", line.get_name());
    let mut usage = full.clone();
    let mut arguments = Vec::new();
    for arg in command.get_positionals() {
        let value = value_name(arg, words);
        let value = if arg.get_action().takes_values() && arg.get_num_args().is_some_and(|n| n.max_values() > 1) {
            format!("{value}…")
        } else {
            value
        };
        usage.push_str(&if arg.is_required_set() { format!(" {value}") } else { format!(" [{value}]") });
        arguments.push((value, explain(arg, Some(name), words)));
    }
    usage.push_str(&words.get("cli-usage-options"));
    let mut sections = Vec::new();
    let aliases: Vec<&str> = command.get_all_aliases().collect();
    if !aliases.is_empty() {
        let also = aliases.iter().map(|alias| format!("{} {alias}", line.get_name()));
        sections.push((words.get("cli-heading-aliases"), vec![(also.collect::<Vec<_>>().join(", "), String::new())]));
    }
    sections.push((words.get("cli-heading-arguments"), arguments));
    sections.push((words.get("cli-heading-options"), options(command, Some(name), words)));
    sections.push((words.get("cli-heading-general"), options(line, None, words)));
    if name == "list" {
        sections.push((words.get("cli-heading-kinds"), kinds(words)));
    }
    sections.retain(|(_, rows)| !rows.is_empty());
    Page { name: full, about: words.get(&id), examples: examples(&id, words), usage, sections }
}

/// The table with every help text in the user's language put in place.
#[must_use]
pub fn in_language(mut line: Command, words: Words, width: usize) -> Command {
    let names: Vec<String> = line.get_subcommands().map(|command| command.get_name().to_owned()).collect();
    let whole = line.clone();
    for name in names {
        if let Some(command) = whole.find_subcommand(&name) {
            let text = write_text(&of_command(&whole, command, words), words, width);
            line = line.mut_subcommand(&name, |command| command.override_help(text));
        }
    }
    let text = write_text(&of_program(&whole, words), words, width);
    line.override_help(text)
}

fn examples(id: &str, words: Words) -> Vec<String> {
    let text = words.find(&format!("{id}.examples")).unwrap_or_default();
    text.lines().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect()
}

fn commands(line: &Command, words: Words) -> Vec<(String, String)> {
    line.get_subcommands()
        .map(|command| (command.get_name().to_owned(), words.get(&format!("cli-cmd-{}", command.get_name()))))
        .collect()
}

fn kinds(words: Words) -> Vec<(String, String)> {
    Kind::ALL.iter().map(|kind| (kind.name().to_owned(), words.kind(kind.name()))).collect()
}

fn exit_codes(words: Words) -> Vec<(String, String)> {
    let mut rows = vec![("0".to_owned(), words.get("cli-exit-0"))];
    rows.extend(FAILURES.iter().map(|kind| {
        let code = kind.exit_code().to_string();
        (code.clone(), words.get(&format!("cli-exit-{code}")))
    }));
    rows
}

fn variables(words: Words) -> Vec<(String, String)> {
    ["PERCEEL_DB", "PERCEEL_LANG", "PERCEEL_CONFIG", "PERCEEL_TODAY", "NO_COLOR"]
        .iter()
        .map(|name| ((*name).to_owned(), words.get(&format!("cli-variable-{name}"))))
        .collect()
}

fn options(command: &Command, name: Option<&str>, words: Words) -> Vec<(String, String)> {
    let wanted = |arg: &&Arg| !arg.is_positional() && !arg.is_hide_set();
    command
        .get_arguments()
        .filter(wanted)
        .map(|arg| {
            let mut term = arg.get_short().map_or_else(String::new, |short| format!("-{short}, "));
            term.push_str(&arg.get_long().map_or_else(String::new, |long| format!("--{long}")));
            if arg.get_action().takes_values() {
                term.push(' ');
                term.push_str(&value_name(arg, words));
            }
            (term, explain(arg, name, words))
        })
        .collect()
}

fn value_name(arg: &Arg, words: Words) -> String {
    let name = arg.get_value_names().and_then(|names| names.first()).map_or("", |name| name.as_str());
    words.find(&format!("cli-value-{}", name.to_lowercase())).unwrap_or_else(|| name.to_owned())
}

fn explain(arg: &Arg, command: Option<&str>, words: Words) -> String {
    let id = arg.get_id().as_str().replace('_', "-");
    let own = command.and_then(|command| words.find(&format!("cli-arg-{command}-{id}")));
    let mut text = own.unwrap_or_else(|| words.get(&format!("cli-arg-{id}")));
    let values = arg.get_possible_values();
    if arg.get_action().takes_values() && !values.is_empty() {
        let names: Vec<&str> = values.iter().map(clap::builder::PossibleValue::get_name).collect();
        text.push_str(&format!(" ({})", names.join(", ")));
    }
    text
}

/// The page as help on a terminal or in a pipe.
#[must_use]
pub fn write_text(page: &Page, words: Words, width: usize) -> String {
    let mut text = format!("{}\n", wrapped(&page.about, 0, width));
    let heading = |text: &mut String, name: &str| text.push_str(&format!("\n{name}\n"));
    if !page.examples.is_empty() {
        heading(&mut text, &words.get("cli-heading-examples"));
        page.examples.iter().for_each(|example| text.push_str(&format!("  {example}\n")));
    }
    heading(&mut text, &words.get("cli-heading-usage"));
    text.push_str(&format!("  {}\n", page.usage));
    for (name, rows) in &page.sections {
        heading(&mut text, name);
        let widest = rows.iter().map(|(term, _)| shown::width(term)).filter(|width| *width <= 26).max().unwrap_or(0);
        for (term, explained) in rows {
            write_row(&mut text, term, explained, widest, width);
        }
    }
    text.trim_end().to_owned() + "\n"
}

fn write_row(text: &mut String, term: &str, explained: &str, widest: usize, width: usize) {
    let indent = widest + 4;
    if explained.is_empty() {
        text.push_str(&format!("  {}\n", wrapped(term, 2, width)));
    } else if shown::width(term) > widest {
        text.push_str(&format!("  {term}\n{}{}\n", " ".repeat(indent), wrapped(explained, indent, width)));
    } else {
        let gap = " ".repeat(widest - shown::width(term) + 2);
        text.push_str(&format!("  {term}{gap}{}\n", wrapped(explained, indent, width)));
    }
}

fn wrapped(text: &str, indent: usize, width: usize) -> String {
    let lines = shown::measure::wrap(text, width.saturating_sub(indent).max(20));
    let lines: Vec<&str> = lines.iter().map(|line| line.as_str().trim_end()).collect();
    lines.join(&format!("\n{}", " ".repeat(indent)))
}

/// The page as a manual page for `man`.
#[must_use]
pub fn write_manual(page: &Page, words: Words, date: &str, others: &[String]) -> String {
    let name = page.name.replace(' ', "-");
    let mut text = format!(
        ".TH {} 1 {date} \"perceel {}\" \"{}\"\n",
        escaped(&name.to_uppercase()),
        env!("CARGO_PKG_VERSION"),
        escaped(&words.get("cli-manual-title"))
    );
    let heading =
        |text: &mut String, name: &str| text.push_str(&format!(".SH \"{}\"\n", escaped(&name.to_uppercase())));
    heading(&mut text, &words.get("cli-heading-name"));
    text.push_str(&format!("{} \\- {}\n", escaped(&name), escaped(&page.about)));
    heading(&mut text, &words.get("cli-heading-usage"));
    text.push_str(&format!("\\fB{}\\fR\n", escaped(&page.usage)));
    if !page.examples.is_empty() {
        heading(&mut text, &words.get("cli-heading-examples"));
        text.push_str(".nf\n");
        page.examples.iter().for_each(|example| text.push_str(&format!("{}\n", escaped(example))));
        text.push_str(".fi\n");
    }
    for (name, rows) in &page.sections {
        heading(&mut text, name);
        for (term, explained) in rows {
            if explained.is_empty() {
                text.push_str(&format!(".PP\n{}\n", escaped(term)));
            } else {
                text.push_str(&format!(".TP\n\\fB{}\\fR\n{}\n", escaped(term), escaped(explained)));
            }
        }
    }
    if !others.is_empty() {
        heading(&mut text, &words.get("cli-heading-see"));
        let others: Vec<String> = others.iter().map(|other| format!("\\fB{}\\fR(1)", escaped(other))).collect();
        text.push_str(&format!("{}\n", others.join(", ")));
    }
    text
}

/// Text that `man` shows as it stands: no line begins with a control character, a hyphen stays one that can be copied.
fn escaped(text: &str) -> String {
    let plain = text.replace('\\', "\\e").replace('-', "\\-").replace('"', "\\(dq").replace('\n', " ");
    if plain.starts_with(['.', '\'']) { format!("\\&{plain}") } else { plain }
}

/// What is said when the screens cannot be opened: the shortest help there is.
#[must_use]
pub fn short_help(words: Words) -> String {
    let message = Message::new("cli-no-terminal");
    format!("{}\n{}", words.say(&message), words.get("cli-usage-program"))
}
