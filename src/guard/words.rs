//! The words of the guard: which headings name client data, which words make a number a BSN, which speak of a client.
//! Digits are left to `digits`.

use unicode_normalization::UnicodeNormalization;

use super::Scope;

/// Beginnings of words that name a BSN.
const BSN_WORDS: [&str; 6] = ["bsn", "sofi", "burgerservice", "burgerservicenr", "citizenservice", "socialsecurity"];
/// Parts of a heading, blanks taken out, that name client data in any table.
const FORBIDDEN: [&str; 36] = [
    "burgerservice",
    "sofinummer",
    "sofinr",
    "citizenservicenumber",
    "geboortedatum",
    "geboortedat",
    "geboortedt",
    "gebdatum",
    "gebdat",
    "geboortejaar",
    "dateofbirth",
    "birthdate",
    "birthday",
    "clientnummer",
    "clientnr",
    "clientennummer",
    "clientennr",
    "clientid",
    "clientcode",
    "clientnaam",
    "clientnumber",
    "clientname",
    "naamclient",
    "naamjeugdige",
    "naamvandeclient",
    "toewijzingnummer",
    "toewijzingsnummer",
    "toewijzingnr",
    "toewijzingsnr",
    "allotmentnumber",
    "beschikkingnummer",
    "beschikkingsnummer",
    "beschikkingnr",
    "beschikkingsnr",
    "decisionnumber",
    "patientnummer",
];
/// Parts of a heading that name a person in a table of volumes.
const FORBIDDEN_IN_VOLUMES: [&str; 14] = [
    "achternaam",
    "voorletter",
    "voornaam",
    "geslachtsnaam",
    "roepnaam",
    "tussenvoegsel",
    "adres",
    "huisnummer",
    "postcode",
    "surname",
    "lastname",
    "firstname",
    "initials",
    "postalcode",
];
/// Words for the persons who receive care.
const CLIENT_WORDS: [&str; 9] =
    ["client", "clienten", "clients", "jeugdige", "jeugdigen", "patient", "geboortedatum", "geboren", "inwoner"];

/// Lower case, full-width and ligatures folded, accents and invisible signs taken off.
fn fold(text: &str) -> String {
    text.nfkd()
        .filter(|&c| {
            !unicode_normalization::char::is_combining_mark(c)
                && !matches!(c, '\u{00AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}')
        })
        .flat_map(char::to_lowercase)
        .collect()
}

/// The words of a text; single letters with stops between are one word (`b.s.n.`).
fn words_of(text: &str) -> Vec<String> {
    let folded = fold(text);
    let mut out: Vec<String> = Vec::new();
    let mut single = false;
    for part in folded.split(|c: char| !c.is_alphabetic()).filter(|part| !part.is_empty()) {
        let one = part.chars().count() == 1;
        match out.last_mut() {
            Some(last) if one && single => last.push_str(part),
            _ => out.push(part.to_owned()),
        }
        single = one;
    }
    out
}

/// Whether a text names the BSN.
pub(super) fn names_bsn(text: &str) -> bool {
    let words = words_of(text);
    let joined = words.concat();
    words.iter().any(|word| BSN_WORDS.iter().any(|start| word.starts_with(start)) || word.ends_with("bsn"))
        || joined.contains("burgerservice")
        || joined.contains("sofinummer")
}

/// Whether a BSN word stands within `near` characters of a place.
pub(super) fn bsn_near(chars: &[char], start: usize, end: usize, near: usize) -> bool {
    let before: String = chars.get(start.saturating_sub(near)..start).unwrap_or_default().iter().collect();
    let after: String = chars.get(end..chars.len().min(end.saturating_add(near))).unwrap_or_default().iter().collect();
    names_bsn(&before) || names_bsn(&after)
}

