//! Who performs for whom, and who answers (R18–R20, N5): one row per performer and contract in a lot, with its shares.
//! The tree is `chain`'s; whoever nobody answers for stands in `unattached`.

use super::{Asked, Made, Question, Row, Source};
use crate::domain::chain::standing::has_double_role;
use crate::domain::chain::{self, Chain, Place, WHOLE, breaches};
use crate::domain::field::{Code, Column, Noun, Number, One, Shape, YesNo, field};
use crate::domain::kind::Kind;
use crate::domain::nouns::{contracts, providers};
use crate::domain::record::{Id, Record, Value};
use crate::domain::register::Register;
use chrono::NaiveDate;

/// Codes of the role of a performer: those of who signed, and of who works for another.
pub const ROLES: &[&str] = &[
    "sole",
    "main_contractor",
    "content_main_contractor",
    "consortium_lead",
    "consortium_member",
    "subcontractor",
    "content_performer",
    "unattached",
];

/// Columns of the answer.
pub const NOUN: Noun = Noun {
    kind: Kind::Chain,
    fields: &[
        field("lot", Shape::Link(Kind::Lot)).list(12).searched(),
        field("contract", Shape::Link(Kind::Contract)).list(12).searched(),
        field("main_contractor", Shape::Link(Kind::Provider)).list(22).searched(),
        field("performer", Shape::Link(Kind::Provider)).list(22).searched(),
        field("parent", Shape::Link(Kind::Provider)).searched(),
        field("rank", Shape::Whole).list(5),
        field("role", Shape::Choice(ROLES)).list(16),
        field("share_percent", Shape::Percent).list(9),
        field("effective_percent", Shape::Percent).list(9),
        field("net_percent", Shape::Percent).list(9),
        field("consent", Shape::Choice(&["given", "exempt", "missing"])).list(10),
        field("double_role", Shape::Flag),
        field("group", Shape::Link(Kind::ProviderGroup)).searched(),
        field("valid_from", Shape::Day),
        field("valid_to", Shape::Day),
        field("municipalities", Shape::Links(Kind::Municipality)),
        field("breaches", Shape::Whole).list(6),
    ],
    derived: &[],
    keys: &[&["contract", "lot", "parent", "performer"]],
    label: &["performer", "lot", "contract"],
    period: None,
};

/// Lot.
pub const LOT: Column<One> = NOUN.link("lot");
/// Contract whose chain it is.
pub const CONTRACT: Column<One> = NOUN.link("contract");
/// Party of the contract.
pub const MAIN_CONTRACTOR: Column<One> = NOUN.link("main_contractor");
/// Who performs.
pub const PERFORMER: Column<One> = NOUN.link("performer");
/// For whom, when it works for another.
pub const PARENT: Column<One> = NOUN.link("parent");
/// Levels below the party.
pub const RANK: Column<Number> = NOUN.number("rank");
/// One of `ROLES`.
pub const ROLE: Column<Code> = NOUN.choice("role");
/// Part of the parent's work.
pub const SHARE_PERCENT: Column<Number> = NOUN.number("share_percent");
/// Part of the whole that runs through it (R19).
pub const EFFECTIVE_PERCENT: Column<Number> = NOUN.number("effective_percent");
/// Part of the whole it performs itself (R19).
pub const NET_PERCENT: Column<Number> = NOUN.number("net_percent");
/// How it stands with consent (R20).
pub const CONSENT: Column<Code> = NOUN.choice("consent");
/// Whether it performs for another here and signed a contract as well (R18): the same as in `exposure`.
pub const DOUBLE_ROLE: Column<YesNo> = NOUN.flag("double_role");

/// The question.
pub const QUESTION: Question = Question { kind: Kind::Chain, needs_figures: &[], needs_duties: false, answer, sources };

fn answer(asked: &Asked<'_>) -> Vec<Row> {
    let mut rows = Vec::new();
    for chain in chain::all(asked.register, asked.when.day).iter().filter(|chain| chain.stands) {
        let of_chain = rows_of(asked.register, chain, asked.when.day);
        rows.extend(of_chain.into_iter().filter(|row| row[ROLE.index] != Value::Choice("unattached")));
    }
    rows
}

