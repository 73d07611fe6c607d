//! What can be picked in a field: the codes of a choice, yes and no, the records a link may lead to. Ranked by what was
//! typed; the list stands under the field while it is being filled in.

use crate::domain::calendar::Month;
use crate::domain::field::Shape;
use crate::domain::kind::Kind;
use crate::domain::record::{Id, Value};
use crate::domain::register::{Register, target_kind};
use crate::domain::written;
use crate::shown::fold;
use crate::ui::world::World;
use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;

/// Most suggestions shown at once.
pub const MOST: usize = 6;
/// Most records among which every one is weighed by letters.
const FEW: usize = 2000;

/// What can be picked, and which of it is chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestions {
    /// What is put in the field, and what is told beside it.
    pub rows: Vec<(String, String)>,
    /// The chosen row; nothing until the user goes into the list.
    pub at: Option<usize>,
    /// Whether the rows have what was typed, and something was typed; then the only row may be meant without going to it.
    pub fits: bool,
}

impl Suggestions {
    /// Moves up or down; false at the edge, where the key goes to the form.
    pub fn go(&mut self, by: i32) -> bool {
        let next = match (self.at, by) {
            (None, 1) => Some(0),
            (Some(at), 1) if at + 1 < self.rows.len() => Some(at + 1),
            (Some(at), 1) => Some(at),
            (Some(0), _) => None,
            (Some(at), _) => Some(at - 1),
            (None, _) => return false,
        };
        self.at = next;
        true
    }

    /// What Enter and Tab put in the field: the chosen row, or the only one that has what was typed.
    #[must_use]
    pub fn chosen(&self) -> Option<String> {
        let at = match (self.at, self.rows.as_slice()) {
            (Some(at), _) => at,
            (None, [_]) if self.fits => 0,
            (None, _) => return None,
        };
        self.rows.get(at).map(|(typed, _)| typed.clone())
    }
}

/// What can be picked in the field at that position, given what is typed in it.
#[must_use]
pub fn for_field(world: &World, kind: Kind, values: &[Value], position: usize, typed: &str) -> Option<Suggestions> {
    let field = &kind.noun().fields[position];
    let (rows, fits) = match field.shape {
        Shape::Choice(codes) => {
            let words = codes.iter().map(|code| world.words.choice(field.name, code));
            (beginning(words.collect(), typed), !typed.trim().is_empty())
        }
        Shape::Flag => {
            let words = [true, false].map(|flag| written::show_yes_no(flag, world.words.lang()).to_owned());
            (beginning(words.into(), typed), !typed.trim().is_empty())
        }
        Shape::Link(_) | Shape::LinkBy(_) | Shape::Links(_) => {
            let target = target_kind(kind.noun(), values, position)?;
            let part =
                if matches!(field.shape, Shape::Links(_)) { typed.rsplit('|').next().unwrap_or("") } else { typed };
            records(&world.register, target, part.trim())
        }
        _ => return None,
    };
    (!rows.is_empty()).then_some(Suggestions { rows, at: None, fits })
}

/// Words that begin with, or else contain, what is typed; all of them while nothing is typed or one is typed fully.
fn beginning(words: Vec<String>, typed: &str) -> Vec<(String, String)> {
    let wanted = fold(typed.trim());
    let full = words.iter().any(|word| fold(word) == wanted);
    let fits = |word: &String| full || wanted.is_empty() || fold(word).contains(&wanted);
    words.into_iter().filter(fits).map(|word| (word, String::new())).collect()
}

/// Records by what people call them: those whose searched text has every word, best first, else those that come near.
/// True when they have what was typed.
fn records(register: &Register, kind: Kind, typed: &str) -> (Vec<(String, String)>, bool) {
    let wanted = fold(typed);
    let mut fits = !wanted.is_empty();
    let mut found = having(register, kind, &wanted.split_whitespace().collect::<Vec<_>>());
    if found.is_empty() && fits {
        fits = false;
        found = near(register, kind, &wanted);
    }
    (found.into_iter().map(|id| told(register, kind, id)).collect(), fits)
}

/// The first records whose text has all these parts: beginning with the first, then with a word that does, then others.
fn having(register: &Register, kind: Kind, parts: &[&str]) -> Vec<Id> {
    let hidden = kind.noun().find("archived_on").map(|(at, _)| at);
    let mut ranks: [Vec<Id>; 3] = Default::default();
    for (record, text) in register.all(kind).iter().zip(register.folded(kind).iter()) {
        if hidden.is_some_and(|at| !record.values[at].is_unknown()) || !parts.iter().all(|part| text.contains(part)) {
            continue;
        }
        let rank = match parts.first() {
            None => 0,
            Some(first) if text.starts_with(first) => 0,
            Some(first) if text.split([' ', '\u{1f}']).any(|word| word.starts_with(first)) => 1,
            Some(_) => 2,
        };
        if ranks[rank].len() < MOST {
            ranks[rank].push(record.id);
        }
        if ranks[0].len() == MOST {
            break;
        }
    }
    ranks.into_iter().flatten().take(MOST).collect()
}

/// What comes near when nothing has it: by letters in order in a small table; in a large one, where that would hold up
/// the next key, by how the words begin.
fn near(register: &Register, kind: Kind, wanted: &str) -> Vec<Id> {
    if register.all(kind).len() > FEW {
        let begin = |word: &str| word.chars().take(3).collect::<String>();
        let parts: Vec<String> = wanted.split_whitespace().map(begin).collect();
        return having(register, kind, &parts.iter().map(String::as_str).collect::<Vec<_>>());
    }
    let matcher = SkimMatcherV2::default();
    let mut near: Vec<(i64, Id)> = register
        .all(kind)
        .iter()
        .zip(register.folded(kind).iter())
        .filter_map(|(record, text)| matcher.fuzzy_match(text, wanted).map(|score| (-score, record.id)))
        .collect();
    near.sort_unstable();
    near.into_iter().take(MOST).map(|(_, id)| id).collect()
}

/// What is put in the field for a record, and what tells it apart.
fn told(register: &Register, kind: Kind, id: Id) -> (String, String) {
    let (typed, label, key) = (register.name_to_type(kind, id), register.label(kind, id), register.key(kind, id));
    let beside = if typed == label { key } else { label };
    if beside == typed { (typed, String::new()) } else { (typed, beside) }
}

/// What a value means, where what was typed does not say it itself: the day in full, the amount, the record.
#[must_use]
pub fn echo(world: &World, kind: Kind, values: &[Value], position: usize) -> Option<String> {
    let field = &kind.noun().fields[position];
    let lang = world.words.lang();
    match (&values[position], field.shape) {
        (Value::Day(month), Shape::Month) => Some(written::show_month(Month::of(*month), lang)),
        (Value::Day(day), _) => Some(written::show_day_long(*day, world.today, lang)),
        (Value::Number(cents), Shape::Money | Shape::MoneyOrNone) => Some(written::show_money(*cents, lang)),
        (Value::Number(ppm), Shape::Percent) => Some(written::show_percent(*ppm, lang)),
        (Value::Link(id), _) => {
            let target = target_kind(kind.noun(), values, position)?;
            let (label, key) = (world.called(target, *id), world.register.key(target, *id));
            Some(if label == key { label } else { format!("{label} ({key})") })
        }
        _ => None,
    }
}
