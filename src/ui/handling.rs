//! The box in which deadlines are handled where they are seen: what was done, on which day, and why where a reason is
//! asked. Enter twice is the usual way, today. What it records is `domain::deadlines::handling`.

use super::action::{Effect, Job, Notice, Step, Tone};
use super::cursor::Cursor;
use super::frame::{self, Choice};
use super::input::Input;
use super::key::{Code, Key};
use super::popup::Answer;
use super::world::World;
use crate::domain::calendar::add_days;
use crate::domain::deadlines::handling::{Asks, SNOOZE, Way, edit, moment_ways, of_moment, ways};
use crate::domain::deadlines::why::sentence;
use crate::domain::deadlines::{Deadline, Span, State, Why, deadlines, read_key};
use crate::domain::edit::Edit;
use crate::domain::kind::Kind;
use crate::domain::questions::deadlines::{ACTION_DATE, DATE, KEY, STATE};
use crate::domain::record::{Id, Record, Ref};
use crate::domain::written::{parse_day, show_day};
use crate::text::Message;
use crate::theme::Role;
use ratatui::Frame;
use ratatui::layout::Rect;
use std::collections::HashSet;

/// Days that something is put off when nothing else is typed.
const USUAL_SNOOZE: i32 = 14;

/// Which part of the box has the keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Ways,
    Day,
    Words,
}

/// Deadlines being handled: one, or several of the same kind.
#[derive(Debug)]
pub struct Handling {
    deadlines: Vec<Deadline>,
    title: String,
    ways: Vec<Way>,
    labels: Vec<String>,
    cursor: Cursor,
    part: Part,
    day: Input,
    /// Whether the day was typed by the user; until then it follows the way.
    own_day: bool,
    words: Input,
    problem: Option<Message>,
}

impl Handling {
    /// The box for the chosen rows of the agenda.
    ///
    /// # Errors
    /// Why nothing can be done: they are gone, or of different kinds.
    pub fn new(world: &World, chosen: &[Ref]) -> Result<Self, Message> {
        if chosen.iter().all(|of| of.kind == Kind::ObligationInstance) {
            let moment = |of: &Ref| of_moment(&world.register, of.id, world.when.day);
            return Self::with(world, chosen.iter().filter_map(moment).collect(), moment_ways());
        }
        let key = |of: &Ref| world.register.at(*of)?.text(KEY).and_then(read_key);
        let wanted: HashSet<_> = chosen.iter().filter(|of| of.kind == Kind::Deadline).filter_map(key).collect();
        let all = deadlines(Span::usual(&world.register, world.when.day));
        let mut found: Vec<Deadline> =
            all.into_iter().filter(|one| wanted.contains(&(one.subject, one.what, one.nth))).collect();
        // Those that follow from monthly figures are known by their row.
        for row in chosen.iter().filter_map(|of| world.register.at(*of)) {
            let known = |one: &Deadline| row.text(KEY).and_then(read_key) == Some((one.subject, one.what, one.nth));
            if !found.iter().any(known) {
                found.extend(of_row(row));
            }
        }
        let mut possible = found.first().map(ways).unwrap_or_default();
        possible.retain(|way| found.iter().all(|one| ways(one).contains(way)));
        Self::with(world, found, possible)
    }

    /// The box for these, with what can be done about all of them.
    fn with(world: &World, found: Vec<Deadline>, possible: Vec<Way>) -> Result<Self, Message> {
        if found.is_empty() {
            return Err(Message::new("handle-gone"));
        }
        if possible.is_empty() {
            return Err(Message::new("handle-nothing"));
        }
        let title = match found.as_slice() {
            [one] => sentence(&world.register, one, world.words),
            several => world.words.say(&Message::new("handle-several").count("count", several.len())),
        };
        let labels = possible.iter().map(|way| world.words.get(&format!("handle-{}", way.name))).collect();
        let mut handling = Self {
            deadlines: found,
            title,
            ways: possible,
            labels,
            cursor: Cursor::default(),
            part: Part::Ways,
            day: Input::default(),
            own_day: false,
            words: Input::default(),
            problem: None,
        };
        handling.put_day(world);
        Ok(handling)
    }

