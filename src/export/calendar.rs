//! Dates of contracts as an iCalendar file (RFC 5545): whole days with alarms 30 and 7 days ahead, for any agenda.
//! Written here and not by the crate `icalendar`, which folds later lines at 76 octets, lets a lone CR through and
//! fills what is missing from the clock. No amounts, no persons, nothing about clients.

use crate::domain::calendar::add_days;
use crate::domain::kind::Kind;
use crate::domain::nouns::{contracts, extension_options, reviews};
use crate::domain::record::{Id, Record};
use crate::domain::register::Register;
use crate::domain::term::{ExtensionOption, last_notice, pending_option, present_end, review_due};
use crate::text::{Message, Words};
use chrono::NaiveDate;
use std::io::{self, Write};

/// Most octets on a line, without its end.
const LINE: usize = 75;

/// What makes an agenda.
pub struct Asked<'a> {
    /// What tells this file from all others, such as its identity in the header; part of every UID.
    pub origin: &'a str,
    /// Reference date: what has been exercised or held by then counts; also the time stamp of the events.
    pub as_of: NaiveDate,
    /// How often a record has been changed, so that an agenda takes the newer event; the journal knows.
    pub changes: &'a dyn Fn(Kind, Id) -> u32,
}

/// One whole day in an agenda.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// The same for the same date of the same record, whenever it is written.
    pub uid: String,
    /// The day.
    pub day: NaiveDate,
    /// What it is, one line.
    pub summary: String,
    /// Which rule made it and what to do.
    pub description: String,
    /// Number of changes before this version.
    pub sequence: u32,
}

/// The dates of every contract that has not ended or been put away, and its reviews, in the order of time: the end as
/// it stands after exercised options, the last day of notice (R2), the last day to announce the next option (R3), and
/// reviews not held yet (R7). Dates before the reference date are left out.
#[must_use]
pub fn events(register: &Register, asked: &Asked<'_>, words: Words) -> Vec<Event> {
    let mut events = Vec::new();
    for contract in register.all(Kind::Contract) {
        if is_live(contract) {
            contract_events(register, contract, asked, words, &mut events);
        }
    }
    for review in register.all(Kind::Review) {
        if let Some(day) = next_review(review, asked.as_of) {
            let subject = review_subject(register, review, words);
            events.push(event(asked, (Kind::Review, review.id), "review", day, subject, words));
        }
    }
    events.retain(|event| event.day >= asked.as_of);
    events.sort_by(|one, other| (one.day, &one.uid).cmp(&(other.day, &other.uid)));
    events
}

/// Writes the agenda.
///
/// # Errors
/// When `out` cannot be written.
pub fn write(out: &mut dyn Write, register: &Register, asked: &Asked<'_>, words: Words) -> io::Result<Vec<Message>> {
    let mut lines = Vec::new();
    for (name, value) in [("BEGIN", "VCALENDAR"), ("VERSION", "2.0"), ("PRODID", "-//perceel//perceel//NL")] {
        lines.push(format!("{name}:{value}"));
    }
    lines.push("CALSCALE:GREGORIAN".into());
    lines.push(format!("X-WR-CALNAME:{}", escape(&words.get("export-calendar-name"))));
    for event in events(register, asked, words) {
        write_event(&mut lines, &event, asked.as_of);
    }
    lines.push("END:VCALENDAR".into());
    for line in lines {
        out.write_all(fold(&line).as_bytes())?;
        out.write_all(b"\r\n")?;
    }
    Ok(Vec::new())
}

fn review_subject(register: &Register, review: &Record, words: Words) -> String {
    let kind = review.choice(reviews::KIND).map(|code| words.choice("kind", code));
    let target = register.target_kind(Kind::Review, review, reviews::SUBJECT.index);
    let about = target.zip(review.link(reviews::SUBJECT)).map(|(kind, id)| register.label(kind, id));
    kind.into_iter().chain(about).collect::<Vec<_>>().join(" · ")
}

fn is_live(contract: &Record) -> bool {
    let over = matches!(contract.choice(contracts::STATUS), Some("ended" | "dissolved" | "draft"));
    let (archived, _) = Kind::Contract.noun().find("archived_on").unwrap_or((0, &Kind::Contract.noun().fields[0]));
    !over && contract.values[archived].is_unknown()
}

fn contract_events(register: &Register, contract: &Record, asked: &Asked<'_>, words: Words, out: &mut Vec<Event>) {
    let options = options(register, contract.id);
    let base = contract.date(contracts::END);
    let Some(end) = present_end(base, &options, asked.as_of) else { return };
    let party = contract.link(contracts::PROVIDER).map(|id| register.label(Kind::Provider, id)).unwrap_or_default();
    let subject = format!("{} · {party}", register.label(Kind::Contract, contract.id));
    let mut put = |what: &'static str, day: NaiveDate| {
        out.push(event(asked, (Kind::Contract, contract.id), what, day, subject.clone(), words));
    };
    put("end", end);
    let may_give_notice = contract.choice(contracts::TERMINATION_MODE) != Some("none");
    let notice = contract.number(contracts::NOTICE_MONTHS_CLIENT).and_then(|months| u32::try_from(months).ok());
    if let Some(months) = notice.filter(|_| may_give_notice) {
        put("last-notice", last_notice(end, months));
    }
    if let Some(deadline) = pending_option(base, &options, asked.as_of).and_then(|option| option.deadline) {
        put("option-decision", deadline);
    }
}

