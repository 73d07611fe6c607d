//! The rehearsal of an import on the screen: what the file is, what it would do row by row, what has to be answered
//! first, how its columns are read. Nothing is written until everything is taken over in one step.

use super::action::{Action, Effect, Go, ImportAct, Job, Notice, Outcome, Rehearse, Step, Tone};
use super::menu::{Menu, Prompt};
use super::page::{Cell, Content, Line, Page, Target, sentence};
use super::popup::{Choice, Popup};
use super::world::World;
use crate::domain::field::Shape;
use crate::domain::kind::Kind;
use crate::domain::written::show_whole;
use crate::import::incoming::Incoming;
use crate::import::plan::{Row, Verdict};
use crate::import::sheet::Mapping;
use crate::shown::{Mark, measure};
use crate::text::Message;
use crate::theme::Role;
use std::collections::HashMap;
use std::sync::Arc;

/// Most rows of one verdict that are listed.
const LISTED: usize = 500;
/// Most places that are named of rows refused for the same reason.
const TOGETHER: usize = 6;
/// Cells for a place.
const PLACE: usize = 14;

/// An import being prepared.
#[derive(Clone)]
pub struct Importing {
    incoming: Arc<Incoming>,
    pub(in crate::ui) page: Page,
    /// Whether refused rows are left out instead of holding the import up.
    skipping: bool,
    /// Whether it is being read again or saved.
    waiting: bool,
    /// The state of the register it was compared with, and whether that is not what there is now.
    compared: u64,
    stale: bool,
}

impl std::fmt::Debug for Importing {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Importing").field("name", &self.incoming.name).finish_non_exhaustive()
    }
}

impl Importing {
    /// The rehearsal of a file that was read.
    #[must_use]
    pub fn new(world: &World, incoming: Arc<Incoming>) -> Self {
        let page = Page::default();
        let compared = world.facts;
        let mut screen = Self { incoming, page, skipping: false, waiting: false, compared, stale: false };
        screen.refresh(world);
        screen.page.choose(&Target::Question(0), usize::from(world.body_height()));
        screen
    }

    /// How its sheets are read.
    #[must_use]
    pub fn mappings(&self) -> &[Mapping] {
        &self.incoming.mappings
    }

    /// Its name in the breadcrumb.
    #[must_use]
    pub fn title(&self, world: &World) -> String {
        format!("{} {}", world.words.get("import-title"), self.incoming.name)
    }

