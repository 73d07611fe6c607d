//! What an OCDS file proposes for the register: procedures, lots, buyers, providers, contracts, changes, subcontractors
//! and reviews (DOMAIN §6.2). What the file does not say stays unknown; persons in it are not taken.

use super::ocds_deals::{Deal, Frame, Known, amendments, assessments, deals, period, subcontractors};
use super::ocds_parties::{Parties, Party};
use super::ocds_read::{Money, Object, Process, day, id, line, money, object, objects, read, text};
use super::own::Door;
use super::plan::{Doubles, Draft, Plan, Planner};
use crate::domain::kind::Kind;
use crate::domain::nouns::{contracts, tenders};
use crate::domain::record::{Id, Value};
use crate::domain::register::Register;
use crate::error::Result;
use crate::guard::{Finding, refusal};
use crate::text::{Message, Words};

/// Plans what an OCDS file would do. `words` gives the language of notes that are written into records; `excused` says
/// which findings of the guard the user has answered for; `name` is the file's, for the journal.
///
/// # Errors
/// Refused: broken JSON, a key twice, a number out of range, nesting over 64, no release, or what the guard keeps out.
pub fn plan(
    bytes: &[u8],
    name: &str,
    register: &Register,
    words: Words,
    excused: &dyn Fn(&Finding) -> bool,
) -> Result<Plan> {
    let file = read(bytes)?;
    let planner = Planner::new(register, Message::new("import-ocds-done").with("file", crate::guard::mask(name)));
    let mut work = Work { planner, words, door: Door::new(excused), foreign: 0 };
    work.planner.plan_mut().warnings.extend(file.warnings);
    let parties: Vec<Parties> = file.processes.iter().map(|process| Parties::of(&process.release)).collect();
    let buyers = work.put_parties(Kind::Authority, &parties);
    let firms = work.put_parties(Kind::Provider, &parties);
    let frameworks = work.put_frameworks(&file.processes);
    let tenders = work.put_tenders(&file.processes, &frameworks, &buyers);
    let lots = work.put_lots(&file.processes, &frameworks, &tenders);
    let frames: Vec<Frame<'_>> = file
        .processes
        .iter()
        .enumerate()
        .map(|(at, process)| Frame {
            process,
            framework: frameworks[at],
            tender: tenders[at],
            lots: &lots[at],
            parties: &parties[at],
            firms: &firms[at],
        })
        .collect();
    let deals: Vec<(&Frame<'_>, Deal<'_>)> =
        frames.iter().flat_map(|frame| deals(frame).into_iter().map(move |deal| (frame, deal))).collect();
    work.put_deals(&deals);
    work.finish(file.processes.iter().map(|process| process.ocid.as_str()).collect())
}

struct Work<'a> {
    planner: Planner,
    words: Words,
    door: Door<'a>,
    foreign: usize,
}

