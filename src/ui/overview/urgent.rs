//! What asks for action, from the deadlines: decisions at risk, how much is late and near, what comes first, who is late.

use super::heading;
use crate::domain::calendar::add_days;
use crate::domain::deadlines::{SOON_DAYS, WEEK_DAYS};
use crate::domain::kind::Kind;
use crate::domain::morning::{AHEAD_DAYS, Urgent, act_by, urgent};
use crate::domain::questions::deadlines;
use crate::domain::record::{Id, Record, Ref};
use crate::domain::written::{show_day, show_whole};
use crate::shown::{Mark, measure};
use crate::text::Message;
use crate::theme::Role;
use crate::ui::action::{Action, DutyAct};
use crate::ui::capacity::role;
use crate::ui::duties;
use crate::ui::page::{Cell, Content, Line, Target};
use crate::ui::world::World;

/// Most decisions at risk that are named.
const AT_RISK: usize = 3;
/// Most late and most near deadlines that are named, in a low window and in a high one.
const FIRST: (usize, usize) = (3, 8);
/// Most providers that are named.
const NAMED: usize = 5;
/// Rows from which a window is high.
const HIGH: u16 = 40;
/// Cells before the sentence of a line, and the one behind it.
const BEFORE: usize = 27;
/// Cells from which a line has room for the contract beside its provider.
const ROOMY: usize = 76;

/// What asks for action; being worked out as long as there is no answer.
pub fn lines(world: &World, width: usize) -> Vec<Line> {
    let words = world.words;
    if !world.was_answered(Kind::Deadline) {
        let waiting = Line::new(Content::Text(words.get("ui-overview-counting")));
        return vec![heading(words.get("ui-overview-action"), None), waiting, Line::new(Content::Blank)];
    }
    let found = urgent(world.register.all(Kind::Deadline), world.when.day);
    let mut lines = at_risk(world, &found, width);
    lines.push(heading(words.get("ui-overview-action"), updating(world, Kind::Deadline)));
    lines.extend(counts(world, &found));
    lines.extend(unplanned(world));
    lines.push(Line::new(Content::Blank));
    lines.extend(first(world, &found, width));
    lines.extend(late_by(world, &found));
    lines
}

/// What stands behind a heading while its block is worked out again.
pub fn updating(world: &World, question: Kind) -> Option<String> {
    (!world.is_answered(question)).then(|| world.words.get("ui-overview-updating"))
}

fn number(world: &World, count: usize) -> String {
    show_whole(i64::try_from(count).unwrap_or(i64::MAX), world.words.lang())
}

fn all(ids: &[Id], title: String) -> Target {
    Target::Records { kind: Kind::Deadline, ids: ids.into(), title }
}

fn at_risk(world: &World, found: &Urgent, width: usize) -> Vec<Line> {
    if found.at_risk.is_empty() {
        return Vec::new();
    }
    let title = world.words.get("ui-overview-at-risk");
    let mut lines = vec![heading(title.clone(), Some(number(world, found.at_risk.len())))];
    // One that is left over takes no more room than the way to it.
    let named = if found.at_risk.len() <= AT_RISK + 1 { AT_RISK + 1 } else { AT_RISK };
    lines.extend(found.at_risk.iter().take(named).filter_map(|id| line(world, *id, width)));
    if found.at_risk.len() > named {
        let all_of_them = world.words.say(&Message::new("ui-show-all").count("count", found.at_risk.len()));
        let row = vec![Cell::new(all_of_them, 0).role(Role::Link)];
        lines.push(Line::to(Content::Row(row), all(&found.at_risk, title)));
    }
    lines.push(Line::new(Content::Blank));
    lines
}

/// How much is late, this week, within thirty and ninety days; what is not there stays away.
fn counts(world: &World, found: &Urgent) -> Vec<Line> {
    let (words, day) = (world.words, world.when.day);
    let until = |days| show_day(add_days(day, days), words.lang());
    let groups = [
        (Mark::Late, &found.late, Message::new("ui-overview-late")),
        (Mark::Soon, &found.week, Message::new("ui-overview-week").with("day", until(WEEK_DAYS))),
        (Mark::Soon, &found.month, Message::new("ui-overview-then").with("day", until(SOON_DAYS))),
        (Mark::Good, &found.quarter, Message::new("ui-overview-then").with("day", until(AHEAD_DAYS))),
    ];
    let mut lines: Vec<Line> = groups
        .into_iter()
        .filter(|(_, ids, _)| !ids.is_empty())
        .map(|(mark, ids, message)| {
            let title = words.say(&message);
            let cells = vec![
                Cell::new(mark.sign(), 1).role(role(mark)),
                Cell::new(number(world, ids.len()), 6).right().role(role(mark)),
                Cell::new(title.clone(), 0),
            ];
            Line::to(Content::Row(cells), all(ids, title))
        })
        .collect();
    if lines.is_empty() {
        let nothing = words.say(&Message::new("ui-overview-nothing-due").with("day", until(AHEAD_DAYS)));
        let cells = vec![Cell::new(Mark::Good.sign(), 1).role(Role::Good), Cell::new(nothing, 0)];
        lines.push(Line::new(Content::Row(cells)));
    }
    lines
}

