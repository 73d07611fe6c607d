//! `list`, `show` and `search`: the twins of the lists, the detail page and the palette, with the same query language,
//! columns and saved views.

use serde_json::Value as Json;

use super::args::{self, Format};
use super::figures;
use super::kinds;
use super::rows::{Heading, Row, Rows};
use super::session::{Ended, Loaded, Session};
use crate::domain::field::Shape;
use crate::domain::kind::Kind;
use crate::domain::record::{Id, Record};
use crate::domain::register::Register;
use crate::domain::shape;
use crate::error::{Error, ErrorKind, Result};
use crate::search::{ColumnSpec, Listing, Matcher, Query, Sort, all_columns, cell, cell_json, default_columns};
use crate::shown::fold;
use crate::store::figures::Asked;
use crate::text::{Lang, Message, Words};

/// How many monthly figures are judged at a time.
const BATCH: usize = 4096;
/// The arrangement in the file that holds the saved views.
pub const VIEWS: &str = "view";

/// What is asked of a list, after the saved view and the options were put together.
struct Wish {
    kind: Kind,
    query: Query,
    columns: Vec<ColumnSpec>,
    with_key: bool,
    sorts: Vec<Sort>,
    limit: Option<usize>,
}

/// `list KIND`.
///
/// # Errors
/// Usage (2) for a kind, column, query or view that there is not; whatever opening refuses.
pub fn list(session: &mut Session, args: &args::List) -> Result<Ended> {
    let kind = kinds::read(&args.kind, session.words)?;
    let loaded = session.read()?;
    let format = if args.json { Format::Json } else { args.format };
    let wish = wish(session, &loaded, kind, args, format)?;
    let mut headings: Vec<Heading> = wish.columns.iter().map(|column| heading(column, session.words, format)).collect();
    if wish.with_key {
        headings.insert(0, Heading::text("key", session.words.get("cli-column-key"), 16));
    }
    let mut rows = Rows::begin(session, kind.name(), headings, format, false)?;
    if kind.is_figures() {
        list_figures(session, &loaded, &wish, &mut rows, format)?;
    } else {
        let ids = Listing::build(&loaded.register, kind, &wish.query, &wish.sorts, session.when);
        for id in ids.into_iter().take(wish.limit.unwrap_or(usize::MAX)) {
            if let Some(record) = loaded.register.get(kind, id) {
                let row = row(session, &loaded.register, record, &wish, &rows, format);
                rows.row(session, row)?;
            }
        }
    }
    let count = rows.end(session)?;
    if count == 0 && format == Format::Table {
        session.talk(&Message::new("cli-none-found").with("noun", session.words.kind(kind.name())));
    }
    Ok(Ended::Well)
}

fn wish(session: &Session, loaded: &Loaded, kind: Kind, args: &args::List, format: Format) -> Result<Wish> {
    let view = match &args.view {
        Some(name) => Some(saved_view(loaded, kind, name)?),
        None => None,
    };
    let text = |own: &Option<String>, name: &str| {
        own.clone().or_else(|| view.as_ref().and_then(|view| view.get(name)?.as_str().map(str::to_owned)))
    };
    let mut query = text(&args.query, "where").unwrap_or_default();
    if args.archived {
        query.push_str(" archived:all");
    }
    let (query, problems) = Query::parse(&query, kind, session.words, session.today());
    for problem in &problems {
        // A word with a colon that is no field was taken as text; anything else could not be understood.
        if problem.message.id.starts_with("search-no-such-field") {
            session.talk(&problem.message);
            continue;
        }
        let problem = session.words.say(&problem.message);
        return Err(Error::new(ErrorKind::Usage, Message::new("cli-query-wrong").with("problem", problem)));
    }
    let asked = text(&args.columns, "columns");
    let mut with_key = false;
    let columns = match &asked {
        None if format == Format::Table || format == Format::Md => default_columns(kind),
        None => all_columns(kind).into_iter().filter(|column| column.name() != crate::search::column::HOLDS).collect(),
        Some(names) => {
            let names = names.split(',').map(str::trim).filter(|name| !name.is_empty());
            let mut columns = Vec::new();
            for name in names {
                match name {
                    "key" | "sleutel" => with_key = true,
                    _ => columns.push(column(kind, name, session.words)?),
                }
            }
            columns
        }
    };
    let sorts = text(&args.sort, "sort").unwrap_or_default();
    let sorts = sorts.split(',').map(str::trim).filter(|name| !name.is_empty()).map(|name| {
        let (name, descending) = name.strip_prefix('-').map_or((name, false), |name| (name, true));
        column(kind, name, session.words).map(|column| Sort { column, descending })
    });
    Ok(Wish { kind, query, columns, with_key, sorts: sorts.collect::<Result<_>>()?, limit: args.limit })
}

