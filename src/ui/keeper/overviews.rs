//! What the keeper does for overviews: makes one to look at, freezes it, writes it and its packs, and tells what changed
//! since. Figures come from the file, so this is never done while a key waits.

use super::{Keeper, Outcome, Work, typed_path};
use crate::domain::kind::Kind;
use crate::domain::monthly::Monthly;
use crate::domain::record::Id;
use crate::domain::register::{Register, When};
use crate::domain::written::show_moment;
use crate::error::{Error, ErrorKind, Result};
use crate::paper::Format;
use crate::paper::document::Document;
use crate::report::freeze::{self, Frozen, Knowledge};
use crate::report::packs::{self, Spread};
use crate::report::{self, Ground, Made, Style, Wish, changes, listing};
use crate::search::ColumnSpec;
use crate::store::journal::Sort;
use crate::store::output::write_new;
use crate::text::{Message, Words};
use crate::ui::action::{How, Known};
use chrono::{DateTime, NaiveDate, Utc};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::sync::{Arc, OnceLock};
use std::time::Duration;

/// How often the user's wish to stop is looked at while files are written.
const LOOK: Duration = Duration::from_millis(50);

/// An overview somebody asks for, on these facts and dates.
#[derive(Clone)]
pub struct Asked {
    /// Which overview.
    pub wish: Wish,
    /// The register as the screens show it.
    pub register: Arc<Register>,
    /// The reference date.
    pub day: NaiveDate,
    /// The knowledge date; nothing is now.
    pub known: Option<Known>,
    /// The state of facts and dates.
    pub facts: u64,
}

impl std::fmt::Debug for Asked {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Asked").field(&self.wish).field(&self.facts).finish()
    }
}

/// A list as it is on the screen.
#[derive(Clone)]
pub struct AskedList {
    /// The register as the screens show it.
    pub register: Arc<Register>,
    /// The noun.
    pub kind: Kind,
    /// Its columns.
    pub columns: Vec<ColumnSpec>,
    /// Its rows, in their order.
    pub ids: Arc<Vec<Id>>,
    /// The reference date.
    pub when: When,
    /// The knowledge date; nothing is now.
    pub known: Option<Known>,
    /// What it is called.
    pub title: String,
    /// What it is filtered on, as typed.
    pub filter: String,
}

impl std::fmt::Debug for AskedList {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("AskedList").field(&self.title).field(&self.filter).finish()
    }
}

/// What is to be done with an overview.
#[derive(Clone, Debug)]
pub enum Wanted {
    /// Show it.
    Make,
    /// Show what changed since it was frozen.
    Changes,
    /// Freeze it.
    Freeze,
    /// Write it.
    Write(Sending),
}

/// Where an overview goes.
#[derive(Clone, Debug)]
pub struct Sending {
    /// The folder, as typed.
    pub folder: String,
    /// The formats.
    pub formats: Vec<Format>,
    /// For whom beside the one that is shown.
    pub spread: Spread,
}

/// An overview to look at.
#[derive(Debug)]
pub struct Shown {
    /// Which.
    pub wish: Wish,
    /// The state of facts and dates it was made for.
    pub facts: u64,
    /// Whether it is what changed since, and not the overview itself.
    pub changes: bool,
    /// The document with what deviates.
    pub made: Made,
    /// What keeps it from being frozen.
    pub obstacles: Vec<Message>,
    /// The day it was frozen; then this is what was frozen.
    pub frozen_on: Option<NaiveDate>,
    /// What has to be said about a frozen one that does not come out as it was, or cannot be made again.
    pub doubt: Option<Message>,
}

/// What an overview is made from, held while it is being made.
struct Basis {
    register: Register,
    monthly: Monthly,
    day: NaiveDate,
    known_on: Option<String>,
    words: Words,
    style: Style,
}

impl Basis {
    fn ground(&self) -> Ground<'_> {
        Ground {
            register: &self.register,
            monthly: &self.monthly,
            day: self.day,
            known_on: self.known_on.as_deref(),
            words: self.words,
            style: &self.style,
        }
    }
}

fn refused(message: Message) -> Error {
    Error::new(ErrorKind::Refused, message)
}

