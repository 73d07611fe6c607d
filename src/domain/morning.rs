//! What asks for attention first on a day, from the answers to the questions: deadlines by urgency, decisions at risk, who is
//! late, cells of care by state, ceilings and heavy capacity together, heavy lots that hang on one party. How it is shown is
//! the overview's.

use super::calendar::add_days;
use super::capacity::band;
use super::deadlines::What;
use super::field::{Column, One};
use super::kind::Kind;
use super::nouns::lots;
use super::questions::{ceilings, concentration, coverage, deadlines, utilisation};
use super::record::{Id, Record};
use super::register::Register;
use super::rounding::percent;
use chrono::NaiveDate;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Days ahead that the overview looks.
pub const AHEAD_DAYS: i32 = 90;

/// Deadlines of the question of that name, by urgency. Each stands in one of the first four; what was handled or put off
/// stands in none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Urgent {
    /// The day has passed.
    pub late: Vec<Id>,
    /// It asks for attention within a week.
    pub week: Vec<Id>,
    /// Within thirty days.
    pub month: Vec<Id>,
    /// Within ninety days.
    pub quarter: Vec<Id>,
    /// Decisions whose day or whose preparation has passed or comes within a week (R2, R3, R4, N18), also counted above.
    pub at_risk: Vec<Id>,
    /// Providers with what they owe and is late, most first.
    pub late_by: Vec<(Id, Vec<Id>)>,
}

/// R4: without a tender that has begun, the choice whether to extend is no longer free.
fn is_choice(what: What) -> bool {
    what.is_decision() || what == What::RetenderStart
}

/// What a provider owes, not the client.
fn is_duty(what: What) -> bool {
    matches!(what, What::Obligation | What::EvidenceExpiry)
}

/// The deadlines of an answer by urgency; within each the earliest to act on first.
#[must_use]
pub fn urgent(rows: &[Record], day: NaiveDate) -> Urgent {
    let until = add_days(day, AHEAD_DAYS);
    let mut sorted: Vec<(NaiveDate, &Record)> = rows.iter().filter_map(|row| Some((act_by(row)?, row))).collect();
    sorted.sort_by_key(|(act, row)| (*act, row.date(deadlines::DATE)));
    let mut found = Urgent::default();
    let mut late_by: BTreeMap<Id, Vec<Id>> = BTreeMap::new();
    for (act, row) in sorted {
        let place = match row.choice(deadlines::STATE) {
            Some("late") => &mut found.late,
            Some("this_week") => &mut found.week,
            Some("soon") => &mut found.month,
            Some("planned") if act <= until => &mut found.quarter,
            _ => continue,
        };
        place.push(row.id);
        let what = row.choice(deadlines::KIND).and_then(What::named);
        let late = row.choice(deadlines::STATE) == Some("late");
        let near = late || row.choice(deadlines::STATE) == Some("this_week");
        if near && what.is_some_and(is_choice) {
            found.at_risk.push(row.id);
        }
        if late
            && what.is_some_and(is_duty)
            && let Some(provider) = row.link(deadlines::PROVIDER)
        {
            late_by.entry(provider).or_default().push(row.id);
        }
    }
    found.late_by = late_by.into_iter().collect();
    found.late_by.sort_by_key(|(provider, late)| (Reverse(late.len()), *provider));
    found
}

/// N18: the earliest of the clocks, else the day itself.
#[must_use]
pub fn act_by(row: &Record) -> Option<NaiveDate> {
    row.date(deadlines::DECIDE_BY).or(row.date(deadlines::DATE))
}

/// Cells of the coverage question by category of the lot and state (R25), in the order light, heavy, unknown and of
/// `continuity::STATES`.
#[must_use]
pub fn landscape(rows: &[Record]) -> Vec<(Option<&'static str>, &'static str, Vec<Id>)> {
    let mut found: Vec<(Option<&'static str>, &'static str, Vec<Id>)> = Vec::new();
    for category in [Some("light"), Some("heavy"), None] {
        let of = || rows.iter().filter(move |row| row.choice(coverage::CATEGORY) == category);
        for state in super::continuity::STATES {
            let cells: Vec<Id> =
                of().filter(|row| row.choice(coverage::STATE) == Some(*state)).map(|row| row.id).collect();
            found.push((category, *state, cells));
        }
    }
    found.retain(|(_, _, cells)| !cells.is_empty());
    found
}

