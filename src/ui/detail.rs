//! The page of one record, for every noun: its fields, what is computed from it, everything that points at it, and its
//! history. Each link opens.

use super::action::{Job, Outcome};
use super::list::layout::first_columns;
use super::page::{Cell, Content, Line, Page, Target, field_lines};
use super::table::{self, Fitted, fit, widest};
use super::world::World;
use crate::domain::field::Shape;
use crate::domain::kind::Kind;
use crate::domain::record::{Id, Record, Ref, Value};
use crate::domain::register::Holds;
use crate::domain::shape::{show, show_value};
use crate::domain::tally::is_archived;
use crate::domain::written::{show_day, show_whole};
use crate::search::{ColumnSpec, Part};
use crate::shown::{Mark, measure};
use crate::store::journal::Step as JournalStep;
use crate::text::Message;
use crate::theme::Role;
use ratatui::Frame;
use ratatui::layout::Rect;
use std::fmt::Write as _;
use std::sync::Arc;

/// How many rows of a section are shown before "all".
const ROWS: usize = 8;
/// Above this many rows a section is not sorted on the page; its list is.
const SORTED: usize = 500;
/// How many steps of the history are asked for.
const STEPS: usize = 50;
/// How far up the tree of parents goes.
const PARENTS: usize = 4;

/// The page of a record.
#[derive(Clone, Debug)]
pub struct Detail {
    /// Which record.
    pub of: Ref,
    figure: Option<Record>,
    pub(in crate::ui) page: Page,
    stamp: Option<(u64, u16)>,
    facts: Option<u64>,
    history: Option<Arc<(Vec<JournalStep>, bool)>>,
    asked: bool,
}

impl Detail {
    /// The page of a record of the register.
    #[must_use]
    pub fn new(world: &World, of: Ref) -> Self {
        let mut page = Self {
            of,
            figure: None,
            page: Page::default(),
            stamp: None,
            facts: None,
            history: None,
            asked: of.kind.is_question(),
        };
        page.refresh(world);
        page
    }

    /// The page of a monthly figure, which the register does not hold.
    #[must_use]
    pub fn figure(world: &World, of: Ref, record: Record) -> Self {
        let mut page = Self {
            of,
            figure: Some(record),
            page: Page::default(),
            stamp: None,
            facts: None,
            history: None,
            asked: true,
        };
        page.refresh(world);
        page
    }

    /// The record's own name.
    #[must_use]
    pub fn title(&self, world: &World) -> String {
        match &self.figure {
            None => world.called(self.of.kind, self.of.id),
            Some(_) => world.words.kind_one(self.of.kind.name()),
        }
    }

    /// The field under the cursor, if the cursor is on one.
    #[must_use]
    pub fn field(&self) -> Option<usize> {
        match self.page.target() {
            Some(Target::Field(position)) => Some(*position),
            _ => None,
        }
    }

    /// The noun of the section the cursor is in; nothing above the first one.
    #[must_use]
    pub fn section_kind(&self) -> Option<Kind> {
        match self.page.target() {
            Some(Target::Record(of)) if *of != self.of => Some(of.kind),
            Some(Target::Records { kind, .. }) => Some(*kind),
            _ => None,
        }
    }

    /// Follows register, dates and window.
    pub fn refresh(&mut self, world: &World) {
        let stamp = (world.stamp, world.size.0);
        if self.stamp == Some(stamp) {
            return;
        }
        if self.facts.is_some_and(|seen| seen != world.facts) && self.figure.is_none() {
            self.asked = self.of.kind.is_question();
        }
        self.facts = Some(world.facts);
        self.stamp = Some(stamp);
        let record = self.figure.as_ref().or_else(|| world.register.at(self.of));
        let lines = match record {
            Some(record) => self.lines(world, record),
            None => vec![Line::new(Content::Text(world.words.get("ui-record-gone")))],
        };
        self.page.fill(lines, usize::from(world.body_height()));
    }

    /// Its history.
    pub fn wants(&mut self) -> Option<Job> {
        let of = Some(self.of);
        (!std::mem::replace(&mut self.asked, true)).then_some(Job::Steps { of, before: None, limit: STEPS })
    }

