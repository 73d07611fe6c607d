//! The first screen: what asks for action, how care, money and capacity stand, what is incomplete, what was done last, where
//! to begin. Every line opens what it was made from. The starred records are shown the same way. What asks for attention is
//! `domain::morning`'s.

mod landscape;
mod missing;
mod urgent;

use super::action::{Action, Go, Job, Move, Outcome, Step};
use super::page::{Cell, Content, Line, Page, Target, sentence};
use super::world::World;
use crate::domain::kind::Kind;
use crate::domain::record::Ref;
use crate::domain::tally::Tally;
use crate::domain::written::{show_day, show_whole};
use crate::store::journal::{Sort, Step as JournalStep};
use crate::text::Message;
use crate::theme::Role;
use ratatui::Frame;
use ratatui::layout::Rect;
use std::sync::Arc;

/// From this width on, the two halves stand beside each other.
const BESIDE: u16 = 100;
/// From this width on, half of it is enough for every sentence.
const ROOMY: u16 = 140;
/// The questions whose answers it shows, the most urgent first.
const QUESTIONS: [Kind; 5] = [Kind::Deadline, Kind::Coverage, Kind::Ceiling, Kind::Utilisation, Kind::Concentration];
/// How the sentences begin of steps that brought what was made up for practice, not a file of the user's.
const MADE_UP: &str = "demo-";
/// The nouns whose records it looks into; of all others it tells counts. These are read before the first frame.
pub const LOOKED_INTO: &[Kind] = &[Kind::Contract, Kind::Region];
/// How many steps of the journal are asked for.
const STEPS: usize = 200;

/// Columns for what is to be done: more than half while there is little room, since its sentences are the longest.
fn halfway(width: u16) -> u16 {
    if width < ROOMY { width * 3 / 5 } else { width / 2 }
}

/// The overview, or the starred records.
#[derive(Clone, Debug)]
pub struct Overview {
    stars: bool,
    pages: [Page; 2],
    focus: usize,
    stamp: Option<(u64, (u16, u16), usize)>,
    facts: Option<u64>,
    steps: Option<Arc<Vec<JournalStep>>>,
    asked: bool,
    /// Whether the user moved: then the cursor stays where it is when an answer comes in.
    moved: bool,
}

impl Overview {
    /// The overview.
    #[must_use]
    pub fn new() -> Self {
        Self {
            stars: false,
            pages: Default::default(),
            focus: 0,
            stamp: None,
            facts: None,
            steps: None,
            asked: false,
            moved: false,
        }
    }

    /// The starred records.
    #[must_use]
    pub fn stars() -> Self {
        Self { stars: true, asked: true, ..Self::new() }
    }

    /// Whether these are the starred records.
    #[must_use]
    pub fn is_stars(&self) -> bool {
        self.stars
    }

    /// Its name in the breadcrumb.
    #[must_use]
    pub fn title(&self, world: &World) -> String {
        world.words.get(if self.stars { "ui-stars" } else { "ui-overview" })
    }

    /// The starred record under the cursor.
    #[must_use]
    pub fn chosen(&self) -> Vec<Ref> {
        match self.pages[self.at()].target() {
            Some(Target::Record(of)) => vec![*of],
            _ => Vec::new(),
        }
    }

    /// Its pages, to be filtered.
    pub fn pages_mut(&mut self) -> Vec<&mut Page> {
        self.pages.iter_mut().collect()
    }

    /// Its pages.
    #[must_use]
    pub fn pages(&self) -> Vec<&Page> {
        self.pages.iter().collect()
    }

    /// The half the cursor is in: the other one when the filter leaves nothing of it.
    fn at(&self) -> usize {
        let other = 1 - self.focus;
        let gone = self.pages[self.focus].lines().is_empty() && !self.pages[other].lines().is_empty();
        if gone { other } else { self.focus }
    }

    /// Whether the line under the cursor leads somewhere.
    #[must_use]
    pub fn opens(&self) -> bool {
        self.pages[self.at()].opens()
    }

    /// Moves and opens.
    pub fn update(&mut self, world: &World, action: Action) -> Step {
        let height = usize::from(world.body_height());
        match action {
            Action::Move(how) => {
                self.moved = true;
                self.focus = self.at();
                let moved = self.pages[self.focus].go(how, height);
                let beside = self.pages[1].has_lines();
                if !moved && beside && how == Move::Down && self.focus == 0 {
                    self.focus = 1;
                } else if !moved && beside && how == Move::Up && self.focus == 1 {
                    self.focus = 0;
                }
                Step::Stay
            }
            Action::Go(Go::Open) => self.pages[self.at()].open(world),
            _ => Step::Stay,
        }
    }

