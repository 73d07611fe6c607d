//! Care per lot on the reference date: clients, volume, use of what was agreed, the longest wait, how many providers take
//! clients, and what asks for attention. A lot is judged for the municipalities of the scope and for no others (N24).

use super::counts::{Shown, mask};
use super::flows::{Flows, OfLot, Place, UNITS};
use super::scope::Scope;
use super::{Ground, Wish};
use crate::domain::capacity::band;
use crate::domain::coverage::{Part, Taking, is_regional, lots_on_map, parts, taking_part};
use crate::domain::kind::Kind;
use crate::domain::monthly::Month;
use crate::domain::morning::apart;
use crate::domain::nouns::lots;
use crate::domain::questions::{Made, Source, utilisation, waits};
use crate::domain::record::{Id, Record};
use crate::domain::rounding::percent;
use crate::domain::units::size;
use crate::domain::written::show_quantity;
use crate::paper::document::{Cell, Figure, Mark};
use crate::text::{Message, Words};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Use of what was agreed in a lot, of the kind of unit that is fullest (R10).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Used {
    /// In parts per million.
    pub ppm: i64,
    /// R12, one of `capacity::BANDS`.
    pub band: &'static str,
    /// Rows of the utilisation question.
    pub rows: Vec<Id>,
}

/// The longest wait of a lot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wait {
    /// Weeks until care starts, in thousandths.
    pub weeks: i64,
    /// Norm of the lot, in thousandths of weeks.
    pub norm: Option<i64>,
    /// Row of the waits question.
    pub row: Id,
}

/// A lot as the scope sees it.
#[derive(Clone, Debug)]
pub struct Lot {
    /// The lot.
    pub id: Id,
    /// What people call it.
    pub label: String,
    /// Clients in the last month with figures.
    pub clients: Shown,
    /// Use of what was agreed.
    pub used: Option<Used>,
    /// The longest wait.
    pub wait: Option<Wait>,
    /// Providers that take clients.
    pub providers: usize,
    /// Parts of contracts of those.
    pub open: Vec<Id>,
    /// Municipalities of the scope without any provider that takes clients.
    pub gaps: Vec<Id>,
    /// Municipalities of the scope with one.
    pub single: Vec<Id>,
}

/// What a lot asks attention for, the gravest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Flag {
    /// Somewhere nobody takes clients.
    Gap,
    /// More was used than agreed.
    Over,
    /// The wait is longer than the norm.
    Wait,
    /// Nearly everything that was agreed is used.
    NearlyFull,
    /// Somewhere there is one provider.
    Single,
}

impl Flag {
    /// The id of its words.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Gap => "report-flag-gap",
            Self::Over => "report-flag-over",
            Self::Wait => "report-flag-wait",
            Self::NearlyFull => "report-flag-nearly-full",
            Self::Single => "report-flag-single",
        }
    }

    /// How grave it is.
    #[must_use]
    pub fn mark(self) -> Mark {
        match self {
            Self::Gap | Self::Over | Self::Wait => Mark::Late,
            Self::NearlyFull | Self::Single => Mark::Soon,
        }
    }
}

impl Lot {
    /// What it asks attention for, the gravest first.
    #[must_use]
    pub fn flags(&self) -> Vec<Flag> {
        let band = self.used.as_ref().map(|used| used.band);
        let too_long = self.wait.is_some_and(|wait| wait.norm.is_some_and(|norm| wait.weeks > norm));
        let all = [
            (Flag::Gap, !self.gaps.is_empty()),
            (Flag::Over, band == Some("over")),
            (Flag::Wait, too_long),
            (Flag::NearlyFull, band == Some("nearly_full")),
            (Flag::Single, !self.single.is_empty()),
        ];
        all.into_iter().filter(|(_, holds)| *holds).map(|(flag, _)| flag).collect()
    }
}

/// The care of a scope on the reference date.
pub struct Care<'f, 'a> {
    ground: Ground<'a>,
    wish: Wish,
    flows: &'f Flows<'a>,
    places: Vec<Id>,
    /// The parts of contracts that count per lot.
    parts: HashMap<Id, Vec<Part>>,
    /// The contracts that serve the scope, with the lots in which they do.
    serving: BTreeSet<(Id, Id)>,
    /// The lots, in the order of their labels.
    pub lots: Vec<Lot>,
    /// The month clients were counted in; nothing without figures.
    pub month: Option<Month>,
}

