//! The quick search and the screen of duties with their keys: typed from anywhere, opened, marked, what a provider owes.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "support/screens.rs"]
mod screens;
mod support;

use perceel::domain::kind::Kind;
use perceel::domain::nouns::obligation_instances as instances;
use perceel::text::Lang;
use perceel::ui::screen::Screen;
use screens::Bench;
use support::add;

/// The region with a duty of De Linde that is late and one that is to come, and one that was accepted.
fn bench(lang: Lang) -> Bench {
    let mut register = support::region();
    add(
        &mut register,
        Kind::Obligation,
        &[
            "code=O-1",
            "contract=JH-24-013",
            "lot=J2Z",
            "title=Wachttijden per maand opleveren",
            "article=art. 3.5",
            "recurrence=after_period(month,+15 d)",
        ],
    );
    for (due, state) in [("2026-10-15", "accepted"), ("2026-11-15", "asked"), ("2026-12-15", "planned")] {
        let (due, state) = (format!("due={due}"), format!("state={state}"));
        add(&mut register, Kind::ObligationInstance, &["obligation=O-1", "provider=De Linde", &due, &state]);
    }
    Bench::with(&register, lang)
}

#[test]
fn from_anywhere_a_few_letters_and_enter_lead_there() {
    let mut bench = bench(Lang::Nl);
    bench.drive("2<F3>wachtt linde").sees("Wachttijden per maand opleveren").sees("De Linde").sees("15-11-2026");
    bench.drive("<Enter>");
    let Screen::Detail(page) = bench.app.top() else { panic!("no page") };
    let key = bench.register().key(page.of.kind, page.of.id);
    assert!(page.of.kind == Kind::Obligation && ["O-1", "V-001"].contains(&key.as_str()), "{key}");
    // Back to what was found, with what was typed.
    bench.drive("<Esc>").sees("wachtt linde").sees("Wachttijden");
    bench.drive("<Esc>").sees_no("wachtt linde");
}

#[test]
fn letters_are_text_in_the_box_and_commands_in_the_list() {
    let mut bench = bench(Lang::Nl);
    bench.drive("<F3>q u linde").sees("q u linde");
    assert!(bench.app.is_typing());
    bench.drive("<Esc><F3>linde<Tab>");
    assert!(!bench.app.is_typing());
    bench.drive("/").sees("linde");
    assert!(bench.app.is_typing());
}

#[test]
fn what_is_owed_stands_by_urgency_and_settled_is_left_out() {
    let mut bench = bench(Lang::Nl);
    bench.drive("5").sees("15-11-2026").sees("15-12-2026").sees_no("15-10-2026").sees("2 keer iets te leveren");
    let of = bench.app.chosen()[0];
    assert_eq!(of.kind, Kind::ObligationInstance);
    bench.drive("a");
    assert_eq!(bench.app.chosen().len(), 2, "all are marked");
    bench.drive("<Esc>");
    assert_eq!(bench.app.chosen().len(), 1);
}

#[test]
fn one_key_lists_what_a_provider_owes_now() {
    let mut bench = bench(Lang::Nl);
    bench.drive("4/linde<Enter>O");
    let Screen::List(list) = bench.app.top() else { panic!("no list") };
    assert_eq!((list.kind, list.rows().len()), (Kind::ObligationInstance, 2));
    bench.drive("3O").sees("Hier hoort geen aanbieder bij");
}

#[test]
fn a_saved_change_is_found_at_once() {
    let mut bench = bench(Lang::En);
    bench.drive("<F3>heron house").sees("Nothing found");
    bench.drive("<Esc><Esc>4/linde<Enter>e");
    let mut at = 0;
    bench.fill(Kind::Provider, &mut at, "name", "Heron House");
    bench.drive("<F2><F3>heron house").sees("Heron House");
}

#[test]
fn twenty_are_judged_and_taken_back_in_five_keys() {
    let mut register = support::region();
    let columns = ["code=O-1", "contract=JH-24-013", "title=Wachttijden", "recurrence=after_period(month,+15 d)"];
    add(&mut register, Kind::Obligation, &columns);
    for day in 1..=20 {
        let due = format!("due=2026-11-{day:02}");
        add(&mut register, Kind::ObligationInstance, &["obligation=O-1", "provider=De Linde", &due, "state=received"]);
    }
    let mut bench = Bench::with(&register, Lang::Nl);
    let count = |bench: &Bench, state: &str| {
        let register = bench.register();
        let all = register.all(Kind::ObligationInstance);
        all.iter().filter(|moment| moment.choice(instances::STATE) == Some(state)).count()
    };
    // Tab 5, mark all, judge, accept, and one more key takes all of it back.
    bench.drive("5aA<Enter>");
    assert_eq!((count(&bench, "accepted"), count(&bench, "received")), (20, 0));
    bench.drive("u");
    assert_eq!((count(&bench, "accepted"), count(&bench, "received")), (0, 20));
    // The marks stand as they stood. Rejecting asks a reason, once for all.
    bench.drive("A<Down><Down><Enter>onleesbaar<Enter>");
    assert_eq!(count(&bench, "rejected"), 20);
    let register = bench.register();
    assert!(
        register
            .all(Kind::ObligationInstance)
            .iter()
            .all(|moment| moment.text(instances::REASON) == Some("onleesbaar"))
    );
    bench.drive("u");
    assert_eq!(count(&bench, "received"), 20);
}

#[test]
fn pasted_text_is_searched_at_once_and_taken_by_the_boxes() {
    let mut bench = bench(Lang::Nl);
    bench.drive("<F3>");
    bench.app.paste("wachtt linde");
    bench.sees("Wachttijden per maand opleveren").sees_no("geen invoerveld");
    // A reason for rejecting, and a horizon for planning: the day that stands there is replaced.
    bench.drive("<Esc><Esc>5A<Down><Down><Enter>");
    bench.app.paste("onleesbaar");
    bench.drive("<Enter>");
    let rejected = bench.register().all(Kind::ObligationInstance).iter().any(|moment| {
        moment.text(instances::REASON) == Some("onleesbaar") && moment.choice(instances::STATE) == Some("rejected")
    });
    assert!(rejected);
}
