//! Keys, pasted text and clicks: whom they are for (a box, a field, the table of keys, a screen) and what they mean there.

use super::App;
use super::holding::Held;
use crate::text::Message;
use crate::ui::action::{Action, AppAct, Effect, Go, Job, Notice, Rehearse, Step, Tone};
use crate::ui::adding;
use crate::ui::key::{Code, Key};
use crate::ui::keys::{self, Meaning};
use crate::ui::popup::{Answer, Choice, Popup};
use crate::ui::screen::{Screen, Tab};

impl App {
    /// Takes a key.
    pub fn press(&mut self, key: Key) -> Vec<Effect> {
        if self.holds(Held::Key(key)) {
            return Vec::new();
        }
        self.presses += 1;
        if self.busy_shown && key.code == Code::Esc && self.popups.is_empty() {
            return vec![Effect::Stop];
        }
        if self.waits(key) {
            self.busy_shown = true;
            return if key.code == Code::Esc { vec![Effect::Stop] } else { Vec::new() };
        }
        if self.notice.as_ref().is_some_and(|notice| notice.tone != Tone::Good) {
            self.notice = None;
        }
        let effects = self.press_inner(key);
        self.finish(effects)
    }

    /// Whether a key has to wait because a file is being read or taken over: it was not meant for the screen below. Who
    /// wants to leave can.
    fn waits(&self, key: Key) -> bool {
        let leaves = || {
            let meaning = self.world.keys.find(self.top().scopes(), &[key]);
            matches!(meaning, Meaning::Action(bound) if bound.row.action == Action::App(AppAct::Quit))
        };
        self.reading > 0 && !leaves()
    }

    fn press_inner(&mut self, key: Key) -> Vec<Effect> {
        if self.pending.is_empty() {
            if !self.popups.is_empty() {
                return self.press_popup(key);
            }
            if self.top().is_typing() {
                let Self { world, path, .. } = self;
                if path.last_mut().is_some_and(|top| top.typed(world, key)) {
                    return Vec::new();
                }
            }
        } else if key.code == Code::Esc {
            self.pending.clear();
            self.prefix_shown = false;
            return Vec::new();
        }
        self.pending.push(key);
        let scopes = self.top().scopes();
        let row = match self.world.keys.find(scopes, &self.pending) {
            Meaning::Action(bound) => Some(bound.row),
            Meaning::Prefix(_) => return Vec::new(),
            Meaning::Nothing => None,
        };
        let pressed = std::mem::take(&mut self.pending);
        self.prefix_shown = false;
        match row {
            Some(row) => match (row.blocked)(self) {
                Some(reason) => {
                    self.say(Notice::new(Tone::Soon, reason));
                    Vec::new()
                }
                None => self.update(row.action),
            },
            None => {
                if pressed.len() > 1 || pressed[0].types().is_some() {
                    let keys = pressed.iter().map(Key::to_string).collect::<Vec<_>>().join(" ");
                    let help = self.world.keys.named(keys::ALWAYS).map(keys::Bound::key);
                    let message =
                        Message::new("ui-no-such-key").with("keys", keys).with("help", help.unwrap_or_default());
                    self.say(Notice::new(Tone::Soon, message));
                }
                Vec::new()
            }
        }
    }

    fn press_popup(&mut self, key: Key) -> Vec<Effect> {
        let Some(mut popup) = self.popups.pop() else { return Vec::new() };
        let answer = popup.press(self, key);
        match answer {
            Answer::Stay => {
                self.popups.push(popup);
                Vec::new()
            }
            Answer::Close => Vec::new(),
            Answer::Act(action) => self.act(action),
            Answer::Choose(choice) => self.choose(choice),
            Answer::When(when) => {
                self.set_when(when);
                Vec::new()
            }
            Answer::Known(known) => self.job(Job::Known(known)),
            Answer::Step(step) => self.follow(*step),
        }
    }

    /// Does an action unless it is blocked, then it says why.
    pub fn act(&mut self, action: Action) -> Vec<Effect> {
        let row = keys::KEYS.iter().find(|row| row.action == action);
        if let Some(reason) = row.and_then(|row| (row.blocked)(self)) {
            self.say(Notice::new(Tone::Soon, reason));
            return Vec::new();
        }
        self.update(action)
    }

    /// Tells the screen what was chosen over it; a saved view opens the list it is for.
    fn choose(&mut self, choice: Choice) -> Vec<Effect> {
        if let Choice::Add(kind, on) = choice {
            let step = adding::open_linked(&self.world, kind, on);
            return self.follow(step);
        }
        if let Choice::ImportFile(path) = choice {
            self.importing = Some(path.clone());
            self.unread = Some(path.clone());
            return self.job(Job::Rehearse(Rehearse::File(path)));
        }
        if let Choice::View(kind, _) = choice
            && self.top().tab() != Some(Tab::Kind(kind))
        {
            self.root(Tab::Kind(kind));
            self.refresh();
        }
        let Self { world, path, .. } = self;
        let step = match path.last_mut() {
            Some(Screen::List(list)) => list.choose(world, choice),
            Some(Screen::Import(import)) => import.choose(world, choice),
            Some(Screen::Preview(preview)) => preview.choose(world, choice),
            _ => Step::Stay,
        };
        self.follow(step)
    }

    /// Text was pasted: data for a field, never keys (A30).
    pub fn paste(&mut self, text: &str) -> Vec<Effect> {
        if self.holds(Held::Paste(text.into())) {
            return Vec::new();
        }
        let taken = if let Some(mut popup) = self.popups.pop() {
            let taken = popup.paste(self, text);
            self.popups.push(popup);
            taken
        } else {
            let Self { world, path, .. } = self;
            path.last_mut().is_some_and(|top| top.paste(world, text))
        };
        if !taken {
            self.say(Notice::new(Tone::Soon, Message::new("ui-paste-nowhere")));
        }
        self.finish(Vec::new())
    }

    /// Whether typed letters are text now, and not commands.
    #[must_use]
    pub fn is_typing(&self) -> bool {
        self.popups.last().map_or_else(|| self.top().is_typing(), Popup::is_typing)
    }

    /// A hint, tab or crumb was clicked, or the wheel turned; anything that is an action.
    pub fn click(&mut self, action: Action) -> Vec<Effect> {
        if self.holds(Held::Click(action)) || !self.popups.is_empty() || self.reading > 0 {
            return Vec::new();
        }
        let effects = self.act(action);
        self.finish(effects)
    }

    /// A row of the body was clicked.
    pub fn click_body(&mut self, row: u16, column: u16) -> Vec<Effect> {
        if self.holds(Held::ClickBody(row, column)) || !self.popups.is_empty() || self.reading > 0 {
            return Vec::new();
        }
        let Self { world, path, .. } = self;
        let open = path.last_mut().is_some_and(|top| top.click(world, row, column));
        let effects = if open { self.update(Action::Go(Go::Open)) } else { Vec::new() };
        self.finish(effects)
    }

    /// A crumb was clicked: back to the screen at that place of the path.
    pub fn click_crumb(&mut self, at: usize) -> Vec<Effect> {
        if self.holds(Held::ClickCrumb(at)) {
            return Vec::new();
        }
        let mut effects = Vec::new();
        if self.popups.is_empty() && at + 1 < self.path.len() {
            effects = self.keep_drafts();
            self.leave();
            self.path.truncate(at + 1);
            self.refresh();
        }
        self.finish(effects)
    }
}
