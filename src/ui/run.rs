//! The loop: waits for a key, a signal, an outcome or a timer; lets the app take it; performs effects; draws once. The
//! only place that meets the terminal and the clock; what runs beside it is `threads`. Nothing wakes up while nothing happens (A46).

mod threads;

use super::action::{Action, Effect, Job, Known, Move, Notice, Outcome, Tone};
use super::ahead::{Ahead, warm};
use super::app::{App, Timer};
use super::burst;
use super::keeper::Keeper;
use super::key::{Code, Key};
use super::keys::Keymap;
use super::moment::until_midnight;
use super::steady;
use super::terminal::{self, Guard};
use super::view::{self, Hit};
use super::world::World;
use crate::config::Clock;
use crate::domain::register::When;
use crate::error::{Error, ErrorKind, Result};
use crate::shown::Charset;
use crate::store::Store;
use crate::text::{Message, Words};
use crate::theme::Theme;
use chrono::{DateTime, Utc};
use crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEventKind};
use signal_hook::consts::{SIGCONT, SIGHUP, SIGTSTP};
use signal_hook::low_level::emulate_default_handler;
use std::collections::HashMap;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

/// The shortest time between two looks at whether another program changed the file.
const WATCH: Duration = Duration::from_secs(1);
/// Most events taken before a frame is drawn.
const BATCH: usize = 1000;

/// Keys so soon after pasted text are the rest of it.
const PASTING: Duration = Duration::from_millis(100);

/// What the screens begin with.
pub struct Start {
    /// The open file.
    pub store: Store,
    /// What tells the time.
    pub clock: Clock,
    /// The language.
    pub words: Words,
    /// Letterhead, wording and language of overviews.
    pub paper: super::keeper::PaperSource,
    /// The colours, brought down to what the terminal has.
    pub theme: Theme,
    /// The signs.
    pub charset: Charset,
    /// The reference date.
    pub when: When,
    /// The knowledge date, if one was asked for.
    pub known_on: Option<DateTime<Utc>>,
    /// The keys, with those of the settings in them.
    pub keys: Keymap,
    /// Whether the mouse is taken.
    pub mouse: bool,
    /// In a build for tests: whether F12 is a fault, to see what one leaves behind.
    pub faulty: bool,
}

/// Something that happened.
enum Happening {
    /// What the terminal sent at once.
    Terminal(Vec<Event>),
    Signal(i32),
    Gone,
    /// Long work has come this far.
    Progress(usize, Option<usize>),
    Outcome(Box<Outcome>),
    /// The part that keeps the file met a fault of the program; it goes on, to keep what was typed.
    Fault,
}

impl Happening {
    fn is_failure(&self) -> bool {
        match self {
            Self::Outcome(outcome) => matches!(**outcome, Outcome::Failed(_)),
            Self::Fault => true,
            _ => false,
        }
    }
}

/// How the loop ended.
enum End {
    Quit,
    Signal(i32),
}

