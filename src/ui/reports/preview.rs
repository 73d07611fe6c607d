//! An overview on screen before it goes out: its sections with tables and charts as text, what still asks for a sentence,
//! and beside it the sections with their marks. Periods walk with left and right. The keeper makes the document.

use super::lines::{self, Part};
use super::{Opens, scope_menu};
use crate::domain::kind::Kind;
use crate::domain::nouns::report_remarks as remarks;
use crate::domain::record::{Id, Ref};
use crate::domain::written::{show_day, show_percent};
use crate::report::period::{Length, Period};
use crate::report::scope::Scope;
use crate::report::{Wish, freeze};
use crate::shown::measure;
use crate::text::Message;
use crate::theme::Role;
use crate::ui::action::{Action, Effect, Go, Job, Notice, Outcome, ReportAct, Step, Tone};
use crate::ui::form::Form;
use crate::ui::frame;
use crate::ui::keeper::{AskedOverview, Shown, Wanted};
use crate::ui::page::{Cell, Content, Line, Page, Target, sentence};
use crate::ui::popup::{Choice, Popup};
use crate::ui::reports::sending::SendBox;
use crate::ui::screen::Screen;
use crate::ui::world::World;
use ratatui::Frame;
use ratatui::layout::Rect;
use std::sync::Arc;

/// From this width on the sections stand beside the page.
const BESIDE: u16 = 100;
/// Cells of the pane with sections.
const PANE: u16 = 30;

/// The screen.
#[derive(Clone, Debug)]
pub struct Preview {
    /// Which overview.
    pub wish: Wish,
    /// Whether it shows what changed since it was frozen.
    pub changes: bool,
    pub(in crate::ui) page: Page,
    parts: Vec<Part>,
    shown: Option<Arc<Shown>>,
    failed: bool,
    asked: Option<(Wish, u64)>,
    wants: Option<AskedOverview>,
    stamp: Option<(u64, (u16, u16), bool)>,
}

impl Preview {
    /// The screen of an overview.
    #[must_use]
    pub fn new(world: &World, wish: Wish) -> Self {
        let mut preview = Self {
            wish,
            changes: false,
            page: Page::default(),
            parts: Vec::new(),
            shown: None,
            failed: false,
            asked: None,
            wants: None,
            stamp: None,
        };
        preview.refresh(world);
        preview
    }

    /// Its name in the breadcrumb.
    #[must_use]
    pub fn title(&self, world: &World) -> String {
        let words = world.words;
        let mut title = format!("{} {}", super::title(world, self.wish.report), self.wish.period.show(words.lang()));
        if self.wish.scope != Scope::Region {
            title = format!("{title}, {}", self.wish.scope.show(&world.register, words));
        }
        if self.changes { format!("{title}: {}", words.get("report-changes")) } else { title }
    }

    /// Whether a line deviates, so that there is something to explain.
    #[must_use]
    pub fn deviates(&self) -> bool {
        self.shown.as_ref().is_some_and(|shown| !shown.made.deviations.is_empty())
    }

    /// What is asked of the keeper for this overview now.
    fn asks(&self, world: &World) -> AskedOverview {
        AskedOverview {
            wish: self.wish,
            register: Arc::clone(&world.register),
            day: world.when.day,
            known: world.known,
            facts: world.facts,
        }
    }

    /// The provider it is about, the records it names.
    #[must_use]
    pub fn chosen(&self) -> Vec<Ref> {
        match self.wish.scope {
            Scope::Provider(id) => vec![Ref { kind: Kind::Provider, id }],
            _ => Vec::new(),
        }
    }

    /// Moves, walks, opens, and does what is asked about the overview.
    pub fn update(&mut self, world: &World, action: Action) -> Step {
        match action {
            Action::Go(Go::Open) => match self.page.target() {
                Some(Target::Cells(opens)) if opens.made.is_empty() => self.explain(world, opens.deviation),
                _ => self.page.open(world),
            },
            Action::Report(act) => self.act(world, act),
            _ => self.page.update(world, action),
        }
    }

    fn act(&mut self, world: &World, act: ReportAct) -> Step {
        match act {
            ReportAct::Earlier => self.walk(world, self.wish.period.before()),
            ReportAct::Later => self.walk(world, self.wish.period.after()),
            ReportAct::Length => {
                let lengths = self.wish.report.lengths;
                let at = lengths.iter().position(|length| *length == self.wish.period.length).unwrap_or(0);
                let length = lengths.get((at + 1) % lengths.len().max(1)).copied().unwrap_or(Length::Month);
                self.walk(world, Period::of(length, self.wish.period.last()))
            }
            ReportAct::Scope => scope_menu(world, self.wish),
            ReportAct::Explain => {
                let deviation = match self.page.target() {
                    Some(Target::Cells(opens)) => opens.deviation,
                    _ => None,
                };
                self.explain(world, deviation)
            }
            ReportAct::Changes => {
                let mut changes = Self { changes: true, shown: None, asked: None, stamp: None, ..self.clone() };
                changes.page = Page::default();
                changes.refresh(world);
                Step::Open(Box::new(Screen::Preview(Box::new(changes))))
            }
            ReportAct::Send => {
                let frozen = self.shown.as_ref().is_some_and(|shown| shown.frozen_on.is_some());
                Step::Ask(Box::new(Popup::Sending(Box::new(SendBox::new(world, self.asks(world), !frozen)))))
            }
            ReportAct::Freeze => match self.shown.as_ref().and_then(|shown| shown.obstacles.first()) {
                Some(obstacle) => Step::Say(Notice::new(Tone::Late, obstacle.clone())),
                None => Step::Do(Effect::Job(Job::Overview(Box::new(self.asks(world)), Wanted::Freeze))),
            },
        }
    }

