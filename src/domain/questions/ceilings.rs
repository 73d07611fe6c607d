//! Ceilings of the year (R15): what was claimed, when the warning share and the ceiling are reached at the pace so far, what
//! the year comes to, and what has to be done by when. The arithmetic is `ceiling`'s.

use super::deliveries::{Claimed, Deliveries, Part};
use super::sharing::{Beside, beside};
use super::{Asked, Made, Question, Row, Source};
use crate::domain::amount::amount;
use crate::domain::calendar::{add_days, year_end, year_start};
use crate::domain::ceiling::{Forecast, STATES, Span, forecast, state};
use crate::domain::consortium::deliverers;
use crate::domain::contract::{in_use, present_end, state as contract_state};
use crate::domain::field::{Code, Column, Date, Noun, Number, One, Shape, Text, YesNo, field};
use crate::domain::funding::{Variant, Wish};
use crate::domain::kind::Kind;
use crate::domain::monthly::Month;
use crate::domain::nouns::{budget_ceilings, contracts, tariffs};
use crate::domain::record::{Id, Record, Value};
use crate::domain::register::Register;
use crate::domain::written::{show_day, show_money, show_percent};
use crate::text::{Message, Words};
use chrono::{Datelike, NaiveDate};

/// Columns of the answer.
pub const NOUN: Noun = Noun {
    kind: Kind::Ceiling,
    fields: &[
        field("contract", Shape::Link(Kind::Contract)).list(12).searched(),
        field("provider", Shape::Link(Kind::Provider)).list(22).searched(),
        field("lot", Shape::Link(Kind::Lot)).searched(),
        field("municipality", Shape::Link(Kind::Municipality)).searched(),
        field("year", Shape::Whole),
        field("amount_cents", Shape::MoneyOrNone).list(15),
        field("used_cents", Shape::Money).list(15),
        field("used_percent", Shape::Percent).list(14),
        field("year_end_cents", Shape::Money).list(15),
        field("excess_cents", Shape::Money),
        field("excess_percent", Shape::Percent),
        field("warn_on", Shape::Day),
        field("exhausted_on", Shape::Day).list(10),
        field("state", Shape::Choice(STATES)).list(12),
        field("why", Shape::Line).list(60).searched(),
        field("confer_by", Shape::Day),
        field("decide_by", Shape::Day),
        field("seasonal_cents", Shape::Money),
        field("committed_cents", Shape::Money),
        field("corrected", Shape::Flag),
        field("stand", Shape::Day),
        field("ceiling", Shape::Link(Kind::BudgetCeiling)),
    ],
    derived: &[],
    keys: &[&["ceiling"]],
    label: &["contract", "lot", "municipality", "year"],
    period: None,
};

/// Contract.
pub const CONTRACT: Column<One> = NOUN.link("contract");
/// Party of the contract.
pub const PROVIDER: Column<One> = NOUN.link("provider");
/// Lot; empty is the contract as a whole.
pub const LOT: Column<One> = NOUN.link("lot");
/// Municipality; empty is all of them.
pub const MUNICIPALITY: Column<One> = NOUN.link("municipality");
/// Calendar year.
pub const YEAR: Column<Number> = NOUN.number("year");
/// Ceiling: unknown, `none` or cents.
pub const AMOUNT_CENTS: Column<Number> = NOUN.number("amount_cents");
/// Claimed up to and including `STAND`, as reported: the sum of the figures.
pub const USED_CENTS: Column<Number> = NOUN.number("used_cents");
/// The same as part of the ceiling, young months corrected (R16).
pub const USED_PERCENT: Column<Number> = NOUN.number("used_percent");
/// What the year comes to at the pace so far.
pub const YEAR_END_CENTS: Column<Number> = NOUN.number("year_end_cents");
/// How much of that is above the ceiling.
pub const EXCESS_CENTS: Column<Number> = NOUN.number("excess_cents");
/// The same as part of the ceiling.
pub const EXCESS_PERCENT: Column<Number> = NOUN.number("excess_percent");
/// Day on which the warning share is reached at this pace.
pub const WARN_ON: Column<Date> = NOUN.date("warn_on");
/// Day on which nothing is left at this pace.
pub const EXHAUSTED_ON: Column<Date> = NOUN.date("exhausted_on");
/// One of `ceiling::STATES`.
pub const STATE: Column<Code> = NOUN.choice("state");
/// The same in a sentence, with what has to be done.
pub const WHY: Column<Text> = NOUN.text("why");
/// Day by which the parties confer.
pub const CONFER_BY: Column<Date> = NOUN.date("confer_by");
/// Day by which the client decides.
pub const DECIDE_BY: Column<Date> = NOUN.date("decide_by");
/// What the year comes to when the months ahead are as those of a year ago.
pub const SEASONAL_CENTS: Column<Number> = NOUN.number("seasonal_cents");
/// What was claimed and what is promised until the end of the year, at its tariffs.
pub const COMMITTED_CENTS: Column<Number> = NOUN.number("committed_cents");
/// Whether young months were corrected (R16).
pub const CORRECTED: Column<YesNo> = NOUN.flag("corrected");
/// Day up to which claims count.
pub const STAND: Column<Date> = NOUN.date("stand");
/// The ceiling itself.
pub const CEILING: Column<One> = NOUN.link("ceiling");

