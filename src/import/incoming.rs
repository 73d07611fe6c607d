//! One file on its way in: recognised, mapped, rehearsed, and rehearsed again after every answer. The command line and
//! the import screen both stand on it; reading the file from disk and saving the plan are theirs.

use super::award::plan_notice;
use super::contract_text::{self, ContractText};
use super::csv::{self, CsvFile};
use super::json_rows::read_json_rows;
use super::notice::{self, Notice};
use super::plan::Plan;
use super::recognise::{Format, recognise};
use super::sheet::{self, Mapping, Progress, Proposal, Question};
use super::spreadsheet::read_spreadsheet;
use super::table::Workbook;
use super::{ocds, own};
use crate::domain::edit::{Figures, Standing};
use crate::domain::kind::Kind;
use crate::domain::record::Id;
use crate::domain::register::Register;
use crate::domain::shape::called;
use crate::error::{Error, ErrorKind, Result};
use crate::guard::{FieldSense, Finding, refusal, scan_text};
use crate::text::{Message, Words};
use chrono::NaiveDate;
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

/// Text files of monthly figures from this size on are streamed instead of held.
const STREAMED: usize = 4 << 20;
/// How many other sources of figures are named.
const SOURCES: usize = 3;
/// Rows of which the record's name is worked out for the preview.
const TOLD: usize = 20_000;

/// What a file is read against.
#[derive(Clone, Copy)]
pub struct Known<'a> {
    /// What is recorded.
    pub register: &'a Register,
    /// The user's language.
    pub words: Words,
    /// Today.
    pub today: NaiveDate,
}

/// What the register remembers under the signature of headings: a mapping as JSON.
pub type Memory<'a> = &'a dyn Fn(&str) -> Option<String>;

/// What the user said beforehand.
#[derive(Default)]
pub struct Wishes<'a> {
    /// The noun the sheet holds.
    pub kind: Option<Kind>,
    /// How the sheets are to be read; nothing lets the program propose.
    pub mappings: Option<Vec<Mapping>>,
    /// Mappings that the register remembers, by the signature of the headings.
    pub remembered: Option<Memory<'a>>,
    /// Whether a number that may be a person's is asked about when that is possible, instead of refusing the file.
    pub asks: bool,
}

/// The content of the file, as far as it is kept between rehearsals; shared, since every rehearsal has it.
#[derive(Clone)]
enum Content {
    Notice(Arc<Notice>),
    Sheets(Arc<Workbook>),
    /// A large text file of monthly figures, read as a stream each time.
    Stream(Arc<CsvFile<'static>>),
    Own(Arc<[u8]>),
    Ocds(Arc<[u8]>),
    Text(Arc<ContractText>),
}

/// A file and what it would do.
pub struct Incoming {
    /// Its name as the user knows it.
    pub name: String,
    /// What it is.
    pub format: Format,
    /// How its sheets are read; empty for files that explain themselves.
    pub mappings: Vec<Mapping>,
    /// What was proposed for its sheets, beside `mappings`.
    pub proposals: Vec<Proposal>,
    /// What it would do.
    pub plan: Plan,
    /// What has to be answered first, most rows first.
    pub questions: Vec<Question>,
    /// Refused rows that are not listed in the plan.
    pub unlisted: usize,
    /// How its monthly figures stand to those that are there, per delivery of the plan; filled by `compare`.
    pub standing: Vec<Standing>,
    content: Content,
    labels: HashMap<(Kind, Id), String>,
    excused: BTreeSet<String>,
    asks: bool,
}

impl std::fmt::Debug for Incoming {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Incoming").field("name", &self.name).field("format", &self.format).finish_non_exhaustive()
    }
}

impl Incoming {
    /// Recognises and rehearses a file. Nothing is written.
    ///
    /// # Errors
    /// Refused as a whole with the reason: not recognised, broken, too large, or holding client data.
    pub fn read(
        bytes: Vec<u8>,
        name: &str,
        known: Known<'_>,
        wishes: &Wishes<'_>,
        progress: &mut Progress<'_>,
    ) -> Result<Self> {
        if let Some(error) = refusal(&scan_text("file name", name, FieldSense::FileName)) {
            return Err(error);
        }
        let format = match recognise(&bytes, name) {
            // What is asked for decides where the signs are few.
            Format::Csv if wishes.kind == Some(Kind::ContractText) && contract_text::read(&bytes, name).is_ok() => {
                Format::ContractText
            }
            format => format,
        };
        let content = match &format {
            Format::Unknown(reason) => return Err(Error::new(ErrorKind::Refused, reason.clone())),
            Format::Notice => Content::Notice(Arc::new(notice::read(&bytes).map_err(|refusal| refused(&refusal))?)),
            Format::Csv => read_text(bytes, name, known, wishes)?,
            Format::Spreadsheet => Content::Sheets(Arc::new(read_spreadsheet(&bytes)?)),
            Format::JsonRows => match read_json_rows(&bytes, name)? {
                Some(workbook) => Content::Sheets(Arc::new(workbook)),
                None => return Err(Error::new(ErrorKind::Refused, Message::new("incoming-json-unknown"))),
            },
            Format::OcdsJson => Content::Ocds(bytes.into()),
            Format::PerceelJson => Content::Own(bytes.into()),
            Format::ContractText => Content::Text(Arc::new(contract_text::read(&bytes, name)?)),
        };
        let mut incoming = Self {
            name: name.to_owned(),
            format,
            mappings: Vec::new(),
            proposals: Vec::new(),
            plan: nothing(),
            questions: Vec::new(),
            unlisted: 0,
            standing: Vec::new(),
            content,
            labels: HashMap::new(),
            excused: BTreeSet::new(),
            asks: wishes.asks,
        };
        incoming.map(known, wishes)?;
        incoming.rehearse(known, progress)?;
        Ok(incoming)
    }

