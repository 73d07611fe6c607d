//! The coverage map (dekkingskaart, §5.6, N1): lots × municipalities with the number of providers as a sign and a word, per
//! lot how much hangs on few (R22–R24), then gaps, single providers, what changed and what is unknown. From the answers to
//! `coverage`, `concentration` and `dropout`; `blocks` serves other overviews.

use super::period::Length;
use super::records::{NAMED, from, named, some};
use super::scope::{Reach, Scope};
use super::{Ground, Made, Report, Wish, begin, column};
use crate::domain::calendar::addm;
use crate::domain::concentration::{hhi_flag, share_flag};
use crate::domain::coverage::{cells_of, lots_on_map, parts};
use crate::domain::field::Shape;
use crate::domain::kind::Kind;
use crate::domain::nouns::{capacity_agreements, lots, municipalities};
use crate::domain::questions::{self, Source, concentration, coverage, dropout};
use crate::domain::record::{Id, Record};
use crate::domain::supply::last_known;
use crate::domain::written::show_day;
use crate::export::table::Column;
use crate::paper::document::{Block, Cell, Chart, Figure, HeatRow, Mark, Plot, Row, Section, Table, Tile};
use crate::shown::fold::fold;
use crate::text::{Message, Words};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// The questions it reads from the register.
pub const QUESTIONS: &[Kind] = &[Kind::Coverage, Kind::Concentration, Kind::Dropout];

/// The overview.
pub const REPORT: Report = Report {
    name: "coverage",
    lengths: &[Length::Month, Length::Quarter, Length::Year],
    reaches: &[Reach::Region, Reach::SubRegion, Reach::Municipality],
    questions: QUESTIONS,
    make,
};

fn make(ground: &Ground<'_>, wish: &Wish) -> Made {
    let mut document = begin(ground, wish);
    let (map, words) = (Map::read(ground, wish.scope), ground.words);
    let mut section = |id, heading: &str, blocks: Vec<Block>| {
        if !blocks.is_empty() {
            document.sections.push(Section { id, heading: words.get(heading), blocks });
        }
    };
    if map.rows.is_empty() {
        section("map", "report-coverage-map", vec![Block::Paragraph(words.get("report-coverage-empty"))]);
    } else {
        section("summary", "report-coverage-summary", map.summary());
        section("map", "report-coverage-map", map.drawn());
        section("attention", "report-coverage-attention", map.attention());
        section("changes", "report-coverage-changes", map.changes());
    }
    section("unknown", "report-coverage-unknown", map.unknown());
    Made { document, ..Made::default() }
}

/// The map with its legend and the figures per lot, for a scope: the part that other overviews take over. The questions
/// in `QUESTIONS` have to be answered in the register. Empty when no lot is on the map.
#[must_use]
pub fn blocks(ground: &Ground<'_>, scope: Scope) -> Vec<Block> {
    let map = Map::read(ground, scope);
    if map.rows.is_empty() { Vec::new() } else { map.drawn() }
}

/// One cell: a row of the answer to `coverage`.
#[derive(Clone, Copy)]
struct Spot {
    id: Id,
    providers: i64,
    parties: i64,
    stopped: i64,
    state: &'static str,
    regional: bool,
    before: Option<i64>,
}

/// A lot with its cells in scope, by municipality; nothing where no municipality of it is known.
struct LotRow<'a> {
    lot: &'a Record,
    label: String,
    spots: BTreeMap<Option<Id>, Spot>,
}

/// The largest share of a lot, its index, and the rows that say so.
type Share = (Option<i64>, Option<i64>, Vec<Id>);

/// What the overview shows, read once.
struct Map<'a> {
    ground: &'a Ground<'a>,
    towns: Vec<Option<Id>>,
    rows: Vec<LotRow<'a>>,
    /// Lots in the region of which it is not known which municipalities take part.
    unplaced: Vec<Id>,
    scope: Option<Vec<Id>>,
}

/// Cells of a lot that stand alike, told in one line.
struct Group<'m, 'a> {
    row: &'m LotRow<'a>,
    spots: Vec<(Option<Id>, Spot)>,
}

