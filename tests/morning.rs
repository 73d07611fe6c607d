//! What a contract manager looks at first in the morning, and the file for a talk with a provider, as journeys by key.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "support/screens.rs"]
mod screens;
mod support;

use perceel::domain::kind::Kind;
use perceel::domain::meeting_file::{QUESTIONS, meeting_file};
use perceel::domain::monthly::Monthly;
use perceel::domain::nouns::{action_items, meetings, obligation_instances as instances};
use perceel::domain::questions::{self, Asked, deadlines, signals, utilisation, waits};
use perceel::domain::record::Id;
use perceel::domain::register::Register;
use perceel::text::Lang;
use perceel::ui::answers::Answers;
use screens::Bench;
use support::{add, day, find};

/// The small region, in which De Linde has not sent the waiting times of October and has a ceiling without claims.
fn region() -> Register {
    let mut r = support::region();
    let duty = "obligation=JH-24-013-W";
    add(
        &mut r,
        Kind::Obligation,
        &[
            "code=JH-24-013-W",
            "contract=JH-24-013",
            "title=Wachttijden opleveren",
            "recurrence=after_period(month,+15 d)",
            "passes_down=no",
        ],
    );
    for (due, state) in [("2026-10-15", "accepted"), ("2026-11-15", "planned"), ("2026-12-15", "planned")] {
        let (due, state) = (format!("due={due}"), format!("state={state}"));
        add(&mut r, Kind::ObligationInstance, &[duty, "provider=De Linde", &due, &state]);
    }
    add(&mut r, Kind::BudgetCeiling, &["contract=JH-24-013", "year=2026", "amount_cents=1200000"]);
    r
}

#[test]
fn the_overview_says_what_asks_for_action_and_every_line_opens_it() {
    let mut bench = Bench::with(&region(), Lang::Nl);
    bench.size(160, 50).drive("1").sees("Beslissingen in gevaar").sees("Vraagt om actie").sees("Eerst doen");
    bench.sees("! 15-11-2026  te laat    Wachttijden opleveren · De Linde JH-24-013");
    // Of the moments only that of November is late: October was accepted, December is to come.
    bench.sees("Te laat bij 1").sees("!      1 te laat   De Linde").sees_no("1 te laat   Zorggroep Merel");
    bench.drive("/De Linde<Enter>").drive("<End>");
    bench.drive("<Esc>").drive("/te laat   De<Enter><Enter>").sees("Termijnen: De Linde").sees("15-11-2026");
}

#[test]
fn cells_of_care_are_counted_by_state_and_open() {
    let mut bench = Bench::with(&region(), Lang::Nl);
    // J1L hangs on De Linde in two municipalities. J2Z has one provider in Waterdam and two in Lindehove; W5Z has nobody.
    bench.size(160, 50).drive("1");
    for line in ["!      2 licht: enkel", "!      1 zwaar: gat", "~      1 zwaar: enkel", "=      1 zwaar: keuze"] {
        bench.sees(line);
    }
    bench.sees("3 percelen, 3 gemeenten: naar de kaart");
    // A ceiling of which no claims are known is told, not counted as nothing used.
    bench.sees("Bestedingsruimte 2026").sees("?      1 gebruik niet bekend").sees_no("gebruikt");
    // Without agreed volumes there is no capacity to tell of.
    bench.sees_no("Capaciteit zwaar");
    bench.drive("/zwaar: gat<Enter><Enter>").sees("Beschermd wonen").sees_no("Jeugd-ggz");
}

#[test]
fn as_long_as_there_is_no_answer_no_number_stands_there() {
    let mut bench = Bench::with(&region(), Lang::Nl);
    bench.app.world.answers = Answers::default();
    bench.app.world.stamp += 1;
    bench.app.resize(80, 24);
    bench.sees("Wordt uitgerekend…").sees_no("enkel").sees_no("te laat");
}

#[test]
fn the_most_urgent_comes_first_in_a_small_window_and_an_empty_register_still_teaches() {
    let mut bench = Bench::with(&region(), Lang::En);
    bench.size(60, 16).drive("1").sees("Decisions at risk").sees("Asks for action").sees("overdue");
    let mut bench = Bench::with(&Register::default(), Lang::Nl);
    bench.size(60, 16).drive("1").sees("Waar te beginnen").sees_no("Vraagt om actie").sees_no("Wordt uitgerekend");
}

/// What De Linde has on the table, beside what belongs to others or is settled.
struct Table {
    register: Register,
    linde: Id,
    talk: Id,
    personnel: Id,
    undated: Id,
    passed_down: Id,
    late: Id,
    proof: Id,
    began: Id,
    agreement: Id,
}

