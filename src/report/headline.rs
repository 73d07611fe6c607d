//! What a reader has to see first: five figures and at most three signals in words, each with what it was made from.

use super::care::{Care, Lot};
use super::finance::{Finance, Line};
use super::flows::{Flows, OfLot, Place};
use super::scope::Scope;
use super::{Ground, Wish};
use crate::domain::calendar::add_days;
use crate::domain::deadlines::What;
use crate::domain::kind::Kind;
use crate::domain::morning::act_by;
use crate::domain::questions::{Made, Source, deadlines, utilisation};
use crate::domain::record::{Id, Record};
use crate::domain::rounding::percent;
use crate::domain::written::{show_money, show_month, show_percent, show_quantity};
use crate::paper::document::{Cell, Mark, Tile};
use crate::text::Message;

/// Signals that are told at most.
const SIGNALS: usize = 3;

/// What stands at the head of an overview.
pub struct Headline<'h, 'f, 'a> {
    /// What it is made from.
    pub ground: &'h Ground<'a>,
    /// For whom.
    pub wish: &'h Wish,
    /// The figures.
    pub flows: &'f Flows<'a>,
    /// The money.
    pub finance: &'h Finance<'f, 'a>,
    /// The care.
    pub care: &'h Care<'f, 'a>,
}

