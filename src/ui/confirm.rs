//! A question before something that is hard to take back: Cancel has the focus, the consequences are named, and what is
//! removed for good wants its key typed (A31).

use super::action::{Action, Effect, FormAct, Job, Outcome, Step};
use super::frame;
use super::input::Input;
use super::key::{Code, Key};
use super::popup::Answer;
use super::world::World;
use crate::domain::edit::Edit;
use crate::domain::kind::Kind;
use crate::domain::record::{Id, Ref};
use crate::shown::{fold, measure};
use crate::store::journal::Step as JournalStep;
use crate::text::{Message, Words};
use crate::theme::Role;
use ratatui::Frame;
use ratatui::layout::Rect;

/// A question.
#[derive(Debug)]
pub struct Confirm {
    title: String,
    lines: Vec<String>,
    /// What must be typed before yes can be said.
    typed: Option<(String, Input)>,
    yes: String,
    /// Whether Yes has the focus; it begins on Cancel.
    on_yes: bool,
    /// What Yes does, once.
    job: Option<Step>,
    /// Records of which the monthly figures are to be counted first.
    naming: Option<Vec<Id>>,
    waiting: bool,
    /// Which part of the sentences is shown where not all of them fit, counted round.
    page: i64,
    words: Words,
}

fn does(job: Job) -> Step {
    Step::Do(Effect::Job(job))
}

/// The records that would go and that monthly figures can name.
fn named_by_figures(edit: &Edit) -> Vec<Id> {
    let kinds = [Kind::Provider, Kind::Product, Kind::Municipality];
    let gone = edit.changes.iter().filter(|change| change.after.is_none() && kinds.contains(&change.kind));
    gone.map(|change| change.id).collect()
}

impl Confirm {
    /// Whether to take back everything from this step on.
    #[must_use]
    pub fn undo_to(world: &World, step: &JournalStep) -> Self {
        let words = world.words;
        let what = words.say(&step.what);
        let moment = super::journal::moment(world, step.at);
        Self {
            title: words.get("ui-undo-to-title"),
            lines: vec![
                words.say(&Message::new("ui-undo-to-what").with("moment", moment).with("what", what)),
                words.get("ui-undo-to-hint"),
            ],
            typed: None,
            yes: words.get("ui-undo-to-yes"),
            on_yes: false,
            job: Some(does(Job::UndoTo(step.seq))),
            naming: None,
            waiting: false,
            page: 0,
            words,
        }
    }

    /// Whether to save this step, of which the lines tell what it does.
    #[must_use]
    pub fn step(world: &World, title: String, lines: Vec<String>, yes: String, edit: Edit) -> Self {
        Self {
            title,
            lines,
            typed: None,
            yes,
            on_yes: false,
            job: Some(does(Job::Save(Box::new(edit)))),
            naming: None,
            waiting: false,
            page: 0,
            words: world.words,
        }
    }

    /// Whether to remove these for good.
    #[must_use]
    pub fn remove(world: &World, chosen: &[Ref], edit: Edit, typed: String) -> Self {
        let words = world.words;
        let named = chosen.iter().take(4).map(|of| world.called(of.kind, of.id)).collect::<Vec<_>>().join(", ");
        let named = if chosen.len() > 4 { format!("{named}, …") } else { named };
        let mut lines =
            vec![words.say(&Message::new("ui-remove-what").count("count", chosen.len()).with("names", named))];
        for kind in Kind::ALL.iter().copied() {
            let with = |change: &&crate::domain::edit::Change| change.kind == kind && change.after.is_none();
            let also =
                edit.changes.iter().filter(with).filter(|change| !chosen.iter().any(|of| of.id == change.id)).count();
            if also > 0 {
                let noun =
                    if also == 1 { words.kind_one(kind.name()) } else { in_a_sentence(&words.kind(kind.name())) };
                let message = Message::new("ui-remove-also").count("count", also).with("kind", noun);
                lines.push(words.say(&message));
            }
        }
        let loosened = edit.changes.iter().filter(|change| change.after.is_some()).count();
        if loosened > 0 {
            lines.push(words.say(&Message::new("ui-remove-loosened").count("count", loosened)));
        }
        lines.push(words.say(&Message::new("ui-remove-type").with("key", &typed)));
        Self {
            title: words.get("ui-remove-title"),
            lines,
            typed: Some((typed, Input::default())),
            yes: words.get("ui-remove-yes"),
            on_yes: false,
            naming: Some(named_by_figures(&edit)),
            job: Some(does(Job::Save(Box::new(edit)))),
            waiting: true,
            page: 0,
            words,
        }
    }

    /// Whether to erase the personal data of a record; `held` are the names of the fields that hold some.
    #[must_use]
    pub fn erase(world: &World, of: Ref, held: &[String], typed: String) -> Self {
        let words = world.words;
        let label = world.called(of.kind, of.id);
        let what = if held.is_empty() {
            Message::new("ui-erase-journal-only").with("record", label)
        } else {
            Message::new("ui-erase-what").with("record", label).with("fields", held.join(", "))
        };
        let type_it = Message::new("ui-erase-type").with("key", &typed);
        Self {
            title: words.get("ui-erase-title"),
            lines: vec![words.say(&what), words.get("ui-erase-kept"), words.say(&type_it)],
            typed: Some((typed, Input::default())),
            yes: words.get("ui-erase-yes"),
            on_yes: false,
            job: Some(does(Job::Erase(of))),
            naming: None,
            waiting: false,
            page: 0,
            words,
        }
    }

