//! Where an overview goes: formats to tick, a folder, and whether the packs of municipalities and sub-regions go along.
//! Writing is the keeper's, with progress and a way out.

use crate::paper::Format;
use crate::report::packs::Spread;
use crate::report::scope::{Reach, Scope};
use crate::text::Words;
use crate::theme::Role;
use crate::ui::action::{Effect, Job, Move, Step};
use crate::ui::cursor::Cursor;
use crate::ui::frame;
use crate::ui::input::Input;
use crate::ui::keeper::{AskedList, AskedOverview, Sending, Wanted};
use crate::ui::key::{Code, Key};
use crate::ui::popup::Answer;
use crate::ui::world::World;
use ratatui::Frame;
use ratatui::layout::Rect;

/// What a row of the box ticks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Tick {
    Format(Format),
    Municipalities,
    SubRegions,
}

/// What is written.
#[derive(Clone, Debug)]
enum Goes {
    Overview(AskedOverview),
    List(AskedList),
}

/// The box.
#[derive(Debug)]
pub struct SendBox {
    goes: Goes,
    ticks: Vec<(Tick, bool)>,
    folder: Input,
    /// The last row is the folder.
    cursor: Cursor,
}

impl SendBox {
    /// The box for an overview; the folder is that of the register.
    #[must_use]
    pub fn new(world: &World, asked: AskedOverview, packs: bool) -> Self {
        let mut ticks = formats();
        let makes = |reach| packs && asked.wish.scope == Scope::Region && asked.wish.report.reaches.contains(&reach);
        if makes(Reach::SubRegion) {
            ticks.push((Tick::SubRegions, false));
        }
        if makes(Reach::Municipality) {
            ticks.push((Tick::Municipalities, false));
        }
        Self { goes: Goes::Overview(asked), ticks, folder: folder(world), cursor: Cursor::default() }
    }

    /// The box for the list on the screen.
    #[must_use]
    pub fn of_list(world: &World, asked: AskedList) -> Self {
        Self { goes: Goes::List(asked), ticks: formats(), folder: folder(world), cursor: Cursor::default() }
    }

    fn rows(&self) -> usize {
        self.ticks.len() + 1
    }

    /// Whether letters are text.
    #[must_use]
    pub fn is_typing(&self) -> bool {
        self.cursor.row == self.ticks.len()
    }

    /// Takes a key: up and down move, a blank ticks, Enter writes.
    pub fn press(&mut self, key: Key) -> Answer {
        let rows = self.rows();
        match key.code {
            Code::Esc => return Answer::Close,
            Code::Up => self.cursor.go(Move::Up, rows, rows),
            Code::Down | Code::Tab => self.cursor.go(Move::Down, rows, rows),
            Code::Enter => return self.send(),
            _ if self.is_typing() => {
                self.folder.press(key);
            }
            _ => {
                if key.types() == Some(' ')
                    && let Some((_, on)) = self.ticks.get_mut(self.cursor.row)
                {
                    *on = !*on;
                }
            }
        }
        Answer::Stay
    }

    /// Takes pasted text: a folder.
    pub fn paste(&mut self, text: &str) -> bool {
        self.cursor.row = self.ticks.len();
        self.folder.paste(text);
        true
    }

    fn send(&self) -> Answer {
        let is_on = |tick: Tick| self.ticks.contains(&(tick, true));
        let formats: Vec<Format> = Format::ALL.iter().copied().filter(|format| is_on(Tick::Format(*format))).collect();
        if formats.is_empty() {
            return Answer::Stay;
        }
        let spread = Spread { sub_regions: is_on(Tick::SubRegions), municipalities: is_on(Tick::Municipalities) };
        let sending = Sending { folder: self.folder.text().to_owned(), formats, spread };
        let job = match &self.goes {
            Goes::Overview(asked) => Job::Overview(Box::new(asked.clone()), Wanted::Write(sending)),
            Goes::List(asked) => Job::SendList(Box::new(asked.clone()), sending),
        };
        Answer::Step(Box::new(Step::Do(Effect::Job(job))))
    }

    /// Draws it.
    pub fn draw(&self, world: &World, frame: &mut Frame<'_>, area: Rect) {
        let words = world.words;
        let rows = u16::try_from(self.rows() + 2).unwrap_or(u16::MAX);
        let inner = frame::open(
            world,
            frame,
            area,
            &words.get(match self.goes {
                Goes::Overview(_) => "ui-report-send-title",
                Goes::List(_) => "ui-list-send-title",
            }),
            60,
            rows,
        );
        let texts: Vec<String> = self.ticks.iter().map(|(tick, _)| label(*tick, words)).collect();
        let choices = self.ticks.iter().zip(&texts).map(|((_, on), text)| frame::Choice {
            key: if *on { "[x]".into() } else { "[ ]".into() },
            text,
            note: "",
            role: Role::Text,
        });
        let height = u16::try_from(self.ticks.len()).unwrap_or(u16::MAX).min(inner.height.saturating_sub(2));
        let mut cursor = self.cursor;
        let all: Vec<_> = choices.collect();
        if self.is_typing() {
            cursor = Cursor { row: self.ticks.len(), ..cursor };
        }
        frame::draw_choices(world, frame, Rect { height, ..inner }, cursor, 4, all.into_iter());
        let row = |at: u16| Rect { y: inner.y + at, height: inner.height.saturating_sub(at).min(1), ..inner };
        let name = words.get("ui-report-send-folder");
        frame::draw_text(world, frame, row(height), &name, if self.is_typing() { Role::Focus } else { Role::Dim });
        let skip = u16::try_from(crate::shown::width(&name) + 2).unwrap_or(8).min(inner.width);
        let field = Rect { x: inner.x + skip, width: inner.width - skip, ..row(height) };
        if self.is_typing() {
            frame::draw_input(world, frame, field, &self.folder);
        } else {
            frame::draw_text(world, frame, field, self.folder.text(), Role::Text);
        }
        frame::draw_text(world, frame, row(height + 1), &words.get("ui-report-send-keys"), Role::Dim);
    }
}

/// Every format, the first one ticked.
fn formats() -> Vec<(Tick, bool)> {
    Format::ALL.iter().enumerate().map(|(at, format)| (Tick::Format(*format), at == 0)).collect()
}

/// The folder of the register, until somebody types another.
fn folder(world: &World) -> Input {
    let path = std::path::Path::new(&world.file.path);
    let folder = path.parent().map(|folder| folder.display().to_string()).filter(|folder| !folder.is_empty());
    Input::suggested(&folder.unwrap_or_else(|| ".".into()))
}

fn label(tick: Tick, words: Words) -> String {
    match tick {
        Tick::Format(format) => format!(".{}", format.ending()),
        Tick::Municipalities => words.get("ui-report-send-municipalities"),
        Tick::SubRegions => words.get("ui-report-send-sub-regions"),
    }
}