impl Headline<'_, '_, '_> {
    /// Whether it is about the region as a whole.
    #[must_use]
    pub fn is_region(&self) -> bool {
        self.wish.scope == Scope::Region
    }

    /// The five figures: spending against budget, forecast, open over-commitments, longest wait, overdue obligations.
    #[must_use]
    pub fn tiles(&self, lines: &[Line]) -> Vec<Tile> {
        let Some(total) = lines.last() else { return Vec::new() };
        vec![self.spent(total), self.forecast(total), self.over_committed(), self.longest_wait(), self.overdue()]
    }

    fn tile(&self, label: &str, cell: Cell, detail: String) -> Tile {
        Tile { label: self.ground.words.get(label), cell, detail }
    }

    fn spent(&self, total: &Line) -> Tile {
        let words = self.ground.words;
        let passed = self.flows.newest.map_or(0, |newest| newest.since(self.flows.january) + 1);
        let year = percent(i128::from(passed), 12).unwrap_or(0);
        let detail = match total.used() {
            Some(used) => {
                let used = show_percent(used, words.lang());
                let message = Message::new("report-tile-spent-detail").with("percent", used);
                words.say(&message.with("year", show_percent(year, words.lang())))
            }
            None => words.get("report-no-budget"),
        };
        let made = self.flows.sources("amount_cents", Place::Scope, OfLot::All, self.flows.year_to_date());
        self.tile("report-tile-spent", Cell::cents(total.to_date).made_from(made), detail)
    }

    fn forecast(&self, total: &Line) -> Tile {
        let words = self.ground.words;
        let detail = match total.difference() {
            Some(cents) => {
                let id = if cents > 0 { "report-tile-forecast-over" } else { "report-tile-forecast-under" };
                words.say(&Message::new(id).with("money", show_money(cents.abs(), words.lang())))
            }
            None => words.get("report-no-budget"),
        };
        let mark = total.difference().map(|_| if self.finance.deviates(total) { Mark::Late } else { Mark::Good });
        let made = self.flows.sources("amount_cents", Place::Scope, OfLot::All, self.flows.year_to_date());
        self.tile("report-tile-forecast", Cell::cents(total.forecast).marked(mark).made_from(made), detail)
    }

    /// Agreements of the scope with more used and promised than agreed; a pool for all is only the region's (R13).
    fn over_committed(&self) -> Tile {
        let places = self.flows.municipalities();
        let rows = self.ground.register.all(Kind::Utilisation).iter();
        let ours = rows.filter(|row| match row.link(utilisation::MUNICIPALITY) {
            Some(place) => self.is_region() || places.contains(&place),
            None => self.is_region(),
        });
        let over = ours.filter(|row| row.number(utilisation::OVER_COMMITTED) > Some(0));
        self.counted("report-tile-over-committed", Kind::Utilisation, over.map(|row| row.id).collect(), 0)
    }

    fn counted(&self, label: &str, kind: Kind, ids: Vec<Id>, more: i64) -> Tile {
        let count = i64::try_from(ids.len()).ok().map(|count| count + more);
        let mark = if count == Some(0) { Mark::Good } else { Mark::Late };
        let detail = self.ground.words.get(&format!("{label}-detail"));
        let made = vec![Source { column: "state", of: Made::Records(kind, ids) }];
        self.tile(label, Cell::whole(count).marked(Some(mark)).made_from(made), detail)
    }

    fn longest_wait(&self) -> Tile {
        let words = self.ground.words;
        let known = self.care.lots.iter().filter(|lot| lot.wait.is_some());
        let longest = known.max_by_key(|lot| (lot.wait.map(|wait| wait.weeks), std::cmp::Reverse(lot.id)));
        let (cell, detail) = match longest {
            Some(lot) => {
                let message = Message::new("report-tile-wait-detail").with("lot", lot.label.as_str());
                (self.care.wait_cell(lot), words.say(&message))
            }
            None => (Cell::quantity(None), words.get("report-no-waits")),
        };
        self.tile("report-tile-wait", cell, detail)
    }

    /// Deadlines of the scope of one kind that are late: those of contracts that serve it, for the region all.
    #[must_use]
    pub fn late(&self, wanted: impl Fn(What) -> bool) -> Vec<&Record> {
        let rows = self.ground.register.all(Kind::Deadline).iter();
        rows.filter(|row| row.choice(deadlines::STATE) == Some("late"))
            .filter(|row| row.choice(deadlines::KIND).and_then(What::named).is_some_and(&wanted))
            .filter(|row| self.is_ours(row))
            .collect()
    }

    /// Decisions about contracts of the scope that are late or come within so many days.
    #[must_use]
    pub fn decisions_ahead(&self, days: i32) -> Vec<&Record> {
        let until = add_days(self.ground.day, days);
        let late = |row: &&Record| row.choice(deadlines::STATE) == Some("late");
        let near = |row: &&Record| {
            matches!(row.choice(deadlines::STATE), Some("this_week" | "soon" | "planned"))
                && act_by(row).is_some_and(|day| day <= until)
        };
        let rows = self.ground.register.all(Kind::Deadline).iter();
        rows.filter(|row| late(row) || near(row))
            .filter(|row| row.choice(deadlines::KIND).and_then(What::named).is_some_and(is_decision))
            .filter(|row| self.is_ours(row))
            .collect()
    }

    /// Whether a deadline is the scope's: of a contract that serves it; for the region all are.
    fn is_ours(&self, row: &Record) -> bool {
        let serves = |contract: Id| {
            let mut of = self.care.serving().range((contract, Id(i64::MIN))..=(contract, Id(i64::MAX)));
            of.next().is_some()
        };
        self.is_region() || row.link(deadlines::CONTRACT).is_some_and(serves)
    }

    fn overdue(&self) -> Tile {
        let late = self.late(|what| what == What::Obligation);
        let more = late.iter().filter_map(|row| row.number(deadlines::COUNT)).map(|count| (count - 1).max(0)).sum();
        self.counted("report-tile-overdue", Kind::Deadline, late.iter().map(|row| row.id).collect(), more)
    }

    /// At most three signals in words, the gravest first.
    #[must_use]
    pub fn signals(&self, lines: &[Line]) -> Vec<String> {
        let found = [self.gap(), self.over_budget(lines), self.wait(), self.full(), self.decisions()];
        found.into_iter().flatten().take(SIGNALS).collect()
    }

    fn lots(&self, wanted: impl Fn(&Lot) -> bool) -> Vec<&Lot> {
        self.care.lots.iter().filter(|lot| wanted(lot)).collect()
    }

    fn gap(&self) -> Option<String> {
        let mut lots = self.lots(|lot| !lot.gaps.is_empty());
        lots.sort_by_key(|lot| std::cmp::Reverse(lot.gaps.len()));
        let first = lots.first()?;
        let names = first.gaps.iter().map(|place| self.ground.register.label(Kind::Municipality, *place));
        let names: Vec<String> = names.collect();
        let message = Message::new("report-signal-gap").with("lot", first.label.as_str());
        let message = message.with("places", self.listed(&names)).count("others", lots.len() - 1);
        Some(self.ground.words.say(&message))
    }

    /// A few names: the first two, and how many more.
    fn listed(&self, names: &[String]) -> String {
        let words = self.ground.words;
        match names {
            [] => String::new(),
            [one] => one.clone(),
            [one, other] => {
                words.say(&Message::new("report-and").with("one", one.as_str()).with("other", other.as_str()))
            }
            [one, other, more @ ..] => {
                let message = Message::new("report-and-more").with("names", format!("{one}, {other}"));
                words.say(&message.count("count", more.len()))
            }
        }
    }

    fn over_budget(&self, lines: &[Line]) -> Option<String> {
        let words = self.ground.words;
        let over: Vec<&Line> = lines
            .iter()
            .filter(|line| !line.total && self.finance.deviates(line) && line.deviation() > Some(0))
            .collect();
        let first = over.iter().max_by_key(|line| line.deviation())?;
        let id = if lines.len() == 1 { "report-signal-budget-own" } else { "report-signal-budget" };
        let money = show_money(first.difference().unwrap_or(0), words.lang());
        let share = show_percent(first.deviation().unwrap_or(0), words.lang());
        let message = Message::new(id).with("line", first.label.as_str()).with("money", money).with("percent", share);
        Some(words.say(&message.count("count", over.len())))
    }

    fn wait(&self) -> Option<String> {
        let words = self.ground.words;
        let over =
            |lot: &Lot| lot.wait.and_then(|wait| Some((wait.weeks, wait.norm?))).filter(|(weeks, norm)| weeks > norm);
        let lots = self.lots(|lot| over(lot).is_some());
        let first = lots.iter().max_by_key(|lot| over(lot).map(|(weeks, norm)| weeks - norm))?;
        let (weeks, norm) = over(first)?;
        let message = Message::new("report-signal-wait").with("lot", first.label.as_str());
        let message = message.with("weeks", show_quantity(weeks, words.lang()));
        let message = message.with("norm", show_quantity(norm, words.lang()));
        Some(words.say(&message.count("others", lots.len() - 1)))
    }

    fn full(&self) -> Option<String> {
        let words = self.ground.words;
        let lots = self.lots(|lot| lot.used.as_ref().is_some_and(|used| used.band == "over"));
        let first = lots.iter().max_by_key(|lot| lot.used.as_ref().map(|used| used.ppm))?;
        let share = show_percent(first.used.as_ref()?.ppm, words.lang());
        let message = Message::new("report-signal-full").with("lot", first.label.as_str()).with("percent", share);
        Some(words.say(&message.count("others", lots.len() - 1)))
    }

    fn decisions(&self) -> Option<String> {
        let late = self.late(is_decision).len();
        (late > 0).then(|| self.ground.words.say(&Message::new("report-signal-decisions").count("count", late)))
    }

    /// How complete the figures are (R16): label and value for the head of the document.
    #[must_use]
    pub fn completeness(&self) -> (String, String) {
        let words = self.ground.words;
        let label = words.get("report-completeness");
        let Some(newest) = self.flows.newest else { return (label, words.get("report-completeness-none")) };
        let flow = self.flows.sum(Place::Scope, OfLot::All, (newest, newest));
        let share = flow.cents().zip(flow.corrected()).and_then(|(part, whole)| percent(part.into(), whole.into()));
        let id = match share {
            Some(share) if share < 1_000_000 => "report-completeness-part",
            Some(_) => "report-completeness-whole",
            None => "report-completeness-unknown",
        };
        let message = Message::new(id).with("month", show_month(newest, words.lang()));
        let share = show_percent(share.unwrap_or(0), words.lang());
        let mut told = words.say(&message.with("percent", share));
        let year = self.flows.sum(Place::Scope, OfLot::All, self.flows.year_to_date());
        if year.unpriced > 0 {
            let message = Message::new("report-completeness-unpriced")
                .count("count", usize::try_from(year.unpriced).unwrap_or(usize::MAX));
            told = format!("{told} {}", words.say(&message));
        }
        (label, told)
    }
}

/// Kinds of deadlines at which somebody has to decide.
fn is_decision(what: What) -> bool {
    what.is_decision() || what == What::RetenderStart
}