    /// Whether to save what ends a contract; `lines` say what falls with it.
    #[must_use]
    pub fn ending(world: &World, lines: Vec<String>) -> Self {
        let words = world.words;
        Self {
            title: words.get("ending-title"),
            lines,
            typed: None,
            yes: words.get("ending-yes"),
            on_yes: false,
            job: Some(Step::Act(Action::Form(FormAct::SaveEnding))),
            naming: None,
            waiting: false,
            page: 0,
            words,
        }
    }

    fn may(&self) -> bool {
        !self.waiting
            && self.job.is_some()
            && self.typed.as_ref().is_none_or(|(wanted, input)| fold(wanted.trim()) == fold(input.text().trim()))
    }

    /// Enter does what has the focus. Esc is no.
    pub fn press(&mut self, key: Key) -> Answer {
        match key.code {
            Code::Esc => return Answer::Close,
            Code::Enter if self.typed.is_some() => {
                if self.may() {
                    return self.job.take().map_or(Answer::Close, |step| Answer::Step(Box::new(step)));
                }
                let empty = self.typed.as_ref().is_none_or(|(_, input)| input.is_empty());
                return if empty { Answer::Close } else { Answer::Stay };
            }
            Code::Enter => {
                return if self.on_yes && self.may() {
                    self.job.take().map_or(Answer::Close, |step| Answer::Step(Box::new(step)))
                } else {
                    Answer::Close
                };
            }
            Code::Down | Code::PageDown => self.page += 1,
            Code::Up | Code::PageUp => self.page -= 1,
            Code::Tab | Code::BackTab | Code::Left | Code::Right if self.typed.is_none() => self.on_yes = !self.on_yes,
            _ => {
                if let Some((_, input)) = &mut self.typed {
                    input.press(key);
                }
            }
        }
        Answer::Stay
    }

    /// Takes pasted text.
    pub fn paste(&mut self, text: &str) -> bool {
        self.typed.as_mut().is_some_and(|(_, input)| {
            input.paste(text);
            true
        })
    }

    /// Whether the key of the record is to be typed.
    #[must_use]
    pub fn is_typing(&self) -> bool {
        self.typed.is_some()
    }

    /// How many monthly figures name what would go.
    pub fn wants(&mut self) -> Option<Job> {
        self.naming.take().map(Job::Naming)
    }

    /// Takes it: a record that figures name is archived, not removed.
    pub fn take(&mut self, outcome: &Outcome) {
        if let Outcome::Naming(count) = outcome
            && self.waiting
        {
            self.waiting = false;
            if *count > 0 {
                self.lines.pop();
                self.lines.push(self.words.say(&Message::new("ui-remove-figures").count("count", *count)));
                self.job = None;
                self.typed = None;
            }
        }
    }

    /// Draws it.
    pub fn draw(&self, world: &World, frame: &mut Frame<'_>, area: Rect) {
        let cells = usize::from(area.width.saturating_sub(8)).clamp(10, 66);
        let lines: Vec<_> = self.lines.iter().flat_map(|line| measure::wrap(line, cells)).collect();
        let rows = u16::try_from(lines.len()).unwrap_or(u16::MAX).saturating_add(2 + u16::from(self.typed.is_some()));
        let inner = frame::open(world, frame, area, &self.title, u16::try_from(cells).unwrap_or(60), rows);
        let row = |at: u16| Rect {
            y: inner.y + at.min(inner.height),
            height: inner.height.saturating_sub(at).min(1),
            ..inner
        };
        let last = inner.height.saturating_sub(1);
        // What does not fit is turned to like a page, round and round, and that there is more is said.
        let room = usize::from(last.saturating_sub(1 + u16::from(self.typed.is_some()))).max(1);
        let shown = if lines.len() > room { room.saturating_sub(1).max(1) } else { room };
        let pages = i64::try_from(lines.len().div_ceil(shown)).unwrap_or(1).max(1);
        let first = usize::try_from(self.page.rem_euclid(pages)).unwrap_or(0) * shown;
        for (at, line) in (0..).zip(lines.iter().skip(first).take(shown)) {
            frame::draw_text(world, frame, row(at), line, Role::Text);
        }
        if lines.len() > room {
            let left = lines.len().saturating_sub(first + shown);
            let more = match left {
                0 => world.words.get("ui-confirm-top"),
                left => world.words.say(&Message::new("ui-confirm-more").count("count", left)),
            };
            frame::draw_text(world, frame, row(u16::try_from(shown).unwrap_or(0)), &format!("⋮ {more}"), Role::Dim);
        }
        let cancel = world.words.get("ui-cancel");
        let may = self.may();
        let focus_yes = if self.typed.is_some() { may } else { self.on_yes };
        let button = |text: &str, focus: bool| if focus { format!("[▸{text}]") } else { format!("[ {text}]") };
        let (no, yes) = (button(&cancel, !focus_yes), button(&self.yes, focus_yes));
        let role = |focus: bool| if focus { Role::Selected } else { Role::Text };
        frame::draw_text(world, frame, row(last), &no, role(!focus_yes));
        if self.job.is_some() {
            let skip = u16::try_from(measure::cut(&no, cells).width() + 2).unwrap_or(0).min(inner.width);
            let area = Rect { x: inner.x + skip, width: inner.width - skip, ..row(last) };
            let look = if may || self.typed.is_none() { role(focus_yes) } else { Role::Dim };
            frame::draw_text(world, frame, area, &yes, look);
        }
        if let Some((_, input)) = &self.typed {
            frame::draw_input(world, frame, row(last.saturating_sub(2)), input);
        }
    }
}

/// The name of a noun as it stands within a sentence: small, unless it begins with an abbreviation.
fn in_a_sentence(noun: &str) -> String {
    let mut letters = noun.chars();
    match (letters.next(), letters.clone().next()) {
        (Some(first), Some(second)) if second.is_lowercase() => first.to_lowercase().chain(letters).collect(),
        _ => noun.to_owned(),
    }
}
