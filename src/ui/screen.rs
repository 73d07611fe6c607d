//! The closed set of screens and what each must be able to do. To add one: its file, a variant here, and the arms the
//! compiler asks for; one that is a page moves, opens, is clicked and drawn as pages are, unless it says otherwise. Keys
//! that open it stand in `keys`.

use super::action::{Action, Job, ListAct, Outcome, Step};
use super::agenda::Agenda;
use super::chains::Tree;
use super::coverage_map::{self, CoverageMap};
use super::detail::Detail;
use super::falls::Falls;
use super::form::Form;
use super::importing::Importing;
use super::input::Input;
use super::journal::{Journal, StepPage};
use super::key::Key;
use super::keys::Scope;
use super::letterhead::Letterhead;
use super::list::List;
use super::meeting::Meeting;
use super::overview::Overview;
use super::page::Page;
use super::quick::Search;
use super::reports::Reports;
use super::reports::preview::Preview;
use super::world::World;
use crate::domain::kind::Kind;
use crate::domain::record::Ref;
use ratatui::Frame;
use ratatui::layout::Rect;

/// A screen with its own state: what is chosen, typed, sorted. Copies are cheap; back and forward keep them.
#[derive(Clone, Debug)]
pub enum Screen {
    /// Overzicht.
    Overview(Overview),
    /// The list of a noun, or of chosen records of it.
    List(Box<List>),
    /// The page of one record.
    Detail(Detail),
    /// Agenda.
    Agenda(Box<Agenda>),
    /// Logboek.
    Journal(Journal),
    /// One step of the journal: old and new values.
    Step(StepPage),
    /// A form being filled in.
    Form(Box<Form>),
    /// An import being prepared.
    Import(Box<Importing>),
    /// The chain of responsibility.
    Chain(Tree),
    /// Dekking: lot × municipality.
    Coverage(CoverageMap),
    /// A provider that falls over.
    Falls(Falls),
    /// What belongs on the table in a talk with a provider.
    Meeting(Meeting),
    /// The quick search, also as the screen of duties.
    Search(Box<Search>),
    /// Verantwoording: the overviews on paper.
    Reports(Reports),
    /// One of them, before it goes out.
    Preview(Box<Preview>),
    /// Letterhead and wording of overviews.
    Letterhead(Box<Letterhead>),
}

/// The tabs: number, what opens it. Numbers are fixed for the whole product.
pub const TABS: &[(char, Tab)] = &[
    ('1', Tab::Overview),
    ('2', Tab::Kind(Kind::Contract)),
    ('3', Tab::Kind(Kind::Lot)),
    ('4', Tab::Kind(Kind::Provider)),
    ('5', Tab::Duties),
    ('6', Tab::Kind(Kind::Utilisation)),
    ('7', Tab::Agenda),
    ('8', Tab::Reports),
    ('9', Tab::Journal),
];

/// What stands at the root of a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tab {
    /// The overview.
    Overview,
    /// The list of a noun.
    Kind(Kind),
    /// Starred records.
    Stars,
    /// The agenda.
    Agenda,
    /// Verplichtingen: what is owed.
    Duties,
    /// Verantwoording.
    Reports,
    /// The journal.
    Journal,
}

impl Tab {
    /// A fresh root screen.
    #[must_use]
    pub fn open(self, world: &World) -> Screen {
        match self {
            Self::Overview => Screen::Overview(Overview::new()),
            Self::Kind(kind) => Screen::List(Box::new(List::all(world, kind))),
            Self::Stars => Screen::Overview(Overview::stars()),
            Self::Agenda => Screen::Agenda(Box::new(Agenda::new(world))),
            Self::Duties => Screen::Search(Box::new(Search::duties())),
            Self::Reports => Screen::Reports(Reports::new()),
            Self::Journal => Screen::Journal(Journal::new()),
        }
    }
}

impl Screen {
    /// Which root this is, if it is one.
    #[must_use]
    pub fn tab(&self) -> Option<Tab> {
        match self {
            Self::Overview(overview) => Some(if overview.is_stars() { Tab::Stars } else { Tab::Overview }),
            Self::List(list) => list.is_all().then_some(Tab::Kind(list.kind)),
            Self::Agenda(_) => Some(Tab::Agenda),
            Self::Journal(_) => Some(Tab::Journal),
            Self::Reports(_) => Some(Tab::Reports),
            Self::Detail(_)
            | Self::Step(_)
            | Self::Form(_)
            | Self::Import(_)
            | Self::Chain(_)
            | Self::Coverage(_)
            | Self::Falls(_)
            | Self::Preview(_)
            | Self::Letterhead(_)
            | Self::Meeting(_) => None,
            Self::Search(search) => search.duties.then_some(Tab::Duties),
        }
    }

