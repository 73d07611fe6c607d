//! Monthly figures by the million: a text file is read twice as a stream, once for the guard and what its columns prove,
//! once into figures. Records are looked up once per name. Whether a figure is new is known only to the store.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasher, RandomState};

use chrono::NaiveDate;

use super::cells::{Stop, meant, read_cell};
use super::links::{Links, Parts, Resolved};
use super::mapping::Mapping;
use super::question::Question;
use super::rehearse::{Mapped, Rehearsal, Run, is_stated, sense_of, stated_places};
use super::settle::{Column, Evidence};
use crate::domain::edit::{Figure, Figures};
use crate::domain::field::Shape;
use crate::domain::kind::Kind;
use crate::domain::record::{Id, Value};
use crate::domain::register::Register;
use crate::domain::shape::Reader;
use crate::error::{Error, ErrorKind, Result};
use crate::guard::{FieldSense, Finding, Scope, refusal, scan_headings, scan_under_heading};
use crate::import::csv::CsvFile;
use crate::import::headings::{Headings, is_totals};
use crate::import::plan::{Doubles, Draft, Plan, Planner, Row, Verdict};
use crate::import::table::{Cell, Dialect, Format, Sheet, Workbook, column_letters};
use crate::shown::formula::unguarded;
use crate::text::{Message, Words};

/// Most refused rows that are listed; further ones are counted.
const LISTED: usize = 10_000;
/// Rows of a text file from which its mapping is proposed.
const SAMPLED: usize = 500;
/// Rows between two words about progress.
const STEP: usize = 10_000;
/// Most different texts the guard remembers having seen.
const REMEMBERED: usize = 200_000;

/// How a long reading is watched and stopped.
pub struct Progress<'a> {
    /// Told how many rows have been read, and of how many; the first reading does not know of how many.
    pub tell: &'a mut dyn FnMut(usize, Option<usize>),
    /// Asked whether to stop.
    pub stop: &'a dyn Fn() -> bool,
}

/// The first rows of a text file as a workbook, for [`super::propose()`] on a file too large to hold.
///
/// # Errors
/// As [`CsvFile::for_each_row`].
pub fn sample(file: &CsvFile<'_>, name: &str) -> Result<Workbook> {
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    let full = || Error::new(ErrorKind::Stopped, Message::new("rows-stopped"));
    let read = file.for_each_row(|_, cells| {
        rows.push(cells);
        if rows.len() < SAMPLED { Ok(()) } else { Err(full()) }
    });
    if let Err(error) = read
        && error.kind != ErrorKind::Stopped
    {
        return Err(error);
    }
    let sheet = Sheet { name: name.to_owned(), hidden: false, rows, first_row: file.first_row };
    let warnings = Vec::new();
    Ok(Workbook { format: Format::Csv, dialect: Some(file.dialect), dates_1904: false, sheets: vec![sheet], warnings })
}

/// Rehearses a text file of monthly figures without holding its cells. The plan lists refused rows only, at most 10,000
/// of them; the figures stand in its action.
///
/// # Errors
/// Refused as a whole: client data at the door, a mapping whose headings are not there or whose noun has no figures.
/// Stopped, when asked to.
#[allow(clippy::too_many_arguments)] // the file, what is known, and how it is watched: all of them needed, none alike
pub fn plan_figures(
    file: &CsvFile<'_>,
    mapping: &Mapping,
    register: &Register,
    words: Words,
    today: NaiveDate,
    file_name: &str,
    progress: &mut Progress<'_>,
) -> Result<Rehearsal> {
    let missing = || Error::new(ErrorKind::Refused, Message::new("rows-sheet-missing").with("sheet", file_name));
    let head = sample(file, file_name)?;
    let mapping = Mapping { sheet: file_name.to_owned(), ..mapping.clone() };
    let (sheet, headings) = mapping.locate(&head).ok_or_else(missing)?;
    let kind = mapping.kind.filter(|kind| kind.is_figures()).ok_or_else(missing)?;
    let below = sheet.row_number(headings.row);
    let source = Source::File { file, below };
    let mut work = Work::new(kind, &mapping, 0, &headings, register, words, today, false);
    work.file_name = file_name;
    let rows = work.look(&source, &headings, progress)?;
    let mut planner = Planner::new(register, Message::new("edit-imported"));
    work.make_new(&mut planner);
    let known = planner.register().clone();
    work.read(&source, &known, rows, progress)?;
    let mut plan = planner.finish();
    plan.source.push(Message::new("rows-source").with("file", file_name));
    plan.source.push(Dialect::message(&file.dialect));
    plan.warnings.extend(headings.warnings(sheet).into_iter().filter(|message| !message.id.contains("row-")));
    Ok(work.finish(plan, file_name))
}

