//! Money per municipality and lot: claimed in the period and in the year so far, the budget of the municipalities, what the
//! year comes to, and which lines deviate so much that they need a sentence (N22). The sums are `flows`'.

use super::flows::{Flows, OfLot, Place, Span};
use super::{Deviation, Ground, Made, Wish, column, sentence};
use crate::domain::calendar::{year_end, year_start};
use crate::domain::contract::in_use;
use crate::domain::field::Shape;
use crate::domain::kind::Kind;
use crate::domain::nouns::{lots, municipal_budgets};
use crate::domain::questions::{Made as From, Source};
use crate::domain::record::Id;
use crate::domain::rounding::{percent, rounded};
use crate::domain::written::show_percent;
use crate::export::table::Column;
use crate::paper::document::{Block, Cell, Figure, Mark, Row, Table};
use crate::text::Message;
use std::collections::BTreeMap;

/// Deviation that asks for a sentence where the region has set none, in percent.
const DEVIATION_PERCENT: i64 = 10;

/// A budget with the records it was read from.
#[derive(Clone, Debug, Default)]
pub struct Budget {
    /// Cents; nothing when any part of it is unknown.
    pub cents: Option<i64>,
    /// The budgets.
    pub ids: Vec<Id>,
}

/// The money of one line.
#[derive(Clone, Debug)]
pub struct Line {
    /// Name that never changes: key of the municipality or lot, `total`, `elsewhere`.
    pub name: String,
    /// What people call it.
    pub label: String,
    /// Whose.
    pub place: Place,
    /// Of which lot.
    pub lot: OfLot,
    /// Claimed in the period, in cents.
    pub in_period: Option<i64>,
    /// Claimed from January to the end of the period, in cents.
    pub to_date: Option<i64>,
    /// Budget of the year; nothing where none belongs to the line.
    pub budget: Option<Budget>,
    /// What the year comes to, in cents.
    pub forecast: Option<i64>,
    /// Whether it sums the lines before it.
    pub total: bool,
}

impl Line {
    /// Forecast less budget, in cents.
    #[must_use]
    pub fn difference(&self) -> Option<i64> {
        let budget = self.budget.as_ref().and_then(|budget| budget.cents)?;
        Some(self.forecast?.saturating_sub(budget))
    }

    /// The same as part of the budget, in parts per million.
    #[must_use]
    pub fn deviation(&self) -> Option<i64> {
        let budget = self.budget.as_ref().and_then(|budget| budget.cents)?;
        percent(i128::from(self.difference()?), i128::from(budget))
    }

    /// Part of the budget that was claimed, in parts per million.
    #[must_use]
    pub fn used(&self) -> Option<i64> {
        let budget = self.budget.as_ref().and_then(|budget| budget.cents)?;
        percent(i128::from(self.to_date?), i128::from(budget))
    }
}

/// The budgets of a municipality: record and amount per lot, or for all of them.
type Own = BTreeMap<Option<Id>, (Id, Option<i64>)>;

/// The money of a document.
pub struct Finance<'f, 'a> {
    ground: Ground<'a>,
    wish: Wish,
    flows: &'f Flows<'a>,
    budgets: BTreeMap<Id, Own>,
    year: i32,
}

impl<'f, 'a> Finance<'f, 'a> {
    /// For the figures of a document.
    #[must_use]
    pub fn new(ground: &Ground<'a>, wish: &Wish, flows: &'f Flows<'a>) -> Self {
        let year = flows.january.year();
        let mut budgets: BTreeMap<Id, Own> = BTreeMap::new();
        for budget in ground.register.all(Kind::MunicipalBudget) {
            let ours = budget.number(municipal_budgets::YEAR) == Some(i64::from(year))
                && in_use(Kind::MunicipalBudget, budget, ground.day);
            if let Some(place) = budget.link(municipal_budgets::MUNICIPALITY).filter(|_| ours) {
                let amount = (budget.id, budget.number(municipal_budgets::AMOUNT_CENTS));
                budgets.entry(place).or_default().insert(budget.link(municipal_budgets::LOT), amount);
            }
        }
        Self { ground: *ground, wish: *wish, flows, budgets, year }
    }

    fn period(&self) -> Span {
        (self.wish.period.first, self.wish.period.last())
    }

