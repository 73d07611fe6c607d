//! What of a query can be asked of monthly figures: they are in the file by the million, so only what becomes a set of
//! providers, products, municipalities or months is understood. The rest is told, never passed over in silence.

use super::matching::Probe;
use super::query::{Query, Term, Test};
use super::reading::Check;
use crate::domain::kind::Kind;
use crate::domain::record::Id;
use crate::domain::register::{Register, When};
use crate::domain::written::{Problem, parse_month};
use crate::shown::fold;
use crate::text::{Message, Words};
use chrono::NaiveDate;

/// The links of a figure that can be asked for.
const LINKS: [&str; 3] = ["provider", "product", "municipality"];

/// Which monthly figures answer. Empty lists stand for none, nothing for all; ids are sorted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FigureQuery {
    /// Of these providers.
    pub providers: Option<Vec<Id>>,
    /// Of these products.
    pub products: Option<Vec<Id>>,
    /// For these municipalities.
    pub municipalities: Option<Vec<Id>>,
    /// From this day on.
    pub from: Option<NaiveDate>,
    /// Up to and including this day.
    pub to: Option<NaiveDate>,
}

/// What one term asks.
enum Part {
    Ids(&'static str, Vec<Id>),
    Months(Option<NaiveDate>, Option<NaiveDate>),
}

impl FigureQuery {
    /// Reads a filter for `Kind::Actual` or `Kind::Reservation`. Words are a year, a month, or the name of a provider,
    /// municipality or product. What cannot be asked of figures is left out and told in the problems.
    #[must_use]
    pub fn parse(
        text: &str,
        kind: Kind,
        register: &Register,
        when: When,
        words: Words,
        today: NaiveDate,
    ) -> (Self, Vec<Problem>) {
        let (query, mut problems) = Query::parse(text, kind, words, today);
        let mut found = Self::default();
        for group in &query.groups {
            let parts: Vec<Option<Part>> = group.iter().map(|term| part(term, kind, register, when)).collect();
            let joined = parts.into_iter().reduce(either).flatten();
            if !joined.is_some_and(|part| found.narrow(part)) {
                problems.push(Problem::new(Message::new("search-figures-cannot")));
            }
        }
        if query.archived() != super::Archived::No || query.when.is_some() {
            problems.push(Problem::new(Message::new("search-figures-cannot")));
        }
        (found, problems)
    }

