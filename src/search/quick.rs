//! The quick search: words in any order over everything a contract manager looks for, with facets, the best first and why.
//! What is gathered from the register is `gather`'s, how words answer is `vocabulary`'s; drawing is the screen's.

mod gather;
mod postings;
pub mod vocabulary;

use super::query::{Query, tokens};
use crate::domain::kind::Kind;
use crate::domain::record::{Id, Ref};
use crate::domain::register::{Register, When};
use crate::shown::fold;
use crate::text::Words;
use chrono::NaiveDate;
pub use gather::{KINDS, provider_of};
use std::collections::HashMap;
use std::sync::Arc;
use vocabulary::{Vocabulary, Wanted};

/// Everything that can be found, made ready for one state of the register and one day.
pub struct Quick {
    docs: Vec<Doc>,
    facets: Vec<Facets>,
    vocabulary: Vocabulary,
}

/// One record that can be found.
#[derive(Clone, Copy, Debug)]
struct Doc {
    reference: Ref,
    facets: u32,
    /// The first occurrence that is not settled: when it is due and how it stands.
    open: Option<(NaiveDate, &'static str)>,
}

/// What a record belongs to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Facets {
    lots: Vec<Id>,
    heavy: bool,
    light: bool,
    /// Shared by all that hangs under one contract.
    municipalities: Arc<[Id]>,
    /// Who answers, and the group it belongs to.
    contractor: Option<Id>,
}

/// A record that was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// Which one.
    pub reference: Ref,
    /// How well it answers; higher is better.
    pub score: f32,
    /// Its first occurrence that is not settled, for a duty.
    pub open: Option<(NaiveDate, &'static str)>,
}

/// What was found, and what of it was asked.
#[derive(Clone, Debug, Default)]
pub struct Answer {
    /// The best first.
    pub found: Vec<Found>,
    /// How many there were before the limit.
    pub total: usize,
    /// The typed words, folded, for marking them.
    pub words: Vec<String>,
    /// Whether nothing had all the words, so that what has most of them is shown.
    pub partly: bool,
}

/// How much a noun matters when several records answer as well.
fn prior(kind: Kind) -> f32 {
    match kind {
        Kind::Provider | Kind::Contract | Kind::Lot => 1.12,
        Kind::Obligation | Kind::Article => 1.06,
        Kind::ProviderGroup | Kind::Municipality | Kind::Meeting | Kind::RiskSignal => 1.04,
        // Found by the hundred, meant seldom.
        Kind::Product => 0.75,
        _ => 1.0,
    }
}

impl Quick {
    /// Gathers everything that can be found.
    #[must_use]
    pub fn gather(register: &Register, when: When, words: Words) -> Self {
        gather::gather(register, when, words)
    }

    /// How many records can be found.
    #[must_use]
    pub fn len(&self) -> usize {
        self.docs.len()
    }

    /// Whether there is nothing to find.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.docs.is_empty()
    }

    /// Answers to what was typed, in these nouns or, when there are none, in all. `asked.day` is the day that lengths of
    /// time count from.
    #[must_use]
    pub fn find(&self, asked: &Asking<'_>, typed: &str, kinds: &[Kind], limit: usize) -> Answer {
        let (wanted, conditions) = self.read(asked, typed);
        let words: Vec<String> = wanted.iter().map(|(text, _)| text.clone()).collect();
        let passes = |at: usize, doc: &Doc| {
            (kinds.is_empty() || kinds.contains(&doc.reference.kind))
                && conditions.iter().all(|condition| condition.passes(self, at, doc))
        };
        let allowed: Vec<bool> = self.docs.iter().enumerate().map(|(at, doc)| passes(at, doc)).collect();
        let (mut found, partly) = self.rank(&wanted, &allowed);
        let total = found.len();
        let order = |one: &(f32, usize), other: &(f32, usize)| {
            other.0.total_cmp(&one.0).then_with(|| self.urgency(one.1).cmp(&self.urgency(other.1)))
        };
        if found.len() > limit && limit > 0 {
            found.select_nth_unstable_by(limit - 1, order);
            found.truncate(limit);
        }
        found.sort_unstable_by(order);
        let found = found.into_iter().map(|(score, at)| {
            let doc = &self.docs[at];
            Found { reference: doc.reference, score, open: doc.open }
        });
        Answer { found: found.collect(), total, words, partly }
    }

    /// What is due first goes first among equals.
    fn urgency(&self, at: usize) -> (bool, Option<NaiveDate>, Ref) {
        let doc = &self.docs[at];
        (doc.open.is_none(), doc.open.map(|(due, _)| due), doc.reference)
    }

    /// The documents that have all the words, else those that have all but one of them, with their scores.
    fn rank(&self, wanted: &[(String, Wanted)], allowed: &[bool]) -> (Vec<(f32, usize)>, bool) {
        if wanted.is_empty() {
            let all = allowed.iter().enumerate().filter(|(_, allowed)| **allowed);
            return (all.map(|(at, _)| (0.0, at)).collect(), false);
        }
        let needed = wanted.iter().filter(|(_, word)| !word.small).count();
        let (mut sums, mut hits) = (vec![0f32; self.docs.len()], vec![0u8; self.docs.len()]);
        for (_, word) in wanted {
            let share = if word.small { 0.1 } else { 1.0 };
            for (at, score) in self.vocabulary.scores(word).iter().copied().enumerate() {
                if score > 0.0 {
                    sums[at] += score * share;
                    hits[at] += u8::from(!word.small || needed == 0);
                }
            }
        }
        let with = |least: usize| {
            let rows = sums.iter().zip(&hits).zip(allowed).enumerate();
            let enough = rows
                .filter(move |(_, ((sum, hits), allowed))| **allowed && **sum > 0.0 && usize::from(**hits) >= least);
            enough.map(|(at, ((sum, _), _))| (sum * prior(self.docs[at].reference.kind), at)).collect::<Vec<_>>()
        };
        let whole = with(needed.max(1));
        if whole.is_empty() && needed > 1 {
            return (with(needed - 1), true);
        }
        (whole, false)
    }

    /// Takes what was typed apart: words to look for, and conditions.
    fn read<'a>(&self, asked: &Asking<'a>, typed: &str) -> (Vec<(String, Wanted)>, Vec<Condition<'a>>) {
        let mut wanted = Vec::new();
        let mut conditions = Vec::new();
        for token in tokens(typed) {
            match &token.field {
                Some(field) if !token.value.trim().is_empty() => {
                    conditions.push(Condition::read(asked, field, &token.value, token.not));
                }
                Some(_) => {}
                None if token.not => {
                    let word = Wanted::new(&fold(&token.value));
                    let scores = self.vocabulary.scores(&word);
                    conditions.push(Condition::Without(scores.iter().map(|score| *score > 0.0).collect()));
                }
                None => {
                    let folded = fold(&token.value);
                    let mut pieces: Vec<&str> = vocabulary::words(&folded).collect();
                    // A number such as JH-24-013 is one thing to look for, not three.
                    if pieces.len() > 1 {
                        pieces.truncate(if token.quoted { pieces.len() } else { 1 });
                    }
                    wanted.extend(pieces.into_iter().map(|piece| (piece.to_owned(), Wanted::new(piece))));
                }
            }
        }
        (wanted, conditions)
    }
}

