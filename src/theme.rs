//! Themes: what each role on the screen looks like, read from TOML. Reading files is left to the caller;
//! `colour` decides how many colours a terminal gets and brings a theme down to that.

pub mod colour;

use std::ops::Range;

use ratatui::style::{Color, Modifier, Style};
use toml_edit::{Document, Item, Value};

use crate::error::{Error, ErrorKind, Result};
use crate::text::Message;
pub use colour::{ColourFlag, Depth, Terminal, colour_mode};

/// What a piece of screen is there for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// Ordinary text; its background is that of the whole screen.
    Text,
    /// What may be overlooked.
    Dim,
    /// Headings.
    Title,
    /// Keys in hints and help.
    Key,
    /// The pane or field that takes the keys.
    Focus,
    /// The selected row.
    Selected,
    /// Rows marked for a bulk action.
    Marked,
    /// In order.
    Good,
    /// Soon, or to be watched.
    Soon,
    /// Late or broken.
    Late,
    /// Not known.
    Unknown,
    /// Lines around and between panes.
    Border,
    /// A field being typed in.
    Input,
    /// A problem beside a field, a failure.
    Error,
    /// Badges: read-only, demonstration data.
    Badge,
    /// A link that can be opened.
    Link,
    /// Bars and gauges.
    Chart,
}

impl Role {
    /// Every role.
    pub const ALL: [Self; 17] = [
        Self::Text,
        Self::Dim,
        Self::Title,
        Self::Key,
        Self::Focus,
        Self::Selected,
        Self::Marked,
        Self::Good,
        Self::Soon,
        Self::Late,
        Self::Unknown,
        Self::Border,
        Self::Input,
        Self::Error,
        Self::Badge,
        Self::Link,
        Self::Chart,
    ];

    /// Its name in a theme file.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Dim => "dim",
            Self::Title => "title",
            Self::Key => "key",
            Self::Focus => "focus",
            Self::Selected => "selected",
            Self::Marked => "marked",
            Self::Good => "good",
            Self::Soon => "soon",
            Self::Late => "late",
            Self::Unknown => "unknown",
            Self::Border => "border",
            Self::Input => "input",
            Self::Error => "error",
            Self::Badge => "badge",
            Self::Link => "link",
            Self::Chart => "chart",
        }
    }

    /// The role it looks like when a theme leaves it out.
    fn fallback(self) -> Option<Self> {
        Some(match self {
            Self::Text => return None,
            Self::Unknown | Self::Border => Self::Dim,
            Self::Focus | Self::Link => Self::Key,
            Self::Key | Self::Marked => Self::Title,
            Self::Error => Self::Late,
            Self::Badge => Self::Selected,
            Self::Chart => Self::Good,
            Self::Dim | Self::Title | Self::Selected | Self::Good | Self::Soon | Self::Late | Self::Input => Self::Text,
        })
    }
}

/// A look for every role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Theme {
    name: String,
    styles: [Style; Role::ALL.len()],
}

/// The built-in themes and their TOML.
const BUILTIN: [(&str, &str); 5] = [
    ("terminal", include_str!("../themes/terminal.toml")),
    ("dark", include_str!("../themes/dark.toml")),
    ("light", include_str!("../themes/light.toml")),
    ("high-contrast", include_str!("../themes/high-contrast.toml")),
    ("mono", include_str!("../themes/mono.toml")),
];

impl Theme {
    /// Names of the built-in themes, the default first.
    #[must_use]
    pub fn builtin_names() -> [&'static str; 5] {
        BUILTIN.map(|(name, _)| name)
    }

    /// A built-in theme by name.
    #[must_use]
    pub fn builtin(name: &str) -> Option<Self> {
        let (name, text) = BUILTIN.iter().find(|(known, _)| *known == name)?;
        Self::parse(name, text).ok()
    }

    /// Reads a theme. A role that is not there looks like the role it falls back on.
    ///
    /// # Errors
    /// `Refused` with the line when the text is not TOML, names an unknown role, colour or style.
    pub fn parse(name: &str, text: &str) -> Result<Self> {
        let document = Document::parse(text).map_err(|error| {
            let line = line_of(text, error.span());
            refused(Message::new("theme-not-toml").with("name", name).count("line", line), "theme-hint-toml")
                .cause(error.message())
        })?;
        let mut given: [Option<Style>; Role::ALL.len()] = [None; Role::ALL.len()];
        for (key, item) in document.as_table().iter() {
            let span = document.as_table().key(key).and_then(toml_edit::Key::span);
            let line = line_of(text, span);
            let Some(at) = Role::ALL.iter().position(|role| role.name() == key) else {
                let roles = Role::ALL.map(Role::name).join(", ");
                let mut error = refused(Message::new("theme-unknown-role").with("role", key).count("line", line), "");
                error.hint = Some(Message::new("theme-hint-roles").with("roles", roles));
                return Err(error);
            };
            given[at] = Some(read_style(text, key, item, line)?);
        }
        let style = |role: Role| {
            let chain = std::iter::successors(Some(role), |role| role.fallback());
            chain.filter_map(|role| given[role as usize]).next().unwrap_or_default()
        };
        Ok(Self { name: name.to_owned(), styles: Role::ALL.map(style) })
    }

