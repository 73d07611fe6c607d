//! Overviews (verantwoording, DOMAIN §5): each is one file with one function of register, monthly figures, both dates,
//! period and scope that gives a document. How it looks in a format is `paper`'s, saving and freezing are the caller's.

pub mod care;
pub mod changes;
pub mod council;
pub mod counts;
pub mod coverage_map;
pub mod falls;
pub mod finance;
pub mod flows;
pub mod freeze;
pub mod handover;
pub mod headline;
pub mod listing;
pub mod meeting;
pub mod month;
pub mod oversight;
pub mod packs;
pub mod period;
pub mod placeholders;
pub mod provider_sheet;
pub mod quarter;
pub mod scope;
pub mod spending;
pub mod style;
pub mod terms;
pub mod trend;

mod records;

use crate::domain::field::Shape;
use crate::domain::kind::Kind;
use crate::domain::monthly::{Month, Monthly};
use crate::domain::nouns::report_remarks as remarks;
use crate::domain::register::Register;
use crate::domain::written::show_day;
use crate::export::table::Column;
use crate::paper::document::{Block, Document, House};
use crate::shown::fold::fold;
use crate::text::{Message, Words};
use chrono::NaiveDate;
use period::{Length, Period};
use scope::{Reach, Scope};

/// What an overview is made from.
#[derive(Clone, Copy)]
pub struct Ground<'a> {
    /// Everything recorded, with the answers to the questions that the overview names.
    pub register: &'a Register,
    /// The monthly figures of the window that `window` says.
    pub monthly: &'a Monthly,
    /// The reference date.
    pub day: NaiveDate,
    /// The knowledge date as people read it; nothing for all that is known.
    pub known_on: Option<&'a str>,
    /// The language of the document.
    pub words: Words,
    /// Letterhead and wording of the region.
    pub style: &'a Style,
}

/// Letterhead and wording of the region, from its settings.
#[derive(Clone, Debug, Default)]
pub struct Style {
    /// Letterhead.
    pub house: House,
    /// Introductions: name of the overview and text, its placeholders not filled in yet.
    pub intros: Vec<(String, String)>,
    /// Deviation from which a line needs a sentence, in percent (N22).
    pub deviation_percent: i64,
}

/// An overview to make.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wish {
    /// Which overview, see `REPORTS`.
    pub report: &'static Report,
    /// The period it is about.
    pub period: Period,
    /// For whom or about whom.
    pub scope: Scope,
}

/// An overview that there is.
#[derive(Debug)]
pub struct Report {
    /// Its name on the command line and in `reports.kind`.
    pub name: &'static str,
    /// The periods it can be about, the usual one first.
    pub lengths: &'static [Length],
    /// For whom it can be made, the usual one first.
    pub reaches: &'static [Reach],
    /// The questions whose answers it reads from the register.
    pub questions: &'static [Kind],
    /// Makes it.
    pub make: fn(&Ground<'_>, &Wish) -> Made,
}

impl PartialEq for Report {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Eq for Report {}

/// What making an overview gave.
#[derive(Clone, Debug, Default)]
pub struct Made {
    /// The document.
    pub document: Document,
    /// Lines that deviate (N22); those without a sentence keep it from being frozen.
    pub deviations: Vec<Deviation>,
    /// What else keeps it from being frozen, as sentences: more than ten main objectives.
    pub refusals: Vec<Message>,
}

/// A line whose figure deviates more than the region allows without a sentence (N22).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deviation {
    /// The line, by its name that never changes: table and key of its row, `finance_per_municipality/GM0505`.
    pub line: String,
    /// What people call it.
    pub label: String,
    /// By how much, in parts per million.
    pub ppm: i64,
    /// The sentence, when somebody wrote it.
    pub sentence: Option<String>,
}

/// All overviews, in the order they are offered.
pub const REPORTS: &[&Report] = &[
    &month::REPORT,
    &quarter::REPORT,
    &council::REPORT,
    &coverage_map::REPORT,
    &provider_sheet::REPORT,
    &falls::REPORT,
    &meeting::REPORT,
    &handover::REPORT,
];

/// Overviews of how things stand on the reference date: about the month of that day unless somebody asks otherwise.
const ON_THE_DAY: &[&str] = &["coverage", "provider", "falls", "meeting", "handover"];

/// The period an overview is about when nobody says which: the last one that was over, or for those of a day its month.
#[must_use]
pub fn usual_period(report: &Report, day: NaiveDate) -> Period {
    let length = report.lengths.first().copied().unwrap_or(Length::Month);
    match ON_THE_DAY.contains(&report.name) {
        true => Period::of(length, Month::of(day)),
        false => Period::last_over(length, day),
    }
}

/// The overview of that name.
#[must_use]
pub fn named(name: &str) -> Option<&'static Report> {
    REPORTS.iter().copied().find(|report| report.name == name)
}

