//! Verantwoording (screen 8): which overviews there are, when each was frozen last and which is due. Opening one shows it
//! (`preview`); what a row on paper opens is `Opens`.

mod lines;
pub mod preview;
pub mod sending;

use super::action::{Action, Go, Step};
use super::detail::records_section;
use super::list::List;
use super::menu::Menu;
use super::page::{Cell, Content, Line, Page, Target, sentence};
use super::popup::{Choice, Popup};
use super::screen::Screen;
use super::world::World;
use crate::domain::kind::Kind;
use crate::domain::nouns::reports;
use crate::domain::questions::{Made, deadlines};
use crate::domain::record::Record;
use crate::domain::written::show_day;
use crate::report::period::Period;
use crate::report::scope::{Reach, Scope};
use crate::report::{REPORTS, Report, Wish};
use crate::text::Message;
use crate::theme::Role;
use chrono::NaiveDate;
use preview::Preview;

/// Frozen overviews that are listed.
const LISTED: usize = 12;

/// What a row on paper leads to: what its figures were made from, by column, and the line that deviates in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opens {
    /// Column and source.
    pub made: Vec<(String, Made)>,
    /// Which deviation stands in it.
    pub deviation: Option<usize>,
    /// The overview.
    pub wish: Option<Wish>,
}

impl Opens {
    /// Shows the only source, or asks which one.
    #[must_use]
    pub fn open(&self, world: &World) -> Step {
        if let Some(wish) = self.wish {
            return Step::Open(Box::new(Screen::Preview(Box::new(Preview::new(world, wish)))));
        }
        match self.made.as_slice() {
            [] => Step::Stay,
            [(title, made)] => made_of(world, title, made),
            several => {
                let rows = several.iter().map(|(title, made)| {
                    let kind = match made {
                        Made::Records(kind, _) => *kind,
                        Made::Figures(summed) => summed.kind,
                    };
                    (title.clone(), world.words.kind(kind.name()), Choice::Made(title.clone(), made.clone()))
                });
                let title = world.words.get("ui-report-which-figure");
                Step::Ask(Box::new(Popup::Menu(Menu::choices(title, rows.collect()))))
            }
        }
    }
}

/// The list of what a figure was made from.
#[must_use]
pub fn made_of(world: &World, title: &str, made: &Made) -> Step {
    let list = match made {
        Made::Records(kind, ids) => List::only(world, *kind, ids.clone().into(), title.to_owned()),
        Made::Figures(summed) => List::summed(world, summed, title.to_owned()),
    };
    Step::Open(Box::new(Screen::List(Box::new(list))))
}

/// The overview as it is usually wished: the last period that is over, for the first it is made for.
#[must_use]
pub fn usual(world: &World, report: &'static Report) -> Option<Wish> {
    let period = crate::report::usual_period(report, world.when.day);
    let scope = match report.reaches.first()? {
        Reach::Region => Scope::Region,
        reach => scopes(world, *reach).into_iter().next()?,
    };
    Some(Wish { report, period, scope })
}

/// Everybody that a sort of scope can be, by name.
fn scopes(world: &World, reach: Reach) -> Vec<Scope> {
    let (kind, scope): (Kind, fn(_) -> Scope) = match reach {
        Reach::Region => return vec![Scope::Region],
        Reach::SubRegion => (Kind::SubRegion, Scope::SubRegion),
        Reach::Municipality => (Kind::Municipality, Scope::Municipality),
        Reach::Provider => (Kind::Provider, Scope::Provider),
    };
    let mut named: Vec<_> =
        world.register.all(kind).iter().map(|record| (world.called(kind, record.id), record.id)).collect();
    named.sort();
    named.into_iter().map(|(_, id)| scope(id)).collect()
}

/// For whom an overview can be made, as a menu.
fn scope_menu(world: &World, wish: Wish) -> Step {
    let rows = wish.report.reaches.iter().flat_map(|reach| scopes(world, *reach)).map(|scope| {
        let note = world.words.get(match scope {
            Scope::Region => "ui-report-region",
            Scope::SubRegion(_) => "ui-report-sub-region",
            Scope::Municipality(_) => "ui-report-municipality",
            Scope::Provider(_) => "ui-report-provider",
        });
        (scope.show(&world.register, world.words), note, Choice::Overview(Wish { scope, ..wish }))
    });
    let title = world.words.get("ui-report-scope-title");
    Step::Ask(Box::new(Popup::Menu(Menu::choices(title, rows.collect()))))
}

/// The overviews.
#[derive(Clone, Debug, Default)]
pub struct Reports {
    pub(in crate::ui) page: Page,
    stamp: Option<(u64, u16)>,
}

