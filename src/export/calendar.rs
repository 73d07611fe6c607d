//! Deadlines as an iCalendar file (RFC 5545): whole days with alarms 30 and 7 days ahead, for any agenda. What was sent
//! before is remembered, so that a moved date arrives as a change of the same event and a dropped one is cancelled.
//! Written here and not by the crate `icalendar`, which folds later lines at 76 octets, lets a lone CR through and
//! fills what is missing from the clock. No amounts, no persons, nothing about clients.

use crate::domain::calendar::add_days;
use crate::domain::deadlines::about::about;
use crate::domain::deadlines::why::{name, sentence};
use crate::domain::deadlines::{Deadline, State};
use crate::domain::kind::Kind;
use crate::domain::register::Register;
use crate::domain::written::show_day;
use crate::text::{Message, Words};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};

/// Most octets on a line, without its end.
const LINE: usize = 75;

/// What an agenda was told of one deadline the last time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sent {
    /// Its day.
    pub day: NaiveDate,
    /// Number of changes before that version.
    pub sequence: u32,
    /// Whether it was called off.
    pub cancelled: bool,
}

/// What agendas were told, by the key of the deadline. Kept in the file as an arrangement of its user: nothing else says
/// that a date that is no longer there once was in somebody's agenda.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Memory(pub BTreeMap<String, Sent>);

impl Memory {
    /// Reads what was kept; lines that mean nothing are left out.
    #[must_use]
    pub fn read(text: &str) -> Self {
        let sent = |line: &str| {
            let mut parts = line.split(' ');
            let key = parts.next()?.to_owned();
            let day = NaiveDate::parse_from_str(parts.next()?, "%Y-%m-%d").ok()?;
            let sequence = parts.next()?.parse().ok()?;
            Some((key, Sent { day, sequence, cancelled: parts.next() == Some("x") }))
        };
        Self(text.lines().filter_map(sent).collect())
    }

    /// The same as text to keep.
    #[must_use]
    pub fn written(&self) -> String {
        let line = |(key, sent): (&String, &Sent)| {
            let end = if sent.cancelled { " x" } else { "" };
            format!("{key} {} {}{end}\n", sent.day.format("%Y-%m-%d"), sent.sequence)
        };
        self.0.iter().map(line).collect()
    }
}

/// What makes an agenda.
pub struct Asked<'a> {
    /// What tells this file from all others, such as its identity in the header; part of every UID.
    pub origin: &'a str,
    /// Reference date; also the time stamp of the events.
    pub as_of: NaiveDate,
    /// Every deadline of the register.
    pub deadlines: &'a [Deadline],
    /// Keys of those that are wanted; nothing is all.
    pub wanted: Option<&'a BTreeSet<String>>,
    /// What agendas were told before.
    pub memory: &'a Memory,
}

/// One whole day in an agenda.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// The same for the same deadline, whenever it is written.
    pub uid: String,
    /// The day.
    pub day: NaiveDate,
    /// What it is, one line.
    pub summary: String,
    /// Which rule made it and what to do.
    pub description: String,
    /// Number of changes before this version.
    pub sequence: u32,
    /// Whether it was called off.
    pub cancelled: bool,
}

/// The deadlines from the reference date on that are not done, in order of time, with those called off since the last
/// time; and what to remember for the next.
#[must_use]
pub fn events(register: &Register, asked: &Asked<'_>, words: Words) -> (Vec<Event>, Memory) {
    let mut events = Vec::new();
    let mut memory = Memory::default();
    for deadline in asked.deadlines.iter().filter(|one| one.date >= asked.as_of && one.state != State::Handled) {
        let key = deadline.key();
        let before = asked.memory.0.get(&key);
        if asked.wanted.is_some_and(|wanted| !wanted.contains(&key)) {
            // Not asked for now, but it is still there.
            memory.0.extend(before.map(|sent| (key, sent.clone())));
            continue;
        }
        let sequence = before.map_or(0, |sent| {
            let changed = sent.day != deadline.date || sent.cancelled;
            sent.sequence.saturating_add(u32::from(changed))
        });
        events.push(event(register, asked, (deadline, &key, sequence), words));
        memory.0.insert(key, Sent { day: deadline.date, sequence, cancelled: false });
    }
    for (key, sent) in &asked.memory.0 {
        if memory.0.contains_key(key) || sent.day < asked.as_of {
            continue;
        }
        let sequence = sent.sequence.saturating_add(u32::from(!sent.cancelled));
        let sent = Sent { day: sent.day, sequence, cancelled: true };
        events.push(Event {
            uid: uid(asked, key),
            day: sent.day,
            summary: words.get("export-calendar-cancelled"),
            description: words.get("export-calendar-cancelled-why"),
            sequence,
            cancelled: true,
        });
        memory.0.insert(key.clone(), sent);
    }
    events.sort_by(|one, other| (one.day, &one.uid).cmp(&(other.day, &other.uid)));
    (events, memory)
}

