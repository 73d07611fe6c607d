//! Obligations and their occurrences: who owes what on which day (DOMAIN §4, N7), counted by hand on a small region.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use perceel::domain::burden;
use perceel::domain::deadlines;
use perceel::domain::due::Due;
use perceel::domain::duties::{catch_up, copy_models, counts, occurrences, plan};
use perceel::domain::kind::Kind;
use perceel::domain::models::{self, MODELS};
use perceel::domain::nouns::{evidence, obligation_instances as instances, obligations};
use perceel::domain::proofs::{self, Finding};
use perceel::domain::questions;
use perceel::domain::record::{Id, Value};
use perceel::domain::register::Register;
use perceel::store::Store;
use perceel::store::journal::Sort;
use perceel::store::open::OpenOptions;
use perceel::store::proofs::compare;
use perceel::text::{Lang, Words};
use support::{add, day};

struct Fixture {
    register: Register,
    contract: Id,
    obligation: Id,
}

/// A heavy contract with an obligation that passes down, due 15 days after each month.
fn fixture() -> Fixture {
    let mut register = Register::default();
    for (kvk, name) in [("90000001", "De Beuk"), ("90000002", "Praktijk Els"), ("90000003", "Praktijk Iep")] {
        add(&mut register, Kind::Provider, &[&format!("kvk={kvk}"), &format!("name={name}")]);
    }
    add(&mut register, Kind::Framework, &["name=Jeugd", "domain=jw"]);
    add(&mut register, Kind::Lot, &["framework=Jeugd", "code=Z1", "title=Zwaar", "category=heavy"]);
    let contract = add(
        &mut register,
        Kind::Contract,
        &["number=C1", "provider=De Beuk", "start=2026-01-01", "end=2026-12-31", "status=active"],
    );
    add(&mut register, Kind::ContractLot, &["contract=C1", "lot=Z1", "role=main_contractor"]);
    let obligation = add(
        &mut register,
        Kind::Obligation,
        &[
            "code=C1-O05",
            "contract=C1",
            "title=Wachttijden",
            "recurrence=after_period(month,+15 d)",
            "passes_down=true",
        ],
    );
    Fixture { register, contract, obligation }
}

fn hire(fixture: &mut Fixture, child: &str, from: &str) -> Id {
    let (child, from) = (format!("child={child}"), format!("valid_from={from}"));
    add(&mut fixture.register, Kind::SubcontractLink, &["contract=C1", "lot=Z1", "parent=De Beuk", &child, &from])
}

fn count(register: &Register) -> usize {
    register.all(Kind::ObligationInstance).len()
}

#[test]
fn each_month_is_owed_once_and_planning_again_changes_nothing() {
    let Fixture { mut register, obligation, .. } = fixture();
    // January to December 2026: due 15 February 2026 … 15 January 2027, after the end of the contract.
    let edit = plan(&register, None, (day("2026-01-01"), day("2027-06-30")));
    assert_eq!(edit.changes.len(), 12);
    register.apply(&edit.changes);
    let dues: Vec<String> = register
        .all(Kind::ObligationInstance)
        .iter()
        .map(|record| record.date(instances::DUE).unwrap().to_string())
        .collect();
    assert_eq!((dues[0].as_str(), dues[11].as_str()), ("2026-02-15", "2027-01-15"));
    assert!(plan(&register, None, (day("2026-01-01"), day("2027-06-30"))).is_empty());
    assert!(plan(&register, Some(&[obligation]), (day("2026-03-01"), day("2026-08-30"))).is_empty());
}