/// Ceilings of the year together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Budget {
    /// Rows of the question that were added up. What lies within another of the same contract counts once.
    pub rows: Vec<Id>,
    /// Rows with a ceiling whose use or forecast is not known; not added up.
    pub unknown: Vec<Id>,
    /// Ceilings in cents.
    pub amount: i64,
    /// Claimed up to the stand, in cents.
    pub used: i64,
    /// What the year comes to at the pace so far, in cents.
    pub year_end: i64,
}

impl Budget {
    /// Part used, in parts per million.
    #[must_use]
    pub fn used_ppm(&self) -> Option<i64> {
        percent(i128::from(self.used), i128::from(self.amount))
    }

    /// Forecast at the end of the year, in parts per million.
    #[must_use]
    pub fn year_end_ppm(&self) -> Option<i64> {
        percent(i128::from(self.year_end), i128::from(self.amount))
    }
}

/// Whether two rows can be about the same: in each column alike, or one of them about everything.
fn overlap(one: &Record, other: &Record, columns: &[Column<One>]) -> bool {
    columns.iter().all(|column| match (one.link(*column), other.link(*column)) {
        (Some(one), Some(other)) => one == other,
        _ => true,
    })
}

/// Rows of which none lies within another: the widest first, and no other that overlaps it.
#[must_use]
pub fn apart<'a>(mut rows: Vec<&'a Record>, columns: &[Column<One>]) -> Vec<&'a Record> {
    rows.sort_by_key(|row| columns.iter().filter(|column| row.link(**column).is_some()).count());
    let mut kept: Vec<&Record> = Vec::new();
    for row in rows {
        if !kept.iter().any(|other| overlap(row, other, columns)) {
            kept.push(row);
        }
    }
    kept
}

/// R15: the ceilings of an answer together; nothing when there are none.
#[must_use]
pub fn budget(rows: &[Record]) -> Option<Budget> {
    let mut found = Budget { rows: Vec::new(), unknown: Vec::new(), amount: 0, used: 0, year_end: 0 };
    let mut by_contract: BTreeMap<Option<Id>, Vec<&Record>> = BTreeMap::new();
    for row in rows.iter().filter(|row| row.number(ceilings::AMOUNT_CENTS).is_some()) {
        match row.number(ceilings::USED_CENTS).and(row.number(ceilings::YEAR_END_CENTS)) {
            Some(_) => by_contract.entry(row.link(ceilings::CONTRACT)).or_default().push(row),
            None => found.unknown.push(row.id),
        }
    }
    for rows in by_contract.into_values() {
        for row in apart(rows, &[ceilings::LOT, ceilings::MUNICIPALITY]) {
            let add = |sum: i64, column| sum.saturating_add(row.number(column).unwrap_or(0));
            found.amount = add(found.amount, ceilings::AMOUNT_CENTS);
            found.used = add(found.used, ceilings::USED_CENTS);
            found.year_end = add(found.year_end, ceilings::YEAR_END_CENTS);
            found.rows.push(row.id);
        }
    }
    (!found.rows.is_empty() || !found.unknown.is_empty()).then_some(found)
}

/// Use of a heavy lot against what was agreed for the period so far.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LotUse {
    /// Lot.
    pub lot: Id,
    /// Rows of the utilisation question it was made from.
    pub rows: Vec<Id>,
    /// In parts per million.
    pub ppm: i64,
    /// R12, one of `capacity::BANDS`.
    pub band: &'static str,
}

