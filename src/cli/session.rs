//! What every command has at hand: output, language, settings, the clock, both dates, and the way to the register.

use std::io::Read;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};

use super::args::{Color, Global};
use super::out::{self, Out};
use crate::config::{self, Clock, Config, OnPaper, Places, variable};
use crate::domain::kind::Kind;
use crate::domain::monthly::Monthly;
use crate::domain::norms::Norms;
use crate::domain::questions;
use crate::domain::register::{Register, When};
use crate::domain::shape::Reader;
use crate::domain::written;
use crate::error::{Error, ErrorKind, Result};
use crate::report::Style;
use crate::report::style::{LOGO_CAP, Said};
use crate::shown::Charset;
use crate::store::Store;
use crate::store::open::OpenOptions;
use crate::text::{Message, Words};
use crate::ui::keeper::{Paper, PaperSource};

/// How a command ended when nothing failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    /// As asked.
    Well,
    /// `check` found something (1).
    WithFindings,
}

/// One run of the program.
pub struct Session {
    /// Standard output.
    pub out: Out,
    /// The user's language.
    pub words: Words,
    /// The settings.
    pub config: Config,
    /// Where everything is.
    pub places: Places,
    /// The clock.
    pub clock: Clock,
    /// Options of every command.
    pub global: Global,
    /// The reference date.
    pub when: When,
    /// The knowledge date, if the user asked for one.
    pub known_on: Option<DateTime<Utc>>,
    /// The signs to use.
    pub charset: Charset,
}

/// The register as it is looked at.
pub struct Loaded {
    /// The open file.
    pub store: Store,
    /// Its records on the knowledge date.
    pub register: Register,
    /// The last journal step they contain, when a knowledge date was asked.
    pub known: Option<i64>,
    /// The monthly figures that a question asked for.
    pub monthly: Monthly,
}

impl Session {
    /// Puts everything at hand.
    ///
    /// # Errors
    /// Usage (2) for dates that cannot be read.
    pub fn new(global: Global, words: Words, config: Config, places: Places, clock: Clock) -> Result<Self> {
        let today = clock.today(Utc::now());
        let when = match &global.as_of {
            None => When::today(today),
            Some(typed) => When::on(
                written::parse_day(typed, today, words.lang())
                    .map_err(|problem| misread("--as-of", typed, &words.say(&problem.message)))?,
            ),
        };
        let known_on = match &global.known_on {
            None => None,
            Some(typed) => Some(read_moment(typed, clock, words)?),
        };
        let text = |name: &str| variable(name).map(|value| value.to_string_lossy().into_owned());
        let locale = ["LC_ALL", "LC_CTYPE", "LANG"].iter().find_map(|name| text(name));
        let ascii = global.ascii || config.ascii;
        let charset = Charset::choose(ascii, text("TERM").filter(|term| term != "dumb").as_deref(), locale.as_deref());
        Ok(Self { out: Out::lock(), words, config, places, clock, global, when, known_on, charset })
    }

    /// Now.
    #[must_use]
    pub fn now(&self) -> DateTime<Utc> {
        self.clock.now(Utc::now())
    }

    /// Today in Amsterdam.
    #[must_use]
    pub fn today(&self) -> chrono::NaiveDate {
        self.clock.today(Utc::now())
    }

    /// Where the register is.
    #[must_use]
    pub fn register_path(&self) -> PathBuf {
        self.places.register(self.global.db.as_deref(), &variable, &self.config)
    }

    /// What to open it with.
    #[must_use]
    pub fn open_options(&self, read_only: bool) -> OpenOptions {
        OpenOptions {
            path: self.register_path(),
            read_only: read_only || self.global.read_only,
            allow_unsafe: self.global.allow_unsafe_place,
        }
    }

    /// Opens the register for reading and reads it as it was known. A file of an older version is brought up to date first.
    ///
    /// # Errors
    /// As `Store::open`.
    pub fn read(&self) -> Result<Loaded> {
        self.read_but(&[])
    }

    /// Reads what a list of that kind needs: a question that does not look at duties is answered without them.
    ///
    /// # Errors
    /// As `read`.
    pub fn read_for(&self, kind: Kind) -> Result<Loaded> {
        let needs = questions::question(kind).is_none_or(|question| question.needs_duties);
        self.read_but(if needs { &[] } else { questions::DUTIES })
    }

