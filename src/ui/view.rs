//! The frame around every screen: title with both dates, tabs, breadcrumb with filter, body, notice, hints. Drawing only
//! reads. What can be clicked is worked out from the same parts.

use super::action::{Action, Go, Notice, Tone};
use super::app::App;
use super::key::Chord;
use super::keys::{ALWAYS, Bound};
use super::moment::day_of;
use super::screen::{Screen, TABS, Tab};
use super::world::World;
use crate::domain::calendar::{NameLength, weekday_name};
use crate::domain::kind::Kind;
use crate::domain::written::{show_day, show_whole};
use crate::shown::{Charset, Mark, Shown, glyphs, measure, width};
use crate::text::Message;
use crate::theme::Role;
use chrono::Datelike;
use ratatui::Frame;
use ratatui::layout::Rect;

/// Fewest columns and rows everything works in.
pub const SMALLEST: (u16, u16) = (60, 16);
/// Cells of the gauge.
const GAUGE: usize = 20;
/// Most lines of a notice.
const NOTICE: usize = 4;
/// Most hints in the bottom line.
const HINTS: usize = 8;

/// Where the parts of the frame stand.
#[derive(Clone, Copy, Debug)]
pub struct Areas {
    /// Title and dates.
    pub title: Rect,
    /// Tabs.
    pub tabs: Rect,
    /// Breadcrumb and filter.
    pub crumbs: Rect,
    /// The screen.
    pub body: Rect,
    /// What is being said.
    pub notice: Rect,
    /// Hints.
    pub hints: Rect,
}

/// The parts of a window of that size.
#[must_use]
pub fn areas(window: Rect) -> Areas {
    let line = |at: u16| Rect {
        y: window.y + at.min(window.height),
        height: window.height.saturating_sub(at).min(1),
        ..window
    };
    let body = Rect { y: window.y + 3.min(window.height), height: window.height.saturating_sub(5), ..window };
    Areas {
        title: line(0),
        tabs: line(1),
        crumbs: line(2),
        body,
        notice: line(window.height.saturating_sub(2)),
        hints: line(window.height.saturating_sub(1)),
    }
}

/// Draws everything.
pub fn draw(app: &App, frame: &mut Frame<'_>) {
    let world = &app.world;
    let window = frame.area();
    frame.buffer_mut().set_style(window, world.style(Role::Text));
    if window.width < SMALLEST.0 || window.height < SMALLEST.1 {
        draw_too_small(world, frame, window);
    } else {
        let mut areas = areas(window);
        let notice = notice_lines(app, areas.notice);
        // A long notice takes rows of the screen while it stands.
        let more = u16::try_from(notice.len()).unwrap_or(1).saturating_sub(1);
        areas.body.height = areas.body.height.saturating_sub(more);
        areas.notice.y -= more;
        areas.notice.height += more;
        draw_title(world, frame, areas.title);
        for tab in tabs(app, areas.tabs) {
            let role = if tab.current { Role::Title } else { Role::Dim };
            put(world, frame, areas.tabs, tab.x, &tab.text, role);
        }
        draw_crumbs(app, frame, areas.crumbs);
        app.top().draw(world, frame, areas.body);
        draw_notice(app, frame, areas.notice, &notice);
        draw_hints(app, frame, areas.hints);
        draw_prefix(app, frame, areas.body);
        for popup in app.popups() {
            let area = Rect { y: window.y + 1, height: window.height.saturating_sub(2), ..window };
            popup.draw(app, frame, area);
        }
    }
    if world.charset == Charset::Ascii {
        write_ascii(frame);
    }
}

/// Signs of ours become their twins; letters of the user's own text stay.
fn write_ascii(frame: &mut Frame<'_>) {
    for cell in &mut frame.buffer_mut().content {
        let mut chars = cell.symbol().chars();
        if let (Some(sign), None) = (chars.next(), chars.next())
            && let Some(twin) = glyphs::twin(sign)
        {
            cell.set_char(twin);
        }
    }
}

fn draw_too_small(world: &World, frame: &mut Frame<'_>, window: Rect) {
    let size = |columns: u16, rows: u16| format!("{columns}×{rows}");
    let message = Message::new("ui-too-small")
        .with("size", size(window.width, window.height))
        .with("needed", size(SMALLEST.0, SMALLEST.1));
    let text = world.words.say(&message);
    for (offset, line) in (0..window.height).zip(measure::wrap(&text, usize::from(window.width))) {
        put(world, frame, Rect { y: window.y + offset, height: 1, ..window }, window.x, &line, Role::Text);
    }
}

