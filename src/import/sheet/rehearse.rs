//! Mapped sheets into a plan: the guard first, then noun by noun, each row read, linked, completed and rehearsed.
//! Nothing is written and nothing is guessed: what is open comes back as questions.

use chrono::NaiveDate;

use super::cells::{Stop, read_cell};
use super::derive::derive;
use super::door::findings;
use super::lacking::Asked;
use super::linking::{Line, add_parts, fix, is_link, is_own, link};
use super::links::{Links, Ranked, Resolved};
use super::mapping::Mapping;
use super::question::{Offered, Question};
use super::settle::{Column, settle};
use super::telling::{at_column, columns_left, order, wait};
use super::waits;
use crate::domain::field::Shape;
use crate::domain::kind::Kind;
use crate::domain::record::{Id, Value};
use crate::domain::register::{Register, target_kind};
use crate::domain::shape::Reader;
use crate::error::{Error, ErrorKind, Result};
use crate::guard::refusal;
use crate::import::headings::Headings;
use crate::import::plan::{Doubles, Draft, Plan, Planner, Verdict};
use crate::import::table::{Format, Sheet, Workbook};
use crate::text::{Message, Words};

/// What mapped sheets would do, and what has to be answered first.
#[derive(Clone, Debug, PartialEq)]
pub struct Rehearsal {
    /// The plan: taken with `Store::save` as one action, or left.
    pub plan: Plan,
    /// What is ambiguous, most rows first; the rows that wait are refused in the plan.
    pub questions: Vec<Question>,
    /// Refused rows that are not listed in the plan, because there are too many.
    pub unlisted: usize,
}

impl Rehearsal {
    /// How many rows are refused, listed or not.
    #[must_use]
    pub fn refused(&self) -> usize {
        self.plan.count(Verdict::Refused) + self.unlisted
    }
}

/// Rehearses the mapped sheets of a workbook. The mappings may come from [`super::propose()`], from a file, or from the
/// register that remembers them.
///
/// # Errors
/// Refused as a whole, with nothing planned: client data at the door; a mapping whose sheet or headings are not there.
pub fn plan(
    workbook: &Workbook,
    mappings: &[Mapping],
    register: &Register,
    words: Words,
    today: NaiveDate,
    file_name: &str,
) -> Result<Rehearsal> {
    if let Some(error) = refusal(&findings(workbook, mappings)) {
        return Err(error);
    }
    let mut run = Run {
        workbook,
        words,
        today,
        planner: Planner::new(register, Message::new("edit-imported")),
        questions: Vec::new(),
        many: mappings.len() > 1,
        unlisted: 0,
        ranked: Ranked::new(),
        file_name: file_name.to_owned(),
    };
    run.tell_source(file_name);
    let mut sheets = Vec::new();
    for (index, mapping) in mappings.iter().enumerate() {
        let located = mapping.locate(workbook);
        let (sheet, headings) = located.ok_or_else(|| {
            Error::new(ErrorKind::Refused, Message::new("rows-sheet-missing").with("sheet", mapping.sheet.clone()))
        })?;
        run.planner.plan_mut().warnings.extend(headings.warnings(sheet));
        match mapping.kind {
            Some(kind) => sheets.push(Mapped { index, mapping, sheet, headings, kind }),
            None => run.ask_kind(index, mapping, sheet, &headings),
        }
    }
    for kind in in_order(&sheets) {
        for mapped in sheets.iter().filter(|mapped| mapped.kind == kind) {
            run.tell_columns(mapped);
            if kind.is_figures() {
                super::figures::plan_sheet(&mut run, mapped)?;
            } else {
                run.rehearse(mapped);
            }
        }
    }
    Ok(run.finish(register, file_name))
}

/// One sheet with what it is read as.
pub(super) struct Mapped<'a> {
    pub index: usize,
    pub mapping: &'a Mapping,
    pub sheet: &'a Sheet,
    pub headings: Headings,
    pub kind: Kind,
}

/// A rehearsal under way.
pub(super) struct Run<'a> {
    pub workbook: &'a Workbook,
    pub words: Words,
    pub today: NaiveDate,
    pub planner: Planner,
    pub questions: Vec<Question>,
    pub many: bool,
    pub unlisted: usize,
    ranked: Ranked,
    file_name: String,
}