/// The options of a contract in the order of their numbers.
pub(super) fn options(register: &Register, contract: Id) -> Vec<ExtensionOption> {
    let months = |number: Option<i64>| number.and_then(|months| u32::try_from(months).ok());
    let mut found: Vec<&Record> = register.linked(Kind::ExtensionOption, "contract", contract).collect();
    found.sort_by_key(|option| (option.number(extension_options::SEQ), option.id));
    let option = |record: &Record| ExtensionOption {
        months: months(record.number(extension_options::MONTHS)),
        notify_months: months(record.number(extension_options::NOTIFY_MONTHS)),
        exercised: record.date(extension_options::EXERCISED_ON),
        declined: record.date(extension_options::DECLINED_ON),
    };
    found.into_iter().map(option).collect()
}

/// R7: the day a review falls due: its anchor, or the first of its cycle on or after the reference date. Nothing for a
/// single one that was held, or for one without an anchor.
pub(super) fn next_review(review: &Record, as_of: NaiveDate) -> Option<NaiveDate> {
    let anchor = review.date(reviews::ANCHOR)?;
    let (archived, _) = Kind::Review.noun().find("archived_on")?;
    if !review.values[archived].is_unknown() {
        return None;
    }
    let held = review.date(reviews::HELD_ON);
    let interval = review.number(reviews::INTERVAL_MONTHS).and_then(|months| u32::try_from(months).ok());
    let Some(interval) = interval.filter(|months| *months > 0) else { return held.is_none().then_some(anchor) };
    // A review held on or after a due date answers for it.
    let open = |day: &NaiveDate| *day >= as_of && held.is_none_or(|held| *day > held);
    (0..1200).map(|k| review_due(anchor, interval, k)).find(open)
}

fn event(
    asked: &Asked<'_>,
    (kind, id): (Kind, Id),
    what: &'static str,
    day: NaiveDate,
    subject: String,
    words: Words,
) -> Event {
    let (title, rule) = match what {
        "end" => ("export-calendar-end", "export-calendar-end-why"),
        "last-notice" => ("export-calendar-last-notice", "export-calendar-last-notice-why"),
        "option-decision" => ("export-calendar-option-decision", "export-calendar-option-decision-why"),
        _ => ("export-calendar-review", "export-calendar-review-why"),
    };
    let origin: String = asked.origin.chars().filter(char::is_ascii_alphanumeric).collect();
    Event {
        uid: format!("{}-{}-{what}@{origin}.perceel", kind.name(), id.0),
        day,
        summary: words.say(&Message::new(title).with("subject", subject)),
        description: words.get(rule),
        sequence: (asked.changes)(kind, id),
    }
}

fn write_event(lines: &mut Vec<String>, event: &Event, as_of: NaiveDate) {
    let date = |day: NaiveDate| day.format("%Y%m%d").to_string();
    lines.push("BEGIN:VEVENT".into());
    lines.push(format!("UID:{}", event.uid));
    lines.push(format!("DTSTAMP:{}T000000Z", date(as_of)));
    lines.push(format!("SEQUENCE:{}", event.sequence));
    lines.push(format!("DTSTART;VALUE=DATE:{}", date(event.day)));
    // The end is the first day after it: one day in every agenda, not two.
    lines.push(format!("DTEND;VALUE=DATE:{}", date(add_days(event.day, 1))));
    lines.push(format!("SUMMARY:{}", escape(&event.summary)));
    lines.push(format!("DESCRIPTION:{}", escape(&event.description)));
    lines.push("TRANSP:TRANSPARENT".into());
    for days in [30, 7] {
        lines.push("BEGIN:VALARM".into());
        lines.push("ACTION:DISPLAY".into());
        lines.push(format!("TRIGGER:-P{days}D"));
        lines.push(format!("DESCRIPTION:{}", escape(&event.summary)));
        lines.push("END:VALARM".into());
    }
    lines.push("END:VEVENT".into());
}

/// Text as a value: `\`, `;`, `,` and line ends escaped, other control signs left out.
#[must_use]
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.replace("\r\n", "\n").chars() {
        match c {
            '\\' | ';' | ',' => {
                out.push('\\');
                out.push(c);
            }
            '\n' | '\r' | '\u{2028}' | '\u{2029}' | '\u{85}' => out.push_str("\\n"),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

/// A content line in pieces of at most 75 octets, never broken inside a character; later ones begin with a blank.
#[must_use]
pub fn fold(line: &str) -> String {
    let mut out = String::with_capacity(line.len() + line.len() / 25);
    let mut room = LINE;
    for c in line.chars() {
        if c.len_utf8() > room {
            out.push_str("\r\n ");
            room = LINE - 1;
        }
        out.push(c);
        room -= c.len_utf8();
    }
    out
}
