//! What of each noun is found by which words: its own name and number first, then whom it belongs to, then its text.

use super::vocabulary::{Gathering, Place};
use super::{Doc, Facets, Quick};
use crate::domain::contract::{current, in_use, parts, served};
use crate::domain::duties::is_settled;
use crate::domain::field::{Column, Shape, Text};
use crate::domain::kind::Kind;
use crate::domain::nouns::{
    action_items, articles, contract_lots, contract_texts, contracts, lot_municipalities, lots, meetings,
    obligation_instances, obligation_templates, obligations, providers, risk_signals,
};
use crate::domain::record::{Id, Record, Ref, Value};
use crate::domain::register::{Register, When};
use crate::shown::fold;
use crate::text::Words;
use chrono::NaiveDate;
use std::collections::HashMap;

/// Nouns whose records are found by themselves, in the order that equals are shown in.
pub const KINDS: &[Kind] = &[
    Kind::Provider,
    Kind::ProviderGroup,
    Kind::Contract,
    Kind::Lot,
    Kind::Article,
    Kind::Obligation,
    Kind::Meeting,
    Kind::ActionItem,
    Kind::RiskSignal,
    Kind::Municipality,
    Kind::Framework,
    Kind::Tender,
    Kind::Product,
    Kind::Amendment,
    Kind::Review,
    Kind::ContactPerson,
    Kind::ContractText,
    Kind::Evidence,
    Kind::ObligationInstance,
    Kind::Objective,
    Kind::Indicator,
    Kind::GoverningBody,
    Kind::SubRegion,
];

const INSTANCE_NOTE: Column<Text> = obligation_instances::NOUN.text("note");
const DUTY_NOTE: Column<Text> = obligations::NOUN.text("note");
const ARTICLE_NOTE: Column<Text> = articles::NOUN.text("note");

/// Gathers the words and facets of everything that is in use on the day.
pub fn gather(register: &Register, when: When, words: Words) -> Quick {
    let mut at_work = Work {
        register,
        when,
        words,
        gathering: Gathering::default(),
        docs: Vec::new(),
        facets: vec![Facets::default()],
        known: HashMap::new(),
    };
    for kind in KINDS.iter().copied() {
        for record in register.all(kind).iter().filter(|record| in_use(kind, record, when.day)) {
            at_work.take(kind, record);
        }
    }
    let Work { gathering, docs, facets, .. } = at_work;
    let vocabulary = gathering.finish(docs.len());
    Quick { docs, facets, vocabulary }
}

struct Work<'a> {
    register: &'a Register,
    when: When,
    words: Words,
    gathering: Gathering,
    docs: Vec<Doc>,
    facets: Vec<Facets>,
    /// Where the facets of what is under the same are.
    known: HashMap<Under, u32>,
}

/// What decides over the facets of a record.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Under {
    Contract(Id),
    /// One lot of a contract.
    Part(Id, Id),
    Contractor(Id),
}