    fn way(&self) -> Way {
        self.ways.get(self.cursor.row).copied().unwrap_or(SNOOZE)
    }

    fn put_day(&mut self, world: &World) {
        if !self.own_day {
            let day = if self.way() == SNOOZE { add_days(world.today, USUAL_SNOOZE) } else { world.today };
            self.day.set(&show_day(day, world.words.lang()));
        }
    }

    fn next(&mut self, back: bool) {
        let asks = self.way().asks != Asks::Nothing;
        self.part = match (self.part, back) {
            (Part::Ways, false) | (Part::Words, true) => Part::Day,
            (Part::Day, false) | (Part::Ways, true) if asks => Part::Words,
            (Part::Ways, true) => Part::Day,
            (Part::Day, _) | (Part::Words, false) => Part::Ways,
        };
    }

    /// Up and down choose, Tab goes to day and words, Enter records.
    pub fn press(&mut self, world: &World, key: Key) -> Answer {
        self.problem = None;
        match (key.code, self.part) {
            (Code::Esc, _) => return Answer::Close,
            (Code::Enter, _) => return self.record(world),
            (Code::Tab, _) => self.next(false),
            (Code::BackTab, _) => self.next(true),
            (Code::Up, Part::Ways) => self.go(world, false),
            (Code::Down, Part::Ways) => self.go(world, true),
            (_, Part::Ways) => {}
            (_, Part::Day) => {
                if !self.own_day && key.types().is_some() {
                    self.day.set("");
                }
                self.own_day = true;
                self.day.press(key);
            }
            (_, Part::Words) => {
                self.words.press(key);
            }
        }
        Answer::Stay
    }

    fn go(&mut self, world: &World, down: bool) {
        let last = self.ways.len().saturating_sub(1);
        self.cursor.row = if down { (self.cursor.row + 1).min(last) } else { self.cursor.row.saturating_sub(1) };
        self.put_day(world);
    }

    /// Makes one edit of all of them, and has it saved; what is missing gets the keys.
    fn record(&mut self, world: &World) -> Answer {
        let way = self.way();
        if way.asks == Asks::Reason && self.words.is_empty() {
            if self.part == Part::Words {
                self.problem = Some(Message::new("handle-no-reason"));
            }
            self.part = Part::Words;
            return Answer::Stay;
        }
        let day = match parse_day(self.day.text(), world.today, world.words.lang()) {
            Ok(day) => day,
            Err(problem) => {
                self.problem = Some(problem.message);
                self.part = Part::Day;
                return Answer::Stay;
            }
        };
        match self.edit(world, way, day) {
            Ok(edit) if edit.is_empty() => {
                Answer::Step(Box::new(Step::Say(Notice::new(Tone::Soon, Message::new("handle-changes-nothing")))))
            }
            Ok(edit) => Answer::Step(Box::new(Step::Do(Effect::Job(Job::Save(Box::new(edit)))))),
            Err(problem) => {
                self.problem = Some(problem);
                Answer::Stay
            }
        }
    }

    fn edit(&self, world: &World, way: Way, day: chrono::NaiveDate) -> Result<Edit, Message> {
        let mut whole: Option<Edit> = None;
        let mut last = world.register.last_id().0;
        for deadline in &self.deadlines {
            let mut one = edit(&world.register, deadline, way, day, self.words.text())?;
            for change in one.changes.iter_mut().filter(|change| change.before.is_none()) {
                last += 1;
                change.id = Id(last);
            }
            match &mut whole {
                None => whole = Some(one),
                Some(whole) => {
                    let several = Message::new("edit-deadlines").count("count", self.deadlines.len());
                    whole.what = several;
                    // The ceilings of a contract may hang on several of its moments: each record changes once.
                    one.changes.retain(|change| !whole.changes.iter().any(|known| known.id == change.id));
                    whole.changes.extend(one.changes);
                }
            }
        }
        whole.ok_or_else(|| Message::new("handle-gone"))
    }