    fn walk(&mut self, world: &World, period: Period) -> Step {
        self.show(world, Wish { period, ..self.wish });
        Step::Stay
    }

    /// Shows another period or scope of it.
    pub fn show(&mut self, world: &World, wish: Wish) {
        if !self.changes {
            self.wish = wish;
            self.refresh(world);
        }
    }

    /// Takes what was chosen over it.
    pub fn choose(&mut self, world: &World, choice: Choice) -> Step {
        match choice {
            Choice::Overview(wish) => {
                self.show(world, wish);
                Step::Stay
            }
            Choice::Made(title, made) => super::made_of(world, &title, &made),
            _ => Step::Stay,
        }
    }

    /// The form with the sentence for a line that deviates: the one under the cursor, else the first without a sentence.
    fn explain(&self, world: &World, deviation: Option<usize>) -> Step {
        let say = |id: &'static str| Step::Say(Notice::new(Tone::Soon, Message::new(id)));
        if let Some(reason) = world.not_writable() {
            return Step::Say(Notice::new(Tone::Soon, reason));
        }
        let Some(shown) = self.shown.as_ref().filter(|shown| shown.frozen_on.is_none() || shown.doubt.is_some()) else {
            return say("ui-report-frozen-no-sentence");
        };
        let deviations = &shown.made.deviations;
        let open = || deviations.iter().position(|deviation| deviation.sentence.is_none());
        let Some(deviation) = deviation.or_else(open).or(Some(0)).and_then(|at| deviations.get(at)) else {
            return say("ui-report-nothing-deviates");
        };
        let form = match self.remark(world, &deviation.line) {
            Some(id) => Form::edit(world, Kind::ReportRemark, &[id]),
            None => {
                let mut typed = vec![
                    ("kind", self.wish.report.name.to_owned()),
                    ("period", self.wish.period.code()),
                    ("line", deviation.line.clone()),
                ];
                typed.extend(self.wish.scope.code(&world.register).map(|scope| ("scope", scope)));
                Some(Form::filled(world, Kind::ReportRemark, &typed))
            }
        };
        let Some(mut form) = form else { return Step::Stay };
        // Its fields name report, period and line as the program does.
        let about = Message::new("ui-report-why").with("label", deviation.label.as_str());
        let by = show_percent(deviation.ppm, world.words.lang());
        form.tell_about(about.with("by", by).with("report", self.title(world)));
        form.focus(world, remarks::TEXT.index);
        Step::Open(Box::new(Screen::Form(Box::new(form))))
    }

    /// The sentence that was written for a line.
    fn remark(&self, world: &World, line: &str) -> Option<Id> {
        let (period, scope) = (self.wish.period.code(), self.wish.scope.code(&world.register));
        let is = |record: &&crate::domain::record::Record| {
            record.text(remarks::KIND) == Some(self.wish.report.name)
                && record.text(remarks::PERIOD) == Some(period.as_str())
                && record.text(remarks::SCOPE) == scope.as_deref()
                && record.text(remarks::LINE) == Some(line)
        };
        world.register.all(Kind::ReportRemark).iter().find(is).map(|record| record.id)
    }

    /// Asks for the overview when it is another one, or for other facts; shows what there is.
    pub fn refresh(&mut self, world: &World) {
        let now = (self.wish, world.facts);
        if self.asked != Some(now) && world.register.is_whole() {
            self.asked = Some(now);
            self.failed = false;
            self.wants = Some(self.asks(world));
        }
        let fresh = self.shown.as_ref().is_some_and(|shown| (shown.wish, shown.facts) == now);
        let stamp = (world.stamp, world.size, fresh);
        if self.stamp == Some(stamp) {
            return;
        }
        self.stamp = Some(stamp);
        self.fill(world);
    }

    fn fill(&mut self, world: &World) {
        let width = usize::from(if has_pane(world.size.0) { world.size.0 - PANE } else { world.size.0 });
        let words = world.words;
        // What was made for other facts stays until the new one is there; another overview does not.
        let shown = self.shown.as_ref().filter(|shown| shown.wish == self.wish && shown.changes == self.changes);
        let lines = match shown {
            None if self.failed => vec![Line::new(Content::Text(words.get("ui-report-failed")))],
            None => vec![Line::new(Content::Text(words.get("ui-report-making")))],
            Some(shown) => {
                let mut lines = head(world, shown, width);
                let (body, parts) = lines::lines(&shown.made, width, lines.len());
                self.parts = parts;
                lines.extend(body);
                lines
            }
        };
        self.page.fill(lines, usize::from(world.body_height()));
    }

