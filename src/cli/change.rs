//! `add`, `set`, `archive`, `remove`: one record by hand, one journal step each. Values are read by `shape`, kept out
//! by `guard`, checked as they would stand; only then the store saves.

use super::args;
use super::kinds;
use super::session::{Ended, Loaded, Session};
use crate::domain::chain::loss;
use crate::domain::check::{self, check_record};
use crate::domain::edit::{Edit, Figure, Figures};
use crate::domain::field::Field;
use crate::domain::kind::Kind;
use crate::domain::record::{Id, Record, Value};
use crate::domain::register::Register;
use crate::domain::shape;
use crate::error::{Error, ErrorKind, Result};
use crate::guard::{self, FieldSense, Severity};
use crate::store::journal::Sort;
use crate::text::Message;

/// `add KIND field=value…`: prints the key of the new record.
///
/// # Errors
/// Usage (2), refused values (65), and whatever opening and saving refuse.
pub fn add(session: &mut Session, args: &args::Add) -> Result<Ended> {
    let kind = kinds::read(&args.kind)?;
    let mut loaded = session.write()?;
    let id = Id(loaded.register.last_id().0 + 1);
    let record = fill(session, &loaded.register, kind, Record::blank(kind, id), &args.values)?;
    require(session, kind, &record)?;
    refuse_double(session, &loaded, kind, &record)?;
    if kind.is_figures() {
        return put_figure(session, loaded, kind, &record, Vec::new(), args.dry_run);
    }
    check(session, &loaded.register, kind, &record)?;
    let mut edit = Edit::new(named("edit-added", kind, &after(&loaded.register, kind, &record)));
    edit.add(kind, record);
    save(session, &mut loaded, &edit, args.dry_run)?;
    let key = loaded.register.key(kind, id);
    session.out.line(&key)?;
    Ok(Ended::Well)
}

/// `set KIND KEY field=value…`: an empty value makes a field unknown.
///
/// # Errors
/// As `add`; missing (66) when there is no such record.
pub fn set(session: &mut Session, args: &args::Set) -> Result<Ended> {
    let kind = kinds::read(&args.kind)?;
    let mut loaded = session.write()?;
    if kind.is_figures() {
        let before = figure(session, &loaded, kind, &args.key)?;
        let record = fill(session, &loaded.register, kind, before.clone(), &args.values)?;
        require(session, kind, &record)?;
        return put_figure(session, loaded, kind, &record, vec![before.id], args.dry_run);
    }
    let before = find(session, &loaded.register, kind, &args.key)?;
    let record = fill(session, &loaded.register, kind, before.clone(), &args.values)?;
    require(session, kind, &record)?;
    check(session, &loaded.register, kind, &record)?;
    let mut edit =
        Edit::new(named("edit-changed", kind, &shape::called(&loaded.register, kind, before.id, session.words)));
    edit.change(kind, &before, record);
    if edit.is_empty() {
        session.talk(&Message::new("cli-nothing-changes"));
        return Ok(Ended::Well);
    }
    // What falls with a contract is told before it ends (R21).
    for line in loss::told(&loaded.register, &edit, session.when.day, session.words).into_iter().flatten() {
        session.talk(&Message::new("cli-said").with("text", line));
    }
    save(session, &mut loaded, &edit, args.dry_run)?;
    Ok(Ended::Well)
}

/// `archive KIND KEY`, or back with `--back`.
///
/// # Errors
/// As `set`.
pub fn archive(session: &mut Session, args: &args::Archive) -> Result<Ended> {
    let kind = kinds::read(&args.kind)?;
    let mut loaded = session.write()?;
    if kind.is_figures() {
        return Err(Error::new(ErrorKind::Usage, Message::new("cli-figures-not-archived")));
    }
    let before = find(session, &loaded.register, kind, &args.key)?;
    let day = if args.back { Value::Unknown } else { Value::Day(session.today()) };
    let record = before.clone().with(kind, "archived_on", day);
    let what = if args.back { "edit-restored" } else { "edit-archived" };
    let mut edit = Edit::new(named(what, kind, &shape::called(&loaded.register, kind, before.id, session.words)));
    edit.change(kind, &before, record);
    if edit.is_empty() {
        session.talk(&Message::new("cli-nothing-changes"));
        return Ok(Ended::Well);
    }
    save(session, &mut loaded, &edit, false)?;
    Ok(Ended::Well)
}