/// The question.
pub const QUESTION: Question = Question {
    kind: Kind::Ceiling,
    needs_figures: &[Kind::Actual, Kind::Reservation],
    needs_duties: false,
    answer,
    sources,
};

fn answer(asked: &Asked<'_>) -> Vec<Row> {
    let deliveries = Deliveries::new(asked);
    this_year(asked).filter_map(|ceiling| Case::of(asked, &deliveries, ceiling)).map(|case| case.row(asked)).collect()
}

/// The days of R15 for every ceiling of the year, for the list of dates: rows of this question with nothing else.
pub fn days(asked: &Asked<'_>) -> Vec<Record> {
    let deliveries = Deliveries::new(asked);
    let day_row = |case: Case<'_>| {
        let mut row = case.blank();
        case.judge(asked, &mut row, case.claimed());
        row
    };
    this_year(asked).filter_map(|ceiling| Case::of(asked, &deliveries, ceiling)).map(day_row).collect()
}

fn this_year<'a>(asked: &Asked<'a>) -> impl Iterator<Item = &'a Record> + use<'a> {
    let (register, day) = (asked.register, asked.when.day);
    register.all(Kind::BudgetCeiling).iter().filter(move |ceiling| {
        ceiling.number(budget_ceilings::YEAR) == Some(i64::from(day.year()))
            && in_use(Kind::BudgetCeiling, ceiling, day)
    })
}

/// A ceiling with the claims it is about.
struct Case<'a> {
    deliveries: &'a Deliveries<'a>,
    ceiling: &'a Record,
    contract: &'a Record,
    part: Option<Part>,
    /// Other contracts whose claims stand in the same figures.
    beside: Beside,
    from: NaiveDate,
    to: NaiveDate,
    /// Whether every lot it is about is paid by task (R17).
    task: bool,
}

impl<'a> Case<'a> {
    fn of(asked: &Asked<'a>, deliveries: &'a Deliveries<'a>, ceiling: &'a Record) -> Option<Self> {
        let (register, day) = (asked.register, asked.when.day);
        let contract = register.get(Kind::Contract, ceiling.link(budget_ceilings::CONTRACT)?)?;
        let (january, december) = (year_start(day), year_end(day));
        let from = contract.date(contracts::START).map_or(january, |start| start.max(january));
        let to = present_end(register, contract, day).map_or(december, |end| end.min(december));
        if from > december || to < january || contract_state(register, contract, day) == "not_started" {
            return None;
        }
        let lots = deliveries.lots(contract.id, ceiling.link(budget_ceilings::LOT));
        let named = ceiling.link(budget_ceilings::LOT);
        let providers = deliverers(register, contract, day);
        let beside = beside(register, contract, &lots, &providers, day);
        let part = deliveries.stand(&providers).map(|stand| Part {
            products: lots.iter().flat_map(|lot| deliveries.of_lot(*lot)).copied().collect(),
            municipalities: ceiling
                .link(budget_ceilings::MUNICIPALITY)
                .map(|id| vec![id])
                .or_else(|| beside.places.clone()),
            from: Month::of(from),
            to: stand.min(Month::of(to)),
            providers,
        });
        let task = lots.is_empty() && named.is_some();
        Some(Self { deliveries, ceiling, contract, part, beside, from, to, task })
    }

    fn warn(&self, register: &Register) -> i64 {
        let own = self.ceiling.number(budget_ceilings::WARN_PERCENT);
        own.unwrap_or(register.norms().ceiling_warn_percent * 10_000)
    }

    fn blank(&self) -> Record {
        let mut row = Record::blank(Kind::Ceiling, Id(0));
        let ceiling = self.ceiling;
        row.set(CONTRACT.index, self.contract.id);
        row.set(PROVIDER.index, self.contract.link(contracts::PROVIDER));
        row.set(LOT.index, ceiling.link(budget_ceilings::LOT));
        row.set(MUNICIPALITY.index, ceiling.link(budget_ceilings::MUNICIPALITY));
        row.set(YEAR.index, ceiling.number(budget_ceilings::YEAR));
        row.set(AMOUNT_CENTS.index, ceiling.values[budget_ceilings::AMOUNT_CENTS.index].clone());
        row.set(CEILING.index, ceiling.id);
        row
    }

