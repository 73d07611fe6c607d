//! "Provider falls over": on one page what falls, where, who has room and who must be called (R24, N31). Every line opens
//! what it was made from. What happens is `domain::fallout`'s.

use super::page::{Cell, Content, Line, Page, Target, sentence};
use super::world::World;
use crate::domain::fallout::{Fallout, Lost, Room, fallout, helpers};
use crate::domain::field::Shape;
use crate::domain::kind::Kind;
use crate::domain::nouns::{contact_persons, lots, sub_regions};
use crate::domain::questions::dropout;
use crate::domain::record::{Id, Ref, Value};
use crate::domain::shape::show_value;
use crate::domain::written::show_whole;
use crate::shown::measure;
use crate::text::Message;
use crate::theme::Role;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Most providers with room that are named per lot.
const NAMED: usize = 3;
/// From this width on, lots stand with their titles.
const ROOMY: u16 = 100;

/// The page of a provider that falls over.
#[derive(Clone, Debug)]
pub struct Falls {
    /// Who.
    pub provider: Id,
    pub(in crate::ui) page: Page,
    stamp: Option<(u64, u16)>,
}

impl Falls {
    /// The page of a provider.
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
        world.words.say(&Message::new("ui-falls-title").with("provider", name))
    }

    /// Follows register, figures, dates and window.
    pub fn refresh(&mut self, world: &World) {
        let stamp = (world.stamp, world.size.0);
        if self.stamp == Some(stamp) {
            return;
        }
        self.stamp = Some(stamp);
        let lines = match world.was_answered(Kind::Dropout) {
            true => lines(world, self.provider),
            false => vec![Line::new(Content::Text(world.words.get("ui-falls-counting")))],
        };
        self.page.fill(lines, usize::from(world.body_height()));
    }
}

fn lines(world: &World, provider: Id) -> Vec<Line> {
    if world.register.get(Kind::Provider, provider).is_none() {
        return vec![Line::new(Content::Text(world.words.get("ui-record-gone")))];
    }
    let found = fallout(&world.register, world.monthly(), provider, world.when.day);
    if found.contracts.is_empty() && found.joint.is_empty() && found.above.is_empty() {
        return sentence(&world.words.get("ui-falls-nothing"), usize::from(world.size.0), Role::Text).collect();
    }
    let mut lines = what(world, &found);
    lines.extend(places(world, &found));
    lines.extend(room(world, provider, &found));
    lines.extend(calls(world, provider, &found));
    lines
}

fn heading(world: &World, id: &str) -> Vec<Line> {
    vec![Line::new(Content::Blank), Line::new(Content::Heading(world.words.get(id), None))]
}

fn count(world: &World, number: usize) -> String {
    show_whole(i64::try_from(number).unwrap_or(i64::MAX), world.words.lang())
}

/// A count that opens what was counted.
fn counted(world: &World, label: &str, kind: Kind, ids: Vec<Id>) -> Line {
    let label = world.words.get(label);
    let value = count(world, ids.len());
    let target = (!ids.is_empty()).then(|| Target::Records { kind, ids: ids.into(), title: label.clone() });
    Line { content: Content::Field { label, value, mark: None }, target }
}

fn what(world: &World, found: &Fallout) -> Vec<Line> {
    let words = world.words;
    let mut lines = vec![
        Line::new(Content::Heading(words.get("ui-falls-what"), None)),
        counted(world, "ui-falls-contracts", Kind::Contract, found.contracts.clone()),
        counted(world, "ui-falls-parts", Kind::ContractLot, found.parts.clone()),
        counted(world, "ui-falls-lots", Kind::Lot, found.lots.clone()),
        counted(world, "ui-falls-municipalities", Kind::Municipality, found.municipalities.iter().copied().collect()),
    ];
    if !found.joint.is_empty() {
        lines.insert(2, counted(world, "ui-falls-joint", Kind::Contract, found.joint.clone()));
    }
    let small = world.register.norms().small_count;
    let clients = match found.clients {
        None => words.get("ui-unknown"),
        Some(clients) if clients < small => format!("<{small}"),
        Some(clients) => show_whole(clients, words.lang()),
    };
    let label = words.get("ui-falls-clients");
    let target = found.clients_of.clone();
    let target = target.map(|summed| Target::Figures { summed: Box::new(summed), title: label.clone() });
    lines.push(Line { content: Content::Field { label, value: clients, mark: None }, target });
    let below: Vec<Id> = found.below.iter().map(|(sub, _)| *sub).collect();
    let without: Vec<Id> = found.below.iter().filter(|(_, loses)| *loses).map(|(sub, _)| *sub).collect();
    lines.push(counted(world, "ui-falls-below", Kind::Provider, below));
    lines.push(counted(world, "ui-falls-without-access", Kind::Provider, without));
    lines.push(counted(world, "ui-falls-above", Kind::Provider, found.above.clone()));
    lines
}