fn put(world: &World, frame: &mut Frame<'_>, area: Rect, x: u16, text: &str, role: Role) {
    if area.height > 0 && x < area.right() {
        let cells = usize::from(area.right() - x);
        let text = measure::cut(text, cells);
        frame.buffer_mut().set_stringn(x, area.y, text.as_str(), cells, world.style(role));
    }
}

fn cells(text: &str) -> u16 {
    u16::try_from(width(&Shown::line(text))).unwrap_or(u16::MAX)
}

fn draw_title(world: &World, frame: &mut Frame<'_>, area: Rect) {
    let words = world.words;
    let lang = words.lang();
    let mut badges = Vec::new();
    if world.file.demo {
        badges.push(words.get("ui-badge-demo"));
    }
    if world.file.read_only.is_some() {
        badges.push(words.get("ui-badge-read-only"));
    }
    if !world.mouse {
        badges.push(words.get("ui-badge-mouse-off"));
    }
    let mut right = area.right();
    for badge in badges.iter().rev() {
        let badge = format!(" {badge} ");
        right = right.saturating_sub(cells(&badge) + 1);
        put(world, frame, area, right, &badge, Role::Badge);
    }
    let day = world.when.day;
    let weekday = weekday_name(day.weekday(), lang, NameLength::Short);
    let reference = format!("{weekday} {}", show_day(day, lang));
    let known = match world.known {
        None => words.get("ui-known-short-now"),
        Some(known) => show_day(day_of(known.moment()), lang),
    };
    let dates = words.say(&Message::new("ui-dates").with("reference", reference).with("known", known));
    let special = world.when.asked || world.known.is_some();
    let x = right.saturating_sub(cells(&dates) + 2);
    let name = world.region().map_or_else(|| "perceel".to_owned(), |region| format!("perceel · {region}"));
    let room = usize::from(x.saturating_sub(area.x + 2));
    put(world, frame, area, area.x + 1, measure::cut(&name, room).as_str(), Role::Title);
    put(world, frame, area, x, &dates, if special { Role::Soon } else { Role::Dim });
}

/// A tab as it stands in the line.
struct TabSeen {
    x: u16,
    text: String,
    current: bool,
    tab: Tab,
}

/// How much of its name a tab shows that is not the present one.
#[derive(Clone, Copy)]
enum Named {
    Whole,
    Short,
    Not,
}

/// The tabs; where they do not all fit, the others show a short name, or their number only.
fn tabs(app: &App, area: Rect) -> Vec<TabSeen> {
    let words = app.world.words;
    let here = app.path()[0].tab();
    let name = |tab: Tab| match tab {
        Tab::Overview => words.get("ui-overview"),
        Tab::Kind(Kind::Utilisation) => words.get("ui-capacity"),
        Tab::Kind(kind) => words.kind(kind.name()),
        Tab::Stars => words.get("ui-stars"),
        Tab::Agenda => words.get("ui-agenda"),
        Tab::Duties => words.get("ui-duties"),
        Tab::Reports => words.get("ui-reports"),
        Tab::Journal => words.get("ui-journal"),
    };
    let text = |number: char, tab: Tab, named: Named| match (Some(tab) == here, named) {
        (true, _) => format!("[{number} {}]", name(tab)),
        (false, Named::Whole) => format!("{number} {}", name(tab)),
        (false, Named::Short) => {
            let short = words.find(&format!("ui-tab-{number}")).unwrap_or_else(|| name(tab));
            format!("{number} {short}")
        }
        (false, Named::Not) => number.to_string(),
    };
    let wide = |named| {
        let wide: u16 = TABS.iter().map(|(number, tab)| cells(&text(*number, *tab, named)) + 1).sum();
        wide.saturating_sub(1)
    };
    let named = [Named::Whole, Named::Short].into_iter().find(|named| wide(*named) <= area.width);
    let named = named.unwrap_or(Named::Not);
    let wide = wide(named);
    let mut x = area.x + u16::from(wide < area.width);
    let mut seen = Vec::new();
    for (number, tab) in TABS {
        let text = text(*number, *tab, named);
        let width = cells(&text);
        seen.push(TabSeen { x, text, current: Some(*tab) == here, tab: *tab });
        x += width + 1;
    }
    seen
}

