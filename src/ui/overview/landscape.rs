//! How care, money and capacity stand: cells of the coverage map, ceilings together, the fullest heavy lots, heavy lots that
//! hang on one party. A block without data stays away.

use super::urgent::updating;
use super::{has_none, heading};
use crate::domain::kind::Kind;
use crate::domain::morning::{Budget, LotUse, budget, heavy_use, landscape, leaning};
use crate::domain::nouns::lots;
use crate::domain::questions::{ceilings, concentration, coverage, utilisation};
use crate::domain::record::{Id, Record, Ref};
use crate::domain::written::{show_money, show_percent, show_quantity, show_whole};
use crate::shown::Mark;
use crate::text::Message;
use crate::theme::Role;
use crate::ui::action::{Action, Go};
use crate::ui::capacity::{mark, role};
use crate::ui::page::{Cell, Content, Line, Target};
use crate::ui::world::World;
use chrono::Datelike;
use std::collections::BTreeSet;

/// Most lots that are named in a block.
const NAMED: usize = 4;
/// Cells of a gauge.
const GAUGE: usize = 10;
/// Cells from which amounts stand beside their gauge.
const ROOMY: usize = 60;
/// A million euros, in cents.
const MILLION: i64 = 100_000_000;

/// The blocks that have data, and those being worked out.
pub fn lines(world: &World, width: usize) -> Vec<Line> {
    let mut lines = Vec::new();
    let blocks: [(Kind, Kind, &str, Vec<Line>); 4] = [
        (Kind::Coverage, Kind::ContractLot, "ui-overview-landscape", care(world)),
        (Kind::Ceiling, Kind::BudgetCeiling, "ui-overview-budget", money(world, width)),
        (Kind::Utilisation, Kind::CapacityAgreement, "ui-overview-heavy", heavy(world)),
        (Kind::Concentration, Kind::ContractLot, "ui-overview-leaning", hanging(world)),
    ];
    for (question, noun, title, block) in blocks {
        let counting = !world.was_answered(question) && !has_none(world, noun);
        if block.is_empty() && !counting {
            continue;
        }
        let year = world.when.day.year().to_string();
        let title = world.words.say(&Message::new(title).with("year", year));
        lines.push(heading(title, updating(world, question).filter(|_| !counting)));
        if counting {
            lines.push(Line::new(Content::Text(world.words.get("ui-overview-counting"))));
        }
        lines.extend(block);
        lines.push(Line::new(Content::Blank));
    }
    lines
}

fn rows(world: &World, question: Kind) -> &[Record] {
    if world.was_answered(question) { world.register.all(question) } else { &[] }
}

fn number(world: &World, count: usize) -> String {
    show_whole(i64::try_from(count).unwrap_or(i64::MAX), world.words.lang())
}

fn sign(mark: Mark) -> Cell {
    Cell::new(mark.sign(), 1).role(role(mark))
}

/// A count with its word that opens what was counted.
fn counted(world: &World, look: Mark, word: &str, kind: Kind, ids: &[Id]) -> Line {
    let cells = vec![
        sign(look),
        Cell::new(number(world, ids.len()), 6).right().role(role(look)),
        Cell::new(word, 0).role(role(look)),
    ];
    Line::to(Content::Row(cells), Target::Records { kind, ids: ids.into(), title: word.to_owned() })
}

/// R25: cells by category and state. A single provider in a light lot leaves no choice; in a heavy one it is a risk (R23).
fn care(world: &World) -> Vec<Line> {
    let words = world.words;
    let cells = rows(world, Kind::Coverage);
    let distinct = |ids: BTreeSet<Id>| number(world, ids.len());
    let mut lines = Vec::new();
    for (category, state, ids) in landscape(cells) {
        let look = match (category, state) {
            (_, "choice") => Mark::Good,
            (Some("heavy"), "single") => Mark::Soon,
            _ => Mark::Late,
        };
        let category =
            category.map_or_else(|| words.get("ui-overview-no-category"), |code| words.choice("category", code));
        let word = format!("{category}: {}", words.choice("state", state));
        lines.push(counted(world, look, &word, Kind::Coverage, &ids));
    }
    if !lines.is_empty() {
        let lots = distinct(cells.iter().filter_map(|row| row.link(coverage::LOT)).collect());
        let towns = distinct(cells.iter().filter_map(|row| row.link(coverage::MUNICIPALITY)).collect());
        let size = words.say(&Message::new("ui-overview-cells").with("lots", lots).with("municipalities", towns));
        let row = vec![Cell::new(size, 0).role(Role::Dim)];
        lines.push(Line::to(Content::Row(row), Target::Action(Action::Go(Go::Coverage))));
    }
    lines
}

