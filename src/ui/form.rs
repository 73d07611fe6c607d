//! The one form for every noun: a line per field, what was typed beside what it means, checks under the field. Drafts are
//! handed over as text. Reading, checking and asking for the edit to be saved is `saving`, choices and records to pick are
//! `suggest`, drawing is `draw`.

mod draw;
mod saving;
pub mod suggest;

use super::action::{Action, Effect, FormAct, Job, Notice, Step, Tone};
use super::input::Input;
use super::key::{Code, Key};
use super::world::World;
use crate::domain::field::{Field, Shape};
use crate::domain::kind::Kind;
use crate::domain::record::{Id, Record, Ref, Value};
use crate::domain::register::{Found, target_kind};
use crate::domain::shape::show_for_typing;
use crate::text::Message;
use draw::Clicked;
use saving::refusal;
use suggest::Suggestions;

/// What the form is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    /// A record that does not exist yet.
    New,
    /// One record.
    One(Id),
    /// Several records that all get what is filled in.
    Many(Vec<Id>),
}

/// One line of the form.
#[derive(Clone, Debug)]
struct Line {
    input: Input,
    /// What it held when the form was opened, as typed text.
    original: String,
    /// Why what was typed is not taken; shown under the field.
    problem: Option<Message>,
    /// Worth knowing, but no reason to refuse.
    warning: Option<Message>,
}

/// A form being filled in.
#[derive(Clone, Debug)]
pub struct Form {
    /// The noun.
    pub kind: Kind,
    /// Which record, or which.
    pub subject: Subject,
    lines: Vec<Line>,
    /// What the fields are called, in order.
    names: Vec<String>,
    /// What the fields mean as they were last read; unknown where they cannot be read.
    values: Vec<Value>,
    at: usize,
    suggestions: Option<Suggestions>,
    /// The records as they were when the form was opened: saving compares with them.
    before: Vec<Record>,
    /// Whether something was typed since the draft was last handed over.
    unkept: bool,
    /// Whether a save is under way.
    saving: bool,
    /// What it is about, above the fields, where these alone do not tell.
    about: Option<Message>,
    /// Whether what is shown comes from an earlier draft.
    from_draft: bool,
}

impl Form {
    /// A form for a new record, with these links already filled in.
    #[must_use]
    pub fn new(world: &World, kind: Kind, given: &[(usize, Ref)]) -> Self {
        let mut form = Self::empty(world, kind, Subject::New);
        for (position, target) in given {
            let typed = world.register.name_to_type(target.kind, target.id);
            if let Some(line) = form.lines.get_mut(*position) {
                line.input.set(&typed);
                line.original = typed;
            }
        }
        form.at = form.lines.iter().position(|line| line.original.is_empty()).unwrap_or(0);
        form.begin(world);
        form
    }

    /// A form for a new record with these fields already filled in, as they would be typed.
    #[must_use]
    pub fn filled(world: &World, kind: Kind, typed: &[(&str, String)]) -> Self {
        let mut form = Self::empty(world, kind, Subject::New);
        for (name, text) in typed {
            let found = kind.noun().find(name).and_then(|(position, _)| form.lines.get_mut(position));
            if let Some(line) = found {
                line.input.set(text);
                line.original.clone_from(text);
            }
        }
        let waits = |(line, field): (&Line, &Field)| field.required && line.original.is_empty();
        form.at = form.lines.iter().zip(kind.noun().fields).position(waits).unwrap_or(0);
        form.begin(world);
        form
    }

    /// A form for one record, or for several at once. Nothing when a record is not there.
    #[must_use]
    pub fn edit(world: &World, kind: Kind, ids: &[Id]) -> Option<Self> {
        let before: Vec<Record> = ids.iter().filter_map(|id| world.register.get(kind, *id).cloned()).collect();
        if before.is_empty() || before.len() != ids.len() {
            return None;
        }
        let subject = if let [only] = ids { Subject::One(*only) } else { Subject::Many(ids.to_vec()) };
        let mut form = Self::empty(world, kind, subject);
        if let [record] = before.as_slice() {
            for (position, line) in form.lines.iter_mut().enumerate() {
                let typed = show_for_typing(&world.register, kind, record, position, world.words);
                line.input.set(&typed);
                line.original = typed;
            }
        }
        form.before = before;
        form.begin(world);
        Some(form)
    }