impl Keeper {
    /// Does what is wanted with an overview.
    pub(super) fn overview(
        &mut self,
        asked: &Asked,
        wanted: Wanted,
        now: DateTime<Utc>,
        work: &Work<'_>,
    ) -> Result<Outcome> {
        match wanted {
            Wanted::Make => Ok(Outcome::Overview(Arc::new(self.look(asked)?))),
            Wanted::Changes => Ok(Outcome::Overview(Arc::new(self.since(asked)?))),
            Wanted::Freeze => self.freeze(asked, now, work),
            Wanted::Write(sending) => self.send(asked, &sending, work),
        }
    }

    /// The frozen overview of that wish, when it can be made again: what was frozen, and the register of then.
    fn as_frozen(&self, register: &Register, wish: Wish) -> Result<Option<(Frozen, Register, Made)>> {
        let scope = wish.scope.code(register);
        let Some(record) = freeze::frozen(register, wish.report.name, wish.period, scope.as_deref()) else {
            return Ok(None);
        };
        let frozen = Frozen::read(record).map_err(refused)?;
        let mut then = self.store.load_after(frozen.knowledge.step)?;
        let months = frozen.months(&then).map_err(refused)?;
        let monthly = self.store.monthly(months, Some(frozen.knowledge.step))?;
        let made = frozen.make(&mut then, &monthly).map_err(refused)?;
        Ok(Some((frozen, then, made)))
    }

    fn look(&self, asked: &Asked) -> Result<Shown> {
        let scope = asked.wish.scope.code(&asked.register);
        let record = freeze::frozen(&asked.register, asked.wish.report.name, asked.wish.period, scope.as_deref());
        let frozen_on = record.and_then(|record| record.date(crate::domain::nouns::reports::FROZEN_ON));
        let mut doubt = None;
        match self.as_frozen(&asked.register, asked.wish) {
            Ok(Some((frozen, _, made))) => {
                if !frozen.is(&made.document) {
                    let differs = Message::new("report-differs").with("then", frozen.program.as_str());
                    doubt = Some(differs.with("now", freeze::PROGRAM));
                }
                let Asked { wish, facts, .. } = *asked;
                return Ok(Shown { wish, facts, changes: false, made, obstacles: Vec::new(), frozen_on, doubt });
            }
            Ok(None) => {}
            Err(error) if error.kind == ErrorKind::Refused => doubt = Some(error.what),
            Err(error) => return Err(error),
        }
        let basis = self.prepare(&asked.register, asked, asked.known.map(Known::moment))?;
        let ground = basis.ground();
        let made = report::make(&ground, &asked.wish);
        let obstacles = freeze::obstacles(&ground, &asked.wish, &made);
        let Asked { wish, facts, .. } = *asked;
        Ok(Shown { wish, facts, changes: false, made, obstacles, frozen_on, doubt })
    }

    /// What the overview is made from: this register with its answers, as it was known at that moment.
    fn prepare(&self, register: &Register, asked: &Asked, known_at: Option<DateTime<Utc>>) -> Result<Basis> {
        let (style, words) = self.style()?;
        let known = match asked.known {
            Some(Known::After(step, _)) => Some(step),
            Some(Known::At(_)) | None => None,
        };
        let months = packs::months(register, &asked.wish, asked.day);
        let monthly = self.store.monthly(months, known)?;
        let mut register = register.clone();
        packs::answer(&mut register, &monthly, When::on(asked.day), words, asked.wish.report);
        let known_on = known_at.map(|at| show_moment(at, words.lang()));
        Ok(Basis { register, monthly, day: asked.day, known_on, words, style })
    }

    fn since(&self, asked: &Asked) -> Result<Shown> {
        let found = self.as_frozen(&asked.register, asked.wish)?;
        let Some((frozen, then, made)) = found else { return Err(refused(Message::new("report-none-frozen"))) };
        let changed = changes::compare(&then, &asked.register, made.document.words());
        let figures = self.store.redelivered_since(frozen.knowledge.step)?;
        let document = changes::document(&frozen, &made.document, &changed, &figures, asked.day);
        Ok(Shown {
            wish: asked.wish,
            facts: asked.facts,
            changes: true,
            made: Made { document, ..Made::default() },
            obstacles: Vec::new(),
            frozen_on: frozen.frozen_on,
            doubt: None,
        })
    }