    /// The past is read whole: it is the present with what changed since taken back.
    fn read_but(&self, left_out: &[Kind]) -> Result<Loaded> {
        let store = match self.open(true) {
            // A file of an older version is brought up to date first, unless the user wants it left alone.
            Err(error) if error.what.id == "file-older" && !self.global.read_only => {
                drop(self.open(false)?);
                self.open(true)?
            }
            opened => opened?,
        };
        let (register, known) = match self.known_on {
            None => (store.load_but(left_out)?, None),
            Some(at) => store.load_known_on(at).map(|(register, seq)| (register, Some(seq)))?,
        };
        Ok(Loaded { store, register, known, monthly: Monthly::default() })
    }

    /// Works out the answer to a question, so that it can be listed as any noun.
    ///
    /// # Errors
    /// When the monthly figures cannot be read.
    pub fn answer(&self, loaded: &mut Loaded, kind: Kind) -> Result<()> {
        let Some(question) = questions::question(kind) else { return Ok(()) };
        if !question.needs_figures.is_empty() {
            let window = questions::window(&loaded.register, self.when.day);
            loaded.monthly = loaded.store.monthly_of(question.needs_figures, window, loaded.known)?;
        }
        let Loaded { register, monthly, .. } = loaded;
        let asked = questions::Asked { register, monthly, when: self.when, words: self.words };
        let rows = questions::answer(&asked, kind);
        register.answer(kind, rows);
        Ok(())
    }

    /// Opens the register for writing and reads it as it is.
    ///
    /// # Errors
    /// As `Store::open`; usage (2) with a knowledge date: the past cannot be changed.
    pub fn write(&self) -> Result<Loaded> {
        if self.known_on.is_some() {
            return Err(Error::new(ErrorKind::Usage, Message::new("cli-past-is-fixed")));
        }
        let store = self.open(false)?;
        let register = store.load()?;
        Ok(Loaded { store, register, known: None, monthly: Monthly::default() })
    }

    /// Opens the register.
    ///
    /// # Errors
    /// As `Store::open`, with advice for a register that is not there yet.
    pub fn open(&self, read_only: bool) -> Result<Store> {
        let options = self.open_options(read_only);
        let norms = self.norms()?;
        let mut store = Store::open(&options, &account(), self.now()).map_err(|error| match error.kind {
            ErrorKind::Missing if error.what.id == "file-missing" => error.hint(Message::new("cli-no-register-hint")),
            ErrorKind::UnsafePlace => error.hint(Message::new("cli-unsafe-hint")),
            _ => error,
        })?;
        store.set_norms(norms);
        for notice in store.notices() {
            self.talk(notice);
        }
        Ok(store)
    }

    /// The norms of the region, as the settings have them.
    ///
    /// # Errors
    /// Usage (2) for a name that there is not, with the line.
    pub fn norms(&self) -> Result<Norms> {
        let mut norms = Norms::default();
        for setting in &self.config.norms {
            if !norms.set(&setting.name, setting.value) {
                let what = Message::new("cli-config-unknown")
                    .with("path", self.places.config.display().to_string())
                    .with("line", setting.line.to_string())
                    .with("name", setting.name.clone())
                    .with("known", Norms::NAMES.join(", "));
                return Err(Error::new(ErrorKind::Usage, what).hint(Message::new("cli-config-hint")));
            }
        }
        Ok(norms)
    }

    /// Letterhead and wording of the region, as the settings have them.
    ///
    /// # Errors
    /// Usage (2) with the line for a setting that does not fit; missing (66) for a logo that cannot be read.
    pub fn style(&self, words: Words) -> Result<Style> {
        read_style(&self.config.report, &self.places.config, self.words, words)
    }

    /// The same for the screens, which read the settings again when they have changed them.
    #[must_use]
    pub fn paper_source(&self) -> PaperSource {
        let (settings, words) = (self.places.config.clone(), self.words);
        let read = move |config: &Config| {
            let of_documents = config.report.language.map_or(words, Words::load);
            Paper { style: read_style(&config.report, &settings, words, of_documents), words: of_documents }
        };
        PaperSource { settings: self.places.config.clone(), read: Box::new(read) }
    }