    /// Chooses how sheets are read: as the user says, as the register remembers, or as the headings suggest.
    fn map(&mut self, known: Known<'_>, wishes: &Wishes<'_>) -> Result<()> {
        let sampled;
        let workbook = match &self.content {
            Content::Sheets(workbook) => workbook,
            Content::Stream(file) => {
                sampled = sheet::sample(file, &self.name)?;
                &sampled
            }
            Content::Notice(_) | Content::Own(_) | Content::Ocds(_) | Content::Text(_) => return Ok(()),
        };
        self.proposals = sheet::propose(workbook, known.register, known.words, wishes.kind);
        self.mappings = match &wishes.mappings {
            Some(mappings) => mappings.clone(),
            None => self.proposals.iter().map(|proposal| remembered(proposal, wishes)).collect(),
        };
        if self.mappings.is_empty() {
            let message = Message::new("incoming-no-table").with("file", self.name.clone());
            return Err(Error::new(ErrorKind::Refused, message).hint(Message::new("incoming-no-table-hint")));
        }
        Ok(())
    }

    /// Sets its monthly figures beside those that are there, which `there` knows. What is there already is no longer in
    /// the plan when nothing else is delivered, so that the same file again changes nothing; earlier figures that the file
    /// lacks are told, and those of other sources that will count beside it.
    ///
    /// # Errors
    /// Those of `there`.
    pub fn compare(&mut self, there: &mut dyn FnMut(&Figures) -> Result<Standing>) -> Result<()> {
        self.standing.clear();
        let (mut left, mut doubled, mut sources) = (0, 0, BTreeSet::new());
        for figures in &mut self.plan.edit.figures {
            let standing = there(figures)?;
            left += if figures.removed.is_empty() { standing.left } else { 0 };
            doubled += standing.doubled;
            sources.extend(standing.sources.iter().cloned());
            if standing.new + standing.changed == 0 {
                figures.rows = Vec::new();
            }
            self.standing.push(standing);
        }
        if left > 0 {
            self.plan.warnings.push(Message::new("rows-figures-left").count("count", left));
        }
        if doubled > 0 {
            let name =
                |source: &Arc<str>| if source.is_empty() { "–".to_owned() } else { crate::guard::mask(source) };
            let names = sources.iter().take(SOURCES).map(name).collect::<Vec<_>>().join(", ");
            self.plan
                .warnings
                .push(Message::new("rows-figures-elsewhere").count("count", doubled).with("sources", names));
        }
        Ok(())
    }

