//! The one list, for every noun: filter, order, columns, marks and the chosen row live here once. Which records answer
//! is `search`'s; drawing is `draw`, monthly figures are `figures`, kept arrangements `layout`, long orders `order`.

pub mod draw;
pub mod figures;
pub mod layout;
mod order;

use super::action::{Action, Go, Job, ListAct, Move, Notice, Outcome, Step, Tone};
use super::cursor::Cursor;
use super::detail::Detail;
use super::input::Input;
use super::key::{Code, Key};
use super::menu::Menu;
use super::popup::{Choice, Popup};
use super::range::Range;
use super::screen::Screen;
use super::world::World;
use crate::domain::kind::Kind;
use crate::domain::questions::Summed;
use crate::domain::record::{Id, Record, Ref};
use crate::domain::written::Problem;
use crate::search::saved::{VIEWS, view_name};
use crate::search::{ColumnSpec, Listing, Matcher, Query, Sort, name_to_type};
use crate::text::Message;
use figures::Figures;
use order::Order;
use std::collections::BTreeSet;
use std::sync::Arc;

/// A list of records of one noun.
#[derive(Clone, Debug)]
pub struct List {
    /// The noun.
    pub kind: Kind,
    only: Option<(Arc<[Id]>, String)>,
    rows: Arc<Vec<Id>>,
    total: usize,
    cursor: Cursor,
    columns: Vec<ColumnSpec>,
    sorts: Vec<Sort>,
    filter: Input,
    typing: bool,
    query: Query,
    problems: Vec<Problem>,
    marks: Arc<BTreeSet<Id>>,
    range: Option<usize>,
    pane: bool,
    stamp: Option<u64>,
    counted: Option<u64>,
    order: Order,
    figures: Option<Figures>,
    /// The widest text of each column, over all records of the noun: widths do not jump while filtering.
    widest: Arc<Vec<Option<u16>>>,
    measured: Option<u64>,
}

impl List {
    /// All records of a noun, arranged as it was left.
    #[must_use]
    pub fn all(world: &World, kind: Kind) -> Self {
        let mut list = Self {
            kind,
            only: None,
            rows: Arc::default(),
            total: 0,
            cursor: Cursor::default(),
            columns: layout::first_columns(kind),
            sorts: layout::first_sorts(kind),
            filter: Input::default(),
            typing: false,
            query: Query::everything(kind),
            problems: Vec::new(),
            marks: Arc::default(),
            range: None,
            pane: true,
            stamp: None,
            counted: None,
            order: Order::default(),
            figures: kind.is_figures().then(Figures::default),
            widest: Arc::default(),
            measured: None,
        };
        if let Some((_, content)) = world.layouts.iter().find(|(name, _)| name == kind.name()) {
            list.arrange(world, content, false);
        }
        list
    }

    /// These records of a noun, under a name that says what they have in common.
    #[must_use]
    pub fn only(world: &World, kind: Kind, mut ids: Arc<[Id]>, title: String) -> Self {
        Arc::make_mut(&mut ids).sort_unstable();
        Self { only: Some((ids, title)), ..Self::all(world, kind) }
    }

    /// The monthly figures that were summed, under the name of the sum.
    #[must_use]
    pub fn summed(world: &World, summed: &Summed, title: String) -> Self {
        let figures = Some(Figures::summed(summed));
        let mut list = Self { only: Some((Arc::default(), title)), figures, ..Self::all(world, summed.kind) };
        // What is the same on every row says nothing there, and takes the room of what does.
        let same = |ids: &Option<Vec<Id>>| ids.as_ref().is_some_and(|ids| ids.len() == 1);
        let links =
            [("provider", &summed.providers), ("product", &summed.products), ("municipality", &summed.municipalities)];
        let told: Vec<&str> = links.into_iter().filter(|(_, ids)| same(ids)).map(|(name, _)| name).collect();
        list.columns.retain(|column| !told.contains(&column.name().as_str()));
        list
    }

    /// Whether it is the list of all records of its noun.
    #[must_use]
    pub fn is_all(&self) -> bool {
        self.only.is_none()
    }

