//! The command line: a command per screen and question, each a twin with the same names and numbers. Reads the
//! arguments, runs one command, and turns whatever happens into one message and one exit code.

pub mod about;
pub mod args;
pub mod chain;
pub mod change;
pub mod check;
pub mod crash;
pub mod duties;
pub mod export;
pub mod figures;
pub mod files;
pub mod import;
pub mod indexing;
pub mod kinds;
pub mod list;
pub mod out;
pub mod page;
pub mod practice;
pub mod report;
pub mod rows;
pub mod session;
pub mod shell;
pub mod steps;
pub mod template;
pub mod usage;
pub mod welcome;

use std::ffi::{OsStr, OsString};
use std::io::IsTerminal;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use clap::{CommandFactory, FromArgMatches};

use args::{Command, Line};
use session::{Ended, Session};

use crate::config::{self, Clock, Config, Places, variable};
use crate::error::{Error, ErrorKind, Result};
use crate::shown::Charset;
use crate::text::{Lang, Message, Words};
use crate::theme::{ColourFlag, Terminal, Theme, colour_mode};
use crate::ui;

/// Runs the program with these arguments, the first being its own name; answers the exit code.
#[must_use]
pub fn run(arguments: Vec<OsString>) -> ExitCode {
    // A limit on the size of files is then a write that fails, which is told and taken back, and not the end of the
    // program without a word.
    let _ = signal_hook::flag::register(rustix::process::Signal::XFSZ.as_raw(), Arc::default());
    let words = Words::load(config::locale_lang(&variable));
    let ran = catch_unwind(AssertUnwindSafe(|| start(&arguments)));
    let (code, words) = match ran {
        Ok(Ok(code)) => (Ok(code), words),
        Ok(Err((error, words))) => (Err(error), words),
        Err(_) => (Err(crash::failure()), words),
    };
    match code {
        Ok(code) => ExitCode::from(code),
        Err(error) => {
            let locale = variable("LC_ALL").or_else(|| variable("LC_CTYPE")).or_else(|| variable("LANG"));
            let locale = locale.map(|locale| locale.to_string_lossy().into_owned());
            out::tell(&error, words, Charset::choose(false, None, locale.as_deref()));
            ExitCode::from(error.kind.exit_code())
        }
    }
}

/// A failure with the language to tell it in.
type Told<T> = std::result::Result<T, (Error, Words)>;

fn start(arguments: &[OsString]) -> Told<u8> {
    let typed_lang = value_of(arguments, &["--lang", "--taal"]);
    let locale = Words::load(config::locale_lang(&variable));
    let early = typed_lang.as_deref().and_then(|code| Lang::parse(&code.to_string_lossy())).map_or(locale, Words::load);
    let config_path = value_of(arguments, &["--config", "--instellingen"]).map(PathBuf::from);
    let places = Places::find(config_path.as_deref(), &variable).map_err(|error| (error, early))?;
    crash::leave_notes_in(places.state.clone());
    let config = Config::read(&places.config);
    let known = config.as_ref().ok().cloned().unwrap_or_default();
    let lang = config::choose_lang(typed_lang.as_deref().map(OsStr::to_string_lossy).as_deref(), &variable, &known);
    let words = Words::load(lang.map_err(|error| (error, early))?);
    let parsed = parse(arguments, words).map_err(|error| (error, words))?;
    let Line { global, command } = match parsed {
        Parsed::Line(line) => *line,
        Parsed::Said(code) => return Ok(code),
    };
    config
        .and_then(|config| Ok((config, Clock::read(&variable)?)))
        .and_then(|(config, clock)| Session::new(global, words, config, places, clock))
        .and_then(|mut session| obey(&mut session, command))
        .map_err(|error| (error, words))
}

/// Does what was asked and sees it out.
fn obey(session: &mut Session, command: Option<Command>) -> Result<u8> {
    let ended = perform(session, command).and_then(|ended| session.out.flush().map(|()| ended));
    match ended {
        Ok(Ended::Well) => Ok(0),
        Ok(Ended::WithFindings) => Ok(ErrorKind::Findings.exit_code()),
        // Whoever read the output has seen enough (B08).
        Err(_) if session.out.is_closed() => Ok(0),
        Err(error) => {
            // What was written before the failure still goes out; a second failure adds nothing.
            let _ = session.out.flush();
            Err(error)
        }
    }
}