    /// Rehearses again, after mappings or answers changed or the register did.
    ///
    /// # Errors
    /// As `read`.
    pub fn rehearse(&mut self, known: Known<'_>, progress: &mut Progress<'_>) -> Result<()> {
        let Known { register, words, today } = known;
        let excused = &self.excused;
        let excuse = |finding: &Finding| excused.contains(&finding.place);
        let name = self.name.clone();
        self.questions = Vec::new();
        self.standing.clear();
        self.unlisted = 0;
        let go_on = |progress: &mut Progress<'_>| match (progress.stop)() {
            true => Err(Error::new(ErrorKind::Stopped, Message::new("rows-stopped"))),
            false => Ok(()),
        };
        go_on(progress)?;
        if let Content::Sheets(workbook) = &self.content
            && self.asks
        {
            self.questions = sheet::numbers_to_explain(workbook, &self.mappings);
            if !self.questions.is_empty() {
                // Nothing of the file is looked at, let alone planned, before each number is explained.
                self.plan = nothing();
                return Ok(());
            }
        }
        self.plan = match &self.content {
            Content::Notice(notice) => plan_notice(notice, register, words, today, &name)?,
            Content::Own(bytes) => own::plan(bytes, &name, register, words, today, &excuse)?,
            Content::Ocds(bytes) => ocds::plan(bytes, &name, register, words, &excuse)?,
            Content::Text(text) => contract_text::plan(text, register, today, &name, &excuse)?,
            Content::Sheets(workbook) => {
                let rehearsal = sheet::plan(workbook, &self.mappings, register, words, today, &name)?;
                self.questions = rehearsal.questions;
                self.unlisted = rehearsal.unlisted;
                rehearsal.plan
            }
            Content::Stream(file) => {
                let Some(mapping) = self.mappings.first() else { return Ok(()) };
                let rehearsal = sheet::plan_figures(file, mapping, register, words, today, &name, progress)?;
                self.questions = rehearsal.questions;
                self.unlisted = rehearsal.unlisted;
                rehearsal.plan
            }
        };
        go_on(progress)?;
        self.plan.edit.what = self.what();
        let mut after = register.clone();
        after.apply(&self.plan.edit.changes);
        let told = self.plan.rows.iter().take(TOLD).filter_map(|row| row.id.map(|id| (row.kind, id)));
        self.labels = told.map(|(kind, id)| ((kind, id), called(&after, kind, id, words))).collect();
        Ok(())
    }

    /// The same file, to be read in another way; to be rehearsed before anything is shown of it.
    #[must_use]
    pub fn changed(&self, mappings: Vec<Mapping>) -> Self {
        Self {
            name: self.name.clone(),
            format: self.format.clone(),
            mappings,
            proposals: self.proposals.clone(),
            plan: nothing(),
            questions: Vec::new(),
            unlisted: 0,
            standing: Vec::new(),
            content: self.content.clone(),
            labels: HashMap::new(),
            excused: self.excused.clone(),
            asks: self.asks,
        }
    }

    /// What the record of a row is called, as it would be after the import.
    #[must_use]
    pub fn label(&self, kind: Kind, id: Id) -> Option<String> {
        self.labels.get(&(kind, id)).cloned()
    }

    /// The action that takes the file over, told by the file's name and how many rows it brings; it stands in the plan.
    fn what(&self) -> Message {
        let figures: usize = self.plan.edit.figures.iter().map(|figures| figures.rows.len()).sum();
        let rows = self.plan.edit.changes.len() + figures;
        Message::new("edit-imported").with("file", crate::guard::mask(&self.name)).count("count", rows)
    }

    /// How many rows are refused, listed or not.
    #[must_use]
    pub fn refused(&self) -> usize {
        self.plan.count(super::plan::Verdict::Refused) + self.unlisted
    }

    /// Accepts a nine-digit number that the guard asked about as what the user says it is; for JSON files.
    pub fn excuse(&mut self, place: &str) {
        self.excused.insert(place.to_owned());
    }

    /// The mappings to be remembered, by the signature of the headings they are for. What was said of single numbers
    /// holds for this file only: in the next one another number may stand there.
    #[must_use]
    pub fn to_remember(&self) -> Vec<(String, String)> {
        let pairs = self.proposals.iter().zip(&self.mappings).filter(|(_, mapping)| !mapping.exchange);
        let kept = |mapping: &Mapping| mapping.without_exceptions().to_json();
        pairs.map(|(proposal, mapping)| (proposal.signature.clone(), kept(mapping))).collect()
    }

    /// The workbook, for a look at the cells while mapping; nothing for files that explain themselves.
    #[must_use]
    pub fn workbook(&self) -> Option<&Workbook> {
        match &self.content {
            Content::Sheets(workbook) => Some(workbook),
            _ => None,
        }
    }
}

fn nothing() -> Plan {
    Plan {
        source: Vec::new(),
        rows: Vec::new(),
        warnings: Vec::new(),
        to_complete: Vec::new(),
        edit: crate::domain::edit::Edit::new(Message::new("edit-imported")),
    }
}

/// What perceel wrote itself is read as what its sheets are named after: two nouns may have the same headings.
fn remembered(proposal: &Proposal, wishes: &Wishes<'_>) -> Mapping {
    if proposal.mapping.exchange {
        return proposal.mapping.clone();
    }
    let kept = wishes.remembered.and_then(|remembered| remembered(&proposal.signature));
    match kept.and_then(|json| Mapping::from_json(&json)) {
        Some(mapping) if wishes.kind.is_none() || mapping.kind == wishes.kind => {
            let Mapping { sheet, heading_row, .. } = proposal.mapping.clone();
            Mapping { sheet, heading_row, ..mapping }
        }
        _ => proposal.mapping.clone(),
    }
}

/// Text with separators: held as a sheet, but for large files of monthly figures.
fn read_text(bytes: Vec<u8>, name: &str, known: Known<'_>, wishes: &Wishes<'_>) -> Result<Content> {
    if bytes.len() < STREAMED {
        return Ok(Content::Sheets(Arc::new(csv::read_csv(&bytes, name)?)));
    }
    let file = csv::own(bytes)?;
    let sample = sheet::sample(&file, name)?;
    let proposals = sheet::propose(&sample, known.register, known.words, wishes.kind);
    let wished = wishes.mappings.as_ref().and_then(|mappings| mappings.first()).and_then(|mapping| mapping.kind);
    let kind = wished.or_else(|| proposals.first().and_then(|proposal| proposal.mapping.kind));
    Ok(match kind.is_some_and(Kind::is_figures) {
        true => Content::Stream(Arc::new(file)),
        false => Content::Sheets(Arc::new(file.to_workbook(name)?)),
    })
}

fn refused(refusal: &notice::Refusal) -> Error {
    Error::new(ErrorKind::Refused, refusal.message.clone())
}