/// How many moments of the coming month are not written down yet, so that nobody is asked for them.
fn unplanned(world: &World) -> Option<Line> {
    let count = duties::unplanned(world);
    (count > 0).then(|| {
        let cells = vec![
            Cell::new(Mark::Unknown.sign(), 1).role(Role::Unknown),
            Cell::new(number(world, count), 6).right().role(Role::Unknown),
            Cell::new(duties::unplanned_said(world, "ui-overview-unplanned", count), 0),
        ];
        Line::to(Content::Row(cells), Target::Action(Action::Duty(DutyAct::Plan)))
    })
}

/// The first of what is late and of what comes this week, as far as it does not stand above.
fn first(world: &World, found: &Urgent, width: usize) -> Vec<Line> {
    let most = if world.size.1 >= HIGH { FIRST.1 } else { FIRST.0 };
    let rest =
        |ids: &[Id]| -> Vec<Id> { ids.iter().filter(|id| !found.at_risk.contains(id)).take(most).copied().collect() };
    let mut ids = rest(&found.late);
    ids.extend(rest(&found.week));
    if ids.is_empty() {
        ids = rest(&found.month);
    }
    if ids.is_empty() {
        return Vec::new();
    }
    let mut lines = vec![heading(world.words.get("ui-overview-first"), None)];
    lines.extend(ids.into_iter().filter_map(|id| line(world, id, width)));
    lines.push(Line::new(Content::Blank));
    lines
}

/// Providers with what they owe and is late.
fn late_by(world: &World, found: &Urgent) -> Vec<Line> {
    if found.late_by.is_empty() {
        return Vec::new();
    }
    let providers = number(world, found.late_by.len());
    let mut lines = vec![heading(world.words.get("ui-overview-late-by"), Some(providers))];
    lines.extend(found.late_by.iter().take(NAMED).map(|(provider, late)| {
        let name = world.register.label(Kind::Provider, *provider);
        let cells = vec![
            Cell::new(Mark::Late.sign(), 1).role(Role::Late),
            Cell::new(number(world, late.len()), 6).right().role(Role::Late),
            Cell::new(world.words.choice("state", "late"), 9),
            Cell::new(name.clone(), 0),
        ];
        Line::to(Content::Row(cells), all(late, name))
    }));
    lines.push(Line::new(Content::Blank));
    lines
}

/// A deadline: how it stands, the day to act by, whom it is about, why.
fn line(world: &World, id: Id, width: usize) -> Option<Line> {
    let row = world.register.get(Kind::Deadline, id)?;
    let (words, day) = (world.words, world.when.day);
    let (date, act) = (row.date(deadlines::DATE)?, act_by(row)?);
    let (mark, word) = match row.choice(deadlines::STATE) {
        Some("late") => (Mark::Late, words.choice("state", "late")),
        // Its preparation should have begun.
        _ if act < day => (Mark::Soon, words.get("ui-overview-now")),
        Some(state) => (Mark::Soon, words.choice("state", state)),
        None => (Mark::Unknown, String::new()),
    };
    let shown = if act < day { date } else { act };
    let what = what(row, &show_day(date, words.lang()));
    let text = both(what, whom(world, row, width), width.saturating_sub(BEFORE));
    let cells = vec![
        Cell::new(mark.sign(), 1).role(role(mark)),
        Cell::new(show_day(shown, words.lang()), 11).role(role(mark)),
        Cell::new(word, 10).role(role(mark)),
        Cell::new(text, 0),
    ];
    Some(Line::to(Content::Row(cells), Target::Record(Ref { kind: Kind::Deadline, id })))
}

/// The sentence that explains it, without its day, its rule and what it counts from: those stand on its page.
fn what<'a>(row: &'a Record, day: &str) -> &'a str {
    let why = row.text(deadlines::WHY).unwrap_or_default();
    let why = why.strip_prefix(day).and_then(|rest| rest.strip_prefix(": ")).unwrap_or(why);
    let why = why.rsplit_once(" (").map_or(why, |(before, _)| before);
    why.split_once("; ").map_or(why, |(first, _)| first)
}

/// What and whom in so many cells: neither pushes the other off the screen.
fn both(what: &str, whom: Option<String>, cells: usize) -> String {
    let Some(whom) = whom else { return measure::cut(what, cells.max(8)).into_string() };
    // The name gives way first, but stays to be known.
    let least = (cells / 4).max(8);
    let room = cells.saturating_sub(measure::width(what) + 3).max(least);
    let whom = measure::cut(&whom, room).into_string();
    let left = cells.saturating_sub(measure::width(&whom) + 3).max(8);
    format!("{} · {whom}", measure::cut(what, left).into_string())
}

fn whom(world: &World, row: &Record, width: usize) -> Option<String> {
    let provider = row.link(deadlines::PROVIDER).map(|id| world.register.label(Kind::Provider, id));
    let contract = row.link(deadlines::CONTRACT).map(|id| world.register.key(Kind::Contract, id));
    match (provider, contract) {
        (Some(provider), Some(contract)) if width >= ROOMY => Some(format!("{provider} {contract}")),
        (Some(one), _) | (None, Some(one)) => Some(one),
        (None, None) => None,
    }
}
