//! Which record a sheet means by a number, a name or a key: number before name, exact before near. What is near or
//! missing becomes a question; nothing is guessed.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::cells::restored;
use super::linking::is_link;
use super::mapping::Mapping;
use super::question::{MAKE_NEW, Offered, Question};
use crate::domain::contract::{counts, in_use};
use crate::domain::field::Shape;
use crate::domain::kind::Kind;
use crate::domain::nouns::contracts;
use crate::domain::record::{Id, Record, Value};
use crate::domain::register::{Found, Register};
use crate::import::plan::Draft;
use crate::shown::fold;
use crate::text::{Message, Words};

/// What a row says about a linked record: a text by property, or by any key (None).
pub(super) type Parts = Vec<(Option<&'static str>, String)>;

/// The record of each row of our own export, per noun in the order of its sheet; nothing for refused rows.
pub(super) type Ranked = HashMap<Kind, Vec<Option<Id>>>;

/// Where a link leads.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Resolved {
    /// To this record.
    One(Id, Option<Message>),
    /// Nowhere, on the user's word.
    Left,
    /// To a record that the user wants to be made.
    New(Draft),
    /// Nowhere; the sentence says why, and the question of that name may settle it.
    Unknown(Message, Option<String>),
}

/// Resolves links against one register, remembering what was asked before.
pub(super) struct Links<'a> {
    register: &'a Register,
    words: Words,
    day: NaiveDate,
    answers: &'a Mapping,
    mapping: usize,
    /// What a bare `#3` means in our own export: the third row of its noun.
    ranked: Option<&'a Ranked>,
    seen: HashMap<(Kind, Parts), Resolved>,
    names: HashMap<Kind, HashMap<String, Vec<Id>>>,
    /// The questions that came up.
    pub questions: Vec<Question>,
}

impl<'a> Links<'a> {
    /// A resolver for one sheet; contracts of a party are those that run on the day.
    pub(super) fn new(
        register: &'a Register,
        (words, day): (Words, NaiveDate),
        answers: &'a Mapping,
        mapping: usize,
    ) -> Self {
        let (seen, names, questions) = (HashMap::new(), HashMap::new(), Vec::new());
        Self { register, words, day, answers, mapping, ranked: None, seen, names, questions }
    }

    /// The same, for a sheet of our own export: a record that nothing names is meant there by its rank in its sheet.
    pub(super) fn ranked(self, ranked: &'a Ranked) -> Self {
        Self { ranked: self.answers.exchange.then_some(ranked), ..self }
    }

    /// The record that a bare rank means.
    fn by_rank(&self, target: Kind, parts: &Parts) -> Option<Id> {
        let [(_, text)] = parts.as_slice() else { return None };
        let rank: usize = text.trim().strip_prefix('#')?.parse().ok()?;
        *self.ranked?.get(&target)?.get(rank.checked_sub(1)?)?
    }

    /// The record that these parts mean; a question counts one row more each time it comes up.
    pub(super) fn resolve(&mut self, target: Kind, parts: &Parts) -> Resolved {
        let key = (target, parts.clone());
        let found = match self.seen.get(&key) {
            Some(found) => found.clone(),
            None => {
                let found = self.look_up(target, parts);
                self.seen.insert(key, found.clone());
                found
            }
        };
        if let Resolved::Unknown(_, Some(id)) = &found
            && let Some(question) = self.questions.iter_mut().find(|question| question.id == *id)
        {
            question.rows += 1;
        }
        found
    }

