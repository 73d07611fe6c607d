//! The national model contract and a made-up one, read in and searched for duties; expectations were written down by
//! reading the texts. The model contract is not part of this project: without it its tests say so and stop.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stderr)]

use std::collections::BTreeMap;
use std::path::PathBuf;

use perceel::domain::due::Due;
use perceel::domain::obliging::{Proposal, propose};
use perceel::import::contract_text::{ContractText, read};

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
