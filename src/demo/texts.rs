//! The model contract of each present round, made of the model obligations, and the provisions the region holds
//! necessary. Nothing here draws lots, so it may follow everything else.

use super::book::{Book, code, row};
use super::models::{self, Model};
use super::world::World;
use crate::domain::calendar::addm;
use crate::domain::deadlines::What;
use crate::domain::kind::Kind;
use crate::domain::record::Id;
use std::collections::HashMap;

/// Writes the texts and what rests on them: the article of each obligation.
pub fn write(book: &mut Book, world: &World) {
    let mut articles: HashMap<(usize, &str), Id> = HashMap::new();
    for (number, round) in world.market.rounds.iter().enumerate().filter(|(_, round)| round.now) {
        let (law, what) = if round.jw { ("jw", "jeugd") } else { ("wmo", "Wmo") };
        let text = book.add(
            Kind::ContractText,
            row![
                "title" => format!("Modelovereenkomst {what} {}", round.start.format("%Y")),
                "framework" => round.framework, "version_label" => "1.0",
                "source_name" => format!("modelovereenkomst-{}.docx", what.to_lowercase()),
                "read_on" => addm(round.start, -2).min(book.today),
            ],
        );
        let mut held: Vec<&Model> =
            models::all().iter().filter(|model| model.of.domain == "both" || model.of.domain == law).collect();
        held.sort_by_key(|model| numbers(model.article));
        for (place, model) in (1_i64..).zip(held) {
            let article = book.add(
                Kind::Article,
                row![
                    "contract_text" => text, "number" => model.article, "title" => model.says("title"),
                    "body" => format!("{}.1 {}", model.article, model.says("text")), "position" => place,
                ],
            );
            articles.insert((number, model.article), article);
        }
    }
    for duty in &world.duties {
        let round = world.deals[duty.deal].round;
        if let Some(article) = articles.get(&(round, models::all()[duty.model].article)) {
            book.set(duty.id, "article_ref", *article);
        }
    }
    for lot in &world.market.lots {
        book.set(lot.id, "intake_norm_weeks", (lot.norm_weeks * 1000 / 2).max(1000));
    }
    needed(book, world);
    bought(book, world);
    put_off(book, world);
}

/// `3.10` after `3.9`.
fn numbers(article: &str) -> Vec<u32> {
    article.split('.').filter_map(|part| part.parse().ok()).collect()
}

/// What the heavy lots of the first cluster offer is what the region holds necessary.
fn needed(book: &mut Book, world: &World) {
    const NEEDED: [(&str, &str, &str); 5] = [
        ("Verblijf met behandeling voor jeugdigen", "43", "jw"),
        ("Crisishulp voor jeugdigen", "46", "jw"),
        ("Jeugdbescherming", "48", "jw"),
        ("Dagbesteding", "07", "wmo"),
        ("Beschermd wonen", "15", "wmo"),
    ];
    for (name, category, law) in NEEDED {
        let Some(round) = world.market.rounds.iter().find(|round| round.now && round.jw == (law == "jw")) else {
            continue;
        };
        book.add(
            Kind::NecessaryProvision,
            row![
                "name" => name, "category_code" => category, "domain" => code(law),
                "source" => format!("Regiovisie {}", addm(round.start, -24).format("%Y")),
                "valid_from" => round.start,
            ],
        );
    }
}

/// Since when the task budgets are bought in their lot.
fn bought(book: &mut Book, world: &World) {
    for round in world.market.rounds.iter().filter(|round| round.now) {
        for lot in round.lots.iter().map(|number| &world.market.lots[*number]).filter(|lot| lot.task) {
            for product in &lot.products {
                let product = world.market.products[*product].id;
                book.add(Kind::LotProduct, row!["product" => product, "lot" => lot.id, "valid_from" => round.start]);
            }
        }
    }
}

/// One date that may wait, with the reason.
fn put_off(book: &mut Book, world: &World) {
    let Some(deal) = world.deals.iter().find(|deal| !deal.ended) else { return };
    book.add(
        Kind::Snooze,
        row![
            "subject" => format!("{}-{}-{}", Kind::Contract.name(), deal.id.0, What::RetenderStart.code()),
            "until" => addm(book.today, 1), "reason" => "Staat op de agenda van het volgende regio-overleg.",
        ],
    );
}
