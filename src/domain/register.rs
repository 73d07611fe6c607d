//! Everything known, as one value: all records of all nouns but the monthly figures. Every list, check and report is
//! a function of it and of a reference date. Indexes are built when first asked for and dropped when their table changes.

use super::edit::Change;
use super::field::{Noun, Shape};
use super::keys::Keys;
use super::kind::Kind;
use super::norms::Norms;
use super::places::Places;
use super::record::{Id, Record, Ref, Value};
use super::referrers::Referrers;
use super::tally::{Counted, Tally};
use super::texts::Texts;
use crate::shown::fold;
use chrono::NaiveDate;
use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, OnceLock};

/// The reference date (peildatum) under which something is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct When {
    /// The day on which facts must hold.
    pub day: NaiveDate,
    /// Whether the user asked for that day; then facts that do not hold on it are left out.
    pub asked: bool,
}

impl When {
    /// Today, without having been asked: facts of other days are shown, marked as such.
    #[must_use]
    pub fn today(day: NaiveDate) -> Self {
        Self { day, asked: false }
    }

    /// A day the user asked for.
    #[must_use]
    pub fn on(day: NaiveDate) -> Self {
        Self { day, asked: true }
    }
}

/// How a record stands to a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Holds {
    /// It begins after the day.
    Later,
    /// It holds on the day.
    Now,
    /// It ended before the day.
    Past,
}

/// What a typed key leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// Exactly one record.
    One(Id),
    /// More than one record answers to it.
    Many(Vec<Id>),
    /// None; these come near, best first.
    Near(Vec<Id>),
}

/// Up to this number of records the labels of a noun are kept as soon as one is asked for.
const FEW: usize = 5000;

#[derive(Clone, Default)]
struct Table {
    rows: Vec<Record>,
    /// Where each id is.
    ids: OnceLock<Arc<Places>>,
    /// One per field of the noun; only link fields are ever filled.
    referrers: Vec<OnceLock<Arc<Referrers>>>,
    keys: OnceLock<Arc<Keys>>,
    folded: OnceLock<Arc<Texts>>,
    labels: OnceLock<Arc<Texts>>,
    ranks: OnceLock<Arc<Vec<u32>>>,
    places: OnceLock<Arc<Vec<u32>>>,
}

impl Table {
    fn forget_indexes(&mut self) {
        self.ids = OnceLock::new();
        self.referrers.iter_mut().for_each(|index| *index = OnceLock::new());
        self.keys = OnceLock::new();
        self.folded = OnceLock::new();
        self.labels = OnceLock::new();
        self.ranks = OnceLock::new();
        self.places = OnceLock::new();
    }

    fn position(&self, id: Id) -> Result<usize, usize> {
        self.ids.get_or_init(|| Arc::new(Places::of(&self.rows))).find(&self.rows, id)
    }

    /// Puts changes in place, one per record and by id: an import brings tens of thousands, so nothing is moved per record.
    fn merge(&mut self, changes: &[&Change]) {
        let (mut added, mut removed) = (Vec::new(), Vec::new());
        for change in changes {
            match (self.position(change.id), &change.after) {
                (Ok(at), Some(after)) => self.rows[at].values.clone_from(after),
                (Ok(_), None) => removed.push(change.id),
                (Err(_), Some(after)) => added.push(Record { id: change.id, values: after.clone() }),
                (Err(_), None) => {}
            }
        }
        if !removed.is_empty() {
            self.rows.retain(|record| removed.binary_search(&record.id).is_err());
        }
        if !added.is_empty() {
            self.rows.append(&mut added);
            // Two sorted runs: a stable sort merges them in one pass.
            self.rows.sort_by_key(|record| record.id);
        }
    }
}

/// All records of a file, but for monthly figures.
#[derive(Clone)]
pub struct Register {
    tables: Vec<Arc<Table>>,
    last_id: i64,
    norms: Arc<Norms>,
    /// The nouns whose records are not read yet, with what the file counted of them.
    unread: Arc<BTreeMap<Kind, Counted>>,
}

impl Default for Register {
    fn default() -> Self {
        let table = |kind: &Kind| {
            let fields = kind.noun().fields.len();
            Arc::new(Table { referrers: vec![OnceLock::new(); fields], ..Table::default() })
        };
        let kinds = Kind::ALL.iter().chain(Kind::QUESTIONS);
        Self { tables: kinds.map(table).collect(), last_id: 0, norms: Arc::default(), unread: Arc::default() }
    }
}