/// The crumbs of the path with their places; the first ones give way when there is no room.
fn crumbs(app: &App, area: Rect, room: u16) -> Vec<(u16, String, usize)> {
    let titles: Vec<String> =
        app.path().iter().map(|screen| Shown::line(&screen.title(&app.world)).into_string()).collect();
    let mut from = 0;
    let wide = |from: usize| titles[from..].iter().map(|title| cells(title) + 3).sum::<u16>();
    while from + 1 < titles.len() && wide(from) > room {
        from += 1;
    }
    let mut x = area.x + 1;
    let mut seen = Vec::new();
    for (at, title) in titles.into_iter().enumerate().skip(from) {
        let text = measure::cut(&title, usize::from(room.saturating_sub(x - area.x))).into_string();
        let width = cells(&text);
        seen.push((x, text, at));
        x += width + 3;
    }
    seen
}

fn draw_crumbs(app: &App, frame: &mut Frame<'_>, area: Rect) {
    let world = &app.world;
    let chip = chip(app);
    let typing = is_filtering(app);
    let chip_width = if typing { 0 } else { cells(&chip).min(area.width * 2 / 3) };
    let room = if typing { area.width / 3 } else { area.width.saturating_sub(chip_width + 2) };
    let crumbs = crumbs(app, area, room);
    let last = crumbs.len().saturating_sub(1);
    let mut end = area.x + 1;
    for (nth, (x, text, _)) in crumbs.iter().enumerate() {
        if nth > 0 {
            put(world, frame, area, x.saturating_sub(2), "›", Role::Dim);
        }
        put(world, frame, area, *x, text, if nth == last { Role::Title } else { Role::Link });
        end = x + cells(text);
    }
    let filter = app.top().filtered().map(|(filter, _, _)| filter);
    if let (true, Some(filter)) = (typing, filter) {
        let count = Shown::line(&chip);
        let right = area.right().saturating_sub(cells(&count) + 1);
        put(world, frame, area, end + 1, "/", Role::Key);
        let field = Rect { x: end + 3, width: right.saturating_sub(end + 4), ..area };
        super::frame::draw_input(world, frame, field, filter);
        put(world, frame, area, right, &count, Role::Dim);
    } else {
        let x = area.right().saturating_sub(chip_width + 1);
        let filtered = filter.is_some_and(|filter| !filter.is_empty());
        put(world, frame, area, x, &chip, if filtered { Role::Badge } else { Role::Dim });
    }
}

/// What stands right of the breadcrumb: how many rows, the filter, the marks (A14, A15).
fn chip(app: &App) -> String {
    let Some((filter, count, total)) = app.top().filtered() else { return String::new() };
    let words = app.world.words;
    let number = |count: usize| show_whole(i64::try_from(count).unwrap_or(0), words.lang());
    let marked = match app.top().list() {
        Some(list) => list.marks().len(),
        // How many lines a page has says nothing to anybody.
        _ if !app.top().is_typing() && filter.is_empty() => return String::new(),
        _ => 0,
    };
    let mut parts = Vec::new();
    if marked > 0 {
        parts.push(words.say(&Message::new("ui-chip-marked").count("count", marked)));
    }
    // Before there is an answer its number of rows is not nought, it is not known.
    let working_out = app.top().list().is_some_and(|list| list.is_working_out(&app.world));
    let of = Message::new("ui-chip-of").with("count", number(count)).with("total", number(total));
    let of = words.say(&of);
    if working_out {
        parts.push(words.get("ui-overview-counting"));
    } else if app.top().is_typing() {
        parts.push(of);
    } else if filter.is_empty() {
        parts.push(number(total));
    } else {
        let filter = filter.text().trim();
        parts.push(words.say(&Message::new("ui-chip-filter").with("filter", filter).with("count", of)));
    }
    parts.join(" · ")
}

/// A notice as one text: sentence, advice, cause.
#[must_use]
pub fn notice_text(world: &World, notice: &Notice) -> String {
    let mark = match notice.tone {
        Tone::Good => Mark::Good,
        Tone::Soon => Mark::Soon,
        Tone::Late => Mark::Late,
    };
    let mut text = format!("{} {}", mark.sign(), world.words.say(&notice.message));
    if let Some(hint) = &notice.hint {
        text.push(' ');
        text.push_str(&world.words.say(hint));
    }
    if let Some(cause) = &notice.cause {
        text.push_str(&format!(" ({cause})"));
    }
    text
}