    /// Puts an earlier draft back, and reads all there is.
    fn begin(&mut self, world: &World) {
        self.restore(world);
        self.values = self.read_all(world).0;
        self.suggest(world);
    }

    fn empty(world: &World, kind: Kind, subject: Subject) -> Self {
        let line = || Line { input: Input::default(), original: String::new(), problem: None, warning: None };
        Self {
            kind,
            subject,
            lines: kind.noun().fields.iter().map(|_| line()).collect(),
            names: kind.noun().fields.iter().map(|field| world.words.field(kind.name(), field.name)).collect(),
            values: vec![Value::Unknown; kind.noun().fields.len()],
            at: 0,
            suggestions: None,
            before: Vec::new(),
            unkept: false,
            saving: false,
            about: None,
            from_draft: false,
        }
    }

    /// Tells above the fields what it is about.
    pub fn tell_about(&mut self, about: Message) {
        self.about = Some(about);
    }

    /// Puts the cursor in the field at that position.
    pub fn focus(&mut self, world: &World, position: usize) {
        self.leave_field(world);
        self.at = position.min(self.lines.len().saturating_sub(1));
        self.arrive(world);
    }

    /// The name of its draft in the file; several records at once keep none.
    #[must_use]
    pub fn draft_name(&self) -> Option<String> {
        match &self.subject {
            Subject::New => Some(format!("{}/new", self.kind.name())),
            Subject::One(id) => Some(format!("{}/{}", self.kind.name(), id.0)),
            Subject::Many(_) => None,
        }
    }

    /// Whether something is typed that is not saved.
    #[must_use]
    pub fn is_dirty(&self) -> bool {
        self.lines.iter().any(|line| line.input.text() != line.original)
    }

    /// Whether the draft has to be handed over.
    #[must_use]
    pub fn is_unkept(&self) -> bool {
        self.unkept
    }

    /// The draft as it is now, to be kept or, when nothing differs, forgotten. Fields that hold client data are left out.
    pub fn keep(&mut self) -> Option<Job> {
        if !std::mem::take(&mut self.unkept) {
            return None;
        }
        let name = self.draft_name()?;
        let fields = self.kind.noun().fields.iter().zip(&self.lines);
        let typed: serde_json::Map<String, serde_json::Value> = fields
            .filter(|(_, line)| line.input.text() != line.original)
            .filter(|(field, line)| refusal(field, field.name, line.input.text()).is_none())
            .map(|(field, line)| (field.name.to_owned(), line.input.text().into()))
            .collect();
        let content = (!typed.is_empty()).then(|| serde_json::Value::Object(typed).to_string());
        Some(Job::Draft { name, content })
    }

    fn restore(&mut self, world: &World) {
        let Some(name) = self.draft_name() else { return };
        let Some((_, content)) = world.drafts.iter().find(|(draft, _)| *draft == name) else { return };
        let Ok(typed) = serde_json::from_str::<serde_json::Map<String, serde_json::Value>>(content) else { return };
        for (column, text) in &typed {
            if let (Some((position, _)), Some(text)) = (self.kind.noun().find(column), text.as_str()) {
                // A record it is asked for goes before what an earlier draft was about.
                if self.subject != Subject::New || self.lines[position].original.is_empty() {
                    self.lines[position].input.set(text);
                    self.from_draft = true;
                }
            }
        }
    }

    /// Whether what is shown comes from an earlier draft.
    #[must_use]
    pub fn is_from_draft(&self) -> bool {
        self.from_draft
    }