impl Work<'_> {
    fn take(&mut self, kind: Kind, record: &Record) {
        // An occurrence is found by its duty; by itself only for what was written about it.
        let written = [obligation_instances::REASON, INSTANCE_NOTE];
        if kind == Kind::ObligationInstance && written.iter().all(|column| record.text(*column).is_none()) {
            return;
        }
        let facets = self.facets_of(kind, record);
        let mut open = None;
        match kind {
            Kind::Obligation => {
                open = first_open(self.register, record.id);
                self.obligation(record, facets);
            }
            Kind::Article => self.article(record),
            Kind::Provider | Kind::Contract => {
                self.own(kind, record);
                self.lots(facets);
            }
            _ => {
                self.own(kind, record);
                // What is meant by its kind: the meeting with …, the signal about …
                let said = self.words.kind_one(kind.name());
                self.gathering.take(&fold(&said), Place::Party);
            }
        }
        self.party(kind, record);
        let at = u32::try_from(self.docs.len()).unwrap_or(u32::MAX);
        self.gathering.end(at);
        self.docs.push(Doc { reference: Ref { kind, id: record.id }, facets, open });
    }

    fn say(&mut self, text: Option<&str>, place: Place) {
        if let Some(text) = text {
            self.gathering.take(&fold(text), place);
        }
    }

    /// The fields that are searched: those of its name by name, the others as text.
    fn own(&mut self, kind: Kind, record: &Record) {
        let noun = kind.noun();
        for (position, field) in noun.fields.iter().enumerate() {
            let named = noun.label.contains(&field.name) || noun.keys.iter().any(|key| **key == [field.name]);
            let told = named && matches!(field.shape, Shape::Choice(_));
            if !field.searched && !told {
                continue;
            }
            let place = if named { Place::Name } else { Place::Text };
            match &record.values[position] {
                Value::Text(text) => self.gathering.take(&fold(text), place),
                Value::Link(id) => {
                    if let Some(target) = self.register.target_kind(kind, record, position) {
                        let label = self.register.folded_label(target, *id);
                        self.gathering.take(&label, place.min(Place::Party));
                    }
                }
                Value::Choice(code) => {
                    let said = self.words.choice(field.name, code);
                    self.gathering.take(&fold(&said), place);
                }
                _ => {}
            }
        }
        if let Some(category) = (kind == Kind::Lot).then(|| record.choice(lots::CATEGORY)).flatten() {
            let said = self.words.choice("category", category);
            self.gathering.take(&fold(&said), Place::Text);
        }
    }

    fn obligation(&mut self, record: &Record, facets: u32) {
        self.say(record.text(obligations::TITLE), Place::Name);
        self.say(record.text(obligations::CODE), Place::Name);
        let model = record.link(obligations::TEMPLATE);
        let model = model.and_then(|id| self.register.get(Kind::ObligationTemplate, id));
        self.say(model.and_then(|model| model.text(obligation_templates::CODE)), Place::Name);
        self.say(model.and_then(|model| model.text(obligation_templates::LAW_REF)), Place::Text);
        self.say(record.text(obligations::ARTICLE), Place::Party);
        self.say(record.text(obligations::TEXT), Place::Text);
        self.say(record.text(obligations::EVIDENCE_KIND), Place::Text);
        self.say(record.text(DUTY_NOTE), Place::Text);
        self.say(record.text(obligations::OWN_REASON), Place::Text);
        if let Some(lot) = record.link(obligations::LOT) {
            let label = self.register.folded_label(Kind::Lot, lot);
            self.gathering.take(&label, Place::Party);
        }
        self.lots(facets);
    }

    fn article(&mut self, record: &Record) {
        self.say(record.text(articles::NUMBER), Place::Name);
        self.say(record.text(articles::TITLE), Place::Name);
        self.say(record.text(articles::BODY), Place::Text);
        self.say(record.text(ARTICLE_NOTE), Place::Text);
        self.gathering.take("artikel article", Place::Text);
    }

    /// The names of the lots and the category a record belongs to by its contracts.
    fn lots(&mut self, facets: u32) {
        let Facets { lots, heavy, light, .. } = self.facets[facets as usize].clone();
        for lot in lots {
            let label = self.register.folded_label(Kind::Lot, lot);
            self.gathering.take(&label, Place::Text);
        }
        for (is, code) in [(heavy, "heavy"), (light, "light")] {
            if is {
                let said = self.words.choice("category", code);
                self.gathering.take(&fold(&said), Place::Text);
            }
        }
    }

    /// Who it is about: the provider, its group and the number of the contract.
    fn party(&mut self, kind: Kind, record: &Record) {
        let register = self.register;
        let contract = contract_of(kind, record).and_then(|id| register.get(Kind::Contract, id));
        if let Some(contract) = contract {
            self.say(contract.text(contracts::NUMBER), Place::Party);
        }
        let provider = provider_of(register, kind, record).and_then(|id| register.get(Kind::Provider, id));
        let Some(provider) = provider else { return };
        if kind != Kind::Provider {
            self.say(provider.text(providers::NAME), Place::Party);
        }
        if let Some(group) = provider.link(providers::GROUP) {
            let label = register.folded_label(Kind::ProviderGroup, group);
            self.gathering.take(&label, Place::Text);
        }
    }

    fn facets_of(&mut self, kind: Kind, record: &Record) -> u32 {
        let day = self.when.day;
        match (kind, contract_of(kind, record)) {
            (Kind::Provider, _) => {
                let ids = self.register.referring(Kind::Contract, contracts::PROVIDER.index, record.id);
                let mut all = Facets { contractor: Some(record.id), ..Facets::default() };
                let mut municipalities = Vec::new();
                for id in ids {
                    let of = self.of_contract(*id);
                    let of = self.facets[of as usize].clone();
                    all.lots.extend(of.lots);
                    municipalities.extend_from_slice(&of.municipalities);
                    all.heavy |= of.heavy;
                    all.light |= of.light;
                }
                for ids in [&mut all.lots, &mut municipalities] {
                    ids.sort_unstable();
                    ids.dedup();
                }
                self.keep(Facets { municipalities: municipalities.into(), ..all })
            }
            (Kind::Lot, _) => {
                let category = record.choice(lots::CATEGORY);
                let municipalities = members(self.register, record.id, day);
                self.keep(Facets {
                    lots: vec![record.id],
                    heavy: category == Some("heavy"),
                    light: category == Some("light"),
                    municipalities: municipalities.into(),
                    contractor: None,
                })
            }
            (Kind::Municipality, _) => self.keep(Facets { municipalities: [record.id].into(), ..Facets::default() }),
            (Kind::Obligation, Some(contract)) => match record.link(obligations::LOT) {
                None => self.of_contract(contract),
                Some(lot) => {
                    if let Some(known) = self.known.get(&Under::Part(contract, lot)) {
                        return *known;
                    }
                    let of = self.of_contract(contract);
                    let category = self.register.get(Kind::Lot, lot).and_then(|lot| lot.choice(lots::CATEGORY));
                    let facets = Facets {
                        lots: vec![lot],
                        heavy: category == Some("heavy"),
                        light: category == Some("light"),
                        ..self.facets[of as usize].clone()
                    };
                    self.keep_under(Under::Part(contract, lot), facets)
                }
            },
            (_, Some(contract)) => self.of_contract(contract),
            _ => match provider_of(self.register, kind, record) {
                Some(provider) => match self.known.get(&Under::Contractor(provider)) {
                    Some(known) => *known,
                    None => {
                        let facets = Facets { contractor: Some(provider), ..Facets::default() };
                        self.keep_under(Under::Contractor(provider), facets)
                    }
                },
                None => 0,
            },
        }
    }

    fn keep(&mut self, facets: Facets) -> u32 {
        self.facets.push(facets);
        u32::try_from(self.facets.len() - 1).unwrap_or(0)
    }

    fn keep_under(&mut self, under: Under, facets: Facets) -> u32 {
        let at = self.keep(facets);
        self.known.insert(under, at);
        at
    }

    fn of_contract(&mut self, contract: Id) -> u32 {
        if let Some(known) = self.known.get(&Under::Contract(contract)) {
            return *known;
        }
        let (register, day) = (self.register, self.when.day);
        let (mut facets, mut municipalities) = (Facets::default(), Vec::new());
        if let Some(record) = register.get(Kind::Contract, contract) {
            facets.contractor = record.link(contracts::PROVIDER);
        }
        for part in parts(register, contract, day) {
            let lot = part.link(contract_lots::LOT);
            facets.lots.extend(lot);
            municipalities.extend(served(register, part, day));
            match lot.and_then(|id| register.get(Kind::Lot, id)).and_then(|lot| lot.choice(lots::CATEGORY)) {
                Some("heavy") => facets.heavy = true,
                Some(_) => facets.light = true,
                None => {}
            }
        }
        for ids in [&mut facets.lots, &mut municipalities] {
            ids.sort_unstable();
            ids.dedup();
        }
        self.keep_under(Under::Contract(contract), Facets { municipalities: municipalities.into(), ..facets })
    }
}

