//! Which noun a sheet holds and which column is which field, proposed from its headings. Nothing is hidden: what is not
//! recognised, and sheets that hold nothing, are told. Deciding stays with the user.

use super::mapping::{ColumnMap, Mapping};
use super::vocabulary::{Vocabulary, compact, vocabulary};
use crate::domain::field::{Field, Shape};
use crate::domain::kind::Kind;
use crate::domain::register::Register;
use crate::domain::shape::find_field;
use crate::import::code::{Restored, restore_zeros};
use crate::import::headings::{Headings, find_headings};
use crate::import::table::{Sheet, Workbook};
use crate::text::{Lang, Message, Words};

/// A mapping for one sheet that the user can take, change or leave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// The mapping; its noun is None when the headings fit several nouns or none.
    pub mapping: Mapping,
    /// How sure the noun is, 0 to 100.
    pub confidence: u8,
    /// Other nouns the headings fit, best first, with how well.
    pub others: Vec<(Kind, u8)>,
    /// Headings that mean nothing here; their columns are left out until the user says otherwise.
    pub unrecognised: Vec<String>,
    /// Headings of columns that perceel computes itself.
    pub computed: Vec<String>,
    /// Number of rows below the headings that are records.
    pub records: usize,
    /// The name under which this mapping is remembered ([`Mapping::signature`]).
    pub signature: String,
    /// What the user must know of the sheet: left-out totals, double headings, columns not recognised.
    pub notes: Vec<Message>,
}

/// The sheet by which our own workbooks explain themselves; it holds no records.
pub const ABOUT_SHEET: &str = "perceel";

/// How much better the best noun must be than the next to be taken without asking.
const MARGIN: u32 = 4;
/// The least score at which a noun is proposed.
const LEAST: u32 = 40;
/// What a noun that knows no heading would lose against one that knows them all.
const LEFT_OUT: u32 = 20;

/// Proposes a mapping per sheet that has headings and rows, in the order in which they must be read. `hint` is the noun
/// the user said; sheets are then only read as that noun. `words` is the language of the user; headings of both
/// languages are understood.
#[must_use]
pub fn propose(workbook: &Workbook, register: &Register, words: Words, hint: Option<Kind>) -> Vec<Proposal> {
    let _ = (register, words);
    let vocabulary = vocabulary();
    let mut out: Vec<Proposal> = workbook
        .sheets
        .iter()
        .filter(|sheet| workbook.sheets.len() == 1 || sheet.name != ABOUT_SHEET)
        .filter_map(|sheet| propose_sheet(vocabulary, sheet, hint, workbook.sheets.len() == 1))
        .collect();
    // A workbook with lists among its sheets also has sheets of words; those are no question.
    if out.iter().any(|proposal| proposal.mapping.kind.is_some()) {
        out.retain(|proposal| proposal.mapping.kind.is_some() || !proposal.others.is_empty());
    }
    out.sort_by_key(|proposal| proposal.mapping.kind.map_or(usize::MAX, |kind| kind as usize));
    out
}

fn propose_sheet(vocabulary: &Vocabulary, sheet: &Sheet, hint: Option<Kind>, alone: bool) -> Option<Proposal> {
    let headings = find_headings(sheet, &|heading| match hint {
        Some(kind) => vocabulary.meaning(kind, heading, true).is_some(),
        None => vocabulary.knows(heading),
    })?;
    if headings.records.is_empty() && !alone {
        return None;
    }
    let named = named_after(&sheet.name);
    let kinds: Vec<Kind> = hint.map_or_else(|| Kind::ALL.to_vec(), |kind| vec![kind]);
    let fits = ranked(kinds, |kind| score(vocabulary, sheet, &headings, kind, hint == Some(kind), named == Some(kind)));
    let best = match fits.as_slice() {
        [] => None,
        [(score, kind), ..] if hint == Some(*kind) => Some((*score, *kind)),
        [(score, kind)] if *score >= LEAST => Some((*score, *kind)),
        [(score, kind), (next, _), ..] if *score >= LEAST && *score >= next + MARGIN => Some((*score, *kind)),
        _ => None,
    };
    let kind = best.map(|(_, kind)| kind).or(hint);
    let others: Vec<(Kind, u8)> = fits
        .iter()
        .filter(|(score, other)| Some(*other) != kind && *score * 2 >= LEAST)
        .take(5)
        .map(|(score, other)| (*other, percent(*score)))
        .collect();
    Some(proposal(vocabulary, sheet, &headings, kind, hint, percent(best.map_or(0, |(score, _)| score)), others))
}

fn percent(score: u32) -> u8 {
    u8::try_from(score.min(100)).unwrap_or(100)
}