    /// Takes it.
    pub fn take(&mut self, world: &World, outcome: &Outcome) {
        if let Outcome::Steps { of: Some(of), before: None, steps, more } = outcome
            && *of == self.of
        {
            self.history = Some(Arc::new((steps.clone(), *more)));
            self.stamp = None;
            self.asked = true;
            self.refresh(world);
        }
    }

    fn lines(&self, world: &World, record: &Record) -> Vec<Line> {
        let words = world.words;
        let kind = self.of.kind;
        let mut lines = parents(world, kind, record);
        lines.extend(super::capacity::lines(world, kind, record, world.size.0));
        let computed = derived(world, kind, record, world.size.0);
        let holds = holds_word(world, kind, record);
        if computed.is_empty() {
            lines.push(Line::new(Content::Heading(capital(&words.kind_one(kind.name())), holds)));
        } else {
            lines.push(Line::new(Content::Heading(state_heading(world, kind), holds)));
            lines.extend(computed);
            lines.push(Line::new(Content::Heading(words.get("ui-recorded"), None)));
        }
        lines.extend(fields(world, kind, record, true, world.size.0));
        if kind.is_question() {
            lines.extend(super::sources::lines(world, self.of));
        } else if self.figure.is_none() {
            lines.extend(super::sources::monthly(world, self.of));
            for (other, position) in referrers(kind) {
                lines.extend(section(world, self.of, other, position));
            }
            lines.extend(self.history(world));
        }
        lines
    }

    fn history(&self, world: &World) -> Vec<Line> {
        let words = world.words;
        let Some(history) = &self.history else { return Vec::new() };
        let (steps, more) = &**history;
        let count = show_whole(i64::try_from(steps.len()).unwrap_or(0), words.lang());
        let count = if *more { format!("{count}+") } else { count };
        let mut lines =
            vec![Line::new(Content::Blank), Line::new(Content::Heading(words.get("ui-history"), Some(count)))];
        if let (Some(first), false) = (steps.last(), *more) {
            lines.push(moment_line(world, "ui-created", first));
        }
        if let Some(last) = steps.first().filter(|_| steps.len() > 1) {
            lines.push(moment_line(world, "ui-changed", last));
        }
        lines.extend(steps.iter().map(|step| super::journal::step_line(world, step)));
        if steps.is_empty() {
            lines.push(Line::new(Content::Text(words.get("ui-history-empty"))));
        }
        lines
    }
}

fn moment_line(world: &World, id: &'static str, step: &JournalStep) -> Line {
    let value = format!("{} · {}", super::journal::moment(world, step.at), step.who);
    let content = Content::Field { label: world.words.get(id), value, mark: None };
    Line::to(content, Target::Step(Box::new(step.clone())))
}

/// How a fact stands to the reference date, in a word; nothing for things and for facts that hold.
fn holds_word(world: &World, kind: Kind, record: &Record) -> Option<String> {
    let archived = is_archived(kind, record).then(|| world.words.get("ui-archived"));
    archived.or_else(|| match world.register.holds(kind, record, world.when.day) {
        Holds::Now => None,
        Holds::Past => Some(world.words.get("ui-holds-past")),
        Holds::Later => Some(world.words.get("ui-holds-later")),
    })
}