    /// Whether both prepare the same file.
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        self.incoming.name == other.incoming.name
    }

    /// Whether something holds the import up that could be left out, or is left out already.
    #[must_use]
    pub fn can_skip(&self) -> bool {
        self.skipping || self.incoming.refused() > 0 || !self.incoming.questions.is_empty()
    }

    /// Moves, opens questions and columns, takes over.
    pub fn update(&mut self, world: &World, action: Action) -> Step {
        match action {
            Action::Go(Go::Open) => self.open(world),
            Action::Import(ImportAct::Take) => self.take_over(world),
            Action::Import(ImportAct::Skip) => {
                self.skipping = !self.skipping;
                self.refresh(world);
                Step::Stay
            }
            _ => self.page.update(world, action),
        }
    }

    fn open(&self, world: &World) -> Step {
        let menu = match self.page.target() {
            Some(Target::Question(at)) => self.answers(world, *at),
            Some(Target::Noun(mapping)) => Some(nouns(world, *mapping)),
            Some(Target::Column(mapping, column)) => self.fields(world, *mapping, *column),
            _ => None,
        };
        menu.map_or(Step::Stay, |menu| Step::Ask(Box::new(Popup::Menu(menu))))
    }

    fn answers(&self, world: &World, at: usize) -> Option<Menu> {
        let question = self.incoming.questions.get(at)?;
        let mut rows: Vec<(String, String, Choice)> = question
            .offered
            .iter()
            .map(|offered| {
                let choice = Choice::Answer { question: at, value: offered.value.clone() };
                (world.words.say(&offered.says), String::new(), choice)
            })
            .collect();
        if question.free {
            rows.push((world.words.get("import-other-answer"), String::new(), Choice::TypeAnswer(at)));
        }
        Some(Menu::choices(world.words.say(&question.asks), rows))
    }

    fn fields(&self, world: &World, mapping: usize, column: usize) -> Option<Menu> {
        let read = self.incoming.mappings.get(mapping)?;
        let kind = read.kind?;
        let heading = &read.columns.get(column)?.heading;
        let title = world.words.say(&Message::new("import-choose-field").with("heading", heading));
        let none = Choice::Column { mapping, column, field: None };
        let mut rows = vec![(world.words.get("import-column-left-out"), String::new(), none)];
        for field in kind.noun().fields {
            let choice = Choice::Column { mapping, column, field: Some(field.plain_name().to_owned()) };
            rows.push((world.words.field(kind.name(), field.name), field.plain_name().to_owned(), choice));
        }
        Some(Menu::choices(title, rows))
    }

    /// Does what was chosen in a box that this screen had asked.
    pub fn choose(&mut self, world: &World, choice: Choice) -> Step {
        let mut mappings = self.incoming.mappings.clone();
        let changed = match choice {
            Choice::TypeAnswer(at) => {
                let Some(question) = self.incoming.questions.get(at) else { return Step::Stay };
                let prompt = Prompt::answer(world.words.say(&question.asks), at);
                return Step::Ask(Box::new(Popup::Prompt(prompt)));
            }
            Choice::Answer { question, value } => {
                let Some(question) = self.incoming.questions.get(question) else { return Step::Stay };
                match mappings.get_mut(question.mapping).map(|mapping| mapping.answer(&question.id, &value)) {
                    Some(Ok(())) => true,
                    Some(Err(problem)) => return Step::Say(Notice::new(Tone::Late, problem.message)),
                    None => false,
                }
            }
            Choice::Noun { mapping, kind } => match mappings.get_mut(mapping) {
                Some(mapping) => mapping.answer("kind", kind.name()).is_ok(),
                None => false,
            },
            Choice::Column { mapping, column, field } => {
                match mappings.get_mut(mapping).and_then(|mapping| mapping.columns.get_mut(column)) {
                    Some(column) => {
                        column.field = field;
                        true
                    }
                    None => false,
                }
            }
            _ => false,
        };
        if changed { self.rehearse(world, mappings) } else { Step::Stay }
    }

    fn rehearse(&mut self, world: &World, mappings: Vec<Mapping>) -> Step {
        self.waiting = true;
        self.refresh(world);
        let incoming = Box::new(self.incoming.changed(mappings));
        Step::Do(Effect::Job(Job::Rehearse(Rehearse::Again(incoming))))
    }

    fn take_over(&mut self, world: &World) -> Step {
        if let Some(reason) = world.not_writable() {
            return Step::Say(Notice::new(Tone::Soon, reason));
        }
        if self.waiting {
            return Step::Stay;
        }
        let refused = self.incoming.refused();
        if (refused > 0 || !self.incoming.questions.is_empty()) && !self.skipping {
            let key = world.keys.named("import-skip").map(super::keys::Bound::key).unwrap_or_default();
            let open = self.incoming.questions.len();
            let message = match refused {
                0 => Message::new("import-open-first").count("count", open).with("key", key),
                _ => Message::new("import-refused-first").count("count", refused).with("key", key),
            };
            return Step::Say(Notice::new(Tone::Late, message));
        }
        if self.incoming.plan.edit.is_empty() {
            return Step::Say(Notice::new(Tone::Soon, Message::new("import-nothing")));
        }
        self.waiting = true;
        Step::Do(Effect::Job(Job::Import(Arc::clone(&self.incoming))))
    }

    /// Takes the outcome of a rehearsal or a save.
    pub fn take(&mut self, world: &World, outcome: &Outcome) {
        match outcome {
            Outcome::Rehearsed(incoming) if incoming.name == self.incoming.name => {
                self.incoming = Arc::clone(incoming);
                self.waiting = false;
                self.compared = world.facts;
                self.refresh(world);
                self.page.choose(&Target::Question(0), usize::from(world.body_height()));
            }
            Outcome::Failed(_) => {
                self.waiting = false;
                self.refresh(world);
            }
            _ => {}
        }
    }

    /// When the register is no longer what the file was compared with: the comparison anew.
    pub fn wants(&mut self) -> Option<Job> {
        if !self.stale || self.waiting {
            return None;
        }
        self.stale = false;
        self.waiting = true;
        let incoming = Box::new(self.incoming.changed(self.incoming.mappings.clone()));
        Some(Job::Rehearse(Rehearse::Again(incoming)))
    }

    /// Whether it waits for its save; then it closes when that is done.
    #[must_use]
    pub fn is_waiting(&self) -> bool {
        self.waiting
    }

    /// Makes its lines anew.
    pub fn refresh(&mut self, world: &World) {
        self.stale = self.compared != world.facts;
        let mut lines = Vec::new();
        let words = world.words;
        let heading = |id: &str, count: Option<usize>| {
            let count = count.map(|count| show_whole(i64::try_from(count).unwrap_or(0), words.lang()));
            Line::new(Content::Heading(words.get(id), count))
        };
        let width = usize::from(world.size.0);
        lines.push(heading("import-source", None));
        if self.waiting {
            lines.push(Line::new(Content::Text(words.get("import-reading"))));
        }
        self.lines_of_source(world, &mut lines);
        if !self.incoming.questions.is_empty() {
            lines.push(Line::new(Content::Blank));
            lines.push(heading("import-questions", Some(self.incoming.questions.len())));
            for (at, question) in self.incoming.questions.iter().enumerate() {
                let waiting = words.say(&Message::new("import-waiting").count("count", question.rows));
                let asks = format!("{} {}", Mark::Unknown.sign(), words.say(&question.asks));
                // The first line leads to the answers; the others only say the rest of the question.
                for (nth, mut line) in sentence(&asks, width, Role::Soon).enumerate() {
                    line.target = (nth == 0).then_some(Target::Question(at));
                    lines.push(line);
                }
                lines.push(Line::new(Content::Text(format!("    {waiting}"))));
            }
        }
        // What has to be put right stands before what is good to know.
        let rows = |verdict| self.incoming.plan.rows.iter().filter(move |row: &&Row| row.verdict == verdict);
        let refused = self.incoming.refused();
        if refused > 0 {
            lines.push(Line::new(Content::Blank));
            lines.push(heading("import-refused", Some(refused)));
            self.lines_of_refused(world, &mut lines);
            let again = world.keys.named("import-again").map(super::keys::Bound::key).unwrap_or_default();
            let how = words.say(&Message::new("import-refused-how").with("key", again));
            lines.extend(sentence(&how, width, Role::Dim));
        }
        self.lines_of_messages(world, &mut lines, "import-warnings", &self.incoming.plan.warnings);
        self.lines_of_messages(world, &mut lines, "import-to-complete", &self.incoming.plan.to_complete);
        for (at, mapping) in self.incoming.mappings.iter().enumerate() {
            lines_of_columns(world, &mut lines, at, mapping);
        }
        let listed = (self.incoming.plan.rows.len() + self.incoming.unlisted).saturating_sub(refused);
        // Monthly figures are counted above, never told row by row.
        if listed > 0 || self.incoming.plan.edit.figures.is_empty() {
            lines.push(Line::new(Content::Blank));
            lines.push(heading("import-rows", Some(listed)));
        }
        for verdict in [Verdict::Changed, Verdict::New, Verdict::Same] {
            rows(verdict).take(LISTED).for_each(|row| self.lines_of_row(world, &mut lines, row));
        }
        if self.incoming.unlisted > 0 {
            let more = Message::new("import-unlisted").count("count", self.incoming.unlisted);
            lines.push(Line::new(Content::Text(words.say(&more))));
        }
        self.page.fill(lines, usize::from(world.body_height()));
    }

    fn lines_of_source(&self, world: &World, lines: &mut Vec<Line>) {
        let plan = &self.incoming.plan;
        for source in &plan.source {
            lines.extend(sentence(&world.words.say(source), usize::from(world.size.0), Role::Text));
        }
        for kind in Kind::ALL {
            let count = |verdict| plan.count_of(*kind, verdict);
            let counts = [Verdict::New, Verdict::Changed, Verdict::Same, Verdict::Refused].map(count);
            if counts.iter().sum::<usize>() == 0 {
                continue;
            }
            // Of monthly figures only what is refused is counted as rows; the line below tells the others.
            let id = if kind.is_figures() { "import-count-refused" } else { "import-count" };
            let message = Message::new(id)
                .with("nouns", kind.name())
                .count("new", counts[0])
                .count("changed", counts[1])
                .count("same", counts[2])
                .count("refused", counts[3]);
            let mark = if counts[3] > 0 { Mark::Late } else { Mark::Good };
            let role = if counts[3] > 0 { Role::Late } else { Role::Good };
            let text = format!("{} {}", mark.sign(), world.words.say(&message));
            lines.push(Line::new(Content::Row(vec![Cell::new(text, 0).role(role)])));
        }
        for (figures, standing) in plan.edit.figures.iter().zip(&self.incoming.standing) {
            let message = Message::new("import-figures")
                .with("nouns", figures.kind.name())
                .count("new", standing.new)
                .count("changed", standing.changed)
                .count("same", standing.same);
            let text = format!("{} {}", Mark::Good.sign(), world.words.say(&message));
            lines.extend(sentence(&text, usize::from(world.size.0), Role::Text));
        }
        if self.skipping && self.incoming.refused() > 0 {
            let text = format!("{} {}", Mark::Soon.sign(), world.words.get("import-skipping"));
            lines.push(Line::new(Content::Row(vec![Cell::new(text, 0).role(Role::Soon)])));
        }
    }

    fn lines_of_messages(&self, world: &World, lines: &mut Vec<Line>, id: &str, messages: &[Message]) {
        if messages.is_empty() {
            return;
        }
        let count = show_whole(i64::try_from(messages.len()).unwrap_or(0), world.words.lang());
        lines.push(Line::new(Content::Blank));
        lines.push(Line::new(Content::Heading(world.words.get(id), Some(count))));
        for message in messages {
            lines.extend(sentence(&world.words.say(message), usize::from(world.size.0), Role::Text));
        }
    }

    /// What is refused, one by one; many rows with the same reason are told together.
    fn lines_of_refused(&self, world: &World, lines: &mut Vec<Line>) {
        let mut groups: Vec<Vec<&Row>> = Vec::new();
        let mut at: HashMap<(Kind, String), usize> = HashMap::new();
        for row in self.incoming.plan.rows.iter().filter(|row| row.verdict == Verdict::Refused) {
            let said: Vec<String> = row.notes.iter().map(|note| world.words.say(note)).collect();
            let group = *at.entry((row.kind, said.join("\n"))).or_insert(groups.len());
            match groups.get_mut(group) {
                Some(rows) => rows.push(row),
                None => groups.push(vec![row]),
            }
        }
        let mut room = LISTED;
        for rows in groups {
            match rows.as_slice() {
                [first, _, _, _, ..] => {
                    let places: Vec<&str> = rows.iter().take(TOGETHER).map(|row| row.place.as_str()).collect();
                    let more = rows.len().saturating_sub(TOGETHER);
                    let message = Message::new("import-places").with("rows", places.join(", ")).count("more", more);
                    let together = Row { id: None, place: world.words.say(&message), ..(*first).clone() };
                    self.lines_of_row(world, lines, &together);
                    room = room.saturating_sub(1);
                }
                few => few.iter().take(room).for_each(|row| self.lines_of_row(world, lines, row)),
            }
            if room == 0 {
                break;
            }
        }
    }

    fn lines_of_row(&self, world: &World, lines: &mut Vec<Line>, row: &Row) {
        let words = world.words;
        let (id, role, mark) = match row.verdict {
            Verdict::New => ("import-verdict-new", Role::Good, Mark::Good),
            Verdict::Changed => ("import-verdict-changed", Role::Soon, Mark::Soon),
            Verdict::Same => ("import-verdict-same", Role::Dim, Mark::Good),
            Verdict::Refused => ("import-verdict-refused", Role::Late, Mark::Late),
        };
        let mut label = row.id.and_then(|id| self.incoming.label(row.kind, id)).unwrap_or_default();
        let mut place = said_place(world, &row.place);
        // Several places take the room of the name that a refused row does not have.
        if label.is_empty() && measure::width(&place) > PLACE {
            std::mem::swap(&mut place, &mut label);
        }
        lines.push(Line::new(Content::Row(vec![
            Cell::new(format!("{} {}", mark.sign(), words.get(id)), 11).role(role),
            Cell::new(words.kind_one(row.kind.name()), 18).role(Role::Dim),
            Cell::new(place, PLACE).role(Role::Dim),
            Cell::new(label, 0),
        ])));
        let role = if row.verdict == Verdict::Refused { Role::Late } else { Role::Dim };
        let cells = usize::from(world.size.0).saturating_sub(16).max(10);
        for part in row.notes.iter().flat_map(|note| measure::wrap(&words.say(note), cells)) {
            let text = Cell::new(part.into_string(), 0).role(role);
            lines.push(Line::new(Content::Row(vec![Cell::new("", 13), text])));
        }
    }
}

