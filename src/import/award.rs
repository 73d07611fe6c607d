//! What a published notice proposes for the register: the procedure, its lots, buyers, providers, contracts,
//! subcontractors and changes. What a notice does not say stays unknown and is listed. Reading notices is `notice`'s,
//! matching rows to records `plan`'s.

mod changes;
mod contracts;
mod numbers;
mod parties;
mod procedure;
mod tell;

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::notice::{Agreement, Amount, Kind as NoticeKind, Notice};
use super::plan::{Draft, Plan, Planner};
use crate::domain::calendar::add_days;
use crate::domain::kind::Kind;
use crate::domain::record::{Id, Record, Value};
use crate::domain::register::Register;
use crate::domain::term::term_end;
use crate::error::{Error, ErrorKind, Result};
use crate::text::{Message, Words};

/// Plans what a notice would do to the register. `words` gives the language of the notes that are written into
/// records, `today` decides between municipalities of one name when the notice has no day of publication.
///
/// An organisation, and what a change of a contract says, only fills in what is unknown; what the notice itself
/// brings (its procedure, lots and contracts) is put right when the notice says otherwise. The same notice again, or
/// the same notice in the other published format, finds its own records: by publication number, and contracts also by
/// provider and lots.
///
/// # Errors
/// Refused when the notice is an empty form, and when a text that would be written holds what the guard keeps out; nothing is planned then. A number of an
/// organisation that the guard stops is left out and told instead: notices hold RSINs, which are never kept.
pub fn plan_notice(
    notice: &Notice,
    register: &Register,
    words: Words,
    today: NaiveDate,
    file_name: &str,
) -> Result<Plan> {
    let names_itself = notice.publication_number.is_some() || notice.id.is_some() || notice.title.is_some();
    if !names_itself && notice.modifications.is_empty() {
        return Err(Error::new(ErrorKind::Refused, Message::new("award-blank")));
    }
    let mut work = Work::new(notice, register, words, today, file_name);
    let buyers = parties::plan_buyers(&mut work);
    let procedure = procedure::plan_procedure(&mut work, &buyers.authorities);
    let lots = procedure::plan_lots(&mut work, &procedure);
    parties::plan_lot_municipalities(&mut work, &buyers.municipalities, &lots);
    let providers = parties::plan_providers(&mut work);
    let contracts = contracts::plan_contracts(&mut work, &procedure, &lots, &providers);
    contracts::plan_parts(&mut work, &contracts, &lots, &providers);
    changes::plan_links(&mut work, &contracts, &lots, &providers);
    changes::plan_amendments(&mut work, &procedure, &contracts);
    tell::tell(&mut work);
    let plan = work.planner.finish();
    tell::guard(&plan, words, file_name)?;
    Ok(plan)
}

/// Records by their id in the notice.
type Known<'a> = BTreeMap<&'a str, Id>;

/// What all parts of the planning need.
struct Work<'a> {
    notice: &'a Notice,
    /// Agreements that are to become contracts; none for an intention, in which nothing is awarded yet.
    agreements: Vec<Agreement<'a>>,
    words: Words,
    today: NaiveDate,
    file_name: &'a str,
    planner: Planner,
    /// Whether what the notice says only fills in: a notice of a change repeats the contract as it is by then.
    only_fills: bool,
    /// Amounts in another currency than the euro, by currency.
    foreign: BTreeMap<String, usize>,
    /// Amounts of at most one unit, which stand for: not said.
    placeholders: usize,
}

impl<'a> Work<'a> {
    fn new(notice: &'a Notice, register: &Register, words: Words, today: NaiveDate, file_name: &'a str) -> Self {
        let agreements = if notice.kind == NoticeKind::Intention { Vec::new() } else { notice.agreements() };
        let only_fills = notice.kind == NoticeKind::Modification;
        let mut work = Self {
            notice,
            agreements,
            words,
            today,
            file_name,
            planner: Planner::new(register, Message::new("award-edit")),
            only_fills,
            foreign: BTreeMap::new(),
            placeholders: 0,
        };
        let what = Message::new("award-edit").with("title", crate::guard::mask(&work.title()));
        work.planner.plan_mut().edit.what = what;
        work
    }

    fn say(&self, message: &Message) -> String {
        self.words.say(message)
    }

    /// Publication number as the register keeps it, without leading zeros.
    fn publication(&self) -> Option<String> {
        let number = self.notice.publication_number.as_deref().map(publication)?;
        // Some programs put the number of the earlier notice where their own belongs.
        (!self.notice.earlier_notices.iter().any(|earlier| publication(earlier) == number)).then_some(number)
    }

    /// What names this notice in numbers that perceel makes: its publication number, or the start of its id.
    fn reference(&self) -> String {
        let id = || self.notice.id.as_deref().and_then(|id| id.split('-').next()).map(line);
        self.publication().or_else(id).filter(|id| !id.is_empty()).unwrap_or_else(|| "X".into())
    }

    fn title(&self) -> String {
        let title = self.notice.title.as_deref().map(line).filter(|title| !title.is_empty());
        let number = || self.publication().unwrap_or_else(|| self.file_name.to_owned());
        title.unwrap_or_else(|| self.say(&Message::new("award-untitled").with("number", number())))
    }

