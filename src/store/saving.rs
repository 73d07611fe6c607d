//! The store: one open file, read as a register and written one action at a time. Each action is one transaction with
//! its journal step; "saved" is answered only after the commit. How the file is opened and kept safe is `open`'s.

mod beside;

use super::check::Checking;
use super::failure::database as storage;
use super::figures;
use super::journal::{self, Heading, Sort, Stacks};
use super::open::{self, Mode, OpenOptions, Opened};
use super::{loading, personal, proofs, refusal, rows};
use crate::domain::edit::{Change, Edit, Figures, Standing};
use crate::domain::kind::Kind;
use crate::domain::norms::Norms;
use crate::domain::record::{Id, Ref};
use crate::domain::register::Register;
use crate::error::{Error, ErrorKind, Result};
use crate::text::Message;
use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::{Connection, TransactionBehavior};
use std::path::{Path, PathBuf};

/// After so many records the one who waits is told, and may stop.
const TOLD_EVERY: usize = 256;

/// An open file.
#[derive(Debug)]
pub struct Store {
    opened: Opened,
    options: OpenOptions,
    stacks: Option<Stacks>,
    who: String,
    checking: Checking,
    norms: Norms,
}

/// What was saved: the step it got, and the changes a register has to follow.
#[derive(Clone, Debug, PartialEq)]
pub struct Saved {
    /// Number of the journal step.
    pub seq: i64,
    /// What the user did; for undo and redo what was taken back or put back.
    pub what: Message,
    /// The changes, to be applied to the register.
    pub changes: Vec<Change>,
    /// How many monthly figures were opened or closed.
    pub figures: i64,
}

/// What erasing did.
#[derive(Clone, Debug, PartialEq)]
pub struct Erased {
    /// The step it got, and the change the register has to follow, if the record still was there.
    pub saved: Saved,
    /// How many values went from the journal.
    pub values: usize,
    /// The copies beside the file that still hold the data.
    pub copies: Vec<PathBuf>,
}

impl Store {
    /// Opens a file.
    ///
    /// # Errors
    /// As `open::open`.
    pub fn open(options: &OpenOptions, who: &str, now: DateTime<Utc>) -> Result<Self> {
        let opened = open::open(options, now)?;
        let checking = if opened.checked { Checking::default() } else { Checking::start(&opened.path) };
        Ok(Self::of(opened, options.clone(), who, checking))
    }

    /// Makes a new, empty file. The region's name is an ordinary record, saved by the caller.
    ///
    /// # Errors
    /// As `open::create`.
    pub fn create(options: &OpenOptions, who: &str, now: DateTime<Utc>) -> Result<Self> {
        let opened = open::create(options, now)?;
        Ok(Self::of(opened, options.clone(), who, Checking::default()))
    }

    fn of(opened: Opened, options: OpenOptions, who: &str, checking: Checking) -> Self {
        // Every noun has its own statements to read, add, change and remove.
        opened.conn.set_prepared_statement_cache_capacity(256);
        Self { opened, options, stacks: None, who: who.into(), checking, norms: Norms::default() }
    }

