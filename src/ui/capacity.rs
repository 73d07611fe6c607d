//! How capacity and money look: gauges and bars that carry their numbers, marks with their words, and for a chosen agreement
//! its months, the build-down of its lot and who waits there. The figures are the questions'; a list and a page draw them.

use super::page::{Cell, Content, Line, Target};
use super::world::World;
use crate::domain::build_down::Step;
use crate::domain::calendar;
use crate::domain::field::Shape;
use crate::domain::kind::Kind;
use crate::domain::monthly::Month;
use crate::domain::nouns::{build_down_steps as steps, lots, waiting_times};
use crate::domain::questions::{ceilings, utilisation};
use crate::domain::record::{Id, Record, Ref, Value};
use crate::domain::written::{show_day, show_money, show_month, show_percent, show_quantity};
use crate::search::{ColumnSpec, Part};
use crate::shown::{Mark, measure};
use crate::text::Message;
use crate::theme::Role;

/// Cells of a gauge on a page.
const GAUGE: usize = 12;
/// Cells before a gauge on a page.
const LABEL: usize = 12;
/// Most waits that are told beside an agreement.
const WAITS: usize = 6;

/// The status that a code of these questions stands for; nothing for codes without one.
#[must_use]
pub fn mark(kind: Kind, code: &str) -> Option<Mark> {
    let own = match (kind, code) {
        (Kind::Coverage, "gap" | "stopped") | (Kind::Coverage | Kind::Concentration, "red") => Some(Mark::Late),
        (Kind::Coverage, "single") | (Kind::Coverage | Kind::Concentration, "amber") => Some(Mark::Soon),
        (Kind::Coverage, "choice") | (Kind::Need, "direct") | (Kind::Signal, "followed") => Some(Mark::Good),
        (Kind::Need, "none") | (Kind::Signal, "overdue") | (Kind::Chain, "missing") => Some(Mark::Late),
        (Kind::Need, "chain") | (Kind::Signal, "unanswered" | "no_source") => Some(Mark::Soon),
        _ => None,
    };
    if own.is_some() {
        return own;
    }
    let asks = [
        Kind::Utilisation,
        Kind::Ceiling,
        Kind::TaskBudget,
        Kind::Indexation,
        Kind::AmendmentGrowth,
        Kind::BuildDown,
        Kind::Wait,
        Kind::InsufficientUse,
        Kind::Deadline,
    ];
    if !asks.contains(&kind) {
        return None;
    }
    Some(match code {
        "over" | "over_used" | "over_committed" | "unit_mismatch" | "no_volumes" | "above_region" | "refused"
        | "late" | "short" | "too_long" | "nothing" | "below_minimum" | "incomplete" => Mark::Late,
        "this_week" | "soon" | "nearly_full" | "under" | "runs_out" | "payment_risk" | "warn" | "threatens"
        | "no_slack" | "growth" | "threshold" | "single" | "above" | "below" | "excepted" | "provisional" => Mark::Soon,
        "planned" | "normal" | "within" | "enough" | "definitive" | "no_ceiling" => Mark::Good,
        "unknown" | "no_norm" => Mark::Unknown,
        _ => return None,
    })
}

/// The look of a status.
#[must_use]
pub fn role(mark: Mark) -> Role {
    match mark {
        Mark::Late => Role::Late,
        Mark::Soon => Role::Soon,
        Mark::Good => Role::Good,
        Mark::Unknown => Role::Unknown,
    }
}

/// How a cell of these questions looks in a list, when not as any other: a status with its sign, a share as a gauge.
#[must_use]
pub fn look(world: &World, record: &Record, column: &ColumnSpec, cells: usize) -> Option<(String, Role)> {
    let Part::Stored(at) = column.part else { return None };
    let field = &column.kind.noun().fields[at];
    match &record.values[at] {
        // Nothing that asks for attention is not worth a word.
        Value::Choice("none") if field.name == "alarm" => Some((String::new(), Role::Text)),
        Value::Choice(code) => {
            let mark = mark(column.kind, code)?;
            Some((format!("{} {}", mark.sign(), world.words.choice(field.name, code)), role(mark)))
        }
        Value::Number(ppm) if matches!(field.name, "utilisation_percent" | "used_percent") => {
            let judged = match column.kind {
                Kind::Utilisation => record.choice(utilisation::BAND),
                Kind::Ceiling => record.choice(ceilings::STATE),
                _ => None,
            };
            let percent = whole_percent(world, *ppm);
            let bar = cells.checked_sub(measure::width(&percent) + 1).filter(|bar| *bar >= 4)?;
            let text = format!("{} {percent}", gauge(world, *ppm, bar));
            Some((text, judged.and_then(|code| mark(column.kind, code)).map_or(Role::Chart, role)))
        }
        _ => None,
    }
}