/// Cells that become a gap or hang on one provider, per lot in one line.
fn places(world: &World, found: &Fallout) -> Vec<Line> {
    let words = world.words;
    let mut lines = heading(world, "ui-falls-where");
    let mut by_lot: BTreeMap<(bool, Id), Vec<&Lost>> = BTreeMap::new();
    for lost in &found.lost {
        by_lot.entry((lost.after.providers > 0, lost.after.lot)).or_default().push(lost);
    }
    if by_lot.is_empty() {
        lines.extend(sentence(&words.get("ui-falls-no-cells"), usize::from(world.size.0), Role::Good));
    }
    for ((still, lot), cells) in by_lot {
        let (sign, role) = if still { ("~", Role::Soon) } else { ("!", Role::Late) };
        let state = words.choice("state", cells[0].after.state);
        let names: Vec<String> = match cells[0].after.regional {
            true => vec![words.get("ui-falls-whole-region")],
            false => cells.iter().filter_map(|lost| lost.after.municipality).map(|id| town(world, id)).collect(),
        };
        let (name, width) = short_name(world, lot);
        let row = vec![
            Cell::new(sign, 1).role(role),
            Cell::new(state, 9).role(role),
            Cell::new(name, width),
            Cell::new(names.join(", "), 0),
        ];
        lines.push(Line::to(Content::Row(row), Target::Record(Ref { kind: Kind::Lot, id: lot })));
    }
    lines
}

fn town(world: &World, id: Id) -> String {
    world.register.label(Kind::Municipality, id)
}

fn lot_name(world: &World, lot: Id) -> String {
    world.register.label(Kind::Lot, lot)
}

/// A lot as there is room for it, and its cells: its code alone in a narrow window.
fn short_name(world: &World, lot: Id) -> (String, usize) {
    if world.size.0 >= ROOMY {
        return (lot_name(world, lot), 36);
    }
    let code = world.register.get(Kind::Lot, lot).and_then(|record| record.text(lots::CODE));
    (code.unwrap_or_default().to_owned(), 8)
}

fn volume(world: &World, milli: i64, unit: &str) -> String {
    // Whole units say enough on a day when somebody has to be called.
    let whole = (milli + 500).div_euclid(1000) * 1000;
    let number = show_value(&world.register, "", Shape::Quantity, None, &Value::Number(whole), world.words);
    format!("{number} {}", world.words.unit(unit, whole))
}

/// The row of the drop-out test that tells the same of a lot.
fn dropout_row(world: &World, room: &Room, provider: Id) -> Option<Id> {
    let mut rows = world.register.all(Kind::Dropout).iter();
    let row = rows.find(|row| {
        row.link(dropout::LOT) == Some(room.lot)
            && row.link(dropout::PROVIDER) == Some(provider)
            && row.choice(dropout::UNIT) == room.unit
    });
    row.map(|row| row.id)
}

fn room(world: &World, provider: Id, found: &Fallout) -> Vec<Line> {
    let mut lines = heading(world, "ui-falls-room");
    let wide = usize::from(world.size.0);
    if !found.liable.is_empty() {
        let names: Vec<String> = found.liable.iter().map(|id| world.register.label(Kind::Provider, *id)).collect();
        let message = Message::new("ui-falls-room-liable").with("names", names.join(", "));
        lines.extend(sentence(&world.words.say(&message), wide, Role::Text));
    }
    if found.contracts.is_empty() && !found.above.is_empty() {
        lines.extend(sentence(&world.words.get("ui-falls-room-mains"), wide, Role::Text));
    }
    for room in &found.room {
        let (sign, role, text) = room_said(world, room);
        let (name, width) = short_name(world, room.lot);
        let ids: Arc<[Id]> = room.others.iter().map(|(other, _)| *other).collect();
        let title = lot_name(world, room.lot);
        // What nobody can take over opens its own figures; else who has room.
        let target = match dropout_row(world, room, provider) {
            Some(id) => Some(Target::Record(Ref { kind: Kind::Dropout, id })),
            None => (!ids.is_empty()).then_some(Target::Records { kind: Kind::Provider, ids, title }),
        };
        // Who has room is read, not guessed: what does not fit goes on below.
        let left = usize::from(world.size.0).saturating_sub(width + 5).max(20);
        for (at, part) in measure::wrap(&text, left).into_iter().enumerate() {
            let (sign, name) = if at == 0 { (sign, name.as_str()) } else { ("", "") };
            let row = vec![Cell::new(sign, 1).role(role), Cell::new(name, width), Cell::new(part.into_string(), 0)];
            lines.push(Line { content: Content::Row(row), target: target.clone() });
        }
    }
    lines
}