/// A place that is only a number is that of a row.
fn said_place(world: &World, place: &str) -> String {
    let number = !place.is_empty() && place.bytes().all(|byte| byte.is_ascii_digit());
    if number { world.words.say(&Message::new("import-place-row").with("row", place)) } else { place.to_owned() }
}

fn lines_of_columns(world: &World, lines: &mut Vec<Line>, at: usize, mapping: &Mapping) {
    let words = world.words;
    lines.push(Line::new(Content::Blank));
    lines.push(Line::new(Content::Heading(words.get("import-columns"), None)));
    let becomes = match mapping.kind {
        Some(kind) => Message::new("import-columns-of").with("sheet", &mapping.sheet).with("nouns", kind.name()),
        None => Message::new("import-choose-noun"),
    };
    lines.push(Line::to(Content::Row(vec![Cell::new(words.say(&becomes), 0).role(Role::Link)]), Target::Noun(at)));
    for (position, column) in mapping.columns.iter().enumerate() {
        let (value, mark) = match (&column.field, mapping.kind) {
            (Some(field), Some(kind)) => (field_word(world, kind, field), None),
            (Some(field), None) => (field.clone(), None),
            (None, _) => (words.get("import-column-left-out"), Some(Mark::Soon)),
        };
        let label = if column.heading.is_empty() { format!("({})", position + 1) } else { column.heading.clone() };
        lines.push(Line::to(Content::Field { label, value, mark }, Target::Column(at, position)));
    }
}

/// What a field of a mapping is called: the label of the column, or of the property behind a link.
fn field_word(world: &World, kind: Kind, field: &str) -> String {
    let first = field.split('.').next().unwrap_or(field);
    let found = kind.noun().fields.iter().find(|other| other.name == first || other.plain_name() == first);
    match (found, field.split_once('.')) {
        (Some(found), Some((_, property))) => {
            let property = match found.shape {
                Shape::Link(to) | Shape::Links(to) if to.noun().find(property).is_some() => {
                    world.words.field(to.name(), property)
                }
                _ => property.to_owned(),
            };
            format!("{} ({property})", world.words.field(kind.name(), found.name))
        }
        (Some(found), None) => world.words.field(kind.name(), found.name),
        (None, _) => field.to_owned(),
    }
}

fn nouns(world: &World, mapping: usize) -> Menu {
    let rows = Kind::ALL.iter().map(|kind| {
        let choice = Choice::Noun { mapping, kind: *kind };
        (world.words.kind(kind.name()), String::new(), choice)
    });
    Menu::choices(world.words.get("import-choose-noun"), rows.collect())
}