/// Runs the screens until the user leaves or a signal ends them. After a signal the process dies by it.
///
/// # Errors
/// When file or terminal fail; the terminal has been given back by then.
pub fn run(start: Start) -> Result<()> {
    let Start { store, clock, words, paper, theme, charset, when, known_on, keys, mouse, faulty } = start;
    let mut keeper = match known_on {
        None => Keeper::begin(store, words, when.day)?,
        // The past is the whole register turned back.
        Some(_) => Keeper::new(store, words)?,
    };
    keeper.set_paper(paper)?;
    let today = clock.today(Utc::now());
    let arranged = keeper.arranged()?;
    let size = crossterm::terminal::size().unwrap_or((80, 24));
    let world = World {
        register: keeper.register(),
        stamp: 1,
        facts: 1,
        quick: None,
        answers: super::answers::Answers::default(),
        today,
        when,
        known: None,
        words,
        theme,
        charset,
        size,
        keys,
        file: keeper.facts()?,
        stars: arranged.stars,
        views: arranged.views,
        drafts: arranged.drafts,
        layouts: arranged.layouts,
        mouse,
    };
    let (happened, happenings) = channel();
    let (drawn, first_drawn) = channel();
    if keeper.register().is_whole() {
        warm(keeper.register(), Some(first_drawn));
    }
    let checked = keeper.store().hold_check();
    let (check, check_now) = channel();
    if checked.is_some() {
        threads::verify(keeper.store().path().to_owned(), happened.clone(), check_now);
    }
    let said = keeper.store().notices().iter().cloned().chain(keeper.store().read_only());
    let first: Vec<Notice> = said.map(|message| Notice::new(Tone::Soon, message)).collect();
    let mut app = App::new(world);
    first.into_iter().for_each(|notice| app.say(notice));
    if let Some(at) = known_on {
        let outcome = keeper.perform(Job::Known(Some(Known::At(at))), clock.now(Utc::now()), &|| false);
        app.settle(outcome);
    }
    let (copy, copy_now) = channel();
    let copying = match keeper.store().read_only() {
        None => Some(threads::back_up(keeper.store().reader()?, clock.now(Utc::now()), happened.clone(), copy_now)),
        Some(_) => None,
    };
    let stop = Arc::new(AtomicBool::new(false));
    let (jobs, keeping) = threads::keep(keeper, clock, Arc::clone(&stop), happened.clone())?;
    let guard = Guard::take(mouse).map_err(broken)?;
    threads::watch_signals(happened.clone())?;
    threads::watch_terminal(happened.clone());
    threads::read_terminal(happened);
    let mut rounds = Loop {
        app,
        clock,
        jobs,
        stop,
        guard,
        watched: Instant::now(),
        timers: HashMap::new(),
        title: String::new(),
        pasted: None,
        unsure: Vec::new(),
        faulty: faulty && cfg!(debug_assertions),
        waiting: [drawn, copy, check].into_iter().chain(checked).collect(),
        ahead: Ahead::default(),
    };
    let end = catch_unwind(AssertUnwindSafe(|| rounds.go(&happenings)));
    let Loop { mut app, jobs, guard, stop, waiting, .. } = rounds;
    drop(waiting);
    stop.store(true, Ordering::SeqCst);
    // However it ends, what was typed is kept. After a fault the app may be in pieces; then the last draft has to do.
    let drafts = catch_unwind(AssertUnwindSafe(|| app.keep_drafts())).unwrap_or_default();
    for draft in drafts {
        if let Effect::Job(job) = draft {
            let _ = jobs.send(job);
        }
    }
    drop(jobs);
    drop(guard);
    // A copy that has begun is finished: half of one is of no use. The terminal is the user's again by now.
    for thread in [Some(keeping), copying].into_iter().flatten() {
        let _ = thread.join();
    }
    match end.unwrap_or_else(|_| Err(fault())) {
        Ok(End::Quit) => Ok(()),
        Ok(End::Signal(signal)) => emulate_default_handler(signal).map_err(broken),
        Err(error) if error.kind == ErrorKind::Bug && happenings.try_iter().any(|last| last.is_failure()) => {
            Err(Error::new(ErrorKind::Bug, Message::new("ui-fault-unkept")))
        }
        Err(error) => Err(error),
    }
}

/// Something went wrong in the program itself; what was typed has been kept.
fn fault() -> Error {
    Error::new(ErrorKind::Bug, Message::new("ui-fault"))
}

fn broken(error: io::Error) -> Error {
    Error::new(ErrorKind::Storage, Message::new("ui-terminal-failed")).cause(error)
}

/// The state of the loop beside the app.
struct Loop {
    app: App,
    clock: Clock,
    jobs: Sender<Job>,
    stop: Arc<AtomicBool>,
    guard: Guard,
    watched: Instant,
    timers: HashMap<Timer, (u64, Instant)>,
    title: String,
    /// When keys were last taken for pasted text.
    pasted: Option<Instant>,
    /// Whether F12 is a fault.
    faulty: bool,
    /// Rows with signs that terminals draw in different widths.
    unsure: Vec<bool>,
    /// Work that waits for the first frame and the whole register: it begins when these are dropped.
    waiting: Vec<Sender<()>>,
    /// What is made ready for searching.
    ahead: Ahead,
}

impl Loop {
    fn go(&mut self, happenings: &Receiver<Happening>) -> Result<End> {
        let mut screen = terminal::screen().map_err(broken)?;
        let effects = self.app.begin();
        if let Some(end) = self.perform(effects, &mut screen)? {
            return Ok(end);
        }
        self.draw(&mut screen)?;
        let effects = self.app.read_rest();
        if let Some(end) = self.perform(effects, &mut screen)? {
            return Ok(end);
        }
        loop {
            // Nothing else is worked on until what the user waits for is there.
            if self.app.world.register.is_whole() {
                self.waiting.clear();
            }
            let mut next = match self.wait(happenings) {
                Some(happening) => Some(happening),
                None => {
                    let effects = self.ring();
                    if let Some(end) = self.perform(effects, &mut screen)? {
                        return Ok(end);
                    }
                    None
                }
            };
            let mut taken = 0;
            while let Some(happening) = next {
                if let Some(end) = self.take(happening, &mut screen)? {
                    return Ok(end);
                }
                taken += 1;
                next = if taken < BATCH { happenings.try_recv().ok() } else { None };
            }
            self.draw(&mut screen)?;
        }
    }

