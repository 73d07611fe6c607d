//! Freezing an overview (vaststellen, N22, N23): what keeps it from being frozen, what is kept of it, and making it again
//! from the register as it was known then. Reading that register and saving the edit are the caller's.

use super::period::Period;
use super::scope::{Reach, Scope};
use super::{Ground, Made, Style, Wish, make, named, packs};
use crate::domain::edit::Edit;
use crate::domain::kind::Kind;
use crate::domain::monthly::{Month, Monthly};
use crate::domain::norms::Norms;
use crate::domain::nouns::reports;
use crate::domain::record::{Id, Record, Value};
use crate::domain::register::{Found, Register, When};
use crate::domain::written::show_moment;
use crate::paper::document::{Cell, Document, House, Logo};
use crate::text::{Lang, Message, Words};
use chrono::{DateTime, NaiveDate, SecondsFormat, Utc};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fmt::Write;

/// The version of the program, as `reports.program` keeps it.
pub const PROGRAM: &str = env!("CARGO_PKG_VERSION");

/// The knowledge an overview is frozen with: the last journal step and its moment. The clock may stand still or go back, so
/// the step says exactly what was known and the moment says it to people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Knowledge {
    /// Number of the step; 0 before the first.
    pub step: i64,
    /// When it was saved.
    pub at: DateTime<Utc>,
}

/// What `reports.wording` holds, as JSON: everything beside the register that decides what the document says.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Wording {
    step: i64,
    organisation: String,
    accent: (u8, u8, u8),
    logo: Option<KeptLogo>,
    texts: Vec<(String, String)>,
    deviation_percent: i64,
    norms: BTreeMap<String, i64>,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
struct KeptLogo {
    svg: bool,
    hex: String,
    alt: String,
}

/// A frozen overview, read back.
#[derive(Clone, Debug)]
pub struct Frozen {
    /// What was known.
    pub knowledge: Knowledge,
    /// The reference date it was made for.
    pub as_of: NaiveDate,
    /// The day it was frozen.
    pub frozen_on: Option<NaiveDate>,
    /// Version of the program that froze it.
    pub program: String,
    report: &'static super::Report,
    period: Period,
    scope: Option<String>,
    sha256: String,
    words: Words,
    style: Style,
    norms: Norms,
}

/// Fingerprint of a document: SHA-256 of its JSON.
#[must_use]
pub fn fingerprint(document: &Document) -> String {
    // A document holds no maps with other keys than text and no failing serializer: this cannot fail.
    hex(&Sha256::digest(serde_json::to_vec(document).unwrap_or_default()))
}

/// The frozen overview of that name, period and scope, when there is one in use.
#[must_use]
pub fn frozen<'a>(register: &'a Register, report: &str, period: Period, scope: Option<&str>) -> Option<&'a Record> {
    let code = period.code();
    register.all(Kind::Report).iter().rev().find(|record| {
        record.text(reports::KIND) == Some(report)
            && record.text(reports::PERIOD) == Some(code.as_str())
            && record.text(reports::SCOPE) == scope
            && record.date(reports::ARCHIVED_ON).is_none()
    })
}

/// What keeps an overview from being frozen, a sentence each; none when nothing does.
#[must_use]
pub fn obstacles(ground: &Ground<'_>, wish: &Wish, made: &Made) -> Vec<Message> {
    let words = ground.words;
    let mut found = made.refusals.clone();
    found.extend(made.deviations.iter().filter(|deviation| deviation.sentence.is_none()).map(|deviation| {
        Message::new("report-not-explained")
            .with("label", deviation.label.as_str())
            .with("line", deviation.line.as_str())
            .with("by", Cell::percent(Some(deviation.ppm)).alone(words))
    }));
    let scope = wish.scope.code(ground.register);
    if let Some(record) = frozen(ground.register, wish.report.name, wish.period, scope.as_deref()) {
        let day = record.date(reports::FROZEN_ON).map(|day| crate::domain::written::show_day(day, words.lang()));
        found.push(Message::new("report-is-frozen").with("day", day.unwrap_or_default()));
    }
    found
}

/// The action that freezes overviews that were made with `knowledge`, as one step; ids are given out from `first` on.
#[must_use]
pub fn freeze(
    ground: &Ground<'_>,
    made: &[(Wish, &Document)],
    knowledge: Knowledge,
    today: NaiveDate,
    first: Id,
) -> Edit {
    let wording = Wording::of(ground, knowledge.step);
    let wording = serde_json::to_string(&wording).unwrap_or_default();
    let what = match made {
        [(_, only)] => Message::new("edit-frozen").with("record", format!("{}, {}", only.title, only.subtitle)),
        _ => Message::new("edit-frozen-many").count("count", made.len()),
    };
    let mut edit = Edit::new(what);
    for (at, (wish, document)) in (0_i64..).zip(made) {
        let scope = wish.scope.code(ground.register).map_or(Value::Unknown, |code| Value::Text(code.into()));
        let record = Record::blank(Kind::Report, Id(first.0 + at))
            .with(Kind::Report, "kind", wish.report.name)
            .with(Kind::Report, "period", wish.period.code().as_str())
            .with(Kind::Report, "scope", scope)
            .with(Kind::Report, "as_of", Value::Day(ground.day))
            .with(Kind::Report, "known_on", knowledge.at.to_rfc3339_opts(SecondsFormat::Millis, true).as_str())
            .with(Kind::Report, "frozen_on", Value::Day(today))
            .with(Kind::Report, "sha256", fingerprint(document).as_str())
            .with(Kind::Report, "lang", Value::Choice(ground.words.lang().code()))
            .with(Kind::Report, "program", PROGRAM)
            .with(Kind::Report, "wording", wording.as_str());
        edit.add(Kind::Report, record);
    }
    edit
}