fn proposal(
    vocabulary: &Vocabulary,
    sheet: &Sheet,
    headings: &Headings,
    kind: Option<Kind>,
    hint: Option<Kind>,
    confidence: u8,
    others: Vec<(Kind, u8)>,
) -> Proposal {
    let mut columns = columns_of(headings);
    if let Some(kind) = kind {
        vocabulary.assign(kind, &mut columns, hint == Some(kind));
        take_back_implausible(sheet, headings, kind, &mut columns);
    }
    let exchange = kind.is_some_and(|kind| is_own_export(kind, headings));
    let left = |column: &&ColumnMap| column.field.is_none() && !column.heading.is_empty();
    let is_computed =
        |heading: &str| kind.is_some_and(|kind| kind.noun().find_derived(heading.trim()).is_some() || heading == "id");
    let (computed, unrecognised): (Vec<String>, Vec<String>) =
        columns.iter().filter(left).map(|column| column.heading.clone()).partition(|heading| is_computed(heading));
    let mut notes = headings.warnings(sheet);
    if !unrecognised.is_empty() && kind.is_some() {
        notes.push(
            Message::new("rows-columns-left").count("count", unrecognised.len()).with("names", unrecognised.join(", ")),
        );
    }
    if !computed.is_empty() {
        notes.push(Message::new("rows-columns-computed").with("names", computed.join(", ")));
    }
    let mapping = Mapping {
        sheet: sheet.name.clone(),
        heading_row: sheet.row_number(headings.row),
        kind,
        exchange,
        columns,
        ..Mapping::default()
    };
    Proposal {
        mapping,
        confidence,
        others,
        unrecognised,
        computed,
        records: headings.records.len(),
        signature: Mapping::signature(headings),
        notes,
    }
}

/// The columns of a sheet, none of them with a field yet.
pub(super) fn columns_of(headings: &Headings) -> Vec<ColumnMap> {
    let mut seen: Vec<String> = Vec::new();
    let mut column = |heading: &str| {
        let name = compact(heading);
        let nth = seen.iter().filter(|other| **other == name).count() + 1;
        seen.push(name);
        ColumnMap { heading: heading.to_owned(), nth, ..ColumnMap::default() }
    };
    headings.columns.iter().map(|there| column(&there.text)).collect()
}

/// The nouns that fit at all with how well, best first. `score` also tells how many headings a noun knows: one that leaves
/// out columns another one reads goes down, or monthly figures with a product code would be a list of products.
fn ranked(kinds: Vec<Kind>, score: impl Fn(Kind) -> (u32, u32)) -> Vec<(u32, Kind)> {
    let scored: Vec<((u32, u32), Kind)> = kinds.into_iter().map(|kind| (score(kind), kind)).collect();
    let most = scored.iter().map(|((_, known), _)| *known).max().unwrap_or(0).max(1);
    let mut fits: Vec<(u32, Kind)> = scored
        .into_iter()
        .map(|((score, known), kind)| (score.saturating_sub(LEFT_OUT * (most - known) / most), kind))
        .filter(|(score, _)| *score > 0)
        .collect();
    fits.sort_by_key(|(score, kind)| (std::cmp::Reverse(*score), *kind));
    fits
}

/// How well the headings fit a noun, 0 to about 110, and how many of them it knows: the share of headings it knows, of
/// its required fields that are there, and of its key; the name of the sheet decides between equals.
fn score(
    vocabulary: &Vocabulary,
    sheet: &Sheet,
    headings: &Headings,
    kind: Kind,
    asked: bool,
    named: bool,
) -> (u32, u32) {
    let mut columns = columns_of(headings);
    vocabulary.assign(kind, &mut columns, asked);
    let implausible = take_back_implausible(sheet, headings, kind, &mut columns);
    let filled = columns.iter().filter(|column| !column.heading.is_empty()).count().max(1);
    let fields: Vec<(&ColumnMap, &str)> =
        columns.iter().filter_map(|column| Some((column, column.field.as_deref()?))).collect();
    if fields.is_empty() {
        return (0, 0);
    }
    let has = |name: &str| fields.iter().any(|(_, path)| base(kind, path) == Some(name));
    let required: Vec<&Field> =
        kind.noun().fields.iter().filter(|field| field.required && !can_be_derived(kind, field.name)).collect();
    let there = required.iter().filter(|field| has(field.name)).count();
    let key = kind
        .noun()
        .keys
        .iter()
        .map(|key| key.iter().filter(|name| has(name)).count() * 100 / key.len())
        .max()
        .unwrap_or(0);
    let weight: u32 = fields
        .iter()
        .map(|(column, _)| vocabulary.meaning(kind, &column.heading, asked).map_or(0, |m| 6 + u32::from(m.weight)))
        .sum();
    let share = |part: usize, whole: usize| u32::try_from(part * 100 / whole.max(1)).unwrap_or(0);
    // Of ten points per heading; what a heading adds depends a little on how literal it is.
    let known = weight * 10 / u32::try_from(filled).unwrap_or(1);
    let known = if fields.len() == 1 && filled > 2 { known / 2 } else { known };
    let total = known * 45 / 100
        + if required.is_empty() { 35 } else { share(there, required.len()) * 35 / 100 }
        + u32::try_from(key).unwrap_or(0) * 20 / 100
        + if named { 15 } else { 0 }
        + if names_itself(kind, &fields) { 6 } else { 0 };
    let total = total.saturating_sub(implausible * 15);
    let total = if required.is_empty() && key == 0 { total / 2 } else { total };
    (total, u32::try_from(fields.len()).unwrap_or(u32::MAX))
}

