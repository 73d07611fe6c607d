//! Subcontractors of a notice as links under the contracts, and changes of contracts in force as amendments.

use std::collections::BTreeSet;

use super::super::notice::{Agreement, Modification, Subcontractor, Tender};
use super::super::plan::{Doubles, Draft};
use super::contracts::{leader, tenders_for, terms_lines};
use super::procedure::Procedure;
use super::{Known, Work, line, note_of};
use crate::domain::kind::Kind;
use crate::domain::nouns::{contracts, subcontract_links};
use crate::domain::record::{Id, Value};
use crate::shown::fold;
use crate::text::Message;

/// Plans a link per subcontractor and lot, under the contracts its party has for that lot.
pub(super) fn plan_links(work: &mut Work<'_>, contracts: &[Option<Id>], lots: &Known<'_>, firms: &Known<'_>) {
    let agreements = work.agreements.clone();
    let notice = work.notice;
    let (mut drafts, mut without) = (Vec::new(), 0);
    let mut seen: BTreeSet<(Id, Id, Id, Id)> = BTreeSet::new();
    for sub in &notice.subcontractors {
        let mut placed = false;
        for (agreement, contract) in agreements.iter().zip(contracts) {
            let Some(contract) = *contract else { continue };
            for lot in sub.lots.iter().filter(|lot| agreement.lots.contains(lot.as_str())) {
                let tenders: Vec<&Tender> = tenders_for(notice, agreement, lot)
                    .into_iter()
                    .filter(|tender| tender.party.as_deref() == Some(sub.party.as_str()))
                    .collect();
                if tenders.is_empty() || !is_of(work, sub, agreement) {
                    continue;
                }
                let ends = (lots.get(lot.as_str()), firms.get(notice.first_of(&sub.organisation)));
                let (Some(lot_id), Some(child)) = ends else { continue };
                for (parent, assumed) in parents(work, sub, agreement, firms) {
                    placed = true;
                    if parent != *child && seen.insert((contract, *lot_id, parent, *child)) {
                        let link = Link { contract, lot: *lot_id, parent, child: *child, assumed };
                        drafts.push(link_draft(work, sub, &link, &tenders));
                    }
                }
            }
        }
        if !wins(&agreements, &sub.party) {
            without += 1;
        } else if !placed {
            let name = notice.organisation(&sub.organisation).and_then(|o| o.name.as_deref()).map(line);
            let name = name.unwrap_or_else(|| sub.organisation.clone());
            work.warn(Message::new("award-subcontractor-loose").with("name", crate::guard::mask(&name)));
        }
    }
    if without > 0 && !agreements.is_empty() {
        work.warn(Message::new("award-subcontractors-without").count("count", without));
    }
    work.planner.put(Kind::SubcontractLink, drafts, Doubles::Merge);
}