    /// The overview it shows is to be made.
    pub fn wants(&mut self) -> Option<Job> {
        let wanted = if self.changes { Wanted::Changes } else { Wanted::Make };
        self.wants.take().map(|asked| Job::Overview(Box::new(asked), wanted))
    }

    /// Takes the overview that was made.
    pub fn take(&mut self, world: &World, outcome: &Outcome) {
        match outcome {
            Outcome::Overview(shown) if shown.wish == self.wish && shown.changes == self.changes => {
                self.shown = Some(Arc::clone(shown));
            }
            Outcome::Failed(_) if self.shown.is_none() => self.failed = true,
            _ => return,
        }
        self.fill(world);
    }

    /// Draws it.
    pub fn draw(&self, world: &World, frame: &mut Frame<'_>, area: Rect) {
        let pane = if has_pane(area.width) { PANE } else { 0 };
        self.page.draw(world, frame, Rect { width: area.width - pane, ..area }, true);
        if pane == 0 || self.parts.is_empty() {
            return;
        }
        let pane = Rect { x: area.right() - pane + 1, width: pane - 1, ..area };
        frame::draw_text(world, frame, pane, &world.words.get("ui-report-parts"), Role::Title);
        let here = self.parts.iter().rposition(|part| part.line <= self.page.row());
        for (at, part) in self.parts.iter().enumerate() {
            let y = u16::try_from(at + 1).unwrap_or(u16::MAX);
            if y >= pane.height {
                break;
            }
            let row = Rect { y: pane.y + y, height: 1, ..pane };
            let sign = part.mark.map_or(" ", crate::paper::document::Mark::sign);
            let room = usize::from(pane.width.saturating_sub(4));
            let text = measure::pad_right(&part.heading, room);
            let pointer = if here == Some(at) { "▸" } else { " " };
            let look = if here == Some(at) { Role::Focus } else { Role::Text };
            frame::draw_text(world, frame, row, &format!("{pointer} {}", text.as_str()), look);
            let end = Rect { x: row.right().saturating_sub(2), width: 2, ..row };
            frame::draw_text(world, frame, end, sign, lines::role(part.mark));
        }
    }
}

fn has_pane(width: u16) -> bool {
    width >= BESIDE
}

/// What stands above the sections: whether it is a draft, what keeps it from being frozen, and its facts.
fn head(world: &World, shown: &Shown, width: usize) -> Vec<Line> {
    let words = world.words;
    let document = &shown.made.document;
    let mut lines: Vec<Line> = sentence(&document.subtitle, width, Role::Title).collect();
    if !shown.changes {
        let open = shown.made.deviations.iter().filter(|deviation| deviation.sentence.is_none()).count();
        // One that cannot be made again shows how it comes out now.
        let gone = shown.doubt.as_ref().is_some_and(|doubt| doubt.id == "report-frozen-elsewhere");
        let frozen = if gone { "ui-report-was-frozen" } else { "ui-report-is-frozen" };
        let state = match shown.frozen_on {
            Some(day) => words.say(&Message::new(frozen).with("day", show_day(day, words.lang()))),
            None if shown.made.deviations.is_empty() => words.get("ui-report-draft-quiet"),
            None => words.say(&Message::new("ui-report-draft").count("open", open)),
        };
        let role = if shown.frozen_on.is_some() || shown.obstacles.is_empty() { Role::Good } else { Role::Soon };
        lines.extend(sentence(&state, width, role));
    }
    if let Some(doubt) = &shown.doubt {
        lines.extend(sentence(&words.say(doubt), width, Role::Soon));
    }
    let facts: Vec<String> = document.facts.iter().map(|(label, value)| format!("{label}: {value}")).collect();
    lines.extend(sentence(&facts.join(" · "), width, Role::Dim));
    for (at, deviation) in shown.made.deviations.iter().enumerate() {
        let by = crate::paper::document::Cell::percent(Some(deviation.ppm)).alone(words);
        let (sign, role) = if deviation.sentence.is_some() { ("=", Role::Good) } else { ("!", Role::Late) };
        let text = match &deviation.sentence {
            Some(sentence) => sentence.clone(),
            None => words.get("ui-report-no-sentence"),
        };
        let cells = vec![
            Cell::new(sign, 1).role(role),
            Cell::new(deviation.label.as_str(), (width / 3).clamp(12, 28)),
            Cell::new(by, 9).right(),
            Cell::new(text, 0).role(Role::Dim),
        ];
        let opens = Opens { made: Vec::new(), deviation: Some(at), wish: None };
        lines.push(Line::to(Content::Row(cells), Target::Cells(Box::new(opens))));
    }
    for refusal in &shown.made.refusals {
        lines.extend(sentence(&format!("! {}", words.say(refusal)), width, Role::Late));
    }
    lines
}

/// Whether this overview was frozen, as the register has it.
#[must_use]
pub fn is_frozen(world: &World, wish: Wish) -> bool {
    let scope = wish.scope.code(&world.register);
    freeze::frozen(&world.register, wish.report.name, wish.period, scope.as_deref()).is_some()
}
