//! The worked examples of DOMAIN §3.1 and R15 as deadlines of a register, with their days; and what goes wrong in other
//! programs: a first term applied again, notice counted from the first end, an expiry that nothing reads.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use chrono::NaiveDate;
use perceel::domain::deadlines::handling;
use perceel::domain::deadlines::why::sentence;
use perceel::domain::deadlines::{Deadline, Span, State, What, deadlines};
use perceel::domain::kind::Kind;
use perceel::domain::record::{Id, Record, Ref, Value};
use perceel::domain::register::Register;
use perceel::text::{Lang, Words};
use std::collections::HashMap;

fn day(text: &str) -> NaiveDate {
    NaiveDate::parse_from_str(text, "%d-%m-%Y").unwrap()
}

const TODAY: &str = "21-11-2026";

/// A register that is put together record by record.
#[derive(Default)]
struct Book {
    rows: HashMap<Kind, Vec<Record>>,
    last: i64,
}

impl Book {
    fn add(&mut self, kind: Kind, values: &[(&str, Value)]) -> Id {
        self.last += 1;
        let mut record = Record::blank(kind, Id(self.last));
        for (name, value) in values {
            assert!(kind.noun().find(name).is_some(), "{} has no {name}", kind.name());
            record = record.with(kind, name, value.clone());
        }
        self.rows.entry(kind).or_default().push(record);
        Id(self.last)
    }

    fn set(&mut self, kind: Kind, id: Id, name: &str, value: impl Into<Value>) {
        let record = self.rows.get_mut(&kind).unwrap().iter_mut().find(|record| record.id == id).unwrap();
        *record = record.clone().with(kind, name, value);
    }

    fn register(&self) -> Register {
        let mut register = Register::default();
        for (kind, rows) in &self.rows {
            register.fill(*kind, rows.clone());
        }
        register
    }

    fn found(&self, today: &str) -> Vec<Deadline> {
        deadlines(Span::usual(&self.register(), day(today)))
    }
}

fn d(text: &str) -> Value {
    day(text).into()
}

fn n(number: i64) -> Value {
    number.into()
}

/// R3: 24 months from 01-01-2026 with two options of twelve months, to be announced six months ahead.
struct Model {
    book: Book,
    contract: Id,
    options: [Id; 2],
}

fn model() -> Model {
    let mut book = Book::default();
    let provider = book.add(Kind::Provider, &[("name", "Zorggroep Lisdodde".into())]);
    let contract = book.add(
        Kind::Contract,
        &[
            ("number", "JH-26-001".into()),
            ("provider", provider.into()),
            ("start", d("01-01-2026")),
            ("end", d("31-12-2027")),
            ("status", Value::Choice("active")),
            ("notice_months_client", n(6)),
            ("termination_mode", Value::Choice("client")),
        ],
    );
    let option = |book: &mut Book, seq| {
        book.add(
            Kind::ExtensionOption,
            &[("contract", contract.into()), ("seq", n(seq)), ("months", n(12)), ("notify_months", n(6))],
        )
    };
    let options = [option(&mut book, 1), option(&mut book, 2)];
    Model { book, contract, options }
}

fn of(found: &[Deadline], what: What) -> Vec<NaiveDate> {
    found.iter().filter(|deadline| deadline.what == what).map(|deadline| deadline.date).collect()
}

fn days(texts: &[&str]) -> Vec<NaiveDate> {
    texts.iter().map(|text| day(text)).collect()
}

#[test]
fn r3_both_options_have_their_last_day_and_the_end_moves_with_each() {
    let Model { mut book, options, .. } = model();
    let found = book.found(TODAY);
    assert_eq!(of(&found, What::End), days(&["31-12-2027"]));
    assert_eq!(of(&found, What::MaxEnd), days(&["31-12-2029"]));
    assert_eq!(of(&found, What::OptionDecision), days(&["30-06-2027", "30-06-2028"]));
    assert_eq!(of(&found, What::LastNotice), days(&["30-06-2027"]));
    book.set(Kind::ExtensionOption, options[0], "exercised_on", day("01-06-2027"));
    let found = book.found("02-06-2027");
    assert_eq!(of(&found, What::End), days(&["31-12-2028"]));
    assert_eq!(of(&found, What::MaxEnd), days(&["31-12-2029"]));
    assert_eq!(of(&found, What::OptionDecision), days(&["30-06-2028"]));
    book.set(Kind::ExtensionOption, options[1], "exercised_on", day("30-06-2028"));
    let found = book.found("01-07-2028");
    assert_eq!(of(&found, What::End), days(&["31-12-2029"]));
    assert!(of(&found, What::MaxEnd).is_empty());
    assert!(of(&found, What::OptionDecision).is_empty());
}

