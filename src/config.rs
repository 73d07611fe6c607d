//! Where things are and what the user set: options before variables before the settings file before what is usual.
//! Reads the environment once; what the settings mean to a screen or a report is theirs.

pub mod on_paper;

pub use on_paper::OnPaper;

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, TimeZone, Utc};
use chrono_tz::Europe::Amsterdam;
use toml_edit::{Document, Item};

use crate::error::{Error, ErrorKind, Result};
use crate::text::{Lang, Message};
use crate::theme::Theme;

/// Name of the register when the user names none.
pub const DEFAULT_FILE: &str = "register.perceel";

/// A key of the screens that the user put elsewhere: one line of `[keys.<view>]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeySetting {
    /// The view, as the settings name it.
    pub view: String,
    /// The action.
    pub action: String,
    /// The keys it gets; none takes its keys away.
    pub keys: Vec<String>,
    /// Line in the settings file, from 1.
    pub line: usize,
}

/// What the settings file says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Config {
    /// `lang`: language of the interface.
    pub lang: Option<Lang>,
    /// `theme`: a built-in theme or a file in the themes folder.
    pub theme: Option<String>,
    /// `file`: the register.
    pub file: Option<PathBuf>,
    /// `ascii`: only ASCII on the screens and in tables.
    pub ascii: bool,
    /// `mouse = false` leaves the mouse to the terminal.
    pub no_mouse: bool,
    /// `[region] name`: what `new` calls the region.
    pub region: Option<String>,
    /// `[report]`: letterhead and wording of what goes out on paper.
    pub report: OnPaper,
    /// `[keys.<view>]`.
    pub keys: Vec<KeySetting>,
    /// `[norms]`: limits and lead times of the region that differ from the usual ones.
    pub norms: Vec<NormSetting>,
}

/// A norm of the region: one line of `[norms]`. Which there are is the domain's to say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NormSetting {
    /// Its name.
    pub name: String,
    /// Its value.
    pub value: u32,
    /// Line in the settings file, from 1.
    pub line: usize,
}

impl Config {
    /// Reads the settings file; one that is not there says nothing.
    ///
    /// # Errors
    /// Usage (2) with the line for what is no TOML, has an unknown name or a value that does not fit; otherwise why it
    /// cannot be read.
    pub fn read(path: &Path) -> Result<Self> {
        match std::fs::read_to_string(path) {
            Ok(text) => Self::parse(path, &text),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(Self::default()),
            Err(error) => {
                let kind = match error.kind() {
                    std::io::ErrorKind::PermissionDenied => ErrorKind::NotPermitted,
                    _ => ErrorKind::Storage,
                };
                Err(Error::new(kind, about("cli-config-unreadable", path)).cause(error))
            }
        }
    }

    /// Reads the text of a settings file.
    ///
    /// # Errors
    /// As `read`.
    pub fn parse(path: &Path, text: &str) -> Result<Self> {
        let document = Document::parse(text).map_err(|error| {
            let line = line_of(text, error.span());
            Error::new(ErrorKind::Usage, about("cli-config-not-toml", path).with("line", line.to_string()))
                .hint(Message::new("cli-config-hint"))
                .cause(error.message())
        })?;
        let mut config = Self::default();
        for (name, item) in document.as_table().iter() {
            let at = Place { path, text, table: document.as_table(), name };
            match name {
                "lang" => config.lang = Some(at.lang(item)?),
                "theme" => config.theme = Some(at.text(item)?.to_owned()),
                "file" => config.file = Some(at.text(item)?.into()),
                "ascii" => config.ascii = at.flag(item)?,
                "mouse" => config.no_mouse = !at.flag(item)?,
                "region" => config.region = at.only(item, "name", |at, item| at.text(item).map(str::to_owned))?,
                "report" => config.report = at.on_paper(item)?,
                "keys" => config.keys = at.keys(item)?,
                "norms" => config.norms = at.norms(item)?,
                _ => {
                    let known = "lang, theme, file, ascii, mouse, [region], [report], [norms], [keys.…]";
                    return Err(at.unknown(known));
                }
            }
        }
        Ok(config)
    }
}

/// A name in the settings file, for saying where it stands.
struct Place<'a> {
    path: &'a Path,
    text: &'a str,
    table: &'a toml_edit::Table,
    name: &'a str,
}

