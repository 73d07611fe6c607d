//! Awards and modifications in TED schema R2.0.9. An award names its contractors; whether they are a consortium or a
//! list of providers is decided by the same rule as in eForms (`view::is_joint`). In a list each contractor is a
//! party of its own with a contract of its own.

use std::collections::BTreeSet;

use roxmltree::Node;

use super::model::{
    Answer, Contract, LotResult, Member, Modification, Notice, Party, ResultStatus, Subcontracting, Tender,
};
use super::ted::{Firms, add_organisation};
use super::xml::{all, child, children, down, line_at_path, prose};
use super::{value, view};

/// What one award says, before it is divided over its contractors.
struct Award {
    number: Option<String>,
    title: Option<String>,
    lots: Vec<String>,
    signed_on: Option<chrono::NaiveDate>,
    subcontracting: Option<Subcontracting>,
    value: Option<super::Amount>,
}

/// Reads every `AWARD_CONTRACT` and, in form F20, the modification.
pub fn read(notice: &mut Notice, firms: &mut Firms, form: Node<'_, '_>) {
    let open_house = view::says_open_house(notice);
    for (at, node) in children(form, "AWARD_CONTRACT").enumerate() {
        read_award(notice, firms, node, at + 1, open_house);
    }
    for change in children(form, "MODIFICATIONS_CONTRACT") {
        read_modification(notice, change);
    }
}

fn read_award(notice: &mut Notice, firms: &mut Firms, node: Node<'_, '_>, at: usize, open_house: bool) {
    let lots = award_lots(notice, node);
    let Some(awarded) = child(node, "AWARDED_CONTRACT") else {
        let closed = child(node, "NO_AWARDED_CONTRACT").map(|_| ResultStatus::Closed);
        push_result(notice, at, &lots, closed, LotResult::default());
        return;
    };
    let values = child(awarded, "VALUES").unwrap_or(awarded);
    let received = child(awarded, "TENDERS").unwrap_or(awarded);
    let award = Award {
        number: line_at_path(node, &["CONTRACT_NO"]),
        title: line_at_path(node, &["TITLE"]),
        signed_on: value::date(notice, child(awarded, "DATE_CONCLUSION_CONTRACT")),
        subcontracting: read_subcontracting(notice, awarded),
        value: value::amount(notice, child(values, "VAL_TOTAL")),
        lots,
    };
    let mut seen = BTreeSet::new();
    let mut contractors: Vec<String> = contractor_nodes(awarded)
        .into_iter()
        .map(|c| {
            let size = child(c, "SME").map(|_| "sme".to_owned());
            add_organisation(notice, firms, child(c, "ADDRESS_CONTRACTOR").unwrap_or(c), size)
        })
        .collect();
    contractors.retain(|id| seen.insert(id.clone()));
    let grouped = all(awarded, &["CONTRACTORS", "AWARDED_TO_GROUP"]).len() + all(awarded, &["AWARDED_TO_GROUP"]).len();
    let joint = grouped > 0 && view::is_joint(contractors.len(), false, open_house);
    let parties: Vec<Vec<String>> =
        if joint { vec![contractors] } else { contractors.into_iter().map(|c| vec![c]).collect() };
    let single = parties.len() == 1;
    let mut result = LotResult {
        tenders_received: value::number(notice, child(received, "NB_TENDERS_RECEIVED")),
        value: award.value.clone().filter(|_| !single),
        ..LotResult::default()
    };
    for (nth, members) in parties.into_iter().enumerate() {
        let id = format!("{at}-{}", nth + 1);
        result.tenders.push(format!("TEN-{id}"));
        result.contracts.push(format!("CON-{id}"));
        push_agreement(notice, &award, &id, members, single);
    }
    push_result(notice, at, &award.lots, Some(ResultStatus::Awarded), result);
}

