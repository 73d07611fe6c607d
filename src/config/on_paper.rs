//! `[report]` of the settings file: whose paper it is and how its introductions read. What a colour or a placeholder may
//! be is `report::style`'s; here only names, types and lines.

use super::{Lang, Place};
use crate::config::about;
use crate::error::{Error, ErrorKind, Result};
use crate::text::Message;
use std::path::{Path, PathBuf};
use toml_edit::{DocumentMut, Item, Table, value};

/// What the settings say about overviews on paper.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OnPaper {
    /// `language`: that of overviews, when it is not that of the program.
    pub language: Option<Lang>,
    /// `organisation`: name in the letterhead.
    pub organisation: Option<String>,
    /// `logo`: a PNG or SVG file, from the folder of the settings file.
    pub logo: Option<PathBuf>,
    /// `accent`: colour of headings and lines, `#rrggbb`.
    pub accent: Option<String>,
    /// `deviation_percent`: deviation from which a line needs a sentence (N22).
    pub deviation_percent: Option<u32>,
    /// `[report.texts]`: the introduction of each overview.
    pub texts: Vec<(String, String)>,
    /// The introductions whose text begins on the line below their name.
    pub below: Vec<String>,
    /// Line of each name in the settings file, from 1; an introduction as `texts.month`.
    pub lines: Vec<(String, usize)>,
}

impl OnPaper {
    /// The names it may have.
    pub const NAMES: &'static str = "language, organisation, logo, accent, deviation_percent, [report.texts]";

    /// The line of a name; 0 when the settings do not have it.
    #[must_use]
    pub fn line(&self, name: &str) -> usize {
        self.lines.iter().find(|(known, _)| known == name).map_or(0, |(_, line)| *line)
    }

    /// The line on which the text of a name begins: the next one when it is written over several lines.
    #[must_use]
    pub fn text_line(&self, name: &str) -> usize {
        self.line(name) + usize::from(self.below.iter().any(|known| known == name))
    }
}

impl Place<'_> {
    /// Reads `[report]`.
    pub(super) fn on_paper(&self, item: &Item) -> Result<OnPaper> {
        let table = item.as_table().ok_or_else(|| self.misfit("[report]"))?;
        let mut found = OnPaper::default();
        for (name, item) in table.iter() {
            let at = Place { path: self.path, text: self.text, table, name };
            match name {
                "language" => found.language = Some(at.lang(item)?),
                "organisation" => found.organisation = Some(at.text(item)?.trim().to_owned()),
                "logo" => found.logo = Some(at.text(item)?.into()),
                "accent" => found.accent = Some(at.text(item)?.to_owned()),
                "deviation_percent" => {
                    let value = item.as_integer().and_then(|value| u32::try_from(value).ok());
                    let value = value.filter(|value| (1..=1000).contains(value));
                    found.deviation_percent = Some(value.ok_or_else(|| at.misfit("1, 2, … 1000"))?);
                }
                "texts" => at.texts(item, &mut found)?,
                _ => return Err(at.unknown(OnPaper::NAMES)),
            }
            found.lines.push((name.to_owned(), at.line()));
        }
        Ok(found)
    }

    fn texts(&self, item: &Item, found: &mut OnPaper) -> Result<()> {
        let texts = item.as_table().ok_or_else(|| self.misfit("[report.texts]"))?;
        for (name, item) in texts.iter() {
            let at = Place { path: self.path, text: self.text, table: texts, name };
            found.texts.push((name.to_owned(), at.text(item)?.to_owned()));
            let written = self.text.lines().nth(at.line() - 1).unwrap_or_default().trim_end();
            if ["\"\"\"", "'''"].iter().any(|mark| written.ends_with(mark) && written.matches(mark).count() == 1) {
                found.below.push(format!("texts.{name}"));
            }
            found.lines.push((format!("texts.{name}"), at.line()));
        }
        Ok(())
    }
}

/// The text of a settings file with other values in `[report]`; nothing takes a name away. Everything else stays as it was
/// written, comments too.
///
/// # Errors
/// Usage (2) when the text is no TOML or has something else than a table there.
pub fn write(path: &Path, text: &str, rows: &[(Vec<&str>, Option<&str>)]) -> Result<String> {
    let broken = |cause: &str| {
        let what = about("cli-config-not-toml", path).with("line", "1");
        Error::new(ErrorKind::Usage, what).hint(Message::new("cli-config-hint")).cause(cause)
    };
    let mut document: DocumentMut = text.parse().map_err(|error: toml_edit::TomlError| broken(error.message()))?;
    for (name, typed) in rows {
        let Some((last, tables)) = name.split_last() else { continue };
        let mut table = document.as_table_mut();
        for part in std::iter::once(&"report").chain(tables) {
            if typed.is_none() && !table.contains_key(part) {
                break;
            }
            let item = table.entry(part).or_insert_with(|| Item::Table(Table::new()));
            table = item.as_table_mut().ok_or_else(|| broken(part))?;
        }
        match typed {
            None => drop(table.remove(last)),
            Some(typed) => {
                let new = match (*last, typed.parse::<i64>()) {
                    ("deviation_percent", Ok(number)) => value(number),
                    _ => value(*typed),
                };
                let decor = table.get(last).and_then(Item::as_value).map(|old| old.decor().clone());
                let same = table
                    .get(last)
                    .is_some_and(|old| old.as_str() == new.as_str() && old.as_integer() == new.as_integer());
                if !same {
                    table.insert(last, new);
                    if let (Some(decor), Some(now)) = (decor, table.get_mut(last).and_then(Item::as_value_mut)) {
                        *now.decor_mut() = decor;
                    }
                }
            }
        }
    }
    Ok(document.to_string())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use crate::config::Config;

    #[test]
    fn settings_are_written_with_everything_else_kept() {
        let path = Path::new("settings.toml");
        let text =
            "# mine\nlang = \"nl\"\n\n[report] # paper\naccent = \"#1f3a5f\" # blue\n\n[norms]\nlight_choice = 3\n";
        let rows = vec![
            (vec!["organisation"], Some("Regio Veenstroom")),
            (vec!["accent"], Some("#7a1f1f")),
            (vec!["deviation_percent"], Some("15")),
            (vec!["texts", "month"], Some("Over {periode}.")),
            (vec!["texts", "quarter"], None),
        ];
        let written = write(path, text, &rows).unwrap();
        for kept in ["# mine\n", "[report] # paper\n", "# blue", "[norms]\nlight_choice = 3\n"] {
            assert!(written.contains(kept), "{kept}: {written}");
        }
        let config = Config::parse(path, &written).unwrap();
        assert_eq!(config.report.organisation.as_deref(), Some("Regio Veenstroom"));
        assert_eq!(config.report.accent.as_deref(), Some("#7a1f1f"));
        assert_eq!(config.report.deviation_percent, Some(15));
        assert_eq!(config.report.texts, [("month".to_owned(), "Over {periode}.".to_owned())]);
        let gone = write(path, &written, &[(vec!["accent"], None), (vec!["texts", "month"], None)]).unwrap();
        let config = Config::parse(path, &gone).unwrap();
        assert_eq!((config.report.accent, config.report.texts), (None, Vec::new()));
        assert_eq!(write(path, "", &[(vec!["accent"], None)]).unwrap(), "");
        assert!(write(path, "report = 3", &rows).is_err());
    }
}
