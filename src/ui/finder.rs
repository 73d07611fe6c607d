//! Palette and help: type to find an action, a list or a record; Enter does it. What cannot be done now stays in sight
//! with the reason (A04, A34).

use super::action::{Action, Go, Move};
use super::app::App;
use super::cursor::Cursor;
use super::frame;
use super::input::Input;
use super::key::{Code, Key};
use super::keys::Bound;
use super::popup::Answer;
use super::world::World;
use crate::domain::kind::Kind;
use crate::domain::record::Ref;
use crate::search::quick::vocabulary::says_all;
use crate::search::{Matcher, Query};
use crate::shown::fold;
use crate::theme::Role;
use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;
use ratatui::Frame;
use ratatui::layout::Rect;

/// Most records the palette offers.
const RECORDS: usize = 30;
/// Most records of a noun among which the best are sought.
const LOOKED_AT: usize = 200;
/// Records of nouns with at most this many are also found by letters in order.
const FUZZY: usize = 3000;

/// The nouns that people look for first.
const FIRST: [Kind; 5] = [Kind::Contract, Kind::Provider, Kind::Lot, Kind::Municipality, Kind::Obligation];

/// Something that can be found.
#[derive(Clone, Debug)]
struct Entry {
    label: String,
    key: String,
    note: String,
    blocked: bool,
    /// What is searched: label, name and lay words, folded.
    text: String,
    /// What people also call it, whole, folded.
    lay: Vec<String>,
    action: Action,
}

/// A box to find in.
pub struct Finder {
    title: String,
    input: Input,
    entries: Vec<Entry>,
    /// Whether records are offered as well.
    records: bool,
    found: Vec<Entry>,
    cursor: Cursor,
    matcher: SkimMatcherV2,
}

impl std::fmt::Debug for Finder {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Finder").field("title", &self.title).field("typed", &self.input.text()).finish_non_exhaustive()
    }
}

fn entry(app: &App, bound: &Bound) -> Entry {
    let words = app.world.words;
    let label = words.action(bound.row.name);
    let reason = (bound.row.blocked)(app).map(|reason| words.say(&reason));
    let lay = words.find(&format!("action-{}.lay", bound.row.name)).unwrap_or_default();
    // A key that leads to a list is also found by what the list is called.
    let (list, lays) = match bound.row.action {
        Action::Go(Go::Kind(kind)) => (words.kind(kind.name()), words.kind_also(kind.name())),
        _ => (String::new(), Vec::new()),
    };
    Entry {
        text: fold(&format!("{label} {} {lay} {list} {}", bound.row.name, lays.join(" "))),
        lay: lays.iter().chain([&list]).map(|lay| fold(lay)).collect(),
        label,
        key: bound.chords.iter().take(2).map(|chord| chord.said(words)).collect::<Vec<_>>().join(", "),
        blocked: reason.is_some(),
        note: reason.unwrap_or_default(),
        action: bound.row.action,
    }
}

impl Finder {
    fn new(app: &App, title: String, entries: Vec<Entry>, records: bool) -> Self {
        let mut finder = Self {
            title,
            input: Input::default(),
            entries,
            records,
            found: Vec::new(),
            cursor: Cursor::default(),
            matcher: SkimMatcherV2::default(),
        };
        finder.find(app);
        finder
    }

    /// The keys of the screen on top.
    #[must_use]
    pub fn help(app: &App) -> Self {
        let scopes = app.top().scopes();
        let mut entries: Vec<Entry> = app
            .world
            .keys
            .alive(scopes)
            .filter(|bound| !bound.chords.is_empty())
            .map(|bound| entry(app, bound))
            .collect();
        entries.dedup_by(|one, other| one.action == other.action);
        let title = app.world.words.get("ui-help-title");
        let title = format!("{title}: {}", app.top().title(&app.world));
        Self::new(app, title, entries, false)
    }

    /// Everything: actions of this screen, lists of all nouns, records.
    #[must_use]
    pub fn palette(app: &App) -> Self {
        let words = app.world.words;
        let scopes = app.top().scopes();
        let mut entries: Vec<Entry> = app.world.keys.alive(scopes).map(|bound| entry(app, bound)).collect();
        for kind in Kind::ALL.iter().chain(Kind::QUESTIONS).copied() {
            let action = Action::Go(Go::Kind(kind));
            if entries.iter().any(|entry| entry.action == action) {
                continue;
            }
            let label = words.kind(kind.name());
            let lays = words.kind_also(kind.name());
            let text = fold(&format!("{label} {} {} {}", words.kind_one(kind.name()), kind.name(), lays.join(" ")));
            let lay = lays.iter().map(|lay| fold(lay)).collect();
            let note = words.get("ui-palette-list");
            entries.push(Entry { text, lay, label, key: String::new(), note, blocked: false, action });
        }
        Self::new(app, words.get("ui-palette-title"), entries, true)
    }