/// Rehearses a sheet of monthly figures that is held in memory.
pub(super) fn plan_sheet(run: &mut Run<'_>, mapped: &Mapped<'_>) -> Result<()> {
    let source = Source::Sheet { sheet: mapped.sheet, headings: &mapped.headings };
    let kept_as_text = run.workbook.format != Format::Csv;
    let register = run.planner.register().clone();
    let mut work = Work::new(
        mapped.kind,
        mapped.mapping,
        mapped.index,
        &mapped.headings,
        &register,
        run.words,
        run.today,
        kept_as_text,
    );
    work.dates_1904 = run.workbook.dates_1904;
    work.prefix = if run.many { format!("{}!", mapped.sheet.name) } else { String::new() };
    let (mut silent, never) = (|_: usize, _: Option<usize>| {}, || false);
    let mut progress = Progress { tell: &mut silent, stop: &never };
    let rows = work.look(&source, &mapped.headings, &mut progress)?;
    work.make_new(&mut run.planner);
    let known = run.planner.register().clone();
    work.read(&source, &known, rows, &mut progress)?;
    run.questions.append(&mut work.questions);
    run.unlisted += work.unlisted;
    let plan = run.planner.plan_mut();
    plan.rows.append(&mut work.refused);
    plan.warnings.append(&mut work.warnings);
    if !work.figures.is_empty() {
        plan.edit.figures.push(Figures { kind: mapped.kind, rows: work.figures, removed: Vec::new() });
    }
    Ok(())
}

/// Where rows come from.
enum Source<'a> {
    File { file: &'a CsvFile<'a>, below: usize },
    Sheet { sheet: &'a Sheet, headings: &'a Headings },
}

/// One row, in whichever form it is held.
enum Fields<'r> {
    Text(&'r csv::StringRecord),
    Cells(&'r [Cell]),
}

impl Fields<'_> {
    fn len(&self) -> usize {
        match self {
            Self::Text(record) => record.len(),
            Self::Cells(cells) => cells.len(),
        }
    }

    /// The text of a field when it is text; nothing for a number or a date of a workbook.
    fn text(&self, index: usize) -> Option<&str> {
        match self {
            Self::Text(record) => Some(record.get(index).unwrap_or_default()),
            Self::Cells(cells) => match cells.get(index) {
                Some(Cell::Text(text)) => Some(text),
                None | Some(Cell::Empty) => Some(""),
                _ => None,
            },
        }
    }

    fn cell(&self, index: usize) -> Cell {
        match self {
            Self::Text(record) => Cell::text(record.get(index).unwrap_or_default()),
            Self::Cells(cells) => cells.get(index).cloned().unwrap_or(Cell::Empty),
        }
    }
}

impl Source<'_> {
    /// Calls `each` with every record row and its number; blank rows, totals and what stands above are left out.
    fn for_each(&self, mut each: impl FnMut(usize, Fields<'_>) -> Result<()>) -> Result<()> {
        match self {
            Self::Sheet { sheet, headings } => headings
                .records
                .iter()
                .try_for_each(|row| each(sheet.row_number(*row), Fields::Cells(&sheet.rows[*row]))),
            Self::File { file, below } => file.for_each_record(|number, record| {
                if number <= *below || record.iter().all(|field| field.trim().is_empty()) || is_total(record) {
                    return Ok(());
                }
                each(number, Fields::Text(record))
            }),
        }
    }
}

/// Whether a record is a sum of others; its first filled fields tell at a glance that most are not.
fn is_total(record: &csv::StringRecord) -> bool {
    let mut filled = record.iter().map(str::trim).filter(|field| !field.is_empty()).take(2);
    let has_word = |field: &str| memchr::memmem::find(field.to_ascii_lowercase().as_bytes(), b"tota").is_some();
    filled.any(|field| field.len() < 40 && field.is_ascii() && has_word(field))
        && is_totals(&record.iter().map(Cell::text).collect::<Vec<_>>())
}

