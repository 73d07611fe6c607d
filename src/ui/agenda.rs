//! Agenda: everything that has to happen by a day, as a list by urgency, a month, a year, or a timeline of contracts.
//! All four show the same filtered rows; the list is the one every noun has. Months and years are `days`, the timeline
//! is `timeline`, and what can be done about a deadline is `handling`.

pub mod days;
pub mod timeline;

use super::action::{Action, AgendaAct, Go, Job, Move, Outcome, Step};
use super::key::Key;
use super::keys::Scope;
use super::list::List;
use super::screen::Screen;
use super::world::World;
use crate::domain::kind::Kind;
use crate::domain::record::Ref;
use crate::domain::written::show_day;
use days::Days;
use ratatui::Frame;
use ratatui::layout::Rect;
use timeline::Timeline;

/// How the deadlines are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum View {
    /// By urgency.
    List,
    /// A month with the chosen day's deadlines.
    Month,
    /// A year, a sign per day.
    Year,
    /// Contracts as bars over time.
    Timeline,
}

const VIEWS: [View; 4] = [View::List, View::Month, View::Year, View::Timeline];

impl View {
    fn name(self) -> &'static str {
        match self {
            Self::List => "ui-agenda-list",
            Self::Month => "ui-agenda-month",
            Self::Year => "ui-agenda-year",
            Self::Timeline => "ui-agenda-timeline",
        }
    }
}

/// The agenda.
#[derive(Clone, Debug)]
pub struct Agenda {
    list: List,
    view: View,
    days: Days,
    timeline: Timeline,
    /// What the days and the timeline were made for: state of the world and of the filter.
    made: Option<(u64, String)>,
}

impl Agenda {
    /// The agenda, as a list.
    #[must_use]
    pub fn new(world: &World) -> Self {
        let list = List::all(world, Kind::Deadline);
        Self {
            list,
            view: View::List,
            days: Days::at(world.when.day),
            timeline: Timeline::from(world.when.day),
            made: None,
        }
    }

    /// The list under it, which has the filter.
    #[must_use]
    pub fn list(&self) -> &List {
        &self.list
    }

    /// Its name in the breadcrumb.
    #[must_use]
    pub fn title(&self, world: &World) -> String {
        let view = world.words.get(self.view.name());
        match self.view {
            View::Month | View::Year => {
                format!("{view} · {}", show_day(self.days.day(), world.words.lang()))
            }
            View::List | View::Timeline => view,
        }
    }

    /// Where its keys are alive.
    #[must_use]
    pub fn scopes(&self) -> &'static [Scope] {
        match self.view {
            View::List => &[Scope::Agenda, Scope::List, Scope::Record, Scope::Cursor, Scope::Program],
            _ => &[Scope::Agenda, Scope::Period, Scope::Cursor, Scope::Program],
        }
    }

    /// The deadlines an action would touch.
    #[must_use]
    pub fn chosen(&self) -> Vec<Ref> {
        match self.view {
            View::List => self.list.chosen(),
            View::Month | View::Year => self.days.chosen().into_iter().collect(),
            View::Timeline => Vec::new(),
        }
    }

    /// Whether what is under the cursor leads somewhere.
    #[must_use]
    pub fn opens(&self) -> bool {
        match self.view {
            View::List => self.list.counts().0 > 0,
            View::Month | View::Year => self.days.count() > 0,
            View::Timeline => self.timeline.chosen().is_some(),
        }
    }

    /// Takes a key while the filter is typed.
    pub fn typed(&mut self, world: &World, key: Key) -> bool {
        let taken = self.list.typed(world, key);
        self.refresh(world);
        taken
    }

    /// Takes pasted text.
    pub fn paste(&mut self, world: &World, text: &str) -> bool {
        let taken = self.list.paste(world, text);
        self.refresh(world);
        taken
    }

    /// Does an action that is the screen's own.
    pub fn update(&mut self, world: &World, action: Action) -> Step {
        match (action, self.view) {
            (Action::Agenda(AgendaAct::NextView), _) => self.turn(1),
            (Action::Agenda(AgendaAct::PreviousView), _) => self.turn(VIEWS.len() - 1),
            (Action::List(_), _) | (_, View::List) => {
                let step = self.list.update(world, action);
                self.refresh(world);
                return step;
            }
            (Action::Go(Go::Open), View::Month | View::Year) => self.show_day(world),
            (Action::Go(Go::Open), View::Timeline) => {
                if let Some(of) = self.timeline.chosen() {
                    return Step::Open(Box::new(Screen::Detail(super::detail::Detail::new(world, of))));
                }
            }
            (Action::Agenda(act), View::Month | View::Year) => self.days.shift(act),
            (Action::Agenda(act), View::Timeline) => self.timeline.shift(act),
            (Action::Move(how), View::Timeline) => {
                self.timeline.go(how, usize::from(world.body_height()).saturating_sub(timeline::FRAME));
            }
            (Action::Move(how), view) => self.days.go(how, view == View::Year),
            _ => {}
        }
        Step::Stay
    }

    fn turn(&mut self, by: usize) {
        let at = VIEWS.iter().position(|view| *view == self.view).unwrap_or(0);
        self.view = VIEWS[(at + by) % VIEWS.len()];
    }

    /// The list of one day.
    fn show_day(&mut self, world: &World) {
        let day = self.days.day();
        self.list.set_filter(world, &format!("date:{}", day.format("%Y-%m-%d")));
        self.view = View::List;
        self.refresh(world);
    }

    /// Esc: the filter first, then back to the list.
    pub fn back_out(&mut self, world: &World) -> bool {
        let cleared = self.list.back_out(world);
        self.refresh(world);
        if cleared {
            return true;
        }
        let elsewhere = self.view != View::List;
        self.view = View::List;
        elsewhere
    }

    /// Follows register, dates, window and filter.
    pub fn refresh(&mut self, world: &World) {
        self.list.refresh(world);
        let made = (world.stamp, self.list.filter().text().to_owned());
        if self.made.as_ref() != Some(&made) {
            self.days.fill(world, self.list.rows());
            self.timeline.fill(world, self.list.rows());
            self.made = Some(made);
        }
    }

    /// What the list needs from the file.
    pub fn wants(&mut self) -> Option<Job> {
        self.list.wants()
    }

    /// Takes it.
    pub fn take(&mut self, world: &World, outcome: &Outcome) {
        self.list.take(world, outcome);
        self.refresh(world);
    }

    /// A click.
    pub fn click(&mut self, world: &World, row: u16, column: u16) -> bool {
        match self.view {
            View::List => self.list.click(world, row, column),
            View::Timeline => self.timeline.click(row),
            View::Month | View::Year => false,
        }
    }

    /// Draws it.
    pub fn draw(&self, world: &World, frame: &mut Frame<'_>, area: Rect) {
        match self.view {
            View::List => self.list.draw(world, frame, area),
            View::Month => self.days.draw_month(world, frame, area),
            View::Year => self.days.draw_year(world, frame, area),
            View::Timeline => self.timeline.draw(world, frame, area),
        }
    }
}

/// The move a key makes among days of a month: up and down go by week.
#[must_use]
pub fn days_of(how: Move) -> Option<i32> {
    match how {
        Move::Up => Some(-7),
        Move::Down => Some(7),
        _ => None,
    }
}