impl<'f, 'a> Care<'f, 'a> {
    /// Looks at every lot on the map in which a municipality of the scope takes part, or has claims.
    #[must_use]
    pub fn of(ground: &Ground<'a>, wish: &Wish, flows: &'f Flows<'a>) -> Self {
        let (register, day) = (ground.register, ground.day);
        let places: Vec<Id> = match wish.scope {
            Scope::Region | Scope::Provider(_) => flows.municipalities(),
            scope => scope.municipalities(register, day).unwrap_or_default(),
        };
        let on_map: Vec<&Record> = lots_on_map(register, day).collect();
        let parts = on_map.iter().map(|lot| (lot.id, parts(register, lot.id, day))).collect();
        let month = flows.newest.filter(|month| *month >= wish.period.first);
        let mut care = Self {
            ground: *ground,
            wish: *wish,
            flows,
            places,
            parts,
            serving: BTreeSet::new(),
            lots: Vec::new(),
            month,
        };
        care.serving = care.served_by();
        let mut wanted: Vec<&Record> = on_map.into_iter().filter(|lot| care.concerns(lot.id)).collect();
        wanted.sort_by_key(|lot| (register.label_rank(Kind::Lot, lot.id), lot.id));
        let (waits, used) = (care.waits(), care.utilisation());
        care.lots = wanted.into_iter().map(|lot| care.lot(lot, &waits, &used)).collect();
        care
    }

    fn is_region(&self) -> bool {
        matches!(self.wish.scope, Scope::Region | Scope::Provider(_))
    }

    fn concerns(&self, lot: Id) -> bool {
        let taking = taking_part(self.ground.register, lot, self.ground.day);
        self.is_region()
            || self.places.iter().any(|place| taking.contains(place))
            || !self.flows.sum(Place::Scope, OfLot::One(Some(lot)), self.flows.year_to_date()).is_empty()
    }

    /// Whether a part of a contract serves a municipality of the scope.
    fn serves(&self, part: &Part) -> bool {
        self.is_region() || part.served.iter().any(|place| self.places.contains(place))
    }

    fn served_by(&self) -> BTreeSet<(Id, Id)> {
        let all = self.parts.iter().flat_map(|(lot, parts)| parts.iter().map(move |part| (part, *lot)));
        all.filter(|(part, _)| self.serves(part)).map(|(part, lot)| (part.contract, lot)).collect()
    }

    /// The contracts that serve the scope, with the lots in which they do.
    #[must_use]
    pub fn serving(&self) -> &BTreeSet<(Id, Id)> {
        &self.serving
    }

    /// The municipalities of the scope.
    #[must_use]
    pub fn places(&self) -> &[Id] {
        &self.places
    }

    /// The providers that serve the scope.
    #[must_use]
    pub fn providers(&self) -> BTreeSet<Id> {
        self.parts.values().flatten().filter(|part| self.serves(part)).map(|part| part.provider).collect()
    }

    fn lot(&self, lot: &Record, waits: &HashMap<Id, Wait>, used: &BTreeMap<Id, Used>) -> Lot {
        let register = self.ground.register;
        let parts = self.parts.get(&lot.id).map_or(&[][..], Vec::as_slice);
        let taking = taking_part(register, lot.id, self.ground.day);
        let here: Vec<Option<Id>> = match self.places.iter().filter(|place| taking.contains(place)).count() {
            0 => vec![None],
            _ => self.places.iter().copied().filter(|place| taking.contains(place)).map(Some).collect(),
        };
        let open_in = |place: Option<Id>| {
            let place = if is_regional(lot) { None } else { place };
            parts.iter().filter(move |part| part.taking(place) == Taking::Open)
        };
        let count = |place| open_in(place).map(|part| part.provider).collect::<BTreeSet<Id>>().len();
        let with = |wanted: usize| {
            here.iter().filter(|place| count(**place) == wanted).filter_map(|place| *place).collect::<Vec<Id>>()
        };
        let open: BTreeSet<(Id, Id)> =
            here.iter().flat_map(|place| open_in(*place)).map(|part| (part.provider, part.id)).collect();
        Lot {
            id: lot.id,
            label: register.label(Kind::Lot, lot.id),
            clients: self.clients(lot.id),
            used: used.get(&lot.id).cloned(),
            wait: waits.get(&lot.id).copied(),
            providers: open.iter().map(|(provider, _)| *provider).collect::<BTreeSet<Id>>().len(),
            open: open.into_iter().map(|(_, part)| part).collect(),
            gaps: with(0),
            single: with(1),
        }
    }

