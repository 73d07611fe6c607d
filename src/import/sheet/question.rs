//! What a sheet leaves open. A question names itself, so that its answer can be kept in the mapping.

use crate::text::Message;

/// The answer that makes a record that does not exist yet, from what the sheet says of it.
pub const MAKE_NEW: &str = "+";

/// One possible answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offered {
    /// What goes to [`super::Mapping::answer`].
    pub value: String,
    /// What it means, in a sentence.
    pub says: Message,
}

/// Something that is ambiguous; every row that depends on it is refused until it is answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// Its name, the same each time the file is read: `decimal:Tarief`, `link:providers:zorghuis linde`.
    pub id: String,
    /// Index of the mapping it belongs to, among those given to `plan`.
    pub mapping: usize,
    /// The question.
    pub asks: Message,
    /// Answers to choose from, most likely first.
    pub offered: Vec<Offered>,
    /// Whether another text than those offered may be answered: a key, a heading, `=` and a value for every row.
    pub free: bool,
    /// How many rows wait for it.
    pub rows: usize,
}
