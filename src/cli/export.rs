//! `export`: a noun or everything to a file or to standard output; the ending of the name decides the format.

use std::io::Write;
use std::path::Path;

use super::args;
use super::kinds;
use super::list::{Wish, read_query, stamp, table};
use super::session::{Ended, Loaded, Session};
use crate::domain::deadlines::{Span, deadlines};
use crate::domain::kind::Kind;
use crate::domain::questions::deadlines::KEY;
use crate::error::{Error, ErrorKind, Result};
use crate::export::calendar::Memory;
use crate::export::table::{Purpose, Table, all, fields};
use crate::export::xlsx::About;
use crate::export::{calendar, csv, json, markdown, ocds, ods, xlsx};
use crate::guard::FieldSense;
use crate::paper::Format;
use crate::report::listing;
use crate::search::{Listing, Query, default_columns};
use crate::store::figures::Asked;
use crate::store::output::write_with;
use crate::text::{Message, Words};

/// The arrangement in the file that holds what agendas were told.
const CALENDAR: &str = "calendar";
/// Its name.
const CALENDAR_SENT: &str = "sent";

/// The formats of an export, by ending.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ending {
    Csv,
    Xlsx,
    Ods,
    Json,
    Ndjson,
    Md,
}

const ENDINGS: &[(&str, Ending)] = &[
    ("csv", Ending::Csv),
    ("xlsx", Ending::Xlsx),
    ("ods", Ending::Ods),
    ("json", Ending::Json),
    ("ndjson", Ending::Ndjson),
    ("md", Ending::Md),
];

/// `export WHAT --to FILE|-`.
///
/// # Errors
/// Usage (2) for a format there is not; not created (73) when the file exists and `--yes` is not given.
pub fn export(session: &mut Session, args: &args::Export) -> Result<Ended> {
    match args.what.as_str() {
        "calendar" | "agenda" => return calendar(session, args),
        "ocds" => return ocds(session, args),
        _ => {}
    }
    if let Some(format) = paper_format(args) {
        return on_paper(session, args, format);
    }
    let ending = ending(args)?;
    let everything = matches!(args.what.as_str(), "all" | "alles");
    if everything && (!matches!(ending, Ending::Xlsx | Ending::Ods | Ending::Json) || args.query.is_some()) {
        let known = "xlsx, ods, json";
        return Err(Error::new(ErrorKind::Usage, Message::new("cli-export-all-format").with("known", known)));
    }
    let kind = if everything { None } else { Some(kinds::read_with_questions(&args.what)?) };
    let mut loaded = session.read()?;
    if let Some(kind) = kind {
        session.answer(&mut loaded, kind)?;
    }
    let loaded = loaded;
    let wish = match kind {
        Some(kind) => Some(wish(session, kind, args.query.as_deref())?),
        None => None,
    };
    let mut tables = match &wish {
        // A whole noun goes in the order of saving, so that it reads back in one go.
        Some(wish) if args.query.is_none() && !wish.kind.is_figures() && !wish.kind.is_question() => {
            vec![Table::of_noun(&loaded.register, wish.kind, session.words)]
        }
        Some(wish) => vec![table(session, &loaded, wish)],
        None => everything_in(&loaded, session.words),
    };
    let about = about(session, &loaded);
    let words = session.words;
    put(session, args, |out| write(out, &mut tables, ending, everything, &about, words))
}

/// The format on paper that the ending names, when it is none of those for exchange.
fn paper_format(args: &args::Export) -> Option<Format> {
    let named = args.format.clone().or_else(|| Some(args.to.extension()?.to_string_lossy().into_owned()))?;
    let named = named.trim_start_matches('.').to_lowercase();
    if ENDINGS.iter().any(|(ending, _)| *ending == named) { None } else { Format::named(&named) }
}

