//! What the region holds necessary against what there is (N3): per provision and municipality whether providers deliver it
//! under a contract of their own, only through a chain, or nobody does. Provisions are `necessary_provisions`, and the lots
//! that name one as their need.

use super::{Asked, Made, Question, Row, Source};
use crate::domain::chain::{Place, of_contract};
use crate::domain::contract::current;
use crate::domain::coverage::{Part, Taking, is_regional, lots_on_map, parts, taking_part};
use crate::domain::field::{Code, Column, Noun, Number, One, Shape, Text, field};
use crate::domain::kind::Kind;
use crate::domain::nouns::{lots, necessary_provisions, products};
use crate::domain::record::{Id, Record, Value};
use crate::domain::register::Holds;
use crate::shown::fold;
use std::collections::{BTreeMap, BTreeSet};

/// Codes of how a provision is there.
pub const STATES: &[&str] = &["none", "chain", "direct"];

/// Columns of the answer.
pub const NOUN: Noun = Noun {
    kind: Kind::Need,
    fields: &[
        field("provision", Shape::Line).list(34).searched(),
        field("municipality", Shape::Link(Kind::Municipality)).list(20).searched(),
        field("state", Shape::Choice(STATES)).list(16),
        field("providers", Shape::Whole).list(10),
        field("lots", Shape::Links(Kind::Lot)).list(24).searched(),
        field("recorded", Shape::Link(Kind::NecessaryProvision)),
    ],
    derived: &[],
    keys: &[&["provision", "municipality"]],
    label: &["provision", "municipality"],
    period: None,
};

/// What must be there.
pub const PROVISION: Column<Text> = NOUN.text("provision");
/// Where.
pub const MUNICIPALITY: Column<One> = NOUN.link("municipality");
/// One of `STATES`.
pub const STATE: Column<Code> = NOUN.choice("state");
/// Providers that deliver it, under a contract or in a chain.
pub const PROVIDERS: Column<Number> = NOUN.number("providers");
/// Where it was recorded as necessary, when it was.
pub const RECORDED: Column<One> = NOUN.link("recorded");

/// The question.
pub const QUESTION: Question = Question { kind: Kind::Need, needs_figures: false, answer, sources };

/// A provision that must be there, and the lots that bring it.
struct Need {
    name: String,
    recorded: Option<Id>,
    municipality: Option<Id>,
    lots: BTreeSet<Id>,
}

/// The parts of a lot, each with whether its party performs itself and how many perform for it.
struct Supply {
    part: Part,
    own: bool,
    below: usize,
}

fn needs(asked: &Asked<'_>) -> Vec<Need> {
    let (register, day) = (asked.register, asked.when.day);
    let mut named: BTreeMap<String, Need> = BTreeMap::new();
    for lot in lots_on_map(register, day) {
        let Some(text) = lot.text(lots::NEED) else { continue };
        let need = Need { name: text.to_owned(), recorded: None, municipality: None, lots: BTreeSet::new() };
        named.entry(fold(text)).or_insert(need).lots.insert(lot.id);
    }
    let kind = Kind::NecessaryProvision;
    let mut needs = Vec::new();
    let mut recorded = BTreeSet::new();
    for provision in register.all(kind).iter().filter(|one| register.holds(kind, one, day) == Holds::Now) {
        let Some(name) = provision.text(necessary_provisions::NAME) else { continue };
        if !crate::domain::contract::in_use(kind, provision, day) {
            continue;
        }
        let mut lots = named.get(&fold(name)).map(|need| need.lots.clone()).unwrap_or_default();
        lots.extend(lots_of(asked, provision));
        recorded.insert(fold(name));
        let municipality = provision.link(necessary_provisions::MUNICIPALITY);
        needs.push(Need { name: name.to_owned(), recorded: Some(provision.id), municipality, lots });
    }
    needs.extend(named.into_iter().filter(|(name, _)| !recorded.contains(name)).map(|(_, need)| need));
    needs
}

