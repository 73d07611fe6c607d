//! The rooms of the house and their sentences: each room has one Fluent file per language beside this file.
//! A new room is one line here and its two files; the files are compiled in.

use super::Lang;

/// The sentences of one room in both languages.
#[derive(Clone, Copy, Debug)]
pub struct Room {
    /// Name of the room and of its files: `NAME.nl.ftl`, `NAME.en.ftl`.
    pub name: &'static str,
    /// Fluent text in Dutch.
    pub nl: &'static str,
    /// Fluent text in English.
    pub en: &'static str,
}

impl Room {
    /// The Fluent text of this room in one language.
    #[must_use]
    pub fn source(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::Nl => self.nl,
            Lang::En => self.en,
        }
    }
}

macro_rules! rooms {
    ($($name:literal),* $(,)?) => {
        &[$(Room {
            name: $name,
            nl: include_str!(concat!($name, ".nl.ftl")),
            en: include_str!(concat!($name, ".en.ftl")),
        }),*]
    };
}

/// Every room that has sentences.
pub const ROOMS: &[Room] = rooms![
    "due",
    "notice",
    "sheet",
    "guard",
    "value",
    "file",
    "error",
    "fields",
    "kinds",
    "choices",
    "ui",
    "keys",
    "cli",
    "demo",
    "theme",
    "edits",
    "plan",
    "form",
    "incoming",
    "welcome",
    "rows",
    "search",
    "check",
    "award",
    "exchange",
    "chain",
    "deadlines",
    "contract_text",
    "models",
    "duties",
    "report",
    "desk",
    "report_money",
    "paper",
];