/// A listing as a document: the columns a list shows, for people and not for exchange.
fn on_paper(session: &mut Session, args: &args::Export, format: Format) -> Result<Ended> {
    let kind = match args.what.as_str() {
        "all" | "alles" => None,
        what => Some(kinds::read_with_questions(what)?).filter(|kind| !kind.is_figures()),
    };
    let Some(kind) = kind else {
        let known = "xlsx, ods, json";
        return Err(Error::new(ErrorKind::Usage, Message::new("cli-export-all-format").with("known", known)));
    };
    let words = session.config.report.language.map_or(session.words, Words::load);
    let style = session.style(words)?;
    let mut loaded = session.read()?;
    session.answer(&mut loaded, kind)?;
    let query = match args.query.as_deref() {
        Some(text) => read_query(session, kind, text)?,
        None => Query::everything(kind),
    };
    let ids = Listing::build(&loaded.register, kind, &query, &[], session.when);
    let known_on = session.known_on.map(|moment| crate::domain::written::show_moment(moment, words.lang()));
    let filter = args.query.as_deref().unwrap_or_default();
    let called = listing::Called { title: "", filter, known_on: known_on.as_deref() };
    let columns = default_columns(kind);
    let what = (kind, columns.as_slice(), ids.as_slice());
    let document = listing::document(&loaded.register, what, session.when, words, &style, called);
    let bytes = format.write(&document).map_err(|message| Error::new(ErrorKind::NotCreated, message))?;
    put(session, args, |out| out.write_all(&bytes).map(|()| Vec::new()))
}

/// `export calendar`: the deadlines as an agenda. What was sent is remembered in the file, so that a next one can tell
/// what moved and what was dropped; from a file that cannot be written the agenda comes without that.
fn calendar(session: &mut Session, args: &args::Export) -> Result<Ended> {
    require_ending(args, "ics")?;
    let mut loaded = session.read()?;
    let day = session.when.day;
    let found = deadlines(Span::usual(&loaded.register, day));
    let wanted = match args.query.as_deref() {
        None => None,
        Some(text) => {
            session.answer(&mut loaded, Kind::Deadline)?;
            let query = read_query(session, Kind::Deadline, text)?;
            let rows = Listing::build(&loaded.register, Kind::Deadline, &query, &[], session.when);
            let rows = rows.iter().filter_map(|id| loaded.register.get(Kind::Deadline, *id));
            Some(rows.filter_map(|row| row.text(KEY)).map(str::to_owned).collect())
        }
    };
    let kept = loaded.store.arrangements(CALENDAR)?;
    let memory = kept.iter().find(|(name, _)| name == CALENDAR_SENT).map(|(_, text)| Memory::read(text));
    let memory = memory.unwrap_or_default();
    let origin = origin(&loaded)?;
    let asked =
        calendar::Asked { origin: &origin, as_of: day, deadlines: &found, wanted: wanted.as_ref(), memory: &memory };
    let words = session.words;
    let (events, sent) = calendar::events(&loaded.register, &asked, words);
    // The past, and another day than today, send nothing new.
    let remember = loaded.known.is_none() && !session.when.asked && !session.global.read_only && sent != memory;
    drop(loaded);
    let ended = put(session, args, |out| calendar::write(out, &events, day, words))?;
    if remember {
        let kept = session
            .open(false)
            .and_then(|store| store.keep_arrangement(CALENDAR, CALENDAR_SENT, Some(&sent.written())));
        if kept.is_err() {
            session.talk(&Message::new("cli-calendar-not-remembered"));
        }
    }
    Ok(ended)
}

/// `export ocds`: procedures and contracts as a release package.
fn ocds(session: &mut Session, args: &args::Export) -> Result<Ended> {
    require_ending(args, "json")?;
    let loaded = session.read()?;
    let publisher = about(session, &loaded).region.unwrap_or_else(|| "perceel".into());
    let origin = origin(&loaded)?;
    let uri = format!("urn:perceel:{origin}");
    let asked = ocds::Asked { prefix: "ocds-perceel", publisher: &publisher, uri: &uri, as_of: session.when.day };
    put(session, args, |out| ocds::write(out, &loaded.register, &asked))
}

/// What tells this register from all others: the hash of its first step, which never changes.
fn origin(loaded: &Loaded) -> Result<String> {
    let first = loaded.store.steps(None, Some(2), 1)?;
    Ok(first.first().map_or_else(|| "0".repeat(16), |step| step.hash.chars().take(16).collect()))
}

