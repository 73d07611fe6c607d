//! What is asked before the register is whole waits for it, in the order it came: until then only the first screen stands,
//! and nothing else can look at, find or save what is not read yet. Leaving does not wait.

use super::App;
use crate::ui::action::{Action, AppAct, Effect, Job};
use crate::ui::key::Key;
use crate::ui::keys::Meaning;

/// Something the user did that waits.
#[derive(Clone, Debug)]
pub(super) enum Held {
    Key(Key),
    Paste(String),
    Click(Action),
    ClickBody(u16, u16),
    ClickCrumb(usize),
}

impl App {
    /// After the first frame: the rest of the register is asked for, if there is any.
    pub fn read_rest(&mut self) -> Vec<Effect> {
        if self.world.register.is_whole() { Vec::new() } else { self.job(Job::Rest) }
    }

    /// Whether that has to wait; then it is kept.
    pub(super) fn holds(&mut self, held: Held) -> bool {
        if self.world.register.is_whole() {
            return false;
        }
        if let Held::Key(key) = &held
            && (self.held.is_empty() || key.ctrl)
            && self.leaves(*key)
        {
            return false;
        }
        self.held.push(held);
        true
    }

    fn leaves(&self, key: Key) -> bool {
        let meaning = self.world.keys.find(self.top().scopes(), &[key]);
        matches!(meaning, Meaning::Action(bound) if bound.row.action == Action::App(AppAct::Quit))
    }

    /// The register is whole: what waited for it is done now.
    pub(super) fn release(&mut self) -> Vec<Effect> {
        let mut effects = Vec::new();
        for held in std::mem::take(&mut self.held) {
            effects.extend(match held {
                Held::Key(key) => self.press(key),
                Held::Paste(text) => self.paste(&text),
                Held::Click(action) => self.click(action),
                Held::ClickBody(row, column) => self.click_body(row, column),
                Held::ClickCrumb(at) => self.click_crumb(at),
            });
        }
        effects
    }
}