    /// Whether both show the same thing, whatever is chosen in them: opening it again goes back to it (A11).
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Detail(one), Self::Detail(other)) => one.of == other.of,
            (Self::Chain(one), Self::Chain(other)) => one.of == other.of,
            (Self::Step(one), Self::Step(other)) => one.seq() == other.seq(),
            (Self::Coverage(_), Self::Coverage(_)) | (Self::Letterhead(_), Self::Letterhead(_)) => true,
            (Self::Preview(one), Self::Preview(other)) => one.wish == other.wish && one.changes == other.changes,
            (Self::Falls(one), Self::Falls(other)) => one.provider == other.provider,
            (Self::Meeting(one), Self::Meeting(other)) => one.provider == other.provider,
            (Self::List(one), Self::List(other)) => one.is_same(other),
            (Self::Search(one), Self::Search(other)) => one.duties == other.duties,
            (Self::Import(one), Self::Import(other)) => one.is_same(other),
            (Self::Form(one), Self::Form(other)) => one.kind == other.kind && one.subject == other.subject,
            _ => self.tab().is_some() && self.tab() == other.tab(),
        }
    }

    /// Where its keys are alive, its own scope first.
    #[must_use]
    pub fn scopes(&self) -> &'static [Scope] {
        match self {
            Self::Chain(_) => &[Scope::Record, Scope::Cursor, Scope::Program],
            Self::Overview(overview) if overview.is_stars() => &[Scope::Record, Scope::Cursor, Scope::Program],
            Self::Overview(_) | Self::Step(_) => &[Scope::Cursor, Scope::Program],
            Self::List(_) => &[Scope::List, Scope::Record, Scope::Cursor, Scope::Program],
            Self::Detail(_) => &[Scope::Detail, Scope::Record, Scope::Cursor, Scope::Program],
            Self::Agenda(agenda) => agenda.scopes(),
            Self::Journal(_) => &[Scope::Journal, Scope::Cursor, Scope::Program],
            Self::Form(_) => &[Scope::Form, Scope::Program],
            Self::Import(_) => &[Scope::Import, Scope::Cursor, Scope::Program],
            Self::Coverage(_) => &[Scope::Map, Scope::Cursor, Scope::Program],
            Self::Falls(_) => &[Scope::Detail, Scope::Cursor, Scope::Program],
            Self::Meeting(_) => &[Scope::Meeting, Scope::Record, Scope::Cursor, Scope::Program],
            Self::Search(_) => &[Scope::Search, Scope::Record, Scope::Cursor, Scope::Program],
            Self::Reports(_) => &[Scope::Cursor, Scope::Program],
            Self::Preview(_) => &[Scope::Report, Scope::Cursor, Scope::Program],
            Self::Letterhead(_) => &[Scope::Form, Scope::Program],
        }
    }

    /// Its name in the breadcrumb and in help.
    #[must_use]
    pub fn title(&self, world: &World) -> String {
        match self {
            Self::Overview(overview) => overview.title(world),
            Self::List(list) => list.title(world),
            Self::Detail(detail) => detail.title(world),
            Self::Agenda(agenda) => agenda.title(world),
            Self::Journal(_) => world.words.get("ui-journal"),
            Self::Step(step) => step.title(world),
            Self::Form(form) => form.title(world),
            Self::Import(import) => import.title(world),
            Self::Chain(tree) => tree.title(world),
            Self::Coverage(map) => map.title(world),
            Self::Falls(falls) => falls.title(world),
            Self::Meeting(file) => file.title(world),
            Self::Search(search) => search.title(world),
            Self::Reports(_) => world.words.get("ui-reports"),
            Self::Preview(preview) => preview.title(world),
            Self::Letterhead(_) => world.words.get("ui-letterhead"),
        }
    }

    /// The records an action would touch: the marked ones, else the one under the cursor.
    #[must_use]
    pub fn chosen(&self) -> Vec<Ref> {
        match self {
            Self::Overview(overview) => overview.chosen(),
            Self::List(list) => list.chosen(),
            Self::Agenda(agenda) => agenda.chosen(),
            Self::Detail(detail) => vec![detail.of],
            Self::Chain(tree) => tree.chosen(),
            Self::Falls(falls) => vec![Ref { kind: Kind::Provider, id: falls.provider }],
            Self::Meeting(file) => vec![Ref { kind: Kind::Provider, id: file.provider }],
            Self::Preview(preview) => preview.chosen(),
            Self::Journal(_)
            | Self::Step(_)
            | Self::Form(_)
            | Self::Import(_)
            | Self::Coverage(_)
            | Self::Reports(_)
            | Self::Letterhead(_) => Vec::new(),
            Self::Search(search) => search.chosen(),
        }
    }

    /// Whether what is under the cursor leads somewhere.
    #[must_use]
    pub fn opens(&self) -> bool {
        match self {
            Self::Overview(overview) => overview.opens(),
            Self::List(list) => list.counts().0 > 0,
            Self::Agenda(agenda) => agenda.opens(),
            Self::Coverage(map) => map.opens(),
            Self::Search(search) => !search.chosen().is_empty(),
            Self::Form(_) | Self::Letterhead(_) => true,
            _ => self.page().is_some_and(Page::opens),
        }
    }

    /// The page it is made of, if it is made of one.
    fn page(&self) -> Option<&Page> {
        Some(match self {
            Self::Detail(detail) => &detail.page,
            Self::Journal(journal) => &journal.page,
            Self::Step(step) => &step.page,
            Self::Import(import) => &import.page,
            Self::Chain(tree) => &tree.page,
            Self::Falls(falls) => &falls.page,
            Self::Meeting(file) => &file.page,
            Self::Reports(reports) => &reports.page,
            Self::Preview(preview) => &preview.page,
            Self::Overview(_)
            | Self::List(_)
            | Self::Agenda(_)
            | Self::Form(_)
            | Self::Coverage(_)
            | Self::Search(_)
            | Self::Letterhead(_) => return None,
        })
    }

    fn page_mut(&mut self) -> Option<&mut Page> {
        Some(match self {
            Self::Detail(detail) => &mut detail.page,
            Self::Journal(journal) => &mut journal.page,
            Self::Step(step) => &mut step.page,
            Self::Import(import) => &mut import.page,
            Self::Chain(tree) => &mut tree.page,
            Self::Falls(falls) => &mut falls.page,
            Self::Meeting(file) => &mut file.page,
            Self::Reports(reports) => &mut reports.page,
            Self::Preview(preview) => &mut preview.page,
            Self::Overview(_)
            | Self::List(_)
            | Self::Agenda(_)
            | Self::Form(_)
            | Self::Coverage(_)
            | Self::Search(_)
            | Self::Letterhead(_) => return None,
        })
    }

    /// The pages it is made of; none for a list and a form.
    #[must_use]
    pub fn pages(&self) -> Vec<&Page> {
        match self {
            Self::Overview(overview) => overview.pages(),
            _ => self.page().into_iter().collect(),
        }
    }

    fn pages_mut(&mut self) -> Vec<&mut Page> {
        match self {
            Self::Overview(overview) => overview.pages_mut(),
            _ => self.page_mut().into_iter().collect(),
        }
    }

    /// The list it is, or has under it.
    #[must_use]
    pub fn list(&self) -> Option<&List> {
        match self {
            Self::List(list) => Some(list),
            Self::Agenda(agenda) => Some(agenda.list()),
            _ => None,
        }
    }

    /// What it is filtered on, how many rows that leaves, and of how many; nothing for a screen without a filter.
    #[must_use]
    pub fn filtered(&self) -> Option<(&Input, usize, usize)> {
        if let Some(list) = self.list() {
            let (count, total) = list.counts();
            return Some((list.filter(), count, total));
        }
        let pages = self.pages();
        let sum = |part: fn((usize, usize)) -> usize| pages.iter().map(|page| part(page.counts())).sum();
        let first = pages.first()?;
        Some((first.filter(), sum(|(count, _)| count), sum(|(_, total)| total)))
    }

    /// Whether a text field has the keys; then no letter is a shortcut.
    #[must_use]
    pub fn is_typing(&self) -> bool {
        match self {
            Self::List(list) => list.is_typing(),
            Self::Agenda(agenda) => agenda.list().is_typing(),
            Self::Form(_) | Self::Letterhead(_) => true,
            Self::Search(search) => search.is_typing(),
            _ => self.pages().iter().any(|page| page.is_typing()),
        }
    }

    /// Takes a key while typing. False when the key is not for the field.
    pub fn typed(&mut self, world: &World, key: Key) -> bool {
        let height = usize::from(world.body_height());
        match self {
            Self::List(list) => list.typed(world, key),
            Self::Agenda(agenda) => agenda.typed(world, key),
            Self::Form(form) => form.typed(world, key),
            Self::Letterhead(letterhead) => letterhead.typed(key),
            Self::Search(search) => search.typed(world, key),
            // A page beside another one is filtered with it.
            _ => self.pages_mut().into_iter().filter_map(|page| page.typed(key, height).then_some(())).count() > 0,
        }
    }

    /// Takes pasted text; true when there was a field for it.
    pub fn paste(&mut self, world: &World, text: &str) -> bool {
        let height = usize::from(world.body_height());
        match self {
            Self::List(list) => list.paste(world, text),
            Self::Agenda(agenda) => agenda.paste(world, text),
            Self::Form(form) => form.paste(world, text),
            Self::Letterhead(letterhead) => letterhead.paste(text),
            Self::Search(search) => search.paste(world, text),
            _ => self.pages_mut().into_iter().filter_map(|page| page.paste(text, height).then_some(())).count() > 0,
        }
    }

    /// Does an action that is the screen's own.
    pub fn update(&mut self, world: &World, action: Action) -> Step {
        let mut pages = self.pages_mut();
        if action == Action::List(ListAct::Filter) && !pages.is_empty() {
            pages.iter_mut().for_each(|page| page.begin_filter());
            return Step::Stay;
        }
        match self {
            Self::Overview(overview) => overview.update(world, action),
            Self::List(list) => list.update(world, action),
            Self::Agenda(agenda) => agenda.update(world, action),
            Self::Journal(journal) => journal.update(world, action),
            Self::Step(step) => step.update(world, action),
            Self::Form(form) => form.update(world, action),
            Self::Import(import) => import.update(world, action),
            Self::Chain(tree) => tree.update(world, action),
            Self::Coverage(map) => map.update(world, action),
            Self::Meeting(file) => file.update(world, action),
            Self::Search(search) => search.update(world, action),
            Self::Preview(preview) => preview.update(world, action),
            Self::Letterhead(letterhead) => letterhead.update(world, action),
            _ => self.page_mut().map_or(Step::Stay, |page| page.update(world, action)),
        }
    }

    /// Esc: undoes what is narrower than the screen (filter, marks). False when there is nothing left but to leave.
    pub fn back_out(&mut self, world: &World) -> bool {
        let height = usize::from(world.body_height());
        match self {
            Self::List(list) => list.back_out(world),
            Self::Agenda(agenda) => agenda.back_out(world),
            Self::Search(search) => search.back_out(world),
            _ => self.pages_mut().into_iter().filter_map(|page| page.clear_filter(height).then_some(())).count() > 0,
        }
    }

    /// Follows a change of register, dates or window.
    pub fn refresh(&mut self, world: &World) {
        match self {
            Self::Overview(overview) => overview.refresh(world),
            Self::List(list) => list.refresh(world),
            Self::Agenda(agenda) => agenda.refresh(world),
            Self::Detail(detail) => detail.refresh(world),
            Self::Journal(journal) => journal.refresh(world),
            Self::Step(step) => step.refresh(world),
            Self::Form(form) => form.refresh(world),
            Self::Import(import) => import.refresh(world),
            Self::Chain(tree) => tree.refresh(world),
            Self::Coverage(map) => map.refresh(world),
            Self::Falls(falls) => falls.refresh(world),
            Self::Meeting(file) => file.refresh(world),
            Self::Search(search) => search.refresh(world),
            Self::Reports(reports) => reports.refresh(world),
            Self::Preview(preview) => preview.refresh(world),
            Self::Letterhead(_) => {}
        }
    }

    /// The questions whose answers it shows.
    #[must_use]
    pub fn questions(&self, world: &World) -> Vec<Kind> {
        match self {
            Self::Overview(overview) => overview.questions(world),
            Self::Agenda(_) | Self::Reports(_) => vec![Kind::Deadline],
            Self::List(list) => list.kind.is_question().then_some(list.kind).into_iter().collect(),
            Self::Detail(detail) => detail.of.kind.is_question().then_some(detail.of.kind).into_iter().collect(),
            Self::Coverage(_) => coverage_map::QUESTIONS.to_vec(),
            // The monthly figures come with it.
            Self::Falls(_) => vec![Kind::Dropout],
            Self::Meeting(_) => crate::domain::meeting_file::QUESTIONS.to_vec(),
            Self::Journal(_)
            | Self::Step(_)
            | Self::Form(_)
            | Self::Import(_)
            | Self::Chain(_)
            | Self::Search(_)
            | Self::Preview(_)
            | Self::Letterhead(_) => Vec::new(),
        }
    }

    /// What it needs from the file to show itself; asked again until it is there.
    pub fn wants(&mut self) -> Option<Job> {
        match self {
            Self::Overview(overview) => overview.wants(),
            Self::List(list) => list.wants(),
            Self::Agenda(agenda) => agenda.wants(),
            Self::Detail(detail) => detail.wants(),
            Self::Journal(journal) => journal.wants(),
            Self::Step(step) => step.wants(),
            Self::Import(import) => import.wants(),
            Self::Search(search) => search.wants(),
            Self::Preview(preview) => preview.wants(),
            Self::Letterhead(letterhead) => letterhead.wants(),
            Self::Form(_)
            | Self::Chain(_)
            | Self::Coverage(_)
            | Self::Falls(_)
            | Self::Meeting(_)
            | Self::Reports(_) => None,
        }
    }

    /// Takes what it wanted, if this is it.
    pub fn take(&mut self, world: &World, outcome: &Outcome) {
        match self {
            Self::Overview(overview) => overview.take(world, outcome),
            Self::List(list) => list.take(world, outcome),
            Self::Agenda(agenda) => agenda.take(world, outcome),
            Self::Detail(detail) => detail.take(world, outcome),
            Self::Journal(journal) => journal.take(world, outcome),
            Self::Step(step) => step.take(world, outcome),
            Self::Import(import) => import.take(world, outcome),
            Self::Preview(preview) => preview.take(world, outcome),
            Self::Letterhead(letterhead) => letterhead.take(outcome),
            Self::Chain(_)
            | Self::Coverage(_)
            | Self::Falls(_)
            | Self::Meeting(_)
            | Self::Reports(_)
            | Self::Search(_) => {}
            Self::Form(form) => {
                if matches!(outcome, Outcome::Failed(_)) {
                    form.save_failed();
                }
            }
        }
    }

    /// A click on that row of the body; true when the row under it should open.
    pub fn click(&mut self, world: &World, row: u16, column: u16) -> bool {
        match self {
            Self::Overview(overview) => overview.click(world, row, column),
            Self::List(list) => list.click(world, row, column),
            Self::Agenda(agenda) => agenda.click(world, row, column),
            Self::Coverage(map) => map.click(world, row, column),
            Self::Search(search) => search.click(world, row),
            Self::Letterhead(letterhead) => letterhead.click(row),
            Self::Form(form) => {
                form.click(world, row);
                false
            }
            _ => self.page_mut().is_some_and(|page| page.click(row)),
        }
    }

    /// Draws the body.
    pub fn draw(&self, world: &World, frame: &mut Frame<'_>, area: Rect) {
        match self {
            Self::Overview(overview) => overview.draw(world, frame, area),
            Self::List(list) => list.draw(world, frame, area),
            Self::Agenda(agenda) => agenda.draw(world, frame, area),
            Self::Form(form) => form.draw(world, frame, area),
            Self::Chain(tree) => tree.draw(world, frame, area),
            Self::Coverage(map) => map.draw(world, frame, area),
            Self::Search(search) => search.draw(world, frame, area),
            Self::Preview(preview) => preview.draw(world, frame, area),
            Self::Letterhead(letterhead) => letterhead.draw(world, frame, area),
            _ => {
                if let Some(page) = self.page() {
                    page.draw(world, frame, area, true);
                }
            }
        }
    }
}