/// The rows of one chain in the order of the tree; whoever nobody answers for has the role `unattached`.
#[must_use]
pub fn rows_of(register: &Register, chain: &Chain<'_>, day: NaiveDate) -> Vec<Row> {
    let wrong = breaches::of_chain(register, chain, day, register.norms().notify_days);
    let municipalities = chain.municipalities(register, day);
    let placed = 0..chain.nodes.len();
    let row = |at: usize| {
        let node = &chain.nodes[at];
        let parent = node.parent.map(|parent| chain.nodes[parent].provider);
        let group = register.get(Kind::Provider, node.provider).and_then(|record| record.link(providers::GROUP));
        let mine = |breach: &&breaches::Breach| match breach.link {
            Some(link) => node.links.iter().any(|one| one.id == link),
            None => breach.provider == node.provider && !node.repeated,
        };
        let consent = match node.links.is_empty() || chain.is_content() {
            true => Value::Unknown,
            false => Value::Choice(chain.consent(at, day).code()),
        };
        let share = if node.place == Place::Party { Some(WHOLE) } else { node.share };
        let places =
            if municipalities.is_empty() { Value::Unknown } else { Value::Links(municipalities.clone().into()) };
        let row: Row = [
            chain.lot.into(),
            chain.contract.id.into(),
            chain.contract.link(contracts::PROVIDER).into(),
            node.provider.into(),
            parent.into(),
            i64::try_from(node.rank).unwrap_or(i64::MAX).into(),
            Value::Choice(role(chain, at)),
            share.into(),
            node.effective.into(),
            node.net.into(),
            consent,
            has_double_role(register, chain, at, day).into(),
            group.into(),
            node.from().into(),
            node.to().into(),
            places,
            i64::try_from(wrong.iter().filter(mine).count()).unwrap_or(i64::MAX).into(),
        ]
        .into();
        row
    };
    placed.map(row).collect()
}

fn role(chain: &Chain<'_>, at: usize) -> &'static str {
    match chain.nodes[at].place {
        _ if !chain.stands => "unattached",
        Place::Loose => "unattached",
        Place::Party => chain.role().unwrap_or("main_contractor"),
        Place::Member => "consortium_member",
        Place::Sub if chain.is_content() => "content_performer",
        Place::Sub => "subcontractor",
    }
}

/// The chain of that contract in that lot on the day.
#[must_use]
pub fn find<'a>(register: &'a Register, contract: Id, lot: Option<Id>, day: NaiveDate) -> Option<Chain<'a>> {
    let contract = register.get(Kind::Contract, contract)?;
    chain::of_contract(register, contract, day).into_iter().find(|chain| chain.lot == lot)
}

/// The links up to the party and those of what is passed on, and the contract's part in the lot.
fn sources(asked: &Asked<'_>, row: &Record) -> Vec<Source> {
    let Some(contract) = row.link(CONTRACT) else { return Vec::new() };
    let Some(chain) = find(asked.register, contract, row.link(LOT), asked.when.day) else { return Vec::new() };
    let mine = |at: &usize| {
        let parent = chain.nodes[*at].parent.map(|parent| chain.nodes[parent].provider);
        Some(chain.nodes[*at].provider) == row.link(PERFORMER) && parent == row.link(PARENT)
    };
    let Some(at) = (0..chain.nodes.len()).find(mine) else { return Vec::new() };
    let ids = |places: &[usize]| -> Vec<Id> {
        places.iter().flat_map(|at| chain.nodes[*at].links.iter().map(|one| one.id)).collect()
    };
    let kind = Kind::SubcontractLink;
    let up = Source { column: "effective_percent", of: Made::Records(kind, ids(&chain.path(at))) };
    let below: Vec<usize> = chain.children(at).collect();
    let down = Source { column: "net_percent", of: Made::Records(kind, ids(&below)) };
    let part = chain.part.map(|part| Made::Records(Kind::ContractLot, vec![part.id]));
    let part = part.map(|of| Source { column: "role", of });
    [up, down].into_iter().chain(part).collect()
}
