//! Small boxes over a screen: a menu with a letter per choice, the column picker, a name to type, something to read.

use super::action::{Action, Move};
use super::app::App;
use super::cursor::Cursor;
use super::frame;
use super::input::Input;
use super::key::{Code, Key};
use super::list::List;
use super::popup::{Answer, Choice};
use super::world::World;
use crate::domain::field::Shape;
use crate::domain::kind::Kind;
use crate::domain::nouns::reports;
use crate::domain::record::Ref;
use crate::domain::written::{show_whole, show_yes_no};
use crate::search::saved::split_view_name;
use crate::search::{ColumnSpec, all_columns, choice_to_type, name_to_type};
use crate::shown::{Shown, fold, measure};
use crate::text::Message;
use crate::theme::Role;
use ratatui::Frame;
use ratatui::layout::Rect;

/// What a row of a menu leads to.
#[derive(Clone, Debug)]
enum Pick {
    Act(Action),
    Choose(Choice),
}

/// One row of a menu.
#[derive(Clone, Debug)]
struct Item {
    letter: Option<char>,
    text: String,
    note: String,
    pick: Pick,
}

/// A menu.
#[derive(Clone, Debug)]
pub struct Menu {
    title: String,
    empty: String,
    items: Vec<Item>,
    cursor: Cursor,
}

/// The first letter of a label that no other row has taken.
fn letter(label: &str, taken: &[Item]) -> Option<char> {
    let free = |c: &char| c.is_ascii_lowercase() && !taken.iter().any(|item| item.letter == Some(*c));
    fold(label).chars().find(free).or_else(|| ('a'..='z').find(free))
}

impl Menu {
    fn new(title: String, empty: String) -> Self {
        Self { title, empty, items: Vec::new(), cursor: Cursor::default() }
    }

    fn add(&mut self, text: String, note: String, pick: Pick) {
        let letter = letter(&text, &self.items);
        self.items.push(Item { letter, text, note, pick });
    }

    /// By which column to sort; shown columns first.
    #[must_use]
    pub fn sort(world: &World, list: &List) -> Self {
        let mut menu = Self::new(world.words.get("ui-sort-title"), String::new());
        let others = all_columns(list.kind).into_iter().filter(|column| !list.columns().contains(column));
        for column in list.columns().iter().cloned().chain(others) {
            let now = list.sorts().first().filter(|sort| sort.column == column);
            let note = now.map_or(String::new(), |sort| if sort.descending { "▼".into() } else { "▲".into() });
            menu.add(column.label(world.words), note, Pick::Choose(Choice::Sort(column)));
        }
        menu.letter_by_first();
        menu
    }

    /// Gives every row its own first letter before any row takes another one: the first rows win.
    fn letter_by_first(&mut self) {
        let mut lettered: Vec<Item> = Vec::new();
        let first = |item: &Item| fold(&item.text).chars().next().filter(char::is_ascii_lowercase);
        for item in &mut self.items {
            item.letter = first(item).filter(|c| !lettered.iter().any(|other| other.letter == Some(*c)));
            if item.letter.is_some() {
                lettered.push(item.clone());
            }
        }
        for item in self.items.iter_mut().filter(|item| item.letter.is_none()) {
            item.letter = letter(&item.text, &lettered);
            lettered.push(item.clone());
        }
    }

    /// On which column to put a condition; shown columns first (A16).
    #[must_use]
    pub fn conditions(world: &World, list: &List) -> Self {
        let mut menu = Self::new(world.words.get("ui-build-title"), String::new());
        let others = all_columns(list.kind).into_iter().filter(|column| !list.columns().contains(column));
        // Of monthly figures only this can be asked.
        let can =
            |column: &ColumnSpec| !list.kind.is_figures() || matches!(column.shape(), Shape::Link(_) | Shape::Month);
        for column in list.columns().iter().cloned().chain(others).filter(can) {
            menu.add(
                column.label(world.words),
                name_to_type(&column, world.words),
                Pick::Choose(Choice::Condition(column)),
            );
        }
        menu
    }

