//! Parts of contracts that are used too little (R33): below the agreed minimum in their first twelve months, or without any
//! delivery in the last twelve. Light and heavy alike; task budgets have no use to count (R17).

use super::deliveries::{Claimed, Deliveries, Part, variant};
use super::sharing::{Beside, beside};
use super::{Asked, Made, Question, Row, Source};
use crate::domain::consortium::deliverers;
use crate::domain::contract::{counts, current};
use crate::domain::field::{Code, Column, Date, Noun, Number, One, Shape, Text, field};
use crate::domain::funding::Variant;
use crate::domain::insufficient_use::{Facts, STATES, judged_on, state};
use crate::domain::kind::Kind;
use crate::domain::monthly::Month;
use crate::domain::nouns::{contract_lots, contracts};
use crate::domain::record::{Id, Record, Value};
use crate::domain::register::{Holds, Register};
use crate::domain::written::{show_day, show_money};
use crate::text::Message;
use chrono::NaiveDate;

/// Columns of the answer.
pub const NOUN: Noun = Noun {
    kind: Kind::InsufficientUse,
    fields: &[
        field("contract", Shape::Link(Kind::Contract)).list(14).searched(),
        field("lot", Shape::Link(Kind::Lot)).list(16).searched(),
        field("provider", Shape::Link(Kind::Provider)).list(26).searched(),
        field("start", Shape::Day).list(10),
        field("minimum_use_cents", Shape::Money).list(15),
        field("used_cents", Shape::Money).list(15),
        field("last_delivery", Shape::Month).list(8),
        field("judged_on", Shape::Day),
        field("state", Shape::Choice(STATES)).list(16),
        field("why", Shape::Line).list(60).searched(),
        field("stand", Shape::Day),
        field("part", Shape::Link(Kind::ContractLot)),
    ],
    derived: &[],
    keys: &[&["part"]],
    label: &["contract", "lot"],
    period: None,
};

/// Contract.
pub const CONTRACT: Column<One> = NOUN.link("contract");
/// Lot.
pub const LOT: Column<One> = NOUN.link("lot");
/// Party of the contract.
pub const PROVIDER: Column<One> = NOUN.link("provider");
/// First day of the part.
pub const START: Column<Date> = NOUN.date("start");
/// Agreed least use in the first twelve months.
pub const MINIMUM_USE_CENTS: Column<Number> = NOUN.number("minimum_use_cents");
/// What was claimed in those months; unknown when they lie before the figures that were read, or no minimum was agreed.
pub const USED_CENTS: Column<Number> = NOUN.number("used_cents");
/// Last month with a delivery in the last twelve.
pub const LAST_DELIVERY: Column<Date> = NOUN.date("last_delivery");
/// Last day of the first twelve months.
pub const JUDGED_ON: Column<Date> = NOUN.date("judged_on");
/// One of `insufficient_use::STATES`.
pub const STATE: Column<Code> = NOUN.choice("state");
/// The same in a sentence.
pub const WHY: Column<Text> = NOUN.text("why");
/// Day up to which claims count (R16).
pub const STAND: Column<Date> = NOUN.date("stand");
/// The part of the contract.
pub const PART: Column<One> = NOUN.link("part");

/// The question.
pub const QUESTION: Question =
    Question { kind: Kind::InsufficientUse, needs_figures: &[Kind::Actual], needs_duties: false, answer, sources };

/// The months of figures before `from` that this question needs: the first twelve of parts with an agreed minimum, for as
/// long as a signal about them is of use, a year after they are over.
#[must_use]
pub fn first_month(register: &Register, day: NaiveDate) -> Option<Month> {
    let parts = register.all(Kind::ContractLot).iter().filter(|part| {
        part.number(contract_lots::MINIMUM_USE_CENTS).is_some()
            && register.holds(Kind::ContractLot, part, day) == Holds::Now
    });
    let starts = parts.filter_map(|part| start_of(register, part)).map(Month::of);
    starts.filter(|start| Month::of(day).since(*start) < 25).min()
}

fn start_of(register: &Register, part: &Record) -> Option<NaiveDate> {
    let contract = register.get(Kind::Contract, part.link(contract_lots::CONTRACT)?);
    part.date(contract_lots::VALID_FROM).or_else(|| contract?.date(contracts::START))
}

/// A part of a contract with the claims it is judged by.
struct Case<'a> {
    part: &'a Record,
    contract: &'a Record,
    start: NaiveDate,
    stand: Month,
    providers: Vec<Id>,
    products: Vec<Id>,
    beside: Beside,
}

impl<'a> Case<'a> {
    fn of(asked: &Asked<'a>, deliveries: &Deliveries<'_>, part: &'a Record) -> Option<Self> {
        let (register, day) = (asked.register, asked.when.day);
        let contract = register.get(Kind::Contract, part.link(contract_lots::CONTRACT)?)?;
        let lot = part.link(contract_lots::LOT)?;
        if !counts(register, contract, day) || variant(register, lot) == Some(Variant::Task) {
            return None;
        }
        let providers = deliverers(register, contract, day);
        Some(Self {
            part,
            contract,
            start: start_of(register, part)?,
            stand: deliveries.stand(&providers)?,
            products: deliveries.of_lot(lot).to_vec(),
            beside: beside(register, contract, &[lot], &providers, day),
            providers,
        })
    }

