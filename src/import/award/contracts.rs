//! Agreements of a notice as contracts with their lots, members and extension options. Which contract of the register
//! an agreement is, and its number, is `numbers`'.

use std::collections::{BTreeMap, BTreeSet};

use super::super::notice::{Agreement, Amount, Answer, Lot, Notice, Tender};
use super::super::plan::{Doubles, Draft};
use super::numbers::{LONGEST_NUMBER, numbers};
use super::procedure::Procedure;
use super::{Known, Work, line, note_of, period};
use crate::domain::kind::Kind;
use crate::domain::record::{Id, Value};
use crate::domain::written::show_percent;
use crate::text::Message;

/// Most extension options that are planned; more renewals are only told.
const MOST_OPTIONS: u32 = 12;

/// Plans one contract per agreement; answers in their order.
pub(super) fn plan_contracts(
    work: &mut Work<'_>,
    procedure: &Procedure,
    lots: &Known<'_>,
    firms: &Known<'_>,
) -> Vec<Option<Id>> {
    refuse_orphans(work);
    let kind = Kind::Contract;
    let agreements = work.agreements.clone();
    let numbers = numbers(work, procedure, &agreements, lots, firms);
    let shares = agreements_per_tender(&agreements);
    let mut drafts = Vec::new();
    for (agreement, numbered) in agreements.iter().zip(numbers) {
        let mut draft = Draft::new(kind, place(agreement));
        let leader = leader(agreement, firms);
        if leader.is_none() {
            draft.refusals.push(Message::new("award-no-provider"));
        }
        let own = procedure.own;
        draft.set(kind, "number", numbered.number);
        work.put(own || !numbered.held, &mut draft, kind, "provider", leader);
        draft.fill(kind, "framework", procedure.framework);
        draft.fill(kind, "tender", procedure.tender);
        let contract = agreement.contract;
        // A number too long to be one is words about the contract.
        let title = contract.and_then(|contract| contract.title.as_ref().or(contract.number.as_ref()));
        let title =
            title.filter(|title| contract.is_some_and(|c| c.title.is_some() || title.chars().count() > LONGEST_NUMBER));
        draft.fill(kind, "title", title.map(|title| line(title)));
        work.put(own, &mut draft, kind, "signed_on", contract.and_then(|contract| contract.signed_on));
        put_term(work, own, agreement, &mut draft);
        put_value(work, agreement, &shares, &mut draft);
        if !agreement.lots.iter().any(|lot| lots.contains_key(lot)) {
            draft.notes.push(Message::new("award-lot-unknown"));
        }
        if agreement.providers.len() > 1 && !names_leader(work, agreement) {
            draft.notes.push(Message::new("award-leader-assumed"));
        }
        drafts.push(draft);
    }
    work.planner.put(kind, drafts, Doubles::Merge)
}

/// Contracts of the notice that lead to no provider: told, not dropped.
fn refuse_orphans(work: &mut Work<'_>) {
    let notice = work.notice;
    if notice.kind == super::super::notice::Kind::Intention {
        return;
    }
    let covered: BTreeSet<&str> = work.agreements.iter().filter_map(|a| Some(a.contract?.id.as_str())).collect();
    for contract in notice.contracts.iter().filter(|contract| !covered.contains(contract.id.as_str())) {
        let mut draft = Draft::new(Kind::Contract, &contract.id);
        draft.refusals.push(Message::new("award-no-provider"));
        work.planner.refuse(Kind::Contract, draft);
    }
}

fn place(agreement: &Agreement<'_>) -> String {
    let tender = || agreement.tenders.first().map(|tender| tender.id.as_str());
    agreement.contract.map(|contract| contract.id.as_str()).or_else(tender).unwrap_or_default().to_owned()
}

/// The record of who signs: the first of the providers.
pub(super) fn leader(agreement: &Agreement<'_>, firms: &Known<'_>) -> Option<Id> {
    firms.get(*agreement.providers.first()?).copied()
}

/// Whether the notice itself says who leads the consortium.
fn names_leader(work: &Work<'_>, agreement: &Agreement<'_>) -> bool {
    let parties: Vec<&str> = agreement.tenders.iter().filter_map(|tender| tender.party.as_deref()).collect();
    let mut members = work
        .notice
        .parties
        .iter()
        .filter(|party| parties.contains(&party.id.as_str()))
        .flat_map(|party| &party.members);
    members.any(|member| member.lead == Some(true))
}

/// How many agreements a tender stands behind; the value of a shared one belongs to none of them.
fn agreements_per_tender<'a>(agreements: &[Agreement<'a>]) -> BTreeMap<&'a str, usize> {
    let mut shares = BTreeMap::new();
    for tender in agreements.iter().flat_map(|agreement| &agreement.tenders) {
        *shares.entry(tender.id.as_str()).or_default() += 1;
    }
    shares
}

fn lots_of<'a>(work: &Work<'a>, agreement: &Agreement<'_>) -> Vec<&'a Lot> {
    work.notice.lots.iter().filter(|lot| agreement.lots.contains(lot.id.as_str())).collect()
}

