//! What "new" and "change" mean on each screen: of the list's noun, of what hangs on the page's record, of the marked
//! rows together. It only opens forms; filling them in is `form`.

use super::action::{Notice, Step, Tone};
use super::form::Form;
use super::list::List;
use super::menu::Menu;
use super::popup::Popup;
use super::screen::Screen;
use super::world::World;
use crate::domain::field::Shape;
use crate::domain::kind::Kind;
use crate::domain::nouns::{articles, contract_texts};
use crate::domain::questions::proposals;
use crate::domain::record::Ref;
use crate::search::{ColumnSpec, choice_to_type, name_to_type};
use crate::text::Message;

/// A form for a new record: of the noun of the list, or, on the page of a record, of a noun that can hang on it.
#[must_use]
pub fn add(world: &World, top: &Screen) -> Step {
    match top {
        Screen::List(list) if list.kind == Kind::Proposal => accept(world, list.chosen().first().copied()),
        Screen::Detail(detail) if detail.of.kind == Kind::Proposal => accept(world, Some(detail.of)),
        Screen::List(list) => open(Form::new(world, list.kind, &[])),
        Screen::Detail(detail) => match detail.section_kind().filter(|kind| hanging(detail.of.kind).contains(kind)) {
            Some(kind) => open_linked(world, kind, detail.of),
            None => Step::Ask(Box::new(Popup::Menu(Menu::nouns(world, detail.of, &hanging(detail.of.kind))))),
        },
        // In a chain: another link of the same contract.
        Screen::Chain(tree) => match tree.contract(world) {
            Some(contract) => open_linked(world, Kind::SubcontractLink, contract),
            None => open(Form::new(world, Kind::SubcontractLink, &[])),
        },
        Screen::Meeting(file) => open(super::meeting::new_meeting(world, file.provider)),
        Screen::Search(_) => open(Form::new(world, Kind::Obligation, &[])),
        // Where nothing says of what, it is what the register is for.
        _ => open(Form::new(world, Kind::Contract, &[])),
    }
}

/// The obligations that a contract text, or the text of an article, seems to hold and that nobody took over yet.
#[must_use]
pub fn propose(world: &World, chosen: &[Ref]) -> Step {
    let register = &world.register;
    let text = chosen.first().and_then(|of| match of.kind {
        Kind::ContractText => register.at(*of),
        Kind::Article => {
            let text = register.at(*of)?.link(articles::CONTRACT_TEXT)?;
            register.get(Kind::ContractText, text)
        }
        _ => None,
    });
    let Some(title) = text.and_then(|text| text.text(contract_texts::TITLE)) else { return Step::Stay };
    let mut list = List::all(world, Kind::Proposal);
    let typed =
        |name: &str| ColumnSpec::named(Kind::Proposal, name).map(|column| (name_to_type(&column, world.words), column));
    if let (Some((text, _)), Some((state, column))) = (typed("contract_text"), typed("proposal_state")) {
        let open = choice_to_type(&column, "open", world.words);
        list.set_filter(world, &format!("{text}:\"{}\" {state}:{open}", title.replace('"', " ")));
    }
    Step::Open(Box::new(Screen::List(Box::new(list))))
}

/// The form of an obligation, filled in with what a proposal says.
fn accept(world: &World, of: Option<Ref>) -> Step {
    let register = &world.register;
    let Some(row) = of.and_then(|of| register.at(of)) else { return Step::Stay };
    let said = |column| row.text(column).unwrap_or_default().to_owned();
    let mut typed = vec![
        ("article", said(proposals::ARTICLE)),
        ("text", said(proposals::SENTENCE)),
        ("recurrence", said(proposals::RECURRENCE)),
    ];
    if let Some(party) = row.choice(proposals::OBLIGED) {
        typed.push(("obliged", world.words.choice("obliged", party)));
    }
    let mut before = said(proposals::ARTICLE);
    if let Some(article) = row.link(proposals::ARTICLE_REF).and_then(|id| register.get(Kind::Article, id)) {
        typed.push(("article_ref", register.key(Kind::Article, article.id)));
        typed.push(("title", article.text(articles::TITLE).unwrap_or_default().to_owned()));
    }
    let text = row.link(proposals::CONTRACT_TEXT).and_then(|id| register.get(Kind::ContractText, id));
    if let Some(contract) = text.and_then(|text| text.link(contract_texts::CONTRACT)) {
        typed.push(("contract", register.name_to_type(Kind::Contract, contract)));
        before = format!("{}-{before}", register.key(Kind::Contract, contract));
    }
    // The code is the user's to change; the first free one stands there.
    let free = |code: &String| register.with_key(Kind::Obligation, code).is_empty();
    let codes = std::iter::once(before.clone()).chain((2..1000).map(|number| format!("{before}-{number}")));
    typed.push(("code", codes.into_iter().find(free).unwrap_or(before)));
    open(Form::filled(world, Kind::Obligation, &typed))
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