/// `remove KIND KEY`: names what goes along, and goes on only with `--yes`.
///
/// # Errors
/// As `set`; refused (65) while monthly figures name the record; usage (2) without `--yes`.
pub fn remove(session: &mut Session, args: &args::Remove) -> Result<Ended> {
    let kind = kinds::read(&args.kind)?;
    let mut loaded = session.write()?;
    if kind.is_figures() {
        let record = figure(session, &loaded, kind, &args.key)?;
        let mut edit = Edit::new(Message::new("edit-removed-many").with("noun", kind.name()).count("count", 1));
        edit.figures.push(Figures { kind, rows: Vec::new(), removed: vec![record.id] });
        confirm(session, args)?;
        save(session, &mut loaded, &edit, args.dry_run)?;
        return Ok(Ended::Well);
    }
    let id = kinds::find(&loaded.register, kind, &args.key, session.words)?;
    let label = shape::called(&loaded.register, kind, id, session.words);
    let mut edit = Edit::new(named("edit-removed", kind, &label));
    edit.remove_with_dependants(&loaded.register, kind, id);
    let mut naming = 0;
    for change in edit.changes.iter().filter(|change| change.after.is_none()) {
        naming += loaded.store.figures_naming(change.id)?;
    }
    if naming > 0 {
        let what = Message::new("cli-remove-has-figures").with("record", label).count("count", naming);
        return Err(Error::new(ErrorKind::Refused, what).hint(Message::new("cli-remove-archive-hint")));
    }
    tell_consequences(session, &loaded.register, kind, id, &edit);
    if args.dry_run {
        return Ok(Ended::Well);
    }
    confirm(session, args)?;
    save(session, &mut loaded, &edit, false)?;
    Ok(Ended::Well)
}

fn confirm(session: &Session, args: &args::Remove) -> Result<()> {
    if args.yes || args.dry_run {
        return Ok(());
    }
    let _ = session;
    Err(Error::new(ErrorKind::Usage, Message::new("cli-remove-needs-yes")).hint(Message::new("cli-remove-yes-hint")))
}

/// What goes and what is cut loose, by kind.
fn tell_consequences(session: &Session, register: &Register, kind: Kind, id: Id, edit: &Edit) {
    let of = |kind: Kind, gone: bool| {
        edit.changes.iter().filter(|c| c.kind == kind && c.after.is_none() == gone && c.id != id).count()
    };
    let record = shape::called(register, kind, id, session.words);
    let noun = session.words.kind_one(kind.name());
    session.talk(&Message::new("cli-remove-this").with("noun", noun).with("record", record));
    for other in Kind::ALL {
        for (gone, id) in [(true, "cli-remove-along"), (false, "cli-remove-loose")] {
            let count = of(*other, gone);
            if count > 0 {
                session.talk(&Message::new(id).with("noun", session.words.kind(other.name())).count("count", count));
            }
        }
    }
}

/// A sentence of the journal about one record.
fn named(id: &'static str, kind: Kind, record: &str) -> Message {
    Message::new(id).with("noun", kind.name()).with("record", record)
}

/// The label a record will have once it is there.
fn after(register: &Register, kind: Kind, record: &Record) -> String {
    let mut register = register.clone();
    let mut edit = Edit::new(Message::new("edit-added"));
    edit.add(kind, record.clone());
    register.apply(&edit.changes);
    register.label(kind, record.id)
}

fn find(session: &Session, register: &Register, kind: Kind, key: &str) -> Result<Record> {
    let id = kinds::find(register, kind, key, session.words)?;
    register.get(kind, id).cloned().ok_or_else(|| Error::new(ErrorKind::Bug, Message::new("file-unexpected")))
}

/// The record with the typed values in it; every text passes the guard first.
fn fill(session: &Session, register: &Register, kind: Kind, record: Record, typed: &[String]) -> Result<Record> {
    let reader = session.reader(register);
    let mut record = record;
    for pair in typed {
        let Some((name, value)) = pair.split_once('=') else {
            refuse_client_data(pair, pair, FieldSense::FreeText)?;
            return Err(Error::new(ErrorKind::Usage, Message::new("cli-usage-no-equals").with("typed", pair)));
        };
        let name = name.trim();
        refuse_client_data(name, name, FieldSense::Heading)?;
        let Some(name) = column_named(kind, name, session) else {
            let columns: Vec<_> = kind.noun().fields.iter().map(|field| field.name).collect();
            let what = Message::new("value-no-such-field").with("typed", name).with("fields", columns.join(", "));
            return Err(Error::new(ErrorKind::Usage, what));
        };
        let meant = shape::find_field(kind, &name).map(|(_, field, _)| field);
        let label = session.words.field(kind.name(), meant.map_or(&name, |field| field.name));
        if let Some(field) = meant {
            refuse_client_data(&label, value, field.sense())?;
        }
        let (position, value) = reader.read_named(kind, &record.values, &name, value).map_err(|problem| {
            let problem = session.words.say(&problem.message);
            Error::new(
                ErrorKind::Refused,
                Message::new("cli-value-refused").with("field", label).with("problem", problem),
            )
            .hint(Message::new("cli-nothing-saved"))
        })?;
        record.values[position] = value;
    }
    Ok(record)
}

/// The column a typed name means: its name, or its label in the user's language.
fn column_named(kind: Kind, typed: &str, session: &Session) -> Option<String> {
    if shape::find_field(kind, typed).is_some() {
        return Some(typed.to_owned());
    }
    let wanted = crate::shown::fold(typed);
    let labelled = |field: &&Field| crate::shown::fold(&session.words.field(kind.name(), field.name)) == wanted;
    kind.noun().fields.iter().find(labelled).map(|field| field.plain_name().to_owned())
}

