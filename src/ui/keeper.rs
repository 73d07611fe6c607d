//! Does jobs with the open file, one after the other, and answers with what came of them. It holds the register as the
//! file has it now. It runs on a thread of its own, so that a slow disk never holds up a key.

mod letterhead;
mod overviews;

pub use letterhead::{LetterheadFields, LetterheadJob, LetterheadNow, Paper, PaperSource};
pub use overviews::{Asked as AskedOverview, AskedList, Sending, Shown, Wanted};

use super::action::{self, How, Job, Outcome, Rehearse};
use super::answers::{Answer, Question};
use super::quick::Gathered;
use super::world::FileFacts;
use crate::domain::kind::Kind;
use crate::domain::monthly::Monthly;
use crate::domain::proofs;
use crate::domain::questions;
use crate::domain::register::Register;
use crate::error::{Error, ErrorKind, Result};
use crate::import::incoming::{Incoming, Known, Wishes};
use crate::import::sheet::Progress;
use crate::search::Listing;
use crate::search::quick::Quick;
use crate::search::saved::VIEWS;
use crate::store::figures::Asked;
use crate::store::journal::{Sort, Stacks};
use crate::store::{Saved, Store};
use crate::text::{Message, Words};
use chrono::{DateTime, NaiveDate, Utc};
use std::path::PathBuf;
use std::sync::Arc;

/// The open file and its register.
pub struct Keeper {
    store: Store,
    words: Words,
    register: Arc<Register>,
    version: i64,
    /// The figures that questions were last answered from, with the journal step they were known at.
    monthly: Option<(Option<i64>, Arc<Monthly>)>,
    /// Letterhead, wording and language of overviews; nothing as long as nobody set any.
    paper: Option<(PaperSource, Paper)>,
}

/// How long work is followed and stopped.
pub struct Work<'a> {
    /// Told how many rows are done, and of how many if that is known.
    pub tell: &'a dyn Fn(usize, Option<usize>),
    /// Asked whether to stop.
    pub stop: &'a dyn Fn() -> bool,
}

/// What the user arranged in the file for themselves.
#[derive(Clone, Debug, Default)]
pub struct Arranged {
    /// Starred records.
    pub stars: Vec<crate::domain::record::Ref>,
    /// Saved views: name and content.
    pub views: Vec<(String, String)>,
    /// Drafts of forms.
    pub drafts: Vec<(String, String)>,
    /// How the list of each noun was left.
    pub layouts: Vec<(String, String)>,
}

