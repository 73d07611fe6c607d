//! The quick search: a box, and below it what answers, the best first, with the reason. Letters type, arrows choose, Enter
//! goes there. As the screen of duties it shows what is owed, the most urgent first. Finding is `search::quick`'s.

mod draw;

use super::action::{Action, Go, Job, ListAct, Step};
use super::cursor::Cursor;
use super::detail::Detail;
use super::input::Input;
use super::key::{Code, Key};
use super::list::List;
use super::screen::Screen;
use super::world::World;
use crate::domain::duties::is_settled;
use crate::domain::kind::Kind;
use crate::domain::nouns::{obligation_instances as instances, obligations};
use crate::domain::record::{Id, Record, Ref};
use crate::domain::register::Register;
use crate::search::quick::{Asking, Quick};
use chrono::{Days, NaiveDate};
use std::collections::BTreeSet;
use std::sync::Arc;

/// Most answers that are shown.
const MOST: usize = 500;
/// Days ahead that something owed is shown before it is due.
const AHEAD: u64 = 31;

/// Everything that can be found, asked of the keeper.
#[derive(Clone)]
pub struct Gather {
    /// Of these facts.
    pub register: Arc<Register>,
    /// On this day.
    pub when: crate::domain::register::When,
    /// The state of facts and dates.
    pub facts: u64,
}

impl std::fmt::Debug for Gather {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Gather").field(&self.facts).finish()
    }
}

/// Everything that can be found, as gathered.
#[derive(Clone)]
pub struct Gathered {
    /// The state of facts and dates it was gathered for.
    pub facts: u64,
    /// What can be found.
    pub quick: Arc<Quick>,
}

impl std::fmt::Debug for Gathered {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Gathered").field(&self.facts).field(&self.quick.len()).finish()
    }
}

/// What a row shows: a record, or one time that a duty is owed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Row {
    of: Ref,
    instance: Option<Id>,
}

impl Row {
    /// What an action on the row touches: the occurrence where there is one.
    fn touched(self) -> Ref {
        self.instance.map_or(self.of, |id| Ref { kind: Kind::ObligationInstance, id })
    }
}

/// The screen.
#[derive(Clone, Debug)]
pub struct Search {
    /// Whether it is the screen of duties.
    pub duties: bool,
    input: Input,
    typing: bool,
    rows: Arc<Vec<Row>>,
    total: usize,
    all: usize,
    words: Vec<String>,
    partly: bool,
    cursor: Cursor,
    marks: Arc<BTreeSet<Ref>>,
    stamp: Option<(u64, u64)>,
    gathering: Option<u64>,
    wanted: Option<Gather>,
    /// Of the duties: how many moments of the coming month are not written down yet.
    unplanned: usize,
}

impl Search {
    /// Over everything, ready to be typed in.
    #[must_use]
    pub fn new() -> Self {
        Self::with(false)
    }

    /// Over what is owed.
    #[must_use]
    pub fn duties() -> Self {
        Self::with(true)
    }

    fn with(duties: bool) -> Self {
        Self {
            duties,
            input: Input::default(),
            typing: !duties,
            rows: Arc::default(),
            total: 0,
            all: 0,
            words: Vec::new(),
            partly: false,
            cursor: Cursor::default(),
            marks: Arc::default(),
            stamp: None,
            gathering: None,
            wanted: None,
            unplanned: 0,
        }
    }

    /// Its name in the breadcrumb.
    #[must_use]
    pub fn title(&self, world: &World) -> String {
        world.words.get(if self.duties { "ui-duties" } else { "ui-search" })
    }

    /// Whether the box has the keys.
    #[must_use]
    pub fn is_typing(&self) -> bool {
        self.typing
    }

    /// The rows: what is found, or each time that something is owed.
    fn here(&self) -> Option<Row> {
        self.rows.get(self.cursor.row).copied()
    }

    /// The marked rows, else the one under the cursor: the occurrence where there is one.
    #[must_use]
    pub fn chosen(&self) -> Vec<Ref> {
        let marked: Vec<Ref> = self.rows.iter().map(|row| row.touched()).filter(|of| self.marks.contains(of)).collect();
        if marked.is_empty() { self.here().into_iter().map(Row::touched).collect() } else { marked }
    }

    /// Whether a row is something that is owed.
    #[must_use]
    pub fn has_owed(&self) -> bool {
        self.rows.iter().any(|row| row.instance.is_some())
    }

