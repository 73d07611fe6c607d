//! The meeting file of a provider (gespreksdossier, N29) on paper: what belongs on the table, in the order of the talk, with
//! room for what is agreed. What belongs in it is `domain::meeting_file`'s.

use super::period::Length;
use super::provider_sheet::agenda;
use super::records::{Filling, Listed};
use super::scope::{Reach, Scope};
use super::{Ground, Made, Report, Wish};
use crate::domain::kind::Kind;
use crate::domain::meeting_file::{MeetingFile, QUESTIONS, meeting_file};
use crate::domain::nouns::meetings;
use crate::domain::record::Id;
use crate::domain::written::show_day;
use crate::paper::document::Block;
use crate::text::Message;

/// The overview.
pub const REPORT: Report =
    Report { name: "meeting", lengths: &[Length::Month], reaches: &[Reach::Provider], questions: &QUESTIONS, make };

const POOL: (&str, &str) = ("municipality", "report-pool");

/// The parts of the file in the order of a talk.
fn parts(file: &MeetingFile) -> [(Listed, &[Id]); 9] {
    let listed = |id, caption, kind, names, absent| Listed { id, caption, kind, names, absent };
    [
        (
            listed("actions", "report-meeting-actions", Kind::ActionItem, &["text", "owner", "due", "state"], &[]),
            &file.actions,
        ),
        (
            listed(
                "duties",
                "report-meeting-duties",
                Kind::ObligationInstance,
                &["obligation", "due", "standing"],
                &[("standing", "report-planned")],
            ),
            &file.duties,
        ),
        (
            listed("proof", "report-meeting-proof", Kind::Evidence, &["obligation", "reference", "valid_until"], &[]),
            &file.proof,
        ),
        (
            listed(
                "signals",
                "report-meeting-signals",
                Kind::Signal,
                &["signal.kind", "date", "severity", "state", "follow_up_by"],
                &[],
            ),
            &file.signals,
        ),
        (
            listed(
                "used",
                "report-meeting-used",
                Kind::Utilisation,
                &["product", "municipality", "unit", "agreed_so_far", "used", "utilisation_percent", "band"],
                &[POOL],
            ),
            &file.used,
        ),
        (
            listed(
                "ceilings",
                "report-meeting-ceilings",
                Kind::Ceiling,
                &["contract", "municipality", "amount_cents", "used_cents", "used_percent", "year_end_cents", "state"],
                &[POOL],
            ),
            &file.ceilings,
        ),
        (
            listed(
                "chain",
                "report-meeting-chain",
                Kind::SubcontractLink,
                &["parent", "child", "lot", "valid_from", "valid_to", "consent_on"],
                &[("valid_to", "report-open"), ("consent_on", "report-none"), ("lot", "report-all-lots")],
            ),
            &file.chain,
        ),
        (listed("dates", "report-meeting-dates", Kind::Deadline, &["date", "kind", "why"], &[]), &file.dates),
        (
            listed(
                "waits",
                "report-meeting-waits",
                Kind::Wait,
                &["lot", "month", "weeks_start", "norm", "weeks_over"],
                &[],
            ),
            &file.waits,
        ),
    ]
}

fn make(ground: &Ground<'_>, wish: &Wish) -> Made {
    let (words, register) = (ground.words, ground.register);
    let mut filling = Filling::new(ground, wish);
    let Scope::Provider(provider) = wish.scope else {
        return filling.finish("report-meeting-quiet", vec![words.get("report-provider-which")]);
    };
    let file = meeting_file(register, provider, ground.day);
    let held = file.last.and_then(|id| register.get(Kind::Meeting, id)).and_then(|held| held.date(meetings::DATE));
    let since = show_day(file.since, words.lang());
    let last = match held {
        Some(day) => Message::new("report-meeting-last").with("day", show_day(day, words.lang())).with("since", since),
        None => Message::new("report-meeting-first").with("since", since),
    };
    let mut opening = vec![Block::Paragraph(words.say(&last))];
    let points = agenda(ground, &file);
    opening.push(match points.is_empty() {
        true => Block::Paragraph(words.get("report-meeting-in-order")),
        false => Block::List(points),
    });
    filling.section("agenda", "report-meeting-agenda", opening);
    for (listed, ids) in parts(&file) {
        filling.listed(listed.id, listed.caption, &listed, ids);
    }
    let room = ["report-provider-room", "report-provider-room-actions"].map(|id| Block::Room(words.get(id)));
    filling.section("agreements", "report-provider-new", room.into());
    filling.finish("report-meeting-quiet", Vec::new())
}
