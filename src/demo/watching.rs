//! What a contract manager does: reviews on an anchored rhythm, meetings with promises, signals, objectives with their
//! indicators, and the reports of earlier months.

use super::area::year;
use super::book::{Book, code, row};
use super::capacity::halfway;
use super::deals::Deal;
use super::dice::Dice;
use super::parties::Firm;
use super::round::Market;
use super::world::World;
use crate::domain::calendar::{add_days, addm, last_working_day_on_or_before, month_start, quarter_start};
use crate::domain::kind::Kind;
use crate::domain::record::Id;
use chrono::{Datelike, NaiveDate};

/// Where the reviews and meetings are that trouble may be added to.
#[derive(Default)]
pub struct Watched {
    /// Review rhythm per deal.
    pub rhythm: Vec<Option<Id>>,
    /// Review rhythm per lot.
    pub lots: Vec<Option<Id>>,
    pub actions: Vec<Id>,
}

/// The last occurrence of a rhythm on or before today, the anchor included; nothing before the anchor.
fn last_due(anchor: NaiveDate, months: i32, today: NaiveDate) -> Option<NaiveDate> {
    (0..).map(|k| addm(anchor, k * months)).take_while(|day| *day <= today).last()
}

/// Writes everything that is watched.
pub fn write(book: &mut Book, world: &World, dice: &mut Dice) -> Watched {
    let World { firms, market, deals, agreements, .. } = world;
    let mut watched = Watched::default();
    for (number, deal) in deals.iter().enumerate() {
        let review = (!deal.ended).then(|| contract_reviews(book, market, deal));
        watched.rhythm.push(review);
        if !deal.ended && (deal.heavy(market) || number.is_multiple_of(2)) {
            meetings(book, &mut watched, (number, deal), firms[deal.firm].id, dice);
        }
    }
    for (number, lot) in market.lots.iter().enumerate() {
        let round = market.rounds.iter().find(|round| round.now && round.lots.contains(&number));
        let review = round.filter(|_| lot.heavy).map(|round| {
            let held = last_due(round.start, 12, book.today);
            review(book, ("lot", lot.id, "recalibration"), (round.start, Some(12), held))
        });
        watched.lots.push(review);
    }
    for round in market.rounds.iter().filter(|round| round.now) {
        let anchor = addm(round.start, 24);
        let held = (anchor <= book.today).then_some(anchor);
        review(book, ("framework", round.framework, "mid_term"), (anchor, None, held));
    }
    for agreement in agreements.iter().filter(|agreement| agreement.town.is_none()).step_by(5) {
        let held = last_due(agreement.start, 6, book.today);
        review(book, ("capacity_agreement", agreement.id, "signal"), (agreement.start, Some(6), held));
    }
    signals(book, firms, deals);
    objectives(book, dice);
    reports(book);
    watched
}

fn review(
    book: &mut Book,
    (subject_kind, subject, kind): (&'static str, Id, &'static str),
    (anchor, months, held): (NaiveDate, Option<i64>, Option<NaiveDate>),
) -> Id {
    let outcome = held.map(|_| "Besproken; geen bijstelling nodig.");
    book.add_since(
        held.unwrap_or(addm(book.today, -12)),
        Kind::Review,
        row![
            "subject_kind" => code(subject_kind), "subject" => subject, "kind" => code(kind), "anchor" => anchor,
            "interval_months" => months, "held_on" => held, "outcome" => outcome,
        ],
    )
}

fn contract_reviews(book: &mut Book, market: &Market, deal: &Deal) -> Id {
    let half = halfway(deal);
    let held = (half <= book.today).then_some(half);
    review(book, ("contract", deal.id, "mid_term"), (half, None, held));
    let (kind, months) = if deal.heavy(market) { ("meeting", 3) } else { ("annual", 12) };
    let held = last_due(deal.start, months, book.today);
    review(book, ("contract", deal.id, kind), (deal.start, Some(i64::from(months)), held))
}

fn meetings(book: &mut Book, watched: &mut Watched, (number, deal): (usize, &Deal), provider: Id, dice: &mut Dice) {
    const TALKED: [&str; 4] = [
        "Wachttijden en personeel besproken. Instroom is stabiel.",
        "Verbruik en prognose doorgenomen. Geen bijzonderheden.",
        "Samenwerking met lokale teams verloopt goed; uitstroom blijft aandachtspunt.",
        "Jaarplan en social return besproken.",
    ];
    const PROMISED: [&str; 4] = [
        "Overzicht van de personele bezetting sturen",
        "Voorstel voor snellere uitstroom maken",
        "Lokale teams uitnodigen voor werkbezoek",
        "Cijfers cliëntervaring toelichten",
    ];
    for back in 0..2 {
        let day = add_days(book.today, -30 - back * 150 - i32::try_from(number % 60).unwrap_or(0));
        let date = last_working_day_on_or_before(day);
        if date < deal.start {
            continue;
        }
        let turn = number + usize::try_from(back).unwrap_or(0);
        let meeting = book.add_since(
            date,
            Kind::Meeting,
            row![
                "provider" => provider, "date" => date, "contract" => deal.id, "notes" => TALKED[turn % 4],
                "attendees" => "contractmanager, accountmanager aanbieder, adviseur bedrijfsvoering",
                "agenda" => "1 Vorige afspraken 2 Cijfers 3 Kwaliteit 4 Vooruitblik",
            ],
        );
        let done = (back == 1).then(|| add_days(date, 40));
        let due = if back == 1 {
            add_days(date, 45)
        } else {
            add_days(book.today, 20 + i32::try_from(number % 40).unwrap_or(0))
        };
        let action = book.add_since(
            done.unwrap_or(date),
            Kind::ActionItem,
            row![
                "meeting" => meeting, "provider" => provider, "text" => PROMISED[turn % 4], "due" => due,
                "owner" => if dice.chance(50) { "accountmanager aanbieder" } else { "contractmanager" },
                "state" => code(if done.is_some() { "done" } else { "open" }), "done_on" => done,
            ],
        );
        if back == 0 {
            watched.actions.push(action);
        }
    }
}

