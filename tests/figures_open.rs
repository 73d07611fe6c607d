//! Any figure of an answer opens what it was made from: every number of every question on the made-up region is summed or
//! counted from its sources, by plain SQL over the file where it is of monthly figures. What follows from other figures by
//! arithmetic names those.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "support/made_up.rs"]
mod made_up;
mod support;

use made_up::made_up;
use perceel::domain::field::Shape;
use perceel::domain::kind::Kind;
use perceel::domain::monthly::Monthly;
use perceel::domain::nouns::contracts;
use perceel::domain::questions::{self, Asked, Made, Source, Summed};
use perceel::domain::record::{Id, Record, Ref, Value};
use perceel::domain::register::{Register, When};
use perceel::text::{Lang, Words};
use rusqlite::Connection;
use std::collections::{BTreeMap, BTreeSet};
use support::today;

/// How a figure follows from what it opens.
#[derive(Clone, Copy)]
enum By {
    /// The amounts of its monthly figures.
    Amounts,
    /// The volumes of its monthly figures, in the unit of the row (R10).
    Volumes,
    /// So many monthly figures.
    Figures,
    /// The values of that column in its records.
    Column(&'static str),
    /// So many records.
    Records,
    /// So many different providers behind the contract lots.
    Providers,
    /// So many different providers behind the contract lots and below the links; who passes on all of it does not count.
    Performers,
    /// Something is opened, and the rule that makes the figure of it is tested with its rule.
    Rule,
    /// That of what is opened under another column.
    Under(&'static str, &'static By),
    /// It follows from these figures of the same row.
    From(&'static [&'static str]),
    /// It is told by the one record the row is about, under the column that opens it.
    Told(&'static str, &'static str),
}

use By::{Amounts, Column, Figures, From, Performers, Providers, Records, Rule, Told, Under, Volumes};

