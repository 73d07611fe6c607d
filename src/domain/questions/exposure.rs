//! What each party has of a lot twice (N6): as the one who answers for it and as the one who performs it. Both views add up
//! to all of the lot. Values and shares are those of `concentration`.

use super::concentration::{PARTIES, levels, members, nobodys_value, own_value, performed_value};
use super::{Asked, Question, Row, Source};
use crate::domain::chain::exposure::concern;
use crate::domain::chain::standing::has_double_role;
use crate::domain::coverage::lots_on_map;
use crate::domain::field::{Code, Column, Noun, Number, One, Shape, YesNo, field};
use crate::domain::kind::Kind;
use crate::domain::market::{MEASURES, Market, each_below, market};
use crate::domain::record::{Record, Ref, Value};
use std::collections::BTreeMap;

/// Columns of the answer.
pub const NOUN: Noun = Noun {
    kind: Kind::Exposure,
    fields: &[
        field("party_kind", Shape::Choice(PARTIES)),
        field("provider_or_group", Shape::LinkBy("party_kind")).list(30).searched(),
        field("lot", Shape::Link(Kind::Lot)).list(26).searched(),
        field("as_main_percent", Shape::Percent).list(9),
        field("as_performer_percent", Shape::Percent).list(9),
        field("double_role", Shape::Flag).list(9),
        field("measure", Shape::Choice(MEASURES)),
    ],
    derived: &[],
    keys: &[&["provider_or_group", "lot"]],
    label: &["provider_or_group", "lot"],
    period: None,
};

/// Whether the party is a group or a provider outside any group.
pub const PARTY_KIND: Column<Code> = NOUN.choice("party_kind");
/// Group or provider.
pub const PARTY: Column<One> = NOUN.link("provider_or_group");
/// Lot.
pub const LOT: Column<One> = NOUN.link("lot");
/// Share of the lot it answers for, in parts per million.
pub const AS_MAIN_PERCENT: Column<Number> = NOUN.number("as_main_percent");
/// Share of the lot it performs itself, in parts per million.
pub const AS_PERFORMER_PERCENT: Column<Number> = NOUN.number("as_performer_percent");
/// Whether it performs for another in the lot and signed a contract as well, there or elsewhere, alone or with others (R18).
pub const DOUBLE_ROLE: Column<YesNo> = NOUN.flag("double_role");
/// What the shares are measured by; empty when unknown.
pub const MEASURE: Column<Code> = NOUN.choice("measure");

/// The question.
pub const QUESTION: Question =
    Question { kind: Kind::Exposure, needs_figures: &[Kind::Actual], needs_duties: false, answer, sources };

/// Share as main contractor, share as performer.
type Both = (Option<i64>, Option<i64>);

fn answer(asked: &Asked<'_>) -> Vec<Row> {
    let mut rows = Vec::new();
    for lot in lots_on_map(asked.register, asked.when.day) {
        let found = market(asked.register, asked.monthly, lot.id, asked.when.day);
        let roles = roles(asked, lot, &found);
        let [main, net] = levels(asked, &found);
        let mut parties: BTreeMap<Option<Ref>, Both> = roles.keys().map(|party| (Some(*party), (None, None))).collect();
        // Where the shares of a level are known, who is not in it has none of it.
        let none = found.measure.map(|_| 0);
        for (party, _, share) in &main.parties {
            parties.entry(*party).or_default().0 = *share;
        }
        for (party, _, share) in &net.parties {
            parties.entry(*party).or_default().1 = *share;
        }
        for (party, (as_main, as_performer)) in parties {
            let double = party.and_then(|party| roles.get(&party)).copied().unwrap_or_default();
            rows.push(
                vec![
                    party.map_or(Value::Unknown, |party| Value::Choice(party.kind.singular())),
                    party.map(|party| party.id).into(),
                    lot.id.into(),
                    as_main.or(none).into(),
                    as_performer.or(none).into(),
                    double.into(),
                    found.measure.map_or(Value::Unknown, Value::Choice),
                ]
                .into(),
            );
        }
    }
    rows
}

/// Who has a part of the lot or performs in it, and whether its role there is double (R18).
fn roles(asked: &Asked<'_>, lot: &Record, found: &Market) -> BTreeMap<Ref, bool> {
    let (register, day) = (asked.register, asked.when.day);
    let mut roles: BTreeMap<Ref, bool> =
        found.contract.keys().map(|provider| (concern(register, *provider), false)).collect();
    each_below(register, lot.id, day, &mut |chain, at| {
        let double = roles.entry(concern(register, chain.nodes[at].provider)).or_default();
        *double = *double || has_double_role(register, chain, at, day);
    });
    roles
}

fn sources(asked: &Asked<'_>, row: &Record) -> Vec<Source> {
    let Some(lot) = row.link(LOT) else { return Vec::new() };
    let Some(party) = row.link(PARTY) else { return nobodys_value(asked, "as_performer_percent", lot) };
    let members = members(asked, row.choice(PARTY_KIND), party);
    let measure = row.choice(MEASURE);
    let mut sources = own_value(asked, "as_main_percent", lot, measure, members.clone());
    sources.extend(performed_value(asked, "as_performer_percent", lot, measure, &members));
    sources
}