    /// Its name in the breadcrumb.
    #[must_use]
    pub fn title(&self, world: &World) -> String {
        let noun = world.words.kind_one(self.kind.name());
        let message = match &self.subject {
            Subject::New => Message::new("form-title-new").with("what", noun),
            Subject::One(id) => Message::new("form-title-one").with("what", world.called(self.kind, *id)),
            Subject::Many(ids) => Message::new("form-title-many").with("what", noun).count("count", ids.len()),
        };
        world.words.say(&message)
    }

    /// Takes a key while typing. False when the key is not for the field.
    pub fn typed(&mut self, world: &World, key: Key) -> bool {
        if let Some(suggestions) = &mut self.suggestions {
            match key.code {
                Code::Up if suggestions.go(-1) => return true,
                Code::Down if suggestions.go(1) => return true,
                Code::Enter | Code::Tab => {
                    if let Some(picked) = suggestions.chosen() {
                        self.pick(&picked);
                        self.step(world, 1);
                        return true;
                    }
                }
                Code::Esc => {
                    self.suggestions = None;
                    return true;
                }
                _ => {}
            }
        }
        match key.code {
            Code::Enter if self.shape() == Shape::Prose => self.lines[self.at].input.newline(),
            Code::Enter | Code::Down => {
                self.step(world, 1);
                return true;
            }
            Code::Up => {
                self.step(world, -1);
                return true;
            }
            _ if !self.lines[self.at].input.press(key) => return false,
            _ => {}
        }
        self.changed(world);
        true
    }

    /// Takes pasted text.
    pub fn paste(&mut self, world: &World, text: &str) -> bool {
        let prose = self.shape() == Shape::Prose;
        let input = &mut self.lines[self.at].input;
        let cut = if prose { input.paste_lines(text) } else { input.paste(text) };
        self.changed(world);
        if cut {
            self.lines[self.at].warning = Some(Message::new("form-cut"));
        }
        true
    }

    fn changed(&mut self, world: &World) {
        self.unkept = true;
        self.lines[self.at].problem = None;
        self.lines[self.at].warning = None;
        self.values[self.at] = self.read_quickly(world);
        self.suggest(world);
    }

    /// The field under the cursor as it would be read, without looking for records that come near.
    fn read_quickly(&self, world: &World) -> Value {
        let (field, typed) = (&self.kind.noun().fields[self.at], self.lines[self.at].input.text());
        if matches!(field.shape, Shape::Link(_) | Shape::LinkBy(_) | Shape::Links(_)) {
            let target = target_kind(self.kind.noun(), &self.values, self.at);
            return match target.and_then(|target| world.register.find_exactly(target, typed)) {
                Some(Found::One(id)) if !matches!(field.shape, Shape::Links(_)) => Value::Link(id),
                _ => Value::Unknown,
            };
        }
        self.read_one(world, &self.values, self.at).unwrap_or(Value::Unknown)
    }

    fn shape(&self) -> Shape {
        self.kind.noun().fields[self.at].shape
    }

    fn pick(&mut self, picked: &str) {
        let several = matches!(self.shape(), Shape::Links(_));
        let line = &mut self.lines[self.at];
        let typed = match line.input.text().rsplit_once('|') {
            Some((before, _)) if several => format!("{} | {picked}", before.trim_end()),
            _ => picked.to_owned(),
        };
        line.input.set(&typed);
        line.problem = None;
        self.unkept = true;
    }

    fn step(&mut self, world: &World, by: i32) {
        self.leave_field(world);
        let last = self.lines.len().saturating_sub(1);
        self.at = if by < 0 { self.at.saturating_sub(1) } else { (self.at + 1).min(last) };
        self.arrive(world);
    }

    /// Offers what can be picked in the field the cursor came to, unless it is filled in already.
    fn arrive(&mut self, world: &World) {
        if self.values[self.at].is_unknown() {
            self.suggest(world);
        }
    }

    fn suggest(&mut self, world: &World) {
        let line = &self.lines[self.at];
        let pristine = line.input.text() == line.original && !line.original.is_empty();
        self.suggestions = if pristine {
            None
        } else {
            suggest::for_field(world, self.kind, &self.values, self.at, line.input.text())
        };
    }