/// Of what a search is asked.
#[derive(Clone, Copy)]
pub struct Asking<'a> {
    /// The register that was gathered.
    pub register: &'a Register,
    /// The reference date.
    pub when: When,
    /// The language, for the names of states.
    pub words: Words,
    /// Today, which lengths of time count from.
    pub today: NaiveDate,
}

/// Something that must hold besides the words.
enum Condition<'a> {
    /// One of these lots.
    Lots(Vec<Id>, bool),
    /// Light, or else heavy.
    Category(bool, bool),
    /// One of these municipalities.
    Municipalities(Vec<Id>, bool),
    /// One of these contractors.
    Contractors(Vec<Id>, bool),
    /// Not settled and before today.
    Overdue(NaiveDate, bool),
    /// Any other field, by the query language of the noun.
    Fields { asked: Asking<'a>, queries: HashMap<Kind, Query>, not: bool },
    /// None of these documents.
    Without(Vec<bool>),
}

impl<'a> Condition<'a> {
    fn read(asked: &Asking<'a>, field: &str, value: &str, not: bool) -> Self {
        let named = |kinds: &[Kind]| -> Vec<Id> {
            let value = fold(value.trim_start_matches('='));
            let of = |kind: &Kind| {
                let texts = asked.register.all(*kind).iter().zip(asked.register.folded_labels(*kind).iter());
                let exact: Vec<Id> = asked.register.with_key(*kind, &value);
                let near = texts.filter(|(_, label)| label.contains(&value)).map(|(record, _)| record.id).collect();
                if exact.is_empty() { near } else { exact }
            };
            kinds.iter().flat_map(of).collect()
        };
        let folded = fold(value);
        match fold(field).as_str() {
            "lot" | "lots" | "perceel" | "percelen" | "kavel" => Self::Lots(named(&[Kind::Lot]), not),
            "category" | "categorie" | "cat" => {
                let light = ["light", "licht", "l"].iter().any(|word| word.starts_with(folded.as_str()));
                Self::Category(light, not)
            }
            "municipality" | "gemeente" | "gem" => Self::Municipalities(named(&[Kind::Municipality]), not),
            "contractor" | "main" | "hoofdaannemer" | "aansprakelijk" | "accountable" => {
                Self::Contractors(named(&[Kind::Provider]), not)
            }
            "status" | "state" | "stand" if ["late", "overdue", "telaat", "te laat"].contains(&folded.as_str()) => {
                Self::Overdue(asked.when.day, not)
            }
            _ => {
                let quoted =
                    if value.contains(' ') { format!("{field}:\"{value}\"") } else { format!("{field}:{value}") };
                let mut queries = HashMap::new();
                for kind in Kind::ALL.iter().copied().filter(|kind| !kind.is_figures()) {
                    let (query, problems) = Query::parse(&quoted, kind, asked.words, asked.today);
                    if problems.is_empty() {
                        queries.insert(kind, query);
                    }
                }
                Self::Fields { asked: *asked, queries, not }
            }
        }
    }

    fn passes(&self, quick: &Quick, at: usize, doc: &Doc) -> bool {
        let facets = &quick.facets[doc.facets as usize];
        let any = |ids: &[Id], of: &[Id]| ids.iter().any(|id| of.contains(id));
        match self {
            Self::Lots(ids, not) => any(ids, &facets.lots) != *not,
            Self::Category(light, not) => (if *light { facets.light } else { facets.heavy }) != *not,
            Self::Municipalities(ids, not) => any(ids, &facets.municipalities) != *not,
            Self::Contractors(ids, not) => facets.contractor.is_some_and(|id| ids.contains(&id)) != *not,
            Self::Overdue(day, not) => doc.open.is_some_and(|(due, _)| due < *day) != *not,
            Self::Fields { asked, queries, not } => {
                let Ref { kind, id } = doc.reference;
                let Some((query, record)) = queries.get(&kind).zip(asked.register.get(kind, id)) else { return false };
                query.matches(asked.register, kind, record, asked.when) != *not
            }
            Self::Without(docs) => !docs.get(at).copied().unwrap_or(false),
        }
    }
}
