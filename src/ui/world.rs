//! What every screen may see and none may change: the register, the two dates, words, looks, the window and the file.

use super::action::Known;
use super::answers::Answers;
use super::keys::Keymap;
use super::quick::Gathered;
use crate::domain::kind::Kind;
use crate::domain::record::{Id, Ref};
use crate::domain::register::{Register, When};
use crate::domain::shape::called;
use crate::domain::written::show_day;
use crate::shown::Charset;
use crate::text::{Message, Words};
use crate::theme::{Role, Theme};
use chrono::NaiveDate;
use ratatui::style::Style;
use std::sync::Arc;

/// What is known about the open file.
#[derive(Clone, Debug, Default)]
pub struct FileFacts {
    /// Where it is, as the user knows it.
    pub path: String,
    /// Whether its contents are made up for demonstration.
    pub demo: bool,
    /// Why nothing can be written, if so.
    pub read_only: Option<Message>,
    /// Whether that is because another program writes in it, which may end.
    pub in_use: bool,
}

/// The surroundings of a screen.
#[derive(Clone)]
pub struct World {
    /// Everything recorded, as known now or on the knowledge date.
    pub register: Arc<Register>,
    /// Grows with every change of what lists show: register, dates or the answer to a question.
    pub stamp: u64,
    /// Grows with every change of register or dates: what answers are worked out for.
    pub facts: u64,
    /// Everything that the quick search can find, once it was asked for.
    pub quick: Option<Gathered>,
    /// Which questions were answered.
    pub answers: Answers,
    /// Today.
    pub today: NaiveDate,
    /// The reference date.
    pub when: When,
    /// The knowledge date; nothing is now.
    pub known: Option<Known>,
    /// The language.
    pub words: Words,
    /// The colours.
    pub theme: Theme,
    /// The signs.
    pub charset: Charset,
    /// Columns and rows of the window.
    pub size: (u16, u16),
    /// The keys.
    pub keys: Keymap,
    /// The open file.
    pub file: FileFacts,
    /// Starred records, oldest first.
    pub stars: Vec<Ref>,
    /// Saved views: name and content.
    pub views: Vec<(String, String)>,
    /// How the list of each noun was left: name of the noun and arrangement.
    pub layouts: Vec<(String, String)>,
    /// Drafts of forms: name and what was typed, as JSON.
    pub drafts: Vec<(String, String)>,
    /// Whether the mouse is the program's.
    pub mouse: bool,
}

impl World {
    /// Why nothing may be changed now.
    #[must_use]
    pub fn not_writable(&self) -> Option<Message> {
        if let Some(reason) = &self.file.read_only {
            return Some(reason.clone());
        }
        self.known.map(|known| {
            let day = show_day(super::moment::day_of(known.moment()), self.words.lang());
            Message::new("ui-why-looking-back").with("day", day)
        })
    }

    /// Other facts or another day: what lists show and what answers hold for has changed.
    pub fn facts_changed(&mut self) {
        self.facts += 1;
        self.stamp += 1;
    }

    /// The journal step of the knowledge date; nothing is now.
    #[must_use]
    pub fn known_step(&self) -> Option<i64> {
        match self.known {
            Some(Known::After(seq, _)) => Some(seq),
            Some(Known::At(_)) | None => None,
        }
    }

    /// The look of a role.
    #[must_use]
    pub fn style(&self, role: Role) -> Style {
        self.theme.style(role)
    }

    /// What people call a record, see `domain::shape::called`.
    #[must_use]
    pub fn called(&self, kind: Kind, id: Id) -> String {
        called(&self.register, kind, id, self.words)
    }

    /// The name of the region, if it was recorded.
    #[must_use]
    pub fn region(&self) -> Option<String> {
        let region = self.register.all(Kind::Region).first()?;
        Some(self.register.label(Kind::Region, region.id))
    }

    /// Rows between the head and the foot of the frame.
    #[must_use]
    pub fn body_height(&self) -> u16 {
        super::view::areas(ratatui::layout::Rect::new(0, 0, self.size.0, self.size.1)).body.height
    }
}
