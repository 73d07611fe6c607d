//! The loaded sentences of one language. Sentences without arguments are said once, at loading;
//! the others by Fluent when asked. What the user typed is not cleaned here: that is `shown`.

use std::collections::HashMap;
use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::memoizer::MemoizerKind;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

use super::rooms::ROOMS;
use super::{Arg, Lang, Message};

/// The sentences of one language; a small handle that can be copied and sent to another thread.
#[derive(Clone, Copy)]
pub struct Words {
    loaded: &'static Loaded,
}

/// What is loaded once per language.
struct Loaded {
    lang: Lang,
    bundle: FluentBundle<FluentResource>,
    /// Sentences (and `id.attribute`) that need no arguments, ready to show.
    plain: HashMap<String, String>,
}

static NL: OnceLock<Loaded> = OnceLock::new();
static EN: OnceLock<Loaded> = OnceLock::new();

impl Words {
    /// The sentences of a language; the first call reads them, later calls cost nothing.
    #[must_use]
    pub fn load(lang: Lang) -> Self {
        let cell = match lang {
            Lang::Nl => &NL,
            Lang::En => &EN,
        };
        Self { loaded: cell.get_or_init(|| Loaded::read(lang)) }
    }

    /// The language of these sentences.
    #[must_use]
    pub fn lang(self) -> Lang {
        self.loaded.lang
    }

    /// Says a message. A missing id answers `⟦id⟧`, a missing argument stays visible as `{$name}`.
    #[must_use]
    pub fn say(self, message: &Message) -> String {
        if let Some(ready) = self.plain(message.id) {
            return ready.to_owned();
        }
        let mut args = FluentArgs::with_capacity(message.args.len());
        for (name, value) in &message.args {
            match value {
                Arg::Text(text) => args.set(*name, self.word_for(name, text)),
                Arg::Count(count) => args.set(*name, *count),
                Arg::Each([dutch, english]) => {
                    args.set(*name, if self.lang() == Lang::Nl { dutch.as_str() } else { english.as_str() });
                }
            }
        }
        self.loaded.format(message.id, Some(&args)).map_or_else(|| missing(message.id), |(text, _)| text)
    }