fn members(register: &Register, lot: Id, day: NaiveDate) -> Vec<Id> {
    let current = current(register, Kind::LotMunicipality, lot_municipalities::LOT, lot, day);
    current.filter_map(|fact| fact.link(lot_municipalities::MUNICIPALITY)).collect()
}

/// The contract a record hangs under.
fn contract_of(kind: Kind, record: &Record) -> Option<Id> {
    match kind {
        Kind::Contract => Some(record.id),
        Kind::Obligation => record.link(obligations::CONTRACT),
        Kind::ContractText => record.link(contract_texts::CONTRACT),
        _ => {
            let (position, _) = kind.noun().find("contract")?;
            match record.values[position] {
                Value::Link(id) => Some(id),
                _ => None,
            }
        }
    }
}

/// Who a record is about.
#[must_use]
pub fn provider_of(register: &Register, kind: Kind, record: &Record) -> Option<Id> {
    match kind {
        Kind::Provider => Some(record.id),
        Kind::Meeting => record.link(meetings::PROVIDER),
        Kind::ActionItem => record.link(action_items::PROVIDER),
        Kind::RiskSignal => record.link(risk_signals::PROVIDER),
        Kind::ObligationInstance => record.link(obligation_instances::PROVIDER),
        _ => register.get(Kind::Contract, contract_of(kind, record)?)?.link(contracts::PROVIDER),
    }
}

/// The earliest occurrence of a duty that is neither accepted nor waived.
fn first_open(register: &Register, obligation: Id) -> Option<(NaiveDate, &'static str)> {
    let ids = register.referring(Kind::ObligationInstance, obligation_instances::OBLIGATION.index, obligation);
    let records = ids.iter().filter_map(|id| register.get(Kind::ObligationInstance, *id));
    let open = records.filter(|record| !is_settled(record)).filter_map(|record| {
        let state = record.choice(obligation_instances::STATE).unwrap_or("planned");
        Some((record.date(obligation_instances::DUE)?, state))
    });
    open.min()
}
