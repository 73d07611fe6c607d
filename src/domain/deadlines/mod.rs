//! Everything that has to happen by a day, from one place: each family of dates (terms, re-tender, reviews, money, duties …)
//! is a file that reads the register on a reference date and puts its deadlines in the basket. Nothing of it is stored.
//! The arithmetic is `term`; the sentence that explains a deadline is made when it is shown (`why`).

pub mod about;
pub mod accountability;
pub mod agreements;
pub mod care;
pub mod ceilings;
pub mod chain;
pub mod clocks;
pub mod evidence;
pub mod ground;
pub mod handling;
pub mod indexation;
pub mod kinds;
pub mod obligations;
pub mod periods;
pub mod promises;
pub mod retender;
pub mod reviews;
pub mod terms;
pub mod why;

use ground::Ground;
pub use kinds::What;
pub use why::Why;

use super::calendar::{add_days, addm};
use super::kind::Kind;
use super::nouns::snoozes;
use super::record::{Id, Record, Ref, Value};
use super::register::Register;
use super::term::action_date;
use chrono::NaiveDate;
use std::collections::HashSet;

/// Months ahead that recurring deadlines are worked out when no end was asked for; late ones always are.
pub const USUAL_MONTHS_AHEAD: i32 = 24;
/// Days ahead within which a deadline asks for attention this week.
pub const WEEK_DAYS: i32 = 7;
/// Days ahead within which a deadline comes soon.
pub const SOON_DAYS: i32 = 30;

/// What is asked of the engine.
#[derive(Clone, Copy)]
pub struct Span<'a> {
    /// Everything recorded.
    pub register: &'a Register,
    /// The reference date: what was done by then is done.
    pub day: NaiveDate,
    /// Last day of recurring deadlines; those of a contract's own term are given whatever their day.
    pub until: NaiveDate,
}

impl<'a> Span<'a> {
    /// From the reference date on, so far ahead as people plan.
    #[must_use]
    pub fn usual(register: &'a Register, day: NaiveDate) -> Self {
        Self { register, day, until: addm(day, USUAL_MONTHS_AHEAD) }
    }

    /// Whether a day lies in the span: on or after the reference date.
    #[must_use]
    pub fn ahead(&self, date: NaiveDate) -> bool {
        self.day <= date && date <= self.until
    }
}

/// How a deadline stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// The day has passed.
    Late,
    /// It asks for attention within seven days, or its preparation should have begun.
    ThisWeek,
    /// Within thirty days.
    Soon,
    /// Later.
    Planned,
    /// Put off by the user, with a reason.
    Snoozed,
    /// Done.
    Handled,
}

impl State {
    /// Its code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Late => "late",
            Self::ThisWeek => "this_week",
            Self::Soon => "soon",
            Self::Planned => "planned",
            Self::Snoozed => "snoozed",
            Self::Handled => "handled",
        }
    }

    /// All codes, in order of urgency.
    pub const CODES: &'static [&'static str] = &["late", "this_week", "soon", "planned", "snoozed", "handled"];
}

/// One thing that has to happen by a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deadline {
    /// What has to happen.
    pub what: What,
    /// The day itself; never moved to a working day.
    pub date: NaiveDate,
    /// R2: the last working day on or before it, less the decision lead where something must be decided.
    pub action: NaiveDate,
    /// N18: the last day to hand in papers for the last meeting before it, where governing bodies decide.
    pub papers: Option<NaiveDate>,
    /// The record it comes from.
    pub subject: Ref,
    /// Tells apart deadlines of the same kind of one record; stays the same when the date moves.
    pub nth: u32,
    /// How many occurrences it stands for: missed reviews do not pile up (R7).
    pub count: u32,
    /// What explains it.
    pub why: Why,
    /// How it stands.
    pub state: State,
}