/// Signals that were followed up and closed.
fn signals(book: &mut Book, firms: &[Firm], deals: &[Deal]) {
    const KINDS: [(&str, &str); 4] = [
        ("liquidity", "jaarrekening"),
        ("late_evidence", "verplichtingen"),
        ("board_unrest", "regionale krant"),
        ("intake_stop", "melding aanbieder"),
    ];
    for (number, deal) in deals.iter().enumerate().filter(|(number, deal)| !deal.ended && number % 23 == 4) {
        let (kind, source) = KINDS[number / 23 % 4];
        let date = add_days(book.today, -260 - i32::try_from(number % 90).unwrap_or(0));
        book.add(
            Kind::RiskSignal,
            row![
                "provider" => firms[deal.firm].id, "kind" => code(kind), "date" => date, "severity" => code("low"),
                "source" => source, "follow_up" => "Besproken met het bestuur; verklaring ontvangen.",
                "closed_on" => add_days(date, 60),
            ],
        );
    }
}

fn objectives(book: &mut Book, dice: &mut Dice) {
    #[rustfmt::skip]
    const TEN: [(&str, &str, &str, i64, &str); 10] = [
        ("Hulp start op tijd", "Aandeel dat binnen de norm start", "%", 90, "higher"),
        ("Minder kinderen wonen buiten een gezin", "Jeugdigen in een groep per 10.000", "aantal", 18, "lower"),
        ("Passende hulp dichtbij", "Aandeel hulp in de eigen gemeente", "%", 70, "higher"),
        ("Hulp helpt", "Aandeel dat zonder hulp verder kan", "%", 55, "higher"),
        ("Cliënten zijn tevreden", "Rapportcijfer cliëntervaring", "cijfer", 8, "higher"),
        ("Aanbod is er altijd", "Zware percelen met een terugvaloptie", "%", 100, "higher"),
        ("Uitgaven blijven binnen de begroting", "Uitgaven ten opzichte van de begroting", "%", 100, "lower"),
        ("Minder administratie", "Uren per aanbieder per jaar", "uur", 220, "lower"),
        ("Goede overgang naar volwassenheid", "Warme overdracht rond achttien jaar", "%", 85, "higher"),
        ("Stabiele aanbieders", "Aanbieders zonder open signaal", "%", 95, "higher"),
    ];
    for (place, (title, name, unit, target, direction)) in TEN.iter().enumerate() {
        let number = i64::try_from(place).unwrap_or(0) + 1;
        let objective = book.add(Kind::Objective, row!["number" => number, "title" => *title]);
        let indicator = book.add(
            Kind::Indicator,
            row![
                "objective" => objective, "name" => *name, "unit" => *unit, "target" => target * 1000,
                "direction" => code(direction), "definition" => "Gemeten over alle gemeenten samen, per kwartaal.",
            ],
        );
        for back in 1..=8 {
            let day = addm(quarter_start(book.today), -3 * back);
            let period = format!("{}-Q{}", day.year(), day.month0() / 3 + 1);
            let off = dice.between(-60, 40);
            book.add_since(
                addm(day, 4),
                Kind::IndicatorValue,
                row![
                    "indicator" => indicator, "period" => period, "value" => target * (1000 + off),
                    "source" => "kwartaalrapportage",
                ],
            );
        }
    }
}

/// Frozen reports of a year, from before this program: without a fingerprint, for nothing says what they were made from.
fn reports(book: &mut Book) {
    let now = month_start(book.today);
    for back in 2..=12 {
        let month = addm(now, -back);
        let frozen = add_days(addm(month, 1), 19);
        frozen_report(book, "month", format!("{}", month.format("%Y-%m")), frozen);
        if month.month().is_multiple_of(3) {
            let period = format!("{}-Q{}", month.year(), month.month() / 3);
            frozen_report(book, "quarter", period, add_days(addm(month, 1), 41));
        }
    }
    let quarter = add_days(quarter_start(book.today), -1);
    book.add(
        Kind::ReportRemark,
        row![
            "kind" => "quarter", "period" => format!("{}-Q{}", quarter.year(), quarter.month() / 3),
            "line" => "finance/total",
            "text" => "De uitgaven lopen voor op de begroting: in het tweede kwartaal kwamen meer cliënten in zware zorg.",
        ],
    );
    let last = year(book.today, -1);
    frozen_report(book, "council", format!("{}", last.year()), add_days(addm(last, 12), 60));
}

fn frozen_report(book: &mut Book, kind: &str, period: String, frozen: NaiveDate) {
    if frozen >= book.today {
        return;
    }
    book.add_since(
        frozen,
        Kind::Report,
        row![
            "kind" => kind, "period" => period, "as_of" => frozen, "known_on" => format!("{frozen}T08:00:00Z"),
            "frozen_on" => frozen,
        ],
    );
}
