//! The quick search finds what a contract manager means: her questions with what she wanted (N25), in the first three.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
#![allow(clippy::print_stdout)] // a skipped test says so

mod support;

use perceel::demo::{Scale, build};
use perceel::domain::kind::Kind;
use perceel::domain::record::Ref;
use perceel::domain::register::{Register, When};
use perceel::search::quick::{Answer, Asking, Quick};
use perceel::text::{Lang, Words};
use std::sync::OnceLock;

struct Region {
    register: Register,
    quick: Quick,
}

fn region() -> &'static Region {
    static REGION: OnceLock<Region> = OnceLock::new();
    REGION.get_or_init(|| {
        let mut register = Register::default();
        for step in &build(Scale::Region, 1, support::today(), true).steps {
            register.apply(&step.edit.changes);
        }
        let quick = Quick::gather(&register, support::now(), dutch());
        Region { register, quick }
    })
}

fn dutch() -> Words {
    Words::load(Lang::Nl)
}

fn find(typed: &str, kinds: &[Kind], limit: usize) -> Answer {
    let Region { register, quick } = region();
    let asking = Asking { register, when: When::today(support::today()), words: dutch(), today: support::today() };
    quick.find(&asking, typed, kinds, limit)
}

fn name(of: Ref) -> String {
    format!("{}:{}", of.kind.name(), region().register.key(of.kind, of.id))
}

/// Whether a name is one of those wanted, where `*` stands for any text.
fn is_wanted(name: &str, wanted: &str) -> bool {
    wanted.split('|').any(|pattern| {
        let mut parts = pattern.split('*');
        let Some(mut rest) = parts.next().and_then(|first| name.strip_prefix(first)) else { return false };
        let parts: Vec<&str> = parts.collect();
        let Some((last, middle)) = parts.split_last() else { return rest.is_empty() };
        for part in middle {
            match rest.find(part) {
                Some(at) => rest = &rest[at + part.len()..],
                None => return false,
            }
        }
        rest.ends_with(last)
    })
}

#[test]
fn every_question_finds_its_answer_in_the_first_three() {
    let asked = include_str!("data/questions_asked.tsv");
    let questions: Vec<(&str, &str)> =
        asked.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t')).collect();
    assert!(questions.len() >= 40, "{} questions", questions.len());
    let missed: Vec<String> = questions
        .iter()
        .filter_map(|(typed, wanted)| {
            let found: Vec<String> = find(typed, &[], 3).found.iter().map(|found| name(found.reference)).collect();
            let hit = found.iter().any(|name| is_wanted(name, wanted));
            (!hit).then(|| format!("{typed}: wanted {wanted}, found {found:?}"))
        })
        .collect();
    assert!(missed.is_empty(), "{} missed:\n{}", missed.len(), missed.join("\n"));
}

#[test]
fn the_order_of_words_capitals_and_accents_do_not_matter() {
    let first = |typed: &str| name(find(typed, &[], 1).found[0].reference);
    for typed in ["merelwende wachttijden", "WACHTTIJDEN  Merelwende", "wachttïjden merelwende"] {
        assert_eq!(first(typed), "obligations:JH-25-001-O05", "{typed}");
    }
}

#[test]
fn conditions_narrow_what_words_find() {
    let register = &region().register;
    let of = |typed: &str| find(typed, &[Kind::Obligation], usize::MAX).found;
    let lot = register.with_key(Kind::Lot, "J5Z")[0];
    let all = of("wachttijden");
    let some = of("wachttijden perceel:J5Z");
    assert!(!some.is_empty() && some.len() < all.len());
    // By hand: the contracts with a part in that lot that holds today.
    let in_lot = |found: &perceel::search::quick::Found| {
        use perceel::domain::nouns::{contract_lots, obligations};
        let record = register.at(found.reference).unwrap();
        let contract = record.link(obligations::CONTRACT).unwrap();
        record.link(obligations::LOT) == Some(lot)
            || register.all(Kind::ContractLot).iter().any(|part| {
                part.link(contract_lots::CONTRACT) == Some(contract) && part.link(contract_lots::LOT) == Some(lot)
            })
    };
    assert!(some.iter().all(in_lot));
    assert_eq!(some.len() + of("wachttijden !perceel:J5Z").len(), all.len());
    let late = of("status:telaat");
    assert!(late.iter().all(|found| found.open.is_some_and(|(due, _)| due < support::today())));
    assert!(!late.is_empty());
}

#[test]
fn nothing_typed_is_an_error_and_nothing_is_everything() {
    for typed in ["", "   ", ":", "!", "\"", "perceel:", "a:b:c", "field:..", "(", "]['", "💥", "!!x", "or or or"] {
        let _ = find(typed, &[], 10);
    }
    assert_eq!(find("", &[Kind::Lot], usize::MAX).total, region().register.all(Kind::Lot).len());
    assert!(find("zzzzqqqq", &[], 10).found.is_empty());
}

#[test]
fn when_nothing_has_all_words_what_has_most_is_shown_and_said_so() {
    let answer = find("merelwende wachttijden xylofoon", &[], 3);
    assert!(answer.partly);
    assert_eq!(name(answer.found[0].reference), "obligations:JH-25-001-O05");
    assert!(!find("merelwende wachttijden", &[], 3).partly);
}

/// The national model contract, read in by the program: the four questions everybody asks of it, with the article that
/// answers, found by reading it.
#[test]
fn a_model_contract_answers_with_the_right_article_first() {
    use perceel::import::incoming::{Incoming, Known, Wishes};
    use perceel::import::sheet::Progress;
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../shared/data/real/contractstandaard-wmo/Overeenkomst-Wmo-versie-1-2.md"
    );
    let Ok(bytes) = std::fs::read(path) else {
        println!("skipped: there is no model contract at {path}");
        return;
    };
    let mut register = Register::default();
    let known = Known { register: &register, words: dutch(), today: support::today() };
    let mut progress = Progress { tell: &mut |_, _| {}, stop: &|| false };
    let incoming = Incoming::read(bytes, "model.md", known, &Wishes::default(), &mut progress).unwrap();
    let changes = incoming.plan.edit.changes.clone();
    register.apply(&changes);
    let when = When::today(support::today());
    let quick = Quick::gather(&register, when, dutch());
    let asking = Asking { register: &register, when, words: dutch(), today: support::today() };
    for (typed, wanted) in [
        ("wachttijden", "3.5"),
        ("onderaannemer melden", "3.9"),
        ("opzegtermijn", "1.3"),
        // Of both articles on intake stops either is right.
        ("clientenstop", "3.5|3.6"),
    ] {
        let answer = quick.find(&asking, typed, &[], 3);
        let first = answer.found.first().map(|found| register.label(found.reference.kind, found.reference.id));
        let right = |label: &String| wanted.split('|').any(|number| label.starts_with(number));
        assert!(first.as_ref().is_some_and(right), "{typed}: {first:?}");
    }
}
