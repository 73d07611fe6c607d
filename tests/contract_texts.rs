//! The national model contract and a made-up one, read in and searched for duties; expectations were written down by
//! reading the texts. The model contract is not part of this project: without it its tests say so and stop.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stderr)]

use std::collections::BTreeMap;
use std::path::PathBuf;

use perceel::domain::due::Due;
use perceel::domain::edit::Change;
use perceel::domain::kind::Kind;
use perceel::domain::monthly::Monthly;
use perceel::domain::nouns::obligations;
use perceel::domain::obliging::{Proposal, propose};
use perceel::domain::questions::{self, Asked, proposals as columns};
use perceel::domain::record::Record;
use perceel::domain::register::Register;
use perceel::import::contract_text::{ContractText, plan, read};
use perceel::text::Lang;
use perceel::ui::screen::Screen;
use screens::Bench;

#[path = "support/screens.rs"]
mod screens;
mod support;

/// The articles whose duties were labelled.
const LABELLED: [&str; 9] = ["1.3", "1.5", "3.5", "3.6", "3.9", "3.10", "3.15", "3.19", "3.20"];

fn model() -> Option<ContractText> {
    let here = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let name = "contractstandaard-wmo/Overeenkomst-Wmo-versie-1-2.md";
    let found = ["../shared/data/real", "../../shared/data/real"].iter().map(|up| here.join(up).join(name));
    let Some(bytes) = found.filter_map(|path| std::fs::read(path).ok()).next() else {
        eprintln!("skipped: the national model contract is not here");
        return None;
    };
    Some(read(&bytes, "Overeenkomst-Wmo-versie-1-2.md").unwrap())
}

fn proposals(text: &ContractText, of: &[&str]) -> Vec<Proposal> {
    let wanted = text.articles.iter().filter(|article| of.contains(&article.number.as_str()));
    wanted.flat_map(|article| propose(&article.number, &article.body)).collect()
}

fn counted(rows: impl Iterator<Item = (String, String, String)>) -> BTreeMap<(String, String, String), usize> {
    let mut counts = BTreeMap::new();
    for row in rows {
        *counts.entry(row).or_insert(0) += 1;
    }
    counts
}

#[test]
fn the_model_contract_has_its_articles() {
    let Some(text) = model() else { return };
    assert_eq!((text.title.as_str(), text.version.as_deref()), ("Overeenkomst-Wmo", Some("1.2")));
    let numbered: Vec<&str> =
        text.articles.iter().filter(|article| article.numbered).map(|article| article.number.as_str()).collect();
    // 1.1 to 1.8 and 3.1 to 3.31; 1.9 and 1.n have a text to fill in.
    let mut wanted: Vec<String> = (1..=9).map(|n| format!("1.{n}")).collect();
    wanted.push("1.n".into());
    wanted.extend((1..=31).map(|n| format!("3.{n}")));
    let missing: Vec<_> = wanted.iter().filter(|number| !numbered.contains(&number.as_str())).collect();
    assert!(missing.iter().all(|number| ["1.9", "1.n"].contains(&number.as_str())), "{missing:?}");
    let extra: Vec<_> = numbered.iter().filter(|number| !wanted.iter().any(|w| w == *number)).collect();
    assert!(extra.is_empty(), "{extra:?}");
    let title = |number: &str| text.articles.iter().find(|article| article.number == number).unwrap().title.clone();
    assert_eq!(title("3.9"), "Hoofd- en onderaanneming");
    assert_eq!(title("3.11"), "iWmo");
    assert_eq!(title("1.5"), "Bestedingsruimte");
    assert!(!text.articles.iter().any(|article| article.body.contains("about:blank")));
}

#[test]
fn its_information_duties_have_party_period_and_article() {
    let Some(text) = model() else { return };
    let labels = include_str!("data/contracts/contractstandaard-wmo.csv");
    let wanted = counted(labels.lines().skip(1).map(|line| {
        let mut parts = line.split(',').map(str::to_owned);
        let (article, party) = (parts.next().unwrap(), parts.next().unwrap());
        (article, party, parts.next().unwrap())
    }));
    let all = proposals(&text, &LABELLED);
    let got = counted(all.iter().map(|p| (p.article.clone(), p.party.code().to_owned(), p.recurrence.clone())));
    let missing: Vec<_> = wanted.iter().filter(|(row, count)| got.get(*row).copied().unwrap_or(0) < **count).collect();
    assert!(missing.is_empty(), "not found: {missing:#?}\n{all:#?}");
    // What was not labelled is a proposal too many that a person has to skip: few beside what is right.
    let labelled: usize = wanted.values().sum();
    let told: Vec<_> =
        all.iter().map(|p| format!("{} {} {} {}", p.article, p.party.code(), p.recurrence, p.sentence)).collect();
    assert!(all.len() - labelled <= 10, "{} more than labelled: {told:#?}", all.len() - labelled);
    for proposal in &all {
        let rule = Due::parse(&proposal.recurrence).unwrap();
        assert_eq!(rule.to_string(), proposal.recurrence);
    }
    for party in ["contractor", "client", "both"] {
        assert!(got.keys().any(|(_, who, _)| who == party), "{party}");
    }
}