impl Keeper {
    /// Takes an open file and reads its register.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn new(store: Store, words: Words) -> Result<Self> {
        let version = store.data_version()?;
        let register = Arc::new(store.load()?);
        Ok(Self { store, words, register, version, monthly: None, paper: None })
    }

    /// Takes an open file and reads of its register only what the first screen shows; the rest is read with the first
    /// job that may look at it.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn begin(store: Store, words: Words, day: NaiveDate) -> Result<Self> {
        let version = store.data_version()?;
        let register = Arc::new(store.load_first(super::overview::LOOKED_INTO, day)?);
        Ok(Self { store, words, register, version, monthly: None, paper: None })
    }

    /// The register as the file has it now.
    #[must_use]
    pub fn register(&self) -> Arc<Register> {
        Arc::clone(&self.register)
    }

    /// The open file.
    #[must_use]
    pub fn store(&self) -> &Store {
        &self.store
    }

    /// What the screens show of the file.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn facts(&self) -> Result<FileFacts> {
        let demo = self.store.fact("demo")?.is_some();
        let path = self.store.path().display().to_string();
        Ok(FileFacts { path, demo, read_only: self.store.read_only(), in_use: self.store.is_in_use() })
    }

    /// Stars, views and arrangements.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn arranged(&self) -> Result<Arranged> {
        let star = |(name, _): (String, String)| {
            let (kind, id) = name.split_once('/')?;
            Some(crate::domain::record::Ref {
                kind: Kind::named(kind)?,
                id: crate::domain::record::Id(id.parse().ok()?),
            })
        };
        Ok(Arranged {
            stars: self.store.arrangements("star")?.into_iter().filter_map(star).collect(),
            views: self.store.arrangements(VIEWS)?,
            drafts: self.store.drafts()?,
            layouts: self.store.arrangements("list")?,
        })
    }

    /// As `perform`; `tell` is told how much of long work is done, and of how much if that is known (A50).
    pub fn perform_telling(&mut self, job: Job, now: DateTime<Utc>, work: &Work<'_>) -> Outcome {
        self.try_to(job, now, work).unwrap_or_else(Outcome::Failed)
    }

    /// Does a job. A failure is an outcome too; then nothing has changed. `stop` is asked now and then during long work.
    pub fn perform(&mut self, job: Job, now: DateTime<Utc>, stop: &dyn Fn() -> bool) -> Outcome {
        self.perform_telling(job, now, &Work { tell: &|_, _| {}, stop })
    }

    fn try_to(&mut self, job: Job, now: DateTime<Utc>, work: &Work<'_>) -> Result<Outcome> {
        if !self.register.is_whole() && !matches!(job, Job::Steps { .. }) {
            self.register = Arc::new(self.store.load_rest(&self.register, self.version)?);
        }
        match job {
            Job::Rest => Ok(Outcome::Whole(self.register())),
            Job::Save(edit) => {
                let saved = self.store.save(&edit, Sort::Edit, now, work.stop)?;
                Ok(self.saved(saved, How::Edit))
            }
            Job::Undo => {
                let saved = self.store.undo(&self.register, now)?;
                Ok(saved.map_or(Outcome::NothingTo(How::Undo), |saved| self.saved(saved, How::Undo)))
            }
            Job::Redo => {
                let saved = self.store.redo(&self.register, now)?;
                Ok(saved.map_or(Outcome::NothingTo(How::Redo), |saved| self.saved(saved, How::Redo)))
            }
            Job::Erase(of) => {
                let erased = self.store.erase(of, now)?;
                Ok(self.saved(erased.saved, How::Erase(erased.copies.len())))
            }
            Job::UndoTo(seq) => self.undo_to(seq, now),
            Job::Known(None) => Ok(Outcome::Known { register: self.register(), known: None }),
            Job::Known(Some(known)) => self.known(known),
            Job::Compare => self.compare(now, work),
            Job::Watch => {
                let version = self.store.data_version()?;
                if version == self.version {
                    return Ok(Outcome::Done);
                }
                self.reload(true)
            }
            Job::Reload => self.reload(false),
            Job::TakeOver => {
                self.store.take_over(now)?;
                self.version = self.store.data_version()?;
                self.register = Arc::new(self.store.load()?);
                self.monthly = None;
                Ok(Outcome::TakenOver { register: self.register(), file: self.facts()? })
            }
            Job::Steps { of, before, limit } => {
                let mut steps = self.store.steps(of, before, limit + 1)?;
                let more = steps.len() > limit;
                steps.truncate(limit);
                Ok(Outcome::Steps { of, before, steps, more })
            }
            Job::Lines { seq, of } => {
                Ok(Outcome::Lines { seq, lines: self.store.lines(seq, of, super::journal::most_lines())? })
            }
            Job::Figures { kind, asked } => {
                let rows = self.store.figures(kind, &asked)?;
                let total = self.store.count_figures(kind, &Asked { offset: 0, limit: None, ..asked.clone() })?;
                Ok(Outcome::Figures { kind, asked, rows, total })
            }
            Job::Naming(ids) => {
                let mut total = 0;
                for id in ids {
                    total += self.store.figures_naming(id)?;
                }
                Ok(Outcome::Naming(total))
            }
            Job::Order(order) => {
                let places = Listing::places(&order.register, order.kind, &order.sorts, order.when);
                Ok(Outcome::Ordered { order, places: Arc::new(places) })
            }
            Job::SendList(asked, sending) => self.send_list(&asked, &sending, work),
            Job::Letterhead(job) => self.letterhead(job),
            Job::Overview(asked, wanted) => self.overview(&asked, wanted, now, work),
            Job::Answer(question) => self.answer(&question),
            Job::Gather(gather) => {
                let quick = Quick::gather(&gather.register, gather.when, self.words);
                Ok(Outcome::Gathered(Gathered { facts: gather.facts, quick: Arc::new(quick) }))
            }
            Job::Rehearse(rehearse) => self.rehearse(rehearse, now, work),
            Job::Import(incoming) => self.import(&incoming, now, work),
            Job::Draft { name, content } => {
                self.store.keep_draft(&name, content.as_deref(), now)?;
                Ok(Outcome::Kept { sort: "draft", name, content })
            }
            Job::Keep { sort, name, content } => {
                self.store.keep_arrangement(sort, &name, content.as_deref())?;
                Ok(Outcome::Kept { sort, name, content })
            }
        }
    }

    /// Compares the files of proof, and saves what that found as one step.
    fn compare(&mut self, now: DateTime<Utc>, work: &Work<'_>) -> Result<Outcome> {
        let day = now.with_timezone(&chrono_tz::Europe::Amsterdam).date_naive();
        let folder = self.store.path().parent().map(std::path::Path::to_owned).unwrap_or_default();
        let found = crate::store::proofs::compare(&folder, &self.register, day);
        let edit = proofs::compared(&self.register, &found, day);
        if edit.is_empty() {
            return Ok(Outcome::Said(edit.what));
        }
        let saved = self.store.save(&edit, Sort::Edit, now, work.stop)?;
        Ok(self.saved(saved, How::Edit))
    }

    /// Answers a question. The monthly figures are kept until figures change or other months are asked.
    fn answer(&mut self, question: &Question) -> Result<Outcome> {
        let needs = questions::question(question.kind).is_some_and(|question| !question.needs_figures.is_empty());
        let monthly = match needs {
            true => Some(self.monthly(question)?),
            false => None,
        };
        let none = Monthly::default();
        let asked = questions::Asked {
            register: &question.register,
            monthly: monthly.as_deref().unwrap_or(&none),
            when: question.when,
            words: self.words,
        };
        let rows = questions::answer(&asked, question.kind);
        Ok(Outcome::Answered(Answer { kind: question.kind, facts: question.facts, rows, monthly }))
    }

    fn monthly(&mut self, question: &Question) -> Result<Arc<Monthly>> {
        let window = questions::window(&question.register, question.when.day);
        if let Some((known, monthly)) = &self.monthly
            && *known == question.known
            && monthly.window == Some(window)
        {
            return Ok(Arc::clone(monthly));
        }
        self.monthly = None;
        let monthly = Arc::new(self.store.monthly(window, question.known)?);
        self.monthly = Some((question.known, Arc::clone(&monthly)));
        Ok(monthly)
    }

    /// Reads a file, or reads it again in another way, and tells what it would do.
    fn rehearse(&self, rehearse: Rehearse, now: DateTime<Utc>, work: &Work<'_>) -> Result<Outcome> {
        let known = Known {
            register: &self.register,
            words: self.words,
            today: now.with_timezone(&chrono_tz::Europe::Amsterdam).date_naive(),
        };
        let mut tell = |done, total| (work.tell)(done, total);
        let mut progress = Progress { tell: &mut tell, stop: work.stop };
        let mut incoming = match rehearse {
            Rehearse::Again(mut incoming) => {
                incoming.rehearse(known, &mut progress)?;
                *incoming
            }
            Rehearse::File(typed) => {
                let kept = self.store.arrangements("mapping")?;
                let remembered = |signature: &str| {
                    kept.iter().find(|(name, _)| name == signature).map(|(_, content)| content.clone())
                };
                let wishes = Wishes { remembered: Some(&remembered), asks: true, ..Wishes::default() };
                read_typed(&typed, known, &wishes, &mut progress)?
            }
            Rehearse::FileAgain { typed, mappings } => {
                let mappings = Some(mappings).filter(|mappings| !mappings.is_empty());
                let wishes = Wishes { mappings, asks: true, ..Wishes::default() };
                read_typed(&typed, known, &wishes, &mut progress)?
            }
        };
        incoming.compare(&mut |figures| self.store.rehearse_figures(figures))?;
        Ok(Outcome::Rehearsed(Arc::new(incoming)))
    }

    fn import(&mut self, incoming: &Incoming, now: DateTime<Utc>, work: &Work<'_>) -> Result<Outcome> {
        let edit = &incoming.plan.edit;
        let total = edit.changes.len() + edit.figures.iter().map(|figures| figures.rows.len()).sum::<usize>();
        let go_on = |done| {
            (work.tell)(done, Some(total));
            !(work.stop)()
        };
        let saved = self.store.save_telling(edit, Sort::Import, now, &go_on)?;
        for (signature, content) in incoming.to_remember() {
            // What was saved stays saved, even if the mapping cannot be remembered for next time.
            let _ = self.store.keep_arrangement("mapping", &signature, Some(&content));
        }
        Ok(self.saved(saved, How::Import))
    }

    fn saved(&mut self, saved: Saved, how: How) -> Outcome {
        if saved.figures > 0 {
            self.monthly = None;
        }
        Arc::make_mut(&mut self.register).apply(&saved.changes);
        Outcome::Saved { register: self.register(), saved, how }
    }

    /// Takes back step after step until this one is taken back; nothing when it was already.
    fn undo_to(&mut self, seq: i64, now: DateTime<Utc>) -> Result<Outcome> {
        let mut stacks = Stacks::default();
        for step in self.store.steps(None, None, usize::MAX)?.iter().rev() {
            stacks.note(step.sort, step.seq, step.of);
        }
        let mut count = 0;
        loop {
            let Some(step) = stacks.next(Sort::Undo) else { return Ok(Outcome::NothingTo(How::Undo)) };
            stacks.note(Sort::Undo, 0, Some(step));
            count += 1;
            if step == seq {
                break;
            }
        }
        let mut last = None;
        for _ in 0..count {
            let Some(saved) = self.store.undo(&self.register, now)? else { break };
            Arc::make_mut(&mut self.register).apply(&saved.changes);
            if saved.figures > 0 {
                self.monthly = None;
            }
            last = Some(saved);
        }
        Ok(match last {
            Some(saved) if count > 1 => Outcome::Saved { register: self.register(), saved, how: How::UndoMany(count) },
            Some(saved) => Outcome::Saved { register: self.register(), saved, how: How::Undo },
            None => Outcome::NothingTo(How::Undo),
        })
    }

    fn known(&self, known: action::Known) -> Result<Outcome> {
        let (register, known) = match known {
            action::Known::At(at) => {
                let (register, seq) = self.store.load_known_on(at)?;
                (register, action::Known::After(seq, at))
            }
            action::Known::After(seq, _) => (self.store.load_after(seq)?, known),
        };
        Ok(Outcome::Known { register: Arc::new(register), known: Some(known) })
    }

    fn reload(&mut self, elsewhere: bool) -> Result<Outcome> {
        self.version = self.store.data_version()?;
        self.register = Arc::new(self.store.load()?);
        self.monthly = None;
        Ok(Outcome::Reloaded { register: self.register(), elsewhere })
    }
}

/// Reads and rehearses the file at a typed path.
fn read_typed(typed: &str, known: Known<'_>, wishes: &Wishes<'_>, progress: &mut Progress<'_>) -> Result<Incoming> {
    let (path, name) = typed_path(typed);
    if !path.exists() {
        let missing = Message::new("import-file-missing").with("file", crate::guard::mask(typed));
        return Err(Error::new(ErrorKind::Missing, missing));
    }
    let bytes = crate::store::input::read_input(&path)?;
    Incoming::read(bytes, &name, known, wishes, progress)
}

/// A path as people type or paste it: quotes and `file://` off, `~` as their own folder; and its last part.
fn typed_path(typed: &str) -> (PathBuf, String) {
    let plain = typed.trim().trim_matches(['"', '\'']);
    let plain = plain.strip_prefix("file://").unwrap_or(plain);
    let path = match (plain.strip_prefix("~/"), directories::BaseDirs::new()) {
        (Some(rest), Some(dirs)) => dirs.home_dir().join(rest),
        _ => PathBuf::from(plain),
    };
    let name = path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    (path, name)
}