#[test]
fn r3_an_extension_adds_its_own_months_and_not_the_first_term_again() {
    let Model { mut book, options, .. } = model();
    book.set(Kind::ExtensionOption, options[0], "exercised_on", day("01-06-2027"));
    // 24 months again would end on 31-12-2029.
    assert_eq!(of(&book.found("02-06-2027"), What::End), days(&["31-12-2028"]));
}

#[test]
fn r2_notice_counts_from_the_end_as_it_stands() {
    let Model { mut book, options, .. } = model();
    book.set(Kind::ExtensionOption, options[0], "exercised_on", day("01-06-2027"));
    let found = book.found("02-06-2027");
    // From the first end it would be 30-06-2027.
    assert_eq!(of(&found, What::LastNotice), days(&["30-06-2028"]));
    let notice = found.iter().find(|deadline| deadline.what == What::LastNotice).unwrap();
    assert_eq!(notice.why.day, Some(day("31-12-2028")));
}

#[test]
fn an_expiry_on_record_always_gives_a_deadline() {
    let Model { mut book, contract, .. } = model();
    let duty = book.add(
        Kind::Obligation,
        &[("code", "V-1".into()), ("contract", contract.into()), ("title", "Verzekering".into())],
    );
    let proof = book.add(
        Kind::Evidence,
        &[("obligation", duty.into()), ("reference", "polis 12".into()), ("valid_until", d("31-03-2027"))],
    );
    let found = book.found(TODAY);
    let expiry: Vec<&Deadline> = found.iter().filter(|deadline| deadline.what == What::EvidenceExpiry).collect();
    assert_eq!(expiry.len(), 1);
    assert_eq!((expiry[0].date, expiry[0].subject), (day("31-03-2027"), Ref { kind: Kind::Evidence, id: proof }));
    // Sixty days ahead is Saturday 30-01-2027: the Friday before.
    assert_eq!(expiry[0].action, day("29-01-2027"));
    // It has expired and nothing newer came: late. A newer policy takes its place.
    assert_eq!(of_state(&book.found("01-04-2027"), What::EvidenceExpiry), [State::Late]);
    book.add(
        Kind::Evidence,
        &[("obligation", duty.into()), ("reference", "polis 13".into()), ("valid_until", d("30-06-2027"))],
    );
    assert_eq!(of(&book.found("01-04-2027"), What::EvidenceExpiry), days(&["30-06-2027"]));
}

fn of_state(found: &[Deadline], what: What) -> Vec<State> {
    found.iter().filter(|deadline| deadline.what == what).map(|deadline| deadline.state).collect()
}

#[test]
fn r2_last_notice_and_its_last_practical_day() {
    for (end, months, last, practical) in [
        ("31-12-2029", 6, "30-06-2029", "29-06-2029"),
        ("31-08-2027", 6, "28-02-2027", "26-02-2027"),
        ("30-03-2027", 1, "27-02-2027", "26-02-2027"),
        ("29-02-2028", 3, "30-11-2027", "30-11-2027"),
    ] {
        let mut book = Book::default();
        book.add(
            Kind::Contract,
            &[
                ("number", "W-1".into()),
                ("start", d("01-01-2026")),
                ("end", d(end)),
                ("status", Value::Choice("active")),
                ("notice_months_client", n(months)),
            ],
        );
        let mut register = book.register();
        let mut norms = register.norms().clone();
        norms.decision_lead_days = 0;
        register.set_norms(norms);
        let found = deadlines(Span::usual(&register, day(TODAY)));
        let notice = found.iter().find(|deadline| deadline.what == What::LastNotice).unwrap();
        assert_eq!((notice.date, notice.action), (day(last), day(practical)), "{end} / {months}");
    }
}

