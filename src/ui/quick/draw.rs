//! Drawing the quick search: the box, the answers in sight, and below them why the chosen one answers.

use super::{Row, Search, article, duty, provider_of};
use crate::domain::field::Shape;
use crate::domain::kind::Kind;
use crate::domain::nouns::{contracts, obligation_instances as instances, obligations};
use crate::domain::record::{Ref, Value};
use crate::domain::shape::show;
use crate::domain::written::{show_day, show_whole};
use crate::shown::{Mark, fold, measure};
use crate::text::Message;
use crate::theme::Role;
use crate::ui::frame::{draw_input, draw_text};
use crate::ui::list::draw::{highlight, hits};
use crate::ui::world::World;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;

/// Days ahead that count as soon.
const SOON: i64 = 14;
/// Lines of the pane below.
const PANE: u16 = 7;

struct Areas {
    input: Rect,
    rows: Rect,
    pane: Option<Rect>,
}

fn areas(area: Rect) -> Areas {
    let input = Rect { height: 1.min(area.height), ..area };
    let rest = Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area };
    if rest.height < PANE * 2 {
        return Areas { input, rows: rest, pane: None };
    }
    let rows = Rect { height: rest.height - PANE, ..rest };
    Areas { input, rows, pane: Some(Rect { y: rows.bottom(), height: PANE, ..rest }) }
}

fn body(world: &World) -> Rect {
    crate::ui::view::areas(Rect::new(0, 0, world.size.0, world.size.1)).body
}

/// How many rows are in sight.
pub fn height(world: &World) -> usize {
    usize::from(areas(body(world)).rows.height)
}

/// The row on that line of the body; nothing on the box.
pub fn row_at(search: &Search, world: &World, row: u16) -> Option<usize> {
    let at = search.cursor.top + usize::from(row.checked_sub(1)?);
    (row <= areas(body(world)).rows.height && at < search.rows.len()).then_some(at)
}

/// The pieces of a row, each with its width; the title takes what is left.
struct Widths {
    who: u16,
    contract: u16,
    lot: u16,
    due: u16,
    state: u16,
    article: u16,
}

impl Widths {
    fn of(width: u16) -> Self {
        match width {
            0..=69 => Self { who: 18, contract: 0, lot: 0, due: 11, state: 0, article: 0 },
            70..=99 => Self { who: 20, contract: 9, lot: 0, due: 11, state: 10, article: 0 },
            100..=129 => Self { who: 26, contract: 10, lot: 0, due: 11, state: 12, article: 9 },
            _ => Self { who: 34, contract: 12, lot: 8, due: 11, state: 14, article: 12 },
        }
    }
}

impl Search {
    /// Draws the body.
    pub fn draw(&self, world: &World, frame: &mut Frame<'_>, area: Rect) {
        let areas = areas(area);
        self.draw_box(world, frame, areas.input);
        if self.rows.is_empty() {
            self.draw_nothing(world, frame, areas.rows);
            return;
        }
        let height = usize::from(areas.rows.height);
        let top = self.cursor.seen_from(height);
        for (offset, at) in (0..).zip(top..self.rows.len().min(top + height)) {
            let line = Rect { y: areas.rows.y + offset, height: 1, ..areas.rows };
            self.draw_row(world, frame, line, at);
        }
        if let Some(pane) = areas.pane {
            self.draw_pane(world, frame, pane);
        }
    }