fn table() -> Table {
    let mut r = region();
    let linde = find(&r, Kind::Provider, "De Linde");
    let late = *r
        .referring(Kind::ObligationInstance, instances::PROVIDER.index, linde)
        .iter()
        .find(|id| r.get(Kind::ObligationInstance, **id).unwrap().date(instances::DUE) == Some(day("2026-11-15")))
        .unwrap();
    add(&mut r, Kind::Meeting, &["provider=De Linde", "date=2026-07-01"]);
    let talk = add(&mut r, Kind::Meeting, &["provider=De Linde", "date=2026-10-14"]);
    add(&mut r, Kind::Meeting, &["provider=De Linde", "date=2026-12-10"]);
    let held = format!("meeting={}", r.key(Kind::Meeting, talk));
    let mut action = |columns: &[&str]| add(&mut r, Kind::ActionItem, columns);
    let undated = action(&[&held, "text=Wachtlijst bespreken", "state=open"]);
    let personnel = action(&[&held, "provider=De Linde", "text=Personeelsplan sturen", "due=2026-11-01", "state=open"]);
    action(&[&held, "provider=De Linde", "text=Rooster sturen", "due=2026-11-01", "state=done"]);
    action(&[&held, "provider=Zorggroep Merel", "text=Over een ander", "due=2026-11-01", "state=open"]);
    let duty = "obligation=JH-24-013-W";
    let below = &[duty, "provider=Praktijk Wilg", "charged_to=De Linde", "due=2026-11-10", "state=rejected"];
    let passed_down = add(&mut r, Kind::ObligationInstance, below);
    let proof = &[duty, "provider=De Linde", "reference=polis.pdf", "valid_until=2026-11-10"];
    let proof = add(&mut r, Kind::Evidence, proof);
    let link = |from: &str, child: &str| {
        let (from, child) = (format!("valid_from={from}"), format!("child={child}"));
        ["contract=JH-24-013".to_owned(), "lot=J2Z".to_owned(), "parent=De Linde".to_owned(), child, from]
    };
    let mut linked = |from: &str, child: &str| {
        let columns = link(from, child);
        add(&mut r, Kind::SubcontractLink, &columns.iter().map(String::as_str).collect::<Vec<_>>())
    };
    let began = linked("2026-11-01", "Stichting Reünie");
    // On the day of the talk itself: that was on the table then. After today: not yet.
    linked("2026-10-14", "Stichting Reünie");
    linked("2026-12-01", "Stichting Reünie");
    for (who, closed) in [("De Linde", ""), ("De Linde", "closed_on=2026-11-02"), ("Zorggroep Merel", "")] {
        let who = format!("provider={who}");
        let kind = if closed.is_empty() { "kind=liquidity" } else { "kind=board_unrest" };
        let mut columns = vec![who.as_str(), kind, "date=2026-11-01", "severity=high", "source=jaarrekening"];
        columns.extend(Some(closed).filter(|closed| !closed.is_empty()));
        add(&mut r, Kind::RiskSignal, &columns);
    }
    for (month, weeks) in [("2026-09", "7"), ("2026-10", "9")] {
        let (month, weeks) = (format!("month={month}"), format!("weeks_start={weeks}"));
        add(&mut r, Kind::WaitingTime, &["contract=JH-24-013", "lot=J2Z", &month, &weeks]);
    }
    let agreed =
        &["contract=JH-24-013", "lot=J2Z", "quantity=100", "unit=day_night", "start=2026-01-01", "end=2026-12-31"];
    let agreement = add(&mut r, Kind::CapacityAgreement, agreed);
    Table { register: r, linde, talk, personnel, undated, passed_down, late, proof, began, agreement }
}

