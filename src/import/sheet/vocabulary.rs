//! Which headings mean which field of which noun: column names, labels of both languages, combinations with the name of
//! the noun, and synonyms. Choosing the noun of a sheet is `propose`.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::mapping::ColumnMap;
use super::synonyms::{ENDINGS, FIELDS, WHEN_ASKED};
use crate::domain::field::{Field, Shape};
use crate::domain::kind::Kind;
use crate::domain::shape::find_field;
use crate::shown::fold;
use crate::text::{Lang, Words};

/// How sure a heading is a field: the name of the column, its label, a synonym, a combination of words.
pub(super) const NAME: u8 = 4;
const LABEL: u8 = 3;
const SYNONYM: u8 = 2;
const COMBINED: u8 = 1;

/// Columns by which a record is known to people.
const IDENTIFYING: [&str; 4] = ["code", "number", "name", "title"];

/// A heading or a name as it is compared: folded, letters and digits only.
pub(super) fn compact(text: &str) -> String {
    fold(text).chars().filter(|c| c.is_alphanumeric()).collect()
}

/// What a heading may mean for one noun.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Meaning {
    /// The field, or `link.property`.
    pub path: String,
    /// How sure.
    pub weight: u8,
    /// Whether it counts only when the noun was asked for.
    pub when_asked: bool,
}

/// Headings and what they mean.
pub(super) struct Vocabulary {
    by_kind: Vec<HashMap<String, Meaning>>,
}

/// The vocabulary of both languages, made once.
pub(super) fn vocabulary() -> &'static Vocabulary {
    static VOCABULARY: OnceLock<Vocabulary> = OnceLock::new();
    VOCABULARY.get_or_init(|| Vocabulary { by_kind: Kind::ALL.iter().map(|kind| meanings(*kind)).collect() })
}

/// Whether a noun has that field, or a link with that property.
pub(super) fn is_path(kind: Kind, path: &str) -> bool {
    match path.split_once('.') {
        None => find_field(kind, path).is_some(),
        Some((link, property)) => match find_field(kind, link) {
            Some((_, Field { shape: Shape::Link(target), .. }, _)) => target.noun().find(property).is_some(),
            _ => false,
        },
    }
}

/// The properties of a noun by which a link may be given besides its key, numbers first.
pub(super) fn properties(target: Kind) -> impl Iterator<Item = &'static str> {
    let text = move |name: &&str| target.noun().find(name).is_some_and(|(_, field)| field.shape == Shape::Line);
    target.noun().keys.iter().filter(|key| key.len() == 1).map(|key| key[0]).filter(text)
}

impl Vocabulary {
    /// Whether a heading means anything at all.
    pub(super) fn knows(&self, heading: &str) -> bool {
        let heading = compact(heading);
        !heading.is_empty() && self.by_kind.iter().any(|meanings| meanings.contains_key(&heading))
    }

    /// What a heading means for a noun.
    pub(super) fn meaning(&self, kind: Kind, heading: &str, asked: bool) -> Option<Meaning> {
        let meanings = &self.by_kind[kind as usize];
        let whole = compact(heading);
        let allowed = |found: &&Meaning| asked || !found.when_asked;
        if let Some(found) = meanings.get(&whole).filter(allowed) {
            let exact = find_field(kind, heading.trim());
            // `value_cents` in cents and `value` in euros are two ways to write one field.
            let path = match exact {
                Some((_, field, true)) => field.name.to_owned(),
                Some((_, field, false)) => field.plain_name().to_owned(),
                None => found.path.clone(),
            };
            return Some(Meaning { path, ..found.clone() });
        }
        ENDINGS
            .iter()
            .filter_map(|ending| whole.strip_suffix(ending))
            .filter_map(|rest| meanings.get(rest))
            .find(allowed)
            .map(|found| Meaning { weight: COMBINED, ..found.clone() })
    }

    /// Gives the columns that have no field yet the field their heading means; the surest heading gets the field.
    pub(super) fn assign(&self, kind: Kind, columns: &mut [ColumnMap], asked: bool) {
        let mut wanted: Vec<(usize, Meaning)> = columns
            .iter()
            .enumerate()
            .filter(|(_, column)| column.field.is_none() && !column.heading.is_empty())
            .filter_map(|(at, column)| Some((at, self.meaning(kind, &column.heading, asked)?)))
            .collect();
        wanted.sort_by_key(|(at, meaning)| (std::cmp::Reverse(meaning.weight), *at));
        let mut taken: Vec<String> = columns.iter().filter_map(|column| column.field.as_deref().map(plain)).collect();
        for (at, meaning) in wanted {
            if !taken.contains(&plain(&meaning.path)) {
                taken.push(plain(&meaning.path));
                columns[at].field = Some(meaning.path);
            }
        }
    }
}