/// First and last day over the lots of an agreement, known when they are for every lot, and why it lasts so long.
fn put_term(work: &Work<'_>, own: bool, agreement: &Agreement<'_>, draft: &mut Draft) {
    let kind = Kind::Contract;
    let lots = lots_of(work, agreement);
    let starts: Option<Vec<_>> = lots.iter().map(|lot| period(lot).0).collect();
    let ends: Option<Vec<_>> = lots.iter().map(|lot| period(lot).1).collect();
    work.put(own, draft, kind, "start", starts.and_then(|days| days.into_iter().min()));
    work.put(own, draft, kind, "end", ends.and_then(|days| days.into_iter().max()));
    let mut reasons: Vec<String> = Vec::new();
    for reason in lots.iter().filter_map(|lot| lot.duration_reason.as_deref()).map(|text| text.trim().to_owned()) {
        if !reasons.contains(&reason) {
            reasons.push(reason);
        }
    }
    draft.fill(kind, "duration_justification", note_of(&reasons));
}

/// The value at signature: the sum over the agreement's own tenders, when each has one in euros. A notice of a change
/// gives the value as it is by then, so it gives none.
fn put_value(work: &mut Work<'_>, agreement: &Agreement<'_>, shares: &BTreeMap<&str, usize>, draft: &mut Draft) {
    let mut sum = Some(0_i64);
    let (mut lines, mut foreign) = (Vec::new(), BTreeMap::new());
    for tender in &agreement.tenders {
        if shares.get(tender.id.as_str()) != Some(&1) {
            sum = None;
            continue;
        }
        let (cents, is_foreign) = work.euros(tender.value.as_ref());
        sum = sum.zip(cents).and_then(|(sum, cents)| sum.checked_add(cents));
        if is_foreign && let Some(amount) = &tender.value {
            let total = foreign.entry(amount.currency.as_str()).or_insert(0_i64);
            *total = total.saturating_add(amount.cents);
        }
    }
    for (currency, cents) in foreign {
        let amount = Amount { cents, currency: currency.to_owned() };
        lines.push(work.amount_line("original_value_cents", &amount));
    }
    let sum = sum.filter(|_| !agreement.tenders.is_empty() && !work.only_fills);
    draft.fill(Kind::Contract, "original_value_cents", sum);
    draft.fill(Kind::Contract, "note", note_of(&lines));
}

/// Plans the lots, members and extension options of the contracts.
pub(super) fn plan_parts(work: &mut Work<'_>, contracts: &[Option<Id>], lots: &Known<'_>, firms: &Known<'_>) {
    let agreements = work.agreements.clone();
    let shares = agreements_per_tender(&agreements);
    let (mut parts, mut members, mut options) = (Vec::new(), Vec::new(), Vec::new());
    for (agreement, contract) in agreements.iter().zip(contracts) {
        let Some(contract) = *contract else { continue };
        for id in &agreement.lots {
            match lots.get(*id) {
                Some(lot) => parts.push(lot_draft(work, agreement, contract, (id, *lot), &shares)),
                None => {
                    let mut draft = Draft::new(Kind::ContractLot, *id);
                    draft.refusals.push(Message::new("award-no-lot").with("lot", line(id)));
                    parts.push(draft);
                }
            }
        }
        if agreement.providers.len() > 1 {
            members.extend(member_drafts(work, agreement, contract, firms));
        }
        options.extend(option_drafts(work, agreement, contract, lots));
    }
    work.planner.put(Kind::ContractLot, parts, Doubles::Merge);
    work.planner.put(Kind::ConsortiumMember, members, Doubles::Merge);
    work.planner.put(Kind::ExtensionOption, options, Doubles::Merge);
}

/// Tenders of an agreement for a lot, groups resolved.
pub(super) fn tenders_for<'a>(notice: &Notice, agreement: &Agreement<'a>, lot: &str) -> Vec<&'a Tender> {
    let groups = &notice.lot_groups;
    let covers = |id: &String| {
        id == lot || groups.iter().any(|group| group.id == *id && group.lots.iter().any(|other| other == lot))
    };
    agreement.tenders.iter().copied().filter(|tender| tender.lots.iter().any(covers)).collect()
}

/// Whether subcontractors are named for the party behind these tenders.
fn has_subcontractors(notice: &Notice, tenders: &[&Tender]) -> bool {
    notice.subcontractors.iter().any(|sub| tenders.iter().any(|t| t.party.as_deref() == Some(sub.party.as_str())))
}

