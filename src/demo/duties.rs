//! Obligations: the models O01–O34 in our own words, what each contract took over from them, the occurrences of two
//! years and the proof that came in.

use super::book::{Book, code, row};
use super::chain::Link;
use super::deals::Deal;
use super::dice::Dice;
use super::models::{self, Model};
use super::parties::Firm;
use super::round::Market;
use super::size::Size;
use super::world::World;
use crate::domain::calendar::{add_days, addm};
use crate::domain::due::Due;
use crate::domain::kind::Kind;
use crate::domain::record::Id;
use chrono::{Datelike, NaiveDate};
use std::collections::HashSet;

/// A duty in a contract, for those who add trouble to it.
pub struct Duty {
    pub id: Id,
    pub model: usize,
    pub deal: usize,
    /// Occurrences of the contract party: due date, instance, proof.
    pub instances: Vec<(NaiveDate, Id, Option<Id>)>,
}

/// How far ahead occurrences have been written down.
const DAYS_AHEAD: i32 = 35;
/// How far back.
const MONTHS_BACK: i32 = 24;

/// Writes models, duties, occurrences and proof.
pub fn write(book: &mut Book, size: &Size, world: &World, dice: &mut Dice) -> Vec<Duty> {
    let World { firms, market, deals, links, .. } = world;
    let models: Vec<Id> = models::all().iter().map(|model| write_model(book, model)).collect();
    let mut duties = Vec::new();
    for (number, deal) in deals.iter().enumerate().filter(|(_, deal)| !deal.ended) {
        let heavy = deal.heavy(market);
        let firm = &firms[deal.firm];
        let below: Vec<&Link> = links.iter().filter(|link| link.deal == number).collect();
        for (at, model) in models::all().iter().enumerate() {
            let fits = (heavy || model.of.category != "heavy") && (deal.jw || model.of.domain != "jw");
            // What is asked of a provider as a whole stands in one of its contracts only (R28).
            let elsewhere = model.once && firm.jw && firm.wmo && !deal.jw;
            if !fits || elsewhere {
                continue;
            }
            let lots: Vec<Option<usize>> = if size.duties_per_lot && model.per_lot {
                deal.lots.iter().map(|part| Some(part.lot)).collect()
            } else {
                vec![None]
            };
            for lot in lots {
                let id = duty(book, market, deal, (model, models[at]), lot, heavy);
                let mut duty = Duty { id, model: at, deal: number, instances: Vec::new() };
                occurrences(book, (deal, firm), (model, model.for_lots(heavy)), &mut duty, dice);
                if model.of.passes_down {
                    flow_down(book, firms, deal, (model, id), &below, dice);
                }
                duties.push(duty);
            }
        }
    }
    duties
}

/// The first due day of a contract; nothing for duties without dates.
pub fn first_due(due: Due, deal: &Deal) -> Option<NaiveDate> {
    due.days((deal.start, Some(deal.end)), None, (deal.start, deal.end)).first().copied()
}

fn write_model(book: &mut Book, model: &Model) -> Id {
    book.add(
        Kind::ObligationTemplate,
        row![
            "code" => model.code(), "title" => model.says("title"), "recurrence" => model.due.to_string(),
            "recurrence_heavy" => model.heavy.map(|due| due.to_string()), "category" => code(model.of.category),
            "evidence_kind" => model.says("evidence"), "passes_down" => model.of.passes_down,
            "law_ref" => model.says("law"), "domain" => code(model.of.domain), "weight" => model.of.weight,
            "estimate_hours" => model.of.hours * 1000, "already_available_from" => model.says("available"),
            "text" => model.says("text"),
        ],
    )
}