    /// The budget of a municipality: the one for all lots, else what its lots have together.
    fn of_municipality(&self, place: Id) -> Budget {
        let Some(own) = self.budgets.get(&place) else { return Budget::default() };
        if let Some((id, cents)) = own.get(&None) {
            return Budget { cents: *cents, ids: vec![*id] };
        }
        let cents = own.values().try_fold(0i64, |sum, (_, cents)| Some(sum.saturating_add((*cents)?)));
        Budget { cents, ids: own.values().map(|(id, _)| *id).collect() }
    }

    /// The budget of a municipality for a lot; nothing when it has none for it.
    fn of_lot(&self, place: Id, lot: Id) -> Option<Budget> {
        let (id, cents) = self.budgets.get(&place)?.get(&Some(lot))?;
        Some(Budget { cents: *cents, ids: vec![*id] })
    }

    /// The budget of all municipalities of the scope for a lot; unknown when one that has claims in it has none, nothing
    /// when nobody has.
    fn of_lot_together(&self, lot: Id) -> Option<Budget> {
        let mut sum = Budget { cents: Some(0), ids: Vec::new() };
        for place in self.flows.municipalities() {
            let (own, span) = (self.of_lot(place, lot), self.flows.year_to_date());
            match own {
                Some(own) => {
                    sum.cents = sum.cents.zip(own.cents).map(|(sum, own)| sum.saturating_add(own));
                    sum.ids.extend(own.ids);
                }
                None if !self.flows.sum(Place::One(place), OfLot::One(Some(lot)), span).is_empty() => sum.cents = None,
                None => {}
            }
        }
        (!sum.ids.is_empty()).then_some(sum)
    }

    /// What the year comes to for a municipality in a lot, in cents: what was claimed, young months made whole (R16), at
    /// the same pace by days until the end of the year, of the lot or of its taking part. What is of no municipality of the
    /// region is not drawn out.
    fn leaf(&self, place: Place, lot: Option<Id>) -> Option<i64> {
        let so_far = self.flows.sum(place, OfLot::One(lot), self.flows.year_to_date()).corrected()?;
        let Place::One(municipality) = place else { return Some(so_far) };
        let first = self.flows.january.first();
        let (mut from, mut to) = self.flows.days(municipality).unwrap_or((first, year_end(first)));
        if let Some(lot) = lot.and_then(|lot| self.ground.register.get(Kind::Lot, lot)) {
            from = lot.date(lots::VALID_FROM).map_or(from, |start| start.max(from));
            to = lot.date(lots::VALID_TO).map_or(to, |end| end.min(to));
        }
        let from = from.max(year_start(first));
        let upto = self.flows.newest.map_or(to, |newest| newest.last()).min(to);
        let (passed, all) = ((upto - from).num_days() + 1, (to - from).num_days() + 1);
        if passed <= 0 { Some(so_far) } else { rounded(i128::from(so_far) * i128::from(all), i128::from(passed)) }
    }

    /// The same for places and lots together: the sum of its parts, so that every table and pack adds up to the cent.
    fn forecast(&self, place: Place, lot: OfLot) -> Option<i64> {
        let places: Vec<Place> = match place {
            Place::Scope => {
                let own = self.flows.municipalities().into_iter().map(Place::One);
                own.chain(self.has_elsewhere().then_some(Place::Foreign)).collect()
            }
            one => vec![one],
        };
        let lots = match lot {
            OfLot::All => self.flows.lots_used(),
            OfLot::One(lot) => vec![lot],
        };
        let leaves = places.into_iter().flat_map(|place| lots.iter().map(move |lot| (place, *lot)));
        leaves.filter_map(|(place, lot)| self.leaf(place, lot)).reduce(i64::saturating_add)
    }

    /// Whether the document tells of claims for no municipality of the region: only that of the region does.
    fn has_elsewhere(&self) -> bool {
        self.wish.scope == super::scope::Scope::Region
            && !self.flows.sum(Place::Foreign, OfLot::All, self.flows.year_to_date()).is_empty()
    }

    fn line(&self, name: String, label: String, place: Place, lot: OfLot, budget: Option<Budget>) -> Line {
        Line {
            in_period: self.flows.sum(place, lot, self.period()).cents(),
            to_date: self.flows.sum(place, lot, self.flows.year_to_date()).cents(),
            forecast: self.forecast(place, lot),
            total: false,
            name,
            label,
            place,
            lot,
            budget,
        }
    }