/// The fields of a record as lines; with or without what is not known and not asked for.
fn fields(world: &World, kind: Kind, record: &Record, with_unknown: bool, width: u16) -> Vec<Line> {
    let mut lines = Vec::new();
    for (position, field) in kind.noun().fields.iter().enumerate() {
        let value = &record.values[position];
        let unknown = value.is_unknown();
        if unknown && (field.name == "archived_on" || !with_unknown && !field.asked) {
            continue;
        }
        let label = world.words.field(kind.name(), field.name);
        if unknown && kind.is_question() {
            // Nothing to tell is not unknown: only what has a sentence of its own is missing.
            let id = format!("ui-unknown-{}-{}", kind.name(), field.name).replace('_', "-");
            if let Some(value) = world.words.find(&id) {
                let content = Content::Field { label, value, mark: Some(Mark::Unknown) };
                lines.push(Line::to(content, Target::Field(position)));
            }
            continue;
        }
        if unknown && kind == Kind::Report && field.name == "scope" {
            let content = Content::Field { label, value: world.words.get("ui-map-whole-region"), mark: None };
            lines.push(Line::to(content, Target::Field(position)));
            continue;
        }
        if unknown && !field.everywhere {
            let id = if field.asked { "ui-unknown-asked" } else { "ui-unknown" };
            let content = Content::Field { label, value: world.words.get(id), mark: Some(Mark::Unknown) };
            lines.push(Line::to(content, Target::Field(position)));
            continue;
        }
        let target = world.register.target_kind(kind, record, position);
        match (value, target) {
            (Value::Link(id), Some(target)) => {
                let value = world.called(target, *id);
                let content = Content::Field { label, value, mark: None };
                lines.push(Line::to(content, Target::Record(Ref { kind: target, id: *id })));
            }
            (Value::Links(ids), Some(target)) => {
                for (at, id) in ids.iter().enumerate() {
                    let label = if at == 0 { label.clone() } else { String::new() };
                    let value = world.called(target, *id);
                    let content = Content::Field { label, value, mark: None };
                    lines.push(Line::to(content, Target::Record(Ref { kind: target, id: *id })));
                }
            }
            (Value::Choice(code), _) if super::capacity::mark(kind, code).is_some() => {
                let value = show(&world.register, kind, record, position, world.words);
                let content = Content::Field { label, value, mark: super::capacity::mark(kind, code) };
                lines.push(Line::to(content, Target::Field(position)));
            }
            _ => {
                let text = show(&world.register, kind, record, position, world.words);
                lines.extend(field_lines(&label, &text, Some(&Target::Field(position)), width));
            }
        }
    }
    lines
}

/// What is computed from a record, before what was recorded of it: the dates people come for stand on top.
fn derived(world: &World, kind: Kind, record: &Record, width: u16) -> Vec<Line> {
    let mut lines = Vec::new();
    for column in kind.noun().derived {
        let value = (column.of)(&world.register, record, world.when);
        if value.is_unknown() {
            continue;
        }
        let target = match column.shape {
            Shape::Link(to) | Shape::Links(to) => Some(to),
            _ => None,
        };
        let text = show_value(&world.register, column.name, column.shape, target, &value, world.words);
        let label = world.words.field(kind.name(), column.name);
        let title = || world.called(kind, record.id);
        let target = match (value, target) {
            (Value::Link(id), Some(kind)) => Some(Target::Record(Ref { kind, id })),
            (Value::Links(ids), Some(to)) => {
                Some(Target::Records { kind: to, ids: ids.as_ref().into(), title: title() })
            }
            _ => None,
        };
        lines.extend(field_lines(&label, &text, target.as_ref(), width));
    }
    lines
}

/// The heading above what is computed: of what, and for which day.
fn state_heading(world: &World, kind: Kind) -> String {
    let day = show_day(world.when.day, world.words.lang());
    let noun = capital(&world.words.kind_one(kind.name()));
    world.words.say(&Message::new("ui-computed").with("what", noun).with("day", day))
}