    /// Lets only that pass as well. False when it asks for a link that figures do not have.
    fn narrow(&mut self, part: Part) -> bool {
        match part {
            Part::Months(from, to) => {
                self.from = self.from.max(from);
                self.to = match (self.to, to) {
                    (Some(before), Some(to)) => Some(before.min(to)),
                    (before, to) => before.or(to),
                };
            }
            Part::Ids(name, ids) => {
                let slot = match name {
                    "provider" => &mut self.providers,
                    "product" => &mut self.products,
                    "municipality" => &mut self.municipalities,
                    _ => return false,
                };
                *slot = Some(match slot.take() {
                    Some(before) => ids.into_iter().filter(|id| before.contains(id)).collect(),
                    None => ids,
                });
            }
        }
        true
    }
}

/// One or the other: only of the same link.
fn either(one: Option<Part>, other: Option<Part>) -> Option<Part> {
    match (one?, other?) {
        (Part::Ids(name, mut ids), Part::Ids(second, more)) if name == second => {
            ids.extend(more);
            ids.sort_unstable();
            ids.dedup();
            Some(Part::Ids(name, ids))
        }
        _ => None,
    }
}

/// What a term asks, if figures can be asked for it.
fn part(term: &Term, kind: Kind, register: &Register, when: When) -> Option<Part> {
    if let Test::Words { text, .. } = &term.test {
        return match period(text) {
            Some(_) if term.not => None,
            Some((from, to)) => Some(Part::Months(Some(from), Some(to))),
            None => Some(turned(named(register, text), term.not, register)),
        };
    }
    match Probe::of_test(&term.test, register, kind, when) {
        Probe::Any(mut any) if any.len() == 1 => links(any.remove(0), kind),
        probe => links(probe, kind),
    }
    .map(|part| match part {
        Part::Ids(name, ids) => Some(turned((name, ids), term.not, register)),
        Part::Months(..) if term.not => None,
        months @ Part::Months(..) => Some(months),
    })?
}

fn links(probe: Probe<'_>, kind: Kind) -> Option<Part> {
    let field = |position: usize| kind.noun().fields[position].name;
    match probe {
        Probe::Among(position, ids) => {
            LINKS.into_iter().find(|name| *name == field(position)).map(|name| Part::Ids(name, ids))
        }
        Probe::Value(position, Check::Days(from, to)) if field(position) == "month" => Some(Part::Months(*from, *to)),
        _ => None,
    }
}

/// All others of that link, where the term says not.
fn turned((name, ids): (&'static str, Vec<Id>), not: bool, register: &Register) -> Part {
    if !not {
        return Part::Ids(name, ids);
    }
    let kind = match name {
        "provider" => Kind::Provider,
        "product" => Kind::Product,
        _ => Kind::Municipality,
    };
    let others = register.all(kind).iter().map(|record| record.id).filter(|id| ids.binary_search(id).is_err());
    Part::Ids(name, others.collect())
}

/// The records that bear a word: providers before municipalities before products; no provider when nothing does.
fn named(register: &Register, word: &str) -> (&'static str, Vec<Id>) {
    let kinds = [("provider", Kind::Provider), ("municipality", Kind::Municipality), ("product", Kind::Product)];
    let bearing = |kind: Kind| -> Vec<Id> {
        let texts = register.all(kind).iter().zip(register.folded(kind).iter());
        texts.filter(|(_, text)| text.contains(word)).map(|(record, _)| record.id).collect()
    };
    let found = kinds.into_iter().map(|(name, kind)| (name, bearing(kind)));
    found.into_iter().find(|(_, ids)| !ids.is_empty()).unwrap_or(("provider", Vec::new()))
}

/// The months of a year or the one month that a word means.
fn period(word: &str) -> Option<(NaiveDate, NaiveDate)> {
    let word = fold(word);
    if word.len() == 4
        && let Ok(year) = word.parse::<i32>()
    {
        return Some((NaiveDate::from_ymd_opt(year, 1, 1)?, NaiveDate::from_ymd_opt(year, 12, 1)?));
    }
    let month = parse_month(&word).ok()?.first();
    Some((month, month))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::nouns::{lots, products, providers};
    use crate::domain::record::{Record, Value};
    use crate::text::Lang;

    fn register() -> Register {
        let mut register = Register::default();
        let named = |kind: Kind, id: i64, pairs: &[(usize, Value)]| {
            let mut record = Record::blank(kind, Id(id));
            for (at, value) in pairs {
                record.values[*at] = value.clone();
            }
            record
        };
        let text = |text: &str| Value::Text(text.into());
        let name = |kind: Kind| kind.noun().find("name").map_or(0, |(at, _)| at);
        let provider = |id, title: &str| named(Kind::Provider, id, &[(name(Kind::Provider), text(title))]);
        register.fill(Kind::Provider, vec![provider(1, "De Linde"), provider(2, "Het Baken"), provider(3, "Lindehof")]);
        let code = Kind::Lot.noun().find("number").or_else(|| Kind::Lot.noun().find("code")).map_or(0, |(at, _)| at);
        register.fill(Kind::Lot, vec![named(Kind::Lot, 5, &[(code, text("P1"))])]);
        let product = |id, lot: Option<i64>| {
            named(Kind::Product, id, &[(products::LOT.index, lot.map_or(Value::Unknown, |lot| Value::Link(Id(lot))))])
        };
        register.fill(Kind::Product, vec![product(7, Some(5)), product(8, None)]);
        let _ = (lots::NOUN.kind, providers::NOUN.kind);
        register
    }

    fn asked(text: &str) -> (FigureQuery, usize) {
        let today = NaiveDate::from_ymd_opt(2026, 11, 21).unwrap_or_default();
        let words = Words::load(Lang::Nl);
        let (query, problems) = FigureQuery::parse(text, Kind::Actual, &register(), When::today(today), words, today);
        (query, problems.len())
    }

    fn ids(list: &Option<Vec<Id>>) -> Vec<i64> {
        list.iter().flatten().map(|id| id.0).collect()
    }

    #[test]
    fn names_links_and_months_narrow_together() {
        assert_eq!(ids(&asked("linde").0.providers), [1, 3]);
        assert_eq!(ids(&asked("aanbieder:baken").0.providers), [2]);
        assert_eq!(ids(&asked("!provider:baken").0.providers), [1, 3]);
        assert_eq!(ids(&asked("provider:baken or provider:lindehof").0.providers), [2, 3]);
        assert_eq!(ids(&asked("perceel:P1").0.products), [7]);
        let (query, told) = asked("maand:2026-02..2026-04 2026");
        let day = |month, day| NaiveDate::from_ymd_opt(2026, month, day);
        assert_eq!((query.from, query.to, told), (day(2, 1), day(4, 30), 0));
    }

    #[test]
    fn what_figures_cannot_be_asked_is_told() {
        for text in ["amount:>100", "linde or 2026", "archived:all", "unit:hour", "!2026"] {
            assert_eq!(asked(text), (FigureQuery::default(), 1), "{text}");
        }
    }
}