    /// A line per municipality of the scope, the claims for no municipality of the region, and their total where there is
    /// more than one.
    #[must_use]
    pub fn municipalities(&self) -> Vec<Line> {
        let register = self.ground.register;
        let places = self.flows.municipalities();
        let mut lines: Vec<Line> = Vec::new();
        for place in &places {
            let (name, label) = (register.key(Kind::Municipality, *place), register.label(Kind::Municipality, *place));
            let budget = Some(self.of_municipality(*place));
            lines.push(self.line(name, label, Place::One(*place), OfLot::All, budget));
        }
        if self.has_elsewhere() {
            let label = self.ground.words.get("report-elsewhere");
            lines.push(self.line("elsewhere".into(), label, Place::Foreign, OfLot::All, None));
        }
        if lines.len() != 1 {
            lines.push(self.total(&lines));
        }
        lines
    }

    /// A line per lot, with their total.
    #[must_use]
    pub fn lots(&self) -> Vec<Line> {
        let mut lines: Vec<Line> = self.flows.lots_used().into_iter().map(|lot| self.lot(Place::Scope, lot)).collect();
        let known = lines.iter().any(|line| line.budget.is_some());
        let mut total = self.total(&lines);
        if !known {
            total.budget = None;
        }
        lines.push(total);
        lines
    }

    fn lot(&self, place: Place, lot: Option<Id>) -> Line {
        let register = self.ground.register;
        let name = lot.map_or_else(|| "no_lot".into(), |lot| register.key(Kind::Lot, lot));
        let label = lot.map_or_else(|| self.ground.words.get("report-no-lot"), |lot| register.label(Kind::Lot, lot));
        let budget = match (place, lot) {
            (Place::One(place), Some(lot)) => self.of_lot(place, lot),
            (Place::Scope, Some(lot)) => self.of_lot_together(lot),
            _ => None,
        };
        self.line(name, label, place, OfLot::One(lot), budget)
    }

    /// Per municipality a line for each lot it has claims in; names are `GM9001/J1L`.
    #[must_use]
    pub fn municipality_lots(&self) -> Vec<(String, Vec<Line>)> {
        let register = self.ground.register;
        let lots = self.flows.lots_used();
        let places = self.flows.municipalities().into_iter().map(|place| {
            let (key, label) = (register.key(Kind::Municipality, place), register.label(Kind::Municipality, place));
            let own = lots.iter().map(|lot| self.lot(Place::One(place), *lot)).filter(|line| line.to_date.is_some());
            (label, own.map(|line| Line { name: format!("{key}/{}", line.name), ..line }).collect())
        });
        let elsewhere = self.has_elsewhere().then(|| {
            let own = lots.iter().map(|lot| self.lot(Place::Foreign, *lot)).filter(|line| line.to_date.is_some());
            let own = own.map(|line| Line { name: format!("elsewhere/{}", line.name), ..line });
            (self.ground.words.get("report-elsewhere"), own.collect())
        });
        places.chain(elsewhere).collect()
    }

    /// The total of lines: each figure the sum of theirs.
    #[must_use]
    pub fn total(&self, lines: &[Line]) -> Line {
        let add = |of: fn(&Line) -> Option<i64>| lines.iter().filter_map(of).reduce(i64::saturating_add);
        let budgets: Vec<&Budget> = lines.iter().filter_map(|line| line.budget.as_ref()).collect();
        let cents = budgets.iter().try_fold(0i64, |sum, budget| Some(sum.saturating_add(budget.cents?)));
        Line {
            name: "total".into(),
            label: self.ground.words.get("report-total"),
            place: Place::Scope,
            lot: OfLot::All,
            in_period: add(|line| line.in_period),
            to_date: add(|line| line.to_date),
            budget: Some(Budget {
                cents: cents.filter(|_| !budgets.is_empty()),
                ids: budgets.iter().flat_map(|budget| budget.ids.iter().copied()).collect(),
            }),
            forecast: add(|line| line.forecast),
            total: true,
        }
    }

    /// From which share of the budget a line needs a sentence, in parts per million.
    fn threshold(&self) -> i64 {
        let set = self.ground.style.deviation_percent;
        (if set == 0 { DEVIATION_PERCENT } else { set }).saturating_mul(10_000)
    }

    /// Whether a line deviates so much that it needs a sentence.
    #[must_use]
    pub fn deviates(&self, line: &Line) -> bool {
        line.deviation().is_some_and(|ppm| ppm.abs() > self.threshold())
    }