/// What is going on, how far it is, and how to stop it (A50).
fn busy_text(app: &App) -> String {
    let world = &app.world;
    let whole = |number: usize| show_whole(i64::try_from(number).unwrap_or(i64::MAX), world.words.lang());
    match app.progress() {
        None | Some((0, None)) => world.words.get("ui-busy"),
        Some((done, None)) => world.words.say(&Message::new("ui-busy-at").with("done", whole(done))),
        Some((done, Some(total))) => {
            let filled = (done.min(total) * GAUGE).checked_div(total).unwrap_or(0);
            let gauge = format!("{}{}", "█".repeat(filled), "░".repeat(GAUGE - filled));
            let message = Message::new("ui-busy-of").with("gauge", gauge);
            world.words.say(&message.with("done", whole(done.min(total))).with("total", whole(total)))
        }
    }
}

/// What is said above the hints: as many lines as it needs, up to a few, each with its look.
fn notice_lines(app: &App, area: Rect) -> Vec<(Shown, Role)> {
    let world = &app.world;
    let problem = match app.top() {
        Screen::List(list) => list.problems().first().map(|problem| (world.words.say(&problem.message), Role::Soon)),
        Screen::Agenda(agenda) => {
            agenda.list().problems().first().map(|problem| (world.words.say(&problem.message), Role::Soon))
        }
        _ => None,
    };
    let said = app.notice().map(|notice| {
        let role = match notice.tone {
            Tone::Good => Role::Good,
            Tone::Soon => Role::Soon,
            Tone::Late => Role::Late,
        };
        (notice_text(world, notice), role)
    });
    let busy = app.is_busy().then(|| (busy_text(app), Role::Soon));
    let Some((text, role)) = busy.or(said).or(problem) else { return Vec::new() };
    let cells = usize::from(area.width.saturating_sub(3));
    let mut lines = measure::wrap(&text, cells);
    if lines.len() > NOTICE {
        // The rest is among the notices of the palette.
        let rest = lines.split_off(NOTICE - 1).iter().map(|line| line.as_str()).collect::<Vec<_>>().join(" ");
        lines.push(measure::cut(&rest, cells));
    }
    lines.into_iter().map(|line| (line, role)).collect()
}

fn draw_notice(app: &App, frame: &mut Frame<'_>, area: Rect, lines: &[(Shown, Role)]) {
    let world = &app.world;
    if lines.len() > 1 {
        frame.render_widget(ratatui::widgets::Clear, area);
        frame.buffer_mut().set_style(area, world.style(Role::Text));
    }
    let rule = "─".repeat(usize::from(area.width));
    put(world, frame, area, area.x, &rule, Role::Border);
    for (y, (line, role)) in (area.y..area.bottom()).zip(lines) {
        put(world, frame, Rect { y, height: 1, ..area }, area.x, &format!(" {line} "), *role);
    }
}

/// A hint in the bottom line.
struct Hint<'a> {
    x: u16,
    key: String,
    label: String,
    bound: &'a Bound,
}

/// The hints that fit, by their rank; the one for help is always there, last (A03).
fn hints(app: &App, area: Rect) -> Vec<Hint<'_>> {
    let world = &app.world;
    let typing = app.top().is_typing();
    // In a text field a key that types is no shortcut: the double that does not type is told instead.
    let key = |bound: &Bound| if typing { bound.key_while_typing() } else { bound.said(world.words) };
    let hint = |bound: &Bound| (key(bound), world.words.action(bound.row.name));
    let size = |(key, label): &(String, String)| cells(key) + cells(label) + 3;
    let Some(always) = world.keys.named(ALWAYS) else { return Vec::new() };
    let last = hint(always);
    let end = area.right().saturating_sub(size(&last) - 1);
    let mut seen = Vec::new();
    let mut x = area.x + 1;
    for bound in world.keys.hints(app.top().scopes()).into_iter().take(HINTS) {
        let (key, label) = hint(bound);
        if key.is_empty() || (bound.row.blocked)(app).is_some() {
            continue;
        }
        let size = size(&(key.clone(), label.clone()));
        if x + size > end {
            break;
        }
        seen.push(Hint { x, key, label, bound });
        x += size;
    }
    seen.push(Hint { x: end, key: last.0, label: last.1, bound: always });
    seen
}

/// Whether the filter of a list is being typed; a form is typed in too, but has keys of its own to tell.
fn is_filtering(app: &App) -> bool {
    app.top().is_typing() && !matches!(app.top(), Screen::Form(_) | Screen::Letterhead(_))
}