    /// Clients of a lot in the scope, masked with those of every other municipality and sub-region: who has all packs beside
    /// that of the region must not be able to work out a small number either (N33).
    fn clients(&self, lot: Id) -> Shown {
        let Some(month) = self.month else { return Shown::Unknown };
        let members = self.flows.members(month);
        let mut counts: Vec<Option<i64>> =
            members.iter().map(|(place, _)| self.flows.cell(*place, Some(lot), month).clients()).collect();
        let mut part_of: Vec<Option<usize>> = vec![None; members.len()];
        let mut sub_regions: BTreeMap<Id, usize> = BTreeMap::new();
        for (at, (_, sub_region)) in members.iter().enumerate() {
            let Some(sub_region) = sub_region else { continue };
            let total = *sub_regions.entry(*sub_region).or_insert(counts.len());
            if total == counts.len() {
                counts.push(None);
                part_of.push(None);
            }
            part_of[at] = Some(total);
            counts[total] = counts[total].into_iter().chain(counts[at]).reduce(|a, b| a + b);
        }
        // Sub-regions, and municipalities without one, make the region.
        let region = counts.len();
        counts.push(counts[..members.len()].iter().flatten().copied().reduce(|a, b| a + b));
        part_of.iter_mut().filter(|of| of.is_none()).for_each(|of| *of = Some(region));
        part_of.push(None);
        let wanted = match self.wish.scope {
            Scope::Region | Scope::Provider(_) => Some(region),
            Scope::Municipality(id) => members.iter().position(|(place, _)| *place == id),
            Scope::SubRegion(id) => sub_regions.get(&id).copied(),
        };
        let shown = mask(&counts, &part_of, self.ground.register.norms().small_count);
        wanted.map_or(Shown::Unknown, |at| shown[at])
    }

    /// The longest wait per lot of contracts that serve the scope.
    fn waits(&self) -> HashMap<Id, Wait> {
        let contracts = &self.serving;
        let mut longest: HashMap<Id, Wait> = HashMap::new();
        for row in self.ground.register.all(Kind::Wait) {
            let Some((contract, weeks)) = row.link(waits::CONTRACT).zip(row.number(waits::WEEKS_START)) else {
                continue;
            };
            // A wait of a contract as a whole is one in each of its lots.
            let of = contracts.range((contract, Id(i64::MIN))..=(contract, Id(i64::MAX))).map(|(_, lot)| *lot);
            for lot in of.filter(|lot| row.link(waits::LOT).is_none_or(|own| own == *lot)) {
                let record = self.ground.register.get(Kind::Lot, lot);
                let norm = record.and_then(|lot| lot.number(lots::WAIT_NORM_WEEKS));
                let wait = Wait { weeks, norm, row: row.id };
                let known = longest.entry(lot).or_insert(wait);
                if weeks > known.weeks {
                    *known = wait;
                }
            }
        }
        longest
    }

    /// Use per lot of what was agreed: for the region all agreements, none counted twice; else those of its municipalities.
    /// A pool for all has no use of one municipality (R13); what only indicates does not count (R12).
    fn utilisation(&self) -> BTreeMap<Id, Used> {
        type OfContracts<'r> = BTreeMap<Option<Id>, Vec<&'r Record>>;
        let register = self.ground.register;
        let mut by_lot: BTreeMap<(Id, usize), OfContracts<'_>> = BTreeMap::new();
        for row in register.all(Kind::Utilisation) {
            let ours = match row.link(utilisation::MUNICIPALITY) {
                Some(place) => self.is_region() || self.places.contains(&place),
                None => self.is_region(),
            };
            let known = row.number(utilisation::USED_CORRECTED).and(row.number(utilisation::AGREED_SO_FAR));
            let place = row.link(utilisation::LOT).zip(row.choice(utilisation::UNIT).and_then(kind_of));
            if let (true, Some(_), Some(place)) = (ours, known, place)
                && row.choice(utilisation::KIND) != Some("indicative")
            {
                by_lot.entry(place).or_default().entry(row.link(utilisation::CONTRACT)).or_default().push(row);
            }
        }
        let mut fullest: BTreeMap<Id, Used> = BTreeMap::new();
        for ((lot, _), contracts) in by_lot {
            let columns = [utilisation::PRODUCT, utilisation::MUNICIPALITY];
            let kept: Vec<&Record> = contracts.into_values().flat_map(|rows| apart(rows, &columns)).collect();
            let sum = |column| {
                let small = |row: &&Record| {
                    Some(i128::from(row.number(column)?) * size(row.choice(utilisation::UNIT).unwrap_or_default()))
                };
                kept.iter().filter_map(small).sum::<i128>()
            };
            let (part, whole) = (sum(utilisation::USED_CORRECTED), sum(utilisation::AGREED_SO_FAR));
            let Some(ppm) = percent(part, whole) else { continue };
            let band = band(part, whole, register.norms());
            let used = Used { ppm, band, rows: kept.iter().map(|row| row.id).collect() };
            match fullest.get(&lot) {
                Some(fuller) if fuller.ppm >= ppm => {}
                _ => drop(fullest.insert(lot, used)),
            }
        }
        fullest
    }