/// Makes an overview; the introduction of the region is its first paragraph.
#[must_use]
pub fn make(ground: &Ground<'_>, wish: &Wish) -> Made {
    let mut made = (wish.report.make)(ground, wish);
    if let Some((_, text)) = ground.style.intros.iter().find(|(name, _)| name == wish.report.name) {
        let words = ground.words;
        let filling = placeholders::Filling {
            period: &wish.period.show(words.lang()),
            scope: &wish.scope.show(ground.register, words),
            as_of: &show_day(ground.day, words.lang()),
            organisation: &ground.style.house.name,
        };
        // Placeholders were checked when the settings were read.
        let text = placeholders::fill(text, filling).unwrap_or_else(|_| text.clone());
        let paragraphs = text.split("\n\n").map(str::trim).filter(|text| !text.is_empty());
        if let Some(first) = made.document.sections.first_mut() {
            first.blocks.splice(0..0, paragraphs.map(|text| Block::Paragraph(text.to_owned())));
        }
    }
    made
}

/// The sentence that somebody wrote for a line of an overview; nothing without.
#[must_use]
pub fn sentence<'a>(ground: &Ground<'a>, wish: &Wish, line: &str) -> Option<&'a str> {
    let (period, scope) = (wish.period.code(), wish.scope.code(ground.register));
    ground.register.all(Kind::ReportRemark).iter().find_map(|remark| {
        let meant = remark.text(remarks::KIND) == Some(wish.report.name)
            && remark.text(remarks::PERIOD) == Some(period.as_str())
            && remark.text(remarks::SCOPE) == scope.as_deref()
            && remark.text(remarks::LINE) == Some(line);
        if meant { remark.text(remarks::TEXT) } else { None }
    })
}

/// The first and last month of figures that an overview needs, its questions aside: from the year before its period, for
/// what it is set beside, up to the end of its year.
#[must_use]
pub fn window(wish: &Wish) -> (Month, Month) {
    let year = Period::of(Length::Year, wish.period.first);
    (year.before().first, year.last())
}

/// An empty document of an overview: name, title, subtitle, both dates, letterhead and foot. Its words are `report-NAME`
/// and `report-NAME-file`.
#[must_use]
pub fn begin(ground: &Ground<'_>, wish: &Wish) -> Document {
    let words = ground.words;
    let title = words.get(&format!("report-{}", wish.report.name.replace('_', "-")));
    let (period, scope) = (wish.period.show(words.lang()), wish.scope.show(ground.register, words));
    let fill = |id| {
        let message = Message::new(id).with("title", title.as_str()).with("period", period.as_str());
        words.say(&message.with("scope", scope.as_str()))
    };
    let known = ground.known_on.map_or_else(|| words.get("report-known-all"), str::to_owned);
    Document {
        name: file_name(ground.register, words, wish),
        subtitle: fill("report-subtitle"),
        footer: fill("report-footer"),
        facts: vec![
            (words.get("report-as-of"), show_day(ground.day, words.lang())),
            (words.get("report-known-on"), known),
        ],
        title,
        lang: words.lang(),
        as_of: ground.day,
        house: ground.style.house.clone(),
        sections: Vec::new(),
    }
}

/// Start of the names of its files: `dekkingskaart-2026-10-gm9001`.
#[must_use]
pub fn file_name(register: &Register, words: Words, wish: &Wish) -> String {
    let file = words.get(&format!("report-{}-file", wish.report.name.replace('_', "-")));
    let name = format!("{file}-{}", wish.period.code().to_lowercase());
    wish.scope.code(register).map_or_else(|| name.clone(), |code| format!("{name}-{}", slug(&code)))
}

/// A key as part of the name of a file: folded letters and digits, everything else a hyphen.
fn slug(key: &str) -> String {
    let parts = fold(key);
    let parts = parts.split(|c: char| !c.is_ascii_alphanumeric()).filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join("-")
}

/// A column of a table: its name, its label by the sentence `report-column-NAME`, and what it holds.
#[must_use]
pub fn column(words: Words, name: &'static str, shape: Shape) -> Column {
    Column { name: name.into(), label: words.get(&format!("report-column-{}", name.replace('_', "-"))), shape }
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_overview_can_be_asked_for_by_name() {
        let names: Vec<&str> = super::REPORTS.iter().map(|report| report.name).collect();
        assert_eq!(names, crate::domain::nouns::reports::KINDS);
    }
}