/// A view saved on the screens: filter, columns and order under a name.
fn saved_view(loaded: &Loaded, kind: Kind, name: &str) -> Result<Json> {
    let views = loaded.store.arrangements(VIEWS)?;
    let wanted = format!("{}/{name}", kind.name());
    match views.iter().find(|(saved, _)| *saved == wanted || fold(saved) == fold(&wanted)) {
        Some((_, content)) => Ok(serde_json::from_str(content).unwrap_or(Json::Null)),
        None => {
            let prefix = format!("{}/", kind.name());
            let names: Vec<&str> = views.iter().filter_map(|(saved, _)| saved.strip_prefix(&prefix)).collect();
            let what = Message::new("cli-no-such-view").with("name", crate::guard::mask(name));
            Err(Error::new(ErrorKind::Missing, what).hint(
                Message::new("cli-usage-known")
                    .with("names", if names.is_empty() { "–".into() } else { names.join(", ") }),
            ))
        }
    }
}

/// The column of that name, or of that label in either language.
fn column(kind: Kind, name: &str, words: Words) -> Result<ColumnSpec> {
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
    let _ = words;
    Err(Error::new(ErrorKind::Usage, what.with("fields", known.join(", "))))
}

fn heading(column: &ColumnSpec, words: Words, format: Format) -> Heading {
    let name = column.name();
    let name =
        if format == Format::Csv { name.strip_suffix("_cents").map_or(name.clone(), str::to_owned) } else { name };
    Heading { name, label: column.label(words), width: usize::from(column.width()), right: is_number(column.shape()) }
}

fn is_number(shape: Shape) -> bool {
    matches!(shape, Shape::Whole | Shape::Money | Shape::MoneyOrNone | Shape::Percent | Shape::Quantity)
}

fn row(session: &Session, register: &Register, record: &Record, wish: &Wish, rows: &Rows, format: Format) -> Row {
    let mut row = Row::default();
    let key = || if wish.kind.is_figures() { format!("#{}", record.id.0) } else { register.key(wish.kind, record.id) };
    if rows.wants_json() {
        row.json.extend(wish.with_key.then(|| Json::from(key())));
        row.json.extend(wish.columns.iter().map(|column| cell_json(register, record, column, session.when)));
    } else {
        row.cells.extend(wish.with_key.then(key));
        row.cells.extend(wish.columns.iter().map(|column| {
            if format == Format::Csv {
                sheet_cell(session, register, record, column)
            } else {
                cell(register, record, column, session.when, session.words)
            }
        }));
    }
    row
}

/// A cell of a sheet for Dutch Excel: numbers with a decimal comma, everything else as for exchange.
fn sheet_cell(session: &Session, register: &Register, record: &Record, column: &ColumnSpec) -> String {
    let value = column.value(register, record, session.when);
    let scale = match column.shape() {
        Shape::Money | Shape::MoneyOrNone => 100,
        Shape::Percent => 10_000,
        Shape::Quantity => 1000,
        _ => 1,
    };
    match &*value {
        crate::domain::record::Value::Number(number) if scale > 1 => decimal(*number, scale),
        value => shape::to_cell(register, column.shape(), column.target(register, record), value),
    }
}

/// `-1234,5` for -123450 in hundredths.
fn decimal(number: i64, scale: u64) -> String {
    let (whole, rest) = (number.unsigned_abs() / scale, number.unsigned_abs() % scale);
    let digits = scale.ilog10() as usize;
    let sign = if number < 0 { "-" } else { "" };
    let fraction = format!("{rest:0digits$}");
    let fraction = if scale == 100 { fraction.as_str() } else { fraction.trim_end_matches('0') };
    if rest == 0 && scale != 100 { format!("{sign}{whole}") } else { format!("{sign}{whole},{fraction}") }
}