    /// The codes of a column that has a closed list of them, and "unknown"; nothing for other columns.
    #[must_use]
    pub fn codes(world: &World, column: &ColumnSpec) -> Option<Self> {
        let name = name_to_type(column, world.words);
        let values: Vec<(String, String)> = match column.shape() {
            Shape::Choice(codes) => {
                let leaf = column.name();
                let leaf = leaf.rsplit('.').next().unwrap_or(&leaf);
                let word = |code: &&str| world.words.choice(leaf, code);
                codes.iter().map(|code| (word(code), choice_to_type(column, code, world.words))).collect()
            }
            Shape::Flag => {
                let flag = |flag| show_yes_no(flag, world.words.lang()).to_owned();
                [true, false].map(|yes| (flag(yes), flag(yes))).into()
            }
            Shape::Line if matches!(column.kind, Kind::Report | Kind::ReportRemark) && column.name() == "kind" => {
                let named = reports::KINDS.iter().filter_map(|code| reports::kind_name(code, world.words));
                named.map(|name| (name.clone(), format!("\"{name}\""))).collect()
            }
            _ => return None,
        };
        let mut menu = Self::new(column.label(world.words), String::new());
        let unknown = (world.words.get("ui-build-unknown"), "?".to_owned());
        for (word, value) in values.into_iter().chain([unknown]) {
            menu.add(word, String::new(), Pick::Choose(Choice::Term(format!("{name}:{value}"))));
        }
        Some(menu)
    }

    /// The saved views.
    #[must_use]
    pub fn views(world: &World) -> Self {
        let key = world.keys.named("save-view").map(super::keys::Bound::key).unwrap_or_default();
        let empty = world.words.say(&Message::new("ui-views-empty").with("key", key));
        let mut menu = Self::new(world.words.get("ui-views-title"), empty);
        for (name, content) in &world.views {
            let Some((kind, name)) = split_view_name(name) else { continue };
            let pick = Pick::Choose(Choice::View(kind, content.clone()));
            menu.add(name.to_owned(), world.words.kind(kind.name()), pick);
        }
        menu
    }

    /// Which noun to add to a record.
    #[must_use]
    pub fn nouns(world: &World, on: Ref, kinds: &[Kind]) -> Self {
        let mut menu = Self::new(world.words.get("form-pick-noun"), String::new());
        for kind in kinds {
            menu.add(world.words.kind_one(kind.name()), String::new(), Pick::Choose(Choice::Add(*kind, on)));
        }
        menu
    }

    /// Choices of a screen: what, a note beside it, what the screen is told.
    #[must_use]
    pub fn choices(title: String, rows: Vec<(String, String, Choice)>) -> Self {
        let mut menu = Self::new(title, String::new());
        for (text, note, choice) in rows {
            menu.add(text, note, Pick::Choose(choice));
        }
        menu
    }

    /// What can be done with so many records.
    #[must_use]
    pub fn bulk(world: &World, count: usize) -> Self {
        let title = world.words.say(&Message::new("ui-bulk-title").count("count", count));
        let mut menu = Self::new(title, String::new());
        for name in ["edit", "archive", "remove", "star", "mark-all"] {
            if let Some(bound) = world.keys.named(name) {
                // Its own key, so that nobody has to learn two.
                let letter =
                    Some(bound.key()).filter(|key| key.chars().count() == 1).and_then(|key| key.chars().next());
                let (text, pick) = (world.words.action(name), Pick::Act(bound.row.action));
                menu.items.push(Item { letter, text, note: String::new(), pick });
            }
        }
        menu
    }

    /// Takes a key: a letter picks at once.
    pub fn press(&mut self, _app: &App, key: Key) -> Answer {
        let len = self.items.len();
        match key.code {
            Code::Esc => return Answer::Close,
            Code::Up => self.cursor.go(Move::Up, len, len),
            Code::Down | Code::Tab => self.cursor.go(Move::Down, len, len),
            Code::Home => self.cursor.go(Move::First, len, len),
            Code::End => self.cursor.go(Move::Last, len, len),
            Code::PageUp => self.cursor.go(Move::PageUp, len, 10),
            Code::PageDown => self.cursor.go(Move::PageDown, len, 10),
            Code::Enter => return self.pick(self.cursor.row),
            _ => {
                let on = |typed: char| self.items.iter().position(|item| item.letter == Some(typed));
                let row = key.types().and_then(|typed| on(typed).or_else(|| on(typed.to_ascii_lowercase())));
                if let Some(row) = row {
                    return self.pick(row);
                }
            }
        }
        Answer::Stay
    }

    fn pick(&self, row: usize) -> Answer {
        match self.items.get(row).map(|item| item.pick.clone()) {
            None => Answer::Close,
            Some(Pick::Act(action)) => Answer::Act(action),
            Some(Pick::Choose(choice)) => Answer::Choose(choice),
        }
    }

