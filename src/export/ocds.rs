//! The register as an OCDS 1.1 release package: one release per procedure with its parties, lots, awards and contracts
//! (DOMAIN §6.2). Only what the register knows is said; nothing is invented to please a schema.

use super::table::{decimal, key};
use crate::domain::kind::Kind;
use crate::domain::nouns::{
    amendments, authorities, consortium_members, contract_lots, contracts, extension_options, lots, providers, reviews,
    subcontract_links, tenders,
};
use crate::domain::record::{Id, Record};
use crate::domain::register::Register;
use crate::domain::term::{ExtensionOption, max_end, review_due};
use crate::text::Message;
use chrono::NaiveDate;
use serde_json::{Map, Value as Json, json};
use std::collections::BTreeMap;
use std::io::{self, Write};

/// The extensions that what is written here needs.
pub const EXTENSIONS: [&str; 2] = [
    "https://raw.githubusercontent.com/open-contracting-extensions/ocds_lots_extension/v1.1.5/extension.json",
    "https://raw.githubusercontent.com/open-contracting-extensions/ocds_subcontracting_extension/master/extension.json",
];

/// What makes a package.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    /// Registered prefix of the publisher, `ocds-abc123`; every `ocid` begins with it.
    pub prefix: &'a str,
    /// Name of the publisher: the region.
    pub publisher: &'a str,
    /// Where the package will be found.
    pub uri: &'a str,
    /// Reference date; also the date of the releases.
    pub as_of: NaiveDate,
}

/// Writes the package. Procedures come in the order of the register; contracts of none come in a release each.
///
/// # Errors
/// When `out` cannot be written.
pub fn write(out: &mut dyn Write, register: &Register, asked: &Asked<'_>) -> io::Result<Vec<Message>> {
    let head = json!({
        "uri": asked.uri,
        "version": "1.1",
        "extensions": EXTENSIONS,
        "publishedDate": start_of(asked.as_of),
        "publisher": { "name": asked.publisher },
    });
    let head = head.to_string();
    write!(out, "{},\"releases\":[", head.strip_suffix('}').unwrap_or(&head))?;
    write_releases(out, register, asked)?;
    out.write_all(b"\n]}\n")?;
    Ok(Vec::new())
}

fn write_releases(out: &mut dyn Write, register: &Register, asked: &Asked<'_>) -> io::Result<()> {
    let mut of_tender: BTreeMap<Id, Vec<&Record>> = BTreeMap::new();
    let mut alone = Vec::new();
    for contract in register.all(Kind::Contract) {
        match tender_of(register, contract) {
            Some(tender) => of_tender.entry(tender).or_default().push(contract),
            None => alone.push(contract),
        }
    }
    let mut first = true;
    let mut put = |release: &Json| {
        out.write_all(if first { b"\n" } else { b",\n" })?;
        first = false;
        serde_json::to_writer(&mut *out, release).map_err(io::Error::from)
    };
    for tender in register.all(Kind::Tender) {
        let contracts = of_tender.remove(&tender.id).unwrap_or_default();
        put(&Release::new(register, asked).of(Some(tender), &contracts))?;
    }
    for contract in alone {
        put(&Release::new(register, asked).of(None, &[contract]))?;
    }
    Ok(())
}

/// The procedure a contract came from: its own, else that of the first of its lots that has one.
fn tender_of(register: &Register, contract: &Record) -> Option<Id> {
    let of_lot = |part: &Record| register.get(Kind::Lot, part.link(contract_lots::LOT)?)?.link(lots::TENDER);
    let own = contract.link(contracts::TENDER);
    own.or_else(|| register.linked(Kind::ContractLot, "contract", contract.id).find_map(of_lot))
}

struct Release<'a> {
    register: &'a Register,
    asked: &'a Asked<'a>,
    /// Parties by id, with their roles.
    parties: BTreeMap<(bool, Id), (Json, Vec<&'static str>)>,
}

impl<'a> Release<'a> {
    fn new(register: &'a Register, asked: &'a Asked<'a>) -> Self {
        Self { register, asked, parties: BTreeMap::new() }
    }

