//! Whether records are right: `check_record` before every save (form, command line, import), `incomplete` for what is still
//! to be filled in, `findings` for `perceel check`. A rule is one function and one row of a table.

mod alike;
mod chain;
mod findings;
mod funding;
mod gaps;
pub(in crate::domain) mod money;
mod record;

pub use findings::{Finding, findings};
pub use gaps::{Gap, incomplete};

use super::field::Shape;
use super::kind::Kind;
use super::record::{Id, Record, Value};
use super::register::Register;
use super::tally::is_archived;
use super::written::Problem;
use crate::text::{Lang, Message};
use chrono::NaiveDate;

/// What a problem means for saving.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// It cannot be saved so.
    Refuse,
    /// It can be saved; the user should look at it.
    Warn,
}

/// A problem of a record, at a field when one can be named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldProblem {
    /// Position of the field in `Noun::fields`.
    pub field: Option<usize>,
    /// What is wrong, and what to do.
    pub problem: Problem,
    /// Whether it stops the save.
    pub severity: Severity,
    /// The rule of DOMAIN it comes from (`R18`), or the section (`2.1`).
    pub rule: &'static str,
}

/// A record as it would stand in the register.
#[derive(Clone, Copy)]
struct Subject<'a> {
    register: &'a Register,
    kind: Kind,
    record: &'a Record,
}

/// One rule of a single record: where it applies, and the function that finds what is wrong.
struct Rule {
    name: &'static str,
    /// Nouns it is about; empty for all.
    kinds: &'static [Kind],
    check: fn(&Subject<'_>, &mut Vec<Fault>),
}

/// What a rule found, before it carries the name of the rule.
struct Fault {
    field: Option<usize>,
    message: Message,
    severity: Severity,
}

/// The rule about names that can be taken for each other (E4).
const LOOKS_ALIKE: &str = "E4";

const RULES: &[Rule] = &[
    Rule { name: "2.1", kinds: &[], check: record::required },
    Rule { name: "2.1", kinds: &[], check: record::fits },
    Rule { name: "2.1", kinds: &[], check: record::links_exist },
    Rule { name: "2.1", kinds: &[], check: record::key_is_free },
    Rule { name: "2.1", kinds: &[], check: record::end_after_start },
    Rule { name: "2.1", kinds: &[], check: record::not_its_own_successor },
    Rule { name: "2.2", kinds: &[], check: record::digits },
    Rule { name: "2.2", kinds: &[Kind::Lot], check: record::cpv },
    Rule { name: "2.2", kinds: &[Kind::Product], check: record::product_category },
    Rule { name: "2.1", kinds: &[], check: record::months },
    Rule { name: "2.1", kinds: &[], check: record::shares_are_parts },
    Rule { name: "2.1", kinds: &[Kind::ContractLot], check: record::within_contract },
    Rule {
        name: "2.1",
        kinds: &[Kind::Membership, Kind::Tariff, Kind::ContractLot, Kind::LotMunicipality],
        check: record::no_overlap,
    },
    Rule { name: "4", kinds: &[Kind::Obligation, Kind::ObligationTemplate], check: record::due_is_understood },
    Rule { name: "R3", kinds: &[Kind::ExtensionOption], check: record::option_number },
    Rule { name: "R3", kinds: &[Kind::ExtensionOption], check: record::option_decided_once },
    Rule { name: "R18", kinds: &[Kind::SubcontractLink], check: chain::not_to_itself },
    Rule { name: "R18", kinds: &[Kind::SubcontractLink], check: chain::no_cycle },
    Rule { name: "R18", kinds: &[Kind::SubcontractLink], check: chain::one_parent },
    Rule { name: "R18", kinds: &[Kind::SubcontractLink], check: chain::under_a_main_contractor },
    Rule { name: "R19", kinds: &[Kind::SubcontractLink], check: chain::shares_fit },
    Rule { name: "R21", kinds: &[Kind::SubcontractLink], check: chain::within_contract_lot },
    Rule { name: "R21", kinds: &[Kind::SubcontractLink], check: chain::not_excluded },
    Rule {
        name: "R17",
        kinds: &[Kind::Tariff, Kind::CapacityAgreement, Kind::BudgetCeiling, Kind::ContractLot],
        check: funding::fits_variant,
    },
    Rule { name: "R17", kinds: &[Kind::Product], check: funding::product_fits_variant },
    Rule { name: "R17", kinds: &[Kind::Lot], check: funding::lot_fits_records },
    Rule { name: "R10", kinds: &[Kind::Tariff, Kind::CapacityAgreement], check: funding::unit_fits_product },
    Rule { name: LOOKS_ALIKE, kinds: &[], check: alike::looks_like_another },
];

/// Everything that is wrong with a record as it would stand in the register, whose own version of it is set aside.
#[must_use]
pub fn check_record(register: &Register, kind: Kind, record: &Record) -> Vec<FieldProblem> {
    check_by(register, kind, record, &|_| true)
}

/// What is wrong with a row of an import. Names that merely look like another are left to `check`: comparing each row
/// with every record would make large files slow.
#[must_use]
pub fn check_row(register: &Register, kind: Kind, record: &Record) -> Vec<FieldProblem> {
    check_by(register, kind, record, &|rule| rule.name != LOOKS_ALIKE)
}

fn check_by(register: &Register, kind: Kind, record: &Record, wanted: &dyn Fn(&Rule) -> bool) -> Vec<FieldProblem> {
    let subject = Subject { register, kind, record };
    let mut problems = Vec::new();
    let rules = RULES.iter().filter(|rule| rule.kinds.is_empty() || rule.kinds.contains(&kind));
    for rule in rules.filter(|rule| wanted(rule)) {
        let mut faults = Vec::new();
        (rule.check)(&subject, &mut faults);
        problems.extend(faults.into_iter().map(|fault| FieldProblem {
            field: fault.field,
            problem: Problem::new(fault.message),
            severity: fault.severity,
            rule: rule.name,
        }));
    }
    problems
}

impl Subject<'_> {
    fn position(&self, name: &str) -> Option<usize> {
        self.kind.noun().find(name).map(|(position, _)| position)
    }

