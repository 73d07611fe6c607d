//! What the region holds necessary against what there is (N3): per provision and municipality whether providers deliver it
//! under a contract of their own, only through a chain, or nobody does. Provisions are `necessary_provisions`, and the lots
//! that name one as their need.

use super::{Asked, Made, Question, Row, Source};
use crate::domain::chain::{Chain, Place, of_contract};
use crate::domain::coverage::{Part, Taking, is_regional, lots_on_map, parts, taking_part};
use crate::domain::field::{Code, Column, Noun, Number, One, Several, Shape, Text, field};
use crate::domain::kind::Kind;
use crate::domain::lot_cut::lot_on;
use crate::domain::nouns::{lots, necessary_provisions, products};
use crate::domain::record::{Id, Record, Value};
use crate::domain::register::Holds;
use crate::shown::fold;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

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
/// Lots in which it is bought.
pub const LOTS: Column<Several> = NOUN.links("lots");
/// Where it was recorded as necessary, when it was.
pub const RECORDED: Column<One> = NOUN.link("recorded");

/// The question.
pub const QUESTION: Question = Question { kind: Kind::Need, needs_figures: &[], needs_duties: false, answer, sources };

/// A provision that must be there, and the lots that bring it.
struct Need {
    name: String,
    recorded: Option<Id>,
    municipality: Option<Id>,
    lots: BTreeSet<Id>,
}

/// A part of a lot: whether its party performs itself, who performs for it, and the links that say so.
struct Supply {
    part: Part,
    own: bool,
    below: Vec<Id>,
    links: Vec<Id>,
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
    all.filter(fits).filter_map(|one| lot_on(asked.register, one.id, asked.when.day)).collect()
}

fn answer(asked: &Asked<'_>) -> Vec<Row> {
    let (register, day) = (asked.register, asked.when.day);
    let mut chains = HashMap::new();
    let mut supplies: BTreeMap<Id, Vec<Supply>> = BTreeMap::new();
    let mut rows = Vec::new();
    // One row per name and place, also where the region and a municipality both hold it necessary.
    let mut told = BTreeSet::new();
    for need in needs(asked) {
        for lot in &need.lots {
            supplies.entry(*lot).or_insert_with(|| supply(asked, &mut chains, *lot));
        }
        let places: BTreeSet<Option<Id>> = match need.municipality {
            Some(place) => [Some(place)].into(),
            None => {
                let all = need.lots.iter().flat_map(|lot| taking_part(register, *lot, day));
                let all: BTreeSet<Option<Id>> = all.map(Some).collect();
                if all.is_empty() { [None].into() } else { all }
            }
        };
        let there = There::of(asked, &need, &supplies);
        let name = fold(&need.name);
        for place in places.into_iter().filter(|place| told.insert((name.clone(), *place))).collect::<Vec<_>>() {
            let (state, providers) = there.judge(place);
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

/// The chains of the contracts that were looked at: one contract has parts in several lots.
type Chains<'a> = HashMap<Id, Vec<Chain<'a>>>;

fn supply<'a>(asked: &Asked<'a>, chains: &mut Chains<'a>, lot: Id) -> Vec<Supply> {
    let (register, day) = (asked.register, asked.when.day);
    let supply = |part: Part| {
        let of = |contract| of_contract(register, contract, day);
        let of = || register.get(Kind::Contract, part.contract).map(of).unwrap_or_default();
        let chain = chains.entry(part.contract).or_insert_with(of).iter().find(|chain| chain.lot == Some(lot));
        let nodes = chain.map(|chain| chain.nodes.as_slice()).unwrap_or_default();
        // Who passes on all of it performs nothing itself; where that is not known it does.
        let own = nodes.first().and_then(|party| party.net).is_none_or(|net| net > 0);
        let subs = || nodes.iter().filter(|node| node.place == Place::Sub && node.net != Some(0));
        let below = subs().map(|node| node.provider).collect();
        let links = subs().flat_map(|node| node.links.iter().map(|link| link.id)).collect();
        Supply { part, own, below, links }
    };
    parts(register, lot, day).into_iter().map(supply).collect()
}

/// Who delivers something in a place.
#[derive(Default)]
struct Delivered {
    /// Whether somebody does under a contract of its own.
    own: bool,
    by: HashSet<Id>,
}

impl Delivered {
    fn add(&mut self, supply: &Supply) {
        self.own |= supply.own;
        self.by.extend(Some(supply.part.provider).filter(|_| supply.own));
        self.by.extend(&supply.below);
    }
}

/// How a provision is there: by every part once, in the places where that part takes clients.
#[derive(Default)]
struct There {
    /// From lots of a larger scale, which are judged for the region as a whole (R25).
    everywhere: Delivered,
    /// From all other lots, by place.
    here: HashMap<Id, Delivered>,
    /// The same where no place is known.
    somewhere: Delivered,
}

impl There {
    fn of(asked: &Asked<'_>, need: &Need, supplies: &BTreeMap<Id, Vec<Supply>>) -> Self {
        let mut there = Self::default();
        for (lot, supply) in
            need.lots.iter().flat_map(|lot| supplies.get(lot).into_iter().flatten().map(move |one| (lot, one)))
        {
            let open = |place| supply.part.taking(place) == Taking::Open;
            if regional(asked, *lot) {
                if open(None) {
                    there.everywhere.add(supply);
                }
                continue;
            }
            for place in supply.part.served.iter().filter(|place| open(Some(**place))) {
                there.here.entry(*place).or_default().add(supply);
            }
            if open(None) {
                there.somewhere.add(supply);
            }
        }
        there
    }

    /// The state in a place, and by how many providers.
    fn judge(&self, place: Option<Id>) -> (&'static str, usize) {
        let local = match place {
            Some(place) => self.here.get(&place),
            None => Some(&self.somewhere),
        };
        let own = self.everywhere.own || local.is_some_and(|local| local.own);
        let only_here = local.map_or(0, |local| local.by.difference(&self.everywhere.by).count());
        let providers = self.everywhere.by.len() + only_here;
        let state = match (own, providers) {
            (_, 0) => "none",
            (false, _) => "chain",
            (true, _) => "direct",
        };
        (state, providers)
    }
}

fn regional(asked: &Asked<'_>, lot: Id) -> bool {
    asked.register.get(Kind::Lot, lot).is_some_and(is_regional)
}

fn sources(asked: &Asked<'_>, row: &Record) -> Vec<Source> {
    let (mut parts, mut links) = (Vec::new(), Vec::new());
    for lot in row.links(LOTS) {
        let place = row.link(MUNICIPALITY).filter(|_| !regional(asked, *lot));
        for one in supply(asked, &mut HashMap::new(), *lot) {
            if one.part.taking(place) == Taking::Open && (one.own || !one.below.is_empty()) {
                parts.push(one.part.id);
                links.extend(&one.links);
            }
        }
    }
    vec![
        Source { column: "providers", of: Made::Records(Kind::ContractLot, parts) },
        Source { column: "providers", of: Made::Records(Kind::SubcontractLink, links) },
    ]
}
