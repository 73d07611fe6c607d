//! The door guard: keeps client data out (DOMAIN §2.4, FAULTS I1–I7). Every door calls [`scan_text`] for a value and
//! [`scan_headings`] for a table: forms, paste, the command line, file names, imports, restored drafts.
//! No finding or message ever holds a whole number; asking the user and keeping exceptions is left to the callers.

mod digits;
mod words;

use crate::error::{Error, ErrorKind};
use crate::text::Message;

pub use digits::{mask, passes_eleven_test};

/// What is known about the field a text stands in; decides which rules hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FieldSense {
    /// A field for an official number other than KvK: AGB, branch, CPV, notice number, telephone.
    OfficialNumber,
    /// A KvK number (8 digits): never padded with zeros, because one in eleven would pass then.
    Kvk,
    /// Names, notes, descriptions, search words.
    FreeText,
    /// The heading of a column.
    Heading,
    /// The name of a file or folder.
    FileName,
    /// An amount or a count: decimals, and a currency sign, are no disguise there.
    Number,
    /// A key the program made of names, numbers and days: what signs part there is not one number.
    Key,
}

/// How far a table may name persons.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Scope {
    /// Any table: organisations may have addresses, contact persons have names.
    Any,
    /// Volumes per month: nothing in it may be about one person.
    Volume,
}

/// What the caller has to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Tell; `check` counts it.
    Warn,
    /// Refuse, unless the user states per value what the number is (an invoice number).
    Ask,
    /// Refuse; no exception is possible.
    Refuse,
}

/// The rule that found something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Rule {
    /// A number passing the eleven-test beside the word BSN, sofi or burgerservice.
    NumberBesideWord,
    /// Nine digits passing the eleven-test.
    ElevenTest,
    /// A heading that names client data.
    ForbiddenHeading,
    /// A client word with a name or a date.
    ClientWords,
}

/// One finding at a door.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Where it stands, as the caller named it; numbers in it are masked too.
    pub place: String,
    /// What was found, masked (`*****6782`), or the heading or client word.
    pub masked: String,
    /// The rule that found it.
    pub rule: Rule,
    /// What the caller has to do.
    pub severity: Severity,
    /// The sentence for the user.
    pub message: Message,
}

impl Finding {
    fn new(place: &str, masked: String, rule: Rule, severity: Severity) -> Self {
        let place = mask(place);
        let id = match (rule, severity) {
            (Rule::NumberBesideWord, _) => "guard-number-beside-word",
            (Rule::ElevenTest, _) => "guard-number",
            (Rule::ForbiddenHeading, _) => "guard-heading",
            (Rule::ClientWords, _) => "guard-client-words",
        };
        let message = Message::new(id).with("place", place.clone()).with("value", masked.clone());
        Self { place, masked, rule, severity, message }
    }
}

/// Scans one value at a door. `place` says where it stands in words the user knows (`Blad1!C7`, `Notitie`).
/// Numbers come first, in the order of the text, then client words.
#[must_use]
pub fn scan_text(place: &str, text: &str, field: FieldSense) -> Vec<Finding> {
    let mut out: Vec<Finding> = digits::find(text, field)
        .into_iter()
        .map(|hit| {
            let (rule, severity) = if hit.beside_word {
                (Rule::NumberBesideWord, Severity::Refuse)
            } else {
                (Rule::ElevenTest, Severity::Ask)
            };
            Finding::new(place, hit.masked, rule, severity)
        })
        .collect();
    if matches!(field, FieldSense::FreeText | FieldSense::FileName)
        && let Some(word) = words::client_words(text)
    {
        out.push(Finding::new(place, word, Rule::ClientWords, Severity::Warn));
    }
    out
}

/// Scans one value in a column whose heading names a BSN: a number that lost its leading zeros counts too.
#[must_use]
pub fn scan_under_heading(place: &str, heading: &str, text: &str, field: FieldSense) -> Vec<Finding> {
    if !words::names_bsn(heading) {
        return scan_text(place, text, field);
    }
    digits::find_padded(text)
        .into_iter()
        .map(|masked| Finding::new(place, masked, Rule::NumberBesideWord, Severity::Refuse))
        .collect()
}

/// Scans the headings of a table, one finding per heading that names client data, and the numbers hidden in headings.
#[must_use]
pub fn scan_headings<S: AsRef<str>>(place: &str, headings: &[S], scope: Scope) -> Vec<Finding> {
    let mut out = Vec::new();
    for heading in headings {
        let heading = heading.as_ref();
        if words::is_forbidden_heading(heading, scope) {
            out.push(Finding::new(place, mask(heading.trim()), Rule::ForbiddenHeading, Severity::Refuse));
        }
        out.extend(scan_text(place, heading, FieldSense::Heading));
    }
    out
}

/// The refusal that these findings call for: nothing is taken in when there is one. Warnings alone refuse nothing.
/// A finding that may be asked about refuses as well, until the caller took it out after the user's answer.
#[must_use]
pub fn refusal(findings: &[Finding]) -> Option<Error> {
    let mut stops = findings.iter().filter(|finding| finding.severity >= Severity::Ask);
    let first = stops.next()?;
    let more = stops.count();
    let mut error = Error::new(ErrorKind::Refused, first.message.clone());
    if more > 0 {
        error = error.cause(format!("+{more}"));
    }
    let hint = match first.severity {
        Severity::Ask => "guard-hint-ask",
        _ if first.rule == Rule::ForbiddenHeading => "guard-hint-heading",
        _ => "guard-hint-refuse",
    };
    Some(error.hint(Message::new(hint).count("more", more)))
}

#[cfg(test)]
mod tests;