impl Register {
    /// Fills the table of a noun with its records, as the file holds them. For loading only.
    pub fn fill(&mut self, kind: Kind, mut rows: Vec<Record>) {
        rows.sort_unstable_by_key(|record| record.id);
        self.last_id = self.last_id.max(rows.last().map_or(0, |record| record.id.0));
        let table = Arc::make_mut(&mut self.tables[kind as usize]);
        table.rows = rows;
        table.forget_indexes();
        if self.unread.contains_key(&kind) {
            Arc::make_mut(&mut self.unread).remove(&kind);
        }
    }

    /// Leaves the records of a noun for later; until then there is what the file counted. For loading only.
    pub fn leave_unread(&mut self, kind: Kind, counted: Counted) {
        Arc::make_mut(&mut self.unread).insert(kind, counted);
    }

    /// Whether all records are read. Before, only the first screen may look, and only at what it asked to be read.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.unread.is_empty()
    }

    /// Whether the records of a noun are read.
    #[must_use]
    pub fn is_read(&self, kind: Kind) -> bool {
        !self.unread.contains_key(&kind)
    }

    /// How many records of a noun there are and what they lack, also of one whose records are not read yet.
    #[must_use]
    pub fn tally(&self, kind: Kind, day: NaiveDate) -> Tally {
        match self.unread.get(&kind) {
            None => Tally::of(self, kind, self.all(kind), day),
            Some(counted) => {
                let tally = counted.tally.clone();
                Tally { now: tally.now.filter(|_| counted.day == day), ..tally }
            }
        }
    }

    /// Puts the answer to a question in place of the earlier one. Its records have ids of their own (`questions`).
    pub fn answer(&mut self, question: Kind, rows: Vec<Record>) {
        let mut placed: Vec<(Record, u32)> = rows.into_iter().zip(0..).collect();
        placed.sort_unstable_by_key(|(record, place)| (record.id, *place));
        placed.dedup_by_key(|(record, _)| record.id);
        let table = Arc::make_mut(&mut self.tables[question as usize]);
        table.forget_indexes();
        let mut order: Vec<u32> = (0..).take(placed.len()).collect();
        order.sort_unstable_by_key(|row| placed[*row as usize].1);
        let mut places = vec![0; placed.len()];
        (0..).zip(order).for_each(|(place, row)| places[row as usize] = place);
        // The order of an answer says something: its list keeps it until another is asked for.
        table.places = OnceLock::from(Arc::new(places));
        table.rows = placed.into_iter().map(|(record, _)| record).collect();
    }

    /// Takes over the answers of another register, until they are worked out anew.
    pub fn keep_answers(&mut self, from: &Self) {
        for question in Kind::QUESTIONS {
            self.tables[*question as usize] = Arc::clone(&from.tables[*question as usize]);
        }
    }

    /// The norms of the region: limits and lead times from its settings.
    #[must_use]
    pub fn norms(&self) -> &Norms {
        &self.norms
    }

    /// Goes by these norms from now on.
    pub fn set_norms(&mut self, norms: Norms) {
        self.norms = Arc::new(norms);
    }

    /// The highest id ever used, so that no id is used twice.
    #[must_use]
    pub fn last_id(&self) -> Id {
        Id(self.last_id)
    }

    /// Makes sure ids up to this one are never given out again. For loading only.
    pub fn reserve_ids(&mut self, last: Id) {
        self.last_id = self.last_id.max(last.0);
    }

    /// All records of a noun, by id.
    #[must_use]
    pub fn all(&self, kind: Kind) -> &[Record] {
        &self.tables[kind as usize].rows
    }

    /// The record with that id.
    #[must_use]
    pub fn get(&self, kind: Kind, id: Id) -> Option<&Record> {
        let table = &self.tables[kind as usize];
        table.position(id).ok().map(|at| &table.rows[at])
    }

    /// The record itself, for a reference that carries its noun.
    #[must_use]
    pub fn at(&self, reference: Ref) -> Option<&Record> {
        self.get(reference.kind, reference.id)
    }

    /// Number of records over all nouns.
    #[must_use]
    pub fn len(&self) -> usize {
        self.tables.iter().map(|table| table.rows.len()).sum()
    }

    /// Whether nothing has been recorded yet.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.tables.iter().all(|table| table.rows.is_empty())
    }

    /// The records of `kind` whose link field at that position points to `target`, by id.
    #[must_use]
    pub fn referring(&self, kind: Kind, field: usize, target: Id) -> &[Id] {
        let table = &self.tables[kind as usize];
        let index = table.referrers[field].get_or_init(|| Arc::new(Referrers::of(&table.rows, field)));
        index.at(target)
    }

    /// The records of `kind` whose column of that name points to `target`; nothing when there is no such column.
    pub fn linked<'a>(&'a self, kind: Kind, column: &str, target: Id) -> impl Iterator<Item = &'a Record> + 'a {
        let ids = kind.noun().find(column).map_or(&[][..], |(field, _)| self.referring(kind, field, target));
        ids.iter().filter_map(move |id| self.get(kind, *id))
    }

    /// Which noun the link field at that position of a record points to.
    #[must_use]
    pub fn target_kind(&self, kind: Kind, record: &Record, field: usize) -> Option<Kind> {
        target_kind(kind.noun(), &record.values, field)
    }

    /// How a record stands to a day, by the period of its noun; things without a period always hold. An unknown
    /// beginning is taken as long ago, an unknown end as open.
    #[must_use]
    pub fn holds(&self, kind: Kind, record: &Record, day: NaiveDate) -> Holds {
        let times = kind.times();
        let date = |at: Option<usize>| match at.map(|at| &record.values[at]) {
            Some(Value::Day(day)) => Some(*day),
            _ => None,
        };
        if date(times.from).is_some_and(|from| day < from) {
            Holds::Later
        } else if date(times.to).is_some_and(|to| day > to) {
            Holds::Past
        } else {
            Holds::Now
        }
    }

    /// What a person calls a record: the values of its label, or its key.
    #[must_use]
    pub fn label(&self, kind: Kind, id: Id) -> String {
        let noun = kind.noun();
        let Some(record) = self.get(kind, id) else { return format!("#{}", id.0) };
        let parts: Vec<String> = noun.label.iter().filter_map(|name| self.part(noun, record, name, true)).collect();
        if parts.is_empty() { self.key(kind, id) } else { parts.join(" · ") }
    }

    /// What a user types to mean this record and no other: the strongest key that is known and unique, else the
    /// weakest with its rank among equals (`Jansen Zorg #2`).
    #[must_use]
    pub fn key(&self, kind: Kind, id: Id) -> String {
        let noun = kind.noun();
        let Some(record) = self.get(kind, id) else { return format!("#{}", id.0) };
        let mut last = None;
        for columns in noun.keys {
            let Some(key) = self.key_by(noun, record, columns) else { continue };
            let equals = self.with_key(kind, &key);
            if equals == [id] {
                return key;
            }
            last = Some((key, equals.iter().position(|other| *other == id).unwrap_or(0) + 1));
        }
        last.map_or_else(|| format!("#{}", id.0), |(key, rank)| format!("{key} #{rank}"))
    }

    /// The record a typed key means. Exact keys go before label, folded; near ones are offered.
    #[must_use]
    pub fn find(&self, kind: Kind, typed: &str) -> Found {
        self.find_exactly(kind, typed).unwrap_or_else(|| Found::Near(self.near(kind, typed.trim())))
    }

    /// As `find`, but nothing when no record has that key: quick enough for every key press in a large register.
    #[must_use]
    pub fn find_exactly(&self, kind: Kind, typed: &str) -> Option<Found> {
        let typed = typed.trim();
        let (plain, rank) = match typed.rsplit_once(" #").and_then(|(key, n)| n.parse::<usize>().ok().map(|n| (key, n)))
        {
            Some((key, rank)) => (key, Some(rank)),
            None => (typed, None),
        };
        let equals = self.with_key(kind, plain);
        if let Some(id) = rank.and_then(|rank| equals.get(rank.wrapping_sub(1))) {
            return Some(Found::One(*id));
        }
        let equals = self.with_key(kind, typed);
        match equals.as_slice() {
            [] => {}
            [one] => return Some(Found::One(*one)),
            _ => return Some(Found::Many(equals)),
        }
        let id = typed.strip_prefix('#').and_then(|n| n.parse().ok()).map(Id)?;
        self.get(kind, id).map(|_| Found::One(id))
    }

    /// What a user types to mean this record: what people call it where that is a key of it alone, else its key.
    #[must_use]
    pub fn name_to_type(&self, kind: Kind, id: Id) -> String {
        let label = self.label(kind, id);
        if self.find_exactly(kind, &label) == Some(Found::One(id)) { label } else { self.key(kind, id) }
    }

    /// The records that answer to that key in any of the noun's keys, by id.
    #[must_use]
    pub fn with_key(&self, kind: Kind, key: &str) -> Vec<Id> {
        let index = self.tables[kind as usize].keys.get_or_init(|| Arc::new(self.index_keys(kind)));
        let rows = index.rows(&fold(key)).iter();
        let mut ids: Vec<Id> = rows.filter_map(|row| self.all(kind).get(*row as usize)).map(|row| row.id).collect();
        ids.dedup();
        ids
    }

    /// The key of a record by one list of columns; nothing when a column of a thing's key is unknown. Facts keep
    /// their place for an unknown part (`-`).
    #[must_use]
    pub fn key_by(&self, noun: &Noun, record: &Record, columns: &[&str]) -> Option<String> {
        join_key(noun, columns, &mut |name| self.part(noun, record, name, false))
    }

    /// The text that free words are matched against, folded, in the order of `all`.
    #[must_use]
    pub fn folded(&self, kind: Kind) -> &Texts {
        let table = &self.tables[kind as usize];
        table.folded.get_or_init(|| Arc::new(table.rows.iter().map(|record| self.fold_record(kind, record)).collect()))
    }

    /// The label of every record of a noun, folded, in the order of `all`.
    #[must_use]
    pub fn folded_labels(&self, kind: Kind) -> &Texts {
        let label = |record: &Record| fold(&self.label(kind, record.id));
        self.tables[kind as usize].labels.get_or_init(|| Arc::new(self.all(kind).iter().map(label).collect()))
    }

    /// The label of a record, folded; those of a noun with few records are kept, as are those asked for all at once.
    #[must_use]
    pub fn folded_label(&self, kind: Kind, id: Id) -> Cow<'_, str> {
        let table = &self.tables[kind as usize];
        let kept = table.labels.get().is_some() || table.rows.len() <= FEW;
        match table.position(id) {
            Ok(at) if kept => Cow::Borrowed(self.folded_labels(kind).at(at)),
            _ => Cow::Owned(fold(&self.label(kind, id))),
        }
    }

    /// The place of a record in the order of the labels of its noun; equal labels share one.
    #[must_use]
    pub fn label_rank(&self, kind: Kind, id: Id) -> Option<u32> {
        let table = &self.tables[kind as usize];
        let at = table.position(id).ok()?;
        table.ranks.get_or_init(|| Arc::new(ranks(self.folded_labels(kind)))).get(at).copied()
    }

    /// The place of every record of a noun in the order of its list, in the order of `all`: what `make` answers the
    /// first time, and the same until the noun changes.
    pub fn places(&self, kind: Kind, make: impl FnOnce() -> Vec<u32>) -> &[u32] {
        self.tables[kind as usize].places.get_or_init(|| Arc::new(make()))
    }

    /// Whether the places of a noun are known already.
    #[must_use]
    pub fn has_places(&self, kind: Kind) -> bool {
        self.tables[kind as usize].places.get().is_some()
    }

    /// Whether the folded text of a noun is known already.
    #[must_use]
    pub fn has_folded(&self, kind: Kind) -> bool {
        self.tables[kind as usize].folded.get().is_some()
    }

    /// Builds the indexes a screen will ask for, ahead of the first key; folded text by itself is asked for by `folded`.
    pub fn warm(&self, kind: Kind) {
        let _ = self.with_key(kind, "");
        for (position, field) in kind.noun().fields.iter().enumerate() {
            if matches!(field.shape, Shape::Link(_) | Shape::Links(_) | Shape::LinkBy(_)) {
                let _ = self.referring(kind, position, Id(0));
            }
        }
    }

    /// Puts changes in place; what the caller saved, this keeps in step. Indexes of touched nouns, and texts that
    /// carry their labels, are forgotten.
    pub fn apply(&mut self, changes: &[Change]) {
        let mut touched = [false; 256];
        let mut last: BTreeMap<(Kind, Id), &Change> = BTreeMap::new();
        for change in changes {
            self.last_id = self.last_id.max(change.id.0);
            touched[change.kind as usize] = true;
            last.insert((change.kind, change.id), change);
        }
        let last: Vec<&Change> = last.into_values().collect();
        for of_kind in last.chunk_by(|one, other| one.kind == other.kind) {
            Arc::make_mut(&mut self.tables[of_kind[0].kind as usize]).merge(of_kind);
        }
        for kind in Kind::ALL {
            let links_there = |field: &super::field::Field| match field.shape {
                Shape::Link(to) | Shape::Links(to) => touched[to as usize],
                _ => false,
            };
            if touched[*kind as usize] || kind.noun().fields.iter().any(links_there) {
                Arc::make_mut(&mut self.tables[*kind as usize]).forget_indexes();
            }
        }
    }

    fn part(&self, noun: &Noun, record: &Record, name: &str, for_people: bool) -> Option<String> {
        let (index, field) = noun.find(name)?;
        Some(match &record.values[index] {
            Value::Unknown | Value::Nothing => return None,
            Value::Text(text) => text.to_string(),
            Value::Number(number) => number.to_string(),
            Value::Day(day) if field.shape == Shape::Month => day.format("%Y-%m").to_string(),
            Value::Day(day) => day.format("%Y-%m-%d").to_string(),
            Value::Flag(flag) => flag.to_string(),
            Value::Choice(code) => (*code).to_string(),
            Value::Link(id) => {
                let to = target_kind(noun, &record.values, index)?;
                if for_people { self.label(to, *id) } else { self.key(to, *id) }
            }
            Value::Links(_) => return None,
        })
    }

    fn index_keys(&self, kind: Kind) -> Keys {
        let noun = kind.noun();
        // Many records name the same few: their keys are put together once.
        let mut named: HashMap<(Kind, Id), String> = HashMap::new();
        let mut keys = Keys::with_room(self.all(kind).len());
        for (row, record) in (0..).zip(self.all(kind)) {
            for columns in noun.keys {
                let mut part = |name: &str| match noun.find(name).map(|(at, _)| (at, &record.values[at])) {
                    Some((at, Value::Link(id))) => {
                        let to = target_kind(noun, &record.values, at)?;
                        Some(named.entry((to, *id)).or_insert_with(|| self.key(to, *id)).clone())
                    }
                    _ => self.part(noun, record, name, false),
                };
                if let Some(key) = join_key(noun, columns, &mut part) {
                    keys.push(&fold(&key), row);
                }
            }
        }
        keys.sort();
        keys
    }

    fn near(&self, kind: Kind, typed: &str) -> Vec<Id> {
        use fuzzy_matcher::FuzzyMatcher;
        let matcher = fuzzy_matcher::skim::SkimMatcherV2::default();
        let wanted = fold(typed);
        let mut scored: Vec<(i64, Id)> = self
            .all(kind)
            .iter()
            .zip(self.folded(kind).iter())
            .filter_map(|(record, text)| {
                let forwards = matcher.fuzzy_match(text, &wanted);
                let backwards = || matcher.fuzzy_match(&wanted, &self.folded_label(kind, record.id));
                forwards.or_else(backwards).map(|score| (-score, record.id))
            })
            .collect();
        scored.sort_unstable();
        scored.into_iter().take(5).map(|(_, id)| id).collect()
    }

    fn fold_record(&self, kind: Kind, record: &Record) -> String {
        let noun = kind.noun();
        let mut text = String::new();
        for (index, _) in noun.fields.iter().enumerate().filter(|(_, field)| field.searched) {
            match &record.values[index] {
                Value::Text(part) => text.push_str(&fold(part)),
                Value::Link(id) => {
                    if let Some(to) = target_kind(noun, &record.values, index) {
                        let _ = self.folded_labels(to);
                        text.push_str(&self.folded_label(to, *id));
                    }
                }
                Value::Choice(code) => text.push_str(&fold(code)),
                Value::Number(number) => text.push_str(&number.to_string()),
                _ => continue,
            }
            // What a control character is folded to: words do not run on from one field into the next.
            if index + 1 < noun.fields.len() {
                text.push(' ');
            }
        }
        text
    }
}

