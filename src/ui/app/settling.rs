//! What comes back: the outcome of a job changes the app, closes the form or import it was asked from, and is told.

use super::App;
use crate::domain::record::Ref;
use crate::search::saved::{VIEWS, split_view_name};
use crate::text::Message;
use crate::ui::action::{Effect, How, Notice, Outcome, Tone};
use crate::ui::keys::Bound;
use crate::ui::screen::Screen;
use std::sync::Arc;

impl App {
    /// Takes what came of a job.
    pub fn settle(&mut self, mut outcome: Outcome) -> Vec<Effect> {
        if !matches!(outcome, Outcome::Verified(_)) {
            self.jobs = self.jobs.saturating_sub(1);
            self.reading = self.reading.saturating_sub(1);
            self.busy_shown &= self.jobs > 0;
            self.progress = None;
        }
        match &mut outcome {
            Outcome::Saved { register, saved, how } => {
                self.set_register(register);
                let what = self.world.words.say(&saved.what);
                let key = |name| self.world.keys.named(name).map(Bound::key).unwrap_or_default();
                let message = match how {
                    How::Edit | How::Import => Message::new("ui-saved").with("what", what).with("key", key("undo")),
                    How::Undo => Message::new("ui-undone").with("what", what).with("key", key("redo")),
                    How::UndoMany(count) => Message::new("ui-undone-many").count("count", *count),
                    How::Redo => Message::new("ui-redone").with("what", what).with("key", key("undo")),
                    How::Erase(0) => Message::new("ui-erased"),
                    How::Erase(copies) => Message::new("ui-erased-but").count("count", *copies),
                };
                if matches!(how, How::Erase(_)) {
                    // Sentences of this session may tell what was erased.
                    self.said.clear();
                }
                let tone = if matches!(how, How::Erase(1..)) { Tone::Soon } else { Tone::Good };
                self.say(Notice::new(tone, message));
                match how {
                    How::Edit => self.close_saved_form(saved),
                    How::Import => self.close_import(),
                    How::Undo | How::UndoMany(_) | How::Redo | How::Erase(_) => {}
                }
            }
            Outcome::Rehearsed(incoming) => {
                self.unread = None;
                let screen =
                    Screen::Import(Box::new(crate::ui::importing::Importing::new(&self.world, Arc::clone(incoming))));
                if !self.top().is_same(&screen) {
                    self.open(screen);
                }
            }
            Outcome::Said(message) => self.say(Notice::new(Tone::Good, message.clone())),
            Outcome::NothingTo(how) => {
                let id = if *how == How::Redo { "ui-nothing-to-redo" } else { "ui-nothing-to-undo" };
                self.say(Notice::new(Tone::Soon, Message::new(id)));
            }
            Outcome::Whole(register) => self.set_register(register),
            Outcome::Known { register, known } => {
                self.world.known = *known;
                self.set_register(register);
                let id = if known.is_some() { "ui-known-then" } else { "ui-known-now" };
                self.say(Notice::new(Tone::Good, Message::new(id)));
            }
            Outcome::TakenOver { register, file } => {
                self.world.file.read_only.clone_from(&file.read_only);
                self.world.file.in_use = file.in_use;
                if self.world.known.is_none() {
                    self.set_register(register);
                }
                self.say(match &file.read_only {
                    None => Notice::new(Tone::Good, Message::new("ui-taken-over")),
                    Some(reason) => Notice::new(Tone::Soon, reason.clone()),
                });
            }
            Outcome::Reloaded { register, elsewhere } => {
                // Who looks back keeps seeing what was known then.
                if self.world.known.is_none() {
                    self.set_register(register);
                }
                let id = if *elsewhere { "ui-changed-elsewhere" } else { "ui-reloaded" };
                let tone = if *elsewhere { Tone::Soon } else { Tone::Good };
                self.say(Notice::new(tone, Message::new(id)));
            }
            Outcome::Verified(Some(error)) | Outcome::Failed(error) => {
                self.world.forget_asked();
                self.say(Notice::failure(error));
            }
            Outcome::Kept { sort: VIEWS, name, content } => {
                self.world.views.retain(|(other, _)| other != name);
                if let Some(content) = content {
                    self.world.views.push((name.clone(), content.clone()));
                    let name = split_view_name(name).map_or(name.as_str(), |(_, name)| name);
                    self.say(Notice::new(Tone::Good, Message::new("ui-view-saved").with("name", name)));
                }
            }
            Outcome::Kept { sort: "draft", name, content } => {
                self.world.drafts.retain(|(other, _)| other != name);
                self.world.drafts.extend(content.iter().map(|content| (name.clone(), content.clone())));
            }
            Outcome::Kept { sort: "list", name, content } => {
                self.world.layouts.retain(|(other, _)| other != name);
                self.world.layouts.extend(content.iter().map(|content| (name.clone(), content.clone())));
            }
            Outcome::Gathered(gathered) => {
                self.world.quick = Some(gathered.clone());
                self.refresh();
            }
            Outcome::Letterhead(now) => {
                if now.saved {
                    // What is on paper comes out otherwise now.
                    self.world.facts_changed();
                    self.say(Notice::new(Tone::Good, Message::new("ui-letterhead-saved")));
                }
            }
            Outcome::Answered(answer) => {
                self.world.take_answer(answer);
                self.refresh();
            }
            Outcome::Kept { .. }
            | Outcome::Naming(_)
            | Outcome::Steps { .. }
            | Outcome::Lines { .. }
            | Outcome::Figures { .. }
            | Outcome::Ordered { .. }
            | Outcome::Overview(_)
            | Outcome::Verified(None)
            | Outcome::Done => {}
        }
        let Self { world, path, popups, .. } = self;
        path.iter_mut().for_each(|screen| screen.take(world, &outcome));
        popups.iter_mut().for_each(|popup| popup.take(&outcome));
        let effects = self.finish(Vec::new());
        match outcome {
            Outcome::Whole(_) => effects.into_iter().chain(self.release()).collect(),
            _ => effects,
        }
    }

