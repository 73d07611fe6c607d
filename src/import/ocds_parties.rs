//! The parties of an OCDS process: who buys, who supplies, by identifier where there is one. Parties that only tendered
//! or review complaints are not taken; contact persons never are.

use super::ocds_read::{Object, id, line, object, objects, text};
use crate::domain::kind::Kind;
use std::collections::BTreeSet;

/// Roles of who buys.
const BUYING: [&str; 4] = ["buyer", "procuringEntity", "leadBuyer", "centralPurchasingBody"];

/// One organisation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Party {
    /// Its id in the file, or its name.
    pub id: String,
    /// Name as published.
    pub name: String,
    /// Eight digits under scheme NL-KVK.
    pub kvk: Option<String>,
    /// Any other number, with its scheme before it.
    pub number: Option<String>,
    /// Whether the number claims to be of the chamber of commerce and cannot be.
    pub claims_kvk: bool,
    /// Place.
    pub city: Option<String>,
    /// Country as written.
    pub country: Option<String>,
    buys: bool,
    supplies: bool,
}

/// The parties of a process, in the order of the file.
pub(super) struct Parties {
    held: Vec<Party>,
}

impl Parties {
    /// Listed parties by their roles, and those that are only named where they act.
    pub fn of(release: &Object) -> Self {
        let mut parties = Self { held: Vec::new() };
        for party in objects(release, "parties") {
            let roles: Vec<&str> = super::ocds_read::texts(party, "roles");
            let buys = roles.iter().any(|role| BUYING.contains(role));
            parties.add(party, buys, roles.contains(&"supplier") || roles.contains(&"subcontractor"));
        }
        for path in ["buyer", "tender.procuringEntity"] {
            if let Some(party) = object(release, path) {
                parties.add(party, true, false);
            }
        }
        for award in objects(release, "awards") {
            for party in objects(award, "suppliers") {
                parties.add(party, false, true);
            }
            for subcontract in objects(award, "subcontracting.subcontracts") {
                if let Some(party) = object(subcontract, "subcontractor") {
                    parties.add(party, false, true);
                }
            }
        }
        for contract in objects(release, "contracts") {
            for party in objects(contract, "suppliers") {
                parties.add(party, false, true);
            }
        }
        parties
    }

    fn add(&mut self, party: &Object, buys: bool, supplies: bool) {
        let Some(wanted) = self.id_of(party).or_else(|| own_id(party)) else { return };
        let at = self.held.iter().position(|held| held.id == wanted).unwrap_or_else(|| {
            self.held.push(describe(party, wanted));
            self.held.len() - 1
        });
        if let Some(held) = self.held.get_mut(at) {
            held.buys |= buys;
            held.supplies |= supplies;
        }
    }

    /// The id under which a party or a reference to one is kept here.
    pub fn id_of(&self, party: &Object) -> Option<String> {
        let own = own_id(party)?;
        let known = |held: &&Party| held.id == own;
        let named = || {
            let name = text(party, "name").map(line)?;
            self.held.iter().find(|held| held.name == name).filter(|_| id(party, "id").is_none())
        };
        self.held.iter().find(known).or_else(named).map(|held| held.id.clone())
    }

    /// Those that become records of that noun, each once.
    pub fn taken(&self, kind: Kind) -> impl Iterator<Item = &Party> {
        let mut seen = BTreeSet::new();
        self.held.iter().filter(move |party| {
            let wanted = if kind == Kind::Authority { party.buys } else { party.supplies };
            wanted && seen.insert(party.id.clone())
        })
    }
}

fn own_id(party: &Object) -> Option<String> {
    id(party, "id").or_else(|| text(party, "name").map(line))
}

fn describe(party: &Object, wanted: String) -> Party {
    let scheme = text(party, "identifier.scheme").map(line);
    let number = id(party, "identifier.id");
    let is_kvk = scheme.as_deref() == Some("NL-KVK");
    let fits = |number: &String| number.len() == 8 && number.bytes().all(|digit| digit.is_ascii_digit());
    let kvk = number.clone().filter(|number| is_kvk && fits(number));
    let with_scheme = |number: String| match &scheme {
        Some(scheme) if !number.starts_with(scheme.as_str()) => format!("{scheme}-{number}"),
        _ => number,
    };
    let name = text(party, "name").or_else(|| text(party, "identifier.legalName")).map(line);
    Party {
        name: name.unwrap_or_else(|| wanted.clone()),
        id: wanted,
        claims_kvk: is_kvk && kvk.is_none(),
        number: if kvk.is_some() { None } else { number.map(with_scheme) },
        kvk,
        city: text(party, "address.locality").map(line),
        country: text(party, "address.countryName").map(line),
        buys: false,
        supplies: false,
    }
}