/// Whether a heading names client data.
pub(super) fn is_forbidden_heading(heading: &str, scope: Scope) -> bool {
    if names_bsn(heading) {
        return true;
    }
    let squashed: String = fold(heading).chars().filter(|c| c.is_alphanumeric()).collect();
    let address = || {
        let words = words_of(heading);
        words.iter().any(|word| word == "address" || word == "surname")
    };
    FORBIDDEN.iter().any(|part| squashed.contains(part))
        || (scope == Scope::Volume && (FORBIDDEN_IN_VOLUMES.iter().any(|part| squashed.contains(part)) || address()))
}

/// The client word of a text that seems to speak of one person: followed by a name, or with a date near.
pub(super) fn client_words(text: &str) -> Option<String> {
    let words: Vec<&str> = text
        .split(|c: char| c.is_whitespace() || matches!(c, '_' | ':' | '(' | ')' | ','))
        .filter(|word| !word.is_empty())
        .collect();
    for (at, word) in words.iter().enumerate() {
        let folded: String = fold(word).chars().filter(|c| c.is_alphabetic()).collect();
        if !CLIENT_WORDS.contains(&folded.as_str()) {
            continue;
        }
        let birth = folded.starts_with("gebo");
        let next = words.get(at + 1).copied().unwrap_or_default();
        // A name: a word with a capital that does not begin a sentence of its own.
        let ends = word.ends_with(['.', '!', '?', ';']);
        let one_person = birth || !(folded.ends_with("en") || folded.ends_with('s'));
        let named = !birth && one_person && !ends && is_name(next);
        let dated = one_person && words.iter().skip(at + 1).take(6).any(|word| is_date(word));
        if named || dated {
            return Some((*word).trim_matches(|c: char| !c.is_alphanumeric()).to_owned());
        }
    }
    None
}

fn is_name(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(char::is_uppercase)
        && word.chars().any(|c| c.is_lowercase() || c == '.')
        && !word.chars().any(|c| c.is_ascii_digit())
}

fn is_date(word: &str) -> bool {
    let word = word.trim_matches(|c: char| !c.is_ascii_digit());
    let parts: Vec<&str> = word.split(['-', '/', '.']).collect();
    parts.len() == 3
        && parts.iter().all(|part| (1..=4).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_that_name_client_data() {
        for heading in [
            "BSN",
            "bsn-nummer",
            "B.S.N.",
            "Burger Service Nummer",
            "Geboortedatum",
            "Cliëntnummer",
            "CLIENT NR",
            "Toewijzing-nummer",
            "ToewijzingNummer",
            "Beschikkingsnummer",
            "Ｂ\u{200b}ＳＮ",
            "Sofi-nr",
            "Date of birth",
        ] {
            assert!(is_forbidden_heading(heading, Scope::Any), "{heading}");
        }
        for heading in [
            "Aantal cliënten",
            "KvK-nummer",
            "Contractnummer",
            "Datum",
            "Toewijzingen",
            "Beschikking ingetrokken (aantal)",
        ] {
            assert!(!is_forbidden_heading(heading, Scope::Volume), "{heading}");
        }
        for heading in ["Achternaam", "Voorletters", "Adres", "Postcode", "E-mailadres", "Surname"] {
            assert!(is_forbidden_heading(heading, Scope::Volume), "{heading}");
            assert!(!is_forbidden_heading(heading, Scope::Any), "{heading}");
        }
    }

    #[test]
    fn client_words_need_a_name_or_a_date() {
        assert_eq!(client_words("Gesprek over cliënt Veldhuis gevoerd").as_deref(), Some("cliënt"));
        assert_eq!(client_words("geboortedatum: 12-03-2014").as_deref(), Some("geboortedatum"));
        assert_eq!(client_words("jeugdige Sanne kreeg hulp").as_deref(), Some("jeugdige"));
        for plain in
            ["wachttijd per cliënt in weken", "Aantal cliënten per 01-01-2026", "geboortedatum wordt niet gevraagd"]
        {
            assert_eq!(client_words(plain), None, "{plain}");
        }
    }
}