    fn draw_box(&self, world: &World, frame: &mut Frame<'_>, area: Rect) {
        let words = world.words;
        let number = |count: usize| show_whole(i64::try_from(count).unwrap_or(i64::MAX), words.lang());
        let count = match (self.is_waiting(world), self.duties) {
            (true, _) => words.get("ui-search-gathering"),
            (false, true) => words.say(&Message::new("ui-duties-count").count("count", self.total)),
            (false, false) if self.input.is_empty() => {
                words.say(&Message::new("ui-search-all").with("count", number(self.all)))
            }
            (false, false) => words.say(
                &Message::new(if self.partly { "ui-search-partly" } else { "ui-search-count" })
                    .count("count", self.total)
                    .with("all", number(self.all)),
            ),
        };
        let wide = u16::try_from(measure::width(&count)).unwrap_or(0);
        let noted = area.width >= wide + 30;
        let sign = world.charset.write("»");
        frame.buffer_mut().set_stringn(area.x + 1, area.y, sign, 2, world.style(Role::Key));
        let taken = if noted { wide + 2 } else { 1 };
        let box_ = Rect { x: area.x + 3, width: area.width.saturating_sub(3 + taken), ..area };
        if self.typing {
            draw_input(world, frame, box_, &self.input);
        } else {
            let (text, role) = match (self.input.is_empty(), self.duties) {
                (true, true) if self.unplanned > 0 => {
                    let said = crate::ui::duties::unplanned_said(world, "ui-duties-unplanned", self.unplanned);
                    (format!("{} {said}", crate::shown::Mark::Unknown.sign()), Role::Unknown)
                }
                (true, true) => (words.get("ui-duties-hint"), Role::Dim),
                _ => (self.input.text().to_owned(), Role::Text),
            };
            draw_text(world, frame, box_, &text, role);
        }
        if noted {
            let note = Rect { x: area.right().saturating_sub(wide + 1), width: wide, ..area };
            draw_text(world, frame, note, &count, Role::Dim);
        }
    }

    /// What to type, or that nothing answers.
    fn draw_nothing(&self, world: &World, frame: &mut Frame<'_>, area: Rect) {
        let words = world.words;
        let id = match (self.is_waiting(world), self.input.is_empty(), self.duties) {
            (true, ..) => "ui-search-gathering",
            (false, true, false) => "ui-search-how",
            (false, true, true) if self.unplanned > 0 => "ui-duties-none-planned",
            (false, true, true) => "ui-duties-none",
            (false, false, _) => "ui-search-nothing",
        };
        let text = words.get(id);
        let width = usize::from(area.width.saturating_sub(6)).max(10);
        let lines = text.lines().flat_map(|line| measure::wrap(line, width));
        for (line, y) in lines.zip(area.y + 1..area.bottom()) {
            let area = Rect { x: area.x + 3, y, height: 1, width: area.width.saturating_sub(4) };
            draw_text(world, frame, area, &line, Role::Dim);
        }
    }

    fn draw_row(&self, world: &World, frame: &mut Frame<'_>, area: Rect, at: usize) {
        let row = self.rows[at];
        let chosen = at == self.cursor.row;
        let marked = match row.instance {
            Some(id) => self.marks.contains(&Ref { kind: Kind::ObligationInstance, id }),
            None => self.marks.contains(&row.of),
        };
        let style = |role: Role| if chosen { world.theme.on_selected(role) } else { world.style(role) };
        if chosen {
            frame.buffer_mut().set_style(area, world.style(Role::Selected));
        }
        let sign = if chosen { "▸" } else { " " };
        let buffer = frame.buffer_mut();
        buffer.set_stringn(area.x, area.y, world.charset.write(sign), 1, style(Role::Focus));
        if marked {
            buffer.set_stringn(area.x + 1, area.y, world.charset.write("✓"), 1, style(Role::Marked));
        }
        let said = said(world, row);
        if let Some(mark) = said.mark {
            buffer.set_stringn(area.x + 2, area.y, mark.sign(), 1, style(role_of(mark)));
        }
        let widths = Widths::of(area.width);
        let fixed = [widths.who, widths.contract, widths.lot, widths.due, widths.state, widths.article];
        let taken: u16 = fixed.iter().filter(|width| **width > 0).map(|width| width + 1).sum();
        let title = area.width.saturating_sub(4 + taken).max(8);
        let who = if row.of.kind == Kind::Obligation { Role::Text } else { Role::Dim };
        let status = said.mark.map_or(Role::Text, role_of);
        let pieces = [
            (said.who, widths.who, who),
            (said.contract, widths.contract, Role::Dim),
            (said.lot, widths.lot, Role::Dim),
            (said.title, title, Role::Text),
            (said.due, widths.due, status),
            (said.state, widths.state, status),
            (said.article, widths.article, Role::Dim),
        ];
        let mut x = area.x + 4;
        for (text, width, role) in pieces.into_iter().filter(|(_, width, _)| *width > 0) {
            let room = width.min(area.right().saturating_sub(x));
            self.draw_text(frame, (x, area.y), &text, room, style(role));
            x = x.saturating_add(width + 1).min(area.right());
        }
    }