    /// Takes pasted text.
    pub fn paste(&mut self, text: &str) -> bool {
        match self.part {
            Part::Ways => return false,
            Part::Day => {
                self.own_day = true;
                self.day.paste(text);
            }
            Part::Words => {
                self.words.paste(text);
            }
        }
        true
    }

    /// Whether letters are text now.
    #[must_use]
    pub fn is_typing(&self) -> bool {
        self.part != Part::Ways
    }

    /// Draws it.
    pub fn draw(&self, world: &World, frame: &mut Frame<'_>, area: Rect) {
        let words = world.words;
        let width = area.width.saturating_sub(6).min(74);
        let said = crate::shown::measure::wrap(&self.title, usize::from(width.max(10)));
        let top = u16::try_from(said.len().min(4)).unwrap_or(1);
        let count = u16::try_from(self.ways.len()).unwrap_or(1);
        let asks = self.way().asks != Asks::Nothing;
        let rows = top + 1 + count + 1 + 2 + 1;
        let inner = frame::open(world, frame, area, &words.get("handle-title"), width, rows);
        let row = |at: u16| Rect {
            y: inner.y + at.min(inner.height),
            height: inner.height.saturating_sub(at).min(1),
            ..inner
        };
        for (at, line) in (0..top).zip(&said) {
            frame::draw_text(world, frame, row(at), line, Role::Text);
        }
        let list = Rect { height: count.min(inner.height.saturating_sub(top + 1)), ..row(top + 1) };
        let choices = self.labels.iter().map(|label| Choice {
            key: String::new(),
            text: label.as_str(),
            note: "",
            role: Role::Text,
        });
        frame::draw_choices(world, frame, list, self.cursor, 1, choices);
        let at = top + 1 + count;
        let label = 10_u16.min(inner.width);
        let field = |row: Rect| Rect { x: row.x + label, width: row.width.saturating_sub(label), ..row };
        let mut input = |at: u16, id: &str, input: &Input, here: bool| {
            frame::draw_text(world, frame, Rect { width: label, ..row(at) }, &words.get(id), Role::Dim);
            if here {
                frame::draw_input(world, frame, field(row(at)), input);
            } else {
                frame::draw_text(world, frame, field(row(at)), input.text(), Role::Text);
            }
        };
        input(at, "handle-day", &self.day, self.part == Part::Day);
        if asks {
            input(at + 1, "handle-words", &self.words, self.part == Part::Words);
        }
        let room = usize::from(inner.width);
        let (lines, role) = match &self.problem {
            Some(problem) => {
                let said = crate::shown::measure::wrap(&words.say(problem), room);
                (said.iter().map(ToString::to_string).collect(), Role::Error)
            }
            None => (frame::grouped(&words.get("handle-keys"), room), Role::Dim),
        };
        // The last lines of the box, however many they take.
        let below = at + 4 - u16::try_from(lines.len().min(2)).unwrap_or(1);
        for (at, line) in (below..).zip(lines.iter().take(2)) {
            frame::draw_text(world, frame, row(at), line, role);
        }
    }
}

/// A deadline as its row tells it.
fn of_row(row: &Record) -> Option<Deadline> {
    let (subject, what, nth) = read_key(row.text(KEY)?)?;
    let date = row.date(DATE)?;
    let late = row.choice(STATE) == Some(State::Late.code());
    Some(Deadline {
        what,
        date,
        action: row.date(ACTION_DATE).unwrap_or(date),
        papers: None,
        subject,
        nth,
        count: 1,
        why: Why::default(),
        state: if late { State::Late } else { State::Planned },
    })
}