impl Work<'_> {
    /// Plans drafts after the guard looked at their texts.
    fn put(&mut self, kind: Kind, drafts: Vec<Draft>) -> Vec<Option<Id>> {
        for draft in &drafts {
            self.door.scan_draft(kind, draft);
        }
        self.planner.put(kind, drafts, Doubles::Merge)
    }

    /// Buyers or suppliers of all processes at once, so that one firm in two of them is one record.
    fn put_parties(&mut self, kind: Kind, parties: &[Parties]) -> Vec<Known> {
        let mut drafts = Vec::new();
        let mut places = Vec::new();
        for (number, parties) in parties.iter().enumerate() {
            for party in parties.taken(kind) {
                drafts.push(party.draft(kind));
                places.push((number, party.id.clone()));
            }
        }
        let mut known = vec![Known::new(); parties.len()];
        for ((number, id), record) in places.into_iter().zip(self.put(kind, drafts)) {
            if let Some(record) = record {
                known[number].insert(id, record);
            }
        }
        known
    }

    /// The frame that keeps the lots of a process apart from lots of other procedures with the same codes: the one the
    /// procedure has already, else a new one; none where there are no lots.
    fn put_frameworks(&mut self, processes: &[Process]) -> Vec<Option<Id>> {
        let kind = Kind::Framework;
        let mut found = Vec::new();
        let mut drafts = Vec::new();
        for process in processes {
            let register = self.planner.register();
            let held = register.with_key(Kind::Tender, &process.ocid).first().copied();
            let held = held.and_then(|id| register.get(Kind::Tender, id)?.link(tenders::FRAMEWORK));
            let needed = held.is_none() && !objects(&process.release, "tender.lots").is_empty();
            if needed {
                let mut draft = Draft::new(kind, process.ocid.clone());
                let short: String = title(process).chars().take(80).collect();
                draft.set(kind, "name", format!("{short} ({})", process.ocid));
                drafts.push(draft);
            }
            found.push((held, needed));
        }
        let mut put = self.put(kind, drafts).into_iter();
        found.into_iter().map(|(held, needed)| if needed { put.next().flatten() } else { held }).collect()
    }

    fn put_tenders(&mut self, processes: &[Process], frameworks: &[Option<Id>], buyers: &[Known]) -> Vec<Option<Id>> {
        let mut drafts = Vec::new();
        for ((process, framework), buyers) in processes.iter().zip(frameworks).zip(buyers) {
            drafts.push(self.tender_draft(process, *framework, buyers));
        }
        self.put(Kind::Tender, drafts)
    }

    fn tender_draft(&mut self, process: &Process, framework: Option<Id>, buyers: &Known) -> Draft {
        let kind = Kind::Tender;
        let release = &process.release;
        let none = Object::new();
        let tender = object(release, "tender").unwrap_or(&none);
        let mut draft = Draft::new(kind, process.ocid.clone());
        draft.set(kind, "notice_id", process.ocid.as_str());
        draft.fill(kind, "framework", framework);
        draft.fill(kind, "title", title(process));
        let method = text(tender, "procurementMethod").and_then(|method| match method {
            "open" => Some("open"),
            "selective" => Some("restricted"),
            "limited" => Some("negotiated"),
            _ => None,
        });
        draft.fill(kind, "procedure", method.map_or(Value::Unknown, Value::Choice));
        draft.set(kind, "stage", stage(release, tender).map_or(Value::Unknown, Value::Choice));
        draft.fill(kind, "published_on", day(tender, "datePublished"));
        let awarded = objects(release, "awards").into_iter().find_map(|award| day(award, "date"));
        draft.fill(kind, "awarded_on", awarded);
        let (cents, foreign) = self.euros(tender, "value");
        draft.fill(kind, "estimated_value_cents", cents);
        draft.fill(kind, "note", self.note(foreign, "import-ocds-note-value"));
        let mut ids: Vec<Id> = buyers.values().copied().collect();
        ids.sort_unstable();
        ids.dedup();
        draft.fill(kind, "buyers", if ids.is_empty() { Value::Unknown } else { Value::Links(ids.into()) });
        draft
    }

    fn put_lots(&mut self, processes: &[Process], frameworks: &[Option<Id>], tenders: &[Option<Id>]) -> Vec<Known> {
        let mut drafts = Vec::new();
        let mut places = Vec::new();
        for (at, process) in processes.iter().enumerate() {
            for (id, draft) in self.lot_drafts(process, frameworks[at], tenders[at]) {
                places.push((at, id));
                drafts.push(draft);
            }
        }
        let mut known = vec![Known::new(); processes.len()];
        for ((at, id), record) in places.into_iter().zip(self.put(Kind::Lot, drafts)) {
            if let Some(record) = record {
                known[at].insert(id, record);
            }
        }
        known
    }

    fn lot_drafts(&mut self, process: &Process, framework: Option<Id>, tender: Option<Id>) -> Vec<(String, Draft)> {
        let kind = Kind::Lot;
        let lots = objects(&process.release, "tender.lots");
        let mut drafts = Vec::new();
        for (number, lot) in lots.iter().enumerate() {
            let lot_id = id(lot, "id").unwrap_or_else(|| (number + 1).to_string());
            let mut draft = Draft::new(kind, format!("{} lot {lot_id}", process.ocid));
            draft.set(kind, "code", lot_code(&lots, lot, &lot_id));
            draft.set(kind, "framework", framework);
            draft.fill(kind, "tender", tender);
            draft.fill(kind, "title", text(lot, "title").map(line));
            draft.fill(kind, "lot_no_eforms", lot_id.as_str());
            draft.fill(kind, "start", day(lot, "contractPeriod.startDate"));
            draft.fill(kind, "end", day(lot, "contractPeriod.endDate"));
            let (cents, foreign) = self.euros(lot, "value");
            draft.fill(kind, "estimated_value_cents", cents);
            draft.fill(kind, "note", self.note(foreign, "import-ocds-note-value"));
            drafts.push((lot_id, draft));
        }
        drafts
    }

    fn put_deals(&mut self, deals: &[(&Frame<'_>, Deal<'_>)]) {
        let drafts = deals.iter().map(|(frame, deal)| self.contract_draft(frame, deal)).collect();
        let ids = self.put(Kind::Contract, drafts);
        let (mut parts, mut changes, mut links, mut milestones) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        for ((frame, deal), contract) in deals.iter().zip(ids) {
            let Some(contract) = contract else { continue };
            parts.extend(self.parts(frame, deal, contract));
            changes.extend(amendments(deal, contract));
            links.extend(subcontractors(frame, deal, contract));
            milestones.extend(assessments(deal, contract));
        }
        self.put(Kind::ContractLot, parts);
        self.put(Kind::Amendment, changes);
        self.put(Kind::SubcontractLink, links);
        self.put(Kind::Review, milestones);
    }

    fn contract_draft(&mut self, frame: &Frame<'_>, deal: &Deal<'_>) -> Draft {
        let kind = Kind::Contract;
        let none = Object::new();
        let (contract, award) = (deal.contract.unwrap_or(&none), deal.award.unwrap_or(&none));
        let mut draft = Draft { notes: deal.notes.clone(), ..Draft::new(kind, deal.place.clone()) };
        let supplier = deal.supplier.as_ref().and_then(|id| frame.firms.get(id));
        if supplier.is_none() {
            draft.refusals.push(Message::new("import-ocds-no-supplier"));
        }
        draft.set(kind, "number", deal.number.as_str());
        draft.set(kind, "provider", supplier.copied());
        draft.fill(kind, "title", text(contract, "title").or(text(award, "title")).map(line));
        draft.fill(kind, "tender", frame.tender);
        draft.fill(kind, "framework", frame.framework);
        draft.fill(kind, "signed_on", day(contract, "dateSigned"));
        let (start, end, most) = period(frame, deal);
        draft.fill(kind, "start", start);
        draft.fill(kind, "end", end);
        let status = text(contract, "status").and_then(|status| match status {
            "pending" => Some("draft"),
            "active" => Some("active"),
            "cancelled" => Some("dissolved"),
            "terminated" => Some("ended"),
            _ => None,
        });
        draft.fill(kind, "status", status.map_or(Value::Unknown, Value::Choice));
        let source = if contract.contains_key("value") { contract } else { award };
        let (cents, foreign) = self.euros(source, "value");
        let mut lines = Vec::new();
        if deal.shared == 1 {
            draft.fill(kind, "original_value_cents", cents);
        } else if let Some(cents) = cents {
            let value = crate::domain::written::show_money(cents, self.words.lang());
            lines.push(Message::new("import-ocds-note-shared").with("value", value).count("count", deal.shared));
        }
        lines.extend(foreign.map(|value| Message::new("import-ocds-note-value").with("value", value)));
        if let Some(most) = most.filter(|most| Some(*most) != end) {
            let shown = crate::domain::written::show_day(most, self.words.lang());
            lines.push(Message::new("import-ocds-note-most").with("day", shown));
        }
        let lines: Vec<String> = lines.iter().map(|message| self.words.say(message)).collect();
        draft.fill(kind, "note", lines.join("\n"));
        draft
    }

    fn parts(&self, frame: &Frame<'_>, deal: &Deal<'_>, contract: Id) -> Vec<Draft> {
        let kind = Kind::ContractLot;
        let start = self.planner.register().get(Kind::Contract, contract).and_then(|held| held.date(contracts::START));
        let mut drafts = Vec::new();
        for lot in &deal.lots {
            let place = format!("{} lot {lot}", deal.place);
            let mut draft = Draft::new(kind, place);
            draft.set(kind, "contract", contract);
            draft.set(kind, "valid_from", start);
            match frame.lots.get(lot) {
                Some(lot) => draft.set(kind, "lot", *lot),
                None => draft.refusals.push(Message::new("import-ocds-no-lot").with("lot", crate::guard::mask(lot))),
            }
            drafts.push(draft);
        }
        drafts
    }

    /// Cents, and words for another currency.
    fn euros(&mut self, from: &Object, path: &str) -> (Option<i64>, Option<String>) {
        match money(from, path) {
            Some(Money::Euros(cents)) => (Some(cents), None),
            Some(Money::Foreign(words)) => {
                self.foreign += 1;
                (None, Some(words))
            }
            None => (None, None),
        }
    }

    fn note(&self, value: Option<String>, id: &'static str) -> Option<String> {
        value.map(|value| self.words.say(&Message::new(id).with("value", value)))
    }

    fn finish(mut self, processes: Vec<&str>) -> Result<Plan> {
        if let Some(error) = refusal(&self.door.findings) {
            return Err(error);
        }
        let warned = self.door.take_messages();
        let foreign = self.foreign;
        let plan = self.planner.plan_mut();
        let first = processes.first().copied().unwrap_or_default();
        plan.source.push(
            Message::new("import-ocds-source").count("count", processes.len()).with("ocid", crate::guard::mask(first)),
        );
        plan.warnings.extend(warned);
        if foreign > 0 {
            plan.warnings.push(Message::new("import-ocds-foreign").count("count", foreign));
        }
        if plan.rows.iter().any(|row| row.kind == Kind::Contract && row.id.is_some()) {
            plan.to_complete.push(Message::new("import-ocds-to-complete"));
        }
        Ok(self.planner.finish())
    }
}

