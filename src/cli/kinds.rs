//! The KIND a person types: the name of the table, or what the noun is called in either language.

use crate::domain::kind::Kind;
use crate::domain::record::Id;
use crate::domain::register::{Found, Register};
use crate::error::{Error, ErrorKind, Result};
use crate::guard;
use crate::shown::fold;
use crate::text::{Lang, Message, Words};

/// The noun of that name.
///
/// # Errors
/// Usage (2), with the nearest names.
pub fn read(typed: &str) -> Result<Kind> {
    find_kind(typed, Kind::ALL)
}

/// The noun or question of that name.
///
/// # Errors
/// Usage (2), with the nearest names.
pub fn read_with_questions(typed: &str) -> Result<Kind> {
    find_kind(typed, &[Kind::ALL, Kind::QUESTIONS].concat())
}

fn find_kind(typed: &str, kinds: &[Kind]) -> Result<Kind> {
    let wanted = plain(typed);
    if let Some(kind) = kinds.iter().copied().find(|kind| names(*kind).contains(&wanted)) {
        return Ok(kind);
    }
    let mut near: Vec<(usize, Kind)> = kinds.iter().map(|kind| (distance_to(*kind, &wanted), *kind)).collect();
    near.sort_unstable();
    // An everyday word means its lists, not a name that happens to be spelt nearly so.
    let mut meant: Vec<Kind> = kinds.iter().copied().filter(|kind| also(*kind).contains(&wanted)).collect();
    if meant.is_empty() {
        meant = near.into_iter().filter(|(far, _)| *far <= 3).map(|(_, kind)| kind).collect();
    }
    meant.truncate(3);
    let error = Error::new(ErrorKind::Usage, Message::new("cli-usage-no-kind").with("typed", guard::mask(typed)));
    Err(error.hint(if meant.is_empty() {
        Message::new("cli-usage-hint").with("command", "perceel list")
    } else {
        let named = |kind: &Kind, lang| format!("{} ({})", kind.name(), Words::load(lang).kind(kind.name()));
        let names = |lang| meant.iter().map(|kind| named(kind, lang)).collect::<Vec<_>>().join(", ");
        Message::new("cli-usage-near").written("names", names)
    }))
}

/// What people also call a kind, in both languages, as it is compared.
fn also(kind: Kind) -> Vec<String> {
    Lang::ALL.iter().flat_map(|lang| Words::load(*lang).kind_also(kind.name())).map(|name| plain(&name)).collect()
}

/// Every name of a kind, as it is compared.
fn names(kind: Kind) -> Vec<String> {
    let mut names = vec![plain(kind.name())];
    for lang in Lang::ALL {
        let words = Words::load(lang);
        names.extend([plain(&words.kind(kind.name())), plain(&words.kind_one(kind.name()))]);
    }
    names
}

fn plain(name: &str) -> String {
    fold(name).chars().filter(|c| c.is_alphanumeric()).collect()
}

fn distance_to(kind: Kind, wanted: &str) -> usize {
    names(kind).iter().map(|name| distance(name, wanted)).min().unwrap_or(usize::MAX)
}

/// How many letters have to be put in, taken out or replaced to turn one word into the other.
fn distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (at, letter) in one.chars().enumerate() {
        let mut corner = row[0];
        row[0] = at + 1;
        for (column, against) in other.iter().enumerate() {
            let above = row[column + 1];
            row[column + 1] = (corner + usize::from(letter != *against)).min(above + 1).min(row[column] + 1);
            corner = above;
        }
    }
    row.last().copied().unwrap_or(0)
}

/// The record that a typed key means.
///
/// # Errors
/// Missing (66) when there is none, with near ones; refused (65) when there are several.
pub fn find(register: &Register, kind: Kind, typed: &str, words: Words) -> Result<Id> {
    let noun = words.kind_one(kind.name());
    let masked = guard::mask(typed);
    match register.find(kind, typed) {
        Found::One(id) => Ok(id),
        Found::Many(ids) => {
            let keys: Vec<_> = ids.iter().take(5).map(|id| register.key(kind, *id)).collect();
            let what = Message::new("value-record-ambiguous").with("typed", masked).with("records", keys.join("; "));
            Err(Error::new(ErrorKind::Refused, what))
        }
        Found::Near(near) => {
            let what = Message::new("value-no-such-record").with("typed", masked).with("noun", noun);
            let error = Error::new(ErrorKind::Missing, what);
            let keys: Vec<_> = near.iter().take(3).map(|id| register.key(kind, *id)).collect();
            Err(if keys.is_empty() {
                error
            } else {
                error.hint(Message::new("cli-usage-near").with("names", keys.join("; ")))
            })
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    #[test]
    fn kinds_go_by_their_names_in_both_languages() {
        for (typed, kind) in [
            ("contracts", Kind::Contract),
            ("contracten", Kind::Contract),
            ("Contract", Kind::Contract),
            ("contract-lots", Kind::ContractLot),
            ("regio's", Kind::Region),
            ("clientenstops", Kind::IntakeStop),
            ("Cliëntenstop", Kind::IntakeStop),
        ] {
            assert_eq!(read(typed).unwrap(), kind, "{typed}");
        }
        assert_eq!(read_with_questions("dekking").unwrap(), Kind::Coverage);
        assert!(read("coverage").is_err(), "a question is not written");
    }

    #[test]
    fn no_name_means_two_kinds() {
        let mut seen: std::collections::HashMap<String, Kind> = std::collections::HashMap::new();
        for kind in Kind::ALL.iter().chain(Kind::QUESTIONS) {
            for name in names(*kind) {
                assert_eq!(*seen.entry(name.clone()).or_insert(*kind), *kind, "{name}");
            }
        }
    }

    #[test]
    fn a_typing_error_names_the_nearest() {
        let error = read("contrcts").unwrap_err();
        assert_eq!(error.kind, ErrorKind::Usage);
        assert!(format!("{:?}", error.hint).contains("contracts"), "{error:?}");
        let hint = read_with_questions("benutting").unwrap_err().hint.unwrap();
        let said = [Lang::Nl, Lang::En].map(|lang| Words::load(lang).say(&hint));
        assert_eq!(said[0], "Bedoelt u: utilisation (Bezetting)?");
        assert!(said[1].contains("utilisation (Utilisation)"), "{}", said[1]);
        assert_eq!(distance("kitten", "sitting"), 3);
        assert_eq!(distance("", "abc"), 3);
    }
}