    fn of(mut self, tender: Option<&Record>, of_tender: &[&Record]) -> Json {
        let process = match (tender, of_tender.first()) {
            (Some(tender), _) => key(self.register, Kind::Tender, tender.id),
            (None, Some(contract)) => format!("contract-{}", key(self.register, Kind::Contract, contract.id)),
            (None, None) => String::new(),
        };
        let ocid = format!("{}-{}", self.asked.prefix, process.trim_start_matches('#').replace([' ', '/'], "-"));
        let awards: Vec<Json> = of_tender.iter().map(|contract| self.award(contract)).collect();
        let contracts: Vec<Json> = of_tender.iter().map(|contract| self.contract(contract)).collect();
        let described = self.tender(tender, of_tender, &process);
        let buyers = tender.map_or(&[][..], |tender| tender.links(tenders::BUYERS));
        let buyers: Vec<Json> = buyers.iter().map(|id| self.party(Kind::Authority, *id, "buyer")).collect();
        let mut tags = vec!["tender"];
        if !of_tender.is_empty() {
            tags.extend(["award", "contract"]);
        }
        let mut release = object([
            ("ocid", ocid.clone().into()),
            ("id", format!("{ocid}-{}", self.asked.as_of).into()),
            ("date", start_of(self.asked.as_of).into()),
            ("tag", tags.into()),
            ("initiationType", "tender".into()),
            ("language", "nl".into()),
        ]);
        let parties: Vec<Json> = std::mem::take(&mut self.parties)
            .into_values()
            .map(|(mut party, roles)| {
                party["roles"] = roles.into();
                party
            })
            .collect();
        put(&mut release, "parties", list(parties));
        put(&mut release, "buyer", buyers.first().cloned());
        put(&mut release, "tender", Some(described));
        put(&mut release, "awards", list(awards));
        put(&mut release, "contracts", list(contracts));
        Json::Object(release)
    }

    /// A reference to a party, which is listed with that role.
    fn party(&mut self, kind: Kind, id: Id, role: &'static str) -> Json {
        let Some(record) = self.register.get(kind, id) else { return Json::Null };
        let (name, number, city, country) = if kind == Kind::Authority {
            let city = record.text(authorities::CITY);
            let number = record.text(authorities::OFFICIAL_NUMBER).map(|number| (scheme_of(number), number));
            (record.text(authorities::NAME), number, city, record.text(authorities::COUNTRY))
        } else {
            let kvk = record.text(providers::KVK).map(|number| (Some("NL-KVK"), number));
            let other = || record.text(providers::OFFICIAL_NUMBER).map(|number| (None, number));
            let number = kvk.or_else(other);
            (record.text(providers::NAME), number, record.text(providers::CITY), record.text(providers::COUNTRY))
        };
        let party_id = match number {
            Some((Some(scheme), number)) => format!("{scheme}-{number}"),
            _ => format!("{}-{}", if kind == Kind::Authority { "A" } else { "P" }, key(self.register, kind, id)),
        };
        let (_, roles) = self.parties.entry((kind == Kind::Provider, id)).or_insert_with(|| {
            let mut party = object([("id", party_id.clone().into()), ("name", name.unwrap_or_default().into())]);
            if let Some((scheme, number)) = number {
                let mut identifier = object([("id", number.into()), ("legalName", name.unwrap_or_default().into())]);
                put(&mut identifier, "scheme", scheme.map(Json::from));
                party.insert("identifier".into(), Json::Object(identifier));
            }
            let mut address = Map::new();
            put(&mut address, "locality", city.map(Json::from));
            put(&mut address, "countryName", country.map(Json::from));
            put(&mut party, "address", (!address.is_empty()).then_some(Json::Object(address)));
            (Json::Object(party), Vec::new())
        });
        if !roles.contains(&role) {
            roles.push(role);
        }
        json!({ "id": party_id, "name": name.unwrap_or_default() })
    }

