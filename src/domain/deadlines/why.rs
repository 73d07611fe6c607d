//! Why a deadline falls on its day: what is needed to say it, kept small so that a hundred thousand of them cost nothing,
//! and the sentence itself, made when somebody looks.

use super::{Deadline, What};
use crate::domain::kind::Kind;
use crate::domain::nouns::{body_meetings, build_down_steps, meetings, obligation_instances, reviews};
use crate::domain::record::Ref;
use crate::domain::register::Register;
use crate::domain::written::show_day;
use crate::text::{Message, Words};
use chrono::NaiveDate;
use std::collections::HashMap;

/// What a sentence is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Why {
    /// The sentence.
    pub id: &'static str,
    /// The day it counts from.
    pub day: Option<NaiveDate>,
    /// Another day it speaks of.
    pub other: Option<NaiveDate>,
    /// A number: of an option, of a year, of days.
    pub number: Option<i64>,
    /// Months counted.
    pub months: Option<u32>,
}

impl Default for Why {
    fn default() -> Self {
        Self::new("why-plain")
    }
}

impl Why {
    /// A sentence without anything filled in.
    #[must_use]
    pub fn new(id: &'static str) -> Self {
        Self { id, day: None, other: None, number: None, months: None }
    }

    /// The day it counts from.
    #[must_use]
    pub fn day(self, day: NaiveDate) -> Self {
        Self { day: Some(day), ..self }
    }

    /// The other day it speaks of.
    #[must_use]
    pub fn other(self, other: NaiveDate) -> Self {
        Self { other: Some(other), ..self }
    }

    /// A number it speaks of.
    #[must_use]
    pub fn number(self, number: i64) -> Self {
        Self { number: Some(number), ..self }
    }

    /// Months counted.
    #[must_use]
    pub fn months(self, months: u32) -> Self {
        Self { months: Some(months), ..self }
    }
}

/// The sentence that explains a deadline, with its day in front and its rule, if it is one, behind:
/// `30-06-2027: laatste dag om optie 1 te lichten; 6 maanden vóór 31-12-2027 (R3)`.
#[must_use]
pub fn sentence(register: &Register, deadline: &Deadline, words: Words) -> String {
    Sentences::new(register, words).say(deadline)
}

/// The sentences of many deadlines: what Fluent makes of each is asked once and kept with its places open.
pub struct Sentences<'a> {
    register: &'a Register,
    words: Words,
    kept: HashMap<(&'static str, What, Option<u32>), Vec<Piece>>,
}

/// A piece of a sentence.
enum Piece {
    /// Text as it is.
    Text(Box<str>),
    /// The place of an argument that differs per deadline.
    Open(&'static str),
}

impl Piece {
    /// What Fluent is given for an open place, a sign that no sentence contains, and the name of the argument.
    const PLACES: [(char, &'static str); 4] =
        [('\u{1}', "day"), ('\u{2}', "other"), ('\u{3}', "number"), ('\u{4}', "name")];

    /// A sentence in pieces.
    fn cut(said: &str) -> Vec<Self> {
        let mut pieces = Vec::new();
        let mut start = 0;
        for (at, sign) in said.char_indices() {
            if let Some((_, argument)) = Self::PLACES.iter().find(|(place, _)| *place == sign) {
                pieces.push(Self::Text(said[start..at].into()));
                pieces.push(Self::Open(argument));
                start = at + sign.len_utf8();
            }
        }
        pieces.push(Self::Text(said[start..].into()));
        pieces
    }
}

impl<'a> Sentences<'a> {
    /// For deadlines of a register.
    #[must_use]
    pub fn new(register: &'a Register, words: Words) -> Self {
        Self { register, words, kept: HashMap::new() }
    }

    /// The sentence of one.
    pub fn say(&mut self, deadline: &Deadline) -> String {
        let mut text = show_day(deadline.date, self.words.lang());
        text.push_str(": ");
        self.reason(deadline, &mut text);
        if deadline.count > 1 {
            text.push_str("; ");
            text.push_str(&self.words.say(&Message::new("why-count").with("count", deadline.count.to_string())));
        }
        // A chapter says nothing to who reads the sentence; a rule can be looked up.
        let rule = deadline.what.rule();
        if !rule.starts_with('§') {
            text.extend([" (", rule, ")"]);
        }
        text
    }

    /// The middle of the sentence: what it is and what it counts from.
    fn reason(&mut self, deadline: &Deadline, text: &mut String) {
        let (register, words) = (self.register, self.words);
        let Why { id, day, other, number, months } = deadline.why;
        let lang = words.lang();
        let pieces = self.kept.entry((id, deadline.what, months)).or_insert_with(|| {
            let mut message = Message::new(id).with("kind", words.choice("kind", deadline.what.code()));
            for (sign, argument) in Piece::PLACES {
                message = message.with(argument, sign);
            }
            if let Some(months) = months {
                message = message.count("months", months as usize);
            }
            Piece::cut(&words.say(&message))
        });
        for piece in pieces {
            let said = match piece {
                Piece::Text(piece) => {
                    text.push_str(piece);
                    continue;
                }
                Piece::Open("day") => day.map(|day| show_day(day, lang)),
                Piece::Open("other") => other.map(|other| show_day(other, lang)),
                Piece::Open("number") => number.map(|number| number.to_string()),
                Piece::Open(_) => Some(name(register, deadline.subject, words)),
            };
            // What was not filled in stays visible, as Fluent leaves it.
            match (said, piece) {
                (Some(said), _) => text.push_str(&said),
                (None, Piece::Open(argument)) => text.extend(["{$", argument, "}"]),
                (None, Piece::Text(_)) => {}
            }
        }
    }
}

/// What people call the record behind a deadline; of a review its kind, of an occurrence its duty.
#[must_use]
pub fn name(register: &Register, subject: Ref, words: Words) -> String {
    let record = register.at(subject);
    match (subject.kind, record) {
        (Kind::Review, Some(record)) => {
            let kind = record.choice(reviews::KIND).map(|code| words.choice("kind", code));
            let target = register.target_kind(Kind::Review, record, reviews::SUBJECT.index);
            let about = target.zip(record.link(reviews::SUBJECT)).map(|(kind, id)| register.label(kind, id));
            kind.into_iter().chain(about).collect::<Vec<_>>().join(" · ")
        }
        (Kind::ObligationInstance, Some(record)) => {
            record.link(obligation_instances::OBLIGATION).map_or_else(String::new, |duty| {
                use crate::domain::nouns::obligations::TITLE;
                let title = register.get(Kind::Obligation, duty).and_then(|duty| duty.text(TITLE));
                title.map_or_else(|| register.label(Kind::Obligation, duty), str::to_owned)
            })
        }
        (Kind::BodyMeeting, Some(record)) => {
            let body = record.link(body_meetings::BODY);
            body.map_or_else(String::new, |body| register.label(Kind::GoverningBody, body))
        }
        (Kind::Meeting, Some(record)) => {
            let provider = record.link(meetings::PROVIDER);
            provider.map_or_else(String::new, |provider| register.label(Kind::Provider, provider))
        }
        (Kind::BuildDownStep, Some(record)) => {
            let lot = record.link(build_down_steps::LOT);
            lot.map_or_else(String::new, |lot| register.label(Kind::Lot, lot))
        }
        _ => register.label(subject.kind, subject.id),
    }
}