fn lot_draft(
    work: &Work<'_>,
    agreement: &Agreement<'_>,
    contract: Id,
    (name, lot): (&str, Id),
    shares: &BTreeMap<&str, usize>,
) -> Draft {
    let kind = Kind::ContractLot;
    let mut draft = Draft::new(kind, format!("{} {name}", place(agreement)));
    draft.set(kind, "contract", contract);
    draft.set(kind, "lot", lot);
    let days = work.notice.lots.iter().find(|lot| lot.id == name).map_or((None, None), period);
    work.keep_first_day(&mut draft, kind, ["contract", "lot"], [contract, lot], days.0);
    draft.fill(kind, "valid_to", days.1);
    let tenders = tenders_for(work.notice, agreement, name);
    let named = has_subcontractors(work.notice, &tenders);
    let terms: Vec<_> = tenders.iter().filter_map(|tender| tender.subcontracting.as_ref()).collect();
    let passes_on = named || terms.iter().any(|terms| terms.answer == Some(Answer::Yes));
    let role = match (agreement.providers.len() > 1, passes_on) {
        (true, _) => "consortium_lead",
        (false, true) => "main_contractor",
        (false, false) => "sole",
    };
    draft.fill(kind, "role", Value::Choice(role));
    if let [tender] = tenders.as_slice()
        && tender.lots.len() == 1
        && tender.lots[0] == name
        && shares.get(tender.id.as_str()) == Some(&1)
        && let Some(amount) =
            tender.value.as_ref().filter(|amount| amount.currency == "EUR" && !amount.is_placeholder())
        && !work.only_fills
    {
        draft.fill(kind, "value_cents", amount.cents);
    }
    let lines: Vec<String> =
        if named { Vec::new() } else { terms.iter().flat_map(|terms| terms_lines(work, terms)).collect() };
    draft.fill(kind, "note", note_of(&lines));
    draft
}

/// What a tender says about subcontracting when it names nobody.
pub(super) fn terms_lines(work: &Work<'_>, terms: &super::super::notice::Subcontracting) -> Vec<String> {
    let lang = work.words.lang();
    let mut lines = Vec::new();
    if terms.answer == Some(Answer::Yes) {
        lines.push(work.say(&Message::new("award-subcontracting-yes")));
    }
    if let Some(share) = terms.share_ppm.filter(|share| *share > 0) {
        lines.push(work.say(&Message::new("award-subcontracting-share").with("share", show_percent(share, lang))));
    }
    if let Some(amount) = terms.value.as_ref().filter(|amount| !amount.is_placeholder()) {
        let value = work.written(amount);
        lines.push(work.say(&Message::new("award-subcontracting-value").with("amount", value)));
    }
    lines.extend(terms.description.as_deref().map(|text| text.trim().to_owned()));
    lines
}

/// The members of a consortium, its leader among them. Who leads is only said when the notice does.
fn member_drafts(work: &Work<'_>, agreement: &Agreement<'_>, contract: Id, firms: &Known<'_>) -> Vec<Draft> {
    let kind = Kind::ConsortiumMember;
    let said = names_leader(work, agreement);
    let mut drafts = Vec::new();
    for (at, organisation) in agreement.providers.iter().enumerate() {
        let Some(provider) = firms.get(*organisation) else { continue };
        let mut draft = Draft::new(kind, *organisation);
        draft.set(kind, "contract", contract);
        draft.set(kind, "provider", *provider);
        draft.fill(kind, "lead", said.then_some(at == 0));
        work.keep_first_day(&mut draft, kind, ["contract", "provider"], [contract, *provider], None);
        drafts.push(draft);
    }
    drafts
}

/// One option per renewal, its length unknown: a notice says it only in words. Where the lots of a contract differ,
/// each option names the lots it is for.
fn option_drafts(work: &Work<'_>, agreement: &Agreement<'_>, contract: Id, known: &Known<'_>) -> Vec<Draft> {
    let kind = Kind::ExtensionOption;
    let lots = lots_of(work, agreement);
    let most = lots.iter().filter_map(|lot| lot.max_renewals).max().unwrap_or(0);
    let mut texts: Vec<String> = Vec::new();
    for text in lots.iter().filter_map(|lot| lot.renewal_text.as_deref()).map(|text| text.trim().to_owned()) {
        if !texts.contains(&text) {
            texts.push(text);
        }
    }
    let mut drafts = Vec::new();
    for seq in 1..=most.min(MOST_OPTIONS) {
        let mut draft = Draft::new(kind, place(agreement));
        draft.set(kind, "contract", contract);
        draft.set(kind, "seq", i64::from(seq));
        let with: Vec<_> = lots.iter().filter(|lot| lot.max_renewals.is_some_and(|times| times >= seq)).collect();
        if with.len() < lots.len() {
            let mut ids: Vec<Id> = with.iter().filter_map(|lot| known.get(lot.id.as_str())).copied().collect();
            ids.sort_unstable();
            draft.fill(kind, "partial_lots", Value::Links(ids.into()));
        }
        draft.fill(kind, "note", note_of(&texts));
        if seq == MOST_OPTIONS && most > MOST_OPTIONS {
            let most = usize::try_from(most).unwrap_or(usize::MAX);
            draft.notes.push(Message::new("award-many-renewals").count("count", most));
        }
        drafts.push(draft);
    }
    drafts
}