    /// Checks the field that is left, so that what is wrong with it, or worth a look, stands under it at once.
    fn leave_field(&mut self, world: &World) {
        self.suggestions = None;
        let (value, problem) = match self.read_one(world, &self.values, self.at) {
            Ok(value) => (value, None),
            Err(problem) => (Value::Unknown, Some(problem)),
        };
        self.values[self.at] = value;
        self.lines[self.at].problem = problem;
        let line = &self.lines[self.at];
        if line.problem.is_none() && line.input.text() != line.original && !line.input.is_empty() {
            self.lines[self.at].warning = self.warning(world);
        }
    }

    /// What the field under the cursor means as typed, in words; nothing when it says so itself.
    fn echo(&self, world: &World) -> Option<String> {
        suggest::echo(world, self.kind, &self.values, self.at)
    }

    /// Does an action of the form.
    pub fn update(&mut self, world: &World, action: Action) -> Step {
        match action {
            Action::Form(FormAct::Save) => self.save(world, false),
            Action::Form(FormAct::SaveEnding) => self.save(world, true),
            Action::Form(FormAct::Next) => {
                self.step(world, 1);
                Step::Stay
            }
            Action::Form(FormAct::Previous) => {
                self.step(world, -1);
                Step::Stay
            }
            Action::Form(FormAct::Restart) => self.restart(world),
            Action::Form(FormAct::Editor) => {
                Step::Do(Effect::Editor { text: self.lines[self.at].input.text().to_owned() })
            }
            _ => Step::Stay,
        }
    }

    /// Puts back what the outside editor made of the text.
    pub fn edited(&mut self, world: &World, text: &str) {
        let prose = self.shape() == Shape::Prose;
        let text = text.trim_end();
        let line = if prose { text.to_owned() } else { text.replace(['\r', '\n', '\t'], " ") };
        self.lines[self.at].input.set(&line);
        self.changed(world);
    }

    fn restart(&mut self, world: &World) -> Step {
        for line in &mut self.lines {
            let original = line.original.clone();
            line.input.set(&original);
            line.problem = None;
            line.warning = None;
        }
        self.unkept = true;
        self.from_draft = false;
        self.values = self.read_all(world).0;
        self.suggest(world);
        Step::Say(Notice::new(Tone::Good, Message::new("form-restarted")))
    }

    /// Follows a change of the register: what another hand saved meanwhile is what this form now starts from. What was
    /// typed stays, with the other value under it.
    pub fn refresh(&mut self, world: &World) {
        if self.saving || self.before.is_empty() {
            return;
        }
        let now = |before: &Record| world.register.get(self.kind, before.id).cloned();
        let Some(records) = self.before.iter().map(now).collect::<Option<Vec<Record>>>() else { return };
        if records == self.before {
            return;
        }
        if let (Subject::One(_), [record]) = (&self.subject, records.as_slice()) {
            for (position, line) in self.lines.iter_mut().enumerate() {
                let theirs = show_for_typing(&world.register, self.kind, record, position, world.words);
                if theirs == line.original {
                    continue;
                }
                if line.input.text() == line.original {
                    line.input.set(&theirs);
                } else if line.input.text() != theirs {
                    line.warning = Some(Message::new("form-changed-elsewhere").with("value", &theirs));
                }
                line.original = theirs;
            }
        }
        self.before = records;
        self.values = self.read_all(world).0;
        self.suggest(world);
    }

    /// A click on a row of the body: puts the cursor in that field, or picks what was clicked.
    pub fn click(&mut self, world: &World, row: u16) {
        match self.clicked(world, row) {
            Some(Clicked::Field(position)) => self.focus(world, position),
            Some(Clicked::Pick(at)) => {
                let picked =
                    self.suggestions.as_ref().and_then(|list| list.rows.get(at)).map(|(typed, _)| typed.clone());
                if let Some(picked) = picked {
                    self.pick(&picked);
                    self.step(world, 1);
                }
            }
            None => {}
        }
    }
}