#[test]
fn a_subcontractor_owes_from_its_first_day_until_its_last_and_history_stays() {
    let mut fixture = fixture();
    let window = (day("2026-01-01"), day("2026-12-31"));
    let edit = plan(&fixture.register, None, window);
    fixture.register.apply(&edit.changes);
    // 15 February … 15 December: eleven within the year.
    assert_eq!(count(&fixture.register), 11);

    // From 1 June: 15 June … 15 December, seven more, charged to the main contractor.
    let link = hire(&mut fixture, "Praktijk Els", "2026-06-01");
    let edit = plan(&fixture.register, None, window);
    assert_eq!(edit.changes.len(), 7);
    fixture.register.apply(&edit.changes);
    let main = fixture.register.with_key(Kind::Provider, "90000001")[0];
    let child = fixture.register.with_key(Kind::Provider, "90000002")[0];
    let charged = fixture.register.all(Kind::ObligationInstance).iter().filter(|record| {
        record.link(instances::PROVIDER) == Some(child) && record.link(instances::CHARGED_TO) == Some(main)
    });
    assert_eq!(charged.count(), 7);

    // What came in stays whatever happens later.
    let received = fixture.register.all(Kind::ObligationInstance).iter().find(|record| {
        record.link(instances::PROVIDER) == Some(child) && record.date(instances::DUE) == Some(day("2026-11-15"))
    });
    let before = received.unwrap().clone();
    let after = before.clone().with(Kind::ObligationInstance, "received_on", day("2026-11-10"));
    let mut edit = perceel::domain::edit::Edit::new(perceel::text::Message::new("edit-changed"));
    edit.change(Kind::ObligationInstance, &before, after);
    fixture.register.apply(&edit.changes);

    // It leaves on 30 September: October, November and December are no longer owed, but November had been received.
    let before = fixture.register.get(Kind::SubcontractLink, link).unwrap().clone();
    let after = before.clone().with(Kind::SubcontractLink, "valid_to", day("2026-09-30"));
    let mut edit = perceel::domain::edit::Edit::new(perceel::text::Message::new("edit-changed"));
    edit.change(Kind::SubcontractLink, &before, after);
    fixture.register.apply(&edit.changes);
    let edit = plan(&fixture.register, None, window);
    assert_eq!(edit.changes.len(), 2);
    assert!(edit.changes.iter().all(|change| change.after.is_none()));
    fixture.register.apply(&edit.changes);
    assert_eq!(count(&fixture.register), 11 + 5);
    assert!(plan(&fixture.register, None, window).is_empty());
}

#[test]
fn what_the_client_owes_is_not_asked_of_a_provider() {
    let Fixture { mut register, obligation, .. } = fixture();
    let before = register.get(Kind::Obligation, obligation).unwrap().clone();
    let after = before.clone().with(Kind::Obligation, "obliged", perceel::domain::record::Value::Choice("client"));
    let mut edit = perceel::domain::edit::Edit::new(perceel::text::Message::new("edit-changed"));
    edit.change(Kind::Obligation, &before, after);
    register.apply(&edit.changes);
    let obligation = register.get(Kind::Obligation, obligation).unwrap();
    assert!(occurrences(&register, obligation, (day("2026-01-01"), day("2026-12-31"))).is_empty());
}

#[test]
fn models_are_copied_once_in_the_rhythm_of_the_lot() {
    let Fixture { mut register, contract, .. } = fixture();
    let model = |register: &mut Register, columns: &[&str]| add(register, Kind::ObligationTemplate, columns);
    let both = model(
        &mut register,
        &["code=O29", "title=Gesprek", "recurrence=every(12 m)", "recurrence_heavy=every(3 m)", "category=both"],
    );
    let light = model(&mut register, &["code=O90", "title=Licht", "recurrence=yearly 06-30", "category=light"]);
    let heavy = model(&mut register, &["code=O31", "title=Plan", "recurrence=yearly 10-01", "category=heavy"]);
    let models = [both, light, heavy];
    let edit = copy_models(&register, &models, &[contract], day("2026-11-21"));
    assert_eq!(edit.changes.len(), 2, "not the one for light lots");
    register.apply(&edit.changes);
    let talk = register.with_key(Kind::Obligation, "C1-O29")[0];
    let talk = register.get(Kind::Obligation, talk).unwrap();
    assert_eq!(talk.text(obligations::RECURRENCE), Some("every(3 m)"));
    assert!(copy_models(&register, &models, &[contract], day("2026-11-21")).is_empty());
}

