//! What "new" and "change" mean on each screen: of the list's noun, of what hangs on the page's record, of the marked
//! rows together. It only opens forms; filling them in is `form`.

use super::action::{Notice, Step, Tone};
use super::form::Form;
use super::menu::Menu;
use super::popup::Popup;
use super::screen::Screen;
use super::world::World;
use crate::domain::field::Shape;
use crate::domain::kind::Kind;
use crate::domain::record::Ref;
use crate::text::Message;

/// A form for a new record: of the noun of the list, or, on the page of a record, of a noun that can hang on it.
#[must_use]
pub fn add(world: &World, top: &Screen) -> Step {
    match top {
        Screen::List(list) => open(Form::new(world, list.kind, &[])),
        Screen::Detail(detail) => match detail.section_kind().filter(|kind| hanging(detail.of.kind).contains(kind)) {
            Some(kind) => open_linked(world, kind, detail.of),
            None => Step::Ask(Box::new(Popup::Menu(Menu::nouns(world, detail.of, &hanging(detail.of.kind))))),
        },
        // Where nothing says of what, it is what the register is for.
        _ => open(Form::new(world, Kind::Contract, &[])),
    }
}

/// A form for a new record of a noun that hangs on another record.
#[must_use]
pub fn open_linked(world: &World, kind: Kind, on: Ref) -> Step {
    let fields = kind.noun().fields.iter().enumerate();
    let first = fields.filter(|(_, field)| leads_to(field.shape, on.kind)).map(|(position, _)| position).next();
    let given: Vec<(usize, Ref)> = first.into_iter().map(|position| (position, on)).collect();
    open(Form::new(world, kind, &given))
}

/// The form of what is chosen: one record, or several of one noun together.
#[must_use]
pub fn edit(world: &World, top: &Screen) -> Step {
    let chosen = top.chosen();
    let Some(first) = chosen.first() else { return Step::Stay };
    if chosen.iter().any(|of| of.kind != first.kind) {
        return Step::Say(Notice::new(Tone::Soon, Message::new("form-why-one-kind")));
    }
    let ids: Vec<_> = chosen.iter().map(|of| of.id).collect();
    let Some(mut form) = Form::edit(world, first.kind, &ids) else { return Step::Stay };
    if let Screen::Detail(detail) = top
        && let Some(position) = detail.field()
    {
        form.focus(world, position);
    }
    open(form)
}

/// The nouns that can hang on a record of this noun, those that need it first.
fn hanging(on: Kind) -> Vec<Kind> {
    let needs = |kind: Kind| {
        kind.noun().fields.iter().filter(|field| leads_to(field.shape, on)).map(|field| !field.required).min()
    };
    let mut kinds: Vec<(bool, Kind)> = Kind::ALL
        .iter()
        .copied()
        .filter(|kind| *kind != on && !kind.is_figures())
        .filter_map(|kind| needs(kind).map(|optional| (optional, kind)))
        .collect();
    kinds.sort_unstable();
    kinds.into_iter().map(|(_, kind)| kind).collect()
}

fn leads_to(shape: Shape, kind: Kind) -> bool {
    matches!(shape, Shape::Link(to) | Shape::Links(to) if to == kind)
}

fn open(form: Form) -> Step {
    Step::Open(Box::new(Screen::Form(Box::new(form))))
}