impl Wording {
    fn of(ground: &Ground<'_>, step: i64) -> Self {
        let Style { house, intros, deviation_percent } = ground.style;
        let norms = ground.register.norms();
        Self {
            step,
            organisation: house.name.clone(),
            accent: house.accent,
            logo: house.logo.as_ref().map(|logo| KeptLogo {
                svg: logo.svg,
                hex: hex(&logo.bytes),
                alt: logo.alt.clone(),
            }),
            texts: intros.clone(),
            deviation_percent: *deviation_percent,
            norms: Norms::NAMES.iter().filter_map(|name| Some(((*name).to_owned(), norms.get(name)?))).collect(),
        }
    }

    fn style(&self) -> Option<Style> {
        let logo = match &self.logo {
            None => None,
            Some(kept) => Some(Logo { svg: kept.svg, bytes: unhex(&kept.hex)?, alt: kept.alt.clone() }),
        };
        let house = House { name: self.organisation.clone(), logo, accent: self.accent };
        Some(Style { house, intros: self.texts.clone(), deviation_percent: self.deviation_percent })
    }

    /// The norms; one that this version does not know is left out, one it knows anew is as usual.
    fn norms(&self) -> Norms {
        let mut norms = Norms::default();
        for (name, value) in &self.norms {
            if let Ok(value) = u32::try_from(*value) {
                norms.set(name, value);
            }
        }
        norms
    }
}

impl Frozen {
    /// Reads a frozen overview.
    ///
    /// # Errors
    /// A sentence for one that cannot be made again: it was frozen without a fingerprint, or its overview is gone.
    pub fn read(record: &Record) -> Result<Self, Message> {
        let unknown = || Message::new("report-frozen-elsewhere");
        let text = |column| record.text(column).ok_or_else(unknown);
        let wording: Wording = serde_json::from_str(text(reports::WORDING)?).map_err(|_| unknown())?;
        let at = DateTime::parse_from_rfc3339(text(reports::KNOWN_ON)?).map_err(|_| unknown())?.to_utc();
        let lang = record.choice(reports::LANG).and_then(Lang::parse).ok_or_else(unknown)?;
        Ok(Self {
            knowledge: Knowledge { step: wording.step, at },
            as_of: record.date(reports::AS_OF).ok_or_else(unknown)?,
            frozen_on: record.date(reports::FROZEN_ON),
            program: text(reports::PROGRAM)?.to_owned(),
            report: named(text(reports::KIND)?).ok_or_else(unknown)?,
            period: Period::parse(text(reports::PERIOD)?).ok_or_else(unknown)?,
            scope: record.text(reports::SCOPE).map(str::to_owned),
            sha256: text(reports::SHA256)?.to_owned(),
            words: Words::load(lang),
            style: wording.style().ok_or_else(unknown)?,
            norms: wording.norms(),
        })
    }

    /// The overview as it was wished, with the register of then.
    ///
    /// # Errors
    /// A sentence when whom it was about is not in that register.
    pub fn wish(&self, then: &Register) -> Result<Wish, Message> {
        let scope = match self.scope.as_deref() {
            None => Some(Scope::Region),
            Some(code) => self.report.reaches.iter().find_map(|reach| {
                let (kind, scope): (Kind, fn(Id) -> Scope) = match reach {
                    Reach::Region => return None,
                    Reach::SubRegion => (Kind::SubRegion, Scope::SubRegion),
                    Reach::Municipality => (Kind::Municipality, Scope::Municipality),
                    Reach::Provider => (Kind::Provider, Scope::Provider),
                };
                match then.find(kind, code) {
                    Found::One(id) => Some(scope(id)),
                    Found::Many(_) | Found::Near(_) => None,
                }
            }),
        };
        let scope = scope.ok_or_else(|| Message::new("report-frozen-elsewhere"))?;
        Ok(Wish { report: self.report, period: self.period, scope })
    }

    /// The months of figures to read, as known at its step.
    ///
    /// # Errors
    /// As `wish`.
    pub fn months(&self, then: &Register) -> Result<(Month, Month), Message> {
        Ok(packs::months(then, &self.wish(then)?, self.as_of))
    }

    /// Makes it again from the register and the figures known at its step.
    ///
    /// # Errors
    /// As `wish`.
    pub fn make(&self, then: &mut Register, monthly: &Monthly) -> Result<Made, Message> {
        let wish = self.wish(then)?;
        then.set_norms(self.norms.clone());
        packs::answer(then, monthly, When::on(self.as_of), self.words, self.report);
        let known_on = show_moment(self.knowledge.at, self.words.lang());
        let ground = Ground {
            register: then,
            monthly,
            day: self.as_of,
            known_on: Some(&known_on),
            words: self.words,
            style: &self.style,
        };
        Ok(make(&ground, &wish))
    }

    /// Whether a document is the one that was frozen.
    #[must_use]
    pub fn is(&self, document: &Document) -> bool {
        fingerprint(document) == self.sha256
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        // Writing into a string cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    if !text.is_ascii() || !text.len().is_multiple_of(2) {
        return None;
    }
    (0..text.len()).step_by(2).map(|at| u8::from_str_radix(&text[at..at + 2], 16).ok()).collect()
}