impl Place<'_> {
    fn line(&self) -> usize {
        line_of(self.text, self.table.key(self.name).and_then(toml_edit::Key::span))
    }

    fn say(&self, id: &'static str) -> Message {
        about(id, self.path).with("line", self.line().to_string()).with("name", self.name)
    }

    fn unknown(&self, known: &str) -> Error {
        Error::new(ErrorKind::Usage, self.say("cli-config-unknown").with("known", known))
            .hint(Message::new("cli-config-hint"))
    }

    fn misfit(&self, wanted: &str) -> Error {
        Error::new(ErrorKind::Usage, self.say("cli-config-misfit").with("wanted", wanted))
            .hint(Message::new("cli-config-hint"))
    }

    fn text<'i>(&self, item: &'i Item) -> Result<&'i str> {
        item.as_str().ok_or_else(|| self.misfit("\"…\""))
    }

    fn flag(&self, item: &Item) -> Result<bool> {
        item.as_bool().ok_or_else(|| self.misfit("true, false"))
    }

    fn lang(&self, item: &Item) -> Result<Lang> {
        item.as_str().and_then(Lang::parse).ok_or_else(|| self.misfit("\"nl\", \"en\""))
    }

    /// The value of the one name that this table may have.
    fn only<T>(&self, item: &Item, wanted: &str, read: impl Fn(&Place<'_>, &Item) -> Result<T>) -> Result<Option<T>> {
        let table = item.as_table().ok_or_else(|| self.misfit(&format!("[{}]", self.name)))?;
        let mut found = None;
        for (name, item) in table.iter() {
            let at = Place { path: self.path, text: self.text, table, name };
            if name != wanted {
                return Err(at.unknown(wanted));
            }
            found = Some(read(&at, item)?);
        }
        Ok(found)
    }

    fn norms(&self, item: &Item) -> Result<Vec<NormSetting>> {
        let table = item.as_table().ok_or_else(|| self.misfit("[norms]"))?;
        let mut settings = Vec::new();
        for (name, item) in table.iter() {
            let at = Place { path: self.path, text: self.text, table, name };
            let value = item.as_integer().and_then(|value| u32::try_from(value).ok());
            let value = value.ok_or_else(|| at.misfit("0, 1, 2, …"))?;
            settings.push(NormSetting { name: name.into(), value, line: at.line() });
        }
        Ok(settings)
    }

    fn keys(&self, item: &Item) -> Result<Vec<KeySetting>> {
        let views = item.as_table().ok_or_else(|| self.misfit("[keys.…]"))?;
        let mut settings = Vec::new();
        for (view, item) in views.iter() {
            let at = Place { path: self.path, text: self.text, table: views, name: view };
            let actions = item.as_table().ok_or_else(|| at.misfit(&format!("[keys.{view}]")))?;
            for (action, item) in actions.iter() {
                let at = Place { path: self.path, text: self.text, table: actions, name: action };
                let keys = match item.as_array() {
                    Some(keys) => {
                        let keys: Option<Vec<String>> =
                            keys.iter().map(|key| key.as_str().map(str::to_owned)).collect();
                        keys.ok_or_else(|| at.misfit("[\"…\", \"…\"]"))?
                    }
                    None => vec![at.text(item)?.to_owned()],
                };
                settings.push(KeySetting { view: view.into(), action: action.into(), keys, line: at.line() });
            }
        }
        Ok(settings)
    }
}

fn about(id: &'static str, path: &Path) -> Message {
    Message::new(id).with("path", path.display().to_string())
}

fn line_of(text: &str, span: Option<std::ops::Range<usize>>) -> usize {
    let start = span.map_or(0, |span| span.start).min(text.len());
    text.as_bytes().iter().take(start).filter(|byte| **byte == b'\n').count() + 1
}

/// The variables of the environment, read by name; tests hand in their own.
pub type Variables<'a> = &'a dyn Fn(&str) -> Option<OsString>;

/// The variables of this process; an empty one counts as not set.
#[must_use]
pub fn variable(name: &str) -> Option<OsString> {
    std::env::var_os(name).filter(|value| !value.is_empty())
}

/// Where everything is. Nothing is made here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Places {
    /// The settings file.
    pub config: PathBuf,
    /// Own themes, `NAME.toml`.
    pub themes: PathBuf,
    /// The folder of the register when none is named, and of the demonstration.
    pub data: PathBuf,
    /// Log and crash notes.
    pub state: PathBuf,
}

