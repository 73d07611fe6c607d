//! Where lines lead when they are opened, and what every page does with a key: move and open. What only one screen does
//! is that screen's.

use super::{Page, Target};
use crate::ui::action::{Action, Go, RecordAct, Step};
use crate::ui::detail::Detail;
use crate::ui::journal::StepPage;
use crate::ui::list::List;
use crate::ui::screen::Screen;
use crate::ui::world::World;
use std::sync::Arc;

impl Page {
    /// Moves and opens; any other action is the screen's own.
    pub fn update(&mut self, world: &World, action: Action) -> Step {
        match action {
            Action::Move(how) => {
                self.go(how, usize::from(world.body_height()));
                Step::Stay
            }
            Action::Go(Go::Open) => self.open(world),
            _ => Step::Stay,
        }
    }

    /// Opens what the chosen line leads to.
    #[must_use]
    pub fn open(&self, world: &World) -> Step {
        self.target().map_or(Step::Stay, |target| target.open(world))
    }
}

impl Target {
    /// Opens it. What only the screen of an import knows how to open stays.
    #[must_use]
    pub fn open(&self, world: &World) -> Step {
        let screen = match self {
            Self::Question(_) | Self::Noun(_) | Self::Column(..) => return Step::Stay,
            Self::Cells(opens) => return opens.open(world),
            Self::Action(action) => return Step::Act(*action),
            // Who opens a field wants to fill it in.
            Self::Field(_) => return Step::Act(Action::Record(RecordAct::Edit)),
            Self::Record(of) => Screen::Detail(Detail::new(world, *of)),
            Self::Records { kind, ids, title } => {
                Screen::List(Box::new(List::only(world, *kind, Arc::clone(ids), title.clone())))
            }
            Self::Figures { summed, title } => Screen::List(Box::new(List::summed(world, summed, title.clone()))),
            Self::Step(step) => Screen::Step(StepPage::new((**step).clone())),
        };
        Step::Open(Box::new(screen))
    }
}