fn require_ending(args: &args::Export, wanted: &str) -> Result<()> {
    let typed = args.format.clone().or_else(|| args.to.extension().map(|e| e.to_string_lossy().to_lowercase()));
    match typed {
        Some(typed) if typed != wanted => {
            Err(Error::new(ErrorKind::Usage, Message::new("cli-export-no-format").with("typed", typed))
                .hint(Message::new("cli-usage-known").with("names", wanted)))
        }
        _ => Ok(()),
    }
}

/// Writes to the named file or to standard output, and tells what the writer has to say.
fn put(
    session: &mut Session,
    args: &args::Export,
    fill: impl FnOnce(&mut dyn Write) -> std::io::Result<Vec<Message>>,
) -> Result<Ended> {
    let mut told = Vec::new();
    if args.to == Path::new("-") {
        session.out.require_open()?;
        let written = fill(&mut session.out);
        told = session.out.wrote(written)?;
    } else {
        super::change::refuse_client_data("--to", &args.to.to_string_lossy(), FieldSense::FileName)?;
        write_with(&args.to, args.yes, |out| {
            told = fill(out)?;
            Ok(())
        })?;
        session.talk(&Message::new("cli-written").with("path", args.to.display().to_string()));
    }
    told.iter().for_each(|message| session.talk(message));
    Ok(Ended::Well)
}

fn ending(args: &args::Export) -> Result<Ending> {
    let named = args.format.clone().or_else(|| args.to.extension().map(|ending| ending.to_string_lossy().into_owned()));
    let named = match named {
        Some(named) => named.trim_start_matches('.').to_lowercase(),
        None if args.to == Path::new("-") => "json".to_owned(),
        None => String::new(),
    };
    ENDINGS.iter().find(|(ending, _)| *ending == named).map(|(_, ending)| *ending).ok_or_else(|| {
        let known: Vec<&str> = ENDINGS.iter().map(|(ending, _)| *ending).collect();
        Error::new(ErrorKind::Usage, Message::new("cli-export-no-format").with("typed", named))
            .hint(Message::new("cli-usage-known").with("names", known.join(", ")))
    })
}

/// Every field of a noun; without a query every record, archived ones too, so that an export reads back whole.
fn wish(session: &Session, kind: Kind, query: Option<&str>) -> Result<Wish> {
    let query = match query {
        Some(text) => read_query(session, kind, text)?,
        None => read_query(session, kind, "archived:all")?,
    };
    Ok(Wish { kind, query, columns: fields(kind), sorts: Vec::new(), limit: None })
}

fn everything_in(loaded: &Loaded, words: Words) -> Vec<Table<'_>> {
    let asked = Asked { known: loaded.known, ..Asked::default() };
    let count = |kind: Kind| loaded.store.count_figures(kind, &asked).unwrap_or(0);
    all(&loaded.register, words, count, move |kind, take| {
        loaded.store.each_figure(kind, &Asked { known: loaded.known, ..Asked::default() }, take)
    })
}

fn about(session: &Session, loaded: &Loaded) -> About {
    let regions = Listing::build(&loaded.register, Kind::Region, &Query::everything(Kind::Region), &[], session.when);
    let region = regions.first().map(|id| loaded.register.label(Kind::Region, *id));
    About { region, stamp: stamp(session) }
}

fn write(
    out: &mut dyn Write,
    tables: &mut [Table<'_>],
    ending: Ending,
    everything: bool,
    about: &About,
    words: Words,
) -> std::io::Result<Vec<Message>> {
    let purpose = if everything { Purpose::Exchange } else { Purpose::People };
    match (ending, tables) {
        (Ending::Json, tables) if everything => json::write_all(out, tables, &about.stamp),
        (Ending::Xlsx, tables) => xlsx::write(out, tables, Some(about), purpose, words),
        (Ending::Ods, tables) => ods::write(out, tables, Some(about), purpose, words),
        (_, []) => Ok(Vec::new()),
        (Ending::Json, [table, ..]) => json::write(out, table, &about.stamp),
        (Ending::Ndjson, [table, ..]) => json::write_lines(out, table),
        (Ending::Csv, [table, ..]) => csv::write(out, table, purpose),
        (Ending::Md, [table, ..]) => markdown::write(out, table, words),
    }
}
