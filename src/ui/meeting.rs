//! The meeting file of a provider on screen (N29): what belongs on the table, in sections whose lines open, and from there a
//! new talk or a decision that becomes a dated action. What belongs in it is `domain::meeting_file`'s.

use super::action::{Action, RecordAct, Step};
use super::detail::records_section;
use super::form::Form;
use super::page::{Content, Line, Page, Target, sentence};
use super::screen::Screen;
use super::world::World;
use crate::domain::calendar::{add_days, last_working_day_on_or_before};
use crate::domain::kind::Kind;
use crate::domain::meeting_file::{MeetingFile, QUESTIONS, last_meeting, meeting_file};
use crate::domain::nouns::{action_items, contracts, meetings};
use crate::domain::record::{Id, Ref};
use crate::domain::written::show_day;
use crate::text::Message;
use crate::theme::Role;

/// Days ahead that a new action is proposed for; the user changes it.
const ACTION_DAYS: i32 = 14;

/// The page of a provider's meeting file.
#[derive(Clone, Debug)]
pub struct Meeting {
    /// Who.
    pub provider: Id,
    pub(in crate::ui) page: Page,
    stamp: Option<(u64, u16)>,
}

impl Meeting {
    /// The file of a provider.
    #[must_use]
    pub fn new(world: &World, provider: Id) -> Self {
        let mut page = Self { provider, page: Page::default(), stamp: None };
        page.refresh(world);
        page
    }

    /// Its name in the breadcrumb.
    #[must_use]
    pub fn title(&self, world: &World) -> String {
        let name = world.register.label(Kind::Provider, self.provider);
        world.words.say(&Message::new("ui-meeting-title").with("provider", name))
    }

    /// Moves, opens and fills in forms.
    pub fn update(&mut self, world: &World, action: Action) -> Step {
        match action {
            Action::Record(RecordAct::NewAction) => form(self.new_action(world)),
            _ => self.page.update(world, action),
        }
    }

    /// Follows register, answers, dates and window.
    pub fn refresh(&mut self, world: &World) {
        let stamp = (world.stamp, world.size.0);
        if self.stamp == Some(stamp) {
            return;
        }
        self.stamp = Some(stamp);
        let lines = match world.register.get(Kind::Provider, self.provider) {
            None => vec![Line::new(Content::Text(world.words.get("ui-record-gone")))],
            Some(_) => lines(world, self.provider),
        };
        self.page.fill(lines, usize::from(world.body_height()));
    }

    /// What was decided, as an action with talk, provider and a day; about the line under the cursor.
    fn new_action(&self, world: &World) -> Form {
        let (register, words) = (&world.register, world.words);
        let due = last_working_day_on_or_before(add_days(world.when.day, ACTION_DAYS));
        let mut typed = vec![
            ("provider", register.name_to_type(Kind::Provider, self.provider)),
            ("due", show_day(due, words.lang())),
            ("state", words.choice("state", "open")),
        ];
        if let Some(talk) = last_meeting(register, self.provider, world.when.day) {
            typed.push(("meeting", register.name_to_type(Kind::Meeting, talk)));
        }
        match self.page.target() {
            Some(Target::Record(of)) if !matches!(of.kind, Kind::ActionItem | Kind::Meeting) => {
                typed.push(("text", format!("{}: ", subject(world, *of))));
            }
            _ => {}
        }
        let mut form = Form::filled(world, Kind::ActionItem, &typed);
        form.focus(world, action_items::TEXT.index);
        form
    }
}

fn form(form: Form) -> Step {
    Step::Open(Box::new(Screen::Form(Box::new(form))))
}

/// What a line is about, in a few words.
fn subject(world: &World, of: Ref) -> String {
    use crate::domain::questions::deadlines;
    let row = world.register.at(of).filter(|_| of.kind == Kind::Deadline);
    match row.and_then(|row| row.choice(deadlines::KIND)) {
        Some(kind) => world.words.choice("kind", kind),
        None => world.register.label(of.kind, of.id),
    }
}

