//! `list`, `show` and `search`: the twins of the lists, the detail page and the palette, with the same query language,
//! columns and saved views.

use std::io::Write;

use serde_json::Value as Json;

use super::args::{self, Format};
use super::figures;
use super::kinds;
use super::rows::{Heading, Row, Rows};
use super::session::{Ended, Loaded, Session};
use crate::domain::field::Shape;
use crate::domain::kind::Kind;
use crate::domain::record::{Id, Record, Ref};
use crate::domain::register::{Register, When};
use crate::domain::shape::called;
use crate::domain::written::{show_day, show_day_iso};
use crate::error::{Error, ErrorKind, Result};
use crate::export::table::{Purpose, Stamp, Table};
use crate::export::{csv, json, markdown};
use crate::search::quick::{self, Quick};
use crate::search::saved::{SavedView, VIEWS, split_view_name, view_name};
use crate::search::{ColumnSpec, Listing, Matcher, Part, Query, Sort, all_columns, cell, default_columns, find};
use crate::shown::fold;
use crate::store::figures::Asked;
use crate::text::{Lang, Message, Words};
use chrono::NaiveDate;

/// How many monthly figures are judged at a time.
const BATCH: usize = 4096;

/// What is asked of a list, after the saved view and the options were put together.
pub struct Wish {
    /// Which noun.
    pub kind: Kind,
    /// Which records.
    pub query: Query,
    /// Which columns.
    pub columns: Vec<ColumnSpec>,
    /// In which order.
    pub sorts: Vec<Sort>,
    /// How many at most.
    pub limit: Option<usize>,
}

/// `list KIND`.
///
/// # Errors
/// Usage (2) for a kind, column, query or view that there is not; whatever opening refuses.
pub fn list(session: &mut Session, args: &args::List) -> Result<Ended> {
    let kind = kinds::read_with_questions(&args.kind)?;
    let mut loaded = session.read_for(kind)?;
    session.answer(&mut loaded, kind)?;
    let format = if args.json { Format::Json } else { args.format };
    let wish = wish(session, &loaded, kind, args, format)?;
    if format != Format::Table {
        let mut table = table(session, &loaded, &wish);
        write(session, &mut table, format)?;
        return Ok(Ended::Well);
    }
    let headings: Vec<Heading> = wish.columns.iter().map(|column| heading(column, session.words)).collect();
    let mut rows = Rows::begin(session, kind.name(), headings, format, false)?;
    if kind.is_figures() {
        let when = session.when;
        each_figure(&loaded, &wish, when, &mut |record| {
            let row = row(session, &loaded.register, &record, &wish.columns);
            rows.row(session, row)
        })?;
    } else {
        for id in answering(&loaded.register, &wish, session.when) {
            if let Some(record) = loaded.register.get(kind, id) {
                let row = row(session, &loaded.register, record, &wish.columns);
                rows.row(session, row)?;
            }
        }
    }
    if rows.end(session)? == 0 {
        session.talk(&Message::new("cli-none-found").with("noun", session.words.kind(kind.name())));
    }
    Ok(Ended::Well)
}

/// The records that a list shows, in order.
fn answering(register: &Register, wish: &Wish, when: When) -> Vec<Id> {
    let mut ids = Listing::build(register, wish.kind, &wish.query, &wish.sorts, when);
    ids.truncate(wish.limit.unwrap_or(usize::MAX));
    ids
}

/// What is listed as a table for the writers of exports, so that a list and an export say the same.
#[must_use]
pub fn table<'a>(session: &Session, loaded: &'a Loaded, wish: &'a Wish) -> Table<'a> {
    let (kind, when, words) = (wish.kind, session.when, session.words);
    let mut table = if kind.is_figures() {
        let asked = Asked { known: loaded.known, ..Asked::default() };
        let count = loaded.store.count_figures(kind, &asked).unwrap_or(0);
        Table::of_figures(&loaded.register, kind, &wish.columns, words, count, move |take| {
            each_figure(loaded, wish, when, take)
        })
    } else {
        let ids = answering(&loaded.register, wish, when);
        Table::of_listing(&loaded.register, kind, &wish.columns, ids, when, words)
    };
    for (column, spec) in table.columns.iter_mut().zip(&wish.columns) {
        if spec.part == Part::Itself {
            column.name = "key".into();
            column.label = words.get("cli-column-key");
        }
    }
    table
}

