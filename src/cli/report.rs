//! `report`: overviews on paper, one or a pack, in the formats asked for. Files appear whole or not at all, and none at all
//! when one of them would take the place of a file that is there.

use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};

use super::args;
use super::session::{Ended, Loaded, Session};
use crate::domain::kind::Kind;
use crate::domain::record::Id;
use crate::domain::register::{Found, Register, When};
use crate::domain::written::show_moment;
use crate::error::{Error, ErrorKind, Result};
use crate::guard::FieldSense;
use crate::paper::Format;
use crate::paper::document::Document;
use crate::report::changes;
use crate::report::freeze::{self, Frozen, Knowledge};
use crate::report::packs::{self, Spread, Work};
use crate::report::period::Period;
use crate::report::scope::Scope;
use crate::report::{self, Ground, Made, Report, Wish};
use crate::store::journal::Sort;
use crate::store::output::write_new;
use crate::text::{Message, Words};

/// `report KIND --period PERIOD --to DIR`.
///
/// # Errors
/// Usage (2) for an overview, period, scope or format there is not; not created (73) for a file that is there already,
/// before anything is written; refused (65) for what cannot be frozen or made again; stopped (130) leaves whole files only.
pub fn report(session: &mut Session, args: &args::Report) -> Result<Ended> {
    let report = which(&args.kind)?;
    let period = period(session, report, args.period.as_deref())?;
    let formats = formats(&args.format)?;
    super::change::refuse_client_data("--to", &args.to.to_string_lossy(), FieldSense::FileName)?;
    let words = session.config.report.language.map_or(session.words, Words::load);
    let style = session.style(words)?;
    let mut loaded = if args.freeze { session.write()? } else { session.read()? };
    let wish = Wish { report, period, scope: scope(&loaded.register, report, args)? };
    let spread = Spread { sub_regions: args.each_subregion, municipalities: args.each_municipality };
    let wishes = match spread == Spread::default() {
        true => vec![wish],
        false => packs::wishes(&loaded.register, wish, spread),
    };
    if args.changes {
        return changes(session, &loaded, wish, &formats, args);
    }
    if args.frozen {
        return again(session, &loaded, &wishes, &formats, args);
    }
    let names: Vec<String> = wishes.iter().map(|wish| report::file_name(&loaded.register, words, wish)).collect();
    refuse_existing(&names, &formats, args)?;
    let first = Id(loaded.register.last_id().0 + 1);
    prepare(session, &mut loaded, &wish, words)?;
    let knowledge = if args.freeze { Some(knowledge(session, &loaded)?) } else { None };
    let known_on = knowledge.map(|known| known.at).or(session.known_on);
    let known_on = known_on.map(|moment| show_moment(moment, words.lang()));
    let ground = Ground {
        register: &loaded.register,
        monthly: &loaded.monthly,
        day: session.when.day,
        known_on: known_on.as_deref(),
        words,
        style: &style,
    };
    let made: Vec<OnceLock<Made>> = wishes.iter().map(|_| OnceLock::new()).collect();
    let document = |at: usize| &made[at].get_or_init(|| report::make(&ground, &wishes[at])).document;
    if let Some(knowledge) = knowledge {
        let documents: Vec<_> = (0..).zip(&wishes).map(|(at, wish)| (*wish, document(at))).collect();
        refuse_unexplained(session, &ground, &wishes, &made)?;
        let edit = freeze::freeze(&ground, &documents, knowledge, session.today(), first);
        let saved = loaded.store.save(&edit, Sort::Edit, session.now(), &|| false)?;
        session.talk(&Message::new("cli-saved").count("step", usize::try_from(saved.seq).unwrap_or(0)));
    }
    put_all(session, args, |work| packs::write(&formats, work, wishes.len(), &document))?;
    if args.freeze {
        session.back_up_if_due(&loaded.store);
    }
    Ok(Ended::Well)
}

/// What is known now: the last step of the journal.
fn knowledge(session: &Session, loaded: &Loaded) -> Result<Knowledge> {
    let last = loaded.store.steps(None, None, 1)?;
    let none = Knowledge { step: 0, at: session.now() };
    Ok(last.first().map_or(none, |step| Knowledge { step: step.seq, at: step.at }))
}

/// Refuses to freeze what still asks for a sentence, and tells each.
fn refuse_unexplained(session: &Session, ground: &Ground<'_>, wishes: &[Wish], made: &[OnceLock<Made>]) -> Result<()> {
    let mut obstacles = 0;
    for (wish, made) in wishes.iter().zip(made).filter_map(|(wish, made)| Some((wish, made.get()?))) {
        for message in freeze::obstacles(ground, wish, made) {
            obstacles += 1;
            let what = session.words.say(&message);
            session.talk(
                &Message::new("cli-report-line").with("name", made.document.subtitle.as_str()).with("what", what),
            );
        }
    }
    if obstacles == 0 {
        return Ok(());
    }
    Err(Error::new(ErrorKind::Refused, Message::new("report-not-frozen").count("count", obstacles))
        .hint(Message::new("report-explain-hint")))
}