impl Deadline {
    /// N18: the earliest of the clocks: the day by which somebody has to act.
    #[must_use]
    pub fn decide_by(&self) -> NaiveDate {
        self.papers.map_or(self.action, |papers| papers.min(self.action)).min(self.date)
    }

    /// What names it through the years: noun and id of its record, kind, and which of that kind.
    #[must_use]
    pub fn key(&self) -> String {
        let (kind, id, what) = (self.subject.kind.name(), self.subject.id.0, self.what.code());
        if self.nth == 0 { format!("{kind}-{id}-{what}") } else { format!("{kind}-{id}-{what}-{}", self.nth) }
    }

    fn names(&self) -> Named {
        (self.subject, self.what, self.nth)
    }
}

/// A key taken apart: record, kind, which of that kind.
pub type Named = (Ref, What, u32);

/// Reads a key; nothing when it is none.
#[must_use]
pub fn read_key(key: &str) -> Option<Named> {
    let mut parts = key.split('-');
    let kind = Kind::named(parts.next()?)?;
    let id = Id(parts.next()?.parse().ok()?);
    let what = What::named(parts.next()?)?;
    let nth = parts.next().map_or(Some(0), |nth| nth.parse().ok())?;
    parts.next().is_none().then_some((Ref { kind, id }, what, nth))
}

/// Where families put their deadlines.
pub struct Basket<'a> {
    /// What was asked.
    pub span: Span<'a>,
    found: Vec<Deadline>,
}

/// A deadline on its way into the basket.
#[derive(Clone, Copy, Debug)]
pub struct Draft {
    what: What,
    date: NaiveDate,
    subject: Ref,
    nth: u32,
    count: u32,
    why: Why,
    action: Option<NaiveDate>,
    papers: Option<NaiveDate>,
    handled: bool,
}

impl Draft {
    /// A deadline of that kind for a record.
    #[must_use]
    pub fn new(what: What, date: NaiveDate, kind: Kind, id: Id) -> Self {
        let subject = Ref { kind, id };
        let why = Why::default();
        Self { what, date, subject, nth: 0, count: 1, why, action: None, papers: None, handled: false }
    }

    /// Which of its kind it is.
    #[must_use]
    pub fn nth(self, nth: u32) -> Self {
        Self { nth, ..self }
    }

    /// For how many occurrences it stands.
    #[must_use]
    pub fn count(self, count: u32) -> Self {
        Self { count, ..self }
    }

    /// What explains it.
    #[must_use]
    pub fn why(self, why: Why) -> Self {
        Self { why, ..self }
    }

    /// Act by this day, when that is not the last working day before the date.
    #[must_use]
    pub fn action(self, action: NaiveDate) -> Self {
        Self { action: Some(action), ..self }
    }

    /// N18: hand in papers by this day, when bodies decide.
    #[must_use]
    pub fn papers(self, papers: Option<NaiveDate>) -> Self {
        Self { papers, ..self }
    }

    /// Whether it was done by the reference date.
    #[must_use]
    pub fn handled(self, handled: bool) -> Self {
        Self { handled, ..self }
    }
}

impl Basket<'_> {
    /// Takes a deadline, whatever its day.
    pub fn put(&mut self, draft: Draft) {
        let lead = if draft.what.is_decision() { self.span.register.norms().decision_lead_days } else { 0 };
        let action = draft.action.unwrap_or_else(|| action_date(draft.date, lead));
        let mut deadline = Deadline {
            what: draft.what,
            date: draft.date,
            action,
            papers: draft.papers,
            subject: draft.subject,
            nth: draft.nth,
            count: draft.count,
            why: draft.why,
            state: State::Handled,
        };
        if !draft.handled {
            deadline.state = urgency(deadline.date, deadline.decide_by(), self.span.day);
        }
        self.found.push(deadline);
    }

    /// Takes a deadline that stays open until it is done: late ones, and those ahead within the span.
    pub fn put_open(&mut self, draft: Draft) {
        let late = draft.date < self.span.day && !draft.handled;
        if late || self.span.ahead(draft.date) {
            self.put(draft);
        }
    }

    /// Takes a deadline that is over when its day has passed: only those ahead within the span.
    pub fn put_ahead(&mut self, draft: Draft) {
        if self.span.ahead(draft.date) {
            self.put(draft);
        }
    }
}