    /// Text with the words that were typed marked.
    fn draw_text(&self, frame: &mut Frame<'_>, (x, y): (u16, u16), text: &str, width: u16, style: Style) {
        let text = measure::cut(text, usize::from(width));
        frame.buffer_mut().set_stringn(x, y, text.as_str(), usize::from(width), style);
        let words: Vec<String> = self.words.iter().filter(|word| word.len() > 1).cloned().collect();
        for (from, cells) in hits(&text, &words) {
            let width = cells.min(width.saturating_sub(from));
            frame.buffer_mut().set_style(Rect { x: x + from, y, width, height: 1 }, highlight(style));
        }
    }

    /// What the chosen row is, and where the words stand in it.
    fn draw_pane(&self, world: &World, frame: &mut Frame<'_>, area: Rect) {
        let Some(row) = self.here() else { return };
        let line = |y: u16| Rect { x: area.x + 1, y: area.y + y, height: 1, width: area.width.saturating_sub(2) };
        let rule = "─".repeat(usize::from(area.width.saturating_sub(2)));
        draw_text(world, frame, line(0), &world.charset.write(&rule), Role::Border);
        let kind = row.of.kind;
        let title = format!("{} · {}", world.words.kind_one(kind.name()), world.called(kind, row.of.id));
        draw_text(world, frame, line(1), &title, Role::Title);
        let width = usize::from(area.width.saturating_sub(2)).max(10);
        let mut y = 2;
        for (label, text) in reasons(world, row.of, &self.words) {
            let said = crate::shown::line(&format!("{label}: {text}")).into_owned();
            for part in measure::wrap(&around(&said, &self.words, width * 2), width).iter().take(2) {
                if y >= area.height {
                    return;
                }
                let area = line(y);
                self.draw_text(frame, (area.x, area.y), part, area.width, world.style(Role::Text));
                y += 1;
            }
        }
        if y < area.height
            && let Some(provider) = provider_of(&world.register, row)
            && kind != Kind::Provider
        {
            let contract = Some(record_contract(world, row.of)).filter(|number| !number.is_empty());
            let contract = contract.map_or_else(String::new, |number| format!(" · {number}"));
            let text = format!("{}{contract}", world.called(Kind::Provider, provider));
            draw_text(world, frame, line(y), &text, Role::Dim);
        }
    }
}

/// The number of the contract a record hangs under.
fn record_contract(world: &World, of: Ref) -> String {
    let position = of.kind.noun().find("contract").map(|(position, _)| position);
    let value = position.and_then(|position| world.register.at(of).map(|record| &record.values[position]));
    match value {
        Some(Value::Link(id)) => {
            let contract = world.register.get(Kind::Contract, *id);
            contract.and_then(|contract| contract.text(contracts::NUMBER)).unwrap_or_default().to_owned()
        }
        _ => String::new(),
    }
}