/// Writes the agenda.
///
/// # Errors
/// When `out` cannot be written.
pub fn write(out: &mut dyn Write, events: &[Event], as_of: NaiveDate, words: Words) -> io::Result<Vec<Message>> {
    let mut lines = Vec::new();
    for (name, value) in [("BEGIN", "VCALENDAR"), ("VERSION", "2.0"), ("PRODID", "-//perceel//perceel//NL")] {
        lines.push(format!("{name}:{value}"));
    }
    lines.push("CALSCALE:GREGORIAN".into());
    lines.push(format!("X-WR-CALNAME:{}", escape(&words.get("export-calendar-name"))));
    for event in events {
        write_event(&mut lines, event, as_of);
    }
    lines.push("END:VCALENDAR".into());
    for line in lines {
        out.write_all(fold(&line).as_bytes())?;
        out.write_all(b"\r\n")?;
    }
    Ok(Vec::new())
}

fn uid(asked: &Asked<'_>, key: &str) -> String {
    let origin: String = asked.origin.chars().filter(char::is_ascii_alphanumeric).collect();
    format!("{}@{origin}.perceel", key.replace('_', "-"))
}

fn event(
    register: &Register,
    asked: &Asked<'_>,
    (deadline, key, sequence): (&Deadline, &str, u32),
    words: Words,
) -> Event {
    let about = about(register, deadline);
    let contract = about.contract.map(|id| register.label(Kind::Contract, id));
    let provider = about.provider.map(|id| register.label(Kind::Provider, id));
    let mut whom: Vec<String> = contract.into_iter().chain(provider).collect();
    if whom.is_empty() {
        whom.push(name(register, deadline.subject, words));
    }
    let kind = words.choice("kind", deadline.what.code());
    let title = Message::new("export-calendar-event").with("what", kind).with("subject", whom.join(" · "));
    let act = Message::new("export-calendar-act").with("day", show_day(deadline.decide_by(), words.lang()));
    Event {
        uid: uid(asked, key),
        day: deadline.date,
        summary: words.say(&title),
        description: format!("{}\n{}", sentence(register, deadline, words), words.say(&act)),
        sequence,
        cancelled: false,
    }
}

fn write_event(lines: &mut Vec<String>, event: &Event, as_of: NaiveDate) {
    let date = |day: NaiveDate| day.format("%Y%m%d").to_string();
    lines.push("BEGIN:VEVENT".into());
    lines.push(format!("UID:{}", event.uid));
    lines.push(format!("DTSTAMP:{}T000000Z", date(as_of)));
    lines.push(format!("SEQUENCE:{}", event.sequence));
    if event.cancelled {
        lines.push("STATUS:CANCELLED".into());
    }
    lines.push(format!("DTSTART;VALUE=DATE:{}", date(event.day)));
    // The end is the first day after it: one day in every agenda, not two.
    lines.push(format!("DTEND;VALUE=DATE:{}", date(add_days(event.day, 1))));
    lines.push(format!("SUMMARY:{}", escape(&event.summary)));
    lines.push(format!("DESCRIPTION:{}", escape(&event.description)));
    lines.push("TRANSP:TRANSPARENT".into());
    // What was dropped rings no bell.
    let alarms: &[u8] = if event.cancelled { &[] } else { &[30, 7] };
    for days in alarms {
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