impl<'a> Map<'a> {
    fn read(ground: &'a Ground<'a>, scope: Scope) -> Self {
        let register = ground.register;
        let within = scope.municipalities(register, ground.day);
        let mut by_lot: BTreeMap<Id, BTreeMap<Option<Id>, Spot>> = BTreeMap::new();
        let mut unplaced = Vec::new();
        for row in register.all(Kind::Coverage) {
            let (Some(lot), town) = (row.link(coverage::LOT), row.link(coverage::MUNICIPALITY)) else { continue };
            if town.is_none() {
                unplaced.push(lot);
            }
            let inside = within.as_ref().is_none_or(|within| town.is_some_and(|town| within.contains(&town)));
            if inside {
                by_lot.entry(lot).or_default().insert(town, spot(row));
            }
        }
        let mut towns: Vec<Option<Id>> = by_lot.values().flat_map(|spots| spots.keys().copied()).collect();
        towns.sort_unstable();
        towns.dedup();
        towns.sort_by_cached_key(|town| town.map(|town| fold(&register.label(Kind::Municipality, town))));
        let row = |(lot, spots)| {
            let label = register.label(Kind::Lot, lot);
            register.get(Kind::Lot, lot).map(|lot| LotRow { lot, label, spots })
        };
        let mut rows: Vec<LotRow<'a>> = by_lot.into_iter().filter_map(row).collect();
        rows.sort_by_cached_key(|row| fold(&row.label));
        Self { ground, towns, rows, unplaced, scope: within }
    }

    fn words(&self) -> Words {
        self.ground.words
    }

    fn spots(&self) -> impl Iterator<Item = (&LotRow<'a>, Option<Id>, Spot)> {
        self.rows.iter().flat_map(|row| row.spots.iter().map(move |(town, spot)| (row, *town, *spot)))
    }

    fn in_state(&self, state: &str) -> (usize, Vec<Id>) {
        let found: Vec<Id> =
            self.spots().filter(|(_, _, spot)| spot.state == state).map(|(_, _, spot)| spot.id).collect();
        (found.len(), found)
    }

    fn summary(&self) -> Vec<Block> {
        let words = self.words();
        let tile = |(state, mark): (&str, Mark)| {
            let (count, rows) = self.in_state(state);
            let mark = if count == 0 { None } else { Some(mark) };
            let cell = count_cell(count).marked(mark).made_from(from("state", Kind::Coverage, rows));
            let detail = words.get(&format!("report-coverage-tile-{state}"));
            Tile { label: words.get(&format!("report-coverage-state-{state}")), cell, detail }
        };
        let tiles = [("gap", Mark::Late), ("stopped", Mark::Late), ("single", Mark::Soon), ("choice", Mark::Good)];
        let message = Message::new("report-coverage-places").count("lots", self.rows.len());
        let message = message.count("places", self.spots().count());
        vec![Block::Paragraph(words.say(&message)), Block::Tiles(tiles.map(tile).into())]
    }

    fn drawn(&self) -> Vec<Block> {
        let legend: Vec<String> = ["choice", "single", "group", "gap", "stopped", "some-stopped", "absent"]
            .iter()
            .map(|sign| self.words().get(&format!("report-coverage-legend-{sign}")))
            .collect();
        vec![Block::List(legend), Block::Chart(self.chart()), Block::Table(self.per_lot())]
    }

    fn town(&self, town: Option<Id>) -> String {
        let record = town.and_then(|id| self.ground.register.get(Kind::Municipality, id));
        let name = record.and_then(|record| record.text(municipalities::NAME)).map(str::to_owned);
        let label = || town.map(|id| self.ground.register.label(Kind::Municipality, id));
        name.or_else(label).unwrap_or_else(|| self.words().get("report-coverage-whole-region"))
    }

