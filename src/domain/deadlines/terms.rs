//! The term of a contract: begin, end, last possible end, notice of both parties, options, and the reason that more than
//! four years asks for (R1–R3, R5).

use super::ground::{Ground, Standing};
use super::{Basket, Draft, What, Why};
use crate::domain::kind::Kind;
use crate::domain::nouns::{contracts, extension_options};
use crate::domain::term::{last_notice, term_end};

/// R5: months a contract may last with its options without a recorded reason.
const FOUR_YEARS: u32 = 48;

/// The dates of every contract; they are given whatever their day, for they are few and planned years ahead.
pub fn collect(ground: &Ground<'_>, basket: &mut Basket<'_>) {
    for standing in &ground.contracts {
        ends(standing, basket);
        if !standing.is_over(basket.span.day) {
            notices(ground, standing, basket);
            options(ground, standing, basket);
            justification(standing, basket);
        }
    }
}

fn draft(what: What, standing: &Standing<'_>, date: chrono::NaiveDate) -> Draft {
    Draft::new(what, date, Kind::Contract, standing.contract.id)
}

fn ends(standing: &Standing<'_>, basket: &mut Basket<'_>) {
    let day = basket.span.day;
    if let Some(start) = standing.contract.date(contracts::START).filter(|start| *start > day) {
        basket.put(draft(What::Start, standing, start).why(Why::new("why-start")));
    }
    let Some(end) = standing.end else { return };
    let recorded = matches!(standing.contract.choice(contracts::STATUS), Some("active" | "signed" | "notice_given"));
    if end >= day {
        let exercised = standing.options.iter().filter(|(_, option)| option.is_exercised(day)).count();
        let why = match (standing.noticed, exercised) {
            (true, _) => Why::new("why-end-noticed"),
            (_, 0) => Why::new("why-end"),
            (_, exercised) => Why::new("why-end-extended").number(i64::try_from(exercised).unwrap_or(i64::MAX)),
        };
        basket.put(draft(What::End, standing, end).why(why));
    } else if recorded {
        basket.put(draft(What::End, standing, end).why(Why::new("why-end-over")));
    }
    if let Some(most) = standing.max_end.filter(|most| end >= day && *most != end) {
        basket.put(draft(What::MaxEnd, standing, most).why(Why::new("why-max-end").day(end)));
    }
}

fn notices(ground: &Ground<'_>, standing: &Standing<'_>, basket: &mut Basket<'_>) {
    let Some(end) = standing.end else { return };
    let mode = standing.contract.choice(contracts::TERMINATION_MODE);
    let months = |column| standing.contract.number(column).and_then(|months| u32::try_from(months).ok());
    if let Some(months) = months(contracts::NOTICE_MONTHS_CLIENT).filter(|_| mode != Some("none")) {
        let last = last_notice(end, months);
        if last >= basket.span.day {
            let papers = ground.meetings.papers_before(standing, last);
            let why = Why::new("why-last-notice").day(end).months(months);
            let notice = draft(What::LastNotice, standing, last).why(why).papers(papers);
            basket.put(notice.handled(standing.noticed));
        }
    }
    if let Some(months) =
        months(contracts::NOTICE_MONTHS_CONTRACTOR).filter(|_| !matches!(mode, Some("none" | "client")))
    {
        let last = last_notice(end, months);
        if last >= basket.span.day {
            let why = Why::new("why-last-notice-contractor").day(end).months(months);
            basket.put(draft(What::LastNoticeContractor, standing, last).why(why).handled(standing.noticed));
        }
    }
}

fn options(ground: &Ground<'_>, standing: &Standing<'_>, basket: &mut Basket<'_>) {
    let mut end = standing.end;
    for (place, option) in standing.open.iter().enumerate() {
        let counted_from = end;
        end = option.new_end;
        let (record, terms) = &standing.options[option.index];
        let (Some(deadline), Some(from), Some(notify)) = (option.deadline, counted_from, terms.notify_months) else {
            continue;
        };
        let number = record.number(extension_options::SEQ);
        let mut why = Why::new(if place == 0 { "why-option-decision" } else { "why-option-decision-after" });
        why = why.day(from).months(notify).number(number.unwrap_or(i64::try_from(option.index + 1).unwrap_or(1)));
        let papers = ground.meetings.papers_before(standing, deadline);
        let draft = Draft::new(What::OptionDecision, deadline, Kind::ExtensionOption, record.id);
        basket.put(draft.why(why).papers(papers));
    }
}

/// R5: the last day within four years is the day by which the reason for lasting longer must be on record.
fn justification(standing: &Standing<'_>, basket: &mut Basket<'_>) {
    let known = standing.contract.text(contracts::DURATION_JUSTIFICATION).is_some();
    let (Some(start), Some(most)) = (standing.contract.date(contracts::START), standing.max_end) else { return };
    let four_years = term_end(start, FOUR_YEARS);
    if !known && most > four_years {
        let why = Why::new("why-justification").day(most).months(FOUR_YEARS);
        basket.put(draft(What::Justification, standing, four_years).why(why));
    }
}