    /// Hands over the drafts of all forms on the path. Also called when a signal ends the program.
    pub fn keep_drafts(&mut self) -> Vec<Effect> {
        let mut jobs = Vec::new();
        for screen in &mut self.path {
            if let Screen::Form(form) = screen {
                jobs.extend(form.keep());
            }
        }
        jobs.into_iter().flat_map(|job| self.job(job)).collect()
    }

    /// Takes what the user's own editor made of a text; nothing when it failed.
    pub fn edited(&mut self, text: Option<String>) {
        let Some(text) = text else {
            self.say(Notice::new(Tone::Late, Message::new("form-editor-failed")));
            return;
        };
        let Self { world, path, .. } = self;
        if let Some(Screen::Form(form)) = path.last_mut() {
            form.edited(world, &text);
        }
    }

    /// The form whose save is done closes; its draft is forgotten, and a new record shows its page.
    fn close_saved_form(&mut self, saved: &crate::store::Saved) {
        let Some(Screen::Form(form)) = self.path.last() else { return };
        if !form.is_saving() {
            return;
        }
        let forgotten = form.draft_name();
        let made = (form.subject == crate::ui::form::Subject::New).then_some(form.kind);
        if self.path.len() > 1 {
            self.path.pop();
        }
        if let Some(name) = forgotten {
            self.world.drafts.retain(|(draft, _)| *draft != name);
            self.forget = Some(name);
        }
        let new = saved.changes.iter().find(|change| Some(change.kind) == made && change.before.is_none());
        if let Some(change) = new
            && !matches!(self.top(), Screen::Detail(_))
        {
            let page = crate::ui::detail::Detail::new(&self.world, Ref { kind: change.kind, id: change.id });
            self.open(Screen::Detail(page));
        }
        self.refresh();
    }

    /// The import is saved: its screen closes, and the journal's newest step is where it came from.
    fn close_import(&mut self) {
        if matches!(self.top(), Screen::Import(import) if import.is_waiting()) && self.path.len() > 1 {
            self.path.pop();
            self.refresh();
        }
    }

    pub(super) fn set_register(&mut self, register: &Arc<crate::domain::register::Register>) {
        let mut register = (**register).clone();
        register.keep_answers(&self.world.register);
        self.world.register = Arc::new(register);
        self.world.facts_changed();
        self.refresh();
    }
}