/// How a deadline that is not done stands on a day.
#[must_use]
pub fn urgency(date: NaiveDate, decide_by: NaiveDate, day: NaiveDate) -> State {
    if date < day {
        State::Late
    } else if decide_by <= add_days(day, WEEK_DAYS) {
        State::ThisWeek
    } else if decide_by <= add_days(day, SOON_DAYS) {
        State::Soon
    } else {
        State::Planned
    }
}

/// A family of dates.
type Family = fn(&Ground<'_>, &mut Basket<'_>);

const FAMILIES: &[Family] = &[
    terms::collect,
    retender::collect,
    reviews::collect,
    ceilings::collect,
    indexation::collect,
    obligations::collect,
    evidence::collect,
    chain::collect,
    care::collect,
    agreements::collect,
    promises::collect,
    periods::collect,
    accountability::collect,
];

/// All deadlines of the span: late ones, and those ahead; by day, then by key.
#[must_use]
pub fn deadlines(span: Span<'_>) -> Vec<Deadline> {
    in_order(collected(span))
}

/// The same with those that follow from monthly figures. Working these out takes as long as all others together, so it
/// is done beside them.
#[must_use]
pub fn with_figures(span: Span<'_>, drafts: impl FnOnce() -> Vec<Draft> + Send) -> Vec<Deadline> {
    let (mut basket, drafts) = std::thread::scope(|scope| {
        let drafts = scope.spawn(drafts);
        (collected(span), drafts.join())
    });
    for draft in drafts.unwrap_or_else(|panic| std::panic::resume_unwind(panic)) {
        basket.put_ahead(draft);
    }
    in_order(basket)
}

/// What all families find.
fn collected(span: Span<'_>) -> Basket<'_> {
    let ground = Ground::new(span);
    let mut basket = Basket { span, found: Vec::new() };
    for family in FAMILIES {
        family(&ground, &mut basket);
    }
    basket
}

fn in_order(basket: Basket<'_>) -> Vec<Deadline> {
    let mut found = basket.found;
    snooze(basket.span, &mut found);
    found.sort_unstable_by_key(|one| (one.date, one.what, one.subject, one.nth));
    found
}

/// Marks what the user put off: it stays quiet up to and including the day that was chosen.
fn snooze(span: Span<'_>, found: &mut [Deadline]) {
    let quiet: HashSet<Named> = in_use(span.register, Kind::Snooze, span.day)
        .filter(|snooze| snooze.date(snoozes::UNTIL).is_some_and(|until| until >= span.day))
        .filter_map(|snooze| read_key(snooze.text(snoozes::SUBJECT)?))
        .collect();
    if quiet.is_empty() {
        return;
    }
    for deadline in found.iter_mut().filter(|deadline| deadline.state != State::Handled) {
        if quiet.contains(&deadline.names()) {
            deadline.state = State::Snoozed;
        }
    }
}

/// Whether a record had been put away by a day. `archived_on` is the last column of every noun.
pub(crate) fn put_away(record: &Record, day: NaiveDate) -> bool {
    matches!(record.values.last(), Some(Value::Day(on)) if *on <= day)
}

/// The records of a noun in use on a day.
pub(crate) fn in_use(register: &Register, kind: Kind, day: NaiveDate) -> impl Iterator<Item = &Record> {
    register.all(kind).iter().filter(move |record| !put_away(record, day))
}

/// Whether something happened on or before a day.
pub(crate) fn by(date: Option<NaiveDate>, day: NaiveDate) -> bool {
    date.is_some_and(|date| date <= day)
}