impl Reports {
    /// The screen.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Follows register, dates and window.
    pub fn refresh(&mut self, world: &World) {
        let stamp = (world.stamp, world.size.0);
        if self.stamp == Some(stamp) {
            return;
        }
        self.stamp = Some(stamp);
        self.page.fill(lines(world), usize::from(world.body_height()));
    }
}

/// The title of an overview.
#[must_use]
pub fn title(world: &World, report: &Report) -> String {
    world.words.get(&format!("report-{}", report.name.replace('_', "-")))
}

fn lines(world: &World) -> Vec<Line> {
    let words = world.words;
    let width = usize::from(world.size.0);
    let mut lines = vec![Line::new(Content::Heading(words.get("ui-reports-all"), None))];
    let roomy = width >= 76;
    let (first, second) = if roomy { (34, 20) } else { (36, 18) };
    let head = |id: &str, width| Cell::new(words.get(id), width).role(Role::Title);
    let mut heads = vec![head("ui-reports-which", first), head("ui-reports-period", second)];
    if roomy {
        heads.push(head("ui-reports-frozen", 0));
    }
    lines.push(Line::new(Content::Heads(heads)));
    for report in REPORTS {
        let Some(wish) = usual(world, report) else { continue };
        let mut cells = vec![
            Cell::new(title(world, report), first).role(Role::Link),
            Cell::new(wish.period.show(words.lang()), second),
        ];
        if roomy {
            cells.push(Cell::new(last_frozen(world, report), 0).role(Role::Dim));
        }
        let opens = Opens { made: Vec::new(), deviation: None, wish: Some(wish) };
        lines.push(Line::to(Content::Row(cells), Target::Cells(Box::new(opens))));
    }
    lines.extend(due(world));
    let mut frozen: Vec<&Record> = world.register.all(Kind::Report).iter().collect();
    frozen.sort_by_key(|record| std::cmp::Reverse((record.date(reports::FROZEN_ON), record.id)));
    let ids: Vec<_> = frozen.iter().take(LISTED).map(|record| record.id).collect();
    if ids.is_empty() {
        lines.push(Line::new(Content::Blank));
        lines.extend(sentence(&words.get("ui-reports-none-frozen"), width, Role::Dim));
    } else {
        lines.extend(records_section(world, words.get("ui-reports-recent"), Kind::Report, ids, None, ""));
    }
    lines.push(Line::new(Content::Blank));
    let text = words.get("ui-reports-letterhead");
    let cells = vec![Cell::new(text, 0).role(Role::Link)];
    lines.push(Line::to(Content::Row(cells), Target::Action(Action::Go(Go::Letterhead))));
    lines
}

/// The last period of an overview that was frozen for the region, and when.
fn last_frozen(world: &World, report: &Report) -> String {
    let of =
        |record: &&Record| record.text(reports::KIND) == Some(report.name) && record.text(reports::SCOPE).is_none();
    let last = world.register.all(Kind::Report).iter().filter(of).max_by_key(|record| record.date(reports::FROZEN_ON));
    let Some(record) = last else { return world.words.get("ui-reports-never") };
    let lang = world.words.lang();
    let period = record.text(reports::PERIOD).and_then(Period::parse).map(|period| period.show(lang));
    let day = record.date(reports::FROZEN_ON).map(|day| show_day(day, lang));
    let message = Message::new("ui-reports-last").with("period", period.unwrap_or_default());
    world.words.say(&message.with("day", day.unwrap_or_default()))
}

/// The moments at which an overview has to go out, from the answer to `deadlines` (§5.1).
fn due(world: &World) -> Vec<Line> {
    let words = world.words;
    let mut lines = vec![Line::new(Content::Blank), Line::new(Content::Heading(words.get("ui-reports-due"), None))];
    if !world.was_answered(Kind::Deadline) {
        lines.push(Line::new(Content::Text(words.get("ui-overview-counting"))));
        return lines;
    }
    let wanted = |row: &&Record| matches!(row.choice(deadlines::KIND), Some("month_report" | "quarter_report"));
    let mut rows: Vec<&Record> = world.register.all(Kind::Deadline).iter().filter(wanted).collect();
    rows.sort_by_key(|row| row.date(deadlines::DATE));
    for row in rows.iter().take(4) {
        let date = row.date(deadlines::DATE).unwrap_or(NaiveDate::MAX);
        let role = if date < world.when.day { Role::Late } else { Role::Text };
        let why = row.text(deadlines::WHY).unwrap_or_default().to_owned();
        let sign = if role == Role::Late { "!" } else { " " };
        let cells = vec![Cell::new(sign, 1).role(role), Cell::new(why, 0).role(role)];
        let of = crate::domain::record::Ref { kind: Kind::Deadline, id: row.id };
        lines.push(Line::to(Content::Row(cells), Target::Record(of)));
    }
    if rows.is_empty() {
        lines.push(Line::new(Content::Text(words.get("ui-reports-nothing-due"))));
    }
    lines
}
