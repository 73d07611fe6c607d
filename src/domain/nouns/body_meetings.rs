//! A meeting of a governing body (vergadering), with the day papers are due.

use crate::domain::field::{Column, Date, Noun, One, Shape, field};
use crate::domain::kind::Kind;

/// Description of the noun.
pub const NOUN: Noun = Noun {
    kind: Kind::BodyMeeting,
    fields: &[
        field("body", Shape::Link(Kind::GoverningBody)).required().list(34).searched(),
        field("date", Shape::Day).required().list(10),
        field("papers_due", Shape::Day).list(10).asked(),
        field("note", Shape::Prose).searched(),
        field("archived_on", Shape::Day),
    ],
    derived: &[],
    keys: &[&["body", "date"]],
    label: &["body", "date"],
    period: None,
};

/// Body that meets.
pub const BODY: Column<One> = NOUN.link("body");
/// Day of the meeting.
pub const DATE: Column<Date> = NOUN.date("date");
/// Last day to hand in papers.
pub const PAPERS_DUE: Column<Date> = NOUN.date("papers_due");
