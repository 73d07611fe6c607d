//! The coverage map (R25): lot × municipality with mark, word and colour, and per lot the largest share, the index and the
//! drop-out (R22–R24). The date walks by month. It shows the answers to the questions of those names; drawing is `draw`.

mod draw;

use super::action::{Action, Go, MapAct, Move, Notice, Step, Tone};
use super::cursor::Cursor;
use super::list::List;
use super::screen::Screen;
use super::world::World;
use crate::domain::calendar::{addm, month_start};
use crate::domain::coverage::{cells_of, parts};
use crate::domain::kind::Kind;
use crate::domain::nouns::{capacity_agreements, lots, municipalities};
use crate::domain::questions::{concentration, coverage, dropout};
use crate::domain::record::{Id, Record};
use crate::domain::register::When;
use crate::shown::fold;
use crate::text::Message;
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

/// The questions it shows.
pub const QUESTIONS: [Kind; 3] = [Kind::Coverage, Kind::Concentration, Kind::Dropout];

/// One cell as it is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Spot {
    providers: i64,
    parties: i64,
    stopped: i64,
    state: &'static str,
    regional: bool,
    changed: bool,
}

/// One lot with what stands beside its cells.
#[derive(Clone, Debug)]
struct Row {
    lot: Id,
    code: String,
    title: String,
    category: Option<&'static str>,
    /// Largest share in parts per million, and what it asks for.
    share: Option<(i64, Option<&'static str>)>,
    hhi: Option<i64>,
    /// Worst drop-out in parts per million; zero where volumes were agreed and nothing is left uncovered.
    dropout: Option<i64>,
}

/// What a column is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Column {
    /// A municipality, or the region as a whole where none is known.
    Town(Option<Id>),
    Share,
    Hhi,
    Dropout,
}

/// Everything drawn, worked out once per answer.
#[derive(Debug, Default)]
struct Map {
    rows: Vec<Row>,
    columns: Vec<Column>,
    /// Names above the municipalities, cut to three letters that tell them apart as far as they can.
    short: Vec<String>,
    spots: HashMap<(Id, Option<Id>), Spot>,
    changed: usize,
    /// Per category (light, heavy): choice, single, gap, stopped.
    tally: [[usize; 4]; 2],
}

/// The map with what is chosen in it.
#[derive(Clone, Debug, Default)]
pub struct CoverageMap {
    map: Arc<Map>,
    cursor: Cursor,
    column: usize,
    left: usize,
    stamp: Option<(u64, (u16, u16))>,
    answered: bool,
}

impl CoverageMap {
    /// The map.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Its name in the breadcrumb.
    #[must_use]
    pub fn title(&self, world: &World) -> String {
        world.words.get("ui-map")
    }

    /// Whether there is something to open.
    #[must_use]
    pub fn opens(&self) -> bool {
        !self.map.rows.is_empty()
    }

    /// Moves, opens a cell.
    pub fn update(&mut self, world: &World, action: Action) -> Step {
        match action {
            Action::Move(Move::NextSection) => self.column = (self.column + 1).min(self.last_column()),
            Action::Move(Move::PreviousSection) => self.column = self.column.saturating_sub(1),
            Action::Move(how) => self.cursor.go(how, self.map.rows.len(), draw::height(world)),
            Action::Go(Go::Open) => return self.open(world),
            _ => {}
        }
        self.settle(world);
        Step::Stay
    }

    fn last_column(&self) -> usize {
        self.map.columns.len().saturating_sub(1)
    }

    fn settle(&mut self, world: &World) {
        self.column = self.column.min(self.last_column());
        self.cursor.show(self.map.rows.len(), draw::height(world));
        self.left = draw::left(self, world);
    }

    /// The providers of a cell, or the rows that a figure beside it came from.
    fn open(&self, world: &World) -> Step {
        let (Some(row), Some(column)) = (self.map.rows.get(self.cursor.row), self.map.columns.get(self.column)) else {
            return Step::Stay;
        };
        let (kind, ids, place) = match column {
            Column::Town(place) => (
                Kind::Provider,
                providers(world, row.lot, *place),
                place.map(|id| world.register.label(Kind::Municipality, id)),
            ),
            Column::Dropout => (Kind::Dropout, answers_of(world, Kind::Dropout, row.lot), None),
            Column::Share | Column::Hhi => (Kind::Concentration, answers_of(world, Kind::Concentration, row.lot), None),
        };
        if ids.is_empty() {
            return Step::Say(Notice::new(Tone::Soon, Message::new("ui-map-nobody")));
        }
        let title = place.map_or_else(|| row.code.clone(), |place| format!("{} · {place}", row.code));
        let list = List::only(world, kind, ids.into(), title);
        Step::Open(Box::new(Screen::List(Box::new(list))))
    }