/// The cells that a column of statuses takes with its signs, whichever it says; nothing for other columns.
#[must_use]
pub fn widest(world: &World, column: &ColumnSpec) -> Option<u16> {
    let Part::Stored(at) = column.part else { return None };
    let field = &column.kind.noun().fields[at];
    let Shape::Choice(codes) = field.shape else { return None };
    let marked = codes.iter().filter(|code| mark(column.kind, code).is_some());
    let cells = marked.map(|code| measure::width(&world.words.choice(field.name, code)) + 2).max()?;
    u16::try_from(cells).ok()
}

/// A share in whole percents, five cells wide.
fn whole_percent(world: &World, ppm: i64) -> String {
    format!("{:>5}", show_percent((ppm + 5_000).div_euclid(10_000) * 10_000, world.words.lang()))
}

fn gauge(world: &World, ppm: i64, cells: usize) -> String {
    world.charset.gauge(u64::try_from(ppm.max(0)).unwrap_or(0), 1_000_000, cells)
}

/// A gauge with its label and its numbers.
fn bar(world: &World, label: &str, ppm: Option<i64>, numbers: String, look: Role) -> Line {
    let drawn = ppm.map_or_else(|| "?".to_owned(), |ppm| gauge(world, ppm, GAUGE));
    let percent = ppm.map_or_else(String::new, |ppm| tenth_percent(ppm, world.words.lang()));
    Line::new(Content::Row(vec![
        Cell::new(world.words.get(label), LABEL).role(Role::Dim),
        Cell::new(drawn, GAUGE).role(look),
        Cell::new(percent, 8).right().role(look),
        Cell::new(if ppm.is_some() { numbers } else { String::new() }, 0),
    ]))
}

/// What stands above the fields on the page of such a row, and beside it in the list, in so many cells.
#[must_use]
pub fn lines(world: &World, kind: Kind, record: &Record, width: u16) -> Vec<Line> {
    match kind {
        Kind::Utilisation => {
            let mut lines = agreement(world, record, width);
            if let Some(lot) = record.link(utilisation::LOT) {
                lines.extend(staircase(world, lot));
                lines.extend(waits(world, lot));
            }
            lines.push(Line::new(Content::Blank));
            lines
        }
        Kind::Ceiling => ceiling(world, record, width),
        _ => Vec::new(),
    }
}

/// A volume to one decimal: what a bar can carry.
fn rounded(milli: i64, lang: crate::text::Lang) -> String {
    show_quantity((milli + 50).div_euclid(100) * 100, lang)
}

/// A share to one decimal.
fn tenth_percent(ppm: i64, lang: crate::text::Lang) -> String {
    show_percent((ppm + 500).div_euclid(1_000) * 1_000, lang)
}

/// A sentence in as many lines as it takes.
fn told(text: &str, width: u16) -> Vec<Line> {
    let room = usize::from(width.saturating_sub(4)).max(20);
    measure::wrap(text, room).into_iter().map(|line| Line::new(Content::Text(line.into_string()))).collect()
}

/// A status with its sign and word.
fn status(world: &World, kind: Kind, field: &str, code: &str) -> Cell {
    let mark = mark(kind, code);
    let text = format!("{} {}", mark.map_or(" ", Mark::sign), world.words.choice(field, code));
    Cell::new(text, 0).role(mark.map_or(Role::Text, role))
}