/// What a column becomes in a figure.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Slot {
    Provider,
    Product,
    Municipality,
    Month,
    Quantity,
    Unit,
    Amount,
    Clients,
    Origin,
    Completeness,
    Note,
    Nothing,
}

fn slot_of(name: &str) -> Slot {
    match name {
        "provider" => Slot::Provider,
        "product" => Slot::Product,
        "municipality" => Slot::Municipality,
        "month" => Slot::Month,
        "quantity" => Slot::Quantity,
        "unit" => Slot::Unit,
        "amount_cents" => Slot::Amount,
        "clients" => Slot::Clients,
        "source" => Slot::Origin,
        "completeness_percent" => Slot::Completeness,
        "note" => Slot::Note,
        _ => Slot::Nothing,
    }
}

/// The columns of one link, with what was found for each text so far.
struct LinkColumns {
    slot: Slot,
    target: Kind,
    columns: Vec<usize>,
    fixed: Option<String>,
    found: HashMap<String, std::result::Result<Option<Id>, Message>>,
}

/// A reading under way.
struct Work<'a> {
    kind: Kind,
    mapping: &'a Mapping,
    index: usize,
    register: &'a Register,
    words: Words,
    today: NaiveDate,
    dates_1904: bool,
    file_name: &'a str,
    prefix: String,
    columns: Vec<(Slot, Column)>,
    links: Vec<LinkColumns>,
    wanted: Vec<(Kind, Draft)>,
    cached: Vec<HashMap<String, Value>>,
    figures: Vec<Figure>,
    numbers: Vec<u32>,
    refused: Vec<Row>,
    unlisted: usize,
    questions: Vec<Question>,
    warnings: Vec<Message>,
}

impl<'a> Work<'a> {
    #[allow(clippy::too_many_arguments)] // gathers what a reading needs, once
    fn new(
        kind: Kind,
        mapping: &'a Mapping,
        index: usize,
        headings: &Headings,
        register: &'a Register,
        words: Words,
        today: NaiveDate,
        kept_as_text: bool,
    ) -> Self {
        let all: Vec<(Slot, Column)> = Column::all(kind, mapping, headings, kept_as_text)
            .into_iter()
            .map(|column| (slot_of(column.field.name), column))
            .collect();
        let mut links: Vec<LinkColumns> = Vec::new();
        for field in kind.noun().fields {
            let Shape::Link(target) = field.shape else { continue };
            let columns = (0..all.len()).filter(|at| all[*at].1.field.name == field.name).collect();
            let fixed = mapping.fixed.get(field.name).cloned();
            links.push(LinkColumns { slot: slot_of(field.name), target, columns, fixed, found: HashMap::new() });
        }
        Self {
            kind,
            mapping,
            index,
            register,
            words,
            today,
            dates_1904: false,
            file_name: "",
            prefix: String::new(),
            cached: vec![HashMap::new(); all.len()],
            columns: all,
            links,
            wanted: Vec::new(),
            figures: Vec::new(),
            numbers: Vec::new(),
            refused: Vec::new(),
            unlisted: 0,
            questions: Vec::new(),
            warnings: Vec::new(),
        }
    }

