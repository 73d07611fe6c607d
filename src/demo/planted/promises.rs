//! Trouble with promises: overdue, unjudged, rejected or expired proof, promises from meetings, the same asked twice,
//! own clauses, signals nobody follows up.

use super::{Planter, about, light};
use crate::demo::book::{Book, code, row};
use crate::demo::duties::{Duty, first_due};
use crate::demo::models;
use crate::demo::world::World;
use crate::domain::calendar::{add_days, addm};
use crate::domain::kind::Kind;
use crate::domain::record::{Id, Value};
use chrono::NaiveDate;

/// Plants all of it.
pub fn plant(book: &mut Book, world: &World, planter: &mut Planter) {
    states(book, world, planter);
    proofs(book, world, planter);
    burden(book, world, planter);
    if let Some(action) = world.watched.actions.first() {
        let due = add_days(book.today, -15);
        book.set(*action, "due", due);
        planter.say(book, world, about("", "N29", *action, "Toezegging uit het gesprek is over datum.").on(due));
    }
    if let Some(at) = planter.host(world, |_, deal| light(world, deal)) {
        let date = add_days(book.today, -25);
        let signal = book.add_since(
            date,
            Kind::RiskSignal,
            row![
                "provider" => world.firms[world.deals[at].firm].id, "kind" => code("three_years_loss"), "date" => date,
                "severity" => code("high"),
            ],
        );
        planter.say(
            book,
            world,
            about("O23", "N32", signal, "Ernstig signaal zonder bron en zonder opvolging.").on(date),
        );
    }
}

/// A national standard that was never adopted, and care that the region holds necessary and nobody was asked for.
pub fn last(book: &mut Book, world: &World, planter: &mut Planter) {
    if let Some(at) = planter.host(world, |_, deal| light(world, deal)) {
        let effective = addm(book.today, -8);
        let change = book.add_since(
            effective,
            Kind::Amendment,
            row![
                "contract" => world.deals[at].id, "number" => "S1", "effective" => effective, "kind" => code("standard"),
                "value_delta_cents" => 0_i64,
                "legal_ground" => "artikel 2.163c Aanbestedingswet", "description" => "Nieuwe landelijke contractstandaard.",
            ],
        );
        let why = "Nieuwe contractstandaard na zes maanden nog niet overgenomen.";
        planter.say(book, world, about("R30", "N17", change, why).on(addm(effective, 6)));
    }
    let since = addm(book.today, -12);
    let needed = book.add_since(
        since,
        Kind::NecessaryProvision,
        row![
            "name" => "Kortdurend verblijf voor gezinnen", "domain" => code("jw"),
            "source" => "Regiovisie", "valid_from" => since,
        ],
    );
    let why = "De regio houdt dit voor noodzakelijk; niemand is ervoor gecontracteerd.";
    planter.say(book, world, about("", "N3", needed, why));
}

/// The duty of a contract by its model, and its newest occurrence that is due.
fn newest<'a>(book: &Book, world: &'a World, at: usize, model: &str) -> Option<(&'a Duty, NaiveDate, Id, Option<Id>)> {
    let duty = world.duties.iter().find(|duty| duty.deal == at && models::all()[duty.model].code() == model)?;
    let due = duty.instances.iter().rev().find(|(due, ..)| *due < book.today)?;
    Some((duty, due.0, due.1, due.2))
}

fn forget_proof(book: &mut Book, proof: Option<Id>) {
    if let Some(proof) = proof {
        book.forget(proof);
    }
}

/// What becomes of an occurrence: state, received, judged, reason.
type Fate = (&'static str, &'static str, &'static str, Option<i32>, Option<i32>, &'static str);

const FATES: [Fate; 6] = [
    ("O05", "planned", "Over datum: niets ontvangen.", None, None, ""),
    ("O05", "asked", "Over datum: gevraagd, niets ontvangen.", None, None, ""),
    ("O12", "asked", "Over datum: gevraagd, niets ontvangen.", None, None, ""),
    ("O05", "received", "Ontvangen, maar veertig dagen later nog niet beoordeeld.", Some(-40), None, ""),
    ("O05", "rejected", "Afgekeurd en niet opnieuw aangeleverd.", Some(-40), Some(-32), "Cijfers kloppen niet."),
    ("O05", "waived", "Vrijgesteld zonder reden.", None, Some(-30), ""),
];

