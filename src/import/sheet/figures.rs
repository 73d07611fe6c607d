//! Monthly figures by the million: a text file is read twice as a stream, once for the guard and what its columns prove,
//! once into figures. Records are looked up once per name. Whether a figure is new is known only to the store.

mod memory;
mod parties;
mod slot;
mod source;

use std::collections::HashSet;
use std::hash::{BuildHasher, RandomState};
use std::sync::Arc;

use chrono::NaiveDate;

use self::memory::Memory;
use self::parties::{Found, Party};
use self::slot::{Slot, blank, is_plain_digits, plain_number, put, slot_of};
use self::source::{Fields, Source};
use super::cells::{Stop, read_cell};
use super::door::Door;
use super::lacking::Asked;
use super::links::{Links, Resolved};
use super::mapping::Mapping;
use super::question::Question;
use super::rehearse::{Mapped, Rehearsal, Run};
use super::settle::{Column, Evidence};
use super::telling::{at_column, columns_left, order, wait};
use crate::domain::edit::{Figure, Figures};
use crate::domain::field::Shape;
use crate::domain::kind::Kind;
use crate::domain::nouns::products;
use crate::domain::record::{Id, Value};
use crate::domain::register::Register;
use crate::domain::shape::Reader;
use crate::domain::units::fit;
use crate::error::{Error, ErrorKind, Result};
use crate::import::csv::CsvFile;
use crate::import::headings::Headings;
use crate::import::plan::{Doubles, Draft, Plan, Planner, Row, Verdict};
use crate::import::table::{Cell, Dialect, Format, Sheet, Workbook};
use crate::shown::formula::unguarded;
use crate::text::{Message, Words};

/// Most refused rows that are listed; further ones are counted.
const LISTED: usize = 10_000;
/// Rows of a text file from which its mapping is proposed.
const SAMPLED: usize = 500;
/// Rows between two words about progress.
const STEP: usize = 10_000;
/// Most different texts of a column that are remembered with what they mean.
const REMEMBERED: usize = 10_000;

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
    let asked =
        Asked { kind, mapping: &mapping, index: 0, sheet, headings: &headings, file: file_name, register, words };
    let lacking = asked.questions(&|name| work.reads(name));
    work.questions.extend(lacking.into_iter().map(|question| Question { rows, ..question }));
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