/// Whether a tendering party stands behind one of the agreements.
pub(super) fn wins(agreements: &[Agreement<'_>], party: &str) -> bool {
    agreements.iter().flat_map(|agreement| &agreement.tenders).any(|tender| tender.party.as_deref() == Some(party))
}

/// Whether a subcontractor belongs under an agreement of its party: always, unless the party is a list of providers
/// side by side; then only under the provider that is named as its main contractor.
fn is_of(work: &Work<'_>, sub: &Subcontractor, agreement: &Agreement<'_>) -> bool {
    let party = work.notice.parties.iter().find(|party| party.id == sub.party);
    let list = party.is_some_and(|party| !party.joint && party.members.len() > 1);
    let mut named = sub.main_contractors.iter().map(|id| work.notice.first_of(id));
    !list || named.any(|id| agreement.providers.contains(&id))
}

/// Who passes the work on: the main contractors the notice names, else the leader, which is then an assumption.
fn parents(work: &Work<'_>, sub: &Subcontractor, agreement: &Agreement<'_>, firms: &Known<'_>) -> Vec<(Id, bool)> {
    let notice = work.notice;
    let party = notice.parties.iter().find(|party| party.id == sub.party);
    let list = party.is_some_and(|party| !party.joint && party.members.len() > 1);
    let own = |id: &str| {
        let chained =
            notice.subcontractors.iter().any(|s| s.party == sub.party && notice.first_of(&s.organisation) == id);
        agreement.providers.contains(&id) || (!list && chained)
    };
    let named = sub.main_contractors.iter().map(|id| notice.first_of(id)).filter(|id| own(id));
    let mut named: Vec<Id> = named.filter_map(|id| firms.get(id)).copied().collect();
    named.sort_unstable();
    named.dedup();
    if named.is_empty() {
        return leader(agreement, firms).map(|leader| (leader, true)).into_iter().collect();
    }
    named.into_iter().map(|id| (id, false)).collect()
}

struct Link {
    contract: Id,
    lot: Id,
    parent: Id,
    child: Id,
    assumed: bool,
}

fn link_draft(work: &Work<'_>, sub: &Subcontractor, link: &Link, tenders: &[&Tender]) -> Draft {
    let kind = Kind::SubcontractLink;
    let mut draft = Draft::new(kind, format!("{} {}", sub.party, sub.organisation));
    draft.set(kind, "contract", link.contract);
    draft.set(kind, "lot", link.lot);
    draft.set(kind, "parent", link.parent);
    draft.set(kind, "child", link.child);
    let register = work.planner.register();
    let held = register.linked(kind, "contract", link.contract).find(|record| {
        record.link(subcontract_links::LOT) == Some(link.lot)
            && record.link(subcontract_links::PARENT) == Some(link.parent)
            && record.link(subcontract_links::CHILD) == Some(link.child)
    });
    draft.set(kind, "valid_from", held.and_then(|record| record.date(subcontract_links::VALID_FROM)));
    let mut lines = Vec::new();
    if link.assumed {
        draft.notes.push(Message::new("award-parent-assumed"));
        lines.push(work.say(&Message::new("award-parent-assumed")));
    }
    let party = work.notice.parties.iter().find(|party| party.id == sub.party);
    let alone = work.notice.subcontractors.iter().filter(|other| other.party == sub.party).count() == 1
        && party.is_none_or(|party| party.members.len() == 1);
    if let [tender] = tenders
        && let Some(terms) = &tender.subcontracting
    {
        if alone {
            draft.fill(kind, "share_percent", terms.share_ppm);
            // The value is told per tender; with more lots it is of them together.
            let own =
                terms.value.as_ref().filter(|v| tender.lots.len() == 1 && v.currency == "EUR" && !v.is_placeholder());
            draft.fill(kind, "amount_cents", own.map(|value| value.cents));
            lines.extend(terms.description.as_deref().map(|text| text.trim().to_owned()));
        } else {
            let told = terms_lines(work, terms);
            if terms.share_ppm.is_some_and(|share| share > 0) || terms.value.is_some() {
                lines.push(work.say(&Message::new("award-subcontracting-together")));
            }
            lines.extend(told);
        }
    }
    draft.fill(kind, "note", note_of(&lines));
    draft
}

/// Plans the changes a notice tells, each under the contract it is about.
pub(super) fn plan_amendments(work: &mut Work<'_>, procedure: &Procedure, contracts: &[Option<Id>]) {
    let notice = work.notice;
    let mut drafts = Vec::new();
    for (at, modification) in notice.modifications.iter().enumerate() {
        let targets = changed_contracts(work, modification, procedure, contracts);
        let number = match notice.modifications.len() {
            1 => work.reference(),
            // A letter between the digits, as in the numbers of contracts.
            _ => format!("{}-w{}", work.reference(), at + 1),
        };
        if targets.is_empty() {
            let mut draft = Draft::new(Kind::Amendment, number);
            draft.refusals.push(Message::new("award-change-of-what"));
            work.planner.refuse(Kind::Amendment, draft);
            continue;
        }
        for contract in targets {
            drafts.push(amendment_draft(work, modification, contract, &number));
        }
    }
    work.planner.put(Kind::Amendment, drafts, Doubles::Merge);
}

/// The contracts a change is about: those the notice brings under the named id, number or title, else the only one it
/// brings, else a contract of that number in the procedure, or its only one.
fn changed_contracts(
    work: &Work<'_>,
    modification: &Modification,
    procedure: &Procedure,
    contracts: &[Option<Id>],
) -> BTreeSet<Id> {
    let named: Vec<String> = modification.contracts.iter().map(|name| fold(&line(name))).collect();
    let is_named = |text: Option<&str>| text.is_some_and(|text| named.contains(&fold(&line(text))));
    let brought = work.agreements.iter().zip(contracts);
    let mut found: BTreeSet<Id> = brought
        .filter(|(agreement, _)| {
            agreement.contract.is_some_and(|contract| {
                is_named(Some(&contract.id))
                    || is_named(contract.number.as_deref())
                    || is_named(contract.title.as_deref())
            })
        })
        .filter_map(|(_, id)| *id)
        .collect();
    let all: BTreeSet<Id> = contracts.iter().flatten().copied().collect();
    if found.is_empty() && all.len() == 1 {
        return all;
    }
    if found.is_empty()
        && let Some(tender) = procedure.tender
    {
        let held: Vec<_> = work.planner.register().linked(Kind::Contract, "tender", tender).collect();
        let same = held
            .iter()
            .filter(|record| is_named(record.text(contracts::NUMBER)) || is_named(record.text(contracts::TITLE)));
        found = same.map(|record| record.id).collect();
        if let ([one], true) = (held.as_slice(), found.is_empty()) {
            found.insert(one.id);
        }
    }
    found
}

fn amendment_draft(work: &mut Work<'_>, modification: &Modification, contract: Id, number: &str) -> Draft {
    let kind = Kind::Amendment;
    let mut draft = Draft::new(kind, number);
    draft.set(kind, "contract", contract);
    draft.set(kind, "number", number);
    let reason = modification.reason.as_deref();
    let (code, ground) = match reason {
        Some("add-wss") => (Some("scope"), Some("award-ground-additional")),
        Some("mod-cir") => (None, Some("award-ground-unforeseen")),
        Some("mod-minv") => (None, Some("award-ground-minimum")),
        Some("mod-nons") => (None, Some("award-ground-minor")),
        Some("mod-repl") => (Some("party"), Some("award-ground-replacement")),
        Some("mod-rev") => (None, Some("award-ground-revision")),
        _ => (None, None),
    };
    draft.fill(kind, "kind", code.map(Value::Choice));
    let ground = ground.map(|id| work.say(&Message::new(id))).or_else(|| reason.map(line));
    draft.fill(kind, "legal_ground", ground);
    draft.fill(kind, "description", modification.change_text.as_deref().map(str::trim));
    let mut lines: Vec<String> = modification.reason_text.iter().map(|text| text.trim().to_owned()).collect();
    let (before, foreign_before) = work.euros(modification.value_before.as_ref());
    let (after, foreign_after) = work.euros(modification.value_after.as_ref());
    let delta = before.zip(after).and_then(|(before, after)| after.checked_sub(before));
    draft.fill(kind, "value_delta_cents", delta);
    if foreign_before
        && foreign_after
        && let (Some(before), Some(after)) = (&modification.value_before, &modification.value_after)
    {
        let (before, after) = (work.written(before), work.written(after));
        lines.push(work.say(&Message::new("award-change-amounts").with("before", before).with("after", after)));
    }
    draft.fill(kind, "note", note_of(&lines));
    draft
}
