//! How much of a lot hangs on one party (R22): the share of every group or provider outside a group, as the one who
//! answers for it and after the chain (R19), with the index of the lot and what asks for attention.

use super::{Asked, Made, Question, Row, Source, Summed};
use crate::domain::apportion::apportion;
use crate::domain::chain::WHOLE;
use crate::domain::chain::exposure::{concern, firms};
use crate::domain::concentration::{FLAGS, hhi, hhi_flag, share_flag};
use crate::domain::coverage::lots_on_map;
use crate::domain::field::{Code, Column, Noun, Number, One, Shape, field};
use crate::domain::kind::Kind;
use crate::domain::lot_cut::products_on;
use crate::domain::market::{MEASURES, Market, by_party, last_year, market, performers};
use crate::domain::nouns::{lots, subcontract_links};
use crate::domain::record::{Id, Record, Ref, Value};
use std::collections::{BTreeMap, BTreeSet};

/// Codes of the level a share is measured at: who answers for the care, or who performs it.
pub const BASES: &[&str] = &["contract", "net"];

/// Nouns a party can be.
pub const PARTIES: &[&str] = &["provider_group", "provider"];

/// Columns of the answer.
pub const NOUN: Noun = Noun {
    kind: Kind::Concentration,
    fields: &[
        field("lot", Shape::Link(Kind::Lot)).list(24).searched(),
        field("party_kind", Shape::Choice(PARTIES)),
        field("provider_or_group", Shape::LinkBy("party_kind")).list(28).searched(),
        field("basis", Shape::Choice(BASES)).list(9),
        field("share_percent", Shape::Percent).list(10),
        field("hhi", Shape::Whole).list(7),
        field("flag", Shape::Choice(FLAGS)).list(8),
        field("category", Shape::Choice(&["light", "heavy"])).list(8),
        field("measure", Shape::Choice(MEASURES)).list(13),
        field("value_cents", Shape::Money).list(14),
    ],
    derived: &[],
    keys: &[&["lot", "provider_or_group", "basis"]],
    label: &["lot", "provider_or_group", "basis"],
    period: None,
};

/// Lot.
pub const LOT: Column<One> = NOUN.link("lot");
/// Whether the party is a group or a provider outside any group.
pub const PARTY_KIND: Column<Code> = NOUN.choice("party_kind");
/// Group or provider.
pub const PARTY: Column<One> = NOUN.link("provider_or_group");
/// One of `BASES`.
pub const BASIS: Column<Code> = NOUN.choice("basis");
/// Share of the lot, in parts per million; unknown when a value or share it needs is.
pub const SHARE_PERCENT: Column<Number> = NOUN.number("share_percent");
/// Index of the whole lot, 0 to 10 000.
pub const HHI: Column<Number> = NOUN.number("hhi");
/// What asks for attention: the share itself, and with the largest party of a lot also its index. Empty when quiet.
pub const FLAG: Column<Code> = NOUN.choice("flag");
/// Light or heavy (R32).
pub const CATEGORY: Column<Code> = NOUN.choice("category");
/// What the share is measured by.
pub const MEASURE: Column<Code> = NOUN.choice("measure");
/// Value the share is of, in cents.
pub const VALUE_CENTS: Column<Number> = NOUN.number("value_cents");

/// The question.
pub const QUESTION: Question =
    Question { kind: Kind::Concentration, needs_figures: &[Kind::Actual], needs_duties: false, answer, sources };

/// A party of a lot with its value in cents and its share in parts per million; nobody is what no one is known to perform.
pub(super) type Share = (Option<Ref>, Option<i64>, Option<i64>);

/// The parties of a lot at one level.
pub(super) struct Level {
    pub parties: Vec<Share>,
    /// Unknown as long as it is not known for all of the lot who has it.
    pub hhi: Option<i64>,
}

fn level(sums: &BTreeMap<Option<Ref>, i64>) -> Level {
    let cents: Vec<i64> = sums.values().copied().collect();
    let shares = apportion(WHOLE, &cents);
    let parties = sums.iter().zip(shares).map(|((party, cents), share)| (*party, Some(*cents), Some(share)));
    Level { parties: parties.collect(), hhi: hhi(&cents).filter(|_| !sums.contains_key(&None)) }
}

/// Both levels of a lot, in the order of `BASES`. Without a measure everybody is there and nothing is known.
pub(super) fn levels(asked: &Asked<'_>, found: &Market) -> [Level; 2] {
    let (Some(_), Some(net)) = (found.measure, &found.net) else {
        let all: BTreeSet<Ref> = found.contract.keys().map(|provider| concern(asked.register, *provider)).collect();
        let unknown = || Level { parties: all.iter().map(|party| (Some(*party), None, None)).collect(), hhi: None };
        return [unknown(), unknown()];
    };
    let known: BTreeMap<Id, i64> = found.contract.iter().map(|(id, value)| (*id, value.unwrap_or(0))).collect();
    [level(&by_party(asked.register, &known)), level(&by_party(asked.register, net))]
}

fn answer(asked: &Asked<'_>) -> Vec<Row> {
    let mut rows = Vec::new();
    for lot in lots_on_map(asked.register, asked.when.day) {
        let found = market(asked.register, asked.monthly, lot.id, asked.when.day);
        for (basis, mut level) in BASES.iter().zip(levels(asked, &found)) {
            level.parties.sort_by_key(|(party, _, share)| (party.is_none(), std::cmp::Reverse(*share), *party));
            rows.extend(level_rows(asked, lot, basis, &level, found.measure));
        }
    }
    rows
}