impl Places {
    /// The places by option (the settings file only), variable, XDG variable, and the habits of the system.
    ///
    /// # Errors
    /// Missing (66) when this user has no home folder and no variable says where to look.
    pub fn find(config: Option<&Path>, variables: Variables<'_>) -> Result<Self> {
        let own = directories::ProjectDirs::from("", "", "perceel");
        let xdg = |name: &str| {
            let folder = variables(name).map(PathBuf::from).filter(|folder| folder.is_absolute());
            folder.map(|folder| folder.join("perceel"))
        };
        let homeless = || Error::new(ErrorKind::Missing, Message::new("cli-no-home"));
        let folder = |name: &str, usual: fn(&directories::ProjectDirs) -> PathBuf| {
            xdg(name).or_else(|| own.as_ref().map(usual)).ok_or_else(homeless)
        };
        let settings = folder("XDG_CONFIG_HOME", |own| own.config_dir().to_path_buf())?;
        let state = folder("XDG_STATE_HOME", |own| own.state_dir().unwrap_or_else(|| own.data_local_dir()).into())?;
        let config = config.map(Path::to_path_buf).or_else(|| variables("PERCEEL_CONFIG").map(PathBuf::from));
        let config = config.unwrap_or_else(|| settings.join("settings.toml"));
        let themes = config.parent().map_or_else(|| settings.clone(), Path::to_path_buf).join("themes");
        Ok(Self { config, themes, data: folder("XDG_DATA_HOME", |own| own.data_dir().into())?, state })
    }

    /// The register: option, variable, settings, `register.perceel` in the data folder.
    #[must_use]
    pub fn register(&self, option: Option<&Path>, variables: Variables<'_>, config: &Config) -> PathBuf {
        let named = option.map(Path::to_path_buf).or_else(|| variables("PERCEEL_DB").map(PathBuf::from));
        named.or_else(|| config.file.clone()).unwrap_or_else(|| self.data.join(DEFAULT_FILE))
    }

    /// The log.
    #[must_use]
    pub fn log(&self) -> PathBuf {
        self.state.join("perceel.log")
    }

    /// The demonstration register.
    #[must_use]
    pub fn demo(&self) -> PathBuf {
        self.data.join("demo.perceel")
    }
}

/// The language: option, variable, settings, locale; any locale but a Dutch one is English.
///
/// # Errors
/// Usage (2) for a language there is not.
pub fn choose_lang(option: Option<&str>, variables: Variables<'_>, config: &Config) -> Result<Lang> {
    let variable = variables("PERCEEL_LANG").map(|value| value.to_string_lossy().into_owned());
    if let Some(code) = option.map(str::to_owned).or(variable) {
        return Lang::parse(&code)
            .ok_or_else(|| Error::new(ErrorKind::Usage, Message::new("cli-no-such-language").with("typed", code)));
    }
    Ok(config.lang.unwrap_or_else(|| locale_lang(variables)))
}

/// The language of the locale.
#[must_use]
pub fn locale_lang(variables: Variables<'_>) -> Lang {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].iter().find_map(|name| variables(name));
    match locale.and_then(|locale| Lang::parse(&locale.to_string_lossy())) {
        Some(Lang::Nl) => Lang::Nl,
        _ => Lang::En,
    }
}

/// The looks: the theme of the settings, a built-in one or `NAME.toml` in the themes folder.
///
/// # Errors
/// Usage (2) when there is no such theme; `Refused` when its file cannot be understood.
pub fn read_theme(config: &Config, places: &Places) -> Result<Option<Theme>> {
    let Some(name) = &config.theme else { return Ok(None) };
    if let Some(theme) = Theme::builtin(name) {
        return Ok(Some(theme));
    }
    let path = places.themes.join(format!("{name}.toml"));
    let Ok(text) = std::fs::read_to_string(&path) else {
        let what = about("cli-no-such-theme", &path).with("name", name.as_str());
        return Err(Error::new(ErrorKind::Usage, what.with("known", Theme::builtin_names().join(", "))));
    };
    Theme::parse(name, &text).map(Some)
}

/// What time it is: the system's clock, or the one of `PERCEEL_TODAY`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clock {
    fixed: Option<DateTime<Utc>>,
}

