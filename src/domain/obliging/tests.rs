//! Sentences of contracts, each with the duties that a reader finds in it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use super::*;

/// Article, party and rule of each proposal; a rule the text does not name itself ends with `?`.
fn found(number: &str, body: &str) -> Vec<(String, &'static str, String)> {
    propose(number, body)
        .into_iter()
        .map(|p| (p.article, p.party.code(), format!("{}{}", p.recurrence, if p.assumed { "?" } else { "" })))
        .collect()
}

fn rules(body: &str) -> Vec<(&'static str, String)> {
    found("1", body).into_iter().map(|(_, party, rule)| (party, rule)).collect()
}

fn one(body: &str) -> (&'static str, String) {
    let mut all = rules(body);
    assert_eq!(all.len(), 1, "{body}: {all:?}");
    all.remove(0)
}

#[test]
fn moments_become_due_rules() {
    for (sentence, party, rule) in [
        ("Opdrachtnemer meldt fraude binnen 5 werkdagen.", "contractor", "event(+5 wd)"),
        ("Binnen twee weken na ontvangst reageert Opdrachtgever.", "client", "event(+14 d)"),
        ("Opdrachtnemer meldt een datalek direct, maar in ieder geval binnen 24 uur.", "contractor", "event(+24 h)"),
        (
            "Opdrachtgever meldt uiterlijk 6 kalendermaanden voor het einde of zij verlengt.",
            "client",
            "before_end(-6 m)",
        ),
        ("Partijen overleggen ten minste drie maanden vooraf over een nieuwe norm.", "both", "event(-3 m)"),
        ("Uiterlijk 10 dagen voordat hij begint, stuurt Opdrachtnemer een lijst.", "contractor", "event(-10 d)"),
        ("Opdrachtnemer levert jaarlijks vóór 1 juni een jaarverslag.", "contractor", "yearly_before 06-01"),
        ("Uiterlijk op 31 maart levert Opdrachtnemer de cijfers.", "contractor", "yearly 03-31"),
        (
            "Binnen 15 dagen na afloop van elke maand levert Opdrachtnemer cijfers.",
            "contractor",
            "after_period(month,+15 d)",
        ),
        (
            "Opdrachtnemer levert binnen dertig dagen na elk kwartaal een overzicht.",
            "contractor",
            "after_period(quarter,+30 d)",
        ),
        ("Opdrachtgever stelt jaarlijks een plafond vast.", "client", "every(12 m)"),
        ("Partijen bespreken elk kwartaal de voortgang.", "both", "every(3 m)"),
        ("Partijen bespreken elk half jaar de voortgang.", "both", "every(6 m)"),
        ("Op verzoek geeft Opdrachtnemer binnen 14 dagen inzage.", "contractor", "on_request(+14 d)"),
        ("Op verzoek stuurt Opdrachtnemer direct een lijst.", "contractor", "on_request(0 d)"),
        ("Desgevraagd geeft Opdrachtnemer informatie.", "contractor", "on_request(+14 d)?"),
        ("Opdrachtnemer meldt elke calamiteit onverwijld.", "contractor", "event(0 d)"),
        ("Opdrachtnemer informeert Opdrachtgever actief over wachttijden.", "contractor", "continuous"),
        ("Opdrachtnemer meldt vooraf dat hij uitbesteedt.", "contractor", "event(0 d)?"),
        ("Opdrachtnemer moet aantonen dat hij verzekerd is.", "contractor", "continuous?"),
    ] {
        assert_eq!(one(sentence), (party, rule.to_owned()), "{sentence}");
    }
}

#[test]
fn who_acts_is_found_before_and_behind_the_verb() {
    for (sentence, party) in [
        ("Als Opdrachtgever de norm wijzigt, dan informeert hij Opdrachtnemer binnen 7 dagen.", "client"),
        (
            "Als een toezichthouder een maatregel oplegt, meldt Opdrachtnemer dit binnen 7 dagen aan Opdrachtgever.",
            "contractor",
        ),
        ("Als Opdrachtnemer wil stoppen dan overlegt hij binnen 7 dagen met Opdrachtgever.", "contractor"),
        ("De aanbieder stuurt de gemeente binnen 7 dagen een kopie.", "contractor"),
        ("Binnen 7 dagen beslist de gemeente.", "client"),
        ("Elke partij meldt de andere partij binnen 7 dagen een wijziging.", "both"),
    ] {
        assert_eq!(one(sentence).0, party, "{sentence}");
    }
    let pronoun =
        "Opdrachtnemer doet zijn best. Opdrachtnemer meldt fraude direct. Hij stuurt binnen 7 dagen een kopie.";
    assert_eq!(rules(pronoun), [("contractor", "event(0 d)".into()), ("contractor", "event(+7 d)".into())]);
}

#[test]
fn rights_choices_and_prohibitions_oblige_to_nothing() {
    for sentence in [
        "Opdrachtgever mag de overeenkomst binnen 7 dagen opzeggen.",
        "Bij overmacht die langer dan 30 dagen duurt, mogen Partijen stoppen.",
        "Opdrachtgever hoeft niet binnen 14 dagen te reageren.",
        "Opdrachtgever vraagt geen gegevens op die hij al heeft.",
        "Opdrachtnemer levert goede zorg.",
        "De overeenkomst duurt van 1 januari tot 31 december.",
        "Dit mag maximaal 2 keer.",
        "",
    ] {
        assert_eq!(found("1", sentence), [], "{sentence}");
    }
}

#[test]
fn lists_and_numbers_keep_their_place() {
    let body = "3.1 Als een toezichthouder een maatregel oplegt, dan meldt Opdrachtnemer dit:\n\
                – binnen 7 kalenderdagen bij een aanwijzing;\n– direct bij een boete.\n\
                3.2 Opdrachtnemer informeert minimaal 2 maanden vooraf over:\n- het voornemen,\n- en geeft Opdrachtgever de kans.\n\
                a) Op verzoek geeft Opdrachtnemer cijfers.";
    let all = propose("3", body);
    let told: Vec<_> = all.iter().map(|p| (p.article.as_str(), p.recurrence.as_str())).collect();
    assert_eq!(
        told,
        [("3.1", "event(+7 d)"), ("3.1", "event(0 d)"), ("3.2", "event(-2 m)"), ("3.2", "on_request(+14 d)")]
    );
    assert!(all[0].sentence.ends_with("dan meldt Opdrachtnemer dit: binnen 7 kalenderdagen bij een aanwijzing;"));
    assert!(all[2].sentence.ends_with("over: het voornemen; en geeft Opdrachtgever de kans."));
}

#[test]
fn a_moment_in_the_next_sentence_belongs_to_the_one_before() {
    let body = "Opdrachtnemer informeert Opdrachtgever over de stop. Dit doet hij minimaal 14 kalenderdagen voordat de stop ingaat.";
    let all = propose("3.6", body);
    assert_eq!(all.len(), 1);
    assert_eq!((all[0].recurrence.as_str(), all[0].sentence.as_str()), ("event(-14 d)", body));
}

#[test]
fn strange_text_is_no_reason_to_fail() {
    for text in
        [".", ":", "1.", "– ", "1.1", "(((", "Als , dan ", "meldt", "Opdrachtnemer meldt", "a) b) c)", "\u{301}é."]
    {
        let _ = propose("1", text);
        let _ = propose("", text);
    }
}