/// The lots in which the product, or a product of the category, that provides it is bought.
fn lots_of(asked: &Asked<'_>, provision: &Record) -> BTreeSet<Id> {
    let category = provision.text(necessary_provisions::CATEGORY_CODE);
    let product = provision.link(necessary_provisions::PRODUCT);
    let all = asked.register.all(Kind::Product).iter();
    let fits = |one: &&Record| {
        product == Some(one.id) || (category.is_some() && one.text(products::CATEGORY_CODE) == category)
    };
    all.filter(fits).filter_map(|one| one.link(products::LOT)).collect()
}

fn answer(asked: &Asked<'_>) -> Vec<Row> {
    let (register, day) = (asked.register, asked.when.day);
    let mut supplies: BTreeMap<Id, Vec<Supply>> = BTreeMap::new();
    let mut rows = Vec::new();
    for need in needs(asked) {
        for lot in &need.lots {
            supplies.entry(*lot).or_insert_with(|| supply(asked, *lot));
        }
        let places: BTreeSet<Option<Id>> = match need.municipality {
            Some(place) => [Some(place)].into(),
            None => {
                let all = need.lots.iter().flat_map(|lot| taking_part(register, *lot, day));
                let all: BTreeSet<Option<Id>> = all.map(Some).collect();
                if all.is_empty() { [None].into() } else { all }
            }
        };
        for place in places {
            let (state, providers) = judge(asked, &need, place, &supplies);
            let lots: Box<[Id]> = need.lots.iter().copied().collect();
            rows.push(
                vec![
                    need.name.as_str().into(),
                    place.into(),
                    Value::Choice(state),
                    i64::try_from(providers).unwrap_or(i64::MAX).into(),
                    if lots.is_empty() { Value::Unknown } else { Value::Links(lots) },
                    need.recorded.into(),
                ]
                .into(),
            );
        }
    }
    rows
}

fn supply(asked: &Asked<'_>, lot: Id) -> Vec<Supply> {
    let (register, day) = (asked.register, asked.when.day);
    let supply = |part: Part| {
        let contract = register.get(Kind::Contract, part.contract);
        let chains = contract.map(|contract| of_contract(register, contract, day)).unwrap_or_default();
        let chain = chains.iter().find(|chain| chain.lot == Some(lot));
        let nodes = chain.map(|chain| chain.nodes.as_slice()).unwrap_or_default();
        // Who passes on all of it performs nothing itself; where that is not known it does.
        let own = nodes.first().and_then(|party| party.net).is_none_or(|net| net > 0);
        let below = nodes.iter().filter(|node| node.place == Place::Sub && node.net != Some(0)).count();
        Supply { part, own, below }
    };
    parts(register, lot, day).into_iter().map(supply).collect()
}

/// How a provision is there in a place, and by how many providers.
fn judge(
    asked: &Asked<'_>,
    need: &Need,
    place: Option<Id>,
    supplies: &BTreeMap<Id, Vec<Supply>>,
) -> (&'static str, usize) {
    let (mut own, mut below) = (BTreeSet::new(), 0);
    for lot in &need.lots {
        let regional = asked.register.get(Kind::Lot, *lot).is_some_and(is_regional);
        let here = place.filter(|_| !regional);
        for supply in supplies.get(lot).into_iter().flatten().filter(|one| one.part.taking(here) == Taking::Open) {
            if supply.own {
                own.insert(supply.part.provider);
            }
            below += supply.below;
        }
    }
    let state = match (own.len(), below) {
        (0, 0) => "none",
        (0, _) => "chain",
        _ => "direct",
    };
    (state, own.len() + below)
}

fn sources(asked: &Asked<'_>, row: &Record) -> Vec<Source> {
    use crate::domain::nouns::contract_lots;
    let lots = match &row.values[NOUN.links("lots").index] {
        Value::Links(lots) => lots.to_vec(),
        _ => Vec::new(),
    };
    let day = asked.when.day;
    let parts = lots.iter().flat_map(|lot| current(asked.register, Kind::ContractLot, contract_lots::LOT, *lot, day));
    let parts = parts.map(|part| part.id).collect();
    vec![Source { column: "providers", of: Made::Records(Kind::ContractLot, parts) }]
}