/// What a lot can take: sign, look, sentence.
fn room_said(world: &World, room: &Room) -> (&'static str, Role, String) {
    let words = world.words;
    let Some(unit) = room.unit else {
        let message = Message::new("ui-falls-others").count("count", room.others.len());
        return match room.others.len() {
            0 => ("!", Role::Late, words.say(&message)),
            1 => ("~", Role::Soon, words.say(&message)),
            _ => ("=", Role::Good, words.say(&message)),
        };
    };
    let named = room.others.iter().take(NAMED);
    let named: Vec<String> = named
        .map(|(other, room)| {
            format!("{} ({})", world.register.label(Kind::Provider, *other), volume(world, *room, unit))
        })
        .collect();
    if room.uncovered == 0 {
        let message = Message::new("ui-falls-covered").with("names", named.join(", "));
        return ("=", Role::Good, words.say(&message));
    }
    let part = room.uncovered_ppm.unwrap_or(0);
    let part = show_value(&world.register, "", Shape::Percent, None, &Value::Number((part + 500) / 1000 * 1000), words);
    let message = Message::new("ui-falls-uncovered")
        .with("volume", volume(world, room.uncovered, unit))
        .with("of", volume(world, room.delivered, unit))
        .with("part", part)
        .with("names", if named.is_empty() { words.get("ui-falls-nobody") } else { named.join(", ") });
    ("!", Role::Late, words.say(&message))
}

fn calls(world: &World, provider: Id, found: &Fallout) -> Vec<Line> {
    let register = &world.register;
    let mut lines = heading(world, "ui-falls-call");
    let mut add = |who: String, why: String, target: Target| {
        let row = vec![Cell::new(who, 34), Cell::new(why, 0).role(Role::Dim)];
        lines.push(Line::to(Content::Row(row), target));
    };
    let name = register.label(Kind::Provider, provider);
    for id in &found.contacts {
        let person = register.get(Kind::ContactPerson, *id);
        let function = person.and_then(|person| person.text(contact_persons::FUNCTION)).map(str::to_owned);
        let who = function.unwrap_or_else(|| register.label(Kind::ContactPerson, *id));
        add(who, name.clone(), Target::Record(Ref { kind: Kind::ContactPerson, id: *id }));
    }
    for id in &found.sub_regions {
        let director = register.get(Kind::SubRegion, *id).and_then(|sub| sub.text(sub_regions::PROGRAMME_DIRECTOR));
        let who = director.map_or_else(|| world.words.get("ui-falls-director"), str::to_owned);
        add(who, register.label(Kind::SubRegion, *id), Target::Record(Ref { kind: Kind::SubRegion, id: *id }));
    }
    for (sub, loses) in &found.below {
        let why = world.words.get(if *loses { "ui-falls-sub-loses" } else { "ui-falls-sub" });
        add(register.label(Kind::Provider, *sub), why, Target::Record(Ref { kind: Kind::Provider, id: *sub }));
    }
    for other in &found.liable {
        let why = world.words.get("ui-falls-liable");
        add(register.label(Kind::Provider, *other), why, Target::Record(Ref { kind: Kind::Provider, id: *other }));
    }
    for main in &found.above {
        let why = world.words.get("ui-falls-main");
        add(register.label(Kind::Provider, *main), why, Target::Record(Ref { kind: Kind::Provider, id: *main }));
    }
    for (other, lots) in helpers(found) {
        let why = world.words.say(&Message::new("ui-falls-helper").count("count", lots));
        add(register.label(Kind::Provider, other), why, Target::Record(Ref { kind: Kind::Provider, id: other }));
    }
    lines
}