    /// Draws it.
    pub fn draw(&self, world: &World, frame: &mut Frame<'_>, area: Rect) {
        let wide =
            self.items.iter().map(|item| measure::cut(&item.text, 60).width() + item.note.chars().count() + 6).max();
        let wide = wide.unwrap_or(0).max(self.title.chars().count() + 2).max(30).max(self.empty.chars().count());
        let rows = u16::try_from(self.items.len().max(1)).unwrap_or(u16::MAX);
        let inner = frame::open(world, frame, area, &self.title, u16::try_from(wide).unwrap_or(60), rows);
        if self.items.is_empty() {
            frame::draw_text(world, frame, inner, &self.empty, Role::Text);
        }
        let choices = self.items.iter().map(|item| frame::Choice {
            key: item.letter.map_or(String::new(), String::from),
            text: &item.text,
            note: &item.note,
            role: Role::Text,
        });
        frame::draw_choices(world, frame, inner, self.cursor, 2, choices);
    }
}

/// The column picker: shown columns in their order, then the others.
#[derive(Clone, Debug)]
pub struct Columns {
    title: String,
    hint: String,
    columns: Vec<(ColumnSpec, bool, String)>,
    cursor: Cursor,
}

impl Columns {
    /// The columns of a list.
    #[must_use]
    pub fn new(world: &World, list: &List) -> Self {
        let shown = list.columns().iter().cloned().map(|column| (column, true));
        let others = all_columns(list.kind).into_iter().filter(|column| !list.columns().contains(column));
        let label = |(column, on): (ColumnSpec, bool)| {
            let label = column.label(world.words);
            (column, on, label)
        };
        let columns = shown.chain(others.map(|column| (column, false))).map(label).collect();
        let words = world.words;
        Self {
            title: words.get("ui-columns-title"),
            hint: words.get("ui-columns-hint"),
            columns,
            cursor: Cursor::default(),
        }
    }

    /// Space shows or hides, J and K move; the first column stays where it is (A20).
    pub fn press(&mut self, _app: &App, key: Key) -> Answer {
        let (row, len) = (self.cursor.row, self.columns.len());
        match key.code {
            Code::Esc => return Answer::Close,
            Code::Enter => {
                let shown = self.columns.iter().filter(|(_, on, _)| *on).map(|(column, _, _)| column.clone());
                return Answer::Choose(Choice::Columns(shown.collect()));
            }
            Code::Char(' ') if row > 0 => {
                if let Some((_, on, _)) = self.columns.get_mut(row) {
                    *on = !*on;
                }
            }
            Code::Char('J') if row > 0 && row + 1 < len => {
                self.columns.swap(row, row + 1);
                self.cursor.go(Move::Down, len, len);
            }
            Code::Char('K') if row > 1 => {
                self.columns.swap(row, row - 1);
                self.cursor.go(Move::Up, len, len);
            }
            Code::Up | Code::Char('k') => self.cursor.go(Move::Up, len, len),
            Code::Down | Code::Char('j') | Code::Tab => self.cursor.go(Move::Down, len, len),
            Code::Home => self.cursor.go(Move::First, len, len),
            Code::End => self.cursor.go(Move::Last, len, len),
            _ => {}
        }
        Answer::Stay
    }

    /// Draws it.
    pub fn draw(&self, world: &World, frame: &mut Frame<'_>, area: Rect) {
        let rows = u16::try_from(self.columns.len()).unwrap_or(u16::MAX).saturating_add(2);
        let wide = u16::try_from(self.hint.chars().count()).unwrap_or(60).min(72);
        let inner = frame::open(world, frame, area, &self.title, wide, rows);
        let hints = measure::wrap(&self.hint, usize::from(inner.width));
        let below = u16::try_from(hints.len()).unwrap_or(1).min(2);
        let list = Rect { height: inner.height.saturating_sub(2), ..inner };
        let choices = self.columns.iter().map(|(_, on, label)| frame::Choice {
            key: if *on { "[x]".into() } else { "[ ]".into() },
            text: label,
            note: "",
            role: if *on { Role::Text } else { Role::Dim },
        });
        frame::draw_choices(world, frame, list, self.cursor, 4, choices);
        for (at, line) in (0..below).zip(&hints) {
            let y = inner.bottom().saturating_sub(below - at);
            let hint = Rect { y, height: 1.min(inner.height), ..inner };
            frame::draw_text(world, frame, hint, line.as_str(), Role::Dim);
        }
    }
}

/// A name to type.
#[derive(Clone, Debug)]
pub struct Prompt {
    title: String,
    hint: String,
    input: Input,
    asks: Asks,
}

/// What a typed text is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Asks {
    View,
    File,
    Answer(usize),
}

impl Prompt {
    /// A name for a saved view.
    #[must_use]
    pub fn view_name(world: &World) -> Self {
        Self::new(world.words.get("ui-view-name"), String::new(), Asks::View)
    }