impl Run<'_> {
    fn tell_source(&mut self, file_name: &str) {
        let plan = self.planner.plan_mut();
        plan.source.push(Message::new("rows-source").with("file", file_name));
        plan.source.extend(self.workbook.dialect.as_ref().map(crate::import::table::Dialect::message));
        plan.warnings.extend(self.workbook.warnings.iter().cloned());
    }

    fn tell_columns(&mut self, mapped: &Mapped<'_>) {
        self.planner.plan_mut().warnings.extend(columns_left(mapped.mapping));
    }

    fn ask_kind(&mut self, index: usize, mapping: &Mapping, sheet: &Sheet, headings: &Headings) {
        let offer = |kind: &Kind| Offered {
            value: kind.name().to_owned(),
            says: Message::new("rows-offer-kind").with("noun", self.words.kind(kind.name())),
        };
        let _ = mapping;
        let fits = super::propose::fitting(sheet, headings);
        self.questions.push(Question {
            id: "kind".to_owned(),
            mapping: index,
            asks: Message::new("rows-ask-kind").with("sheet", sheet.name.clone()),
            offered: fits.iter().map(offer).collect(),
            free: true,
            rows: headings.records.len(),
        });
    }

    /// The place of a row as the user sees it.
    pub(super) fn place(&self, sheet: &Sheet, row: usize) -> String {
        let number = sheet.row_number(row);
        if self.many { format!("{}!{number}", sheet.name) } else { number.to_string() }
    }

    fn reader<'r>(&self, register: &'r Register) -> Reader<'r> {
        Reader { register, words: self.words, today: self.today }
    }

    /// Reads, links and plans the rows of one sheet.
    fn rehearse(&mut self, mapped: &Mapped<'_>) {
        let kind = mapped.kind;
        let mut columns = Column::all(kind, mapped.mapping, &mapped.headings, self.workbook.format != Format::Csv);
        self.questions.extend(settle(&mut columns, mapped.sheet, &mapped.headings, mapped.index));
        self.ask_required(mapped, &|name| columns.iter().any(|column| column.field.name == name));
        let mut lines: Vec<Line> =
            mapped.headings.records.iter().map(|row| self.read_line(mapped, &columns, *row)).collect();
        self.make_new(mapped, &lines);
        let doubles = if mapped.mapping.exchange { Doubles::Distinct } else { Doubles::Merge };
        let register = self.planner.register().clone();
        let mut links =
            Links::new(&register, (self.words, self.today), mapped.mapping, mapped.index).ranked(&self.ranked);
        for line in &mut lines {
            link(kind, &mut links, line, |position| !is_own(kind, position));
        }
        self.questions.append(&mut links.questions);
        let mut drafts: Vec<&mut Draft> = lines.iter_mut().map(|line| &mut line.draft).collect();
        derive(&register, kind, &mut drafts);
        if kind == Kind::WaitingTime {
            waits::settle(mapped, &mut lines, &mut self.questions, self.words);
        }
        self.check_own_links(mapped, &mut lines, doubles);
        let drafts: Vec<Draft> = lines.iter().map(|line| line.draft.clone()).collect();
        let ids = self.planner.put(kind, drafts, doubles);
        self.ranked.entry(kind).or_default().extend(&ids);
        self.link_own(mapped, &lines, &ids, doubles);
    }

    /// Reads the cells of one row; links are left for later, because they may lead to rows of this file.
    fn read_line(&mut self, mapped: &Mapped<'_>, columns: &[Column], row: usize) -> Line {
        let kind = mapped.kind;
        let register = self.planner.register();
        let reader = self.reader(register);
        let mut line = Line { draft: Draft::new(kind, self.place(mapped.sheet, row)), links: Vec::new() };
        let mut waits: Vec<String> = Vec::new();
        for column in columns {
            let cell = mapped.sheet.cell(row, column.index);
            if is_link(column.field.shape) {
                add_parts(&mut line.links, column, &super::cells::meant(column, cell));
                continue;
            }
            let at = |message: Message| at_column(self.words, column, &message);
            match read_cell(&reader, kind, &line.draft.values, column, cell, self.workbook.dates_1904) {
                Ok((value, note)) => {
                    if !value.is_unknown() {
                        line.draft.values[column.position] = value;
                    }
                    line.draft.notes.extend(note.map(at));
                }
                Err(Stop::Refused(why)) => line.draft.refusals.push(at(why)),
                Err(Stop::Waits(id)) if self.is_answered_code(mapped, &id) => {
                    line.draft.values[column.position] = Value::text(&cell.shown());
                }
                Err(Stop::Waits(id)) => waits.push(id),
            }
        }
        for (path, typed) in &mapped.mapping.fixed {
            fix(&reader, kind, &mut line, path, typed);
        }
        for id in waits {
            line.draft.refusals.push(wait(&mut self.questions, mapped.index, self.words, &id));
        }
        line
    }

    /// Whether the user said that the codes of a column are as they stand.
    fn is_answered_code(&self, mapped: &Mapped<'_>, id: &str) -> bool {
        id.starts_with("code:") && mapped.mapping.answered(id) == Some("keep")
    }

    /// Asks for required fields that no column and no fixed value gives.
    pub(super) fn ask_required(&mut self, mapped: &Mapped<'_>, read: &dyn Fn(&str) -> bool) {
        let asked = Asked {
            kind: mapped.kind,
            mapping: mapped.mapping,
            index: mapped.index,
            sheet: mapped.sheet,
            headings: &mapped.headings,
            file: &self.file_name,
            register: self.planner.register(),
            words: self.words,
        };
        self.questions.extend(asked.questions(read));
    }

    /// Plans the records that the user wants to be made for links of this sheet.
    fn make_new(&mut self, mapped: &Mapped<'_>, lines: &[Line]) {
        let mut wanted: Vec<(Kind, Draft)> = Vec::new();
        {
            let register = self.planner.register();
            let mut links = Links::new(register, (self.words, self.today), mapped.mapping, mapped.index);
            for line in lines.iter().filter(|line| line.draft.refusals.is_empty()) {
                for (position, several) in &line.links {
                    let Some(target) = target_kind(mapped.kind.noun(), &line.draft.values, *position) else { continue };
                    for parts in several {
                        if let Resolved::New(draft) = links.resolve(target, parts) {
                            let draft = Draft { place: line.draft.place.clone(), ..draft };
                            if wanted.iter().all(|(kind, other)| *kind != target || other.values != draft.values) {
                                wanted.push((target, draft));
                            }
                        }
                    }
                }
            }
        }
        wanted.sort_by_key(|(kind, _)| *kind);
        for group in wanted.chunk_by(|one, other| one.0 == other.0) {
            let drafts = group.iter().map(|(_, draft)| draft.clone()).collect();
            self.planner.put(group[0].0, drafts, Doubles::Merge);
        }
    }

    /// Tries the links of a noun to itself on a copy, so that a row with a link that leads nowhere is refused whole.
    fn check_own_links(&mut self, mapped: &Mapped<'_>, lines: &mut [Line], doubles: Doubles) {
        let kind = mapped.kind;
        if !lines.iter().any(|line| line.links.iter().any(|(position, _)| is_own(kind, *position))) {
            return;
        }
        let mut scratch = Planner::new(self.planner.register(), Message::new("edit-imported"));
        let ids = scratch.put(kind, lines.iter().map(|line| line.draft.clone()).collect(), doubles);
        let ranked = Ranked::from([(kind, ids)]);
        let mut links =
            Links::new(scratch.register(), (self.words, self.today), mapped.mapping, mapped.index).ranked(&ranked);
        for line in lines {
            let held = line.draft.values.clone();
            link(kind, &mut links, line, |position| is_own(kind, position));
            line.draft.values = held;
        }
        self.questions.append(&mut links.questions);
    }

    /// Adds the links of a noun to itself, now that all its rows are planned.
    fn link_own(&mut self, mapped: &Mapped<'_>, lines: &[Line], ids: &[Option<Id>], doubles: Doubles) {
        let kind = mapped.kind;
        let mut seconds = Vec::new();
        {
            let links = Links::new(self.planner.register(), (self.words, self.today), mapped.mapping, mapped.index);
            let mut links = links.ranked(&self.ranked);
            for (line, id) in lines.iter().zip(ids) {
                let Some(id) = id else { continue };
                let own = line.links.iter().filter(|(position, _)| is_own(kind, *position)).cloned().collect();
                let mut second = Line { draft: Draft::new(kind, line.draft.place.clone()), links: own };
                link(kind, &mut links, &mut second, |_| true);
                if second.draft.refusals.is_empty() && second.draft.values.iter().any(|value| !value.is_unknown()) {
                    seconds.push(Draft { id: Some(*id), notes: Vec::new(), ..second.draft });
                }
            }
        }
        if !seconds.is_empty() {
            self.planner.put(kind, seconds, doubles);
        }
    }

    /// Sets the verdicts right that a second pass changed, names the action and orders the questions.
    fn finish(mut self, before: &Register, file_name: &str) -> Rehearsal {
        let after = self.planner.register().clone();
        let plan = self.planner.plan_mut();
        for row in plan.rows.iter_mut().filter(|row| row.verdict == Verdict::Same) {
            if let Some(id) = row.id
                && before.get(row.kind, id) != after.get(row.kind, id)
                && before.get(row.kind, id).is_some()
            {
                row.verdict = Verdict::Changed;
            }
        }
        let mut plan = self.planner.finish();
        let figures: usize = plan.edit.figures.iter().map(|figures| figures.rows.len()).sum();
        let rows = plan.edit.changes.len() + figures;
        plan.edit.what = Message::new("edit-imported").with("file", file_name).count("count", rows);
        let mut questions = self.questions;
        order(&mut questions, self.words);
        Rehearsal { plan, questions, unlisted: self.unlisted }
    }
}

/// The nouns of the sheets in the order in which they are planned: what links lead to goes first.
fn in_order(sheets: &[Mapped<'_>]) -> Vec<Kind> {
    fn visit(kind: Kind, present: &[Kind], seen: &mut Vec<Kind>, out: &mut Vec<Kind>) {
        if seen.contains(&kind) {
            return;
        }
        seen.push(kind);
        for field in kind.noun().fields {
            if let Shape::Link(target) | Shape::Links(target) = field.shape {
                visit(target, present, seen, out);
            }
        }
        if present.contains(&kind) {
            out.push(kind);
        }
    }
    let present: Vec<Kind> = sheets.iter().map(|mapped| mapped.kind).collect();
    let (mut seen, mut out) = (Vec::new(), Vec::new());
    for kind in Kind::ALL.iter().filter(|kind| present.contains(kind)) {
        visit(*kind, &present, &mut seen, &mut out);
    }
    out
}