fn draw_hints(app: &App, frame: &mut Frame<'_>, area: Rect) {
    let world = &app.world;
    if is_filtering(app) {
        // The query language is for lists; a page is filtered by the words it shows.
        let id = match app.top() {
            Screen::Search(_) => "ui-typing-hints-search",
            top if top.list().is_some() => "ui-typing-hints",
            _ => "ui-typing-hints-page",
        };
        // Groups stay whole, and help keeps its place.
        let help = hints(app, area).into_iter().next_back();
        let end = help.as_ref().map_or(area.right(), |help| help.x);
        let room = usize::from(end.saturating_sub(area.x + 2));
        if let Some(told) = super::frame::grouped(&world.words.get(id), room).first() {
            put(world, frame, area, area.x + 1, told, Role::Dim);
        }
        if let Some(help) = help {
            put(world, frame, area, help.x, &help.key, Role::Key);
            put(world, frame, area, help.x + cells(&help.key) + 1, &help.label, Role::Dim);
        }
        return;
    }
    for hint in hints(app, area) {
        put(world, frame, area, hint.x, &hint.key, Role::Key);
        put(world, frame, area, hint.x + cells(&hint.key) + 1, &hint.label, Role::Dim);
    }
}

/// The box with what can follow a prefix (A05).
fn draw_prefix(app: &App, frame: &mut Frame<'_>, body: Rect) {
    let (pending, shown) = app.pending();
    if !shown || pending.is_empty() {
        return;
    }
    let world = &app.world;
    let super::keys::Meaning::Prefix(rows) = world.keys.find(app.top().scopes(), pending) else { return };
    let title = world.words.get("ui-prefix-title");
    let key = |chords: &[Chord]| {
        let chord = chords.iter().find(|chord| chord.0.starts_with(pending) && chord.0.len() > pending.len());
        chord.and_then(|chord| chord.0.get(pending.len())).map(|key| key.said(world.words)).unwrap_or_default()
    };
    let labels: Vec<(String, String)> =
        rows.iter().map(|bound| (key(&bound.chords), world.words.action(bound.row.name))).collect();
    let rows = u16::try_from(labels.len()).unwrap_or(u16::MAX);
    let inner = super::frame::open(world, frame, body, &title, 36, rows);
    let choices = labels.iter().map(|(key, label)| super::frame::Choice {
        key: key.clone(),
        text: label,
        note: "",
        role: Role::Text,
    });
    for (offset, choice) in (0..inner.height).zip(choices) {
        let line = Rect { y: inner.y + offset, height: 1, ..inner };
        put(world, frame, line, line.x, &choice.key, Role::Key);
        put(world, frame, line, line.x + 4, choice.text, choice.role);
    }
}

/// What a click in the window hits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hit {
    /// Something that is an action.
    Action(Action),
    /// A crumb, by its place in the path.
    Crumb(usize),
    /// The body, at that row and column of it.
    Body(u16, u16),
    /// Nothing.
    Nothing,
}

/// What lies under a cell of the window.
#[must_use]
pub fn hit(app: &App, column: u16, row: u16) -> Hit {
    let window = Rect::new(0, 0, app.world.size.0, app.world.size.1);
    if window.width < SMALLEST.0 || window.height < SMALLEST.1 {
        return Hit::Nothing;
    }
    let areas = areas(window);
    let inside = |x: u16, text: &str| column >= x && column < x + cells(text);
    if row == areas.tabs.y {
        let tab = tabs(app, areas.tabs).into_iter().find(|tab| inside(tab.x, &tab.text));
        return tab.map_or(Hit::Nothing, |tab| {
            Hit::Action(Action::Go(match tab.tab {
                Tab::Overview => Go::Overview,
                Tab::Kind(kind) => Go::Kind(kind),
                Tab::Stars => Go::Stars,
                Tab::Agenda => Go::Agenda,
                Tab::Duties => Go::Duties,
                Tab::Reports => Go::Reports,
                Tab::Journal => Go::Journal,
            }))
        });
    }
    if row == areas.crumbs.y {
        let chip = cells(&chip(app)).min(areas.crumbs.width * 2 / 3);
        let crumbs = crumbs(app, areas.crumbs, areas.crumbs.width.saturating_sub(chip + 2));
        let crumb = crumbs.into_iter().find(|(x, text, _)| inside(*x, text));
        return crumb.map_or(Hit::Nothing, |(_, _, at)| Hit::Crumb(at));
    }
    if row == areas.hints.y {
        let hint =
            hints(app, areas.hints).into_iter().find(|hint| inside(hint.x, &format!("{} {}", hint.key, hint.label)));
        return hint.map_or(Hit::Nothing, |hint| Hit::Action(hint.bound.row.action));
    }
    if row >= areas.body.y && row < areas.body.bottom() {
        return Hit::Body(row - areas.body.y, column);
    }
    Hit::Nothing
}
