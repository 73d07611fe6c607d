//! Applying a round of indexation from its page: what would happen is told first, and it is one step that can be undone.

use super::action::{Notice, Step, Tone};
use super::confirm::Confirm;
use super::popup::Popup;
use super::world::World;
use crate::domain::indexation::Incomplete;
use crate::domain::kind::Kind;
use crate::domain::nouns::indexation_rounds;
use crate::domain::questions::indexations;
use crate::domain::record::Ref;
use crate::domain::round::{Plan, plan};
use crate::domain::written::{show_day, show_money, show_percent};
use crate::text::Message;

/// Tariffs that are told as an example.
const EXAMPLES: usize = 5;

/// The year of the round that is chosen, if one is.
#[must_use]
pub fn year(world: &World, chosen: &[Ref]) -> Option<i64> {
    let of = chosen.first()?;
    let record = world.register.at(*of)?;
    match of.kind {
        Kind::IndexationRound => record.number(indexation_rounds::YEAR),
        Kind::Indexation => record.number(indexations::YEAR),
        _ => None,
    }
}

/// Asks whether to apply the round, with what it would do; says what it lacks, or that there is nothing to do.
#[must_use]
pub fn ask(world: &World, chosen: &[Ref]) -> Step {
    let Some(year) = year(world, chosen) else { return Step::Stay };
    let say = |message: Message| Step::Say(Notice::new(Tone::Soon, message));
    match plan(&world.register, year, world.today) {
        Err(lack) => say(lacks(world, year, lack)),
        Ok(plan) if plan.edit.is_empty() => say(Message::new("ui-index-nothing").with("year", year.to_string())),
        Ok(plan) => {
            let lines = told(world, year, &plan);
            let (title, yes) = (world.words.get("ui-index-title"), world.words.get("ui-index-yes"));
            Step::Ask(Box::new(Popup::Confirm(Box::new(Confirm::step(world, title, lines, yes, plan.edit)))))
        }
    }
}

fn lacks(world: &World, year: i64, lack: Incomplete) -> Message {
    let id = match lack {
        Incomplete::Empty => "cli-index-none",
        Incomplete::Weight | Incomplete::Weights(_) => "cli-index-weights",
        Incomplete::Forecast => "cli-index-forecast",
    };
    let sum = if let Incomplete::Weights(sum) = lack { show_percent(sum, world.words.lang()) } else { "?".into() };
    Message::new(id).with("year", year.to_string()).with("sum", sum)
}

/// What would happen, in sentences.
fn told(world: &World, year: i64, plan: &Plan) -> Vec<String> {
    let (words, lang) = (world.words, world.words.lang());
    let what = Message::new("ui-index-what")
        .with("year", year.to_string())
        .with("percent", show_percent(plan.index.ppm(), lang))
        .with("day", show_day(plan.from, lang))
        .count("count", plan.raises.len());
    let mut lines = vec![words.say(&what)];
    for raise in plan.raises.iter().take(EXAMPLES) {
        let label = world.called(Kind::Tariff, raise.tariff);
        lines.push(format!("  {label}: {} → {}", show_money(raise.before, lang), show_money(raise.after, lang)));
    }
    if plan.raises.len() > EXAMPLES {
        lines.push("  …".to_owned());
    }
    if !plan.index.is_definitive() {
        lines.push(words.get("cli-index-provisional"));
    }
    for (id, left) in [("cli-index-passed", plan.passed.len()), ("cli-index-unknown", plan.unknown.len())] {
        if left > 0 {
            lines.push(words.say(&Message::new(id).count("count", left)));
        }
    }
    lines.push(words.get("ui-index-closed"));
    lines
}