    fn chart(&self) -> Chart {
        let words = self.words();
        let names: Vec<String> = self.towns.iter().map(|town| self.town(*town)).collect();
        let spot_of = |row: &LotRow<'_>, town: &Option<Id>| row.spots.get(town).copied();
        let heat = |row: &LotRow<'_>| HeatRow {
            label: row.label.clone(),
            cells: self.towns.iter().map(|town| drawn(spot_of(row, town), words)).collect(),
        };
        let cell = |row: &LotRow<'_>, town: &Option<Id>| {
            let spot = spot_of(row, town);
            let made = spot.map_or_else(Vec::new, |spot| from("providers", Kind::Coverage, vec![spot.id]));
            Cell::text(drawn(spot, words).0).made_from(made)
        };
        let towns = self.towns.iter().zip(&names);
        let town_column = |(town, name): (&Option<Id>, &String)| {
            let code = town.map_or_else(|| "region".into(), |id| self.ground.register.key(Kind::Municipality, id));
            Column { name: code.to_lowercase(), label: name.clone(), shape: Shape::Line }
        };
        let columns = std::iter::once(column(words, "lot", Shape::Line)).chain(towns.map(town_column)).collect();
        let rows = self.rows.iter().map(|row| {
            let cells = self.towns.iter().map(|town| cell(row, town));
            Row { cells: std::iter::once(Cell::text(&*row.label)).chain(cells).collect(), total: false }
        });
        let regional = self.spots().any(|(_, town, spot)| spot.regional && town.is_some());
        let note = if regional { words.get("report-coverage-regional") } else { String::new() };
        let title = words.get("report-coverage-caption");
        let table = Table { id: "coverage_map", caption: title.clone(), columns, rows: rows.collect(), note };
        let plot = Plot::Heat { columns: names, rows: self.rows.iter().map(heat).collect() };
        Chart { title, alt: self.alt(), plot, table }
    }

    fn alt(&self) -> String {
        let mut message = Message::new("report-coverage-alt");
        message = message.count("lots", self.rows.len()).count("municipalities", self.towns.len());
        for state in ["choice", "single", "gap", "stopped"] {
            message = message.count(state, self.in_state(state).0);
        }
        self.words().say(&message)
    }

    /// Per lot its kind, scale, largest share, index and worst drop-out, which are those of the whole region.
    fn per_lot(&self) -> Table {
        let words = self.words();
        let (shares, dropouts) = (self.shares(), self.dropouts());
        let columns = vec![
            column(words, "lot", Shape::Line),
            named(words, Kind::Lot, "category"),
            named(words, Kind::Lot, "scale"),
            column(words, "share", Shape::Percent),
            column(words, "hhi", Shape::Whole),
            column(words, "dropout", Shape::Percent),
        ];
        let row = |row: &LotRow<'_>| {
            let id = row.lot.id;
            let (share, hhi, parties) = shares.get(&id).cloned().unwrap_or_default();
            let (dropout, left) = dropouts.get(&id).cloned().unwrap_or_default();
            let norms = self.ground.register.norms();
            let attention = |flag: Option<&str>| flag.map(|flag| if flag == "red" { Mark::Late } else { Mark::Soon });
            let dropout = dropout.or_else(|| self.nothing_left(id).then_some(0));
            let share_mark = attention(share.and_then(|share| share_flag(share, norms)));
            let hhi_mark = attention(hhi.and_then(|hhi| hhi_flag(hhi, norms)));
            let parties = |column| from(column, Kind::Concentration, parties.clone());
            Row {
                cells: vec![
                    Cell::text(&*row.label),
                    Cell::text(row.lot.choice(lots::CATEGORY).unwrap_or_default()),
                    Cell::text(row.lot.choice(lots::SCALE).unwrap_or_default()),
                    Cell::percent(share.map(tenth)).marked(share_mark).made_from(parties("share_percent")),
                    Cell::whole(hhi).marked(hhi_mark).made_from(parties("hhi")),
                    Cell::percent(dropout.map(tenth)).made_from(from("uncovered_percent", Kind::Dropout, left)),
                ],
                total: false,
            }
        };
        let rows = self.rows.iter().map(row).collect();
        let caption = words.get("report-coverage-lots");
        Table { id: "coverage_lots", caption, columns, rows, note: words.get("report-coverage-lots-note") }
    }

    /// Largest share, index and rows per lot, as the one who answers for the care.
    fn shares(&self) -> HashMap<Id, Share> {
        let mut found: HashMap<Id, Share> = HashMap::new();
        let rows = self.ground.register.all(Kind::Concentration).iter();
        for row in rows.filter(|row| row.choice(concentration::BASIS) == Some("contract")) {
            let Some(lot) = row.link(concentration::LOT) else { continue };
            let best = found.entry(lot).or_default();
            best.0 = best.0.max(row.number(concentration::SHARE_PERCENT));
            best.1 = best.1.or(row.number(concentration::HHI));
            best.2.push(row.id);
        }
        found
    }

    fn dropouts(&self) -> HashMap<Id, (Option<i64>, Vec<Id>)> {
        let mut found: HashMap<Id, (Option<i64>, Vec<Id>)> = HashMap::new();
        for row in self.ground.register.all(Kind::Dropout) {
            let Some(lot) = row.link(dropout::LOT) else { continue };
            let worst = found.entry(lot).or_default();
            worst.0 = worst.0.max(row.number(dropout::UNCOVERED_PERCENT));
            worst.1.push(row.id);
        }
        found
    }

    /// Whether it is known that others can take over all of a lot: volumes were agreed and figures are there.
    fn nothing_left(&self, lot: Id) -> bool {
        let register = self.ground.register;
        let agreed = !register.referring(Kind::CapacityAgreement, capacity_agreements::LOT.index, lot).is_empty();
        agreed && last_known(self.ground.monthly, self.ground.day).is_some()
    }

    /// Cells that a test picks, per lot and `like`, in the order of the map; those that are alike are told together.
    fn groups<K: Ord>(&self, like: impl Fn(&LotRow<'_>, &Spot) -> Option<K>) -> Vec<(Group<'_, 'a>, K)> {
        let mut found = Vec::new();
        for row in &self.rows {
            let mut by: BTreeMap<K, Vec<(Option<Id>, Spot)>> = BTreeMap::new();
            for (town, spot) in &row.spots {
                if let Some(key) = like(row, spot) {
                    by.entry(key).or_default().push((*town, *spot));
                }
            }
            found.extend(by.into_iter().map(|(key, spots)| (Group { row, spots }, key)));
        }
        found
    }

    /// The municipalities of a group in words.
    fn places(&self, group: &Group<'_, '_>) -> String {
        let words = self.words();
        if group.spots.iter().all(|(_, spot)| spot.regional) {
            return words.get("report-coverage-whole-region");
        }
        if group.spots.len() > 2 && group.spots.len() == group.row.spots.len() {
            return words.say(&Message::new("report-coverage-everywhere").count("count", group.spots.len()));
        }
        let mut names: Vec<String> = group.spots.iter().map(|(town, _)| self.town(*town)).collect();
        names.sort_by_cached_key(|name| fold(name));
        names.join(", ")
    }

    fn attention(&self) -> Vec<Block> {
        let words = self.words();
        let mut blocks = vec![self.gaps()];
        blocks.extend(["heavy", "light"].into_iter().map(|category| self.single(category)));
        let unknown = self.rows.iter().any(|row| row.lot.choice(lots::CATEGORY).is_none());
        if unknown {
            blocks.push(self.single(""));
        }
        let quiet = |block: &Block| matches!(block, Block::Table(table) if table.rows.is_empty());
        if blocks.iter().all(quiet) {
            return vec![Block::Paragraph(words.get("report-coverage-quiet"))];
        }
        blocks.retain(|block| !quiet(block));
        blocks
    }

    fn gaps(&self) -> Block {
        let words = self.words();
        let groups = self.groups(|_, spot| matches!(spot.state, "gap" | "stopped").then_some(spot.state));
        let row = |(group, state): &(Group<'_, '_>, &str)| Row {
            cells: vec![
                Cell::text(&*group.row.label),
                Cell::text(group.row.lot.choice(lots::CATEGORY).unwrap_or_default()),
                Cell::text(self.places(group)),
                Cell::text(words.get(&format!("report-coverage-why-{state}"))).made_from(group.made("state")),
                Cell::text(
                    group
                        .row
                        .lot
                        .text(lots::FALLBACK)
                        .map_or_else(|| words.get("report-coverage-no-fallback"), str::to_owned),
                ),
            ],
            total: false,
        };
        let columns = vec![
            column(words, "lot", Shape::Line),
            named(words, Kind::Lot, "category"),
            column(words, "where", Shape::Line),
            column(words, "why", Shape::Line),
            named(words, Kind::Lot, "fallback"),
        ];
        let rows = groups.iter().map(row).collect();
        let caption = words.get("report-coverage-gaps");
        Block::Table(Table { id: "coverage_gaps", caption, columns, rows, note: String::new() })
    }

    /// Lots of a category where clients hang on one provider or one group; nothing for those of which it is unknown.
    fn single(&self, category: &'static str) -> Block {
        let words = self.words();
        let groups = self.groups(|row, spot| {
            let alone = spot.providers > 0 && spot.parties == 1;
            let meant = row.lot.choice(lots::CATEGORY).unwrap_or_default() == category;
            (alone && meant).then(|| self.providers(row.lot.id, spot.id))
        });
        let row = |(group, who): &(Group<'_, '_>, Vec<Id>)| {
            let names: Vec<String> = who.iter().map(|id| self.ground.register.label(Kind::Provider, *id)).collect();
            let fallback = group.row.lot.text(lots::FALLBACK);
            let fallback = fallback.map_or_else(|| words.get("report-coverage-no-fallback"), str::to_owned);
            Row {
                cells: vec![
                    Cell::text(&*group.row.label),
                    Cell::text(self.places(group)),
                    Cell::text(names.join(", ")).made_from(group.made("providers")),
                    Cell::text(fallback),
                ],
                total: false,
            }
        };
        let columns = vec![
            column(words, "lot", Shape::Line),
            column(words, "where", Shape::Line),
            column(words, "who", Shape::Line),
            named(words, Kind::Lot, "fallback"),
        ];
        let (id, name) = match category {
            "heavy" => ("coverage_single_heavy", "heavy"),
            "light" => ("coverage_single_light", "light"),
            _ => ("coverage_single_other", "other"),
        };
        let caption = words.get(&format!("report-coverage-single-{name}"));
        let rows = groups.iter().map(row).collect();
        Block::Table(Table { id, caption, columns, rows, note: String::new() })
    }

    /// The providers that take clients in a cell.
    fn providers(&self, lot: Id, cell: Id) -> Vec<Id> {
        let (register, day) = (self.ground.register, self.ground.day);
        let asked = questions::Asked {
            register,
            monthly: self.ground.monthly,
            when: crate::domain::register::When::on(day),
            words: self.words(),
        };
        let open = questions::sources(&asked, crate::domain::record::Ref { kind: Kind::Coverage, id: cell });
        let open: BTreeSet<Id> = open
            .into_iter()
            .filter(|source| source.column == "providers")
            .filter_map(|source| match source.of {
                questions::Made::Records(_, ids) => Some(ids),
                questions::Made::Figures(_) => None,
            })
            .flatten()
            .collect();
        let mut who: Vec<Id> = parts(register, lot, day)
            .into_iter()
            .filter(|part| open.contains(&part.id))
            .map(|part| part.provider)
            .collect();
        who.sort_unstable();
        who.dedup();
        who
    }

    /// What is different from a month ago: other counts, cells that came, cells that went.
    fn changes(&self) -> Vec<Block> {
        let words = self.words();
        let earlier = addm(self.ground.day, -1);
        let mut rows: Vec<Row> = Vec::new();
        let changed =
            self.groups(|_, spot| (spot.before != Some(spot.providers)).then_some((spot.before, spot.providers)));
        for (group, (before, now)) in &changed {
            let off = words.get("report-coverage-off");
            rows.push(Row {
                cells: vec![
                    Cell::text(&*group.row.label),
                    Cell::text(self.places(group)),
                    before.map_or_else(|| Cell::text(off), |before| Cell::whole(Some(before))),
                    Cell::whole(Some(*now)).made_from(group.made("providers")),
                ],
                total: false,
            });
        }
        rows.extend(self.gone(earlier));
        let message = |id| Message::new(id).with("day", show_day(earlier, words.lang()));
        if rows.is_empty() {
            return vec![Block::Paragraph(words.say(&message("report-coverage-unchanged")))];
        }
        let columns = vec![
            column(words, "lot", Shape::Line),
            column(words, "where", Shape::Line),
            column(words, "before", Shape::Whole),
            column(words, "now", Shape::Whole),
        ];
        let caption = words.say(&message("report-coverage-changed"));
        vec![Block::Table(Table { id: "coverage_changes", caption, columns, rows, note: String::new() })]
    }

    /// Cells that were on the map on an earlier day and are not now.
    fn gone(&self, earlier: NaiveDate) -> Vec<Row> {
        let register = self.ground.register;
        let here: BTreeSet<(Id, Option<Id>)> = self.spots().map(|(row, town, _)| (row.lot.id, town)).collect();
        let inside =
            |town: Option<Id>| self.scope.as_ref().is_none_or(|within| town.is_some_and(|town| within.contains(&town)));
        let mut rows = Vec::new();
        for lot in lots_on_map(register, earlier) {
            let mut by: BTreeMap<usize, Vec<String>> = BTreeMap::new();
            for cell in cells_of(register, lot, earlier) {
                if inside(cell.municipality) && !here.contains(&(lot.id, cell.municipality)) {
                    by.entry(cell.providers).or_default().push(self.town(cell.municipality));
                }
            }
            for (before, names) in by {
                let before = i64::try_from(before).ok();
                let off = self.words().get("report-coverage-off");
                let label = register.label(Kind::Lot, lot.id);
                let cells = vec![Cell::text(label), Cell::text(names.join(", ")), Cell::whole(before), Cell::text(off)];
                rows.push(Row { cells, total: false });
            }
        }
        rows
    }

    /// What the map does not know, in sentences.
    fn unknown(&self) -> Vec<Block> {
        let (register, words) = (self.ground.register, self.words());
        let (shares, dropouts) = (self.shares(), self.dropouts());
        let lots = |test: &dyn Fn(&LotRow<'_>) -> bool| -> Vec<Id> {
            self.rows.iter().filter(|row| test(row)).map(|row| row.lot.id).collect()
        };
        let told = [
            ("report-coverage-no-municipalities", self.unplaced.clone()),
            ("report-coverage-no-category", lots(&|row| row.lot.choice(lots::CATEGORY).is_none())),
            ("report-coverage-no-scale", lots(&|row| row.lot.choice(lots::SCALE).is_none())),
            (
                "report-coverage-no-share",
                lots(&|row| shares.get(&row.lot.id).is_none_or(|(share, _, _)| share.is_none())),
            ),
            (
                "report-coverage-no-dropout",
                lots(&|row| !dropouts.contains_key(&row.lot.id) && !self.nothing_left(row.lot.id)),
            ),
        ];
        let mut sentences: Vec<String> = Vec::new();
        if register.all(Kind::Municipality).is_empty() {
            sentences.push(words.get("report-coverage-no-region"));
        }
        for (id, lots) in told {
            if !lots.is_empty() {
                let names: Vec<String> = lots.iter().map(|id| self.short(*id)).collect();
                let message = Message::new(id).count("count", lots.len());
                sentences.push(words.say(&message.with("names", some(words, &names, NAMED))));
            }
        }
        match sentences.is_empty() {
            true => vec![Block::Paragraph(words.get("report-coverage-known"))],
            false => vec![Block::List(sentences)],
        }
    }

    /// A lot by its code, or by its whole name without.
    fn short(&self, lot: Id) -> String {
        let code = self.ground.register.get(Kind::Lot, lot).and_then(|lot| lot.text(lots::CODE)).map(str::to_owned);
        code.unwrap_or_else(|| self.ground.register.label(Kind::Lot, lot))
    }
}

