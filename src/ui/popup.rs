//! What lies over a screen and takes the keys first: palette, help, menus, dates, questions, notices. Each answers with
//! what is to be done; none does it.

use super::action::{Action, Effect, Job, Known, Outcome, Step};
use super::app::App;
use super::confirm::Confirm;
use super::dates::DateBox;
use super::duties::Planning;
use super::finder::Finder;
use super::handling::Handling;
use super::key::Key;
use super::list::List;
use super::menu::{Columns, Menu, Prompt, Reading};
use super::range::Range;
use super::reports::sending::SendBox;
use super::world::World;
use crate::domain::edit::Edit;
use crate::domain::kind::Kind;
use crate::domain::questions::Made;
use crate::domain::record::Ref;
use crate::domain::register::When;
use crate::report::Wish;
use crate::search::ColumnSpec;
use crate::store::journal::Step as JournalStep;
use ratatui::Frame;
use ratatui::layout::Rect;

/// Something over the screen.
#[derive(Debug)]
pub enum Popup {
    /// Palette and help: type to find, Enter does it.
    Finder(Box<Finder>),
    /// A few choices.
    Menu(Menu),
    /// Which columns, in which order.
    Columns(Columns),
    /// A date to type.
    Dates(DateBox),
    /// A name to type.
    Prompt(Prompt),
    /// Until when duties are planned.
    Planning(Box<Planning>),
    /// From what up to what.
    Range(Box<Range>),
    /// Yes or no.
    Confirm(Box<Confirm>),
    /// Something to read.
    Reading(Reading),
    /// Deadlines being handled.
    Handling(Box<Handling>),
    /// Where an overview goes.
    Sending(Box<SendBox>),
}

/// What a screen is told that was chosen over it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Choice {
    /// Sort by this column; again turns it round.
    Sort(ColumnSpec),
    /// Show these columns.
    Columns(Vec<ColumnSpec>),
    /// Take this saved view.
    View(Kind, String),
    /// Save the view under this name.
    SaveView(String),
    /// A condition on this column.
    Condition(ColumnSpec),
    /// This condition, put behind what is filtered by already.
    Term(String),
    /// A form for a new record of that noun, linked to the record.
    Add(Kind, Ref),
    /// Read this file for an import.
    ImportFile(String),
    /// This overview.
    Overview(Wish),
    /// What a figure was made from, under this name.
    Made(String, Made),
    /// Answer a question of the import.
    Answer {
        /// Which question.
        question: usize,
        /// The answer.
        value: String,
    },
    /// Type the answer to a question of the import.
    TypeAnswer(usize),
    /// The rows of a sheet are this noun.
    Noun {
        /// Which mapping.
        mapping: usize,
        /// The noun.
        kind: Kind,
    },
    /// A column goes to this field, or nowhere.
    Column {
        /// Which mapping.
        mapping: usize,
        /// Which column.
        column: usize,
        /// The field.
        field: Option<String>,
    },
}

/// What comes of a key.
#[derive(Debug)]
pub enum Answer {
    /// It stays.
    Stay,
    /// It goes.
    Close,
    /// It goes and this is done.
    Act(Action),
    /// It goes and the screen is told.
    Choose(Choice),
    /// It goes and this is the reference date.
    When(When),
    /// It goes and this is the knowledge date.
    Known(Option<Known>),
    /// It goes and this follows.
    Step(Box<Step>),
}

impl Popup {
    /// The help of the screen on top.
    #[must_use]
    pub fn help(app: &App) -> Self {
        Self::Finder(Box::new(Finder::help(app)))
    }

    /// The palette.
    #[must_use]
    pub fn palette(app: &App) -> Self {
        Self::Finder(Box::new(Finder::palette(app)))
    }

    /// The notices of this session.
    #[must_use]
    pub fn messages(app: &App) -> Self {
        Self::Reading(Reading::messages(app))
    }

    /// What can be done about deadlines.
    #[must_use]
    pub fn handling(handling: Handling) -> Self {
        Self::Handling(Box::new(handling))
    }

    /// The reference date.
    #[must_use]
    pub fn reference(world: &World) -> Self {
        Self::Dates(DateBox::reference(world))
    }

    /// The knowledge date.
    #[must_use]
    pub fn knowledge(world: &World) -> Self {
        Self::Dates(DateBox::knowledge(world))
    }

    /// By which column to sort.
    #[must_use]
    pub fn sort(world: &World, list: &List) -> Self {
        Self::Menu(Menu::sort(world, list))
    }

    /// Which columns to show.
    #[must_use]
    pub fn columns(world: &World, list: &List) -> Self {
        Self::Columns(Columns::new(world, list))
    }

    /// The saved views.
    #[must_use]
    pub fn views(world: &World) -> Self {
        Self::Menu(Menu::views(world))
    }