    /// The clients of a lot as a cell.
    #[must_use]
    pub fn clients_cell(&self, lot: &Lot) -> Cell {
        let below = self.ground.register.norms().small_count;
        let cell = Cell::new(lot.clients.figure(self.ground.words, below));
        match (lot.clients, self.month) {
            // Who opens what was masked would see it.
            (Shown::Count(_), Some(month)) => {
                cell.made_from(self.flows.sources("clients", Place::Scope, OfLot::One(Some(lot.id)), (month, month)))
            }
            _ => cell,
        }
    }

    /// The volume of a lot in a stretch of months, each unit by itself: `1.204 uur; 310 etmalen`.
    #[must_use]
    pub fn volume_cell(&self, lot: &Lot, span: (Month, Month)) -> Cell {
        let words = self.ground.words;
        let record = self.ground.register.get(Kind::Lot, lot.id);
        if record.and_then(|lot| lot.choice(lots::FUNDING_VARIANT)) == Some("task") {
            return Cell::new(Figure::Nothing);
        }
        let flow = self.flows.sum(Place::Scope, OfLot::One(Some(lot.id)), span);
        let told = UNITS.iter().enumerate().filter_map(|(at, unit)| {
            Some(format!("{} {}", show_quantity(flow.volume(at)?, words.lang()), unit_name(words, unit)))
        });
        let text = told.collect::<Vec<_>>().join("; ");
        Cell::text(text).made_from(self.flows.sources("quantity", Place::Scope, OfLot::One(Some(lot.id)), span))
    }

    /// Use of what was agreed as a cell.
    #[must_use]
    pub fn used_cell(&self, lot: &Lot) -> Cell {
        let Some(used) = &lot.used else { return Cell::percent(None) };
        let mark = match used.band {
            "over" => Mark::Late,
            "nearly_full" | "under" => Mark::Soon,
            _ => Mark::Good,
        };
        let made = Source { column: "utilisation_percent", of: Made::Records(Kind::Utilisation, used.rows.clone()) };
        Cell::percent(Some(used.ppm)).marked(Some(mark)).made_from(vec![made])
    }

    /// The longest wait as a cell, in weeks.
    #[must_use]
    pub fn wait_cell(&self, lot: &Lot) -> Cell {
        let Some(wait) = lot.wait else { return Cell::quantity(None) };
        let mark = wait.norm.map(|norm| if wait.weeks > norm { Mark::Late } else { Mark::Good });
        let made = Source { column: "weeks_start", of: Made::Records(Kind::Wait, vec![wait.row]) };
        Cell::quantity(Some(wait.weeks)).marked(mark).made_from(vec![made])
    }

    /// The number of providers as a cell.
    #[must_use]
    pub fn providers_cell(&self, lot: &Lot) -> Cell {
        let made = Source { column: "providers", of: Made::Records(Kind::ContractLot, lot.open.clone()) };
        Cell::whole(i64::try_from(lot.providers).ok()).made_from(vec![made])
    }

    /// The gravest that a lot asks attention for, as a cell.
    #[must_use]
    pub fn flag_cell(&self, lot: &Lot) -> Cell {
        let words = self.ground.words;
        match lot.flags().first() {
            Some(flag) => {
                let places = if *flag == Flag::Gap { &lot.gaps } else { &lot.single };
                let message = Message::new(flag.id()).count("count", places.len());
                Cell::text(words.say(&message)).marked(Some(flag.mark()))
            }
            None => Cell::text(words.get("report-flag-none")).marked(Some(Mark::Good)),
        }
    }
}

/// The place in `UNITS` of the kind of a unit.
fn kind_of(unit: &'static str) -> Option<usize> {
    UNITS.iter().position(|own| crate::domain::units::fit(own, unit))
}

/// What a number of units is called: `uur`, `etmalen`.
#[must_use]
pub fn unit_name(words: Words, unit: &str) -> String {
    words.get(&format!("report-unit-{}", unit.replace('_', "-")))
}