    /// First reading: the guard, what the columns prove, and which records are meant. Answers the number of rows.
    fn look(&mut self, source: &Source<'_>, headings: &Headings, progress: &mut Progress<'_>) -> Result<usize> {
        let mut door = Door::new(self.mapping, headings, self.file_name);
        door.headings(headings)?;
        let guarded = matches!(source, Source::File { .. });
        let mut evidence: Vec<Evidence> = self.columns.iter().map(|_| Evidence::default()).collect();
        let mut links = Links::new(self.register, self.words, self.mapping, self.index);
        let mut rows = 0;
        let mut key = String::new();
        source.for_each(|number, fields| {
            rows += 1;
            if rows % STEP == 0 {
                (progress.tell)(rows, None);
                if (progress.stop)() {
                    return Err(stopped());
                }
            }
            // A workbook passed the guard before; a stream passes it here.
            if guarded {
                door.row(number, &fields)?;
            }
            for ((slot, column), evidence) in self.columns.iter().zip(&mut evidence) {
                if !matches!(slot, Slot::Provider | Slot::Product | Slot::Municipality | Slot::Note | Slot::Origin)
                    && !fields.text(column.index).is_some_and(is_plain_digits)
                {
                    column.see(&fields.cell(column.index), evidence);
                }
            }
            for link in &mut self.links {
                link.key_of(&self.columns, &fields, &mut key);
                if let Some(known) = link.found.get(&key) {
                    if known.is_err() {
                        links.resolve(link.target, &link.parts(&self.columns, &fields));
                    }
                    continue;
                }
                let parts = link.parts(&self.columns, &fields);
                let found = match links.resolve(link.target, &parts) {
                    _ if parts.is_empty() => Ok(None),
                    Resolved::One(id, note) => {
                        self.warnings.extend(note);
                        Ok(Some(id))
                    }
                    Resolved::New(draft) => {
                        let place = format!("{}{number}", self.prefix);
                        self.wanted.push((link.target, Draft { place, ..draft }));
                        Ok(None)
                    }
                    Resolved::Left => Ok(None),
                    Resolved::Unknown(why, _) => Err(why),
                };
                link.found.insert(key.clone(), found);
            }
            Ok(())
        })?;
        self.questions.append(&mut links.questions);
        for ((_, column), evidence) in self.columns.iter_mut().zip(evidence) {
            self.questions.extend(column.decide(evidence, self.index));
        }
        Ok(rows)
    }

    /// Plans the records that are to be made, and forgets what was not found before they were.
    fn make_new(&mut self, planner: &mut Planner) {
        let mut wanted = std::mem::take(&mut self.wanted);
        wanted.sort_by_key(|(kind, _)| *kind);
        for group in wanted.chunk_by(|one, other| one.0 == other.0) {
            planner.put(group[0].0, group.iter().map(|(_, draft)| draft.clone()).collect(), Doubles::Merge);
        }
        for link in &mut self.links {
            link.found.retain(|_, found| matches!(found, Ok(Some(_)) | Err(_)));
        }
    }

    /// Second reading: rows into figures.
    fn read(
        &mut self,
        source: &Source<'_>,
        register: &Register,
        rows: usize,
        progress: &mut Progress<'_>,
    ) -> Result<()> {
        self.figures.reserve_exact(rows);
        self.numbers.reserve_exact(rows);
        let mut links = Links::new(register, self.words, self.mapping, self.index);
        let fixed = self.fixed(register);
        let mut done = 0;
        source.for_each(|number, fields| {
            done += 1;
            if done % STEP == 0 {
                (progress.tell)(done, Some(rows));
                if (progress.stop)() {
                    return Err(stopped());
                }
            }
            match self.figure(register, &mut links, &fixed, &fields) {
                Ok(figure) => {
                    self.figures.push(figure);
                    self.numbers.push(u32::try_from(number).unwrap_or(u32::MAX));
                }
                Err(reasons) => self.refuse(number, reasons),
            }
            Ok(())
        })?;
        self.drop_doubles();
        Ok(())
    }

    /// The fixed values of the mapping, links apart.
    fn fixed(&mut self, register: &Register) -> Vec<(Slot, Value)> {
        let reader = Reader { register, words: self.words, today: self.today };
        let blank = vec![Value::Unknown; self.kind.noun().fields.len()];
        let mut out = Vec::new();
        for (name, typed) in &self.mapping.fixed {
            match crate::domain::shape::find_field(self.kind, name) {
                Some((_, field, _)) if !matches!(field.shape, Shape::Link(_)) => {
                    match reader.read_named(self.kind, &blank, name, typed) {
                        Ok((_, value)) => out.push((slot_of(field.name), value)),
                        Err(problem) => self.warnings.push(problem.message),
                    }
                }
                _ => {}
            }
        }
        out
    }