/// A path without the difference between cents and euros.
pub(super) fn plain(path: &str) -> String {
    path.strip_suffix("_cents").unwrap_or(path).to_owned()
}

/// All headings that mean something for one noun.
fn meanings(kind: Kind) -> HashMap<String, Meaning> {
    let mut out = HashMap::new();
    let mut add = |heading: &str, path: &str, weight: u8, when_asked: bool| {
        let heading = compact(heading);
        if heading.is_empty() {
            return;
        }
        let meaning = Meaning { path: path.to_owned(), weight, when_asked };
        let known: &mut Meaning = out.entry(heading).or_insert_with(|| meaning.clone());
        if known.weight < weight {
            *known = meaning;
        }
    };
    let noun = kind.noun();
    for field in noun.fields {
        let path = field.plain_name();
        add(field.name, path, NAME, false);
        add(path, path, NAME, false);
        for word in labels(kind, field.name) {
            add(&word, path, LABEL, false);
        }
        for word in synonyms(FIELDS, kind, field.name) {
            add(word, path, SYNONYM, false);
        }
        for word in synonyms(WHEN_ASKED, kind, field.name) {
            add(word, path, SYNONYM, true);
        }
        match field.shape {
            Shape::Link(target) => link_words(kind, field, target, &mut add),
            Shape::Line if IDENTIFYING.contains(&field.name) => {
                for one in names(kind) {
                    for word in property_words(kind, field.name) {
                        add(&format!("{one}{word}"), path, COMBINED, false);
                        add(&format!("{word}{one}"), path, COMBINED, false);
                    }
                    if noun.label.first() == Some(&field.name) {
                        add(&one, path, COMBINED, false);
                    }
                }
            }
            _ => {}
        }
    }
    out
}

/// Headings of a link: the names of what it leads to, alone and with a property (`KvK onderaannemer`).
fn link_words(kind: Kind, field: &Field, target: Kind, add: &mut dyn FnMut(&str, &str, u8, bool)) {
    let noun = kind.noun();
    let only = noun.fields.iter().filter(|other| other.shape == Shape::Link(target)).count() == 1 && target != kind;
    let mut words: Vec<String> = labels(kind, field.name);
    words.push(field.name.to_owned());
    words.extend(synonyms(FIELDS, kind, field.name).map(str::to_owned));
    if only {
        words.extend(names(target));
        names(target).iter().for_each(|word| add(word, field.name, COMBINED, false));
    }
    for property in properties(target) {
        // A code or number is what a link is typed by; only where there is also a name does it matter which one it is.
        let path = if matches!(property, "code" | "number") {
            field.name.to_owned()
        } else {
            format!("{}.{property}", field.name)
        };
        add(&format!("{}.{property}", field.name), &path, NAME, false);
        for word in property_words(target, property) {
            for one in &words {
                add(&format!("{one}{word}"), &path, COMBINED, false);
                add(&format!("{word}{one}"), &path, COMBINED, false);
                add(&format!("{word}van{one}"), &path, COMBINED, false);
            }
            if only
                && !IDENTIFYING.contains(&property)
                && noun.find(property).is_none()
                && property != "official_number"
            {
                add(&word, &path, COMBINED, false);
            }
        }
    }
}

fn labels(kind: Kind, field: &str) -> Vec<String> {
    Lang::ALL.iter().map(|lang| Words::load(*lang).field(kind.name(), field)).collect()
}

/// What one record of a noun is called, in both languages, in one and in more.
fn names(kind: Kind) -> Vec<String> {
    let both = |lang: &Lang| {
        let words = Words::load(*lang);
        [words.kind_one(kind.name()), words.kind(kind.name())]
    };
    let mut out: Vec<String> = Lang::ALL.iter().flat_map(both).collect();
    out.extend(kind.name().strip_suffix('s').map(str::to_owned));
    out
}

fn property_words(kind: Kind, property: &str) -> Vec<String> {
    let mut out = labels(kind, property);
    out.push(property.to_owned());
    out.extend(synonyms(FIELDS, kind, property).map(str::to_owned));
    let more: &[&str] = match property {
        "code" | "number" => &["code", "nummer", "nr", "number", "no", "id"],
        "name" => &["naam", "name"],
        _ => &[],
    };
    out.extend(more.iter().map(|word| (*word).to_owned()));
    out
}

fn synonyms<'a>(table: &'a [(&'a str, &'a [&'a str])], kind: Kind, field: &'a str) -> impl Iterator<Item = &'a str> {
    table
        .iter()
        .filter(move |(name, _)| match name.split_once('.') {
            Some((noun, own)) => noun == kind.name() && own == field,
            None => *name == field,
        })
        .flat_map(|(_, words)| words.iter().copied())
}
