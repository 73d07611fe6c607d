//! Letterhead and wording in the settings file: read for the screen, and written back with everything else kept as it was.
//! Nothing is written that could not be read again.

use super::{Keeper, Outcome};
use crate::config::{Config, on_paper};
use crate::error::{Error, ErrorKind, Result};
use crate::report::Style;
use crate::store::output::write_new;
use crate::text::{Message, Words};
use std::path::PathBuf;

/// Letterhead, wording and language of what goes out on paper.
#[derive(Clone, Debug)]
pub struct Paper {
    /// Letterhead and wording, or what is wrong with the settings.
    pub style: Result<Style>,
    /// The language of documents.
    pub words: Words,
}

/// Where they come from.
pub struct PaperSource {
    /// The settings file.
    pub settings: PathBuf,
    /// Judges what it says and reads the logo.
    pub read: Box<dyn Fn(&Config) -> Paper + Send>,
}

/// What the screen shows and changes, as typed; empty is not set.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LetterheadFields {
    /// Name of the organisation.
    pub organisation: String,
    /// Colour.
    pub accent: String,
    /// Deviation that asks for a sentence, in percent.
    pub deviation: String,
    /// Introductions: overview and text.
    pub texts: Vec<(String, String)>,
}

impl LetterheadFields {
    /// The introduction of an overview.
    #[must_use]
    pub fn text(&self, report: &str) -> &str {
        self.texts.iter().find(|(name, _)| name == report).map_or("", |(_, text)| text)
    }
}

/// What is asked about them.
#[derive(Clone, Debug)]
pub enum LetterheadJob {
    /// Read them.
    Read,
    /// Save them.
    Save(Box<LetterheadFields>),
}

/// As the settings have them now.
#[derive(Clone, Debug)]
pub struct LetterheadNow {
    /// What they say.
    pub fields: LetterheadFields,
    /// What is wrong with them.
    pub problem: Option<Message>,
    /// Where they are.
    pub path: String,
    /// Whether they were saved just now.
    pub saved: bool,
}

impl Keeper {
    /// Goes by the letterhead, wording and language of these settings from now on.
    ///
    /// # Errors
    /// When the settings file cannot be read.
    pub fn set_paper(&mut self, source: PaperSource) -> Result<()> {
        let paper = (source.read)(&Config::read(&source.settings)?);
        self.paper = Some((source, paper));
        Ok(())
    }

    /// Letterhead and wording, and the language of documents.
    pub(super) fn style(&self) -> Result<(Style, Words)> {
        match &self.paper {
            None => Ok((Style::usual(), self.words)),
            Some((_, paper)) => Ok((paper.style.clone()?, paper.words)),
        }
    }

    /// Reads or saves letterhead and wording.
    pub(super) fn letterhead(&mut self, job: LetterheadJob) -> Result<Outcome> {
        let Some((source, paper)) = &mut self.paper else {
            return Err(Error::new(ErrorKind::NotPermitted, Message::new("ui-letterhead-none")));
        };
        let saved = matches!(job, LetterheadJob::Save(_));
        if let LetterheadJob::Save(fields) = job {
            let text = match std::fs::read_to_string(&source.settings) {
                Ok(text) => text,
                Err(error) if error.kind() == std::io::ErrorKind::NotFound => String::new(),
                Err(error) => {
                    let what =
                        Message::new("cli-config-unreadable").with("path", source.settings.display().to_string());
                    return Err(Error::new(ErrorKind::Storage, what).cause(error));
                }
            };
            let text = on_paper::write(&source.settings, &text, &written(&fields))?;
            let read = (source.read)(&Config::parse(&source.settings, &text)?);
            read.style.clone()?;
            write_new(&source.settings, text.as_bytes(), true)?;
            *paper = read;
        }
        let config = Config::read(&source.settings)?.report;
        let fields = LetterheadFields {
            organisation: config.organisation.unwrap_or_default(),
            accent: config.accent.unwrap_or_default(),
            deviation: config.deviation_percent.map(|percent| percent.to_string()).unwrap_or_default(),
            texts: config.texts,
        };
        let problem = paper.style.as_ref().err().map(|error| error.what.clone());
        let path = source.settings.display().to_string();
        Ok(Outcome::Letterhead(Box::new(LetterheadNow { fields, problem, path, saved })))
    }
}

/// The settings by name, as `on_paper::write` takes them: empty takes one away.
fn written(fields: &LetterheadFields) -> Vec<(Vec<&str>, Option<&str>)> {
    let own =
        [("organisation", &fields.organisation), ("accent", &fields.accent), ("deviation_percent", &fields.deviation)];
    let own = own.into_iter().map(|(name, text)| (vec![name], text.as_str()));
    let texts = fields.texts.iter().map(|(name, text)| (vec!["texts", name.as_str()], text.as_str()));
    own.chain(texts).map(|(name, text)| (name, Some(text).filter(|text| !text.is_empty()))).collect()
}