fn agreement(world: &World, record: &Record, width: u16) -> Vec<Line> {
    let (words, lang, kind) = (world.words, world.words.lang(), Kind::Utilisation);
    let quantity = |column| record.number(column).map_or_else(|| "?".to_owned(), |milli| rounded(milli, lang));
    let band = record.choice(utilisation::BAND).unwrap_or("unknown");
    let look = mark(kind, band).map_or(Role::Chart, role);
    let unit = |column| {
        let milli = record.number(column).unwrap_or(0);
        record.choice(utilisation::UNIT).map(|unit| words.unit(unit, milli)).unwrap_or_default()
    };
    let bound_of = {
        let message = Message::new("capacity-bound-of").with("reserved", quantity(utilisation::RESERVED));
        words.say(&message.with("agreed", quantity(utilisation::AGREED)).with("unitName", unit(utilisation::AGREED)))
    };
    let used_of = words.say(
        &Message::new("capacity-used-of")
            .with("used", quantity(utilisation::USED_CORRECTED))
            .with("soFar", quantity(utilisation::AGREED_SO_FAR))
            .with("unitName", unit(utilisation::AGREED_SO_FAR)),
    );
    let mut heads = vec![status(world, kind, "band", band)];
    if let Some(alarm) = record.choice(utilisation::ALARM).filter(|alarm| *alarm != "none") {
        heads[0].width = 16;
        heads.push(status(world, kind, "alarm", alarm));
    }
    let mut lines = vec![Line::new(Content::Row(heads))];
    lines.push(bar(world, "capacity-used", record.number(utilisation::UTILISATION_PERCENT), used_of, look));
    let bound = record.number(utilisation::COMMITMENT_PERCENT);
    let tight = if bound.is_some_and(|bound| bound > 1_000_000) { Role::Late } else { Role::Chart };
    lines.push(bar(world, "capacity-bound", bound, bound_of, tight));
    lines.extend(by_month(world, record));
    lines.extend(sentences(world, record).iter().flat_map(|text| told(text, width)));
    lines
}

/// Use per month as bars, with the first, the highest and the last in figures.
fn by_month(world: &World, record: &Record) -> Option<Line> {
    let lang = world.words.lang();
    let months = utilisation::months(&world.register, world.monthly(), record);
    let known: Vec<(Month, i64)> = months.iter().filter_map(|(month, volume)| Some((*month, (*volume)?))).collect();
    let (first, last) = (known.first()?, known.last()?);
    let highest = known.iter().max_by_key(|(_, volume)| *volume)?;
    let tell = |(month, volume): &(Month, i64)| {
        let name = show_month(calendar::Month::of(month.first()), lang);
        format!("{} {}", rounded(*volume, lang), name.split(' ').next().unwrap_or_default())
    };
    let values: Vec<Option<i64>> = months.iter().map(|(_, volume)| *volume).collect();
    let kept = &values[values.len().saturating_sub(GAUGE + 10)..];
    let message = Message::new("capacity-months").with("first", tell(first)).with("highest", tell(highest));
    Some(Line::new(Content::Row(vec![
        Cell::new(world.words.get("capacity-by-month"), LABEL).role(Role::Dim),
        Cell::new(world.charset.spark(kept), kept.len()).role(Role::Chart),
        Cell::new(world.words.say(&message.with("last", tell(last))), 0),
    ])))
}