    /// Whether both list the same, whatever is chosen in them.
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        self.kind == other.kind && self.only == other.only
    }

    /// Its name in the breadcrumb.
    #[must_use]
    pub fn title(&self, world: &World) -> String {
        let kind = world.words.kind(self.kind.name());
        match &self.only {
            None => kind,
            Some((_, title)) => format!("{kind}: {title}"),
        }
    }

    /// Its rows, in their order. Empty for monthly figures.
    #[must_use]
    pub fn rows(&self) -> &[Id] {
        &self.rows
    }

    /// How many rows there are, and how many there would be without a filter.
    #[must_use]
    pub fn counts(&self) -> (usize, usize) {
        match &self.figures {
            Some(figures) => (figures.total(), figures.all()),
            None => (self.rows.len(), self.total),
        }
    }

    /// Whether it lists a question of which there is no answer yet.
    #[must_use]
    pub fn is_working_out(&self, world: &World) -> bool {
        self.kind.is_question() && !world.was_answered(self.kind)
    }

    /// What is filtered on.
    #[must_use]
    pub fn filter(&self) -> &Input {
        &self.filter
    }

    /// What of the filter could not be understood.
    #[must_use]
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// Whether the filter has the keys.
    #[must_use]
    pub fn is_typing(&self) -> bool {
        self.typing
    }

    /// The marked rows.
    #[must_use]
    pub fn marks(&self) -> &BTreeSet<Id> {
        &self.marks
    }

    /// The columns it shows, as far as they fit.
    #[must_use]
    pub fn columns(&self) -> &[ColumnSpec] {
        &self.columns
    }

    /// The order.
    #[must_use]
    pub fn sorts(&self) -> &[Sort] {
        &self.sorts
    }

    /// The record on a row.
    #[must_use]
    pub fn record<'a>(&'a self, world: &'a World, row: usize) -> Option<&'a Record> {
        match &self.figures {
            Some(figures) => figures.at(row),
            None => world.register.get(self.kind, *self.rows.get(row)?),
        }
    }

    fn here(&self) -> Option<Ref> {
        let id = match &self.figures {
            Some(figures) => figures.at(self.cursor.row)?.id,
            None => *self.rows.get(self.cursor.row)?,
        };
        Some(Ref { kind: self.kind, id })
    }

    /// The marked records that are in sight of the filter, else the one under the cursor (A22).
    #[must_use]
    pub fn chosen(&self) -> Vec<Ref> {
        if self.marks.is_empty() {
            return self.here().into_iter().collect();
        }
        let marked = self.rows.iter().filter(|id| self.marks.contains(id));
        marked.map(|id| Ref { kind: self.kind, id: *id }).collect()
    }

    /// Does an action of the list.
    pub fn update(&mut self, world: &World, action: Action) -> Step {
        match action {
            Action::Move(how) => self.go(world, how),
            Action::Go(Go::Open) => match self.here() {
                Some(of) if of.kind.is_figures() => {
                    let record = self.record(world, self.cursor.row).cloned();
                    record.map_or(Step::Stay, |record| {
                        Step::Open(Box::new(Screen::Detail(Detail::figure(world, of, record))))
                    })
                }
                Some(of) => Step::Open(Box::new(Screen::Detail(Detail::new(world, of)))),
                None => Step::Stay,
            },
            Action::List(act) => self.act(world, act),
            Action::Go(_)
            | Action::Agenda(_)
            | Action::Record(_)
            | Action::Form(_)
            | Action::Import(_)
            | Action::Journal(_)
            | Action::Report(_)
            | Action::Map(_)
            | Action::File(_)
            | Action::Dates(_)
            | Action::Duty(_)
            | Action::App(_) => Step::Stay,
        }
    }

    fn go(&mut self, world: &World, how: Move) -> Step {
        let before = self.cursor.row;
        self.cursor.go(how, self.counts().0, draw::height(self, world));
        if let Some(anchor) = self.range {
            let marks = Arc::make_mut(&mut self.marks);
            let (old, new) = (spread(anchor, before), spread(anchor, self.cursor.row));
            for id in old.filter_map(|row| self.rows.get(row)) {
                marks.remove(id);
            }
            marks.extend(new.filter_map(|row| self.rows.get(row)));
        }
        Step::Stay
    }

    fn act(&mut self, world: &World, act: ListAct) -> Step {
        match act {
            ListAct::Filter => self.typing = true,
            ListAct::Build => return Step::Ask(Box::new(Popup::Menu(Menu::conditions(world, self)))),
            ListAct::Sort => return Step::Ask(Box::new(Popup::sort(world, self))),
            ListAct::Columns => return Step::Ask(Box::new(Popup::columns(world, self))),
            ListAct::Views => return Step::Ask(Box::new(Popup::views(world))),
            ListAct::SaveView => return Step::Ask(Box::new(Popup::view_name(world))),
            ListAct::Send => return self.send(world),
            ListAct::Bulk => return Step::Ask(Box::new(Popup::bulk(world, self.chosen().len()))),
            ListAct::Pane => {
                self.pane = !self.pane;
                self.show(world);
            }
            ListAct::Mark => {
                if self.figures.is_some() {
                    return Step::Say(Notice::new(Tone::Soon, Message::new("ui-why-figures")));
                }
                if let Some(id) = self.rows.get(self.cursor.row) {
                    let marks = Arc::make_mut(&mut self.marks);
                    if !marks.remove(id) {
                        marks.insert(*id);
                    }
                }
                self.range = None;
                return self.go(world, Move::Down);
            }
            ListAct::Range => {
                self.range = match self.range {
                    Some(_) => None,
                    None => Some(self.cursor.row),
                };
                if self.range.is_some()
                    && let Some(id) = self.rows.get(self.cursor.row)
                {
                    Arc::make_mut(&mut self.marks).insert(*id);
                }
            }
            ListAct::MarkAll => {
                self.range = None;
                let all = !self.rows.is_empty() && self.rows.iter().all(|id| self.marks.contains(id));
                self.marks = if all { Arc::default() } else { Arc::new(self.rows.iter().copied().collect()) };
            }
        }
        Step::Stay
    }

    /// The box that writes exactly what is on the screen: these rows in this order with these columns. Monthly figures are
    /// read a window at a time, so those go out by the command line.
    fn send(&self, world: &World) -> Step {
        if self.figures.is_some() {
            return Step::Say(Notice::new(Tone::Soon, Message::new("ui-why-figures-send")));
        }
        let asked = super::keeper::AskedList {
            register: Arc::clone(&world.register),
            kind: self.kind,
            columns: self.columns.clone(),
            ids: Arc::clone(&self.rows),
            when: world.when,
            known: world.known,
            title: self.title(world),
            filter: self.filter.text().to_owned(),
        };
        Step::Ask(Box::new(Popup::Sending(Box::new(super::reports::sending::SendBox::of_list(world, asked)))))
    }

    /// Does what was chosen in a box that the list had asked.
    pub fn choose(&mut self, world: &World, choice: Choice) -> Step {
        match choice {
            Choice::Sort(column) => {
                let turned = self.sorts.first().is_some_and(|sort| sort.column == column && !sort.descending);
                self.sorts = vec![Sort { column, descending: turned }];
                self.build(world);
            }
            Choice::Columns(columns) => {
                self.columns = columns;
                self.measure(world);
            }
            Choice::Condition(column) => {
                if let Some(range) = Range::new(world, &column) {
                    return Step::Ask(Box::new(Popup::Range(Box::new(range))));
                }
                return match Menu::codes(world, &column) {
                    Some(menu) => Step::Ask(Box::new(Popup::Menu(menu))),
                    // What cannot be chosen is typed: the field stands in the filter, the cursor behind it.
                    None => self.add_term(world, &format!("{}:", name_to_type(&column, world.words)), true),
                };
            }
            Choice::Term(term) => return self.add_term(world, &term, false),
            Choice::Add(..)
            | Choice::ImportFile(_)
            | Choice::Answer { .. }
            | Choice::TypeAnswer(_)
            | Choice::Noun { .. }
            | Choice::Overview(_)
            | Choice::Made(..)
            | Choice::Column { .. } => return Step::Stay,
            Choice::View(_, content) => {
                self.arrange(world, &content, true);
                self.measure(world);
                self.build(world);
                return Step::Stay;
            }
            Choice::SaveView(name) => {
                let (name, content) = (view_name(self.kind, &name), Some(self.arrangement(true)));
                return Step::Do(super::action::Effect::Job(Job::Keep { sort: VIEWS, name, content }));
            }
        }
        if world.file.read_only.is_some() {
            return Step::Stay;
        }
        let content = Some(self.arrangement(false));
        let name = self.kind.name().to_owned();
        Step::Do(super::action::Effect::Job(Job::Keep { sort: "list", name, content }))
    }

    /// Puts a condition behind what is filtered by already.
    fn add_term(&mut self, world: &World, term: &str, unfinished: bool) -> Step {
        let before = self.filter().text().trim_end().to_owned();
        let text = if before.is_empty() { term.to_owned() } else { format!("{before} {term}") };
        self.set_filter(world, &text);
        self.typing = unfinished;
        Step::Stay
    }

    /// Takes a key while the filter is typed.
    pub fn typed(&mut self, world: &World, key: Key) -> bool {
        match key.code {
            Code::Enter => self.typing = false,
            Code::Esc => {
                self.typing = false;
                self.set_filter(world, "");
            }
            Code::Down | Code::Tab => {
                self.typing = false;
            }
            _ => {
                let before = self.filter.text().to_owned();
                if !self.filter.press(key) {
                    return false;
                }
                if self.filter.text() != before {
                    self.filtered(world);
                }
            }
        }
        true
    }

    /// Takes pasted text while the filter is typed.
    pub fn paste(&mut self, world: &World, text: &str) -> bool {
        if self.typing {
            let before = self.filter.text().len();
            self.filter.paste(text);
            // A full field takes nothing more, so a very long text costs one search.
            if self.filter.text().len() != before {
                self.filtered(world);
            }
        }
        self.typing
    }

    /// Filters on this text.
    pub fn set_filter(&mut self, world: &World, text: &str) {
        self.filter.set(text);
        self.filtered(world);
    }

    fn filtered(&mut self, world: &World) {
        (self.query, self.problems) = Query::parse(self.filter.text(), self.kind, world.words, world.today);
        self.range = None;
        self.build(world);
    }

    /// Esc: the filter first, then the marks.
    pub fn back_out(&mut self, world: &World) -> bool {
        if self.range.take().is_some() {
            return true;
        }
        if !self.filter.is_empty() {
            self.set_filter(world, "");
            return true;
        }
        if !self.marks.is_empty() {
            self.marks = Arc::default();
            return true;
        }
        false
    }

    /// Follows register, dates and window.
    pub fn refresh(&mut self, world: &World) {
        // An answer that came while another screen was on top went by.
        let missed = self.order.forget_waiting();
        if missed && self.stamp == Some(world.stamp) {
            self.build(world);
        }
        if self.stamp != Some(world.stamp) {
            if self.stamp.is_some() {
                (self.query, self.problems) = Query::parse(self.filter.text(), self.kind, world.words, world.today);
            }
            self.stamp = Some(world.stamp);
            self.build(world);
        }
        if self.measured != Some(world.stamp) {
            self.measure(world);
        }
        self.show(world);
    }

    /// Measures what stands in the columns.
    fn measure(&mut self, world: &World) {
        let records: Vec<&Record> = world.register.all(self.kind).iter().collect();
        self.widest = Arc::new(super::table::widest(world, &self.columns, &records));
        self.measured = Some(world.stamp);
    }

    fn show(&mut self, world: &World) {
        self.cursor.show(self.counts().0, draw::height(self, world));
    }

    /// Works the rows out anew; the cursor stays on its record.
    fn build(&mut self, world: &World) {
        if let Some(figures) = &mut self.figures {
            self.problems = figures.ask(world, self.kind, self.filter.text());
            self.cursor = Cursor::default();
            return;
        }
        let here = self.rows.get(self.cursor.row).copied();
        let register = &world.register;
        let mut rows = match self.order.places(world, self.kind, &self.sorts) {
            Some(places) => Listing::build_in(register, self.kind, &self.query, world.when, &places),
            None => Listing::build(register, self.kind, &self.query, &[], world.when),
        };
        if self.query.is_empty() {
            self.total = rows.len();
        } else if self.counted != Some(world.stamp) || self.only.is_some() {
            self.total = Matcher::new(&Query::everything(self.kind), register, world.when).rows().len();
        }
        self.counted = Some(world.stamp);
        if let Some((ids, _)) = &self.only {
            rows.retain(|id| ids.binary_search(id).is_ok());
            self.total = ids.iter().filter(|id| register.get(self.kind, **id).is_some()).count();
        }
        if let Some(row) = here.and_then(|here| rows.iter().position(|id| *id == here)) {
            self.cursor.row = row;
        }
        self.rows = Arc::new(rows);
        if !self.marks.is_empty() {
            Arc::make_mut(&mut self.marks).retain(|id| register.get(self.kind, *id).is_some());
        }
        self.show(world);
    }

    /// A page of monthly figures, or the order of a long list.
    pub fn wants(&mut self) -> Option<Job> {
        if let Some(order) = self.order.wants() {
            return Some(Job::Order(order));
        }
        let row = self.cursor.row;
        let kind = self.kind;
        self.figures.as_mut().and_then(|figures| figures.wants(kind, row))
    }

    /// Takes it.
    pub fn take(&mut self, world: &World, outcome: &Outcome) {
        if let Some(figures) = &mut self.figures {
            figures.take(self.kind, outcome);
            self.show(world);
        } else if self.order.take(world, self.kind, outcome) {
            self.build(world);
        }
    }

    /// A click on that row of the body.
    pub fn click(&mut self, world: &World, row: u16, column: u16) -> bool {
        let Some(at) = draw::row_at(self, world, row, column) else { return false };
        let again = self.cursor.row == at;
        self.cursor.row = at;
        again
    }
}

/// The rows from one to the other, both included.
fn spread(one: usize, other: usize) -> std::ops::RangeInclusive<usize> {
    one.min(other)..=one.max(other)
}
