//! Languages and messages: a sentence is named by its id and filled with finished strings or counts.
//! The sentences themselves are Fluent files, one pair per room in `src/text/` (`rooms`); `words` says them.

pub mod rooms;
pub mod words;

pub use words::Words;

/// The language of the interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Lang {
    /// Dutch (`nl`).
    #[default]
    Nl,
    /// English (`en`).
    En,
}

impl Lang {
    /// Both languages.
    pub const ALL: [Self; 2] = [Self::Nl, Self::En];

    /// The code of the language: `nl` or `en`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Nl => "nl",
            Self::En => "en",
        }
    }

    /// The language a code or a locale name means: `nl`, `nl_NL.UTF-8`, `nl-BE`, `en_GB`; nothing for any other.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        let base = code.split(['_', '-', '.', '@']).next().unwrap_or_default();
        Self::ALL.into_iter().find(|lang| base.eq_ignore_ascii_case(lang.code()))
    }
}

/// A value put into a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Arg {
    /// A finished string: user data, a date or an amount already written in the user's language.
    Text(String),
    /// A count; Fluent picks the plural form by it and it is written with thousands separators,
    /// so a year or a number that is a name goes in as text.
    Count(i64),
    /// A day or a number that is written another way in each language, in the order of [`Lang::ALL`].
    Each([String; 2]),
}

/// A sentence that has yet to be said in a language: the id of a Fluent message and its arguments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// Id of the Fluent message, the same in both languages.
    pub id: &'static str,
    /// Arguments by name.
    pub args: Vec<(&'static str, Arg)>,
}

impl Message {
    /// A sentence without arguments.
    #[must_use]
    pub fn new(id: &'static str) -> Self {
        Self { id, args: Vec::new() }
    }

    /// The same sentence with one text filled in.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.args.push((name, Arg::Text(value.into())));
        self
    }

    /// The same sentence with a value that `write` writes in the language it will be said in.
    #[must_use]
    pub fn written(mut self, name: &'static str, write: impl Fn(Lang) -> String) -> Self {
        self.args.push((name, Arg::Each(Lang::ALL.map(write))));
        self
    }

    /// The same sentence with one count filled in.
    #[must_use]
    pub fn count(mut self, name: &'static str, value: usize) -> Self {
        self.args.push((name, Arg::Count(i64::try_from(value).unwrap_or(i64::MAX))));
        self
    }
}