/// Every number of every question.
const FIGURES: &[(Kind, &str, By)] = &[
    (Kind::Coverage, "providers", Providers),
    (Kind::Coverage, "parties", From(&["providers"])),
    (Kind::Coverage, "stopped", Records),
    (Kind::Coverage, "month_before", Providers),
    (Kind::Concentration, "share_percent", From(&["value_cents"])),
    (Kind::Concentration, "hhi", From(&["value_cents"])),
    (Kind::Concentration, "value_cents", Amounts),
    (Kind::Dropout, "uncovered", From(&["delivered", "room_elsewhere"])),
    (Kind::Dropout, "uncovered_percent", From(&["delivered", "room_elsewhere"])),
    (Kind::Dropout, "delivered", Volumes),
    (Kind::Dropout, "room_elsewhere", Rule),
    (Kind::Dropout, "agreed", Rule),
    (Kind::Exposure, "as_main_percent", Rule),
    (Kind::Exposure, "as_performer_percent", Rule),
    (Kind::Parked, "amount_cents", Amounts),
    (Kind::Parked, "quantity", Under("amount_cents", &Volumes)),
    (Kind::Parked, "figures", Under("amount_cents", &Figures)),
    (Kind::Stranded, "quantity", Told("subject", "quantity")),
    (Kind::Stranded, "amount_cents", Told("subject", "amount_cents")),
    (Kind::MunicipalUse, "used_then_cents", Amounts),
    (Kind::MunicipalUse, "used_now_cents", Amounts),
    (Kind::LotLineage, "used_then_cents", Amounts),
    (Kind::LotLineage, "used_now_cents", Amounts),
    (Kind::Need, "providers", Performers),
    (Kind::Chain, "rank", From(&["effective_percent"])),
    (Kind::Chain, "share_percent", From(&["effective_percent"])),
    (Kind::Chain, "effective_percent", Rule),
    (Kind::Chain, "net_percent", Rule),
    (Kind::Chain, "breaches", From(&["effective_percent"])),
    (Kind::Breach, "days", From(&["breach"])),
    (Kind::Margin, "main_tariff_cents", Rule),
    (Kind::Margin, "tariff_cents", Rule),
    (Kind::Margin, "margin_cents", From(&["main_tariff_cents", "tariff_cents"])),
    (Kind::Margin, "margin_percent", From(&["main_tariff_cents", "tariff_cents"])),
    (Kind::Unattached, "amount_cents", Amounts),
    (Kind::Deadline, "count", From(&["subject"])),
    (Kind::Utilisation, "agreed", Column("quantity")),
    (Kind::Utilisation, "reserved", Volumes),
    (Kind::Utilisation, "used", Volumes),
    (Kind::Utilisation, "utilisation_percent", From(&["used", "agreed"])),
    (Kind::Utilisation, "commitment_percent", From(&["used", "agreed"])),
    (Kind::Utilisation, "agreed_so_far", From(&["agreed"])),
    (Kind::Utilisation, "used_corrected", From(&["used"])),
    (Kind::Utilisation, "over_committed", From(&["used", "agreed"])),
    (Kind::Utilisation, "pool", From(&["agreed"])),
    (Kind::Ceiling, "year", From(&["amount_cents"])),
    (Kind::Ceiling, "amount_cents", Column("amount_cents")),
    (Kind::Ceiling, "used_cents", Amounts),
    (Kind::Ceiling, "used_percent", From(&["used_cents", "amount_cents"])),
    (Kind::Ceiling, "year_end_cents", From(&["used_cents"])),
    (Kind::Ceiling, "excess_cents", From(&["used_cents", "amount_cents"])),
    (Kind::Ceiling, "excess_percent", From(&["used_cents", "amount_cents"])),
    (Kind::Ceiling, "seasonal_cents", Rule),
    (Kind::Ceiling, "committed_cents", Rule),
    (Kind::TaskBudget, "lump_sum_cents", Rule),
    (Kind::TaskBudget, "due_cents", From(&["lump_sum_cents"])),
    (Kind::TaskBudget, "paid_cents", Amounts),
    (Kind::TaskBudget, "paid_percent", From(&["paid_cents", "lump_sum_cents"])),
    (Kind::TaskBudget, "difference_cents", From(&["paid_cents", "lump_sum_cents"])),
    (Kind::TaskBudget, "difference_percent", From(&["paid_cents", "lump_sum_cents"])),
    (Kind::TaskBudget, "bandwidth_percent", From(&["lump_sum_cents"])),
    (Kind::Indexation, "year", From(&["index_percent"])),
    (Kind::Indexation, "index_percent", Rule),
    (Kind::Indexation, "forecast_percent", From(&["index_percent"])),
    (Kind::Indexation, "correction_percent", From(&["index_percent"])),
    (Kind::Indexation, "final_percent", Rule),
    (Kind::Indexation, "carried_percent", From(&["final_percent", "index_percent"])),
    (Kind::Indexation, "tariffs", Records),
    (Kind::AmendmentGrowth, "original_value_cents", Column("original_value_cents")),
    (Kind::AmendmentGrowth, "amendments", From(&["delta_cents"])),
    (Kind::AmendmentGrowth, "delta_cents", Column("value_delta_cents")),
    (Kind::AmendmentGrowth, "growth_percent", From(&["delta_cents", "original_value_cents"])),
    (Kind::AmendmentGrowth, "value_cents", From(&["delta_cents", "original_value_cents"])),
    (Kind::AmendmentGrowth, "largest_percent", From(&["delta_cents", "original_value_cents"])),
    (Kind::AmendmentGrowth, "without_ground", From(&["delta_cents"])),
    (Kind::BuildDown, "capacity_old", Told("slack", "capacity_old")),
    (Kind::BuildDown, "capacity_new", Told("slack", "capacity_new")),
    (Kind::BuildDown, "total", From(&["slack"])),
    (Kind::BuildDown, "minimum", Told("slack", "minimum")),
    (Kind::BuildDown, "slack", Rule),
    (Kind::Wait, "weeks_intake", From(&["weeks_start"])),
    (Kind::Wait, "weeks_start", Rule),
    (Kind::Wait, "norm", Rule),
    (Kind::Wait, "weeks_over", From(&["weeks_start", "norm"])),
    (Kind::Wait, "weeks_before", From(&["weeks_start"])),
    (Kind::InsufficientUse, "minimum_use_cents", Rule),
    (Kind::InsufficientUse, "used_cents", Amounts),
    (Kind::Burden, "requests_per_year", Rule),
    (Kind::Burden, "hours", From(&["requests_per_year"])),
    (Kind::Burden, "duplicates", Records),
    (Kind::Burden, "available_elsewhere", Records),
    (Kind::DuplicateProof, "times", Records),
];

struct Region {
    _folder: tempfile::TempDir,
    sql: Connection,
    register: Register,
    monthly: Monthly,
}

fn region() -> Region {
    let made = made_up(true);
    let register = made.store.load().unwrap();
    let monthly = made.store.monthly(questions::window(&register, today()), None).unwrap();
    drop(made.store);
    let sql = Connection::open(made.path).unwrap();
    Region { _folder: made.folder, sql, register, monthly }
}

fn among(ids: Option<&Vec<Id>>, column: &str) -> String {
    ids.map_or_else(String::new, |ids| {
        let ids: Vec<String> = ids.iter().map(|id| id.0.to_string()).collect();
        format!(" AND {column} IN ({})", ids.join(","))
    })
}

