//! Questions over a notice: who delivers which lot, under which contract, and whether a group of tenderers is a
//! consortium or a list of providers side by side. Both formats give the same answers.

use std::collections::{BTreeMap, BTreeSet};

use super::model::{Contract, Framework, Notice, Organisation, Party, ResultStatus, Tender};
use super::value;

/// From this many members on, a tendering party is taken for a list of admitted providers.
pub const LIST_FROM: usize = 6;

/// Words in a notice that say every suitable provider is admitted, each with a contract of its own.
const OPEN_HOUSE: [&str; 5] =
    ["open house", "openhouse", "open-house", "toelatingsprocedure", "bestuurlijke aanbesteding"];

/// Whether the members of a tendering party tender together (combinatie). One member: no. A group with a name: yes.
/// Else it is a list of providers with a contract each when the words of the notice say open house
/// (bestuurlijke aanbesteding, toelatingsprocedure), or when it has [`LIST_FROM`] members or more: consortia in care
/// are smaller, while admission rounds are published as one "group" because the form asks for one.
#[must_use]
pub fn is_joint(members: usize, named: bool, open_house: bool) -> bool {
    members > 1 && (named || (!open_house && members < LIST_FROM))
}

/// One agreement between the buyers and one provider (or one consortium) as far as the notice tells: a row for a
/// contract in the register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agreement<'a> {
    /// The contract, when one is published.
    pub contract: Option<&'a Contract>,
    /// The tenders behind it.
    pub tenders: Vec<&'a Tender>,
    /// Organisation ids (the first of those with one trade register number): one, or the members of a consortium
    /// with its leader first.
    pub providers: Vec<&'a str>,
    /// Ids of the lots, groups resolved.
    pub lots: BTreeSet<&'a str>,
}

impl Organisation {
    /// The name of the municipality when the organisation looks like one: "Gemeente Voorbeeld" gives "Voorbeeld".
    #[must_use]
    pub fn municipality(&self) -> Option<&str> {
        let name = self.name.as_deref()?;
        let (word, rest) = name.split_at_checked("gemeente ".len())?;
        Some(rest.trim()).filter(|r| word.eq_ignore_ascii_case("gemeente ") && !r.is_empty())
    }

    /// Whether the published country is the Netherlands.
    #[must_use]
    pub fn is_dutch(&self) -> bool {
        self.country.as_deref().is_some_and(value::is_dutch)
    }
}

impl Notice {
    /// The organisation with this id.
    #[must_use]
    pub fn organisation(&self, id: &str) -> Option<&Organisation> {
        self.organisations.iter().find(|o| o.id == id)
    }

    /// The agreements: per contract and provider, a consortium being one provider. An awarded result without any
    /// contract gives agreements without contract: for its tenders ranked first or not at all, and in a framework
    /// agreement for all of them. Other tenders give none.
    #[must_use]
    pub fn agreements(&self) -> Vec<Agreement<'_>> {
        let index = Index::of(self);
        let mut rows = Vec::new();
        let mut settled = BTreeSet::new();
        for contract in &self.contracts {
            let mut own: BTreeSet<&str> = contract.tenders.iter().map(String::as_str).collect();
            if own.is_empty() {
                own.extend(index.sole_result.get(contract.id.as_str()).into_iter().flatten().copied());
            }
            settled.extend(own.iter().copied());
            index.agree(Some(contract), &own, &mut rows);
        }
        for result in self.results.iter().filter(|r| r.status == Some(ResultStatus::Awarded) && r.contracts.is_empty())
        {
            let framework = result.lot.as_deref().is_some_and(|l| index.frameworks.contains(l));
            for id in result.tenders.iter().map(String::as_str) {
                let wins = index.tenders.get(id).is_some_and(|t| framework || matches!(t.rank, None | Some(0 | 1)));
                if wins && settled.insert(id) {
                    index.agree(None, &BTreeSet::from([id]), &mut rows);
                }
            }
        }
        rows
    }

    /// The first organisation that is the same firm as this one.
    #[must_use]
    pub fn first_of<'a>(&'a self, id: &'a str) -> &'a str {
        self.organisation(id).and_then(|o| o.same_as.as_deref()).unwrap_or(id)
    }

    /// Every provider and lot it delivers; members of a consortium each count.
    #[must_use]
    pub fn provider_lots(&self) -> BTreeSet<(&str, &str)> {
        let mut pairs = BTreeSet::new();
        for agreement in self.agreements() {
            for provider in &agreement.providers {
                pairs.extend(agreement.lots.iter().map(|lot| (*provider, *lot)));
            }
        }
        pairs
    }

    /// Every provider that has an agreement.
    #[must_use]
    pub fn providers(&self) -> BTreeSet<&str> {
        self.agreements().into_iter().flat_map(|a| a.providers).collect()
    }
}

/// Everything by id, so that large notices are walked once.
struct Index<'a> {
    tenders: BTreeMap<&'a str, &'a Tender>,
    parties: BTreeMap<&'a str, &'a Party>,
    groups: BTreeMap<&'a str, &'a [String]>,
    same: BTreeMap<&'a str, &'a str>,
    frameworks: BTreeSet<&'a str>,
    /// Tenders of a result that names exactly this contract.
    sole_result: BTreeMap<&'a str, Vec<&'a str>>,
}