/// A talk today, about the contract when there is only one, with what is open as its agenda.
#[must_use]
pub fn new_meeting(world: &World, provider: Id) -> Form {
    let (register, words) = (&world.register, world.words);
    let mut typed = vec![
        ("provider", register.name_to_type(Kind::Provider, provider)),
        ("date", show_day(world.when.day, words.lang())),
    ];
    let running = register.referring(Kind::Contract, contracts::PROVIDER.index, provider).iter().filter(|id| {
        let contract = register.get(Kind::Contract, **id);
        contract.is_some_and(|contract| crate::domain::contract::counts(register, contract, world.when.day))
    });
    if let [only] = running.copied().collect::<Vec<_>>()[..] {
        typed.push(("contract", register.name_to_type(Kind::Contract, only)));
    }
    let found = meeting_file(register, provider, world.when.day);
    let agenda: Vec<String> = parts(&found)
        .into_iter()
        .filter(|(_, _, ids, on_agenda)| *on_agenda && !ids.is_empty())
        .map(|(title, _, ids, _)| format!("{}: {}", words.get(title), ids.len()))
        .collect();
    typed.push(("agenda", agenda.join("; ")));
    let mut form = Form::filled(world, Kind::Meeting, &typed);
    form.focus(world, meetings::NOTES.index);
    form
}

/// Title, noun, records, and whether it is something to talk about for want of being in order.
type Part<'a> = (&'static str, Kind, &'a [Id], bool);

/// The sections in the order of a talk.
fn parts(found: &MeetingFile) -> [Part<'_>; 9] {
    [
        ("ui-meeting-actions", Kind::ActionItem, &found.actions, true),
        ("ui-meeting-duties", Kind::ObligationInstance, &found.duties, true),
        ("ui-meeting-proof", Kind::Evidence, &found.proof, true),
        ("ui-meeting-signals", Kind::Signal, &found.signals, true),
        ("ui-meeting-used", Kind::Utilisation, &found.used, false),
        ("ui-meeting-ceilings", Kind::Ceiling, &found.ceilings, false),
        ("ui-meeting-chain", Kind::SubcontractLink, &found.chain, true),
        ("ui-meeting-dates", Kind::Deadline, &found.dates, false),
        ("ui-meeting-waits", Kind::Wait, &found.waits, false),
    ]
}

fn lines(world: &World, provider: Id) -> Vec<Line> {
    let words = world.words;
    let found = meeting_file(&world.register, provider, world.when.day);
    let name = world.register.label(Kind::Provider, provider);
    let mut lines = vec![last_talk(world, &found)];
    let mut in_order = Vec::new();
    for (title, kind, ids, _) in parts(&found) {
        let title = words.get(title);
        // Proof comes out of the days.
        let question = if kind == Kind::Evidence { Kind::Deadline } else { kind };
        if QUESTIONS.contains(&question) && !world.was_answered(question) {
            lines.push(Line::new(Content::Blank));
            lines.push(Line::new(Content::Heading(title, None)));
            lines.push(Line::new(Content::Text(words.get("ui-overview-counting"))));
        } else if ids.is_empty() {
            in_order.push(title);
        } else {
            let without = kind.noun().find("provider").map(|(position, _)| position);
            lines.extend(records_section(world, title, kind, ids.to_vec(), without, &name));
        }
    }
    if !in_order.is_empty() {
        lines.push(Line::new(Content::Blank));
        let nothing = words.say(&Message::new("ui-meeting-nothing").with("what", in_order.join(", ")));
        lines.extend(sentence(&nothing, usize::from(world.size.0), Role::Dim));
    }
    lines
}

/// When the last talk was: what changed is told from then on.
fn last_talk(world: &World, found: &MeetingFile) -> Line {
    let words = world.words;
    let label = words.get("ui-meeting-last");
    let held = found.last.and_then(|id| world.register.get(Kind::Meeting, id));
    match held.and_then(|held| held.date(meetings::DATE).map(|date| (held.id, date))) {
        Some((id, date)) => {
            let content = Content::Field { label, value: show_day(date, words.lang()), mark: None };
            Line::to(content, Target::Record(Ref { kind: Kind::Meeting, id }))
        }
        None => {
            let since = show_day(found.since, words.lang());
            let value = words.say(&Message::new("ui-meeting-none").with("day", since));
            Line::new(Content::Field { label, value, mark: None })
        }
    }
}