    fn draw(&mut self, screen: &mut terminal::Screen) -> Result<()> {
        // A fault in another thread has given it back already.
        if !terminal::is_taken() {
            return Err(fault());
        }
        let title = format!("perceel: {}", self.app.top().title(&self.app.world));
        if title != self.title {
            terminal::set_title(&title).map_err(broken)?;
            self.title = title;
        }
        let Self { app, unsure, .. } = self;
        let drawn = screen.draw(|frame| {
            view::draw(app, frame);
            steady::write_whole(frame.buffer_mut(), unsure);
        });
        drawn.map_err(broken)?;
        self.ahead.look(&self.app);
        Ok(())
    }

    /// Waits for something to happen; nothing when a timer ran out first.
    fn wait(&mut self, happenings: &Receiver<Happening>) -> Option<Happening> {
        let now = Instant::now();
        let wanted = self.app.timers();
        self.timers.retain(|timer, (generation, _)| wanted.iter().any(|(t, g, _)| t == timer && g == generation));
        for (timer, generation, after) in wanted {
            self.timers.entry(timer).or_insert((generation, now + Duration::from_millis(after)));
        }
        let first = self.timers.values().map(|(_, at)| at.saturating_duration_since(now)).min();
        let until = [first, self.midnight()].into_iter().flatten().min();
        match until {
            None => happenings.recv().ok(),
            Some(until) => match happenings.recv_timeout(until + Duration::from_millis(1)) {
                Ok(happening) => Some(happening),
                Err(RecvTimeoutError::Timeout) => None,
                Err(RecvTimeoutError::Disconnected) => Some(Happening::Gone),
            },
        }
    }

    /// How long until the day changes; never when the clock stands still.
    fn midnight(&self) -> Option<Duration> {
        if self.clock.is_fixed() { None } else { until_midnight(self.clock.now(Utc::now())) }
    }

    fn ring(&mut self) -> Vec<Effect> {
        let now = Instant::now();
        let due: Vec<Timer> = self.timers.iter().filter(|(_, (_, at))| *at <= now).map(|(timer, _)| *timer).collect();
        let mut effects = Vec::new();
        for timer in due {
            self.timers.remove(&timer);
            effects.extend(self.app.ring(timer));
        }
        let today = self.clock.today(Utc::now());
        if today != self.app.world.today {
            self.app.new_day(today);
        }
        effects
    }

    fn take(&mut self, happening: Happening, screen: &mut terminal::Screen) -> Result<Option<End>> {
        let effects = match happening {
            Happening::Outcome(outcome) => {
                self.stop.store(false, Ordering::SeqCst);
                let before = Arc::clone(&self.app.world.register);
                if let (Outcome::Failed(error), false) = (&*outcome, before.is_whole()) {
                    // Half a register is of no use: as when it cannot be read at the start.
                    return Err(error.clone());
                }
                let effects = self.app.settle(*outcome);
                if !Arc::ptr_eq(&before, &self.app.world.register) {
                    warm(Arc::clone(&self.app.world.register), None);
                }
                effects
            }
            Happening::Progress(done, total) => {
                self.app.progressed(done, total);
                Vec::new()
            }
            Happening::Signal(SIGTSTP) => vec![Effect::Suspend],
            Happening::Signal(SIGCONT) => Vec::new(),
            Happening::Signal(signal) => {
                if signal == SIGHUP {
                    terminal::forget();
                }
                return Ok(Some(End::Signal(signal)));
            }
            Happening::Gone => {
                terminal::forget();
                return Ok(Some(End::Signal(SIGHUP)));
            }
            Happening::Fault => return Err(fault()),
            Happening::Terminal(events) => return self.events(events, screen),
        };
        self.perform(effects, screen)
    }

    /// Takes what the terminal sent at once: one after the other, or as one pasted text.
    fn events(&mut self, events: Vec<Event>, screen: &mut terminal::Screen) -> Result<Option<End>> {
        let pressed = |event: &Event| match event {
            Event::Key(key) if key.kind != KeyEventKind::Release => key_of(*key),
            _ => None,
        };
        let keys: Vec<Key> = events.iter().filter_map(pressed).collect();
        let going_on = self.pasted.is_some_and(|at| at.elapsed() < PASTING);
        if let Some(text) = burst::read(&keys, self.app.is_typing(), going_on) {
            self.pasted = Some(Instant::now());
            let effects = self.app.paste(&text);
            if let Some(end) = self.perform(effects, screen)? {
                return Ok(Some(end));
            }
            return self.each(events.into_iter().filter(|event| pressed(event).is_none()), screen);
        }
        self.each(events.into_iter(), screen)
    }