    fn value(&self, name: &str) -> &Value {
        self.position(name).map_or(&Value::Unknown, |position| &self.record.values[position])
    }

    fn link(&self, name: &str) -> Option<Id> {
        match self.value(name) {
            Value::Link(id) => Some(*id),
            _ => None,
        }
    }

    fn number(&self, name: &str) -> Option<i64> {
        match self.value(name) {
            Value::Number(number) => Some(*number),
            _ => None,
        }
    }

    fn day(&self, name: &str) -> Option<NaiveDate> {
        match self.value(name) {
            Value::Day(day) => Some(*day),
            _ => None,
        }
    }

    fn fault(&self, name: &str, severity: Severity, message: Message) -> Fault {
        Fault { field: self.position(name), message, severity }
    }

    /// Other records of the same noun that point to the same record by this field.
    fn fellows(&self, name: &str) -> impl Iterator<Item = &Record> {
        let ids = match (self.position(name), self.link(name)) {
            (Some(position), Some(target)) => self.register.referring(self.kind, position, target),
            _ => &[],
        };
        let others = ids.iter().filter(|id| **id != self.record.id);
        others.filter_map(|id| self.register.get(self.kind, *id)).filter(|record| !is_archived(self.kind, record))
    }
}

/// The days a fact holds from and until; nothing is open.
type Period = (Option<NaiveDate>, Option<NaiveDate>);

fn period(kind: Kind, record: &Record) -> Period {
    let date = |name: &str| match kind.noun().find(name).map(|(position, _)| &record.values[position]) {
        Some(Value::Day(day)) => Some(*day),
        _ => None,
    };
    kind.noun().period.map_or((None, None), |(from, to)| (date(from), date(to)))
}

fn overlap(a: Period, b: Period) -> bool {
    let begins_in_time =
        |from: Option<NaiveDate>, to: Option<NaiveDate>| from.zip(to).is_none_or(|(from, to)| from <= to);
    begins_in_time(a.0, b.1) && begins_in_time(b.0, a.1)
}

fn is_link(shape: Shape) -> bool {
    matches!(shape, Shape::Link(_) | Shape::Links(_) | Shape::LinkBy(_))
}

/// A day inside a sentence, as each language writes it.
fn on(day: NaiveDate) -> impl Fn(Lang) -> String {
    move |lang| super::written::show_day(day, lang)
}
