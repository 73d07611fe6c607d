//! `report`: overviews on paper, one or a pack, in the formats asked for. Files appear whole or not at all, and none at all
//! when one of them would take the place of a file that is there.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::args;
use super::session::{Ended, Loaded, Session};
use crate::domain::kind::Kind;
use crate::domain::record::Id;
use crate::domain::register::{Found, Register};
use crate::error::{Error, ErrorKind, Result};
use crate::guard::FieldSense;
use crate::paper::Format;
use crate::report::packs::{self, Spread, Work};
use crate::report::period::Period;
use crate::report::scope::Scope;
use crate::report::{self, Ground, Report, Wish};
use crate::store::output::write_new;
use crate::text::{Message, Words};

/// `report KIND --period PERIOD --to DIR`.
///
/// # Errors
/// Usage (2) for an overview, period, scope or format there is not; not created (73) for a file that is there already,
/// before anything is written; stopped (130) leaves whole files only.
pub fn report(session: &mut Session, args: &args::Report) -> Result<Ended> {
    let report = which(&args.kind)?;
    let period = period(session, report, args.period.as_deref())?;
    let formats = formats(&args.format)?;
    super::change::refuse_client_data("--to", &args.to.to_string_lossy(), FieldSense::FileName)?;
    let words = session.config.report.language.map_or(session.words, Words::load);
    let style = session.style(words)?;
    let mut loaded = session.read()?;
    let wish = Wish { report, period, scope: scope(&loaded.register, report, args)? };
    let spread = Spread { sub_regions: args.each_subregion, municipalities: args.each_municipality };
    let wishes = match spread == Spread::default() {
        true => vec![wish],
        false => packs::wishes(&loaded.register, wish, spread),
    };
    refuse_existing(&loaded.register, words, &wishes, &formats, args)?;
    prepare(session, &mut loaded, &wish, words)?;
    let known_on = session.known_on.map(|moment| report::show_moment(moment, words.lang()));
    let ground = Ground {
        register: &loaded.register,
        monthly: &loaded.monthly,
        day: session.when.day,
        known_on: known_on.as_deref(),
        words,
        style: &style,
    };
    let written = put_all(session, args, |work| packs::write(&ground, &wishes, &formats, work))?;
    if written > 1 {
        let told = Message::new("cli-report-written").count("count", written);
        session.talk(&told.with("path", args.to.display().to_string()));
    }
    Ok(Ended::Well)
}

/// Reads the figures and answers the questions that overviews of a kind and period read.
fn prepare(session: &Session, loaded: &mut Loaded, wish: &Wish, words: Words) -> Result<()> {
    let months = packs::months(&loaded.register, wish, session.when.day);
    loaded.monthly = loaded.store.monthly(months, loaded.known)?;
    let Loaded { register, monthly, .. } = loaded;
    packs::answer(register, monthly, session.when, words, wish.report);
    Ok(())
}

