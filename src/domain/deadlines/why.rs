//! Why a deadline falls on its day: what is needed to say it, kept small so that a hundred thousand of them cost nothing,
//! and the sentence itself, made when somebody looks.

use super::Deadline;
use crate::domain::kind::Kind;
use crate::domain::nouns::{body_meetings, build_down_steps, meetings, obligation_instances, reviews};
use crate::domain::record::Ref;
use crate::domain::register::Register;
use crate::domain::written::show_day;
use crate::text::{Message, Words};
use chrono::NaiveDate;

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
    let lang = words.lang();
    let mut text = format!("{}: {}", show_day(deadline.date, lang), reason(register, deadline, words));
    if deadline.count > 1 {
        text.push_str("; ");
        text.push_str(&words.say(&Message::new("why-count").with("count", deadline.count.to_string())));
    }
    // A chapter says nothing to who reads the sentence; a rule can be looked up.
    let rule = deadline.what.rule();
    if !rule.starts_with('§') {
        text.push_str(" (");
        text.push_str(rule);
        text.push(')');
    }
    text
}

/// The middle of the sentence: what it is and what it counts from.
#[must_use]
pub fn reason(register: &Register, deadline: &Deadline, words: Words) -> String {
    let Why { id, day, other, number, months } = deadline.why;
    let lang = words.lang();
    let mut message = Message::new(id).with("name", name(register, deadline.subject, words));
    message = message.with("kind", words.choice("kind", deadline.what.code()));
    for (argument, value) in [("day", day), ("other", other)] {
        if let Some(value) = value {
            message = message.with(argument, show_day(value, lang));
        }
    }
    if let Some(number) = number {
        message = message.with("number", number.to_string());
    }
    if let Some(months) = months {
        message = message.count("months", months as usize);
    }
    words.say(&message)
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