fn title(process: &Process) -> String {
    text(&process.release, "tender.title").map_or_else(|| process.ocid.clone(), line)
}

/// The code of a lot: its internal number when no other lot has the same, for then it names the procedure.
fn lot_code(lots: &[&Object], lot: &Object, lot_id: &str) -> String {
    let internal = objects(lot, "identifiers").into_iter().find_map(|one| id(one, "id"));
    let carries = |lot: &&&Object, code: &String| {
        objects(lot, "identifiers").into_iter().any(|one| id(one, "id").as_ref() == Some(code))
    };
    let alone = |code: &String| lots.iter().filter(|lot| carries(lot, code)).count() == 1;
    internal.filter(alone).unwrap_or_else(|| lot_id.to_owned())
}

/// How far a procedure is, as far as the file says.
fn stage(release: &Object, tender: &Object) -> Option<&'static str> {
    let live = |award: &&Object| !matches!(text(award, "status"), Some("cancelled" | "unsuccessful"));
    match text(tender, "status") {
        Some("cancelled" | "withdrawn" | "unsuccessful") => Some("cancelled"),
        _ if objects(release, "awards").iter().any(live) => Some("awarded"),
        Some("planning") => Some("vision"),
        Some("planned") => Some("documents"),
        Some("active" | "complete") => Some("published"),
        _ => None,
    }
}

impl Party {
    /// The draft of a buyer or a provider. A number the guard stops is left out and told.
    fn draft(&self, kind: Kind) -> Draft {
        let mut draft = Draft::new(kind, self.id.clone());
        draft.fill(kind, "name", self.name.as_str());
        draft.fill(kind, "city", self.city.as_deref());
        draft.fill(kind, "country", self.country.as_deref());
        match (&self.kvk, &self.number) {
            (Some(kvk), _) => {
                let column = if kind == Kind::Provider { "kvk" } else { "official_number" };
                draft.set(kind, column, kvk.as_str());
            }
            (None, Some(number)) if super::own::is_stopped(number) => {
                draft.notes.push(Message::new("import-ocds-number-left-out"));
            }
            (None, Some(number)) => {
                draft.set(kind, "official_number", number.as_str());
                if self.claims_kvk {
                    draft.notes.push(Message::new("import-ocds-no-kvk").with("number", crate::guard::mask(number)));
                }
            }
            (None, None) => {}
        }
        draft
    }
}
