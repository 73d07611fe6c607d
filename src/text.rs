//! Languages and messages: a sentence is named by its id and filled with finished strings or counts.
//! The sentences themselves are Fluent files, `src/text/nl.ftl` and `src/text/en.ftl`.

/// The language of the interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Lang {
    /// Dutch (`nl`).
    #[default]
    Nl,
    /// English (`en`).
    En,
}

/// A value put into a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Arg {
    /// A finished string: user data, a date or an amount already written in the user's language.
    Text(String),
    /// A count; Fluent picks the plural form by it.
    Count(i64),
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

    /// The same sentence with one count filled in.
    #[must_use]
    pub fn count(mut self, name: &'static str, value: usize) -> Self {
        self.args.push((name, Arg::Count(i64::try_from(value).unwrap_or(i64::MAX))));
        self
    }
}