    fn look_up(&mut self, target: Kind, parts: &Parts) -> Resolved {
        if let Some(id) = self.by_rank(target, parts) {
            return Resolved::One(id, None);
        }
        let typed = parts.iter().map(|(_, text)| text.trim()).collect::<Vec<_>>().join(" / ");
        let id = format!("link:{}:{}", target.name(), fold(&typed));
        let answer = self.answers.answered(&id).map(str::to_owned);
        if let Some(key) = answer.as_deref().filter(|answer| *answer != MAKE_NEW) {
            return match self.register.find(target, key) {
                _ if key.is_empty() || key == "-" => Resolved::Left,
                Found::One(id) => Resolved::One(id, None),
                _ => Resolved::Unknown(self.absent(target, key), None),
            };
        }
        let mut number_absent = None;
        let mut note = None;
        for (property, text) in numbers_first(parts) {
            let outcome = match property {
                Some(property) => self.by_property(target, property, text, number_absent.is_some()),
                None => self.by_any_key(target, text),
            };
            match outcome {
                Outcome::Found(ids, told) => {
                    note = note.or(told);
                    match ids.as_slice() {
                        [] if property.is_some_and(is_number) => number_absent = Some(text),
                        [] => {}
                        [one] => return Resolved::One(*one, note),
                        many => return self.ask_which(target, &id, &typed, many),
                    }
                }
                Outcome::Refused(why) => return Resolved::Unknown(why, None),
            }
        }
        let draft = new_draft(target, parts);
        let near = match self.register.find(target, &typed) {
            Found::Near(near) => near,
            Found::One(id) if number_absent.is_none() => return Resolved::One(id, note),
            _ => Vec::new(),
        };
        if let Some(names) = self.several_names(target, &typed) {
            let message = Message::new("rows-several-names").with("typed", typed).with("names", names);
            return Resolved::Unknown(message, None);
        }
        let everything = self.answers.answered(&format!("new:{}", target.name())) == Some(MAKE_NEW);
        match draft {
            Some(draft) if answer.as_deref() == Some(MAKE_NEW) || (everything && near.is_empty()) => {
                Resolved::New(draft)
            }
            draft => self.ask_missing(target, &id, &typed, &near, draft.is_some()),
        }
    }

    /// The records that have that text in that property. After a number that no record has, only a record whose number
    /// is not known can still be meant by its name.
    fn by_property(&mut self, target: Kind, property: &'static str, text: &str, number_absent: bool) -> Outcome {
        let Some((position, field)) = target.noun().find(property) else { return Outcome::Found(Vec::new(), None) };
        if let Shape::Link(through) = field.shape {
            return self.by_link(target, position, through, text);
        }
        let (wanted, note) = if field.digits > 0 {
            match restored(text, property, field.digits) {
                Ok((digits, note)) if property == "cbs_code" => (format!("GM{digits}"), note),
                Ok(found) => found,
                Err(super::cells::Stop::Refused(why)) => return Outcome::Refused(why),
                Err(super::cells::Stop::Waits(_)) => return Outcome::Found(Vec::new(), None),
            }
        } else {
            (text.trim().to_owned(), None)
        };
        let folded = fold(&wanted);
        let mut ids: Vec<Id> = self.register.with_key(target, &wanted);
        ids.retain(|id| {
            let Some(record) = self.register.get(target, *id) else { return false };
            let same = matches!(&record.values[position], Value::Text(held) if fold(held) == folded);
            let numberless = || {
                super::vocabulary::properties(target)
                    .filter(|name| is_number(name))
                    .filter_map(|name| target.noun().find(name))
                    .all(|(at, _)| record.values[at].is_unknown())
            };
            same && (!number_absent || numberless())
        });
        Outcome::Found(ids, note)
    }

    /// The records that a key, a number that lost its zeros, a label, a name or a title means.
    fn by_any_key(&mut self, target: Kind, text: &str) -> Outcome {
        match self.register.find(target, text) {
            Found::One(id) => return Outcome::Found(vec![id], None),
            Found::Many(ids) => return Outcome::Found(ids, None),
            Found::Near(_) => {}
        }
        for property in super::vocabulary::properties(target) {
            let Some((_, field)) = target.noun().find(property) else { continue };
            let bare = text.trim().to_uppercase();
            let bare = bare.strip_prefix("GM").unwrap_or(&bare);
            if field.digits > 0
                && !bare.is_empty()
                && bare.bytes().all(|b| b.is_ascii_digit())
                && let Outcome::Found(ids, note) = self.by_property(target, property, text, false)
                && !ids.is_empty()
            {
                return Outcome::Found(ids, note);
            }
        }
        let named = self.named(target).get(&fold(text.trim())).cloned().unwrap_or_default();
        // Lists that others keep per provider mean the contract of that provider.
        match named.as_slice() {
            [] if target == Kind::Contract => self.by_link(target, contracts::PROVIDER.index, Kind::Provider, text),
            _ => Outcome::Found(named, None),
        }
    }

