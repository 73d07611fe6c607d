//! What else an open file answers and keeps: facts about itself, the journal, monthly figures, drafts and arrangements,
//! copies, and whether it is sound.

use super::Store;
use crate::domain::kind::Kind;
use crate::domain::monthly::{Month, Monthly, Redelivered};
use crate::domain::norms::Norms;
use crate::domain::record::{Id, Ref};
use crate::error::Result;
use crate::store::check::Checking;
use crate::store::failure::database as storage;
use crate::store::figures;
use crate::store::journal;
use crate::store::open::{self, OpenOptions};
use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, params};
use std::path::{Path, PathBuf};

impl Store {
    /// A fact about the file itself, such as `demo` or `checked_on`.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn fact(&self, name: &str) -> Result<Option<String>> {
        self.conn()
            .prepare_cached("SELECT value FROM file_facts WHERE name = ?1")
            .and_then(|mut statement| statement.query_row([name], |row| row.get(0)).optional())
            .map_err(storage)
    }

    /// Sets a fact about the file itself; not an action of the user, so not in the journal.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn set_fact(&self, name: &str, value: &str) -> Result<()> {
        set_fact(self.writable()?, name, value)
    }

    /// The head of the journal's chain.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn head(&self) -> Result<String> {
        journal::head(self.conn())
    }

    /// The first journal step whose hash is not what its content says; nothing when the chain is whole.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn first_broken_step(&self) -> Result<Option<i64>> {
        journal::first_broken(self.conn())
    }

    /// Journal steps, newest first.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn steps(&self, of: Option<Ref>, before: Option<i64>, limit: usize) -> Result<Vec<journal::Step>> {
        journal::steps(self.conn(), of, before, limit)
    }

    /// The changed values of a journal step.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn lines(&self, seq: i64, of: Option<Ref>, limit: usize) -> Result<Vec<journal::Line>> {
        journal::lines(self.conn(), seq, of, limit)
    }

    /// The asked monthly figures as records.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn figures(&self, kind: Kind, asked: &figures::Asked) -> Result<Vec<crate::domain::record::Record>> {
        figures::page(self.conn(), kind, asked)
    }

    /// How many monthly figures answer.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn count_figures(&self, kind: Kind, asked: &figures::Asked) -> Result<usize> {
        figures::count(self.conn(), kind, asked)
    }

    /// Hands monthly figures over one by one.
    ///
    /// # Errors
    /// When the file cannot be read, or whatever `take` answers.
    pub fn each_figure(
        &self,
        kind: Kind,
        asked: &figures::Asked,
        take: &mut dyn FnMut(crate::domain::record::Record) -> Result<()>,
    ) -> Result<()> {
        figures::each(self.conn(), kind, asked, take)
    }

    /// The monthly figures of these months as one value, as recorded up to and including a journal step.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn monthly(&self, window: (Month, Month), known: Option<i64>) -> Result<Monthly> {
        self.monthly_of(&[Kind::Actual, Kind::Reservation], window, known)
    }

    /// The same of these nouns only: for one who knows not to look at the other.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn monthly_of(&self, kinds: &[Kind], window: (Month, Month), known: Option<i64>) -> Result<Monthly> {
        figures::window::read(&self.opened, kinds, window, known)
    }

    /// The monthly figures that changed after that journal step, per noun and month.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn redelivered_since(&self, step: i64) -> Result<Vec<Redelivered>> {
        figures::since::read(self.conn(), step)
    }

    /// Goes by these norms from the next reading on.
    pub fn set_norms(&mut self, norms: Norms) {
        self.norms = norms;
    }

    /// One present monthly figure.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn figure(&self, kind: Kind, id: Id) -> Result<Option<crate::domain::record::Record>> {
        figures::one(self.conn(), kind, id)
    }

    /// How many present monthly figures name that record.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn figures_naming(&self, id: Id) -> Result<usize> {
        figures::naming(self.conn(), id)
    }

    /// Another connection to the same file for a worker thread, for reading only.
    ///
    /// # Errors
    /// When the file cannot be opened.
    pub fn reader(&self) -> Result<Self> {
        let options = OpenOptions { read_only: true, ..self.options.clone() };
        let opened = open::open_beside(&self.opened)?;
        Ok(Self::of(opened, options, &self.who, Checking::default()))
    }

    /// The drafts kept in the file: typed text of forms that were left without saving.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn drafts(&self) -> Result<Vec<(String, String)>> {
        pairs(self.conn(), "SELECT form, typed FROM drafts ORDER BY form")
    }

    /// Keeps or, with nothing typed, forgets the draft of a form.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn keep_draft(&self, form: &str, typed: Option<&str>, now: DateTime<Utc>) -> Result<()> {
        let conn = self.writable()?;
        match typed {
            Some(typed) => conn
                .prepare_cached("INSERT OR REPLACE INTO drafts (form, typed, kept_at) VALUES (?1, ?2, ?3)")
                .and_then(|mut statement| statement.execute(params![form, typed, now.to_rfc3339()])),
            None => conn.prepare_cached("DELETE FROM drafts WHERE form = ?1").and_then(|mut s| s.execute([form])),
        }
        .map(|_| ())
        .map_err(storage)
    }

    /// What the user arranged for themselves in this file: stars, saved views, mappings of sheets; by sort of thing.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn arrangements(&self, sort: &str) -> Result<Vec<(String, String)>> {
        let mut statement = self
            .conn()
            .prepare_cached("SELECT name, content FROM arrangements WHERE sort = ?1 ORDER BY name")
            .map_err(storage)?;
        let rows = statement.query_map([sort], |row| Ok((row.get(0)?, row.get(1)?))).map_err(storage)?;
        rows.collect::<std::result::Result<Vec<_>, _>>().map_err(storage)
    }

    /// Keeps or, with nothing, forgets an arrangement.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn keep_arrangement(&self, sort: &str, name: &str, content: Option<&str>) -> Result<()> {
        let conn = self.writable()?;
        match content {
            Some(content) => conn
                .prepare_cached("INSERT OR REPLACE INTO arrangements (sort, name, content) VALUES (?1, ?2, ?3)")
                .and_then(|mut statement| statement.execute([sort, name, content])),
            None => conn
                .prepare_cached("DELETE FROM arrangements WHERE sort = ?1 AND name = ?2")
                .and_then(|mut statement| statement.execute([sort, name])),
        }
        .map(|_| ())
        .map_err(storage)
    }

    /// Makes a verified copy if the newest is older than a day and something changed since.
    ///
    /// # Errors
    /// When the copy cannot be made.
    pub fn back_up_if_due(&self, now: DateTime<Utc>) -> Result<Option<PathBuf>> {
        Ok(crate::store::backup::back_up_if_due(self.conn(), self.path(), now)?.map(|backup| backup.path))
    }

    /// Makes a verified copy: in the folder of backups, or under a name of the user's own.
    ///
    /// # Errors
    /// When the copy cannot be made.
    pub fn back_up(&self, to: Option<&Path>, now: DateTime<Utc>) -> Result<PathBuf> {
        match to {
            Some(path) => crate::store::backup::copy_verified(self.conn(), path).map(|()| path.to_path_buf()),
            None => crate::store::backup::back_up(self.conn(), self.path(), now).map(|backup| backup.path),
        }
    }

    /// Checks structure and foreign keys of the whole file.
    ///
    /// # Errors
    /// Damage (74).
    pub fn check_structure(&self) -> Result<()> {
        crate::store::check::thorough(self.conn(), self.path())?;
        crate::store::check::foreign_keys(self.conn(), self.path())?;
        match figures::parties::first_loose(self.conn(), 0)? {
            None => Ok(()),
            Some((from, to)) => {
                Err(crate::store::check::damaged(self.path()).cause(format!("{} -> {}", from.name(), to.name())))
            }
        }
    }
}

fn set_fact(conn: &Connection, name: &str, value: &str) -> Result<()> {
    conn.prepare_cached("INSERT OR REPLACE INTO file_facts (name, value) VALUES (?1, ?2)")
        .and_then(|mut statement| statement.execute([name, value]))
        .map(|_| ())
        .map_err(storage)
}

fn pairs(conn: &Connection, sql: &str) -> Result<Vec<(String, String)>> {
    let mut statement = conn.prepare_cached(sql).map_err(storage)?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).map_err(storage)?;
    rows.collect::<std::result::Result<Vec<_>, _>>().map_err(storage)
}