#[test]
fn r2_the_action_date_leaves_thirty_working_days() {
    let mut book = Book::default();
    book.add(
        Kind::Contract,
        &[
            ("number", "W-1".into()),
            ("start", d("01-09-2025")),
            ("end", d("31-08-2027")),
            ("notice_months_client", n(6)),
        ],
    );
    let found = book.found(TODAY);
    let notice = found.iter().find(|deadline| deadline.what == What::LastNotice).unwrap();
    // Friday 26-02-2027 less six weeks without a holiday.
    assert_eq!((notice.date, notice.action), (day("28-02-2027"), day("15-01-2027")));
}

#[test]
fn r4_the_next_tender_starts_eighteen_months_before_with_and_without_options() {
    let Model { mut book, options, .. } = model();
    let found = book.found(TODAY);
    assert_eq!(of(&found, What::RetenderStart), days(&["01-07-2026", "01-07-2028"]));
    let first = found.iter().find(|deadline| deadline.what == What::RetenderStart).unwrap();
    // The choice falls at T, 364 days before the option's last day; T has passed without a tender.
    assert_eq!((first.why.number, first.why.other), (Some(364), Some(day("30-06-2027"))));
    assert_eq!((first.why.id, first.state), ("why-retender-locked-in", State::Late));
    book.set(Kind::ExtensionOption, options[0], "exercised_on", day("20-11-2026"));
    assert_eq!(of(&book.found(TODAY), What::RetenderStart), days(&["01-07-2027", "01-07-2028"]));
}

#[test]
fn r4_seed_frames() {
    for (end, implementation, start) in
        [("31-12-2021", 0, "01-07-2020"), ("31-12-2029", 0, "01-07-2028"), ("31-12-2029", 6, "01-01-2028")]
    {
        let mut book = Book::default();
        let lot = book.add(Kind::Lot, &[("code", "J2Z".into()), ("implementation_months", n(implementation))]);
        let contract =
            book.add(Kind::Contract, &[("number", "W-1".into()), ("start", d("01-01-2018")), ("end", d(end))]);
        book.add(Kind::ContractLot, &[("contract", contract.into()), ("lot", lot.into())]);
        assert_eq!(of(&book.found("01-01-2020"), What::RetenderStart), days(&[start]), "{end}");
    }
}

#[test]
fn r6_the_plan_counts_back_from_the_new_start() {
    let mut book = Book::default();
    book.add(Kind::Tender, &[("title", "Jeugdhulp 2030".into()), ("new_start", d("01-01-2030"))]);
    let found = book.found("01-01-2028");
    let steps: Vec<(What, NaiveDate)> = found.iter().map(|deadline| (deadline.what, deadline.date)).collect();
    assert_eq!(
        steps,
        [
            (What::Vision, day("01-07-2028")),
            (What::Consultation, day("01-12-2028")),
            (What::Documents, day("01-03-2029")),
            (What::Publication, day("01-06-2029")),
            (What::Evaluation, day("01-09-2029")),
            (What::Standstill, day("01-10-2029")),
            (What::Implementation, day("01-11-2029")),
        ]
    );
}

#[test]
fn r6_steps_of_the_next_purchase_follow_the_options() {
    let Model { mut book, options, .. } = model();
    // T of the end as it stands has passed: the plan is made for the last possible end.
    assert_eq!(of(&book.found(TODAY), What::Vision), days(&["01-07-2028"]));
    book.set(Kind::ExtensionOption, options[0], "exercised_on", day("20-11-2026"));
    assert_eq!(of(&book.found(TODAY), What::Vision), days(&["01-07-2027"]));
}