/// The overviews as they were frozen, made again from what was known then.
fn again(
    session: &Session,
    loaded: &Loaded,
    wishes: &[Wish],
    formats: &[Format],
    args: &args::Report,
) -> Result<Ended> {
    let mut documents = Vec::new();
    for wish in wishes {
        let (frozen, _, document) = as_frozen(loaded, *wish)?;
        if !frozen.is(&document) && !args.allow_difference {
            let what = Message::new("report-frozen-differs").with("then", frozen.program.as_str());
            return Err(Error::new(ErrorKind::Refused, what.with("now", freeze::PROGRAM))
                .hint(Message::new("cli-report-freeze-differs-hint")));
        }
        documents.push(document);
    }
    let names: Vec<String> = documents.iter().map(|document| document.name.clone()).collect();
    refuse_existing(&names, formats, args)?;
    put_all(session, args, |work| packs::write(formats, work, documents.len(), &|at| &documents[at]))?;
    Ok(Ended::Well)
}

/// A frozen overview, the register it was made from, and the document made again.
fn as_frozen(loaded: &Loaded, wish: Wish) -> Result<(Frozen, Register, Document)> {
    let refused = |message: Message| Error::new(ErrorKind::Refused, message);
    let scope = wish.scope.code(&loaded.register);
    let record = freeze::frozen(&loaded.register, wish.report.name, wish.period, scope.as_deref());
    let record = record.ok_or_else(|| Error::new(ErrorKind::Missing, Message::new("report-none-frozen")))?;
    let frozen = Frozen::read(record).map_err(refused)?;
    let mut then = loaded.store.load_after(frozen.knowledge.step)?;
    let months = frozen.months(&then).map_err(refused)?;
    let monthly = loaded.store.monthly(months, Some(frozen.knowledge.step))?;
    let document = frozen.make(&mut then, &monthly).map_err(refused)?.document;
    Ok((frozen, then, document))
}

/// `--changes`: what changed since the overview was frozen.
fn changes(session: &Session, loaded: &Loaded, wish: Wish, formats: &[Format], args: &args::Report) -> Result<Ended> {
    let (frozen, then, document) = as_frozen(loaded, wish)?;
    let changed = changes::compare(&then, &loaded.register, document.words());
    let figures = loaded.store.redelivered_since(frozen.knowledge.step)?;
    let document = changes::document(&frozen, &document, &changed, &figures, session.when.day);
    refuse_existing(std::slice::from_ref(&document.name), formats, args)?;
    put_all(session, args, |work| packs::write(formats, work, 1, &|_| &document))?;
    Ok(Ended::Well)
}

/// Reads the figures and answers the questions that overviews of a kind and period read.
fn prepare(session: &Session, loaded: &mut Loaded, wish: &Wish, words: Words) -> Result<()> {
    let months = packs::months(&loaded.register, wish, session.when.day);
    loaded.monthly = loaded.store.monthly(months, loaded.known)?;
    let Loaded { register, monthly, .. } = loaded;
    packs::answer(register, monthly, When::on(session.when.day), words, wish.report);
    Ok(())
}

/// Writes files into the folder, tells each, and stops between files on Ctrl-C.
fn put_all(session: &Session, args: &args::Report, write: impl FnOnce(&Work<'_>) -> Result<usize>) -> Result<()> {
    let stop = Arc::new(AtomicBool::new(false));
    // Without the signal the program ends at once; a file that was not complete is not there then either.
    let _ = signal_hook::flag::register(signal_hook::consts::SIGINT, Arc::clone(&stop));
    let (to, yes, quiet) = (args.to.as_path(), args.yes, session.global.quiet);
    let (words, charset) = (session.words, session.charset);
    let written = write(&Work {
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
    })?;
    if written > 1 {
        let told = Message::new("cli-report-written").count("count", written);
        session.talk(&told.with("path", args.to.display().to_string()));
    }
    Ok(())
}

/// Refuses before anything is written when a file is there already.
fn refuse_existing(documents: &[String], formats: &[Format], args: &args::Report) -> Result<()> {
    let names = documents.iter().flat_map(|name| formats.iter().map(move |format| packs::file_name(name, *format)));
    let there: Vec<String> = names.filter(|name| !args.yes && args.to.join(name).symlink_metadata().is_ok()).collect();
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