    fn row(&self, asked: &Asked<'_>) -> Row {
        let mut row = self.blank();
        let claimed = self.claimed();
        if let (Some(part), Some(claimed)) = (&self.part, claimed) {
            row.set(STAND.index, part.to.last());
            row.set(USED_CENTS.index, claimed.reported);
            row.set(CORRECTED.index, claimed.corrected != claimed.reported);
            row.set(SEASONAL_CENTS.index, self.seasonal(asked, part, claimed));
            row.set(COMMITTED_CENTS.index, self.committed(asked.register, part, claimed));
        }
        let state = self.judge(asked, &mut row, claimed);
        row.set(STATE.index, Value::Choice(state));
        let why = self.why(asked, &row, state);
        row.set(WHY.index, why);
        row.values
    }

    /// Fills in the days of R15 and says how the ceiling stands.
    fn judge(&self, asked: &Asked<'_>, row: &mut Record, claimed: Option<Claimed>) -> &'static str {
        if self.task {
            return "refused";
        }
        let ceiling = match ceiling_of(row) {
            Value::Nothing => return "no_ceiling",
            Value::Number(ceiling) => ceiling,
            _ => return "unknown",
        };
        let (Some(part), Some(claimed)) = (&self.part, claimed) else { return "unknown" };
        let warn = self.warn(asked.register);
        let span = Span { from: self.from, to: self.to, upto: part.to.last().min(self.to) };
        let seen = forecast(ceiling, claimed.corrected, span, warn);
        if let Some(seen) = &seen {
            fill(row, seen);
        }
        state(ceiling, claimed.corrected, seen.as_ref(), warn)
    }

    fn claimed(&self) -> Option<Claimed> {
        let part = self.part.as_ref().filter(|_| !self.task)?;
        if part.to < part.from {
            return Some(Claimed::default());
        }
        self.deliveries.claimed(part)
    }

    /// R15: the year when each month ahead is as the same month a year ago; nothing when those are not known.
    fn seasonal(&self, asked: &Asked<'_>, part: &Part, claimed: Claimed) -> Option<i64> {
        let Some(months) = self.a_year_ago(part) else { return Some(claimed.corrected) };
        if asked.monthly.window.is_none_or(|(first, _)| months.from < first) {
            return None;
        }
        let before = self.deliveries.claimed(&months)?;
        (before.rows > 0).then(|| claimed.corrected.saturating_add(before.corrected))
    }

    /// R15: what was claimed and, at the tariffs that hold then, what is promised; nothing without allotments or tariffs.
    fn committed(&self, register: &Register, part: &Part, claimed: Claimed) -> Option<i64> {
        if !self.deliveries.allots(&part.providers) {
            return None;
        }
        let mut sum = Some(claimed.corrected);
        self.deliveries.each(Kind::Reservation, &self.ahead(part), &mut |figure| {
            let cost = figure.quantity().zip(figure.unit).and_then(|(quantity, unit)| {
                let (cents, per) = price(register, self.contract.id, figure.product, figure.month.first())?;
                amount(quantity, unit, cents, per).ok().flatten()
            });
            sum = sum.zip(cost).map(|(sum, cost)| sum.saturating_add(cost));
        });
        sum
    }

    /// The months ahead.
    fn ahead(&self, part: &Part) -> Part {
        Part { from: part.to.plus(1), to: Month::of(self.to), ..part.clone() }
    }

    /// The same months a year before those ahead; nothing when none are left.
    fn a_year_ago(&self, part: &Part) -> Option<Part> {
        let ahead = self.ahead(part);
        (ahead.from <= ahead.to).then(|| Part { from: ahead.from.plus(-12), to: ahead.to.plus(-12), ..part.clone() })
    }

    fn why(&self, asked: &Asked<'_>, row: &Record, state: &str) -> String {
        let (words, day) = (asked.words, asked.when.day);
        match state {
            "refused" => {
                let lot = row.link(LOT).map(|id| asked.register.label(Kind::Lot, id)).unwrap_or_default();
                let reason = Variant::Task.refuses(Wish::Ceiling).unwrap_or_default();
                return words.say(&Message::new(reason).with("lot", lot));
            }
            "no_ceiling" => return words.get("ceiling-none"),
            "unknown" if matches!(ceiling_of(row), Value::Number(_)) => return words.get("ceiling-no-figures"),
            "unknown" => return words.get("ceiling-unknown"),
            _ => {}
        }
        let mut sentences = vec![pace(words, row, state)];
        if matches!(state, "warn" | "over" | "threatens") {
            sentences.extend(self.next(words, day, row, state));
        }
        sentences.extend(self.beside.told(asked.register, words));
        sentences.join(" ")
    }

    /// R15: what has to be done now: report in writing, confer, decide.
    fn next(&self, words: Words, day: NaiveDate, row: &Record, state: &str) -> Option<String> {
        let reported = self.ceiling.date(budget_ceilings::REPORTED_ON);
        let conferred = self.ceiling.date(budget_ceilings::CONFERRED_ON);
        let decided = self.ceiling.date(budget_ceilings::EXCESS_DECIDED_ON);
        let lang = words.lang();
        let by = |id: &'static str, by: Option<NaiveDate>| {
            by.map(|by| {
                let late = words.get(if by < day { "ceiling-late" } else { "ceiling-by" });
                words.say(&Message::new(id).with("when", format!("{late} {}", show_day(by, lang))))
            })
        };
        match (reported, conferred, decided) {
            (.., Some(_)) => None,
            (_, Some(conferred), None) => by("ceiling-decide", Some(add_days(conferred, 14))),
            (Some(reported), None, None) => by("ceiling-confer", Some(add_days(reported, 14))),
            _ if state == "threatens" => None,
            _ => by("ceiling-report", row.date(CONFER_BY)),
        }
    }
}