/// An amount as it is said: in millions from one million on.
fn said(world: &World, cents: i64) -> String {
    let lang = world.words.lang();
    if cents.abs() < MILLION {
        return show_money(cents, lang);
    }
    // A tenth of a million is enough.
    let tenths = (cents + MILLION / 20).div_euclid(MILLION / 10);
    world.words.say(&Message::new("ui-overview-million").with("number", show_quantity(tenths * 100, lang)))
}

/// A share in whole percents.
fn whole_percent(world: &World, ppm: i64) -> String {
    show_percent((ppm + 5_000).div_euclid(10_000) * 10_000, world.words.lang())
}

fn gauge(world: &World, ppm: i64) -> String {
    world.charset.gauge(u64::try_from(ppm.max(0)).unwrap_or(0), 1_000_000, GAUGE)
}

/// R15: all ceilings of the year together, and those that ask for attention.
fn money(world: &World, width: usize) -> Vec<Line> {
    let all = rows(world, Kind::Ceiling);
    let Some(found) = budget(all) else { return Vec::new() };
    let mut lines = Vec::new();
    if let Some((used, year_end)) = found.used_ppm().zip(found.year_end_ppm()) {
        lines.extend(sums(world, &found, (used, year_end), width));
    }
    for state in ["over", "warn", "threatens", "refused"] {
        let of: Vec<Id> =
            all.iter().filter(|row| row.choice(ceilings::STATE) == Some(state)).map(|row| row.id).collect();
        if !of.is_empty() {
            let look = mark(Kind::Ceiling, state).unwrap_or(Mark::Soon);
            lines.push(counted(world, look, &world.words.choice("state", state), Kind::Ceiling, &of));
        }
    }
    if !found.unknown.is_empty() {
        let word = world.words.get("ui-overview-use-unknown");
        lines.push(counted(world, Mark::Unknown, &word, Kind::Ceiling, &found.unknown));
    }
    lines
}

/// Used so far and the forecast, each with its gauge and its amount.
fn sums(world: &World, found: &Budget, (used, year_end): (i64, i64), width: usize) -> Vec<Line> {
    let words = world.words;
    let warn = world.register.norms().ceiling_warn_percent * 10_000;
    let used_look = match used {
        ppm if ppm > 1_000_000 => Mark::Late,
        ppm if ppm >= warn => Mark::Soon,
        _ => Mark::Good,
    };
    let (over, year_look) = match found.year_end - found.amount {
        excess if excess > 0 => (Message::new("ui-overview-excess").with("amount", said(world, excess)), Mark::Late),
        room => (Message::new("ui-overview-room").with("amount", said(world, -room)), Mark::Good),
    };
    let of = Message::new("ui-overview-used-of")
        .with("used", said(world, found.used))
        .with("amount", said(world, found.amount));
    let mut lines = Vec::new();
    for (label, ppm, look, amount) in
        [("ui-overview-used", used, used_look, of), ("ui-overview-year-end", year_end, year_look, over)]
    {
        let title = words.get(label);
        let target =
            || Target::Records { kind: Kind::Ceiling, ids: found.rows.as_slice().into(), title: title.clone() };
        let mut cells = vec![
            sign(look),
            Cell::new(title.clone(), 9),
            Cell::new(gauge(world, ppm), GAUGE).role(role(look)),
            Cell::new(whole_percent(world, ppm), 6).right().role(role(look)),
        ];
        let amount = words.say(&amount);
        if width >= ROOMY {
            cells.push(Cell::new(amount, 0));
            lines.push(Line::to(Content::Row(cells), target()));
        } else {
            lines.push(Line::to(Content::Row(cells), target()));
            lines.push(Line::to(Content::Row(vec![Cell::new("", 1), Cell::new(amount, 0)]), target()));
        }
    }
    lines
}