/// The lots of an award: its number, several numbers (`1, 2`) when all are lots, or the only lot.
fn award_lots(notice: &Notice, node: Node<'_, '_>) -> Vec<String> {
    let known = |id: &str| notice.lots.iter().any(|l| l.id == id);
    match line_at_path(node, &["LOT_NO"]) {
        Some(number) if known(&number) => vec![number],
        Some(number) => {
            let several: Vec<String> = number
                .split(|c: char| !c.is_alphanumeric())
                .filter(|part| !part.is_empty())
                .map(str::to_owned)
                .collect();
            if several.len() > 1 && several.iter().all(|id| known(id)) { several } else { vec![number] }
        }
        None => match notice.lots.as_slice() {
            [only] => vec![only.id.clone()],
            _ => Vec::new(),
        },
    }
}

fn contractor_nodes<'a, 'i>(awarded: Node<'a, 'i>) -> Vec<Node<'a, 'i>> {
    let mut nodes = all(awarded, &["CONTRACTORS", "CONTRACTOR"]);
    nodes.extend(children(awarded, "CONTRACTOR"));
    nodes
}

/// A party with its tender and its contract. The value of an award belongs to a tender only when there is one.
fn push_agreement(notice: &mut Notice, award: &Award, id: &str, members: Vec<String>, single: bool) {
    notice.parties.push(Party {
        id: format!("TPA-{id}"),
        name: None,
        members: members.into_iter().map(|organisation| Member { organisation, lead: None }).collect(),
        joint: false,
    });
    notice.tenders.push(Tender {
        id: format!("TEN-{id}"),
        lots: award.lots.clone(),
        party: Some(format!("TPA-{id}")),
        value: award.value.clone().filter(|_| single),
        rank: None,
        subcontracting: award.subcontracting.clone(),
    });
    notice.contracts.push(Contract {
        id: format!("CON-{id}"),
        number: award.number.clone(),
        title: award.title.clone(),
        signed_on: award.signed_on,
        tenders: vec![format!("TEN-{id}")],
        ..Contract::default()
    });
}

/// One result per lot of the award, or one without lot.
fn push_result(notice: &mut Notice, at: usize, lots: &[String], status: Option<ResultStatus>, found: LotResult) {
    let lots: Vec<Option<String>> = if lots.is_empty() { vec![None] } else { lots.iter().cloned().map(Some).collect() };
    for lot in lots {
        notice.results.push(LotResult { id: Some(format!("RES-{at}")), lot, status, ..found.clone() });
    }
}

fn read_subcontracting(notice: &mut Notice, awarded: Node<'_, '_>) -> Option<Subcontracting> {
    let likely = child(awarded, "LIKELY_SUBCONTRACTED").map(|_| Answer::Yes);
    let found = Subcontracting {
        answer: likely.or_else(|| child(awarded, "NO_LIKELY_SUBCONTRACTED").map(|_| Answer::No)),
        share_ppm: value::share(notice, child(awarded, "PCT_SUBCONTRACTING")),
        value: value::amount(notice, child(awarded, "VAL_SUBCONTRACTING")),
        description: child(awarded, "INFO_ADD_SUBCONTRACTING").and_then(prose),
    };
    Some(found).filter(|f| *f != Subcontracting::default())
}

fn read_modification(notice: &mut Notice, node: Node<'_, '_>) {
    let Some(change) = child(node, "INFO_MODIFICATIONS") else { return };
    let reasons = [("ADDITIONAL_NEED", "add-wss"), ("UNFORESEEN_CIRCUMSTANCE", "mod-cir")];
    let reason = reasons.into_iter().find_map(|(element, code)| Some((child(change, element)?, code)));
    let modification = Modification {
        reason: reason.map(|(_, code)| code.to_owned()),
        reason_text: reason.and_then(|(node, _)| prose(node)),
        change_text: child(change, "SHORT_DESCR").and_then(prose),
        contracts: Vec::new(),
        earlier_notice: notice.earlier_notices.first().cloned(),
        value_before: value::amount(notice, down(change, &["VALUES", "VAL_TOTAL_BEFORE"])),
        value_after: value::amount(notice, down(change, &["VALUES", "VAL_TOTAL_AFTER"])),
    };
    notice.modifications.push(modification);
}