impl Group<'_, '_> {
    fn made(&self, column: &'static str) -> Vec<Source> {
        from(column, Kind::Coverage, self.spots.iter().map(|(_, spot)| spot.id).collect())
    }
}

fn spot(row: &Record) -> Spot {
    Spot {
        id: row.id,
        providers: row.number(coverage::PROVIDERS).unwrap_or(0),
        parties: row.number(coverage::PARTIES).unwrap_or(0),
        stopped: row.number(coverage::STOPPED).unwrap_or(0),
        state: row.choice(coverage::STATE).unwrap_or("gap"),
        regional: row.flag(coverage::REGIONAL) == Some(true),
        before: row.number(coverage::MONTH_BEFORE),
    }
}

/// A cell as it is drawn: sign and word (§5.6), and how it stands.
fn drawn(spot: Option<Spot>, words: Words) -> (String, Option<Mark>) {
    let Some(spot) = spot else { return (words.get("report-coverage-sign-absent"), None) };
    let (id, mark) = match spot.state {
        "gap" => ("report-coverage-sign-gap", Mark::Late),
        "stopped" => ("report-coverage-sign-stopped", Mark::Late),
        "single" => ("report-coverage-sign-single", Mark::Soon),
        _ if spot.parties == 1 => ("report-coverage-sign-group", Mark::Soon),
        _ => ("report-coverage-sign-choice", Mark::Good),
    };
    let count = usize::try_from(spot.providers).unwrap_or(0);
    let mut text = words.say(&Message::new(id).count("count", count));
    if spot.stopped > 0 && spot.state != "stopped" {
        text.push_str(" !");
    }
    (text, Some(mark))
}

fn count_cell(count: usize) -> Cell {
    Cell::new(i64::try_from(count).map_or(Figure::Unknown, Figure::Whole))
}

/// Parts per million in tenths of a percent, half up: what a reader needs of a share.
fn tenth(ppm: i64) -> i64 {
    (ppm + 500).div_euclid(1000) * 1000
}