/// The rules of DOMAIN §4 as they stand there, where they name one; heavy lots after the bar.
const RULES: &[(&str, &str)] = &[
    ("O01", "yearly_before 04-01"),
    ("O03", "yearly_before 06-01"),
    ("O04", "yearly_before 06-01"),
    ("O05", "after_period(month,+15 d)"),
    ("O06", "after_period(month,+15 d)"),
    ("O07", "event(-14 d)"),
    ("O08", "event(0 d)"),
    ("O09", "event(+7 d)"),
    ("O11", "event(+24 h)"),
    ("O12", "every(36 m)"),
    ("O19", "continuous"),
    ("O21", "continuous"),
    ("O24", "on_request(+14 d)|yearly 06-30"),
    ("O27", "on_request(+14 d)"),
    ("O28", "yearly 01-31"),
    ("O29", "every(12 m)|every(3 m)"),
    ("O30", "after_period(quarter,+30 d)"),
    ("O33", "before_end(-6 m)"),
    ("O34", "on_request"),
];

#[test]
fn the_models_come_along_in_both_languages_and_are_added_once() {
    for lang in Lang::ALL {
        let words = Words::load(lang);
        let mut register = Register::default();
        let edit = models::add(&register, words);
        assert_eq!(edit.changes.len(), 34);
        register.apply(&edit.changes);
        for number in 1..=34 {
            let code = format!("O{number:02}");
            let id = register.with_key(Kind::ObligationTemplate, &code)[0];
            let record = register.get(Kind::ObligationTemplate, id).unwrap();
            for column in ["title", "recurrence", "evidence_kind", "law_ref", "text", "weight", "estimate_hours"] {
                let (at, _) = Kind::ObligationTemplate.noun().find(column).unwrap();
                assert!(!record.values[at].is_unknown(), "{code} has no {column}");
            }
            let problems = perceel::domain::check::check_record(&register, Kind::ObligationTemplate, record);
            assert!(problems.is_empty(), "{code}: {problems:?}");
        }
        assert!(models::add(&register, words).is_empty());
        // One that was thrown away comes back, the others stay as they are.
        let gone = register.with_key(Kind::ObligationTemplate, "O17")[0];
        let mut edit = perceel::domain::edit::Edit::new(perceel::text::Message::new("edit-changed"));
        edit.remove(Kind::ObligationTemplate, register.get(Kind::ObligationTemplate, gone).unwrap());
        register.apply(&edit.changes);
        assert_eq!(models::add(&register, words).changes.len(), 1);
    }
}

#[test]
fn the_models_have_the_rules_of_the_domain() {
    for (code, rules) in RULES {
        let model = MODELS.iter().find(|model| model.code == *code).unwrap();
        let (usual, heavy) = rules.split_once('|').map_or((*rules, None), |(usual, heavy)| (usual, Some(heavy)));
        assert_eq!(model.due, Due::parse(usual).unwrap(), "{code}");
        assert_eq!(model.heavy, heavy.map(|rule| Due::parse(rule).unwrap()), "{code}");
    }
    let heavy: Vec<&str> = MODELS.iter().filter(|model| model.category == "heavy").map(|model| model.code).collect();
    assert_eq!(heavy, ["O06", "O14", "O24", "O30", "O31"]);
}

#[test]
fn a_model_of_the_youth_act_is_not_copied_into_a_contract_for_social_support() {
    let mut register = Register::default();
    add(&mut register, Kind::Provider, &["kvk=90000001", "name=De Beuk"]);
    add(&mut register, Kind::Framework, &["name=Maatschappelijk", "domain=wmo"]);
    add(&mut register, Kind::Lot, &["framework=Maatschappelijk", "code=L1", "title=Licht", "category=light"]);
    let columns = ["number=C1", "provider=De Beuk", "start=2026-01-01", "end=2026-12-31", "status=active"];
    let contract = add(&mut register, Kind::Contract, &columns);
    add(&mut register, Kind::ContractLot, &["contract=C1", "lot=L1", "role=main_contractor"]);
    let edit = models::add(&register, Words::load(Lang::Nl));
    register.apply(&edit.changes);
    let all: Vec<Id> = register.all(Kind::ObligationTemplate).iter().map(|model| model.id).collect();
    let edit = copy_models(&register, &all, &[contract], day("2026-11-21"));
    // 34, less the five for heavy lots (O06, O14, O24, O30, O31) and O03, O04, O18, O32 of the Youth Act.
    assert_eq!(edit.changes.len(), 25);
    register.apply(&edit.changes);
    let own = register.get(Kind::Obligation, register.with_key(Kind::Obligation, "C1-O05")[0]).unwrap();
    assert!(own.text(obligations::TEXT).is_some_and(|text| text.contains("vijftien dagen")));
}

