//! What a noun cannot do without and no column of a sheet says: asked once for the whole sheet. A column may be meant
//! after all, or one record holds for all rows: a municipality seldom names itself in its own list.

use super::mapping::Mapping;
use super::propose::{base, can_be_derived};
use super::question::{Offered, Question};
use crate::domain::field::{Field, Shape};
use crate::domain::kind::Kind;
use crate::domain::record::Id;
use crate::domain::register::Register;
use crate::domain::tally::is_archived;
use crate::import::headings::Headings;
use crate::import::table::{Cell, Sheet};
use crate::shown::fold;
use crate::text::{Message, Words};

/// Records of a noun with at most so many are offered one by one.
const OFFERED: usize = 60;

/// A sheet as it is read, and what it is read against.
pub(super) struct Asked<'a> {
    pub kind: Kind,
    pub mapping: &'a Mapping,
    /// Position of the mapping among all.
    pub index: usize,
    pub sheet: &'a Sheet,
    pub headings: &'a Headings,
    /// Name of the file; what it is called may say whose it is.
    pub file: &'a str,
    pub register: &'a Register,
    pub words: Words,
}

impl Asked<'_> {
    /// A question per required field that no column and no fixed value gives; `read` says which fields columns give.
    pub(super) fn questions(&self, read: &dyn Fn(&str) -> bool) -> Vec<Question> {
        let (kind, mapping) = (self.kind, self.mapping);
        let given = |name: &str| read(name) || mapping.fixed.keys().any(|path| base(kind, path) == Some(name));
        let fields = kind.noun().fields.iter();
        let missing = fields.filter(|field| field.required && !given(field.name) && !can_be_derived(kind, field.name));
        missing.map(|field| self.question(field)).collect()
    }

    fn question(&self, field: &Field) -> Question {
        let free = self.mapping.columns.iter().filter(|column| column.field.is_none() && !column.heading.is_empty());
        let column = |heading: &str| Offered {
            value: heading.to_owned(),
            says: Message::new("rows-offer-column").with("heading", heading),
        };
        let (named, others) = self.records(field);
        let columns = free.map(|free| column(free.heading.as_str()));
        Question {
            id: format!("field:{}", field.plain_name()),
            mapping: self.index,
            asks: Message::new("rows-ask-field")
                .with("field", self.words.field(self.kind.name(), field.name))
                .with("noun", self.words.kind_one(self.kind.name())),
            offered: named.into_iter().chain(columns).chain(others).collect(),
            free: true,
            rows: self.headings.records.len(),
        }
    }

    /// Records one of which may hold for every row: those the sheet names above its headings, in its name or in that of
    /// the file, and the others.
    fn records(&self, field: &Field) -> (Vec<Offered>, Vec<Offered>) {
        let Shape::Link(target) = field.shape else { return (Vec::new(), Vec::new()) };
        let label = |id: Id| self.register.label(target, id);
        let all = self.register.all(target).iter().filter(|record| !is_archived(target, record));
        let mut all: Vec<(String, Id)> = all.map(|record| (label(record.id), record.id)).collect();
        if all.len() > OFFERED {
            return (Vec::new(), Vec::new());
        }
        all.sort();
        let said = self.said();
        let offer = |(label, id): (String, Id)| Offered {
            value: format!("={}", self.register.key(target, id)),
            says: Message::new("rows-offer-every-row").with("record", label),
        };
        let is_said = |(label, _): &(String, Id)| said.contains(&format!(" {} ", plain(label)));
        let (named, others): (Vec<_>, Vec<_>) = all.into_iter().partition(is_said);
        (named.into_iter().map(offer).collect(), others.into_iter().map(offer).collect())
    }

    /// The words above the headings, in the name of the sheet and in that of the file, each between blanks.
    fn said(&self) -> String {
        let above = self.sheet.rows.iter().take(self.headings.row).flatten().map(Cell::shown);
        let names = [self.sheet.name.clone(), self.file.to_owned()];
        let all: Vec<String> = above.chain(names).map(|text| plain(&text)).collect();
        format!(" {} ", all.join(" "))
    }
}

/// A text as words, folded, with single blanks between.
fn plain(text: &str) -> String {
    fold(text).split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}