/// The dates in the envelope.
#[must_use]
pub fn stamp(session: &Session) -> Stamp {
    let known_on = session.known_on.map(|at| at.to_rfc3339_opts(chrono::SecondsFormat::AutoSi, true));
    Stamp { as_of: session.when.day, known_on }
}

/// Writes a table in a format for programs or as Markdown.
///
/// # Errors
/// When it cannot be written.
pub fn write(session: &mut Session, table: &mut Table<'_>, format: Format) -> Result<()> {
    let (stamp, words) = (stamp(session), session.words);
    let out: &mut dyn Write = &mut session.out;
    let written = match format {
        Format::Json => json::write(out, table, &stamp),
        Format::Ndjson => json::write_lines(out, table),
        Format::Csv => csv::write(out, table, Purpose::People),
        Format::Md | Format::Table => markdown::write(out, table, words),
    };
    let told = session.out.wrote(written)?;
    told.iter().for_each(|message| session.talk(message));
    Ok(())
}

fn wish(session: &Session, loaded: &Loaded, kind: Kind, args: &args::List, format: Format) -> Result<Wish> {
    let view = match &args.view {
        Some(name) => saved_view(loaded, kind, name)?,
        None => SavedView::default(),
    };
    let mut query = args.query.clone().unwrap_or(view.filter);
    if args.archived {
        query.push_str(" archived:all");
    }
    let query = read_query(session, kind, &query)?;
    let columns = match &args.columns {
        None if !view.columns.is_empty() => view.columns,
        None => usual_columns(kind, format),
        Some(names) => {
            let names = names.split(',').map(str::trim).filter(|name| !name.is_empty());
            let mut columns = Vec::new();
            for name in names {
                match name {
                    "key" | "sleutel" => columns.push(ColumnSpec { kind, part: Part::Itself }),
                    _ => columns.push(column(kind, name)?),
                }
            }
            columns
        }
    };
    let Some(asked) = &args.sort else {
        return Ok(Wish { kind, query, columns, sorts: view.sorts, limit: args.limit });
    };
    let sorts = asked.split(',').map(str::trim).filter(|name| !name.is_empty()).map(|name| {
        let (name, descending) = name.strip_prefix('-').map_or((name, false), |name| (name, true));
        column(kind, name).map(|column| Sort { column, descending })
    });
    Ok(Wish { kind, query, columns, sorts: sorts.collect::<Result<_>>()?, limit: args.limit })
}

/// Reads a query. A word with a colon that is no field is taken as text, and told; anything else has to be understood.
///
/// # Errors
/// Usage (2).
pub fn read_query(session: &Session, kind: Kind, text: &str) -> Result<Query> {
    let (query, problems) = Query::parse(text, kind, session.words, session.today());
    for problem in &problems {
        if problem.message.id.starts_with("search-no-such-field") {
            session.talk(&problem.message);
            continue;
        }
        let problem = session.words.say(&problem.message);
        return Err(Error::new(ErrorKind::Usage, Message::new("cli-query-wrong").with("problem", problem)));
    }
    Ok(query)
}

/// A view saved on the screens: filter, columns and order under a name.
fn saved_view(loaded: &Loaded, kind: Kind, name: &str) -> Result<SavedView> {
    let views = loaded.store.arrangements(VIEWS)?;
    let wanted = view_name(kind, name);
    match views.iter().find(|(saved, _)| *saved == wanted || fold(saved) == fold(&wanted)) {
        Some((_, content)) => Ok(SavedView::read(kind, content).unwrap_or_default()),
        None => {
            let own = views.iter().filter_map(|(saved, _)| split_view_name(saved)).filter(|(of, _)| *of == kind);
            let names: Vec<&str> = own.map(|(_, name)| name).collect();
            let what = Message::new("cli-no-such-view").with("name", crate::guard::mask(name));
            Err(Error::new(ErrorKind::Missing, what).hint(
                Message::new("cli-usage-known")
                    .with("names", if names.is_empty() { "–".into() } else { names.join(", ") }),
            ))
        }
    }
}

/// The column of that name, or of that label in either language.
fn column(kind: Kind, name: &str) -> Result<ColumnSpec> {
    if let Some(column) = ColumnSpec::named(kind, name) {
        return Ok(column);
    }
    let wanted = fold(name);
    let labelled =
        |column: &ColumnSpec| Lang::ALL.into_iter().any(|lang| fold(&column.label(Words::load(lang))) == wanted);
    if let Some(column) = all_columns(kind).into_iter().find(labelled) {
        return Ok(column);
    }
    let known: Vec<String> = all_columns(kind).iter().map(ColumnSpec::name).collect();
    let what = Message::new("value-no-such-field").with("typed", crate::guard::mask(name));
    Err(Error::new(ErrorKind::Usage, what.with("fields", known.join(", "))))
}

