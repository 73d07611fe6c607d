//! Required values that a sheet of people does not have because they follow from the rest: the code of an obligation,
//! the provider of an obligation's instance.

use std::collections::HashMap;

use crate::domain::kind::Kind;
use crate::domain::nouns::{contracts, obligation_instances, obligation_templates, obligations};
use crate::domain::record::{Id, Record, Value};
use crate::domain::register::Register;
use crate::import::plan::Draft;
use crate::shown::fold;
use crate::text::Message;

/// Fills in what follows from the rest of each draft, the same each time the same sheet is read.
pub(super) fn derive(register: &Register, kind: Kind, drafts: &mut [&mut Draft]) {
    match kind {
        Kind::Obligation => codes(register, drafts),
        Kind::ObligationInstance => providers(register, drafts),
        _ => {}
    }
}

/// What an obligation without a code is recognised by.
type Identity = (Id, Value, Value, String);

fn identity(values: &[Value]) -> Option<Identity> {
    let Value::Link(contract) = values[obligations::CONTRACT.index] else { return None };
    let text = |at: usize| match &values[at] {
        Value::Text(text) => fold(text),
        _ => String::new(),
    };
    let name = match text(obligations::TITLE.index) {
        title if title.is_empty() => text(obligations::TEXT.index),
        title => title,
    };
    Some((contract, values[obligations::LOT.index].clone(), values[obligations::TEMPLATE.index].clone(), name))
}

/// The contract's number with the code of the template, or with a running number: `2026-014-O07`, `2026-014-3`.
fn codes(register: &Register, drafts: &mut [&mut Draft]) {
    let mut known: HashMap<Identity, Box<str>> = HashMap::new();
    let mut taken: Vec<String> = Vec::new();
    for record in register.all(Kind::Obligation) {
        if let Some(code) = record.text(obligations::CODE) {
            taken.push(fold(code));
            if let Some(identity) = identity(&record.values) {
                known.entry(identity).or_insert_with(|| code.into());
            }
        }
    }
    for draft in drafts.iter() {
        if let Value::Text(code) = &draft.values[obligations::CODE.index] {
            taken.push(fold(code));
        }
    }
    for draft in drafts.iter_mut().filter(|draft| draft.values[obligations::CODE.index].is_unknown()) {
        let Some(identity) = identity(&draft.values) else { continue };
        let code = match known.get(&identity) {
            Some(code) => code.to_string(),
            None => {
                let code = new_code(register, &draft.values, &identity, &taken);
                taken.push(fold(&code));
                known.insert(identity, code.clone().into());
                draft.notes.push(Message::new("rows-code-made").with("code", code.clone()));
                code
            }
        };
        draft.values[obligations::CODE.index] = Value::text(&code);
    }
}

fn new_code(register: &Register, values: &[Value], identity: &Identity, taken: &[String]) -> String {
    let number = register
        .get(Kind::Contract, identity.0)
        .and_then(|contract| contract.text(contracts::NUMBER))
        .unwrap_or_default()
        .to_owned();
    let lot = match &values[obligations::LOT.index] {
        Value::Link(lot) => format!("-{}", register.key(Kind::Lot, *lot)),
        _ => String::new(),
    };
    let template = match &values[obligations::TEMPLATE.index] {
        Value::Link(id) => register
            .get(Kind::ObligationTemplate, *id)
            .and_then(|template| template.text(obligation_templates::CODE))
            .map(str::to_owned),
        _ => None,
    };
    let free = |code: &String| !taken.contains(&fold(code));
    if let Some(code) = template.map(|template| format!("{number}{lot}-{template}")).filter(free) {
        return code;
    }
    (1..).map(|n| format!("{number}{lot}-{n}")).find(free).unwrap_or_default()
}

fn providers(register: &Register, drafts: &mut [&mut Draft]) {
    for draft in drafts.iter_mut().filter(|draft| draft.values[obligation_instances::PROVIDER.index].is_unknown()) {
        let Value::Link(obligation) = draft.values[obligation_instances::OBLIGATION.index] else { continue };
        let contract = register
            .get(Kind::Obligation, obligation)
            .and_then(|record: &Record| record.link(obligations::CONTRACT))
            .and_then(|contract| register.get(Kind::Contract, contract));
        if let Some(provider) = contract.and_then(|contract| contract.link(contracts::PROVIDER)) {
            draft.values[obligation_instances::PROVIDER.index] = Value::Link(provider);
        }
    }
}