/// The fields in which the typed words stand, with their text.
fn reasons(world: &World, of: Ref, words: &[String]) -> Vec<(String, String)> {
    let Some(record) = world.register.at(of) else { return Vec::new() };
    let mut found = Vec::new();
    for (position, field) in of.kind.noun().fields.iter().enumerate() {
        let tellable = matches!(field.shape, Shape::Line | Shape::Prose | Shape::Lines | Shape::Link(_));
        if !tellable || record.values[position].is_unknown() {
            continue;
        }
        let text = show(&world.register, of.kind, record, position, world.words);
        let folded = fold(&text);
        let hit = words.iter().any(|word| word.len() > 1 && folded.contains(word.as_str()));
        let told = field.shape == Shape::Prose && found.is_empty();
        if hit || told {
            found.push((hit, world.words.field(of.kind.name(), field.name), text));
        }
    }
    found.sort_by_key(|(hit, ..)| !hit);
    found.into_iter().map(|(_, label, text)| (label, text)).collect()
}

/// A long text from a little before the first word that was typed.
fn around(text: &str, words: &[String], room: usize) -> String {
    if measure::width(text) <= room {
        return text.to_owned();
    }
    let pieces: Vec<&str> = text.split(' ').collect();
    let hit = pieces.iter().position(|piece| {
        let folded = fold(piece);
        words.iter().any(|word| word.len() > 1 && folded.contains(word.as_str()))
    });
    match hit {
        Some(at) if at > 12 => format!("{} … {}", pieces[..3].join(" "), pieces[at - 6..].join(" ")),
        _ => text.to_owned(),
    }
}

/// What stands in a row.
struct Said {
    who: String,
    contract: String,
    lot: String,
    title: String,
    due: String,
    state: String,
    article: String,
    mark: Option<Mark>,
}

fn said(world: &World, row: Row) -> Said {
    let (register, words) = (&world.register, world.words);
    let Some(duty) = duty(world, row) else {
        let kind = row.of.kind;
        let who = words.kind_one(kind.name());
        let mut title = register.label(kind, row.of.id);
        if let Some(provider) = provider_of(register, row).filter(|_| kind != Kind::Provider) {
            let name = register.label(Kind::Provider, provider);
            if !title.contains(&name) {
                title = format!("{title} · {name}");
            }
        }
        let blank = String::new;
        let contract = record_contract(world, row.of);
        let (lot, due, state, article) = (blank(), blank(), blank(), blank());
        return Said { who, contract, lot, title, due, state, article, mark: None };
    };
    let until = row.instance.and_then(|id| register.get(Kind::ObligationInstance, id));
    let first = || super::open_rows(register, row.of, chrono::NaiveDate::MAX).into_iter().next();
    let instance = until.or_else(|| {
        let (_, first) = first()?;
        register.get(Kind::ObligationInstance, first.instance?)
    });
    let provider = instance.and_then(|instance| instance.link(instances::PROVIDER));
    let provider = provider.or_else(|| provider_of(register, row));
    let who = provider.map_or_else(String::new, |id| register.label(Kind::Provider, id));
    let lot = duty.link(obligations::LOT).and_then(|id| register.get(Kind::Lot, id));
    let lot = lot.and_then(|lot| lot.text(crate::domain::nouns::lots::CODE)).unwrap_or_default().to_owned();
    let title = duty.text(obligations::TITLE).unwrap_or_default().to_owned();
    let due = instance.and_then(|instance| instance.date(instances::DUE));
    let code = instance.and_then(|instance| instance.choice(instances::STATE)).unwrap_or("planned");
    let mark = due.map(|due| match due.signed_duration_since(world.when.day).num_days() {
        days if days < 0 => Mark::Late,
        days if days <= SOON => Mark::Soon,
        _ => Mark::Good,
    });
    let state = match (mark, code) {
        (None, _) => String::new(),
        (Some(Mark::Late), "planned") => words.get("ui-late"),
        (_, code) => words.choice("state", code),
    };
    let due = due.map_or_else(String::new, |due| show_day(due, words.lang()));
    let contract = record_contract(world, row.of);
    Said { who, contract, lot, title, due, state, article: article(duty), mark }
}

fn role_of(mark: Mark) -> Role {
    match mark {
        Mark::Late => Role::Late,
        Mark::Soon => Role::Soon,
        Mark::Good => Role::Text,
        Mark::Unknown => Role::Unknown,
    }
}