    fn figure(
        &mut self,
        register: &Register,
        links: &mut Links<'_>,
        fixed: &[(Slot, Value)],
        fields: &Fields<'_>,
    ) -> std::result::Result<Figure, Vec<Message>> {
        let mut out = Figure {
            provider: Id(0),
            product: Id(0),
            municipality: Id(0),
            month: NaiveDate::MIN,
            quantity: None,
            unit: None,
            amount_cents: None,
            clients: None,
            source: None,
            completeness: None,
            note: None,
        };
        let mut reasons: Vec<Message> = Vec::new();
        for (slot, value) in fixed {
            put(&mut out, *slot, value);
        }
        for at in 0..self.links.len() {
            match self.record(links, at, fields) {
                Ok(Some(id)) => match self.links[at].slot {
                    Slot::Provider => out.provider = id,
                    Slot::Product => out.product = id,
                    _ => out.municipality = id,
                },
                Ok(None) => {}
                Err(why) => reasons.push(why),
            }
        }
        for at in 0..self.columns.len() {
            if let Err(why) = self.field(register, at, fields, &mut out) {
                reasons.push(why);
            }
        }
        if reasons.is_empty() {
            let lacks = [
                (out.provider == Id(0), "provider"),
                (out.product == Id(0), "product"),
                (out.municipality == Id(0), "municipality"),
                (out.month == NaiveDate::MIN, "month"),
            ];
            for (_, field) in lacks.iter().filter(|(lacks, _)| *lacks) {
                reasons.push(Message::new("import-row-lacks").with("field", *field).with("noun", self.kind.name()));
            }
        }
        if reasons.is_empty() { Ok(out) } else { Err(reasons) }
    }

    /// The record a link of this row leads to.
    fn record(
        &mut self,
        links: &mut Links<'_>,
        at: usize,
        fields: &Fields<'_>,
    ) -> std::result::Result<Option<Id>, Message> {
        let link = &mut self.links[at];
        let mut key = String::new();
        link.key_of(&self.columns, fields, &mut key);
        if let Some(found) = link.found.get(&key) {
            return found.clone();
        }
        let parts = link.parts(&self.columns, fields);
        let found = match links.resolve(link.target, &parts) {
            _ if parts.is_empty() => Ok(None),
            Resolved::One(id, _) => Ok(Some(id)),
            Resolved::Unknown(why, _) => Err(why),
            Resolved::New(_) | Resolved::Left => Ok(None),
        };
        link.found.insert(key, found.clone());
        found
    }

    /// Reads one column of a row into the figure.
    fn field(
        &mut self,
        register: &Register,
        at: usize,
        fields: &Fields<'_>,
        out: &mut Figure,
    ) -> std::result::Result<(), Message> {
        let (slot, column) = &self.columns[at];
        let slot = *slot;
        if let Some(text) = fields.text(column.index) {
            if text.is_empty() {
                return Ok(());
            }
            match slot {
                Slot::Provider | Slot::Product | Slot::Municipality | Slot::Nothing => return Ok(()),
                Slot::Quantity | Slot::Amount | Slot::Clients => {
                    let places = match slot {
                        Slot::Quantity => 3,
                        Slot::Amount if !column.cents => 2,
                        _ => 0,
                    };
                    if let Some(number) = plain_number(text, places) {
                        put(out, slot, &Value::Number(number));
                        return Ok(());
                    }
                }
                Slot::Origin => {
                    put(out, slot, &Value::text(if column.kept_as_text { text } else { unguarded(text) }));
                    return Ok(());
                }
                _ => {
                    if let Some(value) = self.cached[at].get(text) {
                        put(out, slot, value);
                        return Ok(());
                    }
                }
            }
        }
        let reader = Reader { register, words: self.words, today: self.today };
        let cell = fields.cell(column.index);
        let (value, _note) = read_cell(&reader, self.kind, &[], column, &cell, self.dates_1904).map_err(|stop| {
            let says = match stop {
                Stop::Refused(why) => self.words.say(&why),
                Stop::Waits(id) => match self.questions.iter_mut().find(|question| question.id == id) {
                    Some(question) => {
                        question.rows += 1;
                        self.words.say(&Message::new("rows-waits").with("question", self.words.say(&question.asks)))
                    }
                    None => self.words.say(&Message::new("rows-waits").with("question", id)),
                },
            };
            Message::new("rows-at-column").with("heading", column.heading.clone()).with("says", says)
        })?;
        put(out, slot, &value);
        if matches!(slot, Slot::Month | Slot::Unit | Slot::Completeness)
            && let Some(text) = fields.text(column.index)
            && self.cached[at].len() < LISTED
        {
            self.cached[at].insert(text.to_owned(), value);
        }
        Ok(())
    }