    /// Follows register, dates and window.
    pub fn refresh(&mut self, world: &World) {
        let stamp = (world.stamp, world.size, world.stars.len());
        if self.stamp == Some(stamp) {
            return;
        }
        if self.facts.replace(world.facts).is_some_and(|seen| seen != world.facts) {
            self.asked = self.stars;
        }
        self.stamp = Some(stamp);
        let height = usize::from(world.body_height());
        if self.stars {
            self.pages[0].fill(starred(world), height);
            return;
        }
        let (mut left, right) = self.lines(world);
        if world.size.0 >= BESIDE {
            self.pages[1].fill(right, height);
        } else {
            if !matches!(left.last(), None | Some(Line { content: Content::Blank, .. })) {
                left.push(Line::new(Content::Blank));
            }
            left.extend(right);
            self.pages[1].fill(Vec::new(), height);
            self.focus = 0;
        }
        self.pages[0].fill(left, height);
        if !self.moved {
            self.pages[0].go(Move::First, height);
        }
    }

    /// The questions whose answers it shows: none about an empty register.
    #[must_use]
    pub fn questions(&self, world: &World) -> Vec<Kind> {
        let empty =
            [Kind::Contract, Kind::Lot, Kind::Framework].iter().all(|kind| world.register.all(*kind).is_empty());
        if self.stars || empty { Vec::new() } else { QUESTIONS.to_vec() }
    }

    /// The last steps of the journal.
    pub fn wants(&mut self) -> Option<Job> {
        (!std::mem::replace(&mut self.asked, true)).then_some(Job::Steps { of: None, before: None, limit: STEPS })
    }

    /// Takes them.
    pub fn take(&mut self, world: &World, outcome: &Outcome) {
        if let Outcome::Steps { of: None, before: None, steps, .. } = outcome
            && !self.stars
        {
            self.steps = Some(Arc::new(steps.clone()));
            self.stamp = None;
            self.refresh(world);
        }
    }

    /// A click.
    pub fn click(&mut self, world: &World, row: u16, column: u16) -> bool {
        let beside = self.pages[1].has_lines();
        self.moved = true;
        self.focus = usize::from(beside && column > halfway(world.size.0));
        self.pages[self.focus].click(row)
    }

    /// Draws it.
    pub fn draw(&self, world: &World, frame: &mut Frame<'_>, area: Rect) {
        if !self.pages[1].has_lines() {
            self.pages[0].draw(world, frame, area, true);
            return;
        }
        let half = halfway(area.width);
        let left = Rect { width: half, ..area };
        let right = Rect { x: area.x + half + 1, width: area.width.saturating_sub(half + 1), ..area };
        self.pages[0].draw(world, frame, left, self.at() == 0);
        self.pages[1].draw(world, frame, right, self.at() == 1);
        for y in area.y..area.bottom() {
            frame.buffer_mut().set_string(area.x + half, y, "│", world.style(Role::Border));
        }
    }

    fn lines(&self, world: &World) -> (Vec<Line>, Vec<Line>) {
        let words = world.words;
        let mut left = Vec::new();
        let width = if world.size.0 >= BESIDE { halfway(world.size.0) } else { world.size.0 };
        if world.register.all(Kind::Contract).is_empty() {
            left.extend(beginning(world, usize::from(width)));
        }
        let beside = world.size.0 >= BESIDE;
        let room = if beside { world.size.0 - width } else { width };
        let asked = self.questions(world);
        let mut right = Vec::new();
        if !asked.is_empty() {
            left.extend(urgent::lines(world, usize::from(width)));
            right.extend(landscape::lines(world, usize::from(room)));
        }
        let empty = Kind::ALL.iter().all(|kind| *kind == Kind::Region || has_none(world, *kind));
        if !empty {
            // Where there is one column, what is known comes before what is not.
            let half = if beside { &mut left } else { &mut right };
            half.extend(missing::lines(world));
            if !beside {
                right.push(Line::new(Content::Blank));
            }
        }
        right.extend(self.last(world));
        right.push(heading(words.get("ui-overview-counts"), None));
        let mut kinds: Vec<Kind> = Kind::ALL.iter().copied().filter(|kind| !kind.is_figures()).collect();
        kinds.sort_by_key(|kind| rank(*kind));
        let counts: Vec<Line> = kinds.into_iter().filter_map(|kind| count(world, kind)).collect();
        if counts.is_empty() {
            right.push(Line::new(Content::Text(words.get("ui-overview-nothing-yet"))));
        }
        right.extend(counts);
        (left, right)
    }