/// Heavy lots by use, the fullest first. What only indicates (R12) and what is not known does not count; volumes of
/// different units are never added up (R10), the fullest unit of a lot counts.
#[must_use]
pub fn heavy_use(register: &Register, rows: &[Record]) -> Vec<LotUse> {
    /// The rows of each contract.
    type OfContracts<'a> = BTreeMap<Option<Id>, Vec<&'a Record>>;
    let mut by_lot: BTreeMap<(Id, &'static str), OfContracts<'_>> = BTreeMap::new();
    for row in rows.iter().filter(|row| row.choice(utilisation::KIND) != Some("indicative")) {
        let known = row.number(utilisation::USED_CORRECTED).and(row.number(utilisation::AGREED_SO_FAR));
        let place = row.link(utilisation::LOT).zip(row.choice(utilisation::UNIT));
        if let (Some(_), Some(place)) = (known, place)
            && category(register, place.0) == Some("heavy")
        {
            by_lot.entry(place).or_default().entry(row.link(utilisation::CONTRACT)).or_default().push(row);
        }
    }
    let mut fullest: BTreeMap<Id, LotUse> = BTreeMap::new();
    for ((lot, _), contracts) in by_lot {
        let columns = [utilisation::PRODUCT, utilisation::MUNICIPALITY];
        let kept: Vec<&Record> = contracts.into_values().flat_map(|rows| apart(rows, &columns)).collect();
        let sum = |column| kept.iter().filter_map(|row| row.number(column)).map(i128::from).sum::<i128>();
        let (part, whole) = (sum(utilisation::USED_CORRECTED), sum(utilisation::AGREED_SO_FAR));
        let Some(ppm) = percent(part, whole) else { continue };
        let band = band(part, whole, register.norms());
        let found = LotUse { lot, rows: kept.iter().map(|row| row.id).collect(), ppm, band };
        match fullest.get(&lot) {
            Some(fuller) if fuller.ppm >= ppm => {}
            _ => {
                fullest.insert(lot, found);
            }
        }
    }
    let mut found: Vec<LotUse> = fullest.into_values().collect();
    found.sort_by_key(|lot| (Reverse(lot.ppm), lot.lot));
    found
}

fn category(register: &Register, lot: Id) -> Option<&'static str> {
    register.get(Kind::Lot, lot).and_then(|lot| lot.choice(lots::CATEGORY))
}

