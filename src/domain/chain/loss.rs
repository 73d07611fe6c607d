//! What falls with a contract, in sentences: told on screen and command line before an end is saved. The comparison is
//! `ending`'s, the coverage that of the question.

use super::ending::{Falls, falls, first_day_without};
use crate::domain::edit::{Change, Edit};
use crate::domain::kind::Kind;
use crate::domain::monthly::Monthly;
use crate::domain::nouns::contracts;
use crate::domain::questions::{Asked, answer, coverage};
use crate::domain::record::{Id, Record, Value};
use crate::domain::register::{Register, When};
use crate::domain::written::show_day;
use crate::text::{Message, Words};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// How many names a sentence carries before "and so many others".
const NAMES: usize = 4;

/// What is compared, and the language.
#[derive(Clone, Copy)]
struct Loss<'a> {
    before: &'a Register,
    after: &'a Register,
    words: Words,
}

/// What falls when an edit is saved on a day, as sentences; nothing when it ends no contract that counts.
#[must_use]
pub fn told(register: &Register, edit: &Edit, day: NaiveDate, words: Words) -> Option<Vec<String>> {
    let contracts: Vec<Id> = edit
        .changes
        .iter()
        .filter(|change| change.kind == Kind::Contract && change.before.is_some() && !completes(change))
        .map(|change| change.id)
        .collect();
    if contracts.is_empty() {
        return None;
    }
    let mut after = register.clone();
    after.apply(&edit.changes);
    let mut lines = Vec::new();
    for contract in contracts {
        if let Some(day) = first_day_without(register, &after, contract, day) {
            let loss = Loss { before: register, after: &after, words };
            lines.extend(loss.of_one(contract, &falls(register, &after, contract, day)));
        }
    }
    (!lines.is_empty()).then_some(lines)
}

/// Whether a change only fills in the agreed end that was to be completed: the contract does not end by it.
fn completes(change: &Change) -> bool {
    let known =
        |values: &Option<Box<[Value]>>, at: usize| values.as_ref().is_some_and(|values| !values[at].is_unknown());
    let end = contracts::END.index;
    let early = contracts::ENDS_ON.index;
    !known(&change.before, end)
        && known(&change.after, end)
        && known(&change.before, early) == known(&change.after, early)
}

impl Loss<'_> {
    fn of_one(self, contract: Id, falls: &Falls<'_>) -> Vec<String> {
        let words = self.words;
        let day = show_day(falls.day, words.lang());
        let contract = self.before.label(Kind::Contract, contract);
        let say = |message: Message| words.say(&message);
        let mut lines = vec![say(Message::new("ending-what").with("contract", contract).with("day", day))];
        let firms = |ids: &[Id]| ids.iter().map(|id| self.before.label(Kind::Provider, *id)).collect::<Vec<_>>();
        let mut performers: Vec<Id> = falls
            .chains
            .iter()
            .flat_map(|chain| chain.nodes.iter().filter(|node| !node.links.is_empty()).map(|node| node.provider))
            .collect();
        performers.sort_unstable();
        performers.dedup();
        if performers.is_empty() {
            lines.push(say(Message::new("ending-no-chain")));
        } else {
            let message = Message::new("ending-chain").count("count", performers.len());
            lines.push(say(message.with("names", self.named(&firms(&performers)))));
        }
        if !falls.without_access.is_empty() {
            let message = Message::new("ending-no-access").count("count", falls.without_access.len());
            lines.push(say(message.with("names", self.named(&firms(&falls.without_access)))));
        }
        let cells = self.fewer(falls);
        for (state, id) in [("gap", "ending-gap"), ("stopped", "ending-gap"), ("single", "ending-single")] {
            let names: Vec<String> =
                cells.iter().filter(|(_, after)| *after == state).map(|(name, _)| name.clone()).collect();
            if !names.is_empty() {
                lines.push(say(Message::new(id).count("count", names.len()).with("names", self.named(&names))));
            }
        }
        if cells.is_empty() {
            lines.push(say(Message::new("ending-covered")));
        }
        lines
    }

    /// The cells of the coverage that become a gap or single, by name and new state.
    fn fewer(self, falls: &Falls<'_>) -> Vec<(String, &'static str)> {
        let monthly = Monthly::default();
        let cells = |register: &Register| -> BTreeMap<Id, Record> {
            let asked = Asked { register, monthly: &monthly, when: When::on(falls.day), words: self.words };
            answer(&asked, Kind::Coverage).into_iter().map(|record| (record.id, record)).collect()
        };
        let (before, now) = (cells(self.before), cells(self.after));
        let changed = now.values().filter(|cell| {
            let old = before.get(&cell.id).and_then(|old| old.choice(coverage::STATE));
            old != cell.choice(coverage::STATE)
        });
        let named = changed.filter_map(|cell| {
            let lot = self.before.label(Kind::Lot, cell.link(coverage::LOT)?);
            let place = cell.link(coverage::MUNICIPALITY).map(|id| self.before.label(Kind::Municipality, id));
            let within = |place| Message::new("ending-cell").with("lot", lot.as_str()).with("municipality", place);
            let name = place.map_or(lot.clone(), |place| self.words.say(&within(place)));
            Some((name, cell.choice(coverage::STATE)?))
        });
        named.filter(|(_, state)| *state != "choice").collect()
    }

    /// The first names, and how many there are besides.
    fn named(self, names: &[String]) -> String {
        let shown = names.iter().take(NAMES).cloned().collect::<Vec<_>>().join(", ");
        match names.len().saturating_sub(NAMES) {
            0 => shown,
            more => {
                let more = self.words.say(&Message::new("ending-more").count("count", more));
                format!("{shown} {more}")
            }
        }
    }
}