/// Whether what names a record stands under a heading that also names the noun: `contractnummer` of a contract.
fn names_itself(kind: Kind, fields: &[(&ColumnMap, &str)]) -> bool {
    let Some(label) = kind.noun().label.first() else { return false };
    let is_text = kind.noun().find(label).is_some_and(|(_, field)| field.shape == Shape::Line);
    let own = Lang::ALL.map(|lang| compact(&Words::load(lang).kind_one(kind.name())));
    is_text
        && fields.iter().any(|(column, path)| {
            base(kind, path) == Some(*label) && own.iter().any(|name| compact(&column.heading).contains(name.as_str()))
        })
}

/// The field of a path, without `_cents` and without a property of its link.
pub(super) fn base(kind: Kind, path: &str) -> Option<&'static str> {
    let name = path.split_once('.').map_or(path, |(link, _)| link);
    find_field(kind, name).map(|(_, field, _)| field.name)
}

/// Fields a row may lack because they follow from the others (`derive`).
pub(super) fn can_be_derived(kind: Kind, field: &str) -> bool {
    matches!((kind, field), (Kind::Obligation, "code") | (Kind::ObligationInstance, "provider"))
}

/// A column of official numbers that holds none is another column: `statcode` holds municipalities or youth regions.
/// Answers how many there were.
fn take_back_implausible(sheet: &Sheet, headings: &Headings, kind: Kind, columns: &mut [ColumnMap]) -> u32 {
    let mut taken = 0;
    for (column, there) in columns.iter_mut().zip(&headings.columns) {
        let Some(digits) = column.field.as_deref().and_then(|path| digits_of(kind, path)) else { continue };
        let cells = headings.records.iter().map(|row| sheet.cell(*row, there.index)).filter(|cell| !cell.is_empty());
        let (mut good, mut bad) = (0, 0);
        for cell in cells.take(50) {
            let text = cell.shown().to_uppercase();
            let text = text.strip_prefix("GM").unwrap_or(&text);
            match restore_zeros(text, digits) {
                Restored::Unreadable(_) => bad += 1,
                _ => good += 1,
            }
        }
        if bad > good {
            column.field = None;
            taken += 1;
        }
    }
    taken
}

/// The number of digits of the official number a path means; None for other fields.
fn digits_of(kind: Kind, path: &str) -> Option<usize> {
    let (kind, name) = match path.split_once('.') {
        None => (kind, path),
        Some((link, property)) => match find_field(kind, link)?.1.shape {
            Shape::Link(target) => (target, property),
            _ => return None,
        },
    };
    let (_, field, _) = find_field(kind, name)?;
    (field.digits > 0).then_some(usize::from(field.digits))
}

/// Whether the headings are all columns of the noun under their exact names: what perceel itself writes.
fn is_own_export(kind: Kind, headings: &Headings) -> bool {
    let has = |name: &str| headings.columns.iter().any(|column| column.text == name);
    kind.noun().fields.iter().all(|field| has(field.name) || has(field.plain_name()))
}

/// The noun a sheet or file is named after: `contracts`, `Contractpercelen 2026`, `contracten_veenstroom.csv`.
fn named_after(name: &str) -> Option<Kind> {
    let letters = |text: &str| compact(text).chars().filter(|c| !c.is_ascii_digit()).collect::<String>();
    let whole = letters(name);
    let words: Vec<String> = name.split(|c: char| !c.is_alphanumeric()).map(letters).collect();
    let called = |kind: Kind, name: &str| {
        let labels = Lang::ALL.map(|lang| Words::load(lang).kind(kind.name()));
        [kind.name(), &labels[0], &labels[1]].iter().any(|label| compact(label) == name)
    };
    let of = |name: &str| Kind::ALL.iter().copied().find(|kind| called(*kind, name));
    of(&whole).or_else(|| words.iter().find_map(|word| of(word)))
}

/// The nouns that headings fit at all, best first; for the question which one it is.
pub(super) fn fitting(sheet: &Sheet, headings: &Headings) -> Vec<Kind> {
    let fits = ranked(Kind::ALL.to_vec(), |kind| score(vocabulary(), sheet, headings, kind, false, false));
    fits.into_iter().take(8).map(|(_, kind)| kind).collect()
}