/// Refuses client data; a warning (client words) is left to `check`.
///
/// # Errors
/// Refused (65), with the place and the masked value.
pub fn refuse_client_data(place: &str, text: &str, sense: FieldSense) -> Result<()> {
    let found = guard::scan_text(place, text, sense);
    let stops: Vec<_> = found.into_iter().filter(|finding| finding.severity >= Severity::Ask).collect();
    guard::refusal(&stops).map_or(Ok(()), Err)
}

/// Refuses a record without what it cannot do without.
fn require(session: &Session, kind: Kind, record: &Record) -> Result<()> {
    let missing: Vec<String> = (kind.noun().fields.iter().zip(&record.values))
        .filter(|(field, value)| field.required && value.is_unknown())
        .map(|(field, _)| format!("{} ({})", field.name, session.words.field(kind.name(), field.name)))
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    let what = Message::new("cli-missing-fields")
        .with("noun", session.words.kind_one(kind.name()))
        .with("fields", missing.join(", "));
    Err(Error::new(ErrorKind::Refused, what).hint(Message::new("cli-nothing-saved")))
}

/// Refuses a second record under the same strongest key: it would be the same thing twice.
fn refuse_double(session: &Session, loaded: &Loaded, kind: Kind, record: &Record) -> Result<()> {
    let noun = kind.noun();
    let Some(columns) = noun.keys.first().filter(|_| !kind.is_figures()) else { return Ok(()) };
    let Some(key) = loaded.register.key_by(noun, record, columns) else { return Ok(()) };
    let same = |other: &&Record| loaded.register.key_by(noun, other, columns).as_deref() == Some(key.as_str());
    if !loaded.register.all(kind).iter().any(|other| same(&other)) {
        return Ok(());
    }
    let what = Message::new("cli-already-there").with("noun", session.words.kind_one(kind.name())).with("record", key);
    Err(Error::new(ErrorKind::Refused, what).hint(Message::new("cli-already-there-hint")))
}

/// What the rules say about the record as it would stand: a refusal stops the save, a warning is told.
fn check(session: &Session, register: &Register, kind: Kind, record: &Record) -> Result<()> {
    let mut problems = check_record(register, kind, record);
    problems.sort_by_key(|problem| problem.severity);
    for found in problems {
        let problem = session.words.say(&found.problem.message);
        let told = match found.field {
            Some(at) => Message::new("cli-value-refused")
                .with("field", session.words.field(kind.name(), kind.noun().fields[at].name))
                .with("problem", problem),
            None => Message::new("cli-rule-refused").with("rule", found.rule).with("problem", problem),
        };
        match found.severity {
            check::Severity::Refuse => {
                return Err(Error::new(ErrorKind::Refused, told).hint(Message::new("cli-nothing-saved")));
            }
            check::Severity::Warn => session.talk(&told),
        }
    }
    Ok(())
}

fn save(session: &Session, loaded: &mut Loaded, edit: &Edit, dry_run: bool) -> Result<()> {
    if dry_run {
        loaded.register.apply(&edit.changes);
        session.talk(&Message::new("cli-dry-run"));
        return Ok(());
    }
    let saved = loaded.store.save(edit, Sort::Edit, session.now(), &|| false)?;
    loaded.register.apply(&saved.changes);
    session.talk(&Message::new("cli-saved").count("step", usize::try_from(saved.seq).unwrap_or(0)));
    session.back_up_if_due(&loaded.store);
    Ok(())
}

fn put_figure(
    session: &mut Session,
    mut loaded: Loaded,
    kind: Kind,
    record: &Record,
    replaced: Vec<Id>,
    dry_run: bool,
) -> Result<Ended> {
    let Some(figure) = Figure::from_values(kind, &record.values) else {
        return Err(Error::new(ErrorKind::Refused, Message::new("cli-figure-incomplete")));
    };
    let verb = if replaced.is_empty() { "edit-added" } else { "edit-changed" };
    let key = figure_key(&loaded.register, kind, record);
    // A figure whose key stays is closed by its successor; one whose key changes has to be taken away.
    let moved = |id: &Id| {
        let before = loaded.store.figure(kind, *id).ok().flatten();
        before.is_some_and(|before| figure_key(&loaded.register, kind, &before) != key)
    };
    let removed: Vec<Id> = replaced.into_iter().filter(moved).collect();
    let mut edit = Edit::new(named(verb, kind, &key));
    edit.figures.push(Figures { kind, rows: vec![figure], removed });
    save(session, &mut loaded, &edit, dry_run)?;
    if verb == "edit-added" {
        session.out.line(&key)?;
    }
    Ok(Ended::Well)
}

/// What names a monthly figure: provider, product, municipality, month, source.
fn figure_key(register: &Register, kind: Kind, record: &Record) -> String {
    let noun = kind.noun();
    noun.keys.first().and_then(|columns| register.key_by(noun, record, columns)).unwrap_or_default()
}

/// The present figure a key means.
fn figure(session: &Session, loaded: &Loaded, kind: Kind, typed: &str) -> Result<Record> {
    super::figures::find(loaded, kind, typed, session.words)
}
