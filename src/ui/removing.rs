//! Putting away, removing, erasing. Archiving needs no question: undo is enough. Removing for good shows what goes with
//! it and wants the key typed (A31); so does erasing personal data, which nothing takes back.

use super::action::{Effect, Job, Notice, Step, Tone};
use super::confirm::Confirm;
use super::popup::Popup;
use super::world::World;
use crate::domain::edit::Edit;
use crate::domain::kind::Kind;
use crate::domain::record::{Record, Ref};
use crate::domain::shape::show;
use crate::domain::tally::is_archived;
use crate::text::Message;

/// Puts the records away, or takes them out of the archive when all of them are in it.
#[must_use]
pub fn archive(world: &World, chosen: &[Ref]) -> Step {
    let records: Vec<(Kind, &Record)> =
        chosen.iter().filter_map(|of| world.register.at(*of).map(|record| (of.kind, record))).collect();
    let Some((kind, first)) = records.first() else { return Step::Stay };
    let restore = records.iter().all(|(kind, record)| is_archived(*kind, record));
    let noun = kind.name();
    let what = if records.len() > 1 {
        Message::new("edit-changed-many").with("noun", noun).count("count", records.len())
    } else {
        let id = if restore { "edit-restored" } else { "edit-archived" };
        Message::new(id).with("noun", noun).with("record", world.called(*kind, first.id))
    };
    let mut edit = Edit::new(what);
    for (kind, record) in records {
        let day = (!restore).then_some(world.today);
        let after = record.clone().with(kind, "archived_on", day);
        edit.change(kind, record, after);
    }
    if edit.is_empty() { Step::Stay } else { Step::Do(Effect::Job(Job::Save(Box::new(edit)))) }
}

/// Asks before the records are removed: how many, what goes with them, which figures name them.
#[must_use]
pub fn ask(world: &World, chosen: &[Ref]) -> Step {
    let Some(first) = chosen.first().filter(|first| world.register.at(**first).is_some()) else {
        return Step::Say(Notice::new(Tone::Soon, Message::new("ui-why-nothing-chosen")));
    };
    let noun = first.kind.name();
    let record = world.called(first.kind, first.id);
    let mut edit = Edit::new(Message::new("edit-removed"));
    // One after the other, each on what the one before it left.
    let mut left = (*world.register).clone();
    for of in chosen.iter().filter(|of| of.kind == first.kind) {
        if left.at(*of).is_some() {
            let mut part = Edit::new(edit.what.clone());
            part.remove_with_dependants(&left, of.kind, of.id);
            left.apply(&part.changes);
            edit.changes.extend(part.changes);
        }
    }
    let gone = edit.changes.iter().filter(|change| change.after.is_none()).count();
    let id = if gone > 1 { "edit-removed-many" } else { "edit-removed" };
    edit.what = Message::new(id).with("noun", noun).with("record", &record);
    if gone > 1 {
        edit.what = edit.what.count("count", gone - 1);
    }
    let typed = if chosen.len() > 1 { chosen.len().to_string() } else { world.register.key(first.kind, first.id) };
    Step::Ask(Box::new(Popup::remove(world, chosen, edit, typed)))
}

/// Asks before the personal data of a record is erased: what is lost for good, and what is not.
#[must_use]
pub fn ask_erasing(world: &World, chosen: &[Ref]) -> Step {
    let Some((of, record)) = chosen.first().and_then(|of| Some((*of, world.register.at(*of)?))) else {
        return Step::Say(Notice::new(Tone::Soon, Message::new("ui-why-nothing-chosen")));
    };
    let fields = of.kind.noun().fields.iter().enumerate();
    let held: Vec<String> = fields
        .filter(|(at, field)| field.personal && !record.values[*at].is_unknown())
        .map(|(_, field)| super::overview::within(&world.words.field(of.kind.name(), field.name)))
        .collect();
    let name = of.kind.noun().label.first().and_then(|name| of.kind.noun().find(name));
    let typed = name.map_or_else(String::new, |(at, _)| show(&world.register, of.kind, record, at, world.words));
    Step::Ask(Box::new(Popup::Confirm(Box::new(Confirm::erase(world, of, &held, typed)))))
}