impl Region {
    /// Cents, milli-units per unit, and how many figures.
    fn sum(&self, summed: &Summed) -> (i64, BTreeMap<String, i64>, i64) {
        let table = summed.kind.name();
        let cents = if summed.kind == Kind::Actual { "coalesce(sum(f.amount_cents), 0)" } else { "0" };
        let (from, to) = (summed.from.first().format("%Y-%m"), summed.to.first().format("%Y-%m"));
        let query = format!(
            "SELECT coalesce(f.unit, p.unit, ''), {cents}, CAST(round(coalesce(sum(f.quantity), 0) * 1000) AS INTEGER), count(*)
             FROM {table} f JOIN products p ON p.id = f.product
             WHERE f.replaced_in IS NULL AND f.month BETWEEN '{from}' AND '{to}'{}{}{} GROUP BY 1",
            among(summed.providers.as_ref(), "f.provider"),
            among(summed.products.as_ref(), "f.product"),
            among(summed.municipalities.as_ref(), "f.municipality"),
        );
        let mut statement = self.sql.prepare(&query).unwrap();
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))).unwrap();
        let mut all: (i64, BTreeMap<String, i64>, i64) = (0, BTreeMap::new(), 0);
        for (unit, cents, milli, count) in rows.map(Result::<(String, i64, i64, i64), _>::unwrap) {
            all.0 += cents;
            all.1.insert(unit, milli);
            all.2 += count;
        }
        all
    }

    fn value(&self, kind: Kind, id: Id, column: &str) -> Value {
        let (at, _) = kind.noun().find(column).unwrap_or_else(|| panic!("{}.{column}", kind.name()));
        self.register.get(kind, id).unwrap().values[at].clone()
    }

    /// What the figure is by its sources; nothing when nobody can add that up, as with a rule.
    fn by_sources(&self, by: By, row: &Record, of: Kind, sources: &[&Source]) -> Option<i64> {
        let figures = sources.iter().filter_map(|source| match &source.of {
            Made::Figures(summed) => Some(self.sum(summed)),
            Made::Records(..) => None,
        });
        let records: Vec<(Kind, Id)> = sources
            .iter()
            .flat_map(|source| match &source.of {
                Made::Records(kind, ids) => ids.iter().map(|id| (*kind, *id)).collect(),
                Made::Figures(_) => Vec::new(),
            })
            .collect();
        match by {
            Amounts => Some(figures.map(|sum| sum.0).sum()),
            Figures => Some(figures.map(|sum| sum.2).sum()),
            Volumes => {
                let (at, _) = of.noun().find("unit").unwrap();
                let Value::Choice(unit) = row.values[at] else { return None };
                // In minutes, where units of time add up (R10).
                let minutes = |unit: &str| match unit {
                    "minute" => Some(1),
                    "hour" => Some(60),
                    "day_part" => Some(240),
                    _ => None,
                };
                let all: Vec<(String, i64)> = figures.flat_map(|sum| sum.1).collect();
                match minutes(unit) {
                    Some(size) => {
                        let sum: i64 = all.iter().map(|(unit, milli)| minutes(unit).unwrap() * milli).sum();
                        Some((2 * sum + size).div_euclid(2 * size))
                    }
                    None => {
                        assert!(all.iter().all(|(own, milli)| own == unit || *milli == 0), "{unit} {all:?}");
                        Some(all.iter().map(|(_, milli)| milli).sum())
                    }
                }
            }
            Column(column) => Some(
                records
                    .iter()
                    .map(|(kind, id)| match self.value(*kind, *id, column) {
                        Value::Number(number) => number,
                        _ => 0,
                    })
                    .sum(),
            ),
            Records => Some(records.len() as i64),
            Providers => {
                let party = |(kind, id): &(Kind, Id)| match self.value(*kind, *id, "contract") {
                    Value::Link(contract) => {
                        self.register.get(Kind::Contract, contract).unwrap().link(contracts::PROVIDER)
                    }
                    _ => None,
                };
                Some(records.iter().filter_map(party).collect::<BTreeSet<_>>().len() as i64)
            }
            Performers => {
                let link = |kind: Kind, id: Id, column: &str| match self.value(kind, id, column) {
                    Value::Link(id) => Some(id),
                    _ => None,
                };
                let links = || records.iter().filter(|(kind, _)| *kind == Kind::SubcontractLink).map(|(_, id)| *id);
                let passed_on = |contract: Id, lot: Option<Id>, party: Id| -> i64 {
                    let ours = links().filter(|id| link(Kind::SubcontractLink, *id, "contract") == Some(contract));
                    let ours = ours.filter(|id| [None, lot].contains(&link(Kind::SubcontractLink, *id, "lot")));
                    let direct = ours.filter(|id| link(Kind::SubcontractLink, *id, "parent") == Some(party));
                    let share = |id: Id| match self.value(Kind::SubcontractLink, id, "share_percent") {
                        Value::Number(ppm) => ppm,
                        _ => 0,
                    };
                    direct.map(share).sum()
                };
                let parts = records.iter().filter(|(kind, _)| *kind == Kind::ContractLot);
                let mut all: BTreeSet<Id> = parts
                    .filter_map(|(kind, id)| {
                        let contract = link(*kind, *id, "contract")?;
                        let party = self.register.get(Kind::Contract, contract)?.link(contracts::PROVIDER)?;
                        (passed_on(contract, link(*kind, *id, "lot"), party) < 1_000_000).then_some(party)
                    })
                    .collect();
                all.extend(links().filter_map(|id| link(Kind::SubcontractLink, id, "child")));
                Some(all.len() as i64)
            }
            Rule | From(_) | Told(..) | Under(..) => None,
        }
    }
}