fn perform(session: &mut Session, command: Option<Command>) -> Result<Ended> {
    if cfg!(debug_assertions) && variable("PERCEEL_TEST_FAULT").is_some() {
        #[allow(clippy::panic, reason = "lets a test see what a fault leaves behind; not in a release")]
        std::panic::panic_any("fault asked for by a test");
    }
    match command {
        None if is_first_start(session) => welcome::welcome(session),
        None => screens(session),
        Some(Command::Demo(args)) => practice::demo(session, &args),
        Some(Command::New(args)) => files::new(session, &args),
        Some(Command::List(args)) => list::list(session, &args),
        Some(Command::Show(args)) => list::show(session, &args),
        Some(Command::Search(args)) => list::search(session, &args),
        Some(Command::Chain(args)) => chain::chain(session, &args),
        Some(Command::Duties(args)) => duties::duties(session, &args),
        Some(Command::Add(args)) => change::add(session, &args),
        Some(Command::Set(args)) => change::set(session, &args),
        Some(Command::Archive(args)) => change::archive(session, &args),
        Some(Command::Remove(args)) => change::remove(session, &args),
        Some(Command::Undo(args)) => steps::undo(session, &args),
        Some(Command::Redo(args)) => steps::redo(session, &args),
        Some(Command::Index(args)) => indexing::index(session, &args),
        Some(Command::History(args)) => steps::history(session, &args),
        Some(Command::Check(args)) => check::check(session, &args),
        Some(Command::Report(args)) => report::report(session, &args),
        Some(Command::Export(args)) => export::export(session, &args),
        Some(Command::Backup(args)) => files::backup(session, &args),
        Some(Command::Restore(args)) => files::restored(session, &args),
        Some(Command::Doctor(args)) => about::doctor(session, &args),
        Some(Command::Paths(args)) => about::paths(session, &args),
        Some(Command::Completions(args)) => shell::completions(session, &args),
        Some(Command::Man(args)) => shell::man(session, &args),
        Some(Command::Import(args)) => import::import(session, &args),
        Some(Command::Template(args)) => template::template(session, &args.kind, args.to.as_deref()),
        Some(Command::Keys(args)) => keys(session, &args),
    }
}

/// `keys`: the table of the screens' keys, with those of the settings in it; `--check` only says whether it holds.
fn keys(session: &mut Session, args: &args::Keys) -> Result<Ended> {
    let keymap = keymap(&session.config)?;
    if args.check {
        return Ok(Ended::Well);
    }
    if args.markdown {
        let text = keymap.markdown(session.words);
        session.out.bytes(text.as_bytes())?;
        return Ok(Ended::Well);
    }
    for bound in keymap.all() {
        let keys: Vec<String> = bound.chords.iter().map(ToString::to_string).collect();
        let keys = crate::shown::measure::pad_right(&keys.join(" "), 22);
        let scope = crate::shown::measure::pad_right(bound.row.scope.name(), 10);
        session.out.line(&format!("{scope}{keys}{}", session.words.action(bound.row.name)))?;
    }
    Ok(Ended::Well)
}

/// The screens, which need a terminal on both sides (B03).
fn screens(session: &mut Session) -> Result<Ended> {
    if !can_show_screens(session) {
        return Err(Error::new(ErrorKind::Usage, Message::new("cli-no-terminal"))
            .hint(Message::new("cli-usage-hint").with("command", "perceel")));
    }
    let text = |name: &str| variable(name).map(|value| value.to_string_lossy().into_owned());
    let (no_color, forced, term, colorterm) =
        (text("NO_COLOR"), text("CLICOLOR_FORCE"), text("TERM"), text("COLORTERM"));
    let terminal = Terminal {
        no_color: no_color.as_deref(),
        clicolor_force: forced.as_deref(),
        is_terminal: true,
        term: term.as_deref(),
        colorterm: colorterm.as_deref(),
    };
    let flag = match session.global.color.unwrap_or(args::Color::Auto) {
        args::Color::Auto => ColourFlag::Auto,
        args::Color::Always => ColourFlag::Always,
        args::Color::Never => ColourFlag::Never,
    };
    let looks = config::read_theme(&session.config, &session.places)?.or_else(|| Theme::builtin("terminal"));
    let looks = looks.ok_or_else(|| Error::new(ErrorKind::Bug, Message::new("file-unexpected")))?;
    ui::run(ui::Start {
        store: session.open(false)?,
        clock: session.clock,
        words: session.words,
        paper: session.paper_source(),
        theme: looks.reduced(colour_mode(flag, &terminal)),
        charset: session.charset,
        when: session.when,
        known_on: session.known_on,
        keys: keymap(&session.config)?,
        mouse: !session.config.no_mouse,
        faulty: variable("PERCEEL_TEST_FAULT_KEY").is_some(),
    })
    .map_err(crash::noted)?;
    Ok(Ended::Well)
}