    fn refuse(&mut self, number: usize, notes: Vec<Message>) {
        if self.refused.len() >= LISTED {
            self.unlisted += 1;
            return;
        }
        let place = format!("{}{number}", self.prefix);
        self.refused.push(Row { kind: self.kind, id: None, place, verdict: Verdict::Refused, notes });
    }

    /// Takes out rows that say the same as an earlier one, and refuses rows that say something else under its key.
    fn drop_doubles(&mut self) {
        let hasher = RandomState::new();
        let key = |figure: &Figure| (figure.provider, figure.product, figure.municipality, figure.month);
        let mut order: Vec<(u64, u32)> = (0u32..)
            .zip(&self.figures)
            .map(|(at, figure)| (hasher.hash_one((key(figure), &figure.source)), at))
            .collect();
        order.sort_unstable();
        let mut out: HashSet<u32> = HashSet::new();
        let mut same = 0;
        for run in order.chunk_by(|one, other| one.0 == other.0).filter(|run| run.len() > 1) {
            let first = &self.figures[run[0].1 as usize];
            let mut other = Vec::new();
            for (_, at) in &run[1..] {
                let figure = &self.figures[*at as usize];
                if figure == first {
                    same += 1;
                    out.insert(*at);
                } else if key(figure) == key(first) && figure.source == first.source {
                    out.insert(*at);
                    other.push(*at);
                }
            }
            let earlier = self.numbers[run[0].1 as usize].to_string();
            for at in other {
                let message = Message::new("rows-figure-contradicts").with("row", earlier.clone());
                self.refuse(self.numbers[at as usize] as usize, vec![message]);
            }
        }
        if same > 0 {
            self.warnings.push(Message::new("rows-figures-double").count("count", same));
        }
        if !out.is_empty() {
            let mut at = 0u32..;
            self.figures.retain(|_| at.next().is_none_or(|at| !out.contains(&at)));
        }
    }

    fn finish(self, mut plan: Plan, file_name: &str) -> Rehearsal {
        let left: Vec<&str> = self
            .mapping
            .columns
            .iter()
            .filter(|column| column.field.is_none() && !column.heading.is_empty())
            .map(|column| column.heading.as_str())
            .collect();
        if !left.is_empty() {
            let message = Message::new("rows-columns-left").count("count", left.len()).with("names", left.join(", "));
            plan.warnings.push(message);
        }
        plan.warnings.extend(self.warnings);
        plan.rows.extend(self.refused);
        let rows = plan.edit.changes.len() + self.figures.len();
        plan.edit.what = Message::new("edit-imported").with("file", file_name).count("count", rows);
        if !self.figures.is_empty() {
            plan.edit.figures.push(Figures { kind: self.kind, rows: self.figures, removed: Vec::new() });
        }
        let mut questions = self.questions;
        super::rehearse::order(&mut questions, self.words);
        Rehearsal { plan, questions, unlisted: self.unlisted }
    }
}

impl LinkColumns {
    /// The texts of this link in a row, as one key.
    fn key_of(&self, columns: &[(Slot, Column)], fields: &Fields<'_>, key: &mut String) {
        key.clear();
        for at in &self.columns {
            match fields.text(columns[*at].1.index) {
                Some(text) => key.push_str(text.trim()),
                None => key.push_str(&fields.cell(columns[*at].1.index).shown()),
            }
            key.push('\u{1f}');
        }
    }

    fn parts(&self, columns: &[(Slot, Column)], fields: &Fields<'_>) -> Parts {
        let text = |at: &usize| {
            let column = &columns[*at].1;
            let text = meant(column, &fields.cell(column.index));
            (!text.trim().is_empty()).then(|| (column.property, text.trim().to_owned()))
        };
        let parts: Parts = self.columns.iter().filter_map(text).collect();
        match (&self.fixed, parts.is_empty()) {
            (Some(fixed), true) => vec![(None, fixed.clone())],
            _ => parts,
        }
    }
}