#[test]
fn a_rule_that_nobody_understands_is_refused() {
    let Fixture { register, obligation, .. } = fixture();
    let record = register.get(Kind::Obligation, obligation).unwrap().clone();
    let wrong = record.with(Kind::Obligation, "recurrence", "elke week");
    let problems = perceel::domain::check::check_record(&register, Kind::Obligation, &wrong);
    assert_eq!(problems.len(), 1);
    assert_eq!(problems[0].problem.message.id, "due-not-understood");
    assert_eq!(problems[0].severity, perceel::domain::check::Severity::Refuse);
}

#[test]
fn planning_goes_on_where_it_was_left() {
    let Fixture { mut register, .. } = fixture();
    let edit = catch_up(&register, None, day("2026-02-20"), day("2026-05-20"));
    // 15 March, April, May; what fell due before the first planning is not made up.
    assert_eq!(counts(&edit), (3, 0));
    register.apply(&edit.changes);
    // Nobody planned for months: June, July, August and September were missed, October to December are to come.
    let edit = catch_up(&register, None, day("2026-09-20"), day("2026-12-20"));
    assert_eq!(counts(&edit), (7, 0));
    register.apply(&edit.changes);
    assert!(catch_up(&register, None, day("2026-09-20"), day("2026-12-20")).is_empty());
}

/// De Beuk with so many duties of the same monthly report, an hour each.
fn reports(count: usize) -> Register {
    let mut register = Register::default();
    add(&mut register, Kind::Provider, &["kvk=90000001", "name=De Beuk"]);
    let columns = ["number=C1", "provider=De Beuk", "start=2025-01-01", "end=2029-12-31", "status=active"];
    add(&mut register, Kind::Contract, &columns);
    for number in 1..=count {
        let (code, proof) = (format!("code=C1-{number}"), format!("evidence_kind=maandcijfers gemeente {number}"));
        let rule = "recurrence=after_period(month,+15 d)";
        add(
            &mut register,
            Kind::Obligation,
            &[&code, "contract=C1", "title=Maandcijfers", rule, &proof, "estimate_hours=1,5"],
        );
    }
    register
}

fn asked(register: &Register, kind: Kind) -> Vec<perceel::domain::record::Record> {
    let none = perceel::domain::monthly::Monthly::default();
    let words = Words::load(Lang::Nl);
    questions::answer(&questions::Asked { register, monthly: &none, when: support::now(), words }, kind)
}

#[test]
fn seventeen_monthly_reports_are_204_requests_a_year_and_one_is_12() {
    for (count, requests, milli_hours) in [(17, 204, 306_000), (1, 12, 18_000)] {
        let rows = asked(&reports(count), Kind::Burden);
        assert_eq!(rows.len(), 1);
        assert_eq!(rows[0].number(questions::burden::REQUESTS), Some(requests));
        assert_eq!(rows[0].number(questions::burden::HOURS), Some(milli_hours));
        assert_eq!(rows[0].number(questions::burden::DUPLICATES), Some(0));
    }
    // R28: 80 % of the effort for 20 % of the turnover, 20 % of the effort for the other 80 %.
    let (few, rest) = (burden::per_euro(800_000, 200_000).unwrap(), burden::per_euro(200_000, 800_000).unwrap());
    assert_eq!((few, rest, few / rest), (4_000, 250, 16));
    assert_eq!(burden::per_euro(1, 0), None);
}

#[test]
fn what_passes_down_burdens_the_subcontractor() {
    let mut fixture = fixture();
    hire(&mut fixture, "Praktijk Els", "2026-06-01");
    let loads = burden::loads(&fixture.register, day("2026-06-30"));
    let of = |kvk: &str| loads.get(&fixture.register.with_key(Kind::Provider, kvk)[0]).map_or(0, |load| load.requests);
    // The contract ends on 31 December: 15 July … 15 January are seven times.
    assert_eq!((of("90000001"), of("90000002"), of("90000003")), (7, 7, 0));
}

