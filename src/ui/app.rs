//! The program as a value: where the user is, what lies over it, what was said. Keys go in, effects come out, outcomes
//! come back. No terminal, no file, no clock.

mod going;
mod holding;
mod pressing;
mod settling;

use self::holding::Held;
use super::action::{Action, AgendaAct, AppAct, DateAct, Effect, FileAct, Job, Notice, RecordAct, Step, Tone};
use super::key::Key;
use super::popup::Popup;
use super::screen::{Screen, Tab};
use super::world::World;
use crate::domain::record::Ref;
use crate::domain::register::When;
use crate::text::Message;
use chrono::NaiveDate;
use std::collections::HashMap;

/// Most places kept for back and forward.
const TRAIL: usize = 100;
/// Most notices kept.
const SAID: usize = 200;

/// Where the user is: screens on top of each other, never none.
type Path = Vec<Screen>;

/// Something that happens by itself after a while.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Timer {
    /// The box with what can follow a prefix comes up.
    Prefix,
    /// The notice goes.
    Notice,
    /// What is being done with the file takes so long that it is told (A50).
    Busy,
    /// What was typed in a form is kept as a draft.
    Draft,
    /// The file is looked at for changes of another program.
    Watch,
}

/// The program.
pub struct App {
    /// What every screen sees.
    pub world: World,
    path: Path,
    roots: HashMap<Tab, Screen>,
    back: Vec<Path>,
    forward: Vec<Path>,
    popups: Vec<Popup>,
    notice: Option<Notice>,
    said: Vec<Notice>,
    pending: Vec<Key>,
    prefix_shown: bool,
    jobs: usize,
    busy_shown: bool,
    progress: Option<(usize, Option<usize>)>,
    /// How many outcomes are still to come before a file that is read or taken over is done; keys wait for it.
    reading: usize,
    /// A draft that is to be forgotten in the file.
    forget: Option<String>,
    /// Drafts of forms that were left otherwise than by Esc.
    left: Vec<Job>,
    /// The file that is being imported, as it was typed.
    importing: Option<String>,
    /// The name of a file that was typed and not read; it is offered again, to be put right.
    unread: Option<String>,
    /// What waits for the register to be whole.
    held: Vec<Held>,
    presses: u64,
    spoken: u64,
}

impl App {
    /// The program on its first screen.
    #[must_use]
    pub fn new(world: World) -> Self {
        let first = Tab::Overview.open(&world);
        let mut app = Self {
            world,
            path: vec![first],
            roots: HashMap::new(),
            back: Vec::new(),
            forward: Vec::new(),
            popups: Vec::new(),
            notice: None,
            said: Vec::new(),
            pending: Vec::new(),
            prefix_shown: false,
            jobs: 0,
            busy_shown: false,
            progress: None,
            reading: 0,
            forget: None,
            left: Vec::new(),
            importing: None,
            unread: None,
            held: Vec::new(),
            presses: 0,
            spoken: 0,
        };
        app.refresh();
        app
    }

    /// The screen on top.
    #[must_use]
    pub fn top(&self) -> &Screen {
        &self.path[self.path.len() - 1]
    }

    fn top_mut(&mut self) -> &mut Screen {
        let last = self.path.len() - 1;
        &mut self.path[last]
    }

    /// The screens under one another, the root first.
    #[must_use]
    pub fn path(&self) -> &[Screen] {
        &self.path
    }

    /// What lies over the screen, the topmost last.
    #[must_use]
    pub fn popups(&self) -> &[Popup] {
        &self.popups
    }

    /// What is being said.
    #[must_use]
    pub fn notice(&self) -> Option<&Notice> {
        self.notice.as_ref()
    }

    /// What was said in this session, oldest first.
    #[must_use]
    pub fn said(&self) -> &[Notice] {
        &self.said
    }

    /// The prefix that waits for its second key, and whether its box is up.
    #[must_use]
    pub fn pending(&self) -> (&[Key], bool) {
        (&self.pending, self.prefix_shown)
    }