    /// The records whose link at that position leads to what the text names. Of several contracts the only one that runs is
    /// meant, and that is told.
    fn by_link(&mut self, target: Kind, position: usize, through: Kind, text: &str) -> Outcome {
        let (register, day) = (self.register, self.day);
        let (ids, note) = match self.by_any_key(through, text) {
            Outcome::Found(ids, note) => (ids, note),
            refused @ Outcome::Refused(_) => return refused,
        };
        let all = ids.iter().flat_map(|id| register.referring(target, position, *id));
        let all = all.filter_map(|id| register.get(target, *id)).filter(|record| in_use(target, record, day));
        let all: Vec<&Record> = all.collect();
        let running: Vec<Id> = match target {
            Kind::Contract => all.iter().filter(|one| counts(register, one, day)).map(|one| one.id).collect(),
            _ => Vec::new(),
        };
        let meant = if running.len() == 1 { running } else { all.iter().map(|one| one.id).collect() };
        let told = meant.first().map(|id| {
            let (noun, record) = (self.words.kind_one(target.name()), register.key(target, *id));
            Message::new("rows-through").with("typed", text.trim()).with("noun", noun).with("record", record)
        });
        Outcome::Found(meant, note.or(told))
    }

    /// Records by label and by title, folded.
    fn named(&mut self, target: Kind) -> &HashMap<String, Vec<Id>> {
        let register = self.register;
        self.names.entry(target).or_insert_with(|| {
            let mut names: HashMap<String, Vec<Id>> = HashMap::new();
            let titles: Vec<usize> =
                ["name", "title"].iter().filter_map(|name| target.noun().find(name)).map(|(at, _)| at).collect();
            for record in register.all(target) {
                let own = titles.iter().filter_map(|at| match &record.values[*at] {
                    Value::Text(text) => Some(fold(text)),
                    _ => None,
                });
                for name in own.chain([fold(&register.label(target, record.id))]) {
                    let ids = names.entry(name).or_default();
                    if !ids.contains(&record.id) {
                        ids.push(record.id);
                    }
                }
            }
            names
        })
    }

    fn absent(&self, target: Kind, typed: &str) -> Message {
        Message::new("value-no-such-record").with("typed", typed).with("noun", self.words.kind_one(target.name()))
    }

    fn offers(&self, target: Kind, ids: &[Id]) -> Vec<Offered> {
        let offer = |id: &Id| {
            let key = self.register.key(target, *id);
            let says = Message::new("rows-offer-record")
                .with("label", self.register.label(target, *id))
                .with("key", key.clone());
            Offered { value: key, says }
        };
        ids.iter().take(5).map(offer).collect()
    }

    fn ask_which(&mut self, target: Kind, id: &str, typed: &str, many: &[Id]) -> Resolved {
        let keys: Vec<String> = many.iter().take(5).map(|id| self.register.key(target, *id)).collect();
        let message = Message::new("value-record-ambiguous").with("typed", typed).with("records", keys.join("; "));
        let asks = Message::new("rows-ask-which").with("typed", typed).with("noun", self.words.kind_one(target.name()));
        self.ask(id, asks, self.offers(target, many));
        Resolved::Unknown(message, Some(id.to_owned()))
    }

    fn ask_missing(&mut self, target: Kind, id: &str, typed: &str, near: &[Id], can_be_made: bool) -> Resolved {
        let noun = self.words.kind_one(target.name());
        let message = if near.is_empty() {
            self.absent(target, typed)
        } else {
            let labels: Vec<String> = near.iter().take(3).map(|id| self.register.label(target, *id)).collect();
            Message::new("value-no-such-record-near")
                .with("typed", typed)
                .with("noun", noun.clone())
                .with("records", labels.join("; "))
        };
        let mut offered = self.offers(target, near);
        if can_be_made {
            let says = Message::new("rows-offer-new").with("typed", typed).with("noun", noun.clone());
            offered.push(Offered { value: MAKE_NEW.to_owned(), says });
        }
        let asks = Message::new("rows-ask-missing").with("typed", typed).with("noun", noun);
        self.ask(id, asks, offered);
        Resolved::Unknown(message, Some(id.to_owned()))
    }

    fn ask(&mut self, id: &str, asks: Message, offered: Vec<Offered>) {
        if self.questions.iter().all(|question| question.id != id) {
            let mapping = self.mapping;
            self.questions.push(Question { id: id.to_owned(), mapping, asks, offered, free: true, rows: 0 });
        }
    }