/// A label with a capital, to stand by itself.
fn capital(label: &str) -> String {
    let mut letters = label.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// What this record hangs under, from the top down: the first required link of each, as far as it goes.
fn parents(world: &World, kind: Kind, record: &Record) -> Vec<Line> {
    let mut chain: Vec<Ref> = Vec::new();
    let (mut kind, mut record) = (kind, record);
    while chain.len() < PARENTS {
        let fields = kind.noun().fields.iter().enumerate().filter(|(_, field)| field.required);
        let mut links = fields.filter_map(|(at, _)| match record.values[at] {
            Value::Link(id) => Some(Ref { kind: world.register.target_kind(kind, record, at)?, id }),
            _ => None,
        });
        let Some(parent) = links.next().filter(|parent| !chain.contains(parent)) else { break };
        let Some(above) = world.register.at(parent) else { break };
        chain.push(parent);
        (kind, record) = (parent.kind, above);
    }
    if chain.is_empty() {
        return Vec::new();
    }
    let mut lines = vec![Line::new(Content::Heading(world.words.get("ui-belongs-to"), None))];
    for (depth, parent) in chain.into_iter().rev().enumerate() {
        let branch = if depth == 0 { String::new() } else { format!("{}└─ ", "   ".repeat(depth - 1)) };
        let label = world.called(parent.kind, parent.id);
        let noun = world.words.kind_one(parent.kind.name());
        let cells = vec![
            Cell::new(branch.clone(), measure::width(&branch)).role(Role::Border),
            Cell::new(label.clone(), measure::width(&crate::shown::line(&label)).min(60)).role(Role::Link),
            Cell::new(noun, 0).role(Role::Dim),
        ];
        let cells = cells.into_iter().skip(usize::from(depth == 0)).collect();
        lines.push(Line::to(Content::Row(cells), Target::Record(parent)));
    }
    lines.push(Line::new(Content::Blank));
    lines
}

/// The nouns whose records can point at one of this noun, and by which field. Of a provider people look for its contracts
/// first.
fn referrers(kind: Kind) -> impl Iterator<Item = (Kind, usize)> {
    let first = (kind == Kind::Provider).then_some(Kind::Contract);
    let others = Kind::ALL.iter().copied().filter(move |other| Some(*other) != first);
    let kinds = first.into_iter().chain(others).filter(|other| !other.is_figures());
    kinds.flat_map(move |other| {
        let fields = other.noun().fields.iter().enumerate();
        let links = fields.filter(move |(_, field)| match field.shape {
            Shape::Link(to) | Shape::Links(to) => to == kind,
            Shape::LinkBy(_) => true,
            _ => false,
        });
        links.map(move |(position, _)| (other, position))
    })
}

/// The records of a noun that point at this one, those that hold first.
fn referring(world: &World, of: Ref, other: Kind, position: usize) -> Vec<Id> {
    let ids = world.register.referring(other, position, of.id);
    let present = ids.iter().filter_map(|id| world.register.get(other, *id));
    let mut records: Vec<&Record> = present
        .filter(|record| world.register.target_kind(other, record, position) == Some(of.kind))
        .filter(|record| !is_archived(other, record))
        .filter(|record| !world.when.asked || world.register.holds(other, record, world.when.day) == Holds::Now)
        .collect();
    if records.len() <= SORTED {
        let rank = |record: &Record| match world.register.holds(other, record, world.when.day) {
            Holds::Now => 0,
            Holds::Later => 1,
            Holds::Past => 2,
        };
        records.sort_by_cached_key(|record| (rank(record), world.called(other, record.id)));
    }
    records.into_iter().map(|record| record.id).collect()
}

fn section(world: &World, of: Ref, other: Kind, position: usize) -> Vec<Line> {
    let words = world.words;
    let ids = referring(world, of, other, position);
    if ids.is_empty() {
        return Vec::new();
    }
    let field = &other.noun().fields[position];
    let mut title = words.kind(other.name());
    let twice = other.noun().fields.iter().filter(|other| other.shape == field.shape).count() > 1;
    if other == of.kind {
        // A record named by others of its own noun: what it is to them.
        let field = words.field(other.name(), field.name);
        let message = Message::new("ui-self-section").with("nouns", title);
        title = words.say(&message.with("field", super::overview::within(&field)));
    } else if twice {
        title = format!("{title}: {}", words.field(other.name(), field.name));
    }
    let name = world.called(of.kind, of.id);
    records_section(world, title, other, ids, Some(position), &name)
}

/// The first of some records under a heading, and the way to all of them; without the field that says what they have in
/// common.
pub fn records_section(
    world: &World,
    title: String,
    other: Kind,
    ids: Vec<Id>,
    without: Option<usize>,
    name: &str,
) -> Vec<Line> {
    let words = world.words;
    let mut count = show_whole(i64::try_from(ids.len()).unwrap_or(0), words.lang());
    // The sign before a row gets its word here.
    let records = ids.iter().take(ROWS).filter_map(|id| world.register.get(other, *id));
    let holds: Vec<Holds> = records.map(|record| world.register.holds(other, record, world.when.day)).collect();
    for (sign, word) in [(Holds::Past, "ui-holds-past"), (Holds::Later, "ui-holds-later")] {
        if holds.contains(&sign) {
            let side = if sign == Holds::Past { "‹" } else { "›" };
            let _ = write!(count, "  {side} {}", words.get(word));
        }
    }
    let mut lines = vec![Line::new(Content::Blank), Line::new(Content::Heading(title, Some(count)))];
    let common = without.map(Part::Stored);
    let columns: Vec<ColumnSpec> =
        first_columns(other).into_iter().filter(|column| Some(&column.part) != common.as_ref()).collect();
    let records: Vec<&Record> = ids.iter().take(ROWS).filter_map(|id| world.register.get(other, *id)).collect();
    let widest = widest(world, &columns, &records);
    let room = world.size.0.saturating_sub(4);
    let columns = fit(&columns, &widest, room, |column| column.heading(words));
    lines.extend(heads(&columns));
    for record in records {
        let target = Target::Record(Ref { kind: other, id: record.id });
        lines.push(Line::to(Content::Row(cells(world, other, record, &columns)), target));
    }
    if ids.len() > ROWS {
        let all = words.say(&Message::new("ui-show-all").count("count", ids.len()));
        let target = Target::Records { kind: other, ids: ids.into(), title: name.to_owned() };
        lines.push(Line::to(Content::Row(vec![Cell::new(all, 0).role(Role::Link)]), target));
    }
    lines
}

/// What stands above the columns of a section.
fn heads(columns: &[Fitted<'_>]) -> Option<Line> {
    let head = |fitted: &Fitted<'_>| {
        let cell = Cell::new(&*fitted.heading, usize::from(fitted.width)).role(Role::Dim);
        if fitted.column.shape().is_number() { cell.right() } else { cell }
    };
    let cells: Vec<Cell> = std::iter::once(Cell::new("", 1)).chain(columns.iter().map(head)).collect();
    (!columns.is_empty()).then(|| Line::new(Content::Heads(cells)))
}

/// The columns of a record in a section.
fn cells(world: &World, kind: Kind, record: &Record, columns: &[Fitted<'_>]) -> Vec<Cell> {
    let holds = world.register.holds(kind, record, world.when.day);
    let role = if holds == Holds::Now { Role::Text } else { Role::Dim };
    let side = match holds {
        Holds::Now => " ",
        Holds::Past => "‹",
        Holds::Later => "›",
    };
    let mut cells = vec![Cell::new(side, 1).role(Role::Dim)];
    for Fitted { column, width, .. } in columns {
        if let Some((text, role)) = super::capacity::look(world, record, column, usize::from(*width)) {
            cells.push(Cell { text, width: usize::from(*width), right: false, role });
            continue;
        }
        let text = table::text(world, record, column, usize::from(*width));
        cells.push(Cell { text, width: usize::from(*width), right: column.shape().is_number(), role });
    }
    if columns.is_empty() {
        cells.push(Cell::new(world.called(kind, record.id), 0).role(role));
    }
    cells
}

/// A record in short, for the pane beside a list: what is known and asked of it, and how much hangs under it.
pub fn draw_summary(world: &World, frame: &mut Frame<'_>, area: Rect, kind: Kind, record: &Record) {
    let title = if kind.is_figures() { world.words.kind_one(kind.name()) } else { world.called(kind, record.id) };
    let mut lines = vec![Line::new(Content::Heading(title, holds_word(world, kind, record)))];
    lines.extend(super::capacity::lines(world, kind, record, area.width));
    let computed = derived(world, kind, record, area.width);
    if !computed.is_empty() {
        lines.extend(computed);
        lines.push(Line::new(Content::Blank));
    }
    lines.extend(fields(world, kind, record, false, area.width));
    if !kind.is_figures() {
        let of = Ref { kind, id: record.id };
        for (other, position) in referrers(kind) {
            let count = world.register.referring(other, position, record.id).len();
            if count == 0 {
                continue;
            }
            let count = if count > SORTED { count } else { referring(world, of, other, position).len() };
            if count > 0 {
                let value = show_whole(i64::try_from(count).unwrap_or(0), world.words.lang());
                lines.push(Line::new(Content::Field { label: world.words.kind(other.name()), value, mark: None }));
            }
        }
    }
    lines.truncate(usize::from(area.height));
    let mut page = Page::default();
    page.fill(lines, usize::from(area.height));
    page.draw(world, frame, area, false);
}