    /// A value in cents when it is published in euros, and whether it is in another currency; those are counted.
    fn euros(&mut self, amount: Option<&Amount>) -> (Option<i64>, bool) {
        match amount {
            None => (None, false),
            Some(amount) if amount.is_placeholder() => {
                self.placeholders += 1;
                (None, false)
            }
            Some(amount) if amount.currency == "EUR" => (Some(amount.cents), false),
            Some(amount) => {
                *self.foreign.entry(amount.currency.clone()).or_default() += 1;
                (None, true)
            }
        }
    }

    /// An amount as people read it, with the code of its currency.
    fn written(&self, amount: &Amount) -> String {
        let number = crate::domain::written::show_money(amount.cents, self.words.lang());
        let number = number.trim_start_matches(['€', ' ', '\u{a0}']);
        format!("{} {number}", amount.currency).trim().to_owned()
    }

    /// A line of a note: what a column would have held, had it been in euros.
    fn amount_line(&self, column: &'static str, amount: &Amount) -> String {
        self.say(&Message::new("award-amount-line").with("field", column).with("amount", self.written(amount)))
    }

    /// Tells something about a row that was planned already.
    fn note(&mut self, kind: Kind, id: Id, message: Message) {
        let rows = &mut self.planner.plan_mut().rows;
        if let Some(row) = rows.iter_mut().rev().find(|row| row.kind == kind && row.id == Some(id)) {
            row.notes.push(message);
        }
    }

    fn warn(&mut self, message: Message) {
        self.planner.plan_mut().warnings.push(message);
    }

    /// Puts a value that the notice itself brings.
    fn put(&self, own: bool, draft: &mut Draft, kind: Kind, name: &str, value: impl Into<Value>) {
        if own && !self.only_fills {
            draft.set(kind, name, value);
        } else {
            draft.fill(kind, name, value);
        }
    }

    /// The record of a noun that already links these two, whatever its first day: a fact the register has is not
    /// planned again under the day of the notice.
    fn linking(&self, kind: Kind, columns: [&str; 2], targets: [Id; 2]) -> Option<&Record> {
        let (at, _) = kind.noun().find(columns[1])?;
        let register = self.planner.register();
        register.linked(kind, columns[0], targets[0]).find(|record| record.values[at] == Value::Link(targets[1]))
    }

    /// Gives a draft the first day of the fact the register has, so that both are one.
    fn keep_first_day(
        &self,
        draft: &mut Draft,
        kind: Kind,
        columns: [&str; 2],
        targets: [Id; 2],
        day: Option<NaiveDate>,
    ) {
        let held = self.linking(kind, columns, targets).and_then(|record| {
            let (at, _) = kind.noun().find("valid_from")?;
            Some(record.values[at].clone())
        });
        match held {
            Some(held) if !held.is_unknown() => draft.set(kind, "valid_from", held),
            _ => draft.set(kind, "valid_from", day),
        }
    }
}

/// A publication number as TED writes it now: `007936-2021` and `2021/S 005-007936` are `7936-2021`. Other texts stay.
fn publication(text: &str) -> String {
    let text = line(text);
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let short = |number: &str, year: &str| {
        let number = number.trim_start_matches('0');
        (digits(number) && digits(year) && year.len() == 4).then(|| format!("{number}-{year}"))
    };
    let plain = text.split_once('-').and_then(|(number, year)| short(number, year));
    let journal = || {
        let (year, rest) = text.split_once("/S ")?;
        short(rest.rsplit_once('-')?.1, year)
    };
    plain.or_else(journal).unwrap_or(text)
}

/// A text on one line: every run of blanks and control characters is one space.
fn line(text: &str) -> String {
    text.split(|c: char| c.is_whitespace() || c.is_control())
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// Letters and digits of a name, folded: what two spellings of one name have in common.
fn bare(name: &str) -> String {
    crate::shown::fold(name).chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Lines of a note; nothing when there are none.
fn note_of(lines: &[String]) -> Value {
    Value::text(&lines.iter().filter(|line| !line.trim().is_empty()).map(String::as_str).collect::<Vec<_>>().join("\n"))
}

/// First and last day of a lot: as published, else the last day by its length (R1). A last day before the first is
/// no day.
fn period(lot: &super::notice::Lot) -> (Option<NaiveDate>, Option<NaiveDate>) {
    use super::notice::DurationUnit as Unit;
    let start = lot.starts_on;
    let by_length = || {
        let (start, length) = (start?, lot.duration?);
        let days = |n: u32| i32::try_from(n).ok().map(|n| add_days(start, n - 1));
        // Longer than two centuries is no length of a contract, and would leave the calendar.
        match length.unit {
            _ if length.number == 0 => None,
            Unit::Day if length.number <= 73_000 => days(length.number),
            Unit::Week if length.number <= 10_000 => days(length.number * 7),
            Unit::Month if length.number <= 2_400 => Some(term_end(start, length.number)),
            Unit::Year if length.number <= 200 => Some(term_end(start, length.number * 12)),
            _ => None,
        }
    };
    let end = lot.ends_on.or_else(by_length);
    (start, end.filter(|end| start.is_none_or(|start| *end >= start)))
}
