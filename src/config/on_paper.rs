//! `[report]` of the settings file: whose paper it is and how its introductions read. What a colour or a placeholder may
//! be is `report::style`'s; here only names, types and lines.

use super::{Lang, Place};
use crate::error::Result;
use std::path::PathBuf;
use toml_edit::Item;

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
            found.lines.push((format!("texts.{name}"), at.line()));
        }
        Ok(())
    }
}