fn ceiling_of(row: &Record) -> Value {
    row.values[AMOUNT_CENTS.index].clone()
}

fn fill(row: &mut Record, seen: &Forecast) {
    row.set(USED_PERCENT.index, seen.used);
    row.set(WARN_ON.index, seen.warn);
    row.set(CONFER_BY.index, seen.confer);
    row.set(DECIDE_BY.index, seen.decide);
    row.set(EXHAUSTED_ON.index, seen.exhausted);
    row.set(YEAR_END_CENTS.index, seen.year_end);
    row.set(EXCESS_CENTS.index, seen.excess);
    row.set(EXCESS_PERCENT.index, seen.excess_part);
}

/// How it goes at this pace, in a sentence.
fn pace(words: Words, row: &Record, state: &str) -> String {
    let lang = words.lang();
    if row.number(AMOUNT_CENTS) == Some(0) {
        return words.get(if state == "over" { "ceiling-zero-over" } else { "ceiling-zero" });
    }
    let id = match (state, row.date(EXHAUSTED_ON)) {
        ("over", Some(_)) => "ceiling-over",
        (_, Some(_)) if row.number(EXCESS_CENTS) > Some(0) => "ceiling-exceeds",
        _ => "ceiling-within",
    };
    let money = |column| show_money(row.number(column).unwrap_or(0), lang);
    let day = row.date(EXHAUSTED_ON).map(|day| show_day(day, lang)).unwrap_or_default();
    let percent = show_percent(row.number(EXCESS_PERCENT).unwrap_or(0), lang);
    let message = Message::new(id).with("day", day).with("end", money(YEAR_END_CENTS));
    words.say(&message.with("excess", money(EXCESS_CENTS)).with("percent", percent))
}

/// The price of a product under a contract on a day, and the unit it is for.
fn price(register: &Register, contract: Id, product: Id, day: NaiveDate) -> Option<(i64, &'static str)> {
    let mut prices = register.linked(Kind::Tariff, "contract", contract).filter(|tariff| {
        tariff.link(tariffs::PRODUCT) == Some(product)
            && tariff.date(tariffs::VALID_FROM).is_none_or(|from| from <= day)
            && tariff.date(tariffs::VALID_TO).is_none_or(|to| day <= to)
    });
    prices.find_map(|tariff| Some((tariff.number(tariffs::AMOUNT_CENTS)?, tariff.choice(tariffs::UNIT)?)))
}

fn sources(asked: &Asked<'_>, row: &Record) -> Vec<Source> {
    let ceiling = row.link(CEILING).and_then(|id| asked.register.get(Kind::BudgetCeiling, id));
    let Some(ceiling) = ceiling else { return Vec::new() };
    let deliveries = Deliveries::new(asked);
    let mut sources = vec![Source { column: "amount_cents", of: Made::Records(Kind::BudgetCeiling, vec![ceiling.id]) }];
    let Some(case) = Case::of(asked, &deliveries, ceiling) else { return sources };
    let Some(part) = &case.part else { return sources };
    let summed = |column, kind, part: Part| Source { column, of: part.summed(kind) };
    sources.push(summed("used_cents", Kind::Actual, part.clone()));
    if row.number(SEASONAL_CENTS).is_some() {
        sources.push(summed("seasonal_cents", Kind::Actual, part.clone()));
        sources.extend(case.a_year_ago(part).map(|part| summed("seasonal_cents", Kind::Actual, part)));
    }
    if row.number(COMMITTED_CENTS).is_some() {
        sources.push(summed("committed_cents", Kind::Actual, part.clone()));
        sources.push(summed("committed_cents", Kind::Reservation, case.ahead(part)));
    }
    sources
}
