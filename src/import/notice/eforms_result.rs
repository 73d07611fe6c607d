//! Results in eForms notices: lot results, tenders, tendering parties, contracts, subcontractors. A name such as
//! `LotTender` is a full block directly under `NoticeResult` and a mere reference anywhere deeper.

use roxmltree::Node;

use super::eforms::{text, words};
use super::model::{
    Answer, Contract, LotResult, Member, Notice, Party, ResultStatus, Subcontracting, Subcontractor, Tender,
};
use super::value;
use super::xml::{all, attribute, child, children, line, line_at_path};

/// Reads everything under `NoticeResult`.
pub fn read(notice: &mut Notice, result: Node<'_, '_>) {
    notice.total = value::amount(notice, child(result, "TotalAmount"));
    notice.result_maximum = value::amount(notice, child(result, "OverallMaximumFrameworkContractsAmount"));
    notice.result_reestimate = value::amount(notice, child(result, "OverallApproximateFrameworkContractsAmount"));
    for node in children(result, "LotResult") {
        read_lot_result(notice, node);
    }
    for node in children(result, "LotTender") {
        read_tender(notice, node);
    }
    for node in children(result, "TenderingParty") {
        read_party(notice, node);
    }
    for node in children(result, "SettledContract") {
        read_contract(notice, node);
    }
}

fn references(node: Node<'_, '_>, name: &str) -> Vec<String> {
    all(node, &[name, "ID"]).into_iter().filter_map(line).collect()
}

fn read_lot_result(notice: &mut Notice, node: Node<'_, '_>) {
    let status = match line_at_path(node, &["TenderResultCode"]).as_deref() {
        Some("selec-w") => Some(ResultStatus::Awarded),
        Some("open-nw") => Some(ResultStatus::Open),
        Some("clos-nw") => Some(ResultStatus::Closed),
        _ => None,
    };
    let values = child(node, "FrameworkAgreementValues");
    let received = children(node, "ReceivedSubmissionsStatistics")
        .find(|s| line_at_path(*s, &["StatisticsCode"]).as_deref() == Some("tenders"))
        .and_then(|s| child(s, "StatisticsNumeric"));
    let found = LotResult {
        id: line_at_path(node, &["ID"]),
        lot: line_at_path(node, &["TenderLot", "ID"]),
        status,
        tenders: references(node, "LotTender"),
        contracts: references(node, "SettledContract"),
        framework_maximum: value::amount(notice, values.and_then(|v| child(v, "MaximumValueAmount"))),
        reestimate: value::amount(notice, values.and_then(|v| child(v, "ReestimatedValueAmount"))),
        value: None,
        tenders_received: value::number(notice, received),
    };
    notice.results.push(found);
}

fn read_tender(notice: &mut Notice, node: Node<'_, '_>) {
    let tender = Tender {
        id: line_at_path(node, &["ID"]).unwrap_or_default(),
        lots: references(node, "TenderLot"),
        party: line_at_path(node, &["TenderingParty", "ID"]),
        value: value::amount(notice, child(node, "LegalMonetaryTotal").and_then(|t| child(t, "PayableAmount"))),
        rank: value::number(notice, child(node, "RankCode")),
        subcontracting: read_subcontracting(notice, node),
    };
    notice.tenders.push(tender);
}

/// The term about applicability; published without list name too, then known by its code.
fn read_subcontracting(notice: &mut Notice, tender: Node<'_, '_>) -> Option<Subcontracting> {
    let term = children(tender, "SubcontractingTerm").find(|t| {
        child(*t, "TermCode").is_none_or(|c| attribute(c, "listName").is_none_or(|l| l == "applicability"))
    })?;
    let answer = match line_at_path(term, &["TermCode"]).as_deref() {
        Some("yes") => Some(Answer::Yes),
        Some("no") => Some(Answer::No),
        Some("not-known") => Some(Answer::NotKnown),
        _ => None,
    };
    let found = Subcontracting {
        answer,
        share_ppm: value::share(notice, child(term, "TermPercent")),
        value: value::amount(notice, child(term, "TermAmount")),
        description: words(notice, term, "TermDescription"),
    };
    Some(found).filter(|f| *f != Subcontracting::default())
}

fn read_party(notice: &mut Notice, node: Node<'_, '_>) {
    let id = line_at_path(node, &["ID"]).unwrap_or_default();
    for sub in children(node, "SubContractor") {
        notice.subcontractors.push(Subcontractor {
            organisation: line_at_path(sub, &["ID"]).unwrap_or_default(),
            main_contractors: references(sub, "MainContractor"),
            party: id.clone(),
            lots: Vec::new(),
        });
    }
    let members = children(node, "Tenderer")
        .map(|t| Member {
            organisation: line_at_path(t, &["ID"]).unwrap_or_default(),
            lead: value::flag(child(t, "GroupLeadIndicator")),
        })
        .collect();
    notice.parties.push(Party { id, name: text(notice, node, "Name"), members, joint: false });
}

fn read_contract(notice: &mut Notice, node: Node<'_, '_>) {
    let contract = Contract {
        id: line_at_path(node, &["ID"]).unwrap_or_default(),
        number: line_at_path(node, &["ContractReference", "ID"]),
        title: text(notice, node, "Title"),
        signed_on: value::date(notice, child(node, "IssueDate")),
        decided_on: value::date(notice, child(node, "AwardDate")),
        within_framework: value::flag(child(node, "ContractFrameworkIndicator")),
        tenders: references(node, "LotTender"),
        signatories: all(node, &["SignatoryParty", "PartyIdentification", "ID"]).into_iter().filter_map(line).collect(),
    };
    notice.contracts.push(contract);
}
