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
use crate::domain::edit::Edit;
use crate::domain::kind::Kind;
use crate::domain::register::Register;
use crate::error::{Error, ErrorKind, Result};
use crate::guard::{self, FieldSense};
use crate::import::csv::{open, read_csv};
use crate::import::json_rows::read_json_rows;
use crate::import::own;
use crate::import::package::FILE_CAP;
use crate::import::plan::{Plan, Verdict};
use crate::import::recognise::{Format, recognise};
use crate::import::sheet::{Mapping, Progress, Question, Rehearsal, from_toml, plan, plan_figures, propose, sample};
use crate::import::spreadsheet::read_spreadsheet;
use crate::import::table::Workbook;
use crate::store::failure::reading;
use crate::store::journal::Sort;
use crate::text::{Message, Words};

/// The arrangement in the file that holds remembered mappings.
pub const MAPPINGS: &str = "mapping";
/// Most rows that are told one by one.
const TOLD: usize = 50;

/// One file, rehearsed.
struct Rehearsed {
    name: String,
    plan: Plan,
    questions: Vec<Question>,
    refused: usize,
    /// Mappings to remember, by signature.
    mappings: Vec<(String, Mapping)>,
}

/// `import FILE…`: tells what would change on stdout, and does it with `--yes` or after asking.
///
/// # Errors
/// Refused (65) whole when a row is refused or something is open; usage (2) without `--yes` when nobody can be asked.
pub fn import(session: &mut Session, args: &args::Import) -> Result<Ended> {
    if let Some(kind) = &args.template {
        return super::template::template(session, kind, args.to.as_deref());
    }
    let hint = match &args.kind {
        Some(kind) => Some(kinds::read(kind, session.words)?),
        None => None,
    };
    let given = match &args.map {
        Some(path) => Some(from_toml(&String::from_utf8_lossy(&read(path)?.1))?),
        None => None,
    };
    let mut loaded = if args.dry_run { session.read()? } else { session.write()? };
    let stop = stopped_by_user();
    let mut register = loaded.register.clone();
    let mut files: Vec<Rehearsed> = Vec::new();
    for path in &args.files {
        let (name, bytes) = read(path)?;
        let file = rehearse(session, &loaded, &register, &name, &bytes, hint, given.as_deref(), &stop)?;
        register.apply(&file.plan.edit.changes);
        files.push(file);
    }
    for file in &files {
        tell(session, file)?;
    }
    session.out.flush()?;
    if let Some(file) = files.iter().find(|file| file.refused > 0 || !file.questions.is_empty()) {
        let what =
            Message::new("cli-import-refused").with("file", guard::mask(&file.name)).count("count", file.refused);
        return Err(Error::new(ErrorKind::Refused, what).hint(Message::new("cli-import-refused-hint")));
    }
    let edit = joined(&files);
    if edit.is_empty() {
        session.talk(&Message::new("cli-nothing-changes"));
        return Ok(Ended::Well);
    }
    if args.dry_run {
        session.talk(&Message::new("cli-dry-run"));
        return Ok(Ended::Well);
    }
    if !args.yes && !agreed(session)? {
        return Ok(Ended::Well);
    }
    let asked = Arc::clone(&stop);
    let saved = loaded.store.save(&edit, Sort::Import, session.now(), &|| asked.load(Ordering::Relaxed))?;
    session.talk(&Message::new("cli-saved").count("step", usize::try_from(saved.seq).unwrap_or(0)));
    for (signature, mapping) in files.iter().flat_map(|file| &file.mappings) {
        loaded.store.keep_arrangement(MAPPINGS, signature, Some(&mapping.to_json()))?;
    }
    session.back_up_if_due(&loaded.store);
    Ok(Ended::Well)
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
    let about = std::fs::metadata(path).map_err(|error| reading(&error, path))?;
    if !about.is_file() {
        let what = if about.is_dir() { "file-is-folder" } else { "file-is-device" };
        let what = Message::new(what).with("path", path.display().to_string());
        return Err(Error::new(ErrorKind::Missing, what).hint(Message::new("file-not-plain-hint")));
    }
    let file = std::fs::File::open(path).map_err(|error| reading(&error, path))?;
    file.take(most).read_to_end(&mut bytes).map_err(|error| reading(&error, path))?;
    Ok((name, bytes))
}