#[test]
fn the_same_proof_asked_twice_is_told_once_with_both_duties() {
    let mut register = reports(2);
    let columns = ["number=C2", "provider=De Beuk", "start=2025-01-01", "end=2029-12-31", "status=active"];
    add(&mut register, Kind::Contract, &columns);
    for (code, contract, proof, rule) in [
        ("A", "C1", "Polisblad", "yearly 01-31"),
        ("B", "C2", "polisblad ", "yearly 06-30"),
        // Asked on an event: no delivery that could be spared.
        ("C", "C1", "melding", "event(0 d)"),
        ("D", "C2", "melding", "event(0 d)"),
    ] {
        let (code, contract) = (format!("code={code}"), format!("contract={contract}"));
        let (proof, rule) = (format!("evidence_kind={proof}"), format!("recurrence={rule}"));
        add(&mut register, Kind::Obligation, &[&code, &contract, "title=Bewijs", &proof, &rule]);
    }
    let rows = asked(&register, Kind::DuplicateProof);
    assert_eq!(rows.len(), 1);
    assert_eq!(rows[0].number(questions::duplicate_proofs::TIMES), Some(2));
    let duties: Vec<Id> = ["A", "B"].iter().map(|code| register.with_key(Kind::Obligation, code)[0]).collect();
    assert_eq!(rows[0].values[questions::duplicate_proofs::OBLIGATIONS.index], Value::Links(duties.into()));
    let burden = asked(&register, Kind::Burden);
    assert_eq!(burden[0].number(questions::burden::DUPLICATES), Some(1));
}

#[test]
fn a_clause_of_its_own_is_listed_with_what_it_departs_from() {
    let mut register = reports(1);
    let edit = models::add(&register, Words::load(Lang::Nl));
    register.apply(&edit.changes);
    for (code, clause, rule) in
        [("S", "standard", "yearly 07-01"), ("E", "own", "every(3 m)"), ("F", "own", "every(12 m)")]
    {
        let (code, clause, rule) = (format!("code={code}"), format!("clause={clause}"), format!("recurrence={rule}"));
        add(&mut register, Kind::Obligation, &[&code, "contract=C1", "title=Gesprek", "template=O29", &clause, &rule]);
    }
    let rows = asked(&register, Kind::OwnClause);
    let other: Vec<_> = rows.iter().map(|row| row.flag(questions::own_clauses::OTHER_RHYTHM)).collect();
    // Both rhythms are the model's own, for heavy and for light lots.
    assert_eq!(other, [Some(false), Some(false)]);
    assert!(rows.iter().all(|row| row.text(questions::own_clauses::OWN_REASON).is_none()));
}

/// The fixture with one occurrence in that state, judged on that day.
fn moment(state: &str, judged: &str) -> (Fixture, Id) {
    let mut fixture = fixture();
    let (state, judged) = (format!("state={state}"), format!("judged_on={judged}"));
    let columns =
        ["obligation=C1-O05", "provider=De Beuk", "due=2026-08-15", &state, "received_on=2026-08-10", &judged];
    let id = add(&mut fixture.register, Kind::ObligationInstance, &columns);
    (fixture, id)
}

fn standing_on(fixture: &Fixture, moment: Id, on: &str) -> &'static str {
    proofs::standing(&fixture.register, fixture.register.get(Kind::ObligationInstance, moment).unwrap(), day(on))
}

#[test]
fn received_is_not_met_and_proof_expires_on_the_day() {
    let (fixture, id) = moment("received", "");
    assert_eq!(standing_on(&fixture, id, "2026-11-21"), "received");

    let (mut fixture, id) = moment("accepted", "2026-08-20");
    let proof =
        ["obligation=C1-O05", "provider=De Beuk", "due=2026-08-15", "reference=DOS-1", "valid_until=2026-10-31"];
    add(&mut fixture.register, Kind::Evidence, &proof);
    assert_eq!(standing_on(&fixture, id, "2026-10-31"), "accepted");
    assert_eq!(standing_on(&fixture, id, "2026-11-01"), "expired");
    // The next certificate reaches further: nothing is wrong.
    let next = ["obligation=C1-O05", "provider=De Beuk", "due=2026-09-15", "reference=DOS-2", "valid_until=2027-10-31"];
    add(&mut fixture.register, Kind::Evidence, &next);
    assert_eq!(standing_on(&fixture, id, "2026-11-01"), "accepted");
}