    /// The columns of a table of lines; `period` names that of the period itself.
    #[must_use]
    pub fn columns(&self, first: &'static str, period: &'static str, budget: bool) -> Vec<Column> {
        let words = self.ground.words;
        let money = |name| column(words, name, Shape::Money);
        let mut columns = vec![column(words, first, Shape::Line), money(period), money("year_to_date_cents")];
        if budget {
            columns.extend([money("budget_cents"), column(words, "used_percent", Shape::Percent)]);
        }
        columns.push(money("forecast_cents"));
        if budget {
            columns.push(money("difference_cents"));
        }
        columns
    }

    /// The cells of a line for those columns.
    #[must_use]
    pub fn row(&self, line: &Line, budget: bool) -> Row {
        let made = |column, span| self.flows.sources(column, line.place, line.lot, span);
        let year = self.flows.year_to_date();
        let of_budget = || {
            let ids = line.budget.as_ref().map(|budget| budget.ids.clone()).unwrap_or_default();
            Source { column: "amount_cents", of: From::Records(Kind::MunicipalBudget, ids) }
        };
        let with_budget = || {
            let mut made = made("amount_cents", year);
            made.push(of_budget());
            made
        };
        let mark = line.deviation().map(|_| if self.deviates(line) { Mark::Late } else { Mark::Good });
        // What has no budget by its nature has no share of it either; a budget nobody entered is unknown.
        let of_none = |cell: Cell| if line.budget.is_none() { Cell::new(Figure::Nothing) } else { cell };
        // That nothing was claimed in a month for nobody here is no gap in what is known.
        let in_period = match (line.place, line.in_period) {
            (Place::Foreign, None) => Cell::new(Figure::Nothing),
            (_, cents) => Cell::cents(cents),
        };
        let mut cells = vec![
            Cell::text(line.label.clone()),
            in_period.made_from(made("amount_cents", self.period())),
            Cell::cents(line.to_date).made_from(made("amount_cents", year)),
        ];
        if budget {
            let cents = line.budget.as_ref().and_then(|budget| budget.cents);
            cells.push(of_none(Cell::cents(cents).made_from(vec![of_budget()])));
            cells.push(of_none(Cell::percent(line.used()).made_from(with_budget())));
        }
        cells.push(Cell::cents(line.forecast).made_from(made("amount_cents", year)));
        if budget {
            cells.push(of_none(Cell::cents(line.difference()).made_from(with_budget()).marked(mark)));
        }
        Row { cells, total: line.total }
    }

    /// A table of lines, and under it the sentence of each that deviates (N22); the deviations go into `made`.
    pub fn explained(&self, table: Table, lines: &[Line], made: &mut Made) -> Vec<Block> {
        let words = self.ground.words;
        let (mut said, mut open) = (Vec::new(), Vec::new());
        for line in lines.iter().filter(|line| self.deviates(line)) {
            let name = format!("finance/{}", line.name);
            let ppm = line.deviation().unwrap_or(0);
            let own = sentence(&self.ground, &self.wish, &name).map(str::to_owned);
            let percent = show_percent(ppm, words.lang());
            let id = if own.is_some() { "report-deviates" } else { "report-unexplained-line" };
            let message = Message::new(id).with("line", line.label.as_str()).with("percent", percent);
            match &own {
                Some(text) => said.push(words.say(&message.with("text", text.as_str()))),
                None => open.push(words.say(&message)),
            }
            if !made.deviations.iter().any(|known| known.line == name) {
                made.deviations.push(Deviation { line: name, label: line.label.clone(), ppm, sentence: own });
            }
        }
        if !open.is_empty() {
            said.push(words.say(&Message::new("report-unexplained-lines").with("lines", open.join(", "))));
        }
        let mut blocks = vec![Block::Table(table)];
        if !said.is_empty() {
            blocks.push(Block::List(said));
        }
        blocks
    }

    /// The year of the budgets.
    #[must_use]
    pub fn year(&self) -> i32 {
        self.year
    }

    /// Names of municipalities of the scope whose budget is not known.
    #[must_use]
    pub fn without_budget(&self) -> Vec<String> {
        let places = self.flows.municipalities().into_iter();
        let unknown = places.filter(|place| self.of_municipality(*place).cents.is_none());
        unknown.map(|place| self.ground.register.label(Kind::Municipality, place)).collect()
    }
}