    /// Follows the answers and the window.
    pub fn refresh(&mut self, world: &World) {
        if self.stamp == Some((world.stamp, world.size)) {
            return;
        }
        let other = self.stamp.is_none_or(|(stamp, _)| stamp != world.stamp);
        self.stamp = Some((world.stamp, world.size));
        if other {
            self.answered = world.was_answered(Kind::Coverage);
            let chosen = self.map.rows.get(self.cursor.row).map(|row| row.lot);
            self.map = Arc::new(read(world));
            if let Some(at) = self.map.rows.iter().position(|row| Some(row.lot) == chosen) {
                self.cursor.row = at;
            }
        }
        self.settle(world);
    }

    /// A click on that row and column of the body; true when what is there was chosen already.
    pub fn click(&mut self, world: &World, row: u16, column: u16) -> bool {
        let Some((row, column)) = draw::hit(self, world, row, column) else { return false };
        let again = self.cursor.row == row && self.column == column;
        (self.cursor.row, self.column) = (row, column);
        again
    }
}

/// The date that a step by month leads to: the first day of the month before or after.
#[must_use]
pub fn walked(when: When, act: MapAct) -> When {
    let first = month_start(when.day);
    When::on(match act {
        MapAct::MonthOn => addm(first, 1),
        MapAct::MonthBack if when.day == first => addm(first, -1),
        MapAct::MonthBack => first,
    })
}

/// The day that changes are counted from.
fn month_before(day: NaiveDate) -> NaiveDate {
    addm(day, -1)
}

/// The providers of a cell: those that take clients and those with a stop.
fn providers(world: &World, lot: Id, place: Option<Id>) -> Vec<Id> {
    let Some(record) = world.register.get(Kind::Lot, lot) else { return Vec::new() };
    let cells = cells_of(&world.register, record, world.when.day);
    let Some(cell) = cells.into_iter().find(|cell| cell.municipality == place) else { return Vec::new() };
    let here: BTreeSet<Id> = cell.open.into_iter().chain(cell.stopped).collect();
    let parts = parts(&world.register, lot, world.when.day);
    let providers: BTreeSet<Id> =
        parts.iter().filter(|part| here.contains(&part.id)).map(|part| part.provider).collect();
    providers.into_iter().collect()
}

fn answers_of(world: &World, question: Kind, lot: Id) -> Vec<Id> {
    let column = if question == Kind::Dropout { dropout::LOT } else { concentration::LOT };
    let rows = world.register.all(question).iter();
    rows.filter(|row| row.link(column) == Some(lot)).map(|row| row.id).collect()
}

fn read(world: &World) -> Map {
    let register = &world.register;
    let mut map = Map::default();
    let mut lots: BTreeSet<Id> = BTreeSet::new();
    let mut towns: BTreeSet<Option<Id>> = BTreeSet::new();
    for row in register.all(Kind::Coverage) {
        let Some(lot) = row.link(coverage::LOT) else { continue };
        let spot = spot(row);
        lots.insert(lot);
        towns.insert(row.link(coverage::MUNICIPALITY));
        map.changed += usize::from(spot.changed);
        let heavy = usize::from(row.choice(coverage::CATEGORY) == Some("heavy"));
        if let Some(at) = draw::TALLIED.iter().position(|state| *state == spot.state) {
            map.tally[heavy][at] += 1;
        }
        map.spots.insert((lot, row.link(coverage::MUNICIPALITY)), spot);
    }
    let shares = shares(world);
    let dropouts = dropouts(world);
    map.rows = lots.into_iter().filter_map(|lot| row(world, lot, &shares, &dropouts)).collect();
    map.rows.sort_by_cached_key(|row| fold(&row.code));
    let mut towns: Vec<Option<Id>> = towns.into_iter().collect();
    towns.sort_by_cached_key(|town| town.map(|town| fold(&register.label(Kind::Municipality, town))));
    map.short = short_names(world, &towns);
    map.columns = towns.into_iter().map(Column::Town).chain([Column::Share, Column::Hhi, Column::Dropout]).collect();
    map
}