    fn of_months(&self, from: Month, to: Month) -> Part {
        let (providers, products) = (self.providers.clone(), self.products.clone());
        Part { providers, products, municipalities: self.beside.places.clone(), from, to }
    }

    fn first_year(&self) -> Part {
        self.of_months(Month::of(self.start), Month::of(judged_on(self.start)))
    }

    fn last_year(&self) -> Part {
        self.of_months(self.stand.plus(-11), self.stand)
    }

    /// What was claimed in months that were read; zero when others delivered in them and this provider did not.
    fn claimed(asked: &Asked<'_>, deliveries: &Deliveries<'_>, part: &Part) -> Option<Claimed> {
        let (first, last) = asked.monthly.window?;
        if part.from < first || part.to > last {
            return None;
        }
        Some(deliveries.claimed(part).unwrap_or_default())
    }

    fn row(&self, asked: &Asked<'_>, deliveries: &Deliveries<'_>) -> Row {
        let register = asked.register;
        let minimum = self.part.number(contract_lots::MINIMUM_USE_CENTS);
        let first = minimum.and_then(|_| Self::claimed(asked, deliveries, &self.first_year()));
        let last = Self::claimed(asked, deliveries, &self.last_year());
        let facts = Facts {
            start: self.start,
            minimum,
            used: first.map(|claimed| claimed.reported),
            delivered: last.map(|claimed| claimed.rows > 0),
            shortage: None,
            unique: self.part.link(contract_lots::LOT).map(|lot| alone(register, lot, self.contract, asked.when.day)),
            satisfaction: None,
        };
        let mut found = state(&facts, self.stand.last());
        // The minimum of long ago is no signal any more, and its figures are not read.
        if found == "unknown" && facts.delivered == Some(true) && self.start < self.stand.plus(-24).first() {
            found = "enough";
        }
        let mut row = Record::blank(Kind::InsufficientUse, Id(0));
        row.set(CONTRACT.index, self.contract.id);
        row.set(LOT.index, self.part.link(contract_lots::LOT));
        row.set(PROVIDER.index, self.contract.link(contracts::PROVIDER));
        row.set(START.index, self.start);
        row.set(MINIMUM_USE_CENTS.index, minimum);
        row.set(USED_CENTS.index, facts.used);
        row.set(LAST_DELIVERY.index, last.and_then(|claimed| claimed.newest).map(Month::first));
        row.set(JUDGED_ON.index, judged_on(self.start));
        row.set(STATE.index, Value::Choice(found));
        let why = self.why(asked, found, &facts);
        row.set(WHY.index, why);
        row.set(STAND.index, self.stand.last());
        row.set(PART.index, self.part.id);
        row.values
    }

    fn why(&self, asked: &Asked<'_>, found: &str, facts: &Facts) -> Option<String> {
        let words = asked.words;
        let id = match found {
            "nothing" => "unused-nothing",
            "below_minimum" => "unused-below",
            "excepted" => "unused-excepted",
            _ => return None,
        };
        let money = |cents: Option<i64>| show_money(cents.unwrap_or(0), words.lang());
        let message = Message::new(id)
            .with("used", money(facts.used))
            .with("minimum", money(facts.minimum))
            .with("day", show_day(self.stand.last(), words.lang()));
        let also = self.beside.told(asked.register, words);
        Some(std::iter::once(words.say(&message)).chain(also).collect::<Vec<_>>().join(" "))
    }
}

/// Whether nobody else has a contract for the lot on the day.
fn alone(register: &Register, lot: Id, own: &Record, day: NaiveDate) -> bool {
    let parts = current(register, Kind::ContractLot, contract_lots::LOT, lot, day);
    let mut others = parts.filter_map(|part| register.get(Kind::Contract, part.link(contract_lots::CONTRACT)?));
    !others.any(|contract| {
        contract.id != own.id
            && contract.link(contracts::PROVIDER) != own.link(contracts::PROVIDER)
            && counts(register, contract, day)
    })
}

fn answer(asked: &Asked<'_>) -> Vec<Row> {
    let (register, day) = (asked.register, asked.when.day);
    let deliveries = Deliveries::new(asked);
    let parts = register.all(Kind::ContractLot).iter().filter(|part| {
        register.holds(Kind::ContractLot, part, day) == Holds::Now
            && crate::domain::contract::in_use(Kind::ContractLot, part, day)
    });
    parts
        .filter_map(|part| Case::of(asked, &deliveries, part))
        .map(|case| case.row(asked, &deliveries))
        .filter(|row| matches!(row[STATE.index], Value::Choice("nothing" | "below_minimum" | "excepted" | "unknown")))
        .collect()
}

fn sources(asked: &Asked<'_>, row: &Record) -> Vec<Source> {
    let part = row.link(PART).and_then(|id| asked.register.get(Kind::ContractLot, id));
    let deliveries = Deliveries::new(asked);
    let Some(case) = part.and_then(|part| Case::of(asked, &deliveries, part)) else { return Vec::new() };
    let mut sources =
        vec![Source { column: "minimum_use_cents", of: Made::Records(Kind::ContractLot, vec![case.part.id]) }];
    if row.number(MINIMUM_USE_CENTS).is_some() {
        sources.push(Source { column: "used_cents", of: case.first_year().summed(Kind::Actual) });
    }
    sources.push(Source { column: "last_delivery", of: case.last_year().summed(Kind::Actual) });
    sources
}