    /// The last import, and the last steps of any sort.
    fn last(&self, world: &World) -> Vec<Line> {
        let words = world.words;
        let Some(steps) = &self.steps else { return Vec::new() };
        let mut lines = Vec::new();
        if let Some(import) = steps.iter().find(|step| step.sort == Sort::Import && !step.what.id.starts_with(MADE_UP))
        {
            lines.push(heading(words.get("ui-overview-imported"), None));
            lines.push(super::journal::step_line(world, import));
            lines.push(Line::new(Content::Blank));
        }
        lines.push(heading(words.get("ui-overview-last"), None));
        lines.extend(steps.iter().take(5).map(|step| super::journal::step_line(world, step)));
        if steps.is_empty() {
            lines.push(Line::new(Content::Text(words.get("ui-journal-empty"))));
        }
        lines.push(Line::new(Content::Blank));
        lines
    }
}

impl Default for Overview {
    fn default() -> Self {
        Self::new()
    }
}

/// Whether a noun is known to have no records; not as long as they are not read.
fn has_none(world: &World, kind: Kind) -> bool {
    world.register.is_read(kind) && world.register.all(kind).is_empty()
}

/// A heading and how many there are under it.
fn heading(text: String, count: Option<String>) -> Line {
    Line::new(Content::Heading(text, count))
}

/// Where to begin in an empty register (A53).
fn beginning(world: &World, width: usize) -> Vec<Line> {
    let words = world.words;
    let mut lines = vec![heading(words.get("ui-begin"), None)];
    lines.extend(sentence(&words.get("ui-begin-what"), width, Role::Text));
    // The keys of a way are pressed one after the other: to the contracts, then a new one.
    for (way, id) in
        [(&["import"][..], "ui-begin-import"), (&["contracts", "new"], "ui-begin-new"), (&["help"], "ui-begin-help")]
    {
        let bound: Vec<_> = way.iter().filter_map(|name| world.keys.named(name)).collect();
        let Some(last) = bound.last() else { continue };
        let keys = bound.iter().map(|bound| bound.said(words)).collect::<Vec<_>>().join(" ");
        let cells = vec![Cell::new(keys, 4).role(Role::Key), Cell::new(words.get(id), 0)];
        lines.push(Line::to(Content::Row(cells), Target::Action(last.row.action)));
    }
    lines.push(Line::new(Content::Blank));
    lines
}

fn starred(world: &World) -> Vec<Line> {
    let words = world.words;
    let present = world.stars.iter().filter(|star| world.register.at(**star).is_some());
    let mut lines: Vec<Line> = present
        .map(|star| {
            let noun = Cell::new(words.kind_one(star.kind.name()), 22).role(Role::Dim);
            let label = Cell::new(world.called(star.kind, star.id), 0);
            Line::to(Content::Row(vec![noun, label]), Target::Record(*star))
        })
        .collect();
    if lines.is_empty() {
        let key = world.keys.named("star").map(super::keys::Bound::key).unwrap_or_default();
        lines.push(Line::new(Content::Text(words.say(&Message::new("ui-stars-empty").with("key", key)))));
    }
    lines
}

fn count(world: &World, kind: Kind) -> Option<Line> {
    let Tally { live, now, .. } = world.register.tally(kind, world.when.day);
    if live == 0 {
        return None;
    }
    let lang = world.words.lang();
    let noun = if live == 1 { world.words.kind_one(kind.name()) } else { world.words.kind(kind.name()) };
    let mut cells = vec![Cell::new(show_whole(live as i64, lang), 8).right(), Cell::new(within(&noun), 26)];
    if let Some(now) = now.filter(|now| *now != live) {
        let day = show_day(world.when.day, lang);
        let message = Message::new("ui-overview-holding").count("count", now).with("day", day);
        cells.push(Cell::new(world.words.say(&message), 0).role(Role::Dim));
    }
    Some(Line::to(Content::Row(cells), Target::Action(Action::Go(Go::Kind(kind)))))
}

/// What most people look at first comes first.
fn rank(kind: Kind) -> usize {
    let first = [Kind::Contract, Kind::Lot, Kind::Provider, Kind::ContractLot, Kind::Municipality, Kind::Obligation];
    first.iter().position(|one| *one == kind).unwrap_or(first.len())
}

/// A label inside a sentence: without its capital, unless it is an abbreviation.
#[must_use]
pub fn within(label: &str) -> String {
    let mut letters = label.chars();
    match (letters.next(), letters.next()) {
        (Some(first), Some(second)) if !second.is_uppercase() => {
            first.to_lowercase().chain(label.chars().skip(1)).collect()
        }
        _ => label.to_owned(),
    }
}