#[test]
fn the_meeting_file_gathers_what_is_open_and_nothing_of_others() {
    let Table { mut register, linde, talk, personnel, undated, passed_down, late, proof, began, agreement } = table();
    let today = support::today();
    for question in QUESTIONS {
        let rows = {
            let monthly = Monthly::default();
            let asked = Asked { register: &register, monthly: &monthly, when: support::now(), words: support::dutch() };
            questions::answer(&asked, question)
        };
        register.answer(question, rows);
    }
    let found = meeting_file(&register, linde, today);
    assert_eq!(found.last, Some(talk));
    assert_eq!(found.since, day("2026-10-15"));
    assert_eq!(found.actions, [personnel, undated]);
    assert_eq!(found.duties, [passed_down, late]);
    assert_eq!(found.proof, [proof]);
    assert_eq!(found.chain, [began]);
    let row = |kind: Kind, id: Id| register.get(kind, id).unwrap();
    assert_eq!(
        found.used.iter().map(|id| row(Kind::Utilisation, *id).link(utilisation::AGREEMENT)).collect::<Vec<_>>(),
        [Some(agreement)]
    );
    assert_eq!(found.ceilings.len(), 1);
    let signals: Vec<_> = found.signals.iter().map(|id| row(Kind::Signal, *id).choice(signals::STATE)).collect();
    // A serious signal of 1 November is to be followed up by the 8th.
    assert_eq!(signals, [Some("overdue")]);
    let waits: Vec<_> = found.waits.iter().map(|id| row(Kind::Wait, *id).number(waits::WEEKS_START)).collect();
    assert_eq!(waits, [Some(9_000)]);
    let dates: Vec<_> = found.dates.iter().map(|id| row(Kind::Deadline, *id)).collect();
    let day_of = |what: &str| {
        let of = dates.iter().filter(|row| row.choice(deadlines::KIND) == Some(what));
        of.map(|row| row.date(deadlines::DATE).unwrap()).collect::<Vec<_>>()
    };
    assert_eq!(day_of("meeting"), [day("2026-12-10")]);
    assert_eq!(day_of("obligation"), [day("2026-12-15")]);
    assert_eq!(day_of("end"), [day("2026-12-31")]);
    assert_eq!(day_of("action"), Vec::<chrono::NaiveDate>::new());
    assert!(dates.iter().all(|row| row.link(deadlines::PROVIDER) == Some(linde)));
    // Somebody without talks: a year back.
    let merel = find(&register, Kind::Provider, "Zorggroep Merel");
    let other = meeting_file(&register, merel, today);
    assert_eq!((other.last, other.since), (None, day("2025-11-21")));
    assert!(other.duties.is_empty() && other.proof.is_empty() && other.waits.is_empty());
}

#[test]
fn one_key_opens_the_meeting_file_and_a_decision_becomes_a_dated_action() {
    let table = table();
    let mut bench = Bench::with(&table.register, Lang::Nl);
    bench.size(160, 50).drive("4/linde<Enter>M").sees("Gespreksdossier De Linde").sees("14-10-2026");
    for section in [
        "Open acties 2",
        "Te late verplichtingen 2",
        "Verlopen bewijs 1",
        "Signalen 1",
        "Gebruik tegenover afspraak 1",
        "Keten gewijzigd sinds het laatste gesprek 1",
        "Komende 90 dagen",
        "Wachttijden 1",
    ] {
        bench.sees(section);
    }
    bench.sees("Personeelsplan sturen").sees("polis.pdf").sees_no("Over een ander").sees_no("Rooster sturen");
    // A line opens, and Esc comes back.
    bench.drive("<Tab><Enter>").sees("Personeelsplan sturen").drive("<Esc>").sees("Gespreksdossier De Linde");
    // About the late obligation: talk, provider and a day are filled in, two weeks ahead.
    bench.drive("<Tab>a").sees("04-12-2026").sees("/2026-10-14").drive("<End>Bij het college melden<F2>");
    let register = bench.register();
    let made = register.all(Kind::ActionItem).iter().max_by_key(|action| action.id).unwrap();
    assert!(made.text(action_items::TEXT).unwrap().ends_with("Bij het college melden"));
    assert_eq!(made.date(action_items::DUE), Some(day("2026-12-04")));
    assert_eq!(made.link(action_items::PROVIDER), Some(table.linde));
    assert_eq!(made.choice(action_items::STATE), Some("open"));
    assert!(made.link(action_items::MEETING).is_some());
    bench.drive("<Esc>").sees("Gespreksdossier De Linde").sees("Open acties 3");
}

#[test]
fn a_new_talk_is_filled_in_from_the_meeting_file() {
    let table = table();
    let mut bench = Bench::with(&table.register, Lang::Nl);
    bench.size(100, 40).drive("4/linde<Enter>Mn").sees("De Linde").sees("21-11-2026").sees("JH-24-013");
    bench.drive("Alles besproken<F2>");
    let register = bench.register();
    let held = register.all(Kind::Meeting).iter().max_by_key(|meeting| meeting.id).unwrap();
    assert_eq!(held.text(meetings::NOTES), Some("Alles besproken"));
    assert_eq!(held.date(meetings::DATE), Some(support::today()));
    assert!(held.text(meetings::AGENDA).unwrap().contains("Open acties: 2"));
}