    /// The file to import; what was typed before and could not be read stands there to be put right.
    #[must_use]
    pub fn import_file(world: &World, before: Option<&str>) -> Self {
        let mut prompt =
            Self::new(world.words.get("import-ask-file"), world.words.get("import-ask-file-hint"), Asks::File);
        prompt.input.set(before.unwrap_or_default());
        prompt
    }

    /// The answer to a question of an import.
    #[must_use]
    pub fn answer(asks: String, question: usize) -> Self {
        Self::new(asks, String::new(), Asks::Answer(question))
    }

    fn new(title: String, hint: String, asks: Asks) -> Self {
        Self { title, hint, input: Input::default(), asks }
    }

    /// Enter takes the name.
    pub fn press(&mut self, key: Key) -> Answer {
        match key.code {
            Code::Esc => Answer::Close,
            Code::Enter => match self.input.text().trim() {
                "" => Answer::Stay,
                typed => Answer::Choose(match self.asks {
                    Asks::View => Choice::SaveView(typed.to_owned()),
                    Asks::File => Choice::ImportFile(typed.to_owned()),
                    Asks::Answer(question) => Choice::Answer { question, value: typed.to_owned() },
                }),
            },
            _ => {
                self.input.press(key);
                Answer::Stay
            }
        }
    }

    /// Takes pasted text.
    pub fn paste(&mut self, text: &str) -> bool {
        self.input.paste(text);
        true
    }

    /// Draws it.
    pub fn draw(&self, world: &World, frame: &mut Frame<'_>, area: Rect) {
        let wide = self.title.chars().count().max(self.hint.chars().count()).clamp(44, 76);
        let room = wide.min(usize::from(area.width.saturating_sub(4)));
        let hints: Vec<_> =
            frame::grouped(&self.hint, room).iter().flat_map(|line| measure::wrap(line, room)).collect();
        let rows = u16::try_from(hints.len() + 1).unwrap_or(2);
        let inner = frame::open(world, frame, area, &self.title, u16::try_from(wide).unwrap_or(44), rows);
        frame::draw_input(world, frame, Rect { height: inner.height.min(1), ..inner }, &self.input);
        for (at, hint) in (1..inner.height).zip(&hints) {
            let line = Rect { y: inner.y + at, height: 1, ..inner };
            frame::draw_text(world, frame, line, hint.as_str(), Role::Dim);
        }
    }
}

/// Something to read.
#[derive(Clone, Debug)]
pub struct Reading {
    title: String,
    lines: Vec<Shown>,
    cursor: Cursor,
}

impl Reading {
    /// The notices of this session, newest first.
    #[must_use]
    pub fn messages(app: &App) -> Self {
        let world = &app.world;
        let cells = usize::from(world.size.0).saturating_sub(12).clamp(20, 90);
        let said = app.said();
        let mut lines = Vec::new();
        for notice in said.iter().rev() {
            let text = super::view::notice_text(world, notice);
            lines.extend(measure::wrap(&text, cells));
        }
        if lines.is_empty() {
            lines.extend(measure::wrap(&world.words.get("ui-messages-empty"), cells));
        }
        let count = show_whole(i64::try_from(said.len()).unwrap_or(0), world.words.lang());
        let title = format!("{} ({count})", world.words.get("ui-messages-title"));
        Self { title, lines, cursor: Cursor::default() }
    }

    /// Moves; anything else closes.
    pub fn press(&mut self, _app: &App, key: Key) -> Answer {
        let len = self.lines.len();
        match key.code {
            Code::Up | Code::Char('k') => self.cursor.go(Move::Up, len, len),
            Code::Down | Code::Char('j') => self.cursor.go(Move::Down, len, len),
            Code::PageUp => self.cursor.go(Move::PageUp, len, 10),
            Code::PageDown | Code::Char(' ') => self.cursor.go(Move::PageDown, len, 10),
            Code::Home => self.cursor.go(Move::First, len, len),
            Code::End => self.cursor.go(Move::Last, len, len),
            _ => return Answer::Close,
        }
        Answer::Stay
    }

    /// Draws it.
    pub fn draw(&self, world: &World, frame: &mut Frame<'_>, area: Rect) {
        let wide = self.lines.iter().map(Shown::width).max().unwrap_or(0).max(30) + 2;
        let rows = u16::try_from(self.lines.len()).unwrap_or(u16::MAX);
        let inner = frame::open(world, frame, area, &self.title, u16::try_from(wide).unwrap_or(90), rows);
        let choices =
            self.lines.iter().map(|line| frame::Choice { key: String::new(), text: line, note: "", role: Role::Text });
        frame::draw_choices(world, frame, inner, self.cursor, 0, choices);
    }
}
