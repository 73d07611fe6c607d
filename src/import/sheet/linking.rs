//! What a row says of linked records, gathered from its columns and put in its draft once the records are known.

use super::links::{Links, Parts, Resolved};
use super::settle::Column;
use crate::domain::field::Shape;
use crate::domain::kind::Kind;
use crate::domain::record::{Id, Value};
use crate::domain::register::target_kind;
use crate::domain::shape::Reader;
use crate::import::plan::Draft;
use crate::text::Message;

/// A row on its way into a record.
pub(super) struct Line {
    /// What it says of itself.
    pub draft: Draft,
    /// What it says of linked records, by position of the field; several parts for a list.
    pub links: Vec<(usize, Vec<Parts>)>,
}

/// Whether a field of that shape leads to records.
pub(super) fn is_link(shape: Shape) -> bool {
    matches!(shape, Shape::Link(_) | Shape::Links(_) | Shape::LinkBy(_))
}

/// Whether the link at that position leads to the noun itself.
pub(super) fn is_own(kind: Kind, position: usize) -> bool {
    matches!(kind.noun().fields[position].shape, Shape::Link(to) | Shape::Links(to) if to == kind)
}

/// Adds what a cell says of a linked record; `|` separates the records of a list.
pub(super) fn add_parts(links: &mut Vec<(usize, Vec<Parts>)>, column: &Column, text: &str) {
    if text.trim().is_empty() {
        return;
    }
    if matches!(column.field.shape, Shape::Links(_)) {
        let parts = text.split(['|', ';', '\n']).map(str::trim).filter(|part| !part.is_empty());
        let several = parts.map(|part| vec![(column.property, part.to_owned())]).collect();
        links.push((column.position, several));
        return;
    }
    let part = (column.property, text.trim().to_owned());
    match links.iter_mut().find(|(position, _)| *position == column.position) {
        Some((_, several)) => several[0].push(part),
        None => links.push((column.position, vec![vec![part]])),
    }
}

/// Resolves the links of a row that `which` selects, into its values or its refusals.
pub(super) fn link(kind: Kind, links: &mut Links<'_>, line: &mut Line, which: impl Fn(usize) -> bool) {
    for (position, several) in &line.links {
        if !which(*position) {
            continue;
        }
        let field = &kind.noun().fields[*position];
        let Some(target) = target_kind(kind.noun(), &line.draft.values, *position) else {
            line.draft.refusals.push(Message::new("value-choose-kind-first"));
            continue;
        };
        let mut ids: Vec<Id> = Vec::new();
        for parts in several {
            match links.resolve(target, parts) {
                Resolved::One(id, note) => {
                    ids.push(id);
                    line.draft.notes.extend(note);
                }
                Resolved::Left => {}
                // Planned by `make_new`; a draft of that record was refused there. When this row is refused for a reason
                // of its own, that is what has to be put right.
                Resolved::New(_) => {
                    if line.draft.refusals.is_empty() {
                        let noun = target.name();
                        line.draft.refusals.push(Message::new("rows-not-made").with("noun", noun));
                    }
                }
                Resolved::Unknown(why, _) => line.draft.refusals.push(why),
            }
        }
        ids.sort_unstable();
        ids.dedup();
        line.draft.values[*position] = match (field.shape, ids.as_slice()) {
            (_, []) => Value::Unknown,
            (Shape::Links(_), _) => Value::Links(ids.into()),
            (_, [one, ..]) => Value::Link(*one),
        };
    }
}

/// Puts the fixed value of a field in a row that does not say otherwise.
pub(super) fn fix(reader: &Reader<'_>, kind: Kind, line: &mut Line, path: &str, typed: &str) {
    let (name, property) = path.split_once('.').map_or((path, None), |(name, property)| (name, Some(property)));
    let Some((position, field, _)) = crate::domain::shape::find_field(kind, name) else { return };
    if is_link(field.shape) {
        if line.links.iter().all(|(known, _)| *known != position) {
            let property = match (property, field.shape) {
                (Some(property), Shape::Link(target)) => target.noun().find(property).map(|(_, field)| field.name),
                _ => None,
            };
            line.links.push((position, vec![vec![(property, typed.to_owned())]]));
        }
        return;
    }
    if !line.draft.values[position].is_unknown() {
        return;
    }
    match reader.read_named(kind, &line.draft.values, name, typed) {
        Ok((position, value)) => line.draft.values[position] = value,
        Err(problem) => line.draft.refusals.push(problem.message),
    }
}