#[test]
fn the_made_up_contract_has_all_its_duties_and_no_other() {
    let text = read(include_bytes!("data/contracts/raamovereenkomst-lindeveen.md"), "x.md").unwrap();
    let told: Vec<(String, &str, String)> = text
        .articles
        .iter()
        .flat_map(|article| propose(&article.number, &article.body))
        .map(|p| (p.article, p.party.code(), p.recurrence))
        .collect();
    let wanted = [
        ("1.2", "client", "before_end(-4 m)"),
        ("2.1", "contractor", "after_period(month,+15 d)"),
        ("2.2", "contractor", "event(0 d)"),
        ("2.2", "contractor", "event(+10 wd)"),
        ("2.3", "both", "event(-3 m)"),
        ("3.1", "contractor", "yearly_before 06-01"),
        ("3.1", "contractor", "yearly 03-31"),
        ("3.2", "contractor", "on_request(+14 d)"),
        ("3.3", "contractor", "event(+5 wd)"),
        ("3.3", "contractor", "event(0 d)"),
        ("4.1", "contractor", "before_end(-6 m)"),
        ("4.2", "both", "every(3 m)"),
    ];
    let wanted: Vec<_> = wanted.iter().map(|(a, p, r)| ((*a).to_owned(), *p, (*r).to_owned())).collect();
    assert_eq!(told, wanted);
}

/// The small region with the made-up contract read in, as the text of one of its contracts.
fn region_with_text() -> Register {
    let mut register = support::region();
    let text = read(include_bytes!("data/contracts/raamovereenkomst-lindeveen.md"), "x.md").unwrap();
    let plan = plan(&text, &register, support::today(), "x.md", &|_| false).unwrap();
    register.apply(&plan.edit.changes);
    let contract = support::find(&register, Kind::Contract, "JH-26-001");
    let held = register.all(Kind::ContractText)[0].clone();
    let mut after = Record::clone(&held);
    after.set(Kind::ContractText.noun().find("contract").unwrap().0, contract);
    let before = Some(held.values.clone());
    register.apply(&[Change { kind: Kind::ContractText, id: held.id, before, after: Some(after.values) }]);
    register
}

/// Paragraph and state of every proposal.
fn states(register: &Register) -> Vec<(String, &'static str)> {
    let monthly = Monthly::default();
    let asked = Asked { register, monthly: &monthly, when: support::now(), words: support::dutch() };
    let state = Kind::Proposal.noun().find("proposal_state").unwrap().0;
    let rows = questions::answer(&asked, Kind::Proposal);
    rows.iter()
        .map(|row| {
            let state = match row.values[state] {
                perceel::domain::record::Value::Choice(code) => code,
                _ => "",
            };
            (row.text(columns::ARTICLE).unwrap().to_owned(), state)
        })
        .collect()
}

#[test]
fn proposals_are_listed_and_one_that_became_an_obligation_is_told_apart() {
    let mut register = region_with_text();
    let before = states(&register);
    assert_eq!(before.len(), 12);
    assert!(before.iter().all(|(_, state)| *state == "open"));
    let article = register.all(Kind::Article).iter().find(|article| article.values.contains(&"3".into())).unwrap().id;
    let id = support::add(
        &mut register,
        Kind::Obligation,
        &["code=V-1", "contract=JH-26-001", "article=3.1", "recurrence=yearly 03-31"],
    );
    let held = register.get(Kind::Obligation, id).unwrap().clone();
    let mut after = Record::clone(&held);
    after.set(obligations::ARTICLE_REF.index, article);
    register.apply(&[Change { kind: Kind::Obligation, id, before: Some(held.values), after: Some(after.values) }]);
    let taken: Vec<_> = states(&register).into_iter().filter(|(_, state)| *state == "taken").collect();
    assert_eq!(taken, [("3.1".to_owned(), "taken")]);
}

#[test]
fn from_the_text_to_an_obligation_and_back_with_a_few_keys() {
    let mut bench = Bench::with(&region_with_text(), Lang::Nl);
    bench.size(120, 40);
    bench.drive(":").drive("contractteksten").drive("<Enter>").sees("Raamovereenkomst");
    bench.drive(":").drive("verplichtingen voorstellen").drive("<Enter>").sees("Voorgestelde verplichtingen");
    bench.sees("4 maanden voor het e");
    let had = bench.register().all(Kind::Obligation).len();
    bench.drive("n");
    assert!(matches!(bench.app.top(), Screen::Form(_)), "{}", bench.screen());
    bench.sees("opdrachtgever").sees("JH-26-001-1.2").drive("<F2>");
    assert_eq!(bench.register().all(Kind::Obligation).len(), had + 1, "{}", bench.screen());
    let register = bench.register();
    let made = register.all(Kind::Obligation).iter().max_by_key(|duty| duty.id).unwrap().clone();
    assert_eq!(made.text(obligations::RECURRENCE), Some("before_end(-4 m)"));
    assert_eq!(made.choice(obligations::OBLIGED), Some("client"));
    assert_eq!(made.text(obligations::ARTICLE), Some("1.2"));
    assert!(made.link(obligations::ARTICLE_REF).is_some());
    assert_eq!(states(&register).iter().filter(|(_, state)| *state == "taken").count(), 1);
    bench.drive("u");
    assert_eq!(bench.register().all(Kind::Obligation).len(), had);
}
