//! Where the user goes: roots, screens on top of each other, up, back and forward. What is left is remembered.

use super::{App, TRAIL};
use crate::text::Message;
use crate::ui::action::{Action, Effect, Go, Notice, Tone};
use crate::ui::coverage_map::CoverageMap;
use crate::ui::screen::{Screen, Tab};

impl App {
    pub(super) fn go(&mut self, go: Go) -> Vec<Effect> {
        // A form that is left keeps what was typed, wherever the way leads.
        let mut effects = self.keep_drafts();
        match go {
            Go::Overview => self.root(Tab::Overview),
            Go::Kind(kind) => self.root(Tab::Kind(kind)),
            Go::Journal => self.root(Tab::Journal),
            Go::Agenda => self.root(Tab::Agenda),
            Go::Stars => self.root(Tab::Stars),
            Go::Coverage => self.open(Screen::Coverage(CoverageMap::new())),
            Go::Reports => self.root(Tab::Reports),
            Go::Letterhead => self.open(Screen::Letterhead(Box::default())),
            Go::Duties => self.root(Tab::Duties),
            Go::Search => self.open(Screen::Search(Box::default())),
            Go::Record(of) => {
                let page = crate::ui::detail::Detail::new(&self.world, of);
                self.open(Screen::Detail(page));
            }
            Go::Open => {
                effects.extend(self.pass_on(Action::Go(Go::Open)));
                return effects;
            }
            Go::Up => {
                if let Screen::Form(form) = self.top()
                    && form.is_dirty()
                    && form.draft_name().is_some()
                    && self.world.not_writable().is_none()
                {
                    let what = form.title(&self.world);
                    self.say(Notice::new(Tone::Good, Message::new("form-draft-kept").with("what", what)));
                }
                self.up();
            }
            Go::Back => {
                if let Some(path) = self.back.pop() {
                    self.forward.push(std::mem::replace(&mut self.path, path));
                }
            }
            Go::Forward => {
                if let Some(path) = self.forward.pop() {
                    self.back.push(std::mem::replace(&mut self.path, path));
                }
            }
        }
        self.refresh();
        effects
    }

    pub(super) fn up(&mut self) {
        let Self { world, path, .. } = self;
        if path.last_mut().is_some_and(|top| top.back_out(world)) {
            return;
        }
        if self.path.len() > 1 {
            self.leave();
            self.path.pop();
        } else {
            let quit = self.world.keys.named("quit").map(crate::ui::keys::Bound::key).unwrap_or_default();
            self.say(Notice::new(Tone::Soon, Message::new("ui-at-root").with("key", quit)));
        }
    }

    /// Remembers the present place for back, and its root for when its tab is chosen again.
    pub(super) fn leave(&mut self) {
        for screen in &mut self.path {
            if let Screen::Form(form) = screen {
                self.left.extend(form.keep());
            }
        }
        if let Some(tab) = self.path[0].tab() {
            self.roots.insert(tab, self.path[0].clone());
        }
        self.back.push(self.path.clone());
        if self.back.len() > TRAIL {
            self.back.remove(0);
        }
        self.forward.clear();
    }

    pub(super) fn root(&mut self, tab: Tab) {
        if self.path.len() == 1 && self.top().tab() == Some(tab) {
            return;
        }
        self.leave();
        let mut screen = self.roots.remove(&tab).unwrap_or_else(|| tab.open(&self.world));
        // A filter belongs to a visit: another tab and back starts without one (A15).
        screen.back_out(&self.world);
        self.path = vec![screen];
    }

    pub(super) fn open(&mut self, screen: Screen) {
        self.leave();
        match self.path.iter().position(|other| other.is_same(&screen)) {
            Some(at) => self.path.truncate(at + 1),
            None => self.path.push(screen),
        }
        self.refresh();
    }
}