    /// The names in a cell that holds several; None when it may be one name.
    fn several_names(&self, target: Kind, typed: &str) -> Option<String> {
        let split = |at: &dyn Fn(&str, usize) -> bool| -> Vec<String> {
            let mut parts = vec![String::new()];
            for (index, sign) in typed.char_indices() {
                match parts.last_mut() {
                    Some(last) if !at(typed, index) => last.push(sign),
                    _ => parts.push(String::new()),
                }
            }
            parts.iter().map(|part| part.trim().to_owned()).filter(|part| !part.is_empty()).collect()
        };
        let sure = split(&parts_names);
        if sure.len() > 1 {
            return Some(sure.join(" · "));
        }
        let known = |part: &String| !self.register.with_key(target, part).is_empty();
        let perhaps = split(&|text, index| text[index..].starts_with([',', '/', '&']));
        (perhaps.len() > 1 && perhaps.iter().any(known)).then(|| perhaps.join(" · "))
    }
}

/// Ends of names that say what legal person it is: a comma after one separates names.
const LEGAL_FORMS: [&str; 14] =
    ["ltd", "limited", "plc", "llp", "cic", "inc", "gmbh", "b.v.", "bv", "n.v.", "nv", "v.o.f.", "vof", "u.a."];

/// Whether the sign at that place separates two names: a bar, a line end, a semicolon that ends no `&amp;`, a comma
/// without a blank after it, a comma after a legal form.
fn parts_names(text: &str, at: usize) -> bool {
    let (before, rest) = text.split_at(at);
    let mut signs = rest.chars();
    let letters_follow = |signs: std::str::Chars<'_>| signs.clone().next().is_some_and(char::is_alphabetic);
    match signs.next() {
        Some('|' | '\n') => true,
        Some(';') => !before.rsplit_once('&').is_some_and(|(_, entity)| {
            !entity.is_empty() && entity.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'#')
        }),
        Some(',') => {
            let last = before.rsplit([' ', ',']).next().unwrap_or_default().to_lowercase();
            letters_follow(signs) || LEGAL_FORMS.contains(&last.as_str())
        }
        _ => false,
    }
}

enum Outcome {
    Found(Vec<Id>, Option<Message>),
    Refused(Message),
}

fn is_number(property: &str) -> bool {
    !matches!(property, "name" | "title")
}

/// The parts in the order in which they decide.
fn numbers_first(parts: &Parts) -> impl Iterator<Item = (Option<&'static str>, &str)> {
    let rank = |property: Option<&str>| match property {
        Some(property) if is_number(property) => 0,
        None => 1,
        Some(_) => 2,
    };
    let mut sorted: Vec<(Option<&'static str>, &str)> =
        parts.iter().map(|(property, text)| (*property, text.as_str())).collect();
    sorted.sort_by_key(|(property, _)| rank(*property));
    sorted.into_iter()
}

/// A record made of what a row says of it; None when its noun needs more than that.
fn new_draft(target: Kind, parts: &Parts) -> Option<Draft> {
    let noun = target.noun();
    let mut draft = Draft::new(target, "");
    for (property, text) in parts {
        let name = property.or_else(|| plain_property(target, text))?;
        let (position, field) = noun.find(name)?;
        if is_link(field.shape) {
            return None;
        }
        let text = if field.digits > 0 {
            let (digits, _) = restored(text, name, field.digits).ok()?;
            if name == "cbs_code" { format!("GM{digits}") } else { digits }
        } else {
            text.trim().to_owned()
        };
        draft.values[position] = Value::text(&text);
    }
    let complete = noun.fields.iter().zip(&draft.values).all(|(field, value)| !field.required || !value.is_unknown());
    (complete && !draft.values.iter().all(Value::is_unknown)).then_some(draft)
}

/// What a bare text is of a record that is to be made: its name, or its code where it has no name.
fn plain_property(target: Kind, text: &str) -> Option<&'static str> {
    let digits_only = text.trim().bytes().all(|b| b.is_ascii_digit() || b == b' ');
    let mut candidates = target.noun().fields.iter().filter(|field| field.shape == Shape::Line);
    let required = candidates.find(|field| field.required)?.name;
    // A bare number is no name.
    (!(digits_only && required == "name")).then_some(required)
}