#[allow(clippy::too_many_arguments, reason = "the file, what is known, and what the user said: none alike")]
fn rehearse(
    session: &Session,
    loaded: &Loaded,
    register: &Register,
    name: &str,
    bytes: &[u8],
    hint: Option<Kind>,
    given: Option<&[Mapping]>,
    stop: &Arc<AtomicBool>,
) -> Result<Rehearsed> {
    let words = session.words;
    let workbook = match recognise(bytes, name) {
        Format::Csv => {
            let file = open(bytes)?;
            let head = sample(&file, name)?;
            let mappings = mappings(loaded, register, &head, words, hint, given)?;
            if let [(signature, mapping)] = mappings.as_slice()
                && mapping.kind.is_some_and(Kind::is_figures)
            {
                let stop = || stop.load(Ordering::Relaxed);
                let mut progress = Progress { tell: &mut |_, _| {}, stop: &stop };
                let done = plan_figures(&file, mapping, register, words, session.today(), name, &mut progress)?;
                return Ok(rehearsed(name, done, vec![(signature.clone(), mapping.clone())]));
            }
            read_csv(bytes, name)?
        }
        Format::Spreadsheet => read_spreadsheet(bytes)?,
        Format::JsonRows => match read_json_rows(bytes, name)? {
            Some(workbook) => workbook,
            None => return Err(not_yet(name)),
        },
        Format::Unknown(reason) => return Err(Error::new(ErrorKind::Refused, reason)),
        Format::PerceelJson => {
            let plan = own::plan(bytes, name, register, words, session.today(), &|_| false)?;
            let refused = plan.count(Verdict::Refused);
            return Ok(Rehearsed { name: name.into(), plan, questions: Vec::new(), refused, mappings: Vec::new() });
        }
        Format::Notice | Format::OcdsJson => return Err(not_yet(name)),
    };
    let chosen = mappings(loaded, register, &workbook, words, hint, given)?;
    let only: Vec<Mapping> = chosen.iter().map(|(_, mapping)| mapping.clone()).collect();
    let done = plan(&workbook, &only, register, words, session.today(), name)?;
    Ok(rehearsed(name, done, chosen))
}

fn not_yet(name: &str) -> Error {
    Error::new(ErrorKind::Refused, Message::new("cli-import-unknown").with("file", guard::mask(name)))
}

fn rehearsed(name: &str, done: Rehearsal, mappings: Vec<(String, Mapping)>) -> Rehearsed {
    let refused = done.refused();
    Rehearsed { name: name.into(), plan: done.plan, questions: done.questions, refused, mappings }
}

/// What the user gave, else what this register remembers of sheets with these headings, else what is proposed.
fn mappings(
    loaded: &Loaded,
    register: &Register,
    workbook: &Workbook,
    words: Words,
    hint: Option<Kind>,
    given: Option<&[Mapping]>,
) -> Result<Vec<(String, Mapping)>> {
    let proposals = propose(workbook, register, words, hint);
    if let Some(given) = given {
        let signature = |mapping: &Mapping| {
            let of_sheet = proposals.iter().find(|proposal| proposal.mapping.sheet == mapping.sheet);
            of_sheet.or(proposals.first()).map_or_else(String::new, |proposal| proposal.signature.clone())
        };
        return Ok(given.iter().map(|mapping| (signature(mapping), mapping.clone())).collect());
    }
    let remembered = loaded.store.arrangements(MAPPINGS)?;
    let chosen = proposals.into_iter().map(|proposal| {
        let known = remembered.iter().find(|(signature, _)| *signature == proposal.signature);
        let known = known.and_then(|(_, text)| Mapping::from_json(text));
        let known = known.filter(|known| hint.is_none() || known.kind == hint);
        let mapping = match known {
            Some(known) => {
                Mapping { sheet: proposal.mapping.sheet, heading_row: proposal.mapping.heading_row, ..known }
            }
            None => proposal.mapping,
        };
        (proposal.signature, mapping)
    });
    let chosen: Vec<_> = chosen.collect();
    if chosen.is_empty() {
        return Err(Error::new(ErrorKind::Refused, Message::new("cli-import-no-sheet"))
            .hint(Message::new("cli-import-no-sheet-hint")));
    }
    Ok(chosen)
}

/// All files as one action.
fn joined(files: &[Rehearsed]) -> Edit {
    let mut edits = files.iter().map(|file| file.plan.edit.clone());
    let mut whole = edits.next().unwrap_or_else(|| Edit::new(Message::new("edit-imported")));
    for edit in edits {
        whole.changes.extend(edit.changes);
        whole.figures.extend(edit.figures);
    }
    whole
}

/// What the file would do: counts per kind on stdout; what it is, what is open and what is refused on stderr.
fn tell(session: &mut Session, file: &Rehearsed) -> Result<()> {
    let words = session.words;
    file.plan.source.iter().chain(&file.plan.warnings).for_each(|message| session.talk(message));
    for kind in Kind::ALL {
        let count = |verdict| file.plan.count_of(*kind, verdict);
        let all = [Verdict::New, Verdict::Changed, Verdict::Same, Verdict::Refused].map(count);
        let figures: usize = file
            .plan
            .edit
            .figures
            .iter()
            .filter(|figures| figures.kind == *kind)
            .map(|figures| figures.rows.len())
            .sum();
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
            session.talk(&Message::new("cli-import-offered").with("value", offered.value.clone()).with("says", says));
        }
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
