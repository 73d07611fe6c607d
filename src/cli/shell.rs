//! `completions` and `man`: what a shell and `man` know about the command line, from the same table as help.

use std::path::Path;

use clap::CommandFactory;
use clap::builder::PossibleValuesParser;
use clap_complete::Shell;

use super::args::{self, Line, ShellName};
use super::files::make_folder;
use super::session::{Ended, Session};
use super::{kinds, page};
use crate::domain::kind::Kind;
use crate::error::{Error, ErrorKind, Result};
use crate::store::output::write_new;
use crate::text::{Message, Words};

/// Commands whose second word is the key of a record.
const KEYED: &[&str] = &["show", "set", "archive", "remove", "history"];

/// `completions SHELL`: prints the script; with `--keys-of KIND`, what the script asks for.
///
/// # Errors
/// Usage (2) without a shell.
pub fn completions(session: &mut Session, args: &args::Completions) -> Result<Ended> {
    if let Some(kind) = &args.keys_of {
        return keys_of(session, kind);
    }
    let Some(shell) = args.shell else {
        return Err(Error::new(ErrorKind::Usage, Message::new("cli-usage-missing").with("names", "SHELL"))
            .hint(Message::new("cli-usage-known").with("names", "bash, zsh, fish, powershell")));
    };
    let script = script(shell, session.words);
    session.out.bytes(script.as_bytes())?;
    Ok(Ended::Well)
}

/// The keys of a kind, one a line; nothing at all when the register cannot be read, for a shell wants no talk.
fn keys_of(session: &mut Session, kind: &str) -> Result<Ended> {
    session.global.quiet = true;
    let Ok(kind) = kinds::read(kind) else { return Ok(Ended::Well) };
    let Ok(loaded) = session.read() else { return Ok(Ended::Well) };
    for record in loaded.register.all(kind) {
        session.out.line(&loaded.register.key(kind, record.id))?;
    }
    Ok(Ended::Well)
}

/// The table with kinds as the words that can follow, and explanations in the user's language.
fn table(words: Words) -> clap::Command {
    let names: Vec<&'static str> = Kind::ALL.iter().map(|kind| kind.name()).collect();
    let mut line = page::in_language(Line::command(), words, super::out::USUAL_WIDTH);
    let commands: Vec<String> = line.get_subcommands().map(|command| command.get_name().to_owned()).collect();
    for name in commands {
        let names = names.clone();
        line = line.mut_subcommand(&name, |command| {
            command.mut_args(|arg| {
                let is_kind = arg.get_value_names().is_some_and(|names| names.iter().any(|name| name == "KIND"));
                if is_kind && !arg.is_hide_set() {
                    arg.value_parser(PossibleValuesParser::new(names.clone()))
                } else {
                    arg
                }
            })
        });
    }
    line
}

fn script(shell: ShellName, words: Words) -> String {
    let mut line = table(words);
    let mut bytes = Vec::new();
    let name = match shell {
        ShellName::Bash => Shell::Bash,
        ShellName::Zsh => Shell::Zsh,
        ShellName::Fish => Shell::Fish,
        ShellName::Powershell => Shell::PowerShell,
    };
    clap_complete::generate(name, &mut line, "perceel", &mut bytes);
    let script = String::from_utf8_lossy(&bytes).into_owned();
    match shell {
        ShellName::Bash => script + &bash_keys(&line),
        ShellName::Zsh => zsh_keys(&script),
        ShellName::Fish => script + &fish_keys(),
        ShellName::Powershell => script,
    }
}

/// The options that take a value, for skipping it.
fn valued(line: &clap::Command) -> String {
    let all = line.get_arguments().chain(line.get_subcommands().flat_map(clap::Command::get_arguments));
    let mut names: Vec<String> = all
        .filter(|arg| arg.get_action().takes_values())
        .filter_map(|arg| Some(format!("--{}", arg.get_long()?)))
        .collect();
    names.sort();
    names.dedup();
    names.join("|")
}