    /// Takes a key while the box has them; the others mean what they mean in a list.
    pub fn typed(&mut self, world: &World, key: Key) -> bool {
        match key.code {
            Code::Tab if !self.rows.is_empty() => self.typing = false,
            Code::Esc if !self.input.is_empty() => {
                self.input.set("");
                self.build(world);
            }
            Code::Left | Code::Right | Code::Home | Code::End => return self.input.press(key),
            _ if key.types().is_some() || matches!(key.code, Code::Backspace | Code::Delete) => {
                let before = self.input.text().to_owned();
                if !self.input.press(key) {
                    return false;
                }
                if self.input.text() != before {
                    self.cursor = Cursor::default();
                    self.build(world);
                }
            }
            _ => return false,
        }
        true
    }

    /// Takes pasted text.
    pub fn paste(&mut self, world: &World, text: &str) -> bool {
        if self.typing {
            self.input.paste(text);
            self.cursor = Cursor::default();
            self.build(world);
        }
        self.typing
    }

    /// Esc: the marks first, then back to the box.
    pub fn back_out(&mut self, world: &World) -> bool {
        if !self.marks.is_empty() {
            self.marks = Arc::default();
            return true;
        }
        if !self.typing && !self.input.is_empty() {
            if self.duties {
                self.input.set("");
                self.build(world);
            } else {
                self.typing = true;
            }
            return true;
        }
        false
    }

    /// Does an action.
    pub fn update(&mut self, world: &World, action: Action) -> Step {
        match action {
            Action::Move(how) => self.cursor.go(how, self.rows.len(), draw::height(world)),
            Action::Go(Go::Open) => {
                let Some(row) = self.here() else { return Step::Stay };
                return Step::Open(Box::new(Screen::Detail(Detail::new(world, row.of))));
            }
            Action::List(ListAct::Filter) => self.typing = true,
            Action::List(ListAct::Mark) => {
                if let Some(of) = self.here().map(Row::touched) {
                    let marks = Arc::make_mut(&mut self.marks);
                    if !marks.remove(&of) {
                        marks.insert(of);
                    }
                }
                self.cursor.go(super::action::Move::Down, self.rows.len(), draw::height(world));
            }
            Action::List(ListAct::MarkAll) => {
                let all: BTreeSet<Ref> = self
                    .rows
                    .iter()
                    .filter_map(|row| row.instance.map(|id| Ref { kind: Kind::ObligationInstance, id }))
                    .collect();
                self.marks = if *self.marks == all { Arc::default() } else { Arc::new(all) };
            }
            _ => {}
        }
        Step::Stay
    }

    /// Follows register, dates and window.
    pub fn refresh(&mut self, world: &World) {
        if self.gathering != Some(world.facts) && world.gathered(world.facts).is_none() {
            self.gathering = Some(world.facts);
            self.wanted = Some(Gather { register: Arc::clone(&world.register), when: world.when, facts: world.facts });
        }
        let state = world.quick.as_ref().map_or(0, |gathered| gathered.facts);
        if self.stamp != Some((world.facts, state)) {
            self.stamp = Some((world.facts, state));
            self.build(world);
        }
        self.cursor.show(self.rows.len(), draw::height(world));
    }

    /// Everything that can be found, when the facts have changed.
    pub fn wants(&mut self) -> Option<Job> {
        self.wanted.take().map(Job::Gather)
    }

    /// Whether what can be found is still being gathered.
    fn is_waiting(&self, world: &World) -> bool {
        world.quick.is_none()
    }

    fn build(&mut self, world: &World) {
        let Some(gathered) = &world.quick else { return };
        let here = self.here();
        let typed = self.input.text();
        let asking = Asking { register: &world.register, when: world.when, words: world.words, today: world.today };
        if typed.trim().is_empty() && !self.duties {
            (self.rows, self.total) = (Arc::default(), 0);
            (self.words, self.partly) = (Vec::new(), false);
            self.all = gathered.quick.len();
            return;
        }
        let kinds: &[Kind] = if self.duties { &[Kind::Obligation] } else { &[] };
        let limit = if self.duties { usize::MAX } else { MOST };
        let answer = gathered.quick.find(&asking, typed, kinds, limit);
        (self.words, self.partly) = (answer.words, answer.partly);
        let found = answer.found.into_iter().map(|found| (found.reference, found.open));
        if self.duties {
            let until = world.when.day.checked_add_days(Days::new(AHEAD)).unwrap_or(world.when.day);
            let mut owed: Vec<(NaiveDate, Row)> = found
                .filter(|(_, open)| open.is_some_and(|(due, _)| due <= until))
                .flat_map(|(of, _)| open_rows(&world.register, of, until))
                .collect();
            if self.words.is_empty() {
                owed.sort_by_key(|(due, row)| (*due, row.of, row.instance));
            }
            self.total = owed.len();
            owed.truncate(MOST);
            if typed.trim().is_empty() {
                self.unplanned = super::duties::unplanned(world);
            }
            self.rows = Arc::new(owed.into_iter().map(|(_, row)| row).collect());
        } else {
            self.total = answer.total;
            self.rows = Arc::new(found.map(|(of, _)| Row { of, instance: None }).collect());
        }
        self.all = gathered.quick.len();
        if let Some(at) = here.and_then(|here| self.rows.iter().position(|row| *row == here)) {
            self.cursor.row = at;
        }
        let present: BTreeSet<Ref> =
            self.marks.iter().filter(|of| world.register.at(**of).is_some()).copied().collect();
        if present != *self.marks {
            self.marks = Arc::new(present);
        }
        self.cursor.show(self.rows.len(), draw::height(world));
    }