    /// A name for the view.
    #[must_use]
    pub fn view_name(world: &World) -> Self {
        Self::Prompt(Prompt::view_name(world))
    }

    /// What can be done with so many records.
    #[must_use]
    pub fn bulk(world: &World, count: usize) -> Self {
        Self::Menu(Menu::bulk(world, count))
    }

    /// Whether to take back everything from this step on.
    #[must_use]
    pub fn undo_to(world: &World, step: &JournalStep) -> Self {
        Self::Confirm(Box::new(Confirm::undo_to(world, step)))
    }

    /// Whether to remove these for good.
    #[must_use]
    pub fn remove(world: &World, chosen: &[Ref], edit: Edit, typed: String) -> Self {
        Self::Confirm(Box::new(Confirm::remove(world, chosen, edit, typed)))
    }

    /// Takes a key.
    pub fn press(&mut self, app: &App, key: Key) -> Answer {
        match self {
            Self::Finder(finder) => finder.press(app, key),
            Self::Menu(menu) => menu.press(app, key),
            Self::Columns(columns) => columns.press(app, key),
            Self::Dates(dates) => dates.press(app, key),
            Self::Prompt(prompt) => prompt.press(key),
            Self::Planning(planning) => planning.press(&app.world, key),
            Self::Range(range) => range.press(&app.world, key),
            Self::Confirm(confirm) => confirm.press(key),
            Self::Reading(reading) => reading.press(app, key),
            Self::Handling(handling) => handling.press(&app.world, key),
            Self::Sending(sending) => sending.press(key),
        }
    }

    /// Whether letters are text in it.
    #[must_use]
    pub fn is_typing(&self) -> bool {
        match self {
            Self::Finder(_) | Self::Dates(_) | Self::Prompt(_) | Self::Range(_) | Self::Planning(_) => true,
            Self::Confirm(confirm) => confirm.is_typing(),
            Self::Handling(handling) => handling.is_typing(),
            Self::Sending(sending) => sending.is_typing(),
            Self::Menu(_) | Self::Columns(_) | Self::Reading(_) => false,
        }
    }

    /// Takes pasted text; true when there is a field for it.
    pub fn paste(&mut self, app: &App, text: &str) -> bool {
        match self {
            Self::Finder(finder) => finder.paste(app, text),
            Self::Dates(dates) => dates.paste(text),
            Self::Prompt(prompt) => prompt.paste(text),
            Self::Planning(planning) => planning.paste(text),
            Self::Range(range) => range.paste(text),
            Self::Confirm(confirm) => confirm.paste(text),
            Self::Handling(handling) => handling.paste(text),
            Self::Sending(sending) => sending.paste(text),
            Self::Menu(_) | Self::Columns(_) | Self::Reading(_) => false,
        }
    }

    /// What it needs from the file.
    pub fn wants(&mut self) -> Option<Job> {
        match self {
            Self::Confirm(confirm) => confirm.wants(),
            Self::Finder(_)
            | Self::Menu(_)
            | Self::Columns(_)
            | Self::Dates(_)
            | Self::Prompt(_)
            | Self::Range(_)
            | Self::Handling(_)
            | Self::Sending(_)
            | Self::Planning(_)
            | Self::Reading(_) => None,
        }
    }

    /// Takes it.
    pub fn take(&mut self, outcome: &Outcome) {
        match self {
            Self::Confirm(confirm) => confirm.take(outcome),
            Self::Finder(_)
            | Self::Menu(_)
            | Self::Columns(_)
            | Self::Dates(_)
            | Self::Prompt(_)
            | Self::Range(_)
            | Self::Handling(_)
            | Self::Sending(_)
            | Self::Planning(_)
            | Self::Reading(_) => {}
        }
    }

    /// Draws it over the screen.
    pub fn draw(&self, app: &App, frame: &mut Frame<'_>, area: Rect) {
        match self {
            Self::Finder(finder) => finder.draw(&app.world, frame, area),
            Self::Menu(menu) => menu.draw(&app.world, frame, area),
            Self::Columns(columns) => columns.draw(&app.world, frame, area),
            Self::Dates(dates) => dates.draw(&app.world, frame, area),
            Self::Prompt(prompt) => prompt.draw(&app.world, frame, area),
            Self::Planning(planning) => planning.draw(&app.world, frame, area),
            Self::Range(range) => range.draw(&app.world, frame, area),
            Self::Confirm(confirm) => confirm.draw(&app.world, frame, area),
            Self::Reading(reading) => reading.draw(&app.world, frame, area),
            Self::Handling(handling) => handling.draw(&app.world, frame, area),
            Self::Sending(sending) => sending.draw(&app.world, frame, area),
        }
    }
}

/// A job as what follows a question.
#[must_use]
pub fn then(job: Job) -> Answer {
    Answer::Step(Box::new(Step::Do(Effect::Job(job))))
}