    /// The theme's name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The style of a role. `Role::Text` carries the background of the screen; others set one only if they have it.
    #[must_use]
    pub fn style(&self, role: Role) -> Style {
        self.styles[role as usize]
    }

    /// The style of a role inside the selected row: its own text colour on that row's background, or its own pair
    /// when it has a background of its own.
    #[must_use]
    pub fn on_selected(&self, role: Role) -> Style {
        let (own, selected) = (self.style(role), self.style(Role::Selected));
        match role {
            Role::Text | Role::Selected => selected,
            _ if own.bg.is_some_and(|colour| colour != Color::Reset) => own,
            _ => {
                let mut style = selected.add_modifier(own.add_modifier).remove_modifier(Modifier::DIM);
                // A row turned round has its colours as background: there they only break up the bar.
                if !selected.add_modifier.contains(Modifier::REVERSED) {
                    style.fg = own.fg.filter(|colour| *colour != Color::Reset).or(selected.fg);
                }
                style
            }
        }
    }

    /// The same theme in the colours a terminal has: mapped to the nearest, or `mono` without colour.
    #[must_use]
    pub fn reduced(&self, depth: Depth) -> Self {
        match depth {
            Depth::True => self.clone(),
            Depth::Mono => Self::builtin("mono").unwrap_or_else(|| Self {
                name: self.name.clone(),
                styles: self.styles.map(|style| Style { fg: None, bg: None, ..style }),
            }),
            Depth::Ansi256 | Depth::Ansi16 => {
                let mut styles = self.styles.map(|style| colour::reduce(style, depth));
                let screen = styles[Role::Text as usize].bg;
                let selected = styles[Role::Selected as usize].bg.or(screen);
                for style in &mut styles {
                    let own = style.bg.or(screen);
                    style.fg = style.fg.map(|fg| colour::readable(fg, &[own, selected]));
                }
                Self { name: self.name.clone(), styles }
            }
        }
    }
}

fn refused(what: Message, hint: &'static str) -> Error {
    let error = Error::new(ErrorKind::Refused, what);
    if hint.is_empty() { error } else { error.hint(Message::new(hint)) }
}

/// Line number (from 1) where a span starts.
fn line_of(text: &str, span: Option<Range<usize>>) -> usize {
    let start = span.map_or(0, |span| span.start);
    text.as_bytes().iter().take(start).filter(|byte| **byte == b'\n').count() + 1
}

/// A role is a colour, or a table of `fg`, `bg` and `style`.
fn read_style(text: &str, role: &str, item: &Item, line: usize) -> Result<Style> {
    let unreadable = |line| {
        let what = Message::new("theme-unreadable-role").with("role", role).count("line", line);
        refused(what, "theme-hint-colour")
    };
    if let Some(value) = item.as_value().filter(|value| !value.is_inline_table()) {
        return Ok(Style::new().fg(read_colour(text, value, line)?));
    }
    let table = item.as_table_like().ok_or_else(|| unreadable(line))?;
    let mut style = Style::new();
    for (key, item) in table.iter() {
        let line = item.span().map_or(line, |span| line_of(text, Some(span)));
        let value = item.as_value().ok_or_else(|| unreadable(line))?;
        match key {
            "fg" => style = style.fg(read_colour(text, value, line)?),
            "bg" => style = style.bg(read_colour(text, value, line)?),
            "style" => style = style.add_modifier(read_modifiers(value, line)?),
            _ => return Err(unreadable(line)),
        }
    }
    Ok(style)
}

fn read_colour(text: &str, value: &Value, line: usize) -> Result<Color> {
    let read = match value {
        Value::String(name) => colour::parse(name.value()),
        Value::Integer(number) => u8::try_from(*number.value()).ok().map(Color::Indexed),
        _ => None,
    };
    read.ok_or_else(|| {
        let line = value.span().map_or(line, |span| line_of(text, Some(span)));
        let written = value.to_string().trim().trim_matches(['"', '\'']).to_owned();
        refused(Message::new("theme-bad-colour").with("value", written).count("line", line), "theme-hint-colour")
    })
}

fn read_modifiers(value: &Value, line: usize) -> Result<Modifier> {
    let bad = |written: String| {
        refused(Message::new("theme-bad-style").with("value", written).count("line", line), "theme-hint-style")
    };
    let list = value.as_array().ok_or_else(|| bad(value.to_string().trim().to_owned()))?;
    let mut all = Modifier::empty();
    for entry in list {
        all |= match entry.as_str() {
            Some("bold") => Modifier::BOLD,
            Some("dim") => Modifier::DIM,
            Some("italic") => Modifier::ITALIC,
            Some("underline") => Modifier::UNDERLINED,
            Some("reverse") => Modifier::REVERSED,
            _ => return Err(bad(entry.to_string().trim().trim_matches('"').to_owned())),
        };
    }
    Ok(all)
}