impl<'a> Index<'a> {
    fn of(notice: &'a Notice) -> Self {
        let mut sole_result: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for result in &notice.results {
            if let [contract] = result.contracts.as_slice() {
                sole_result.entry(contract).or_default().extend(result.tenders.iter().map(String::as_str));
            }
        }
        Self {
            tenders: notice.tenders.iter().map(|t| (t.id.as_str(), t)).collect(),
            parties: notice.parties.iter().map(|p| (p.id.as_str(), p)).collect(),
            groups: notice.lot_groups.iter().map(|g| (g.id.as_str(), g.lots.as_slice())).collect(),
            same: notice.organisations.iter().filter_map(|o| Some((o.id.as_str(), o.same_as.as_deref()?))).collect(),
            frameworks: notice
                .lots
                .iter()
                .filter(|l| l.framework.is_some_and(|f| f != Framework::None))
                .map(|l| l.id.as_str())
                .collect(),
            sole_result,
        }
    }

    fn lots(&self, ids: &'a [String]) -> BTreeSet<&'a str> {
        ids.iter()
            .flat_map(|id| self.groups.get(id.as_str()).map_or(std::slice::from_ref(id), |lots| lots))
            .map(String::as_str)
            .collect()
    }

    /// Adds the agreements of one contract, one row per provider.
    fn agree(&self, contract: Option<&'a Contract>, tenders: &BTreeSet<&'a str>, rows: &mut Vec<Agreement<'a>>) {
        let mut own: BTreeMap<Vec<&str>, usize> = BTreeMap::new();
        for tender in tenders.iter().filter_map(|id| self.tenders.get(id)) {
            let Some(party) = tender.party.as_deref().and_then(|p| self.parties.get(p)) else { continue };
            let lots = self.lots(&tender.lots);
            for providers in self.providers(party) {
                let at = *own.entry(providers.clone()).or_insert(rows.len());
                match rows.get_mut(at) {
                    Some(row) => {
                        row.tenders.push(tender);
                        row.lots.extend(lots.iter());
                    }
                    None => rows.push(Agreement { contract, tenders: vec![tender], providers, lots: lots.clone() }),
                }
            }
        }
    }

    /// The providers of a party: the consortium as one, its leader first, or each member by itself, each firm once.
    fn providers(&self, party: &'a Party) -> Vec<Vec<&'a str>> {
        let mut members: Vec<_> = party.members.iter().filter(|m| !m.organisation.is_empty()).collect();
        if party.joint {
            members.sort_by_key(|m| m.lead != Some(true));
        }
        let mut seen = BTreeSet::new();
        let firms = members.iter().map(|m| {
            let id = m.organisation.as_str();
            self.same.get(id).copied().unwrap_or(id)
        });
        let firms: Vec<&str> = firms.filter(|id| seen.insert(*id)).collect();
        if party.joint { vec![firms] } else { firms.into_iter().map(|id| vec![id]).collect() }
    }
}

/// Points organisations with an equal trade register number to the first of them.
pub fn link_same_organisations(notice: &mut Notice) {
    let mut first: BTreeMap<String, String> = BTreeMap::new();
    for organisation in &mut notice.organisations {
        let Some(kvk) = &organisation.kvk else { continue };
        match first.get(kvk) {
            Some(id) if *id != organisation.id => organisation.same_as = Some(id.clone()),
            Some(_) => {}
            None => {
                first.insert(kvk.clone(), organisation.id.clone());
            }
        }
    }
}

/// Whether the words of the notice say that every suitable provider is admitted.
pub fn says_open_house(notice: &Notice) -> bool {
    let lots = notice.lots.iter().flat_map(|l| [&l.title, &l.description]);
    let words = [&notice.title, &notice.description].into_iter().chain(lots).flatten();
    words.map(|w| w.to_lowercase()).any(|w| OPEN_HOUSE.iter().any(|o| w.contains(o)))
}

/// What only shows once everything is read: joint parties, lots of subcontractors, how each lot ended.
pub fn finish(notice: &mut Notice) {
    let open_house = says_open_house(notice);
    for party in &mut notice.parties {
        let members: BTreeSet<&str> = party.members.iter().map(|m| m.organisation.as_str()).collect();
        party.joint = is_joint(members.len(), party.name.is_some(), open_house);
    }
    let index = Index::of(notice);
    let mut lots_of: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for tender in &notice.tenders {
        if let Some(party) = &tender.party {
            lots_of.entry(party).or_default().extend(index.lots(&tender.lots));
        }
    }
    let lots: Vec<Vec<String>> = notice
        .subcontractors
        .iter()
        .map(|s| lots_of.get(s.party.as_str()).into_iter().flatten().map(|l| (*l).to_owned()).collect())
        .collect();
    for (subcontractor, lots) in notice.subcontractors.iter_mut().zip(lots) {
        subcontractor.lots = lots;
    }
    let mut ended: BTreeMap<&str, ResultStatus> = BTreeMap::new();
    for result in &notice.results {
        if let (Some(lot), Some(status)) = (result.lot.as_deref(), result.status) {
            ended.entry(lot).and_modify(|s| *s = (*s).min(status)).or_insert(status);
        }
    }
    for lot in &mut notice.lots {
        lot.result = ended.get(lot.id.as_str()).copied();
    }
}
