//! What stays behind between the main contractor's price and the subcontractor's (N9): one row per link and tariff. The
//! arithmetic is `chain::margins`'.

use super::{Asked, Made, Question, Row, Source};
use crate::domain::chain::{self, margins};
use crate::domain::field::{Column, Noun, One, Shape, field};
use crate::domain::kind::Kind;
use crate::domain::nouns::{subcontract_links as link, tariffs};
use crate::domain::record::{Id, Record, Value};

/// Columns of the answer.
pub const NOUN: Noun = Noun {
    kind: Kind::Margin,
    fields: &[
        field("lot", Shape::Link(Kind::Lot)).list(12).searched(),
        field("contract", Shape::Link(Kind::Contract)).list(12).searched(),
        field("parent", Shape::Link(Kind::Provider)).list(20).searched(),
        field("performer", Shape::Link(Kind::Provider)).list(20).searched(),
        field("product", Shape::Link(Kind::Product)).list(18).searched(),
        field("unit", Shape::Choice(&["minute", "hour", "day_part", "day_night", "piece", "euro"])).list(8),
        field("main_tariff_cents", Shape::Money).list(11),
        field("tariff_cents", Shape::Money).list(11),
        field("margin_cents", Shape::Money).list(11),
        field("margin_percent", Shape::Percent).list(9),
    ],
    derived: &[],
    keys: &[&["contract", "lot", "parent", "performer", "product"]],
    label: &["performer", "product"],
    period: None,
};

/// Lot.
pub const LOT: Column<One> = NOUN.link("lot");
/// Contract whose chain it is.
pub const CONTRACT: Column<One> = NOUN.link("contract");
/// For whom the performer works.
pub const PARENT: Column<One> = NOUN.link("parent");
/// Who performs.
pub const PERFORMER: Column<One> = NOUN.link("performer");
/// Product of the main contractor's tariff.
pub const PRODUCT: Column<One> = NOUN.link("product");

/// The question.
pub const QUESTION: Question =
    Question { kind: Kind::Margin, needs_figures: &[], needs_duties: false, answer, sources };

fn answer(asked: &Asked<'_>) -> Vec<Row> {
    let (register, day) = (asked.register, asked.when.day);
    let mut rows = Vec::new();
    for chain in chain::all(register, day).iter().filter(|chain| chain.stands) {
        for at in 0..chain.nodes.len() {
            for margin in margins::of_node(register, chain, at, day) {
                let tariff = margin.tariff.and_then(|id| register.get(Kind::Tariff, id));
                let link = register.get(Kind::SubcontractLink, margin.link);
                rows.push(
                    [
                        chain.lot.into(),
                        chain.contract.id.into(),
                        link.and_then(|one| one.link(link::PARENT)).into(),
                        chain.nodes[at].provider.into(),
                        tariff.and_then(|tariff| tariff.link(tariffs::PRODUCT)).into(),
                        tariff.and_then(|tariff| tariff.choice(tariffs::UNIT)).map_or(Value::Unknown, Value::Choice),
                        margin.main_cents.into(),
                        margin.link_cents.into(),
                        margin.margin_cents.into(),
                        margin.margin_ppm.into(),
                    ]
                    .into(),
                );
            }
        }
    }
    rows
}

/// The tariff and the link whose prices were set against each other.
fn sources(asked: &Asked<'_>, row: &Record) -> Vec<Source> {
    let (register, day) = (asked.register, asked.when.day);
    let Some(contract) = row.link(CONTRACT) else { return Vec::new() };
    let Some(chain) = super::chains::find(register, contract, row.link(LOT), day) else { return Vec::new() };
    let (mut tariffs, mut links): (Vec<Id>, Vec<Id>) = (Vec::new(), Vec::new());
    for at in (0..chain.nodes.len()).filter(|at| Some(chain.nodes[*at].provider) == row.link(PERFORMER)) {
        for margin in margins::of_node(register, &chain, at, day) {
            let tariff = margin.tariff.and_then(|id| register.get(Kind::Tariff, id));
            let parent = register.get(Kind::SubcontractLink, margin.link).and_then(|one| one.link(link::PARENT));
            if tariff.and_then(|one| one.link(tariffs::PRODUCT)) == row.link(PRODUCT) && parent == row.link(PARENT) {
                tariffs.extend(margin.tariff);
                links.push(margin.link);
            }
        }
    }
    vec![
        Source { column: "main_tariff_cents", of: Made::Records(Kind::Tariff, tariffs) },
        Source { column: "tariff_cents", of: Made::Records(Kind::SubcontractLink, links) },
    ]
}