/// Keys from the file. They are data: never handed to `compgen -W`, which would run what stands in them.
fn bash_keys(line: &clap::Command) -> String {
    format!(
        r#"
_perceel_with_keys() {{
    local cur="${{COMP_WORDS[COMP_CWORD]}}" command="" kind="" word key quoted i
    local -a db=()
    for ((i = 1; i < COMP_CWORD; i++)); do
        word="${{COMP_WORDS[i]}}"
        case "$word" in
            --db) db=(--db "${{COMP_WORDS[i+1]}}"); ((i++)) ;;
            {valued}) ((i++)) ;;
            -*) ;;
            *) if [[ -z "$command" ]]; then command="$word"; elif [[ -z "$kind" ]]; then kind="$word"; else kind=""; command="-"; fi ;;
        esac
    done
    case "$command" in
        {keyed})
            if [[ -n "$kind" && "$cur" != -* ]]; then
                COMPREPLY=()
                while IFS= read -r key; do
                    printf -v quoted '%q' "$key"
                    [[ "$quoted" == "$cur"* || "$key" == "$cur"* ]] && COMPREPLY+=("$quoted")
                done < <(perceel "${{db[@]}}" completions --keys-of "$kind" 2>/dev/null)
                return 0
            fi
            ;;
    esac
    _perceel "$@"
}}
complete -F _perceel_with_keys -o bashdefault -o default perceel
"#,
        valued = valued(line),
        keyed = KEYED.join("|"),
    )
}

fn zsh_keys(script: &str) -> String {
    let keys = r#"
_perceel_keys() {
    local -a keys
    keys=("${(@f)$(perceel completions --keys-of ${words[CURRENT-1]} 2>/dev/null)}")
    compadd -a keys
}
"#;
    let with = script.lines().map(|line| {
        let asks =
            line.contains("':key ") || line.contains("'::key ") || line.contains("':key:") || line.contains("'::key:");
        if asks { line.replace(":_default'", ":_perceel_keys'") } else { line.to_owned() }
    });
    let mut text = with.collect::<Vec<_>>().join("\n");
    let at = text.find('\n').unwrap_or(0);
    text.insert_str(at, keys);
    text + "\n"
}

fn fish_keys() -> String {
    let commands = KEYED.join(" ");
    format!(
        "function __perceel_keys\n    set -l words (commandline -opc)\n    set -l kind $words[-1]\n    \
         perceel completions --keys-of \"$kind\" 2>/dev/null\nend\n\
         complete -c perceel -n \"__fish_seen_subcommand_from {commands}\" -f -a \"(__perceel_keys)\"\n"
    )
}

/// `man [DIR]`: the page of the program on stdout, or every page as a file in the folder.
///
/// # Errors
/// Not created (73).
pub fn man(session: &mut Session, args: &args::Man) -> Result<Ended> {
    let line = Line::command();
    let words = session.words;
    let commands: Vec<_> = line.get_subcommands().cloned().collect();
    let others: Vec<String> = commands.iter().map(|command| format!("perceel-{}", command.get_name())).collect();
    let date = session.today().format("%Y-%m-%d").to_string();
    let program = page::write_manual(&page::of_program(&line, words), words, &date, &others);
    let Some(folder) = &args.dir else {
        session.out.bytes(program.as_bytes())?;
        return Ok(Ended::Well);
    };
    make_folder(folder)?;
    put(session, &folder.join("perceel.1"), &program)?;
    for (command, name) in commands.iter().zip(&others) {
        let page = page::of_command(&line, command, words);
        let text = page::write_manual(&page, words, &date, &["perceel".to_owned()]);
        put(session, &folder.join(format!("{name}.1")), &text)?;
    }
    Ok(Ended::Well)
}

fn put(session: &mut Session, path: &Path, text: &str) -> Result<()> {
    write_new(path, text.as_bytes(), true)?;
    session.out.line(&path.display().to_string())
}