/// When it runs out, in words, and what else is to be known.
fn sentences(world: &World, record: &Record) -> Vec<String> {
    let (words, lang) = (world.words, world.words.lang());
    let day = |column| record.date(column).map(|day| show_day(day, lang));
    let mut told = Vec::new();
    let known = record.number(utilisation::UTILISATION_PERCENT).is_some();
    match (day(utilisation::RUN_OUT), day(utilisation::RUN_OUT_RECENT)) {
        (Some(run_out), Some(recent)) => {
            told.push(words.say(&Message::new("capacity-out-both").with("day", run_out).with("recent", recent)));
        }
        (Some(run_out), None) => told.push(words.say(&Message::new("capacity-out").with("day", run_out))),
        (None, Some(recent)) => told.push(words.say(&Message::new("capacity-out-recent").with("day", recent))),
        (None, None) if known => told.push(words.get("capacity-lasts")),
        (None, None) => {}
    }
    if let Some(over) = record.number(utilisation::OVER_COMMITTED).filter(|over| *over > 0) {
        let unit = record.choice(utilisation::UNIT).map(|unit| words.unit(unit, over)).unwrap_or_default();
        let message = Message::new("capacity-over").with("over", show_quantity(over, lang)).with("unitName", unit);
        told.push(words.say(&message));
    }
    told.extend(record.text(utilisation::SHARING).map(str::to_owned));
    match record.choice(utilisation::ALARM) {
        Some("unit_mismatch") => told.push(words.get("capacity-unit")),
        Some("no_volumes") => told.push(words.get("capacity-task")),
        Some("payment_risk") => told.push(words.get("capacity-risk")),
        _ => {}
    }
    if let Some(pool) = record.number(utilisation::POOL) {
        let id = if pool < 0 { "capacity-above-region" } else { "capacity-pool" };
        let unit = record.choice(utilisation::UNIT).map(|unit| words.unit(unit, pool.abs())).unwrap_or_default();
        let message = Message::new(id).with("pool", show_quantity(pool.abs(), lang)).with("unitName", unit);
        told.push(words.say(&message));
    }
    if let Some(stand) = day(utilisation::STAND) {
        let young = record.flag(utilisation::CORRECTED) == Some(true);
        let id = if young { "capacity-stand-corrected" } else { "capacity-stand" };
        told.push(words.say(&Message::new(id).with("day", stand)));
    }
    told
}

fn heading(world: &World, id: &'static str, lot: Id, number: Option<String>) -> [Line; 2] {
    let code = world.register.get(Kind::Lot, lot).and_then(|lot| lot.text(lots::CODE)).unwrap_or_default();
    let title = world.words.say(&Message::new(id).with("lot", code));
    [Line::new(Content::Blank), Line::new(Content::Heading(title, number))]
}

/// The build-down of a lot, a step per line (R27).
fn staircase(world: &World, lot: Id) -> Vec<Line> {
    let lang = world.words.lang();
    let mut records: Vec<&Record> = world.register.linked(Kind::BuildDownStep, "lot", lot).collect();
    records.sort_by_key(|record| record.date(steps::DATE));
    if records.is_empty() {
        return Vec::new();
    }
    let mut lines: Vec<Line> = heading(world, "capacity-build-down", lot, None).into();
    let show = |milli: Option<i64>| milli.map_or_else(|| "?".to_owned(), |milli| show_quantity(milli, lang));
    let total = |record: &&Record| Some(record.number(steps::CAPACITY_OLD)? + record.number(steps::CAPACITY_NEW)?);
    let most = records.iter().filter_map(total).max().unwrap_or(1).max(1);
    for record in records {
        let Some(date) = record.date(steps::DATE) else { continue };
        let step = Step {
            date,
            old: record.number(steps::CAPACITY_OLD),
            new: record.number(steps::CAPACITY_NEW),
            minimum: record.number(steps::MINIMUM),
        };
        let cells = |milli: Option<i64>| {
            usize::try_from(i128::from(milli.unwrap_or(0).max(0)) * GAUGE as i128 / i128::from(most)).unwrap_or(0)
        };
        let (old, new) = (cells(step.old), cells(step.new));
        let full = world.charset.write(&format!("{}{}", "█".repeat(old), "░".repeat(new.min(GAUGE - old.min(GAUGE)))));
        let sum = format!("{} + {} / {}", show(step.old), show(step.new), show(step.minimum));
        let cells = vec![
            Cell::new(show_day(date, lang), LABEL).role(Role::Dim),
            Cell::new(full, GAUGE).role(Role::Chart),
            Cell::new(sum, 14).right(),
            status(world, Kind::BuildDown, "state", step.state()),
        ];
        lines.push(Line::to(Content::Row(cells), Target::Record(Ref { kind: Kind::BuildDownStep, id: record.id })));
    }
    lines
}