    fn each(&mut self, events: impl Iterator<Item = Event>, screen: &mut terminal::Screen) -> Result<Option<End>> {
        for event in events {
            let effects = self.event(event);
            if let Some(end) = self.perform(effects, screen)? {
                return Ok(Some(end));
            }
        }
        Ok(None)
    }

    fn event(&mut self, event: Event) -> Vec<Effect> {
        if self.faulty && matches!(event, Event::Key(KeyEvent { code: KeyCode::F(12), .. })) {
            #[allow(clippy::panic, reason = "lets a test see what a fault leaves behind; not in a release")]
            std::panic::panic_any("fault asked for by a test");
        }
        let mut effects = match event {
            Event::Key(key) if key.kind != KeyEventKind::Release => match key_of(key) {
                Some(key) => self.app.press(key),
                None => return Vec::new(),
            },
            Event::Paste(text) => self.app.paste(&text),
            Event::Resize(columns, rows) => {
                self.app.resize(columns, rows);
                return Vec::new();
            }
            Event::Mouse(mouse) => match mouse.kind {
                MouseEventKind::ScrollDown => self.app.click(Action::Move(Move::Down)),
                MouseEventKind::ScrollUp => self.app.click(Action::Move(Move::Up)),
                MouseEventKind::Down(MouseButton::Left) => match view::hit(&self.app, mouse.column, mouse.row) {
                    Hit::Action(action) => self.app.click(action),
                    Hit::Crumb(at) => self.app.click_crumb(at),
                    Hit::Body(row, column) => self.app.click_body(row, column),
                    Hit::Nothing => return Vec::new(),
                },
                _ => return Vec::new(),
            },
            Event::FocusGained => Vec::new(),
            Event::FocusLost | Event::Key(_) => return Vec::new(),
        };
        if self.watched.elapsed() >= WATCH {
            self.watched = Instant::now();
            effects.extend(self.app.ring(Timer::Watch));
        }
        effects
    }

    fn perform(&mut self, effects: Vec<Effect>, screen: &mut terminal::Screen) -> Result<Option<End>> {
        for effect in effects {
            match effect {
                Effect::Quit => return Ok(Some(End::Quit)),
                Effect::Mouse(on) => self.guard.mouse(on).map_err(broken)?,
                Effect::Editor { text } => {
                    let mut edited = None;
                    self.guard.lend(|| edited = super::editor::write(&text)).map_err(broken)?;
                    self.title.clear();
                    screen.clear().map_err(broken)?;
                    self.app.edited(edited);
                }
                Effect::Stop => self.stop.store(true, Ordering::SeqCst),
                Effect::Suspend => {
                    let pause = || drop(emulate_default_handler(SIGTSTP));
                    self.guard.lend(pause).map_err(broken)?;
                    self.title.clear();
                    if let Ok((columns, rows)) = crossterm::terminal::size() {
                        self.app.resize(columns, rows);
                    }
                    screen.clear().map_err(broken)?;
                }
                Effect::Job(job) => {
                    if self.jobs.send(job).is_err() {
                        return Err(Error::new(ErrorKind::Bug, Message::new("ui-keeper-gone")));
                    }
                }
            }
        }
        Ok(None)
    }
}

/// A key of the terminal as the program knows it; nothing for keys it does not know.
fn key_of(event: KeyEvent) -> Option<Key> {
    let code = match event.code {
        KeyCode::Char(c) => Code::Char(c),
        KeyCode::F(number) => Code::F(number),
        KeyCode::Enter => Code::Enter,
        KeyCode::Esc => Code::Esc,
        KeyCode::Tab => Code::Tab,
        KeyCode::BackTab => Code::BackTab,
        KeyCode::Backspace => Code::Backspace,
        KeyCode::Delete => Code::Delete,
        KeyCode::Left => Code::Left,
        KeyCode::Right => Code::Right,
        KeyCode::Up => Code::Up,
        KeyCode::Down => Code::Down,
        KeyCode::Home => Code::Home,
        KeyCode::End => Code::End,
        KeyCode::PageUp => Code::PageUp,
        KeyCode::PageDown => Code::PageDown,
        _ => return None,
    };
    let (ctrl, alt) = (event.modifiers.contains(KeyModifiers::CONTROL), event.modifiers.contains(KeyModifiers::ALT));
    Some(Key { code, ctrl, alt })
}