fn level_rows(
    asked: &Asked<'_>,
    lot: &Record,
    basis: &'static str,
    level: &Level,
    measure: Option<&'static str>,
) -> Vec<Row> {
    let norms = asked.register.norms();
    let code = |code: Option<&'static str>| code.map_or(Value::Unknown, Value::Choice);
    let row = |(place, (party, cents, share)): (usize, &Share)| -> Row {
        let own = share.filter(|_| party.is_some()).and_then(|share| share_flag(share, norms));
        let of_lot = level.hhi.filter(|_| place == 0).and_then(|hhi| hhi_flag(hhi, norms));
        vec![
            lot.id.into(),
            code(party.map(|party| party.kind.singular())),
            party.map(|party| party.id).into(),
            Value::Choice(basis),
            (*share).into(),
            level.hhi.into(),
            code(own.or(of_lot)),
            code(lot.choice(lots::CATEGORY)),
            code(measure),
            (*cents).into(),
        ]
        .into()
    };
    level.parties.iter().enumerate().map(row).collect()
}

/// The providers a party stands for.
pub(super) fn members(asked: &Asked<'_>, kind: Option<&str>, id: Id) -> Vec<Id> {
    let kind = if kind == Some("provider_group") { Kind::ProviderGroup } else { Kind::Provider };
    firms(asked.register, Ref { kind, id })
}

fn sources(asked: &Asked<'_>, row: &Record) -> Vec<Source> {
    let Some(lot) = row.link(LOT) else { return Vec::new() };
    let Some(party) = row.link(PARTY) else { return nobodys_value(asked, "value_cents", lot) };
    let members = members(asked, row.choice(PARTY_KIND), party);
    match row.choice(BASIS) {
        Some("contract") => own_value(asked, "value_cents", lot, row.choice(MEASURE), members),
        _ => performed_value(asked, "value_cents", lot, row.choice(MEASURE), &members),
    }
}

/// What those who answer for a lot have of it was made from: their figures, or what was agreed.
pub(super) fn own_value(
    asked: &Asked<'_>,
    column: &'static str,
    lot: Id,
    measure: Option<&str>,
    of: Vec<Id>,
) -> Vec<Source> {
    let made = match measure {
        Some("realised") => Made::Figures(figures(asked, lot, Some(of))),
        _ => Made::Records(Kind::ContractLot, parts_of(asked, lot, &of)),
    };
    vec![Source { column, of: made }]
}

/// What a performer has of a lot follows from the value of the chains it stands in and from the links in them (R19). Who
/// stands in no other's chain and passes nothing on has its own value.
pub(super) fn performed_value(
    asked: &Asked<'_>,
    column: &'static str,
    lot: Id,
    measure: Option<&str>,
    of: &[Id],
) -> Vec<Source> {
    let mains = performers(asked.register, lot, asked.when.day).into_iter();
    let mains = mains.filter(|(_, performer)| of.contains(performer)).map(|(main, _)| main);
    let valued: BTreeSet<Id> = mains.chain(of.iter().copied()).collect();
    let mut sources = own_value(asked, column, lot, measure, valued.into_iter().collect());
    let links = chains_of(asked, lot, of);
    if !links.is_empty() {
        sources.push(Source { column, of: Made::Records(Kind::SubcontractLink, links) });
    }
    sources
}

/// What nobody is known to perform of a lot follows from the links of which no share was recorded.
pub(super) fn nobodys_value(asked: &Asked<'_>, column: &'static str, lot: Id) -> Vec<Source> {
    let mains: BTreeSet<Id> =
        performers(asked.register, lot, asked.when.day).into_iter().map(|(main, _)| main).collect();
    let links = chains_of(asked, lot, &mains.into_iter().collect::<Vec<_>>());
    let vague = links.into_iter().filter(|id| {
        let link = asked.register.get(Kind::SubcontractLink, *id);
        link.is_some_and(|link| link.number(subcontract_links::SHARE_PERCENT).is_none())
    });
    vec![Source { column, of: Made::Records(Kind::SubcontractLink, vague.collect()) }]
}

/// The figures the value of a lot was summed from.
pub(super) fn figures(asked: &Asked<'_>, lot: Id, providers: Option<Vec<Id>>) -> Summed {
    let (from, to) = last_year(asked.when.day);
    let products = Some(products_on(asked.register, lot, asked.when.day));
    Summed { kind: Kind::Actual, providers, products, municipalities: None, from, to }
}

fn parts_of(asked: &Asked<'_>, lot: Id, members: &[Id]) -> Vec<Id> {
    let parts = crate::domain::coverage::parts(asked.register, lot, asked.when.day);
    parts.iter().filter(|part| members.contains(&part.provider)).map(|part| part.id).collect()
}

fn chains_of(asked: &Asked<'_>, lot: Id, members: &[Id]) -> Vec<Id> {
    use crate::domain::nouns::subcontract_links as link;
    let parts = crate::domain::coverage::parts(asked.register, lot, asked.when.day);
    let contracts = parts.iter().map(|part| part.contract);
    let links = contracts.flat_map(|contract| {
        crate::domain::contract::current(
            asked.register,
            Kind::SubcontractLink,
            link::CONTRACT,
            contract,
            asked.when.day,
        )
    });
    let ours = |id: Option<Id>| id.is_some_and(|id| members.contains(&id));
    links
        .filter(|one| one.link(link::LOT).is_none_or(|own| own == lot))
        .filter(|one| ours(one.link(link::PARENT)) || ours(one.link(link::CHILD)))
        .map(|one| one.id)
        .collect()
}