    /// Where the file is.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.opened.path
    }

    /// What it was opened with.
    #[must_use]
    pub fn options(&self) -> &OpenOptions {
        &self.options
    }

    /// What the user should know about the file.
    #[must_use]
    pub fn notices(&self) -> &[Message] {
        &self.opened.notices
    }

    /// Whether and why nothing can be written.
    #[must_use]
    pub fn read_only(&self) -> Option<Message> {
        match &self.opened.mode {
            Mode::Writer(_) => None,
            Mode::ReadOnly(reason) => Some(reason.message()),
        }
    }

    /// Whether nothing can be written because another program has the file.
    #[must_use]
    pub fn is_in_use(&self) -> bool {
        matches!(&self.opened.mode, Mode::ReadOnly(open::ReadOnlyReason::InUse(_)))
    }

    /// Opens a file that another program had for writing (C10). Whether it may be written now is in `read_only`.
    ///
    /// # Errors
    /// As `open`; this store is then as it was.
    pub fn take_over(&mut self, now: DateTime<Utc>) -> Result<()> {
        *self = Self::open(&self.options, &self.who, now)?;
        Ok(())
    }

    /// Whether the file was found sound; a large one is checked in the background, and before the first write.
    #[must_use]
    pub fn is_checked(&self) -> bool {
        self.checked() == Some(Ok(()))
    }

    /// What the check of the file found, if it is done. Damage has to be told; nothing can be written then.
    #[must_use]
    pub fn checked(&self) -> Option<Result<()>> {
        self.checking.outcome()
    }

    /// Holds the check of a large file back until the answer is dropped; nothing when there is none to hold.
    #[must_use]
    pub fn hold_check(&self) -> Option<std::sync::mpsc::Sender<()>> {
        self.checking.take_gate()
    }

    /// The connection, for readings within this folder.
    #[must_use]
    pub(super) fn conn(&self) -> &Connection {
        &self.opened.conn
    }

    /// The connection, if it may be written.
    ///
    /// # Errors
    /// In use (75) or not permitted (77).
    pub(super) fn writable(&self) -> Result<&Connection> {
        match &self.opened.mode {
            Mode::Writer(_) => self.checking.wait().map(|()| &self.opened.conn),
            Mode::ReadOnly(reason) => Err(reason.refusal()),
        }
    }

    /// Reads the register as it is now.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn load(&self) -> Result<Register> {
        self.load_but(&[])
    }

    /// Reads what a first screen looks at: the records of these nouns; of all others only their counts, for that day. A
    /// small file is read whole. What is missing then comes from `load_rest`.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn load_first(&self, kinds: &[Kind], day: NaiveDate) -> Result<Register> {
        let mut register = loading::load_first(&self.opened, kinds, day)?;
        register.set_norms(self.norms.clone());
        Ok(register)
    }

    /// Reads all records but those of these nouns, which stay unread: for one who knows not to look at them.
    ///
    /// # Errors
    /// When the file cannot be read, or holds a value that its description does not allow.
    pub fn load_but(&self, left_out: &[Kind]) -> Result<Register> {
        let mut register = loading::load_but(&self.opened, left_out)?;
        register.set_norms(self.norms.clone());
        Ok(register)
    }

    /// Reads what `load_first` left; everything anew when another program changed the file since `data_version`
    /// answered this.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn load_rest(&self, first: &Register, version: i64) -> Result<Register> {
        let mut register = loading::load_rest(&self.opened, first, version)?;
        register.set_norms(self.norms.clone());
        Ok(register)
    }

    /// Reads the register as it had been recorded at that moment (kennisdatum), with the last step it contains.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn load_known_on(&self, at: DateTime<Utc>) -> Result<(Register, i64)> {
        let seq = journal::last_at(self.conn(), at)?;
        let mut register = self.load()?;
        journal::rewind(self.conn(), &mut register, seq)?;
        Ok((register, seq))
    }

    /// Reads the register as it was after that journal step.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn load_after(&self, seq: i64) -> Result<Register> {
        let mut register = self.load()?;
        journal::rewind(self.conn(), &mut register, seq)?;
        Ok(register)
    }

    /// Saves one action: all of it and its journal step, or nothing. `stop` is asked now and then while many figures
    /// are written.
    ///
    /// # Errors
    /// `Refused` when a row was changed elsewhere since it was read, or breaks a rule of the file; `Stopped`; storage
    /// errors. The file is as before.
    pub fn save(&mut self, edit: &Edit, sort: Sort, now: DateTime<Utc>, stop: &dyn Fn() -> bool) -> Result<Saved> {
        self.save_telling(edit, sort, now, &|_| !stop())
    }

    /// As `save`; `go_on` is told how many rows are written so far, records before figures, and answers whether to go on.
    ///
    /// # Errors
    /// As `save`.
    pub fn save_telling(
        &mut self,
        edit: &Edit,
        sort: Sort,
        now: DateTime<Utc>,
        go_on: &dyn Fn(usize) -> bool,
    ) -> Result<Saved> {
        let who = self.who.clone();
        let folder = self.path().parent().unwrap_or_else(|| Path::new("")).to_owned();
        let filled =
            matches!(sort, Sort::Edit | Sort::Import).then(|| proofs::with_fingerprints(&folder, edit)).flatten();
        let edit = filled.as_ref().unwrap_or(edit);
        let saved = self.in_transaction(|conn| {
            for (at, change) in edit.changes.iter().enumerate() {
                // What one person does by hand is never stopped half-way.
                if at > 0 && at.is_multiple_of(TOLD_EVERY) && !go_on(at) {
                    return Err(Error::new(ErrorKind::Stopped, Message::new("file-stopped")));
                }
                rows::write(conn, change)?;
            }
            let seq = journal::next_seq(conn)?;
            let figures = figures::delivery::write(conn, &edit.figures, seq, &|done| go_on(edit.changes.len() + done))?;
            let touched = figures.0;
            figures::parties::require_named_there(conn, &edit.changes)?;
            let heading = Heading { at: now, who: &who, sort, of: None, what: &edit.what, figures };
            journal::append(conn, seq, &heading, &edit.changes)?;
            keep_last_id(conn, &edit.changes)?;
            Ok(Saved { seq, what: edit.what.clone(), changes: edit.changes.clone(), figures: touched })
        })?;
        if let Some(stacks) = &mut self.stacks {
            stacks.note(sort, saved.seq, None);
        }
        Ok(saved)
    }

    /// What a delivery of monthly figures would do, without writing anything.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn rehearse_figures(&self, figures: &Figures) -> Result<Standing> {
        figures::rehearse(self.conn(), figures)
    }

    /// The earlier figures that a delivery lacks: of the same providers, months and sources.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn figures_left(&self, figures: &Figures) -> Result<Vec<Id>> {
        figures::left(self.conn(), figures)
    }

    /// Erases the personal data of a record, present or gone: from the record, from everything the journal keeps of
    /// it, and the draft of its form. Nothing takes this back; the chain of the journal stays whole.
    ///
    /// # Errors
    /// In use (75) or not permitted (77); storage errors. The file is as before.
    pub fn erase(&mut self, of: Ref, now: DateTime<Utc>) -> Result<Erased> {
        let who = self.who.clone();
        let (saved, values) = self.in_transaction(|conn| {
            let changes: Vec<Change> = personal::emptied(conn, of)?.into_iter().collect();
            for change in &changes {
                rows::write(conn, change)?;
            }
            let (seq, what) = (journal::next_seq(conn)?, personal::erasing(of));
            let figures = (0, String::new());
            let heading = Heading { at: now, who: &who, sort: Sort::Erase, of: None, what: &what, figures };
            journal::append(conn, seq, &heading, &changes)?;
            let values = personal::blank(conn, of)?;
            Ok((Saved { seq, what, changes, figures: 0 }, values))
        })?;
        Ok(Erased { saved, values, copies: personal::copies_holding(self.path(), of)? })
    }

    /// Takes back the last action that still stands; nothing when there is none.
    ///
    /// # Errors
    /// `Refused` when what it touched was changed elsewhere; storage errors. The file is as before.
    pub fn undo(&mut self, register: &Register, now: DateTime<Utc>) -> Result<Option<Saved>> {
        self.turn(register, Sort::Undo, now)
    }

    /// Puts back the last action that was taken back; nothing when there is none.
    ///
    /// # Errors
    /// As `undo`.
    pub fn redo(&mut self, register: &Register, now: DateTime<Utc>) -> Result<Option<Saved>> {
        self.turn(register, Sort::Redo, now)
    }

    fn turn(&mut self, register: &Register, sort: Sort, now: DateTime<Utc>) -> Result<Option<Saved>> {
        self.writable()?;
        if self.stacks.is_none() {
            self.stacks = Some(Stacks::read(self.conn())?);
        }
        let Some(step) = self.stacks.as_ref().and_then(|stacks| stacks.next(sort)) else { return Ok(None) };
        let backwards = sort == Sort::Undo;
        let who = self.who.clone();
        let saved = self.in_transaction(|conn| {
            let changes = journal::replay(conn, register, step, backwards)?;
            for change in &changes {
                rows::write(conn, change)?;
            }
            let seq = journal::next_seq(conn)?;
            let (what, had_figures) = journal::told(conn, step)?;
            let figures =
                if had_figures > 0 { figures::turning::turn(conn, step, backwards, seq)? } else { (0, String::new()) };
            let touched = figures.0;
            figures::parties::require_named_there(conn, &changes)?;
            let heading = Heading { at: now, who: &who, sort, of: Some(step), what: &what, figures };
            journal::append(conn, seq, &heading, &changes)?;
            Ok(Saved { seq, what, changes, figures: touched })
        })?;
        if let Some(stacks) = &mut self.stacks {
            stacks.note(sort, saved.seq, Some(step));
        }
        Ok(Some(saved))
    }

    /// Runs one transaction; after a failed read or write the file is opened anew and checked, so that nothing is
    /// believed that never reached the disk.
    fn in_transaction<T>(&mut self, work: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
        self.writable()?;
        let transaction = rusqlite::Transaction::new_unchecked(&self.opened.conn, TransactionBehavior::Immediate);
        let outcome = transaction.map_err(storage).and_then(|transaction| {
            let answer = work(&transaction)?;
            // By hand, since a refused commit leaves the transaction open: only there it can be seen what is loose.
            match transaction.execute_batch("COMMIT") {
                Ok(()) => Ok(answer),
                Err(error) => Err(refusal::of_commit(&transaction, error)),
            }
        });
        if let Err(error) = &outcome
            && error.kind == ErrorKind::Storage
        {
            self.open_anew()?;
        }
        outcome
    }

    fn open_anew(&mut self) -> Result<()> {
        open::reopen_in_place(&mut self.opened)?;
        self.opened.conn.set_prepared_statement_cache_capacity(256);
        Ok(())
    }

    /// Whether another program changed the file since this was last asked.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn data_version(&self) -> Result<i64> {
        loading::data_version(self.conn())
    }
}

fn keep_last_id(conn: &Connection, changes: &[Change]) -> Result<()> {
    let Some(highest) = changes.iter().map(|change| change.id.0).max() else { return Ok(()) };
    conn.prepare_cached(
        "INSERT INTO file_facts (name, value) VALUES ('last_id', ?1)
         ON CONFLICT (name) DO UPDATE SET value = max(CAST(value AS INTEGER), CAST(excluded.value AS INTEGER))",
    )
    .and_then(|mut statement| statement.execute([highest.to_string()]))
    .map(|_| ())
    .map_err(storage)
}