impl Clock {
    /// The clock of this process. `PERCEEL_TODAY=2026-11-21` makes it noon of that day in Amsterdam for as long as the
    /// process lives; `2026-11-21T16:05:00` is more precise.
    ///
    /// # Errors
    /// Usage (2) when the variable holds no date.
    pub fn read(variables: Variables<'_>) -> Result<Self> {
        let Some(value) = variables("PERCEEL_TODAY") else { return Ok(Self { fixed: None }) };
        let value = value.to_string_lossy();
        let noon = value.parse::<NaiveDate>().ok().map(|day| day.and_time(NaiveTime::MIN + TimeDelta::hours(12)));
        let moment = noon.or_else(|| parse_local(&value)).and_then(in_amsterdam);
        match moment {
            Some(moment) => Ok(Self { fixed: Some(moment) }),
            None => Err(Error::new(ErrorKind::Usage, Message::new("cli-today-wrong").with("typed", value))),
        }
    }

    /// Now, given what the system's clock says.
    #[must_use]
    pub fn now(self, system: DateTime<Utc>) -> DateTime<Utc> {
        self.fixed.unwrap_or(system)
    }

    /// Today in Amsterdam, given what the system's clock says.
    #[must_use]
    pub fn today(self, system: DateTime<Utc>) -> NaiveDate {
        self.now(system).with_timezone(&Amsterdam).date_naive()
    }

    /// Whether it stands still.
    #[must_use]
    pub fn is_fixed(self) -> bool {
        self.fixed.is_some()
    }
}

/// `2026-11-21T16:05`, with or without seconds, with a blank for the `T` too.
#[must_use]
pub fn parse_local(text: &str) -> Option<NaiveDateTime> {
    let text = text.trim().replacen(' ', "T", 1);
    ["%Y-%m-%dT%H:%M:%S%.f", "%Y-%m-%dT%H:%M"]
        .iter()
        .find_map(|pattern| NaiveDateTime::parse_from_str(&text, pattern).ok())
}

/// A moment on the clocks of Amsterdam; the later one of the hour that is there twice, nothing for the hour that is not.
#[must_use]
pub fn in_amsterdam(local: NaiveDateTime) -> Option<DateTime<Utc>> {
    Amsterdam.from_local_datetime(&local).latest().map(|moment| moment.with_timezone(&Utc))
}