/// Monthly figures: they stream past in batches, each judged as a small register of its own, unless they have to be
/// sorted.
fn list_figures(session: &mut Session, loaded: &Loaded, wish: &Wish, rows: &mut Rows, format: Format) -> Result<()> {
    let kind = wish.kind;
    let mut left = wish.limit.unwrap_or(usize::MAX);
    let asked = Asked { known: loaded.known, ..Asked::default() };
    let mut batch: Vec<Record> = Vec::new();
    let sorted = !wish.sorts.is_empty();
    let mut pour = |session: &mut Session, batch: Vec<Record>, left: &mut usize| -> Result<()> {
        let mut register = loaded.register.clone();
        register.fill(kind, batch);
        let found: Vec<Id> = if sorted {
            Listing::build(&register, kind, &wish.query, &wish.sorts, session.when)
        } else {
            Matcher::new(&wish.query, &register, session.when).rows().iter().map(|record| record.id).collect()
        };
        for id in found.into_iter().take(*left) {
            if let Some(record) = register.get(kind, id) {
                let row = row(session, &register, record, wish, rows, format);
                rows.row(session, row)?;
                *left -= 1;
            }
        }
        Ok(())
    };
    let enough = || Error::new(ErrorKind::Stopped, Message::new("file-stopped"));
    let mut done = false;
    let streamed = loaded.store.each_figure(kind, &asked, &mut |record| {
        batch.push(record);
        if !sorted && batch.len() >= BATCH {
            pour(session, std::mem::take(&mut batch), &mut left)?;
            if left == 0 {
                done = true;
                return Err(enough());
            }
        }
        Ok(())
    });
    match streamed {
        Err(_) if done => Ok(()),
        Err(error) => Err(error),
        Ok(()) => pour(session, batch, &mut left),
    }
}

/// `show KIND KEY`: every field, and what refers to it; with `--format json` the record as `list` has it.
///
/// # Errors
/// Missing (66) when there is no such record.
pub fn show(session: &mut Session, args: &args::Show) -> Result<Ended> {
    let kind = kinds::read(&args.kind, session.words)?;
    let loaded = session.read()?;
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
        let columns = all_columns(kind);
        let headings = columns.iter().map(|column| heading(column, session.words, format)).collect();
        let wish =
            Wish { kind, query: Query::everything(kind), columns, with_key: false, sorts: Vec::new(), limit: None };
        let mut rows = Rows::begin(session, kind.name(), headings, format, false)?;
        let row = row(session, &loaded.register, &record, &wish, &rows, format);
        rows.row(session, row)?;
        rows.end(session)?;
        return Ok(Ended::Well);
    }
    show_page(session, &loaded.register, kind, &record)?;
    Ok(Ended::Well)
}

fn show_page(session: &mut Session, register: &Register, kind: Kind, record: &Record) -> Result<()> {
    let words = session.words;
    let name = if kind.is_figures() { format!("#{}", record.id.0) } else { register.label(kind, record.id) };
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

/// `search WORDS…`: records of every kind that hold all the words.
///
/// # Errors
/// Whatever opening refuses.
pub fn search(session: &mut Session, args: &args::Search) -> Result<Ended> {
    let loaded = session.read()?;
    let kinds = match &args.kind {
        Some(kind) => vec![kinds::read(kind, session.words)?],
        None => Kind::ALL.to_vec(),
    };
    let typed = args.words.join(" ");
    let words = session.words;
    let text = |name: &str, width| Heading::text(name, words.get(&format!("cli-column-{name}")), width);
    let headings = vec![text("kind", 20), text("key", 24), text("label", 40)];
    let mut rows = Rows::begin(session, "search", headings, args.format, args.json)?;
    let mut left = args.limit;
    for kind in kinds.into_iter().filter(|kind| !kind.is_figures()) {
        // A colon in a word is a term of the query language only where the noun has such a column.
        let (query, _) = Query::parse(&typed, kind, words, session.today());
        if query.words().is_empty() && query.is_empty() {
            continue;
        }
        for id in Listing::build(&loaded.register, kind, &query, &[], session.when) {
            if left == 0 {
                break;
            }
            left -= 1;
            let (key, label) = (loaded.register.key(kind, id), loaded.register.label(kind, id));
            let row = Row {
                json: vec![Json::from(kind.name()), Json::from(key.as_str()), Json::from(label.as_str())],
                cells: vec![words.kind_one(kind.name()), key, label],
            };
            rows.row(session, row)?;
        }
    }
    if rows.end(session)? == 0 {
        session.talk(&Message::new("cli-nothing-found"));
    }
    Ok(Ended::Well)
}

#[cfg(test)]
mod tests {
    use super::decimal;

    #[test]
    fn decimals_are_dutch_and_exact() {
        for (number, scale, written) in [
            (-123_450, 100, "-1234,50"),
            (5, 100, "0,05"),
            (0, 100, "0,00"),
            (125_000, 10_000, "12,5"),
            (30_000, 10_000, "3"),
            (-1, 1000, "-0,001"),
            (i64::MIN, 100, "-92233720368547758,08"),
        ] {
            assert_eq!(decimal(number, scale), written);
        }
    }
}
