//! The one error type for what goes wrong outside the user's own input: files, locks, damage, refusals.
//! Input problems beside a field are `domain::Problem`; this type leaves wording to `text`.

use crate::text::Message;

/// What kind of failure it is; each kind is one exit code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ErrorKind {
    /// `check` found something (1).
    Findings,
    /// The command line is wrong (2).
    Usage,
    /// Input was refused: malformed, too large, or holding client data (65).
    Refused,
    /// Input does not exist (66).
    Missing,
    /// A fault in the program (70).
    Bug,
    /// Output could not be created (73).
    NotCreated,
    /// Reading or writing failed, the disk is full, or the file is damaged (74).
    Storage,
    /// In use by somebody else; later it works (75).
    Busy,
    /// Not a perceel file, or made by a newer version (76).
    NotOurs,
    /// No permission, or opened for reading only (77).
    NotPermitted,
    /// The place is unsafe for a database (78).
    UnsafePlace,
    /// Stopped by the user (130).
    Stopped,
}

impl ErrorKind {
    /// The exit code of the process for this kind.
    #[must_use]
    pub fn exit_code(self) -> u8 {
        match self {
            Self::Findings => 1,
            Self::Usage => 2,
            Self::Refused => 65,
            Self::Missing => 66,
            Self::Bug => 70,
            Self::NotCreated => 73,
            Self::Storage => 74,
            Self::Busy => 75,
            Self::NotOurs => 76,
            Self::NotPermitted => 77,
            Self::UnsafePlace => 78,
            Self::Stopped => 130,
        }
    }
}

/// A failure: what happened, what to do about it, and the technical cause for whoever has to look further.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", what.id)]
pub struct Error {
    /// The kind, which decides the exit code.
    pub kind: ErrorKind,
    /// What happened and what was kept, one sentence.
    pub what: Message,
    /// What to do now, one sentence.
    pub hint: Option<Message>,
    /// The cause in the words of the system or a library; shown last, cleaned.
    pub cause: Option<String>,
}

impl Error {
    /// A failure of this kind with one sentence.
    #[must_use]
    pub fn new(kind: ErrorKind, what: Message) -> Self {
        Self { kind, what, hint: None, cause: None }
    }

    /// The same failure with advice.
    #[must_use]
    pub fn hint(mut self, hint: Message) -> Self {
        self.hint = Some(hint);
        self
    }

    /// The same failure with its technical cause.
    #[must_use]
    pub fn cause(mut self, cause: impl std::fmt::Display) -> Self {
        self.cause = Some(cause.to_string());
        self
    }
}

/// Result of anything that can fail outside the user's own input.
pub type Result<T> = std::result::Result<T, Error>;