/// The columns of a format when none were named: those of the list for people, all for programs.
#[must_use]
pub fn usual_columns(kind: Kind, format: Format) -> Vec<ColumnSpec> {
    match format {
        Format::Table | Format::Md => default_columns(kind),
        _ => exchanged(kind),
    }
}

/// The columns for programs: all but how a fact stands to the day, which the dates say already.
fn exchanged(kind: Kind) -> Vec<ColumnSpec> {
    all_columns(kind).into_iter().filter(|column| column.part != Part::Holds).collect()
}

fn heading(column: &ColumnSpec, words: Words) -> Heading {
    let itself = column.part == Part::Itself;
    Heading {
        name: if itself { "key".into() } else { column.name() },
        label: if itself { words.get("cli-column-key") } else { column.label(words) },
        width: usize::from(column.width()),
        right: column.shape().is_number(),
    }
}

fn row(session: &Session, register: &Register, record: &Record, columns: &[ColumnSpec]) -> Row {
    let text = |column: &ColumnSpec| match column.part {
        Part::Itself => register.key(column.kind, record.id),
        _ => cell(register, record, column, session.when, session.words),
    };
    Row { cells: columns.iter().map(text).collect(), json: Vec::new() }
}

/// Monthly figures that answer: they stream past in batches, each judged as a small register of its own, unless they
/// have to be sorted.
///
/// # Errors
/// When the file cannot be read, or whatever `take` answers.
pub fn each_figure(loaded: &Loaded, wish: &Wish, when: When, take: &mut dyn FnMut(Record) -> Result<()>) -> Result<()> {
    let kind = wish.kind;
    let mut left = wish.limit.unwrap_or(usize::MAX);
    let asked = Asked { known: loaded.known, ..Asked::default() };
    let mut batch: Vec<Record> = Vec::new();
    let sorted = !wish.sorts.is_empty();
    let mut pour = |batch: Vec<Record>, left: &mut usize| -> Result<()> {
        let mut register = loaded.register.clone();
        register.fill(kind, batch);
        let found: Vec<Id> = if sorted {
            Listing::build(&register, kind, &wish.query, &wish.sorts, when)
        } else {
            Matcher::new(&wish.query, &register, when).rows().iter().map(|record| record.id).collect()
        };
        for record in found.into_iter().take(*left).filter_map(|id| register.get(kind, id)) {
            take(record.clone())?;
            *left -= 1;
        }
        Ok(())
    };
    let mut enough = false;
    let streamed = loaded.store.each_figure(kind, &asked, &mut |record| {
        batch.push(record);
        if !sorted && batch.len() >= BATCH {
            pour(std::mem::take(&mut batch), &mut left)?;
            enough = left == 0;
        }
        if enough { Err(Error::new(ErrorKind::Stopped, Message::new("file-stopped"))) } else { Ok(()) }
    });
    match streamed {
        Err(_) if enough => Ok(()),
        Err(error) => Err(error),
        Ok(()) => pour(batch, &mut left),
    }
}

/// `show KIND KEY`: every field, and what refers to it; with `--format json` the record as `list` has it.
///
/// # Errors
/// Missing (66) when there is no such record.
pub fn show(session: &mut Session, args: &args::Show) -> Result<Ended> {
    let kind = kinds::read_with_questions(&args.kind)?;
    let mut loaded = session.read()?;
    session.answer(&mut loaded, kind)?;
    let record = if kind.is_figures() {
        figures::find(&loaded, kind, &args.key, session.words)?
    } else {
        let id = kinds::find(&loaded.register, kind, &args.key, session.words)?;
        loaded
            .register
            .get(kind, id)
            .cloned()
            .ok_or_else(|| Error::new(ErrorKind::Bug, Message::new("file-unexpected")))?
    };
    let format = if args.json { Format::Json } else { args.format };
    if format != Format::Table {
        let columns: Vec<ColumnSpec> = exchanged(kind);
        let mut table = if kind.is_figures() {
            let mut once = Some(record);
            Table::of_figures(&loaded.register, kind, &columns, session.words, 1, move |take| {
                once.take().map_or(Ok(()), &mut *take)
            })
        } else {
            Table::of_listing(&loaded.register, kind, &columns, vec![record.id], session.when, session.words)
        };
        write(session, &mut table, format)?;
        return Ok(Ended::Well);
    }
    show_page(session, &loaded.register, kind, &record)?;
    Ok(Ended::Well)
}