fn put(out: &mut Figure, slot: Slot, value: &Value) {
    match (slot, value) {
        (Slot::Month, Value::Day(day)) => out.month = *day,
        (Slot::Quantity, Value::Number(number)) => out.quantity = Some(*number),
        (Slot::Amount, Value::Number(number)) => out.amount_cents = Some(*number),
        (Slot::Clients, Value::Number(number)) => out.clients = Some(*number),
        (Slot::Completeness, Value::Number(number)) => out.completeness = Some(*number),
        (Slot::Unit, Value::Choice(code)) => out.unit = Some(code),
        (Slot::Origin, Value::Text(text)) => out.source = Some(text.clone()),
        (Slot::Note, Value::Text(text)) => out.note = Some(text.clone()),
        _ => {}
    }
}

fn is_plain_digits(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_digit())
}

/// A number that has one reading whatever the column says, in units of ten to the power `-places`: digits with at most
/// one sign among them that cannot stand for thousands. None for all else, which takes the slow road.
fn plain_number(text: &str, places: usize) -> Option<i64> {
    let (negative, body) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
    let bytes = body.as_bytes();
    if bytes.is_empty() || bytes.len() > 15 {
        return None;
    }
    let mut value: i64 = 0;
    let mut sign = None;
    for (at, byte) in bytes.iter().enumerate() {
        match byte {
            b'0'..=b'9' => value = value * 10 + i64::from(byte - b'0'),
            b'.' | b',' if sign.is_none() && at > 0 => sign = Some(at),
            _ => return None,
        }
    }
    let decimals = sign.map_or(0, |at| bytes.len() - at - 1);
    if (sign.is_some() && decimals == 0) || decimals > places {
        return None;
    }
    // `1.234` may be a thousand: the column decides, on the slow road.
    if decimals == 3 && sign.is_some_and(|at| at <= 3) && !bytes.starts_with(b"0") {
        return None;
    }
    let scaled = value.checked_mul(10i64.pow(u32::try_from(places - decimals).ok()?))?;
    Some(if negative { -scaled } else { scaled })
}

fn stopped() -> Error {
    Error::new(ErrorKind::Stopped, Message::new("rows-stopped"))
}

/// The guard over a stream: every heading and field, each different text once.
struct Door<'a> {
    name: &'a str,
    stated: Vec<String>,
    columns: Vec<(String, FieldSense)>,
    seen: HashSet<u64>,
    hasher: RandomState,
}

impl<'a> Door<'a> {
    fn new(mapping: &Mapping, headings: &Headings, name: &'a str) -> Self {
        let stated = stated_places(mapping, name, Some(headings));
        let width = headings.columns.iter().map(|column| column.index + 1).max().unwrap_or(0);
        let mut columns = vec![(String::new(), FieldSense::FreeText); width];
        for column in &headings.columns {
            let sense = sense_of(mapping, &column.text).unwrap_or(FieldSense::FreeText);
            columns[column.index] = (column.text.clone(), sense);
        }
        Self { name, stated, columns, seen: HashSet::new(), hasher: RandomState::new() }
    }

    fn headings(&self, headings: &Headings) -> Result<()> {
        let texts: Vec<&str> = headings.columns.iter().map(|column| column.text.as_str()).collect();
        self.judge(&scan_headings(self.name, &texts, Scope::Volume))
    }

    fn row(&mut self, number: usize, fields: &Fields<'_>) -> Result<()> {
        for index in 0..fields.len() {
            let Some(text) = fields.text(index) else { continue };
            // Seven digits and no letter are no number of a person and no word about one.
            let digits = text.bytes().filter(u8::is_ascii_digit).count();
            if digits < 8 && text.bytes().all(|b| b.is_ascii() && !b.is_ascii_alphabetic()) {
                continue;
            }
            let hash = self.hasher.hash_one((index, text));
            if self.seen.contains(&hash) {
                continue;
            }
            if self.seen.len() < REMEMBERED {
                self.seen.insert(hash);
            }
            let (heading, sense) = self
                .columns
                .get(index)
                .map_or(("", FieldSense::FreeText), |(heading, sense)| (heading.as_str(), *sense));
            let place = format!("{}!{}{number}", self.name, column_letters(index));
            self.judge(&scan_under_heading(&place, heading, text, sense))?;
        }
        Ok(())
    }

    fn judge(&self, findings: &[Finding]) -> Result<()> {
        let left: Vec<Finding> = findings.iter().filter(|finding| !is_stated(finding, &self.stated)).cloned().collect();
        refusal(&left).map_or(Ok(()), Err)
    }
}