    fn tender(&mut self, tender: Option<&Record>, of_tender: &[&Record], process: &str) -> Json {
        let mut ids: Vec<Id> = Vec::new();
        if let Some(tender) = tender {
            ids.extend(self.register.linked(Kind::Lot, "tender", tender.id).map(|lot| lot.id));
        }
        for contract in of_tender {
            let parts = self.register.linked(Kind::ContractLot, "contract", contract.id);
            ids.extend(parts.filter_map(|part| part.link(contract_lots::LOT)));
        }
        ids.sort_unstable();
        ids.dedup();
        let lots = ids.iter().filter_map(|id| self.lot(*id)).collect();
        let mut out = object([("id", process.into())]);
        if let Some(tender) = tender {
            put(&mut out, "title", tender.text(tenders::TITLE).map(Json::from));
            put(&mut out, "status", tender.choice(tenders::STAGE).map(tender_status).map(Json::from));
            let method = tender.choice(tenders::PROCEDURE);
            put(&mut out, "procurementMethod", method.and_then(method_of).map(Json::from));
            put(&mut out, "procurementMethodDetails", method.map(Json::from));
            put(&mut out, "mainProcurementCategory", Some("services".into()));
            put(&mut out, "value", tender.number(tenders::ESTIMATED_VALUE_CENTS).map(money));
            let buyers = tender.links(tenders::BUYERS);
            put(
                &mut out,
                "procuringEntity",
                buyers.first().map(|id| self.party(Kind::Authority, *id, "procuringEntity")),
            );
            for id in buyers.iter().skip(1) {
                self.party(Kind::Authority, *id, "buyer");
            }
        }
        put(&mut out, "lots", list(lots));
        Json::Object(out)
    }

    fn lot(&self, id: Id) -> Option<Json> {
        let lot = self.register.get(Kind::Lot, id)?;
        let mut out = object([("id", key(self.register, Kind::Lot, id).into())]);
        put(&mut out, "title", lot.text(lots::TITLE).map(Json::from));
        let internal = lot.text(lots::CODE).map(|code| json!([{ "scheme": "internal", "id": code }]));
        put(&mut out, "identifiers", internal);
        let status = lot.choice(lots::RESULT).map(|result| match result {
            "awarded" => "complete",
            "open" => "active",
            _ => "unsuccessful",
        });
        put(&mut out, "status", status.map(Json::from));
        put(&mut out, "value", lot.number(lots::ESTIMATED_VALUE_CENTS).map(money));
        put(&mut out, "contractPeriod", period(lot.date(lots::START), lot.date(lots::END), None));
        Some(Json::Object(out))
    }

    fn award(&mut self, contract: &Record) -> Json {
        let parts: Vec<&Record> = self.register.linked(Kind::ContractLot, "contract", contract.id).collect();
        let mut related: Vec<Id> = parts.iter().filter_map(|part| part.link(contract_lots::LOT)).collect();
        related.sort_unstable();
        related.dedup();
        let members = self.register.linked(Kind::ConsortiumMember, "contract", contract.id);
        let mut suppliers: Vec<Id> = contract.link(contracts::PROVIDER).into_iter().collect();
        suppliers.extend(members.filter_map(|member| member.link(consortium_members::PROVIDER)));
        suppliers.sort_unstable();
        suppliers.dedup();
        let mut out = object([("id", self.award_id(contract).into()), ("status", "active".into())]);
        put(&mut out, "value", contract.number(contracts::ORIGINAL_VALUE_CENTS).map(money));
        let suppliers = suppliers.iter().map(|id| self.party(Kind::Provider, *id, "supplier")).collect();
        put(&mut out, "suppliers", list(suppliers));
        let related = related.iter().map(|lot| key(self.register, Kind::Lot, *lot).into()).collect();
        put(&mut out, "relatedLots", list(related));
        put(&mut out, "contractPeriod", self.period(contract));
        if let Some(subcontracting) = self.subcontracting(contract) {
            out.insert("hasSubcontracting".into(), true.into());
            out.insert("subcontracting".into(), subcontracting);
        }
        Json::Object(out)
    }