/// Writes files into the folder, tells each, and stops between files on Ctrl-C.
fn put_all(session: &Session, args: &args::Report, write: impl FnOnce(&Work<'_>) -> Result<usize>) -> Result<usize> {
    let stop = Arc::new(AtomicBool::new(false));
    // Without the signal the program ends at once; a file that was not complete is not there then either.
    let _ = signal_hook::flag::register(signal_hook::consts::SIGINT, Arc::clone(&stop));
    let (to, yes, quiet) = (args.to.as_path(), args.yes, session.global.quiet);
    let (words, charset) = (session.words, session.charset);
    write(&Work {
        tell: &|done, total, name| {
            if !quiet {
                let path = to.join(name).display().to_string();
                let message = Message::new(if total > 1 { "cli-report-progress" } else { "cli-written" });
                let message = message.count("done", done).count("total", total).with("path", path);
                super::out::talk(&charset.write(&words.say(&message)));
            }
        },
        stop: &|| stop.load(Ordering::Relaxed),
        put: &|name, bytes| write_new(&to.join(name), bytes, yes),
    })
}

/// Refuses before anything is made when a file is there already.
fn refuse_existing(
    register: &Register,
    words: Words,
    wishes: &[Wish],
    formats: &[Format],
    args: &args::Report,
) -> Result<()> {
    let there: Vec<String> = wishes
        .iter()
        .flat_map(|wish| {
            let document = report::file_name(register, words, wish);
            formats.iter().map(move |format| packs::file_name(&document, *format))
        })
        .filter(|name| !args.yes && args.to.join(name).symlink_metadata().is_ok())
        .collect();
    let Some(first) = there.first() else { return require_folder(&args.to) };
    let what = Message::new("cli-report-exists").count("count", there.len());
    let what = what.with("path", args.to.join(first).display().to_string());
    Err(Error::new(ErrorKind::NotCreated, what).hint(Message::new("cli-report-exists-hint")))
}

fn require_folder(to: &Path) -> Result<()> {
    if to.is_dir() {
        return Ok(());
    }
    let what = Message::new("cli-report-no-folder").with("path", to.display().to_string());
    Err(Error::new(ErrorKind::NotCreated, what).hint(Message::new("cli-report-no-folder-hint")))
}

/// For whom or about whom, as far as the overview is made for them.
fn scope(register: &Register, report: &Report, args: &args::Report) -> Result<Scope> {
    let found = |kind: Kind, key: &str| -> Result<Id> {
        match register.find(kind, key) {
            Found::One(id) => Ok(id),
            Found::Many(_) | Found::Near(_) => Err(unknown("cli-report-no-such", key, "")),
        }
    };
    let scope = if let Some(key) = &args.municipality {
        Scope::Municipality(found(Kind::Municipality, key)?)
    } else if let Some(key) = &args.sub_region {
        Scope::SubRegion(found(Kind::SubRegion, key)?)
    } else if let Some(key) = &args.provider {
        Scope::Provider(found(Kind::Provider, key)?)
    } else {
        Scope::Region
    };
    if report.reaches.contains(&scope.reach()) {
        return Ok(scope);
    }
    let known: Vec<&str> = report.reaches.iter().map(|reach| reach.option()).collect();
    Err(unknown("cli-report-no-scope", report.name, &known.join(", ")))
}

fn which(name: &str) -> Result<&'static Report> {
    let known = || report::REPORTS.iter().map(|report| report.name).collect::<Vec<_>>().join(", ");
    report::named(&name.to_lowercase()).ok_or_else(|| unknown("cli-report-unknown", name, &known()))
}

fn period(session: &Session, report: &Report, typed: Option<&str>) -> Result<Period> {
    let Some(typed) = typed else {
        return Ok(report::usual_period(report, session.when.day));
    };
    let read = Period::parse(typed).filter(|period| report.lengths.contains(&period.length));
    let known: Vec<&str> = report.lengths.iter().map(|length| length.example()).collect();
    read.ok_or_else(|| unknown("cli-report-no-period", typed, &known.join(", ")))
}

fn formats(typed: &[String]) -> Result<Vec<Format>> {
    let known = || Format::ALL.iter().map(|format| format.ending()).collect::<Vec<_>>().join(", ");
    let read = |name: &String| Format::named(name).ok_or_else(|| unknown("cli-report-no-format", name, &known()));
    if typed.is_empty() {
        return Ok(Format::ALL.to_vec());
    }
    let mut formats: Vec<Format> = typed.iter().map(read).collect::<Result<_>>()?;
    let mut seen = Vec::new();
    formats.retain(|format| {
        !seen.contains(format) && {
            seen.push(*format);
            true
        }
    });
    Ok(formats)
}

fn unknown(id: &'static str, typed: &str, known: &str) -> Error {
    let error = Error::new(ErrorKind::Usage, Message::new(id).with("typed", typed));
    if known.is_empty() { error } else { error.hint(Message::new("cli-usage-known").with("names", known)) }
}