/// R22: of each heavy lot that asks for attention the party with the largest share, the largest share first: rows of the
/// concentration question.
#[must_use]
pub fn leaning(rows: &[Record]) -> Vec<Id> {
    let mut by_lot: BTreeMap<Id, (i64, Id)> = BTreeMap::new();
    let judged = rows.iter().filter(|row| {
        row.choice(concentration::BASIS) == Some("contract")
            && row.choice(concentration::CATEGORY) == Some("heavy")
            && row.choice(concentration::FLAG).is_some()
            && row.link(concentration::PARTY).is_some()
    });
    for row in judged {
        if let Some((lot, share)) = row.link(concentration::LOT).zip(row.number(concentration::SHARE_PERCENT)) {
            let largest = by_lot.entry(lot).or_insert((share, row.id));
            if share > largest.0 {
                *largest = (share, row.id);
            }
        }
    }
    let mut found: Vec<(i64, Id, Id)> = by_lot.into_iter().map(|(lot, (share, row))| (share, lot, row)).collect();
    found.sort_by_key(|(share, lot, _)| (Reverse(*share), *lot));
    found.into_iter().map(|(_, _, row)| row).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::record::Value;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap_or_default()
    }

    fn deadline(id: i64, state: &'static str, kind: &'static str, date: &str, act: &str, provider: i64) -> Record {
        let mut row = Record::blank(Kind::Deadline, Id(id));
        row.set(deadlines::STATE.index, Value::Choice(state));
        row.set(deadlines::KIND.index, Value::Choice(kind));
        row.set(deadlines::DATE.index, day(date));
        row.set(deadlines::DECIDE_BY.index, day(act));
        row.set(deadlines::PROVIDER.index, Id(provider));
        row
    }

    #[test]
    fn each_deadline_stands_in_one_group_and_decisions_are_told_apart() {
        // On 21-11-2026 ninety days ahead is 19-02-2027.
        let rows = [
            deadline(1, "late", "obligation", "2026-11-15", "2026-11-13", 70),
            deadline(2, "late", "obligation", "2026-10-15", "2026-10-15", 71),
            deadline(3, "late", "evidence_expiry", "2026-09-01", "2026-07-03", 71),
            deadline(4, "late", "review", "2026-09-01", "2026-09-01", 72),
            deadline(5, "this_week", "option_decision", "2026-12-31", "2026-11-18", 70),
            deadline(6, "late", "last_notice", "2026-11-18", "2026-10-07", 70),
            deadline(7, "this_week", "retender_start", "2026-11-27", "2026-11-27", 70),
            deadline(8, "soon", "option_decision", "2027-01-31", "2026-12-17", 70),
            deadline(9, "planned", "review", "2027-02-19", "2027-02-19", 70),
            deadline(10, "planned", "review", "2027-02-20", "2027-02-20", 70),
            deadline(11, "snoozed", "obligation", "2026-11-01", "2026-11-01", 70),
            deadline(12, "handled", "last_notice", "2026-11-24", "2026-11-24", 70),
        ];
        let found = urgent(&rows, day("2026-11-21"));
        let ids = |numbers: &[i64]| numbers.iter().copied().map(Id).collect::<Vec<_>>();
        assert_eq!(found.late, ids(&[3, 4, 6, 2, 1]));
        assert_eq!(found.week, ids(&[5, 7]));
        assert_eq!(found.month, ids(&[8]));
        assert_eq!(found.quarter, ids(&[9]));
        assert_eq!(found.at_risk, ids(&[6, 5, 7]));
        assert_eq!(found.late_by, [(Id(71), ids(&[3, 2])), (Id(70), ids(&[1]))]);
    }

    fn ceiling(id: i64, contract: i64, lot: Option<i64>, cents: [Option<i64>; 3]) -> Record {
        let mut row = Record::blank(Kind::Ceiling, Id(id));
        row.set(ceilings::CONTRACT.index, Id(contract));
        row.set(ceilings::LOT.index, lot.map(Id));
        row.set(ceilings::AMOUNT_CENTS.index, cents[0]);
        row.set(ceilings::USED_CENTS.index, cents[1]);
        row.set(ceilings::YEAR_END_CENTS.index, cents[2]);
        row
    }

    #[test]
    fn what_lies_within_another_ceiling_counts_once() {
        let rows = [
            // A part of the contract as a whole, which stands below it.
            ceiling(1, 10, Some(5), [Some(40_000), Some(30_000), Some(45_000)]),
            ceiling(2, 10, None, [Some(100_000), Some(60_000), Some(90_000)]),
            // Two lots beside each other.
            ceiling(3, 11, Some(5), [Some(50_000), Some(40_000), Some(60_000)]),
            ceiling(4, 11, Some(6), [Some(50_000), Some(20_000), Some(30_000)]),
            // No claims known; no ceiling.
            ceiling(5, 12, None, [Some(70_000), None, None]),
            ceiling(6, 13, None, [None, Some(1), Some(2)]),
        ];
        let found =
            budget(&rows).unwrap_or_else(|| Budget { rows: vec![], unknown: vec![], amount: 0, used: 0, year_end: 0 });
        assert_eq!(found.rows, [Id(2), Id(3), Id(4)]);
        assert_eq!(found.unknown, [Id(5)]);
        assert_eq!((found.amount, found.used, found.year_end), (200_000, 120_000, 180_000));
        // 120 of 200 is 60 %, 180 of 200 is 90 %.
        assert_eq!((found.used_ppm(), found.year_end_ppm()), (Some(600_000), Some(900_000)));
        assert_eq!(budget(&rows[5..]), None);
    }

    #[test]
    fn the_largest_party_of_a_heavy_lot_that_asks_for_attention() {
        let share = |id: i64, lot: i64, ppm: i64, category, flag: Option<&'static str>, basis| {
            let mut row = Record::blank(Kind::Concentration, Id(id));
            row.set(concentration::LOT.index, Id(lot));
            row.set(concentration::PARTY.index, Id(id + 100));
            row.set(concentration::SHARE_PERCENT.index, ppm);
            row.set(concentration::CATEGORY.index, Value::Choice(category));
            row.set(concentration::BASIS.index, Value::Choice(basis));
            row.set(concentration::FLAG.index, flag.map_or(Value::Unknown, Value::Choice));
            row
        };
        let rows = [
            share(1, 1, 450_000, "heavy", Some("amber"), "contract"),
            share(2, 1, 550_000, "heavy", Some("amber"), "contract"),
            share(3, 2, 1_000_000, "heavy", Some("red"), "contract"),
            share(4, 3, 1_000_000, "light", Some("red"), "contract"),
            share(5, 4, 900_000, "heavy", Some("red"), "net"),
            share(6, 5, 200_000, "heavy", None, "contract"),
        ];
        assert_eq!(leaning(&rows), [Id(3), Id(2)]);
    }
}