/// R10: a volume in a unit that does not add up with the one its product is counted in.
fn unit_misfit(register: &Register, figure: &Figure) -> Option<Message> {
    let (unit, _) = figure.unit.zip(figure.quantity)?;
    let counted = register.get(Kind::Product, figure.product)?.choice(products::UNIT)?;
    let told = || Message::new("rows-figure-unit").with("unit", unit).with("counted", counted);
    (!fit(counted, unit)).then(told)
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
    run.ask_required(mapped, &|name| work.reads(name));
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
    parties: Vec<Party>,
    wanted: Vec<(Kind, Draft)>,
    /// What the texts of each column mean, for columns that repeat themselves.
    values: Vec<Memory<Value>>,
    sources: Memory<Option<Arc<str>>>,
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
            parties: Party::all(kind, mapping, &all),
            values: all.iter().map(|_| Memory::new(REMEMBERED)).collect(),
            sources: Memory::new(REMEMBERED),
            columns: all,
            wanted: Vec::new(),
            figures: Vec::new(),
            numbers: Vec::new(),
            refused: Vec::new(),
            unlisted: 0,
            questions: Vec::new(),
            warnings: Vec::new(),
        }
    }

    /// Whether a column of the sheet gives that field.
    fn reads(&self, name: &str) -> bool {
        self.columns.iter().any(|(_, column)| column.field.name == name)
    }

    /// First reading: the guard, what the columns prove, and which records are meant. Answers the number of rows.
    fn look(&mut self, source: &Source<'_>, headings: &Headings, progress: &mut Progress<'_>) -> Result<usize> {
        let mut door = Door::new(self.mapping, headings, self.file_name);
        door.headings(headings)?;
        let guarded = source.is_stream();
        let mut evidence: Vec<Evidence> = self.columns.iter().map(|_| Evidence::default()).collect();
        let mut months: Vec<Memory<()>> = self.columns.iter().map(|_| Memory::new(REMEMBERED)).collect();
        let mut links = Links::new(self.register, (self.words, self.today), self.mapping, self.index);
        let mut rows = 0;
        source.for_each(|number, fields| {
            rows += 1;
            if rows % STEP == 0 {
                (progress.tell)(rows, None);
                if (progress.stop)() {
                    return Err(stopped());
                }
            }
            if guarded {
                door.row(number, fields.texts())?;
            }
            for (((slot, column), evidence), months) in self.columns.iter().zip(&mut evidence).zip(&mut months) {
                if !slot.proves_something() || fields.text(column.index).is_some_and(is_plain_digits) {
                    continue;
                }
                // A month proves the same each time; a number may be the one that settles its column.
                match fields.text(column.index) {
                    Some(text) if *slot == Slot::Month => {
                        if months.get(text).is_some() {
                            continue;
                        }
                        months.keep(text, ());
                    }
                    _ => {}
                }
                column.see(&fields.cell(column.index), evidence);
            }
            for party in &mut self.parties {
                match party.known(&self.columns, &fields) {
                    Some(Ok(_)) => continue,
                    // The question counts one row more.
                    Some(Err(_)) => {
                        links.resolve(party.target, &party.parts(&self.columns, &fields));
                        continue;
                    }
                    None => {}
                }
                let parts = party.parts(&self.columns, &fields);
                if parts.is_empty() {
                    party.learn(Ok(None));
                    continue;
                }
                let found = match links.resolve(party.target, &parts) {
                    Resolved::One(id, note) => {
                        self.warnings.extend(note);
                        Ok(Some(id))
                    }
                    Resolved::New(draft) => {
                        let place = format!("{}{number}", self.prefix);
                        self.wanted.push((party.target, Draft { place, ..draft }));
                        Ok(None)
                    }
                    Resolved::Left => Ok(None),
                    Resolved::Unknown(why, _) => Err(why),
                };
                party.learn(found);
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
        self.parties.iter_mut().for_each(Party::forget_absent);
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
        let mut links = Links::new(register, (self.words, self.today), self.mapping, self.index);
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
        let mut out = blank();
        let mut reasons: Vec<Message> = Vec::new();
        for (slot, value) in fixed {
            put(&mut out, *slot, value);
        }
        for at in 0..self.parties.len() {
            match self.record(links, at, fields) {
                Ok(Some(id)) => match self.parties[at].slot {
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
        if reasons.is_empty()
            && let Some(why) = unit_misfit(register, &out)
        {
            reasons.push(why);
        }
        if reasons.is_empty() { Ok(out) } else { Err(reasons) }
    }

    /// The record a link of this row leads to.
    fn record(&mut self, links: &mut Links<'_>, at: usize, fields: &Fields<'_>) -> Found {
        let party = &mut self.parties[at];
        if let Some(found) = party.known(&self.columns, fields) {
            return found.clone();
        }
        let parts = party.parts(&self.columns, fields);
        let found = match parts.is_empty() {
            true => Ok(None),
            false => match links.resolve(party.target, &parts) {
                Resolved::One(id, _) => Ok(Some(id)),
                Resolved::Unknown(why, _) => Err(why),
                Resolved::New(_) | Resolved::Left => Ok(None),
            },
        };
        party.learn(found.clone());
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
                    out.source = match self.sources.get(text) {
                        Some(source) => source.clone(),
                        None => {
                            let source = match Value::text(if column.kept_as_text { text } else { unguarded(text) }) {
                                Value::Text(source) => Some(source),
                                _ => None,
                            };
                            self.sources.keep(text, source.clone());
                            source
                        }
                    };
                    return Ok(());
                }
                _ => {
                    if let Some(value) = self.values[at].get(text) {
                        put(out, slot, value);
                        return Ok(());
                    }
                }
            }
        }
        let reader = Reader { register, words: self.words, today: self.today };
        let cell = fields.cell(column.index);
        let (value, note) =
            read_cell(&reader, self.kind, &[], column, &cell, self.dates_1904).map_err(|stop| match stop {
                Stop::Refused(why) => at_column(self.words, column, &why),
                Stop::Waits(id) => wait(&mut self.questions, self.index, self.words, &id),
            })?;
        // Told once, not for each of a million cells.
        self.warnings.extend(note.filter(|note| note.id == "rows-cell-unknown" && !self.warnings.contains(note)));
        put(out, slot, &value);
        if matches!(slot, Slot::Month | Slot::Unit | Slot::Completeness)
            && let Some(text) = fields.text(column.index)
        {
            self.values[at].keep(text, value);
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
        plan.warnings.extend(columns_left(self.mapping));
        plan.warnings.extend(self.warnings);
        plan.rows.extend(self.refused);
        let rows = plan.edit.changes.len() + self.figures.len();
        plan.edit.what = Message::new("edit-imported").with("file", file_name).count("count", rows);
        if !self.figures.is_empty() {
            plan.edit.figures.push(Figures { kind: self.kind, rows: self.figures, removed: Vec::new() });
        }
        let mut questions = self.questions;
        order(&mut questions, self.words);
        Rehearsal { plan, questions, unlisted: self.unlisted }
    }
}

fn stopped() -> Error {
    Error::new(ErrorKind::Stopped, Message::new("rows-stopped"))
}