fn show_page(session: &mut Session, register: &Register, kind: Kind, record: &Record) -> Result<()> {
    let words = session.words;
    let name = if kind.is_figures() { format!("#{}", record.id.0) } else { called(register, kind, record.id, words) };
    session.out.line(&session.charset.write(&format!("{} {name}", capital(&words.kind_one(kind.name())))))?;
    let columns = all_columns(kind);
    let widest = columns.iter().map(|column| crate::shown::width(&column.label(words))).max().unwrap_or(0);
    for column in &columns {
        let text = cell(register, record, column, session.when, words);
        let unknown = text.is_empty() && kind.noun().find(&column.name()).is_some_and(|(_, field)| field.asked);
        let text = if unknown { words.get("cli-unknown") } else { text };
        if text.is_empty() {
            continue;
        }
        let label = crate::shown::measure::pad_right(&column.label(words), widest + 2);
        for (at, part) in text.lines().enumerate() {
            let before = if at == 0 { label.as_str().to_owned() } else { " ".repeat(widest + 2) };
            let line = session.charset.write(&format!("  {before}{}", crate::shown::line(part)));
            session.out.line(&line)?;
        }
    }
    if !kind.is_figures() {
        show_referring(session, register, record.id)?;
    }
    Ok(())
}

/// The records that refer to it, by noun.
fn show_referring(session: &mut Session, register: &Register, id: Id) -> Result<()> {
    let words = session.words;
    for other in Kind::ALL.iter().copied().filter(|other| !other.is_figures()) {
        let mut ids: Vec<Id> = Vec::new();
        for (position, field) in other.noun().fields.iter().enumerate() {
            if matches!(field.shape, Shape::Link(_) | Shape::Links(_) | Shape::LinkBy(_)) {
                ids.extend(register.referring(other, position, id));
            }
        }
        ids.sort_unstable();
        ids.dedup();
        if ids.is_empty() {
            continue;
        }
        session.out.line("")?;
        session.out.line(&format!("{} ({})", words.kind(other.name()), ids.len()))?;
        for id in ids {
            let line = session.charset.write(&format!("  {}", crate::shown::line(&register.key(other, id))));
            session.out.line(&line)?;
        }
    }
    Ok(())
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// `search WORDS…`: what answers to the words and conditions, best first, as the quick search of the screens has it.
///
/// # Errors
/// Whatever opening refuses.
pub fn search(session: &mut Session, args: &args::Search) -> Result<Ended> {
    let loaded = session.read()?;
    let register = &loaded.register;
    let kinds = match &args.kind {
        Some(kind) => vec![kinds::read(kind)?],
        None => Vec::new(),
    };
    let typed = args.words.join(" ");
    let words = session.words;
    let text = |name: &str, width| Heading::text(name, words.get(&format!("cli-column-{name}")), width);
    let headings = vec![text("kind", 16), text("key", 18), text("label", 40), text("due", 10)];
    let mut rows = Rows::begin(session, "search", headings, args.format, args.json)?;
    // Facts that nobody looks for by themselves are found by what is written in them.
    let found: Vec<(Ref, Option<NaiveDate>)> = if kinds.iter().all(|kind| quick::KINDS.contains(kind)) {
        let asking = quick::Asking { register, when: session.when, words, today: session.today() };
        let answer = Quick::gather(register, session.when, words).find(&asking, &typed, &kinds, args.limit);
        answer.found.into_iter().map(|found| (found.reference, found.open.map(|(due, _)| due))).collect()
    } else {
        let hits = find::search(register, &typed, &kinds, session.when.day, args.limit);
        hits.into_iter().map(|hit| (hit.reference, None)).collect()
    };
    for (Ref { kind, id }, due) in found {
        let (key, label) = (register.key(kind, id), register.label(kind, id));
        let (json, shown) = match due {
            Some(due) => (Json::from(show_day_iso(due)), show_day(due, words.lang())),
            None => (Json::Null, String::new()),
        };
        let row = Row {
            json: vec![Json::from(kind.name()), Json::from(key.as_str()), Json::from(label.as_str()), json],
            cells: vec![words.kind_one(kind.name()), key, label, shown],
        };
        rows.row(session, row)?;
    }
    if rows.end(session)? == 0 {
        session.talk(&Message::new("cli-nothing-found"));
    }
    Ok(Ended::Well)
}
