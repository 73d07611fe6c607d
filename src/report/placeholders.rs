//! Placeholders in introductions: `{period}`, `{scope}`, `{as_of}`, `{organisation}` and their Dutch names. A brace that is
//! doubled (`{{`) is a brace.

/// What a placeholder stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Period,
    Scope,
    AsOf,
    Organisation,
}

/// The names, in both languages.
const NAMES: &[(&str, Part)] = &[
    ("periode", Part::Period),
    ("period", Part::Period),
    ("gebied", Part::Scope),
    ("scope", Part::Scope),
    ("peildatum", Part::AsOf),
    ("as_of", Part::AsOf),
    ("organisatie", Part::Organisation),
    ("organisation", Part::Organisation),
];

/// What the placeholders become.
#[derive(Clone, Copy, Debug)]
pub struct Filling<'a> {
    /// The period, as people read it.
    pub period: &'a str,
    /// For whom or about whom.
    pub scope: &'a str,
    /// The reference date.
    pub as_of: &'a str,
    /// The organisation.
    pub organisation: &'a str,
}

/// A placeholder that there is not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unknown {
    /// What stands between the braces, or the rest of the text when nothing closes them.
    pub name: String,
    /// The line of the text it stands on, from 0.
    pub line: usize,
}

/// The names that there are, as a list.
#[must_use]
pub fn names() -> String {
    NAMES.iter().map(|(name, _)| format!("{{{name}}}")).collect::<Vec<_>>().join(", ")
}

/// Checks a text.
///
/// # Errors
/// The first placeholder that there is not.
pub fn check(text: &str) -> Result<(), Unknown> {
    fill(text, Filling { period: "", scope: "", as_of: "", organisation: "" }).map(|_| ())
}

/// Fills in a text.
///
/// # Errors
/// As `check`.
pub fn fill(text: &str, filling: Filling<'_>) -> Result<String, Unknown> {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(['{', '}']) {
        out.push_str(&rest[..at]);
        let found = &rest[at..];
        if let Some(after) = found.strip_prefix("{{").or_else(|| found.strip_prefix("}}")) {
            out.push_str(&found[..1]);
            rest = after;
            continue;
        }
        let name = found.strip_prefix('{').and_then(|inner| inner.split_once('}'));
        let part = name.and_then(|(name, _)| NAMES.iter().find(|(known, _)| *known == name.trim()));
        let (Some((_, after)), Some((_, part))) = (name, part) else {
            let line = text[..text.len() - found.len()].matches('\n').count();
            let shown = name.map_or_else(|| found.chars().take(20).collect(), |(name, _)| format!("{{{name}}}"));
            return Err(Unknown { name: shown, line });
        };
        out.push_str(match part {
            Part::Period => filling.period,
            Part::Scope => filling.scope,
            Part::AsOf => filling.as_of,
            Part::Organisation => filling.organisation,
        });
        rest = after;
    }
    out.push_str(rest);
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_are_filled_in_and_braces_can_be_written() {
        let filling = Filling { period: "Q3", scope: "Waterdam", as_of: "21-11-2026", organisation: "Regio" };
        let filled = fill("{organisatie}: {periode} ({period}) in {gebied}, per { as_of } {{zo}}", filling);
        assert_eq!(filled, Ok("Regio: Q3 (Q3) in Waterdam, per 21-11-2026 {zo}".to_owned()));
    }

    #[test]
    fn an_unknown_one_is_named_with_its_line() {
        let unknown = |name: &str, line| Err(Unknown { name: name.into(), line });
        assert_eq!(check("Beste raad,\n\nover {kwartaal}"), unknown("{kwartaal}", 2));
        assert_eq!(check("over {periode"), unknown("{periode", 0));
        assert_eq!(check("niet} zo"), unknown("} zo", 0));
        assert_eq!(check("zonder"), Ok(()));
    }
}
