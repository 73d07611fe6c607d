//! `import`: files recognised by content, rehearsed, told, and taken as one action or not at all. Reading formats and
//! deciding what a row becomes is the import room's.

use std::io::{IsTerminal, Read, Write};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::args;
use super::change::refuse_client_data;
use super::kinds;
use super::session::{Ended, Loaded, Session};
use crate::domain::edit::{Edit, Standing};
use crate::domain::kind::Kind;
use crate::error::{Error, ErrorKind, Result};
use crate::guard::{self, FieldSense};
use crate::import::incoming::{Incoming, Known, Wishes};
use crate::import::package::FILE_CAP;
use crate::import::plan::Verdict;
use crate::import::recognise::Format;
use crate::import::sheet::{Progress, from_toml};
use crate::store::failure::reading;
use crate::store::input::read_input;
use crate::store::journal::Sort;
use crate::text::Message;

/// The arrangement in the file that holds remembered mappings.
pub const MAPPINGS: &str = "mapping";
/// Most rows that are told one by one.
const TOLD: usize = 50;

/// `import FILE…`: tells what would change on stdout, and does it with `--yes` or after asking.
///
/// # Errors
/// Refused (65) whole when a row is refused or something is open; usage (2) without `--yes` when nobody can be asked.
pub fn import(session: &mut Session, args: &args::Import) -> Result<Ended> {
    if let Some(kind) = &args.template {
        return super::template::template(session, kind, args.to.as_deref());
    }
    let hint = match &args.kind {
        Some(kind) => Some(kinds::read(kind)?),
        None => None,
    };
    let given = match &args.map {
        Some(path) => Some(from_toml(&String::from_utf8_lossy(&read(path)?.1))?),
        None => None,
    };
    let mut loaded = if args.dry_run { session.read()? } else { session.write()? };
    let stop = stopped_by_user();
    let mut register = loaded.register.clone();
    let mut files: Vec<Incoming> = Vec::new();
    let memory = remembered(&loaded)?;
    for path in &args.files {
        let (name, bytes) = read(path)?;
        let known = Known { register: &register, words: session.words, today: session.today() };
        let mut wishes = Wishes { kind: hint, mappings: given.clone(), remembered: None, asks: false };
        if hint.is_none() {
            wishes.remembered = Some(&memory);
        }
        let asked = || stop.load(Ordering::Relaxed);
        let mut progress = Progress { tell: &mut |_, _| {}, stop: &asked };
        let mut file = Incoming::read(bytes, &name, known, &wishes, &mut progress)?;
        if args.whole {
            for figures in &mut file.plan.edit.figures {
                figures.removed = loaded.store.figures_left(figures)?;
            }
        }
        file.compare(&mut |figures| loaded.store.rehearse_figures(figures))?;
        let explains_itself = !matches!(file.format, Format::Csv | Format::Spreadsheet | Format::JsonRows);
        if file.mappings.is_empty() && !explains_itself {
            return Err(Error::new(ErrorKind::Refused, Message::new("cli-import-no-sheet"))
                .hint(Message::new("cli-import-no-sheet-hint")));
        }
        register.apply(&file.plan.edit.changes);
        files.push(file);
    }
    for file in &files {
        tell(session, file)?;
    }
    session.out.flush()?;
    if let Some(file) = files.iter().find(|file| blocks(file, args.skip_refused)) {
        let (id, count) = match file.refused() {
            0 => ("cli-import-open", file.questions.len()),
            refused => ("cli-import-refused", refused),
        };
        let what = Message::new(id).with("file", guard::mask(&file.name)).count("count", count);
        return Err(Error::new(ErrorKind::Refused, what).hint(Message::new("cli-import-refused-hint")));
    }
    let edit = joined(&mut files);
    if edit.is_empty() {
        session.talk(&Message::new("cli-nothing-changes"));
        return Ok(Ended::Well);
    }
    let away = edit.figures.iter().map(|figures| figures.removed.len()).sum::<usize>();
    if away > 0 {
        session.talk(&Message::new("cli-import-away").count("count", away));
    }
    if args.dry_run {
        session.talk(&Message::new("cli-dry-run"));
        return Ok(Ended::Well);
    }
    if !args.yes && !agreed(session)? {
        return Ok(Ended::Well);
    }
    let to_remember: Vec<(String, String)> = files.iter().flat_map(Incoming::to_remember).collect();
    // Saving a large file takes memory of its own.
    drop(files);
    let asked = Arc::clone(&stop);
    let saved = loaded.store.save(&edit, Sort::Import, session.now(), &|| asked.load(Ordering::Relaxed))?;
    session.talk(&Message::new("cli-saved").count("step", usize::try_from(saved.seq).unwrap_or(0)));
    for (signature, mapping) in to_remember {
        loaded.store.keep_arrangement(MAPPINGS, &signature, Some(&mapping))?;
    }
    session.back_up_if_due(&loaded.store);
    Ok(Ended::Well)
}

/// Whether a file has to be put right first: it goes in whole or not at all, unless the user leaves refused rows out.
fn blocks(file: &Incoming, skip_refused: bool) -> bool {
    (file.refused() > 0 || !file.questions.is_empty()) && !skip_refused
}