    /// Works out what answers to what was typed.
    fn find(&mut self, app: &App) {
        let typed = fold(self.input.text().trim());
        self.cursor = Cursor::default();
        if typed.is_empty() {
            self.found.clone_from(&self.entries);
            return;
        }
        let fit = |entry: &Entry| {
            if entry.lay.contains(&typed) {
                return Some(1_500_000);
            }
            if entry.text.starts_with(&typed) {
                return Some(1_000_000);
            }
            if let Some(at) = entry.text.find(&typed) {
                let starts = at == 0 || entry.text.as_bytes()[at - 1] == b' ';
                return Some(if starts { 500_000 } else { 100_000 });
            }
            let all = typed.split(' ').all(|word| entry.text.contains(word));
            if all {
                Some(50_000)
            } else if says_all(&entry.text, &typed) {
                Some(25_000)
            } else {
                self.matcher.fuzzy_match(&fold(&entry.label), &typed).filter(|_| typed.len() > 2)
            }
        };
        let score = |entry: &Entry| {
            // Who types a whole name means what is called so.
            if fold(&entry.label) == typed {
                return Some(2_000_000);
            }
            // What cannot be done now stays in sight, below what can.
            fit(entry).map(|fit| if entry.blocked { fit / 4 } else { fit })
        };
        let mut found: Vec<(i64, Entry)> =
            self.entries.iter().filter_map(|entry| score(entry).map(|score| (-score, entry.clone()))).collect();
        found.sort_by_key(|(score, _)| *score);
        self.found = found.into_iter().map(|(_, entry)| entry).collect();
        if self.records && typed.chars().count() > 1 {
            let records = records(&app.world, self.input.text(), &typed, &self.matcher);
            self.found.extend(records);
        }
    }

    /// Takes a key.
    pub fn press(&mut self, app: &App, key: Key) -> Answer {
        let len = self.found.len();
        match key.code {
            Code::Esc => return Answer::Close,
            Code::Enter => {
                return self.found.get(self.cursor.row).map_or(Answer::Stay, |entry| Answer::Act(entry.action));
            }
            Code::Up => self.cursor.go(Move::Up, len, len),
            Code::Down | Code::Tab => self.cursor.go(Move::Down, len, len),
            Code::PageUp => self.cursor.go(Move::PageUp, len, 10),
            Code::PageDown => self.cursor.go(Move::PageDown, len, 10),
            _ => {
                let before = self.input.text().to_owned();
                self.input.press(key);
                if before != self.input.text() {
                    self.find(app);
                }
            }
        }
        Answer::Stay
    }

    /// Takes pasted text.
    pub fn paste(&mut self, app: &App, text: &str) -> bool {
        self.input.paste(text);
        self.find(app);
        true
    }

    /// Draws it.
    pub fn draw(&self, world: &World, frame: &mut Frame<'_>, area: Rect) {
        let rows = area.height.saturating_sub(4).min(22);
        let inner = frame::open(world, frame, area, &self.title, area.width.saturating_sub(8).min(90), rows);
        let list = Rect { y: inner.y + 2.min(inner.height), height: inner.height.saturating_sub(2), ..inner };
        let line = Rect { x: inner.x + 2.min(inner.width), width: inner.width.saturating_sub(2), ..inner };
        frame::draw_text(world, frame, inner, "›", Role::Key);
        if self.found.is_empty() {
            frame::draw_text(world, frame, list, &world.words.get("ui-finder-nothing"), Role::Dim);
        }
        let keys = self.found.iter().map(|entry| entry.key.chars().count()).max().unwrap_or(0).min(14) + 1;
        let choices = self.found.iter().map(|entry| frame::Choice {
            key: entry.key.clone(),
            text: &entry.label,
            note: &entry.note,
            role: if entry.blocked { Role::Dim } else { Role::Text },
        });
        frame::draw_choices(world, frame, list, self.cursor, if self.records { keys.min(10) } else { keys }, choices);
        frame::draw_input(world, frame, line, &self.input);
    }
}

/// The nouns whose records the palette offers, in its order.
pub fn searched() -> impl Iterator<Item = Kind> {
    // An occurrence is found by its duty, as in the quick search: they are by far the most, and have its name.
    let apart = |kind: Kind| kind.is_figures() || kind == Kind::ObligationInstance || FIRST.contains(&kind);
    FIRST.into_iter().chain(Kind::ALL.iter().copied().filter(move |kind| !apart(*kind)))
}

/// Records that hold all typed words, the nouns people look for first; where nothing does, names with those letters in
/// order.
fn records(world: &World, typed: &str, folded: &str, matcher: &SkimMatcherV2) -> Vec<Entry> {
    let mut found: Vec<(usize, Ref)> = Vec::new();
    for kind in searched() {
        if found.len() >= RECORDS {
            break;
        }
        let (query, _) = Query::parse(typed, kind, world.words, world.today);
        let rows = Matcher::new(&query, &world.register, world.when).first_rows(LOOKED_AT);
        found.extend(rows.into_iter().map(|record| {
            let label = world.register.folded_label(kind, record.id);
            // A name that begins with what was typed goes before one that holds it, and that before other text.
            let rank = label.find(folded).map_or(2, |at| usize::from(at > 0));
            (rank, Ref { kind, id: record.id })
        }));
    }
    found.sort_by_key(|(rank, _)| *rank);
    let mut found: Vec<Ref> = found.into_iter().map(|(_, of)| of).take(RECORDS).collect();
    if found.is_empty() {
        let mut near: Vec<(i64, Ref)> = Vec::new();
        for kind in FIRST.into_iter().filter(|kind| world.register.all(*kind).len() <= FUZZY) {
            for record in world.register.all(kind) {
                let label = world.register.folded_label(kind, record.id);
                if let Some(score) = matcher.fuzzy_match(&label, folded) {
                    near.push((-score, Ref { kind, id: record.id }));
                }
            }
        }
        near.sort_unstable();
        found = near.into_iter().take(8).map(|(_, of)| of).collect();
    }
    let entry = |of: Ref| Entry {
        label: world.called(of.kind, of.id),
        key: String::new(),
        note: world.words.kind_one(of.kind.name()),
        blocked: false,
        text: String::new(),
        lay: Vec::new(),
        action: Action::Go(Go::Record(of)),
    };
    found.into_iter().map(entry).collect()
}