/// The keys with those of the settings in them; a clash names file and line.
fn keymap(config: &Config) -> Result<ui::keys::Keymap> {
    let remaps: Vec<_> =
        config.keys.iter().map(|key| (key.view.clone(), key.action.clone(), key.keys.clone())).collect();
    ui::keys::Keymap::with(&remaps).map_err(|clash| {
        let line = config.keys.iter().find(|key| key.view == clash.view && key.action == clash.name);
        let hint = Message::new("keys-where").count("line", line.map_or(0, |key| key.line));
        Error::new(ErrorKind::Usage, clash.message).hint(hint)
    })
}

/// Whether there is no register yet, and somebody to ask what to begin with.
fn is_first_start(session: &Session) -> bool {
    can_show_screens(session)
        && session.global.db.is_none()
        && !session.global.no_input
        && !session.global.read_only
        && !session.register_path().exists()
}

/// Whether there is a terminal that can show them.
fn can_show_screens(session: &Session) -> bool {
    let dumb = variable("TERM").is_none_or(|term| term == "dumb");
    !dumb && std::io::stdin().is_terminal() && session.out.is_terminal()
}

enum Parsed {
    /// What to do.
    Line(Box<Line>),
    /// Help or version was asked and has been written.
    Said(u8),
}

fn parse(arguments: &[OsString], words: Words) -> Result<Parsed> {
    let error = match Line::command().try_get_matches_from(arguments).and_then(|found| Line::from_arg_matches(&found)) {
        Ok(line) => return Ok(Parsed::Line(Box::new(line))),
        Err(error) => error,
    };
    let mut stdout = out::Out::lock();
    match error.kind() {
        clap::error::ErrorKind::DisplayHelp | clap::error::ErrorKind::DisplayVersion => {
            // Help is written only when it is asked for: every other start is the quicker for it.
            let width = stdout.width().unwrap_or(out::USUAL_WIDTH).min(100);
            let table = page::in_language(Line::command(), words, width);
            let text = table.try_get_matches_from(arguments).err().map(|error| error.render().to_string());
            let text = text.unwrap_or_default();
            let written = stdout.bytes(text.as_bytes()).and_then(|()| stdout.flush());
            match written {
                Err(error) if !stdout.is_closed() => Err(error),
                _ => Ok(Parsed::Said(0)),
            }
        }
        _ => Err(usage::explain(&error, &command_in(arguments), words)),
    }
}

/// `perceel list` when that is the command being typed, else `perceel`: what help to point to.
fn command_in(arguments: &[OsString]) -> String {
    let table = Line::command();
    let named = arguments.iter().skip(1).find_map(|typed| table.find_subcommand(typed));
    named.map_or_else(|| "perceel".into(), |command| format!("perceel {}", command.get_name()))
}

/// The value of an option before the command line can be read as a whole: the language of its own errors.
fn value_of(arguments: &[OsString], names: &[&str]) -> Option<OsString> {
    let mut found = None;
    let mut arguments = arguments.iter().skip(1);
    while let Some(argument) = arguments.next() {
        if argument == "--" {
            break;
        }
        for name in names {
            if argument == name {
                found = arguments.next().cloned();
                break;
            }
            if let Some(value) = argument.to_str().and_then(|text| text.strip_prefix(name)?.strip_prefix('=')) {
                found = Some(value.into());
            }
        }
    }
    found
}
