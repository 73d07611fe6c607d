//! Something promised (actiepunt), usually in a meeting.

use crate::domain::field::{Code, Column, Date, Noun, One, Shape, Text, field};
use crate::domain::kind::Kind;

/// Description of the noun.
pub const NOUN: Noun = Noun {
    kind: Kind::ActionItem,
    fields: &[
        field("meeting", Shape::Link(Kind::Meeting)).searched(),
        field("provider", Shape::Link(Kind::Provider)).list(15).searched(),
        field("owner", Shape::Line).list(12).searched().asked(),
        field("text", Shape::Line).required().list(28).searched(),
        field("due", Shape::Day).list(10).asked(),
        field("state", Shape::Choice(&["open", "done", "dropped"])).list(10),
        field("done_on", Shape::Day),
        field("note", Shape::Prose).searched(),
        field("archived_on", Shape::Day),
    ],
    derived: &[],
    keys: &[&["meeting", "provider", "text"]],
    label: &["text"],
    period: None,
};

/// Meeting it was promised in.
pub const MEETING: Column<One> = NOUN.link("meeting");
/// Provider it is about.
pub const PROVIDER: Column<One> = NOUN.link("provider");
/// Function that does it.
pub const OWNER: Column<Text> = NOUN.text("owner");
/// What will be done.
pub const TEXT: Column<Text> = NOUN.text("text");
/// By when.
pub const DUE: Column<Date> = NOUN.date("due");
/// Where it stands.
pub const STATE: Column<Code> = NOUN.choice("state");
/// Day it was done.
pub const DONE_ON: Column<Date> = NOUN.date("done_on");
