//! What was agreed with people: talks that are planned, actions, papers for governing bodies, signals that wait.

use super::ground::Ground;
use super::{Basket, Draft, What, Why, by, in_use};
use crate::domain::kind::Kind;
use crate::domain::nouns::{action_items, body_meetings, meetings};

/// All of them.
pub fn collect(ground: &Ground<'_>, basket: &mut Basket<'_>) {
    let span = ground.span;
    for meeting in in_use(span.register, Kind::Meeting, span.day) {
        if let Some(date) = meeting.date(meetings::DATE) {
            basket.put_ahead(Draft::new(What::Meeting, date, Kind::Meeting, meeting.id).why(Why::new("why-meeting")));
        }
    }
    for action in in_use(span.register, Kind::ActionItem, span.day) {
        let Some(due) = action.date(action_items::DUE) else { continue };
        let settled = matches!(action.choice(action_items::STATE), Some("done" | "dropped"));
        let done = settled || by(action.date(action_items::DONE_ON), span.day);
        let why = Why::new("why-action");
        basket.put_open(Draft::new(What::Action, due, Kind::ActionItem, action.id).why(why).handled(done));
    }
    for meeting in in_use(span.register, Kind::BodyMeeting, span.day) {
        let Some(date) = meeting.date(body_meetings::DATE) else { continue };
        let draft = |date| Draft::new(What::BodyMeeting, date, Kind::BodyMeeting, meeting.id);
        match meeting.date(body_meetings::PAPERS_DUE) {
            Some(papers) => basket.put_ahead(draft(papers).why(Why::new("why-papers").day(date))),
            None => basket.put_ahead(draft(date).why(Why::new("why-body-meeting"))),
        }
    }
}