/// The last moment of a day in Amsterdam.
#[must_use]
pub fn end_of_day(day: NaiveDate) -> Option<DateTime<Utc>> {
    day.and_hms_milli_opt(23, 59, 59, 999).and_then(in_amsterdam)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    fn variables<'a>(set: &'a [(&'a str, &'a str)]) -> impl Fn(&str) -> Option<OsString> + 'a {
        move |name| set.iter().find(|(known, _)| *known == name).map(|(_, value)| value.into())
    }

    fn parse(text: &str) -> Result<Config> {
        Config::parse(Path::new("settings.toml"), text)
    }

    #[test]
    fn settings_are_read_whole() {
        let text = "lang = \"nl\"\ntheme = \"dark\"\nascii = true\nmouse = false\nfile = \"/x/y.perceel\"\n\
                    [region]\nname = \"Regio Veenstroom\"\n[report]\nlanguage = \"en\"\n\
                    [keys.contracts]\nnew = \"+\"\nedit = [\"e\", \"F2\"]\n";
        let config = parse(text).unwrap();
        assert_eq!(config.lang, Some(Lang::Nl));
        assert_eq!(config.theme.as_deref(), Some("dark"));
        assert!(config.ascii && config.no_mouse);
        assert_eq!(config.file.as_deref(), Some(Path::new("/x/y.perceel")));
        assert_eq!(config.region.as_deref(), Some("Regio Veenstroom"));
        assert_eq!(config.report.language, Some(Lang::En));
        let keys: Vec<_> =
            config.keys.iter().map(|k| (k.view.as_str(), k.action.as_str(), k.keys.len(), k.line)).collect();
        assert_eq!(keys, [("contracts", "new", 1, 11), ("contracts", "edit", 2, 12)]);
    }

    #[test]
    fn what_is_wrong_is_told_with_its_line() {
        for (text, id, line) in [
            ("lang = \"nl\"\nlnag = \"en\"\n", "cli-config-unknown", "2"),
            ("\n\nlang = \"fr\"\n", "cli-config-misfit", "3"),
            ("ascii = \"yes\"\n", "cli-config-misfit", "1"),
            ("[report]\nlanguage = \"nl\"\ncolour = 1\n", "cli-config-unknown", "3"),
            ("a = \n", "cli-config-not-toml", "1"),
            ("[keys.lots]\nopen = 3\n", "cli-config-misfit", "2"),
        ] {
            let error = parse(text).unwrap_err();
            assert_eq!((error.kind, error.what.id), (ErrorKind::Usage, id), "{text}");
            assert!(error.what.args.contains(&("line", crate::text::Arg::Text(line.into()))), "{text}: {error:?}");
        }
    }

    #[test]
    fn places_follow_option_variable_xdg_and_home() {
        let set =
            [("XDG_CONFIG_HOME", "/c"), ("XDG_DATA_HOME", "/d"), ("XDG_STATE_HOME", "/s"), ("PERCEEL_DB", "/v.p")];
        let places = Places::find(None, &variables(&set)).unwrap();
        assert_eq!(places.config, Path::new("/c/perceel/settings.toml"));
        assert_eq!(places.themes, Path::new("/c/perceel/themes"));
        assert_eq!(places.log(), Path::new("/s/perceel/perceel.log"));
        let file = Config { file: Some("/f.p".into()), ..Config::default() };
        let register = |option: Option<&str>, set: &[(&str, &str)], config: &Config| {
            places.register(option.map(Path::new), &variables(set), config)
        };
        assert_eq!(register(Some("/o.p"), &set, &file), Path::new("/o.p"));
        assert_eq!(register(None, &set, &file), Path::new("/v.p"));
        assert_eq!(register(None, &[], &file), Path::new("/f.p"));
        assert_eq!(register(None, &[], &Config::default()), Path::new("/d/perceel/register.perceel"));
        let relative = [("XDG_CONFIG_HOME", "c"), ("PERCEEL_CONFIG", "/p/own.toml")];
        assert_eq!(Places::find(None, &variables(&relative)).unwrap().config, Path::new("/p/own.toml"));
        let option = Places::find(Some(Path::new("/o/s.toml")), &variables(&relative)).unwrap();
        assert_eq!(option.themes, Path::new("/o/themes"));
    }

    #[test]
    fn language_is_option_then_variable_then_settings_then_locale() {
        let config = Config { lang: Some(Lang::Nl), ..Config::default() };
        let english = [("PERCEEL_LANG", "en")];
        assert_eq!(choose_lang(Some("nl"), &variables(&english), &Config::default()).unwrap(), Lang::Nl);
        assert_eq!(choose_lang(None, &variables(&english), &config).unwrap(), Lang::En);
        assert_eq!(choose_lang(None, &variables(&[("LANG", "en_GB.UTF-8")]), &config).unwrap(), Lang::Nl);
        for (locale, lang) in [("nl_NL.UTF-8", Lang::Nl), ("nl", Lang::Nl), ("C", Lang::En), ("de_DE", Lang::En)] {
            assert_eq!(choose_lang(None, &variables(&[("LANG", locale)]), &Config::default()).unwrap(), lang);
        }
        assert_eq!(choose_lang(Some("fr"), &variables(&[]), &config).unwrap_err().kind, ErrorKind::Usage);
    }

    #[test]
    fn the_clock_is_that_of_amsterdam() {
        let clock = Clock::read(&variables(&[("PERCEEL_TODAY", "2026-11-21")])).unwrap();
        let system = DateTime::<Utc>::UNIX_EPOCH;
        assert_eq!(clock.now(system).to_rfc3339(), "2026-11-21T11:00:00+00:00");
        let late = Clock::read(&variables(&[("PERCEEL_TODAY", "2026-06-30T00:30")])).unwrap();
        assert_eq!(late.now(system).to_rfc3339(), "2026-06-29T22:30:00+00:00");
        assert_eq!(late.today(system).to_string(), "2026-06-30");
        assert!(Clock::read(&variables(&[("PERCEEL_TODAY", "morgen")])).is_err());
        let day = NaiveDate::from_ymd_opt(2026, 3, 29).unwrap();
        assert_eq!(end_of_day(day).unwrap().to_rfc3339(), "2026-03-29T21:59:59.999+00:00");
    }
}