#[test]
fn r5_more_than_four_years_asks_for_a_reason() {
    let Model { mut book, contract, options } = model();
    assert!(of(&book.found(TODAY), What::Justification).is_empty(), "48 months are within the cap");
    book.set(Kind::ExtensionOption, options[1], "months", 13);
    assert_eq!(of(&book.found(TODAY), What::Justification), days(&["31-12-2029"]));
    book.set(Kind::Contract, contract, "duration_justification", "Investering in gezinshuizen");
    assert!(of(&book.found(TODAY), What::Justification).is_empty());
}

fn review(book: &mut Book, contract: Id, anchor: &str, interval: i64, held: Option<&str>) -> Id {
    book.add(
        Kind::Review,
        &[
            ("subject_kind", Value::Choice("contract")),
            ("subject", contract.into()),
            ("kind", Value::Choice("meeting")),
            ("anchor", d(anchor)),
            ("interval_months", n(interval)),
            ("held_on", held.map_or(Value::Unknown, d)),
        ],
    )
}

#[test]
fn r7_reviews_are_anchored_and_missed_ones_do_not_pile_up() {
    let Model { mut book, contract, .. } = model();
    let id = review(&mut book, contract, "31-01-2026", 1, Some("30-04-2026"));
    let found = book.found(TODAY);
    let reviews: Vec<&Deadline> = found.iter().filter(|deadline| deadline.subject.id == id).collect();
    // Missed: 31-05, 30-06, 31-07, 31-08, 30-09, 31-10.
    assert_eq!((reviews[0].date, reviews[0].count, reviews[0].state), (day("31-05-2026"), 6, State::Late));
    let next: Vec<NaiveDate> = reviews[1..4].iter().map(|deadline| deadline.date).collect();
    assert_eq!(next, days(&["30-11-2026", "31-12-2026", "31-01-2027"]));
    assert_eq!(reviews[4].date, day("28-02-2027"));
    // Holding one settles all that were missed; the next follows from the anchor.
    book.set(Kind::Review, id, "held_on", day("20-11-2026"));
    let found = book.found(TODAY);
    let next = found.iter().find(|deadline| deadline.subject.id == id).unwrap();
    // Ten days ahead is within a third of a month: it was the one of 30-11.
    assert_eq!((next.date, next.count), (day("31-12-2026"), 1));
    assert!(found.iter().all(|deadline| deadline.subject.id != id || deadline.state != State::Late));
}

#[test]
fn r7_defaults_by_category_mid_term_and_final_evaluation() {
    let mut book = Book::default();
    book.add(
        Kind::Framework,
        &[("name", "Inkoopkader 2026-2029".into()), ("start", d("01-01-2026")), ("end", d("31-12-2029"))],
    );
    assert_eq!(of(&book.found(TODAY), What::MidTerm), days(&["01-01-2028"]));
    assert_eq!(of(&book.found(TODAY), What::FinalEvaluation), days(&["01-04-2028"]));
    for (category, first) in [("light", "01-01-2027"), ("heavy", "01-01-2027")] {
        let mut book = Book::default();
        let lot = book.add(Kind::Lot, &[("code", "J2Z".into()), ("category", Value::Choice(category))]);
        let contract =
            book.add(Kind::Contract, &[("number", "W-1".into()), ("start", d("01-01-2026")), ("end", d("31-12-2029"))]);
        book.add(Kind::ContractLot, &[("contract", contract.into()), ("lot", lot.into())]);
        let found = of(&book.found(TODAY), What::Review);
        assert_eq!(found[0], day(first));
        assert_eq!(found[1], if category == "light" { day("01-01-2028") } else { day("01-04-2027") });
        review(&mut book, contract, "01-03-2026", 12, Some("01-03-2026"));
        assert_eq!(of(&book.found(TODAY), What::Review), days(&["01-03-2027", "01-03-2028"]), "its own rhythm");
    }
}