fn is_figure(shape: Shape) -> bool {
    matches!(shape, Shape::Whole | Shape::Money | Shape::MoneyOrNone | Shape::Percent | Shape::Quantity)
}

/// A new column of a question has to be put in the list above, with what it opens.
#[test]
fn every_number_of_every_question_is_in_the_list() {
    let told: BTreeSet<(&str, &str)> = FIGURES.iter().map(|(kind, column, _)| (kind.name(), *column)).collect();
    let numbers = Kind::QUESTIONS.iter().flat_map(|kind| {
        let fields = kind.noun().fields.iter().filter(|field| is_figure(field.shape));
        fields.map(|field| (kind.name(), field.name))
    });
    assert_eq!(numbers.collect::<BTreeSet<_>>(), told);
    for (kind, column, by) in FIGURES {
        let from: &[&str] = match by {
            From(others) => others,
            Told(other, _) | Under(other, _) => &[other],
            _ => &[],
        };
        assert!(from.iter().all(|other| kind.noun().find(other).is_some()), "{}.{column}", kind.name());
    }
}

#[test]
fn what_a_figure_opens_makes_the_figure() {
    let mut region = region();
    let (when, words) = (When::today(today()), Words::load(Lang::Nl));
    let mut compared: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    let mut wrong: Vec<String> = Vec::new();
    for kind in Kind::QUESTIONS.iter().copied() {
        let asked = Asked { register: &region.register, monthly: &region.monthly, when, words };
        let rows = questions::answer(&asked, kind);
        region.register.answer(kind, rows.clone());
        let asked = Asked { register: &region.register, monthly: &region.monthly, when, words };
        let step = (rows.len() / 40).max(1);
        for row in rows.iter().step_by(step) {
            let sources = questions::sources(&asked, Ref { kind, id: row.id });
            for (_, column, by) in FIGURES.iter().filter(|(of, ..)| *of == kind) {
                let (at, _) = kind.noun().find(column).unwrap();
                let Value::Number(told) = row.values[at] else { continue };
                let (opened, by) = match by {
                    Under(other, by) => (*other, **by),
                    by => (*column, *by),
                };
                let own: Vec<&Source> = sources.iter().filter(|source| source.column == opened).collect();
                let name = || format!("{}.{column} of {}", kind.name(), region.register.label(kind, row.id));
                let opens = |column: &str| sources.iter().any(|source| source.column == column);
                let by = measured(kind, row, by);
                match by {
                    From(others) => {
                        if !others.iter().all(|other| opens(other)) {
                            wrong.push(format!("{}: opens nothing of {others:?}", name()));
                        }
                    }
                    Told(other, field) => {
                        let records = sources.iter().find(|source| source.column == other).map(|source| &source.of);
                        let Some(Made::Records(of, ids)) = records else {
                            wrong.push(format!("{}: nothing under {other}", name()));
                            continue;
                        };
                        if region.value(*of, ids[0], field) != Value::Number(told) {
                            wrong.push(format!("{}: not told by its record", name()));
                        }
                    }
                    // Nothing was made from nothing.
                    Rule if own.is_empty() && told != 0 => wrong.push(format!("{}: {told} opens nothing", name())),
                    _ => {
                        if let Some(sum) = region.by_sources(by, row, kind, &own)
                            && sum != told
                        {
                            wrong.push(format!("{}: {told}, its sources make {sum}", name()));
                        }
                    }
                }
                *compared.entry((kind.name(), column)).or_default() += 1;
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
    let total: usize = compared.values().sum();
    assert!(total > 1_000, "{total} {compared:?}");
}

/// A value that follows from chains or from what was agreed is made by a rule, not by a sum of figures.
fn measured(kind: Kind, row: &Record, by: By) -> By {
    let code = |column: &str| match kind.noun().find(column).map(|(at, _)| &row.values[at]) {
        Some(Value::Choice(code)) => *code,
        _ => "",
    };
    match kind {
        Kind::Concentration if matches!(by, Amounts) && code("basis") == "net" => Rule,
        Kind::Concentration if matches!(by, Amounts) && code("measure") == "agreed" => Column("value_cents"),
        _ => by,
    }
}