#[test]
fn a_file_that_changed_after_the_judgement_has_to_be_judged_again() {
    let (mut fixture, id) = moment("accepted", "2026-08-20");
    let proof = ["obligation=C1-O05", "provider=De Beuk", "due=2026-08-15", "reference=DOS-1", "changed_on=2026-09-01"];
    add(&mut fixture.register, Kind::Evidence, &proof);
    assert_eq!(standing_on(&fixture, id, "2026-08-31"), "accepted");
    assert_eq!(standing_on(&fixture, id, "2026-09-01"), "changed");
    let due = deadlines::deadlines(deadlines::Span::usual(&fixture.register, day("2026-11-21")));
    let found: Vec<_> = due.iter().filter(|one| one.subject.id == id).map(|one| (one.what, one.date)).collect();
    assert_eq!(found, [(deadlines::What::Judgement, day("2026-09-15"))]);
    let key = fixture.register.key(Kind::ObligationInstance, id);
    support::set(&mut fixture.register, Kind::ObligationInstance, &key, &["judged_on=2026-09-02"]);
    assert_eq!(standing_on(&fixture, id, "2026-11-21"), "accepted");
}

/// SHA-256 of `abc` and of the empty text, from FIPS 180.
const ABC: &str = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
const EMPTY: &str = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

#[test]
fn a_file_gets_its_fingerprint_when_saved_and_a_change_is_noticed() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("bewijs")).unwrap();
    let file = folder.path().join("bewijs/polis.pdf");
    std::fs::write(&file, "abc").unwrap();
    let options = OpenOptions { allow_unsafe: true, ..OpenOptions::new(folder.path().join("r.perceel")) };
    let at = chrono::DateTime::parse_from_rfc3339("2026-11-21T09:00:00Z").unwrap().to_utc();
    let mut store = Store::create(&options, "tester", at).unwrap();

    let (mut fixture, id) = moment("accepted", "2026-08-20");
    let provided = ["obligation=C1-O05", "provider=De Beuk", "due=2026-08-15", "reference=bewijs/polis.pdf"];
    add(&mut fixture.register, Kind::Evidence, &provided);
    add(&mut fixture.register, Kind::Evidence, &["obligation=C1-O05", "provider=De Beuk", "reference=DOS-26-1"]);
    add(&mut fixture.register, Kind::Evidence, &["obligation=C1-O05", "provider=De Beuk", "reference=/dev/zero"]);
    let mut all = perceel::domain::edit::Edit::new(perceel::text::Message::new("edit-changed"));
    for kind in Kind::ALL.iter().copied().filter(|kind| !kind.is_figures()) {
        fixture.register.all(kind).iter().for_each(|record| all.add(kind, record.clone()));
    }
    let saved = store.save(&all, Sort::Edit, at, &|| false).unwrap();
    let mut register = Register::default();
    register.apply(&saved.changes);
    let prints = |register: &Register| -> Vec<Option<String>> {
        register.all(Kind::Evidence).iter().map(|proof| proof.text(evidence::SHA256).map(str::to_owned)).collect()
    };
    assert_eq!(prints(&register), [Some(ABC.to_owned()), None, None]);
    assert_eq!(prints(&store.load().unwrap()), prints(&register));

    let today = day("2026-11-21");
    let look = |register: &Register| compare(folder.path(), register, today);
    let proof = register.all(Kind::Evidence)[0].id;
    assert_eq!(look(&register), [(proof, Finding::Same)]);

    std::fs::write(&file, "").unwrap();
    assert_eq!(look(&register), [(proof, Finding::Changed(EMPTY.to_owned()))]);
    let edit = proofs::compared(&register, &look(&register), today);
    let saved = store.save(&edit, Sort::Edit, at, &|| false).unwrap();
    register.apply(&saved.changes);
    let moment = register.get(Kind::ObligationInstance, id).unwrap();
    assert_eq!((moment.choice(instances::STATE), moment.date(instances::JUDGED_ON)), (Some("received"), None));
    assert!(proofs::compared(&register, &look(&register), today).is_empty(), "the second time changes nothing");

    std::fs::remove_file(&file).unwrap();
    assert_eq!(look(&register), [(proof, Finding::Gone)]);
    assert!(proofs::compared(&register, &look(&register), today).is_empty());
}