/// Ctrl-C is asked for between rows: what was read is dropped, what was written is rolled back (F13).
fn stopped_by_user() -> Arc<AtomicBool> {
    let stop = Arc::new(AtomicBool::new(false));
    // Without the signal the import cannot be stopped half-way, which loses nothing.
    let _ = signal_hook::flag::register(signal_hook::consts::SIGINT, Arc::clone(&stop));
    stop
}

/// The name and the bytes of a file; `-` is standard input. Read no further than the cap allows.
fn read(path: &Path) -> Result<(String, Vec<u8>)> {
    let mut bytes = Vec::new();
    let most = u64::try_from(FILE_CAP).unwrap_or(u64::MAX).saturating_add(1);
    if path == Path::new("-") {
        let read = std::io::stdin().lock().take(most).read_to_end(&mut bytes);
        read.map_err(|error| reading(&error, path))?;
        return Ok(("-".into(), bytes));
    }
    let name = path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    refuse_client_data(&guard::mask(&name), &name, FieldSense::FileName)?;
    Ok((name, read_input(path)?))
}

/// What the register remembers of sheets, for the import room to choose from.
fn remembered(loaded: &Loaded) -> Result<impl Fn(&str) -> Option<String> + use<>> {
    let known = loaded.store.arrangements(MAPPINGS)?;
    Ok(move |signature: &str| known.iter().find(|(name, _)| name == signature).map(|(_, text)| text.clone()))
}

/// All files as one action, taken out of their plans: a large one is not held twice.
fn joined(files: &mut [Incoming]) -> Edit {
    let nothing = || Edit::new(Message::new("edit-imported"));
    let mut edits = files.iter_mut().map(|file| std::mem::replace(&mut file.plan.edit, nothing()));
    let mut whole = edits.next().unwrap_or_else(nothing);
    for edit in edits {
        whole.changes.extend(edit.changes);
        whole.figures.extend(edit.figures);
    }
    whole
}

/// What the file would do: counts per kind on stdout; what it is, what is open and what is refused on stderr.
fn tell(session: &mut Session, file: &Incoming) -> Result<()> {
    let words = session.words;
    file.plan.source.iter().chain(&file.plan.warnings).for_each(|message| session.talk(message));
    for kind in Kind::ALL {
        let count = |verdict| file.plan.count_of(*kind, verdict);
        let all = [Verdict::New, Verdict::Changed, Verdict::Same, Verdict::Refused].map(count);
        let of_kind = file.plan.edit.figures.iter().zip(&file.standing).filter(|(figures, _)| figures.kind == *kind);
        let standing: Vec<&Standing> = of_kind.map(|(_, standing)| standing).collect();
        let sum = |of: fn(&Standing) -> usize| standing.iter().map(|one| of(one)).sum::<usize>();
        let of_figures = [sum(|one| one.new), sum(|one| one.changed), sum(|one| one.same), all[3]];
        let figures = of_figures[..3].iter().sum::<usize>();
        let all = if figures > 0 { of_figures } else { all };
        if all.iter().sum::<usize>() + figures == 0 {
            continue;
        }
        let mut said = Message::new(if figures > 0 { "cli-import-figures" } else { "cli-import-counts" })
            .with("noun", words.kind(kind.name()))
            .count("figures", figures);
        for (name, count) in ["new", "changed", "same", "refused"].into_iter().zip(all) {
            said = said.count(name, count);
        }
        let line = words.say(&said);
        session.out.line(&line)?;
    }
    let bad = file.plan.rows.iter().filter(|row| row.verdict == Verdict::Refused);
    for row in bad.take(TOLD) {
        let why: Vec<String> = row.notes.iter().map(|note| words.say(note)).collect();
        let why = why.join(" ");
        session.talk(&Message::new("cli-import-row").with("place", row.place.clone()).with("why", why));
    }
    for question in &file.questions {
        session.talk(&question.asks);
        for offered in question.offered.iter().take(5) {
            let says = words.say(&offered.says);
            let answer = format!("\"{}\" = \"{}\"", question.id, offered.value);
            session.talk(&Message::new("cli-import-offered").with("answer", answer).with("says", says));
        }
    }
    if !file.plan.to_complete.is_empty() {
        session.talk(&Message::new("cli-import-to-complete"));
    }
    file.plan.to_complete.iter().take(TOLD).for_each(|message| session.talk(message));
    Ok(())
}

/// Asks on the terminal. When nobody can be asked the user has to say yes beforehand.
fn agreed(session: &Session) -> Result<bool> {
    let stdin = std::io::stdin();
    if session.global.no_input || !stdin.is_terminal() || !std::io::stderr().is_terminal() {
        return Err(Error::new(ErrorKind::Usage, Message::new("cli-import-needs-yes"))
            .hint(Message::new("cli-remove-yes-hint")));
    }
    let question = session.words.get("cli-import-ask");
    // A question that cannot be shown is answered with no.
    let _ = write!(std::io::stderr().lock(), "{question} ");
    let mut answer = String::new();
    let read = stdin.read_line(&mut answer).unwrap_or(0);
    let yes = read > 0 && crate::domain::written::parse_yes_no(&answer) == Ok(true);
    if !yes {
        session.talk(&Message::new("cli-nothing-saved"));
    }
    Ok(yes)
}