    /// Names of nouns and fields are filled in by their English name and said as the reader's word: an argument called
    /// `noun` or `nouns` is a kind, one called `field` a column, one called `unit` or `counted` the code of a unit.
    fn word_for<'t>(self, argument: &str, text: &'t str) -> std::borrow::Cow<'t, str> {
        let word = match argument {
            "noun" => self.find(&key(&["kind", text, "one"])),
            "nouns" => self.find(&key(&["kind", text])),
            "field" => self.find(&key(&["field", text])),
            "unit" | "counted" => self.find(&key(&["choice", text])),
            _ => None,
        };
        word.map_or(std::borrow::Cow::Borrowed(text), std::borrow::Cow::Owned)
    }

    /// The sentence with this id, `⟦id⟧` when there is none. For ids without arguments.
    #[must_use]
    pub fn get(self, id: &str) -> String {
        self.find(id).unwrap_or_else(|| missing(id))
    }

    /// The sentence with this id (or `id.attribute`), if there is one.
    #[must_use]
    pub fn find(self, id: &str) -> Option<String> {
        match self.plain(id) {
            Some(ready) => Some(ready.to_owned()),
            None => self.loaded.format(id, None).map(|(text, _)| text),
        }
    }

    /// The sentence with this id without copying it; only for sentences that need no arguments.
    #[must_use]
    pub fn plain(self, id: &str) -> Option<&'static str> {
        self.loaded.plain.get(id).map(String::as_str)
    }

    /// Name of a kind of record in the plural, as heading: `kind-contracts`.
    #[must_use]
    pub fn kind(self, kind: &str) -> String {
        self.label(&[&key(&["kind", kind])])
    }

    /// Name of one record of a kind: `kind-contracts-one`.
    #[must_use]
    pub fn kind_one(self, kind: &str) -> String {
        self.label(&[&key(&["kind", kind, "one"])])
    }

    /// What people also call a kind of record: `kind-utilisation.lay`, with commas between.
    #[must_use]
    pub fn kind_also(self, kind: &str) -> Vec<String> {
        let lay = self.find(&format!("{}.lay", key(&["kind", kind]))).unwrap_or_default();
        lay.split(", ").filter(|name| !name.is_empty()).map(str::to_owned).collect()
    }

    /// Label of a field: `field-contracts-end`, else what fields of that name are called everywhere, `field-end`.
    #[must_use]
    pub fn field(self, kind: &str, column: &str) -> String {
        self.label(&[&key(&["field", kind, column]), &key(&["field", column])])
    }

    /// What stands above a column of that field: `field-kvk.short` if there is one, else its label.
    #[must_use]
    pub fn field_short(self, kind: &str, column: &str) -> String {
        let ids = [key(&["field", kind, column]), key(&["field", column])];
        let own = ids.iter().find(|id| self.find(id).is_some());
        let short = own.and_then(|id| self.find(&format!("{id}.short")));
        short.unwrap_or_else(|| self.field(kind, column))
    }

    /// Word for a code of a choice: `choice-category-heavy`, else `choice-heavy`.
    #[must_use]
    pub fn choice(self, field: &str, code: &str) -> String {
        self.label(&[&key(&["choice", field, code]), &key(&["choice", code])])
    }

    /// What people also call a code of a choice: its plural (`.many`) and other words (`.lay`, with commas between).
    #[must_use]
    pub fn choice_also(self, field: &str, code: &str) -> Vec<String> {
        let ids = [key(&["choice", field, code]), key(&["choice", code])];
        let found = ids.iter().flat_map(|id| ["many", "lay"].map(|also| self.find(&format!("{id}.{also}"))));
        found.flatten().flat_map(|also| also.split(", ").map(str::to_owned).collect::<Vec<_>>()).collect()
    }

    /// The unit of a volume in thousandths: `choice-hour`, or its plural, `choice-hour.many`.
    #[must_use]
    pub fn unit(self, code: &str, milli: i64) -> String {
        let many = self.find(&format!("{}.many", key(&["choice", code])));
        many.filter(|_| milli != 1_000).unwrap_or_else(|| self.choice("unit", code))
    }

    /// Name of an action: `action-edit`.
    #[must_use]
    pub fn action(self, name: &str) -> String {
        self.label(&[&key(&["action", name])])
    }

    /// The first of these ids that exists; if none does, the last one between marks.
    fn label(self, ids: &[&str]) -> String {
        let found = ids.iter().find_map(|id| self.find(id));
        found.unwrap_or_else(|| missing(ids.last().copied().unwrap_or_default()))
    }
}

impl std::fmt::Debug for Words {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Words").field(&self.loaded.lang).finish()
    }
}

impl Loaded {
    fn read(lang: Lang) -> Self {
        let mut bundle = FluentBundle::new_concurrent(vec![lang.code().parse().unwrap_or_default()]);
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(match lang {
            Lang::Nl => write_count_nl,
            Lang::En => write_count_en,
        }));
        for room in ROOMS {
            // A sentence Fluent cannot read is left out and shows up as ⟦id⟧; tests/texts.rs finds it first.
            let resource = match FluentResource::try_new(room.source(lang).to_owned()) {
                Ok(resource) | Err((resource, _)) => resource,
            };
            let _double = bundle.add_resource(resource);
        }
        let mut loaded = Self { lang, bundle, plain: HashMap::new() };
        for room in ROOMS {
            for id in ids(room.source(lang)) {
                if let Some((text, true)) = loaded.format(&id, None) {
                    loaded.plain.insert(id, text);
                }
            }
        }
        loaded
    }

    /// The text of `id` or `id.attribute`, and whether every argument it asks for was there.
    fn format(&self, id: &str, args: Option<&FluentArgs<'_>>) -> Option<(String, bool)> {
        let (name, attribute) = match id.split_once('.') {
            Some((name, attribute)) => (name, Some(attribute)),
            None => (id, None),
        };
        let message = self.bundle.get_message(name)?;
        let pattern = match attribute {
            Some(attribute) => message.get_attribute(attribute)?.value(),
            None => message.value()?,
        };
        let mut errors = Vec::new();
        let text = self.bundle.format_pattern(pattern, args, &mut errors).into_owned();
        Some((text, errors.is_empty()))
    }
}