#[test]
fn r14_a_contractor_asks_fourteen_days_ahead_and_a_client_at_once() {
    let Model { mut book, contract, .. } = model();
    let stop = book.add(
        Kind::IntakeStop,
        &[
            ("contract", contract.into()),
            ("valid_from", d("15-01-2027")),
            ("valid_to", d("14-04-2027")),
            ("imposed_by", Value::Choice("contractor")),
        ],
    );
    let found = book.found(TODAY);
    assert_eq!(of(&found, What::StopRequest), days(&["01-01-2027"]));
    assert_eq!(of(&found, What::StopConsent), days(&["14-01-2027"]));
    assert_eq!(of(&found, What::StopEnd), days(&["14-04-2027"]));
    book.set(Kind::IntakeStop, stop, "imposed_by", Value::Choice("client"));
    let found = book.found(TODAY);
    assert!(of(&found, What::StopRequest).is_empty() && of(&found, What::StopConsent).is_empty());
}

#[test]
fn r15_intention_decision_and_plan_before_the_year_and_two_weeks_after_a_report() {
    let Model { mut book, contract, .. } = model();
    let ceiling = book.add(
        Kind::BudgetCeiling,
        &[("contract", contract.into()), ("year", n(2027)), ("amount_cents", n(120_000_000))],
    );
    let moments = |book: &Book| -> Vec<(NaiveDate, State)> {
        let found = book.found("01-06-2026");
        found
            .iter()
            .filter(|deadline| deadline.what == What::Ceiling && deadline.date < day("01-01-2027"))
            .map(|deadline| (deadline.date, deadline.state))
            .collect()
    };
    let open = moments(&book);
    assert_eq!(
        open.iter().map(|(date, _)| *date).collect::<Vec<_>>(),
        days(&["30-06-2026", "30-09-2026", "31-10-2026"])
    );
    book.set(Kind::BudgetCeiling, ceiling, "announced_on", day("01-05-2026"));
    assert_eq!(moments(&book)[0], (day("30-06-2026"), State::Handled));
    book.set(Kind::BudgetCeiling, ceiling, "reported_on", day("29-07-2026"));
    let reported = of(&book.found("29-07-2026"), What::Ceiling);
    assert!(reported.contains(&day("12-08-2026")) && reported.contains(&day("26-08-2026")), "{reported:?}");
}

#[test]
fn n18_the_earliest_of_three_clocks_wins() {
    let Model { mut book, contract, .. } = model();
    let town = book.add(Kind::Municipality, &[("name", "Lindeveen".into())]);
    let other = book.add(Kind::Municipality, &[("name", "Oosterbroek".into())]);
    let lot = book.add(Kind::Lot, &[("code", "J2Z".into())]);
    book.add(
        Kind::ContractLot,
        &[("contract", contract.into()), ("lot", lot.into()), ("municipalities", Value::Links([town].into()))],
    );
    let mut body = |name: &str, of: Id, meetings: &[(&str, &str)]| {
        let body = book.add(Kind::GoverningBody, &[("name", name.into()), ("municipality", of.into())]);
        for (date, papers) in meetings {
            book.add(Kind::BodyMeeting, &[("body", body.into()), ("date", d(date)), ("papers_due", d(papers))]);
        }
    };
    body("College Lindeveen", town, &[("11-05-2027", "20-04-2027"), ("22-06-2027", "01-06-2027")]);
    body("Raad Lindeveen", town, &[("27-05-2027", "22-04-2027"), ("08-07-2027", "03-06-2027")]);
    body("College Oosterbroek", other, &[("02-06-2027", "05-01-2027")]);
    let found = book.found(TODAY);
    let option = found.iter().find(|deadline| deadline.what == What::OptionDecision).unwrap();
    assert_eq!(option.date, day("30-06-2027"));
    // Wednesday 30-06-2027 less thirty working days: six weeks without a holiday, for Whit Monday is 17-05.
    assert_eq!(option.action, day("19-05-2027"));
    // The council meets last on 27-05, after which only 08-07 comes, too late; the other town has no say.
    assert_eq!(option.papers, Some(day("22-04-2027")));
    assert_eq!(option.decide_by(), day("22-04-2027"));
}

#[test]
fn sentences_explain_themselves() {
    let Model { book, .. } = model();
    let register = book.register();
    let found = book.found(TODAY);
    let option = found.iter().find(|deadline| deadline.what == What::OptionDecision).unwrap();
    assert_eq!(
        sentence(&register, option, Words::load(Lang::Nl)),
        "30-06-2027: laatste dag om optie 1 te lichten; 6 maanden vóór 31-12-2027 (R3)"
    );
    for lang in Lang::ALL {
        for deadline in &found {
            let said = sentence(&register, deadline, Words::load(lang));
            assert!(!said.contains(['⟦', '{']), "{said}");
        }
    }
}