    /// A reader of what is typed, against a register.
    #[must_use]
    pub fn reader<'a>(&self, register: &'a Register) -> Reader<'a> {
        Reader { register, words: self.words, today: self.today() }
    }

    /// Says something on stderr, unless the user wants silence.
    pub fn talk(&self, message: &Message) {
        if !self.global.quiet {
            out::talk(&self.charset.write(&self.words.say(message)));
        }
    }

    /// Makes the daily copy when it is due, after a command that wrote. A copy that fails is told, not a failure:
    /// what was asked has been saved.
    pub fn back_up_if_due(&self, store: &Store) {
        if let Err(error) = store.back_up_if_due(self.now()) {
            out::tell(&error, self.words, self.charset);
        }
    }

    /// Whether lines may be coloured: option, then `NO_COLOR`, then `CLICOLOR_FORCE`, then the terminal (B10).
    #[must_use]
    pub fn colours(&self) -> bool {
        match self.global.color.unwrap_or(Color::Auto) {
            Color::Always => true,
            Color::Never => false,
            Color::Auto if variable("NO_COLOR").is_some() => false,
            Color::Auto if variable("CLICOLOR_FORCE").is_some_and(|value| value != "0") => true,
            Color::Auto => self.out.is_terminal() && variable("TERM").is_none_or(|term| term != "dumb"),
        }
    }
}

/// The name of the user's account, as the journal keeps it.
#[must_use]
pub fn account() -> String {
    let name = variable("USER").or_else(|| variable("LOGNAME")).map(|name| name.to_string_lossy().into_owned());
    name.unwrap_or_else(|| format!("uid {}", rustix::process::getuid().as_raw()))
}

/// Judges letterhead and wording and reads the logo. `words` tells what is wrong, `of_documents` says the logo.
fn read_style(settings: &OnPaper, path: &Path, words: Words, of_documents: Words) -> Result<Style> {
    let logo = match &settings.logo {
        None => None,
        Some(logo) => {
            let logo = path.parent().unwrap_or_else(|| Path::new("")).join(logo);
            let unreadable = |error: std::io::Error| {
                let what = Message::new("cli-report-logo").with("path", logo.display().to_string());
                Error::new(ErrorKind::Missing, what).cause(error)
            };
            Some(read_capped(&logo).map_err(unreadable)?)
        }
    };
    let said = Said {
        organisation: settings.organisation.clone(),
        accent: settings.accent.clone(),
        logo,
        deviation_percent: settings.deviation_percent,
        texts: settings.texts.clone(),
    };
    Style::read(&said, of_documents).map_err(|misfit| {
        let line = misfit.below.map_or_else(|| settings.line(&misfit.name), |at| settings.text_line(&misfit.name) + at);
        let what = Message::new("cli-config-report")
            .with("path", path.display().to_string())
            .with("line", line.to_string())
            .with("name", format!("report.{}", misfit.name))
            .with("problem", words.say(&misfit.message));
        Error::new(ErrorKind::Usage, what).hint(Message::new("cli-config-hint"))
    })
}

/// A file, read no further than what a logo may be; one byte more tells that it is larger.
fn read_capped(path: &Path) -> std::io::Result<Vec<u8>> {
    let most = u64::try_from(LOGO_CAP).unwrap_or(u64::MAX).saturating_add(1);
    let mut bytes = Vec::new();
    std::fs::File::open(path)?.take(most).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn misread(option: &str, typed: &str, problem: &str) -> Error {
    let what = Message::new("cli-usage-misread").with("option", option).with("typed", crate::guard::mask(typed));
    Error::new(ErrorKind::Usage, what.with("problem", problem))
}

/// A knowledge date: a moment with its offset, a moment on the clocks of Amsterdam, or a day, which means its end.
fn read_moment(typed: &str, clock: Clock, words: Words) -> Result<DateTime<Utc>> {
    if let Ok(moment) = DateTime::parse_from_rfc3339(typed.trim()) {
        return Ok(moment.to_utc());
    }
    if let Some(moment) = config::parse_local(typed).and_then(config::in_amsterdam) {
        return Ok(moment);
    }
    let day = written::parse_day(typed, clock.today(Utc::now()), words.lang());
    let day = day.map_err(|problem| misread("--known-on", typed, &words.say(&problem.message)))?;
    config::end_of_day(day).ok_or_else(|| misread("--known-on", typed, ""))
}