/// Ids of the messages in a Fluent text, each followed by its attributes as `id.attribute`; terms are left out.
#[must_use]
pub fn ids(source: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut current = "";
    for line in source.lines() {
        if line.starts_with(|c: char| c.is_ascii_alphabetic())
            && let Some((id, _)) = line.split_once('=')
        {
            current = id.trim();
            found.push(current.to_owned());
        } else if line.starts_with(' ')
            && let Some((attribute, _)) = line.trim_start().strip_prefix('.').and_then(|rest| rest.split_once('='))
            && !current.is_empty()
        {
            found.push(format!("{current}.{}", attribute.trim()));
        } else if line.starts_with('-') {
            current = "";
        }
    }
    found
}

/// An id out of parts: what Fluent does not allow in an id (a dot, a space, an underscore) becomes a hyphen.
fn key(parts: &[&str]) -> String {
    let mut id = String::with_capacity(parts.iter().map(|part| part.len() + 1).sum());
    for (at, part) in parts.iter().enumerate() {
        if at > 0 {
            id.push('-');
        }
        id.extend(part.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }));
    }
    id
}

fn missing(id: &str) -> String {
    format!("⟦{id}⟧")
}

fn write_count_nl<M: MemoizerKind>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    write_count(value, '.', ',')
}

fn write_count_en<M: MemoizerKind>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    write_count(value, ',', '.')
}

/// Writes a count with thousands separators; anything that is not a number is left to Fluent.
fn write_count(value: &FluentValue<'_>, thousands: char, decimal: char) -> Option<String> {
    let FluentValue::Number(number) = value else { return None };
    let plain = number.as_string();
    let (sign, rest) = plain.strip_prefix('-').map_or(("", plain.as_ref()), |rest| ("-", rest));
    let (whole, fraction) = rest.split_once('.').map_or((rest, None), |(whole, part)| (whole, Some(part)));
    let mut text = String::from(sign);
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at) % 3 == 0 {
            text.push(thousands);
        }
        text.push(digit);
    }
    if let Some(fraction) = fraction {
        text.push(decimal);
        text.push_str(fraction);
    }
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(value: i64, thousands: char, decimal: char) -> Option<String> {
        write_count(&FluentValue::from(value), thousands, decimal)
    }

    #[test]
    fn counts_are_written_as_the_language_does() {
        assert_eq!(number(7, '.', ','), Some("7".into()));
        assert_eq!(number(1234, '.', ','), Some("1.234".into()));
        assert_eq!(number(-1_234_567, ',', '.'), Some("-1,234,567".into()));
        assert_eq!(write_count(&FluentValue::from(1234.5), '.', ','), Some("1.234,5".into()));
        assert_eq!(write_count(&FluentValue::from("1234"), '.', ','), None);
    }

    #[test]
    fn ids_come_with_their_attributes_and_without_terms() {
        let source =
            "# note\na-b = x\n    .hint = y\n-term = z\n    .gender = f\nc =\n    { $n ->\n   *[other] = q\n    }\n";
        assert_eq!(ids(source), ["a-b", "a-b.hint", "c"]);
    }

    #[test]
    fn a_missing_sentence_is_seen() {
        let words = Words::load(Lang::En);
        assert_eq!(words.get("there-is-no-such"), "⟦there-is-no-such⟧");
        assert_eq!(words.find("there-is-no-such"), None);
        assert_eq!(words.say(&Message::new("there-is-no-such")), "⟦there-is-no-such⟧");
        assert_eq!(words.field("no_kind", "no_column"), "⟦field-no-column⟧");
    }

    #[test]
    fn sentences_are_said_in_both_languages_with_their_count() {
        let message = Message::new("theme-unknown-role").with("role", "glow").count("line", 1234);
        assert!(Words::load(Lang::Nl).say(&message).contains("1.234"));
        assert!(Words::load(Lang::En).say(&message).contains("1,234"));
        assert!(Words::load(Lang::Nl).say(&message).contains("glow"));
    }

    #[test]
    fn words_go_to_another_thread() {
        let words = Words::load(Lang::Nl);
        let here = words.get("theme-terminal");
        let there = std::thread::spawn(move || words.get("theme-terminal")).join();
        assert_eq!(there.ok(), Some(here));
    }
}