#[test]
fn a_snooze_keeps_quiet_until_its_day_and_moves_nothing() {
    let Model { mut book, .. } = model();
    let found = book.found(TODAY);
    let option = found.iter().find(|deadline| deadline.what == What::OptionDecision).unwrap();
    book.add(
        Kind::Snooze,
        &[("subject", option.key().into()), ("until", d("31-01-2027")), ("reason", "Wacht op de visie".into())],
    );
    let state = |today: &str| {
        let found = book.found(today);
        let same = found.iter().find(|deadline| deadline.key() == option.key()).unwrap();
        assert_eq!(same.date, option.date);
        same.state
    };
    assert_eq!(state("31-01-2027"), State::Snoozed);
    assert_eq!(state("01-02-2027"), State::Planned);
}

fn handle(book: &Book, today: &str, what: What, name: &str, on: &str, words: &str) -> Result<Vec<Deadline>, String> {
    let mut register = book.register();
    let found = deadlines(Span::usual(&register, day(today)));
    let deadline = found.iter().find(|deadline| deadline.what == what).unwrap();
    let way = handling::ways(deadline).into_iter().find(|way| way.name == name).unwrap();
    let edit = handling::edit(&register, deadline, way, day(on), words).map_err(|message| message.id.to_owned())?;
    assert_eq!(edit.changes.len(), 1);
    let inverse = edit.inverse();
    let before: Vec<Deadline> = found.clone();
    register.apply(&edit.changes);
    let after = deadlines(Span::usual(&register, day(today)));
    // Taking it back leaves everything as it was.
    register.apply(&inverse);
    assert_eq!(deadlines(Span::usual(&register, day(today))), before);
    Ok(after)
}

#[test]
fn an_option_is_exercised_or_let_go_where_it_is_seen() {
    let Model { book, .. } = model();
    let after = handle(&book, TODAY, What::OptionDecision, "exercise", TODAY, "").unwrap();
    assert_eq!(of(&after, What::End), days(&["31-12-2028"]));
    let after = handle(&book, TODAY, What::OptionDecision, "decline", TODAY, "").unwrap();
    assert!(of(&after, What::OptionDecision).is_empty() && of(&after, What::MaxEnd).is_empty());
}

#[test]
fn a_notice_ends_the_choice() {
    let Model { book, .. } = model();
    let after = handle(&book, TODAY, What::LastNotice, "notice-given", TODAY, "").unwrap();
    assert!(of(&after, What::OptionDecision).is_empty());
    assert_eq!(of_state(&after, What::LastNotice), [State::Handled]);
}

#[test]
fn a_review_is_held_and_the_next_follows_from_the_anchor() {
    let Model { mut book, contract, .. } = model();
    review(&mut book, contract, "01-01-2026", 3, Some("01-07-2026"));
    // Due 01-10-2026 is late; held on 20-11 it is settled and 01-01-2027 comes next.
    let after = handle(&book, TODAY, What::Review, "hold", "20-11-2026", "Besproken").unwrap();
    assert_eq!(of(&after, What::Review)[0], day("01-01-2027"));
    // A day long before it would settle nothing, and is refused.
    let early = handle(&book, TODAY, What::Review, "hold", "01-08-2026", "");
    assert_eq!(early.unwrap_err(), "handle-too-early");
}

#[test]
fn putting_off_wants_a_reason() {
    let Model { book, .. } = model();
    let without = handle(&book, TODAY, What::OptionDecision, "snooze", "31-01-2027", "  ");
    assert_eq!(without.unwrap_err(), "handle-no-reason");
    let after = handle(&book, TODAY, What::OptionDecision, "snooze", "31-01-2027", "Wacht op de visie").unwrap();
    assert_eq!(of_state(&after, What::OptionDecision)[0], State::Snoozed);
}
