//! How much of a lot hangs on whom (N6, R22): as the party that answers and as the one that performs, by provider or by
//! group. Both views add up to the whole. What each chain weighs, realised or agreed value, is the caller's to say.

use super::{Chain, Place, WHOLE};
use crate::domain::apportion::apportion;
use crate::domain::kind::Kind;
use crate::domain::nouns::providers;
use crate::domain::record::{Id, Ref};
use crate::domain::register::Register;
use std::collections::BTreeMap;

/// The two views of one lot, in parts per million of its whole weight.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Exposure {
    /// Per party: the weight of the chains it answers for.
    pub main: BTreeMap<Ref, i64>,
    /// Per performer: what it delivers itself. The party of a consortium stands for all its members.
    pub performers: BTreeMap<Ref, i64>,
    /// What nobody is known to perform: with `performers` it makes the whole.
    pub unknown: i64,
}

/// Who counts as one for the concentration of a lot: the group where there is one, else the provider itself (R22).
#[must_use]
pub fn concern(register: &Register, provider: Id) -> Ref {
    let group = register.get(Kind::Provider, provider).and_then(|record| record.link(providers::GROUP));
    group.map_or(Ref { kind: Kind::Provider, id: provider }, |id| Ref { kind: Kind::ProviderGroup, id })
}

/// The providers that count as that one: those of a group, or the one provider.
#[must_use]
pub fn firms(register: &Register, concern: Ref) -> Vec<Id> {
    match concern.kind {
        Kind::ProviderGroup => register.referring(Kind::Provider, providers::GROUP.index, concern.id).to_vec(),
        _ => vec![concern.id],
    }
}

/// Both views of a lot from its chains and what each weighs. Nothing weighs nothing: then both are empty. Where more was
/// passed on than there was, nobody performs less than nothing.
#[must_use]
pub fn of_lot(chains: &[(&Chain<'_>, i64)], concern: &dyn Fn(Id) -> Ref) -> Exposure {
    let mut main: BTreeMap<Ref, i64> = BTreeMap::new();
    // What nobody is known to perform stands first, under no name.
    let mut performed: BTreeMap<Option<Ref>, i64> = BTreeMap::new();
    for (chain, weight) in chains.iter().filter(|(chain, weight)| chain.stands && *weight > 0) {
        let Some(party) = chain.nodes.first().filter(|node| node.place == Place::Party) else { continue };
        *main.entry(concern(party.provider)).or_default() += weight;
        for node in chain.nodes.iter().filter(|node| node.place != Place::Loose) {
            let net = node.net.unwrap_or(0).max(0);
            *performed.entry(Some(concern(node.provider))).or_default() += weight.saturating_mul(net);
        }
        *performed.entry(None).or_default() += weight.saturating_mul(chain.unknown().max(0));
    }
    let shares: Vec<i64> = main.values().copied().collect();
    let main = main.into_keys().zip(apportion(WHOLE, &shares)).collect();
    let shares: Vec<i64> = performed.values().copied().collect();
    let mut exposure = Exposure { main, ..Exposure::default() };
    for (who, share) in performed.into_keys().zip(apportion(WHOLE, &shares)) {
        match who {
            Some(who) => {
                let _ = exposure.performers.insert(who, share);
            }
            None => exposure.unknown = share,
        }
    }
    exposure
}