    /// Subcontractors of the contract party. Shares are fractions; they are said when all are known, least and most
    /// then being the same.
    fn subcontracting(&mut self, contract: &Record) -> Option<Json> {
        let main = contract.link(contracts::PROVIDER);
        let links: Vec<&Record> = self
            .register
            .linked(Kind::SubcontractLink, "contract", contract.id)
            .filter(|link| link.link(subcontract_links::PARENT) == main)
            .collect();
        if links.is_empty() {
            return None;
        }
        let shares: Option<Vec<i64>> = links.iter().map(|link| link.number(subcontract_links::SHARE_PERCENT)).collect();
        let total = shares.map(|shares| shares.iter().sum::<i64>()).filter(|total| (0..=1_000_000).contains(total));
        let mut out = Map::new();
        for name in ["minimumPercentage", "maximumPercentage"] {
            put(&mut out, name, total.map(|total| number(total, 6)));
        }
        let mut subcontracts = Vec::new();
        for (place, link) in links.iter().enumerate() {
            let Some(child) = link.link(subcontract_links::CHILD) else { continue };
            let party = self.party(Kind::Provider, child, "subcontractor");
            let mains: Vec<Json> = main.map(|id| self.party(Kind::Provider, id, "supplier")).into_iter().collect();
            subcontracts
                .push(json!({ "id": (place + 1).to_string(), "subcontractor": party, "mainContractors": mains }));
        }
        put(&mut out, "subcontracts", list(subcontracts));
        Some(Json::Object(out))
    }

    fn award_id(&self, contract: &Record) -> String {
        format!("award-{}", key(self.register, Kind::Contract, contract.id))
    }

    /// R1, R3: the first term as signed, and the last day it can reach with every option.
    fn period(&self, contract: &Record) -> Option<Json> {
        let (start, end) = (contract.date(contracts::START), contract.date(contracts::END));
        period(start, end, max_end(end, &options(self.register, contract.id), self.asked.as_of))
    }

    fn contract(&mut self, contract: &Record) -> Json {
        let id = key(self.register, Kind::Contract, contract.id);
        let mut out = object([("id", id.into()), ("awardID", self.award_id(contract).into())]);
        put(&mut out, "title", contract.text(contracts::TITLE).map(Json::from));
        let status = contract.choice(contracts::STATUS).map(|status| match status {
            "draft" => "pending",
            "ended" | "dissolved" => "terminated",
            _ => "active",
        });
        put(&mut out, "status", status.map(Json::from));
        put(&mut out, "period", self.period(contract));
        put(&mut out, "value", contract.number(contracts::ORIGINAL_VALUE_CENTS).map(money));
        put(&mut out, "dateSigned", contract.date(contracts::SIGNED_ON).map(start_of).map(Json::from));
        let changes = self.register.linked(Kind::Amendment, "contract", contract.id).map(amendment).collect();
        put(&mut out, "amendments", list(changes));
        let milestones = self.register.linked(Kind::Review, "subject", contract.id);
        let milestones = milestones.map(|review| self.milestone(review)).collect();
        put(&mut out, "milestones", list(milestones));
        Json::Object(out)
    }

    fn milestone(&self, review: &Record) -> Json {
        let held = review.date(reviews::HELD_ON);
        let due = next_review(review, self.asked.as_of).or_else(|| review.date(reviews::ANCHOR));
        let status = match (held, due) {
            (Some(held), Some(due)) if held >= due => "met",
            (Some(_), None) => "met",
            (_, Some(due)) if due < self.asked.as_of => "notMet",
            _ => "scheduled",
        };
        let mut out = object([("id", format!("review-{}", review.id.0).into()), ("type", "assessment".into())]);
        put(&mut out, "code", review.choice(reviews::KIND).map(Json::from));
        put(&mut out, "dueDate", due.map(start_of).map(Json::from));
        put(&mut out, "dateMet", held.filter(|_| status == "met").map(start_of).map(Json::from));
        put(&mut out, "status", Some(status.into()));
        Json::Object(out)
    }
}

fn amendment(record: &Record) -> Json {
    let mut out = object([("id", record.text(amendments::NUMBER).unwrap_or_default().into())]);
    let date = record.date(amendments::SIGNED_ON).or(record.date(amendments::EFFECTIVE));
    put(&mut out, "date", date.map(start_of).map(Json::from));
    put(&mut out, "rationale", record.text(amendments::LEGAL_GROUND).map(Json::from));
    put(&mut out, "description", record.text(amendments::DESCRIPTION).map(Json::from));
    Json::Object(out)
}