/// The key that the parts of these columns make, see `Register::key_by`.
fn join_key(noun: &Noun, columns: &[&str], part: &mut dyn FnMut(&str) -> Option<String>) -> Option<String> {
    if let [single] = columns {
        return part(single);
    }
    let parts: Vec<Option<String>> = columns.iter().map(|name| part(name)).collect();
    if noun.keys.len() > 1 && parts.iter().any(Option::is_none) {
        return None;
    }
    Some(parts.into_iter().map(|part| part.unwrap_or_else(|| "-".into())).collect::<Vec<_>>().join("/"))
}

/// The place of each text in their order; equal ones share one.
fn ranks(texts: &Texts) -> Vec<u32> {
    let mut order: Vec<(&str, u32)> = texts.iter().zip(0..).collect();
    order.sort_unstable();
    let mut ranks = vec![0; texts.len()];
    let mut rank = 0;
    for (at, (text, row)) in order.iter().enumerate() {
        if at > 0 && order[at - 1].0 != *text {
            rank += 1;
        }
        ranks[*row as usize] = rank;
    }
    ranks
}

/// Which noun the link at that position points to; nothing for a choice-led link whose choice is unknown.
#[must_use]
pub fn target_kind(noun: &Noun, values: &[Value], field: usize) -> Option<Kind> {
    match noun.fields[field].shape {
        Shape::Link(kind) | Shape::Links(kind) => Some(kind),
        Shape::LinkBy(column) => match &values[noun.find(column)?.0] {
            Value::Choice(code) => Kind::ALL.iter().copied().find(|kind| kind.singular() == *code),
            _ => None,
        },
        _ => None,
    }
}
