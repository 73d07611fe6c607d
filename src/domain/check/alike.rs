//! Names that look the same but are written differently (E4): composed and decomposed accents, letters of another
//! alphabet, marks and blanks. A warning, never a refusal: two firms may bear one name.

use super::Severity::Warn;
use super::{Fault, Subject, is_archived};
use crate::domain::record::Value;
use crate::shown::fold;
use crate::text::Message;

/// A name as the eye takes it: folded, letters of other alphabets as the Latin ones they resemble, letters and digits only.
pub(super) fn skeleton(name: &str) -> String {
    fold(name).chars().map(latin).filter(|c| c.is_alphanumeric()).collect()
}

/// The Latin letter that a Cyrillic or Greek small letter, or a digit, cannot be told from.
fn latin(c: char) -> char {
    match c {
        'а' | 'α' => 'a',
        'в' | 'β' => 'b',
        'с' | 'ϲ' => 'c',
        'ԁ' => 'd',
        'е' | 'ε' => 'e',
        'ԍ' => 'g',
        'һ' | 'н' => 'h',
        'і' | 'ι' | 'ӏ' | 'l' | '1' | '|' => 'i',
        'ј' => 'j',
        'к' | 'κ' => 'k',
        'м' | 'μ' => 'm',
        'η' | 'п' => 'n',
        'о' | 'ο' | '0' => 'o',
        'р' | 'ρ' => 'p',
        'ԛ' => 'q',
        'г' => 'r',
        'ѕ' => 's',
        'т' | 'τ' => 't',
        'υ' => 'u',
        'ν' | 'ѵ' => 'v',
        'ԝ' | 'ω' => 'w',
        'х' | 'χ' => 'x',
        'у' | 'γ' => 'y',
        'ζ' => 'z',
        other => other,
    }
}

/// Whether a name has that skeleton. Every name is held against all others of its noun: most differ in their first
/// letter, and are not folded to find that out.
fn has_skeleton(name: &str, skeleton: &str) -> bool {
    if name.is_ascii() {
        return name
            .chars()
            .map(|c| latin(c.to_ascii_lowercase()))
            .filter(|c| c.is_alphanumeric())
            .eq(skeleton.chars());
    }
    self::skeleton(name) == skeleton
}

pub(super) fn looks_like_another(subject: &Subject<'_>, faults: &mut Vec<Fault>) {
    let noun = subject.kind.noun();
    // Only things that are known by their name; a person may share one.
    if noun.label != ["name"] || !noun.keys.contains(&&["name"][..]) {
        return;
    }
    let Some(position) = subject.position("name") else { return };
    let Value::Text(name) = &subject.record.values[position] else { return };
    let mine = skeleton(name);
    if mine.is_empty() {
        return;
    }
    let other = subject.register.all(subject.kind).iter().find(|other| {
        other.id != subject.record.id
            && !is_archived(subject.kind, other)
            && matches!(&other.values[position], Value::Text(theirs)
                if theirs.chars().next().is_some() && has_skeleton(theirs, &mine))
    });
    // With the name as only key, an equal one was refused already.
    let refused = |other: &crate::domain::record::Record| {
        noun.keys.len() == 1 && matches!(&other.values[position], Value::Text(theirs) if fold(theirs) == fold(name))
    };
    if let Some(other) = other.filter(|other| !refused(other)) {
        let message = Message::new("check-looks-alike")
            .with("noun", noun.name())
            .with("other", subject.register.label(subject.kind, other.id))
            .with("key", subject.register.key(subject.kind, other.id));
        faults.push(subject.fault("name", Warn, message));
    }
}