    /// Whether something takes long enough to be told.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        self.busy_shown
    }

    /// How much of the long work is done, and of how much if that is known.
    #[must_use]
    pub fn progress(&self) -> Option<(usize, Option<usize>)> {
        self.progress
    }

    /// Long work has come this far.
    pub fn progressed(&mut self, done: usize, total: Option<usize>) {
        self.progress = Some((done, total));
    }

    /// What the first screen wants from the file.
    pub fn begin(&mut self) -> Vec<Effect> {
        self.finish(Vec::new())
    }

    /// The records an action would touch.
    #[must_use]
    pub fn chosen(&self) -> Vec<Ref> {
        self.top().chosen()
    }

    /// Whether there is a place to go back to.
    #[must_use]
    pub fn can_go_back(&self) -> bool {
        !self.back.is_empty()
    }

    /// Whether there is a place to go forward to.
    #[must_use]
    pub fn can_go_forward(&self) -> bool {
        !self.forward.is_empty()
    }

    /// What happens by itself from now on: what, its generation (another one starts anew), after how many milliseconds.
    #[must_use]
    pub fn timers(&self) -> Vec<(Timer, u64, u64)> {
        let mut timers = Vec::new();
        if !self.pending.is_empty() && !self.prefix_shown {
            timers.push((Timer::Prefix, self.presses, 300));
        }
        if self.notice.as_ref().is_some_and(|notice| notice.tone == Tone::Good) {
            timers.push((Timer::Notice, self.spoken, 4000));
        }
        if matches!(self.top(), Screen::Form(form) if form.is_unkept()) {
            // Not started anew by each key: who types without a pause is kept too (A47, D1).
            timers.push((Timer::Draft, 0, 1000));
        }
        if self.jobs > 0 && !self.busy_shown {
            timers.push((Timer::Busy, 0, 300));
        }
        timers
    }

    /// A timer ran out.
    pub fn ring(&mut self, timer: Timer) -> Vec<Effect> {
        match timer {
            Timer::Prefix => self.prefix_shown = !self.pending.is_empty(),
            Timer::Notice => self.notice = None,
            Timer::Busy => self.busy_shown = self.jobs > 0,
            Timer::Draft => return self.keep_drafts(),
            Timer::Watch => return self.job(Job::Watch),
        }
        Vec::new()
    }

    /// Says something, and remembers it.
    pub fn say(&mut self, notice: Notice) {
        self.spoken += 1;
        // The same said again and again is one thing to read back.
        if self.said.last().is_none_or(|last| last.message != notice.message) {
            self.said.push(notice.clone());
        }
        if self.said.len() > SAID {
            self.said.remove(0);
        }
        self.notice = Some(notice);
    }

    /// The window has another size.
    pub fn resize(&mut self, columns: u16, rows: u16) {
        self.world.size = (columns, rows);
        self.refresh();
    }

    /// A new day has begun.
    pub fn new_day(&mut self, today: NaiveDate) {
        self.world.today = today;
        if !self.world.when.asked {
            self.world.when = When::today(today);
            self.world.facts_changed();
        }
        self.refresh();
    }

    fn update(&mut self, action: Action) -> Vec<Effect> {
        match action {
            Action::Go(go) => self.go(go),
            Action::File(act) => match act {
                FileAct::Undo => self.job(Job::Undo),
                FileAct::Redo => self.job(Job::Redo),
                FileAct::Reload => self.job(Job::Reload),
                FileAct::TakeOver => self.job(Job::TakeOver),
                FileAct::Import => {
                    let prompt = super::menu::Prompt::import_file(&self.world, self.unread.as_deref());
                    self.popups.push(Popup::Prompt(prompt));
                    Vec::new()
                }
            },
            Action::Dates(act) => self.dates(act),
            Action::Duty(act) => {
                let step = super::duties::ask(&self.world, act, &self.chosen());
                self.follow(step)
            }
            Action::App(act) => self.app(act),
            Action::Record(RecordAct::Star) => self.star(),
            Action::Record(RecordAct::Archive) => {
                let step = super::removing::archive(&self.world, &self.chosen());
                self.follow(step)
            }
            Action::Record(RecordAct::Remove) => {
                let step = super::removing::ask(&self.world, &self.chosen());
                self.follow(step)
            }
            Action::Record(RecordAct::Erase) => {
                let step = super::removing::ask_erasing(&self.world, &self.chosen());
                self.follow(step)
            }
            Action::Record(RecordAct::Propose) => {
                let step = super::adding::propose(&self.world, &self.chosen());
                self.follow(step)
            }
            Action::Record(RecordAct::Index) => {
                let step = super::indexing::ask(&self.world, &self.chosen());
                self.follow(step)
            }
            Action::Record(RecordAct::Chain) => {
                let of = self.chosen().first().copied();
                let tree = of.map(|of| super::chains::Tree::new(&self.world, of));
                self.follow(tree.map_or(Step::Stay, |tree| Step::Open(Box::new(Screen::Chain(tree)))))
            }
            Action::Record(RecordAct::Falls) => {
                if let [provider] = self.chosen().as_slice() {
                    let page = super::falls::Falls::new(&self.world, provider.id);
                    self.open(Screen::Falls(page));
                }
                Vec::new()
            }
            Action::Record(RecordAct::Meeting) => {
                let who = self.chosen().first().and_then(|of| super::quick::who_owes(&self.world.register, *of));
                if let Some(provider) = who {
                    let page = super::meeting::Meeting::new(&self.world, provider);
                    self.open(Screen::Meeting(page));
                }
                Vec::new()
            }
            Action::Record(RecordAct::NewAction) => self.pass_on(action),
            Action::Map(act) => {
                self.set_when(super::coverage_map::walked(self.world.when, act));
                Vec::new()
            }
            Action::Record(RecordAct::Owed) => {
                let who = self.chosen().first().and_then(|of| super::quick::who_owes(&self.world.register, *of));
                let step = who.map_or(Step::Stay, |provider| super::quick::owed_list(&self.world, provider));
                self.follow(step)
            }
            Action::Record(RecordAct::New) => {
                let step = super::adding::add(&self.world, self.top());
                self.follow(step)
            }
            Action::Record(RecordAct::Edit) => {
                let step = super::adding::edit(&self.world, self.top());
                self.follow(step)
            }
            Action::Import(super::action::ImportAct::Again) => {
                let (Screen::Import(import), Some(typed)) = (self.top(), self.importing.clone()) else {
                    return Vec::new();
                };
                let mappings = import.mappings().to_vec();
                self.job(Job::Rehearse(super::action::Rehearse::FileAgain { typed, mappings }))
            }
            Action::Agenda(AgendaAct::Handle) => {
                let step = match super::handling::Handling::new(&self.world, &self.chosen()) {
                    Ok(handling) => Step::Ask(Box::new(Popup::handling(handling))),
                    Err(message) => Step::Say(Notice::new(Tone::Soon, message)),
                };
                self.follow(step)
            }
            Action::Move(_)
            | Action::Agenda(_)
            | Action::List(_)
            | Action::Journal(_)
            | Action::Report(_)
            | Action::Form(_)
            | Action::Import(_) => self.pass_on(action),
        }
    }

    fn pass_on(&mut self, action: Action) -> Vec<Effect> {
        let Self { world, path, .. } = self;
        let step = path.last_mut().map_or(Step::Stay, |top| top.update(world, action));
        self.follow(step)
    }

    fn follow(&mut self, step: Step) -> Vec<Effect> {
        match step {
            Step::Stay => {}
            Step::Open(screen) => self.open(*screen),
            Step::Close => self.up(),
            Step::Ask(popup) => self.popups.push(*popup),
            Step::Say(notice) => self.say(notice),
            Step::Act(action) => return self.act(action),
            Step::Do(Effect::Job(job)) => return self.job(job),
            Step::Do(effect) => return vec![effect],
        }
        Vec::new()
    }

    fn job(&mut self, job: Job) -> Vec<Effect> {
        self.jobs += 1;
        if matches!(job, Job::Rehearse(_) | Job::Import(_)) {
            self.reading = self.jobs;
        }
        vec![Effect::Job(job)]
    }

    fn dates(&mut self, act: DateAct) -> Vec<Effect> {
        match act {
            DateAct::Reference => self.popups.push(Popup::reference(&self.world)),
            DateAct::Knowledge => self.popups.push(Popup::knowledge(&self.world)),
            DateAct::Today => {
                self.set_when(When::today(self.world.today));
                if self.world.known.is_some() {
                    return self.job(Job::Known(None));
                }
            }
        }
        Vec::new()
    }

    /// Looks at another reference date.
    pub fn set_when(&mut self, when: When) {
        if self.world.when != when {
            self.world.when = when;
            self.world.facts_changed();
        }
        self.refresh();
    }

    fn app(&mut self, act: AppAct) -> Vec<Effect> {
        match act {
            AppAct::Help => {
                let popup = Popup::help(self);
                self.popups.push(popup);
            }
            AppAct::Palette => {
                let popup = Popup::palette(self);
                self.popups.push(popup);
            }
            AppAct::Messages => {
                let popup = Popup::messages(self);
                self.popups.push(popup);
            }
            AppAct::Mouse => {
                self.world.mouse = !self.world.mouse;
                let id = if self.world.mouse { "ui-mouse-on" } else { "ui-mouse-off" };
                self.say(Notice::new(Tone::Good, Message::new(id)));
                return vec![Effect::Mouse(self.world.mouse)];
            }
            AppAct::Suspend => return vec![Effect::Suspend],
            AppAct::Quit => {
                let mut effects = self.keep_drafts();
                effects.push(Effect::Quit);
                return effects;
            }
        }
        Vec::new()
    }

    fn star(&mut self) -> Vec<Effect> {
        let mut effects = Vec::new();
        for of in self.chosen() {
            let starred = self.world.stars.iter().position(|star| *star == of);
            match starred {
                Some(at) => drop(self.world.stars.remove(at)),
                None => self.world.stars.push(of),
            }
            let name = format!("{}/{}", of.kind.name(), of.id.0);
            let content = starred.is_none().then(String::new);
            if self.world.file.read_only.is_none() {
                effects.extend(self.job(Job::Keep { sort: "star", name, content }));
            }
            let id = if starred.is_none() { "ui-star-set" } else { "ui-star-gone" };
            let label = self.world.called(of.kind, of.id);
            self.say(Notice::new(Tone::Good, Message::new(id).with("record", label)));
        }
        self.refresh();
        effects
    }

    fn refresh(&mut self) {
        let Self { world, path, .. } = self;
        if let Some(top) = path.last_mut() {
            top.refresh(world);
        }
    }

    /// After anything: the top screen may want something from the file.
    fn finish(&mut self, mut effects: Vec<Effect>) -> Vec<Effect> {
        if let Some(name) = self.forget.take() {
            effects.extend(self.job(Job::Draft { name, content: None }));
        }
        for job in std::mem::take(&mut self.left) {
            effects.extend(self.job(job));
        }
        while let Some(job) = self.top_mut().wants() {
            effects.extend(self.job(job));
        }
        // An answer from half a register would be wrong.
        let questions = if self.world.register.is_whole() { self.top().questions(&self.world) } else { Vec::new() };
        for question in questions {
            if let Some(job) = self.world.ask(question) {
                effects.extend(self.job(job));
            }
        }
        while let Some(job) = self.popups.last_mut().and_then(Popup::wants) {
            effects.extend(self.job(job));
        }
        effects
    }
}