fn spot(row: &Record) -> Spot {
    let providers = row.number(coverage::PROVIDERS).unwrap_or(0);
    Spot {
        providers,
        parties: row.number(coverage::PARTIES).unwrap_or(0),
        stopped: row.number(coverage::STOPPED).unwrap_or(0),
        state: row.choice(coverage::STATE).unwrap_or("gap"),
        regional: row.flag(coverage::REGIONAL) == Some(true),
        changed: row.number(coverage::MONTH_BEFORE) != Some(providers),
    }
}

/// Largest share of a lot with its flag, and the index.
type Shares = HashMap<Id, (i64, Option<&'static str>, Option<i64>)>;

fn shares(world: &World) -> Shares {
    let mut shares = Shares::new();
    for row in world.register.all(Kind::Concentration) {
        let (Some(lot), Some(share)) = (row.link(concentration::LOT), row.number(concentration::SHARE_PERCENT)) else {
            continue;
        };
        if row.choice(concentration::BASIS) == Some("contract") {
            let best = shares.entry(lot).or_insert((share, None, row.number(concentration::HHI)));
            if share >= best.0 {
                (best.0, best.1) = (share, row.choice(concentration::FLAG).or(best.1.filter(|_| share == best.0)));
            }
        }
    }
    shares
}

fn dropouts(world: &World) -> HashMap<Id, i64> {
    let mut worst: HashMap<Id, i64> = HashMap::new();
    for row in world.register.all(Kind::Dropout) {
        if let (Some(lot), Some(part)) = (row.link(dropout::LOT), row.number(dropout::UNCOVERED_PERCENT)) {
            let best = worst.entry(lot).or_insert(0);
            *best = part.max(*best);
        }
    }
    worst
}

fn row(world: &World, lot: Id, shares: &Shares, dropouts: &HashMap<Id, i64>) -> Option<Row> {
    let record = world.register.get(Kind::Lot, lot)?;
    let share = shares.get(&lot);
    // Without agreed volumes nobody knows what is left; with them, no row says that all of it can be taken over.
    let agreed = !world.register.referring(Kind::CapacityAgreement, capacity_agreements::LOT.index, lot).is_empty();
    let none = (agreed && world.was_answered(Kind::Dropout)).then_some(0);
    Some(Row {
        lot,
        code: record.text(lots::CODE).unwrap_or_default().to_owned(),
        title: record.text(lots::TITLE).unwrap_or_default().to_owned(),
        category: record.choice(lots::CATEGORY),
        share: share.map(|(share, flag, _)| (*share, *flag)),
        hhi: share.and_then(|(_, _, hhi)| *hhi),
        dropout: dropouts.get(&lot).copied().or(none),
    })
}

/// Three letters per municipality: its first ones, or its first and two that differ where others begin the same.
fn short_names(world: &World, towns: &[Option<Id>]) -> Vec<String> {
    let name = |town: &Option<Id>| match town {
        Some(id) => {
            let record = world.register.get(Kind::Municipality, *id);
            record.and_then(|record| record.text(municipalities::NAME)).unwrap_or_default().to_owned()
        }
        None => world.words.get("ui-map-region"),
    };
    let names: Vec<String> = towns.iter().map(name).collect();
    let mut taken: BTreeMap<String, usize> = BTreeMap::new();
    let mut short = Vec::new();
    for name in names {
        let letters: Vec<char> = crate::shown::line(&name).chars().filter(|c| c.is_alphanumeric()).collect();
        let first: String = letters.iter().take(3).collect();
        let others = (2..letters.len()).map(|at| [letters[0], letters[1], letters[at]].iter().collect::<String>());
        let free = std::iter::once(first.clone()).chain(others).find(|short| !taken.contains_key(short));
        let chosen = free.unwrap_or(first);
        *taken.entry(chosen.clone()).or_default() += 1;
        short.push(chosen);
    }
    short
}