fn scheme_of(number: &str) -> Option<&'static str> {
    (number.len() == 8 && number.bytes().all(|digit| digit.is_ascii_digit())).then_some("NL-KVK")
}

fn tender_status(stage: &str) -> &'static str {
    match stage {
        "idea" | "vision" | "consultation" => "planning",
        "documents" => "planned",
        "awarded" => "complete",
        "cancelled" => "cancelled",
        _ => "active",
    }
}

fn method_of(procedure: &str) -> Option<&'static str> {
    match procedure {
        "open" => Some("open"),
        "restricted" => Some("selective"),
        "negotiated" => Some("limited"),
        _ => None,
    }
}

fn start_of(day: NaiveDate) -> String {
    format!("{}T00:00:00Z", day.format("%Y-%m-%d"))
}

fn end_of(day: NaiveDate) -> String {
    format!("{}T23:59:59Z", day.format("%Y-%m-%d"))
}

fn period(start: Option<NaiveDate>, end: Option<NaiveDate>, most: Option<NaiveDate>) -> Option<Json> {
    let mut out = Map::new();
    put(&mut out, "startDate", start.map(start_of).map(Json::from));
    put(&mut out, "endDate", end.map(end_of).map(Json::from));
    put(&mut out, "maxExtentDate", most.map(end_of).map(Json::from));
    (!out.is_empty()).then_some(Json::Object(out))
}

fn money(cents: i64) -> Json {
    json!({ "amount": number(cents, 2), "currency": "EUR" })
}

/// A number of small units as a JSON number.
fn number(units: i64, places: usize) -> Json {
    decimal(units, places, 0, '.').parse::<serde_json::Number>().map_or(Json::Null, Json::Number)
}

fn object<const N: usize>(entries: [(&str, Json); N]) -> Map<String, Json> {
    entries.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}

fn put(out: &mut Map<String, Json>, name: &str, value: Option<Json>) {
    if let Some(value) = value {
        out.insert(name.to_owned(), value);
    }
}

/// A list, or nothing when it is empty: OCDS wants no empty lists.
fn list(items: Vec<Json>) -> Option<Json> {
    (!items.is_empty()).then_some(Json::Array(items))
}

/// The options of a contract in the order of their numbers.
fn options(register: &Register, contract: Id) -> Vec<ExtensionOption> {
    let months = |number: Option<i64>| number.and_then(|months| u32::try_from(months).ok());
    let mut found: Vec<&Record> = register.linked(Kind::ExtensionOption, "contract", contract).collect();
    found.sort_by_key(|option| (option.number(extension_options::SEQ), option.id));
    let option = |record: &Record| ExtensionOption {
        months: months(record.number(extension_options::MONTHS)),
        notify_months: months(record.number(extension_options::NOTIFY_MONTHS)),
        exercised: record.date(extension_options::EXERCISED_ON),
        declined: record.date(extension_options::DECLINED_ON),
    };
    found.into_iter().map(option).collect()
}

/// R7: the day a review falls due: its anchor, or the first of its cycle on or after the reference date. Nothing for a
/// single one that was held, or for one without an anchor.
fn next_review(review: &Record, as_of: NaiveDate) -> Option<NaiveDate> {
    let anchor = review.date(reviews::ANCHOR)?;
    let (archived, _) = Kind::Review.noun().find("archived_on")?;
    if !review.values[archived].is_unknown() {
        return None;
    }
    let held = review.date(reviews::HELD_ON);
    let interval = review.number(reviews::INTERVAL_MONTHS).and_then(|months| u32::try_from(months).ok());
    let Some(interval) = interval.filter(|months| *months > 0) else { return held.is_none().then_some(anchor) };
    // A review held on or after a due date answers for it.
    let open = |day: &NaiveDate| *day >= as_of && held.is_none_or(|held| *day > held);
    (0..1200).map(|k| review_due(anchor, interval, k)).find(open)
}