/// A lot by its code.
fn code(world: &World, lot: Id) -> String {
    let code = world.register.get(Kind::Lot, lot).and_then(|lot| lot.text(lots::CODE));
    code.map_or_else(|| world.register.label(Kind::Lot, lot), str::to_owned)
}

/// R11, R12: the fullest heavy lots.
fn heavy(world: &World) -> Vec<Line> {
    let found = heavy_use(&world.register, rows(world, Kind::Utilisation));
    let line = |lot: &LotUse| {
        let look = mark(Kind::Utilisation, lot.band).unwrap_or(Mark::Unknown);
        let name = code(world, lot.lot);
        let cells = vec![
            sign(look),
            Cell::new(name.clone(), 9),
            Cell::new(gauge(world, lot.ppm), GAUGE).role(role(look)),
            Cell::new(whole_percent(world, lot.ppm), 6).right().role(role(look)),
            Cell::new(world.words.choice("band", lot.band), 0).role(role(look)),
        ];
        Line::to(
            Content::Row(cells),
            Target::Records { kind: Kind::Utilisation, ids: lot.rows.as_slice().into(), title: name },
        )
    };
    let mut lines: Vec<Line> = found.iter().take(NAMED).map(line).collect();
    let all = rows(world, Kind::Utilisation);
    for alarm in ["over_used", "over_committed", "runs_out"] {
        let asks = |row: &&Record| row.choice(utilisation::ALARM) == Some(alarm) && is_heavy(world, row);
        let of: Vec<Id> = all.iter().filter(asks).map(|row| row.id).collect();
        if !of.is_empty() {
            let look = mark(Kind::Utilisation, alarm).unwrap_or(Mark::Soon);
            lines.push(counted(world, look, &world.words.choice("alarm", alarm), Kind::Utilisation, &of));
        }
    }
    lines
}

fn is_heavy(world: &World, row: &Record) -> bool {
    let lot = row.link(utilisation::LOT).and_then(|lot| world.register.get(Kind::Lot, lot));
    lot.is_some_and(|lot| lot.choice(lots::CATEGORY) == Some("heavy"))
}

/// R22: heavy lots that hang on one party.
fn hanging(world: &World) -> Vec<Line> {
    let title = world.words.get("ui-overview-leaning");
    let ids = leaning(rows(world, Kind::Concentration));
    let line = |id: &Id| {
        let row = world.register.get(Kind::Concentration, *id)?;
        let party = world.register.target_kind(Kind::Concentration, row, concentration::PARTY.index);
        let name = world.register.label(party?, row.link(concentration::PARTY)?);
        let look = if row.choice(concentration::FLAG) == Some("red") { Mark::Late } else { Mark::Soon };
        let share = whole_percent(world, row.number(concentration::SHARE_PERCENT)?);
        let cells = vec![
            sign(look),
            Cell::new(code(world, row.link(concentration::LOT)?), 9),
            Cell::new(share, 6).right().role(role(look)),
            Cell::new(name, 0),
        ];
        Some(Line::to(Content::Row(cells), Target::Record(Ref { kind: Kind::Concentration, id: *id })))
    };
    let mut lines: Vec<Line> = ids.iter().take(NAMED).filter_map(line).collect();
    if ids.len() > NAMED {
        let all = world.words.say(&Message::new("ui-show-all").count("count", ids.len()));
        let target = Target::Records { kind: Kind::Concentration, ids: ids.into(), title };
        lines.push(Line::to(Content::Row(vec![Cell::new(all, 0).role(Role::Link)]), target));
    }
    lines
}