fn duty(
    book: &mut Book,
    market: &Market,
    deal: &Deal,
    (model, template): (&Model, Id),
    lot: Option<usize>,
    heavy: bool,
) -> Id {
    let field = if deal.jw { "jeugd" } else { "Wmo" };
    let place = lot.map(|lot| &market.lots[lot]);
    let suffix = place.map_or_else(String::new, |lot| format!("-{}", lot.code));
    // One proof per law, and per lot where the duty is laid down per lot; only what is asked once has no such mark.
    let evidence = match (model.says("evidence"), place) {
        ("", _) => String::new(),
        (evidence, _) if model.once => evidence.to_string(),
        (evidence, None) => format!("{evidence} {field}"),
        (evidence, Some(lot)) => format!("{evidence} {field} {}", lot.code),
    };
    let due = model.for_lots(heavy);
    let first_due = first_due(due, deal).unwrap_or(deal.start);
    book.add(
        Kind::Obligation,
        row![
            "code" => format!("{}-{}{suffix}", deal.number, model.code()), "contract" => deal.id,
            "lot" => place.map(|lot| lot.id), "template" => template, "title" => model.says("title"),
            "article" => format!("art. {}", model.article), "text" => model.says("text"), "recurrence" => due.to_string(),
            "first_due" => first_due, "weight" => model.of.weight, "passes_down" => model.of.passes_down,
            "responsible" => if deal.jw { "contractmanager jeugd" } else { "contractmanager Wmo" },
            "clause" => code("standard"), "evidence_kind" => evidence, "estimate_hours" => model.of.hours * 1000,
        ],
    )
}

fn occurrences(
    book: &mut Book,
    (deal, firm): (&Deal, &Firm),
    (model, due): (&Model, Due),
    duty: &mut Duty,
    dice: &mut Dice,
) {
    let from = addm(book.today, -MONTHS_BACK).max(deal.start);
    let to = add_days(book.today, DAYS_AHEAD).min(deal.end);
    let dues = due.days((deal.start, Some(deal.end)), None, (from, to));
    let last = dues.iter().rev().find(|due| **due < book.today).copied();
    for due in dues {
        let (instance, judged) = instance(book, (duty.id, firm.id, None), due, dice);
        let lasts = model.lasts && Some(due) == last;
        let proof = judged
            .filter(|_| !model.says("evidence").is_empty() && (lasts || dice.chance(55)))
            .map(|judged| proof(book, (duty.id, firm.id), due, judged, lasts, dice));
        duty.instances.push((due, instance, proof));
    }
}

/// The same duty for every subcontractor, charged to its main contractor, as long as it works in the chain.
fn flow_down(
    book: &mut Book,
    firms: &[Firm],
    deal: &Deal,
    (model, duty): (&Model, Id),
    below: &[&Link],
    dice: &mut Dice,
) {
    let from = addm(book.today, -MONTHS_BACK);
    let to = add_days(book.today, DAYS_AHEAD);
    let mut seen = HashSet::new();
    for link in below {
        for due in model.due.days((deal.start, Some(deal.end)), None, (from.max(link.from), to.min(link.to))) {
            if seen.insert((link.child, due)) {
                let _ = instance(book, (duty, firms[link.child].id, Some(firms[deal.firm].id)), due, dice);
            }
        }
    }
}

/// An occurrence: accepted in time when it is due, planned when it is to come. Answers the day it was judged.
fn instance(
    book: &mut Book,
    (duty, provider, charged_to): (Id, Id, Option<Id>),
    due: NaiveDate,
    dice: &mut Dice,
) -> (Id, Option<NaiveDate>) {
    if due >= book.today {
        let id = book.add(
            Kind::ObligationInstance,
            row![
                "obligation" => duty, "provider" => provider, "due" => due, "state" => code("planned"),
                "charged_to" => charged_to,
            ],
        );
        return (id, None);
    }
    let received = add_days(due, -i32::try_from(dice.between(1, 12)).unwrap_or(1));
    let judged = add_days(received, i32::try_from(dice.between(2, 9)).unwrap_or(2)).min(book.today);
    let id = book.add_since(
        judged,
        Kind::ObligationInstance,
        row![
            "obligation" => duty, "provider" => provider, "due" => due, "state" => code("accepted"),
            "received_on" => received, "judged_on" => judged, "charged_to" => charged_to,
        ],
    );
    (id, Some(judged))
}

fn proof(
    book: &mut Book,
    (duty, provider): (Id, Id),
    due: NaiveDate,
    judged: NaiveDate,
    lasts: bool,
    dice: &mut Dice,
) -> Id {
    let number = dice.between(10_000, 99_999);
    let valid = lasts.then(|| add_days(book.today, i32::try_from(dice.between(150, 420)).unwrap_or(150)));
    let print = dice.chance(50).then(|| dice.hex(64));
    book.add_since(
        judged,
        Kind::Evidence,
        row![
            "obligation" => duty, "provider" => provider, "due" => due,
            "reference" => format!("DOS-{:02}-{number}", due.year() % 100), "sha256" => print,
            "received_on" => add_days(judged, -2).min(due), "valid_until" => valid,
        ],
    )
}