fn states(book: &mut Book, world: &World, planter: &mut Planter) {
    for (model, state, why, received, judged, reason) in FATES {
        let Some(at) = planter.host(world, |at, _| newest(book, world, at, model).is_some()) else { continue };
        let Some((_, due, instance, proof)) = newest(book, world, at, model) else { continue };
        let day = |days: Option<i32>| days.map(|days| add_days(book.today, days));
        let (received, judged) = (day(received), day(judged));
        let asked = (state == "asked").then(|| add_days(due, -21));
        book.set(instance, "state", code(state));
        book.set(instance, "received_on", received);
        book.set(instance, "judged_on", judged);
        book.set(instance, "asked_on", asked);
        book.set(instance, "reason", reason);
        book.postpone(instance, 0);
        forget_proof(book, proof);
        let rule = if model == "O05" { "O05" } else { "O12" };
        planter.say(book, world, about(rule, "N26", instance, why).on(due));
    }
}

fn proofs(book: &mut Book, world: &World, planter: &mut Planter) {
    let lasting = |book: &Book, at: usize| newest(book, world, at, "O26").and_then(|found| found.3);
    if let Some(at) = planter.host(world, |at, _| lasting(book, at).is_some())
        && let Some(proof) = lasting(book, at)
    {
        let until = add_days(book.today, -20);
        book.set(proof, "valid_until", until);
        planter.say(book, world, about("O26", "N26", proof, "Het polisblad is verlopen.").on(until));
    }
    // The file behind a proof is no longer the file that was judged.
    let printed = |book: &Book, at: usize| lasting(book, at).filter(|proof| !book.value(*proof, "sha256").is_unknown());
    if let Some(at) = planter.host(world, |at, _| printed(book, at).is_some())
        && let Some(proof) = printed(book, at)
    {
        let other: String = match book.value(proof, "sha256") {
            Value::Text(print) => print.chars().rev().collect(),
            _ => return,
        };
        book.was(proof, "sha256", other, 3);
        let changed = book.day_of(3);
        book.set(proof, "changed_on", changed);
        planter.say(book, world, about("O26", "N26", proof, "Het bestand is veranderd na de beoordeling.").on(changed));
    }
}

/// The same proof in a second contract, a figure that can be had elsewhere, and a clause of its own.
fn burden(book: &mut Book, world: &World, planter: &mut Planter) {
    let twice = planter.host(world, |_, deal| {
        let firm = &world.firms[deal.firm];
        !deal.jw && firm.jw && firm.wmo && light(world, deal)
    });
    if let Some(at) = twice {
        let deal = &world.deals[at];
        let Some(model) = models::all().iter().find(|model| model.code() == "O26") else { return };
        let template = book.with(Kind::ObligationTemplate, "code", &Value::from(model.code())).first().copied();
        let id = book.add(
            Kind::Obligation,
            row![
                "code" => format!("{}-{}", deal.number, model.code()), "contract" => deal.id, "template" => template,
                "title" => model.says("title"), "article" => format!("art. {}", model.article), "text" => model.says("text"),
                "recurrence" => model.due.to_string(), "first_due" => first_due(model.due, deal),
                "weight" => model.of.weight, "passes_down" => false, "responsible" => "contractmanager Wmo",
                "clause" => code("standard"), "evidence_kind" => model.says("evidence"), "estimate_hours" => model.of.hours * 1000,
            ],
        );
        planter.say(book, world, about("R28", "N27", id, "Hetzelfde bewijs wordt ook in het jeugdcontract gevraagd."));
    }
    let plain = |world: &World, at: usize| {
        world
            .duties
            .iter()
            .find(|duty| duty.deal == at && models::all()[duty.model].code() == "O17")
            .map(|duty| duty.id)
    };
    if let Some(at) = planter.host(world, |at, _| plain(world, at).is_some())
        && let Some(duty) = plain(world, at)
    {
        book.set(duty, "already_available_from", "CBS");
        planter.say(book, world, about("R28", "N27", duty, "Dit cijfer is elders al te krijgen."));
    }
    if let Some(at) = planter.host(world, |at, _| plain(world, at).is_some())
        && let Some(duty) = plain(world, at)
    {
        book.set(duty, "clause", code("own"));
        book.set(
            duty,
            "text",
            "In afwijking van het model levert opdrachtnemer de uitkomsten elk kwartaal en per wijk.",
        );
        planter.say(book, world, about("", "N28", duty, "Eigen bepaling die afwijkt van het model."));
    }
}