    /// A click on that row of the body; true when it should open.
    pub fn click(&mut self, world: &World, row: u16) -> bool {
        let Some(at) = draw::row_at(self, world, row) else {
            self.typing = true;
            return false;
        };
        let again = self.cursor.row == at;
        self.cursor.row = at;
        again
    }
}

impl Default for Search {
    fn default() -> Self {
        Self::new()
    }
}

impl World {
    /// What was gathered for these facts.
    #[must_use]
    pub fn gathered(&self, facts: u64) -> Option<&Gathered> {
        self.quick.as_ref().filter(|gathered| gathered.facts == facts)
    }
}

/// The times that a duty is owed up to a day and not settled, the first first.
fn open_rows(register: &Register, of: Ref, until: NaiveDate) -> Vec<(NaiveDate, Row)> {
    let ids = register.referring(Kind::ObligationInstance, instances::OBLIGATION.index, of.id);
    let mut rows: Vec<(NaiveDate, Row)> = ids
        .iter()
        .filter_map(|id| register.get(Kind::ObligationInstance, *id))
        .filter(|record| is_open(record))
        .filter_map(|record| Some((record.date(instances::DUE)?, Row { of, instance: Some(record.id) })))
        .filter(|(due, _)| *due <= until)
        .collect();
    rows.sort_by_key(|(due, row)| (*due, row.instance));
    rows
}

/// Whether an occurrence is neither accepted nor waived nor put away.
fn is_open(record: &Record) -> bool {
    let archived = Kind::ObligationInstance.noun().find("archived_on");
    let put_away = archived.is_some_and(|(position, _)| !record.values[position].is_unknown());
    !put_away && !is_settled(record)
}

/// Who a row is about.
fn provider_of(register: &Register, row: Row) -> Option<Id> {
    if let Some(instance) = row.instance.and_then(|id| register.get(Kind::ObligationInstance, id)) {
        return instance.link(instances::PROVIDER);
    }
    crate::search::quick::provider_of(register, row.of.kind, register.at(row.of)?)
}

/// Who owes what is meant by a record: the provider itself, or who a record is about.
#[must_use]
pub fn who_owes(register: &Register, of: Ref) -> Option<Id> {
    crate::search::quick::provider_of(register, of.kind, register.at(of)?)
}

/// The list of what a provider owes now: itself, or charged to it for its subcontractors.
#[must_use]
pub fn owed_list(world: &World, provider: Id) -> Step {
    let register = &world.register;
    let until = world.when.day.checked_add_days(Days::new(AHEAD)).unwrap_or(world.when.day);
    let by = |column: usize| register.referring(Kind::ObligationInstance, column, provider).iter().copied();
    let mut ids: Vec<Id> = by(instances::PROVIDER.index).chain(by(instances::CHARGED_TO.index)).collect();
    ids.sort_unstable();
    ids.dedup();
    ids.retain(|id| {
        let record = register.get(Kind::ObligationInstance, *id);
        record.is_some_and(|record| is_open(record) && record.date(instances::DUE).is_some_and(|due| due <= until))
    });
    let title = register.label(Kind::Provider, provider);
    let list = List::only(world, Kind::ObligationInstance, ids.into(), title);
    Step::Open(Box::new(Screen::List(Box::new(list))))
}

/// The duty of a row, when it is one.
fn duty(world: &World, row: Row) -> Option<&Record> {
    (row.of.kind == Kind::Obligation).then(|| world.register.at(row.of)).flatten()
}

/// The article a duty stands in, as it was written.
fn article(duty: &Record) -> String {
    duty.text(obligations::ARTICLE).unwrap_or_default().to_owned()
}