    fn freeze(&mut self, asked: &Asked, now: DateTime<Utc>, work: &Work<'_>) -> Result<Outcome> {
        let last = self.store.steps(None, None, 1)?;
        let none = Knowledge { step: 0, at: now };
        let knowledge = last.first().map_or(none, |step| Knowledge { step: step.seq, at: step.at });
        let current = self.register();
        let first = Id(current.last_id().0 + 1);
        let basis = self.prepare(&current, asked, Some(knowledge.at))?;
        let ground = basis.ground();
        let made = report::make(&ground, &asked.wish);
        let obstacles = freeze::obstacles(&ground, &asked.wish, &made);
        if let Some(first) = obstacles.first() {
            let what = Message::new("report-not-frozen").count("count", obstacles.len());
            return Err(refused(what).hint(first.clone()));
        }
        let today = now.with_timezone(&chrono_tz::Europe::Amsterdam).date_naive();
        let edit = freeze::freeze(&ground, &[(asked.wish, &made.document)], knowledge, today, first);
        let saved = self.store.save(&edit, Sort::Edit, now, work.stop)?;
        Ok(self.saved(saved, How::Edit))
    }

    /// Writes the overview, frozen ones as they were frozen, and its packs as things stand.
    fn send(&self, asked: &Asked, sending: &Sending, work: &Work<'_>) -> Result<Outcome> {
        let folder = folder_of(sending)?;
        let written = if sending.spread == Spread::default() {
            let shown = self.look(asked)?;
            let document = &shown.made.document;
            put_all(&folder, sending, 1, &|_| document, work)?
        } else {
            let wishes = packs::wishes(&asked.register, asked.wish, sending.spread);
            let basis = self.prepare(&asked.register, asked, asked.known.map(Known::moment))?;
            let ground = basis.ground();
            let made: Vec<OnceLock<Made>> = wishes.iter().map(|_| OnceLock::new()).collect();
            let document = |at: usize| &made[at].get_or_init(|| report::make(&ground, &wishes[at])).document;
            put_all(&folder, sending, wishes.len(), &document, work)?
        };
        Ok(told(written, &folder))
    }
}

impl Keeper {
    /// Writes a list as it is on the screen.
    pub(super) fn send_list(&self, asked: &AskedList, sending: &Sending, work: &Work<'_>) -> Result<Outcome> {
        let (style, words) = self.style()?;
        let known_on = asked.known.map(|known| show_moment(known.moment(), words.lang()));
        let called = listing::Called { title: &asked.title, filter: &asked.filter, known_on: known_on.as_deref() };
        let what = (asked.kind, asked.columns.as_slice(), asked.ids.as_slice());
        let document = listing::document(&asked.register, what, asked.when, words, &style, called);
        let folder = folder_of(sending)?;
        let written = put_all(&folder, sending, 1, &|_| &document, work)?;
        Ok(told(written, &folder))
    }
}

fn folder_of(sending: &Sending) -> Result<std::path::PathBuf> {
    let (folder, _) = typed_path(&sending.folder);
    if folder.is_dir() {
        return Ok(folder);
    }
    let missing = Message::new("report-no-folder").with("path", folder.display().to_string());
    Err(Error::new(ErrorKind::NotCreated, missing))
}

fn told(written: usize, folder: &std::path::Path) -> Outcome {
    let said = Message::new("report-written").count("count", written);
    Outcome::Said(said.with("path", folder.display().to_string()))
}

/// Writes files beside this thread, which tells how far it is and passes on the wish to stop.
fn put_all<'d>(
    folder: &std::path::Path,
    sending: &Sending,
    count: usize,
    document: &(dyn Fn(usize) -> &'d Document + Sync),
    work: &Work<'_>,
) -> Result<usize> {
    let stop = AtomicBool::new(false);
    let (told, tellings) = channel();
    std::thread::scope(|scope| {
        let writer = scope.spawn(|| {
            let told = std::sync::Mutex::new(told);
            let work = packs::Work {
                tell: &|done, total, _| {
                    // Nobody listens any more only when the keeper itself is gone.
                    let _ = told.lock().map(|told| told.send((done, total)));
                },
                stop: &|| stop.load(Ordering::Relaxed),
                put: &|name, bytes| write_new(&folder.join(name), bytes, false),
            };
            packs::write(&sending.formats, &work, count, document)
        });
        loop {
            match tellings.recv_timeout(LOOK) {
                Ok((done, total)) => (work.tell)(done, Some(total)),
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => break,
            }
            stop.fetch_or((work.stop)(), Ordering::Relaxed);
        }
        let fault = || Error::new(ErrorKind::Bug, Message::new("file-unexpected"));
        writer.join().unwrap_or_else(|_| Err(fault()))
    })
}