/// Who waits longest in a lot, at the last measurement of each contract (O21).
fn waits(world: &World, lot: Id) -> Vec<Line> {
    let lang = world.words.lang();
    let norm = world.register.get(Kind::Lot, lot).and_then(|lot| lot.number(lots::WAIT_NORM_WEEKS));
    let mut newest: std::collections::BTreeMap<Id, &Record> = std::collections::BTreeMap::new();
    for record in world.register.linked(Kind::WaitingTime, "lot", lot) {
        let month = record.date(waiting_times::MONTH);
        let Some(contract) = record.link(waiting_times::CONTRACT) else { continue };
        if month.is_some_and(|month| month <= world.when.day)
            && newest.get(&contract).is_none_or(|other| other.date(waiting_times::MONTH) < month)
        {
            newest.insert(contract, record);
        }
    }
    // A measurement of more than a year ago says nothing of today.
    let since = calendar::addm(world.when.day, -12);
    let mut rows: Vec<(i64, &Record)> = newest
        .into_values()
        .filter(|record| record.date(waiting_times::MONTH).is_some_and(|month| month >= since))
        .filter_map(|record| Some((record.number(waiting_times::WEEKS_START)?, record)))
        .collect();
    if rows.is_empty() {
        return Vec::new();
    }
    rows.sort_by_key(|(weeks, record)| (std::cmp::Reverse(*weeks), record.id));
    let number =
        norm.map(|norm| world.words.say(&Message::new("capacity-norm").with("weeks", show_quantity(norm, lang))));
    let mut lines: Vec<Line> = heading(world, "capacity-waits", lot, number).into();
    let most = rows.first().map_or(1, |(weeks, _)| *weeks).max(norm.unwrap_or(0)).max(1);
    for (weeks, record) in rows.into_iter().take(WAITS) {
        let state = crate::domain::access::wait(Some(weeks), norm);
        let contract = record.link(waiting_times::CONTRACT);
        let contract = contract.map(|id| world.register.label(Kind::Contract, id)).unwrap_or_default();
        let look = mark(Kind::Wait, state).map_or(Role::Chart, role);
        let part = (u64::try_from(weeks.max(0)).unwrap_or(0), u64::try_from(most).unwrap_or(1));
        let cells = vec![
            Cell::new(contract, LABEL).role(Role::Dim),
            Cell::new(world.charset.gauge(part.0, part.1, GAUGE), GAUGE).role(look),
            Cell::new(show_quantity(weeks, lang), 9).right(),
            status(world, Kind::Wait, "state", state),
        ];
        lines.push(Line::to(Content::Row(cells), Target::Record(Ref { kind: Kind::WaitingTime, id: record.id })));
    }
    lines
}

fn ceiling(world: &World, record: &Record, width: u16) -> Vec<Line> {
    let lang = world.words.lang();
    let state = record.choice(ceilings::STATE).unwrap_or("unknown");
    let look = mark(Kind::Ceiling, state).map_or(Role::Chart, role);
    let money = |column| record.number(column).map_or_else(|| "?".to_owned(), |cents| show_money(cents, lang));
    let mut lines = vec![Line::new(Content::Row(vec![status(world, Kind::Ceiling, "state", state)]))];
    if let Some(amount) = record.number(ceilings::AMOUNT_CENTS) {
        let of =
            |cents: Option<i64>| cents.and_then(|cents| crate::domain::rounding::percent(cents.into(), amount.into()));
        let used = record.number(ceilings::USED_PERCENT);
        lines.push(bar(world, "ceiling-used", used, money(ceilings::USED_CENTS), look));
        for (label, column) in [
            ("ceiling-year-end", ceilings::YEAR_END_CENTS),
            ("ceiling-seasonal", ceilings::SEASONAL_CENTS),
            ("ceiling-committed", ceilings::COMMITTED_CENTS),
        ] {
            let part = of(record.number(column));
            if part.is_some() {
                let look = if part > Some(1_000_000) { Role::Late } else { Role::Chart };
                lines.push(bar(world, label, part, money(column), look));
            }
        }
    }
    if let Some(why) = record.text(ceilings::WHY) {
        lines.extend(told(why, width));
    }
    if let Some(stand) = record.date(ceilings::STAND) {
        let young = record.flag(ceilings::CORRECTED) == Some(true);
        let id = if young { "capacity-stand-corrected" } else { "capacity-stand" };
        let text = world.words.say(&Message::new(id).with("day", show_day(stand, lang)));
        lines.extend(told(&text, width));
    }
    lines.push(Line::new(Content::Blank));
    lines
}
